package export

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// writeDOT writes a digraph; edges of symmetric relations have no arrow heads.
func writeDOT(s *set, w *writer) error {
	w.put("digraph diplograph {\n",
		"  graph [overlap=false, splines=true, outputorder=edgesfirst];\n",
		"  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"Noto Sans,Vazirmatn,DejaVu Sans,sans-serif\"];\n",
		"  edge [fontname=\"Noto Sans,Vazirmatn,DejaVu Sans,sans-serif\", fontsize=10];\n")
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		w.put("  ", dotID(e.XID), " [label=", dotText(s.label(e)), ", tooltip=", dotText(e.XID), ", class=", dotID(strings.ToLower(e.Type)))
		if c := s.color(e); c != "" {
			w.put(", color=", dotID(c))
		}
		w.put("];\n")
	}
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		label := s.edgeLabel(e)
		switch {
		case e.First == "":
		case e.First == e.Last:
			label += "\n" + string(e.First)
		default:
			label += "\n" + string(e.First) + " – " + string(e.Last)
		}
		w.put("  ", dotID(e.Subject), " -> ", dotID(e.Object), " [label=", dotText(label), ", tooltip=", dotText(e.quote), ", class=", dotID(e.Edge.Relation),
			", weight=", number(float64(e.Count)))
		if e.source.URL != "" {
			w.put(", URL=", dotURL(e.source.URL))
		}
		if c := s.edgeColor(e); c != "" {
			w.put(", color=", dotID(c))
		}
		if e.relation.Symmetric {
			w.put(", dir=none")
		}
		w.put("];\n")
	}
	w.put("}\n")
	return nil
}

// dotID returns a name that is the same wherever it stands: a quotation mark is
// the only character with a meaning in it, and a backslash at its end or before
// a quotation mark.
func dotID(s string) string {
	s = printable(s)
	if strings.Contains(s, `"`) {
		s = strings.ReplaceAll(strings.ReplaceAll(s, `\"`, `\\"`), `"`, `\"`)
	}
	if strings.HasSuffix(s, `\`) {
		s += `\`
	}
	return `"` + s + `"`
}

var (
	textMarks = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)
	urlMarks  = strings.NewReplacer("&", "&amp;", "<", "%3C", ">", "%3E", `"`, "%22", `\`, "%5C")
)

// entity tells what Graphviz would take for the name of a character.
var entity = regexp.MustCompile(`&(#?\w+;)`)

// dotText returns text that is shown as it is, line by line.
func dotText(s string) string {
	s = printable(s)
	if strings.Contains(s, "&") {
		s = entity.ReplaceAllString(s, "&amp;$1")
	}
	return `"` + textMarks.Replace(s) + `"`
}

// dotURL returns an address. Graphviz copies it into pictures as it is, so it
// must be fit to stand in XML.
func dotURL(s string) string {
	return dotID(urlMarks.Replace(s))
}

// printable drops control characters, which the pictures that are made of a
// file have no place for.
func printable(s string) string {
	if utf8.ValidString(s) &&
		strings.IndexFunc(s, func(r rune) bool { return r < 0x20 || r == 0xFFFE || r == 0xFFFF }) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\r':
			return ' '
		case r < 0x20 || r == 0xFFFE || r == 0xFFFF:
			return -1
		}
		return r
	}, toValid(s))
}

func toValid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

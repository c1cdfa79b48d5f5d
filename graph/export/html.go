package export

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"io"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// page has what the page is made of: its frame, its style and its scripts.
//
//go:embed page
var page embed.FS

// pageScripts are put one after the other.
var pageScripts = [...]string{"layout.js", "view.js", "page.js"}

// writeHTML writes one page that has everything in it: the graph as JSON and
// scripts that draw it. It asks the network for nothing, and its policy lets
// the browser run no script but those.
func writeHTML(s *set, w *writer) error {
	file := func(name string) string {
		b, err := page.ReadFile("page/" + name)
		if err != nil && w.err == nil {
			w.err = err
		}
		return string(b)
	}
	script := "'use strict';\n{\n"
	for _, name := range pageScripts {
		script += file(name)
	}
	script += "}\n"
	style := file("page.css")
	frame := strings.NewReplacer("{{script-hash}}", policyHash(script), "{{style-hash}}", policyHash(style), "{{style}}", style, "{{script}}", script)
	head, tail, _ := strings.Cut(file("page.html"), "{{data}}")
	w.put(frame.Replace(head))
	inside := newWriter(noTags{w})
	if err := s.pageData(inside); err != nil {
		return err
	}
	if err := inside.flush(); err != nil {
		return err
	}
	w.put(frame.Replace(tail))
	return w.err
}

// policyHash is how a Content-Security-Policy names what it lets in.
func policyHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// noTags writes JSON so that it can stand in HTML: less-than signs, which JSON
// has in strings only, are escaped.
type noTags struct{ w io.Writer }

func (n noTags) Write(b []byte) (int, error) {
	_, err := n.w.Write(bytes.ReplaceAll(b, []byte("<"), []byte(`\u003c`)))
	return len(b), err
}

func (s *set) pageData(w *writer) error {
	names := s.options.Names
	w.put(`{"focus":`)
	w.json(s.options.Focus)
	w.put(`,"types":[`)
	for i, t := range s.ontology.Entities {
		comma(w, i)
		w.put(`{"name":`)
		w.json(t.Name)
		w.member("label", text, t.Labels.In(names...))
		w.member("color", text, t.Color)
		w.put("}")
	}
	w.put(`],"categories":[`)
	for i, c := range s.ontology.Categories {
		comma(w, i)
		w.put(`{"name":`)
		w.json(c.Name)
		w.member("label", text, c.Labels.In(names...))
		w.member("color", text, c.Color)
		w.put("}")
	}
	w.put(`],"relations":{`)
	for i, r := range s.ontology.Relations {
		comma(w, i)
		w.json(r.Name)
		w.put(`:{"category":`)
		w.json(r.Category)
		w.member("label", text, r.Labels.In(names...))
		w.member("inverse", text, r.Inverse.Labels.In(names...))
		w.member("symmetric", truth, yes(r.Symmetric))
		w.put("}")
	}
	w.put(`},"nodes":[`)
	n := 0
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		comma(w, n)
		n++
		s.pageNode(w, e)
	}
	w.put("\n],\"edges\":[")
	n = 0
	s.whole = true
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		comma(w, n)
		n++
		s.pageEdge(w, e)
	}
	w.put("\n]}")
	return nil
}

func comma(w *writer, n int) {
	if n > 0 {
		w.put(",")
	}
}

func (s *set) pageNode(w *writer, e graph.Entity) {
	w.put("\n{\"id\":")
	w.json(e.XID)
	w.member("type", text, e.Type)
	w.member("label", text, s.label(e))
	w.put(`,"names":{`)
	n := 0
	for _, lang := range s.langs {
		if name := e.Names[lang]; name != "" {
			comma(w, n)
			n++
			w.json(lang)
			w.put(":")
			w.json(name)
		}
	}
	w.put("}")
	w.list("aliases", e.Aliases)
	if e.Described {
		w.put(`,"described":true`)
	}
	w.put("}")
}

func (s *set) pageEdge(w *writer, e *edge) {
	w.put("\n{\"id\":")
	w.json(e.id())
	w.member("source", text, e.Subject)
	w.member("target", text, e.Object)
	w.member("relation", text, e.Edge.Relation)
	w.member("label", text, s.edgeLabel(e))
	w.member("status", text, string(e.status))
	w.list("roles", e.roles)
	w.member("first", text, string(e.First))
	w.member("last", text, string(e.Last))
	w.put(`,"evidence":[`)
	for i, st := range e.statements {
		comma(w, i)
		w.put(`{"confidence":`, number(st.Confidence))
		w.put(`,"quotes":[`)
		for j, ev := range st.Evidence {
			comma(w, j)
			w.json(ev.Quote)
		}
		w.put("]")
		w.member("date", text, string(st.Date))
		w.member("place", text, st.Place)
		w.member("by", text, st.AttributedTo)
		w.member("title", text, st.source.Title)
		w.member("outlet", text, st.source.Outlet)
		w.member("url", text, st.source.URL)
		w.member("published", text, string(st.source.Published))
		w.member("lang", text, st.source.Lang)
		w.put("}")
	}
	w.put("]}")
}

// list writes a list of strings of a JSON object after others, unless it is
// empty.
func (w *writer) list(name string, values []string) {
	for i, v := range values {
		if i == 0 {
			w.put(",")
			w.json(name)
			w.put(":[")
		} else {
			w.put(",")
		}
		w.json(v)
	}
	if len(values) > 0 {
		w.put("]")
	}
}

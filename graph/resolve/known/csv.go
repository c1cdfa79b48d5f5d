package known

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// columns are the headings that a table may have, by what people call them.
// Names of languages ("ar", "name_ar", "name@fa") are headings too.
var columns = map[string]string{
	"id": "id", "xid": "id", "type": "type", "name": "name", "names": "name", "label": "name",
	"alias": "alias", "aliases": "alias",
	"wikidata": "wikidata", "wikidata_id": "wikidata", "wikidataid": "wikidata", "qid": "wikidata",
	"office": "office", "position": "office", "role": "office", "of": "of", "body": "of",
	"country": "country", "state": "country", "nationality": "country",
	"from": "from", "since": "from", "start": "from", "to": "to", "until": "to", "end": "to",
	"note": "note", "notes": "note", "comment": "note", "source": "note",
}

var (
	language = regexp.MustCompile(`^(?:names?[_@ -])?([a-z]{2,3})$`)
	item     = regexp.MustCompile(`^Q[1-9][0-9]*$`)
)

// readCSV reads a table. Several rows of one id are one entry: the later ones
// add names and offices. A cell of names may hold several, with "|" between.
func (b *builder) readCSV(data []byte) error {
	in := csv.NewReader(bytes.NewReader(data))
	first, _, _ := bytes.Cut(data, []byte("\n"))
	for _, comma := range "\t;" {
		if bytes.ContainsRune(first, comma) && !bytes.ContainsRune(first, ',') {
			in.Comma = comma
		}
	}
	in.FieldsPerRecord = -1
	in.TrimLeadingSpace = true
	head, err := in.Read()
	if err != nil {
		return fmt.Errorf("it has no heading")
	}
	var heads []string
	for _, h := range head {
		h = strings.ToLower(strings.TrimSpace(h))
		c, ok := columns[h]
		if !ok {
			m := language.FindStringSubmatch(h)
			if m == nil {
				return fmt.Errorf("the heading %q is not known; there are id, type, name or a language such as ar, alias, wikidata, country, office, of, from, to, note", h)
			}
			c = "@" + m[1]
		}
		heads = append(heads, c)
	}
	if !slices.Contains(heads, "id") {
		return errors.New("no column is called id")
	}
	for {
		begin := in.InputOffset()
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		line := 0
		var broken *csv.ParseError
		switch {
		case errors.As(err, &broken):
			b.fault(broken.StartLine, "%v", broken.Err)
			continue
		case err != nil:
			return err
		default:
			line, _ = in.FieldPos(0)
		}
		b.row(line, strings.TrimSpace(string(data[begin:in.InputOffset()])), heads, cells)
	}
}

// row reads one row of a table.
func (b *builder) row(line int, raw string, heads, cells []string) {
	if len(cells) != len(heads) {
		b.fault(line, "it has %d cells, the heading %d", len(cells), len(heads))
		return
	}
	get := map[string]string{}
	for i, h := range heads {
		if get[h] == "" {
			get[h] = strings.TrimSpace(cells[i])
		}
	}
	if get["id"] == "" {
		b.fault(line, "it has no id")
		return
	}
	if earlier, ok := b.entries[get["id"]]; ok && get["type"] == "" {
		get["type"] = earlier.typ
	}
	typ, err := b.typeOf(get["type"], get["id"])
	if err != nil {
		b.fault(line, "%w", err)
		return
	}
	for _, q := range parts(get["wikidata"]) {
		if !item.MatchString(q) {
			b.fault(line, "%q is no id of Wikidata, such as Q42", q)
			return
		}
	}
	from, to, err := span(get["from"], get["to"])
	if err != nil {
		b.fault(line, "%w", err)
		return
	}
	var countries []string
	for _, c := range parts(get["country"]) {
		state, ok := b.World.Entity(c)
		if !ok || state.Type != "State" {
			b.fault(line, "there is no state %q", c)
			return
		}
		countries = append(countries, state.XID)
	}
	if get["office"] != "" && typ != "Person" {
		b.fault(line, "what is of type %s holds no office", typ)
		return
	}
	e := b.entry(line, get["id"], typ)
	if e == nil {
		return
	}
	o := office{words: get["office"], of: get["of"], from: from, to: to, line: line}
	o.begin, o.end = e.say(raw)
	if o.words != "" {
		e.offices = append(e.offices, o)
	}
	for i, h := range heads {
		lang, ok := strings.CutPrefix(h, "@")
		if h == "name" {
			lang, ok = "", true
		}
		if ok {
			for _, n := range parts(cells[i]) {
				e.call(lang, n)
			}
		}
	}
	e.aliases = append(e.aliases, parts(get["alias"])...)
	e.wikidata = append(e.wikidata, parts(get["wikidata"])...)
	e.countries = append(e.countries, countries...)
}

// typeOf returns the type of that name, or the one that an xid tells.
func (b *builder) typeOf(typ, id string) (string, error) {
	if typ == "" {
		if t, ok := b.Ontology.TypeOf(id); ok {
			return t.Name, nil
		}
		return "", fmt.Errorf("%q has no type", id)
	}
	for _, t := range b.Ontology.Entities {
		if strings.EqualFold(t.Name, typ) || strings.EqualFold(t.Prefix, typ) {
			return t.Name, nil
		}
	}
	return "", fmt.Errorf("there is no type %q", typ)
}

// parts splits a cell of several values.
func parts(cell string) []string {
	var out []string
	for p := range strings.SplitSeq(cell, "|") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}

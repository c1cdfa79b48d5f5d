package export

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"github.com/diplograph/diplograph/graph"
)

// Records travel through spools as bytes: strings and numbers one after the
// other, each string behind its length.

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendStrings(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = appendString(b, s)
	}
	return b
}

// A decoder takes apart what the append functions made. All strings of a record
// are parts of one.
type decoder struct {
	rest string
	bad  bool
}

func decode(b []byte) decoder { return decoder{rest: string(b)} }

var errRecord = errors.New("a record of a temporary file is damaged")

func (d *decoder) err() error {
	if d.bad {
		return errRecord
	}
	return nil
}

func (d *decoder) uint() uint64 {
	var v uint64
	for i := 0; i < len(d.rest) && i < binary.MaxVarintLen64; i++ {
		c := d.rest[i]
		v |= uint64(c&0x7F) << (7 * i)
		if c < 0x80 {
			d.rest = d.rest[i+1:]
			return v
		}
	}
	d.bad, d.rest = true, ""
	return 0
}

func (d *decoder) string() string {
	n := d.uint()
	if n > uint64(len(d.rest)) {
		d.bad, d.rest = true, ""
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) strings() []string {
	n := d.uint()
	if n > uint64(len(d.rest)) {
		d.bad = true
		return nil
	}
	var list []string
	for range n {
		list = append(list, d.string())
	}
	return list
}

func appendEntity(b []byte, e graph.Entity) []byte {
	b = appendString(appendString(b, e.XID), e.Type)
	langs := make([]string, 0, 2*len(e.Names))
	for lang := range e.Names {
		langs = append(langs, lang)
	}
	slices.Sort(langs)
	b = binary.AppendUvarint(b, uint64(len(langs)))
	for _, lang := range langs {
		b = appendString(appendString(b, lang), e.Names[lang])
	}
	b = appendStrings(appendStrings(b, e.Aliases), e.Keys)
	if e.Described {
		return append(b, 1)
	}
	return append(b, 0)
}

func (d *decoder) entity() graph.Entity {
	e := graph.Entity{XID: d.string(), Type: d.string()}
	n := d.uint()
	if n > uint64(len(d.rest)) {
		d.bad = true
		return e
	}
	e.Names = make(map[string]string, n)
	for range n {
		lang := d.string()
		e.Names[lang] = d.string()
	}
	e.Aliases, e.Keys = d.strings(), d.strings()
	e.Described = d.uint() == 1
	return e
}

func appendAssertion(b []byte, a graph.Assertion) []byte {
	for _, s := range [...]string{a.XID, a.Relation, a.Subject, a.Object, string(a.Status), a.Role, a.AttributedTo, string(a.Date),
		string(a.Basis), a.Place, a.PLOVER, a.CAMEO, a.Rule, a.Pack, a.Document} {
		b = appendString(b, s)
	}
	b = binary.AppendUvarint(b, math.Float64bits(a.Confidence))
	b = binary.AppendUvarint(b, uint64(len(a.Evidence)))
	for _, e := range a.Evidence {
		b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(e.Begin)), uint64(e.End))
		b = appendString(b, e.Quote)
	}
	return b
}

func (d *decoder) assertion() graph.Assertion {
	a := graph.Assertion{XID: d.string(), Relation: d.string(), Subject: d.string(), Object: d.string(), Status: graph.Status(d.string()),
		Role: d.string(), AttributedTo: d.string(), Date: graph.Date(d.string()), Basis: graph.Basis(d.string()), Place: d.string(),
		PLOVER: d.string(), CAMEO: d.string(), Rule: d.string(), Pack: d.string(), Document: d.string()}
	a.Confidence = math.Float64frombits(d.uint())
	n := d.uint()
	if n > uint64(len(d.rest)) {
		d.bad = true
		return a
	}
	a.Evidence = make([]graph.Evidence, n)
	for i := range a.Evidence {
		a.Evidence[i] = graph.Evidence{Document: a.Document, Begin: int(d.uint()), End: int(d.uint()), Quote: d.string()}
	}
	return a
}

// appendSource appends what a reference to a document needs.
func appendSource(b []byte, doc graph.Document) []byte {
	for _, s := range [...]string{doc.XID, doc.URL, doc.Outlet, doc.Title, string(doc.Published), doc.Lang} {
		b = appendString(b, s)
	}
	return b
}

func (d *decoder) source() graph.Document {
	return graph.Document{XID: d.string(), URL: d.string(), Outlet: d.string(), Title: d.string(), Published: graph.Date(d.string()), Lang: d.string()}
}

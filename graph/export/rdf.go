package export

import (
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// The names of RDF. Entities, assertions, documents, types and predicates are
// all named within one space, so that the prefix alone turns an xid into a
// name and back.
const (
	namespace = "urn:diplograph:"
	rdfType   = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
	xsd       = "http://www.w3.org/2001/XMLSchema#"
)

// iri names a node or a term of the vocabulary. What an IRI has no place for
// is written as percent signs and digits.
func iri(name string) string { return string(appendIRI(make([]byte, 0, 128), name)) }

func appendIRI(b []byte, name string) []byte {
	return append(iriEscape.append(append(b, "<"+namespace...), name), '>')
}

var (
	iriEscape     = newEscape().controls("%%%02X", []byte(" <>\"{}|^`\\%\x7F")...)
	literalEscape = newEscape(`"`, `\"`, `\`, `\\`, "\n", `\n`, "\t", `\t`, "\r", `\r`).controls(`\u%04X`, 0x7F)
)

// appendLiteral appends a string of RDF.
func appendLiteral(b []byte, s string) []byte {
	return append(literalEscape.append(append(b, '"'), s), '"')
}

// A term is what a quad says of its subject: the name of something, or a
// literal with a language or a type, neither of which a plain string has.
type term struct {
	name     string // an xid or a term of the vocabulary; "" for a literal
	value    string
	lang     string
	datatype string // of XML Schema, "date"
}

// append appends the term in N-Quads.
func (t term) append(b []byte) []byte {
	if t.name != "" {
		return appendIRI(b, t.name)
	}
	b = appendLiteral(b, t.value)
	switch {
	case t.lang != "":
		b = append(append(b, '@'), t.lang...)
	case t.datatype != "":
		b = append(append(append(b, "^^<"+xsd...), t.datatype...), '>')
	}
	return b
}

var dateTypes = map[string]string{"day": "date", "month": "gYearMonth", "year": "gYear"}

// A quad is a statement of RDF: the subject as it is written, the name of the
// predicate within the namespace or rdfType, the object, and the graph that it
// stands in, as it is written, or "".
type quad struct {
	subject, predicate string
	object             term
	graph              string
}

// append appends the quad as a line of N-Quads.
func (q quad) append(b []byte) []byte {
	b = append(append(b, q.subject...), ' ')
	if q.predicate == rdfType {
		b = append(b, rdfType...)
	} else {
		b = append(append(append(b, "<"+namespace...), q.predicate...), '>')
	}
	b = q.object.append(append(b, ' '))
	if q.graph != "" {
		b = append(append(b, ' '), q.graph...)
	}
	return append(b, " .\n"...)
}

// A node collects what is said of one subject. Values that are not known are
// left out.
type node struct {
	subject, graph string
	give           func(quad) error
	err            error
}

func (n *node) say(predicate string, object term) {
	if n.err == nil {
		n.err = n.give(quad{n.subject, predicate, object, n.graph})
	}
}

func (n *node) is(name string) { n.say(rdfType, term{name: name}) }

func (n *node) text(predicate, value string) {
	if value != "" {
		n.say(predicate, term{value: value})
	}
}

func (n *node) link(predicate, xid string) {
	if xid != "" {
		n.say(predicate, term{name: xid})
	}
}

func (n *node) date(predicate string, d graph.Date) {
	if d != "" {
		n.say(predicate, term{value: string(d), datatype: dateTypes[d.Precision()]})
	}
}

func (n *node) number(predicate string, value int) {
	n.say(predicate, term{value: strconv.Itoa(value), datatype: "integer"})
}

func (n *node) decimal(predicate string, value float64) {
	s := number(value)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	n.say(predicate, term{value: s, datatype: "decimal"})
}

// describeEntity gives the quads of an entity, in a set order.
func describeEntity(e graph.Entity, langs []string, give func(quad) error) error {
	n := node{subject: iri(e.XID), give: give}
	n.is("Entity")
	n.is(e.Type)
	for _, lang := range langs {
		if name := e.Names[lang]; name != "" {
			n.say("name", term{value: name, lang: lang})
		}
	}
	for _, a := range e.Aliases {
		n.text("alias", a)
	}
	for _, k := range e.Keys {
		n.text("key", k)
	}
	if e.Described {
		n.say("described", term{value: "true", datatype: "boolean"})
	}
	return n.err
}

// describeAssertion gives the quads of an assertion and its evidence, in the
// graph if it is not "".
func describeAssertion(a graph.Assertion, in string, give func(quad) error) error {
	n := node{subject: iri(a.XID), graph: in, give: give}
	n.is("Assertion")
	n.link("subject", a.Subject)
	n.text("relation", a.Relation)
	n.link("object", a.Object)
	n.text("status", string(a.Status))
	n.text("role", a.Role)
	n.link("attributed_to", a.AttributedTo)
	n.date("event_date", a.Date)
	n.text("event_basis", string(a.Basis))
	n.link("place", a.Place)
	n.decimal("confidence", a.Confidence)
	n.text("plover", a.PLOVER)
	n.text("cameo", a.CAMEO)
	n.text("rule", a.Rule)
	n.text("pack", a.Pack)
	n.link("document", a.Document)
	for _, e := range a.Evidence {
		n.link("evidence", evidenceXID(a, e))
	}
	for _, e := range a.Evidence {
		if n.err != nil {
			return n.err
		}
		q := node{subject: iri(evidenceXID(a, e)), graph: in, give: give}
		q.is("Evidence")
		q.number("begin", e.Begin)
		q.number("end", e.End)
		q.text("quote", e.Quote)
		if q.err != nil {
			return q.err
		}
	}
	return n.err
}

// evidenceXID names a piece of evidence, which has no xid of its own.
func evidenceXID(a graph.Assertion, e graph.Evidence) string {
	return a.XID + "#" + strconv.Itoa(e.Begin) + "-" + strconv.Itoa(e.End)
}

// describeDocument gives the quads of a document. When it was read is no part
// of what it says.
func describeDocument(d graph.Document, in string, give func(quad) error) error {
	n := node{subject: iri(d.XID), graph: in, give: give}
	n.is("Document")
	n.text("url", d.URL)
	n.text("outlet", d.Outlet)
	n.text("title", d.Title)
	n.date("published", d.Published)
	n.text("lang", d.Lang)
	n.text("hash", d.Hash)
	n.text("text", d.Text)
	return n.err
}

// describeEdge gives the quads of a direct edge: the edge itself, and a node
// that has what Dgraph keeps on it.
func describeEdge(e graph.Edge, give func(quad) error) error {
	if err := give(edgeQuad(e)); err != nil {
		return err
	}
	n := node{subject: iri("edge:" + e.Subject + "--" + e.Relation + "--" + e.Object), give: give}
	n.is("Edge")
	n.link("subject", e.Subject)
	n.text("relation", e.Relation)
	n.link("object", e.Object)
	describeSummary(&n, e)
	return n.err
}

func edgeQuad(e graph.Edge) quad {
	return quad{subject: iri(e.Subject), predicate: e.Relation, object: term{name: e.Object}}
}

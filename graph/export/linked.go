package export

import (
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// describe gives the quads of all that is in the set, in the order of xids
// within each kind. With graphs, what a document says stands in the graph named
// by the document.
func (s *set) describe(graphs bool, give func(quad) error) error {
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		if err := describeEntity(e, s.langs, give); err != nil {
			return err
		}
	}
	for st, err := range s.statements() {
		if err != nil {
			return err
		}
		in := ""
		if graphs {
			in = iri(st.Document)
		}
		if err := describeAssertion(st.Assertion, in, give); err != nil {
			return err
		}
	}
	for d, err := range s.documents() {
		if err != nil {
			return err
		}
		if err := describeDocument(d, "", give); err != nil {
			return err
		}
	}
	return nil
}

func writeNQuads(s *set, w *writer) error {
	give := func(q quad) error {
		w.buf = q.append(w.buf)
		w.drain()
		return w.err
	}
	if err := s.describe(true, give); err != nil {
		return err
	}
	for e, err := range s.directEdges() {
		if err != nil {
			return err
		}
		if err := describeEdge(e, give); err != nil {
			return err
		}
	}
	return nil
}

// A turtle writes quads that come subject by subject.
type turtle struct {
	w       *writer
	subject string
}

const turtlePrefixes = "@prefix dg: <" + namespace + "> .\n@prefix xsd: <" + xsd + "> .\n"

func (t *turtle) give(q quad) error {
	if q.subject == t.subject {
		t.w.put(" ;\n    ")
	} else {
		t.end()
		t.w.put("\n", q.subject, " ")
		t.subject = q.subject
	}
	if q.predicate == rdfType {
		t.w.put("a ")
	} else {
		t.w.put("dg:", q.predicate, " ")
	}
	switch o := q.object; {
	case q.predicate == rdfType:
		t.w.put("dg:", o.name)
	case o.datatype != "":
		t.w.buf = appendLiteral(t.w.buf, o.value)
		t.w.put("^^xsd:", o.datatype)
	default:
		t.w.buf = o.append(t.w.buf)
		t.w.drain()
	}
	return t.w.err
}

func (t *turtle) end() {
	if t.subject != "" {
		t.w.put(" .\n")
	}
	t.subject = ""
}

func writeTurtle(s *set, w *writer) error {
	w.put(turtlePrefixes)
	t := turtle{w: w}
	if err := s.describe(false, t.give); err != nil {
		return err
	}
	for e, err := range s.directEdges() {
		if err != nil {
			return err
		}
		if err := describeEdge(e, t.give); err != nil {
			return err
		}
	}
	t.end()
	return nil
}

// writeTurtleStar says of the edges themselves what Turtle says of nodes that
// stand for them (RDF-star, W3C community group report of 2021).
func writeTurtleStar(s *set, w *writer) error {
	w.put(turtlePrefixes)
	t := turtle{w: w}
	if err := s.describe(false, t.give); err != nil {
		return err
	}
	for e, err := range s.directEdges() {
		if err != nil {
			return err
		}
		q := edgeQuad(e)
		if err := t.give(q); err != nil {
			return err
		}
		n := node{subject: "<< " + q.subject + " " + iri(q.predicate) + " " + iri(q.object.name) + " >>", give: t.give}
		describeSummary(&n, e)
		if n.err != nil {
			return n.err
		}
	}
	t.end()
	return nil
}

// describeSummary says what Dgraph keeps on a direct edge.
func describeSummary(n *node, e graph.Edge) {
	n.number("count", e.Count)
	n.decimal("confidence", e.Confidence)
	n.date("first", e.First)
	n.date("last", e.Last)
}

// writeJSONLD writes a list of nodes with a context of its own, which needs no
// network to be understood.
func writeJSONLD(s *set, w *writer) error {
	w.put("{\"@context\": {\"@vocab\": \"", namespace, "\", \"dg\": \"", namespace, "\", \"xsd\": \"", xsd, "\"},\n\"@graph\": [")
	j := jsonld{w: w}
	if err := s.describe(false, j.give); err != nil {
		return err
	}
	for e, err := range s.directEdges() {
		if err != nil {
			return err
		}
		if err := describeEdge(e, j.give); err != nil {
			return err
		}
	}
	j.end()
	w.put("\n]}\n")
	return nil
}

// A jsonld writes quads that come subject by subject, and of each subject
// predicate by predicate.
type jsonld struct {
	w                  *writer
	subject, predicate string
	some               bool
}

func (j *jsonld) give(q quad) error {
	if q.subject != j.subject {
		j.end()
		if j.some {
			j.w.put(",")
		}
		j.w.put("\n{\"@id\":")
		j.w.json(bare(q.subject))
		j.subject, j.predicate, j.some = q.subject, "", true
	}
	if q.predicate == j.predicate {
		j.w.put(",")
	} else {
		if j.predicate != "" {
			j.w.put("]")
		}
		j.w.put(",")
		if q.predicate == rdfType {
			j.w.json("@type")
		} else {
			j.w.json(q.predicate)
		}
		j.w.put(":[")
		j.predicate = q.predicate
	}
	switch o := q.object; {
	case q.predicate == rdfType:
		j.w.json(o.name)
	case o.name != "":
		j.w.put(`{"@id":`)
		j.w.json(bare(iri(o.name)))
		j.w.put("}")
	case o.lang != "" || o.datatype != "":
		j.w.put(`{"@value":`)
		j.w.json(o.value)
		if o.lang != "" {
			j.w.member("@language", text, o.lang)
		} else {
			j.w.member("@type", text, "xsd:"+o.datatype)
		}
		j.w.put("}")
	default:
		j.w.json(o.value)
	}
	return j.w.err
}

func (j *jsonld) end() {
	if j.subject != "" {
		j.w.put("]}")
	}
}

// bare takes the angle brackets off.
func bare(iri string) string { return strings.TrimSuffix(strings.TrimPrefix(iri, "<"), ">") }

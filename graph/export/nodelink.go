package export

import (
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// A layout is how a JSON format names and nests what it has of nodes and edges.
type layout struct {
	head, nodes, edges, tail string // what stands before, between and after the lists
	open, close              string // around the properties of each entry
	entry                    string // the end of each entry
	node                     func(w *writer, e graph.Entity)
	edge                     func(w *writer, e *edge)
}

// writeLists writes the nodes and the edges, a line for each.
func (s *set) writeLists(w *writer, l layout) error {
	w.put(l.head, l.nodes)
	fields := s.nodeFields()
	before := "\n"
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		w.put(before)
		l.node(w, e)
		w.put(l.open, `"label":`)
		w.json(s.label(e))
		w.member("color", text, s.color(e))
		for _, f := range fields {
			w.member(f.name, f.kind, f.of(e))
		}
		w.put(l.close, l.entry)
		before = ",\n"
	}
	w.put(l.edges)
	before = "\n"
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		w.put(before)
		l.edge(w, e)
		w.put(l.open, `"label":`)
		w.json(s.edgeLabel(e))
		w.member("color", text, s.edgeColor(e))
		w.member("weight", integer, strconv.Itoa(e.Count))
		for _, f := range edgeFields {
			w.member(f.name, f.kind, f.of(e))
		}
		w.times(e)
		w.put(l.close, l.entry)
		before = ",\n"
	}
	w.put(l.tail)
	return nil
}

// writeNodeLink writes one object with the lists nodes and links.
func writeNodeLink(s *set, w *writer) error {
	return s.writeLists(w, layout{
		head:  `{"directed": true, "multigraph": true, "graph": {}, `,
		nodes: `"nodes": [`, edges: "\n], \"links\": [", tail: "\n]}\n",
		open: ",", close: "", entry: "}",
		node: func(w *writer, e graph.Entity) {
			w.put(`{"id":`)
			w.json(e.XID)
		},
		edge: func(w *writer, e *edge) {
			w.put(`{"source":`)
			w.json(e.Subject)
			w.member("target", text, e.Object)
			w.member("key", text, e.id())
		},
	})
}

// writeCytoscape writes the JSON of Cytoscape.js, which the desktop program
// reads too: there the column "name" is the label.
func writeCytoscape(s *set, w *writer) error {
	return s.writeLists(w, layout{
		head:  `{"format_version": "1.0", "generated_by": "diplograph", "target_cytoscapejs_version": "~3", "data": {"name": "diplograph"}, "elements": {`,
		nodes: `"nodes": [`, edges: "\n], \"edges\": [", tail: "\n]}}\n",
		open: ",", close: "}", entry: "}",
		node: func(w *writer, e graph.Entity) {
			w.put(`{"data":{"id":`)
			w.json(e.XID)
			w.member("name", text, s.label(e))
		},
		edge: func(w *writer, e *edge) {
			w.put(`{"data":{"id":`)
			w.json(e.id())
			w.member("source", text, e.Subject)
			w.member("target", text, e.Object)
			w.member("name", text, s.edgeLabel(e))
			w.member("interaction", text, e.Edge.Relation)
		},
	})
}

// writeGraphology writes the serialization of graphology, the library of
// sigma.js.
func writeGraphology(s *set, w *writer) error {
	return s.writeLists(w, layout{
		head:  `{"options": {"type": "mixed", "multi": true, "allowSelfLoops": true}, "attributes": {"name": "diplograph"}, `,
		nodes: `"nodes": [`, edges: "\n], \"edges\": [", tail: "\n]}\n",
		open: `,"attributes":{`, close: "}", entry: "}",
		node: func(w *writer, e graph.Entity) {
			w.put(`{"key":`)
			w.json(e.XID)
		},
		edge: func(w *writer, e *edge) {
			w.put(`{"key":`)
			w.json(e.id())
			w.member("source", text, e.Subject)
			w.member("target", text, e.Object)
			if e.relation.Symmetric {
				w.put(`,"undirected":true`)
			}
		},
	})
}

// member writes a field of a JSON object after others, unless it is unknown.
func (w *writer) member(name string, k kind, value string) {
	if value == "" {
		return
	}
	w.put(",")
	w.json(name)
	w.put(":")
	if k == text {
		w.json(value)
	} else {
		w.put(value)
	}
}

// times writes when the edge happened as a list of first and last days.
func (w *writer) times(e *edge) {
	if len(e.times) == 0 {
		return
	}
	parts := make([]string, len(e.times))
	for i, t := range e.times {
		parts[i] = `["` + t.first + `","` + t.last + `"]`
	}
	w.put(`,"times":[`, strings.Join(parts, ","), "]")
}

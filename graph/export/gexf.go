package export

import (
	"strconv"

	"github.com/diplograph/diplograph/graph"
)

// A gexfVersion is what sets two versions of GEXF apart.
type gexfVersion struct {
	number, namespace, viz, schema string
	directions                     bool // undirected edges can stand beside directed ones
	kinds                          bool // edges can say which relation they are of
}

var gexf13 = gexfVersion{"1.3", "http://gexf.net/1.3", "http://gexf.net/1.3/viz", "http://gexf.net/1.3/gexf.xsd", true, true}

var gexf12 = gexfVersion{"1.2", "http://www.gexf.net/1.2draft", "http://www.gexf.net/1.2draft/viz", "http://www.gexf.net/1.2draft/gexf.xsd", false, false}

func writeGEXF13(s *set, w *writer) error { return writeGEXF(s, w, gexf13) }
func writeGEXF12(s *set, w *writer) error { return writeGEXF(s, w, gexf12) }

var gexfTypes = map[kind]string{text: "string", integer: "integer", decimal: "double", truth: "boolean"}

// writeGEXF writes a dynamic graph: an edge has a spell for each time at which
// it happened. Edges without a known time have none and are always there.
func writeGEXF(s *set, w *writer, v gexfVersion) error {
	w.put(`<?xml version="1.0" encoding="UTF-8"?>`, "\n<gexf xmlns=\"", v.namespace, `" xmlns:viz="`, v.viz,
		`" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="`, v.namespace, " ", v.schema, `" version="`, v.number, "\">\n",
		"  <meta>\n    <creator>diplograph</creator>\n    <description>Who did what with whom in diplomatic news</description>\n  </meta>\n",
		"  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">\n")
	fields := s.nodeFields()
	nodeTags, edgeTags := gexfTags(len(fields)), gexfTags(len(edgeFields))
	w.put("    <attributes class=\"node\">\n")
	for i, f := range fields {
		gexfAttribute(w, i, f.name, f.kind)
	}
	w.put("    </attributes>\n    <attributes class=\"edge\">\n")
	for i, f := range edgeFields {
		gexfAttribute(w, i, f.name, f.kind)
	}
	w.put("    </attributes>\n    <nodes>\n")
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		w.put(`      <node id="`)
		w.xml(e.XID)
		w.put(`" label="`)
		w.xml(s.label(e))
		w.put("\">\n")
		gexfValues(w, nodeTags, fields, e)
		gexfColor(w, s.color(e))
		w.put("      </node>\n")
	}
	w.put("    </nodes>\n    <edges>\n")
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		w.put(`      <edge id="`)
		w.xml(e.id())
		w.put(`" source="`)
		w.xml(e.Subject)
		w.put(`" target="`)
		w.xml(e.Object)
		w.put(`" label="`)
		w.xml(s.edgeLabel(e))
		w.put(`"`)
		if v.directions && e.relation.Symmetric {
			w.put(` type="undirected"`)
		}
		if v.kinds {
			w.put(` kind="`, e.Edge.Relation, `"`)
		}
		w.put(` weight="`, strconv.Itoa(e.Count), "\">\n")
		gexfValues(w, edgeTags, edgeFields[:], e)
		if len(e.times) > 0 {
			w.put("        <spells>\n")
			for _, t := range e.times {
				w.put(`          <spell start="`, t.first, `" end="`, t.last, "\"/>\n")
			}
			w.put("        </spells>\n")
		}
		gexfColor(w, s.edgeColor(e))
		w.put("      </edge>\n")
	}
	w.put("    </edges>\n  </graph>\n</gexf>\n")
	return nil
}

func gexfAttribute(w *writer, id int, name string, k kind) {
	w.put(`      <attribute id="`, strconv.Itoa(id), `" title="`, name, `" type="`, gexfTypes[k], "\"/>\n")
}

// gexfTags are the beginnings of the values of so many fields.
func gexfTags(n int) []string {
	tags := make([]string, n)
	for i := range tags {
		tags[i] = `          <attvalue for="` + strconv.Itoa(i) + `" value="`
	}
	return tags
}

func gexfValues[T graph.Entity | *edge](w *writer, tags []string, fields []field[T], of T) {
	w.put("        <attvalues>\n")
	for i, f := range fields {
		if value := f.of(of); value != "" {
			w.put(tags[i])
			w.xml(value)
			w.put("\"/>\n")
		}
	}
	w.put("        </attvalues>\n")
}

// gexfColor writes a colour given as "#rrggbb".
func gexfColor(w *writer, color string) {
	rgb, err := strconv.ParseUint(color[min(1, len(color)):], 16, 24)
	if err != nil {
		return
	}
	w.put(`        <viz:color r="`, strconv.Itoa(int(rgb>>16)), `" g="`, strconv.Itoa(int(rgb>>8&255)), `" b="`, strconv.Itoa(int(rgb&255)), "\"/>\n")
}

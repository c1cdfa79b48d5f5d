package export

import (
	"strconv"

	"github.com/diplograph/diplograph/graph"
)

var graphmlTypes = map[kind]string{text: "string", integer: "int", decimal: "double", truth: "boolean"}

func writeGraphML(s *set, w *writer) error { return graphML(s, w, false) }
func writeYEd(s *set, w *writer) error     { return graphML(s, w, true) }

// graphML writes nodes with the key "label" and edges with the keys
// "label" and "weight", by the names that most readers know. With drawn it adds the shapes and labels that yEd
// shows.
func graphML(s *set, w *writer, drawn bool) error {
	w.put(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"`)
	if drawn {
		w.put(` xmlns:y="http://www.yworks.com/xml/graphml"`)
	}
	w.put(">\n")
	if drawn {
		w.put("  <key id=\"ng\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n  <key id=\"eg\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n")
	}
	key := func(id, target, name string, k kind) {
		w.put(`  <key id="`, id, `" for="`, target, `" attr.name="`, name, `" attr.type="`, graphmlTypes[k], "\"/>\n")
	}
	fields := s.nodeFields()
	key("nl", "node", "label", text)
	key("nc", "node", "color", text)
	for i, f := range fields {
		key("n"+strconv.Itoa(i), "node", f.name, f.kind)
	}
	key("el", "edge", "label", text)
	key("ec", "edge", "color", text)
	key("ew", "edge", "weight", decimal)
	for i, f := range edgeFields {
		key("e"+strconv.Itoa(i), "edge", f.name, f.kind)
	}
	w.put("  <graph id=\"G\" edgedefault=\"directed\">\n")
	data := func(tag, value string) {
		if value != "" {
			w.put(tag)
			w.xml(value)
			w.put("</data>\n")
		}
	}
	tag := func(key string) string { return `      <data key="` + key + `">` }
	nodeLabel, nodeColor, edgeLabel, edgeColor, weight := tag("nl"), tag("nc"), tag("el"), tag("ec"), tag("ew")
	nodeTags, edgeTags := make([]string, len(fields)), make([]string, len(edgeFields))
	for i := range fields {
		nodeTags[i] = tag("n" + strconv.Itoa(i))
	}
	for i := range edgeFields {
		edgeTags[i] = tag("e" + strconv.Itoa(i))
	}
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		w.put(`    <node id="`)
		w.xml(e.XID)
		w.put("\">\n")
		data(nodeLabel, s.label(e))
		data(nodeColor, s.color(e))
		for i, f := range fields {
			data(nodeTags[i], f.of(e))
		}
		if drawn {
			s.drawNode(w, e)
		}
		w.put("    </node>\n")
	}
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		w.put(`    <edge id="`)
		w.xml(e.id())
		w.put(`" source="`)
		w.xml(e.Subject)
		w.put(`" target="`)
		w.xml(e.Object)
		w.put("\">\n")
		data(edgeLabel, s.edgeLabel(e))
		data(edgeColor, s.edgeColor(e))
		data(weight, strconv.Itoa(e.Count))
		for i, f := range edgeFields {
			data(edgeTags[i], f.of(e))
		}
		if drawn {
			s.drawEdge(w, e)
		}
		w.put("    </edge>\n")
	}
	w.put("  </graph>\n</graphml>\n")
	return nil
}

func (s *set) drawNode(w *writer, e graph.Entity) {
	label := s.label(e)
	// yEd does not fit boxes to labels when it opens a file.
	width := max(60, 8*len([]rune(label))+20)
	w.put(`      <data key="ng"><y:ShapeNode><y:Geometry width="`, strconv.Itoa(width), `" height="30"/><y:Fill color="`, s.color(e),
		`" transparent="false"/><y:NodeLabel textColor="#000000">`)
	w.xml(label)
	w.put("</y:NodeLabel><y:Shape type=\"roundrectangle\"/></y:ShapeNode></data>\n")
}

func (s *set) drawEdge(w *writer, e *edge) {
	arrow := "standard"
	if e.relation.Symmetric {
		arrow = "none"
	}
	w.put(`      <data key="eg"><y:PolyLineEdge><y:LineStyle color="`, s.edgeColor(e), `" type="line" width="1.0"/><y:Arrows source="none" target="`, arrow,
		`"/><y:EdgeLabel>`)
	w.xml(s.edgeLabel(e))
	w.put("</y:EdgeLabel></y:PolyLineEdge></data>\n")
}

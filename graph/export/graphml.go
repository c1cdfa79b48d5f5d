package export

import "strconv"

var graphmlTypes = map[kind]string{text: "string", integer: "int", decimal: "double", truth: "boolean"}

// writeGraphML writes nodes with the key "label" and edges with the keys
// "label" and "weight", by the names that most readers know.
func writeGraphML(s *set, w *writer) error {
	w.put(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`, "\n")
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
	data := func(key, value string) {
		if value != "" {
			w.put(`      <data key="`, key, `">`)
			w.xml(value)
			w.put("</data>\n")
		}
	}
	nodeKeys, edgeKeys := make([]string, len(fields)), make([]string, len(edgeFields))
	for i := range fields {
		nodeKeys[i] = "n" + strconv.Itoa(i)
	}
	for i := range edgeFields {
		edgeKeys[i] = "e" + strconv.Itoa(i)
	}
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		w.put(`    <node id="`)
		w.xml(e.XID)
		w.put("\">\n")
		data("nl", s.label(e))
		data("nc", s.color(e))
		for i, f := range fields {
			data(nodeKeys[i], f.of(e))
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
		data("el", s.edgeLabel(e))
		data("ec", s.edgeColor(e))
		data("ew", strconv.Itoa(e.Count))
		for i, f := range edgeFields {
			data(edgeKeys[i], f.of(e))
		}
		w.put("    </edge>\n")
	}
	w.put("  </graph>\n</graphml>\n")
	return nil
}

package export

import (
	"fmt"
	"strconv"
	"strings"
)

var neo4jTypes = map[kind]string{text: "string", integer: "int", decimal: "double", truth: "boolean"}

// writeNeo4jNodes writes the nodes for neo4j-admin database import.
func writeNeo4jNodes(s *set, w *writer) error {
	fields := s.nodeFields()
	head := []string{"xid:ID", "name"}
	for _, f := range fields {
		head = append(head, f.name+":"+neo4jTypes[f.kind])
	}
	t := newTable(w, append(head, ":LABEL")...)
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		cells := []string{e.XID, s.label(e)}
		for _, f := range fields {
			cells = append(cells, f.of(e))
		}
		t.line(append(cells, "Entity;"+e.Type)...)
	}
	return t.end()
}

// writeNeo4jEdges writes the relations for neo4j-admin database import.
func writeNeo4jEdges(s *set, w *writer) error {
	head := []string{":START_ID", ":END_ID", ":TYPE", "id", "label"}
	for _, f := range edgeFields {
		head = append(head, f.name+":"+neo4jTypes[f.kind])
	}
	t := newTable(w, head...)
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		cells := []string{e.Subject, e.Object, strings.ToUpper(e.Edge.Relation), e.id(), s.edgeLabel(e)}
		for _, f := range edgeFields {
			cells = append(cells, f.of(e))
		}
		t.line(cells...)
	}
	return t.end()
}

// writeCypher writes statements that can be run again and again: nodes are
// merged by their xids, relations by their ids.
func writeCypher(s *set, w *writer) error {
	w.put("CREATE CONSTRAINT diplograph_xid IF NOT EXISTS FOR (n:Entity) REQUIRE n.xid IS UNIQUE;\n")
	fields := s.nodeFields()
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		w.put("MERGE (n:Entity {xid: ", cypherText(e.XID), "}) SET n:", e.Type, ", n += {name: ", cypherText(s.label(e)))
		for _, f := range fields {
			w.property(f.name, f.kind, f.of(e))
		}
		w.put("};\n")
	}
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		w.put("MATCH (a:Entity {xid: ", cypherText(e.Subject), "}), (b:Entity {xid: ", cypherText(e.Object), "}) MERGE (a)-[r:",
			strings.ToUpper(e.Edge.Relation), " {id: ", cypherText(e.id()), "}]->(b) SET r += {label: ", cypherText(s.edgeLabel(e)))
		for _, f := range edgeFields {
			w.property(f.name, f.kind, f.of(e))
		}
		if len(e.times) > 0 {
			w.put(", times: [")
			for i, t := range e.times {
				if i > 0 {
					w.put(", ")
				}
				w.put("'", t.first, "/", t.last, "'")
			}
			w.put("]")
		}
		w.put("};\n")
	}
	return w.err
}

// property writes a property of a map of Cypher after others.
func (w *writer) property(name string, k kind, value string) {
	if value == "" {
		return
	}
	if k == text {
		value = cypherText(value)
	} else if _, err := strconv.ParseBool(value); err != nil && k == truth {
		return
	}
	w.put(", ", name, ": ", value)
}

// cypherText returns a string of Cypher.
func cypherText(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range toValid(s) {
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < 0x20 || r == 0x7F:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}

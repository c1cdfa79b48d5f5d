package export

import (
	"fmt"
	"strconv"
	"strings"
)

var neo4jTypes = map[kind]string{text: "string", integer: "int", decimal: "double", truth: "boolean"}

// neo4jNodes is the table of nodes for neo4j-admin database import.
func neo4jNodes(s *set, begin func(...column) sheet) error {
	fields := s.nodeFields()
	t := begin(append(neo4jColumns(texts("xid:ID", "name"), fields), column{":LABEL", text})...)
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

// neo4jEdges is the table of relations for neo4j-admin database import.
func neo4jEdges(s *set, begin func(...column) sheet) error {
	t := begin(neo4jColumns(texts(":START_ID", ":END_ID", ":TYPE", "id", "label"), edgeFields[:])...)
	cells := make([]string, 0, 5+len(edgeFields))
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		cells = append(cells[:0], e.Subject, e.Object, strings.ToUpper(e.Edge.Relation), e.id(), s.edgeLabel(e))
		for _, f := range edgeFields {
			cells = append(cells, f.of(e))
		}
		t.line(cells...)
	}
	return t.end()
}

// neo4jColumns are columns whose names tell the kinds of their values.
func neo4jColumns[T any](columns []column, fields []field[T]) []column {
	for _, f := range fields {
		columns = append(columns, column{f.name + ":" + neo4jTypes[f.kind], f.kind})
	}
	return columns
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

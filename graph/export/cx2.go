package export

import (
	"bytes"
	"encoding/binary"
	"iter"
	"strconv"
)

var cx2Types = map[kind]string{text: "string", integer: "integer", decimal: "double", truth: "boolean"}

// writeCX2 writes version 2 of the Cytoscape exchange format. Its nodes are
// named by numbers, so each edge needs the numbers of its ends: edges come in
// the order of their subjects, which are numbered on the way, and are then put
// in the order of their objects to be numbered again.
func writeCX2(s *set, w *writer) error {
	nodes := 0
	for _, err := range s.selected.all() {
		if err != nil {
			return err
		}
		nodes++
	}
	edges, n, err := s.numberSubjects()
	if edges != nil {
		defer edges.close()
	}
	if err != nil {
		return err
	}
	fields := s.nodeFields()
	w.put(`[{"CXVersion":"2.0","hasFragments":false},`, "\n",
		`{"metaData":[{"name":"attributeDeclarations","elementCount":1},{"name":"networkAttributes","elementCount":1},{"name":"nodes","elementCount":`,
		strconv.Itoa(nodes), `},{"name":"edges","elementCount":`, strconv.Itoa(n), `}]},`, "\n",
		`{"attributeDeclarations":[{"networkAttributes":{"name":{"d":"string"}},"nodes":{"name":{"d":"string"},"xid":{"d":"string"},"color":{"d":"string"}`)
	for _, f := range fields {
		w.put(`,"`, f.name, `":{"d":"`, cx2Types[f.kind], `"}`)
	}
	w.put(`},"edges":{"name":{"d":"string"},"interaction":{"d":"string"},"color":{"d":"string"},"weight":{"d":"integer"}`)
	for _, f := range edgeFields {
		w.put(`,"`, f.name, `":{"d":"`, cx2Types[f.kind], `"}`)
	}
	w.put("}}]},\n", `{"networkAttributes":[{"name":"diplograph"}]},`, "\n", `{"nodes":[`)
	before, i := "\n", 0
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		w.put(before, `{"id":`, strconv.Itoa(i), `,"v":{"name":`)
		w.json(s.label(e))
		w.member("xid", text, e.XID)
		w.member("color", text, s.color(e))
		for _, f := range fields {
			w.member(f.name, f.kind, f.of(e))
		}
		w.put("}}")
		before, i = ",\n", i+1
	}
	w.put("\n]},\n{\"edges\":[")
	before, i = "\n", 0
	number, stop := s.numbers()
	defer stop()
	for r, err := range edges.all() {
		if err != nil {
			return err
		}
		object, _, _ := bytes.Cut(r.key, []byte{0})
		t, err := number(string(object))
		if err != nil {
			return err
		}
		subject, size := binary.Uvarint(r.value)
		w.put(before, `{"id":`, strconv.Itoa(i), `,"s":`, strconv.FormatUint(subject, 10), `,"t":`, strconv.Itoa(t), `,"v":{`)
		if _, err := w.Write(r.value[size:]); err != nil {
			return err
		}
		w.put("}}")
		before, i = ",\n", i+1
	}
	w.put("\n]},\n", `{"status":[{"success":true}]}]`, "\n")
	return nil
}

// numberSubjects spools the edges in the order of their objects, each with the
// number of its subject and its properties as JSON.
func (s *set) numberSubjects() (*spool, int, error) {
	edges, n := s.spool(), 0
	number, stop := s.numbers()
	defer stop()
	var properties bytes.Buffer
	w := newWriter(&properties)
	for e, err := range s.edges() {
		if err != nil {
			return edges, n, err
		}
		i, err := number(e.Subject)
		if err != nil {
			return edges, n, err
		}
		properties.Reset()
		w.put(`"name":`)
		w.json(s.edgeLabel(e))
		w.member("interaction", text, e.Edge.Relation)
		w.member("color", text, s.edgeColor(e))
		w.member("weight", integer, strconv.Itoa(e.Count))
		for _, f := range edgeFields {
			w.member(f.name, f.kind, f.of(e))
		}
		if err := w.flush(); err != nil {
			return edges, n, err
		}
		value := append(binary.AppendUvarint(nil, uint64(i)), properties.Bytes()...)
		if err := edges.add([]byte(e.Object+"\x00"+e.id()), value); err != nil {
			return edges, n, err
		}
		n++
	}
	return edges, n, edges.finish()
}

// numbers returns a function that gives the number of an entity, the place that
// it has among all. It must be asked in ascending order.
func (s *set) numbers() (number func(xid string) (int, error), stop func()) {
	next, stop := iter.Pull2(s.selected.all())
	r, err, more := next()
	i := 0
	return func(xid string) (int, error) {
		for more && err == nil && string(r.key) < xid {
			r, err, more = next()
			i++
		}
		return i, err
	}, stop
}

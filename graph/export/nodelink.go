package export

import "strings"

// writeNodeLink writes one object with the lists nodes and links, a line for
// each entry.
func writeNodeLink(s *set, w *writer) error {
	w.put(`{"directed": true, "multigraph": true, "graph": {}, "nodes": [`)
	before := "\n"
	fields := s.nodeFields()
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		w.put(before, `{"id":`)
		w.json(e.XID)
		w.member("label", text, s.label(e))
		w.member("color", text, s.color(e))
		for _, f := range fields {
			w.member(f.name, f.kind, f.of(e))
		}
		w.put("}")
		before = ",\n"
	}
	w.put("\n], \"links\": [")
	before = "\n"
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		w.put(before, `{"source":`)
		w.json(e.Subject)
		w.member("target", text, e.Object)
		w.member("key", text, e.id())
		w.member("label", text, s.edgeLabel(e))
		w.member("color", text, s.edgeColor(e))
		w.member("weight", integer, number(float64(e.Count)))
		for _, f := range edgeFields {
			w.member(f.name, f.kind, f.of(e))
		}
		w.times(e)
		w.put("}")
		before = ",\n"
	}
	w.put("\n]}\n")
	return nil
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

package export

import "bytes"

// canonical is the name of the format by which graphs are compared.
const canonical = "canonical"

// writeCanonical writes all lines of the graph in the order of their bytes.
// The direct edges are those that the source keeps, not such as could be worked
// out from the assertions: two graphs are equal when these bytes are. Of a part
// of the graph the edges are worked out.
func writeCanonical(s *set, w *writer) error {
	lines := s.spool()
	defer lines.close()
	var line []byte
	give := func(q quad) error {
		line = q.append(line[:0])
		return lines.add(line, nil)
	}
	if err := s.describe(false, give); err != nil {
		return err
	}
	if err := s.describeIdentities(give); err != nil {
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
	if err := lines.finish(); err != nil {
		return err
	}
	var last []byte
	for r, err := range lines.all() {
		if err != nil {
			return err
		}
		if !bytes.Equal(r.key, last) {
			_, err = w.Write(r.key)
			last = append(last[:0], r.key...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

package export

import (
	"encoding/csv"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/diplograph/diplograph/graph"
)

// A table writes lines of comma-separated values.
type table struct {
	w   *writer
	csv *csv.Writer
}

func newTable(w *writer, head ...string) *table {
	t := &table{w, csv.NewWriter(w)}
	t.line(head...)
	return t
}

func (t *table) line(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(toValid(c), "\x00", "")
	}
	if err := t.csv.Write(cells); err != nil && t.w.err == nil {
		t.w.err = err
	}
}

func (t *table) end() error {
	t.csv.Flush()
	if err := t.csv.Error(); err != nil {
		return err
	}
	return t.w.err
}

func writeNodesCSV(s *set, w *writer) error {
	fields := s.nodeFields()
	head := []string{"xid", "label"}
	for _, f := range fields {
		head = append(head, f.name)
	}
	t := newTable(w, head...)
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		cells := []string{e.XID, s.label(e)}
		for _, f := range fields {
			cells = append(cells, f.of(e))
		}
		t.line(cells...)
	}
	return t.end()
}

func writeEdgesCSV(s *set, w *writer) error {
	head := []string{"id", "source", "target", "label", "weight"}
	for _, f := range edgeFields {
		head = append(head, f.name)
	}
	t := newTable(w, head...)
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		cells := []string{e.id(), e.Subject, e.Object, s.edgeLabel(e), strconv.Itoa(e.Count)}
		for _, f := range edgeFields {
			cells = append(cells, f.of(e))
		}
		t.line(cells...)
	}
	return t.end()
}

func writeAssertionsCSV(s *set, w *writer) error {
	t := newTable(w, "xid", "subject", "relation", "object", "status", "role", "attributed_to", "date", "date_basis", "place", "confidence",
		"plover", "cameo", "rule", "pack", "quote", "document", "title", "outlet", "published", "lang", "url")
	for st, err := range s.statements() {
		if err != nil {
			return err
		}
		d := st.source
		t.line(st.XID, st.Subject, st.Relation, st.Object, string(st.Status), st.Role, st.AttributedTo, string(st.Date), string(st.Basis), st.Place,
			number(st.Confidence), st.PLOVER, st.CAMEO, st.Rule, st.Pack, st.quote(), d.XID, d.Title, d.Outlet, string(d.Published), d.Lang, d.URL)
	}
	return t.end()
}

func writeEvidenceCSV(s *set, w *writer) error {
	t := newTable(w, "assertion", "document", "begin", "end", "quote")
	for st, err := range s.statements() {
		if err != nil {
			return err
		}
		for _, e := range st.Evidence {
			t.line(st.XID, st.Document, strconv.Itoa(e.Begin), strconv.Itoa(e.End), e.Quote)
		}
	}
	return t.end()
}

// quote returns the first words that state it.
func (st statement) quote() string {
	if len(st.Evidence) == 0 {
		return ""
	}
	return st.Evidence[0].Quote
}

// when returns the date of the event, or else of the publication.
func (st statement) when() graph.Date {
	if st.Date != "" {
		return st.Date
	}
	return st.source.Published
}

// code returns the code by which event data name an actor: ISO 3166 alpha-3 for
// states, else the xid.
func code(xid string) string {
	if state, ok := strings.CutPrefix(xid, "state:"); ok {
		if r, err := language.ParseRegion(state); err == nil && r.ISO3() != "ZZZ" {
			return r.ISO3()
		}
	}
	return xid
}

// writeCAMEO writes an event table as TABARI and its successors do: a line for
// each event that a document reports, with tabs between the cells.
func writeCAMEO(s *set, w *writer) error {
	w.put("date\tsource\ttarget\tcode\ttext\turl\tid\tplace\tlang\toutlet\tconfidence\n")
	for st, err := range s.statements() {
		if err != nil {
			return err
		}
		if st.CAMEO == "" || st.Status != graph.Asserted {
			continue
		}
		cells := [...]string{string(st.when()), code(st.Subject), code(st.Object), st.CAMEO, st.quote(), st.source.URL, st.XID, st.Place,
			st.source.Lang, st.source.Outlet, number(st.Confidence)}
		for i, c := range cells {
			if i > 0 {
				w.put("\t")
			}
			w.put(strings.Join(strings.Fields(printable(c)), " "))
		}
		w.put("\n")
	}
	return w.err
}

// writePLOVER writes a JSON object in a line for each event that a document
// reports.
func writePLOVER(s *set, w *writer) error {
	actor := func(name, xid string) {
		w.put(`,"`, name, `":[{"id":`)
		w.json(xid)
		if c := code(xid); c != xid {
			w.member("code", text, c)
		}
		if t, ok := s.ontology.TypeOf(xid); ok {
			w.member("type", text, t.Name)
		}
		w.put("}]")
	}
	for st, err := range s.statements() {
		if err != nil {
			return err
		}
		if st.PLOVER == "" || st.Status != graph.Asserted {
			continue
		}
		event, mode, _ := strings.Cut(st.PLOVER, "/")
		w.put(`{"id":`)
		w.json(st.XID)
		w.member("date", text, string(st.when()))
		w.member("date_precision", text, st.when().Precision())
		if st.Date == "" && st.source.Published != "" {
			w.member("date_basis", text, string(graph.Published))
		} else {
			w.member("date_basis", text, string(st.Basis))
		}
		w.member("event", text, event)
		w.member("mode", text, mode)
		w.member("cameo", text, st.CAMEO)
		actor("source", st.Subject)
		actor("target", st.Object)
		w.member("location", text, st.Place)
		w.member("text", text, st.quote())
		w.member("confidence", decimal, number(st.Confidence))
		w.member("language", text, st.source.Lang)
		w.member("publisher", text, st.source.Outlet)
		w.member("published", text, string(st.source.Published))
		w.member("headline", text, st.source.Title)
		w.member("url", text, st.source.URL)
		w.put("}\n")
	}
	return w.err
}

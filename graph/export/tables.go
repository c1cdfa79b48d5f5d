package export

import (
	"encoding/csv"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/diplograph/diplograph/graph"
)

// A column of a table has values of one kind, written as text.
type column struct {
	name string
	kind kind
}

// A sheet takes the lines of a table, as many cells in each as there are
// columns. Empty cells are not known.
type sheet interface {
	line(cells ...string)
	end() error
}

// in returns what writes a table as the sheets that begin makes.
func in(begin func(*writer, []column) sheet, fill func(*set, func(...column) sheet) error) func(*set, *writer) error {
	return func(s *set, w *writer) error {
		return fill(s, func(columns ...column) sheet { return begin(w, columns) })
	}
}

// A csvSheet writes comma-separated values.
type csvSheet struct {
	w   *writer
	csv *csv.Writer
}

func newCSV(w *writer, columns []column) sheet {
	t := &csvSheet{w, csv.NewWriter(w)}
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = c.name
	}
	t.line(head...)
	return t
}

func (t *csvSheet) line(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(toValid(c), "\x00", "")
	}
	if err := t.csv.Write(cells); err != nil && t.w.err == nil {
		t.w.err = err
	}
}

func (t *csvSheet) end() error {
	t.csv.Flush()
	if err := t.csv.Error(); err != nil {
		return err
	}
	return t.w.err
}

// texts are columns of text.
func texts(names ...string) []column {
	list := make([]column, len(names))
	for i, n := range names {
		list[i] = column{n, text}
	}
	return list
}

func columnsOf[T any](columns []column, fields []field[T]) []column {
	for _, f := range fields {
		columns = append(columns, column{f.name, f.kind})
	}
	return columns
}

func nodesTable(s *set, begin func(...column) sheet) error {
	fields := s.nodeFields()
	t := begin(columnsOf(texts("xid", "label"), fields)...)
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

func edgesTable(s *set, begin func(...column) sheet) error {
	t := begin(columnsOf(append(texts("id", "source", "target", "label"), column{"weight", integer}), edgeFields[:])...)
	cells := make([]string, 0, 5+len(edgeFields))
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		cells = append(cells[:0], e.id(), e.Subject, e.Object, s.edgeLabel(e), strconv.Itoa(e.Count))
		for _, f := range edgeFields {
			cells = append(cells, f.of(e))
		}
		t.line(cells...)
	}
	return t.end()
}

func assertionsTable(s *set, begin func(...column) sheet) error {
	columns := texts("xid", "subject", "relation", "object", "status", "role", "attributed_to", "date", "date_basis", "place", "confidence",
		"plover", "cameo", "rule", "pack", "quote", "document", "title", "outlet", "published", "lang", "url")
	columns[10].kind = decimal
	t := begin(columns...)
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

func evidenceTable(s *set, begin func(...column) sheet) error {
	t := begin(column{"assertion", text}, column{"document", text}, column{"begin", integer}, column{"end", integer}, column{"quote", text})
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

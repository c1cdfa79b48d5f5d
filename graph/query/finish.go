package query

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/diplograph/diplograph/graph"
)

// finish adds to the rows of a table what only those that are shown need: the names
// of entities and, if they are asked for, the words that the rows rest on.
func (a *asking) finish(t *Table) error {
	var nameless []*Cell
	var xids, rests []string
	look := func(cells []Cell) {
		for i := range cells {
			if e, ok := cells[i].(Entity); ok && e.Name == "" {
				nameless, xids = append(nameless, &cells[i]), append(xids, e.XID)
			}
		}
	}
	for _, r := range t.Rows {
		look(r.Cells)
		for _, c := range r.Cells {
			if list, ok := c.(List); ok {
				look(list)
			}
		}
		if a.request.Evidence {
			rests = append(rests, r.Assertions...)
		}
	}
	named, words := map[string]Cell{}, map[string][]Evidence{}
	err := a.together(
		func(a *asking) error { return a.nameAll(xids, named) },
		func(a *asking) error { return a.quoteAll(rests, words) })
	for _, c := range nameless {
		e := (*c).(Entity)
		known, _ := named[e.XID].(Entity)
		e.Name = cmp.Or(known.Name, e.XID)
		*c = e
	}
	for i := range t.Rows {
		t.Rows[i].quote(words)
	}
	return err
}

// quote adds the words of the assertions that the row rests on; several can rest on
// the same words.
func (r *Row) quote(words map[string][]Evidence) {
	type place struct {
		document   string
		begin, end int
	}
	seen := map[place]bool{}
	for _, xid := range r.Assertions {
		for _, e := range words[xid] {
			if at := (place{e.Document, e.Begin, e.End}); !seen[at] {
				seen[at] = true
				r.Evidence = append(r.Evidence, e)
			}
		}
	}
}

// nameAll finds how entities are shown.
func (a *asking) nameAll(xids []string, named map[string]Cell) error {
	return a.inParts(xids, "record", func(e entry) error {
		n, err := e.entity()
		if err == nil {
			named[n.XID] = a.cell(n)
		}
		return err
	})
}

// quoteAll finds the words of assertions.
func (a *asking) quoteAll(xids []string, words map[string][]Evidence) error {
	return a.inParts(xids, "record proof", func(e entry) error {
		said, err := e.statement()
		if err == nil {
			words[said.XID] = quotes(said)
		}
		return err
	})
}

// inParts fetches some fields of what has the xids, each once, as many at a time as a
// query can take.
func (a *asking) inParts(xids []string, fields string, read func(entry) error) error {
	slices.Sort(xids)
	for part := range slices.Chunk(slices.Compact(xids), maxPage) {
		var s statement
		s.add("q(func: eq(xid, ", s.values(part), ")) { ", fields, " }\n")
		var answer struct{ Q []entry }
		if err := a.ask(&s, &answer); err != nil {
			return err
		}
		for _, e := range answer.Q {
			if err := read(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// statement gives the whole assertion of the entry with where it was reported.
func (e entry) statement() (s graph.Statement, err error) {
	for _, part := range [...]string{e.Record, e.Proof} {
		if err := json.Unmarshal([]byte(part), &s); err != nil {
			return s, fmt.Errorf("an assertion that cannot be read: %w", err)
		}
	}
	return s, nil
}

// quotes returns the evidence of a statement, in the order of the text.
func quotes(s graph.Statement) []Evidence {
	list := make([]Evidence, len(s.Evidence))
	for i, e := range s.Evidence {
		list[i] = Evidence{Quote: e.Quote, Begin: e.Begin, End: e.End, Assertion: s.XID, Confidence: s.Confidence, Document: s.Document,
			Title: s.Report.Title, URL: s.Report.URL, Outlet: s.Report.Outlet, Published: s.Report.Published, Lang: s.Report.Lang}
	}
	slices.SortFunc(list, func(a, b Evidence) int { return a.Begin - b.Begin })
	return list
}

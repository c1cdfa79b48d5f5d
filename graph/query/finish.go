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
	return a.together(
		func(a *asking) error { return a.nameCells(t) },
		func(a *asking) error { return a.findEvidence(t) })
}

// nameCells gives the entities in cells their names.
func (a *asking) nameCells(t *Table) error {
	var nameless []*Cell
	var xids []string
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
	}
	named := map[string]Cell{}
	err := a.inParts(xids, func(a *asking, part []string) error {
		var s statement
		s.add("q(func: eq(xid, ", s.values(part), ")) { record }\n")
		var answer struct{ Q []entry }
		if err := a.ask(&s, &answer); err != nil {
			return err
		}
		for _, e := range answer.Q {
			n, err := e.entity()
			if err != nil {
				return err
			}
			named[n.XID] = a.cell(n)
		}
		return nil
	})
	for _, c := range nameless {
		e := (*c).(Entity)
		known, _ := named[e.XID].(Entity)
		e.Name = cmp.Or(known.Name, e.XID)
		*c = e
	}
	return err
}

// findEvidence reads the words on which rows rest.
func (a *asking) findEvidence(t *Table) error {
	if !a.request.Evidence {
		return nil
	}
	var xids []string
	for _, r := range t.Rows {
		xids = append(xids, r.Assertions...)
	}
	found := map[string][]Evidence{}
	err := a.inParts(xids, func(a *asking, part []string) error {
		var s statement
		s.add("q(func: eq(xid, ", s.values(part), ")) { record proof }\n")
		var answer struct{ Q []entry }
		if err := a.ask(&s, &answer); err != nil {
			return err
		}
		for _, e := range answer.Q {
			said, err := e.statement()
			if err != nil {
				return err
			}
			found[said.XID] = quotes(said)
		}
		return nil
	})
	for i, r := range t.Rows {
		if len(r.Assertions) == 0 {
			continue // it has its evidence
		}
		type words struct {
			document   string
			begin, end int
		}
		seen := map[words]bool{} // several assertions can rest on the same words
		for _, xid := range r.Assertions {
			for _, e := range found[xid] {
				if w := (words{e.Document, e.Begin, e.End}); !seen[w] {
					seen[w] = true
					t.Rows[i].Evidence = append(t.Rows[i].Evidence, e)
				}
			}
		}
	}
	return err
}

// inParts does something with so many xids at once as a query can take, each once.
func (a *asking) inParts(xids []string, do func(*asking, []string) error) error {
	slices.Sort(xids)
	for part := range slices.Chunk(slices.Compact(xids), maxPage) {
		if err := do(a, part); err != nil {
			return err
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

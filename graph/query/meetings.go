package query

import (
	"maps"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// metQuestion is about meetings. Those of office-holders are those of the
// state or body too.
func metQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"who", "with", "relation", "status", "date", "reported", "place", "confidence", "documents"}}
	f := a.filter("met_with")
	sel := everything()
	sides, err := a.sides()
	if err != nil {
		return t, err
	}
	switch {
	case len(a.args) == 2:
		sel = between(sides)
	case len(a.args) == 1 && a.staffed(a.args[0].XID):
		sel = func(s *statement, f graph.Filter) (string, string) {
			return s.said(sides[0], f, graph.Says, graph.IsSaid), s.rest(f)
		}
	case len(a.args) == 1:
		sel = about(a.args[0].xids()...)
	}
	list, more, err := a.find(f, sel)
	if err != nil {
		return t, err
	}
	t.More = more
	us := map[string]bool{} // on the side of the first argument
	if len(a.args) > 0 {
		if us, err = a.ours(sides[0], list); err != nil {
			return t, err
		}
	}
	for _, m := range list {
		who, with := m.subject, m.object
		if len(a.args) > 0 && !us[who.XID] && a.symmetric(m.relation) {
			who, with = with, who
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(who), a.cell(with), Text(m.relation), Text(m.status), dateCell(m.date),
			dateCell(m.reported), a.cell(m.place), Number(m.confidence), Number(len(m.documents))}, Assertions: surest(m.rests)})
	}
	return t, nil
}

// signedQuestion is about agreements and all who signed each. Those whom
// office-holders have signed are the state's or body's too.
func signedQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"who", "what", "status", "date", "reported", "place", "confidence", "documents"}}
	f := a.filter("signed")
	sel := everything()
	sides, err := a.sides()
	if err != nil {
		return t, err
	}
	if len(a.args) > 0 {
		sel = func(s *statement, f graph.Filter) (string, string) {
			return s.said(sides[0], f, graph.Says, graph.IsSaid), s.rest(f)
		}
	}
	list, more, err := a.find(f, sel)
	if err != nil {
		return t, err
	}
	if len(a.args) > 0 {
		var others bool
		if list, others, err = a.alongWith(f, list); err != nil {
			return t, err
		}
		more = more || others
	}
	t.More = more
	type act struct {
		what, status string
	}
	acts := map[act]*signing{}
	var order []*signing
	for _, one := range list {
		k := act{one.object.XID, string(one.status)}
		if acts[k] == nil {
			acts[k] = &signing{}
			order = append(order, acts[k])
		}
		acts[k].add(one)
	}
	for _, one := range order {
		slices.SortFunc(one.who, func(x, y node) int { return strings.Compare(x.XID, y.XID) })
		var who List
		for _, n := range one.who {
			who = append(who, a.cell(n))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{who, a.cell(one.object), Text(one.status), dateCell(one.date), dateCell(one.reported),
			a.cell(one.place), Number(one.confidence), Number(len(one.documents))}, Assertions: slices.Compact(surest(one.rests))})
	}
	return t, nil
}

// alongWith returns facts with those of others about the same things, in the order
// of the things. More tells that there are others of these.
func (a *asking) alongWith(f graph.Filter, list []*fact) (all []*fact, more bool, err error) {
	var names []string
	at := map[string]int{} // the place of a thing
	for _, one := range list {
		if _, known := at[one.object.XID]; known {
			continue
		}
		at[one.object.XID] = len(at)
		for _, xid := range one.object.xids() {
			for _, r := range f.Relations {
				for _, status := range statuses(f) {
					names = append(names, graph.SaidOf(r, xid, status))
				}
			}
		}
	}
	if len(names) == 0 {
		return list, false, nil
	}
	others, more, err := a.latest(f, a.limit(), func(s *statement, f graph.Filter) (string, string) {
		return "eq(about, " + s.values(names) + ")", s.rest(f)
	})
	all = append(list, others...)
	slices.SortStableFunc(all, func(x, y *fact) int { return at[x.object.XID] - at[y.object.XID] })
	return all, more, err
}

// A signing is all that is said of the signing of one thing.
type signing struct {
	fact
	who []node
}

func (s *signing) add(f *fact) {
	if s.documents == nil {
		s.fact = *f
		s.documents = maps.Clone(f.documents)
		s.rests = nil
	}
	if s.date == "" || f.date != "" && f.date < s.date {
		s.date = f.date
	}
	if s.reported == "" || f.reported != "" && f.reported < s.reported {
		s.reported = f.reported
	}
	if s.place.XID == "" {
		s.place = f.place
	}
	s.confidence = max(s.confidence, f.confidence)
	maps.Copy(s.documents, f.documents)
	s.rests = append(s.rests, f.rests...)
	if !slices.ContainsFunc(s.who, func(n node) bool { return n.XID == f.subject.XID }) {
		s.who = append(s.who, f.subject)
	}
}

package query

import (
	"cmp"
	"slices"
	"strings"
)

// networkQuestion sums up what is between the entities that can be reached in
// so many steps.
func networkQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"subject", "relation", "object", "status", "first", "last", "confidence", "documents"}}
	s := &search{asking: a, filter: a.filter(), neighbours: map[uid]map[uid]bool{}, xids: map[uid]string{}, left: maxReached}
	near := newFront(a.args[0].UID)
	for range max(a.request.Depth, 1) {
		if len(near.rim) == 0 {
			break
		}
		if err := s.grow(near); err != nil {
			return t, err
		}
	}
	var all []uid
	for u := range near.distance {
		all = append(all, u)
	}
	slices.Sort(all)
	list, more, err := a.latest(a.filter(), maxSummed, func(st *statement, cond string) (string, string) {
		st.add("NEAR as var(func: uid(", uids(all), "))\nvar(func: uid(NEAR)) { S as ~subject @filter(", cond, " AND uid_in(object, uid(NEAR))) }\n")
		return "uid(S)", ""
	})
	if err != nil {
		return t, err
	}
	edges := tallies(list)
	slices.SortStableFunc(edges, func(x, y *tally) int {
		return cmp.Or(len(y.documents)-len(x.documents), strings.Compare(x.subject.XID, y.subject.XID), strings.Compare(x.relation, y.relation),
			strings.Compare(x.object.XID, y.object.XID))
	})
	edges, t.More = fits(a, edges)
	t.More = t.More || more
	for _, e := range edges {
		t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(e.subject), Text(e.relation), a.cell(e.object), Text(e.status), dateCell(e.first), dateCell(e.last),
			Number(e.confidence), Number(len(e.documents))}, Evidence: e.evidence})
	}
	return t, nil
}

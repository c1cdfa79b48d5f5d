package query

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// networkQuestion sums up what is between the entities that can be reached in
// so many steps: first what most reports speak of.
func networkQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"subject", "relation", "object", "status", "first", "last", "confidence", "documents"}}
	f := a.filter()
	s := &search{asking: a, filter: f, neighbours: map[uid]map[uid]bool{}, xids: map[uid]string{}, left: maxReached}
	near := newFront(a.args[0].UID)
	for range max(a.request.Depth, 1) {
		if len(near.rim) == 0 {
			break
		}
		if err := s.grow(near); err != nil {
			return t, err
		}
	}
	within := slices.Sorted(maps.Keys(near.distance))
	count, err := a.countEdges(f, within)
	if err != nil {
		return t, err
	}
	edges := slices.SortedFunc(maps.Keys(count), func(x, y string) int {
		return cmp.Or(count[y]-count[x], strings.Compare(x, y))
	})
	edges, t.More = fits(a, edges)
	list, err := a.ofEdges(f, edges)
	if err != nil {
		return t, err
	}
	sums := tallies(list)
	slices.SortStableFunc(sums, func(x, y *tally) int {
		return cmp.Or(len(y.documents)-len(x.documents), strings.Compare(x.subject.XID, y.subject.XID), strings.Compare(x.relation, y.relation),
			strings.Compare(x.object.XID, y.object.XID), strings.Compare(x.role, y.role))
	})
	for _, e := range sums {
		t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(e.subject), Text(e.relation), a.cell(e.object), Text(e.status), dateCell(e.first), dateCell(e.last),
			Number(e.confidence), Number(len(e.documents))}, Evidence: e.evidence})
	}
	return t, nil
}

// ofEdges returns the facts about edges, which are given by name, the latest
// first.
func (a *asking) ofEdges(f graph.Filter, edges []string) ([]*fact, error) {
	var all []*fact
	for part := range slices.Chunk(edges, maxPage) {
		list, _, err := a.latest(f, 1<<30, func(s *statement, cond string) (string, string) {
			return "eq(edge, " + s.values(part) + ")", cond
		})
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	return all, nil
}

// countEdges counts the assertions of each edge between entities.
func (a *asking) countEdges(f graph.Filter, within []uid) (map[string]int, error) {
	if overEdges(f) {
		return a.countDirect(f, within)
	}
	var s statement
	cond := s.condition(f)
	s.add("var(func: uid(", uids(within), ")) { SELF as uid TOO as ~same_as }\nNEAR as var(func: uid(SELF, TOO))\nvar(func: uid(NEAR)) { SAYS as ~subject SAID as ~object }\n",
		"q(func: uid(SAYS), first: ", strconv.Itoa(maxSummed), ") @filter(uid(SAID) AND ", cond, ") { edge ", datingFields, " }\n")
	var answer struct {
		Q []struct {
			dating
			Edge string
		}
	}
	if err := a.ask(&s, &answer); err != nil {
		return nil, err
	}
	count := map[string]int{}
	for _, q := range answer.Q {
		if q.passes(f) {
			count[q.Edge]++
		}
	}
	return count, nil
}

// countDirect asks the direct edges, which know how many assertions they have.
func (a *asking) countDirect(f graph.Filter, within []uid) (map[string]int, error) {
	var s statement
	s.add("var(func: uid(", uids(within), ")) { SELF as uid TOO as ~same_as }\nNEAR as var(func: uid(SELF, TOO))\nq(func: uid(NEAR)) {\n\txid\n")
	for _, r := range a.graph.Ontology.Relations {
		if len(f.Relations) == 0 || slices.Contains(f.Relations, r.Name) {
			s.add("\t", r.Name, " @facets(count) @filter(uid(NEAR)) { xid }\n")
		}
	}
	s.add("}\n")
	var answer struct{ Q []map[string]json.RawMessage }
	if err := a.ask(&s, &answer); err != nil {
		return nil, err
	}
	count := map[string]int{}
	for _, q := range answer.Q {
		var from string
		if err := json.Unmarshal(q["xid"], &from); err != nil {
			return nil, err
		}
		for _, r := range a.graph.Ontology.Relations {
			if q[r.Name] == nil {
				continue
			}
			var ends []map[string]json.RawMessage
			if err := json.Unmarshal(q[r.Name], &ends); err != nil {
				return nil, err
			}
			for _, end := range ends {
				var to string
				n := 1
				if err := json.Unmarshal(end["xid"], &to); err != nil {
					return nil, err
				}
				if c := end[r.Name+"|count"]; c != nil {
					if err := json.Unmarshal(c, &n); err != nil {
						return nil, err
					}
				}
				if r.Symmetric && to < from {
					continue // it is there from the other end too
				}
				count[from+" "+r.Name+" "+to] = n
			}
		}
	}
	return count, nil
}

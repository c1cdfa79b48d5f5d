package query

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// networkQuestion sums up what is between an entity and those around it and, if
// more steps are wanted, between those and the ones around them: first what most
// statements speak of.
func networkQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"subject", "relation", "object", "status", "first", "last", "confidence", "statements"}}
	if overEdges(a.filter()) {
		return t, a.closest(&t)
	}
	f := a.filter()
	s := &search{asking: a, filter: f, neighbours: map[uid]map[uid]bool{}, xids: map[uid]string{}, left: maxReached}
	near := newFront(a.args[0].UID)
	inner := []uid{a.args[0].UID}
	for range max(a.request.Depth, 1) - 1 {
		if len(near.rim) == 0 {
			break
		}
		if err := s.grow(near); err != nil {
			return t, err
		}
		inner = append(inner, near.rim...)
	}
	count, err := a.countEdges(f, inner)
	if err != nil {
		return t, err
	}
	edges := sortedKeys(count)
	slices.SortStableFunc(edges, func(x, y string) int { return count[y] - count[x] })
	edges, t.More = fits(a, edges)
	list, err := a.ofEdges(f, edges)
	if err != nil {
		return t, err
	}
	sums := tallies(list, func(f *fact) tallyKey { return tallyKey{f.subject.XID, f.relation, f.object.XID, "", f.status} })
	slices.SortStableFunc(sums, func(x, y *tally) int {
		return cmp.Or(y.statements-x.statements, strings.Compare(x.subject.XID, y.subject.XID), strings.Compare(x.relation, y.relation),
			strings.Compare(x.object.XID, y.object.XID))
	})
	for _, e := range sums {
		t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(e.subject), Text(e.relation), a.cell(e.object), Text(e.status), dateCell(e.first), dateCell(e.last),
			Number(e.confidence), Number(e.statements)}, Evidence: e.evidence})
	}
	return t, nil
}

// A tie is an edge between two entities, who may be several each as documents
// have them.
type tie struct {
	subject, relation, object string
	first, last               graph.Date
	confidence                float64
	statements                int
	edges                     []string // by the names that assertions have for them
}

// closest answers for a network from the direct edges, whose facets sum up what
// speaks for them. Of each entity it takes no more ties than there can be rows,
// those that most statements speak of.
func (a *asking) closest(t *Table) error {
	ties := map[[3]string]*tie{}
	weight := map[uid]int{a.args[0].UID: 0} // of those reached
	rim := []uid{a.args[0].UID}
	for range max(a.request.Depth, 1) {
		around, err := a.tiesOf(rim, ties, t)
		if err != nil {
			return err
		}
		rim = rim[:0:0]
		for u, w := range around {
			if _, known := weight[u]; !known {
				weight[u] = w
				rim = append(rim, u)
			}
		}
		slices.SortFunc(rim, func(x, y uid) int { return cmp.Or(around[y]-around[x], strings.Compare(string(x), string(y))) })
		if n := a.limit(); len(rim) > n {
			rim = rim[:n]
		}
		if len(rim) == 0 {
			break
		}
	}
	list := make([]*tie, 0, len(ties))
	for _, one := range ties {
		list = append(list, one)
	}
	slices.SortFunc(list, func(x, y *tie) int {
		return cmp.Or(y.statements-x.statements, strings.Compare(x.subject, y.subject), strings.Compare(x.relation, y.relation), strings.Compare(x.object, y.object))
	})
	cut := false
	list, cut = fits(a, list)
	t.More = t.More || cut
	groups := make([][]string, len(list))
	for i, one := range list {
		groups[i] = one.edges
	}
	said, err := a.someOfEdges(groups)
	if err != nil {
		return err
	}
	for i, one := range list {
		if len(said[i]) == 0 {
			continue // it has gone meanwhile
		}
		subject, object := said[i][0].subject, said[i][0].object
		if subject.XID != one.subject {
			subject, object = object, subject
		}
		row := Row{Cells: []Cell{a.cell(subject), Text(one.relation), a.cell(object), Text(graph.Asserted), dateCell(one.first), dateCell(one.last),
			Number(one.confidence), Number(one.statements)}}
		for _, as := range said[i] {
			row.Evidence = append(row.Evidence, as.quotes()...)
		}
		t.Rows = append(t.Rows, row)
	}
	return nil
}

// tiesOf adds the ties of the entities at a rim and returns whom they lead to,
// with how many statements.
func (a *asking) tiesOf(rim []uid, ties map[[3]string]*tie, t *Table) (map[uid]int, error) {
	f, s := a.filter(), &search{asking: a, filter: a.filter()}
	first := ""
	if n := a.limit(); n < maxPage {
		first = " (first: " + strconv.Itoa(n) + ")"
	}
	near := ""
	for _, r := range a.relations(f) {
		near += "\t" + r.Name + first + " @facets(orderdesc: count, confidence, first, last)" + s.typeCondition() + " { " + endFields + " }\n"
		if !r.Symmetric {
			near += "\t~" + r.Name + first + " @facets(orderdesc: count, confidence, first, last)" + s.typeCondition() + " { " + endFields + " }\n"
		}
	}
	var st statement
	st.add("q(func: uid(", uids(rim), ")) {\n\tuid xid\n", near, "\t~same_as { xid\n", near, "\t}\n}\n")
	var answer struct{ Q []map[string]json.RawMessage }
	if err := a.ask(&st, &answer); err != nil {
		return nil, err
	}
	around := map[uid]int{}
	for _, q := range answer.Q {
		var self node
		var others []map[string]json.RawMessage
		if err := unmarshalFields(q, map[string]any{"uid": &self.UID, "xid": &self.XID, "~same_as": &others}); err != nil {
			return nil, err
		}
		for _, as := range append(others, q) {
			if err := a.readTies(self, as, ties, around, t); err != nil {
				return nil, err
			}
		}
	}
	return around, nil
}

// readTies takes in the ties of an entity as one of its xids has them.
func (a *asking) readTies(self node, from map[string]json.RawMessage, ties map[[3]string]*tie, around map[uid]int, t *Table) error {
	var read string
	if err := unmarshalFields(from, map[string]any{"xid": &read}); err != nil {
		return err
	}
	for _, r := range a.graph.Ontology.Relations {
		for _, field := range [...]string{r.Name, "~" + r.Name} {
			var ends []map[string]json.RawMessage
			if err := unmarshalFields(from, map[string]any{field: &ends}); err != nil {
				return err
			}
			t.More = t.More || len(ends) >= a.limit()
			for _, fields := range ends {
				other, same, sum := node{}, (*node)(nil), tie{statements: 1, relation: r.Name}
				if err := unmarshalFields(fields, map[string]any{"uid": &other.UID, "xid": &other.XID, "same_as": &same, field + "|count": &sum.statements,
					field + "|confidence": &sum.confidence, field + "|first": &sum.first, field + "|last": &sum.last}); err != nil {
					return err
				}
				edge := [2]string{read, other.XID}
				if same != nil {
					other = *same
				}
				if other.UID == self.UID || len(a.request.Filter.Types) > 0 && len(ofTypes(a, []candidate{{node: self}, {node: other}}, a.request.Filter.Types)) < 2 {
					continue
				}
				sum.subject, sum.object = self.XID, other.XID
				if field != r.Name || r.Symmetric && other.XID < self.XID {
					sum.subject, sum.object = other.XID, self.XID
				}
				if field != r.Name || r.Symmetric && edge[1] < edge[0] {
					edge[0], edge[1] = edge[1], edge[0]
				}
				around[other.UID] += sum.statements
				sum.take(edge[0]+" "+r.Name+" "+edge[1], ties)
			}
		}
	}
	return nil
}

// take adds an edge to the ties, unless it is among them from its other end.
func (sum tie) take(edge string, ties map[[3]string]*tie) {
	k := [3]string{sum.subject, sum.relation, sum.object}
	have := ties[k]
	switch {
	case have == nil:
		sum.edges = []string{edge}
		ties[k] = &sum
	case !slices.Contains(have.edges, edge):
		have.edges = append(have.edges, edge)
		have.statements += sum.statements
		have.confidence = max(have.confidence, sum.confidence)
		have.last = max(have.last, sum.last)
		if have.first == "" || sum.first != "" && sum.first < have.first {
			have.first = sum.first
		}
	}
}

// unmarshalFields reads those fields that are there.
func unmarshalFields(fields map[string]json.RawMessage, into map[string]any) error {
	for name, value := range into {
		if data, ok := fields[name]; ok {
			if err := json.Unmarshal(data, value); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return nil
}

// someOfEdges returns a few of the assertions about each group of edges, which
// are given by name: the latest of those that Dgraph comes upon first, since to
// put all in order takes long where there are thousands. Nothing but asserted
// assertions count.
func (a *asking) someOfEdges(groups [][]string) ([][]assertion, error) {
	few := make([]excerpt, len(groups))
	for i, edges := range groups {
		few[i] = excerpt{edges, 2 * maxShown, ""}
	}
	all, err := a.firstOfEdges(few)
	if err != nil {
		return nil, err
	}
	// Where those that came first are all denied, plans and so on, it takes a
	// condition, which costs more than all the rest.
	var rest []excerpt
	var at []int
	for i := range all {
		all[i] = slices.DeleteFunc(all[i], func(as assertion) bool { return as.Status != graph.Asserted })
		if len(all[i]) == 0 {
			rest, at = append(rest, excerpt{groups[i], maxShown, graph.Asserted}), append(at, i)
		}
	}
	more, err := a.firstOfEdges(rest)
	for i, list := range more {
		all[at[i]] = list
	}
	for i, list := range all {
		all[i] = list[:min(len(list), maxShown)]
	}
	return all, err
}

// An excerpt asks for some assertions about edges, so many at most, with a status
// or, where it is empty, any.
type excerpt struct {
	edges  []string
	most   int
	status graph.Status
}

// firstOfEdges returns some assertions for each that asks, the latest first.
func (a *asking) firstOfEdges(groups []excerpt) ([][]assertion, error) {
	if len(groups) == 0 {
		return nil, nil
	}
	// First which, then all that is known of them at once: a block for each group
	// that asked for everything would take many times longer.
	var which statement
	filters := map[graph.Status]string{"": ""}
	for i, g := range groups {
		filter, ok := filters[g.status]
		if !ok {
			filter = " @filter(eq(status, " + which.value(string(g.status)) + "))"
			filters[g.status] = filter
		}
		which.add("e", strconv.Itoa(i), "(func: eq(edge, ", which.values(g.edges), "), first: ", strconv.Itoa(g.most), ")", filter, " { uid }\n")
	}
	var found map[string][]struct{ UID uid }
	if err := a.ask(&which, &found); err != nil {
		return nil, err
	}
	var list []uid
	for _, block := range found {
		for _, e := range block {
			list = append(list, e.UID)
		}
	}
	if len(list) == 0 {
		list = []uid{placeholder}
	}
	slices.Sort(list)
	var s statement
	s.add("q(func: uid(", uids(list), ")) { uid ", s.shown(), " }\n")
	var answer struct {
		cast
		Q []struct {
			entry
			UID uid
		}
	}
	if err := a.ask(&s, &answer); err != nil {
		return nil, err
	}
	entries := map[uid]entry{}
	for _, q := range answer.Q {
		entries[q.UID] = q.entry
	}
	all := make([][]assertion, len(groups))
	for i := range groups {
		var some []entry
		for _, e := range found["e"+strconv.Itoa(i)] {
			if entries[e.UID].Record != "" {
				some = append(some, entries[e.UID])
			}
		}
		list, err := answer.assertions(some)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(list, func(x, y assertion) int {
			return cmp.Or(strings.Compare(string(y.dated()), string(x.dated())), strings.Compare(x.XID, y.XID))
		})
		all[i] = list
	}
	return all, nil
}

// ofEdges returns the facts about edges, which are given by name, the latest
// first.
func (a *asking) ofEdges(f graph.Filter, edges []string) ([]*fact, error) {
	var all []*fact
	for part := range slices.Chunk(edges, maxPage) {
		list, _, err := a.latest(f, 1<<30, func(s *statement, f graph.Filter) (string, string) {
			return "eq(edge, " + s.values(part) + ")", s.condition(f)
		})
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	return all, nil
}

// countEdges counts the assertions of each edge of some entities.
func (a *asking) countEdges(f graph.Filter, of []uid) (map[string]int, error) {
	var s statement
	cond := s.condition(f)
	s.add("var(func: uid(", uids(of), ")) { SELF as uid TOO as ~same_as }\nvar(func: uid(SELF, TOO)) { SAYS as ~subject SAID as ~object }\n",
		"q(func: uid(SAYS, SAID), first: ", strconv.Itoa(maxSummed), ") @filter(", cond, ") { edge ", datingFields, " }\n")
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

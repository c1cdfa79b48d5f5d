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
	count, cut, err := a.countEdges(f, inner)
	if err != nil {
		return t, err
	}
	edges := sortedKeys(count)
	slices.SortStableFunc(edges, func(x, y string) int { return count[y] - count[x] })
	edges, t.More = fits(a, edges)
	t.More = t.More || cut
	list, err := a.ofEdges(f, edges)
	if err != nil {
		return t, err
	}
	sums := tallies(list, func(f *fact) tallyKey {
		return tallyKey{f.subject.XID, f.relation, f.object.XID, "", f.status}
	})
	slices.SortStableFunc(sums, func(x, y *tally) int {
		return cmp.Or(y.statements-x.statements, strings.Compare(x.subject.XID, y.subject.XID), strings.Compare(x.relation, y.relation),
			strings.Compare(x.object.XID, y.object.XID))
	})
	for _, e := range sums {
		t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(e.subject), Text(e.relation), a.cell(e.object), Text(e.status), dateCell(e.first), dateCell(e.last),
			Number(e.confidence), Number(e.statements)}, Assertions: surest(e.rests)})
	}
	return t, nil
}

// A band is what is between two entities, who may be several each as documents
// have them.
type band struct {
	subject, relation, object string
	first, last               graph.Date
	confidence                float64
	statements                int
	ties                      []string
}

// closest answers for a network from the ties, which sum up what speaks for the
// edges: those that most statements speak of.
func (a *asking) closest(t *Table) error {
	bands := map[[3]string]*band{}
	self := a.args[0].XID
	weight := map[string]int{self: 0} // of those reached
	rim := []string{self}
	a.know(self, a.args[0].node)
	for range max(a.request.Depth, 1) {
		around, more, err := a.bandsOf(rim, bands)
		if err != nil {
			return err
		}
		t.More = t.More || more
		rim = rim[:0:0]
		for xid, w := range around {
			if _, known := weight[xid]; !known {
				weight[xid] = w
				rim = append(rim, xid)
			}
		}
		slices.SortFunc(rim, func(x, y string) int { return cmp.Or(around[y]-around[x], strings.Compare(x, y)) })
		if n := a.limit(); len(rim) > n {
			rim = rim[:n]
		}
		if len(rim) == 0 {
			break
		}
	}
	list := make([]*band, 0, len(bands))
	for _, one := range bands {
		list = append(list, one)
	}
	slices.SortFunc(list, func(x, y *band) int {
		return cmp.Or(y.statements-x.statements, strings.Compare(x.subject, y.subject), strings.Compare(x.relation, y.relation), strings.Compare(x.object, y.object))
	})
	list, cut := fits(a, list)
	t.More = t.More || cut
	groups := make([][]string, len(list))
	for i, one := range list {
		groups[i] = one.ties
	}
	said, err := a.someOfTies(groups)
	if err != nil {
		return err
	}
	for i, one := range list {
		row := Row{Cells: []Cell{a.cell(a.nodes[one.subject]), Text(one.relation), a.cell(a.nodes[one.object]), Text(graph.Asserted), dateCell(one.first), dateCell(one.last),
			Number(one.confidence), Number(one.statements)}}
		for _, as := range said[i] {
			row.Assertions = append(row.Assertions, as.XID)
		}
		t.Rows = append(t.Rows, row)
	}
	return nil
}

// bandsOf adds what is between the entities at a rim and others: no more than
// there can be rows, unless some of that does not count. It returns whom it leads
// to, with how many statements.
func (a *asking) bandsOf(rim []string, bands map[[3]string]*band) (around map[string]int, more bool, err error) {
	f := a.filter()
	most := min(2*a.limit(), 1<<30)
	if len(f.Types) > 0 {
		most = 1 << 30
	}
	if err := a.meet(rim); err != nil {
		return nil, false, err
	}
	var of []string
	for _, xid := range rim {
		of = append(of, a.nodes[xid].xids()...)
	}
	tied := func(s *statement) string {
		if len(f.Relations) == 0 {
			return ""
		}
		return " @filter(eq(tied, " + s.values(f.Relations) + "))"
	}
	var s statement
	s.levelsOf("L", of, tied(&s))
	var found levels
	if err := a.ask(&s, &found); err != nil {
		return nil, false, err
	}
	least, above := graph.MaxLevel, 0
	for ; least > 1; least-- {
		n := found.of("L", least)
		if above+n >= most {
			break
		}
		above += n
	}
	var answer struct{ Q, Rest []knot }
	s = statement{}
	// All of one of the lower levels are alike, so some will do.
	first := ""
	if least < graph.Exact {
		first = ", first: " + strconv.Itoa(most-above)
	}
	s.add("q(func: ", s.graded(of, least+1, graph.MaxLevel), ")", tied(&s), " { ", sumFields, " }\n",
		"rest(func: ", s.graded(of, least, least), first, ")", tied(&s), " { ", sumFields, " }\n")
	if err := a.ask(&s, &answer); err != nil {
		return nil, false, err
	}
	more = least > 1 || len(answer.Rest) == most-above
	answer.Q = append(answer.Q, answer.Rest...)
	var xids []string
	for _, k := range answer.Q {
		subject, _, object := k.name()
		xids = append(xids, subject, object)
	}
	if err := a.meet(xids); err != nil {
		return nil, false, err
	}
	inner := map[string]bool{}
	for _, xid := range rim {
		inner[xid] = true
	}
	around = map[string]int{}
	for _, k := range answer.Q {
		t, err := k.read()
		if err != nil {
			return nil, false, err
		}
		subject, relation, object := k.name()
		subject, object = a.nodes[subject].XID, a.nodes[object].XID
		if subject == object ||
			len(f.Types) > 0 &&
				len(ofTypes(a, []candidate{{node: node{XID: subject}}, {node: node{XID: object}}}, f.Types)) < 2 {
			continue
		}
		if a.symmetric(relation) && object < subject {
			subject, object = object, subject
		}
		for _, end := range [...][2]string{{subject, object}, {object, subject}} {
			if inner[end[0]] {
				around[end[1]] += t.Count
			}
		}
		b := band{subject, relation, object, t.First, t.Last, t.Confidence, t.Count, nil}
		b.take(k.Tie, bands)
	}
	return around, more, nil
}

// take adds a tie to what is between two, unless it is there from the other end.
func (b band) take(tie string, bands map[[3]string]*band) {
	k := [3]string{b.subject, b.relation, b.object}
	have := bands[k]
	switch {
	case have == nil:
		b.ties = []string{tie}
		bands[k] = &b
	case !slices.Contains(have.ties, tie):
		have.ties = append(have.ties, tie)
		have.statements += b.statements
		have.confidence = max(have.confidence, b.confidence)
		have.last = max(have.last, b.last)
		if have.first == "" || b.first != "" && b.first < have.first {
			have.first = b.first
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

// countEdges counts the assertions of each edge of some entities. More tells that
// there are others than those that it has counted.
func (a *asking) countEdges(f graph.Filter, of []uid) (count map[string]int, more bool, err error) {
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
		return nil, false, err
	}
	count = map[string]int{}
	for _, q := range answer.Q {
		if q.passes(f) {
			count[q.Edge]++
		}
	}
	return count, len(answer.Q) == maxSummed, nil
}

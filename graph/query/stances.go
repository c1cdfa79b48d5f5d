package query

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// stanceQuestion is about what one, or its office-holders, have done to the
// other, whether it came about or not, and what they are quoted with on it.
func stanceQuestion(a *asking) (Table, error) {
	var symmetric []string
	for _, r := range a.graph.Ontology.Relations {
		if r.Symmetric {
			symmetric = append(symmetric, r.Name)
		}
	}
	sides, err := a.sides()
	if err != nil {
		return Table{}, err
	}
	// Of the other, those in office do not count.
	us, other := sides[0], side{self: sides[1].self}
	return a.factTable(allStatuses(a.filter()), func(s *statement, f graph.Filter) (string, string) {
		var quoted []string
		for _, by := range slices.Concat(us.self, us.alike) {
			for _, about := range other.self {
				quoted = append(quoted, graph.Voiced(by, about))
			}
		}
		s.add("var(func: eq(xid, ", s.values(other.self), ")) { SAYS as ~subject SAID as ~object }\n",
			"STANCES as var(func: eq(behalf, ", s.values(passed(us, other)), ")) @filter(uid(SAID))\n",
			"MUTUAL as var(func: eq(behalf, ", s.values(passed(other, us)), ")) @filter(uid(SAYS) AND eq(relation, ", s.values(symmetric), "))\n",
			"QUOTED as var(func: eq(behalf, ", s.values(quoted), "))\n")
		return "uid(STANCES, MUTUAL, QUOTED)", s.condition(f)
	}, oldestFirst)
}

// betweenQuestion is about both directions, office-holders on both sides.
func betweenQuestion(a *asking) (Table, error) {
	sides, err := a.sides()
	if err != nil {
		return Table{}, err
	}
	return a.factTable(a.filter(), between(sides), oldestFirst)
}

// between selects what passes between two sides.
func between(sides []side) selection {
	names := slices.Concat(passed(sides[0], sides[1]), passed(sides[1], sides[0]))
	return func(s *statement, f graph.Filter) (string, string) {
		root := "eq(behalf, " + s.values(names) + ")"
		if len(sides[0].alike) > 0 && len(sides[1].alike) > 0 {
			s.betweenAlike(sides[0], sides[1])
			s.add("PASSED as var(func: ", root, ")\n")
			root = "uid(PASSED, ALIKE)"
		}
		return root, s.condition(f)
	}
}

func timelineQuestion(a *asking) (Table, error) {
	return a.factTable(a.filter(), about(a.args[0].xids()...), oldestFirst)
}

// A stance is a relation that is asserted or denied.
type stance struct {
	relation string
	status   graph.Status
}

func (s stance) String() string {
	if s.status == graph.Asserted {
		return s.relation
	}
	return s.relation + " (" + string(s.status) + ")"
}

// contrary tells whether two stances of one toward another exclude each other:
// relations that contradict each other, or one that is asserted and denied.
func (a *asking) contrary(x, y stance) bool {
	if x.relation == y.relation {
		return x.status == graph.Asserted && y.status == graph.Negated
	}
	r, _ := a.graph.Ontology.Relation(x.relation)
	return x.status == graph.Asserted && y.status == graph.Asserted && slices.Contains(r.Contradicts, y.relation)
}

// contradictionsQuestion looks at ties of which it is known that something else
// that is said excludes them, the latest first, and at those of entities that
// turned out to be one. Without a filter it shows the latest statements of each
// stance, those in the excerpts of ties.
func contradictionsQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"subject", "object", "stance", "date", "reported", "outlets", "but", "but_date", "but_reported", "but_outlets"}}
	filtered := len(a.request.given()) > 0
	most := min(a.limit(), 1<<29) // rows to look for
	ofAll := len(a.args) == 0 && !filtered
	var merged, disputed []string
	var cut bool
	err := a.together(
		func(a *asking) (err error) {
			if !ofAll { // else it takes longer than the rest, and only the latest are wanted
				merged, cut, err = a.disputedByMerging()
			}
			return err
		},
		func(a *asking) (err error) { disputed, err = a.disputed(tiesOf(most)); return err })
	for ; err == nil; disputed, err = a.disputed(tiesOf(most)) {
		looked := disputed
		if !filtered {
			looked = a.enough(disputed, most)
		}
		rows, err := a.clashes(slices.Concat(looked, merged))
		if err != nil {
			return t, err
		}
		more := len(looked) < len(disputed) || len(disputed) == tiesOf(most)
		if more && len(rows) <= a.limit() && most < maxPage {
			most *= 2
			continue
		}
		if ofAll {
			if rows, cut, err = a.withMerged(rows); err != nil {
				return t, err
			}
		}
		rows, t.More = fits(a, rows)
		t.More = t.More || cut || more
		for _, r := range rows {
			one, other := r.one[0], r.other[0]
			t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(one.subject), a.cell(one.object), Text(r.x.String()), dateCell(one.date), dateCell(one.reported), r.said.outlets(one, r.one),
				Text(r.y.String()), dateCell(other.date), dateCell(other.reported), r.said.outlets(other, r.other)}, Assertions: slices.Concat(restsOf(r.one), restsOf(r.other))})
		}
		return t, nil
	}
	return t, err
}

// clashes returns the contradictions among ties, which are given by name, and those
// that can exclude them, the latest first.
func (a *asking) clashes(ties []string) ([]contradiction, error) {
	names, err := a.withRivals(ties)
	if err != nil {
		return nil, err
	}
	var said stances
	if len(a.request.given()) > 0 {
		said, err = a.stancesThrough(names)
	} else {
		said, err = a.stancesOf(names)
	}
	return said.contradictions(a), err
}

// withMerged adds to contradictions of all of the graph, the latest first, those that
// come of a merging, as far as they may be among the rows to show. More tells that there
// are others.
func (a *asking) withMerged(rows []contradiction) (all []contradiction, more bool, err error) {
	var names []string
	if len(rows) > a.limit() && rows[a.limit()-1].when() != "" {
		names, more, err = a.contraryOfMerged(rows[a.limit()-1].when())
	} else {
		names, more, err = a.disputedByMerging()
	}
	if err != nil {
		return nil, false, err
	}
	found, err := a.clashes(names)
	if err != nil {
		return nil, false, err
	}
	known := map[string]bool{}
	for _, r := range rows {
		known[r.key()] = true
	}
	for _, r := range found {
		if !known[r.key()] {
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, latestClash)
	return rows, more, nil
}

// contraryOfMerged names the ties of somebody who is one with another of which something
// was said since a day that can contradict what is said of the other.
func (a *asking) contraryOfMerged(since graph.Date) (names []string, more bool, err error) {
	var s statement
	s.add("q(func: ge(dated, ", s.value(string(since.First())), "), first: ", strconv.Itoa(maxSummed), ") @filter(eq(relation, ", s.values(a.contraries()), ") OR eq(status, ",
		s.value(string(graph.Negated)), ")) { edge }\n")
	var answer struct{ Q []struct{ Edge string } }
	if err := a.ask(&s, &answer); err != nil {
		return nil, false, err
	}
	var ends []string
	for _, q := range answer.Q {
		subject, _, object := knot{Tie: q.Edge}.name()
		ends = append(ends, subject, object)
	}
	if err := a.meet(ends); err != nil {
		return nil, false, err
	}
	for _, q := range answer.Q {
		subject, _, object := knot{Tie: q.Edge}.name()
		if len(a.nodes[subject].others)+len(a.nodes[object].others) > 0 {
			names = append(names, q.Edge)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), len(answer.Q) == maxSummed, nil
}

// contraries are the relations that others contradict.
func (a *asking) contraries() (names []string) {
	for _, r := range a.graph.Ontology.Relations {
		if len(r.Contradicts) > 0 {
			names = append(names, r.Name)
		}
	}
	return names
}

// tiesOf is how many disputed ties are sure to give more rows than some: a row is of
// two at the most, and each tie is in one.
func tiesOf(rows int) int { return 2*rows + 2 }

// enough returns the first ones of some disputed ties, the latest first, that are
// sure to give more rows than some if nobody is called by several names.
func (a *asking) enough(names []string, rows int) []string {
	all, counted := map[string]bool{}, map[string]bool{}
	for _, name := range names {
		all[name] = true
	}
	sure := 0
	for i, name := range names {
		subject, relation, object := knot{Tie: name}.name()
		r, _ := a.graph.Ontology.Relation(relation)
		alone := true // so it is denied
		for _, other := range r.Contradicts {
			rival := strings.Join([]string{subject, other, object}, " ")
			if all[rival] {
				alone = false
				if !counted[rival] {
					sure++
				}
			}
		}
		if alone {
			sure++
		}
		counted[name] = true
		if sure > rows {
			return names[:i+1]
		}
	}
	return names
}

// tiesOfArguments puts the ties from the first and those to the second argument
// into variables, and returns the conditions to be among them.
func (a *asking) tiesOfArguments(s *statement) (terms []string) {
	for i, e := range a.args {
		v := [...]string{"A", "B"}[i]
		s.add("var(func: eq(xid, ", s.values(e.xids()), ")) { ", v, " as ", [...]string{"~from", "~to"}[i], " }\n")
		terms = append(terms, "uid("+v+")")
	}
	return terms
}

// disputed returns the names of disputed ties about the arguments, the latest
// first.
func (a *asking) disputed(most int) ([]string, error) {
	var s statement
	terms := append(a.tiesOfArguments(&s), "eq(disputed, "+s.value("true")+")")
	filter := ""
	if len(terms) > 1 {
		filter = " @filter(" + strings.Join(terms[1:], " AND ") + ")"
	}
	s.add("q(func: ", terms[0], ", orderdesc: contested, first: ", strconv.Itoa(most), ")", filter, " { tie }\n")
	var answer struct{ Q []knot }
	err := a.ask(&s, &answer)
	names := make([]string, len(answer.Q))
	for i, k := range answer.Q {
		names[i] = k.Tie
	}
	return names, err
}

// disputedByMerging returns the names of ties that may be excluded by others
// since those at their ends turned out to be one, which ties do not know of. More
// tells that there are others.
func (a *asking) disputedByMerging() (names []string, more bool, err error) {
	var s statement
	// What is denied of one and asserted of the other is on a tie without assertions.
	cond, root := "(eq(level, 0) OR eq(tied, "+s.values(a.contraries())+"))", ""
	switch {
	case len(a.args) == 0:
		s.add("var(func: eq(joined, ", s.value("true"), ")) { F as ~from T as ~to }\n")
		root = "uid(F, T)"
	case len(a.args) == 1 && len(a.args[0].others) == 0:
		// Only of those around it can some be one.
		s.add("var(func: eq(xid, ", s.value(a.args[0].XID), ")) { NEAR as near @filter(eq(joined, ", s.value("true"), ")) A as ~from }\n")
		s.allOf("ALL", "NEAR", "")
		s.add("var(func: uid(ALL)) { T as ~to }\n")
		root, cond = "uid(A)", "uid(T) AND "+cond
	default:
		terms := append(a.tiesOfArguments(&s), cond)
		root, cond = terms[0], strings.Join(terms[1:], " AND ")
	}
	s.add("q(func: ", root, ", first: ", strconv.Itoa(maxSummed), ") @filter(", cond, ") { tie level }\n")
	var answer struct {
		Q []struct {
			knot
			Level int
		}
	}
	if err := a.ask(&s, &answer); err != nil {
		return nil, false, err
	}
	var ends []string
	for _, k := range answer.Q {
		subject, _, object := k.name()
		ends = append(ends, subject, object)
	}
	if err := a.meet(ends); err != nil {
		return nil, false, err
	}
	between := map[[2]string]map[string]bool{} // relations of two, whatever they are called
	of := func(k knot) ([2]string, string) {
		subject, relation, object := k.name()
		return [2]string{a.nodes[subject].XID, a.nodes[object].XID}, relation
	}
	for _, k := range answer.Q {
		two, relation := of(k.knot)
		if between[two] == nil {
			between[two] = map[string]bool{}
		}
		between[two][relation] = true
	}
	for _, k := range answer.Q {
		two, relation := of(k.knot)
		r, _ := a.graph.Ontology.Relation(relation)
		if k.Level == 0 || slices.ContainsFunc(r.Contradicts, func(other string) bool { return between[two][other] }) {
			names = append(names, k.Tie)
		}
	}
	return names, len(answer.Q) == maxSummed, nil
}

// withRivals adds to names of ties those of the ties that can exclude them, of
// all who are one with their ends.
func (a *asking) withRivals(names []string) ([]string, error) {
	var ends []string
	for _, name := range names {
		subject, _, object := knot{Tie: name}.name()
		ends = append(ends, subject, object)
	}
	if err := a.meet(ends); err != nil {
		return nil, err
	}
	var all []string
	for _, name := range names {
		subject, relation, object := knot{Tie: name}.name()
		r, _ := a.graph.Ontology.Relation(relation)
		for _, one := range append([]string{relation}, r.Contradicts...) {
			all = append(all, a.edgesOf(&fact{subject: a.nodes[subject], relation: one, object: a.nodes[object]})...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// Stances are the facts of one toward another, by who they are and how they
// stand, and the outlets that have reported them.
type stances struct {
	facts map[[2]string]map[stance][]*fact
	by    map[stanceKey][]string // empty where the facts are all there is
}

type stanceKey struct {
	subject, object string
	stance
}

func (s *stances) take(list []*fact) {
	s.facts = map[[2]string]map[stance][]*fact{}
	for _, one := range list {
		p, k := [2]string{one.subject.XID, one.object.XID}, stance{one.relation, one.status}
		if s.facts[p] == nil {
			s.facts[p] = map[stance][]*fact{}
		}
		s.facts[p][k] = append(s.facts[p][k], one)
	}
}

// stancesThrough looks at all assertions of ties that the filter lets through.
func (a *asking) stancesThrough(names []string) (s stances, err error) {
	f := a.filter()
	f.Statuses = []graph.Status{graph.Asserted, graph.Negated}
	list, err := a.ofEdges(f, names)
	s.take(list)
	return s, err
}

// stancesOf looks at the excerpts of ties.
func (a *asking) stancesOf(names []string) (s stances, err error) {
	ties, err := a.ties(names, excerptFields)
	if err != nil {
		return s, err
	}
	var all []graph.Statement
	for _, name := range sortedKeys(ties) {
		all = append(append(all, ties[name].Excerpt.Asserted...), ties[name].Excerpt.Denied...)
	}
	assertions, err := a.named(all)
	if err != nil {
		return s, err
	}
	var found facts
	for _, as := range assertions {
		found.add(as)
	}
	s.take(found.sorted())
	s.by = map[stanceKey][]string{}
	for name, t := range ties {
		subject, relation, object := knot{Tie: name}.name()
		for status, outlets := range map[graph.Status][]string{graph.Asserted: t.Excerpt.AssertedBy, graph.Negated: t.Excerpt.DeniedBy} {
			k := stanceKey{a.nodes[subject].XID, a.nodes[object].XID, stance{relation, status}}
			s.by[k] = append(s.by[k], outlets...)
		}
	}
	return s, nil
}

// outlets lists who published what speaks for a stance.
func (s *stances) outlets(one *fact, list []*fact) Cell {
	names := map[string]bool{}
	for _, name := range s.by[stanceKey{one.subject.XID, one.object.XID, stance{one.relation, one.status}}] {
		names[name] = true
	}
	for _, f := range list {
		for _, d := range f.documents {
			if d.Outlet != "" {
				names[d.Outlet] = true
			}
		}
	}
	return textList(sortedKeys(names))
}

// contradictions pairs the stances that exclude each other, the latest first.
func (s *stances) contradictions(a *asking) []contradiction {
	var rows []contradiction
	for _, stances := range s.facts {
		for x, xs := range stances {
			for y, ys := range stances {
				// Of a pair that excludes each other both ways one row is enough.
				if a.contrary(x, y) && (x.relation <= y.relation || !a.contrary(y, x)) {
					rows = append(rows, contradiction{x, y, xs, ys, s})
				}
			}
		}
	}
	slices.SortFunc(rows, latestClash)
	return rows
}

func latestClash(x, y contradiction) int {
	return cmp.Or(strings.Compare(string(y.when()), string(x.when())), strings.Compare(x.key(), y.key()))
}

// A contradiction is two stances of one toward another, with the facts that
// say so, the latest first.
type contradiction struct {
	x, y       stance
	one, other []*fact
	said       *stances // of which it is
}

func (c contradiction) when() graph.Date { return max(c.one[0].when(), c.other[0].when()) }
func (c contradiction) key() string {
	return strings.Join([]string{c.one[0].subject.XID, c.one[0].object.XID, c.x.String(), c.y.String()}, " ")
}

func textList(list []string) Cell {
	if len(list) == 0 {
		return nil
	}
	var cells List
	for _, s := range list {
		cells = append(cells, Text(s))
	}
	return cells
}

func restsOf(list []*fact) []string {
	var all []string
	for _, f := range list {
		all = append(all, surest(f.rests)...)
	}
	return all
}

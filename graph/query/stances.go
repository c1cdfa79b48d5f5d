package query

import (
	"cmp"
	"encoding/json"
	"errors"
	"maps"
	"slices"
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
	return a.factTable(allStatuses(a.filter()), func(s *statement, f graph.Filter) (string, string) {
		side(s, "A", a.args[0])
		s.add("B as var(func: eq(xid, ", s.values(a.args[1].xids()), "))\n")
		s.betweenSides()
		s.add("MUTUAL as var(func: uid(BACK)) @filter(eq(relation, ", s.values(symmetric), "))\n",
			"var(func: uid(A)) { WORDS as ~attributed_to }\nQUOTED as var(func: uid(WORDS)) @filter(uid(B_SAYS) OR uid(B_SAID))\n")
		return "uid(THERE, MUTUAL, QUOTED)", s.condition(f)
	}, oldestFirst)
}

// betweenQuestion is about both directions, office-holders on both sides.
func betweenQuestion(a *asking) (Table, error) {
	return a.factTable(a.filter(), func(s *statement, f graph.Filter) (string, string) {
		side(s, "A", a.args[0])
		side(s, "B", a.args[1])
		return s.betweenSides(), s.condition(f)
	}, oldestFirst)
}

func timelineQuestion(a *asking) (Table, error) {
	return a.factTable(a.filter(), about(a.args[0]), oldestFirst)
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

// contradictionsQuestion looks at all who have both of two opposite stances,
// then for those who have them toward the same.
func contradictionsQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"subject", "object", "stance", "date", "reported", "outlets", "but", "but_date", "but_reported", "but_outlets"}}
	edges, cut, err := a.contraryEdges()
	if err != nil {
		return t, err
	}
	f := a.filter()
	f.Statuses = []graph.Status{graph.Asserted, graph.Negated}
	found := map[[2]string]map[stance][]*fact{}
	list, err := a.stancesOf(f, edges)
	if err != nil {
		return t, err
	}
	for _, one := range list {
		p, k := [2]string{one.subject.XID, one.object.XID}, stance{one.relation, one.status}
		if found[p] == nil {
			found[p] = map[stance][]*fact{}
		}
		found[p][k] = append(found[p][k], one)
	}
	var rows []contradiction
	for _, stances := range found {
		for x, xs := range stances {
			for y, ys := range stances {
				// Of a pair that excludes each other both ways one row is enough.
				if a.contrary(x, y) && (x.relation <= y.relation || !a.contrary(y, x)) {
					rows = append(rows, contradiction{x, y, xs, ys})
				}
			}
		}
	}
	slices.SortFunc(rows, func(x, y contradiction) int {
		return cmp.Or(strings.Compare(string(y.when()), string(x.when())), strings.Compare(x.key(), y.key()))
	})
	rows, t.More = fits(a, rows)
	t.More = t.More || cut
	for _, r := range rows {
		one, other := r.one[0], r.other[0]
		t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(one.subject), a.cell(one.object), Text(r.x.String()), dateCell(one.date), dateCell(one.reported), outlets(r.one),
			Text(r.y.String()), dateCell(other.date), dateCell(other.reported), outlets(r.other)}, Evidence: slices.Concat(evidenceOf(r.one), evidenceOf(r.other))})
	}
	return t, nil
}

// A contradiction is two stances of one toward another, with the facts that
// say so, the latest first.
type contradiction struct {
	x, y       stance
	one, other []*fact
}

func (c contradiction) when() graph.Date { return max(c.one[0].when(), c.other[0].when()) }
func (c contradiction) key() string {
	return strings.Join([]string{c.one[0].subject.XID, c.one[0].object.XID, c.x.String(), c.y.String()}, " ")
}

// contraryEdges returns the names of edges of which some may contradict each
// other, sorted: no more than the rows can need, those with the latest dates.
func (a *asking) contraryEdges() (edges []string, cut bool, err error) {
	// The entities of each relation's ends are compared here: Dgraph cannot
	// join two edges of a node by where they lead.
	pairs := map[[2]string]graph.Date{} // two edges, or one and "" -> the last date
	var toward []string
	if len(a.args) > 1 {
		toward = a.args[1].xids()
	}
	for _, r := range a.graph.Ontology.Relations {
		for _, other := range r.Contradicts {
			if other < r.Name {
				continue // it goes both ways
			}
			var s statement
			root := "has(" + r.Name + ")"
			if len(a.args) > 0 {
				root = "eq(xid, " + s.values(a.args[0].xids()) + ")"
			}
			s.add("q(func: ", root, ") @filter(has(", r.Name, ") AND has(", other, ")) { xid ", r.Name, " @facets(last) { xid } ", other, " @facets(last) { xid } }\n")
			var answer struct{ Q []map[string]json.RawMessage }
			if err := a.ask(&s, &answer); err != nil {
				return nil, false, err
			}
			for _, q := range answer.Q {
				var subject string
				var err error
				one, two := lastOf(q, r.Name, &err), lastOf(q, other, &err)
				if err := errors.Join(err, unmarshalFields(q, map[string]any{"xid": &subject})); err != nil {
					return nil, false, err
				}
				for object, last := range one {
					if also, both := two[object]; both && (toward == nil || slices.Contains(toward, object)) {
						pairs[[2]string{subject + " " + r.Name + " " + object, subject + " " + other + " " + object}] = max(last, also)
					}
				}
			}
		}
	}
	var s statement
	root := "eq(status, " + s.value(string(graph.Negated)) + ")"
	filter := root
	if len(a.args) > 0 {
		s.add("var(func: eq(xid, ", s.values(a.args[0].xids()), ")) { A as ~subject }\n")
		root = "uid(A)"
	}
	if toward != nil {
		s.add("var(func: eq(xid, ", s.values(toward), ")) { B as ~object }\n")
		filter += " AND uid(B)"
	}
	s.add("q(func: ", root, ") @filter(", filter, ") { edge dated }\n")
	var answer struct {
		Q []struct{ Edge, Dated string }
	}
	if err := a.ask(&s, &answer); err != nil {
		return nil, false, err
	}
	for _, e := range answer.Q {
		k := [2]string{e.Edge}
		pairs[k] = max(pairs[k], date(e.Dated, "day"))
	}
	latest := slices.SortedFunc(maps.Keys(pairs), func(x, y [2]string) int {
		return cmp.Or(strings.Compare(string(pairs[y]), string(pairs[x])), strings.Compare(x[0], y[0]), strings.Compare(x[1], y[1]))
	})
	// What is denied and nowhere asserted contradicts nothing: of the latest,
	// some more than there can be rows are looked at.
	if n := a.limit(); len(latest) > 3*n && n < maxPage {
		latest, cut = latest[:3*n], true
	}
	var denied [][]string
	for _, k := range latest {
		if k[1] == "" {
			denied = append(denied, k[:1])
		}
	}
	said, err := a.someOfEdges(denied)
	if err != nil {
		return nil, false, err
	}
	only := map[string]bool{}
	for i, list := range said {
		only[denied[i][0]] = len(list) == 0
	}
	latest = slices.DeleteFunc(latest, func(k [2]string) bool { return k[1] == "" && only[k[0]] })
	if n := a.limit(); len(latest) > n {
		latest, cut = latest[:n], true
	}
	for _, k := range latest {
		edges = append(edges, k[0])
		if k[1] != "" {
			edges = append(edges, k[1])
		}
	}
	slices.Sort(edges)
	return slices.Compact(edges), cut, nil
}

// maxStances is how many assertions of a stance are looked at where there is no
// filter, which takes them all.
const maxStances = 12

// stancesOf returns the facts about edges, asserted and denied.
func (a *asking) stancesOf(f graph.Filter, edges []string) ([]*fact, error) {
	if len(a.request.given()) > 0 {
		return a.ofEdges(f, edges)
	}
	groups := make([]excerpt, 0, 2*len(edges))
	for _, edge := range edges {
		groups = append(groups, excerpt{[]string{edge}, maxStances, ""}, excerpt{[]string{edge}, maxStances, graph.Negated})
	}
	all, err := a.firstOfEdges(groups)
	if err != nil {
		return nil, err
	}
	var found facts
	seen := map[string]bool{}
	for _, list := range all {
		for _, as := range list {
			if !seen[as.XID] && (as.Status == graph.Asserted || as.Status == graph.Negated) {
				seen[as.XID] = true
				found.add(as)
			}
		}
	}
	return found.sorted(), nil
}

// lastOf reads whom an edge leads to and when it last happened.
func lastOf(from map[string]json.RawMessage, field string, err *error) map[string]graph.Date {
	var ends []map[string]json.RawMessage
	*err = errors.Join(*err, unmarshalFields(from, map[string]any{field: &ends}))
	last := map[string]graph.Date{}
	for _, e := range ends {
		var xid string
		var d graph.Date
		*err = errors.Join(*err, unmarshalFields(e, map[string]any{"xid": &xid, field + "|last": &d}))
		last[xid] = d
	}
	return last
}

// outlets lists who published the documents of facts.
func outlets(list []*fact) Cell {
	names := map[string]bool{}
	for _, f := range list {
		for _, d := range f.documents {
			if d.Outlet != "" {
				names[d.Outlet] = true
			}
		}
	}
	return textList(sortedKeys(names))
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

func evidenceOf(list []*fact) []Evidence {
	var all []Evidence
	for _, f := range list {
		all = append(all, f.evidence...)
	}
	return all
}

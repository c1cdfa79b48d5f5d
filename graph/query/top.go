package query

import (
	"cmp"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// measures are those by which top can put entities in order: with how many
// others one has met, with how many one has any relation, and PageRank (Brin
// and Page 1998), by which those count most that are related to others that
// count.
var measures = []string{"meetings", "connections", "pagerank"}

// topQuestion puts the entities in order by a measure. A filter makes only the
// relations that it lets through count.
func topQuestion(a *asking) (Table, error) {
	by := cmp.Or(a.request.By, measures[0])
	t := Table{Columns: []string{"rank", "entity", "type", "xid", by}}
	relations := a.request.Filter.Relations
	if by == "meetings" && len(relations) == 0 {
		relations = []string{schema.Meeting}
	}
	var ranked []rankedNode
	var err error
	given := a.request.given()
	if list := keptFor(by); list != "" && (len(given) == 0 || len(given) == 1 && given[0] == "by") {
		ranked, err = a.most(list)
	} else {
		var w web
		if w, err = a.web(relations); err == nil {
			ranked = w.rank(by)
		}
	}
	if err != nil || len(ranked) == 0 {
		return t, err
	}
	slices.SortFunc(ranked, func(x, y rankedNode) int { return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(x.XID, y.XID)) })
	ranked, t.More = fits(a, ranked)
	return t, a.showRanked(&t, ranked, relations)
}

type rankedNode struct {
	node
	score float64
}

// keptFor is the list that entities have of those whom a measure counts, if they do.
func keptFor(measure string) string {
	switch measure {
	case "meetings":
		return "met"
	case "connections":
		return "near"
	}
	return ""
}

// A contender may be among those who have the most others.
type contender struct {
	UID    uid
	others []uid // all who are it, if it is not alone
	bound  int   // it has no more than so many
}

func (c contender) members() []uid {
	if len(c.others) == 0 {
		return []uid{c.UID}
	}
	return c.others
}

// most returns those who have the most others in a list, the best for sure, with how
// many: who are one count once, be it as those who have others or as the others.
//
// The index of counts does not know who is one, so what it has is a bound. Lists are
// put together only for those whose bound is high enough.
func (a *asking) most(list string) ([]rankedNode, error) {
	enough := a.limit() + 1
	var same identities
	var least int
	err := a.together(
		func(a *asking) (err error) { same, err = a.identities("uid"); return err },
		func(a *asking) (err error) { least, err = a.countOfSome(list, enough); return err })
	if err != nil {
		return nil, err
	}
	groups := same.groups()
	known := map[uid]rankedNode{}
	for ; ; least = max(least/4, 1) {
		all, err := a.contenders(list, least, groups)
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(all, func(x, y contender) int { return y.bound - x.bound })
		for n := enough; len(all) >= enough || least == 1; {
			n = min(n, len(all))
			if err := a.count(list, all[:n], same, known); err != nil {
				return nil, err
			}
			ranked := make([]rankedNode, n)
			for i, c := range all[:n] {
				ranked[i] = known[c.UID]
			}
			slices.SortFunc(ranked, func(x, y rankedNode) int { return cmp.Compare(y.score, x.score) })
			worst := 0.0 // of those that are enough
			if n >= enough {
				worst = ranked[enough-1].score
			}
			if n == len(all) || float64(all[n].bound) < worst {
				if least == 1 || worst >= float64(least) {
					return slices.DeleteFunc(ranked, func(r rankedNode) bool { return r.score == 0 }), nil
				}
				break
			}
			n += 1 + n/4
		}
	}
}

// countOfSome returns a number of others that enough have, or as few as any can have.
func (a *asking) countOfSome(list string, enough int) (int, error) {
	var s statement
	for least := 1 << 12; least > 1<<4; least /= 4 {
		s.add("n", strconv.Itoa(least), "(func: ge(count(", list, "), ", strconv.Itoa(least), ")) { count(uid) }\n")
	}
	var answer map[string][]struct{ Count int }
	err := a.ask(&s, &answer)
	for least := 1 << 12; least > 1<<4; least /= 4 {
		if n := answer["n"+strconv.Itoa(least)]; len(n) > 0 && n[0].Count >= enough {
			return least, err
		}
	}
	return 1 << 4, err
}

// contenders returns those who may have at least so many others in a list. Groups are
// those who are one: one of them has its share of that.
func (a *asking) contenders(list string, least int, groups []contender) ([]contender, error) {
	largest := 1
	for _, g := range groups {
		largest = max(largest, len(g.others))
	}
	var s statement
	yes := s.value("true")
	s.add("q(func: ge(count(", list, "), ", strconv.Itoa(least), ")) @filter(NOT eq(joined, ", yes, ")) { uid n: count(", list, ") }\n",
		"joined(func: ge(count(", list, "), ", strconv.Itoa((least+largest-1)/largest), ")) @filter(eq(joined, ", yes, ")) { uid n: count(", list, ") }\n")
	var answer struct {
		Q, Joined []struct {
			UID uid
			N   int
		}
	}
	if err := a.ask(&s, &answer); err != nil {
		return nil, err
	}
	var all []contender
	for _, q := range answer.Q {
		all = append(all, contender{UID: q.UID, bound: q.N})
	}
	share := map[uid]int{}
	for _, q := range answer.Joined {
		share[q.UID] = q.N
	}
	for _, g := range groups {
		most := 0
		for _, u := range g.others {
			g.bound += cmp.Or(share[u], (least+largest-1)/largest-1)
			most = max(most, share[u])
		}
		if most > 0 && g.bound >= least {
			all = append(all, g)
		}
	}
	return all, nil
}

// countAtOnce is how many lists are put together in one request.
const countAtOnce = 100

// count finds how many others contenders have of whom that is not known yet.
func (a *asking) count(list string, of []contender, same identities, known map[uid]rankedNode) error {
	of = slices.DeleteFunc(slices.Clone(of), func(c contender) bool { _, ok := known[c.UID]; return ok })
	var do []func(*asking) error
	counts, xids := make([]int, len(of)), make([]string, len(of))
	for begin := 0; begin < len(of); begin += countAtOnce {
		some := of[begin:min(begin+countAtOnce, len(of))]
		do = append(do, func(a *asking) error {
			var s statement
			yes := s.value("true")
			var members []uid
			place := map[uid]int{} // of members among some
			for i, c := range some {
				for _, u := range c.members() {
					members, place[u] = append(members, u), i
				}
				if n := strconv.Itoa(i); len(c.others) > 0 {
					s.add("var(func: uid(", uids(c.others), ")) { L", n, " as ", list, " }\n",
						"plain", n, "(func: uid(L", n, ")) @filter(NOT eq(joined, ", yes, ")) { n: count(uid) }\n")
				}
			}
			s.add("all(func: uid(", uids(members), ")) { uid xid others: ", list, " @filter(eq(joined, ", yes, ")) { uid } }\n")
			var answer map[string][]struct {
				UID    uid
				XID    string
				N      int
				Others []struct{ UID uid }
			}
			if err := a.ask(&s, &answer); err != nil {
				return err
			}
			those, entries := make([]map[uid]bool, len(some)), make([]int, len(some))
			for i := range some {
				those[i] = map[uid]bool{}
			}
			for _, member := range answer["all"] {
				i := place[member.UID]
				if member.UID == some[i].UID {
					xids[begin+i] = member.XID
				}
				for _, o := range member.Others {
					those[i][same.of(node{UID: o.UID}).UID] = true
					entries[i]++
				}
			}
			for i, c := range some {
				delete(those[i], c.UID)
				counts[begin+i] = len(those[i])
				if len(c.others) == 0 {
					counts[begin+i] += c.bound - entries[i]
				} else if plain := answer["plain"+strconv.Itoa(i)]; len(plain) > 0 {
					counts[begin+i] += plain[0].N
				}
			}
			return nil
		})
	}
	if err := a.together(do...); err != nil {
		return err
	}
	for i, c := range of {
		known[c.UID] = rankedNode{node{UID: c.UID, XID: xids[i]}, float64(counts[i])}
	}
	return nil
}

// A web is who is related to whom, by numbers of its own.
type web struct {
	nodes []node
	from  [][]int32 // by node: to whom it leads, sorted, none twice
	both  [][]int32 // by node: with whom it has a relation in any direction
}

// identities tells of entities which others they turned out to be.
type identities map[uid]node

func (i identities) of(n node) node {
	if to, ok := i[n.UID]; ok {
		return to
	}
	return n
}

// groups are those who are one.
func (i identities) groups() []contender {
	var list []contender
	at := map[uid]int{}
	for from, to := range i {
		if _, ok := at[to.UID]; !ok {
			at[to.UID] = len(list)
			list = append(list, contender{UID: to.UID, others: []uid{to.UID}})
		}
		g := &list[at[to.UID]]
		g.others = append(g.others, from)
	}
	return list
}

// identities asks for all entities that turned out to be others, of which it reads some
// fields.
func (a *asking) identities(fields string) (identities, error) {
	var s statement
	s.add("q(func: has(same_as)) { uid same_as { ", fields, " } }\n")
	var answer struct {
		Q []struct {
			UID    uid
			SameAs struct {
				UID uid
				XID string
			} `json:"same_as"`
		}
	}
	if err := a.ask(&s, &answer); err != nil {
		return nil, err
	}
	list := identities{}
	for _, q := range answer.Q {
		list[q.UID] = node{UID: q.SameAs.UID, XID: q.SameAs.XID}
	}
	return list, nil
}

// pageSize is how many entities or assertions are read at once where all are.
const pageSize = 20000

// web reads all relations that count: the direct edges, or the assertions
// where there is a filter.
func (a *asking) web(relations []string) (web, error) {
	f := a.request.Filter
	f.Relations = relations
	var w web
	ids := map[uid]int32{}
	same, err := a.identities("uid xid")
	if err != nil {
		return w, err
	}
	id := func(n node) int32 {
		i, ok := ids[n.UID]
		if !ok {
			i = int32(len(w.nodes))
			ids[n.UID] = i
			w.nodes = append(w.nodes, n)
			w.from, w.both = append(w.from, nil), append(w.both, nil)
		}
		return i
	}
	link := func(x, y node, symmetric bool) {
		x, y = same.of(x), same.of(y)
		if x.UID == y.UID {
			return
		}
		if len(f.Types) > 0 && len(ofTypes(a, []candidate{{node: x}, {node: y}}, f.Types)) < 2 {
			return
		}
		i, j := id(x), id(y)
		w.from[i] = append(w.from[i], j)
		if symmetric {
			w.from[j] = append(w.from[j], i)
		}
		w.both[i], w.both[j] = append(w.both[i], j), append(w.both[j], i)
	}
	if overEdges(f) {
		var xids map[uid]string
		xids, err = a.allEdges(relations, link)
		for i, n := range w.nodes {
			w.nodes[i].XID = cmp.Or(n.XID, xids[n.UID])
		}
	} else {
		err = a.allAssertions(f, link)
	}
	for _, lists := range [...][][]int32{w.from, w.both} {
		for i := range lists {
			slices.Sort(lists[i])
			lists[i] = slices.Compact(lists[i])
		}
	}
	return w, err
}

// allEdges reads all edges of some relations and returns the xids of all entities: to
// read that of its other end with each edge would take much longer. So link gets that
// only where it has to look at types.
func (a *asking) allEdges(relations []string, link func(x, y node, symmetric bool)) (map[uid]string, error) {
	xids := map[uid]string{}
	ends := "uid"
	if len(a.request.Filter.Types) > 0 {
		ends = "uid xid"
	}
	for last := beforeAll; ; {
		var s statement
		s.add("q(func: type(Entity), first: ", strconv.Itoa(pageSize), ", after: ", string(last), ") {\n\tuid xid\n")
		for _, r := range a.graph.Ontology.Relations {
			if len(relations) == 0 || slices.Contains(relations, r.Name) {
				s.add("\t", r.Name, " { ", ends, " }\n")
			}
		}
		s.add("}\n")
		var answer struct{ Q []map[string]json.RawMessage }
		if err := a.ask(&s, &answer); err != nil {
			return nil, err
		}
		for _, q := range answer.Q {
			var from node
			if err := json.Unmarshal(q["uid"], &from.UID); err != nil {
				return nil, err
			}
			if err := json.Unmarshal(q["xid"], &from.XID); err != nil {
				return nil, err
			}
			last, xids[from.UID] = from.UID, from.XID
			for _, r := range a.graph.Ontology.Relations {
				if q[r.Name] == nil {
					continue
				}
				var ends []struct {
					UID uid
					XID string
				}
				if err := json.Unmarshal(q[r.Name], &ends); err != nil {
					return nil, err
				}
				for _, to := range ends {
					link(from, node{UID: to.UID, XID: to.XID}, r.Symmetric)
				}
			}
		}
		if len(answer.Q) < pageSize {
			return xids, nil
		}
	}
}

// beforeAll comes before every uid.
const beforeAll = uid("0x0")

func (a *asking) allAssertions(f graph.Filter, link func(x, y node, symmetric bool)) error {
	for last := beforeAll; ; {
		var s statement
		root, cond := "type(Assertion)", s.condition(f)
		if len(f.Relations) > 0 {
			root = "eq(relation, " + s.values(f.Relations) + ")"
		}
		s.add("q(func: ", root, ", first: ", strconv.Itoa(pageSize), ", after: ", string(last), ") @filter(", cond, ") ",
			"{ uid relation ", datingFields, " subject { uid xid } object { uid xid } }\n")
		var answer struct {
			Q []struct {
				dating
				UID             uid
				Relation        string
				Subject, Object node
			}
		}
		if err := a.ask(&s, &answer); err != nil {
			return err
		}
		for _, q := range answer.Q {
			last = q.UID
			if q.passes(f) {
				link(q.Subject, q.Object, a.symmetric(q.Relation))
			}
		}
		if len(answer.Q) < pageSize {
			return nil
		}
	}
}

// rank gives every node its score.
func (w web) rank(by string) []rankedNode {
	scores := make([]float64, len(w.nodes))
	if by == "pagerank" {
		scores = w.pagerank()
	} else {
		for i := range w.nodes {
			scores[i] = float64(len(w.both[i]))
		}
	}
	list := make([]rankedNode, len(w.nodes))
	for i, n := range w.nodes {
		list[i] = rankedNode{n, scores[i]}
	}
	return list
}

// pagerank returns the share of time that someone spends at each node who
// follows edges at random and, once in a while, starts anew: in percent, to
// four digits behind the point.
func (w web) pagerank() []float64 {
	const damping, rounds = 0.85, 60
	n := float64(len(w.nodes))
	rank, next := make([]float64, len(w.nodes)), make([]float64, len(w.nodes))
	for i := range rank {
		rank[i] = 1 / n
	}
	for range rounds {
		lost := 0.0 // at nodes that lead nowhere
		clear(next)
		for i, to := range w.from {
			if len(to) == 0 {
				lost += rank[i]
			}
			for _, j := range to {
				next[j] += rank[i] / float64(len(to))
			}
		}
		for i := range next {
			next[i] = (1-damping)/n + damping*(next[i]+lost/n)
		}
		rank, next = next, rank
	}
	for i := range rank {
		rank[i] = math.Round(rank[i]*1e6) / 1e4
	}
	return rank
}

// maxShown is how many assertions stand as evidence for a place in the ranking.
const maxShown = 3

// showRanked makes rows of entities, with some of what they rest on.
func (a *asking) showRanked(t *Table, list []rankedNode, relations []string) error {
	f := a.request.Filter
	f.Relations = relations
	chosen := make([]uid, len(list))
	for i, r := range list {
		chosen[i] = r.UID
	}
	rest := a.restOnAssertions
	if overEdges(f) {
		rest = a.restOnEdges
	}
	nodes, said, err := rest(f, chosen)
	if err != nil {
		return err
	}
	for i, r := range list {
		entity, _ := a.cell(nodes[r.XID]).(Entity)
		row := Row{Cells: []Cell{Number(i + 1), entity, Text(entity.Type), Text(r.XID), Number(r.score)}}
		row.Assertions = said[r.XID]
		t.Rows = append(t.Rows, row)
	}
	return nil
}

// restOnEdges returns entities with some assertions about a few of their edges:
// quicker than to look through all that is said of those that are in all the
// news.
func (a *asking) restOnEdges(f graph.Filter, chosen []uid) (map[string]node, map[string][]string, error) {
	said := map[string][]string{}
	var err error
	if len(f.Relations) == 0 {
		said, chosen, err = a.someSaid(chosen)
	}
	if err == nil && len(chosen) > 0 {
		err = a.someLed(a.relations(f), chosen, said)
	}
	if err == nil {
		err = a.meet(sortedKeys(said)) // who is known by now already, as a rule
	}
	return a.nodes, said, err
}

// someSaid returns a few of the asserted assertions about entities, by the xids of these.
// Left are those of whom there is none among the few that are looked at.
func (a *asking) someSaid(of []uid) (said map[string][]string, left []uid, err error) {
	const some = "~subject (first: 4) { status xid } ~object (first: 4) { status xid }"
	var s statement
	s.add("q(func: uid(", uids(of), ")) { uid xid ", some, " others: ~same_as { ", some, " } }\n")
	type told struct{ Status, XID string }
	type one struct {
		Says   []told `json:"~subject"`
		IsSaid []told `json:"~object"`
	}
	var answer struct {
		Q []struct {
			one
			UID    uid
			XID    string
			Others []one
		}
	}
	if err := a.ask(&s, &answer); err != nil {
		return nil, nil, err
	}
	said = map[string][]string{}
	for _, q := range answer.Q {
		var list []string
		for _, n := range append(q.Others, q.one) {
			for _, t := range slices.Concat(n.Says, n.IsSaid) {
				if t.Status == string(graph.Asserted) {
					list = append(list, t.XID)
				}
			}
		}
		if slices.Sort(list); len(list) == 0 {
			left = append(left, q.UID)
			continue
		}
		list = slices.Compact(list)
		said[q.XID] = list[:min(len(list), maxShown)]
	}
	return said, left, nil
}

// someLed finds assertions about a few edges of entities, of some relations.
func (a *asking) someLed(relations []schema.Relation, of []uid, said map[string][]string) error {
	edges := ""
	for _, r := range relations {
		for _, field := range [...]string{r.Name, "~" + r.Name} {
			switch {
			case r.Name == schema.Meeting && field == r.Name:
				edges += "\t" + field + ": met (first: 1) { xid }\n" // which is quicker
			case field == r.Name || !r.Symmetric:
				edges += "\t" + field + " (first: 1) { xid }\n"
			}
		}
	}
	var s statement
	s.add("q(func: uid(", uids(of), ")) {\n\txid\n", edges, "\tothers: ~same_as { xid\n", edges, "\t}\n}\n")
	var answer struct{ Q []map[string]json.RawMessage }
	if err := a.ask(&s, &answer); err != nil {
		return err
	}
	var xids []string
	var groups [][]string
	for _, q := range answer.Q {
		var xid string
		var others []map[string]json.RawMessage
		if err := unmarshalFields(q, map[string]any{"xid": &xid, "others": &others}); err != nil {
			return err
		}
		var group []string
		for _, as := range append(others, q) {
			names, err := a.edgesIn(as)
			if err != nil {
				return err
			}
			group = append(group, names...)
		}
		slices.Sort(group)
		xids, groups = append(xids, xid), append(groups, group[:min(len(group), maxShown)])
	}
	list, err := a.someOfTies(groups)
	for i, some := range list {
		said[xids[i]] = xidsOf(some)
	}
	return err
}

// xidsOf returns the xids of assertions.
func xidsOf(list []assertion) []string {
	xids := make([]string, len(list))
	for i, as := range list {
		xids[i] = as.XID
	}
	return xids
}

// edgesIn names the edges that an answer has.
func (a *asking) edgesIn(from map[string]json.RawMessage) (edges []string, err error) {
	var self string
	if err := unmarshalFields(from, map[string]any{"xid": &self}); err != nil {
		return nil, err
	}
	for _, r := range a.graph.Ontology.Relations {
		for _, field := range [...]string{r.Name, "~" + r.Name} {
			var ends []map[string]json.RawMessage
			if err := unmarshalFields(from, map[string]any{field: &ends}); err != nil {
				return nil, err
			}
			for _, e := range ends {
				var other string
				if err := unmarshalFields(e, map[string]any{"xid": &other}); err != nil {
					return nil, err
				}
				subject, object := self, other
				if field != r.Name || r.Symmetric && other < self {
					subject, object = other, self
				}
				edges = append(edges, subject+" "+r.Name+" "+object)
			}
		}
	}
	return edges, nil
}

// restOnAssertions returns entities with the latest assertions about each that
// the filter lets through.
func (a *asking) restOnAssertions(f graph.Filter, chosen []uid) (map[string]node, map[string][]string, error) {
	var s statement
	cond := s.condition(f)
	some := " (orderdesc: dated, first: " + strconv.Itoa(5*maxShown) + ") @filter(" + cond + ") { "
	s.add("q(func: uid(", uids(chosen), ")) {\n\t", nodeFields, "\n\t~subject", some, "record }\n\t~object", some, "record }\n}\n")
	var answer struct{ Q []json.RawMessage }
	if err := a.ask(&s, &answer); err != nil {
		return nil, nil, err
	}
	nodes, all := map[string]node{}, map[string][]string{}
	for _, data := range answer.Q {
		var n node
		var said struct {
			Says   []entry `json:"~subject"`
			IsSaid []entry `json:"~object"`
		}
		if err := errors.Join(json.Unmarshal(data, &n), json.Unmarshal(data, &said)); err != nil {
			return nil, nil, err
		}
		nodes[n.XID] = n
		list, err := a.assertions(slices.Concat(said.Says, said.IsSaid))
		if err != nil {
			return nil, nil, err
		}
		list = slices.DeleteFunc(list, func(as assertion) bool { return !a.passes(f, as) })
		slices.SortFunc(list, func(x, y assertion) int {
			return cmp.Or(strings.Compare(string(y.dated()), string(x.dated())), strings.Compare(x.XID, y.XID))
		})
		all[n.XID] = xidsOf(list[:min(len(list), maxShown)])
	}
	return nodes, all, nil
}

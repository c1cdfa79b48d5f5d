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
	merged := true
	if given := a.request.given(); by == "meetings" && (len(given) == 0 || len(given) == 1 && given[0] == "by") {
		// The index of counts does not know who is one.
		err = a.together(
			func(a *asking) (err error) { merged, err = a.merged(); return err },
			func(a *asking) (err error) { ranked, err = a.mostMeetings(); return err })
	}
	if err == nil && merged {
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

// mostMeetings asks the index of counts for those with the most, and for fewer
// until there are enough.
func (a *asking) mostMeetings() ([]rankedNode, error) {
	enough := a.limit() + 1
	for least := 1 << 7; ; least /= 4 {
		var s statement
		s.add("q(func: ge(count(met), ", strconv.Itoa(max(least, 1)), ")) { uid xid n: count(met) }\n")
		var answer struct {
			Q []struct {
				UID uid
				XID string
				N   int
			}
		}
		if err := a.ask(&s, &answer); err != nil {
			return nil, err
		}
		if len(answer.Q) < enough && least > 1 {
			continue
		}
		var list []rankedNode
		for _, q := range answer.Q {
			list = append(list, rankedNode{node{XID: q.XID, UID: q.UID}, float64(q.N)})
		}
		return list, nil
	}
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

// merged tells whether any entity turned out to be another one.
func (a *asking) merged() (bool, error) {
	var s statement
	s.add("q(func: has(same_as), first: 1) { uid }\n")
	var answer struct{ Q []node }
	err := a.ask(&s, &answer)
	return len(answer.Q) > 0, err
}

// identities asks for all entities that turned out to be others.
func (a *asking) identities() (identities, error) {
	var s statement
	s.add("q(func: has(same_as)) { uid same_as { uid xid } }\n")
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
	same, err := a.identities()
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
		err = a.allEdges(relations, link)
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

func (a *asking) allEdges(relations []string, link func(x, y node, symmetric bool)) error {
	for last := beforeAll; ; {
		var s statement
		s.add("q(func: type(Entity), first: ", strconv.Itoa(pageSize), ", after: ", string(last), ") {\n\tuid xid\n")
		for _, r := range a.graph.Ontology.Relations {
			if len(relations) == 0 || slices.Contains(relations, r.Name) {
				s.add("\t", r.Name, " { uid xid }\n")
			}
		}
		s.add("}\n")
		var answer struct{ Q []map[string]json.RawMessage }
		if err := a.ask(&s, &answer); err != nil {
			return err
		}
		for _, q := range answer.Q {
			var from node
			if err := json.Unmarshal(q["uid"], &from.UID); err != nil {
				return err
			}
			if err := json.Unmarshal(q["xid"], &from.XID); err != nil {
				return err
			}
			last = from.UID
			for _, r := range a.graph.Ontology.Relations {
				if q[r.Name] == nil {
					continue
				}
				var ends []struct {
					UID uid
					XID string
				}
				if err := json.Unmarshal(q[r.Name], &ends); err != nil {
					return err
				}
				for _, to := range ends {
					link(from, node{UID: to.UID, XID: to.XID}, r.Symmetric)
				}
			}
		}
		if len(answer.Q) < pageSize {
			return nil
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
		for _, as := range said[r.XID] {
			row.Assertions = append(row.Assertions, as.XID)
		}
		t.Rows = append(t.Rows, row)
	}
	return nil
}

// restOnEdges returns entities with some assertions about a few of their edges:
// quicker than to look through all that is said of those that are in all the
// news.
func (a *asking) restOnEdges(f graph.Filter, chosen []uid) (map[string]node, map[string][]assertion, error) {
	edges := ""
	for _, r := range a.relations(f) {
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
	s.add("q(func: uid(", uids(chosen), ")) {\n\txid\n", edges, "\tothers: ~same_as { xid\n", edges, "\t}\n}\n")
	var answer struct{ Q []map[string]json.RawMessage }
	if err := a.ask(&s, &answer); err != nil {
		return nil, nil, err
	}
	var xids []string
	var groups [][]string
	for _, q := range answer.Q {
		var xid string
		var others []map[string]json.RawMessage
		if err := unmarshalFields(q, map[string]any{"xid": &xid, "others": &others}); err != nil {
			return nil, nil, err
		}
		var group []string
		for _, as := range append(others, q) {
			names, err := a.edgesIn(as)
			if err != nil {
				return nil, nil, err
			}
			group = append(group, names...)
		}
		slices.Sort(group)
		xids, groups = append(xids, xid), append(groups, group[:min(len(group), maxShown)])
	}
	list, err := a.someOfTies(groups)
	if err != nil {
		return nil, nil, err
	}
	if err := a.meet(xids); err != nil { // who is known by now already, as a rule
		return nil, nil, err
	}
	said := map[string][]assertion{}
	for i, xid := range xids {
		said[xid] = list[i]
	}
	return a.nodes, said, nil
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
func (a *asking) restOnAssertions(f graph.Filter, chosen []uid) (map[string]node, map[string][]assertion, error) {
	var s statement
	cond := s.condition(f)
	some := " (orderdesc: dated, first: " + strconv.Itoa(5*maxShown) + ") @filter(" + cond + ") { "
	s.add("q(func: uid(", uids(chosen), ")) {\n\t", nodeFields, "\n\t~subject", some, "record }\n\t~object", some, "record }\n}\n")
	var answer struct{ Q []json.RawMessage }
	if err := a.ask(&s, &answer); err != nil {
		return nil, nil, err
	}
	nodes, all := map[string]node{}, map[string][]assertion{}
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
		all[n.XID] = list[:min(len(list), maxShown)]
	}
	return nodes, all, nil
}

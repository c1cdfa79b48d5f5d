package query

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strconv"

	"github.com/diplograph/diplograph/graph"
)

// A web is who is related to whom, by numbers of its own.
type web struct {
	nodes []node
	from  [][]int32 // by node: to whom it leads, sorted, none twice
	both  [][]int32 // by node: with whom it has a relation in any direction
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

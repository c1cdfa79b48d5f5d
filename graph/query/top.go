package query

import (
	"cmp"
	"encoding/json"
	"errors"
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
	slices.SortFunc(ranked, func(x, y rankedNode) int {
		return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(x.XID, y.XID))
	})
	ranked, t.More = fits(a, ranked)
	return t, a.showRanked(&t, ranked, relations)
}

type rankedNode struct {
	node
	score float64
}

// maxShown is how many assertions stand as evidence for a place in the ranking.
const maxShown = 3

// showRanked makes rows of entities, with some of what they rest on.
func (a *asking) showRanked(t *Table, list []rankedNode, relations []string) error {
	f := a.request.Filter
	f.Relations = relations
	chosen, xids := make([]uid, len(list)), make([]string, len(list))
	for i, r := range list {
		chosen[i], xids[i] = r.UID, r.XID
	}
	var nodes map[string]node
	var said map[string][]string
	var err error
	switch {
	case !a.request.Evidence: // which would take longer to find than the ranking
		err = a.meet(xids)
		nodes = a.nodes
	case overEdges(f):
		nodes, said, err = a.restOnEdges(f, chosen)
	default:
		nodes, said, err = a.restOnAssertions(f, chosen)
	}
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

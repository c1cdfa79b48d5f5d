package dgraph

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/dgraph-io/dgo/v230"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// tieFields are those of a tie as it is read to be changed.
const tieFields = "uid tie sum excerpt contested"

// tieRecord is a tie as Dgraph answers it.
type tieRecord struct {
	UID       string `json:"uid"`
	Tie       string `json:"tie"`
	Sum       string `json:"sum"`
	Excerpt   string `json:"excerpt"`
	Contested string `json:"contested"`
}

func (r tieRecord) tie() (t graph.Tie, err error) {
	if err = json.Unmarshal([]byte(r.Sum), &t); err == nil {
		err = json.Unmarshal([]byte(r.Excerpt), &t.Excerpt)
	}
	if err != nil {
		return t, fmt.Errorf("what is summed up of %q cannot be read: %w", r.Tie, err)
	}
	return t, nil
}

// A bond is a tie inside a transaction.
type bond struct {
	uid       string // empty while there is no node
	contested graph.Date
	was, is   graph.Tie
}

// Bonds are the ties that a transaction has to do with, those that it changes
// and those that bear on whether these are contested.
type bonds struct {
	store *Store
	list  map[pair]*bond
	anew  bool // all is written, even what is there
}

// rivals are the ties of the same two that may be contested along with one,
// itself among them.
func (s *Store) rivals(p pair) []pair {
	r, _ := s.ontology.Relation(p.relation)
	if len(r.Contradicts) == 0 {
		return []pair{p}
	}
	var list []pair
	for _, r := range s.ontology.Relations {
		if len(r.Contradicts) > 0 {
			list = append(list, pair{p.subject, r.Name, p.object})
		}
	}
	return list
}

// load reads ties along with their rivals.
func (b *bonds) load(ctx context.Context, txn *dgo.Txn, pairs ...pair) error {
	if b.list == nil {
		b.list = map[pair]*bond{}
	}
	wanted := map[string]pair{}
	for _, p := range pairs {
		for _, r := range b.store.rivals(p) {
			if b.list[r] == nil {
				wanted[r.String()] = r
			}
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	var q question
	q.add("q(func: eq(tie, " + q.values(slices.Sorted(maps.Keys(wanted))) + ")) { " + tieFields + " }\n")
	var answer struct{ Q []tieRecord }
	if err := b.store.run(ctx, txn, &q, &answer); err != nil {
		return err
	}
	for _, p := range wanted {
		b.list[p] = &bond{}
	}
	for _, r := range answer.Q {
		t, err := r.tie()
		if err != nil {
			return err
		}
		b.list[wanted[r.Tie]] = &bond{uid: r.UID, contested: date(r.Contested, "day"), was: t, is: t}
	}
	return nil
}

// others tells which pairs have a direct edge but for the given relations of
// theirs: those of which ties are known here.
func (b *bonds) others(ctx context.Context, txn *dgo.Txn, ends map[[2]string]bool) (map[[2]string]bool, error) {
	var names []string
	of := map[string][2]string{}
	for e := range ends {
		st, _ := b.store.ontology.TypeOf(e[0])
		ot, _ := b.store.ontology.TypeOf(e[1])
		for _, r := range b.store.ontology.Relations {
			for _, p := range [...]pair{{e[0], r.Name, e[1]}, {e[1], r.Name, e[0]}} {
				if b.list[p] == nil && (r.Allows(st.Name, ot.Name) || r.Allows(ot.Name, st.Name)) {
					names = append(names, p.String())
					of[p.String()] = e
				}
			}
		}
	}
	found := map[[2]string]bool{}
	for part := range slices.Chunk(names, pageSize) {
		var q question
		q.add("q(func: eq(tie, " + q.values(part) + ")) @filter(NOT eq(level, 0)) { tie }\n")
		var answer struct{ Q []tieRecord }
		if err := b.store.run(ctx, txn, &q, &answer); err != nil {
			return nil, err
		}
		for _, r := range answer.Q {
			found[of[r.Tie]] = true
		}
	}
	return found, nil
}

// ends names two entities in one way.
func (p pair) ends() [2]string { return [2]string{min(p.subject, p.object), max(p.subject, p.object)} }

// write makes a mutation of what has changed. Nodes has the entities by xid.
//
// Whether a tie is contested, and whether two are near each other, depends on
// what other transactions write too. Those collide: who makes the first direct
// edge of a relation between two or takes the last one away writes to near.
func (b *bonds) write(ctx context.Context, txn *dgo.Txn, m *mutation, nodes map[string]string) error {
	turned := map[[2]string]bool{} // between whom an edge has come or gone
	gone := map[[2]string]bool{}
	joined := map[[2]string]bool{} // between whom there is one of those known here
	pairs := slices.SortedFunc(maps.Keys(b.list), func(p, q pair) int {
		return strings.Compare(p.String(), q.String())
	})
	for _, p := range pairs {
		t := b.list[p]
		if t.is.Count > 0 {
			joined[p.ends()] = true
		}
		from, to := nodes[p.subject], nodes[p.object]
		if (t.is.Count > 0) == (t.was.Count > 0) && (!b.anew || from == "" || to == "") {
			continue
		}
		turned[p.ends()] = true
		switch {
		case t.is.Count == 0:
			gone[p.ends()] = true
			if p.relation == schema.Meeting {
				m.unlink(from, "met", to)
				m.unlink(to, "met", from)
			}
		case p.relation == schema.Meeting:
			m.link(from, "met", to)
			m.link(to, "met", from)
		}
	}
	for e := range joined {
		delete(gone, e)
	}
	others, err := b.others(ctx, txn, gone)
	if err != nil {
		return err
	}
	for e := range turned {
		x, y := nodes[e[0]], nodes[e[1]]
		if joined[e] || others[e] {
			m.link(x, "near", y)
			m.link(y, "near", x)
		} else {
			m.unlink(x, "near", y)
			m.unlink(y, "near", x)
		}
	}
	for i, p := range pairs {
		b.writeOne(i, p, m, nodes)
	}
	return nil
}

func (b *bonds) writeOne(i int, p pair, m *mutation, nodes map[string]string) {
	t := b.list[p]
	n := t.uid
	switch {
	case t.is.Said == 0 && n == "":
		return
	case t.is.Said == 0:
		m.clear(n, "dgraph.type")
		m.clear(n, b.store.fields[schema.TypeTie]...)
		return
	case n == "":
		n = "_:t" + strconv.Itoa(i)
	}
	all := t.uid == "" || b.anew
	if all {
		m.types(n, schema.TypeTie)
		m.text(n, "tie", p.String())
		m.text(n, "tied", p.relation)
		m.link(n, "from", nodes[p.subject])
		m.link(n, "to", nodes[p.object])
	}
	sum, excerpt, now := encode(t.is), encode(t.is.Excerpt), b.contested(p)
	said := excerpt != encode(t.was.Excerpt)
	if all || said {
		m.text(n, "excerpt", excerpt)
	}
	// Whoever changes anything of a tie writes its sum: so a new date and another
	// who finds the tie contested collide.
	if all || said || sum != encode(t.was) || now != t.contested {
		m.text(n, "sum", sum)
	}
	if all || t.is.Count != t.was.Count {
		m.integer(n, "times", t.is.Count)
	}
	if all || t.is.Level() != t.was.Level() {
		m.integer(n, "level", t.is.Level())
		var was []string
		if t.uid != "" {
			was = t.was.Grades(p.subject, p.relation, p.object)
		}
		is := t.is.Grades(p.subject, p.relation, p.object)
		if b.anew { // they need not be there
			for _, grade := range is {
				m.text(n, "grade", grade)
			}
		}
		m.replace(n, "grade", was, is)
	}
	if all || now != t.contested {
		m.text(n, "contested", string(now))
		m.truth(n, "disputed", now != "")
	}
}

// longAgo stands for the date of what is contested without any.
const longAgo = "1000-01-01"

// contested returns the day of the latest statement of a tie that something else
// excludes: a denial of the same, or a relation that contradicts it; else "".
func (b *bonds) contested(p pair) graph.Date {
	t := b.list[p].is
	if t.Count == 0 {
		return ""
	}
	r, _ := b.store.ontology.Relation(p.relation)
	excluded := len(t.Excerpt.Denied) > 0 || slices.ContainsFunc(r.Contradicts, func(other string) bool {
		o := b.list[pair{p.subject, other, p.object}]
		return o != nil && o.is.Count > 0
	})
	switch d := t.Latest().First(); {
	case !excluded:
		return ""
	case d == "":
		return longAgo
	default:
		return d
	}
}

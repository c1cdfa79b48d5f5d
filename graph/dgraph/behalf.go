package dgraph

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v230"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// A seated is an end of an assertion, with where he holds an office.
type seated struct {
	thing
	Posts []thing `json:"posts"`
}

// A partRecord is an assertion with those who have a part in it, and on whose behalf
// it is noted that they act.
type partRecord struct {
	thing
	Relation string
	Status   graph.Status
	Behalf   []string
	Subject  seated
	Object   seated
	Spoken   *seated `json:"attributed_to"`
}

const (
	postFields = "posts: " + schema.Office + " { xid } "
	partFields = "uid xid relation status behalf subject { uid xid " + postFields + "} object { uid xid " + postFields + "} attributed_to { uid xid " + postFields + "}"
)

// ends are those who have a part in the assertion.
func (r partRecord) ends() []seated {
	list := []seated{r.Subject, r.Object}
	if r.Spoken != nil {
		list = append(list, *r.Spoken)
	}
	return list
}

// renew makes the record tell on whose behalf its ends act. Of those whose posts are
// given these count, of others those that they have.
func (r partRecord) renew(m *mutation, posts map[string][]string) {
	a := graph.Assertion{Relation: r.Relation, Status: r.Status, Subject: r.Subject.XID, Object: r.Object.XID}
	if r.Spoken != nil {
		a.AttributedTo = r.Spoken.XID
	}
	known := map[string][]string{}
	for _, end := range r.ends() {
		if given, ok := posts[end.XID]; ok {
			known[end.XID] = given
			continue
		}
		known[end.XID] = xidsOf(end.Posts)
	}
	m.replace(r.UID, "behalf", r.Behalf, a.Behalf(known))
}

func xidsOf(list []thing) []string {
	xids := make([]string, len(list))
	for i, t := range list {
		xids[i] = t.XID
	}
	return xids
}

// takeOffice works out where people hold an office after the transaction. On whose
// behalf somebody acts is kept on all assertions in which he has a part, those of
// other documents too, so it changes with his offices.
//
// Who writes an assertion shares the lock of each who has a part in it; who gives an
// office or takes one away has the holder's alone, and shares those of all who have a
// part in the same assertions: so nothing is missed of what others do meanwhile.
func (p *plan) takeOffice(ctx context.Context, txn *dgo.Txn) error {
	p.posts = map[string][]string{}
	for xid, e := range p.entities {
		p.posts[xid] = xidsOf(e.Posts)
	}
	changed := map[string]bool{} // uids of holders
	for e, edge := range p.touched {
		now := edge.Count > 0
		if e.relation != schema.Office || now == p.existed(e) {
			continue
		}
		posts := slices.DeleteFunc(p.posts[e.subject], func(of string) bool { return of == e.object })
		if now {
			posts = append(posts, e.object)
		}
		p.posts[e.subject] = posts
		if n := p.nodes[e.subject]; !isNew(n) {
			changed[n] = true
		}
	}
	written := map[string]bool{} // uids of assertions of which something else becomes
	for _, a := range p.fresh {
		if b, ok := p.before[a.XID]; ok {
			written[b.UID] = true
		}
		for _, end := range [...]string{a.Subject, a.Object, a.AttributedTo} {
			if end != "" {
				p.lock(p.nodes[end])
			}
		}
	}
	for xid := range p.dropped {
		b := p.before[xid]
		written[b.UID] = true
		said, err := b.assertion()
		if err != nil {
			return err
		}
		for _, m := range p.old.Mentions {
			if m.XID == said.Subject || m.XID == said.Object || m.XID == said.AttributedTo {
				p.lock(m.UID)
			}
		}
	}
	if len(changed) == 0 {
		return nil
	}
	holders := slices.Sorted(maps.Keys(changed))
	for _, n := range holders {
		p.lockWhole(n)
	}
	var q question
	q.add("var(func: uid(" + strings.Join(holders, ", ") + ")) { S as ~subject O as ~object V as ~attributed_to }\n" +
		"q(func: uid(S, O, V)) { " + partFields + " }\n")
	var answer struct{ Q []partRecord }
	if err := p.store.run(ctx, txn, &q, &answer); err != nil {
		return err
	}
	for _, r := range answer.Q {
		if written[r.UID] {
			continue
		}
		for _, end := range r.ends() {
			p.lock(end.UID)
		}
		r.renew(&p.m, p.posts)
	}
	return nil
}

// deriveBehalf adds to assertions on whose behalf those in them act.
func (s *Store) deriveBehalf(ctx context.Context) error {
	of := func(a graph.Assertion) (string, bool) { return a.XID, true }
	return inParts(s.Assertions(ctx, graph.Filter{Statuses: graph.Statuses[:]}), pageSize, of, func(xids []string) error {
		return s.try(ctx, "note who acts for whom", func(ctx context.Context) error {
			txn := s.client.NewTxn()
			var q question
			q.add("q(func: eq(xid, " + q.values(xids) + ")) { " + partFields + " }\n")
			var answer struct{ Q []partRecord }
			if err := s.run(ctx, txn, &q, &answer); err != nil {
				return err
			}
			p := plan{store: s, locked: map[string]bool{}}
			for _, r := range answer.Q {
				for _, end := range r.ends() {
					p.lock(end.UID)
				}
				r.renew(&p.m, nil)
			}
			return s.commitSome(ctx, txn, &p.m)
		})
	})
}

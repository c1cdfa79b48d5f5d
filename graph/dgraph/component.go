package dgraph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v230"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve"
	"github.com/diplograph/diplograph/schema"
)

// A component is a set of entities and all judgements that bear on which of
// them are one, inside a transaction that changes some of them.
type component struct {
	store      *Store
	txn        *dgo.Txn
	entities   map[string]*entityRecord
	judgements map[string]graph.Judgement // by xid
	uids       map[string]string          // of judgements, by xid
	seen       map[string]bool
	changed    bool
	m          mutation
}

// load reads all that hangs together with the seeds: over positive judgements
// and over what is one already.
func (c *component) load(ctx context.Context, seeds []string) error {
	if c.seen == nil {
		c.entities, c.judgements = map[string]*entityRecord{}, map[string]graph.Judgement{}
		c.uids, c.seen = map[string]string{}, map[string]bool{}
	}
	rim := seeds
	for _, j := range c.judgements { // those that are to be written too
		if j.Verdict == graph.Positive && (c.seen[j.Left] || c.seen[j.Right]) {
			rim = append(rim, j.Left, j.Right)
		}
	}
	for {
		rim = slices.DeleteFunc(set(rim), func(x string) bool { return c.seen[x] })
		if len(rim) == 0 {
			return nil
		}
		var q question
		q.judgements(rim)
		q.add("entities(func: eq(xid, " + q.values(rim) + ")) @filter(type(Entity)) { uid xid described joined same_as { uid xid } ~same_as { uid xid } }\n")
		var answer struct {
			Left, Right []judgementRecord
			Entities    []*entityRecord
		}
		if err := c.store.run(ctx, c.txn, &q, &answer); err != nil {
			return err
		}
		for _, xid := range rim {
			c.seen[xid] = true
		}
		rim = nil
		for _, e := range answer.Entities {
			c.entities[e.XID] = e
			if e.SameAs != nil {
				rim = append(rim, e.SameAs.XID)
			}
			for _, o := range e.Others {
				rim = append(rim, o.XID)
			}
		}
		for _, r := range slices.Concat(answer.Left, answer.Right) {
			if _, known := c.uids[r.XID]; known {
				continue // perhaps changed since
			}
			j, err := r.judgement()
			if err != nil {
				return err
			}
			c.judgements[r.XID], c.uids[r.XID] = j, r.UID
			if j.Verdict == graph.Positive {
				rim = append(rim, j.Left, j.Right)
			}
		}
	}
}

// put writes a judgement unless it is there already.
func (c *component) put(j graph.Judgement) {
	xid := j.XID()
	old, ok := c.judgements[xid]
	if ok && old.Verdict == j.Verdict && old.Score == j.Score && old.By == j.By && old.Note == j.Note &&
		slices.Equal(old.Why, j.Why) {
		return
	}
	n, ok := c.uids[xid]
	if !ok {
		n = "_:j" + strings.TrimPrefix(xid, "judgement:")
		c.uids[xid] = n
	}
	c.judgements[xid] = j
	c.m.judge(n, j)
	c.changed = true
}

// drop takes a judgement away.
func (c *component) drop(xid string) {
	c.m.clear(c.uids[xid], "dgraph.type")
	c.m.clear(c.uids[xid], c.store.fields[schema.TypeJudgement]...)
	delete(c.judgements, xid)
	c.changed = true
}

// settle works out which entities are one and makes the mutation of it.
func (c *component) settle() (map[string]string, error) {
	described := map[string]bool{}
	for xid, e := range c.entities {
		described[xid] = e.Described && strings.HasPrefix(xid, "person:")
	}
	canonical := resolve.Clusters(slices.Collect(maps.Values(c.judgements)), described)
	joined := map[string]bool{}
	for xid, to := range canonical {
		if c.entities[xid] != nil && c.entities[to] != nil && to != xid {
			joined[xid], joined[to] = true, true
		}
	}
	for xid, e := range c.entities {
		if e.Joined != joined[xid] {
			c.m.truth(e.UID, "joined", joined[xid])
		}
		want, have := canonical[xid], ""
		if e.SameAs != nil {
			have = e.SameAs.XID
		}
		if want == have {
			continue
		}
		target := ""
		if want != "" {
			target = c.entities[want].UID
		}
		c.m.link(e.UID, "same_as", target)
		c.changed = true
	}
	if c.changed {
		// Two that change one component at the same time must collide, and so
		// must a removal of one of its entities.
		for _, e := range c.entities {
			c.m.touch(e.UID, slots)
		}
	}
	return canonical, nil
}

func (c *component) commit(ctx context.Context) error {
	return c.store.commitSome(ctx, c.txn, &c.m)
}

// contradiction reports two whom a person has made one and who would not be
// one any more because two others are to be.
func (c *component) contradiction(canonical map[string]string, fresh []graph.Judgement) error {
	if !slices.ContainsFunc(fresh, func(j graph.Judgement) bool { return j.Verdict == graph.Positive }) {
		return nil
	}
	for _, j := range resolve.Effective(slices.Collect(maps.Values(c.judgements))) {
		left, right := c.entities[j.Left], c.entities[j.Right]
		if !j.ByPerson() || j.Verdict != graph.Positive || left == nil || right == nil ||
			cmp.Or(canonical[j.Left], j.Left) == cmp.Or(canonical[j.Right], j.Right) {
			continue
		}
		isNew := slices.ContainsFunc(fresh, func(f graph.Judgement) bool { return f.XID() == j.XID() })
		if isNew || left.canonical() == right.canonical() {
			return fmt.Errorf("%s and %s: %w", j.Left, j.Right, ErrContradiction)
		}
	}
	return nil
}

// canonical is the xid of the entity that this one is.
func (e *entityRecord) canonical() string {
	if e.SameAs != nil {
		return e.SameAs.XID
	}
	return e.XID
}

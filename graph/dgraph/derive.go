package dgraph

import (
	"context"
	"errors"
	"hash/maphash"
	"slices"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// ErrOutdated is returned for a graph that was written by an earlier version
// and lacks what questions need. Applying the schema adds it.
var ErrOutdated = errors.New("the graph was written by an earlier version: run diplograph schema apply")

// current is the number of the way in which what follows from assertions is kept.
// A graph of another one is brought up to date when the schema is applied.
const current = 2

const reportFields = "xid url outlet title published published_precision lang"

// CheckModel returns ErrOutdated unless the graph is empty or has all that
// questions need.
func (s *Store) CheckModel(ctx context.Context) error {
	ok, empty, err := s.model(ctx)
	if err == nil && !ok && !empty {
		return ErrOutdated
	}
	return err
}

func (s *Store) model(ctx context.Context) (ok, empty bool, err error) {
	var q question
	q.add("model(func: has(model)) { model }\nsome(func: has(record), first: 1) { uid }\n")
	var answer struct {
		Model []struct{ Model int }
		Some  []thing
	}
	err = s.look(ctx, &q, &answer)
	return slices.ContainsFunc(answer.Model, func(m struct{ Model int }) bool { return m.Model == current }), len(answer.Some) == 0, err
}

// derive adds to a graph of an earlier version what it lacks. It can be
// interrupted and run again, and writers may be at work: each step is a
// transaction.
func (s *Store) derive(ctx context.Context) error {
	ok, empty, err := s.model(ctx)
	if err != nil || ok {
		return err
	}
	if !empty {
		if err := s.deriveCards(ctx); err != nil {
			return err
		}
		if err := s.deriveTies(ctx); err != nil {
			return err
		}
	}
	return s.try(ctx, "note the version of the graph", func(ctx context.Context) error {
		var m mutation
		m.types("_:model", schema.TypeModel)
		m.integer("_:model", "model", current)
		return s.commit(ctx, s.client.NewTxn(), &m)
	})
}

// deriveCards writes what is kept of each entity.
func (s *Store) deriveCards(ctx context.Context) error {
	var some []string
	flush := func() error {
		list := some
		some = nil
		return s.try(ctx, "describe entities", func(ctx context.Context) error {
			txn := s.client.NewTxn()
			var q question
			q.add("q(func: eq(xid, " + q.values(list) + ")) @filter(type(Entity)) { " + entityFields + " same_as { uid } ~same_as { uid } }\n")
			var answer struct{ Q []*entityRecord }
			if err := s.run(ctx, txn, &q, &answer); err != nil {
				return err
			}
			var m mutation
			for _, e := range answer.Q {
				m.text(e.UID, "record", card(e.XID, e.names))
				m.truth(e.UID, "joined", e.SameAs != nil || len(e.Others) > 0)
			}
			return s.commit(ctx, txn, &m)
		})
	}
	for e, err := range s.Entities(ctx) {
		if err != nil {
			return err
		}
		if some = append(some, e.XID); len(some) == pageSize {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if len(some) == 0 {
		return nil
	}
	return flush()
}

// tiesAtOnce is how many ties one transaction of deriveTies makes.
const tiesAtOnce = 200

// deriveTies makes the ties of all assertions.
func (s *Store) deriveTies(ctx context.Context) error {
	seed := maphash.MakeSeed()
	done := map[uint64]bool{}
	var some []pair
	for a, err := range s.Assertions(ctx, graph.Filter{Statuses: graph.Statuses[:]}) {
		if err != nil {
			return err
		}
		p := s.pairOf(a)
		if h := maphash.String(seed, p.String()); !done[h] {
			done[h] = true
			some = append(some, p)
		}
		if len(some) == tiesAtOnce {
			if err := s.tie(ctx, some); err != nil {
				return err
			}
			some = nil
		}
	}
	return s.tie(ctx, some)
}

// tie makes ties, and the records of the assertions behind them, anew.
func (s *Store) tie(ctx context.Context, pairs []pair) error {
	if len(pairs) == 0 {
		return nil
	}
	return s.try(ctx, "sum up what is said", func(ctx context.Context) error {
		txn := s.client.NewTxn()
		b := bonds{store: s}
		if err := b.load(ctx, txn, pairs...); err != nil {
			return err
		}
		var names []string
		for p, t := range b.list {
			names = append(names, p.String())
			t.is = graph.Tie{}
		}
		var q question
		q.add("q(func: eq(edge, " + q.values(names) + ")) { uid record subject { uid xid } object { uid xid } document { " + reportFields + " } }\n")
		var answer struct{ Q []assertionRecord }
		if err := s.run(ctx, txn, &q, &answer); err != nil {
			return err
		}
		var m mutation
		nodes := map[string]string{}
		for _, r := range answer.Q {
			a, err := r.assertion()
			if err != nil {
				return err
			}
			said := statementOf(a, r.Document.document())
			if record := encode(said); record != r.Record {
				m.text(r.UID, "record", record)
			}
			nodes[a.Subject], nodes[a.Object] = r.Subject.UID, r.Object.UID
			t := b.list[s.pairOf(a)]
			t.is = t.is.With(said)
		}
		if err := b.write(ctx, txn, &m, nodes); err != nil || len(m.set)+len(m.del) == 0 {
			return err
		}
		return s.commit(ctx, txn, &m)
	})
}

package dgraph

import (
	"context"
	"errors"
	"hash/maphash"
	"iter"
	"slices"
	"strconv"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// ErrOutdated is returned for a graph that was written by an earlier version
// and lacks what questions need. Applying the schema adds it.
var ErrOutdated = errors.New("the graph was written by an earlier version: run diplograph schema apply")

// current is the number of the way in which what follows from assertions is kept.
// A graph of another one is brought up to date when the schema is applied.
const current = 6

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
	q.add("model(func: has(model)) { model }\nsome(func: has(xid), first: 1) { uid }\n")
	var answer struct {
		Model []struct{ Model int }
		Some  []thing
	}
	err = s.look(ctx, &q, &answer)
	return slices.ContainsFunc(answer.Model, func(m struct{ Model int }) bool {
		return m.Model == current
	}), len(answer.Some) == 0, err
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
		for _, step := range [...]func(context.Context) error{s.deriveCards, s.deriveRecords, s.deriveTies, s.deriveBehalf} {
			if err := step(ctx); err != nil {
				return err
			}
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
	of := func(e graph.Entity) (string, bool) { return e.XID, true }
	return inParts(s.Entities(ctx), pageSize, of, func(xids []string) error {
		return s.try(ctx, "describe entities", func(ctx context.Context) error {
			txn := s.client.NewTxn()
			var q question
			q.add("q(func: eq(xid, " + q.values(xids) + ")) @filter(type(Entity)) { " + entityFields + " same_as { uid } ~same_as { uid } }\n")
			var answer struct{ Q []*entityRecord }
			if err := s.run(ctx, txn, &q, &answer); err != nil {
				return err
			}
			var m mutation
			for _, e := range answer.Q {
				m.text(e.UID, "record", card(e.XID, e.names))
				m.truth(e.UID, "joined", e.SameAs != nil || len(e.Others) > 0)
			}
			return s.commitSome(ctx, txn, &m)
		})
	})
}

// deriveRecords adds to the records of assertions where they were reported, and
// what finds them.
func (s *Store) deriveRecords(ctx context.Context) error {
	of := func(a graph.Assertion) (string, bool) { return a.XID, true }
	return inParts(s.Assertions(ctx, graph.Filter{Statuses: graph.Statuses[:]}), pageSize, of, func(xids []string) error {
		return s.try(ctx, "describe assertions", func(ctx context.Context) error {
			txn := s.client.NewTxn()
			var q question
			q.add("q(func: eq(xid, " + q.values(xids) + ")) { uid record proof document { " + reportFields + " } }\n")
			var answer struct{ Q []assertionRecord }
			if err := s.run(ctx, txn, &q, &answer); err != nil {
				return err
			}
			var m mutation
			for _, r := range answer.Q {
				a, err := r.assertion()
				if err != nil {
					return err
				}
				said := statementOf(a, r.Document.document())
				if !r.says(said) {
					m.text(r.UID, "record", encode(said.Brief()))
					m.text(r.UID, "proof", encode(said.Proof()))
				}
				m.text(r.UID, "month", string(said.Dated()))
				m.replace(r.UID, "about", nil, a.About())
				m.replace(r.UID, "told", nil, said.Told())
			}
			return s.commitSome(ctx, txn, &m)
		})
	})
}

// tiesAtOnce is how many ties one transaction of deriveTies makes.
const tiesAtOnce = 200

// deriveTies makes the ties of all assertions, which must have their records.
func (s *Store) deriveTies(ctx context.Context) error {
	seed := maphash.MakeSeed()
	done := map[uint64]bool{}
	of := func(a graph.Assertion) (pair, bool) {
		p := s.pairOf(a)
		h := maphash.String(seed, p.String())
		isNew := !done[h]
		done[h] = true
		return p, isNew
	}
	return inParts(s.Assertions(ctx, graph.Filter{Statuses: graph.Statuses[:]}), tiesAtOnce, of, func(pairs []pair) error {
		return s.tie(ctx, pairs)
	})
}

// tie makes ties anew. Of some there may be very many assertions, which are read
// page by page.
func (s *Store) tie(ctx context.Context, pairs []pair) error {
	return s.tryFor(ctx, alterPatience, "sum up what is said", func(ctx context.Context) error {
		txn := s.client.NewTxn()
		b := bonds{store: s, anew: true}
		if err := b.load(ctx, txn, pairs...); err != nil {
			return err
		}
		var names []string
		for p, t := range b.list {
			names = append(names, p.String())
			t.is = graph.Tie{}
		}
		nodes := map[string]string{}
		for after := "0x0"; ; {
			var q question
			q.add("q(func: eq(edge, " + q.values(names) + "), first: " + strconv.Itoa(passSize) + ", after: " + after +
				") { uid record subject { uid xid } object { uid xid } }\n")
			var answer struct{ Q []assertionRecord }
			if err := s.run(ctx, txn, &q, &answer); err != nil {
				return err
			}
			for _, r := range answer.Q {
				said, err := r.statement()
				if err != nil {
					return err
				}
				nodes[r.Subject.XID], nodes[r.Object.XID] = r.Subject.UID, r.Object.UID
				t := b.list[s.pairOf(said.Assertion)]
				t.is = t.is.With(said)
				after = r.UID
			}
			if len(answer.Q) < passSize {
				break
			}
		}
		var m mutation
		if err := b.write(ctx, txn, &m, nodes); err != nil {
			return err
		}
		return s.commitSome(ctx, txn, &m)
	})
}

// inParts takes something of each element of a sequence, unless it is passed
// over, and does something with so many at once.
func inParts[T, K any](list iter.Seq2[T, error], size int, of func(T) (K, bool), do func([]K) error) error {
	var part []K
	for one, err := range list {
		if err != nil {
			return err
		}
		k, ok := of(one)
		if !ok {
			continue
		}
		if part = append(part, k); len(part) == size {
			if err := do(part); err != nil {
				return err
			}
			part = nil
		}
	}
	if len(part) == 0 {
		return nil
	}
	return do(part)
}

package dgraph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// Entity returns the entity of that xid, or graph.ErrNotFound.
func (s *Store) Entity(ctx context.Context, xid string) (graph.Entity, error) {
	found, err := s.entitiesBy(ctx, "xid", xid)
	if err != nil {
		return graph.Entity{}, err
	}
	if len(found) == 0 {
		return graph.Entity{}, fmt.Errorf("entity %q: %w", xid, graph.ErrNotFound)
	}
	return found[0], nil
}

// EntitiesByXID returns those of the entities that the graph has, by xid.
func (s *Store) EntitiesByXID(ctx context.Context, xids ...string) (map[string]graph.Entity, error) {
	found := map[string]graph.Entity{}
	for part := range slices.Chunk(set(xids), pageSize) {
		list, err := s.entitiesBy(ctx, "xid", part...)
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			found[e.XID] = e
		}
	}
	return found, nil
}

// EntitiesByKey returns the entities that have one of the search keys, in the
// order of their xids.
func (s *Store) EntitiesByKey(ctx context.Context, keys ...string) ([]graph.Entity, error) {
	return s.entitiesBy(ctx, "key", keys...)
}

// entitiesBy returns the entities for which the predicate has one of the
// values, in the order of their xids.
func (s *Store) entitiesBy(ctx context.Context, predicate string, values ...string) ([]graph.Entity, error) {
	if len(values) == 0 {
		return nil, nil
	}
	var q question
	q.add("q(func: eq(" + predicate + ", " + q.values(values) + ")) @filter(type(Entity)) { " + entityFields + " }\n")
	var answer struct{ Q []*entityRecord }
	if err := s.look(ctx, &q, &answer); err != nil {
		return nil, err
	}
	list := make([]graph.Entity, len(answer.Q))
	for i, e := range answer.Q {
		list[i] = e.entity()
	}
	slices.SortFunc(list, func(a, b graph.Entity) int { return strings.Compare(a.XID, b.XID) })
	return list, nil
}

// Assertion returns the assertion of that xid, or graph.ErrNotFound.
func (s *Store) Assertion(ctx context.Context, xid string) (graph.Assertion, error) {
	var q question
	q.add("q(func: eq(xid, " + q.value(xid) + ")) @filter(type(Assertion)) { " + assertionFields + " }\n")
	var answer struct{ Q []assertionRecord }
	if err := s.look(ctx, &q, &answer); err != nil {
		return graph.Assertion{}, err
	}
	if len(answer.Q) == 0 {
		return graph.Assertion{}, fmt.Errorf("assertion %q: %w", xid, graph.ErrNotFound)
	}
	return answer.Q[0].assertion()
}

// Document returns the document of that xid, or graph.ErrNotFound.
func (s *Store) Document(ctx context.Context, xid string) (graph.Document, error) {
	found, err := s.DocumentsByXID(ctx, xid)
	if err != nil {
		return graph.Document{}, err
	}
	d, ok := found[xid]
	if !ok {
		return graph.Document{}, fmt.Errorf("document %q: %w", xid, graph.ErrNotFound)
	}
	return d, nil
}

// DocumentsByXID returns those of the documents that the graph has, by xid:
// one request tells of many documents whether their content is known.
func (s *Store) DocumentsByXID(ctx context.Context, xids ...string) (map[string]graph.Document, error) {
	found := map[string]graph.Document{}
	if len(xids) == 0 {
		return found, nil
	}
	var q question
	q.add("q(func: eq(xid, " + q.values(xids) + ")) @filter(type(Document)) { " + documentFields + " }\n")
	var answer struct{ Q []documentRecord }
	if err := s.look(ctx, &q, &answer); err != nil {
		return nil, err
	}
	for _, d := range answer.Q {
		found[d.XID] = d.document()
	}
	return found, nil
}

// Reading returns what the graph holds from a document, or graph.ErrNotFound.
// Its entities are as this document shows them.
func (s *Store) Reading(ctx context.Context, document string) (graph.Reading, error) {
	var q question
	q.add("q(func: eq(xid, " + q.value(document) + ")) @filter(type(Document)) { " + documentFields +
		" mentions @facets(as) { uid xid dgraph.type }\n~document { " + assertionFields + " } }\n")
	var answer struct{ Q []documentRecord }
	if err := s.look(ctx, &q, &answer); err != nil {
		return graph.Reading{}, err
	}
	if len(answer.Q) == 0 {
		return graph.Reading{}, fmt.Errorf("document %q: %w", document, graph.ErrNotFound)
	}
	d := answer.Q[0]
	r := graph.Reading{Document: d.document()}
	for _, m := range d.Mentions {
		e, err := m.entity()
		if err != nil {
			return graph.Reading{}, err
		}
		r.Entities = append(r.Entities, e)
	}
	for i := range d.Assertions {
		a, err := d.Assertions[i].assertion()
		if err != nil {
			return graph.Reading{}, err
		}
		r.Assertions = append(r.Assertions, a)
	}
	return normal(r), nil
}

func (s *Store) look(ctx context.Context, q *question, answer any) error {
	return s.try(ctx, "read", func(ctx context.Context) error {
		return s.run(ctx, s.client.NewReadOnlyTxn(), q, answer)
	})
}

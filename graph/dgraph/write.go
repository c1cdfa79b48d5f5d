package dgraph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"

	"github.com/diplograph/diplograph/graph"
)

// Put replaces what the graph holds from the document by the reading, in one
// transaction. Putting the same reading again changes nothing. The assertions'
// entities must be among the reading's, and their relations must fit the
// ontology; else the error is ErrInvalid.
//
// The document keeps the time at which its content was first read. The counts
// of the change are of entities, direct edges (those of symmetric relations
// once) and assertions.
//
// When the connection breaks while Dgraph commits, Put asks what became of it;
// a change that was made is then returned as Unchanged.
func (s *Store) Put(ctx context.Context, r graph.Reading) (graph.Change, error) {
	r = normal(r)
	if err := s.check(r); err != nil {
		return graph.Change{}, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return s.replace(ctx, "write "+r.Document.XID, r.Document.XID, &r)
}

// Remove takes away the document, its assertions, and the edges and entities
// that no other document supports. The error is graph.ErrNotFound when there
// is no such document.
func (s *Store) Remove(ctx context.Context, document string) (graph.Change, error) {
	if err := checkXID(document); err != nil {
		return graph.Change{}, fmt.Errorf("remove: %w: %w", graph.ErrNotFound, err)
	}
	return s.replace(ctx, "remove "+document, document, nil)
}

// replace writes the reading in the place of what there is; nil removes it.
func (s *Store) replace(ctx context.Context, what, document string, r *graph.Reading) (graph.Change, error) {
	var change graph.Change
	err := s.try(ctx, what, func(ctx context.Context) error {
		txn := s.client.NewTxn()
		known, err := s.known(ctx, txn, document)
		switch {
		case err != nil:
			return err
		case r == nil && known == "":
			return graph.ErrNotFound
		case r != nil && known == fingerprint(*r):
			change = graph.Change{Unchanged: true}
			return nil
		}
		p := plan{store: s, document: document, reading: r}
		if err := p.load(ctx, txn); err != nil {
			return err
		}
		if err := p.compare(); err != nil {
			return err
		}
		if err := p.loadOthers(ctx, txn); err != nil {
			return err
		}
		if err := p.write(ctx, txn); err != nil {
			return err
		}
		change = p.change
		return s.commit(ctx, txn, &p.m)
	})
	if err != nil {
		return graph.Change{}, err
	}
	return change, nil
}

// known returns the fingerprint of the reading that the graph has of the
// document; it is empty when there is none.
func (s *Store) known(ctx context.Context, txn *dgo.Txn, document string) (string, error) {
	var q question
	q.add("q(func: eq(xid, " + q.value(document) + ")) @filter(type(Document)) { reading }\n")
	var answer struct{ Q []documentRecord }
	if err := s.run(ctx, txn, &q, &answer); err != nil || len(answer.Q) == 0 {
		return "", err
	}
	return answer.Q[0].Reading, nil
}

// commit writes a mutation and ends the transaction.
func (s *Store) commit(ctx context.Context, txn *dgo.Txn, m *mutation) error {
	_, err := txn.Do(ctx, &api.Request{CommitNow: true, Mutations: []*api.Mutation{{Set: m.set, Del: m.del}}})
	return err
}

// commitSome is commit for a mutation that may be empty.
func (s *Store) commitSome(ctx context.Context, txn *dgo.Txn, m *mutation) error {
	if len(m.set)+len(m.del) == 0 {
		return nil
	}
	return s.commit(ctx, txn, m)
}

// normal brings a reading into the one form in which equal readings are equal.
func normal(r graph.Reading) graph.Reading {
	r.Entities = slices.Clone(r.Entities)
	slices.SortFunc(r.Entities, func(a, b graph.Entity) int { return cmp.Compare(a.XID, b.XID) })
	r.Assertions = slices.Clone(r.Assertions)
	slices.SortFunc(r.Assertions, func(a, b graph.Assertion) int { return cmp.Compare(a.XID, b.XID) })
	for i := range r.Assertions {
		evidence := slices.Clone(r.Assertions[i].Evidence)
		for j := range evidence {
			evidence[j].Document = cmp.Or(evidence[j].Document, r.Assertions[i].Document)
		}
		sortEvidence(evidence)
		r.Assertions[i].Evidence = slices.Compact(evidence)
	}
	return r
}

// fingerprint tells whether two readings say the same. When the text was read
// does not matter.
func fingerprint(r graph.Reading) string {
	r.Document.ObservedAt = time.Time{}
	h := sha256.New()
	enc := json.NewEncoder(h)
	must(enc.Encode(r.Document))
	for _, e := range r.Entities {
		must(enc.Encode(e.XID))
		must(enc.Encode(profileOf(e)))
	}
	for _, a := range r.Assertions {
		must(enc.Encode(a))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

func must(err error) {
	if err != nil {
		panic(err) // plain values into a hash: cannot fail
	}
}

// pair names a direct edge.
type pair struct{ subject, relation, object string }

func (p pair) String() string { return p.subject + " " + p.relation + " " + p.object }

// pairOf returns the edge that an assertion is about.
func (s *Store) pairOf(a graph.Assertion) pair {
	p := pair{a.Subject, a.Relation, a.Object}
	if r, _ := s.ontology.Relation(a.Relation); r.Symmetric && p.object < p.subject {
		p.subject, p.object = p.object, p.subject
	}
	return p
}

// load reads what the graph holds of the document and the entities and edges
// that the reading touches.
func (p *plan) load(ctx context.Context, txn *dgo.Txn) error {
	var xids, assertions, relations []string
	if p.reading != nil {
		for _, e := range p.reading.Entities {
			xids = append(xids, e.XID)
		}
		for _, a := range p.reading.Assertions {
			assertions = append(assertions, a.XID)
			if a.Status == graph.Asserted && !slices.Contains(relations, a.Relation) {
				relations = append(relations, a.Relation)
			}
		}
	}
	var q question
	q.add("document(func: eq(xid, " + q.value(p.document) + ")) { " + documentFields + "\n" +
		"mentions @facets(as) { uid xid }\n~document { uid xid record proof behalf subject { uid xid } object { uid xid } evidence { uid } } }\n")
	if len(xids) > 0 {
		q.add("E as var(func: eq(xid, " + q.values(xids) + "))\n")
		q.add("entities(func: uid(E)) { " + entityFields + " " + postFields + "\n")
		for _, r := range relations {
			q.add(r + " @facets @filter(uid(E)) { xid }\n")
		}
		q.add("}\n")
	}
	if len(assertions) > 0 {
		q.add("taken(func: eq(xid, " + q.values(assertions) + ")) { xid document { xid } }\n")
	}
	var answer struct {
		Document []documentRecord
		Entities []*entityRecord
		Taken    []assertionRecord
	}
	if err := p.store.run(ctx, txn, &q, &answer); err != nil {
		return err
	}
	if len(answer.Document) > 0 {
		p.old = &answer.Document[0]
	}
	for _, a := range answer.Taken {
		if a.Document.XID != p.document {
			return fmt.Errorf("%w: assertion %q is there already, from document %q", ErrInvalid, a.XID, a.Document.XID)
		}
	}
	p.entities = map[string]*entityRecord{}
	p.edges = map[pair]graph.Edge{}
	for _, e := range answer.Entities {
		p.entities[e.XID] = e
		for _, r := range relations {
			edges, err := e.edges(r)
			if err != nil {
				return err
			}
			for _, edge := range edges {
				p.edges[pair{edge.Subject, edge.Relation, edge.Object}] = edge
			}
		}
	}
	return nil
}

// loadOthers reads the ties of which this document says more or less, and what
// others say of those and of the entities from which it withdraws something.
func (p *plan) loadOthers(ctx context.Context, txn *dgo.Txn) error {
	p.others = map[string][]graph.Statement{}
	p.support = map[string][]profile{}
	p.bonds = bonds{store: p.store}
	touched := slices.Collect(maps.Keys(p.withdrawnTies))
	for _, a := range p.fresh {
		touched = append(touched, p.store.pairOf(a))
	}
	if err := p.bonds.load(ctx, txn, touched...); err != nil {
		return err
	}
	if len(p.withdrawnTies) == 0 && len(p.withdrawnEntities) == 0 {
		return nil
	}
	var q question
	if len(p.withdrawnTies) > 0 {
		var names []string
		for e := range p.withdrawnTies {
			names = append(names, e.String())
		}
		q.add("edges(func: eq(edge, " + q.values(names) + ")) { xid edge record }\n")
	}
	if len(p.withdrawnEntities) > 0 {
		list := ""
		for _, uid := range p.withdrawnEntities {
			list += ", " + uid
		}
		q.add("entities(func: uid(" + list[2:] + ")) { " + entityFields + " " + postFields +
			"same_as { uid xid } ~same_as { uid xid } ~mentions @facets(as) @filter(NOT uid(" + p.old.UID + ")) { uid } }\n")
		q.judgements(slices.Sorted(maps.Keys(p.withdrawnEntities)))
	}
	var answer struct {
		Edges       []assertionRecord
		Entities    []*entityRecord
		Left, Right []judgementRecord
	}
	if err := p.store.run(ctx, txn, &q, &answer); err != nil {
		return err
	}
	for _, a := range answer.Edges {
		if p.dropped[a.XID] {
			continue
		}
		other, err := a.statement()
		if err != nil {
			return err
		}
		p.others[a.Edge] = append(p.others[a.Edge], other)
	}
	p.judgements = slices.Concat(answer.Left, answer.Right)
	for _, e := range answer.Entities {
		p.entities[e.XID] = e
		var mentions []struct {
			As string `json:"~mentions|as"`
		}
		if data, ok := e.rest["~mentions"]; ok {
			if err := json.Unmarshal(data, &mentions); err != nil {
				return err
			}
		}
		for _, m := range mentions {
			var said profile
			if err := json.Unmarshal([]byte(m.As), &said); err != nil {
				return fmt.Errorf("what a document says of %s cannot be read: %w", e.XID, err)
			}
			p.support[e.XID] = append(p.support[e.XID], said)
		}
	}
	return nil
}

package export

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// A set is what is exported, in the orders that formats need.
type set struct {
	ctx      context.Context
	source   Source
	ontology *schema.Ontology
	options  Options
	langs    []string         // of the entities' names, sorted
	memory   int              // bytes that each spool may keep
	whole    bool             // edges have all their statements
	looks    map[string]*look // by relation
	count    Count

	selected *spool // entities by xid
	said     *spool // assertions with their documents: by edge, or by xid for data
	used     *spool // xids of documents, where not all are wanted
}

// A statement is an assertion and the document that makes it.
type statement struct {
	graph.Assertion
	source graph.Document // without text and hash
}

// newSet reads what the options select. With data, statements are in the order
// of their xids and every status is taken if the filter names none.
func newSet(ctx context.Context, source Source, ontology *schema.Ontology, o Options, data bool) (*set, error) {
	s := &set{ctx: ctx, source: source, ontology: ontology, options: o, memory: spoolMemory}
	if err := s.read(data); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *set) close() {
	for _, p := range [...]*spool{s.selected, s.said, s.used} {
		if p != nil {
			p.close()
		}
	}
}

// spool makes a spool for the set.
func (s *set) spool() *spool { return &spool{memory: s.memory} }

func (s *set) read(data bool) error {
	if data && len(s.options.Filter.Statuses) == 0 {
		s.options.Filter.Statuses = slices.Clone(graph.Statuses[:])
	}
	s.selected, s.said = s.spool(), s.spool()
	ends := &xids{spool: s.spool()}
	defer ends.spool.close()
	if !s.options.Narrowed() {
		ends = nil
	}
	if err := s.readAssertions(data, ends); err != nil {
		return err
	}
	if err := s.readEntities(ends); err != nil {
		return err
	}
	if len(s.selected.spans) == 0 && s.selected.dir == "" {
		return ErrEmpty
	}
	return nil
}

// readAssertions spools the assertions in the order of their documents, then
// gives each its document and spools it in the order in which it is wanted.
// The value of the first spool begins with the key for the second one.
func (s *set) readAssertions(data bool, ends *xids) error {
	byDocument := s.spool()
	defer byDocument.close()
	assertions, err := s.assertions(ends)
	if err != nil {
		return err
	}
	var key, value []byte
	for a, err := range assertions {
		if err != nil {
			return err
		}
		want := a.XID
		if !data {
			want = s.edgeKey(a)
		}
		key = append(append(append(key[:0], a.Document...), 0), a.XID...)
		value = appendAssertion(appendString(value[:0], want), a)
		if err := byDocument.add(key, value); err != nil {
			return err
		}
		if err := ends.add(a.Subject, a.Object); err != nil {
			return err
		}
		if data {
			if err := ends.add(a.Place, a.AttributedTo); err != nil {
				return err
			}
		}
	}
	if err := byDocument.finish(); err != nil {
		return err
	}
	if err := s.join(byDocument, data && ends != nil); err != nil {
		return err
	}
	return s.said.finish()
}

// join puts documents beside the assertions that they make. Both come in the
// order of the documents' xids.
func (s *set) join(byDocument *spool, remember bool) error {
	if remember {
		s.used = s.spool()
	}
	next, stop := iter.Pull2(s.source.Documents(s.ctx))
	defer stop()
	document, err, more := next()
	var last, value []byte
	for r, readErr := range byDocument.all() {
		if readErr != nil {
			return readErr
		}
		if string(r.key) == string(last) {
			continue // found from both of its ends
		}
		last = append(last[:0], r.key...)
		xid, _, _ := strings.Cut(string(r.key), "\x00")
		for more && err == nil && document.XID < xid {
			document, err, more = next()
		}
		if err != nil {
			return err
		}
		d := decode(r.value)
		want := d.string()
		from := graph.Document{XID: xid}
		if more && document.XID == xid {
			from = document
		}
		value = appendSource(append(value[:0], d.rest...), from)
		if err := s.said.add([]byte(want), value); err != nil {
			return err
		}
		if remember {
			if err := s.used.add([]byte(xid), nil); err != nil {
				return err
			}
		}
	}
	if remember {
		return s.used.finish()
	}
	return err
}

// readEntities spools the entities that are wanted and learns in which
// languages they have names.
func (s *set) readEntities(ends *xids) error {
	wanted := func(string) (bool, error) { return true, nil }
	if ends != nil {
		if s.options.Focus != "" {
			if err := ends.add(s.options.Focus); err != nil {
				return err
			}
		}
		if err := ends.spool.finish(); err != nil {
			return err
		}
		var stop func()
		wanted, stop = among(ends.spool)
		defer stop()
	}
	langs := map[string]bool{}
	found := s.options.Focus == ""
	var value []byte
	for e, err := range s.source.Entities(s.ctx) {
		if err != nil {
			return err
		}
		yes, err := wanted(e.XID)
		if err != nil {
			return err
		}
		if !yes {
			continue
		}
		found = found || e.XID == s.options.Focus
		for lang := range e.Names {
			langs[lang] = true
		}
		value = appendEntity(value[:0], e)
		if err := s.selected.add([]byte(e.XID), value); err != nil {
			return err
		}
	}
	if !found {
		return fmt.Errorf("entity %q: %w", s.options.Focus, graph.ErrNotFound)
	}
	s.langs = slices.Sorted(maps.Keys(langs))
	return s.selected.finish()
}

// among returns a function that tells whether an xid is among those of a
// spool. It must be asked in ascending order.
func among(p *spool) (has func(xid string) (bool, error), stop func()) {
	next, stop := iter.Pull2(p.all())
	r, err, more := next()
	return func(xid string) (bool, error) {
		for more && err == nil && string(r.key) < xid {
			r, err, more = next()
		}
		return more && err == nil && string(r.key) == xid, err
	}, stop
}

// xids collects names of nodes. A nil collection takes nothing.
type xids struct {
	spool *spool
	seen  map[string]bool // some of those that are in, to keep the spool small
}

const maxSeen = 100000

func (x *xids) add(list ...string) error {
	if x == nil {
		return nil
	}
	for _, xid := range list {
		if xid == "" || x.seen[xid] {
			continue
		}
		if x.seen == nil || len(x.seen) >= maxSeen {
			x.seen = map[string]bool{}
		}
		x.seen[xid] = true
		if err := x.spool.add([]byte(xid), nil); err != nil {
			return err
		}
	}
	return nil
}

// edgeKey orders assertions by the edges that they are about. Statements of
// another status are edges of their own.
func (s *set) edgeKey(a graph.Assertion) string {
	subject, object := s.direction(a)
	return strings.Join([]string{subject, a.Relation, object, string(a.Status), a.XID}, "\x00")
}

// direction returns subject and object; those of symmetric relations in order.
func (s *set) direction(a graph.Assertion) (subject, object string) {
	if s.look(a.Relation).Symmetric {
		return min(a.Subject, a.Object), max(a.Subject, a.Object)
	}
	return a.Subject, a.Object
}

// entities returns the entities by xid.
func (s *set) entities() iter.Seq2[graph.Entity, error] {
	return func(yield func(graph.Entity, error) bool) {
		for r, err := range s.selected.all() {
			if err == nil {
				err = s.ctx.Err()
			}
			d := decode(r.value)
			var e graph.Entity
			if err == nil {
				e = d.entity()
				err = d.err()
			}
			if err == nil {
				s.count.Nodes++
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// statements returns the assertions in the order of the spool.
func (s *set) statements() iter.Seq2[statement, error] {
	return func(yield func(statement, error) bool) {
		for r, err := range s.said.all() {
			if err == nil {
				err = s.ctx.Err()
			}
			d := decode(r.value)
			var st statement
			if err == nil {
				st = statement{d.assertion(), d.source()}
				err = d.err()
			}
			if err == nil {
				s.count.Assertions++
			}
			if !yield(st, err) || err != nil {
				return
			}
		}
	}
}

// documents returns the documents by xid, with their texts.
func (s *set) documents() iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		wanted := func(string) (bool, error) { return true, nil }
		if s.used != nil {
			var stop func()
			wanted, stop = among(s.used)
			defer stop()
		}
		for d, err := range s.source.Documents(s.ctx) {
			yes := false
			if err == nil {
				yes, err = wanted(d.XID)
			}
			if err != nil {
				yield(graph.Document{}, err)
				return
			}
			if !yes {
				continue
			}
			s.count.Documents++
			if !yield(d, nil) {
				return
			}
		}
	}
}

// maxAsked is about how many entities a source is asked at once.
const maxAsked = 500

// assertions returns those that the filter selects. With a focus they are
// those between the entities around it; some come twice then.
func (s *set) assertions(ends *xids) (iter.Seq2[graph.Assertion, error], error) {
	f := s.options.Filter
	if s.options.Focus == "" {
		return s.source.Assertions(s.ctx, f), nil
	}
	if len(f.Entities) > 0 {
		return nil, errors.New("a focus and a list of entities exclude each other")
	}
	near := map[string]bool{s.options.Focus: true}
	rim := []string{s.options.Focus}
	for range max(s.options.Depth, 1) {
		var further []string
		for a, err := range s.around(rim) {
			if err != nil {
				return nil, err
			}
			for _, xid := range [...]string{a.Subject, a.Object} {
				if !near[xid] {
					near[xid] = true
					further = append(further, xid)
				}
			}
		}
		if rim = further; len(rim) == 0 {
			break
		}
	}
	return func(yield func(graph.Assertion, error) bool) {
		for a, err := range s.around(slices.Sorted(maps.Keys(near))) {
			if err != nil {
				yield(a, err)
				return
			}
			if near[a.Subject] && near[a.Object] && !yield(a, nil) {
				return
			}
		}
	}, nil
}

// around returns the assertions about entities, those between two of them
// perhaps twice.
func (s *set) around(list []string) iter.Seq2[graph.Assertion, error] {
	return func(yield func(graph.Assertion, error) bool) {
		for part := range slices.Chunk(list, maxAsked) {
			f := s.options.Filter
			f.Entities = part
			for a, err := range s.source.Assertions(s.ctx, f) {
				if !yield(a, err) || err != nil {
					return
				}
			}
		}
	}
}

// directEdges returns the direct edges that the source keeps, or, of a part of
// the graph, those that its asserted statements come to.
func (s *set) directEdges() iter.Seq2[graph.Edge, error] {
	if !s.options.Narrowed() {
		return func(yield func(graph.Edge, error) bool) {
			for e, err := range s.source.Edges(s.ctx) {
				if err == nil {
					s.count.Edges++
				}
				if !yield(e, err) {
					return
				}
			}
		}
	}
	return func(yield func(graph.Edge, error) bool) {
		edges, err := s.edgesOfStatements()
		if edges != nil {
			defer edges.close()
		}
		if err != nil {
			yield(graph.Edge{}, err)
			return
		}
		var e graph.Edge
		for r, err := range edges.all() {
			if err != nil {
				yield(graph.Edge{}, err)
				return
			}
			d := decode(r.value)
			a := d.assertion()
			if a.Subject != e.Subject || a.Relation != e.Relation || a.Object != e.Object {
				if e.Count > 0 {
					s.count.Edges++
					if !yield(e, nil) {
						return
					}
				}
				e = graph.Edge{Subject: a.Subject, Relation: a.Relation, Object: a.Object}
			}
			e = e.With(a)
		}
		if e.Count > 0 {
			s.count.Edges++
			yield(e, nil)
		}
	}
}

// edgesOfStatements puts the asserted statements in the order of their edges.
func (s *set) edgesOfStatements() (*spool, error) {
	edges := s.spool()
	for r, err := range s.said.all() {
		if err != nil {
			return edges, err
		}
		d := decode(r.value)
		a := d.assertion()
		if a.Status != graph.Asserted {
			continue
		}
		key := s.edgeKey(a)
		a.Subject, a.Object = s.direction(a)
		if err := edges.add([]byte(key), appendAssertion(nil, a)); err != nil {
			return edges, err
		}
	}
	return edges, edges.finish()
}

package export

import (
	"context"
	"encoding/json"
	"iter"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// resolved shows a source with one node for all that are one: it has the names
// of all of them, and what documents say of any of them is said of it.
type resolved struct {
	Source
	ontology *schema.Ontology
	memory   int                 // bytes that a spool may keep
	one      map[string]string   // the canonical xid of each that is another
	members  map[string][]string // by canonical xid: itself and the others, sorted
}

// resolve returns the source with identities applied.
func resolve(ctx context.Context, source Source, ontology *schema.Ontology, memory int) (*resolved, error) {
	one, err := source.SameAs(ctx)
	if err != nil {
		return nil, err
	}
	r := &resolved{Source: source, ontology: ontology, memory: memory, one: one, members: map[string][]string{}}
	for xid, c := range one {
		if r.members[c] == nil {
			r.members[c] = []string{c}
		}
		r.members[c] = append(r.members[c], xid)
	}
	for _, list := range r.members {
		slices.Sort(list)
	}
	return r, nil
}

func (r *resolved) canonical(xid string) string {
	if c, ok := r.one[xid]; ok {
		return c
	}
	return xid
}

// Entities returns the nodes by xid.
func (r *resolved) Entities(ctx context.Context) iter.Seq2[graph.Entity, error] {
	if len(r.one) == 0 {
		return r.Source.Entities(ctx)
	}
	return func(yield func(graph.Entity, error) bool) {
		byNode := spool{memory: r.memory}
		defer byNode.close()
		var value []byte
		for e, err := range r.Source.Entities(ctx) {
			if err == nil {
				// The canonical one comes first of its node, the others by xid.
				rank := byte(1)
				c := r.canonical(e.XID)
				if c == e.XID {
					rank = 0
				}
				value = appendEntity(value[:0], e)
				err = byNode.add(append(append([]byte(c), 0, rank), e.XID...), value)
			}
			if err != nil {
				yield(graph.Entity{}, err)
				return
			}
		}
		if err := byNode.finish(); err != nil {
			yield(graph.Entity{}, err)
			return
		}
		var node graph.Entity
		for rec, err := range byNode.all() {
			d := decode(rec.value)
			var e graph.Entity
			if err == nil {
				e = d.entity()
				err = d.err()
			}
			if err != nil {
				yield(graph.Entity{}, err)
				return
			}
			switch c := r.canonical(e.XID); {
			case c == node.XID:
				node = together(node, e)
			case node.XID != "" && !yield(node, nil):
				return
			default:
				node = e
				node.XID = c
			}
		}
		if node.XID != "" {
			yield(node, nil)
		}
	}
}

// together adds an entity to the node that it is.
func together(node, e graph.Entity) graph.Entity {
	for lang, name := range e.Names {
		if node.Names[lang] == "" {
			node.Names[lang] = name
		}
	}
	names := map[string]bool{}
	for _, n := range node.Names {
		names[n] = true
	}
	aliases := slices.Concat(node.Aliases, e.Aliases)
	for _, n := range e.Names {
		aliases = append(aliases, n)
	}
	slices.Sort(aliases)
	node.Aliases = slices.DeleteFunc(slices.Compact(aliases), func(a string) bool { return names[a] })
	keys := slices.Concat(node.Keys, e.Keys)
	slices.Sort(keys)
	node.Keys = slices.Compact(keys)
	node.Described = node.Described && e.Described
	return node
}

// Assertions returns what documents say, of nodes. What is said of two who are
// one is left out.
func (r *resolved) Assertions(ctx context.Context, f graph.Filter) iter.Seq2[graph.Assertion, error] {
	var entities []string
	for _, xid := range f.Entities {
		if list, ok := r.members[r.canonical(xid)]; ok {
			entities = append(entities, list...)
		} else {
			entities = append(entities, xid)
		}
	}
	f.Entities = entities
	return func(yield func(graph.Assertion, error) bool) {
		for a, err := range r.Source.Assertions(ctx, f) {
			a.Subject, a.Object = r.canonical(a.Subject), r.canonical(a.Object)
			a.Place, a.AttributedTo = r.canonical(a.Place), r.canonical(a.AttributedTo)
			if err == nil && a.Subject == a.Object {
				continue
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// Edges returns the direct edges between nodes.
func (r *resolved) Edges(ctx context.Context) iter.Seq2[graph.Edge, error] {
	if len(r.one) == 0 {
		return r.Source.Edges(ctx)
	}
	return func(yield func(graph.Edge, error) bool) {
		byNode := spool{memory: r.memory}
		defer byNode.close()
		for e, err := range r.Source.Edges(ctx) {
			var value []byte
			if err == nil {
				e.Subject, e.Object = r.canonical(e.Subject), r.canonical(e.Object)
				if e.Subject == e.Object {
					continue
				}
				if rel, _ := r.ontology.Relation(e.Relation); rel.Symmetric && e.Object < e.Subject {
					e.Subject, e.Object = e.Object, e.Subject
				}
				value, err = json.Marshal(e)
			}
			if err == nil {
				err = byNode.add([]byte(strings.Join([]string{e.Subject, e.Relation, e.Object}, "\x00")), value)
			}
			if err != nil {
				yield(graph.Edge{}, err)
				return
			}
		}
		if err := byNode.finish(); err != nil {
			yield(graph.Edge{}, err)
			return
		}
		var sum graph.Edge
		for rec, err := range byNode.all() {
			var e graph.Edge
			if err == nil {
				err = json.Unmarshal(rec.value, &e)
			}
			switch {
			case err != nil:
				yield(graph.Edge{}, err)
				return
			case e.Subject == sum.Subject && e.Relation == sum.Relation && e.Object == sum.Object:
				sum = sum.And(e)
			case sum.Count > 0 && !yield(sum, nil):
				return
			default:
				sum = e
			}
		}
		if sum.Count > 0 {
			yield(sum, nil)
		}
	}
}

// describeIdentities gives the quads of who is one with whom and of all
// judgements about entities of the set. When rules have judged is no part of
// what they say; when a person has, its act tells.
func (s *set) describeIdentities(give func(quad) error) error {
	one, err := s.source.SameAs(s.ctx)
	if err != nil {
		return err
	}
	here := func(string) bool { return true }
	if s.options.Narrowed() {
		selected := map[string]bool{}
		for r, err := range s.selected.all() {
			if err != nil {
				return err
			}
			selected[string(r.key)] = true
		}
		here = func(xid string) bool { return selected[xid] }
	}
	for xid, c := range one {
		if !here(xid) {
			continue
		}
		n := node{subject: iri(xid), give: give}
		n.link("same_as", c)
		if n.err != nil {
			return n.err
		}
	}
	for j, err := range s.source.Judgements(s.ctx) {
		if err != nil {
			return err
		}
		if !here(j.Left) && !here(j.Right) {
			continue
		}
		n := node{subject: iri(j.XID()), give: give}
		n.is("Judgement")
		n.link("left", j.Left)
		n.link("right", j.Right)
		n.text("verdict", string(j.Verdict))
		n.decimal("score", j.Score)
		n.text("by", j.By)
		for _, r := range j.Why {
			n.text("why", r.String())
		}
		n.text("note", j.Note)
		n.text("act", j.Act)
		if n.err != nil {
			return n.err
		}
	}
	return nil
}

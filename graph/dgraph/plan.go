package dgraph

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"github.com/dgraph-io/dgo/v230"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// slots is the number of writers of one entity at a time that a lock lets
// pass; see the package comment. A withdrawal touches them all.
const slots = 32

// A plan is what one transaction does to put a reading in the place of what
// the graph holds from its document.
type plan struct {
	store    *Store
	document string
	reading  *graph.Reading // nil to remove

	// What the graph holds.
	old      *documentRecord // nil when the document is new
	entities map[string]*entityRecord
	edges    map[pair]graph.Edge // among the reading's entities
	bonds    bonds

	// What is to be done.
	fresh             []graph.Assertion // to be written, the changed ones too
	before            map[string]*assertionRecord
	dropped           map[string]bool // xids of assertions that go or change
	withdrawnEdges    map[pair]bool
	withdrawnTies     map[pair]bool     // those edges, and others of which less is said
	withdrawnEntities map[string]string // xid -> uid

	// What other documents say about that.
	others  map[string][]graph.Statement // by edge
	support map[string][]profile         // by entity
	// What rules have judged about entities that may go.
	judgements []judgementRecord

	// What is there afterwards.
	touched map[pair]graph.Edge // of the edges that the transaction has to do with
	posts   map[string][]string // where people hold an office, by their xids

	nodes  map[string]string // xid -> uid or blank node
	locked map[string]bool   // nodes of entities of which a slot is touched
	m      mutation
	change graph.Change
}

// compare finds out in what the reading differs from what there is.
func (p *plan) compare() error {
	p.before = map[string]*assertionRecord{}
	p.dropped = map[string]bool{}
	p.withdrawnEdges = map[pair]bool{}
	p.withdrawnTies = map[pair]bool{}
	p.withdrawnEntities = map[string]string{}
	var r graph.Reading
	if p.reading != nil {
		r = *p.reading
	}
	if p.old == nil {
		p.fresh = r.Assertions
		return nil
	}
	for i := range p.old.Assertions {
		b := &p.old.Assertions[i]
		p.before[b.XID] = b
	}
	kept := map[string]bool{}
	for _, a := range r.Assertions {
		if b, ok := p.before[a.XID]; ok && b.says(statementOf(a, r.Document)) {
			kept[a.XID] = true
			continue
		}
		p.fresh = append(p.fresh, a)
	}
	for xid, b := range p.before {
		if kept[xid] {
			continue
		}
		p.dropped[xid] = true
		a, err := b.assertion()
		if err != nil {
			return err
		}
		p.withdrawnTies[p.store.pairOf(a)] = true
		if a.Status == graph.Asserted {
			p.withdrawnEdges[p.store.pairOf(a)] = true
		}
	}
	now := map[string]string{}
	for _, e := range r.Entities {
		now[e.XID] = profileOf(e).encode()
	}
	for _, m := range p.old.Mentions {
		if now[m.XID] != m.As {
			p.withdrawnEntities[m.XID] = m.UID
		}
	}
	return nil
}

// write makes the mutation out of the differences.
func (p *plan) write(ctx context.Context, txn *dgo.Txn) error {
	p.nodes, p.locked = map[string]string{}, map[string]bool{}
	for xid, e := range p.entities {
		p.nodes[xid] = e.UID
	}
	if p.old != nil {
		p.nodes[p.document] = p.old.UID
		for _, b := range p.before {
			p.nodes[b.Subject.XID], p.nodes[b.Object.XID] = b.Subject.UID, b.Object.UID
		}
	}
	if p.reading == nil {
		p.m.clear(p.old.UID, "dgraph.type")
		p.m.clear(p.old.UID, p.store.fields[schema.TypeDocument]...)
	} else {
		p.writeDocument()
		for i, e := range p.reading.Entities {
			p.writeEntity(i, e)
		}
	}
	for _, xid := range slices.Sorted(maps.Keys(p.withdrawnEntities)) {
		p.withdrawEntity(xid)
	}
	p.settleEdges()
	if err := p.takeOffice(ctx, txn); err != nil {
		return err
	}
	for i, a := range p.fresh {
		if err := p.writeAssertion(i, a); err != nil {
			return err
		}
	}
	fresh := map[string]bool{}
	for _, a := range p.fresh {
		fresh[a.XID] = true
	}
	for xid, b := range p.before {
		if p.dropped[xid] && !fresh[xid] {
			p.m.clear(b.UID, "dgraph.type")
			p.m.clear(b.UID, p.store.fields[schema.TypeAssertion]...)
			p.clearEvidence(b)
			p.change.AssertionsRemoved++
		}
	}
	if err := p.writeEdges(); err != nil {
		return err
	}
	return p.writeTies(ctx, txn)
}

// node returns how the mutation calls the node of that xid; label is its name
// while it is new.
func (p *plan) node(xid, label string) string {
	n, ok := p.nodes[xid]
	if !ok {
		n = "_:" + label
		p.nodes[xid] = n
	}
	return n
}

func (p *plan) writeDocument() {
	d := p.reading.Document
	n := p.node(d.XID, "d")
	if isNew(n) {
		p.m.types(n, schema.TypeDocument)
		p.m.text(n, "xid", d.XID)
	}
	p.m.text(n, "url", d.URL)
	p.m.text(n, "outlet", d.Outlet)
	p.m.text(n, "title", d.Title)
	p.m.text(n, "published", string(d.Published))
	p.m.text(n, "published_precision", d.Published.Precision())
	p.m.text(n, "lang", d.Lang)
	p.m.text(n, "hash", d.Hash)
	p.m.text(n, "text", d.Text)
	if p.old == nil || p.old.Hash != d.Hash || p.old.ObservedAt.IsZero() {
		at := ""
		if !d.ObservedAt.IsZero() {
			at = d.ObservedAt.UTC().Format(time.RFC3339Nano)
		}
		p.m.text(n, "observed_at", at)
	}
	p.m.text(n, "reading", fingerprint(*p.reading))
	p.m.truth(n, "unresolved", true)
}

// writeEntity adds what the document says of an entity.
func (p *plan) writeEntity(i int, e graph.Entity) {
	said := profileOf(e)
	if uid, ok := p.withdrawnEntities[e.XID]; ok {
		p.mention(uid, said)
		return // withdrawEntity does the rest
	}
	have, exists := p.entities[e.XID]
	if exists && p.old != nil &&
		slices.ContainsFunc(p.old.Mentions, func(m mentionRecord) bool { return m.XID == e.XID }) {
		return // it says what it said before
	}
	n := p.node(e.XID, "e"+strconv.Itoa(i))
	if exists {
		p.lock(n)
		p.adjust(n, e.XID, e.Type, have.profile(), have.profile().and(said))
	} else {
		p.m.types(n, schema.TypeEntity, e.Type)
		p.m.text(n, "xid", e.XID)
		if len(said.Names) == 0 { // else adjust writes it
			p.m.text(n, "record", card(e.XID, nil))
		}
		p.adjust(n, e.XID, e.Type, profile{}, said)
		p.change.NodesAdded++
	}
	p.mention(n, said)
}

// lock is the shared lock of an entity that is there already, lockWhole the
// exclusive one.
func (p *plan) lock(n string) {
	if !isNew(n) && !p.locked[n] {
		p.locked[n] = true
		p.m.touch(n, rand.IntN(slots))
	}
}

func (p *plan) lockWhole(n string) {
	if isNew(n) {
		return
	}
	p.locked[n] = true
	for slot := range slots {
		p.m.touch(n, slot)
	}
}

func (p *plan) mention(entity string, said profile) {
	p.m.link(p.node(p.document, "d"), "mentions", entity, textFacet("as", said.encode()))
}

// withdrawEntity takes back what the document said of an entity and says no
// longer.
func (p *plan) withdrawEntity(xid string) {
	uid := p.withdrawnEntities[xid]
	p.lockWhole(uid)
	p.m.touch(uid, slots)
	said := p.support[xid]
	if p.reading != nil {
		i := slices.IndexFunc(p.reading.Entities, func(e graph.Entity) bool { return e.XID == xid })
		if i >= 0 {
			said = append(said, profileOf(p.reading.Entities[i]))
		} else {
			p.m.unlink(p.old.UID, "mentions", uid)
		}
	}
	if len(said) == 0 {
		p.m.clear(uid, "dgraph.type")
		p.m.clear(uid, p.store.fields[schema.TypeEntity]...)
		p.change.NodesRemoved++
		p.m.forget(p.entities[xid], p.judgements, p.store.fields[schema.TypeJudgement])
		return
	}
	total := said[0]
	for _, s := range said[1:] {
		total = total.and(s)
	}
	have := p.entities[xid]
	p.adjust(uid, xid, have.kind(), have.profile(), total)
	p.m.truth(uid, "unresolved", true) // since it has lost evidence
}

// adjust makes an entity show another profile.
func (p *plan) adjust(n, xid, kind string, from, to profile) {
	if !maps.Equal(from.Names, to.Names) {
		p.m.text(n, "record", card(xid, to.Names))
	}
	for _, lang := range slices.Sorted(maps.Keys(to.Names)) {
		if from.Names[lang] != to.Names[lang] {
			p.m.name(n, lang, to.Names[lang])
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(from.Names)) {
		if to.Names[lang] == "" {
			p.m.name(n, lang, "")
		}
	}
	for predicate, lists := range map[string][2][]string{"alias": {from.Aliases, to.Aliases}, "key": {from.Keys, to.Keys},
		"block": {from.blocks(kind), to.blocks(kind)}} {
		p.m.replace(n, predicate, lists[0], lists[1])
	}
	if from.Described != to.Described {
		p.m.truth(n, "described", to.Described)
	}
}

func (p *plan) writeAssertion(i int, a graph.Assertion) error {
	label := strconv.Itoa(i)
	n := "_:a" + label
	said := statementOf(a, p.reading.Document)
	if b, ok := p.before[a.XID]; ok {
		n = b.UID
		was, err := b.statement()
		if err != nil {
			return err
		}
		p.m.replace(n, "about", was.About(), a.About())
		p.m.replace(n, "told", was.Told(), said.Told())
		p.m.replace(n, "behalf", b.Behalf, a.Behalf(p.posts))
		p.clearEvidence(b)
		for _, e := range b.Evidence {
			p.m.unlink(n, "evidence", e.UID)
		}
	} else {
		p.m.types(n, schema.TypeAssertion)
		p.m.text(n, "xid", a.XID)
		p.m.link(n, "document", p.nodes[p.document])
		p.m.replace(n, "about", nil, a.About())
		p.m.replace(n, "told", nil, said.Told())
		p.m.replace(n, "behalf", nil, a.Behalf(p.posts))
		p.change.AssertionsAdded++
	}
	p.m.text(n, "relation", a.Relation)
	p.m.link(n, "subject", p.nodes[a.Subject])
	p.m.link(n, "object", p.nodes[a.Object])
	p.m.text(n, "edge", p.store.pairOf(a).String())
	p.m.text(n, "status", string(a.Status))
	p.m.text(n, "role", a.Role)
	p.m.link(n, "attributed_to", p.nodes[a.AttributedTo])
	p.m.text(n, "dated", string(said.Dated()))
	p.m.text(n, "month", string(said.Dated()))
	p.m.text(n, "event_date", string(a.Date))
	p.m.text(n, "event_precision", a.Date.Precision())
	p.m.text(n, "event_basis", string(a.Basis))
	p.m.link(n, "place", p.nodes[a.Place])
	p.m.number(n, "confidence", a.Confidence)
	p.m.text(n, "plover", a.PLOVER)
	p.m.text(n, "cameo", a.CAMEO)
	p.m.text(n, "rule", a.Rule)
	p.m.text(n, "pack", a.Pack)
	p.m.text(n, "record", encode(said.Brief()))
	p.m.text(n, "proof", encode(said.Proof()))
	for j, e := range a.Evidence {
		v := "_:a" + label + "v" + strconv.Itoa(j)
		p.m.types(v, schema.TypeEvidence)
		p.m.integer(v, "begin", e.Begin)
		p.m.integer(v, "end", e.End)
		p.m.text(v, "quote", e.Quote)
		p.m.link(n, "evidence", v)
	}
	return nil
}

func (p *plan) clearEvidence(b *assertionRecord) {
	for _, e := range b.Evidence {
		p.m.clear(e.UID, "dgraph.type")
		p.m.clear(e.UID, p.store.fields[schema.TypeEvidence]...)
	}
}

// settleEdges works out the direct edges that the transaction has to do with.
func (p *plan) settleEdges() {
	p.touched = map[pair]graph.Edge{}
	for e := range p.withdrawnEdges {
		edge := graph.Edge{}
		for _, a := range p.others[e.String()] {
			if a.Status == graph.Asserted {
				edge = edge.With(a.Assertion)
			}
		}
		p.touched[e] = edge
	}
	for _, a := range p.fresh {
		if a.Status != graph.Asserted {
			continue
		}
		e := p.store.pairOf(a)
		edge, ok := p.touched[e]
		if !ok {
			edge = p.edges[e]
		}
		p.touched[e] = edge.With(a)
	}
}

// existed tells whether there was a direct edge.
func (p *plan) existed(e pair) bool { return p.withdrawnEdges[e] || p.edges[e].Count > 0 }

// writeEdges brings the direct edges into agreement with the assertions. Each
// edge that the transaction has to do with is written even if it stays as it
// is: so two writers of one edge collide.
func (p *plan) writeEdges() error {
	for e, edge := range p.touched {
		subject, object := p.nodes[e.subject], p.nodes[e.object]
		if subject == "" || object == "" {
			return fmt.Errorf("the edge %s has lost an end", e)
		}
		relation, _ := p.store.ontology.Relation(e.relation)
		switch {
		case edge.Count == 0:
			p.m.unlink(subject, e.relation, object)
			if relation.Symmetric {
				p.m.unlink(object, e.relation, subject)
			}
			p.change.EdgesRemoved++
			continue
		case !p.existed(e):
			p.change.EdgesAdded++
		}
		p.m.link(subject, e.relation, object, edgeFacets(edge)...)
		if relation.Symmetric {
			p.m.link(object, e.relation, subject, edgeFacets(edge)...)
		}
	}
	return nil
}

// writeTies brings the ties into agreement with the assertions.
func (p *plan) writeTies(ctx context.Context, txn *dgo.Txn) error {
	for e := range p.withdrawnTies {
		var t graph.Tie
		for _, s := range p.others[e.String()] {
			t = t.With(s)
		}
		p.bonds.list[e].is = t
	}
	for _, a := range p.fresh {
		t := p.bonds.list[p.store.pairOf(a)]
		t.is = t.is.With(statementOf(a, p.reading.Document))
	}
	return p.bonds.write(ctx, txn, &p.m, p.nodes)
}

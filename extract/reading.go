package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve/name"
	"github.com/diplograph/diplograph/schema"
)

// Reading returns what the document says in the terms of the graph: nodes
// named by xids that are computed from content alone. packs give the names of
// known entities in all languages.
func (d *Document) Reading(ontology *schema.Ontology, packs map[string]*lang.Pack) graph.Reading {
	r := graph.Reading{Document: d.record()}
	xids := make([]string, len(d.Entities))
	place := map[string]int{} // xid -> index in r.Entities
	for i, e := range d.Entities {
		if len(e.Mentions) == 0 {
			continue
		}
		xids[i] = d.xid(ontology, e)
		g := d.node(xids[i], e, packs)
		if j, ok := place[g.XID]; ok { // two descriptions of one
			r.Entities[j] = unite(r.Entities[j], g)
			continue
		}
		place[g.XID] = len(r.Entities)
		r.Entities = append(r.Entities, g)
	}
	points := NewCodePoints(d.Text)
	seen := map[string]int{}
	for _, a := range d.Assertions {
		g := d.assertion(ontology, a, xids, points)
		if g.Subject == "" || g.Object == "" || g.Subject == g.Object {
			continue
		}
		g.Document, g.Pack = r.Document.XID, d.Pack.Version
		for i := range g.Evidence {
			g.Evidence[i].Document = g.Document
		}
		g.XID = "assertion:" + digest(g.Document, g.Relation, g.Subject, g.Object, string(g.Status), g.Role,
			string(g.Date))
		if j, ok := seen[g.XID]; ok {
			r.Assertions[j].Evidence = append(r.Assertions[j].Evidence, g.Evidence...)
			continue
		}
		seen[g.XID] = len(r.Assertions)
		r.Assertions = append(r.Assertions, g)
	}
	slices.SortFunc(r.Entities, func(a, b graph.Entity) int { return strings.Compare(a.XID, b.XID) })
	slices.SortFunc(r.Assertions, func(a, b graph.Assertion) int { return strings.Compare(a.XID, b.XID) })
	return r
}

// record describes the document itself. Its hash covers everything that the
// reading depends on, the language pack included: a better pack reads an old
// document anew.
func (d *Document) record() graph.Document {
	id := d.URL
	if id == "" {
		id = d.ID
	}
	version := ""
	if d.Pack != nil {
		version = d.Pack.Version
	}
	return graph.Document{XID: "doc:" + digest(id), URL: d.URL, Outlet: d.Outlet, Title: d.title(),
		Published: d.Published,
		Lang:      d.Lang, Text: d.Text,
		Hash: digest(d.Text, d.Title, d.URL, d.Outlet, string(d.Published), d.Lang, version)}
}

// title returns the given title or the document's heading.
func (d *Document) title() string {
	if d.Title != "" {
		return d.Title
	}
	for _, s := range d.Sentences {
		if !s.Boilerplate {
			return d.Words(d.SpanOf(s.Range))
		}
	}
	return ""
}

// digest is a short hash of strings, safe against ambiguous joins.
func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s;", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// xid computes the identity of an entity from what the document says of it.
func (d *Document) xid(ontology *schema.Ontology, e Entity) string {
	if e.Key != "" && !d.namesake(e) {
		return e.Key
	}
	prefix := strings.ToLower(e.Type)
	if t, ok := ontology.Entity(e.Type); ok {
		prefix = t.Prefix
	}
	slug := name.Slug(e.Name, d.Lang)
	switch {
	case e.Type == "Person" && !e.Named:
		for _, h := range e.Offices {
			if h.Of >= 0 {
				of := d.Entities[h.Of]
				_, body, _ := strings.Cut(of.Key, ":")
				if body == "" {
					body = name.Slug(of.Name, d.Lang)
				}
				return prefix + ":" + strings.ToLower(strings.Join(append(strings.Fields(h.Office), "of", body, d.year()),

					"-"))
			}
		}
	case e.Type == "Agreement", e.Type == "Event", e.Type == "Resolution":
		// What only a description names is told apart by its document.
		return prefix + ":" + slug + "-" + digest(d.ID, e.Name)[:8]
	}
	if slug == "" {
		slug = digest(e.Name)
	}
	if e.Type == "Person" {
		// Namesakes in the service of two states, or in two offices of one, are
		// two, until somebody says otherwise.
		if nation, office := d.service(e); nation != "" {
			slug += "." + nation + "." + strings.Join(strings.Fields(strings.ToLower(office)), "-")
		}
	}
	return prefix + ":" + slug
}

// service returns the code of the state, in small letters, in whose service the
// document shows a person, and the office: the first one of several.
func (d *Document) service(e Entity) (nation, office string) {
	take := func(id, role string) {
		if code, ok := strings.CutPrefix(id, "state:"); ok &&
			(nation == "" || code < nation || code == nation && role < office) {
			nation, office = code, role
		}
	}
	for _, h := range e.Offices {
		if h.Of >= 0 {
			take(d.state(d.Entities[h.Of].Key), h.Office)
		}
	}
	return strings.ToLower(nation), office
}

// state returns the state that an entity is or belongs to.
func (d *Document) state(key string) string {
	if strings.HasPrefix(key, "state:") || d.Pack == nil || d.Pack.World == nil {
		return key
	}
	return d.Pack.World.Entities[key].Of
}

// namesake tells whether the document shows somebody else than the known person
// whose name he bears: in an office of a state that the known one never served.
// Where that office is a single seat in other hands, the words were read amiss,
// and it says nothing.
func (d *Document) namesake(e Entity) bool {
	if e.Type != "Person" || d.Pack == nil || d.Pack.World == nil {
		return false
	}
	w := d.Pack.World
	served := map[string]bool{}
	for _, t := range w.Entities[e.Key].Offices {
		state := d.state(t.Of)
		if !strings.HasPrefix(state, "state:") {
			return false // of the world
		}
		served[state] = true
	}
	other := false
	for _, h := range e.Offices {
		if h.Of < 0 {
			continue
		}
		of := d.Entities[h.Of].Key
		state := d.state(of)
		switch {
		case !strings.HasPrefix(state, "state:"), len(w.Holders(h.Office, of)) > 0 && w.Offices[h.Office].Single:
		case served[state]:
			return false
		default:
			other = true
		}
	}
	return other && len(served) > 0
}

func (d *Document) year() string {
	if len(d.Published) >= 4 {
		return string(d.Published[:4])
	}
	return digest(d.ID)[:6]
}

// node describes an entity with its names in every language we know them in.
func (d *Document) node(xid string, e Entity, packs map[string]*lang.Pack) graph.Entity {
	g := graph.Entity{XID: xid, Type: e.Type, Names: map[string]string{}, Described: !e.Named}
	for code, p := range packs {
		if n := p.Names[xid]; n != "" {
			g.Names[code] = n
		}
	}
	if g.Names[d.Lang] == "" && e.Name != "" {
		g.Names[d.Lang] = e.Name
	}
	for _, i := range e.Mentions {
		m := d.Mentions[i]
		if m.Form != Name && e.Named {
			continue
		}
		if s := d.Words(m.Span); s != g.Names[d.Lang] && s != "" {
			g.Aliases = append(g.Aliases, s)
		}
	}
	g.Aliases = sorted(g.Aliases)
	for _, code := range slices.Sorted(maps.Keys(g.Names)) {
		g.Keys = append(g.Keys, name.Keys(g.Names[code], code)...)
	}
	for _, a := range g.Aliases {
		g.Keys = append(g.Keys, name.Keys(a, d.Lang)...)
	}
	g.Keys = sorted(g.Keys)
	return g
}

func sorted(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}

// unite joins two nodes of one xid.
func unite(a, b graph.Entity) graph.Entity {
	for _, code := range slices.Sorted(maps.Keys(b.Names)) {
		switch n := b.Names[code]; {
		case a.Names[code] == "":
			a.Names[code] = n
		case a.Names[code] != n:
			a.Aliases = append(a.Aliases, n)
		}
	}
	a.Aliases = sorted(append(a.Aliases, b.Aliases...))
	a.Keys = sorted(append(a.Keys, b.Keys...))
	a.Described = a.Described && b.Described
	return a
}

func (d *Document) assertion(ontology *schema.Ontology, a Assertion, xids []string,
	points *CodePoints) graph.Assertion {
	at := func(e int) string {
		if e < 0 {
			return ""
		}
		return xids[e]
	}
	g := graph.Assertion{Relation: a.Relation, Subject: at(a.Subject), Object: at(a.Object), Status: a.Status,
		Role:         a.Role,
		AttributedTo: at(a.Speaker), Date: a.Date, Basis: a.Basis, Place: at(a.Place),
		Confidence: a.Confidence, Rule: a.Rule}
	rel, ok := ontology.Relation(a.Relation)
	if ok {
		g.PLOVER, g.CAMEO = rel.PLOVER.String(), rel.CAMEO.Code
	}
	if ok && rel.Symmetric && g.Object < g.Subject { // one order for both tellings
		g.Subject, g.Object = g.Object, g.Subject
	}
	for _, s := range a.Evidence {
		g.Evidence = append(g.Evidence,
			graph.Evidence{Begin: points.At(s.Begin), End: points.At(s.End), Quote: d.Quote(s)})
	}
	return g
}

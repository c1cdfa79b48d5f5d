package dgraph

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve"
	"github.com/diplograph/diplograph/schema"
)

// The parts of queries that fetch whole records, and the forms in which Dgraph
// answers them.
const (
	entityFields   = "uid xid dgraph.type name@* alias key described"
	documentFields = "uid xid url outlet title published published_precision lang hash text observed_at"

	assertionFields = "uid xid record proof"
)

// A thing is a node as others point to it.
type thing struct {
	UID string `json:"uid"`
	XID string `json:"xid"`
}

// entityRecord is an entity as Dgraph answers it.
type entityRecord struct {
	thing
	Types     []string `json:"dgraph.type"`
	Aliases   []string `json:"alias"`
	Keys      []string `json:"key"`
	Described bool     `json:"described"`
	Joined    bool     `json:"joined"`   // where it was asked for
	SameAs    *thing   `json:"same_as"`  // where it was asked for
	Others    []thing  `json:"~same_as"` // where they were asked for
	Posts     []thing  `json:"posts"`    // where they were asked for
	names     map[string]string
	rest      map[string]json.RawMessage
}

func (e *entityRecord) UnmarshalJSON(data []byte) error {
	type plain entityRecord // without this method
	if err := json.Unmarshal(data, (*plain)(e)); err != nil {
		return err
	}
	if err := json.Unmarshal(data, &e.rest); err != nil {
		return err
	}
	e.names = map[string]string{}
	for field, value := range e.rest {
		if lang, ok := strings.CutPrefix(field, "name@"); ok {
			var name string
			if err := json.Unmarshal(value, &name); err != nil {
				return err
			}
			e.names[lang] = name
		}
	}
	return nil
}

// edges returns the edges of a relation that were asked for with facets.
func (e *entityRecord) edges(relation string) ([]graph.Edge, error) {
	data, ok := e.rest[relation]
	if !ok {
		return nil, nil
	}
	var ends []map[string]json.RawMessage
	if err := json.Unmarshal(data, &ends); err != nil {
		return nil, err
	}
	edges := make([]graph.Edge, len(ends))
	for i, end := range ends {
		edge := graph.Edge{Subject: e.XID, Relation: relation}
		for field, into := range map[string]any{"xid": &edge.Object,
			relation + "|first": &edge.First, relation + "|last": &edge.Last,
			relation + "|count": &edge.Count, relation + "|confidence": &edge.Confidence} {
			if value, ok := end[field]; ok {
				if err := json.Unmarshal(value, into); err != nil {
					return nil, err
				}
			}
		}
		edges[i] = edge
	}
	return edges, nil
}

// entity returns the entity of which this is the record.
func (e *entityRecord) entity() graph.Entity { return e.profile().entity(e.XID, e.Types) }

// A profile is what is said of an entity: by one document, as it stands on the
// edge from the document, or by all of them together, as it stands on the
// entity. Aliases has the names too.
type profile struct {
	Names     map[string]string `json:"names,omitempty"`
	Aliases   []string          `json:"aliases,omitempty"` // sorted
	Keys      []string          `json:"keys,omitempty"`    // sorted
	Described bool              `json:"described,omitempty"`
}

func profileOf(e graph.Entity) profile {
	aliases := slices.Concat(e.Aliases, slices.Collect(maps.Values(e.Names)))
	return profile{Names: e.Names, Aliases: set(aliases), Keys: set(e.Keys), Described: e.Described}
}

func (e *entityRecord) profile() profile {
	return profile{Names: e.names, Aliases: set(e.Aliases), Keys: set(e.Keys), Described: e.Described}
}

// entity returns the entity that looks like this. What is a name is not
// repeated among the aliases.
func (p profile) entity(xid string, types []string) graph.Entity {
	e := graph.Entity{XID: xid, Type: kind(types), Keys: p.Keys, Described: p.Described}
	if len(p.Names) > 0 {
		e.Names = p.Names
	}
	names := slices.Collect(maps.Values(p.Names))
	for _, a := range p.Aliases {
		if !slices.Contains(names, a) {
			e.Aliases = append(e.Aliases, a)
		}
	}
	return e
}

// kind returns the type of an entity among the types of its node.
func kind(types []string) string {
	for _, t := range types {
		if t != schema.TypeEntity {
			return t
		}
	}
	return ""
}

func (e *entityRecord) kind() string { return kind(e.Types) }

// blocks are those of an entity that looks like this.
func (p profile) blocks(kind string) []string {
	return resolve.Blocks(graph.Entity{Type: kind, Names: p.Names, Aliases: p.Aliases, Keys: p.Keys, Described: p.Described})
}

// and returns what two profiles say together. It is the same in any order.
func (p profile) and(q profile) profile {
	names := maps.Clone(p.Names)
	if names == nil {
		names = map[string]string{}
	}
	for lang, name := range q.Names {
		names[lang] = preferred(names[lang], name)
	}
	return profile{Names: names, Aliases: set(slices.Concat(p.Aliases, q.Aliases)),
		Keys: set(slices.Concat(p.Keys, q.Keys)), Described: p.Described && q.Described}
}

// preferred chooses between two names in one language: a longer one tells
// more.
func preferred(a, b string) string {
	if n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b); n > m || n == m && a < b {
		return a
	}
	return b
}

// set returns the strings sorted and each once, in a slice of its own.
func set(list []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// card is what rows show of an entity, as one text.
func card(xid string, names map[string]string) string {
	return encode(graph.Entity{XID: xid, Names: names})
}

func (p profile) encode() string { return encode(p) }

func encode(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts and finite numbers only
	}
	return string(data)
}

// mentionRecord is the edge from a document to an entity.
type mentionRecord struct {
	thing
	Types []string `json:"dgraph.type"`
	As    string   `json:"mentions|as"` // an encoded profile
}

// entity returns the entity as the document shows it.
func (m mentionRecord) entity() (graph.Entity, error) {
	var said profile
	if err := json.Unmarshal([]byte(m.As), &said); err != nil {
		return graph.Entity{}, fmt.Errorf("what a document says of %s cannot be read: %w", m.XID, err)
	}
	return said.entity(m.XID, m.Types), nil
}

// assertionRecord is an assertion as Dgraph answers it.
type assertionRecord struct {
	thing
	Edge     string         `json:"edge"`
	Subject  thing          `json:"subject"`
	Object   thing          `json:"object"`
	Record   string         `json:"record"` // a graph.Statement in brief
	Proof    string         `json:"proof"`  // where it was asked for
	Behalf   []string       `json:"behalf"` // where it was asked for
	Evidence []thing        `json:"evidence"`
	Document documentRecord `json:"document"`
}

// says tells whether the record and the proof are those of a statement.
func (a *assertionRecord) says(s graph.Statement) bool {
	return a.Record == encode(s.Brief()) && a.Proof == encode(s.Proof())
}

func (a *assertionRecord) assertion() (graph.Assertion, error) {
	s, err := a.statement()
	for i := range s.Evidence {
		s.Evidence[i].Document = s.Document
	}
	return s.Assertion, err
}

func (a *assertionRecord) statement() (out graph.Statement, err error) {
	if err = json.Unmarshal([]byte(a.Record), &out); err == nil && a.Proof != "" {
		err = json.Unmarshal([]byte(a.Proof), &out)
	}
	if err != nil {
		err = fmt.Errorf("assertion %s cannot be read: %w", a.XID, err)
	}
	return out, err
}

// statementOf returns an assertion with where it was reported, in the form in
// which it is kept.
func statementOf(a graph.Assertion, d graph.Document) graph.Statement {
	a.Evidence = slices.Clone(a.Evidence)
	for i := range a.Evidence {
		a.Evidence[i].Document = "" // it is the assertion's
	}
	return graph.Statement{Assertion: a, Report: d.Report()}
}

// documentRecord is a document as Dgraph answers it.
type documentRecord struct {
	thing
	URL        string            `json:"url"`
	Outlet     string            `json:"outlet"`
	Title      string            `json:"title"`
	Published  string            `json:"published"`
	Precision  string            `json:"published_precision"`
	Lang       string            `json:"lang"`
	Hash       string            `json:"hash"`
	Text       string            `json:"text"`
	ObservedAt time.Time         `json:"observed_at"`
	Reading    string            `json:"reading"`
	Mentions   []mentionRecord   `json:"mentions"`
	Assertions []assertionRecord `json:"~document"`
}

func (d *documentRecord) document() graph.Document {
	return graph.Document{XID: d.XID, URL: d.URL, Outlet: d.Outlet, Title: d.Title,
		Published: date(d.Published, d.Precision), Lang: d.Lang, Hash: d.Hash, Text: d.Text, ObservedAt: d.ObservedAt}
}

// date cuts a point in time down to what is known of it.
func date(value, precision string) graph.Date {
	n := len(layouts[precision])
	if n == 0 || len(value) < n {
		return ""
	}
	return graph.Date(value[:n])
}

func sortEvidence(list []graph.Evidence) {
	slices.SortFunc(list, func(a, b graph.Evidence) int {
		if a.Begin != b.Begin {
			return a.Begin - b.Begin
		}
		if a.End != b.End {
			return a.End - b.End
		}
		return strings.Compare(a.Quote, b.Quote)
	})
}

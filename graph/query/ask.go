package query

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/diplograph/diplograph/graph"
)

// An asking is one run of a question.
type asking struct {
	ctx        context.Context
	graph      Graph
	request    Request
	args       []argument
	statements []Statement
	often      int             // the level of ties from which on somebody is in all the news; 0 is inTheNews
	nodes      map[string]node // by the xids that documents have for them
}

// An argument is the entity that is meant by one.
type argument struct {
	node
	text string // as given
}

// ask runs a statement and reads its answer.
func (a *asking) ask(s *statement, into any) error {
	done := s.finish()
	a.statements = append(a.statements, done)
	data, err := a.graph.Source.Query(a.ctx, done.DQL, done.Vars)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("an answer of Dgraph that cannot be read: %w", err)
	}
	return nil
}

// together asks several things at the same time, none of which needs what another
// finds out. The first error counts, in the order in which they are given.
func (a *asking) together(do ...func(*asking) error) error {
	parts, errs := make([]asking, len(do)), make([]error, len(do))
	var running sync.WaitGroup
	for i, f := range do {
		parts[i] = asking{ctx: a.ctx, graph: a.graph, request: a.request, args: slices.Clone(a.args), often: a.often, nodes: maps.Clone(a.nodes)}
		running.Go(func() { errs[i] = f(&parts[i]) })
	}
	running.Wait()
	for i, part := range parts {
		a.statements = append(a.statements, part.statements...)
		if errs[i] != nil {
			return errs[i]
		}
		for xid, n := range part.nodes {
			a.know(xid, n)
		}
	}
	return nil
}

// know keeps the entity that documents call so.
func (a *asking) know(xid string, n node) {
	if a.nodes == nil {
		a.nodes = map[string]node{}
	}
	a.nodes[xid] = n
}

// limit is how many rows are wanted.
func (a *asking) limit() int {
	switch {
	case a.request.Limit < 0:
		return 1 << 30
	case a.request.Limit == 0:
		return DefaultLimit
	}
	return a.request.Limit
}

// fits cuts rows down to the limit and tells whether there were more.
func fits[T any](a *asking, rows []T) ([]T, bool) {
	if n := a.limit(); len(rows) > n {
		return rows[:n], true
	}
	return rows, false
}

// nodeFields are those of an entity that a row shows, and those of the entities
// that are one with it.
const (
	ownFields  = "uid xid name@* ~same_as { xid name@* }"
	nodeFields = ownFields + " same_as { " + ownFields + " }"
)

// A node is an entity as Dgraph answers it. One that turned out to be another
// is read as that other one, which has the names of all.
type node struct {
	XID     string   `json:"xid"`
	UID     uid      `json:"uid"`
	Aliases []string `json:"alias"`
	// Documents is how many mention it, where that was asked for.
	Documents int `json:"documents"`
	names     map[string]string
	read      string   // the xid as documents have it
	others    []string // the xids of those who are one with it
}

func (n *node) UnmarshalJSON(data []byte) error {
	type plain node // without this method
	var answer struct {
		plain
		Record    *string `json:"record"`
		Others    []node  `json:"~same_as"`
		Canonical *node   `json:"same_as"`
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return err
	}
	*n = node(answer.plain)
	if answer.Record != nil {
		known, err := entry{Record: *answer.Record}.entity()
		if err != nil {
			return err
		}
		n.XID, n.names = known.XID, known.names
	} else if err := n.readNames(data); err != nil {
		return err
	}
	n.read = n.XID
	if len(answer.Others) > 0 {
		slices.SortFunc(answer.Others, func(a, b node) int { return strings.Compare(a.XID, b.XID) })
		for _, o := range answer.Others {
			n.others = append(n.others, o.XID)
			n.Aliases = append(n.Aliases, o.Aliases...)
			for lang, name := range o.names {
				if n.names[lang] == "" {
					n.names[lang] = name
				}
			}
		}
		slices.Sort(n.Aliases)
		n.Aliases = slices.Compact(n.Aliases)
	}
	if canonical := answer.Canonical; canonical != nil {
		canonical.read, canonical.Documents = n.XID, n.Documents
		*n = *canonical
	}
	return nil
}

// readNames reads the names, which Dgraph answers each by itself.
func (n *node) readNames(data []byte) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return err
	}
	n.names = map[string]string{}
	for field, value := range fields {
		if lang, ok := strings.CutPrefix(field, "name@"); ok {
			var name string
			if err := json.Unmarshal(value, &name); err != nil {
				return err
			}
			n.names[lang] = name
		}
	}
	return nil
}

// xids are all by which documents call the entity.
func (n node) xids() []string { return append([]string{n.XID}, n.others...) }

// cell shows the entity by its name in the language that is preferred. Where its
// names are not known, finish finds them.
func (a *asking) cell(n node) Cell {
	if n.XID == "" {
		return nil
	}
	e := graph.Entity{XID: n.XID, Names: n.names, Aliases: slices.Sorted(slices.Values(n.Aliases))}
	c := Entity{XID: n.XID}
	if n.names != nil || len(n.Aliases) > 0 {
		c.Name = e.Name(a.request.Names...)
	}
	if t, ok := a.graph.Ontology.TypeOf(n.XID); ok {
		c.Type = t.Name
	}
	return c
}

// An entry is an assertion or an entity as questions fetch it: all of it is one
// value, but for what an assertion rests on.
type entry struct {
	Record string `json:"record"`
	Proof  string `json:"proof"` // where it was asked for
}

// entity gives the entity of the entry.
func (e entry) entity() (node, error) {
	var known graph.Entity
	if err := json.Unmarshal([]byte(e.Record), &known); err != nil {
		return node{}, fmt.Errorf("an entity that cannot be read: %w", err)
	}
	return node{XID: known.XID, read: known.XID, names: known.Names}, nil
}

// assertions gives the assertions of the entries with what they name.
func (a *asking) assertions(list []entry) ([]assertion, error) {
	said := make([]graph.Statement, len(list))
	read := func(i int) error {
		if err := json.Unmarshal([]byte(list[i].Record), &said[i]); err != nil {
			return fmt.Errorf("an assertion that cannot be read: %w", err)
		}
		return nil
	}
	if err := eachOfMany(len(list), read); err != nil {
		return nil, err
	}
	return a.named(said)
}

// eachOfMany does something for each of the numbers below n, with all processors:
// Dgraph is idle meanwhile. The first error counts.
func eachOfMany(n int, do func(i int) error) error {
	shares := min(runtime.GOMAXPROCS(0), n/fewEnough+1)
	errs := make([]error, shares)
	var running sync.WaitGroup
	for share := range shares {
		running.Go(func() {
			for i := share * n / shares; i < (share+1)*n/shares && errs[share] == nil; i++ {
				errs[share] = do(i)
			}
		})
	}
	running.Wait()
	return cmp.Or(errs...)
}

// fewEnough is how many records are read, or asked for, before another does some
// of them is any quicker.
const fewEnough = 50

// named gives statements with the entities that they name.
func (a *asking) named(list []graph.Statement) ([]assertion, error) {
	var xids []string
	for _, s := range list {
		xids = append(xids, s.Subject, s.Object, s.Place, s.AttributedTo)
	}
	if err := a.meet(xids); err != nil {
		return nil, err
	}
	out := make([]assertion, len(list))
	for i, said := range list {
		s := &out[i]
		s.Assertion = said.Assertion
		s.subject, s.object = a.nodes[s.Subject], a.nodes[s.Object]
		s.place, s.speaker = a.nodes[s.Place], a.nodes[s.AttributedTo]
		r := said.Report
		s.document = document{XID: s.Document, Outlet: r.Outlet,
			Published: string(r.Published), Precision: r.Published.Precision(), Lang: r.Lang}
		s.Subject, s.Object = s.subject.XID, s.object.XID
		s.Place, s.AttributedTo = s.place.XID, s.speaker.XID
	}
	return out, nil
}

// meet makes entities known by the xids that documents have for them.
func (a *asking) meet(xids []string) error {
	xids = slices.Compact(slices.Sorted(slices.Values(xids)))
	xids = slices.DeleteFunc(xids, func(xid string) bool { _, known := a.nodes[xid]; return known || xid == "" })
	size := min(max((len(xids)+1)/2, fewEnough), maxPage)
	var do []func(*asking) error
	for part := range slices.Chunk(xids, size) {
		do = append(do, func(a *asking) error { return a.meetAtOnce(part) })
	}
	return a.together(do...)
}

// meetAtOnce is meet for xids that are sorted, in one request. The names of those
// who are not one with others are read only if a row shows them, by finish.
func (a *asking) meetAtOnce(xids []string) error {
	var s statement
	s.add("X as var(func: eq(xid, ", s.values(xids), "))\n",
		"joined(func: uid(X)) @filter(eq(joined, ", s.value("true"), ")) { ", nodeFields, " }\n")
	var answer struct{ Joined []node }
	if err := a.ask(&s, &answer); err != nil {
		return err
	}
	for _, xid := range xids {
		a.know(xid, node{XID: xid, read: xid})
	}
	for _, n := range answer.Joined {
		a.know(n.read, n)
	}
	return nil
}

// An assertion is one with the nodes that it names.
type assertion struct {
	graph.Assertion
	subject, object, place, speaker node
	document                        document
}

type document struct {
	XID       string `json:"xid"`
	URL       string `json:"url"`
	Outlet    string `json:"outlet"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Precision string `json:"published_precision"`
	Lang      string `json:"lang"`
}

const documentFields = "xid url outlet title published published_precision lang"

// date cuts a point in time down to what is known of it.
func date(value, precision string) graph.Date {
	n := len(layouts[precision])
	if n == 0 || len(value) < n {
		return ""
	}
	return graph.Date(value[:n])
}

// A dating is what tells the date of an assertion.
type dating struct {
	Date      string   `json:"event_date"`
	Precision string   `json:"event_precision"`
	Document  document `json:"document"`
}

const datingFields = "event_date event_precision document { published published_precision lang }"

// dated is the date that counts: that of the event, else of the publication.
func (d dating) dated() graph.Date {
	if at := date(d.Date, d.Precision); at != "" {
		return at
	}
	return d.Document.published()
}

// passes applies what a condition leaves to be done.
func (d dating) passes(f graph.Filter) bool {
	return d.dated().Within(f.From, f.To) && (f.Lang == "" || d.Document.Lang == f.Lang)
}

// needsDating tells whether a condition on the filter leaves something to be
// done.
func needsDating(f graph.Filter) bool {
	return f.From.Precision() == "month" || f.From.Precision() == "day" || f.Lang != ""
}

func (d document) published() graph.Date { return date(d.Published, d.Precision) }

// dated is the date that counts: that of the event, else of the publication.
func (s assertion) dated() graph.Date {
	if s.Date != "" {
		return s.Date
	}
	return s.document.published()
}

func (d document) evidence() Evidence {
	return Evidence{Document: d.XID, Title: d.Title, URL: d.URL, Outlet: d.Outlet, Published: d.published(), Lang: d.Lang}
}

// symmetric tells whether a relation reads the same both ways.
func (a *asking) symmetric(relation string) bool {
	r, _ := a.graph.Ontology.Relation(relation)
	return r.Symmetric
}

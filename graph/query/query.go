// Package query answers the questions that analysts ask of the graph: who met
// whom, who signed what, who supports whom, by whom two are connected.
//
// A [Question] is a name, a line on what it answers, what it takes, and how it
// is asked in DQL, the query language of Dgraph. [Questions] lists them. The
// answer is a [Table], each row of which leads to the words of documents that
// state it.
//
// Nothing that a user says becomes part of a query's text: it travels in the
// query's variables. What the text is made of comes from this package and from
// the names in the ontology.
package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

var (
	// ErrQuestion is returned for the name of a question that there is not.
	ErrQuestion = errors.New("no such question")
	// ErrUsage is returned when a question is not asked as it wants to be.
	ErrUsage = errors.New("the question is not asked rightly")
	// ErrUnknown is returned when nothing in the graph is called as an
	// argument says. The message has the nearest names.
	ErrUnknown = errors.New("not in the graph")
	// ErrAmbiguous is returned when an argument can mean several entities. The
	// message has them with their xids, of which one can be given instead.
	ErrAmbiguous = errors.New("the name is not clear")
	// ErrMutation is returned for DQL that would change the graph.
	ErrMutation = errors.New("a query cannot change the graph")
)

// A Source runs queries in DQL that cannot change anything and returns the
// JSON that they give. Variables have names such as "$v0".
type Source interface {
	Query(ctx context.Context, dql string, vars map[string]string) ([]byte, error)
}

// A Graph is what questions are asked of.
type Graph struct {
	Source   Source
	Ontology *schema.Ontology
}

// A Request says what is asked for beside the question.
type Request struct {
	// Args are what the question is about, as its Params say. An entity is
	// given by its xid or by a name in any script.
	Args []string
	// Filter narrows down the assertions that count. Its Entities are not
	// used. Where no relations are given, a question asks for its own; where
	// no statuses are given, for what is asserted unless it says otherwise.
	Filter graph.Filter
	// Names are the languages in which names are shown, the best first.
	Names []string
	// Evidence asks for the words that each row rests on, which are read apart and
	// which rows lack else.
	Evidence bool
	// Limit bounds the rows: 0 means DefaultLimit, a negative one no bound.
	Limit int
	// Depth is how many steps a network or a path may have; 0 means the
	// question's own measure.
	Depth int
	// Paths is how many paths are wanted; 0 means one.
	Paths int
	// At is the date for which offices are asked.
	At graph.Date
	// By is the measure of top, "meetings", "connections" or "pagerank"; empty means meetings.
	By string
}

// DefaultLimit is how many rows are given when nothing is said about that.
const DefaultLimit = 100

// A Param is an argument of a question.
type Param struct {
	Name     string // as usage lines show it, "PERSON"
	Gloss    string
	Optional bool
	Text     bool     // it is not an entity but words
	Types    []string // entity types that are meant if the name leaves a choice
}

// A Question is one that can be asked of the graph.
type Question struct {
	Name   string
	Gloss  string // one line on what it answers
	Params []Param
	// Takes are the options that have a meaning for the question, of Options.
	Takes []string

	run func(*asking) (Table, error)
}

// Options are the names of what can be given beside arguments. Each question
// takes some of them, and limit and names each.
var options = [...]string{"from", "to", "relation", "type", "status", "document-lang", "outlet", "min-confidence",
	"depth", "paths", "at", "by"}

// filters are the options that narrow assertions down.
var filters = options[:8]

// given returns the options that the request uses.
func (r Request) given() []string {
	f := r.Filter
	var list []string
	for i, set := range [len(options)]bool{f.From != "", f.To != "", len(f.Relations) > 0, len(f.Types) > 0,
		len(f.Statuses) > 0, f.Lang != "", f.Outlet != "", f.MinConfidence > 0,
		r.Depth != 0, r.Paths != 0, r.At != "", r.By != ""} {
		if set {
			list = append(list, options[i])
		}
	}
	return list
}

// Find returns the question of that name, or ErrQuestion.
func Find(name string) (Question, error) {
	var names []string
	for _, q := range Questions() {
		if q.Name == name {
			return q, nil
		}
		names = append(names, q.Name)
	}
	if near := nearest(name, names); near != "" {
		return Question{}, fmt.Errorf("%w: %q; did you mean %q?", ErrQuestion, name, near)
	}
	return Question{}, fmt.Errorf("%w: %q; there are %s", ErrQuestion, name, strings.Join(names, ", "))
}

// Usage returns the question as it is asked, "path ENTITY ENTITY".
func (q Question) Usage() string {
	s := q.Name
	for _, p := range q.Params {
		if p.Optional {
			s += " [" + p.Name + "]"
		} else {
			s += " " + p.Name
		}
	}
	return s
}

// Run asks the question. An answer without rows is no error.
func (q Question) Run(ctx context.Context, g Graph, r Request) (Table, error) {
	return q.answer(&asking{ctx: ctx, graph: g, request: r})
}

func (q Question) answer(a *asking) (Table, error) {
	g, r := a.graph, a.request
	if err := q.check(g, r); err != nil {
		return Table{}, err
	}
	if err := a.resolve(q.Params); err != nil {
		return Table{}, err
	}
	t, err := q.run(a)
	if err != nil {
		return Table{}, fmt.Errorf("%s: %w", q.Name, err)
	}
	if err := a.finish(&t); err != nil {
		return Table{}, fmt.Errorf("%s: %w", q.Name, err)
	}
	t.Statements = a.statements
	return t, nil
}

// DQL returns what would be asked first if the arguments were xids and the
// graph were empty: enough to see how the question is put. A Table has all
// that was really asked.
func (q Question) DQL(g Graph, r Request) ([]Statement, error) {
	if err := q.check(g, r); err != nil {
		return nil, err
	}
	a := &asking{ctx: context.Background(), graph: Graph{nothing{}, g.Ontology}, request: r}
	for _, text := range r.Args {
		a.args = append(a.args, argument{node: node{XID: text, UID: placeholder}, text: text})
	}
	if _, err := q.run(a); err != nil {
		return nil, fmt.Errorf("%s: %w", q.Name, err)
	}
	return a.statements, nil
}

// placeholder stands for a uid that is not known yet.
const placeholder = "0x1"

// nothing is a graph that has nothing in it.
type nothing struct{}

func (nothing) Query(context.Context, string, map[string]string) ([]byte, error) {
	return []byte("{}"), nil
}

// check reports what is wrong with a request.
func (q Question) check(g Graph, r Request) error {
	least := 0
	for _, p := range q.Params {
		if !p.Optional {
			least++
		}
	}
	if len(r.Args) < least || len(r.Args) > len(q.Params) {
		return fmt.Errorf("%w: it is asked as %q", ErrUsage, q.Usage())
	}
	for _, arg := range r.Args {
		if strings.TrimSpace(arg) == "" {
			return fmt.Errorf("%w: an argument is empty; it is asked as %q", ErrUsage, q.Usage())
		}
	}
	for _, name := range r.given() {
		if !slices.Contains(q.Takes, name) {
			return fmt.Errorf("%w: %s does not take --%s", ErrUsage, q.Name, name)
		}
	}
	if err := checkDate(r.At); err != nil {
		return err
	}
	if err := CheckFilter(g.Ontology, r.Filter); err != nil {
		return err
	}
	if r.By != "" && !slices.Contains(measures, r.By) {
		return unknownName("measure", r.By, measures)
	}
	return nil
}

func unknownName(kind, name string, all []string) error {
	if near := nearest(name, all); near != "" {
		return fmt.Errorf("%w: there is no %s %q; did you mean %q?", ErrUsage, kind, name, near)
	}
	return fmt.Errorf("%w: there is no %s %q; there are %s", ErrUsage, kind, name, strings.Join(all, ", "))
}

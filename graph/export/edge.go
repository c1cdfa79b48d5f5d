package export

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// An edge sums up the assertions of one relation and one status between two.
type edge struct {
	graph.Edge
	relation  *look
	status    graph.Status
	roles     []string // sorted
	places    []string // xids, sorted
	times     []days   // when it happened, sorted, none twice
	reported  graph.Date
	documents []string // xids, sorted
	plover    string
	cameo     string
	// The words of the surest assertion, the earliest of equally sure ones.
	quote  string
	source graph.Document
	// All that is summed up, if the set is to give whole edges.
	statements []statement
}

// days are the days between which something happened, both included.
type days struct{ first, last string }

// id names the edge in files: it is the same in every export.
func (e *edge) id() string {
	id := e.Subject + "--" + e.Edge.Relation + "--" + e.Object
	if e.status != graph.Asserted {
		id += "--" + string(e.status)
	}
	return id
}

// A look is a relation and what its edges look like.
type look struct {
	schema.Relation
	label string // in the language that is wanted
	color string
}

// look returns that of a relation; one that the ontology does not know is
// called by its name.
func (s *set) look(relation string) *look {
	if l, ok := s.looks[relation]; ok {
		return l
	}
	r, _ := s.ontology.Relation(relation)
	c, _ := s.ontology.Category(r.Category)
	l := &look{r, r.Labels.In(s.options.Names...), c.Color}
	if l.label == "" {
		l.label = relation
	}
	if s.looks == nil {
		s.looks = map[string]*look{}
	}
	s.looks[strings.Clone(relation)] = l
	return l
}

// edges returns the edges by subject, relation, object and status. The set must
// be in the order of edges. An edge is good until the next one.
func (s *set) edges() iter.Seq2[*edge, error] {
	return func(yield func(*edge, error) bool) {
		var e *edge
		for st, err := range s.statements() {
			if err != nil {
				yield(nil, err)
				return
			}
			subject, object := s.direction(st.Assertion)
			if e == nil || e.Subject != subject || e.Edge.Relation != st.Relation || e.Object != object ||
				e.status != st.Status {
				if e != nil && !s.give(e, yield) {
					return
				}
				e = &edge{Edge: graph.Edge{Subject: subject, Relation: st.Relation, Object: object}, relation: s.look(st.Relation), status: st.Status}
			}
			e.add(st)
			if s.whole {
				e.statements = append(e.statements, st)
			}
		}
		if e != nil {
			s.give(e, yield)
		}
	}
}

func (s *set) give(e *edge, yield func(*edge, error) bool) bool {
	if len(e.times) > 1 {
		slices.SortFunc(e.times, func(a, b days) int {
			if c := strings.Compare(a.first, b.first); c != 0 {
				return c
			}
			return strings.Compare(a.last, b.last)
		})
		e.times = slices.Compact(e.times)
	}
	s.count.Edges++
	return yield(e, nil)
}

// add takes a statement into the edge.
func (e *edge) add(st statement) {
	surer := e.Count == 0 || st.Confidence > e.Confidence
	e.Edge = e.With(st.Assertion)
	if st.Date != "" {
		e.times = append(e.times, daysOf(st.Date))
	}
	if p := st.source.Published; p != "" && (e.reported == "" || p < e.reported) {
		e.reported = p
	}
	e.roles = insert(e.roles, st.Role)
	e.places = insert(e.places, st.Place)
	e.documents = insert(e.documents, st.Document)
	if surer {
		e.plover, e.cameo, e.source, e.quote = st.PLOVER, st.CAMEO, st.source, ""
		if len(st.Evidence) > 0 {
			e.quote = st.Evidence[0].Quote
		}
	}
}

// insert puts a string into a sorted list that has each once.
func insert(list []string, s string) []string {
	if s == "" {
		return list
	}
	i, found := slices.BinarySearch(list, s)
	if found {
		return list
	}
	return slices.Insert(list, i, s)
}

// daysOf returns the first and the last day of a date.
func daysOf(d graph.Date) days {
	first := string(d.First())
	if d.Precision() == "day" {
		return days{first, first}
	}
	t, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return days{first, first}
	}
	switch d.Precision() {
	case "year":
		t = t.AddDate(1, 0, -1)
	case "month":
		t = t.AddDate(0, 1, -1)
	}
	return days{first, t.Format(time.DateOnly)}
}

// A kind is the type of a field's values.
type kind string

const (
	text    kind = "text"
	integer kind = "integer"
	decimal kind = "decimal"
	truth   kind = "truth"
)

// A field is a property of nodes or edges as formats for drawing write it: as
// text, whatever its kind; "" where nothing is known.
type field[T any] struct {
	name string
	kind kind
	of   func(T) string
}

// nodeFields are the properties of nodes beside id and label.
func (s *set) nodeFields() []field[graph.Entity] {
	fields := []field[graph.Entity]{
		{"type", text, func(e graph.Entity) string { return e.Type }},
		{"described", truth, func(e graph.Entity) string { return yes(e.Described) }},
		{"aliases", text, func(e graph.Entity) string { return strings.Join(e.Aliases, "; ") }},
	}
	for _, lang := range s.langs {
		fields = append(fields, field[graph.Entity]{"name_" + lang, text, func(e graph.Entity) string {
			return e.Names[lang]
		}})
	}
	return fields
}

// edgeFields are the properties of edges beside id, ends and label.
var edgeFields = [...]field[*edge]{
	{"relation", text, func(e *edge) string { return e.Edge.Relation }},
	{"category", text, func(e *edge) string { return e.relation.Category }},
	{"symmetric", truth, func(e *edge) string { return yes(e.relation.Symmetric) }},
	{"status", text, func(e *edge) string { return string(e.status) }},
	{"role", text, func(e *edge) string { return strings.Join(e.roles, "; ") }},
	{"first", text, func(e *edge) string { return string(e.First) }},
	{"last", text, func(e *edge) string { return string(e.Last) }},
	{"reported", text, func(e *edge) string { return string(e.reported) }},
	{"count", integer, func(e *edge) string { return strconv.Itoa(e.Count) }},
	{"documents", integer, func(e *edge) string { return strconv.Itoa(len(e.documents)) }},
	{"confidence", decimal, func(e *edge) string { return number(e.Confidence) }},
	{"place", text, func(e *edge) string { return strings.Join(e.places, "; ") }},
	{"plover", text, func(e *edge) string { return e.plover }},
	{"cameo", text, func(e *edge) string { return e.cameo }},
	{"quote", text, func(e *edge) string { return e.quote }},
	{"document", text, func(e *edge) string { return e.source.XID }},
	{"title", text, func(e *edge) string { return e.source.Title }},
	{"outlet", text, func(e *edge) string { return e.source.Outlet }},
	{"url", text, func(e *edge) string { return e.source.URL }},
	{"lang", text, func(e *edge) string { return e.source.Lang }},
}

func yes(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// label is what a drawing calls an entity.
func (s *set) label(e graph.Entity) string { return e.Name(s.options.Names...) }

// edgeLabel is what a drawing calls an edge.
func (s *set) edgeLabel(e *edge) string {
	label := e.relation.label
	if len(e.roles) > 0 {
		label += ": " + strings.Join(e.roles, ", ")
	}
	if e.status != graph.Asserted {
		label += " (" + string(e.status) + ")"
	}
	return label
}

// color is that of an entity's type.
func (s *set) color(e graph.Entity) string {
	t, _ := s.ontology.Entity(e.Type)
	return t.Color
}

// edgeColor is that of an edge's category.
func (s *set) edgeColor(e *edge) string {
	return e.relation.color
}

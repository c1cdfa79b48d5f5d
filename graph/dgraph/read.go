package dgraph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v230"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// Reading goes by ranges of xids, since Dgraph sorts only by going through all
// that it has. A first pass takes the xids in the order of Dgraph's own ids,
// which costs little. If they are few, they are sorted and read page by page.
// Otherwise a sample of them cuts the xids into ranges of about a page each,
// and each range is read and sorted by itself. So memory stays the same however
// large the graph is. All queries of a sequence are of one transaction and see
// the graph as it was when the sequence began.
const (
	passSize = 10000 // xids per request of the first pass
	fewXIDs  = 20000 // as many are kept and sorted at once
	pageSize = 1000  // records per request
	textPage = 20    // documents per request: they come with their texts
)

// Entities returns all entities in the order of their xids.
func (s *Store) Entities(ctx context.Context) iter.Seq2[graph.Entity, error] {
	return func(yield func(graph.Entity, error) bool) {
		sel := selection{root: "type(Entity)", fields: entityFields}
		for e, err := range records[*entityRecord](ctx, s, "read entities", sel) {
			if err != nil {
				yield(graph.Entity{}, err)
				return
			}
			if !yield(e.entity(), nil) {
				return
			}
		}
	}
}

// Documents returns all documents in the order of their xids.
func (s *Store) Documents(ctx context.Context) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		sel := selection{root: "type(Document)", fields: documentFields, page: textPage}
		for d, err := range records[*documentRecord](ctx, s, "read documents", sel) {
			if err != nil {
				yield(graph.Document{}, err)
				return
			}
			if !yield(d.document(), nil) {
				return
			}
		}
	}
}

// Edges returns the direct edges in the order of their subjects, relations and
// objects, those of symmetric relations once.
func (s *Store) Edges(ctx context.Context) iter.Seq2[graph.Edge, error] {
	// The types one after the other, as their xids are: so each entity is
	// asked only for the relations that it can be the subject of.
	types := slices.Clone(s.ontology.Entities)
	slices.SortFunc(types, func(a, b schema.EntityType) int { return strings.Compare(a.Prefix+":", b.Prefix+":") })
	return func(yield func(graph.Edge, error) bool) {
		for _, t := range types {
			var relations []schema.Relation
			fields := "uid xid"
			for _, r := range s.ontology.Relations {
				if slices.Contains(r.Domain, t.Name) {
					relations = append(relations, r)
					fields += "\n" + r.Name + " @facets { xid }"
				}
			}
			if relations == nil {
				continue
			}
			sel := selection{root: "type(" + t.Name + ")", fields: fields}
			for e, err := range records[*entityRecord](ctx, s, "read edges", sel) {
				if err != nil {
					yield(graph.Edge{}, err)
					return
				}
				for _, r := range relations {
					edges, err := e.edges(r.Name)
					if err != nil {
						yield(graph.Edge{}, fmt.Errorf("read edges of %s: %w", e.XID, err))
						return
					}
					slices.SortFunc(edges, func(a, b graph.Edge) int { return strings.Compare(a.Object, b.Object) })
					for _, edge := range edges {
						if r.Symmetric && edge.Object < edge.Subject {
							continue
						}
						if !yield(edge, nil) {
							return
						}
					}
				}
			}
		}
	}
}

// Assertions returns the assertions that the filter selects in the order of
// their xids. A date that is known to the month or the year only counts as
// within From and To when some day of it is.
func (s *Store) Assertions(ctx context.Context, f graph.Filter) iter.Seq2[graph.Assertion, error] {
	return func(yield func(graph.Assertion, error) bool) {
		sel, err := s.selectionOf(f)
		if err != nil {
			yield(graph.Assertion{}, fmt.Errorf("read assertions: %w", err))
			return
		}
		for a, err := range records[*assertionRecord](ctx, s, "read assertions", sel) {
			if err != nil {
				yield(graph.Assertion{}, err)
				return
			}
			assertion, err := a.assertion()
			if err != nil {
				yield(graph.Assertion{}, err)
				return
			}
			if s.matches(f, assertion, a.Document.document()) && !yield(assertion, nil) {
				return
			}
		}
	}
}

// A selection says which nodes are read, and what of them.
type selection struct {
	vars   func(*question) // adds blocks of variables that root uses
	root   string
	filter func(*question) string
	fields string
	page   int // records per request; 0 means pageSize
}

// selectionOf lets Dgraph apply what it can of a filter; matches does the rest.
func (s *Store) selectionOf(f graph.Filter) (selection, error) {
	for _, status := range f.Statuses {
		if !slices.Contains(graph.Statuses[:], status) {
			return selection{}, fmt.Errorf("there is no status %q", status)
		}
	}
	for _, d := range [...]graph.Date{f.From, f.To} {
		if err := checkDate(d); err != nil {
			return selection{}, err
		}
	}
	sel := selection{root: "type(Assertion)", fields: assertionFields}
	if f.Lang != "" || f.Outlet != "" || f.From != "" || f.To != "" {
		sel.fields += " document { published published_precision lang outlet }"
	}
	if len(f.Entities) > 0 {
		sel.root = "uid(S, O)"
		sel.vars = func(q *question) {
			q.add("var(func: eq(xid, " + q.values(f.Entities) + ")) { S as ~subject O as ~object }\n")
		}
	}
	sel.filter = func(q *question) string {
		statuses := f.Statuses
		if len(statuses) == 0 {
			statuses = []graph.Status{graph.Asserted}
		}
		var terms, names []string
		for _, status := range graph.Statuses {
			if slices.Contains(statuses, status) {
				names = append(names, string(status))
			}
		}
		if len(names) < len(graph.Statuses) { // else there is nothing to choose
			terms = append(terms, "eq(status, "+q.values(names)+")")
		}
		if len(f.Relations) > 0 {
			terms = append(terms, "eq(relation, "+q.values(f.Relations)+")")
		}
		if f.MinConfidence > 0 {
			terms = append(terms, "ge(confidence, "+q.value(strconv.FormatFloat(f.MinConfidence, 'g', -1, 64))+")")
		}
		if f.From != "" { // dates of less precision stand at the beginning of their year
			terms = append(terms, "ge(dated, "+q.value(string(f.From[:4]))+")")
		}
		if f.To != "" {
			terms = append(terms, "lt(dated, "+q.value(dayAfter(f.To))+")")
		}
		return strings.Join(terms, " AND ")
	}
	return sel, nil
}

// matches applies the parts of a filter that Dgraph was not asked to.
func (s *Store) matches(f graph.Filter, a graph.Assertion, d graph.Document) bool {
	if f.Lang != "" && d.Lang != f.Lang || f.Outlet != "" && d.Outlet != f.Outlet {
		return false
	}
	if len(f.Types) > 0 {
		for _, xid := range [...]string{a.Subject, a.Object} {
			if t, ok := s.ontology.TypeOf(xid); !ok || !slices.Contains(f.Types, t.Name) {
				return false
			}
		}
	}
	return cmp.Or(a.Date, d.Published).Within(f.From, f.To)
}

// dayAfter returns the first day after a date.
func dayAfter(d graph.Date) string {
	t, err := time.Parse(layouts[d.Precision()], string(d))
	if err != nil {
		return "" // checkDate has seen to that
	}
	switch d.Precision() {
	case "year":
		t = t.AddDate(1, 0, 0)
	case "month":
		t = t.AddDate(0, 1, 0)
	default:
		t = t.AddDate(0, 0, 1)
	}
	return t.Format(time.DateOnly)
}

// A record is a node that has been read.
type record interface{ id() string }

func (t thing) id() string { return t.XID }

// records reads what is selected in the order of xids.
func records[T record](ctx context.Context, s *Store, what string, sel selection) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		page := cmp.Or(sel.page, pageSize)
		txn := s.client.NewReadOnlyTxn()
		found, ranges, err := s.survey(ctx, txn, what, sel)
		if err != nil {
			yield(none, err)
			return
		}
		// Each step reads one page: of the things found, or of a range.
		steps := len(ranges) - 1
		if ranges == nil {
			steps = (len(found) + page - 1) / page
		}
		for i := range steps {
			var q question
			if ranges == nil {
				list := ""
				for _, t := range found[i*page : min((i+1)*page, len(found))] {
					list += ", " + t.UID
				}
				q.add("q(func: uid(" + list[2:] + ")) { " + sel.fields + " }\n")
			} else {
				if sel.vars != nil {
					sel.vars(&q)
				}
				q.add("q(func: between(xid, " + q.value(ranges[i]) + ", " + q.value(ranges[i+1]) + ")) @filter(" +
					sel.root + sel.and(&q) + ") { " + sel.fields + " }\n")
			}
			var answer struct{ Q []T }
			if err := s.try(ctx, what, func(ctx context.Context) error {
				return s.run(ctx, txn, &q, &answer)
			}); err != nil {
				yield(none, err)
				return
			}
			slices.SortFunc(answer.Q, func(a, b T) int { return strings.Compare(a.id(), b.id()) })
			for _, r := range answer.Q {
				if ranges != nil && i < steps-1 && r.id() == ranges[i+1] {
					continue // the next range begins with it
				}
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// and returns the filter as the rest of a conjunction.
func (sel selection) and(q *question) string {
	if sel.filter == nil {
		return ""
	}
	if terms := sel.filter(q); terms != "" {
		return " AND " + terms
	}
	return ""
}

// survey makes the first pass. It returns either all that is selected, sorted
// by xid, or the bounds of ranges, ascending, that hold it.
func (s *Store) survey(ctx context.Context, txn *dgo.Txn, what string, sel selection) ([]thing, []string, error) {
	var found []thing
	sample := reservoir{}
	after := "0x0"
	for {
		var q question
		if sel.vars != nil {
			sel.vars(&q)
		}
		q.add("q(func: " + sel.root + ", first: " + strconv.Itoa(passSize) + ", after: " + after + ")")
		if terms := sel.and(&q); terms != "" {
			q.add(" @filter(" + strings.TrimPrefix(terms, " AND ") + ")")
		}
		q.add(" { uid xid }\n")
		var answer struct{ Q []thing }
		if err := s.try(ctx, what, func(ctx context.Context) error {
			return s.run(ctx, txn, &q, &answer)
		}); err != nil {
			return nil, nil, err
		}
		for _, t := range answer.Q {
			sample.add(t.XID)
		}
		if sample.seen <= fewXIDs {
			found = append(found, answer.Q...)
		} else {
			found = nil
		}
		if len(answer.Q) < passSize {
			break
		}
		after = answer.Q[len(answer.Q)-1].UID
	}
	if sample.seen <= fewXIDs {
		slices.SortFunc(found, func(a, b thing) int { return strings.Compare(a.XID, b.XID) })
		return found, nil, nil
	}
	return nil, sample.bounds(cmp.Or(sel.page, pageSize)), nil
}

// A reservoir keeps a sample of strings that gets coarser as they come, and
// the least and the greatest of them.
type reservoir struct {
	seen        int
	kept        []string
	least, most string
	every       int // one in so many is kept
}

const reservoirSize = 1 << 15

func (r *reservoir) add(s string) {
	if r.seen == 0 || s < r.least {
		r.least = s
	}
	if r.seen == 0 || s > r.most {
		r.most = s
	}
	r.every = max(r.every, 1)
	r.seen++
	if rand.IntN(r.every) != 0 {
		return
	}
	r.kept = append(r.kept, strings.Clone(s))
	if len(r.kept) == reservoirSize {
		rand.Shuffle(len(r.kept), func(i, j int) { r.kept[i], r.kept[j] = r.kept[j], r.kept[i] })
		r.kept = r.kept[:reservoirSize/2]
		r.every *= 2
	}
}

// bounds cuts what was seen into ranges of about a page each.
func (r *reservoir) bounds(page int) []string {
	slices.Sort(r.kept)
	step := max(page/r.every, 1)
	bounds := []string{r.least}
	for i := step; i < len(r.kept); i += step {
		bounds = append(bounds, r.kept[i])
	}
	return slices.Compact(append(bounds, r.most))
}

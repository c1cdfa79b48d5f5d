package query

import (
	"fmt"
	"slices"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// CheckFilter reports what a filter names and the ontology does not have, a
// date that is none, or a confidence that is no share, as ErrUsage; the message
// has the name that is spelt most like it.
func CheckFilter(o *schema.Ontology, f graph.Filter) error {
	for _, d := range [...]graph.Date{f.From, f.To} {
		if err := checkDate(d); err != nil {
			return err
		}
	}
	if f.From != "" && f.To != "" && f.From.First() > f.To.Last() {
		return fmt.Errorf("%w: from %s to %s is no time", ErrUsage, f.From, f.To)
	}
	if c := f.MinConfidence; !(c >= 0 && c <= 1) {
		return fmt.Errorf("%w: the confidence %v is not between 0 and 1", ErrUsage, c)
	}
	for _, name := range f.Relations {
		if _, ok := o.Relation(name); !ok {
			var all []string
			for _, r := range o.Relations {
				all = append(all, r.Name)
			}
			return unknownName("relation", name, all)
		}
	}
	for _, name := range f.Types {
		if _, ok := o.Entity(name); !ok {
			var all []string
			for _, e := range o.Entities {
				all = append(all, e.Name)
			}
			return unknownName("entity type", name, all)
		}
	}
	for _, s := range f.Statuses {
		if !slices.Contains(graph.Statuses[:], s) {
			var all []string
			for _, s := range graph.Statuses {
				all = append(all, string(s))
			}
			return unknownName("status", string(s), all)
		}
	}
	return nil
}

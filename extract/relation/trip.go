package relation

import (
	"slices"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// This file keeps trips that are still to come from being told as made, where a text
// of a language whose verbs come last speaks of them by a noun.

// A trip is somebody's to somewhere, as entities.
type trip struct{ who, where int }

// made notes which trips the occurrence of a frame says were made: not those that a
// noun only names, without a time, "سفر وزیر به قطر".
func (f *finder) made(p *parse, o occurrence, subject, object filler) {
	const far = 5 // words from a noun to its time
	if p.d.Pack.Order != lang.SOV || o.frame.Relation != "visited" {
		return
	}
	if o.Entry.Value == "noun" && p.use(o) == nounUse && subject.First >= o.End && !slices.ContainsFunc(tokens(o.End, min(o.End+far, p.s.Last)), p.timely) {
		return
	}
	for _, s := range subject.entities {
		for _, t := range object.entities {
			if f.trips == nil {
				f.trips = map[trip]bool{}
			}
			f.trips[trip{s, t}] = true
		}
	}
}

// announced makes trips that nothing says were made planned ones, if the text says of
// one of the same person to the same country that it is planned.
func (f *finder) announced() {
	d := f.d
	if d.Pack.Order != lang.SOV {
		return
	}
	planned := func(a extract.Assertion) bool {
		return slices.ContainsFunc(d.Assertions, func(b extract.Assertion) bool {
			return b.Relation == "visited" && b.Status == graph.Planned && b.Subject == a.Subject && (b.Object == a.Object || f.country(a.Object) != "" && f.country(b.Object) == f.country(a.Object))
		})
	}
	for i := range d.Assertions {
		if a := &d.Assertions[i]; a.Relation == "visited" && a.Status == graph.Asserted && !f.trips[trip{a.Subject, a.Object}] && a.Date == "" && a.Rule != inPerson && planned(*a) {
			a.Status = graph.Planned
		}
	}
	seen := map[trip]bool{}
	d.Assertions = slices.DeleteFunc(d.Assertions, func(a extract.Assertion) bool {
		k := trip{a.Subject, a.Object}
		again := a.Relation == "visited" && a.Status == graph.Planned && a.Date == "" && seen[k]
		seen[k] = seen[k] || a.Relation == "visited" && a.Status == graph.Planned
		return again
	})
}

// inPerson is the rule by which who meets somebody somewhere is there.
const inPerson = "visited/in-person"

// country returns the id of the state that a state or place is or lies in, or "".
func (f *finder) country(e int) string {
	x := f.d.Entities[e]
	if x.Type == "State" {
		return x.Key
	}
	return f.d.Pack.World.Entities[x.Key].Of
}

// tripOf returns where the trip led that the clause of an occurrence goes on from, "در
// این سفر": one that was said before to have been made, last of those of somebody whom
// the clause names.
func (p *parse) tripOf(o occurrence) []filler {
	c := p.clauses[o.clause]
	if !slices.ContainsFunc(tokens(c.First+1, c.Last), func(t int) bool {
		return p.within(o.clause, t) && p.stemmed(t, o.frame.RequiresIDs) && p.has(t-1, "demonstrative")
	}) {
		return nil
	}
	last := -1
	for i, a := range p.d.Assertions {
		if a.Relation != "visited" {
			continue
		}
		if slices.ContainsFunc(p.args, func(b arg) bool { return p.clauseAt(b.First) == o.clause && slices.Contains(b.entities, a.Subject) }) {
			last = i
		}
	}
	for i := len(p.d.Assertions) - 1; i >= 0 && last < 0; i-- { // "او" is not always known
		if p.d.Assertions[i].Relation == "visited" {
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	a := p.d.Assertions[last]
	if !slices.ContainsFunc(p.d.Assertions, func(b extract.Assertion) bool {
		return b.Relation == a.Relation && b.Subject == a.Subject && b.Object == a.Object && b.Status == graph.Asserted
	}) {
		return nil
	}
	return []filler{{entities: []int{a.Object}}}
}

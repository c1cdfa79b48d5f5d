package relation

import (
	"slices"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// This file keeps trips, meetings and signatures that are still to come from being told
// as made, where a Persian or Arabic text speaks of them by a noun or in a heading.

// A deed is what somebody does to somebody or somewhere, as entities.
type deed struct {
	relation  string
	who, whom int
}

// made notes which deeds the occurrence of a frame says were done: not trips that are only
// named, nor meetings and signatures of which just a heading tells that has no verb, "محور
// مذاکرات X و Y".
func (f *finder) made(p *parse, o occurrence, subject, object filler) {
	switch o.frame.Relation {
	case "visited":
	case "met_with", "spoke_with", "signed":
		if len(p.verbs) == 0 {
			return
		}
	default:
		return
	}
	switch order := p.d.Pack.Order; {
	case order == lang.SVO, order == lang.VSO && !p.doneVSO(o, subject), order == lang.SOV && !p.doneSOV(o, subject):
		return
	}
	if f.deeds == nil {
		f.deeds = map[deed]bool{}
	}
	for _, s := range subject.entities {
		for _, t := range object.entities {
			f.deeds[deed{o.frame.Relation, s, t}], f.deeds[deed{o.frame.Relation, t, s}] = true, true
		}
	}
}

// doneVSO reports whether an Arabic occurrence tells of what was done. Of a trip, and in a
// heading, only a verb in the past says so: its own, one right behind it, "زيارات | قام بها", or
// its clause's, of which the traveller is the subject.
func (p *parse) doneVSO(o occurrence, subject filler) bool {
	trip := o.frame.Relation == "visited"
	if !trip && p.s.First > 0 {
		return true
	}
	if o.verbal() {
		return o.Entry.Tense == lang.Past
	}
	if i, ok := slices.BinarySearchFunc(p.verbs, o.End,
		func(v lang.Match, t int) int { return v.Begin - t }); ok && p.verbs[i].Entry.Tense == lang.Past {
		return true
	}
	c := p.clauses[o.clause]
	return c.verb.End > 0 && c.verb.Entry.Tense == lang.Past && (!trip || slices.Equal(c.subject, subject.entities))
}

// doneSOV reports whether a Persian occurrence tells of what was done: a trip that a noun only
// names before the traveller has a time, "سفر وزیر به قطر".
func (p *parse) doneSOV(o occurrence, subject filler) bool {
	const far = 5 // words from a noun to its time
	return o.frame.Relation != "visited" || o.Entry.Value != "noun" || p.use(o) != nounUse || subject.First < o.End ||
		slices.ContainsFunc(tokens(o.End, min(o.End+far, p.s.Last)), p.timely)
}

// announced makes deeds that nothing says were done planned ones, if the text says of
// the same one, or of a trip to the same country, that it is planned.
func (f *finder) announced() {
	d := f.d
	if d.Pack.Order == lang.SVO {
		return
	}
	same := func(a, b extract.Assertion) bool {
		switch {
		case a.Relation != b.Relation:
			return false
		case a.Relation == "visited":
			return a.Subject == b.Subject &&
				(a.Object == b.Object || f.country(a.Object) != "" && f.country(b.Object) == f.country(a.Object))
		case a.Relation == "met_with", a.Relation == "spoke_with", a.Relation == "signed":
			return a.Subject == b.Subject && a.Object == b.Object || a.Subject == b.Object && a.Object == b.Subject
		}
		return false
	}
	host := func(a extract.Assertion, who, whom int) bool { // where the planned meeting with him will be
		return who == a.Subject && f.country(a.Object) != "" && f.nation(whom) == f.country(a.Object)
	}
	planned := func(a extract.Assertion) bool {
		return slices.ContainsFunc(d.Assertions, func(b extract.Assertion) bool {
			meeting := d.Pack.Order == lang.VSO && a.Relation == "visited" && b.Relation == "met_with" &&
				(host(a, b.Subject, b.Object) || host(a, b.Object, b.Subject))
			return b.Status == graph.Planned && (same(a, b) || meeting)
		})
	}
	for i := range d.Assertions {
		if a := &d.Assertions[i]; a.Status == graph.Asserted &&
			!f.deeds[deed{a.Relation, a.Subject, a.Object}] && a.Date == "" && a.Rule != inPerson &&
			planned(*a) {
			a.Status = graph.Planned
		}
	}
	seen := map[deed]bool{}
	d.Assertions = slices.DeleteFunc(d.Assertions, func(a extract.Assertion) bool {
		k := deed{a.Relation, a.Subject, a.Object}
		plan := a.Status == graph.Planned && a.Date == "" && same(a, a)
		again := plan && seen[k]
		seen[k] = seen[k] || a.Status == graph.Planned
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
		if slices.ContainsFunc(p.args, func(b arg) bool {
			return p.clauseAt(b.First) == o.clause && slices.Contains(b.entities, a.Subject)
		}) {
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

package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells who speaks in clauses whose verbs come last, and of whom a
// sentence without subject goes on to tell.

// unnamedSays reports whether a clause of speech has a subject that nothing names and
// that is not who speaks: "گفت که رسانه‌ها می‌گویند".
func (p *parse) unnamedSays(c clause, ctx *context) bool {
	return c.subject == nil && c.dropped == nil && !c.verb.Entry.First &&
		(c.that || c.quoted || p.plural(c.verb) && len(ctx.speaker) == 1)
}

// according returns according to whom a clause tells something: "به گفته وزیر
// قطر، ...".
func (p *parse) according(i int) (arg, bool) {
	for _, a := range p.args {
		if a.Last > p.clauses[i].Last {
			break
		}
		if p.clauseAt(a.First) == i && p.actor(a) && p.wordEnds(a.First, "according") {
			return a, true
		}
	}
	return arg{}, false
}

// speaks returns who says what a clause tells: whom the clause around it is
// about if that reports speech of its own ("گفت که X با بیان اینکه ..."), else
// the speaker of all.
func (p *parse) speaks(c clause, ctx *context) []int {
	if c.parent < 0 && !c.quoted && c.Len() > 0 && p.has(c.First, "narrator") {
		return nil // "این در حالی است | که قطر تلاش می‌کند"
	}
	if c.parent >= 0 {
		up := p.clauses[c.parent]
		if c.that && up.subject != nil && (p.aside(c) || up.quoted && up.verb.End > 0 && p.saying(up.verb)) {
			return up.subject
		}
		if c.that && p.aside(c) && up.dropped != nil {
			return up.dropped
		}
		if c.that && up.verb.End > 0 && p.saying(up.verb) && !p.aside(c) && p.unnamedSays(up, ctx) {
			return nil
		}
		if c.quoted == up.quoted {
			return up.speaker
		}
		if c.quoted && up.verb.End == 0 && up.subject == nil && up.Len() > 1 {
			return nil // somebody who is not named
		}
	}
	return ctx.speaker
}

// goesOnDoing reports whether a verb that may be one of speech tells instead that
// something goes on: "به حمایت از قطر ادامه داد".
func (p *parse) goesOnDoing(v lang.Match) bool {
	return p.has(v.Begin, "going-on") &&
		(v.End >= p.s.Last || p.d.Folded[v.End] != ":" && !p.quote(v.End) && !p.has(v.End, "that"))
}

// tellerOf finds who tells what a noun names in passing: whose words the clause is
// ("گفت: جنایات قطر ادامه دارد"), or who speaks of it ("از جنایات قطر سخن گفت").
func (p *parse) tellerOf(o occurrence) []filler {
	c := p.clauses[o.clause]
	switch {
	case len(c.speaker) > 0 && p.attributed(c):
		return []filler{{entities: c.speaker}}
	case !c.rel && c.verb.End > 0 && p.saying(c.verb) && !p.circumstance(o):
		return []filler{p.withinClause(c.subject, o)}
	}
	return nil
}

// circumstance reports whether the noun of an occurrence tells no more than when
// or on what occasion its clause came about: "در پی تعلل قطر اعلام کرد".
func (p *parse) circumstance(o occurrence) bool {
	for t := o.Begin; t > p.clauses[o.clause].First && t > o.Begin-circumstanceMax && !p.covered(t); t-- {
		if m, ok := p.before(t, "prep"); ok {
			d, during := p.before(t, "during")
			return during && d.Begin == m.Begin && !p.wordEnds(t, "voicing") && m.End > m.Begin+1
		}
	}
	return false
}

// circumstanceMax bounds the words between a preposition and a noun behind it.
const circumstanceMax = 5

// attributed reports whether the sentence says whose words a clause is: it stands
// behind a colon or in marks, or hangs on a verb of speech of which somebody is the
// subject.
func (p *parse) attributed(c clause) bool {
	for {
		if c.reported || c.quoted && (c.parent < 0 || !p.clauses[c.parent].quoted) {
			return true
		}
		if c.parent < 0 {
			return false
		}
		up := p.clauses[c.parent]
		if c.that && (p.aside(c) || up.verb.End > 0 && p.saying(up.verb)) && (up.subject != nil || up.dropped != nil) {
			return true
		}
		c = up
	}
}

// mentionsIt reports whether what stands before a noun tells that the subject of its
// clause speaks of it.
func (p *parse) mentionsIt(o occurrence) bool {
	for t := o.Begin; t > p.s.First && t > o.Begin-3 && !p.covered(t); t-- {
		if m, ok := p.before(t, "voicing"); ok {
			return m.End-m.Begin > 1
		}
		if p.wordEnds(t, "prep") || !p.has(t-1, "phase") {
			return false
		}
	}
	return false
}

// dropped returns the subject of the sentence before, with which one that
// begins without a subject of its own goes on if it tells what somebody says:
// "همچنین از قطر تشکر کرد".
func (p *parse) dropped(c int, ctx *context) []int {
	cl := p.clauses[c]
	v, who := cl.verb, ctx.topic
	if cl.sibling >= 0 {
		who = p.clauses[cl.sibling].dropped
	} else if cl.parent >= 0 || cl.quoted {
		return nil
	}
	if cl.rel || v.Entry.Passive || v.Entry.Tense == lang.Participle || p.foreign(c, v) ||
		p.ofSomebody(c, v) || !p.saying(v) && !p.calls(v) {
		return nil
	}
	if v.Entry.First && len(who) > 0 && p.d.Entities[who[0]].Type == "State" {
		return nil // "we"
	}
	if p.plural(v) != (len(who) > 1) {
		return nil
	}
	return who
}

// plural reports whether a verb tells what several do.
func (p *parse) plural(v lang.Match) bool { return strings.HasSuffix(p.d.Folded[v.End-1], "ند") }

// ofSomebody reports whether the subject of clause c is somebody of whom only whose
// he is tells: "معاون دبیرکل کابینه | ژاپن از قطر خواست".
func (p *parse) ofSomebody(c int, v lang.Match) bool {
	return slices.ContainsFunc(p.args, func(a arg) bool {
		return a.Last <= v.Begin && p.clauseAt(a.First) == c && a.marker == "" && p.headed(a)
	})
}

// calls reports whether a verb, or the noun before it, calls up a frame of what
// somebody says.
func (p *parse) calls(v lang.Match) bool {
	for t := max(p.s.First, v.Begin-1); t < v.End; t++ {
		for _, m := range p.d.Matches[t] {
			if m.Entry.Class == lang.Trigger && m.End <= v.End && m.Entry.Value != "phrase" &&
				stances[p.d.Pack.Frames[m.Entry.Index].Relation] {
				return true
			}
		}
	}
	return false
}

// stances are the relations that somebody enters by speaking.
var stances = map[string]bool{"supports": true, "praised": true, "opposes": true, "condemns": true,
	"accused": true, "called_on": true, "threatened": true}

// addressing are the stances that somebody takes toward whom he speaks to.
var addressing = map[string]bool{"called_on": true, "threatened": true, "praised": true}

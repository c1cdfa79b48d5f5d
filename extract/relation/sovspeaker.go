package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells who speaks in clauses whose verbs come last, and of whom a
// sentence without subject goes on to tell.

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
	if c.parent >= 0 {
		up := p.clauses[c.parent]
		if c.that && up.subject != nil && (p.aside(c) || up.quoted && up.verb.End > 0 && p.saying(up.verb)) {
			return up.subject
		}
		if c.that && p.aside(c) && up.dropped != nil {
			return up.dropped
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
	return p.has(v.Begin, "going-on") && (v.End >= p.s.Last || p.d.Folded[v.End] != ":" && !p.quote(v.End) && !p.has(v.End, "that"))
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
	if cl.rel || v.Entry.Passive || v.Entry.Tense == lang.Participle || p.foreign(c, v) || p.ofSomebody(c, v) || !p.saying(v) && !p.calls(v) {
		return nil
	}
	if plural := strings.HasSuffix(p.d.Folded[v.End-1], "ند"); plural != (len(who) > 1) {
		return nil
	}
	return who
}

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
			if m.Entry.Class == lang.Trigger && m.End <= v.End && m.Entry.Value != "phrase" && stances[p.d.Pack.Frames[m.Entry.Index].Relation] {
				return true
			}
		}
	}
	return false
}

// stances are the relations that somebody enters by speaking.
var stances = map[string]bool{"supports": true, "praised": true, "opposes": true, "condemns": true, "accused": true, "called_on": true, "threatened": true}

package relation

import (
	"slices"

	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds objects that a clause whose verb comes last takes over from the one
// before it.

// sharing are the relations whose verbs have an object of the same kind as others of
// what somebody says. To threaten or to call on somebody takes one of its own.
var sharing = map[string]bool{"supports": true, "opposes": true, "condemns": true}

// takenOver lists what the verb of an occurrence has for its object in common with
// the clause before it, which "and" joins to its own: said again by "it" ("سخنان قطر را
// اعلان جنگ دانست | و آن را محکوم کرد") or not at all ("و محکوم کرد").
func (p *parse) takenOver(o occurrence) []filler {
	c := p.clauses[o.clause]
	if c.sibling < 0 || c.rel || c.First >= o.Begin || p.d.Folded[c.First] != "و" ||
		!sharing[o.frame.Relation] || p.passive(o) {
		return nil
	}
	if len(c.subject) == 0 || !slices.Equal(c.subject, p.clauses[c.sibling].subject) {
		return nil
	}
	for t := c.First + 1; t < o.Begin; t++ {
		it := p.has(t, "taken-up")
		if p.clauseAt(t) == o.clause && p.d.Tokens[t].Kind == lang.WordKind &&
			(p.covered(t) || !it && !p.wordStarts(t, "ra") && !p.inWord(t, "adverb")) {
			return nil // an object of its own
		}
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		if a := p.args[i]; p.clauseAt(a.First) == c.sibling && a.marker == "را" {
			if !p.through(o.frame, a) {
				return nil
			}
			return []filler{fill(a)}
		}
	}
	return nil
}

// questioned reports whether the clause of an occurrence, which hangs on no other, is
// asked rather than told: "مالزی تایلند را متهم کرد؟".
func (p *parse) questioned(o occurrence) bool {
	c := p.clauses[o.clause]
	if c.that || c.rel || c.Len() == 0 {
		return false
	}
	for t := c.Last - 1; t < p.s.Last && t <= c.Last; t++ {
		if p.d.Folded[t] == "؟" || p.d.Folded[t] == "?" {
			return true
		}
	}
	return false
}

// describes reports whether a phrase of what somebody undergoes only describes the noun
// before it, and is not what its clause tells: "حملات حوثی‌های | مورد حمایت ایران".
func (p *parse) describes(o occurrence) bool {
	v := p.clauses[o.clause].verb
	if !p.has(o.Begin, "undergoing") || v.End == 0 || v.Begin < o.End || p.verbClass(v.Begin, "copula") {
		return false
	}
	for t := o.End; t < v.End; t++ {
		if p.clauseAt(t) == o.clause && p.has(t, "undergone") {
			return false
		}
	}
	return true
}

// backer reports whether an arg is only named to describe one right before it, of whom
// it tells who backs them, and so is none of the verb's: "حوثی‌های مورد حمایت | ایران".
func (p *parse) backer(a arg, o occurrence) bool {
	t := a.First - 1
	for t > p.s.First && !p.covered(t) && p.modifier(t) {
		t--
	}
	return t-1 > p.s.First && !p.covered(t) && p.trigger(t) && p.has(t-1, "undergoing") && p.covered(t-2) &&
		t+1 < o.Begin
}

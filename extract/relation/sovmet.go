package relation

import (
	"slices"

	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells whom somebody met, in a language whose verbs come last, beside the
// one that a preposition governs.

// someMet adds those whom a clause names of many whom somebody met, "با مقامات قطر، از
// جمله | نخست وزیر", and those of a state whom it names with no more than that: "با نخست
// وزیر و دیگر مقامات | قطر".
func (f *finder) someMet(p *parse, o occurrence, subject, object filler) filler {
	i, ok := p.argAt[object.First]
	if !ok || p.args[i].marker == "" {
		return object
	}
	for _, a := range p.args[i+1:] {
		if object.Last <= o.Begin && a.Last > o.Begin {
			break
		}
		if p.clauseAt(a.First) != o.clause {
			continue
		}
		if s := a.entities[0]; p.andOfficials(a, object.Last) && !slices.Contains(object.entities, s) &&
			!slices.ContainsFunc(subject.entities, func(x int) bool { return x == s || f.serves(x, s) }) {
			object.entities = append(slices.Clone(object.entities), s)
			object.Last = a.Last
			continue
		}
		if object.Last > o.Begin || a.marker != p.args[i].marker || !p.wordEnds(a.from, "including") {
			continue
		}
		for _, e := range a.entities {
			if p.d.Entities[e].Type == "Person" && !slices.Contains(object.entities, e) &&
				!slices.ContainsFunc(subject.entities, func(s int) bool { return s == e || f.compatriots(s, e) }) {
				object.entities = append(slices.Clone(object.entities), e)
				object.Last = a.Last
			}
		}
	}
	return object
}

// andOfficials reports whether an arg is a state whose officials "and" joins to whoever
// ends before token last: "وزیر | و دیگر مقامات قطر".
func (p *parse) andOfficials(a arg, last int) bool {
	if a.First-last < 2 || p.d.Folded[last] != "و" || len(a.entities) != 1 ||
		p.d.Entities[a.entities[0]].Type != "State" {
		return false
	}
	officials := false
	for t := last + 1; t < a.First; t++ {
		officials = officials || p.has(t, "officials")
		if !p.has(t, "officials") && !p.modifier(t) && !p.inWord(t, "modifier") && p.d.Folded[t] != "و" {
			return false
		}
	}
	return officials
}

// heldBetween returns those between whom a meeting was held, as the clause right behind
// its noun tells: "در دیداری که | میان وزیر و امیر برگزار شد".
func (p *parse) heldBetween(o occurrence, marker string) []filler {
	if !encountering(o.frame) {
		return nil
	}
	t := o.End
	for t < p.s.Last && (p.modifier(t) || p.timely(t)) {
		t++
	}
	for i := o.clause + 1; i < len(p.clauses); i++ {
		c := p.clauses[i]
		if !c.rel || c.First < t || c.First > t+1 || c.verb.End == 0 || c.verb.Entry.Tense != lang.Past ||
			c.verb.Entry.Negated || !p.takenPlace(c.verb) {
			continue
		}
		for _, a := range p.args {
			if p.clauseAt(a.First) == i && a.marker == marker && p.through(o.frame, a) {
				return []filler{fill(a)}
			}
		}
	}
	return nil
}

// looksAt reports whether the noun of a predicate, which may tell of people who meet,
// tells what they see: the last preposition before it is that of a visit, "وزیران قطر و
// عمان | از این پایگاه دیدار کردند".
func (p *parse) looksAt(o occurrence) bool {
	if p.d.Pack.Order != lang.SOV || p.use(o) != predicate {
		return false
	}
	for t := o.Begin; t > p.clauses[o.clause].First; t-- {
		if m, ok := p.before(t, "prep"); ok && p.clauseAt(t-1) == o.clause && !p.covered(t-1) {
			return p.text(m) == "از"
		}
	}
	return false
}

// delegates reports whether a filler is people whom a body consists of or who stand for
// it, who meet and talk as one of them does: "اعضای | شورا", "نمایندگان | مجلس".
func (p *parse) delegates(x filler) bool {
	i, ok := p.argAt[x.First]
	if !ok || x.Len() == 0 || len(x.entities) != 1 || p.d.Entities[x.entities[0]].Type != "Organization" {
		return false
	}
	return p.args[i].heads > 0 && p.has(p.headOf(x.First), "delegates") // not "سران کشورهای | اتحادیه"
}

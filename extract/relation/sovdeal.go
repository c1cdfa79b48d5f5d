package relation

import (
	"slices"
	"sort"

	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds who made the papers and agreements that clauses tell of whose verbs
// come last: in a relative clause about them, in the name of a group, at a meeting.

// nameEnd returns the token after an occurrence and the name of the paper or
// gathering that its last word begins: "به | توافق هسته‌ای رسید".
func (p *parse) nameEnd(o occurrence) int {
	if i, ok := p.argAt[o.End-1]; ok && o.End-1 > o.Begin && !p.actor(p.args[i]) {
		return max(o.End, p.args[i].Last)
	}
	return o.End
}

// paperIn lists the paper that the name of a group holds: "امضاکنندگان | پیمان منع
// گسترش".
func (p *parse) paperIn(group arg) []filler {
	from := sort.Search(len(p.d.Mentions), func(i int) bool { return p.d.Mentions[i].Tokens.First > group.First })
	for _, m := range p.d.Mentions[from:] {
		if m.Tokens.First >= group.Last {
			break
		}
		if e := m.Entity(); e >= 0 && m.Type == "Agreement" {
			return []filler{{[]int{e}, m.Tokens}}
		}
	}
	return nil
}

// handled reports whether a relative clause that names no subject is about a thing that
// the clause around it does something to, so that whoever does it did this too:
// "پیمانی را | که با قطر بسته بود | لغو کرد".
func (p *parse) handled(c clause) bool {
	if !c.rel || c.antecedent < 0 || c.parent < 0 || c.verb.End == 0 || c.verb.Entry.Passive {
		return false
	}
	a := p.args[c.antecedent]
	return !p.actor(a) && a.marker == "را" && slices.Equal(c.subject, a.entities) &&
		len(p.clauses[c.parent].subject) > 0
}

// atMeeting reports whether the clause of an occurrence tells of a meeting before it:
// "در این دیدار", "در دیدار وزیر با".
func (p *parse) atMeeting(o occurrence) bool {
	for t := p.clauses[o.clause].First; t < o.Begin; t++ {
		if p.clauseAt(t) != o.clause || p.covered(t) {
			continue
		}
		for _, m := range p.d.With(t, lang.Trigger) {
			if m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" &&
				p.d.Pack.Frames[m.Entry.Index].Relation == "met_with" &&
				(p.wordEnds(t, "prep") || p.has(t-1, "demonstrative") || p.has(t-1, "phase")) {
				return true
			}
		}
	}
	return false
}

// actingFor lists the people of whom a clause says one by one for whom each acts, before
// its verb v: "از طرف قطر وزیر نفت و از طرف عمان وزیر نیرو امضا کردند", or the state
// behind each.
func (p *parse) actingFor(c int, v lang.Match) []int {
	if v.Entry.Passive {
		return nil
	}
	var who []int
	sides := 0
	for i := 1; i < len(p.args) && p.args[i].Last <= v.Begin; i++ {
		for _, pair := range [][2]arg{{p.args[i-1], p.args[i]}, {p.args[i], p.args[i-1]}} {
			side, a := pair[0], pair[1]
			if p.clauseAt(a.First) != c || a.marker != "" || a.heads > 0 ||
				p.d.Entities[a.entities[0]].Type != "Person" || !p.bySide(side) {
				continue
			}
			m, _ := p.before(side.from, "for-whom")
			ahead := a.First - side.Last
			if behind := m.Begin - a.Last; behind == 0 || behind == 1 && p.hasComma(m.Begin) || ahead == 0 ||
				ahead == 1 && p.hasComma(a.First) {
				who = together(who, a.entities)
				sides++
			}
		}
	}
	if sides < 2 {
		return nil
	}
	return who
}

// bySide reports whether an arg is a state or body that a preposition gives as the one
// for whom somebody acts, or from whom something comes.
func (p *parse) bySide(a arg) bool {
	m, ok := p.before(a.from, "for-whom")
	return ok && p.text(m) == a.marker && p.actor(a) && p.d.Entities[a.entities[0]].Type != "Person"
}

// actsItself reports whether somebody is the subject of the clause that tells, in the
// active, of signing, so that from whom it comes is only for whom he signs.
func (p *parse) actsItself(o occurrence, u use) bool {
	c := p.clauses[o.clause]
	return o.frame.Relation == "signed" && u == predicate && !p.passive(o) && len(c.subject) > 0 &&
		p.d.Entities[c.subject[0]].Type == "Person" && slices.ContainsFunc(p.args, func(a arg) bool {
		return p.clauseAt(a.First) == o.clause && slices.Contains(a.entities, c.subject[0])
	})
}

// subjectBehind reports whether the subject of the clause of an occurrence stands behind an
// arg, so that from whom something comes is told of a noun before it: "به دنبال پیشنهاد صلح
// از سوی | عمان، قطر از یمن حمایت کرد".
func (p *parse) subjectBehind(o occurrence, by arg) bool {
	return slices.ContainsFunc(p.args, func(a arg) bool {
		return a.First >= by.Last && a.Last <= o.Begin && p.clauseAt(a.First) == o.clause &&
			p.nominative(a) && slices.Equal(a.entities, p.clauses[o.clause].subject)
	})
}

// ofPredicate reports whether the verb of a clause, or the noun of it, takes the
// preposition by which what a noun before it has behind it might be marked: "در دیدار
// وزیر | از قطر تشکر کرد".
func (p *parse) ofPredicate(o occurrence, marker string) bool {
	v := p.clauses[o.clause].verb
	return p.d.Pack.Order == lang.SOV && encountering(o.frame) && p.use(o) == nounUse && v.Begin-1 > o.End &&
		!p.rival(o, v.Begin-1) && !p.rival(o, v.Begin) &&
		(p.governsBy(v.Begin-1, marker) || p.governsBy(v.Begin, marker))
}

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
	return !p.actor(a) && a.marker == "را" && slices.Equal(c.subject, a.entities) && len(p.clauses[c.parent].subject) > 0
}

// atMeeting reports whether the clause of an occurrence tells of a meeting before it:
// "در این دیدار", "در دیدار وزیر با".
func (p *parse) atMeeting(o occurrence) bool {
	for t := p.clauses[o.clause].First; t < o.Begin; t++ {
		if p.clauseAt(t) != o.clause || p.covered(t) {
			continue
		}
		for _, m := range p.d.With(t, lang.Trigger) {
			if m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && p.d.Pack.Frames[m.Entry.Index].Relation == "met_with" && (p.wordEnds(t, "prep") || p.has(t-1, "demonstrative") || p.has(t-1, "phase")) {
				return true
			}
		}
	}
	return false
}

package relation

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// withinMax bounds the words that tell what somebody is for and that is in a state.
const withinMax = 8

// heldIn lists the state in which is what the outer preposition of a slot governs,
// where the frame sees through that: of "از … در" in "از روند صلح در قطر حمایت کرد"
// Qatar, and so of "را … در" in "سرکوب معترضان در قطر را محکوم کرد".
func (p *parse) heldIn(o occurrence, u use, outer, inner string) []filler {
	for _, a := range p.args {
		if a.marker != inner || p.clauseAt(a.First) != o.clause || !p.actor(a) ||
			u == predicate && a.Last > o.Begin || u == nounUse && a.First < o.End {
			continue
		}
		in, ok := p.before(a.from, "prep")
		if !ok {
			continue
		}
		t, held := in.Begin-1, false
		for ; t > p.s.First && t >= in.Begin-withinMax &&
			(!p.covered(t) && p.passable(o.frame, t) || p.stemmed(t, o.frame.ThroughIDs)); t-- {
			held = held || p.stemmed(t, o.frame.ThroughIDs)
		}
		prep, ok := p.before(t+1, "prep")
		if held && outer == "را" && !ok && u == predicate && p.wordStarts(a.end, "ra") {
			return []filler{fill(a)}
		}
		if !ok || !held || p.text(prep) != outer {
			continue
		}
		if u == nounUse && (prep.Begin < o.End || p.prepBetween(o.End, prep.Begin)) ||
			u == predicate && p.governsBy(p.headOf(prep.Begin), outer) {
			continue // "از قطر خواست | از صلح در یمن", "پس از حمایت | از صلح در یمن"
		}
		return []filler{fill(a)}
	}
	return nil
}

// passable reports whether the word at token t may stand between a preposition and
// what is in a state: a noun that the frame sees through, an adjective, "and".
func (p *parse) passable(f *lang.Frame, t int) bool {
	return p.modifier(t) || p.inWord(t, "modifier") || p.d.Folded[t] == "و" || p.d.Folded[t] == "،" ||
		p.stemmed(t, f.ThroughIDs)
}

// prepBetween reports whether a preposition or a verb stands in tokens [from, to), so
// that what comes behind belongs to something else.
func (p *parse) prepBetween(from, to int) bool {
	for t := from; t < to; t++ {
		if !p.covered(t) && (p.wordStarts(t, "prep") || p.isVerb(t)) {
			return true
		}
	}
	return false
}

// metInTurn reports whether people whom only commas part are a list: both are named,
// right behind "with", the second is told by an office, somebody else is the subject
// before them and a meeting right behind them: "وزیر قطر با الف رئیس جمهور، ب نخست وزیر
// دیدار کرد".
func (p *parse) metInTurn(a arg, pending []arg) bool {
	if p.d.Pack.Order != lang.SOV || a.marker != "با" || a.form != extract.Name {
		return false
	}
	for _, x := range pending {
		if x.form != extract.Name || len(x.entities) != 1 || p.d.Entities[x.entities[0]].Type != "Person" ||
			x.entities[0] == a.entities[0] {
			return false
		}
	}
	m, ok := p.before(a.from, "prep")
	end := pending[len(pending)-1].Last
	if !ok || p.trigger(p.headOf(m.Begin)) {
		return false // "در دیدار با الف، ب | گفت"
	}
	for ; end < p.s.Last && !p.covered(end) && (p.has(end, "adverb") || p.wordStarts(end, "adverb")); end++ {
	}
	return end < p.s.Last && !p.covered(end) && p.callsUp(end, "met_with")
}

// indefiniteApart reports whether token t is the ending of an indefinite noun that is
// written apart from it: "توافق نامه | ای که".
func (p *parse) indefiniteApart(t int) bool { return p.d.Folded[t] == "اي" }

// insisted reports whether the words that end with token t tell what somebody insists
// on, so that a gathering behind them is where that should be, not where he is: "بر حل
// بحران | در مذاکرات ژنو تأکید کرد".
func (p *parse) insisted(t int) bool {
	for b := t; b > p.s.First && b > t-withinMax && !p.covered(b) && p.d.Tokens[b].Kind == lang.WordKind &&
		!p.isVerb(b); b-- {
		if m, ok := p.before(b, "prep"); ok && m.End == b {
			return p.text(m) == "بر"
		}
	}
	return false
}

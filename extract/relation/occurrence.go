package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract/lang"
)

// subjunctive reports whether an Arabic word that begins as a feminine present does stands
// behind a "that" which a past can only follow behind a preposition: "بعد أن تفقد".
func (p *parse) subjunctive(t int) bool {
	if t-1 < p.s.First || p.d.Folded[t-1] != "ان" || !strings.HasPrefix(p.d.Folded[t], "ت") {
		return false
	}
	return t-2 < p.s.First || !p.isPrep(t-2) && !p.verbClass(t-2, "preceding")
}

// occurrences lists the words of the sentence that call up frames. Of those
// that overlap, the longest counts.
func (p *parse) occurrences() []occurrence {
	out := p.found[:0]
	end := 0
	for t := p.s.First; t < p.s.Last; t++ {
		if t < end {
			continue
		}
		if p.covered(t) {
			out = p.named(out, t)
			continue
		}
		long := 0
		for _, m := range p.d.With(t, lang.Trigger) {
			if m.Entry.Class != lang.Trigger || m.End > p.s.Last || m.End-m.Begin < long && !p.apart(out, m) {
				continue
			}
			if p.mid != nil && (!p.mid.occurs(m) || repeated(out, m)) {
				continue
			}
			if p.mid == nil && m.Entry.Value == "verb" && p.finite(m.Entry.Tense) && !p.reads(t, m) {
				continue
			}
			if p.d.Pack.Order == lang.VSO && m.Entry.Value == "verb" && m.Entry.Tense == lang.Past && p.subjunctive(t) {
				continue // "يخشى أن تفقد كينيا مقعدها": lose, not visit
			}
			if p.d.Pack.Order == lang.SOV && m.Entry.Value == "noun" && m.End > t+1 && p.withinPrep(t) {
				continue // "راجع به | توافق"
			}
			if p.d.Pack.Order == lang.SOV && m.Entry.Value == "phrase" &&
				(p.withinPrep(t) || p.nounOf(m) || p.predicated(m)) {
				continue // "در رابطه با | حمایت" is not "با حمایت"
			}
			if p.d.Pack.Order == lang.VSO && !p.callsVSO(t, m) {
				continue
			}
			if m.Entry.Value == "noun" &&
				(p.wordEnds(t, "demonstrative") && !p.pronominal(t) || p.d.Pack.Order == lang.VSO && p.isVerb(t)) {
				continue // "this meeting" tells of one stated before
			}
			long, end = max(long, m.End-m.Begin), max(end, m.End)
			n := len(out)
			if n > 0 && out[n-1].Begin == m.Begin && out[n-1].End == m.End && out[n-1].Entry.Index == m.Entry.Index ||
				m.Entry.Value == "verb" && repeated(out, m) {
				continue // another analysis of the same word; of nouns a later one may tell whose it is
			}
			clause := p.clauseAt(t)
			if p.d.Pack.Order == lang.VSO {
				clause = p.clauseAt(m.End - 1) // a phrase may hold its verb: "لقاء جمع"
			}
			out = append(out, occurrence{Match: m, frame: &p.d.Pack.Frames[m.Entry.Index], clause: clause})
		}
	}
	p.found = p.deeds(out)
	return p.found
}

// deeds adds the verbs of the sentence once for every frame that any verb calls
// up. A thing done to the subject is none of its deeds: "ایران محکوم شد".
func (p *parse) deeds(out []occurrence) []occurrence {
	if p.d.Pack.Order != lang.SOV {
		return out
	}
	verbs := make([]lang.Entry, len(p.verbs)) // their entries as verbs
	for i, v := range p.verbs {
		verbs[i] = *v.Entry
		verbs[i].Value = "verb"
	}
	for i := range p.d.Pack.Frames {
		f := &p.d.Pack.Frames[i]
		if !f.Any {
			continue
		}
		for i, v := range p.verbs {
			if p.verbClass(v.End-1, "passive") && v.End == v.Begin+1 && v.Begin > p.s.First && p.trigger(v.Begin-1) {
				continue
			}
			v.Entry = &verbs[i]
			out = append(out, occurrence{Match: v, frame: f, clause: p.clauseAt(v.Begin)})
		}
	}
	return out
}

// pronominal reports whether a demonstrative before a noun stands alone behind a
// preposition, where the noun makes a verb with the word behind it: "به آن | رأی داد".
func (p *parse) pronominal(t int) bool {
	m, ok := p.before(t, "demonstrative")
	if !ok || p.d.Pack.Order != lang.SOV || !p.wordEnds(m.Begin, "prep") {
		return false
	}
	for b := t; b < p.s.Last && b < t+3; b++ {
		if p.isVerb(b) {
			return true
		}
	}
	return false
}

// nounOf reports whether what a phrase has an ending in is a noun of its own that
// calls up a frame: "پایبندی" is not "پایبند".
func (p *parse) nounOf(phrase lang.Match) bool {
	return phrase.Last.Suffix != "" &&
		slices.ContainsFunc(p.d.With(phrase.Begin, lang.Trigger), func(m lang.Match) bool {
			return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.Begin == phrase.Begin &&
				m.End == phrase.End && m.Last.Suffix == ""
		})
}

// predicated reports whether the last words of a phrase that describes a noun are the
// verb of a clause, so that it describes none: "قرارداد | امضا شده است", not "قرارداد امضا شده میان".
func (p *parse) predicated(phrase lang.Match) bool {
	last := phrase.End - 1
	if !slices.Contains(p.d.Pack.Frames[phrase.Entry.Index].Object, "before") ||
		!slices.ContainsFunc(p.d.With(last, lang.Verb), func(m lang.Match) bool {
			return m.Entry.Class == lang.Verb && m.Entry.Tense == lang.Participle
		}) {
		return false
	}
	return slices.ContainsFunc(p.verbs, func(v lang.Match) bool { return v.Begin <= last && last < v.End })
}

// apart reports whether a noun or phrase, of which others have taken more words,
// tells of another relation than they: in "دیدار کرد" the meeting.
func (p *parse) apart(out []occurrence, m lang.Match) bool {
	if p.d.Pack.Order != lang.SOV || m.Entry.Value == "verb" {
		return false
	}
	rel := p.d.Pack.Frames[m.Entry.Index].Relation
	for i := len(out) - 1; i >= 0 && out[i].Begin == m.Begin; i-- {
		if out[i].End > m.End && out[i].frame.Relation == rel {
			return false
		}
	}
	return true
}

// repeated reports whether a match calls up a frame that its word has called
// up already in another form.
func repeated(out []occurrence, m lang.Match) bool {
	for i := len(out) - 1; i >= 0 && out[i].Begin == m.Begin; i-- {
		if out[i].End == m.End && out[i].Entry.Index == m.Entry.Index {
			return true
		}
	}
	return false
}

// named adds the frames that the noun at the head of a named paper or
// gathering at token t calls up: "the nuclear deal between X and Y".
func (p *parse) named(out []occurrence, t int) []occurrence {
	i, ok := p.argAt[t]
	if !ok || p.d.Pack.Order == lang.SVO || p.actor(p.args[i]) {
		return out
	}
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.End <= p.args[i].Last {
			m.End = p.args[i].Last
			out = append(out, occurrence{Match: m, frame: &p.d.Pack.Frames[m.Entry.Index], clause: p.clauseAt(t)})
		}
	}
	return out
}

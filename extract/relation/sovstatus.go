package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// This file works out how a document puts what a clause whose verb comes last
// states: as a fact, a plan, a hope.

// statusSOV works out how the document puts what an occurrence states.
func (p *parse) statusSOV(o occurrence) graph.Status {
	c := p.clauses[o.clause]
	u := p.use(o)
	v := c.verb
	if o.verbal() {
		v = o.Match
	}
	if o.frame.Presupposed || p.attributive(o) {
		return graph.Asserted
	}
	given := u == nounUse && p.given(o, v)
	lasting := (o.frame.Relation == "supports" || o.frame.Pledged()) && v.Entry != nil &&
		v.Entry.Tense == lang.Future && p.lasts(o.clause, v)
	if v.Entry != nil && !given {
		switch t := v.Entry.Tense; {
		case v.Entry.Negated && u == nounUse && o.frame.Present != "" &&
			(p.has(v.Begin, "done") || p.wordEnds(v.Begin, "done") || p.has(v.Begin, "begun")):
			return graph.Negated // "دیدار وزیر با ... انجام نشد"
		case v.Entry.Negated &&
			(u == predicate || o.Entry.Value == "phrase" || slices.Contains(o.frame.Object, "topic") ||
				slices.Contains(o.frame.Subject, "actor")):
			return graph.Negated
		case t == lang.Future && !lasting:
			return graph.Planned
		case t == lang.Present && u == predicate && p.ifBefore(o.clause):
			return graph.Conditional
		case t == lang.Present && o.frame.Present != "" &&
			(u == predicate || (!p.saying(v) || p.toCome(v)) && !p.verbClass(v.Begin, "copula")):
			return graph.Status(o.frame.Present)
		case t == lang.Subjunctive:
			if s := p.clauseCue(o, c); s == graph.Planned || s == graph.Conditional {
				return s // "قرار است دیدار کند", "اگر توافق کنند"
			}
			return graph.Hoped
		}
	}
	if u == predicate && p.neither(o) {
		return graph.Negated
	}
	if u == predicate && p.questioned(o) {
		return graph.Alleged // whether it is so is asked
	}
	if v.Entry != nil && o.frame.Lasts() && !o.verbal() && p.undoes(v.Begin) && !v.Entry.Negated {
		return graph.Negated // "حمایت خود را پس گرفت"
	}
	if u == nounUse {
		if s := p.phraseCue(o); s != "" && !(s == graph.Hoped && p.uttered(o) && p.attached(o)) {
			return s
		}
		if o.frame.Present != "" && (p.later(o) || p.mayCome(o)) {
			return graph.Planned
		}
	} else if s := p.cueBefore(o); s != "" {
		return s
	}
	if s := p.clauseCue(o, c); s != "" && (!given || s == graph.Alleged) && !(lasting && s == graph.Planned) {
		return s
	}
	for i := o.clause; i >= 0; i = p.clauses[i].parent {
		x := p.clauses[i]
		if !x.that || x.parent < 0 {
			continue
		}
		up := p.clauses[x.parent]
		if up.verb.Entry != nil && up.verb.Entry.Negated {
			if p.beyondDoubt(up) {
				continue // "فراموش نمی‌کنیم که"
			}
			return graph.Negated
		}
		if up.verb.Entry != nil && up.verb.Entry.Tense == lang.Subjunctive && p.saying(up.verb) {
			return graph.Hoped // "نمی‌تواند بگوید"
		}
		if p.aside(x) {
			continue // "با تأکید بر اینکه ... خواستار ... شد"
		}
		if s := p.reportCue(up); s != "" {
			return s
		}
	}
	return graph.Asserted
}

// attributive reports whether a phrase only describes the one before it, whatever
// the verb says: "با جنبش | مورد حمایت قطر گفت‌وگو نکرد".
func (p *parse) attributive(o occurrence) bool {
	return o.Entry.Value == "phrase" && p.describes(o) && len(p.precedes(o)) > 0
}

// neither reports whether "neither" stands before a preposition in the clause of an
// occurrence: "نه از قطر حمایت می‌کند".
func (p *parse) neither(o occurrence) bool {
	return slices.ContainsFunc(tokens(p.clauses[o.clause].First, o.Begin), func(t int) bool {
		return p.clauseAt(t) == o.clause && !p.covered(t) && p.has(t, "neither") &&
			p.d.Tokens[t].Kind == lang.WordKind && p.wordStarts(t+1, "prep")
	})
}

// lasts reports whether clause i tells of a stance that somebody has already,
// as it goes on ("همچنان حمایت خواهد کرد") or as his own word ("حمایت خواهیم
// کرد", "گفت که حمایت خواهد کرد"). What is to come of a condition is none.
func (p *parse) lasts(i int, v lang.Match) bool {
	if p.conditioned(i) {
		return false
	}
	c := p.clauses[i]
	if v.Entry.First || p.himself(c.speaker, c.subject) ||
		c.that && c.parent >= 0 && p.himself(p.clauses[c.parent].subject, c.subject) {
		return true
	}
	for t := p.clauses[i].First; t < p.clauses[i].Last; t++ {
		if p.clauseAt(t) == i && !p.covered(t) && p.has(t, "lasting") {
			return true
		}
	}
	return false
}

// attempted reports whether an occurrence is put as a plan or wish by no more than
// that its doer tries it: "قطر تلاش دارد عمان را تضعیف کند".
func (p *parse) attempted(o occurrence, s graph.Status) bool {
	if s != graph.Hoped && s != graph.Planned {
		return false
	}
	c := p.clauses[o.clause]
	if p.ifBefore(o.clause) || p.conditionalAt(o.clause) {
		return false
	}
	if c.verb.Entry == nil || c.verb.Entry.Tense != lang.Subjunctive {
		return false
	}
	if p.tries(o) >= 0 {
		return true
	}
	for t := c.First; t < c.Last; t++ {
		if p.clauseAt(t) == o.clause && p.inWord(t, "attempt") {
			return !p.duty(c)
		}
	}
	return false
}

// tries returns the clause that tells that the subject of an occurrence's clause
// tries what it tells, and right behind which it stands, or -1: "تلاش می‌کند |
// عمان را تضعیف کند".
func (p *parse) tries(o occurrence) int {
	c := p.clauses[o.clause]
	i := c.sibling
	if i < 0 {
		i = c.parent
	}
	if i < 0 || c.rel || !slices.Equal(c.subject, p.clauses[i].subject) {
		return -1
	}
	v := p.clauses[i].verb
	if v.End == 0 || v.Entry.Negated || v.Entry.First || c.First < v.End || c.First > v.End ||
		p.d.Folded[c.First] == "و" || p.duty(p.clauses[i]) ||
		!p.inWord(v.Begin, "attempt") && !p.inWord(v.Begin-1, "attempt") {
		return -1
	}
	return i
}

// duty reports whether a word of a clause says that what it tells must or must not
// be: "باید".
func (p *parse) duty(c clause) bool {
	for t := c.First; t < c.Last; t++ {
		if p.has(t, "must") && !p.covered(t) {
			return true
		}
	}
	return false
}

// wishful reports whether the verb that calls up a frame, where it comes last,
// is itself in the subjunctive: "انتظار ندارد که از قطر بخواهد".
func (p *parse) wishful(o occurrence) bool {
	if p.d.Pack.Order != lang.SOV || o.Entry.Value == "phrase" || len(o.frame.Requires) > 0 {
		return false
	}
	v := p.clauses[o.clause].verb
	if o.verbal() {
		v = o.Match
	}
	return v.Entry != nil && v.Entry.Tense == lang.Subjunctive && p.use(o) == predicate
}

// factual reports whether the negated verb of an occurrence tells what is not
// so, rather than what should not be or might not: "اگر عمل نکنند".
func (p *parse) factual(o occurrence) bool {
	v := p.clauses[o.clause].verb
	if o.verbal() {
		v = o.Match
	}
	if v.Entry == nil || !v.Entry.Negated || p.conditioned(o.clause) {
		return false
	}
	if s := p.clauseCue(o, p.clauses[o.clause]); s != "" && s != graph.Negated { // but "هرگز تنها نخواهد گذاشت"
		return false
	}
	return v.Entry.Tense == lang.Past || slices.ContainsFunc(tokens(v.Begin, v.End), func(t int) bool {
		return p.verbClass(t, "copula") || strings.HasPrefix(p.d.Folded[t], "نمي") ||
			strings.HasPrefix(p.d.Folded[t], "نخواه")
	})
}

// aside reports whether what "that" opens hangs on a phrase that tells what the
// subject says besides, not on the verb around it: "با بیان اینکه".
func (p *parse) aside(c clause) bool {
	if !p.has(c.First, "that") || p.has(c.First, "rel") {
		return false
	}
	m, ok := p.before(c.First, "voicing")
	if !ok {
		m, ok = p.before(c.First, "during")
	}
	return ok && m.End-m.Begin > 1
}

// toCome reports whether the present tense of a verb tells of something to come:
// "با قطر گفت‌وگو می‌کنیم".
func (p *parse) toCome(v lang.Match) bool {
	return slices.ContainsFunc(p.d.Matches[v.Begin], func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && p.d.Pack.Frames[m.Entry.Index].Present != ""
	})
}

// cueBefore returns the status that the word right before the noun of a
// compound verb gives it: "وعده کمک داد".
func (p *parse) cueBefore(o occurrence) graph.Status {
	t := o.Begin - 1
	if o.Entry.Value != "noun" || t < p.clauses[o.clause].First || p.covered(t) || p.clauseAt(t) != o.clause {
		return ""
	}
	for _, m := range p.d.Matches[t] {
		// not "for his efforts"
		if m.Entry.Class == lang.Cue && m.End == o.Begin && m.Last.Suffix == "" &&
			!p.wordEnds(t, "demonstrative") && !p.placeToo(t) {
			return cueStatus(m.Entry.Value)
		}
	}
	return ""
}

// placeToo reports whether the word at token t, right before the noun of a predicate,
// must be the place that has its name: "در آستانه دیدار کردند".
func (p *parse) placeToo(t int) bool {
	return p.wordEnds(t, "prep") && slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Place && m.End == t+1
	})
}

// laterMax bounds the words between a noun and the time that makes it one to
// come.
const laterMax = 12

// later reports whether a time to come stands behind a noun and what belongs to
// it: "سفر وزیر به مسقط در هفته آینده". What the subject does has the time of
// the verb.
func (p *parse) later(o occurrence) bool {
	if p.attached(o) {
		return false
	}
	for t := o.End; t < min(p.s.Last, o.End+laterMax) && p.clauseAt(t) == o.clause && !p.isVerb(t); t++ {
		if p.covered(t) {
			continue
		}
		if t > o.End && p.has(t, "later") && p.timely(t-1) {
			return true
		}
	}
	return false
}

// mayCome reports whether an adjective right behind a noun, or the noun before what
// belongs to it, says that it is still to come: "سفر احتمالی", "مذاکرات آتی".
func (p *parse) mayCome(o occurrence) bool {
	for t := o.End; t < p.s.Last && !p.covered(t) && (p.modifier(t) || p.has(t, "to-come")); t++ {
		if p.has(t, "to-come") {
			return true
		}
	}
	return false
}

// conditionalAt reports whether clause i opens with "if".
func (p *parse) conditionalAt(i int) bool {
	c := p.clauses[i]
	for t := c.First; t < min(c.First+3, c.Last); t++ {
		m, ok := p.word(t, "if")
		if sub, long := p.word(t, "sub"); ok && !p.covered(t) && p.clauseAt(t) == i && (!long || sub.End <= m.End) {
			return true
		}
	}
	return false
}

// ifBefore reports whether a condition stands right before clause i, which tells
// what follows of it: "اگر قطر بپذیرد، عمان از این طرح حمایت می‌کند".
func (p *parse) ifBefore(i int) bool { return p.conditionOf(i) >= 0 }

// conditionOf returns the clause of the condition right before clause i, or -1.
func (p *parse) conditionOf(i int) int {
	for j := i - 1; j >= 0; j-- {
		c := p.clauses[j]
		if c.Len() == 0 || c.rel || c.quoted != p.clauses[i].quoted {
			continue
		}
		if p.conditionalAt(j) {
			return j
		}
		break
	}
	return -1
}

// given reports whether a noun speaks of a stance as of something known,
// whatever its clause says of it: "از حمایت آمریکا از اسرائیل نباید گذشت",
// "ضمن تقدیر از قطر". What the subject does with a stance of its own is no
// more than the verb makes it, unless it goes on with it.
func (p *parse) given(o occurrence, v lang.Match) bool {
	if o.frame.Present != "" || slices.Contains(o.frame.Object, "topic") {
		return false
	}
	if p.own(o) {
		return v.Entry != nil && p.has(v.Begin, "going-on")
	}
	if o.Entry.Value == "noun" && len(p.genitiveSOV(o)) > 0 {
		return true
	}
	prep, ok := p.before(o.Begin, "prep")
	return p.attached(o) && !(ok && (p.text(prep) == "به" || p.text(prep) == "بر"))
}

// saysWe reports whether the clause of an occurrence says what "we" do.
func (p *parse) saysWe(o occurrence) bool {
	c := p.clauses[o.clause]
	if o.Entry.Value == "phrase" && strings.HasSuffix(p.d.Folded[o.End-1], "يم") {
		return true
	}
	if c.verb.Entry != nil && c.verb.Entry.First && strings.HasSuffix(p.d.Folded[c.verb.End-1], "يم") {
		return true
	}
	for t := c.First; t < c.Last; t++ {
		if p.clauseAt(t) == o.clause && p.has(t, "we") {
			return true
		}
	}
	return false
}

// phraseWidth is how many words before a noun may put it as not a fact.
const phraseWidth = 8

// phraseCue returns the status that the words before a noun give it: "لزوم
// حمایت از", "بدون دیدار با", "برای سفر به".
func (p *parse) phraseCue(o occurrence) graph.Status {
	topical := slices.Contains(o.frame.Object, "topic") && o.Begin > p.s.First && !p.wordEnds(o.Begin, "prep")
	for t, n := o.Begin-1, 0; t >= p.clauses[o.clause].First && n < phraseWidth; t, n = t-1, n+1 {
		if p.isVerb(t) || p.clauseAt(t) != o.clause || p.d.Folded[t] == "،" || p.d.Folded[t] == "," {
			return ""
		}
		if _, ok := p.word(t, "ra"); ok {
			return ""
		}
		if p.covered(t) {
			if topical {
				return "" // "تلاش‌های | قطر مورد ستایش"
			}
			continue
		}
		for _, m := range p.d.With(t, lang.Cue) {
			if m.Entry.Class == lang.Cue && m.End <= o.Begin &&
				!(ofPhrase(m.Entry.Value) && (p.wordEnds(t, "demonstrative") || p.has(t, "adverb"))) &&
				(o.Entry.Value != "phrase" || m.End == o.Begin || !ofPhrase(m.Entry.Value)) {
				return cueStatus(m.Entry.Value)
			}
		}
		if _, ok := p.word(t, "during"); ok {
			for _, m := range p.d.With(max(t-1, p.s.First), lang.Cue) {
				if m.Entry.Class == lang.Cue && m.Begin == t-1 && m.End == t+1 && ofPhrase(m.Entry.Value) {
					return cueStatus(m.Entry.Value) // "تنها با | امضای سند"
				}
			}
			return ""
		}
	}
	return ""
}

// clauseCue returns the status that a word of the clause gives it wherever it
// stands: "باید", "قرار است", "اگر". What is only about the next noun does
// not count.
func (p *parse) clauseCue(o occurrence, c clause) graph.Status {
	for t := c.First; t < c.Last; t++ {
		if p.covered(t) || p.clauseAt(t) != o.clause || t >= o.Begin && t < o.End {
			continue
		}
		for _, m := range p.d.With(t, lang.Cue) {
			if sub, ok := p.word(t, "sub"); ok && sub.End > m.End {
				continue // "اگر چه" is no "اگر"
			}
			if m.Entry.Class == lang.Cue && !ofPhrase(m.Entry.Value) && m.End <= p.s.Last && !p.thatDay(m) &&
				!(m.Begin <= o.Begin && o.End <= m.End) && !(p.blames(m) && !p.charge(m, o)) {
				return cueStatus(m.Entry.Value)
			}
		}
	}
	return ""
}

// thatDay reports whether a cue of a day to come tells of the day after another,
// which the word behind it belongs to: "فردای | آن روز".
func (p *parse) thatDay(m lang.Match) bool {
	return m.Last.Suffix != "" &&
		slices.ContainsFunc(p.d.Matches[m.Begin], func(x lang.Match) bool { return x.Entry.Class == lang.RelativeDay })
}

// charge reports whether an occurrence is of what somebody is accused of, where a
// cue tells that the subject accuses him: "قطر را به حمایت از ... متهم کرد".
func (p *parse) charge(m lang.Match, o occurrence) bool {
	from, to := m.End, o.Begin
	if o.Begin < m.Begin {
		for from = p.s.First; to > from && !p.has(to, "ra"); to-- {
		}
		from, to = to, o.Begin
	}
	of := false
	for t := from; t < to; t++ {
		of = (of || p.d.Folded[t] == "به") && !p.hasComma(t+1)
	}
	return of
}

// blames reports whether a cue that makes what is told an allegation is part of
// what the subject does: not "متهم است", but "قطر را متهم کرد", "با متهم کردن قطر".
func (p *parse) blames(m lang.Match) bool {
	if cueStatus(m.Entry.Value) != graph.Alleged || m.End >= p.s.Last {
		return false
	}
	if slices.ContainsFunc(p.d.Matches[m.Begin], func(x lang.Match) bool {
		return x.Entry.Class == lang.Trigger && x.End > m.End
	}) {
		return true
	}
	if p.or(m.End) && p.raBetween(p.clauses[p.clauseAt(m.Begin)].First, m.Begin) {
		return true // "قطر را متهم | و از عمان تشکر کرد"
	}
	return p.verbClass(m.End, "light") && !p.verbClass(m.End, "passive") && !p.verbClass(m.End, "copula")
}

// beyondDoubt reports whether who negates what a clause tells of says that what
// hangs on it is so: "تردیدی نیست که", "انکار نمی‌کند که".
func (p *parse) beyondDoubt(c clause) bool {
	return slices.ContainsFunc(tokens(max(c.First, c.verb.Begin-3), c.verb.End), func(t int) bool {
		return p.has(t, "doubt") && !p.covered(t)
	})
}

// reportCue returns the status that the words around the verb of a clause
// give what it reports: "ابراز امیدواری کرد که", "مدعی شد که".
func (p *parse) reportCue(c clause) graph.Status {
	for t := max(c.First, c.verb.Begin-3); t < c.Last; t++ {
		if p.covered(t) || c.verb.End > 0 && t >= c.verb.End ||
			t >= c.verb.Begin && c.verb.Entry != nil && c.verb.Entry.Tense == lang.Future {
			continue // what is told along with what will be: "در حالی خواهد رفت که"
		}
		for _, m := range p.d.Matches[t] {
			if m.Entry.Class == lang.Cue {
				return cueStatus(m.Entry.Value)
			}
		}
	}
	return ""
}

// phraseSuffix marks, in cues.yaml, the cues that hold over the noun phrase
// after them alone.
const phraseSuffix = " phrase"

func ofPhrase(value string) bool {
	return len(value) > len(phraseSuffix) && value[len(value)-len(phraseSuffix):] == phraseSuffix
}

func cueStatus(value string) graph.Status {
	if ofPhrase(value) {
		value = value[:len(value)-len(phraseSuffix)]
	}
	return graph.Status(value)
}

package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds the clauses of a language whose verbs come last and whose
// relative clauses stand inside the clause they belong to, as in Persian:
// "وزیر که به تهران آمده است با رئیس جمهور دیدار کرد". A clause is therefore a
// set of tokens, kept in parse.owner, rather than a stretch of the sentence.

// A finalBuilder walks the tokens of a sentence and opens and closes its
// clauses. What stands after a clause's verb belongs to the nearest clause
// around it that has no verb yet, or begins a new one.
type finalBuilder struct {
	*parse
	cur    int
	verb   int   // next of parse.verbs
	closed bool  // the verb of the current clause has been read
	quotes []int // clauses that quotation marks opened
	skip   int   // closing mark of words that are only set apart
}

// cutSOV divides the sentence into clauses.
func (p *parse) cutSOV() {
	b := &finalBuilder{parse: p, skip: -1}
	if p.tellsOn(p.quoting) {
		b.cur = b.goOn(p.quoting)
	} else {
		b.cur = b.open(clause{}, -1, -1)
	}
	for t := p.s.First; t < p.s.Last; {
		for b.verb < len(b.verbs) && b.verbs[b.verb].Begin < t {
			b.verb++
		}
		switch {
		case b.covered(t):
			t = b.take(t, t+1)
		case b.verb < len(b.verbs) && b.verbs[b.verb].Begin == t:
			v := b.verbs[b.verb]
			t = b.take(t, v.End)
			b.clauses[b.cur].verb = v
			b.closed = true
		default:
			t = b.token(t)
		}
	}
	by := p.quoting.by
	p.quoting = b.telling()
	p.quoting.by = by
}

// open begins a clause inside clause parent, or after clause sibling whose
// subject it may take over; -1 is none.
func (b *finalBuilder) open(c clause, parent, sibling int) int {
	c.parent, c.sibling = parent, sibling
	if !c.rel {
		c.antecedent = -1
	}
	b.clauses = append(b.clauses, c)
	b.closed = false
	return len(b.clauses) - 1
}

// take gives tokens [from, to) to the clause that goes on at from.
func (b *finalBuilder) take(from, to int) int {
	if b.closed && b.d.Tokens[from].Kind != lang.PunctKind {
		b.resume(from)
	}
	to = min(to, b.s.Last)
	for t := from; t < to; t++ {
		b.owner[t-b.s.First] = b.cur
	}
	c := &b.clauses[b.cur]
	if c.Len() == 0 {
		c.First = from
	}
	c.Last = to
	return to
}

// resume chooses the clause that goes on at t, after a verb.
func (b *finalBuilder) resume(t int) {
	c := b.clauses[b.cur]
	and := b.d.Folded[t] == "و"
	if up := b.outward(c); and && up >= 0 {
		x := b.clauses[up]
		b.cur = b.open(clause{that: x.that, rel: x.rel, quoted: x.quoted, antecedent: x.antecedent}, x.parent, up)
		return
	}
	host := -1 // the nearest clause around that waits for its verb
	for i := b.cur; !b.clauses[i].quoted || b.clauses[i].parent >= 0 && b.clauses[b.clauses[i].parent].quoted; {
		i = b.clauses[i].parent
		if i < 0 {
			break
		}
		if b.clauses[i].verb.End == 0 {
			host = i
			break
		}
	}
	if host >= 0 && !and && t == c.verb.End && b.saying(c.verb) && len(b.verbs)-b.verb > b.waiting() {
		b.cur = b.open(clause{that: true, quoted: c.quoted}, b.cur, -1) // "که گفته بود | ایران ..."
		return
	}
	if host >= 0 && (!and || len(b.verbs)-b.verb <= 1) {
		b.cur, b.closed = host, false
		return
	}
	comma := t == c.verb.End+1 && b.d.Folded[c.verb.End] == "،"
	if !and && !c.rel && !c.quoted && (t == c.verb.End || comma) && b.quotable(c.verb) && b.verb < len(b.verbs) {
		b.cur = b.open(clause{that: true}, b.cur, -1) // "گفت | ایران ...", "گفت، | ایران ..."
		return
	}
	if c.rel && !and && c.parent >= 0 { // the clause around it is complete
		up := b.clauses[c.parent]
		b.cur = b.open(clause{that: up.that, rel: up.rel, quoted: up.quoted, antecedent: up.antecedent},
			up.parent, c.parent)
		return
	}
	b.cur = b.open(clause{that: c.that, rel: c.rel, quoted: c.quoted, antecedent: c.antecedent}, c.parent, b.cur)
}

// outward returns the clause around c, which reports what c tells, if the next
// verb goes on with it: it reports speech too, in the same tense, as c and its
// verb do not ("گفت که توافق پابرجاست | و از قطر خواست"). Else it returns -1.
func (b *finalBuilder) outward(c clause) int {
	if c.parent < 0 || c.rel || !c.that && !c.quoted || b.verb >= len(b.verbs) || len(b.quotes) > 0 {
		return -1
	}
	up, next := b.clauses[c.parent], b.verbs[b.verb]
	if up.verb.End == 0 || !b.saying(up.verb) || next.Entry.First || next.Entry.Passive || b.saying(c.verb) ||
		!b.saying(next) && !b.calls(next) {
		return -1
	}
	if t := c.verb.Entry.Tense; b.calls(c.verb) && t != lang.Present && t != lang.Subjunctive {
		return -1 // "گفت که عمان قطر را محکوم کرده | و از یمن خواست"
	}
	if c.verb.Entry.Tense == next.Entry.Tense || up.verb.Entry.Tense != next.Entry.Tense {
		return -1
	}
	return c.parent
}

// quotable reports whether what somebody says may follow a verb right away.
func (b *finalBuilder) quotable(v lang.Match) bool {
	c := b.clauses[b.cur]
	// "گفته می‌شود | ایران ..."
	return b.saying(v) &&
		(!v.Entry.Passive || v.Begin == c.First && v.Entry.Tense == lang.Past && v.End-v.Begin > 1) &&
		b.verbClass(v.Begin, "quote")
}

// waiting counts the clauses around the current one that have no verb yet.
func (b *finalBuilder) waiting() int {
	n := 0
	for i := b.clauses[b.cur].parent; i >= 0; i = b.clauses[i].parent {
		if b.clauses[i].verb.End == 0 {
			n++
		}
	}
	return n
}

// token reads the uncovered token at t, which begins no verb, and returns the
// next one.
func (b *finalBuilder) token(t int) int {
	if b.d.Tokens[t].Kind == lang.PunctKind {
		return b.mark(t)
	}
	if m, ok := b.word(t, "sub"); ok {
		if b.closed || b.clauses[b.cur].Len() > 1 {
			b.cur = b.open(clause{quoted: b.clauses[b.cur].quoted}, b.cur, -1)
		}
		return b.take(t, m.End)
	}
	if m, ok := b.word(t, "until"); ok && b.closed {
		b.cur = b.open(clause{quoted: b.clauses[b.cur].quoted}, b.cur, -1)
		return b.take(t, m.End)
	}
	if m, ok := b.word(t, "that"); ok {
		c := clause{that: true}
		if !b.closed && m.End == t+1 && b.relates(t) {
			c = clause{rel: true}
			c.antecedent = b.antecedentAt(t)
		} else if v := b.clauses[b.cur].verb; b.closed && v.End == t && m.End == t+1 && b.relates(t) &&
			b.verbClass(v.Begin, "copula") {
			// "این قطر است که", "خروج از توافقی بود که", but "قطر عضو آن است که"
			if i := b.antecedentAt(v.Begin); i == 0 ||
				i > 0 && (b.args[i-1].Last <= b.clauses[b.cur].First || b.paperAt(i) && b.args[i].Last == v.Begin) {
				c = clause{rel: true, antecedent: i}
			}
		}
		c.quoted = b.clauses[b.cur].quoted
		b.cur = b.open(c, b.cur, -1)
		return b.take(t, m.End)
	}
	return b.take(t, t+1)
}

// paperAt reports whether arg i is an agreement or a resolution.
func (b *finalBuilder) paperAt(i int) bool {
	t := b.d.Entities[b.args[i].entities[0]].Type
	return t == "Agreement" || t == "Resolution"
}

// relates reports whether the "that" at t is a relative pronoun: it stands
// after a noun, and is not written together with a demonstrative.
func (b *finalBuilder) relates(t int) bool {
	_, rel := b.parse.word(t, "rel")
	return rel
}

// antecedentAt returns the arg that a relative clause at t belongs to, or -1.
func (b *finalBuilder) antecedentAt(t int) int {
	for i := len(b.args) - 1; i >= 0; i-- {
		a := b.args[i]
		if a.First >= t {
			continue
		}
		for e := a.Last; e < t; e++ {
			if b.d.Tokens[e].Kind == lang.WordKind {
				if _, ra := b.word(e, "ra"); !ra && !b.indefiniteApart(e) {
					return -1
				}
			}
		}
		return b.bearer(i)
	}
	return -1
}

// phrasal reports whether a phrase that calls up a frame begins at token t, of more
// than one word or of one that describes the noun before it: "توافقنامه امضا شده",
// "توافقنامه امضاشده".
func (p *parse) phrasal(t int) bool {
	return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Value == "phrase" &&
			(m.End > t+1 || slices.Contains(p.d.Pack.Frames[m.Entry.Index].Object, "before"))
	})
}

// mark reads a punctuation mark.
func (b *finalBuilder) mark(t int) int {
	if t == b.skip {
		return b.take(t, t+1)
	}
	switch b.d.Folded[t] {
	case "«", "“", "”", "»", "\"", "(", ")", "[", "]", "''":
		opens := strings.Contains("«“([", b.d.Folded[t]) || b.d.Folded[t] == "\"" && len(b.quotes) == 0
		if opens {
			if end := b.setApart(t); end > 0 {
				b.skip = end
				return b.take(t, t+1)
			}
			b.take(t, t+1)
			up := b.cur
			b.cur = b.open(clause{Range: extract.Range{First: t + 1, Last: t + 1}, quoted: !strings.Contains("([", b.d.Folded[t])},
				up, -1)
			b.quotes = append(b.quotes, b.cur)
			return t + 1
		}
		b.take(t, t+1)
		if n := len(b.quotes); n > 0 {
			b.cur = b.clauses[b.quotes[n-1]].parent
			b.quotes = b.quotes[:n-1]
			b.closed = b.clauses[b.cur].verb.End > 0
		}
		return t + 1
	case ":":
		b.take(t, t+1)
		b.cur = b.open(clause{Range: extract.Range{First: t + 1, Last: t + 1}, quoted: true}, b.cur, -1)
		return t + 1
	case "؛", ";", "؟", "?", "!", "...", "…", "/":
		b.take(t, t+1)
		c := b.clauses[b.cur]
		if b.d.Folded[t] == "/" && len(b.quotes) == 0 && b.speakerAt(t+1) {
			c = clause{parent: -1} // "X: ... / Y: ..."
		}
		b.cur = b.open(clause{Range: extract.Range{First: t + 1, Last: t + 1}, quoted: c.quoted}, c.parent, -1)
		return t + 1
	}
	return b.take(t, t+1)
}

// speakerAt reports whether token t begins a short phrase that a colon ends.
func (b *finalBuilder) speakerAt(t int) bool {
	for e := t; e < b.s.Last && e < t+setApartMax && !b.isVerb(e); e++ {
		if b.d.Folded[e] == ":" {
			return e > t
		}
	}
	return false
}

// setApartMax is how many tokens a pair of marks may set apart without making
// a quotation or an aside of them.
const setApartMax = 9

// closing gives the mark that closes what another opens.
var closing = map[string]string{"«": "»", "“": "”", "(": ")", "[": "]", "\"": "\""}

// setApart returns the closing mark of a short verbless stretch that marks set
// apart at t, as in "دیروز (دوشنبه)" or "«مستقیم»", or 0.
func (b *finalBuilder) setApart(t int) int {
	for e := t + 1; e < b.s.Last && e <= t+setApartMax; e++ {
		if b.d.Folded[e] == closing[b.d.Folded[t]] {
			return e
		}
		if b.isVerb(e) {
			return 0
		}
	}
	return 0
}

// nominalSOV reports whether what looks like a finite verb is none: a past
// participle that no conjunction or mark follows describes a noun ("قرارداد
// امضا شده میان دو کشور"), and a longer word of the lexicon holds the rest
// ("گفت و گو").
func (p *parse) nominalSOV(t int, v lang.Match) bool {
	for _, m := range p.d.Matches[t] {
		if m.End > v.End && m.Entry.Class == lang.Trigger && m.Entry.Value != "verb" && m.End <= p.s.Last {
			return true
		}
	}
	if v.First.Suffix != "" || v.Last.Suffix != "" || p.unfinished(t) {
		return true
	}
	if _, ok := p.word(t, "verbal-noun"); ok && v.End == t+1 && (p.governs(t-1) || p.goesOn(v.End) && !p.asks(t)) {
		return true
	}
	if _, ok := p.word(t, "prep"); ok && v.End == t+1 && v.End < p.s.Last && (p.covered(v.End) || p.goesOn(v.End)) {
		return true // "نزد | امیر قطر", not "حرفی نزد"
	}
	if p.has(t, "people-adjective") && v.End == t+1 && p.awaitsMore(t-1) {
		return true // "گروه‌های | کرد"
	}
	if v.Entry.Tense != lang.Participle {
		return false
	}
	if p.relative(v) {
		return false
	}
	if v.End >= p.s.Last || p.d.Tokens[v.End].Kind == lang.PunctKind {
		return false
	}
	for _, part := range []string{"conj", "that", "sub", "until"} {
		if _, ok := p.word(v.End, part); ok {
			return false
		}
	}
	return true
}

// awaitsMore reports whether the word at token t tells of several people or bodies and what
// they are of follows: "گروه‌های", "رهبران". A word with an ending of its own has told it:
// "[حمله] نظامی کرد".
func (p *parse) awaitsMore(t int) bool {
	if t < p.s.First || p.covered(t) || p.d.Tokens[t].Kind != lang.WordKind {
		return false
	}
	return slices.ContainsFunc(p.d.Stems[t], func(s lang.Stem) bool { return s.Suffix == "هاي" }) ||
		slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.End == t+1 && (m.Entry.Class == lang.Office && m.Entry.Plural ||
				m.Entry.Class == lang.Word && m.Entry.Value == "transparent" && m.First.Suffix == "")
		})
}

// goesOn reports whether a word stands at token t with which no clause begins
// after a verb, so that what stands before it is a noun: "قرارداد ساخت نیروگاه".
func (p *parse) goesOn(t int) bool {
	if t < p.s.Last && p.d.Tokens[t].Kind == lang.NumberKind {
		return true // "قرارداد ساخت | ۴ نیروگاه"
	}
	if t >= p.s.Last || p.d.Tokens[t].Kind != lang.WordKind || p.barrier(t) || p.has(t, "adverb") {
		return false
	}
	_, sub := p.word(t, "sub")
	return !sub
}

// relative reports whether a participle ends a relative clause: the last word
// that opens a clause or ends one is a relative pronoun, and the participle is
// that of an active compound ("وزیر که به تهران سفر کرده در ...").
func (p *parse) relative(v lang.Match) bool {
	if v.End >= p.s.Last || p.has(v.Begin, "done") || p.wordEnds(v.Begin, "done") {
		return false
	}
	if (v.Entry.Passive || p.verbClass(v.End-1, "passive")) && !p.predicateAt(v.End) {
		return false
	}
	if v.End-v.Begin < 2 && !p.verbAfter(v.End) {
		return false
	}
	from := p.s.First
	if n := len(p.verbs); n > 0 {
		from = p.verbs[n-1].End
	}
	for t := v.Begin - 1; t >= from; t-- {
		if _, ok := p.word(t, "rel"); ok && !p.covered(t) {
			return true
		}
	}
	return false
}

// predicateAt reports whether a verb stands at token t, or its noun before it:
// "سندی که تنظیم شده | حمایت کرد".
func (p *parse) predicateAt(t int) bool {
	for u := t; u < p.s.Last && u < t+2 && !p.covered(u); u++ {
		for _, m := range p.d.Matches[u] {
			if (m.Entry.Class == lang.Verb || m.Entry.Class == lang.Trigger && m.Entry.Value == "verb") &&
				finite(m.Entry.Tense) {
				return true
			}
		}
		if !p.trigger(u) {
			return false
		}
	}
	return false
}

// verbAfter reports whether a light verb stands from token t on, before a mark.
func (p *parse) verbAfter(t int) bool {
	for ; t < p.s.Last && p.d.Tokens[t].Kind == lang.WordKind; t++ {
		if !p.covered(t) && p.verbClass(t, "light") {
			return true
		}
	}
	return false
}

// unfinished reports whether token t belongs to a verb that another completes,
// which ends no clause: "قرار است", "می‌تواند".
func (p *parse) unfinished(t int) bool {
	for b := t; b >= p.s.First && b >= t-3; b-- {
		for _, m := range p.d.With(b, lang.Word) {
			if m.Entry.Class == lang.Word && m.Entry.Value == "auxiliary" && m.End > t &&
				m.First.Suffix == "" && !p.asks(b) {
				return true
			}
		}
	}
	return false
}

// asks reports whether the verb at token t, which may want another verb, wants
// something of somebody instead: "ایران از عراق می‌خواهد که".
func (p *parse) asks(t int) bool {
	frame := slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Value == "verb" &&
			slices.Contains(p.d.Pack.Frames[m.Entry.Index].Object, "از")
	})
	for u := t - 1; frame && u >= p.s.First && u > t-asksMax &&
		(p.covered(u) || p.namesComma(u) || p.d.Tokens[u].Kind == lang.WordKind && !p.has(u, "that")); u-- {
		if !p.covered(u) && p.d.Folded[u] == "از" {
			return true
		}
	}
	return false
}

// namesComma reports whether token t is a comma between two names: "از قطر، | عمان و
// یمن خواست".
func (p *parse) namesComma(t int) bool {
	return p.d.Folded[t] == "،" && p.covered(t-1) && t+1 < p.s.Last && p.covered(t+1)
}

// asksMax bounds the words between a verb of asking and who is asked.
const asksMax = 12

// governs reports whether token t governs what follows, so that it is a noun:
// a preposition, a demonstrative, an adjective before its noun.
func (p *parse) governs(t int) bool {
	for _, part := range []string{"prep", "demonstrative", "phase"} {
		if _, ok := p.word(t, part); ok {
			return true
		}
	}
	return false
}

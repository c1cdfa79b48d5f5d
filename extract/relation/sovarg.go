package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds which phrase of a clause whose verb comes last is its subject.

// bearer returns the arg that the noun phrase that arg i ends is about: in
// "فرستاده ویژه چین در امور سودان" the envoy, not Sudan.
func (b *finalBuilder) bearer(i int) int {
	if i == 0 {
		return i
	}
	a, up := b.args[i], b.args[i-1]
	if a.form == extract.Adjective && up.Last != a.First {
		return -1 // "مقام اماراتی که"
	}
	if b.d.Entities[a.entities[0]].Type == "Person" || !b.actor(a) || b.d.Entities[up.entities[0]].Type != "Person" {
		return i
	}
	from := a.from
	if m, ok := b.before(from, "prep"); ok && a.marker != "" {
		if a.marker != "در" {
			return i
		}
		from = m.Begin
	}
	if from-up.Last == 1 && b.d.Folded[up.Last] == "و" {
		from--
	}
	if from > up.Last {
		return i
	}
	return b.bearer(i - 1)
}

// nominative reports whether an arg may be a subject where the verb comes
// last: nothing governs it but nouns that stand for whom they belong to.
func (p *parse) nominative(a arg) bool {
	if a.marker != "" && !p.example(a) || a.First > p.s.First+1 && p.d.Folded[a.First-1] == "(" || p.dateline(a) {
		return false
	}
	if b := p.argBefore(a.First); b != nil && a.from == a.First &&
		(b.marker != "" && !p.tellsWhere(*b) && (b.form != extract.Pronoun || p.actor(*b)) ||
			b.marker == "" && b.heads > 0) {
		return false // "نشست شورای امنیت | این سازمان", but "در این نشست | وزیر"
	}
	if p.exampled(a) {
		return false
	}
	if a.heads == 0 {
		return a.form != extract.Adjective || p.people(a)
	}
	for t := a.from; t < a.First; t++ {
		if !p.standsFor(t) && p.d.Folded[t] != "و" && !p.quote(t) || p.has(t, "former") {
			return false // "مقامات سابق | قطر"
		}
	}
	return !p.title(a)
}

// example reports whether an arg names who is one of the states or officials before it, of
// whom the clause tells something: "کشورهایی مانند | قطر".
func (p *parse) example(a arg) bool {
	m, ok := p.before(a.First, "such-as")
	return ok && m.Begin > p.s.First && a.heads == 0 && p.has(m.Begin-1, "transparent") && !p.isPrep(m.Begin-2)
}

// people reports whether an arg is the plural of a nationality, which is no
// adjective: "قطری‌ها".
func (p *parse) people(a arg) bool {
	w := p.d.Folded[a.Last-1]
	return strings.HasSuffix(w, "ها")
}

// exampled reports whether those whom an arg names, and of whom some are named
// behind it, are an object: "قدرت‌های دیگر | مانند چین را".
func (p *parse) exampled(a arg) bool {
	m, ok := p.word(a.Last, "such-as")
	if !ok {
		return false
	}
	i, ok := p.argAt[m.End]
	return ok && p.wordStarts(p.args[i].Last, "ra")
}

// agencyMax bounds the tokens that name an agency in a dateline, with brackets.
const agencyMax = 7

// dateline reports whether an arg tells where an item comes from: a dash sets it
// apart at the beginning of the sentence ("تهران - ", "ایرنا- ").
func (p *parse) dateline(a arg) bool {
	dash, agency := a.Last, false
	if dash+1 < p.s.Last && p.hasComma(dash+1) && p.d.Folded[dash+1] == "(" {
		dash++
	}
	if dash < p.s.Last && p.d.Folded[dash] == "(" { // "تهران (ایسنا) - ", "تهران، (ایسنا) - "
		agency = true
		for dash++; dash < p.s.Last && dash < a.Last+agencyMax && p.d.Folded[dash-1] != ")"; dash++ {
		}
	}
	if dash+1 >= p.s.Last || !slices.Contains([]string{"-", "–", "—", "ـ"}, p.d.Folded[dash]) || p.has(dash+1, "that") {
		return false
	}
	for t := p.s.First; t < a.First; t++ {
		if p.d.Tokens[t].Kind == lang.WordKind && !p.covered(t) {
			return false
		}
	}
	switch p.d.Entities[a.entities[0]].Type {
	case "Person":
		return false
	case "State": // by its capital, or before an agency
		return agency ||
			slices.ContainsFunc(p.d.Matches[a.First], func(m lang.Match) bool {
				return m.Entry.Class == lang.Place && m.End == a.Last
			})
	}
	return true
}

// tellsWhere reports whether an arg behind a preposition says where: "در پایتخت این
// کشور | نشست سران برگزار شد".
func (p *parse) tellsWhere(a arg) bool {
	return p.d.Entities[a.entities[0]].Type == "Place" ||
		a.heads > 0 && p.somewhere(a) && slices.Contains(p.d.Pack.Grammar.Locative, a.marker) && p.sited(a)
}

// suffers reports whether a noun before an arg tells what was done to it, so
// that it is not whose deed that was: "ترور وزیر قطر".
func (p *parse) suffers(a arg) bool {
	return slices.ContainsFunc(tokens(a.from, a.First), func(t int) bool { return p.suffered(t, a) })
}

// suffered reports whether the noun at token t tells what was done to an arg
// behind it, or in it.
func (p *parse) suffered(t int, a arg) bool {
	if p.covered(t) {
		return false
	}
	if m, ok := p.word(t, "suffered"); ok && m.Last.Suffix != "هاي" {
		return true // but "تحریم‌های قطر"
	}
	return p.has(t, "incident") && p.d.Entities[a.entities[0]].Type == "State" // "انفجارهای قطر"
}

// headed reports whether a noun that does not stand for it is the head of the
// phrase that an arg ends.
func (p *parse) headed(a arg) bool {
	if a.heads == 0 || p.d.Entities[a.entities[0]].Type == "Person" || !p.actor(a) {
		return false
	}
	for t := a.from; t < a.First; t++ {
		if !p.standsFor(t) && p.d.Folded[t] != "و" {
			return true
		}
	}
	return false
}

// standsFor reports whether the noun at token t stands for whom it belongs to
// whatever the frame: "the government of X".
func (p *parse) standsFor(t int) bool {
	for _, m := range p.d.Matches[t] {
		if m.End == t+1 &&
			(m.Entry.Class == lang.Honorific ||
				m.Entry.Class == lang.Word && (m.Entry.Value == "transparent" || m.Entry.Value == "modifier")) {
			return true
		}
	}
	return false
}

// counts reports whether token t tells how many of a group are meant: "ده | تن از".
func (p *parse) counts(t int) bool {
	return (p.d.Tokens[t].Kind == lang.NumberKind || p.has(t, "counted")) && p.inWord(t+1, "some-of")
}

// subjectsSOV finds the subject of every clause and who speaks what is
// reported.
func (p *parse) subjectsSOV(ctx *context) {
	ctx.thing = ctx.next
	for _, a := range p.args {
		if t := p.d.Entities[a.entities[0]].Type; len(a.entities) == 1 && (t == "Agreement" || t == "Resolution") {
			ctx.next = a.entities
		}
	}
	for i := range p.clauses {
		c := &p.clauses[i]
		if c.quoted && c.parent >= 0 && !p.clauses[c.parent].quoted && p.clauses[c.parent].subject != nil {
			ctx.speaker = p.clauses[c.parent].subject
		}
		c.speaker = p.speaks(*c, ctx)
		if a, ok := p.according(i); ok {
			c.reported, c.speaker = true, a.entities
		}
		if up := c.parent; up >= 0 && p.clauses[up].written && (c.that || c.quoted) {
			c.reported, c.speaker = true, p.clauses[up].issuers
		}
		if c.verb.End > 0 {
			c.subject = p.subjectSOV(i, c.verb, ctx).entities
			if c.subject == nil {
				c.dropped = p.dropped(i, ctx)
			}
		} else if a, ok := p.leadingSOV(i); ok {
			c.subject = a.entities
		}
		if c.verb.End > 0 && !c.quoted && p.saying(c.verb) && !p.goesOnDoing(c.verb) {
			if c.subject != nil {
				ctx.speaker = c.subject
			} else if !c.rel && p.foreign(i, c.verb) {
				ctx.speaker = nil // somebody who is not named
			}
			if !c.reported {
				c.speaker = ctx.speaker
			}
		}
		if p.standsIn(i) {
			c.issuers = p.issuersIn(i, ctx)
			c.written = len(c.issuers) > 0
			if c.written {
				ctx.speaker = c.issuers
			}
		}
	}
	p.issued(ctx)
	for i, c := range p.clauses {
		if c.parent < 0 && !c.quoted && c.verb.End > 0 && !c.verb.Entry.Passive {
			if c.subject != nil || p.foreign(i, c.verb) {
				ctx.topic = c.subject
			}
			break
		}
	}
	p.teller(p.quoting.by, ctx)
}

// subjectSOV finds the subject of the verb v of clause c: the first arg that
// may be one, else the noun a relative clause belongs to, else the subject of
// the clause that this one continues or depends on.
func (p *parse) subjectSOV(c int, v lang.Match, ctx *context) filler {
	cl := p.clauses[c]
	if v.Entry.First {
		if len(cl.speaker) > 0 && !cl.quoted && !cl.that && !cl.reported &&
			p.d.Entities[cl.speaker[0]].Type != "Person" {
			return filler{} // "we" in a question or a comment are not whom the sentence before told of
		}
		return filler{entities: cl.speaker}
	}
	if who := p.actingFor(c, v); len(who) > 1 {
		return filler{entities: who}
	}
	for _, a := range p.args {
		if a.Last > v.Begin {
			break
		}
		if p.clauseAt(a.First) == c && a.marker == "" && p.somebodyOf(c, a) {
			return filler{}
		}
		if p.clauseAt(a.First) == c && p.nominative(a) && !p.goesWith(c, a) {
			return fill(a)
		}
	}
	if a, ok := p.cited(c, v); ok {
		return fill(a)
	}
	switch {
	case cl.rel && cl.antecedent >= 0 &&
		(p.headed(p.args[cl.antecedent]) || p.takenPlace(v) && p.someone(p.args[cl.antecedent])):
		return filler{} // "طرح | ایران که", "در دیدار وزیر | که در مسقط برگزار شد"
	case cl.rel && cl.antecedent >= 0:
		return fill(p.args[cl.antecedent])
	case cl.rel, p.foreign(c, v):
		return filler{}
	case cl.sibling >= 0:
		return filler{entities: p.clauses[cl.sibling].subject}
	case cl.parent >= 0 && !(cl.quoted && !p.clauses[cl.parent].quoted):
		return filler{entities: p.clauses[cl.parent].subject}
	}
	return filler{}
}

// cited returns whom an agency or the like says by verb v of clause c that it cites:
// "خبرگزاری آلمان به نقل از | وزیر قطر گفت".
func (p *parse) cited(c int, v lang.Match) (arg, bool) {
	const far = 7 // words
	for _, a := range p.args {
		if a.Last > v.Begin {
			break
		}
		if p.clauseAt(a.First) == c && a.heads == 0 && p.wordEnds(a.from, "report") &&
			p.d.Entities[a.entities[0]].Type == "Person" && p.saying(v) {
			for t := a.from - 1; t >= max(p.clauses[c].First, a.from-far); t-- {
				if slices.ContainsFunc(p.d.With(t, lang.Head), func(m lang.Match) bool { return m.Entry.Outlet() }) {
					return a, true
				}
			}
		}
	}
	return arg{}, false
}

// somebodyOf reports whether clause c begins with somebody of whom no more is told than whose he
// is, set off by a comma, so that no one behind it is the subject: "یک عضو پارلمان | قطر،
// سازمان اطلاعات عمان را متهم کرد".
func (p *parse) somebodyOf(c int, a arg) bool {
	first := p.clauses[c].First
	for first < a.First && p.d.Tokens[first].Kind == lang.PunctKind {
		first++
	}
	if !p.has(first, "one") || a.First > first+3 || a.Last >= p.s.Last || p.d.Folded[a.Last] != "،" {
		return false
	}
	return p.has(first+1, "staff") || p.inWord(first+1, "clausal") || p.inWord(first+1, "officials")
}

// goesWith reports whether "and" joins an arg of clause c to what a preposition
// before it governs: "با امیر قطر و برادر وی و همچنین | وزیر عمان".
func (p *parse) goesWith(c int, a arg) bool {
	t := a.from - 1
	for t > p.s.First && p.wordEnds(t+1, "adverb") {
		m, _ := p.before(t+1, "adverb")
		t = m.Begin - 1
	}
	if t <= p.clauses[c].First || p.d.Folded[t] != "و" {
		return false
	}
	for _, b := range p.args {
		if b.Last == t && p.clauseAt(b.First) == c && b.marker != "" && b.marker != "را" && p.andOfficials(a, t) {
			return true
		}
		if b.Last <= t && p.clauseAt(b.First) == c && b.marker != "" && b.marker != "را" &&
			(sameKind(p.d, a, b) || b.Last == t && p.actor(b) && p.wordEnds(b.from, "between")) {
			return true
		}
	}
	return false
}

// foreign reports whether a clause begins with a noun that is its subject but
// names nobody, so that it takes over no subject: "و این قرارداد امضا شد".
func (p *parse) foreign(c int, v lang.Match) bool {
	cl := p.clauses[c]
	t := cl.First
	for ; t < v.Begin; t++ {
		if p.clauseAt(t) == c && !p.covered(t) && p.d.Tokens[t].Kind == lang.WordKind && !p.barrier(t) &&
			!p.whenOrHow(t) {
			break
		}
		if p.covered(t) {
			return false
		}
		if _, ok := p.word(t, "prep"); ok {
			return false
		}
	}
	if t >= v.Begin || p.trigger(t) && !p.ofAnother(c, t) && !p.guilty(t) || p.light(t+1, v.Begin) || p.money(t) {
		return false
	}
	told := p.has(t, "demonstrative")
	for u := t; u < v.Begin; u++ {
		if _, ok := p.word(u, "prep"); ok && told && p.clauseAt(u) == c && !p.covered(u) {
			return true // "این گروه‌ها با امضای سند نظر قطر را جلب کردند"
		}
		if _, ok := p.word(u, "ra"); ok && p.clauseAt(u) == c {
			return false
		}
	}
	return true
}

// money reports whether a sum stands at token t, which is given and gives nothing: "صد
// | میلیون دلار به قطر داد".
func (p *parse) money(t int) bool {
	for p.has(t, "counted") || p.has(t, "multiple") {
		t++
	}
	return p.has(t, "currency")
}

// guilty reports whether the noun at token t is for him who did a wrong, whom it then
// tells of: "عامل این حمله | از قطر حمایت کرد".
func (p *parse) guilty(t int) bool {
	ms := p.d.With(t, lang.Trigger)
	return !slices.ContainsFunc(ms, func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger &&
			(m.Entry.Value != "phrase" || p.d.Pack.Frames[m.Entry.Index].Relation != "accused")
	})
}

// leadingSOV returns the first arg of a clause without verb that may be a
// subject.
func (p *parse) leadingSOV(c int) (arg, bool) {
	for _, a := range p.args {
		if p.clauseAt(a.First) == c && p.nominative(a) {
			return a, true
		}
	}
	return arg{}, false
}

// maxChain bounds the nouns looked at before a phrase whose head comes first.
const maxChain = 6

// title reports whether the last noun before an arg is a title that somebody
// else bears: "امیر قطر" is not Qatar.
func (p *parse) title(a arg) bool {
	if a.First == p.s.First || p.d.Entities[a.entities[0]].Type == "Person" {
		return false
	}
	for _, m := range p.d.Matches[a.First-1] {
		if m.Entry.Class == lang.Honorific && m.End == a.First {
			return true
		}
	}
	return false
}

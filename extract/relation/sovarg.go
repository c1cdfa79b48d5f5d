package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds what governs the phrases of a clause whose verb comes last,
// and which of them is its subject.

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
	if a.marker != "" || a.First > p.s.First+1 && p.d.Folded[a.First-1] == "(" || p.dateline(a) {
		return false
	}
	if b := p.argBefore(a.First); b != nil && a.from == a.First && (b.marker != "" && !p.tellsWhere(*b) && (b.form != extract.Pronoun || p.actor(*b)) || b.marker == "" && b.heads > 0) {
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
	dash := a.Last
	if dash < p.s.Last && p.d.Folded[dash] == "(" { // "تهران (ایسنا) - "
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
	case "State": // by its capital
		return slices.ContainsFunc(p.d.Matches[a.First], func(m lang.Match) bool { return m.Entry.Class == lang.Place && m.End == a.Last })
	}
	return true
}

// tellsWhere reports whether an arg behind a preposition says where: "در پایتخت این
// کشور | نشست سران برگزار شد".
func (p *parse) tellsWhere(a arg) bool {
	return p.d.Entities[a.entities[0]].Type == "Place" || a.heads > 0 && p.somewhere(a) && slices.Contains(p.d.Pack.Grammar.Locative, a.marker) && p.sited(a)
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
		if m.End == t+1 && (m.Entry.Class == lang.Honorific || m.Entry.Class == lang.Word && (m.Entry.Value == "transparent" || m.Entry.Value == "modifier")) {
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
		if len(cl.speaker) > 0 && !cl.quoted && !cl.that && !cl.reported && p.d.Entities[cl.speaker[0]].Type != "Person" {
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
		if p.clauseAt(a.First) == c && p.nominative(a) && !p.goesWith(c, a) {
			return fill(a)
		}
	}
	switch {
	case cl.rel && cl.antecedent >= 0 && (p.headed(p.args[cl.antecedent]) || p.takenPlace(v) && p.someone(p.args[cl.antecedent])):
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
		if b.Last <= t && p.clauseAt(b.First) == c && b.marker != "" && b.marker != "را" && (sameKind(p.d, a, b) || b.Last == t && p.actor(b) && p.wordEnds(b.from, "between")) {
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
		if p.clauseAt(t) == c && !p.covered(t) && p.d.Tokens[t].Kind == lang.WordKind && !p.barrier(t) && !p.whenOrHow(t) {
			break
		}
		if p.covered(t) {
			return false
		}
		if _, ok := p.word(t, "prep"); ok {
			return false
		}
	}
	if t >= v.Begin || p.trigger(t) && !p.ofAnother(c, t) && !p.guilty(t) || p.light(t+1, v.Begin) {
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

// guilty reports whether the noun at token t is for him who did a wrong, whom it then
// tells of: "عامل این حمله | از قطر حمایت کرد".
func (p *parse) guilty(t int) bool {
	ms := p.d.With(t, lang.Trigger)
	return !slices.ContainsFunc(ms, func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && (m.Entry.Value != "phrase" || p.d.Pack.Frames[m.Entry.Index].Relation != "accused")
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

// governSOV finds the marker and the head nouns of an arg where nouns stand
// before what belongs to them and the object's particle after it.
func (p *parse) governSOV(a *arg) {
	_, object := p.word(a.end, "ra")
	if _, ra := p.word(a.end+1, "ra"); ra && p.d.Tokens[a.end].Kind == lang.NumberKind && !p.actor(*a) {
		object = true // "عهدنامه مرزی ۱۹۷۵ را"
	}
	object = object || p.withParty(a.end)
	p.chain(a)
	if a.marker == "" && a.heads > 0 && !p.actor(*a) && a.from > p.s.First && p.d.Tokens[a.from-1].Kind == lang.NumberKind && !p.covered(a.from-1) {
		a.heads, a.from = 0, a.First // "با ۱۴ رأی موافق | قطعنامه را"
	}
	if _, ok := p.before(a.from, "at-last"); ok && a.heads == 0 && (p.someone(*a) || p.d.Entities[a.entities[0]].Type == "Agreement" && strings.HasSuffix(p.d.Folded[a.Last-1], "ي")) {
		a.marker = "" // "در پایان | یادداشت تفاهمی امضا شد", "در ادامه | وزیر از قطر خواست"
	}
	if p.wordEnds(a.First, "foremost") || p.thereupon(*a) { // "و در رأس آنها آمریکا"
		a.marker, a.heads, a.from = "", 0, a.First
	}
	if object && (a.marker == "" || p.wordEnds(a.from, "until") || p.wordEnds(a.from, "including") || a.heads > 0 && !p.actor(*a) && p.during(a.marker)) {
		if a.marker != "" && !p.wordEnds(a.from, "until") { // "در پایان نشست | بیانیه را", but "تا | حقوق قطر را"
			a.heads, a.from = 0, a.First
		}
		a.marker = "را"
	}
}

// thereupon reports whether the words before an actor tell on their own when or besides
// what: nobody calls somebody "this" before his name, "پس از آن | وزیر قطر رفت".
func (p *parse) thereupon(a arg) bool {
	t := a.First
	for t > p.s.First && p.honorific(t-1) {
		t--
	}
	return a.form != extract.Pronoun && p.someone(a) && p.wordEnds(t, "thereupon")
}

// withParty reports whether the object's particle stands behind the party of whoever
// ends before token t, so that he is the object too: "وزیر | و هیأت همراه را پذیرفت".
func (p *parse) withParty(t int) bool {
	const long = 3 // words
	if t+1 >= p.s.Last || p.d.Folded[t] != "و" || !p.has(t+1, "side") {
		return false
	}
	for b := t + 2; b < p.s.Last && b <= t+1+long && !p.covered(b) && !p.isVerb(b); b++ {
		if p.wordStarts(b, "ra") {
			return true
		}
	}
	return false
}

// during reports whether a preposition tells of the circumstances.
func (p *parse) during(marker string) bool {
	for t := p.s.First; t < p.s.Last; t++ {
		if m, ok := p.word(t, "during"); ok && p.text(m) == marker {
			return true
		}
	}
	return false
}

// chain looks left of an arg for its head nouns and what governs them.
func (p *parse) chain(a *arg) {
	t := a.First
	for t > p.s.First && p.quote(t-1) {
		t--
	}
	if t > p.s.First && !p.covered(t-1) && (p.has(t-1, "demonstrative") || p.has(t-1, "own")) {
		if p.has(t-1, "own") && !p.actor(*a) {
			return // "در پایان گفت‌وگوهای خود | بیانیه مشترک امضا کردند"
		}
		t-- // "از این قطعنامه", "با همتای خود جان کری"
		if b := p.argBefore(t); b != nil && p.has(t, "own") {
			if sameKind(p.d, *a, *b) {
				a.marker = b.marker // "با همتای سعودی خود | جان کری"
			}
			return
		}
	}
	if t = p.calledSo(t); t < a.First {
		a.from = t
	}
	listed := false // "and" stands in the chain
	for n := 0; n <= maxChain; {
		if m, ok := p.before(t, "modifier"); ok && n > 0 && m.Begin < t-1 && m.Begin >= p.s.First && p.wordEnds(t, "prep") {
			t = m.Begin // "شماری از | اعضای"
			continue
		}
		if m, ok := p.before(t, "including"); ok && m.Begin > p.s.First {
			if marker := p.markerOf(m.Begin); marker != "" {
				a.marker, a.heads, a.from = marker, n, t
				return
			}
		}
		if m, ok := p.before(t, "some-of"); ok && p.actor(*a) && !p.covered(m.Begin) {
			n, t = n+m.End-m.Begin, m.Begin // "با تعدادی از | اعضای مجلس"
			if t > p.s.First && p.counts(t-1) {
				n, t = n+1, t-1 // "با ده تن از | اعضای مجلس"
			}
			a.heads, a.from = n, t
		}
		if m, ok := p.before(t, "quantity"); ok && n > 0 && m.Begin > p.s.First {
			t, n = m.Begin, 0 // "بیش از | بیست توافقنامه"
			a.heads, a.from = 0, t
			continue
		}
		if m, ok := p.before(t, "prep"); ok {
			a.marker, a.heads, a.from = p.text(m), n, t
			if m.Begin > p.s.First && p.has(m.Begin-1, "side") && p.has(t-1, "with") {
				a.marker = p.d.Folded[t-1] // "وزیر و هیئت همراه | با وزیر"
			}
			return
		}
		if n > 0 && t > p.s.First && p.quote(t-1) && p.wordEnds(t-1, "prep") {
			t-- // "از «خواسته‌های قطر»"
			continue
		}
		if p.wordEnds(t, "adverb") || p.wordEnds(t, "sub") || t > p.s.First && p.shifts(t-1) {
			a.heads = n
			return
		}
		if m, ok := p.before(t, "modifier"); ok && m.Begin < t-1 && m.Begin >= p.s.First && !p.covered(m.Begin) {
			t = m.Begin // "هواپیمای بدون سرنشین"
			continue
		}
		t--
		if t < p.s.First || p.covered(t) || p.d.Tokens[t].Kind != lang.WordKind && !(listed && p.listComma(t)) || p.isVerb(t) || p.closes(t) || p.unfinished(t) {
			a.heads = n
			if n > 0 && t >= p.s.First && !p.covered(t) && p.has(t, "demonstrative") {
				m, governed := p.before(t, "prep")
				if governed != p.wordStarts(a.end, "ra") && p.itsDeed(t+1, *a) { // "از این تصمیم | قطر", "این تصمیم | قطر را"
					if a.from = t; governed {
						a.marker = p.text(m)
					}
					return
				}
				a.heads, a.from = p.besides(t+1, a.First)
			}
			return
		}
		if listed && p.listComma(t) {
			continue // "حاکمیت، وحدت و تمامیت ارضی"
		}
		listed = listed || p.d.Folded[t] == "و" && n > 0
		if p.d.Folded[t] == "و" && n > 0 && t > p.s.First && !p.covered(t-1) && !p.closes(t-1) && p.d.Tokens[t-1].Kind == lang.WordKind && !p.isVerb(t-1) {
			continue // "تلاش‌ها و اقدامات"
		}
		if p.barrier(t) {
			a.heads = n
			return
		}
		n++
		a.heads, a.from = n, t
	}
}

// calledSo returns where the noun begins that tells what it is that is called as at
// token t, which stands for it, else t: "گروه مسلح موسوم به | جنبش".
func (p *parse) calledSo(t int) int {
	m, ok := p.before(t, "called")
	if !ok || m.Begin <= p.s.First {
		return t
	}
	b := m.Begin - 1
	for b > p.s.First && !p.covered(b) && p.modifier(b) {
		b--
	}
	if p.covered(b) || p.d.Tokens[b].Kind != lang.WordKind || p.barrier(b) || p.isVerb(b) {
		return t
	}
	return b
}

// listComma reports whether the comma at token t parts nouns of a list.
func (p *parse) listComma(t int) bool {
	return t > p.s.First && p.hasComma(t+1) && !p.covered(t-1) && p.d.Tokens[t-1].Kind == lang.WordKind && !p.isVerb(t-1) && !p.closes(t-1) && !p.barrier(t-1)
}

// markerOf returns the preposition that governs the nouns which end before
// token t, or "".
func (p *parse) markerOf(t int) string {
	for n := 0; n <= maxChain && t > p.s.First; n++ {
		if m, ok := p.before(t, "prep"); ok {
			return p.text(m)
		}
		if b := p.argBefore(t); b != nil {
			return b.marker // "با مقامات عراقی | از جمله"
		}
		if t--; p.covered(t) || p.d.Tokens[t].Kind != lang.WordKind && p.d.Folded[t] != "،" || p.isVerb(t) || p.barrier(t) {
			break
		}
	}
	return ""
}

// besides counts the nouns of [t, first), and says where they begin, without
// the noun at t and its adjectives, which a demonstrative sets apart: "در این
// دیدار | وزیر ایران".
func (p *parse) besides(t, first int) (heads, from int) {
	t++
	for t < first && p.modifier(t) {
		t++
	}
	return first - t, t
}

// argBefore returns the arg that ends right before token t, or nil.
func (p *parse) argBefore(t int) *arg {
	for i := range p.args {
		if p.args[i].Last == t {
			return &p.args[i]
		}
	}
	return nil
}

// barrier reports whether token t is a function word at which a chain of
// nouns cannot go on.
func (p *parse) barrier(t int) bool {
	for _, m := range p.d.With(t, lang.Word) {
		if m.Entry.Class != lang.Word || m.First.Suffix != "" {
			continue
		}
		switch m.Entry.Value {
		case "prep", "ra", "conj", "that", "rel", "sub", "pronoun", "until":
			return true
		}
	}
	return false
}

// closes reports whether the phrase that token t belongs to ends before what
// follows: a demonstrative ("در این نشست ایران"), an adverb, a time, "own", or
// the ending of an indefinite noun ("در بیانیه‌ای ایران").
func (p *parse) closes(t int) bool {
	for _, m := range p.d.Matches[t] {
		switch m.Entry.Class {
		case lang.Month, lang.Weekday, lang.RelativeDay:
			return true
		case lang.Word:
			if m.Entry.Value == "own" {
				return true
			}
		}
	}
	return p.ends(t)
}

// ends reports whether nothing can belong to the noun phrase at token t but
// what stands before it: a demonstrative opens it, or it is indefinite.
func (p *parse) ends(t int) bool {
	if p.has(t, "demonstrative") || p.has(t, "indefinite") {
		return true
	}
	w := p.d.Text[p.d.Tokens[t].Begin:p.d.Tokens[t].End]
	for _, e := range []string{"ه\u200cای", "ه\u200cاي"} {
		if strings.HasSuffix(w, e) {
			return !p.modifier(t)
		}
	}
	if w == "ای" || w == "اي" {
		return true
	}
	indefinite := false
	for _, s := range p.d.Stems[t] {
		if s.Suffix == "" {
			return false
		}
		indefinite = indefinite || s.Suffix == "ي" || s.Suffix == "يي"
	}
	return indefinite
}

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

package relation

import (
	"slices"
	"sort"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file reads the clauses of a language whose sentences begin with the
// verb and whose relative clauses stand inside the clause they belong to, as
// in Arabic: "التقت الوزيرة، التي وصلت أمس، بالرئيس". A clause is therefore a
// set of tokens, kept in parse.owner, rather than a stretch of the sentence.

// cutVSO divides the sentence into clauses.
func (p *parse) cutVSO() {
	b := &clauseBuilder{parse: p}
	b.cur = b.open(clause{Range: extract.Range{First: p.s.First}}, noClause, noClause)
	t := p.s.First
	if head := p.headVSO(); head > t {
		t = b.take(t, head)
		b.clauses[b.cur].dateline = true
		b.cur = b.open(clause{Range: extract.Range{First: t}, head: t}, noClause, noClause)
	}
	for t < p.s.Last {
		if i, ok := p.argAt[t]; ok {
			if b.outside(p.args[i]) {
				b.cur = b.clauses[b.cur].parent
			}
			t = b.take(t, p.args[i].Last)
			continue
		}
		t = b.token(t)
	}
}

// noClause is the parent of a clause that hangs on none.
const noClause = -1

// A clauseBuilder walks the tokens of a sentence and opens and closes its
// clauses.
type clauseBuilder struct {
	*parse
	cur     int
	verb    int   // next of parse.verbs
	quotes  []int // clauses that quotation marks opened
	ignored []int // closing marks of words that are only set apart
}

func (b *clauseBuilder) open(c clause, parent, sibling int) int {
	c.parent, c.sibling, c.antecedent = parent, sibling, -1
	if c.Last < c.First {
		c.Last = c.First
	}
	if parent >= 0 {
		c.quoted = c.quoted || b.clauses[parent].quoted
	}
	b.clauses = append(b.clauses, c)
	return len(b.clauses) - 1
}

// take gives tokens [from, to) to the current clause.
func (b *clauseBuilder) take(from, to int) int {
	to = min(to, b.s.Last)
	for t := from; t < to; t++ {
		b.owner[t-b.s.First] = b.cur
	}
	c := &b.clauses[b.cur]
	c.Last = max(c.Last, to)
	return to
}

// empty reports whether clause i has no words of its own yet.
func (b *clauseBuilder) empty(i int) bool { return b.clauses[i].Len() <= 0 }

// main returns the nearest clause around i that is neither relative nor
// circumstantial nor a condition.
func (b *clauseBuilder) main(i int) int {
	for i >= 0 && (b.clauses[i].rel || b.clauses[i].hal || b.clauses[i].inner) && b.clauses[i].parent >= 0 {
		i = b.clauses[i].parent
	}
	return i
}

// statement returns the clause around i that reports what others depend on:
// the one that its outermost "that" hangs on, within the same quotation.
func (b *clauseBuilder) statement(i int) int {
	i = b.main(i)
	for b.clauses[i].that && b.clauses[i].parent >= 0 && b.clauses[b.clauses[i].parent].quoted == b.clauses[i].quoted {
		i = b.main(b.clauses[i].parent)
	}
	return i
}

// token reads the token at t, which begins no arg, and returns the next one.
func (b *clauseBuilder) token(t int) int {
	d := b.d
	if d.Tokens[t].Kind == lang.PunctKind {
		return b.mark(t)
	}
	if m, ok := b.word(t, "that"); ok {
		if !b.empty(b.cur) || b.clauses[b.cur].that {
			b.cur = b.teller(b.cur)
			b.cur = b.open(clause{Range: extract.Range{First: t}}, b.cur, noClause)
		}
		c := &b.clauses[b.cur]
		c.that, c.First, c.head = true, t, t
		return b.take(t, m.End)
	}
	if m, ok := b.word(t, "rel"); ok && !b.wordEnds(t, "prep") {
		b.cur = b.open(clause{Range: extract.Range{First: t}, rel: true, comma: b.hasComma(t), head: t},
			b.cur, noClause)
		return b.take(t, m.End)
	}
	if m, ok := b.word(t, "if"); ok {
		b.cur = b.open(clause{Range: extract.Range{First: t}, inner: true, head: t}, b.cur, noClause)
		return b.take(t, m.End)
	}
	if m, ok := b.word(t, "sub"); ok {
		b.subordinate(t, m)
		return b.take(t, m.End)
	}
	if b.isHal(t) {
		base := b.main(b.cur)
		if b.says(t) {
			base = b.statement(b.cur)
		}
		b.cur = b.open(clause{Range: extract.Range{First: t}, hal: true, head: t}, base, noClause)
		return b.take(t, t+1)
	}
	for b.verb < len(b.verbs) && b.verbs[b.verb].Begin < t {
		b.verb++
	}
	if b.verb < len(b.verbs) && b.verbs[b.verb].Begin == t {
		return b.finite(t, b.verbs[b.verb])
	}
	end := b.take(t, t+1)
	if b.toldOut(t) {
		b.cur = b.main(b.cur)
	}
	return end
}

// toldOut reports whether the adverb at token t ends a relative clause, of which whatever its
// verb needs stands before it: "التقى الوزير الذي يزور البلاد | حاليا نظيره".
func (b *clauseBuilder) toldOut(t int) bool {
	c := b.clauses[b.cur]
	return c.rel && !c.bare && b.has(t, "currently") && c.verb.End > 0 && c.verb.End < t &&
		c.verb.Entry.Tense == lang.Present && (b.covered(t-1) || b.definiteNoun(t-1))
}

// subordinate opens a clause at "while", "where", "as".
func (b *clauseBuilder) subordinate(t int, m lang.Match) {
	base := b.main(b.cur)
	if b.empty(b.cur) && !b.clauses[b.cur].that {
		return
	}
	c := clause{Range: extract.Range{First: t}, head: t}
	parent := noClause
	if b.clauses[base].quoted {
		parent, c.quoted = b.clauses[base].parent, true
	}
	b.cur = b.open(c, parent, base)
}

// mark reads a punctuation mark.
func (b *clauseBuilder) mark(t int) int {
	d := b.d
	if slices.Contains(b.ignored, t) {
		return b.take(t, t+1)
	}
	switch d.Folded[t] {
	case "«", "“", "\"", "”", "»", "''":
		shut := d.Folded[t] == "»" || d.Folded[t] == "”" && len(b.quotes) > 0 ||
			d.Folded[t] == "\"" && len(b.quotes) > 0
		if shut {
			b.take(t, t+1)
			if n := len(b.quotes); n > 0 {
				q := b.quotes[n-1]
				b.quotes = b.quotes[:n-1]
				b.cur = b.clauses[q].parent
			}
			return t + 1
		}
		if end := b.apart(t); end > 0 {
			b.ignored = append(b.ignored, end)
			return b.take(t, t+1)
		}
		if end := b.midway(t); end > 0 {
			b.ignored = append(b.ignored, end)
			return b.take(t, t+1)
		}
		b.take(t, t+1)
		b.cur = b.open(clause{Range: extract.Range{First: t + 1}, quoted: true, head: t}, b.cur, noClause)
		b.quotes = append(b.quotes, b.cur)
		return t + 1
	case "(", "[":
		if end := b.apart(t); end > 0 {
			b.ignored = append(b.ignored, end)
			return b.take(t, t+1)
		}
		b.take(t, t+1)
		b.cur = b.open(clause{Range: extract.Range{First: t + 1}, head: t}, b.cur, noClause)
		b.quotes = append(b.quotes, b.cur)
		return t + 1
	case ")", "]":
		b.take(t, t+1)
		if n := len(b.quotes); n > 0 {
			b.cur = b.clauses[b.quotes[n-1]].parent
			b.quotes = b.quotes[:n-1]
		}
		return t + 1
	case ":":
		b.take(t, t+1)
		b.cur = b.open(clause{Range: extract.Range{First: t + 1}, quoted: true, colon: true, head: t}, b.cur, noClause)
		return t + 1
	case "؛", ";", "؟", "?", "!", "...", "…", "..", ".":
		b.take(t, t+1)
		if !b.empty(b.cur) && t+1 < b.s.Last {
			b.cur = b.open(clause{Range: extract.Range{First: t + 1}, quoted: b.clauses[b.cur].quoted, head: t},
				noClause, b.main(b.cur))
		}
		return t + 1
	case "/":
		b.take(t, t+1)
		if t-b.s.First <= rubricMax && b.clauses[b.cur].verb.End == 0 && t+1 < b.s.Last {
			b.cur = b.open(clause{Range: extract.Range{First: t + 1}, head: t}, noClause, noClause) // "سياسي / …"
		}
		return t + 1
	case "،", ",", "–", "-", "ـ":
		b.take(t, t+1)
		if d.Folded[t] != "،" && d.Folded[t] != "," && t-b.s.First <= datelineMax &&
			b.clauses[b.cur].verb.End == 0 && t+1 < b.s.Last {
			// "مسقط - التقى …": a dateline is no part of the sentence.
			b.cur = b.open(clause{Range: extract.Range{First: t + 1}, head: t}, noClause, noClause)
			return t + 1
		}
		if c := b.clauses[b.cur]; c.rel && t-c.First > 1 {
			b.cur = b.main(b.cur)
		} else if d.Folded[t] != "،" && d.Folded[t] != "," && c.verb.End == 0 && c.parent < 0 && t+1 < b.s.Last {
			b.cur = b.open(clause{Range: extract.Range{First: t + 1}, head: t}, noClause, noClause) // a dateline
		}
		return t + 1
	}
	return b.take(t, t+1)
}

// rubricMax is how many tokens the rubric of an item may have before its stroke.
const rubricMax = 2

// datelineMax is how many tokens a dateline may have before its dash.
const datelineMax = 8

// apartMax is how many tokens a pair of marks may set apart without making a
// quotation of them.
const apartMax = 7

// apart returns the closing mark of a short verbless stretch that marks set
// apart at t, as in "الأحد (أمس)" or "محادثات «مباشرة»", or 0.
func (b *clauseBuilder) apart(t int) int {
	for e := t + 1; e < b.s.Last && e <= t+apartMax; e++ {
		switch b.d.Folded[e] {
		case "»", "”", ")", "]", "\"":
			return e
		}
		if b.isVerb(e) {
			return 0
		}
	}
	return 0
}

// finite reads the finite verb at t.
func (b *clauseBuilder) finite(t int, v lang.Match) int {
	c, before := b.clauses[b.cur], b.cur
	pre := strings.HasPrefix(v.First.Prefix, "و") || strings.HasPrefix(v.First.Prefix, "ف")
	for _, part := range [...]string{"verbal", "negation"} { // "وقد", and where a verb goes before "ولن"
		if m, ok := b.before(t, part); ok && (part == "verbal" || c.verb.End > 0 && !b.has(m.Begin-1, part)) {
			pre = pre ||
				slices.ContainsFunc(b.d.Matches[m.Begin], func(x lang.Match) bool {
					return x.Entry == m.Entry && x.First.Prefix != ""
				})
		}
	}
	comma := b.hasComma(t)
	chained := c.verb.End > 0 && b.auxiliary(c.verb) && !b.begun(c.verb, t) && !pre &&
		(!comma || b.named(c.verb.End, t-1)) &&
		(v.Entry.Tense != lang.Past || b.verbClass(c.verb.Begin, "being")) // "بدأ جولة شملت X"
	if a, ok := b.spoken(t); ok && !pre { // "قال الوزير إيران تدعم": that is left out
		b.cur = b.open(clause{Range: extract.Range{First: a.First}, that: true, head: a.First}, b.cur, noClause)
		b.take(a.First, a.Last)
		b.clauses[b.cur].verb = v
		return b.take(t, v.End)
	}
	if i := slices.IndexFunc(b.args, func(a arg) bool { return a.Last == t }); i > 0 && c.verb.End > 0 &&
		b.anewVSO(b.args[i]) {
		a, x := b.args[i], b.clauses[b.main(b.cur)]
		b.cur = b.open(clause{Range: extract.Range{First: a.First}, that: x.that, reported: x.reported, quoted: x.quoted, head: a.First},
			x.parent, noClause)
		b.take(a.First, a.Last)
		b.clauses[b.cur].verb = v
		return b.take(t, v.End)
	}
	if (c.hal && c.verb.End == 0 || c.bare && c.verb.End > 0 && c.verb.Last.Suffix != "") && !pre && !comma &&
		b.verbless(c.parent) {
		b.cur = c.parent // "إن الوزير الذي وصل قادما من X التقى", "إن الوزير في حوار أجراه X دعا"
		b.clauses[b.cur].verb = v
		return b.take(t, v.End)
	}
	switch {
	case c.verb.End == 0 && !(pre && b.saying(v) && (c.that || c.rel || c.hal)) && !(pre && !b.opens(t)) &&
		!(comma && c.hal):
		apart := pre || comma
		if b.indefinite(t, v) || b.performs(t, v) || !apart && (b.tookLong(c.First, t, v) || b.tellsOf(c, t)) {
			b.cur = b.open(clause{Range: extract.Range{First: t}, rel: true, bare: true, head: t}, b.cur, noClause)
		}
	case chained:
	case !pre && !comma:
		if b.indefinite(t, v) || b.performs(t, v) || b.plainNoun(t-1) || b.described(t) {
			b.cur = b.open(clause{Range: extract.Range{First: t}, rel: true, bare: true, head: t}, b.cur, noClause)
			break
		}
		b.cur = b.open(clause{Range: extract.Range{First: t}, head: t}, b.cur, b.cur)
	// "التي رحبت بها كينيا ورفضتها أوغندا"
	case c.rel && !comma && c.verb.End > 0 && v.Last.Suffix != "" && b.resumes(c.verb):
		b.cur = b.open(clause{Range: extract.Range{First: t}, rel: true, antecedent: c.antecedent, head: t},
			c.parent, b.cur)
	case b.saying(v) && !c.quoted && !b.enjoins(c, v):
		base := b.main(b.cur)
		b.cur = b.open(clause{Range: extract.Range{First: t}, head: t}, noClause, b.statement(base))
	case c.rel && !comma:
		b.cur = b.open(clause{Range: extract.Range{First: t}, rel: true, antecedent: c.antecedent, head: t},
			c.parent, b.cur)
	default:
		base := b.main(b.cur)
		x := b.clauses[base]
		n := b.open(clause{Range: extract.Range{First: t}, that: x.that, reported: x.reported, quoted: x.quoted, head: t},
			x.parent, base)
		b.cur = n
	}
	x := &b.clauses[b.cur]
	x.verb = v
	if m, ok := b.before(t, "negation"); ok && b.owner[m.Begin-b.s.First] == before && before != b.cur {
		b.owner[m.Begin-b.s.First] = b.cur // "زار تونس، ولم يلتق": what denies a verb belongs to its clause
		x.First = m.Begin
	}
	return b.take(t, v.End)
}

// tellsOf reports whether a verb at token t, in a clause that has none yet, tells of the plain
// noun right before it, behind another noun whose clause goes on: "قرار أثار غضبا لقي …".
func (b *clauseBuilder) tellsOf(c clause, t int) bool {
	return t-1 > c.First && !b.onlyVerb() && b.plainNoun(t-1) && !b.possessed(t-1) &&
		!b.has(t-1, "demonstrative") && !b.opens(t) && !b.demonym(t-1) && b.nominalBefore(t-1)
}

// begun reports whether what an auxiliary begins or ends is a noun of a journey or meeting
// before token t, so that the verb there tells of that: "بدأ زيارة إلى بغداد تستمر يومين".
func (b *clauseBuilder) begun(v lang.Match, t int) bool {
	for i := v.End; i < t; i++ {
		if !b.covered(i) && b.clitic(i) == "" && !b.isPrep(i-1) &&
			(b.has(i, "journey") || b.has(i, "gathering")) && b.plainNoun(i) {
			return true
		}
	}
	return false
}

// tookLong reports whether a verb at token t tells how long the journey or meeting took of
// which a phrase tells from token from, where a verb is still to come: "في ختام زيارة إلى
// كينيا | استمرت يومين، قال".
func (b *clauseBuilder) tookLong(from, t int, v lang.Match) bool {
	if !b.verbClass(v.Begin, "lasting") {
		return false
	}
	for i := from; i < t; i++ {
		if !b.covered(i) && (b.has(i, "journey") || b.has(i, "gathering")) && b.plainNoun(i) {
			return true
		}
	}
	return false
}

// enjoins reports whether verb v goes on from what clause c says is to be done, of
// which the text tells in the past: "قال إن على المجلس أن يتحرك ويدين".
func (b *clauseBuilder) enjoins(c clause, v lang.Match) bool {
	told := b.clauses[b.statement(b.cur)].verb
	return c.that && c.verb.End > 0 && v.Entry.Tense == lang.Present && v.First.Prefix == "و" &&
		c.verb.Entry.Tense == lang.Present && b.infinitive(c.verb.Begin) &&
		told.End > 0 && told.Entry.Tense == lang.Past
}

// named reports whether one arg takes up tokens [from, to): the subject alone
// stands between an auxiliary and a comma.
func (b *clauseBuilder) named(from, to int) bool {
	i, ok := b.argAt[from]
	return ok && b.args[i].Last == to
}

// opens reports whether nothing but function words stands between the start
// of the current clause and the verb at t.
func (b *clauseBuilder) opens(t int) bool {
	for i := b.clauses[b.cur].First; i < t; i++ {
		if b.covered(i) || b.d.Tokens[i].Kind == lang.WordKind && !b.stops(i) {
			return false
		}
	}
	return true
}

// auxiliary reports whether a verb takes another verb as its complement.
func (p *parse) auxiliary(v lang.Match) bool {
	for _, m := range p.d.With(v.Begin, lang.Verb) {
		if m.Entry.Class == lang.Verb && m.Entry.Value == "auxiliary" {
			return true
		}
	}
	return false
}

// saying reports whether a verb is one of speech.
func (p *parse) saying(v lang.Match) bool {
	if !p.verbClass(v.Begin, "say") {
		return false
	}
	return v.Entry == nil || v.Entry.Tense != lang.Future || p.d.Pack.Order != lang.SOV ||
		slices.ContainsFunc(p.d.Matches[v.Begin], func(m lang.Match) bool {
			// in "خواهد بود", "خواهد" asks for nothing
			return m.Entry.Class == lang.Verb && m.Entry.Value == "say" && m.End == v.End
		})
}

// says reports whether a participle at t is one of speech.
func (p *parse) says(t int) bool { return p.verbClass(t, "say") }

func (p *parse) verbClass(t int, class string) bool {
	if p.d.Parts[t].Lacks(class) {
		return false
	}
	for _, m := range p.d.Matches[t] {
		if pre := last(m.First.Prefix); m.Entry.Class == lang.Verb && m.Entry.Value == class && pre != "ب" &&
			pre != "ك" {
			return true
		}
	}
	return false
}

// callsVSO reports whether a word at t that is written like one that calls up
// a frame is that: no participle that only describes a noun ("فصائل معارضة"),
// no ending taken for a pronoun ("المعارضة").
func (p *parse) callsVSO(t int, m lang.Match) bool {
	if p.fakePronoun(m) {
		return false
	}
	if m.Entry.Value == "noun" && m.Last.Suffix == "ا" && p.isPrep(t) {
		return false // "وصولا إلى": up to
	}
	if m.Entry.Value != "verb" || m.Entry.Tense != lang.Participle || p.isHal(t) {
		return true
	}
	for _, a := range p.args { // "السعودية متفقة مع مصر"
		if a.Last == t {
			return a.bare() && a.form != extract.Adjective
		}
	}
	return false
}

// isHal reports whether the word at t is a circumstantial participle, which
// says what the subject does meanwhile: "مؤكدا". Forms that may also be plain
// adjectives count after a comma only.
func (p *parse) isHal(t int) bool {
	if p.wordEnds(t, "prep") || p.d.Tokens[t].Kind != lang.WordKind ||
		p.has(t, "adverb") && !(p.hasComma(t) && t+1 < p.s.Last && p.trigger(t+1)) {
		return false // "مجددا": again, but "…، مجددا دعمه"
	}
	for _, m := range p.d.Matches[t] {
		if m.Entry.Tense == lang.Participle && m.End == t+1 && !m.First.Article &&
			(m.First.Prefix == "" || m.First.Prefix == "و") {
			return p.hasComma(t) || t == p.s.First || strings.HasSuffix(p.d.Folded[t], "ا") || p.feminineHal(t)
		}
	}
	return false
}

// feminineHal reports whether a feminine participle says without a comma what its
// subject does meanwhile: indefinite behind something definite it describes nothing, and
// no noun has such an object. "سحبت سفيرها من بنين متهمة إياها"
func (p *parse) feminineHal(t int) bool {
	if t == p.s.First || t+1 >= p.s.Last || !p.d.TaMarbuta(t) || p.covered(t) ||
		!slices.ContainsFunc(p.d.With(t, lang.Trigger), func(m lang.Match) bool {
			return m.Entry.Tense == lang.Participle
		}) {
		return false
	}
	if w := []rune(strings.TrimPrefix(p.d.Folded[t], "و")); len(w) == 6 && w[2] == 'ا' {
		return false // "مطالبة", of the third form, is a demand too
	}
	definite := p.covered(t-1) || p.definiteNoun(t-1) ||
		slices.ContainsFunc(p.d.Stems[t-1], func(s lang.Stem) bool { return s.Suffix == "ها" })
	return definite && (p.has(t+1, "him") || p.covered(t+1) && p.clitic(t+1) == "" && !p.definiteNoun(t+1))
}

// timely reports whether token t tells a time.
func (p *parse) timely(t int) bool {
	for _, m := range p.d.Matches[t] {
		switch m.Entry.Class {
		case lang.Month, lang.Weekday, lang.RelativeDay:
			if p.d.Pack.Order == lang.VSO && p.has(t, "prep") {
				continue // "لدى" is not of the month of Dey
			}
			return true
		case lang.Calendar:
			if strings.HasPrefix(m.Entry.Value, "unit:") {
				return true
			}
		}
	}
	for _, m := range p.moments() {
		if m.Tokens.First <= t && t < m.Tokens.Last {
			return true
		}
	}
	return false
}

// moments returns the times named in the sentence.
func (p *parse) moments() []extract.Moment {
	if p.times == nil {
		p.times = []extract.Moment{}
		all := p.d.Moments
		i := sort.Search(len(all), func(i int) bool { return all[i].Tokens.First >= p.s.First })
		for ; i < len(all) && all[i].Tokens.First < p.s.Last; i++ {
			p.times = append(p.times, all[i])
		}
	}
	return p.times
}

// nominalBefore reports whether a noun that a preposition governs stands at t,
// so that what follows can only describe it.
func (p *parse) nominalBefore(t int) bool { return p.marker(t) != "" }

package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// An occurrence is a word or phrase of a sentence that calls up a frame.
type occurrence struct {
	lang.Match
	frame  *lang.Frame
	clause int
}

// verbal reports whether the occurrence is a finite verb.
func (o occurrence) verbal() bool { return o.Entry.Value == "verb" && finite(o.Entry.Tense) }

// A filler is what fills a slot: entities, and the tokens that name them in
// this sentence (none for a subject carried over).
type filler struct {
	entities []int
	extract.Range
}

func (f filler) empty() bool { return len(f.entities) == 0 }

func fill(a arg) filler { return filler{a.entities, a.Range} }

// context is what carries over from sentence to sentence.
type context struct {
	topic   []int // subject of the last main clause
	last    []int // the topic before this sentence
	speaker []int // whose words are being reported
	thing   []int // paper or gathering named last, before this sentence
	next    []int // the same for the next sentence

	issuer []int // who was said last to have issued a statement

	destination []int // where somebody was said last to have been

	charge struct{ by, of []int } // who was said last to accuse whom
	met    []int                  // the two who were said last to have met
}

// subjects finds the subject of every clause and moves the topic along.
func (p *parse) subjects(ctx *context) {
	switch p.d.Pack.Order {
	case lang.VSO:
		p.subjectsVSO(ctx)
	case lang.SVO:
		p.mid.subjects(ctx)
	case lang.SOV:
		p.subjectsSOV(ctx)
	}
}

// reads reports whether token t is a finite verb under the same analysis as m.
func (p *parse) reads(t int, m lang.Match) bool {
	for _, v := range p.verbs {
		if v.Begin <= t && t < v.End {
			if p.d.Pack.Order == lang.SOV {
				return v.End == m.End // not "خواهد" of "خواهد کرد"
			}
			return v.Begin != m.Begin || v.First.Prefix == m.First.Prefix
		}
	}
	return false
}

// verbBetween reports whether a finite verb stands in tokens [from, to).
func (p *parse) verbBetween(from, to int) bool {
	for _, v := range p.verbs {
		if v.Begin >= from && v.Begin < to {
			return true
		}
	}
	return false
}

// marked reports whether a filler stands behind that preposition.
func (p *parse) marked(f filler, marker string) bool {
	i, ok := p.argAt[f.First]
	return ok && f.Len() > 0 && p.args[i].marker == marker
}

// pronoun reports whether a pronoun written on to a noun says whose it is.
func (p *parse) pronoun(o occurrence) bool {
	return p.d.Pack.Order == lang.VSO && o.Entry.Value == "noun" && o.Last.Suffix != "" && o.Last.Suffix != "ا"
}

// attends reports whether the occurrence is a noun that "by" makes a
// circumstance of its clause: "بدأ يومه بلقاء".
func (p *parse) attends(o occurrence) bool {
	return p.d.Pack.Order == lang.VSO && o.Entry.Value == "noun" && p.clitic(o.Begin) == "ب"
}

// definite reports whether the occurrence is a noun with the article, which
// speaks of something told before and has no subject of its own.
func (p *parse) definite(o occurrence) bool {
	return !o.verbal() && p.articled(o) && (o.Begin+1 == o.End || p.covered(o.Begin))
}

// indirect reports whether the talks of an occurrence were through others: the noun for
// them is followed by that adjective, or an adverb of the clause says so. What others
// talked of indirectly may be what people met about.
func (p *parse) indirect(o occurrence) bool {
	for _, t := range [...]int{o.Begin + 1, o.Begin + 2, o.End, o.End + 1} {
		if t < p.s.Last && p.inWord(t, "indirect") && !p.isPrep(t-1) {
			return true
		}
	}
	c := p.clauses[o.clause]
	for t := c.First; t < c.Last; t++ {
		if !p.within(o.clause, t) {
			continue
		}
		held := p.d.Pack.Order == lang.VSO && o.verbal() && t > o.Begin+1 && p.has(t, "indirect") &&
			!p.definiteNoun(t-1) && p.clitic(t-1) == "" && !p.isPrep(t-2)
		if held || p.has(t, "indirectly") { // "عقدت كينيا محادثات غير مباشرة"
			return true
		}
	}
	return false
}

// wanted reports whether the clause of an occurrence holds a word that its
// frame requires and none that it forbids.
func (p *parse) wanted(o occurrence) bool {
	f := o.frame
	if len(f.Behind) > 0 && (o.Begin == p.s.First || !slices.Contains(f.Behind, p.d.Folded[o.Begin-1])) {
		return false
	}
	if f.Happens && !p.takesPlace(o) {
		return false
	}
	if p.d.Pack.Order == lang.SOV && o.Entry.Value == "phrase" && p.has(o.Begin, "pursuit") && !p.being(o.clause) {
		return false // "در پی" is "after": "در پی تشدید تنش سفیر را فراخواند"
	}
	if encountering(f) && p.indirect(o) {
		return false
	}
	if len(f.Requires) == 0 && len(f.Unless) == 0 {
		return true
	}
	found := len(f.Requires) == 0
	c := p.clauses[o.clause]
	if c.rel && c.parent >= 0 && !o.verbal() && p.clauses[c.parent].verb.End > 0 &&
		p.stemmed(p.clauses[c.parent].verb.Begin, f.UnlessIDs) {
		return false // "رفضت الحركة التي تسيطر على المدينة توقيع": nothing tells where the relative clause ends
	}
	from := c.First
	if c.rel && c.antecedent >= 0 && c.antecedent < len(p.args) {
		from = p.args[c.antecedent].from // what the clause is about counts
	} else if c.rel {
		from = c.First - 1
		for from > p.s.First && c.First-from < 4 && strings.HasPrefix(p.d.Folded[from], "ال") && !p.covered(from) {
			from-- // "العقوبات الاقتصادية الصارمة التي"
		}
		from = max(p.s.First, min(from, c.First-2))
	}
	for t := from; t < c.Last; t++ {
		if t >= c.First && !p.within(o.clause, t) {
			continue
		}
		// but "رفع العقوبات التي فرضتها"
		if (t >= c.First || c.antecedent >= 0) &&
			(p.stemmed(t, f.UnlessIDs) || t+1 < c.Last && p.two(t, f.UnlessPhrases)) &&
			!(stances[f.Relation] && p.inName(t)) {
			return false
		}
		if o.verbal() && t == o.Begin && len(o.Last.Suffix) > len("ا") {
			continue // "منحتها" gives, and is no "منحة"
		}
		found = found || p.stemmed(t, f.RequiresIDs) || t+1 < c.Last && p.two(t, f.RequiresPhrases)
	}
	if p.d.Pack.Order == lang.SOV && slices.Contains(f.Object, "victim") { // "وعده داد که کمک خواهد کرد"
		x := p.complementOf(o)
		found = found || x >= 0 && p.tellsOf(x, f.RequiresIDs)
	}
	if p.d.Pack.Order == lang.SOV && f.Complement != "" { // "خطاب به قطر گفت: باید"
		found = false
		for i, x := range p.clauses {
			found = found ||
				i > o.clause && (x.that || x.quoted || x.rel && x.antecedent < 0) && p.tellsOf(i, f.RequiresIDs)
		}
	}
	for i, x := range p.clauses {
		if x.that && x.parent == o.clause && !found {
			found = p.stemmed(x.head, f.RequiresIDs) // "على إيران أن"
		}
		// "وصف البيان بأنه عدواني"
		if !x.that || x.parent != o.clause || !p.bethat(x.head) {
			continue
		}
		for t := x.First; t < x.Last; t++ {
			if p.within(i, t) && p.stemmed(t, f.UnlessIDs) {
				return false
			}
			found = found ||
				p.within(i, t) && (p.stemmed(t, f.RequiresIDs) || t+1 < x.Last && p.two(t, f.RequiresPhrases))
		}
	}
	if p.mid != nil && !found { // "the deal | signed by X"
		if n := p.mid.nodes[o.clause]; n.antecedent >= 0 && (n.kind == partClause || n.kind == relClause) {
			np := p.mid.nps[n.antecedent]
			for t := np.First; t < np.Last; t++ {
				found = found || p.stemmed(t, f.RequiresIDs)
			}
		}
	}
	for t := c.First; !found && p.mid != nil && t < p.s.Last; t++ { // "summoned X to protest"
		n := p.mid.nodes[p.owner[t-p.s.First]]
		found = n.kind == infClause && n.parent == o.clause && p.stemmed(t, f.RequiresIDs)
	}
	return found
}

// being reports whether the verb of clause i is "to be", or it has none.
func (p *parse) being(i int) bool {
	v := p.clauses[i].verb
	return v.End == 0 || p.verbClass(v.End-1, "copula") || p.verbClass(v.Begin, "copula")
}

// tellsOf reports whether one of the folded words stands in clause i.
func (p *parse) tellsOf(i int, words []lang.WordID) bool {
	for t := p.clauses[i].First; t < p.clauses[i].Last; t++ {
		if p.within(i, t) && p.stemmed(t, words) {
			return true
		}
	}
	return false
}

// bethat reports whether the "that" at token t has a preposition written on to
// it, and so says as what something is described.
func (p *parse) bethat(t int) bool {
	return p.d.Pack.Order == lang.VSO && strings.HasPrefix(p.d.Folded[t], "بان")
}

// stemmed reports whether token t is one of the folded words, whatever is
// written on to it.
func (p *parse) stemmed(t int, words []lang.WordID) bool {
	if len(words) == 0 || t < p.s.First || t >= p.s.Last {
		return false
	}
	for i := range p.d.Stems[t] {
		if slices.Contains(words, p.d.Stems[t][i].ID) {
			return true
		}
	}
	return false
}

// two reports whether one of the phrases is token t and the next one.
func (p *parse) two(t int, phrases []string) bool {
	if len(phrases) == 0 {
		return false
	}
	a, b := p.d.Folded[t], p.d.Folded[t+1]
	return slices.ContainsFunc(phrases, func(w string) bool {
		return len(w) == len(a)+1+len(b) && w[len(a)] == ' ' && strings.HasPrefix(w, a) && strings.HasSuffix(w, b)
	})
}

// through reports whether the nouns between an arg and what governs it let
// the frame see the arg.
func (p *parse) through(f *lang.Frame, a arg) bool {
	if a.heads > 0 && a.marker == "از" && p.has(a.from, "since") {
		return false // "از ابتدای بحران قطر"
	}
	if p.d.Pack.Order == lang.SOV && p.holdsBefore(a) {
		return false
	}
	if a.heads == 0 && !f.Headed || slices.Contains(f.Through, "*") {
		return p.d.Pack.Order != lang.SOV || !p.suffers(a)
	}
	heads := tokens(a.First-a.heads, a.First)
	if p.d.Pack.Order == lang.SOV && !p.actor(a) || p.d.Pack.Order == lang.VSO && encountering(f) {
		heads = append(heads, a.First) // "حمله اسرائیل", "وفد من الحركة"
	}
	if f.Headed && !slices.ContainsFunc(heads, func(t int) bool { return t >= p.s.First && p.seenThrough(f, t) }) {
		return false
	}
	from, last := a.First-a.heads, p.d.Pack.Order == lang.SOV
	if last {
		from = a.from
	}
	person := last && p.d.Entities[a.entities[0]].Type == "Person"
	for t := from; t < a.First; t++ {
		if last && t == from && p.has(t, "demonstrative") {
			continue // "از این تصمیم قطر"
		}
		if last && t >= p.s.First && (person && p.honorific(t) || (person || !p.actor(a)) && p.unknown(t)) {
			continue // "با آقای جان کری", "با" and a name that nobody knows
		}
		if last && t >= p.s.First &&
			(p.inWord(t, "some-of") || p.counts(t) ||
				t+1 < a.First && (p.d.Tokens[t].Kind == lang.NumberKind || p.has(t, "counted"))) {
			continue // "ده تن از | مقام‌های قطر را تحریم کرد", "ده | دیپلمات قطر را اخراج کرد"
		}
		if p.d.Pack.Order == lang.VSO && a.form == extract.Adjective && t > from && t > p.s.First &&
			p.definiteNoun(t) && p.definiteNoun(from) {
			continue // "الجهود الدبلوماسية القطرية"
		}
		if !last && t >= p.s.First && p.has(t, "suffered") && p.d.Entities[a.entities[0]].Type == "Person" {
			return false // "أدان اعتقال الناشط"
		}
		if last && t > p.s.First && p.has(t, "people-adjective") && p.awaitsMore(t-1) {
			return false // "از نیروهای کرد سوریه حمایت کرد"
		}
		if last && t >= p.s.First && len(a.entities) > 1 && slices.Contains(f.Through, "+") && p.has(t, "mutual") {
			return false // "از عادی‌سازی روابط قطر و عمان حمایت کرد"
		}
		if t < p.s.First || !p.transparent(f, t) && !(last && (p.passes(f, t) || p.attacker(f, t, a))) {
			return false
		}
	}
	return !last || !p.title(a)
}

// unknown reports whether the word at token t is in no list: most likely a
// name.
func (p *parse) unknown(t int) bool {
	return len(p.d.Matches[t]) == 0 && p.d.Tokens[t].Kind == lang.WordKind
}

// transparent reports whether the noun at token t stands for whom it belongs
// to: "the government of X", "the people of X".
func (p *parse) transparent(f *lang.Frame, t int) bool {
	for b := max(t-1, p.s.First); b <= t; b++ {
		for _, m := range p.d.With(b, lang.Word) {
			if m.End == t+1 && m.Entry.Class == lang.Word && m.Entry.Value == "transparent" {
				return true
			}
		}
	}
	return p.seenThrough(f, t)
}

// seenThrough reports whether the word at token t is one that the frame sees through, or
// part of one of two words: "عقب | نشینی".
func (p *parse) seenThrough(f *lang.Frame, t int) bool {
	return p.stemmed(t, f.ThroughIDs) || t+1 < p.s.Last && p.two(t, f.ThroughPhrases) ||
		t > p.s.First && p.two(t-1, f.ThroughPhrases)
}

// honorific reports whether token t is a title.
func (p *parse) honorific(t int) bool {
	for _, m := range p.d.Matches[t] {
		if m.End == t+1 && m.Entry.Class == lang.Honorific {
			return true
		}
	}
	return false
}

// tokens lists the tokens from one to before another.
func tokens(from, to int) []int {
	var out []int
	for t := from; t < to; t++ {
		out = append(out, t)
	}
	return out
}

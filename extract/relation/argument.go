package relation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// An arg is a noun phrase that speaks of entities: what a frame's argument
// may be. Coordinated phrases ("Iraq, Jordan and Egypt") are one arg.
type arg struct {
	entities []int
	extract.Range
	// marker is the preposition or particle that governs the phrase, folded;
	// empty for a bare phrase.
	marker string
	// heads is how many nouns stand between the marker and the phrase ("in the
	// talks of X": one), from is where the first of them, or the phrase, begins.
	heads, from int
	form        extract.Form
	// end is where the mention ends of which the arg is the beginning.
	end int
}

// bare reports whether the arg stands without marker or head noun.
func (a arg) bare() bool { return a.marker == "" && a.heads == 0 }

// cabinet returns the state that a government is which is named after its head,
// and the phrase with the word for it, no token of which is before from; -1 if a
// mention names no government so: "إدارة ترامب", "دولت روحانی", "the Bush
// administration".
func (p *parse) cabinet(m extract.Mention, from int) (int, extract.Range) {
	if m.Type != "Person" || m.Entity() < 0 {
		return -1, m.Phrase
	}
	phrase := m.Phrase
	if p.d.Pack.Order == lang.SVO {
		if _, ok := p.word(phrase.Last, "government"); !ok {
			return -1, m.Phrase
		}
		phrase.Last++
	} else {
		if phrase.First <= from || !p.has(phrase.First-1, "government") || p.cliticBefore(phrase.First) {
			return -1, m.Phrase
		}
		phrase.First--
	}
	return p.serves(m.Entity()), phrase
}

// arguments turns the outermost mentions into args.
func (p *parse) arguments(mentions []int) {
	d := p.d
	end := p.s.First
	p.order = append(p.order[:0], mentions...)
	slices.SortStableFunc(p.order, func(a, b int) int {
		x, y := &d.Mentions[a], &d.Mentions[b]
		if c := cmp.Compare(x.Phrase.First, y.Phrase.First); c != 0 {
			return c
		}
		if c := cmp.Compare(y.Phrase.Last, x.Phrase.Last); c != 0 {
			return c
		}
		switch nominal := x.Form == extract.Nominal; {
		case nominal == (y.Form == extract.Nominal):
			return 0
		case nominal: // "the presidents of X and Y": Y is a president here.
			return -1
		}
		return 1
	})
	for _, i := range p.order {
		m := d.Mentions[i]
		if m.Phrase.First < end || len(m.Members) == 0 || p.holdsPlace(mentions, m) {
			continue
		}
		if p.homeOf(m) {
			p.args[len(p.args)-1].end = m.Phrase.Last
			end = m.Phrase.Last
			for t := m.Phrase.First; t < m.Phrase.Last && t < p.s.Last; t++ {
				p.inside[t-p.s.First] = true
			}
			continue
		}
		whole := m.Phrase.Last
		if d.Pack.Order == lang.VSO && m.Type == "Agreement" {
			whole = max(whole, m.Tokens.Last)
		}
		m.Phrase.Last = p.upToParties(m)
		if state, phrase := p.cabinet(m, end); state >= 0 {
			m.Members, m.Phrase, whole = []int{state}, phrase, phrase.Last
		}
		p.args = append(p.args,
			arg{entities: m.Members, Range: m.Phrase, from: m.Phrase.First, form: p.formOf(m), end: whole})
		end = m.Phrase.Last
		for t := m.Phrase.First; t < m.Phrase.Last && t < p.s.Last; t++ {
			p.inside[t-p.s.First] = true
		}
	}
}

// homeOf reports whether a mention is the state of a Persian body named right before
// it, which is the object since the subject stands before that: "کنیا | جنبش طالبان |
// افغانستان را محکوم کرد", not "ناتو | افغانستان را ترک کرد".
func (p *parse) homeOf(m extract.Mention) bool {
	n := len(p.args)
	if p.d.Pack.Order != lang.SOV || m.Type != "State" || m.Form != extract.Name || n == 0 {
		return false
	}
	body := p.args[n-1]
	_, object := p.word(m.Phrase.Last, "ra")
	if !object || body.Last != m.Phrase.First || p.d.Entities[body.entities[0]].Type != "Organization" ||
		body.form != extract.Name || body.First == p.s.First {
		return false
	}
	return p.has(body.First-1, "pronoun") || n > 1 && p.args[n-2].Last == body.First && p.actor(p.args[n-2])
}

// formOf returns the form in which a mention stands: in Arabic the plural of a
// nationality is a noun unless it follows one ("دعا اللبنانيين"), and the name of
// a state that is written as its adjective is that behind one ("المنحة السعودية").
func (p *parse) formOf(m extract.Mention) extract.Form {
	t := m.Phrase.First
	if p.d.Pack.Order != lang.VSO || m.Type != "State" || m.Phrase.Len() != 1 || m.Form == extract.Pronoun ||
		!p.definiteNoun(t) {
		return m.Form
	}
	behind := t > p.s.First && p.d.Tokens[t-1].Kind == lang.WordKind && !p.covered(t-1) &&
		p.definiteNoun(t-1) && !p.timely(t-1) && !p.inWord(t-1, "adverb") && !p.stops(t-1) && !p.isVerb(t-1)
	w := p.d.Folded[t]
	switch {
	case m.Form == extract.Adjective && !behind && (strings.HasSuffix(w, "ين") || strings.HasSuffix(w, "ون")) && !p.plainNoun(t-1),
		m.Form == extract.Adjective && !behind && brokenPlural(w) && p.verbLike(t-1):
		return extract.Nominal
	case m.Form != extract.Adjective && behind && p.clitic(t) == "" &&
		slices.ContainsFunc(p.d.Matches[t], func(x lang.Match) bool {
			return x.Entry.Class == lang.Demonym && x.First.Article && x.End == t+1
		}):
		return extract.Adjective
	}
	return m.Form
}

// brokenPlural reports whether a folded nationality has no ending of its adjective
// and so means people: "الروس", "الأتراك".
func brokenPlural(w string) bool {
	for _, end := range [...]string{"ي", "يه", "يات", "يتان", "يتين", "يان"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	return true
}

// verbLike reports whether the word at token t is a finite verb and no noun that is
// written as one.
func (p *parse) verbLike(t int) bool {
	return t >= p.s.First && !p.has(t, "verbal-noun") && slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		return (m.Entry.Class == lang.Verb || m.Entry.Class == lang.Trigger && m.Entry.Value == "verb") &&
			m.First.Prefix == "" && m.End == t+1 && finite(m.Entry.Tense)
	})
}

// holdsPlace reports whether a place's name holds that of another: whoever is at
// the airport of a city is in the city.
func (p *parse) holdsPlace(mentions []int, m extract.Mention) bool {
	return m.Type == "Place" && m.Tokens.Len() > 1 && slices.ContainsFunc(mentions, func(i int) bool {
		n := p.d.Mentions[i]
		return n.Type == "Place" && n.Tokens.First > m.Tokens.First && n.Tokens.Last <= m.Tokens.Last &&
			len(n.Members) > 0
	})
}

func (p *parse) covered(t int) bool { return p.inside[t-p.s.First] }

// maxHeads bounds the nouns looked at between a marker and its phrase.
const maxHeads = 4

// govern looks left of an arg for what governs it.
func (p *parse) govern(a *arg) {
	t := a.First
	if c := p.clitic(t); c != "" && p.whatCalled(t-1) {
		a.marker, a.from = p.whatMarker(t-2), t-2
		return
	} else if c != "" {
		a.marker = c
		return
	}
	if p.d.Pack.Order == lang.VSO && t-1 > p.s.First && p.opensQuote(t-1) {
		switch w := p.d.Folded[t-2]; w {
		case "ل", "ب", "ك": // "لـ «صحيفة»"
			a.marker, a.from = w, t-1
			return
		}
		switch {
		case p.isPrep(t - 2):
			t--
		// "صدور «إعلان القاهرة»": the marks are part of the name
		case a.Last < p.s.Last && p.closesQuote(a.Last) && !p.actor(*a) && p.nounAt(t-2):
			p.inside[t-1-p.s.First], p.inside[a.Last-p.s.First] = true, true
			a.First, a.from, a.Last, t = t-1, t-1, a.Last+1, t-1
		}
	}
	if p.d.Pack.Order == lang.VSO && a.form == extract.Nominal &&
		p.d.Entities[a.entities[0]].Type == "Organization" && p.tanween(a.First) {
		return // "مسؤولون أميركيون | وفدا من الحركة"
	}
	if p.bracketed(*a) {
		a.marker = p.d.Folded[a.First-1] // "قوات الأمم المتحدة (اليونيفيل)": tells who that is
		return
	}
	t = p.beforeQuoted(t)
	if b := t - 1; p.d.Pack.Order == lang.VSO && b > p.s.First &&
		(p.d.Tokens[b].Kind == lang.NumberKind || andNumber(p.d.Folded[b])) &&
		p.d.Entities[a.entities[0]].Type == "Agreement" {
		p.inside[b-p.s.First] = true
		a.First, a.from, t = b, b, b // "التوقيع على 6 مذكرات تفاهم", "اتفاقية و6 مذكرات"
		if andNumber(p.d.Folded[b]) {
			return
		}
	}
	if p.titledTogether(*a) {
		if t--; p.clitic(t) != "" {
			a.marker, a.from = p.clitic(t), t
			return
		}
	}
	for n := 0; n <= maxHeads; n++ {
		if m, ok := p.before(t, "both"); ok && n == 0 {
			t = m.Begin
			if c := p.clitic(t); c != "" {
				a.marker, a.from = c, t
				return
			}
		}
		if m, ok := p.before(t, "article"); ok {
			t = m.Begin
		}
		if m, ok := p.before(t, "demonstrative"); ok && n == 0 {
			t = m.Begin
		}
		if m, ok := p.before(t, "prep"); ok {
			a.marker, a.heads, a.from = p.text(m), n, t
			return
		}
		if p.comesAlong(t) {
			a.marker, a.heads, a.from = "برفقه", n, t // "التقى الرئيس، ومعه الوزير، السفير"
			return
		}
		if p.ledSince(t - 1) {
			a.marker, a.heads, a.from = p.d.Pack.Marker("برئاسة"), n, t
			return
		}
		t--
		if p.whatCalled(t) {
			a.marker, a.heads, a.from = p.whatMarker(t-1), n, t-1
			return
		}
		if p.d.Pack.Order == lang.VSO && t >= p.s.First && p.covered(t) {
			// "العاصمة الإيطالية روما"
			if b, ok := p.adjectiveEnding(t + 1); ok && (n == 0 || !strings.HasPrefix(p.d.Folded[t], "ال")) {
				t = b.First - 1
			}
		}
		if p.d.Pack.Order == lang.VSO && n == 0 && t >= p.s.First && !p.covered(t) &&
			(p.definiteNoun(t) && (p.titled(*a) || p.counterpart(*a) || p.newPaper(*a)) || p.hostless(t, *a)) {
			return // "في الجلسة وزير …": no construct with a definite noun
		}
		if t < p.s.First || p.covered(t) || p.d.Tokens[t].Kind != lang.WordKind || p.isVerb(t) ||
			p.stops(t) ||
			p.d.Pack.Order == lang.VSO && (p.timely(t) && !p.general(t) || p.isHal(t) || p.inWord(t, "adverb")) {
			a.heads = n
			return
		}
		if p.d.Pack.Order == lang.VSO && n > 0 && p.definiteNoun(t) && !p.definiteNoun(t+1) {
			a.heads = n
			return // "في هذا الصدد | جهود"
		}
		if p.d.Pack.Order == lang.VSO &&
			(p.closedNoun(t) || p.has(t, "described-only") || n == 0 && p.has(t, "another")) {
			a.heads = n
			return // "دعت فرنسا ودول أخرى | كينيا"
		}
		if p.d.Pack.Order == lang.VSO && t > p.s.First && p.d.Tokens[t-1].Kind == lang.NumberKind && p.tanween(t) {
			a.heads = n
			return // "128 صوتا | قرارا"
		}
		a.heads, a.from = n+1, t
		if c := p.clitic(t); c != "" && p.whatCalled(t-1) {
			a.marker, a.from = p.whatMarker(t-2), t-2
			return
		} else if c != "" {
			a.marker = c
			return
		}
		if p.trigger(t) { // a noun that may call up a frame ends the chain
			return
		}
	}
}

// bracketed reports whether marks set a name apart right behind what it names, of which
// it only tells how that is called too: "مجلس النواب «البرلمان» العراقي", "محمود عباس
// (أبو مازن)".
func (p *parse) bracketed(a arg) bool {
	if p.d.Pack.Order != lang.VSO || a.First-2 < p.s.First || a.Last >= p.s.Last || !p.covered(a.First-2) {
		return false
	}
	switch p.d.Folded[a.First-1] + p.d.Folded[a.Last] {
	case "()", "«»", "“”":
		return p.d.Entities[a.entities[0]].Type == "Organization" || slices.ContainsFunc(p.args, func(b arg) bool {
			return b.Last == a.First-1 && slices.Equal(b.entities, a.entities)
		})
	}
	return false
}

// titledTogether reports whether what several people are stands right before their names,
// behind a preposition: "مع الرئيسين X وY".
func (p *parse) titledTogether(a arg) bool {
	t := a.First - 1
	return p.d.Pack.Order == lang.VSO && t >= p.s.First && a.form == extract.Name &&
		p.d.Entities[a.entities[0]].Type == "Person" && !p.covered(t) && !p.prefixed(a.First, "و") &&
		(p.clitic(t) != "" || p.wordEnds(t, "prep")) &&
		slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Office && m.Entry.Plural && m.End == a.First
		})
}

// beforeQuoted returns token t, or where what marks set apart right before it begins, if
// that is a noun with a preposition written on to it, of which only the wording is
// somebody's: "اتهمها «بتدمير» البلاد".
func (p *parse) beforeQuoted(t int) int {
	if p.d.Pack.Order != lang.VSO || t-3 < p.s.First || !p.closesQuote(t-1) || !p.opensQuote(t-3) ||
		p.covered(t-2) || p.clitic(t-2) == "" {
		return t
	}
	return t - 1
}

// general reports whether the word for a year at token t is an adjective of the venue
// before it: "ديوان عام الوزارة".
func (p *parse) general(t int) bool {
	return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Calendar && m.Entry.Value == "unit:year"
	}) &&
		p.has(t-1, "venue") && !p.possessed(t-1)
}

// andNumber reports whether a folded word is a number in digits on to which "and" is written:
// "و6".
func andNumber(w string) bool {
	digits, ok := strings.CutPrefix(w, "و")
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// definiteNoun reports whether the word at token t has the article, whatever is
// written on to it.
func (p *parse) definiteNoun(t int) bool {
	w := p.d.Folded[t]
	if strings.HasPrefix(w, "ال") || strings.HasPrefix(w, "لل") {
		return true
	}
	return slices.ContainsFunc(p.d.Stems[t], func(s lang.Stem) bool { return s.Article && s.Prefix != "" })
}

// tanween reports whether the word at token t is written in the indefinite
// accusative, behind which no genitive stands.
func (p *parse) tanween(t int) bool {
	w := p.d.Text[p.d.Tokens[t].Begin:p.d.Tokens[t].End]
	return strings.HasSuffix(w, "ا") || strings.HasSuffix(w, "اً") || strings.HasSuffix(w, "ًا")
}

// titled reports whether an arg begins with an office rather than a name.
func (p *parse) titled(a arg) bool {
	for _, m := range p.d.Matches[a.First] {
		if m.Entry.Class == lang.Office && m.First.Prefix == "" && !m.First.Article {
			return true
		}
	}
	return false
}

// newPaper reports whether an arg is a paper without the article.
func (p *parse) newPaper(a arg) bool {
	return p.d.Entities[a.entities[0]].Type == "Agreement" && a.form != extract.Adjective && !p.definiteNoun(a.First)
}

// closedNoun reports whether no construct can begin at token t: it ends a
// phrase that calls up a frame, or has a pronoun written on to it.
func (p *parse) closedNoun(t int) bool {
	for b := t; b >= p.s.First && b > t-4; b-- {
		for _, m := range p.d.With(b, lang.Trigger) {
			if m.Entry.Class != lang.Trigger || m.End <= t {
				continue
			}
			if m.Entry.Value == "phrase" || m.Entry.Value == "noun" && m.Last.Suffix != "" && m.Last.Suffix != "ا" {
				return true
			}
		}
	}
	return false
}

// adjectiveEnding returns the nationality adjective that ends before token t.
func (p *parse) adjectiveEnding(t int) (arg, bool) {
	for i := len(p.args) - 1; i >= 0; i-- {
		if p.args[i].Last == t && p.args[i].form == extract.Adjective {
			return p.args[i], true
		}
		if p.args[i].Last < t {
			break
		}
	}
	return arg{}, false
}

// listMax bounds the words of the last member of a list whom nobody knows.
const listMax = 6

type linkage uint8

// withSuite lets a person's arg take in those who came with him: "الوزير | والوفد المرافق له",
// "وزیر خارجه کنیا | و هیئت همراه".
func (p *parse) withSuite(a *arg) {
	if p.d.Entities[a.entities[0]].Type != "Person" || a.end >= p.s.Last {
		return
	}
	first, end := a.end, a.end
	switch {
	case p.d.Folded[first] == "و":
		first++
	case p.d.Pack.Order != lang.VSO || !p.prefixed(first, "و"):
		return
	}
	for _, m := range p.d.With(min(first, p.s.Last-1), lang.Word) {
		if m.Entry.Class == lang.Word && m.Entry.Value == "suite" && m.End <= p.s.Last {
			end = max(end, m.End)
		}
	}
	for t := a.end; t < end; t++ {
		p.inside[t-p.s.First] = true
	}
	a.Last, a.end = max(a.Last, end), end
}

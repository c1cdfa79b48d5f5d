package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells what governs an argument in a language whose verbs come last: its
// preposition or particle, and the nouns between.

// governSOV finds the marker and the head nouns of an arg where nouns stand
// before what belongs to them and the object's particle after it.
func (p *parse) governSOV(a *arg) {
	_, object := p.word(a.end, "ra")
	if _, ra := p.word(a.end+1, "ra"); ra && p.d.Tokens[a.end].Kind == lang.NumberKind && !p.actor(*a) {
		object = true // "عهدنامه مرزی ۱۹۷۵ را"
	}
	if a.end < p.s.Last && p.hasComma(a.end+1) && p.actor(*a) {
		if _, ra := p.word(a.end+1, "ra"); ra {
			object = true // "ظریف، وزیر خارجه ایران، را"
		}
	}
	object = object || p.withParty(a.end)
	p.chain(a)
	if a.marker == "" && a.heads > 0 && !p.actor(*a) && a.from > p.s.First &&
		p.d.Tokens[a.from-1].Kind == lang.NumberKind && !p.covered(a.from-1) {
		a.heads, a.from = 0, a.First // "با ۱۴ رأی موافق | قطعنامه را"
	}
	if t := a.First - 1; !p.actor(*a) && a.heads > 1 && t > p.s.First &&
		(p.has(t, "counted") || p.d.Tokens[t].Kind == lang.NumberKind) && p.meetingAt(t-1) {
		a.marker, a.heads, a.from = "", 0, a.First // "پس از مذاکرات | چند سند امضا کردند"
	}
	if _, ok := p.before(a.from, "at-last"); ok && a.heads == 0 &&
		(p.someone(*a) ||
			p.d.Entities[a.entities[0]].Type == "Agreement" && strings.HasSuffix(p.d.Folded[a.Last-1], "ي")) {
		a.marker = "" // "در پایان | یادداشت تفاهمی امضا شد", "در ادامه | وزیر از قطر خواست"
	}
	if p.wordEnds(a.First, "foremost") || p.thereupon(*a) { // "و در رأس آنها آمریکا"
		a.marker, a.heads, a.from = "", 0, a.First
	}
	if object &&
		(a.marker == "" || p.wordEnds(a.from, "until") || p.wordEnds(a.from, "including") ||
			a.heads > 0 && !p.actor(*a) && p.during(a.marker)) {
		if a.marker != "" && !p.wordEnds(a.from, "until") { // "در پایان نشست | بیانیه را", but "تا | حقوق قطر را"
			a.heads, a.from = 0, a.First
		}
		a.marker = "را"
	}
}

// meetingAt reports whether a noun of meeting stands at token t.
func (p *parse) meetingAt(t int) bool {
	return slices.ContainsFunc(p.d.With(t, lang.Trigger), func(m lang.Match) bool {
		if m.Entry.Class != lang.Trigger || m.Entry.Value != "noun" {
			return false
		}
		f := p.d.Pack.Frames[m.Entry.Index]
		return f.InPerson() && !f.Takes("Agreement")
	})
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
		if m, ok := p.before(t, "modifier"); ok && n > 0 && m.Begin < t-1 && m.Begin >= p.s.First &&
			p.wordEnds(t, "prep") {
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
		m, ok := p.before(t, "prep")
		if ok && p.covered(m.Begin) { // "وزیر و هیئت همراه | با قطر": not "along with"
			m, ok = p.word(t-1, "prep")
			ok = ok && m.End == t && !p.covered(t-1)
		}
		if ok {
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
		if t < p.s.First || p.covered(t) ||
			p.d.Tokens[t].Kind != lang.WordKind && !(listed && p.listComma(t)) || p.isVerb(t) ||
			p.closes(t) || p.unfinished(t) {
			a.heads = n
			if n > 0 && t >= p.s.First && !p.covered(t) && p.has(t, "demonstrative") {
				m, governed := p.before(t, "prep")
				// "از این تصمیم | قطر", "این تصمیم | قطر را"
				if governed != p.wordStarts(a.end, "ra") && p.itsDeed(t+1, *a) {
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
		if p.d.Folded[t] == "و" && n > 0 && t > p.s.First && !p.covered(t-1) && !p.closes(t-1) &&
			p.d.Tokens[t-1].Kind == lang.WordKind && !p.isVerb(t-1) {
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
	return t > p.s.First && p.hasComma(t+1) && !p.covered(t-1) && p.d.Tokens[t-1].Kind == lang.WordKind &&
		!p.isVerb(t-1) && !p.closes(t-1) && !p.barrier(t-1)
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
		if t--; p.covered(t) || p.d.Tokens[t].Kind != lang.WordKind && p.d.Folded[t] != "،" || p.isVerb(t) ||
			p.barrier(t) {
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

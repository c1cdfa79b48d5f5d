package mention

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// unnamed takes the papers and gatherings that have no name, "مراسم تشييع",
// "قرارا بوقف القتال", where a word near them speaks of signing, adopting,
// attending or condemning. Of these, relation extraction keeps those of which
// that is stated.
func (f *finder) unnamed() {
	for i := f.s.First; i < f.s.Last; i++ {
		m, ok := f.at(i, lang.Head)
		if !ok || f.taken[i] >= 0 || f.inPhrase(i) || !f.opening(m) || f.inOffice(i) > 0 || f.everydayFrom(i, m.End) {
			continue
		}
		i = max(i, f.undefined(m)-1)
	}
}

// undefined reads a paper or gathering without a name from its head. It returns
// the token after it, or 0.
func (f *finder) undefined(h lang.Match) int {
	typ, kind, _ := strings.Cut(h.Entry.Value, ":")
	if f.s.Title && f.plural(h) || !f.undergoes(h, typ, kind) {
		return 0 // what a heading counts, the text tells one by one
	}
	if typ == "agreement" && f.merely(h) {
		return 0
	}
	for _, part := range [...]string{"holding", "any"} {
		if _, ok := f.word(h.Begin-1, part); ok {
			return 0 // "برگزاری کنفرانس", "أي اتفاق": it is only spoken of
		}
	}
	p := f.phrase(h, habits{persons: true, pairs: true, moments: true, offices: true})
	if kind == "attack" && f.officeBehind(p) || p.words == 0 && !p.named() && h.First.Article {
		return 0 // "the ceremony": which one was said before
	}
	if typ == "agreement" && !p.named() && p.words == 0 && f.d.Pack.Order == lang.SOV &&
		h.Last.Suffix == "" && !f.spoken(p.core, "signed") {
		// "ما به توافقنامه پایبندیم"
		return f.take(p, p.core, extract.Mention{Form: extract.Pronoun, Rule: "anaphor/agreement"})
	}
	if typ == "event" && f.d.Pack.Order == lang.VSO && p.core.Last == h.End {
		p.core.Last = f.following(h.End)
	}
	if typ == "agreement" && !p.named() && f.says(h.Begin) {
		return 0
	}
	name := strings.ToUpper(typ[:1]) + typ[1:]
	if f.bare(p, typ, kind) || f.has(p, name) || typ == "event" && f.has(p, "Agreement") {
		return 0 // "پس از مذاکرات طولانی | برجام را"
	}
	return f.take(p, p.core, extract.Mention{Form: extract.Nominal, Type: name, Rule: "told/" + kind, Loose: true})
}

// bare reports whether nothing tells a gathering or resolution from others.
func (f *finder) bare(p *phrase, typ, kind string) bool {
	switch typ {
	case "resolution":
		if f.d.Pack.Order != lang.SOV || p.core.Len() > 1 && p.head.End-p.head.Begin > 1 ||
			strings.HasSuffix(f.d.Folded[p.head.Begin], "اي") {
			return false
		}
		_, told := f.word(p.head.End, "modifier") // "قطعنامه جدید", not "به قطعنامه رأی داد"
		_, about := f.word(p.head.End, "about")
		return !told && !about
	case "event":
		if p.core.Len() > 1 {
			return false
		}
		_, dated := f.momentAt(p.head.End)
		_, held := f.word(p.head.End, "convened") // "في جلسة عقدتها اللجنة"
		return !dated && !held && kind != "talks-round" && kind != "peace-talks" && kind != "dialogue"
	}
	return false
}

// undergoes reports whether a word near a paper or gathering speaks of what may be
// done to one of that kind.
func (f *finder) undergoes(h lang.Match, typ, kind string) bool {
	r := extract.Range{First: h.Begin, Last: h.End}
	switch typ + ":" + kind {
	case "event:festival", "event:conference", "event:forum", "event:exhibition", "event:exercise",
		"event:assembly", "event:special-session", "event:summit", "event:session":
		return !f.press(f.phrase(h, habits{})) && f.spoken(r, "attended")
	case "event:attack":
		return f.spoken(r, "condemns") && !f.blamed(h)
	case "agreement:contract":
		return f.acted(h, "signed") || f.signing(h) || f.signedAhead(h)
	case "agreement:declaration":
		return f.signing(h) || f.signedAhead(h)
	case "agreement:constitution", "agreement:outcome":
		return false
	case "agreement:plan", "agreement:proposal":
		// Whose it is, him one supports.
		return f.spoken(r, "signed", "adopted") ||
			f.d.Pack.Order == lang.SOV && f.acted(h, "supports", "opposes") &&
				!f.phrase(h, habits{persons: true, offices: true}).named()
	case "event:talks-round", "event:peace-talks", "event:dialogue":
		return f.d.Pack.Order == lang.SOV && h.Last.Suffix != "ي" && f.acted(h, "supports", "opposes")
	case "resolution:draft":
		return f.spoken(r, taken...)
	case "resolution:resolution":
		if h.End-h.Begin == 1 && f.d.Pack.Order == lang.VSO { // any decision
			return !h.First.Article && f.acted(h, "adopted")
		}
		return f.spoken(r, taken...)
	}
	return typ == "agreement" && (f.spoken(r, "signed", "adopted") || f.signing(h) || f.acted(h, "supports", "opposes"))
}

// blamed reports whether an attack is called by who made or suffered it, who is
// the one spoken of: "هجمات إيران", "ترور وزیر".
func (f *finder) blamed(h lang.Match) bool {
	p := f.phrase(h, habits{persons: true})
	if _, ok := f.at(p.core.Last, lang.Office, lang.Honorific); ok {
		return true
	}
	return len(p.nations) > 0 || f.has(p, "State") || f.has(p, "Organization") || f.has(p, "Person")
}

// taken are the relations by which a resolution is taken or refused.
var taken = []string{"adopted", "supports", "opposes", "voted_for", "voted_against"}

// following returns the token after the few plain words that go on an Arabic
// noun at token k without defining it: "حفل | تخريج دفعة جديدة".
func (f *finder) following(k int) int {
	const long = 3 // words
	for n := 0; n < long && k < f.s.Last && !f.d.Tokens[k].Line && f.taken[k] < 0 &&
		f.d.Tokens[k].Kind == lang.WordKind; n++ {
		purpose := n == 0 && strings.HasPrefix(f.d.Folded[k], "ل") // "حفل | لتكريم"
		if f.stops(k) || f.joined(k) && !f.whole(k) && !purpose || f.finite(k) {
			break
		}
		k++
	}
	return k
}

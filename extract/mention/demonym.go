package mention

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// demonyms takes nationality adjectives and the nouns for a people that
// nothing else has taken.
func (f *finder) demonyms() {
	for i := f.s.First; i < f.s.Last; i++ {
		if f.taken[i] < 0 {
			i = max(i, f.demonym(i)-1)
		}
	}
}

// demonym takes the nationality adjective or noun for a people at token i. It returns the
// token after it, or i if there is none.
func (f *finder) demonym(i int) int {
	m, ok := f.at(i, lang.Demonym)
	if !ok && f.bodily(i) {
		return i
	}
	if _, inhabited := f.word(m.End, "inhabited"); ok && inhabited {
		return i // "شهرک‌های صهیونیست | نشین"
	}
	if !ok || m.Entry.Weak || !f.free(extract.Range{First: m.Begin, Last: m.End}) ||
		m.Last.Suffix != "" && f.officeHead(i) {
		return i // رؤساء is no Russian
	}
	f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
		Form: extract.Adjective, Type: "State", Key: m.Entry.Value, Rule: "demonym", Loose: f.byTheWay(i)})
	return m.End
}

// bodily takes the adjective of a body at token i, behind a noun of what states
// and bodies do to each other: "العقوبات الأوروبية". It is an entity only where
// that is an act.
func (f *finder) bodily(i int) bool {
	m, ok := f.at(i, lang.BodyAdjective)
	if !ok || m.Last.Suffix != "" || !f.behindDeed(i) {
		return false
	}
	f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
		Form: extract.Adjective, Type: "Organization", Key: m.Entry.Value, Rule: "demonym/body", Loose: true})
	return true
}

// behindDeed reports whether a noun of what is done stands right before token i
// or before one adjective there.
func (f *finder) behindDeed(i int) bool {
	for b := i - 1; b >= f.s.First && b >= i-2; b-- {
		for _, m := range f.d.Matches[b] {
			if m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.End == b+1 && m.Last.Suffix == "" {
				return true
			}
		}
		if f.d.Tokens[b].Kind != lang.WordKind {
			return false
		}
	}
	return false
}

// byTheWay reports whether an Arabic nationality adjective only says where an
// outlet is that is named beside it, and nothing of its state: "صحيفة «الشروق»
// المصرية".
func (f *finder) byTheWay(i int) bool {
	if f.d.Pack.Order != lang.VSO {
		return false
	}
	const near = 4 // words
	for b := max(f.s.First, i-near); b < i; b++ {
		if h, ok := f.at(b, lang.Head); ok && h.Entry.Outlet() {
			return true
		}
	}
	return false
}

package mention

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// demonyms takes nationality adjectives and the nouns for a people that
// nothing else has taken.
func (f *finder) demonyms() {
	for i := f.s.First; i < f.s.Last; i++ {
		if f.taken[i] >= 0 {
			continue
		}
		m, ok := f.at(i, lang.Demonym)
		if !ok || m.Entry.Weak || !f.free(extract.Range{First: m.Begin, Last: m.End}) || m.Last.Suffix != "" && f.officeHead(i) {
			continue // رؤساء is no Russian
		}
		f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
			Form: extract.Adjective, Type: "State", Key: m.Entry.Value, Rule: "demonym", Loose: f.byTheWay(i)})
		i = m.End - 1
	}
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
		if h, ok := f.at(b, lang.Head); ok && (h.Entry.Value == "organization:newspaper" || h.Entry.Value == "organization:news-agency" || h.Entry.Value == "organization:broadcaster") {
			return true
		}
	}
	return false
}

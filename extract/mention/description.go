package mention

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// descriptions takes names that stand behind what somebody is and where he is from, which
// is no office: "المعارض السوري | ميشيل …", "سیاستمدار لبنانی | ولید …". The description
// becomes part of the name's phrase, so that it parts nobody from what he does.
func (f *finder) descriptions() {
	for i := f.s.First; i < f.s.Last; i++ {
		m, ok := f.word(i, "descriptor")
		if !ok || f.taken[i] >= 0 || f.attribute(i) {
			continue
		}
		k, nations := f.attributes(m.End)
		if k == m.End {
			continue
		}
		if f.punct(k, "،", ",") && len(nations) > 0 && !f.wordBefore(i, "demonstrative") {
			k++ // "مقام آمریکایی، | توماس …"
		}
		if k >= f.s.Last {
			continue
		}
		n := f.taken[k]
		if n < 0 {
			end, known := f.readName(k)
			if known == 0 || end-k < 2 || f.names[k] != namely {
				continue
			}
			n = f.add(extract.Mention{Tokens: extract.Range{First: k, Last: end}, Form: extract.Name,
				Type: "Person", Rule: "description+name"})
		}
		if x := f.d.Mentions[n]; x.Type != "Person" || x.Form != extract.Name || x.Phrase.First != k {
			continue
		}
		for _, t := range nations {
			f.demonym(t)
		}
		f.attach(n, i, k, nil)
		i = k - 1
	}
}

// attribute reports whether an Arabic word that may describe somebody describes the noun
// right before it instead: "الملف | السياسي".
func (f *finder) attribute(i int) bool {
	return i > f.s.First && f.articled(i) && f.articled(i-1) && f.taken[i-1] < 0 && !f.verbStarts(i-1)
}

// attributes returns the token after the adjectives that start at token k, and where those
// of nations stand.
func (f *finder) attributes(k int) (end int, nations []int) {
	const most = 4 // words
	for end = k; end < f.s.Last && end < k+most && f.taken[end] < 0 && !f.d.Tokens[end].Line; {
		if m, ok := f.at(end, lang.Demonym); ok && !f.joined(end) && !m.Entry.Weak {
			nations = append(nations, end)
			end = m.End
			continue
		}
		if f.d.Pack.Order == lang.VSO && (!f.articled(end) || f.names[end] == namely) || f.verbStarts(end) {
			break
		}
		if m, ok := f.word(end, "modifier"); f.d.Pack.Order == lang.SOV && ok {
			end = m.End
			continue
		}
		if f.d.Pack.Order == lang.SOV {
			break
		}
		end++
	}
	return end, nations
}

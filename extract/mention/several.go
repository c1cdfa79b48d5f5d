package mention

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// eachNamed reads several people who hold an office, each told by his state and
// his name: "وزيرا الخارجية الكيني أحمد صالح والتشادي محمد علي". It returns the
// token after the last of them, or 0 if there are not at least two.
func (f *finder) eachNamed(m lang.Match) int {
	if !m.Entry.Plural || f.d.Pack.Order == lang.SVO {
		return 0
	}
	type holder struct{ body, name int }
	var all []holder
	end := 0
	for k := m.End; ; {
		body := f.joinedBody(k, len(all) > 0)
		if body < 0 {
			break
		}
		name, last := f.nameAfter(f.d.Mentions[body].Tokens.Last)
		if name < 0 {
			break
		}
		all, end, k = append(all, holder{body, name}), last, last
		if f.punct(k, "،", ",") {
			k++
		}
		if w, ok := f.word(k, "conj"); ok {
			k = w.End
		}
	}
	if len(all) < 2 {
		return 0
	}
	for i, h := range all {
		b := f.d.Mentions[h.body]
		first := b.Tokens.First
		if i == 0 {
			first = m.Begin
		}
		f.attach(h.name, first, f.d.Mentions[h.name].Tokens.Last, []extract.Position{{Office: m.Entry.Value, Body: h.body, Of: b.Key,
			Evidence: extract.Range{First: m.Begin, Last: b.Tokens.Last}}})
	}
	return end
}

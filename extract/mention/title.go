package mention

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// titled takes names that stand behind a title alone: "الشيخ …", "آقای …".
func (f *finder) titled() {
	for i := f.s.First; i < f.s.Last; i++ {
		if f.taken[i] >= 0 {
			continue
		}
		if _, ok := f.at(i, lang.Honorific); !ok {
			continue
		}
		k := f.honorifics(i)
		if k >= f.s.Last {
			continue
		}
		if n := f.taken[k]; n >= 0 {
			if m := f.d.Mentions[n]; m.Type == "Person" && m.Phrase.First == k {
				f.attach(n, i, k, nil)
			}
			i = k - 1
			continue
		}
		if k == i+1 && f.articled(i) && (f.names[k] == never || f.joined(k)) && f.nameBefore(i) >= 0 {
			continue // "قال سعيد الهاشمي الخبير بالشؤون العربية"
		}
		if k == i+1 && f.articled(i) {
			k = f.expertise(k)
		}
		month := f.names[k] == never && f.givenToo(k)
		if month {
			f.names[k] = namely // "سردار رمضان …"
		}
		end, known := f.readName(k)
		if end == k+1 && f.from(i, k) {
			continue
		}
		if month && end == k+1 {
			f.names[k] = never
			continue
		}
		if end > k && known > 0 {
			n := f.add(extract.Mention{Tokens: extract.Range{First: k, Last: end}, Form: extract.Name,
				Type: "Person", Rule: "title+name"})
			f.attach(n, i, end, nil)
			i = end - 1
		}
	}
}

// from reports whether the word at token k only tells where he is from whom the title at
// token i describes: "الناشط | المصري", but "السيد | المصري".
func (f *finder) from(i, k int) bool {
	_, describes := f.word(i, "descriptor")
	_, demonym := f.at(k, lang.Demonym)
	return describes && demonym
}

// expertise returns where the name begins behind what an expert knows of, from
// token k: "الخبير في شؤون الخليج | بيتر …"; k itself if none does.
func (f *finder) expertise(k int) int {
	const long = 5 // words
	if f.d.Pack.Order != lang.VSO || f.taken[k] >= 0 {
		return k
	}
	if _, ok := f.word(k, "locative"); !ok && !f.wordAt(k, "ب") {
		return k
	}
	for t := k + 1; t < f.s.Last && t <= k+long && f.d.Tokens[t].Kind == lang.WordKind && !f.verbStarts(t); t++ {
		if f.taken[t] < 0 && f.names[t] == namely && !f.articled(t) {
			if end, known := f.readName(t); end-t >= 2 && known > 0 {
				return t
			}
			return k
		}
	}
	return k
}

// sharesTitle reports whether a name that begins with a title, "شیخ حمد", is but
// that title and the given name of somebody else, whose known name is longer:
// "شیخ | حمد بن خلیفه آل ثانی".
func (f *finder) sharesTitle(m lang.Match) bool {
	if m.Entry.Class != lang.Person {
		return false
	}
	for _, t := range f.d.With(m.Begin, lang.Honorific) {
		if t.Entry.Class != lang.Honorific || t.End >= m.End {
			continue
		}
		if full, ok := f.known(t.End); ok && full.Entry.Class == lang.Person &&
			full.Entry.Value != m.Entry.Value && full.End > m.End {
			return true
		}
	}
	return false
}

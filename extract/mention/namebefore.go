package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file reads the names that stand right before an office.

// nameBefore returns the person whose name ends right before the office at
// token begin, in apposition, or -1: "کایرات عبدالرحمناف، وزیر امور خارجه".
func (f *finder) nameBefore(begin int) int {
	if m, ok := f.officeAt(begin); ok && m.First.Prefix != "" &&
		(f.d.Pack.Order == lang.VSO || f.punct(begin-1, "،", ",")) {
		return -1 // "X, and the envoy of Y", "التقى X | بسفير Y": somebody else
	}
	k := begin - 1
	comma := false
	for f.punct(k, "،", ",", "(", "-", "–", "\"", "»", "”") {
		k, comma = k-1, true
	}
	if m, ok := f.word(k, "article"); ok && m.End == k+1 && f.punct(k-1, ",") {
		k, comma = k-2, true
	}
	if k < f.s.First {
		return -1
	}
	if i := f.taken[k]; i >= 0 {
		m := f.d.Mentions[i]
		if m.Type == "Person" && m.Form == extract.Name && m.Tokens.Last == k+1 &&
			f.apposed(m, comma || f.further(begin)) {
			return i
		}
		return -1
	}
	if !comma && f.d.Pack.Order == lang.SVO {
		return -1
	}
	if first := f.markedName(k + 1); first <= k && f.bodied(begin) {
		return f.add(extract.Mention{Tokens: extract.Range{First: first, Last: k + 1}, Form: extract.Name,
			Type: "Person", Rule: "name+office"})
	}
	// An unknown name between a boundary and the comma.
	first := k + 1
	known := 0
	if f.titular(k) {
		first-- // "گابریلا بارون": a title, but here the surname
	}
	for first > f.s.First && k+1-first < 5 && !f.rankEnds(first) && f.taken[first-1] < 0 &&
		f.names[first-1] > never && (f.names[first-1] == namely || !f.joined(first-1)) &&
		!f.brokenOff(first, k) {
		first--
		if f.names[first] == namely {
			known++
		}
	}
	for first < k && f.articled(first) {
		if _, ok := f.at(first, lang.Demonym); !ok {
			break
		}
		first++ // "الجانب الكيني | جون …": no name begins with an article
	}
	if j := f.joinedName(first - 1); first-1 >= f.s.First && j > first-1 && j <= k+1 && f.taken[first-1] >= 0 {
		if i := f.taken[first-1]; f.d.Mentions[i].Tokens.Last == k+1 {
			return i // "وفهد العيسى المستشار …"
		}
		return -1
	}
	n := k + 1 - first
	if !comma && f.d.Pack.Order == lang.VSO && (f.unread(first) || known < 2 && !f.nameOpens(first, n)) {
		return -1
	}
	if n == 1 && known == 1 && f.givenToo(first-1) {
		first, n = first-1, 2
	}
	if _, titled := f.at(first-1, lang.Honorific); n == 1 && known == 1 && f.d.Pack.Order == lang.SOV &&
		(first == f.s.First || titled) {
		return f.add(extract.Mention{Tokens: extract.Range{First: first, Last: k + 1}, Form: extract.Name,
			Type: "Person", Rule: "name+office"})
	}
	edge := first == f.s.First || f.d.Tokens[first-1].Kind == lang.PunctKind ||
		f.d.Pack.Order == lang.VSO && f.nameOpens(first, n)
	if f.introduced(first, n, edge) && f.bodied(begin) {
		return f.add(extract.Mention{Tokens: extract.Range{First: first, Last: k + 1}, Form: extract.Name,
			Type: "Person", Rule: "name+office"})
	}
	if n < 2 || known == 0 && !edge && !comma || known == 0 && n > 3 {
		return -1
	}
	return f.add(extract.Mention{Tokens: extract.Range{First: first, Last: k + 1}, Form: extract.Name,
		Type: "Person", Rule: "name+office"})
}

// rankEnds reports whether a title of two or more words ends right before token k: "العميد
// الركن | …".
func (f *finder) rankEnds(k int) bool {
	const long = 3 // words of such a title
	for b := k - 2; b >= max(f.s.First, k-long); b-- {
		if slices.ContainsFunc(f.d.With(b, lang.Honorific), func(m lang.Match) bool {
			return m.Entry.Class == lang.Honorific && m.End == k
		}) {
			return true
		}
	}
	return false
}

// further reports whether the Arabic office at token begin is one that somebody may
// have beside another: a member's.
func (f *finder) further(begin int) bool {
	m, ok := f.officeAt(begin)
	if !ok || f.d.Pack.Order != lang.VSO || m.First.Prefix != "" {
		return false
	}
	facts := f.d.Pack.World.Office(m.Entry.Value)
	return !facts.Single && facts.Of != "state" && !posted[m.Entry.Value]
}

// nameOpens reports whether n words of which little is known are an Arabic
// subject with its office behind it: "قال ميلان كوفاتش المتحدث باسم …". A verb,
// a mark, a title or "that" stands before them.
func (f *finder) nameOpens(first, n int) bool {
	const long = 3 // words of such a name
	if n < 2 || n > long || f.articled(first) {
		return false
	}
	if f.dual(first, first+n) {
		return false
	}
	if first == f.s.First || f.d.Tokens[first-1].Kind == lang.PunctKind || f.titleEnds(first) ||
		f.wordBefore(first, "that") {
		return true
	}
	for _, m := range f.d.Matches[first-1] {
		if m.End == first && m.First.Suffix == "" && f.acting(m) {
			return true
		}
	}
	return false
}

// dual reports whether the words of [first, last) are an Arabic dual or plural
// with its adjective: "اتصالين هاتفيين".
func (f *finder) dual(first, last int) bool {
	return f.d.Pack.Order == lang.VSO && strings.HasSuffix(f.d.Folded[first], "ين") &&
		strings.HasSuffix(f.d.Folded[last-1], "ين")
}

// apposed reports whether an office may follow this name as its apposition.
// In Arabic, where the office comes first as a rule, a surname and a comma
// before an office are two people: "وأطلع المالكي، الوزير الكزخستاني على …".
func (f *finder) apposed(m extract.Mention, comma bool) bool {
	if f.d.Pack.Order == lang.VSO {
		if f.parted(m) {
			return false
		}
		return m.Tokens.Len() > 1 && (comma || !f.unread(m.Phrase.First)) &&
			!slices.ContainsFunc(m.Offices, func(p extract.Position) bool {
				return p.Body >= 0 && f.d.Mentions[p.Body].Type != "State" ||
					p.Of != "" && !strings.HasPrefix(p.Of, "state:") || !comma
			})
	}
	return comma || f.d.Pack.Order == lang.SOV || m.Tokens.Len() > 1
}

// parted reports whether commas part a name in Arabic from the office before it and from
// that behind it, which is somebody else's then: "استقبل رئيس الحكومة، X، | سفير قطر".
func (f *finder) parted(m extract.Mention) bool {
	const titles = 3 // words
	if len(m.Offices) == 0 || m.Phrase.First == m.Tokens.First || f.comma(m.Tokens.Last) == m.Tokens.Last {
		return false
	}
	for t := m.Tokens.First - 1; t >= m.Offices[len(m.Offices)-1].Evidence.Last && t >= m.Tokens.First-1-titles; t-- {
		if f.comma(t) > t {
			return true
		}
	}
	return false
}

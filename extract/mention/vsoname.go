package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells names of Arabic office-holders from the words around them.

// pastAdjectives returns the token after the adjectives from token k that tell more
// of an office or of the body it belongs to, where a name follows: "رئيس البرلمان |
// الاتحادي الألماني | فولفغانغ شويبله"; k itself if none does.
func (f *finder) pastAdjectives(k int) int {
	const most = 2
	t := k
	for t < f.s.Last && t < k+most && f.taken[t] < 0 && f.ofOffice(t) {
		t++
	}
	if t == k || t >= f.s.Last {
		return k
	}
	if i := f.taken[t]; i >= 0 {
		if m := f.d.Mentions[i]; m.Type == "Person" && m.Form == extract.Name && m.Phrase.First == t &&
			f.clitic(m) == "" {
			return t
		}
		return k
	}
	if t == k+1 && f.names[k] == maybe && f.names[t] == namely {
		return t
	}
	if end, known := f.readName(t); known > 0 && f.wholeName(t, end) {
		return t
	}
	return k
}

// ofOffice reports whether an Arabic word has the shape of an adjective that
// belongs to a definite noun, and is nothing else that a list knows.
func (f *finder) ofOffice(t int) bool {
	if m, ok := f.at(t, lang.Demonym); ok && m.End == t+1 {
		return m.First.Prefix == ""
	}
	w := f.d.Folded[t]
	if !f.articled(t) || f.names[t] == namely || f.finite(t) || f.verbStarts(t) {
		return false
	}
	if f.names[t] != maybe && !strings.HasSuffix(w, "ي") && !strings.HasSuffix(w, "يه") {
		return false
	}
	if w, ok := f.at(t, lang.Word); ok && w.Entry.Value != "descriptor" { // "التعاون | السياسي"
		return false
	}
	_, other := f.at(t, lang.Office, lang.Honorific, lang.Weekday, lang.RelativeDay, lang.Month,
		lang.Calendar, lang.Anaphor, lang.Head)
	return !other
}

// wholeName reports whether tokens [k, end) are a name of two or three words, the
// first of which has no article.
func (f *finder) wholeName(k, end int) bool {
	return end-k > 1 && end-k < 4 && !f.articled(k) && (f.names[k] == namely || !f.joined(k))
}

// namesOnly reports whether all that a list knows of an Arabic word without the
// preposition that it seems to begin with is that names have it, so that it is no
// more of a word without: "برنده".
func (f *finder) namesOnly(i int) bool {
	return f.d.Pack.Order == lang.VSO && len(f.d.Matches[i]) > 0 &&
		!slices.ContainsFunc(f.d.Matches[i], func(m lang.Match) bool {
			return m.First.Prefix != "" &&
				(last(m.First.Prefix) == "و" || m.Entry.Class != lang.NamePart && m.Entry.Class != lang.Person)
		})
}

// namedAfterHome reports whether a nationality with the article is the surname of an
// office-holder whose given name, one word at token k, stands before it: "وزير النقل
// وليد المصري".
func (f *finder) namedAfterHome(k, j int) bool {
	if f.d.Pack.Order != lang.VSO || f.names[k] != namely || f.articled(k) || !f.titleEnds(k) ||
		!f.articled(j) || !strings.HasSuffix(f.d.Folded[j], "ي") {
		return false
	}
	m, ok := f.at(j, lang.Demonym)
	return ok && m.End == j+1 && m.First.Prefix == "" && (j+1 >= f.s.Last || f.names[j+1] != namely)
}

// accredited returns the state to whose capital an Arabic envoy is posted, and the
// token after that, where it stands at token k with a preposition written on to it:
// "السفير الروسي | بدمشق". The end is k if none does.
func (f *finder) accredited(k int) (state string, end int) {
	if f.d.Pack.Order != lang.VSO {
		return "", k
	}
	m, ok := f.at(k, lang.Place)
	if !ok || m.First.Prefix != "ب" {
		return "", k
	}
	if state = f.d.Pack.CapitalOf(m.Entry.Value); state == "" {
		return "", k
	}
	return state, m.End
}

// misread reports whether an Arabic match is a name only if it is cut as names are
// not: of a pronoun on a person's first name, "نصره | الله", or of an article whose
// alef has a hamza, which is part of the word, "ألباريس".
func (f *finder) misread(m lang.Match) bool {
	if f.d.Pack.Order != lang.VSO {
		return false
	}
	if m.Entry.Class == lang.Person && m.End > m.Begin+1 && strings.HasPrefix(m.First.Suffix, "ه") {
		return true
	}
	return m.First.Article && m.First.Prefix == "" && m.Entry.Class == lang.Place &&
		strings.HasPrefix(f.d.Text[f.d.Tokens[m.Begin].Begin:], "أل")
}

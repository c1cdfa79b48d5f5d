package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file holds what tells names in Persian, which has neither capitals nor
// an article: what stands before and behind them.

// introduced reports whether n words before an office, from token k on, are a
// name though no list need know any of them: "دیدار با شکولنیک وزیر انرژی
// قزاقستان". What stands before them must part them from the words before; edge
// is true if that is a mark or the beginning of the sentence.
func (f *finder) introduced(k, n int, edge bool) bool {
	const long = 4 // words of such a name
	if f.d.Pack.Order != lang.SOV || n < 1 || n > long {
		return false
	}
	if edge {
		return !f.wordBefore(k, "report") // "به گزارش فارس، رئیس جمهور …"
	}
	for b := k - 1; b >= f.s.First && b >= k-4; b-- {
		for _, m := range f.d.Matches[b] {
			if m.End != k || m.First.Suffix != "" {
				continue
			}
			switch m.Entry.Class {
			case lang.Honorific:
				return true
			case lang.Trigger:
				if m.Entry.Value == "noun" && n > 1 && f.strange(k, n) &&
					slices.Contains(comings, f.d.Pack.Frames[m.Entry.Index].Relation) {
					return true // "ملاقات | آرتاشس تومانیان سفیر ارمنستان"
				}
			case lang.Anaphor:
				if m.Entry.Value == "event" {
					return true // "در ادامه این نشست | نماینده ناتو"
				}
			case lang.Word:
				switch m.Entry.Value {
				case "acting", "conj", "that":
					return true
				case "prep":
					if n > 1 || f.names[k] == namely {
						return true // "به ظاهر فرمانده" is no name
					}
				}
			}
		}
	}
	return false
}

// coming reports whether a noun of what somebody in person does ends right before token k,
// so that who does it may follow: "دیدار | معاون وزارت خارجه قطر".
func (f *finder) coming(k int) bool {
	const long = 4 // words of such a noun
	for b := k - 1; b >= f.s.First && b >= k-long; b-- {
		if slices.ContainsFunc(f.d.With(b, lang.Trigger), func(m lang.Match) bool {
			return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.End == k &&
				m.First.Suffix == "" && slices.Contains(comings, f.d.Pack.Frames[m.Entry.Index].Relation)
		}) {
			return true
		}
	}
	return false
}

// comings are the relations whose nouns tell what somebody in person does.
var comings = []string{"met_with", "visited", "spoke_with"}

// strange reports whether no list knows any of n words from token k on and none has the
// shape of a Persian adjective, so that they do not describe the noun before.
func (f *finder) strange(k, n int) bool {
	for t := k; t < k+n; t++ {
		if w := f.d.Folded[t]; len(f.d.Matches[t]) > 0 && f.names[t] != namely || strings.HasSuffix(w, "ي") ||
			strings.HasSuffix(w, "ه") {
			return false
		}
	}
	return true
}

// bodied reports whether the office at token k is said to be of a state or
// body, or to be a counterpart's from a state.
func (f *finder) bodied(k int) bool {
	if w, ok := f.word(k, "counterpart"); ok && f.d.Pack.Order == lang.SOV {
		_, of := f.at(w.End, lang.Demonym)
		return of
	}
	p, _ := f.positions(k)
	return len(p) > 0 && p[0].Body >= 0
}

// brokenOff reports whether the words from token first to token last of a
// Persian name begin a line, so that none before belongs to them.
func (f *finder) brokenOff(first, last int) bool {
	return f.d.Pack.Order == lang.SOV && first <= last && f.d.Tokens[first].Line
}

// titular reports whether token k is a title that stands where only the last
// word of a name can: behind a word of one, on the same line.
func (f *finder) titular(k int) bool {
	if f.d.Pack.Order != lang.SOV {
		return false
	}
	m, ok := f.at(k, lang.Honorific)
	return ok && m.End == k+1 && m.First.Prefix == "" && m.First.Suffix == "" && k > f.s.First &&
		f.taken[k] < 0 && f.taken[k-1] < 0 && f.names[k-1] > never && !f.d.Tokens[k].Line
}

// nameEnds reports whether no name can go on at token k: a line, sentence or
// clause ends before it, or an office or function word stands there.
func (f *finder) nameEnds(k int) bool {
	if k >= f.s.Last || f.d.Tokens[k].Line || f.d.Tokens[k].Kind != lang.WordKind || f.officeHead(k) {
		return true
	}
	_, word := f.word(k, "")
	return word
}

// nameStops reports whether what follows a Persian name begins at token k: no name can
// go on there, or a verb stands there, alone or behind its noun, or a noun of papers and
// the like: "میسون ملک | دیدار کرد", "میسون ملک | توافقنامه را امضا کرد".
func (f *finder) nameStops(k int) bool {
	return f.nameEnds(k) || f.verbStarts(k) || f.predicated(k) || f.headAt(k)
}

// surnamed reports whether an unknown word behind a name is the last of it: it
// has the shape of a family name, and nothing can go on behind it.
func (f *finder) surnamed(k int) bool {
	return f.d.Pack.Order == lang.SOV && len(f.d.Matches[k]) == 0 && f.nameStops(k+1) &&
		slices.ContainsFunc(f.d.Pack.Grammar.Surname, func(e string) bool {
			return strings.HasSuffix(f.d.Folded[k], e)
		})
}

// newSurname reports whether the word at token j is the last of a Persian name of which
// the words from token k on are known, though no list has it or it only ends others:
// the phrase begins and ends with them, "محمد باقر صدرفام", "حسن بهرام | نیا".
func (f *finder) newSurname(k, j int) bool {
	const short = 4 // bytes of endings that are words of their own
	ending := len(f.d.Folded[j]) > short && slices.Contains(f.d.Pack.Grammar.Surname, f.d.Folded[j])
	return f.d.Pack.Order == lang.SOV && f.d.Tokens[j].Kind == lang.WordKind &&
		(ending || len(f.d.Matches[j]) == 0) && f.nounBegins(f.descended(k)) && f.nameStops(j+1)
}

// nounBegins reports whether a Persian noun phrase begins at token k: nothing before
// it, a mark, a function word or a title.
func (f *finder) nounBegins(k int) bool {
	if k == f.s.First || f.d.Tokens[k].Line || f.d.Tokens[k-1].Kind == lang.PunctKind {
		return true
	}
	for b := max(f.s.First, k-3); b < k; b++ {
		if m, ok := f.at(b, lang.Honorific); ok && m.End == k {
			return true
		}
		if m, ok := f.word(b, ""); ok && m.End == k {
			return true
		}
	}
	return false
}

// givenToo reports whether the word at token k that is no name elsewhere, a month's
// say, is one of those given to people, and begins a Persian noun phrase: "رمضان".
func (f *finder) givenToo(k int) bool {
	if f.d.Pack.Order != lang.SOV || k < f.s.First || k >= f.s.Last || f.taken[k] >= 0 || !f.nounBegins(k) ||
		k+1 < f.s.Last && f.d.Tokens[k+1].Line {
		return false
	}
	m, ok := f.at(k, lang.NamePart)
	return ok && m.End == k+1 && m.First.Prefix == "" && m.First.Suffix == ""
}

// descended returns the token at which a name begins whose first word is at
// token k, with a title that is part of it: "سید جواد …".
func (f *finder) descended(k int) int {
	for b := k - 1; b >= f.s.First && b >= k-2; b-- {
		if w, ok := f.word(b, "name-title"); ok && w.End == k && w.First.Suffix == "" && f.taken[b] < 0 &&
			!f.d.Tokens[k].Line {
			return b
		}
	}
	return k
}

// quotedName takes a name that stands in quotation marks by itself, as Persian
// papers write names, and returns the token after it: «رنه پریوال».
func (f *finder) quotedName(i int) int {
	const long = 4 // words
	if f.d.Pack.Order != lang.SOV || !f.punct(i, "«", "\"", "“", "”") {
		return i
	}
	known := 0
	for t := i + 1; t < f.s.Last && t <= i+long+1; t++ {
		if f.punct(t, "»", "\"", "”", "“") {
			if t-i <= 2 || known == 0 && !f.made(i+1, t) {
				return i
			}
			f.add(extract.Mention{Tokens: extract.Range{First: i + 1, Last: t}, Form: extract.Name,
				Type: "Person", Rule: "name"})
			return t
		}
		if f.taken[t] >= 0 || f.names[t] == never {
			return i
		}
		if f.names[t] == namely {
			known++
		}
	}
	return i
}

// made reports whether words in quotation marks, of which no list knows any, are the
// name of whom somebody makes something: «رنه پریوال» را رئیس جمهور معرفی کرد.
func (f *finder) made(first, end int) bool {
	const long = 3 // words
	if end-first > long ||
		slices.ContainsFunc(f.d.Matches[first:end], func(m []lang.Match) bool { return len(m) > 0 }) {
		return false
	}
	k := end + 1
	if _, ok := f.word(k, "ra"); !ok {
		return false
	}
	if w, ok := f.word(k+1, "prep"); ok {
		k = w.End - 1
	}
	return f.officeHead(k + 1)
}

// markedName returns the first of the words that marks set apart right before the
// closing one at token end, if they may be somebody's name though no list has any of
// them, else end: "«دریا اورس» سفیر ترکیه".
func (f *finder) markedName(end int) int {
	const long = 4 // words
	if f.d.Pack.Order != lang.SOV || !f.punct(end, "»", "\"", "”", "“") {
		return end
	}
	for t := end - 1; t >= f.s.First && end-t <= long+1; t-- {
		if f.punct(t, "«", "\"", "“", "”") {
			if n := end - t - 1; n < 2 {
				return end
			}
			return t + 1
		}
		if _, word := f.word(t, ""); word || f.taken[t] >= 0 || f.d.Tokens[t].Kind != lang.WordKind ||
			f.officeHead(t) || f.verbStarts(t) {
			return end
		}
	}
	return end
}

// announced takes a name with which the sentence that reports on begins, and
// returns the token after it: "به گزارش ایسنا، غلامرضا تسمیک که …". One known
// word is enough there.
func (f *finder) announced(i int) int {
	const far, long = 12, 4 // tokens
	if f.d.Pack.Order != lang.SOV || f.taken[i] >= 0 || f.names[i] != namely || i-f.s.First > far || i == f.s.First {
		return i
	}
	if _, ok := f.word(f.s.First, "report"); !ok || f.headAt(i-1) {
		return i // "خبرگزاری X"
	}
	comma := false
	for t := f.s.First; t < i; t++ {
		comma = comma || f.punct(t, "،", ",")
		if k := f.taken[t]; comma && (f.names[t] == namely || k >= 0 && f.d.Mentions[k].Type == "Person") {
			return i // somebody is named already
		}
	}
	end := i
	for end < f.s.Last && end < i+long && f.taken[end] < 0 &&
		(f.names[end] > never || end > i && f.inflected(end)) && !(end > i && f.d.Tokens[end].Line) {
		end++
	}
	if !comma || end-i < 2 || !f.nounEnds(end) {
		return i
	}
	f.add(extract.Mention{Tokens: extract.Range{First: i, Last: end}, Form: extract.Name, Type: "Person", Rule: "name"})
	return end
}

// inflected reports whether the lists know token k only as an everyday word with
// an ending, which may then be a surname: پیوندی.
func (f *finder) inflected(k int) bool {
	return len(f.d.Matches[k]) > 0 && !slices.ContainsFunc(f.d.Matches[k], func(m lang.Match) bool {
		return m.Entry.Class != lang.Common || m.First.Suffix != "ي"
	})
}

// predicates reports whether an office in tokens [begin, k) says what somebody or
// his country is: "X که رئیس Y است", "که کشورش رئیس Y است".
func (f *finder) predicates(begin, k int) bool {
	if f.d.Pack.Order != lang.SOV || k >= f.s.Last || f.taken[k] >= 0 {
		return false
	}
	_, that := f.word(begin-1, "that")
	if a, ok := f.at(begin-1, lang.Anaphor); !that && !(ok && a.Entry.Value == "own-country") {
		return false
	}
	return slices.ContainsFunc(f.d.Matches[k], func(m lang.Match) bool {
		return m.Entry.Class == lang.Verb && m.Entry.Value == "copula" && m.Entry.Tense != lang.Infinitive
	})
}

// predicatedOf gives an office that a clause says of the name before it to its
// bearer, "X که رئیس Y است", and returns the token after the office. Nobody else
// is meant.
func (f *finder) predicatedOf(begin, k int, positions []extract.Position) int {
	present := slices.ContainsFunc(f.d.Matches[k], func(m lang.Match) bool {
		return m.Entry.Value == "copula" && m.Entry.Tense == lang.Present && !m.Entry.Negated
	})
	if _, that := f.word(begin-1, "that"); present && that {
		if i := f.nameBefore(begin - 1); i >= 0 {
			f.d.Mentions[i].Offices = append(f.d.Mentions[i].Offices, positions...)
		}
	}
	return k
}

// unlinked reports whether the Persian head of a phrase is one that nothing can belong
// to: a plural whose ending lacks the letter that would link it, as in "گفتگوها | حمایت
// خود", or a body that was named before.
func (f *finder) unlinked(h lang.Match) bool {
	return f.d.Pack.Order == lang.SOV && (strings.HasSuffix(f.d.Folded[h.End-1], "ها") || f.pointed(h))
}

// pointed reports whether the Persian head of a phrase is a body that the text points to
// as one it named before, so that what follows is none of its name: "این اتحادیه | حمله
// قطر را محکوم کرد".
func (f *finder) pointed(h lang.Match) bool {
	return strings.HasPrefix(h.Entry.Value, "organization:") && f.wordBefore(h.Begin, "demonstrative")
}

// anyOfIts reports whether the Persian head of a phrase says that it is any of its kind,
// so that nobody owns it: "با صدور قطعنامه‌ای | قطر را محکوم کرد".
func (f *finder) anyOfIts(h lang.Match) bool {
	if f.d.Pack.Order != lang.SOV {
		return false
	}
	w := f.d.Pack.Lexicon.Text(h.Last.ID)
	return f.indefinitely(h.End-1) ||
		h.Last.Suffix == "ي" && !strings.HasSuffix(w, "ا") && !strings.HasSuffix(w, "و") && !strings.HasSuffix(w, "ه")
}

// handled reports whether a paper is the object of the verb, and so no part of the name
// of the gathering before it: "در پایان نشست | بیانیه تهران را".
func (f *finder) handled(p *phrase, m extract.Mention) bool {
	if f.d.Pack.Order != lang.SOV || m.Type != "Agreement" || m.Tokens.First != p.head.End ||
		!strings.HasPrefix(p.kind, "event:") {
		return false
	}
	_, ra := f.word(m.Tokens.Last, "ra")
	return ra
}

// newGiven reports whether the word at token g, before a family name that the
// gazetteer knows, is in no list and must be a given name: nothing that it could
// belong to stands before it, and an office behind them tells whose they are, as in
// "لورآنو اورتگا مشاور رئیس‌جمهور".
func (f *finder) newGiven(g int) bool {
	if f.d.Pack.Order != lang.SOV || len(f.d.Matches[g]) > 0 || f.d.Tokens[g].Kind != lang.WordKind ||
		!f.nounBegins(g) || f.wordBefore(g, "report") {
		return false
	}
	k := g + 2
	if f.punct(k, "،", ",") {
		k++
	}
	return f.officeHead(k)
}

// opensRelative reports whether the known given name at token i, with which a sentence
// begins, has a family name behind it that is in no list, and a clause about whose
// they are: "مایکل وامالوا که به تهران آمده است".
func (f *finder) opensRelative(i int) bool {
	if f.d.Pack.Order != lang.SOV || i != f.s.First || i+2 >= f.s.Last || len(f.d.Matches[i+1]) > 0 {
		return false
	}
	k := i + 2
	if f.punct(k, "،", ",") {
		k++
	}
	_, rel := f.word(k, "rel")
	return rel
}

// partsBeforeRa reports whether what would be the name of a known body opens a Persian
// sentence before the object's particle, and holds the name of another body and that of a
// state: then they are who did it and to whom, "طالبان | پاکستان را متهم کرد".
func (f *finder) partsBeforeRa(m lang.Match) bool {
	if f.d.Pack.Order != lang.SOV || m.Entry.Class != lang.Organization || m.Begin != f.s.First || m.End < m.Begin+2 {
		return false
	}
	if _, object := f.word(m.End, "ra"); !object {
		return false
	}
	_, state := f.at(m.End-1, lang.State)
	return state && slices.ContainsFunc(f.d.Matches[m.Begin], func(x lang.Match) bool {
		return x.Entry.Class == lang.Organization && x.End == m.End-1 && x.Last.Suffix == ""
	})
}

// headOutlasts reports whether the head noun of another body goes on behind what would
// be the name of a known one: "شورای امنیت | ملی", "مجلس الأمن | القومي".
func (f *finder) headOutlasts(m lang.Match) bool {
	if f.d.Pack.Order == lang.SVO || m.Entry.Class != lang.Organization {
		return false
	}
	h, ok := f.at(m.Begin, lang.Head)
	return ok && h.End > m.End && h.Last.Suffix == ""
}

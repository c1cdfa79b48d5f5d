package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// relational reports whether the word at token k looks like an adjective of
// relation, as may follow a name: "اتفاق إيران النووي".
func (f *finder) relational(k int) bool {
	w := f.d.Folded[k]
	return strings.HasSuffix(w, "ي") || strings.HasSuffix(w, "يه") || strings.HasSuffix(w, "جديد") ||
		strings.HasSuffix(w, "جديده")
}

// The ways in which a plain word goes on a phrase.
type inner uint8

const (
	plain      inner = iota // a noun that something must still define
	defining                // a word with the article
	adjectival              // an adjective without it
)

// inner says how the plain word at token k goes on the phrase.
func (f *finder) inner(p *phrase, k int, closed bool) (inner, bool) {
	t := f.d.Tokens[k]
	if t.Kind != lang.WordKind {
		return plain, false
	}
	w := f.d.Folded[k]
	if _, ok := f.word(k, "clausal"); ok && strings.HasPrefix(p.kind, "organization:") {
		return plain, false
	}
	if _, ok := f.word(k, "concluded"); ok && strings.HasPrefix(p.kind, "agreement:") {
		return plain, false // "الاتفاق | المبرم بين"
	}
	if _, ok := f.word(k, "epithet"); ok && p.named() {
		return plain, false
	}
	if f.d.Pack.Order == lang.VSO {
		switch {
		case f.articled(k):
			return defining, (!f.stops(k) || closed && p.head.First.Article && f.officeAdjective(k)) &&
				!(closed && f.headAt(k)) && f.agrees(p, k)
		case strings.HasPrefix(w, "وال"): // "الشؤون الخارجية والدفاع"
			return defining, closed && p.definite &&
				(p.words > 0 && (strings.HasPrefix(p.kind, "organization:") || p.kind == "event:session") ||
					f.joinsName(p, k)) &&
				f.taken[k] < 0 && !f.headAt(k)
		case strings.HasPrefix(w, "لل") && len(w) > 8:
			return defining, (!p.head.First.Article || p.head.End-p.head.Begin > 1 || k > p.head.End) &&
				p.kind != "organization:ministry" &&
				(strings.HasPrefix(p.kind, "organization:") || strings.HasPrefix(p.kind, "event:"))
		case closed:
			return plain, false
		case f.deedOf(k) && strings.HasPrefix(p.kind, "agreement:"):
			return plain, false // "بيان مشترك | دعمهما"
		case f.stops(k) || f.joined(k) && !f.whole(k) || f.finite(k):
			return plain, false
		case strings.HasSuffix(w, "ي") || strings.HasSuffix(w, "يه"):
			return adjectival, true
		}
		return plain, true
	}
	if closed {
		// "انرژی اتمی ایران": a name ends a Persian phrase.
		return plain, false
	}
	if _, ok := f.word(k, "conj"); ok && w == "و" {
		return plain, strings.HasPrefix(p.kind, "organization:") && p.words > 0 && k+1 < f.s.Last &&
			f.d.Tokens[k+1].Kind == lang.WordKind && f.taken[k+1] < 0 && !f.stops(k+1) && !f.headAt(k+1) &&
			!f.officeHead(k+1)
	}
	switch kind, _, _ := strings.Cut(p.kind, ":"); kind {
	case "organization":
		return plain, !f.stops(k) && !f.predicated(k) && !f.indefinitely(k)
	case "agreement": // "قرارداد امضا شده"
		return plain, !f.stops(k) &&
			!(f.predicated(k) && (!strings.HasSuffix(f.d.Folded[k+1], "ه") || f.verbStarts(k+2))) &&
			!f.lightAt(k+1) && !f.indefinitely(k) &&
			// "با امضای قراردادی | رضایت قطر را"
			!(k == p.head.End && f.anyOfIts(p.head) && k+1 < f.s.Last && f.taken[k+1] >= 0 &&
				!strings.HasSuffix(w, "ي"))
	}
	// "با صدور قطعنامه‌ای | بازداشت X را"
	return plain, !f.stops(k) &&
		!(strings.HasPrefix(p.kind, "resolution") && k == p.head.End && f.anyOfIts(p.head) &&
			k+1 < f.s.Last && f.taken[k+1] >= 0 && !strings.HasSuffix(w, "ي"))
}

// deedOf reports whether the Arabic word at token k is a noun of what somebody does,
// with a pronoun written on to it that tells whose it is: "دعمهما".
func (f *finder) deedOf(k int) bool {
	return slices.ContainsFunc(f.d.Matches[k], func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.End == k+1 && len(m.Last.Suffix) > len("ا")
	})
}

// officeAdjective reports whether the Arabic word for the holder of an office at
// token k is also the adjective of what he belongs to: "المؤتمر البرلماني".
func (f *finder) officeAdjective(k int) bool {
	m, ok := f.at(k, lang.Office)
	return ok && m.End == k+1 && m.First.Article && f.relational(k) && !f.mayName(k+1)
}

// predicated reports whether the verb behind the Persian word at token k makes
// a predicate of it: "موافقت شد", "قطعی است".
func (f *finder) predicated(k int) bool {
	if k+1 >= f.s.Last {
		return false
	}
	light := false
	for _, m := range f.d.Matches[k+1] {
		if m.Entry.Class != lang.Verb || m.End != k+2 || m.First.Suffix != "" {
			continue
		}
		switch m.Entry.Value {
		case "say":
			return false
		case "light", "copula":
			light = light || m.Entry.Tense != lang.Infinitive
		}
	}
	return light
}

// lightAt reports whether a Persian verb of more words than one that makes a predicate
// of the word before it, and is no participle, stands at token k: "کرده اند", "خواهد شد".
func (f *finder) lightAt(k int) bool {
	return k < f.s.Last && slices.ContainsFunc(f.d.Matches[k], func(m lang.Match) bool {
		return m.Entry.Class == lang.Verb && m.Entry.Value == "light" && m.End > k+1 && m.Entry.Tense != lang.Participle
	})
}

// passiveAt reports whether a Persian verb stands at token k that makes a passive of
// the word before it: "شد".
func (f *finder) passiveAt(k int) bool {
	return k < f.s.Last && slices.ContainsFunc(f.d.Matches[k], func(m lang.Match) bool {
		return m.Entry.Class == lang.Verb && m.Entry.Value == "passive" && m.First.Suffix == ""
	})
}

// indefinitely reports whether a Persian word says that it is any of its kind:
// "کمیته‌ای", "كميته اي".
func (f *finder) indefinitely(k int) bool {
	w := f.d.Folded[k]
	if _, ok := f.word(k, "modifier"); ok {
		return false // "رسانه‌ای"
	}
	return w == "اي" || strings.Contains(f.d.Text[f.d.Tokens[k].Begin:f.d.Tokens[k].End], "\u200cای")
}

// agrees reports whether a definite word right behind a definite head may be
// its adjective: a feminine head wants a feminine one.
func (f *finder) agrees(p *phrase, k int) bool {
	if !p.head.First.Article || p.head.End-p.head.Begin > 1 || k != p.head.End {
		return true
	}
	w := f.d.Folded[k]
	return !strings.HasSuffix(f.d.Folded[k-1], "ه") || strings.HasSuffix(w, "ه") ||
		strings.HasSuffix(w, "ي") || strings.HasSuffix(w, "ا")
}

// stops reports whether the word at token k cannot go on a noun phrase: a
// function word, a finite verb, an office, a date.
func (f *finder) stops(k int) bool {
	if _, ok := f.momentAt(k); ok {
		return true
	}
	article := strings.HasPrefix(f.d.Folded[k], "ال") && f.d.Pack.Order == lang.VSO
	for _, m := range f.d.Matches[k] {
		if m.First.Suffix != "" && !f.suffixedVerb(k, m) || m.End > f.s.Last {
			continue
		}
		switch m.Entry.Class {
		case lang.Word:
			switch m.Entry.Value {
			case "conj":
				if m.First.Prefix == "" {
					return true
				}
			case "prep", "that", "rel", "sub", "demonstrative", "pronoun", "both", "ra", "auxiliary", "be",
				"have", "do", "modal", "not", "to", "article", "possessive", "bound":
				if m.First.Prefix == "" || !f.whole(k) {
					return true
				}
			}
		case lang.Verb, lang.Trigger:
			if m.First.Prefix != "" || article && m.First.Article ||
				m.Entry.Class == lang.Trigger && m.Entry.Value != "verb" {
				continue
			}
			if m.Entry.Tense == lang.Infinitive || m.Entry.Tense == lang.Participle {
				continue
			}
			// A Persian noun that is written like a verb: "قرارداد ساخت نیروگاه".
			if _, noun := f.word(k, "verbal-noun"); noun && m.End == k+1 && k+1 < f.s.Last &&
				f.d.Tokens[k+1].Kind == lang.WordKind {
				continue
			}
			// An Arabic past of three letters is written like its noun: حظر.
			if f.d.Pack.Order == lang.VSO && m.Entry.Tense == lang.Past && len([]rune(f.d.Folded[k])) <= 3 {
				continue
			}
			if f.namesDeed(k, m) {
				continue
			}
			return true
		case lang.Office:
			if m.First.Prefix == "" && !m.Entry.Plural {
				return true
			}
		case lang.Honorific:
			if m.First.Prefix == "" && !(article && !f.mayName(m.End)) {
				return true
			}
		case lang.Anaphor:
			if m.First.Prefix == "" && !article {
				return true
			}
		}
	}
	return false
}

// mayName reports whether a person's name may start at token k.
func (f *finder) mayName(k int) bool {
	if k >= f.s.Last || f.d.Tokens[k].Line {
		return false
	}
	if i := f.taken[k]; i >= 0 {
		return f.d.Mentions[i].Type == "Person"
	}
	return f.names[k] == namely || f.names[k] == maybe && !f.articled(k) && !f.joined(k)
}

// namesDeed reports whether what looks like a finite verb right behind the head of
// a paper is rather the noun of a deed, whose object follows: "اتفاق | تقاسم السلطة".
func (f *finder) namesDeed(k int, m lang.Match) bool {
	return f.d.Pack.Order == lang.VSO && m.Last.Suffix == "" && f.noting(k) &&
		k > f.s.First && k+1 < f.s.Last && f.articled(k+1) && !f.articled(k-1) &&
		slices.ContainsFunc(f.d.Matches[k-1], func(h lang.Match) bool {
			return h.Entry.Class == lang.Head && h.End == k &&
				strings.HasPrefix(h.Entry.Value, "agreement:") && h.Last.Suffix == ""
		})
}

// noting reports whether the word at token k has the shape of a verbal noun of what
// several do: "تبادل", "تقاسم".
func (f *finder) noting(k int) bool {
	w := []rune(f.d.Folded[k])
	return len(w) == 5 && w[0] == 'ت' && w[2] == 'ا'
}

// joinsName reports whether a definite noun that "and" joins at token k goes on the
// name of a paper: "معاهدة الصداقة والتعاون".
func (f *finder) joinsName(p *phrase, k int) bool {
	if !strings.HasPrefix(p.kind, "agreement:") || p.kind == "agreement:outcome" || p.head.First.Article ||
		p.named() || f.officeHead(k) {
		return false
	}
	return p.words > 0 || p.head.End-p.head.Begin > 1 && p.head.Last.Article
}

// purpose reports whether "to" is written on to the Arabic word at token k: "لكسب".
func (f *finder) purpose(k int) bool {
	return strings.HasPrefix(f.d.Folded[k], "ل") && (f.joined(k) || len(f.d.Stems[k]) == 0) &&
		len(f.d.Folded[k]) > len("لعبه")
}

// suffixedVerb reports whether a match is a verb with its object written on to
// it ("أرسلتها") and long enough not to be a noun like "قادة".
func (f *finder) suffixedVerb(k int, m lang.Match) bool {
	return m.Entry.Class == lang.Verb && utf8.RuneCountInString(f.d.Folded[k])-int(m.First.SkipEnd) >= 4
}

// finite reports whether a word that is in no list has the shape of a finite
// verb.
func (f *finder) finite(k int) bool {
	if len(f.d.Stems[k]) > 0 {
		return false
	}
	for _, b := range f.d.Pack.Grammar.Finite {
		if w := f.d.Folded[k]; strings.HasPrefix(w, b) && len(w) > len(b)+4 {
			return true
		}
	}
	return false
}

// whole reports whether a word that could be read with a clitic is also a
// word of its own.
func (f *finder) whole(k int) bool {
	for _, s := range f.d.Stems[k] {
		if s.Prefix == "" {
			return true
		}
	}
	return false
}

func (f *finder) officeHead(k int) bool { _, ok := f.at(k, lang.Office); return ok }
func (f *finder) headAt(k int) bool     { _, ok := f.at(k, lang.Head); return ok }

// momentAt returns the token after the date that starts at token k.
func (f *finder) momentAt(k int) (int, bool) {
	i, ok := f.momentFrom(k)
	if !ok {
		return k, false
	}
	return f.d.Moments[i].Tokens.Last, true
}

// momentFrom returns the index of the first date that does not start before
// token k, and whether it starts there.
func (f *finder) momentFrom(k int) (int, bool) {
	return slices.BinarySearchFunc(f.d.Moments, k, func(m extract.Moment, k int) int {
		return cmp.Compare(m.Tokens.First, k)
	})
}

// quote returns the token after a name in quotation marks, or right after the
// head in brackets.
func (f *finder) quote(k int, first bool) (int, bool) {
	closing := map[string]string{"«": "»", "\"": "\"", "“": "”", "”": "“", "'": "'", "‘": "’", "(": ")"}
	if f.d.Tokens[k].Kind != lang.PunctKind {
		return k, false
	}
	mark := f.d.Folded[k]
	end, ok := closing[mark]
	if !ok || mark == "(" && !first {
		return k, false
	}
	if _, denies := f.word(k+1, "negation"); denies || f.d.Pack.Order == lang.VSO && k+1 < f.s.Last && f.purpose(k+1) {
		return k, false // "الاتفاق «لن يغير السياسة»": what is said of it
	}
	for j := k + 1; j < min(f.s.Last, k+7); j++ {
		if f.d.Folded[j] == end || mark == "»" && f.d.Folded[j] == "«" {
			return j + 1, j > k+1
		}
		if f.d.Tokens[j].Kind == lang.PunctKind && f.d.Folded[j] != "-" {
			return k, false
		}
	}
	return k, false
}

// someone reports whether what is quoted from token k up to token end is a person:
// "در حاشیه اجلاس اکو با | «سرتاج عزیز»", "در این اجلاس | «رضا سلطانی» وزیر نفت".
func (f *finder) someone(k, end int) bool {
	if o, ok := f.officeAt(end); ok && o.First.Prefix == "" {
		return true
	}
	_, with := f.word(k-1, "with")
	for t := k; t < end; t++ {
		if i := f.taken[t]; i >= 0 {
			return f.d.Mentions[i].Type == "Person"
		}
	}
	return with // no gathering is one with a name that nobody knows
}

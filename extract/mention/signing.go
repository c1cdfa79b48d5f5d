package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells what is done with a paper by the words around it.

// acted reports whether a word right beside a head calls up one of the relations:
// "توقيع عقد", "قرارداد را امضا کرد".
func (f *finder) acted(h lang.Match, relations ...string) bool {
	const beside = 3
	from, to := f.countBefore(h.Begin)-beside, h.Begin
	if f.d.Pack.Order == lang.SOV {
		to = h.End + 2*beside
	}
	for i := max(f.s.First, from); i < min(f.s.Last, to); i++ {
		if i >= h.Begin && i < h.End {
			continue
		}
		for _, m := range f.d.Matches[i] {
			if m.Entry.Class == lang.Trigger && m.Entry.Index < len(f.d.Pack.Frames) &&
				slices.Contains(relations, f.d.Pack.Frames[m.Entry.Index].Relation) {
				return true
			}
		}
	}
	return false
}

// countBefore returns where the words begin that count, with a preposition, what stands at
// token k in Arabic: "عددا من | الاتفاقيات"; k itself if none do.
func (f *finder) countBefore(k int) int {
	if w, ok := f.word(k-1, "from"); !ok || w.End != k || f.d.Pack.Order != lang.VSO {
		return k
	}
	if _, ok := f.word(k-2, "rounds"); !ok {
		return k
	}
	return k - 2
}

// signing reports whether an Arabic head is the object of a verb of signing before
// it, however long the names of those who sign, and where and when they do so, which
// stand between: "أبرمت قطر وتركيا (التي …) في الثاني من هذا الشهر اتفاقا".
func (f *finder) signing(h lang.Match) bool {
	const far = 30 // tokens, brackets apart
	first := f.countBefore(h.Begin)
	if f.d.Pack.Order != lang.VSO || h.First.Article && h.End == h.Begin+1 && first == h.Begin {
		return false
	}
	if w, ok := f.word(first-1, "prep"); ok && w.End == first && f.d.Folded[first-1] != "علي" {
		return false
	}
	shut := 0 // brackets that we are inside of
	for t, n := h.Begin-1, 0; t >= f.s.First && n < far; t-- {
		switch f.d.Folded[t] {
		case ")", "]":
			shut++
		case "(", "[":
			shut = max(0, shut-1)
			continue
		case ".", "؛", ";", ":", "؟", "!", "»", "”":
			return false
		}
		if shut > 0 {
			continue
		}
		n++
		for _, part := range [...]string{"that", "rel", "sub", "demonstrative"} {
			if _, ok := f.word(t, part); ok {
				return false
			}
		}
		for _, m := range f.d.Matches[t] {
			switch {
			case m.Entry.Class == lang.Head && m.Begin < h.Begin &&
				strings.HasPrefix(m.Entry.Value, "agreement:") && n > 1 && !f.joined(h.Begin):
				return false // that was signed
			case m.Entry.Class != lang.Trigger || m.Entry.Value != "verb" ||
				m.Entry.Tense == lang.Participle || m.Last.Suffix != "":
			case f.d.Pack.Frames[m.Entry.Index].Relation == "signed":
				return true
			}
		}
	}
	return false
}

// signedAhead reports whether the clause that a Persian head stands in ends with a
// word of signing, however long the names of those who sign and what it is about:
// "قرارداد ساخت یک نیروگاه میان شرکت برق عراق و ... امضا شد".
func (f *finder) signedAhead(h lang.Match) bool {
	const far = 30 // tokens
	if f.d.Pack.Order != lang.SOV {
		return false
	}
	for t := h.End; t < min(f.s.Last, h.End+far); t++ {
		switch f.d.Folded[t] {
		case ".", "؛", ";", ":", "؟", "!", "»", "”":
			return false
		}
		if f.calls(t, "signed") {
			return true
		}
		_, noun := f.word(t, "verbal-noun")
		for _, m := range f.d.Matches[t] {
			switch {
			case m.Entry.Class == lang.Head && strings.HasPrefix(m.Entry.Value, "agreement:"):
				return false // that may be signed instead
			case m.Entry.Class == lang.Verb && m.Entry.Tense != lang.Participle &&
				m.Entry.Tense != lang.Infinitive && !noun && f.taken[t] < 0:
				return false
			}
		}
	}
	return false
}

// signedBehind reports whether a relative clause or a participle at token k tells
// that somebody signed the paper before it: "الوثيقة | التي وقعها".
func (f *finder) signedBehind(k int) bool {
	if f.punct(k, "،", ",") {
		k++
	}
	if _, ok := f.word(k, "concluded"); ok {
		return true
	}
	if _, ok := f.word(k, "rel"); !ok {
		return false
	}
	const near = 3 // words
	for t := k + 1; t < min(f.s.Last, k+1+near); t++ {
		if slices.ContainsFunc(f.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Trigger && f.d.Pack.Frames[m.Entry.Index].Relation == "signed"
		}) {
			return true
		}
	}
	return false
}

// another records a further paper, behind token from, that is told by a word for
// "another" alone: "مذكرة تفاهم في التعليم، وأخرى وقعها السفير". An indefinite noun in
// between, or an adjective behind, may make it another of those.
func (f *finder) another(from int, kind string) {
	for t := from; t < f.s.Last; t++ {
		if h, ok := f.at(t, lang.Head, lang.Anaphor); ok && f.taken[t] < 0 {
			_, governed := f.word(t-1, "prep")
			if f.d.Pack.Order == lang.VSO {
				governed = h.First.Article // which one is known
			}
			if !governed {
				return
			}
		}
		w, ok := f.word(t, "another")
		if !ok || f.taken[t] >= 0 {
			continue
		}
		_, and := f.word(t-1, "conj")
		_, to := f.word(w.End, "prep")
		if and = and || w.First.Prefix == "و"; !and || !to && !f.describedBy(w.End) {
			return
		}
		r := extract.Range{First: w.Begin, Last: w.End}
		f.add(extract.Mention{Span: f.spanOf(w), Tokens: r, Form: extract.Nominal, Type: "Agreement",
			Rule: "head/" + kind})
		return
	}
}

// describedBy reports whether a verb with a pronoun stands at token t, which
// says more about the noun before it: "وقعها".
func (f *finder) describedBy(t int) bool {
	return t < f.s.Last && f.d.Pack.Order == lang.VSO && slices.ContainsFunc(f.d.Matches[t], func(m lang.Match) bool {
		return (m.Entry.Class == lang.Verb || m.Entry.Class == lang.Trigger) && m.Entry.Tense == lang.Past &&
			m.First.Prefix == "" && m.Last.Suffix != ""
	})
}

// putTo reports whether an Arabic head that is a common word for a text is what
// somebody signs, so that it is a paper though it has no name: "وقعت إعلان مبادئ",
// "التوقيع على محضر الدورة".
func (f *finder) putTo(h lang.Match, kind string) bool {
	switch kind {
	case "document", "declaration", "charter", "roadmap", "note":
		return f.d.Pack.Order == lang.VSO && !f.plural(h) && h.Last.Suffix == "" &&
			(f.acted(h, "signed") || f.signing(h))
	}
	return false
}

// again reports whether an Arabic phrase takes up, by its head and article alone,
// the paper that the document told of last: "إعلان مبادئ ... الإعلان".
func (f *finder) again(p *phrase) bool {
	if f.d.Pack.Order != lang.VSO || !f.given(p) || p.words > 0 || p.named() || p.head.End != p.head.Begin+1 {
		return false
	}
	for i := len(f.d.Mentions) - 1; i >= 0; i-- {
		if m := f.d.Mentions[i]; m.Type == "Agreement" && m.Tokens.Last <= p.head.Begin {
			_, word, _ := strings.Cut(f.d.Folded[p.head.Begin], "ال")
			return strings.TrimPrefix(f.d.Folded[m.Tokens.First], "ال") == word
		}
	}
	return false
}

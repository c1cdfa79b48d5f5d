package mention

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// capital reports whether token k is a word with a capital in a script that
// has them.
func (f *finder) capital(k int) bool {
	return f.d.Pack.Order == lang.SVO && k >= f.s.First && k < f.s.Last &&
		f.d.Tokens[k].Kind == lang.WordKind && f.d.Tokens[k].Case >= lang.Title
}

// modifiers reads what stands before an English head: nationality, names,
// words with capitals, ordinal numbers, and common nouns behind one of these
// ("the Rabat ports agreement").
func (f *finder) modifiers(p *phrase) {
	const maxNouns = 2
	k, nouns := p.head.Begin, 0
	p.core.First = k
	for k > f.s.First && p.head.Begin-k < maxWords && !f.d.Tokens[k].Line {
		begin, what := f.modifier(p, k)
		if what == noModifier || what == nounModifier && nouns == maxNouns {
			break
		}
		k = begin
		if what == nounModifier {
			nouns++
			continue
		}
		p.words += nouns
		if what == wordModifier {
			p.words++
		}
		nouns, p.core.First = 0, k
	}
	p.nouns = nouns
	if p.core.First < p.head.Begin || p.head.First.Case >= lang.Title {
		p.definite = true
	}
}

// widen takes the common nouns before an English phrase into it: "a defence
// agreement".
func (f *finder) widen(p *phrase) {
	p.core.First -= p.nouns
	p.full.First = p.core.First
	p.words += p.nouns
	p.nouns = 0
}

// The kinds of what may stand before an English head.
type modifier uint8

const (
	noModifier   modifier = iota
	nameModifier          // a name or nationality
	wordModifier          // a word with a capital, a number, a hyphen
	nounModifier          // a common noun
)

// modifier reads what ends before token k. It returns where it begins.
func (f *finder) modifier(p *phrase, k int) (int, modifier) {
	t := k - 1
	if i := f.taken[t]; i >= 0 {
		m := f.d.Mentions[i]
		if m.Tokens.Last != k || m.Type == "Person" || m.Form == extract.Pronoun {
			return k, noModifier
		}
		p.names = append(p.names, i)
		return m.Tokens.First, nameModifier
	}
	if w, ok := f.word(t, "conj"); ok && w.End == k && len(p.names) > 0 && t-1 >= f.s.First &&
		f.taken[t-1] >= 0 && strings.HasPrefix(p.kind, "resolution:") {
		// "Security Council and General Assembly resolutions"
		i := f.taken[t-1]
		if m := f.d.Mentions[i]; m.Tokens.Last == t && m.Type == "Organization" {
			p.names = append(p.names, i)
			return m.Tokens.First, nameModifier
		}
	}
	if f.possessed(k) {
		if k-3 < f.s.First || f.taken[k-3] < 0 || f.d.Mentions[f.taken[k-3]].Tokens.Last != k-2 {
			return k, noModifier
		}
		i := f.taken[k-3]
		p.names = append(p.names, i)
		return f.d.Mentions[i].Tokens.First, nameModifier
	}
	if m, ok := f.demonymBefore(k); ok {
		p.nations = append(p.nations, m.Entry.Value)
		return m.Begin, nameModifier
	}
	if f.d.Tokens[t].Kind == lang.PunctKind {
		joined := f.d.Folded[t] == "-" && !f.d.Tokens[t].Space && !f.d.Tokens[k].Space &&
			(f.capital(t-1) || f.ordinal(t-1))
		if joined {
			return t, wordModifier
		}
		return k, noModifier
	}
	if f.stops(t) {
		return k, noModifier
	}
	switch {
	case f.capital(t):
		if t == f.s.First && !f.capital(k) {
			return k, noModifier // the capital that begins a sentence
		}
		return t, wordModifier
	case f.ordinal(t), f.hyphened(t):
		return t, wordModifier
	case f.d.Tokens[t].Kind == lang.WordKind:
		return t, nounModifier
	}
	return k, noModifier
}

// proper reports whether token k, or the one behind an article there, is
// written with a capital and no name of a place.
func (f *finder) proper(k int) bool {
	if w, ok := f.word(k, "article"); ok {
		k = w.End
	}
	return f.capital(k) &&
		(f.taken[k] < 0 || f.d.Mentions[f.taken[k]].Type != "Place" && f.d.Mentions[f.taken[k]].Type != "State")
}

// compounded reports whether an English head is only the first part of a
// compound: "truce monitors", "summit venue".
func (f *finder) compounded(p *phrase) bool {
	k := p.head.End
	if f.d.Pack.Order != lang.SVO || k >= f.s.Last || p.core.Last > k || p.full.Last > k ||
		f.d.Tokens[k].Kind != lang.WordKind || f.d.Tokens[k].Case >= lang.Title || f.d.Tokens[k].Line {
		return false
	}
	if f.stops(k) {
		return false
	}
	for _, m := range f.d.Matches[k] {
		switch m.Entry.Class {
		case lang.Common, lang.Head, lang.Office:
			return m.First.Prefix == ""
		}
	}
	return len(f.d.Matches[k]) == 0
}

// possessed reports whether 's stands right before token k.
func (f *finder) possessed(k int) bool {
	return k-2 >= f.s.First && f.d.Folded[k-1] == "s" && f.d.Tokens[k-2].Kind == lang.PunctKind &&
		!f.d.Tokens[k-1].Space
}

// demonymBefore returns the nationality adjective that ends before token k.
func (f *finder) demonymBefore(k int) (lang.Match, bool) {
	for back := 1; back <= 3 && k-back >= f.s.First; back++ {
		if m, ok := f.at(k-back, lang.Demonym); ok && m.End == k && !m.Entry.Weak {
			return m, true
		}
	}
	return lang.Match{}, false
}

// ordinal reports whether token t is a number such as 74th or 2015.
func (f *finder) ordinal(t int) bool {
	if t < f.s.First || f.dated(t) {
		return false
	}
	w := f.d.Folded[t]
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

// dated reports whether token t is part of a date.
func (f *finder) dated(t int) bool {
	i, starts := f.momentFrom(t)
	return starts || i > 0 && t < f.d.Moments[i-1].Tokens.Last
}

// hyphened reports whether token t is the second half of a compound whose
// first half is a name or has a capital: "Saudi-led".
func (f *finder) hyphened(t int) bool {
	return t >= f.s.First+2 && f.d.Folded[t-1] == "-" && !f.d.Tokens[t].Space && !f.d.Tokens[t-1].Space &&
		f.capital(t-2)
}

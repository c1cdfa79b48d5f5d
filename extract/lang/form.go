package lang

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync/atomic"
)

// A Form is a word as it is written, and all that a pack knows of it whatever
// stands around it. Texts share it; it is never changed.
type Form struct {
	// Folded shares its string with the vocabulary if the word is known.
	Folded string
	// Stems are the analyses of the word, those that take off least first.
	Stems []Stem
	// Classes are those of the entries that the word is by itself.
	Classes Classes
	// Parts are those of the function words and verbs that it is by itself.
	Parts Parts

	text   string
	alone  []Match // those entries, as if the word began a text
	longer []start // where the phrases that begin with it go on
}

// A start is a node with branches that a stem of a form leads to.
type start struct {
	node int32
	stem *Stem
}

// Entries returns how many entries the word is by itself.
func (f *Form) Entries() int { return len(f.alone) }

// Forms are the words of a text.
type Forms []*Form

// lately holds the forms that were asked for last: texts have few words, and
// most of them in common. Each form has one slot, by the hash of its text, and
// gives way to the next one there, so there are never more than slots. It is
// safe for concurrent use, as forms are put in whole and never changed.
type lately struct {
	seed  maphash.Seed
	slots [1 << 15]atomic.Pointer[Form]
}

func newLately() *lately { return &lately{seed: maphash.MakeSeed()} }

func (l *lately) slot(text string) *atomic.Pointer[Form] {
	return &l.slots[maphash.String(l.seed, text)%uint64(len(l.slots))]
}

// Analyse returns the forms of the tokens of a text.
func (p *Pack) Analyse(text string, tokens []Token) Forms {
	forms := make(Forms, len(tokens))
	a := analyser{Pack: p}
	dotted := p.dotted(text, tokens)
	for i, t := range tokens {
		word := text[t.Begin:t.End]
		if stem, yeh := strings.CutSuffix(word, "ي"); yeh && dotted {
			word = stem + "ى"
		}
		if t.Entity { // what is written so may mean something else without the reference
			forms[i] = a.form(word, t)
			continue
		}
		slot := p.lately.slot(word)
		forms[i] = slot.Load()
		if forms[i] == nil || forms[i].text != word {
			forms[i] = a.form(word, t)
			slot.Store(forms[i])
		}
	}
	return forms
}

// dotted reports whether a text writes a dotted yeh for alef maqsura, as whole papers
// do: then a word that ends in one may be either.
func (p *Pack) dotted(text string, tokens []Token) bool {
	n := 0
	for _, t := range tokens {
		switch word := text[t.Begin:t.End]; {
		case len(p.Grammar.Dotted) == 0:
			return false
		case strings.HasSuffix(word, "ى"):
			n--
		case strings.HasSuffix(word, "ي") &&
			slices.ContainsFunc(p.Grammar.Dotted, func(w string) bool {
				return len(w) == len(word) && Fold(w) == Fold(word)
			}):
			n++
		}
	}
	return n > 0
}

// An analyser makes forms. What it works on is kept from one to the next.
type analyser struct {
	*Pack
	folded  []byte
	stems   []Stem
	matches []Match
	starts  []start
}

// form analyses a word, which is that of token t.
func (a *analyser) form(word string, t Token) *Form {
	lex := a.Lexicon
	f := &Form{}
	a.folded = FoldToken(a.folded[:0], word, Token{End: len(word), Kind: t.Kind, Entity: t.Entity})
	id := lex.lookup(a.folded)
	if id != 0 {
		f.text, f.Folded = strings.Clone(word), lex.Text(id)
	} else {
		both := word + string(a.folded)
		f.text, f.Folded = both[:len(word)], both[len(word):]
	}
	a.stems = a.stems[:0]
	if t.Kind == WordKind && len(a.folded) < maxWord {
		a.stems = a.analyse(a.stems, a.folded)
		if strings.HasSuffix(word, "ء") { // none is written on to a word: شهداء is not شهد and ا
			a.stems = slices.DeleteFunc(a.stems, func(s Stem) bool { return s.Suffix != "" })
		}
		for i := range a.stems {
			s := &a.stems[i]
			s.Case = t.Case
			s.Yeh = strings.HasSuffix(word, "ي")
			s.Hamza = s.Suffix == "" && strings.HasSuffix(word, "ء")
		}
	} else if id != 0 {
		a.stems = append(a.stems, Stem{ID: id})
	}
	f.Stems = slices.Clone(a.stems)

	a.matches, a.starts = a.matches[:0], a.starts[:0]
	for i := range f.Stems {
		s := &f.Stems[i]
		for _, e := range s.edges() {
			n := lex.begins(e)
			if n == 0 {
				continue
			}
			a.matches = lex.entries(a.matches, n, Match{End: 1, First: s, Last: s})
			if len(lex.nodes[n].branches) > 0 {
				a.starts = append(a.starts, start{n, s})
			}
		}
	}
	f.alone, f.longer = slices.Clone(a.matches), slices.Clone(a.starts)
	for _, m := range f.alone {
		m.Entry.note(&f.Classes, &f.Parts)
	}
	return f
}

// Sum returns the classes and parts of the entries that start at a token of a
// form: matches, longest first.
func (f *Form) Sum(matches []Match) (Classes, Parts) {
	classes, parts := f.Classes, f.Parts
	for _, m := range matches[:len(matches)-len(f.alone)] {
		m.Entry.note(&classes, &parts)
	}
	return classes, parts
}

// note puts the class and part of an entry into sets.
func (e *Entry) note(classes *Classes, parts *Parts) {
	classes.Add(e.Class)
	if e.Class == Word || e.Class == Verb {
		parts.Add(e.Value)
	}
}

// maxWord is the length in bytes from which a folded word is not analysed:
// nobody writes words as long.
const maxWord = 60

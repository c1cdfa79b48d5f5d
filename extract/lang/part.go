package lang

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// nonjoining are the letters of the Arabic script, folded, that do not join the
// next one, so that a space behind them may be left out and nobody see it: old
// texts write "درتهران" and "دیدارکرد".
const nonjoining = "ادذرزژو"

// Part returns the tokens of a text, whose forms are given, with those words cut in two that are in no
// list and are two words which are, written together: a short preposition and
// a name, a noun and a light verb, a given name and the family name of a known
// person. Packs whose grammar names no such words leave the tokens as they are.
func (p *Pack) Part(text string, tokens []Token, forms Forms) []Token {
	if len(p.Grammar.Before)+len(p.Grammar.Behind) == 0 {
		return tokens
	}
	a := analyser{Pack: p}
	var out []Token // made at the first cut
	for i, t := range tokens {
		cut := 0
		if f := forms[i]; t.Kind == WordKind && !t.Entity && f.Classes == 0 && len(f.longer) == 0 {
			cut = a.cut(text[t.Begin:t.End])
		}
		switch {
		case cut > 0 && out == nil:
			out = append(make([]Token, 0, len(tokens)+8), tokens[:i]...)
			fallthrough
		case cut > 0:
			next := t
			t.End, next.Begin = t.Begin+cut, t.Begin+cut
			next.Space, next.Line = false, false
			out = append(out, t, next)
		case out != nil:
			out = append(out, t)
		}
	}
	if out == nil {
		return tokens
	}
	return out
}

// minPart is the length in letters of the shortest name that Part finds in a word.
const minPart = 3

// cut returns the byte at which a word falls into two, or 0.
func (a *analyser) cut(word string) int {
	g := a.Grammar
	for i, r := range word {
		i += utf8.RuneLen(r)
		if !strings.ContainsRune(nonjoining, r) || i == len(word) {
			continue
		}
		left, right := word[:i], word[i:]
		switch {
		case slices.Contains(g.Before, Fold(left)):
			if a.classes(right)&(names|NewClasses(Trigger)) != 0 && utf8.RuneCountInString(right) > minPart {
				return i
			}
		case slices.Contains(g.Behind, Fold(right)):
			if a.classes(left)&(names|NewClasses(Trigger)) != 0 && utf8.RuneCountInString(left) >= minPart {
				return i
			}
		case utf8.RuneCountInString(left) >= minPart && utf8.RuneCountInString(right) >= minPart:
			if a.classes(left).Has(NamePart) && a.classes(right).Has(Person) {
				return i
			}
		}
	}
	return 0
}

// names are the classes of names of entities.
var names = NewClasses(State, Place, Organization, Person)

// classes returns the classes of the entries that a word is by itself.
func (a *analyser) classes(word string) Classes {
	return a.form(word, Token{End: len(word)}).Classes
}

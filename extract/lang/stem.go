package lang

import (
	"bytes"
	"iter"
	"unicode/utf8"
)

// An Affix is a clitic or ending that is written on to words.
type Affix struct {
	// Text is what is taken off, in folded form.
	Text string
	// Restore is put in place of Text: taking تها off خارجيتها and putting ه
	// back gives خارجيه, the folded form of the word without its pronoun.
	Restore string
	// Article is true for a proclitic that contracts the article into it (لل).
	Article bool
}

// analyse appends to dst the analyses of a folded word that the vocabulary
// knows, those that take off least first. The word itself comes first.
func (p *Pack) analyse(dst []Stem, w []byte) []Stem {
	dst = p.bare(dst, w, Stem{})
	for _, a := range p.prefixes {
		if len(w) <= len(a.Text)+2 || !bytes.HasPrefix(w, []byte(a.Text)) {
			continue
		}
		s := Stem{Prefix: a.Text, Article: a.Article, Skip: uint8(utf8.RuneCountInString(a.Text))}
		dst = p.bare(dst, w[len(a.Text):], s)
	}
	return dst
}

// bare analyses a word without its proclitics: as it stands, without the
// article, and each of these without endings.
func (p *Pack) bare(dst []Stem, w []byte, s Stem) []Stem {
	dst = p.known(dst, w, s)
	if !s.Article && p.article != "" && len(w) > len(p.article)+2 && bytes.HasPrefix(w, []byte(p.article)) {
		s.Article = true
		dst = p.known(dst, w[len(p.article):], s)
	}
	return dst
}

func (p *Pack) known(dst []Stem, w []byte, s Stem) []Stem {
	if id := p.Lexicon.lookup(w); id != 0 {
		s.ID = id
		dst = append(dst, s)
	}
	var buf [64]byte
	for _, a := range p.suffixes {
		if len(w) < len(a.Text)+4 || !bytes.HasSuffix(w, []byte(a.Text)) {
			continue
		}
		stem := w[:len(w)-len(a.Text)]
		t := s
		t.Suffix, t.SkipEnd = a.Text, uint8(utf8.RuneCountInString(a.Text))
		if a.Restore != "" {
			stem = append(append(buf[:0], stem...), a.Restore...)
		}
		if id := p.Lexicon.lookup(stem); id != 0 {
			t.ID = id
			dst = append(dst, t)
		}
	}
	return dst
}

// Unclitic yields the ways to take a proclitic off a folded word, with how
// many letters that skips; a contracted article is written out again.
func (p *Pack) Unclitic(w string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for _, a := range p.prefixes {
			if len(w) <= len(a.Text)+3 || w[:len(a.Text)] != a.Text {
				continue
			}
			stem := w[len(a.Text):]
			if a.Article {
				stem = p.article + stem
			}
			if !yield(utf8.RuneCountInString(a.Text), stem) {
				return
			}
		}
	}
}

// Find returns every entry of the lexicon in a phrase, and how many words and
// marks the phrase has: an entry from 0 to there is all of it.
func (p *Pack) Find(phrase string) (matches []Match, words int) {
	tokens := Scan(nil, phrase)
	forms := p.Analyse(phrase, tokens)
	for i := range tokens {
		matches = p.Lexicon.Match(matches, forms, i)
	}
	return matches, len(tokens)
}

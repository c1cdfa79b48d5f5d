package name

import (
	"strings"
	"unicode"
)

// builder makes the tokens of one name.
type builder struct {
	k     *knowledge
	name  *Name
	raws  []raw
	words []string
	place bool // a territory follows
}

func (b *builder) hasPlain() bool {
	for _, t := range b.name.Tokens {
		if t.kind == plain {
			return true
		}
	}
	return false
}

// run reads the words from left to right.
func (b *builder) run(keepAll bool) {
	s := b.name.script
	for i := 0; i < len(b.words) && len(b.name.Tokens) < maxTokens; {
		readings := b.k.find(b.words[i:], s)
		if readings == nil && s != latin {
			readings = b.k.find(b.words[i:], arabic+persian-s)
		}
		used := 0
		for _, e := range readings {
			if !b.acceptable(e, i) {
				continue
			}
			if e.kind == drop && keepAll {
				e.kind = title
			}
			if used = b.special(e, i); used > 0 {
				break
			}
		}
		if used == 0 {
			used = b.plain(i)
		}
		i += used
	}
}

// acceptable tells whether a word of the lexicon is meant as such where it stands.
func (b *builder) acceptable(e entry, i int) bool {
	r := b.raws[i]
	last := i+e.words >= len(b.raws)
	if !last && b.raws[i+e.words].sep == zwnj && e.kind != prefix && e.kind != patronymic && e.kind != article {
		return false // part of a longer word
	}
	if e.kind == title && last && i > 0 && b.hasPlain() {
		return false // Alfred Marshall
	}
	if e.kind == title || e.kind == rank || e.kind == drop {
		if n := len(b.name.Tokens); n > 0 && b.name.Tokens[n-1].kind == article {
			return false // the house of Al Sheikh
		}
		if !last && b.k.is(b.words[i+e.words], tail, b.name.script) {
			return false // Aghazadeh
		}
	}
	switch e.kind {
	case ordinal:
		if i > 0 && b.name.script == latin && strings.Trim(b.words[i], "ivx") == "" &&
			strings.ToUpper(r.text) != r.text {
			return false // Xi is no eleven
		}
		if b.name.script != latin || e.words > 1 || len([]rune(r.text)) > 1 {
			return i > 0
		}
		// A single I, V or X counts at the end of a name only, or before "of", and never with a stop.
		if r.dotted || i == 0 || strings.ToUpper(r.text) != r.text {
			return false
		}
		return last || b.words[i+1] == "of" || b.raws[i+1].sep == ','
	case article:
		if last {
			return false
		}
		switch b.words[i] {
		case "al", "el", "ul", "il", "ol", "aal", "eal", "ال", "آل":
			return true
		}
		return b.raws[i+1].sep == '-'
	case prefix:
		return !last
	case suffix:
		return i > 0
	case tail:
		return len(b.name.Tokens) > 1
	case patronymic, particle:
		return !last
	case epithet, letter:
		return i > 0 && (e.kind != letter || !last)
	case territory:
		return i > 0 && !last
	}
	return true
}

// special adds what a lexicon entry makes of the words at i and tells how many it used; none if the
// words are to be read as a plain name after all.
func (b *builder) special(e entry, i int) int {
	switch e.kind {
	case drop:
		return e.words
	case rank:
		e.kind = title
	case prefix:
		return b.joinNext(i, e)
	case suffix, tail:
		last := len(b.name.Tokens) - 1
		if last < 0 || b.name.Tokens[last].kind != plain && b.name.Tokens[last].kind != title {
			return 0
		}
		t := b.name.Tokens[last]
		b.name.Tokens = b.name.Tokens[:last]
		b.name.nodes = b.name.nodes[:t.from]
		b.add(t.Text+strings.Join(b.words[i:i+e.words], ""), plain, entry{}, t.optional > 0)
		return e.words
	case territory:
		b.place = true
		b.add(b.words[i], particle, e, false)
		return e.words
	case letter:
		b.add(b.words[i], initial, e, false)
		b.name.Tokens[len(b.name.Tokens)-1].Initial = true
		return e.words
	}
	if e.kind == article && i == 0 && b.raws[1].sep == ' ' && b.name.script == latin {
		e.kind = title // Al Gore, or a house named alone
	}
	if e.kind == particle && b.words[i] == "of" || e.kind == ordinal {
		b.place = true
	}
	b.add(strings.Join(b.words[i:i+e.words], ""), e.kind, e, false)
	if e.kind == article {
		b.name.Tokens[len(b.name.Tokens)-1].clan = b.house(i)
	}
	return e.words
}

// house tells whether the article at word i is آل, the house of: in Latin letters it is written apart
// and large.
func (b *builder) house(i int) bool {
	if n := len(b.name.Tokens); n > 1 && b.name.Tokens[n-2].kind == patronymic {
		return false
	}
	if b.name.script != latin {
		return b.words[i] == "آل"
	}
	return b.raws[i+1].sep == ' ' && unicode.IsUpper([]rune(b.raws[i].text)[0])
}

// joinNext joins a prefix such as عبد, and an article after it, to the word that follows.
func (b *builder) joinNext(i int, e entry) int {
	j := i + e.words
	text := strings.Join(b.words[i:j], "")
	if j+1 < len(b.words) && b.k.is(b.words[j], article, b.name.script) {
		text += b.words[j]
		j++
	}
	b.add(text+b.words[j], plain, entry{}, false)
	return j + 1 - i
}

// plain adds the word at i as a name, with what a zero-width non-joiner ties to it.
func (b *builder) plain(i int) int {
	text := b.words[i]
	j := i + 1
	for j < len(b.words) && b.raws[j].sep == zwnj {
		text += b.words[j]
		j++
	}
	if strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return j - i
	}
	if head, rest := b.k.double(text, b.name.script); rest != "" {
		b.add(head, plain, entry{}, false)
		b.add(rest, plain, entry{}, false)
		return j - i
	}
	b.add(text, plain, entry{}, bare(b.raws[i].text, b.name.script))
	t := &b.name.Tokens[len(b.name.Tokens)-1]
	if j > i+1 {
		for _, part := range b.words[i:j] {
			if len([]rune(part)) >= 3 {
				t.parts = append(t.parts, part)
			}
		}
	}
	if len([]rune(text)) == 1 && (b.name.script == latin || b.raws[i].dotted) {
		t.Initial, t.kind = true, initial
		if c := text[0]; c < 0x80 {
			t.number = c
		}
	}
	return j - i
}

// bare tells whether a word as written may begin with the Arabic article: the alef carries no hamza.
func bare(word string, s script) bool {
	if s == latin {
		w := strings.ToLower(word)
		return len(w) > 6 && (strings.HasPrefix(w, "al") || strings.HasPrefix(w, "el"))
	}
	return strings.HasPrefix(word, "ال") && len([]rune(word)) > 4
}

// add appends a token and its letters.
func (b *builder) add(text string, k kind, e entry, withArticle bool) {
	n := b.name
	from := len(n.nodes)
	t := Token{Text: text, kind: k, word: e.id, number: e.number}
	if b.place && k == plain {
		t.Role = Place
	}
	if withArticle {
		r := []rune(text)
		n.nodes = b.k.lattice(n.nodes, string(r[:2]), n.script)
		t.optional = uint8(len(n.nodes) - from)
		text = string(r[2:])
	}
	n.nodes = b.k.lattice(n.nodes, text, n.script)
	if len(n.nodes) > from+maxTokenLength {
		n.nodes = n.nodes[:from+maxTokenLength]
	}
	t.from, t.to = uint8(from), uint8(len(n.nodes))
	n.Tokens = append(n.Tokens, t)
}

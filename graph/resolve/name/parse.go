package name

import (
	"strings"
	"unicode"
)

// Role is the part a token plays in a name, as far as its place and the particles around it tell.
type Role uint8

// The roles.
const (
	Other Role = iota
	Given
	Middle
	Father
	Family
	Title
	Epithet
	Ordinal
	Particle
	Place
)

var roleNames = [...]string{"other", "given", "middle", "father", "family", "title", "epithet", "ordinal", "particle", "place"}

func (r Role) String() string { return roleNames[r] }

// Token is a word of a name, or several that belong together (عبد الله).
type Token struct {
	Text    string // normalised: lower case, without marks, letters unified
	Role    Role
	Initial bool // one letter that stands for a name

	kind     kind
	optional uint8 // leading segments that may be an article
	number   uint8 // of an ordinal
	word     int16 // row of the words table, 0 if none
	from, to uint8 // segments in Name.segments
	cap      int32 // the most that agreement on this token can say, in centinats
}

// Name is a name prepared for comparison. The zero Name is the empty name. Names may be copied and
// shared between goroutines; nothing changes them.
type Name struct {
	Full   string  // as given
	Tokens []Token // in order of writing

	script   script
	segments []segment
}

// Limits that keep a comparison small; what lies beyond is not compared.
const (
	maxTokens      = 10
	maxTokenLength = 20 // segments
)

// raw is a word as it was written, with what stood before it.
type raw struct {
	text   string
	sep    rune // 0 at the start, ' ', '-', zwnj or ','
	dotted bool // a full stop follows at once
}

const zwnj = '\u200c'

// split cuts a written name into words: at spaces, hyphens, commas, full stops and zero-width
// non-joiners, leaving out what stands in brackets.
func split(text string) []raw {
	var out []raw
	var word []rune
	sep, next := rune(0), rune(0)
	flush := func() {
		if len(word) > 0 {
			out = append(out, raw{text: string(word), sep: sep})
			word, sep = word[:0], ' '
		}
	}
	depth := 0
	for _, r := range text {
		switch {
		case r == '(' || r == '[' || r == '{' || r == '（':
			flush()
			depth++
		case r == ')' || r == ']' || r == '}' || r == '）':
			depth = max(0, depth-1)
		case depth > 0:
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r), strings.ContainsRune("'’‘ʼ`´ʿʾ", r) && len(word) > 0, r == 'ـ':
			word = append(word, r)
			continue
		default:
			next = ' '
			switch {
			case r == ',' || r == '،' || r == ';':
				next = ','
			case r == zwnj:
				next = zwnj
			case unicode.Is(unicode.Pd, r):
				next = '-'
			}
			flush()
			if r == '.' && len(out) > 0 {
				out[len(out)-1].dotted = true
			}
			// The strongest mark between two words counts.
			if sep != ',' && (next == ',' || sep == ' ' || sep == zwnj) {
				sep = next
			}
			if len(out) == 0 {
				sep = 0
			}
			continue
		}
		flush()
	}
	flush()
	return out
}

// Parse reads a name in Arabic, Persian, Latin or Cyrillic script. The language is a BCP 47 tag or empty;
// it decides between Arabic and Persian where the letters do not. Courtesy titles are left out.
// Parse never fails: a text without letters gives a Name without tokens. A Name is to be compared by the
// weights it was read for.
func Parse(text, lang string) Name {
	return defaultWeights().Parse(text, lang)
}

// Parse reads a name for comparison by these weights; see the function Parse.
func (w *Weights) Parse(text, lang string) Name {
	k := known()
	n := k.parse(text, lang)
	for i := range n.Tokens {
		t := &n.Tokens[i]
		t.cap = w.ceiling(k.primary(n.script, n.segments[int(t.from)+int(t.optional):t.to]))
	}
	return n
}

func (k *knowledge) parse(text, lang string) Name {
	n := Name{Full: text, script: scriptOf(text, lang)}
	raws := k.apostrophes(split(text), n.script)
	raws = reorder(raws)
	words := make([]string, len(raws))
	for i, r := range raws {
		words[i] = k.normal(r.text)
	}
	b := builder{k: k, name: &n, raws: raws, words: words}
	b.run(false)
	if !b.hasPlain() {
		// Nothing but titles: then they are the name.
		n.Tokens, n.segments = nil, nil
		b = builder{k: k, name: &n, raws: raws, words: words}
		b.run(true)
	}
	n.assignRoles()
	return n
}

// apostrophes parts d'Alembert into d and Alembert where the lexicon knows the first as a particle.
func (k *knowledge) apostrophes(in []raw, s script) []raw {
	if s != latin {
		return in
	}
	out := in[:0:0]
	for _, r := range in {
		i := strings.IndexAny(r.text, "'’")
		if i > 0 && i < 5 {
			head := k.normal(r.text[:i])
			rest := strings.TrimLeft(r.text[i:], "'’")
			if len(rest) > 1 && k.is(head, particle, latin) {
				out = append(out, raw{head, r.sep, false}, raw{rest, '-', r.dotted})
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// reorder turns "Family, Given" round. A comma before several words or a title is no such comma; the
// lexicon sorts that out later, so only the plain form is turned.
func reorder(in []raw) []raw {
	comma := -1
	for i, r := range in {
		if r.sep == ',' {
			if comma >= 0 {
				return in
			}
			comma = i
		}
	}
	if comma <= 0 || comma > 2 || len(in)-comma > 2 {
		return in
	}
	out := append(append([]raw{}, in[comma:]...), in[:comma]...)
	out[0].sep = 0
	out[len(in)-comma].sep = ' '
	return out
}

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
		if t.kind == plain || t.kind == title {
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
	switch e.kind {
	case ordinal:
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
		case "al", "el", "ul", "il", "ol", "aal", "eal", "ال":
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
	case epithet:
		return i > 0
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
	case prefix:
		return b.joinNext(i, e)
	case suffix, tail:
		last := len(b.name.Tokens) - 1
		if last < 0 || b.name.Tokens[last].kind != plain || b.name.Tokens[last].Initial {
			return 0
		}
		t := b.name.Tokens[last]
		b.name.Tokens = b.name.Tokens[:last]
		b.name.segments = b.name.segments[:t.from]
		b.add(t.Text+strings.Join(b.words[i:i+e.words], ""), t.kind, entry{}, t.optional > 0)
		return e.words
	case territory:
		b.place = true
		b.add(b.words[i], particle, e, false)
		return e.words
	}
	if e.kind == particle && b.words[i] == "of" {
		b.place = true
	}
	b.add(strings.Join(b.words[i:i+e.words], ""), e.kind, e, false)
	return e.words
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
	if text == "" {
		return j - i
	}
	b.add(text, plain, entry{}, bare(b.raws[i].text, b.name.script))
	t := &b.name.Tokens[len(b.name.Tokens)-1]
	if len([]rune(text)) == 1 && (b.name.script == latin || b.raws[i].dotted) {
		t.Initial, t.kind = true, initial
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

// add appends a token and its segments.
func (b *builder) add(text string, k kind, e entry, withArticle bool) {
	n := b.name
	from := len(n.segments)
	t := Token{Text: text, kind: k, word: e.id, number: e.number}
	if b.place && k == plain {
		t.Role = Place
	}
	if withArticle {
		r := []rune(text)
		n.segments = b.k.cut(n.segments, string(r[:2]), n.script)
		t.optional = uint8(len(n.segments) - from)
		text = string(r[2:])
	}
	n.segments = b.k.cut(n.segments, text, n.script)
	if len(n.segments) > from+maxTokenLength {
		n.segments = n.segments[:from+maxTokenLength]
	}
	t.from, t.to = uint8(from), uint8(len(n.segments))
	n.Tokens = append(n.Tokens, t)
}

// assignRoles tells given from family name by place.
func (n *Name) assignRoles() {
	first, last := -1, -1
	father := false
	for i := range n.Tokens {
		t := &n.Tokens[i]
		switch t.kind {
		case title, drop:
			t.Role = Title
		case epithet:
			t.Role = Epithet
		case ordinal:
			t.Role = Ordinal
		case particle, article, territory:
			t.Role = Particle
		case patronymic:
			t.Role = Particle
			father = true
		case plain, initial:
			if t.Role == Place {
				break
			}
			switch {
			case father:
				t.Role = Father
			case first < 0:
				t.Role = Given
			default:
				t.Role = Middle
			}
			father = false
			if first < 0 {
				first = i
			}
			if t.Role != Father {
				last = i
			}
		}
	}
	if last > first {
		n.Tokens[last].Role = Family
	}
}

// Given, Family: the text of the tokens in that role, joined by spaces.
func (n Name) role(r Role) string {
	var out []string
	for _, t := range n.Tokens {
		if t.Role == r {
			out = append(out, t.Text)
		}
	}
	return strings.Join(out, " ")
}

// Part returns the words of the name in the given role, normalised and joined by spaces.
func (n Name) Part(r Role) string { return n.role(r) }

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
	optional uint8 // leading letters that may be an article
	number   uint8 // of an ordinal; the letter of an initial
	word     int16 // row of the words table, 0 if none
	from, to uint8 // letters in Name.nodes
	lead     uint8 // where the particles before it begin, or from

	parts []string // what a zero-width non-joiner parts, if long enough to be names

	// The sounds of every reading and of some reading, without what may be an article.
	must, may soundSet

	// What the names table knows of the word, and of it and the next word written as one.
	names, translations         rowSet
	pairNames, pairTranslations rowSet

	father, clan bool // after bin, after Al
	eastern      bool // a given name of the Arabic, Persian or Turkic world
	weak         bool // a title or place: neither its absence nor another in its stead says much

	// In centinats, for Compare.
	best     [habits][scripts]int16 // score of a usual spelling in each script
	cap      int16                  // the most that agreement on this token can say
	gap      int16                  // what it costs if the other name has nothing for it
	gapAlone int16                  // the same if the other name is one word
	floor    int16                  // what it costs if the other name has another word for it
}

// Name is a name prepared for comparison. The zero Name is the empty name. Names may be copied and
// shared between goroutines; nothing changes them.
type Name struct {
	Full   string  // as given
	Tokens []Token // in order of writing

	script   script
	nodes    []node
	content  []uint8 // tokens that carry a name
	strong   int     // those of them that are neither title nor place
	whole    rowSet  // rows of translations that know the name as a whole
	number   uint8   // regnal number
	epithet  int16   // row of the words table
	family   bool    // has a family name
	arabic   bool    // a father's name is marked as such, or the given name is of the Arabic or Persian world
	historic bool    // a ruler or saint: known by translated names
}

// Limits that keep a comparison small; what lies beyond is not compared.
const (
	maxTokens      = 10
	maxTokenLength = 20 // letters
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
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r),
			strings.ContainsRune("'’‘ʼ`´ʿʾ", r) && len(word) > 0, r == 'ـ':
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
	n := known().parse(text, lang)
	n.price(w)
	return n
}

func (k *knowledge) parse(text, lang string) Name {
	n := Name{Full: text, script: scriptOf(text, lang)}
	raws := k.apostrophes(split(text), n.script)
	raws = k.reorder(raws, n.script)
	words := make([]string, len(raws))
	for i, r := range raws {
		words[i] = k.normal(r.text)
	}
	b := builder{k: k, name: &n, raws: raws, words: words}
	b.run(false)
	if !b.hasPlain() {
		// Nothing but titles: then they are the name.
		n.Tokens, n.nodes = nil, nil
		b = builder{k: k, name: &n, raws: raws, words: words}
		b.run(true)
		for i := range n.Tokens {
			if n.Tokens[i].kind == title {
				n.Tokens[i].kind = plain
			}
		}
	}
	n.assignRoles()
	n.lookUp(k)
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

// reorder turns "Family, Given" round; not so "Charles, Prince of Wales".
func (k *knowledge) reorder(in []raw, s script) []raw {
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
	for _, e := range k.find([]string{k.normal(in[comma].text)}, s) {
		switch e.kind {
		case title, rank, epithet, ordinal, territory, drop:
			return in
		}
	}
	out := append(append([]raw{}, in[comma:]...), in[:comma]...)
	out[0].sep = 0
	out[len(in)-comma].sep = ' '
	return out
}

// Part returns the words of the name in the given role, normalised and joined by spaces.
func (n Name) Part(r Role) string {
	var out []string
	for _, t := range n.Tokens {
		if t.Role == r {
			out = append(out, t.Text)
		}
	}
	return strings.Join(out, " ")
}

// stem is the text without what may be an article.
func (t *Token) stem() string {
	r := []rune(t.Text)
	return string(r[min(int(t.optional), len(r)):])
}

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
	best     [habits][scripts]int32 // score of a usual spelling in each script
	cap      int32                  // the most that agreement on this token can say
	gap      int32                  // what it costs if the other name has nothing for it
	gapAlone int32                  // the same if the other name is one word
	floor    int32                  // what it costs if the other name has another word for it
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
		if i > 0 && b.name.script == latin && strings.Trim(b.words[i], "ivx") == "" && strings.ToUpper(r.text) != r.text {
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
		n.family = true
	}
}

// lookUp finds what the tables know about the tokens, and sums up the name.
func (n *Name) lookUp(k *knowledge) {
	for i := range n.Tokens {
		t := &n.Tokens[i]
		switch t.kind {
		case ordinal:
			n.number, n.historic = t.number, true
		case epithet:
			n.epithet = t.word
			n.historic = true
		case patronymic:
			n.arabic = true
		case plain, title:
			n.historic = n.historic || t.kind == title
			t.names = look(&k.names, t.Text, n.script)
			t.translations = look(&k.translations, t.Text, n.script)
			if stem := t.stem(); t.optional > 0 && t.names[0] == 0 {
				t.names = look(&k.names, stem, n.script)
			}
			t.eastern = k.isEastern(t.names)
		}
		t.lead = t.from
		t.may = k.couldSound(n, t.from, t.to)
		for _, g := range k.cut(t.stem(), n.script) {
			t.must |= k.letters[n.script].must[g]
		}
		if i > 0 && n.Tokens[i-1].kind == particle && t.kind == plain {
			t.lead = n.Tokens[i-1].lead
		}
		switch t.kind {
		case plain, initial, title:
			n.content = append(n.content, uint8(i))
		}
	}
	var whole strings.Builder
	for _, t := range n.Tokens {
		whole.WriteString(t.Text)
	}
	n.whole = look(&k.translations, whole.String(), n.script)
	for c := 0; c+1 < len(n.content); c++ {
		t, next := &n.Tokens[n.content[c]], &n.Tokens[n.content[c+1]]
		if !t.Initial && !next.Initial {
			t.pairNames = look(&k.names, t.Text+next.Text, n.script)
			t.pairTranslations = look(&k.translations, t.Text+next.Text, n.script)
		}
	}
	if len(n.content) > 0 {
		n.arabic = n.arabic || k.isEastern(n.Tokens[n.content[0]].names)
	}
	if len(n.content) == 1 {
		n.historic = true
	}
}

// couldSound collects the sounds of all ways to cut letters [from,to).
func (k *knowledge) couldSound(n *Name, from, to uint8) soundSet {
	var may soundSet
	for _, d := range n.nodes[from:to] {
		for i := range d.n {
			may |= k.letters[n.script].may[d.id[i]]
		}
	}
	return may
}

// patronymicBefore tells whether a word is marked as the father's name.
func (n *Name) patronymicBefore(c int) bool {
	if c >= len(n.content) || n.content[c] == 0 {
		return false
	}
	return n.Tokens[n.content[c]-1].kind == patronymic
}

// price sets what each token can say, and what it costs where the other name lacks it or has another
// in its place.
func (n *Name) price(w *Weights) {
	k := known()
	for c, i := range n.content {
		t := &n.Tokens[i]
		w.measure(n, t)
		first, last := c == 0, c == len(n.content)-1
		switch {
		case t.kind == title:
			t.gap, t.weak = -5, true
			if t.names[0] > 0 {
				t.gap, t.cap = -30, min(t.cap, 400)
			} else {
				t.cap = min(t.cap, 200)
			}
		case t.Role == Place:
			t.gap, t.weak, t.cap = -20, true, min(t.cap, 300)
		case t.Initial:
			t.gap, t.floor, t.cap = -30, -300, 100
		case first && k.isSilent(t.names) && !n.patronymicBefore(c+1):
			t.gap, t.floor = -150, -1200
		case first && n.arabic && k.isDouble(t.names) && !n.patronymicBefore(c+1):
			t.gap, t.floor = -700, -1600
		case first && n.arabic:
			t.gap, t.floor = -1600, -1600
		case first:
			t.gap, t.floor = -250, -900
		case last && n.arabic:
			t.gap, t.floor = -300, -900
		case last:
			t.gap, t.floor = -150, -900
		case t.Role == Father:
			t.gap, t.floor = -40, -900
		case n.arabic:
			t.gap, t.floor = -50, -900
		default:
			t.gap, t.floor = -50, -400
		}
		if !t.weak {
			n.strong++
		}
		t.gapAlone = max(t.gap, -100)
		t.father = n.patronymicBefore(c)
		if i > 0 && n.Tokens[i-1].clan && n.arabic {
			t.clan = true
			t.cap = min(t.cap, 400)
			t.gap = max(t.gap, -60)
		}
	}
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

package lang

import (
	"cmp"
	"slices"
)

// Case is the letter case of a word; scripts without case count as Caps.
type Case uint8

// The cases, in the order in which they satisfy an entry's demand.
const (
	Lower Case = iota
	Title      // begins with a capital
	Caps       // all capitals, or a script without case
)

// A Class says what a lexicon entry is good for.
type Class uint8

// The classes of lexicon entries.
const (
	ClassNone Class = iota
	// Names of entities; Value is the entity's id.
	State
	Place
	Organization
	Person
	// Thing is the name of an agreement, an event or a resolution; Value is
	// its id.
	Thing
	// Demonym is a nationality adjective or the noun for a state's people;
	// Value is the state's id.
	Demonym
	// Office is an office phrase; Value is the office in English.
	Office
	// Honorific is a title that stands before or after a name.
	Honorific
	// Head opens a noun phrase that names an entity; Value is the entity
	// type in lower case and, after a colon, the kind: "organization:ministry".
	Head
	// Portfolio is the field of a ministry, as the title of its minister names
	// it; Value is the kind of ministry in ids, "mfa".
	Portfolio
	// NamePart is a word that people's names are made of; Particle joins them.
	NamePart
	Particle
	// Common is an everyday word, never part of a person's name.
	Common
	// Trigger is a word or phrase that calls up a frame; Value is the frame id.
	Trigger
	// Verb is a finite verb that bounds clauses; Value is its citation form.
	Verb
	// Cue changes the status of what stands in its scope; Value is the status.
	Cue
	// Word is a function word or phrase; Value is its part: "prep", "conj",
	// "that", "rel", "pron", "say", …
	Word
	// Month, Weekday and RelativeDay are words of dates; Index is the number
	// or offset, and Value the calendar of a month. Calendar is any other word
	// of dates; Value says which: "ordinal", "unit:month", "shift", "era:hijri",
	// … as in calendar.yaml.
	Month
	Weekday
	RelativeDay
	Calendar
	// Anaphor is a phrase that stands for entities named before; Value says
	// which: "two-ministers", "two-sides", "he", "this-country", …
	Anaphor
	// BodyAdjective is an adjective that tells of a body; Value is its id.
	BodyAdjective
)

var classNames = [...]string{"none", "state", "place", "organization", "person", "thing", "demonym", "office",
	"honorific", "head",
	"portfolio", "name part", "particle", "common", "trigger", "verb", "cue", "word", "month", "weekday",
	"relative day", "calendar", "anaphor", "body adjective"}

func (c Class) String() string {
	if int(c) < len(classNames) {
		return classNames[c]
	}
	return "unknown"
}

// Classes is a set of classes.
type Classes uint32

// Add puts a class into the set.
func (s *Classes) Add(c Class) { *s |= 1 << c }

// Has reports whether a class is in the set.
func (s Classes) Has(c Class) bool { return s&(1<<c) != 0 }

// NewClasses returns the set of some classes.
func NewClasses(classes ...Class) (s Classes) {
	for _, c := range classes {
		s.Add(c)
	}
	return s
}

// Parts is a set of parts, which are the values of function words and verbs.
// Each has one of the bits, which some of them share: so it is certain only
// that a part is not in the set.
type Parts uint64

// Add puts a part into the set.
func (s *Parts) Add(part string) { *s |= bit(part) }

// Lacks reports whether a part is not in the set; false may be wrong.
func (s Parts) Lacks(part string) bool { return s&bit(part) == 0 }

// bit spreads the parts that there are well.
func bit(part string) Parts {
	if part == "" {
		return 1
	}
	return 1 << ((3*len(part) + 27*int(part[0]) + 17*int(part[len(part)-1])) % 64)
}

// Tense is the tense or mood of a verb form.
type Tense uint8

// The tenses that matter to the status of a statement.
const (
	NoTense Tense = iota
	Past
	Present
	Future
	Subjunctive
	Participle
	Infinitive
)

// An Entry is one reading of a word or phrase.
type Entry struct {
	Class Class
	Value string
	// Weak marks a name that is also a common word or surname: it is used
	// only with support from elsewhere in the document.
	Weak bool
	// Plural is true of phrases for several: holders of an office, papers.
	Plural bool
	// Case is the least case that the first word must be written in.
	Case Case
	// Closed is true of names of several words whose last is written with a
	// capital: "Russia today" is no outlet, but "Minsk agreements" are a paper.
	Closed bool
	// Literal entries stand as they are: never with an article.
	Literal bool
	// Maqsura entries end in alef maqsura, which folds to yeh: a text that
	// writes a dotted yeh means another word (علي is a name, على is "on").
	Maqsura bool
	// Hamza entries end in hamza, which folds to nothing. A text that writes
	// one there means no other literal entry (إنهاء is not أنها).
	Hamza bool
	// First is true of verb forms in the first person, Feminine of those that
	// agree with a feminine subject alone.
	First, Feminine bool
	// Tense, Negated and Passive describe verb forms.
	Tense   Tense
	Negated bool
	Passive bool
	// Lemma is the citation form of a verb: its first principal part.
	Lemma string
	// Index refers to what Value names in a table of the pack, such as the
	// frame of a trigger.
	Index int
}

// A WordID names a folded word of the vocabulary; 0 is none.
type WordID uint32

// A Stem is one analysis of a written word: a word of the vocabulary and what
// is written on to it.
type Stem struct {
	ID WordID
	// Prefix and Suffix are the clitics and endings taken off, folded.
	Prefix, Suffix string
	// Article is true if a definite article was taken off.
	Article bool
	// Case is the case of the word as written.
	Case Case
	// Yeh is true if the word is written with a dotted yeh at its end.
	Yeh bool
	// Hamza is true if the word is written with a hamza at its end.
	Hamza bool
	// Skip and SkipEnd count the letters (code points of the folded word)
	// before and after the stem, the article not counted where it is written
	// out ("ال") and counted where it is contracted ("لل").
	Skip, SkipEnd uint8
}

// Outlet reports whether an entry is a noun for a body that tells the news: "newspaper".
func (e *Entry) Outlet() bool {
	if e.Class != Head {
		return false
	}
	switch e.Value {
	case "organization:news-agency", "organization:newspaper", "organization:broadcaster":
		return true
	}
	return false
}

// A Match is an entry found in running text: tokens [Begin, End).
type Match struct {
	Begin, End int
	Entry      *Entry
	// First and Last are the stems by which the first and the last token
	// matched, the same for a single token. A match that did not come from a
	// lexicon may have none.
	First, Last *Stem
}

// A Lexicon finds words and phrases in running text by their stems. It is
// immutable once built and safe for concurrent use.
//
// It is a trie over words. Nearly every step of a search starts at the root or
// ends a phrase, so the root is a table, and a node without branches costs no
// look-up.
type Lexicon struct {
	vocab map[string]WordID
	words []string // by id
	root  []int32  // by edge; 0 where no entry begins so
	nodes []node   // the first is unused
}

// An edge is a word and whether the text must have the article before it.
type edge uint32

func newEdge(id WordID, article bool) edge {
	e := edge(id) << 1
	if article {
		e |= 1
	}
	return e
}

type node struct {
	entries  []*Entry
	branches []branch // by edge
}

type branch struct {
	edge edge
	node int32
}

func compareBranch(b branch, e edge) int { return cmp.Compare(b.edge, e) }

// after returns the node that a branch leads to, or 0.
func (n *node) after(e edge) int32 {
	lo, hi := 0, len(n.branches)
	for lo < hi {
		switch mid := (lo + hi) / 2; {
		case n.branches[mid].edge < e:
			lo = mid + 1
		case n.branches[mid].edge > e:
			hi = mid
		default:
			return n.branches[mid].node
		}
	}
	return 0
}

func newLexicon() *Lexicon {
	return &Lexicon{vocab: map[string]WordID{}, words: []string{""}, nodes: make([]node, 1)}
}

// ID returns the id of a folded word, or 0.
func (l *Lexicon) ID(folded string) WordID { return l.vocab[folded] }

// lookup is ID without a copy of the bytes.
func (l *Lexicon) lookup(folded []byte) WordID { return l.vocab[string(folded)] }

// Text returns the folded word with that id.
func (l *Lexicon) Text(id WordID) string { return l.words[id] }

func (l *Lexicon) intern(w string) WordID {
	if id, ok := l.vocab[w]; ok {
		return id
	}
	id := WordID(len(l.words))
	l.words = append(l.words, w)
	l.vocab[w] = id
	return id
}

// A key is one word of an entry: its folded stem and whether the text must
// have the article.
type key struct {
	word    string
	article bool
}

// add files an entry under a sequence of words. The same entry filed twice
// under one sequence counts once.
func (l *Lexicon) add(words []key, e *Entry) {
	if len(words) == 0 {
		return
	}
	at := l.begin(newEdge(l.intern(words[0].word), words[0].article))
	for _, w := range words[1:] {
		at = l.extend(at, newEdge(l.intern(w.word), w.article))
	}
	for _, x := range l.nodes[at].entries {
		if *x == *e {
			return
		}
	}
	l.nodes[at].entries = append(l.nodes[at].entries, e)
}

// begin returns the node of phrases that begin with an edge, made if need be.
func (l *Lexicon) begin(e edge) int32 {
	if int(e) >= len(l.root) {
		l.root = append(l.root, make([]int32, 2*len(l.words)+2-len(l.root))...)
	}
	if l.root[e] == 0 {
		l.root[e] = int32(len(l.nodes))
		l.nodes = append(l.nodes, node{})
	}
	return l.root[e]
}

// extend returns the node behind an edge from another, made if need be.
func (l *Lexicon) extend(from int32, e edge) int32 {
	i, ok := slices.BinarySearchFunc(l.nodes[from].branches, e, compareBranch)
	if !ok {
		b := branch{e, int32(len(l.nodes))}
		l.nodes[from].branches = slices.Insert(l.nodes[from].branches, i, b)
		l.nodes = append(l.nodes, node{})
	}
	return l.nodes[from].branches[i].node
}

// settle moves what the nodes hold together, when all entries are there: what a
// search reads lies side by side, and the garbage collector has two lists to
// look at for hundreds of thousands.
func (l *Lexicon) settle() {
	entries, branches := 0, 0
	for _, n := range l.nodes {
		entries += len(n.entries)
		branches += len(n.branches)
	}
	es, bs := make([]*Entry, 0, entries), make([]branch, 0, branches)
	for i := range l.nodes {
		n := &l.nodes[i]
		es, bs = append(es, n.entries...), append(bs, n.branches...)
		n.entries = es[len(es)-len(n.entries) : len(es) : len(es)]
		n.branches = bs[len(bs)-len(n.branches) : len(bs) : len(bs)]
	}
	l.nodes = slices.Clip(l.nodes)
}

// maxPhrase bounds the words of an entry, and so the work at each token.
const maxPhrase = 12

// begins returns the node of phrases that begin with an edge, or 0.
func (l *Lexicon) begins(e edge) int32 {
	if int(e) < len(l.root) {
		return l.root[e]
	}
	return 0
}

// Match appends to dst every entry that starts at token i, longest first.
// A token that the vocabulary does not know ends a phrase. Only the first word
// of a phrase may carry a proclitic.
func (l *Lexicon) Match(dst []Match, forms Forms, i int) []Match {
	from := len(dst)
	for _, s := range forms[i].longer {
		dst = l.follow(dst, forms, i, i, s.node, s.stem)
	}
	if len(dst)-from > 1 {
		slices.SortStableFunc(dst[from:], func(a, b Match) int { return cmp.Compare(b.End, a.End) })
	}
	from = len(dst)
	dst = append(dst, forms[i].alone...)
	for j := from; j < len(dst); j++ {
		dst[j].Begin, dst[j].End = i, i+1
	}
	return dst
}

// edges returns the edges that a stem can take: with the article first.
func (s *Stem) edges() []edge {
	if s.Article {
		return []edge{newEdge(s.ID, true), newEdge(s.ID, false)}
	}
	return []edge{newEdge(s.ID, false)}
}

// entries appends the entries at a node, as m tells where and by which stems.
func (l *Lexicon) entries(dst []Match, n int32, m Match) []Match {
	for _, e := range l.nodes[n].entries {
		if m.First.Case < e.Case || e.Literal && (m.First.Article || m.Last.Article) || e.Maqsura && m.Last.Yeh ||
			e.Literal && m.Last.Hamza && !e.Hamza {
			continue
		}
		m.Entry = e
		dst = append(dst, m)
	}
	return dst
}

// follow appends the entries behind a node, which token at has led to.
func (l *Lexicon) follow(dst []Match, forms Forms, begin, at int, n int32, first *Stem) []Match {
	here := &l.nodes[n]
	at++
	if len(here.branches) == 0 || at >= len(forms) || at-begin >= maxPhrase {
		return dst
	}
	stems := forms[at].Stems
	for j := range stems {
		t := &stems[j]
		if t.Prefix != "" {
			continue
		}
		for _, e := range t.edges() {
			if next := here.after(e); next != 0 {
				dst = l.entries(dst, next, Match{Begin: begin, End: at + 1, First: first, Last: t})
				dst = l.follow(dst, forms, begin, at, next, first)
			}
		}
	}
	return dst
}

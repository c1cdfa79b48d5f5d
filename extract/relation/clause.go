package relation

import (
	"slices"
	"sort"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// An arg is a noun phrase that speaks of entities: what a frame's argument
// may be. Coordinated phrases ("Iraq, Jordan and Egypt") are one arg.
type arg struct {
	entities []int
	extract.Range
	// marker is the preposition or particle that governs the phrase, folded;
	// empty for a bare phrase.
	marker string
	// heads is how many nouns stand between the marker and the phrase ("in the
	// talks of X": one), from is where the first of them, or the phrase, begins.
	heads, from int
	form        extract.Form
	// end is where the mention ends of which the arg is the beginning.
	end int
}

// bare reports whether the arg stands without marker or head noun.
func (a arg) bare() bool { return a.marker == "" && a.heads == 0 }

// A clause is a stretch of a sentence around one finite verb.
type clause struct {
	extract.Range
	// that is true if "that" opens the clause, rel if a relative pronoun does.
	that, rel bool
	// verb is the clause's finite verb; End is 0 if it has none.
	verb lang.Match
	// subject holds the entities of its subject once known; stranger is true
	// where somebody else is its subject, whom nothing names.
	subject  []int
	stranger bool
	// quoted is true inside quotation marks or after a speaker's colon.
	quoted bool

	// The rest is known only in languages whose clauses nest (VSO, SOV).

	// hal is true if a circumstantial participle opens the clause, inner if
	// "if" does.
	hal, inner bool
	// colon is true if a colon opens it, comma if a comma stands before it.
	colon, comma bool
	// bare is true of a relative clause without a pronoun.
	bare bool
	// head is the token at which the clause hangs on its parent.
	head int
	// parent is the clause it is part of, sibling the one it goes on from and
	// shares a subject with if it has none of its own; or -1.
	parent, sibling int
	// antecedent is the arg that a relative clause describes, or -1.
	antecedent int
	// reported is true if somebody is said to have said it; speaker is who.
	reported bool
	speaker  []int
}

// A parse is the shallow structure of one sentence.
type parse struct {
	d       *extract.Document
	s       extract.Sentence
	args    []arg
	argAt   map[int]int // first token -> arg
	fromAt  map[int]int // token where its head nouns begin -> arg
	inside  []bool      // token lies in an arg, by offset from s.First
	clauses []clause
	verbs   []lang.Match // finite verbs, in order
	owner   []int        // clause of each token, by offset; nil if clauses are stretches
	times   []extract.Moment
	mid     *medial // where verbs stand in the middle
}

// parseSentence finds the arguments and clauses of sentence s. mentions are
// the document's mentions within it, in order.
func parseSentence(d *extract.Document, s extract.Sentence, mentions []int) *parse {
	p := &parse{d: d, s: s, argAt: map[int]int{}, fromAt: map[int]int{}, inside: make([]bool, s.Len())}
	p.arguments(mentions)
	switch d.Pack.Order {
	case lang.SVO:
		p.readMedial()
		return p
	case lang.VSO:
		p.widen()
	}
	p.findVerbs()
	p.mark()
	p.coordinate()
	switch d.Pack.Order {
	case lang.VSO:
		p.cutVSO()
	case lang.SOV:
		p.cutSOV()
	}
	return p
}

// arguments turns the outermost mentions into args.
func (p *parse) arguments(mentions []int) {
	d := p.d
	end := p.s.First
	sorted := append([]int(nil), mentions...)
	sort.SliceStable(sorted, func(a, b int) bool {
		x, y := d.Mentions[sorted[a]].Phrase, d.Mentions[sorted[b]].Phrase
		if x.First != y.First {
			return x.First < y.First
		}
		if x.Last != y.Last {
			return x.Last > y.Last
		}
		// "the presidents of X and Y": Y is a president here.
		return d.Mentions[sorted[a]].Form == extract.Nominal && d.Mentions[sorted[b]].Form != extract.Nominal
	})
	for _, i := range sorted {
		m := d.Mentions[i]
		if m.Phrase.First < end || len(m.Members) == 0 {
			continue
		}
		whole := m.Phrase.Last
		m.Phrase.Last = p.upToParties(m)
		p.args = append(p.args, arg{entities: m.Members, Range: m.Phrase, from: m.Phrase.First, form: m.Form, end: whole})
		end = m.Phrase.Last
		for t := m.Phrase.First; t < m.Phrase.Last && t < p.s.Last; t++ {
			p.inside[t-p.s.First] = true
		}
	}
}

func (p *parse) covered(t int) bool { return p.inside[t-p.s.First] }

// findVerbs lists the finite verbs that stand outside the args.
func (p *parse) findVerbs() {
	for t := p.s.First; t < p.s.Last; t++ {
		if p.covered(t) || p.d.Pack.Order == lang.VSO && p.inWord(t, "still") {
			continue
		}
		var best lang.Match
		for _, m := range p.d.Matches[t] {
			if m.End > p.s.Last {
				continue
			}
			if (m.Entry.Class == lang.Verb || m.Entry.Class == lang.Trigger && m.Entry.Value == "verb") && p.finite(m.Entry.Tense) {
				if best.End == 0 || m.First.Prefix == "" && best.First.Prefix != "" {
					best = m
				}
			}
		}
		if best.End == 0 && p.unknownVerb(t) {
			best = lang.Match{Begin: t, End: t + 1, Entry: &unknown, First: &lang.Stem{}, Last: &lang.Stem{}}
		}
		if best.End > 0 && !p.nominal(t, best) {
			p.verbs = append(p.verbs, best)
			t = best.End - 1
		}
	}
}

// unknown is the entry of verbs that are in no list.
var unknown = lang.Entry{Class: lang.Verb, Value: "other", Tense: lang.Present}

// unknownVerb reports whether the word at token t is in no list and yet must be
// a verb, going by the word before it and its first letter: "الدول التي يهمها".
func (p *parse) unknownVerb(t int) bool {
	if p.d.Pack.Order != lang.VSO || t == p.s.First || len(p.d.Matches[t]) > 0 || p.d.Tokens[t].Kind != lang.WordKind || len(p.d.Folded[t]) < len("يهمه") {
		return false
	}
	w := p.d.Folded[t]
	switch {
	case p.has(t-1, "rel"):
		return strings.HasPrefix(w, "ي") || strings.HasPrefix(w, "ت")
	case p.has(t-1, "that"):
		return strings.HasPrefix(w, "ي")
	}
	return false
}

// finite reports whether a form may be the verb of a clause: where the verb
// comes last a participle too.
func (p *parse) finite(t lang.Tense) bool {
	return finite(t) || t == lang.Participle && p.d.Pack.Order == lang.SOV
}

func finite(t lang.Tense) bool {
	return t == lang.Past || t == lang.Present || t == lang.Future || t == lang.Subjunctive
}

// nominal reports whether what looks like a verb is a noun here: an Arabic
// word after a preposition, a preposition written on to it, or a
// demonstrative; an English one after an article or preposition.
func (p *parse) nominal(t int, m lang.Match) bool {
	switch p.d.Pack.Order {
	case lang.VSO:
		if p.has(t, "that") {
			return true // "أنها" is no form of "أنهى"
		}
		if strings.HasSuffix(p.d.Text[:p.d.Tokens[t].End], "اً") || strings.HasSuffix(p.d.Text[:p.d.Tokens[t].End], "ًا") {
			return true // "توافقاً"
		}
		switch last(m.First.Prefix) {
		case "ب", "ك":
			return true
		case "ل", "س":
			if m.Entry.Tense == lang.Past {
				return true
			}
		}
		if m.Last.Suffix == "ه" && strings.HasSuffix(p.d.Text[:p.d.Tokens[t].End], "ة") {
			return true // إدانة, not أدانه
		}
		if prep, ok := p.before(t, "prep"); ok && p.text(prep) != "حتي" || p.wordEnds(t, "demonstrative") {
			return true
		}
		return p.verbalNoun(t, m)
	case lang.SOV:
		return p.nominalSOV(t, m)
	case lang.SVO:
		return p.wordEnds(t, "article") || p.wordEnds(t, "prep") && m.Entry.Tense == lang.Present && p.d.Folded[t-1] != "to"
	}
	return false
}

// last returns the last letter of a string of clitics.
func last(prefix string) string {
	r := []rune(prefix)
	if len(r) == 0 {
		return ""
	}
	return string(r[len(r)-1])
}

// wordEnds reports whether a function word of that part ends right before
// token t.
func (p *parse) wordEnds(t int, part string) bool {
	_, ok := p.before(t, part)
	return ok
}

// before returns the function word of that part that ends right before t.
// The longest counts.
func (p *parse) before(t int, part string) (lang.Match, bool) {
	var best lang.Match
	for b := t - 1; b >= p.s.First && b >= t-4; b-- {
		for _, m := range p.d.Matches[b] {
			if m.End == t && m.Entry.Class == lang.Word && m.Entry.Value == part && (joined(m) || !functionParts[part]) && !p.isVerb(b) && (part != "prep" || m.Last.Suffix == "") {
				best = m
			}
		}
	}
	return best, best.End > 0
}

// word returns the function word of that part at token t.
func (p *parse) word(t int, part string) (lang.Match, bool) {
	if t < p.s.First || t >= p.s.Last {
		return lang.Match{}, false
	}
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Word && m.Entry.Value == part && (joined(m) || !functionParts[part]) {
			return m, true
		}
	}
	return lang.Match{}, false
}

// joined reports whether nothing but "and" is written on to a function word:
// كان is no كأن, انتهاء no أن.
func joined(m lang.Match) bool {
	switch last(m.First.Prefix) {
	case "ك", "ل", "ب", "س":
		return false
	}
	return m.Last.Suffix == ""
}

// mark finds the marker and the head nouns of every arg.
func (p *parse) mark() {
	for i := range p.args {
		a := &p.args[i]
		if p.d.Pack.Order == lang.SOV {
			p.governSOV(a)
			continue
		}
		p.govern(a)
	}
	if p.d.Pack.Order == lang.VSO {
		p.appose()
	}
}

// maxHeads bounds the nouns looked at between a marker and its phrase.
const maxHeads = 4

// govern looks left of an arg for what governs it.
func (p *parse) govern(a *arg) {
	t := a.First
	if c := p.clitic(t); c != "" {
		a.marker = c
		return
	}
	if p.d.Pack.Order == lang.VSO && t-1 > p.s.First && p.opensQuote(t-1) {
		switch w := p.d.Folded[t-2]; w {
		case "ل", "ب", "ك": // "لـ «صحيفة»"
			a.marker, a.from = w, t-1
			return
		}
		if p.isPrep(t - 2) {
			t--
		}
	}
	for n := 0; n <= maxHeads; n++ {
		if m, ok := p.before(t, "both"); ok && n == 0 {
			t = m.Begin
			if c := p.clitic(t); c != "" {
				a.marker, a.from = c, t
				return
			}
		}
		if m, ok := p.before(t, "article"); ok {
			t = m.Begin
		}
		if m, ok := p.before(t, "demonstrative"); ok && n == 0 {
			t = m.Begin
		}
		if m, ok := p.before(t, "prep"); ok {
			a.marker, a.heads, a.from = p.text(m), n, t
			return
		}
		t--
		if p.d.Pack.Order == lang.VSO && t >= p.s.First && p.covered(t) {
			if b, ok := p.adjectiveEnding(t + 1); ok { // "العاصمة الإيطالية روما"
				t = b.First - 1
			}
		}
		if p.d.Pack.Order == lang.VSO && n == 0 && t >= p.s.First && !p.covered(t) && strings.Contains(p.d.Folded[t], "ال") && p.titled(*a) {
			return // "في الجلسة وزير …": no construct with a definite noun
		}
		if t < p.s.First || p.covered(t) || p.d.Tokens[t].Kind != lang.WordKind || p.isVerb(t) || p.stops(t) || p.d.Pack.Order == lang.VSO && (p.timely(t) || p.isHal(t)) {
			a.heads = n
			return
		}
		if p.d.Pack.Order == lang.VSO && p.closedNoun(t) {
			a.heads = n
			return
		}
		a.heads, a.from = n+1, t
		if c := p.clitic(t); c != "" {
			a.marker = c
			return
		}
		if p.trigger(t) { // a noun that may call up a frame ends the chain
			return
		}
	}
}

// opensQuote reports whether an opening quotation mark stands at token t.
func (p *parse) opensQuote(t int) bool {
	switch p.d.Folded[t] {
	case "«", "“", "\"":
		return true
	}
	return false
}

// titled reports whether an arg begins with an office rather than a name.
func (p *parse) titled(a arg) bool {
	for _, m := range p.d.Matches[a.First] {
		if m.Entry.Class == lang.Office && m.First.Prefix == "" && !m.First.Article {
			return true
		}
	}
	return false
}

// closedNoun reports whether no construct can begin at token t: it ends a
// phrase that calls up a frame, or has a pronoun written on to it.
func (p *parse) closedNoun(t int) bool {
	for b := t; b >= p.s.First && b > t-4; b-- {
		for _, m := range p.d.Matches[b] {
			if m.Entry.Class != lang.Trigger || m.End <= t {
				continue
			}
			if m.Entry.Value == "phrase" || m.Entry.Value == "noun" && m.Last.Suffix != "" && m.Last.Suffix != "ا" {
				return true
			}
		}
	}
	return false
}

// adjectiveEnding returns the nationality adjective that ends before token t.
func (p *parse) adjectiveEnding(t int) (arg, bool) {
	for i := len(p.args) - 1; i >= 0; i-- {
		if p.args[i].Last == t && p.args[i].form == extract.Adjective {
			return p.args[i], true
		}
		if p.args[i].Last < t {
			break
		}
	}
	return arg{}, false
}

// text is the folded text of a match.
func (p *parse) text(m lang.Match) string {
	s := ""
	for t := m.Begin; t < m.End; t++ {
		if t > m.Begin {
			s += " "
		}
		if t == m.Begin {
			s += p.d.Pack.Lexicon.Text(m.First.ID)
		} else {
			s += p.d.Folded[t]
		}
	}
	return s
}

// clitic returns the preposition written on to token t, or "".
func (p *parse) clitic(t int) string {
	if p.d.Pack.Order != lang.VSO {
		return ""
	}
	if w := p.d.Folded[t]; strings.HasPrefix(strings.TrimLeft(w, "وف"), "لل") && len(w) > len("لله") {
		return "ل"
	}
	prefix, known := "", false
	for _, m := range p.d.Matches[t] {
		switch m.Entry.Class {
		case lang.NamePart, lang.Particle, lang.Common:
			continue
		}
		if m.First.Prefix == "" {
			return "" // known as it stands
		}
		if m.End > t+1 { // a name of several words tells more than its first
			prefix, known = last(m.First.Prefix), true
			break
		}
		if !known {
			prefix, known = last(m.First.Prefix), true
		}
	}
	for _, x := range p.d.Stems[t] { // those that take off least first
		if known {
			break
		}
		prefix, known = last(x.Prefix), true
	}
	switch prefix {
	case "ل", "ب", "ك":
		return prefix
	case "و", "ف":
		return ""
	}
	// A word with ب before an article is surely a preposition.
	w := []rune(p.d.Folded[t])
	for len(w) > 4 && (w[0] == 'و' || w[0] == 'ف') {
		w = w[1:]
	}
	if len(w) > 4 && w[0] == 'ب' && w[1] == 'ا' && w[2] == 'ل' {
		return "ب"
	}
	return ""
}

// stops reports whether token t is a function word at which a chain of nouns
// cannot go on.
func (p *parse) stops(t int) bool {
	if p.d.Pack.Order == lang.VSO {
		return p.functional(t)
	}
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Word && m.First.Prefix == "" {
			switch m.Entry.Value {
			case "demonstrative", "article", "both", "state-word", "former":
			default:
				return true
			}
		}
	}
	return false
}

func (p *parse) isVerb(t int) bool {
	for _, v := range p.verbs {
		if v.Begin <= t && t < v.End {
			return true
		}
	}
	return false
}

// trigger reports whether a noun at token t calls up a frame.
func (p *parse) trigger(t int) bool {
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Trigger && m.Entry.Value != "verb" {
			return true
		}
	}
	return false
}

// coordinate merges args that only commas and conjunctions part.
func (p *parse) coordinate() {
	var out []arg
	for i := 0; i < len(p.args); i++ {
		a := p.args[i]
		var pending []arg
		j := i
		for j+1 < len(p.args) {
			b := p.args[j+1]
			link := p.link(p.args[j].Last, b)
			if link != none && p.d.Entities[a.entities[0]].Type != "Place" && !p.goal(a) {
				b.entities = p.seated(b.entities)
			}
			if link == none || !sameKind(p.d, a, b) && !p.wordEnds(a.First, "between") && !(p.goal(a) && p.somewhere(a) && p.somewhere(b)) {
				break
			}
			pending = append(pending, b)
			j++
			if link == conj {
				if b.marker == "را" {
					a.marker = b.marker
				}
				for _, x := range pending {
					a.entities = append(append([]int(nil), a.entities...), x.entities...)
					a.Last = x.Last
				}
				pending = nil
				i = j
			}
		}
		if n := len(pending); n > 0 && p.unfinishedList(a, pending) {
			for _, x := range pending {
				a.entities = append(append([]int(nil), a.entities...), x.entities...)
				a.Last = x.Last
			}
			i += n
		}
		out = append(out, a)
	}
	p.args = out
	for i, a := range out {
		p.argAt[a.First] = i
		p.fromAt[a.from] = i
	}
}

// goal reports whether an arg is where somebody goes or is, in a language whose
// verbs come last.
func (p *parse) goal(a arg) bool {
	return p.d.Pack.Order == lang.SOV && (a.marker == "به" || slices.Contains(p.d.Pack.Grammar.Locative, a.marker))
}

// somewhere reports whether an arg is a place or a state.
func (p *parse) somewhere(a arg) bool {
	t := p.d.Entities[a.entities[0]].Type
	return t == "Place" || t == "State"
}

// unfinishedList reports whether states or bodies that commas part are a list
// whose last member names nobody ("ایران، روسیه و چند کشور دیگر") or that does
// without a conjunction.
func (p *parse) unfinishedList(a arg, pending []arg) bool {
	if p.d.Pack.Order != lang.SOV || p.d.Entities[a.entities[0]].Type == "Person" {
		return false
	}
	end := pending[len(pending)-1].Last
	return len(pending) > 1 || end < p.s.Last && p.d.Folded[end] == "و"
}

// seated puts the states in place of their capitals, as far as the document
// names them: among actors a capital stands for its state.
func (p *parse) seated(entities []int) []int {
	for i, e := range entities {
		x := p.d.Entities[e]
		if x.Type != "Place" {
			continue
		}
		state := p.d.Pack.CapitalOf(x.Key)
		if state == "" {
			continue
		}
		for s, y := range p.d.Entities {
			if y.Type == "State" && y.Key == state && len(y.Mentions) > 0 {
				out := append([]int(nil), entities...)
				out[i] = s
				return p.seated(out)
			}
		}
	}
	return entities
}

type linkage uint8

const (
	none linkage = iota
	comma
	conj
)

// link says what parts token from and arg b: a conjunction, a comma, or more.
func (p *parse) link(from int, b arg) linkage {
	if b.marker != "" && b.marker != "را" {
		return none
	}
	l := none
	for t := from; t < b.First; t++ {
		switch {
		case p.d.Folded[t] == "،" || p.d.Folded[t] == ",":
			if l == none {
				l = comma
			}
		case p.d.Pack.Order == lang.SOV && (p.quote(t) || p.has(t, "own") || l == conj && p.has(t, "conj") || l != none && p.standsFor(t)):
		default:
			if m, ok := p.word(t, "conj"); ok && m.End == t+1 && p.conjunction(t) {
				l = conj
				continue
			}
			if m, ok := p.word(t, "article"); ok && m.End <= b.First {
				continue
			}
			if m, ok := p.word(t, "possessive"); ok && m.End <= b.First && l == conj { // "X and his deputy Y"
				continue
			}
			return none
		}
	}
	if p.d.Pack.Order == lang.VSO {
		if c := p.d.Text[p.d.Tokens[b.First].Begin:]; len(c) > 2 && c[:2] == "و" && (p.prefixed(b.First, "و") || p.has(b.First, "every")) {
			return conj
		}
	}
	return l
}

func (p *parse) conjunction(t int) bool {
	switch p.d.Folded[t] {
	case "و", "and", "&", "او", "or", "يا":
		return true
	}
	return false
}

// prefixed reports whether token t is a known word with that clitic before it.
func (p *parse) prefixed(t int, clitic string) bool {
	for _, m := range p.d.Matches[t] {
		if m.First.Prefix == "" && m.End-m.Begin == 1 && m.Entry.Class != lang.NamePart {
			return false
		}
	}
	for _, m := range p.d.Matches[t] {
		if m.First.Prefix == clitic {
			return true
		}
	}
	return false
}

// sameKind reports whether two args may be coordinated: people with people,
// states and bodies with their like.
func sameKind(d *extract.Document, a, b arg) bool {
	kind := func(x arg) string {
		t := d.Entities[x.entities[0]].Type
		if t == "Organization" {
			return "State"
		}
		return t
	}
	return kind(a) == kind(b)
}

// cut divides the sentence into clauses.
func (p *parse) cut() {
	d := p.d
	start := make([]clause, 0, len(p.verbs)+2)
	start = append(start, clause{Range: extract.Range{First: p.s.First}})
	open := func(t int, c clause) {
		if l := &start[len(start)-1]; l.First >= t-0 && l.First == t {
			l.that, l.rel, l.quoted = l.that || c.that, l.rel || c.rel, l.quoted || c.quoted
			return
		}
		c.First = t
		start = append(start, c)
	}
	quoted := false
	v := 0
	for t := p.s.First; t < p.s.Last; t++ {
		for v < len(p.verbs) && p.verbs[v].End <= t {
			v++
		}
		if p.covered(t) {
			continue
		}
		if d.Folded[t] == "-" && d.Tokens[t].Space { // a dash, not a hyphen
			open(t+1, clause{quoted: quoted})
			continue
		}
		switch d.Folded[t] {
		case "«", "“", "”", "»", "\"", ":", "؛", ";", "–", "(", ")", "[", "]", "؟", "?", "!", "...", "…":
			switch d.Folded[t] {
			case "«", "“":
				quoted = true
			case "»", "”":
				quoted = false
			case "\"":
				quoted = !quoted
			case ":":
				open(t+1, clause{quoted: true})
				continue
			}
			open(t+1, clause{quoted: quoted})
			continue
		}
		if m, ok := p.word(t, "that"); ok {
			open(t, clause{that: true, quoted: quoted})
			t = m.End - 1
			continue
		}
		if m, ok := p.word(t, "rel"); ok {
			open(t, clause{rel: true, quoted: quoted})
			t = m.End - 1
			continue
		}
		if m, ok := p.word(t, "sub"); ok && d.Pack.Order != lang.SVO {
			open(t, clause{quoted: quoted})
			t = m.End - 1
			continue
		}
		if v < len(p.verbs) && p.verbs[v].Begin == t {
			if end := p.verbs[v].End; d.Pack.Order == lang.SOV && end < p.s.Last {
				open(end, clause{quoted: quoted})
			}
		}
	}
	for i := range start {
		c := start[i]
		c.Last = p.s.Last
		if i+1 < len(start) {
			c.Last = start[i+1].First
		}
		if c.Len() <= 0 {
			continue
		}
		for _, m := range p.verbs {
			if c.First <= m.Begin && m.Begin < c.Last {
				if c.verb.End == 0 || d.Pack.Order == lang.SOV {
					c.verb = m
				}
			}
		}
		p.clauses = append(p.clauses, c)
	}
}

func (p *parse) hasComma(t int) bool {
	return t > p.s.First && (p.d.Folded[t-1] == "،" || p.d.Folded[t-1] == ",")
}

// within reports whether token t belongs to clause i.
func (p *parse) within(i, t int) bool {
	if p.owner != nil {
		return p.owner[t-p.s.First] == i
	}
	return p.clauses[i].First <= t && t < p.clauses[i].Last
}

// clauseAt returns the index of the clause that holds token t.
func (p *parse) clauseAt(t int) int {
	if p.owner != nil {
		return p.owner[t-p.s.First]
	}
	for i, c := range p.clauses {
		if c.First <= t && t < c.Last {
			return i
		}
	}
	return -1
}

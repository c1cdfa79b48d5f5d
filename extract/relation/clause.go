package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

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
	// dropped holds who it must be that a clause without subject tells what he
	// says of, going by the sentence before.
	dropped []int
	// topic holds the subject of the main clause before it, of this sentence or
	// an earlier one, where the verb comes first.
	topic []int
	// quoted is true inside quotation marks or after a speaker's colon.
	quoted bool
	// written is true of a clause that says that something stands in a text, whose
	// words are those of issuers: "در بیانیه قطر آمده است که".
	written bool
	issuers []int

	// The rest is known only in languages whose clauses nest (VSO, SOV).

	// hal is true if a circumstantial participle opens the clause, inner if
	// "if" does.
	hal, inner bool
	// dateline is true of the dateline before a sentence.
	dateline bool
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
	// reported is true if somebody is said to have said it; speaker is who, or
	// where the verb comes last whose words are being told.
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
	owner   []int        // clause of each token, by offset
	times   []extract.Moment
	mid     *medial // where verbs stand in the middle

	spare []arg // room for args while they are put together
	order []int // and for mentions in order
	found []occurrence
	one   [1]filler

	quoting telling // what the sentence before leaves open

	delegation     []int     // who leads the delegation told of last, or for whom it acts
	led, ledBefore []heading // who leads which side, in this sentence and the one before
}

func newParse(d *extract.Document) *parse {
	const usual = 4 // args, and clauses, of a sentence
	return &parse{d: d, argAt: map[int]int{}, fromAt: map[int]int{}, args: make([]arg, 0, usual),
		spare: make([]arg, 0, usual), clauses: make([]clause, 0, usual)}
}

// reset makes p ready for sentence s, in the room that earlier ones took.
func (p *parse) reset(s extract.Sentence) {
	clear(p.argAt)
	clear(p.fromAt)
	*p = parse{d: p.d, s: s, mid: p.mid, argAt: p.argAt, fromAt: p.fromAt, inside: zeros(p.inside, s.Len()),
		args: p.args[:0], clauses: p.clauses[:0], verbs: p.verbs[:0], spare: p.spare, owner: p.owner,
		order: p.order, found: p.found, delegation: p.delegation, led: p.led, quoting: p.quoting}
}

// zeros returns n zero values, in the room of s if it has enough.
func zeros[T any](s []T, n int) []T {
	if n > cap(s) {
		return make([]T, n, 2*n)
	}
	s = s[:n]
	clear(s)
	return s
}

// sentence finds the arguments and clauses of sentence s. mentions are the
// document's mentions within it, in order.
func (p *parse) sentence(s extract.Sentence, mentions []int) {
	p.reset(s)
	p.arguments(mentions)
	switch p.d.Pack.Order {
	case lang.SVO:
		p.readMedial()
		return
	case lang.VSO:
		p.widen()
	}
	for i := range p.args {
		p.withSuite(&p.args[i])
	}
	p.findVerbs()
	p.mark()
	p.coordinate()
	p.owner = zeros(p.owner, s.Len())
	switch p.d.Pack.Order {
	case lang.VSO:
		p.cutVSO()
	case lang.SOV:
		p.cutSOV()
	}
}

// findVerbs lists the finite verbs that stand outside the args.
func (p *parse) findVerbs() {
	for t := p.s.First; t < p.s.Last; t++ {
		if p.covered(t) {
			continue
		}
		var best lang.Match
		for _, m := range p.d.Matches[t] {
			if m.End > p.s.Last {
				continue
			}
			if (m.Entry.Class == lang.Verb || m.Entry.Class == lang.Trigger && m.Entry.Value == "verb") &&
				p.finite(m.Entry.Tense) {
				future := p.d.Pack.Order == lang.VSO && best.End > 0 && last(best.First.Prefix) == "س" &&
					best.Entry.Tense == lang.Past && m.Entry.Tense == lang.Present
				if best.End == 0 || m.First.Prefix == "" && best.First.Prefix != "" || future { // "ستقدم": not of تقدم
					best = m
				}
			}
		}
		if best.End == 0 && p.unknownVerb(t) {
			best = lang.Match{Begin: t, End: t + 1, Entry: &unknown, First: &lang.Stem{}, Last: &lang.Stem{}}
		}
		if best.End > 0 &&
			!(p.d.Pack.Order == lang.VSO &&
				(p.inWord(t, "still") || p.blessing(t) || p.whatCalled(t) || p.ledSince(t) || p.comesAlong(t+1))) &&
			!p.nominal(t, best) {
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
	if p.d.Pack.Order != lang.VSO || t == p.s.First || len(p.d.Matches[t]) > 0 ||
		p.d.Tokens[t].Kind != lang.WordKind || len(p.d.Folded[t]) < len("يهمه") {
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
		if slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.RelativeDay && m.End > t+1
		}) {
			return true // "ظهر اليوم"
		}
		if strings.HasSuffix(p.d.Text[:p.d.Tokens[t].End], "اً") ||
			strings.HasSuffix(p.d.Text[:p.d.Tokens[t].End], "ًا") {
			return true // "توافقاً"
		}
		if p.accusative(t, m) {
			return true
		}
		if w := strings.TrimRight(p.d.Text[p.d.Tokens[t].Begin:p.d.Tokens[t].End],
			"ًٌٍَُِ"); strings.HasSuffix(w, "ء") &&
			m.Last.Suffix == "" && !strings.HasSuffix(m.Entry.Lemma, "ء") {
			return true // "بناء", not بنا
		}
		switch last(m.First.Prefix) {
		case "ب", "ك":
			return true
		case "ل", "س":
			if m.Entry.Tense == lang.Past {
				return true
			}
		}
		if p.fakePronoun(m) {
			return true // إدانة, not أدانه
		}
		if m.Entry.Tense == lang.Past && p.hamzaBelow(t, m) {
			return true // إدانتها, not أدانتها
		}
		if m.First.Prefix == "" && strings.HasPrefix(p.d.Folded[t], "ال") &&
			strings.Contains(m.Entry.Lemma, "أ") &&
			!strings.Contains(p.d.Text[p.d.Tokens[t].Begin:p.d.Tokens[t].End], "أ") {
			return true // التام, not التأم
		}
		if p.secondDeed(t, m) {
			return true
		}
		if prep, ok := p.before(t, "prep"); ok && p.text(prep) != "حتي" ||
			p.wordEnds(t, "demonstrative") && !p.inWord(t-1, "adverb") && !p.inWord(t-1, "furthermore") {
			return true // but "في غضون ذلك التقى"
		}
		return p.verbalNoun(t, m)
	case lang.SOV:
		return p.nominalSOV(t, m)
	case lang.SVO:
		return p.wordEnds(t, "article") ||
			p.wordEnds(t, "prep") && m.Entry.Tense == lang.Present && p.d.Folded[t-1] != "to"
	}
	return false
}

// secondDeed reports whether what "and" joins to a noun with a pronoun that calls up a
// frame is another such noun rather than the verb that is written like it, since what
// both govern stands behind: "شجبه وادانته للعدوان".
func (p *parse) secondDeed(t int, m lang.Match) bool {
	deed := func(t int) bool {
		return p.possessed(t) && slices.ContainsFunc(p.d.Matches[t], func(x lang.Match) bool {
			return x.Entry.Class == lang.Trigger && x.Entry.Value == "noun" && x.End == t+1
		})
	}
	return m.First.Prefix == "و" && m.Last.Suffix != "" && t > p.s.First && t+1 < p.s.Last && deed(t-1) &&
		deed(t) && p.clitic(t+1) != ""
}

// hamzaBelow reports whether the word at token t is written with a hamza under
// its first letter, as the verbal noun is and the past of a verb like "أدان" is
// not. Verbs like "اجتمع" and "اتهم" are often miswritten so.
func (p *parse) hamzaBelow(t int, m lang.Match) bool {
	stem := strings.TrimPrefix(p.d.Text[p.d.Tokens[t].Begin:p.d.Tokens[t].End], m.First.Prefix)
	lemma := []rune(m.Entry.Lemma)
	return strings.HasPrefix(stem, "إ") && len(lemma) <= 4 && len(lemma) > 1 && lemma[1] != 'ت'
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
		if p.d.Parts[b].Lacks(part) {
			continue
		}
		for _, m := range p.d.Matches[b] {
			if m.End == t && m.Entry.Class == lang.Word && m.Entry.Value == part &&
				(joined(m) || !functionParts[part]) && !p.isVerb(b) &&
				(part != "prep" || m.Last.Suffix == "") {
				best = m
			}
		}
	}
	return best, best.End > 0
}

// word returns the function word of that part at token t.
func (p *parse) word(t int, part string) (lang.Match, bool) {
	if t < p.s.First || t >= p.s.Last || p.d.Parts[t].Lacks(part) {
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
// كان is no كأن, انتهاء no أن; but "بكل من".
func joined(m lang.Match) bool {
	switch last(m.First.Prefix) {
	case "ل", "ب":
		return m.Entry.Value == "both" && m.Last.Suffix == ""
	case "ك", "س":
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
		p.pair()
	}
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

// longStem is how many letters a known word must have that is left of another
// known word without its first, so that the first is a clitic.
const longStem = 5

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
		case lang.Cue: // "لإقناع" is one with its preposition
			if utf8.RuneCountInString(p.d.Folded[t]) >= longStem {
				continue
			}
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
		for _, y := range p.d.Stems[t] { // "بارتكاب" is everyday as it stands, too
			if x.Prefix == "" && y.Prefix != "" && y.Suffix == "" &&
				utf8.RuneCountInString(p.d.Folded[t])-int(y.Skip) >= longStem {
				prefix = last(y.Prefix)
				break
			}
		}
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
	for _, m := range p.d.With(t, lang.Word) {
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
	for _, m := range p.d.With(t, lang.Trigger) {
		if m.Entry.Class == lang.Trigger && m.Entry.Value != "verb" {
			return true
		}
	}
	return false
}

const (
	none linkage = iota
	comma
	conj
)

func (p *parse) hasComma(t int) bool {
	return t > p.s.First && (p.d.Folded[t-1] == "،" || p.d.Folded[t-1] == ",")
}

// within reports whether token t belongs to clause i.
func (p *parse) within(i, t int) bool {
	return p.owner[t-p.s.First] == i
}

// clauseAt returns the index of the clause that holds token t.
func (p *parse) clauseAt(t int) int {
	return p.owner[t-p.s.First]
}

package relation

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// This file finds the verb forms of a language that builds them from several
// words, as English does: "has not been told", "will meet", "to sign",
// "having met". No tagger stands behind it. A word that may be a verb is taken
// for one by what stands around it: its helpers, a subject before it, an
// object after it.

// A manner says what part a verb form plays.
type manner uint8

const (
	finiteForm manner = iota // has a subject of its own
	infinitive               // "to sign"
	gerund                   // "signing", as noun or as participle
	passive                  // "signed by", a participle on its own
)

// A group is a verb with its helpers.
type group struct {
	extract.Range        // all words of it
	verb          int    // the main verb
	lemma         string // its citation form
	manner        manner
	past          bool
	voice         bool         // passive
	negated       bool         // holds "not"
	modal         graph.Status // what its modal verb says, or ""
	modalVerb     string       // that verb, folded, or ""
	match         lang.Match   // of the main verb, if known
}

// maxHelpers bounds the words of a group before its main verb.
const maxHelpers = 8

// findGroups lists the verb groups of the sentence.
func (m *medial) findGroups() {
	for t := m.s.First; t < m.s.Last; {
		if m.covered(t) {
			t++
			continue
		}
		if g, ok := m.readGroup(t); ok {
			m.groups = append(m.groups, g)
			t = g.Last
			continue
		}
		t++
	}
}

// is reports whether token t is a function word of that part.
func (m *medial) is(t int, part string) bool {
	w, ok := m.word(t, part)
	return ok && w.End > t && !m.covered(t)
}

// readGroup reads the verb group that starts at token t.
func (m *medial) readGroup(t int) (group, bool) {
	g := group{Range: extract.Range{First: t}}
	var helper string // the last helper's part
	i := t
	for n := 0; n < maxHelpers && i < m.s.Last && !m.covered(i); n++ {
		switch {
		case m.is(i, "not") && (helper != "" || m.is(i, "modal") || m.is(i, "be") || m.is(i, "have") || m.is(i, "do") || m.is(i+1, "to")):
			g.negated = true
			if p := m.helper(i); p != "" {
				helper = p
				g.setModal(m, i)
			}
		case m.is(i, "to") && helper == "":
			helper, g.manner = "to", infinitive
		case m.helper(i) != "" && m.helps(helper, i):
			helper = m.helper(i)
			g.past = g.past || m.pastHelper(i)
			g.setModal(m, i)
			if m.d.Folded[i] == "being" || m.d.Folded[i] == "having" {
				if i == t {
					g.manner = gerund
				}
			}
		case helper != "" && m.skips(i) > i:
			i = m.skips(i) - 1
		default:
			n = maxHelpers
			continue
		}
		i++
	}
	if helper == "" {
		return m.plainVerb(t)
	}
	return m.helped(g, helper, i)
}

// helped finishes a group whose helpers end before token i.
func (m *medial) helped(g group, helper string, i int) (group, bool) {
	v, kind := m.verbAt(i)
	ok := false
	switch helper {
	case "to", "modal", "do":
		ok = kind&baseForm != 0 || helper == "modal" && kind == 0 && m.plainAt(i) && m.d.Tokens[i].Case == lang.Lower && !m.covered(i)
	case "have":
		ok = kind&pastForm != 0
		g.past = true
	case "be":
		switch {
		case kind&ingForm != 0 && !(m.nounAlso(i) && m.is(i-1, "article")):
			ok = true
		case kind&pastForm != 0 && kind&onlyPast == 0:
			ok, g.voice = true, true
		}
	}
	if ok {
		g.verb, g.match, g.lemma, g.Last = i, v, m.lemma(v, i), i+1
		return g, true
	}
	if helper == "to" || helper == "modal" {
		return g, false
	}
	// The helper is the verb itself: "is a member", "has ties".
	j := i - 1
	for j > g.First && m.helper(j) == "" {
		j--
	}
	g.verb, g.Last = j, j+1
	g.lemma = map[string]string{"be": "be", "have": "have", "do": "do"}[helper]
	g.past = g.past || m.pastHelper(j)
	if g.manner == finiteForm && m.d.Folded[j] == "being" {
		g.manner = gerund
	}
	return g, true
}

// helper returns the part of the helper verb at token t, or "".
func (m *medial) helper(t int) string {
	for _, part := range [...]string{"modal", "be", "have", "do"} {
		if m.is(t, part) {
			return part
		}
	}
	return ""
}

// helps reports whether the helper at token i may follow the one before it.
func (m *medial) helps(before string, i int) bool {
	h := m.helper(i)
	switch before {
	case "":
		return m.d.Folded[i] != "be" && m.d.Folded[i] != "been"
	case "to", "modal":
		return m.d.Folded[i] == "be" || m.d.Folded[i] == "have"
	case "have":
		return m.d.Folded[i] == "been"
	case "be":
		return m.d.Folded[i] == "being" && h == "be"
	}
	return false
}

func (m *medial) pastHelper(i int) bool {
	switch w := m.d.Folded[i]; w {
	case "was", "were", "had", "did", "wasnt", "werent", "hadnt", "didnt", "been", "has", "have", "hasnt", "havent":
		return true
	}
	return false
}

// setModal notes what the modal verb at token i, if it is one, says of the
// statement.
func (g *group) setModal(m *medial, i int) {
	if !m.is(i, "modal") {
		return
	}
	g.modalVerb, g.modal = m.d.Folded[i], graph.Planned
	for _, x := range m.d.Matches[i] {
		if x.Entry.Class == lang.Cue && x.End == i+1 && graph.Status(x.Entry.Value) != graph.Negated {
			g.modal = graph.Status(x.Entry.Value)
		}
	}
}

// skips returns the token after the adverbs and times that start at token i;
// i if there are none.
func (m *medial) skips(i int) int {
	for i < m.s.Last && !m.covered(i) {
		if w, ok := m.word(i, "adverb"); ok && m.helper(i) == "" {
			i = w.End
			continue
		}
		if m.ly(i) {
			i++
			continue
		}
		if end := m.timeAt(i); end > i {
			i = end
			continue
		}
		break
	}
	return i
}

// ly reports whether token i has the shape of an adverb of manner.
func (m *medial) ly(i int) bool {
	w := m.d.Folded[i]
	if len(w) < 5 || !strings.HasSuffix(w, "ly") || m.d.Tokens[i].Case > lang.Lower {
		return false
	}
	switch w {
	case "family", "assembly", "ally", "rally", "reply", "supply", "apply", "comply", "italy", "july", "daily", "monthly", "weekly", "early", "likely", "holy", "friendly", "deadly", "costly", "unlikely", "timely", "multiply", "imply", "rely", "elderly", "anomaly", "monopoly":
		return false
	}
	return true
}

// timeAt returns the token after the date that starts at token i, perhaps
// with its preposition: "on Friday", "last week"; i if there is none.
func (m *medial) timeAt(i int) int {
	j := i
	if m.is(i, "prep") && i+1 < m.s.Last {
		j = i + 1
		if m.is(j, "article") {
			j++
		}
	}
	for _, x := range m.times {
		if x.Tokens.First == j || x.Tokens.First == i {
			return x.Tokens.Last
		}
		if x.Tokens.First > j {
			break
		}
	}
	return i
}

// The forms a word may be as a verb, as a set of bits.
type verbForm uint8

const (
	baseForm verbForm = 1 << iota
	sForm
	pastForm // past or past participle
	onlyParticiple
	onlyPast // "spoke", whose participle is another word
	ingForm
)

// verbAt returns the reading of token i as a verb and the forms it may be.
func (m *medial) verbAt(i int) (lang.Match, verbForm) {
	var best lang.Match
	var kind verbForm
	if i >= m.s.Last || m.covered(i) || m.d.Tokens[i].Kind != lang.WordKind || m.withinTime(i) {
		return best, 0
	}
	past, participle := false, false
	for _, x := range m.d.Matches[i] {
		if x.End != i+1 || x.First.Suffix != "" || x.Entry.Tense == lang.NoTense || x.Entry.Class != lang.Verb && x.Entry.Class != lang.Trigger {
			continue
		}
		if best.End == 0 {
			best = x
		}
		switch x.Entry.Tense {
		case lang.Present:
			if m.d.Folded[i] == x.Entry.Lemma {
				kind |= baseForm
			} else {
				kind |= sForm
			}
		case lang.Past:
			kind |= pastForm
			past = true
		case lang.Participle:
			kind |= pastForm
			best, participle = x, true
		case lang.Infinitive:
			kind |= ingForm
		}
	}
	switch {
	case kind&pastForm != 0 && !past && kind&baseForm == 0:
		kind |= onlyParticiple
	case past && !participle && !strings.HasSuffix(m.d.Folded[i], "ed"):
		kind |= onlyPast
	}
	if kind == 0 && m.d.Tokens[i].Case == lang.Lower && !m.known(i) {
		switch w := m.d.Folded[i]; {
		case len(w) > 4 && strings.HasSuffix(w, "ed"):
			kind = pastForm
		case len(w) > 5 && strings.HasSuffix(w, "ing"):
			kind = ingForm
		}
	}
	return best, kind
}

// known reports whether the lexicon has the word at token i as something
// other than an everyday word.
func (m *medial) known(i int) bool {
	for _, x := range m.d.Matches[i] {
		if x.End == i+1 && x.First.Suffix == "" && x.Entry.Class != lang.Common && x.Entry.Class != lang.NamePart {
			return true
		}
	}
	return false
}

func (m *medial) lemma(v lang.Match, i int) string {
	if v.Entry != nil {
		return v.Entry.Lemma
	}
	return m.d.Folded[i]
}

// nounAlso reports whether the word at token i is a noun of the lexicon too:
// a head, or a noun that calls up a frame.
func (m *medial) nounAlso(i int) bool {
	for _, x := range m.d.Matches[i] {
		if x.First.Suffix != "" && !m.is(i+1, "prep") {
			continue // the plural of a noun that is no word of its own here
		}
		if x.Begin == i && (x.Entry.Class == lang.Head || x.Entry.Class == lang.Trigger && x.Entry.Tense == lang.NoTense || x.Entry.Class == lang.Word && x.Entry.Value == "noun") {
			return true
		}
	}
	return false
}

// plainVerb reads a verb without helpers at token t.
func (m *medial) plainVerb(t int) (group, bool) {
	v, kind := m.verbAt(t)
	if kind == 0 {
		return group{}, false
	}
	g := group{Range: extract.Range{First: t, Last: t + 1}, verb: t, match: v, lemma: m.lemma(v, t)}
	prev := m.prev(t)
	if prev >= m.s.First && m.attributive(prev, t) || kind == baseForm && m.is(t, "adverb") && !m.objectAt(t+1) {
		return g, false
	}
	switch {
	case kind&pastForm != 0 && m.pastVerb(prev, t, kind):
		g.past = true
		if kind&onlyParticiple != 0 || kind&onlyPast == 0 && m.agentFollows(t) {
			g.manner, g.voice = passive, true
		}
		return g, true
	case kind&ingForm != 0 && !(m.is(t, "attributive") && m.plainAt(t+1)) && m.ingVerb(prev, t):
		g.manner = gerund
		return g, true
	case kind&baseForm != 0 && m.helpedBy(prev):
		g.manner = infinitive
		return g, true
	case kind&baseForm != 0 && m.coordinated(prev, t):
		g.manner = m.groups[len(m.groups)-1].manner
		last := m.groups[len(m.groups)-1]
		g.modal, g.modalVerb, g.negated = last.modal, last.modalVerb, last.negated
		return g, true
	case kind&(sForm|baseForm) != 0 && m.presentVerb(prev, t, kind):
		return g, true
	}
	return g, false
}

// prev returns the last token before t that is no adverb and no time.
func (m *medial) prev(t int) int {
	i := t - 1
	for i >= m.s.First && !m.covered(i) {
		if m.ly(i) || m.is(i, "adverb") && !m.is(i, "article") {
			i--
			continue
		}
		if open := m.asideFrom(i); open > m.s.First { // "Hamas (once an ally) said"
			i = open - 1
			continue
		}
		back := i
		for _, x := range m.times {
			if x.Tokens.Last == i+1 {
				back = x.Tokens.First - 1
			}
		}
		if back == i {
			break
		}
		if back >= m.s.First && m.is(back, "prep") && !m.covered(back) {
			back--
		}
		i = back
	}
	return i
}

// asideFrom returns the token that opens the brackets which token i closes, or
// -1.
func (m *medial) asideFrom(i int) int {
	if m.d.Folded[i] != ")" {
		return -1
	}
	for b := i - 1; b >= m.s.First && b > i-8; b-- {
		if m.d.Folded[b] == "(" {
			return b
		}
	}
	return -1
}

// attributive reports whether what stands before a word makes it part of a
// noun phrase: an article, a possessive, a demonstrative, a hyphen.
func (m *medial) attributive(prev, t int) bool {
	if m.d.Folded[prev] == "-" && !m.d.Tokens[prev].Space || t+1 < m.s.Last && m.d.Folded[t+1] == "-" && !m.d.Tokens[t+1].Space {
		return true
	}
	if m.covered(prev) {
		return false
	}
	for _, part := range [...]string{"article", "possessive"} {
		if m.is(prev, part) {
			return true
		}
	}
	return m.is(prev, "demonstrative") && !m.is(prev, "that") || m.d.Folded[prev] == "s" && prev-1 >= m.s.First && m.d.Tokens[prev-1].Kind == lang.PunctKind ||
		prev > m.s.First && m.d.Tokens[prev].Kind == lang.PunctKind && m.apostrophe(prev)
}

// apostrophe reports whether token i is the mark of a plural possessive:
// "the ministers' meeting".
func (m *medial) apostrophe(i int) bool {
	return !m.d.Tokens[i].Space && (m.d.Folded[i] == "'" || m.d.Folded[i] == "’") && i+1 < m.s.Last && m.d.Tokens[i+1].Space && m.covered(i-1)
}

// arg returns the arg that ends with token i, or -1.
func (m *medial) argEnds(i int) int {
	if i < m.s.First || !m.covered(i) {
		return -1
	}
	return m.argOf[i-m.s.First]
}

// people reports whether an arg in the form of an adjective is the noun for a
// people: "the Palestinians".
func (m *medial) people(a arg) bool {
	return a.form != extract.Adjective || strings.HasSuffix(m.d.Folded[a.Last-1], "s")
}

// pastVerb reports whether a word in -ed is a verb of its own.
func (m *medial) pastVerb(prev, t int, kind verbForm) bool {
	if prev < m.s.First {
		return false
	}
	if a := m.argEnds(prev); a >= 0 {
		return m.people(m.args[a]) || prev != t-1
	}
	if m.is(prev, "prep") && !m.is(prev, "sub") {
		return false
	}
	if n := len(m.groups); n > 0 && kind&onlyPast == 0 && m.groups[n-1].Last == t && m.plainAt(t+1) && !m.is(t+1, "adverb") && m.groups[n-1].lemma != "be" {
		return false // "rejected proposed changes"
	}
	if kind&baseForm != 0 { // "cut", "set"
		return m.presentVerb(prev, t, kind) || m.objectAt(t+1)
	}
	return true
}

// agentFollows reports whether "by" and an agent follow a participle.
func (m *medial) agentFollows(t int) bool {
	i := m.skips(t + 1)
	return i < m.s.Last && m.d.Folded[i] == "by" && m.timeAt(i) == i
}

// ingVerb reports whether a word in -ing is a verb.
func (m *medial) ingVerb(prev, t int) bool {
	if prev < m.s.First {
		return !m.nounAlso(t) || m.objectAt(t+1)
	}
	if a := m.argEnds(prev); a >= 0 {
		return m.people(m.args[a]) && (!m.nounAlso(t) || m.objectAt(t+1))
	}
	if !m.nounAlso(t) {
		return true
	}
	switch m.d.Folded[prev] {
	case "at", "in", "during", "on", "to", "with", "into":
		return false
	}
	return m.is(prev, "prep") || m.is(prev, "sub") || m.objectAt(t+1)
}

// helpedBy reports whether token prev is a verb that takes an infinitive
// without "to": "helped end the war".
func (m *medial) helpedBy(prev int) bool {
	n := len(m.groups)
	return n > 0 && m.groups[n-1].Last == prev+1 && m.groups[n-1].lemma == "help"
}

// coordinated reports whether a base form goes on a form before it: "will
// meet X and sign Y", "to meet X and sign Y".
func (m *medial) coordinated(prev, t int) bool {
	if prev < m.s.First || !m.is(prev, "conj") || len(m.groups) == 0 {
		return false
	}
	g := m.groups[len(m.groups)-1]
	if g.manner != infinitive && g.modal == "" || m.nounAlso(t) && !m.objectAt(t+1) {
		return false
	}
	return g.Last < prev && prev-g.Last < 25
}

// objectAt reports whether a noun phrase that may be an object starts at
// token i.
func (m *medial) objectAt(i int) bool {
	if i >= m.s.Last {
		return false
	}
	if m.covered(i) {
		return true
	}
	for _, part := range [...]string{"article", "possessive", "demonstrative", "pronoun", "that"} {
		if m.is(i, part) {
			return true
		}
	}
	return false
}

// presentVerb reports whether a word in the present tense is a verb of its
// own and not the noun that is written alike.
func (m *medial) presentVerb(prev, t int, kind verbForm) bool {
	if prev < m.s.First {
		return false
	}
	if n := len(m.groups); n > 0 && m.groups[n-1].Last == prev+1 {
		return false // "held talks"
	}
	if kind&baseForm != 0 && m.mandated(prev, t) {
		return true
	}
	noun := m.nounAlso(t)
	s := kind&sForm != 0
	if a := m.argEnds(prev); a >= 0 {
		x := m.args[a]
		if prev+1 != t && m.d.Folded[prev+1] == "s" && m.d.Tokens[prev+1].Kind == lang.WordKind {
			return false
		}
		several := len(x.entities) > 1 || x.form == extract.Adjective && m.people(x)
		switch {
		case x.form == extract.Adjective && !m.people(x):
			return false
		case s && several:
			return false
		case s:
			return !noun || m.objectAt(t+1) || m.headlined(t)
		case several:
			return true
		}
		before := x.First - 1
		if before >= m.s.First && m.is(before, "article") {
			before--
		}
		if before >= m.s.First && m.is(before, "that") {
			return !noun || m.objectAt(t+1)
		}
		return m.plural(x) && (!noun || m.objectAt(t+1))
	}
	switch {
	case m.is(prev, "rel"), m.is(prev, "pronoun"), m.is(prev, "that"):
		return true
	case m.is(prev, "prep"):
		return false
	case m.d.Tokens[prev].Kind == lang.PunctKind:
		return s && (!noun || m.objectAt(t+1)) && m.d.Folded[prev] == ","
	case m.is(prev, "conj"):
		return s && (!noun || m.objectAt(t+1)) && len(m.groups) > 0
	}
	if m.d.Tokens[prev].Kind != lang.WordKind || m.is(prev, "not") {
		return false
	}
	word := m.d.Folded[prev]
	if s {
		return m.objectAt(t+1) || m.headlined(t) || m.speech(t) && !noun || !noun && m.plainAt(t+1)
	}
	return strings.HasSuffix(word, "s") && (!noun || m.objectAt(t+1))
}

// mandated reports whether a base form at token t is what somebody demands:
// "urged that the army leave", "its demand that X sign". A noun phrase stands
// between "that" and it.
func (m *medial) mandated(prev, t int) bool {
	if m.d.Tokens[prev].Kind != lang.WordKind || !m.covered(prev) && m.functional(prev) {
		return false
	}
	from := m.s.First
	n := len(m.groups)
	if n > 0 {
		from = m.groups[n-1].Last
	}
	that := prev
	for that >= from && (m.covered(that) || !m.is(that, "that")) {
		if m.d.Tokens[that].Kind == lang.PunctKind && !m.covered(that) && !m.genitiveAt(that) && !m.hyphenAt(that) {
			return false
		}
		that--
	}
	if that < from || that == prev || m.nounAlso(t) && !m.objectAt(t+1) {
		return false
	}
	before := m.prev(that)
	if n > 0 && before == from-1 {
		for _, x := range m.d.Matches[m.groups[n-1].verb] {
			if x.Entry.Class == lang.Verb && x.First.Suffix == "" && x.Entry.Value == "that:hoped" {
				return true
			}
		}
	}
	return before >= m.s.First && m.is(before, "demand")
}

// speech reports whether the word at token t is a form of a verb of speech.
func (m *medial) speech(t int) bool {
	for _, x := range m.d.Matches[t] {
		if x.Entry.Class == lang.Verb && x.Entry.Value == "say" && x.First.Suffix == "" {
			return true
		}
	}
	return false
}

// plainAt reports whether a word stands at token t that is no function word.
func (m *medial) plainAt(t int) bool {
	return t < m.s.Last && m.d.Tokens[t].Kind == lang.WordKind && !m.functional(t) && !m.withinTime(t)
}

// plural reports whether the last word of a name is a plural.
func (m *medial) plural(a arg) bool {
	w := m.d.Folded[a.Last-1]
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "is") && !strings.HasSuffix(w, "us")
}

// headlined reports whether a preposition follows that the verb takes and the
// noun does not: "calls on".
func (m *medial) headlined(t int) bool {
	if t+1 >= m.s.Last {
		return false
	}
	switch m.d.Folded[t+1] {
	case "on", "upon", "for":
	default:
		return false
	}
	for _, x := range m.d.Matches[t] {
		if x.Entry.Class == lang.Trigger && x.Entry.Tense == lang.Present {
			f := m.d.Pack.Frames[x.Entry.Index]
			for _, slot := range f.Object {
				if slot == m.d.Folded[t+1] {
					return true
				}
			}
		}
	}
	return false
}

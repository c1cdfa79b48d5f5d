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
		case m.is(i, "not") &&
			(helper != "" || m.is(i, "modal") || m.is(i, "be") || m.is(i, "have") || m.is(i, "do") || m.is(i+1, "to")):
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
		case helper != "" && m.skips(i) > i && !m.takesObject(i): // but "will back X"
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
		ok = kind&baseForm != 0 ||
			helper == "modal" && kind == 0 && m.plainAt(i) && m.d.Tokens[i].Case == lang.Lower && !m.covered(i)
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
	case "family", "assembly", "ally", "rally", "reply", "supply", "apply", "comply", "italy", "july",
		"daily", "monthly", "weekly", "early", "likely", "holy", "friendly", "deadly", "costly", "unlikely",
		"timely", "multiply", "imply", "rely", "elderly", "anomaly", "monopoly":
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
		if x.End != i+1 || x.First.Suffix != "" || x.Entry.Tense == lang.NoTense ||
			x.Entry.Class != lang.Verb && x.Entry.Class != lang.Trigger {
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
		case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && i > m.s.First &&
			m.is(i-1, "rel") && m.d.Folded[i-1] != "whose":
			kind = sForm // "which borders"
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
		if x.Begin == i &&
			(x.Entry.Class == lang.Head || x.Entry.Class == lang.Trigger && x.Entry.Tense == lang.NoTense ||
				x.Entry.Class == lang.Word && x.Entry.Value == "noun") {
			return true
		}
	}
	return false
}

// takesObject reports whether the word at token i, an adverb too, is a verb here:
// its object follows.
func (m *medial) takesObject(i int) bool {
	_, kind := m.verbAt(i)
	return kind&baseForm != 0 && m.objectAt(i+1)
}

package relation

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

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
		// "X “condemns” Y"
		if w := m.d.Folded[i]; (w == "\"" || w == "“") && i > m.s.First && (m.covered(i-1) || m.is(i-1, "pronoun")) {
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
	if m.d.Folded[prev] == "-" && !m.d.Tokens[prev].Space ||
		t+1 < m.s.Last && m.d.Folded[t+1] == "-" && !m.d.Tokens[t+1].Space {
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
	return m.is(prev, "demonstrative") && !m.is(prev, "that") ||
		m.d.Folded[prev] == "s" && prev-1 >= m.s.First && m.d.Tokens[prev-1].Kind == lang.PunctKind ||
		prev > m.s.First && m.d.Tokens[prev].Kind == lang.PunctKind && m.apostrophe(prev)
}

// apostrophe reports whether token i is the mark of a plural possessive:
// "the ministers' meeting".
func (m *medial) apostrophe(i int) bool {
	return !m.d.Tokens[i].Space && (m.d.Folded[i] == "'" || m.d.Folded[i] == "’") && i+1 < m.s.Last &&
		m.d.Tokens[i+1].Space && m.covered(i-1)
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
	if n := len(m.groups); n > 0 && kind&onlyPast == 0 && m.groups[n-1].Last == t && m.plainAt(t+1) &&
		!m.is(t+1, "adverb") && m.groups[n-1].lemma != "be" {
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
	if w, ok := m.word(t, "prep"); ok && w.End == t+1 { // "following the talks"
		return false
	}
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
		if before >= m.s.First && (m.d.Folded[before] == "a" || m.d.Folded[before] == "an") {
			return false // "a United Nations | report"
		}
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
	for _, x := range m.d.With(t, lang.Verb) {
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
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "is") &&
		!strings.HasSuffix(w, "us")
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

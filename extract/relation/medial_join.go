package relation

import (
	"slices"

	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells which names make one list.

// join merges args that only commas and conjunctions part, but not the object
// of one verb with the subject of the next: "X met Iraq and Iran condemned Y".
func (m *medial) join() {
	if len(m.args) < 2 {
		return
	}
	m.coordinate()
	m.headline()
}

// headline joins those of a kind that mere commas part where headlines write one
// for "and": at the beginning, "X, Y sign pact", and at the end, "X visits Y, Z".
func (m *medial) headline() {
	for i := 0; i+1 < len(m.args); i++ {
		j := i
		for j+1 < len(m.args) && m.args[j+1].First == m.args[j].Last+1 && m.d.Folded[m.args[j].Last] == "," &&
			sameKind(m.d, m.args[i], m.args[j+1]) {
			j++
		}
		if a, z := m.args[i], m.args[j]; j == i || m.d.Entities[a.entities[0]].Type == "Place" ||
			!m.opensLine(a, z) && (z.Last < m.s.Last || a.First == m.s.First) {
			i = j
			continue
		}
		a := &m.args[i]
		for _, b := range m.args[i+1 : j+1] {
			a.entities, a.Last = together(a.entities, b.entities), b.Last
		}
		m.args = append(m.args[:i+1], m.args[j+1:]...)
		for k, x := range m.args {
			m.argAt[x.First], m.fromAt[x.from] = k, k
		}
	}
}

// opensLine reports whether the list from arg a to arg z begins the sentence and is
// the subject of what follows.
func (m *medial) opensLine(a, z arg) bool {
	if a.First != m.s.First || z.Last >= m.s.Last {
		return false
	}
	_, kind := m.verbAt(z.Last)
	return kind&(baseForm|sForm) == baseForm || m.is(z.Last, "to")
}

// anewMedial is anew where verbs stand in the middle: the arg before is the object
// of a verb. What somebody says may begin without "that", so verbs of speech do
// not tell: "the UN said Chad and Sudan agreed".
func (m *medial) anewMedial(a, b arg) bool {
	t := m.skips(b.Last)
	switch _, kind := m.verbAt(t); {
	case m.helper(t) != "", kind&onlyPast != 0:
	case kind&(pastForm|sForm) == 0, m.nounAlso(t) && !m.objectAt(t+1), m.is(t+1, "prep") && m.d.Folded[a.Last] != ",":
		return false
	}
	for u := a.First - 1; u >= m.s.First; u-- {
		if m.covered(u) {
			continue
		}
		if m.d.Tokens[u].Kind == lang.PunctKind || m.is(u, "that") || m.is(u, "rel") ||
			m.is(u, "sub") && !m.is(u, "prep") {
			return false
		}
		if _, kind := m.verbAt(u); kind&(pastForm|sForm) != 0 && !m.nounAlso(u) {
			return !m.verbClass(u, "say") || slices.Equal(a.entities, b.entities) ||
				m.d.Folded[b.First-1] != m.d.Folded[a.Last] && m.actsOn(u)
		}
	}
	return false
}

// actsOn reports whether the verb at token t wants somebody for an object and no
// clause: "X blamed Y, and Z blamed X".
func (m *medial) actsOn(t int) bool {
	for _, x := range m.d.With(t, lang.Trigger) {
		if x.Entry.Class == lang.Trigger && x.Entry.Value == "verb" &&
			slices.Contains(m.d.Pack.Frames[x.Entry.Index].Object, "object") {
			return true
		}
	}
	return false
}

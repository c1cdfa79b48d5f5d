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

// headline joins two of a kind that a mere comma parts where headlines write one
// for "and": at the beginning, "X, Y sign pact", and at the end, "X visits Y, Z".
func (m *medial) headline() {
	for i := 0; i+1 < len(m.args); i++ {
		a, b := m.args[i], m.args[i+1]
		if b.First != a.Last+1 || m.d.Folded[a.Last] != "," || !sameKind(m.d, a, b) || m.d.Entities[a.entities[0]].Type == "Place" {
			continue
		}
		_, kind := m.verbAt(b.Last)
		opens := a.First == m.s.First && b.Last < m.s.Last && (kind&(baseForm|sForm) == baseForm || m.is(b.Last, "to"))
		if !opens && (b.Last < m.s.Last || a.First == m.s.First) {
			continue
		}
		m.args[i].entities, m.args[i].Last = together(a.entities, b.entities), b.Last
		m.args = append(m.args[:i+1], m.args[i+2:]...)
		for j, x := range m.args {
			m.argAt[x.First], m.fromAt[x.from] = j, j
		}
		i--
	}
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
		if m.d.Tokens[u].Kind == lang.PunctKind || m.is(u, "that") || m.is(u, "rel") || m.is(u, "sub") && !m.is(u, "prep") {
			return false
		}
		if _, kind := m.verbAt(u); kind&(pastForm|sForm) != 0 && !m.nounAlso(u) {
			return !m.verbClass(u, "say") || slices.Equal(a.entities, b.entities) || m.d.Folded[b.First-1] != m.d.Folded[a.Last] && m.actsOn(u)
		}
	}
	return false
}

// actsOn reports whether the verb at token t wants somebody for an object and no
// clause: "X blamed Y, and Z blamed X".
func (m *medial) actsOn(t int) bool {
	for _, x := range m.d.With(t, lang.Trigger) {
		if x.Entry.Class == lang.Trigger && x.Entry.Value == "verb" && slices.Contains(m.d.Pack.Frames[x.Entry.Index].Object, "object") {
			return true
		}
	}
	return false
}

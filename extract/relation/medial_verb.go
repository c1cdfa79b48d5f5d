package relation

import (
	"github.com/diplograph/diplograph/extract/lang"
)

// verb hands a verb group to the clause it belongs to. intro is the
// preposition before a gerund.
func (m *medial) verb(i int, intro lang.Match) {
	g := m.groups[i]
	from := g.First
	if intro.End > 0 {
		from = intro.Begin
	}
	m.own(from)
	n := &m.nodes[m.cur]
	switch g.manner {
	case infinitive:
		parent, sibling := m.cur, -1
		if m.conj && n.kind == infClause {
			parent, sibling = n.parent, m.cur
		}
		m.cur = m.open(node{kind: infClause, parent: parent, sibling: sibling, comma: m.comma})
	case gerund:
		if n.group < 0 && n.kind == subClause && n.subj < 0 { // "while visiting"
			break
		}
		before := -1
		if k := m.lastPhrase(); intro.End == 0 && !m.comma && !m.conj && k >= 0 {
			before = k
		}
		parent, sibling := m.cur, -1
		if m.conj && n.kind == gerClause {
			parent, sibling = n.parent, m.cur
		}
		m.cur = m.open(node{kind: gerClause, parent: parent, sibling: sibling, antecedent: before,
			intro: intro, comma: m.comma})
	case passive:
		if n.group < 0 && n.kind == subClause && n.subj < 0 { // "when asked"
			break
		}
		m.cur = m.open(node{kind: partClause, parent: m.cur, sibling: -1, antecedent: m.lastPhrase(), comma: m.comma})
	default:
		m.finiteVerb(g, i)
	}
	m.nodes[m.cur].group = i
}

// finiteVerb moves to the clause that a finite verb belongs to.
func (m *medial) finiteVerb(g group, i int) {
	n := &m.nodes[m.cur]
	if n.group < 0 {
		if n.subj >= 0 || n.kind == relClause || m.cur == 0 || n.parent < 0 || m.conj {
			return
		}
		if a := m.waiting(true); a >= 0 && n.kind != thatClause && n.kind != subClause {
			m.cur = a
		}
		return
	}
	if m.conj {
		t := m.peer(g)
		m.cur = m.open(node{kind: m.nodes[t].kind, parent: m.nodes[t].parent, sibling: t,
			intro: m.nodes[t].intro, antecedent: m.nodes[t].antecedent})
		return
	}
	// "…, said X"
	if m.comma && m.commaAt == g.First-1 && m.verbClass(g.verb, "quotes") && g.Len() == 1 &&
		m.objectAt(g.Last) && m.waiting(true) < 0 {
		m.tell(m.open(node{kind: mainClause, parent: -1, sibling: -1, antecedent: -1}))
		return
	}
	k := m.subjectBefore(g)
	if n.kind == gerClause && n.intro.End == 0 && m.nps[max(k, 0)].from == m.verbEnd() && n.parent >= 0 {
		if up := &m.nodes[n.parent]; up.group < 0 && up.subj < 0 { // "that | filling the dam | would be"
			m.cur = n.parent
			return
		}
	}
	if k < 0 {
		if a := m.waiting(true); a >= 0 {
			m.cur = a
			return
		}
		if m.says(m.cur) && m.lastPhrase() >= 0 && m.participle(g) { // "said in comments published …"
			m.cur = m.open(node{kind: partClause, parent: m.cur, sibling: -1, antecedent: m.lastPhrase()})
			m.groups[i].manner, m.groups[i].voice = passive, true
			return
		}
		if m.demote() {
			return
		}
		t := m.peer(g)
		m.cur = m.open(node{kind: m.nodes[t].kind, parent: m.nodes[t].parent, sibling: t,
			intro: m.nodes[t].intro, antecedent: m.nodes[t].antecedent})
		return
	}
	if a := m.waiting(false); a >= 0 && m.commaAt >= m.verbEnd() && m.commaAt < m.nps[k].First {
		m.drop(k)
		m.cur = a
		m.nodes[a].subj = k
		m.claim(k)
		return
	}
	if a := m.waiting(true); a >= 0 &&
		(n.kind == relClause || n.kind == partClause || n.kind == infClause || n.kind == gerClause) &&
		len(n.objs) == 1 {
		m.cur = a
		return
	}
	first := len(n.objs) > 0 && n.objs[0] == k
	if m.participial(g) {
		m.cur = m.open(node{kind: partClause, parent: m.cur, sibling: -1, antecedent: m.lastPhrase()})
		m.groups[i].manner, m.groups[i].voice = passive, true
		return
	}
	apart := m.commaAt >= m.verbEnd() && m.commaAt < m.nps[k].First ||
		m.joined >= m.verbEnd() && m.joined < m.nps[k].First
	m.drop(k)
	switch {
	case apart:
		t := m.cur
		if m.nodes[t].kind == relClause || m.nodes[t].kind == partClause || m.nodes[t].kind == gerClause ||
			m.nodes[t].kind == infClause {
			t = m.upperFinite(t)
		}
		kind := m.nodes[t].kind
		parent := m.nodes[t].parent
		if m.joined < m.commaAt { // no conjunction: a sentence of its own, often who said it
			kind, parent = mainClause, -1
		}
		next := m.open(node{kind: kind, parent: parent, sibling: -1, intro: m.nodes[t].intro, antecedent: -1})
		if parent < 0 && m.verbClass(g.verb, "say") {
			m.tell(next)
		}
		m.cur = next
	case first:
		m.cur = m.open(node{kind: thatClause, parent: m.cur, sibling: -1, antecedent: -1})
	default:
		m.cur = m.open(node{kind: relClause, parent: m.cur, sibling: -1, antecedent: k - 1})
	}
	m.nodes[m.cur].subj = k
	m.claim(k)
}

// tell opens clause i, in which somebody is said to have said what the clause
// open before it states: "X must leave, Y said".
func (m *medial) tell(i int) {
	t := m.upperFinite(m.cur)
	if n := m.nodes[t]; n.kind == mainClause {
		m.nodes[i].told = t + 1
	}
	m.cur = i
}

// participial reports whether a word in -ed behind the object of the open
// clause's verb is a participle: "met rebels accused of theft", not "said
// rebels accused X".
func (m *medial) participial(g group) bool {
	return m.participle(g) && m.commaAt < m.verbEnd() && m.joined < m.verbEnd() && !m.says(m.cur) &&
		m.linked(m.cur, "that") == ""
}

// participle reports whether a verb may be a past participle by its form.
func (m *medial) participle(g group) bool {
	_, kind := m.verbAt(g.verb)
	return g.past && !g.voice && g.Len() == 1 && kind&onlyPast == 0
}

// upperFinite returns the nearest clause above t, or t, that is no part of a
// noun phrase.
func (m *medial) upperFinite(t int) int {
	for n := 0; n < maxDepth && m.nodes[t].parent >= 0; n++ {
		switch m.nodes[t].kind {
		case relClause, partClause, gerClause, infClause:
			t = m.nodes[t].parent
		default:
			return t
		}
	}
	return t
}

// claim gives a phrase read before to the open clause.
func (m *medial) claim(k int) {
	for t := m.nps[k].from; t < m.owned+m.s.First; t++ {
		m.owner[t-m.s.First] = m.cur
	}
}

// verbEnd returns the token after the open clause's verb.
func (m *medial) verbEnd() int {
	if g := m.nodes[m.cur].group; g >= 0 {
		return m.groups[g].Last
	}
	return m.s.First
}

// drop takes a phrase from the objects of the open clause.
func (m *medial) drop(k int) {
	n := &m.nodes[m.cur]
	for i, o := range n.objs {
		if o == k {
			n.objs = append(n.objs[:i:i], n.objs[i+1:]...)
			return
		}
	}
}

// subjectBefore returns the bare phrase behind the open clause's verb that
// must be the subject of group g: only prepositional phrases, dates and
// asides stand between.
func (m *medial) subjectBefore(g group) int {
	n := m.nodes[m.cur]
	if len(n.objs) == 0 {
		return -1
	}
	return n.objs[len(n.objs)-1]
}

// waiting returns the nearest clause above the open one that has no verb yet
// and has a subject, or has none; -1 if there is none.
func (m *medial) waiting(subject bool) int {
	for i, n := m.nodes[m.cur].parent, 0; i >= 0 && n < maxDepth; i, n = m.nodes[i].parent, n+1 {
		if x := m.nodes[i]; x.group < 0 && (x.subj >= 0 || x.kind == relClause) == subject {
			return i
		}
	}
	return -1
}

// demote turns the verb of the open clause into a participle that belongs to
// its subject, for another verb follows: "the deal signed in Vienna gives …".
func (m *medial) demote() bool {
	n := &m.nodes[m.cur]
	g := &m.groups[n.group]
	if n.subj < 0 || !g.past || g.voice || g.Len() > 1 || len(n.objs) > 0 {
		return false
	}
	old := m.cur
	part := m.open(node{kind: partClause, parent: old, sibling: -1, antecedent: n.subj})
	m.nodes[part].group = m.nodes[old].group
	g.manner, g.voice = passive, true
	m.nodes[old].group = -1
	for t := g.First; t < m.owned+m.s.First; t++ {
		if m.owner[t-m.s.First] == old {
			m.owner[t-m.s.First] = part
		}
	}
	return true
}

// peer returns the clause that a verb behind a conjunction goes on from: of
// the open one and those above it the nearest whose verb has the same form.
func (m *medial) peer(g group) int {
	same := func(i int) bool {
		if m.nodes[i].group < 0 {
			return false
		}
		x := m.groups[m.nodes[i].group]
		return x.manner == g.manner && x.past == g.past && (x.modal == "") == (g.modal == "")
	}
	fallback := -1
	for i, n := m.cur, 0; i >= 0 && n < maxDepth; i, n = m.nodes[i].parent, n+1 {
		if same(i) {
			return i
		}
		if fallback < 0 && m.nodes[i].group >= 0 && m.groups[m.nodes[i].group].manner == finiteForm {
			fallback = i
		}
	}
	if fallback >= 0 {
		return fallback
	}
	return m.cur
}

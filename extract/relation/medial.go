package relation

import (
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds the noun phrases and clauses of a language whose verb stands
// between subject and object, as in English: "Lavrov, who visited Cairo, said
// Russia would not sign the deal". Clauses nest, so a clause is a set of
// tokens, kept in parse.owner. The sentence is read once from left to right:
// noun phrases and verbs are handed to the clause that is open, and marks,
// conjunctions and relative pronouns open and close clauses.

// A nodeKind says how a clause hangs together with the rest.
type nodeKind uint8

const (
	mainClause nodeKind = iota
	thatClause          // what is said, hoped, denied
	relClause           // behind a relative pronoun
	subClause           // behind "if", "while", …
	infClause           // "to sign …"
	gerClause           // "of having signed …"
	partClause          // "signed by …"
)

// A node is what is known of a clause beside its clause.
type node struct {
	kind            nodeKind
	group           int   // its verb, or -1
	subj            int   // its subject, a phrase, or -1
	objs            []int // bare phrases behind the verb
	parent, sibling int   // the clause it hangs on, the one it goes on from; or -1
	told            int   // one more than the clause before it whose words it gives to its subject, or 0
	antecedent      int   // the phrase that it says more of, or -1
	intro           lang.Match
	comma           bool // a comma stands before it
	whose           bool
}

// medial is the structure of a sentence whose verbs stand in the middle.
type medial struct {
	*parse
	argOf   []int // arg of each token, by offset from s.First, or -1
	groups  []group
	groupAt map[int]int // first token -> group
	nps     []nounPhrase
	npOf    []int // phrase of each token, by offset, or -1
	nodes   []node

	// While the sentence is read:
	cur     int
	owned   int  // tokens before it have a clause
	conj    bool // the last thing read was a conjunction
	comma   bool // a comma stands behind the last phrase or verb
	joined  int  // token of the last conjunction
	commaAt int  // token of the last comma
	quotes  []quotation
	apart   int // the mark that closes words which are only set apart
}

// A quotation is a stretch between marks that is a clause of its own.
type quotation struct{ end, back int }

// readMedial parses a sentence whose arguments are known.
func (p *parse) readMedial() {
	if p.mid == nil {
		p.mid = &medial{groupAt: map[int]int{}}
	}
	m, n := p.mid, p.s.Len()
	clear(m.groupAt)
	*m = medial{parse: p, groupAt: m.groupAt, joined: -1, commaAt: -1, apart: -1, argOf: zeros(m.argOf, n),
		npOf:   zeros(m.npOf, n),
		groups: m.groups[:0], nps: m.nps[:0], nodes: m.nodes[:0]}
	p.owner = zeros(p.owner, n)
	for _, x := range p.d.Moments[p.firstMoment():] {
		if x.Tokens.First >= p.s.Last {
			break
		}
		m.times = append(m.times, x)
	}
	m.join()
	for i := range m.argOf {
		m.argOf[i], m.npOf[i] = -1, -1
	}
	for i, a := range p.args {
		for t := a.First; t < a.Last && t < p.s.Last; t++ {
			m.argOf[t-p.s.First] = i
			p.inside[t-p.s.First] = true
		}
	}
	m.findGroups()
	for i, g := range m.groups {
		m.groupAt[g.First] = i
		if g.match.Entry != nil {
			p.verbs = append(p.verbs, g.match)
		}
	}
	m.cutMedial()
	m.finish()
}

// firstMoment returns the index of the first moment of the sentence.
func (p *parse) firstMoment() int {
	lo, hi := 0, len(p.d.Moments)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.d.Moments[mid].Tokens.First < p.s.First {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// finish gives the args their prepositions and the clauses their verbs, in
// the terms that all languages share.
func (m *medial) finish() {
	for k := range m.nps {
		np := &m.nps[k]
		if np.marker == "of" && k > 0 && m.nps[k-1].Last == np.from {
			m.nps[k-1].of, np.host = k, k-1
		}
		np.clause = m.owner[min(np.head, m.s.Last-1)-m.s.First]
		if k > 0 && np.marker == "" && np.from == m.nps[k-1].Last+1 && m.d.Folded[np.from-1] == "and" &&
			np.clause == m.nps[k-1].clause {
			m.nps[k-1].and = k
		}
		for _, a := range [...]int{np.arg, np.owner} {
			if a < 0 {
				continue
			}
			x := &m.args[a]
			x.marker, x.from = np.marker, x.First
			if a != np.arg {
				x.heads = np.head - x.Last + 1
			}
		}
	}
	for k := len(m.nps) - 2; k >= 0; k-- { // "X, Y's president and Z's"
		a, b := m.nps[k], m.nps[k+1]
		if a.and < 0 && b.and >= 0 && b.marker == "" && a.arg >= 0 && b.arg >= 0 && a.clause == b.clause &&
			b.from == a.Last+1 && m.d.Folded[a.Last] == "," &&
			sameKind(m.d, m.args[a.arg], m.args[b.arg]) {
			m.nps[k].and = k + 1
		}
	}
	for i := range m.clauses {
		c, n := &m.clauses[i], &m.nodes[i]
		if n.kind == thatClause && n.antecedent >= 0 && n.subj >= 0 && len(n.objs) == 0 {
			n.kind = relClause // "the deal that X signed"
		}
		c.that, c.rel = n.kind == thatClause, n.kind == relClause
		if n.group >= 0 {
			c.verb = m.groups[n.group].match
		}
	}
}

// cutMedial reads the sentence and cuts it into clauses.
func (m *medial) cutMedial() {
	m.cur = m.open(node{kind: mainClause, parent: -1, sibling: -1})
	for t := m.s.First; t < m.s.Last; {
		next := m.step(t)
		m.own(next)
		t = next
	}
	m.own(m.s.Last)
	for t := m.s.First; t < m.s.Last; t++ {
		c := &m.clauses[m.owner[t-m.s.First]]
		if c.Len() == 0 {
			c.First = t
		}
		c.Last = t + 1
	}
}

// own gives the tokens read so far to the clause that is open.
func (m *medial) own(to int) {
	for ; m.owned < to-m.s.First; m.owned++ {
		m.owner[m.owned] = m.cur
	}
}

// open begins a clause.
func (m *medial) open(n node) int {
	n.group, n.subj = -1, -1
	switch n.kind {
	case mainClause, subClause, infClause:
		n.antecedent = -1
	}
	c := clause{}
	if n.parent >= 0 {
		c.quoted = m.clauses[n.parent].quoted
	}
	m.nodes = append(m.nodes, n)
	m.clauses = append(m.clauses, c)
	return len(m.nodes) - 1
}

// step reads what stands at token t and returns the token after it.
func (m *medial) step(t int) int {
	if q := len(m.quotes); q > 0 && m.quotes[q-1].end == t {
		m.own(t + 1)
		m.cur = m.quotes[q-1].back
		m.quotes = m.quotes[:q-1]
		m.conj, m.comma, m.commaAt = false, true, t
		return t + 1
	}
	if g, ok := m.groupAt[t]; ok {
		m.verb(g, lang.Match{})
		m.conj, m.comma = false, false
		return m.groups[g].Last
	}
	if !m.covered(t) {
		if end := m.timeAt(t); end > t && !m.genitiveAt(end) {
			return end
		}
		if m.d.Tokens[t].Kind == lang.PunctKind {
			return m.mark(t)
		}
		if w, ok := m.word(t, "that"); ok && w.End == t+1 {
			return m.that(w)
		}
		if w, ok := m.word(t, "rel"); ok {
			return m.relative(t, w)
		}
		if w, ok := m.word(t, "sub"); ok && m.subordinates(w) {
			if n := &m.nodes[m.cur]; n.group < 0 && n.subj >= 0 && m.measures(n.subj, w) {
				n.subj = -1
			}
			m.cur = m.open(node{kind: subClause, parent: m.cur, sibling: -1, intro: w, comma: m.comma})
			m.conj, m.comma = false, false
			return w.End
		}
		if w, ok := m.prepAt(t); ok {
			return m.preposition(w)
		}
		if w, ok := m.word(t, "conj"); ok && w.End == t+1 {
			m.conj, m.joined = true, t
			return t + 1
		}
		if m.ly(t) || m.is(t, "adverb") || m.is(t, "not") {
			return t + 1
		}
	}
	if end := m.phrase(t, lang.Match{}); end > t {
		return end
	}
	return t + 1
}

// measures reports whether a phrase says how long before or after what w opens
// something happened: "hours | before X left".
func (m *medial) measures(k int, w lang.Match) bool {
	np := m.nps[k]
	return (m.d.Folded[w.Begin] == "before" || m.d.Folded[w.Begin] == "after") && np.arg < 0 &&
		np.owner < 0 && !np.pronoun && np.Last == w.Begin
}

// mark reads a punctuation mark.
func (m *medial) mark(t int) int {
	if t == m.apart {
		return t + 1
	}
	switch m.d.Folded[t] {
	case "–", "—", "--", "-":
		m.dateline(t)
		m.pause(t)
	case ",":
		m.pause(t)
	case "“", "\"", "«", "``":
		m.quote(t, true)
	case "(", "[":
		m.quote(t, false)
	case ":":
		m.own(t + 1)
		m.cur = m.open(node{kind: thatClause, parent: m.cur, sibling: -1, antecedent: -1})
		m.clauses[m.cur].quoted = true
		m.conj, m.comma = false, false
	case ";", "?", "!", "...", "…", "•", "|":
		m.own(t + 1)
		m.cur = m.open(node{kind: mainClause, parent: -1, sibling: -1})
		m.conj, m.comma = false, false
	}
	return t + 1
}

// pause reads a comma: it ends what stands inside a clause that still waits
// for its verb.
func (m *medial) pause(t int) {
	m.own(t + 1)
	m.comma, m.commaAt = true, t
	if m.nodes[m.cur].group < 0 {
		return
	}
	for i, n := m.nodes[m.cur].parent, 0; i >= 0 && n < maxDepth; i, n = m.nodes[i].parent, n+1 {
		if m.nodes[i].group < 0 {
			m.cur = i
			return
		}
	}
}

// dateline drops what stands before the first dash of a sentence, where no
// verb has been read and no second dash follows: "Cairo – The president said".
func (m *medial) dateline(t int) {
	if n := &m.nodes[m.cur]; m.cur == 0 && n.group < 0 {
		for e := t + 1; e < m.s.Last; e++ {
			if m.d.Folded[e] == m.d.Folded[t] && m.d.Tokens[e].Space {
				return
			}
		}
		n.subj = -1
	}
}

// maxDepth bounds how far the reader looks up from a clause.
const maxDepth = 8

// quote reads an opening mark. What stands between marks is a clause if it
// has a finite verb; other words are only set apart.
func (m *medial) quote(t int, speech bool) {
	closing := map[string]string{"“": "”", "\"": "\"", "«": "»", "(": ")", "[": "]", "``": "''"}[m.d.Folded[t]]
	verb := false
	end := -1
	for e := t + 1; e < m.s.Last; e++ {
		if m.d.Folded[e] == closing {
			end = e
			break
		}
		if g, ok := m.groupAt[e]; ok && m.groups[g].manner == finiteForm {
			verb = true
		}
	}
	next := m.skips(t + 1)
	// "X “strongly condemned” Y"
	if g, ok := m.groupAt[next]; ok && m.groups[g].manner == finiteForm && m.subjectEnds(t) {
		verb = false
	}
	if !verb {
		m.apart = end
		return
	}
	m.own(t + 1)
	back := m.cur
	// "said: “…”"
	if n := m.nodes[back]; speech && n.group < 0 && n.subj < 0 && n.parent >= 0 && m.clauses[back].quoted {
		back = n.parent
	}
	kind := mainClause
	if speech {
		kind = thatClause
	}
	if end >= 0 {
		m.quotes = append(m.quotes, quotation{end, back})
	}
	m.cur = m.open(node{kind: kind, parent: back, sibling: -1, antecedent: -1})
	if speech {
		m.clauses[m.cur].quoted = true
	}
	m.conj, m.comma = false, false
}

// subjectEnds reports whether before token t a phrase stands that waits for its
// verb, perhaps behind a verb of speech.
func (m *medial) subjectEnds(t int) bool {
	n := m.nodes[m.cur]
	if n.group < 0 {
		return n.subj >= 0
	}
	return m.says(m.cur) && len(n.objs) > 0 && m.nps[n.objs[len(n.objs)-1]].Last == t
}

// that reads the conjunction or relative pronoun "that".
func (m *medial) that(w lang.Match) int {
	m.own(w.Begin)
	next := m.skips(w.End)
	if g, ok := m.groupAt[next]; ok && m.groups[g].manner == finiteForm && m.lastPhrase() >= 0 {
		m.cur = m.open(node{kind: relClause, parent: m.cur, sibling: -1, antecedent: m.lastPhrase()})
		m.conj, m.comma = false, false
		return w.End
	}
	parent := m.cur
	if m.conj { // "that …, and that …"
		for i, n := m.cur, 0; i >= 0 && n < maxDepth; i, n = m.nodes[i].parent, n+1 {
			if m.nodes[i].kind == thatClause && m.nodes[i].parent >= 0 {
				parent = m.nodes[i].parent
				break
			}
		}
	}
	m.cur = m.open(node{kind: thatClause, parent: parent, sibling: -1, antecedent: m.described(parent), intro: w})
	m.conj, m.comma = false, false
	return w.End
}

// described returns the phrase right before a "that" which may say more of it:
// none behind a verb of speech, nor a noun such as "hope".
func (m *medial) described(parent int) int {
	k := m.lastPhrase()
	if k < 0 || m.nps[k].Last != m.owned+m.s.First || m.says(parent) || m.is(m.nps[k].head, "that-noun") {
		return -1
	}
	return k
}

// lastPhrase returns the noun phrase read last, if nothing but a comma stands
// behind it; -1 else.
func (m *medial) lastPhrase() int {
	k := len(m.nps) - 1
	if k < 0 {
		return -1
	}
	for t := m.nps[k].Last; t < m.owned+m.s.First; t++ {
		if m.d.Tokens[t].Kind != lang.PunctKind && m.timeAt(t) == t && !m.ly(t) && !m.is(t, "prep") {
			if !m.withinTime(t) {
				return -1
			}
		}
	}
	return k
}

// withinTime reports whether token t belongs to a date.
func (m *medial) withinTime(t int) bool {
	for _, x := range m.times {
		if x.Tokens.First <= t && t < x.Tokens.Last {
			return true
		}
	}
	return false
}

// relative opens a relative clause at the pronoun w.
func (m *medial) relative(t int, w lang.Match) int {
	m.own(t)
	n := node{kind: relClause, parent: m.cur, sibling: -1, antecedent: m.lastPhrase(), comma: m.comma, intro: w}
	n.whose = m.d.Folded[t] == "whose"
	m.cur = m.open(n)
	m.conj, m.comma = false, false
	return w.End
}

// subordinates reports whether a word that is also a preposition opens a
// clause here: a subject and a finite verb follow before the next mark.
func (m *medial) subordinates(w lang.Match) bool {
	p, also := m.word(w.Begin, "prep")
	if !also || p.End < w.End {
		return true
	}
	if p.End > w.End {
		return false
	}
	bare := 0 // bare phrases so far
	for t := w.End; t < m.s.Last; t++ {
		if g, ok := m.groupAt[t]; ok {
			return m.groups[g].manner == finiteForm && bare > 0 || t == w.End && m.groups[g].manner != infinitive
		}
		switch {
		case m.covered(t):
			if t == m.s.First || !m.covered(t-1) {
				bare++
			}
		case m.d.Tokens[t].Kind == lang.PunctKind && !m.genitiveAt(t) && !m.hyphenAt(t):
			return false
		case m.is(t, "that") && bare > 0, m.is(t, "rel"):
			return false
		case m.is(t, "pronoun"):
			bare++
		case m.is(t, "prep"):
			if m.nodes[m.cur].group < 0 && m.nodes[m.cur].subj >= 0 {
				return false // the clause still waits for its verb
			}
		default:
			bare++
		}
	}
	return false
}

package relation

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds the noun phrases and clauses of a language whose verb stands
// between subject and object, as in English: "Lavrov, who visited Cairo, said
// Russia would not sign the deal". Clauses nest, so a clause is a set of
// tokens, kept in parse.owner. The sentence is read once from left to right:
// noun phrases and verbs are handed to the clause that is open, and marks,
// conjunctions and relative pronouns open and close clauses.

// A nounPhrase is a noun with what stands around it, up to the next
// preposition.
type nounPhrase struct {
	extract.Range        // without the preposition
	marker        string // the preposition that governs it, folded, or ""
	from          int    // where the preposition begins
	head          int    // the head noun
	arg           int    // the arg that is the head, or -1
	owner         int    // the arg that owns or qualifies the head, or -1
	adjective     bool   // the owner is an adjective or a noun before a noun
	of            int    // the phrase that "of" hangs on it, or -1
	host          int    // the phrase that it hangs on by "of", or -1
	own           bool   // a possessive pronoun stands in it
	definite      bool   // it has a definite article or the like
	pronoun       bool
	clause        int
}

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
	antecedent      int   // the phrase that it says more of, or -1
	intro           lang.Match
	comma           bool // a comma stands before it
	whose           bool
	resolved        bool
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
	m := &medial{parse: p, groupAt: map[int]int{}, joined: -1, commaAt: -1, apart: -1}
	p.mid = m
	n := p.s.Len()
	m.argOf, m.npOf, p.owner = make([]int, n), make([]int, n), make([]int, n)
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

// join merges args that only commas and conjunctions part, but not the object
// of one verb with the subject of the next: "X met Iraq and Iran condemned Y".
func (m *medial) join() {
	if len(m.args) < 2 {
		return
	}
	m.coordinate()
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
	m.cur = m.open(node{kind: mainClause, parent: -1})
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

// genitiveAt reports whether 's stands at token t.
func (m *medial) genitiveAt(t int) bool {
	return t+1 < m.s.Last && m.d.Tokens[t].Kind == lang.PunctKind && m.d.Folded[t+1] == "s" && !m.d.Tokens[t].Space && !m.d.Tokens[t+1].Space
}

// prepAt returns the longest preposition at token t that leaves the verbs
// alone: "due to a storm", but "due | to arrive".
func (m *medial) prepAt(t int) (lang.Match, bool) {
	for _, x := range m.d.Matches[t] {
		if x.Entry.Class != lang.Word || x.Entry.Value != "prep" || x.End > m.s.Last {
			continue
		}
		free := true
		for i := t; i < x.End; i++ {
			_, verb := m.groupAt[i]
			free = free && !verb
		}
		if free && !m.roughly(x) {
			return x, true
		}
	}
	return lang.Match{}, false
}

// roughly reports whether a preposition only makes a number a rough one:
// "gave about 70 million dollars".
func (m *medial) roughly(w lang.Match) bool {
	n := m.nodes[m.cur]
	return w.End == w.Begin+1 && w.End < m.s.Last && m.d.Tokens[w.End].Kind == lang.NumberKind && m.is(w.Begin, "approximate") &&
		n.group >= 0 && m.groups[n.group].Last == w.Begin
}

// preposition reads a preposition with what it governs.
func (m *medial) preposition(w lang.Match) int {
	t := w.End
	for t < m.s.Last && !m.covered(t) && (m.ly(t) || m.is(t, "not")) {
		t++
	}
	if g, ok := m.groupAt[t]; ok && m.groups[g].manner == gerund {
		m.verb(g, w)
		m.conj, m.comma = false, false
		return m.groups[g].Last
	}
	if r, ok := m.word(t, "rel"); ok {
		return m.relative(t, r)
	}
	if end := m.phrase(t, w); end > t {
		return end
	}
	return w.End
}

// phrase reads a noun phrase at token t, governed by prep if it has an end,
// and hands it to the open clause. It returns the token after it, t if there
// is none.
func (m *medial) phrase(t int, prep lang.Match) int {
	np := nounPhrase{Range: extract.Range{First: t}, from: t, head: -1, arg: -1, owner: -1, of: -1, host: -1}
	if prep.End > 0 {
		np.marker, np.from = m.text(prep), prep.Begin
	}
	j := m.readPhrase(&np, t)
	if np.head < 0 {
		return t
	}
	j = m.part(&np, j)
	np.Last = j
	k := len(m.nps)
	m.nps = append(m.nps, np)
	for i := np.First; i < np.Last; i++ {
		m.npOf[i-m.s.First] = k
	}
	if np.marker == "" {
		n := &m.nodes[m.cur]
		switch {
		case n.group >= 0:
			n.objs = append(n.objs, k)
		case n.subj < 0:
			n.subj = k
		}
	}
	m.conj, m.comma = false, false
	return j
}

// part cuts the subject of the clause from a phrase behind a preposition that
// no comma parts from it: "after the meeting | X said". j is the token after
// the phrase; part returns the one after what is left of it.
func (m *medial) part(np *nounPhrase, j int) int {
	n := m.nodes[m.cur]
	if np.marker == "" || np.arg < 0 || n.group >= 0 || n.subj >= 0 {
		return j
	}
	a := m.args[np.arg]
	g, ok := m.groupAt[m.skips(j)]
	if !ok || m.groups[g].manner != finiteForm || a.Last != j || a.First <= np.First || np.owner >= 0 {
		return j
	}
	if m.is(a.First-1, "article") || m.is(a.First-1, "possessive") {
		return j
	}
	np.arg, np.head = -1, a.First-1
	return a.First
}

// readPhrase fills np with the words from token j and returns the token after
// them.
func (m *medial) readPhrase(np *nounPhrase, j int) int {
	begun := false // a word beside determiners has been read
	for j < m.s.Last {
		if _, verb := m.groupAt[j]; verb {
			return j
		}
		if a := m.argOf[j-m.s.First]; a >= 0 {
			if begun && (m.args[a].form == extract.Pronoun || np.arg < 0 && np.owner < 0 && m.args[a].form == extract.Name && m.genitiveAt(m.args[a].Last)) {
				return j // "called a crime | Iran's role"
			}
			if np.arg >= 0 {
				if m.people(m.args[np.arg]) && m.args[np.arg].form != extract.Adjective {
					return j // another phrase
				}
				np.owner, np.adjective = np.arg, true
			}
			np.arg, np.head, begun = a, m.args[a].Last-1, true
			j = m.args[a].Last
			switch {
			case m.genitiveAt(j):
				np.owner, np.arg, np.adjective = a, -1, false
				j += 2
			case j < m.s.Last && m.d.Tokens[j].Kind == lang.PunctKind && m.apostrophe(j) && m.possesses(j+1):
				np.owner, np.arg, np.adjective = a, -1, false
				j++
			case m.hyphenAt(j):
				np.arg = -1
			}
			continue
		}
		switch tok := m.d.Tokens[j]; {
		case m.hyphenAt(j):
			j++
			continue
		case m.genitiveAt(j):
			j += 2
			continue
		case tok.Kind == lang.PunctKind:
			if w := m.d.Folded[j]; w == "$" || w == "%" || w == "£" || w == "€" {
				j++
				continue
			}
			return j
		}
		if m.is(j, "article") || m.is(j, "possessive") || m.is(j, "demonstrative") || m.is(j, "both") {
			if begun {
				return j
			}
			np.own = np.own || m.is(j, "possessive")
			np.definite = np.definite || m.d.Folded[j] != "a" && m.d.Folded[j] != "an"
			j++
			continue
		}
		if m.is(j, "pronoun") {
			if begun || np.own {
				return j
			}
			np.pronoun, np.head = true, j
			return j + 1
		}
		if np.arg >= 0 && m.sharesNoun(np.arg, j) { // "Syrian and other troops"
			np.owner, np.arg, np.adjective = np.arg, -1, true
			j++
			continue
		}
		if m.functional(j) {
			return j
		}
		if end := m.timeAt(j); end > j {
			if m.genitiveAt(end) || begun && end < m.s.Last && !m.covered(end) && m.d.Tokens[end].Kind == lang.WordKind && !m.functional(end) && np.definite {
				j = end
				continue
			}
			return j
		}
		if m.ly(j) || m.is(j, "adverb") {
			if begun && np.head == j-1 {
				return j
			}
			j++
			continue
		}
		if np.arg >= 0 && m.d.Tokens[j].Kind == lang.NumberKind { // "gave X 5 million"
			return j
		}
		if np.arg >= 0 && m.is(j, "predicate") { // "held X responsible"
			return j
		}
		if np.arg >= 0 && m.articled(m.args[np.arg]) { // "X and the EU | trio"
			np.head = j
			j++
			continue
		}
		if np.arg >= 0 { // a noun behind a name: "NATO forces"
			np.owner, np.arg, np.adjective = np.arg, -1, true
		}
		np.head, begun = j, true
		j++
	}
	return j
}

// sharesNoun reports whether a nationality adjective that ends before token j
// goes on behind a conjunction to a noun: "Syrian and other troops".
func (m *medial) sharesNoun(a, j int) bool {
	if m.args[a].form != extract.Adjective || m.people(m.args[a]) || m.args[a].Last != j || !m.is(j, "conj") || j+2 >= m.s.Last {
		return false
	}
	return m.d.Folded[j+1] == "other" && m.plainAt(j+2)
}

// articled reports whether an article stands inside a list of names.
func (m *medial) articled(a arg) bool {
	for t := a.First + 1; len(a.entities) > 1 && t < a.Last; t++ {
		if w, ok := m.word(t, "article"); ok && w.End < a.Last {
			return true
		}
	}
	return false
}

// possesses reports whether a noun follows at token t, which what stands
// before it may own.
func (m *medial) possesses(t int) bool {
	if t >= m.s.Last || m.d.Tokens[t].Kind != lang.WordKind {
		return false
	}
	_, verb := m.groupAt[t]
	return !verb && !m.functional(t)
}

// hyphenAt reports whether a hyphen without spaces stands at token j.
func (m *medial) hyphenAt(j int) bool {
	if j <= m.s.First || j+1 >= m.s.Last {
		return false
	}
	if m.d.Folded[j] == "." {
		return m.d.Tokens[j-1].Kind == lang.NumberKind && m.d.Tokens[j+1].Kind == lang.NumberKind && !m.d.Tokens[j+1].Space
	}
	return !m.d.Tokens[j].Space && !m.d.Tokens[j+1].Space && (m.d.Folded[j] == "-" || m.d.Folded[j] == "‑" || m.d.Folded[j] == "/")
}

// functional reports whether token j is a word that no noun phrase holds.
func (m *medial) functional(j int) bool {
	for _, x := range m.d.Matches[j] {
		if x.Entry.Class != lang.Word || x.First.Suffix != "" {
			continue
		}
		switch x.Entry.Value {
		case "prep", "conj", "that", "rel", "sub", "be", "have", "do", "modal", "not", "to":
			return true
		}
	}
	return false
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
	if !verb {
		m.apart = end
		return
	}
	m.own(t + 1)
	back := m.cur
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
		m.cur = m.open(node{kind: gerClause, parent: parent, sibling: sibling, antecedent: before, intro: intro, comma: m.comma})
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
		m.cur = m.open(node{kind: m.nodes[t].kind, parent: m.nodes[t].parent, sibling: t, intro: m.nodes[t].intro, antecedent: m.nodes[t].antecedent})
		return
	}
	k := m.subjectBefore(g)
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
		m.cur = m.open(node{kind: m.nodes[t].kind, parent: m.nodes[t].parent, sibling: t, intro: m.nodes[t].intro, antecedent: m.nodes[t].antecedent})
		return
	}
	if a := m.waiting(false); a >= 0 && m.commaAt >= m.verbEnd() && m.commaAt < m.nps[k].First {
		m.drop(k)
		m.cur = a
		m.nodes[a].subj = k
		m.claim(k)
		return
	}
	if a := m.waiting(true); a >= 0 && (n.kind == relClause || n.kind == partClause || n.kind == infClause || n.kind == gerClause) && len(n.objs) == 1 {
		m.cur = a
		return
	}
	first := len(n.objs) > 0 && n.objs[0] == k
	if m.participial(g) {
		m.cur = m.open(node{kind: partClause, parent: m.cur, sibling: -1, antecedent: m.lastPhrase()})
		m.groups[i].manner, m.groups[i].voice = passive, true
		return
	}
	apart := m.commaAt >= m.verbEnd() && m.commaAt < m.nps[k].First || m.joined >= m.verbEnd() && m.joined < m.nps[k].First
	m.drop(k)
	switch {
	case apart:
		t := m.cur
		if m.nodes[t].kind == relClause || m.nodes[t].kind == partClause || m.nodes[t].kind == gerClause || m.nodes[t].kind == infClause {
			t = m.upperFinite(t)
		}
		kind := m.nodes[t].kind
		parent := m.nodes[t].parent
		if m.joined < m.commaAt { // no conjunction: a sentence of its own, often who said it
			kind, parent = mainClause, -1
		}
		m.cur = m.open(node{kind: kind, parent: parent, sibling: -1, intro: m.nodes[t].intro, antecedent: -1})
	case first:
		m.cur = m.open(node{kind: thatClause, parent: m.cur, sibling: -1, antecedent: -1})
	default:
		m.cur = m.open(node{kind: relClause, parent: m.cur, sibling: -1, antecedent: k - 1})
	}
	m.nodes[m.cur].subj = k
	m.claim(k)
}

// participial reports whether a word in -ed behind the object of the open
// clause's verb is a participle: "met rebels accused of theft", not "said
// rebels accused X".
func (m *medial) participial(g group) bool {
	return m.participle(g) && m.commaAt < m.verbEnd() && m.joined < m.verbEnd() && !m.says(m.cur) && m.linked(m.cur, "that") == ""
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

package relation

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

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
	and           int    // the phrase that "and" joins to it, or -1
	own           bool   // a possessive pronoun stands in it
	definite      bool   // it has a definite article or the like
	pronoun       bool
	clause        int
}

// genitiveAt reports whether 's stands at token t.
func (m *medial) genitiveAt(t int) bool {
	return t+1 < m.s.Last && m.d.Tokens[t].Kind == lang.PunctKind && m.d.Folded[t+1] == "s" &&
		!m.d.Tokens[t].Space && !m.d.Tokens[t+1].Space
}

// prepAt returns the longest preposition at token t that leaves the verbs
// alone: "due to a storm", but "due | to arrive".
func (m *medial) prepAt(t int) (lang.Match, bool) {
	for _, x := range m.d.With(t, lang.Word) {
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
	return w.End == w.Begin+1 && w.End < m.s.Last && m.d.Tokens[w.End].Kind == lang.NumberKind &&
		m.is(w.Begin, "approximate") &&
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
	np := nounPhrase{Range: extract.Range{First: t}, from: t, head: -1, arg: -1, owner: -1, of: -1, host: -1, and: -1}
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
			if begun &&
				(m.args[a].form == extract.Pronoun ||
					np.arg < 0 && np.owner < 0 && m.args[a].form == extract.Name && m.genitiveAt(m.args[a].Last)) {
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
				if np.arg >= 0 { // "gave X | $5 million"
					return j
				}
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
			if m.genitiveAt(end) ||
				begun && end < m.s.Last && !m.covered(end) && m.d.Tokens[end].Kind == lang.WordKind &&
					!m.functional(end) && np.definite {
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
	if m.args[a].form != extract.Adjective || m.people(m.args[a]) || m.args[a].Last != j ||
		!m.is(j, "conj") || j+2 >= m.s.Last {
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
		return m.d.Tokens[j-1].Kind == lang.NumberKind && m.d.Tokens[j+1].Kind == lang.NumberKind &&
			!m.d.Tokens[j+1].Space
	}
	return !m.d.Tokens[j].Space && !m.d.Tokens[j+1].Space &&
		(m.d.Folded[j] == "-" || m.d.Folded[j] == "‑" || m.d.Folded[j] == "/")
}

// functional reports whether token j is a word that no noun phrase holds.
func (m *medial) functional(j int) bool {
	for _, x := range m.d.With(j, lang.Word) {
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

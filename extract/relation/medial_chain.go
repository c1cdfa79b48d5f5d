package relation

import (
	"slices"
)

// selfSubject returns whom the possessive of phrase k points to.
func (m *medial) selfSubject(o occurrence, k int, ctx *context) filler {
	n := m.nodes[o.clause]
	if n.group >= 0 && m.groups[n.group].voice && n.subj == k {
		return filler{}
	}
	if n.subj == k { // "its support … angered X": of whom the text speaks
		return filler{entities: m.meantBy(o.clause, k, ctx)}
	}
	if s := m.clauses[o.clause].subject; s != nil && m.agrees(m.possessive(k), s) {
		return filler{entities: s}
	}
	if w := m.possessive(k); n.subj >= 0 && m.clauses[o.clause].subject == nil && !m.nps[n.subj].pronoun &&
		(w == "his" || w == "her") {
		return filler{} // "the expert was pleased after his meeting"
	}
	return filler{entities: m.meantBy(o.clause, k, ctx)}
}

// possessive returns the possessive pronoun of phrase k.
func (m *medial) possessive(k int) string {
	for t := m.nps[k].First; t < m.nps[k].Last; t++ {
		if m.is(t, "possessive") {
			return m.d.Folded[t]
		}
	}
	return ""
}

// agrees reports whether a possessive pronoun may point to entities.
func (m *medial) agrees(w string, entities []int) bool {
	person := m.d.Entities[entities[0]].Type == "Person"
	switch w {
	case "its":
		return len(entities) == 1 && !person
	case "his", "her":
		return len(entities) == 1 && person
	}
	return true
}

// meantBy resolves the possessive of phrase k outside its clause.
func (m *medial) meantBy(clause, k int, ctx *context) []int {
	w := m.possessive(k)
	return m.recent(clause, ctx, func(e []int) bool { return w != "my" && w != "our" && m.agrees(w, e) })
}

// possessor returns whose the noun of an occurrence is: "Iran's support",
// "the support of Iran", "support by Iran", "US support".
func (m *medial) possessor(o occurrence, ctx *context) []filler {
	k := m.npOf[o.Begin-m.s.First]
	if k < 0 {
		return nil
	}
	np := m.nps[k]
	var out []filler
	if np.owner >= 0 {
		out = append(out, fill(m.args[np.owner]))
	}
	if np.of >= 0 {
		if f := m.actors(np.of, nil, o.clause, ctx); !f.empty() {
			out = append(out, f)
		}
	}
	for _, f := range m.chain(o, k, "by", ctx) {
		out = append(out, f)
	}
	if i := m.reduced(o); i >= 0 {
		out = append(out, m.inReduced(o, i, "by", ctx)...)
	}
	return out
}

// reduced returns the clause of the participle that says of the noun of an
// occurrence what its frame wants done to it: "sanctions | imposed by X on Y"; -1
// if there is none.
func (m *medial) reduced(o occurrence) int {
	if o.Entry.Value != "noun" || len(o.frame.Light) == 0 {
		return -1
	}
	k := m.npOf[o.Begin-m.s.First]
	for i := o.clause + 1; k >= 0 && i < len(m.nodes); i++ {
		if n := m.nodes[i]; n.kind == partClause && n.antecedent == k && n.group >= 0 &&
			slices.Contains(o.frame.Light, m.groups[n.group].lemma) {
			return i
		}
	}
	return -1
}

// inReduced returns what a preposition governs in the clause of a participle.
func (m *medial) inReduced(o occurrence, i int, marker string, ctx *context) []filler {
	o.clause = i
	return m.behind(o, m.groups[m.nodes[i].group].Last, marker, ctx)
}

// governed returns what a preposition governs behind an occurrence.
func (m *medial) governed(o occurrence, marker string, ctx *context) []filler {
	if k := m.npOf[o.Begin-m.s.First]; k >= 0 && o.Entry.Value != "verb" {
		if out := m.chain(o, k, marker, ctx); out != nil {
			return out
		}
		if i := m.reduced(o); i >= 0 {
			return m.inReduced(o, i, marker, ctx)
		}
		n := m.nodes[o.clause]
		if n.group >= 0 && n.subj == k && m.groups[n.group].voice { // "talks were held with X"
			return m.behind(o, m.groups[n.group].Last, marker, ctx)
		}
		return nil
	}
	out := m.behind(o, o.End, marker, ctx)
	// "a deal between X and Y was signed"
	if n := m.nodes[o.clause]; out == nil && marker == "between" && n.group >= 0 && m.groups[n.group].voice &&
		n.subj >= 0 {
		return m.chain(o, n.subj, marker, ctx)
	}
	return out
}

// alike adds to what the preposition of phrase k governs what the same one governs
// again behind "and": "met with X on Monday and with Y on Tuesday".
func (m *medial) alike(k int, f filler, o occurrence, ctx *context) filler {
	for i := k + 1; i < len(m.nps) && m.nps[i].clause == o.clause; i++ {
		np := m.nps[i]
		if np.marker != m.nps[k].marker {
			continue
		}
		t := np.from - 1
		for t > m.nps[k].Last && (m.ly(t) || m.is(t, "adverb")) {
			t--
		}
		if m.d.Folded[t] != "and" {
			break
		}
		f.entities = together(f.entities, m.among(i, o, ctx).entities)
	}
	return f
}

// chain follows the prepositional phrases that hang on phrase k.
func (m *medial) chain(o occurrence, k int, marker string, ctx *context) []filler {
	last := m.nps[k].Last
	for i := k + 1; i < len(m.nps); i++ {
		np := m.nps[i]
		if np.marker == "" && last+1 == np.from && m.is(last, "conj") { // "inspectors and workers from X"
			last = np.Last
			continue
		}
		if np.marker == "" || m.skips(last) < np.from && !m.only(last, np.from) {
			return nil
		}
		if np.marker == marker {
			return one(m.among(i, o, ctx))
		}
		if !m.passable(np.marker) && !(np.marker == "from" && marker == "to") {
			return nil
		}
		last = np.Last
	}
	return nil
}

// among returns whom phrase k speaks of, and behind "between" whom the phrase
// joined to it speaks of too.
func (m *medial) among(k int, o occurrence, ctx *context) filler {
	f := m.actors(k, o.frame, o.clause, ctx)
	if m.nps[k].marker != "between" && m.nps[k].marker != "among" || k+1 == len(m.nps) {
		return f
	}
	if b := m.nps[k+1]; b.marker == "" && b.from == m.nps[k].Last+1 && m.is(m.nps[k].Last, "conj") {
		f.entities = append(append([]int(nil), f.entities...), m.actors(k+1, o.frame, o.clause, ctx).entities...)
	}
	return f
}

// only reports whether nothing but times and adverbs stands in [from, to).
func (m *medial) only(from, to int) bool {
	for t := from; t < to; t++ {
		if !m.withinTime(t) && !m.ly(t) && !m.is(t, "adverb") && !m.is(t, "prep") {
			return false
		}
	}
	return true
}

// passable reports whether a phrase behind this preposition may stand between
// a word and a phrase that hangs on it.
func (m *medial) passable(marker string) bool {
	return slices.Contains(m.d.Pack.Grammar.Passable, marker)
}

// behind returns what a preposition governs in the clause of an occurrence
// from token t on.
func (m *medial) behind(o occurrence, t int, marker string, ctx *context) []filler {
	n := m.nodes[o.clause]
	for i := range m.nps {
		np := m.nps[i]
		if np.from < t || np.clause != o.clause {
			continue
		}
		if np.marker == marker {
			if np.pronoun && m.d.Folded[np.head] == "it" {
				return m.itself(o.clause, np.from)
			}
			if f := m.among(i, o, ctx); !f.empty() {
				return one(m.alike(i, f, o, ctx))
			}
			continue
		}
		if np.marker == "" && slices.Contains(n.objs, i) && np.arg < 0 && !np.pronoun &&
			o.Entry.Value == "verb" && marker != "by" && slices.Contains(o.frame.Object, "object") {
			return nil // it belongs to the object: "praised talks with X"
		}
		if np.marker != "" && !m.passable(np.marker) && marker != "by" &&
			!((np.marker == "to" || np.marker == "from" && marker == "to") && o.Entry.Value == "verb") {
			return nil
		}
	}
	return nil
}

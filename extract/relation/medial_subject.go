package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// subjects finds the subject of every clause and moves the topic along.
func (m *medial) subjects(ctx *context) {
	for i := range m.clauses {
		c := &m.clauses[i]
		f := m.subjectOf(i, ctx)
		c.subject = f.entities
		if c.subject == nil || c.quoted {
			continue
		}
		switch m.nodes[i].kind {
		case mainClause, thatClause:
			ctx.topic = c.subject
		}
		if m.says(i) {
			ctx.speaker = c.subject
		}
	}
}

// says reports whether the verb of clause i is one of speech.
func (m *medial) says(i int) bool { return m.hangs(i, "say") }

// hangs reports whether the verb of clause i belongs to a group of verbs.
func (m *medial) hangs(i int, verbs string) bool {
	g := m.nodes[i].group
	if g < 0 {
		return false
	}
	for _, x := range m.d.Matches[m.groups[g].verb] {
		if x.Entry.Class == lang.Verb && x.Entry.Value == verbs && x.First.Suffix == "" {
			return true
		}
	}
	return false
}

// subjectOf returns the grammatical subject of clause i.
func (m *medial) subjectOf(i int, ctx *context) filler {
	n := m.nodes[i]
	if n.group >= 0 {
		if e := m.groups[n.group].match.Entry; e != nil && e.First {
			return filler{entities: ctx.speaker}
		}
	}
	if n.subj >= 0 {
		if f := m.actors(n.subj, nil, i, ctx); !f.empty() || n.kind != gerClause {
			return f
		}
	}
	switch {
	case n.sibling >= 0:
		return m.again(n.sibling)
	case n.kind == relClause && n.antecedent >= 0 && !n.whose:
		k := m.outer(n.antecedent)
		if f := m.actors(k, nil, i, ctx); !f.empty() {
			return f
		}
		if up := n.parent; up >= 0 && m.predicate(up, k) { // "X is among those who …"
			return m.again(up)
		}
		return filler{}
	case n.kind == partClause && n.antecedent >= 0:
		return m.actors(n.antecedent, nil, i, ctx)
	case n.kind == infClause && n.parent >= 0:
		return m.controller(n.parent, ctx)
	case n.kind == gerClause && n.parent >= 0:
		if n.antecedent >= 0 {
			if m.is(m.nps[n.antecedent].head, "utterance") { // "issued a statement demanding"
				return m.again(n.parent)
			}
			if m.says(i) && len(n.objs) > 0 && m.nps[n.objs[0]].pronoun { // "wrote to X urging him"
				return m.again(n.parent)
			}
			return m.actors(n.antecedent, nil, i, ctx)
		}
		switch m.introText(n) {
		case "of", "for", "from", "with", "into", "over":
			return m.patient(n.parent, ctx)
		}
		return m.again(n.parent)
	case n.kind == subClause && n.parent >= 0 && n.group >= 0 && m.groups[n.group].manner != finiteForm:
		return m.again(n.parent)
	case n.kind == mainClause && m.says(i) && len(n.objs) > 0: // "…, said X"
		return m.actors(n.objs[0], nil, i, ctx)
	case m.clauses[i].quoted && n.group >= 0 && n.kind == thatClause && n.parent >= 0:
		return filler{}
	}
	return filler{}
}

// predicate reports whether phrase k is said of the subject of clause i by "be".
func (m *medial) predicate(i, k int) bool {
	n := m.nodes[i]
	if n.group < 0 || m.groups[n.group].lemma != "be" {
		return false
	}
	return m.nps[k].clause == i && m.nps[k].from >= m.groups[n.group].Last &&
		(m.nps[k].marker == "" || m.nps[k].marker == "among" || m.nps[k].marker == "of")
}

// again returns the subject of a clause settled before.
func (m *medial) again(i int) filler { return filler{entities: m.clauses[i].subject} }

func (m *medial) introText(n node) string {
	if n.intro.End == 0 {
		return ""
	}
	return m.text(n.intro)
}

// outer returns the phrase that a phrase hangs on by "of", so that what is
// said of "the president of Iraq, who …" is said of the president.
func (m *medial) outer(k int) int {
	if h := m.nps[k].host; h >= 0 && m.nps[k].arg < 0 {
		return h
	}
	return k
}

// controller returns who is to do what an infinitive under clause i names:
// whom a verb of asking asks, else the subject.
func (m *medial) controller(i int, ctx *context) filler {
	if m.hangs(i, "controls") {
		if f := m.patient(i, ctx); !f.empty() {
			return f
		}
	}
	return m.again(i)
}

// patient returns whom the verb of clause i acts on: its object, the subject
// if it is passive, or whom it addresses; else its subject.
func (m *medial) patient(i int, ctx *context) filler {
	n := m.nodes[i]
	if n.group < 0 {
		return m.again(i)
	}
	if m.groups[n.group].voice {
		return m.again(i)
	}
	for _, k := range n.objs {
		return m.actors(k, nil, i, ctx)
	}
	for k := range m.nps {
		np := m.nps[k]
		if np.clause == i && np.from >= m.groups[n.group].Last &&
			(np.marker == "on" || np.marker == "upon" || np.marker == "to" || np.marker == "for") {
			if f := m.actors(k, nil, i, ctx); !f.empty() {
				return f
			}
		}
	}
	return m.again(i)
}

// actors returns the entities that noun phrase k and those joined to it speak
// of: "the government of X and the rebels of Y".
func (m *medial) actors(k int, f *lang.Frame, clause int, ctx *context) filler {
	x := m.actor(k, f, clause, ctx)
	b := m.nps[k].and
	if b < 0 {
		return x
	}
	y := m.actors(b, f, clause, ctx)
	switch {
	case x.empty():
		return y
	case !y.empty() && sameKind(m.d, arg{entities: x.entities}, arg{entities: y.entities}):
		x.entities = together(x.entities, y.entities)
	}
	return x
}

// actor returns the entities that noun phrase k speaks of: its head, or
// whose government, people and the like the head is.
func (m *medial) actor(k int, f *lang.Frame, clause int, ctx *context) filler {
	np := m.nps[k]
	if w, ok := m.word(np.head-1, "reciprocal"); ok && w.End == np.head+1 && clause >= 0 {
		if two := m.clauses[clause].subject; len(two) == 2 {
			return filler{entities: []int{two[1], two[0]}} // in an order of its own, for it is not the subject
		}
		return filler{}
	}
	if np.pronoun {
		return filler{entities: m.meant(np, clause, ctx), Range: extract.Range{}}
	}
	if np.arg >= 0 {
		if a := m.args[np.arg]; m.people(a) && (f == nil || !f.Headed) {
			return fill(a)
		}
		return filler{}
	}
	any := f != nil && slices.Contains(f.Through, "*")
	listed := m.sees(f, np.head) ||
		np.owner >= 0 && m.is(np.head, "grouping") && m.d.Entities[m.args[np.owner].entities[0]].Type == "Organization"
	if np.owner >= 0 && (any || listed) {
		return fill(m.args[np.owner])
	}
	if listed && np.own && clause >= 0 {
		return filler{entities: m.clauses[clause].subject}
	}
	inner := f
	if listed && f != nil && f.Headed {
		inner = nil // the head has been seen
	}
	if listed && np.of >= 0 {
		if x := m.actors(np.of, inner, clause, ctx); !x.empty() {
			return x
		}
	}
	if m.is(np.head, "delegate") { // "negotiators from X"
		for _, x := range m.chain(occurrence{frame: f, clause: clause}, k, "from", ctx) {
			return x
		}
	}
	if f != nil && (any || listed) {
		for _, by := range [...]string{"by", "from"} {
			for _, x := range m.chain(occurrence{frame: inner, clause: clause}, k, by, ctx) {
				return x
			}
		}
	}
	return filler{}
}

// sees reports whether a frame sees through the noun at token t to whom it
// belongs; f may be nil.
func (m *medial) sees(f *lang.Frame, t int) bool {
	if f == nil {
		f = &lang.Frame{}
	}
	return m.transparent(f, t)
}

// meant returns whom a pronoun stands for: "it" and "they" for the last
// subject that is no person, or that is several; "we" for the speaker.
func (m *medial) meant(np nounPhrase, clause int, ctx *context) []int {
	switch m.d.Folded[np.head] {
	case "we", "i", "us", "me":
		return ctx.speaker
	case "it":
		return m.recent(clause, ctx, func(e []int) bool { return len(e) == 1 && m.d.Entities[e[0]].Type != "Person" })
	case "him", "her":
		return m.otherOne(clause, np.from, ctx)
	case "they", "them":
		for i := clause - 1; i >= 0 && i > clause-maxDepth; i-- {
			if k := m.nodes[i].subj; k >= 0 && m.several(k) {
				return m.clauses[i].subject
			}
		}
		return m.recent(clause, ctx, func(e []int) bool { return len(e) > 1 })
	}
	return nil
}

// itself returns what "it" behind the verb of a clause may stand for, best
// first: what a clause before it acts on, then who acts there. Nothing if two of
// a kind are at hand, or a thing without a name may be meant: "X voted for the
// resolution; Y vetoed it". In the first clause of a sentence it is what was
// named last.
func (m *medial) itself(clause, at int) []filler {
	for i := clause - 1; i >= 0 && i > clause-maxDepth; i-- {
		n := m.nodes[i]
		if n.group < 0 {
			continue
		}
		var acted, actor []filler
		for k, np := range m.nps {
			if np.clause != i || np.pronoun || np.marker != "" && len(n.objs) > 0 || m.timeAt(np.First) > np.First {
				continue
			}
			if np.arg < 0 || len(m.args[np.arg].entities) > 1 {
				if k != n.subj {
					return nil
				}
				continue
			}
			f := fill(m.args[np.arg])
			switch {
			case m.d.Entities[f.entities[0]].Type == "Person" || slices.Equal(f.entities, m.clauses[clause].subject):
			case k == n.subj:
				actor = append(actor, f)
			default:
				acted = append(acted, f)
			}
		}
		found := append(acted, actor...)
		kinds := map[string]bool{}
		for _, f := range found {
			kind := m.d.Entities[f.entities[0]].Type
			if kinds[kind] {
				return nil // nobody can tell
			}
			kinds[kind] = true
		}
		return found
	}
	return m.before(at)
}

// circumstantial reports whether the word that opens a relative clause says
// where or when: what it points to is no object there.
func (m *medial) circumstantial(n node) bool {
	w := m.introText(n)
	return w == "where" || w == "when"
}

// otherOne returns the person whom "him" stands for in a clause: whom the clause
// before acts on, else its subject, if that is not who acts here. Who is named
// before it in its own clause comes first: "in a letter to X, Y urged him". at is
// where the pronoun stands.
func (m *medial) otherOne(clause, at int, ctx *context) []int {
	person := func(e []int) bool {
		return len(e) == 1 && m.d.Entities[e[0]].Type == "Person" && !slices.Equal(e, m.clauses[clause].subject)
	}
	for i := clause; i >= 0 && i > clause-maxDepth; i-- {
		var found [][]int
		for k := range m.nps {
			if np := m.nps[k]; np.clause == i && np.from < at && np.arg >= 0 && person(m.args[np.arg].entities) {
				found = append(found, m.args[np.arg].entities)
			}
		}
		if len(found) == 1 {
			return found[0]
		}
		if len(found) > 1 {
			return nil // nobody can tell
		}
	}
	if len(ctx.topic) > 0 && person(ctx.topic) {
		return ctx.topic
	}
	return nil
}

// several reports whether a phrase is a plural with an owner, such as
// "Palestinian leaders": "they" may point to whom it speaks of.
func (m *medial) several(k int) bool {
	np := m.nps[k]
	return np.arg < 0 && np.owner >= 0 && !np.pronoun && strings.HasSuffix(m.d.Folded[np.head], "s")
}

// recent returns the nearest subject before a clause that fits, in the
// sentence or the one before.
func (m *medial) recent(clause int, ctx *context, fits func([]int) bool) []int {
	for i := clause - 1; i >= 0 && i > clause-maxDepth; i-- {
		if s := m.clauses[i].subject; len(s) > 0 && fits(s) {
			return s
		}
	}
	if len(ctx.topic) > 0 && fits(ctx.topic) {
		return ctx.topic
	}
	return nil
}

// speakerOf returns who says what clause i states.
func (m *medial) speakerOf(i int, ctx *context) []int {
	for n := 0; n < maxDepth && i >= 0; n++ {
		up := m.nodes[i].parent
		if up >= 0 && m.nodes[i].kind == thatClause && m.says(up) {
			return m.clauses[up].subject
		}
		if m.clauses[i].quoted && up < 0 {
			return ctx.speaker
		}
		i = up
	}
	return nil
}

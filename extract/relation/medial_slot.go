package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// This file fills the slots of frames from the clauses and noun phrases that
// medial.go finds, and settles the status of what they state.

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
	return m.nps[k].clause == i && m.nps[k].from >= m.groups[n.group].Last && (m.nps[k].marker == "" || m.nps[k].marker == "among" || m.nps[k].marker == "of")
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
		if np.clause == i && np.from >= m.groups[n.group].Last && (np.marker == "on" || np.marker == "upon" || np.marker == "to" || np.marker == "for") {
			if f := m.actors(k, nil, i, ctx); !f.empty() {
				return f
			}
		}
	}
	return m.again(i)
}

// actors returns the entities that noun phrase k speaks of: its head, or
// whose government, people and the like the head is.
func (m *medial) actors(k int, f *lang.Frame, clause int, ctx *context) filler {
	np := m.nps[k]
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
	listed := m.sees(f, np.head) || np.owner >= 0 && m.is(np.head, "grouping") && m.d.Entities[m.args[np.owner].entities[0]].Type == "Organization"
	if np.owner >= 0 && (any || listed) {
		return fill(m.args[np.owner])
	}
	if listed && np.own && clause >= 0 {
		return filler{entities: m.clauses[clause].subject}
	}
	if listed && np.of >= 0 {
		if f != nil && f.Headed {
			f = nil // the head has been seen
		}
		return m.actors(np.of, f, clause, ctx)
	}
	if f != nil && (any || listed) {
		for _, by := range [...]string{"by", "from"} {
			for _, x := range m.chain(occurrence{frame: f, clause: clause}, k, by, ctx) {
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

// occurs reports whether a trigger is used as its frame takes it: as a verb
// where a verb stands, as a noun at the head of a phrase.
func (m *medial) occurs(x lang.Match) bool {
	g, verb := m.groupOf(x.Begin)
	if x.Entry.Value == "verb" {
		return verb && m.groups[g].verb == x.Begin && x.First.Suffix == ""
	}
	if verb {
		return x.Entry.Value == "phrase"
	}
	if x.Entry.Value != "noun" {
		return true
	}
	k := m.npOf[x.Begin-m.s.First]
	return k >= 0 && m.nps[k].head == x.End-1 && m.nps[k].arg < 0
}

// groupOf returns the verb group that token t belongs to.
func (m *medial) groupOf(t int) (int, bool) {
	lo, hi := 0, len(m.groups)
	for lo < hi {
		mid := (lo + hi) / 2
		switch g := m.groups[mid]; {
		case t < g.First:
			hi = mid
		case t >= g.Last:
			lo = mid + 1
		default:
			return mid, true
		}
	}
	return -1, false
}

// clauseOf returns the clause that a trigger belongs to.
func (m *medial) clauseOf(x lang.Match) int { return m.owner[x.Begin-m.s.First] }

// candidates returns what may fill a slot of an occurrence, best first.
func (m *medial) candidates(o occurrence, name string, ctx *context) []filler {
	verb := o.Entry.Value == "verb"
	n := m.nodes[o.clause]
	switch name {
	case "subject":
		if verb {
			return one(m.agent(o, ctx))
		}
		return m.nounSubject(o, ctx)
	case "object":
		if !verb {
			return nil
		}
		if m.groups[n.group].voice {
			if n.subj >= 0 {
				return one(m.actors(n.subj, o.frame, o.clause, ctx))
			}
			if n.antecedent >= 0 && (n.kind == partClause || n.kind == relClause) {
				return one(m.actors(n.antecedent, o.frame, o.clause, ctx))
			}
			return one(filler{entities: m.clauses[o.clause].subject})
		}
		if len(n.objs) > 0 && m.nps[n.objs[0]].from >= o.End {
			if np := m.nps[n.objs[0]]; np.pronoun && m.d.Folded[np.head] == "it" {
				return m.before(np.from)
			}
			return one(m.actors(n.objs[0], o.frame, o.clause, ctx))
		}
		if n.kind == relClause && n.subj >= 0 && n.antecedent >= 0 && len(n.objs) == 0 { // "the deal that X signed"
			return one(m.actors(n.antecedent, o.frame, o.clause, ctx))
		}
		return nil
	case "indirect":
		if k := m.npOf[o.Begin-m.s.First]; !verb && k >= 0 && len(n.objs) > 1 && n.objs[len(n.objs)-1] == k {
			return one(m.actors(n.objs[0], o.frame, o.clause, ctx))
		} else if !verb && k >= 0 && len(n.objs) == 1 && n.objs[0] == k { // "gave Kenya a loan" without the article
			if np := m.nps[k]; np.owner >= 0 && np.adjective && m.args[np.owner].form == extract.Name && m.args[np.owner].First == np.First {
				return one(fill(m.args[np.owner]))
			}
		}
		return nil
	case "gen":
		return m.possessor(o, ctx)
	case "adj":
		if k := m.npOf[o.Begin-m.s.First]; k >= 0 && m.nps[k].owner >= 0 && m.nps[k].adjective {
			return one(fill(m.args[m.nps[k].owner]))
		}
		return nil
	case "self":
		if k := m.npOf[o.Begin-m.s.First]; k >= 0 && m.nps[k].own {
			return one(m.selfSubject(o, k, ctx))
		}
		return nil
	case "culprit":
		return m.culprit(o, ctx)
	case "recent":
		return m.before(o.Begin)
	case "outer":
		if up := n.parent; up >= 0 && len(m.clauses[up].subject) > 1 {
			return one(m.again(up))
		}
		return nil
	case "inside":
		return m.named(o)
	case "that":
		return m.complement(o, ctx)
	case "infinitive":
		return m.infinitives(o, ctx)
	case "condition":
		return m.conditions(o, ctx)
	case "speaker":
		return one(filler{entities: m.speakerOf(o.clause, ctx)})
	case "left":
		return one(filler{entities: m.clauses[o.clause].subject})
	}
	return m.governed(o, lang.Fold(name), ctx)
}

// before lists the entities that the text spoke of last before token t, the
// nearest first, in this sentence and the one before.
func (m *medial) before(t int) []filler {
	var out []filler
	s := m.d.SentenceAt(t)
	for i := m.mentionAt(t) - 1; i >= 0 && m.d.SentenceAt(m.d.Mentions[i].Tokens.First) >= s-1; i-- {
		if x := m.d.Mentions[i]; len(x.Members) == 1 {
			out = append(out, filler{entities: x.Members})
		}
	}
	return out
}

// named lists the entities named inside the object of a verb: "an agreement
// with X on Y".
func (m *medial) named(o occurrence) []filler {
	n := m.nodes[o.clause]
	if len(n.objs) == 0 || m.nps[n.objs[0]].arg < 0 {
		return nil
	}
	a := m.args[m.nps[n.objs[0]].arg]
	f := filler{Range: a.Range}
	for i := m.mentionAt(a.First); i < len(m.d.Mentions) && m.d.Mentions[i].Tokens.First < a.Last; i++ {
		x := m.d.Mentions[i]
		if (x.Tokens.First > a.First || x.Tokens.Last < a.Last) && x.Form != extract.Pronoun {
			f.entities = append(f.entities, x.Members...)
		}
	}
	return one(f)
}

// culprit returns who did what the object of a verb tells of: "condemned the
// Israeli raid", "condemned the bombing by X".
func (m *medial) culprit(o occurrence, ctx *context) []filler {
	n := m.nodes[o.clause]
	k := -1
	switch g := m.groups[n.group]; {
	case g.voice:
		k = n.subj
	case len(n.objs) > 0:
		k = n.objs[0]
	}
	if k < 0 || m.nps[k].arg < 0 {
		return nil
	}
	np := m.nps[k]
	a := m.args[np.arg]
	if np.owner >= 0 && np.owner != np.arg {
		return one(fill(m.args[np.owner]))
	}
	for i := m.mentionAt(a.First); i < len(m.d.Mentions) && m.d.Mentions[i].Tokens.First < a.Last; i++ {
		x := m.d.Mentions[i]
		if x.Tokens.Last < a.Last && !m.prepared(a.First, x.Tokens.First) && len(x.Members) == 1 {
			return one(filler{entities: x.Members, Range: x.Tokens})
		}
	}
	for _, f := range m.chain(o, k, "by", ctx) {
		return one(f)
	}
	return nil
}

// prepared reports whether a preposition stands in tokens [from, to).
func (m *medial) prepared(from, to int) bool {
	for t := from; t < to; t++ {
		if _, ok := m.word(t, "prep"); ok {
			return true
		}
	}
	return false
}

// mentionAt returns the index of the first mention from token t on.
func (m *medial) mentionAt(t int) int {
	lo, hi := 0, len(m.d.Mentions)
	for lo < hi {
		mid := (lo + hi) / 2
		if m.d.Mentions[mid].Tokens.First < t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// complement returns the subjects of the clauses that hang on a verb: "demand
// that X leave".
func (m *medial) complement(o occurrence, ctx *context) []filler {
	var out []filler
	for i := o.clause + 1; i < len(m.nodes); i++ {
		n := m.nodes[i]
		if n.parent != o.clause || n.kind != thatClause || n.group < 0 || n.subj < 0 {
			continue
		}
		g := m.groups[n.group]
		if len(o.frame.Modal) > 0 && !slices.Contains(o.frame.Modal, g.modalVerb) && !slices.Contains(o.frame.Modal, g.lemma) {
			continue
		}
		if m.nps[n.subj].pronoun || len(o.frame.Modal) == 0 && g.past && g.modal == "" {
			continue // "an admission that X had lied" demands nothing of X
		}
		if f := m.actors(n.subj, o.frame, i, ctx); !f.empty() {
			out = append(out, f)
		}
	}
	return out
}

// infinitives returns what the infinitives that hang on a verb act on:
// "threatened to break off relations with X".
func (m *medial) infinitives(o occurrence, ctx *context) []filler {
	var out []filler
	for i := o.clause + 1; i < len(m.nodes); i++ {
		n := m.nodes[i]
		if n.parent != o.clause || n.kind != infClause || n.group < 0 || len(o.frame.Light) > 0 && !slices.Contains(o.frame.Light, m.groups[n.group].lemma) {
			continue
		}
		for k := range m.nps {
			if np := m.nps[k]; np.clause == i && np.from >= m.groups[n.group].Last && np.marker != "by" && np.marker != "of" {
				if f := m.actors(k, o.frame, i, ctx); !f.empty() {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// conditions returns who acts in the conditions under a verb: "threatened to
// leave if X attacked".
func (m *medial) conditions(o occurrence, ctx *context) []filler {
	var out []filler
	for i := o.clause + 1; i < len(m.nodes); i++ {
		n := m.nodes[i]
		if n.kind != subClause || n.subj < 0 || m.introCue(n) != graph.Conditional || !m.under(i, o.clause) {
			continue
		}
		if f := m.actors(n.subj, o.frame, i, ctx); !f.empty() {
			out = append(out, f)
		}
	}
	return out
}

// under reports whether clause i hangs on clause top, at whatever depth.
func (m *medial) under(i, top int) bool {
	for n := 0; i >= 0 && n < maxDepth; i, n = m.nodes[i].parent, n+1 {
		if i == top {
			return true
		}
	}
	return false
}

// fits reports whether what a frame demands of its clause is there.
func (m *medial) fits(o occurrence) bool {
	want := o.frame.Complement
	if want == "" {
		return true
	}
	for i := o.clause + 1; i < len(m.nodes); i++ {
		n := m.nodes[i]
		if n.parent == o.clause && (n.kind == infClause && want == "to" || n.kind == gerClause && m.introText(n) == want) {
			return true
		}
	}
	return slices.ContainsFunc(m.nps, func(np nounPhrase) bool {
		return np.clause == o.clause && np.marker == want && np.from >= o.End
	})
}

func one(f filler) []filler {
	if f.empty() {
		return nil
	}
	return []filler{f}
}

// agent returns who does what a verb says: its subject, or behind "by" if it
// is passive.
func (m *medial) agent(o occurrence, ctx *context) filler {
	n := m.nodes[o.clause]
	if !m.groups[n.group].voice {
		f := filler{entities: m.clauses[o.clause].subject}
		if n.subj >= 0 && !m.nps[n.subj].pronoun {
			f.Range = m.nps[n.subj].Range
		}
		return f
	}
	for _, f := range m.governed(o, "by", ctx) {
		return f
	}
	return filler{}
}

// nounSubject returns who does what a noun names, judged by the verb of its
// clause: of "X held talks" X, of "talks were held by X" X, of "said after
// talks" who said it; of "X, a member of Y" X.
func (m *medial) nounSubject(o occurrence, ctx *context) []filler {
	k := m.npOf[o.Begin-m.s.First]
	n := m.nodes[o.clause]
	if k < 0 {
		return one(filler{entities: m.clauses[o.clause].subject})
	}
	if a := m.apposed(k); a >= 0 {
		return one(m.actors(a, nil, o.clause, ctx))
	}
	host := k
	for m.nps[host].host >= 0 && m.sees(o.frame, m.nps[m.nps[host].host].head) {
		host = m.nps[host].host
	}
	if n.group < 0 {
		return nil
	}
	g := m.groups[n.group]
	fits := len(o.frame.Light) == 0 || slices.Contains(o.frame.Light, g.lemma)
	switch {
	case n.subj == host:
		if !g.voice || !fits {
			return nil
		}
		for i := range m.nps {
			if m.nps[i].marker == "by" && m.nps[i].clause == o.clause && m.nps[i].from >= g.Last {
				return one(m.actors(i, nil, o.clause, ctx))
			}
		}
		return nil
	case slices.Contains(n.objs, host):
		if !fits {
			return nil
		}
	case m.nps[host].marker != "":
		if !m.occasion(m.nps[host]) && !(fits && slices.Contains(o.frame.Light, g.lemma)) {
			return nil
		}
	}
	if g.voice {
		for _, i := range m.byPhrases(o.clause) {
			return one(m.actors(i, nil, o.clause, ctx))
		}
		if m.nps[host].marker == "" {
			return nil
		}
	}
	f := filler{entities: m.clauses[o.clause].subject}
	if n.subj >= 0 && !m.nps[n.subj].pronoun {
		f.Range = m.nps[n.subj].Range
	}
	return one(f)
}

// byPhrases lists the phrases behind "by" of a clause.
func (m *medial) byPhrases(clause int) []int {
	var out []int
	for i := range m.nps {
		if m.nps[i].marker == "by" && m.nps[i].clause == clause {
			out = append(out, i)
		}
	}
	return out
}

// occasion reports whether a phrase says on what occasion something happened:
// "during talks with X".
func (m *medial) occasion(np nounPhrase) bool {
	for t := np.from; t < np.First; t++ {
		if w, ok := m.word(t, "occasion"); ok && w.End == np.First {
			return true
		}
	}
	return false
}

// apposed returns the phrase that phrase k stands in apposition to, or -1.
func (m *medial) apposed(k int) int {
	np := m.nps[k]
	if k == 0 || np.marker != "" {
		return -1
	}
	b := m.nps[k-1]
	if np.from-1 != b.Last || m.d.Folded[b.Last] != "," {
		return -1
	}
	return k - 1
}

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
	return out
}

// governed returns what a preposition governs behind an occurrence.
func (m *medial) governed(o occurrence, marker string, ctx *context) []filler {
	if k := m.npOf[o.Begin-m.s.First]; k >= 0 && o.Entry.Value != "verb" {
		if out := m.chain(o, k, marker, ctx); out != nil {
			return out
		}
		n := m.nodes[o.clause]
		if n.group >= 0 && n.subj == k && m.groups[n.group].voice { // "talks were held with X"
			return m.behind(o, m.groups[n.group].Last, marker, ctx)
		}
		return nil
	}
	return m.behind(o, o.End, marker, ctx)
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
		if !m.passable(np.marker) {
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
				return m.before(np.from)
			}
			if f := m.among(i, o, ctx); !f.empty() {
				return one(f)
			}
			continue
		}
		if np.marker == "" && slices.Contains(n.objs, i) && np.arg < 0 && !np.pronoun && o.Entry.Value == "verb" && marker != "by" && slices.Contains(o.frame.Object, "object") {
			return nil // it belongs to the object: "praised talks with X"
		}
		if np.marker != "" && !m.passable(np.marker) && marker != "by" && !(np.marker == "to" && o.Entry.Value == "verb") {
			return nil
		}
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

// statusMedial works out how the document puts what an occurrence states.
func (m *medial) statusMedial(o occurrence) graph.Status {
	if o.Entry.Value != "verb" {
		if s := m.nounStatus(o); s != "" {
			return s
		}
	}
	return m.clauseStatus(o.clause, o.Begin)
}

// nounStatus is what the words that a noun hangs on say of it: "called for
// talks", "without the support of X", "cancelled the talks".
func (m *medial) nounStatus(o occurrence) graph.Status {
	k := m.npOf[o.Begin-m.s.First]
	n := m.nodes[o.clause]
	if k < 0 {
		return ""
	}
	if s := m.cueIn(max(m.nps[k].from-1, m.s.First), o.Begin); s != "" {
		return s
	}
	for h := k; h >= 0; h = m.nps[h].host {
		if h != k {
			if s := m.cueIn(m.nps[h].from, m.nps[h].Last); s != "" {
				return s
			}
		}
		link := m.nps[h].marker
		if link == "of" && m.nps[h].host >= 0 {
			continue
		}
		if n.group < 0 {
			break
		}
		if link == "" && slices.Contains(n.objs, h) || link == "" && m.groups[n.group].voice {
			link = "object"
		}
		if s := m.linked(o.clause, link); s != "" && (link == "object" || m.nps[h].from >= m.groups[n.group].First) {
			return s
		}
	}
	return ""
}

// linked is the status of what hangs on the verb of clause i by a link, as
// the pack's groups of verbs say.
func (m *medial) linked(i int, link string) graph.Status {
	g := m.nodes[i].group
	if g < 0 || link == "" {
		return ""
	}
	for _, x := range m.d.Matches[m.groups[g].verb] {
		if x.Entry.Class != lang.Verb || x.First.Suffix != "" {
			continue
		}
		if s, ok := strings.CutPrefix(x.Entry.Value, link+":"); ok {
			return graph.Status(s)
		}
	}
	return ""
}

// cueIn returns the status of the last cue in tokens [from, to), or "".
func (m *medial) cueIn(from, to int) graph.Status {
	var s graph.Status
	for t := max(from, m.s.First); t < to && t < m.s.Last; t++ {
		if m.covered(t) {
			continue
		}
		for _, x := range m.d.Matches[t] {
			if x.Entry.Class == lang.Cue && x.End <= to && m.helper(t) == "" {
				s = graph.Status(x.Entry.Value)
				break
			}
		}
	}
	return s
}

// clauseStatus is the status of clause i: that of its verb form, then that of
// what it hangs on. at is the token of what is stated.
func (m *medial) clauseStatus(i, at int) graph.Status {
	planned := graph.Status("")
	for n := 0; n < maxDepth && i >= 0; n++ {
		x := m.nodes[i]
		if x.group >= 0 {
			g := m.groups[x.group]
			if g.negated {
				return graph.Negated
			}
			if s := m.cueIn(m.clauseStart(i), min(g.First, at)); s != "" && s != graph.Planned {
				return s
			}
			if g.modal != "" {
				if m.conditioned(i) {
					return graph.Conditional
				}
				if g.modal != graph.Planned {
					return g.modal
				}
				planned = g.modal
			}
		}
		if m.introCue(x) != "" {
			return m.introCue(x)
		}
		up := x.parent
		if up < 0 {
			break
		}
		link := ""
		switch x.kind {
		case infClause:
			link = "to"
		case thatClause:
			link = "that"
		case gerClause:
			link = "ing"
			if x.intro.End > 0 {
				link = m.introText(x)
			}
		case subClause, mainClause:
			return first(planned, graph.Asserted)
		default: // what a relative clause says is taken as given
			return first(planned, graph.Asserted)
		}
		s := m.linked(up, link)
		if s == "" && x.group >= 0 {
			s = m.cueIn(max(m.clauseStart(up), m.groups[x.group].First-4), m.groups[x.group].First)
		}
		if s == "" && link == "to" {
			s = graph.Hoped
		}
		if s != "" && s != graph.Asserted {
			return s
		}
		i = up
	}
	return first(planned, graph.Asserted)
}

func first(a, b graph.Status) graph.Status {
	if a != "" {
		return a
	}
	return b
}

// clauseStart returns the first token of clause i.
func (m *medial) clauseStart(i int) int { return m.clauses[i].First }

// introCue is the status that the word which opens a clause gives it: "if",
// "without".
func (m *medial) introCue(n node) graph.Status {
	if n.intro.End == 0 {
		return ""
	}
	for _, x := range m.d.Matches[n.intro.Begin] {
		if x.Entry.Class == lang.Cue && x.Begin == n.intro.Begin && x.End == n.intro.End {
			return graph.Status(x.Entry.Value)
		}
	}
	return ""
}

// conditioned reports whether a conditional clause hangs on clause i.
func (m *medial) conditioned(i int) bool {
	for j := range m.nodes {
		if m.nodes[j].parent == i && m.nodes[j].kind == subClause && m.introCue(m.nodes[j]) == graph.Conditional {
			return true
		}
	}
	return false
}

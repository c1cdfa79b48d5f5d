package relation

import (
	"slices"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// This file fills the slots of frames from the clauses and noun phrases that
// medial.go finds, and settles the status of what they state.

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
				return m.itself(o.clause, np.from)
			}
			return one(m.actors(n.objs[0], o.frame, o.clause, ctx))
		}
		// "the deal that X signed"
		if n.kind == relClause && n.subj >= 0 && n.antecedent >= 0 && len(n.objs) == 0 && !m.circumstantial(n) {
			return one(m.actors(n.antecedent, o.frame, o.clause, ctx))
		}
		return nil
	case "indirect":
		// "X was given a loan"
		if k := m.npOf[o.Begin-m.s.First]; !verb && k >= 0 && n.group >= 0 && m.groups[n.group].voice &&
			n.subj >= 0 && slices.Contains(n.objs, k) {
			return one(m.actors(n.subj, o.frame, o.clause, ctx))
		}
		if k := m.npOf[o.Begin-m.s.First]; !verb && k >= 0 && len(n.objs) > 1 && n.objs[len(n.objs)-1] == k {
			return one(m.actors(n.objs[0], o.frame, o.clause, ctx))
		} else if !verb && k >= 0 && len(n.objs) == 1 && n.objs[0] == k { // "gave Kenya a loan" without the article
			if np := m.nps[k]; np.owner >= 0 && np.adjective && m.args[np.owner].form == extract.Name &&
				m.args[np.owner].First == np.First {
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
		// "talks between X and Y mediated by Z"
		if k := n.antecedent; k >= 0 && (n.kind == partClause || n.kind == relClause) {
			if h := m.nps[k]; h.marker == "between" {
				return one(m.among(k, o, ctx))
			}
			if out := m.chain(o, k, "between", ctx); out != nil {
				return out
			}
		}
		if up := n.parent; up >= 0 && len(m.clauses[up].subject) > 1 {
			return one(m.again(up))
		}
		return nil
	case "written":
		return one(m.written(o))
	case "qualified":
		return m.qualified(o, ctx)
	case "owner":
		if k := m.npOf[o.Begin-m.s.First]; k >= 0 && m.nps[k].owner >= 0 {
			return one(fill(m.args[m.nps[k].owner]))
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
	if len(a.entities) > 1 { // "X and Y" themselves
		return nil
	}
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
	told := m.nodes[o.clause].told - 1
	for i := range m.nodes {
		n := m.nodes[i]
		if i != told && (i <= o.clause || n.parent != o.clause || n.kind != thatClause) || n.group < 0 || n.subj < 0 {
			continue
		}
		g := m.groups[n.group]
		if len(o.frame.Modal) > 0 &&
			(g.voice || !slices.Contains(o.frame.Modal, g.modalVerb) && !slices.Contains(o.frame.Modal, g.lemma)) {
			continue
		}
		deeds := o.Entry.Value == "verb" && len(o.frame.Light) > 0 // "said X had violated the truce"
		if deeds && (g.voice || g.negated || g.modal != "" || !slices.Contains(o.frame.Light, g.lemma)) {
			continue
		}
		if len(o.frame.Modal) > 0 && m.excepted(i, o.frame) {
			continue // "said X and Y must respect each other": a view, no demand
		}
		if m.nps[n.subj].pronoun || len(o.frame.Modal) == 0 && !deeds && g.past && g.modal == "" {
			continue // "an admission that X had lied" demands nothing of X
		}
		if f := m.actors(n.subj, o.frame, i, ctx); !f.empty() {
			out = append(out, f)
		}
	}
	return out
}

// excepted reports whether clause i has a phrase the frame does not apply to.
func (m *medial) excepted(i int, f *lang.Frame) bool {
	c := m.clauses[i]
	for t := c.First; t+1 < c.Last; t++ {
		if m.within(i, t) && m.two(t, f.UnlessPhrases) {
			return true
		}
	}
	return false
}

// written returns the arg that a hyphen joins to what calls up a frame:
// "Iran-backed".
func (m *medial) written(o occurrence) filler {
	t := o.Begin - 1
	if t <= m.s.First || !m.hyphenAt(t) {
		return filler{}
	}
	if i := m.argEnds(t - 1); i >= 0 && m.args[i].Last == t {
		return fill(m.args[i])
	}
	return filler{}
}

// qualified returns whom the noun phrase speaks of inside which an occurrence
// stands, if they are named behind it: "the Iran-backed | group".
func (m *medial) qualified(o occurrence, ctx *context) []filler {
	k := m.npOf[o.Begin-m.s.First]
	if k < 0 {
		return nil
	}
	np := m.nps[k]
	for _, a := range [...]int{np.arg, np.owner} {
		if a >= 0 && m.args[a].First < o.End && (a == np.arg || np.arg < 0) {
			return nil
		}
	}
	return one(m.actor(k, nil, o.clause, ctx))
}

// infinitives returns what the infinitives that hang on a verb act on:
// "threatened to break off relations with X".
func (m *medial) infinitives(o occurrence, ctx *context) []filler {
	var out []filler
	for i := o.clause + 1; i < len(m.nodes); i++ {
		n := m.nodes[i]
		if n.parent != o.clause || n.kind != infClause || n.group < 0 ||
			len(o.frame.Light) > 0 && !slices.Contains(o.frame.Light, m.groups[n.group].lemma) {
			continue
		}
		for k := range m.nps {
			if np := m.nps[k]; np.clause == i && np.from >= m.groups[n.group].Last && np.marker != "by" &&
				np.marker != "of" {
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
		if n.parent == o.clause &&
			(n.kind == infClause && want == "to" || n.kind == gerClause && m.introText(n) == want) {
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
		alone := len(o.frame.Light) == 0 || o.frame.Occasion
		if !(alone && m.occasion(m.nps[host])) && !(fits && slices.Contains(o.frame.Light, g.lemma)) {
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

// topical reports whether a place belongs to what people talked about and not to
// where they did: "discussed the war in Gaza", "talks on the war in Gaza".
func (m *medial) topical(o occurrence, a arg) bool {
	k := m.npOf[a.First-m.s.First]
	if k < 1 || m.nps[k-1].Last != m.nps[k].from || m.nps[k-1].arg >= 0 {
		return false
	}
	b := m.nps[k-1]
	if w, ok := m.word(b.from, "about"); ok && m.text(w) == b.marker {
		return true
	}
	return o.Entry.Value == "verb" && slices.Contains(m.nodes[o.clause].objs, k-1) &&
		!slices.Contains(o.frame.Object, "object")
}

package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// statusMedial works out how the document puts what an occurrence states.
func (m *medial) statusMedial(o occurrence) graph.Status {
	if o.Entry.Value == "phrase" {
		return graph.Asserted // what is said inside a noun phrase is taken for granted: "the Iran-backed group"
	}
	if i := m.reduced(o); i >= 0 {
		return m.clauseStatus(i, m.groups[m.nodes[i].group].verb)
	}
	if o.Entry.Value != "verb" {
		if s := m.nounStatus(o); s != "" {
			return s
		}
	}
	s := m.clauseStatus(o.clause, o.Begin)
	if s == graph.Planned && o.frame.Pledged() && m.promised(o.clause) {
		return graph.Asserted
	}
	return s
}

// promised reports whether clause i is what its subject pledges, or says of himself, under
// no condition: "pledged to send aid", "said it would send aid".
func (m *medial) promised(i int) bool {
	x := m.nodes[i]
	up := x.parent
	if up < 0 || x.group < 0 || m.groups[x.group].negated || m.conditioned(i) || m.conditioned(up) {
		return false
	}
	if g := m.nodes[up].group; g < 0 || m.groups[g].negated || m.groups[g].modal != "" ||
		m.clauseStatus(up, m.groups[g].verb) != graph.Asserted {
		return false
	}
	return x.kind == infClause && m.hangs(up, "pledging") ||
		x.kind == thatClause && (m.hangs(up, "pledging") || m.says(up)) && len(m.clauses[i].subject) > 0 &&
			slices.Equal(m.clauses[i].subject, m.clauses[up].subject)
}

// nounStatus is what the words that a noun hangs on say of it: "called for
// talks", "without the support of X", "cancelled the talks".
func (m *medial) nounStatus(o occurrence) graph.Status {
	k := m.npOf[o.Begin-m.s.First]
	n := m.nodes[o.clause]
	if k < 0 {
		return ""
	}
	if s := m.cueIn(max(m.nps[k].from-1, m.s.First), o.Begin, o.clause); s != "" {
		return s
	}
	for h := k; h >= 0; h = m.nps[h].host {
		if h != k {
			if s := m.cueIn(m.nps[h].from, m.nps[h].Last, o.clause); s != "" {
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
		if g := m.groups[n.group]; link == "object" && o.frame.Lasts() && m.undoes(g.verb) {
			if g.negated || g.modal != "" || g.manner == infinitive {
				return graph.Asserted // "has not withdrawn its support", "will withdraw it": so it holds
			}
			return graph.Negated
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

// cueIn returns the status of the last cue in tokens [from, to), or "". Cues in
// relative clauses other than clause i are not about it: "X, which claims the
// islands, condemned Y".
func (m *medial) cueIn(from, to, i int) graph.Status {
	var s graph.Status
	for t := max(from, m.s.First); t < to && t < m.s.Last; t++ {
		if c := m.owner[t-m.s.First]; m.covered(t) || c != i && m.nodes[c].kind == relClause {
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
			if s := m.cueIn(m.clauseStart(i), min(g.First, at), i); s != "" && s != graph.Planned {
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
			if x.group >= 0 && m.groups[x.group].manner == gerund { // "will visit X before flying to Y"
				if s := m.clauseStatus(up, at); s != graph.Negated {
					return first(planned, s)
				}
			}
			return first(planned, graph.Asserted)
		default: // what a relative clause says is taken as given
			return first(planned, graph.Asserted)
		}
		s := m.linked(up, link)
		if s == "" && x.group >= 0 {
			s = m.cueIn(max(m.clauseStart(up), m.groups[x.group].First-4), m.groups[x.group].First, up)
		}
		if s == "" && link == "to" && m.pioneering(x.group) {
			s = graph.Asserted
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

// pioneering reports whether the infinitive of a verb group tells what somebody was
// the first or the only one to do.
func (m *medial) pioneering(g int) bool {
	if g < 0 || m.groups[g].First == m.s.First {
		return false
	}
	k := m.npOf[m.groups[g].First-1-m.s.First]
	for t := m.s.First; k >= 0 && t < m.nps[k].Last; t++ {
		if t >= m.nps[k].First && m.is(t, "pioneering") {
			return true
		}
	}
	return false
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

package relation

import (
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// status works out how the document puts what an occurrence states, from the
// form of the verb and the cues in its scope.
func (p *parse) status(o occurrence) graph.Status {
	c := p.clauses[o.clause]
	if s := p.cue(o, c, c.First, c.Last); s != "" {
		return s
	}
	v := c.verb
	if o.verbal() {
		v = o.Match
	}
	if v.Entry != nil {
		if s := p.form(o, v); s != "" {
			return s
		}
	}
	// What hangs on a hope or a denial by "that" shares it.
	if c.that && o.clause > 0 {
		up := p.clauses[o.clause-1]
		if s := p.cue(o, up, max(up.First, up.Last-5), up.Last); s != "" {
			return s
		}
	}
	return graph.Asserted
}

// form reads the status off the finite verb that carries the occurrence.
func (p *parse) form(o occurrence, v lang.Match) graph.Status {
	if !o.verbal() && p.d.Pack.Order != lang.SOV {
		return ""
	}
	if !o.verbal() && !p.carries(o, v) {
		return ""
	}
	switch {
	case v.Entry.Negated:
		return graph.Negated
	case v.Entry.Tense == lang.Future, p.d.Pack.Order == lang.VSO && last(v.First.Prefix) == "س" && v.Entry.Tense == lang.Present:
		return graph.Planned
	case v.Entry.Tense == lang.Subjunctive:
		return graph.Hoped
	case p.d.Pack.Order == lang.VSO && last(v.First.Prefix) == "ل" && v.Entry.Tense == lang.Present:
		return graph.Hoped // لِـ of purpose
	}
	return ""
}

// carries reports whether a clause-final verb is the light verb of a noun:
// nothing but other nouns of compounds and adverbs stands between.
func (p *parse) carries(o occurrence, v lang.Match) bool {
	if v.Begin < o.End {
		return false
	}
	for _, a := range p.args {
		if a.First >= o.End && a.Last <= v.Begin && a.bare() {
			return false
		}
	}
	return true
}

// cue returns the status of the cue nearest to the occurrence in tokens
// [from, to), or "".
func (p *parse) cue(o occurrence, c clause, from, to int) graph.Status {
	if p.d.Pack.Order != lang.SOV {
		to = min(to, o.Begin)
	}
	var best graph.Status
	near := 1 << 30
	for t := from; t < to; t++ {
		if p.covered(t) || t >= o.Begin && t < o.End {
			continue
		}
		for _, m := range p.d.Matches[t] {
			if m.Entry.Class != lang.Cue || m.Begin < o.End && o.Begin < m.End || m.End > p.s.Last {
				continue
			}
			d := o.Begin - m.End
			if d < 0 {
				d = m.Begin - o.End
			}
			if d < near {
				best, near = graph.Status(m.Entry.Value), d
			}
			break
		}
	}
	return best
}

package relation

import (
	"slices"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// listMin is how many states an apposition must name to be the list of a group's
// members.
const listMin = 3

// members records who belongs to a body whose states brackets list right behind
// it, "دول مجلس التعاون الست (السعودية والكويت …)", or commas behind a group of
// states.
func (f *finder) members(p *parse) {
	if p.d.Pack.Order != lang.VSO {
		return
	}
	d := f.d
	for i := 1; i < len(p.args); i++ {
		a, list := p.args[i-1], p.args[i]
		body := a.entities[len(a.entities)-1]
		if d.Entities[body].Type != "Organization" || a.form == extract.Adjective || !list.bare() ||
			len(list.entities) < 2 ||
			!p.lists(a, list, d.Pack.World.Entities[d.Entities[body].Key].Kind == "group-of-states") ||
			slices.ContainsFunc(list.entities, func(e int) bool { return d.Entities[e].Type != "State" }) {
			continue
		}
		evidence := extract.Span{Begin: d.Tokens[a.First].Begin, End: d.Tokens[list.Last-1].End}
		for _, s := range list.entities {
			f.add(extract.Assertion{Relation: "member_of", Subject: s, Object: body, Status: graph.Asserted,
				Speaker: -1, Place: -1,
				Confidence: d.Pack.Trust("member_of/list", 0.8), Rule: "member_of/list"}, evidence)
		}
	}
}

// lists reports whether an arg stands in brackets right behind another, with no
// more than a number or adjective between them, or between commas behind a group.
func (p *parse) lists(a, list arg, group bool) bool {
	t := a.Last
	for n := 0; n < 2 && t < list.First && p.d.Tokens[t].Kind == lang.WordKind && !p.isVerb(t) && !p.stops(t); n++ {
		t++
	}
	if t+1 != list.First {
		return false
	}
	closes := ""
	if list.Last < p.s.Last {
		closes = p.d.Folded[list.Last]
	}
	switch p.d.Folded[t] {
	case "(", "[":
		return closes == ")" || closes == "]"
	case "،", ",", ":", "-", "–":
		return group && len(list.entities) >= listMin
	}
	return false
}

// byNameMax is how many words may stand between a group and the names of some of it.
const byNameMax = 6

// byName returns those whom the text names of a group that nothing else names, or
// the filler as it is: "تدعم جماعات مسلحة بينها الحركة".
func (p *parse) byName(f filler) filler {
	if p.d.Pack.Order != lang.VSO || len(f.entities) != 1 || f.Len() == 0 ||
		p.d.Entities[f.entities[0]].Type != "Organization" ||
		!slices.ContainsFunc(p.d.Entities[f.entities[0]].Mentions, func(i int) bool { return p.d.Mentions[i].Loose }) {
		return f
	}
	for t := f.Last; t < p.s.Last && t < f.Last+byNameMax && !p.isVerb(t); t++ {
		if m, ok := p.word(t, "including"); ok {
			if a, ok := p.argFrom(m.End); ok && a.marker == "" && (a.heads == 0 || a.from == m.Begin) && p.actor(a) {
				return fill(a)
			}
			break
		}
	}
	return f
}

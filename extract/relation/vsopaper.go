package relation

import (
	"slices"
	"sort"
	"strings"

	"github.com/diplograph/diplograph/extract"
)

// This file finds who has part in a paper, and the paper itself, where the verb
// comes first.

// passiveVSO returns the thing to which the verb of an occurrence says that
// something was done, where nobody is its subject: "أبرمت الاتفاقية بين البلدين".
func (p *parse) passiveVSO(o occurrence, ctx *context) filler {
	if !o.verbal() || o.Last.Suffix != "" {
		return filler{}
	}
	f := p.slotVSO(o, "subject", ctx)
	if f.empty() || f.Len() == 0 || p.actor(arg{entities: f.entities}) {
		return filler{}
	}
	return f
}

// party returns those whom the name of the paper gives as its parties that an
// occurrence tells was made: "الاتفاق مع تركيا الذي أبرم", "اتفاقية التعاون بين
// قطر وعمان الموقعة".
func (p *parse) party(o occurrence) filler {
	c := p.clauses[o.clause]
	i := -1
	switch {
	case c.rel && c.antecedent >= 0:
		i = c.antecedent
	default:
		i = slices.IndexFunc(p.args, func(a arg) bool {
			return a.Last <= o.Begin && o.Begin-a.Last <= 2 && p.d.Entities[a.entities[0]].Type == "Agreement"
		})
	}
	if i < 0 || p.d.Entities[p.args[i].entities[0]].Type != "Agreement" {
		return filler{}
	}
	return filler{entities: p.partiesIn(p.args[i])}
}

// partiesIn lists the states and bodies behind "with" or "between" in the name of
// a paper.
func (p *parse) partiesIn(a arg) []int {
	from := a.Last
	for t := a.First + 1; t < a.Last && from == a.Last; t++ {
		if p.has(t, "with") || p.has(t, "between") {
			from = t + 1
		}
	}
	var out []int
	all := p.d.Mentions
	for i := sort.Search(len(all), func(i int) bool { return all[i].Tokens.First >= from }); i < len(all) && all[i].Tokens.First < a.Last; i++ {
		m := all[i]
		if m.Form != extract.Name && m.Form != extract.Nominal || m.Type != "State" && m.Type != "Organization" || len(m.Members) != 1 || m.Tokens.First > from && !strings.HasPrefix(p.d.Folded[m.Tokens.First], "و") {
			break
		}
		out = append(out, m.Members[0])
		from = m.Tokens.Last
	}
	return out
}

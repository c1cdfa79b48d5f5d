package relation

import (
	"slices"
	"sort"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds papers and who has part in them, where the verb comes first.

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

// unlike reports whether a thing behind a verb differs from it in gender, so that
// the verb is none of the passive: "ووقع اتفاقيات بين".
func (p *parse) unlike(thing arg, v lang.Match) bool {
	return !v.Entry.Feminine && v.Entry.Tense == lang.Past && p.feminineNoun(thing.First)
}

// spelledOut returns those whom brackets or commas right behind the subject of a
// verb list by name: "وقعت الدول الثلاث (مصر والسودان وإثيوبيا)".
func (p *parse) spelledOut(v lang.Match) (arg, bool) {
	const words = 3 // of the subject
	t := v.End
	for t < p.s.Last && t <= v.End+words && p.definiteNoun(t) && !p.covered(t) {
		t++
	}
	if t == v.End || t+1 >= p.s.Last {
		return arg{}, false
	}
	shut := ""
	switch p.d.Folded[t] {
	case "(", "[":
		shut = ")]"
	case "،", ",":
		shut = "،,"
	default:
		return arg{}, false
	}
	a, ok := p.argFrom(t + 1)
	if !ok || !a.bare() || a.form == extract.Adjective || len(a.entities) < 2 || !p.actor(a) ||
		a.Last >= p.s.Last || !strings.Contains(shut, p.d.Folded[a.Last]) {
		return arg{}, false
	}
	return a, true
}

// marksOff reports whether a bracket or comma at token t sets apart what follows.
func (p *parse) marksOff(t int) bool {
	switch p.d.Folded[t] {
	case "(", "[", "،", ",":
		return true
	}
	return false
}

// companion adds to the subject of a verb whoever "and" joins to that right behind
// it: "أعلن الوزير أنه اتفق ونظيره على".
func (p *parse) companion(o occurrence, f filler) filler {
	switch o.frame.Relation {
	case "agreed_with", "signed", "met_with", "spoke_with":
	default:
		return f
	}
	a, ok := p.argFrom(o.End)
	if !ok || o.Last.Suffix != "" || !a.bare() || a.form == extract.Adjective || !p.actor(a) ||
		!p.prefixed(a.First, "و") {
		return f
	}
	other := f.entities
	if len(other) == 0 || slices.Contains(other, a.entities[0]) {
		other = p.carriedVSO(o.clause, o.Match)
	}
	if len(other) != 1 || slices.Contains(a.entities, other[0]) || !p.agrees(other, o.Match) {
		return f
	}
	f = fill(a)
	f.entities = append([]int{other[0]}, a.entities...)
	return f
}

// contracting returns for whom somebody who says "we" signs or agrees: the state
// that he serves, "الاتفاق الذي أبرمناه".
func (p *parse) contracting(o occurrence, f filler) filler {
	if !o.Entry.First || len(f.entities) != 1 ||
		o.frame.Relation != "signed" && o.frame.Relation != "agreed_with" ||
		p.d.Entities[f.entities[0]].Type != "Person" {
		return f
	}
	if state := p.serves(f.entities[0]); state >= 0 {
		return filler{entities: []int{state}}
	}
	return f
}

// paperEnding returns the arg of a paper that is named by its parties if its name
// ends at token t or at a mark before it, else -1: "الاتفاق مع تركيا | الذي".
func (p *parse) paperEnding(t int) int {
	if p.hasComma(t) {
		t--
	}
	for i := len(p.args) - 1; i >= 0 && p.args[i].First >= t-paperFar; i-- {
		if a := p.args[i]; a.end == t && a.Last < a.end && p.d.Entities[a.entities[0]].Type == "Agreement" {
			return i
		}
	}
	return -1
}

// paperFar bounds the tokens of a paper's name.
const paperFar = 20

// meansPaper reports whether a relative pronoun at token t means a paper rather
// than the party with which its name ends, going by gender, else by whether its
// verb is one that papers are the object of: "الاتفاقية مع مصر التي وقعت".
func (p *parse) meansPaper(t int, paper, party arg) bool {
	she := p.feminineNoun(paper.First)
	switch her := p.isFeminine(party); {
	case strings.HasSuffix(p.d.Folded[t], "الذي"):
		return !she && (her || p.madeBehind(t))
	case strings.HasSuffix(p.d.Folded[t], "التي"):
		return she && (!her || p.madeBehind(t))
	}
	return false
}

// madeBehind reports whether a verb that tells of the making of papers stands
// right behind the relative pronoun at token t.
func (p *parse) madeBehind(t int) bool {
	for b := t + 1; b < min(p.s.Last, t+3); b++ {
		for _, m := range p.d.Matches[b] {
			if m.Entry.Class == lang.Trigger && p.d.Pack.Frames[m.Entry.Index].Relation == "signed" {
				return true
			}
		}
	}
	return false
}

// party returns those whom the name of a paper gives as its parties, where an
// occurrence tells that it was made: "الاتفاق مع تركيا الذي أبرم", "الاتفاقية بين
// قطر وعمان الموقعة".
func (p *parse) party(o occurrence) filler {
	i := p.paperEnding(o.Begin)
	if c := p.clauses[o.clause]; c.rel && c.antecedent >= 0 {
		i = c.antecedent
	}
	if i < 0 || p.d.Entities[p.args[i].entities[0]].Type != "Agreement" {
		return filler{}
	}
	var out []int
	for _, a := range p.args[i+1:] {
		if a.First >= p.args[i].end {
			break
		}
		if a.form != extract.Adjective && p.actor(a) {
			out = append(out, a.entities...)
		}
	}
	return filler{entities: out}
}

// paperMeant returns the paper that the pronoun on a verb means, the one named last
// that agrees with it: "جرى توقيع اتفاقية، وقعها عن الجانب القطري". What a relative
// pronoun takes up is something else. A verb with no more than the side for which
// somebody signed means that paper too: "ووقع عن الجانب القطري الوزير".
func (p *parse) paperMeant(o occurrence, ctx *context) filler {
	c := p.clauses[o.clause]
	any := o.Last.Suffix == "" && p.behalfAt(o.End)
	if !o.verbal() || o.Entry.Tense != lang.Past || o.Last.Suffix != "ه" && o.Last.Suffix != "ها" && !any ||
		c.rel && !c.bare {
		return filler{}
	}
	if t := o.Begin - 1; c.bare && t >= p.s.First && !p.covered(t) && p.d.Tokens[t].Kind == lang.WordKind &&
		!strings.HasPrefix(p.d.Folded[t], "ال") {
		return filler{} // "قانون وقعه الرئيس"
	}
	she := o.Last.Suffix == "ها"
	for i := len(p.args) - 1; i >= 0; i-- {
		if a := p.args[i]; a.Last <= o.Begin && p.d.Entities[a.entities[0]].Type == "Agreement" {
			if !any && p.feminineNoun(a.First) != she {
				break
			}
			return filler{entities: a.entities}
		}
	}
	if len(ctx.thing) != 1 || !p.opensClause(o) {
		return filler{}
	}
	if m := p.d.Mentions[p.d.Entities[ctx.thing[0]].Mentions[0]]; !any && p.feminineNoun(m.Tokens.First) != she {
		return filler{}
	}
	return filler{entities: ctx.thing}
}

// behalfAt reports whether a preposition stands at token t behind which the text says for
// whom somebody signs: "عن", "نيابة عن".
func (p *parse) behalfAt(t int) bool {
	if t >= p.s.Last {
		return false
	}
	m, ok := p.word(t, "prep")
	return ok && strings.HasSuffix(p.text(m), "عن")
}

// insiders returns the states and bodies in the name of a paper that an occurrence
// opens: "اتفاق إيران مع القوى الكبرى", "الاتفاق النووي الإيراني مع", "الاتفاق السعودي
// الكويتي".
func (p *parse) insiders(o occurrence) filler {
	i, ok := p.argAt[o.Begin]
	if !ok || o.Entry.Value != "noun" || p.d.Entities[p.args[i].entities[0]].Type != "Agreement" {
		return filler{}
	}
	f := filler{Range: extract.Range{First: o.End, Last: o.End}}
	all := p.d.Mentions
	for j := sort.Search(len(all),
		func(j int) bool { return all[j].Tokens.First > o.Begin }); j < len(all) &&
		all[j].Tokens.First < p.args[i].Last; j++ {
		if m := all[j]; (m.Type == "State" || m.Type == "Organization") && len(m.Members) == 1 &&
			!slices.Contains(f.entities, m.Members[0]) {
			f.entities = append(f.entities, m.Members[0])
		}
	}
	return f
}

// onCondition returns the paper or gathering that a condition names of which the
// pronoun tells what follows from it: "إذا طبق الاتفاق فإنه سيعزز".
func (p *parse) onCondition(o occurrence) filler {
	c := p.clauses[o.clause]
	if !c.that || len(c.speaker) == 0 || c.head <= p.s.First || !p.pronounThat(c.head) ||
		!strings.HasPrefix(p.d.Folded[c.head], "ف") {
		return filler{}
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		if a := p.args[i]; a.Last <= c.head {
			if p.actor(a) {
				continue
			}
			return filler{entities: a.entities}
		}
	}
	return filler{}
}

// deedOn reports whether tokens [from, to) are a noun of the frame with the article
// and its adjectives, behind which stands what it is done to: "التطبيق الكامل للاتفاق".
func (p *parse) deedOn(o occurrence, from, to int) bool {
	for from < to && p.stops(from) {
		from++
	}
	if from >= to || !p.stemmed(from, o.frame.ThroughIDs) {
		return false
	}
	for t := from; t < to; t++ {
		if !p.within(o.clause, t) || !p.nounAt(t) || !p.definiteNoun(t) {
			return false
		}
	}
	return true
}

package relation

import (
	"slices"
	"sort"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// culpritVSO returns the event that is the object of a verb, with whoever did
// it: "الغارات التركية", "الهجوم الذي شنته الجماعة".
func (p *parse) culpritVSO(o occurrence, ctx *context) filler {
	f := p.objectVSO(o, ctx)
	for _, slot := range o.frame.Object {
		if f.empty() && slot != "culprit" && slot != "object" {
			f = p.slotVSO(o, slot, ctx)
		}
	}
	if len(f.entities) != 1 || f.Len() == 0 || p.d.Entities[f.entities[0]].Type != "Event" {
		return filler{}
	}
	if i, ok := p.argAt[f.First]; ok {
		for _, c := range p.clauses {
			if c.rel && c.antecedent == i && len(c.subject) > 0 && c.verb.End > 0 && p.resumes(c.verb) &&
				!p.befell(o.frame, c) && p.actor(arg{entities: c.subject}) {
				f.entities = append([]int{f.entities[0]}, c.subject...)
				return f
			}
		}
	}
	if e := p.nationality(f.First + 1); e >= 0 && f.First+1 < f.Last {
		f.entities = []int{f.entities[0], e}
		return f
	}
	return filler{}
}

// befell reports whether what a frame takes somebody to task for was done to the subject of
// a relative clause: "أدان الهجمات التي تعرضت لها كينيا".
func (p *parse) befell(f *lang.Frame, c clause) bool {
	return (f.Relation == "condemns" || f.Relation == "opposes") && p.verbClass(c.verb.Begin, "suffering")
}

// nationality returns the state whose adjective stands at token t, or -1.
func (p *parse) nationality(t int) int {
	i := sort.Search(len(p.d.Mentions), func(i int) bool { return p.d.Mentions[i].Tokens.First >= t })
	for ; i < len(p.d.Mentions) && p.d.Mentions[i].Tokens.First == t; i++ {
		if m := p.d.Mentions[i]; m.Form == extract.Adjective && len(m.Members) == 1 &&
			p.d.Entities[m.Members[0]].Type == "State" {
			return m.Members[0]
		}
	}
	return -1
}

// whatDone returns whose deed the object of an occurrence is where "what" tells
// it: "ندد الوزير بما ترتكبه إسرائيل", "رفض ما قاله نظيره".
func (p *parse) whatDone(o occurrence, marker string) filler {
	if len(o.frame.Through) == 0 {
		return filler{}
	}
	c := p.clauses[o.clause]
	for t := o.End; t+1 < p.s.Last && t < min(c.Last+1, o.End+whatFar); t++ {
		if p.covered(t) || !p.isVerb(t+1) || !p.what(t, marker) {
			continue
		}
		if !p.within(o.clause, t) || p.wordEnds(t, "pronoun") || marker == "" && p.loose(o.End, t) > 2 {
			break // "وهو ما أكده"
		}
		i := p.clauseAt(t + 1)
		x := p.clauses[i]
		if x.verb.Begin != t+1 {
			break
		}
		if after, _ := p.afterVerb(i, x.verb); len(after) > 0 && p.actor(after[0]) &&
			slices.Equal(after[0].entities, x.subject) {
			return fill(after[0])
		}
		break
	}
	return filler{}
}

// what reports whether "what" stands at token t behind a preposition, or behind
// none.
func (p *parse) what(t int, marker string) bool {
	w := p.d.Folded[t]
	m, ok := p.before(t, "prep")
	switch {
	case w == "ما" && ok:
		return p.text(m) == marker
	case w == "ما":
		return marker == ""
	}
	return marker != "" && w == marker+"ما"
}

// whatEnds reports whether "what" stands right before token t, with or without a
// preposition.
func (p *parse) whatEnds(t int) bool {
	w := p.d.Folded[t-1]
	return w == "ما" || w == "عما" || w == "مما" || w == "بما" || w == "لما"
}

// whatCalled reports whether the verb at token t only tells, behind "what", how somebody calls
// what he speaks of: "ندد بما وصفه بالعدوان" is "ندد بالعدوان".
func (p *parse) whatCalled(t int) bool {
	if p.d.Pack.Order != lang.VSO || t-1 < p.s.First || t+1 >= p.s.Last || p.covered(t) ||
		!p.verbClass(t, "naming") || !p.whatEnds(t) {
		return false
	}
	return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Verb && m.Entry.Value == "naming" &&
			(m.Last.Suffix == "ه" || m.Last.Suffix == "ها" || m.Last.Suffix == "هم")
	})
}

// whatMarker returns the preposition before or in "what" at token t: "بما", "على ما".
func (p *parse) whatMarker(t int) string {
	if c := strings.TrimSuffix(p.d.Folded[t], "ما"); c != "" {
		return c
	}
	if m, ok := p.before(t, "prep"); ok {
		return p.text(m)
	}
	return ""
}

// issuer returns who has issued the statement that is the subject of a verb, or that a
// relative clause without a pronoun describes: "دعا بيان صادر عن الوزارة", "أصدرت الوزارة
// بيانا يدعو".
func (p *parse) issuer(o occurrence) filler {
	if !stances[o.frame.Relation] || o.End >= p.s.Last || o.Last.Suffix != "" {
		return filler{}
	}
	c := p.clauses[o.clause]
	from, last := o.End, o.End+issuerFar
	if !p.has(from, "issued") || p.clitic(from) != "" {
		t := o.Begin - 1
		if t > p.s.First && p.has(t, "described-only") {
			t-- // "بيانا مشتركا يدعو"
		}
		if !c.rel || !c.bare || c.antecedent >= 0 || c.parent < 0 || !p.has(t, "issued") {
			return filler{}
		}
		up := p.clauses[c.parent]
		if up.verb.End == 0 || !p.verbClass(up.verb.Begin, "issuing") {
			return filler{}
		}
		if len(up.subject) > 0 {
			return filler{entities: up.subject}
		}
		from, last = up.verb.End, t
	}
	for _, a := range p.args {
		if a.First > from-1 && a.First <= last && p.actor(a) && a.form != extract.Adjective &&
			(a.marker == "عن" || a.marker == "ل" && a.heads == 0 || a.from == from && a.heads == 1 && a.marker == "") {
			return fill(a)
		}
	}
	return filler{}
}

// issuerFar is how many words behind a statement its issuer may be named.
const issuerFar = 4

// inWords returns whose words a relative clause describes that tells what he does
// in them: "تصريحات الوزير التي انتقد فيها", "كلمة للرئيس هاجم فيها".
func (p *parse) inWords(c clause, v lang.Match) filler {
	if c.antecedent < 0 || !p.meanwhile(v) {
		return filler{}
	}
	a := p.args[c.antecedent]
	t := a.First - 1
	for t > p.s.First && a.marker == "ل" && strings.HasPrefix(p.d.Folded[t], "ال") && !p.covered(t) {
		t-- // "الكلمة الافتتاحية للرئيس"
	}
	if t < p.s.First || len(a.entities) != 1 || p.d.Entities[a.entities[0]].Type != "Person" || !p.has(t, "utterance") {
		return filler{}
	}
	return fill(a)
}

// awaited reports whether a verb of speech before token t still lacks what is
// said: behind its subject stand only phrases with prepositions.
func (p *parse) awaited(t int) bool {
	i := len(p.verbs) - 1
	for i >= 0 && !p.saying(p.verbs[i]) {
		i-- // in a relative clause between
	}
	if i < 0 || p.wordEnds(p.verbs[i].Begin, "rel") {
		return false
	}
	subject := false
	for b := p.verbs[i].End; b < t; b++ {
		switch w := p.d.Folded[b]; {
		case p.has(b, "that"), w == ":", w == "؛", w == "«", w == "“", w == "\"", p.isHal(b):
			return false
		case p.covered(b) && !subject:
			if a := p.argBeginning(b); a == nil || p.clitic(b) != "" || p.isPrep(b-1) {
				return false
			}
			subject = true
		}
	}
	return subject
}

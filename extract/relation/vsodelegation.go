package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file remembers who leads the delegations that a text speaks of, where the
// verb comes first, and who leads the two sides of a meeting.

// delegations notes who leads a delegation that the sentence tells of, or for whom
// it acts, since the text goes on to speak of it as "the delegation": "وصل وفد
// برئاسة الوزير". It is called once for each sentence.
func (p *parse) delegations() {
	if p.d.Pack.Order != lang.VSO {
		return
	}
	p.ledBefore, p.led = p.led, p.headings()
	for t := p.s.First; t < p.s.Last; t++ {
		if !p.has(t, "delegation") || p.prefixed(t, "و") || t+1 < p.s.Last && p.has(t+1, "qualifier") {
			continue // "والوفد المرافق"
		}
		if e := p.leaderOf(t); e != nil {
			p.delegation = e
		} else if a, ok := p.senderOf(t); ok {
			p.delegation = a.entities
		}
	}
}

// leaderOf returns the person who is said to lead the delegation at token t.
func (p *parse) leaderOf(t int) []int {
	if a, ok := p.leaderNamed(t); ok {
		return a.entities[:1]
	}
	return nil
}

// leaderNamed returns the arg that names him: "وفد من الحركة برئاسة X".
func (p *parse) leaderNamed(t int) (arg, bool) {
	for _, a := range p.args {
		if a.First > t && a.First <= t+2*sentFar && p.has(a.from-1, "led-by") &&
			p.d.Entities[a.entities[0]].Type == "Person" {
			return a, true
		}
	}
	return arg{}, false
}

// leaderMet returns who leads the delegation of a state or body that a preposition
// governs behind an occurrence of meeting: "اجتمع مع وفد تركي برئاسة الوزير".
func (p *parse) leaderMet(o occurrence, a arg) (arg, bool) {
	if !encountering(o.frame) || p.d.Entities[a.entities[0]].Type == "Person" {
		return arg{}, false
	}
	for t := a.from; t <= a.First; t++ {
		if p.has(t, "delegation") {
			return p.leaderNamed(t)
		}
	}
	return arg{}, false
}

// ledSince reports whether a verb at token t only says who leads the delegation that is
// named before it, and so stands where a preposition might: "وفدا تجاريا يرأسه الوزير".
func (p *parse) ledSince(t int) bool {
	if p.d.Pack.Order != lang.VSO || t <= p.s.First || !p.has(t, "led-by") || p.has(t, "prep") || p.clitic(t) != "" {
		return false
	}
	for b := t - 1; b >= p.s.First && b >= t-2*sentFar && p.d.Tokens[b].Kind == lang.WordKind &&
		!p.has(b, "rel") && !p.isVerb(b); b-- {
		if p.has(b, "delegation") {
			return true
		}
	}
	return false
}

// comesAlong reports whether words right before token t say that who stands there goes along
// with the one named before: "ومعه", "يرافقه".
func (p *parse) comesAlong(t int) bool {
	if p.d.Pack.Order != lang.VSO || t <= p.s.First || t > p.s.Last {
		return false
	}
	m, ok := p.before(t, "companion")
	return ok && (!p.has(m.Begin, "resumptive") || strings.HasPrefix(p.d.Folded[m.Begin], "و"))
}

// senderOf returns the state or body for which the delegation at token t acts.
func (p *parse) senderOf(t int) (arg, bool) {
	for _, a := range p.args {
		if a.Last <= t || a.First > t+sentFar {
			continue
		}
		typ := p.d.Entities[a.entities[0]].Type
		return a, (typ == "State" || typ == "Organization") && len(a.entities) == 1 &&
			(a.from == t || p.has(a.from-1, "from"))
	}
	return arg{}, false
}

// sameDelegation returns those whom "the delegation" at token t means of which the
// text has told, or nothing where another one is named with it: "الوفد القطري".
func (p *parse) sameDelegation(t int) filler {
	if len(p.delegation) == 0 || t >= p.s.Last || !p.has(t, "delegation") ||
		!strings.HasPrefix(p.d.Folded[t], "ال") || t+1 < p.s.Last && p.has(t+1, "qualifier") {
		return filler{}
	}
	f := filler{Range: extract.Range{First: t, Last: t + 1}, entities: p.delegation}
	if a, ok := p.senderOf(t); ok {
		if e := p.delegation[0]; e != a.entities[0] &&
			!slices.ContainsFunc(p.d.Entities[e].Offices, func(h extract.Held) bool { return h.Of == a.entities[0] }) {
			return filler{}
		}
		f.Last = a.Last
	}
	return f
}

// A heading tells who leads one side of a meeting.
type heading struct{ side, person int }

// headings lists the sides of which the sentence says who leads them, in order:
// "ترأس الجانب القطري X، وترأس الجانب التركي Y", "برئاسة X عن الجانب القطري وY عن
// الجانب التركي".
func (p *parse) headings() []heading {
	var out []heading
	side, person := -1, -1
	for _, a := range p.args {
		e := a.entities[0]
		switch {
		case p.isSide(a):
			side = e
		case p.d.Entities[e].Type == "Person" && len(a.entities) == 1 && a.heads == 0 &&
			(a.marker == "" || p.has(a.from-1, "led-by")):
			person = e
		default:
			continue
		}
		if side >= 0 && person >= 0 {
			out = append(out, heading{side, person})
			side, person = -1, -1
		}
	}
	return out
}

// isSide reports whether an arg is a state or body as one side of a meeting: "الجانب
// القطري", "وفد قطر".
func (p *parse) isSide(a arg) bool {
	switch p.d.Entities[a.entities[0]].Type {
	case "State", "Organization":
		return p.has(a.First, "side") && a.heads == 0 || a.heads == 1 && p.has(a.First-1, "side")
	}
	return false
}

// leader returns who led the first or the other of the two sides of the meeting that
// an occurrence tells of, one of whom the sentence before may have named. Of more
// sides than two it is not said who met whom.
func (p *parse) leader(first bool) filler {
	all := p.led
	if len(all) == 1 && len(p.ledBefore) == 1 {
		all = []heading{p.ledBefore[0], all[0]}
	}
	if len(all) != 2 || all[0].side == all[1].side || all[0].person == all[1].person {
		return filler{}
	}
	if first {
		return filler{entities: []int{all[0].person}}
	}
	return filler{entities: []int{all[1].person}}
}

// envoysOf returns for whom those act whom the subject of a verb tells of, right
// behind it or before it: "بحث وفد من الحركة مع", "إن وفد الحركة بحث مع".
func (p *parse) envoysOf(o occurrence) filler {
	if !o.verbal() {
		return filler{}
	}
	if f := p.sent(o, o.End, filler{}); !f.empty() {
		return f
	}
	for _, a := range p.args { // before the verb at the start of its clause
		if t := a.First - a.heads; a.Last <= o.Begin && p.within(o.clause, t) {
			if p.has(t, "envoys") && a.marker == "" && p.onlyOwn(o.clause, p.clauses[o.clause].First, t) {
				return fill(a)
			}
			break
		}
	}
	return filler{}
}

// leaderBefore returns who leads the delegation that is the subject of the clause
// from which verb v of meeting goes on: "زار وفد برئاسة X بيروت، والتقى Y", "حيث
// التقى Y", "قام وفد برئاسة X بزيارة التقى خلالها Y".
func (p *parse) leaderBefore(c clause, v lang.Match) []int {
	if c.sibling < 0 || c.that || v.First.Prefix != "و" && !p.has(v.Begin-1, "sub") && !p.resumed(v) ||
		!p.verbClass(v.Begin, "encounter") {
		return nil
	}
	up := p.clauses[c.sibling]
	if up.verb.End == 0 || up.verb.End >= p.s.Last || up.that || !p.has(up.verb.End, "delegation") {
		return nil
	}
	if e := p.leaderOf(up.verb.End); e != nil {
		return e
	}
	if a, ok := p.senderOf(up.verb.End); ok {
		return a.entities
	}
	return nil
}

// ledInFront returns who leads the delegation with which clause i begins before its
// verb v: "إن وفدا تركيا برئاسة الوزير اجتمع".
func (p *parse) ledInFront(i int, v lang.Match) (arg, bool) {
	for t := p.clauses[i].First; t < v.Begin; t++ {
		if p.within(i, t) && p.has(t, "delegation") {
			a, ok := p.leaderNamed(t)
			return a, ok && a.Last <= v.Begin && p.within(i, a.First) && p.onlyOwn(i, p.clauses[i].First, t)
		}
	}
	return arg{}, false
}

// subjectTold returns whom the noun behind verb v of clause i means that is its
// subject: the two people of whom the text has spoken, where it calls them no more
// than that, "واجتمع الرجلان مع", or those whose names follow it.
func (p *parse) subjectTold(i int, v lang.Match) filler {
	topic := p.clauses[i].topic
	if p.has(v.End, "two-of-them") && len(topic) == 2 &&
		!slices.ContainsFunc(topic, func(e int) bool { return p.d.Entities[e].Type != "Person" }) {
		return filler{Range: extract.Range{First: v.End, Last: v.End + 1}, entities: topic}
	}
	if a, ok := p.spelledOut(v); ok {
		return fill(a)
	}
	return filler{}
}

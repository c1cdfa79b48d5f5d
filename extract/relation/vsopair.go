package relation

import (
	"slices"
	"sort"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file joins descriptions to the names beside them where the verb comes
// first.

// apposed is the marker of an arg that belongs to the description of the next.
const apposed = "="

// appose gives names the marker of the description before them, of an office
// that is not known: "مع رئيس المكتب السياسي للحركة، خالد".
func (p *parse) appose() {
	for i := range p.args {
		if a := &p.args[i]; a.heads > 1 && p.d.Entities[a.entities[0]].Type == "Person" &&
			a.form == extract.Name && !p.titled(*a) &&
			strings.HasPrefix(p.d.Folded[a.First-1], "ال") && !p.covered(a.First-1) &&
			p.humanHead(*a) == a.First-a.heads {
			for t := a.First - a.heads; t < a.First; t++ { // "رئيس الإقليم X"
				p.inside[t-p.s.First] = true
			}
			a.First, a.heads = a.First-a.heads, 0
		}
	}
	for i := 1; i < len(p.args); i++ {
		a, b := &p.args[i], &p.args[i-1]
		if a.First-b.Last > 1 || a.First > b.Last && p.d.Folded[b.Last] != "،" && p.d.Folded[b.Last] != "," ||
			p.prefixed(a.First, "و") {
			continue
		}
		if !a.bare() || p.d.Entities[a.entities[0]].Type != "Person" ||
			p.d.Entities[b.entities[0]].Type == "Person" || p.titled(*a) {
			continue
		}
		switch t := p.humanHead(*b); {
		case b.heads > 0 && t >= 0:
			a.marker, a.from, b.marker = b.marker, b.from, apposed
		case b.heads == 0 && b.marker != "" && a.First == b.Last:
			if t := p.posted(*b); t >= 0 { // "المبعوث الأممي إلى اليمن إسماعيل"
				for x := t; x < a.First; x++ {
					p.inside[x-p.s.First] = true
				}
				a.First, a.from, b.marker = t, t, apposed
				p.govern(a)
			}
		}
	}
}

// pair makes one arg of a title and the name right behind it that it belongs to,
// and of a nationality and the name of somebody who shares the title of the one
// before: "الرئيسان الروسي فلاديمير بوتين والتركي رجب طيب أردوغان".
func (p *parse) pair() {
	person := func(a arg) bool { return p.d.Entities[a.entities[0]].Type == "Person" }
	out := p.spare[:0]
	for i := 0; i < len(p.args); i++ {
		a := p.args[i]
		if n := len(out); n > 0 && i+1 < len(p.args) && p.sides(out[n-1], a, p.args[i+1]) { // "الجانبان القطري والتركي"
			b, c := &out[n-1], p.args[i+1]
			b.entities, b.Last, b.end, b.form = p.ofSides(b.First, a.entities[0], c.entities[0]), c.Last, c.end, extract.Nominal
			i++
			continue
		}
		if person(a) && a.heads == 1 && i+1 < len(p.args) && person(p.args[i+1]) &&
			p.args[i+1].First == a.Last && p.prefixed(a.Last, "و") && p.dual(a.from) {
			a.First, a.heads = a.from, 0 // "الرئيسان X وY"
		}
		if n := len(out); n > 0 && person(a) && a.bare() {
			switch b := &out[n-1]; {
			case a.First != b.Last:
			// "الوزيران X وY"
			case b.form == extract.Pronoun && len(b.entities) > 1 && person(*b) && !p.cliticBefore(a.First):
				b.entities, b.Last, b.end, b.form = a.entities, a.Last, a.end, a.form
				continue
			case slices.Equal(a.entities, b.entities) && !p.cliticBefore(a.First):
				b.Last, b.end = a.Last, a.end
				continue
			case n > 1 && b.bare() && b.form == extract.Adjective && p.prefixed(b.First, "و") &&
				person(out[n-2]) && b.First-out[n-2].Last <= 1:
				b.entities, b.Last, b.end, b.form = a.entities, a.Last, a.end, a.form
				continue
			}
		}
		out = append(out, a)
	}
	p.args, p.spare = out, p.args
}

// sides reports whether two nationality adjectives say whose the two sides are
// that a phrase stands for.
func (p *parse) sides(two, a, b arg) bool {
	return two.form == extract.Pronoun && len(two.entities) == 2 && a.form == extract.Adjective &&
		b.form == extract.Adjective &&
		a.First == two.Last && b.First == a.Last && p.prefixed(b.First, "و") && len(a.entities) == 1 &&
		len(b.entities) == 1
}

// ofSides returns who the two are that a phrase at token t calls by the
// nationalities of two states: the states themselves, or where it speaks of people
// those named last who serve them.
func (p *parse) ofSides(t, a, b int) []int {
	if p.has(t, "transparent") {
		return []int{a, b}
	}
	var out []int
	for _, state := range [...]int{a, b} {
		for i := sort.Search(len(p.d.Mentions), func(i int) bool {
			return p.d.Mentions[i].Tokens.First >= t
		}) - 1; i >= 0; i-- {
			if m := p.d.Mentions[i]; m.Type == "Person" && len(m.Members) == 1 && m.Form != extract.Pronoun &&
				p.serves(m.Members[0]) == state {
				out = append(out, m.Members[0])
				break
			}
		}
	}
	if len(out) < 2 {
		return []int{a, b}
	}
	return out
}

// posted returns where the description begins of somebody who is posted to an
// arg, or -1. Several are no description of one.
func (p *parse) posted(a arg) int {
	t := a.First - 1
	if m, ok := p.before(a.First, "prep"); ok {
		t = m.Begin - 1
	}
	for n := 0; n < 3 && t >= p.s.First && !p.covered(t); n++ {
		if p.has(t, "envoys") {
			return -1 // "التقى وفد من الحركة الوزير"
		}
		if p.has(t, "human") || p.has(t, "gathering") {
			return t
		}
		if !strings.HasPrefix(p.d.Folded[t], "ال") {
			break
		}
		t--
	}
	return -1
}

// humanHead returns the head noun of an arg that tells of a person, or -1.
func (p *parse) humanHead(a arg) int {
	for t := a.from; t < a.First && t < a.from+2; t++ {
		if p.has(t, "human") {
			return t
		}
		for _, m := range p.d.Matches[t] {
			if m.Entry.Class == lang.Office || m.Entry.Class == lang.Honorific {
				return t
			}
		}
	}
	return -1
}

// onBehalf reports whether an arg is a person right behind the side for which he
// acts.
func (p *parse) onBehalf(a arg) bool { return len(p.actsFor(a)) > 0 }

// actsFor returns for whom a person acts who stands right behind them: "عن الجانب
// القطري فلان", "من الجانب القطري فلان".
func (p *parse) actsFor(a arg) []int {
	if !a.bare() || p.d.Entities[a.entities[0]].Type != "Person" {
		return nil
	}
	i := slices.IndexFunc(p.args, func(b arg) bool { return b.Last == a.First })
	if i < 0 {
		return nil
	}
	switch b := p.args[i]; b.marker {
	case "عن", "نيابه عن", "من جانب":
		return b.entities
	case "من":
		if p.has(b.First, "side") {
			return b.entities
		}
	}
	return nil
}

// signers adds to a subject the others in the clause of an occurrence who act on
// behalf of somebody, and those for whom they do: "وقع عن الجانب القطري فلان، وعن
// الجانب التركي فلان".
func (p *parse) signers(o occurrence, f filler) filler {
	if !slices.Contains(o.frame.Together, "عن") {
		return f
	}
	for _, a := range p.args {
		if a.First < o.End || !p.within(o.clause, a.First) {
			continue
		}
		side := p.actsFor(a)
		if len(side) == 0 {
			continue
		}
		for _, e := range append(slices.Clip(a.entities), side[0]) {
			if !slices.Contains(f.entities, e) {
				f.entities = append(slices.Clip(f.entities), e)
			}
		}
	}
	return f
}

// apposition returns where the words between commas end that say more about a
// subject right before token t: "رفض السفير X، مساعد الوزير السابق، تصريحات".
func (p *parse) apposition(t int, subject filler) int {
	if subject.Len() == 0 || t != subject.Last || p.d.Folded[t] != "،" && p.d.Folded[t] != "," {
		return t
	}
	if a, ok := p.argFrom(t + 1); !p.office(t+1) ||
		ok && a.form == extract.Name && !slices.Equal(a.entities, subject.entities) {
		return t // "التقى السفير X، وزير الخارجية Y": somebody else's office
	}
	for e := t + 1; e < p.s.Last && e < t+16; e++ {
		if p.isVerb(e) {
			break
		}
		if p.d.Folded[e] == "،" || p.d.Folded[e] == "," {
			return e
		}
	}
	return t
}

// office reports whether an office or a noun that tells of a person begins at
// token t.
func (p *parse) office(t int) bool {
	if t >= p.s.Last {
		return false
	}
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Office {
			return true
		}
	}
	return p.has(t, "human")
}

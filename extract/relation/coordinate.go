package relation

import (
	"slices"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells which args "and" and commas join.

// coordinate merges args that only commas and conjunctions part.
func (p *parse) coordinate() {
	out := p.spare[:0]
	for i := 0; i < len(p.args); i++ {
		a := p.args[i]
		var pending []arg
		j := i
		for j+1 < len(p.args) {
			b := p.args[j+1]
			link := p.link(p.args[j].Last, b)
			if link == none && p.sameHead(p.args[j], b) {
				link = conj
			}
			if link != none && p.d.Entities[a.entities[0]].Type != "Place" && !p.goal(a) {
				b.entities = p.seated(b.entities)
			}
			if link == none || link == conj && p.anew(a, b) || !p.listable(a, b, link) {
				break
			}
			if link == comma && (p.saidAgain(a, pending, b) || p.lone(a) || p.besideDeed(i) ||
				j == i && p.wordEnds(a.First, "according")) {
				break
			}
			pending = append(pending, b)
			j++
			if link == conj {
				if b.marker == "را" {
					a.marker = b.marker
				}
				for _, x := range pending {
					a.entities = together(a.entities, x.entities)
					a.Last = x.Last
				}
				pending = nil
				i = j
			}
		}
		if n := len(pending); n > 0 && (p.unfinishedList(a, pending) || p.metInTurn(a, pending)) {
			if end := pending[n-1].Last; a.marker == "" && end < p.s.Last && p.d.Folded[end] == "و" &&
				p.broughtOn(end) {
				a.marker = "را"
			}
			for _, x := range pending {
				a.entities = together(a.entities, x.entities)
				a.Last = x.Last
			}
			i += n
		}
		out = append(out, a)
	}
	p.args, p.spare = out, p.args
	for i, a := range out {
		p.argAt[a.First] = i
		p.fromAt[a.from] = i
	}
}

// listable reports whether two args are of kinds that a list may hold: actors of one kind,
// people of what stands beside them, whatever "between" governs, and goals of a journey.
func (p *parse) listable(a, b arg, link linkage) bool {
	return sameKind(p.d, a, b) || p.peopleToo(a, b, link) || p.wordEnds(a.First, "between") ||
		p.goal(a) && p.somewhere(a) && p.somewhere(b)
}

// together lists the entities of two args of a list, each once: the second may
// tell who the first are, "X and Y, the ministers of A and B".
func together(a, b []int) []int {
	out := slices.Clone(a)
	for _, e := range b {
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// anew reports whether an arg that "and" joins to another is no second one of its
// kind but the subject of the verb behind it, with which a clause of its own
// begins: "X met Iraq and Iran condemned Y".
func (p *parse) anew(a, b arg) bool {
	switch p.d.Pack.Order {
	case lang.VSO:
		return p.anewVSO(b)
	case lang.SVO:
		return p.mid.anewMedial(a, b)
	}
	return false
}

// lone reports whether the noun before an arg tells of what one alone does, so
// that whom a comma parts from it does something else: "با میانجیگری عمان، ایران
// و قطر".
func (p *parse) lone(a arg) bool {
	return p.d.Pack.Order == lang.SOV && a.marker != "" && a.First > p.s.First && p.has(a.First-1, "lone")
}

// besideDeed reports whether arg i ends a phrase that tells what the subject does
// besides, so that those whom commas part from it are a list of their own, the
// verb's object: "با قدردانی از ایران، | قطر و عمان را متهم کرد".
func (p *parse) besideDeed(i int) bool {
	a := p.args[i]
	if p.d.Pack.Order != lang.SOV || a.marker == "" || a.marker == "را" {
		return false
	}
	m, ok := p.before(a.from, "prep")
	if !ok {
		return false
	}
	if t := p.headOf(m.Begin); t <= p.s.First || !p.trigger(t) || !p.wordEnds(t, "along") {
		return false
	}
	for j := i + 1; j < len(p.args) && p.link(p.args[j-1].Last, p.args[j]) != none; j++ {
		if p.args[j].marker == "را" {
			return true
		}
	}
	return false
}

// goal reports whether an arg is where somebody goes or is, in a language whose
// verbs come last.
func (p *parse) goal(a arg) bool {
	return p.d.Pack.Order == lang.SOV && (a.marker == "به" || slices.Contains(p.d.Pack.Grammar.Locative, a.marker))
}

// somewhere reports whether an arg is a place or a state.
func (p *parse) somewhere(a arg) bool {
	t := p.d.Entities[a.entities[0]].Type
	return t == "Place" || t == "State"
}

// unfinishedList reports whether states or bodies that commas part are a list
// whose last member names nobody ("ایران، روسیه و چند کشور دیگر") or that does
// without a conjunction.
func (p *parse) unfinishedList(a arg, pending []arg) bool {
	if p.d.Pack.Order != lang.SOV {
		return false
	}
	end := pending[len(pending)-1].Last
	open := end < p.s.Last && p.d.Folded[end] == "و"
	if p.d.Entities[a.entities[0]].Type == "Person" {
		return open && p.broughtOn(end)
	}
	return len(pending) > 1 || open
}

// broughtOn reports whether the "and" at token t brings the last of several to whom
// something is done, who is no arg: "الف، ب و گروهی دیگر را تحریم کرد".
func (p *parse) broughtOn(t int) bool {
	for u := t + 1; u < p.s.Last && u <= t+listMax && !p.covered(u) && p.d.Tokens[u].Kind == lang.WordKind &&
		!p.isVerb(u); u++ {
		if _, ok := p.word(u, "ra"); ok {
			return true
		}
		if p.barrier(u) {
			return false
		}
	}
	return false
}

// seated puts the states in place of their capitals, as far as the document
// names them: among actors a capital stands for its state.
func (p *parse) seated(entities []int) []int {
	for i, e := range entities {
		x := p.d.Entities[e]
		if x.Type != "Place" {
			continue
		}
		state := p.d.Pack.CapitalOf(x.Key)
		if state == "" {
			continue
		}
		for s, y := range p.d.Entities {
			if y.Type == "State" && y.Key == state && len(y.Mentions) > 0 {
				out := append([]int(nil), entities...)
				out[i] = s
				return p.seated(out)
			}
		}
	}
	return entities
}

// link says what parts token from and arg b: a conjunction, a comma, or more.
func (p *parse) link(from int, b arg) linkage {
	if b.marker != "" && b.marker != "را" {
		return none
	}
	l := none
	for t := from; t < b.First; t++ {
		switch {
		case p.d.Folded[t] == "،" || p.d.Folded[t] == ",":
			if l == none {
				l = comma
			}
		case t == from && p.d.Pack.Order == lang.VSO && p.marksName(t):
		case p.d.Pack.Order == lang.SOV &&
			(p.quote(t) || p.has(t, "own") || l == conj && p.has(t, "conj") || l != none && p.standsFor(t)):
		default:
			if m, ok := p.word(t, "conj"); ok && m.End <= b.First && (m.End > t+1 || p.conjunction(t)) {
				l = conj
				t = m.End - 1 // "ومن ثم"
				continue
			}
			if m, ok := p.word(t, "article"); ok && m.End <= b.First {
				continue
			}
			if p.has(t, "likewise") && t+1 == b.First {
				l = conj // "X، وكذا Y"
				continue
			}
			if m, ok := p.before(b.First, "foremost"); ok && l == conj && m.Begin <= t {
				continue // "غرب و در رأس آن آمریکا"
			}
			if m, ok := p.word(t, "possessive"); ok && m.End <= b.First && l == conj { // "X and his deputy Y"
				continue
			}
			return none
		}
	}
	if p.d.Pack.Order == lang.VSO {
		if c := p.d.Text[p.d.Tokens[b.First].Begin:]; len(c) > 2 && c[:2] == "و" &&
			(p.prefixed(b.First, "و") || p.has(b.First, "every") || andNumber(p.d.Folded[b.First])) {
			return conj
		}
	}
	return l
}

// marksName reports whether token t closes quotation marks that hold a name alone: "التقى
// الوزير «…» والسفير «…»".
func (p *parse) marksName(t int) bool {
	if !p.closesQuote(t) {
		return false
	}
	const long = 5 // words
	for b := t - 1; b >= p.s.First && b >= t-long-1; b-- {
		if p.opensQuote(b) {
			return b+1 < t
		}
		if p.d.Tokens[b].Kind != lang.WordKind || p.isVerb(b) && !p.covered(b) {
			return false
		}
	}
	return false
}

func (p *parse) conjunction(t int) bool {
	switch p.d.Folded[t] {
	case "و", "ثم", "and", "&", "او", "or", "يا":
		return true
	}
	return false
}

// prefixed reports whether token t is a known word with that clitic before it.
func (p *parse) prefixed(t int, clitic string) bool {
	for _, m := range p.d.Matches[t] {
		if m.First.Prefix == "" && m.End-m.Begin == 1 && m.Entry.Class != lang.NamePart {
			return false
		}
	}
	for _, m := range p.d.Matches[t] {
		if m.First.Prefix == clitic {
			return true
		}
	}
	return false
}

// peopleToo reports whether "and" joins people to a state or body, or a state to people, in a
// language whose verbs come first: "هنأ X الشعب المصري والرئيس السيسي". What begins a
// sentence may be a heading, and a body behind somebody the next of those that he serves:
// "X عضو اللجنة الأولمبية واللجنة التنفيذية".
func (p *parse) peopleToo(a, b arg, link linkage) bool {
	if p.d.Pack.Order != lang.VSO || link != conj || a.marker != "" || a.First == p.s.First {
		return false
	}
	kind := func(x arg) string {
		if x.form == extract.Adjective || x.form == extract.Pronoun {
			return ""
		}
		return p.d.Entities[x.entities[0]].Type
	}
	switch kind(a) {
	case "State", "Organization":
		return kind(b) == "Person"
	case "Person":
		return kind(b) == "State"
	}
	return false
}

// sameKind reports whether two args may be coordinated: people with people,
// states and bodies with their like.
func sameKind(d *extract.Document, a, b arg) bool {
	kind := func(x arg) string {
		t := d.Entities[x.entities[0]].Type
		if t == "Organization" {
			return "State"
		}
		return t
	}
	return kind(a) == kind(b)
}

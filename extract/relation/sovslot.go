package relation

import (
	"slices"
	"sort"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// This file holds slots of clauses whose verbs come last that look beyond what
// a preposition governs: the clause that hangs on a verb, a paper that a pronoun
// stands for, whose deed a subject is.

// complementOf returns the clause that "that" joins to the clause of an
// occurrence, behind it, or -1.
func (p *parse) complementOf(o occurrence) int {
	for i := o.clause + 1; i < len(p.clauses); i++ {
		if c := p.clauses[i]; c.parent == o.clause && c.First >= o.End &&
			(c.that || c.rel && c.antecedent < 0 && c.First == o.End) {
			return i
		}
	}
	return -1
}

// lookedTo finds who is to do what the clause behind an occurrence tells, be it joined
// by "that" or not: "عمان انتظار دارد | قطر بازگردد". What the subject himself looks
// forward to is asked of nobody.
func (p *parse) lookedTo(o occurrence) []filler {
	x := p.complementOf(o)
	for i := o.clause + 1; i < len(p.clauses) && x < 0; i++ {
		if c := p.clauses[i]; c.sibling == o.clause && c.First == o.End {
			x = i
		}
	}
	if x < 0 || p.clauses[x].verb.Entry == nil || p.clauses[x].verb.Entry.Tense != lang.Subjunctive {
		return nil
	}
	c := p.clauses[x]
	if f := p.withinClause(c.subject, occurrence{clause: x}); f.Len() > 0 &&
		!slices.Equal(c.subject, p.clauses[o.clause].subject) {
		return []filler{f}
	}
	return nil
}

// tried finds on whom somebody tries what the verb of an occurrence tells.
func (p *parse) tried(o occurrence, u use) []filler {
	if !p.attempted(o, graph.Hoped) {
		return nil
	}
	return append(p.governedSOV(o, u, "را"), p.governedSOV(o, u, "به")...)
}

// culprit finds the subject of what a clause reports, where that tells something
// that the frame asks for: "مدعی شد که | قطر پنهانی موشک می‌سازد".
func (p *parse) culprit(o occurrence) []filler {
	for i := o.clause + 1; i < len(p.clauses); i++ {
		c := p.clauses[i]
		if c.parent == o.clause && (c.that || c.quoted || c.rel && c.antecedent < 0 && c.First == o.End) &&
			len(c.subject) > 0 && !p.denies(c) && p.tellsOf(i, o.frame.RequiresIDs) &&
			!p.tellsOf(i, o.frame.UnlessIDs) {
			return []filler{{entities: c.subject}}
		}
	}
	return nil
}

// doerBy finds who does, on the way to what the verb tells, what a noun behind
// "with" names: "قطر با نقض توافق". What one agrees with or is against is none.
func (p *parse) doerBy(o occurrence) []filler {
	c := p.clauses[o.clause]
	if c.verb.End == 0 || !p.wordEnds(o.Begin, "prep") || p.d.Folded[o.Begin-1] != "با" ||
		p.passive(occurrence{c.verb, o.frame, o.clause}) {
		return nil
	}
	for t := o.End; t < c.verb.End; t++ {
		if !p.covered(t) && slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Trigger && slices.Contains(p.d.Pack.Frames[m.Entry.Index].Object, "با")
		}) {
			return nil
		}
	}
	return []filler{p.withinClause(c.subject, o)}
}

// denies reports whether the verb of a clause says that something is not so, or
// is still to come.
func (p *parse) denies(c clause) bool {
	return c.verb.Entry != nil &&
		(c.verb.Entry.Negated || c.verb.Entry.Tense == lang.Future || c.verb.Entry.Tense == lang.Subjunctive)
}

// paper finds the paper that "it" stands for in the place where a frame looks
// for its object: behind a preposition or before its particle, with nouns that
// the frame sees through between ("بر حفظ آن").
func (p *parse) paper(o occurrence, ctx *context) []filler {
	for t := p.clauses[o.clause].First; t < p.clauses[o.clause].Last; t++ {
		if p.clauseAt(t) != o.clause || p.covered(t) || p.d.Folded[t] != "ان" || !p.alone(t+1) {
			continue
		}
		b := t
		for b > p.s.First && b > o.End && !p.covered(b-1) && p.transparent(o.frame, b-1) {
			b--
		}
		for b > p.s.First && b <= o.Begin && !p.covered(b-1) && p.transparent(o.frame, b-1) {
			b--
		}
		if o.frame.Headed && b == t {
			continue
		}
		fits := b == o.End && slices.Contains(o.frame.Object, "gen")
		if _, ra := p.word(t+1, "ra"); ra && t < o.Begin {
			fits = slices.Contains(o.frame.Object, "را")
		} else if m, ok := p.before(b, "prep"); ok && t < o.Begin {
			fits = slices.ContainsFunc(o.frame.Object, func(s string) bool { return lang.Fold(s) == p.text(m) })
		}
		if !fits {
			continue
		}
		thing := ctx.thing
		for _, a := range p.args {
			if x := p.d.Entities[a.entities[0]].Type; a.Last <= t && len(a.entities) == 1 &&
				(x == "Agreement" || x == "Resolution") {
				thing = a.entities
			}
		}
		return []filler{{entities: thing}}
	}
	return nil
}

// elsewhere puts, for "this country" where it would be the state that is the subject
// of the clause, the other one named last before: "درباره قطر گفت: عمان از این کشور
// حمایت می‌کند".
func (p *parse) elsewhere(fillers []filler, subject []int) []filler {
	for n, x := range fillers {
		i, ok := p.argAt[x.First]
		if !ok || x.Len() == 0 || p.args[i].form != extract.Pronoun || !slices.Equal(x.entities, subject) ||
			len(subject) != 1 || p.d.Entities[subject[0]].Type != "State" {
			continue
		}
		from := p.s.First
		if s := p.d.SentenceAt(p.s.First); s > 0 {
			from = p.d.Sentences[s-1].First
		}
		before := sort.Search(len(p.d.Mentions), func(j int) bool { return p.d.Mentions[j].Tokens.First >= x.First })
		for j := before - 1; j >= 0 && p.d.Mentions[j].Tokens.First >= from; j-- {
			if m := p.d.Mentions[j]; m.Type == "State" && m.Form != extract.Pronoun && len(m.Members) == 1 &&
				m.Members[0] != subject[0] {
				fillers[n].entities = m.Members
				break
			}
		}
	}
	return fillers
}

// anotherMeant puts, for a pronoun that would be the subject of its clause, the one
// other person whom this sentence and the one before have named: "وزیر قطر به تهران
// آمد. رئیس جمهور در دیدار با وی گفت". Nobody meets or thanks himself.
func (p *parse) anotherMeant(fillers []filler, subject []int) []filler {
	for n, x := range fillers {
		i, ok := p.argAt[x.First]
		if !ok || x.Len() == 0 || p.args[i].form != extract.Pronoun || len(subject) != 1 ||
			!slices.Equal(x.entities, subject) || p.d.Entities[subject[0]].Type != "Person" {
			continue
		}
		from := p.s.First
		if s := p.d.SentenceAt(p.s.First); s > 0 {
			from = p.d.Sentences[s-1].First
		}
		other := -1
		before := sort.Search(len(p.d.Mentions), func(j int) bool { return p.d.Mentions[j].Tokens.First >= x.First })
		for j := before - 1; j >= 0 && p.d.Mentions[j].Tokens.First >= from; j-- {
			m := p.d.Mentions[j]
			if m.Type != "Person" || len(m.Members) != 1 || m.Members[0] == subject[0] || m.Members[0] == other {
				continue
			}
			if other >= 0 {
				return fillers // either of two
			}
			other = m.Members[0]
		}
		if other >= 0 {
			fillers[n].entities = []int{other}
		}
	}
	return fillers
}

// alone reports whether what stands at token t shows that a demonstrative before
// it describes no noun.
func (p *parse) alone(t int) bool {
	return t >= p.s.Last || p.covered(t) || p.d.Tokens[t].Kind != lang.WordKind || p.isVerb(t) ||
		p.trigger(t) || p.barrier(t) || p.has(t, "adverb")
}

// befalls lists the args of clause i to which something is done.
func (p *parse) befalls(i int) []filler {
	var out []filler
	for _, a := range p.args {
		if p.clauseAt(a.First) == i && p.actor(a) && p.hits(a) && !p.title(a) {
			out = append(out, fill(a))
		}
	}
	return out
}

// hits reports whether what governs an arg makes it one to which something is
// done. Ties with somebody may be what the verb is about: "روابط با قطر را قطع".
func (p *parse) hits(a arg) bool {
	switch a.marker {
	case "را", "به", lang.Fold("علیه"):
		return true
	case "با":
		m, ok := p.before(a.from, "prep")
		_, ra := p.word(a.end, "ra")
		return ok && ra && m.Begin > p.s.First && p.has(p.headOf(m.Begin), "relational")
	}
	return false
}

// headOf returns the noun that stands before token t with the adjectives that
// describe it between.
func (p *parse) headOf(t int) int {
	t--
	for t > p.s.First && !p.covered(t) && p.modifier(t) {
		t--
	}
	return t
}

// deedOf returns whose deed the subject of a clause is: "تصمیم آمریکا با مخالفت
// ایران مواجه شد".
func (p *parse) deedOf(o occurrence) []filler {
	for _, a := range p.args {
		if p.clauseAt(a.First) != o.clause || a.Last > o.Begin {
			continue
		}
		if a.marker != "" || a.heads == 0 || p.suffers(a) {
			return nil
		}
		for t := a.from; t < a.First; t++ {
			if !p.has(t, "deed") && !p.has(t, "attack") && !p.transparent(o.frame, t) && !p.standsFor(t) &&
				!p.modifier(t) {
				return nil
			}
		}
		return []filler{fill(a)}
	}
	return nil
}

// doerBehind reports whether a noun that tells of a deed has its doer behind it:
// "با حضور نظامی آمریکا در".
func (p *parse) doerBehind(o occurrence) bool {
	if slices.Contains(o.frame.Object, "gen") {
		return false
	}
	for _, x := range p.genitiveSOV(o) {
		if i, ok := p.argAt[x.First]; ok && p.actor(p.args[i]) {
			return true
		}
	}
	t := p.skipModifiers(o.End)
	return t < p.s.Last && !p.covered(t) && slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Office && m.First.Prefix == "" // "در حاشیه دیدار | رئیس جمهوری از"
	})
}

// whereHe reports whether an arg tells where the subject of a clause is: right behind
// it, with only a time between: "وزیر قطر روز شنبه | در مسکو گفت".
func (p *parse) whereHe(o occurrence, a arg) bool {
	if _, ra := p.word(a.end, "ra"); ra || a.heads > 0 {
		return false
	}
	m, ok := p.before(a.from, "prep")
	if !ok {
		return false
	}
	t := m.Begin
	for t > p.s.First && !p.covered(t-1) && p.d.Tokens[t-1].Kind == lang.WordKind &&
		(p.timely(t-1) || p.inWord(t-1, "adverb")) {
		t--
	}
	b := p.argBefore(t)
	return b != nil && slices.Equal(b.entities, p.clauses[o.clause].subject) && !(t == m.Begin && p.stationed(*b))
}

// stationed reports whether an arg is somebody whose office is to represent others where
// he is: "نماینده قطر | در وین گفت".
func (p *parse) stationed(a arg) bool {
	return len(a.entities) == 1 && slices.ContainsFunc(p.d.Entities[a.entities[0]].Offices, func(h extract.Held) bool {
		return strings.HasSuffix(h.Office, "representative") || strings.HasPrefix(h.Office, "ambassador")
	})
}

// unattached reports whether no noun stands right before the preposition of an
// arg of clause i, to which it could belong.
func (p *parse) unattached(a arg, i int) bool {
	m, ok := p.before(a.from, "prep")
	if !ok {
		return false
	}
	t := m.Begin - 1
	return t < p.s.First || p.clauseAt(t) != i || p.covered(t) || p.d.Tokens[t].Kind != lang.WordKind ||
		p.isVerb(t) || p.closes(t) || p.barrier(t) || p.inWord(t, "adverb")
}

// repeated adds to the filler that arg i is those before it that the same
// preposition governs, said again after "and": "از عراق و از چین".
func (p *parse) repeated(i int, x filler, clause int) filler {
	for i > 0 {
		a := p.args[i]
		m, ok := p.before(a.from, "prep")
		if !ok {
			break
		}
		t := m.Begin - 1
		for t > p.s.First && p.wordEnds(t+1, "adverb") {
			w, _ := p.before(t+1, "adverb")
			t = w.Begin - 1 // "با عراق و سپس با چین"
		}
		if t < p.s.First || p.d.Folded[t] != "و" {
			break
		}
		for i--; i >= 0 &&
			(p.args[i].marker != a.marker || p.clauseAt(p.args[i].First) != clause ||
				p.args[i].heads > 0 && p.headed(p.args[i])); i-- {
		}
		if i >= 0 && (sameKind(p.d, a, p.args[i]) || p.someone(a) && p.someone(p.args[i])) {
			x.entities = append(append([]int(nil), x.entities...), p.args[i].entities...)
		}
	}
	return x
}

// indefinite returns the thing without particle that is the object of a
// predicate: "سندی امضا کردند". It is no actor, and not the subject.
func (p *parse) indefinite(o occurrence) (arg, bool) {
	if p.passive(o) {
		return arg{}, false
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last <= o.Begin && p.clauseAt(a.First) == o.clause && a.marker == "" && !p.actor(a) &&
			!slices.Equal(a.entities, p.clauses[o.clause].subject) && p.through(o.frame, a) {
			return a, true
		}
	}
	return arg{}, false
}

// objectLike reports whether an arg is part of an object whose particle comes
// later: "پیشنهاد ایران برای گفت‌وگو را رد کرد".
func (p *parse) objectLike(a arg, o occurrence) bool {
	if a.marker != "" || a.heads == 0 || p.nominative(a) {
		return false
	}
	for t := a.Last; t < o.Begin; t++ {
		if _, ok := p.word(t, "ra"); ok && !p.covered(t) && p.clauseAt(t) == o.clause {
			return true
		}
	}
	return false
}

// visitTo reports whether an arg is where somebody goes whose visit a noun tells of:
// "در حاشیه دیدار رئیس جمهور | از قطر، وزیر با ... دیدار کرد".
func (p *parse) visitTo(a arg, o occurrence) bool {
	m, ok := p.before(a.from, "prep")
	if !ok || p.text(m) != "از" || a.heads > 0 || p.d.Entities[a.entities[0]].Type == "Person" {
		return false
	}
	b := p.argBefore(m.Begin)
	return b != nil && b.First >= o.End && p.d.Entities[b.entities[0]].Type == "Person"
}

// holdsBefore reports whether an arg is the state that holds a place named right before
// it, and so tells where something is: "حمله به بازاری در حلب | سوریه را محکوم کرد".
func (p *parse) holdsBefore(a arg) bool {
	if a.heads > 0 || p.d.Entities[a.entities[0]].Type != "State" {
		return false
	}
	b := p.argBefore(a.First)
	return b != nil && len(b.entities) == 1 && p.d.Entities[b.entities[0]].Type == "Place"
}

// passes reports whether a word at token t, between a noun and its head, lets
// a frame see through: an adjective, "and", or any noun if the frame says so;
// "+" is any noun but those that do harm to what belongs to them.
func (p *parse) passes(f *lang.Frame, t int) bool {
	if p.modifier(t) || p.d.Folded[t] == "و" || p.d.Folded[t] == "،" || p.quote(t) {
		return true
	}
	if slices.Contains(f.Through, "+") && p.d.Tokens[t].Kind == lang.WordKind && !p.barrier(t) {
		_, harm := p.word(t, "harm")
		return !harm
	}
	return false
}

// through1 reports whether a frame sees through the noun at token t.
func (p *parse) through1(f *lang.Frame, t int) bool {
	return slices.Contains(f.Through, "*") && p.d.Tokens[t].Kind == lang.WordKind && !p.barrier(t) ||
		p.transparent(f, t)
}

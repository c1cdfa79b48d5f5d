package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells where relative clauses begin and end where the verb comes
// first.

// outside reports whether an arg stands behind a relative clause without a
// pronoun in which it has no part, since that has its object, and the clause
// around it still lacks one: "اتهم الوزير في كلمة ألقاها أمس الاتحاد بـ".
func (b *clauseBuilder) outside(a arg) bool {
	c := b.clauses[b.cur]
	if !c.rel || !c.bare && !b.subjectSeen(c, a) || c.parent < 0 || !a.bare() ||
		a.form == extract.Adjective || !b.actor(a) || c.verb.End == 0 || a.First == c.verb.End {
		return false
	}
	if c.verb.Last.Suffix == "" && !b.resumed(c.verb) {
		return false
	}
	up := b.clauses[c.parent].verb
	if up.End == 0 || !b.wantsObject(up) {
		return false
	}
	if b.onlyTime(c.verb.End, a.First) && !(c.bare && b.differs(a, c.verb)) {
		return false // its subject
	}
	subjects := 0
	for _, x := range b.args {
		if x.First >= up.End && x.Last <= c.head && x.bare() && x.form != extract.Adjective &&
			b.within(c.parent, x.First) {
			subjects++
		}
	}
	return subjects == 1
}

// subjectSeen reports whether a relative clause with a pronoun for what it
// describes has its own subject before an arg: "الاجتماع الذي احتضنته أثينا".
func (b *clauseBuilder) subjectSeen(c clause, a arg) bool {
	return c.verb.End > 0 && c.verb.Last.Suffix != "" && b.d.Tokens[a.First-1].Kind == lang.WordKind &&
		!b.prefixed(a.First, "و") && slices.ContainsFunc(b.args, func(x arg) bool {
		return x.First == c.verb.End && x.bare() && x.form != extract.Adjective && x.Last <= a.First
	})
}

// onlyTime reports whether tokens [from, to) tell no more than when, or take up
// what is described.
func (p *parse) onlyTime(from, to int) bool {
	for t := from; t < to; t++ {
		if p.covered(t) ||
			p.d.Tokens[t].Kind == lang.WordKind && !p.timely(t) && !p.has(t, "resumptive") && !p.inWord(t, "adverb") {
			return false
		}
	}
	return true
}

// wantsObject reports whether a verb calls up a frame whose object may be bare.
func (p *parse) wantsObject(v lang.Match) bool {
	return slices.ContainsFunc(p.d.Matches[v.Begin], func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Value == "verb" && m.First.Prefix == v.First.Prefix &&
			m.Last.Suffix == "" &&
			slices.Contains(p.d.Pack.Frames[m.Entry.Index].Object, "object")
	})
}

// teller returns the clause that "that" behind clause i depends on: behind a
// relative clause whose verb is none of speech and, behind a pronoun, has all it
// needs, the one around it that speaks: "قال الوزير في كلمة ألقاها أمس إن".
func (b *clauseBuilder) teller(i int) int {
	c := b.clauses[i]
	if !c.rel || b.saying(c.verb) || !c.bare && !b.complete(c) {
		return i
	}
	for up := c.parent; up >= 0; up = b.clauses[up].parent {
		if x := b.clauses[up]; !x.rel || !c.bare || !x.bare {
			if x.verb.End > 0 && b.saying(x.verb) &&
				!slices.ContainsFunc(b.clauses[up+1:], func(y clause) bool { return y.that && y.parent == up }) {
				return up
			}
			break
		}
	}
	return i
}

// complete reports whether two or more words stand behind the verb of a clause up to
// a "that" with nothing written on to its start, so that it needs none: "إثر اللقاء
// الذي ضم الوزراء أن الاتفاق".
func (b *clauseBuilder) complete(c clause) bool {
	t := c.Last
	return c.verb.End > 0 && t-c.verb.End > 1 && t < b.s.Last && strings.HasPrefix(b.d.Folded[t], "ا")
}

// performs reports whether a verb with a preposition and pronoun behind it takes
// up an indefinite noun with its adjectives and destination before it, "زيارة إلى
// دمشق يقوم بها", and so tells who does that.
func (b *clauseBuilder) performs(t int, v lang.Match) bool {
	if v.First.Prefix != "" || v.Last.Suffix != "" || !b.verbClass(v.Begin, "light") || !b.resumed(v) ||
		b.meanwhile(v) {
		return false
	}
	for n := t - 1; n >= b.clauses[b.cur].First && n >= t-performMax; n-- {
		if b.d.Tokens[n].Kind != lang.WordKind || b.isVerb(n) {
			return false
		}
		if !b.covered(n) && b.trigger(n) {
			return !strings.HasPrefix(b.d.Folded[n], "ال")
		}
	}
	return false
}

// verbless reports whether clause i is one that "that" opens and that still lacks
// the verb of the subject with which it begins.
func (b *clauseBuilder) verbless(i int) bool {
	if i < 0 || !b.clauses[i].that || b.clauses[i].verb.End > 0 {
		return false
	}
	_, ok := b.leadingVSO(i)
	return ok
}

// onlyVerb reports whether the next verb is the last one that may be that of the clause at
// hand, which "that" opens and whose subject waits for it: "إن الوزير برفقة وفد كبير اجتمع".
func (b *clauseBuilder) onlyVerb() bool {
	return b.verbless(b.cur) &&
		!slices.ContainsFunc(b.verbs[b.verb+1:], func(v lang.Match) bool { return v.First.Prefix == "" })
}

// indefinite reports whether a verb with a pronoun follows a plain noun, and
// so opens a relative clause without a relative pronoun: "في مقابلة نشرتها".
func (b *clauseBuilder) indefinite(t int, v lang.Match) bool {
	return v.First.Prefix == "" && v.Last.Suffix != "" && (b.plainNoun(t-1) && !b.possessed(t-1) || b.thingEnding(t))
}

// spoken returns the state or body that ends at token t as the subject of what
// is said, if the verb of the clause is one of speech and somebody else stands
// behind that.
func (b *clauseBuilder) spoken(t int) (arg, bool) {
	c := b.clauses[b.cur]
	if c.verb.End == 0 || !b.saying(c.verb) || c.rel {
		return arg{}, false
	}
	i := slices.IndexFunc(b.args, func(a arg) bool { return a.Last == t })
	if i < 1 || b.args[i].First == c.verb.End || !b.args[i].bare() || b.args[i].form == extract.Adjective ||
		b.args[i-1].First != c.verb.End || b.args[i-1].Last != b.args[i].First {
		return arg{}, false
	}
	switch b.d.Entities[b.args[i].entities[0]].Type {
	case "State", "Organization":
		return b.args[i], true
	}
	return arg{}, false
}

// anewVSO is anew where the verb comes first: the clause before has verb and
// subject, "تدعم كينيا تشاد والنرويج ترفض ذلك". What stands in a relative clause is
// its last word, and the verb that of the clause around it: "الاتفاق الذي وقعته
// كينيا والنرويج ينص على".
func (p *parse) anewVSO(a arg) bool {
	i, ok := slices.BinarySearchFunc(p.verbs, a.Last, func(v lang.Match, t int) int { return v.Begin - t })
	if !ok || i == 0 || p.verbs[i].First.Prefix != "" || !a.bare() || a.form == extract.Adjective ||
		!p.prefixed(a.First, "و") ||
		!p.actor(a) && !strings.HasPrefix(p.d.Folded[a.First], "وال") { // "وأخرى وقعها": one that the verb describes
		return false
	}
	v := p.verbs[i-1]
	if v.Last.Suffix != "" || p.doneByTwo(p.verbs[i]) {
		return false
	}
	for t := a.First - 1; t >= p.s.First; t-- {
		_, that := p.word(t, "that")
		_, rel := p.word(t, "rel")
		_, sub := p.word(t, "sub")
		switch {
		case rel, t >= v.End && (that || sub || p.d.Folded[t] == ":"):
			return false
		case t < v.Begin && (that || p.isVerb(t)):
			t = p.s.First
		}
	}
	return slices.ContainsFunc(p.args, func(x arg) bool {
		return x.bare() && (x.First >= v.End && x.Last <= a.First || x.Last == v.Begin)
	})
}

// described reports whether a plain noun with a nationality adjective ends at
// token t, so that a verb there says more about it: "وزراء أميركيين يدافعون".
func (b *clauseBuilder) described(t int) bool {
	a, ok := b.adjectiveEnding(t)
	return ok && a.heads > 0 && b.plainNoun(a.First-1) && !strings.HasPrefix(b.d.Folded[a.First], "ال")
}

// midway returns the closing mark of a quotation that opens at token t in the
// midst of a phrase, which goes on in it, or 0: "تضامنها «الكامل مع قطر في ما تتخذه»",
// "أكدت «دعمها جهود قطر»", "إن قطر «جددت دعمها» للبنان".
func (b *clauseBuilder) midway(t int) int {
	if t == b.s.First || t+1 >= b.s.Last || b.has(t+1, "that") {
		return 0
	}
	c := b.clauses[b.cur]
	says := c.verb.End > 0 && b.saying(c.verb) && b.d.Folded[t-1] != ":"
	if b.d.Tokens[t-1].Kind != lang.WordKind && !says {
		return 0
	}
	subject := slices.IndexFunc(b.args, func(a arg) bool { return a.Last == t && a.bare() && b.within(b.cur, a.First) })
	switch {
	case c.verb.End == t && !says && b.verbClass(c.verb.Begin, "light"): // "سيتم «عقد لقاء بين»"
	case b.isVerb(t + 1):
		if !c.that || c.verb.End > 0 || subject < 0 || !b.onlyOwn(b.cur, c.First, b.args[subject].First) {
			return 0
		}
	case says && b.deedEnds(t+2):
	case !b.isPrep(t-1) && !b.deedEnds(t):
		return 0
	}
	end := ""
	switch b.d.Folded[t] {
	case "«":
		end = "»"
	case "“":
		end = "”"
	case "\"":
		end = "\""
	}
	for e := t + 1; e < b.s.Last; e++ {
		if b.d.Folded[e] == end {
			return e
		}
	}
	return 0
}

// deedEnds reports whether a noun that calls up a frame ends right before token t.
func (b *clauseBuilder) deedEnds(t int) bool {
	return slices.ContainsFunc(b.d.Matches[t-1], func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.End == t
	})
}

// meanwhile reports whether a pronoun right after a verb tells no more than in what
// course it took place: "زيارة أجرى خلالها محادثات".
func (p *parse) meanwhile(v lang.Match) bool {
	if v.End >= p.s.Last {
		return false
	}
	switch p.d.Folded[v.End] {
	case "فيه", "فيها", "خلاله", "خلالها", "اثناءه", "اثناءها":
		return true
	}
	return false
}

// performMax is how far before its verb the noun of a deed may stand.
const performMax = 6

// besideHim returns those with whom a clause begins: an arg, and whoever a pronoun
// on the "that" right before it means, if "and" joins the two: "قال الوزير إنه
// والسفير التقيا".
func (p *parse) besideHim(c clause, a arg) filler {
	f := fill(a)
	if c.that && a.First == c.head+1 && c.parent >= 0 && p.prefixed(a.First, "و") {
		if he := p.meantByThat(c); len(he) == 1 && !slices.Contains(a.entities, he[0]) {
			f.entities = append([]int{he[0]}, a.entities...)
		}
	}
	return f
}

// addsVSO reports whether verb v of clause i tells of something that its subject
// did besides or then, so that whom the text speaks of may be that: "كما التقى X",
// "وكان التقى X", "ولدى وصوله التقى X".
func (p *parse) addsVSO(i int, v lang.Match) bool {
	c := p.clauses[i]
	adds := p.verbClass(c.First, "auxiliary") && p.prefixed(c.First, "و")
	for t := c.First; t < v.Begin; t++ {
		if !p.within(i, t) || p.d.Tokens[t].Kind != lang.WordKind {
			continue
		}
		m, ok := p.word(t, "furthermore")
		switch {
		case ok && m.End <= v.Begin:
			adds, t = true, m.End-1
		case p.covered(t) || p.isVerb(t) && !p.verbClass(t, "auxiliary"):
			return false
		case p.timely(t), p.inWord(t, "adverb"), p.inWord(t, "sideline"), p.possessed(t) && p.marker(t) != "",
			p.has(t, "journey") && p.marker(t) != "":
			adds = true
		case p.isVerb(t), p.stops(t), p.isPrep(t):
		default:
			return false
		}
	}
	return adds
}

// ofOld returns who has done before what "that" opens behind the verb of a clause:
// "سبق للوزير أن التقى", "سبق له أن".
func (p *parse) ofOld(c clause) []int {
	if a, ok := p.heading(c.verb.End); ok && a.marker == "ل" && a.heads == 0 {
		return a.entities
	}
	if c.verb.End < p.s.Last && (p.d.Folded[c.verb.End] == "له" || p.d.Folded[c.verb.End] == "لها") {
		return c.topic
	}
	return nil
}

// onThatFar is how many words before a verb "and that" may stand behind which it
// tells of the meeting at which somebody spoke.
const onThatFar = 6

// heRather returns the man whom a pronoun on the verb of a relative clause means
// rather than the state or body that is the subject of the clause around it, which
// differs from it in gender: the one named last there, else who says so. "أبلغت قطر
// الوزير ذلك خلال لقاء جمعه مع نظيره".
func (p *parse) heRather(o occurrence, subject []int) []int {
	up := p.clauses[p.clauses[o.clause].parent]
	i := slices.IndexFunc(p.args, func(a arg) bool { return slices.Equal(a.entities, subject) })
	for t := o.Begin - 1; t >= max(up.First, o.Begin-onThatFar) && up.reported && o.Last.Suffix == "ه"; t-- {
		if p.onThat(t) {
			return p.manOf(up.speaker)
		}
	}
	if o.Last.Suffix != "ه" || i < 0 || p.d.Entities[subject[0]].Type == "Person" ||
		!p.isFeminine(p.args[i]) && !(up.verb.End > 0 && up.verb.Entry.Feminine) {
		return nil
	}
	if he := p.lastMan(up.First, o.Begin); he != nil {
		return he
	}
	if up.reported {
		return p.manOf(up.speaker)
	}
	return nil
}

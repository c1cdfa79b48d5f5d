package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds the subjects of clauses and the arguments of frames where
// the verb comes first.

// subjectsVSO finds the subject and the speaker of every clause and moves the
// topic along.
func (p *parse) subjectsVSO(ctx *context) {
	ctx.thing = ctx.next
	for i := range p.clauses {
		c := &p.clauses[i]
		if c.rel && c.antecedent < 0 {
			c.antecedent = p.antecedentVSO(*c)
		}
		p.report(i, ctx)
		explicit := false
		switch {
		case c.verb.End > 0:
			f, other := p.subjectVSO(i, c.verb, ctx, p.transitive(c.verb))
			c.subject, explicit = f.entities, other
		case c.hal:
			c.subject = p.subjectOfHal(i).entities
		default:
			if a, ok := p.leadingVSO(i); ok {
				c.subject = a.entities
			}
		}
		says := c.verb.End > 0 && p.saying(c.verb) || c.hal && p.says(c.head)
		if c.quoted || c.rel {
			continue
		}
		if c.parent < 0 && (c.subject != nil || says && explicit) {
			ctx.topic = c.subject
		}
		if says && !c.that {
			ctx.speaker = c.subject
		}
	}
	for _, a := range p.args {
		if !p.actor(a) {
			ctx.next = a.entities
		}
	}
}

// transitive reports whether the frames that a verb calls up find their object
// nowhere but as its bare object.
func (p *parse) transitive(v lang.Match) bool {
	found := false
	for _, m := range p.d.Matches[v.Begin] {
		if m.Entry.Class == lang.Trigger && m.Entry.Value == "verb" && m.First.Prefix == v.First.Prefix {
			f := p.d.Pack.Frames[m.Entry.Index]
			if len(f.Object) != 1 || f.Object[0] != "object" || len(f.Requires) > 0 {
				return false
			}
			found = true
		}
	}
	return found
}

// report settles whether clause i is reported speech, and whose.
func (p *parse) report(i int, ctx *context) {
	c := &p.clauses[i]
	up := clause{}
	switch {
	case c.sibling >= 0 && (c.that || c.quoted || c.rel):
		up = p.clauses[c.sibling]
	case c.parent >= 0:
		up = p.clauses[c.parent]
	}
	c.reported, c.speaker = up.reported, up.speaker
	switch {
	case c.quoted && !up.quoted:
		c.reported, c.speaker = true, ctx.speaker
		if up.subject != nil {
			c.speaker = up.subject
		}
	case c.that && c.parent >= 0 && !up.that && p.stated(c.head, up):
		c.reported, c.speaker = true, up.subject
	case c.that && c.parent >= 0 && p.stated(c.head, up) && up.subject != nil:
		c.reported, c.speaker = true, up.subject
	}
}

// stated reports whether what "that" at token t opens is said, not meant as a
// time or a wish: the clause above speaks.
func (p *parse) stated(t int, up clause) bool {
	if m, ok := p.before(t, "prep"); ok {
		switch p.text(m) {
		case "علي", "عن", "الي":
		default:
			return false
		}
	}
	return up.verb.End > 0 && p.saying(up.verb) || up.hal && p.says(up.head)
}

// antecedentVSO returns the arg that a relative clause describes, or -1.
func (p *parse) antecedentVSO(c clause) int {
	for i := len(p.args) - 1; i >= 0; i-- {
		if a := p.args[i]; a.Last <= c.head {
			for t := a.Last; t < c.head; t++ {
				adjective := strings.HasPrefix(p.d.Folded[t], "ال") && !p.stops(t) && !p.thingly(t)
				if p.d.Tokens[t].Kind == lang.WordKind && !adjective || c.head-a.Last > 3 {
					return -1
				}
			}
			return i
		}
	}
	return -1
}

// thingly reports whether token t is a noun that tells of an act, a paper or a
// gathering, and so no adjective of what is named before it.
func (p *parse) thingly(t int) bool {
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Head || m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.Entry.Tense == lang.NoTense {
			return true
		}
	}
	return p.has(t, "gathering")
}

// leadingVSO returns the bare arg with which clause i begins, if it does.
func (p *parse) leadingVSO(i int) (arg, bool) {
	c := p.clauses[i]
	for _, a := range p.args {
		if a.First < c.First {
			continue
		}
		if a.First >= c.Last || a.First-c.First > 2 {
			break
		}
		if p.within(i, a.First) {
			return a, a.bare() && a.form != extract.Adjective && p.onlyFunction(c.First, a.First)
		}
	}
	return arg{}, false
}

// onlyFunction reports whether tokens [from, to) are function words and marks.
func (p *parse) onlyFunction(from, to int) bool {
	for t := from; t < to; t++ {
		if p.covered(t) || p.d.Tokens[t].Kind == lang.WordKind && !p.stops(t) || p.isVerb(t) {
			return false
		}
	}
	return true
}

// subjectOfHal returns the subject of a circumstantial clause: a person named
// right after the participle, else the subject of the clause it belongs to.
func (p *parse) subjectOfHal(i int) filler {
	c := p.clauses[i]
	if a, ok := p.argFrom(c.head + 1); ok && a.bare() && p.d.Entities[a.entities[0]].Type == "Person" && p.says(c.head) {
		return fill(a)
	}
	if c.parent >= 0 {
		return filler{entities: p.clauses[c.parent].subject}
	}
	return filler{}
}

// argFrom returns the arg that begins at token t.
func (p *parse) argFrom(t int) (arg, bool) {
	if i, ok := p.argAt[t]; ok {
		return p.args[i], true
	}
	return arg{}, false
}

// subjectVSO finds the grammatical subject of verb v of clause i. lone says
// that the verb needs a bare object, so that a single bare arg after it may be
// that. other reports an explicit subject that is no entity.
func (p *parse) subjectVSO(i int, v lang.Match, ctx *context, lone bool) (f filler, other bool) {
	c := p.clauses[i]
	if v.Entry.First {
		if c.reported {
			return filler{entities: p.we(v, c.speaker)}, false
		}
		return filler{entities: p.we(v, ctx.speaker)}, false
	}
	if a, ok := p.fronted(i, v); ok {
		return fill(a), false
	}
	after, noun := p.afterVerb(i, v)
	lone = lone && len(after) == 1
	for k, a := range after { // the object may come first
		if p.actor(a) {
			after = after[k:]
			break
		}
	}
	if c.rel && c.verb.Begin == v.Begin {
		if c.antecedent >= 0 && (v.Last.Suffix == "" && (len(after) == 0 || !p.resumed(v)) || p.another(c, v)) {
			f := fill(p.args[c.antecedent])
			if w := p.d.Folded[c.head]; len(f.entities) > 1 && (w == "الذي" || w == "التي") {
				f.entities = f.entities[len(f.entities)-1:]
			}
			return f, false
		}
		if c.antecedent < 0 && p.verbClass(v.Begin, "comprising") {
			return filler{}, true // "اجتماع ضم X": the meeting does
		}
		if len(after) > 0 {
			return fill(after[0]), false
		}
		if c.parent >= 0 && (p.resumed(v) || v.Last.Suffix != "") && p.agrees(p.clauses[c.parent].subject, v) {
			return filler{entities: p.clauses[c.parent].subject}, false // "a visit in which he met"
		}
		return filler{}, true
	}
	if (v.First.Prefix == "" || last(v.First.Prefix) == "س") && !p.voices(i, v) {
		if _, before := p.nouns(i, p.afterComma(i, v.Begin), v.Begin); before != noNoun {
			return filler{}, true
		}
	}
	carried := p.carriedVSO(i, v, ctx)
	dropped := v.First.Prefix != "" || c.sibling >= 0 || c.that
	switch {
	case len(after) == 0 && (noun == subjectNoun || noun == objectNoun && p.unnamed(v)):
		return filler{}, true
	case len(after) == 0:
		return filler{entities: carried}, false
	case !p.actor(after[0]) && len(carried) > 0 && p.verbClass(v.Begin, "personal") && p.agrees(carried, v) && !p.partedVSO(i, v):
		return filler{entities: carried}, false
	case lone && dropped && len(carried) > 0 && noun == noNoun && p.agrees(carried, v) && !p.verbClass(v.Begin, "objectless") && !p.verbClass(v.Begin, "intransitive"):
		return filler{entities: carried}, false
	case p.clashes(after[0], v) && (dropped || len(carried) > 0) && noun == noNoun && len(after) == 1:
		return filler{entities: carried}, false // an object
	}
	return fill(after[0]), false
}

// partedVSO reports whether the parties to what verb v of clause i tells of
// stand behind "between": "أبرمت الاتفاقية بين البلدين".
func (p *parse) partedVSO(i int, v lang.Match) bool {
	return slices.ContainsFunc(p.args, func(a arg) bool { return a.First >= v.End && a.marker == "بين" && p.within(i, a.First) })
}

// unnamed reports whether the subject of a verb that has no object stands
// right behind it and is nobody we know: "وقال سعيد الخبير".
func (p *parse) unnamed(v lang.Match) bool {
	t := v.End
	return t < p.s.Last && p.verbClass(v.Begin, "intransitive") && !p.covered(t) && p.d.Tokens[t].Kind == lang.WordKind &&
		!p.isPrep(t) && !p.stops(t) && !p.timely(t) && p.clitic(t) == "" && slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool { return m.Entry.Class == lang.NamePart })
}

// clashes reports whether an arg right behind a verb differs from it in gender
// and so is not its subject: "ودعا إيران".
func (p *parse) clashes(a arg, v lang.Match) bool {
	if a.First != v.End || a.form == extract.Adjective {
		return false
	}
	he, she := false, false
	for _, m := range p.d.Matches[v.Begin] {
		if (m.Entry.Class == lang.Verb || m.Entry.Class == lang.Trigger && m.Entry.Value == "verb") && finite(m.Entry.Tense) && m.First.Prefix == v.First.Prefix {
			he, she = he || !m.Entry.Feminine, she || m.Entry.Feminine
		}
	}
	if he == she {
		return false
	}
	switch e := a.entities[0]; p.d.Entities[e].Type {
	case "Person":
		g := p.gender(e)
		return g == "m" && she || g == "f" && he
	case "State", "Organization":
		if p.has(a.First, "transparent") && strings.HasSuffix(p.d.Folded[a.First], "ين") {
			return true // in the case of an object: "المسؤولين"
		}
		if p.isFeminine(a) {
			return he
		}
		return she && p.d.Entities[e].Type == "State"
	}
	return false
}

// afterComma returns where the words of clause i before token t begin that no
// comma parts from t. What stands before the comma is no subject, as in "In a
// first reaction to X, said Y".
func (p *parse) afterComma(i, t int) int {
	for b := t - 1; b >= p.clauses[i].First; b-- {
		if p.within(i, b) && (p.d.Folded[b] == "،" || p.d.Folded[b] == ",") {
			return b + 1
		}
	}
	return p.clauses[i].First
}

// voices reports whether verb v of clause i is one of speech with whoever
// speaks right behind it, so that nothing before it is its subject.
func (p *parse) voices(i int, v lang.Match) bool {
	a, ok := p.argFrom(v.End)
	return ok && a.bare() && a.form != extract.Adjective && p.d.Entities[a.entities[0]].Type == "Person" && p.saying(v)
}

// we adds to a speaker who says "we" outright the state for which he speaks.
func (p *parse) we(v lang.Match, speaker []int) []int {
	if len(speaker) != 1 || p.d.Entities[speaker[0]].Type != "Person" || !p.wordEnds(v.Begin, "we") {
		return speaker
	}
	for _, h := range p.d.Entities[speaker[0]].Offices {
		if h.Of >= 0 && p.d.Entities[h.Of].Type == "State" {
			return []int{speaker[0], h.Of}
		}
	}
	return speaker
}

// actor reports whether an arg may do something.
func (p *parse) actor(a arg) bool {
	switch p.d.Entities[a.entities[0]].Type {
	case "Agreement", "Resolution", "Event":
		return false
	}
	return true
}

// another reports whether the pronoun on the verb of a relative clause means
// somebody else than the clause describes, going by its gender: "الاتحاد الذي
// يتهمها".
func (p *parse) another(c clause, v lang.Match) bool {
	switch p.d.Folded[c.head] {
	case "الذي", "والذي":
		return v.Last.Suffix == "ها" && !v.Entry.Feminine
	case "التي", "والتي":
		return v.Last.Suffix == "ه" && v.Entry.Feminine
	}
	return false
}

// resumed reports whether a pronoun right after a verb takes up what its
// relative clause describes, which then is not its subject: "الذي توصلت إليه".
func (p *parse) resumed(v lang.Match) bool {
	return v.End < p.s.Last && p.has(v.End, "resumptive")
}

// fronted returns the bare arg that stands before a verb as its subject:
// "الوزير التقى نظيره", "إن الوزير … التقى".
func (p *parse) fronted(i int, v lang.Match) (arg, bool) {
	c := p.clauses[i]
	if v.First.Prefix != "" && last(v.First.Prefix) != "س" {
		return arg{}, false
	}
	for _, a := range p.args {
		if a.First < c.First || a.First >= v.Begin || !p.within(i, a.First) {
			continue
		}
		if !a.bare() || a.form == extract.Adjective || !p.onlyOwn(i, c.First, a.First) {
			return arg{}, false
		}
		for t := a.Last; t < v.Begin; t++ { // clauses inside this one may part them
			if p.within(i, t) && p.d.Tokens[t].Kind == lang.WordKind && !p.stops(t) && !p.timely(t) && !p.inPhrase(t) {
				return arg{}, false
			}
		}
		return a, true
	}
	return arg{}, false
}

// onlyOwn reports whether the tokens of clause i in [from, to) are function
// words, marks and auxiliary verbs.
func (p *parse) onlyOwn(i, from, to int) bool {
	for t := from; t < to; t++ {
		if !p.within(i, t) || p.d.Tokens[t].Kind != lang.WordKind || p.stops(t) {
			continue
		}
		if p.isVerb(t) && p.verbClass(t, "auxiliary") {
			continue
		}
		return false
	}
	return true
}

// inPhrase reports whether token t lies in an arg or in the nouns between an
// arg and its preposition.
func (p *parse) inPhrase(t int) bool {
	if p.covered(t) {
		return true
	}
	for _, a := range p.args {
		if a.from <= t && t < a.Last && a.marker != "" {
			return true
		}
	}
	return false
}

// What plain noun follows a verb.
type nounKind uint8

const (
	noNoun      nounKind = iota
	subjectNoun          // one that is rather its subject
	objectNoun           // one that is rather its object
)

// afterVerb lists the bare args of clause i after its verb, up to the first
// plain noun, and says what that noun is. Adverbs, times and prepositional
// phrases do not count.
func (p *parse) afterVerb(i int, v lang.Match) ([]arg, nounKind) {
	return p.nouns(i, v.End, p.clauses[i].Last)
}

// nouns does so for tokens [from, to) of clause i.
func (p *parse) nouns(i, from, to int) ([]arg, nounKind) {
	var out []arg
	phrase := closed // how far a prepositional phrase has come
	personal := from > p.s.First && p.verbClass(from-1, "personal")
	for t := from; t < to; t++ {
		if !p.within(i, t) {
			continue
		}
		if a, ok := p.argFrom(t); ok {
			if a.bare() && a.form != extract.Adjective && phrase != open {
				out = append(out, a)
			}
			phrase = closed
			t = a.Last - 1
			continue
		}
		if m, ok := p.word(t, "both"); ok {
			phrase = closed
			t = m.End - 1
			continue
		}
		definite := strings.HasPrefix(p.d.Folded[t], "ال")
		switch {
		case p.covered(t):
		case p.isVerb(t):
			return out, noNoun
		case p.d.Tokens[t].Kind != lang.WordKind, p.timely(t):
			phrase = closed
		case p.isPrep(t):
			phrase = open
		case p.stops(t), p.has(t, "demonstrative"):
		case p.clitic(t) != "":
			phrase = open
			if strings.Contains(p.d.Folded[t], "ال") || p.clitic(t) == "ل" && strings.Contains(p.d.Folded[t], "لل") {
				phrase = named
			}
		case phrase == open && definite:
			phrase = named
		case phrase == open, phrase == named && definite:
		case p.has(t, "human") && !definite && strings.HasSuffix(p.d.Text[:p.d.Tokens[t].End], "ا"):
			return out, objectNoun // in the accusative: "أصبح عضوا"
		case p.has(t, "human") || p.has(t, "gathering"), definite && len(out) == 0 && !personal:
			return out, subjectNoun
		default:
			return out, objectNoun
		}
	}
	return out, noNoun
}

// How far a prepositional phrase has come: it wants more nouns, its last noun
// is definite so that only adjectives may follow, or it is over.
type phraseState uint8

const (
	closed phraseState = iota
	open
	named
)

// has reports whether token t begins a function word of that part.
func (p *parse) has(t int, part string) bool {
	_, ok := p.word(t, part)
	return ok
}

// inWord reports whether token t lies in a function word of that part.
func (p *parse) inWord(t int, part string) bool {
	for b := t; b >= p.s.First && b > t-5; b-- {
		for _, m := range p.d.Matches[b] {
			if m.Entry.Class == lang.Word && m.Entry.Value == part && m.End > t {
				return true
			}
		}
	}
	return false
}

// isPrep reports whether token t lies in a preposition.
func (p *parse) isPrep(t int) bool {
	for b := t; b >= p.s.First && b > t-3; b-- {
		for _, m := range p.d.Matches[b] {
			if m.Entry.Class == lang.Word && m.Entry.Value == "prep" && m.End > t && m.Last.Suffix == "" {
				return true
			}
		}
	}
	return false
}

// carriedVSO returns the subject that a clause takes over where it names none.
func (p *parse) carriedVSO(i int, v lang.Match, ctx *context) []int {
	c := p.clauses[i]
	var from []int
	up := noClause // whose subject it takes over
	switch {
	case c.sibling >= 0 && p.clauses[c.sibling].subject != nil:
		up = c.sibling
	case c.that && c.parent >= 0:
		up = c.parent
	case c.reported && !c.that:
		return nil
	case c.parent >= 0 && p.clauses[c.parent].subject != nil:
		up = c.parent
	}
	if up >= 0 {
		from = p.clauses[up].subject
		if u := p.clauses[up].verb; u.End > 0 && u.Entry.Feminine && v.Begin > u.Begin && v.Entry.Tense != lang.NoTense && !v.Entry.Feminine && !v.Entry.First && !c.that {
			return p.lastMan(u.End, v.Begin) // "the government sent X to Y where he met Z"
		}
	} else {
		for j := i - 1; j >= 0 && from == nil; j-- {
			from = p.clauses[j].subject
		}
		if from == nil {
			from = ctx.topic
		}
	}
	if len(from) > 0 && !p.agrees(from, v) {
		// "he said that she": the state or body named last.
		if v.Entry.Feminine && c.that {
			return p.lastBody(c.head)
		}
		return nil
	}
	return from
}

// lastMan returns the person who is no woman named last in tokens [from, to).
func (p *parse) lastMan(from, to int) []int {
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.First >= from && a.Last <= to && len(a.entities) == 1 && p.d.Entities[a.entities[0]].Type == "Person" && !p.feminine(a.entities[0]) {
			return a.entities
		}
	}
	return nil
}

// lastBody returns the state or body named last before token t.
func (p *parse) lastBody(t int) []int {
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if typ := p.d.Entities[a.entities[0]].Type; a.Last <= t && len(a.entities) == 1 && (typ == "State" || typ == "Organization") {
			return a.entities
		}
	}
	return nil
}

// agrees reports whether entities may be the unnamed subject of a verb: a man
// of no feminine one, a woman of no masculine one.
func (p *parse) agrees(entities []int, v lang.Match) bool {
	if len(entities) != 1 {
		return true
	}
	if w, typ := p.d.Folded[v.Begin], p.d.Entities[entities[0]].Type; (typ == "Person" || !p.actor(arg{entities: entities})) &&
		(strings.HasSuffix(w, "ون") || strings.HasSuffix(w, "وا")) && len(w)-len(v.First.Prefix)-len(v.Entry.Lemma) > len("ون") {
		return false // several do it
	}
	switch p.gender(entities[0]) {
	case "m":
		return !v.Entry.Feminine
	case "f":
		return v.Entry.Feminine
	}
	return true
}

// feminine reports whether a person is known or called a woman.
func (p *parse) feminine(e int) bool {
	if g := p.gender(e); g != "" {
		return g == "f"
	}
	for _, i := range p.d.Entities[e].Mentions {
		if t := p.d.Mentions[i].Phrase.First; strings.HasSuffix(p.d.Text[:p.d.Tokens[t].End], "ة") {
			return true
		}
	}
	return false
}

func (p *parse) gender(e int) string {
	x := p.d.Entities[e]
	if x.Type != "Person" {
		return ""
	}
	return p.d.Pack.World.Entities[x.Key].Gender
}

// slotVSO returns what fills the named slot of an occurrence.
func (p *parse) slotVSO(o occurrence, name string, ctx *context) filler {
	c := p.clauses[o.clause]
	switch name {
	case "subject":
		if o.verbal() {
			lone := slices.Contains(o.frame.Object, "object") && !slices.ContainsFunc(o.frame.Object, func(s string) bool {
				return s != "object" && s != "each" && !p.slotVSO(o, s, ctx).empty()
			})
			f, _ := p.subjectVSO(o.clause, o.Match, ctx, lone)
			return f
		}
		if p.others(o) {
			return filler{}
		}
		if f := p.doing(o); !f.empty() {
			return f
		}
		if e := p.doer(o); e != nil {
			return filler{entities: e}
		}
		return filler{entities: c.subject}
	case "object":
		return p.objectVSO(o, ctx)
	case "gen":
		return p.genitiveVSO(o)
	case "adj":
		return p.adjectiveVSO(o)
	case "self":
		return p.selfVSO(o, ctx)
	case "speaker":
		if c.reported {
			return filler{entities: c.speaker}
		}
		return filler{}
	case "it":
		return p.it(o, ctx)
	case "topic":
		return p.topicVSO(o)
	case "doer":
		return filler{entities: p.doer(o)}
	case "them":
		return p.them(o)
	case "inside":
		return p.contents(o)
	case "outer":
		return p.outerVSO(o, ctx)
	case "before":
		return p.beforeVSO(o)
	case "including":
		return p.including(o)
	case "patient":
		return p.patient(o)
	case "destination":
		return filler{entities: ctx.destination}
	case "that":
		return p.bidden(o)
	case "thing":
		for i := len(p.args) - 1; i >= 0; i-- {
			if a := p.args[i]; a.Last <= o.Begin && !p.actor(a) && o.Begin-a.Last < 12 {
				return fill(a)
			}
		}
		return filler{}
	case "left":
		if a, ok := p.leadingVSO(o.clause); ok && a.Last <= o.Begin {
			return fill(a)
		}
		return filler{}
	case "described":
		if c.rel && c.antecedent >= 0 {
			return fill(p.args[c.antecedent])
		}
		return p.described(o)
	}
	return p.governedVSO(o, lang.Fold(name))
}

// topicVSO returns what the clause of an occurrence is about: the arg that it
// begins with, through nouns of the frame: "إن تصريحات الوزير غير مقبولة".
func (p *parse) topicVSO(o occurrence) filler {
	c := p.clauses[o.clause]
	for _, a := range p.args {
		if a.First < c.First || !p.within(o.clause, a.First) {
			continue
		}
		if a.Last > o.Begin || a.marker != "" || !p.onlyOwn(o.clause, c.First, min(a.from, a.First-a.heads)) || !p.through(o.frame, a) && a.form != extract.Adjective {
			break
		}
		if a.form == extract.Adjective && !p.stemmed(a.First-a.heads, o.frame.Through) {
			break
		}
		return fill(a)
	}
	return filler{}
}

// them returns those among whom something takes place, where a pronoun behind
// an occurrence says so: "المحادثات التي جرت بينهما". They are the two or more
// that the sentence named last together, else the two people named last.
func (p *parse) them(o occurrence) filler {
	found := false
	for t := o.End; t < p.s.Last && t < o.End+6 && !found; t++ {
		found = p.has(t, "among")
	}
	if !found {
		return filler{}
	}
	var two []int
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.First >= o.Begin || !p.actor(a) {
			continue
		}
		if len(a.entities) > 1 {
			return filler{entities: a.entities}
		}
		if p.d.Entities[a.entities[0]].Type == "Person" && !slices.Contains(two, a.entities[0]) {
			if two = append(two, a.entities[0]); len(two) == 2 {
				return filler{entities: two}
			}
		}
	}
	return filler{}
}

// contents returns whom or what the relative clause about an occurrence says
// it brings together or takes in: "الجولة التي شملت قطر", "الاجتماع الذي ضم X".
func (p *parse) contents(o occurrence) filler {
	for i := o.clause + 1; i < len(p.clauses) && i <= o.clause+2; i++ {
		c := p.clauses[i]
		if c.verb.End == 0 || c.head < o.End || c.head-o.End > 4 || !p.verbClass(c.verb.Begin, "comprising") {
			continue
		}
		for _, a := range p.args {
			if a.First >= c.verb.End && p.within(i, a.First) && a.bare() {
				return fill(a)
			}
		}
	}
	return filler{}
}

// outerVSO returns whose stance or part it is in which an occurrence stands:
// "موقف قطر في دعم", "موقفها في دعم".
func (p *parse) outerVSO(o occurrence, ctx *context) filler {
	t := o.Begin - 1
	if t <= p.s.First || p.d.Folded[t] != "في" {
		return filler{}
	}
	for _, a := range p.args {
		if a.Last == t && p.within(o.clause, a.First) {
			if a.heads == 0 {
				return filler{}
			}
			return fill(a)
		}
	}
	for i := range p.d.Stems[t-1] {
		if x := &p.d.Stems[t-1][i]; x.Suffix != "" && x.Suffix != "ا" && !p.covered(t-1) {
			return p.selfVSO(occurrence{Match: lang.Match{Begin: t - 1, End: t, First: x, Last: x, Entry: o.Entry}, frame: o.frame, clause: o.clause}, ctx)
		}
	}
	return filler{}
}

// beforeVSO returns who is named last before an occurrence in its clause,
// other than behind a preposition: "استدعاء البحرين لسفيرها احتجاجا".
func (p *parse) beforeVSO(o occurrence) filler {
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin || !p.within(o.clause, a.First) || !p.actor(a) || a.form == extract.Adjective || a.marker != "" && a.heads == 0 {
			continue
		}
		return fill(a)
	}
	return filler{}
}

// including returns those whom the clause of an occurrence names of many: "128
// دولة من بينها فرنسا".
func (p *parse) including(o occurrence) filler {
	c := p.clauses[o.clause]
	for t := o.End; t < c.Last; t++ {
		if !p.within(o.clause, t) {
			continue
		}
		if m, ok := p.word(t, "including"); ok {
			if a, ok := p.argFrom(m.End); ok && a.bare() {
				return fill(a)
			}
		}
	}
	return filler{}
}

// patient returns whom the pronoun on a verb means that something brings
// together with others: "لقاء جمعه مع نظيره". It is the subject of the clause
// that names the meeting.
func (p *parse) patient(o occurrence) filler {
	c := p.clauses[o.clause]
	if !o.verbal() || o.Last.Suffix == "" || c.parent < 0 {
		return filler{}
	}
	return filler{entities: p.clauses[c.parent].subject}
}

// bidden returns who must do what the clause that "that" opens right behind an
// occurrence says: "يجب أن تنسحب إسرائيل".
func (p *parse) bidden(o occurrence) filler {
	for i := o.clause + 1; i < len(p.clauses) && i <= o.clause+2; i++ {
		c := p.clauses[i]
		if !c.that || c.head < o.End || c.head-o.End > 1 || c.verb.End == 0 || c.verb.Entry.First {
			continue
		}
		if a, ok := p.argFrom(c.verb.End); ok && a.bare() && slices.Equal(a.entities, c.subject) {
			return fill(a)
		}
	}
	return filler{}
}

// others reports whether a noun is in construct with one that is no entity,
// so that it tells of what somebody else does: "رفض الكثيرين".
func (p *parse) others(o occurrence) bool {
	t := o.End
	return o.Entry.Value == "noun" && !p.articled(o) && o.Last.Suffix == "" && t < p.s.Last && !p.covered(t) &&
		strings.HasPrefix(p.d.Folded[t], "ال") && !p.timely(t) && !p.stops(t)
}

// doing returns who does what an occurrence names going by a noun of doing
// before it: "قيام الوزير بزيارة".
func (p *parse) doing(o occurrence) filler {
	if p.clitic(o.Begin) != "ب" {
		return filler{}
	}
	for _, a := range p.args {
		if a.Last <= o.Begin && o.Begin-a.Last <= 1 && p.has(a.First-1, "doing") {
			return fill(a)
		}
	}
	return filler{}
}

// doer returns the subject of the relative clause that says who did what the
// occurrence names: "المحادثات التي تجريها روسيا مع".
func (p *parse) doer(o occurrence) []int {
	if i := p.doneIn(o); i >= 0 {
		return p.clauses[i].subject
	}
	return nil
}

// doneIn returns that relative clause, or -1.
func (p *parse) doneIn(o occurrence) int {
	for i := o.clause + 1; i < len(p.clauses) && i <= o.clause+2; i++ {
		if c := p.clauses[i]; c.verb.End > 0 && p.reaches(o, c.verb.Begin) {
			return i
		}
	}
	return -1
}

// articled reports whether the noun of an occurrence has the article; some
// nouns only begin like it ("التزام").
func (p *parse) articled(o occurrence) bool { return o.First.Article && !p.has(o.Begin, "no-article") }

// reaches reports whether token t belongs to the clause of an occurrence, or
// to a relative clause that only says that what its noun names took place:
// "المؤتمر الذي عقده مع".
func (p *parse) reaches(o occurrence, t int) bool {
	i := p.clauseAt(t)
	if i == o.clause {
		return true
	}
	c := p.clauses[i]
	return o.Entry.Value == "noun" && c.rel && c.parent == o.clause && c.head >= o.End && c.head-o.End <= 3 &&
		c.verb.End > 0 && p.verbClass(c.verb.Begin, "light")
}

// objectVSO finds the bare object of a verb, a participle or a verbal noun
// with its subject written on to it.
func (p *parse) objectVSO(o occurrence, ctx *context) filler {
	c := p.clauses[o.clause]
	var subject filler
	if o.verbal() {
		subject = p.slotVSO(o, "subject", ctx)
		if o.Last.Suffix != "" { // a pronoun is the object
			switch {
			case !c.rel || c.antecedent < 0 || c.verb.Begin != o.Begin:
				return filler{}
			case !p.another(c, o.Match):
				return fill(p.args[c.antecedent])
			case c.parent >= 0:
				return filler{entities: p.clauses[c.parent].subject}
			}
			return filler{}
		}
	}
	own := o.Last.Suffix != "" // a noun's pronoun is its subject
	gen := p.genitiveVSO(o)
	phrase := false
	first := o.End // behind the verb's own subject, if that is no entity: "ضم الوفد الرسمي"
	for o.verbal() && subject.empty() && first < c.Last && strings.HasPrefix(p.d.Folded[first], "ال") && !p.covered(first) {
		first++
	}
	for t := first; t < c.Last; t++ {
		if !p.within(o.clause, t) {
			continue
		}
		a, ok := p.argFrom(t)
		if end := p.apposition(t, subject); end > t {
			t = end
			continue
		}
		if !ok {
			switch {
			case p.d.Tokens[t].Kind != lang.WordKind:
				phrase = false
			case p.isPrep(t) || p.clitic(t) != "":
				phrase = true
			case !phrase && strings.HasPrefix(p.d.Folded[t], "ال") && !p.timely(t) && !p.has(t, "adverb") && !p.inPhrase(t) && !p.has(t, "transparent"):
				if f := p.owned(o, t); !slices.Equal(f.entities, subject.entities) {
					return f // "ندعم الجهود التي تبذلها مصر"
				}
				return filler{} // another noun is the object
			}
			if p.isVerb(t) || o.Entry.Value == "noun" && !own && gen.empty() {
				break
			}
			if !o.verbal() && p.d.Tokens[t].Kind == lang.WordKind && (p.isPrep(t) || p.clitic(t) != "") && !p.timely(t) && own {
				break
			}
			continue
		}
		t = a.Last - 1
		phrase = false
		if a.marker != "" || a.form == extract.Adjective && a.heads == 0 || slices.Equal(a.entities, subject.entities) || slices.Equal(a.entities, gen.entities) || !p.through(o.frame, a) {
			continue
		}
		if a.First <= o.End && o.Entry.Value == "noun" && !own {
			continue
		}
		return p.listed(o, fill(a))
	}
	if o.verbal() && c.rel && c.antecedent >= 0 && (!p.actor(p.args[c.antecedent]) || !slices.Equal(p.args[c.antecedent].entities, subject.entities)) {
		return fill(p.args[c.antecedent])
	}
	return filler{}
}

// genitiveVSO finds the arg that a noun is in construct with: "دعم قطر".
func (p *parse) genitiveVSO(o occurrence) filler {
	if p.pronoun(o) || o.Entry.Value != "noun" {
		return filler{}
	}
	if p.articled(o) {
		return filler{}
	}
	a, ok := p.heading(o.End)
	if !ok || a.form == extract.Adjective || p.clitic(a.First) != "" || o.Last.Suffix != "" || a.First > o.End && !p.through(o.frame, arg{Range: a.Range, heads: a.First - o.End}) {
		return filler{}
	}
	return p.listed(o, fill(a))
}

// apposition returns where the words between commas end that say more about a
// subject right before token t: "رفض السفير X، مساعد الوزير السابق، تصريحات".
func (p *parse) apposition(t int, subject filler) int {
	if subject.Len() == 0 || t != subject.Last || p.d.Folded[t] != "،" && p.d.Folded[t] != "," {
		return t
	}
	if !p.office(t + 1) {
		return t
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

// listed adds to a filler what the next conjuncts name through the nouns of
// the frame: "دعم فلسطين وجهود مصر".
func (p *parse) listed(o occurrence, f filler) filler {
	for f.Last < p.s.Last && strings.HasPrefix(p.d.Folded[f.Last], "و") {
		a, ok := p.heading(f.Last)
		if !ok || a.marker != "" || a.heads == 0 || a.form == extract.Adjective || !p.through(o.frame, a) {
			break
		}
		f.entities = append(append([]int(nil), f.entities...), a.entities...)
		f.Last = a.Last
	}
	return f
}

// adjectiveVSO finds the nationality adjective of a noun: "الدعم العسكري
// الإيراني".
func (p *parse) adjectiveVSO(o occurrence) filler {
	for t := o.End; t < p.s.Last && t <= o.End+2; t++ {
		if a, ok := p.argFrom(t); ok {
			if a.form == extract.Adjective && a.marker == "" || a.form == extract.Adjective && a.from < o.End {
				return fill(a)
			}
			break
		}
		if p.d.Tokens[t].Kind != lang.WordKind || p.isVerb(t) || p.stops(t) || p.trigger(t) {
			break
		}
	}
	return filler{}
}

// described finds the arg that the occurrence, an adjective or participle,
// stands right behind: "موقف مصر الداعم".
func (p *parse) described(o occurrence) filler {
	if strings.HasPrefix(o.First.Prefix, "و") {
		return filler{}
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin {
			continue
		}
		for t := a.Last; t < o.Begin; t++ {
			if o.Begin-a.Last > 2 || p.stops(t) || p.isVerb(t) ||
				o.Entry.Value == "noun" && (p.d.Tokens[t].Kind != lang.WordKind && t != o.Begin-1 || strings.HasPrefix(p.d.Folded[t], "و")) {
				return filler{}
			}
		}
		if a.form == extract.Adjective && a.heads > 0 {
			return filler{} // "أطراف يمنية مؤيدة": the noun is described
		}
		return fill(a)
	}
	return filler{}
}

// it resolves a preposition with a pronoun behind the occurrence ("شارك فيها")
// to the paper or gathering named last.
func (p *parse) it(o occurrence, ctx *context) filler {
	if o.End >= p.s.Last || !p.has(o.End, "resumptive") {
		return filler{}
	}
	if c := p.clauses[o.clause]; c.rel && c.antecedent >= 0 {
		return fill(p.args[c.antecedent])
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		if a := p.args[i]; a.Last <= o.Begin && !p.actor(a) {
			return filler{entities: a.entities}
		}
	}
	return filler{entities: ctx.thing}
}

// selfVSO resolves a pronoun written on to a noun: the subject of the clause
// where it may be meant, else the state or body named last.
func (p *parse) selfVSO(o occurrence, ctx *context) filler {
	c := p.clauses[o.clause]
	suffix := o.Last.Suffix
	switch suffix {
	case "", "ا":
		return filler{}
	case "نا", "تنا", "ي":
		if c.reported {
			return filler{entities: c.speaker}
		}
		return filler{}
	}
	if f := p.thanked(o, suffix); !f.empty() {
		return f
	}
	if f := p.alongside(o, suffix); !f.empty() {
		return f
	}
	from := c.subject
	if c.verb.Begin > o.Begin && c.verb.End > 0 && p.clauses[o.clause].rel {
		from = nil
	}
	if from == nil {
		from = p.carriedVSO(o.clause, lang.Match{Entry: &lang.Entry{}, First: &lang.Stem{}, Last: &lang.Stem{}}, ctx)
	}
	if from == nil {
		from = ctx.topic
	}
	if len(from) == 0 {
		if strings.HasSuffix(suffix, "ها") {
			return filler{entities: p.lastBody(o.Begin)}
		}
		if strings.HasSuffix(suffix, "ه") {
			return filler{entities: p.lastMan(c.First, o.Begin)}
		}
	}
	if strings.HasSuffix(suffix, "ها") && len(from) == 1 && p.d.Entities[from[0]].Type == "Person" && !p.feminine(from[0]) {
		return filler{entities: p.lastBody(o.Begin)}
	}
	return filler{entities: from}
}

// thanked returns whom the pronoun on a noun means that "for" governs: who is
// thanked, punished or praised for it, not who does so: "شكر الوزير قطر على
// دعمها".
func (p *parse) thanked(o occurrence, suffix string) filler {
	if p.marker(o.Begin) != "علي" {
		return filler{}
	}
	c := p.clauses[o.clause]
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin || !p.within(o.clause, a.First) {
			continue
		}
		if a.First < c.verb.End || o.Begin-a.Last > 4 || slices.Equal(a.entities, c.subject) || len(a.entities) != 1 || !p.actor(a) {
			break
		}
		switch a.marker {
		case "", "ل", "ب", "الي":
			e := a.entities[0]
			her := p.feminine(e) || p.d.Entities[e].Type == "State" && a.heads == 0
			if strings.HasSuffix(suffix, "ها") && her || strings.HasSuffix(suffix, "ه") && !her {
				return fill(a)
			}
		}
		break
	}
	return filler{}
}

// alongside returns whom the pronoun on a noun means that "and" joins to another
// noun before it: whose that is, "إعلان الرئيس ورفضه".
func (p *parse) alongside(o occurrence, suffix string) filler {
	c := p.clauses[o.clause]
	if !strings.HasPrefix(o.First.Prefix, "و") || c.verb.End > 0 && c.verb.Begin < o.Begin || suffix != "ه" {
		return filler{}
	}
	if f := p.beforeVSO(o); len(f.entities) == 1 && p.d.Entities[f.entities[0]].Type == "Person" && !p.feminine(f.entities[0]) {
		return f
	}
	return filler{}
}

// farNoun bounds the words that no arg or time takes up between a noun and
// the preposition phrase that completes it.
const farNoun = 4

// governedVSO finds the arg that a preposition governs after the occurrence in
// its clause. The first phrase with that preposition counts, whether it names
// an entity or not.
func (p *parse) governedVSO(o occurrence, marker string) filler {
	c := p.clauses[o.clause]
	loose := 0
	for t := o.End; t < max(c.Last, min(o.End+30, p.s.Last)); t++ {
		if !p.reaches(o, t) {
			continue
		}
		if a, ok := p.heading(t); ok && a.marker != "" {
			if a.from <= o.Begin {
				t = a.Last - 1 // "للدعم القطري لفلسطين": the noun's own adjective
				continue
			}
			if a.marker == marker {
				if !o.verbal() && p.belongs(o, a) {
					return filler{}
				}
				if !p.through(o.frame, a) || o.frame.Setting && !p.setting(o, a) {
					return filler{}
				}
				f := fill(a)
				for { // "لـX ولـY"
					b, ok := p.heading(f.Last)
					if !ok || b.marker != marker || !strings.HasPrefix(p.d.Folded[f.Last], "و") || !p.through(o.frame, b) {
						return f
					}
					f.entities = append(append([]int(nil), f.entities...), b.entities...)
					f.Last = b.Last
				}
			}
			t = a.Last - 1
			continue
		}
		if a, ok := p.argFrom(t); ok {
			t = a.Last - 1
			continue
		}
		if p.inWord(t, "adverb") {
			continue
		}
		if p.marks(t, marker) {
			return p.owned(o, t)
		}
		if p.d.Tokens[t].Kind != lang.WordKind || p.timely(t) || p.isPrep(t) || !p.within(o.clause, t) && (p.has(t, "rel") || p.isVerb(t)) {
			continue
		}
		if p.again(o, t) || !o.verbal() && p.has(t, "besides") {
			break
		}
		if loose++; o.frame.Setting && o.verbal() {
			break
		}
		if !o.verbal() && (loose > farNoun || marker == "بين" && p.apartFrom(o, t)) {
			break
		}
	}
	return filler{}
}

// belongs reports whether the preposition phrase of an arg belongs to a paper
// or gathering, or a noun that tells of one, right before it rather than to the
// occurrence: "محادثات بشأن اتفاق بين".
func (p *parse) belongs(o occurrence, a arg) bool {
	t := a.from - 2 // before the preposition
	for n := 0; n < 3 && t > o.End; n++ {
		if i := slices.IndexFunc(p.args, func(b arg) bool { return b.First <= t && t < b.Last }); i >= 0 {
			return !p.actor(p.args[i]) && p.topical(p.args[i].from)
		}
		if p.d.Tokens[t].Kind != lang.WordKind || p.isPrep(t) || p.timely(t) {
			return false
		}
		for _, m := range p.d.Matches[t] {
			if m.Entry.Class == lang.Head && strings.HasPrefix(m.Entry.Value, "agreement") && p.topical(t) {
				return true
			}
		}
		t--
	}
	return false
}

// topical reports whether "about" governs the noun at token t.
func (p *parse) topical(t int) bool {
	m, ok := p.before(t, "prep")
	return ok && p.has(m.Begin, "about")
}

// again reports whether another noun that calls up the frame of an occurrence
// stands at token t, so that what follows belongs to that: "an assembly to
// prepare a meeting with X".
func (p *parse) again(o occurrence, t int) bool {
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.Entry.Index == o.Entry.Index && t > o.End && !o.verbal() {
			return true
		}
	}
	return false
}

// heading returns the arg whose phrase, with its preposition's nouns, begins
// at token t.
func (p *parse) heading(t int) (arg, bool) {
	i, ok := p.fromAt[t]
	if !ok {
		i, ok = p.argAt[t]
	}
	if !ok {
		return arg{}, false
	}
	return p.args[i], true
}

// marks reports whether the preposition stands at token t, by itself or
// written on to the word.
func (p *parse) marks(t int, marker string) bool {
	if p.clitic(t) == marker && !p.isPrep(t) {
		return true
	}
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Word && m.Entry.Value == "prep" && p.text(m) == marker {
			a, ok := p.heading(m.End)
			return !ok || a.marker != marker
		}
	}
	return false
}

// owned returns whose the thing at token t is, if the frame sees through it:
// "للتصريحات العدوانية لإيران", "للدور الذي تقوم به إيران".
func (p *parse) owned(o occurrence, t int) filler {
	if p.has(t, "prep") {
		t++
	}
	all := slices.Contains(o.frame.Through, "*")
	if !all && !p.transparent(o.frame, t) {
		return filler{}
	}
	for t++; t < p.s.Last && p.d.Tokens[t].Kind == lang.WordKind; t++ {
		if a, ok := p.heading(t); ok {
			if a.marker == "" && !all || a.marker == "ل" && !all || a.marker == "في" && p.d.Entities[a.entities[0]].Type == "State" && !all {
				return fill(a)
			}
			return filler{}
		}
		if p.has(t, "rel") {
			if c := p.clauses[p.clauseAt(t)]; c.rel && c.subject != nil && c.verb.End > 0 && c.verb.Begin-c.First <= 2 && p.actor(arg{entities: c.subject}) {
				return filler{entities: c.subject}
			}
			return filler{}
		}
		if !strings.HasPrefix(p.d.Folded[t], "ال") {
			break
		}
	}
	return filler{}
}

// apartFrom reports whether the word at t cannot belong to the noun of the
// occurrence: it is no adjective of a definite one.
func (p *parse) apartFrom(o occurrence, t int) bool {
	return p.articled(o) && !strings.HasPrefix(p.d.Folded[t], "ال")
}

// setting reports whether an arg says where the clause of an occurrence takes
// place, rather than belonging to a noun before it: "الوضع في اليمن".
func (p *parse) setting(o occurrence, a arg) bool {
	t := a.from - 1
	if a.heads > 1 || t < p.s.First {
		return t < p.s.First
	}
	if m, ok := p.before(a.First-a.heads, "prep"); ok {
		t = m.Begin - 1
	}
	for i := len(p.args) - 1; i >= 0; i-- { // what precedes must be no part of another noun's phrase
		if b := p.args[i]; b.Last == t+1 {
			return b.heads == 0 || p.d.Entities[b.entities[0]].Type == "Person" || slices.Contains(p.d.Pack.Grammar.Locative, b.marker)
		}
	}
	if t < p.s.First || p.d.Tokens[t].Kind != lang.WordKind || p.isVerb(t) || p.timely(t) || p.stops(t) {
		return true
	}
	return o.Begin <= t && t < o.End
}

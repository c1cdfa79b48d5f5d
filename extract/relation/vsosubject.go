package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds the subjects and speakers of clauses where the verb comes
// first.

// subjectsVSO finds the subject and the speaker of every clause and moves the
// topic along.
func (p *parse) subjectsVSO(ctx *context) {
	ctx.thing, ctx.last = ctx.next, ctx.topic
	for i := range p.clauses {
		c := &p.clauses[i]
		c.topic = ctx.topic
		switch {
		case c.rel && c.antecedent < 0 && c.sibling >= 0 && p.clauses[c.sibling].rel:
			c.antecedent = p.clauses[c.sibling].antecedent // "الذي تقوده وتموله"
		case c.rel && c.antecedent < 0:
			c.antecedent = p.antecedentVSO(*c)
		}
		p.report(i, ctx)
		explicit := false
		switch {
		case c.verb.End > 0:
			f, other := p.subjectVSO(i, c.verb, ctx,
				p.transitive(c.verb) || p.encounters(i, c.verb) || p.verbClass(c.verb.Begin, "addressing"))
			c.subject, explicit = f.entities, other
			c.stranger = other
		case c.hal:
			c.subject = p.subjectOfHal(i).entities
		case !c.dateline:
			if a, ok := p.leadingVSO(i); ok {
				c.subject = a.entities
			} else if c.that && c.parent >= 0 {
				c.subject = p.meantByThat(*c)
			}
		}
		if c.subject == nil && c.verb.End > 0 && p.verbClass(c.verb.Begin, "preceding") {
			c.subject = p.ofOld(*c)
		}
		says := c.verb.End > 0 && p.saying(c.verb) || c.hal && p.says(c.head)
		if c.quoted || c.rel {
			continue
		}
		if c.parent < 0 && !p.welcomes(*c) &&
			(c.subject != nil && (c.verb.End > 0 || p.actor(arg{entities: c.subject})) || says && explicit) {
			ctx.topic = c.subject
		}
		if says && !c.that {
			ctx.speaker = c.subject
		}
	}
	if len(p.clauses) > 1 {
		p.opening()
	}
	for _, a := range p.args {
		if !p.actor(a) {
			ctx.next = a.entities
		}
	}
}

// opening gives a participle with which the sentence begins the subject of the
// clause behind it: "متهما روسيا بالتصعيد، قال الوزير".
func (p *parse) opening() {
	i := slices.IndexFunc(p.clauses, func(c clause) bool { return c.hal })
	if i < 0 || p.clauses[i].head != p.s.First || p.clauses[i].subject != nil {
		return
	}
	for _, c := range p.clauses[i+1:] {
		if c.verb.End > 0 && !c.that && !c.rel {
			p.clauses[i].subject = c.subject
			return
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
			if rest := slices.DeleteFunc(slices.Clone(f.Object),
				func(s string) bool { return s == "culprit" }); len(rest) != 1 || rest[0] != "object" ||
				len(f.Requires) > 0 {
				return false
			}
			found = true
		}
	}
	return found
}

// encounters reports whether verb v of clause i tells of whom somebody meets,
// and no preposition governs them, so that they are its object.
func (p *parse) encounters(i int, v lang.Match) bool {
	return v.Last.Suffix == "" && p.verbClass(v.Begin, "encounter") && !slices.ContainsFunc(p.args, func(a arg) bool {
		return a.First >= v.End && p.within(i, a.First) && (a.marker == "مع" || a.marker == "ب") &&
			p.d.Entities[a.entities[0]].Type == "Person"
	})
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
			if a.form == extract.Adjective && a.heads > 0 && !p.has(a.First-1, "members") {
				return -1 // of the noun that it describes: "المقاتلين السوريين الذين"
			}
			if a.form == extract.Pronoun && p.d.Folded[c.head] == "الذين" &&
				p.d.Entities[a.entities[0]].Type == "State" {
				return -1 // "المتمردين في البلاد الذين"
			}
			if x := p.paperEnding(c.head); x >= 0 && x < i && p.meansPaper(c.head, p.args[x], a) {
				return x
			}
			if p.unlikeRelative(c.head, a) {
				return -1 // "اتحاد الكتاب في الولايات المتحدة، الذي"
			}
			return i
		}
	}
	return -1
}

// unlikeRelative reports whether the relative pronoun at token t is of another gender than
// a state or person named before it, and so describes something else.
func (p *parse) unlikeRelative(t int, a arg) bool {
	if len(a.entities) > 1 || a.form != extract.Name || a.heads > 0 { // "أقوال الوزير التي"
		return false
	}
	switch e := a.entities[0]; strings.TrimPrefix(p.d.Folded[t], "و") {
	case "الذي":
		return p.d.Entities[e].Type == "State" && p.isFeminine(a) || p.gender(e) == "f"
	case "التي":
		return p.gender(e) == "m" || p.d.Entities[e].Type == "State" && !p.isFeminine(a)
	}
	return false
}

// thingly reports whether token t is a noun that tells of an act, a paper or a
// gathering, and so no adjective of what is named before it.
func (p *parse) thingly(t int) bool {
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Head ||
			m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.Entry.Tense == lang.NoTense {
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
	if a, ok := p.argFrom(c.head + 1); ok && a.bare() && p.d.Entities[a.entities[0]].Type == "Person" &&
		p.says(c.head) {
		return fill(a)
	}
	if c.parent < 0 {
		return filler{}
	}
	who := p.clauses[c.parent].subject
	if len(who) == 1 && p.isAccusative(c.head) && p.d.Entities[who[0]].Type == "State" &&
		!slices.ContainsFunc(p.args, func(a arg) bool {
			return a.Last <= c.head && slices.Equal(a.entities, who) && !p.isFeminine(a)
		}) {
		return filler{} // a masculine "مطالبا" is not about Syria
	}
	return filler{entities: who}
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
		return p.besideHim(c, a), false
	}
	after, noun := p.afterVerb(i, v)
	lone = lone && len(after) == 1
	if lone && p.mine(c, v) && !p.isFeminine(after[0]) && !p.feminine(after[0].entities[0]) {
		return filler{entities: c.speaker}, false
	}
	if len(after) > 0 && !p.actor(after[0]) && p.human(after[0].Last) {
		return filler{}, true // "حضر القمة عدد من الوزراء"
	}
	for k, a := range after { // the object may come first
		if p.actor(a) {
			after = after[k:]
			break
		}
	}
	if c.rel && c.verb.Begin == v.Begin {
		if f := p.inWords(c, v); !f.empty() {
			return f, false
		}
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
		if lone && noun == noNoun && c.parent >= 0 && (p.resumed(v) || p.became(p.clauses[c.parent])) &&
			p.agrees(p.clauses[c.parent].subject, v) && len(p.clauses[c.parent].subject) > 0 {
			return filler{entities: p.clauses[c.parent].subject}, false // "a visit to X in which he met Y"
		}
		if len(after) > 0 {
			return fill(after[0]), false
		}
		if noun == subjectNoun && v.Last.Suffix != "" {
			return filler{}, true
		}
		if c.parent >= 0 && (p.resumed(v) || v.Last.Suffix != "") {
			up := c.parent
			for c.antecedent >= 0 && p.clauses[up].parent >= 0 &&
				slices.Equal(p.clauses[up].subject, p.args[c.antecedent].entities) {
				up = p.clauses[up].parent // "إن الدوحة التي وصلها": he who says so
			}
			for x := p.clauses[up]; x.rel && x.antecedent < 0 && len(x.subject) == 0 &&
				x.parent >= 0; x = p.clauses[up] {
				up = x.parent // "أكد الوزير في بيان صدر بعد محادثات أجراها": no paper holds talks
			}
			if x := p.speakerApart(up, c.First-1); x != nil && v.Last.Suffix != "" && p.agrees(x, v) {
				return filler{entities: x}, false // "إن موسكو ترفض ذلك، وذلك خلال لقاء عقده"
			}
			if p.agrees(p.clauses[up].subject, v) {
				return filler{entities: p.clauses[up].subject}, false // "a visit in which he met"
			}
		}
		return filler{}, true
	}
	if (v.First.Prefix == "" || last(v.First.Prefix) == "س") && !p.voices(i, v) {
		if _, before := p.nouns(i, p.afterComma(i, v.Begin), v.Begin); before != noNoun {
			return filler{}, true
		}
	}
	if a, ok := p.utterer(v); ok {
		return fill(a), p.has(v.End, "utterance")
	}
	if len(after) == 0 && noun == subjectNoun {
		if f := p.subjectTold(i, v); !f.empty() {
			return f, false
		}
	}
	carried := p.carriedVSO(i, v)
	dropped := v.First.Prefix != "" || c.sibling >= 0 || c.that || p.addsVSO(i, v)
	switch {
	case p.doneBySeveral(v) && len(after) > 0 && len(carried) > 0 && p.agrees(carried, v):
		return filler{entities: carried}, false // nobody behind such a verb does it
	case len(after) == 0 && (noun == subjectNoun || noun == objectNoun && p.unnamed(v)):
		return filler{}, true
	case len(after) == 0, p.comesSo(v):
		return filler{entities: carried}, false
	case !p.actor(after[0]) && len(carried) > 0 && p.verbClass(v.Begin, "personal") && p.agrees(carried, v) &&
		(!p.partedVSO(i, v) || p.unlike(after[0], v)):
		return filler{entities: carried}, false
	case p.turnsNext(c, v, after, carried) && noun == noNoun:
		return filler{entities: carried}, false
	case lone && dropped && len(carried) > 0 &&
		(noun == noNoun || noun == objectNoun && p.verbClass(v.Begin, "addressing")) &&
		p.agrees(carried, v) && !p.verbClass(v.Begin, "objectless") && !p.verbClass(v.Begin, "intransitive"):
		return filler{entities: carried}, false
	case (!p.actor(after[0]) || len(after) == 1 && noun != subjectNoun) && len(carried) > 0 && c.that &&
		p.pronounThat(c.head) && v.Begin-c.head <= 2 && p.wantsObject(v) && p.agrees(carried, v):
		return filler{entities: carried}, false // "إنها تعتبر المبادرة", "إنها دعت كينيا"
	case p.clashes(after[0], v) && (dropped || len(carried) > 0) &&
		(noun == noNoun && len(after) == 1 || after[0].Last < p.s.Last && p.has(after[0].Last, "notably")):
		return filler{entities: carried}, false // an object, "وناشد الدول وخاصة كينيا"
	}
	return fill(after[0]), false
}

// human reports whether a word for people whom no name tells stands at token t.
func (p *parse) human(t int) bool {
	return t < p.s.Last && !p.covered(t) && p.has(t, "human") && p.clitic(t) == ""
}

// turnsNext reports whether a verb that "and" joins to what somebody did before tells to
// which state or body he turned next, the one named right behind it: "دانت كينيا الهجوم
// وطالبت تشاد بالتوضيح". A comma may part two who act.
func (p *parse) turnsNext(c clause, v lang.Match, after []arg, carried []int) bool {
	if c.sibling < 0 || c.that || v.First.Prefix != "و" || p.hasComma(v.Begin) ||
		!p.verbClass(v.Begin, "turning") || len(after) != 1 || len(carried) != 1 {
		return false
	}
	a := after[0]
	if typ := p.d.Entities[a.entities[0]].Type; typ != "State" && typ != "Organization" || a.First != v.End ||
		slices.Equal(a.entities, carried) || a.form == extract.Pronoun {
		return false
	}
	return slices.Equal(p.clauses[c.sibling].subject, carried) && p.agrees(carried, v)
}

// became reports whether a clause says what a person is or has become, so that
// what describes that describes the person: "بات الوزير أول مسؤول يزور".
func (p *parse) became(c clause) bool {
	return c.verb.End > 0 && p.verbClass(c.verb.Begin, "being") && len(c.subject) == 1 &&
		p.d.Entities[c.subject[0]].Type == "Person"
}

// utterer returns whose words they are that are said to have come: "جاءت تصريحات
// الوزير خلال زيارة" tells of what the minister did.
func (p *parse) utterer(v lang.Match) (arg, bool) {
	if !p.verbClass(v.Begin, "coming") || !p.has(v.End, "utterance") && !p.has(v.End, "journey") {
		return arg{}, false
	}
	a, ok := p.heading(v.End)
	return a, ok && a.marker == "" && a.heads == 1 && p.d.Entities[a.entities[0]].Type == "Person"
}

// partedVSO reports whether the parties to what verb v of clause i tells of
// stand behind "between": "أبرمت الاتفاقية بين البلدين".
func (p *parse) partedVSO(i int, v lang.Match) bool {
	return slices.ContainsFunc(p.args, func(a arg) bool {
		return a.First >= v.End && a.marker == "بين" && p.within(i, a.First)
	})
}

// unnamed reports whether the subject of a verb that has no object stands
// right behind it and is nobody we know: "وقال سعيد الخبير", "ووصل مسافر".
func (p *parse) unnamed(v lang.Match) bool {
	t := v.End
	moving := p.verbClass(v.Begin, "moving")
	if t >= p.s.Last || !moving && !p.verbClass(v.Begin, "intransitive") || p.covered(t) ||
		p.d.Tokens[t].Kind != lang.WordKind ||
		p.isPrep(t) || p.stops(t) || p.timely(t) || p.clitic(t) != "" {
		return false
	}
	if moving {
		return !p.tanween(t) && !p.inWord(t, "adverb") && !p.isVerb(t) && !p.has(t, "that")
	}
	return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool { return m.Entry.Class == lang.NamePart })
}

// clashes reports whether an arg right behind a verb differs from it in gender
// and so is not its subject: "ودعا إيران".
func (p *parse) clashes(a arg, v lang.Match) bool {
	two := a.form == extract.Pronoun && len(a.entities) > 1 // "ووقع البلدان"
	return a.First == v.End && a.form != extract.Adjective && !two && p.differs(a, v)
}

// differs reports whether an arg is of another gender than the subject of a verb.
func (p *parse) differs(a arg, v lang.Match) bool {
	he, she := false, false
	for _, m := range p.d.Matches[v.Begin] {
		if (m.Entry.Class == lang.Verb || m.Entry.Class == lang.Trigger && m.Entry.Value == "verb") &&
			finite(m.Entry.Tense) && m.First.Prefix == v.First.Prefix {
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
		if p.within(i, b) && (p.d.Folded[b] == "،" || p.d.Folded[b] == "," || p.isVerb(b)) {
			return b + 1 // behind an auxiliary its subject stands too
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
	if a, ok := p.startsAnew(i, v); ok {
		return a, true
	}
	for _, a := range p.args {
		if a.First < c.First || a.First >= v.Begin || !p.within(i, a.First) {
			continue
		}
		if led, ok := p.ledInFront(i, v); ok {
			a = led
		} else if !a.bare() || a.form == extract.Adjective || !p.onlyOwn(i, c.First, a.First) {
			return arg{}, false
		}
		if b, ok := p.argFrom(v.End); ok && b.bare() && p.actor(b) && p.differs(a, v) && !p.differs(b, v) {
			return arg{}, false // "الوزير وفي هذا الإطار دعت مصر"
		}
		return a, p.onlyAside(i, a.Last, v.Begin)
	}
	return arg{}, false
}

// startsAnew returns the subject of verb v of clause i that stands right before it behind "and",
// where a clause that "that" opens has only said how something is: "قالت إن الوضع صعب | وقطر تدعم تونس".
func (p *parse) startsAnew(i int, v lang.Match) (arg, bool) {
	c := p.clauses[i]
	for _, a := range p.args {
		if c.that && a.Last == v.Begin && a.First > c.First && p.within(i, a.First) && a.marker == "" &&
			a.form != extract.Adjective && p.actor(a) && p.prefixed(a.First, "و") && !p.differs(a, v) {
			return a, c.verb.Begin == v.Begin
		}
	}
	return arg{}, false
}

// onlyAside reports whether the words of clause i in [from, to) part no subject from its
// verb: phrases that a preposition opens, an adjective of the subject, auxiliary verbs.
// Clauses inside this one may stand there too: "الوزير الموجود في بغداد التقى", "الوزير،
// وفي ختام جولته، التقى".
func (p *parse) onlyAside(i, from, to int) bool {
	phrase := false // whether more nouns may follow
	for t := from; t < to; t++ {
		switch {
		case !p.within(i, t):
		case p.d.Tokens[t].Kind != lang.WordKind:
			phrase = false
		case p.stops(t), p.timely(t), p.verbClass(t, "auxiliary"):
			phrase = phrase || p.isPrep(t)
		case p.inPhrase(t), p.isPrep(t), p.clitic(t) != "",
			t == from && strings.HasPrefix(p.d.Folded[t], "ال") && !p.thingly(t):
			phrase = true
		case !phrase:
			return false
		}
	}
	return true
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

const (
	noNoun      nounKind = iota
	subjectNoun          // one that is rather its subject
	objectNoun           // one that is rather its object
)

const (
	closed phraseState = iota
	open
	named
)

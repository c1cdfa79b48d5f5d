package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds the arguments of frames where the verb comes first.

// slotVSO returns what fills the named slot of an occurrence.
func (p *parse) slotVSO(o occurrence, name string, ctx *context) filler {
	c := p.clauses[o.clause]
	switch name {
	case "subject":
		if o.verbal() {
			if x := p.issuer(o); !x.empty() {
				return x
			}
			lone := (o.Last.Suffix == "" || o.Last.Suffix == "ا") &&
				slices.Contains(o.frame.Object, "object") &&
				!slices.ContainsFunc(o.frame.Object, func(s string) bool {
					return s != "object" && s != "culprit" && s != "each" && s != "him" && s != "passive" &&
						!p.slotVSO(o, s, ctx).empty()
				})
			f, other := p.subjectVSO(o.clause, o.Match, ctx, lone)
			if other && f.empty() && encountering(o.frame) {
				return p.sent(o, o.End, f)
			}
			return p.signers(o, p.contracting(o, p.companion(o, f)))
		}
		if p.others(o) || p.titular(o) {
			return filler{}
		}
		if f := p.doing(o); !f.empty() && !p.judged(o) {
			return f
		}
		if e := p.doer(o); e != nil {
			if x := p.speakerDoes(o, e); x != nil {
				e = x
			}
			return filler{entities: e}
		}
		if p.judged(o) {
			return filler{}
		}
		if f := p.sharer(o); !f.empty() {
			return f
		}
		if p.dates(o) {
			return filler{}
		}
		if x := p.setOff(o); x != nil {
			return filler{entities: x}
		}
		if a, ok := p.leaderNamed(c.verb.End); ok && c.verb.End > 0 && o.frame.Relation == "visited" &&
			p.has(c.verb.End, "delegation") && a.Last <= o.Begin && p.within(o.clause, a.First) {
			return fill(a) // "قام وفد برئاسة X بزيارة"
		}
		if len(c.subject) == 0 && c.verb.End > 0 && c.verb.Begin < o.Begin {
			return p.sent(o, c.verb.End, filler{})
		}
		if c.verb.End == 0 && len(o.frame.Behind) > 0 {
			return filler{entities: p.couple(o, c.subject)} // "X مع Y خلال اللقاء"
		}
		return filler{entities: c.subject}
	case "object":
		if f := p.objectVSO(o, ctx); !f.empty() {
			return f
		}
		return p.whatDone(o, "")
	case "gen":
		return p.genitiveVSO(o)
	case "adj":
		return p.adjectiveVSO(o)
	case "one":
		return p.oneMet(o)
	case "self":
		return p.selfVSO(o)
	case "his":
		return p.hisVSO(o)
	case "him":
		return p.him(o, ctx)
	case "owner":
		return p.possessor(o)
	case "pronoun":
		return p.pronounBehind(o)
	case "scene":
		return p.scene(o)
	case "speaker":
		if c.stranger && c.verb.End > 0 && p.saying(c.verb) && slices.Contains(o.frame.Subject, "subject") {
			return filler{} // somebody else says so: "قال إن التقارير أكدت"
		}
		if c.reported {
			return filler{entities: c.speaker}
		}
		return filler{}
	case "principal":
		if c.reported && len(c.speaker) == 1 &&
			!slices.ContainsFunc(p.d.Entities[c.speaker[0]].Offices, func(h extract.Held) bool {
				return strings.HasPrefix(h.Office, "spokesperson")
			}) {
			return filler{entities: c.speaker}
		}
		return filler{}
	case "envoys":
		return p.envoysOf(o)
	case "head", "opposite":
		return p.leader(name == "head")
	case "it":
		return p.it(o, ctx)
	case "topic":
		return p.topicVSO(o)
	case "doer":
		return filler{entities: p.doer(o)}
	case "them":
		return p.them(o)
	case "inside":
		return p.contents(o, "comprising")
	case "series":
		return p.contents(o, "spanning")
	case "outer":
		return p.outerVSO(o)
	case "before":
		return p.beforeVSO(o)
	case "including":
		return p.including(o)
	case "whom":
		return p.whom(o)
	case "culprit":
		return p.culpritVSO(o, ctx)
	case "patient":
		return p.patient(o, ctx)
	case "party":
		return p.party(o)
	case "bearer":
		return p.bearer(o)
	case "receiver":
		return filler{entities: p.receiver(o)}
	case "paper":
		return p.paperMeant(o, ctx)
	case "inner":
		return p.insiders(o)
	case "passive":
		return p.passiveVSO(o, ctx)
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
	case "described":
		if c.rel && c.antecedent >= 0 {
			return fill(p.args[c.antecedent])
		}
		return p.described(o)
	}
	marker := p.d.Pack.Marker(name)
	if p.completedAt(o, name) {
		return filler{}
	}
	if f := p.governedVSO(o, marker); !f.empty() {
		if marker == "بين" {
			return p.betweenThem(o, f)
		}
		return f
	}
	if f := p.takenUp(o, marker); !f.empty() {
		return f
	}
	return p.whatDone(o, marker)
}

// completedAt reports whether a preposition of a better slot of its frame than the named one
// stands right behind a noun, so that one behind that belongs to what it governs: "رفضه لأي
// هجوم على قطر".
func (p *parse) completedAt(o occurrence, name string) bool {
	if o.verbal() || o.End >= p.s.Last || !stances[o.frame.Relation] {
		return false
	}
	for _, s := range o.frame.Object {
		if s == name {
			break
		}
		if m := p.d.Pack.Marker(s); m != "" && p.marks(o.End, m) {
			return true
		}
	}
	return false
}

// topicVSO returns what the clause of an occurrence is about: the arg that it
// begins with, through nouns of the frame: "إن تصريحات الوزير غير مقبولة".
func (p *parse) topicVSO(o occurrence) filler {
	c := p.clauses[o.clause]
	for _, a := range p.args {
		if a.First < c.First || !p.within(o.clause, a.First) {
			continue
		}
		if a.Last <= o.Begin && a.marker == "ل" && p.deedOn(o, c.First, a.First) {
			return fill(a)
		}
		if a.Last > o.Begin || a.marker != "" || a.heads > 0 && p.wordEnds(a.First-a.heads, "prep") ||
			!p.onlyOwn(o.clause, c.First, min(a.from, a.First-a.heads)) ||
			!p.through(o.frame, a) && a.form != extract.Adjective {
			break
		}
		if a.form == extract.Adjective && !p.stemmed(a.First-a.heads, o.frame.ThroughIDs) {
			break
		}
		return fill(a)
	}
	return filler{}
}

// scene returns where the clause of an occurrence says first of all that it takes
// place, behind a preposition of place or one by which the frame finds its object:
// "وفي بيروت، أكد الوزير", "على هامش القمة، التقى".
func (p *parse) scene(o occurrence) filler {
	c := p.clauses[o.clause]
	for _, a := range p.args {
		if a.First < c.First || !p.within(o.clause, a.First) {
			continue
		}
		marked := slices.Contains(p.d.Pack.Grammar.Locative, a.marker) ||
			slices.ContainsFunc(o.frame.Object, func(s string) bool { return p.d.Pack.Marker(s) == a.marker })
		if a.Last <= o.Begin && marked && p.through(o.frame, a) && p.onlyOwn(o.clause, c.First, a.First) &&
			p.hasComma(a.Last+1) {
			return fill(a)
		}
		break
	}
	return filler{}
}

// allRound reports whether the adjective of a meeting right behind or before an
// occurrence says that it has three sides or more, so that each of those who are
// named met each: "عقد اجتماعا ثلاثيا مع X وY".
func (p *parse) allRound(o occurrence) bool {
	if p.d.Pack.Order != lang.VSO {
		return false
	}
	for t := max(p.s.First, o.Begin-3); t < p.s.Last && t < o.End+2; t++ {
		if p.has(t, "round") {
			return true
		}
	}
	return false
}

// contents returns whom or what the relative clause about an occurrence says
// it brings together or takes in, with a verb of that class: "الجولة التي شملت قطر",
// "الاجتماع الذي ضم X".
func (p *parse) contents(o occurrence, class string) filler {
	for i := o.clause + 1; i < len(p.clauses) && i <= o.clause+2; i++ {
		c := p.clauses[i]
		if c.verb.End == 0 || c.verb.Entry.Tense != lang.Past || c.head < o.End || c.head-o.End > 4 ||
			!p.verbClass(c.verb.Begin, class) {
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
// "موقف قطر في دعم", "حرصها الدائم على دعم", "التزام قطر بدعم". Behind other
// prepositions than "in" the noun must be one that the frame requires.
func (p *parse) outerVSO(o occurrence) filler {
	if o.verbal() {
		return p.means(o)
	}
	t := o.Begin
	for n := 0; n < 2 && p.isContinued(t-1); n++ {
		t-- // "في مواصلة دعم"
	}
	any := t-1 > p.s.First && p.d.Folded[t-1] == "في"
	if m, ok := p.before(t, "prep"); ok {
		t = m.Begin
	} else if p.clitic(t) == "" {
		return filler{}
	}
	for n := 0; n < 2 && t-1 > p.s.First && !p.covered(t-1) &&
		(strings.HasPrefix(p.d.Folded[t-1], "ال") || p.has(t-1, "adverb")) &&
		!p.stemmed(t-1, o.frame.RequiresIDs); n++ {
		t-- // "حرصها الدائم"
	}
	for _, a := range p.args {
		if a.Last == t && p.within(o.clause, a.First) {
			if a.heads == 0 || !any && !p.stemmed(a.First-1, o.frame.RequiresIDs) {
				return filler{}
			}
			return fill(a)
		}
	}
	if t-1 < p.s.First || p.covered(t-1) || !any && !p.stemmed(t-1, o.frame.RequiresIDs) {
		return filler{}
	}
	for i := range p.d.Stems[t-1] {
		if x := &p.d.Stems[t-1][i]; x.Suffix != "" && x.Suffix != "ا" {
			return p.selfVSO(occurrence{Match: lang.Match{Begin: t - 1, End: t, First: x, Last: x, Entry: o.Entry},
				frame: o.frame, clause: o.clause})
		}
	}
	return filler{}
}

// means returns who does what a relative clause without a pronoun tells of the
// harm or use: "تقوم إيران بأنشطة تزعزع الاستقرار".
func (p *parse) means(o occurrence) filler {
	c := p.clauses[o.clause]
	if !c.rel || !c.bare || c.antecedent >= 0 || c.parent < 0 || c.verb.Begin != o.Begin ||
		o.Last.Suffix != "" || p.resumed(o.Match) {
		return filler{}
	}
	up := p.clauses[c.parent]
	if up.verb.End == 0 || !p.verbClass(up.verb.Begin, "light") || p.clitic(c.head-1) == "ل" ||
		p.wordEnds(c.head-1, "prep") {
		return filler{} // "لدولة تخرق"
	}
	if after, _ := p.afterVerb(o.clause, o.Match); len(after) > 0 && p.actor(after[0]) {
		return filler{} // somebody else does it
	}
	return filler{entities: up.subject}
}

// isContinued reports whether the noun at token t only tells that what stands
// behind it goes on: "مواصلة دعم".
func (p *parse) isContinued(t int) bool {
	return t > p.s.First && !p.covered(t) && p.has(t, "ongoing")
}

// beforeVSO returns who is named last before an occurrence in its clause,
// other than behind a preposition: "استدعاء البحرين لسفيرها احتجاجا".
func (p *parse) beforeVSO(o occurrence) filler {
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin || !p.within(o.clause, a.First) || !p.actor(a) || a.form == extract.Adjective ||
			a.marker != "" && a.heads == 0 {
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

// bearer returns who brings what an occurrence tells of: the first person named
// behind it, "نقلها إليه الوزير".
func (p *parse) bearer(o occurrence) filler {
	const far = 5 // tokens, "سلمها إلى جلالته اليوم"
	for _, a := range p.args {
		if a.First < o.End || !a.bare() || a.form == extract.Adjective || p.d.Entities[a.entities[0]].Type != "Person" {
			continue
		}
		if a.First > o.End+far || p.verbBetween(o.End, a.First) {
			break
		}
		return fill(a)
	}
	return filler{}
}

// receiver returns who the sentence says has got the message that the words of an
// occurrence say somebody brought: "تسلم الرئيس رسالة نقلها الوزير". Where they name
// the message themselves it is of whom the text has spoken: "وسلم الرسالة السفير".
func (p *parse) receiver(o occurrence) []int {
	missive := func(from, to int) bool {
		return slices.ContainsFunc(tokens(from, to), func(t int) bool { return p.has(t, "missive") })
	}
	for i := o.clause; i >= 0; i-- {
		if v := p.clauses[i].verb; v.End > 0 && v.Begin < o.Begin && p.verbClass(v.Begin, "receiving") &&
			missive(v.End, o.End) {
			return p.clauses[i].subject
		}
	}
	if who := p.clauses[o.clause].topic; len(who) == 1 && missive(o.Begin, o.End) && !p.takenFor(o) {
		return who
	}
	return nil
}

// takenFor reports whether somebody else than whom a message is for seems to take it, as
// where its bearer meets another: "سلم الرسالة السفير خلال استقبال الوزير له".
func (p *parse) takenFor(o occurrence) bool {
	bearer := p.bearer(o)
	return slices.ContainsFunc(p.args, func(a arg) bool {
		return a.First >= bearer.Last && p.d.Entities[a.entities[0]].Type == "Person"
	})
}

// patient returns whom the pronoun on a verb means that something brings
// together with others: "لقاء جمعه مع نظيره". It is the subject of the clause
// that names the meeting, or where that has none, "جاء ذلك في لقاء جمعه", the
// person whom the text is about.
func (p *parse) patient(o occurrence, ctx *context) filler {
	c := p.clauses[o.clause]
	if !o.verbal() || o.Last.Suffix == "" || c.parent < 0 {
		return filler{}
	}
	if up := p.clauses[c.parent].subject; len(up) > 0 {
		if he := p.heRather(o, up); he != nil {
			up = he
		}
		return filler{entities: up}
	}
	if who := ctx.topic; len(who) == 1 && p.d.Entities[who[0]].Type == "Person" &&
		(o.Last.Suffix == "ه" && !p.feminine(who[0]) || o.Last.Suffix == "ها" && p.feminine(who[0])) {
		return filler{entities: who}
	}
	return filler{}
}

// bidden returns who must do what the clause that "that" opens right behind an
// occurrence says: "يجب أن تنسحب إسرائيل".
func (p *parse) bidden(o occurrence) filler {
	for i := o.clause + 1; i < len(p.clauses) && i <= o.clause+2; i++ {
		c := p.clauses[i]
		if !c.that || c.head < o.End || p.loose(o.End, c.head) > 1 || c.verb.End == 0 || c.verb.Entry.First {
			continue
		}
		if a, ok := p.argFrom(c.verb.End); ok && a.bare() && slices.Equal(a.entities, c.subject) {
			return fill(a)
		}
	}
	return filler{}
}

// loose counts the words in tokens [from, to) that name nobody.
func (p *parse) loose(from, to int) int {
	n := 0
	for t := from; t < to; t++ {
		if !p.covered(t) && p.d.Tokens[t].Kind == lang.WordKind {
			n++
		}
	}
	return n
}

// others reports whether a noun is in construct with one that is no entity,
// so that it tells of what somebody else does: "رفض الكثيرين", but not "دعم الموقف
// القطري".
func (p *parse) others(o occurrence) bool {
	t := o.End
	if t < p.s.Last && !encountering(o.frame) && slices.Contains(o.frame.Object, "gen") && p.transparent(o.frame, t) {
		return false
	}
	if t+1 < p.s.Last && p.marker(o.Begin) == "" &&
		(p.stemmed(t, o.frame.RequiresIDs) || p.two(t, o.frame.RequiresPhrases)) {
		return false // "أعلنت تقديم الدعم العسكري": what is given gives nothing
	}
	return o.Entry.Value == "noun" && !p.articled(o) && o.Last.Suffix == "" && t < p.s.Last && !p.covered(t) &&
		strings.HasPrefix(p.d.Folded[t], "ال") && !p.timely(t) && !p.stops(t)
}

// titular reports whether a noun only tells what a gathering or body is for:
// "مؤتمر دعم", "مجموعة دعم".
func (p *parse) titular(o occurrence) bool {
	t := o.Begin - 1
	if o.Entry.Value != "noun" || t < p.s.First || p.covered(t) || p.isVerb(t) || p.clitic(o.Begin) != "" ||
		strings.HasPrefix(o.First.Prefix, "و") || strings.HasPrefix(p.d.Folded[t], "ال") {
		return false
	}
	return p.gathering(t)
}

// judged reports whether a noun is what the verb of its clause praises, blames or
// sees, or charges another with, so that the subject of that is not who did it: "رحب
// الوزير بتوقيع", "شهد الوزير توقيع".
func (p *parse) judged(o occurrence) bool {
	v := p.clauses[o.clause].verb
	if p.charged(o) {
		return true
	}
	if v.End == 0 || v.Begin >= o.Begin || p.pronoun(o) ||
		!p.verbClass(v.Begin, "judging") && !(p.verbClass(v.Begin, "witnessing") && o.frame.Takes("Agreement")) {
		return false
	}
	switch p.marker(o.Begin) {
	case "ب", "علي", "":
		return true
	}
	return false
}

// charged reports whether the verb of a noun's clause charges somebody, whom it
// names, with what the noun tells, or warns or bids him of it, so that it is his
// deed: "اتهم الوزير إيران بتقديم الدعم لأرمينيا".
func (p *parse) charged(o occurrence) bool {
	v := p.clauses[o.clause].verb
	if o.Entry.Value != "noun" || v.End == 0 || v.Begin >= o.Begin || p.pronoun(o) ||
		!p.verbClass(v.Begin, "charging") {
		return false
	}
	who := 0
	for _, a := range p.args {
		if a.First >= v.End && a.Last <= o.Begin && p.within(o.clause, a.First) && a.bare() && p.actor(a) {
			who++
		}
	}
	return who > 1 || who == 1 && v.Last.Suffix != ""
}

// gathering reports whether token t is a noun for a gathering, a paper or a
// body.
func (p *parse) gathering(t int) bool {
	return p.has(t, "gathering") ||
		slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Head && m.End == t+1
		})
}

// doing returns who does what an occurrence names going by a noun of doing
// before it: "قيام الوزير بزيارة".
func (p *parse) doing(o occurrence) filler {
	given := p.clitic(o.Begin) == "" && (p.isAccusative(o.Begin) || o.First.Article) // "تقديم قطر دعما"
	if p.clitic(o.Begin) != "ب" && !given {
		return filler{}
	}
	for _, a := range p.args {
		if a.Last <= o.Begin && o.Begin-a.Last <= 1 &&
			(!given && p.has(a.First-1, "doing") || given && a.heads == 1 && p.isContinued(a.First-1)) {
			return fill(a)
		}
	}
	return filler{}
}

// sharer returns who does what a noun joined to another names going by the
// noun before it: "زيارة الوزير دولة قطر والالتقاء بأميرها".
func (p *parse) sharer(o occurrence) filler {
	if o.First.Prefix != "و" || !p.articled(o) {
		return filler{}
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin || !p.within(o.clause, a.First) || p.d.Entities[a.entities[0]].Type != "Person" ||
			a.form == extract.Adjective {
			continue
		}
		if a.heads == 0 || !p.trigger(a.First-1) {
			break
		}
		return fill(a)
	}
	return filler{}
}

// dates reports whether a noun in construct with its object only says when
// the clause takes place, so that anybody may have done it: "بعد توقيع الاتفاق".
func (p *parse) dates(o occurrence) bool {
	if o.Begin > p.s.First && p.has(o.Begin-1, "marking") {
		return true // "هنأ الوزير كينيا بمناسبة توقيع الاتفاق"
	}
	switch p.marker(o.Begin) {
	case "بعد", "قبل", "منذ", "عقب", "اثر", "غداه", "قبيل":
	case "من": // "بعد دقائق من"
		if m, ok := p.before(o.Begin, "prep"); !ok || p.marker(m.Begin-1) != "بعد" && p.marker(m.Begin-1) != "قبل" {
			return false
		}
	default:
		return false
	}
	if p.articled(o) && p.isPrep(o.End) { // "بعد التوقيع على الاتفاق", but "بعد المحادثات مع الوزير، قال"
		return !encountering(o.frame) || p.d.Folded[o.End] != "مع"
	}
	a, ok := p.heading(o.End)
	return ok && a.First == o.End && a.marker == "" && !p.actor(a) && !p.pronoun(o)
}

// doer returns the subject of the relative clause that says who did what the
// occurrence names: "المحادثات التي تجريها روسيا مع".
func (p *parse) doer(o occurrence) []int {
	if i := p.doneIn(o); i >= 0 && !p.verbClass(p.clauses[i].verb.Begin, "lasting") { // a visit lasts, not its place
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
	far := 3
	if c.bare && p.resumed(c.verb) && !p.meanwhile(c.verb) {
		far = performMax // "زيارة إلى دمشق يقوم بها"
	}
	return o.Entry.Value == "noun" && c.rel && c.parent == o.clause && c.head >= o.End && c.head-o.End <= far &&
		c.verb.End > 0 && (p.verbClass(c.verb.Begin, "light") || p.verbClass(c.verb.Begin, "lasting"))
}

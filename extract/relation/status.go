package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// status works out how the document puts what an occurrence states, from the
// form of the verb and the cues in its scope.
func (p *parse) status(o occurrence) graph.Status {
	if p.unsigned(o) {
		return graph.Planned
	}
	if p.underway(o) {
		return graph.Asserted
	}
	switch p.d.Pack.Order {
	case lang.VSO:
		return p.statusVSO(o)
	case lang.SVO:
		return p.mid.statusMedial(o)
	}
	return p.statusSOV(o)
}

// unsigned reports whether a paper is only to be signed when what the sentence tells
// happens, so that neither the signing nor what the paper says is stated: "قبل توقيع
// الاتفاق بين", "پیش از امضای توافق", "before signing".
func (p *parse) unsigned(o occurrence) bool {
	const far = 3 // words: the signing, "على", the kind of paper
	for t := o.Begin; t > max(p.s.First, o.Begin-far-1); t-- {
		if p.wordEnds(t, "ahead") && slices.ContainsFunc(p.d.With(t, lang.Trigger), func(m lang.Match) bool {
			return m.Entry.Class == lang.Trigger && p.d.Pack.Frames[m.Entry.Index].Relation == "signed"
		}) {
			return true
		}
	}
	return false
}

// underway reports whether an adjective says that the talks of an occurrence are under way,
// whatever the clause says of them: "إنجاح المفاوضات الجارية بين", "می‌تواند مذاکرات جاری
// میان".
func (p *parse) underway(o occurrence) bool {
	return o.Entry.Value == "noun" && encountering(o.frame) && p.has(o.End, "underway")
}

// statusVSO is status where clauses nest: what holds of the words before the
// place at which a clause hangs holds of the clause, if "that" opens it.
func (p *parse) statusVSO(o occurrence) graph.Status {
	c := p.clauses[o.clause]
	if p.setOff(o) != nil && !p.still(o) {
		return graph.Asserted
	}
	if o.Entry.Value == "noun" && last(o.First.Prefix) == "ل" && !p.pronoun(o) && !p.regarded(o.Begin) &&
		(!o.First.Article || o.End < p.s.Last && p.isPrep(o.End)) {
		return graph.Hoped // the purpose of something else
	}
	if o.Entry.Value == "noun" && p.articled(o) { // "الدعم الذي تقدمه إيران"
		if i := p.doneIn(o); i >= 0 && len(p.clauses[i].subject) > 0 {
			x := p.clauses[i]
			if s := p.cueVSO(i, x.First, x.verb.Begin); s != "" {
				return s
			}
			if s := p.cueVSO(o.clause, c.First, o.Begin); s == graph.Negated && !p.wordEnds(c.verb.Begin, "negation") ||
				s == graph.Alleged {
				return s // "نفى الدعم الذي", but not "لن يؤثر على الدعم الذي"
			}
			if last(x.verb.First.Prefix) == "س" || x.verb.Entry.Tense == lang.Present && p.setFor(o) {
				return graph.Planned
			}
			return graph.Asserted
		}
	}
	if o.Entry.Value == "noun" && p.wordEnds(o.Begin, "since") {
		return graph.Asserted // "سيكون هذا أول لقاء منذ توقيع الاتفاق"
	}
	if t := o.Begin - 1; o.Entry.Value == "noun" && t >= c.First && p.has(t, "resuming") {
		return graph.Hoped // "في استئناف المفاوضات"
	}
	if t := o.Begin - 1; o.Entry.Value == "noun" && t >= c.First && !o.frame.Presupposed &&
		p.clitic(o.Begin) == "" && p.has(t, "stopping") && !p.isVerb(t) && !p.has(t, "that") {
		return graph.Negated // "وقف الضغط على"
	}
	for t := o.Begin - 1; o.Entry.Value == "noun" && o.frame.Voice && !p.pronoun(o) && t >= c.First &&
		t >= o.Begin-2 && !p.covered(t); t-- {
		if p.has(t, "refusal") && !p.refuses(o) && !p.anothers(o) {
			return graph.Negated // "رفضه الاعتراف والالتزام"
		}
	}
	if o.Begin > p.s.First && p.has(o.Begin-1, "non") {
		return graph.Negated // "غير داعم"
	}
	if s := p.undone(o, c.verb); s != "" {
		return s
	}
	if o.frame.Presupposed && o.Entry.Value == "noun" && p.articled(o) && slices.Contains(o.frame.Object, "described") {
		return graph.Asserted // "لم تحترم الاتفاقية الموقعة"
	}
	if s := p.cueVSO(o.clause, p.behindAim(o), o.Begin); s != "" &&
		!(s == graph.Negated && p.behindGiven(o)) && !(s == graph.Hoped && p.saidAt(o)) {
		return s
	}
	if i := p.clauseAt(o.Begin); i != o.clause { // "نفى عقد لقاء جمع"
		if s := p.cueVSO(i, p.clauses[i].First, o.Begin); s != "" {
			return s
		}
	}
	if s := p.rumoured(o.clause); s != "" {
		return s
	}
	// of no meeting "that brought together" anybody
	if c.rel && c.bare && c.parent >= 0 && o.frame.InPerson() && !o.frame.Takes("Agreement") {
		if s := p.cueVSO(c.parent, p.clauses[c.parent].First, c.head); s != "" {
			return s
		}
	}
	v := c.verb
	if o.verbal() {
		v = o.Match
	}
	if v.Entry != nil && v.Entry.Tense == lang.Present && p.wordEnds(v.Begin, "verbal") && !p.wasThen(o.clause, v) {
		return graph.Conditional // قد with the present: may
	}
	if o.Entry.Value == "noun" && v.Entry != nil && v.Begin > o.Begin && o.Begin-c.First <= 2 &&
		last(v.First.Prefix) == "س" && v.Entry.Tense == lang.Present {
		return graph.Planned // "إن رفض الاتفاق سيسبب", "زيارة الوزير ستبحث"
	}
	if o.Entry.Value == "noun" && v.Begin > o.Begin && o.Begin-c.First <= 2 && p.verbClass(v.Begin, "called-off") {
		return graph.Negated // "إن زيارة الوزير أجلت"
	}
	if p.heralded(o, v) || p.yetTo(o) || p.expected(o) {
		return graph.Planned
	}
	if s := p.wished(o, c.verb); s != "" {
		return s
	}
	if o.frame.Present != "" && (o.verbal() || p.carriesOut(o, v)) && v.Entry.Tense == lang.Present &&
		last(v.First.Prefix) != "س" &&
		(p.today(o) || p.meanwhile(v) || !p.headlineVSO(occurrence{v, o.frame, o.clause})) {
		return graph.Status(o.frame.Present)
	}
	if p.goesOnPlanned(o, v) || p.forToday(o, v) {
		return graph.Planned
	}
	if p.goesOnEnjoined(o) {
		return graph.Hoped
	}
	if v.Entry != nil && (o.verbal() || v.Begin < o.Begin) {
		switch {
		case last(v.First.Prefix) == "س" && v.Entry.Tense == lang.Present && p.verbClass(v.Begin, "continuing"):
			// "ستواصل دعم", "ستبقى إلى جانب": so it is already
		case last(v.First.Prefix) == "س" && v.Entry.Tense == lang.Present && o.verbal() && v.Entry.First &&
			o.frame.Voice:
			// "سنقف إلى جانبكم": who says so stands there
		case last(v.First.Prefix) == "س" && v.Entry.Tense == lang.Present && o.verbal() &&
			o.frame.Pledged() && p.ownWord(o.clause):
			// "أعلنت كينيا أنها ستقدم مساعدات"
		case last(v.First.Prefix) == "س" && v.Entry.Tense == lang.Present:
			return graph.Planned
		case last(v.First.Prefix) == "ل" && v.Entry.Tense == lang.Present:
			return graph.Hoped // لِـ of purpose
		case v.Entry.Tense == lang.Present && p.infinitive(v.Begin):
			if s := p.above(o); s != "" { // "من المقرر أن يلتقي"
				return s
			}
			return graph.Hoped
		}
	}
	if (v.Entry == nil || v.Entry.Tense != lang.Past) && p.still(o) || p.setFor(o) {
		return graph.Planned
	}
	if s := p.above(o); s != "" {
		return s
	}
	return graph.Asserted
}

// rumoured returns the status that a denial gives what clause i tells, inside clauses that
// describe no more than reports: "نفى الأنباء التي تحدثت عن توقيع", "نفى ما تردد عن لقاء جمع".
func (p *parse) rumoured(i int) graph.Status {
	for n := 0; n < 3 && i >= 0 && p.clauses[i].parent >= 0; n++ {
		c := p.clauses[i]
		if t := c.head; c.rel && t > p.s.First && (p.has(t-1, "what") || p.has(t-1, "rumour")) {
			if s := p.cueVSO(c.parent, p.clauses[c.parent].First, t); s == graph.Negated || s == graph.Alleged {
				return s
			}
		}
		i = c.parent
	}
	return ""
}

// heralded reports whether a verb in the present says what a journey or meeting
// aims at or means, as is written before it: "تكتسب زيارة الوزير أهمية". That it
// took place is told elsewhere if it is so, or by himself ("زيارتي تأتي").
func (p *parse) heralded(o occurrence, v lang.Match) bool {
	return o.Entry.Value == "noun" && !p.pronoun(o) && (o.frame.InPerson() || p.has(o.Begin, "journey")) &&
		v.Entry != nil && v.Entry.Tense == lang.Present && p.verbClass(v.Begin, "bearing") &&
		(v.End == o.Begin || v.Begin > o.Begin && o.Begin-p.clauses[o.clause].First <= 2)
}

// yetTo reports whether a relative clause says of the meeting or journey that an occurrence
// names what is to come at it: "اجتماع X مع Y الذي سيشارك فيه Z".
func (p *parse) yetTo(o occurrence) bool {
	if o.Entry.Value != "noun" || !o.frame.InPerson() && !p.has(o.Begin, "journey") {
		return false
	}
	return slices.ContainsFunc(p.clauses, func(x clause) bool {
		return x.rel && x.parent == o.clause && x.head >= o.End && x.head-o.End <= farNoun &&
			x.verb.End > 0 && last(x.verb.First.Prefix) == "س" && x.verb.Entry.Tense == lang.Present &&
			p.resumed(x.verb)
	})
}

// expected reports whether an adjective of the noun of an occurrence says that it has not
// taken place: "اللقاء الثنائي المرتقب بين".
func (p *parse) expected(o occurrence) bool {
	const far = 3 // words
	for t := o.Begin + 1; o.Entry.Value == "noun" && t < min(o.End+far, p.s.Last) && !p.isPrep(t); t++ {
		if p.has(t, "expected") {
			return true
		}
	}
	return false
}

// goesOnPlanned reports whether the verb of an occurrence is in the present and
// carries on what one in the future tells: "سيصل إلى القاهرة ثم يزور بغداد".
func (p *parse) goesOnPlanned(o occurrence, v lang.Match) bool {
	c := p.clauses[o.clause]
	if !o.verbal() || v.Entry.Tense != lang.Present || c.rel || c.sibling < 0 {
		return false
	}
	u := p.clauses[c.sibling].verb
	return u.End > 0 && u.Begin < v.Begin && u.Entry.Tense == lang.Present && last(u.First.Prefix) == "س"
}

// enjoined reports whether what a verb of calling tells is rather what somebody else
// than who speaks is to do: "يجب أن يطالب المجلس إيران بالتوقف".
func (p *parse) enjoined(o occurrence, subject filler) bool {
	if p.d.Pack.Order != lang.VSO || !o.verbal() || o.Entry.Tense != lang.Present ||
		slices.Equal(subject.entities, p.clauses[o.clause].speaker) {
		return false
	}
	return o.First.Prefix == "" && p.infinitive(o.Begin) || p.goesOnEnjoined(o)
}

// goesOnEnjoined reports whether a verb in the present carries on what somebody is to
// do: "على المجلس أن يتحرك ويدين العدوان".
func (p *parse) goesOnEnjoined(o occurrence) bool {
	if !o.verbal() || o.Entry.Tense != lang.Present || o.First.Prefix != "و" {
		return false
	}
	for i, n := p.clauses[o.clause].sibling, 0; i >= 0 && n < 3; i, n = p.clauses[i].sibling, n+1 {
		u := p.clauses[i].verb
		if u.End == 0 || u.Begin > o.Begin || u.Entry.Tense != lang.Present {
			return false
		}
		if p.infinitive(u.Begin) {
			return true
		}
	}
	return false
}

// carriesOut reports whether a light verb before the noun of an occurrence says
// that what it names takes place: "يجري الوزير مباحثات".
func (p *parse) carriesOut(o occurrence, v lang.Match) bool {
	return o.Entry.Value == "noun" && v.End > 0 && v.Begin < o.Begin &&
		(!p.clauses[o.clause].rel || p.meanwhile(v)) && p.marker(o.Begin) == "" &&
		p.verbClass(v.Begin, "light")
}

// today reports whether the clause of an occurrence says that it is for today, so
// that its present is not that of headlines about what took place: "الوزير يبحث
// اليوم مع نظيره".
func (p *parse) today(o occurrence) bool {
	for t := p.clauses[o.clause].First; t < p.clauses[o.clause].Last; t++ {
		if p.within(o.clause, t) && !p.covered(t) &&
			slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
				return m.Entry.Class == lang.RelativeDay && m.Entry.Index == 0
			}) {
			return true
		}
	}
	return false
}

// forToday reports whether a journey is told of in the present as what somebody does today, of
// which no more has been seen than the announcement: "يزور الوزير كينيا اليوم", "يقوم اليوم
// بزيارة".
func (p *parse) forToday(o occurrence, v lang.Match) bool {
	if v.Entry == nil || v.Entry.Tense != lang.Present || o.frame.Relation != "visited" ||
		p.clauses[o.clause].rel || !p.today(o) {
		return false
	}
	return o.verbal() || o.Entry.Value == "noun" && v.Begin < o.Begin && p.verbClass(v.Begin, "light")
}

// headlineVSO reports whether the subject of a verb stands before it, as in
// headlines, which tell in the present what took place; or an auxiliary does.
func (p *parse) headlineVSO(o occurrence) bool {
	if _, ok := p.fronted(o.clause, o.Match); ok || p.headlinesOn(o) {
		return true
	}
	for t := p.clauses[o.clause].First; t < o.Begin; t++ {
		if p.within(o.clause, t) && p.isVerb(t) {
			return true
		}
	}
	return false
}

// above returns the status that the clauses give on which an occurrence's
// clause hangs by "that", or "".
func (p *parse) above(o occurrence) graph.Status {
	for i, n := o.clause, 0; n < 4 && i >= 0; n++ {
		x := p.clauses[i]
		up := x.parent
		if !x.that || up < 0 {
			if x.rel || x.hal || x.quoted || x.sibling < 0 || !x.that {
				break
			}
		}
		if x.that && x.head > p.s.First && p.has(x.head-1, "rumoured") {
			return graph.Alleged
		}
		if x.head > p.s.First && up >= 0 {
			if s := p.cueVSO(up, max(p.clauses[up].First, x.head-5), x.head); s != "" {
				return s
			}
		}
		i = up
	}
	return ""
}

// ownWord reports whether clause i is what its subject says of himself, under no condition.
func (p *parse) ownWord(i int) bool {
	c := p.clauses[i]
	return c.that && c.parent >= 0 && p.himself(p.clauses[c.parent].subject, c.subject) &&
		p.saying(p.clauses[c.parent].verb) && !p.conditioned(i)
}

// himself reports whether those of whom somebody tells are himself, or whom he speaks for.
func (p *parse) himself(speaker, of []int) bool {
	return len(of) > 0 &&
		(slices.Equal(speaker, of) || len(speaker) == 1 && len(of) == 1 && speaksFor(p.d, speaker[0], of))
}

// conditioned reports whether the sentence states a condition of what clause i
// says is to come, before it or after it: a clause that "if" opens.
func (p *parse) conditioned(i int) bool {
	for j, c := range p.clauses {
		if j == i || c.quoted != p.clauses[i].quoted || c.Len() == 0 {
			continue
		}
		for t := c.First; t < min(c.First+2, c.Last); t++ {
			if _, ok := p.word(t, "if"); ok && !p.covered(t) {
				return true
			}
		}
	}
	return false
}

// behindAim returns the token from which on cues concern an occurrence in its clause: a
// noun in the accusative tells why or how the rest is done, whatever aim stands before it,
// "استدعت سفيرها للتشاور | احتجاجا على".
func (p *parse) behindAim(o occurrence) int {
	from := p.clauses[o.clause].First
	if o.Entry.Value != "noun" || o.First.Prefix != "" || !p.isAccusative(o.Begin) {
		return from
	}
	for t := o.Begin - 1; t >= from && p.within(o.clause, t); t-- {
		if last(p.clitic(t)) == "ل" && len(p.d.With(t, lang.Cue)) > 0 {
			return t + 1
		}
	}
	return from
}

// behindGiven reports whether a noun names the time or the cause of what its clause
// denies, and so took place itself: "لا علاقات بينهما منذ توقيع".
func (p *parse) behindGiven(o occurrence) bool {
	if o.Entry.Value != "noun" {
		return false
	}
	m, ok := p.before(o.Begin, "given")
	return ok && !p.isVerb(m.Begin)
}

// saidAt reports whether an occurrence is the meeting or journey at which somebody said or
// discussed what should be: "أكد الوزير ضرورة الحوار | خلال لقائه مع نظيره".
func (p *parse) saidAt(o occurrence) bool {
	v := p.clauses[o.clause].verb
	return (encountering(o.frame) || o.frame.Relation == "visited") && v.End > 0 && v.Begin < o.Begin &&
		v.Entry.Tense == lang.Past && p.behindGiven(o)
}

// anothers reports whether the noun of an occurrence is in construct with whose deed
// it is, somebody else than the subject of its clause: "رفضت قطر دعم إيران لهم".
func (p *parse) anothers(o occurrence) bool {
	f := p.genitiveVSO(o)
	return f.Len() > 0 && slices.Contains(o.frame.Subject, "gen") &&
		!slices.Equal(f.entities, p.clauses[o.clause].subject)
}

// refuses reports whether the frame of an occurrence tells of a refusal itself.
func (p *parse) refuses(o occurrence) bool { return p.has(o.Begin, "refusal") }

// wished returns the status of what a verb of wishing or refusing has as its
// complement: "دعا الوزير إلى توقيع", "رفض انضمام". What such a clause says of
// the circumstances ("خلال لقائه") is not touched.
func (p *parse) wished(o occurrence, v lang.Match) graph.Status {
	if o.Entry.Value != "noun" || v.End == 0 || v.Begin >= o.Begin {
		return ""
	}
	link := "object:"
	switch p.marker(o.Begin) {
	case "":
	case "الي", "ب", "ل", "علي":
		link = "for:"
	case "عن", "في":
		if p.verbClass(v.Begin, "for:negated") && !p.unfailing(v.Begin) {
			return graph.Negated // "تخلت عن دعمها"
		}
		return ""
	default:
		return ""
	}
	if p.pronoun(o) {
		return ""
	}
	for _, m := range p.d.Matches[v.Begin] {
		if s, ok := strings.CutPrefix(m.Entry.Value, link); ok && m.Entry.Class == lang.Verb &&
			m.First.Prefix == v.First.Prefix {
			return graph.Status(s)
		}
	}
	return ""
}

// marker returns the preposition that governs the noun at token t, through up
// to two nouns in construct before it ("إلى وقف التهديدات"), or "".
func (p *parse) marker(t int) string {
	for n := 0; n < 3 && t >= p.s.First; n++ {
		if c := p.clitic(t); c != "" {
			return c
		}
		if m, ok := p.before(t, "prep"); ok {
			return p.text(m)
		}
		if t--; t < p.s.First || p.covered(t) || p.isVerb(t) || p.stops(t) || p.d.Tokens[t].Kind != lang.WordKind {
			break
		}
	}
	return ""
}

// undoes reports whether the verb at token t ends what its object names: "withdrew
// its support".
func (p *parse) undoes(t int) bool { return p.verbClass(t, "ending") }

// undone returns the status of what lasts until it is ended, where the verb says
// that it was or was not: "سحبت دعمها", "لم تسحب دعمها". What is yet to end holds.
func (p *parse) undone(o occurrence, v lang.Match) graph.Status {
	if o.Entry.Value != "noun" || !o.frame.Lasts() || v.End == 0 || v.Begin >= o.Begin ||
		!p.undoes(v.Begin) || p.marker(o.Begin) != "" {
		return ""
	}
	switch prefix := last(v.First.Prefix); {
	case prefix == "س", p.has(v.Begin-1, "negation"):
		return graph.Asserted
	case v.Entry.Tense == lang.Past, prefix != "ل" && !p.infinitive(v.Begin):
		return graph.Negated
	}
	return ""
}

// infinitive reports whether the verb at t hangs on "to" ("أن يزور"), which
// states a wish or a plan, not a fact.
func (p *parse) infinitive(t int) bool {
	if t == p.s.First || p.d.Folded[t-1] != "ان" {
		return false
	}
	return !p.wordEnds(t-1, "prep") || p.d.Folded[t-2] != "قبل" && p.d.Folded[t-2] != "بعد" && p.d.Folded[t-2] != "منذ"
}

// still reports whether a time to come is named after the occurrence.
func (p *parse) still(o occurrence) bool {
	for t := o.End; t < p.s.Last && t < o.End+14; t++ {
		if !p.within(o.clause, t) || p.covered(t) {
			continue
		}
		if p.has(t, "later") && t > p.s.First && p.timely(t-1) {
			return true
		}
		for _, m := range p.d.Matches[t] {
			if m.Entry.Class == lang.RelativeDay && m.Entry.Index > 0 {
				return true
			}
		}
	}
	return false
}

// setFor reports whether a noun of doing something has its own time to come, with nothing
// but those who do it and where between: "تحدث عن زيارة الوزير إلى تونس | الأسبوع المقبل", but
// not "بحث خلال لقائه الوزير عقد القمة | الأسبوع المقبل".
func (p *parse) setFor(o occurrence) bool {
	if o.Entry.Value != "noun" || o.frame.Lasts() {
		return false
	}
	for t := o.End; t < p.s.Last; t++ {
		switch {
		case p.covered(t), p.isPrep(t), p.clitic(t) != "":
		case slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.RelativeDay && m.Entry.Index > 0
		}):
			return true
		case p.timely(t):
			if t+1 < p.s.Last && p.has(t+1, "later") {
				return true
			}
		case t < o.End+2 && p.definiteNoun(t): // "الزيارة | الرسمية"
		case !p.within(o.clause, t) && p.reaches(o, t): // "التي يقوم بها"
		default:
			return false
		}
	}
	return false
}

// regarded reports whether the noun at token t, behind "for", is what somebody gives
// thanks for or blames, or the grounds of something: "تقديره العميق لدعم".
func (p *parse) regarded(t int) bool {
	for t--; t > p.s.First && !p.covered(t) && p.definiteNoun(t) && !p.has(t, "regard"); t-- {
	}
	return t >= p.s.First && !p.covered(t) && p.has(t, "regard")
}

// cueVSO returns the status of the last cue of clause i in tokens [from, to),
// or "".
func (p *parse) cueVSO(i, from, to int) graph.Status {
	occasion := false // "that was at" has come, of which no denial before it holds
	for t := to - 1; t >= from; t-- {
		if p.covered(t) || !p.within(i, t) {
			continue
		}
		if p.dateApart(t) {
			break
		}
		occasion = occasion || p.onThat(t)
		for _, m := range p.d.With(t, lang.Cue) {
			if v := p.clauses[i].verb; v.End > 0 && t < v.Begin && v.Begin < to && p.has(t, "prep") {
				break // "on the eve of the visit he met"
			}
			if s := graph.Status(m.Entry.Value); m.Entry.Class == lang.Cue && m.End <= to && p.whole(m) &&
				!p.has(t, "still") && !p.inWord(t, "adverb") && !p.unfailing(m.End) &&
				!(occasion && s == graph.Negated) {
				return s
			}
		}
	}
	return ""
}

// decided reports whether what takes an occurrence out of the indicative is no
// more than that somebody decided on it: "قررت البحرين قطع علاقاتها".
func (p *parse) decided(o occurrence) bool {
	c := p.clauses[o.clause]
	for t := o.Begin - 1; t >= c.First; t-- {
		if p.within(o.clause, t) &&
			slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
				return m.Entry.Class == lang.Cue && p.whole(m)
			}) {
			return p.has(t, "deciding") && p.cueVSO(o.clause, c.First, t) == ""
		}
	}
	return false
}

// dateApart reports whether "and that" at token t sets apart behind which deed the
// rest came, so that no hope before it is meant: "عن أمله، وذلك بعد توقيع".
func (p *parse) dateApart(t int) bool {
	if t+1 >= p.s.Last || !p.hasComma(t) || p.d.Folded[t] != "وذلك" {
		return false
	}
	switch p.d.Folded[t+1] {
	case "بعد", "عقب", "اثر", "غداه":
		return true
	}
	return false
}

// onThat reports whether "and that" at token t begins to tell at what meeting
// something was said or done: "لم تكن رسمية، وذلك على هامش مؤتمر".
func (p *parse) onThat(t int) bool {
	return t+1 < p.s.Last && p.hasComma(t) && p.d.Folded[t] == "وذلك" &&
		(p.has(t+1, "on-occasion") || p.inWord(t+1, "sideline"))
}

// unfailing reports whether the verb at token t tells that something ends, and
// a negation before it that it goes on: "لن تتخلى عن دعم".
func (p *parse) unfailing(t int) bool {
	return t < p.s.Last && p.has(t-1, "negation") && p.isVerb(t) && p.verbClass(t, "for:negated")
}

// whole reports whether the cue stands as a word of its own or has only "and"
// written on to it; nouns of four letters and more may carry a preposition
// ("بضرورة").
func (p *parse) whole(m lang.Match) bool {
	if m.Last.Suffix != "" {
		return false
	}
	switch last(m.First.Prefix) {
	case "", "و", "ف":
		return true
	}
	return len(p.d.Pack.Lexicon.Text(m.First.ID)) >= len("ضرور")
}

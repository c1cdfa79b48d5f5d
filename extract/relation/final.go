package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file fills the slots of frames in clauses whose verbs come last. There
// a noun calls up a frame in one of two ways: as half of a compound verb, with
// its arguments before it ("از قطر تشکر کرد"), or as a noun with its arguments
// after it ("تشکر ایران از قطر").

// candidates lists what may fill a slot, best first. The list is good until the
// next one is asked for.
func (p *parse) candidates(o occurrence, name string, ctx *context) []filler {
	if p.mid != nil {
		return p.mid.candidates(o, name, ctx)
	}
	if p.d.Pack.Order != lang.SOV {
		p.one[0] = p.slotVSO(o, name, ctx)
		return p.one[:]
	}
	c := p.clauses[o.clause]
	if c.subject == nil && stances[o.frame.Relation] {
		c.subject = c.dropped
	}
	u := p.use(o)
	switch name {
	case "subject":
		switch {
		case u == predicate && p.passive(o) && c.written && !slices.Contains(o.frame.Object, "را"):
			return []filler{{entities: c.issuers}} // "در بیانیه قطر از عمان خواسته شده است"
		case u == predicate && p.passive(o):
			return nil
		case u == predicate && o.verbal() && p.handled(c):
			return []filler{{entities: p.clauses[c.parent].subject}}
		case u == predicate && o.verbal():
			x := p.subjectSOV(o.clause, o.Match, ctx)
			if x.empty() && stances[o.frame.Relation] {
				x.entities = c.dropped
			}
			return []filler{x}
		case u != predicate && p.ofOthers(o):
			return nil
		case u == predicate && p.handled(c):
			return []filler{p.withinClause(c.subject, o), {entities: p.clauses[c.parent].subject}}
		case u == predicate && p.gapped(o).entities != nil:
			return []filler{fill(p.gapped(o))}
		case u == predicate, o.Entry.Value == "phrase", p.attached(o) && !p.doerBehind(o), p.undertaken(o):
			return []filler{p.withinClause(c.subject, o)}
		}
		return nil
	case "patient": // the subject of a passive
		switch {
		case u != predicate || !p.passive(o):
			return nil
		case c.subject == nil:
			return p.deedOf(o)
		}
		return []filler{p.withinClause(c.subject, o)}
	case "actor": // the subject that the clause itself names, or is about
		if u == predicate && p.passive(o) || p.wordEnds(o.Begin, "exposed") {
			return nil // "مورد حمله قرار گرفت", "در معرض توطئه است"
		}
		if p.has(o.Begin, "must") && p.demandsNothing(c) {
			return nil
		}
		if u == nounUse && o.Entry.Value == "noun" && o.Begin > p.s.First &&
			(p.stemmed(o.Begin-1, o.frame.RequiresIDs) || p.wordEnds(o.Begin, "prep")) {
			return nil // "درباره تشدید تحریم‌ها"
		}
		if x := p.withinClause(c.subject, o); x.Len() > 0 && (x.Last <= o.Begin || p.oughtTo(o, x)) ||
			c.rel && c.antecedent >= 0 && slices.Equal(c.subject, p.args[c.antecedent].entities) ||
			x.Len() == 0 && (p.carriesOn(o) || p.tries(o) >= 0) {
			return []filler{x}
		}
		return nil
	case "topic": // the subject whatever the voice of the verb, or whose deed it is
		if o.Entry.Value == "phrase" && p.describes(o) {
			return nil
		}
		if c.subject == nil {
			return p.deedOf(o)
		}
		return []filler{p.withinClause(c.subject, o)}
	case "gen":
		if u != nounUse {
			return nil
		}
		if stances[o.frame.Relation] && p.has(p.skipModifiers(o.End), "we") && p.attributed(c) {
			return []filler{{entities: c.speaker}} // "حمایت ما از قطر"
		}
		out := p.genitiveSOV(o)
		if len(out) > 0 && o.Entry.Value == "phrase" && slices.Contains(o.frame.Object, "gen") &&
			p.args[p.argAt[out[0].First]].form == extract.Adjective && out[0].First == o.End {
			return nil // "وکیل مدافع | مصری", but "اخراج دیپلمات‌های | مصری"
		}
		return out
	case "before":
		if _, ok := p.before(o.Begin, "prep"); ok && o.Entry.Value == "phrase" &&
			slices.Contains(o.frame.Subject, "before") {
			return nil // "قطر با حامیان سوریه"
		}
		return p.precedes(o)
	case "inside":
		return p.parties(o)
	case "named": // the thing whose name calls up the frame
		if i, ok := p.argAt[o.Begin]; ok && !p.actor(p.args[i]) {
			return []filler{fill(p.args[i])}
		}
		return nil
	case "destination":
		return p.tripOf(o)
	case "ending":
		if thing := p.thingOf(o); thing != nil {
			if e, _ := p.endsIn(*thing); e != nil {
				return []filler{{entities: e, Range: thing.Range}}
			}
		}
		return nil
	case "self":
		if p.own(o) {
			return []filler{p.withinClause(c.subject, o)}
		}
		return nil
	case "that": // the subject of what is said, asked or threatened
		if slices.Equal(o.frame.Subject, []string{"speaker"}) { // "قطر لازم است که"
			for _, a := range p.args {
				if a.Last <= o.Begin && p.clauseAt(a.First) == o.clause && p.nominative(a) {
					return []filler{fill(a)}
				}
			}
		}
		if x := p.complementOf(o); x >= 0 {
			return []filler{{entities: p.clauses[x].subject}}
		}
		return nil
	case "met": // the two whose meeting the clause tells of or goes on from
		alone := p.passive(o) || len(c.subject) == 1 && slices.Contains(ctx.met, c.subject[0])
		if u == predicate && c.verb.Begin <= o.End && alone && len(ctx.met) == 2 && p.atMeeting(o) {
			return []filler{{entities: ctx.met}}
		}
		return nil
	case "awaited": // who is to do what the clause right behind tells
		return p.lookedTo(o)
	case "tried": // on whom somebody tries what the verb tells: "می‌کوشد قطر را متقاعد کند"
		return p.tried(o, u)
	case "accuser": // of the subject or his state, named last: "این اتهام را رد کرد"
		who := c.subject
		if len(who) == 0 && p.attributed(c) {
			who = c.speaker // "گفت که این اتهام بی‌اساس است"
		}
		if len(ctx.charge.by) == 1 && len(who) == 1 &&
			(slices.Contains(ctx.charge.of, who[0]) || speaksFor(p.d, who[0], ctx.charge.of)) {
			return []filler{{entities: ctx.charge.by}}
		}
		return nil
	case "culprit":
		return p.culprit(o)
	case "doer":
		return p.doerBy(o)
	case "condition": // the subject of the "if" in it, or before it
		if i := p.conditionOf(o.clause); i >= 0 && o.Entry.Value == "phrase" {
			return []filler{{entities: p.clauses[i].subject}}
		}
		for i := p.complementOf(o); i >= 0 && i < len(p.clauses); i++ {
			if x := p.clauses[i]; p.conditionalAt(i) && len(x.subject) > 0 {
				return []filler{{entities: x.subject}}
			}
		}
		return nil
	case "victim": // whom that befalls
		if x := p.complementOf(o); x >= 0 && !p.tellsOf(x, o.frame.UnlessIDs) {
			return p.befalls(x)
		}
		return nil
	case "it": // the paper named last, for which a pronoun stands
		return p.paper(o, ctx)
	case "thing": // the paper or gathering named last: "به آن رأی منفی داد"
		for i := len(p.args) - 1; i >= 0; i-- {
			if a := p.args[i]; a.Last <= o.Begin && !p.actor(a) && o.Begin-a.Last < 12 {
				return []filler{fill(a)}
			}
		}
		return nil
	case "speaker":
		if len(c.speaker) > 0 && p.attributed(c) && (u == predicate || o.Entry.Value == "phrase") {
			return []filler{{entities: c.speaker}}
		}
		return nil
	case "teller":
		return p.tellerOf(o)
	case "voicer": // who says something of it on the way: "با اشاره به جنایات قطر"
		if p.mentionsIt(o) {
			return []filler{p.withinClause(c.subject, o)}
		}
		return nil
	case "object":
		name = "را"
	}
	if outer, inner, ok := strings.Cut(name, " … "); ok {
		return p.heldIn(o, u, outer, inner)
	}
	if u == predicate && name != "را" && slices.Contains(o.frame.Object, name) && p.wordEnds(o.Begin, "undergoing") {
		return nil // "میزبانی قطر | از پناهجویان را مورد ستایش قرار داد"
	}
	// "به همراه قطر | وارد تهران شد"
	if o.frame.Ahead || p.has(o.Begin, "bound") && !slices.Contains(o.frame.Object, name) {
		u = predicate
	}
	out := p.governedSOV(o, u, p.d.Pack.Marker(name))
	if len(out) > 0 && u == predicate {
		if i, ok := p.argAt[out[0].First]; ok && p.bySide(p.args[i]) &&
			(p.actsItself(o, u) || p.subjectBehind(o, p.args[i])) {
			return nil
		}
	}
	if u == predicate && len(out) == 0 && name == "را" {
		return p.takenOver(o)
	}
	if u == nounUse && len(out) > 0 && p.wordEnds(p.args[p.argAt[out[0].First]].from, "between") &&
		p.withFirst(o, out[0].First) {
		return nil // "در دیدار با قطر به تنش میان عراق و سوریه"
	}
	if u == predicate && len(out) > 0 && slices.Contains(o.frame.Object, "با") &&
		p.wordEnds(p.args[p.argAt[out[0].First]].from, "between") && len(p.governedSOV(o, u, "با")) > 0 {
		return nil // "با قطر بر سر مذاکرات میان عراق و سوریه توافق کرد"
	}
	return out
}

// demandsNothing reports whether a clause with "must" asks nothing of its subject: it
// tells what should have been done ("نباید مذاکره می‌کرد"), what the speaker too must do
// ("قطر باید گام برداریم"), or what a thing is ("تنها کاری که قطر باید انجام دهد").
func (p *parse) demandsNothing(c clause) bool {
	v := c.verb.Entry
	return v != nil && (v.First || v.Tense == lang.Past) || c.rel && c.antecedent < 0 && c.verb.End > 0
}

// oughtTo reports whether who is to do something stands right behind the word that
// says so: "باید | قطر نیروهایش را خارج کند".
func (p *parse) oughtTo(o occurrence, x filler) bool {
	i, ok := p.argAt[x.First]
	return ok && (p.has(o.Begin, "must") || p.has(o.Begin, "auxiliary")) && p.args[i].from == o.End &&
		p.args[i].marker == "" && p.d.Entities[p.args[i].entities[0]].Type != "Organization"
}

// withinClause is a filler for the subject of a clause, with the tokens that
// name it if they stand in the clause.
func (p *parse) withinClause(subject []int, o occurrence) filler {
	for _, a := range p.args {
		if p.clauseAt(a.First) == o.clause && slices.Equal(a.entities, subject) {
			return fill(a)
		}
	}
	return filler{entities: subject}
}

// genMax bounds the words between a noun and whose it is.
const genMax = 4

// genitiveSOV finds whose a noun is: the next arg, with only adjectives and
// nouns that stand for it between.
func (p *parse) genitiveSOV(o occurrence) []filler {
	if p.oneOfMany(o) {
		return nil
	}
	if i, ok := p.argAt[o.End-1]; ok && o.Entry.Value == "phrase" && p.actor(p.args[i]) {
		return p.paperIn(p.args[i])
	}
	for _, a := range p.args {
		if a.First < o.End {
			continue
		}
		if o.frame.Headed && slices.Contains(o.frame.Object, "gen") &&
			!slices.ContainsFunc(tokens(o.End, a.First),
				func(t int) bool { return p.stemmed(t, o.frame.ThroughIDs) }) &&
			(p.actor(a) || !p.stemmed(a.First, o.frame.ThroughIDs)) {
			return nil
		}
		if a.First-o.End > genMax || p.clauseAt(a.First) != o.clause ||
			a.marker != "" && a.marker != "را" && a.from > o.End {
			return nil
		}
		for t := p.skipModifiers(o.End); t < a.First; t++ {
			if !slices.Contains(o.frame.Subject, "gen") && p.suffered(t, a) {
				return nil // "محکومیت ترور | وزیر قطر"
			}
			if o.frame.Relation == "called_on" && !p.covered(t) &&
				(p.has(t, "wished-for") || len(a.entities) > 1 && (p.has(t, "mutual") || p.has(t, "relational"))) {
				return nil // "خواستار بازسازی | قطر", "خواستار ادامه همکاری | قطر و عمان"
			}
			if a.form == extract.Name && p.unknown(t) && p.d.Entities[a.entities[0]].Type == "Person" {
				continue // "دیدار" and a given name that nobody knows
			}
			if !p.standsFor(t) && !p.through1(o.frame, t) && !p.joined(t) && !p.quote(t) && !p.timely(t) &&
				!p.shifts(t) && !p.modifier(t) && !p.inWord(t, "modifier") &&
				p.d.Tokens[t].Kind != lang.NumberKind && !(p.or(t) && p.standsFor(t-1) && p.standsFor(t+1)) {
				return nil
			}
		}
		return []filler{fill(a)}
	}
	return nil
}

// joined reports whether token t joins a noun to another that shares its
// arguments: "دیدار و گفت‌وگوی".
func (p *parse) joined(t int) bool {
	return p.or(t) && p.trigger(t+1) || p.trigger(t) && p.or(t-1)
}

// or reports whether token t is "and" or "or".
func (p *parse) or(t int) bool { return p.d.Folded[t] == "و" || p.d.Folded[t] == "يا" }

// quote reports whether token t is a quotation mark.
func (p *parse) quote(t int) bool {
	switch p.d.Folded[t] {
	case "«", "»", "“", "”", "\"", "''", "'":
		return true
	}
	return false
}

// precedes returns the arg that stands right before a noun and the
// preposition that governs it: "بیانیه ایران در حمایت از".
func (p *parse) precedes(o occurrence) []filler {
	if p.use(o) == predicate {
		return nil
	}
	t := o.Begin
	if m, ok := p.before(t, "prep"); ok {
		t = m.Begin
	}
	for _, a := range p.args {
		if a.Last != t || p.clauseAt(a.First) != o.clause {
			continue
		}
		if !p.actor(a) {
			if who := p.makers(a); len(who) > 0 && p.d.Entities[a.entities[0]].Type == "Agreement" &&
				p.has(a.First, "deed") {
				return []filler{{who, a.Range}} // "بیانیه مشترک قطر و عمان | در حمایت از"
			}
			return []filler{fill(a)}
		}
		if (a.heads == 0 || p.d.Entities[a.entities[0]].Type == "Organization") && t == o.Begin &&
			o.Entry.Value == "phrase" && p.has(t, "undergoing") {
			return []filler{fill(a)} // "با جنبش | مورد حمایت قطر"
		}
		if a.heads == 0 && (a.marker != "" || p.clauses[o.clause].verb.End > 0 && o.Entry.Value != "phrase") {
			return nil // "ادعای عمان علیه قطر در دیدار با": not Qatar
		}
		for h := a.from; h < a.First; h++ {
			if p.callsUp(h, "met_with") {
				return nil // "در دیدار وزیر | بر حمایت از قطر تأکید کرد"
			}
			if _, deed := p.word(h, "deed"); !deed && !p.standsFor(h) && !p.trigger(h) && !p.modifier(h) &&
				p.d.Folded[h] != "و" {
				return nil
			}
		}
		return []filler{fill(a)}
	}
	return nil
}

// governedMax bounds the uncovered words between a noun and its argument.
const governedMax = 14

// governedSOV lists the args that a preposition or particle governs, nearest
// first: those before a predicate, those after a noun.
func (p *parse) governedSOV(o occurrence, u use, marker string) []filler {
	var out []filler
	if u == nounUse && marker == "را" {
		return nil // the verb's object: "ضمن انتقاد از این روند، گزارش قطر را"
	}
	if u == predicate {
		from := p.conjunct(o)
		for i := len(p.args) - 1; i >= 0; i-- {
			a := p.args[i]
			if a.Last > o.Begin || a.First < from || p.clauseAt(a.First) != o.clause ||
				!p.through(o.frame, a) || p.backer(a, o) {
				continue
			}
			if o.frame.Ahead && (!p.unattached(a, o.clause) || p.complement(a, o)) ||
				o.frame.Setting && (!p.setting(o, a) || o.frame.Abroad && !p.whereHe(o, a)) {
				continue
			}
			if a.marker == marker && !p.complement(a, o) || marker == "را" && p.objectLike(a, o) {
				out = append(out, p.andMore(i, p.repeated(i, fill(a), o.clause), o))
			}
		}
		for i := len(p.args) - 1; i >= 0 && len(out) == 0; i-- { // what belongs to a noun that the frame asks for
			if a := p.args[i]; a.Last <= o.Begin && p.clauseAt(a.First) == o.clause && a.marker == marker &&
				p.through(o.frame, a) && p.asked(a, o) {
				out = append(out, p.repeated(i, fill(a), o.clause))
			}
		}
		c := p.clauses[o.clause]
		if len(out) == 0 && p.backBehind(o, marker) {
			out = append(out, fill(p.args[c.antecedent]))
		}
		if marker == "را" {
			if a, ok := p.indefinite(o); ok {
				out = append(out, fill(a))
			}
		}
		if marker == "را" && c.rel && c.antecedent >= 0 &&
			(!slices.Equal(p.args[c.antecedent].entities, c.subject) || p.handled(c)) {
			out = append(out, fill(p.args[c.antecedent]))
		}
		return out
	}
	if in := p.heldBetween(o, marker); len(in) > 0 {
		return in
	}
	free := 0
	at := o.End
	for _, a := range p.args {
		if a.First < o.End {
			continue
		}
		for ; at < a.First; at++ {
			if marker == "از" && encountering(o.frame) && p.d.Folded[at] == "،" {
				return out // "در دیدار وزیر، | از قطر نام برد"
			}
			if m, ok := p.word(at, "prep"); ok && p.text(m) == marker {
				if a.marker != marker || a.from != m.End {
					return out // it governs what is no arg
				}
				at = m.End - 1
				free++
				continue
			}
			if p.clauseAt(at) == o.clause &&
				(p.isVerb(at) ||
					p.rival(o, at) &&
						!(at >= a.from && a.marker == marker &&
							(p.phrasing(at) || p.stemmed(at, o.frame.ThroughIDs) ||
								slices.Contains(o.frame.Through, "+") && !p.actor(a)))) {
				return out
			}
			free++
		}
		at = a.Last
		if encountering(o.frame) && marker == "با" && p.visitTo(a, o) {
			return out
		}
		if free > governedMax {
			return out
		}
		if a.from < o.End { // whose the noun is: "از خروج آمریکا از برجام"
			continue
		}
		if a.marker == "را" && p.clauseAt(a.First) == o.clause {
			return out // "در دیدار وزیر حمایت ایران را | از قطر اعلام کرد"
		}
		if p.clauseAt(a.First) == o.clause && a.marker == marker {
			if m, ok := p.before(a.from, "prep"); ok && m.End == m.Begin+1 &&
				(p.taken(m.Begin, marker, o) ||
					p.wordStarts(a.end, "ra") && p.headOf(m.Begin) >= o.End && p.has(p.headOf(m.Begin), "relational")) {
				continue // "در نشست وزیران، رابطه با قطر را | مهم خواند"
			}
			if p.through(o.frame, a) && !p.retreat(a, o) {
				out = append(out, fill(a))
			}
			return out
		}
	}
	return out
}

// governsOther reports whether a preposition after a noun governs something,
// be it an arg or not: "دیدار وزیر با جمعی از شهروندان".
func (p *parse) governsOther(o occurrence, marker string) bool {
	if p.d.Pack.Order != lang.SOV || p.use(o) != nounUse {
		return false
	}
	other := false // another noun with an object of its own
	for t := o.End; t < p.s.Last && t < o.End+governedMax && p.clauseAt(t) == o.clause; t++ {
		if p.covered(t) {
			continue
		}
		if p.isVerb(t) || p.d.Tokens[t].Kind == lang.PunctKind && !p.quote(t) || other && p.wordStarts(t, "ra") {
			return false
		}
		other = other || p.trigger(t)
		if p.d.Folded[t] == marker && !p.trigger(t+1) && !p.has(t, "voicing") && !p.inWord(t, "some-of") &&
			!p.taken(t, marker, o) && !slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Word && m.Entry.Value == "prep" && m.End > t+1
		}) {
			return true
		}
	}
	return false
}

// complement reports whether an arg with its preposition belongs to a noun
// before it rather than to the verb: "راه‌های مقابله با ایران", "به دلیل حمایت از
// ایران".
func (p *parse) complement(a arg, o occurrence) bool {
	m, ok := p.before(a.from, "prep")
	// "پیشنهاد مذاکره عمان | از سوی قطر رد شد", but "با اشاره به کشتار مردم | از سوی قطر خواستار صلح شد"
	if !ok || p.has(m.Begin, "by-whom") {
		return ok && o.frame.Relation == "called_on" && o.Entry.Value == "phrase" && !p.raBetween(a.Last, o.Begin)
	}
	if p.reportedFrom(m.Begin) {
		return true
	}
	t := m.Begin - 1
	for t >= p.s.First && !p.covered(t) &&
		(p.modifier(t) || p.has(t, "own") || p.wordEnds(t+1, "own") || p.has(t, "transparent")) {
		t-- // "روابط کشورهای متبوع خود | با قطر"
	}
	for _, b := range p.args {
		if b.Last == t+1 && (stances[o.frame.Relation] || encountering(o.frame)) && p.actor(b) &&
			slices.ContainsFunc(tokens(b.from, b.First), func(h int) bool {
				return p.has(h, "relational") || p.governsBy(h, p.text(m))
			}) {
			return true // "از خروج آمریکا | از برجام", "از حمایت قطر | از عمان"
		}
		// "توافق هسته‌ای با ایران"
		if b.Last == t+1 && !p.actor(b) && p.text(m) == "با" && !slices.Contains(o.frame.Together, "با") &&
			!(p.d.Entities[b.entities[0]].Type == "Event" && b.marker != "") {
			return true
		}
	}
	if t < p.s.First || p.covered(t) {
		return false
	}
	if o.frame.Relation == "signed" && p.wordEnds(a.from, "between") && p.callsUp(t, "met_with") {
		return false // "پس از مذاکره | میان قطر و عمان به امضا رسید"
	}
	if p.callsUp(t, "visited") && p.text(m) == "با" {
		return false // "در نخستین روز سفر خود | با قطر مذاکره کرد"
	}
	if p.has(t, "counterparts") || p.has(t, "counterpart") {
		return true // "با همتایان خود | از قطر و عمان"
	}
	if stances[o.frame.Relation] &&
		(p.twiceGoverned(t, p.text(m)) || p.text(m) == "به" && !addressing[o.frame.Relation] && p.goesTo(t)) {
		return true
	}
	if p.has(t, "missive") && p.text(m) == "به" && stances[o.frame.Relation] && !addressing[o.frame.Relation] {
		return true // "با ارسال نامه‌ای | به قطر نسبت به این حمله اعتراض کرد"
	}
	return p.has(t, "relational") && !p.has(t-1, "demonstrative") && !p.callsUp(t, o.frame.Relation) ||
		p.takes(t, p.text(m), o)
}

// twiceGoverned reports whether the noun at token t, behind which a preposition stands, is
// governed by another such preposition, so that what follows belongs to it: "به فروش
// سلاح | به قطر اعتراض کرد", but not "به شدت | به قطر".
func (p *parse) twiceGoverned(t int, marker string) bool {
	for b := t; b > p.s.First && b > t-nestedMax && !p.covered(b) && p.d.Tokens[b].Kind == lang.WordKind &&
		!p.isVerb(b); b-- {
		if m, ok := p.before(b, "prep"); ok {
			return m.End == b && p.text(m) == marker && b < t && !p.inWord(b, "adverb") && !p.inWord(m.Begin, "adverb")
		}
	}
	return false
}

// goesTo reports whether the noun at token t is what goes to whom "to" behind it names:
// "به تصمیم قطر برای فروش سلاح | به عمان اعتراض کرد".
func (p *parse) goesTo(t int) bool {
	for b := t - 1; b > p.s.First && b > t-nestedMax && !p.covered(b) &&
		p.d.Tokens[b].Kind == lang.WordKind && !p.isVerb(b) && !p.wordEnds(b+1, "prep"); b-- {
		if p.has(b, "relational") {
			return true
		}
	}
	return false
}

// nestedMax bounds the words of a noun phrase between two like prepositions.
const nestedMax = 4

// rival reports whether token t calls up the same relation again, so that the
// arguments after it are its own.
func (p *parse) rival(o occurrence, t int) bool {
	if p.d.Folded[t-1] == "و" && t == o.End+1 {
		return false
	}
	for _, m := range p.d.With(t, lang.Trigger) {
		if m.Entry.Class == lang.Trigger && p.d.Pack.Frames[m.Entry.Index].Relation == o.frame.Relation {
			return true
		}
	}
	return false
}

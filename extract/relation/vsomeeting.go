package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells who takes part in meetings where the verb comes first: what
// stands between those who meet, and whose meeting it is of which a clause tells
// by the way.

// encountering reports whether the frame of an occurrence tells of people who
// meet in person.
func encountering(f *lang.Frame) bool { return f.InPerson() && f.Mutual() }

// hostless reports whether the noun at token t tells where or on what occasion
// somebody meets the person named right behind it, so that the two make no
// construct: "في مكتبه الوزير", "على هامش القمة الرئيس".
func (p *parse) hostless(t int, a arg) bool {
	if p.d.Entities[a.entities[0]].Type != "Person" {
		return false
	}
	if t-1 > p.s.First && p.has(t-1, "venue") && p.adjectiveAt(t) && p.definiteNoun(t-1) {
		t-- // "في القصر الجمهوري المبعوث"
	}
	if p.has(t, "venue") &&
		(p.possessed(t) || p.definiteNoun(t) && t > p.s.First && (p.isPrep(t-1) || p.possessed(t-1))) {
		return true // "لدى وصوله المطار الوزير", but not "رئيس الديوان X"
	}
	// but "رئيس المؤتمر X"
	return p.definiteNoun(t) && p.occasion(t) && !p.office(t) && (t == p.s.First || !p.office(t-1))
}

// occasion reports whether token t is a noun for a gathering, meeting or visit.
func (p *parse) occasion(t int) bool {
	return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		switch m.Entry.Class {
		case lang.Head:
			return m.End == t+1 && strings.HasPrefix(m.Entry.Value, "event")
		case lang.Trigger:
			return m.End == t+1 && m.Entry.Value == "noun" && p.d.Pack.Frames[m.Entry.Index].InPerson() &&
				!p.d.Pack.Frames[m.Entry.Index].Takes("Agreement")
		}
		return false
	})
}

// scenery reports whether an arg behind a preposition of place only tells where
// people meet, not whom: "التقى الوزير بالدوحة بنظيره", "لقائهما بكوريا الجنوبية".
func (p *parse) scenery(o occurrence, a arg) bool {
	state := encountering(o.frame) && a.form == extract.Name && a.heads == 0 &&
		p.d.Entities[a.entities[0]].Type == "State" && !p.has(a.First, "transparent")
	return (state || p.place(o, a)) && slices.Contains(p.d.Pack.Grammar.Locative, a.marker)
}

// unmet reports whether an arg behind a noun of meeting with a pronoun goes on from
// a place or is one: "مباحثاته في روما وبرلين".
func (p *parse) unmet(o occurrence, a arg) bool {
	return p.place(o, a) || encountering(o.frame) && a.First > o.End && p.prefixed(a.First, "و")
}

// place reports whether an arg is a place, which nobody meets.
func (p *parse) place(o occurrence, a arg) bool {
	return encountering(o.frame) && p.d.Entities[a.entities[0]].Type == "Place"
}

// cutsOff reports whether token t keeps apart a noun with a pronoun and what
// stands behind t. A phrase that tells where people met does not: "استقباله في
// مكتبه الوزير".
func (p *parse) cutsOff(o occurrence, t int) bool {
	meets := encountering(o.frame)
	switch {
	case p.d.Tokens[t].Kind != lang.WordKind:
		return meets && !p.betweenCommas(t)
	case p.timely(t) || !p.isPrep(t) && p.clitic(t) == "":
		return false
	case meets:
		w := p.d.Folded[t]
		return !(slices.Contains(p.d.Pack.Grammar.Locative, w) ||
			slices.Contains(p.d.Pack.Grammar.Locative, p.clitic(t)) || p.inWord(t, "sideline"))
	}
	return true
}

// asideMax is how many words that commas set apart may tell when or where people met.
const asideMax = 5

// betweenCommas reports whether a comma at token t opens or closes what tells no more than
// when or where people met: "لدى لقائه، أمس، في الدوحة، الوزير".
func (p *parse) betweenCommas(t int) bool {
	comma := func(u int) bool { return u < p.s.Last && (p.d.Folded[u] == "،" || p.d.Folded[u] == ",") }
	scene := func(u int) bool {
		return p.timely(u) || p.inWord(u, "adverb") ||
			p.has(u, "prep") && slices.Contains(p.d.Pack.Grammar.Locative, p.d.Folded[u]) ||
			slices.ContainsFunc(p.args, func(a arg) bool {
				return a.First <= u && u < a.Last && p.d.Entities[a.entities[0]].Type == "Place" &&
					slices.Contains(p.d.Pack.Grammar.Locative, a.marker)
			})
	}
	run := func(u, step int) bool {
		n := 0
		for u += step; u >= p.s.First && u < p.s.Last && n < asideMax && scene(u); u += step {
			n++
		}
		return n > 0 && u >= p.s.First && (comma(u) || step < 0 && p.ownMeeting(u))
	}
	return comma(t) && (run(t, 1) || run(t, -1))
}

// setOff returns who speaks in a sentence of which a comma sets apart the meeting
// where he did so, though that stands behind what he says of others: "أعلن الوزير
// أن بلاده ستدعم الهدنة، خلال لقاء مع نظيره".
func (p *parse) setOff(o occurrence) []int {
	c := p.clauses[o.clause]
	if o.Entry.Value != "noun" || !encountering(o.frame) || !c.that {
		return nil
	}
	return p.speakerApart(o.clause, o.Begin)
}

// speakerApart returns who speaks in a clause that reports, of which a comma sets
// apart the noun of a meeting at token t.
func (p *parse) speakerApart(clause, t int) []int {
	c := p.clauses[clause]
	people := func(e int) bool { return p.d.Entities[e].Type == "Person" }
	if !c.reported || c.quoted || len(c.speaker) != 1 || !people(c.speaker[0]) ||
		slices.ContainsFunc(c.subject, people) {
		return nil
	}
	const near = 4 // words, "وذلك في أعقاب"
	for k := t - 1; k > p.s.First && k >= t-near && p.d.Tokens[k].Kind == lang.WordKind; k-- {
		if p.d.Folded[k] == "وذلك" && p.hasComma(k) {
			return c.speaker
		}
	}
	m, ok := p.before(t, "prep")
	if !ok || c.verb.End == 0 || c.verb.Begin > t || !p.has(m.Begin, "during") || !p.hasComma(m.Begin) {
		return nil
	}
	return c.speaker
}

// speakerDoes returns who speaks where the verb of a relative clause that only says
// that a meeting took place leaves its subject out and cannot be that of the state
// he speaks of: "قال الوزير إن موسكو ترفض ذلك خلال محادثات أجراها مع نظيره".
func (p *parse) speakerDoes(o occurrence, subject []int) []int {
	c := p.clauses[o.clause]
	if !slices.Equal(subject, c.subject) {
		return nil // its own
	}
	if x := p.setOff(o); x != nil {
		return x
	}
	v := p.clauses[p.doneIn(o)].verb
	other := !p.agrees(subject, v) || c.verb.End > 0 && c.verb.Entry.Feminine && !v.Entry.Feminine
	if other && c.reported && !c.quoted && len(c.speaker) == 1 &&
		p.d.Entities[c.speaker[0]].Type == "Person" && p.agrees(c.speaker, v) {
		return c.speaker
	}
	return nil
}

// couple adds to the subject of a clause the person with whom he does what it
// tells, where a pronoun on the noun of an occurrence means the two: "تحدث الوزير
// مع نظيره خلال لقائهما".
func (p *parse) couple(o occurrence, subject []int) []int {
	if len(subject) != 1 || p.d.Entities[subject[0]].Type != "Person" || !encountering(o.frame) {
		return subject
	}
	for _, a := range p.args {
		if a.First < p.clauses[o.clause].verb.End || !p.within(o.clause, a.First) || a.heads > 0 ||
			p.d.Entities[a.entities[0]].Type != "Person" || slices.Equal(a.entities, subject) {
			continue
		}
		if a.Last > o.Begin || len(a.entities) > 1 {
			break
		}
		switch a.marker {
		case "", "مع", "ب", "ل", "الي":
			return []int{subject[0], a.entities[0]}
		}
	}
	return subject
}

// mine reports whether what is written like a feminine past form is rather the
// first person: in the quoted words of a man, "قال الوزير: «قابلت الرئيس»".
func (p *parse) mine(c clause, v lang.Match) bool {
	return c.quoted && !c.that && v.End > 0 && v.Entry.Feminine && v.Entry.Tense == lang.Past &&
		v.Last.Suffix == "" && len(c.speaker) == 1 && p.d.Entities[c.speaker[0]].Type == "Person" &&
		!p.feminine(c.speaker[0])
}

// dual reports whether the noun at token t has the article and the ending of two.
func (p *parse) dual(t int) bool {
	w := p.d.Folded[t]
	return strings.HasPrefix(w, "ال") && (strings.HasSuffix(w, "ين") || strings.HasSuffix(w, "ان"))
}

// wasThen reports whether "was" stands before a verb in its clause, behind which
// what is written like the present is the past: "كان الوزير قد تحدث".
func (p *parse) wasThen(i int, v lang.Match) bool {
	for t := p.clauses[i].First; t < v.Begin; t++ {
		if p.within(i, t) && !p.covered(t) && strings.TrimPrefix(p.d.Folded[t], "و") == "كان" {
			return true
		}
	}
	return false
}

// watched reports whether somebody is only said to have attended the meeting of an
// occurrence, which does not tell who met whom: "حضر جلسة المباحثات X وY".
func (p *parse) watched(o occurrence, somebody filler) bool {
	c := p.clauses[o.clause]
	return encountering(o.frame) && !o.verbal() && c.verb.End > 0 && c.verb.Begin < o.Begin &&
		p.verbClass(c.verb.Begin, "witnessing") && slices.Equal(c.subject, somebody.entities)
}

// unlikeVerb reports whether a verb of meeting has the form for a woman and the
// first of those behind it is a man, so that they are whom she met.
func (p *parse) unlikeVerb(o occurrence, f filler) bool {
	return p.d.Pack.Order == lang.VSO && encountering(o.frame) &&
		slices.Contains(o.frame.Subject, "subject") && o.verbal() && o.Entry.Feminine && f.Len() > 0 &&
		f.First >= o.End && p.d.Entities[f.entities[0]].Type == "Person" && !p.feminine(f.entities[0])
}

// strangerVisits reports whether a noun of meeting with a pronoun goes on from the
// visit of somebody whom no name tells, who is meant by it rather than the subject:
// "استمع المجلس إلى نتائج زيارة المبعوث واجتماعه مع الوزير".
func (p *parse) strangerVisits(o occurrence) bool {
	c := p.clauses[o.clause]
	if !encountering(o.frame) || o.First.Prefix != "و" || c.verb.End == 0 ||
		len(c.subject) == 1 && p.d.Entities[c.subject[0]].Type == "Person" {
		return false
	}
	for t := o.Begin - 1; t > c.verb.Begin; t-- {
		if p.within(o.clause, t) && !p.covered(t) && p.has(t, "journey") {
			return !p.possessed(t)
		}
	}
	return false
}

// ofMany reports whether the noun of an occurrence has the article only because it
// tells what there were several of: "عدة جولات من المحادثات".
func (p *parse) ofMany(o occurrence) bool {
	t := o.Begin - 1
	return t > p.s.First && p.has(t, "from") && p.has(t-1, "rounds") && !strings.HasPrefix(p.d.Folded[t-1], "ال")
}

// oneMet returns the one person, by name or office, with whom a noun of meeting is in
// construct, and who therefore met whoever the clause is about: "بعد لقاء الرئيس".
func (p *parse) oneMet(o occurrence) filler {
	f := p.genitiveVSO(o)
	a, ok := p.argFrom(f.First)
	if !ok || len(f.entities) != 1 || a.form == extract.Pronoun {
		return filler{}
	}
	return f
}

// sentFar bounds the words between a noun for those who are sent and who sent them.
const sentFar = 4

// sent returns for whom those act whom a noun at token t tells of and who meet
// somebody in the name of a state or body: "مسؤولون أميركيون", "وفد من الحركة",
// "ممثلون عن الحكومة". Who leads them is named rather.
func (p *parse) sent(o occurrence, t int, other filler) filler {
	if !encountering(o.frame) {
		return filler{}
	}
	counted, from := false, t
	for n := 0; n < 2 && p.has(t, "quantity"); n++ {
		counted = true
		if t++; p.has(t, "from") {
			t++ // "عدد من المسؤولين"
		}
	}
	if m, ok := p.word(from, "quantity"); ok && m.First.Prefix == "و" {
		return filler{} // "التقى بالرئيس وعدد من المسؤولين"
	}
	if f := p.sameDelegation(t); !f.empty() && !slices.Equal(f.entities, other.entities) {
		return f
	}
	if t >= p.s.Last || p.covered(t) || !p.has(t, "envoys") {
		if a, ok := p.argFrom(t); ok && counted && p.has(a.First, "envoys") &&
			p.d.Entities[a.entities[0]].Type != "Person" && p.actor(a) {
			return fill(a) // "عدد من المسؤولين الروس"
		}
		return filler{}
	}
	var f filler
	for u := t + 1; u < p.s.Last && u <= t+sentFar; u++ {
		a, ok := p.argFrom(u)
		if !ok {
			if p.d.Tokens[u].Kind != lang.WordKind || p.isVerb(u) {
				break
			}
			continue
		}
		if typ := p.d.Entities[a.entities[0]].Type; typ != "State" && typ != "Organization" ||
			slices.Equal(a.entities, other.entities) {
			break
		}
		switch {
		case a.from == t, p.has(a.from-1, "from"), slices.Contains(p.d.Pack.Grammar.Locative, a.marker):
			f = fill(a)
		}
		break
	}
	for _, a := range p.args {
		if a.First > t && a.First <= t+2*sentFar && p.has(a.from-1, "led-by") &&
			p.within(o.clause, a.First) && p.d.Entities[a.entities[0]].Type == "Person" {
			return fill(a)
		}
	}
	return f
}

// ownMeeting reports whether token t is a noun of meeting with a pronoun of those
// who met: "بحث مع نظيره، خلال لقائهما في برن".
func (p *parse) ownMeeting(t int) bool {
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && len(m.Last.Suffix) > len("ا") &&
			encountering(&p.d.Pack.Frames[m.Entry.Index]) {
			return true
		}
	}
	return false
}

// headlinesOn reports whether a verb goes on from one in the present whose subject
// stands before it, as in headlines: "الرئيس يزور تونس ويلتقي الوزير".
func (p *parse) headlinesOn(o occurrence) bool {
	c := p.clauses[o.clause]
	if !o.verbal() || o.First.Prefix != "و" || c.sibling < 0 || p.clauses[c.sibling].that {
		return false
	}
	u := p.clauses[c.sibling].verb
	if u.End == 0 || u.Begin > o.Begin || u.Entry.Tense != lang.Present || u.First.Prefix != "" {
		return false
	}
	_, ok := p.fronted(c.sibling, u)
	return ok && !p.still(occurrence{u, o.frame, c.sibling})
}

// welcomes reports whether a clause tells who was there to receive somebody, whom
// the text goes on to speak of: "وكان في استقباله الوزير".
func (p *parse) welcomes(c clause) bool {
	if c.verb.End == 0 || !p.verbClass(c.verb.Begin, "being") {
		return false
	}
	for t := c.verb.End; t < c.Last && t <= c.verb.End+1; t++ {
		if slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Trigger && m.Entry.Value == "phrase" &&
				encountering(&p.d.Pack.Frames[m.Entry.Index])
		}) {
			return true
		}
	}
	return false
}

// comesSo reports whether "that" is the subject of a verb, by which a text goes on
// to tell on what occasion something was said: "جاء ذلك خلال لقائه أمس الوزير".
func (p *parse) comesSo(v lang.Match) bool {
	return p.verbClass(v.Begin, "coming") && p.has(v.End, "demonstrative") && v.End+1 < p.s.Last && p.isPrep(v.End+1)
}

// jointly reports whether two people whom "and" joins are named right before token
// t, so that a word there with the ending of two is what they do: "X وY عقدا".
func (p *parse) jointly(t int) bool {
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last < t {
			break
		}
		if a.Last == t && p.d.Entities[a.entities[0]].Type == "Person" &&
			(len(a.entities) == 2 || p.prefixed(a.First, "و")) {
			return true
		}
	}
	return false
}

// sameHead reports whether two nationality adjectives, joined by "and" or not, describe one
// noun behind a preposition: "مع مسؤولين روس وأتراك", "بالوساطة القطرية المصرية". Of somebody
// the second may tell who he is.
func (p *parse) sameHead(a, b arg) bool {
	if p.d.Pack.Order != lang.VSO || a.marker == "" || a.marker != b.marker || a.from != b.from ||
		a.Last != b.First || a.form != extract.Adjective || b.form != extract.Adjective || a.heads == 0 {
		return false
	}
	head := a.First - a.heads
	return p.has(head, "envoys") && p.prefixed(b.First, "و") ||
		!p.has(head, "envoys") && !p.has(head, "human") && !p.office(head) && !p.has(head, "town") &&
			!p.has(head, "venue") && !p.has(head, "two-of-them")
}

// alsoMet adds those whom a text names beside the person, state or body that somebody
// met: of the officials of a state some by name, "مسؤولين بينهم الوزير", or others,
// "التقى نظيره، إلى جانب السفير". People of one's own state are with one.
func (f *finder) alsoMet(p *parse, o occurrence, subject, object filler) filler {
	if p.d.Pack.Order == lang.SOV && object.Len() > 0 && encountering(o.frame) {
		return f.someMet(p, o, subject, object)
	}
	if p.d.Pack.Order != lang.VSO || object.Len() == 0 || !encountering(o.frame) || object.First < o.End {
		return object
	}
	for _, a := range p.args {
		if a.First < object.Last || !p.within(o.clause, a.First) ||
			p.d.Entities[a.entities[0]].Type != "Person" || p.verbBetween(object.Last, a.First) ||
			!p.wordEnds(a.First, "including") && !(a.heads == 0 && p.wordEnds(a.from, "further-met")) {
			continue
		}
		for _, e := range a.entities {
			if !slices.Contains(object.entities, e) &&
				!slices.ContainsFunc(subject.entities, func(s int) bool { return s == e || f.compatriots(s, e) }) {
				object.entities = append(slices.Clone(object.entities), e)
				object.Last = a.Last
			}
		}
	}
	return object
}

// hostOf returns who receives somebody whom "to" with a pronoun right behind him
// means: "خلال استقبال الأمير له".
func (p *parse) hostOf(o occurrence) filler {
	a, ok := p.argFrom(o.End)
	if !ok || o.Entry.Value != "noun" || a.Last >= p.s.Last || p.d.Entities[a.entities[0]].Type != "Person" {
		return filler{}
	}
	if w := p.d.Folded[a.Last]; w != "له" && w != "لها" {
		return filler{}
	}
	return fill(a)
}

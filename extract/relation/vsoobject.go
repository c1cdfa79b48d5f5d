package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds the objects of frames where the verb comes first, and what
// nouns and prepositions govern.

// objectVSO finds the bare object of a verb, a participle or a verbal noun
// with its subject written on to it.
func (p *parse) objectVSO(o occurrence, ctx *context) filler {
	c := p.clauses[o.clause]
	var subject filler
	if o.verbal() {
		subject = p.slotVSO(o, "subject", ctx)
		if o.Last.Suffix != "" { // a pronoun is the object
			switch {
			case !c.rel && c.verb.Begin == o.Begin:
				return p.mentioned(o, subject)
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
	if p.has(o.End, "him") && o.Entry.Value == "verb" { // "متهما إياه"
		doer := subject.entities
		if doer == nil {
			doer = p.subjectOfHal(o.clause).entities
		}
		return p.lastMeant(o, strings.TrimPrefix(p.d.Folded[o.End], "ايا"), doer)
	}
	own := o.Last.Suffix != "" // a noun's pronoun is its subject
	gen := p.genitiveVSO(o)
	phrase := false
	first := o.End // behind the verb's own subject, if that is no entity: "ضم الوفد الرسمي"
	for o.verbal() && (subject.empty() || first < subject.First && p.marksOff(subject.First-1)) &&
		first < c.Last && strings.HasPrefix(p.d.Folded[first], "ال") && !p.covered(first) {
		if _, named := p.argFrom(first); named {
			break // "جمع الرئيسين X وY"
		}
		first++
	}
	for t := first; t < c.Last; t++ {
		if !p.within(o.clause, t) {
			continue
		}
		if subject.First == o.End && t < subject.Last && !p.covered(t) {
			continue // "التقى الوفد X"
		}
		if t == o.End && len(subject.entities) == 2 && p.has(t, "two-of-them") {
			continue // "وقع الوزيران في ختام المباحثات"
		}
		if t > o.End && o.verbal() && p.has(t, "but") {
			break // "طالب الرئيس بالتعويض، لكن كينيا"
		}
		a, ok := p.argFrom(t)
		if end := p.apposition(t, subject); end > t {
			t = end
			continue
		}
		if !ok {
			if f := p.sent(o, t, subject); !phrase && !f.empty() && !slices.Equal(f.entities, subject.entities) {
				return f
			}
			switch {
			case p.d.Tokens[t].Kind != lang.WordKind:
				phrase = false
			case p.isPrep(t) || p.clitic(t) != "":
				phrase = true
			case !phrase && strings.HasPrefix(p.d.Folded[t], "ال") && !p.timely(t) &&
				!p.inWord(t, "adverb") && !p.inPhrase(t) && !p.has(t, "transparent"):
				if t-1 >= o.End && p.plainNoun(t-1) && p.transparent(o.frame, t-1) {
					t-- // "ندعم جهود الوساطة التي"
				}
				if f := p.owned(o, t); !slices.Equal(f.entities, subject.entities) {
					return f // "ندعم الجهود التي تبذلها مصر"
				}
				return filler{} // another noun is the object
			case !phrase && p.plainNoun(t) && p.transparent(o.frame, t):
				if who := p.doerOf(o, t); who != nil && !slices.Equal(who, subject.entities) {
					return filler{entities: who} // "رفض اقتراحا قدمته مصر"
				}
			}
			if p.isVerb(t) || o.Entry.Value == "noun" && !own && gen.empty() {
				break
			}
			if !o.verbal() && own && p.cutsOff(o, t) {
				break
			}
			continue
		}
		t = a.Last - 1
		phrase = false
		if p.onBehalf(a) || o.verbal() && p.metThere(a.First) {
			continue
		}
		if b := a.from - 1; a.marker == "" && a.heads == 0 && b >= first && !p.covered(b) &&
			p.clitic(b) == "ل" && !p.isVerb(b) {
			continue // "أيد الوزير التمديد لإقناع قطر"
		}
		if !o.verbal() && !own && p.objectOfVerb(o, a) {
			break
		}
		if a.marker != "" || own && !o.verbal() && p.unmet(o, a) ||
			a.form == extract.Adjective && a.heads == 0 || slices.Equal(a.entities, subject.entities) ||
			subject.Len() > 0 && a.First == subject.First || slices.Equal(a.entities, gen.entities) ||
			!p.through(o.frame, a) {
			continue
		}
		if a.First <= o.End && o.Entry.Value == "noun" && !own {
			continue
		}
		return p.listed(o, fill(a))
	}
	if o.verbal() && c.rel && c.antecedent >= 0 &&
		(!p.actor(p.args[c.antecedent]) || !slices.Equal(p.args[c.antecedent].entities, subject.entities)) {
		return fill(p.args[c.antecedent])
	}
	return filler{}
}

// metThere reports whether a noun of meeting with a pronoun of its subject stands
// right before token t, but for a time, so that who is named there is whom that one
// met: "انتقد الوزير بعد لقائه أمس نظيره كينيا".
func (p *parse) metThere(t int) bool {
	for t--; t > p.s.First && p.timely(t); t-- {
	}
	return t > p.s.First && p.possessed(t) && p.occasion(t) && p.isPrep(t-1)
}

// objectOfVerb reports whether a bare arg behind a noun of meeting and those it is in
// construct with is rather the object that the verb of the clause still lacks: "انتقد
// الوزير بعد لقاء نظيره كينيا".
func (p *parse) objectOfVerb(o occurrence, a arg) bool {
	c := p.clauses[o.clause]
	if !encountering(o.frame) || !a.bare() || c.verb.End == 0 || c.verb.Begin > o.Begin ||
		c.verb.Last.Suffix != "" || !p.wantsObject(c.verb) {
		return false
	}
	before := 0
	for _, b := range p.args {
		if b.First >= c.verb.End && b.Last <= o.Begin && p.within(o.clause, b.First) && b.bare() &&
			b.form != extract.Adjective {
			before++
		}
	}
	return before == 1
}

// mentioned returns whom the pronoun on a verb means: of those that the clause
// before names besides its subject the last that agrees with it, "ندد الرئيس
// بإسرائيل واتهمها".
func (p *parse) mentioned(o occurrence, subject filler) filler {
	c := p.clauses[o.clause]
	// "إن إيران تهددنا وإن بلاده تتهمها"
	if c.that && c.parent >= 0 && p.clauses[c.parent].that && p.clauses[c.parent].verb.End > 0 && !subject.empty() {
		for _, a := range p.args {
			if slices.Equal(a.entities, p.clauses[c.parent].subject) && p.within(c.parent, a.First) &&
				(p.actor(a) || stances[o.frame.Relation] && p.d.Entities[a.entities[0]].Type == "Agreement") &&
				!slices.Equal(a.entities, subject.entities) && p.meant(a, o.Last.Suffix) {
				return fill(a)
			}
		}
		return filler{}
	}
	if c.that && !subject.empty() && stances[o.frame.Relation] && o.First.Prefix == "" {
		return p.lastMeant(o, o.Last.Suffix, subject.entities) // "مشيرا إلى النظام، قال إن إيران تدعمه"
	}
	if o.First.Prefix == "" && subject.Last == o.Begin && stances[o.frame.Relation] && p.clitic(subject.First) == "و" {
		return p.lastMeant(o, o.Last.Suffix, subject.entities) // "إن المبادرة جيدة وكينيا تدعمها"
	}
	if c.sibling < 0 || subject.empty() || c.that || o.First.Prefix != "و" && o.First.Prefix != "ف" ||
		p.has(o.Begin, "verbal-noun") && !p.doneToHim(o) {
		return filler{}
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin || !p.within(c.sibling, a.First) || a.form == extract.Pronoun ||
			slices.Equal(a.entities, subject.entities) {
			continue
		}
		if !p.actor(a) && !(a.bare() && a.heads == 0 && stances[o.frame.Relation]) ||
			a.form == extract.Adjective && a.heads > 0 || !p.meant(a, o.Last.Suffix) {
			return filler{} // a paper counts as the object alone: "أقر المجلس القرار وعارضته كينيا"
		}
		if up := p.clauses[c.sibling]; slices.Equal(a.entities, up.subject) && up.verb.End > 0 && p.tanweenBehind(a) {
			return filler{} // "قدم الرئيس مقترحا ورفضته كينيا"
		}
		return fill(a)
	}
	return filler{}
}

// doneToHim reports whether a verb that is written as its noun is has somebody for its
// pronoun, as a preposition behind it shows, and a name or a comma before it: "التقى X،
// وحذره من", but "أعرب عن تقديره وشكره".
func (p *parse) doneToHim(o occurrence) bool {
	return o.End < p.s.Last && p.isPrep(o.End) && o.Begin > p.s.First &&
		(p.covered(o.Begin-1) || p.d.Tokens[o.Begin-1].Kind == lang.PunctKind)
}

// tanweenBehind reports whether an indefinite object that names nothing stands right behind
// an arg.
func (p *parse) tanweenBehind(a arg) bool {
	t := a.Last
	for t < p.s.Last && p.timely(t) {
		t++
	}
	return t < p.s.Last && !p.covered(t) && !p.inWord(t, "adverb") && p.isAccusative(t)
}

// meant reports whether a pronoun written on to a word may mean an arg, by
// gender and number.
func (p *parse) meant(a arg, suffix string) bool {
	if len(a.entities) > 1 {
		return suffix == "هم" || suffix == "هما" && len(a.entities) == 2
	}
	e := a.entities[0]
	switch suffix {
	case "ه":
		return p.d.Entities[e].Type == "Person" && !p.feminine(e) ||
			p.d.Entities[e].Type != "Person" && !p.isFeminine(a)
	case "ها":
		return p.d.Entities[e].Type == "Person" && p.feminine(e) || p.isFeminine(a)
	}
	return false
}

// resumes reports whether a pronoun on or right behind a verb takes up what
// its relative clause describes.
func (p *parse) resumes(v lang.Match) bool { return v.Last.Suffix != "" || p.resumed(v) }

// genitiveVSO finds the arg that a noun is in construct with: "دعم قطر".
func (p *parse) genitiveVSO(o occurrence) filler {
	if p.pronoun(o) || o.Entry.Value != "noun" {
		return filler{}
	}
	if p.articled(o) {
		return filler{}
	}
	a, ok := p.heading(o.End)
	if !ok && o.frame.Takes("Agreement") && p.opensQuote(o.End) { // "توقيع «اتفاق تعاون»"
		if a, ok = p.heading(o.End + 1); ok {
			return fill(a)
		}
	}
	adjective := a.form == extract.Adjective
	if i, through := p.fromAt[o.Begin]; !ok && through && slices.Contains(o.frame.Object, "gen") && o.Begin+1 == o.End {
		a, ok = p.args[i], p.args[i].First > o.End // "دعم جهود قطر", "دعم الموقف القطري"
	}
	if f := p.alsoOf(o); !ok && !f.empty() {
		return f
	}
	if !ok || adjective || p.clitic(a.First) != "" || o.Last.Suffix != "" ||
		a.First > o.End && !p.through(o.frame, arg{Range: a.Range, heads: a.First - o.End}) {
		return filler{}
	}
	return p.listed(o, fill(a))
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
				return p.withNext(o, a)
			}
			break
		}
		if p.d.Tokens[t].Kind != lang.WordKind || p.isVerb(t) || p.stops(t) || p.trigger(t) {
			break
		}
	}
	return filler{}
}

// withNext returns the state whose adjective a is, and where the frame pairs them that of
// the adjective right behind it too: "محادثات قطرية تركية".
func (p *parse) withNext(o occurrence, a arg) filler {
	f := fill(a)
	if b, ok := p.argFrom(a.Last); ok && b.form == extract.Adjective && p.clitic(b.First) == "" &&
		len(a.entities) == 1 && len(b.entities) == 1 && a.entities[0] != b.entities[0] &&
		slices.Contains(o.frame.Object, "each") {
		return filler{Range: extract.Range{First: a.First, Last: b.Last}, entities: []int{a.entities[0], b.entities[0]}}
	}
	return f
}

// described finds the arg that the occurrence, an adjective or participle,
// stands right behind: "موقف مصر الداعم".
func (p *parse) described(o occurrence) filler {
	// but "الثابت والداعم"
	if strings.HasPrefix(o.First.Prefix, "و") &&
		!(o.First.Article && o.Begin > p.s.First && !p.covered(o.Begin-1) &&
			strings.HasPrefix(p.d.Folded[o.Begin-1], "ال")) {
		return filler{}
	}
	if x := p.paperEnding(o.Begin); x >= 0 && o.frame.Takes("Agreement") {
		return fill(p.args[x])
	}
	if f := p.whoIs(o); !f.empty() {
		return f
	}
	if f := p.attitude(o); !f.empty() {
		return f
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin {
			continue
		}
		for t := a.Last; t < o.Begin; t++ {
			if o.Begin-a.Last > 2 || p.stops(t) || p.isVerb(t) ||
				o.Entry.Value == "noun" &&
					(p.d.Tokens[t].Kind != lang.WordKind && t != o.Begin-1 || strings.HasPrefix(p.d.Folded[t], "و")) {
				return filler{}
			}
		}
		if c := p.clauses[p.clauseAt(a.First)]; o.Entry.Value == "noun" && c.rel && a.Last < o.Begin &&
			p.d.Tokens[o.Begin-1].Kind == lang.PunctKind {
			if c.antecedent < 0 {
				return filler{}
			}
			return fill(p.args[c.antecedent]) // "كينيا، التي لها مقعد في المجلس، | حليفة لتشاد"
		}
		if a.form == extract.Adjective && a.heads > 0 && !p.has(a.First-1, "attitude") {
			return filler{} // "أطراف يمنية مؤيدة": the noun is described, but "الموقف الروسي الداعم"
		}
		return fill(a)
	}
	return filler{}
}

// attitude finds whose attitude the occurrence describes where a suffix says it:
// "موقفها الداعم", "مواقفه الثابتة الداعمة".
func (p *parse) attitude(o occurrence) filler {
	const near = 2 // words
	for t := o.Begin - 1; t >= max(p.s.First, o.Begin-near); t-- {
		if m, ok := p.word(t, "attitude"); ok && m.Last.Suffix != "" {
			noun := o
			noun.Match = m
			return p.selfVSO(noun)
		}
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
	loose, ties := 0, false
	for t := o.End; t < max(c.Last, min(o.End+30, p.s.Last)); t++ {
		if !p.reaches(o, t) {
			continue
		}
		if ties && p.marks(t, marker) && !strings.HasPrefix(p.d.Folded[t], "و") {
			return filler{}
		}
		if a, ok := p.heading(t); ok && (a.marker != "" || p.leadership(o, a, marker)) {
			if a.from < o.Begin || a.from == o.Begin && o.Entry.Value != "phrase" {
				t = a.Last - 1 // "للدعم القطري لفلسطين": the noun's own adjective
				continue
			}
			if a.marker == marker && a.from > o.End && p.has(a.from-1, "human") && p.isAccusative(a.from-1) {
				return filler{} // "أربعين عضوا بالمجلس"
			}
			if a.marker == marker && marker == "ب" && !o.verbal() && a.from-1 > o.End &&
				!p.covered(a.from-1) && p.possessed(a.from-1) && p.isPrep(a.from-2) {
				return filler{} // "في اتصال هاتفي على اهتمامه بلبنان"
			}
			if a.marker == marker &&
				(marker == "ب" &&
					(a.heads > 0 && p.has(a.First-a.heads, "venue") ||
						encountering(o.frame) && p.has(a.First, "premises")) ||
					p.scenery(o, a)) {
				t = a.Last - 1 // "بمقر المنظمة"
				continue
			}
			if a.marker == marker || p.leadership(o, a, marker) {
				if !o.verbal() && (p.belongs(o, a) || marker == "ل" && p.affairs(o, a)) || p.tied(o, a) {
					return filler{}
				}
				if b, ok := p.leaderMet(o, a); ok {
					return fill(b)
				}
				if !p.through(o.frame, a) || o.frame.Setting && !p.setting(o, a) {
					return filler{}
				}
				f := fill(a)
				for { // "لـX ولـY"
					b, ok := p.heading(f.Last)
					if !ok || b.marker != marker || !strings.HasPrefix(p.d.Folded[f.Last], "و") ||
						!p.through(o.frame, b) {
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
			switch strings.TrimPrefix(p.d.Folded[t], marker) {
			case "ه", "ها", "هم", "هما":
				continue // "دعم قطر لهم وللبنان"
			}
			if f := p.owned(o, t); !f.empty() || !p.has(t, "tie") || marker != "ب" {
				return f
			}
			ties = true // "أشاد بالعلاقات بين البلدين وبدور قطر"
			continue
		}
		if !o.verbal() && !encountering(o.frame) && t == c.verb.Begin && p.within(o.clause, t) && !p.meanwhile(c.verb) {
			break // what stands before the verb has its own: "بدعم ألماني، أرسلت"
		}
		if p.d.Tokens[t].Kind != lang.WordKind || p.timely(t) || p.isPrep(t) ||
			!p.within(o.clause, t) && (p.has(t, "rel") || p.isVerb(t)) {
			continue
		}
		if p.again(o, t) || !o.verbal() && p.has(t, "besides") ||
			addressing[o.frame.Relation] && !o.verbal() && marker == "ل" && last(p.clitic(t)) == "ب" {
			break // "مطالبة المجلس بحماية لقطر"
		}
		if loose++; o.verbal() && (o.frame.Setting || slices.Equal(o.frame.Subject, []string{"speaker"})) {
			break
		}
		if !o.verbal() &&
			(loose > farNoun || marker == "بين" && (p.apartFrom(o, t) && !p.isPrep(t-1) || p.goesOnOther(t))) {
			break
		}
	}
	return filler{}
}

// leadership reports whether a noun of leading with a preposition written on to
// it, which mostly tells who leads what stands before it, is what the verb of an
// occurrence governs instead: "أشاد الرئيس بقيادة الملك".
func (p *parse) leadership(o occurrence, a arg, marker string) bool {
	if !o.verbal() || a.marker != "" || a.heads == 0 || !p.has(a.from, "led-by") ||
		!strings.HasPrefix(p.d.Folded[a.from], marker) {
		return false
	}
	return a.from == o.End || slices.ContainsFunc(p.args, func(b arg) bool {
		return b.Last == a.from && b.bare() && slices.Equal(b.entities, p.clauses[o.clause].subject) &&
			p.d.Entities[b.entities[0]].Type == "Person"
	})
}

// affairs reports whether an arg behind "for" is rather whose affairs are named right
// before it, which others meddle in: "رفض التدخل في الشؤون الداخلية | للدول العربية".
func (p *parse) affairs(o occurrence, a arg) bool {
	for t := a.from - 1; t >= a.from-2 && t > o.End; t-- {
		if p.has(t, "affairs") {
			return true
		}
	}
	return false
}

// belongs reports whether the preposition phrase of an arg belongs to a paper
// or gathering, or a noun that tells of one, right before it rather than to the
// occurrence: "محادثات بشأن اتفاق بين".
func (p *parse) belongs(o occurrence, a arg) bool {
	t := a.from - 2 // before the preposition
	for n := 0; n < 3 && t > o.End; n++ {
		if i := slices.IndexFunc(p.args, func(b arg) bool { return b.First <= t && t < b.Last }); i >= 0 {
			return !p.actor(p.args[i]) &&
				(p.topical(p.args[i].from) ||
					p.gathering(o.Begin) && p.d.Entities[p.args[i].entities[0]].Type == "Agreement")
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

// tied reports whether a state behind "with" completes a noun for what is between
// states rather than say whom somebody meets: "التقى الوزير وبحث التعاون مع
// تركيا". A person there may be whom one talks to about that. Nor does who stands
// before something in relations with a state stand with it.
func (p *parse) tied(o occurrence, a arg) bool {
	met := (o.frame.InPerson() || o.frame.Relation == "spoke_with") && !o.frame.Takes("Agreement")
	if !met && !(o.frame.Lasts() && a.marker == "مع") || p.d.Entities[a.entities[0]].Type == "Person" || a.heads > 0 {
		return false
	}
	for t, n := a.from-2, 0; n < 3 && t >= o.End; t, n = t-1, n+1 { // before the preposition
		if slices.ContainsFunc(p.args, func(b arg) bool { return b.First <= t && t < b.Last && p.actor(b) }) {
			return false // in the name of a body: "منظمة التعاون الإسلامي مع تركيا"
		}
		if p.has(t, "tie") {
			return true
		}
		if !strings.HasPrefix(p.d.Folded[t], "ال") {
			break
		}
	}
	return false
}

// topical reports whether "about" governs the noun at token t.
func (p *parse) topical(t int) bool {
	m, ok := p.before(t, "prep")
	return ok && p.has(m.Begin, "about")
}

// isAccusative reports whether the word at token t is an indefinite noun that
// tells what is counted or how somebody is: "عضوا".
func (p *parse) isAccusative(t int) bool {
	return !strings.HasPrefix(p.d.Folded[t], "ال") && strings.HasSuffix(p.d.Folded[t], "ا")
}

// again reports whether another noun that calls up the frame of an occurrence
// stands at token t, so that what follows belongs to that: "an assembly to
// prepare a meeting with X".
func (p *parse) again(o occurrence, t int) bool {
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && t > o.End && o.verbal() &&
			last(m.First.Prefix) == "ل" && encountering(o.frame) &&
			encountering(&p.d.Pack.Frames[m.Entry.Index]) {
			return true
		}
		if m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.Entry.Index == o.Entry.Index &&
			t > o.End && !o.verbal() {
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
	if p.clitic(t) == marker && !p.isPrep(t) ||
		marker != "" && p.has(t, "any") && strings.HasPrefix(p.d.Folded[t], marker) {
		return true // "لأي هجوم"
	}
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Word && m.Entry.Value == "prep" && p.text(m) == marker && m.Last.Suffix == "" {
			a, ok := p.heading(m.End)
			return !ok || a.marker != marker
		}
	}
	return false
}

// owned returns whose the thing at token t is, if the frame sees through it:
// "للتصريحات العدوانية لإيران", "للدور الذي تقوم به إيران".
func (p *parse) owned(o occurrence, t int) filler {
	if p.has(t, "prep") || p.has(t, "any") {
		t++
	}
	if f := p.sent(o, t, filler{}); !f.empty() {
		return f
	}
	all := slices.Contains(o.frame.Through, "*") && !p.transparent(o.frame, t)
	if !all && !p.transparent(o.frame, t) {
		return filler{}
	}
	tie, from := p.has(t, "tie") || p.has(t+1, "tie"), t // "التي تربط قطر وتركيا"
	for t++; t < p.s.Last &&
		(p.d.Tokens[t].Kind == lang.WordKind || p.closesQuote(t) && t+1 < p.s.Last && p.d.Tokens[t+1].Space); t++ {
		if a, ok := p.heading(t); ok {
			if a.marker == "ل" && (p.has(t-1, "directed") || p.has(from, "beneficial")) {
				return filler{} // "التهديدات الموجهة لقطر", "الدعم الدولي لقطر"
			}
			if a.form == extract.Adjective && t > from+1 && p.has(from, "done-to") &&
				!(a.Last < p.s.Last && p.definiteNoun(a.Last) && !p.covered(a.Last)) {
				return filler{} // "مصادرة الأراضي القطرية", but "هدم الجرافات القطرية المنازل"
			}
			if a.marker == "" && !all || a.marker == "ل" && !all ||
				a.marker == "في" && p.d.Entities[a.entities[0]].Type == "State" && !all {
				return fill(a)
			}
			return filler{}
		}
		if m, ok := p.word(t, "prep"); ok && !all && strings.HasPrefix(p.d.Folded[t-1], "الم") && p.doneBy(m) {
			if a, ok := p.heading(m.End); ok && p.actor(a) {
				return fill(a) // "الجهود المبذولة من قبل قطر"
			}
			return filler{}
		}
		if p.has(t, "rel") {
			if c := p.clauses[p.clauseAt(t)]; !tie && c.rel && c.subject != nil && c.verb.End > 0 &&
				c.verb.Begin-c.First <= 2 && p.actor(arg{entities: c.subject}) && !p.befell(o.frame, c) {
				return filler{entities: c.subject}
			}
			return filler{}
		}
		if who := p.doerOf(o, t-1); who != nil && !tie {
			return filler{entities: who} // "بقرار اتخذته مصر"
		}
		if joined := strings.HasPrefix(p.d.Folded[t], "وال") && !p.isVerb(t); !joined &&
			!strings.HasPrefix(p.d.Folded[t], "ال") && !p.closesQuote(t) {
			break // but "الدور الإيجابي والبناء الذي تقوم به قطر"
		}
	}
	return filler{}
}

// doerOf returns who did what the indefinite noun at token t names, behind an occurrence,
// which a relative clause tells right behind it or behind an adjective: "اقتراحا قدمته
// مصر", "عرضا جديدا تقدمت به مصر".
func (p *parse) doerOf(o occurrence, t int) []int {
	for v := t + 1; v <= t+2 && v < p.s.Last && !p.covered(v); v++ {
		if c := p.clauses[p.clauseAt(v)]; c.bare && c.verb.End > 0 && c.verb.Begin == v {
			if p.resumes(c.verb) && c.subject != nil && p.actor(arg{entities: c.subject}) && !p.befell(o.frame, c) {
				return c.subject
			}
			break
		}
		if !p.isAccusative(v) && !strings.HasSuffix(p.d.Folded[v], "ه") {
			break
		}
	}
	return nil
}

// apartFrom reports whether the word at t cannot belong to the noun of the
// occurrence: it is no adjective of a definite one.
func (p *parse) apartFrom(o occurrence, t int) bool {
	// "بينه وبين"
	return p.articled(o) && !strings.HasPrefix(p.d.Folded[t], "ال") && !strings.HasPrefix(p.d.Folded[t], "بينه")
}

// goesOnOther reports whether "and" joins at token t to the noun of an occurrence one that is no
// deed or paper of its kind, so that what is "between" some behind it is that: "توقيع اتفاق
// | والخلافات بين".
func (p *parse) goesOnOther(t int) bool {
	w := p.d.Folded[t]
	definite := strings.HasPrefix(w, "وال") && !strings.HasSuffix(w, "ي") && !strings.HasSuffix(w, "يه")
	construct := t+1 < p.s.Last && strings.HasPrefix(p.d.Folded[t+1], "ال")
	return (definite || construct) && p.prefixed(t, "و") && p.nounAt(t) &&
		!slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" ||
				m.Entry.Class == lang.Head && strings.HasPrefix(m.Entry.Value, "agreement")
		})
}

// setting reports whether an arg says where the clause of an occurrence takes
// place, rather than belonging to a noun before it: "الوضع في اليمن".
func (p *parse) setting(o occurrence, a arg) bool {
	t, head := a.from-1, a.First-a.heads
	if t < p.s.First {
		return true
	}
	last := p.d.Pack.Order == lang.SOV
	if last {
		head = a.from // adjectives and marks may stand between
	}
	if last && p.wordStarts(a.end, "ra") {
		return false // "سخنان وزیر در نشست را رد کرد"
	}
	if a.heads > 1 && !(last && p.sited(a)) && (len(o.frame.Through) == 0 || !p.through(o.frame, a)) {
		return false
	}
	if m, ok := p.before(head, "prep"); ok {
		t = m.Begin - 1
	}
	for i := len(p.args) - 1; i >= 0; i-- { // what precedes must be no part of another noun's phrase
		if b := p.args[i]; b.Last == t+1 {
			if last && p.seatTold(a) {
				return false
			}
			return b.heads == 0 || b.heads == 1 && b.First == o.End && o.Entry.Value == "noun" ||
				p.d.Entities[b.entities[0]].Type == "Person" ||
				slices.Contains(p.d.Pack.Grammar.Locative, b.marker)
		}
	}
	if last && p.insisted(t) {
		return false
	}
	if t < p.s.First || p.d.Tokens[t].Kind != lang.WordKind || p.isVerb(t) || p.timely(t) || p.stops(t) {
		return true
	}
	return o.Begin <= t && t < o.End || p.ownMeeting(t) || p.has(t, "venue") || t > p.s.First && p.has(t-1, "venue")
}

// seatTold reports whether a place belongs to an office that commas set apart
// behind a name: "با احمدی، رئیس دفتر طالبان | در قطر، دیدار کرد".
func (p *parse) seatTold(place arg) bool {
	if place.Last >= p.s.Last || p.d.Folded[place.Last] != "،" {
		return false
	}
	for t := place.from - 1; t > p.s.First && t > place.from-setApartMax; t-- {
		if p.d.Folded[t-1] == "،" {
			return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool { return m.Entry.Class == lang.Office })
		}
	}
	return false
}

// whatFar bounds the tokens between an occurrence and "what".
const whatFar = 14

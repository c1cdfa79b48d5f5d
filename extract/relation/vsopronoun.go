package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds whom pronouns written on to words mean where the verb comes
// first.

// it resolves a preposition with a pronoun behind the occurrence ("شارك فيها")
// to the paper or gathering named last.
func (p *parse) it(o occurrence, ctx *context) filler {
	if f := p.onCondition(o); !f.empty() {
		return f
	}
	if o.End >= p.s.Last || !p.has(o.End, "resumptive") {
		return filler{}
	}
	if c := p.clauses[o.clause]; c.rel && c.antecedent >= 0 {
		return fill(p.args[c.antecedent])
	} else if c.rel || o.verbal() && o.First.Prefix == "" && !p.opensClause(o) {
		return filler{} // it describes a noun: "حكومة تشارك فيها الحركة"
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		if a := p.args[i]; a.Last <= o.Begin && !p.actor(a) {
			return filler{entities: a.entities}
		}
	}
	return filler{entities: ctx.thing}
}

// opensClause reports whether an occurrence stands at the start of its clause, behind
// function words alone, or its subject stands before it.
func (p *parse) opensClause(o occurrence) bool {
	if _, ok := p.fronted(o.clause, o.Match); ok {
		return true
	}
	c := p.clauses[o.clause]
	return c.sibling < 0 && p.onlyFunction(c.First, o.Begin)
}

// selfVSO resolves a pronoun written on to a noun: the subject of the clause
// where it may be meant, else the state or body named last.
func (p *parse) selfVSO(o occurrence) filler {
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
	if p.strangerVisits(o) {
		return filler{}
	}
	if f := p.guest(o); !f.empty() {
		return f
	}
	if f := p.announcer(o, suffix); !f.empty() {
		return f
	}
	if x := p.setOff(o); x != nil {
		return filler{entities: x}
	}
	from := c.subject
	if c.verb.Begin > o.Begin && c.verb.End > 0 && p.clauses[o.clause].rel {
		from = nil
	}
	if c.stranger && from == nil && c.verb.Begin < o.Begin && !slices.ContainsFunc(p.args, func(a arg) bool {
		return a.Last <= o.Begin && a.First >= c.First && a.form != extract.Adjective && p.actor(a) &&
			p.within(o.clause, a.First)
	}) {
		return filler{} // "أعرب الخبير عن ارتياحه خلال لقائه"
	}
	if from == nil {
		from = p.carriedVSO(o.clause, lang.Match{Entry: &lang.Entry{}, First: &lang.Stem{}, Last: &lang.Stem{}})
	}
	if from == nil {
		from = c.topic
	}
	if len(from) == 0 {
		if strings.HasSuffix(suffix, "ها") {
			return filler{entities: p.onlyBody(o)}
		}
		if strings.HasSuffix(suffix, "ه") {
			return filler{entities: p.lastMan(c.First, o.Begin)}
		}
	}
	if strings.HasSuffix(suffix, "ها") && len(from) == 1 && p.d.Entities[from[0]].Type == "Person" &&
		!p.feminine(from[0]) {
		if x := p.ownCountry(o); x != nil {
			return filler{entities: x}
		}
		return filler{entities: p.onlyBody(o)}
	}
	if strings.HasSuffix(suffix, "هم") && len(from) == 1 && p.d.Entities[from[0]].Type == "Person" {
		if state := p.serves(from[0]); state >= 0 && o.frame.Voice && p.stated(o.Begin, c) {
			return filler{entities: []int{state}} // they who speak through him
		}
		return filler{}
	}
	if suffix == "هما" {
		from = p.couple(o, from)
	}
	return filler{entities: from}
}

// onlyBody returns the state or body named last before the chain of nouns of which an
// occurrence is one, nobody where an encounter might be that of another one.
func (p *parse) onlyBody(o occurrence) []int {
	t := p.chained(o)
	last := p.lastBody(t)
	for _, a := range p.args {
		if typ := p.d.Entities[a.entities[0]].Type; encountering(o.frame) && a.Last <= t &&
			(typ == "State" || typ == "Organization") && !slices.Equal(a.entities, last) && p.isFeminine(a) {
			return nil
		}
	}
	return last
}

// betweenThem adds to a party behind "and between" the one that a pronoun with
// "between" before it means: "الاتفاق بينها وبين X".
func (p *parse) betweenThem(o occurrence, f filler) filler {
	t := f.First - 2
	if f.First-1 < p.s.First || t <= o.Begin || p.d.Folded[f.First-1] != "وبين" {
		return f
	}
	var other []int
	switch p.d.Folded[t] {
	case "بينها":
		other = p.lastBody(o.Begin)
	case "بينه":
		if other = p.clauses[o.clause].subject; len(other) != 1 || p.d.Entities[other[0]].Type != "Person" {
			other = p.lastMan(p.s.First, o.Begin)
		}
	}
	if len(other) == 1 && !slices.Contains(f.entities, other[0]) {
		f.entities = append([]int{other[0]}, f.entities...)
	}
	return f
}

// hisVSO resolves a pronoun that stands with "of" behind a noun, as one written
// on to it: "زيارة له إلى القاهرة".
func (p *parse) hisVSO(o occurrence) filler {
	for t := o.End; t < p.s.Last && t <= o.End+2 && p.within(o.clause, t); t++ {
		if a, ok := p.argFrom(t); ok && a.marker == "ل" && a.heads == 0 &&
			p.d.Entities[a.entities[0]].Type == "Person" {
			return fill(a) // "محادثات للوزير مع"
		}
		if p.covered(t) {
			break
		}
		if w := p.d.Folded[t]; w == "له" || w == "لها" {
			o.Last = &lang.Stem{Suffix: strings.TrimPrefix(w, "ل")}
			return p.selfVSO(o)
		}
		if p.d.Tokens[t].Kind != lang.WordKind || p.isVerb(t) || p.stops(t) {
			break
		}
	}
	return filler{}
}

// guest returns who is received or seen off, where an occurrence names the
// journey of the one whom its clause tells that of: "استقبل الرئيس ضيفه لدى وصوله".
func (p *parse) guest(o occurrence) filler {
	c := p.clauses[o.clause]
	if p.has(o.Begin, "journey") && p.welcomes(c) { // "كان في استقبال الرئيس لدى وصوله الوزير"
		if i := slices.IndexFunc(p.args, func(a arg) bool {
			return a.First >= c.verb.End && a.Last <= o.Begin && a.bare() &&
				p.d.Entities[a.entities[0]].Type == "Person"
		}); i >= 0 {
			return fill(p.args[i])
		}
		return filler{entities: c.topic}
	}
	if !p.has(o.Begin, "journey") || c.verb.End == 0 || !p.verbClass(c.verb.Begin, "hosting") {
		return filler{}
	}
	if i := slices.IndexFunc(p.args, func(a arg) bool {
		return a.First >= c.verb.End && p.within(o.clause, a.First) && a.bare() &&
			a.form != extract.Adjective && !slices.Equal(a.entities, c.subject)
	}); i >= 0 {
		return fill(p.args[i])
	}
	return filler{}
}

// announcer returns whom the pronoun on a noun means right behind somebody whose
// words are named: "رحب بإعلان النرويج اعترافها".
func (p *parse) announcer(o occurrence, suffix string) filler {
	i := slices.IndexFunc(p.args, func(a arg) bool { return a.Last == o.Begin })
	if i < 0 || p.args[i].heads == 0 || len(p.args[i].entities) != 1 || !p.actor(p.args[i]) ||
		!p.has(p.args[i].First-1, "utterance") || !p.meant(p.args[i], suffix) {
		return filler{}
	}
	return fill(p.args[i])
}

// him returns whom the pronoun on a verb, or on the preposition right behind an
// occurrence, means: the person named last before it who is not its subject.
// "نقل السفير إلى الرئيس تحيات الملك خلال لقائه به", "وصل الوزير حيث التقاه".
func (p *parse) him(o occurrence, ctx *context) filler {
	c := p.clauses[o.clause]
	if c.rel && c.antecedent >= 0 {
		return filler{}
	}
	suffix := ""
	t := o.End
	if t+1 < p.s.Last && !o.verbal() && !p.covered(t) && p.definiteNoun(t) {
		t++ // "لقائه الأول معه"
	}
	if t < p.s.Last {
		switch p.d.Folded[t] {
		case "به", "معه", "بها", "معها":
			suffix = strings.TrimPrefix(strings.TrimPrefix(p.d.Folded[t], "ب"), "مع")
		}
	}
	host := p.hostOf(o)
	if !host.empty() {
		suffix = strings.TrimPrefix(p.d.Folded[host.Last], "ل")
	}
	name := "self"
	if o.verbal() || !slices.Contains(o.frame.Subject, "self") {
		if name = "subject"; suffix == "" {
			suffix = o.Last.Suffix
		}
		if w := p.d.Folded[o.End-1]; suffix == "" && o.Entry.Value == "phrase" { // "في استقباله"
			if suffix = "ه"; strings.HasSuffix(w, "ها") {
				suffix = "ها"
			}
		}
	}
	if suffix != "ه" && suffix != "ها" {
		return filler{}
	}
	subject := host
	if host.empty() {
		subject = p.slotVSO(o, name, ctx)
	}
	fits := func(x []int) bool {
		return len(x) == 1 && p.d.Entities[x[0]].Type == "Person" && !slices.Equal(x, subject.entities) &&
			p.feminine(x[0]) == (suffix == "ها")
	}
	written := !c.rel && name == "subject" && (o.Last.Suffix != "" || o.Entry.Value == "phrase")
	if c.sibling >= 0 && written && fits(p.clauses[c.sibling].subject) {
		return filler{entities: p.clauses[c.sibling].subject} // "وصل الوزير إلى X حيث استقبله"
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin || a.form == extract.Adjective || a.heads > 0 || a.marker == "من" ||
			p.d.Entities[a.entities[0]].Type != "Person" || slices.Equal(a.entities, subject.entities) {
			continue // "رسالة من X": he is far
		}
		if len(a.entities) > 1 || p.feminine(a.entities[0]) != (suffix == "ها") {
			break
		}
		return filler{entities: a.entities}
	}
	if written && fits(ctx.last) {
		return filler{entities: ctx.last} // "وكان في استقباله"
	}
	return filler{}
}

// takenUp returns what the relative clause of an occurrence describes, if its
// verb takes that up by a pronoun on the preposition: "الاتفاق الذي دافعت عنه",
// "المبادرة التي رحبت قطر بها".
func (p *parse) takenUp(o occurrence, marker string) filler {
	c := p.clauses[o.clause]
	if !o.verbal() || !c.rel || c.antecedent < 0 || c.verb.Begin != o.Begin ||
		!p.through(o.frame, p.args[c.antecedent]) {
		return filler{}
	}
	for t := o.End; t < c.Last; t++ {
		if suffix, ok := strings.CutPrefix(p.d.Folded[t], marker); ok && p.within(o.clause, t) && !p.covered(t) {
			switch suffix {
			case "ه", "ها", "هم", "هما":
				return fill(p.args[c.antecedent])
			}
		}
	}
	return filler{}
}

// thanked returns whom the pronoun on a noun means that "for" governs: who is
// thanked, punished or praised for it, not who does so: "شكر الوزير قطر على
// دعمها".
func (p *parse) thanked(o occurrence, suffix string) filler {
	c := p.clauses[o.clause]
	switch p.marker(o.Begin) {
	case "علي":
		if c.verb.End > 0 && p.verbClass(c.verb.Begin, "informing") {
			return filler{} // "أطلع الوزير الرئيس على نتائج لقائه"
		}
	case "ل": // "انتقد إيران لدعمها"
		if c.verb.End == 0 || !p.verbClass(c.verb.Begin, "judging") {
			return filler{}
		}
	case "":
		return p.credited(o, suffix)
	default:
		return filler{}
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin || !p.within(o.clause, a.First) {
			continue
		}
		if a.First < c.verb.End || o.Begin-a.Last > 4 || slices.Equal(a.entities, c.subject) || !p.actor(a) {
			break
		}
		if len(a.entities) > 1 {
			switch suffix {
			case "هم", "هما", "ها", "تهم", "تهما", "تها":
				return fill(a) // "شكر قطر والكويت على دعمهما"
			}
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

// credited returns whom a verb of praise or blame has as its object, or whose deeds,
// to which "and" joins another deed with a pronoun: "ثمن الوزير مواقف قطر ودعمها".
func (p *parse) credited(o occurrence, suffix string) filler {
	c := p.clauses[o.clause]
	if o.First.Prefix != "و" || c.verb.End == 0 || !p.verbClass(c.verb.Begin, "judging") {
		return filler{}
	}
	for _, a := range p.args {
		if a.First < c.verb.End || !p.within(o.clause, a.First) || a.marker != "" && a.marker != "ب" ||
			slices.Equal(a.entities, c.subject) {
			continue
		}
		if a.Last <= o.Begin && p.actor(a) && p.meant(a, strings.TrimPrefix(suffix, "ت")) {
			return fill(a)
		}
		break
	}
	return filler{}
}

// alongside returns whom the pronoun on a noun means that "and" joins to another
// noun before it: whose that is, "إعلان الرئيس ورفضه".
func (p *parse) alongside(o occurrence, suffix string) filler {
	c := p.clauses[o.clause]
	if strings.HasPrefix(o.First.Prefix, "و") {
		for i := len(p.args) - 1; i >= 0; i-- { // "أكد وقوف موسكو مع الخرطوم ودعمها"
			a := p.args[i]
			// "استمع إلى نتائج زيارة الوزير واجتماعه"
			his := a.marker == "" || encountering(o.frame) && p.d.Entities[a.entities[0]].Type == "Person"
			if a.Last <= o.Begin && p.within(o.clause, a.First) && a.heads > 0 && his &&
				a.First-1 > c.verb.Begin && p.deedNoun(a.First-1) && p.actor(a) && p.meant(a, suffix) {
				return fill(a)
			}
		}
	}
	if !strings.HasPrefix(o.First.Prefix, "و") || c.verb.End > 0 && c.verb.Begin < o.Begin || suffix != "ه" {
		return filler{}
	}
	if f := p.beforeVSO(o); len(f.entities) == 1 && p.d.Entities[f.entities[0]].Type == "Person" &&
		!p.feminine(f.entities[0]) {
		return f
	}
	return filler{}
}

// deedNoun reports whether the word at token t is a noun that calls up a frame.
func (p *parse) deedNoun(t int) bool {
	return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.End == t+1 && m.Last.Suffix == ""
	})
}

// meantByThat returns whom the pronoun on the "that" means that opens a clause
// without a verb: "أكد أن مصر شريك وأنها ملتزمة", "أعلنت قطر أنها ملتزمة".
func (p *parse) meantByThat(c clause) []int {
	from := p.clauses[c.parent].subject
	if !p.pronounThat(c.head) || len(from) != 1 {
		return nil
	}
	her := strings.HasSuffix(p.d.Folded[c.head], "ها")
	switch e := from[0]; p.d.Entities[e].Type {
	case "Person":
		switch {
		case p.feminine(e) == her:
			return from
		case her:
			return p.lastBody(c.head)
		}
	case "State", "Organization":
		if i := slices.IndexFunc(p.args,
			func(a arg) bool { return slices.Equal(a.entities, from) }); i >= 0 && p.isFeminine(p.args[i]) == her {
			return from
		}
	}
	return nil
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
	behind := extract.Range{First: o.End, Last: o.End}
	var two []int
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.First >= o.Begin || !p.actor(a) {
			continue
		}
		if len(a.entities) > 1 {
			return filler{Range: behind, entities: a.entities}
		}
		if p.d.Entities[a.entities[0]].Type == "Person" && !slices.Contains(two, a.entities[0]) {
			if two = append(two, a.entities[0]); len(two) == 2 {
				return filler{Range: behind, entities: two}
			}
		}
	}
	return filler{}
}

// whom returns whom the pronoun on the last word of a phrase means: of whom the
// speaker has told before in the sentence, if that agrees with it, "قال إن
// إيران تتدخل وإن عليها".
func (p *parse) whom(o occurrence) filler {
	w := p.d.Folded[o.End-1]
	suffix := ""
	for _, s := range [...]string{"ها", "هم", "ه"} {
		if strings.HasSuffix(w, s) {
			suffix = s
			break
		}
	}
	if suffix == "" {
		return filler{}
	}
	c := p.clauses[o.clause]
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin || !p.meant(a, suffix) || slices.Equal(a.entities, c.speaker) {
			continue
		}
		if x := p.clauses[p.clauseAt(a.First)]; slices.Equal(x.subject, a.entities) && x.that {
			return fill(a)
		}
	}
	return filler{}
}

// possessor returns whom the pronoun on a noun means that cannot be who does what
// it names, going by person and gender: "سنواصل دعمها", "تعهد الرئيس بدعمها".
func (p *parse) possessor(o occurrence) filler {
	c := p.clauses[o.clause]
	suffix := strings.TrimPrefix(o.Last.Suffix, "ت")
	if o.Entry.Value != "noun" || c.verb.End == 0 || c.rel || suffix != "ه" && suffix != "ها" && suffix != "هم" {
		return filler{}
	}
	if o.End < p.s.Last && (p.marks(o.End, "ل") || p.marks(o.End, "مع") || p.definiteNoun(o.End)) {
		return filler{} // "دعمها للبنان", "دعمها الدائم للبنان"
	}
	if !c.verb.Entry.First {
		if len(c.subject) != 1 {
			return filler{}
		}
		e := c.subject[0]
		her := p.feminine(e)
		if p.d.Entities[e].Type == "State" {
			her = !slices.Contains(p.d.Pack.Grammar.Masculine, p.d.Entities[e].Key)
		} else if p.d.Entities[e].Type != "Person" {
			return filler{}
		}
		if suffix == "هم" || her == (suffix == "ها") {
			return filler{}
		}
	}
	return p.lastMeant(o, suffix, c.subject)
}

// pronounBehind returns whom the pronoun on a preposition of the frame means that
// stands right behind an occurrence or its own genitive or adjective: "دعم قطر
// لهم", "الدعم التركي لها", "تقف معه".
func (p *parse) pronounBehind(o occurrence) filler {
	c := p.clauses[o.clause]
	if c.rel && c.verb.Begin == o.Begin && o.verbal() {
		return filler{} // what the clause describes is taken up
	}
	for t := o.End; t < p.s.Last && t < o.End+6 && p.within(o.clause, t) && p.d.Tokens[t].Kind == lang.WordKind; t++ {
		if p.covered(t) || strings.HasPrefix(p.d.Folded[t], "ال") && !p.isPrep(t) && p.d.Folded[t] != "الي" {
			continue
		}
		for _, s := range o.frame.Object {
			m := p.d.Pack.Marker(s)
			first, second, two := strings.Cut(m, " ")
			w := p.d.Folded[t]
			if two && w == first && t+1 < p.s.Last {
				m, w = second, p.d.Folded[t+1]
			}
			switch suffix, ok := strings.CutPrefix(w, m); {
			case !ok:
			case suffix == "ه", suffix == "ها", suffix == "هم", suffix == "هما":
				return p.lastMeant(o, suffix, c.subject)
			}
		}
		if p.isPrep(t) || p.isVerb(t) || p.clitic(t) != "" || p.stops(t) {
			break
		}
	}
	return filler{}
}

// counterpart reports whether an arg tells of a person by what he is to another,
// to whom the pronoun on its first word points: "نظيره", but not "بلاده".
func (p *parse) counterpart(a arg) bool {
	return p.d.Entities[a.entities[0]].Type == "Person" && p.possessed(a.First)
}

// ownCountry returns the state that "his country" means to which the noun before belongs
// that "and" joins to an occurrence: "أكد دعم بلاده لليمن وإدانتها للهجمات".
func (p *parse) ownCountry(o occurrence) []int {
	if o.First.Prefix != "و" {
		return nil
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last <= o.Begin && p.within(o.clause, a.First) && a.form == extract.Pronoun && a.heads == 1 &&
			p.trigger(a.First-1) && len(a.entities) == 1 && p.d.Entities[a.entities[0]].Type == "State" {
			return a.entities
		}
	}
	return nil
}

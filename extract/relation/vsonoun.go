package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// What plain noun follows a verb.
type nounKind uint8

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
	being := from > p.s.First && p.verbClass(from-1, "being")
	for t := from; t < to; t++ {
		if !p.within(i, t) {
			continue
		}
		if i, ok := p.fromAt[t]; ok && p.args[i].bare() && t < p.args[i].First &&
			p.d.Entities[p.args[i].entities[0]].Type == "Person" {
			out = append(out, p.args[i]) // behind a description: "رئيس الإقليم X"
			phrase = closed
			t = p.args[i].Last - 1
			continue
		}
		if a, ok := p.argFrom(t); ok {
			if a.bare() && a.form != extract.Adjective && phrase != open {
				out = append(out, a)
			}
			if phrase = closed; a.marker != "" && a.heads > 0 {
				phrase = named // "إلى مطار بغداد الدولي"
			}
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
		case being && p.isPrep(t) && t+1 < to && p.possessed(t+1): // "كان في استقباله لدى وصوله X"
			phrase = open
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
		case phrase == open && (definite || being && p.possessed(t)):
			phrase = named
		case phrase == open, phrase == named && definite:
		case p.besideNamed(t, to, out) > t:
			t = p.besideNamed(t, to, out) - 1
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

// besideNamed returns the token after people or states whom no name tells in a list with
// somebody named, "دعت فرنسا | ودول أخرى", "اتهمت | جماعات حقوق الإنسان وكينيا"; t if there are
// none. Of the args before them in the clause some must be an actor, or the one behind them
// must be joined to them: "اتهمت جماعات معارضة كينيا" is somebody else's deed.
func (p *parse) besideNamed(t, to int, before []arg) int {
	const most = 4 // words, of those who are not named
	joined := p.prefixed(t, "و")
	if !p.has(t, "human") || joined != (len(before) > 0) || joined && !p.actor(before[len(before)-1]) {
		return t
	}
	u := t + 1
	for ; u < to && u-t < most && !p.covered(u) && p.d.Tokens[u].Kind == lang.WordKind && !p.isPrep(u) &&
		!p.isVerb(u) && !p.stops(u) && p.clitic(u) == ""; u++ {
	}
	if joined {
		return u
	}
	if a, ok := p.argFrom(u); ok && a.bare() && p.actor(a) && p.prefixed(u, "و") {
		return u
	}
	return t
}

// alsoOf returns those whom "and" adds to kin or friends that no name tells: "دعم
// أصدقائنا في المنطقة وشعوب اليمن".
func (p *parse) alsoOf(o occurrence) filler {
	t := o.End
	if !slices.Contains(o.frame.Object, "gen") || t >= p.s.Last || p.covered(t) ||
		!p.possessed(t) && !strings.HasSuffix(p.d.Folded[t], "نا") && !p.has(t, "kin") {
		return filler{}
	}
	for t++; t < p.s.Last && t < o.End+alsoMax && p.d.Tokens[t].Kind == lang.WordKind && !p.isVerb(t); t++ {
		if a, ok := p.argFrom(t); ok {
			if p.prefixed(t, "و") && p.actor(a) {
				return fill(a)
			}
			break
		}
	}
	return filler{}
}

// alsoMax is how many words kin that no name tells may take up.
const alsoMax = 5

// chained returns the token of the first of the nouns with one pronoun that "and"
// joins, of which an occurrence is one: "دعمها للحركة ودعمها للحزب".
func (p *parse) chained(o occurrence) int {
	first := o.Begin
	if o.First.Prefix != "و" {
		return first
	}
	for t := o.Begin - 1; t >= p.clauses[o.clause].First; t-- {
		if p.within(o.clause, t) && !p.covered(t) && slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" && m.End == t+1 &&
				m.Last.Suffix == o.Last.Suffix
		}) {
			first = t
		}
	}
	return first
}

// inName reports whether token t lies in the name of a body, and so tells of nothing
// that is done: "مجلس التعاون".
func (p *parse) inName(t int) bool {
	if p.d.Pack.Order != lang.VSO || !p.covered(t) {
		return false
	}
	i := slices.IndexFunc(p.args, func(a arg) bool { return a.First <= t && t < a.Last })
	return i >= 0 && p.d.Entities[p.args[i].entities[0]].Type == "Organization"
}

// doneBy reports whether a preposition tells who has done something.
func (p *parse) doneBy(m lang.Match) bool {
	switch p.text(m) {
	case "من", "من قبل", "من جانب", "من طرف":
		return true
	}
	return false
}

// whoMax is how many words may stand between "who is" and what calls up a frame.
const whoMax = 4

// whoIs returns of whom a clause without verb tells what he is that "he" or "and he"
// opens behind him: "السناتور فلان، وهو مؤيد قوي لقطر".
func (p *parse) whoIs(o occurrence) filler {
	t := o.Begin - 1
	for t > p.s.First && t > o.Begin-whoMax && p.plainNoun(t) {
		t--
	}
	if t <= p.s.First {
		return filler{}
	}
	switch p.d.Folded[t] {
	case "وهو", "وهي", "هو", "هي":
	default:
		return filler{}
	}
	if w := p.d.Folded[t-1]; w == "،" || w == "," {
		t--
	}
	i := slices.IndexFunc(p.args, func(a arg) bool { return a.Last == t })
	if i < 0 || p.args[i].form == extract.Adjective || len(p.args[i].entities) > 1 ||
		p.d.Entities[p.args[i].entities[0]].Type == "Place" {
		return filler{}
	}
	return fill(p.args[i])
}

// completed reports whether a preposition stands right behind a noun and what it is
// in construct with, which is then whose deed it is: "دعم قطر لجهود السلام".
func (p *parse) completed(o occurrence, marker string) bool {
	if p.d.Pack.Order != lang.VSO {
		return false
	}
	f := p.genitiveVSO(o)
	t := f.Last
	for f.Len() > 0 && t < p.s.Last && !p.covered(t) && strings.HasPrefix(p.d.Folded[t], "ال") {
		t++ // "دعم قطر الكامل"
	}
	return f.Len() > 0 && t < p.s.Last && p.marks(t, marker)
}

// possessed reports whether a pronoun is written on to the noun at token t, so
// that its subject may follow "was": "كان في استقباله".
func (p *parse) possessed(t int) bool {
	if p.d.TaMarbuta(t) {
		return false
	}
	for i := range p.d.Stems[t] {
		switch p.d.Stems[t][i].Suffix {
		case "ه", "ها", "هم", "ته", "تها", "تهم":
			return true
		}
	}
	return false
}

// How far a prepositional phrase has come: it wants more nouns, its last noun
// is definite so that only adjectives may follow, or it is over.
type phraseState uint8

// accusative reports whether what looks like a past form of two, whom nobody
// before it names, is rather a noun in the accusative: "دفعت ثمنا".
func (p *parse) accusative(t int, m lang.Match) bool {
	if m.Entry.Tense != lang.Past || m.Entry.Feminine || m.Last.Suffix != "" && m.Last.Suffix != "ا" ||
		t == p.s.First ||
		!strings.HasSuffix(p.d.Folded[t], "ا") || p.doneBySeveral(m) ||
		strings.HasSuffix(lang.Fold(m.Entry.Lemma), "ا") ||
		strings.HasSuffix(p.d.Text[:p.d.Tokens[t].End], "ى") {
		return false
	}
	if utf8.RuneCountInString(m.Entry.Lemma) > 4 && strings.HasPrefix(m.Entry.Lemma, "ا") {
		return false // "اجتمعا": the nouns of such verbs are longer
	}
	if p.jointly(t) || slices.ContainsFunc(p.args, func(a arg) bool { return a.Last <= t && len(a.entities) > 1 }) {
		return false
	}
	for b := t - 1; b >= p.s.First; b-- {
		if p.dual(b) || strings.HasPrefix(p.d.Folded[b], "و") {
			return false
		}
	}
	return true
}

// has reports whether token t begins a function word of that part.
func (p *parse) has(t int, part string) bool {
	_, ok := p.word(t, part)
	return ok
}

// inWord reports whether token t lies in a function word of that part.
func (p *parse) inWord(t int, part string) bool {
	for b := t; b >= p.s.First && b > t-5; b-- {
		if p.d.Parts[b].Lacks(part) {
			continue
		}
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
	if t >= p.s.Last {
		return false
	}
	for b := t; b >= p.s.First && b > t-3; b-- {
		if p.d.Parts[b].Lacks("prep") {
			continue
		}
		for _, m := range p.d.Matches[b] {
			if m.Entry.Class == lang.Word && m.Entry.Value == "prep" && m.End > t && m.Last.Suffix == "" {
				return true
			}
		}
	}
	return false
}

// toldOf reports whether a clause tells what "he" did by the word of an agency, a
// body or a woman, so that he is somebody whom the text spoke of before: "وذكرت
// الوكالة أنه التقى".
func (p *parse) toldOf(c clause, v lang.Match) bool {
	if !c.that || c.parent < 0 || v.Entry.Feminine || v.Entry.First || v.Entry.Tense == lang.NoTense ||
		!strings.HasSuffix(p.d.Folded[c.head], "نه") {
		return false
	}
	says := p.clauses[c.parent].verb
	return says.End > 0 && says.Entry.Feminine
}

// manOf returns the entity that is meant by "he": one man, or nobody.
func (p *parse) manOf(e []int) []int {
	if len(e) != 1 || p.d.Entities[e[0]].Type != "Person" || p.feminine(e[0]) {
		return nil
	}
	return e
}

// carriedVSO returns the subject that a clause takes over where it names none.
func (p *parse) carriedVSO(i int, v lang.Match) []int {
	c := p.clauses[i]
	if p.toldOf(c, v) {
		return p.manOf(p.clauses[c.parent].topic)
	}
	if x := p.leaderBefore(c, v); x != nil {
		return x
	}
	if p.eitherOne(c) {
		return nil
	}
	var from []int
	up := noClause // whose subject it takes over
	switch {
	case c.sibling >= 0 && p.clauses[c.sibling].subject != nil:
		up = c.sibling
	case c.sibling >= 0 && c.that && p.clauses[c.sibling].stranger:
		return nil
	case c.that && c.parent >= 0:
		up = c.parent
	case p.quotesOn(c):
		up = p.clauses[c.parent].parent
	case p.mine(c, v):
		return c.speaker
	case c.reported && !c.that:
		return nil
	case c.parent >= 0 && p.clauses[c.parent].subject != nil:
		up = c.parent
	}
	if up >= 0 {
		from = p.clauses[up].subject
		if x := c.parent; c.that && c.sibling == up && x >= 0 && p.turns(p.clauses[up], v) &&
			p.agrees(p.clauses[x].subject, v) {
			return p.clauses[x].subject // "كشف الوزير أن فرنسا وعدت …، ووجه الشكر"
		}
		if u := p.clauses[up].verb; (p.turns(p.clauses[up], v) || p.sentOff(u, v)) && v.Begin > u.Begin && !c.that {
			return p.lastMan(u.End, v.Begin) // "the government sent X to Y where he met Z"
		}
	} else {
		for j := i - 1; j >= 0 && from == nil; j-- {
			from = p.clauses[j].subject
		}
		if from == nil {
			from = p.clauses[i].topic
		}
		if p.severalPeople(from) && p.doneByOne(v) {
			return nil // "أعرب الوزيران عن قلقهما. واتهم تشاد"
		}
	}
	if up >= 0 && len(from) == 1 && p.doneByTwo(v) {
		from = p.withOther(from, p.clauses[up].verb.End, v.Begin)
	}
	if c.that && len(from) == 1 && strings.HasSuffix(p.d.Folded[c.head], "نها") && v.Entry.Feminine &&
		p.d.Entities[from[0]].Type == "Person" && !p.feminine(from[0]) {
		return p.lastBody(c.head) // "قال الوزير إنها تدعم"
	}
	if !p.asState(from, v) {
		return nil
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

// asState reports whether verb v may have as its subject, left out, the one state that
// its sentence or the one before is about: no masculine verb a feminine one, unless the
// sentence calls that by a masculine noun, "النظام السوري".
func (p *parse) asState(subject []int, v lang.Match) bool {
	if len(subject) != 1 || p.d.Entities[subject[0]].Type != "State" || !finite(v.Entry.Tense) ||
		v.Entry.Feminine || v.Entry.First {
		return true
	}
	for i := len(p.args) - 1; i >= 0; i-- {
		if a := p.args[i]; a.Last <= v.Begin && slices.Equal(a.entities, subject) {
			return !p.differs(a, v)
		}
	}
	return slices.Contains(p.d.Pack.Grammar.Masculine, p.d.Entities[subject[0]].Key)
}

// doneByTwo reports whether a verb in the past has the ending of two: "أكدا".
func (p *parse) doneByTwo(v lang.Match) bool {
	if v.End == 0 || v.Entry.Tense != lang.Past || v.Last.Suffix != "" && v.Last.Suffix != "ا" {
		return false
	}
	w := p.d.Folded[v.End-1]
	if strings.HasSuffix(v.Entry.Lemma, "ى") {
		return strings.HasSuffix(w, "يا") || strings.HasSuffix(w, "تا")
	}
	return strings.HasSuffix(w, "ا") && !strings.HasSuffix(w, "وا") && !strings.HasSuffix(v.Entry.Lemma, "ا")
}

// doneByOne reports whether a finite verb has no ending of two or of several, nor their noun
// behind it.
func (p *parse) doneByOne(v lang.Match) bool {
	return finite(v.Entry.Tense) && !v.Entry.First && !p.doneByTwo(v) && !p.doneBySeveral(v) &&
		!strings.HasSuffix(p.d.Folded[v.End-1], "ان") && !(v.End < p.s.Last && p.articledPlural(v.End))
}

// articledPlural reports whether the word at token t has the article and the ending of two
// or of several, "الوزيران", behind which a verb has none.
func (p *parse) articledPlural(t int) bool {
	return p.dual(t) || strings.HasPrefix(p.d.Folded[t], "ال") && strings.HasSuffix(p.d.Folded[t], "ون")
}

// severalPeople reports whether more than one of entities is a person.
func (p *parse) severalPeople(entities []int) bool {
	n := 0
	for _, e := range entities {
		if p.d.Entities[e].Type == "Person" {
			n++
		}
	}
	return n > 1
}

// withOther adds to him who does something the person whom tokens [from, to) name
// first as the one to whom or with whom: "استقبل الرئيس الوزير وأكدا".
func (p *parse) withOther(who []int, from, to int) []int {
	for _, a := range p.args {
		if a.First < from || a.Last > to || len(a.entities) > 1 ||
			p.d.Entities[a.entities[0]].Type != "Person" || a.entities[0] == who[0] {
			continue
		}
		switch a.marker {
		case "", "ب", "مع":
			return []int{who[0], a.entities[0]}
		}
	}
	return who
}

// turns reports whether a masculine verb goes on from a clause with a feminine
// one, so that somebody else is its subject.
func (p *parse) turns(up clause, v lang.Match) bool {
	return up.verb.End > 0 && up.verb.Entry.Feminine && v.Entry.Tense != lang.NoTense && !v.Entry.Feminine &&
		!v.Entry.First
}

// sentOff reports whether verb u tells of somebody's sending one somewhere, "where" he does
// what verb v tells: "أوفد الرئيس X إلى بغداد حيث | التقى Y".
func (p *parse) sentOff(u, v lang.Match) bool {
	return u.End > 0 && p.verbClass(u.Begin, "sending") && p.has(v.Begin-1, "sub") &&
		v.Entry.Tense != lang.NoTense && !v.Entry.Feminine
}

// quotesOn reports whether a quotation goes on right behind a "that" with a
// pronoun, which means who speaks: "قال إنه «يرفض»".
func (p *parse) quotesOn(c clause) bool {
	if !c.quoted || c.parent < 0 {
		return false
	}
	up := p.clauses[c.parent]
	return up.that && up.verb.End == 0 && up.parent >= 0 && c.head-up.head <= 2 && p.pronounThat(up.head)
}

// pronounThat reports whether the "that" at token t has a pronoun: "إنه", "أنها".
func (p *parse) pronounThat(t int) bool {
	w := p.d.Folded[t]
	return strings.HasSuffix(w, "ه") || strings.HasSuffix(w, "ها") || strings.HasSuffix(w, "هم")
}

// lastMan returns the person who is no woman named last in tokens [from, to).
func (p *parse) lastMan(from, to int) []int {
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.First >= from && a.Last <= to && len(a.entities) == 1 &&
			p.d.Entities[a.entities[0]].Type == "Person" && !p.feminine(a.entities[0]) {
			return a.entities
		}
	}
	return nil
}

// lastBody returns the state or body named last before token t, none that is no more than
// people: "تعازي قطر لأسر الضحايا، مبدية تضامنها".
func (p *parse) lastBody(t int) []int {
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if typ := p.d.Entities[a.entities[0]].Type; a.Last <= t && len(a.entities) == 1 &&
			(typ == "State" || typ == "Organization") && unnamedPeople(p.d, a.entities[0]) == nil {
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
	if typ := p.d.Entities[entities[0]].Type; (typ == "Person" || !p.actor(arg{entities: entities})) &&
		p.doneBySeveral(v) {
		return false
	}
	switch p.gender(entities[0]) {
	case "m":
		return !v.Entry.Feminine
	case "f":
		return v.Entry.Feminine
	}
	return !(v.Entry.Feminine && p.masculineBody(entities[0]))
}

// eitherOne reports whether "because he" opens clause c behind a clause that tells of
// another whom "he" may mean besides its subject: "انتقد X Y لأنه وقع".
func (p *parse) eitherOne(c clause) bool {
	if !c.that || c.parent < 0 || !p.has(c.head, "because") {
		return false
	}
	up, suffix := p.clauses[c.parent], strings.TrimPrefix(p.d.Folded[c.head], "لان")
	return up.verb.End > 0 && slices.ContainsFunc(p.args, func(a arg) bool {
		return a.First >= up.verb.End && a.Last <= c.head && p.within(c.parent, a.First) && a.bare() &&
			a.form != extract.Adjective && !slices.Equal(a.entities, up.subject) && p.meant(a, suffix)
	})
}

// doneBySeveral reports whether the ending of a verb says that several do what it tells,
// who are named before it if at all: "وأدانوا".
func (p *parse) doneBySeveral(v lang.Match) bool {
	w := p.d.Folded[v.Begin]
	if strings.HasSuffix(w, "وا") {
		return finite(v.Entry.Tense)
	}
	return strings.HasSuffix(w, "ون") && len(w)-len(v.First.Prefix)-len(v.Entry.Lemma) > len("ون") // but "يتعاون"
}

// masculineBody reports whether a body is called by a noun that is masculine: "الاتحاد".
func (p *parse) masculineBody(e int) bool {
	if p.d.Entities[e].Type != "Organization" {
		return false
	}
	return slices.ContainsFunc(p.d.Entities[e].Mentions, func(i int) bool {
		return slices.Contains(p.d.Pack.Grammar.MasculineNouns, p.d.Folded[p.d.Mentions[i].Tokens.First])
	})
}

// feminine reports whether a person is known or called a woman: by her office or name in the
// singular, for "ات" ends men's names too.
func (p *parse) feminine(e int) bool {
	if g := p.gender(e); g != "" {
		return g == "f"
	}
	for _, i := range p.d.Entities[e].Mentions {
		if p.d.TaMarbuta(p.d.Mentions[i].Phrase.First) {
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

// lastMeant returns of those that the sentence names before an occurrence the last
// one whom a pronoun may mean, other than whoever does it.
func (p *parse) lastMeant(o occurrence, suffix string, doer []int) filler {
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin || a.form == extract.Pronoun || a.form == extract.Adjective && a.heads > 0 ||
			!p.actor(a) &&
				!(stances[o.frame.Relation] && (a.marker == "" || a.marker == "ب") &&
					p.d.Entities[a.entities[0]].Type == "Agreement") ||
			slices.Equal(a.entities, doer) {
			continue
		}
		if i > 0 && a.marker == "مع" && !p.actor(p.args[i-1]) && a.from-p.args[i-1].Last <= 1 {
			continue // "الاتفاق مع قطر"
		}
		if p.d.Entities[a.entities[0]].Type != "Place" && p.meant(a, suffix) {
			return fill(a)
		}
	}
	return filler{}
}

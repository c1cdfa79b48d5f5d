package relation

import (
	"slices"
	"sort"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// thingEnding reports whether a paper or gathering is named right before
// token t.
func (p *parse) thingEnding(t int) bool {
	for i := len(p.args) - 1; i >= 0; i-- {
		if a := p.args[i]; a.Last <= t {
			return a.Last == t && !p.actor(a)
		}
	}
	return false
}

// nounAt reports whether token t is a word that nothing marks as a function word,
// a verb, a time or an arg.
func (p *parse) nounAt(t int) bool {
	return !p.covered(t) && p.d.Tokens[t].Kind == lang.WordKind && !p.isVerb(t) && !p.functional(t) && !p.timely(t)
}

// plainNoun reports whether token t is a word that nothing marks as a
// function word, a verb, a time or an arg: a noun or adjective without article.
func (p *parse) plainNoun(t int) bool {
	return t >= p.s.First && p.nounAt(t) && !strings.HasPrefix(p.d.Folded[t], "ال")
}

// upToParties returns where the phrase of a paper, gathering or body ends for
// the clause: before "between", "with" and "led by", whose parties are args of
// their own.
func (p *parse) upToParties(m extract.Mention) int {
	if p.d.Pack.Order == lang.SVO {
		return m.Phrase.Last
	}
	for t := m.Phrase.First + 1; t < m.Phrase.Last; t++ {
		switch m.Type {
		case "Agreement", "Event", "Resolution":
			if p.has(t, "with") || p.has(t, "between") || p.d.Pack.Order == lang.SOV && p.phrasal(t) {
				return t
			}
		case "Organization":
			if p.d.Pack.Order == lang.SOV {
				return m.Phrase.Last
			}
			if p.has(t, "rel") || p.has(t, "led-by") {
				return t
			}
		}
	}
	return m.Phrase.Last
}

// widen lets the args take in the words that stand for the same entity: the
// government of a state, its people, and the noun that its adjective belongs
// to ("الحكومة السورية").
func (p *parse) widen() {
	for i := range p.args {
		a := &p.args[i]
		for p.d.Entities[a.entities[0]].Type == "Person" {
			t := p.titleBefore(a.First)
			if t < 0 {
				t = p.ownOffice(a.First)
			}
			if t < 0 {
				break
			}
			for b := t; b < a.First; b++ {
				p.inside[b-p.s.First] = true
			}
			a.First, a.from = t, t
		}
		if p.d.Entities[a.entities[0]].Type == "Place" {
			p.town(i)
			continue
		}
		if t, ok := p.peopleIn(*a); ok { // "الشعوب في اليمن"
			for b := t; b < a.First; b++ {
				p.inside[b-p.s.First] = true
			}
			a.First, a.from = t, t
			continue
		}
		if t := p.kindBefore(*a); t >= 0 { // "شركة | سيمنس"
			a.First, a.from = t, t
			p.inside[t-p.s.First] = true
		}
		for t := a.First - 1; t >= p.s.First && !p.covered(t); t-- {
			m, ok := p.word(t, "transparent")
			if !ok && a.form == extract.Adjective && a.First == a.Last-1 && p.adjectiveAt(t) &&
				t > p.s.First && !p.covered(t-1) && strings.HasPrefix(p.d.Folded[t-1], "ال") &&
				p.has(t-1, "transparent") {
				p.inside[t-p.s.First] = true // "الحكومة المركزية | العراقية"
				a.First, a.from = t, t
				continue
			}
			if !ok &&
				(p.d.Entities[a.entities[0]].Type == "Organization" ||
					a.form != extract.Adjective && p.has(a.First, "transparent")) {
				m, ok = p.word(t, "members") // who speak for a body together
			}
			// "الشعب والقيادة الفلسطينية"
			joins := p.has(a.First, "transparent") && strings.HasPrefix(p.d.Folded[a.First], "و")
			if !ok || p.has(t, "led-by") || m.End != t+1 || p.cliticBefore(a.First) && !joins {
				break
			}
			if typ := p.d.Entities[a.entities[0]].Type; typ != "State" &&
				(typ != "Organization" || a.form == extract.Adjective) {
				break
			}
			if a.form == extract.Adjective {
				a.form = extract.Nominal
			}
			a.First, a.from = t, t
			p.inside[t-p.s.First] = true
		}
		if t := p.every(a.First); t < a.First && a.form != extract.Adjective {
			a.First, a.from = t, t
			p.inside[t-p.s.First] = true
		}
	}
	p.args = slices.DeleteFunc(p.args, func(a arg) bool { return len(a.entities) == 0 })
}

// kindBefore returns the token before the name of a body that says what kind of
// body it is, or -1.
func (p *parse) kindBefore(a arg) int {
	t := a.First - 1
	if t < p.s.First || p.covered(t) || a.form != extract.Name ||
		p.d.Entities[a.entities[0]].Type != "Organization" || p.cliticBefore(a.First) {
		return -1
	}
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Head && m.End == a.First && !m.Entry.Plural && !m.First.Article &&
			m.Last.Suffix == "" && strings.HasPrefix(m.Entry.Value, "organization:") {
			return t
		}
	}
	return -1
}

// ownOffice returns where the office with a pronoun begins that ends right
// before token t ("أميرها"), or -1.
func (p *parse) ownOffice(t int) int {
	if p.cliticBefore(t) {
		return -1
	}
	for b := max(p.s.First, t-3); b < t; b++ {
		for _, m := range p.d.Matches[b] {
			if m.Entry.Class == lang.Office && m.End == t && len(m.Last.Suffix) > len("ا") && !p.covered(b) {
				return b
			}
		}
	}
	return -1
}

// town lets arg i take in the noun that says what kind of place it is, and whose:
// "العاصمة الروسية موسكو", "مدينة حلب".
func (p *parse) town(i int) {
	a := &p.args[i]
	t := a.First - 1
	if i > 0 && p.args[i-1].Last == a.First && p.args[i-1].form == extract.Adjective {
		t = p.args[i-1].First - 1
	}
	if t < p.s.First || p.covered(t) || !p.has(t, "town") || p.cliticBefore(a.First) {
		return
	}
	for b := t; b < a.First; b++ {
		p.inside[b-p.s.First] = true
	}
	if t < a.First-1 {
		p.args[i-1].entities = nil // no arg any more
	}
	a.First, a.from = t, t
}

// every returns where "all" begins that stands right before token t, or t.
func (p *parse) every(t int) int {
	if t-1 < p.s.First || p.covered(t-1) || !p.has(t-1, "every") || p.cliticBefore(t) {
		return t
	}
	return t - 1
}

// titleBefore returns where the title begins that ends right before token t,
// or -1.
func (p *parse) titleBefore(t int) int {
	if p.cliticBefore(t) {
		return -1
	}
	if b := t - 1; b >= p.s.First && !p.covered(b) && p.has(b, "style") && p.office(t) {
		return b // "دولة رئيس الوزراء"
	}
	for b := max(p.s.First, t-4); b < t; b++ {
		for _, m := range p.d.Matches[b] {
			if m.Entry.Class == lang.Honorific && m.End == t && !p.covered(b) {
				return b
			}
		}
	}
	return -1
}

// peopleIn returns where the phrase begins that an arg and "the people in" or
// "the lawful government in" before it make.
func (p *parse) peopleIn(a arg) (int, bool) {
	t := a.First - 1
	if t < p.s.First || p.d.Entities[a.entities[0]].Type != "State" || a.form == extract.Adjective {
		return 0, false
	}
	switch {
	case p.d.Folded[t] == "في":
	case p.clitic(a.First) == "ب":
		t++ // "الشعب باليمن"
	default:
		return 0, false
	}
	const long = 3 // words
	for n := 0; n < long; n++ {
		t--
		if t < p.s.First || p.covered(t) {
			return 0, false
		}
		if p.has(t, "kin") && (p.definiteNoun(t) || p.possessed(t) || strings.HasSuffix(p.d.Folded[t], "نا")) {
			return t, true // "أشقائنا في اليمن"
		}
		if !strings.Contains(p.d.Folded[t], "ال") && !strings.Contains(p.d.Folded[t], "لل") {
			return 0, false
		}
		if p.has(t, "transparent") {
			return t, true
		}
	}
	return 0, false
}

// serves returns the state whose office a person holds, or -1.
func (p *parse) serves(person int) int {
	for _, h := range p.d.Entities[person].Offices {
		if h.Of >= 0 && p.d.Entities[h.Of].Type == "State" {
			return h.Of
		}
	}
	known := p.d.Pack.World.Entities[p.d.Entities[person].Key]
	for _, t := range known.Offices {
		for e, x := range p.d.Entities {
			if x.Type == "State" && x.Key == t.Of && len(x.Mentions) > 0 {
				return e
			}
		}
	}
	return -1
}

// cliticBefore reports whether something is written on to the start of the
// word at t that keeps it apart from the noun before it.
func (p *parse) cliticBefore(t int) bool {
	for _, m := range p.d.Matches[t] {
		if m.First.Prefix != "" {
			switch m.Entry.Class {
			case lang.State, lang.Organization, lang.Demonym, lang.Office, lang.Head, lang.Person:
				return true
			}
		}
	}
	return false
}

// passedOn reports whether the noun at token t tells of what the verb behind it is done to
// for whom it belongs to, so that the pronoun on that verb means it: "شروط | رفضها", not
// "أسباب | رفضها".
func (p *parse) passedOn(t int) bool {
	return slices.ContainsFunc(p.d.Matches[t+1], func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Value == "verb" &&
			p.seenThrough(&p.d.Pack.Frames[m.Entry.Index], t)
	})
}

// verbalNoun reports whether the past form of a verb at t is rather the noun
// that is written like it, going by what stands around it.
func (p *parse) verbalNoun(t int, m lang.Match) bool {
	if p.has(t, "prep") { // "عبر": through, or expressed
		return !p.about(t)
	}
	if p.wordEnds(t, "verbal") || m.Entry.Tense == lang.Past && strings.HasSuffix(p.d.Folded[t], "ا") && p.jointly(t) {
		return false
	}
	if p.verbClass(t, "comprising") && t-2 > p.s.First && (p.thingly(t-1) || p.plainNoun(t-1) && p.thingly(t-2)) {
		return false // "اجتماع ثلاثي ضم", "لقاء جمعه"
	}
	if m.Entry.Tense == lang.Past && m.Last.Suffix != "" && m.Last.Suffix != "ا" && !p.fakePronoun(m) &&
		p.gatheringEnds(t) {
		return false // "مؤتمر صحفي عقده"
	}
	if t > p.s.First && m.First.Prefix == "" && m.Entry.Tense == lang.Past && len(m.Last.Suffix) > len("ا") &&
		(p.isAccusative(t-1) || p.passedOn(t-1)) && p.plainNoun(t-1) && p.argBeginning(t+1) != nil {
		return false // "شروطا رفضها الوزير", "تقديم شروط رفضها الوزير"
	}
	if t > p.s.First && m.First.Prefix == "" && p.resumes(m) && p.whatEnds(t) && !p.verbClass(t, "say") {
		return false // "بما تقدمه قطر"
	}
	if w, ok := p.word(t, "verbal-noun"); !ok || w.First.Prefix != m.First.Prefix || last(w.First.Prefix) == "س" {
		return false
	}
	if len(m.Last.Suffix) > len("ا") && t+1 < p.s.Last && p.clitic(t+1) == "ل" {
		return true // "ودعمها للحركة"
	}
	if i := t + 1; len(m.Last.Suffix) > len("ا") && i+1 < p.s.Last && p.adjectiveAt(i) &&
		(p.clitic(i+1) == "ل" || p.has(i+1, "with")) {
		return true // "ودعمها الكامل للحركة"
	}
	if a := p.argBeginning(t + 1); a != nil && m.Last.Suffix == "" && !m.Entry.Feminine && p.isFeminine(*a) {
		if b := p.argBeginning(a.Last); b != nil && p.clitic(b.First) == "ل" {
			return true // as a verb it would be feminine: "دعم حكومة مصر للتحالف"
		}
	}
	if m.First.Prefix == "" && t > p.s.First && (p.d.Folded[t-1] == "،" || p.d.Folded[t-1] == ",") && p.awaited(t) {
		return true // "جدد الوزير، في كلمة له، دعم"
	}
	if m.First.Prefix == "" && len(m.Last.Suffix) > len("ا") && t > p.s.First && p.opensQuote(t-1) && p.awaited(t-1) {
		return true // "أكدت قطر «دعمها جهود السلام»"
	}
	if m.First.Prefix == "" && t-2 >= p.s.First && p.opensQuote(t-1) && p.verbClass(t-2, "light") {
		return true // "سيتم «عقد لقاء»"
	}
	if t == p.s.First || p.d.Tokens[t-1].Kind != lang.WordKind {
		// Begins a clause: a verb unless an adjective or its object follows.
		// In the accusative an adjective follows only a noun that is so too: "تقدم كينيا".
		if i := t + 1; i < p.s.Last &&
			(p.demonym(i) && (p.tanween(t) || !p.tanween(i)) || len(m.Last.Suffix) > len("ا") && p.clitic(i) == "ل") {
			return true // "دعم أميركي", "ودعمها للحركة"
		}
		if i := t + 1; i < p.s.Last && strings.HasSuffix(p.d.Folded[t], "ا") &&
			!strings.HasSuffix(lang.Fold(m.Entry.Lemma), "ا") && (p.clitic(i) == "ل" || p.has(i, "with")) {
			return true // "دعما للحكومة": no verb of two
		}
		return false
	}
	if that, ok := p.before(t, "that"); ok && that.Last.Suffix == "" &&
		strings.HasSuffix(p.d.Folded[t-1], "ان") && m.Last.Suffix == "" && m.Entry.Tense == lang.Past &&
		t+1 < p.s.Last && (p.covered(t+1) || strings.HasPrefix(p.d.Folded[t+1], "ال")) && !p.temporal(that.Begin) {
		return true // a noun follows "that": "إن رفض الاتفاق سيمنح"
	}
	if p.wordEnds(t, "that") || p.wordEnds(t, "rel") || p.wordEnds(t, "sub") {
		return false
	}
	if p.wordEnds(t, "conj") {
		return true
	}
	if p.inWord(t-1, "still") && m.Entry.Tense == lang.Past {
		return true // "لا تزال عدوا"
	}
	if p.has(t-1, "highly") {
		return true // "قدر الوزير عاليا دعم"
	}
	if p.functional(t-1) && !p.isHal(t-1) {
		return false
	}
	if m.First.Prefix != "" && p.covered(t-1) && t+1 < p.s.Last &&
		(p.covered(t+1) || p.isPrep(t+1) || p.has(t+1, "that") || p.inWord(t+1, "resumptive")) {
		return false
	}
	if i := slices.IndexFunc(p.args, func(a arg) bool { return a.Last == t }); i >= 0 &&
		m.First.Prefix == "" && p.wordEnds(p.args[i].First, "that") {
		return false // "إن الوزير بحث مع"
	}
	// In the middle of a clause: a verb only right behind a subject.
	return !(m.First.Prefix == "" && p.covered(t-1) && (len(p.verbs) == 0 || p.hadBeen(t)))
}

// adjectiveAt reports whether the word with the article at token t can be no more than
// an adjective of the noun before it: nobody who might act.
func (p *parse) adjectiveAt(t int) bool {
	return strings.HasPrefix(p.d.Folded[t], "ال") && !p.covered(t) && !p.office(t) &&
		!p.has(t, "transparent") && !p.has(t, "gathering") && !p.thingly(t)
}

// hadBeen reports whether nothing but its subject stands between "was" and token t,
// as where a text tells what somebody had done before: "وكان الوزير رفض الاتفاق".
func (p *parse) hadBeen(t int) bool {
	was := p.verbs[len(p.verbs)-1]
	if was.Entry.Tense != lang.Past || !p.verbClass(was.Begin, "being") || !p.verbClass(was.Begin, "auxiliary") {
		return false
	}
	a := p.argBeginning(was.End)
	return a != nil && a.Last == t && a.form != extract.Adjective
}

// gatheringEnds reports whether an indefinite noun of a gathering, with no more
// than two adjectives, ends right before token t: "مؤتمر صحفي مشترك".
func (p *parse) gatheringEnds(t int) bool {
	for b := t - 1; b > p.s.First && b >= t-3 && p.plainNoun(b); b-- {
		if p.gathering(b) {
			return true
		}
	}
	return false
}

// temporal reports whether a preposition stands before "that" at token t behind
// which a verb follows it: "بعد أن رفض".
func (p *parse) temporal(t int) bool {
	m, ok := p.before(t, "prep")
	if !ok {
		return false
	}
	switch p.text(m) {
	case "بعد", "قبل", "منذ", "حتي", "الي":
		return true
	}
	return false
}

// functional reports whether token t ends a function word, such as the last
// of "من جانبه".
func (p *parse) functional(t int) bool {
	if p.inWord(t, "still") {
		return true
	}
	for b := t; b >= p.s.First && b > t-4; b-- {
		for _, m := range p.d.With(b, lang.Word) {
			if m.End == t+1 && m.Entry.Class == lang.Word && functionParts[m.Entry.Value] &&
				last(m.First.Prefix) != "س" && !p.isVerb(b) && !p.fakePronoun(m) {
				return true
			}
		}
	}
	return false
}

// fakePronoun reports whether what looks like a pronoun at the end of a match is
// the ending of a feminine noun: "كلمة", "مقابلة".
func (p *parse) fakePronoun(m lang.Match) bool {
	return m.Last.Suffix == "ه" && p.d.TaMarbuta(m.End-1)
}

// functionParts are the parts of speech whose words are no nouns.
var functionParts = map[string]bool{"prep": true, "conj": true, "that": true, "rel": true, "sub": true,
	"pronoun": true, "verbal": true,
	"adverb": true, "both": true, "resumptive": true, "if": true, "negation": true}

// argBeginning returns the arg that begins at token t, before they are
// coordinated, or nil.
func (p *parse) argBeginning(t int) *arg {
	i := sort.Search(len(p.args), func(i int) bool { return p.args[i].First >= t })
	if i < len(p.args) && p.args[i].First == t {
		return &p.args[i]
	}
	return nil
}

// isFeminine reports whether a state, body or thing is feminine, as its first word is; a state
// by its name is unless that is masculine.
func (p *parse) isFeminine(a arg) bool {
	switch p.d.Entities[a.entities[0]].Type {
	case "State":
		if a.form == extract.Adjective || p.has(a.First, "transparent") { // "الحكومة السورية"
			return p.d.TaMarbuta(a.First)
		}
		return !slices.Contains(p.d.Pack.Grammar.Masculine, p.d.Entities[a.entities[0]].Key)
	case "Organization":
		return p.feminineNoun(a.First) || p.has(a.First, "broken-plural")
	case "Agreement", "Resolution", "Event":
		return p.feminineNoun(a.First)
	}
	return false
}

// feminineNoun reports whether the noun at token t has the ending of feminine nouns or of
// their plurals, with which verbs and pronouns agree in the feminine singular.
func (p *parse) feminineNoun(t int) bool {
	return p.d.TaMarbuta(t) || strings.HasSuffix(p.d.Folded[t], "ات")
}

// about reports whether "عن" follows the word at t, which makes a verb of
// "عبر".
func (p *parse) about(t int) bool {
	if t+1 < p.s.Last && !p.covered(t+1) && p.d.Folded[t+1] != "عن" && !p.has(t+1, "gathering") {
		return false // but "وعبر المسؤول عن"
	}
	for i := t + 1; i < p.s.Last && i < t+25; i++ {
		if p.d.Folded[i] == "عن" && !p.covered(i) {
			return true
		}
	}
	return false
}

// demonym reports whether a nationality adjective without article begins at t.
func (p *parse) demonym(t int) bool {
	for _, m := range p.d.Matches[t] {
		if m.Entry.Class == lang.Demonym && !m.First.Article {
			return true
		}
	}
	return false
}

// blessing reports whether a set phrase of several words that only says how holds token
// t, though it is a verb elsewhere: "نصره الله", "حفظه الله ورعاه".
func (p *parse) blessing(t int) bool {
	const long = 4 // words
	for b := t; b >= p.s.First && b > t-long; b-- {
		if slices.ContainsFunc(p.d.Matches[b], func(m lang.Match) bool {
			return m.Entry.Class == lang.Word && m.Entry.Value == "adverb" && joined(m) && m.End > t && m.End > b+1
		}) {
			return true
		}
	}
	return false
}

// opensQuote reports whether an opening quotation mark stands at token t.
func (p *parse) opensQuote(t int) bool {
	if t >= p.s.Last {
		return false
	}
	switch p.d.Folded[t] {
	case "«", "“", "\"":
		return true
	}
	return false
}

// closesQuote reports whether a closing quotation mark stands at token t.
func (p *parse) closesQuote(t int) bool {
	if t >= p.s.Last {
		return false
	}
	switch p.d.Folded[t] {
	case "»", "”", "\"":
		return true
	}
	return false
}

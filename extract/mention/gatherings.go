package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// kindTold reports whether an Arabic head of several words tells with the article which
// gathering is meant: "القمة العربية".
func (f *finder) kindTold(h lang.Match) bool {
	return f.d.Pack.Order == lang.VSO && h.End-h.Begin > 1 && f.articled(h.Begin) && f.articled(h.End-1)
}

// event reads a summit, conference, session or meeting of a body, or an
// attack that somebody condemns.
func (f *finder) event(h lang.Match, kind string) int {
	p := f.phrase(h,
		habits{persons: kind == "attack", pairs: true,
			tail:    kind == "conference" || kind == "summit" || kind == "meeting" || kind == "forum" && f.d.Pack.Order == lang.VSO,
			moments: true, offices: true})
	m := extract.Mention{Form: extract.Name, Type: "Event", Rule: "head/" + kind}
	if !p.definite {
		m.Form = extract.Nominal
	}
	if f.compounded(p) {
		return 0
	}
	r := p.core
	if k := f.waged(p, kind); k > 0 {
		r.Last, m.Form, m.Loose = k, extract.Nominal, true
		return f.take(p, r, m)
	}
	if k := f.sitting(p); k > 0 {
		if !f.wordBefore(k, "many-sided") {
			return 0 // a plain meeting
		}
		r.Last, p.core.Last, p.full.Last = k, k, k
		return f.take(p, r, m)
	}
	bare := p.words == 0 && !p.named() && !p.about && !f.kindTold(h)
	if f.convened(p, kind) {
		m.Form, m.Loose = extract.Nominal, true
		return f.take(p, r, m)
	}
	switch kind {
	case "summit":
		if bare {
			return f.anaphor(p, "event")
		}
		if f.d.Pack.Order == lang.SOV && (!p.named() && h.End-h.Begin == 1 || p.words > 4) {
			return 0
		}
		r = p.full
	case "conference":
		if f.press(p) || f.plural(h) {
			return 0
		}
		if bare {
			return f.anaphor(p, "event")
		}
		if !p.named() && !p.about && (f.d.Pack.Order == lang.SOV || !p.definite) {
			return 0
		}
		r = p.full
	case "session":
		if bare && f.given(p) && f.d.Pack.Order == lang.SVO {
			return f.anaphor(p, "event")
		}
		fallthrough
	case "meeting":
		if f.plural(h) {
			return 0
		}
		// A plain meeting is none; one of a body or in a series is.
		if !f.held(p) && !f.hosted(p) && !f.ministerial(p) &&
			!(h.End-h.Begin > 1 && kind == "meeting" && (p.definite || p.words > 0)) {
			return 0
		}
	case "special-session":
		// It is one by its adjective.
	case "assembly":
		if !p.definite && !p.named() {
			return 0
		}
	case "forum", "dialogue":
		// "المنتدى الاقتصادي"
		field := f.d.Pack.Order == lang.VSO && kind == "forum" && p.words > 0 && p.definite && !f.plural(h)
		if !field && !f.has(p, "Organization") && !f.has(p, "Place") &&
			!(f.d.Pack.Order == lang.VSO && h.End-h.Begin > 1 && p.definite) {
			return 0
		}
	case "festival":
		if _, ok := f.word(h.End, "ceremony"); !ok || !p.named() {
			return 0
		}
	case "encounter":
		if !f.hosted(p) || p.words > 0 {
			return 0
		}
		m.Loose = true
	case "exercise":
		if !p.named() && !(f.d.Pack.Order == lang.VSO && p.words > 0 && p.definite) {
			return 0
		}
	case "talks-round":
		if !f.hosted(p) && !(p.words == 0 && (f.has(p, "Agreement") || f.has(p, "Event"))) {
			return 0
		}
	case "peace-talks":
		if !p.definite && !p.named() {
			return 0
		}
	case "attack":
		if f.officeBehind(p) {
			return 0 // see victims
		}
		if k := f.onto(p); k > 0 {
			r.Last = k
			return f.take(p, r, m)
		}
		if !f.spoken(p.core, f.befalls()...) && !f.takenUp() || f.has(p, "Event") || !f.oneAttack(p, h, bare) {
			return 0
		}
		m.Loose = len(p.names) > 0 && !slices.ContainsFunc(p.names, func(i int) bool { return !f.d.Mentions[i].Loose })
	case "war":
		if !f.spoken(p.core, f.befalls()...) && !(f.d.Pack.Order == lang.VSO && f.spoken(p.core, stands...)) ||
			!p.named() || f.plural(h) {
			return 0
		}
	default:
		return 0
	}
	return f.take(p, r, m)
}

// oneAttack reports whether the phrase of an attack is written as one that the reader is to
// know, which each order of words shows in its own way; bare is true if nothing but the noun
// and what describes it was read.
func (f *finder) oneAttack(p *phrase, h lang.Match, bare bool) bool {
	switch f.d.Pack.Order {
	case lang.VSO:
		return (!f.plural(h) || p.definite && f.aimed(p.core.Last)) && (!bare || p.definite)
	case lang.SVO:
		return f.target(p, "condemns") && !f.plural(h) &&
			(!bare || p.definite || f.given(p) || f.aimed(p.core.Last))
	default:
		return !f.plural(h) && (p.named() || h.End-h.Begin > 1)
	}
}

// table is how many people may sit together and yet each have met each.
const table = 3

// sitting returns the token before which the words that describe a Persian meeting
// end, where those who meet are the holders of an office of a few states: "نشست
// سه‌جانبه | وزیران خارجه X، Y و Z"; 0 if it is another.
func (f *finder) sitting(p *phrase) int {
	if f.d.Pack.Order != lang.SOV || f.plural(p.head) {
		return 0
	}
	for k := p.head.Begin + 1; k < p.core.Last; k++ {
		m, ok := f.at(k, lang.Office)
		if !ok || !m.Entry.Plural || !f.d.Pack.World.Offices[m.Entry.Value].Single && !posted[m.Entry.Value] {
			continue
		}
		if n := f.statesListed(f.countries(m.End)); n >= 2 && n <= table {
			return k
		}
	}
	return 0
}

// statesListed counts the states that a list from token k names.
func (f *finder) statesListed(k int) int {
	for n := 0; ; n++ {
		if k >= f.s.Last || f.taken[k] < 0 || f.d.Mentions[f.taken[k]].Type != "State" ||
			f.d.Mentions[f.taken[k]].Tokens.First != k {
			return n
		}
		k = f.d.Mentions[f.taken[k]].Tokens.Last
		if !f.punct(k, "،", ",") && !f.conjunction(k) {
			return n + 1
		}
		k++
	}
}

// convened reports whether an Arabic phrase without a name describes a gathering
// of many: it says where it was held, or that it is one for the world or a region
// to which somebody went.
func (f *finder) convened(p *phrase, kind string) bool {
	if f.d.Pack.Order != lang.VSO || f.plural(p.head) || f.press(p) {
		return false
	}
	for _, part := range [...]string{"with", "between"} {
		if _, ok := f.word(p.core.Last, part); ok {
			return false // a plain meeting
		}
	}
	switch kind {
	case "meeting", "assembly", "encounter", "conference", "session", "forum":
		if f.articled(p.head.Begin) && p.words == 0 && !p.named() && f.heldSomewhere(p.core.Last) {
			return true
		}
	}
	if p.definite || p.named() || !f.spoken(p.core, "attended") {
		return false
	}
	switch kind {
	case "assembly":
		return true
	case "conference", "forum", "festival":
		return p.words > 0 || p.head.End-p.head.Begin > 1
	}
	return false
}

// heldSomewhere reports whether a relative clause from token k says that
// something was held, and where: "الذي عقد في برشلونة".
func (f *finder) heldSomewhere(k int) bool {
	const far = 7 // words
	w, ok := f.word(k, "rel")
	if !ok {
		return false
	}
	held := false
	for t := w.End; t < min(f.s.Last, w.End+far) && f.d.Tokens[t].Kind == lang.WordKind; t++ {
		if _, ok := f.word(t, "convened"); ok {
			held = true
		}
		if i := f.taken[t]; held && i >= 0 && f.d.Mentions[i].Type == "Place" && f.d.Mentions[i].Tokens.First == t {
			_, in := f.word(t-1, "locative")
			return in || f.clitic(f.d.Mentions[i]) == "ب"
		}
	}
	return false
}

// target reports whether a relation is stated of an English phrase itself:
// "condemned the attack", "the attack was condemned", "condemnation of the
// attack", not "condemned X for the attack".
func (f *finder) target(p *phrase, relation string) bool {
	k := p.core.First - 1
	for k >= f.s.First && !f.calls(k, relation) && f.colours(k) {
		k--
	}
	if k >= f.s.First && f.calls(k, relation) {
		return true
	}
	for k := p.core.Last; k < min(f.s.Last, p.core.Last+4); k++ {
		if _, be := f.word(k, "be"); !be && f.calls(k, relation) {
			_, before := f.word(k-1, "be")
			_, adverb := f.word(k-1, "adverb")
			return before || adverb
		}
	}
	return false
}

// takenUp reports whether one of the next sentences of a Persian text condemns "this
// attack", which makes one worth naming that is only told of.
func (f *finder) takenUp() bool {
	const far, long = 3, 80 // sentences, tokens of each
	if f.d.Pack.Order != lang.SOV {
		return false
	}
	at := f.d.SentenceAt(f.s.First)
	for _, s := range f.d.Sentences[min(at+1, len(f.d.Sentences)):min(at+1+far, len(f.d.Sentences))] {
		end := min(s.Last, s.First+long)
		for t := s.First; t < end; t++ {
			for _, m := range f.d.With(t, lang.Anaphor) {
				if m.Entry.Class == lang.Anaphor && m.Entry.Value == "event" && f.attack(m.End-1) &&
					f.condemned(extract.Range{First: t, Last: end}) {
					return true
				}
			}
		}
	}
	return false
}

// attack reports whether the word at token k is a noun of attacks.
func (f *finder) attack(k int) bool {
	return slices.ContainsFunc(f.d.With(k, lang.Head), func(m lang.Match) bool {
		return m.Entry.Class == lang.Head && m.Entry.Value == "event:attack"
	})
}

// condemned reports whether a word of condemnation stands in a stretch of the text.
func (f *finder) condemned(r extract.Range) bool {
	for t := r.First; t < r.Last; t++ {
		if f.calls(t, "condemns") {
			return true
		}
	}
	return false
}

// onto returns the token behind what a Persian attack was aimed at, or where it was,
// where it is that which is condemned: "حمله | به سفارت عمان | را محکوم کرد",
// "محکومیت حمله | به سفارت عمان"; 0 if it is not so.
func (f *finder) onto(p *phrase) int {
	const far = 12 // words
	if f.d.Pack.Order != lang.SOV || f.plural(p.head) || p.named() || p.core.Last >= f.s.Last {
		return 0
	}
	if w := f.d.Folded[p.core.Last]; w != "به" && w != "در" {
		return 0
	}
	if k := p.core.First - 1; k >= f.s.First &&
		(f.calls(k, "condemns") || k > f.s.First && strings.HasSuffix(f.d.Folded[k], "ن") && f.calls(k-1, "condemns")) {
		for t := p.core.Last + 1; t < min(f.s.Last, p.core.Last+far) && f.d.Tokens[t].Kind == lang.WordKind &&
			!f.verbStarts(t); t++ {
			if i := f.taken[t]; i >= 0 && f.d.Mentions[i].Form == extract.Name {
				return f.d.Mentions[i].Tokens.Last
			}
		}
		return 0
	}
	for t := p.core.Last + 1; t < min(f.s.Last-1, p.core.Last+far) && f.d.Tokens[t].Kind != lang.PunctKind; t++ {
		if f.d.Folded[t] == "را" {
			for k := t + 1; k < min(t+4, f.s.Last) && t > p.core.Last+1; k++ { // "را | به شدت محکوم کرد"
				if f.calls(k, "condemns") {
					return t
				}
			}
			return 0
		}
	}
	return 0
}

// officeBehind reports whether an office of the one whom a Persian attack befell follows his
// name: "ترور سامان تسمیکوف، | رئیس مجلس".
func (f *finder) officeBehind(p *phrase) bool {
	k := f.comma(p.core.Last)
	_, office := f.officeAt(k)
	return f.d.Pack.Order == lang.SOV && office && p.core.Last > p.head.End && len(p.nations) == 0 &&
		!f.has(p, "State") && !f.has(p, "Place") && !f.has(p, "Organization")
}

// victims records the attacks that befell somebody with an office, by now read, which are
// what is condemned: "ترور سامان تسمیکوف، رئیس مجلس | را محکوم کرد", "أدانت | اغتيال رئيس
// كينيا".
func (f *finder) victims() {
	const far = 4 // words between
	if f.d.Pack.Order == lang.SVO {
		return
	}
	for i := f.s.First; i < f.s.Last; i++ {
		h, ok := f.at(i, lang.Head)
		if !ok || h.Entry.Value != "event:attack" || f.taken[i] >= 0 || h.End >= f.s.Last || f.taken[h.End] < 0 {
			continue
		}
		m := f.d.Mentions[f.taken[h.End]]
		if m.Type != "Person" || m.Phrase.First != h.End {
			continue
		}
		from := i - far
		if f.d.Pack.Order == lang.SOV {
			if _, ra := f.word(m.Phrase.Last, "ra"); !ra {
				continue
			}
			from = m.Phrase.Last + 1
		}
		for k := max(f.s.First, from); k < min(from+far, f.s.Last); k++ {
			if f.calls(k, "condemns") {
				s, r := f.spanOf(h), extract.Range{First: h.Begin, Last: m.Phrase.Last}
				s.End = f.d.SpanOf(r).End
				f.addPhrase(extract.Mention{Span: s, Tokens: r, Form: extract.Name, Type: "Event", Rule: "head/attack"})
				break
			}
		}
	}
}

// waged returns the token behind whom a Persian war or attack that somebody opposes
// would be against, where nothing else names it: "حمله نظامی | به کنیا", "جنگ | علیه
// کنیا"; 0 if it is another.
func (f *finder) waged(p *phrase, kind string) int {
	if f.d.Pack.Order != lang.SOV || kind != "war" && kind != "attack" || p.named() || f.plural(p.head) ||
		!f.spoken(p.core, "opposes") {
		return 0
	}
	w, ok := f.word(p.core.Last, "target")
	// "پیمان خودداری از تعرض | با کنیا"
	if !ok || w.End >= f.s.Last || kind == "attack" && f.d.Folded[w.Begin] == "با" {
		return 0
	}
	k := w.End
	if land, ok := f.word(k, "transparent"); ok {
		k = land.End // "علیه مردم کنیا"
	}
	if k >= f.s.Last || f.taken[k] < 0 {
		return 0
	}
	m := f.d.Mentions[f.taken[k]]
	if _, denied := f.word(m.Tokens.Last, "ra"); denied || m.Tokens.First != k ||
		m.Type != "State" && m.Type != "Place" || m.Form == extract.Pronoun {
		return 0 // "حمله به کنیا | را تکذیب کرد"
	}
	return m.Tokens.Last
}

// aimed reports whether a phrase of an attack, English or Arabic, that ends before token k
// goes on with what it was aimed at, or where: "attack | on a hospital in Gaza".
func (f *finder) aimed(k int) bool {
	const far = 6 // words
	if _, ok := f.word(k, "prep"); !ok {
		return false
	}
	for t := k + 1; t < min(f.s.Last, k+far) && f.d.Tokens[t].Kind == lang.WordKind && !f.verbStarts(t); t++ {
		if i := f.taken[t]; i >= 0 {
			return f.d.Mentions[i].Form == extract.Name
		}
	}
	return false
}

// colours reports whether the word at token k may stand between an English verb
// and its object: "condemned | Tuesday's deadly | attack".
func (f *finder) colours(k int) bool {
	if _, day := f.at(k, lang.Weekday); day || f.d.Folded[k] == "s" ||
		f.d.Tokens[k].Kind == lang.PunctKind && strings.Contains("'’", f.d.Folded[k]) {
		return true
	}
	if f.d.Tokens[k].Kind != lang.WordKind || f.d.Tokens[k].Case != lang.Lower || f.taken[k] >= 0 || f.verbStarts(k) {
		return false
	}
	for _, part := range [...]string{"prep", "conj", "that", "rel", "sub", "to"} {
		if _, ok := f.word(k, part); ok {
			return f.d.Folded[k] == "of"
		}
	}
	return true
}

// calls reports whether token k calls up a relation.
func (f *finder) calls(k int, relation string) bool {
	for _, m := range f.d.Matches[k] {
		if m.Entry.Class == lang.Trigger && f.d.Pack.Frames[m.Entry.Index].Relation == relation {
			return true
		}
	}
	return false
}

// press reports whether a conference is for the press.
func (f *finder) press(p *phrase) bool {
	for k := p.core.First; k < min(p.core.Last+1, f.s.Last); k++ {
		for _, m := range f.d.Matches[k] {
			if m.Entry.Class == lang.Word && m.Entry.Value == "press" {
				return true
			}
		}
	}
	return false
}

// held reports whether a meeting is of a body, or on a paper: the name stands
// within a few words of the head.
func (f *finder) held(p *phrase) bool {
	const near = 2
	for _, i := range p.names {
		if m := f.d.Mentions[i]; m.Type == "Organization" || m.Type == "Agreement" && m.Key != "" {
			return f.d.Pack.Order == lang.SVO || p.words <= near
		}
	}
	return false
}

// hosted reports whether a meeting is called by the place where it was:
// "اجتماع الدوحة", "نشست اخیر منامه". A state may be a party instead.
func (f *finder) hosted(p *phrase) bool {
	for _, i := range p.names {
		m := f.d.Mentions[i]
		region := m.Type == "Organization" && m.Rule == "capital"
		if (m.Type == "Place" || region) &&
			(m.Tokens.First == p.head.End ||
				m.Tokens.Last == p.core.Last && f.d.Pack.Order == lang.SOV && p.words <= 2) {
			return true
		}
	}
	return f.d.Pack.Order == lang.SVO && f.has(p, "Place")
}

// ministerial reports whether a meeting is of office-holders in the plural or
// of a rank: "اجتماع وزراء الخارجية العرب".
func (f *finder) ministerial(p *phrase) bool {
	for k := p.core.First; k < p.core.Last; k++ {
		if m, ok := f.at(k, lang.Office); ok && m.Entry.Plural && m.End <= p.core.Last &&
			!strings.HasPrefix(m.First.Suffix, "ه") {
			return p.definite
		}
	}
	return false
}

// befalls lists the relations to attacks and wars that make them worth naming.
func (f *finder) befalls() []string {
	if f.d.Pack.Order == lang.SOV {
		return []string{"condemns", "opposes"}
	}
	return []string{"condemns"}
}

package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// capitals turns the names of capitals that stand for their government into
// mentions of the state: capitals that act ("أعلنت واشنطن"), or that stand
// where only an actor can ("بين طهران وموسكو", "از سوی تهران"). Where
// something happens in the city it stays a place.
func (f *finder) capitals() {
	d := f.d
	for t := f.s.First; t < f.s.Last; t++ {
		i := f.taken[t]
		if i < 0 {
			f.groupAt(t)
			continue
		}
		if d.Mentions[i].Tokens.First != t || d.Mentions[i].Type != "Place" {
			continue
		}
		if group := d.Pack.World.GroupOf(d.Mentions[i].Key); group != "" && d.Pack.Order != lang.VSO &&
			f.acts(d.Mentions[i]) {
			d.Mentions[i].Type, d.Mentions[i].Key, d.Mentions[i].Rule = "Organization", group, "capital"
			continue
		}
		state := d.Pack.CapitalOf(d.Mentions[i].Key)
		if state == "" || !f.acts(d.Mentions[i]) {
			continue
		}
		d.Mentions[i].Type, d.Mentions[i].Key, d.Mentions[i].Rule = "State", state, "capital"
	}
}

// acts reports whether a place stands where only an actor can.
func (f *finder) acts(m extract.Mention) bool {
	first, last := m.Tokens.First, m.Tokens.Last
	if f.d.Pack.Order == lang.SOV && f.punct(first-1, "«", "\"", "“") && f.punct(last, "»", "\"", "”") {
		first, last = first-1, last+1 // "در «عشق‌آباد»"
	}
	c := lang.Fold(f.clitic(m))
	joined := c == "و" || f.conjunction(first-1) || f.listed(first)
	if joined { // shares the part of what it is joined to
		k := first - 1
		if c != "و" {
			k--
		}
		if k >= f.s.First && f.taken[k] >= 0 {
			p := f.d.Mentions[f.taken[k]]
			if f.d.Pack.Order == lang.VSO && c == "و" && f.verbStarts(last) && !f.theatre(last) {
				return true // "…، وطهران تدعم …"
			}
			if f.d.Pack.Order == lang.VSO && c == "و" && f.standTaken(p) {
				return true
			}
			return p.Type == "State" &&
				(p.Rule == "capital" || f.wordBefore(p.Tokens.First, "acting") ||
					f.wordBefore(p.Tokens.First, "toward"))
		}
		c = strings.TrimPrefix(c, "و")
	}
	opens := f.wordBefore(first, "that") || c == "ف" || f.wordBefore(first, "but")
	if opens && f.d.Pack.Order == lang.VSO {
		return !f.theatre(last) // "إن بغداد عازمة على …"
	}
	if strings.HasPrefix(c, "ل") { // to the city one travels, to the government one gives
		return f.wordBefore(first, "toward") || !f.journey(first)
	}
	if c != "" {
		return false
	}
	if f.wordBefore(f.described(first), "acting") || f.wordBefore(first, "toward") {
		return true
	}
	if _, duty := f.word(last, "that"); duty && (f.wordBefore(first, "duty") || f.wordBefore(first, "from")) {
		return true // "على لشبونة أن تغتنم الفرصة", "نطلب من لشبونة أن …"
	}
	if f.turnedTo(first, last) || f.faced(first) || f.turnedToBehind(first) {
		return true
	}
	if f.wordBefore(first, "prep") && !f.wordBefore(first, "resumptive") || f.placeHead(f.described(first)) {
		return false
	}
	switch f.d.Pack.Order {
	case lang.VSO:
		if f.wordBefore(first, "resumptive") { // "رحبت به لشبونة"
			return f.verbEnds(first-1) || f.feminineVerb(first-2)
		}
		return f.verbEnds(first) || f.feminineVerb(first-1) ||
			first > f.s.First && f.taken[first-1] < 0 && f.finite(first-1) || f.suffers(first, last) ||
			(joined || f.clauseStart(first)) && f.predicate(last)
	case lang.SVO:
		return f.verbStarts(f.helped(last)) || f.busy(last) || f.together(last) || f.conducts(last) ||
			f.addressed(first, last) || f.judged(first, last) || f.opens(first, last)
	default:
		if _, object := f.word(f.joinedNames(last), "ra"); object {
			// After a noun it is the noun's: "the bombing of X".
			return (f.clauseStart(first) || f.taken[first-1] >= 0) && !f.left(last)
		}
		return joined || f.clauseStart(first) || f.verbEnds(first)
	}
}

// joinedNames returns the token after the names that "and" joins to what ends before
// token k: "لیسبون | و لندن را".
func (f *finder) joinedNames(k int) int {
	for f.conjunction(k) && k+1 < f.s.Last && f.taken[k+1] >= 0 && f.d.Mentions[f.taken[k+1]].Tokens.First == k+1 {
		k = f.d.Mentions[f.taken[k+1]].Tokens.Last
	}
	return k
}

// listed reports whether a comma or dash joins the Persian name at token k to that of
// a capital that acts: "سفرای برلین، لندن", "تهران - مسکو".
func (f *finder) listed(k int) bool {
	if f.d.Pack.Order != lang.SOV || !f.punct(k-1, "،", ",", "-", "–") || k-2 < f.s.First || f.taken[k-2] < 0 {
		return false
	}
	return f.d.Mentions[f.taken[k-2]].Rule == "capital"
}

// turnedTo reports whether what somebody wants of a Persian capital, thanks it for or
// warns it of stands right behind its name: "از لیسبون خواست", "به لیسبون هشدار داد".
func (f *finder) turnedTo(first, last int) bool {
	if f.d.Pack.Order != lang.SOV || last >= f.s.Last {
		return false
	}
	addressed, warned := f.wordBefore(first, "addressing"), f.wordBefore(first, "warning")
	if !addressed && !warned {
		return false
	}
	return slices.ContainsFunc(f.d.Matches[last], func(m lang.Match) bool {
		if m.Entry.Class != lang.Trigger || m.First.Prefix != "" {
			return false
		}
		switch f.d.Pack.Frames[m.Entry.Index].Relation {
		case "threatened":
			return true
		case "called_on", "praised", "supports", "condemns", "accused":
			return addressed // not "سفر به لیسبون خواستار"
		}
		return false
	})
}

// journey reports whether shortly before token t somebody travels, or a
// direction or distance is told.
func (f *finder) journey(t int) bool {
	const near, far = 6, 25 // words
	for b := t - 1; b >= max(f.s.First, t-far); b-- {
		if f.d.Tokens[b].Kind == lang.PunctKind {
			return false
		}
		for _, m := range f.d.Matches[b] {
			switch {
			case b >= t-near && m.Entry.Class == lang.Word && m.Entry.Value == "journey",
				b >= t-near && m.Entry.Class == lang.Verb && m.Entry.Value == "theatre",
				m.Entry.Class == lang.Trigger && m.Entry.Index < len(f.d.Pack.Frames) &&
					f.d.Pack.Frames[m.Entry.Index].Relation == "visited":
				return true
			}
		}
	}
	return false
}

// described returns the token at which the adjectives before token t begin, in
// languages that put a noun's adjectives between it and its owner.
func (f *finder) described(t int) int {
	if f.d.Pack.Order != lang.SOV {
		return t
	}
	for {
		b := t - 1
		for ; b >= f.s.First && b >= t-3; b-- {
			if w, ok := f.word(b, "modifier"); ok && w.End == t {
				break
			}
		}
		if b < f.s.First || b < t-3 {
			return t
		}
		t = b
	}
}

// theatre reports whether a verb of which a place is a part starts at token t,
// perhaps behind a relative pronoun.
func (f *finder) theatre(t int) bool {
	if w, ok := f.word(t, "rel"); ok {
		t = w.End
	}
	return t < f.s.Last && slices.ContainsFunc(f.d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Verb && m.Entry.Value == "theatre"
	})
}

// feminineVerb reports whether the word at token t, which no list of verbs
// has, looks like an Arabic verb that agrees with a city behind it: "قللت".
func (f *finder) feminineVerb(t int) bool {
	if t < f.s.First || f.taken[t] >= 0 || f.d.Tokens[t].Kind != lang.WordKind || f.theatre(t) {
		return false
	}
	w := f.d.Folded[t]
	if !strings.HasSuffix(w, "ت") || strings.HasSuffix(w, "ات") || utf8.RuneCountInString(w) < 4 || f.articled(t) {
		return false
	}
	return !slices.ContainsFunc(f.d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Word || m.Entry.Class == lang.Common || m.Entry.Class == lang.Head ||
			m.Entry.Class == lang.Office || m.Entry.Class == lang.Weekday
	})
}

// predicate reports whether what is said of a name that ends before token k
// starts there: a verb, perhaps behind a relative clause's "who" or the names
// joined to it.
func (f *finder) predicate(k int) bool {
	for k < f.s.Last && f.taken[k] >= 0 && lang.Fold(f.clitic(f.d.Mentions[f.taken[k]])) == "و" {
		k = f.d.Mentions[f.taken[k]].Tokens.Last
	}
	if w, ok := f.word(k, "rel"); ok {
		k = w.End
	}
	if _, intent := f.word(k, "intent"); intent {
		return true // "وواشنطن ملتزمة"
	}
	return f.verbStarts(k) || f.d.Pack.Order == lang.VSO && k < f.s.Last && f.taken[k] < 0 && f.finite(k)
}

// suffers reports whether an Arabic capital is the object of a verb by which
// somebody turns to somebody or takes a stand: "دعت الوزيرة طهران إلى …". The
// subject parts it from the verb.
func (f *finder) suffers(first, last int) bool {
	const far = 8 // words
	if slices.ContainsFunc(f.d.With(max(first-1, f.s.First), lang.Trigger), func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Tense == lang.Participle && m.End == first &&
			m.Last.Suffix == "" && !m.First.Article && f.turnsTo(m)
	}) {
		return true // "متهما لشبونة"
	}
	if w, to := f.word(last, "prep"); !f.laidOn(last) &&
		(!to || f.d.Folded[w.Begin] != "الي" && f.d.Folded[w.Begin] != "علي" && f.d.Folded[w.Begin] != "من") {
		if _, by := f.at(last, lang.Common); !by && !f.wordAt(last, "ب") {
			return false
		}
	}
	k := first - 1
	if k < f.s.First || f.d.Tokens[k].Kind != lang.WordKind || f.taken[k] < 0 && !f.articled(k) {
		return false
	}
	for b := k; b >= f.s.First && b > k-far; b-- {
		if f.d.Tokens[b].Kind == lang.PunctKind || f.wordBefore(b+1, "prep") {
			return false
		}
		for _, m := range f.d.Matches[b] {
			if m.Entry.Class == lang.Trigger && f.acting(m) && m.First.Suffix == "" && f.turnsTo(m) {
				return true
			}
		}
	}
	return false
}

// turnedToBehind reports whether the preposition before an Arabic capital is that with which
// a verb before it turns to somebody: "طلبت الحكومة من | لشبونة الضغط".
func (f *finder) turnedToBehind(first int) bool {
	const far = 8  // words
	k := first - 2 // the verb or its subject, and no more: "طلب الوزير العودة | من لشبونة"
	if f.d.Pack.Order != lang.VSO || k < f.s.First || !f.wordBefore(first, "prep") ||
		f.taken[k] < 0 && !f.verbEnds(k+1) && len(f.d.With(k, lang.Office)) == 0 &&
			len(f.d.With(k, lang.Demonym)) == 0 {
		return false
	}
	for b := k; b >= f.s.First && b > first-far; b-- {
		if f.d.Tokens[b].Kind == lang.PunctKind || f.wordBefore(b+1, "prep") {
			return false
		}
		for _, m := range f.d.With(b, lang.Trigger) {
			if m.Entry.Class == lang.Trigger && f.acting(m) && f.turnsTo(m) &&
				slices.ContainsFunc(f.d.Pack.Frames[m.Entry.Index].Object, func(slot string) bool {
					return lang.Fold(slot) == f.d.Folded[first-1]
				}) {
				return true
			}
		}
	}
	return false
}

// laidOn reports whether what a frame of blame asks for, one word in its two spellings,
// stands at token k: "حملت الوزيرة لشبونة | المسؤولية".
func (f *finder) laidOn(k int) bool {
	if k >= f.s.Last {
		return false
	}
	bare := strings.TrimPrefix(f.d.Folded[k], "ال")
	return slices.ContainsFunc(f.d.Pack.Frames, func(x lang.Frame) bool {
		return x.Relation == "accused" && len(x.Requires) <= 2 && slices.Contains(x.Object, "object") &&
			slices.ContainsFunc(x.Requires, func(w string) bool { return lang.Fold(w) == bare })
	})
}

// standTaken reports whether an Arabic verb that tells of taking a stand, or of turning to
// somebody, stands right before a state or body, so that what "and" joins to that acts
// too: "اتهمت كينيا | ولشبونة الحكومة".
func (f *finder) standTaken(m extract.Mention) bool {
	if m.Type != "State" && m.Type != "Organization" || m.Form != extract.Name || m.Phrase.First <= f.s.First {
		return false
	}
	return slices.ContainsFunc(f.d.With(m.Phrase.First-1, lang.Trigger), func(x lang.Match) bool {
		if x.Entry.Class != lang.Trigger || x.End != m.Phrase.First || !f.acting(x) || x.First.Suffix != "" ||
			x.Last.Suffix != "" {
			return false
		}
		switch f.d.Pack.Frames[x.Entry.Index].Relation {
		case "supports", "opposes":
			return true
		}
		return f.turnsTo(x)
	})
}

// turnsTo reports whether a word that calls up a frame tells of turning to somebody or
// taking a stand.
func (f *finder) turnsTo(m lang.Match) bool {
	switch f.d.Pack.Frames[m.Entry.Index].Relation {
	case "called_on", "accused", "threatened", "condemns", "praised", "sanctioned":
		return true
	}
	return false
}

// wordAt reports whether a word with that clitic stands at token k.
func (f *finder) wordAt(k int, clitic string) bool {
	return k < f.s.Last && slices.ContainsFunc(f.d.Stems[k], func(s lang.Stem) bool { return s.Prefix == clitic })
}

// left reports whether a verb of which a place is a part follows token k.
func (f *finder) left(k int) bool {
	const far = 12 // words
	for t := k; t < f.s.Last && t < k+far; t++ {
		if slices.ContainsFunc(f.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Verb && m.Entry.Value == "theatre"
		}) {
			return true
		}
	}
	return false
}

// adverbs returns the token after the adverbs that start at token t.
func (f *finder) adverbs(t int) int {
	for t < f.s.Last {
		w, ok := f.word(t, "adverb")
		if !ok {
			break
		}
		t = w.End
	}
	return t
}

// helped returns the token after the adverbs and the helping verbs that start at
// token t: "Tehran has also | accused". A form of "to be" is none of them: what
// is done to a city, or what it is like, makes it no government.
func (f *finder) helped(t int) int {
	for {
		k := f.adverbs(t)
		for _, part := range [...]string{"have", "modal", "do", "not"} {
			if w, ok := f.word(k, part); ok {
				k = w.End
				if f.verbStarts(k) { // "will back"
					return k
				}
				break
			}
		}
		if k == t {
			return t
		}
		t = k
	}
}

// busy reports whether at token t a form of "to be" and what a government is about
// follow: "Washington is urging".
func (f *finder) busy(t int) bool {
	be, ok := f.word(f.adverbs(t), "be")
	if !ok {
		return false
	}
	k := f.adverbs(be.End)
	return k < f.s.Last && slices.ContainsFunc(f.d.Matches[k], func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Tense == lang.Infinitive && m.First.Suffix == "" &&
			f.d.Pack.Frames[m.Entry.Index].Relation != "visited"
	})
}

// together reports whether a state or capital follows at token t behind "and", and
// what both do: "Berlin and Paris urged".
func (f *finder) together(t int) bool {
	if !f.conjunction(t) || t+1 >= f.s.Last || f.taken[t+1] < 0 {
		return false
	}
	m := f.d.Mentions[f.taken[t+1]]
	return (m.Type == "State" || f.d.Pack.CapitalOf(m.Key) != "") && f.verbStarts(f.helped(m.Tokens.Last))
}

// conducts reports whether at token t something is said to be a capital's that only
// a government has: "Kyiv's latest proposal".
func (f *finder) conducts(t int) bool {
	const near = 4 // tokens
	if t+1 >= f.s.Last || f.d.Folded[t+1] != "s" || f.d.Tokens[t].Kind != lang.PunctKind || f.d.Tokens[t+1].Space {
		return false
	}
	for k := t + 2; k < min(f.s.Last, t+2+near) && f.d.Tokens[k].Kind == lang.WordKind; k++ {
		if _, ok := f.word(k, "conduct"); ok {
			return true
		}
		if _, ok := f.word(k, "prep"); ok || f.verbStarts(k) {
			return false
		}
	}
	return false
}

// opens reports whether a capital at the start of a clause is its subject and
// a prepositional phrase parts it from the verb: "Paris on Monday urged".
func (f *finder) opens(first, last int) bool {
	const far = 5 // tokens
	if !f.clauseStart(first) {
		return false
	}
	prep, ok := f.word(last, "prep")
	if !ok {
		return false
	}
	for t := prep.End; t < f.s.Last && t < prep.End+far && f.d.Tokens[t].Kind == lang.WordKind && f.taken[t] < 0; t++ {
		if _, also := f.word(t, "prep"); also {
			return false
		}
		if f.verbStarts(t) {
			return true
		}
	}
	return false
}

// addressed reports whether somebody is asked to do something in tokens
// [first, last): "urged Tehran to", "asked Tehran and Damascus to".
func (f *finder) addressed(first, last int) bool {
	if first == f.s.First || last >= f.s.Last {
		return false
	}
	if _, to := f.word(last, "to"); !to && !f.conjunction(last) {
		return false
	}
	for _, m := range f.d.Matches[first-1] {
		if m.End == first && m.Entry.Class == lang.Verb && m.Entry.Value == "controls" {
			return true
		}
	}
	return false
}

// judged reports whether tokens [first, last) are the object of a verb that
// governments have for an object and cities do not: "thanked Kyiv for", but not
// "thanked Kyiv residents".
func (f *finder) judged(first, last int) bool {
	if first == f.s.First {
		return false
	}
	if last < f.s.Last && f.d.Tokens[last].Kind == lang.WordKind {
		free := false
		for _, part := range [...]string{"prep", "conj", "that", "rel", "sub", "to", "adverb"} {
			_, ok := f.word(last, part)
			free = free || ok
		}
		if !free {
			return false
		}
	} else if last+1 < f.s.Last && f.d.Folded[last+1] == "s" {
		return false // "backed Moscow's plan"
	}
	for _, m := range f.d.Matches[first-1] {
		if m.End != first || m.Entry.Class != lang.Trigger || m.Entry.Value != "verb" {
			continue
		}
		if frame := &f.d.Pack.Frames[m.Entry.Index]; frame.Takes("State") && !frame.Takes("Place") &&
			slices.Contains(frame.Object, "object") {
			return true
		}
	}
	return false
}

// placeHead reports whether a noun such as "city" or "the capital" stands
// before token t.
func (f *finder) placeHead(t int) bool {
	m, ok := f.at(t-1, lang.Head)
	return ok && len(m.Entry.Value) > 5 && m.Entry.Value[:5] == "place"
}

func (f *finder) conjunction(t int) bool {
	m, ok := f.word(t, "conj")
	return ok && m.End == t+1
}

// faced reports whether a Persian capital is whom a noun by which somebody takes a
// stand is about: "انتقاد تند قطر | از لیسبون".
func (f *finder) faced(first int) bool {
	k := first - 2 // the end of whoever takes it
	if f.d.Pack.Order != lang.SOV || k < f.s.First || f.taken[k] < 0 || !f.wordBefore(first, "prep") {
		return false
	}
	k = f.described(f.d.Mentions[f.taken[k]].Tokens.First) - 1
	return k >= f.s.First && slices.ContainsFunc(f.d.Matches[k], func(m lang.Match) bool {
		if m.Entry.Class != lang.Trigger || m.Entry.Value != "noun" {
			return false
		}
		fr := f.d.Pack.Frames[m.Entry.Index]
		return (fr.Relation == "supports" || fr.Relation == "praised" || fr.Relation == "condemns") &&
			len(fr.ObjectTypes) == 0 &&
			slices.ContainsFunc(fr.Object, func(s string) bool { return lang.Fold(s) == f.d.Folded[first-1] })
	})
}

// wordBefore reports whether a function word of that part ends right before
// token t.
func (f *finder) wordBefore(t int, part string) bool {
	for b := t - 1; b >= f.s.First && b >= t-4; b-- {
		if m, ok := f.word(b, part); ok && m.End == t {
			return true
		}
	}
	return false
}

// clauseStart reports whether a clause begins at token t: after nothing, a
// mark, or "that".
func (f *finder) clauseStart(t int) bool {
	return t == f.s.First || f.d.Tokens[t-1].Kind == lang.PunctKind || f.wordBefore(t, "that") ||
		f.wordBefore(t, "sub") ||
		f.wordBefore(t, "conj") && f.d.Pack.Order == lang.SOV
}

// verbEnds reports whether a finite verb of which a place is no part ends right
// before token t.
func (f *finder) verbEnds(t int) bool {
	for b := t - 1; b >= f.s.First && b >= t-2; b-- {
		found := false
		for _, m := range f.d.Matches[b] {
			if m.End != t {
				continue
			}
			if m.Entry.Class == lang.Verb && m.Entry.Value == "theatre" {
				return false
			}
			found = found || f.acting(m) && last(m.First.Prefix) != "ب"
		}
		if found {
			return true
		}
	}
	return false
}

func last(prefix string) string {
	r := []rune(prefix)
	if len(r) == 0 {
		return ""
	}
	return string(r[len(r)-1])
}

// verbStarts reports whether a finite verb of which a place is no part starts
// at token t.
func (f *finder) verbStarts(t int) bool {
	if t >= f.s.Last {
		return false
	}
	found := false
	for _, m := range f.d.Matches[t] {
		if m.Entry.Class == lang.Verb && m.Entry.Value == "theatre" {
			return false
		}
		found = found || f.acting(m) && m.First.Prefix == ""
	}
	return found
}

// acting reports whether a match is a finite verb that takes an actor, not a
// place: verbs that state a visit take the place visited.
func (f *finder) acting(m lang.Match) bool {
	switch m.Entry.Tense {
	case lang.Past, lang.Present, lang.Future:
	default:
		return false
	}
	return m.Entry.Class == lang.Verb ||
		m.Entry.Class == lang.Trigger && f.d.Pack.Frames[m.Entry.Index].Relation != "visited"
}

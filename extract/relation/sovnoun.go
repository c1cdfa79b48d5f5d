package relation

import (
	"slices"
	"sort"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells whose a noun is where verbs come last: the subject's own, or
// of what the subject does ("در دیدار با", "ضمن تقدیر از").

// own reports whether a noun is the subject's own: "حمایت خود", "حمایتش".
func (p *parse) own(o occurrence) bool {
	for t := o.End; t < p.s.Last && t <= o.End+ownMax && !p.covered(t) &&
		p.d.Tokens[t].Kind != lang.PunctKind &&
		(!p.barrier(t) || p.or(t) && (t == o.End || p.modifier(t-1) && p.modifier(t+1))); t++ {
		if p.has(t, "own") {
			return true
		}
		if m, ok := p.word(t, "modifier"); ok && pronounEndings[m.Last.Suffix] {
			return true // "سفر دو روزه‌اش به"
		}
	}
	_, ok := pronounEndings[o.Last.Suffix]
	return ok
}

// ownMax bounds the words that describe a noun before what says whose it is:
// "دیدار طولانی روز شنبه خود با".
const ownMax = 5

// pronounEndings are the endings that say whose a noun is.
var pronounEndings = map[string]bool{"اش": true, "ش": true, "شان": true, "هايش": true, "هايشان": true}

// skipModifiers returns the first token from t on that does not describe the
// noun before it.
func (p *parse) skipModifiers(t int) int {
	for t < p.s.Last && !p.covered(t) {
		if m, ok := p.word(t, "modifier"); ok {
			t = m.End
		} else if p.adjectival(t) || p.d.Tokens[t].Kind == lang.NumberKind {
			t++
		} else {
			break
		}
	}
	return t
}

// modifier reports whether token t is an adjective.
func (p *parse) modifier(t int) bool {
	if t >= p.s.Last || p.d.Tokens[t].Kind != lang.WordKind {
		return false
	}
	_, ok := p.word(t, "modifier")
	return ok || p.adjectival(t)
}

// adjectival reports whether the form of the word at token t shows that it is an
// adjective, be it in a list or not: "جنگ‌افروزانه", "بی‌پایه".
func (p *parse) adjectival(t int) bool {
	if p.trigger(t) || p.isVerb(t) {
		return false
	}
	w, g := p.d.Folded[t], p.d.Pack.Grammar
	for _, e := range g.Adjective {
		if strings.HasSuffix(w, e) && len(w) > len(e) {
			return true
		}
	}
	first, _, parted := strings.Cut(p.d.Text[p.d.Tokens[t].Begin:p.d.Tokens[t].End], "\u200c")
	return parted && slices.Contains(g.Privative, lang.Fold(first)) && !strings.HasSuffix(w, "ي") &&
		!strings.HasSuffix(w, "ان") && !strings.HasSuffix(w, "ها")
}

// attached reports whether a noun tells of what the subject of its clause
// does: "در دیدار با", "ضمن تقدیر از", "حمایت خود را از ... اعلام کرد".
func (p *parse) attached(o occurrence) bool {
	if p.own(o) {
		return true
	}
	t := o.Begin
	for n := 0; n < 3; n++ {
		if prep, ok := p.before(t, "prep"); ok {
			if prep.Begin < p.clauses[o.clause].First {
				return false
			}
			if m, ok := p.before(t, "during"); ok && m.Begin <= prep.Begin {
				return !p.agreedTo(o, prep) && (o.frame.Relation != "signed" || p.wordEnds(prep.End, "by-doing"))
			}
			if m, ok := p.before(t, "voicing"); ok && m.Begin <= prep.Begin && o.frame.Voice {
				return true
			}
			if p.wordEnds(t, "purpose") && p.uttered(o) {
				return true // "برای ابراز همبستگی با"
			}
			if p.text(prep) == "به" && p.clauses[o.clause].verb.Begin > t &&
				p.has(p.clauses[o.clause].verb.Begin, "engage") {
				return true // "به گفت‌وگو با ... پرداخت"
			}
			return p.text(prep) == "از" && (p.wordEnds(prep.Begin, "glad") || p.tells(o, t))
		}
		t--
		if t < p.s.First || p.covered(t) {
			return false
		}
		if p.d.Folded[t] == "و" && n == 0 { // "دیدار و گفت‌وگو با"
			if p.trigger(t - 1) {
				t--
				continue
			}
			return p.attachedBefore(o, t)
		}
		if _, ok := p.word(t, "phase"); !ok || o.frame.Relation == "signed" && p.has(t, "rite") {
			return false // "در مراسم امضای سند، وزیر گفت": whoever signed it
		}
	}
	return false
}

// undertaken reports whether the verb of a clause says in so many words that its
// subject does what a noun tells of: "دیداری کوتاه با قطر داشت", "سفری به قطر
// انجام داد", "رایزنی‌هایی را با قطر آغاز کرد". To have something is to do it only
// if the noun is indefinite.
func (p *parse) undertaken(o occurrence) bool {
	v := p.clauses[o.clause].verb
	if o.Entry.Value != "noun" || v.End == 0 || v.Begin < o.End || p.wordEnds(o.Begin, "prep") {
		return false
	}
	indefinite := strings.HasSuffix(p.d.Folded[o.End-1], "ي") || o.Begin > p.s.First && p.has(o.Begin-1, "counted")
	object := false
	t := o.End
	for ; t < v.Begin && !p.wordStarts(t, "prep"); t++ {
		if p.has(t, "adverb") {
			continue // "دیداری نیز با"
		}
		if p.wordStarts(t, "ra") {
			object = true // "رایزنی‌های گسترده‌ای را | با"
			continue
		}
		if p.covered(t) || p.barrier(t) || t > o.End+ownMax {
			return false
		}
		indefinite = indefinite || strings.HasSuffix(p.d.Folded[t], "ي")
	}
	return t < v.Begin &&
		(p.wordEnds(v.Begin, "done") || p.has(v.Begin, "done") ||
			object && (p.wordEnds(v.Begin, "begun") || p.has(v.Begin, "begun")) ||
			indefinite && p.has(v.Begin, "held"))
}

// takenPlace reports whether a verb tells that something was held or done, which nobody
// is: "که در مسقط برگزار شد".
func (p *parse) takenPlace(v lang.Match) bool {
	return (p.wordEnds(v.Begin, "done") || p.has(v.Begin, "done")) &&
		slices.ContainsFunc(tokens(v.Begin, v.End), func(t int) bool { return p.verbClass(t, "passive") })
}

// takesPlace reports whether the verb of its clause says of a noun, or of a stage
// of it, that it took place: "دور تازه گفت‌وگوهای ایران و قطر برگزار شد".
func (p *parse) takesPlace(o occurrence) bool {
	v := p.clauses[o.clause].verb
	happens := slices.ContainsFunc(tokens(v.Begin-1, v.End), func(t int) bool {
		return t >= p.s.First && p.has(t, "happening")
	})
	if o.Entry.Value != "noun" || v.End == 0 || v.Begin < o.End || !happens {
		return false
	}
	t := o.Begin
	for t > p.clauses[o.clause].First && !p.covered(t-1) &&
		(p.modifier(t-1) || p.has(t-1, "phase") || p.has(t-1, "sitting")) {
		t--
	}
	b := t - 1
	return !p.wordEnds(t, "prep") &&
		(b < p.clauses[o.clause].First || p.covered(b) || p.d.Tokens[b].Kind != lang.WordKind ||
			p.barrier(b) || p.has(b, "adverb") || p.timely(b))
}

// takenMax bounds the words between a preposition and the noun whose complement
// another one marks.
const takenMax = 6

// taken reports whether the preposition at token t, behind the noun of an occurrence,
// marks the complement of another noun, which stands behind a preposition of its
// own: "در دیدار وزیر بر حمایت | از قطر", "بر گسترش روابط خود | با قطر".
func (p *parse) taken(t int, marker string, o occurrence) bool {
	if t-1 > o.End && p.takes(t-1, marker, o) {
		return true
	}
	if a := p.argBefore(t); a != nil && a.from >= o.End &&
		slices.ContainsFunc(tokens(a.from, a.First), func(h int) bool { return p.takes(h, marker, o) }) {
		return true // "در دیدار وزیر بر حمایت عمان | از قطر"
	}
	if m, ok := p.before(t-1, "voicing"); ok && marker == "از" && m.Begin >= o.End && m.End-m.Begin > 1 {
		return true // "در دیدار وزیر با ابراز خرسندی | از"
	}
	ties := false
	for b := t - 1; b > o.End && t-b <= takenMax && !p.covered(b) && p.d.Tokens[b].Kind == lang.WordKind &&
		!p.rival(o, b); b-- {
		ties = ties || p.has(b, "relational")
		if ties && p.wordEnds(b, "prep") {
			return true
		}
		if !ties && !p.modifier(b) && !p.has(b, "own") && !p.standsFor(b) {
			return false
		}
	}
	return false
}

// wordStarts reports whether a function word of that part stands at token t.
func (p *parse) wordStarts(t int, part string) bool {
	_, ok := p.word(t, part)
	return ok
}

// withinPrep reports whether token t ends a preposition of several words.
func (p *parse) withinPrep(t int) bool {
	m, ok := p.before(t+1, "prep")
	return ok && m.Begin < t
}

// agreedTo reports whether what stands behind a "with" is what the verb of its
// clause agrees to or resists: "با امضای سند موافقت کرد".
func (p *parse) agreedTo(o occurrence, prep lang.Match) bool {
	v := p.clauses[o.clause].verb
	t := v.Begin - 1
	if v.End > 0 && p.trigger(v.Begin) {
		t = v.Begin // "مخالفت کرد" is one verb
	}
	if p.text(prep) != "با" || t <= o.End || p.covered(t) {
		return false
	}
	for u := o.End; u < t; u++ {
		// not "با امضای سند | با قطر موافقت کرد"
		if b := p.argBefore(u); !p.covered(u) && p.d.Folded[u] == "با" && (b == nil || p.actor(*b)) {
			return false
		}
	}
	return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		if m.Entry.Class != lang.Trigger || m.Entry.Value != "noun" {
			return false
		}
		f := p.d.Pack.Frames[m.Entry.Index]
		return slices.Contains(f.Object, "با") && slices.Contains(f.ObjectTypes, "Agreement")
	})
}

// tells reports whether the verb of an occurrence's clause, right behind it or
// what belongs to it, tells of it: "از توافق با ایران خبر داد".
func (p *parse) tells(o occurrence, t int) bool {
	v := p.clauses[o.clause].verb
	if _, prep := p.word(p.skipModifiers(o.End), "prep"); !prep {
		return false // somebody else's
	}
	return v.Begin > t && v.End > 0 && (p.has(v.Begin, "news") || p.has(v.Begin, "back"))
}

// attachedBefore reports whether the "and" at token t joins a noun to another
// that tells of what the subject does: "با حضور در نشست و دیدار با".
func (p *parse) attachedBefore(o occurrence, t int) bool {
	for u := t - 1; u >= p.s.First && t-u <= 12 && p.clauseAt(u) == o.clause && !p.isVerb(u) &&
		p.d.Tokens[u].Kind == lang.WordKind; u-- {
		if p.covered(u) || !p.trigger(u) {
			continue
		}
		prev := o
		prev.Begin, prev.End = u, u+1
		return p.attached(prev)
	}
	return false
}

// withFirst reports whether a noun names before token t with whom it is.
func (p *parse) withFirst(o occurrence, t int) bool {
	for _, x := range p.governedSOV(o, nounUse, "با") {
		if x.First < t && slices.Contains(o.frame.Object, "با") {
			return true
		}
	}
	return false
}

// ofOthers reports whether a phrase that tells what somebody is stands behind a
// preposition, and so is about others than the subject: "با طرفداران قطر".
func (p *parse) ofOthers(o occurrence) bool {
	if o.Entry.Value != "phrase" || !slices.Contains(o.frame.Subject, "before") {
		return false
	}
	m, ok := p.before(o.Begin, "prep")
	return ok && m.End == m.Begin+1
}

// parties lists the states whose names, joined in a list, stand within the name
// of the paper or gathering that the verb of a clause is about, or that calls up
// the frame itself, or right behind it: "تفاهم‌نامه همکاری ایران و قطر امضا شد",
// "نشست سه‌جانبه ایران، قطر و عمان برگزار شد".
func (p *parse) parties(o occurrence) []filler {
	thing := p.thingOf(o)
	if thing == nil {
		return nil
	}
	f := filler{Range: thing.Range}
	last := -1
	from := sort.Search(len(p.d.Mentions), func(i int) bool { return p.d.Mentions[i].Tokens.First >= thing.First })
	for _, m := range p.d.Mentions[from:] {
		if m.Tokens.First >= thing.Last {
			break
		}
		if m.Type != "State" || m.Tokens.Len() >= thing.Len() {
			continue
		}
		if len(m.Members) > 1 { // "دو کشور"
			return []filler{{m.Members, thing.Range}}
		}
		if last < 0 || m.Tokens.First-last != 1 || !slices.Contains([]string{"و", "-", "–", "—"}, p.d.Folded[last]) {
			f.entities = nil
		}
		f.entities = append(f.entities, m.Members...)
		last = m.Tokens.Last
	}
	if last < 0 {
		f.entities, last = p.statesIn(*thing)
	}
	if last < 0 {
		f.entities, last = p.endsIn(*thing)
	}
	for _, b := range p.args {
		if b.First < thing.Last || !p.actor(b) || b.marker != "" || p.d.Entities[b.entities[0]].Type == "Person" {
			continue
		}
		switch gap := b.First - thing.Last; {
		case gap == 0 && len(b.entities) > 1 && len(f.entities) == 0 &&
			p.d.Entities[thing.entities[0]].Type == "Agreement":
			f.entities = b.entities // "سندهای همکاری | دو کشور"
		case gap == 1 && last == thing.Last &&
			(p.hasComma(b.First) && len(b.entities) > 1 || p.d.Folded[thing.Last] == "و"):
			f.entities = append(append([]int(nil), f.entities...), b.entities...)
		}
		break
	}
	if len(f.entities) < 2 {
		return nil
	}
	return []filler{f}
}

// thingOf returns the paper or gathering that an occurrence is about: the one
// whose name it begins, whose signing or holding it is as a noun, or that stands
// before the verb.
func (p *parse) thingOf(o occurrence) *arg {
	for _, t := range [...]int{o.Begin, o.End - 1} { // "طبق | توافق ایران و قطر"
		if i, ok := p.argAt[t]; ok && !p.actor(p.args[i]) {
			return &p.args[i]
		}
	}
	if p.use(o) == nounUse && o.Entry.Value == "noun" {
		for _, x := range p.genitiveSOV(o) {
			if i, ok := p.argAt[x.First]; ok && !p.actor(p.args[i]) {
				return &p.args[i]
			}
		}
		return nil
	}
	var thing *arg
	for i := range p.args {
		if a := &p.args[i]; a.Last <= o.Begin && p.clauseAt(a.First) == o.clause && a.marker == "" && !p.actor(*a) {
			thing = a
		}
	}
	return thing
}

// statesIn returns the states of which the known name of a thing says that they are
// its parties, and the token after them: "پیمان صلح مصر و اسرائیل", "توافق تهران و
// ریاض"; -1 if there are not two.
func (p *parse) statesIn(thing arg) ([]int, int) {
	var out []int
	end := -1
	for t := thing.First + 1; t < thing.Last; t++ {
		for _, m := range p.d.Matches[t] {
			key := m.Entry.Value
			switch m.Entry.Class {
			case lang.State:
			case lang.Place:
				key = p.d.Pack.CapitalOf(key)
			default:
				continue
			}
			e := slices.IndexFunc(p.d.Entities, func(x extract.Entity) bool {
				return key != "" && x.Key == key && len(x.Mentions) > 0
			})
			if e < 0 || m.End > thing.Last || m.First.Suffix != "" {
				continue
			}
			if end < 0 || t-end != 1 || p.d.Folded[end] != "و" {
				out = nil
			}
			out, end = append(out, e), m.End
			break
		}
	}
	if len(out) < 2 || end != thing.Last {
		return nil, -1
	}
	return out, end
}

// endsIn returns the state that the name of a thing ends with, "توافق هسته‌ای
// ایران", and the token after it; -1 if it ends otherwise.
func (p *parse) endsIn(thing arg) ([]int, int) {
	for t := thing.First + 1; t < thing.Last; t++ {
		for _, m := range p.d.Matches[t] {
			if m.Entry.Class != lang.State || m.End != thing.Last {
				continue
			}
			for e, x := range p.d.Entities {
				if x.Key == m.Entry.Value && len(x.Mentions) > 0 {
					return []int{e}, m.End
				}
			}
		}
	}
	return nil, -1
}

// nested returns the entity whose name stands at token t within what an arg takes
// together, which ends before token end, and its tokens; -1 if none does.
func (p *parse) nested(t, end int) (int, extract.Range) {
	from := sort.Search(len(p.d.Mentions), func(i int) bool { return p.d.Mentions[i].Tokens.First >= t })
	for _, m := range p.d.Mentions[from:] {
		if m.Tokens.First > t {
			break
		}
		if m.Tokens.Last <= end && len(m.Members) == 1 {
			return m.Members[0], m.Tokens
		}
	}
	return -1, extract.Range{}
}

// withDoer adds to an attack whoever its name says made it: who condemns "حمله
// قطر" condemns Qatar too.
func (p *parse) withDoer(f filler) filler {
	i, ok := p.argAt[f.First]
	if p.d.Pack.Order != lang.SOV || len(f.entities) != 1 || f.Len() < 2 || !ok || p.actor(p.args[i]) ||
		!p.has(f.First, "attack") || p.has(f.First, "incident") {
		return f
	}
	t := f.First + 1
	for t < f.Last && p.modifier(t) {
		t++
	}
	if e, _ := p.nested(t, f.Last); e >= 0 && p.actor(arg{entities: []int{e}}) {
		f.entities = []int{f.entities[0], e}
	}
	return f
}

// backBehind reports whether a pronoun behind a preposition in the clause of an
// occurrence stands for whom that clause is about: "که قطر از آن حمایت می‌کند".
func (p *parse) backBehind(o occurrence, marker string) bool {
	c := p.clauses[o.clause]
	if !c.rel || c.antecedent < 0 || !p.through(o.frame, p.args[c.antecedent]) ||
		slices.Equal(p.args[c.antecedent].entities, c.subject) {
		return false
	}
	for t := c.First; t < o.Begin; t++ {
		if m, ok := p.before(t, "prep"); ok && p.clauseAt(t) == o.clause && p.text(m) == marker &&
			(p.has(t, "pronoun") || p.d.Folded[t] == "ان") && p.alone(t+1) {
			return true
		}
	}
	return false
}

// makers lists the states and bodies that the name of a paper tells it is of:
// "بیانیه مشترک قطر و عمان".
func (p *parse) makers(a arg) []int {
	var who []int
	for t := a.First + 1; t < a.Last; t++ {
		e, r := p.nested(t, a.Last)
		if e < 0 {
			continue
		}
		if x := p.d.Entities[e].Type; x == "State" || x == "Organization" {
			who = append(who, e)
		}
		t = r.Last - 1
	}
	return who
}

package mention

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file reads what an office is in charge of and where, beside the plain
// names of bodies.

// sovereignOf reads the title of a head of state that tells which state an envoy
// is of, from token k: "سفير | خادم الحرمين الشريفين | في مصر".
func (f *finder) sovereignOf(k int, p *extract.Position) int {
	if of := f.d.Pack.World.Office(p.Office).Of; f.d.Pack.Order != lang.VSO || of != "state" && of != "any" {
		return k
	}
	m, ok := f.officeAt(k)
	if !ok || m.First.Prefix != "" {
		return k
	}
	of := f.d.Pack.Titles[strings.Join(f.d.Folded[m.Begin:m.End], " ")]
	if of == "" {
		return k
	}
	p.Of = of
	return f.posting(m.End, p)
}

// inState reads the state that an Arabic office is in, from token k, where marks
// or conjunctions set the office off on both sides so that nobody can be its
// holder's guest: "، ووزيرة النقل في إسبانيا، …".
func (f *finder) inState(begin, k int, p *extract.Position) int {
	if f.d.Pack.Order != lang.VSO || f.d.Pack.World.Office(p.Office).Of != "state" {
		return k
	}
	m, _ := f.officeAt(begin)
	if last(m.First.Prefix) != "و" && begin > f.s.First && f.d.Tokens[begin-1].Kind != lang.PunctKind &&
		!f.conjunction(begin-1) {
		return k
	}
	at := k
	if w, ok := f.word(k, "locative"); ok {
		at = w.End
	}
	if at >= f.s.Last || f.taken[at] < 0 {
		return k
	}
	x := f.d.Mentions[f.taken[at]]
	clitic := f.clitic(x)
	if x.Type != "State" || x.Form != extract.Name || x.Tokens.First != at || at == k && clitic != "ب" ||
		at > k && clitic != "" {
		return k
	}
	if end := x.Tokens.Last; end < f.s.Last && f.d.Tokens[end].Kind != lang.PunctKind && !f.bounded(end) {
		return k
	}
	p.Body, p.Of = f.taken[at], x.Key
	return x.Tokens.Last
}

// where returns the token after the country that "in" puts a body in, from
// token k.
func (f *finder) where(k int) int {
	w, ok := f.word(k, "locative")
	if !ok || w.End >= f.s.Last || f.taken[w.End] < 0 {
		return k
	}
	if m := f.d.Mentions[f.taken[w.End]]; m.Tokens.First == w.End && (m.Type == "State" || m.Type == "Place") {
		return m.Tokens.Last
	}
	return k
}

// field returns the token after the rest of a minister's field, from token k,
// where a body or a name follows it: "وزير الخارجية | والتعاون الدولي | …".
func (f *finder) field(m lang.Match, k int) int {
	if !strings.Contains(m.Entry.Value, "minister") {
		return k
	}
	switch f.d.Pack.Order {
	case lang.SOV:
		return f.fields(m, k)
	case lang.SVO:
		return k
	}
	const long = 9 // words
	t := k
	for t < f.s.Last && t < k+long {
		if w, ok := f.word(t, "field-tail"); ok && t > k {
			t = w.End // "والجالية الوطنية | بالخارج"
			continue
		}
		if end := f.partner(t); end > t {
			t = end
			continue
		}
		if f.taken[t] >= 0 || f.d.Tokens[t].Kind != lang.WordKind {
			break
		}
		if f.construct(t, t > k || !f.fieldless(m)) {
			t += 2 // "وزير التجارة | وترويج الاستثمار"
			continue
		}
		w := f.d.Folded[t]
		if !strings.HasPrefix(w, "وال") &&
			(t == k && !f.fieldless(m) && !f.ofOffice(t) || !strings.HasPrefix(w, "ال")) {
			break
		}
		if h, ok := f.at(t, lang.Office, lang.Honorific, lang.Head, lang.NamePart, lang.Demonym); ok &&
			!f.expatriates(t) &&
			!(h.Entry.Class == lang.Head && strings.HasPrefix(h.Entry.Value, "place:")) {
			break
		}
		t++
	}
	if t == k || t >= f.s.Last {
		return k
	}
	if _, ok := f.at(t, lang.Demonym); ok || f.taken[t] >= 0 || f.nameAt(f.honorifics(t)) {
		return t
	}
	if end, known := f.readName(t); known > 0 && f.wholeName(t, end) {
		return t
	}
	if name := f.honorifics(f.comma(t)); name > t && (f.surePerson(name) || f.setApart(name) || f.officeHead(name)) {
		return t
	}
	if w, ok := f.word(t, "locative"); ok && w.End < f.s.Last && f.taken[w.End] >= 0 &&
		f.d.Mentions[f.taken[w.End]].Type == "State" {
		return t
	}
	return k
}

// construct reports whether a noun in construct with another at token k is a field of an
// Arabic minister, joined to one before it if further is set: "وترويج | الاستثمار". Nobody
// and no body is one.
func (f *finder) construct(k int, further bool) bool {
	if k+1 >= f.s.Last || f.taken[k+1] >= 0 || f.d.Tokens[k+1].Line || f.names[k] == namely ||
		f.verbStarts(k) || !f.articled(k+1) || f.articled(k) ||
		strings.HasPrefix(f.d.Folded[k], "وال") || strings.HasPrefix(f.d.Folded[k], "و") != further {
		return false
	}
	for _, t := range [...]int{k, k + 1} {
		if _, other := f.at(t, lang.Office, lang.Honorific, lang.Head, lang.NamePart, lang.Demonym,
			lang.Person); other {
			return false
		}
	}
	for _, part := range [...]string{"human", "members", "delegation", "prep", "that", "sub"} {
		if _, ok := f.word(k, part); ok {
			return false
		}
	}
	return true
}

// partner returns the token after a body at token k that is one of several fields of an
// Arabic minister: "وزير الخارجية | والاتحاد الأوروبي | والتعاون"; k if there is none.
func (f *finder) partner(k int) int {
	if f.taken[k] < 0 {
		return k
	}
	m := f.d.Mentions[f.taken[k]]
	if m.Type != "Organization" || m.Tokens.First != k || lang.Fold(f.clitic(m)) != "و" ||
		m.Tokens.Last >= f.s.Last || !strings.HasPrefix(f.d.Folded[m.Tokens.Last], "وال") ||
		f.taken[m.Tokens.Last] >= 0 {
		return k
	}
	return m.Tokens.Last
}

// tasked returns the token after what somebody is charged with, behind the word for that
// in Arabic, where a mark or his name follows, else the token behind the word: "كاتب
// الدولة المكلف | بالصيد البحري، X".
func (f *finder) tasked(w lang.Match) int {
	const long = 9 // words
	if _, ok := f.word(w.Begin, "charged-with"); !ok || w.End >= f.s.Last {
		return w.End
	}
	if _, from := f.word(w.End, "from"); !from && !(strings.HasPrefix(f.d.Folded[w.End], "ب") && f.joined(w.End)) {
		return w.End
	}
	for t := w.End; t < f.s.Last && t < w.End+long; t++ {
		if tail, ok := f.word(t, "field-tail"); ok {
			t = tail.End - 1
			continue
		}
		if i := f.taken[t]; i >= 0 && f.d.Mentions[i].Type == "Person" ||
			f.d.Tokens[t].Kind == lang.PunctKind || f.honorifics(t) > t {
			return t
		}
		if f.taken[t] < 0 && (f.verbStarts(t) || t > w.End+1 && f.wordBefore(t, "prep")) {
			break
		}
		if _, known := f.readName(t); known >= 2 {
			return t
		}
	}
	return w.End
}

// expatriates reports whether the people of a state at token k are those who live
// elsewhere, with whom a minister deals: "والمغاربة المقيمين بالخارج".
func (f *finder) expatriates(k int) bool {
	for t := k + 1; t <= k+2; t++ {
		if _, ok := f.word(t, "field-tail"); ok {
			return true
		}
	}
	return false
}

// foreignMinistry begins the ids of ministries of foreign affairs.
const foreignMinistry = "org:mfa-"

// fields returns the token after what else a Persian minister is in charge of, from
// token k, where his state or his name follows: "وزیر دارایی | و اقتصاد | X",
// "وزیر | رشد اقتصاد و تجارت | X".
func (f *finder) fields(m lang.Match, k int) int {
	const long = 8 // words
	t, plain := k, 0
	opens := f.fieldless(m) // a field must begin here
	if opens && m.Last.Suffix != "" {
		return k
	}
	if w, ok := f.word(k, "inside"); ok && m.Entry.Value == "minister of state" { // "وزیر مشاور | در امنیت ملی | X"
		t, opens = w.End, true
	}
	for t < f.s.Last && t < k+long && !f.d.Tokens[t].Line {
		if t > k && !opens && (f.ruled(t, plain == 0) || plain == 0 && f.colleague(t)) {
			return t
		}
		_, and := f.word(t, "conj")
		if !opens && (and && f.d.Folded[t] == "و" || f.punct(t, "،", ",")) {
			t, opens = t+1, true
			continue
		}
		end, ok := f.fieldAt(t)
		switch {
		case ok:
			t, opens, plain = end, false, 0
		case opens || t == k || plain == 2 || f.taken[t] >= 0 || f.d.Tokens[t].Kind != lang.WordKind ||
			f.stops(t) || f.headAt(t) || f.officeHead(t) || f.names[t] == namely || f.verbStarts(t):
			return k
		default:
			t, plain = t+1, plain+1 // "فناوری | نوین"
		}
	}
	return k
}

// colleague reports whether "and" joins another minister at token k, whose state may
// be that of both: "وزیر تجارت و صنایع | و وزیر کشاورزی قطر".
func (f *finder) colleague(k int) bool {
	if f.d.Folded[k] != "و" {
		return false
	}
	k++
	if w, ok := f.word(k, "conj"); ok {
		k = w.End // "و همچنین"
	}
	o, ok := f.officeAt(k)
	return ok && !o.Entry.Plural && o.First.Prefix == "" && strings.Contains(o.Entry.Value, "minister")
}

// fieldAt returns the token after a field of ministers at token k.
func (f *finder) fieldAt(k int) (int, bool) {
	if f.taken[k] >= 0 {
		return k, false
	}
	m, known := f.at(k, lang.Portfolio)
	if w, ok := f.word(k, "field"); ok {
		if known && m.First.Prefix == "" {
			return max(m.End, w.End), true // "امور پارلمانی"
		}
		return w.End, true
	}
	if _, ok := f.word(k, "transparent"); ok {
		return k, false // "وزیر خارجه و دولت X"
	}
	return m.End, known && m.First.Prefix == ""
}

// ruled reports whether the state whose minister somebody is stands at token k or,
// if named is set, the minister's name.
func (f *finder) ruled(k int, named bool) bool {
	if i := f.taken[k]; i >= 0 {
		m := f.d.Mentions[i]
		return m.Tokens.First == k && (m.Type == "State" || named && m.Type == "Person" && m.Form == extract.Name)
	}
	if m, ok := f.at(k, lang.Demonym); ok && !m.Entry.Weak {
		return true
	}
	if m, ok := f.at(k, lang.Anaphor); ok {
		return f.d.Pack.Homes[m.Entry.Value] != nil || strings.HasSuffix(m.Entry.Value, "-country")
	}
	if w, ok := f.word(k, "state-word"); ok && w.End < f.s.Last && f.taken[w.End] >= 0 {
		return f.d.Mentions[f.taken[w.End]].Type == "State"
	}
	return named && f.names[k] == namely
}

// fieldless reports whether an office is the bare word for a minister, whose
// field no list knows.
func (f *finder) fieldless(m lang.Match) bool {
	return m.Entry.Value == "minister" && m.End == m.Begin+1 && !m.First.Article
}

// bodyBehindField finds the body of "مدير العلاقات العامة بوزارة الصحة": what the
// office is in charge of stands before it.
func (f *finder) bodyBehindField(k int, p *extract.Position) int {
	const long = 4 // words
	if facts := f.d.Pack.World.Office(p.Office); f.d.Pack.Order != lang.VSO || facts.Of == "state" ||
		facts.Of == "place" {
		return -1
	}
	for t := k; t < f.s.Last && t <= k+long; t++ {
		if i := f.taken[t]; i >= 0 {
			if m := f.d.Mentions[i]; t > k && m.Type == "Organization" && m.Tokens.First == t && f.clitic(m) == "ب" {
				return i
			}
			return -1
		}
		if f.d.Tokens[t].Kind != lang.WordKind || f.stops(t) || f.officeHead(t) || f.names[t] == namely ||
			t > k && !f.articled(t) {
			return -1
		}
	}
	return -1
}

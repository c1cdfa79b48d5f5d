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
	if last(m.First.Prefix) != "و" && begin > f.s.First && f.d.Tokens[begin-1].Kind != lang.PunctKind && !f.conjunction(begin-1) {
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
	if x.Type != "State" || x.Form != extract.Name || x.Tokens.First != at || at == k && clitic != "ب" || at > k && clitic != "" {
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
	if f.d.Pack.Order != lang.VSO || !strings.Contains(m.Entry.Value, "minister") {
		return k
	}
	const long = 4 // words
	t := k
	for t < f.s.Last && t < k+long && f.taken[t] < 0 && f.d.Tokens[t].Kind == lang.WordKind {
		w := f.d.Folded[t]
		if !strings.HasPrefix(w, "وال") && (t == k && !f.fieldless(m) || !strings.HasPrefix(w, "ال")) {
			break
		}
		if _, ok := f.at(t, lang.Office, lang.Honorific, lang.Head, lang.NamePart, lang.Demonym); ok {
			break
		}
		t++
	}
	if t == k || t >= f.s.Last {
		return k
	}
	if _, ok := f.at(t, lang.Demonym); ok || f.taken[t] >= 0 || f.names[f.honorifics(t)] == namely {
		return t
	}
	if w, ok := f.word(t, "locative"); ok && w.End < f.s.Last && f.taken[w.End] >= 0 && f.d.Mentions[f.taken[w.End]].Type == "State" {
		return t
	}
	return k
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
	if facts := f.d.Pack.World.Office(p.Office); f.d.Pack.Order != lang.VSO || facts.Of == "state" || facts.Of == "place" {
		return -1
	}
	for t := k; t < f.s.Last && t <= k+long; t++ {
		if i := f.taken[t]; i >= 0 {
			if m := f.d.Mentions[i]; t > k && m.Type == "Organization" && m.Tokens.First == t && f.clitic(m) == "ب" {
				return i
			}
			return -1
		}
		if f.d.Tokens[t].Kind != lang.WordKind || f.stops(t) || f.officeHead(t) || f.names[t] == namely || t > k && !f.articled(t) {
			return -1
		}
	}
	return -1
}

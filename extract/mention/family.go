package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// family takes the bare family names of people whom the document names in
// full somewhere.
func (f *finder) family() {
	d := f.d
	byName := map[string]int{} // folded family name -> mention, -1 if two share it
	for i, m := range d.Mentions {
		if m.Type != "Person" || m.Form != extract.Name || m.Tokens.Len() < 2 {
			continue
		}
		w := d.Folded[m.Tokens.Last-1]
		if f.familyFirst(m) {
			w = d.Folded[m.Tokens.First]
		} else if len([]rune(w)) < 3 {
			continue
		}
		if name, ok := f.d.Pack.Names[m.Key]; ok && f.d.Pack.Order == lang.SOV && !f.familyFirst(m) {
			// "موسی فکی محمد" is known as "موسی فکی".
			if x := lang.Fold(name[strings.LastIndexByte(name, ' ')+1:]); x != w &&
				strings.Contains(name, " ") &&
				slices.Contains(d.Folded[m.Tokens.First+1:m.Tokens.Last-1], x) {
				byName[x] = i
			}
		}
		if j, ok := byName[w]; ok && j >= 0 && d.Mentions[j].Key != m.Key {
			byName[w] = -1
			continue
		}
		byName[w] = i
	}
	if len(byName) == 0 {
		return
	}
	f.rebind(byName)
	f.called(byName)
	for _, s := range d.Sentences {
		if s.Boilerplate {
			continue
		}
		f.s = s
		for i := s.First; i < s.Last; i++ {
			if d.Tokens[i].Kind != lang.WordKind || f.taken[i] >= 0 {
				continue
			}
			skip, who := f.surname(byName, i)
			if who < 0 {
				continue
			}
			t := d.Tokens[i]
			first := i
			if skip == 0 && !f.familyFirst(d.Mentions[who]) {
				first = f.fullName(d.Mentions[who], i)
			}
			m := extract.Mention{Span: extract.Span{Begin: d.Tokens[first].Begin + lang.RawLen(d.Text[t.Begin:t.End], skip), End: t.End},
				Tokens: extract.Range{First: first, Last: i + 1}, Form: extract.Name, Type: "Person",
				Key: d.Mentions[who].Key, Rule: "surname"}
			if f.familyFirst(d.Mentions[who]) {
				if f.brief(i) && !f.nounBegins(i) || i+1 < s.Last && (f.taken[i+1] < 0 && f.names[i+1] == namely) {
					continue
				}
				m.Rule = extract.FamilyFirst
			}
			f.add(m)
		}
	}
}

// fullName returns the token at which a name begins whose family name stands at token
// i, where the words before it are those of mention m in full.
func (f *finder) fullName(m extract.Mention, i int) int {
	first := i - (m.Tokens.Len() - 1)
	if first < f.s.First {
		return i
	}
	for t := first; t < i; t++ {
		if f.taken[t] >= 0 || f.d.Folded[t] != f.d.Folded[m.Tokens.First+t-first] {
			return i
		}
	}
	return first
}

// alone reports whether a word that may be a surname is more probably something
// else: part of a longer name, an everyday word, the object of nobody.
func (f *finder) alone(i int) bool {
	return f.names[i] == never || i > f.s.First && f.nameAt(i-1) || i+1 < f.s.Last && f.nameAt(i+1)
}

// rebind gives a short name that the gazetteer knows as somebody famous to
// the bearer whom this document names in full, unless it names the famous one
// in full too.
func (f *finder) rebind(byName map[string]int) {
	d := f.d
	full := map[string]bool{}
	for _, m := range d.Mentions {
		if m.Type == "Person" && m.Tokens.Len() > 1 {
			full[m.Key] = true
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != "Person" || m.Tokens.Len() != 1 || m.Form != extract.Name || full[m.Key] && m.Key != "" {
			continue
		}
		w := lang.Fold(d.Words(m.Span))
		if who, ok := byName[w]; ok && who >= 0 && who != i {
			m.Key = d.Mentions[who].Key
		}
	}
}

// called gives a name that is one of a state or place too to somebody who has it as
// a surname and is named in full before it, where nothing else speaks of that state
// or place, or of what is in it: "دیوید کامرون … | کامرون گفت".
func (f *finder) called(byName map[string]int) {
	d := f.d
	if d.Pack.Order != lang.SOV {
		return
	}
	bearers := map[int]int{}
	for i, m := range d.Mentions {
		if m.Type != "State" && m.Type != "Place" || m.Form != extract.Name || m.Tokens.Len() != 1 {
			continue
		}
		w := d.Folded[m.Tokens.First]
		who, ok := byName[w]
		if !ok || who < 0 || d.Mentions[who].Tokens.First > m.Tokens.First ||
			slices.ContainsFunc(d.Mentions, func(n extract.Mention) bool {
				return d.Pack.World.Entities[n.Key].Of == m.Key ||
					n.Key == m.Key && n.Type == m.Type && (n.Tokens.Len() > 1 || d.Folded[n.Tokens.First] != w)
			}) {
			continue
		}
		bearers[i] = who
	}
	for i, who := range bearers {
		m := &d.Mentions[i]
		m.Type, m.Key, m.Rule = "Person", d.Mentions[who].Key, "surname"
	}
}

// surname returns whose family name token i is and how many letters of
// clitics it carries; -1 if nobody's.
func (f *finder) surname(byName map[string]int, i int) (int, int) {
	w := f.d.Folded[i]
	if who, ok := byName[w]; ok && (f.names[i] > never || who >= 0 && f.familyFirst(f.d.Mentions[who])) {
		return 0, who
	}
	for skip, stem := range f.d.Pack.Unclitic(w) {
		if who, ok := byName[stem]; ok && who >= 0 {
			return skip, who
		}
	}
	return 0, -1
}

// familyFirst reports whether somebody is called by the first word of his name, as
// the people of his state are: he serves one that the pack lists.
func (f *finder) familyFirst(m extract.Mention) bool {
	states := f.d.Pack.Grammar.FamilyFirst
	if len(states) == 0 || m.Tokens.Len() < 2 {
		return false
	}
	if slices.Contains(states, m.Nation) {
		return true
	}
	of := func(id string) bool {
		return slices.Contains(states, id) || slices.Contains(states, f.d.Pack.World.Entities[id].Of)
	}
	if m.Key != "" {
		return slices.ContainsFunc(f.d.Pack.World.Entities[m.Key].Offices, func(t lang.Tenure) bool { return of(t.Of) })
	}
	return slices.ContainsFunc(m.Offices, func(p extract.Position) bool {
		return of(p.Of) ||
			p.Body >= 0 && (of(f.d.Mentions[p.Body].Key) || slices.Contains(states, f.d.Mentions[p.Body].Nation))
	})
}

// brief reports whether token i is too short, or too much of an everyday word, to be
// a family name wherever it stands.
func (f *finder) brief(i int) bool {
	return f.names[i] == never || len([]rune(f.d.Folded[i])) < 3
}

// ofState takes the state before a person's name into the phrase that speaks of
// the person, in a language that puts it there: "Japan's Fumio Kishida".
func (f *finder) ofState() {
	if f.d.Pack.Order != lang.SVO {
		return
	}
	for i := len(f.d.Mentions) - 1; i >= 0 && f.d.Mentions[i].Tokens.First >= f.s.First; i-- {
		m := &f.d.Mentions[i]
		k := m.Tokens.First
		if m.Type != "Person" || m.Form != extract.Name || k < f.s.First+3 || m.Phrase.First != k ||
			m.Tokens.Last > f.s.Last || f.d.Folded[k-1] != "s" || f.d.Tokens[k-2].Kind != lang.PunctKind {
			continue
		}
		if o := f.taken[k-3]; o >= 0 && f.d.Mentions[o].Type == "State" &&
			f.d.Mentions[o].Form == extract.Name && f.d.Mentions[o].Tokens.Last == k-2 {
			m.Phrase.First = f.d.Mentions[o].Tokens.First
			if m.Nation == "" {
				m.Nation = f.d.Mentions[o].Key
			}
		}
	}
}

package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// things takes the organizations, agreements, events and resolutions that a
// head noun announces.
func (f *finder) things() {
	for i := f.s.First; i < f.s.Last; i++ {
		if f.taken[i] >= 0 || f.inOffice(i) {
			continue
		}
		for _, m := range f.d.Matches[i] { // longest first
			if m.Entry.Class != lang.Head || m.End > f.s.Last || !f.opening(m) {
				continue
			}
			if end := f.thing(m); end > i {
				i = end - 1
				break
			}
		}
	}
}

// opening reports whether a head is written as one: its words free and on one
// line, with no pronoun on it.
func (f *finder) opening(m lang.Match) bool {
	if m.Last.Suffix != "" && !f.indefinite(m.Last) || m.First.Suffix != "" && m.Begin+1 < m.End {
		return false
	}
	for t := m.Begin; t < m.End; t++ {
		if f.taken[t] >= 0 || t > m.Begin && f.d.Tokens[t].Line {
			return false
		}
	}
	return true
}

// indefinite reports whether an ending is the Persian article or link ی.
func (f *finder) indefinite(s lang.Stem) bool {
	return f.d.Pack.Order == lang.SOV && (s.Suffix == "ي" || s.Suffix == "هاي")
}

// inOffice reports whether token i stands inside the name of an office: the
// cabinet in "رئيس مجلس الوزراء" is no body of its own.
func (f *finder) inOffice(i int) bool {
	for b := max(f.s.First, i-4); b < i; b++ {
		if f.taken[b] >= 0 {
			continue
		}
		for _, m := range f.d.Matches[b] {
			if m.Entry.Class == lang.Office && m.End > i && m.End <= f.s.Last {
				return true
			}
		}
	}
	return false
}

// thing reads the phrase that a head opens and records what it names. It
// returns the token after it, or 0 if it names nothing.
func (f *finder) thing(h lang.Match) int {
	typ, kind, _ := strings.Cut(h.Entry.Value, ":")
	switch typ {
	case "organization":
		return f.organization(h, kind)
	case "agreement":
		return f.agreement(h, kind)
	case "event":
		return f.event(h, kind)
	case "resolution":
		return f.resolution(h, kind)
	}
	return 0
}

// take records a phrase as a mention of tokens r, with the nationality
// adjectives inside it as mentions of their states.
func (f *finder) take(p *phrase, r extract.Range, m extract.Mention) int {
	for t := r.First; t < r.Last; t++ {
		if f.taken[t] >= 0 {
			continue
		}
		if d, ok := f.at(t, lang.Demonym); ok && d.End <= r.Last && !d.Entry.Weak && d.First.Prefix == "" {
			f.add(extract.Mention{Span: f.spanOf(d), Tokens: extract.Range{First: d.Begin, Last: d.End},
				Form: extract.Adjective, Type: "State", Key: d.Entry.Value, Rule: "demonym"})
		}
	}
	m.Span = f.d.SpanOf(r)
	if r.First == p.head.Begin {
		m.Span.Begin = f.spanOf(p.head).Begin
	}
	m.Tokens, m.Phrase = r, p.core
	if m.Nation == "" {
		m.Nation = f.nationIn(p)
	}
	f.addPhrase(m)
	return max(r.Last, p.core.Last)
}

// nationIn returns the id of the state that a phrase names last, as the owner
// of a body is named, or "".
func (f *finder) nationIn(p *phrase) string {
	for _, i := range slices.Backward(p.names) {
		if m := f.d.Mentions[i]; m.Type == "State" {
			return m.Key
		}
	}
	if len(p.nations) > 0 {
		return p.nations[len(p.nations)-1]
	}
	return ""
}

// has reports whether the phrase holds the name of something of that type.
func (f *finder) has(p *phrase, typ string) bool {
	return slices.ContainsFunc(p.names, func(i int) bool { return f.d.Mentions[i].Type == typ })
}

// states lists the ids of the states that a phrase names.
func (f *finder) states(p *phrase) []string {
	var out []string
	for _, i := range p.names {
		if m := f.d.Mentions[i]; m.Type == "State" {
			out = append(out, m.Key)
		}
	}
	return append(out, p.nations...)
}

// anaphor records a definite head without more, "الاتفاق", "this summit", as
// a phrase that stands for what was named before.
func (f *finder) anaphor(p *phrase, what string) int {
	if !f.given(p) {
		return 0
	}
	m := extract.Mention{Form: extract.Pronoun, Rule: "anaphor/" + what}
	p.core.Last = p.head.End
	return f.take(p, p.core, m)
}

// given reports whether a head says that it means something named before: by
// an article or a demonstrative.
func (f *finder) given(p *phrase) bool {
	if f.d.Pack.Order == lang.VSO {
		return p.head.First.Article
	}
	k := p.head.Begin - 1
	if _, ok := f.word(k, "demonstrative"); ok {
		return true
	}
	if f.d.Pack.Order != lang.SVO {
		return false
	}
	w, ok := f.word(k, "article")
	return ok && f.d.Text[f.d.Tokens[w.Begin].Begin] != 'a' && f.d.Text[f.d.Tokens[w.Begin].Begin] != 'A'
}

// spoken reports whether the sentence has a word that calls up one of these
// relations: a thing may be worth naming only because something is done to it.
func (f *finder) spoken(relations ...string) bool {
	for i := f.s.First; i < f.s.Last; i++ {
		for _, m := range f.d.Matches[i] {
			if m.Entry.Class != lang.Trigger || m.Entry.Index >= len(f.d.Pack.Frames) {
				continue
			}
			if slices.Contains(relations, f.d.Pack.Frames[m.Entry.Index].Relation) {
				return true
			}
		}
	}
	return false
}

// concerned reports whether a name that is also a loose description ("the
// security agreement") is meant for the thing it usually names: the document
// speaks of one of its parties.
func (f *finder) concerned(m lang.Match) bool {
	if f.d.Pack.World.Entities[m.Entry.Value].Type == "Event" && f.background(m) {
		return false
	}
	if !m.Entry.Weak {
		return true
	}
	parties := f.d.Pack.World.Entities[m.Entry.Value].Parties
	if len(parties) == 0 {
		return false
	}
	for _, ms := range f.d.Matches {
		for _, x := range ms {
			if (x.Entry.Class == lang.State || x.Entry.Class == lang.Demonym) && slices.Contains(parties, x.Entry.Value) {
				return true
			}
		}
	}
	return false
}

// background reports whether a war or the like is only mentioned: events
// count where somebody takes part in them or takes a stand on them.
func (f *finder) background(m lang.Match) bool {
	switch f.d.Pack.World.Entities[m.Entry.Value].Kind {
	case "war", "uprising", "revolution", "crisis", "scandal", "disaster", "genocide", "massacre", "battle", "attack", "protest":
		return !f.spoken(stands...)
	}
	return false
}

// stands are the relations by which somebody takes a stand on an event.
var stands = []string{"condemns", "supports", "opposes", "praised"}

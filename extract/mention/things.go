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
	f.nested()
	// Bodies come first: papers and meetings are named after them.
	for _, types := range [...][]string{{"organization", "place"}, {"agreement"}, {"event", "resolution"}} {
		for i := f.s.First; i < f.s.Last; i++ {
			if f.d.Classes[i].Has(lang.Head) {
				i = max(i, f.thingAt(i, types...)-1)
			}
		}
	}
	if f.d.Pack.Order != lang.SVO {
		f.unnamed()
	}
}

// thingAt reads a thing of these types from the head at token i, if there is
// one, and returns the token after it.
func (f *finder) thingAt(i int, types ...string) int {
	if _, ok := f.at(i, lang.Head); !ok || f.taken[i] >= 0 || f.inPhrase(i) {
		return i
	}
	office := f.inOffice(i)
	for _, m := range f.d.Matches[i] { // longest first
		if m.Entry.Class != lang.Head || m.End > f.s.Last {
			continue
		}
		typ, kind, _ := strings.Cut(m.Entry.Value, ":")
		if !slices.Contains(types, typ) || !f.opening(m) {
			continue
		}
		if m.End <= office {
			f.insideOffice(m, kind)
			return i
		}
		if office > 0 && kind != "parliament" {
			return i // "رئیس | مجلس ملی": a body longer than the office
		}
		if f.everydayFrom(i, m.End) {
			return i
		}
		if end := f.thing(m, typ, kind); end > i {
			return end
		}
		if f.plural(m) {
			return i // not one of many by its first word either
		}
	}
	return i
}

// everydayFrom reports whether an everyday phrase that is longer than a head
// begins with it: "کشتار جمعی" of weapons is no massacre.
func (f *finder) everydayFrom(i, end int) bool {
	m, ok := f.at(i, lang.Common)
	return ok && m.End > end
}

// nested records what a known name of a body is made of: the owner that the
// name gives (the Palestine Liberation Organization of its executive
// committee), a paper. They take no words.
func (f *finder) nested() {
	for i := f.s.First; i < f.s.Last; i++ {
		if f.taken[i] < 0 {
			continue
		}
		outer := f.d.Mentions[f.taken[i]]
		if outer.Type == "Agreement" && f.d.Pack.Order == lang.VSO && outer.Tokens.First < i {
			i = f.nestedIn(outer, i) - 1
			continue
		}
		if outer.Tokens.First == i || outer.Type != "Organization" {
			continue
		}
		m, ok := f.known(i)
		if !ok || m.End > outer.Tokens.Last || m.Entry.Class != lang.Thing &&
			(m.Entry.Class != lang.Organization || m.Entry.Value != f.d.Pack.World.Entities[outer.Key].Of) {
			continue
		}
		f.within(extract.Range{First: m.Begin, Last: m.End},
			extract.Mention{Span: f.spanOf(m), Form: extract.Name, Type: f.typ(m.Entry), Key: m.Entry.Value,
				Rule: "nested"})
		i = m.End - 1
	}
}

// nestedIn records the state or place at token i that a known paper is called
// after, "الاتفاق النووي مع إيران", and returns the token after it.
func (f *finder) nestedIn(outer extract.Mention, i int) int {
	m, ok := f.known(i)
	form := extract.Name
	if !ok || m.Entry.Class != lang.State && m.Entry.Class != lang.Place {
		m, ok = f.at(i, lang.Demonym)
		form = extract.Adjective
	}
	if !ok || m.End > outer.Tokens.Last || m.Entry.Class == lang.Place && f.d.Pack.CapitalOf(m.Entry.Value) == "" {
		return i + 1
	}
	typ := f.typ(m.Entry)
	if typ == "" {
		typ = "State"
	}
	f.within(extract.Range{First: m.Begin, Last: m.End},
		extract.Mention{Span: f.spanOf(m), Form: form, Type: typ, Key: m.Entry.Value, Rule: "nested"})
	return m.End
}

// within records a mention inside another one, which keeps the words.
func (f *finder) within(r extract.Range, m extract.Mention) {
	m.Tokens, m.Phrase = r, r
	f.d.Mentions = append(f.d.Mentions, m)
}

// seated is what the rules of bodies inside the names of offices begin with.
const seated = "office/"

// insideOffice records the body inside the name of an office: the royal court of
// "رئيس الديوان الملكي". The office keeps the words.
func (f *finder) insideOffice(m lang.Match, kind string) {
	switch kind {
	case "parliament", "cabinet", "agency", "armed-force", "ministry", "embassy":
	default:
		return
	}
	if !m.First.Article && !m.Last.Article && !(f.d.Pack.Order == lang.SOV && m.Last.Suffix == "") ||
		f.d.Pack.Order == lang.SVO || m.Entry.Weak {
		return
	}
	for b := max(f.s.First, m.Begin-4); b < m.Begin; b++ {
		for _, o := range f.d.Matches[b] {
			if o.Entry.Class == lang.Office && o.End == m.End && f.d.Pack.World.Offices[o.Entry.Value].Of != "state" {
				r := extract.Range{First: m.Begin, Last: m.End}
				x := extract.Mention{Span: f.spanOf(m), Form: extract.Name, Type: "Organization", Rule: seated + kind}
				if d, ok := f.at(m.End, lang.Demonym, lang.State); ok && d.First.Prefix == "" {
					if kind == "parliament" {
						x.Key = "org:parliament-" + country(d.Entry.Value)
					} else if kind == "armed-force" && f.d.Pack.Order == lang.SOV && d.Last.Suffix == "" {
						r.Last = d.End // "نیروی دریایی | X": not another state's
						x.Span = f.d.SpanOf(r)
					}
				}
				f.within(r, x)
				return
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

// indefinite reports whether an ending is the Persian article or link ی, or the
// Arabic accusative.
func (f *finder) indefinite(s *lang.Stem) bool {
	return f.d.Pack.Order == lang.VSO && s.Suffix == "ا" ||
		f.d.Pack.Order == lang.SOV && (s.Suffix == "ي" || s.Suffix == "هاي")
}

// inOffice returns the end of the longest name of an office that token i stands
// inside, 0 if none: the cabinet in "رئيس مجلس الوزراء" is no body of its own.
func (f *finder) inOffice(i int) int {
	end := 0
	for b := max(f.s.First, i-4); b < i; b++ {
		if f.taken[b] >= 0 {
			continue
		}
		for _, m := range f.d.With(b, lang.Office) {
			if m.Entry.Class == lang.Office && m.End > i && m.End <= f.s.Last {
				end = max(end, m.End)
			}
		}
	}
	return end
}

// inPhrase reports whether token i is the end of a function word of several
// tokens: "در جریان" is "during", and no movement.
func (f *finder) inPhrase(i int) bool {
	for b := max(f.s.First, i-2); b < i; b++ {
		for _, m := range f.d.Matches[b] {
			if (m.Entry.Class == lang.Word || m.Entry.Class == lang.Common) && m.End > i && m.First.Prefix == "" {
				return true
			}
		}
	}
	return false
}

// thing reads the phrase that a head opens and records what it names. It
// returns the token after it, or 0 if it names nothing.
func (f *finder) thing(h lang.Match, typ, kind string) int {
	switch typ {
	case "organization":
		return f.organization(h, kind)
	case "agreement":
		return f.agreement(h, kind)
	case "event":
		return f.event(h, kind)
	case "resolution":
		return f.resolution(h, kind)
	case "place":
		return f.site(h, kind)
	}
	return 0
}

// site reads the name of an airport, a palace or the like: "مطار القاهرة الدولي".
func (f *finder) site(h lang.Match, kind string) int {
	if f.d.Pack.Order == lang.SOV {
		return f.sovSite(h, kind)
	}
	switch kind {
	case "airport", "camp", "landmark":
	default:
		return 0
	}
	if f.d.Pack.Order != lang.VSO || h.First.Article || h.Last.Article || f.plural(h) ||
		h.Last.Suffix != "" || f.headAt(h.End) {
		return 0
	}
	p := f.phrase(h, habits{})
	if !f.has(p, "Place") && !f.has(p, "State") && !(p.definite && 0 < p.words && p.words <= 2 && len(p.nations) == 0) {
		return 0
	}
	return f.take(p, p.core, extract.Mention{Form: extract.Name, Type: "Place", Rule: "head/" + kind})
}

// sovSite reads a Persian airport, port or the like that is called after somebody, who
// is not there: "فرودگاه امام …", "بندر شهید …"; and a zone, which has a head too:
// "منطقه آزاد چابهار". It counts where something is stated of it.
func (f *finder) sovSite(h lang.Match, kind string) int {
	if f.plural(h) || h.Last.Suffix != "" {
		return 0
	}
	m := extract.Mention{Form: extract.Name, Type: "Place", Rule: "head/" + kind, Loose: true}
	r := extract.Range{First: h.Begin, Last: h.End}
	switch kind {
	case "zone":
		p := f.phrase(h, habits{})
		i := f.sole(p, "Place")
		if i < 0 || f.d.Mentions[i].Tokens.Last != p.core.Last {
			return 0
		}
		if f.officeBefore(h.Begin) {
			m.Type, m.Loose = "Organization", false
			return f.take(p, p.core, m)
		}
		return f.widenTo(i, p.core, m)
	case "airport", "port", "base", "site":
	default:
		return 0
	}
	k := f.honorifics(h.End)
	at := h.End
	for at < k && f.taken[at] < 0 {
		at++ // his name may be part of a title
	}
	if at >= f.s.Last {
		return 0
	}
	if i := f.taken[at]; i >= 0 {
		x := f.d.Mentions[i]
		if x.Type != "Person" || x.Form != extract.Name || x.Tokens.First != at {
			return 0
		}
		r.Last = x.Tokens.Last
		return f.widenTo(i, r, m)
	}
	if k == h.End || k >= f.s.Last {
		return 0
	}
	end, known := f.readName(k)
	if known == 0 {
		return 0
	}
	r.Last = end
	return f.take(&phrase{head: h, kind: h.Entry.Value, core: r, full: r}, r, m)
}

// widenTo makes mention i, of whom or where a place is called after, the place of
// tokens r, and returns the token after it.
func (f *finder) widenTo(i int, r extract.Range, m extract.Mention) int {
	m.Tokens, m.Phrase, m.Span = r, r, f.d.SpanOf(r)
	f.d.Mentions[i] = m
	for t := r.First; t < r.Last; t++ {
		f.taken[t] = i
	}
	return r.Last
}

// take records a phrase as a mention of tokens r, with the nationality
// adjectives inside it as mentions of their states.
func (f *finder) take(p *phrase, r extract.Range, m extract.Mention) int {
	for t := r.First; t < r.Last; t++ {
		if f.taken[t] >= 0 || t >= p.head.Begin && t < p.head.End {
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

// anaphor records a definite head without more, "الاتفاق", "this summit", as
// a phrase that stands for what was named before.
func (f *finder) anaphor(p *phrase, what string) int {
	if !f.given(p) {
		return 0
	}
	m := extract.Mention{Form: extract.Pronoun, Rule: "anaphor/" + what}
	m.Loose = f.d.Pack.Order == lang.VSO && what == "agreement" && f.spoken(p.core, "signed")
	p.core.Last = p.head.End
	if w, ok := f.word(p.head.End, "said"); ok && f.d.Pack.Order == lang.SOV {
		p.core.Last = w.End
	}
	return f.take(p, p.core, m)
}

// given reports whether a head says that it means something named before: by
// an article or a demonstrative.
func (f *finder) given(p *phrase) bool {
	if f.d.Pack.Order == lang.VSO {
		return p.head.First.Article
	}
	k := p.head.Begin - 1
	if m, ok := f.word(k, "demonstrative"); ok && m.Last.Suffix == "" { // not "آنها | توافق را"
		return true
	}
	if f.d.Pack.Order != lang.SVO {
		_, said := f.word(p.head.End, "said") // "سند | مذکور"
		return said
	}
	w, ok := f.word(k, "article")
	return ok && f.d.Text[f.d.Tokens[w.Begin].Begin] != 'a' && f.d.Text[f.d.Tokens[w.Begin].Begin] != 'A'
}

// spoken reports whether a word near a thing calls up one of these relations:
// a thing may be worth naming only because something is done to it.
func (f *finder) spoken(r extract.Range, relations ...string) bool {
	near := 10 // tokens
	if f.d.Pack.Order == lang.SOV {
		near = 20 // the verb ends the clause
	}
	for i := max(f.s.First, r.First-near); i < min(f.s.Last, r.Last+near); i++ {
		for _, m := range f.d.With(i, lang.Trigger) {
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
			if (x.Entry.Class == lang.State || x.Entry.Class == lang.Demonym) &&
				slices.Contains(parties, x.Entry.Value) {
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
	case "war", "uprising", "revolution", "crisis", "scandal", "disaster", "genocide", "massacre", "battle",
		"attack", "protest", "referendum", "move", "execution", "annexation", "explosion":
		return !f.spoken(extract.Range{First: m.Begin, Last: m.End}, stands...)
	}
	return false
}

// stands are the relations by which somebody takes a stand on an event.
var stands = []string{"condemns", "supports", "opposes", "praised"}

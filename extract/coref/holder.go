package coref

import (
	"cmp"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// repeats reports whether the first person of a sentence holds the office of
// mention i in the same words.
func (r *resolver) repeats(i, sentence int) bool {
	d := r.d
	for j := r.mentionAt(d.Sentences[sentence].First); j < len(d.Mentions) &&
		d.Mentions[j].Tokens.First < d.Sentences[sentence].Last; j++ {
		if m := d.Mentions[j]; m.Type == "Person" {
			return m.Form == extract.Nominal && len(m.Offices) > 0 &&
				m.Offices[0].Office == d.Mentions[i].Offices[0].Office &&
				m.Offices[0].Of == d.Mentions[i].Offices[0].Of
		}
	}
	return false
}

// title returns the id of the state that a stated office names by itself, or
// "".
func (r *resolver) title(p extract.Position) string {
	d := r.d
	if p.Body >= 0 || p.Evidence.Len() == 0 || len(d.Pack.Titles) == 0 {
		return ""
	}
	text := strings.Join(d.Folded[p.Evidence.First:p.Evidence.Last], " ")
	if id, ok := d.Pack.Titles[text]; ok {
		return id
	}
	for _, bare := range d.Pack.Unclitic(text) {
		if id, ok := d.Pack.Titles[bare]; ok {
			return id
		}
	}
	return ""
}

// knownHolder returns the one person of the document who is known to have held
// an office of a state or body at its time, or -1. In a text without a date
// people are what they became last, unless ever is set.
func (r *resolver) knownHolder(office, of string, ever bool) int {
	d := r.d
	found := -1
	for _, id := range d.Pack.World.Holders(office, of) {
		e, ok := r.byKey[typed{"Person", id}]
		if !ok && d.Published == "" && ever && r.shortly(id) {
			return -1 // it may be he: "احمدی‌نژاد", "روحانی" and "رئیس جمهور" in a review of the press
		}
		if !ok || e == found || !slices.ContainsFunc(d.Pack.World.Entities[id].Offices, func(t lang.Tenure) bool {
			return t.Office == office && t.Of == of && t.Covers(string(d.Published)) &&
				(d.Published != "" || (ever || !left(d.Pack.World.Entities[id], t)) && !r.elsewhen(e, t))
		}) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// shortly reports whether a word of the document may be the short name of a known person
// that is a word of its own, too.
func (r *resolver) shortly(id string) bool {
	if r.short == nil {
		r.short = map[string]bool{}
		for t := range r.d.Tokens {
			for _, m := range r.d.With(t, lang.Person) {
				if m.Entry.Class == lang.Person && m.Entry.Weak {
					r.short[m.Entry.Value] = true
				}
			}
		}
	}
	return r.short[id]
}

// elsewhen reports whether the document gives a known person, entity e, an office, be it
// only as a title before his name, that he is known to have held at other times than that
// of tenure t alone.
func (r *resolver) elsewhen(e int, t lang.Tenure) bool {
	apart := false
	for _, held := range r.d.Pack.World.Entities[r.d.Entities[e].Key].Offices {
		stated := slices.ContainsFunc(r.d.Entities[e].Offices, func(h extract.Held) bool {
			return h.Of >= 0 && r.means(h.Office, h.Of, held)
		})
		if !stated && !r.entitled(e, held.Office) {
			continue
		}
		if !held.Until(t) && !t.Until(held) {
			return false
		}
		apart = true
	}
	return apart
}

// entitled reports whether the title of an office that has one holder stands at or before
// the name by which entity e comes up first: "ملک سلمان".
func (r *resolver) entitled(e int, office string) bool {
	d := r.d
	if len(d.Entities[e].Mentions) == 0 || !d.Pack.World.Office(office).Single {
		return false
	}
	k := d.Mentions[d.Entities[e].Mentions[0]].Tokens.First
	for t := max(0, k-1); t <= k; t++ {
		if slices.ContainsFunc(d.With(t, lang.Office), func(x lang.Match) bool {
			return x.Entry.Class == lang.Office && x.Entry.Value == office && x.End <= k+1
		}) {
			return true
		}
	}
	return false
}

// holder returns the person of the document who holds an office of a body,
// the one named nearest before mention i; without a body, the nearest holder
// of such an office. It returns -1 if there is none.
func (r *resolver) holder(i int, office string, of int) int {
	d := r.d
	fits := func(e int) bool {
		if office == "ambassador" && r.postedElsewhere(i, e) {
			return false
		}
		for _, h := range d.Entities[e].Offices {
			// where, one of them need not say
			posted := d.Pack.Order == lang.SOV && h.Office == "ambassador" &&
				strings.HasPrefix(office, "ambassador to ")
			if (h.Office == office || posted || kind[office] != "" && strings.Contains(h.Office, kind[office])) &&
				(of < 0 || h.Of == of) {
				return true
			}
		}
		return false
	}
	if of < 0 && r.home >= 0 && d.Pack.World.Offices[office].Of == "state" { // a paper's own minister, named or not
		for j := i - 1; j >= max(0, i-memory); j-- {
			if e := d.Mentions[j].Entity(); d.Mentions[j].Type == "Person" && e >= 0 && fits(e) &&
				r.nationOf(e) == r.home {
				return e
			}
		}
		if key := d.Entities[r.home].Key; d.Pack.Order == lang.SOV && key != "" && d.Pack.World.Office(office).Single {
			if e := r.knownHolder(office, key, true); e >= 0 {
				return e
			}
		}
	}
	if states := d.Pack.Homes["our-country"]; of < 0 && r.home < 0 && d.Pack.Order == lang.SOV &&
		len(states) > 0 && d.Pack.World.Office(office).Single {
		if e := r.knownHolder(office, states[0], true); e >= 0 { // the paper's own, though it does not name its state
			return e
		}
	}
	if of < 0 {
		if e := r.sameTitle(i, office); e >= 0 {
			return e
		}
	}
	for j := i - 1; j >= max(0, i-memory); j-- {
		if e := d.Mentions[j].Entity(); d.Mentions[j].Type == "Person" && e >= 0 && fits(e) {
			return e
		}
	}
	if of >= 0 {
		if e := r.incumbent(office, of); e >= 0 {
			return e
		}
		// In a text without a date, whoever held it, if there is only one.
		if key := d.Entities[of].Key; key != "" && d.Pack.World.Office(office).Single {
			if e := r.knownHolder(office, key, true); e >= 0 {
				return e
			}
		}
		for j := i + 1; j < min(len(d.Mentions), i+memory); j++ {
			if e := d.Mentions[j].Entity(); d.Mentions[j].Type == "Person" &&
				d.Mentions[j].Form == extract.Name && e >= 0 && fits(e) {
				return e
			}
		}
	}
	if of < 0 && r.home < 0 {
		return r.lastKnown(i, office)
	}
	return -1
}

// sameTitle returns who is named last before mention i with the title by which it
// calls a head of state, for states call theirs differently: "the king" is no emir.
// If there is nobody, it returns -1.
func (r *resolver) sameTitle(i int, office string) int {
	d := r.d
	title := d.Folded[d.Mentions[i].Tokens.Last-1]
	if d.Pack.Order != lang.VSO || office != "head of state" || !strings.HasPrefix(title, "ال") {
		return -1
	}
	for j := i - 1; j >= max(0, i-memory); j-- {
		m := d.Mentions[j]
		if m.Type != "Person" || m.Form != extract.Name || m.Entity() < 0 {
			continue
		}
		const near = 2 // tokens of a title before a name that no office takes up
		for t := max(0, min(m.Phrase.First, m.Tokens.First-near)); t < m.Phrase.Last; t++ {
			if w := d.Folded[t]; (t <= m.Tokens.First || t >= m.Tokens.Last) &&
				(w == title || w == strings.TrimPrefix(title, "ال")) {
				return m.Entity()
			}
		}
	}
	return -1
}

// postedElsewhere reports whether mention i is of an ambassador to somewhere else
// than where a person is one: "the Israeli ambassador in Beijing" is not the one to
// the United Nations.
func (r *resolver) postedElsewhere(i, person int) bool {
	d := r.d
	here := r.posting(i)
	if d.Pack.Order != lang.VSO || here == "" {
		return false
	}
	for _, h := range d.Entities[person].Offices {
		if there, ok := strings.CutPrefix(h.Office, "ambassador to "); ok &&
			there != d.Pack.World.Entities[here].English {
			return true
		}
	}
	for _, j := range d.Entities[person].Mentions {
		if there := r.posting(j); there != "" && there != here {
			return true
		}
	}
	return false
}

// posting returns the key of the state or body at which the ambassador of mention i
// is said to serve right behind his office, the state of a city there, or "".
func (r *resolver) posting(i int) string {
	d := r.d
	m := d.Mentions[i]
	if len(m.Offices) == 0 || m.Offices[0].Office != "ambassador" {
		return ""
	}
	for j := r.mentionAt(max(m.Offices[0].Evidence.First, m.Phrase.First)); j < len(d.Mentions) &&
		d.Mentions[j].Tokens.First <= max(m.Phrase.Last, m.Offices[0].Evidence.Last)+1; j++ {
		x := d.Mentions[j]
		t := x.Tokens.First
		if t == 0 || x.Key == "" || x.Type == "Person" {
			continue
		}
		if w := d.Folded[t-1]; w != "لدي" && w != "في" &&
			!strings.HasPrefix(d.Folded[t], "ب"+strings.Fields(r.folded(x))[0]) {
			continue
		}
		if of := d.Pack.World.Entities[x.Key].Of; x.Type == "Place" && of != "" {
			return of
		}
		return x.Key
	}
	return ""
}

// lastKnown returns whom a Persian document has named last before mention i of those
// who are known to have held an office of a state at its time, in one without a date
// of those who took no other one since; -1 if that is nobody: "احمدی‌نژاد وارد دمشق شد.
// رئیس جمهور …".
func (r *resolver) lastKnown(i int, office string) int {
	d := r.d
	facts := d.Pack.World.Office(office)
	if d.Pack.Order != lang.SOV || !facts.Single || facts.Of != "state" {
		return -1
	}
	for j := i - 1; j >= max(0, i-memory); j-- {
		m := d.Mentions[j]
		if m.Type != "Person" || m.Form != extract.Name || m.Entity() < 0 {
			continue
		}
		known := d.Pack.World.Entities[d.Entities[m.Entity()].Key]
		if slices.ContainsFunc(known.Offices, func(t lang.Tenure) bool {
			return t.Office == office && t.Covers(string(d.Published)) && (d.Published != "" || !left(known, t))
		}) {
			return m.Entity()
		}
	}
	return -1
}

// compatriot returns the one person of a Persian document who serves a state, or a
// body of it, -1 if there is none or several: "his Kazakh counterpart" is that one.
func (r *resolver) compatriot(of int) int {
	found := -1
	for _, e := range r.byType["Person"] {
		if r.d.Pack.Order != lang.SOV || !r.serves(e, of) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// serves reports whether a person holds an office of a state, or of one of its bodies.
func (r *resolver) serves(person, state int) bool {
	d := r.d
	return slices.ContainsFunc(d.Entities[person].Offices, func(h extract.Held) bool {
		if h.Of < 0 || h.Of == state {
			return h.Of == state
		}
		known := d.Pack.World.Entities[d.Entities[h.Of].Key]
		return known.Of != "" && known.Of == d.Entities[state].Key ||
			slices.ContainsFunc(d.Entities[h.Of].Mentions, func(i int) bool {
				return d.Entities[state].Key != "" &&
					(d.Mentions[i].Nation == d.Entities[state].Key || r.within(i, state))
			})
	})
}

// within reports whether the name of a body, mention i, ends with that of a body of a
// state: "کمیسیون انرژی | پارلمان کنیا".
func (r *resolver) within(i, state int) bool {
	d := r.d
	m := d.Mentions[i]
	for j := r.mentionAt(m.Tokens.First); j < len(d.Mentions) && d.Mentions[j].Tokens.First < m.Tokens.Last; j++ {
		if x := d.Mentions[j]; j != i && x.Tokens.Last == m.Tokens.Last &&
			(x.Entity() == state || cmp.Or(x.Nation, d.Pack.World.Entities[x.Key].Of) == d.Entities[state].Key) {
			return true
		}
	}
	return false
}

// servant returns the one person of the document whom the world tables give an
// office in other words than the document's: "secretary of the supreme national
// security council" of a state for the secretary of that body, "special envoy
// for Iran" for the special representative; -1 if there is none.
func (r *resolver) servant(office string, of int) int {
	d := r.d
	found := -1
	for _, e := range r.byType["Person"] {
		if !slices.ContainsFunc(d.Pack.World.Entities[d.Entities[e].Key].Offices, func(t lang.Tenure) bool {
			return t.Covers(string(d.Published)) && !(t.Office == office && t.Of == d.Entities[of].Key) &&
				r.means(office, of, t)
		}) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// means reports whether an office of a body, as a document states it, is one of the world
// tables in the same or in other words.
func (r *resolver) means(office string, of int, t lang.Tenure) bool {
	id := r.d.Entities[of].Key
	if t.Of == id {
		return t.Office == office || posted(office, t.Office)
	}
	body := r.d.Pack.World.Entities[id]
	return body.English != "" && strings.HasPrefix(body.Of, "state:") && t.Of == body.Of &&
		t.Office == office+" of the "+strings.ToLower(body.English)
}

// posted reports whether the office that a document states is one of the world
// tables with what it is charged with left out or said otherwise.
func posted(stated, known string) bool {
	a, to := charge(stated)
	b, of := charge(known)
	switch {
	case of == "" || a != b && kind[a] != b:
		return false
	case to == "":
		return kind[a] != "" && a != "minister" && a != "head"
	}
	return to == of
}

// charge cuts an office into itself and what its holder is charged with.
func charge(office string) (string, string) {
	for _, prep := range [...]string{" to ", " for "} {
		if title, charge, ok := strings.Cut(office, prep); ok {
			charge = strings.TrimPrefix(charge, "the ")
			if charge == "UN" {
				charge = "United Nations"
			}
			return title, charge
		}
	}
	return office, ""
}

// incumbent returns the person of the document who is known to have held an
// office of a body when the document was written; -1 if none of its people
// did, or several.
func (r *resolver) incumbent(office string, of int) int {
	if key := r.d.Entities[of].Key; key != "" {
		return r.knownHolder(office, key, false)
	}
	return -1
}

// knownOffice returns the office of a state that an entity of an Arabic or Persian
// document is known to have held at its time, in one without a date the last one; "" if
// none is known of which a state has just one.
func (r *resolver) knownOffice(e int) string {
	d := r.d
	if e < 0 || d.Pack.Order == lang.SVO {
		return ""
	}
	var known lang.Tenure
	for _, t := range d.Pack.World.Entities[d.Entities[e].Key].Offices {
		if strings.HasPrefix(t.Of, "state:") && d.Pack.World.Office(t.Office).Single &&
			t.Covers(string(d.Published)) && t.From >= known.From {
			known = t
		}
	}
	return known.Office
}

// someoneFar is how many words back a text may have spoken of somebody without a
// name whom it then calls "the official".
const someoneFar = 400

// organOf reports whether a body is one of a state's: its foreign ministry.
func (r *resolver) organOf(body, state int) bool {
	return body >= 0 && r.d.Entities[state].Key != "" &&
		r.d.Pack.World.Entities[r.d.Entities[body].Key].Of == r.d.Entities[state].Key
}

// officialMeant returns the person whom mention i calls by what he is and by the
// state or body that he serves, "المسؤول الأوروبي": the one named last who serves
// it. It is nobody whom the document names where the text has spoken of such a one
// without a name, "مسؤول أوروبي".
func (r *resolver) officialMeant(i, of int) int {
	d := r.d
	t := d.Mentions[i].Tokens.First
	whole := slices.ContainsFunc(d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Anaphor && m.Last.Suffix == "" && m.First.Suffix == ""
	})
	if of < 0 || !whole ||
		t > 0 && strings.HasPrefix(d.Folded[t-1], "ال") &&
			!slices.ContainsFunc(d.Matches[t-1], func(m lang.Match) bool {
				return m.Entry.Class == lang.Verb && m.End == t
			}) {
		return -1 // "الدبلوماسية الفرنسية", "السلك الدبلوماسي الفرنسي"
	}
	some := strings.TrimPrefix(strings.TrimLeft(d.Folded[t], "وف"), "ال")
	who := -1
	for j := i - 1; j >= max(0, i-memory) && who < 0; j-- {
		m := d.Mentions[j]
		if e := m.Entity(); m.Type == "Person" && e >= 0 && !m.Loose &&
			slices.ContainsFunc(d.Entities[e].Offices, func(h extract.Held) bool {
				return h.Of == of || r.organOf(h.Of, of)
			}) {
			who = e
		}
	}
	for k := max(0, t-someoneFar); who >= 0 && k < t; k++ {
		if strings.TrimLeft(d.Folded[k], "ولبف") == some {
			return -1
		}
	}
	return who
}

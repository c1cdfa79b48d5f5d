package coref

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// held reports whether a known person held one of the offices when the
// document was written, in the body given if one is.
func (r *resolver) held(id string, offices []extract.Position) bool {
	for _, t := range r.d.Pack.World.Entities[id].Offices {
		for _, p := range offices {
			if t.Office == p.Office && (p.Of == "" || p.Of == t.Of) &&
				r.d.Pack.World.Offices[t.Office].Single && t.Covers(string(r.d.Published)) {
				return true
			}
		}
	}
	return false
}

// offices gives every entity the offices that its mentions state.
func (r *resolver) offices() {
	d := r.d
	for i := range d.Mentions {
		m := d.Mentions[i]
		if m.Type != "Person" || m.Form != extract.Name {
			continue
		}
		for _, p := range m.Offices {
			r.hold(m.Entity(), i, p)
		}
	}
}

// hold records that the entity of mention i holds an office.
func (r *resolver) hold(e, i int, p extract.Position) {
	d := r.d
	if e < 0 {
		return
	}
	if p.Former {
		if seat := r.formerSeat(p); seat != "" {
			if _, ok := r.seats[seat]; !ok {
				r.seats[seat] = e
			}
		}
		return
	}
	if p.Office == "counterpart" {
		if p.Office = r.counterpart(e, i, p.Of); p.Office == "" {
			return
		}
	}
	of := -1
	if of = r.countryHeld(e, p); of >= 0 {
		r.joinState(p.Body, of) // "در سفر به بیروت با X رئیس جمهور این کشور"
	} else if p.Body >= 0 {
		of = r.served(r.bodyMeant(p.Body))
	} else if of = r.whose(i, p); of >= 0 && len(d.Pack.World.Entities[d.Entities[e].Key].Offices) == 0 {
		// "الرئيس التركي ووزير خارجيته": the pronoun tells
	} else if of = r.around(p); of >= 0 {
		r.seats[p.Office+" "+p.Of] = e
	} else if of = r.named(r.title(p)); of >= 0 {
		// "رهبر معظم انقلاب": the title tells
	} else {
		if r.already(e, p.Office) {
			return // "زار وزير الدفاع الفرنسي كينيا، وأكد الوزير": of no state named since
		}
		of = r.bodyOf(e, i, p.Office)
	}
	of = r.stateOf(p.Office, of)
	of = r.chamber(p.Office, of)
	p.Office = r.headOf(p.Office, of)
	if of >= 0 && d.Entities[e].Key != "" && d.Pack.World.Office(p.Office).Single &&
		!slices.Contains(d.Pack.World.Holders(p.Office, d.Entities[of].Key), d.Entities[e].Key) {
		if k := r.incumbent(p.Office, of); k >= 0 && k != e {
			return // "the delegation of the crown prince, the minister of state X": somebody else's
		}
	}
	for _, h := range d.Entities[e].Offices {
		if (h.Office == p.Office || kind[p.Office] != "" && strings.Contains(h.Office, kind[p.Office])) &&
			(h.Of == of || of < 0) {
			return
		}
	}
	s := d.SpanOf(p.Evidence)
	if s.Len() == 0 || d.Mentions[i].Form == extract.Name {
		s = d.SpanOf(d.Mentions[i].Phrase)
	}
	if of < 0 {
		// Kept without a body: it tells who "the minister" is.
		d.Entities[e].Offices = append(d.Entities[e].Offices, extract.Held{Office: p.Office, Of: -1, Evidence: s})
		return
	}
	// An office stated before without its body is this one.
	for k, h := range d.Entities[e].Offices {
		if h.Office == p.Office && h.Of < 0 {
			d.Entities[e].Offices[k].Of = of
			return
		}
	}
	d.Entities[e].Offices = append(d.Entities[e].Offices,
		extract.Held{Office: p.Office, Of: of, Evidence: s, Rule: d.Mentions[i].Rule})
}

// already reports whether somebody has been told to hold an office, or one of its kind,
// of a state or body.
func (r *resolver) already(e int, office string) bool {
	return slices.ContainsFunc(r.d.Entities[e].Offices, func(h extract.Held) bool {
		return h.Of >= 0 && (h.Office == office || kind[office] != "" && strings.Contains(h.Office, kind[office]))
	})
}

// countryHeld returns the one state in which a known person, entity e, held office p of
// "this country", whatever state the text named last; -1 if nobody knows.
func (r *resolver) countryHeld(e int, p extract.Position) int {
	d := r.d
	if p.Body < 0 || d.Mentions[p.Body].Rule != "anaphor/this-country" || d.Mentions[p.Body].Members != nil ||
		!d.Pack.World.Office(p.Office).Single {
		return -1
	}
	return r.onlyState(e, func(t lang.Tenure) bool { return t.Office == p.Office })
}

// onlyState returns the one state of which a known person, entity e, held any of the offices
// that count; -1 if there is none, or another one.
func (r *resolver) onlyState(e int, counts func(lang.Tenure) bool) int {
	state := ""
	for _, t := range r.d.Pack.World.Entities[r.d.Entities[e].Key].Offices {
		switch {
		case !strings.HasPrefix(t.Of, "state:"), !counts(t):
		case state != "" && state != t.Of:
			return -1
		default:
			state = t.Of
		}
	}
	if state == "" {
		return -1
	}
	return r.state(state)
}

// counterpart returns the office of somebody's counterpart, entity e, of a
// state or body: that of the person named last before mention i, or the one
// that e is known to hold there.
func (r *resolver) counterpart(e, i int, of string) string {
	office := r.officeBefore(i)
	if office == "counterpart" {
		office = ""
	}
	held := ""
	for _, t := range r.d.Pack.World.Entities[r.d.Entities[e].Key].Offices {
		switch {
		case of == "" || t.Of != of || !t.Covers(string(r.d.Published)):
		case t.Office == office:
			return office
		case r.d.Pack.World.Office(t.Office).Single:
			held = t.Office
		}
	}
	if held != "" && r.d.Published != "" {
		return held
	}
	return office
}

// bodyMeant returns the entity of the body of an office, which may be called
// "this country" or "the organization".
func (r *resolver) bodyMeant(i int) int {
	m := &r.d.Mentions[i]
	e := -1
	switch {
	case m.Members != nil:
	case m.Rule == "anaphor/this-country":
		if e = r.countryMeant(i); e >= 0 {
			r.joinState(i, e)
			return e
		}
	case m.Rule == "anaphor/own-country":
		e = r.nationOf(r.lastPerson(i, "he"))
	case m.Rule == "anaphor/organization", m.Rule == "anaphor/body":
		e = r.bodyCalled(i)
	}
	if e >= 0 {
		r.join(i, e)
	}
	return m.Entity()
}

// chambers gives a parliament that the name of an office holds its identity
// where "this country" follows: "نایب رئیس مجلس این کشور".
func (r *resolver) chambers() {
	d := r.d
	for i := 1; i < len(d.Mentions); i++ {
		m := &d.Mentions[i-1]
		if d.Mentions[i].Rule != "anaphor/this-country" || m.Rule != "office/parliament" || m.Key != "" ||
			m.Tokens.Last != d.Mentions[i].Tokens.First {
			continue
		}
		for j := i - 2; j >= max(0, i-memory); j-- {
			if x := d.Mentions[j]; x.Type == "State" && x.Form != extract.Pronoun {
				m.Key = "org:parliament-" + strings.ToLower(strings.TrimPrefix(x.Key, "state:"))
				break
			}
		}
	}
}

// around returns the state in which the place lies that an office is of, or
// that the office is of without a word for it; -1 if there is none.
func (r *resolver) around(p extract.Position) int {
	if strings.HasPrefix(p.Of, "state:") {
		return r.named(p.Of)
	}
	if !strings.HasPrefix(p.Of, "place:") {
		return -1
	}
	return r.named(r.d.Pack.World.Entities[p.Of].Of)
}

// served returns the body that somebody serves who serves e: the state of a
// person, else e itself.
func (r *resolver) served(e int) int {
	if e < 0 || r.d.Entities[e].Type != "Person" {
		return e
	}
	if s := r.nationOf(e); s >= 0 {
		return s
	}
	for _, t := range r.d.Pack.World.Entities[r.d.Entities[e].Key].Offices {
		if s := r.named(t.Of); s >= 0 && strings.HasPrefix(t.Of, "state:") && t.Covers(string(r.d.Published)) {
			return s
		}
	}
	return -1
}

// headOf settles the bare word president: of a state it is the head of state.
func (r *resolver) headOf(office string, of int) string {
	if office == "head" && of >= 0 && r.d.Entities[of].Type == "State" {
		return "head of state"
	}
	return office
}

// side returns the state whose side a list of people with their offices opens
// with, "ومن الجانب المجري وزير …", or -1.
func (r *resolver) side(mention int) int {
	d := r.d
	s := d.SentenceAt(d.Mentions[mention].Tokens.First)
	for j := mention - 1; j >= 0 && d.SentenceAt(d.Mentions[j].Tokens.First) == s; j-- {
		m := d.Mentions[j]
		if m.Type != "State" || m.Form != extract.Adjective {
			continue
		}
		for _, x := range d.Matches[max(0, m.Tokens.First-1)] {
			if x.Entry.Class == lang.Word && x.Entry.Value == "side" && x.End == m.Tokens.First {
				return m.Entity()
			}
		}
	}
	return -1
}

// listed reports whether only a mark and a conjunction stand between two
// mentions.
func (r *resolver) listed(a, b extract.Mention) bool {
	for t := a.Phrase.Last; t < b.Phrase.First; t++ {
		if r.d.Tokens[t].Kind != lang.PunctKind && !slices.ContainsFunc(r.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Word && m.Entry.Value == "conj"
		}) {
			return false
		}
	}
	return b.Phrase.First-a.Phrase.Last <= 2
}

// stateOf settles whose an office is that belongs to states, where the text
// says in which of a state's ministries it is held.
func (r *resolver) stateOf(office string, of int) int {
	d := r.d
	if of < 0 || d.Entities[of].Type != "Organization" || d.Pack.World.Office(office).Of != "state" {
		return of
	}
	known := d.Pack.World.Entities[d.Entities[of].Key]
	if s := r.named(known.Of); s >= 0 && (known.Kind == "ministry" || known.Kind == "government") {
		return s
	}
	for _, i := range d.Entities[of].Mentions {
		if s := r.named(d.Mentions[i].Nation); s >= 0 && d.Mentions[i].Rule == "head/ministry" {
			return s
		}
	}
	return of
}

// chamber returns the parliament that a member belongs to who is called so alone or
// with his state's adjective: the one that the document names, if it is of that
// state; else the state as given.
func (r *resolver) chamber(office string, of int) int {
	d := r.d
	if office != "member of parliament" && office != "senator" || d.Pack.Order != lang.VSO ||
		of >= 0 && d.Entities[of].Type != "State" {
		return of
	}
	found := -1
	for e, x := range d.Entities {
		known := d.Pack.World.Entities[x.Key]
		if x.Type != "Organization" || !d.Pack.World.Parliament(x.Key) ||
			strings.Contains(known.English, "Senate") != (office == "senator") {
			continue
		}
		if of >= 0 && known.Of != d.Entities[of].Key && d.Pack.World.Entities[known.Of].Of != d.Entities[of].Key {
			continue
		}
		if found >= 0 {
			return of
		}
		found = e
	}
	if found < 0 {
		return of
	}
	return found
}

// bodyOf finds the body of an office that is stated without one: from what is
// known of the person, else from the people it is listed with, else the state
// that the document calls its own. It returns an entity of the document, or -1.
func (r *resolver) bodyOf(e, mention int, office string) int {
	d := r.d
	known := d.Pack.World.Entities[d.Entities[e].Key]
	nation := -1
	for _, t := range known.Offices {
		if !t.Covers(string(d.Published)) {
			if x := r.named(t.Of); nation < 0 && strings.HasPrefix(t.Of, "state:") &&
				!d.Pack.World.Office(office).Single {
				nation = x // people serve one state as a rule
			}
			continue
		}
		x := r.named(t.Of)
		if t.Office == office || office == "head" && (t.Office == "head of state" || t.Office == "head of government") {
			if x >= 0 {
				return x
			}
		} else if x >= 0 && strings.HasPrefix(t.Of, "state:") {
			nation = x
		}
	}
	// "معاون رئیس جمهور"
	if d.Pack.World.Office(office).Of != "state" && !(d.Pack.Order == lang.SOV && office == "vice president") {
		return -1
	}
	if nation >= 0 {
		return nation
	}
	if x := r.side(mention); x >= 0 {
		return x
	}
	// The people of one list serve one state unless it says otherwise.
	s := d.SentenceAt(d.Mentions[mention].Tokens.First)
	for j := mention - 1; j >= 0 && d.SentenceAt(d.Mentions[j].Tokens.First) == s; j-- {
		if m := d.Mentions[j]; m.Type == "Person" && m.Form == extract.Name && m.Entity() >= 0 &&
			m.Entity() != e && r.listed(m, d.Mentions[mention]) {
			return r.nationOf(m.Entity())
		}
	}
	if known.ID == "" && office != "head of state" && office != "head of government" {
		if r.home < 0 && d.Pack.Order == lang.VSO {
			return r.company(mention)
		}
		return r.home // of a paper's own ministers it need not say whose they are
	}
	return -1
}

// company returns the state of whoever the sentence names last before a
// mention: "أوفدت الحكومة التركية نائب وزير الخارجية …"; -1 if it names nobody. An
// envoy is abroad, so that who is named beside him may be of any state.
func (r *resolver) company(mention int) int {
	d := r.d
	s := d.SentenceAt(d.Mentions[mention].Tokens.First)
	const far = 20 // mentions
	abroad := -1   // where the phrase of an envoy begins
	for j := mention - 1; j >= max(0, mention-far) && d.SentenceAt(d.Mentions[j].Tokens.First) == s; j-- {
		m := d.Mentions[j]
		if abroad >= 0 && m.Tokens.First >= abroad {
			continue
		}
		if m.Type == "Person" && slices.ContainsFunc(m.Offices, func(p extract.Position) bool {
			return strings.HasPrefix(p.Office, "ambassador") || p.Office == "chargé d'affaires"
		}) {
			abroad = m.Phrase.First
			continue
		}
		if m.Type == "Person" && m.Entity() >= 0 {
			return r.nationOf(m.Entity())
		}
		if m.Type == "State" && m.Entity() >= 0 {
			return m.Entity()
		}
	}
	return -1
}

// left reports whether somebody took another office when a tenure ended.
func left(who lang.Known, t lang.Tenure) bool {
	return slices.ContainsFunc(who.Offices, t.Until)
}

// officeBefore returns the office of the person named last before mention i, or
// right after it where nobody is: "خلال لقائه نظيره الأوكراني، أكد وزير الخارجية".
func (r *resolver) officeBefore(i int) string {
	d := r.d
	for j := i - 1; j >= max(0, i-memory); j-- {
		m := d.Mentions[j]
		if m.Type != "Person" {
			continue
		}
		for _, p := range m.Offices {
			if p.Office != "counterpart" {
				of := -1
				if p.Body >= 0 {
					of = d.Mentions[p.Body].Entity()
				}
				return r.elsewhere(p.Office, of)
			}
		}
		if e := m.Entity(); e >= 0 && len(d.Entities[e].Offices) > 0 {
			return r.elsewhere(d.Entities[e].Offices[0].Office, d.Entities[e].Offices[0].Of)
		} else if office := r.knownOffice(e); office != "" {
			return office
		}
	}
	for j := i + 1; j < len(d.Mentions) &&
		d.SentenceAt(d.Mentions[j].Tokens.First) == d.SentenceAt(d.Mentions[i].Tokens.First); j++ {
		if m := d.Mentions[j]; m.Type == "Person" && len(m.Offices) > 0 && m.Offices[0].Office != "counterpart" {
			return m.Offices[0].Office
		}
	}
	return ""
}

// elsewhere returns the office that the counterpart in another state has of who holds
// one of entity of: a parliament's head is a speaker there, but which body is like
// another one nobody says.
func (r *resolver) elsewhere(office string, of int) string {
	if office != "head" && office != "deputy head" || of < 0 || r.d.Entities[of].Type != "Organization" {
		return office
	}
	if speaker := r.d.Pack.World.Presiding(office, r.d.Entities[of].Key); speaker != office {
		return speaker
	}
	return "counterpart"
}

// ours reports whether an office without a body is one that only one person
// of a state holds, in a document that calls a state its own. In Arabic "the
// crown prince" is somebody, "a crown prince" a role.
func (r *resolver) ours(m extract.Mention) bool {
	p := m.Offices[0]
	facts := r.d.Pack.World.Office(p.Office)
	if r.home < 0 || p.Body >= 0 || p.Of != "" || p.Former || m.Plural || !facts.Single || facts.Of != "state" {
		return false
	}
	return r.d.Pack.Order != lang.VSO || strings.HasPrefix(r.d.Folded[m.Tokens.Last-1], "ال")
}

// kind gives, for the bare word that documents shorten an office to, what
// the full office holds in its name.
var kind = map[string]string{"minister": "minister", "ambassador": "ambassador", "head": "head of", "envoy": "envoy",
	"special envoy": "special representative", "special representative": "special envoy",
	"deputy foreign minister": "minister of state"}

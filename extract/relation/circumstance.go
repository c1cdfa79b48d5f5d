package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// place returns the place or state that the clause of an occurrence is set
// in, or -1: the nearest one that a locative preposition governs.
func (f *finder) place(p *parse, o occurrence) int {
	best, dist := -1, 1<<30
	for _, a := range p.args {
		if !p.reaches(o, a.First) || !slices.Contains(f.d.Pack.Grammar.Locative, a.marker) ||
			!p.setting(o, a) || p.mid != nil && p.mid.topical(o, a) {
			continue
		}
		e := a.entities[0]
		t := f.d.Entities[e].Type
		if t != "Place" && (t != "State" || a.heads > 0 || a.form == extract.Adjective) ||
			len(a.entities) > 1 || !p.sited(a) || p.toldThere(o, a) {
			continue
		}
		d := a.First - o.End
		if d < 0 {
			d = o.Begin - a.Last
			if p.toldApart(o, a) {
				d += len(p.d.Tokens)
			}
		}
		if d < dist {
			best, dist = e, d
		}
	}
	return best
}

// sited reports whether the nouns before a place say where there, not what is
// told of it: "در فرودگاه صنعا", not "در مسأله صنعا".
func (p *parse) sited(a arg) bool {
	if p.d.Pack.Order != lang.SOV {
		return true
	}
	for t := a.from; t < a.First; t++ {
		if !p.covered(t) && p.d.Tokens[t].Kind == lang.WordKind && !p.modifier(t) && !p.has(t, "site") &&
			!p.unknown(t) && !p.or(t) {
			return false
		}
	}
	return true
}

// toldApart reports whether a place before a noun says where another act of the
// kind took place, whose noun stands before it: "لقاء X وY في الدوحة | ولقاء X وZ في نيروبي".
func (p *parse) toldApart(o occurrence, a arg) bool {
	return !o.verbal() && slices.ContainsFunc(tokens(p.clauses[o.clause].First, a.First), func(t int) bool {
		return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Trigger && m.Entry.Index == o.Entry.Index
		})
	})
}

// toldThere reports whether a Persian place is where somebody tells of an occurrence
// rather than where it took place: "در آنکارا از دیدار وزیران خبر داد".
func (p *parse) toldThere(o occurrence, a arg) bool {
	v := p.clauses[o.clause].verb
	if p.d.Pack.Order != lang.SOV || o.Entry.Value != "noun" || a.Last > o.Begin || v.End == 0 || !p.saying(v) {
		return false
	}
	m, ok := p.before(o.Begin, "prep")
	return ok && p.text(m) == "از"
}

// befalls reports whether an event is a war, an attack or the like, which
// nobody attends.
func (f *finder) befalls(event int) bool {
	x := f.d.Entities[event]
	kind := f.d.Pack.World.Entities[x.Key].Kind
	if len(x.Mentions) > 0 && kind == "" {
		kind = f.d.Mentions[x.Mentions[0]].Kind()
	}
	switch kind {
	case "war", "battle", "attack", "assassination", "killing", "massacre", "bombing", "explosion",
		"disaster", "crisis", "genocide", "uprising":
		return true
	}
	return false
}

// visits records that people who did something in person, in a state other
// than their own, were there.
func (f *finder) visits(visit extract.Assertion, evidence extract.Span, fillers ...filler) {
	for _, x := range fillers {
		for _, e := range x.entities {
			if f.d.Entities[e].Type == "Person" && f.abroad(e, visit.Object) && !f.resident(e) {
				visit.Subject = e
				f.add(visit, evidence)
			}
		}
	}
}

// home reports whether a state is the one that a person serves.
func (f *finder) home(person, state int) bool {
	x := f.d.Entities[state]
	return x.Type == "State" && x.Key != "" && f.nation(person) == x.Key
}

// compatriots reports whether two people serve one state or body, as far as is
// known, or who they serve is not known of either.
func (f *finder) compatriots(a, b int) bool {
	return f.d.Entities[a].Type == "Person" && f.d.Entities[b].Type == "Person" && f.nation(a) == f.nation(b)
}

// abroad reports whether a place lies, as far as is known, in another state
// than the one that a person serves. Who serves a body of many states is not
// abroad where it has its seat.
func (f *finder) abroad(person, place int) bool {
	world := f.d.Pack.World
	host := f.d.Entities[place].Key
	home := f.nation(person)
	seats := world.Entities[home].Seats
	if f.d.Entities[place].Type == "Place" {
		if slices.Contains(seats, host) {
			return false
		}
		host = world.Entities[host].Of
	} else if len(seats) == 1 && world.Entities[seats[0]].Of == host {
		return false
	}
	return host != "" && home != "" && home != host
}

// athome reports whether a place is the capital of the state that a person
// serves.
func (f *finder) athome(person, place int) bool {
	x := f.d.Entities[place]
	seat := ""
	if x.Type == "Place" {
		seat = f.d.Pack.CapitalOf(x.Key)
	}
	return seat != "" && f.nation(person) == seat
}

// resident reports whether a person serves abroad, so that being there tells
// of no visit.
func (f *finder) resident(person int) bool {
	return slices.ContainsFunc(f.d.Entities[person].Offices, func(h extract.Held) bool {
		return strings.HasPrefix(h.Office, "ambassador") ||
			strings.HasPrefix(h.Office, "permanent representative") ||
			strings.HasPrefix(h.Office, "consul") || strings.HasPrefix(h.Office, "charg") ||
			h.Office == "representative" && h.Of >= 0 && f.d.Entities[h.Of].Type == "Organization"
	})
}

// serves reports whether a person holds an office of a state.
func (f *finder) serves(person, state int) bool {
	d := f.d
	return d.Entities[person].Type == "Person" && d.Entities[state].Type == "State" &&
		slices.ContainsFunc(d.Entities[person].Offices, func(h extract.Held) bool { return h.Of == state })
}

// nation returns the id of the state that a person serves, directly or through
// a body of it, "" if that is not known. Who serves a body of no state gets
// the body's id.
func (f *finder) nation(person int) string {
	body := ""
	for _, h := range f.d.Entities[person].Offices {
		if h.Of < 0 {
			continue
		}
		of := f.d.Entities[h.Of]
		switch of.Type {
		case "State":
			return of.Key
		case "Place":
			return f.d.Pack.World.Entities[of.Key].Of
		}
		if known, ok := f.d.Pack.World.Entities[of.Key]; ok && body == "" {
			if body = known.Of; body == "" {
				body = known.ID
			} else if up := f.d.Pack.World.Entities[body].Of; up != "" {
				body = up // of a parliament's committee
			}
		}
	}
	if body == "" {
		tenures := f.d.Pack.World.Entities[f.d.Entities[person].Key].Offices
		for i := len(tenures) - 1; i >= 0 && body == ""; i-- {
			if body = tenures[i].Of; !strings.HasPrefix(body, "state:") && f.d.Pack.World.Entities[body].Of != "" {
				body = f.d.Pack.World.Entities[body].Of
			}
		}
	}
	return body
}

// evidenceMax is how many tokens a sentence may have to be quoted whole.
const evidenceMax = 45

// evidence returns the words that state an assertion: the sentence, or of a
// long one the stretch from the first to the last that says it, widened to
// the marks around.
func (f *finder) evidence(p *parse, o occurrence, fillers ...filler) extract.Span {
	if p.s.Len() <= evidenceMax {
		return f.d.SpanOf(p.s.Range)
	}
	r := extract.Range{First: o.Begin, Last: o.End}
	for _, x := range fillers {
		if x.Len() > 0 {
			r.First, r.Last = min(r.First, x.First), max(r.Last, x.Last)
		}
	}
	mark := func(t int) bool { return f.d.Tokens[t].Kind == lang.PunctKind }
	for n := 0; n < evidenceMax && r.First > p.s.First && !mark(r.First-1); n++ {
		r.First--
	}
	for n := 0; n < evidenceMax && r.Last < p.s.Last && !mark(r.Last); n++ {
		r.Last++
	}
	return f.d.SpanOf(r)
}

// date returns when an occurrence happened as its clause says, else its
// sentence: the moment nearest to it that is not part of a name.
func (f *finder) date(p *parse, o occurrence) (graph.Date, graph.Basis) {
	d := f.d
	for f.moment < len(d.Moments) && d.Moments[f.moment].Tokens.First < p.s.First {
		f.moment++
	}
	var best extract.Moment
	near := 1 << 30
	for _, m := range d.Moments[f.moment:] {
		if m.Tokens.First >= p.s.Last {
			break
		}
		if m.Date == "" || p.covered(m.Tokens.First) {
			continue
		}
		dist := m.Tokens.First - o.End
		if dist < 0 {
			dist = o.Begin - m.Tokens.Last
		}
		if !p.within(o.clause, m.Tokens.First) {
			dist += 1000 // another clause of the sentence
		}
		if dist < near {
			best, near = m, dist
		}
	}
	if near > 1000 && len(p.clauses) > 3 {
		return "", "" // a long sentence tells of more than one day
	}
	return best.Date, best.Basis
}

// toCome reports whether the clause of a journey, meeting or the like gives it a day after that
// on which the document was published: "خلال زيارة الوزير إلى طهران في 29 الحالي".
func (f *finder) toCome(p *parse, o occurrence) bool {
	const near = 4 // words behind it
	d := f.d
	if len(d.Published) < len("2006-01-02") ||
		!o.frame.InPerson() && o.frame.Relation != "visited" && o.frame.Relation != "spoke_with" {
		return false
	}
	v := p.clauses[o.clause].verb
	if o.verbal() {
		v = o.Match
	}
	if v.End > 0 && v.Entry.Tense == lang.Past {
		return false
	}
	return slices.ContainsFunc(p.moments(), func(m extract.Moment) bool {
		if len(m.Date) < len(d.Published) || m.Date <= d.Published || p.covered(m.Tokens.First) ||
			!p.within(o.clause, m.Tokens.First) {
			return false
		}
		behind := o.End
		for _, a := range p.args { // whom and where it names
			if a.First >= o.End && a.Last <= m.Tokens.First && p.within(o.clause, a.First) {
				behind = a.Last
			}
		}
		return m.Tokens.First >= behind && m.Tokens.First-behind <= near
	})
}

// undated gives acts that happened without a word on when the date of the
// document, marked as such.
func (f *finder) undated() {
	d := f.d
	date, basis := d.Published, graph.Published
	if d.Dateline.Date != "" {
		date, basis = d.Dateline.Date, graph.Dateline
	}
	for i := range d.Assertions {
		a := &d.Assertions[i]
		rel, ok := f.ontology.Relation(a.Relation)
		if ok && rel.PLOVER.Type != "" && a.Date == "" && a.Status == graph.Asserted && date != "" {
			a.Date, a.Basis = date, basis
		}
	}
}

// Package relation finds what a document states: it matches the frames of
// the language pack against clauses and fills their arguments with entities.
package relation

import (
	"cmp"
	gocontext "context"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// Stage returns the stage that gives assertions.
func Stage(ontology *schema.Ontology) extract.Stage {
	return extract.Stage{
		Name:  "relation",
		Needs: []string{"mentions", "entities", "sentences", "matches", "moments"},
		Gives: []string{"assertions"},
		Process: func(ctx gocontext.Context, d *extract.Document) error {
			if d.Pack == nil {
				return nil
			}
			d.Assertions = make([]extract.Assertion, 0, len(d.Mentions)/4)
			f := &finder{d: d, ontology: ontology, parse: newParse(d), seen: map[triple][]int{}}
			f.positions()
			bySentence := mentionsBySentence(d)
			for i, s := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				if !s.Boilerplate {
					f.sentence(s, bySentence[i])
				}
			}
			f.phoned()
			f.announced()
			f.undated()
			f.unspoken()
			return nil
		},
	}
}

// A finder gathers the assertions of one document.
type finder struct {
	d        *extract.Document
	ontology *schema.Ontology
	parse    *parse // of the sentence at hand
	ctx      context
	venues   map[int]int      // where an event takes place
	seen     map[triple][]int // indices of its assertions
	deeds    map[deed]bool    // those that it says were done
	moment   int              // the first moment not before the sentence
}

// A triple tells assertions of one document apart.
type triple struct {
	relation        string
	subject, object int
	status          graph.Status
	role            string
}

func mentionsBySentence(d *extract.Document) [][]int {
	out := make([][]int, len(d.Sentences))
	all := make([]int, len(d.Mentions))
	s, from := 0, 0
	for i := range d.Mentions { // in order of text
		for s < len(d.Sentences) && d.Sentences[s].Last <= d.Mentions[i].Tokens.First {
			s, from = s+1, i
		}
		all[i] = i
		if s < len(d.Sentences) {
			out[s] = all[from : i+1 : i+1]
		}
	}
	return out
}

// unspoken takes away the entities that are only loosely described and of which
// no act is stated.
func (f *finder) unspoken() {
	d := f.d
	kept := make([]bool, len(d.Entities))
	for e, x := range d.Entities {
		kept[e] = slices.ContainsFunc(x.Mentions, func(i int) bool {
			return !d.Mentions[i].Loose && d.Mentions[i].Form != extract.Pronoun
		})
	}
	for _, a := range d.Assertions {
		if a.Relation == "holds_position" {
			continue
		}
		for _, e := range [...]int{a.Subject, a.Object, a.Speaker, a.Place} {
			if e >= 0 {
				kept[e] = true
			}
		}
	}
	for _, a := range d.Assertions { // whose body somebody serves is spoken of
		kept[a.Object] = kept[a.Object] || kept[a.Subject]
	}
	for e := range d.Entities {
		if !kept[e] {
			d.Entities[e].Mentions = nil
		}
	}
	d.Assertions = slices.DeleteFunc(d.Assertions, func(a extract.Assertion) bool {
		return !kept[a.Subject] || !kept[a.Object]
	})
}

// positions turns the offices that coreference settled into assertions.
func (f *finder) positions() {
	for e, x := range f.d.Entities {
		if len(x.Mentions) == 0 {
			continue
		}
		for _, h := range x.Offices {
			if h.Of < 0 {
				continue
			}
			f.add(extract.Assertion{Relation: "holds_position", Subject: e, Object: h.Of,
				Status: graph.Asserted, Role: h.Office, Speaker: -1, Place: -1,
				Confidence: f.d.Pack.Trust("office/"+h.Rule, 0.9), Rule: "office/" + h.Rule}, h.Evidence)
		}
	}
}

// sentence finds the assertions of one sentence.
func (f *finder) sentence(s extract.Sentence, mentions []int) {
	p := f.parse
	p.sentence(s, mentions)
	p.delegations()
	p.subjects(&f.ctx)
	f.held(p)
	f.members(p)
	for _, o := range p.occurrences() {
		f.apply(p, o)
	}
}

// apply fills the slots of a frame and records what it states.
func (f *finder) apply(p *parse, o occurrence) {
	if o.clause < 0 {
		return
	}
	if !p.wanted(o) || p.mid != nil && !p.mid.fits(o) {
		return
	}
	rel, ok := f.ontology.Relation(o.frame.Relation)
	if !ok {
		return
	}
	for _, name := range o.frame.Without {
		if f.filled(p, o, name) {
			return
		}
	}
	subject, object := f.arguments(p, o, rel)
	if o.frame.Named && (f.unnamed(p, subject) || f.unnamed(p, object)) {
		return
	}
	if subject.empty() || object.empty() {
		return
	}
	if rel.Name == "mediated" &&
		slices.ContainsFunc(subject.entities, func(s int) bool { return slices.Contains(object.entities, s) }) {
		return // a party to it
	}
	if stances[rel.Name] && f.ownSide(p, subject, object) {
		return
	}
	object = f.alsoMet(p, o, subject, object)
	each := rel.Symmetric && slices.Equal(subject.entities, object.entities)
	if rel.Symmetric && !each && len(object.entities) == 1 && slices.Contains(subject.entities, object.entities[0]) {
		return // whom a pronoun means has been misread
	}
	round := rel.Symmetric && p.allRound(o)
	if n := len(subject.entities) + len(object.entities); round && !each && n > 2 && n <= roundMax {
		subject.entities = append(append([]int(nil), subject.entities...), object.entities...)
		object.entities, each = subject.entities, true
	}
	status := p.status(o)
	if status == graph.Planned && p.mid == nil && p.conditioned(o.clause) {
		status = graph.Conditional
	}
	// what is alleged is the deed, not that it is told
	claims := p.d.Pack.Order == lang.SOV && slices.Contains(o.frame.Subject, "speaker") &&
		slices.Equal(subject.entities, p.clauses[o.clause].speaker)
	if claims && status == graph.Alleged || (claims || o.frame.Tried) && p.attempted(o, status) {
		status = graph.Asserted
	}
	if o.frame.Decided && status == graph.Planned && p.decided(o) {
		status = graph.Asserted
	}
	if o.frame.Foreseen && (status == graph.Planned || status == graph.Conditional) {
		status = graph.Asserted
	}
	if o.frame.Setting && status != graph.Asserted {
		return
	}
	if o.frame.Negative {
		if status != graph.Negated || !p.factual(o) {
			return
		}
		status = graph.Asserted
	}
	if s := graph.Status(o.frame.Status); s != "" && status != graph.Negated && status != graph.Alleged &&
		!p.wishful(o) && !p.enjoined(o, subject) {
		status = s
	}
	if o.frame.Presupposed && !o.verbal() && p.articled(o) && !p.unsigned(o) && !p.setFor(o) &&
		status != graph.Negated && status != graph.Alleged {
		status = graph.Asserted
	}
	if !rel.Symmetric && len(subject.entities) > len(object.entities) &&
		slices.ContainsFunc(object.entities, func(e int) bool { return slices.Contains(subject.entities, e) }) {
		return // nobody does it to himself, unless they do it to each other: the subject was read wrongly
	}
	if status == graph.Asserted && f.toCome(p, o) {
		status = graph.Planned
	}
	if status == graph.Asserted {
		f.made(p, o, subject, object)
	}
	evidence := f.evidence(p, o, subject, object)
	for _, name := range o.frame.Together {
		with := f.first(p, p.candidates(o, name, &f.ctx), name, o.frame.SubjectTypes, rel.Domain, object.entities)
		if rel.Symmetric && with.Len() > 0 && object.Len() > 0 && with.First > object.First {
			continue // with the other side
		}
		subject.entities = append(append([]int(nil), subject.entities...), with.entities...)
	}
	if o.frame.Voice {
		subject = f.voiced(p, o, subject, rel)
	}
	if own(rel) {
		subject = f.spokenFor(p, o, subject, rel)
	}
	if rel.Name == "met_with" && status == graph.Asserted {
		f.ctx.met = pairOf(subject, object, each)
	}
	if rel.Name == "accused" && status == graph.Asserted {
		f.ctx.charge.by, f.ctx.charge.of = subject.entities, object.entities
	}
	place := -1
	if rel.InPerson {
		if place = f.place(p, o); place < 0 && len(object.entities) == 1 {
			if v, ok := f.venues[object.entities[0]]; ok {
				place = v
			}
		}
	}
	var date graph.Date
	var basis graph.Basis
	if rel.PLOVER.Type != "" {
		date, basis = f.date(p, o)
	}
	for i, s := range subject.entities {
		for j, t := range object.entities {
			if each && j <= i {
				continue // every pair once
			}
			if each && i > 0 && p.d.Pack.Order == lang.VSO && (!o.verbal() || p.marked(subject, "بين")) &&
				len(subject.entities) > conference && !round {
				continue // a deal of one with many
			}
			if s == t || !f.allowed(o.frame, rel, s, t) || f.homely(o.frame, rel, s, t) {
				continue
			}
			if each && encountering(o.frame) && (f.speaksFor(s, []int{t}) || f.speaksFor(t, []int{s})) {
				continue // a body's ministers and its secretary-general meet as one
			}
			if each && (encountering(o.frame) || rel.Name == "spoke_with") &&
				(o.verbal() || o.First.Article) && f.throughPeople(rel.Name, s, t) {
				continue // "ناقش الجانبان الكيني والتشادي خلال الاتصال": those who have been told to speak
			}
			speaker, status := f.speaker(p, o, s), status
			if r := graph.Status(o.frame.Reported); r != "" && status == graph.Asserted && speaker >= 0 &&
				speaker != s && !f.speaksFor(speaker, []int{s}) {
				status = r
			}
			f.add(extract.Assertion{Relation: rel.Name, Subject: s, Object: t, Status: status,
				Speaker: speaker, Place: place, Date: date, Basis: basis,
				Confidence: p.d.Pack.Trust(o.frame.ID, confidence(o)), Rule: o.frame.ID}, evidence)
		}
	}
	if place >= 0 && status == graph.Asserted {
		f.visits(extract.Assertion{Relation: "visited", Object: place, Status: status, Speaker: -1, Place: -1,
			Date: date, Basis: basis,
			Confidence: p.d.Pack.Trust(inPerson, confidence(o)-0.1), Rule: inPerson}, evidence, subject, object)
	}
}

// homely reports whether two belong together too closely for a relation between strangers:
// a minister and his own state, one visited by whoever lives there.
func (f *finder) homely(frame *lang.Frame, rel schema.Relation, s, t int) bool {
	switch {
	case frame.Foreign && (f.serves(s, t) || f.compatriots(s, t)):
		return true
	case frame.Abroad && (!f.abroad(s, t) || frame.Setting && f.resident(s)):
		return true
	case rel.Name == "visited":
		return f.home(s, t) || f.athome(s, t)
	}
	return own(rel) && f.home(s, t)
}

// throughPeople reports whether two people who serve two states have been told to be in a relation,
// as which its sides are spoken of then.
func (f *finder) throughPeople(relation string, s, t int) bool {
	d := f.d
	if d.Entities[s].Type != "State" || d.Entities[t].Type != "State" {
		return false
	}
	return slices.ContainsFunc(d.Assertions, func(a extract.Assertion) bool {
		return a.Relation == relation && a.Status == graph.Asserted &&
			(f.serves(a.Subject, s) && f.serves(a.Object, t) || f.serves(a.Subject, t) && f.serves(a.Object, s))
	})
}

// pairOf returns the two who are on either side of an act, or nil if there are more.
func pairOf(subject, object filler, each bool) []int {
	switch {
	case each && len(subject.entities) == 2:
		return subject.entities
	case !each && len(subject.entities) == 1 && len(object.entities) == 1:
		return []int{subject.entities[0], object.entities[0]}
	}
	return nil
}

// unnamed reports whether a filler is states that a phrase like "the two
// sides" stands for.
func (f *finder) unnamed(p *parse, x filler) bool {
	if x.empty() || f.d.Entities[x.entities[0]].Type != "State" {
		return false
	}
	if x.Len() == 0 { // carried over from another clause
		return len(x.entities) > 1 && slices.ContainsFunc(p.args, func(a arg) bool {
			return a.form == extract.Pronoun && slices.Equal(a.entities, x.entities)
		})
	}
	i, ok := p.argAt[x.First]
	return ok && p.args[i].form == extract.Pronoun && len(x.entities) > 1
}

// ownSide reports whether a phrase such as "both sides" that is the object of a
// stance seems to mean the subject's own state too, so that it means others: what
// one wants of both sides, one is none of.
func (f *finder) ownSide(p *parse, subject, object filler) bool {
	if p.d.Pack.Order != lang.SOV || len(object.entities) != 2 || object.Len() == 0 ||
		slices.Equal(subject.entities, object.entities) {
		return false
	}
	i, ok := p.argAt[object.First]
	return ok && p.args[i].form == extract.Pronoun && slices.ContainsFunc(subject.entities, func(s int) bool {
		return slices.ContainsFunc(object.entities, func(t int) bool { return s == t || f.serves(s, t) })
	})
}

// held notes where the gatherings that a sentence names take place: the place
// right behind the name, or that of the relative clause about it.
func (f *finder) held(p *parse) {
	for i, a := range p.args {
		if f.d.Entities[a.entities[0]].Type != "Event" || len(a.entities) != 1 {
			continue
		}
		for _, b := range p.args[i+1:] {
			if b.First-a.Last > 20 {
				break
			}
			c := p.clauses[p.clauseAt(b.First)]
			about := c.rel && c.antecedent == i
			// "القمة التي تستضيفها باريس"
			hosts := about && b.bare() && c.verb.End > 0 && slices.Equal(c.subject, b.entities) &&
				p.verbClass(c.verb.Begin, "theatre")
			if (about || b.from-a.Last <= 1) && f.d.Entities[b.entities[0]].Type == "Place" &&
				(hosts || slices.Contains(f.d.Pack.Grammar.Locative, b.marker)) {
				if f.venues == nil {
					f.venues = map[int]int{}
				}
				f.venues[a.entities[0]] = b.entities[0]
				break
			}
		}
	}
}

// own reports whether a relation says nothing of people and their own state.
func own(rel schema.Relation) bool { return strings.HasPrefix(rel.Category, "stance") }

func confidence(o occurrence) float64 {
	if o.frame.Confidence > 0 {
		return o.frame.Confidence
	}
	return 0.7
}

// arguments fills subject and object from the first slots of the frame that
// hold what the relation allows. The slot "each" makes every pair of a plural
// subject, "two" the pair of a subject of two.
func (f *finder) arguments(p *parse, o occurrence, rel schema.Relation) (filler, filler) {
	var subject filler
	for _, name := range o.frame.Subject {
		subject = f.first(p, p.candidates(o, name, &f.ctx), name, o.frame.SubjectTypes, rel.Domain, nil)
		if subject.empty() {
			if name == "self" && p.pronoun(o) {
				break
			}
			continue
		}
		object := f.complement(p, o, rel, subject)
		if object.empty() && name == "gen" && p.attends(o) {
			continue // "بدأ يومه بلقاء X": the clause says who met X
		}
		if object.empty() && !rel.Symmetric {
			if other, him := f.otherSide(p, o, rel, subject); !him.empty() {
				return other, him
			}
		}
		if !object.empty() || name != "self" || f.complement(p, o, rel, filler{}).empty() {
			return subject, object
		}
		// A pronoun does not mean the other argument of its noun: "his support
		// for X" is not X's own.
	}
	return subject, filler{}
}

// otherSide returns, where an unnamed subject would do something to himself who has just met
// somebody, the other of the two as who does it, and him: "رحب الأمير بالوزير، فيما أعرب عن
// شكره للأمير".
func (f *finder) otherSide(p *parse, o occurrence, rel schema.Relation, subject filler) (filler, filler) {
	if len(subject.entities) != 1 || subject.Len() > 0 || len(f.ctx.met) != 2 {
		return filler{}, filler{}
	}
	i := slices.Index(f.ctx.met, subject.entities[0])
	object := f.complement(p, o, rel, filler{})
	if i < 0 || object.Len() == 0 || !slices.Equal(object.entities, subject.entities) {
		return filler{}, filler{}
	}
	return filler{entities: []int{f.ctx.met[1-i]}}, object
}

// roundMax is how many may sit at a table of which the adjective tells how many
// sides it has.
const roundMax = 6

// conference is how many may come together and yet each have met each: of more
// it is not said who met whom.
const conference = 3

// complement fills the object, which must not be the subject again.
func (f *finder) complement(p *parse, o occurrence, rel schema.Relation, subject filler) filler {
	watched, unlike := p.watched(o, subject), p.unlikeVerb(o, subject)
	for _, name := range o.frame.Object {
		if each := name == "each" || name == "two"; each && unlike || watched && (each || name == "object") {
			continue
		}
		if name == "each" || name == "two" {
			// A definite noun has no subject but parties that are named behind it.
			if p.attends(o) && subject.First >= o.End && !p.wordEnds(subject.First, "prep") {
				continue
			}
			if rel.Name == "met_with" && (len(subject.entities) > conference || p.looksAt(o)) {
				continue
			}
			// "خلال اللقاء": where both were
			if n := len(subject.entities); (n == 2 || n > 2 && name == "each") &&
				(!p.definite(o) || p.ofMany(o) || subject.First >= o.End || len(o.frame.Behind) > 0) {
				return subject
			}
			continue
		}
		all := p.candidates(o, name, &f.ctx)
		if p.d.Pack.Order == lang.SOV && own(rel) {
			all = p.elsewhere(all, subject.entities)
		}
		if p.d.Pack.Order == lang.SOV && (rel.Symmetric || stances[rel.Name]) {
			all = p.anotherMeant(all, subject.entities)
		}
		if object := f.first(p, all, name, o.frame.ObjectTypes, rel.Range, subject.entities); !object.empty() {
			if own(rel) {
				object = p.byName(object)
			}
			if rel.Name == "condemns" {
				object = p.withDoer(object)
			}
			return object
		}
	}
	return filler{}
}

// filled reports whether something fills a slot.
func (f *finder) filled(p *parse, o occurrence, name string) bool {
	if p.ofPredicate(o, p.d.Pack.Marker(name)) {
		return false
	}
	if p.governsOther(o, p.d.Pack.Marker(name)) || p.completed(o, p.d.Pack.Marker(name)) {
		return true
	}
	return slices.ContainsFunc(p.candidates(o, name, &f.ctx), func(x filler) bool { return !x.empty() })
}

// first returns the first of fillers that holds what is allowed and is not
// the other argument.
func (f *finder) first(p *parse, fillers []filler, slot string, narrow, allowed []string, other []int) filler {
	for _, x := range fillers {
		if x = f.fitting(p, x, slot, narrow, allowed); !x.empty() && !slices.Equal(x.entities, other) {
			return x
		}
	}
	return filler{}
}

// company reports whether a Persian entity is people together, who meet and talk as
// one of them does: a delegation or the like without a name, a party, an armed group.
func (f *finder) company(e int) bool {
	x := f.d.Entities[e]
	if f.d.Pack.Order != lang.SOV || x.Type != "Organization" {
		return false
	}
	switch f.d.Pack.World.Entities[x.Key].Kind {
	case "party", "armed-group", "opposition":
		return true
	case "group-of-states":
		return !strings.HasSuffix(x.Key, "-states") // of a region, whoever they are
	}
	return len(x.Mentions) > 0 && !slices.ContainsFunc(x.Mentions, func(i int) bool {
		switch f.d.Mentions[i].Rule {
		case "band/group", "band/people", "band/party", "band/armed-group":
			return false
		}
		return f.d.Mentions[i].Form != extract.Pronoun
	})
}

// fitting keeps the entities of a filler whose types are allowed.
func (f *finder) fitting(p *parse, x filler, slot string, narrow, allowed []string) filler {
	var out []int
	if !slices.Contains(f.d.Pack.Grammar.Locative, slot) && !slices.Contains(allowed, "Place") &&
		slices.Contains(allowed, "State") {
		x.entities = p.seated(x.entities)
	}
	for _, e := range x.entities {
		t := f.d.Entities[e].Type
		if slices.Contains(allowed, t) &&
			(len(narrow) == 0 || slices.Contains(narrow, t) ||
				slices.Contains(narrow, "Person") && (f.company(e) || p.delegates(x)) && !p.has(x.Last, "led-by")) {
			out = append(out, e)
		} else if s := f.stateOfPeople(e); s >= 0 && slices.Contains(narrow, "State") {
			out = append(out, s)
		}
	}
	x.entities = out
	return x
}

// stateOfPeople returns the state of people without names whom a document calls by it, or -1:
// "دبلوماسيين إيرانيين".
func (f *finder) stateOfPeople(e int) int {
	m := unnamedPeople(f.d, e)
	if m == nil || m.Nation == "" {
		return -1
	}
	return slices.IndexFunc(f.d.Entities, func(x extract.Entity) bool { return x.Type == "State" && x.Key == m.Nation })
}

// unnamedPeople returns the mention that first calls an entity people, who have no name, or nil.
func unnamedPeople(d *extract.Document, e int) *extract.Mention {
	for _, i := range d.Entities[e].Mentions {
		if m := &d.Mentions[i]; m.Rule == "band/people" {
			return m
		}
	}
	return nil
}

func (f *finder) allowed(fr *lang.Frame, rel schema.Relation, s, o int) bool {
	if !rel.Allows(f.d.Entities[s].Type, f.d.Entities[o].Type) || rel.Name == "attended" && f.befalls(o) ||
		f.d.Entities[s].Type == "Event" && f.befalls(s) {
		return false
	}
	// What somebody does towards the state that he serves is no news of two:
	// nobody meets it, and "his country's support" is not support of it.
	return !f.serves(s, o) && (!rel.Symmetric || !f.serves(o, s))
}

// add records an assertion, or further evidence for one that is there. Two
// statements of one act are one unless the document dates them differently.
func (f *finder) add(a extract.Assertion, evidence extract.Span) {
	s, o := a.Subject, a.Object
	if rel, ok := f.ontology.Relation(a.Relation); ok && rel.Symmetric && o < s {
		s, o = o, s
	}
	if a.Relation == "visited" && a.Status == graph.Asserted {
		f.ctx.destination = []int{a.Object}
	}
	k := triple{a.Relation, s, o, a.Status, a.Role}
	for _, i := range f.seen[k] {
		x := &f.d.Assertions[i]
		if x.Date != "" && a.Date != "" && !strings.HasPrefix(string(x.Date), string(a.Date)) &&
			!strings.HasPrefix(string(a.Date), string(x.Date)) {
			continue
		}
		if len(a.Date) > len(x.Date) { // the more precise date
			x.Date, x.Basis = a.Date, a.Basis
		}
		if x.Place < 0 {
			x.Place = a.Place
		}
		at, known := slices.BinarySearchFunc(x.Evidence, evidence, func(a, b extract.Span) int {
			return cmp.Or(cmp.Compare(a.Begin, b.Begin), cmp.Compare(a.End, b.End))
		})
		if !known {
			x.Evidence = slices.Insert(x.Evidence, at, evidence)
		}
		x.Confidence = max(x.Confidence, a.Confidence)
		return
	}
	a.Evidence = []extract.Span{evidence}
	f.seen[k] = append(f.seen[k], len(f.d.Assertions))
	f.d.Assertions = append(f.d.Assertions, a)
}

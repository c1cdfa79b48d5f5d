// Package coref decides which mentions of a document speak of the same
// person, state, body or thing, and gives the document its entities.
package coref

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph/resolve/name"
)

// Stage returns the stage that gives entities and sets the members of every
// mention.
func Stage() extract.Stage {
	known := &sync.Map{}
	return extract.Stage{
		Name:  "coref",
		Needs: []string{"mentions", "sentences"},
		Gives: []string{"entities"},
		Process: func(_ context.Context, d *extract.Document) error {
			if d.Pack == nil {
				return nil
			}
			d.Entities = make([]extract.Entity, 0, len(d.Mentions)/2)
			r := &resolver{d: d, byKey: map[typed]int{}, byName: map[typed]int{}, home: -1, known: known,
				people: map[string][]called{}, seats: map[string]int{}, things: map[int]description{},
				byType: map[string][]int{}}
			r.homes()
			r.standIns()
			r.recognise()
			r.chambers()
			r.ministries()
			r.names()
			r.home = r.named(r.own)
			r.offices()
			r.described()
			r.anaphors()
			r.settle()
			return nil
		},
	}
}

// A resolver holds what is known of the document's entities so far.
type resolver struct {
	d      *extract.Document
	byKey  map[typed]int // type and key -> entity
	byName map[typed]int // type and folded name -> entity
	own    string        // the id of that state
	home   int           // the state that the document calls its own, or -1
	// people holds the names by which people are known so far, under their
	// first and last words.
	people map[string][]called
	things map[int]description // by mention
	byType map[string][]int    // entities in order
	seats  map[string]int      // "office place" -> who holds it
	short  map[string]bool     // see shortly
	// known holds the parsed names of known people, for all documents.
	known *sync.Map
}

// typed is a key or a folded name with the type of whom it is.
type typed struct{ typ, id string }

// A called is a name of a person, word by word without articles.
type called struct {
	entity int
	words  []string
}

// entity adds an entity and returns its index.
func (r *resolver) entity(e extract.Entity) int {
	i := len(r.d.Entities)
	r.d.Entities = append(r.d.Entities, e)
	r.byType[e.Type] = append(r.byType[e.Type], i)
	return i
}

// join makes mention i one of entity e.
func (r *resolver) join(i, e int) {
	r.d.Mentions[i].Members = []int{e}
	r.d.Entities[e].Mentions = append(r.d.Entities[e].Mentions, i)
}

// names joins the mentions that carry an identity or a name.
func (r *resolver) names() {
	d := r.d
	// Longer names first, so that short ones find whom they shorten.
	order := make([]int, 0, len(d.Mentions))
	for i, m := range d.Mentions {
		if m.Form == extract.Name || m.Form == extract.Adjective || m.Form == extract.Nominal && m.Type != "Person" {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &d.Mentions[a], &d.Mentions[b]
		if (x.Key != "") != (y.Key != "") {
			return cmp.Compare(y.Key, x.Key) // the one that has a key
		}
		return cmp.Compare(y.Tokens.Len(), x.Tokens.Len())
	})
	for _, i := range order {
		m := &d.Mentions[i]
		person := m.Type == "Person" && m.Form == extract.Name
		if e, ok := r.byKey[typed{m.Type, m.Key}]; ok && !person {
			r.join(i, e) // whatever it is called here
			continue
		}
		name := r.folded(*m)
		e := r.find(i, name)
		r.join(i, e)
		if person {
			r.know(e, name)
			if t := m.Tokens.Last - 1; t > m.Tokens.First &&
				slices.ContainsFunc(d.Matches[t], func(x lang.Match) bool {
					return x.Entry.Class == lang.Word && x.Entry.Value == "regnal"
				}) {
				r.know(e, strings.TrimSuffix(name, " "+d.Folded[t])) // "عبدالله دوم": King Abdullah
			}
		}
	}
}

// recognise gives an identity to people who are named in an unusual way, by
// two things together: a name that ends as a known person's does, and an
// office that this person held when the document was written.
func (r *resolver) recognise() {
	d := r.d
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != "Person" || m.Form != extract.Name || m.Key != "" || len(m.Offices) == 0 {
			continue
		}
		found := ""
		for _, x := range d.Matches[m.Tokens.Last-1] {
			if x.Entry.Class != lang.Person || x.End != m.Tokens.Last || !r.held(x.Entry.Value, m.Offices) {
				continue
			}
			if found != "" && found != x.Entry.Value {
				found = ""
				break
			}
			found = x.Entry.Value
		}
		if found == "" {
			found = r.soundalike(i)
		}
		m.Key = found
	}
}

// spoken is how much, in nats, two names must speak for one person when office,
// body and time agree already. The prior of a comparison, one among thousands
// of people, does not hold then: few have held the office.
const spoken = 2.5

// soundalike finds the known holder of one of the offices, at the time of the
// document, whose name is this one in another spelling: "قيرات عبدراحمنوف",
// foreign minister of Kazakhstan in 2018. It returns "" unless there is
// exactly one.
func (r *resolver) soundalike(i int) string {
	d := r.d
	m := d.Mentions[i]
	found := ""
	var parsed name.Name
	read := false
	for _, p := range m.Offices {
		if p.Office == "counterpart" {
			p.Office = r.officeBefore(i)
		}
		for _, id := range d.Pack.World.Holders(p.Office, p.Of) {
			if p.Former || !slices.ContainsFunc(d.Pack.World.Entities[id].Offices, func(t lang.Tenure) bool {
				return t.Office == p.Office && t.Of == p.Of && t.Covers(string(d.Published))
			}) {
				continue
			}
			if !read {
				parsed, read = name.Parse(d.Words(m.Span), d.Lang), true
			}
			if s := name.Compare(parsed, r.knownName(id)); s.Weight-s.Prior < spoken {
				continue
			}
			if found != "" && found != id {
				return ""
			}
			found = id
		}
	}
	return found
}

// knownName returns the parsed name of a known person.
func (r *resolver) knownName(id string) name.Name {
	key := knownAs{id, r.d.Lang}
	if n, ok := r.known.Load(key); ok {
		return n.(name.Name)
	}
	n := name.Parse(r.d.Pack.Names[id], r.d.Lang)
	if r.d.Lang == r.d.Pack.Code { // others, such as "en-GB", are countless
		r.known.Store(key, n)
	}
	return n
}

// A knownAs is a known person as documents of a language call him.
type knownAs struct{ id, lang string }

// find returns the entity that named mention i belongs to, a new one if need
// be.
func (r *resolver) find(i int, name string) int {
	m := r.d.Mentions[i]
	byName := typed{m.Type, name}
	if m.Key != "" {
		byKey := typed{m.Type, m.Key}
		if e, ok := r.byKey[byKey]; ok {
			return e
		}
		e := r.entity(extract.Entity{Type: m.Type, Key: m.Key, Named: true,
			English: r.d.Pack.World.Entities[m.Key].English})
		r.byKey[byKey] = e
		r.byName[byName] = e
		return e
	}
	if e, ok := r.byName[byName]; ok {
		return e
	}
	if m.Type == "Person" {
		if e := r.shortened(name, m.Rule == extract.FamilyFirst); e >= 0 {
			r.byName[byName] = e
			return e
		}
	}
	switch m.Type {
	case "Organization", "Agreement", "Event", "Resolution":
		if e := r.thing(i); e >= 0 {
			r.byName[byName] = e
			return e
		}
	}
	e := r.entity(extract.Entity{Type: m.Type, Named: m.Form != extract.Nominal})
	r.byName[byName] = e
	return e
}

// know remembers that a person is called by a name.
func (r *resolver) know(e int, name string) {
	words := barely(name)
	if len(words) == 0 {
		return
	}
	first, last := words[0], words[len(words)-1]
	if slices.ContainsFunc(r.people[last], func(c called) bool {
		return c.entity == e && slices.Equal(c.words, words)
	}) {
		return
	}
	r.people[last] = append(r.people[last], called{e, words})
	if first != last {
		r.people[first] = append(r.people[first], called{e, words})
	}
}

// shortened returns the one person of whose name this one is a part, or -1. A family
// name may be the first word of the full one.
func (r *resolver) shortened(name string, first bool) int {
	words := barely(name)
	if len(words) == 0 {
		return -1
	}
	found := -1
	for _, end := range []string{words[len(words)-1], words[0]} {
		alike := r.people[end]
		for _, c := range alike[max(0, len(alike)-memory):] {
			if c.entity != found && (contains(c.words, words) || first && len(words) == 1 && c.words[0] == words[0]) {
				if found >= 0 {
					return -1
				}
				found = c.entity
			}
		}
	}
	return found
}

// contains reports whether the words of a short name occur in order in a full
// one and end as it does, or are its given name with a patronymic.
func contains(full, short []string) bool {
	if len(short) > len(full) {
		return false
	}
	i := 0
	for _, w := range full {
		if i < len(short) && w == short[i] {
			i++
		}
	}
	if i < len(short) {
		return false
	}
	return full[len(full)-1] == short[len(short)-1] || len(short) >= 2 && full[0] == short[0]
}

// barely returns the words of a folded name without articles.
func barely(name string) []string {
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = bare(w)
	}
	return words
}

// bare takes the Arabic article off a name's word.
func bare(w string) string {
	if s, ok := strings.CutPrefix(w, "ال"); ok && len(s) > 4 {
		return s
	}
	return w
}

// folded returns the folded text of a mention's name.
func (r *resolver) folded(m extract.Mention) string {
	return extract.OneLine(lang.Fold(r.d.Words(m.Span)))
}

// named returns the document's entity of a known state or body, or -1.
func (r *resolver) named(id string) int {
	typ := "State"
	if strings.HasPrefix(id, "org:") {
		typ = "Organization"
	}
	if e, ok := r.byKey[typed{typ, id}]; ok {
		return e
	}
	return -1
}

// state returns the document's entity of a known state, a new one if only the names of
// its bodies name it: "رئیس مجلس لبنان و رئیس جمهور این کشور".
func (r *resolver) state(id string) int {
	e := r.named(id)
	if e < 0 {
		e = r.entity(extract.Entity{Type: "State", Key: id, Named: true, English: r.d.Pack.World.Entities[id].English})
		r.byKey[typed{"State", id}] = e
	}
	return e
}

// joinState makes mention i one of state e, and its name if nothing else names it.
func (r *resolver) joinState(i, e int) {
	if len(r.d.Entities[e].Mentions) == 0 {
		r.d.Mentions[i].Form = extract.Name
	}
	r.join(i, e)
}

// settle names the entities and drops those that nothing names or describes.
func (r *resolver) settle() {
	d := r.d
	for e := range d.Entities {
		x := &d.Entities[e]
		sort.Ints(x.Mentions)
		best := -1
		for _, i := range x.Mentions {
			m := d.Mentions[i]
			if m.Form == extract.Pronoun {
				continue
			}
			if best < 0 || better(m, d.Mentions[best]) {
				best = i
			}
		}
		if n := d.Pack.Names[x.Key]; x.Key != "" && n != "" {
			x.Name = n
		} else if best >= 0 {
			x.Name = d.Words(d.Mentions[best].Span)
		}
	}
}

// better reports whether a names its entity better than b does: the longer of two
// names of a person, and of two ways to describe a paper, tells more.
func better(a, b extract.Mention) bool {
	if a.Form != b.Form {
		return a.Form < b.Form
	}
	tells := a.Form == extract.Name && a.Type == "Person" || a.Form != extract.Name && a.Type == "Agreement"
	return tells && a.Span.Len() > b.Span.Len()
}

// Package resolve decides which entities that documents speak of are one.
//
// Documents give each entity an xid that is computed from what they say of it
// (see package extract). Nothing ever changes that: names, assertions and edges
// stay with the entity as it was read. Identity is a layer above: judgements
// about pairs, and clusters that follow from the judgements.
//
//   - [Blocks] gives strings that entities must share to be compared at all, so
//     that the cost of a new one depends on how many are called like it and not
//     on how many there are.
//   - [Rules.Compare] weighs what speaks for and against two being one: their
//     names, offices at a time, states, company, years, gender. What comes out
//     depends on the two alone, never on the order in which documents came.
//   - [Clusters] works out which entities are one from all judgements about
//     them. It, too, depends on nothing but the judgements.
//
// So any number of writers in any order come to the same identities.
package resolve

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve/name"
)

// A Subject is an entity with what bears on who it is.
type Subject struct {
	graph.Entity
	Offices []Office
	// Near are the xids of those beside it in assertions, sorted.
	Near []string
	// First and Last are the earliest and the latest date that is known of it.
	First, Last graph.Date

	forms  []name.Name // set by prepare
	gender gender
}

// An Office is a position that is held, with the dates at which documents say
// so. With one of the dates only, it was held from or until then.
type Office struct {
	Role, Of    string // "foreign minister", "state:KZ"
	First, Last graph.Date
}

// Rules hold the knowledge of the world that comparisons need.
type Rules struct {
	// SingleSeat tells whether one person at a time holds the office.
	SingleSeat func(role string) bool
	// Held returns the offices that are known of the entity of an xid, whether
	// documents tell of them or not.
	Held func(xid string) []Office
}

// Probabilities from which two are one, and below which they are two.
const (
	sure     = 0.95
	possible = 0.05
	// namesakes is how sure the names alone must be for a negative or unsure
	// judgement to be worth keeping.
	namesakes = 0.5
	// likely is how sure an unsure judgement about two must be for a third, who
	// may be either, to make them one.
	likely = 0.85
)

// Weights of evidence in nats.
const (
	sameSeat      = 5.0  // two names in one seat at one time
	sameRole      = 3.0  // an office of which there are several
	samePlace     = 1.5  // of one state or body, whatever the office
	seatLater     = 1.0  // one seat at different times: that would be a return
	otherState    = -6.0 // offices in two states
	otherRole     = -2.0 // two single seats of one state at one time
	besideRole    = -0.8 // offices that one may hold beside the other
	otherBody     = -2.0 // offices in two bodies of which neither is a state
	alikeNoOffice = 1.0  // written alike, and nothing is known of one of them
	company       = 0.7  // each that both are beside
	mostCompany   = 2.1
	lifetime      = -5.0 // more years apart than people are active
	otherGender   = -6.0
	identified    = 14.0 // one id in a list, or two
	described     = 4.0  // "the Kazakh foreign minister" and who was it at the time
)

// activeYears is how many years people are in the news at most.
const activeYears = 60

// Prepare reads the names of the subject once for many comparisons.
func (s *Subject) Prepare() {
	if s.forms != nil || s.Described {
		return
	}
	type form struct{ text, lang string }
	var texts []form
	for _, lang := range slices.Sorted(mapKeys(s.Names)) {
		texts = append(texts, form{s.Names[lang], lang})
	}
	for _, a := range s.Aliases {
		texts = append(texts, form{a, ""})
	}
	var all []name.Name
	most := 0
	seen := map[string]bool{}
	for _, t := range texts {
		n := name.Parse(t.text, t.lang)
		if words := len(n.Tokens); words == 0 || seen[t.text] {
			continue
		}
		seen[t.text] = true
		most = max(most, len(n.Tokens))
		all = append(all, n)
		s.gender = s.gender.and(genderOf(t.text))
	}
	for _, n := range all {
		// A surname alone says little of who has a given name too.
		if (len(n.Tokens) > 1 || most == 1) && len(s.forms) < maxForms {
			s.forms = append(s.forms, n)
		}
	}
	if s.forms == nil {
		s.forms = []name.Name{}
	}
}

// maxForms is how many forms of a name are compared.
const maxForms = 8

// Compare judges two entities. ok is false when they have so little in common
// that there is nothing to keep. The result is the same for (b, a).
func (r Rules) Compare(a, b *Subject) (j graph.Judgement, ok bool) {
	if a.Type != b.Type || a.XID == b.XID {
		return j, false
	}
	if b.XID < a.XID {
		a, b = b, a
	}
	if t, ok := compareIdentifiers(a, b); ok {
		return t.judgement(a.XID, b.XID), true
	}
	switch {
	case Paper(a.Type):
		return comparePapers(a, b)
	case a.Type != "Person":
		return compareBodies(a, b)
	}
	if a.Described || b.Described {
		return r.compareDescribed(a, b)
	}
	a.Prepare()
	b.Prepare()
	var best name.Score
	found := false
	for _, x := range a.forms {
		for _, y := range b.forms {
			if s := name.Compare(x, y); !found || s.Weight > best.Weight {
				best, found = s, true
			}
		}
	}
	if !found || best.P < possible/5 {
		return j, false
	}
	var t tally
	for _, p := range best.Parts() {
		if p.Name != "before looking" {
			p.Name = "names: " + p.Name
		}
		t.add(p.Name, p.Weight)
	}
	r.compareOffices(&t, a, b)
	if (len(r.held(a)) == 0 || len(r.held(b)) == 0) && writtenAlike(a, b) {
		t.add("written alike, and nothing is known of one of them", alikeNoOffice)
	}
	compareCompany(&t, a, b)
	compareYears(&t, a, b)
	if a.gender*b.gender < 0 {
		t.add("a man's name and a woman's", otherGender)
	}
	j = t.judgement(a.XID, b.XID)
	return j, j.Verdict == graph.Positive || best.P >= namesakes || j.Score >= namesakes
}

// compareIdentifiers looks for what says by itself who an entity is: an item of
// Wikidata, an entry of a list. ok is false where both have nothing of one kind.
func compareIdentifiers(a, b *Subject) (t tally, ok bool) {
	mine, others := identifiers(a.Entity), identifiers(b.Entity)
	for _, kind := range slices.Sorted(maps.Keys(mine)) {
		if others[kind] == nil {
			continue
		}
		ok = true
		shared := slices.IndexFunc(mine[kind], func(id string) bool { return slices.Contains(others[kind], id) })
		if shared >= 0 {
			t.add("both "+mine[kind][shared]+" of "+kind, identified)
		} else {
			t.add(mine[kind][0]+" and "+others[kind][0]+" of "+kind, -identified)
		}
	}
	return t, ok
}

// identifiers are the keys of an entity that have a colon, by what stands
// before it.
func identifiers(e graph.Entity) map[string][]string {
	var ids map[string][]string
	for _, k := range e.Keys {
		if kind, id, ok := strings.Cut(k, ":"); ok {
			if ids == nil {
				ids = map[string][]string{}
			}
			ids[kind] = append(ids[kind], id)
		}
	}
	return ids
}

// writtenAlike tells whether a form of the one has the slug of a form of the other.
func writtenAlike(a, b *Subject) bool {
	slugs := map[string]bool{}
	for _, x := range a.forms {
		slugs[x.Slug()] = true
	}
	return slices.ContainsFunc(b.forms, func(y name.Name) bool { return slugs[y.Slug()] })
}

// compareOffices weighs the offices of two: those in which they are closest
// and, where they share none, those that set them apart.
func (r Rules) compareOffices(t *tally, a, b *Subject) {
	var best, worst graph.Reason
	take := func(name string, weight float64) {
		if weight > best.Weight {
			best = graph.Reason{Name: name, Weight: weight}
		}
		if weight < worst.Weight {
			worst = graph.Reason{Name: name, Weight: weight}
		}
	}
	held, held2 := r.held(a), r.held(b)
	for _, x := range held {
		for _, y := range held2 {
			together := near(x, y)
			switch {
			case x.Of == y.Of && x.Role == y.Role && r.single(x.Role) && together:
				take("both "+x.Role+" of "+x.Of+" at one time", sameSeat)
			case x.Of == y.Of && x.Role == y.Role && r.single(x.Role):
				take("both "+x.Role+" of "+x.Of+" at different times", seatLater)
			case x.Of == y.Of && x.Role == y.Role:
				take("both "+x.Role+" of "+x.Of, sameRole)
			case x.Of == y.Of && together && !(r.single(x.Role) && r.single(y.Role)):
				take(x.Role+" and "+y.Role+" of "+x.Of+" at one time", besideRole)
			case x.Of == y.Of && together:
				take(x.Role+" and "+y.Role+" of "+x.Of+" at one time", otherRole)
			case x.Of == y.Of:
				take("offices of "+x.Of, samePlace)
			case isState(x.Of) && isState(y.Of):
				take("offices of "+x.Of+" and of "+y.Of, otherState)
			case !isState(x.Of) && !isState(y.Of):
				take("offices of "+x.Of+" and of "+y.Of, otherBody)
			}
		}
	}
	if x, y := nation(a.XID), nation(b.XID); best.Weight == 0 && worst.Weight == 0 && x != "" && y != "" {
		if x == y {
			take("both in the service of "+x, samePlace)
		} else {
			take("in the service of "+x+" and of "+y, otherState)
		}
	}
	// One office in common outweighs all others: people have several.
	if best.Weight > 0 {
		t.add(best.Name, best.Weight)
	} else if worst.Weight < 0 {
		t.add(worst.Name, worst.Weight)
	}
}

// nation returns the code of the state that the xid of a person names (see
// package extract): "kz" in
// "person:kairat-abdrakhmanov.kz.foreign-minister".
func nation(xid string) string {
	_, code, _ := strings.Cut(xid, ".")
	code, _, _ = strings.Cut(code, ".")
	return code
}

// held are all offices of a subject, as documents say and as is known.
func (r Rules) held(s *Subject) []Office {
	if r.Held == nil {
		return s.Offices
	}
	return append(s.Offices[:len(s.Offices):len(s.Offices)], r.Held(s.XID)...)
}

func (r Rules) single(role string) bool { return r.SingleSeat != nil && r.SingleSeat(role) }

func isState(xid string) bool { return strings.HasPrefix(xid, "state:") }

// compareDescribed judges a person without a name, such as a minister of a
// state, and one who is said to have held that office then.
func (r Rules) compareDescribed(a, b *Subject) (graph.Judgement, bool) {
	var best graph.Reason
	for _, x := range r.held(a) {
		for _, y := range r.held(b) {
			if x.Of == y.Of && x.Role == y.Role && r.single(x.Role) && near(x, y) {
				weight := described
				if a.Described && b.Described {
					weight = sameSeat // the same words, from one year to the next
				}
				best = graph.Reason{Name: "the " + x.Role + " of " + x.Of + " at that time", Weight: weight}
			}
		}
	}
	if best.Weight == 0 || a.Described && b.Described {
		return graph.Judgement{}, false
	}
	var t tally
	t.add(best.Name, best.Weight)
	compareYears(&t, a, b)
	return t.judgement(a.XID, b.XID), true
}

// near tells whether two offices can have been held at one time: their dates
// are in one year, or one's are between the other's. Unknown dates are.
func near(x, y Office) bool {
	return year(x.First) <= lastYear(y) && year(y.First) <= lastYear(x)
}

// lastYear is the year in which an office ended, or one that never comes.
func lastYear(o Office) int {
	if o.Last == "" {
		return math.MaxInt
	}
	return year(o.Last)
}

func year(d graph.Date) int {
	n := 0
	for _, c := range []byte(d[:min(4, len(d))]) {
		n = n*10 + int(c-'0')
	}
	return n
}

func compareCompany(t *tally, a, b *Subject) {
	n := 0
	for _, xid := range a.Near {
		// Everybody has to do with states.
		if _, both := slices.BinarySearch(b.Near, xid); both && !isState(xid) && xid != a.XID && xid != b.XID {
			n++
		}
	}
	if n > 0 {
		t.add("beside the same people and bodies", min(float64(n)*company, mostCompany))
	}
}

func compareYears(t *tally, a, b *Subject) {
	if a.First == "" || b.First == "" {
		return
	}
	if apart := max(year(a.First)-year(b.Last), year(b.First)-year(a.Last)); apart > activeYears {
		t.add("too many years apart", lifetime)
	}
}

// A tally adds up evidence.
type tally struct {
	why []graph.Reason
	sum float64
}

func (t *tally) add(name string, weight float64) {
	t.why = append(t.why, graph.Reason{Name: name, Weight: math.Round(weight*100) / 100})
	t.sum += weight
}

func (t *tally) judgement(a, b string) graph.Judgement {
	p := 1 / (1 + math.Exp(-t.sum))
	v := graph.Unsure
	switch {
	case p >= sure:
		v = graph.Positive
	case p < possible:
		v = graph.Negative
	}
	j := graph.NewJudgement(a, b, v, math.Round(p*1e4)/1e4)
	j.By, j.Why = graph.ByRules, t.why
	slices.SortStableFunc(j.Why, func(x, y graph.Reason) int {
		return cmp.Compare(math.Abs(y.Weight), math.Abs(x.Weight))
	})
	return j
}

package dgraph

import (
	"cmp"
	"fmt"
	"hash/crc32"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/diplograph/diplograph/graph"
)

// A model is what the graph should hold, worked out in memory the plain way:
// from all readings at once.
type model map[string]graph.Reading

func (m model) entities() []graph.Entity {
	merged := map[string]graph.Entity{}
	all := map[string]map[string]bool{}
	for _, r := range m {
		for _, e := range r.Entities {
			have, ok := merged[e.XID]
			if !ok {
				have = graph.Entity{XID: e.XID, Type: e.Type, Names: map[string]string{}, Described: true}
				all[e.XID] = map[string]bool{}
			}
			have.Described = have.Described && e.Described
			have.Keys = append(have.Keys, e.Keys...)
			for _, a := range e.Aliases {
				all[e.XID][a] = true
			}
			for lang, name := range e.Names {
				all[e.XID][name] = true
				old := have.Names[lang]
				if n, o := utf8.RuneCountInString(name), utf8.RuneCountInString(old); n > o || n == o && name < old {
					have.Names[lang] = name
				}
			}
			merged[e.XID] = have
		}
	}
	var list []graph.Entity
	for xid, e := range merged {
		slices.Sort(e.Keys)
		e.Keys = slices.Compact(e.Keys)
		for _, name := range e.Names {
			delete(all[xid], name)
		}
		e.Aliases = slices.Sorted(maps.Keys(all[xid]))
		if len(e.Names) == 0 {
			e.Names = nil
		}
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b graph.Entity) int { return cmp.Compare(a.XID, b.XID) })
	return list
}

func (m model) assertions() []graph.Assertion {
	var list []graph.Assertion
	for _, r := range m {
		list = append(list, normal(r).Assertions...)
	}
	slices.SortFunc(list, func(a, b graph.Assertion) int { return cmp.Compare(a.XID, b.XID) })
	return list
}

func (m model) documents() []graph.Document {
	var list []graph.Document
	for _, r := range m {
		list = append(list, r.Document)
	}
	slices.SortFunc(list, func(a, b graph.Document) int { return cmp.Compare(a.XID, b.XID) })
	return list
}

func (m model) edges() []graph.Edge {
	edges := map[string]graph.Edge{}
	for _, a := range m.assertions() {
		if a.Status != graph.Asserted {
			continue
		}
		s, o := a.Subject, a.Object
		if slices.Contains([]string{"met_with", "spoke_with", "agreed_with"}, a.Relation) && o < s {
			s, o = o, s
		}
		k := s + " " + a.Relation + " " + o
		e, ok := edges[k]
		if !ok {
			e = graph.Edge{Subject: s, Relation: a.Relation, Object: o, First: "9999"}
		}
		e.Count++
		e.Confidence = max(e.Confidence, a.Confidence)
		if a.Date != "" {
			e.First, e.Last = min(e.First, a.Date), max(e.Last, a.Date)
		}
		edges[k] = e
	}
	list := slices.Collect(maps.Values(edges))
	for i := range list {
		if list[i].Last == "" {
			list[i].First = ""
		}
	}
	slices.SortFunc(list, func(a, b graph.Edge) int {
		return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Object, b.Object))
	})
	return list
}

// audit compares all that the store holds with the model.
func audit(t testing.TB, s *Store, m model) {
	t.Helper()
	everything := graph.Filter{Statuses: graph.Statuses[:]}
	differ(t, "entities", m.entities(), collect(t, s.Entities(t.Context())))
	differ(t, "assertions", m.assertions(), collect(t, s.Assertions(t.Context(), everything)))
	differ(t, "documents", m.documents(), collect(t, s.Documents(t.Context())))
	differ(t, "edges", m.edges(), collect(t, s.Edges(t.Context())))

	auditDerived(t, s, m)

	evidence := 0
	for _, a := range m.assertions() {
		evidence += len(a.Evidence)
	}
	symmetric := 0
	for _, e := range m.edges() {
		if r, _ := s.ontology.Relation(e.Relation); r.Symmetric {
			symmetric++
		}
	}
	nodes := len(m.entities()) + len(m.assertions()) + len(m.documents())
	for query, want := range map[string]int{
		"{ q(func: type(Evidence)) { count(uid) } }":                                   evidence,
		"{ q(func: has(quote)) { count(uid) } }":                                       evidence,
		"{ q(func: has(xid)) { count(uid) } }":                                         nodes,
		"{ q(func: has(dgraph.type)) @filter(has(xid) OR has(quote)) { count(uid) } }": nodes + evidence,
		"{ q(func: has(guard)) { count(uid) } }":                                       0,
	} {
		var answer struct{ Q []struct{ Count int } }
		if err := s.ask(t.Context(), s.client.NewReadOnlyTxn(), query, nil, &answer); err != nil {
			t.Fatal(err)
		}
		if answer.Q[0].Count != want {
			t.Errorf("%s gives %d, want %d", query, answer.Q[0].Count, want)
		}
	}
	q := "{ a(func: has(met_with)) { n: count(met_with) } b(func: has(spoke_with)) { n: count(spoke_with) } c(func: has(agreed_with)) { n: count(agreed_with) } }"
	var raw map[string][]struct{ N int }
	if err := s.ask(t.Context(), s.client.NewReadOnlyTxn(), q, nil, &raw); err != nil {
		t.Fatal(err)
	}
	ways := 0
	for _, list := range raw {
		for _, x := range list {
			ways += x.N
		}
	}
	if ways != 2*symmetric {
		t.Errorf("symmetric relations are stored %d ways, want both of each of %d", ways, symmetric)
	}
}

func collect[T any](t testing.TB, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var list []T
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	return list
}

func differ[T any](t testing.TB, what string, want, got []T) {
	t.Helper()
	if len(want) == 0 && len(got) == 0 {
		return
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		if len(diff) > 3000 {
			diff = diff[:3000] + "…"
		}
		t.Errorf("%s: %d, want %d (-want +got):\n%s", what, len(got), len(want), diff)
	}
}

// A world makes up readings. Everything about a document follows from its
// number, its version and the seed.
type world struct {
	seed           uint64
	people, states int
	perDocument    int // assertions
	text           int // characters
	spellings      int // of an entity in a language
}

var scripts = map[string][]string{
	"en": {"Amina", "Haddad", "Rustam", "Karimi", "Selim", "Noor", "Farid", "Zahra"},
	"fa": {"امینه", "حداد", "رستم", "کریمی", "سلیم", "نور", "فرید", "زهرا"},
	"ar": {"أمينة", "حداد", "رستم", "كريمي", "سليم", "نور", "فريد", "زهرة"},
}

func (w world) reading(number, version int) graph.Reading {
	rnd := rand.New(rand.NewPCG(w.seed, uint64(number)<<8|uint64(version)))
	pick := func(list ...string) string { return list[rnd.IntN(len(list))] }
	lang := pick("ar", "fa", "en")
	r := graph.Reading{Document: graph.Document{
		XID: fmt.Sprintf("doc:%08x", uint32(number)*2654435761), URL: fmt.Sprintf("https://news.example/%d", number),
		Outlet: pick("north", "south", "east"), Title: fmt.Sprintf("Title %d", number), Lang: lang,
		Published: graph.Date(fmt.Sprintf("20%02d-%02d-%02d", 10+rnd.IntN(10), 1+rnd.IntN(12), 1+rnd.IntN(28))),
		Hash:      fmt.Sprintf("%d-%d", number, version), ObservedAt: time.Date(2024, 5, 1, 8, number%60, version, 0, time.UTC),
		Text: strings.Repeat("متن ", w.text/4)}}
	entity := func(xid, kind string) string {
		if !slices.ContainsFunc(r.Entities, func(e graph.Entity) bool { return e.XID == xid }) {
			// An entity is called by a few of all names, again and again.
			own := rand.New(rand.NewPCG(w.seed, uint64(crc32.ChecksumIEEE([]byte(xid+lang)))))
			words := make([]string, w.spellings+1)
			for i := range words {
				words[i] = scripts[lang][own.IntN(8)]
			}
			e := graph.Entity{XID: xid, Type: kind, Described: rnd.IntN(5) == 0}
			if !e.Described {
				e.Names = map[string]string{lang: words[0] + " " + pick(words...)}
				e.Keys = []string{string(words[0][0]) + xid}
			}
			for range rnd.IntN(3) {
				if a := pick(words...); !slices.Contains(e.Aliases, a) {
					e.Aliases = append(e.Aliases, a)
				}
			}
			r.Entities = append(r.Entities, e)
		}
		return xid
	}
	// A few are in all the news.
	person := func() string {
		return entity(fmt.Sprintf("person:p%d", int(float64(w.people)*rnd.Float64()*rnd.Float64())), "Person")
	}
	state := func() string {
		return entity(fmt.Sprintf("state:S%d", int(float64(w.states)*rnd.Float64()*rnd.Float64())), "State")
	}
	for i := range w.perDocument {
		a := graph.Assertion{XID: fmt.Sprintf("assertion:%08x-%d", uint32(number)*2246822519, i), Document: r.Document.XID,
			Status: graph.Asserted, Confidence: float64(50+rnd.IntN(50)) / 100, PLOVER: "CONSULT", CAMEO: "040",
			Rule: "en/test", Pack: "1", Subject: person(), Object: state(), Relation: pick("supports", "opposes", "praised")}
		switch rnd.IntN(6) {
		case 0:
			a.Status = graph.Statuses[rnd.IntN(len(graph.Statuses))]
		case 1:
			a.Relation, a.Object = pick("met_with", "spoke_with"), person()
		case 2:
			a.Relation, a.Role = "holds_position", "foreign minister"
		case 3:
			a.Place = entity(fmt.Sprintf("place:c%d", rnd.IntN(5)), "Place")
			a.AttributedTo = person()
		}
		if a.Subject == a.Object {
			continue
		}
		switch rnd.IntN(4) {
		case 0:
			a.Date, a.Basis = r.Document.Published, graph.Stated
		case 1:
			a.Date, a.Basis = r.Document.Published[:7], graph.Computed
		case 2:
			a.Date, a.Basis = r.Document.Published[:4], graph.Stated
		}
		for j := range 1 + rnd.IntN(2) {
			a.Evidence = append(a.Evidence, graph.Evidence{Document: r.Document.XID, Begin: 10 * j, End: 10*j + 5, Quote: "متن"})
		}
		r.Assertions = append(r.Assertions, a)
	}
	return r
}

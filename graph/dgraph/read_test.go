package dgraph

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/diplograph/diplograph/graph"
)

func TestLookups(t *testing.T) {
	s := emptyStore(t)
	put(t, s, small())
	amina := small().Entities[0]
	if e, err := s.Entity(t.Context(), "person:a"); err != nil || !gocmp.Equal(e, amina) {
		t.Errorf("Entity = %+v, %v", e, err)
	}
	if list, err := s.EntitiesByKey(t.Context(), "rstm krm", "amn hdd", "nobody"); err != nil || len(list) != 2 || list[0].XID != "person:a" {
		t.Errorf("EntitiesByKey = %+v, %v", list, err)
	}
	if list, err := s.EntitiesByKey(t.Context()); err != nil || list != nil {
		t.Errorf("EntitiesByKey of nothing = %+v, %v", list, err)
	}
	if a, err := s.Assertion(t.Context(), "assertion:3"); err != nil || !gocmp.Equal(a, small().Assertions[2]) {
		t.Errorf("Assertion = %+v, %v", a, err)
	}
	if d, err := s.Document(t.Context(), "doc:1"); err != nil || !gocmp.Equal(d, small().Document) {
		t.Errorf("Document = %+v, %v", d, err)
	}
	if r, err := s.Reading(t.Context(), "doc:1"); err != nil || !gocmp.Equal(r, normal(small())) {
		t.Errorf("Reading = %+v, %v", r, err)
	}
	// An xid of another kind of node is not found, nor is one that looks like
	// a part of a query.
	for _, xid := range []string{"doc:1", "assertion:1", "person:z", `person:a") { uid } x(func: has(xid`, ""} {
		if _, err := s.Entity(t.Context(), xid); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("Entity(%q) gives %v", xid, err)
		}
	}
	for _, xid := range []string{"person:a", "doc:2"} {
		_, err1 := s.Document(t.Context(), xid)
		_, err2 := s.Assertion(t.Context(), xid)
		_, err3 := s.Reading(t.Context(), xid)
		for _, err := range []error{err1, err2, err3} {
			if !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("%q gives %v", xid, err)
			}
		}
	}
}

func TestFilter(t *testing.T) {
	s := emptyStore(t)
	w := world{seed: 5, people: 8, states: 4, perDocument: 8, spellings: 5}
	m := model{}
	for i := range 20 {
		r := w.reading(i, 0)
		m[r.Document.XID] = r
		put(t, s, r)
	}
	asserted := []graph.Status{graph.Asserted}
	for i, f := range []graph.Filter{
		{},
		{Statuses: []graph.Status{graph.Negated, graph.Planned}},
		{Entities: []string{"state:S1", "person:p0"}},
		{Entities: []string{"person:nobody"}},
		{Relations: []string{"supports", "met_with"}},
		{Types: []string{"Person"}},
		{Types: []string{"State", "Person"}, MinConfidence: 0.75},
		{From: "2013", To: "2015"},
		{From: "2013-05", To: "2015-02"},
		{From: "2013-05-10"},
		{To: "2014-08-31"},
		{Lang: "fa"},
		{Outlet: "north", Lang: "ar", Relations: []string{"praised"}},
		{Entities: []string{"state:S0"}, From: "2011", Statuses: graph.Statuses[:], MinConfidence: 0.6},
	} {
		statuses := f.Statuses
		if statuses == nil {
			statuses = asserted
		}
		var want []graph.Assertion
		for _, a := range m.assertions() {
			d := m[a.Document].Document
			date := a.Date
			if date == "" {
				date = d.Published
			}
			kinds := map[string]string{"person": "Person", "state": "State", "place": "Place"}
			kind := func(xid string) string { return kinds[xid[:5]+map[bool]string{true: "n"}[xid[:5] == "perso"]] }
			if slices.Contains(statuses, a.Status) &&
				(f.Entities == nil || slices.Contains(f.Entities, a.Subject) || slices.Contains(f.Entities, a.Object)) &&
				(f.Relations == nil || slices.Contains(f.Relations, a.Relation)) &&
				(f.Types == nil || slices.Contains(f.Types, kind(a.Subject)) && slices.Contains(f.Types, kind(a.Object))) &&
				date.Within(f.From, f.To) && (f.Lang == "" || f.Lang == d.Lang) && (f.Outlet == "" || f.Outlet == d.Outlet) &&
				a.Confidence >= f.MinConfidence {
				want = append(want, a)
			}
		}
		if len(want) == 0 && i != 3 {
			t.Errorf("filter %d: %+v selects nothing and tests nothing", i, f)
		}
		differ(t, fmt.Sprintf("filter %+v", f), want, collect(t, s.Assertions(t.Context(), f)))
	}
	for _, f := range []graph.Filter{{From: "May"}, {Statuses: []graph.Status{"said"}}} {
		for _, err := range s.Assertions(t.Context(), f) {
			if err == nil {
				t.Errorf("the filter %+v is taken", f)
			}
		}
	}
}

// However many records there are, they come in order, each once.
func TestRanges(t *testing.T) {
	s := emptyStore(t)
	// Many small nodes, written without Put to save time, with xids that
	// crowd in places.
	const n = 2*fewXIDs + 1234
	var m mutation
	want := map[string]bool{}
	for i := range n {
		xid := fmt.Sprintf("state:%d-%d", (i*7919)%n, i%3)
		if i%2 == 0 {
			xid = fmt.Sprintf("state:%x", i)
		}
		if want[xid] {
			continue
		}
		want[xid] = true
		node := fmt.Sprintf("_:n%d", i)
		m.types(node, "Entity", "State")
		m.text(node, "xid", xid)
		if len(m.set) > 9000 || i == n-1 {
			commit(t, s, &m)
			m = mutation{}
		}
	}
	got := collect(t, s.Entities(t.Context()))
	xids := make([]string, len(got))
	for i, e := range got {
		xids[i] = e.XID
	}
	if !slices.Equal(xids, slices.Sorted(maps.Keys(want))) {
		t.Errorf("%d entities come, want %d in order", len(xids), len(want))
	}
	for range s.Entities(t.Context()) { // stopping early is no error
		break
	}
}

func TestReservoir(t *testing.T) {
	for _, n := range []int{1, 10, pageSize, 100_000, 1_000_000} {
		var r reservoir
		for i := range n {
			r.add(fmt.Sprintf("%08d", i*7919%n))
		}
		bounds := r.bounds(pageSize)
		if bounds[0] != "00000000" || bounds[len(bounds)-1] != fmt.Sprintf("%08d", n-1) || !slices.IsSorted(bounds) {
			t.Errorf("%d: bounds from %s to %s", n, bounds[0], bounds[len(bounds)-1])
		}
		if len(r.kept) > reservoirSize {
			t.Errorf("%d: %d are kept", n, len(r.kept))
		}
		if n >= pageSize && (len(bounds) < n/pageSize/2 || len(bounds) > 3*n/pageSize+3) {
			t.Errorf("%d: %d ranges", n, len(bounds))
		}
	}
}

func commit(t testing.TB, s *Store, m *mutation) {
	t.Helper()
	if err := s.commit(t.Context(), s.client.NewTxn(), m); err != nil {
		t.Fatal(err)
	}
}

// A document of the length of a book is one value of Dgraph.
func TestLongText(t *testing.T) {
	s := emptyStore(t)
	r := small()
	r.Document.Text = strings.Repeat("کتاب ", 1_200_000) // some 11 MB
	r.Assertions[0].Evidence[0].Quote = r.Document.Text[:900_000]
	put(t, s, r)
	audit(t, s, model{"doc:1": r})
}

func TestApplySchema(t *testing.T) {
	s := emptyStore(t)
	put(t, s, small())
	for range 3 {
		if same, err := s.schemaApplied(t.Context()); err != nil || !same {
			t.Errorf("schemaApplied = %v, %v", same, err)
		}
		if err := s.ApplySchema(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	audit(t, s, model{"doc:1": small()})
}

func TestQuery(t *testing.T) {
	s := emptyStore(t)
	put(t, s, small())
	answer, err := s.Query(t.Context(), `query q($x: string) { q(func: eq(xid, $x)) { name@en } }`, map[string]string{"$x": "state:A"})
	if err != nil || string(answer) != `{"q":[{"name@en":"Aland"}]}` {
		t.Errorf("Query = %s, %v", answer, err)
	}
	if _, err := s.Query(t.Context(), `upsert { query { q(func: has(xid)) { u as uid } } mutation { delete { uid(u) * * . } } }`, nil); err == nil {
		t.Error("a query that deletes is taken")
	}
	audit(t, s, model{"doc:1": small()})
}

// Whatever a document holds comes back as it was and does nothing else.
func FuzzText(f *testing.F) {
	for _, text := range []string{"a", "\"} } { q(func: has(xid)) { uid } }", "_:x", "0x1", "uid(E)", "$v0", "_STAR_ALL ", "\x00\n\t\\",
		"<http://a> \"b\"@en .", "😀\u202e\u200f\u2028", "'\"`", "[\"a\",\"b\"]", "{}", "null", "2018-07-31T00:00:00Z", "true", "1e9"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" || text == star || !utf8.ValidString(text) {
			t.Skip()
		}
		s := emptyOnce(t)
		r := small()
		r.Document.Title, r.Document.Outlet, r.Document.Text = text, text, text
		r.Entities[0].Names = map[string]string{"fa": text}
		r.Entities[0].Aliases, r.Entities[0].Keys = []string{text + "a"}, []string{text}
		r.Assertions[0].Role, r.Assertions[0].Rule, r.Assertions[0].Pack = text, text, text
		r.Assertions[0].Evidence[0].Quote = text
		put(t, s, r)
		audit(t, s, model{"doc:1": r})
		if list, err := s.EntitiesByKey(t.Context(), text); err != nil || len(list) != 1 || list[0].Keys[0] != text {
			t.Errorf("EntitiesByKey(%q) = %+v, %v", text, list, err)
		}
		if got := collect(t, s.Assertions(t.Context(), graph.Filter{Outlet: text, Entities: []string{text, "person:a"}})); len(got) != 3 {
			t.Errorf("the filter gives %d assertions, want 3", len(got))
		}
		if _, err := s.Entity(t.Context(), text); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("Entity(%q) gives %v", text, err)
		}
	})
}

// emptyOnce empties the graph for the first input of a fuzz test only: the
// inputs after it write the same document again.
func emptyOnce(t *testing.T) *Store {
	t.Helper()
	s := open(t, addresses(t))
	if err := s.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	for d := range s.Documents(t.Context()) {
		if d.XID != "doc:1" {
			return emptyStore(t)
		}
	}
	return s
}

// A snapshot has nothing that was written after it was first asked, by however many
// at the same time.
func TestSnapshot(t *testing.T) {
	s := emptyStore(t)
	put(t, s, small())
	const count = `{ q(func: type(Document)) { count(uid) } }`
	snapshot := s.Snapshot()
	ask := func(from interface {
		Query(context.Context, string, map[string]string) ([]byte, error)
	}) string {
		answer, err := from.Query(t.Context(), count, nil)
		if err != nil {
			t.Error(err)
		}
		return string(answer)
	}
	before := ask(s)
	var asking sync.WaitGroup
	for range 8 {
		asking.Go(func() {
			if got := ask(snapshot); got != before {
				t.Errorf("a snapshot says %s, want %s", got, before)
			}
		})
	}
	asking.Wait()
	other := small()
	other.Document.XID, other.Entities, other.Assertions = "doc:other", nil, nil
	put(t, s, other)
	if got := ask(snapshot); got != before {
		t.Errorf("a snapshot says %s after a document was written, want %s", got, before)
	}
	for _, from := range []string{ask(s), ask(s.Snapshot())} {
		if from == before {
			t.Errorf("a document was written, and there are still %s", from)
		}
	}
}

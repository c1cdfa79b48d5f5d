package dgraph

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/diplograph/diplograph/graph"
)

func put(t testing.TB, s *Store, r graph.Reading) graph.Change {
	t.Helper()
	c, err := s.Put(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// small returns a reading in which Amina Haddad, minister of Aland, meets Rustam
// Karimi and supports Bland.
func small() graph.Reading {
	assertion := func(xid, subject, relation, object string) graph.Assertion {
		return graph.Assertion{XID: "assertion:" + xid, Relation: relation, Subject: subject, Object: object,
			Status: graph.Asserted, Confidence: 0.9, Document: "doc:1", Rule: "en/test", Pack: "1",
			Evidence: []graph.Evidence{{Document: "doc:1", Begin: 0, End: 5, Quote: "Amina"}}}
	}
	met := assertion("1", "person:r", "met_with", "person:a")
	met.Date, met.Basis, met.Place = "2018-07-31", graph.Stated, "place:c"
	role := assertion("2", "person:a", "holds_position", "state:A")
	role.Role = "foreign minister"
	supports := assertion("3", "person:a", "supports", "state:B")
	supports.Date, supports.AttributedTo = "2018-07", "person:a"
	denied := assertion("4", "state:A", "recognized", "state:B")
	denied.Status = graph.Negated
	return graph.Reading{
		Document: graph.Document{XID: "doc:1", URL: "https://news.example/1", Title: "Amina in Bland", Lang: "en",
			Published: "2018-08-01", Hash: "h1", Text: "Amina Haddad …", ObservedAt: time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC)},
		Entities: []graph.Entity{
			{XID: "person:a", Type: "Person", Names: map[string]string{"en": "Amina Haddad", "fa": "امینه حداد"},
				Aliases: []string{"Haddad"}, Keys: []string{"amn hdd"}},
			{XID: "person:r", Type: "Person", Names: map[string]string{"en": "Rustam Karimi"}, Keys: []string{"rstm krm"}},
			{XID: "place:c", Type: "Place", Names: map[string]string{"en": "Cport"}},
			{XID: "state:A", Type: "State", Names: map[string]string{"en": "Aland"}},
			{XID: "state:B", Type: "State", Names: map[string]string{"en": "Bland"}},
		},
		Assertions: []graph.Assertion{met, role, supports, denied},
	}
}

func TestPut(t *testing.T) {
	s := emptyStore(t)
	want := graph.Change{NodesAdded: 5, EdgesAdded: 3, AssertionsAdded: 4}
	if got := put(t, s, small()); got != want {
		t.Errorf("the first time: %+v, want %+v", got, want)
	}
	audit(t, s, model{"doc:1": small()})

	again := small()
	slices.Reverse(again.Entities)
	slices.Reverse(again.Assertions)
	again.Document.ObservedAt = time.Now()
	if got := put(t, s, again); got != (graph.Change{Unchanged: true}) {
		t.Errorf("the second time: %+v, want no change", got)
	}
	audit(t, s, model{"doc:1": small()})
}

// A corrected document replaces its own facts only.
func TestCorrection(t *testing.T) {
	s := emptyStore(t)
	other := small()
	other.Document.XID, other.Document.Hash = "doc:2", "h2"
	other.Entities[0].Names = map[string]string{"en": "Amina al-Haddad"}
	for i := range other.Assertions {
		other.Assertions[i].XID += "-2"
		other.Assertions[i].Document = "doc:2"
		other.Assertions[i].Evidence[0].Document = "doc:2"
	}
	other.Assertions = other.Assertions[:2]
	put(t, s, small())
	put(t, s, other)
	audit(t, s, model{"doc:1": small(), "doc:2": other})

	corrected := small()
	corrected.Document.Hash, corrected.Document.Published, corrected.Document.Title = "h1b", "2018-08-02", ""
	corrected.Document.ObservedAt = corrected.Document.ObservedAt.Add(time.Hour)
	corrected.Entities[0].Aliases = []string{"Mme Haddad"}
	corrected.Entities = corrected.Entities[:4]          // Bland is gone
	corrected.Assertions = corrected.Assertions[:2]      // and with it two assertions
	corrected.Assertions[0].Date = "2018-07-30"          // another day
	corrected.Assertions[0].Evidence[0].Quote = "Rustam" // other words
	corrected.Assertions[1].Status = graph.Alleged       // no fact any longer, but the other says it
	got := put(t, s, corrected)
	want := graph.Change{NodesRemoved: 1, EdgesRemoved: 1, AssertionsRemoved: 2}
	// Bland stays as long as the other document mentions it.
	want.NodesRemoved = 0
	if got != want {
		t.Errorf("correction: %+v, want %+v", got, want)
	}
	audit(t, s, model{"doc:1": corrected, "doc:2": other})
}

// The same content seen again later has been there since it was first read.
func TestObservedAt(t *testing.T) {
	s := emptyStore(t)
	put(t, s, small())
	later := small()
	later.Document.ObservedAt = later.Document.ObservedAt.Add(time.Hour)
	later.Document.Title = "Another title"
	put(t, s, later)
	if d, err := s.Document(t.Context(), "doc:1"); err != nil || !d.ObservedAt.Equal(small().Document.ObservedAt) || d.Title != "Another title" {
		t.Errorf("document = %+v, %v", d, err)
	}
	later.Document.Hash = "h2"
	put(t, s, later)
	if d, err := s.Document(t.Context(), "doc:1"); err != nil || !d.ObservedAt.Equal(later.Document.ObservedAt) {
		t.Errorf("document = %+v, %v", d, err)
	}
}

func TestRemove(t *testing.T) {
	s := emptyStore(t)
	if _, err := s.Remove(t.Context(), "doc:1"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("removing what is not there: %v", err)
	}
	put(t, s, small())
	got, err := s.Remove(t.Context(), "doc:1")
	if want := (graph.Change{NodesRemoved: 5, EdgesRemoved: 3, AssertionsRemoved: 4}); err != nil || got != want {
		t.Errorf("Remove = %+v, %v; want %+v", got, err, want)
	}
	audit(t, s, model{})
	put(t, s, small())
	audit(t, s, model{"doc:1": small()})
}

// Whatever is written, corrected and removed, the graph is what its documents
// say.
func TestAnySequence(t *testing.T) {
	s := emptyStore(t)
	w := world{seed: 1, people: 8, states: 4, perDocument: 5, spellings: 5}
	rnd := rand.New(rand.NewPCG(7, 7))
	m := model{}
	for step := range 150 {
		r := w.reading(rnd.IntN(12), rnd.IntN(4))
		if _, there := m[r.Document.XID]; there && rnd.IntN(3) == 0 {
			if _, err := s.Remove(t.Context(), r.Document.XID); err != nil {
				t.Fatal(err)
			}
			delete(m, r.Document.XID)
		} else {
			put(t, s, r)
			m[r.Document.XID] = r
		}
		if step%15 == 0 {
			audit(t, s, m)
		}
		if t.Failed() {
			t.Fatalf("at step %d", step)
		}
	}
	audit(t, s, m)
}

// Many writers through several clients: no xid twice, no edge miscounted,
// nothing lost, whoever comes first.
func TestConcurrentWriters(t *testing.T) {
	s := emptyStore(t)
	clients := []*Store{s, open(t, addresses(t)), open(t, addresses(t)), open(t, addresses(t))}
	w := world{seed: 2, people: 10, states: 4, perDocument: 5, spellings: 5}
	const documents, writers = 40, 16
	// Every document goes through several versions, and some go in the end.
	// The versions of one document follow each other; each is put twice at
	// once, by different clients.
	var wg sync.WaitGroup
	work := make(chan int)
	for i := range writers {
		wg.Go(func() {
			for number := range work {
				for version := range 3 {
					r := w.reading(number, version)
					var pair sync.WaitGroup
					for j := range 2 {
						pair.Go(func() {
							if _, err := clients[(i+j)%len(clients)].Put(t.Context(), r); err != nil {
								t.Errorf("document %d, version %d: %v", number, version, err)
							}
						})
					}
					pair.Wait()
				}
				if number%4 == 0 {
					if _, err := clients[i%len(clients)].Remove(t.Context(), w.reading(number, 2).Document.XID); err != nil {
						t.Errorf("removing document %d: %v", number, err)
					}
				}
			}
		})
	}
	m := model{}
	for number := range documents {
		work <- number
		if r := w.reading(number, 2); number%4 != 0 {
			m[r.Document.XID] = r
		}
	}
	close(work)
	wg.Wait()
	audit(t, s, m)
}

// All writers at once create the same few entities.
func TestUniqueXIDs(t *testing.T) {
	for range 3 {
		s := emptyStore(t)
		clients := []*Store{s, open(t, addresses(t)), open(t, addresses(t))}
		m := model{}
		var wg sync.WaitGroup
		for i := range 30 {
			r := small()
			r.Document.XID = "doc:" + string(rune('a'+i))
			for j := range r.Assertions {
				a := &r.Assertions[j]
				a.XID, a.Document, a.Evidence[0].Document = a.XID+r.Document.XID, r.Document.XID, r.Document.XID
			}
			m[r.Document.XID] = r
			wg.Go(func() {
				if _, err := clients[i%3].Put(t.Context(), r); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		audit(t, s, m)
	}
}

func TestInvalid(t *testing.T) {
	s := emptyStore(t)
	for name, spoil := range map[string]func(*graph.Reading){
		"no xid":              func(r *graph.Reading) { r.Document.XID = "" },
		"not a document":      func(r *graph.Reading) { r.Document.XID = "state:A" },
		"space in an xid":     func(r *graph.Reading) { r.Entities[0].XID = "person:a b" },
		"long xid":            func(r *graph.Reading) { r.Entities[0].XID = "person:" + strings.Repeat("a", 2000) },
		"wrong type":          func(r *graph.Reading) { r.Entities[0].Type = "State" },
		"not a language":      func(r *graph.Reading) { r.Entities[0].Names["en) {"] = "x" },
		"any language":        func(r *graph.Reading) { r.Entities[0].Names["*"] = "x" },
		"all aliases":         func(r *graph.Reading) { r.Entities[0].Aliases = []string{"_STAR_ALL"} },
		"not UTF-8":           func(r *graph.Reading) { r.Document.Text = "\xff" },
		"entity twice":        func(r *graph.Reading) { r.Entities = append(r.Entities, r.Entities[0]) },
		"assertion twice":     func(r *graph.Reading) { r.Assertions = append(r.Assertions, r.Assertions[0]) },
		"unknown relation":    func(r *graph.Reading) { r.Assertions[0].Relation = "xid" },
		"subject missing":     func(r *graph.Reading) { r.Assertions[0].Subject = "person:x" },
		"place missing":       func(r *graph.Reading) { r.Assertions[0].Place = "place:x" },
		"out of range":        func(r *graph.Reading) { r.Assertions[0].Object = "place:c" },
		"to itself":           func(r *graph.Reading) { r.Assertions[0].Object = r.Assertions[0].Subject },
		"unknown status":      func(r *graph.Reading) { r.Assertions[0].Status = "" },
		"impossible date":     func(r *graph.Reading) { r.Assertions[0].Date = "2018-02-30" },
		"no date":             func(r *graph.Reading) { r.Document.Published = "yesterday!" },
		"too sure":            func(r *graph.Reading) { r.Assertions[0].Confidence = 1.1 },
		"of another document": func(r *graph.Reading) { r.Assertions[0].Document = "doc:2" },
		"backwards":           func(r *graph.Reading) { r.Assertions[0].Evidence[0].End = -1 },
	} {
		r := small()
		spoil(&r)
		if _, err := s.Put(t.Context(), r); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v, want ErrInvalid", name, err)
		}
	}
	audit(t, s, model{})

	put(t, s, small())
	thief := small()
	thief.Document.XID = "doc:2"
	for i := range thief.Assertions {
		thief.Assertions[i].Document, thief.Assertions[i].Evidence[0].Document = "doc:2", "doc:2"
	}
	if _, err := s.Put(t.Context(), thief); !errors.Is(err, ErrInvalid) {
		t.Errorf("an assertion of another document: %v, want ErrInvalid", err)
	}
	audit(t, s, model{"doc:1": small()})
}

func TestCancelled(t *testing.T) {
	s := emptyStore(t)
	ctx, cancel := context.WithCancelCause(t.Context())
	stopped := errors.New("the user has had enough")
	cancel(stopped)
	if _, err := s.Put(ctx, small()); !errors.Is(err, stopped) {
		t.Errorf("Put = %v, want the cause", err)
	}
	for _, err := range s.Entities(ctx) {
		if !errors.Is(err, stopped) {
			t.Errorf("Entities = %v, want the cause", err)
		}
	}
	audit(t, s, model{})
}

// prepare does all of a transaction but to commit it.
func prepare(t *testing.T, s *Store, document string, r *graph.Reading) (commit func() error) {
	t.Helper()
	txn := s.client.NewTxn()
	p := &plan{store: s, document: document, reading: r}
	if err := p.load(t.Context(), txn); err != nil {
		t.Fatal(err)
	}
	if err := p.compare(); err != nil {
		t.Fatal(err)
	}
	if err := p.loadOthers(t.Context(), txn); err != nil {
		t.Fatal(err)
	}
	if err := p.write(t.Context(), txn); err != nil {
		t.Fatal(err)
	}
	return func() error { return s.commit(t.Context(), txn, &p.m) }
}

// A removal takes an entity away, or a correction its name, just when another
// document begins to mention it: see what the package comment says of guard.
func TestWithdrawalMeetsMention(t *testing.T) {
	said := func(document, name string) *graph.Reading {
		return &graph.Reading{Document: graph.Document{XID: "doc:" + document, Lang: "en", Hash: document + name},
			Entities: []graph.Entity{{XID: "person:a", Type: "Person", Names: map[string]string{"en": name}}}}
	}
	for name, withdrawal := range map[string]*graph.Reading{"removal": nil, "correction": said("1", "A. H.")} {
		t.Run(name, func(t *testing.T) {
			s := emptyStore(t)
			put(t, s, *said("1", "Amina Haddad"))
			// Both have read before either writes.
			withdraw := prepare(t, s, "doc:1", withdrawal)
			mention := prepare(t, s, "doc:2", said("2", "Haddad"))
			if err := mention(); err != nil {
				t.Fatal(err)
			}
			if err := withdraw(); !conflicting(err) {
				t.Errorf("the withdrawal gives %v, want a conflict", err)
			}
			audit(t, s, model{"doc:1": *said("1", "Amina Haddad"), "doc:2": *said("2", "Haddad")})

			withdraw = prepare(t, s, "doc:1", withdrawal)
			mention = prepare(t, s, "doc:3", said("3", "Haddad"))
			if err := withdraw(); err != nil {
				t.Fatal(err)
			}
			if err := mention(); !conflicting(err) {
				t.Errorf("the mention gives %v, want a conflict", err)
			}
			// Mentions do not get in each other's way, but for the one time in
			// as many as there are slots.
			conflicts := 0
			for range 8 {
				mention4 := prepare(t, s, "doc:4", said("4", "Haddad"))
				mention5 := prepare(t, s, "doc:5", said("5", "Haddad"))
				if err := mention4(); err != nil {
					t.Fatal(err)
				}
				if mention5() != nil {
					conflicts++
				}
				for _, d := range []string{"doc:4", "doc:5"} {
					if _, err := s.Remove(t.Context(), d); err != nil && !errors.Is(err, graph.ErrNotFound) {
						t.Fatal(err)
					}
				}
			}
			if conflicts > 4 {
				t.Errorf("%d of 8 pairs of mentions were in conflict", conflicts)
			}
			want := model{"doc:2": *said("2", "Haddad")}
			if withdrawal != nil {
				want["doc:1"] = *withdrawal
			}
			audit(t, s, want)
		})
	}
}

package dgraph

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/export"
	"github.com/diplograph/diplograph/graph/local"
	"github.com/diplograph/diplograph/graph/resolve"
	"github.com/diplograph/diplograph/graph/resolve/name"
)

var rules = resolve.Rules{SingleSeat: func(role string) bool { return role == "foreign minister" || role == "president" }}

// speak returns a reading in which people, each "slug|name|role|state", hold
// offices and meet each other.
func speak(number int, published graph.Date, people ...string) graph.Reading {
	doc := fmt.Sprintf("doc:%d", number)
	r := graph.Reading{Document: graph.Document{XID: doc, Lang: "en", Published: published, Hash: doc}}
	known := map[string]bool{}
	add := func(e graph.Entity) {
		if !known[e.XID] {
			known[e.XID] = true
			r.Entities = append(r.Entities, e)
		}
	}
	say := func(subject, relation, object, role string) {
		xid := fmt.Sprintf("assertion:%d-%d", number, len(r.Assertions))
		r.Assertions = append(r.Assertions, graph.Assertion{XID: xid, Relation: relation, Subject: subject, Object: object, Role: role,
			Status: graph.Asserted, Confidence: 0.9, Document: doc, Evidence: []graph.Evidence{{Document: doc, End: 1, Quote: "x"}}})
	}
	last := ""
	for _, p := range people {
		f := strings.Split(p, "|")
		e := graph.Entity{XID: "person:" + f[0], Type: "Person", Aliases: []string{f[1]}, Keys: name.Keys(f[1], "")}
		if f[1] == "" {
			e.Aliases, e.Keys, e.Described = []string{"the " + f[2]}, nil, true
		}
		add(e)
		if f[2] != "" {
			add(graph.Entity{XID: "state:" + f[3], Type: "State", Names: map[string]string{"en": f[3]}})
			say(e.XID, "holds_position", "state:"+f[3], f[2])
		}
		if last != "" && last != e.XID {
			say(min(last, e.XID), "met_with", max(last, e.XID), "")
		}
		last = e.XID
	}
	return normal(r)
}

// dispatches speak of two men called Mohammad Alavi, of one Kairat
// Abdrakhmanov in many spellings, and of ministers without a name.
func dispatches() []graph.Reading {
	return []graph.Reading{
		speak(1, "2018-07-01", "kairat-abdrakhmanov|Kairat Abdrakhmanov|foreign minister|KZ", "ali-rahimi.ir|علی رحیمی|foreign minister|IR"),
		speak(2, "2018-07-02", "qirat-abdrahmanov|قيرات عبدراحمنوف||"),
		speak(3, "2018-07-02", "kayrat-abdurahmanov|کایرات عبدالرحمناف|foreign minister|KZ", "mohammad-alavi|محمد علوي||"),
		speak(4, "2018-08-01", "mohammad-alavi.ir|محمد علوی|deputy minister|IR"),
		speak(5, "2018-08-03", "mohammad-alavi.ye|محمد علوي|ambassador|YE"),
		speak(6, "2018-09-03", "foreign-minister-of-kz-2018||foreign minister|KZ", "ali-rahimi|Ali Rahimi||"),
		speak(7, "2019-09-03", "foreign-minister-of-ir-2019||foreign minister|IR", "kairat-abdrakhmanov|Kayrat Abdrahmanov||"),
		speak(8, "2018-08-09", "m-j-zarif|Javad Zarif||", "kairat-abdrakhmanov|Kairat Abdrakhmanov||"),
		speak(9, "2018-08-09", "mohammad-javad-zarif|محمد جواد ظريف|spokesman|IR"),
	}
}

// dump is the canonical export, by which graphs are compared.
func dump(t testing.TB, s *Store) string {
	t.Helper()
	format, err := export.Find("canonical")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if _, err := format.Write(t.Context(), &b, s, s.ontology, export.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func identities(t testing.TB, s *Store) string {
	t.Helper()
	var b strings.Builder
	same, err := s.SameAs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, xid := range slices.Sorted(maps.Keys(same)) {
		fmt.Fprintln(&b, xid, "is", same[xid])
	}
	for _, j := range collect(t, s.Judgements(t.Context())) {
		fmt.Fprintln(&b, j.Left, j.Verdict, j.Right, j.Score, j.By, j.Reasons())
	}
	return b.String()
}

func settle(t testing.TB, s *Store) {
	t.Helper()
	if _, err := s.Resolve(t.Context(), rules); err != nil {
		t.Fatal(err)
	}
}

func TestResolve(t *testing.T) {
	s := emptyStore(t)
	for _, r := range dispatches() {
		put(t, s, r)
	}
	settle(t, s)
	want := map[string]string{
		"person:qirat-abdrahmanov":           "person:qirat-abdrahmanov",
		"person:kayrat-abdurahmanov":         "person:qirat-abdrahmanov",
		"person:kairat-abdrakhmanov":         "person:qirat-abdrahmanov",
		"person:foreign-minister-of-kz-2018": "person:qirat-abdrahmanov",
		"person:ali-rahimi.ir":               "person:ali-rahimi",
		"person:mohammad-javad-zarif":        "person:m-j-zarif",
	}
	delete(want, "person:qirat-abdrahmanov")
	got, err := s.SameAs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff, identities(t, s))
	}
	again, err := s.Resolve(t.Context(), rules)
	if err != nil || again != (Resolution{}) {
		t.Errorf("the second time: %+v, %v", again, err)
	}
}

// Whatever the order, however many writers, and whenever identities are
// settled: the graph is the same.
func TestOrderMakesNoDifference(t *testing.T) {
	want := ""
	for round := range 6 {
		s := emptyStore(t)
		readings := dispatches()
		rand.Shuffle(len(readings), func(i, j int) { readings[i], readings[j] = readings[j], readings[i] })
		var wg sync.WaitGroup
		for w := range 3 {
			wg.Go(func() {
				for i := w; i < len(readings); i += 3 {
					if round%2 == 1 { // read in error, corrected later
						wrong := readings[i]
						wrong.Document.Hash += " wrong"
						wrong.Entities = slices.Clone(readings[(i+1)%len(readings)].Entities)
						wrong.Assertions = nil
						if _, err := s.Put(t.Context(), wrong); err != nil {
							t.Error(err)
						}
						if _, err := s.Resolve(t.Context(), rules); err != nil {
							t.Error(err)
						}
					}
					if _, err := s.Put(t.Context(), readings[i]); err != nil {
						t.Error(err)
					}
					if round%3 > 0 {
						if _, err := s.Resolve(t.Context(), rules); err != nil {
							t.Error(err)
						}
					}
				}
			})
		}
		wg.Wait()
		settle(t, s)
		got := dump(t, s)
		if want == "" {
			want = got
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("round %d: %s", round, diff)
		}
	}
}

// What a removed document has brought goes with it, identities too.
func TestRemovalOfIdentities(t *testing.T) {
	s := emptyStore(t)
	readings := dispatches()
	put(t, s, readings[0])
	put(t, s, readings[3])
	settle(t, s)
	want := dump(t, s)
	for _, i := range []int{1, 2, 4, 5} {
		put(t, s, readings[i])
		settle(t, s)
	}
	if dump(t, s) == want {
		t.Fatal("nothing has been added")
	}
	for _, i := range []int{2, 1, 5, 4} {
		if _, err := s.Remove(t.Context(), readings[i].Document.XID); err != nil {
			t.Fatal(err)
		}
	}
	settle(t, s)
	if diff := gocmp.Diff(want, dump(t, s)); diff != "" {
		t.Error(diff)
	}
}

func judgement(a, b string, v graph.Verdict, act string) graph.Judgement {
	j := graph.NewJudgement("person:"+a, "person:"+b, v, 1)
	j.By, j.Act, j.At, j.Note = "amina", act, time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), "she knows"
	return j
}

func TestJudgementsOfPersons(t *testing.T) {
	s := emptyStore(t)
	for _, r := range dispatches() {
		put(t, s, r)
	}
	settle(t, s)
	start := dump(t, s)
	states := []string{start}
	acts := []graph.Judgement{
		judgement("mohammad-alavi.ir", "mohammad-alavi.ye", graph.Positive, "1"), // against the rules
		judgement("kairat-abdrakhmanov", "qirat-abdrahmanov", graph.Negative, "2"),
		judgement("kairat-abdrakhmanov", "kayrat-abdurahmanov", graph.Negative, "3"),
		judgement("ali-rahimi", "mohammad-alavi", graph.Positive, "4"),
	}
	for _, j := range acts {
		if err := s.Judge(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		now := dump(t, s)
		if now == states[len(states)-1] {
			t.Errorf("%v has no effect", j)
		}
		states = append(states, now)
	}
	same, err := s.SameAs(t.Context())
	if err != nil || same["person:mohammad-alavi.ye"] != same["person:mohammad-alavi.ir"] || same["person:kairat-abdrakhmanov"] != "" {
		t.Errorf("%v, %v", same, err)
	}
	if err := s.Judge(t.Context(), judgement("kairat-abdrakhmanov", "m-j-zarif", graph.Positive, "5")); err != nil {
		t.Fatal(err)
	}
	if err := s.Judge(t.Context(), judgement("m-j-zarif", "qirat-abdrahmanov", graph.Positive, "6")); !errors.Is(err, ErrContradiction) {
		t.Errorf("the contradiction gives %v", err)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}

	// They outlive the documents.
	readings := dispatches()
	for _, r := range readings {
		if _, err := s.Remove(t.Context(), r.Document.XID); err != nil {
			t.Fatal(err)
		}
	}
	settle(t, s)
	if n := len(collect(t, s.Judgements(t.Context()))); n != len(acts) {
		t.Errorf("%d judgements are left, want %d", n, len(acts))
	}
	slices.Reverse(readings)
	for _, r := range readings {
		put(t, s, r)
	}
	settle(t, s)
	for i := len(acts); i > 0; i-- {
		if diff := gocmp.Diff(states[i], dump(t, s)); diff != "" {
			t.Fatalf("with %d acts: %s", i, diff)
		}
		if undone, err := s.Undo(t.Context()); err != nil || len(undone) != 1 {
			t.Fatalf("undo: %v, %v", undone, err)
		}
	}
	if diff := gocmp.Diff(start, dump(t, s)); diff != "" {
		t.Error(diff)
	}
	if _, err := s.Undo(t.Context()); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("undo of nothing gives %v", err)
	}
}

// Merge, split and undo leave the graph exactly as it was, with the server
// killed between any two of them.
func TestDeathBetweenActs(t *testing.T) {
	options, server, s := mortal(t)
	die := func() {
		status, err := local.Inspect(t.Context(), options)
		if err != nil {
			t.Fatal(err)
		}
		if err := syscall.Kill(status.AlphaPID, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		_ = server.Close() // it says that the server has died
		if server, err = local.Ensure(t.Context(), options); err != nil {
			t.Fatal(err)
		}
		s = open(t, server.Address())
	}
	for _, r := range dispatches() {
		put(t, s, r)
	}
	settle(t, s)
	states := []string{dump(t, s)}
	for _, j := range []graph.Judgement{
		judgement("ali-rahimi", "mohammad-alavi", graph.Positive, "1"),             // a merger
		judgement("kairat-abdrakhmanov", "qirat-abdrahmanov", graph.Negative, "2"), // a split of what rules have joined
		judgement("ali-rahimi", "mohammad-alavi", graph.Negative, "3"),             // a split of the merger
	} {
		die()
		if err := s.Judge(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		now := dump(t, s)
		if now == states[len(states)-1] {
			t.Errorf("%v has no effect", j)
		}
		states = append(states, now)
	}
	for i := len(states) - 1; i > 0; i-- {
		die()
		if diff := gocmp.Diff(states[i], dump(t, s)); diff != "" {
			t.Fatalf("after %d acts and a death: %s", i, diff)
		}
		if _, err := s.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(states[i-1], dump(t, s)); diff != "" {
			t.Fatalf("after undoing act %d: %s", i, diff)
		}
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
}

// A server that is killed at any moment leaves each act done or not done.
func TestDeathBetweenJudgements(t *testing.T) {
	options, server, s := mortal(t)
	for _, r := range dispatches() {
		put(t, s, r)
	}
	settle(t, s)
	act := []graph.Judgement{
		judgement("mohammad-alavi.ir", "mohammad-alavi.ye", graph.Positive, "1"),
		judgement("kairat-abdrakhmanov", "qirat-abdrahmanov", graph.Negative, "1"),
	}
	before := dump(t, s)
	if err := s.Judge(t.Context(), act...); err != nil {
		t.Fatal(err)
	}
	after := dump(t, s)
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		status, err := local.Inspect(t.Context(), options)
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			time.Sleep(time.Duration(round*7) * time.Millisecond)
			_ = syscall.Kill(status.AlphaPID, syscall.SIGKILL)
		}()
		for i := 0; err == nil; i++ { // until it is dead
			if i%2 == 0 {
				err = s.Judge(t.Context(), act...)
			} else {
				_, err = s.Undo(t.Context())
			}
		}
		if !errors.Is(err, ErrUnavailable) && !errors.Is(err, graph.ErrNotFound) {
			t.Fatal(err)
		}
		_ = server.Close() // it says that the server has died
		if server, err = local.Ensure(t.Context(), options); err != nil {
			t.Fatal(err)
		}
		s = open(t, server.Address())
		got := dump(t, s)
		if got != before && got != after {
			t.Fatalf("half done: %s", gocmp.Diff(after, got))
		}
		if got == after {
			if _, err := s.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if diff := gocmp.Diff(before, dump(t, s)); diff != "" {
			t.Fatal(diff)
		}
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
}

// One agreement that three documents describe, in two languages, is one; that
// of other parties is another. A body with two names is one by its acronym.
func TestResolveThings(t *testing.T) {
	s := emptyStore(t)
	say := func(number int, published graph.Date, lang, called string, parties ...string) {
		doc := fmt.Sprintf("doc:t%d", number)
		paper := fmt.Sprintf("agreement:a%d", number)
		r := graph.Reading{Document: graph.Document{XID: doc, Lang: lang, Published: published, Hash: doc},
			Entities: []graph.Entity{{XID: paper, Type: "Agreement", Names: map[string]string{lang: called}, Described: true}}}
		for i, p := range parties {
			r.Entities = append(r.Entities, graph.Entity{XID: "state:" + p, Type: "State", Names: map[string]string{"en": p}})
			r.Assertions = append(r.Assertions, graph.Assertion{XID: fmt.Sprintf("assertion:t%d-%d", number, i), Relation: "signed",
				Subject: "state:" + p, Object: paper, Status: graph.Asserted, Confidence: 0.9, Document: doc})
		}
		put(t, s, r)
	}
	say(1, "2018-07-31", "en", "memorandum on transport", "IR", "KZ")
	say(2, "2018-08-01", "fa", "یادداشت تفاهم حمل و نقل", "IR", "KZ")
	say(3, "2018-08-01", "ar", "مذكرة تفاهم للنقل", "KZ", "IR")
	say(4, "2018-08-01", "en", "memorandum on transport", "OM", "QA")
	say(5, "2018-08-01", "en", "agreement on energy", "IR", "KZ")
	body := func(number int, xid string, names ...string) {
		doc := fmt.Sprintf("doc:b%d", number)
		put(t, s, graph.Reading{Document: graph.Document{XID: doc, Lang: "en", Hash: doc},
			Entities: []graph.Entity{{XID: "org:" + xid, Type: "Organization", Aliases: names}}})
	}
	body(1, "forum", "Forum of Two Rivers", "FTR")
	body(2, "the-forum", "The Forum of Two Rivers")
	body(3, "fund", "Fund for Trade Relations")
	settle(t, s)
	want := map[string]string{"agreement:a2": "agreement:a1", "agreement:a3": "agreement:a1", "org:the-forum": "org:forum"}
	got, err := s.SameAs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff, identities(t, s))
	}
	if again, err := s.Resolve(t.Context(), rules); err != nil || again != (Resolution{}) {
		t.Errorf("the second time: %+v, %v", again, err)
	}
}

// What is exported and imported into a graph of the same documents is the same
// there, and transitive.
func TestExchangeOfJudgements(t *testing.T) {
	s := emptyStore(t)
	for _, r := range dispatches() {
		put(t, s, r)
	}
	settle(t, s)
	for i, pair := range [][2]string{{"mohammad-alavi.ir", "ali-rahimi"}, {"ali-rahimi", "m-j-zarif"}, {"kairat-abdrakhmanov", "qirat-abdrahmanov"}} {
		verdict := graph.Positive
		if i == 2 {
			verdict = graph.Negative
		}
		j := judgement(pair[0], pair[1], verdict, "")
		j.At = j.At.Add(time.Duration(i) * time.Hour)
		j.Act = resolve.ActAt(j.At)
		if err := s.Judge(t.Context(), j); err != nil {
			t.Fatal(err)
		}
	}
	same, err := s.SameAs(t.Context())
	if err != nil || same["person:mohammad-alavi.ir"] == "" || same["person:mohammad-alavi.ir"] != same["person:ali-rahimi"] {
		t.Errorf("judgements are not transitive: %v, %v", same, err)
	}
	var file strings.Builder
	if _, err := resolve.WriteJudgements(&file, s.Judgements(t.Context())); err != nil {
		t.Fatal(err)
	}
	want := dump(t, s)
	other := emptyStore(t)
	isPerson := func(id string) bool { return strings.HasPrefix(id, "person:") }
	list, err := resolve.ReadJudgements(strings.NewReader(file.String()), "somebody", isPerson)
	if err != nil || len(list) != 3 {
		t.Fatal(list, err)
	}
	if err := other.ImportJudgements(t.Context(), list...); err != nil {
		t.Fatal(err)
	}
	for _, r := range dispatches() { // read after they were judged
		put(t, other, r)
	}
	settle(t, other)
	if diff := gocmp.Diff(want, dump(t, other)); diff != "" {
		t.Error(diff)
	}
}

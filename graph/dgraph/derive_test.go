package dgraph

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v230/protos/api"

	"github.com/diplograph/diplograph/graph"
)

// derived tells all that a store keeps of what follows from assertions, sorted.
func derived(t testing.TB, s *Store) []string {
	t.Helper()
	const q = `{
		ties(func: has(tie)) { tie tied times level grade disputed contested sum excerpt from { xid } to { xid } }
		entities(func: type(Entity)) { xid record joined same_as { uid } ~same_as { uid } near { xid } met { xid } met_with { xid } }
		assertions(func: type(Assertion)) { xid record proof dated month about told behalf }
		acting(func: has(behalf)) @filter(NOT type(Assertion)) { uid }
		stray(func: has(about)) @filter(NOT type(Assertion)) { uid }
		strays(func: has(near)) @filter(NOT type(Entity)) { uid }
		more(func: has(met)) @filter(NOT type(Entity)) { uid }
		sums(func: has(sum)) @filter(NOT has(tie)) { uid }
	}`
	var answer struct {
		Ties []struct {
			tieRecord
			Tied     string
			Times    int
			Level    int
			Grade    []string
			Disputed bool
			From, To thing
		}
		Entities []struct {
			XID, Record    string
			Joined         bool
			SameAs         *thing  `json:"same_as"`
			Others         []thing `json:"~same_as"`
			Near, Met, Had []thing
			MetWith        []thing `json:"met_with"`
		}
		Assertions []struct {
			XID, Record, Proof, Dated, Month string
			About, Told, Behalf              []string
		}
		Acting, Stray, Strays, More, Sums []thing
	}
	if err := s.ask(t.Context(), s.client.NewReadOnlyTxn(), q, nil, &answer); err != nil {
		t.Fatal(err)
	}
	if n := len(answer.Acting) + len(answer.Stray) + len(answer.Strays) + len(answer.More) + len(answer.Sums); n > 0 {
		t.Errorf("%d nodes are left of something else", n)
	}
	xids := func(list []thing) string {
		var all []string
		for _, x := range list {
			all = append(all, x.XID)
		}
		slices.Sort(all)
		return strings.Join(all, " ")
	}
	var all []string
	for _, x := range answer.Ties {
		if x.Disputed != (x.Contested != "") {
			t.Errorf("%s: disputed %t, contested %q", x.Tie, x.Disputed, x.Contested)
		}
		slices.Sort(x.Grade)
		all = append(all, fmt.Sprintf("tie %s|%s|%d|%d|%q|%s|%s|%s|%s|%s", x.Tie, x.Tied, x.Times, x.Level, x.Grade, date(x.Contested, "day"), x.From.XID, x.To.XID, x.Sum, x.Excerpt))
	}
	for _, a := range answer.Assertions {
		if a.Month != a.Dated {
			t.Errorf("%s is dated %s and found at %s", a.XID, a.Dated, a.Month)
		}
		slices.Sort(a.About)
		slices.Sort(a.Told)
		slices.Sort(a.Behalf)
		all = append(all, fmt.Sprintf("assertion %s|%q|%q|%q|%s|%s", a.XID, a.About, a.Told, a.Behalf, a.Record, a.Proof))
	}
	for _, e := range answer.Entities {
		if xids(e.Met) != xids(e.MetWith) {
			t.Errorf("%s: met %s, met_with %s", e.XID, xids(e.Met), xids(e.MetWith))
		}
		if one := e.SameAs != nil || len(e.Others) > 0; one && !e.Joined {
			t.Errorf("%s is one with another and not marked as joined", e.XID)
		}
		all = append(all, fmt.Sprintf("entity %s|%s|%t|%s", e.XID, e.Record, e.Joined, xids(e.Near)))
	}
	slices.Sort(all)
	return all
}

// auditDerived compares what a store keeps beside its assertions with what
// follows from them, worked out the plain way.
func auditDerived(t testing.TB, s *Store, m model) {
	t.Helper()
	ties := map[pair]graph.Tie{}
	near := map[string][]string{}
	posts := map[string][]string{}
	for _, a := range m.assertions() {
		if a.Relation == "holds_position" && a.Status == graph.Asserted && !slices.Contains(posts[a.Subject], a.Object) {
			posts[a.Subject] = append(posts[a.Subject], a.Object)
		}
	}
	var want []string
	for _, r := range m {
		for _, a := range normal(r).Assertions {
			p := s.pairOf(a)
			ties[p] = ties[p].With(statementOf(a, r.Document))
			days := " " + string(a.Status) + " " + cmp.Or(string(cmp.Or(a.Date, r.Document.Published).First()), "0000-00-00")[:9]
			side := func(xid string) []string { return append([]string{xid}, posts[xid]...) }
			behalf := []string{}
			for end, in := range map[string]string{a.Subject: " says", a.Object: " said"} {
				for _, of := range posts[end] {
					behalf = append(behalf, of+" "+a.Relation+" "+string(a.Status)+in)
				}
			}
			for _, from := range side(a.Subject) {
				for _, to := range side(a.Object) {
					behalf = append(behalf, from+" > "+to)
				}
			}
			for _, by := range side(a.AttributedTo) {
				if a.AttributedTo != "" {
					behalf = append(behalf, by+" voices "+a.Subject, by+" voices "+a.Object)
				}
			}
			want = append(want, fmt.Sprintf("assertion %s|%q|%q|%q|%s|%s", a.XID, set([]string{a.Subject + " " + a.Relation + " " + string(a.Status), a.Relation + " " + a.Object + " " + string(a.Status)}),
				set([]string{a.Subject + days, a.Object + days}), set(behalf), encode(statementOf(a, r.Document).Brief()), encode(statementOf(a, r.Document).Proof())))
			if a.Status == graph.Asserted {
				near[a.Subject], near[a.Object] = append(near[a.Subject], a.Object), append(near[a.Object], a.Subject)
			}
		}
	}
	for p, tie := range ties {
		contested := graph.Date("")
		r, _ := s.ontology.Relation(p.relation)
		if tie.Count > 0 && (len(tie.Excerpt.Denied) > 0 || slices.ContainsFunc(r.Contradicts, func(other string) bool {
			return ties[pair{p.subject, other, p.object}].Count > 0
		})) {
			contested = longAgo
			if d := tie.Latest(); d != "" {
				contested = d.First()
			}
		}
		sum, _ := json.Marshal(tie)
		excerpt, _ := json.Marshal(tie.Excerpt)
		grades := []string{}
		if l := fmt.Sprintf(" %d", tie.Level()); l != " 0" {
			grades = set([]string{p.subject + l, p.object + l, p.relation + " " + p.object + l})
		}
		want = append(want, fmt.Sprintf("tie %s|%s|%d|%d|%q|%s|%s|%s|%s|%s", p, p.relation, tie.Count, tie.Level(), grades, contested, p.subject, p.object, sum, excerpt))
	}
	for _, e := range m.entities() {
		want = append(want, fmt.Sprintf("entity %s|%s|false|%s", e.XID, card(e.XID, e.Names), strings.Join(set(near[e.XID]), " ")))
	}
	slices.Sort(want)
	differ(t, "derived", want, unjoined(derived(t, s)))
}

// What is derived is the same after merges, splits, corrections and removals as
// in a graph that is written at once.
func TestDerivedSurvivesChanges(t *testing.T) {
	w := world{seed: 6, people: 8, states: 3, perDocument: 8, spellings: 5}
	s := emptyStore(t)
	m := model{}
	for i := range 12 {
		r := w.reading(i, 0)
		put(t, s, r)
		m[r.Document.XID] = normal(r)
	}
	auditDerived(t, s, m)
	before := derived(t, s)
	people := []string{}
	for _, e := range m.entities() {
		if e.Type == "Person" && !e.Described {
			people = append(people, e.XID)
		}
	}
	if len(people) < 3 {
		t.Fatal("too few people for the test")
	}
	if err := s.Judge(t.Context(), judgement(strings.TrimPrefix(people[0], "person:"), strings.TrimPrefix(people[1], "person:"), graph.Positive, "1")); err != nil {
		t.Fatal(err)
	}
	joined := 0
	for _, line := range derived(t, s) {
		if strings.Contains(line, "|true|") {
			joined++
		}
	}
	if joined != 2 {
		t.Errorf("%d entities are marked as joined, want 2", joined)
	}
	for i := range 12 { // corrections while two are one, then a removal of some
		r := w.reading(i, 1)
		put(t, s, r)
		m[r.Document.XID] = normal(r)
		if i%3 == 0 {
			if _, err := s.Remove(t.Context(), r.Document.XID); err != nil {
				t.Fatal(err)
			}
			delete(m, r.Document.XID)
		}
	}
	for i := range 12 {
		r := w.reading(i, 0)
		put(t, s, r)
		m[r.Document.XID] = normal(r)
	}
	// Two of three are split, with the third on one side.
	name := func(i int) string { return strings.TrimPrefix(people[i], "person:") }
	if err := s.Judge(t.Context(), judgement(name(1), name(2), graph.Positive, "2")); err != nil {
		t.Fatal(err)
	}
	if err := s.Judge(t.Context(), judgement(name(0), name(1), graph.Negative, "3")); err != nil {
		t.Fatal(err)
	}
	differ(t, "derived after a split", before, unjoined(derived(t, s)))
	for range 3 {
		if _, err := s.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range derived(t, s) {
		if strings.Contains(line, "|true|") {
			t.Errorf("after undo is marked as joined: %s", line)
		}
	}
	settle(t, s)
	if _, err := s.Undo(t.Context()); !errors.Is(err, graph.ErrNotFound) {
		t.Fatalf("undo of nothing: %v", err)
	}
	differ(t, "derived after all", before, unjoined(derived(t, s)))
}

// unjoined takes away what the rules may have found.
func unjoined(lines []string) []string {
	for i, line := range lines {
		lines[i] = strings.Replace(line, "|true|", "|false|", 1)
	}
	return lines
}

// A graph that lacks what is derived gets it when the schema is applied.
func TestDerive(t *testing.T) {
	s := emptyStore(t)
	if err := s.CheckModel(t.Context()); err != nil {
		t.Error(err)
	}
	w := world{seed: 7, people: 8, states: 3, perDocument: 8, spellings: 5}
	m := model{}
	for i := range 30 {
		r := w.reading(i, 0)
		put(t, s, r)
		m[r.Document.XID] = normal(r)
	}
	want := derived(t, s)
	for _, p := range []string{"tie", "tied", "from", "to", "times", "level", "grade", "disputed", "contested", "sum", "excerpt", "near", "met", "joined", "month", "about", "told", "behalf", "model"} {
		if err := s.client.Alter(t.Context(), &api.Operation{DropOp: api.Operation_ATTR, DropValue: p}); err != nil {
			t.Fatal(err)
		}
	}
	recordWhole(t, s)
	if err := s.CheckModel(t.Context()); !errors.Is(err, ErrOutdated) {
		t.Errorf("a graph without ties: %v, want ErrOutdated", err)
	}
	for range 2 {
		if err := s.ApplySchema(t.Context()); err != nil {
			t.Fatal(err)
		}
		differ(t, "derived", want, derived(t, s))
		if err := s.CheckModel(t.Context()); err != nil {
			t.Error(err)
		}
	}
	audit(t, s, m)
}

// recordWhole keeps assertions as an earlier version has, in one text.
func recordWhole(t *testing.T, s *Store) {
	t.Helper()
	var answer struct{ Q []assertionRecord }
	txn := s.client.NewTxn()
	if err := s.ask(t.Context(), txn, "{ q(func: type(Assertion)) { uid record proof } }", nil, &answer); err != nil {
		t.Fatal(err)
	}
	var m mutation
	for _, a := range answer.Q {
		said, err := a.statement()
		if err != nil {
			t.Fatal(err)
		}
		m.text(a.UID, "record", encode(said))
		m.clear(a.UID, "proof")
	}
	if err := s.commit(t.Context(), txn, &m); err != nil {
		t.Fatal(err)
	}
}

// It makes no difference if that was interrupted, if documents were written
// meanwhile, and if a part is there as yet another version has kept it.
func TestDeriveAfterInterruption(t *testing.T) {
	s := emptyStore(t)
	w := world{seed: 8, people: 8, states: 3, perDocument: 8, spellings: 5}
	m := model{}
	write := func(i, version int) {
		r := w.reading(i, version)
		put(t, s, r)
		m[r.Document.XID] = normal(r)
	}
	for i := range 20 {
		write(i, 0)
	}
	drop := func(predicates ...string) {
		for _, p := range append(predicates, "model") {
			if err := s.client.Alter(t.Context(), &api.Operation{DropOp: api.Operation_ATTR, DropValue: p}); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.client.Alter(t.Context(), &api.Operation{Schema: s.ontology.DDL()}); err != nil {
			t.Fatal(err)
		}
	}
	drop("tie", "tied", "from", "to", "times", "level", "grade", "disputed", "contested", "sum", "excerpt", "near", "met", "joined", "month", "about", "told", "behalf")
	var some []pair
	for _, a := range m.assertions()[:10] {
		some = append(some, s.pairOf(a))
	}
	if err := s.tie(t.Context(), some); err != nil {
		t.Fatal(err)
	}
	for i := range 6 {
		write(i, 1)
	}
	if err := s.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	audit(t, s, m)
	drop("level", "near", "disputed", "tied", "grade", "about", "told", "behalf")
	if err := s.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	audit(t, s, m)
}

// A graph of an earlier version need not have any assertion.
func TestOutdatedWithoutAssertions(t *testing.T) {
	s := emptyStore(t)
	put(t, s, graph.Reading{Document: graph.Document{XID: "doc:1", Lang: "en", Hash: "1"},
		Entities: []graph.Entity{{XID: "person:a", Type: "Person", Names: map[string]string{"en": "Amina Haddad"}}}})
	want := derived(t, s)
	for _, p := range []string{"record", "model"} {
		if err := s.client.Alter(t.Context(), &api.Operation{DropOp: api.Operation_ATTR, DropValue: p}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.CheckModel(t.Context()); !errors.Is(err, ErrOutdated) {
		t.Errorf("a graph without records: %v, want ErrOutdated", err)
	}
	if err := s.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	differ(t, "derived", want, derived(t, s))
}

// One writer brings what excludes a statement, and another a later statement of
// the same kind: each has read before the other writes.
func TestContestedMeetsLater(t *testing.T) {
	said := func(document, relation string, date graph.Date) graph.Reading {
		return graph.Reading{Document: graph.Document{XID: "doc:" + document, Lang: "en", Hash: document, Published: date},
			Entities: []graph.Entity{{XID: "state:A", Type: "State"}, {XID: "state:B", Type: "State"}},
			Assertions: []graph.Assertion{{XID: "assertion:" + document, Document: "doc:" + document, Subject: "state:A", Relation: relation,
				Object: "state:B", Status: graph.Asserted, Confidence: 0.9}}}
	}
	first, contrary, later := said("1", "supports", "2020-01-01"), said("2", "opposes", "2020-02-01"), said("3", "supports", "2021-01-01")
	for _, order := range [][]graph.Reading{{contrary, later}, {later, contrary}} {
		s := emptyStore(t)
		put(t, s, first)
		one, other := prepare(t, s, order[0].Document.XID, &order[0]), prepare(t, s, order[1].Document.XID, &order[1])
		if err := one(); err != nil {
			t.Fatal(err)
		}
		if err := other(); !conflicting(err) {
			t.Errorf("%s after %s gives %v, want a conflict", order[1].Document.XID, order[0].Document.XID, err)
		}
		put(t, s, order[1])
		audit(t, s, model{"doc:1": first, "doc:2": contrary, "doc:3": later})
	}
}

// One writer gives somebody an office or takes it away, and another brings or takes
// back a statement of his: each has read before the other writes.
func TestOfficeMeetsStatement(t *testing.T) {
	entities := []graph.Entity{{XID: "person:a", Type: "Person"}, {XID: "state:A", Type: "State"}, {XID: "state:B", Type: "State"}}
	said := func(document, relation, object string) graph.Reading {
		return graph.Reading{Document: graph.Document{XID: "doc:" + document, Lang: "en", Hash: document + relation}, Entities: entities,
			Assertions: []graph.Assertion{{XID: "assertion:" + document + relation, Document: "doc:" + document, Subject: "person:a", Relation: relation,
				Object: object, Status: graph.Asserted, Confidence: 0.9}}}
	}
	office, statement, other := said("1", "holds_position", "state:A"), said("2", "supports", "state:B"), said("2", "condemns", "state:B")
	none := statement
	none.Assertions, none.Document.Hash = nil, "none"
	for _, test := range []struct {
		name    string
		before  []graph.Reading
		changes [2]graph.Reading
	}{
		{"an office comes", []graph.Reading{none}, [2]graph.Reading{office, statement}},
		{"an office goes", []graph.Reading{office, none}, [2]graph.Reading{{Document: graph.Document{XID: "doc:1", Lang: "en", Hash: "no more"}, Entities: entities}, statement}},
		{"a statement goes", []graph.Reading{statement}, [2]graph.Reading{office, none}},
		{"a statement becomes another", []graph.Reading{statement}, [2]graph.Reading{office, other}},
	} {
		for _, order := range [...][2]int{{0, 1}, {1, 0}} {
			s := emptyStore(t)
			m := model{}
			for _, r := range append(test.before, graph.Reading{Document: graph.Document{XID: "doc:3", Lang: "en", Hash: "3"}, Entities: entities}) {
				put(t, s, r)
				m[r.Document.XID] = normal(r)
			}
			first, second := test.changes[order[0]], test.changes[order[1]]
			one, another := prepare(t, s, first.Document.XID, &first), prepare(t, s, second.Document.XID, &second)
			if err := one(); err != nil {
				t.Fatal(err)
			}
			if err := another(); !conflicting(err) {
				t.Errorf("%s, order %v: %v, want a conflict", test.name, order, err)
			}
			put(t, s, second)
			for _, r := range test.changes {
				m[r.Document.XID] = normal(r)
			}
			audit(t, s, m)
		}
	}
}

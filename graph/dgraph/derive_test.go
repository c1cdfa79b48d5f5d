package dgraph

import (
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
		ties(func: has(tie)) { tie tied times level disputed contested sum excerpt from { xid } to { xid } }
		entities(func: type(Entity)) { xid record joined near { xid } met { xid } met_with { xid } }
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
			Disputed bool
			From, To thing
		}
		Entities []struct {
			XID, Record    string
			Joined         bool
			Near, Met, Had []thing
			MetWith        []thing `json:"met_with"`
		}
		Strays, More, Sums []thing
	}
	if err := s.ask(t.Context(), s.client.NewReadOnlyTxn(), q, nil, &answer); err != nil {
		t.Fatal(err)
	}
	if n := len(answer.Strays) + len(answer.More) + len(answer.Sums); n > 0 {
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
		all = append(all, fmt.Sprintf("tie %s|%s|%d|%d|%s|%s|%s|%s|%s", x.Tie, x.Tied, x.Times, x.Level, date(x.Contested, "day"), x.From.XID, x.To.XID, x.Sum, x.Excerpt))
	}
	for _, e := range answer.Entities {
		if xids(e.Met) != xids(e.MetWith) {
			t.Errorf("%s: met %s, met_with %s", e.XID, xids(e.Met), xids(e.MetWith))
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
	for _, r := range m {
		for _, a := range normal(r).Assertions {
			p := s.pairOf(a)
			ties[p] = ties[p].With(statementOf(a, r.Document))
			if a.Status == graph.Asserted {
				near[a.Subject], near[a.Object] = append(near[a.Subject], a.Object), append(near[a.Object], a.Subject)
			}
		}
	}
	var want []string
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
		want = append(want, fmt.Sprintf("tie %s|%s|%d|%d|%s|%s|%s|%s|%s", p, p.relation, tie.Count, tie.Level(), contested, p.subject, p.object, sum, excerpt))
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
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
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
	for _, p := range []string{"tie", "tied", "from", "to", "times", "level", "disputed", "contested", "sum", "excerpt", "near", "met", "joined", "model"} {
		if err := s.client.Alter(t.Context(), &api.Operation{DropOp: api.Operation_ATTR, DropValue: p}); err != nil {
			t.Fatal(err)
		}
	}
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

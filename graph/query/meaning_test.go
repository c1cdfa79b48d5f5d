package query

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph"
)

// A says is a statement of a document that is made up for a test.
type says struct {
	subject, relation, object string
	status                    graph.Status // asserted where empty
	date                      graph.Date
	role                      string
}

// news makes up what a document says.
func news(t testing.TB, id, lang, outlet string, published graph.Date, list ...says) graph.Reading {
	o := ontology(t)
	r := graph.Reading{Document: graph.Document{XID: "doc:" + id, Lang: lang, Outlet: outlet, Published: published, Title: id, Hash: id}}
	for i, s := range list {
		for _, xid := range [...]string{s.subject, s.object} {
			if !slices.ContainsFunc(r.Entities, func(e graph.Entity) bool { return e.XID == xid }) {
				kind, ok := o.TypeOf(xid)
				if !ok {
					t.Fatalf("%s is of no type", xid)
				}
				r.Entities = append(r.Entities, graph.Entity{XID: xid, Type: kind.Name, Names: map[string]string{"en": "the " + xid}})
			}
		}
		if s.status == "" {
			s.status = graph.Asserted
		}
		if relation, _ := o.Relation(s.relation); relation.Symmetric && s.object < s.subject {
			s.subject, s.object = s.object, s.subject
		}
		r.Assertions = append(r.Assertions, graph.Assertion{XID: fmt.Sprintf("assertion:%s-%d", id, i), Relation: s.relation, Subject: s.subject,
			Object: s.object, Status: s.status, Role: s.role, Date: s.date, Basis: basisOf(s.date), Confidence: 0.9, Document: r.Document.XID,
			Evidence: []graph.Evidence{{Document: r.Document.XID, Begin: i, End: i + 1, Quote: "q"}}})
	}
	return r
}

func basisOf(d graph.Date) graph.Basis {
	if d == "" {
		return ""
	}
	return graph.Stated
}

// rows gives the chosen columns of an answer, entities by their xids.
func rows(t testing.TB, g Graph, question string, r Request, columns ...string) []string {
	t.Helper()
	table := ask(t, g, question, r)
	var list []string
	for _, row := range table.Rows {
		var cells []string
		for _, name := range columns {
			i := slices.Index(table.Columns, name)
			if i < 0 {
				t.Fatalf("%s has no column %s", question, name)
			}
			text := text(row.Cells[i])
			if e, ok := row.Cells[i].(Entity); ok {
				text = e.XID
			}
			cells = append(cells, text)
		}
		list = append(list, strings.Join(cells, " "))
	}
	return list
}

func same(t testing.TB, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhatContradicts(t *testing.T) {
	g := filled(t, []graph.Reading{
		news(t, "1", "en", "Wire", "2021-01-01",
			says{subject: "state:AA", relation: "supports", object: "state:BB"},
			says{subject: "state:AA", relation: "supports", object: "state:CC"},
			says{subject: "state:AA", relation: "supports", object: "state:EE"},
			says{subject: "state:AA", relation: "supports", object: "state:FF"},
			says{subject: "state:AA", relation: "supports", object: "state:GG"}),
		news(t, "2", "fa", "Agency", "2021-02-02",
			says{subject: "state:AA", relation: "condemns", object: "state:BB", date: "2021-02-01"},
			says{subject: "state:AA", relation: "supports", object: "state:CC", status: graph.Negated},
			says{subject: "state:AA", relation: "condemns", object: "state:DD", status: graph.Negated}, // and nothing asserted
			says{subject: "state:BB", relation: "condemns", object: "state:EE"},                        // somebody else
			says{subject: "state:FF", relation: "condemns", object: "state:AA"},                        // the other way
			says{subject: "state:AA", relation: "opposes", object: "state:GG", status: graph.Planned}), // only planned
	})
	same(t, "contradictions", rows(t, g, "contradictions", Request{}, "subject", "object", "stance", "date", "outlets", "but", "but_outlets"), []string{
		"state:AA state:CC supports  Wire supports (negated) Agency",
		"state:AA state:BB condemns 2021-02-01 Agency supports Wire",
	})
	same(t, "of the other", rows(t, g, "contradictions", Request{Args: []string{"state:BB"}}, "object"), nil)
	same(t, "toward one", rows(t, g, "contradictions", Request{Args: []string{"state:AA", "state:BB"}}, "object"), []string{"state:BB"})
	same(t, "in one language", rows(t, g, "contradictions", Request{Filter: graph.Filter{Lang: "en"}}, "object"), nil)
	if table := ask(t, g, "contradictions", Request{Limit: 1}); len(table.Rows) != 1 || !table.More {
		t.Errorf("with a limit of 1 there are %d rows, more: %v", len(table.Rows), table.More)
	}
}

func TestWhatIsPending(t *testing.T) {
	visit := func(who, where string, status graph.Status) says {
		return says{subject: who, relation: "visited", object: where, status: status}
	}
	g := filled(t, []graph.Reading{
		news(t, "1", "en", "Wire", "2021-05-01",
			visit("person:a", "state:AA", graph.Planned), // done later
			visit("person:b", "state:BB", graph.Hoped),   // denied later, which is not done
			visit("person:c", "state:CC", graph.Conditional),
			visit("person:d", "state:DD", ""), // done before it is planned anew
			says{subject: "person:b", relation: "met_with", object: "person:a", status: graph.Planned},
			visit("person:f", "state:FF", graph.Planned)), // done on the day
		news(t, "2", "fa", "Agency", "2021-05-03",
			visit("person:a", "state:AA", ""),
			visit("person:b", "state:BB", graph.Negated),
			visit("person:d", "state:DD", graph.Planned),
			says{subject: "person:a", relation: "met_with", object: "person:b"}, // the same meeting from its other end
			visit("person:e", "state:EE", graph.Planned)),
		news(t, "3", "ar", "Voice", "2021-05-01", visit("person:f", "state:FF", "")),
		news(t, "4", "ar", "Voice", "2021-04-01", visit("person:e", "state:EE", "")),
	})
	same(t, "pending", rows(t, g, "pending", Request{}, "subject", "object", "status"), []string{
		"person:d state:DD planned", "person:e state:EE planned", "person:b state:BB hoped"})
	same(t, "pending of one", rows(t, g, "pending", Request{Args: []string{"state:BB"}}, "subject"), []string{"person:b"})
	same(t, "pending, one row", rows(t, g, "pending", Request{Limit: 1}, "subject"), []string{"person:d"})
}

// With many plans that have come about, those that have not are still found.
func TestPendingAmongManyDone(t *testing.T) {
	var planned, done []says
	for i := range 40 {
		s := says{subject: "person:a", relation: "visited", object: fmt.Sprintf("place:p%02d", i), status: graph.Planned}
		planned = append(planned, s)
		s.status = ""
		done = append(done, s)
	}
	g := filled(t, []graph.Reading{
		news(t, "0", "en", "Wire", "2020-01-01", says{subject: "person:a", relation: "visited", object: "state:AA", status: graph.Planned}),
		news(t, "1", "en", "Wire", "2021-01-01", planned...),
		news(t, "2", "en", "Wire", "2021-01-02", done...),
	})
	same(t, "pending", rows(t, g, "pending", Request{Limit: 3}, "object"), []string{"state:AA"})
}

func TestWhoReportsWhat(t *testing.T) {
	both := says{subject: "state:AA", relation: "supports", object: "state:BB"}
	g := filled(t, []graph.Reading{
		news(t, "1", "en", "Wire", "2021-05-01", both, says{subject: "state:AA", relation: "condemns", object: "state:CC"}),
		news(t, "2", "fa", "Agency", "2021-05-02", both, says{subject: "state:DD", relation: "aided", object: "state:AA"}),
		news(t, "3", "fa", "Other", "2021-05-03", says{subject: "state:DD", relation: "aided", object: "state:AA"},
			says{subject: "state:DD", relation: "aided", object: "state:BB"}),
	})
	same(t, "sources", rows(t, g, "sources", Request{Args: []string{"state:AA"}}, "subject", "relation", "object", "languages", "outlets", "only", "documents"), []string{
		"state:DD aided state:AA fa 2 Agency 1; Other 1 fa 2", // two outlets, one language
		"state:AA supports state:BB en 1; fa 1 Agency 1; Wire 1  2",
		"state:AA condemns state:CC en 1 Wire 1 Wire 1", // one outlet
	})
}

func TestWhatIsBetween(t *testing.T) {
	g := filled(t, []graph.Reading{news(t, "1", "en", "Wire", "2021-05-01",
		says{subject: "person:a", relation: "holds_position", object: "state:AA", role: "foreign minister"},
		says{subject: "person:b", relation: "holds_position", object: "state:BB", role: "foreign minister"},
		says{subject: "person:a", relation: "met_with", object: "person:b", date: "2021-03"},
		says{subject: "state:BB", relation: "condemns", object: "state:AA", date: "2021-01"},
		says{subject: "person:a", relation: "praised", object: "state:BB", date: "2021-02"},
		says{subject: "person:c", relation: "met_with", object: "person:a", date: "2021-03"},                        // of no side
		says{subject: "state:AA", relation: "supports", object: "state:CC", date: "2021-03"},                        // a third one
		says{subject: "person:a", relation: "visited", object: "state:BB", status: graph.Planned, date: "2021-06"}), // not done
	})
	same(t, "between", rows(t, g, "between", Request{Args: []string{"state:AA", "state:BB"}}, "subject", "relation", "object", "date"), []string{
		"state:BB condemns state:AA 2021-01", "person:a praised state:BB 2021-02", "person:a met_with person:b 2021-03"})
	same(t, "between, planned", rows(t, g, "between", Request{Args: []string{"state:BB", "state:AA"}, Filter: graph.Filter{Statuses: []graph.Status{graph.Planned}}},
		"relation"), []string{"visited"})
	same(t, "stance", rows(t, g, "stance", Request{Args: []string{"state:AA", "state:BB"}}, "subject", "relation", "object", "status"), []string{
		"person:a praised state:BB asserted", "person:a visited state:BB planned"})
}

func TestWhoHeldOffice(t *testing.T) {
	held := func(who string) says {
		return says{subject: who, relation: "holds_position", object: "state:AA", role: "foreign minister"}
	}
	g := filled(t, []graph.Reading{
		news(t, "1", "en", "Wire", "2018-01-01", held("person:a")), news(t, "2", "en", "Wire", "2019-01-01", held("person:a")),
		news(t, "3", "fa", "Wire", "2020-01-01", held("person:b")), news(t, "4", "fa", "Wire", "2022-01-01", held("person:b"))})
	for at, want := range map[graph.Date][]string{"2017": nil, "2018-06": {"person:a"}, "2019-06": {"person:a"}, "2021": {"person:b"}, "2025": {"person:b"}} {
		same(t, "in office in "+string(at), rows(t, g, "offices", Request{Args: []string{"state:AA"}, At: at}, "person"), want)
	}
}

// Who is found in office at a date is who is found by looking at all reports.
func TestWhoHeldOfficeAmongMany(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 9))
	var readings []graph.Reading
	for i := range 120 {
		who := rnd.IntN(12)
		published := fmt.Sprintf("%d-%02d-%02d", 2000+who/2+rnd.IntN(6), 1+rnd.IntN(12), 1+rnd.IntN(28))
		readings = append(readings, news(t, fmt.Sprint(i), "en", "Wire", graph.Date(published), says{subject: fmt.Sprintf("person:p%02d", who),
			relation: "holds_position", object: "state:AA", role: []string{"foreign minister", "head of government", "ambassador"}[who%3]}))
	}
	g := filled(t, readings)
	whole, _, err := (&asking{ctx: t.Context(), graph: g, request: Request{Limit: -1}}).latest(graph.Filter{Relations: []string{"holds_position"}}, 1<<30, everything())
	if err != nil {
		t.Fatal(err)
	}
	names := func(list []*tally) (names []string) {
		for _, o := range list {
			names = append(names, o.subject.XID)
		}
		slices.Sort(names)
		return names
	}
	for year := range 14 {
		at := graph.Date(fmt.Sprintf("%d-0%d", 1999+year, 1+rnd.IntN(9)))
		got := rows(t, g, "offices", Request{Args: []string{"state:AA"}, At: at}, "person")
		slices.Sort(got)
		same(t, "in office in "+string(at), got, names(holders(tallies(whole, byRole), at)))
	}
}

// TestShortestPaths compares the k shortest paths with all that there are, in
// graphs by chance.
func TestShortestPaths(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 7))
	for range 3 {
		var list []says
		near := map[string]map[string]bool{}
		for range 16 {
			s, o := fmt.Sprintf("state:S%d", rnd.IntN(9)), fmt.Sprintf("state:S%d", rnd.IntN(9))
			if s == o {
				continue
			}
			list = append(list, says{subject: s, relation: "aided", object: o})
			for _, p := range [...][2]string{{s, o}, {o, s}} {
				if near[p[0]] == nil {
					near[p[0]] = map[string]bool{}
				}
				near[p[0]][p[1]] = true
			}
		}
		g := filled(t, []graph.Reading{news(t, "1", "en", "Wire", "2021-05-01", list...)})
		for _, to := range [...]string{"state:S1", "state:S2", "state:S3"} {
			if near["state:S0"] == nil || near[to] == nil {
				continue
			}
			var lengths []int
			var walk func(path []string)
			walk = func(path []string) {
				here := path[len(path)-1]
				if here == to {
					lengths = append(lengths, len(path)-1)
					return
				}
				for n := range near[here] {
					if !slices.Contains(path, n) {
						walk(append(slices.Clone(path), n))
					}
				}
			}
			walk([]string{"state:S0"})
			slices.Sort(lengths)
			lengths = slices.DeleteFunc(lengths, func(n int) bool { return n > 6 })
			for _, k := range [...]int{1, 3, 10} {
				want := lengths[:min(k, len(lengths))]
				found, ways := map[string]int{}, map[string]string{}
				for _, row := range rows(t, g, "path", Request{Args: []string{"state:S0", to}, Paths: k, Depth: 6}, "path", "step", "from", "to") {
					f := strings.Fields(row)
					if !near[f[2]][f[3]] {
						t.Errorf("there is nothing between %s and %s", f[2], f[3])
					}
					if !strings.HasSuffix(ways[f[0]], f[2]+" "+f[3]) { // a step has a row for each relation
						found[f[0]]++
						ways[f[0]] += ";" + f[2] + " " + f[3]
					}
				}
				var got []int
				seen := map[string]bool{}
				for i := range len(found) {
					n := fmt.Sprint(i + 1)
					got = append(got, found[n])
					if seen[ways[n]] {
						t.Errorf("the path %s comes twice", ways[n])
					}
					seen[ways[n]] = true
				}
				if !slices.Equal(got, want) {
					t.Errorf("%d paths to %s are %v long, want %v", k, to, got, want)
				}
			}
		}
	}
}

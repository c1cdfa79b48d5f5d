package query

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/dgraph"
	"github.com/diplograph/diplograph/graph/internal/sample"
	"github.com/diplograph/diplograph/graph/local/localtest"
	"github.com/diplograph/diplograph/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

var server localtest.Dgraph

func TestMain(m *testing.M) { os.Exit(server.Run(m)) }

// ontology is the built-in one.
func ontology(t testing.TB) *schema.Ontology {
	t.Helper()
	o, err := schema.Default()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// filled gives a graph that has the readings.
func filled(t testing.TB, readings []graph.Reading) Graph {
	t.Helper()
	s, err := dgraph.Open(t.Context(), dgraph.Config{Addresses: server.Empty(t).Address(), Ontology: ontology(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, r := range readings {
		if _, err := s.Put(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	return Graph{s, ontology(t)}
}

// golden compares with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run the test with -update if it should.\n--- got\n%s\n--- want\n%s", file, got, want)
	}
}

// TestQuestions asks every question of the sample and compares the answers
// with golden files.
func TestQuestions(t *testing.T) {
	g := filled(t, sample.Readings())
	asked := map[string]bool{}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			q, err := Find(test.question)
			if err != nil {
				t.Fatal(err)
			}
			asked[q.Name] = true
			test.request.Evidence = true
			table, err := q.Run(t.Context(), g, test.request)
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := table.Write(&out, Style{Evidence: true}); err != nil {
				t.Fatal(err)
			}
			out.WriteString(table.Summary() + "\n")
			golden(t, test.name+".txt", out.Bytes())
			test.request.Evidence = false
			bare, err := q.Run(t.Context(), g, test.request)
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range bare.Rows {
				if !reflect.DeepEqual(r.Cells, table.Rows[i].Cells) || len(r.Evidence) > 0 {
					t.Errorf("without evidence asked for the row is %v with %v", r.Cells, r.Evidence)
				}
			}
			for _, r := range table.Rows {
				if len(r.Evidence) == 0 {
					t.Errorf("the row %v has no evidence", r.Cells)
				}
				if len(r.Cells) != len(table.Columns) {
					t.Errorf("the row %v has %d cells for %d columns", r.Cells, len(r.Cells), len(table.Columns))
				}
			}
		})
	}
	for _, q := range Questions() {
		if !asked[q.Name] {
			t.Errorf("no case asks %s", q.Name)
		}
	}
}

var cases = []struct {
	name, question string
	request        Request
}{
	{"entity-persian", "entity", Request{Args: []string{"امینه حداد"}}},
	{"entity-misspelt", "entity", Request{Args: []string{"Rustum Karimof"}}},
	{"entity-arabic-of-persian", "entity", Request{Args: []string{"كازاخستان"}, Names: []string{"fa"}}},
	{"entity-two", "entity", Request{Args: []string{"علي رحيمي"}}},
	{"entity-type", "entity", Request{Args: []string{"قطر"}, Filter: graph.Filter{Types: []string{"Person"}}}},
	{"entity-nasty", "entity", Request{Args: []string{"Peace & Trade"}}},
	{"met", "met", Request{}},
	{"met-person", "met", Request{Args: []string{"أمينة حداد"}, Names: []string{"ar"}}},
	{"met-state", "met", Request{Args: []string{"Kazakhstan", "Jordan"}}},
	{"met-planned", "met", Request{Args: []string{"Rustam Karimov"}, Filter: graph.Filter{Statuses: []graph.Status{graph.Planned}}}},
	{"met-in-april", "met", Request{Filter: graph.Filter{From: "2021-04", To: "2021-05-10"}}},
	{"met-since-middle", "met", Request{Filter: graph.Filter{From: "2021-05-15"}}},
	{"met-persian-outlet", "met", Request{Filter: graph.Filter{Lang: "fa", Outlet: "خبرگزاری خزر"}}},
	{"met-sure", "met", Request{Filter: graph.Filter{MinConfidence: 0.93}}},
	{"met-limit", "met", Request{Limit: 2}},
	{"signed", "signed", Request{}},
	{"signed-state", "signed", Request{Args: []string{"Jordan"}}},
	{"signed-agreement", "signed", Request{Args: []string{"یادداشت تفاهم حمل و نقل"}}},
	{"supports", "supports", Request{}},
	{"supports-resolution", "supports", Request{Args: []string{"resolution:unsc-2334"},
		Filter: graph.Filter{Statuses: []graph.Status{graph.Asserted, graph.Negated}}}},
	{"supports-other-relations", "supports", Request{Args: []string{"قطر"}, Filter: graph.Filter{Relations: []string{"supports", "condemns"}}}},
	{"path", "path", Request{Args: []string{"Jordan", "Iran"}, Paths: 4}},
	{"path-met", "path", Request{Args: []string{"Selim Noor", "person:ali-rahimi"}, Filter: graph.Filter{Relations: []string{"met_with"}}}},
	{"path-since", "path", Request{Args: []string{"Jordan", "Iran"}, Filter: graph.Filter{From: "2021-05-20"}}},
	{"path-people", "path", Request{Args: []string{"Selim Noor", "person:ali-rahimi"}, Filter: graph.Filter{Types: []string{"Person"}}}},
	{"opposes", "opposes", Request{Filter: graph.Filter{Relations: []string{"opposes", "condemns"}}}},
	{"stance", "stance", Request{Args: []string{"Qatar", "Jordan"}}},
	{"stance-minister", "stance", Request{Args: []string{"Jordan", "Kazakhstan"}}},
	{"stance-denied", "stance", Request{Args: []string{"Iran", "resolution:unsc-2334"}}},
	{"between", "between", Request{Args: []string{"Jordan", "Kazakhstan"}}},
	{"timeline", "timeline", Request{Args: []string{"Rustam Karimov"}}},
	{"timeline-undated", "timeline", Request{Args: []string{"Kazakhstan"}}},
	{"timeline-last", "timeline", Request{Args: []string{"Iran"}, Limit: 3, Names: []string{"ar"}}},
	{"offices", "offices", Request{}},
	{"offices-2021", "offices", Request{Args: []string{"Jordan"}, At: "2021-06"}},
	{"offices-2023", "offices", Request{Args: []string{"Jordan"}, At: "2023"}},
	{"offices-before", "offices", Request{Args: []string{"Jordan"}, At: "2020"}},
	{"network", "network", Request{Args: []string{"Jordan"}}},
	{"network-two", "network", Request{Args: []string{"Qatar"}, Depth: 2, Filter: graph.Filter{Types: []string{"State"}}}},
	{"top", "top", Request{}},
	{"top-since", "top", Request{Filter: graph.Filter{From: "2021-03-15"}}},
	{"top-connections", "top", Request{By: "connections", Limit: 5}},
	{"top-pagerank", "top", Request{By: "pagerank", Limit: 5}},
	{"contradictions", "contradictions", Request{}},
	{"contradictions-of", "contradictions", Request{Args: []string{"Qatar", "Jordan"}}},
	{"sources", "sources", Request{Args: []string{"Rustam Karimov"}}},
	{"pending", "pending", Request{}},
	{"pending-of", "pending", Request{Args: []string{"Qatar"}}},
	{"path-none", "path", Request{Args: []string{"Selim Noor", "org:peace-trade-forum"}, Depth: 2}},
}

func TestArgumentsThatAreNotClear(t *testing.T) {
	g := filled(t, sample.Readings())
	for _, test := range []struct {
		question string
		args     []string
		want     error
		says     string
	}{
		{"met", []string{"Ali Rahimi"}, ErrAmbiguous, "person:ali-rahimi-2"},
		{"met", []string{"رحیمی"}, ErrAmbiguous, "person:ali-rahimi"},
		{"met", []string{"Zbigniew Wojtkiewicz"}, ErrUnknown, "nor anything like it"},
		{"met", []string{"person:nobody"}, ErrUnknown, ""},
		{"met", []string{"Rustam Rahimi"}, ErrUnknown, "person:rustam-karimov"},
		{"met", []string{" "}, ErrUsage, "met [PERSON] [WITH]"},
		{"path", []string{"Jordan"}, ErrUsage, "path ENTITY ENTITY"},
		{"path", []string{"Jordan", "الأردن"}, ErrUsage, "state:JO"},
	} {
		q, err := Find(test.question)
		if err != nil {
			t.Fatal(err)
		}
		_, err = q.Run(t.Context(), g, Request{Args: test.args})
		if !errors.Is(err, test.want) || err != nil && !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s %q: %v, want %v with %q", test.question, test.args, err, test.want, test.says)
		}
	}
	for text, want := range map[string]string{"person:selim-noor": "person:selim-noor", "oic": "org:oic", "kz": "state:KZ",
		"سلیم نور": "person:selim-noor", "Security Council resolution 2334": "resolution:unsc-2334"} {
		if e, err := Resolve(t.Context(), g, text); err != nil || e.XID != want {
			t.Errorf("%q means %q (%v), want %q", text, e.XID, err, want)
		}
	}
}

// TestUsage needs no graph: what is wrong is found before anything is asked.
func TestUsage(t *testing.T) {
	g := Graph{failing{}, ontology(t)}
	for _, test := range []struct {
		question string
		request  Request
		says     string
	}{
		{"met", Request{Filter: graph.Filter{From: "31.7.2018"}}, "31.7.2018"},
		{"met", Request{Filter: graph.Filter{From: "2018-02-30"}}, "2018-02-30"},
		{"met", Request{Filter: graph.Filter{From: "2019", To: "2018"}}, "no time"},
		{"met", Request{Filter: graph.Filter{Relations: []string{"met_wiht"}}}, `did you mean "met_with"`},
		{"met", Request{Filter: graph.Filter{Types: []string{"Persom"}}}, `did you mean "Person"`},
		{"met", Request{Filter: graph.Filter{Statuses: []graph.Status{"assserted"}}}, `did you mean "asserted"`},
		{"met", Request{Filter: graph.Filter{MinConfidence: 1.5}}, "1.5"},
		{"met", Request{Depth: 3}, "--depth"},
		{"entity", Request{Args: []string{"x"}, Filter: graph.Filter{Lang: "fa"}}, "--document-lang"},
	} {
		q, err := Find(test.question)
		if err != nil {
			t.Fatal(err)
		}
		_, err = q.Run(t.Context(), g, test.request)
		if !errors.Is(err, ErrUsage) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s %+v: %v, want a word on %q", test.question, test.request, err, test.says)
		}
	}
	if _, err := Find("mett"); !errors.Is(err, ErrQuestion) || !strings.Contains(err.Error(), `"met"`) {
		t.Errorf("mett: %v", err)
	}
}

// failing is a graph that cannot be asked.
type failing struct{}

var errFailing = errors.New("the line is dead")

func (failing) Query(context.Context, string, map[string]string) ([]byte, error) {
	return nil, errFailing
}

func TestDQL(t *testing.T) {
	g := Graph{failing{}, ontology(t)}
	for _, q := range Questions() {
		var r Request
		for range q.Params {
			r.Args = append(r.Args, "person:amina-haddad")
		}
		if len(r.Args) > 1 {
			r.Args[1] = "person:rustam-karimov"
		}
		list, err := q.DQL(g, r)
		if err != nil || len(list) == 0 {
			t.Errorf("%s: %v, %d statements", q.Name, err, len(list))
			continue
		}
		if list[0].Vars != nil && !strings.Contains(list[0].String(), `# $v0 = "`) {
			t.Errorf("%s does not show its variables:\n%s", q.Name, list[0])
		}
		if _, err := q.Run(t.Context(), g, r); !errors.Is(err, errFailing) {
			t.Errorf("%s of a dead graph: %v", q.Name, err)
		}
	}
}

// TestPathsAreShortest compares with a search over all edges in memory.
func TestPathsAreShortest(t *testing.T) {
	readings := sample.Readings()
	g := filled(t, readings)
	for _, filter := range []graph.Filter{
		{},
		{From: "2021-03-10", To: "2022-02"},
		{From: "2021-03-04", Lang: "fa"},
		{Statuses: graph.Statuses[:], MinConfidence: 0.8},
	} {
		near := map[string][]string{}
		for a, err := range sample.Of(readings).Assertions(t.Context(), filter) {
			if err != nil {
				t.Fatal(err)
			}
			near[a.Subject] = append(near[a.Subject], a.Object)
			near[a.Object] = append(near[a.Object], a.Subject)
		}
		for from := range near {
			distances := distancesFrom(from, near)
			for to := range near {
				if from >= to {
					continue
				}
				table := ask(t, g, "path", Request{Args: []string{from, to}, Depth: 10, Filter: filter})
				steps := 0
				for _, r := range table.Rows {
					steps = max(steps, int(r.Cells[slices.Index(table.Columns, "step")].(Number)))
				}
				if steps != distances[to] {
					t.Errorf("%+v: from %s to %s: %d steps, want %d", filter, from, to, steps, distances[to])
				}
			}
		}
	}
}

func distancesFrom(from string, near map[string][]string) map[string]int {
	distance := map[string]int{from: 0}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for _, n := range near[queue[0]] {
			if _, ok := distance[n]; !ok {
				distance[n] = distance[queue[0]] + 1
				queue = append(queue, n)
			}
		}
	}
	return distance
}

// ask asks a question.
func ask(t testing.TB, g Graph, question string, r Request) Table {
	t.Helper()
	q, err := Find(question)
	if err != nil {
		t.Fatal(err)
	}
	table, err := q.Run(t.Context(), g, r)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// Whoever turned out to be one is one in every answer, whichever of the xids
// is asked for: the answers are those of a graph whose documents knew it. And
// they are two again when that is undone.
func TestMergedEntities(t *testing.T) {
	const selim, farid = "person:selim-noor", "person:farid-daoud" // be one
	requests := []struct {
		question string
		request  Request
	}{
		{"met", Request{}},
		{"met", Request{Args: []string{selim}}},
		{"met", Request{Args: []string{farid}}},
		{"met", Request{Args: []string{"فريد داود"}}},
		{"met", Request{Args: []string{"Jordan"}}},
		{"network", Request{Args: []string{farid}}},
		{"network", Request{Args: []string{selim}, Depth: 2, Filter: graph.Filter{MinConfidence: 0.01}}},
		{"path", Request{Args: []string{"person:amina-haddad", "person:ali-rahimi-2"}, Filter: graph.Filter{Relations: []string{"met_with"}}}},
		{"path", Request{Args: []string{"person:amina-haddad", "person:ali-rahimi-2"}, Filter: graph.Filter{Relations: []string{"met_with"}, MinConfidence: 0.01}}},
		{"timeline", Request{Args: []string{"سليم نور"}}},
		{"stance", Request{Args: []string{farid, "Iran"}}},
		{"between", Request{Args: []string{"Jordan", "Iran"}}},
		{"offices", Request{Args: []string{farid}}},
		{"top", Request{}},
		{"top", Request{By: "connections"}},
	}
	answers := func(g Graph) (list []string) {
		t.Helper()
		for _, r := range requests {
			table := ask(t, g, r.question, r.request)
			var b strings.Builder
			fmt.Fprintln(&b, r.question, r.request.Args)
			for _, row := range table.Rows {
				for _, c := range row.Cells {
					if e, ok := c.(Entity); ok {
						c = Text(e.XID)
					}
					fmt.Fprint(&b, c, "|")
				}
				fmt.Fprintln(&b, len(row.Assertions) > 0)
			}
			list = append(list, b.String())
		}
		return list
	}
	readings := sample.Readings()
	for i := range readings {
		r := &readings[i]
		for j := range r.Entities {
			if r.Entities[j].XID == farid {
				r.Entities[j].XID = selim
				r.Entities[j].Aliases = append(r.Entities[j].Aliases, r.Entities[j].Names["ar"])
				r.Entities[j].Names = nil
			}
		}
		for j := range r.Assertions {
			a := &r.Assertions[j]
			for _, end := range []*string{&a.Subject, &a.Object, &a.AttributedTo} {
				if *end == farid {
					*end = selim
				}
			}
			if relation, _ := ontology(t).Relation(a.Relation); relation.Symmetric && a.Object < a.Subject {
				a.Subject, a.Object = a.Object, a.Subject
			}
		}
	}
	knew := filled(t, readings)
	for i := range requests {
		for j, arg := range requests[i].request.Args {
			if arg == farid {
				requests[i].request.Args[j] = selim
			}
		}
	}
	want := answers(knew)
	requests[2].request.Args[0], requests[5].request.Args[0] = farid, farid
	requests[10].request.Args[0], requests[12].request.Args[0] = farid, farid

	g := filled(t, sample.Readings())
	store, ok := g.Source.(*dgraph.Store)
	if !ok {
		t.Fatal("the graph is no store")
	}
	two := answers(g)
	one := graph.NewJudgement(selim, farid, graph.Positive, 1)
	one.By, one.Act = "amina", "1"
	if err := store.Judge(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	for i, got := range answers(g) {
		if _, got, _ := strings.Cut(got, "\n"); !strings.HasSuffix(want[i], got) || strings.Count(want[i], "\n") != strings.Count(got, "\n")+1 {
			t.Errorf("%d: got\n%s\nwant\n%s", i, got, want[i])
		}
	}
	if _, err := store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := answers(g); !slices.Equal(got, two) {
		t.Errorf("after undoing it: %s\nwant %s", got, two)
	}
}

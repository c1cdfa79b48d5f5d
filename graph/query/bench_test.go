package query

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/dgraph"
	"github.com/diplograph/diplograph/graph/local"
	"github.com/diplograph/diplograph/graph/resolve/name"
	"github.com/diplograph/diplograph/schema"
)

var (
	assertions = flag.Int("assertions", 20000, "size of the graph that BenchmarkQuestions asks")
	keep       = flag.String("keep", "", "folder in which BenchmarkQuestions keeps its graph for the next time")
	serve      = flag.Bool("serve", false, "BenchmarkQuestions leaves its Dgraph running for an hour, for questions by hand")
)

// A made is a graph that is made up: as many assertions as wanted, a document
// for every four of them, and entities of which a few are in all the news.
type made struct {
	assertions int
	rnd        *rand.Rand
	words      [][2]string // syllables in Latin and Arabic script
	entities   []graph.Entity
	byType     map[string][]int // places in entities, the most frequent first
}

func newMade(assertions int) *made {
	m := &made{assertions: assertions, rnd: rand.New(rand.NewPCG(1, 2)), byType: map[string][]int{}}
	for i, c := range []string{"b", "t", "j", "d", "r", "z", "s", "sh", "f", "k", "l", "m", "n", "h", "w"} {
		a := []rune("بتجدرزسشفكلمنهو")[i : i+1]
		m.words = append(m.words, [2]string{c + "a", string(a) + "ا"}, [2]string{c + "i", string(a) + "ي"}, [2]string{c + "u", string(a) + "و"})
	}
	for _, kind := range []struct {
		name, prefix string
		n            int
	}{{"State", "state", 200}, {"Organization", "org", 200 + assertions/200}, {"Person", "person", 100 + assertions/15},
		{"Agreement", "agreement", 20 + assertions/100}, {"Resolution", "resolution", 20 + assertions/1000}, {"Event", "event", 20 + assertions/200},
		{"Place", "place", 100 + assertions/1000}} {
		for i := range kind.n {
			latin, arabic := m.name()
			xid := fmt.Sprintf("%s:%s-%d", kind.prefix, strings.ReplaceAll(strings.ToLower(latin), " ", "-"), i)
			if kind.name == "State" {
				xid = fmt.Sprintf("state:X%d", i)
			}
			m.byType[kind.name] = append(m.byType[kind.name], len(m.entities))
			m.entities = append(m.entities, graph.Entity{XID: xid, Type: kind.name, Names: map[string]string{"en": latin, "ar": arabic, "fa": arabic},
				Keys: slices.Concat(name.Keys(latin, "en"), name.Keys(arabic, "ar"))})
		}
	}
	return m
}

// name makes up a given and a family name.
func (m *made) name() (latin, arabic string) {
	for w := range 2 {
		if w > 0 {
			latin, arabic = latin+" ", arabic+" "
		}
		for s := range 2 + m.rnd.IntN(2) {
			x := m.words[m.rnd.IntN(len(m.words))]
			if s == 0 {
				latin += strings.ToUpper(x[0][:1]) + x[0][1:]
			} else {
				latin += x[0]
			}
			arabic += x[1]
		}
	}
	return latin, arabic
}

// pick chooses an entity of one of the types: the n-th is chosen about 1/n as
// often as the first.
func (m *made) pick(types ...string) int {
	list := m.byType[types[m.rnd.IntN(len(types))]]
	n := int(float64(len(list))*pow(m.rnd.Float64())) % len(list)
	return list[n]
}

// pow makes small numbers of the unit interval likelier.
func pow(x float64) float64 { return x * x * x * x }

var madeRelations = []struct {
	name     string
	weight   int
	from, to []string
}{
	{"met_with", 25, []string{"Person"}, []string{"Person"}},
	{"supports", 12, []string{"State", "Person"}, []string{"State", "Organization", "Resolution"}},
	{"condemns", 9, []string{"State", "Person"}, []string{"State", "Organization"}},
	{"opposes", 5, []string{"State"}, []string{"Resolution", "State"}},
	{"called_on", 9, []string{"Person", "State"}, []string{"State"}},
	{"praised", 6, []string{"Person"}, []string{"State", "Person"}},
	{"visited", 8, []string{"Person"}, []string{"State", "Place"}},
	{"spoke_with", 6, []string{"Person"}, []string{"Person"}},
	{"signed", 5, []string{"Person", "State"}, []string{"Agreement"}},
	{"attended", 5, []string{"Person", "State"}, []string{"Event"}},
	{"holds_position", 10, []string{"Person"}, []string{"State", "Organization"}},
}

const madeQuote = "وزیر امور خارجه امروز با همتای خود دیدار و درباره روابط دو کشور گفت‌وگو کرد"

// write writes the graph as RDF for dgraph bulk.
func (m *made) write(w io.Writer, o *schema.Ontology) {
	p := func(format string, args ...any) { fmt.Fprintf(w, format, args...) }
	for i, e := range m.entities {
		p("_:e%d <xid> %q .\n_:e%d <dgraph.type> \"Entity\" .\n_:e%d <dgraph.type> %q .\n", i, e.XID, i, i, e.Type)
		for _, lang := range []string{"ar", "en", "fa"} {
			p("_:e%d <name> \"%s\"@%s .\n", i, e.Names[lang], lang)
		}
		p("_:e%d <alias> \"%s\" .\n_:e%d <alias> \"%s\" .\n", i, e.Names["en"], i, e.Names["ar"])
		for _, k := range e.Keys {
			p("_:e%d <key> %q .\n", i, k)
		}
		p("_:e%d <record> %s .\n", i, encoded(graph.Entity{XID: e.XID, Names: e.Names}))
	}
	people := m.byType["Person"]
	for i := 5; i < len(people); i += 200 { // one in two hundred turned out to be another, of those in all the news too
		one, other := people[i], people[i-1]
		p("_:e%d <same_as> _:e%d .\n_:e%d <joined> \"true\"^^<xs:boolean> .\n_:e%d <joined> \"true\"^^<xs:boolean> .\n", one, other, one, other)
	}
	total := 0
	for _, r := range madeRelations {
		total += r.weight
	}
	ties := map[madeEdge]graph.Tie{}
	var order []madeEdge
	var all []graph.Assertion
	posts := map[string][]string{}
	var report graph.Report
	published := ""
	for i := range m.assertions {
		d := i / 4
		if i%4 == 0 {
			published = fmt.Sprintf("20%02d-%02d-%02d", m.rnd.IntN(25), 1+m.rnd.IntN(12), 1+m.rnd.IntN(28))
			p("_:d%d <xid> \"doc:%d\" .\n_:d%d <dgraph.type> \"Document\" .\n_:d%d <url> \"https://news.example/%d\" .\n", d, d, d, d, d)
			report = graph.Report{URL: fmt.Sprintf("https://news.example/%d", d), Outlet: fmt.Sprintf("outlet %d", int(40*pow(m.rnd.Float64()))),
				Title: "دیدار و گفت‌وگو", Lang: []string{"ar", "fa", "en"}[m.rnd.IntN(3)], Published: graph.Date(published)}
			p("_:d%d <outlet> %q .\n_:d%d <title> \"%s\" .\n_:d%d <lang> %q .\n", d, report.Outlet, d, report.Title, d, report.Lang)
			p("_:d%d <published> %q .\n_:d%d <published_precision> \"day\" .\n", d, published, d)
		}
		x := m.rnd.IntN(total)
		r := madeRelations[0]
		for _, r = range madeRelations {
			if x -= r.weight; x < 0 {
				break
			}
		}
		s, t := m.pick(r.from...), m.pick(r.to...)
		for s == t {
			t = m.pick(r.to...)
		}
		role := ""
		if r.name == "holds_position" {
			t, role = m.post(s)
		}
		relation, _ := o.Relation(r.name)
		status := graph.Asserted
		if m.rnd.IntN(12) == 0 {
			status = graph.Statuses[m.rnd.IntN(len(graph.Statuses))]
		}
		if relation.Symmetric && m.entities[t].XID < m.entities[s].XID {
			s, t = t, s
		}
		xid, confidence := fmt.Sprintf("assertion:%08x", uint32(i)*2654435761), 0.5+m.rnd.Float64()/2
		whole := graph.Assertion{XID: xid, Relation: r.name, Subject: m.entities[s].XID, Object: m.entities[t].XID, Status: status,
			Confidence: confidence, Document: fmt.Sprintf("doc:%d", d), PLOVER: "CONSULT", CAMEO: "040", Rule: "fa/" + r.name, Pack: "1", Evidence: []graph.Evidence{{Begin: 10, End: 60, Quote: madeQuote}}}
		p("_:a%d <xid> %q .\n_:a%d <dgraph.type> \"Assertion\" .\n_:a%d <relation> %q .\n_:a%d <status> %q .\n", i, xid, i, i, r.name, i, status)
		p("_:a%d <subject> _:e%d .\n_:a%d <object> _:e%d .\n_:a%d <edge> \"%s %s %s\" .\n", i, s, i, t, i, m.entities[s].XID, r.name, m.entities[t].XID)
		p("_:a%d <month> %q .\n", i, published)
		for _, about := range whole.About() {
			p("_:a%d <about> %q .\n", i, about)
		}
		p("_:a%d <confidence> \"%.2f\"^^<xs:float> .\n_:a%d <document> _:d%d .\n_:a%d <dated> %q .\n", i, confidence, i, d, i, published)
		if m.rnd.IntN(2) == 0 {
			p("_:a%d <event_date> %q .\n_:a%d <event_precision> \"day\" .\n", i, published, i)
			whole.Date, whole.Basis = graph.Date(published), graph.Stated
		}
		if r.name == "holds_position" {
			whole.Role = role
			p("_:a%d <role> %q .\n", i, role)
		}
		p("_:a%d <evidence> _:v%d .\n_:v%d <dgraph.type> \"Evidence\" .\n_:v%d <begin> \"10\"^^<xs:int> .\n_:v%d <end> \"60\"^^<xs:int> .\n_:v%d <quote> %q .\n",
			i, i, i, i, i, i, madeQuote)
		said := graph.Statement{Assertion: whole, Report: report}
		for _, told := range said.Told() {
			p("_:a%d <told> %q .\n", i, told)
		}
		p("_:a%d <record> %s .\n_:a%d <proof> %s .\n", i, encoded(said.Brief()), i, encoded(said.Proof()))
		all = append(all, graph.Assertion{Subject: whole.Subject, Object: whole.Object})
		if whole.Relation == schema.Office && status == graph.Asserted && !slices.Contains(posts[whole.Subject], whole.Object) {
			posts[whole.Subject] = append(posts[whole.Subject], whole.Object)
		}
		p("_:d%d <mentions> _:e%d .\n_:d%d <mentions> _:e%d .\n", d, s, d, t)
		e := madeEdge{s, t, r.name}
		if _, known := ties[e]; !known {
			order = append(order, e)
		}
		ties[e] = ties[e].With(said)
	}
	for i, a := range all {
		for _, behalf := range a.Behalf(posts) {
			p("_:a%d <behalf> %q .\n", i, behalf)
		}
	}
	near := map[[2]int]bool{}
	for number, e := range order {
		tie := ties[e]
		relation, _ := o.Relation(e.relation)
		from, to := m.entities[e.from].XID, m.entities[e.to].XID
		p("_:t%d <dgraph.type> \"Tie\" .\n_:t%d <tie> \"%s %s %s\" .\n_:t%d <tied> %q .\n", number, number, from, e.relation, to, number, e.relation)
		p("_:t%d <from> _:e%d .\n_:t%d <to> _:e%d .\n_:t%d <times> \"%d\"^^<xs:int> .\n_:t%d <level> \"%d\"^^<xs:int> .\n",
			number, e.from, number, e.to, number, tie.Count, number, tie.Level())
		for _, grade := range tie.Grades(from, e.relation, to) {
			p("_:t%d <grade> %q .\n", number, grade)
		}
		p("_:t%d <sum> %s .\n_:t%d <excerpt> %s .\n", number, encoded(tie), number, encoded(tie.Excerpt))
		if tie.Count > 0 && (len(tie.Excerpt.Denied) > 0 || slices.ContainsFunc(relation.Contradicts, func(other string) bool {
			return ties[madeEdge{e.from, e.to, other}].Count > 0
		})) {
			p("_:t%d <contested> %q .\n_:t%d <disputed> \"true\"^^<xs:boolean> .\n", number, tie.Latest(), number)
		}
		if tie.Count == 0 {
			continue
		}
		ways := []madeEdge{e}
		if relation.Symmetric {
			ways = append(ways, madeEdge{e.to, e.from, e.relation})
		}
		for _, w := range ways {
			facets := fmt.Sprintf("confidence=%.4f, count=%d", tie.Confidence, tie.Count)
			if tie.First != "" {
				facets += fmt.Sprintf(", first=%q, last=%q", tie.First, tie.Last)
			}
			p("_:e%d <%s> _:e%d (%s) .\n", w.from, e.relation, w.to, facets)
			if e.relation == schema.Meeting {
				p("_:e%d <met> _:e%d .\n", w.from, w.to)
			}
		}
		if ends := [2]int{min(e.from, e.to), max(e.from, e.to)}; !near[ends] {
			near[ends] = true
			p("_:e%d <near> _:e%d .\n_:e%d <near> _:e%d .\n", e.from, e.to, e.to, e.from)
		}
	}
	p("_:model <model> \"6\"^^<xs:int> .\n")
}

// encoded returns a value as a string of RDF that holds it as JSON.
func encoded(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings and numbers only
	}
	return strconv.Quote(string(data))
}

type madeEdge struct {
	from, to int
	relation string
}

// post returns where a person is in office and in which one: one or two offices
// each, most in a state.
func (m *made) post(person int) (of int, office string) {
	rnd := rand.New(rand.NewPCG(uint64(person), uint64(m.rnd.IntN(4)/3)))
	list := m.byType["State"]
	if rnd.IntN(6) == 0 {
		list = m.byType["Organization"]
	}
	offices := []string{"foreign minister", "head of state", "head of government", "ambassador", "spokesperson"}
	return list[int(float64(len(list))*pow(rnd.Float64()))], offices[rnd.IntN(len(offices))]
}

// cpuTime is how long the threads of a process have worked, and of this one,
// which tells what a question costs while others use the machine too. It is
// known on Linux only.
func cpuTime(pid int) (d time.Duration) {
	for _, pid := range [...]int{pid, os.Getpid()} {
		tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
		for _, file := range tasks {
			data, _ := os.ReadFile(file) // the thread may have ended
			if worked, _, ok := strings.Cut(string(data), " "); ok {
				n, _ := strconv.ParseInt(worked, 10, 64)
				d += time.Duration(n)
			}
		}
	}
	return d
}

// load gives a Dgraph that has the graph, loaded in bulk, and its process.
func load(b *testing.B, m *made, o *schema.Ontology) (*dgraph.Store, int) {
	program, err := filepath.Abs("../../bin/dgraph")
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	if *keep != "" {
		if dir, err = filepath.Abs(*keep); err != nil {
			b.Fatal(err)
		}
	}
	for _, sub := range []string{"zero", "alpha", "tmp", "alphatmp"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			b.Fatal(err)
		}
	}
	// The server of an analyst has the same settings.
	memory := local.DefaultMemoryMB()
	run := func(part string, args ...string) *exec.Cmd {
		log, err := os.Create(filepath.Join(dir, part+".log"))
		if err != nil {
			b.Fatal(err)
		}
		cmd := exec.Command(program, append([]string{part}, args...)...)
		cmd.Dir, cmd.Stdout, cmd.Stderr = dir, log, log
		if part == "alpha" {
			cmd.Env = append(os.Environ(), local.MemoryEnv(memory)...)
		}
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		log.Close()
		return cmd
	}
	offset := freeOffset(b, filepath.Join(dir, "offset"))
	at := func(port int) string { return fmt.Sprintf("localhost:%d", port+offset) }
	zero := run("zero", "--my", at(5080), "-o", fmt.Sprint(offset), "--wal", filepath.Join(dir, "zero"), "--telemetry", "reports=false; sentry=false;", "--bindall=false")
	b.Cleanup(func() { zero.Process.Kill(); zero.Wait() })
	postings := filepath.Join(dir, "out", "0", "p")
	if _, err := os.Stat(postings); err != nil {
		began := time.Now()
		file, err := os.Create(filepath.Join(dir, "graph.rdf.gz"))
		if err != nil {
			b.Fatal(err)
		}
		packed, err := gzip.NewWriterLevel(file, gzip.BestSpeed)
		if err != nil {
			b.Fatal(err)
		}
		w := bufio.NewWriterSize(packed, 1<<20)
		m.write(w, o)
		for _, end := range []func() error{w.Flush, packed.Close, file.Close} {
			if err := end(); err != nil {
				b.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, "graph.schema"), []byte(o.DDL()), 0o644); err != nil {
			b.Fatal(err)
		}
		time.Sleep(8 * time.Second) // until zero has elected itself
		bulk := run("bulk", "-f", file.Name(), "-s", filepath.Join(dir, "graph.schema"), "--out", filepath.Join(dir, "out"), "--zero", at(5080),
			"--http", at(8000), "--tmp", filepath.Join(dir, "tmp"), "--mapoutput_mb", "128", "-j", "2")
		if err := bulk.Wait(); err != nil {
			b.Fatalf("loading: %v; see %s", err, filepath.Join(dir, "bulk.log"))
		}
		b.Logf("loaded %d assertions in %s", m.assertions, time.Since(began).Round(time.Second))
	}
	alpha := run("alpha", "--my", at(7080), "-o", fmt.Sprint(offset), "--zero", at(5080), "-p", postings, "-w", filepath.Join(dir, "alpha"),
		"--tmp", filepath.Join(dir, "alphatmp"), "--telemetry", "reports=false; sentry=false;", "--bindall=false", "--cache", "size-mb="+strconv.Itoa(local.CacheMB(memory)))
	b.Cleanup(func() { alpha.Process.Kill(); alpha.Wait() })
	for end := time.Now().Add(2 * time.Minute); ; time.Sleep(500 * time.Millisecond) {
		store, err := dgraph.Open(context.Background(), dgraph.Config{Addresses: at(9080), Ontology: o})
		if err == nil {
			if _, err = store.Query(context.Background(), `{ q(func: eq(xid, "state:X0")) { uid } }`, nil); err == nil {
				b.Cleanup(func() { store.Close() })
				return store, alpha.Process.Pid
			}
			store.Close()
		}
		if time.Now().After(end) {
			b.Fatalf("Dgraph does not start: %v; see %s", err, filepath.Join(dir, "alpha.log"))
		}
	}
}

// freeOffset finds a distance from the usual ports at which all are free. Dgraph
// remembers the ports of its members, so the distance is kept in a file.
func freeOffset(b *testing.B, file string) int {
	if data, err := os.ReadFile(file); err == nil {
		offset, err := strconv.Atoi(string(data))
		if err != nil {
			b.Fatal(err)
		}
		return offset
	}
	for range 100 {
		offset := 3000 + rand.IntN(20000)
		free := true
		for _, port := range []int{5080, 6080, 7080, 8080, 9080, 8000} {
			l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port+offset))
			if err != nil {
				free = false
				break
			}
			l.Close()
		}
		if free {
			if err := os.WriteFile(file, []byte(strconv.Itoa(offset)), 0o644); err != nil {
				b.Fatal(err)
			}
			return offset
		}
	}
	b.Fatal("no free ports")
	return 0
}

// BenchmarkQuestions asks each question about many entities and tells
// the median and the 95th percentile of the times in milliseconds, and of the work
// of the processors, which other programs disturb less. The server has answered
// some questions of the kind before, as one that runs all day has, about others or
// the same by chance:
//
//	go test ./graph/query -run xxx -bench Questions -benchtime 100x -assertions 1000000 -keep /somewhere -timeout 1h
func BenchmarkQuestions(b *testing.B) {
	m := newMade(*assertions)
	o := ontology(b)
	store, alpha := load(b, m, o)
	if *serve {
		time.Sleep(time.Hour)
	}
	name.Keys("Amina", "en") // its tables are read at first use
	for _, test := range m.questions() {
		q, err := Find(test.question)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strings.TrimSuffix(test.question+"-"+test.what, "-"), func(b *testing.B) {
			for range warmup {
				if _, err := q.Run(b.Context(), Graph{store.Snapshot(), o}, test.request()); err != nil && !harmless(err) {
					b.Fatal(err)
				}
			}
			var times, work []float64
			for b.Loop() {
				r := test.request()
				if len(r.Args) == 2 && r.Args[0] == r.Args[1] {
					continue
				}
				began, worked := time.Now(), cpuTime(alpha)
				if _, err := q.Run(b.Context(), Graph{store.Snapshot(), o}, r); err != nil && !harmless(err) {
					b.Fatal(err)
				}
				times = append(times, float64(time.Since(began).Microseconds())/1000)
				work = append(work, float64((cpuTime(alpha)-worked).Microseconds())/1000)
			}
			slices.Sort(times)
			slices.Sort(work)
			b.ReportMetric(times[len(times)/2], "ms-median")
			b.ReportMetric(times[len(times)*95/100], "ms-p95")
			b.ReportMetric(work[len(work)/2], "ms-work-median")
			b.ReportMetric(work[len(work)*95/100], "ms-work-p95")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// warmup is how many questions of a kind come before those that are measured.
const warmup = 5

// harmless tells the errors about arguments by chance: names that several have, or
// one entity twice.
func harmless(err error) bool {
	return errors.Is(err, ErrAmbiguous) || errors.Is(err, ErrUnknown) || errors.Is(err, ErrUsage)
}

// An asked is a question with requests by chance.
type asked struct {
	question string
	what     string
	request  func() Request
}

func (m *made) questions() []asked {
	since := graph.Filter{From: "2020-03", To: "2020-06"}
	return []asked{
		{"entity", "", func() Request { return m.about("en", "Person") }},
		{"entity", "misspelt", func() Request { r := m.about("ar", "Person"); r.Args[0] = misspell(r.Args[0]); return r }},
		{"met", "", func() Request { return m.about("", "Person") }},
		{"met", "by-name", func() Request { return m.about("ar", "Person") }},
		{"met", "state", func() Request { return m.about("", "State") }},
		{"met", "dates", func() Request { r := m.about("", "Person"); r.Filter = since; return r }},
		{"met", "language", func() Request { r := m.about("", "Person"); r.Filter.Lang = "fa"; return r }},
		{"met", "outlet", func() Request { r := m.about("", "Person"); r.Filter.Outlet = "outlet 20"; return r }},
		{"met", "all", func() Request { return Request{} }},
		{"signed", "", func() Request { return m.about("", "Person", "State", "Agreement") }},
		{"signed", "all", func() Request { return Request{} }},
		{"supports", "", func() Request { return m.about("", "State", "Organization") }},
		{"supports", "all", func() Request { return Request{} }},
		{"opposes", "", func() Request { return m.about("", "State", "Organization") }},
		{"stance", "", func() Request { return m.about("", "State").and(m.about("", "State")) }},
		{"between", "", func() Request { return m.about("", "State").and(m.about("", "State")) }},
		{"timeline", "dates", func() Request { r := m.about("", "Person", "State"); r.Filter = since; return r }},
		{"timeline", "relation", func() Request {
			r := m.about("", "Person", "State")
			r.Filter.Relations = []string{"praised"}
			return r
		}},
		{"timeline", "sure", func() Request { r := m.about("", "Person", "State"); r.Filter.MinConfidence = 0.9; return r }},
		{"timeline", "", func() Request { return m.about("", "Person", "State") }},
		{"offices", "", func() Request { return m.about("", "Person", "State") }},
		{"offices", "all", func() Request { return Request{} }},
		{"offices", "at", func() Request { r := m.about("", "State"); r.At = "2018-05"; return r }},
		{"network", "", func() Request { return m.about("", "Person") }},
		{"top", "", func() Request { return Request{} }},
		{"top", "connections", func() Request { return Request{By: "connections"} }},
		{"contradictions", "all", func() Request { return Request{} }},
		{"contradictions", "two", func() Request { return m.about("", "State").and(m.about("", "State")) }},
		{"contradictions", "", func() Request { return m.about("", "State") }},
		{"sources", "", func() Request { return m.about("", "Person") }},
		{"pending", "all", func() Request { return Request{} }},
		{"pending", "", func() Request { return m.about("", "State", "Person") }},
		{"path", "", func() Request { return m.about("", "Person").and(m.about("", "Person")) }},
		{"path", "three", func() Request { r := m.about("", "Person").and(m.about("", "Person")); r.Paths = 3; return r }},
		{"path", "dates", func() Request { r := m.about("", "Person").and(m.about("", "Person")); r.Filter = since; return r }},
	}
}

// about asks about an entity of one of the types, by its name in a language or
// by its xid. Those that are much in the news are asked about more often too.
func (m *made) about(lang string, types ...string) Request {
	list := m.byType[types[m.rnd.IntN(len(types))]]
	e := m.entities[list[int(float64(len(list))*pow(m.rnd.Float64()))%len(list)]]
	if lang == "" {
		return Request{Args: []string{e.XID}}
	}
	return Request{Args: []string{e.Names[lang]}}
}

func (r Request) and(other Request) Request {
	r.Args = append(r.Args, other.Args...)
	return r
}

// misspell exchanges two letters.
func misspell(s string) string {
	r := []rune(s)
	r[1], r[2] = r[2], r[1]
	return string(r)
}

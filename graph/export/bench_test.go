package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/diplograph/diplograph/graph"
)

// generated is a graph that is made up as it is read: so many assertions, each
// an edge of its own, about a fifth as many entities, and a document for each
// four assertions. A few entities are in much of the news.
type generated int

func (g generated) entity(i int) graph.Entity {
	return graph.Entity{XID: numbered("person:p", i), Type: "Person", Aliases: []string{"أمينة"}, Keys: []string{"MN", "TT"},
		Names: map[string]string{"en": numbered("Amina Haddad ", i), "ar": "أمينة حداد", "fa": "امینه حداد"}}
}

// numbered returns text and a number of eight digits: cheap, since what makes
// up the graph is not what is measured.
func numbered(text string, n int) string {
	b := append(make([]byte, 0, len(text)+8), text...)
	for d := 10000000; d > 0; d /= 10 {
		b = append(b, '0'+byte(n/d%10))
	}
	return string(b)
}

func (g generated) people() int { return int(g)/5 + 2 }

var generatedRelations = [...]string{"condemns", "met_with", "opposes", "praised", "supports"}

func (g generated) Entities(context.Context) iter.Seq2[graph.Entity, error] {
	return func(yield func(graph.Entity, error) bool) {
		for i := range g.people() {
			if !yield(g.entity(i), nil) {
				return
			}
		}
	}
}

func (g generated) Assertions(_ context.Context, f graph.Filter) iter.Seq2[graph.Assertion, error] {
	dates := make([]graph.Date, 25*12*28)
	for i := range dates {
		dates[i] = graph.Date(fmt.Sprintf("20%02d-%02d-%02d", i/(12*28), 1+i/28%12, 1+i%28))
	}
	return func(yield func(graph.Assertion, error) bool) {
		rnd := rand.New(rand.NewPCG(1, 2))
		pick := func() int {
			x := rnd.Float64()
			return int(x * x * float64(g.people()))
		}
		for i := range int(g) {
			from, to := pick(), pick()
			if from == to {
				to = (to + 1) % g.people()
			}
			document := numbered("doc:", rnd.IntN(int(g)/4+1))
			a := graph.Assertion{XID: numbered("assertion:", i), Relation: generatedRelations[rnd.IntN(len(generatedRelations))], Subject: numbered("person:p", from), Object: numbered("person:p", to),
				Status: graph.Asserted, Date: dates[rnd.IntN(len(dates))],
				Confidence: 0.9, PLOVER: "CONSULT", CAMEO: "040", Rule: "fa/met", Pack: "1", Document: document,
				Evidence: []graph.Evidence{{Document: document, Begin: 100, End: 160, Quote: "امینه حداد روز چهارشنبه در دوحه با رستم کریموف وزیر خارجه دیدار کرد"}}}
			if !yield(a, nil) {
				return
			}
		}
	}
}

func (g generated) Documents(context.Context) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		for i := range int(g)/4 + 1 {
			d := graph.Document{XID: numbered("doc:", i), URL: numbered("https://news.example/", i), Outlet: "خبرگزاری", Lang: "fa",
				Title: "دیدار حداد و کریموف در دوحه", Published: "2021-03-04", Hash: "h"}
			if !yield(d, nil) {
				return
			}
		}
	}
}

// Edges returns as many direct edges as there are assertions: five of each
// person, to those that come next.
func (g generated) Edges(context.Context) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) {
		for i := range int(g) {
			e := graph.Edge{Subject: numbered("person:p", i/5), Relation: generatedRelations[i%5], Object: numbered("person:p", i/5+1+i%5), First: "2012-03-04",
				Last: "2012-03-04", Count: 1, Confidence: 0.9}
			if !yield(e, nil) {
				return
			}
		}
	}
}

func (g generated) SameAs(context.Context) (map[string]string, error) { return nil, nil }

func (g generated) Judgements(context.Context) iter.Seq2[graph.Judgement, error] {
	return func(func(graph.Judgement, error) bool) {}
}

// BenchmarkWrite exports graphs of growing size and tells how many edges go out
// in a second, how many in a second of processor time, which is what counts
// while others use the machine too, and how much memory was in use at most.
func BenchmarkWrite(b *testing.B) {
	sizes := []int{1000, 100000}
	if !testing.Short() {
		sizes = append(sizes, 1000000)
	}
	for _, f := range Formats() {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				o := ontology(b)
				peak, worked := watch(b), cpuTime()
				for b.Loop() {
					if _, err := f.Write(b.Context(), io.Discard, generated(n), o, Options{}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "edges/s")
				if worked = cpuTime() - worked; worked > 0 {
					b.ReportMetric(float64(n)*float64(b.N)/worked.Seconds(), "edges/cpu-s")
				}
				b.ReportMetric(float64(peak())/(1<<20), "MB-peak")
			})
		}
	}
}

// watch looks at the memory in use until the function that it returns is called.
func watch(b *testing.B) func() uint64 {
	runtime.GC()
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		var peak uint64
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
			select {
			case <-stop:
				most <- peak
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(stop); return <-most }
}

// cpuTime is how long the threads of this process have worked. It is known on
// Linux only.
func cpuTime() time.Duration {
	data, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(data[bytes.LastIndexByte(data, ')')+1:]))
	var ticks int
	for _, f := range fields[11:13] { // in user mode and in the kernel, in hundredths of a second
		n, err := strconv.Atoi(f)
		if err != nil {
			return 0
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

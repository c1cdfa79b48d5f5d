package export

import (
	"context"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/diplograph/diplograph/graph"
)

// generated is a graph that is made up as it is read: so many assertions, each
// an edge of its own, about a fifth as many entities, and a document for each
// four assertions. A few entities are in much of the news.
type generated int

func (g generated) entity(i int) graph.Entity {
	return graph.Entity{XID: fmt.Sprintf("person:p%08d", i), Type: "Person", Aliases: []string{"أمينة"}, Keys: []string{"MN", "TT"},
		Names: map[string]string{"en": fmt.Sprintf("Amina Haddad %d", i), "ar": "أمينة حداد", "fa": "امینه حداد"}}
}

func (g generated) people() int { return int(g)/5 + 2 }

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
	relations := [...]string{"supports", "opposes", "praised", "condemns", "met_with"}
	return func(yield func(graph.Assertion, error) bool) {
		rnd := rand.New(rand.NewPCG(1, 2))
		pick := func() string {
			x := rnd.Float64()
			return fmt.Sprintf("person:p%08d", int(x*x*float64(g.people())))
		}
		for i := range int(g) {
			document := fmt.Sprintf("doc:%08x", rnd.IntN(int(g)/4+1))
			a := graph.Assertion{XID: fmt.Sprintf("assertion:%08x", i), Relation: relations[rnd.IntN(len(relations))], Subject: pick(), Object: pick(),
				Status: graph.Asserted, Date: graph.Date(fmt.Sprintf("20%02d-%02d-%02d", rnd.IntN(25), 1+rnd.IntN(12), 1+rnd.IntN(28))),
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
			d := graph.Document{XID: fmt.Sprintf("doc:%08x", i), URL: fmt.Sprintf("https://news.example/%d", i), Outlet: "خبرگزاری", Lang: "fa",
				Title: "دیدار حداد و کریموف در دوحه", Published: "2021-03-04", Hash: "h"}
			if !yield(d, nil) {
				return
			}
		}
	}
}

func (g generated) Edges(context.Context) iter.Seq2[graph.Edge, error] {
	return func(func(graph.Edge, error) bool) {}
}

func (g generated) SameAs(context.Context) (map[string]string, error) { return nil, nil }

func (g generated) Judgements(context.Context) iter.Seq2[graph.Judgement, error] {
	return func(func(graph.Judgement, error) bool) {}
}

// BenchmarkWrite exports graphs of growing size and tells how many edges go out
// in a second and how much memory was in use at most.
func BenchmarkWrite(b *testing.B) {
	sizes := []int{1000, 100000}
	if !testing.Short() {
		sizes = append(sizes, 1000000)
	}
	for _, f := range Formats() {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				o := ontology(b)
				peak := watch(b)
				for b.Loop() {
					if _, err := f.Write(b.Context(), io.Discard, generated(n), o, Options{}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "edges/s")
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

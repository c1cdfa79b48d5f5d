package export

import (
	"bytes"
	"context"
	"flag"
	"io"
	"iter"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/dgraph"
	"github.com/diplograph/diplograph/graph/local/localtest"
)

var server localtest.Dgraph

func TestMain(m *testing.M) { os.Exit(server.Run(m)) }

// TestFromDgraph wants the same bytes from the real Dgraph as from memory,
// however the documents came in.
func TestFromDgraph(t *testing.T) {
	store, err := dgraph.Open(t.Context(), dgraph.Config{Addresses: server.Empty(t).Address(), Ontology: ontology(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := store.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	list := readings()
	for i := range list { // the last one first, and some of them twice
		for range 1 + i%2 {
			if _, err := store.Put(t.Context(), list[len(list)-1-i]); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, f := range Formats() {
		for _, o := range []Options{{}, {Focus: "person:rustam-karimov", Depth: 2}, {Names: []string{"fa"}}} {
			var out bytes.Buffer
			if _, err := f.Write(t.Context(), &out, store, ontology(t), o); err != nil {
				t.Fatal(err)
			}
			if want, _ := exported(t, f.Name, o); out.String() != want {
				t.Errorf("%s %+v: Dgraph gives %d bytes, memory %d, or others", f.Name, o, out.Len(), len(want))
			}
		}
	}
}

var dgraphEdges = flag.Int("dgraph-edges", 2000, "how many edges BenchmarkFromDgraph exports")

// BenchmarkFromDgraph exports a generated graph out of Dgraph. What it takes
// above the same export from memory is reading, which is measured by itself.
func BenchmarkFromDgraph(b *testing.B) {
	store, err := dgraph.Open(b.Context(), dgraph.Config{Addresses: server.Empty(b).Address(), Ontology: ontology(b)})
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	if err := store.ApplySchema(b.Context()); err != nil {
		b.Fatal(err)
	}
	fill(b, store, generated(*dgraphEdges))
	perSecond := func(b *testing.B) {
		b.ReportMetric(float64(*dgraphEdges)*float64(b.N)/b.Elapsed().Seconds(), "edges/s")
	}
	reads(b, "entities", store.Entities)
	reads(b, "documents", store.Documents)
	reads(b, "assertions", func(ctx context.Context) iter.Seq2[graph.Assertion, error] {
		return store.Assertions(ctx, graph.Filter{})
	})
	reads(b, "edges", store.Edges)
	for _, name := range []string{"gexf", "graphml", "nquads"} {
		f, err := Find(name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := f.Write(b.Context(), io.Discard, store, ontology(b), Options{}); err != nil {
					b.Fatal(err)
				}
			}
			perSecond(b)
		})
	}
}

// reads measures how fast a sequence can be read.
func reads[T any](b *testing.B, name string, sequence func(context.Context) iter.Seq2[T, error]) {
	b.Run("read/"+name, func(b *testing.B) {
		n := 0
		for b.Loop() {
			for _, err := range sequence(b.Context()) {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
		}
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), name+"/s")
	})
}

// fill puts a generated graph into Dgraph, document by document.
func fill(b *testing.B, store *dgraph.Store, g generated) {
	readings := map[string]*graph.Reading{}
	for d := range g.Documents(b.Context()) {
		readings[d.XID] = &graph.Reading{Document: d}
	}
	for a := range g.Assertions(b.Context(), graph.Filter{}) {
		r := readings[a.Document]
		r.Assertions = append(r.Assertions, a)
		for _, xid := range [...]string{a.Subject, a.Object} {
			if n, err := strconv.Atoi(xid[len("person:p"):]); err == nil && !slices.ContainsFunc(r.Entities, func(e graph.Entity) bool { return e.XID == xid }) {
				r.Entities = append(r.Entities, g.entity(n))
			}
		}
	}
	work := make(chan *graph.Reading)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for r := range work {
				if _, err := store.Put(b.Context(), *r); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for _, r := range readings {
		work <- r
	}
	close(work)
	wait.Wait()
	if b.Failed() {
		b.FailNow()
	}
}

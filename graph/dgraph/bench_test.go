package dgraph

import (
	"context"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/diplograph/diplograph/graph"
)

// news is like a stream of news: ten assertions a document, many people, few
// states, some of both in most of the documents.
var news = world{seed: 3, people: 20000, states: 200, perDocument: 10, text: 3000, spellings: 1}

func BenchmarkPut(b *testing.B) {
	for _, writers := range []int{1, 4, 16} {
		b.Run("writers="+strconv.Itoa(writers), func(b *testing.B) {
			s := emptyStore(b)
			load(b, s, 0, 200, writers) // the graph of a beginning has few entities: conflicts
			b.ResetTimer()
			load(b, s, 200, 200+b.N, writers)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
		})
	}
}

func BenchmarkPutUnchanged(b *testing.B) {
	s := emptyStore(b)
	load(b, s, 0, 200, 4)
	b.ResetTimer()
	for i := range b.N {
		if c := put(b, s, news.reading(i%200, 0)); !c.Unchanged {
			b.Fatalf("changed: %+v", c)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

func BenchmarkRead(b *testing.B) {
	s := emptyStore(b)
	load(b, s, 0, 3000, 8)
	for name, read := range map[string]func() int{
		"assertions": func() (n int) {
			for _, err := range s.Assertions(b.Context(), graph.Filter{Statuses: graph.Statuses[:]}) {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
			return n
		},
		"entities": func() int { return len(collect(b, s.Entities(b.Context()))) },
		"edges":    func() int { return len(collect(b, s.Edges(b.Context()))) },
	} {
		b.Run(name, func(b *testing.B) {
			n := 0
			for range b.N {
				n += read()
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), name+"/s")
		})
	}
}

func load(b *testing.B, s *Store, from, to, writers int) {
	b.Helper()
	var wg sync.WaitGroup
	var next atomic.Int64
	next.Store(int64(from))
	for range writers {
		wg.Go(func() {
			for {
				number := int(next.Add(1)) - 1
				if number >= to {
					return
				}
				if _, err := s.Put(context.Background(), news.reading(number, 0)); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

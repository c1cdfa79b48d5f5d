package reader_test

import (
	"context"
	"flag"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/extract"
)

var corpus = flag.String("corpus", examples+"/news", "the documents that BenchmarkStages and BenchmarkReader read")

// BenchmarkStages measures each stage over the example dispatches, in bytes
// of text a second on one core.
func BenchmarkStages(b *testing.B) {
	r := newReader(b)
	docs := documents(b, *corpus)
	for i, stage := range r.Pipeline {
		b.Run(stage.Name, func(b *testing.B) {
			b.SetBytes(size(docs))
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				ready := prepare(b, r.Pipeline[:i], docs)
				b.StartTimer()
				for _, d := range ready {
					if err := stage.Process(context.Background(), d); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkReader measures the whole pipeline over the example dispatches,
// once without and once with relations.
func BenchmarkReader(b *testing.B) {
	r := newReader(b)
	docs := documents(b, *corpus)
	for _, x := range []struct {
		name   string
		stages extract.Pipeline
	}{{"entities", r.Pipeline[:len(r.Pipeline)-1]}, {"relations", r.Pipeline}} {
		b.Run(x.name, func(b *testing.B) {
			b.SetBytes(size(docs))
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range docs {
					if err := x.stages.Process(context.Background(), fresh(d)); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkLanguages measures the whole pipeline for each language.
func BenchmarkLanguages(b *testing.B) {
	r := newReader(b)
	all := documents(b, examples+"/news")
	for _, code := range []string{"ar", "en", "fa"} {
		var docs []*extract.Document
		for _, d := range all {
			if strings.Contains(d.ID, "."+code) {
				docs = append(docs, d)
			}
		}
		b.Run(code, func(b *testing.B) {
			b.SetBytes(size(docs))
			for b.Loop() {
				prepare(b, r.Pipeline, docs)
			}
		})
	}
}

// BenchmarkLoad measures what it takes to get ready to read.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		newReader(b)
	}
}

// prepare runs stages over fresh copies of the documents.
func prepare(b *testing.B, stages extract.Pipeline, docs []*extract.Document) []*extract.Document {
	out := make([]*extract.Document, len(docs))
	for i, d := range docs {
		out[i] = fresh(d)
		if err := stages.Process(context.Background(), out[i]); err != nil {
			b.Fatal(err)
		}
	}
	return out
}

func size(docs []*extract.Document) int64 {
	var n int64
	for _, d := range docs {
		n += int64(len(d.Text))
	}
	return n
}

package reader_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/extract"
)

// grown returns a document of about size bytes: the example dispatches of one
// language over and over, each copy with other names and dates, and without
// the last lines, which close a dispatch and all that follows it.
func grown(docs []*extract.Document, lang string, size int) *extract.Document {
	families := []string{"Hassan", "Petrov", "Alavi", "Santos", "Meyer", "Okafor", "Tanaka", "Rossi", "Haddad", "Larsen"}
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		for _, d := range docs {
			if d.Lang != lang && !strings.Contains(d.ID, "."+lang) {
				continue
			}
			day := fmt.Sprint(1 + n%28)
			text := strings.NewReplacer("12", day, "21", day, "Lavrov", families[n%10]+fmt.Sprint(n/10), "لافروف", "النعيمي"+fmt.Sprint(n), "لاوروف", "رضایی"+fmt.Sprint(n)).Replace(d.Text)
			if end := strings.LastIndexByte(text[:len(text)/2], '\n'); end > 0 {
				text = text[:end]
			}
			b.WriteString(text)
			b.WriteString("\n\n")
			if b.Len() >= size {
				break
			}
		}
	}
	text := b.String()
	if end := strings.LastIndexByte(text[:size], ' '); end > 0 {
		text = text[:end]
	}
	return &extract.Document{ID: fmt.Sprint("grown-", size), Lang: lang, Text: text, Published: "2018-08-12"}
}

var growth = []struct {
	name string
	size int
}{{"1kB", 1e3}, {"10kB", 1e4}, {"100kB", 1e5}, {"1MB", 1e6}, {"10MB", 1e7}}

// BenchmarkGrowth measures how reading slows down with the length of a
// document, in bytes of text a second. Ten times the text should take at most
// eleven times as long.
func BenchmarkGrowth(b *testing.B) {
	r := newReader(b)
	docs := documents(b, examples+"/news")
	for _, lang := range []string{"ar", "en", "fa"} {
		for _, g := range growth {
			d := grown(docs, lang, g.size)
			b.Run(lang+"/"+g.name, func(b *testing.B) {
				b.SetBytes(int64(len(d.Text)))
				b.ReportAllocs()
				for b.Loop() {
					if err := r.Read(context.Background(), fresh(d)); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

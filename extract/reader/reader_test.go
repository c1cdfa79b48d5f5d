package reader_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/reader"
	"github.com/diplograph/diplograph/extract/segment"
	"github.com/diplograph/diplograph/extract/source"
)

const examples = "../../examples"

// shared loads the packs once for all tests.
var shared = sync.OnceValues(reader.Default)

func newReader(t testing.TB) *reader.Reader {
	t.Helper()
	r, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// documents returns every document under examples that can be read.
func documents(t testing.TB, paths ...string) []*extract.Document {
	t.Helper()
	var out []*extract.Document
	for it := range source.Read(context.Background(), paths, strings.NewReader("")) {
		if it.Err == nil {
			out = append(out, it.Document)
		}
	}
	if len(out) == 0 {
		t.Fatalf("there is no document under %v", paths)
	}
	return out
}

// fresh returns the document as it was before it was read.
func fresh(d *extract.Document) *extract.Document {
	return &extract.Document{ID: d.ID, URL: d.URL, Title: d.Title, Outlet: d.Outlet, Lang: d.Lang, Published: d.Published, Text: d.Text}
}

// TestQuotes makes sure of everything that is extracted from the examples that
// its offsets, which count code points of the text as it came, give its words.
func TestQuotes(t *testing.T) {
	r := newReader(t)
	mentions, quotes := 0, 0
	for _, d := range documents(t, examples) {
		if err := r.Read(context.Background(), d); err != nil {
			if errors.Is(err, segment.ErrLanguage) {
				continue
			}
			t.Fatal(err)
		}
		points := []rune(d.Text)
		check := func(what, quote string, begin, end int) {
			t.Helper()
			if quote == "" {
				t.Errorf("%s: %s has no words", d.ID, what)
			}
			if begin < 0 || begin > end || end > len(points) || string(points[begin:end]) != quote {
				t.Errorf("%s: %s at [%d, %d) is not %q", d.ID, what, begin, end, quote)
			}
		}
		o := r.Output(d)
		for _, e := range o.Entities {
			for _, m := range e.Mentions {
				check(e.ID+", a mention", m.Text, m.Begin, m.End)
				mentions++
			}
		}
		for _, rel := range o.Relations {
			for _, q := range append(rel.More, rel.Evidence) {
				check(rel.Type+", evidence", q.Text, q.Begin, q.End)
			}
		}
		reading := r.Reading(d)
		for _, a := range reading.Assertions {
			if len(a.Evidence) == 0 {
				t.Errorf("%s: %s has no evidence", d.ID, a.XID)
			}
			for _, e := range a.Evidence {
				check(a.XID, e.Quote, e.Begin, e.End)
				quotes++
			}
		}
	}
	if mentions < 500 || quotes < 100 {
		t.Errorf("only %d mentions and %d quotes were looked at", mentions, quotes)
	}
}

// TestDeterminism reads the examples over and over, alone and side by side, on
// one processor and on several: the output is the same to the byte.
func TestDeterminism(t *testing.T) {
	docs := documents(t, examples+"/news", examples+"/parallel")
	want := readAll(t, newReader(t), docs, 1)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, procs := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(procs)
		got := readAll(t, newReader(t), docs, procs) // packs compiled anew
		for i := range docs {
			if !bytes.Equal(want[i], got[i]) {
				t.Errorf("%s reads otherwise on %d processors:\n%s\n%s", docs[i].ID, procs, want[i], got[i])
			}
		}
	}
}

// readAll returns what is read in each document, in JSON, several at a time.
func readAll(t *testing.T, r *reader.Reader, docs []*extract.Document, at int) [][]byte {
	t.Helper()
	out := make([][]byte, len(docs))
	slots := make(chan struct{}, at)
	var wg sync.WaitGroup
	for i, d := range docs {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			d := fresh(d)
			if err := r.Read(context.Background(), d); err != nil {
				t.Error(err)
				return
			}
			b, err := json.Marshal(struct{ Output, Reading any }{r.Output(d), r.Reading(d)})
			if err != nil {
				t.Error(err)
			}
			out[i] = b
		})
	}
	wg.Wait()
	return out
}

// TestStages makes sure that a stage that needs what no stage gives is found.
func TestStages(t *testing.T) {
	r := newReader(t)
	if err := r.Pipeline.Check(); err != nil {
		t.Error(err)
	}
	if err := r.Pipeline[1:].Check(); err == nil {
		t.Error("a pipeline without its first stage passes")
	}
}

// TestCancel makes sure that a reader stops when it is told to.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	d := fresh(documents(t, examples+"/news")[0])
	if err := newReader(t).Read(ctx, d); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled reading ends with %v", err)
	}
}

// hard are texts that nobody writes and that must not take long.
var hard = []struct {
	name, lang string
	text       func() string
}{
	{"empty", "", func() string { return "" }},
	{"spaces", "", func() string { return strings.Repeat(" \n\t\u00a0", 250_000) }},
	{"no spaces", "ar", func() string { return strings.Repeat("والرئيسالإيراني", 1<<20/30) }},
	{"no spaces in Latin script", "en", func() string { return strings.Repeat("PresidentRouhani", 1<<20/16) }},
	{"punctuation", "ar", func() string { return strings.Repeat("،.؛:!؟«»\"'()[]{}-–…", 30_000) }},
	{"one mark", "fa", func() string { return strings.Repeat("«", 1<<19) }},
	{"full stops", "en", func() string { return strings.Repeat(". ", 1<<19) }},
	{"nested quotes", "ar", func() string {
		return "قال الوزير " + strings.Repeat("«قال ", 100_000) + strings.Repeat("»", 100_000)
	}},
	{"nested brackets", "fa", func() string {
		return "وزیر گفت " + strings.Repeat("(وی ", 100_000) + strings.Repeat(")", 100_000)
	}},
	{"coordinated names in Arabic", "ar", func() string {
		return "التقى الرئيس الإيراني " + listed("محمد العلي%d", " و", 10_000) + " في طهران."
	}},
	{"coordinated names in Persian", "fa", func() string {
		return listed("حسن رضایی%d", " و ", 10_000) + " با رئیس جمهور ایران دیدار کردند."
	}},
	{"coordinated names in English", "en", func() string {
		return "President Rouhani met " + listed("John Smith%d", " and ", 10_000) + "."
	}},
	{"coordinated states", "ar", func() string {
		return "دعمت " + strings.Repeat("إيران والعراق وسوريا وقطر و", 3_000) + "مصر فلسطين."
	}},
	{"one name", "en", func() string { return strings.Repeat("Rouhani ", 1<<17) }},
	{"one verb", "fa", func() string { return strings.Repeat("گفت که ", 1<<16) }},
	{"verbs", "ar", func() string { return strings.Repeat("قال إن التقى أعلن أكد ", 1<<15) }},
	{"offices", "ar", func() string { return strings.Repeat("وزير الخارجية ", 1<<15) }},
	{"offices of a state", "fa", func() string { return strings.Repeat("وزیر خارجه ایران ", 1<<15) }},
	{"people, one after another", "en", func() string { return strings.Repeat("Iranian President Hassan Rouhani met Vladimir Putin. ", 1<<14) }},
	{"anaphors", "ar", func() string {
		return "التقى وزير الخارجية القطري نظيره التركي.\n" + strings.Repeat("وقال الوزير إن البلدين يدعمان فلسطين.\n", 10_000)
	}},
	{"numbers and dates", "fa", func() string { return strings.Repeat("روز ۱۲ مرداد ۱۳۹۷ و ۲۰۱۸ ", 30_000) }},
	{"character references", "en", func() string { return strings.Repeat("&amp;&lt;&#1740;&", 60_000) }},
	{"broken bytes", "ar", func() string { return strings.Repeat("\xff\xfe\x80قال", 100_000) }},
	{"joiners", "fa", func() string { return strings.Repeat("\u200c\u200d\u200eمی\u200c", 100_000) }},
	{"diacritics", "ar", func() string { return strings.Repeat("م\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652", 60_000) }},
	{"meetings", "ar", func() string {
		return "عقد " + listed("اجتماع وزراء خارجية المجلس%d", " ثم ", 10_000) + "."
	}},
	{"papers", "fa", func() string { return listed("توافقنامه همکاری ایران و گروه%d.", "\n", 5_000) }},
	{"people of one family", "en", func() string { return listed("President John%d Smith met Rouhani.", " ", 10_000) }},
	{"their ministers", "ar", func() string {
		return strings.Repeat("قال وزير الخارجية القطري إن نظيره زار الدوحة.\n", 10_000)
	}},
	{"short lines", "ar", func() string { return strings.Repeat("إيران\n", 1<<16) }},
}

func listed(form, sep string, n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = fmt.Sprintf(form, i)
	}
	return strings.Join(parts, sep)
}

// TestHardTexts gives the reader texts on which anything that grows with the
// square of their length would run for minutes. Each takes three seconds or less;
// the bound is for a busy machine, and for one that watches memory for races
// twenty times what plain news of that length takes there.
func TestHardTexts(t *testing.T) {
	r := newReader(t)
	plain := strings.Repeat("استقبل وزير الخارجية القطري أمس نظيره التركي في الدوحة، وأشاد الوزيران بالعلاقات بين البلدين.\n", 200)
	began := time.Now()
	if err := r.Read(t.Context(), &extract.Document{ID: "plain", Lang: "ar", Text: plain, Published: "2018-07-31"}); err != nil {
		t.Fatal(err)
	}
	pace := time.Since(began) / time.Duration(len(plain)) // of one byte
	for _, h := range hard {
		t.Run(h.name, func(t *testing.T) {
			d := &extract.Document{ID: h.name, Lang: h.lang, Text: h.text(), Published: "2018-07-31"}
			bound := max(30*time.Second, 20*pace*time.Duration(len(d.Text)))
			ctx, cancel := context.WithTimeout(context.Background(), bound)
			defer cancel()
			done := make(chan error, 1)
			began := time.Now()
			go func() {
				err := r.Read(ctx, d)
				if err == nil {
					r.Output(d)
					r.Reading(d)
				}
				done <- err
			}()
			select {
			case err := <-done:
				t.Logf("%d bytes in %.2f s", len(d.Text), time.Since(began).Seconds())
				if err != nil && !errors.Is(err, segment.ErrLanguage) {
					t.Error(err)
				}
				if took := time.Since(began); took > bound {
					t.Errorf("took %v", took)
				}
			case <-time.After(bound + 10*time.Second):
				t.Fatalf("still at work after %v", time.Since(began))
			}
		})
	}
}

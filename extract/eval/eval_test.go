package eval_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/eval"
	"github.com/diplograph/diplograph/extract/reader"
	"github.com/diplograph/diplograph/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

const news = "../../examples/news.gold.jsonl"

func gold(t testing.TB) []eval.Document {
	t.Helper()
	f, err := os.Open(news)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	docs, err := eval.Read(f, news)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// read runs the pipeline over the texts of gold documents.
func read(t testing.TB, docs []eval.Document) (*schema.Ontology, []eval.Document) {
	t.Helper()
	r, err := reader.Default()
	if err != nil {
		t.Fatal(err)
	}
	var out []eval.Document
	for _, g := range docs {
		d := &extract.Document{ID: g.ID, Lang: g.Lang, Published: g.Published, Text: g.Text}
		if err := r.Read(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		out = append(out, eval.Of(r.Output(d)))
	}
	return r.Ontology, out
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has changed; if that is meant, run go test ./extract/eval -update and look at the difference.\n%s", file, difference(string(want), string(got)))
	}
}

// difference lists the lines that two texts do not share, in order.
func difference(want, got string) string {
	old, now := strings.Split(want, "\n"), strings.Split(got, "\n")
	var b strings.Builder
	for _, l := range old {
		if !slices.Contains(now, l) {
			fmt.Fprintln(&b, "-", l)
		}
	}
	for _, l := range now {
		if !slices.Contains(old, l) {
			fmt.Fprintln(&b, "+", l)
		}
	}
	return b.String()
}

// TestNews keeps the score of the example dispatches in a golden file, so that
// each change of a rule shows what it does.
func TestNews(t *testing.T) {
	docs := gold(t)
	ontology, answers := read(t, docs)
	var b bytes.Buffer
	if err := eval.Measure(ontology, docs, answers).WriteText(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "news.score.golden", b.Bytes())
}

// TestFigures scores answers that are the gold with seeded mistakes of every
// kind. Its golden file was checked against the reference scorer; unlike that
// of TestNews it changes with the way of counting only.
func TestFigures(t *testing.T) {
	docs := gold(t)
	o, err := schema.Default()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for seed := range uint64(3) {
		if err := eval.Measure(o, docs, mistaken(docs, seed)).WriteText(&b); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "mistakes.score.golden", b.Bytes())
}

func TestPerfect(t *testing.T) {
	docs := gold(t)
	o, err := schema.Default()
	if err != nil {
		t.Fatal(err)
	}
	s := eval.Measure(o, docs, docs)
	for _, table := range []eval.Table{s.Entities, s.Relations} {
		for row, c := range table {
			if c.False != 0 || c.Missed != 0 {
				t.Errorf("the gold against itself, %v: %+v", row, c)
			}
		}
	}
	if s.Distractors.Asserted != 0 || s.Distractors.Of == 0 {
		t.Errorf("distractors: %+v", s.Distractors)
	}
	if s.Identity.F1 != 1 {
		t.Errorf("identity: %+v", s.Identity)
	}
}

// TestReferenceScorer compares every figure with those of the reference
// scorer, a Python program that is not part of this project: the variable
// DIPLOGRAPH_SCORE names it. Without the variable this test is skipped, and
// TestFigures alone holds the counting fast. DIPLOGRAPH_GOLD may list further
// gold files.
func TestReferenceScorer(t *testing.T) {
	program := os.Getenv("DIPLOGRAPH_SCORE")
	if program == "" {
		t.Skip("DIPLOGRAPH_SCORE does not name the reference scorer")
	}
	sets := map[string][]eval.Document{news: gold(t)}
	for _, path := range filepath.SplitList(os.Getenv("DIPLOGRAPH_GOLD")) {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		docs, err := eval.Read(f, path)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		sets[path] = docs
	}
	for path, docs := range sets {
		ontology, answers := read(t, docs)
		runs := [][]eval.Document{answers}
		for seed := range uint64(5) {
			runs = append(runs, mistaken(docs, seed))
		}
		for i, run := range runs {
			t.Run(fmt.Sprintf("%s/%d", filepath.Base(path), i), func(t *testing.T) {
				file := filepath.Join(t.TempDir(), "answers.jsonl")
				writeLines(t, file, run)
				out, err := exec.Command("python3", program, path, file, "--json").Output()
				if err != nil {
					var exit *exec.ExitError
					if errors.As(err, &exit) {
						t.Fatalf("%v: %s", err, exit.Stderr)
					}
					t.Fatal(err)
				}
				var want, got map[string]any
				if err := json.Unmarshal(out, &want); err != nil {
					t.Fatal(err)
				}
				b, err := json.Marshal(eval.Measure(ontology, docs, run))
				if err != nil {
					t.Fatal(err)
				}
				if err := json.Unmarshal(b, &got); err != nil {
					t.Fatal(err)
				}
				for part, w := range want {
					if !reflect.DeepEqual(got[part], w) {
						t.Errorf("%s\n got %v\nwant %v", part, got[part], w)
					}
				}
			})
		}
	}
}

func writeLines(t *testing.T, file string, docs []eval.Document) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, d := range docs {
		d.Entities = append([]eval.Entity{}, d.Entities...) // never null
		d.Relations = append([]eval.Relation{}, d.Relations...)
		if err := enc.Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// mistaken returns answers that are the gold with mistakes: what is missing,
// of another type, called otherwise, made up, doubled, turned round, of
// another status, or warned of.
func mistaken(docs []eval.Document, seed uint64) []eval.Document {
	rnd := rand.New(rand.NewPCG(seed, 7))
	chance := func(percent int) bool { return rnd.IntN(100) < percent }
	var out []eval.Document
	for _, g := range docs {
		if chance(5) {
			continue
		}
		d := eval.Document{ID: g.ID, Lang: g.Lang}
		ids := map[string]string{}
		for i, e := range g.Entities {
			if chance(12) {
				continue
			}
			ids[e.ID] = fmt.Sprintf("n%d", i)
			e.ID = ids[e.ID]
			e.Mentions = slices.Clone(e.Mentions)
			if chance(30) {
				e.Key = ""
			}
			if chance(10) {
				e.Key += "-other"
			}
			if chance(5) {
				e.Type = "Place"
			}
			for j, m := range e.Mentions {
				switch rnd.IntN(6) {
				case 0:
					e.Mentions[j].Text = "ال" + strings.ReplaceAll(m.Text, "ی", "ي")
				case 1:
					e.Mentions[j].Text = strings.ToUpper(m.Text) + "،"
				case 2:
					e.Mentions[j].Text = "The " + m.Text + " ـ"
				case 3:
					if words := strings.Fields(m.Text); len(words) > 1 {
						e.Mentions[j].Text = strings.Join(words[1:], " ")
					}
				}
			}
			d.Entities = append(d.Entities, e)
			if chance(8) {
				d.Entities = append(d.Entities, eval.Entity{ID: e.ID + "b", Type: e.Type, Mentions: []eval.Quote{{Text: "nobody at all"}}})
				ids[g.Entities[i].ID] = e.ID + "b"
			}
		}
		for _, r := range append(slices.Clone(g.Relations), g.Distractors...) {
			if chance(25) {
				continue
			}
			r.Subject, r.Object = ids[r.Subject], ids[r.Object]
			r.Status = "asserted"
			r.Confidence = float64(rnd.IntN(101)) / 100
			switch {
			case chance(10):
				r.Subject, r.Object = r.Object, r.Subject
			case chance(10):
				r.Status = "planned"
			case chance(10):
				r.Type = "supports"
			}
			if r.Subject == "" || r.Object == "" {
				continue
			}
			d.Relations = append(d.Relations, r)
			if chance(10) {
				d.Relations = append(d.Relations, r)
			}
		}
		out = append(out, d)
	}
	return out
}

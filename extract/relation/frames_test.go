package relation_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/extract/reader"
	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// TestFrames reads the examples and counterexamples of every frame of every
// language, each as a document of its own, with the whole pipeline.
func TestFrames(t *testing.T) {
	r, err := reader.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"ar", "en", "fa"} {
		pack, ok := r.Packs[code]
		if !ok {
			t.Fatalf("there is no pack for %s", code)
		}
		t.Run(code, func(t *testing.T) {
			for _, f := range pack.Frames {
				for _, e := range f.Examples {
					checkExample(t, r, code, f, e)
				}
				for _, e := range f.Counterexamples {
					checkCounterexample(t, r, code, f, e)
				}
			}
		})
	}
}

// TestCutTexts reads what is left of the examples of every frame where the text ends or
// begins at any of their words, as headlines and broken files do. Nothing is wanted of it
// but an end.
func TestCutTexts(t *testing.T) {
	r, err := reader.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"ar", "en", "fa"} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			cut := func(text string) {
				if err := r.Read(t.Context(), &extract.Document{ID: "cut", Lang: code, Text: text}); err != nil {
					t.Errorf("%q: %v", text, err)
				}
			}
			for _, piece := range broken[code] {
				cut(piece)
			}
			seen := map[string]bool{}
			for _, f := range r.Packs[code].Frames {
				for _, e := range slices.Concat(f.Examples, f.Counterexamples) {
					words := strings.Fields(e.Text)
					for i := range words {
						for _, piece := range []string{strings.Join(words[:i+1], " "), strings.Join(words[i:], " ")} {
							if !seen[piece] {
								seen[piece] = true
								cut(piece)
							}
						}
					}
				}
			}
		})
	}
}

// broken are texts that end where a title, a region or a word that may be a name does.
var broken = map[string][]string{
	"ar": {"زار كينيا وزير الدفاع والصناعة الفريق", "الشرق الأوسط", "وصل مبعوث الاتحاد الأفريقي إلى كينيا الدكتور"},
	"fa": {"سردار رمضان", "و حالا امیر مرداد"},
}

// checkExample makes sure that all that an example states is found.
func checkExample(t *testing.T, r *reader.Reader, code string, f lang.Frame, e lang.Example) {
	t.Helper()
	d := readText(t, r, code, e.Text)
	for _, s := range e.Is {
		c, err := lang.ParseClaim(s)
		if err != nil {
			t.Errorf("%s: %v", f.ID, err)
			continue
		}
		if !states(r.Ontology, d, c) {
			t.Errorf("%s %s: %s\n\tdoes not say %s, but\n\t%s", code, f.ID, e.Text, s, found(d))
		}
	}
}

// checkCounterexample makes sure that nothing of what a counterexample lists is
// found: nothing of the frame's relation if it lists nothing.
func checkCounterexample(t *testing.T, r *reader.Reader, code string, f lang.Frame, e lang.Example) {
	t.Helper()
	d := readText(t, r, code, e.Text)
	for _, s := range e.Is {
		c, err := lang.ParseClaim(s)
		if err != nil {
			t.Errorf("%s: %v", f.ID, err)
			continue
		}
		if states(r.Ontology, d, c) {
			t.Errorf("%s %s: %s\n\tmust not say %s:\n\t%s", code, f.ID, e.Text, s, found(d))
		}
	}
	if len(e.Is) == 0 && slices.ContainsFunc(d.Assertions, func(a extract.Assertion) bool {
		return a.Relation == f.Relation && a.Status == graph.Asserted
	}) {
		t.Errorf("%s %s: %s\n\tmust not say anything of %s:\n\t%s", code, f.ID, e.Text, f.Relation, found(d))
	}
}

func readText(t *testing.T, r *reader.Reader, code, text string) *extract.Document {
	t.Helper()
	d := &extract.Document{ID: "example", Lang: code, Text: text, Published: "2018-07-31"}
	if err := r.Read(context.Background(), d); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return d
}

// states reports whether a claim is among what was found in a document.
func states(o *schema.Ontology, d *extract.Document, c lang.Claim) bool {
	rel, _ := o.Relation(c.Relation)
	for _, a := range d.Assertions {
		if a.Relation != c.Relation || string(a.Status) != c.Status {
			continue
		}
		if called(d, a.Subject, c.Subject) && called(d, a.Object, c.Object) ||
			rel.Symmetric && called(d, a.Subject, c.Object) && called(d, a.Object, c.Subject) {
			return true
		}
	}
	return false
}

// called reports whether a document calls an entity by a name, once folded: by
// one of its mentions, with or without what stands around the name in its
// phrase, or by the name that is known for it.
func called(d *extract.Document, entity int, name string) bool {
	x := d.Entities[entity]
	want := lang.Fold(name)
	if lang.Fold(x.Name) == want || lang.Fold(x.English) == want {
		return true
	}
	for i, m := range d.Mentions {
		if !slices.Contains(m.Members, entity) && !slices.Contains(x.Mentions, i) {
			continue
		}
		for _, s := range []extract.Span{m.Span, d.SpanOf(m.Tokens), d.SpanOf(m.Phrase)} {
			if lang.Fold(d.Quote(s)) == want {
				return true
			}
		}
	}
	return false
}

// found lists what was found in a document, for the reader of a failure.
func found(d *extract.Document) string {
	if len(d.Assertions) == 0 {
		return "nothing was found"
	}
	var lines []string
	for _, a := range d.Assertions {
		lines = append(lines, fmt.Sprintf("%s %s(%s, %s) by %s", a.Status, a.Relation, d.Entities[a.Subject].Name, d.Entities[a.Object].Name, a.Rule))
	}
	return strings.Join(lines, "\n\t")
}

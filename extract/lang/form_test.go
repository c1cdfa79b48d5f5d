package lang_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/extract/lang"
)

// TestForms analyses a text before and after so many other words that most
// of its own give way: what was remembered and what is worked out anew say
// the same.
func TestForms(t *testing.T) {
	o := ontology(t)
	world, err := lang.LoadWorld(lang.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	pack, err := lang.Load(lang.Builtin(), "ar", o, world)
	if err != nil {
		t.Fatal(err)
	}
	text := "وقال وزير الخارجية القطري إنّ 12 دولة وقّعت الاتفاق، و«الأمم المتحدة» &amp; غيرها."
	tokens := lang.Scan(nil, text)
	read := func() (matches []lang.Match, forms lang.Forms) {
		forms = pack.Analyse(text, tokens)
		for i := range forms {
			matches = pack.Lexicon.Match(matches, forms, i)
		}
		return matches, forms
	}
	fresh, before := read()
	again, _ := read()
	var many strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&many, "كلمة%d ", i)
	}
	pack.Analyse(many.String(), lang.Scan(nil, many.String()))
	anew, after := read()
	if !reflect.DeepEqual(fresh, again) || !reflect.DeepEqual(fresh, anew) || !reflect.DeepEqual(before, after) {
		t.Errorf("%q is analysed otherwise the second time", text)
	}
	if len(fresh) < 20 {
		t.Errorf("only %d entries are found in %q", len(fresh), text)
	}
	if slices.Equal(before, after) {
		t.Error("words are remembered for ever")
	}
}

// TestDotted reads a final ي as ى in a text that writes "إلي", and in no other.
func TestDotted(t *testing.T) {
	o := ontology(t)
	world, err := lang.LoadWorld(lang.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	pack, err := lang.Load(lang.Builtin(), "ar", o, world)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		"وصل الوزير إلي القاهرة وأكد علي الحوار": true,
		"وصل الوزير إلى القاهرة وأكد علي الحوار": false,
		"وأكد علي الحوار":                        false,
	} {
		tokens := lang.Scan(nil, text)
		forms := pack.Analyse(text, tokens)
		var matches []lang.Match
		for i := range forms {
			matches = pack.Lexicon.Match(matches, forms, i)
		}
		got := slices.ContainsFunc(matches, func(m lang.Match) bool {
			return m.Entry.Class == lang.Word && m.Entry.Value == "prep" && forms[m.Begin].Folded == "علي"
		})
		if got != want {
			t.Errorf("%q: علي is a preposition: %v, want %v", text, got, want)
		}
	}
}

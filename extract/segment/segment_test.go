package segment_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/extract/segment"
	"github.com/diplograph/diplograph/schema"
)

// packs compiles the language packs once for all tests.
var packs = sync.OnceValues(func() (map[string]*lang.Pack, error) {
	o, err := schema.Default()
	if err != nil {
		return nil, err
	}
	return lang.LoadAll(lang.Builtin(), o)
})

func cut(t testing.TB, d *extract.Document) error {
	t.Helper()
	p, err := packs()
	if err != nil {
		t.Fatal(err)
	}
	return segment.Stage(p).Process(context.Background(), d)
}

// shown writes a document's sentences with | between tokens, boilerplate in
// brackets.
func shown(d *extract.Document) []string {
	var out []string
	for _, s := range d.Sentences {
		var words []string
		for _, t := range d.Tokens[s.First:s.Last] {
			words = append(words, d.Text[t.Begin:t.End])
		}
		line := strings.Join(words, "|")
		if s.Boilerplate {
			line = "[" + line + "]"
		}
		out = append(out, line)
	}
	return out
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"ar", "وصل الوزير. ثم غادر؟ نعم!", []string{"وصل|الوزير|.", "ثم|غادر|؟", "نعم|!"}},
		{"ar", "قال د. سامي إن النمو 3.5 بالمئة.", []string{"قال|د|.|سامي|إن|النمو|3|.|5|بالمئة|."}},
		{"ar", "قال: «لن نقبل.» وأضاف شيئا.", []string{"قال|:|«|لن|نقبل|.|»", "وأضاف|شيئا|."}},
		{"fa", "او رفت.سپس بازگشت.", []string{"او|رفت|.", "سپس|بازگشت|."}},
		{"fa", "رئیس‌جمهور می‌آید", []string{"رئیس‌جمهور|می‌آید"}},
		{"fa", "به‌گفته رئیس‌جمهور روبه‌رو می‌آید", []string{"به|گفته|رئیس‌جمهور|روبه‌رو|می‌آید"}},
		{"en", "Mr. Hale of the U.S. met J. Moss. They left.", []string{"Mr|.|Hale|of|the|U.S.|met|J|.|Moss|.", "They|left|."}},
		{"en", "Title\nFirst line\nSecond line.", []string{"Title", "First|line", "Second|line|."}},
		{"en", "Hale&#39;s talks &amp; walks&nbsp;end.", []string{"Hale|&#39;|s|talks|&amp;|walks|end|."}},
		{"ar", "نشر بتاريخ 31/7/2018\nوصل الوزير إلى المطار صباح اليوم.\nاقرأ أيضا\nخبر آخر عن أمر آخر",
			[]string{"[نشر|بتاريخ|31|/|7|/|2018]", "وصل|الوزير|إلى|المطار|صباح|اليوم|.", "[اقرأ|أيضا]", "[خبر|آخر|عن|أمر|آخر]"}},
		{"fa", "وزیر امروز وارد پایتخت شد.\nفروش خودرو\nلباس کودک\nتور ارزان",
			[]string{"وزیر|امروز|وارد|پایتخت|شد|.", "[فروش|خودرو]", "[لباس|کودک]", "[تور|ارزان]"}},
		{"en", "", nil},
		{"en", " \n\u200f ", nil},
	} {
		d := &extract.Document{Lang: c.lang, Text: c.text}
		if err := cut(t, d); err != nil {
			t.Errorf("%q: %v", c.text, err)
		} else if got := shown(d); !slices.Equal(got, c.want) {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"وصل الوزير إلى العاصمة للقاء نظيره", "ar"},
		{"وزیر وارد پایتخت شد تا با همتای خود دیدار کند", "fa"},
		{"وزير خارجه ايران به تهران بازگشت و با رئيس مجلس ديدار كرد", "fa"}, // Persian on an Arabic keyboard
		{"The minister arrived in the capital to meet his counterpart", "en"},
		{"وزیر (Minister of the Foreign Affairs) به تهران رفت و با همتای خود گفت‌وگو کرد", "fa"},
	} {
		d := &extract.Document{Text: c.text}
		if err := cut(t, d); err != nil || d.Lang != c.want {
			t.Errorf("%q is read as %q, want %q (%v)", c.text, d.Lang, c.want, err)
		}
	}
	for _, text := range []string{"Министр прибыл", "12345 67", "部长抵达首都"} {
		if err := cut(t, &extract.Document{Text: text}); !errors.Is(err, segment.ErrLanguage) {
			t.Errorf("%q: %v, want ErrLanguage", text, err)
		}
	}
	if err := cut(t, &extract.Document{Text: "Der Minister", Lang: "de"}); !errors.Is(err, segment.ErrLanguage) || !strings.Contains(err.Error(), `"de"`) {
		t.Errorf("a German text: %v", err)
	}
	if d := (&extract.Document{Text: "وصل", Lang: "ar-EG"}); cut(t, d) != nil || d.Pack.Code != "ar" {
		t.Error("a regional variant is not read with its language's pack")
	}
}

// A run of words without a pause is cut; nothing is lost.
func TestLongSentence(t *testing.T) {
	d := &extract.Document{Lang: "en", Text: strings.Repeat("word ", 5000)}
	if err := cut(t, d); err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, s := range d.Sentences {
		if s.First != at || s.Len() > 400 {
			t.Fatalf("sentence [%d:%d] after token %d", s.First, s.Last, at)
		}
		at = s.Last
	}
	if at != 5000 {
		t.Errorf("%d tokens are in sentences, want 5000", at)
	}
}

// FuzzSegment holds that every token is in one sentence, sentences follow one
// another, and matches lie within the text.
func FuzzSegment(f *testing.F) {
	if _, err := packs(); err != nil { // takes long, so not under the clock of an input
		f.Fatal(err)
	}
	for _, text := range []string{"نشر بتاريخ 31/7/2018\nوصل. اقرأ أيضا", "وزیر خارجه\n\nفروش\nلباس\nتور", "Mr. Hale U.S. said: \"No.\" 3.5", "...!!؟؟ «»", "a.b.c .d", "و&nbsp;&#x200c;ال"} {
		for _, code := range []string{"ar", "fa", "en", ""} {
			f.Add(code, text)
		}
	}
	f.Fuzz(func(t *testing.T, code, text string) {
		d := &extract.Document{Lang: code, Text: text}
		if err := cut(t, d); err != nil {
			if !errors.Is(err, segment.ErrLanguage) {
				t.Error(err)
			}
			return
		}
		at := 0
		for _, s := range d.Sentences {
			if s.First != at || s.Len() <= 0 {
				t.Fatalf("sentence [%d:%d] after token %d", s.First, s.Last, at)
			}
			at = s.Last
		}
		if at != len(d.Tokens) || len(d.Matches) != len(d.Tokens) || len(d.Folded) != len(d.Tokens) {
			t.Errorf("%d tokens, %d in sentences, %d folded, %d with matches", len(d.Tokens), at, len(d.Folded), len(d.Matches))
		}
		for i, found := range d.Matches {
			for _, m := range found {
				if m.Begin != i || m.End <= i || m.End > len(d.Tokens) {
					t.Errorf("token %d starts the match [%d:%d] of %d tokens", i, m.Begin, m.End, len(d.Tokens))
				}
			}
		}
	})
}

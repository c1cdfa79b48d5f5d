package lang_test

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract/lang"
)

// awkward are texts in which writing goes wrong: clitics, lost and spurious
// joiners, presentation forms, marks of direction, references, broken bytes.
var awkward = []string{
	"وبالوزيرين، «ستيفاني» قال: ١٢/٣/٢٠١٨",
	"می‌روند كه‌ای ها\u200c\u200c ﷲ ﻻ ﷺ",
	"U.S. officials' O’Neill's re-enter &amp; &#1575;لسلام &nbsp;",
	"\u202bالكويت\u202c\u200f(Kuwait)\u200e ـــ مُحَمَّد",
	"İstanbul ǅ ß ﬁ ① ٪ \xff\xfe a\xc3",
	"السلام&#x200c;عليكم&zwnj;&lrm;",
}

// FuzzFold holds that folding twice changes nothing and that folded text is
// valid and made of no more characters than its parts.
func FuzzFold(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := lang.Fold(s)
		if !utf8.ValidString(once) {
			t.Errorf("%q folds to broken %q", s, once)
		}
		if twice := lang.Fold(once); twice != once {
			t.Errorf("%q folds to %q, and that to %q", s, once, twice)
		}
	})
}

// FuzzRawLen holds the way back from a folded form to its text: the bytes that
// n letters of the folded form take fold to those n letters or, where one
// character folds to several, to as few more as can be.
func FuzzRawLen(f *testing.F) {
	for _, s := range awkward {
		f.Add(s, uint8(4))
	}
	f.Fuzz(func(t *testing.T, s string, letters uint8) {
		n := min(int(letters), lang.FoldedLen(s))
		end := lang.RawLen(s, n)
		if end < 0 || end > len(s) {
			t.Fatalf("RawLen(%q, %d) = %d, outside the text", s, n, end)
		}
		if utf8.ValidString(s) && end < len(s) && !utf8.RuneStart(s[end]) {
			t.Errorf("RawLen(%q, %d) = %d, inside a character", s, n, end)
		}
		if got := lang.FoldedLen(s[:end]); got < n {
			t.Errorf("%q, which RawLen(%q, %d) gives, has %d letters", s[:end], s, n, got)
		}
		for size := 1; size <= end && size <= utf8.UTFMax; size++ {
			if utf8.RuneStart(s[end-size]) || !utf8.ValidString(s) {
				if got := lang.FoldedLen(s[:end-size]); n > 0 && utf8.ValidString(s) && got >= n {
					t.Errorf("RawLen(%q, %d) = %d, but %d bytes are enough", s, n, end, end-size)
				}
				break
			}
		}
	})
}

// FuzzScan holds that tokens follow one another within the text, that what is
// between them is no letter or digit, and that cutting a text takes no notice
// of what was cut before.
func FuzzScan(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		var between []lang.Token
		for _, x := range lang.Scan(nil, s) {
			if x.Begin < end || x.End <= x.Begin || x.End > len(s) {
				t.Fatalf("%q: token [%d:%d] after one that ends at %d", s, x.Begin, x.End, end)
			}
			between = lang.Scan(between[:0], s[end:x.Begin])
			if len(between) > 0 {
				t.Errorf("%q: %q is in no token", s, s[end:x.Begin])
			}
			end = x.End
			lang.FoldToken(nil, s, x)
		}
	})
}

// FuzzLoad puts any text in place of any file of a pack: it is refused or
// taken, and what is taken reads.
func FuzzLoad(f *testing.F) {
	base := fstest.MapFS{}
	copyInto(f, base, "xx", lang.Builtin(), "_template")
	copyInto(f, base, "world", os.DirFS("testdata/broken"), "world")
	base["xx/frames/made.yaml"] = &fstest.MapFile{}
	files := slices.Sorted(maps.Keys(base))
	for i := range files {
		f.Add(uint8(i), "- relation: met_with\n  verbs: [{lemma: x}]\n")
		f.Add(uint8(i), "prep: [في, من]\nthat: {a: b}\n")
		f.Add(uint8(i), "id\tname\nplace:x\tx | y\n")
		f.Add(uint8(i), "order: vso\narticle: ال\nprefixes: [{text: و}]\n")
		f.Add(uint8(i), "? {a: b}\n: &a [*a]")
	}
	o := ontology(f)
	f.Fuzz(func(t *testing.T, n uint8, text string) {
		fsys := maps.Clone(base)
		fsys[files[int(n)%len(files)]] = &fstest.MapFile{Data: []byte(text)}
		lang.Check(fsys, o)
		world, err := lang.LoadWorld(fsys)
		if err != nil {
			return
		}
		pack, err := lang.Load(fsys, "xx", o, world)
		if err != nil {
			return
		}
		for _, s := range awkward {
			forms := pack.Analyse(s, lang.Scan(nil, s))
			for i := range forms {
				pack.Lexicon.Match(nil, forms, i)
			}
		}
	})
}

func copyInto(t testing.TB, to fstest.MapFS, dir string, from fs.FS, name string) {
	t.Helper()
	err := fs.WalkDir(from, name, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, file)
		to[dir+strings.TrimPrefix(file, name)] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

package name

import (
	"strings"
	"testing"
)

// The tables keep Arabic and Persian letters apart, so that each column shows what its language writes.
func TestTablesKeepLettersApart(t *testing.T) {
	const arabicOnly, persianOnly = "يكىةأإ", "یکپچژگ"
	check := func(file string, line int, ar, fa string) {
		if i := strings.IndexAny(ar, persianOnly); i >= 0 {
			t.Errorf("data/%s:%d: a Persian letter in the Arabic column: %s", file, line, ar)
		}
		if i := strings.IndexAny(fa, arabicOnly); i >= 0 {
			t.Errorf("data/%s:%d: an Arabic letter in the Persian column: %s", file, line, fa)
		}
	}
	embedded("names.tsv", func(line int, f []string) error {
		if len(f) == 4 {
			check("names.tsv", line, f[2], f[3])
		} else {
			check("names.tsv", line, f[2], "")
		}
		return nil
	})
	embedded("words.tsv", func(line int, f []string) error {
		f = append(f, "", "")
		check("words.tsv", line, f[3], f[4])
		return nil
	})
}

// No spelling stands in more rows than are kept, and no row stands twice.
func TestNamesTable(t *testing.T) {
	k := known()
	seen := map[string]int{}
	embedded("names.tsv", func(line int, f []string) error {
		row := strings.Join(f, "\t")
		if first, twice := seen[row]; twice {
			t.Errorf("data/names.tsv:%d: the same as line %d", line, first)
		}
		seen[row] = line
		for _, column := range f[1:] {
			for _, form := range strings.Split(column, "|") {
				if strings.TrimSpace(form) != form || form == "" {
					t.Errorf("data/names.tsv:%d: %q", line, form)
				}
			}
		}
		return nil
	})
	for s := range scripts {
		for text, rows := range k.names[s] {
			if rows[maxRows-1] != 0 {
				t.Errorf("%s stands in %d rows or more", text, maxRows)
			}
		}
	}
}

// Every segment of the letters table can be reached by some word.
func TestLettersTable(t *testing.T) {
	k := known()
	for s := range scripts {
		l := &k.letters[s]
		if len(l.ids) > maxSegments {
			t.Errorf("%v: %d segments", s, len(l.ids))
		}
		if l.longest >= ring {
			t.Errorf("%v: a segment of %d letters; the alignment keeps %d rows", s, l.longest, ring)
		}
		for id := 1; id < len(l.ids); id++ {
			word := strings.Trim(l.ids[id], "^$~")
			if strings.HasSuffix(l.ids[id], "~") {
				word += "e"
			}
			if !strings.HasPrefix(l.ids[id], "^") {
				word = map[bool]string{true: "m", false: "م"}[s == latin] + word
			}
			if !strings.HasSuffix(l.ids[id], "$") {
				word += map[bool]string{true: "m", false: "م"}[s == latin]
			}
			found := false
			for _, d := range k.lattice(nil, word, s) {
				for i := range d.n {
					found = found || int(d.id[i]) == id
				}
			}
			if !found {
				t.Errorf("%v: nothing is cut into %q (tried %q)", s, l.ids[id], word)
			}
		}
	}
}

// The fast way to the normal form of a word must be the slow one's.
func TestPlainly(t *testing.T) {
	o := known().orthography
	n, plain := 0, 0
	for s := range scripts {
		for text := range known().names[s] {
			for _, word := range []string{text, capital(text), "ال" + text, text + "ي", "أ" + text, text + "ة", text + "ۀ", text + "22"} {
				n++
				got, ok := o.plainly(word)
				if !ok {
					continue
				}
				plain++
				if want := o.normal(word + "\u0652"); got != want { // a mark, which falls away
					t.Errorf("%q becomes %q, want %q", word, got, want)
				}
			}
		}
	}
	if plain < n/2 {
		t.Errorf("only %d of %d words are plain", plain, n)
	}
}

package name

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// script is a way of writing whose spelling habits are learned apart. Arabic and Persian share letters
// but not habits: گ is written غ, ج or ك in Arabic. Cyrillic is read through its romanisation.
type script uint8

const (
	latin script = iota
	arabic
	persian
	scripts
)

// segment is the number of a segment in the table of its script; 0 is none.
type segment = uint8

// maxSegments bounds the table of a script so that a segment fits a byte.
const maxSegments = 255

// place says where in a word a segment may stand: all of the conditions that are set.
type place uint8

const (
	atStart place = 1 << iota
	atEnd
	beforeFront // before e, i, y
)

// rule is one row of the letters table.
type rule struct {
	id    segment
	where place
}

// orthography is what the letters and rewrite tables say.
type orthography struct {
	rewrite map[rune]string
	letters [2]letters // Latin, Arabic script
}

// letters is what the letters table says of one script.
type letters struct {
	rules   map[string][]rule // by grapheme
	longest int               // runes of the longest grapheme
	ids     []string          // the entry as written in the table, by segment
	sounds  [][]string        // by segment, "" for none
	must    []soundSet        // by segment: the sounds of every reading
	may     []soundSet        // by segment: the sounds of some reading
	size    []int             // letters, by segment
}

// soundSet is a set of the letters of search keys.
type soundSet uint16

// soundLetters are the letters of search keys.
const soundLetters = "BFTKSLRMN"

func soundsOf(key string) soundSet {
	var set soundSet
	for _, r := range key {
		set |= 1 << strings.IndexRune(soundLetters, r)
	}
	return set
}

// fit gives the segment that runes [i,j) of a word make, 0 if none.
func (t *letters) fit(word []rune, i, j int) segment {
	rules := t.rules[string(word[i:j])]
	var best *rule
	for r := range rules {
		if rules[r].fits(word, i, j) && (best == nil || rules[r].where > best.where) {
			best = &rules[r]
		}
	}
	if best == nil {
		return 0
	}
	return best.id
}

// table gives the index of the letters a script is written with.
func (s script) table() int {
	if s == latin {
		return 0
	}
	return 1
}

func (s script) String() string {
	switch s {
	case arabic:
		return "ar"
	case persian:
		return "fa"
	}
	return "latn"
}

func loadOrthography() *orthography {
	o := &orthography{rewrite: map[rune]string{}}
	embedded("rewrite.tsv", func(_ int, f []string) error {
		if len(f) != 3 {
			return fmt.Errorf("want script, from, to, have %q", f)
		}
		r, n := utf8.DecodeRuneInString(f[1])
		if n != len(f[1]) {
			return fmt.Errorf("%q is more than one character", f[1])
		}
		o.rewrite[r] = f[2]
		return nil
	})
	for i := range o.letters {
		o.letters[i].rules = map[string][]rule{}
		o.letters[i].ids = []string{""}
		o.letters[i].sounds = [][]string{{""}}
		o.letters[i].size = []int{0}
		o.letters[i].must, o.letters[i].may = []soundSet{0}, []soundSet{0}
	}
	embedded("letters.tsv", func(_ int, f []string) error {
		if len(f) != 3 {
			return fmt.Errorf("want script, letters, sounds, have %q", f)
		}
		t := &o.letters[0]
		if f[0] == "arab" {
			t = &o.letters[1]
		}
		if len(t.ids) > maxSegments {
			return fmt.Errorf("more than %d segments", maxSegments)
		}
		g, where := f[1], place(0)
		if rest, ok := strings.CutPrefix(g, "^"); ok {
			g, where = rest, where|atStart
		}
		if rest, ok := strings.CutSuffix(g, "$"); ok {
			g, where = rest, where|atEnd
		}
		if rest, ok := strings.CutSuffix(g, "~"); ok {
			g, where = rest, where|beforeFront
		}
		var sounds []string
		must, may := ^soundSet(0), soundSet(0)
		for _, s := range strings.Split(f[2], "|") {
			s = strings.ReplaceAll(s, "-", "")
			if strings.Trim(s, soundLetters) != "" {
				return fmt.Errorf("%q: the letters of keys are %s", s, soundLetters)
			}
			sounds = append(sounds, s)
			must &= soundsOf(s)
			may |= soundsOf(s)
		}
		id := segment(len(t.ids))
		for _, r := range t.rules[g] {
			if r.where == where {
				return fmt.Errorf("%q stands twice", f[1])
			}
		}
		t.rules[g] = append(t.rules[g], rule{id, where})
		t.longest = max(t.longest, utf8.RuneCountInString(g))
		t.ids = append(t.ids, f[1])
		t.sounds = append(t.sounds, sounds)
		t.must, t.may = append(t.must, must), append(t.may, may)
		t.size = append(t.size, utf8.RuneCountInString(g))
		return nil
	})
	return o
}

// fits reports whether a rule applies to runes [i,j) of a word.
func (r rule) fits(word []rune, i, j int) bool {
	return (r.where&atStart == 0 || i == 0) &&
		(r.where&atEnd == 0 || j == len(word)) &&
		(r.where&beforeFront == 0 || j < len(word) && strings.ContainsRune("eiy", word[j]))
}

// cut gives the segments of a normalised word: at each step the longest entry of the letters table that
// fits, the one with most conditions first. Letters that no entry knows are passed over. Search keys are
// made of these.
func (o *orthography) cut(word string, s script) []segment {
	t := &o.letters[s.table()]
	w := []rune(word)
	var out []segment
	for i := 0; i < len(w); {
		next := i + 1
		for j := min(len(w), i+t.longest); j > i; j-- {
			if id := t.fit(w, i, j); id != 0 {
				out, next = append(out, id), j
				break
			}
		}
		i = next
	}
	return out
}

// node is a place between two letters of a word and the segments that end there.
type node struct {
	n   uint8
	id  [maxCuts]segment
	len [maxCuts]uint8 // letters of each segment
}

// maxCuts is how many segments may end at one place.
const maxCuts = 3

// lattice appends a node for each letter of a normalised word: all ways to cut it, shorter segments
// first. Letters that no entry knows are left out.
func (o *orthography) lattice(dst []node, word string, s script) []node {
	t := &o.letters[s.table()]
	var w []rune
	for _, r := range word {
		if _, ok := t.rules[string(r)]; ok {
			w = append(w, r)
		}
	}
	for j := 1; j <= len(w); j++ {
		var d node
		for i := j - 1; i >= max(0, j-t.longest) && d.n < maxCuts; i-- {
			if id := t.fit(w, i, j); id != 0 {
				d.id[d.n], d.len[d.n] = id, uint8(j-i)
				d.n++
			}
		}
		dst = append(dst, d)
	}
	return dst
}

// normal writes one word in the base form of its script: lower case, no marks, variant letters unified,
// doubled Latin consonants single unless the letters table knows the pair.
func (o *orthography) normal(word string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(norm.NFC.String(word)) {
		if to, ok := o.rewrite[r]; ok {
			b.WriteString(to)
			continue
		}
		b.WriteRune(r)
	}
	var out []rune
	for _, r := range norm.NFD.String(b.String()) {
		switch {
		case unicode.Is(unicode.Mn, r) && r != '\u0653' && r != '\u0654':
			continue
		case r == '\'' || r == '·' || r == '.':
			continue
		}
		out = append(out, r)
	}
	text := norm.NFC.String(string(out))
	t := &o.letters[0]
	roman := strings.Trim(text, "ivx") == "" // a regnal number
	out = out[:0]
	for _, r := range text {
		n := len(out)
		if n > 0 && out[n-1] == r && r < unicode.MaxLatin1 && !roman {
			if _, pair := t.rules[string([]rune{r, r})]; !pair || n > 1 && out[n-2] == r {
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

// scriptOf tells the script of a text by its letters; the language decides between Arabic and Persian
// where no letter does.
func scriptOf(text, lang string) script {
	var arab, latn int
	fa, ar := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Arabic, r):
			arab++
			switch r {
			case 'پ', 'چ', 'ژ', 'گ', 'ک', 'ی':
				fa++
			case 'ي', 'ك', 'ة', 'أ', 'إ', 'ى':
				ar++
			}
		case unicode.IsLetter(r):
			latn++
		}
	}
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch {
	case arab <= latn:
		return latin
	case base == "ar" && fa == 0, base != "fa" && ar >= fa:
		return arabic
	case base == "ar" && ar > 0:
		return arabic
	}
	return persian
}

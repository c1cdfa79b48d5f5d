package name

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// kind says what a word does in a name.
type kind uint8

const (
	plain kind = iota
	initial
	drop
	title
	rank // a title that may follow the name
	epithet
	ordinal
	particle
	patronymic // bin, ibn, bint
	article    // al, آل
	territory  // king of: what follows is a place
	prefix
	suffix
	tail
	letter
)

// kinds are the names of the kinds in the words table.
var kinds = map[string]kind{
	"drop": drop, "title": title, "rank": rank, "epithet": epithet, "ordinal": ordinal, "particle": particle,
	"ibn": patronymic, "bint": patronymic, "al": article, "of": territory,
	"prefix": prefix, "suffix": suffix, "tail": tail, "letter": letter,
}

// entry is a word or phrase of the words table.
type entry struct {
	kind   kind
	number uint8 // of an ordinal, or the letter
	id     int16 // the same for one row in all languages
	words  int   // how many words the form has
}

// joiner is a word that is written as one with the word after it.
type joiner struct {
	text string
	id   int16
}

// lexicon is what the words table says.
type lexicon struct {
	phrases  [scripts]map[string][]entry // by script, then by words joined with one space
	longest  int                         // words of the longest phrase
	latin    []string                    // by id: how it is written in Latin letters
	prefixes [scripts][]joiner           // the longest first
}

func loadLexicon(o *orthography) *lexicon {
	l := &lexicon{}
	for i := range l.phrases {
		l.phrases[i] = map[string][]entry{}
	}
	id := int16(0)
	l.latin = []string{""}
	embedded("words.tsv", func(_ int, f []string) error {
		if len(f) < 3 || len(f) > 5 {
			return fmt.Errorf("want kind, id and forms in three languages, have %q", f)
		}
		k, ok := kinds[f[0]]
		if !ok {
			return fmt.Errorf("no kind %q", f[0])
		}
		id++
		e := entry{kind: k, id: id}
		first, _, _ := strings.Cut(f[2], "|")
		if k == title || k == rank || k == epithet {
			first = capital(first)
		}
		l.latin = append(l.latin, first)
		if k == ordinal {
			n, err := strconv.Atoi(f[1])
			if err != nil || n < 1 || n > 255 {
				return fmt.Errorf("ordinal %q is no number from 1 to 255", f[1])
			}
			e.number = uint8(n)
		}
		if k == letter {
			if len(f[1]) != 1 {
				return fmt.Errorf("%q is not one letter", f[1])
			}
			e.number = f[1][0]
		}
		for s, forms := range f[2:] {
			for _, form := range strings.Split(forms, "|") {
				var words []string
				for _, t := range split(form) {
					words = append(words, o.normal(t.text))
				}
				if len(words) == 0 {
					continue
				}
				e.words = len(words)
				l.longest = max(l.longest, e.words)
				phrase := strings.Join(words, " ")
				l.phrases[s][phrase] = append(l.phrases[s][phrase], e)
				if k == prefix {
					l.prefixes[s] = append(l.prefixes[s], joiner{phrase, id})
				}
			}
		}
		return nil
	})
	for _, p := range l.prefixes {
		sort.SliceStable(p, func(i, j int) bool { return len(p[i].text) > len(p[j].text) })
	}
	return l
}

// find gives the readings of the longest phrase that words begin with, in the order of the table.
func (l *lexicon) find(words []string, s script) []entry {
	for n := min(l.longest, len(words)); n > 0; n-- {
		if e := l.phrases[s][strings.Join(words[:n], " ")]; e != nil {
			return e
		}
	}
	return nil
}

// is tells whether a single word can be of a kind.
func (l *lexicon) is(word string, k kind, s script) bool {
	for _, e := range l.phrases[s][word] {
		if e.kind == k {
			return true
		}
	}
	return false
}

package name

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Slug gives the identity part of a name, made of small Latin letters, digits and hyphens: the same for
// its spellings in all scripts as often as the name alone allows. Words that the names table knows are
// written in its spelling, others by their consonants; titles, particles and articles are left out. It
// is deterministic, and stable as long as the tables do not change. A name without letters has the
// empty slug. Equal slugs do not prove one person, nor different ones two: that is for Compare.
func Slug(text, lang string) string { return Parse(text, lang).Slug() }

// Slug gives the identity part of a parsed name; see the function Slug.
func (n Name) Slug() string {
	k := known()
	var parts []string
	for _, t := range n.Tokens {
		switch t.kind {
		case plain:
			parts = append(parts, k.slug(&n, t))
		case initial:
			if t.number > 0 {
				parts = append(parts, string(rune(t.number)))
			}
		case ordinal:
			parts = append(parts, roman(t.number))
		}
	}
	return strings.Join(parts, "-")
}

// slug writes one word: as the names table does, or by its likeliest consonants.
func (k *knowledge) slug(n *Name, t Token) string {
	id := k.main(t.names, t.Text, n.script)
	if n.number > 0 && t.translations[0] > 0 {
		id = t.translations[0] // rulers go by their names in translation
	}
	if id > 0 {
		return plainLetters(k.rows[id].written)
	}
	return strings.ToLower(k.primary(n.script, t.stem()))
}

// plainLetters keeps the letters a to z of a word, small and without marks.
func plainLetters(word string) string {
	return strings.Map(func(r rune) rune {
		if r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(word)))
}

// main picks the row of a spelling that stands in several: the one that is written so, or the first.
func (k *knowledge) main(rows rowSet, text string, s script) uint16 {
	if s == latin {
		for _, id := range rows {
			if id > 0 && k.joined(k.rows[id].written) == text {
				return id
			}
		}
	}
	return rows[0]
}

// Latin writes a name in Latin letters for people to read: words that the names table knows in its
// spelling, others letter by letter with vowels supplied as best they can be guessed. A name in Latin
// letters is returned as it is but for spaces; courtesy titles are left out of the others.
func Latin(text, lang string) string {
	k := known()
	n := Parse(text, lang)
	if n.script == latin {
		return strings.Join(strings.Fields(k.fromCyrillic(text)), " ")
	}
	var parts []string
	for _, t := range n.Tokens {
		parts = append(parts, k.write(n.script, t))
	}
	return strings.Join(parts, " ")
}

// write gives one word of a name in Latin letters.
func (k *knowledge) write(s script, t Token) string {
	switch t.kind {
	case ordinal:
		return strings.ToUpper(roman(t.number))
	case article:
		return "Al"
	case initial:
		if t.number > 0 {
			return strings.ToUpper(string(rune(t.number))) + "."
		}
	}
	id := k.main(t.names, t.Text, s)
	if id == 0 {
		id = t.translations[0]
	}
	whole := id > 0 && (k.rows[id].use != surname || t.optional == 0)
	switch {
	case whole:
		return k.rows[id].written
	case id > 0:
		return "al-" + k.rows[id].written
	case t.word > 0 && k.latin[t.word] != "":
		return k.latin[t.word]
	case t.optional > 0:
		return "al-" + capital(k.romanised(t.stem(), s))
	}
	for _, p := range k.prefixes[s] {
		rest := strings.TrimPrefix(t.Text, p.text)
		stem := strings.TrimPrefix(rest, "ال")
		if names := look(&k.names, stem, s); rest != t.Text && names[0] > 0 {
			return capital(k.latin[p.id]) + " " + k.write(s, Token{Text: stem, names: names})
		}
	}
	return capital(k.romanised(t.Text, s))
}

func capital(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	if n == 0 {
		return word
	}
	return string(unicode.ToUpper(r)) + word[n:]
}

// fromCyrillic writes Cyrillic letters in Latin ones and leaves others as they are.
func (k *knowledge) fromCyrillic(text string) string {
	var b strings.Builder
	for _, r := range text {
		to, ok := k.rewrite[unicode.ToLower(r)]
		switch {
		case !ok || !unicode.Is(unicode.Cyrillic, r):
			b.WriteRune(r)
		case unicode.IsUpper(r):
			b.WriteString(capital(to))
		default:
			b.WriteString(to)
		}
	}
	return b.String()
}

// roman writes a number below forty in small Roman numerals.
func roman(n uint8) string {
	var b strings.Builder
	for _, d := range []struct {
		value uint8
		text  string
	}{{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.text)
		}
	}
	return b.String()
}

// letterKind says how a letter of Arabic script behaves in romanisation.
type letterKind byte

const (
	consonant letterKind = 'c'
	vowel     letterKind = 'v'
	glide     letterKind = 'y' // consonant at the start and beside a vowel, else vowel
	breath    letterKind = 'h' // a vowel at the end of a word
	silent    letterKind = 's'
)

// romanLetter is a row of the romanisation table.
type romanLetter struct {
	kind letterKind
	text [scripts]string
}

func loadRomanisation() map[rune]romanLetter {
	m := map[rune]romanLetter{}
	embedded("romanise.tsv", func(_ int, f []string) error {
		if len(f) != 4 || utf8.RuneCountInString(f[0]) != 1 || len(f[3]) != 1 || !strings.Contains("cvyhs", f[3]) {
			return fmt.Errorf("want letter, Arabic, Persian, kind, have %q", f)
		}
		r, _ := utf8.DecodeRuneInString(f[0])
		m[r] = romanLetter{letterKind(f[3][0]), [scripts]string{arabic: f[1], persian: f[2]}}
		return nil
	})
	return m
}

// sonorous tells whether a consonant sounds easily before another (Hard, but Nasir).
func sonorous(c string) bool { return c == "r" || c == "l" || c == "m" || c == "n" }

// romanised writes a normalised word letter by letter. Arabic script leaves short vowels out; they are
// supplied by the shape of the syllables: consonants at the start of a word take an a after the first
// (کریم karim) and, in threes and fours, before the last (حمد hamad, بندر bandar); two at the end of a
// word after a long vowel take an i, in Persian an e (ناصر nasir).
func (k *knowledge) romanised(word string, s script) string {
	var b strings.Builder
	var run []string // consonants without a vowel yet
	began := false   // a vowel has been written
	flush := func(end bool) {
		n := len(run)
		for i, c := range run {
			b.WriteString(c)
			switch {
			case i == n-1:
			case !began && (i == 0 || end && i == n-2):
				b.WriteString("a")
			case began && end && i == max(0, n-3) && (n > 2 || !sonorous(c) || sonorous(run[1])):
				b.WriteString(map[script]string{arabic: "i", persian: "e"}[s])
			}
		}
		run = run[:0]
	}
	letters := []rune(word)
	for i, r := range letters {
		l, ok := k.romanise[r]
		if !ok {
			continue
		}
		text := l.text[s]
		last := i == len(letters)-1
		if l.kind == glide {
			asConsonant, asVowel, _ := strings.Cut(text, "/")
			next := !last && k.romanise[letters[i+1]].kind == vowel
			l.kind, text = vowel, asVowel
			if i == 0 || next {
				l.kind, text = consonant, asConsonant
			}
		}
		switch {
		case l.kind == breath && last && len(run) > 0:
			flush(false)
			b.WriteString(map[script]string{arabic: "ah", persian: "eh"}[s])
			began = true
		case l.kind == consonant || l.kind == breath:
			run = append(run, text)
		case l.kind == vowel:
			if i == 0 && !last && k.romanise[letters[1]].kind == glide {
				continue // ایران, اوباما: the alef only carries the vowel
			}
			flush(false)
			b.WriteString(text)
			began = true
		}
	}
	flush(true)
	return b.String()
}

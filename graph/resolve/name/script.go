package name

import (
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

func (s script) String() string { return [...]string{"latn", "ar", "fa"}[s] }

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

// normal writes one word in the base form of its script: lower case, no marks, variant letters unified,
// doubled Latin consonants single unless the letters table knows the pair.
func (o *orthography) normal(word string) string {
	if text, ok := o.plainly(word); ok {
		return text
	}
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
	t := &o.letters[latin]
	roman := strings.Trim(text, "ivx") == "" // a regnal number
	out = out[:0]
	for _, r := range text {
		n := len(out)
		if n > 0 && out[n-1] == r && r < unicode.MaxLatin1 && unicode.IsLetter(r) && !roman {
			if _, pair := t.rules[string([]rune{r, r})]; !pair || n > 1 && out[n-2] == r {
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

// plainly is normal for words of plain letters, as nearly all are: no marks, nothing to rewrite but
// single letters, no Latin letter twice. ok is false for others.
func (o *orthography) plainly(word string) (text string, ok bool) {
	var room [2 * maxLetters]byte
	out := room[:0]
	last := rune(0)
	for _, r := range word {
		switch {
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
			fallthrough
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if r == last && r > '9' {
				return "", false
			}
			out = append(out, byte(r))
		case r < lastLetter && o.plain[r] != 0:
			out = utf8.AppendRune(out, rune(o.plain[r]))
		default:
			return "", false
		}
		last = r
	}
	return string(out), true
}

// Language guesses by its letters the language in which a name is written:
// "ar", "fa", or "en" for every name in other letters than Arabic ones.
func Language(text string) string {
	return [...]string{latin: "en", arabic: "ar", persian: "fa"}[scriptOf(text, "")]
}

// Words gives the words of any text in the form in which spellings of one word are alike: in small
// letters, without marks, with variants of letters as one, and without the Arabic article.
func Words(text string) []string {
	k := known()
	var out []string
	for _, r := range split(text) {
		w := k.normal(r.text)
		for _, article := range [...]string{"ال", "لل"} { // the second with the preposition ل
			if bare, ok := strings.CutPrefix(w, article); ok && utf8.RuneCountInString(bare) > 2 {
				w = bare
				break
			}
		}
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

package lang

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of s in which words are compared: compatibility
// composed, lower case, without diacritics, tatweel, zero-width and bidi
// characters, with the forms of alef, hamza, yeh, kaf and teh marbuta that
// writers interchange made one, and every digit ASCII. Folding is idempotent
// and works on Arabic, Persian and Latin script alike.
func Fold(s string) string {
	var room [64]byte
	folded := AppendFold(room[:0], s)
	if string(folded) == s {
		return s // without a copy
	}
	return string(folded)
}

// AppendFold appends the folded form of s to dst and returns it. It does not
// allocate when dst has room and s needs no composition.
func AppendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if int(r) < len(folds) {
			dst = append(dst, folds[r]...)
		} else {
			dst = appendFoldRune(dst, r)
		}
	}
	return dst
}

// folds are the folded forms of the characters that our languages are written
// with, worked out once.
var folds = func() (table [0x700]string) {
	for r := range table {
		table[r] = string(appendFoldRune(nil, rune(r)))
	}
	return table
}()

func appendFoldRune(dst []byte, r rune) []byte {
	if f, ok := foldTable[r]; ok {
		return append(dst, f...)
	}
	switch {
	case 0x0620 <= r && r <= 0x06D3: // plain Arabic letters and digits
		if d, ok := digit(r); ok {
			return append(dst, '0'+d)
		}
		if unicode.Is(unicode.Mn, r) {
			return dst
		}
		return utf8.AppendRune(dst, r)
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		return dst
	}
	return appendCompat(dst, r)
}

// appendCompat folds a rune outside plain Arabic: presentation forms,
// accented Latin, full-width letters, exotic digits.
func appendCompat(dst []byte, r rune) []byte {
	d := norm.NFKD.String(string(r))
	for _, q := range d {
		if unicode.Is(unicode.Mn, q) {
			continue
		}
		if f, ok := foldTable[q]; ok {
			dst = append(dst, f...)
			continue
		}
		if v, ok := digit(q); ok {
			dst = append(dst, '0'+v)
			continue
		}
		dst = utf8.AppendRune(dst, unicode.ToLower(q))
	}
	return dst
}

// digit returns the value of a decimal digit of the scripts we read.
func digit(r rune) (byte, bool) {
	switch {
	case '0' <= r && r <= '9':
		return byte(r - '0'), true
	case 0x0660 <= r && r <= 0x0669: // Arabic-Indic
		return byte(r - 0x0660), true
	case 0x06F0 <= r && r <= 0x06F9: // Persian
		return byte(r - 0x06F0), true
	}
	return 0, false
}

// foldTable maps the letters that writers of Arabic and Persian interchange.
var foldTable = map[rune]string{
	'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ٲ': "ا", 'ٳ': "ا",
	'ى': "ي", 'ی': "ي", 'ئ': "ي", 'ې': "ي", 'ے': "ي", 'ۍ': "ي",
	'ک': "ك", 'ڪ': "ك", 'ة': "ه", 'ۀ': "ه", 'ە': "ه", 'ہ': "ه", 'ھ': "ه", 'ۂ': "ه", 'ۃ': "ه",
	'ؤ': "و", 'ء': "", 'ـ': "",
	'\u200b': "", '\u200c': "", '\u200d': "", '\u200e': "", '\u200f': "", '\u00ad': "", '\ufeff': "",
	'ß': "ss", 'ø': "o", 'Ø': "o", 'đ': "d", 'Đ': "d", 'ł': "l", 'Ł': "l", 'ı': "i", 'İ': "i", 'æ': "ae",
	'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ẞ': "ss",
}

// FoldedLen returns the number of code points of the folded form of s.
func FoldedLen(s string) int { return utf8.RuneCountInString(Fold(s)) }

// RawLen returns how many bytes of s its first n folded code points take.
func RawLen(s string, n int) int {
	var buf [8]byte
	for i := 0; i < len(s); {
		if n <= 0 {
			return i
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		n -= utf8.RuneCount(AppendFold(buf[:0], s[i:i+size]))
		i += size
	}
	return len(s)
}

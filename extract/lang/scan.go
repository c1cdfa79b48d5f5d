package lang

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Kind is what a token is written with.
type Kind uint8

// The kinds of tokens.
const (
	WordKind   Kind = iota // letters, possibly with digits
	NumberKind             // digits, with inner separators
	PunctKind              // one mark, or one run of the same mark
)

// A Token is a word, number or mark of a text.
type Token struct {
	Begin, End int // bytes of the text
	Kind       Kind
	// Space is true if white space or the start of the text comes before,
	// Line if a line break does.
	Space, Line bool
	// Case is the letter case of a word.
	Case Case
	// Entity is true if the token is written with an HTML character reference.
	Entity bool
}

// Scan appends the tokens of s to dst. It takes any bytes: an invalid one is
// a mark. An HTML character reference counts as the character it stands for.
func Scan(dst []Token, s string) []Token {
	t := Token{}
	space, line := true, true
	for i := 0; i < len(s); {
		r, n, ent := next(s, i)
		if isSpace(r) {
			space = true
			if r == '\n' || r == '\u2028' || r == '\u2029' || r == '\r' {
				line = true
			}
			i += n
			continue
		}
		if isIgnorable(r) { // a bidi mark or zero-width character outside a word
			i += n
			continue
		}
		t = Token{Begin: i, Space: space, Line: line, Entity: ent}
		space, line = false, false
		switch {
		case isDigit(r):
			t.Kind, t.End, t.Entity = scanNumber(s, i, ent)
		case isLetter(r):
			t.Kind = WordKind
			t.End, t.Entity = scanWord(s, i, ent)
			t.Case = caseOf(s[i:t.End])
		default:
			t.Kind = PunctKind
			t.End = i + n
			for t.End < len(s) {
				q, m, e := next(s, t.End)
				if q != r || r == '(' || r == ')' || r == utf8.RuneError {
					break
				}
				t.End += m
				t.Entity = t.Entity || e
			}
		}
		i = t.End
		dst = append(dst, t)
	}
	return dst
}

// preposition is the Persian "to" as some write it on to the next word, with a
// zero-width non-joiner between: "به‌گفته". It is a word all the same.
const preposition = "به\u200c"

func scanWord(s string, i int, ent bool) (int, bool) {
	end := i
	if strings.HasPrefix(s[i:], preposition) {
		if r, _, _ := next(s, i+len(preposition)); isLetter(r) {
			return i + len("به"), ent
		}
	}
	for i < len(s) {
		r, n, e := next(s, i)
		switch {
		case is(r, letterChar|digitChar|markChar|ignorableChar):
			i += n
			if !isIgnorable(r) || r == '\u200d' {
				end = i
			}
		case (r == '\'' || r == '’' || r == 'ʼ' || r == '`') && end == i:
			q, m, _ := next(s, i+n)
			if !isLetter(q) || possessive(q, s[i+n+m:]) {
				return end, ent
			}
			i += n
		case r == '.' && end == i && abbreviation(s, i): // U.S., U.N.
			i += n
			end = i
		default:
			return end, ent
		}
		ent = ent || e
	}
	return end, ent
}

// caseOf returns the case of a word: Caps if it has no lower-case letter.
func caseOf(w string) Case {
	r, _ := utf8.DecodeRuneInString(w)
	if 0x620 <= r && r < 0x700 {
		return Caps // Arabic script has no case
	}
	if r < 0x250 && !unicode.IsUpper(r) {
		return Lower
	}
	for _, q := range w {
		if unicode.IsLower(q) {
			return Title
		}
	}
	return Caps
}

// possessive reports whether an apostrophe followed by r and rest is the
// English possessive: 's at the end of a word.
func possessive(r rune, rest string) bool {
	if r != 's' && r != 'S' {
		return false
	}
	q, _, _ := next(rest, 0)
	return !isLetter(q)
}

// abbreviation reports whether the full stop at s[i] ends a single capital
// letter and a further capital with a stop follows or came before.
func abbreviation(s string, i int) bool {
	if i == 0 || s[i-1] < 'A' || s[i-1] > 'Z' {
		return false
	}
	before := i >= 3 && s[i-2] == '.' && s[i-3] >= 'A' && s[i-3] <= 'Z'
	after := i+2 < len(s) && s[i+1] >= 'A' && s[i+1] <= 'Z' && s[i+2] == '.'
	alone := i == 1 || !isLetter(rune(s[i-2]))
	return before || after && alone
}

func scanNumber(s string, i int, ent bool) (Kind, int, bool) {
	kind := NumberKind
	for i < len(s) {
		r, n, e := next(s, i)
		if isDigit(r) {
			i += n
			ent = ent || e
			continue
		}
		if isLetter(r) && r < 0x250 { // 2nd, 5G
			kind = WordKind
			i += n
			continue
		}
		break
	}
	return kind, i, ent
}

// next returns the character at s[i:], its length in bytes and whether it is
// written as a character reference.
func next(s string, i int) (rune, int, bool) {
	if i >= len(s) {
		return 0, 0, false
	}
	if s[i] == '&' {
		if end := strings.IndexByte(s[i:min(len(s), i+10)], ';'); end > 1 {
			ref := s[i : i+end+1]
			if d := html.UnescapeString(ref); d != ref {
				r, _ := utf8.DecodeRuneInString(d)
				return r, len(ref), true
			}
		}
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return r, n, false
}

// The sorts of characters that matter to where tokens begin and end.
const (
	letterChar = 1 << iota
	digitChar
	spaceChar
	markChar // combining
	ignorableChar
)

// chars are the sorts of the characters that our languages are written with,
// worked out once.
var chars = func() (table [0x700]uint8) {
	for r := range table {
		table[r] = sortOf(rune(r))
	}
	return table
}()

func sortOf(r rune) (sort uint8) {
	if unicode.IsLetter(r) && r != 'ـ' {
		sort |= letterChar
	}
	if _, ok := digit(r); ok {
		sort |= digitChar
	}
	if unicode.IsSpace(r) || r == 0 {
		sort |= spaceChar
	}
	if unicode.Is(unicode.Mn, r) {
		sort |= markChar
	}
	if r == 'ـ' || r > 0x80 && unicode.Is(unicode.Cf, r) {
		sort |= ignorableChar
	}
	return sort
}

// is reports whether a character is of one of these sorts.
func is(r rune, sorts uint8) bool {
	if 0 <= r && int(r) < len(chars) {
		return chars[r]&sorts != 0
	}
	return sortOf(r)&sorts != 0
}

func isSpace(r rune) bool  { return is(r, spaceChar) }
func isDigit(r rune) bool  { return is(r, digitChar) }
func isLetter(r rune) bool { return is(r, letterChar) }

// isIgnorable reports characters that neither join nor part words: bidi
// marks, zero-width joiners, tatweel, soft hyphen.
func isIgnorable(r rune) bool { return is(r, ignorableChar) }

// FoldToken appends the folded form of the token's text to dst.
func FoldToken(dst []byte, text string, t Token) []byte {
	w := text[t.Begin:t.End]
	if t.Entity {
		w = html.UnescapeString(w)
	}
	if t.Kind == WordKind && strings.IndexFunc(w, joins) >= 0 {
		w = strings.Map(func(r rune) rune {
			if joins(r) {
				return -1
			}
			return r
		}, w)
	}
	return AppendFold(dst, w)
}

// joins reports marks that may stand within a word and are no part of its
// folded form.
func joins(r rune) bool {
	switch r {
	case '\'', '.', '’', 'ʼ', '`':
		return true
	}
	return false
}

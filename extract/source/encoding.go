package source

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
)

// Decode returns the text of bytes in UTF-8, UTF-16 or windows-1256. It tells
// them apart by byte order mark, by validity, by the zero bytes of UTF-16, and
// by whether windows-1256 gives words of Arabic letters; bytes that are none
// of these are refused with ErrEncoding rather than read as nonsense.
func Decode(raw []byte) (string, error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return utf16(raw, xunicode.LittleEndian, xunicode.ExpectBOM)
	}
	if binary(raw) { // only UTF-16 has zeros and control bytes
		if e, ok := byteOrder(raw); ok && len(raw)%2 == 0 {
			return utf16(raw, e, xunicode.IgnoreBOM)
		}
		return "", ErrEncoding
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	if damaged(raw) {
		return "", fmt.Errorf("%w: byte %d breaks its UTF-8", ErrEncoding, invalidAt(raw))
	}
	s, err := charmap.Windows1256.NewDecoder().Bytes(raw)
	if err != nil || !arabic(string(s)) {
		return "", fmt.Errorf("%w: byte %d is not UTF-8", ErrEncoding, invalidAt(raw))
	}
	return string(s), nil
}

func utf16(raw []byte, e xunicode.Endianness, bom xunicode.BOMPolicy) (string, error) {
	s, err := xunicode.UTF16(e, bom).NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(s, utf8.RuneError) {
		return "", ErrEncoding
	}
	return string(s), nil
}

// byteOrder guesses UTF-16 without a mark: in Arabic and Latin text the high
// byte of nearly every unit is 0x06, 0x00, 0x20 or 0xFB to 0xFE.
func byteOrder(raw []byte) (xunicode.Endianness, bool) {
	n := min(len(raw), 2000) &^ 1
	var little, big int
	high := func(b byte) bool { return b == 0x06 || b == 0 || b == 0x20 }
	for i := 0; i < n; i += 2 {
		if high(raw[i+1]) && !high(raw[i]) || raw[i] == ' ' && raw[i+1] == 0 {
			little++
		}
		if high(raw[i]) && !high(raw[i+1]) || raw[i+1] == ' ' && raw[i] == 0 {
			big++
		}
	}
	switch {
	case little > n*4/10:
		return xunicode.LittleEndian, true
	case big > n*4/10:
		return xunicode.BigEndian, true
	}
	return xunicode.LittleEndian, false
}

// binary reports whether bytes hold control characters that no text has.
func binary(raw []byte) bool {
	bad := 0
	for _, b := range raw[:min(len(raw), 8000)] {
		if b < 9 || b > 13 && b < 32 && b != 0x1B {
			bad++
		}
	}
	return bad > 0
}

// arabic reports whether most letters are Arabic and stand in words: in
// nonsense, Arabic letters and Latin ones alternate.
func arabic(s string) bool {
	var ar, other, mixed int
	var before rune
	for _, r := range s {
		isAr, isLetter := unicode.Is(unicode.Arabic, r), unicode.IsLetter(r)
		switch {
		case isAr && isLetter:
			ar++
		case isLetter:
			other++
		}
		if isLetter && unicode.IsLetter(before) && isAr != unicode.Is(unicode.Arabic, before) {
			mixed++
		}
		before = r
	}
	return ar > 0 && ar >= other && mixed*20 <= ar
}

// damaged reports whether bytes are UTF-8 but for a few: most of those beyond
// ASCII stand in valid sequences.
func damaged(raw []byte) bool {
	var good, bad int
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good += n
		}
		i += n
	}
	return good > bad
}

// invalidAt returns the offset of the first byte that is not UTF-8.
func invalidAt(raw []byte) int {
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return 0
}

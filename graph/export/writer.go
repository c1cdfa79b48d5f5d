package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A writer writes text and remembers the first error, so that formats need not
// look for it after each piece.
type writer struct {
	w   *bufio.Writer
	n   int64
	err error
}

func newWriter(w io.Writer) *writer { return &writer{w: bufio.NewWriterSize(w, 1<<16)} }

// put writes pieces as they are.
func (w *writer) put(pieces ...string) {
	for _, p := range pieces {
		if w.err != nil {
			return
		}
		n, err := w.w.WriteString(p)
		w.n += int64(n)
		if err != nil {
			w.err = fmt.Errorf("%w: %w", ErrWrite, err)
		}
	}
}

func (w *writer) flush() error {
	if w.err == nil {
		if err := w.w.Flush(); err != nil {
			w.err = fmt.Errorf("%w: %w", ErrWrite, err)
		}
	}
	return w.err
}

// Write writes bytes as they are.
func (w *writer) Write(b []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.w.Write(b)
	w.n += int64(n)
	if err != nil {
		w.err = fmt.Errorf("%w: %w", ErrWrite, err)
	}
	return n, w.err
}

// escaped writes text in which some characters stand for others. of gives what
// takes the place of a byte below 0x80, and whether something does; bytes above
// are written as they are. What is not UTF-8 becomes the replacement character.
func (w *writer) escaped(s string, of func(c byte) (string, bool)) {
	s = toValid(s)
	from := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x80 && plain[c>>5]&(1<<(c&31)) == 0 {
			if instead, ok := of(c); ok {
				w.put(s[from:i], instead)
				from = i + 1
			}
		}
	}
	w.put(s[from:])
}

// plain has a bit for each ASCII character that no format escapes: letters,
// digits, spaces and most punctuation.
var plain = func() (bits [4]uint32) {
	for c := byte(' '); c < 0x7F; c++ {
		if !strings.ContainsRune("\"\\&<>", rune(c)) {
			bits[c>>5] |= 1 << (c & 31)
		}
	}
	return bits
}()

// xml writes text as it stands in XML, in an attribute or between tags. What
// XML has no place for is dropped: control characters and the like. Line breaks
// and tabs are written so that they survive in attributes.
func (w *writer) xml(s string) {
	if strings.Contains(s, "\uFFFE") || strings.Contains(s, "\uFFFF") {
		s = strings.NewReplacer("\uFFFE", "", "\uFFFF", "").Replace(s)
	}
	w.escaped(s, func(c byte) (string, bool) {
		switch c {
		case '&':
			return "&amp;", true
		case '<':
			return "&lt;", true
		case '>':
			return "&gt;", true
		case '"':
			return "&quot;", true
		case '\n':
			return "&#10;", true
		case '\t':
			return "&#9;", true
		case '\r':
			return "&#13;", true
		}
		return "", c < 0x20
	})
}

// json writes a string of JSON.
func (w *writer) json(s string) {
	w.put(`"`)
	w.escaped(s, func(c byte) (string, bool) {
		switch c {
		case '"':
			return `\"`, true
		case '\\':
			return `\\`, true
		case '\n':
			return `\n`, true
		case '\t':
			return `\t`, true
		case '\r':
			return `\r`, true
		}
		if c < 0x20 || c == 0x7F {
			return fmt.Sprintf(`\u%04x`, c), true
		}
		return "", false
	})
	w.put(`"`)
}

// number writes a number as short as it can be.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

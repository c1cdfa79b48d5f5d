package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
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

// json writes a value as JSON that leaves <, > and & as they are.
func (w *writer) json(v any) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil && w.err == nil {
		w.err = err
	}
	w.put(strings.TrimSuffix(b.String(), "\n"))
}

// xmlText returns text as it stands in XML, in an attribute or between tags.
// What XML has no place for is dropped: control characters and the like. Line
// breaks and tabs are written so that they survive in attributes.
func xmlText(s string) string {
	clean := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '&' || c == '<' || c == '>' || c == '"' || c >= 0x80 {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	b := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&quot;"...)
		case r == '\n':
			b = append(b, "&#10;"...)
		case r == '\t':
			b = append(b, "&#9;"...)
		case r == '\r':
			b = append(b, "&#13;"...)
		case r == utf8.RuneError && size == 1:
			b = append(b, "\uFFFD"...)
		case r < 0x20 || r == 0xFFFE || r == 0xFFFF:
		default:
			b = append(b, s[i:i+size]...)
		}
		i += size
	}
	return string(b)
}

// number writes a number as short as it can be.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

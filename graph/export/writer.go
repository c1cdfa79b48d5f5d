package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A writer writes text and remembers the first error, so that formats need not
// look for it after each piece.
type writer struct {
	w   io.Writer
	buf []byte // what is still to be written
	n   int64  // bytes that were put
	err error
}

// writerSize is how many bytes a writer collects before it writes them.
const writerSize = 1 << 16

func newWriter(w io.Writer) *writer {
	return &writer{w: w, buf: make([]byte, 0, writerSize+writerSize/4)}
}

// put writes pieces as they are.
func (w *writer) put(pieces ...string) {
	for _, p := range pieces {
		w.buf = append(w.buf, p...)
	}
	w.drain()
}

// drain writes what has been collected, if it is enough.
func (w *writer) drain() {
	if len(w.buf) >= writerSize {
		_ = w.flush() // the error is kept
	}
}

func (w *writer) flush() error {
	if w.err == nil && len(w.buf) > 0 {
		w.n += int64(len(w.buf))
		if _, err := w.w.Write(w.buf); err != nil {
			w.err = fmt.Errorf("%w: %w", ErrWrite, err)
		}
	}
	w.buf = w.buf[:0]
	return w.err
}

// Write writes bytes as they are.
func (w *writer) Write(b []byte) (int, error) {
	w.buf = append(w.buf, b...)
	w.drain()
	if w.err != nil {
		return 0, w.err
	}
	return len(b), nil
}

// An escape says what takes the place of ASCII characters.
type escape struct {
	known   [256]bool // characters that something takes the place of
	instead [128]string
}

// newEscape makes an escape of characters and what takes their place.
func newEscape(pairs ...string) *escape {
	var e escape
	for i := 0; i < len(pairs); i += 2 {
		c := pairs[i][0]
		e.known[c], e.instead[c] = true, pairs[i+1]
	}
	return &e
}

// controls adds the control characters that it does not know, as a format of
// their codes or, with "", as nothing.
func (e *escape) controls(format string, more ...byte) *escape {
	for c := range byte(0x20) {
		more = append(more, c)
	}
	for _, c := range more {
		if !e.known[c] {
			e.known[c] = true
			if format != "" {
				e.instead[c] = fmt.Sprintf(format, c)
			}
		}
	}
	return e
}

// append appends text. What is not UTF-8 becomes the replacement character.
func (e *escape) append(b []byte, s string) []byte {
	s = toValid(s)
	from := 0
	for i := 0; i < len(s); i++ {
		if e.known[s[i]] {
			b = append(append(b, s[from:i]...), e.instead[s[i]]...)
			from = i + 1
		}
	}
	return append(b, s[from:]...)
}

var (
	// Line breaks and tabs are written so that they survive in attributes.
	xmlEscape = newEscape("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;", "\r", "&#13;").controls("")

	jsonEscape = newEscape(`"`, `\"`, `\`, `\\`, "\n", `\n`, "\t", `\t`, "\r", `\r`).controls(`\u%04x`, 0x7F)
)

// xml writes text as it stands in XML, in an attribute or between tags. What
// XML has no place for is dropped: control characters and the like.
func (w *writer) xml(s string) {
	if strings.IndexByte(s, 0xEF) >= 0 && (strings.Contains(s, "\uFFFE") || strings.Contains(s, "\uFFFF")) {
		s = strings.NewReplacer("\uFFFE", "", "\uFFFF", "").Replace(s)
	}
	w.buf = xmlEscape.append(w.buf, s)
	w.drain()
}

// json writes a string of JSON.
func (w *writer) json(s string) {
	w.buf = append(jsonEscape.append(append(w.buf, '"'), s), '"')
	w.drain()
}

// number writes a number as short as it can be.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

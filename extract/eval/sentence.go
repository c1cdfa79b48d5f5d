package eval

import (
	"strings"
	"unicode/utf8"
)

// sentence returns the sentence of text that holds the first of the quotes
// that is in it, on one line, to be shown with an error.
func sentence(text string, quotes ...Quote) string {
	for _, q := range quotes {
		if at := q.in(text); at >= 0 {
			begin := lastStop(text[:at])
			end := at + len(q.Text)
			end += firstStop(text[end:])
			return oneLine(text[begin:end])
		}
	}
	if len(quotes) > 0 {
		return oneLine(quotes[0].Text)
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// in returns where the quote stands in text, in bytes, or -1.
func (q Quote) in(text string) int {
	if q.Text == "" {
		return -1
	}
	from := 0
	for n := q.Begin; n > 0 && from < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[from:])
		from += size
	}
	if at := strings.Index(text[from:], q.Text); at >= 0 {
		return from + at
	}
	return strings.Index(text, q.Text)
}

// stops end a sentence: a line break, or a mark with white space after it.
var stops = [...]string{"\n", ". ", "! ", "? ", "؟ "}

// lastStop returns where the last sentence of s begins.
func lastStop(s string) int {
	begin := 0
	for _, stop := range stops {
		if i := strings.LastIndex(s, stop); i >= 0 {
			begin = max(begin, i+len(stop))
		}
	}
	return begin
}

// firstStop returns where the first sentence of s ends.
func firstStop(s string) int {
	end := len(s)
	for _, stop := range stops {
		if i := strings.Index(s[:end], stop); i >= 0 {
			end = min(len(s), i+len(stop))
		}
	}
	return end
}

package extract

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestFault makes sure that a stage that panics fails its document and no more.
func TestFault(t *testing.T) {
	p := Pipeline{{Name: "broken", Process: func(context.Context, *Document) error {
		var none []int
		_ = none[len(none)]
		return nil
	}}}
	err := p.Process(t.Context(), &Document{ID: "x"})
	if !errors.Is(err, ErrFault) || !strings.Contains(err.Error(), "x: broken: ") {
		t.Errorf("a stage that panics gives %v", err)
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Jen&#269;a", "Jenča"},
		{"AT&amp;T", "AT&T"},
		{"\u202bالمالكي\u202c", "المالكي"},
		{"رئیس\u200cجمهور", "رئیس\u200cجمهور"},
		{"Hans \n  Moss", "Hans Moss"},
		{"&#1575;&#1604;", "ال"},
	} {
		d := Document{Text: "x " + c.text}
		if got := d.Words(Span{2, len(d.Text)}); got != c.want {
			t.Errorf("%q reads %q, want %q", c.text, got, c.want)
		}
	}
}

func TestCodePoints(t *testing.T) {
	text := "a\xffé📜ب"
	points := NewCodePoints(text)
	for _, offset := range []int{0, 1, 2, 4, 8, 10, 4, 0} { // also backwards
		want := len([]rune(text[:offset]))
		if got := points.At(offset); got != want {
			t.Errorf("byte %d is code point %d, want %d", offset, got, want)
		}
	}
}

func TestSentenceAt(t *testing.T) {
	d := Document{Sentences: []Sentence{{Range: Range{0, 3}}, {Range: Range{3, 4}}, {Range: Range{4, 9}}}}
	for token, want := range map[int]int{-1: -1, 0: 0, 2: 0, 3: 1, 4: 2, 8: 2, 9: -1} {
		if got := d.SentenceAt(token); got != want {
			t.Errorf("token %d is in sentence %d, want %d", token, got, want)
		}
	}
}

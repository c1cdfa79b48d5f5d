package segment_test

import (
	"context"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/reader"
)

// TestWrapped reads texts whose lines break where they are full, and texts in
// which line breaks mean something.
func TestWrapped(t *testing.T) {
	r, err := reader.Default()
	if err != nil {
		t.Fatal(err)
	}
	line := "The minister of Oman met the minister of Qatar in Muscat on"
	for _, c := range []struct {
		name, text string
		sentences  int
	}{
		{"wrapped", "Talks in Muscat\n" + strings.Repeat(line+" Sunday. After that they\nspoke of trade, of gas and of the border with those who had come along.\n", 5), 11},
		{"wrapped paragraphs", "Talks in Muscat\n" + strings.Repeat(line+" Sunday, and after that they\nspoke of trade, of gas and of the border with those who had come along, and\nwith others.\n", 5), 6},
		{"points", strings.Repeat("What the two ministers of Oman and Qatar are going to speak of in Muscat on Sunday\nTrade between the two states and gas for those of them that have none\nThe border and whoever lives there or beyond it\nFish, sheep and honey from the island\nThey met.\n", 4), 20},
		{"headlines", strings.Repeat("The minister of Oman meets the minister of Qatar in Muscat on Sunday\n", 10), 10},
		{"paragraphs", strings.Repeat(strings.Repeat(line+" ", 4)+"\n", 8), 8},
	} {
		d := &extract.Document{ID: c.name, Lang: "en", Text: c.text}
		if err := r.Read(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if len(d.Sentences) != c.sentences {
			t.Errorf("%s: %d sentences, not %d", c.name, len(d.Sentences), c.sentences)
			for _, s := range d.Sentences {
				t.Log(d.Quote(d.SpanOf(s.Range)))
			}
		}
	}
}

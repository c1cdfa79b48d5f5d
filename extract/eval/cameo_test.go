package eval_test

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/eval"
	"github.com/diplograph/diplograph/extract/reader"
	"github.com/diplograph/diplograph/schema"
)

// TestCodes scores a few sentences with CAMEO codes: right ones, one that is
// negated, one with another relation, one whose code has no relation and one
// without entities.
func TestCodes(t *testing.T) {
	const file = "testdata/coded.jsonl"
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sentences, err := eval.ReadCoded(f, file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := reader.Default()
	if err != nil {
		t.Fatal(err)
	}
	coding, err := eval.NewCoding(r.Ontology)
	if err != nil {
		t.Fatal(err)
	}
	var answers []eval.Document
	for _, s := range sentences {
		d := &extract.Document{ID: s.ID, Lang: "en", Text: s.Text}
		if err := r.Read(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, eval.Of(r.Output(d)))
	}
	var b bytes.Buffer
	if err := eval.MeasureCodes(coding, sentences, answers).WriteText(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "coded.score.golden", b.Bytes())
}

func TestCoding(t *testing.T) {
	o, err := schema.Default()
	if err != nil {
		t.Fatal(err)
	}
	c, err := eval.NewCoding(o)
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string][]string{
		"0231": {"called_on"}, // the schema: 020
		"1014": {"called_on"}, // the table: 10
		"1122": {"accused"},   // the schema: 112
		"057":  {"signed", "agreed_with"},
		"1313": {"threatened", "sanctioned"},
		"08":   nil,
		"175":  nil, // a root that nothing has
	} {
		if got := c.Relations(code); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", code, got, want)
		}
	}
}

func TestReadCodedErrors(t *testing.T) {
	for text, want := range map[string]string{
		"{":                            "x:1: not a coded sentence",
		`{"id":"a","text":"No code."}`: "x:1: a coded sentence needs id, code and text",
	} {
		if _, err := eval.ReadCoded(strings.NewReader(text), "x"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

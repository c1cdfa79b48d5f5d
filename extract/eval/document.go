// Package eval scores what was read in documents against what people wrote
// down: precision, recall and F1 by type and language, identity across
// documents, how far confidences can be trusted, and each single error with
// its sentence.
//
// Annotated ("gold") documents and answers are JSON lines in one form, that of
// extract.Output: the gold adds the text and the distractors, relations that
// the text does not state although a careless reader would think so.
package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/graph"
)

// A Document is what is said, or is claimed to be said, in one text.
type Document struct {
	ID          string     `json:"id"`
	Lang        string     `json:"lang"`
	Published   graph.Date `json:"published"`
	Text        string     `json:"text"` // of gold only
	Entities    []Entity   `json:"entities"`
	Relations   []Relation `json:"relations"`
	Distractors []Relation `json:"distractors"` // of gold only
}

// An Entity is a node as one document speaks of it.
type Entity struct {
	ID       string  `json:"id"` // unique in the document
	Type     string  `json:"type"`
	Key      string  `json:"key"` // the same in all documents; may be empty
	Name     string  `json:"name"`
	Named    *bool   `json:"named"` // false if only described, else nil or true
	Mentions []Quote `json:"mentions"`
}

// A Relation is an edge between two entities, given by their IDs.
type Relation struct {
	Type       string  `json:"type"`
	Subject    string  `json:"subject"`
	Object     string  `json:"object"`
	Status     string  `json:"status"` // empty is "asserted"
	Evidence   Quote   `json:"evidence"`
	Confidence float64 `json:"confidence"` // of answers
	Rule       string  `json:"rule"`       // of answers
}

// A Quote is words of a text. In JSON it is a string or an object.
type Quote struct {
	Text  string `json:"text"`
	Begin int    `json:"begin"` // in code points; 0 if unknown
}

// UnmarshalJSON implements json.Unmarshaler.
func (q *Quote) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &q.Text)
	}
	type plain Quote // without this method
	return json.Unmarshal(b, (*plain)(q))
}

// Of returns what was read in a document, to be scored.
func Of(o extract.Output) Document {
	d := Document{ID: o.ID, Lang: o.Lang}
	for _, e := range o.Entities {
		x := Entity{ID: e.ID, Type: e.Type, Key: e.Key, Name: e.Name, Named: e.Named}
		for _, m := range e.Mentions {
			x.Mentions = append(x.Mentions, Quote{Text: m.Text, Begin: m.Begin})
		}
		d.Entities = append(d.Entities, x)
	}
	for _, r := range o.Relations {
		d.Relations = append(d.Relations,
			Relation{Type: r.Type, Subject: r.Subject, Object: r.Object, Status: string(r.Status),
				Evidence: Quote{Text: r.Evidence.Text, Begin: r.Evidence.Begin}, Confidence: r.Confidence,
				Rule: r.Rule})
	}
	return d
}

// Read returns the documents of JSON lines. name says in errors where they
// come from.
func Read(r io.Reader, name string) ([]Document, error) {
	var out []Document
	seen := map[string]int{}
	in := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if len(bytes.TrimSpace(line)) > 0 {
			var d Document
			if err := json.Unmarshal(line, &d); err != nil {
				return nil, fmt.Errorf("%s:%d: not a document in JSON: %w", name, n, err)
			}
			if d.ID == "" {
				return nil, fmt.Errorf("%s:%d: the document has no id", name, n)
			}
			if first, dup := seen[d.ID]; dup {
				return nil, fmt.Errorf("%s:%d: document %s is there already, in line %d", name, n, d.ID, first)
			}
			seen[d.ID] = n
			out = append(out, d)
		}
		if err == io.EOF {
			return out, nil
		}
	}
}

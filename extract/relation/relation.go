// Package relation finds what a document states: it matches the frames of
// the language pack against clauses and fills their arguments with entities.
package relation

import (
	"context"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/graph"
)

// Stage returns the stage that gives assertions.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "relation",
		Needs: []string{"mentions", "entities", "sentences", "matches"},
		Gives: []string{"assertions"},
		Process: func(_ context.Context, d *extract.Document) error {
			positions(d)
			return nil
		},
	}
}

// positions turns the offices that coreference settled into assertions.
func positions(d *extract.Document) {
	for e, x := range d.Entities {
		for _, h := range x.Offices {
			if h.Of < 0 {
				continue
			}
			d.Assertions = append(d.Assertions, extract.Assertion{Relation: "holds_position", Subject: e, Object: h.Of,
				Status: graph.Asserted, Role: h.Office, Speaker: -1, Place: -1, Confidence: 0.9, Rule: "office", Evidence: []extract.Span{h.Evidence}})
		}
	}
}

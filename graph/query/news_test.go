package query

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/diplograph/diplograph/graph"
)

// daily are readings of documents of many days about two states.
func daily() []graph.Reading {
	var list []graph.Reading
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 60 {
		doc := fmt.Sprintf("doc:%d", i)
		r := graph.Reading{Document: graph.Document{XID: doc, Lang: "en", Published: graph.Date(day.AddDate(0, 0, i*3).Format(time.DateOnly)), Hash: doc}}
		for _, xid := range []string{"state:A", "state:B"} {
			r.Entities = append(r.Entities, graph.Entity{XID: xid, Type: "State", Names: map[string]string{"en": xid}})
		}
		for j, relation := range []string{"supports", "condemns"} {
			ends := []string{"state:A", "state:B"}
			r.Assertions = append(r.Assertions, graph.Assertion{XID: fmt.Sprintf("assertion:%d-%d", i, j), Relation: relation, Subject: ends[i%2], Object: ends[1-i%2],
				Status: graph.Statuses[i/2%3], Confidence: 0.5 + float64(i%5)/10, Document: doc, Evidence: []graph.Evidence{{Document: doc, End: 1, Quote: "x"}}})
		}
		signer, paper := []string{"state:A", "state:B"}[i/7%2], fmt.Sprintf("agreement:%d", i%9)
		r.Entities = append(r.Entities, graph.Entity{XID: paper, Type: "Agreement", Names: map[string]string{"en": paper}})
		r.Assertions = append(r.Assertions, graph.Assertion{XID: fmt.Sprintf("assertion:%d-signed", i), Relation: "signed", Subject: signer, Object: paper,
			Status: graph.Asserted, Confidence: 0.9, Document: doc, Evidence: []graph.Evidence{{Document: doc, End: 1, Quote: "x"}}})
		list = append(list, r)
	}
	return list
}

// The answers about those who are in all the news are what they would be about
// others.
func TestInTheNews(t *testing.T) {
	g := filled(t, daily())
	enough := 0
	for _, q := range Questions() {
		for _, f := range []graph.Filter{{}, {To: "2020-05-01"}, {To: "2020-04"}, {MinConfidence: 0.8}, {MinConfidence: 0.9, To: "2020-05"}, {MinConfidence: 0.95}} {
			if f.To != "" && !slices.Contains(q.Takes, "to") || f.MinConfidence > 0 && !slices.Contains(q.Takes, "min-confidence") {
				continue
			}
			for _, limit := range []int{1, 5, 0} {
				r := Request{Limit: limit, Filter: f}
				for i, p := range q.Params {
					if !p.Optional || i == 0 {
						r.Args = append(r.Args, []string{"state:A", "state:B"}[i])
					}
				}
				want, err := q.answer(&asking{ctx: t.Context(), graph: g, request: r, often: graph.MaxLevel})
				if err != nil {
					t.Fatal(err)
				}
				got, err := q.answer(&asking{ctx: t.Context(), graph: g, request: r, often: 1})
				if err != nil {
					t.Fatal(err)
				}
				if said := fmt.Sprint(got.Statements); (strings.Contains(said, "ge(dated") || strings.Contains(said, "between(told")) && len(got.Rows) > 0 {
					enough++
				}
				want.Statements, got.Statements = nil, nil
				if diff := gocmp.Diff(want, got); diff != "" {
					t.Errorf("%s with %+v and limit %d (-as usual +in the news):\n%s", q.Name, f, limit, diff)
				}
			}
		}
	}
	if enough < 10 {
		t.Errorf("%d questions asked for recent days, want more", enough)
	}
}

package extract

import (
	"fmt"
	"sort"

	"github.com/diplograph/diplograph/graph"
)

// Output is a document's findings in the form of the gold files, one JSON
// line each. Offsets count Unicode code points of the text as it came.
type Output struct {
	ID        string           `json:"id"`
	Lang      string           `json:"lang"`
	Published graph.Date       `json:"published,omitempty"`
	Entities  []OutputEntity   `json:"entities"`
	Relations []OutputRelation `json:"relations"`
}

// OutputEntity is an entity of an Output.
type OutputEntity struct {
	ID        string            `json:"id"` // unique in the document
	Type      string            `json:"type"`
	Key       string            `json:"key,omitempty"`
	Name      string            `json:"name"`
	Names     map[string]string `json:"names,omitempty"`
	Named     *bool             `json:"named,omitempty"` // false if only described
	Mentions  []OutputMention   `json:"mentions"`
	Positions []OutputPosition  `json:"positions,omitempty"`
}

// OutputMention is a mention of an OutputEntity.
type OutputMention struct {
	Text  string `json:"text"`
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	Rule  string `json:"rule,omitempty"`
}

// OutputPosition is an office of an OutputEntity; Of is an entity's ID.
type OutputPosition struct {
	Office string `json:"office"`
	Of     string `json:"of"`
}

// OutputRelation is an assertion of an Output; Subject, Object, Place and
// AttributedTo are entity IDs.
type OutputRelation struct {
	Type         string       `json:"type"`
	Subject      string       `json:"subject"`
	Object       string       `json:"object"`
	Status       graph.Status `json:"status"`
	Office       string       `json:"office,omitempty"`
	Date         graph.Date   `json:"date,omitempty"`
	Basis        graph.Basis  `json:"date_basis,omitempty"`
	Place        string       `json:"place,omitempty"`
	Confidence   float64      `json:"confidence"`
	PLOVER       string       `json:"plover,omitempty"`
	CAMEO        string       `json:"cameo,omitempty"`
	AttributedTo string       `json:"attributed_to,omitempty"`
	Evidence     OutputQuote  `json:"evidence"`
	// More are further places that state the same.
	More []OutputQuote `json:"more,omitempty"`
	Rule string        `json:"rule"`
}

// OutputQuote is the exact words that state something.
type OutputQuote struct {
	Text  string `json:"text"`
	Begin int    `json:"begin"`
	End   int    `json:"end"`
}

// Output returns the document's findings. codes gives the PLOVER and CAMEO
// codes of a relation.
func (d *Document) Output(codes func(relation string) (plover, cameo string)) Output {
	out := Output{ID: d.ID, Lang: d.Lang, Published: d.Published, Entities: []OutputEntity{},
		Relations: []OutputRelation{}}
	points := NewCodePoints(d.Text)
	quote := func(s Span) OutputQuote {
		return OutputQuote{Text: d.Quote(s), Begin: points.At(s.Begin), End: points.At(s.End)}
	}
	id := func(e int) string {
		if e < 0 {
			return ""
		}
		return fmt.Sprintf("e%d", e+1)
	}
	for e, x := range d.Entities {
		if len(x.Mentions) == 0 {
			continue
		}
		o := OutputEntity{ID: id(e), Type: x.Type, Key: x.Key, Name: x.Name, Mentions: []OutputMention{}}
		if x.English != "" {
			o.Names = map[string]string{"en": x.English}
		}
		if x.Name != "" && d.Lang != "" {
			if o.Names == nil {
				o.Names = map[string]string{}
			}
			o.Names[d.Lang] = x.Name
		}
		if !x.Named {
			o.Named = new(bool)
		}
		for _, i := range x.Mentions {
			m := d.Mentions[i]
			if m.Form == Pronoun || m.Form == Nominal && x.Named && !(x.Type == "Agreement" && m.Tokens.Len() > 1) {
				continue
			}
			q := quote(m.Span)
			o.Mentions = append(o.Mentions, OutputMention{Text: q.Text, Begin: q.Begin, End: q.End, Rule: m.Rule})
		}
		if len(o.Mentions) == 0 {
			continue
		}
		for _, h := range x.Offices {
			if h.Of >= 0 {
				o.Positions = append(o.Positions, OutputPosition{Office: h.Office, Of: id(h.Of)})
			}
		}
		out.Entities = append(out.Entities, o)
	}
	for _, a := range d.Assertions {
		r := OutputRelation{Type: a.Relation, Subject: id(a.Subject), Object: id(a.Object), Status: a.Status,
			Office: a.Role,
			Date:   a.Date, Basis: a.Basis, Place: id(a.Place), Confidence: a.Confidence,
			AttributedTo: id(a.Speaker), Rule: a.Rule}
		if codes != nil {
			r.PLOVER, r.CAMEO = codes(a.Relation)
		}
		spans := append([]Span(nil), a.Evidence...)
		sort.SliceStable(spans, func(i, j int) bool { return spans[i].Begin < spans[j].Begin })
		for i, s := range spans {
			if i == 0 {
				r.Evidence = quote(s)
			} else {
				r.More = append(r.More, quote(s))
			}
		}
		out.Relations = append(out.Relations, r)
	}
	return out
}

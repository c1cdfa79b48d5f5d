package graph

// An Edge is the summary of all asserted assertions of one relation from one
// entity to another. It exists while there is at least one. An edge of a
// symmetric relation reads the same both ways; its Subject is the smaller xid.
type Edge struct {
	Subject  string `json:"subject"`  // xid
	Relation string `json:"relation"` // a relation type of the schema
	Object   string `json:"object"`   // xid
	// First and Last are the earliest and the latest known event dates.
	First Date `json:"first,omitempty"`
	Last  Date `json:"last,omitempty"`
	// Count is the number of assertions, Confidence the best of theirs.
	Count      int     `json:"count"`
	Confidence float64 `json:"confidence"`
}

// And returns the edge with what another one sums up: assertions that the first
// has not taken in.
func (e Edge) And(f Edge) Edge {
	if f.First != "" && (e.First == "" || f.First < e.First) {
		e.First = f.First
	}
	e.Last = max(e.Last, f.Last)
	e.Count += f.Count
	e.Confidence = max(e.Confidence, f.Confidence)
	return e
}

// With returns the edge with one more assertion taken into its summary. The
// order in which assertions are taken in makes no difference.
func (e Edge) With(a Assertion) Edge {
	e.Count++
	e.Confidence = max(e.Confidence, a.Confidence)
	if a.Date != "" {
		if e.First == "" || a.Date < e.First {
			e.First = a.Date
		}
		if a.Date > e.Last {
			e.Last = a.Date
		}
	}
	return e
}

// Package graph defines what diplograph knows: entities, the assertions that
// documents make about them, and the evidence that leads each assertion back
// to the words that state it. It knows nothing of how they are found
// (package extract) or stored (package graph/dgraph).
//
// Every node is named by an xid that is computed from content alone, so that
// writers on many machines agree on it without talking to each other.
package graph

import (
	"context"
	"errors"
	"iter"
	"time"
)

// ErrNotFound is returned when an xid names nothing in the graph.
var ErrNotFound = errors.New("not in the graph")

// An Entity is a person, state, organization, place, resolution, agreement or
// event.
type Entity struct {
	// XID is the stable identity, "state:KZ" or "person:kairat-abdrakhmanov".
	XID string `json:"xid"`
	// Type is the name of an entity type of the schema, "Person".
	Type string `json:"type"`
	// Names holds the preferred name by BCP 47 language, "ar", "fa", "en".
	Names map[string]string `json:"names,omitempty"`
	// Aliases are the other strings by which documents call it, sorted.
	Aliases []string `json:"aliases,omitempty"`
	// Keys are script-independent search keys, sorted.
	Keys []string `json:"keys,omitempty"`
	// Described is true while no document gives a name ("the Kazakh minister").
	Described bool `json:"described,omitempty"`
}

// Name returns the entity's name in the first of the wanted languages that it
// has, else in English, Arabic or Persian, else its xid.
func (e Entity) Name(langs ...string) string {
	for _, l := range append(append([]string(nil), langs...), "en", "ar", "fa") {
		if n := e.Names[l]; n != "" {
			return n
		}
	}
	if len(e.Aliases) > 0 {
		return e.Aliases[0]
	}
	return e.XID
}

// Status says how a document puts a statement. Only Asserted statements
// become edges; the others are kept and can be asked for.
type Status string

// The statuses of an assertion.
const (
	Asserted    Status = "asserted"    // stated as having happened or being so
	Negated     Status = "negated"     // stated as not so, or denied
	Planned     Status = "planned"     // announced or scheduled
	Hoped       Status = "hoped"       // wished, called for, offered
	Conditional Status = "conditional" // said to hold under a condition
	Alleged     Status = "alleged"     // claimed by a speaker about others
)

// Statuses lists every status, asserted first.
var Statuses = [...]Status{Asserted, Negated, Planned, Hoped, Conditional, Alleged}

// A Date is a calendar date as precise as it is known: "2018-07-31",
// "2018-07" or "2018" in the proleptic Gregorian calendar; empty is unknown.
type Date string

// Precision returns "day", "month", "year", or "" for an unknown date.
func (d Date) Precision() string {
	switch len(d) {
	case 10:
		return "day"
	case 7:
		return "month"
	case 4:
		return "year"
	}
	return ""
}

// Basis says how an event date was got.
type Basis string

// The ways in which an event date is got, best first.
const (
	Stated    Basis = "stated"    // the clause gives the calendar date
	Computed  Basis = "computed"  // worked out from words such as "yesterday"
	Dateline  Basis = "dateline"  // the document's dateline
	Published Basis = "published" // nothing better than the publication date
	Since     Basis = "since"     // when it began, as a list says; it may last
	Until     Basis = "until"     // when it ended, as a list says
)

// Evidence is the exact words of a document that state something.
type Evidence struct {
	// Document is the xid of the document.
	Document string `json:"document,omitempty"`
	// Begin and End count Unicode code points of the document's text as it
	// came; text[Begin:End] is the quote.
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	Quote string `json:"text"`
}

// An Assertion is one statement of one document. The same statement made
// several times in a document is one assertion with several pieces of
// evidence.
type Assertion struct {
	XID      string `json:"xid"`
	Relation string `json:"relation"` // a relation type of the schema
	Subject  string `json:"subject"`  // xid
	Object   string `json:"object"`   // xid
	Status   Status `json:"status"`
	// Role qualifies the relation: the office of a holds_position.
	Role string `json:"role,omitempty"`
	// AttributedTo is the xid of the speaker the document gives for it, if any.
	AttributedTo string `json:"attributed_to,omitempty"`
	// Date is when it happened, got as Basis says.
	Date  Date  `json:"date,omitempty"`
	Basis Basis `json:"basis,omitempty"`
	// Place is the xid of where it happened, if known.
	Place string `json:"place,omitempty"`
	// Confidence is the share of right answers to expect among assertions of
	// the same rule on news that the rule was not written for, between 0 and 1,
	// as the calibration of its language says (calibration.yaml of the pack; see
	// eval.Score.Calibration); where a language has none, its author's estimate.
	Confidence float64 `json:"confidence"`
	PLOVER     string  `json:"plover,omitempty"`
	CAMEO      string  `json:"cameo,omitempty"`
	// Rule names the frame that found it; Pack is the version of its pack.
	Rule     string     `json:"rule,omitempty"`
	Pack     string     `json:"pack,omitempty"`
	Document string     `json:"document"` // xid
	Evidence []Evidence `json:"evidence,omitempty"`
}

// A Document is the record of a text that was read.
type Document struct {
	XID       string `json:"xid"` // "doc:" and a hash of its identity
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Published Date   `json:"published,omitempty"`
	Lang      string `json:"lang"` // BCP 47
	// Hash identifies the content: equal hashes mean nothing has changed.
	Hash string `json:"hash"`
	// Text is the document as it came; empty when storing text is off.
	Text string `json:"text,omitempty"`
	// ObservedAt is when this content was first read, UTC.
	ObservedAt time.Time `json:"observed_at,omitzero"`
}

// A Reading is all that one document says: the unit that is written in one
// transaction. Its assertions' subjects, objects, places and speakers are
// among its entities.
type Reading struct {
	Document   Document    `json:"document"`
	Entities   []Entity    `json:"entities"`
	Assertions []Assertion `json:"assertions"`
}

// A Change counts what a write did to the graph.
type Change struct {
	NodesAdded, NodesRemoved           int
	EdgesAdded, EdgesRemoved           int
	AssertionsAdded, AssertionsRemoved int
	// Unchanged is true when the document was there with the same content.
	Unchanged bool
}

// A Filter selects assertions. Zero fields select everything.
type Filter struct {
	Entities      []string // xids that are subject or object
	Relations     []string
	Types         []string // entity types of both ends
	Statuses      []Status // empty means asserted only
	From, To      Date     // inclusive, on the event date, else the publication date
	Lang, Outlet  string   // of the document
	MinConfidence float64
}

// A Writer changes the graph, one document at a time.
type Writer interface {
	// Put replaces what the graph holds from this document by the reading.
	// Putting the same reading twice changes nothing.
	Put(context.Context, Reading) (Change, error)
	// Remove takes away the document and all that no other document supports.
	Remove(ctx context.Context, document string) (Change, error)
}

// A Reader reads the graph. The sequences are ordered by xid, hold little in
// memory, and end after the first error.
type Reader interface {
	Entities(context.Context) iter.Seq2[Entity, error]
	Assertions(context.Context, Filter) iter.Seq2[Assertion, error]
	Documents(context.Context) iter.Seq2[Document, error]
}

package query

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// A Table is the answer to a question.
type Table struct {
	Columns []string
	Rows    []Row
	// More is true when the limit has kept rows out.
	More bool
	// Statements are the queries that were run, in their order.
	Statements []Statement
}

// A Row is one line of an answer.
type Row struct {
	Cells []Cell // one for each column; nil where nothing is known
	// Assertions are the xids of those that it rests on, the surest first. Of a ranking
	// they are looked for where evidence is asked for.
	Assertions []string
	// Evidence leads to the words that state it, in that order, where it was asked
	// for.
	Evidence []Evidence
}

// A Cell is one value of a row: a Text, Number, Date, Entity or List. Its
// string is for people, its JSON for programs.
type Cell interface{ String() string }

// Text is a cell of words.
type Text string

func (t Text) String() string { return string(t) }

// Number is a cell that counts or measures.
type Number float64

func (n Number) String() string { return strconv.FormatFloat(float64(n), 'f', -1, 64) }

// Date is a cell with a date as precise as it is known.
type Date graph.Date

func (d Date) String() string { return string(d) }

// Entity is a cell that names an entity.
type Entity struct {
	XID  string `json:"xid"`
	Type string `json:"type"`
	Name string `json:"name"` // in the preferred language
}

func (e Entity) String() string { return e.Name }

// List is a cell with several values.
type List []Cell

func (l List) String() string {
	parts := make([]string, len(l))
	for i, c := range l {
		parts[i] = c.String()
	}
	return strings.Join(parts, "; ")
}

// Evidence leads to the words of a document that state something.
type Evidence struct {
	Quote      string     `json:"quote,omitempty"`
	Begin      int        `json:"begin"` // code points of the document's text
	End        int        `json:"end"`
	Assertion  string     `json:"assertion,omitempty"` // xid
	Confidence float64    `json:"confidence,omitempty"`
	Document   string     `json:"document"` // xid
	Title      string     `json:"title,omitempty"`
	URL        string     `json:"url,omitempty"`
	Outlet     string     `json:"outlet,omitempty"`
	Published  graph.Date `json:"published,omitempty"`
	Lang       string     `json:"lang,omitempty"`
}

// MarshalJSON gives the row's cells by their columns' names and its evidence.
func (t Table) row(r Row) ([]byte, error) {
	var b strings.Builder
	b.WriteByte('{')
	for i, name := range t.Columns {
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(r.Cells[i])
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
		b.WriteByte(',')
	}
	evidence, err := marshal(append([]Evidence{}, r.Evidence...))
	if err != nil {
		return nil, err
	}
	b.WriteString(`"evidence":`)
	b.Write(evidence)
	b.WriteByte('}')
	return []byte(b.String()), nil
}

// marshal gives JSON that leaves <, > and & as they are.
func marshal(v any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return []byte(strings.TrimSuffix(b.String(), "\n")), nil
}

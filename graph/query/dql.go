package query

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diplograph/diplograph/graph"
)

// A Statement is a query of Dgraph with the values of its variables.
type Statement struct {
	DQL  string            `json:"dql"`
	Vars map[string]string `json:"vars,omitempty"`
}

// String returns the query after its variables, for people.
func (s Statement) String() string {
	var b strings.Builder
	for i := range len(s.Vars) {
		name := variable(i)
		fmt.Fprintf(&b, "# %s = %q\n", name, s.Vars[name])
	}
	return b.String() + s.DQL
}

func variable(n int) string { return "$v" + strconv.Itoa(n) }

// A statement is a query that is being put together. What a user or a document
// says goes in by value and values only.
type statement struct {
	first strings.Builder // blocks that others need
	text  strings.Builder
	vars  map[string]string
	// Selections that can do with some days at a time set long; where days are set,
	// what they select is filtered by these before it is by anything else. Those that
	// find for themselves what there is of the days set told.
	long, told bool
	days       *span
}

// add appends query text.
func (s *statement) add(parts ...string) {
	for _, p := range parts {
		s.text.WriteString(p)
	}
}

// value makes a variable of the value and returns its name.
func (s *statement) value(v string) string {
	if s.vars == nil {
		s.vars = map[string]string{}
	}
	name := variable(len(s.vars))
	s.vars[name] = v
	return name
}

// values makes a list of variables, "[$v0, $v1]".
func (s *statement) values(list []string) string {
	names := make([]string, len(list))
	for i, v := range list {
		names[i] = s.value(v)
	}
	return "[" + strings.Join(names, ", ") + "]"
}

// finish returns the query with its variables declared.
func (s *statement) finish() Statement {
	var b strings.Builder
	if len(s.vars) > 0 {
		b.WriteString("query q(")
		for i := range len(s.vars) {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(variable(i) + ": string")
		}
		b.WriteString(") ")
	}
	b.WriteString("{\n" + s.first.String() + s.text.String() + "}\n")
	return Statement{DQL: b.String(), Vars: s.vars}
}

// A uid names a node inside Dgraph.
type uid string

var uidForm = regexp.MustCompile(`^0x[0-9a-f]{1,16}$`)

// UnmarshalJSON refuses what is no uid, since uids become part of queries.
func (u *uid) UnmarshalJSON(data []byte) error {
	var s string
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	if !uidForm.MatchString(s) {
		return fmt.Errorf("%q is no uid", s)
	}
	*u = uid(s)
	return nil
}

// uids returns "0x1, 0x2".
func uids(list []uid) string {
	var b strings.Builder
	for i, u := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(u))
	}
	return b.String()
}

// condition returns the filter as a condition on assertions. It lets through
// some that passes has to sort out: Dgraph keeps dates that are known to the
// month or the year as its first day, so From is taken as its year; and to ask
// for the language of each assertion's document would cost more than to leave
// out what is in others.
func (s *statement) condition(f graph.Filter) string {
	wanted := statuses(f)
	var terms []string
	switch {
	case len(wanted) == len(graph.Statuses):
	case slices.Contains(wanted, graph.Asserted):
		// Nearly everything is asserted, and Dgraph would read all of that
		// list of its index each time; the other lists are short.
		others := slices.DeleteFunc(slices.Clone(graph.Statuses[:]), func(s graph.Status) bool {
			return slices.Contains(wanted, s)
		})
		terms = append(terms, "NOT eq(status, "+s.values(texts(others))+")")
	default:
		terms = append(terms, "eq(status, "+s.values(texts(wanted))+")")
	}
	if len(f.Relations) > 0 {
		terms = append(terms, "eq(relation, "+s.values(f.Relations)+")")
	}
	if more := s.rest(f); more != "" {
		terms = append(terms, more)
	}
	if len(terms) == 0 {
		return "has(relation)"
	}
	return strings.Join(terms, " AND ")
}

// statuses are those that the filter lets through.
func statuses(f graph.Filter) []graph.Status {
	if len(f.Statuses) == 0 {
		return graph.Statuses[:1]
	}
	return f.Statuses
}

// rest returns what condition does without statuses and relations; it may be
// empty.
func (s *statement) rest(f graph.Filter) string {
	var terms []string
	if f.MinConfidence > 0 {
		terms = append(terms, "ge(confidence, "+s.value(strconv.FormatFloat(f.MinConfidence, 'g', -1, 64))+")")
	}
	switch {
	case f.From != "" && f.To != "":
		// Dgraph reads the days in between and no others.
		terms = append(terms, "between(dated, "+s.value(string(f.From[:4]))+", "+s.value(lastDay(f.To))+")")
	case f.From != "":
		terms = append(terms, "ge(dated, "+s.value(string(f.From[:4]))+")")
	case f.To != "":
		terms = append(terms, "le(dated, "+s.value(lastDay(f.To))+")")
	}
	if f.Outlet != "" {
		terms = append(terms, "uid("+s.reports(f)+")")
	}
	return strings.Join(terms, " AND ")
}

func texts(statuses []graph.Status) []string {
	list := make([]string, len(statuses))
	for i, s := range statuses {
		list[i] = string(s)
	}
	return list
}

// reports returns a variable for the assertions of the documents of an outlet.
func (s *statement) reports(f graph.Filter) string {
	const name = "REPORTS"
	if !strings.Contains(s.first.String(), name) {
		s.first.WriteString("var(func: eq(outlet, " + s.value(f.Outlet) + ")) { " + name + " as ~document }\n")
	}
	return name
}

var layouts = map[string]string{"day": time.DateOnly, "month": "2006-01", "year": "2006"}

func checkDate(d graph.Date) error {
	if d == "" {
		return nil
	}
	layout, ok := layouts[d.Precision()]
	if _, err := time.Parse(layout, string(d)); !ok || err != nil {
		return fmt.Errorf("%w: %q is not a date such as 2018-07-31, 2018-07 or 2018", ErrUsage, d)
	}
	return nil
}

// lastDay returns the last day of a date.
func lastDay(d graph.Date) string {
	t, err := time.Parse(layouts[d.Precision()], string(d))
	if err != nil {
		return "" // checkDate has seen to that
	}
	switch d.Precision() {
	case "year":
		t = t.AddDate(1, 0, -1)
	case "month":
		t = t.AddDate(0, 1, -1)
	}
	return t.Format(time.DateOnly)
}

// filter returns the request's filter, with the question's own relations where
// it has none.
func (a *asking) filter(own ...string) graph.Filter {
	f := a.request.Filter
	if len(f.Relations) == 0 {
		f.Relations = own
	}
	return f
}

// allStatuses is the filter with every status if it says nothing of them.
func allStatuses(f graph.Filter) graph.Filter {
	if len(f.Statuses) == 0 {
		f.Statuses = slices.Clone(graph.Statuses[:])
	}
	return f
}

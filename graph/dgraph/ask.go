package dgraph

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/dgraph-io/dgo/v230"
)

// A question is a query of Dgraph that is being put together. Its text comes
// from this package and from the names in the ontology alone; everything else
// goes in as a variable.
type question struct {
	text strings.Builder
	vars map[string]string
}

// add appends query text.
func (q *question) add(text string) *question {
	q.text.WriteString(text)
	return q
}

// value makes a variable of the value and returns its name.
func (q *question) value(v string) string {
	if q.vars == nil {
		q.vars = map[string]string{}
	}
	name := "$v" + strconv.Itoa(len(q.vars))
	q.vars[name] = v
	return name
}

// values makes a list of variables, "[$v0, $v1]".
func (q *question) values(list []string) string {
	names := make([]string, len(list))
	for i, v := range list {
		names[i] = q.value(v)
	}
	return "[" + strings.Join(names, ", ") + "]"
}

// String returns the query with its variables declared.
func (q *question) String() string {
	var b strings.Builder
	b.WriteString("query q(")
	for i := range len(q.vars) {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("$v" + strconv.Itoa(i) + ": string")
	}
	b.WriteString(") {\n" + q.text.String() + "}")
	return b.String()
}

// run asks the question inside a transaction.
func (s *Store) run(ctx context.Context, txn *dgo.Txn, q *question, answer any) error {
	if len(q.vars) == 0 {
		return s.ask(ctx, txn, "{\n"+q.text.String()+"}", nil, answer)
	}
	return s.ask(ctx, txn, q.String(), q.vars, answer)
}

func (s *Store) ask(ctx context.Context, txn *dgo.Txn, query string, vars map[string]string, answer any) error {
	resp, err := txn.QueryWithVars(ctx, query, vars)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(resp.Json, answer); err != nil {
		return fmt.Errorf("an answer of Dgraph that cannot be read: %w", err)
	}
	return nil
}

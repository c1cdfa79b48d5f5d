package query

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Raw runs DQL as it stands, with the values of its variables ("$name"), and
// returns the JSON that Dgraph gives. What would change the graph is refused
// with ErrMutation before it is sent; a Source cannot change anything either.
func Raw(ctx context.Context, g Graph, dql string, vars map[string]string) ([]byte, error) {
	if err := CheckReadOnly(dql); err != nil {
		return nil, err
	}
	return g.Source.Query(ctx, dql, vars)
}

// CheckReadOnly returns ErrMutation for DQL that is a mutation or an upsert
// and not a query.
func CheckReadOnly(dql string) error {
	l := lexer{rest: dql}
	depth, last := 0, ""
	for {
		token := l.next()
		switch {
		case token == "":
			return nil
		case depth == 0 && (last == "" || last == "}") && isMutation(token):
			return fmt.Errorf("%w: it begins with %q", ErrMutation, token)
		case depth == 1 && token == "{" && isMutation(last):
			return fmt.Errorf("%w: it has a block %q", ErrMutation, last)
		case depth == 1 && token == ":" && isMutation(last):
			return fmt.Errorf("%w: it has an entry %q", ErrMutation, last)
		}
		switch token {
		case "{":
			depth++
		case "}":
			depth--
		}
		last = strings.ToLower(strings.Trim(token, `"`))
	}
}

func isMutation(word string) bool {
	switch strings.ToLower(word) {
	case "mutation", "upsert", "set", "delete", "del":
		return true
	}
	return false
}

// A lexer cuts DQL into words, strings and marks, without comments.
type lexer struct{ rest string }

// next returns the next token, or "" at the end.
func (l *lexer) next() string {
	for {
		l.rest = strings.TrimLeftFunc(l.rest, unicode.IsSpace)
		if !strings.HasPrefix(l.rest, "#") {
			break
		}
		_, l.rest, _ = strings.Cut(l.rest, "\n")
	}
	n := 0
	switch r, size := utf8.DecodeRuneInString(l.rest); {
	case size == 0:
		return ""
	case r == '"':
		for n = 1; n < len(l.rest) && l.rest[n] != '"'; n++ {
			if l.rest[n] == '\\' {
				n++
			}
		}
		n = min(n+1, len(l.rest))
	case unicode.IsLetter(r) || r == '_':
		n = strings.IndexFunc(l.rest, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_'
		})
		if n < 0 {
			n = len(l.rest)
		}
	default:
		n = size
	}
	token := l.rest[:n]
	l.rest = l.rest[n:]
	return token
}

// RawTable shows the answer to raw DQL as a table: a row for each node that a
// block found, with its values by field; what lies deeper stays JSON.
func RawTable(answer []byte) (Table, error) {
	var blocks map[string]json.RawMessage
	if err := json.Unmarshal(answer, &blocks); err != nil {
		return Table{}, fmt.Errorf("an answer of Dgraph that is no table: %w", err)
	}
	type found struct {
		block  string
		fields map[string]json.RawMessage
	}
	var rows []found
	columns := map[string]bool{}
	for _, block := range slices.Sorted(maps.Keys(blocks)) {
		var list []map[string]json.RawMessage
		if err := json.Unmarshal(blocks[block], &list); err != nil {
			list = []map[string]json.RawMessage{{"value": blocks[block]}}
		}
		for _, fields := range list {
			rows = append(rows, found{block, fields})
			for name := range fields {
				columns[name] = true
			}
		}
	}
	t := Table{Columns: slices.Sorted(maps.Keys(columns))}
	for _, r := range rows {
		var row Row
		for _, name := range t.Columns {
			row.Cells = append(row.Cells, rawCell(r.fields[name]))
		}
		t.Rows = append(t.Rows, row)
	}
	if len(blocks) > 1 {
		t.Columns = append([]string{"block"}, t.Columns...)
		for i, r := range rows {
			t.Rows[i].Cells = append([]Cell{Text(r.block)}, t.Rows[i].Cells...)
		}
	}
	return t, nil
}

func rawCell(value json.RawMessage) Cell {
	var s string
	var n float64
	switch {
	case len(value) == 0:
		return nil
	case json.Unmarshal(value, &s) == nil:
		return Text(s)
	case json.Unmarshal(value, &n) == nil:
		return Number(n)
	}
	return Text(value)
}

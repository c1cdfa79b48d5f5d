package query

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// A knot is a tie as Dgraph answers it.
type knot struct {
	Tie     string `json:"tie"` // subject, relation and object
	Sum     string `json:"sum"`
	Excerpt string `json:"excerpt"`
}

// name returns what the tie is of.
func (k knot) name() (subject, relation, object string) {
	subject, rest, _ := strings.Cut(k.Tie, " ")
	relation, object, _ = strings.Cut(rest, " ")
	return subject, relation, object
}

// read decodes what was asked for of a tie.
func (k knot) read() (t graph.Tie, err error) {
	if k.Sum != "" {
		err = json.Unmarshal([]byte(k.Sum), &t)
	}
	if err == nil && k.Excerpt != "" {
		err = json.Unmarshal([]byte(k.Excerpt), &t.Excerpt)
	}
	if err != nil {
		err = fmt.Errorf("a tie that cannot be read: %w", err)
	}
	return t, err
}

// sumFields and excerptFields are those of ties that questions ask for.
const (
	sumFields     = "tie sum"
	excerptFields = "tie sum excerpt"
)

// ties reads those of the ties that are there and that something asserts, by
// their names.
func (a *asking) ties(names []string, fields string) (map[string]graph.Tie, error) {
	found := map[string]graph.Tie{}
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	for part := range slices.Chunk(names, maxPage) {
		var s statement
		s.add("q(func: eq(tie, ", s.values(part), ")) { ", fields, " }\n")
		var answer struct{ Q []knot }
		if err := a.ask(&s, &answer); err != nil {
			return nil, err
		}
		for _, k := range answer.Q {
			t, err := k.read()
			if err != nil {
				return nil, err
			}
			if t.Count > 0 {
				found[k.Tie] = t
			}
		}
	}
	return found, nil
}

// someOfTies returns a few of the asserted assertions about each group of ties,
// which are given by name, the latest first.
func (a *asking) someOfTies(groups [][]string) ([][]assertion, error) {
	var names []string
	for _, g := range groups {
		names = append(names, g...)
	}
	ties, err := a.ties(names, excerptFields)
	if err != nil {
		return nil, err
	}
	said := make([][]graph.Statement, len(groups))
	var all []graph.Statement
	for i, g := range groups {
		for _, name := range g {
			said[i] = append(said[i], ties[name].Excerpt.Asserted...)
		}
		slices.SortFunc(said[i], graph.LatestFirst)
		said[i] = said[i][:min(len(said[i]), maxShown)]
		all = append(all, said[i]...)
	}
	assertions, err := a.named(all)
	if err != nil {
		return nil, err
	}
	out := make([][]assertion, len(groups))
	for i, list := range said {
		out[i], assertions = assertions[:len(list)], assertions[len(list):]
	}
	return out, nil
}

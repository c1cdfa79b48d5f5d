package query

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
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

// excerptsAtOnce is how many excerpts, which are long, are asked for at once: of
// several such requests Dgraph answers one while another answer is read.
const excerptsAtOnce = 60

// ties reads those of the ties that are there, by their names.
func (a *asking) ties(names []string, fields string) (map[string]graph.Tie, error) {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	most := maxPage
	if fields == excerptFields {
		most = max(excerptsAtOnce, min((len(names)+3)/4, maxPage))
	}
	parts := slices.Collect(slices.Chunk(names, most))
	found := make([]map[string]graph.Tie, len(parts))
	read := func(i int) func(*asking) error {
		return func(a *asking) error {
			var s statement
			s.add("q(func: eq(tie, ", s.values(parts[i]), ")) { ", fields, " }\n")
			var answer struct{ Q []knot }
			if err := a.ask(&s, &answer); err != nil {
				return err
			}
			found[i] = make(map[string]graph.Tie, len(answer.Q))
			for _, k := range answer.Q {
				t, err := k.read()
				if err != nil {
					return err
				}
				found[i][k.Tie] = t
			}
			return nil
		}
	}
	var do []func(*asking) error
	for i := range parts {
		do = append(do, read(i))
	}
	all := map[string]graph.Tie{}
	err := a.together(do...)
	for _, part := range found {
		maps.Copy(all, part)
	}
	return all, err
}

// graded is the function that finds ties of the levels from one to another, by
// what graph.Grade calls them.
func (s *statement) graded(of []string, least, most int) string {
	var grades []string
	for _, name := range of {
		for l := least; l <= max(least, most); l++ { // a list must not be empty
			grades = append(grades, graph.Grade(name, l))
		}
	}
	return "eq(grade, " + s.values(grades) + ")"
}

// levelsOf counts the ties of each level.
func (s *statement) levelsOf(block string, of []string, cond string) {
	for l := 1; l <= graph.MaxLevel; l++ {
		s.add(block, strconv.Itoa(l), "(func: ", s.graded(of, l, l), ")", cond, " { count(uid) }\n")
	}
}

// atLeast is the condition on ties of a level and those above it.
func atLeast(level int, not string) string {
	var levels []string
	for l := level; l <= max(level, graph.MaxLevel); l++ { // a list must not be empty
		levels = append(levels, strconv.Itoa(l))
	}
	return not + "eq(level, [" + strings.Join(levels, ", ") + "])"
}

// A levels is what levelsOf asks for: how many ties each level has.
type levels map[string][]struct{ Count int }

func (l levels) of(variable string, level int) int {
	if list := l[variable+strconv.Itoa(level)]; len(list) > 0 {
		return list[0].Count
	}
	return 0
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

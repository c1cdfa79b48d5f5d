package query

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// maxNamed is how many lists of an index are read rather than all that is said of
// many people.
const maxNamed = 1000

// metQuestion is about meetings. Those of office-holders are those of the
// state or body too.
func metQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"who", "with", "relation", "status", "date", "reported", "place", "confidence", "documents"}}
	f := a.filter("met_with")
	sel := everything()
	sides, err := a.sides()
	if err != nil {
		return t, err
	}
	us := map[string]bool{} // on the side of the first argument
	if len(a.args) > 0 {
		all, err := a.all(sides[0])
		if err != nil {
			return t, err
		}
		for _, xid := range all {
			us[xid] = true
		}
		sel = func(s *statement, f graph.Filter) (string, string) {
			switch {
			case len(a.args) == 1 && len(all)*len(f.Relations)*len(statuses(f)) <= maxNamed:
				return about(all...)(s, f)
			case len(a.args) == 1:
				s.side("A", sides[0])
				cond := " @filter(" + s.condition(f) + ")"
				s.said("A", sides[0], f, cond, cond)
				return "uid(A_SAYS, A_SAY, A_SAID, A_TOLD)", s.rest(f)
			}
			s.side("A", sides[0])
			s.side("B", sides[1])
			s.betweenSides(sides, f)
			return "uid(A_SAYS, A_SAY, A_SAID, A_TOLD)", s.condition(f)
		}
	}
	list, more, err := a.find(f, sel)
	if err != nil {
		return t, err
	}
	t.More = more
	for _, m := range list {
		who, with := m.subject, m.object
		if len(a.args) > 0 && !us[who.XID] && a.symmetric(m.relation) {
			who, with = with, who
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(who), a.cell(with), Text(m.relation), Text(m.status), dateCell(m.date),
			dateCell(m.reported), a.cell(m.place), Number(m.confidence), Number(len(m.documents))}, Evidence: m.evidence})
	}
	return t, nil
}

// manyThings is how many things somebody can have signed before it takes longer
// to look for all others who have signed those than for all that is signed of late.
const manyThings = 500

// signedQuestion is about agreements and all who signed each.
func signedQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"who", "what", "status", "date", "reported", "place", "confidence", "documents"}}
	f := a.filter("signed")
	sel := everything()
	sides, err := a.sides(f.Relations...)
	if err != nil {
		return t, err
	}
	if len(a.args) > 0 {
		sel = func(s *statement, f graph.Filter) (string, string) {
			s.side("A", sides[0])
			s.whole("A", sides[0])
			if !overEdges(f) {
				cond := s.condition(f)
				s.add("var(func: uid(A)) { O as ~object @filter(", cond, ") ~subject @filter(", cond, ") { WHAT as object } }\n",
					"var(func: uid(WHAT)) { ALL as ~object }\n")
				return "uid(O, ALL)", cond
			}
			// The things are at the other end of the edges; to look at the other end
			// of each assertion takes longer.
			var what []string
			var ends strings.Builder
			for i, r := range a.relations(f) {
				what = append(what, "WHAT"+strconv.Itoa(i))
				ends.WriteString(what[i] + " as " + r.Name + " ")
			}
			s.add("var(func: uid(A)) { ", ends.String(), "}\nTHINGS as var(func: uid(A, ", strings.Join(what, ", "), "))\n")
			if s.long = sides[0].acts >= cmp.Or(a.often, manyThings); s.days != nil {
				s.late = "uid_in(object, uid(THINGS))"
				root := "eq(relation, " + s.values(f.Relations) + ")"
				f.Relations = nil
				return root, s.condition(f)
			}
			s.recent = s.long
			s.add("var(func: uid(THINGS)) { ALL as ~object }\n")
			return "uid(ALL)", s.condition(f)
		}
	}
	list, more, err := a.find(f, sel)
	if err != nil {
		return t, err
	}
	t.More = more
	type act struct {
		what, status string
	}
	acts := map[act]*signing{}
	var order []*signing
	for _, one := range list {
		k := act{one.object.XID, string(one.status)}
		if acts[k] == nil {
			acts[k] = &signing{}
			order = append(order, acts[k])
		}
		acts[k].add(one)
	}
	for _, one := range order {
		one.sortEvidence()
		slices.SortFunc(one.who, func(x, y node) int { return strings.Compare(x.XID, y.XID) })
		var who List
		for _, n := range one.who {
			who = append(who, a.cell(n))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{who, a.cell(one.object), Text(one.status), dateCell(one.date), dateCell(one.reported),
			a.cell(one.place), Number(one.confidence), Number(len(one.documents))}, Evidence: one.evidence})
	}
	return t, nil
}

// A signing is all that is said of the signing of one thing.
type signing struct {
	fact
	who []node
}

func (s *signing) add(f *fact) {
	if s.documents == nil {
		s.fact = *f
		s.documents = maps.Clone(f.documents)
		s.evidence = nil
	}
	if s.date == "" || f.date != "" && f.date < s.date {
		s.date = f.date
	}
	if s.reported == "" || f.reported != "" && f.reported < s.reported {
		s.reported = f.reported
	}
	if s.place.XID == "" {
		s.place = f.place
	}
	s.confidence = max(s.confidence, f.confidence)
	maps.Copy(s.documents, f.documents)
	s.evidence = append(s.evidence, f.evidence...)
	if !slices.ContainsFunc(s.who, func(n node) bool { return n.XID == f.subject.XID }) {
		s.who = append(s.who, f.subject)
	}
}

package query

import (
	"slices"

	"github.com/diplograph/diplograph/graph"
)

// Questions returns every question, in the order in which they are listed for
// people.
func Questions() []Question {
	var (
		entity = Param{Name: "ENTITY", Gloss: "a name in any script, or an xid"}
		person = Param{Name: "PERSON", Gloss: "a name in any script, or an xid; of a state or body, its office-holders count too",
			Types: []string{"Person"}}
		all = filters[:]
	)
	optional := func(p Param, name string) Param {
		p.Optional = true
		if name != "" {
			p.Name = name
		}
		return p
	}
	with := func(more ...string) []string { return append(slices.Clone(all), more...) }
	without := func(some ...string) []string {
		return slices.DeleteFunc(with("at"), func(name string) bool { return slices.Contains(some, name) })
	}
	return []Question{
		{"entity", "who or what is called so, in any script, misspelt too, and why it matches",
			[]Param{{Name: "NAME", Gloss: "a name in any script", Text: true}}, []string{"type"}, entityQuestion},
		{"met", "who met whom, when and where", []Param{optional(person, ""), optional(entity, "WITH")}, all, metQuestion},
		{"signed", "who signed what, when and with whom", []Param{optional(entity, "")}, all, signedQuestion},
		{"supports", "who supports whom or what", []Param{optional(entity, "")}, all, sidesQuestion("supports")},
		{"opposes", "who opposes whom or what", []Param{optional(entity, "")}, all, sidesQuestion("opposes")},
		{"stance", "all that one has said or done about the other, in time", []Param{entity, entity}, all, stanceQuestion},
		{"between", "all that has passed between two, office-holders included, in time", []Param{entity, entity}, all, betweenQuestion},
		{"path", "by whom or what two are connected", []Param{entity, entity}, with("depth", "paths"), pathQuestion},
		{"network", "who and what is around an entity", []Param{entity}, with("depth"), networkQuestion},
		{"timeline", "what has happened to an entity, in time", []Param{entity}, all, timelineQuestion},
		{"offices", "who held what office, and when; with --at, who held it then", []Param{optional(entity, "")}, without("relation"), officesQuestion},
		{"top", "who has met the most, or is connected best", nil, with("by"), topQuestion},
		{"contradictions", "where documents report opposite stances of one toward another", []Param{optional(entity, ""), optional(entity, "TOWARD")},
			without("relation", "status", "at"), contradictionsQuestion},
		{"sources", "which languages and outlets report what of an entity, and what only one side reports", []Param{entity}, all, sourcesQuestion},
		{"pending", "what was planned or called for and is not reported as done since", []Param{optional(entity, "")}, all, pendingQuestion},
	}
}

// sidesQuestion asks for a relation, with the entity on either side of it.
func sidesQuestion(relation string) func(*asking) (Table, error) {
	return func(a *asking) (Table, error) {
		f := a.filter(relation)
		sel := everything()
		if len(a.args) > 0 {
			sel = about(a.args[0].xids()...)
		}
		return a.factTable(f, sel, latestFirst)
	}
}

// everything selects by the filter alone, which must have relations.
func everything() selection {
	return func(s *statement, f graph.Filter) (string, string) {
		s.long = true
		root := "eq(relation, " + s.values(f.Relations) + ")"
		f.Relations = nil
		return root, s.condition(f)
	}
}

// factTable shows the latest facts as subject, relation and object, in the
// order that is given.
func (a *asking) factTable(f graph.Filter, sel selection, order func(x, y *fact) int) (Table, error) {
	list, more, err := a.find(f, sel)
	if err != nil {
		return Table{}, err
	}
	slices.SortFunc(list, order)
	t := Table{Columns: factColumns[:], More: more}
	for _, one := range list {
		t.Rows = append(t.Rows, a.factRow(one))
	}
	return t, nil
}

var factColumns = [...]string{"subject", "relation", "object", "status", "role", "date", "reported", "place",
	"according_to", "confidence", "documents"}

func (a *asking) factRow(f *fact) Row {
	return Row{Cells: []Cell{a.cell(f.subject), Text(f.relation), a.cell(f.object), Text(f.status), textCell(f.role),
		dateCell(f.date), dateCell(f.reported), a.cell(f.place), a.cell(f.speaker), Number(f.confidence),
		Number(len(f.documents))}, Assertions: surest(f.rests)}
}

func textCell(s string) Cell {
	if s == "" {
		return nil
	}
	return Text(s)
}

func dateCell(d graph.Date) Cell {
	if d == "" {
		return nil
	}
	return Date(d)
}

package query

import (
	"maps"
	"slices"
	"strings"

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
	with := func(more ...string) []string { return append(append([]string{}, all...), more...) }
	return []Question{
		{"entity", "who or what is called so, in any script, misspelt too, and why it matches",
			[]Param{{Name: "NAME", Gloss: "a name in any script", Text: true}}, []string{"type"}, entityQuestion},
		{"met", "who met whom, when and where", []Param{optional(person, ""), optional(entity, "WITH")}, all, metQuestion},
		{"signed", "who signed what, when and with whom", []Param{optional(entity, "")}, all, signedQuestion},
		{"supports", "who supports whom or what", []Param{optional(entity, "")}, all, sidesQuestion("supports")},
		{"path", "by whom or what two are connected", []Param{entity, entity}, with("depth", "paths"), pathQuestion},
	}
}

// sidesQuestion asks for a relation, with the entity on either side of it.
func sidesQuestion(relation string) func(*asking) (Table, error) {
	return func(a *asking) (Table, error) {
		f := a.filter(relation)
		sel := everything(f)
		if len(a.args) > 0 {
			sel = about(a.args[0])
		}
		return a.factTable(f, false, sel)
	}
}

// everything selects by the filter alone, which must have relations.
func everything(f graph.Filter) selection {
	return func(s *statement, cond string) (string, string) {
		return "eq(relation, " + s.values(f.Relations) + ")", cond
	}
}

// factTable shows facts as subject, relation and object.
func (a *asking) factTable(f graph.Filter, ascending bool, sel selection) (Table, error) {
	list, more, err := a.find(f, ascending, sel)
	if err != nil {
		return Table{}, err
	}
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
		Number(len(f.documents))}, Evidence: f.evidence}
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

// side puts an entity and those who hold an office in it into a variable.
func side(s *statement, name string, e argument) {
	s.add("var(func: eq(xid, ", s.value(e.XID), ")) { ", name, "_SELF as uid ", name, "_HOLDERS as ~holds_position }\n",
		name, " as var(func: uid(", name, "_SELF, ", name, "_HOLDERS))\n")
}

// metQuestion is about meetings. Those of office-holders are those of the
// state or body too.
func metQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"who", "with", "relation", "status", "date", "reported", "place", "confidence", "documents"}}
	f := a.filter("met_with")
	sel := everything(f)
	if len(a.args) > 0 {
		sel = func(s *statement, cond string) (string, string) {
			side(s, "A", a.args[0])
			toObject, toSubject := cond, cond
			if len(a.args) > 1 {
				side(s, "B", a.args[1])
				toObject += " AND uid_in(object, uid(B))"
				toSubject += " AND uid_in(subject, uid(B))"
			}
			s.add("us(func: uid(A)) { xid }\n",
				"var(func: uid(A)) { S as ~subject @filter(", toObject, ") O as ~object @filter(", toSubject, ") }\n")
			return "uid(S, O)", ""
		}
	}
	list, more, err := a.find(f, false, sel)
	if err != nil {
		return t, err
	}
	t.More = more
	for _, m := range list {
		who, with := m.subject, m.object
		if !a.us[who.XID] && a.us[with.XID] && a.symmetric(m.relation) {
			who, with = with, who
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(who), a.cell(with), Text(m.relation), Text(m.status), dateCell(m.date),
			dateCell(m.reported), a.cell(m.place), Number(m.confidence), Number(len(m.documents))}, Evidence: m.evidence})
	}
	return t, nil
}

// signedQuestion is about agreements and all who signed each.
func signedQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"who", "what", "status", "date", "reported", "place", "confidence", "documents"}}
	f := a.filter("signed")
	sel := everything(f)
	if len(a.args) > 0 {
		sel = func(s *statement, cond string) (string, string) {
			side(s, "A", a.args[0])
			s.add("var(func: uid(A)) { O as ~object @filter(", cond, ") ~subject @filter(", cond, ") { WHAT as object } }\n",
				"var(func: uid(WHAT)) { ALL as ~object @filter(", cond, ") }\n")
			return "uid(O, ALL)", ""
		}
	}
	list, more, err := a.find(f, false, sel)
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

package query

import (
	"slices"
	"strconv"

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

// maxHolders bounds the office-holders of a state or body who count as it, those
// who are reported in office most often: thousands are ambassadors, members and
// spokesmen of whom one is asked for by name.
const maxHolders = 300

// A side is an entity and those who hold an office in it.
type side struct {
	entity argument
	men    bool // whether anybody holds an office in it
	least  int  // the level of ties below which there are too many holders
	rest   int  // how many of the level below count beside
	acts   int  // how many edges the entity has of the relations that are counted
}

// sides returns the sides of the arguments, and counts their edges of relations.
func (a *asking) sides(relations ...string) ([]side, error) {
	var s statement
	list := make([]side, len(a.args))
	for i, e := range a.args {
		list[i] = side{entity: e, least: 1}
		s.levelsOf(postsOf(i), posts(e), "")
		for _, r := range relations {
			s.add(postsOf(i), r, "(func: eq(xid, ", s.values(e.xids()), ")) { count: count(", r, ") }\n")
		}
	}
	if len(list) == 0 {
		return nil, nil
	}
	var found levels
	if err := a.ask(&s, &found); err != nil {
		return nil, err
	}
	for i := range list {
		for _, r := range relations {
			for _, e := range found[postsOf(i)+r] {
				list[i].acts += e.Count
			}
		}
		n := 0
		for l := graph.MaxLevel; l > 0 && n < maxHolders; l-- {
			more := found.of(postsOf(i), l)
			list[i].men = list[i].men || more > 0
			if n+more > maxHolders {
				list[i].least, list[i].rest = l+1, maxHolders-n
			}
			n += more
		}
	}
	return list, nil
}

// all returns the xids that documents have for an entity and for those who hold an
// office in it.
func (a *asking) all(of side) ([]string, error) {
	list := of.entity.xids()
	if !of.men {
		return list, nil
	}
	var s statement
	s.side("A", of)
	s.add("men(func: uid(A_MEN)) { xid }\n")
	var answer struct{ Men []struct{ XID string } }
	err := a.ask(&s, &answer)
	for _, n := range answer.Men {
		list = append(list, n.XID)
	}
	return list, err
}

func postsOf(n int) string { return [...]string{"A_POSTS", "B_POSTS"}[n] }

// posts name, for graded, the ties of office-holders to an entity.
func posts(e argument) []string {
	names := make([]string, 0, 1+len(e.others))
	for _, xid := range e.xids() {
		names = append(names, "holds_position "+xid)
	}
	return names
}

// side puts those who hold an office in an entity into the variable that is called
// so with _MEN behind it.
func (s *statement) side(name string, e side) {
	s.add(name, "_POSTS as var(func: ", s.graded(posts(e.entity), e.least, graph.MaxLevel), ")\n")
	all := name + "_POSTS"
	if e.rest > 0 {
		s.add(name, "_REST as var(func: ", s.graded(posts(e.entity), e.least-1, e.least-1), ", first: ", strconv.Itoa(e.rest), ")\n")
		all += ", " + name + "_REST"
	}
	s.add("var(func: uid(", all, ")) { ", name, "_HOLDERS as from }\n")
	s.allOf(name+"_MEN", name+"_HOLDERS", "")
}

// allOf puts those in variables, and all who are one with them, into another
// variable if the filter lets them through.
func (s *statement) allOf(name, variables, filter string) {
	s.add("var(func: uid(", variables, ")) @filter(eq(joined, ", s.value("true"), ")) { ", name, "_ARE as same_as { ", name, "_WITH as ~same_as } ", name, "_TOO as ~same_as }\n",
		name, " as var(func: uid(", variables, ", ", name, "_ARE, ", name, "_WITH, ", name, "_TOO))", filter, "\n")
}

// whole puts all of a side into one variable.
func (s *statement) whole(name string, e side) {
	s.add(name, "_SELF as var(func: eq(xid, ", s.values(e.entity.xids()), "))\n", name, " as var(func: uid(", name, "_SELF, ", name, "_MEN))\n")
}

// said puts the assertions of which one on the side is the subject into variables
// with _SAYS and _SAY behind the name, and those of which one is the object into
// those with _SAID and _TOLD, of each those that a filter lets through. To put the
// long lists of states together with the many of those in office takes Dgraph long,
// so they are kept apart.
func (s *statement) said(name string, of side, f graph.Filter, says, said string) {
	if len(f.Relations) > 0 {
		xids := of.entity.xids()
		s.add(name, "_SAYS as var(func: ", s.saidAbout(xids, f, true, false), ")", says, "\n",
			name, "_SAID as var(func: ", s.saidAbout(xids, f, false, true), ")", said, "\n")
	} else {
		s.add("var(func: eq(xid, ", s.values(of.entity.xids()), ")) { ", name, "_SAYS as ~subject", says, " ", name, "_SAID as ~object", said, " }\n")
	}
	s.add("var(func: uid(", name, "_MEN)) { ", name, "_SAY as ~subject", says, " ", name, "_TOLD as ~object", said, " }\n")
}

// betweenSides puts the assertions of which one end is on the side A and the other
// on the side B into variables: those from A to B into A_SAYS and A_SAY, the others
// into A_SAID and A_TOLD. It works on whole lists, which is quick however long they
// are; to look at the other end of each assertion is not. But it takes each up as
// seldom as can be.
func (s *statement) betweenSides(sides []side, f graph.Filter) {
	s.said("B", sides[1], f, "", "")
	s.said("A", sides[0], f, " @filter(uid(B_SAID) OR uid(B_TOLD))", " @filter(uid(B_SAYS) OR uid(B_SAY))")
}

package query

import (
	"slices"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// A side is an entity with all those who act for it: who hold or have held an office
// in it. What passes between two sides, and what is said of one, is found by the names
// that graph.Assertion.Behalf gives; so is not what is said of those who turned out to
// be one with somebody in office and of whom it is said under another xid only.
type side struct {
	self  []string // xids of the entity
	alike []string // xids of those others
}

// staffed tells whether people can hold an office in an entity.
func (a *asking) staffed(xid string) bool {
	t, _ := a.graph.Ontology.TypeOf(xid)
	r, _ := a.graph.Ontology.Relation(schema.Office)
	return slices.Contains(r.Range, t.Name)
}

// sides returns those of the arguments.
func (a *asking) sides() ([]side, error) {
	list := make([]side, len(a.args))
	var do []func(*asking) error
	for i, arg := range a.args {
		do = append(do, func(a *asking) (err error) {
			list[i].self = arg.xids()
			if a.staffed(arg.XID) {
				list[i].alike, err = a.alike(arg.node)
			}
			return err
		})
	}
	return list, a.together(do...)
}

// alike finds those who are one with somebody in office and of whom no document says
// so under their own xid. They are looked for among the neighbours who are one with
// anybody, which is a short list.
func (a *asking) alike(of node) ([]string, error) {
	var s statement
	s.add("SELF as var(func: eq(xid, ", s.values(of.xids()), "))\n",
		"var(func: uid(SELF)) { NEAR as near @filter(eq(joined, ", s.value("true"), ")) }\n",
		"MEN as var(func: uid(NEAR)) @filter(uid_in(", schema.Office, ", uid(SELF)))\n",
		"var(func: uid(MEN)) { ARE as same_as { WITH as ~same_as } TOO as ~same_as }\n",
		"q(func: uid(ARE, WITH, TOO)) @filter(NOT uid_in(", schema.Office, ", uid(SELF))) { xid }\n")
	var answer struct{ Q []struct{ XID string } }
	err := a.ask(&s, &answer)
	xids := make([]string, len(answer.Q))
	for i, n := range answer.Q {
		xids[i] = n.XID
	}
	return xids, err
}

// passed names what passes from one side to another, but for what does between those
// who are alike on both.
func passed(from, to side) []string {
	var names []string
	for _, x := range from.self {
		for _, y := range slices.Concat(to.self, to.alike) {
			names = append(names, graph.Passed(x, y))
		}
	}
	for _, x := range from.alike {
		for _, y := range to.self {
			names = append(names, graph.Passed(x, y))
		}
	}
	return names
}

// betweenAlike puts what passes between those who are alike on both sides into a
// variable: to name each two of them would be too much.
func (s *statement) betweenAlike(x, y side) {
	s.add("var(func: eq(xid, ", s.values(x.alike), ")) { XSAYS as ~subject XSAID as ~object }\n",
		"var(func: eq(xid, ", s.values(y.alike), ")) { YSAYS as ~subject YSAID as ~object }\n",
		"ALIKE as var(func: uid(XSAYS, XSAID)) @filter(uid(XSAYS) AND uid(YSAID) OR uid(XSAID) AND uid(YSAYS))\n")
}

// said puts the assertions of the filter's relations and statuses of which one of
// the parts is on a side into variables and returns the function that finds them.
func (s *statement) said(of side, f graph.Filter, parts ...graph.Part) string {
	var names []string
	for _, xid := range of.self {
		for _, relation := range f.Relations {
			for _, status := range statuses(f) {
				for _, part := range parts {
					names = append(names, graph.OnBehalf(xid, relation, status, part))
				}
			}
		}
	}
	own := s.saidAbout(slices.Concat(of.self, of.alike), f, slices.Contains(parts, graph.Says), slices.Contains(parts, graph.IsSaid))
	s.add("OWN as var(func: ", own, ")\nSTAFF as var(func: eq(behalf, ", s.values(names), "))\n")
	return "uid(OWN, STAFF)"
}

// ours tells which of those at the ends of facts are on the side of the first
// argument, by their xids.
func (a *asking) ours(of side, list []*fact) (map[string]bool, error) {
	us := map[string]bool{}
	called := map[string]string{} // the xids that documents have, of whom
	for _, f := range list {
		for _, n := range [...]node{f.subject, f.object} {
			for _, xid := range n.xids() {
				called[xid] = n.XID
				if slices.Contains(of.self, xid) || slices.Contains(of.alike, xid) {
					us[n.XID] = true
				}
			}
		}
	}
	if len(list) == 0 || !a.staffed(a.args[0].XID) {
		return us, nil
	}
	var s statement
	s.add("SELF as var(func: eq(xid, ", s.values(of.self), "))\n",
		"q(func: eq(xid, ", s.values(sortedKeys(called)), ")) @filter(uid_in(", schema.Office, ", uid(SELF))) { xid }\n")
	var answer struct{ Q []struct{ XID string } }
	err := a.ask(&s, &answer)
	for _, n := range answer.Q {
		us[called[n.XID]] = true
	}
	return us, err
}

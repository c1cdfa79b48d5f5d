package query

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// A tally sums up the facts of one relation, status and role between two.
type tally struct {
	fact
	first, last graph.Date // by date, else by report
	facts       []*fact
}

// add takes a fact into the tally.
func (t *tally) add(f *fact) {
	if len(t.facts) == 0 {
		t.fact = *f
		t.fact.documents = maps.Clone(f.documents)
		t.fact.rests, t.fact.statements = nil, 0
		t.first, t.last = f.when(), f.when()
	}
	if w := f.when(); w != "" {
		if t.first == "" || w < t.first {
			t.first = w
		}
		t.last = max(t.last, w)
	}
	t.facts = append(t.facts, f)
	t.confidence = max(t.confidence, f.confidence)
	t.statements += f.statements
	maps.Copy(t.documents, f.documents)
	t.rests = append(t.rests, f.rests...)
}

// A tallyKey is what facts that are summed up have in common.
type tallyKey struct {
	subject, relation, object, role string
	status                          graph.Status
}

func byRole(f *fact) tallyKey {
	return tallyKey{f.subject.XID, f.relation, f.object.XID, f.role, f.status}
}

// tallies sums facts up by a key, in the order in which each first comes.
func tallies(list []*fact, key func(*fact) tallyKey) []*tally {
	by := map[tallyKey]*tally{}
	var out []*tally
	for _, f := range list {
		k := key(f)
		if by[k] == nil {
			by[k] = &tally{}
			out = append(out, by[k])
		}
		by[k].add(f)
	}
	return out
}

// maxSummed is how many assertions a question that counts takes into account.
const maxSummed = 20000

// summed is how many facts, the latest ones, a question that sums facts up to
// rows takes into account: several for each row that it may give.
func (a *asking) summed() int { return min(3*a.limit(), 1<<30) }

// officesQuestion sums up who is reported in which office, from the first
// report to the last one.
func officesQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"person", "office", "of", "status", "first", "last", "confidence", "documents"}}
	f := a.filter(schema.Office)
	sel := everything()
	if len(a.args) > 0 {
		sel = about(a.args[0].xids()...)
	}
	var offices []*tally
	var more bool
	var err error
	if a.request.At != "" {
		offices, more, err = a.officesAt(f, sel)
	} else {
		var list []*fact
		list, more, err = a.latest(f, a.summed(), sel)
		offices = tallies(list, byRole)
	}
	if err != nil {
		return t, err
	}
	slices.SortFunc(offices, func(x, y *tally) int {
		return cmp.Or(strings.Compare(x.object.XID, y.object.XID), strings.Compare(x.role, y.role),
			strings.Compare(string(y.last), string(x.last)), strings.Compare(x.subject.XID, y.subject.XID))
	})
	offices, t.More = fits(a, offices)
	t.More = t.More || more
	for _, o := range offices {
		t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(o.subject), textCell(o.role), a.cell(o.object), Text(o.status), dateCell(o.first), dateCell(o.last),
			Number(o.confidence), Number(len(o.documents))}, Assertions: surest(o.rests)})
	}
	return t, nil
}

// officesAt returns who held an office at the date that is asked for, of those who
// were the last to be reported in one until then. More tells that others were before.
//
// Of somebody in all the news there may be thousands of reports after the date. Who
// was reported in an office within the year before and holds one there after it has
// held that one; only of the others it is looked up what they held.
func (a *asking) officesAt(f graph.Filter, sel selection) (list []*tally, more bool, err error) {
	at := a.request.At
	before := f
	if before.To == "" || at.Last() < before.To.Last() {
		before.To = at
	}
	found, more, err := a.latest(before, min(2*a.limit(), 1<<30), sel)
	if err != nil {
		return nil, false, err
	}
	var names []string
	for _, one := range found {
		names = append(names, a.edgesOf(one)...)
	}
	ties, err := a.ties(names, sumFields)
	if err != nil {
		return nil, false, err
	}
	type holding struct{ who, of string }
	latest := map[holding]*fact{}
	until := map[tallyKey]graph.Date{}
	var unsure []string
	for _, one := range found { // the latest first
		h := holding{one.subject.XID, one.object.XID}
		if latest[h] != nil {
			continue
		}
		latest[h] = one
		edges := a.edgesOf(one)
		for _, edge := range edges {
			done := ties[edge].Done
			if done.Last() < at.First() {
				continue
			}
			if !one.when().Within(yearBefore(at), "") {
				unsure = append(unsure, edges...)
				break
			}
			until[byRole(one)] = max(until[byRole(one)], done)
		}
	}
	whole, err := a.ofEdges(f, unsure)
	if err != nil {
		return nil, false, err
	}
	again := map[holding]bool{}
	for _, one := range whole {
		again[holding{one.subject.XID, one.object.XID}] = true
	}
	found = slices.DeleteFunc(found, func(one *fact) bool { return again[holding{one.subject.XID, one.object.XID}] })
	offices := tallies(slices.Concat(found, whole), byRole)
	for _, o := range offices {
		o.last = max(o.last, until[byRole(&o.fact)])
	}
	return holders(offices, at), more, nil
}

// yearBefore is the day a year before a date begins.
func yearBefore(d graph.Date) graph.Date {
	day, err := time.Parse(time.DateOnly, string(d.First()))
	if err != nil {
		return "" // the request was checked
	}
	return graph.Date(day.AddDate(-1, 0, 0).Format(time.DateOnly))
}

// holders keeps of each office who is reported in it around the date, or else
// who was the last to be reported in it before.
func holders(offices []*tally, at graph.Date) []*tally {
	type office struct{ of, role string }
	latest := map[office]graph.Date{}
	for _, o := range offices {
		if k := (office{o.object.XID, o.role}); o.first.First() <= at.Last() {
			latest[k] = max(latest[k], o.first)
		}
	}
	return slices.DeleteFunc(offices, func(o *tally) bool {
		if o.first.First() > at.Last() {
			return true
		}
		return o.last.Last() < at.First() && o.first != latest[office{o.object.XID, o.role}]
	})
}

// sourcesQuestion sums up who reports what.
func sourcesQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"subject", "relation", "object", "status", "first", "last", "languages", "outlets", "only", "documents"}}
	list, more, err := a.latest(a.filter(), a.summed(), about(a.args[0].xids()...))
	if err != nil {
		return t, err
	}
	reports := tallies(list, byRole)
	slices.SortStableFunc(reports, func(x, y *tally) int { return len(y.documents) - len(x.documents) })
	reports, t.More = fits(a, reports)
	t.More = t.More || more
	for _, r := range reports {
		langs, outlets := map[string]int{}, map[string]int{}
		for _, d := range r.documents {
			langs[d.Lang]++
			outlets[d.Outlet]++
		}
		only := Cell(nil)
		switch {
		case len(outlets) == 1 && outlets[""] == 0:
			only = textList(sortedKeys(outlets))
		case len(langs) == 1:
			only = textList(sortedKeys(langs))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{a.cell(r.subject), Text(r.relation), a.cell(r.object), Text(r.status), dateCell(r.first), dateCell(r.last),
			counted(langs), counted(outlets), only, Number(len(r.documents))}, Assertions: surest(r.rests)})
	}
	return t, nil
}

// counted lists names with how often each comes.
func counted(names map[string]int) Cell {
	var list []string
	for _, name := range sortedKeys(names) {
		if name != "" {
			list = append(list, fmt.Sprintf("%s %d", name, names[name]))
		}
	}
	return textList(list)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// pendingQuestion finds plans and wishes, then leaves out those of which the
// same is asserted on the day or later.
func pendingQuestion(a *asking) (Table, error) {
	t := Table{Columns: factColumns[:]}
	f := a.filter()
	if len(f.Statuses) == 0 {
		f.Statuses = []graph.Status{graph.Planned, graph.Hoped}
	}
	sel := func(s *statement, f graph.Filter) (string, string) {
		s.long = true
		root, cond := "eq(status, "+s.values(texts(f.Statuses))+")", s.rest(f)
		if len(f.Relations) > 0 {
			cond = strings.TrimSuffix("eq(relation, "+s.values(f.Relations)+") AND "+cond, " AND ")
		}
		return root, cond
	}
	if len(a.args) > 0 {
		sel = about(a.args[0].xids()...)
	}
	limit := min(a.limit()*5/2, 1<<30)
	if len(a.args) == 0 { // of the plans of all fewer have come about than of those of one in all the news
		limit = min(a.limit()*3/2, 1<<30)
	}
	for ; ; limit *= 4 {
		list, more, err := a.latest(f, limit, sel)
		if err != nil {
			return t, err
		}
		var pending []*fact
		for part := range slices.Chunk(list, wanted(a.limit())) {
			if part, err = a.undone(part); err != nil {
				return t, err
			}
			if pending = append(pending, part...); len(pending) > a.limit() {
				break
			}
		}
		if pending, t.More = fits(a, pending); more && !t.More {
			continue // of many plans most have come about
		}
		for _, p := range pending {
			t.Rows = append(t.Rows, a.factRow(p))
		}
		return t, nil
	}
}

// undone returns those of some plans of which the same is not asserted on the day or
// later.
func (a *asking) undone(plans []*fact) ([]*fact, error) {
	var edges []string
	for _, p := range plans {
		edges = append(edges, a.edgesOf(p)...)
	}
	done, err := a.ties(edges, sumFields)
	if err != nil {
		return nil, err
	}
	var list []*fact
	for _, p := range plans {
		since := cmp.Or(p.reported, p.date)
		if !slices.ContainsFunc(a.edgesOf(p), func(edge string) bool {
			t := done[edge]
			return t.Count > 0 && (t.Done == "" || t.Done.Last() >= since.First())
		}) {
			list = append(list, p)
		}
	}
	return list, nil
}

// edgesOf names the edges that a fact is about, as documents may have them: of
// all who are one with its subject to all who are one with its object.
func (a *asking) edgesOf(f *fact) []string {
	var edges []string
	for _, subject := range f.subject.xids() {
		for _, object := range f.object.xids() {
			edge := [2]string{subject, object}
			if a.symmetric(f.relation) {
				edge = pairOf(subject, object)
			}
			edges = append(edges, edge[0]+" "+f.relation+" "+edge[1])
		}
	}
	return edges
}

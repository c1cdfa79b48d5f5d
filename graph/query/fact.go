package query

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// A fact is what several assertions say alike: the same of the same two, at
// the same date; where no date is stated, in reports of the same day.
type fact struct {
	relation        string
	subject, object node
	status          graph.Status
	role            string
	date            graph.Date // when it happened
	reported        graph.Date // when it was first published
	place, speaker  node
	confidence      float64 // the best of the assertions'
	statements      int     // how many assertions there are
	documents       map[string]document
	evidence        []Evidence
}

// when is the date by which the fact is put in order.
func (f *fact) when() graph.Date {
	if f.date != "" {
		return f.date
	}
	return f.reported
}

// add takes an assertion into the fact.
func (f *fact) add(s assertion) {
	if f.documents == nil {
		f.documents = map[string]document{}
	}
	if p := s.document.published(); f.reported == "" || p != "" && p < f.reported {
		f.reported = p
	}
	if f.place.XID == "" || s.Place != "" && s.Place < f.place.XID {
		f.place = s.place
	}
	if f.speaker.XID == "" || s.AttributedTo != "" && s.AttributedTo < f.speaker.XID {
		f.speaker = s.speaker
	}
	f.confidence = max(f.confidence, s.Confidence)
	f.statements++
	f.documents[s.Document] = s.document
	f.evidence = append(f.evidence, s.quotes()...)
}

// sortEvidence puts the surest evidence first and leaves out words that are
// there twice because several assertions rest on them.
func (f *fact) sortEvidence() {
	slices.SortStableFunc(f.evidence, func(a, b Evidence) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.Assertion, b.Assertion), a.Begin-b.Begin)
	})
	type words struct {
		document   string
		begin, end int
	}
	seen := map[words]bool{}
	f.evidence = slices.DeleteFunc(f.evidence, func(e Evidence) bool {
		w := words{e.Document, e.Begin, e.End}
		again := seen[w]
		seen[w] = true
		return again
	})
}

// facts gathers assertions that say the same.
type facts struct {
	list []*fact
	by   map[string]*fact
}

func (f *facts) add(s assertion) {
	if s.Subject == s.Object {
		return // two that turned out to be one
	}
	day := string(s.Date)
	if day == "" {
		day = "reported " + string(s.document.published())
	}
	// No part of the key can hold a line break but the role, which is last.
	key := strings.Join([]string{s.Subject, s.Relation, s.Object, string(s.Status), day, s.Role}, "\n")
	if f.by == nil {
		f.by = map[string]*fact{}
	}
	one := f.by[key]
	if one == nil {
		one = &fact{relation: s.Relation, subject: s.subject, object: s.object, status: s.Status, role: s.Role, date: s.Date}
		f.by[key] = one
		f.list = append(f.list, one)
	}
	one.add(s)
}

// sorted returns the facts, the latest first.
func (f *facts) sorted() []*fact {
	for _, one := range f.list {
		one.sortEvidence()
	}
	slices.SortFunc(f.list, latestFirst)
	return f.list
}

func latestFirst(a, b *fact) int {
	return cmp.Or(strings.Compare(string(b.when().First()), string(a.when().First())), strings.Compare(string(b.when()), string(a.when())),
		strings.Compare(a.relation, b.relation),
		strings.Compare(a.subject.XID, b.subject.XID), strings.Compare(a.object.XID, b.object.XID),
		strings.Compare(string(a.status), string(b.status)), strings.Compare(a.role, b.role))
}

func oldestFirst(a, b *fact) int {
	return cmp.Or(strings.Compare(string(a.when()), string(b.when())), latestFirst(a, b))
}

// A selection says which assertions are wanted, of those that the filter lets
// through. It adds the blocks that it needs to the statement and returns a root
// function and a condition.
type selection func(s *statement, f graph.Filter) (root, cond string)

// find returns the facts that the selection and the filter let through: the
// latest ones up to the request's limit, the latest first. More tells that
// there are others.
func (a *asking) find(f graph.Filter, sel selection) (list []*fact, more bool, err error) {
	return a.latest(f, a.limit(), sel)
}

// latest returns the latest facts up to a limit, the latest first.
//
// Dgraph puts the assertions in order by date alone: by a second measure it
// would look at all of them. So of those of the last day that came only some may
// be there, which ones is chance, and they do not count while there may be more.
func (a *asking) latest(f graph.Filter, limit int, sel selection) (list []*fact, more bool, err error) {
	var found facts
	a.us = map[string]bool{}
	// Several assertions make a fact, so how many are needed is known only
	// when they are there.
	for size, offset := min(limit, maxPage)*3/2+10, 0; ; size = min(2*size, maxPage) {
		var s statement
		root, cond := sel(&s, f)
		fields := "record"
		if s.us != "" {
			fields += " SUBJECT as subject"
		}
		s.add("q(func: ", root, ", orderdesc: dated, first: ", strconv.Itoa(size), ", offset: ", strconv.Itoa(offset),
			") @filter(", cond, ") { ", fields, " }\n")
		if s.us != "" {
			s.add("us(func: uid(SUBJECT)) @filter(uid(", s.us, ")) { xid }\n")
		}
		var answer struct {
			Q  []entry
			Us []node
		}
		if err := a.ask(&s, &answer); err != nil {
			return nil, false, err
		}
		assertions, err := a.assertions(answer.Q)
		if err != nil {
			return nil, false, err
		}
		for _, n := range answer.Us {
			a.us[a.nodes[n.XID].XID] = true
		}
		var last graph.Date
		for _, as := range assertions {
			last = as.dated().First()
			if a.passes(f, as) {
				found.add(as)
			}
		}
		offset += len(answer.Q)
		done := len(answer.Q) < size
		whole := len(found.list)
		if !done {
			whole = found.after(last)
			if whole < limit {
				continue
			}
		}
		list = found.sorted()[:whole]
		if len(list) > limit || !done {
			return list[:min(len(list), limit)], true, nil
		}
		return list, false, nil
	}
}

// after counts the facts of later days.
func (f *facts) after(day graph.Date) int {
	n := 0
	for _, one := range f.list {
		if one.when().First() > day {
			n++
		}
	}
	return n
}

// maxPage is how many assertions are asked for at once.
const maxPage = 5000

// passes applies what condition could not.
func (a *asking) passes(f graph.Filter, s assertion) bool {
	if len(f.Types) > 0 {
		for _, xid := range [...]string{s.Subject, s.Object} {
			if t, ok := a.graph.Ontology.TypeOf(xid); !ok || !slices.Contains(f.Types, t.Name) {
				return false
			}
		}
	}
	return s.dated().Within(f.From, f.To) && (f.Lang == "" || s.document.Lang == f.Lang)
}

// about selects the assertions of which the entity is subject or object.
func about(e argument) selection {
	return func(s *statement, f graph.Filter) (string, string) {
		s.add("var(func: eq(xid, ", s.values(e.xids()), ")) { S as ~subject O as ~object }\n")
		return "uid(S, O)", s.condition(f)
	}
}

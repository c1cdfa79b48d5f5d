package query

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

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
	rests           []rest
}

// A rest is an assertion that something rests on.
type rest struct {
	xid        string
	confidence float64
}

// surest returns the xids of assertions, the surest first.
func surest(list []rest) []string {
	list = slices.SortedStableFunc(slices.Values(list), func(a, b rest) int {
		return cmp.Or(cmp.Compare(b.confidence, a.confidence), strings.Compare(a.xid, b.xid))
	})
	xids := make([]string, len(list))
	for i, r := range list {
		xids[i] = r.xid
	}
	return xids
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
	f.rests = append(f.rests, rest{s.XID, s.Confidence})
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
	slices.SortFunc(f.list, latestFirst)
	return f.list
}

func latestFirst(a, b *fact) int {
	return cmp.Or(strings.Compare(string(b.when().First()), string(a.when().First())), strings.Compare(string(b.when()), string(a.when())),
		strings.Compare(a.relation, b.relation),
		strings.Compare(a.subject.XID, b.subject.XID), strings.Compare(a.object.XID, b.object.XID),
		strings.Compare(string(a.status), string(b.status)), strings.Compare(a.role, b.role), strings.Compare(string(a.date), string(b.date)))
}

func oldestFirst(a, b *fact) int {
	return cmp.Or(strings.Compare(string(a.when()), string(b.when())), latestFirst(a, b))
}

// A selection says which assertions are wanted, of those that the filter lets
// through. It adds the blocks that it needs to the statement and returns a root
// function and a condition, which is empty where the root says it all.
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
//
// Of those who are in all the news there may be thousands of assertions in a
// month, which Dgraph would all look at to put them in order. So it is asked for
// those of recent days first, then for those of some time before, in no order
// where what is told of somebody in these days can be found by itself.
func (a *asking) latest(f graph.Filter, limit int, sel selection) (list []*fact, more bool, err error) {
	spans, err := a.spansOf(f, limit, sel)
	if err != nil {
		return nil, false, err
	}
	var found facts
	want := wanted(limit)
	seen := map[string]bool{}
	passed := 0 // of those seen
	asked := f
	if spans != nil && spans.told {
		asked.MinConfidence, asked.To = 0, "" // Dgraph would read its indices of all that there is
	}
	for offset, size := 0, want; ; {
		page, done, err := a.page(asked, sel, spans, offset, size)
		if err != nil {
			return nil, false, err
		}
		last := graph.Date("")
		later := 0 // than the last day
		for i, as := range page {
			if day := as.dated().First(); day != last {
				last, later = day, i
			}
			if !seen[as.XID] && a.passes(f, as) {
				found.add(as)
				passed++
			}
			seen[as.XID] = true
		}
		switch {
		case done && spans != nil && !spans.whole():
			// All since some day is there.
			last, done = spans.yesterday(), false
			if spans = spans.next(passed, want); spans != nil {
				offset = 0
			} else {
				offset = len(seen) // what is there already comes first
			}
			size = min(max((want-passed)*len(seen)/max(passed, 1), want/4), maxPage)
			if passed*rarely < len(seen) {
				asked.MinConfidence = f.MinConfidence
			}
		case done:
		case later == 0 && size == maxPage:
			offset += len(page)
		default:
			// Those of one day need not come in the same order again.
			offset += later
			size = min(2*size, maxPage)
		}
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

// rarely is of how many assertions one passes that it is no use any more to read them
// all.
const rarely = 10

// wanted is how many assertions are asked for at first: several make a fact, so how
// many are needed is known only when they are there.
func wanted(limit int) int { return min(limit, maxPage)*3/2 + 10 }

// page reads some of the assertions of a selection, the latest first, of some
// days alone where there are such. Done tells that there are no more.
func (a *asking) page(f graph.Filter, sel selection, days *span,
	offset, size int) (list []assertion, done bool, err error) {
	chosen := func() (st *statement, root, cond string) {
		st = &statement{days: days}
		root, cond = sel(st, f)
		if days == nil || st.told {
			return st, root, cond
		}
		cond = strings.TrimSuffix(eachOf(root)+" AND "+cond, " AND ")
		root = "ge(dated, " + st.value(days.from.Format(time.DateOnly)) + ")"
		if !days.to.IsZero() {
			root = "between(dated, " + st.value(days.from.Format(time.DateOnly)) + ", " + st.value(days.to.Format(time.DateOnly)) + ")"
		}
		return st, root, cond
	}
	if days != nil && days.told && offset == 0 {
		// To put these in order would take longer than to read them, unless they
		// are many more than are wanted.
		most := 4*size + 100
		st, root, cond := chosen()
		if list, err = a.entries(st, root, cond, "first: "+strconv.Itoa(most)); err != nil || len(list) < most {
			return list, true, err
		}
	}
	st, root, cond := chosen()
	order := "month"
	if days != nil && !st.told {
		order = "dated"
	}
	list, err = a.entries(st, root, cond, "orderdesc: "+order+", first: "+strconv.Itoa(size)+", offset: "+strconv.Itoa(offset))
	return list, len(list) < size, err
}

// entries asks for assertions.
func (a *asking) entries(s *statement, root, cond, which string) ([]assertion, error) {
	if cond != "" {
		cond = " @filter(" + cond + ")"
	}
	s.add("q(func: ", root, ", ", which, ")", cond, " { record }\n")
	var answer struct{ Q []entry }
	if err := a.ask(s, &answer); err != nil {
		return nil, err
	}
	return a.assertions(answer.Q)
}

// eachOf makes a filter of the root function of a selection: one for each
// variable, since Dgraph would put long lists together before it looks at them.
func eachOf(root string) string {
	names, ok := strings.CutPrefix(root, "uid(")
	if !ok {
		return root
	}
	return "(uid(" + strings.ReplaceAll(strings.TrimSuffix(names, ")"), ", ", ") OR uid(") + "))"
}

// A span is some days; the first one is zero for the beginning of time, which has
// what is not dated too, the last one for its end.
type span struct {
	from, to time.Time
	last     time.Time // the last day of which there can be anything
	told     bool      // of a selection that finds what is told in some days
}

// since makes a day the first one. What is told is found by ten days.
func (s span) since(day time.Time) *span {
	s.from = day
	if s.told {
		s.from = day.AddDate(0, 0, max(day.Day()/10*10, 1)-day.Day())
		if day.Before(s.last.AddDate(-maxYears, 0, 0)) {
			s.from = time.Time{}
		}
	}
	return &s
}

// whole tells that nothing is before the span.
func (s *span) whole() bool { return s.from.IsZero() }

const (
	// inTheNews is the level of ties from which on somebody is in all the news.
	inTheNews = 11
	// firstSpan is the number of days that are looked at first, and maxSpan of
	// those for which that is quicker than to put everything in order.
	firstSpan, maxSpan = 30, 1500
	// maxYears is how long before the last day there can be much: what is told
	// earlier is looked at together.
	maxYears = 60
)

// yesterday is the day before the span.
func (s *span) yesterday() graph.Date {
	return graph.Date(s.from.AddDate(0, 0, -1).Format(time.DateOnly))
}

// next returns the days before the span in which there should be as many more as
// are missing if there are so many since the span began; nil if these are too
// many days.
func (s *span) next(have, want int) *span {
	days := int(s.last.Sub(s.from).Hours()/24) + 1
	more := max(days*max(want-have, want/4)*5/4/max(have, 1), firstSpan)
	if days+more > maxSpan && !s.told {
		return nil
	}
	return span{to: s.from.AddDate(0, 0, -1), last: s.last, told: s.told}.since(s.from.AddDate(0, 0, -more))
}

// spansOf returns the first days to look at for the latest facts; nil where the
// arguments are not in all the news.
func (a *asking) spansOf(f graph.Filter, limit int, sel selection) (*span, error) {
	var probe statement
	if sel(&probe, f); !probe.long || f.From != "" || limit > maxPage {
		return nil, nil
	}
	least := cmp.Or(a.often, inTheNews)
	var s statement
	if len(a.args) == 0 {
		s.add("q(func: ", atLeast(least, ""), ", first: ", someHot, ") { sum }\n")
	} else {
		xids := a.args[0].xids()
		s.add("q(func: ", s.graded(xids, least, graph.MaxLevel), ", first: ", someHot, ") { sum }\n")
		if probe.told {
			s.add("some(func: ", s.graded(xids, 4, inTheNews-1), ", first: ", someHot, ") { sum }\n",
				"few(func: ", s.graded(xids, 1, 3), ", first: ", someHot, ") { sum }\n")
			s.countOf(xids, f)
		}
	}
	var answer struct {
		Q, Some, Few []knot
		N            []struct{ Says, Said, Count int }
	}
	if err := a.ask(&s, &answer); err != nil {
		return nil, err
	}
	var first, last graph.Date
	rate := 0.0 // of what is said, by the day
	for i, k := range slices.Concat(answer.Q, answer.Some, answer.Few) {
		t, err := k.read()
		if err != nil {
			return nil, err
		}
		if last = max(last, t.Done); first == "" || t.First != "" && t.First < first {
			first = t.First
		}
		if i < len(answer.Q) {
			rate += perDay(t)
		}
	}
	if a.often == 0 && len(a.args) > 0 && !probe.told && rate < manyPerDay {
		return nil, nil
	}
	if f.To != "" {
		last = min(last, graph.Date(lastDay(f.To)))
	}
	day, err := time.Parse(time.DateOnly, string(last.First()))
	if err != nil {
		return nil, nil // nobody is, or there are no dates
	}
	days := firstSpan
	if probe.told {
		n := 0
		for _, of := range answer.N {
			n += of.Says + of.Said + of.Count
		}
		if want := wanted(limit); n <= 2*want {
			days = maxYears * 366
		} else {
			rate = max(perDay(graph.Tie{First: first, Done: last, Count: n}), 1e-3)
			days = max(int(float64(want)*5/4/rate), 10)
		}
	}
	latest := span{last: day, told: probe.told}
	if probe.told && f.To != "" {
		latest.to = day
	}
	return latest.since(day.AddDate(0, 0, -days)), nil
}

// countOf counts the assertions about entities in which they are subject, or object,
// that a filter lets through; the others of a status that most have count too.
func (s *statement) countOf(xids []string, f graph.Filter) {
	if len(f.Relations) > 0 {
		s.add("n(func: ", s.saidAbout(xids, f, true, true), ") { count(uid) }\n")
		return
	}
	cond := ""
	if !slices.Contains(statuses(f), graph.Asserted) {
		cond = " @filter(" + s.condition(f) + ")"
	}
	s.add("n(func: eq(xid, ", s.values(xids), ")) { says: count(~subject", cond, ") said: count(~object", cond, ") }\n")
}

// someHot is how many ties of a level are looked at to tell who is in all the news,
// and since when and until when, and manyPerDay how many assertions a day there are
// then.
const (
	someHot    = "6"
	manyPerDay = 5
)

// perDay is how many of the assertions of a tie there are for each day.
func perDay(t graph.Tie) float64 {
	first, err := time.Parse(time.DateOnly, string(t.First.First()))
	last, err2 := time.Parse(time.DateOnly, string(t.Done.First()))
	if err != nil || err2 != nil {
		return 0
	}
	return float64(t.Count) / (last.Sub(first).Hours()/24 + 1)
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
	return s.Confidence >= f.MinConfidence && s.dated().Within(f.From, f.To) &&
		(f.Lang == "" || s.document.Lang == f.Lang)
}

// about selects the assertions of which one of the entities, given by the xids that
// documents have for them, is subject or object.
func about(xids ...string) selection {
	return func(s *statement, f graph.Filter) (string, string) {
		s.long, s.told = true, len(xids)*len(statuses(f)) <= maxTold
		if s.told && s.days != nil {
			root, cond := s.toldOf(xids, f), s.rest(f)
			if len(f.Relations) > 0 {
				cond = strings.TrimSuffix(s.saidAbout(xids, f, true, true)+" AND "+cond, " AND ")
			}
			return root, cond
		}
		if len(f.Relations) > 0 {
			return s.saidAbout(xids, f, true, true), s.rest(f)
		}
		cond := s.condition(f)
		if s.days != nil {
			s.add("var(func: eq(xid, ", s.values(xids), ")) { S as ~subject O as ~object }\n")
			return "uid(S, O)", cond
		}
		// Each list by itself, before they are put together.
		s.add("var(func: eq(xid, ", s.values(xids), ")) { S as ~subject @filter(", cond, ") O as ~object @filter(", cond, ") }\n")
		return "uid(S, O)", ""
	}
}

// maxTold is how many lists what is told of somebody in some days is put together
// from, of each of those who are one and each status.
const maxTold = 20

// toldOf is the function that finds what is told of some entities, in the
// statuses of the filter, in the days of the statement.
func (s *statement) toldOf(xids []string, f graph.Filter) string {
	first, last := graph.Date(""), graph.Date("9999-12-31")
	if !s.days.whole() {
		first = graph.Date(s.days.from.Format(time.DateOnly))
	}
	if !s.days.to.IsZero() {
		last = graph.Date(s.days.to.Format(time.DateOnly))
	}
	var names []string
	for _, xid := range xids {
		for _, status := range statuses(f) {
			name := "TOLD" + strconv.Itoa(len(names))
			s.add(name, " as var(func: between(told, ", s.value(graph.Told(xid, status, first)), ", ", s.value(graph.Told(xid, status, last)), "))\n")
			names = append(names, name)
		}
	}
	return "uid(" + strings.Join(names, ", ") + ")"
}

// saidAbout is the function that finds the assertions of the filter's relations
// and statuses of which one of some entities is the subject, or the object, or
// either.
func (s *statement) saidAbout(xids []string, f graph.Filter, subject, object bool) string {
	var names []string
	for _, xid := range xids {
		for _, relation := range f.Relations {
			for _, status := range statuses(f) {
				if subject {
					names = append(names, graph.SaidBy(xid, relation, status))
				}
				if object {
					names = append(names, graph.SaidOf(relation, xid, status))
				}
			}
		}
	}
	return "eq(about, " + s.values(names) + ")"
}

package graph

import (
	"cmp"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// A Report says where and when a document appeared: what a reader wants to know
// of it beside its words.
type Report struct {
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Published Date   `json:"published,omitempty"`
	Lang      string `json:"lang,omitempty"`
}

// Report returns where and when the document appeared.
func (d Document) Report() Report {
	return Report{URL: d.URL, Outlet: d.Outlet, Title: d.Title, Published: d.Published, Lang: d.Lang}
}

// A Statement is an assertion together with where it was reported.
type Statement struct {
	Assertion
	Report Report `json:"report,omitzero"`
}

// Brief returns what a row of an answer shows of a statement but the names of
// entities. It is kept apart from the rest, its Proof, because to read very many
// statements takes the longer the more there is of each.
func (s Statement) Brief() Statement {
	s.Basis, s.PLOVER, s.CAMEO, s.Rule, s.Pack, s.Evidence = "", "", "", "", "", nil
	s.Report.URL, s.Report.Title = "", ""
	return s
}

// A Proof is what a statement has beside its Brief: its words and where they stand,
// and how it was found. As JSON the two together are the whole statement.
type Proof struct {
	Basis    Basis      `json:"basis,omitempty"`
	PLOVER   string     `json:"plover,omitempty"`
	CAMEO    string     `json:"cameo,omitempty"`
	Rule     string     `json:"rule,omitempty"`
	Pack     string     `json:"pack,omitempty"`
	Evidence []Evidence `json:"evidence,omitempty"`
	Report   Report     `json:"report,omitzero"`
}

// Proof returns what Brief leaves out.
func (s Statement) Proof() Proof {
	return Proof{s.Basis, s.PLOVER, s.CAMEO, s.Rule, s.Pack, s.Evidence, Report{URL: s.Report.URL, Title: s.Report.Title}}
}

// Dated is the date that counts for a statement: that of the event, else of the
// publication.
func (s Statement) Dated() Date { return cmp.Or(s.Date, s.Report.Published) }

// SaidBy names all that is said, in one status, of a relation that an entity has
// to others.
func SaidBy(subject, relation string, s Status) string {
	return subject + " " + relation + " " + string(s)
}

// SaidOf names all that is said, in one status, of a relation that others have to
// an entity.
func SaidOf(relation, object string, s Status) string {
	return relation + " " + object + " " + string(s)
}

// About returns what an assertion belongs to, as SaidBy and SaidOf name it.
func (a Assertion) About() []string {
	return []string{SaidBy(a.Subject, a.Relation, a.Status), SaidOf(a.Relation, a.Object, a.Status)}
}

// Told names all that is said of an entity, in one status, that is dated in the
// same ten days as a date: the names of earlier ones come before those of later
// ones, and what has no date comes first.
func Told(xid string, s Status, d Date) string {
	return xid + " " + string(s) + " " + string((d.First() + "0000-00-0")[:9])
}

// Told returns what a statement belongs to, as the function of that name has it.
func (s Statement) Told() []string {
	return []string{Told(s.Subject, s.Status, s.Dated()), Told(s.Object, s.Status, s.Dated())}
}

// A Part is what somebody has to do with an assertion.
type Part string

// The parts in an assertion.
const (
	Says   Part = "says"   // its subject
	IsSaid Part = "said"   // its object
	Voices Part = "voices" // the speaker to whom the document attributes it
)

// OnBehalf names all assertions of a relation, in one status, in which those who hold
// an office in a state or body have a part: its subject or its object.
func OnBehalf(of, relation string, s Status, p Part) string {
	return of + " " + relation + " " + string(s) + " " + string(p)
}

// Passed names all assertions of which the subject is the one, or holds an office in
// it, and the object is the other or holds an office in that.
func Passed(from, to string) string { return from + " > " + to }

// Voiced names all assertions about somebody, as subject or object, that documents
// attribute to the one, or to who holds an office in it.
func Voiced(by, about string) string { return by + " " + string(Voices) + " " + about }

// Behalf returns what an assertion belongs to, as OnBehalf, Passed and Voiced name it,
// sorted, each once. Posts are the states and bodies in which people hold an office,
// by their xids.
func (a Assertion) Behalf(posts map[string][]string) []string {
	side := func(xid string) []string { return append([]string{xid}, posts[xid]...) }
	var list []string
	for part, xid := range map[Part]string{Says: a.Subject, IsSaid: a.Object} {
		for _, of := range posts[xid] {
			list = append(list, OnBehalf(of, a.Relation, a.Status, part))
		}
	}
	for _, from := range side(a.Subject) {
		for _, to := range side(a.Object) {
			list = append(list, Passed(from, to))
		}
	}
	if a.AttributedTo != "" {
		for _, by := range side(a.AttributedTo) {
			list = append(list, Voiced(by, a.Subject), Voiced(by, a.Object))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// A Tie sums up all that documents say of one relation from one entity to
// another, whatever its status. Where the Edge has only what is asserted, a tie
// has plans and denials too, and an excerpt of the statements themselves, so
// that a question of the graph as a whole need not read them all.
type Tie struct {
	// Said is the number of all assertions, Count that of the asserted ones, of
	// which Confidence, First and Last are as an Edge has them.
	Said       int     `json:"said"`
	Count      int     `json:"count,omitempty"`
	Confidence float64 `json:"confidence,omitempty"`
	First      Date    `json:"first,omitempty"`
	Last       Date    `json:"last,omitempty"`
	// Done is when it was last asserted, by the date of the event, else by the
	// day of the publication; empty where that is not known.
	Done Date `json:"done,omitempty"`
	// Excerpt is kept apart, since it is much longer than the rest.
	Excerpt Excerpt `json:"-"`
}

// An Excerpt has the latest statements of a tie that are asserted and that are
// denied, in brief, no more than MaxExcerpt of each, the latest first, and all outlets
// that have published such, sorted.
type Excerpt struct {
	Asserted   []Statement `json:"asserted,omitempty"`
	Denied     []Statement `json:"denied,omitempty"`
	AssertedBy []string    `json:"asserted_by,omitempty"`
	DeniedBy   []string    `json:"denied_by,omitempty"`
}

// MaxExcerpt bounds the statements of each kind in an excerpt.
const MaxExcerpt = 6

// With returns the tie with one more statement taken in. The order in which
// statements are taken in makes no difference.
func (t Tie) With(s Statement) Tie {
	t.Said++
	switch s.Status {
	case Asserted:
		e := Edge{First: t.First, Last: t.Last, Count: t.Count, Confidence: t.Confidence}.With(s.Assertion)
		t.First, t.Last, t.Count, t.Confidence = e.First, e.Last, e.Count, e.Confidence
		t.Done = max(t.Done, cmp.Or(s.Date, s.Report.Published.First()))
		t.Excerpt.Asserted = latest(t.Excerpt.Asserted, s)
		t.Excerpt.AssertedBy = among(t.Excerpt.AssertedBy, s.Report.Outlet)
	case Negated:
		t.Excerpt.Denied = latest(t.Excerpt.Denied, s)
		t.Excerpt.DeniedBy = among(t.Excerpt.DeniedBy, s.Report.Outlet)
	}
	return t
}

// Level tells ties of about one number of asserted assertions from others: it is
// the number up to 7, and from 8 on goes up by one each time that doubles, to
// MaxLevel.
func (t Tie) Level() int {
	if t.Count < Exact {
		return t.Count
	}
	return min(4+bits.Len(uint(t.Count)), MaxLevel)
}

// Grade names all ties of a level that an entity has. The name of a relation
// before the xid makes it those that lead to the entity by that relation.
func Grade(of string, level int) string { return of + " " + strconv.Itoa(level) }

// Grades returns what a tie belongs to, as Grade names it; a tie that nothing
// asserts belongs to nothing.
func (t Tie) Grades(subject, relation, object string) []string {
	l := t.Level()
	if l == 0 {
		return nil
	}
	return []string{Grade(subject, l), Grade(object, l), Grade(relation+" "+object, l)}
}

const (
	// Exact is the first level that has ties of several numbers.
	Exact = 8
	// MaxLevel is the highest level: that of half a million and more.
	MaxLevel = 24
)

// Latest is the date of the latest statement that is asserted or denied.
func (t Tie) Latest() Date {
	var d Date
	for _, list := range [...][]Statement{t.Excerpt.Asserted, t.Excerpt.Denied} {
		if len(list) > 0 {
			d = max(d, list[0].Dated())
		}
	}
	return d
}

// LatestFirst puts statements in the order of their dates, the latest first.
func LatestFirst(a, b Statement) int {
	return cmp.Or(strings.Compare(string(b.Dated()), string(a.Dated())), strings.Compare(a.XID, b.XID))
}

// latest returns a list of the latest statements with another one, in a slice of
// its own.
func latest(list []Statement, s Statement) []Statement {
	at, _ := slices.BinarySearchFunc(list, s, LatestFirst)
	if at == MaxExcerpt {
		return list
	}
	list = slices.Insert(slices.Clone(list), at, s.Brief())
	return list[:min(len(list), MaxExcerpt)]
}

// among returns a sorted list with another string, in a slice of its own.
func among(list []string, s string) []string {
	at, found := slices.BinarySearch(list, s)
	if found || s == "" {
		return list
	}
	return slices.Insert(slices.Clone(list), at, s)
}

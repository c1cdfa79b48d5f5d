package eval

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/schema"
)

// A Score says how good answers are.
type Score struct {
	Documents   int
	Entities    Table
	Relations   Table
	Distractors Distractors
	Identity    Figures // B-cubed over documents
	Confidence  [Tenths]Tenth
	Rules       map[Rule]Tenth
	// Items are all entities and relations that are right, missed or false, in
	// the order of the gold documents.
	Items []Item
}

// A Row names a line of a table: a type, or "all", "headline" (what the
// project is judged by first) or "acts" (what is done, not what is so).
type Row struct {
	Kind string
	Lang string // empty for all languages
}

// A Table holds the counts of each row.
type Table map[Row]Count

// A Count is how many answers are right and false, and how many things were
// missed.
type Count struct{ Right, False, Missed int }

// Figures are precision, recall and their harmonic mean.
type Figures struct{ P, R, F1 float64 }

// Figures returns the figures of a count; 0 where there is nothing to divide.
func (c Count) Figures() Figures {
	var f Figures
	if n := c.Right + c.False; n > 0 {
		f.P = float64(c.Right) / float64(n)
	}
	if n := c.Right + c.Missed; n > 0 {
		f.R = float64(c.Right) / float64(n)
	}
	return f.mean()
}

func (f Figures) mean() Figures {
	f.F1 = 0
	if f.P+f.R > 0 {
		f.F1 = 2 * f.P * f.R / (f.P + f.R)
	}
	return f
}

// Distractors counts the statements that the texts do not make, and how many
// of them were answered as facts.
type Distractors struct{ Asserted, Of int }

// Tenths is how many steps confidences are counted in.
const Tenths = 10

// A Tenth counts the relations answered with a confidence in one tenth of the
// scale: [0.8, 0.9) is the ninth, 1 counts in the last.
type Tenth struct {
	Right, Answers int
	Sum            float64 // of the confidences
}

// A Rule is one that found relations, in one language.
type Rule struct{ Lang, Name string }

// A Verdict says what became of an item.
type Verdict string

// The verdicts.
const (
	Right  Verdict = "right"
	Missed Verdict = "missed"
	False  Verdict = "false"
)

// An Item is one entity or relation of the gold or of the answers.
type Item struct {
	Document, Lang string
	Verdict        Verdict
	Type           string // of the entity or relation
	// What is the item in words: a name, or names of subject and object.
	What []string
	// Relation is false for entities.
	Relation bool
	// Lost names the ends of a missed relation that were not found at all.
	Lost []string
	// Distractor is true of a false relation that the gold warns of.
	Distractor bool
	// Sentence is where the text speaks of it, if that is known.
	Sentence string
	// Rule and Confidence are those of a relation that was answered.
	Rule       string
	Confidence float64
	// id is the same for the same item in another run.
	id string
}

// headline relations are what the project is judged by first.
var headline = [...]string{"met_with", "signed", "supports"}

// states are relations that are so, rather than done.
var states = [...]string{"holds_position", "member_of"}

// add counts an entity or relation in every row it belongs to.
func (t Table) add(kind, lang string, relation bool, v Verdict) {
	kinds := []string{kind, "all"}
	if relation && slices.Contains(headline[:], kind) {
		kinds = append(kinds, "headline")
	}
	if relation && !slices.Contains(states[:], kind) {
		kinds = append(kinds, "acts")
	}
	for _, k := range kinds {
		for _, row := range []Row{{k, ""}, {k, lang}} {
			c := t[row]
			switch v {
			case Right:
				c.Right++
			case False:
				c.False++
			case Missed:
				c.Missed++
			}
			t[row] = c
		}
	}
}

// Languages lists the languages that a table has rows for, sorted.
func (t Table) Languages() []string {
	langs := map[string]bool{}
	for r := range t {
		if r.Lang != "" {
			langs[r.Lang] = true
		}
	}
	return slices.Sorted(maps.Keys(langs))
}

// Kinds lists the kinds of a table's rows, sorted.
func (t Table) Kinds() []string {
	kinds := map[string]bool{}
	for r := range t {
		kinds[r.Kind] = true
	}
	return slices.Sorted(maps.Keys(kinds))
}

// Measure scores answers against gold documents, which are joined on their
// ids. A gold document without an answer counts as unanswered; an answer to no
// gold document is not counted. The ontology says which relations are
// symmetric.
func Measure(ontology *schema.Ontology, gold, answers []Document) *Score {
	s := &scorer{ontology: ontology,
		Score: Score{Documents: len(gold), Entities: Table{}, Relations: Table{}, Rules: map[Rule]Tenth{}}}
	byID := map[string]Document{}
	for _, a := range answers {
		byID[a.ID] = a
	}
	for _, g := range gold {
		a := byID[g.ID]
		ids := align(g.Entities, a.Entities)
		s.entities(g, a, ids)
		s.relations(g, a, ids)
	}
	s.Identity = bcubed(s.linked)
	return &s.Score
}

type scorer struct {
	Score
	ontology *schema.Ontology
	linked   []link
}

// A triple is a relation between entities of the gold.
type triple struct {
	typ, subject, object string
}

// triple puts the ends of a symmetric relation in one order.
func (s *scorer) triple(typ, subject, object string) triple {
	if t, ok := s.ontology.Relation(typ); ok && t.Symmetric && object < subject {
		subject, object = object, subject
	}
	return triple{typ, subject, object}
}

func (s *scorer) entities(g, a Document, ids map[string]string) {
	found := values(ids)
	keys := map[string]string{}
	for _, e := range g.Entities {
		keys[e.ID] = e.Key
		v := Missed
		if found[e.ID] {
			v = Right
		}
		s.Entities.add(e.Type, g.Lang, false, v)
		s.Items = append(s.Items,
			Item{Document: g.ID, Lang: g.Lang, Verdict: v, Type: e.Type, What: []string{e.label()},
				Sentence: sentence(g.Text, e.Mentions...), id: join(g.ID, e.ID)})
	}
	for _, e := range a.Entities {
		id, paired := ids[e.ID]
		if !paired {
			s.Entities.add(e.Type, g.Lang, false, False)
			s.Items = append(s.Items,
				Item{Document: g.ID, Lang: g.Lang, Verdict: False, Type: e.Type, What: []string{e.label()},
					Sentence: sentence(g.Text, e.Mentions...), id: join(g.ID, "?", e.Type, e.identity())})
			continue
		}
		switch e.Type {
		case "Person", "Organization", "State", "Place":
			s.linked = append(s.linked, link{gold: keys[id], answer: cmp.Or(e.Key, join(g.ID, e.ID))})
		}
	}
}

func (s *scorer) relations(g, a Document, ids map[string]string) {
	goldNames, names := labels(g.Entities), labels(a.Entities)
	identities := map[string]string{}
	for _, e := range a.Entities {
		identities[e.ID] = "?" + e.identity()
	}
	found := values(ids)
	want, evidence := map[triple]bool{}, map[triple]Quote{}
	for _, r := range g.Relations {
		t := s.triple(r.Type, r.Subject, r.Object)
		want[t] = true
		if _, ok := evidence[t]; !ok {
			evidence[t] = r.Evidence
		}
	}
	wrong := map[triple]bool{}
	for _, r := range g.Distractors {
		if t := s.triple(r.Type, r.Subject, r.Object); !want[t] {
			wrong[t] = true
		}
	}
	s.Distractors.Of += len(wrong)

	// The same relation answered twice counts once; ends that are no entity of
	// the gold stay themselves.
	type answered struct {
		triple
		subject, object string // ids of the answer, where one is not paired
	}
	seen := map[answered]bool{}
	var falses []Item
	for _, r := range a.Relations {
		if r.Status != "" && r.Status != "asserted" {
			continue
		}
		subject, object := ids[r.Subject], ids[r.Object]
		k := answered{triple: triple{r.Type, subject, object}, subject: r.Subject, object: r.Object}
		known := subject != "" && object != ""
		if known {
			k = answered{triple: s.triple(r.Type, subject, object)}
		}
		if seen[k] {
			continue
		}
		seen[k] = true
		right := known && want[k.triple]
		s.trust(r.Confidence, right)
		s.Rules[Rule{g.Lang, r.Rule}] = s.Rules[Rule{g.Lang, r.Rule}].with(r.Confidence, right)
		if right {
			continue
		}
		it := Item{Document: g.ID, Lang: g.Lang, Relation: true, Verdict: False, Type: r.Type,
			Distractor: known && wrong[k.triple],
			What: []string{
				cmp.Or(goldNames[subject], names[r.Subject], r.Subject),
				cmp.Or(goldNames[object], names[r.Object], r.Object)},
			Sentence: sentence(g.Text, r.Evidence), Rule: r.Rule, Confidence: r.Confidence,
			id: join(g.ID, r.Type, cmp.Or(subject, identities[r.Subject], r.Subject),
				cmp.Or(object, identities[r.Object], r.Object))}
		if known {
			it.id = join(g.ID, k.typ, k.triple.subject, k.triple.object)
		}
		if it.Distractor {
			s.Distractors.Asserted++
		}
		s.Relations.add(r.Type, g.Lang, true, False)
		falses = append(falses, it)
	}
	for _, t := range slices.SortedFunc(maps.Keys(want), func(a, b triple) int {
		return cmp.Or(strings.Compare(a.typ, b.typ), strings.Compare(a.subject, b.subject),
			strings.Compare(a.object, b.object))
	}) {
		v := Missed
		if seen[answered{triple: t}] {
			v = Right
		}
		s.Relations.add(t.typ, g.Lang, true, v)
		it := Item{Document: g.ID, Lang: g.Lang, Relation: true, Verdict: v, Type: t.typ,
			Sentence: sentence(g.Text, evidence[t]), id: join(g.ID, t.typ, t.subject, t.object)}
		for _, end := range []string{t.subject, t.object} {
			name := cmp.Or(goldNames[end], end)
			it.What = append(it.What, name)
			if !found[end] {
				it.Lost = append(it.Lost, name)
			}
		}
		s.Items = append(s.Items, it)
	}
	s.Items = append(s.Items, falses...)
}

// trust counts a confidence.
func (s *scorer) trust(confidence float64, right bool) {
	t := &s.Confidence[max(0, min(Tenths-1, int(confidence*Tenths)))]
	*t = t.with(confidence, right)
}

// with counts one more answer.
func (t Tenth) with(confidence float64, right bool) Tenth {
	t.Answers++
	t.Sum += confidence
	if right {
		t.Right++
	}
	return t
}

// label is what to call an entity in a report.
func (e Entity) label() string {
	if e.Name == "" && len(e.Mentions) > 0 {
		return e.Mentions[0].Text
	}
	return cmp.Or(e.Name, e.ID)
}

// identity is what an entity that is not in the gold is known by from run to
// run: its ids in a run may change.
func (e Entity) identity() string {
	if len(e.Mentions) > 0 {
		return fold(e.Mentions[0].Text)
	}
	return cmp.Or(fold(e.Name), e.ID)
}

func values(m map[string]string) map[string]bool {
	out := map[string]bool{}
	for _, v := range m {
		out[v] = true
	}
	return out
}

func labels(list []Entity) map[string]string {
	out := map[string]string{}
	for _, e := range list {
		out[e.ID] = e.label()
	}
	return out
}

func join(parts ...string) string { return strings.Join(parts, "\x00") }

// A link says which entity of the gold an entity of the answer was taken for,
// both by what they are called across documents.
type link struct{ gold, answer string }

// bcubed scores identity across documents: for each link, how many of those
// that the answer calls the same are the same (precision), and the other way
// round (recall). Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing
// Using the Vector Space Model", COLING-ACL 1998.
func bcubed(links []link) Figures {
	if len(links) == 0 {
		return Figures{}
	}
	gold, answer, both := map[string]int{}, map[string]int{}, map[link]int{}
	for _, l := range links {
		gold[l.gold]++
		answer[l.answer]++
		both[l]++
	}
	var f Figures
	for _, l := range links {
		f.P += float64(both[l]) / float64(answer[l.answer])
		f.R += float64(both[l]) / float64(gold[l.gold])
	}
	f.P /= float64(len(links))
	f.R /= float64(len(links))
	return f.mean()
}

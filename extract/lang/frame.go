package lang

import (
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// slots are the places where package relation looks for an argument, besides
// those that prepositions mark.
var slots = []string{
	"adj",
	"accuser", "awaited", "tried",
	"actor",
	"bearer",
	"before",
	"described",
	"destination",
	"doer",
	"thing",
	"each",
	"gen",
	"him", "his",
	"indirect", "head", "opposite", "envoys", "culprit", "recent", "outer", "party", "receiver", "passive", "principal",
	"including",
	"infinitive", "condition",
	"inner", "inside", "ending", "named",
	"it",
	"met",
	"object",
	"one",
	"owner",
	"paper",
	"qualified",
	"written",
	"patient",
	"pronoun",
	"scene",
	"series",
	"self",
	"speaker",
	"subject",
	"teller",
	"that",
	"them",
	"topic",
	"two",
	"whom",
	"victim",
	"voicer",
}

// An origin is where a frame stands.
type origin struct {
	file  string
	index int // among the frames of the file
}

// frames loads the frames of every relation.
func (l *loader) frames() {
	dir := path.Join(l.dir, "frames")
	for _, name := range l.files(dir, ".yaml") {
		var file struct {
			Relation string      `yaml:"relation"`
			Frames   []FrameSpec `yaml:"frames"`
		}
		l.yaml(name, &file, true)
		rel, ok := l.ontology.Relation(file.Relation)
		if !ok {
			l.fail(l.where(name, "relation"), "relation %q is not in the schema", file.Relation)
			continue
		}
		if want := file.Relation + ".yaml"; path.Base(name) != want {
			l.fail(l.where(name, "relation"), "frames of %s belong in %s", file.Relation, want)
		}
		for i, spec := range file.Frames {
			f := Frame{ID: file.Relation + "/" + spec.Name, Relation: file.Relation, FrameSpec: spec, relation: rel}
			l.origin = append(l.origin, origin{name, i})
			l.frame(f)
			l.sound(f, name, i)
		}
	}
}

// frame files the words that call up a frame.
func (l *loader) frame(f Frame) {
	i := len(l.pack.Frames)
	f.Requires, f.Unless, f.Through = spaced(l.spelled(f.Requires)), spaced(f.Unless), spaced(f.Through)
	f.RequiresIDs, f.UnlessIDs, f.ThroughIDs = l.fold(f.Requires), l.fold(f.Unless), l.fold(f.Through)
	l.fold(f.Behind)
	for _, names := range [][]string{f.Subject, f.Object, f.Without, f.Together} {
		for _, slot := range names {
			l.pack.markers[slot] = Fold(slot)
		}
	}
	f.RequiresPhrases, f.UnlessPhrases, f.ThroughPhrases = phrases(f.Requires), phrases(f.Unless), phrases(f.Through)
	l.pack.Frames = append(l.pack.Frames, f)
	for _, v := range f.Verbs {
		l.verb(v, Entry{Class: Trigger, Value: "verb", Index: i})
	}
	for _, n := range f.Nouns {
		e := Entry{Class: Trigger, Value: "noun", Index: i}
		l.nominal(n, e)
		for _, b := range l.set.Bound {
			if strings.HasSuffix(n, b.Ends) {
				l.inflected(n, b.Text, e)
			}
		}
	}
	for _, n := range f.Phrases {
		l.literal(n, Entry{Class: Trigger, Value: "phrase", Index: i})
	}
}

// spaced adds to words their spelling with a space for a zero-width non-joiner.
func spaced(words []string) []string {
	for _, w := range words {
		if strings.Count(w, "\u200c") == 1 {
			words = append(words, strings.ReplaceAll(w, "\u200c", " "))
		}
	}
	return words
}

// phrases returns those words that are phrases.
func phrases(words []string) (list []string) {
	for _, w := range words {
		if strings.Contains(w, " ") {
			list = append(list, w)
		}
	}
	return list
}

// fold folds words where they stand, and files them in the vocabulary so that
// their forms are analysed.
func (l *loader) fold(words []string) []WordID {
	var ids []WordID
	for i, w := range words {
		words[i] = Fold(w)
		ids = append(ids, l.pack.Lexicon.intern(words[i]))
	}
	return ids
}

// sound checks that what a frame names is there.
func (l *loader) sound(f Frame, file string, i int) {
	at := func(path ...any) mark { return l.where(file, append([]any{"frames", i}, path...)...) }
	if f.Name == "" {
		l.fail(at(), "the frame has no id")
	}
	for _, g := range l.pack.Frames[:len(l.pack.Frames)-1] {
		if g.ID == f.ID {
			l.fail(at("id"), "there is a frame %s already", f.ID)
		}
	}
	if len(f.Verbs)+len(f.Nouns)+len(f.Phrases) == 0 && !f.Any {
		l.fail(at(), "frame %s has no words that call it up: give verbs, nouns or phrases", f.ID)
	}
	if f.Confidence < 0 || f.Confidence > 1 {
		l.fail(at("confidence"), "a confidence is between 0 and 1, not %v", f.Confidence)
	}
	for _, x := range []struct{ key, status string }{{"status", f.Status}, {"present", f.Present},
		{"reported", f.Reported}} {
		if err := status(x.status); x.status != "" && err != nil {
			l.fail(at(x.key), "%v", err)
		}
	}
	for _, x := range []struct {
		key  string
		list []string
	}{{"requires", f.Requires}, {"unless", f.Unless}} {
		for j, w := range x.list {
			if strings.Count(w, " ") > 1 {
				l.fail(at(x.key, j), "%q has more than two words", w)
			}
		}
	}
	for _, x := range []struct {
		key  string
		list []string
	}{{"subject", f.Subject}, {"object", f.Object}} {
		if len(x.list) == 0 {
			l.fail(at(), "frame %s does not say where its %s stands", f.ID, x.key)
		}
		for j, s := range x.list {
			outer, inner, in := strings.Cut(s, " … ")
			if l.audit != nil && !slices.Contains(slots, s) && !l.marker(s) &&
				!(in && l.marker(outer) && l.marker(inner)) {
				l.fail(at(x.key, j), "%q is no slot, and no preposition or clitic of the language", s)
			}
		}
	}
	for _, x := range []struct {
		key  string
		list []string
	}{{"subject_types", f.SubjectTypes}, {"object_types", f.ObjectTypes}} {
		for j, t := range x.list {
			if _, ok := l.ontology.Entity(t); !ok {
				l.fail(at(x.key, j), "entity type %q is not in the schema", t)
			}
		}
	}
	for j, r := range f.Also {
		if _, ok := l.ontology.Relation(r); !ok {
			l.fail(at("also", j), "relation %q is not in the schema", r)
		}
	}
}

// marker reports whether a word can mark an argument: a function word of the
// language or a proclitic.
func (l *loader) marker(s string) bool {
	f := Fold(s)
	return l.functions[f] || slices.ContainsFunc(l.pack.prefixes, func(a Affix) bool { return a.Text == f })
}

// covers reports whether frame g finds all that f finds with a word they
// share: its slots hold those of f, and it demands nothing that f does not.
func covers(g, f FrameSpec) bool {
	if !holds(g.Subject, f.Subject) || !holds(g.Object, f.Object) {
		return false
	}
	return reflect.DeepEqual(demands(g), demands(f))
}

func holds(list, part []string) bool {
	for _, s := range part {
		if !slices.Contains(list, s) {
			return false
		}
	}
	return true
}

// demands is a frame without its words, slots and remarks.
func demands(f FrameSpec) FrameSpec {
	f.Name, f.Note, f.Confidence = "", "", 0
	f.Verbs, f.Nouns, f.Phrases, f.Subject, f.Object = nil, nil, nil, nil, nil
	f.Examples, f.Counterexamples = nil, nil
	return f
}

// A Claim is what an example of a frame states.
type Claim struct {
	Status          string // "asserted" unless given
	Relation        string
	Subject, Object string // as in the text
}

var claim = regexp.MustCompile(`^(?:([a-z]+) )?([a-z_]+)\((.+), (.+)\)$`)

// ParseClaim reads "relation(subject, object)" or "status relation(subject,
// object)".
func ParseClaim(s string) (Claim, error) {
	m := claim.FindStringSubmatch(s)
	if m == nil {
		return Claim{}, fmt.Errorf("%q is not like \"relation(subject, object)\" or \"status relation(subject, object)\"",
			s)
	}
	c := Claim{Status: m[1], Relation: m[2], Subject: strings.TrimSpace(m[3]), Object: strings.TrimSpace(m[4])}
	if c.Status == "" {
		c.Status = "asserted"
	}
	return c, status(c.Status)
}

// status checks that a word is a status of assertions.
func status(s string) error {
	if slices.Contains(graph.Statuses[:], graph.Status(s)) {
		return nil
	}
	var all []string
	for _, known := range graph.Statuses {
		all = append(all, string(known))
	}
	return fmt.Errorf("%q is no status; there are %s", s, strings.Join(all, ", "))
}

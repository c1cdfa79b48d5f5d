package schema

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func builtinOntology(t *testing.T) *Ontology {
	t.Helper()
	o, err := Default()
	if err != nil {
		t.Fatalf("the built-in ontology:\n%v", err)
	}
	return o
}

func TestDefault(t *testing.T) {
	o := builtinOntology(t)
	var relations []string
	for _, r := range o.Relations {
		relations = append(relations, r.Name)
	}
	want := []string{"accused", "adopted", "agreed_with", "aided", "attended", "called_on", "condemns",
		"holds_position", "mediated", "member_of", "met_with", "opposes", "praised", "recognized", "sanctioned",
		"signed", "spoke_with", "supports", "threatened", "visited", "voted_against", "voted_for"}
	if diff := cmp.Diff(want, relations); diff != "" {
		t.Errorf("relations (-want +got):\n%s", diff)
	}
	var symmetric []string
	for _, r := range o.Relations {
		if r.Symmetric {
			symmetric = append(symmetric, r.Name)
		}
	}
	if want := []string{"agreed_with", "met_with", "spoke_with"}; !slices.Equal(symmetric, want) {
		t.Errorf("symmetric relations %v, want %v", symmetric, want)
	}
}

func TestLookups(t *testing.T) {
	o := builtinOntology(t)
	signed, ok := o.Relation("signed")
	if !ok || signed.CAMEO.Code != "057" || signed.PLOVER.String() != "AGREE" || signed.Inverse.Name != "signed_by" {
		t.Errorf("Relation(signed) = %+v, %v", signed, ok)
	}
	if !signed.Allows("State", "Agreement") || signed.Allows("State", "Person") || signed.Allows("Place", "Agreement") {
		t.Errorf("signed allows the wrong ends: %v to %v", signed.Domain, signed.Range)
	}
	if visited, _ := o.Relation("visited"); visited.PLOVER.String() != "CONSULT/visit" {
		t.Errorf("PLOVER of visited is %q", visited.PLOVER)
	}
	if _, ok := o.Relation("signs"); ok {
		t.Error("Relation found one that is not there")
	}
	for xid, want := range map[string]string{"state:KZ": "State", "org:oic": "Organization", "person:a:b": "Person"} {
		if e, ok := o.TypeOf(xid); !ok || e.Name != want {
			t.Errorf("TypeOf(%s) = %s, %v; want %s", xid, e.Name, ok, want)
		}
	}
	for _, xid := range []string{"", "state", "doc:1", "assertion:1", "planet:mars"} {
		if e, ok := o.TypeOf(xid); ok {
			t.Errorf("TypeOf(%q) = %s, want none", xid, e.Name)
		}
	}
	l := Labels{"en": "state", "fa": "کشور"}
	if got := l.In("ar", "fa"); got != "کشور" {
		t.Errorf("In(ar, fa) = %s", got)
	}
	if got := l.In("kk"); got != "state" {
		t.Errorf("In(kk) = %s", got)
	}
}

// A relation read from its object is shown by the inverse's labels, so no two
// edges may look alike.
func TestLabelsTellRelationsApart(t *testing.T) {
	o := builtinOntology(t)
	for _, lang := range languages {
		seen := map[string]string{}
		add := func(name, label string) {
			if other, dup := seen[label]; dup {
				t.Errorf("%s: %s and %s are both %q", lang, other, name, label)
			}
			seen[label] = name
		}
		for _, r := range o.Relations {
			add(r.Name, r.Labels[lang])
			if !r.Symmetric {
				add(r.Inverse.Name, r.Inverse.Labels[lang])
			}
		}
	}
}

// Persian is written with Persian letters, Arabic with Arabic ones.
func TestLabelsInTheRightScript(t *testing.T) {
	o := builtinOntology(t)
	check := func(name string, l Labels) {
		if strings.ContainsAny(l["fa"], "يكة") {
			t.Errorf("%s: the Persian label %q has Arabic letters", name, l["fa"])
		}
		if strings.ContainsAny(l["ar"], "یکگپچژ\u200c") {
			t.Errorf("%s: the Arabic label %q has Persian letters", name, l["ar"])
		}
	}
	for _, e := range o.Entities {
		check(e.Name, e.Labels)
	}
	for _, r := range o.Relations {
		check(r.Name, r.Labels)
		check(r.Inverse.Name, r.Inverse.Labels)
	}
	for _, c := range o.Categories {
		check(c.Name, c.Labels)
	}
}

func TestDDL(t *testing.T) {
	golden(t, "ontology.dql", builtinOntology(t).DDL())
}

func TestTypesHaveOnlyKnownPredicates(t *testing.T) {
	o := builtinOntology(t)
	known := map[string]bool{}
	for _, p := range o.Predicates() {
		if known[p.Name] {
			t.Errorf("predicate %s is there twice", p.Name)
		}
		known[p.Name] = true
	}
	used := map[string]bool{}
	for _, n := range o.NodeTypes() {
		for _, f := range n.Fields {
			if !known[f] {
				t.Errorf("type %s has the unknown predicate %s", n.Name, f)
			}
			used[f] = true
		}
	}
	for p := range known {
		if !used[p] {
			t.Errorf("predicate %s belongs to no type", p)
		}
	}
}

const hosted = `name: hosted
gloss: Was the host of the event.
labels: {en: hosted, fa: میزبان بود برای, ar: استضاف}
inverse: {name: hosted_by, labels: {en: hosted by, fa: به میزبانیِ, ar: استضافه}}
domain: [State]
range: [Event]
category: meeting
ftm: UnknownLink
`

func TestOverlay(t *testing.T) {
	state, err := builtin.ReadFile("entity/state.yaml")
	if err != nil {
		t.Fatal(err)
	}
	o, err := Overlay(fstest.MapFS{
		"relation/hosted.yaml": {Data: []byte(hosted)},
		"entity/state.yaml":    {Data: []byte(strings.Replace(string(state), "en: state", "en: country", 1))},
		"README":               {Data: []byte("not part of an ontology")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := o.Relation("hosted"); !ok {
		t.Error("the added relation is not there")
	}
	if _, ok := o.Relation("signed"); !ok {
		t.Error("the built-in relations are gone")
	}
	if e, _ := o.Entity("State"); e.Labels["en"] != "country" {
		t.Errorf("the label of State is %q", e.Labels["en"])
	}
	if !strings.Contains(o.DDL(), "\nhosted: [uid] @reverse @count .\n") {
		t.Error("the added relation is not in the DDL")
	}
}

// Every fault is reported where it stands, and all of them together.
func TestFaults(t *testing.T) {
	files := fstest.MapFS{
		"categories.yaml": {Data: []byte(`categories:
  - name: meeting
    color: "#332288"
    labels: {en: meetings, fa: دیدارها, ar: لقاءات}
  - name: meeting
    color: red
    labels: {en: meetings, fa: دیدارها}
`)},
		"entity/state.yaml": {Data: []byte(`name: State
gloss: A state.
labels: {en: state, fa: کشور, ar: دولة, fa: کشور}
prefix: doc
ftm: PublicBody
colour: "#4477AA"
`)},
		"entity/event.yaml": {Data: []byte(`name: Assertion
gloss: ""
labels: event
prefix: event
ftm: Event
color: "#CCBB44"
`)},
		"entity/notes.txt": {Data: []byte("x")},
		"relation/hosted.yaml": {Data: []byte(`name: hosted
gloss: Was the host of the event.
labels: {en: hosted, fa: میزبان بود برای, ar: استضاف}
domain: [State, Sate, State]
range: []
symmetric: perhaps
category: party
plover: {type: CONSULT, mode: dinner}
cameo: {root: "04", code: "057"}
ftm: UnknownLink
contradicts: [boycotted]
`)},
		"relation/name.yaml": {Data: []byte(strings.Replace(hosted, "name: hosted\n", "name: name\n", 1))},
		"relation/late.yaml": {Data: []byte(strings.Replace(hosted, "name: hosted\n", "name: early\n", 1))},
	}
	_, err := Load(files)
	var problems Problems
	if !errors.As(err, &problems) {
		t.Fatalf("Load returned %v, want Problems", err)
	}
	golden(t, "faults.txt", err.Error()+"\n")
}

// A file that is no YAML is named alone: what other files miss in it is not
// their fault.
func TestBrokenFiles(t *testing.T) {
	_, err := Overlay(fstest.MapFS{
		"entity/state.yaml":  {Data: []byte("name: State\ngloss: a: b\n")},
		"relation/none.yaml": {Data: []byte("# nothing\n")},
		"relation/gaps.yaml": {Mode: fs.ModeDir},
	})
	if err == nil {
		t.Fatal("no error")
	}
	golden(t, "broken.txt", err.Error()+"\n")
}

func TestOneFaultKeepsNothing(t *testing.T) {
	o, err := Overlay(fstest.MapFS{"relation/hosted.yaml": {Data: []byte(hosted + "since: 2018\n")}})
	if o != nil || err == nil || !strings.HasPrefix(err.Error(), "relation/hosted.yaml:9:1: unknown key \"since\"") {
		t.Errorf("Overlay = %v, %v", o, err)
	}
}

// No file may break the loader, whatever is in it.
func FuzzLoad(f *testing.F) {
	f.Add(hosted)
	f.Add("name: &a [*a]")
	f.Add("? {a: b}\n: c")
	f.Add("!!binary x")
	f.Fuzz(func(t *testing.T, text string) {
		_, err := Overlay(fstest.MapFS{
			"relation/hosted.yaml": {Data: []byte(text)},
			"entity/person.yaml":   {Data: []byte(text)},
			"categories.yaml":      {Data: []byte(text)},
		})
		if err == nil {
			t.Error("one text cannot be a relation, an entity type and categories")
		}
	})
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update writes it anew):\n%s", path, diff)
	}
}

func TestGraphQL(t *testing.T) {
	golden(t, "ontology.graphql", builtinOntology(t).GraphQL())
}

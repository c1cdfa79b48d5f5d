package lang_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

func ontology(t testing.TB) *schema.Ontology {
	t.Helper()
	o, err := schema.Default()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestBuiltinPacks(t *testing.T) {
	for _, p := range lang.Check(lang.Builtin(), ontology(t)) {
		t.Error(p)
	}
}

// TestCheck reads a folder with a mistake of every kind; the golden file lists
// them all, each with its place.
func TestCheck(t *testing.T) {
	var b bytes.Buffer
	for _, p := range lang.Check(os.DirFS("testdata/broken"), ontology(t)) {
		fmt.Fprintln(&b, p)
	}
	file := filepath.Join("testdata", "broken.golden")
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(b.String(), "\n")
	for _, p := range strings.Split(string(want), "\n") {
		if !slices.Contains(got, p) {
			t.Errorf("not found: %s", p)
		}
	}
	for _, p := range got {
		if !strings.Contains(string(want), p) {
			t.Errorf("found: %s", p)
		}
	}
}

// TestLoadRefuses makes sure that what Check lists as wrong in itself, not
// only as untidy, is no pack to read with.
func TestLoadRefuses(t *testing.T) {
	broken := os.DirFS("testdata/broken")
	if _, err := lang.LoadWorld(broken); err == nil || !strings.Contains(err.Error(), `world/persons.tsv:3:`) {
		t.Errorf("LoadWorld: %v", err)
	}
	world, err := lang.LoadWorld(lang.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	_, err = lang.Load(broken, "fa", ontology(t), world)
	if err == nil || !strings.Contains(err.Error(), `fa/frames/signed.yaml:1:11: relation "sigend" is not in the schema`) {
		t.Errorf("Load: %v", err)
	}
}

func TestNewLanguage(t *testing.T) {
	draft, err := lang.NewLanguage(lang.Builtin(), "tr")
	if err != nil {
		t.Fatal(err)
	}
	files := lang.Overlay(lang.Builtin(), layer(draft))
	for _, p := range lang.Check(files, ontology(t)) {
		if strings.HasPrefix(p.File, "tr/") {
			t.Error(p)
		}
	}
	world, err := lang.LoadWorld(files)
	if err != nil {
		t.Fatal(err)
	}
	p, err := lang.Load(files, "tr", ontology(t), world)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Names["state:TR"]; got != "Türkiye" {
		t.Errorf("a new pack calls Turkey %q", got)
	}
	for _, code := range []string{"fra", "xx-YY", "met_with", "", "zzzz"} {
		if _, err := lang.NewLanguage(lang.Builtin(), code); err == nil {
			t.Errorf("%q passes as a language", code)
		}
	}
}

// TestNewRelation makes sure that new files say what is to be filled in.
func TestNewRelation(t *testing.T) {
	relation, frames, err := lang.NewRelation(lang.Builtin(), "apologised_to")
	if err != nil {
		t.Fatal(err)
	}
	if len(frames) != 3 {
		t.Errorf("files of frames: %d", len(frames))
	}
	types := strings.NewReplacer(`fa: ""`, "fa: x", `ar: ""`, "ar: x").Replace(string(relation))
	o, err := schema.Overlay(fstest.MapFS{"relation/apologised_to.yaml": {Data: []byte(types)}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range lang.Check(lang.Overlay(lang.Builtin(), layer(frames)), o) {
		if p.File == "fa/frames/apologised_to.yaml" {
			got = append(got, p.String())
		}
	}
	for _, want := range []string{"has no id", "no words that call it up", "an example needs a text"} {
		if !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("nothing says %q in %q", want, got)
		}
	}
}

func layer(d lang.Draft) fs.FS {
	files := fstest.MapFS{}
	for name, b := range d {
		files[name] = &fstest.MapFile{Data: b}
	}
	return files
}

func TestCover(t *testing.T) {
	c, err := lang.Cover(lang.Builtin(), ontology(t))
	if err != nil {
		t.Fatal(err)
	}
	if c.Frames["met_with"]["ar"] == 0 || c.Frames["met_with"]["fa"] == 0 {
		t.Errorf("frames of met_with: %v", c.Frames["met_with"])
	}
	for _, table := range c.Tables {
		if table.Name == "states" && (len(table.IDs) < 190 || len(table.Missing["ar"]) > 0) {
			t.Errorf("states: %d, %v without Arabic names", len(table.IDs), table.Missing["ar"])
		}
	}
}

func TestParseClaim(t *testing.T) {
	for s, want := range map[string]lang.Claim{
		"met_with(a, b)":                {Status: "asserted", Relation: "met_with", Subject: "a", Object: "b"},
		"planned signed(a b, c, and d)": {Status: "planned", Relation: "signed", Subject: "a b, c", Object: "and d"},
	} {
		if got, err := lang.ParseClaim(s); err != nil || got != want {
			t.Errorf("%s: %+v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "met_with", "met_with(a)", "maybe met_with(a, b)", "met_with (a, b)"} {
		if got, err := lang.ParseClaim(s); err == nil {
			t.Errorf("%q passes: %+v", s, got)
		}
	}
}

package export

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/internal/sample"
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

// exported returns what a format makes of the sample.
func exported(t testing.TB, format string, o Options) (string, Count) {
	t.Helper()
	f, err := Find(format)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	count, err := f.Write(t.Context(), &out, sample.Of(readings()), ontology(t), o)
	if err != nil {
		t.Fatal(err)
	}
	if count.Bytes != int64(out.Len()) {
		t.Errorf("%s says it wrote %d bytes of %d", format, count.Bytes, out.Len())
	}
	return out.String(), count
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s differs from line %d; run the test with -update if it should.\ngot  %s\nwant %s", file, i+1, g[i], strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
		}
	}
	t.Errorf("%s is longer than what was written", file)
}

// TestGolden compares every format with a file, twice: equal graphs give
// equal bytes.
func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			first, _ := exported(t, f.Name, Options{})
			second, _ := exported(t, f.Name, Options{})
			if first != second {
				t.Error("two exports of one graph differ")
			}
			golden(t, "golden/"+f.Name+f.Extension, first)
		})
	}
}

// TestEntryOrder shows that the bytes do not depend on the order in which the
// documents came.
func TestEntryOrder(t *testing.T) {
	list := readings()
	backwards := make([]graph.Reading, 0, len(list))
	for i := range list {
		backwards = append(backwards, list[len(list)-1-i])
	}
	for _, f := range Formats() {
		var out bytes.Buffer
		if _, err := f.Write(t.Context(), &out, sample.Of(backwards), ontology(t), Options{}); err != nil {
			t.Fatal(err)
		}
		if forwards, _ := exported(t, f.Name, Options{}); out.String() != forwards {
			t.Errorf("%s depends on the order of the documents", f.Name)
		}
	}
}

func TestSelection(t *testing.T) {
	for _, test := range []struct {
		name         string
		options      Options
		nodes, edges string // xids
	}{
		{"focus", Options{Focus: "agreement:transport-memorandum"},
			"agreement:transport-memorandum person:amina-haddad person:rustam-karimov",
			"person:amina-haddad--met_with--person:rustam-karimov person:amina-haddad--signed--agreement:transport-memorandum person:rustam-karimov--signed--agreement:transport-memorandum"},
		{"focus and relation", Options{Focus: "person:selim-noor", Depth: 2, Filter: graph.Filter{Relations: []string{"met_with"}}},
			"person:amina-haddad person:rustam-karimov person:selim-noor",
			"person:amina-haddad--met_with--person:rustam-karimov person:amina-haddad--met_with--person:selim-noor"},
		{"focus without edges", Options{Focus: "place:doha"}, "place:doha", ""},
		{"types", Options{Filter: graph.Filter{Types: []string{"Person"}, From: "2021-04", To: "2021-04"}},
			"person:ali-rahimi person:ali-rahimi-2 person:farid-daoud person:rustam-karimov",
			"person:ali-rahimi--met_with--person:rustam-karimov person:ali-rahimi-2--met_with--person:farid-daoud"},
		{"outlet and status", Options{Filter: graph.Filter{Outlet: "Southern Post", Lang: "en", Statuses: []graph.Status{graph.Negated, graph.Asserted}, Relations: []string{"supports", "opposes"}}},
			"resolution:unsc-2334 state:IR",
			"state:IR--opposes--resolution:unsc-2334 state:IR--supports--resolution:unsc-2334--negated"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := newSet(t.Context(), sample.Of(readings()), ontology(t), test.options, false)
			if err != nil {
				t.Fatal(err)
			}
			defer s.close()
			var nodes, edges []string
			for e, err := range s.entities() {
				if err != nil {
					t.Fatal(err)
				}
				nodes = append(nodes, e.XID)
			}
			for e, err := range s.edges() {
				if err != nil {
					t.Fatal(err)
				}
				edges = append(edges, e.id())
			}
			if got := strings.Join(nodes, " "); got != test.nodes {
				t.Errorf("nodes\n%s, want\n%s", got, test.nodes)
			}
			if got := strings.Join(edges, " "); got != test.edges {
				t.Errorf("edges\n%s, want\n%s", got, test.edges)
			}
		})
	}
}

// TestSpoolOnDisk exports with next to no memory and wants the same bytes.
func TestSpoolOnDisk(t *testing.T) {
	for _, o := range []Options{{}, {Focus: "state:IR", Depth: 2}, {Filter: graph.Filter{Lang: "fa"}}} {
		for _, f := range Formats() {
			write := func(memory int) string {
				s := &set{ctx: t.Context(), source: sample.Of(readings()), ontology: ontology(t), options: o, memory: memory}
				if err := s.read(f.data); err != nil {
					t.Fatal(err)
				}
				defer s.close()
				var out bytes.Buffer
				w := newWriter(&out)
				if err := errors.Join(f.write(s, w), w.flush()); err != nil {
					t.Fatal(err)
				}
				if onDisk := s.said.dir != ""; onDisk != (memory == 3000) {
					t.Errorf("%d bytes of memory: on disk is %v", memory, onDisk)
				}
				return out.String()
			}
			if write(3000) != write(spoolMemory) {
				t.Errorf("%s: what was put in order on disk differs from what was in memory", f.Name)
			}
		}
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "diplograph-export-*")); len(left) > 0 {
		t.Errorf("%d folders are left behind: %s", len(left), left[0])
	}
}

func TestWriteFile(t *testing.T) {
	f, err := Find("gexf")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "out.gexf")
	source := sample.Of(readings())
	if _, err := f.WriteFile(t.Context(), path, source, ontology(t), Options{}); err != nil {
		t.Fatal(err)
	}
	want, _ := exported(t, "gexf", Options{})
	have := func() string {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if have() != want {
		t.Error("the file differs from what Write writes")
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, test := range []struct {
		name    string
		ctx     context.Context
		path    string
		options Options
		want    error
	}{
		{"no such entity", t.Context(), path, Options{Focus: "person:nobody"}, graph.ErrNotFound},
		{"nothing selected", t.Context(), path, Options{Filter: graph.Filter{From: "1900", To: "1901"}}, ErrEmpty},
		{"cancelled", cancelled, path, Options{}, context.Canceled},
		{"no such folder", t.Context(), filepath.Join(dir, "none", "x.gexf"), Options{}, ErrWrite},
		{"a folder", t.Context(), dir, Options{}, ErrWrite},
	} {
		if _, err := f.WriteFile(test.ctx, test.path, source, ontology(t), test.options); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
		if have() != want {
			t.Errorf("%s: the older file has been harmed", test.name)
		}
	}
	// A device stays what it is; a link goes on leading to the file.
	if _, err := f.WriteFile(t.Context(), os.DevNull, source, ontology(t), Options{}); err != nil {
		t.Errorf("to the null device: %v", err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatal("the null device has become a file")
	}
	link := filepath.Join(t.TempDir(), "link.gexf")
	if err := os.Symlink(path, link); err == nil {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteFile(t.Context(), link, source, ontology(t), Options{}); err != nil || have() != want {
			t.Errorf("by a link: %v", err)
		}
		if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Error("the link has become a file")
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("there are %d files (%v), want the one", len(entries), err)
	}
	if _, err := os.Stat("/dev/full"); err == nil {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer full.Close()
		if _, err := f.Write(t.Context(), full, source, ontology(t), Options{}); !errors.Is(err, ErrWrite) {
			t.Errorf("a full disk: %v", err)
		}
	}
}

func TestForFile(t *testing.T) {
	for path, want := range map[string]string{"a/b.gexf": "gexf", "B.GRAPHML": "graphml", "x.dot": "dot", "x.json": "json", "x.canonical.nq": "canonical", "x.nq": "nquads", "x.nodes.csv": "csv-nodes"} {
		if f, err := ForFile(path); err != nil || f.Name != want {
			t.Errorf("%s: %s (%v), want %s", path, f.Name, err, want)
		}
	}
	if _, err := ForFile("x.doc"); !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), ".gexf") {
		t.Errorf("x.doc: %v", err)
	}
	if _, err := Find("gefx"); !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), "there are html, gexf") {
		t.Errorf("gefx: %v", err)
	}
	if _, err := Find("csv"); !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), "did you mean csv-edges or csv-nodes") {
		t.Errorf("csv: %v", err)
	}
	seen := map[string]bool{}
	for _, f := range Formats() {
		if seen[f.Name] || f.Gloss == "" || f.MediaType == "" || !strings.HasPrefix(f.Extension, ".") {
			t.Errorf("the descriptor of %s is not complete or comes twice", f.Name)
		}
		seen[f.Name] = true
	}
}

// TestReadme wants the list of formats in the README to be that of Formats.
func TestReadme(t *testing.T) {
	const file, begin, end = "../../README.md", "-run Readme -update -->\n", "<!-- end of formats -->"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(data), begin)
	have, tail, found := strings.Cut(rest, end)
	if !found {
		t.Fatalf("the README has no place for formats between %q and %q", begin, end)
	}
	want := "| format | file | what for | not carried |\n| --- | --- | --- | --- |\n"
	for _, f := range Formats() {
		want += "| `" + f.Name + "` | `" + f.Extension + "` | " + f.Gloss + " | " + f.Cannot + " |\n"
	}
	if have == want {
		return
	}
	if !*update {
		t.Fatal("the README's list of formats is not that of the program; run the test with -update")
	}
	if err := os.WriteFile(file, []byte(head+begin+want+end+tail), 0o644); err != nil {
		t.Fatal(err)
	}
}

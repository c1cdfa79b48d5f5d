package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/internal/sample"
)

// A drawing is what a reader finds in a file: the properties of nodes by xid
// and of edges by id.
type drawing struct {
	Nodes map[string]map[string]string
	Edges map[string]map[string]string
}

// wanted is the drawing of the sample as the set has it.
func wanted(t *testing.T) drawing {
	t.Helper()
	s, err := newSet(t.Context(), sample.Of(readings()), ontology(t), Options{}, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	d := drawing{map[string]map[string]string{}, map[string]map[string]string{}}
	for e, err := range s.entities() {
		if err != nil {
			t.Fatal(err)
		}
		p := map[string]string{"label": s.label(e)}
		for _, f := range s.nodeFields() {
			put(p, f.name, f.of(e))
		}
		d.Nodes[e.XID] = p
	}
	for e, err := range s.edges() {
		if err != nil {
			t.Fatal(err)
		}
		p := map[string]string{"source": e.Subject, "target": e.Object, "label": s.edgeLabel(e), "weight": strconv.Itoa(e.Count)}
		for _, f := range edgeFields {
			put(p, f.name, f.of(e))
		}
		d.Edges[e.id()] = p
	}
	if len(d.Nodes) < 15 || len(d.Edges) < 25 {
		t.Fatalf("the sample has only %d nodes and %d edges", len(d.Nodes), len(d.Edges))
	}
	return d
}

func put(p map[string]string, name, value string) {
	if value != "" {
		p[name] = value
	}
}

// same compares what a reader has found with what was wanted.
func (d drawing) same(t *testing.T, got drawing) {
	t.Helper()
	compare := func(what string, want, got map[string]map[string]string) {
		if w, g := slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got)); !slices.Equal(w, g) {
			t.Errorf("%d %s, want %d:\n%q\nwant\n%q", len(g), what, len(w), g, w)
			return
		}
		for id, p := range want {
			if !maps.Equal(p, got[id]) {
				t.Errorf("%s %s is\n%q, want\n%q", what, id, got[id], p)
			}
		}
	}
	compare("nodes", d.Nodes, got.Nodes)
	compare("edges", d.Edges, got.Edges)
}

func TestReadGEXF(t *testing.T) {
	type values []struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	}
	var file struct {
		Graph struct {
			Attributes []struct {
				Class     string `xml:"class,attr"`
				Attribute []struct {
					ID    string `xml:"id,attr"`
					Title string `xml:"title,attr"`
				} `xml:"attribute"`
			} `xml:"attributes"`
			Nodes []struct {
				ID     string `xml:"id,attr"`
				Label  string `xml:"label,attr"`
				Values values `xml:"attvalues>attvalue"`
			} `xml:"nodes>node"`
			Edges []struct {
				ID     string `xml:"id,attr"`
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
				Type   string `xml:"type,attr"`
				Label  string `xml:"label,attr"`
				Weight string `xml:"weight,attr"`
				Values values `xml:"attvalues>attvalue"`
				Spells []struct {
					Start string `xml:"start,attr"`
					End   string `xml:"end,attr"`
				} `xml:"spells>spell"`
			} `xml:"edges>edge"`
		} `xml:"graph"`
	}
	data, _ := exported(t, "gexf", Options{})
	if err := xml.Unmarshal([]byte(data), &file); err != nil {
		t.Fatal(err)
	}
	titles := map[string]string{}
	for _, a := range file.Graph.Attributes {
		for _, b := range a.Attribute {
			titles[a.Class+b.ID] = b.Title
		}
	}
	got := drawing{map[string]map[string]string{}, map[string]map[string]string{}}
	for _, n := range file.Graph.Nodes {
		p := map[string]string{"label": n.Label}
		for _, v := range n.Values {
			p[titles["node"+v.For]] = v.Value
		}
		got.Nodes[n.ID] = p
	}
	spells := 0
	for _, e := range file.Graph.Edges {
		p := map[string]string{"source": e.Source, "target": e.Target, "label": e.Label, "weight": e.Weight}
		for _, v := range e.Values {
			p[titles["edge"+v.For]] = v.Value
		}
		if (e.Type == "undirected") != (p["symmetric"] == "true") {
			t.Errorf("edge %s is %q", e.ID, e.Type)
		}
		for i, s := range e.Spells {
			spells++
			if i == 0 && !strings.HasPrefix(s.Start, p["first"]) || s.End < s.Start {
				t.Errorf("edge %s is there from %s to %s, and first on %s", e.ID, s.Start, s.End, p["first"])
			}
		}
		if (len(e.Spells) > 0) != (p["first"] != "") {
			t.Errorf("edge %s has %d spells and the date %q", e.ID, len(e.Spells), p["first"])
		}
		got.Edges[e.ID] = p
	}
	if spells < 15 {
		t.Errorf("only %d spells", spells)
	}
	wanted(t).same(t, got)
}

func TestReadGraphML(t *testing.T) {
	type data []struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
	var file struct {
		Keys []struct {
			ID   string `xml:"id,attr"`
			Name string `xml:"attr.name,attr"`
		} `xml:"key"`
		Nodes []struct {
			ID   string `xml:"id,attr"`
			Data data   `xml:"data"`
		} `xml:"graph>node"`
		Edges []struct {
			ID     string `xml:"id,attr"`
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
			Data   data   `xml:"data"`
		} `xml:"graph>edge"`
	}
	text, _ := exported(t, "graphml", Options{})
	if err := xml.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, k := range file.Keys {
		names[k.ID] = k.Name
	}
	properties := func(d data) map[string]string {
		p := map[string]string{}
		for _, v := range d {
			if name := names[v.Key]; name != "color" {
				p[name] = v.Value
			}
		}
		return p
	}
	got := drawing{map[string]map[string]string{}, map[string]map[string]string{}}
	for _, n := range file.Nodes {
		got.Nodes[n.ID] = properties(n.Data)
	}
	for _, e := range file.Edges {
		p := properties(e.Data)
		p["source"], p["target"] = e.Source, e.Target
		got.Edges[e.ID] = p
	}
	wanted(t).same(t, got)
}

// absent ends a test that cannot say anything without something. It is left out
// on a machine that does not have it, and fails where DIPLOGRAPH_TEST_TOOLS is
// "required", as in continuous integration.
func absent(t *testing.T, what string) {
	t.Helper()
	message := "this test needs " + what + "; make test-tools installs all such tools on Debian"
	if os.Getenv("DIPLOGRAPH_TEST_TOOLS") == "required" {
		t.Fatal(message)
	}
	t.Skip(message)
}

// tool finds a program of others.
func tool(t *testing.T, name, debian string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		absent(t, "the program "+name+" (Debian's "+debian+")")
	}
	return path
}

// file writes an export to a file for programs of others.
func file(t *testing.T, format string, o Options) string {
	t.Helper()
	f, err := Find(format)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample"+f.Extension)
	if _, err := f.WriteFile(t.Context(), path, sample.Of(readings()), ontology(t), o); err != nil {
		t.Fatal(err)
	}
	return path
}

func call(t *testing.T, name string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(name), err, errs.String())
	}
	return out.String() + errs.String()
}

// networkxScript reads a graph and prints its nodes and edges with all that
// they have as JSON.
const networkxScript = `
import json, sys
try:
    import networkx
except ImportError:
    print("absent")
    sys.exit()
how, path = sys.argv[1:]
if how.startswith("graphml"):
    g = networkx.read_graphml(path)
elif how.startswith("gexf"):
    g = networkx.read_gexf(path)
else:
    data = json.load(open(path, encoding="utf-8"))
    try:
        g = networkx.node_link_graph(data, edges="links")
    except TypeError:
        g = networkx.node_link_graph(data)
def show(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)
def properties(data, **more):
    return {**{k: show(v) for k, v in data.items() if k not in ("color", "viz", "times", "start", "end", "spells", "id", "kind", "shape_type", "x", "y")}, **more}
assert g.is_multigraph() and g.is_directed(), type(g)
print(json.dumps({
    "Nodes": {n: properties(d) for n, d in g.nodes(data=True)},
    "Edges": {d.get("id", k): properties(d, source=u, target=v) for u, v, k, d in g.edges(data=True, keys=True)},
}))
`

func TestNetworkx(t *testing.T) {
	python := "/usr/bin/python3" // Debian's, which has Debian's networkx
	if _, err := os.Stat(python); err != nil {
		python = tool(t, "python3", "python3-networkx")
	}
	for _, format := range []string{"graphml", "graphml-yed", "gexf-1.2", "json"} {
		t.Run(format, func(t *testing.T) {
			var got drawing
			out := call(t, python, "-c", networkxScript, format, file(t, format, Options{}))
			if out == "absent\n" {
				absent(t, "networkx for "+python+" (Debian's python3-networkx)")
			}
			if err := json.Unmarshal([]byte(out), &got); err != nil {
				t.Fatal(err)
			}
			wanted(t).same(t, got)
		})
	}
}

func TestXmllint(t *testing.T) {
	xmllint := tool(t, "xmllint", "libxml2-utils")
	call(t, xmllint, "--noout", "--nonet", "--schema", "testdata/gexf13.xsd", file(t, "gexf", Options{}))
	for _, format := range []string{"gexf-1.2", "graphml", "graphml-yed"} {
		call(t, xmllint, "--noout", "--nonet", file(t, format, Options{}))
	}
}

func TestGraphviz(t *testing.T) {
	dot := tool(t, "dot", "graphviz")
	svg := call(t, dot, "-Tsvg", file(t, "dot", Options{Names: []string{"ar"}}))
	if err := xml.Unmarshal([]byte(svg[strings.Index(svg, "<svg"):]), new(any)); err != nil {
		t.Errorf("the picture cannot be read: %v", err)
	}
	for _, text := range []string{"أمينة حداد", "منظمة التعاون الإسلامي", "السلام\\", "&quot;Peace&quot; &lt;&amp;&gt; &#39;Trade&#39;,"} {
		if !strings.Contains(svg, text) {
			t.Errorf("the picture does not show %s", text)
		}
	}
	want := wanted(t)
	if n, e := strings.Count(svg, `class="node `), strings.Count(svg, `class="edge `); n != len(want.Nodes) || e != len(want.Edges) {
		t.Errorf("the picture has %d nodes and %d edges, want %d and %d", n, e, len(want.Nodes), len(want.Edges))
	}
}

func TestRapper(t *testing.T) {
	rapper := tool(t, "rapper", "raptor2-utils")
	path := file(t, "canonical", Options{})
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if said, want := call(t, rapper, "-i", "nquads", "-c", path), "returned "+strconv.Itoa(bytes.Count(data, []byte("\n")))+" triples"; !strings.Contains(said, want) {
		t.Errorf("rapper says %s, want %s", said, want)
	}
	lines := strings.SplitAfter(strings.TrimSuffix(string(data), "\n"), "\n")
	if !slices.IsSorted(lines) {
		t.Error("the lines are not sorted")
	}
	for _, mark := range []string{"0x", "observed", "2024-05-01"} {
		if strings.Contains(string(data), mark) {
			t.Errorf("the canonical export has %s", mark)
		}
	}
}

// readings are those of the sample with search keys that do not change when
// keys are made in another way.
func readings() []graph.Reading {
	list := sample.Readings()
	for _, r := range list {
		for i := range r.Entities {
			r.Entities[i].Keys = []string{"KEY"}
		}
	}
	return list
}

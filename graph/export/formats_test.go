package export

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestReadJSON reads the JSON formats back, each by its own names.
func TestReadJSON(t *testing.T) {
	type data = map[string]any
	for format, read := range map[string]func(text string) (nodes, edges []data, err error){
		"json": func(text string) ([]data, []data, error) {
			var file struct{ Nodes, Links []data }
			err := json.Unmarshal([]byte(text), &file)
			for _, l := range file.Links {
				l["id"] = l["key"]
				delete(l, "key")
			}
			return file.Nodes, file.Links, err
		},
		"cytoscape": func(text string) (nodes, edges []data, err error) {
			var file struct {
				Elements struct{ Nodes, Edges []struct{ Data data } }
			}
			err = json.Unmarshal([]byte(text), &file)
			for _, n := range file.Elements.Nodes {
				delete(n.Data, "name")
				nodes = append(nodes, n.Data)
			}
			for _, e := range file.Elements.Edges {
				delete(e.Data, "name")
				delete(e.Data, "interaction")
				edges = append(edges, e.Data)
			}
			return nodes, edges, err
		},
		"graphology": func(text string) (nodes, edges []data, err error) {
			var file struct {
				Nodes, Edges []struct {
					Key, Source, Target string
					Undirected          bool
					Attributes          data
				}
			}
			err = json.Unmarshal([]byte(text), &file)
			for _, n := range file.Nodes {
				n.Attributes["id"] = n.Key
				nodes = append(nodes, n.Attributes)
			}
			for _, e := range file.Edges {
				e.Attributes["id"], e.Attributes["source"], e.Attributes["target"] = e.Key, e.Source, e.Target
				if e.Undirected != (e.Attributes["symmetric"] == true) {
					t.Errorf("%s: undirected is %v", e.Key, e.Undirected)
				}
				edges = append(edges, e.Attributes)
			}
			return nodes, edges, err
		},
		"cx2": func(text string) (nodes, edges []data, err error) {
			var file []struct {
				MetaData []struct {
					Name         string
					ElementCount int
				}
				Nodes []struct {
					ID int
					V  data
				}
				Edges []struct {
					ID, S, T int
					V        data
				}
			}
			err = json.Unmarshal([]byte(text), &file)
			xids := map[int]any{}
			counts := map[string]int{}
			for _, aspect := range file {
				for _, m := range aspect.MetaData {
					counts[m.Name] = m.ElementCount
				}
				for _, n := range aspect.Nodes {
					n.V["id"], n.V["label"] = n.V["xid"], n.V["name"]
					xids[n.ID] = n.V["xid"]
					delete(n.V, "xid")
					delete(n.V, "name")
					nodes = append(nodes, n.V)
				}
				for _, e := range aspect.Edges {
					e.V["source"], e.V["target"], e.V["label"] = xids[e.S], xids[e.T], e.V["name"]
					e.V["id"] = xids[e.S].(string) + "--" + e.V["interaction"].(string) + "--" + xids[e.T].(string)
					delete(e.V, "name")
					delete(e.V, "interaction")
					edges = append(edges, e.V)
				}
			}
			if counts["nodes"] != len(nodes) || counts["edges"] != len(edges) {
				t.Errorf("the counts are %v for %d nodes and %d edges", counts, len(nodes), len(edges))
			}
			return nodes, edges, err
		},
	} {
		t.Run(format, func(t *testing.T) {
			text, _ := exported(t, format, Options{})
			nodes, edges, err := read(text)
			if err != nil {
				t.Fatal(err)
			}
			wanted(t).same(t, drawing{properties(t, nodes), properties(t, edges)})
		})
	}
}

// properties makes strings of JSON values, by id.
func properties(t *testing.T, list []map[string]any) map[string]map[string]string {
	t.Helper()
	all := map[string]map[string]string{}
	for _, m := range list {
		p := map[string]string{}
		for name, value := range m {
			switch v := value.(type) {
			case string:
				p[name] = v
			case float64:
				p[name] = number(v)
			case bool:
				p[name] = yes(v)
			case []any:
				if name != "times" || len(v) == 0 {
					t.Errorf("%s is %v", name, v)
				}
			}
		}
		all[p["id"]] = p
		delete(p, "id")
		delete(p, "color")
	}
	return all
}

// TestReadCSV reads the tables of nodes and edges back.
func TestReadCSV(t *testing.T) {
	read := func(format string, rename map[string]string) map[string]map[string]string {
		text, _ := exported(t, format, Options{})
		lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]map[string]string{}
		for _, line := range lines[1:] {
			p := map[string]string{}
			for i, name := range lines[0] {
				if name, _, _ = strings.Cut(name, ":"); rename[lines[0][i]] != "" {
					name = rename[lines[0][i]]
				}
				put(p, name, line[i])
			}
			all[p["id"]] = p
			delete(p, "id")
		}
		return all
	}
	want := wanted(t)
	want.same(t, drawing{read("csv-nodes", map[string]string{"xid": "id"}), read("csv-edges", nil)})

	nodes := read("neo4j-nodes", map[string]string{"xid:ID": "id", "name": "label", ":LABEL": "LABEL"})
	edges := read("neo4j-edges", map[string]string{":START_ID": "source", ":END_ID": "target", ":TYPE": "TYPE"})
	for _, n := range nodes {
		if n["LABEL"] != "Entity;"+n["type"] {
			t.Errorf("a node has the labels %q", n["LABEL"])
		}
		delete(n, "LABEL")
	}
	for _, e := range edges {
		if e["TYPE"] != strings.ToUpper(e["relation"]) {
			t.Errorf("an edge has the type %q", e["TYPE"])
		}
		delete(e, "TYPE")
		e["weight"] = e["count"]
	}
	want.same(t, drawing{nodes, edges})
}

// TestRDF wants the same said in every form of linked data.
func TestRDF(t *testing.T) {
	set := func(format string) map[string]bool {
		text, _ := exported(t, format, Options{})
		lines := map[string]bool{}
		for line := range strings.Lines(text) {
			// A fourth term names the document.
			if i := strings.LastIndex(line, " <"+namespace+"doc:"); i > 0 && strings.HasSuffix(line, "> .\n") && strings.Count(line[:i], " ") > 1 && !strings.HasSuffix(line[:i], "> <"+namespace+"document>") {
				line = line[:i] + " .\n"
			}
			lines[line] = true
		}
		return lines
	}
	if want, got := set("canonical"), set("nquads"); !maps.Equal(want, got) {
		for line := range want {
			if !got[line] {
				t.Fatalf("the N-Quads do not say %s", line)
			}
		}
		t.Errorf("%d N-Quads, %d canonical ones", len(got), len(want))
	}
	rapper := tool(t, "rapper", "raptor2-utils")
	triples := func(format, syntax string) map[string]bool {
		out, err := exec.Command(rapper, "-q", "-i", syntax, "-o", "ntriples", file(t, format, Options{})).Output()
		if err != nil {
			t.Fatal(err)
		}
		lines := map[string]bool{}
		for line := range strings.Lines(string(out)) {
			lines[line] = true
		}
		return lines
	}
	if want, got := triples("canonical", "nquads"), triples("turtle", "turtle"); len(want) < 900 || !maps.Equal(want, got) {
		t.Errorf("rapper finds %d triples in Turtle that are not the %d canonical ones", len(got), len(want))
	}
}

// TestFtM checks schemas, property names, what properties are required and
// what they may lead to by the rules of FollowTheMoney in testdata/ftm.json.
func TestFtM(t *testing.T) {
	var rules struct {
		Extends    map[string][]string
		Properties map[string]map[string]string
		Required   map[string][]string
	}
	data, err := os.ReadFile("testdata/ftm.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &rules); err != nil {
		t.Fatal(err)
	}
	var is func(schema, of string) bool
	is = func(schema, of string) bool {
		return schema == of || slices.ContainsFunc(rules.Extends[schema], func(s string) bool { return is(s, of) })
	}
	type entity struct {
		ID, Schema string
		Properties map[string][]string
	}
	text, _ := exported(t, "ftm", Options{})
	var all []entity
	schemas, properties := map[string]string{}, map[string]map[string][]string{}
	for line := range strings.Lines(text) {
		var e entity
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
		if have := schemas[e.ID]; have != "" && have != e.Schema {
			t.Errorf("%s is of %s and of %s", e.ID, have, e.Schema)
		}
		schemas[e.ID] = e.Schema
		if properties[e.ID] == nil {
			properties[e.ID] = map[string][]string{}
		}
		for name, values := range e.Properties {
			properties[e.ID][name] = append(properties[e.ID][name], values...)
		}
	}
	for _, e := range all {
		if _, ok := rules.Extends[e.Schema]; !ok {
			t.Errorf("%s: there is no schema %q", e.ID, e.Schema)
		}
		for name, values := range e.Properties {
			known, leads := false, ""
			for schema, names := range rules.Properties {
				if kind, ok := names[name]; ok && is(e.Schema, schema) {
					known, leads = true, kind
				}
			}
			if !known {
				t.Errorf("%s: a %s has no property %q", e.ID, e.Schema, name)
			}
			for _, v := range values {
				if _, ok := rules.Extends[leads]; ok && !is(schemas[v], leads) {
					t.Errorf("%s: %s leads to %s, a %q, not to a %s", e.ID, name, v, schemas[v], leads)
				}
			}
		}
	}
	count := map[string]int{}
	for id, schema := range schemas {
		count[schema]++
		for of, names := range rules.Required {
			for _, name := range names {
				if is(schema, of) && len(properties[id][name]) == 0 {
					t.Errorf("%s: a %s must have %s", id, schema, name)
				}
			}
		}
	}
	for schema, least := range map[string]int{"Person": 7, "PublicBody": 4, "Event": 7, "Occupancy": 6, "Position": 5, "UnknownLink": 8} {
		if count[schema] < least {
			t.Errorf("there are only %d of %s", count[schema], schema)
		}
	}
	if got := properties["event:caspian-summit"]["involved"]; !slices.Equal(got, []string{"state:IR", "state:KZ"}) {
		t.Errorf("at the summit were %v", got)
	}
}

// TestEvents wants an event for each asserted assertion that has a code.
func TestEvents(t *testing.T) {
	plover, cameo := 0, 0
	for _, r := range readings() {
		for _, a := range r.Assertions {
			if a.Status == "asserted" && a.PLOVER != "" {
				plover++
			}
			if a.Status == "asserted" && a.CAMEO != "" {
				cameo++
			}
		}
	}
	text, _ := exported(t, "plover", Options{})
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) != plover {
		t.Errorf("%d PLOVER events, want %d", len(lines), plover)
	}
	for _, line := range lines {
		var e struct {
			ID, Event, Text, URL string
			Source, Target       []struct{ ID, Code string }
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		if e.ID == "" || e.Event == "" || e.Text == "" || e.URL == "" || len(e.Source) != 1 || len(e.Target) != 1 ||
			e.Source[0].ID == "state:KZ" && e.Source[0].Code != "KAZ" {
			t.Errorf("the event %s is not complete", line)
		}
	}
	text, _ = exported(t, "cameo", Options{})
	lines = strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines)-1 != cameo {
		t.Errorf("%d CAMEO events, want %d", len(lines)-1, cameo)
	}
	for _, line := range lines {
		if n := strings.Count(line, "\t"); n != 10 {
			t.Errorf("%d tabs in %q", n, line)
		}
	}
}

func TestGeoJSON(t *testing.T) {
	text, _ := exported(t, "geojson", Options{})
	var file struct {
		Type     string
		Features []struct {
			ID       string
			Geometry struct{ Coordinates [2]float64 }
		}
	}
	if err := json.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	at := map[string][2]float64{}
	for _, f := range file.Features {
		at[f.ID] = f.Geometry.Coordinates
	}
	doha, astana := [2]float64{51.53, 25.29}, [2]float64{71.45, 51.17}
	if want := map[string][2]float64{"assertion:01-0": doha, "assertion:02-0": doha, "assertion:06-0": astana}; !maps.Equal(at, want) {
		t.Errorf("features are at %v, want %v", at, want)
	}
	known, err := points()
	if err != nil {
		t.Fatal(err)
	}
	for xid, p := range known {
		lon, err1 := strconv.ParseFloat(p.longitude, 64)
		lat, err2 := strconv.ParseFloat(p.latitude, 64)
		if err1 != nil || err2 != nil || lon < -180 || lon > 180 || lat < -90 || lat > 90 {
			t.Errorf("%s lies at %v", xid, p)
		}
	}
}

// TestCypher checks that each statement is one line and every string ends.
func TestCypher(t *testing.T) {
	text, _ := exported(t, "cypher", Options{})
	want := wanted(t)
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) != 1+len(want.Nodes)+len(want.Edges) {
		t.Errorf("%d statements for %d nodes and %d edges", len(lines), len(want.Nodes), len(want.Edges))
	}
	for _, line := range lines {
		inside := false
		for i := 0; i < len(line); i++ {
			switch {
			case line[i] == '\\':
				i++
			case line[i] == '\'':
				inside = !inside
			case line[i] == ';' && !inside && i < len(line)-1:
				t.Errorf("two statements in %s", line)
			}
		}
		if inside || !strings.HasSuffix(line, ";") {
			t.Errorf("a string does not end in %s", line)
		}
	}
	for in, out := range map[string]string{`a'b`: `'a\'b'`, `a\`: `'a\\'`, "a\nb\x00\x7f": `'a\nb\u0000\u007f'`, "علی": `'علی'`} {
		if got := cypherText(in); got != out {
			t.Errorf("%q becomes %s, want %s", in, got, out)
		}
	}
}

// TestNode reads what JavaScript and Parquet readers read, with the libraries in
// testdata/npm.
func TestNode(t *testing.T) {
	node := tool(t, "node", "nodejs")
	if _, err := os.Stat("testdata/npm/node_modules"); err != nil {
		absent(t, "the libraries of JavaScript, which npm ci --prefix graph/export/testdata/npm brings")
	}
	dir := t.TempDir()
	for _, f := range Formats() {
		text, _ := exported(t, f.Name, Options{})
		if err := os.WriteFile(filepath.Join(dir, f.Name+f.Extension), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(node, "read.mjs", dir)
	cmd.Dir, cmd.Stderr = "testdata/npm", os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Drawings map[string]drawing
		Quads    map[string]int
		JSONLD   string
		Tables   map[string]struct {
			Columns []string
			Rows    []map[string]string
		}
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	want := wanted(t)
	for _, format := range []string{"gexf", "gexf-1.2", "graphml", "graphml-yed", "graphology", "cytoscape"} {
		t.Run(format, func(t *testing.T) { want.same(t, got.Drawings[format]) })
	}
	canonical, _ := exported(t, "canonical", Options{})
	quads := strings.Count(canonical, "\n")
	for _, format := range []string{"nquads", "canonical", "turtle"} {
		if n := got.Quads[format]; n != quads {
			t.Errorf("%s: %d quads, want %d", format, n, quads)
		}
	}
	// Where Turtle has a node with four links to stand for an edge, Turtle-star
	// speaks of the edge itself; by RDF 1.2, which N3 follows, that adds one quad.
	star, _ := exported(t, "turtle-star", Options{})
	edges := strings.Count(canonical, "<urn:diplograph:Edge> .\n")
	if n := got.Quads["turtle-star"]; n != quads-3*edges || strings.Count(star, "\n<< ") != edges {
		t.Errorf("turtle-star: %d quads, want %d", n, quads-3*edges)
	}
	lines := func(quads string) map[string]bool {
		set := map[string]bool{}
		for line := range strings.Lines(quads) {
			set[line] = true
		}
		return set
	}
	if w, g := lines(canonical), lines(got.JSONLD); !maps.Equal(w, g) {
		t.Errorf("JSON-LD says %d things that are not the %d canonical ones", len(g), len(w))
	}
	// Parquet has the same cells as the tables of text, and kinds of its own.
	for name, table := range got.Tables {
		text, _ := exported(t, "csv-"+name, Options{})
		lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(table.Rows) != len(lines)-1 || len(table.Columns) != len(lines[0]) {
			t.Errorf("the table of %s has %d rows of %d cells, want %d of %d", name, len(table.Rows), len(table.Columns), len(lines)-1, len(lines[0]))
			continue
		}
		for i, c := range table.Columns {
			column, kind, _ := strings.Cut(c, ":")
			wantKind := "BYTE_ARRAY"
			switch column {
			case "weight", "count", "documents", "begin", "end":
				wantKind = "INT64"
			case "confidence":
				wantKind = "DOUBLE"
			case "described", "symmetric":
				wantKind = "BOOLEAN"
			}
			if column != lines[0][i] || kind != wantKind {
				t.Errorf("column %d of %s is %s, want %s:%s", i, name, c, lines[0][i], wantKind)
			}
		}
		for i, line := range lines[1:] {
			row := map[string]string{}
			for j, cell := range line {
				put(row, lines[0][j], cell)
			}
			if !maps.Equal(row, table.Rows[i]) {
				t.Errorf("line %d of %s is\n%q, want\n%q", i, name, table.Rows[i], row)
			}
		}
	}
}

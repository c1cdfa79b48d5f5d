package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/internal/sample"
)

// TestResolved wants one node for all that are one, in every format but the
// canonical one, which has the judgements instead.
func TestResolved(t *testing.T) {
	source := sample.Of(readings())
	j := graph.NewJudgement("person:ali-rahimi", "person:ali-rahimi-2", graph.Positive, 1)
	j.By, j.Act, j.Note = "amina", "2024-05-01", "she \"knows\""
	source.Same = map[string]string{"person:ali-rahimi-2": "person:ali-rahimi", "person:amina-haddad": "person:selim-noor"}
	source.Judged = []graph.Judgement{j}
	written := func(name string, o Options) string {
		f, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if _, err := f.Write(t.Context(), &out, source, ontology(t), o); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	for _, f := range Formats() {
		if strings.HasPrefix(f.Name, "parquet-") {
			continue // packed; the cells are those of CSV
		}
		text := written(f.Name, Options{})
		if f.Name == canonical {
			for _, want := range []string{"<urn:diplograph:person:ali-rahimi-2> <urn:diplograph:same_as> <urn:diplograph:person:ali-rahimi> .\n",
				"<urn:diplograph:verdict> \"positive\" .\n", "<urn:diplograph:note> \"she \\\"knows\\\"\" .\n"} {
				if !strings.Contains(text, want) {
					t.Errorf("the canonical export lacks %s", want)
				}
			}
			if text != written(f.Name, Options{AsRead: true}) {
				t.Error("the canonical export depends on AsRead")
			}
			continue
		}
		if strings.Contains(text, "ali-rahimi-2") || strings.Contains(text, "person:amina-haddad") {
			t.Errorf("%s has a node for one who is another", f.Name)
		}
		if f.Name != "geojson" && f.Name != "csv-evidence" && !strings.Contains(written(f.Name, Options{AsRead: true}), "amina-haddad") {
			t.Errorf("%s does not have entities as they were read", f.Name)
		}
	}
	rows := func(text string) [][]string {
		list, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	// The node has the names of both; who met himself has met nobody; two
	// edges are one with the sum of their assertions.
	nodes := written("csv-nodes", Options{})
	for _, row := range rows(nodes) {
		if row[0] == "person:selim-noor" && !(strings.Contains(strings.Join(row, " "), "Selim Noor") && strings.Contains(strings.Join(row, " "), "Amina Haddad")) {
			t.Errorf("the node has the names %q", row)
		}
	}
	was, is := len(rows(written("csv-edges", Options{AsRead: true}))), rows(written("csv-edges", Options{}))
	if len(is) >= was {
		t.Errorf("%d edges before, %d now", was, len(is))
	}
	for _, row := range is {
		if row[1] == row[2] {
			t.Errorf("an edge leads to its own node: %q", row)
		}
	}
	// A focus on either of two is one on both.
	if a, b := written("csv-edges", Options{Focus: "person:ali-rahimi-2"}), written("csv-edges", Options{Focus: "person:ali-rahimi"}); a != b {
		t.Errorf("the neighbourhood is\n%s\nor\n%s", a, b)
	}
	counted := map[string]int{}
	r, err := resolve(t.Context(), source, ontology(t), 100) // through the disk
	if err != nil {
		t.Fatal(err)
	}
	last := ""
	for e, err := range r.Edges(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		key := e.Subject + " " + e.Relation + " " + e.Object
		if key <= last {
			t.Errorf("%s comes after %s", key, last)
		}
		counted[key], last = e.Count, key
	}
	n := 0
	for a, err := range r.Assertions(t.Context(), graph.Filter{Relations: []string{"met_with"}}) {
		if err != nil {
			t.Fatal(err)
		}
		if min(a.Subject, a.Object) == "person:rustam-karimov" && max(a.Subject, a.Object) == "person:selim-noor" {
			n++
		}
	}
	if n == 0 || counted["person:rustam-karimov met_with person:selim-noor"] != n {
		t.Errorf("%d assertions, the edge counts %d", n, counted["person:rustam-karimov met_with person:selim-noor"])
	}
}

package query

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/internal/sample"
)

func TestCheckReadOnly(t *testing.T) {
	for _, test := range []struct {
		dql      string
		mutation bool
	}{
		{`{ q(func: has(name)) { name } }`, false},
		{`query set($set: string) { set(func: eq(name, $set)) { delete: name } }`, false},
		{`query upsert { upsert(func: eq(name, "} set {")) { name } }`, false},
		{"{ # set {\n q(func: has(name)) { name } }", false},
		{`fragment f { name } { q(func: has(name)) { ...f } }`, false},
		{`schema {}`, false},
		{``, false},
		{`{ set { _:x <name> "y" . } }`, true},
		{`{ SET { _:x <name> "y" . } }`, true},
		{"{ # hm\nset# {\n{ _:x <name> \"y\" . } }", true},
		{`{ delete { * * * . } }`, true},
		{`upsert { query { v as var(func: has(name)) } mutation { delete { uid(v) * * . } } }`, true},
		{`mutation { set { } }`, true},
		{`{ "set": [{"name": "y"}] }`, true},
		{`{ "delete" : [{"uid": "0x1"}] }`, true},
		{`{ q(func: has(name)) { name } } upsert { }`, true},
	} {
		err := CheckReadOnly(test.dql)
		if errors.Is(err, ErrMutation) != test.mutation || !test.mutation && err != nil {
			t.Errorf("%s: %v", test.dql, err)
		}
	}
}

// TestRaw has Dgraph refuse what CheckReadOnly might let through.
func TestRaw(t *testing.T) {
	g := filled(t, sample.Readings())
	count := `{ q(func: has(xid)) { count(uid) } }`
	before, err := Raw(t.Context(), g, count, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, dql := range []string{`{ set { _:x <xid> "y" . } }`, `upsert { query { v as var(func: has(xid)) } mutation { delete { uid(v) * * . } } }`,
		`{ delete { <0x1> * * . } }`, `mutation { set { _:x <xid> "y" . } }`} {
		if _, err := Raw(t.Context(), g, dql, nil); !errors.Is(err, ErrMutation) {
			t.Errorf("%s: %v", dql, err)
		}
		if answer, err := g.Source.Query(t.Context(), dql, nil); err == nil {
			t.Errorf("Dgraph has taken %s for a query: %s", dql, answer)
		}
	}
	after, err := Raw(t.Context(), g, count, nil)
	if err != nil || string(after) != string(before) {
		t.Errorf("there were %s, now there are %s (%v)", before, after, err)
	}

	answer, err := Raw(t.Context(), g, `query q($x: string) { q(func: eq(xid, $x)) { xid name@fa described met_with { xid } } n(func: eq(xid, $x)) { n: count(met_with) } }`,
		map[string]string{"$x": "person:selim-noor"})
	if err != nil {
		t.Fatal(err)
	}
	table, err := RawTable(answer)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := table.Write(&out, Style{Format: "csv"}); err != nil {
		t.Fatal(err)
	}
	if want := "block,met_with,n,xid\nn,,1,\nq,\"[{\"\"xid\"\":\"\"person:amina-haddad\"\"}]\",,person:selim-noor\n"; out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

// FuzzInput shows that nothing that a user gives becomes part of a query's
// text, whatever it is.
func FuzzInput(f *testing.F) {
	for _, s := range append([]string{"$v0", `") { uid } } x(func: has(xid)) { xid`, `["a","b"]`, "\\", "a\x00b", "uid(0x1)", "val(x)",
		"_STAR_ALL", "person:selim-noor", "علی رحیمی", "/a/i"}, sample.Nasty) {
		f.Add(s)
	}
	o := ontology(f)
	f.Fuzz(func(t *testing.T, input string) {
		if strings.TrimSpace(input) == "" {
			return
		}
		g := Graph{nothing{}, o}
		for _, q := range Questions() {
			r := Request{Filter: graph.Filter{Lang: input, Outlet: input}}
			plain := Request{Filter: graph.Filter{Lang: "x", Outlet: "x"}}
			if len(q.Takes) < len(filters) {
				r.Filter, plain.Filter = graph.Filter{}, graph.Filter{}
			}
			for i := range q.Params {
				r.Args = append(r.Args, input+strings.Repeat("x", i))
				plain.Args = append(plain.Args, "x"+strings.Repeat("x", i))
			}
			list, err := q.DQL(g, r)
			if err != nil {
				t.Fatal(err)
			}
			others, err := q.DQL(g, plain)
			if err != nil {
				t.Fatal(err)
			}
			// But for the search by words the text is the same for every input.
			if q.Name != "entity" {
				for i := range others {
					if list[i].DQL != others[i].DQL {
						t.Fatalf("%s: %q has changed the query\n%s\ninto\n%s", q.Name, input, others[i].DQL, list[i].DQL)
					}
				}
			}
			for _, s := range list {
				if rest := strange(s.DQL); rest != "" {
					t.Fatalf("%s: the query has %q:\n%s", q.Name, rest, s.DQL)
				}
			}
		}
	})
}

// allowed are the characters that queries are made of.
const allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$,:()[]{}@*~ \n\t"

// strange returns those characters of a query that are not allowed.
func strange(dql string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(allowed, r) {
			return -1
		}
		return r
	}, dql)
}

// TestInputReachesDgraphAsItIs asks the real Dgraph for names that look like
// parts of queries: each finds the entity of that name and nothing else.
func TestInputReachesDgraphAsItIs(t *testing.T) {
	inputs := []string{"$v0", `") { uid } } x(func: has(xid)) { xid`, `["person:a","person:b"]`, `a\b"c`, "uid(0x1)", "val(x) y", "star _STAR_ALLES", "/a/i", "a\nb\tc",
		"{{.}} b", "a#b", "$1 $v1 $v2"}
	r := graph.Reading{Document: graph.Document{XID: "doc:1", Lang: "en", Hash: "1", Title: "T", Outlet: `"], [$v0`}}
	for i, in := range inputs {
		r.Entities = append(r.Entities, graph.Entity{XID: "person:p" + string(rune('a'+i)), Type: "Person", Names: map[string]string{"en": in}})
		if i > 0 {
			r.Assertions = append(r.Assertions, graph.Assertion{XID: "assertion:" + string(rune('a'+i)), Relation: "praised",
				Subject: r.Entities[0].XID, Object: r.Entities[i].XID, Status: graph.Asserted, Confidence: 1, Document: "doc:1",
				Evidence: []graph.Evidence{{Document: "doc:1", Begin: 0, End: 1, Quote: in}}})
		}
	}
	g := filled(t, []graph.Reading{r})
	for i, in := range inputs {
		var s statement
		s.add("q(func: eq(alias, ", s.value(in), ")) { xid }\n")
		answer, err := g.Source.Query(t.Context(), s.finish().DQL, s.vars)
		if err != nil {
			t.Fatalf("%q: %v", in, err)
		}
		var found struct{ Q []struct{ XID string } }
		if err := json.Unmarshal(answer, &found); err != nil {
			t.Fatal(err)
		}
		if len(found.Q) != 1 || found.Q[0].XID != r.Entities[i].XID {
			t.Errorf("%q finds %s, want %s", in, answer, r.Entities[i].XID)
		}
		if _, err := Resolve(t.Context(), g, in); err != nil && !errors.Is(err, ErrUnknown) && !errors.Is(err, ErrAmbiguous) {
			t.Errorf("%q: %v", in, err)
		}
	}
	table := ask(t, g, "supports", Request{Args: []string{"person:pa"}, Filter: graph.Filter{Relations: []string{"praised"}, Outlet: `"], [$v0`}})
	if len(table.Rows) != len(inputs)-1 {
		t.Errorf("%d rows, want %d", len(table.Rows), len(inputs)-1)
	}
}

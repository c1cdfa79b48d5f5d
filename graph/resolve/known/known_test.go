package known

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// words is a small world.
type words struct{}

func (words) Office(text string) (role, of string) {
	if strings.Contains(strings.ToLower(text), "foreign minister") {
		role = "foreign minister"
	}
	if strings.Contains(text, "Kazakh") {
		of = "state:KZ"
	}
	return
}

func (words) Entity(text string) (graph.Entity, bool) {
	if slices.Contains([]string{"KZ", "kz", "state:KZ", "Kazakhstan"}, text) {
		return graph.Entity{XID: "state:KZ", Type: "State", Names: map[string]string{"en": "Kazakhstan"}}, true
	}
	return graph.Entity{}, false
}

func list(t testing.TB) List {
	t.Helper()
	o, err := schema.Default()
	if err != nil {
		t.Fatal(err)
	}
	return List{Name: "my list", Ontology: o, World: words{}}
}

// told writes readings down: xid, names, aliases, ids; then offices.
func told(t testing.TB, readings []graph.Reading) string {
	t.Helper()
	var b strings.Builder
	for _, r := range readings {
		e := r.Entities[0]
		ids := slices.DeleteFunc(slices.Clone(e.Keys), func(k string) bool { return !strings.Contains(k, ":") })
		fmt.Fprintln(&b, e.XID, e.Type, e.Names, e.Aliases, ids)
		for _, a := range r.Assertions {
			fmt.Fprintln(&b, " ", a.Role, a.Object, a.Date, a.Basis)
			v := a.Evidence[0]
			if string([]rune(r.Document.Text)[v.Begin:v.End]) != v.Quote || v.Quote == "" || v.Document != r.Document.XID {
				t.Errorf("the evidence %+v is not in %q", v, r.Document.Text)
			}
			if !slices.ContainsFunc(r.Entities, func(x graph.Entity) bool { return x.XID == a.Object }) {
				t.Errorf("%s is not among the entities", a.Object)
			}
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, in, want, faults string }{
		{"csv", "\ufeffid,type,en,fa,alias,wikidata,office,of,from,to\r\n" +
			"7,Person,Amina Haddad|A. Haddad,امینه حداد,,Q42,Kazakh foreign minister,,2018-07,\r\n" +
			"7,,,,\"Haddad, the elder\",,foreign minister,KZ,2001,2003-05\r\n" +
			"state:KZ,,Qazaqstan,,,,,,,\n",
			`person:amina-haddad-7.kz Person map[en:Amina Haddad fa:امینه حداد] [A. Haddad Haddad, the elder] [my-list:7 wikidata:Q42]
  foreign minister state:KZ 2018-07 since
  foreign minister state:KZ 2001 stated
  foreign minister state:KZ 2003-05 stated
state:KZ State map[en:Qazaqstan] [] [my-list:state:KZ]
`, ""},
		{"two of one name are two", "id\ttype\tname\tcountry\n1\tperson\tعلی رحیمی\tKZ\n2\tperson\tعلی رحیمی\tKZ\n",
			`person:ali-rahimi-1.kz Person map[fa:علی رحیمی] [] [my-list:1]
person:ali-rahimi-2.kz Person map[fa:علی رحیمی] [] [my-list:2]
`, ""},
		{"faults", `id;type;en;wikidata;office;of;to
1;person;A;Q0;;;
2;person;B;;king;KZ;
3;person;C;;foreign minister;;
4;person;D;;foreign minister;Mars;
5;org;E;;foreign minister;KZ;
6;person;;;;;
7;person;G;;;;2018-13
1;state;H;;;;
`, `person:b-2 Person map[en:B] [] [my-list:2]
person:c-3 Person map[en:C] [] [my-list:3]
person:d-4 Person map[en:D] [] [my-list:4]
state:h-1 State map[en:H] [] [my-list:1]
`, `2: "Q0" is no id of Wikidata, such as Q42
3: "king" is no office
4: of which state or body is "foreign minister"?
5: there is no state or body "Mars"; give its code or its xid
6: what is of type Organization holds no office
7: "6" has no name
8: "2018-13" is not a date; it is written 2018, 2018-07 or 2018-07-31`},
		{"ftm", `{"id":"a","schema":"Person","properties":{"name":["Amina Haddad","أمينة حداد"],"position":["sage","Kazakh foreign minister"],"wikidataId":["Q42"]}}
{"id":"o","schema":"Occupancy","properties":{"holder":["a"],"post":["p"],"startDate":["2018-07-31T00:00:00"],"endDate":["2019"]}}

{"id":"p","schema":"Position","properties":{"name":["Foreign Minister"],"country":["kz"]}}
{"id":"q","schema":"Occupancy","properties":{"holder":["b"],"post":["p"]}}
{"id":"c","schema":"Company","properties":{"name":["Steppe Works"]}}
{"id":"d","schema":"Directorship","properties":{"director":["a"],"organization":["c"],"role":["foreign minister"],"endDate":["2010"]}}
{"id":"v","schema":"Vessel","properties":{"name":["Sea Star"]}}
[]
`, `person:amina-haddad-a.kz Person map[ar:أمينة حداد en:Amina Haddad] [] [my-list:a wikidata:Q42]
  foreign minister state:KZ  
  foreign minister state:KZ 2018-07-31 stated
  foreign minister state:KZ 2019 stated
  foreign minister org:stb-frks-c 2010 until
org:stb-frks-c Organization map[en:Steppe Works] [] [my-list:c]
`, `5: there is no Person "b"
9: it is no entity of FollowTheMoney: json: cannot unmarshal array into Go value of type known.proxy`},
	} {
		readings, faults, err := list(t).Read(strings.NewReader(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := told(t, readings); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		var lines []string
		for _, f := range faults {
			lines = append(lines, f.Error())
		}
		if got := strings.Join(lines, "\n"); got != c.faults {
			t.Errorf("%s: the faults are\n%s\nwant\n%s", c.name, got, c.faults)
		}
	}
	for _, bad := range []string{"", "name,type\n", "id,planet\n", "id\xff,type\n"} {
		if _, _, err := list(t).Read(strings.NewReader(bad)); !errors.Is(err, ErrFormat) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

package lang

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/diplograph/diplograph/schema"
)

// thingTypes is the entity type of each kind of id in things.tsv.
var thingTypes = map[string]string{"agreement": "Agreement", "event": "Event", "resolution": "Resolution"}

// idForm is what the ids of the world tables look like.
var idForm = regexp.MustCompile(`^(state:[A-Z]{2}|(place|org|person|agreement|event|resolution):[a-z0-9]+(-[a-z0-9]+)*)$`)

// idPrefixes are those of the ids of each table, idShapes say what they are.
var (
	idPrefixes = map[string]string{"states": "state:", "places": "place:", "organizations": "org:",
		"persons": "person:"}
	idShapes = map[string]string{
		"states":        "it is state: and the code of ISO 3166, like state:KZ",
		"places":        "it is place: and a name in small letters, like place:tel-aviv",
		"organizations": "it is org: and a name in small letters, like org:arab-league",
		"persons":       "it is person: and a name in small letters, like person:ban-ki-moon",
		"things":        "it is agreement:, event: or resolution: and a name in small letters, like agreement:jcpoa",
	}
)

// LoadWorld reads the tables that do not depend on language. All mistakes
// found are reported at once in an error that wraps ErrInvalid.
func LoadWorld(fsys fs.FS) (*World, error) {
	w, problems := loadWorld(fsys, nil)
	if len(problems) > 0 {
		return nil, fmt.Errorf("%w world:\n%w", ErrInvalid, problems)
	}
	return w, nil
}

func loadWorld(fsys fs.FS, a *audit) (*World, schema.Problems) {
	l := &worldLoader{reader: reader{fsys: fsys, sum: sha256.New(), audit: a},
		World: &World{Entities: map[string]Known{}, Offices: map[string]OfficeFacts{},
			seats: map[string]string{}, groups: map[string]string{}, holders: map[string][]string{}}}
	l.offices()
	l.entities()
	l.persons()
	for _, id := range slices.Sorted(maps.Keys(l.Entities)) {
		for _, t := range l.Entities[id].Offices {
			k := t.Office + "@" + t.Of
			l.holders[k] = append(l.holders[k], id)
		}
	}
	for _, check := range l.later {
		check()
	}
	l.World.sum = l.reader.sum.Sum(nil)
	return l.World, l.problems
}

type worldLoader struct {
	reader
	*World
	later []func() // what can be checked once all is read
}

// rows reads a table of entities and checks their ids.
func (l *worldLoader) rows(name string, columns ...string) []row {
	rows := l.table("world/"+name+".tsv", columns...)
	for _, x := range rows {
		if id := x.cells[0]; !idForm.MatchString(id) || !strings.HasPrefix(id, idPrefixes[name]) {
			x.fail(&l.reader, "%q is no id: %s", id, idShapes[name])
		}
	}
	return rows
}

func (l *worldLoader) add(x row, k Known) {
	if _, dup := l.Entities[k.ID]; dup && l.audit == nil { // else the audit says so
		x.fail(&l.reader, "%s is there twice", k.ID)
	}
	l.Entities[k.ID] = k
}

// refer checks that a cell's item names a known entity of one of the types.
func (l *worldLoader) refer(x row, cell int, item, id string, types ...string) {
	if id == "" {
		return
	}
	l.later = append(l.later, func() {
		k, ok := l.Entities[id]
		switch {
		case !ok:
			l.fail(x.at(cell, item), "%q is not in the world tables", id)
		case !slices.Contains(types, k.Type):
			l.fail(x.at(cell, item), "%q is a %s; what stands here is a %s", id, strings.ToLower(k.Type),
				strings.ToLower(strings.Join(types, " or ")))
		}
	})
}

func (l *worldLoader) offices() {
	for _, x := range l.table("world/offices.tsv", "office", "of", "seats", "serves") {
		l.Offices[x.cells[0]] = OfficeFacts{Of: x.cells[1], Single: x.cells[2] == "one",
			Identifies: x.cells[2] != "many", Serves: x.cells[3] == "office"}
		switch x.cells[1] {
		case "state", "organization", "any", "place":
		default:
			l.fail(x.at(1, ""), "an office is of a state, an organization, a place or any, not of %q", x.cells[1])
		}
		if s := x.cells[3]; s != "" && s != "office" {
			l.fail(x.at(3, ""), "an office serves another (office) or not (empty), not %q", s)
		}
		switch x.cells[2] {
		case "one", "few", "many":
		default:
			l.fail(x.at(2, ""), "seats are one, few or many, not %q", x.cells[2])
		}
	}
}

func (l *worldLoader) entities() {
	for _, x := range l.rows("states", "id", "qid", "capital") {
		k := Known{ID: x.cells[0], Type: "State", QID: x.cells[1], Capital: x.cells[2]}
		if r, err := language.ParseRegion(strings.TrimPrefix(k.ID, "state:")); err == nil {
			k.English = display.English.Regions().Name(r)
		}
		if k.Capital != "" {
			l.seats[k.Capital] = k.ID
		}
		l.refer(x, 2, x.cells[2], k.Capital, "Place")
		l.add(x, k)
	}
	for _, x := range l.rows("places", "id", "kind", "state") {
		l.refer(x, 2, x.cells[2], x.cells[2], "State")
		l.add(x, Known{ID: x.cells[0], Type: "Place", Kind: x.cells[1], Of: x.cells[2]})
	}
	for _, x := range l.rows("organizations", "id", "kind", "of", "en") {
		l.refer(x, 2, x.cells[2], x.cells[2], "State", "Organization", "Place")
		if x.cells[1] == "group-of-states" && strings.HasPrefix(x.cells[2], "place:") {
			l.groups[x.cells[2]] = x.cells[0]
		}
		l.add(x, Known{ID: x.cells[0], Type: "Organization", Kind: x.cells[1], Of: x.cells[2], English: x.cells[3]})
	}
	for _, x := range l.table("world/headquarters.tsv", "id", "places") {
		k := l.Entities[x.cells[0]]
		l.refer(x, 0, x.cells[0], x.cells[0], "Organization")
		for _, id := range split(x.cells[1]) {
			l.refer(x, 1, id, id, "Place")
		}
		if k.ID != "" {
			k.Seats = split(x.cells[1])
			l.Entities[k.ID] = k
		}
	}
	for _, x := range l.rows("things", "id", "kind", "of", "en") {
		for _, id := range split(x.cells[2]) {
			l.refer(x, 2, id, id, "State", "Organization", "Place")
		}
		typ := thingTypes[strings.SplitN(x.cells[0], ":", 2)[0]]
		l.add(x, Known{ID: x.cells[0], Type: typ, Kind: x.cells[1], Parties: split(x.cells[2]), English: x.cells[3]})
	}
}

func (l *worldLoader) persons() {
	for _, x := range l.rows("persons", "id", "qid", "gender", "positions") {
		k := Known{ID: x.cells[0], Type: "Person", QID: x.cells[1], Gender: x.cells[2]}
		switch k.Gender {
		case "", "m", "f":
		default:
			l.fail(x.at(2, ""), "a gender is m, f or empty, not %q", k.Gender)
		}
		for _, s := range split(x.cells[3]) {
			t, ok := parseTenure(s)
			if !ok {
				l.fail(x.at(3, s), "position %q is not \"office@body from..to\"", s)
				continue
			}
			for _, date := range []string{t.From, t.To} {
				if date != "" && !dateForm.MatchString(date) {
					l.fail(x.at(3, s), "%q is no date: write YYYY, YYYY-MM or YYYY-MM-DD", date)
				}
			}
			if !l.knows(t.Office) {
				l.fail(x.at(3, s), "office %q is not in world/offices.tsv", t.Office)
			}
			l.refer(x, 3, s, t.Of, "State", "Organization", "Place")
			k.Offices = append(k.Offices, t)
		}
		l.add(x, k)
	}
}

// knows reports whether an office is in the table of offices, by itself or
// before what it is concerned with: ambassador, of "ambassador to Iran".
func (w *World) knows(office string) bool {
	for name := office; ; {
		if _, ok := w.Offices[name]; ok {
			return true
		}
		i := max(strings.LastIndex(name, " to "), strings.LastIndex(name, " for "), strings.LastIndex(name, " of "),
			strings.LastIndex(name, " on "), strings.LastIndex(name, " in "))
		if i < 0 {
			return false
		}
		name = name[:i]
	}
}

var dateForm = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)

// parseTenure reads "foreign minister@state:KZ 2016-12..2018-12"; the time
// may be left out.
func parseTenure(s string) (Tenure, bool) {
	office, rest, ok := strings.Cut(s, "@")
	if !ok || strings.TrimSpace(office) == "" {
		return Tenure{}, false
	}
	body, span, timed := strings.Cut(strings.TrimSpace(rest), " ")
	t := Tenure{Office: strings.TrimSpace(office), Of: body}
	if timed {
		from, to, ok := strings.Cut(span, "..")
		if !ok {
			from, to = span, span
		}
		t.From, t.To = strings.TrimSpace(from), strings.TrimSpace(to)
	}
	return t, true
}

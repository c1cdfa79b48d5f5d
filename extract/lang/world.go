package lang

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// thingTypes is the entity type of each kind of id in things.tsv.
var thingTypes = map[string]string{"agreement": "Agreement", "event": "Event", "resolution": "Resolution"}

// LoadWorld reads the tables that do not depend on language.
func LoadWorld(fsys fs.FS) (*World, error) {
	r := &reader{fsys: fsys, sum: sha256.New()}
	w := &World{Entities: map[string]Known{}, Offices: map[string]OfficeFacts{}, seats: map[string]string{}, holders: map[string][]string{}}
	add := func(row row, k Known) {
		if _, dup := w.Entities[k.ID]; dup {
			row.fail(r, "%s is there twice", k.ID)
		}
		w.Entities[k.ID] = k
	}
	for _, x := range r.table("world/states.tsv", "id", "qid", "capital") {
		k := Known{ID: x.cells[0], Type: "State", QID: x.cells[1], Capital: x.cells[2]}
		if r, err := language.ParseRegion(strings.TrimPrefix(k.ID, "state:")); err == nil {
			k.English = display.English.Regions().Name(r)
		}
		if k.Capital != "" {
			w.seats[k.Capital] = k.ID
		}
		add(x, k)
	}
	for _, x := range r.table("world/places.tsv", "id", "kind", "state") {
		add(x, Known{ID: x.cells[0], Type: "Place", Kind: x.cells[1], Of: x.cells[2]})
	}
	for _, x := range r.table("world/organizations.tsv", "id", "kind", "of", "en") {
		add(x, Known{ID: x.cells[0], Type: "Organization", Kind: x.cells[1], Of: x.cells[2], English: x.cells[3]})
	}
	for _, x := range r.table("world/things.tsv", "id", "kind", "of", "en") {
		typ, ok := thingTypes[strings.SplitN(x.cells[0], ":", 2)[0]]
		if !ok {
			x.fail(r, "%q is no agreement:, event: or resolution:", x.cells[0])
		}
		add(x, Known{ID: x.cells[0], Type: typ, Kind: x.cells[1], Parties: split(x.cells[2]), English: x.cells[3]})
	}
	for _, x := range r.table("world/persons.tsv", "id", "qid", "gender", "positions") {
		k := Known{ID: x.cells[0], Type: "Person", QID: x.cells[1], Gender: x.cells[2]}
		for _, s := range split(x.cells[3]) {
			t, ok := parseTenure(s)
			if !ok {
				x.fail(r, "position %q is not \"office@body from..to\"", s)
				continue
			}
			k.Offices = append(k.Offices, t)
		}
		add(x, k)
	}
	for _, x := range r.table("world/offices.tsv", "office", "of", "seats") {
		w.Offices[x.cells[0]] = OfficeFacts{Of: x.cells[1], Single: x.cells[2] == "one", Identifies: x.cells[2] != "many"}
		switch x.cells[2] {
		case "one", "few", "many":
		default:
			x.fail(r, "seats are one, few or many, not %q", x.cells[2])
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.Entities)) {
		for _, t := range w.Entities[id].Offices {
			k := t.Office + "@" + t.Of
			w.holders[k] = append(w.holders[k], id)
		}
	}
	if len(r.problems) > 0 {
		return nil, fmt.Errorf("%w world:\n%w", ErrInvalid, errors.Join(r.problems...))
	}
	return w, nil
}

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

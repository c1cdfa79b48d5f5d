package export

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// coordinates has places and states with latitude and longitude.
//
//go:embed coordinates.tsv
var coordinates string

// A point is where something lies: longitude and latitude as GeoJSON writes
// them.
type point struct{ longitude, latitude string }

func points() (map[string]point, error) {
	known := map[string]point{}
	for line := range strings.Lines(coordinates) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("coordinates.tsv: %q has %d cells, want 3", line, len(cells))
		}
		known[cells[0]] = point{cells[2], cells[1]}
	}
	return known, nil
}

// writeGeoJSON writes a feature for each assertion of something that happened
// at a known place, or toward a place or state by a visit.
func writeGeoJSON(s *set, w *writer) error {
	known, err := points()
	if err != nil {
		return err
	}
	w.put(`{"type":"FeatureCollection","features":[`)
	before := "\n"
	for st, err := range s.statements() {
		if err != nil {
			return err
		}
		if st.Status != graph.Asserted {
			continue
		}
		at := st.Place
		if t, ok := s.ontology.TypeOf(st.Object); at == "" && ok && t.Name == "Place" || st.Relation == "visited" {
			at = st.Object
		}
		p, ok := known[at]
		if !ok {
			continue
		}
		w.put(before, `{"type":"Feature","id":`)
		w.json(st.XID)
		w.put(`,"geometry":{"type":"Point","coordinates":[`, p.longitude, ",", p.latitude, `]},"properties":{"relation":`)
		w.json(st.Relation)
		w.member("subject", text, st.Subject)
		w.member("object", text, st.Object)
		w.member("place", text, at)
		w.member("date", text, string(st.Date))
		w.member("reported", text, string(st.source.Published))
		w.member("confidence", decimal, number(st.Confidence))
		w.member("quote", text, st.quote())
		w.member("title", text, st.source.Title)
		w.member("outlet", text, st.source.Outlet)
		w.member("url", text, st.source.URL)
		w.member("lang", text, st.source.Lang)
		w.put("}}")
		before = ",\n"
	}
	w.put("\n]}\n")
	return nil
}

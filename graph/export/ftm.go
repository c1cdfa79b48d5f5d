package export

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// writeFtM writes entities of FollowTheMoney, one JSON object in a line. The
// ontology says which schema an entity type or relation is of. A meeting or a
// signing is an Event for each date at which it happened; entities that come in
// several pieces have one id and are merged by the tools of FollowTheMoney.
func writeFtM(s *set, w *writer) error {
	for e, err := range s.entities() {
		if err != nil {
			return err
		}
		t, _ := s.ontology.Entity(e.Type)
		p := ftm{w: w}
		p.begin(e.XID, t.FtM)
		names := make([]string, 0, len(e.Names))
		for _, lang := range s.langs {
			if n := e.Names[lang]; n != "" && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
		switch t.FtM {
		case "Address":
			p.set("full", append(names, e.Aliases...)...)
		default:
			if len(names) == 0 {
				names = []string{s.label(e)}
			}
			p.set("name", names...)
			p.set("alias", e.Aliases...)
			p.set("country", country(e.XID))
		}
		p.end()
	}
	for e, err := range s.edges() {
		if err != nil {
			return err
		}
		s.ftmEdge(w, e)
	}
	return w.err
}

// country returns the code that FollowTheMoney has for a state, or "".
func country(xid string) string {
	state, ok := strings.CutPrefix(xid, "state:")
	if !ok {
		return ""
	}
	return strings.ToLower(state)
}

func (s *set) ftmEdge(w *writer, e *edge) {
	p := ftm{w: w}
	object, _ := s.ontology.TypeOf(e.Object)
	switch e.relation.FtM {
	case "Event":
		if object.FtM == "Event" { // attended: a piece of the event itself
			p.begin(e.Object, "Event")
			p.set("involved", e.Subject)
			p.common(e)
			p.end()
			return
		}
		for _, at := range e.dates() {
			p.begin(e.id()+"--"+string(at), "Event")
			p.set("name", e.relation.Labels.In("en"))
			involved := []string{e.Subject}
			switch object.FtM {
			case "Person", "Organization", "PublicBody":
				p.set("involved", append(involved, e.Object)...)
			default:
				p.set("involved", involved...)
				p.set("description", e.relation.Labels.In("en")+" "+e.Object)
			}
			p.set("date", string(at))
			p.set("location", e.places...)
			p.common(e)
			p.end()
		}
	case "Occupancy":
		for _, role := range e.roles {
			post := "position:" + strings.ReplaceAll(role, " ", "-") + "--" + e.Object
			p.begin(post, "Position")
			p.set("name", role)
			if c := country(e.Object); c != "" {
				p.set("country", c)
			} else {
				p.set("organization", e.Object)
			}
			p.end()
			p.begin(e.id()+"--"+strings.ReplaceAll(role, " ", "-"), "Occupancy")
			p.set("holder", e.Subject)
			p.set("post", post)
			p.common(e)
			p.end()
		}
	case "Membership":
		p.begin(e.id(), "Membership")
		p.set("member", e.Subject)
		p.set("organization", e.Object)
		p.common(e)
		p.end()
	default:
		p.begin(e.id(), "UnknownLink")
		p.set("subject", e.Subject)
		p.set("object", e.Object)
		p.set("role", e.relation.Labels.In("en"))
		var dates []string
		for _, at := range e.dates() {
			dates = append(dates, string(at))
		}
		p.set("date", dates...)
		p.common(e)
		p.end()
	}
}

// dates returns the dates of the edge as precise as they are known, or one that
// is empty.
func (e *edge) dates() []graph.Date {
	var list []graph.Date
	for _, t := range e.times {
		d := graph.Date(t.first)
		switch {
		case t.first == t.last:
		case t.first[:7] == t.last[:7]:
			d = d[:7]
		default:
			d = d[:4]
		}
		list = append(list, d)
	}
	if len(list) == 0 {
		return []graph.Date{""}
	}
	return list
}

// An ftm writes one entity: its properties each have a list of values.
type ftm struct {
	w    *writer
	some bool
}

func (p *ftm) begin(id, schema string) {
	p.some = false
	p.w.put(`{"id":`)
	p.w.json(id)
	p.w.member("schema", text, schema)
	p.w.put(`,"properties":{`)
}

func (p *ftm) set(name string, values ...string) {
	values = slices.DeleteFunc(values, func(v string) bool { return v == "" })
	if len(values) == 0 {
		return
	}
	if p.some {
		p.w.put(",")
	}
	p.some = true
	p.w.json(name)
	p.w.put(":[")
	for i, v := range values {
		if i > 0 {
			p.w.put(",")
		}
		p.w.json(v)
	}
	p.w.put("]")
}

// common sets what all that comes from a document has.
func (p *ftm) common(e *edge) {
	p.set("summary", e.quote)
	p.set("sourceUrl", e.source.URL)
}

func (p *ftm) end() { p.w.put("}}\n") }

package known

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
)

// A proxy is an entity of FollowTheMoney: https://followthemoney.tech.
type proxy struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`

	line int
	raw  string
}

func (p proxy) one(property string) string {
	if v := p.Properties[property]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// bodies are the schemas of FollowTheMoney that are states or organisations,
// and links those by which a person has an office in one: the properties of
// the person and of the body.
var (
	bodies = []string{"Organization", "PublicBody", "Company", "LegalEntity"}
	links  = map[string][2]string{
		"Membership":   {"member", "organization"},
		"Directorship": {"director", "organization"},
		"Employment":   {"employee", "employer"},
	}
)

// readFtM reads entities of FollowTheMoney. Schemas that say nothing of who
// somebody is are left out.
func (b *builder) readFtM(data []byte) {
	var offices []proxy
	posts := map[string]proxy{}
	n := 0
	for raw := range bytes.Lines(data) {
		n++
		raw = bytes.TrimSpace(raw)
		if len(raw) == 0 {
			continue
		}
		p := proxy{line: n, raw: string(raw)}
		if err := json.Unmarshal(raw, &p); err != nil {
			b.fault(n, "it is no entity of FollowTheMoney: %w", err)
			continue
		}
		if p.ID == "" || p.Schema == "" {
			b.fault(n, "it has no id or no schema")
			continue
		}
		switch {
		case p.Schema == "Position":
			posts[p.ID] = p
		case p.Schema == "Occupancy" || links[p.Schema][0] != "":
			offices = append(offices, p)
		case p.Schema == "Person" || slices.Contains(bodies, p.Schema):
			b.proxy(p)
		default:
			if t, ok := b.Ontology.TypeOf(p.ID); ok && t.FtM == p.Schema { // of an export of ours
				b.proxy(p)
			}
		}
	}
	for _, p := range offices {
		b.link(p, posts)
	}
}

// proxy reads a person or a body.
func (b *builder) proxy(p proxy) {
	e := b.entry(p.line, p.ID, b.typeOfProxy(p))
	if e == nil {
		return
	}
	begin, end := e.say(p.raw)
	for _, property := range [...]string{"name", "alias", "previousName"} {
		for _, n := range p.Properties[property] {
			e.call("", n)
		}
	}
	for _, q := range p.Properties["wikidataId"] {
		if item.MatchString(q) {
			e.wikidata = append(e.wikidata, q)
		} else {
			b.fault(p.line, "%q is no id of Wikidata", q)
		}
	}
	for _, property := range [...]string{"nationality", "country", "citizenship"} {
		for _, c := range p.Properties[property] {
			if state, ok := b.World.Entity(c); ok && state.Type == "State" {
				e.countries = append(e.countries, state.XID)
			}
		}
	}
	for _, words := range p.Properties["position"] {
		e.offices = append(e.offices, office{words: words, line: p.line, loose: true, begin: begin, end: end})
	}
}

// typeOfProxy returns what a schema is among our types. States are bodies there.
func (b *builder) typeOfProxy(p proxy) string {
	if t, ok := b.Ontology.TypeOf(p.ID); ok && t.FtM == p.Schema {
		return t.Name
	}
	if p.Schema == "Person" {
		return "Person"
	}
	for _, n := range p.Properties["name"] {
		if e, ok := b.World.Entity(n); ok && e.Type == "State" {
			return "State"
		}
	}
	return "Organization"
}

// link reads that a person has an office.
func (b *builder) link(p proxy, posts map[string]proxy) {
	holder, words, of := p.one("holder"), "", ""
	if ends, ok := links[p.Schema]; ok {
		holder, words = p.one(ends[0]), p.one("role")
		of = p.one(ends[1])
		if words == "" {
			return // a member, no more
		}
	} else {
		post, ok := posts[p.one("post")]
		if !ok {
			b.fault(p.line, "there is no Position %q", p.one("post"))
			return
		}
		words = post.one("name")
		of = cmp.Or(post.one("organization"), post.one("country"))
	}
	e, ok := b.entries[holder]
	if !ok || e.typ != "Person" {
		b.fault(p.line, "there is no Person %q", holder)
		return
	}
	from, to, err := span(cmp.Or(p.one("startDate"), p.one("date")), p.one("endDate"))
	if err != nil {
		b.fault(p.line, "%w", err)
		return
	}
	begin, end := e.say(p.raw)
	e.offices = append(e.offices, office{words: words, of: of, from: from, to: to, line: p.line, begin: begin, end: end})
}

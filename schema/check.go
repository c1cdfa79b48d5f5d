package schema

import (
	"slices"
)

// ploverModes are the event types of PLOVER and the modes that each can have.
// https://github.com/openeventdata/PLOVER
var ploverModes = map[string][]string{
	"AGREE":     nil,
	"CONSULT":   {"visit", "third-party", "multilateral", "phone"},
	"SUPPORT":   nil,
	"CONCEDE":   nil,
	"COOPERATE": nil,
	"AID":       nil,
	"RETREAT":   {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"},
	"REQUEST":   {"assist", "change", "yield", "meet"},
	"ACCUSE":    {"disapprove", "investigate", "allege"},
	"REJECT":    {"assist", "change", "yield", "meet"},
	"THREATEN":  {"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"},
	"PROTEST":   {"demo", "riot", "strike", "hunger", "boycott", "obstruct"},
	"SANCTION":  {"convict", "expel", "withdraw", "discontinue"},
	"MOBILIZE":  {"troops", "weapons", "police", "militia"},
	"COERCE": {"seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport",
		"withhold", "misinformation", "cyber"},
	"ASSAULT": {"abduct", "beat", "torture", "execute", "sexual", "assassinate", "destroy", "primitive",
		"firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control",
		"cleansing", "massacre", "unconventional"},
}

// check looks at what no single file shows.
func (l *loader) check() {
	o := &l.ontology
	prefixes := map[string]string{}
	for i, e := range o.Entities {
		m := l.at[ref{e.Name, "", ""}]
		if i > 0 && o.Entities[i-1].Name == e.Name {
			l.fault(m, "entity type %s is given twice", e.Name)
		}
		if slices.Contains(recordTypes, e.Name) {
			l.fault(m, "the name %s is taken by the graph's own records", e.Name)
		}
		if slices.Contains(recordPrefixes, e.Prefix) {
			l.fault(m, "the prefix %s is taken by the graph's own records", e.Prefix)
		}
		if other, dup := prefixes[e.Prefix]; dup {
			l.fault(m, "the prefix %s is that of %s too", e.Prefix, other)
		}
		prefixes[e.Prefix] = e.Name
	}
	inverses := map[string]string{}
	for i, r := range o.Relations {
		m := l.at[ref{r.Name, "", ""}]
		if i > 0 && o.Relations[i-1].Name == r.Name {
			l.fault(m, "relation type %s is given twice", r.Name)
		}
		if slices.ContainsFunc(recordPredicates, func(p Predicate) bool { return p.Name == r.Name }) {
			l.fault(m, "the name %s is taken by the graph's own records", r.Name)
		}
		l.checkEnds(r, "domain", r.Domain)
		l.checkEnds(r, "range", r.Range)
		if _, ok := o.Category(r.Category); !ok {
			l.fault(l.at[ref{r.Name, "category", r.Category}], "no category %q in %s", r.Category, categoriesFile)
		}
		l.checkInverse(m, r, inverses)
		if r.PLOVER.Type != "" {
			modes, ok := ploverModes[r.PLOVER.Type]
			if !ok {
				l.fault(m, "PLOVER has no event type %s", r.PLOVER.Type)
			} else if r.PLOVER.Mode != "" && !slices.Contains(modes, r.PLOVER.Mode) {
				l.fault(m, "PLOVER has no mode %q of %s", r.PLOVER.Mode, r.PLOVER.Type)
			}
		}
		for _, name := range r.Contradicts {
			m := l.at[ref{r.Name, "contradicts", name}]
			if other, ok := o.Relation(name); !ok {
				l.fault(m, "no relation type %q", name)
			} else if !slices.Contains(other.Contradicts, r.Name) {
				l.fault(m, "%s contradicts %s, but %s does not say so in turn", r.Name, name, name)
			}
		}
	}
}

func (l *loader) checkEnds(r Relation, field string, types []string) {
	for i, name := range types {
		m := l.at[ref{r.Name, field, name}]
		if _, ok := l.ontology.Entity(name); !ok {
			l.fault(m, "no entity type %q", name)
		}
		if slices.Contains(types[:i], name) {
			l.fault(m, "entity type %s is given twice", name)
		}
	}
}

func (l *loader) checkInverse(m mark, r Relation, inverses map[string]string) {
	if r.Symmetric {
		if r.Inverse.Name != "" {
			l.fault(m, "a symmetric relation reads the same both ways and has no inverse")
		}
		domain, rng := slices.Sorted(slices.Values(r.Domain)), slices.Sorted(slices.Values(r.Range))
		if !slices.Equal(domain, rng) {
			l.fault(m, "a symmetric relation needs the same domain and range")
		}
		return
	}
	if r.Inverse.Name == "" {
		l.fault(m, "the inverse reading is missing (only a symmetric relation has none)")
		return
	}
	if other, dup := inverses[r.Inverse.Name]; dup {
		l.fault(m, "the inverse name %s is that of %s too", r.Inverse.Name, other)
	}
	if _, ok := l.ontology.Relation(r.Inverse.Name); ok {
		l.fault(m, "the inverse name %s is that of a relation", r.Inverse.Name)
	}
	inverses[r.Inverse.Name] = r.Name
}

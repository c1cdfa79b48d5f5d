package relation

import (
	"slices"
)

// This file tells whom somebody met, in a language whose verbs come last, beside the
// one that a preposition governs.

// someMet adds those whom a clause names of many whom somebody met: "با مقامات قطر، از
// جمله | نخست وزیر".
func (f *finder) someMet(p *parse, o occurrence, subject, object filler) filler {
	i, ok := p.argAt[object.First]
	if !ok || p.args[i].marker == "" || object.Last > o.Begin {
		return object
	}
	for _, a := range p.args[i+1:] {
		if a.Last > o.Begin {
			break
		}
		if p.clauseAt(a.First) != o.clause || a.marker != p.args[i].marker || !p.wordEnds(a.from, "including") {
			continue
		}
		for _, e := range a.entities {
			if p.d.Entities[e].Type == "Person" && !slices.Contains(object.entities, e) && !slices.ContainsFunc(subject.entities, func(s int) bool { return s == e || f.compatriots(s, e) }) {
				object.entities = append(slices.Clone(object.entities), e)
				object.Last = a.Last
			}
		}
	}
	return object
}

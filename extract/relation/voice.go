package relation

import (
	"slices"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/schema"
)

// voiced adds whoever speaks for the subject: in "he expressed his country's
// support" the speaker supports too.
func (f *finder) voiced(p *parse, o occurrence, subject filler, rel schema.Relation) filler {
	voice := p.clauses[o.clause].subject
	if c := p.clauses[o.clause]; c.reported {
		voice = append(append([]int(nil), voice...), c.speaker...)
	}
	if voice == nil {
		voice = p.clauses[o.clause].dropped
	}
	if voice == nil {
		voice = f.ctx.speaker
	}
	if c := p.clauses[o.clause]; p.d.Pack.Order == lang.SOV && (c.that || c.quoted) {
		voice = append(append([]int(nil), voice...), c.speaker...)
		if c.parent >= 0 && !c.rel && p.saying(p.clauses[c.parent].verb) {
			voice = append(voice, p.clauses[c.parent].subject...) // "وزیر گفت که قطر این را رد می‌کند"
		}
	}
	for _, e := range voice {
		if f.d.Entities[e].Type == "Person" && slices.Contains(rel.Domain, "Person") &&
			!slices.Contains(subject.entities, e) && f.speaksFor(e, subject.entities) {
			subject.entities = append(append([]int(nil), subject.entities...), e)
		}
	}
	return subject
}

// spokenFor adds the state for which a person says "we": "ما به این توافق
// پایبندیم".
func (f *finder) spokenFor(p *parse, o occurrence, subject filler, rel schema.Relation) filler {
	speaker := f.ctx.speaker
	if p.d.Pack.Order == lang.SOV {
		speaker = p.clauses[o.clause].speaker
	}
	if len(subject.entities) != 1 || !slices.Equal(subject.entities, speaker) || !p.saysWe(o) ||
		!slices.Contains(rel.Domain, "State") {
		return subject
	}
	if state := p.serves(subject.entities[0]); state >= 0 && f.speaksFor(subject.entities[0], []int{state}) {
		subject.entities = append(append([]int(nil), subject.entities...), state)
	}
	return subject
}

// speaksFor reports whether a person holds an office of one of the entities,
// or of a body of one of those states; of whom the document gives no office, whether
// he is known to have held one at its time.
func (f *finder) speaksFor(person int, entities []int) bool { return speaksFor(f.d, person, entities) }

func speaksFor(d *extract.Document, person int, entities []int) bool {
	for _, h := range d.Entities[person].Offices {
		if h.Of < 0 {
			continue
		}
		of := d.Entities[h.Of]
		for _, e := range entities {
			if e == h.Of || d.Entities[e].Key != "" && d.Pack.World.Entities[of.Key].Of == d.Entities[e].Key {
				return true
			}
		}
	}
	return len(d.Entities[person].Offices) == 0 &&
		slices.ContainsFunc(d.Pack.World.Entities[d.Entities[person].Key].Offices, func(t lang.Tenure) bool {
			return t.Covers(string(d.Published)) &&
				slices.ContainsFunc(entities, func(e int) bool { return d.Entities[e].Key == t.Of })
		})
}

// speaker returns the entity that a quoted or reported statement is
// attributed to, unless it is the subject itself.
func (f *finder) speaker(p *parse, o occurrence, subject int) int {
	c := p.clauses[o.clause]
	if p.mid != nil {
		if s := p.mid.speakerOf(o.clause, &f.ctx); len(s) == 1 && s[0] != subject {
			return s[0]
		}
		return -1
	}
	if p.d.Pack.Order == lang.VSO {
		if c.reported && len(c.speaker) == 1 && c.speaker[0] != subject {
			return c.speaker[0]
		}
		return -1
	}
	for !c.that && !c.quoted && c.parent >= 0 {
		c = p.clauses[c.parent]
	}
	for c.parent >= 0 && len(c.speaker) == 1 && c.speaker[0] == subject {
		c = p.clauses[c.parent] // what he says is told by another: "گفت که قطر عمان را تهدید کرد"
	}
	if (c.that || c.quoted || c.reported) && len(c.speaker) == 1 {
		return c.speaker[0]
	}
	return -1
}

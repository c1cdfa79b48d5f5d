package mention

import (
	"cmp"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file takes bare surnames that may be other words too: "أكد عباس", "روحانی با پوتین
// دیدار کرد" (a cleric, boots).

// incumbents takes the bare surnames of those who head a state that the document names, or its
// capital, or its government. In an Arabic document with a date that is enough; elsewhere the surname must also
// stand where only people do, and a minister's where somebody in person acts.
func (f *finder) incumbents() {
	d := f.d
	if d.Pack == nil || d.Pack.Order == lang.SVO {
		return
	}
	states, known, words := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, m := range d.Mentions {
		switch {
		case m.Type == "State":
			states[m.Key] = true
		case m.Type == "Place":
			states[d.Pack.CapitalOf(m.Key)] = true
		case m.Type == "Person" && m.Key != "":
			known[m.Key] = true
		case m.Type == "Person" && m.Form == extract.Name:
			for t := m.Tokens.First; t < m.Tokens.Last; t++ {
				words[d.Folded[t]] = true // somebody else's
			}
		}
	}
	for _, s := range d.Sentences {
		if s.Boilerplate {
			continue
		}
		f.s = s
		for i := s.First; i < s.Last; i++ {
			if f.taken[i] >= 0 || words[d.Folded[i]] {
				continue
			}
			var fits []lang.Match
			for _, m := range d.With(i, lang.Person) {
				if m.Entry.Class == lang.Person && m.Entry.Weak && !known[m.Entry.Value] && m.End == i+1 &&
					m.First.Suffix == "" && !f.alone(i) && f.incumbent(i, m.Entry.Value, states) {
					fits = append(fits, m)
				}
			}
			if len(fits) > 0 &&
				!slices.ContainsFunc(fits, func(m lang.Match) bool { return m.Entry.Value != fits[0].Entry.Value }) {
				f.add(extract.Mention{Span: f.spanOf(fits[0]), Tokens: extract.Range{First: i, Last: i + 1},
					Form: extract.Name, Type: "Person", Key: fits[0].Entry.Value, Rule: "incumbent"})
			}
		}
	}
}

// incumbent reports whether token i may be the surname of a person who heads one of the states or
// its government, or holds one of its high offices, when the document is written or, if nobody
// knows when that is, at any time.
func (f *finder) incumbent(i int, person string, states map[string]bool) bool {
	dated := f.d.Published != ""
	world := f.d.Pack.World
	return slices.ContainsFunc(world.Entities[person].Offices, func(t lang.Tenure) bool {
		if !states[cmp.Or(world.Entities[t.Of].Of, t.Of)] || dated && !f.then(t) {
			return false
		}
		switch t.Office {
		case "head of state", "head of government", "supreme leader":
			return dated && f.d.Pack.Order == lang.VSO || f.inPerson(i) || f.speaks(i)
		case "foreign minister":
			return f.inPerson(i) || dated && f.speaks(i)
		}
		return world.Office(t.Office).Single && f.inPerson(i)
	})
}

// then reports whether a tenure with a known beginning holds when the document is written.
func (f *finder) then(t lang.Tenure) bool {
	date := string(f.d.Published)
	like := func(t string) string { return date[:min(len(date), len(t))] }
	return t.From != "" && like(t.From) >= t.From && (t.To == "" || like(t.To) <= t.To)
}

// inPerson reports whether token i stands where only somebody in person does: beside another,
// on a journey, at a meeting or on the telephone.
func (f *finder) inPerson(i int) bool {
	if f.anyone(i) {
		return false
	}
	if f.beside(i) {
		return true
	}
	if f.d.Pack.Order == lang.VSO {
		return f.doneBefore(i, true) || f.after(i, "مع") && f.near(i, f.tellsOfTalks)
	}
	if f.coming(i) || f.after(i, "با") && f.near(i, f.tellsOfTalks) {
		return true
	}
	if !f.clauseStart(i) || i+1 >= f.s.Last {
		return false
	}
	if slices.ContainsFunc(f.d.With(i+1, lang.Trigger), f.tellsOfComing) {
		return true // "روحانی | وارد آنکارا شد"
	}
	prep, ok := f.word(i+1, "prep")
	// "روحانی | از ترکیه قدردانی کرد"
	return ok &&
		(f.near(i, f.tellsOfComing) || prep.End < f.s.Last && f.taken[prep.End] >= 0 && f.near(i, f.tellsOfDeed))
}

// speaks reports whether token i stands where somebody does who says or does something: behind
// an Arabic verb, before a Persian one at the beginning of a clause.
func (f *finder) speaks(i int) bool {
	if f.d.Pack.Order == lang.VSO {
		return f.doneBefore(i, false)
	}
	_, must := f.word(i+1, "must") // a cleric, too, has to do things
	return !f.anyone(i) && !must && f.verbStarts(i+1) && f.clauseStart(i)
}

// anyone reports whether a word before token i makes it a common noun: "این روحانی", this cleric.
func (f *finder) anyone(i int) bool {
	return f.wordBefore(i, "demonstrative") || f.after(i, "يك")
}

// after reports whether token i follows a word.
func (f *finder) after(i int, word string) bool {
	return i > f.s.First && f.d.Folded[i-1] == word
}

// beside reports whether "and" joins token i to a person who is named: "بوش و شارون".
func (f *finder) beside(i int) bool {
	person := func(t int) bool {
		return t >= f.s.First && t < f.s.Last && f.taken[t] >= 0 &&
			f.d.Mentions[f.taken[t]].Type == "Person" && f.d.Mentions[f.taken[t]].Form == extract.Name
	}
	if f.d.Pack.Order == lang.VSO {
		return person(i+1) && strings.HasPrefix(f.d.Folded[i+1], "و") ||
			person(i-1) && strings.HasPrefix(f.d.Folded[i], "و") && f.joined(i)
	}
	return person(i+2) && f.d.Folded[i+1] == "و" || person(i-2) && f.after(i, "و")
}

// doneBefore reports whether a finite Arabic verb stands right before token i, whose subject is
// behind it: "قال | بلير"; in person, one that tells of a journey or meeting: "وصل | بلير".
func (f *finder) doneBefore(i int, inPerson bool) bool {
	return i > f.s.First && f.d.Tokens[i-1].Kind == lang.WordKind &&
		slices.ContainsFunc(f.d.Matches[i-1], func(m lang.Match) bool {
			if m.End != i || m.Last.Suffix != "" {
				return false
			}
			if inPerson {
				return m.Entry.Value == "verb" && f.tellsOfComing(m)
			}
			return f.acting(m)
		})
}

// near reports whether a match of some kind stands near token i, with no mark between: "برای
// دیدار با | روحانی", "اجتمع أمس مع | بوش".
func (f *finder) near(i int, kind func(lang.Match) bool) bool {
	const far = 8 // words
	for _, step := range [...]int{-1, 1} {
		for t := i + step; t >= f.s.First && t < f.s.Last && t-i <= far && i-t <= far &&
			f.d.Tokens[t].Kind != lang.PunctKind; t += step {
			if slices.ContainsFunc(f.d.With(t, lang.Trigger), kind) {
				return true
			}
		}
	}
	return false
}

// tellsOfComing reports whether a match calls up, by itself, a frame of what somebody in person
// does.
func (f *finder) tellsOfComing(m lang.Match) bool {
	return f.tellsOfDeed(m) && slices.Contains(comings, f.d.Pack.Frames[m.Entry.Index].Relation)
}

// tellsOfTalks reports whether a match calls up, by itself, a frame of a meeting or call.
func (f *finder) tellsOfTalks(m lang.Match) bool {
	return f.tellsOfComing(m) && f.d.Pack.Frames[m.Entry.Index].Relation != "visited"
}

// tellsOfDeed reports whether a match calls up, by itself, a frame of what has been done.
func (f *finder) tellsOfDeed(m lang.Match) bool {
	if m.Entry.Class != lang.Trigger || m.Entry.Tense == lang.Subjunctive {
		return false
	}
	frame := f.d.Pack.Frames[m.Entry.Index]
	return len(frame.Requires) == 0 && !frame.Setting
}

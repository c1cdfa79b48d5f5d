package mention

import "github.com/diplograph/diplograph/extract/lang"

// outweighs reports whether a name that a state shares with the capital of
// another one means the capital: عمان is Oman and is Amman. It means whichever
// state the rest of the document speaks of more; where it speaks of neither,
// the city if something is said to be in it.
func (f *finder) outweighs(capital, state lang.Match) bool {
	other := f.d.Pack.CapitalOf(capital.Entry.Value)
	if other == "" || other == state.Entry.Value {
		return false
	}
	a, b := f.spokenOf(other), f.spokenOf(state.Entry.Value)
	return a > b || a == b && f.wordBefore(state.Begin, "prep")
}

// spokenOf counts the places where the document speaks of a state in words
// that mean no other: by name and adjective, its bodies, towns and officials.
func (f *finder) spokenOf(state string) int {
	if f.weight == nil {
		f.weight = map[string]int{}
		for i := range f.d.Matches {
			for id := range f.statesAt(i) {
				f.weight[id]++
			}
		}
	}
	return f.weight[state]
}

// statesAt returns the states that the longest names at token i belong to, none
// if they mean two.
func (f *finder) statesAt(i int) map[string]bool {
	out := map[string]bool{}
	end := 0
	for _, m := range f.d.Matches[i] { // longest first
		if m.End < end {
			break
		}
		if m.Entry.Weak || m.Last.Suffix != "" && m.Entry.Class != lang.Demonym {
			continue
		}
		known := f.d.Pack.World.Entities[m.Entry.Value]
		n := len(out)
		switch m.Entry.Class {
		case lang.State, lang.Demonym:
			out[m.Entry.Value] = true
		case lang.Place, lang.Organization:
			if known.Of != "" {
				out[known.Of] = true
			}
		case lang.Person:
			for _, t := range known.Offices {
				out[t.Of] = true
			}
		}
		if len(out) > n {
			end = m.End
		}
	}
	if len(out) > 1 && end == i+1 {
		return nil
	}
	return out
}

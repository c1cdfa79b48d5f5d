package coref

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds whom phrases for more than two mean, "the three ministers", and
// the two whom "they" does.

// counts gives how many a phrase stands for whose name begins so.
var counts = map[string]int{"three": 3, "four": 4, "five": 5}

// numbered returns the type and the entities of whom a phrase for a number of people
// or states means at mention i, and whether it is such a phrase: those whom the text
// before it lists, where their number agrees.
func (r *resolver) numbered(i int, what string) (typ string, who []int, ok bool) {
	number, kind, _ := strings.Cut(what, "-")
	n := counts[number]
	if n == 0 {
		return "", nil, false
	}
	if kind == "people" {
		return "Person", r.lastList(i, n, "Person"), true
	}
	if who = r.lastList(i, n, "State"); who == nil {
		for _, e := range r.lastList(i, n, "Person") {
			of := r.nationOf(e)
			if of < 0 || slices.Contains(who, of) {
				return "State", nil, true
			}
			who = append(who, of)
		}
	}
	return "State", who, true
}

// lastList returns the n entities of a type that the text before mention i lists last,
// "X, Y and Z", perhaps with their offices, or nil.
func (r *resolver) lastList(i, n int, typ string) []int {
	for j := i - 1; j >= max(0, i-memory); {
		if !r.ofList(j, typ) {
			j--
			continue
		}
		run, k := r.listBefore(j, typ)
		if len(run) == n {
			return run
		}
		j = min(j-1, k)
	}
	return nil
}

// listBefore returns the entities of the list of a type that mention j ends, in their
// order, and the mention before that list.
func (r *resolver) listBefore(j int, typ string) ([]int, int) {
	d := r.d
	run := []int{d.Mentions[j].Entity()}
	first := d.Mentions[j].Phrase.First
	k := j - 1
	for ; k >= 0; k-- {
		m := d.Mentions[k]
		if !r.ofList(k, typ) || slices.Contains(run, m.Entity()) {
			continue // within the phrase of one of them
		}
		if m.Phrase.First != first && !r.joins(m.Phrase.Last, first) {
			break
		}
		run, first = append(run, m.Entity()), m.Phrase.First
	}
	slices.Reverse(run)
	return run, k
}

// theseStates returns the three states or more that the text before mention i, "these
// countries", lists last; nil if it lists none a few sentences before, or speaks of
// others together since.
func (r *resolver) theseStates(i int) []int {
	const near = 3 // sentences
	d := r.d
	at := d.SentenceAt(d.Mentions[i].Tokens.First)
	for j := i - 1; j >= max(0, i-memory) && d.SentenceAt(d.Mentions[j].Tokens.First) >= at-near; j-- {
		m := d.Mentions[j]
		if w := d.Folded[m.Tokens.First]; m.Plural ||
			m.Type == "Organization" && (strings.HasSuffix(w, "ها") || strings.HasSuffix(w, "هاي")) {
			return nil // "کشورهای اروپایی"
		}
		if !r.ofList(j, "State") {
			continue
		}
		if run, _ := r.listBefore(j, "State"); len(run) > 2 {
			return run
		} else if len(run) == 2 {
			return nil // "these countries" may be them and others
		}
	}
	return nil
}

// ofList reports whether mention j may be one of a list of that type.
func (r *resolver) ofList(j int, typ string) bool {
	m := r.d.Mentions[j]
	return m.Type == typ && m.Entity() >= 0 && m.Form != extract.Pronoun && !m.Loose
}

// joins reports whether nothing but the marks and words of a list stands in tokens
// [from, to). In Arabic "and" is written on to the word at to.
func (r *resolver) joins(from, to int) bool {
	const long = 3 // ", and the"
	if from == to && r.d.Pack.Order == lang.VSO {
		return slices.ContainsFunc(r.d.Stems[to], func(s lang.Stem) bool { return s.Prefix == "و" })
	}
	if from >= to || to-from > long {
		return false
	}
	for t := from; t < to; t++ {
		link := slices.ContainsFunc(r.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Word && (m.Entry.Value == "conj" || m.Entry.Value == "state-word")
		})
		if w := r.d.Folded[t]; !link && w != "،" && w != "," {
			return false
		}
	}
	return true
}

// they returns the two whom a sentence that begins with "they", mention i, goes on to
// tell of: the only two people of the sentence before, if it tells of a meeting.
func (r *resolver) they(i int) []int {
	d := r.d
	s := d.SentenceAt(d.Mentions[i].Tokens.First) - 1
	if s < 0 || !r.meeting(s) {
		return nil
	}
	var two []int
	for j := r.mentionAt(d.Sentences[s].First); j < i; j++ {
		m := d.Mentions[j]
		if m.Type != "Person" || m.Entity() < 0 || m.Loose || slices.Contains(two, m.Entity()) {
			continue
		}
		if two = append(two, m.Entity()); len(two) > 2 {
			return nil
		}
	}
	if len(two) < 2 {
		return nil
	}
	return two
}

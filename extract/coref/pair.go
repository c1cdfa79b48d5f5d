package coref

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// lastTwo returns the two different people named last before mention i who
// hold an office that ends in these words, in order of naming.
func (r *resolver) lastTwo(i int, office string) []int {
	d := r.d
	var two []int
	for j := i - 1; j >= max(0, i-memory) && len(two) < 2; j-- {
		m := d.Mentions[j]
		e := m.Entity()
		if m.Type != "Person" || e < 0 || r.attends(j, i) || m.Form == extract.Pronoun || len(two) == 1 && two[0] == e {
			continue
		}
		if !slices.ContainsFunc(d.Entities[e].Offices, func(h extract.Held) bool {
			if office == "leader" {
				return h.Office == "head of state" || h.Office == "head of government" || h.Office == "supreme leader"
			}
			return (strings.HasSuffix(h.Office, office) ||
				office == "minister" && strings.HasPrefix(h.Office, "minister of ")) &&
				!strings.HasPrefix(h.Office, "spokesperson")
		}) {
			continue
		}
		two = append(two, e)
	}
	if len(two) < 2 {
		return nil
	}
	return []int{two[1], two[0]}
}

// twoSides returns the states of the two people named last if they are of
// two states and named nearby, else the two states that the text before has
// spoken of most.
func (r *resolver) twoSides(i int) []int {
	d := r.d
	s := d.SentenceAt(d.Mentions[i].Tokens.First)
	if two := r.metLast(i); two != nil {
		return two
	}
	if two := r.tiesWith(i, s); two != nil {
		return two
	}
	if p := r.lastTwo(i, ""); p != nil && !r.looksOn(i) && r.near(p[0], s, i) && r.near(p[1], s, i) {
		a, b := r.nationOf(p[0]), r.nationOf(p[1])
		if a >= 0 && b >= 0 && a != b {
			return []int{a, b}
		}
		if d.Pack.Order == lang.SOV &&
			slices.ContainsFunc(d.Mentions[r.mentionAt(d.Sentences[s].First):i], func(m extract.Mention) bool {
				return m.Type == "Person" && m.Form != extract.Pronoun && m.Entity() >= 0 &&
					!slices.Contains(p, m.Entity())
			}) {
			return nil // "در دیدار وزیر با کمال لوسانی، دو طرف": nobody named before
		}
		// Somebody who serves no state, but a body: the two people themselves.
		if (a < 0) != (b < 0) && !(d.Pack.Order == lang.SOV && (r.tells(p[0], s, i) != r.tells(p[1], s, i))) {
			return p
		}
	}
	if two := r.joinedSides(i, s); two != nil {
		return two
	}
	return r.topStates(i)
}

// joinedSides returns the only state and body, or two of either, that sentence s joins
// by "and" before mention i, where the verb comes first: "أحرز العراق والأمم المتحدة
// تقدما … اتفق الجانبان".
func (r *resolver) joinedSides(i, s int) []int {
	d := r.d
	if d.Pack.Order != lang.VSO {
		return nil
	}
	side := func(m extract.Mention) bool {
		return (m.Type == "State" || m.Type == "Organization") && m.Entity() >= 0 && m.Form == extract.Name
	}
	var two []int
	for j := i - 1; j > 0 && d.Mentions[j-1].Tokens.First >= d.Sentences[s].First; j-- {
		a, b := d.Mentions[j-1], d.Mentions[j]
		if !side(a) || !side(b) || a.Phrase.Last != b.Phrase.First || a.Entity() == b.Entity() ||
			!strings.HasPrefix(d.Folded[b.Phrase.First], "و") {
			continue
		}
		if two != nil {
			return nil // there are more
		}
		two = []int{a.Entity(), b.Entity()}
	}
	return two
}

// tiesWith returns the state of who speaks and the one whose ties with it sentence s
// has named before mention i, or nil: "وزیر قطر درباره روابط با عمان گفت: دو کشور".
func (r *resolver) tiesWith(i, s int) []int {
	d := r.d
	if d.Pack.Order != lang.SOV {
		return nil
	}
	for j := i - 1; j >= 0 && d.Mentions[j].Tokens.First >= d.Sentences[s].First+2; j-- {
		m := d.Mentions[j]
		if m.Type != "State" || m.Entity() < 0 || m.Form == extract.Pronoun ||
			d.Folded[m.Tokens.First-1] != "با" ||
			!slices.ContainsFunc(d.Matches[m.Tokens.First-2], func(x lang.Match) bool {
				return x.Entry.Class == lang.Word && x.Entry.Value == "mutual" && x.First.Suffix == ""
			}) {
			continue
		}
		own := r.nationOf(r.firstOf(s, j))
		if own < 0 {
			own = r.home
		}
		if own < 0 || own == m.Entity() {
			return nil
		}
		return []int{own, m.Entity()}
	}
	return nil
}

// looksOn reports whether the sentence says before mention i that those named last were
// there too where verbs come last, so that they are none of two sides: "در این دیدار که
// وزیر و سفیر نیز حضور داشتند، دو طرف".
func (r *resolver) looksOn(i int) bool {
	d := r.d
	if d.Pack.Order != lang.SOV {
		return false
	}
	from := d.Sentences[d.SentenceAt(d.Mentions[i].Tokens.First)].First
	present := false
	for t := d.Mentions[i].Tokens.First - 1; t >= from; t-- {
		present = present || slices.ContainsFunc(d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" &&
				d.Pack.Frames[m.Entry.Index].Relation == "attended"
		})
		if slices.ContainsFunc(d.Mentions[max(0, i-memory):i], func(m extract.Mention) bool {
			return m.Type == "Person" && m.Phrase.Last == t+1
		}) {
			return present
		}
	}
	return false
}

// tells reports whether entity e says in sentence s what mention i is part of: who
// tells of two sides, himself of a body, is none of them.
func (r *resolver) tells(e, s, i int) bool {
	d := r.d
	said := false
	for t := d.Mentions[i].Tokens.First - 1; t >= d.Sentences[s].First; t-- {
		for _, m := range d.Matches[t] {
			said = said || m.Entry.Class == lang.Verb && m.Entry.Value == "say"
		}
		if said && slices.ContainsFunc(d.Mentions[:i], func(m extract.Mention) bool {
			return m.Tokens.First == t && m.Entity() == e && m.Form != extract.Pronoun
		}) {
			return true
		}
	}
	return false
}

// metLast returns the states of the two people whom, where verbs come first, the
// last sentence before mention i names along with a word of meeting.
func (r *resolver) metLast(i int) []int {
	d := r.d
	if d.Pack.Order != lang.VSO {
		return nil
	}
	s, a := -1, -1
	for j := i - 1; j >= max(0, i-memory); j-- {
		m := d.Mentions[j]
		if m.Type != "Person" || m.Form == extract.Pronoun || m.Entity() < 0 {
			continue
		}
		e := r.nationOf(m.Entity())
		if e < 0 {
			continue
		}
		switch at := d.SentenceAt(m.Tokens.First); {
		case at != s:
			s, a = at, e
		case e != a && r.meeting(s):
			return []int{e, a}
		}
	}
	return nil
}

// meeting reports whether a sentence holds a word that calls up a meeting.
func (r *resolver) meeting(sentence int) bool {
	d := r.d
	s := d.Sentences[sentence]
	for t := s.First; t < s.Last; t++ {
		for _, m := range d.Matches[t] {
			if m.Entry.Class == lang.Trigger && d.Pack.Frames[m.Entry.Index].Relation == "met_with" {
				return true
			}
		}
	}
	return false
}

// topStates returns the two states spoken of most before mention i, by name,
// by adjective and through those who serve them, in order of naming; of equals
// the one named later.
func (r *resolver) topStates(i int) []int {
	d := r.d
	count, first := map[int]int{}, map[int]int{}
	var order []int // states, latest last
	for j := max(0, i-memory); j < i; j++ {
		m := d.Mentions[j]
		e := m.Entity()
		if e < 0 || m.Form == extract.Pronoun {
			continue
		}
		if m.Type == "Person" {
			e = r.nationOf(e)
		} else if m.Type != "State" {
			continue
		}
		if e < 0 {
			continue
		}
		if count[e]++; count[e] == 1 {
			first[e] = j
			order = append(order, e)
		}
	}
	if len(order) < 2 {
		return nil
	}
	if pair := r.topPair(i); pair != nil {
		return pair
	}
	slices.Reverse(order)
	slices.SortStableFunc(order, func(a, b int) int { return count[b] - count[a] })
	if d.Pack.Order == lang.SOV && len(order) > 2 && count[order[2]] == count[order[1]] &&
		d.Mentions[i].Rule == "anaphor/two-sides" {
		return nil // any of three
	}
	two := order[:2]
	if first[two[0]] > first[two[1]] {
		two[0], two[1] = two[1], two[0]
	}
	return two
}

// topPair returns the two states that the text before mention i names most
// often as "X and Y", where verbs come last, or nil.
func (r *resolver) topPair(i int) []int {
	d := r.d
	if d.Pack.Order != lang.SOV {
		return nil
	}
	var best [2]int
	count := map[[2]int]int{}
	for j := max(0, i-memory); j+1 < i; j++ {
		a, b := d.Mentions[j], d.Mentions[j+1]
		if a.Type != "State" || b.Type != "State" || a.Entity() < 0 || b.Entity() < 0 ||
			a.Entity() == b.Entity() || b.Tokens.First != a.Tokens.Last+1 ||
			d.Folded[a.Tokens.Last] != "و" ||
			j > 0 && d.Mentions[j-1].Type == "State" && a.Tokens.First-d.Mentions[j-1].Tokens.Last <= 1 {
			continue // of a longer list too
		}
		pair := [2]int{min(a.Entity(), b.Entity()), max(a.Entity(), b.Entity())}
		if count[pair]++; count[pair] >= count[best] {
			best = pair
		}
	}
	if count[best] == 0 {
		return nil
	}
	return best[:]
}

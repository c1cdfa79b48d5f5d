package resolve

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve/name"
)

// Weights of evidence about agreements, resolutions and events, in nats. Two
// documents describe them in words of their own, so that who has a part in them
// and when tells more than what they are called.
const (
	topicWord   = 1.5  // each word in common
	mostTopic   = 4.5  //
	otherTopic  = -1.8 // each word that only one has
	worstTopic  = -4.5 //
	sameWords   = 2.0  // no other words
	sameNumber  = 5.5  // of a resolution, a summit
	otherNumber = -8.0 //
	party       = 2.0  // each that has a part in both
	mostParties = 6.0  //
	noParty     = -5.0 // others have a part in each
	sameDay     = 3.0  // within days
	sameMonth   = 1.0  // within weeks
	otherTime   = -6.0 //
)

// Paper tells whether entities of a type are told apart by who has a part in
// them and when.
func Paper(kind string) bool {
	return kind == "Agreement" || kind == "Resolution" || kind == "Event"
}

// PaperDays is how many days may lie between two reports of one agreement,
// resolution or event.
const PaperDays = 31

// comparePapers judges two agreements, resolutions or events.
func comparePapers(a, b *Subject) (graph.Judgement, bool) {
	var t tally
	t.add("before looking", beforeLooking)
	compareTopics(&t, a, b)
	parties := 0
	others := false
	for _, xid := range a.Near {
		if xid == a.XID || xid == b.XID {
			continue
		}
		if _, both := slices.BinarySearch(b.Near, xid); both {
			parties++
		} else {
			others = true
		}
	}
	switch {
	case parties > 0:
		t.add("the same have a part in them", min(party*float64(parties), mostParties))
	case others && len(b.Near) > 1:
		t.add("others have a part in each", noParty)
	}
	if days, ok := apart(a, b); ok {
		switch {
		case days <= 3:
			t.add("in the same days", sameDay)
		case days <= PaperDays:
			t.add("in the same weeks", sameMonth)
		default:
			t.add("at other times", otherTime)
		}
	}
	j := t.judgement(a.XID, b.XID)
	return j, j.Score >= namesakes
}

// compareTopics weighs the words and numbers of the names that are most alike
// and of one script.
func compareTopics(t *tally, a, b *Subject) {
	var best []graph.Reason
	most := 0.0
	found := false
	for _, x := range texts(a.Entity) {
		for _, y := range texts(b.Entity) {
			var reasons []graph.Reason
			v, w := topic(x), topic(y)
			n, m := numbers(v), numbers(w)
			switch {
			case n != "" && n == m:
				reasons = append(reasons, graph.Reason{Name: "the number " + n, Weight: sameNumber})
			case n != "" && m != "":
				reasons = append(reasons, graph.Reason{Name: "the numbers " + n + " and " + m, Weight: otherNumber})
			}
			// Of words of two languages only those count that the table knows.
			one := name.Language(x) == name.Language(y)
			same, other := 0, 0
			for _, pair := range [...][2][]string{{v, w}, {w, v}} {
				for _, word := range pair[0] {
					switch {
					case slices.Contains(pair[1], word):
						same++ // once from either side
					case one || word[0] == '#':
						other++
					}
				}
			}
			same /= 2
			if same > 0 {
				reasons = append(reasons, graph.Reason{Name: "names: words in common", Weight: min(topicWord*float64(same), mostTopic)})
			}
			if other > 0 {
				reasons = append(reasons, graph.Reason{Name: "names: other words", Weight: max(otherTopic*float64(other), worstTopic)})
			} else if same > 0 {
				reasons = append(reasons, graph.Reason{Name: "names: no other words", Weight: sameWords})
			}
			sum := 0.0
			for _, r := range reasons {
				sum += r.Weight
			}
			if !found || sum > most {
				best, most, found = reasons, sum, true
			}
		}
	}
	for _, r := range best {
		t.add(r.Name, r.Weight)
	}
}

// numbers are those among the words, joined.
func numbers(words []string) string {
	var out []string
	for _, w := range words {
		if strings.IndexFunc(w, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 {
			out = append(out, strings.Map(func(r rune) rune {
				switch {
				case r >= '٠' && r <= '٩':
					return r - '٠' + '0'
				case r >= '۰' && r <= '۹':
					return r - '۰' + '0'
				}
				return r
			}, w))
		}
	}
	return strings.Join(out, "/")
}

// apart is how many days lie between what is told of two.
func apart(a, b *Subject) (int, bool) {
	x, y := a.First, b.First
	if x.Precision() != "day" || y.Precision() != "day" {
		return 0, false
	}
	s, err := time.Parse(time.DateOnly, string(x))
	u, err2 := time.Parse(time.DateOnly, string(y))
	if err != nil || err2 != nil {
		return 0, false
	}
	days := int(s.Sub(u).Hours() / 24)
	return max(days, -days), true
}

package resolve

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve/name"
)

// Weights of evidence about states, organisations and places, in nats.
const (
	beforeLooking = -6.9 // one in a thousand
	calledAlike   = 10.0 // the same words
	calledShort   = 7.5  // the same word, which may be an acronym
	alsoCalled    = 3.0  // another name that they share
	spelledAlike  = 8.0  // names that are spellings of one
	acronymOf     = 5.0  // initials
	someWords     = 2.0  // half the words of the longest names
	sameStates    = 1.0  // beside the same states
	otherStates   = -4.0 // beside states, but not the same
)

//go:embed data/stop.tsv
var stopTable string

// stops are the words of data/stop.tsv.
var stops = sync.OnceValue(func() map[string]bool {
	table := map[string]bool{}
	for line := range strings.Lines(stopTable) {
		_, words, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.SplitSeq(words, "|") {
			for _, w := range name.Words(w) {
				table[w] = true
			}
		}
	}
	return table
})

// content returns the words of a text that say what it is about.
func content(text string) []string {
	return slices.DeleteFunc(name.Words(text), func(w string) bool { return stops()[w] })
}

//go:embed data/topics.tsv
var topicTable string

// topics are the words of data/topics.tsv with their topics.
var topics = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(topicTable) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) < 2 || strings.HasPrefix(line, "#") {
			continue
		}
		for _, cell := range cells[1:] {
			for word := range strings.SplitSeq(cell, "|") {
				for _, w := range name.Words(word) {
					if _, taken := table[w]; !taken {
						table[w] = cells[0]
					}
				}
			}
		}
	}
	return table
})

// topic returns what a text is about: topics, with a # before them, and the
// words that are none.
func topic(text string) []string {
	var out []string
	for _, w := range content(text) {
		switch t := topics()[w]; {
		case t == "-":
			continue
		case t != "":
			w = "#" + t
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// texts are all names of an entity, sorted.
func texts(e graph.Entity) []string {
	list := slices.Clone(e.Aliases)
	for _, n := range e.Names {
		list = append(list, n)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// initials returns those of the words of a name in Latin letters, if it has
// enough of them for an acronym.
func initials(words []string) string {
	if len(words) < 3 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		if w[0] < 'a' || w[0] > 'z' {
			return ""
		}
		b.WriteByte(w[0])
	}
	return b.String()
}

// bodyBlocks are those of states, organisations and places: the words of a name
// in any order, its initials, and how short names sound.
func bodyBlocks(e graph.Entity) []string {
	var out []string
	for _, text := range texts(e) {
		words := content(text)
		if len(words) == 0 {
			continue
		}
		if short := initials(words); short != "" {
			out = append(out, "="+short)
		}
		if len(words) <= 3 {
			sound := ""
			for _, keys := range name.Parse(text, "").WordKeys() {
				sound += keys[0]
			}
			if len(sound) > 2 {
				out = append(out, "~"+rough(sound))
			}
		}
		slices.Sort(words)
		out = append(out, "="+strings.Join(words, " "))
	}
	return out
}

// compareBodies judges two states, organisations or places.
func compareBodies(a, b *Subject) (graph.Judgement, bool) {
	var t tally
	t.add("before looking", beforeLooking)
	alike, short, acronym, spelled := 0, 0, false, false
	share := 0.0
	for _, x := range texts(a.Entity) {
		for _, y := range texts(b.Entity) {
			v, w := content(x), content(y)
			if len(v) == 0 || len(w) == 0 {
				continue
			}
			if v, w := initials(v), initials(w); v != "" && v == strings.Join(content(y), "") ||
				w != "" && w == strings.Join(content(x), "") {
				acronym = true
			}
			read, read2 := v, w
			v, w = slices.Sorted(slices.Values(v)), slices.Sorted(slices.Values(w))
			switch {
			case slices.Equal(v, w) && len(v) > 1:
				alike++
			case slices.Equal(v, w):
				short++
			default:
				spelled = spelled || soundAlike(read, read2)
				share = max(share, shared(v, w))
			}
		}
	}
	switch more := alsoCalled * float64(min(alike+short-1, 2)); {
	case alike > 0:
		t.add("names: the same words", calledAlike+more)
	case short > 0:
		t.add("names: the same word", calledShort+more)
	case spelled:
		t.add("names: spellings of one", spelledAlike)
	case acronym:
		t.add("names: one is the initials of the other", acronymOf)
	default:
		return graph.Judgement{}, false
	}
	if alike == 0 && share >= 0.5 {
		t.add("names: words in common", someWords)
	}
	compareCompany(&t, a, b)
	x, y := states(a), states(b)
	if x != nil && y != nil {
		if slices.ContainsFunc(x, func(s string) bool { return slices.Contains(y, s) }) {
			t.add("beside the same states", sameStates)
		} else {
			t.add("beside other states", otherStates)
		}
	}
	j := t.judgement(a.XID, b.XID)
	return j, j.Score >= namesakes
}

// soundAlike tells whether two names are spellings of one: word by word, or as
// one word where one of them is written so.
func soundAlike(v, w []string) bool {
	if len(v) != len(w) {
		v, w = []string{strings.Join(v, "")}, []string{strings.Join(w, "")}
	}
	for i := range v {
		if v[i] == w[i] {
			continue
		}
		if min(utf8.RuneCountInString(v[i]), utf8.RuneCountInString(w[i])) < 4 ||
			name.Compare(name.Parse(v[i], ""), name.Parse(w[i], "")).Decision != name.Same {
			return false
		}
	}
	return true
}

// shared is the share of the words of the shorter of two sorted lists that the
// other has too, if it has several words.
func shared(v, w []string) float64 {
	if min(len(v), len(w)) < 2 {
		return 0
	}
	n := 0
	for _, x := range v {
		if slices.Contains(w, x) {
			n++
		}
	}
	return float64(n) / float64(min(len(v), len(w)))
}

// states are those beside a subject, itself not.
func states(s *Subject) []string {
	var out []string
	for _, xid := range s.Near {
		if isState(xid) && xid != s.XID {
			out = append(out, xid)
		}
	}
	return out
}

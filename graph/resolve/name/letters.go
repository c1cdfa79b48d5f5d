package name

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// segment is the number of a segment in the table of its script; 0 is none.
type segment = uint8

// maxSegments bounds the table of a script so that a segment fits a byte.
const maxSegments = 255

// place says where in a word a segment may stand: all of the conditions that are set.
type place uint8

const (
	atStart place = 1 << iota
	atEnd
	beforeFront // before e, i, y
)

// rule is where a segment may stand.
type rule struct {
	id    segment
	where place
}

// reading is what a segment may stand for in a search key, and how often it does.
type reading struct {
	sounds string
	share  float64
}

// letters is what the letters table says of one script. Slices are by segment.
type letters struct {
	rules    map[string][]rule // by letters
	longest  int               // letters of the longest segment
	ids      []string          // the entry as written in the table
	readings [][]reading       // the usual one first
	must     []soundSet        // the sounds of every reading
	may      []soundSet        // the sounds of some reading

	// The same rules for fast reading: letters have small numbers, and a group
	// of them is one number.
	number [lastLetter]uint8       // 0 for what is in no rule
	packed map[group][]rule        // by letters
	single [letterNumbers]bool     // whether a letter is a segment
	front  [letterNumbers]bool     // e, i, y
	first  [maxSegments + 1]string // the likeliest reading of each segment
}

// A group is up to ten letters by their numbers, behind a one.
type group uint64

const (
	lastLetter    = 0x700 // normalised words have no letters from here on
	letterBits    = 6
	letterNumbers = 1 << letterBits
	noLetters     = group(1)
	maxInGroup    = 63 / letterBits
)

func (g group) with(letter uint8) group { return g<<letterBits | group(letter) }

// pack makes the fast form of the rules.
func (t *letters) pack() error {
	t.packed = map[group][]rule{}
	next := uint8(0)
	for letters, rules := range t.rules {
		g := noLetters
		if utf8.RuneCountInString(letters) > maxInGroup {
			return fmt.Errorf("%q has more than %d letters", letters, maxInGroup)
		}
		for _, r := range letters {
			if r >= lastLetter || next+1 == letterNumbers {
				return fmt.Errorf("%q: too many letters, or letters that are not normal", letters)
			}
			if t.number[r] == 0 {
				next++
				t.number[r] = next
			}
			g = g.with(t.number[r])
		}
		t.packed[g] = rules
		if utf8.RuneCountInString(letters) == 1 {
			t.single[t.number[[]rune(letters)[0]]] = true
		}
	}
	for _, r := range "eiy" {
		t.front[t.number[r]] = t.number[r] > 0
	}
	for i, readings := range t.readings {
		t.first[i] = readings[0].sounds
	}
	return nil
}

// numbered appends the numbers of a word's letters, 0 for those in no rule.
func (t *letters) numbered(dst []uint8, word string) []uint8 {
	for _, r := range word {
		n := uint8(0)
		if r < lastLetter {
			n = t.number[r]
		}
		dst = append(dst, n)
	}
	return dst
}

// soundSet is a set of the letters of search keys.
type soundSet uint16

// soundLetters are the letters of search keys.
const soundLetters = "BFTKSLRMN"

func soundsOf(key string) soundSet {
	var set soundSet
	for _, r := range key {
		set |= 1 << strings.IndexRune(soundLetters, r)
	}
	return set
}

// orthography is what the letters and rewrite tables say.
type orthography struct {
	rewrite map[rune]string
	// plain holds, for Arabic letters that normal brings to one letter whatever
	// is beside them, that letter.
	plain   [lastLetter]uint16
	letters [scripts]letters
}

// users are the scripts that a name in the letters table stands for.
var users = map[string][]script{"latn": {latin}, "arab": {arabic, persian}, "ar": {arabic}, "fa": {persian}}

func loadOrthography() *orthography {
	o := &orthography{rewrite: map[rune]string{}}
	embedded("rewrite.tsv", func(_ int, f []string) error {
		if len(f) != 3 {
			return fmt.Errorf("want script, from, to, have %q", f)
		}
		r, n := utf8.DecodeRuneInString(f[1])
		if n != len(f[1]) {
			return fmt.Errorf("%q is more than one character", f[1])
		}
		o.rewrite[r] = f[2]
		return nil
	})
	for s := range o.letters {
		o.letters[s] = letters{rules: map[string][]rule{}, ids: []string{""}, readings: [][]reading{{{share: 1}}},
			must: []soundSet{0}, may: []soundSet{0}}
	}
	embedded("letters.tsv", func(_ int, f []string) error {
		if len(f) != 3 || users[f[0]] == nil {
			return fmt.Errorf("want script, letters, sounds, have %q", f)
		}
		for _, s := range users[f[0]] {
			if err := o.letters[s].add(f[1], f[2], len(users[f[0]]) == 1 && s != latin); err != nil {
				return err
			}
		}
		return nil
	})
	for r := rune(0x620); r < 0x6D4; r++ {
		if to := []rune(o.normal(string(r))); unicode.IsLetter(r) && len(to) == 1 && to[0] >= 0x620 &&
			to[0] < lastLetter {
			o.plain[r] = uint16(to[0])
		}
	}
	for s := range o.letters {
		if err := o.letters[s].pack(); err != nil {
			panic("name: letters.tsv: " + err.Error()) // a fault of the build, as in embedded
		}
	}
	return o
}

// add enters a row of the letters table. One that is meant for Arabic or for Persian alone changes the
// readings of the row for both.
func (t *letters) add(entry, sounds string, change bool) error {
	g, where := entry, place(0)
	if rest, ok := strings.CutPrefix(g, "^"); ok {
		g, where = rest, where|atStart
	}
	if rest, ok := strings.CutSuffix(g, "$"); ok {
		g, where = rest, where|atEnd
	}
	if rest, ok := strings.CutSuffix(g, "~"); ok {
		g, where = rest, where|beforeFront
	}
	readings, err := parseReadings(sounds)
	if err != nil {
		return err
	}
	must, may := ^soundSet(0), soundSet(0)
	for _, r := range readings {
		must &= soundsOf(r.sounds)
		may |= soundsOf(r.sounds)
	}
	for _, r := range t.rules[g] {
		if r.where != where {
			continue
		}
		if !change {
			return fmt.Errorf("%q stands twice", entry)
		}
		t.readings[r.id], t.must[r.id], t.may[r.id] = readings, must, may
		return nil
	}
	if change {
		return fmt.Errorf("%q changes no row for arab", entry)
	}
	if len(t.ids) > maxSegments {
		return fmt.Errorf("more than %d segments", maxSegments)
	}
	t.rules[g] = append(t.rules[g], rule{segment(len(t.ids)), where})
	t.longest = max(t.longest, utf8.RuneCountInString(g))
	t.ids = append(t.ids, entry)
	t.readings = append(t.readings, readings)
	t.must, t.may = append(t.must, must), append(t.may, may)
	return nil
}

// parseReadings reads S:7|K:3; without numbers the first has four fifths, the others the rest.
func parseReadings(field string) ([]reading, error) {
	parts := strings.Split(field, "|")
	var out []reading
	sum := 0.0
	for i, part := range parts {
		sounds, number, counted := strings.Cut(part, ":")
		r := reading{sounds: strings.ReplaceAll(sounds, "-", ""), share: 0.8}
		if strings.Trim(r.sounds, soundLetters) != "" || sounds == "" {
			return nil, fmt.Errorf("%q: the letters of keys are %s", part, soundLetters)
		}
		if i > 0 {
			r.share = 0.2 / float64(len(parts)-1)
		}
		if counted {
			var err error
			if r.share, err = strconv.ParseFloat(number, 64); err != nil || r.share <= 0 {
				return nil, fmt.Errorf("%q: no share", part)
			}
		}
		sum += r.share
		out = append(out, r)
	}
	for i := range out {
		out[i].share /= sum
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].share > out[j].share })
	return out, nil
}

// fits reports whether a rule applies to letters [i,j) of a word.
func (t *letters) fits(where place, word []uint8, i, j int) bool {
	return (where&atStart == 0 || i == 0) &&
		(where&atEnd == 0 || j == len(word)) &&
		(where&beforeFront == 0 || j < len(word) && t.front[word[j]])
}

// fit gives the segment that a group of letters, which is [i,j) of a word, makes; 0 if none.
func (t *letters) fit(g group, word []uint8, i, j int) segment {
	rules := t.packed[g]
	var best *rule
	for r := range rules {
		if t.fits(rules[r].where, word, i, j) && (best == nil || rules[r].where > best.where) {
			best = &rules[r]
		}
	}
	if best == nil {
		return 0
	}
	return best.id
}

// cut gives the segments of a normalised word: at each step the longest entry of the letters table that
// fits, the one with most conditions first. Letters that no entry knows are passed over. Search keys are
// made of these.
func (o *orthography) cut(word string, s script) []segment {
	t := &o.letters[s]
	var room [maxLetters]uint8
	w := t.numbered(room[:0], word)
	out := make([]segment, 0, len(w))
	for i := 0; i < len(w); {
		next, best, g := i+1, segment(0), noLetters
		for j := i + 1; j <= min(len(w), i+t.longest); j++ {
			g = g.with(w[j-1])
			if id := t.fit(g, w, i, j); id != 0 {
				best, next = id, j
			}
		}
		if best != 0 {
			out = append(out, best)
		}
		i = next
	}
	return out
}

// node is a place between two letters of a word and the segments that end there.
type node struct {
	n   uint8
	id  [maxCuts]segment
	len [maxCuts]uint8 // letters of each segment
}

// maxCuts is how many segments may end at one place.
const maxCuts = 4

// lattice appends a node for each letter of a normalised word: all ways to cut it, shorter segments
// first. Letters that no entry knows are left out.
func (o *orthography) lattice(dst []node, word string, s script) []node {
	t := &o.letters[s]
	var room [maxLetters]uint8
	w := t.numbered(room[:0], word)
	w = slices.DeleteFunc(w, func(n uint8) bool { return !t.single[n] })
	for j := 1; j <= len(w); j++ {
		var d node
		g, bits := noLetters, 0
		for i := j - 1; i >= max(0, j-min(t.longest, ring-1)) && d.n < maxCuts; i-- {
			// One more letter in front of the group.
			g = g&(1<<bits-1) | group(w[i])<<bits | 1<<(bits+letterBits)
			bits += letterBits
			if id := t.fit(g, w, i, j); id != 0 {
				d.id[d.n], d.len[d.n] = id, uint8(j-i)
				d.n++
			}
		}
		dst = append(dst, d)
	}
	return dst
}

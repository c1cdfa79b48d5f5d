package name

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
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

// fits reports whether a rule applies to runes [i,j) of a word.
func (r rule) fits(word []rune, i, j int) bool {
	return (r.where&atStart == 0 || i == 0) &&
		(r.where&atEnd == 0 || j == len(word)) &&
		(r.where&beforeFront == 0 || j < len(word) && strings.ContainsRune("eiy", word[j]))
}

// fit gives the segment that letters [i,j) of a word make, 0 if none.
func (t *letters) fit(word []rune, i, j int) segment {
	rules := t.rules[string(word[i:j])]
	var best *rule
	for r := range rules {
		if rules[r].fits(word, i, j) && (best == nil || rules[r].where > best.where) {
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
	w := []rune(word)
	var out []segment
	for i := 0; i < len(w); {
		next := i + 1
		for j := min(len(w), i+t.longest); j > i; j-- {
			if id := t.fit(w, i, j); id != 0 {
				out, next = append(out, id), j
				break
			}
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
	var w []rune
	for _, r := range word {
		if _, ok := t.rules[string(r)]; ok {
			w = append(w, r)
		}
	}
	for j := 1; j <= len(w); j++ {
		var d node
		for i := j - 1; i >= max(0, j-min(t.longest, ring-1)) && d.n < maxCuts; i-- {
			if id := t.fit(w, i, j); id != 0 {
				d.id[d.n], d.len[d.n] = id, uint8(j-i)
				d.n++
			}
		}
		dst = append(dst, d)
	}
	return dst
}

package name

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// ErrWeights is wrapped by the errors of ReadWeights.
var ErrWeights = errors.New("weights of name comparison cannot be read")

// centi is how many units of a stored score make one nat (natural logarithm of an odds ratio).
const centi = 100

// Weights are what Learn learns: for each pair of scripts and each habit of spelling the log-odds that
// two segments stand for each other in spellings of one name rather than of two, and how common names
// are.
type Weights struct {
	pairs  [habits][scripts][scripts]*pairWeights
	common map[string]int16 // ceiling of common names: by the spelling of a row of the names table, or by key
	rare   int16            // ceiling of the others
}

// habit is a manner of spelling. Names at home in Arabic script write no short vowels there; foreign
// names write most of theirs.
type habit uint8

const (
	foreign habit = iota
	native
	habits
)

var habitNames = [habits]string{"foreign", "native"}

// pairWeights are the scores between two scripts in centinats.
type pairWeights struct {
	width int     // segments of the second script, with 0
	sub   []int16 // [segment of the first * width + segment of the second]; 0 is the gap
	// The score that each segment of the first and of the second script reaches in the mean in true pairs.
	expect, reverse []int16
	unseen          [levels]int16 // scores of pairs that were never seen
}

func (p *pairWeights) at(u, v segment) int16 { return p.sub[int(u)*p.width+int(v)] }

// minCommonKey is how long a key must be to stand for a common name: shorter ones fit too many names.
const minCommonKey = 4

// Ceilings of the names in the names table, which are common even where the counts do not know them.
const (
	givenCeiling        = 480
	familyCeiling       = 750
	commonFamilyCeiling = 450
)

// measure sets what a token may score at most.
func (w *Weights) measure(n *Name, t *Token) {
	k := known()
	t.cap = w.rare
	if t.names[0] > 0 {
		for _, id := range t.names {
			if id == 0 {
				break
			}
			most := int16(familyCeiling)
			switch r := k.rows[id]; {
			case r.use != surname:
				most = givenCeiling
			case r.common:
				most = commonFamilyCeiling
			}
			if c, ok := w.common[k.rows[id].written]; ok {
				most = min(most, c)
			}
			t.cap = min(t.cap, most)
		}
	} else if key := k.primary(n.script, t.stem()); len(key) >= minCommonKey {
		if c, ok := w.common[key]; ok {
			t.cap = c
		}
	}
	for h := range habits {
		for s := range scripts {
			t.best[h][s] = int16(w.pairs[h][n.script][s].best(n.nodes[t.from+t.optional : t.to]))
		}
	}
}

// defaultWeights are those embedded in the package.
var defaultWeights = sync.OnceValue(func() *Weights {
	f, err := dataFiles.Open("data/weights.tsv")
	if err != nil {
		panic("name: " + err.Error())
	}
	defer f.Close()
	w, err := ReadWeights(f)
	if err != nil {
		panic("name: data/weights.tsv: " + err.Error())
	}
	return &w
})

// learned are the script pairs that Learn sees; the others are derived from them.
var learned = [...][2]script{{latin, arabic}, {latin, persian}, {arabic, persian}}

// WriteTo writes the weights in the form of data/weights.tsv.
func (w Weights) WriteTo(out io.Writer) (int64, error) {
	b := bufio.NewWriter(out)
	k := known()
	var n int64
	put := func(format string, args ...any) {
		m, _ := fmt.Fprintf(b, format, args...)
		n += int64(m)
	}
	put("%s", weightsHeader)
	put("rare\t%d\n", w.rare)
	keys := make([]string, 0, len(w.common))
	for key := range w.common {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		put("common\t%s\t%d\n", key, w.common[key])
	}
	for h := range habits {
		for _, pair := range learned {
			p := w.pairs[h][pair[0]][pair[1]]
			put("unseen\t%s", heading(h, pair))
			for _, score := range p.unseen {
				put("\t%d", score)
			}
			put("\n")
			x, y := &k.letters[pair[0]], &k.letters[pair[1]]
			put("mean\t%s\t1", heading(h, pair))
			for u := 1; u < len(x.ids); u++ {
				put("\t%s=%d", x.ids[u], p.expect[u])
			}
			put("\nmean\t%s\t2", heading(h, pair))
			for v := 1; v < len(y.ids); v++ {
				put("\t%s=%d", y.ids[v], p.reverse[v])
			}
			put("\n")
			for u := range x.ids {
				put("score\t%s\t%s", heading(h, pair), name0(x.ids[u]))
				for v := range y.ids {
					if s := p.at(segment(u), segment(v)); (u > 0 || v > 0) &&
						s != p.unseen[levelOf(x.readings[u], y.readings[v], u, v)] {
						put("\t%s=%d", name0(y.ids[v]), s)
					}
				}
				put("\n")
			}
		}
	}
	return n, b.Flush()
}

// heading names a pair of scripts and a habit.
func heading(h habit, pair [2]script) string {
	return pair[0].String() + "-" + pair[1].String() + "\t" + habitNames[h]
}

// name0 writes the gap as 0.
func name0(id string) string {
	if id == "" {
		return "0"
	}
	return id
}

const weightsHeader = `# Weights of name comparison: log-odds in hundredths of a nat. Made by Learn; do not edit.
# Origin: pairs of spellings of name tokens in Latin, Arabic and Persian script, counted in the labels of
# Wikidata items (CC0). Only these sums are kept, not the list.
# Make anew: go run ./graph/resolve/name/bench -learn TOKENS.tsv -o graph/resolve/name/data/weights.tsv
# where TOKENS.tsv has the columns en, ar:count and fa:count, the latter as form:count|form:count.
# rare     the most that agreement on an uncommon token can say
# common   the same for a token that is common, by the names table or by its key
# score    scripts, habit of spelling, a segment of the first script, and the segments of the second with
#          their score against it (0: none)
# unseen   scripts, habit, the scores of pairs of segments that were never seen, by how their sounds agree
# mean     scripts, habit, which of them, the score that each segment reaches in the mean in true pairs
`

// ReadWeights reads weights as WriteTo writes them.
func ReadWeights(r io.Reader) (Weights, error) {
	k := known()
	w := Weights{common: map[string]int16{}}
	index := [scripts]map[string]segment{{}, {}, {}}
	for i := range index {
		for id, s := range k.letters[i].ids {
			index[i][name0(s)] = segment(id)
		}
	}
	for h := range habits {
		for _, p := range learned {
			w.pairs[h][p[0]][p[1]] = newPair(k, p[0], p[1])
		}
	}
	err := rows(r, func(_ int, f []string) error { return w.readRow(k, index, f) })
	if err != nil {
		return Weights{}, fmt.Errorf("%w: %w", ErrWeights, err)
	}
	w.derive(k)
	return w, nil
}

// readRow reads one row of a file of weights.
func (w *Weights) readRow(k *knowledge, index [scripts]map[string]segment, f []string) error {
	number := func(s string) int16 {
		n, err := strconv.ParseInt(s, 10, 16)
		if err != nil {
			return worstStored
		}
		return int16(n)
	}
	if len(f) < 2 {
		return fmt.Errorf("too few fields in %q", f)
	}
	switch f[0] {
	case "rare":
		w.rare = number(f[1])
		return nil
	case "common":
		w.common[f[1]] = number(f[len(f)-1])
		return nil
	}
	if len(f) < 4 {
		return fmt.Errorf("too few fields in %q", f)
	}
	pair, h := -1, foreign
	for i, p := range learned {
		if f[1] == p[0].String()+"-"+p[1].String() {
			pair = i
		}
	}
	if f[2] == habitNames[native] {
		h = native
	}
	if pair < 0 || f[2] != habitNames[h] {
		return fmt.Errorf("unknown scripts or habit %q", f[1:3])
	}
	a, b := learned[pair][0], learned[pair][1]
	p := w.pairs[h][a][b]
	x, y := &k.letters[a], &k.letters[b]
	to, ids := func(v segment, s int16) {}, index[b]
	switch {
	case f[0] == "unseen" && len(f) == 3+int(levels):
		for i, s := range f[3:] {
			p.unseen[i] = number(s)
		}
		for u := range x.ids {
			for v := range y.ids {
				p.sub[u*p.width+v] = p.unseen[levelOf(x.readings[u], y.readings[v], u, v)]
			}
		}
		p.sub[0] = 0
		return nil
	case f[0] == "mean" && f[3] == "1":
		to, ids = func(v segment, s int16) { p.expect[v] = s }, index[a]
	case f[0] == "mean" && f[3] == "2":
		to = func(v segment, s int16) { p.reverse[v] = s }
	case f[0] == "score":
		u, ok := index[a][f[3]]
		if !ok {
			return fmt.Errorf("no segment %q; learn the weights anew after a change of letters.tsv", f[3])
		}
		to = func(v segment, s int16) { p.sub[int(u)*p.width+int(v)] = s }
	default:
		return fmt.Errorf("unknown row %q", f[:4])
	}
	for _, field := range f[4:] {
		i := strings.LastIndexByte(field, '=')
		if i < 0 || number(field[i+1:]) == worstStored {
			return fmt.Errorf("%q is not segment=score", field)
		}
		v, ok := ids[field[:i]]
		if !ok {
			return fmt.Errorf("no segment %q; learn the weights anew after a change of letters.tsv", field[:i])
		}
		to(v, number(field[i+1:]))
	}
	return nil
}

// worstStored stands for a number that cannot be read.
const worstStored = math.MinInt16

// levels say how the sounds of two segments agree, before anything is learned.
type level uint8

const (
	strangers level = iota // no sound in common
	cousins                // a less usual sound
	siblings               // the usual sound, or both may be silent
	soundGap               // a consonant without counterpart
	silentGap              // a letter that may be silent without counterpart
	levels
)

// levelOf tells how two segments agree; number 0 is the gap.
func levelOf(a, b []reading, u, v int) level {
	if u == 0 || v == 0 {
		for _, r := range a {
			if r.sounds == "" && u > 0 {
				return silentGap
			}
		}
		for _, r := range b {
			if r.sounds == "" && v > 0 {
				return silentGap
			}
		}
		return soundGap
	}
	best := strangers
	for i, x := range a {
		for j, y := range b {
			switch {
			case x.sounds == y.sounds && i+j == 0:
				return siblings
			case x.sounds == y.sounds:
				best = cousins
			}
		}
	}
	return best
}

func newPair(k *knowledge, a, b script) *pairWeights {
	width := len(k.letters[b].ids)
	height := len(k.letters[a].ids)
	return &pairWeights{width: width, sub: make([]int16, height*width), expect: make([]int16, height), reverse: make([]int16, width)}
}

// derive fills the pairs that are not learned: the mirrored ones, and each script with itself, where two
// segments are the closer the more alike the other scripts write them.
func (w *Weights) derive(k *knowledge) {
	for h := range habits {
		pairs := &w.pairs[h]
		for _, p := range learned {
			from := pairs[p[0]][p[1]]
			to := newPair(k, p[1], p[0])
			for u := range k.letters[p[0]].ids {
				for v := range k.letters[p[1]].ids {
					to.sub[v*to.width+u] = from.sub[u*from.width+v]
				}
			}
			to.expect, to.reverse = from.reverse, from.expect
			pairs[p[1]][p[0]] = to
		}
	}
	pairs := &w.pairs[foreign]
	pairs[latin][latin] = within(k, latin, pairs[latin][arabic], pairs[latin][persian])
	pairs[arabic][arabic] = within(k, arabic, pairs[arabic][latin], pairs[arabic][persian])
	pairs[persian][persian] = within(k, persian, pairs[persian][latin], pairs[persian][arabic])
	for s := range scripts {
		w.pairs[native][s][s] = pairs[s][s] // one habit is enough inside a script
	}
}

// Scores inside one script, in centinats.
const (
	selfScore  = 350  // a segment and itself
	otherScore = -450 // two segments that no other script confuses
	vowelLeft  = -80
	soundLeft  = -350
)

// within makes the weights of a script with itself: equal segments agree, others as far as their scores
// against other scripts do.
func within(k *knowledge, s script, via ...*pairWeights) *pairWeights {
	p := newPair(k, s, s)
	readings := k.letters[s].readings
	n := p.width
	for u := range n {
		for v := range n {
			score := otherScore
			switch {
			case u == 0 && v == 0:
				score = 0
			case u == v:
				score = selfScore
			case levelOf(readings[u], readings[v], u, v) == silentGap:
				score = vowelLeft
			case u == 0 || v == 0:
				score = soundLeft
			default:
				least := math.MaxInt
				for _, q := range via {
					best := otherScore
					for x := 1; x < q.width; x++ {
						best = max(best, int(min(q.at(segment(u), segment(x)), q.at(segment(v), segment(x)))))
					}
					least = min(least, best)
				}
				score = max(otherScore, least-100)
			}
			p.sub[u*n+v] = int16(score)
		}
		p.expect[u], p.reverse[u] = selfScore, selfScore
	}
	return p
}

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

// Weights are what Learn learns: for each pair of scripts the log-odds that two segments stand for each
// other in spellings of one name rather than of two, and how common names are.
type Weights struct {
	pairs  [scripts][scripts]*pairWeights
	common map[string]int32 // ceiling of common names: by the spelling of a row of the names table, or by key
	rare   int32            // ceiling of the others
}

// pairWeights are the scores between two scripts in centinats.
type pairWeights struct {
	width int     // segments of the second script, with 0
	sub   []int16 // [segment of the first * width + segment of the second]; 0 is the gap
	// The score that each segment of the first and of the second script reaches in the mean in true pairs.
	expect, reverse []int16
}

func (p *pairWeights) at(u, v segment) int16 { return p.sub[int(u)*p.width+int(v)] }

// minCommonKey is how long a key must be to stand for a common name: shorter ones fit too many names.
const minCommonKey = 4

// Ceilings of the names in the names table, which are common even where the counts do not know them.
const (
	givenCeiling  = 500
	familyCeiling = 750
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
			most := int32(familyCeiling)
			if k.rows[id].use != surname {
				most = givenCeiling
			}
			if c, ok := w.common[k.rows[id].written]; ok {
				most = min(most, c)
			}
			t.cap = min(t.cap, most)
		}
	} else if key := k.primary(n.script, k.cut(t.stem(), n.script)); len(key) >= minCommonKey {
		if c, ok := w.common[key]; ok {
			t.cap = c
		}
	}
	for s := range scripts {
		t.best[s] = w.pairs[n.script][s].best(n.nodes[t.from+t.optional : t.to])
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
	for _, pair := range learned {
		p := w.pairs[pair[0]][pair[1]]
		x, y := k.letters[pair[0].table()].ids, k.letters[pair[1].table()].ids
		for u := 1; u < len(x); u++ {
			put("mean\t%s-%s\t%s\t%d\n", pair[0], pair[1], x[u], p.expect[u])
		}
		for v := 1; v < len(y); v++ {
			put("mean\t%s-%s\t%s\t%d\n", pair[1], pair[0], y[v], p.reverse[v])
		}
		for u := range x {
			// One line for each segment of the first script: the others' scores where they differ
			// from the score that most of its pairs have.
			count := map[int16]int{}
			for v := 1; v < len(y); v++ {
				count[p.at(segment(u), segment(v))]++
			}
			usual, most := int16(0), 0
			for s, c := range count {
				if c > most || c == most && s < usual {
					usual, most = s, c
				}
			}
			put("%s-%s\t%s\t%d", pair[0], pair[1], name0(x[u]), usual)
			for v := range y {
				if s := p.at(segment(u), segment(v)); s != usual && (u > 0 || v > 0) {
					put("\t%s=%d", name0(y[v]), s)
				}
			}
			put("\n")
		}
	}
	return n, b.Flush()
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
# common   the same for a token whose key is common
# mean     the score that a segment reaches in the mean in true pairs
# X-Y      a segment of script X, the score of most segments of Y against it, and those that differ (0: none)
`

// ReadWeights reads weights as WriteTo writes them.
func ReadWeights(r io.Reader) (Weights, error) {
	k := known()
	w := Weights{common: map[string]int32{}}
	index := [2]map[string]segment{{}, {}}
	for i := range index {
		for id, s := range k.letters[i].ids {
			index[i][name0(s)] = segment(id)
		}
	}
	for _, p := range learned {
		w.pairs[p[0]][p[1]] = newPair(k, p[0], p[1])
	}
	err := rows(r, func(_ int, f []string) error {
		if len(f) < 2 {
			return fmt.Errorf("too few fields in %q", f)
		}
		switch f[0] {
		case "rare":
			v, err := strconv.Atoi(f[1])
			w.rare = int32(v)
			return err
		case "common":
			v, err := strconv.Atoi(f[len(f)-1])
			w.common[f[1]] = int32(v)
			return err
		}
		for _, p := range learned {
			if f[0] == "mean" && len(f) == 4 {
				for _, q := range []struct {
					a, b script
					to   []int16
				}{{p[0], p[1], w.pairs[p[0]][p[1]].expect}, {p[1], p[0], w.pairs[p[0]][p[1]].reverse}} {
					if f[1] != q.a.String()+"-"+q.b.String() {
						continue
					}
					u, ok := index[q.a.table()][f[2]]
					v, err := strconv.ParseInt(f[3], 10, 16)
					if !ok || err != nil {
						return fmt.Errorf("bad mean %q; learn the weights anew after a change of letters.tsv", f)
					}
					q.to[u] = int16(v)
					return nil
				}
				continue
			}
			if f[0] != p[0].String()+"-"+p[1].String() {
				continue
			}
			u, ok := index[p[0].table()][f[1]]
			if !ok || len(f) < 3 {
				return fmt.Errorf("no segment %q; learn the weights anew after a change of letters.tsv", f[1])
			}
			pw := w.pairs[p[0]][p[1]]
			usual, err := strconv.ParseInt(f[2], 10, 16)
			if err != nil {
				return err
			}
			for v := 0; v < pw.width; v++ {
				pw.sub[int(u)*pw.width+v] = int16(usual)
			}
			for _, field := range f[3:] {
				i := strings.LastIndexByte(field, '=')
				if i < 0 {
					return fmt.Errorf("%q is not segment=score", field)
				}
				v, ok := index[p[1].table()][field[:i]]
				if !ok {
					return fmt.Errorf("no segment %q; learn the weights anew after a change of letters.tsv", field[:i])
				}
				s, err := strconv.ParseInt(field[i+1:], 10, 16)
				if err != nil {
					return err
				}
				pw.sub[int(u)*pw.width+int(v)] = int16(s)
			}
			return nil
		}
		return fmt.Errorf("unknown row %q", f[0])
	})
	if err != nil {
		return Weights{}, fmt.Errorf("%w: %w", ErrWeights, err)
	}
	w.derive(k)
	return w, nil
}

func newPair(k *knowledge, a, b script) *pairWeights {
	width := len(k.letters[b.table()].ids)
	height := len(k.letters[a.table()].ids)
	return &pairWeights{width: width, sub: make([]int16, height*width), expect: make([]int16, height), reverse: make([]int16, width)}
}

// derive fills the pairs that are not learned: the mirrored ones, and each script with itself, where two
// segments are the closer the more alike the other scripts write them.
func (w *Weights) derive(k *knowledge) {
	for _, p := range learned {
		from := w.pairs[p[0]][p[1]]
		to := newPair(k, p[1], p[0])
		for u := range k.letters[p[0].table()].ids {
			for v := range k.letters[p[1].table()].ids {
				to.sub[v*to.width+u] = from.sub[u*from.width+v]
			}
		}
		to.expect, to.reverse = from.reverse, from.expect
		w.pairs[p[1]][p[0]] = to
	}
	w.pairs[latin][latin] = w.within(k, latin, arabic, persian)
	w.pairs[arabic][arabic] = w.within(k, arabic, latin, persian)
	w.pairs[persian][persian] = w.within(k, persian, latin, arabic)
}

// Scores inside one script, in centinats.
const (
	selfScore  = 350  // a segment and itself
	otherScore = -450 // two segments that no other script confuses
	vowelGap   = -80
	soundGap   = -350
)

// within makes the weights of a script with itself: equal segments agree, others as far as their scores
// against a third script correlate.
func (w *Weights) within(k *knowledge, s script, via ...script) *pairWeights {
	p := newPair(k, s, s)
	n := p.width
	for u := 0; u < n; u++ {
		for v := 0; v < n; v++ {
			score := otherScore
			switch {
			case u == v && u > 0:
				score = selfScore
			case u == 0 || v == 0:
				score = soundGap
				for _, sound := range k.letters[s.table()].sounds[max(u, v)] {
					if sound == "" {
						score = vowelGap
					}
				}
				if u == v {
					score = 0
				}
			default:
				worst := math.MaxInt
				for _, t := range via {
					q := w.pairs[s][t]
					best := otherScore
					for x := 1; x < q.width; x++ {
						best = max(best, int(min(q.at(segment(u), segment(x)), q.at(segment(v), segment(x)))))
					}
					worst = min(worst, best)
				}
				score = max(otherScore, worst-100)
			}
			p.sub[u*n+v] = int16(score)
		}
		p.expect[u], p.reverse[u] = selfScore, selfScore
	}
	return p
}

package name

import (
	"fmt"
	"io"
	"math"
	"sort"
	"strconv"
	"strings"
)

// example is one token written in two scripts.
type example struct {
	x, y   []segment
	weight float64
}

// Learn learns Weights from a table of name tokens in three scripts: tab-separated columns en, ar:count
// and fa:count with a heading, the latter as form:count, several joined by |. It aligns each pair of
// spellings by expectation maximisation over a memoryless edit transducer (Ristad and Yianilos 1998),
// smoothed by the consonant classes of the letters table, and counts how common tokens are. The result
// depends on nothing but the table and the package's data.
func Learn(r io.Reader) (Weights, error) {
	k := known()
	var sets [len(learned)][]example
	counts := map[string]float64{}
	total := 0.0
	heading := true
	err := rows(r, func(_ int, f []string) error {
		if heading {
			heading = false
			if len(f) < 3 || f[0] != "en" {
				return fmt.Errorf("want a heading with en, ar:count, fa:count, have %q", f)
			}
			return nil
		}
		if len(f) != 3 {
			return fmt.Errorf("want three columns, have %d", len(f))
		}
		var forms [scripts][]form
		forms[latin] = []form{{f[0], math.Inf(1), 1}}
		for i, s := range []script{arabic, persian} {
			var err error
			if forms[s], err = parseForms(f[i+1]); err != nil {
				return err
			}
		}
		n := 0.0
		for _, s := range []script{arabic, persian} {
			for _, g := range forms[s] {
				n += g.count
			}
		}
		key := k.primary(latin, k.cut(nil, k.normal(f[0]), latin))
		counts[key] += n
		total += n
		for i, p := range learned {
			for _, a := range forms[p[0]] {
				for _, b := range forms[p[1]] {
					x := k.cut(nil, k.normal(a.text), p[0])
					y := k.cut(nil, k.normal(b.text), p[1])
					if len(x) == 0 || len(y) == 0 || len(x) > maxTokenLength || len(y) > maxTokenLength {
						continue
					}
					sets[i] = append(sets[i], example{x, y, a.share * b.share * math.Log2(1+math.Min(a.count, b.count))})
				}
			}
		}
		return nil
	})
	if err != nil {
		return Weights{}, fmt.Errorf("table of name tokens: %w", err)
	}
	if total == 0 {
		return Weights{}, fmt.Errorf("table of name tokens: no rows")
	}
	w := Weights{common: map[string]int32{}}
	for i, p := range learned {
		w.pairs[p[0]][p[1]] = transducer(k, p[0], p[1], sets[i])
	}
	w.count(counts, total)
	w.derive(k)
	return w, nil
}

// form is one spelling of a token, how often it was seen, and its share among the spellings.
type form struct {
	text  string
	count float64
	share float64
}

// parseForms reads form:count|form:count. The text may hold colons, the count may not.
func parseForms(field string) ([]form, error) {
	var out []form
	total := 0.0
	for _, part := range strings.Split(field, "|") {
		i := strings.LastIndexByte(part, ':')
		if i < 0 {
			return nil, fmt.Errorf("%q is not form:count", part)
		}
		n, err := strconv.ParseFloat(part[i+1:], 64)
		if err != nil || n <= 0 {
			return nil, fmt.Errorf("%q has no count", part)
		}
		out = append(out, form{text: part[:i], count: n})
		total += n
	}
	for i := range out {
		out[i].share = out[i].count / total
	}
	return out, nil
}

// commonKeys is how many keys the frequency table keeps.
const commonKeys = 400

// count makes the ceilings from the counts of keys.
func (w *Weights) count(counts map[string]float64, total float64) {
	type kc struct {
		key string
		n   float64
	}
	var all []kc
	for key, n := range counts {
		all = append(all, kc{key, n})
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].n != all[j].n {
			return all[i].n > all[j].n
		}
		return all[i].key < all[j].key
	})
	all = all[:min(len(all), commonKeys)]
	for _, c := range all {
		w.common[c.key] = int32(math.Round(centi * math.Log(total/c.n)))
	}
	w.rare = int32(math.Round(centi * math.Log(total/10)))
}

// Smoothing and iterations of the learning.
const (
	iterations = 15
	prior      = 4.0 // observations that the consonant classes are worth, for each segment
)

// affinity is how much more likely than chance two segments stand for each other before anything is
// learned, by the sounds they may have.
func affinity(a, b []string) float64 {
	best := 0.1
	for i, x := range a {
		for j, y := range b {
			switch {
			case x == y && x == "":
				best = math.Max(best, 3)
			case x == y && i+j == 0:
				best = math.Max(best, 20)
			case x == y:
				best = math.Max(best, 8)
			}
		}
	}
	return best
}

// silence is the prior probability that a segment has no counterpart.
func silence(sounds []string) float64 {
	for _, s := range sounds {
		if s == "" {
			return 0.4
		}
	}
	return 0.02
}

// transducer learns the log-odds of one pair of scripts.
func transducer(k *knowledge, a, b script, set []example) *pairWeights {
	p := newPair(k, a, b)
	rowsN, cols := len(k.letters[a.table()].ids), p.width
	sa, sb := k.letters[a.table()].sounds, k.letters[b.table()].sounds
	// How often each segment occurs.
	na, nb := make([]float64, rowsN), make([]float64, cols)
	ta, tb := 0.0, 0.0
	for _, e := range set {
		for _, u := range e.x {
			na[u] += e.weight
			ta += e.weight
		}
		for _, v := range e.y {
			nb[v] += e.weight
			tb += e.weight
		}
	}
	for u := 1; u < rowsN; u++ {
		na[u] += 0.5
		ta += 0.5
	}
	for v := 1; v < cols; v++ {
		nb[v] += 0.5
		tb += 0.5
	}
	// The prior for each segment over its counterparts, gap at 0.
	base := func(own []float64, other []float64, total float64, so, st [][]string) [][]float64 {
		out := make([][]float64, len(own))
		for u := 1; u < len(own); u++ {
			out[u] = make([]float64, len(other))
			sum := 0.0
			for v := 1; v < len(other); v++ {
				out[u][v] = other[v] / total * affinity(so[u], st[v])
				sum += out[u][v]
			}
			gap := silence(so[u])
			for v := 1; v < len(other); v++ {
				out[u][v] *= (1 - gap) / sum
			}
			out[u][0] = gap
		}
		return out
	}
	pa := base(na, nb, tb, sa, sb)
	pb := base(nb, na, ta, sb, sa)
	odds := make([]float64, rowsN*cols)
	counts := make([]float64, rowsN*cols)
	update := func() {
		ca, cb := make([]float64, rowsN), make([]float64, cols)
		for u := 0; u < rowsN; u++ {
			for v := 0; v < cols; v++ {
				ca[u] += counts[u*cols+v]
				cb[v] += counts[u*cols+v]
			}
		}
		for u := 0; u < rowsN; u++ {
			for v := 0; v < cols; v++ {
				c := counts[u*cols+v]
				switch {
				case u == 0 && v == 0:
				case v == 0:
					odds[u*cols] = (c + prior*pa[u][0]) / (ca[u] + prior)
				case u == 0:
					odds[v] = (c + prior*pb[v][0]) / (cb[v] + prior)
				default:
					forth := (c + prior*pa[u][v]) / (ca[u] + prior) / (nb[v] / tb)
					back := (c + prior*pb[v][u]) / (cb[v] + prior) / (na[u] / ta)
					odds[u*cols+v] = math.Sqrt(forth * back)
				}
			}
		}
	}
	update()
	for range iterations {
		clear(counts)
		for _, e := range set {
			expect(e, odds, counts, cols)
		}
		update()
	}
	for i, o := range odds {
		if i > 0 {
			s := math.Round(centi * math.Log(o))
			p.sub[i] = int16(math.Max(-600, math.Min(800, s)))
		}
	}
	return p
}

// expect adds the expected number of times each operation is used in aligning one example (forward and
// backward sums).
func expect(e example, odds, counts []float64, cols int) {
	n, m := len(e.x), len(e.y)
	var f, b [maxTokenLength + 2][maxTokenLength + 2]float64
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			switch {
			case i == 0 && j == 0:
				f[i][j] = 1
				continue
			}
			if i > 0 {
				f[i][j] += f[i-1][j] * odds[int(e.x[i-1])*cols]
			}
			if j > 0 {
				f[i][j] += f[i][j-1] * odds[int(e.y[j-1])]
			}
			if i > 0 && j > 0 {
				f[i][j] += f[i-1][j-1] * odds[int(e.x[i-1])*cols+int(e.y[j-1])]
			}
		}
	}
	for i := n; i >= 0; i-- {
		for j := m; j >= 0; j-- {
			if i == n && j == m {
				b[i][j] = 1
				continue
			}
			if i < n {
				b[i][j] += b[i+1][j] * odds[int(e.x[i])*cols]
			}
			if j < m {
				b[i][j] += b[i][j+1] * odds[int(e.y[j])]
			}
			if i < n && j < m {
				b[i][j] += b[i+1][j+1] * odds[int(e.x[i])*cols+int(e.y[j])]
			}
		}
	}
	// A pair that chance explains as well is no example: noise in the table teaches little.
	total := f[n][m]
	trust := e.weight * total / (total + 1)
	if trust == 0 {
		return
	}
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			if i < n {
				o := int(e.x[i]) * cols
				counts[o] += trust * f[i][j] * odds[o] * b[i+1][j] / total
			}
			if j < m {
				o := int(e.y[j])
				counts[o] += trust * f[i][j] * odds[o] * b[i][j+1] / total
			}
			if i < n && j < m {
				o := int(e.x[i])*cols + int(e.y[j])
				counts[o] += trust * f[i][j] * odds[o] * b[i+1][j+1] / total
			}
		}
	}
}

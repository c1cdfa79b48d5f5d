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
	x, y   []node
	weight float64
}

// Learn learns Weights from a table of name tokens in three scripts: tab-separated columns en, ar:count
// and fa:count with a heading, the latter as form:count, several joined by |. It aligns each pair of
// spellings by expectation maximisation over joint segments (Ristad and Yianilos 1998; Bisani and
// Ney 2008), smoothed by the consonant classes of the letters table, and counts how common tokens are. The result
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
		total += n
		if set := look(&k.names, k.normal(f[0]), latin); set[0] > 0 {
			for _, id := range set {
				if id > 0 {
					counts[k.rows[id].written] += n
				}
			}
		} else if key := k.primary(latin, k.cut(k.normal(f[0]), latin)); len(key) >= minCommonKey {
			counts[key] += n
		}
		for i, p := range learned {
			for _, a := range forms[p[0]] {
				for _, b := range forms[p[1]] {
					x := k.lattice(nil, k.normal(a.text), p[0])
					y := k.lattice(nil, k.normal(b.text), p[1])
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

// commonNames is how many names the frequency table keeps.
const commonNames = 800

// count makes the ceilings from the counts of names and keys.
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
	all = all[:min(len(all), commonNames)]
	for _, c := range all {
		w.common[c.key] = int32(math.Round(centi * math.Log(total/c.n)))
	}
	w.rare = int32(math.Round(centi * math.Log(total/10)))
}

// Smoothing and iterations of the learning.
const (
	iterations = 12
	prior      = 0.03 // share of the probability that goes by the consonant classes alone
)

// affinity is how much more likely than others two segments stand for each other before anything is
// learned, by the sounds they may have.
func affinity(a, b []string) float64 {
	best := 0.01
	for i, x := range a {
		for j, y := range b {
			switch {
			case x == y && x == "":
				best = max(best, 1)
			case x == y && i+j == 0:
				best = max(best, 3)
			case x == y:
				best = max(best, 1)
			}
		}
	}
	return best
}

// silence is the prior probability that a segment has no counterpart.
func silence(sounds []string) float64 {
	for _, s := range sounds {
		if s == "" {
			return 0.5
		}
	}
	return 0.02
}

// model is a joint distribution over pairs of segments, the gap among them, and what chance alone makes
// of each segment.
type model struct {
	cols   int
	joint  []float64 // [u*cols+v]
	px, py []float64 // share of the letters at which a segment ends
}

// transducer learns the log-odds of one pair of scripts.
func transducer(k *knowledge, a, b script, set []example) *pairWeights {
	p := newPair(k, a, b)
	ta, tb := &k.letters[a.table()], &k.letters[b.table()]
	m := &model{cols: p.width, joint: make([]float64, len(p.sub))}
	m.px, m.py = make([]float64, len(ta.ids)), make([]float64, len(tb.ids))
	for _, e := range set {
		occurrences(m.px, e.x, e.weight)
		occurrences(m.py, e.y, e.weight)
	}
	normalise(m.px, 1)
	normalise(m.py, 1)
	base := make([]float64, len(m.joint))
	for u := range m.px {
		for v := range m.py {
			i := u*m.cols + v
			switch {
			case u == 0 && v == 0:
			case u == 0:
				base[i] = m.py[v] * silence(tb.sounds[v])
			case v == 0:
				base[i] = m.px[u] * silence(ta.sounds[u])
			default:
				base[i] = m.px[u] * m.py[v] * affinity(ta.sounds[u], tb.sounds[v])
			}
		}
	}
	normalise(base, 0)
	copy(m.joint, base)
	counts := make([]float64, len(m.joint))
	for range iterations {
		clear(counts)
		for _, e := range set {
			m.expect(e, counts)
		}
		normalise(counts, 0)
		for i := range counts {
			m.joint[i] = (1-prior)*counts[i] + prior*base[i]
		}
	}
	for u := range m.px {
		for v := range m.py {
			i := u*m.cols + v
			chance := 1.0
			if u > 0 {
				chance *= m.px[u]
			}
			if v > 0 {
				chance *= m.py[v]
			}
			if i > 0 {
				p.sub[i] = int16(max(-700, min(900, math.Round(centi*math.Log(m.joint[i]/chance)))))
			}
		}
	}
	for u := 1; u < len(m.px); u++ {
		p.expect[u] = m.mean(p, func(v int) int { return u*m.cols + v }, len(m.py))
	}
	for v := 1; v < len(m.py); v++ {
		p.reverse[v] = m.mean(p, func(u int) int { return u*m.cols + v }, len(m.px))
	}
	return p
}

// mean is the mean score of one segment in true pairs; at gives where its i-th counterpart stands.
func (m *model) mean(p *pairWeights, at func(i int) int, n int) int16 {
	sum, total := 0.0, 0.0
	for i := range n {
		sum += m.joint[at(i)] * float64(p.sub[at(i)])
		total += m.joint[at(i)]
	}
	return int16(math.Round(sum / total))
}

// occurrences adds how often each segment can be cut from a word.
func occurrences(n []float64, word []node, weight float64) {
	for _, d := range word {
		for i := range d.n {
			n[d.id[i]] += weight
		}
	}
}

// normalise adds a little to each value but the first and makes the sum 1.
func normalise(p []float64, add float64) {
	sum := 0.0
	for i := range p {
		if i > 0 {
			p[i] += add
		}
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// expect adds the expected number of times each pair of segments is used in aligning one example, by
// forward and backward sums over both lattices.
func (m *model) expect(e example, counts []float64) {
	nx, ny := len(e.x), len(e.y)
	var f, b [maxTokenLength + 1][maxTokenLength + 1]float64
	// steps calls fn for each pair of segments that may end at (i,j), with where they begin.
	steps := func(i, j int, fn func(op, fromI, fromJ int)) {
		if i > 0 {
			for s := range e.x[i-1].n {
				u, lu := int(e.x[i-1].id[s]), int(e.x[i-1].len[s])
				fn(u*m.cols, i-lu, j)
				if j > 0 {
					for t := range e.y[j-1].n {
						fn(u*m.cols+int(e.y[j-1].id[t]), i-lu, j-int(e.y[j-1].len[t]))
					}
				}
			}
		}
		if j > 0 {
			for t := range e.y[j-1].n {
				fn(int(e.y[j-1].id[t]), i, j-int(e.y[j-1].len[t]))
			}
		}
	}
	f[0][0] = 1
	for i := 0; i <= nx; i++ {
		for j := 0; j <= ny; j++ {
			steps(i, j, func(op, fi, fj int) { f[i][j] += f[fi][fj] * m.joint[op] })
		}
	}
	b[nx][ny] = 1
	for i := nx; i >= 0; i-- {
		for j := ny; j >= 0; j-- {
			steps(i, j, func(op, fi, fj int) { b[fi][fj] += b[i][j] * m.joint[op] })
		}
	}
	total := f[nx][ny]
	if total == 0 {
		return
	}
	// A pair that chance explains as well is no example: what is wrong in the table teaches little.
	chance := scatter(e.x, m.px) * scatter(e.y, m.py)
	trust := e.weight * total / (total + chance)
	for i := 0; i <= nx; i++ {
		for j := 0; j <= ny; j++ {
			steps(i, j, func(op, fi, fj int) {
				counts[op] += trust * f[fi][fj] * m.joint[op] * b[i][j] / total
			})
		}
	}
}

// scatter is the probability that chance writes a word.
func scatter(word []node, p []float64) float64 {
	var f [maxTokenLength + 1]float64
	f[0] = 1
	for i := range word {
		for s := range word[i].n {
			f[i+1] += f[i+1-int(word[i].len[s])] * p[word[i].id[s]]
		}
	}
	return f[len(word)]
}

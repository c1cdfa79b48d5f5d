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
	share  [habits]float64 // how likely it follows each habit
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
		} else if key := k.primary(latin, k.normal(f[0])); len(key) >= minCommonKey {
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
					e := example{x: x, y: y, weight: a.share * b.share * math.Log2(1+math.Min(a.count, b.count))}
					// A first guess, for the learning to begin with.
					e.share = [habits]float64{foreign: 0.9, native: 0.1}
					if strings.ContainsAny(a.text+b.text, homeLetters) {
						e.share = [habits]float64{foreign: 0.3, native: 0.7}
					}
					sets[i] = append(sets[i], e)
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
	w := Weights{common: map[string]int16{}}
	for i, p := range learned {
		for h, pw := range transducers(k, p[0], p[1], sets[i]) {
			w.pairs[h][p[0]][p[1]] = pw
		}
	}
	w.count(counts, total)
	w.derive(k)
	return w, nil
}

// homeLetters are letters that names from elsewhere are seldom written with.
const homeLetters = "عحصضطظقثذ"

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
		w.common[c.key] = int16(math.Round(centi * math.Log(total/c.n)))
	}
	w.rare = int16(math.Round(centi * math.Log(total/10)))
}

// Smoothing and iterations of the learning.
const (
	iterations = 15
	prior      = 0.03 // share of the probability that goes by the consonant classes alone
	shared     = 0.07 // share that the habits have in common
	seen       = 0.2  // expected occurrences from which a pair of segments counts as seen
)

// affinity is how much likelier than others two segments of each level stand for each other before
// anything is learned; for a gap, how likely it is.
var affinity = [levels]float64{strangers: 0.01, cousins: 1, siblings: 3, soundGap: 0.02, silentGap: 0.5}

// model is a joint distribution over pairs of segments, the gap among them, and what chance alone makes
// of each segment.
type model struct {
	cols   int
	joint  []float64 // [u*cols+v]
	px, py []float64 // share of the letters at which a segment ends
}

// transducers learns the log-odds of one pair of scripts, for each habit: a mixture of joint models.
func transducers(k *knowledge, a, b script, set []example) [habits]*pairWeights {
	ta, tb := &k.letters[a], &k.letters[b]
	cols := len(tb.ids)
	px, py := make([]float64, len(ta.ids)), make([]float64, cols)
	for _, e := range set {
		occurrences(px, e.x, e.weight)
		occurrences(py, e.y, e.weight)
	}
	normalise(px, 1)
	normalise(py, 1)
	base := make([]float64, len(px)*cols)
	level := make([]level, len(base))
	for u := range px {
		for v := range py {
			i := u*cols + v
			level[i] = levelOf(ta.readings[u], tb.readings[v], u, v)
			if i > 0 {
				base[i] = affinity[level[i]] * chance(px, py, u, v)
			}
		}
	}
	normalise(base, 0)
	var models [habits]*model
	var counts [habits][]float64
	for h := range models {
		models[h] = &model{cols: cols, joint: append([]float64(nil), base...), px: px, py: py}
		counts[h] = make([]float64, len(base))
	}
	all := make([]float64, len(base))
	for round := range iterations {
		var weight [habits]float64
		clear(all)
		for h := range counts {
			clear(counts[h])
		}
		for i := range set {
			e := &set[i]
			if round > 0 {
				var f [habits]float64
				sum := 0.0
				for h, m := range models {
					f[h] = m.forward(*e) * e.share[h]
					sum += f[h]
				}
				for h := range f {
					e.share[h] = f[h] / sum
				}
			}
			for h, m := range models {
				m.expect(*e, e.share[h], counts[h])
				weight[h] += e.share[h]
			}
		}
		for h := range counts {
			for i, c := range counts[h] {
				all[i] += c
			}
		}
		normalise(all, 0)
		for h, m := range models {
			own := append([]float64(nil), counts[h]...)
			normalise(own, 0)
			for i := range own {
				m.joint[i] = (1-prior-shared)*own[i] + shared*all[i] + prior*base[i]
			}
		}
		// The next round weighs each example by how common its habit is.
		for i := range set {
			for h := range weight {
				set[i].share[h] = weight[h] / float64(len(set))
			}
		}
	}
	var out [habits]*pairWeights
	for h, m := range models {
		out[h] = m.weights(k, a, b, base, level, counts[h])
	}
	return out
}

// chance is how likely two segments stand side by side if nothing ties them.
func chance(px, py []float64, u, v int) float64 {
	c := 1.0
	if u > 0 {
		c *= px[u]
	}
	if v > 0 {
		c *= py[v]
	}
	return c
}

// weights turns a model into log-odds.
func (m *model) weights(k *knowledge, a, b script, base []float64, level []level, counts []float64) *pairWeights {
	p := newPair(k, a, b)
	score := func(odds float64) int16 {
		return int16(max(-700, min(900, math.Round(centi*math.Log(odds)))))
	}
	for u := range m.px {
		for v := range m.py {
			if i := u*m.cols + v; i > 0 {
				p.unseen[level[i]] = score(prior * base[i] / chance(m.px, m.py, u, v))
			}
		}
	}
	for u := range m.px {
		for v := range m.py {
			i := u*m.cols + v
			switch {
			case i == 0:
			case counts[i] < seen && m.joint[i] < 2*prior*base[i]:
				p.sub[i] = p.unseen[level[i]]
			default:
				p.sub[i] = score(m.joint[i] / chance(m.px, m.py, u, v))
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

// table holds sums over alignments, by letters read of both words.
type table [maxTokenLength + 1][maxTokenLength + 1]float64

// steps calls fn for each pair of segments that may end at (i,j), with where they begin.
func (m *model) steps(e example, i, j int, fn func(op, fromI, fromJ int)) {
	if i > 0 {
		for s := range e.x[i-1].n {
			u, from := int(e.x[i-1].id[s])*m.cols, i-int(e.x[i-1].len[s])
			fn(u, from, j)
			if j > 0 {
				for t := range e.y[j-1].n {
					fn(u+int(e.y[j-1].id[t]), from, j-int(e.y[j-1].len[t]))
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

// fill computes the forward sums of an example.
func (m *model) fill(e example, f *table) {
	f[0][0] = 1
	for i := 0; i <= len(e.x); i++ {
		for j := 0; j <= len(e.y); j++ {
			m.steps(e, i, j, func(op, fi, fj int) { f[i][j] += f[fi][fj] * m.joint[op] })
		}
	}
}

// forward is the probability of an example.
func (m *model) forward(e example) float64 {
	var f table
	m.fill(e, &f)
	return f[len(e.x)][len(e.y)]
}

// expect adds the expected number of times each pair of segments is used in aligning one example, by
// forward and backward sums over both lattices.
func (m *model) expect(e example, share float64, counts []float64) {
	nx, ny := len(e.x), len(e.y)
	var f, b table
	m.fill(e, &f)
	b[nx][ny] = 1
	for i := nx; i >= 0; i-- {
		for j := ny; j >= 0; j-- {
			m.steps(e, i, j, func(op, fi, fj int) { b[fi][fj] += b[i][j] * m.joint[op] })
		}
	}
	total := f[nx][ny]
	if total == 0 {
		return
	}
	// A pair that chance explains as well is no example: what is wrong in the table teaches little.
	luck := scatter(e.x, m.px) * scatter(e.y, m.py)
	trust := share * e.weight * total / (total + luck)
	for i := 0; i <= nx; i++ {
		for j := 0; j <= ny; j++ {
			m.steps(e, i, j, func(op, fi, fj int) {
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

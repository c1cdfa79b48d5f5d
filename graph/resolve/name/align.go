package name

// Scores in centinats.
const (
	worst      = -1 << 20
	articleGap = -20 // leaving out a letter of what may be an article
)

// ring is how many rows of the alignment are kept: one more than the letters of the longest segment,
// as a power of two.
const ring = 8

// align gives the score of the best alignment of two words, in centinats: the sum of the log-odds that
// their segments stand for each other, or for nothing, over the best way to cut both. The first ox
// letters of x and oy of y may be left out (an article). Dynamic programming as by Needleman and Wunsch
// (1970), over lattices as in joint-sequence models (Bisani and Ney 2008).
func (p *pairWeights) align(x, y []node, ox, oy int) int32 {
	var d [ring][2*maxTokenLength + 1]int32
	if len(x) > 2*maxTokenLength {
		x = x[:2*maxTokenLength]
	}
	if len(y) > 2*maxTokenLength {
		y = y[:2*maxTokenLength]
	}
	row := &d[0]
	for j := range y {
		v := &y[j]
		best := int32(worst)
		if j < oy {
			best = row[j] + articleGap
		}
		for b := range v.n {
			best = max(best, row[j+1-int(v.len[b])]+int32(p.sub[v.id[b]]))
		}
		row[j+1] = best
	}
	for i := range x {
		u := &x[i]
		row = &d[(i+1)%ring]
		above := &d[i%ring]
		for j := 0; j <= len(y); j++ {
			best := int32(worst)
			if i < ox {
				best = above[j] + articleGap
			}
			if j > 0 {
				v := &y[j-1]
				if j <= oy {
					best = max(best, row[j-1]+articleGap)
				}
				for b := range v.n {
					best = max(best, row[j-int(v.len[b])]+int32(p.sub[v.id[b]]))
				}
				for a := range u.n {
					from := &d[(i+1-int(u.len[a]))%ring]
					weights := p.sub[int(u.id[a])*p.width : (int(u.id[a])+1)*p.width]
					best = max(best, from[j]+int32(weights[0]))
					for b := range v.n {
						best = max(best, from[j-int(v.len[b])]+int32(weights[v.id[b]]))
					}
				}
			} else {
				for a := range u.n {
					from := &d[(i+1-int(u.len[a]))%ring]
					best = max(best, from[0]+int32(p.sub[int(u.id[a])*p.width]))
				}
			}
			row[j] = best
		}
	}
	return d[len(x)%ring][len(y)]
}

// best is the score that a word reaches in the mean against a true spelling in the other script.
func (p *pairWeights) best(x []node) int32 {
	var d [2*maxTokenLength + 1]int32
	for i := 1; i <= min(len(x), 2*maxTokenLength); i++ {
		u := &x[i-1]
		d[i] = worst
		for a := range u.n {
			d[i] = max(d[i], d[i-int(u.len[a])]+int32(p.expect[u.id[a]]))
		}
	}
	return d[min(len(x), 2*maxTokenLength)]
}

package name

// Scores in centinats.
const (
	worst      = -1 << 20
	articleGap = -20 // leaving out a letter of what may be an article
)

// ring is how many rows of the alignment are kept: one more than the letters of the longest segment,
// as a power of two.
const ring = 8

// maxLetters bounds the letters of words that are aligned: two tokens may be read as one.
const maxLetters = 2 * maxTokenLength

// grid is room for an alignment: the best scores by letters read of both words.
type grid [ring][maxLetters + 1]int32

// align gives the score of the best alignment of two words, in centinats: the sum of the log-odds that
// their segments stand for each other, or for nothing, over the best way to cut both. The first ox
// letters of x and oy of y may be left out (an article). Dynamic programming as by Needleman and Wunsch
// (1970), over lattices as in joint-sequence models (Bisani and Ney 2008).
func (p *pairWeights) align(d *grid, x, y []node, ox, oy int) int32 {
	if len(x) > maxLetters {
		x = x[:maxLetters]
	}
	if len(y) > maxLetters {
		y = y[:maxLetters]
	}
	row := d[0][:len(y)+1]
	row[0] = 0
	for j := range y {
		row[j+1] = worst
	}
	p.skip(row, y, oy)
	for i := range x {
		row = d[(i+1)%ring][:len(y)+1]
		above := &d[i%ring]
		for j := range row {
			row[j] = worst
			if i < ox {
				row[j] = above[j] + articleGap
			}
		}
		u := &x[i]
		for a := range u.n {
			from := d[(i+1-int(u.len[a]))%ring][:len(row)]
			weights := p.sub[int(u.id[a])*p.width:][:p.width]
			gap := int32(weights[0])
			row[0] = max(row[0], from[0]+gap)
			for j := range y {
				v := &y[j]
				best := max(row[j+1], from[j+1]+gap, from[j]+int32(weights[v.id[0]]))
				for b := uint8(1); b < v.n; b++ {
					best = max(best, from[j+1-int(v.len[b])]+int32(weights[v.id[b]]))
				}
				row[j+1] = best
			}
		}
		p.skip(row, y, oy)
	}
	return d[len(x)%ring][len(y)]
}

// skip lets letters of y stand for nothing in a row of the grid.
func (p *pairWeights) skip(row []int32, y []node, oy int) {
	for j := range y {
		v := &y[j]
		best := row[j+1]
		if j < oy {
			best = max(best, row[j]+articleGap)
		}
		for b := range v.n {
			best = max(best, row[j+1-int(v.len[b])]+int32(p.sub[v.id[b]]))
		}
		row[j+1] = best
	}
}

// best is the score that a word reaches in the mean against a true spelling in the other script.
func (p *pairWeights) best(x []node) int32 {
	var d [maxLetters + 1]int32
	for i := 1; i <= min(len(x), maxLetters); i++ {
		u := &x[i-1]
		d[i] = worst
		for a := range u.n {
			d[i] = max(d[i], d[i-int(u.len[a])]+int32(p.expect[u.id[a]]))
		}
	}
	return d[min(len(x), maxLetters)]
}

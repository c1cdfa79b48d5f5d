package name

// align gives the score of the best alignment of two words, in centinats: the sum over the segments of
// the log-odds that they stand for each other, or for nothing. The first ox segments of x and oy of y
// may be left out freely (an article). Dynamic programming as by Needleman and Wunsch (1970).
func (p *pairWeights) align(x, y []segment, ox, oy int) int32 {
	var row [2*maxTokenLength + 1]int32
	if len(y) > 2*maxTokenLength {
		y = y[:2*maxTokenLength]
	}
	d := row[:len(y)+1]
	gaps := p.sub[:p.width]
	for j, v := range y {
		if j < oy {
			d[j+1] = d[j] + articleGap
		} else {
			d[j+1] = d[j] + int32(gaps[v])
		}
	}
	for i, u := range x {
		weights := p.sub[int(u)*p.width : (int(u)+1)*p.width]
		gap := int32(weights[0])
		if i < ox {
			gap = max(gap, articleGap)
		}
		diagonal := d[0]
		d[0] += gap
		left := d[0]
		for j, v := range y {
			best := diagonal + int32(weights[v])
			diagonal = d[j+1]
			best = max(best, diagonal+gap, left+int32(gaps[v]))
			d[j+1] = best
			left = best
		}
	}
	return d[len(y)]
}

// articleGap is the cost of leaving out a segment of what may be an article.
const articleGap = -20

// best is the score that a word may be expected to reach against its spelling in another script.
func (p *pairWeights) best(x []segment) int32 {
	var sum int32
	for _, u := range x {
		sum += int32(p.expect[u])
	}
	return sum
}

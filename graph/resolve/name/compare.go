package name

import (
	"fmt"
	"math"
	"math/bits"
	"strings"
)

// Decision is what a comparison of names alone comes to.
type Decision uint8

// The decisions.
const (
	Different Decision = iota // two names
	Unsure                    // one name perhaps, or a name that many bear: context must decide
	Same                      // two spellings of one name
)

func (d Decision) String() string { return [...]string{"different", "unsure", "same"}[d] }

// Score is the outcome of a comparison. The parts are evidence in nats (natural logarithm of how much
// more likely what is seen is if one person is meant); their sum is Weight.
type Score struct {
	P        float64 // probability that the names are one person's, were both drawn from some thousand names
	Decision Decision
	Weight   float64 // sum of the parts

	Prior    float64 // what is known before looking
	Agree    float64 // words that agree, rare ones more
	Conflict float64 // words that stand in one place and differ
	Extra    float64 // words on one side only
	Order    float64 // words in another order
	Number   float64 // regnal numbers, epithets
}

// Threshold is the probability from which Match takes two names for one.
const Threshold = 0.5

// sure and possible are the probabilities from which a comparison is Same and Unsure.
const (
	sure     = 0.95
	possible = 0.05
)

// Match reports whether the names are taken for one.
func (s Score) Match() bool { return s.P >= Threshold }

// Part is one piece of evidence: what it is about, in words, and its weight in nats.
type Part struct {
	Name   string
	Weight float64
}

// Parts gives the evidence that the score is made of, without what says nothing.
func (s Score) Parts() []Part {
	var out []Part
	for _, p := range []Part{
		{"before looking", s.Prior},
		{"words that agree", s.Agree},
		{"words that differ", s.Conflict},
		{"words on one side only", s.Extra},
		{"order of words", s.Order},
		{"numbers and epithets", s.Number},
	} {
		if p.Weight != 0 {
			out = append(out, p)
		}
	}
	return out
}

// String gives the decision and the parts in words.
func (s Score) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v, probability %.3f", s.Decision, s.P)
	for i, p := range s.Parts() {
		fmt.Fprintf(&b, "%s %s %+.1f", map[bool]string{true: ":", false: ","}[i == 0], p.Name, p.Weight)
	}
	return b.String()
}

// Scores of a comparison in centinats.
const (
	priorOdds        = -690 // one in a thousand
	houseForFather   = -300 // آل خليفة is not بن خليفة
	turned           = -230 // the family name stands first in one of the names
	turnedArabic     = -900 // the same where order tells father from son
	initialAgrees    = 60
	translated       = 120  // two words that translate each other, of people of today
	knownApartAbroad = -250 // two Western names that the names table tells apart: they have many forms
	numberDiffers    = -900
	numberMissing    = -120
	numberImplied    = -40  // the first of a name, or an epithet instead
	wholeAgrees      = 1000 // one name is known as a translation of the other
	oneWordEach      = 280  // nothing is left out on either side
	numberAgrees     = 450
	numberForFamily  = -400 // a regnal number against a family name
	epithetDiffers   = -400
	epithetAgrees    = 200
	mergeMinLetters  = 5
)

// Compare compares two parsed names. It does not allocate.
func Compare(a, b Name) Score { return defaultWeights().Compare(a, b) }

// Compare compares two names by these weights; see the function Compare.
func (w *Weights) Compare(a, b Name) Score {
	if len(a.content) == 0 || len(b.content) == 0 {
		return Score{}
	}
	if a.whole.share(&b.whole) && len(a.Tokens)+len(b.Tokens) > 2 {
		return tally{agree: wholeAgrees}.score(numbers(&a, &b))
	}
	c := comparison{a: &a, b: &b, w: w}
	c.fill()
	number := numbers(&a, &b)
	na, nb := len(a.content), len(b.content)
	if most := c.most(); priorOdds+most+number < hopelessName && !c.mergeable() {
		return tally{agree: most, conflict: unlike}.score(number)
	}
	t := c.sequence(false)
	if a.strong == 1 && b.strong == 1 && t.agree > 0 && t.conflict == 0 {
		t.agree += oneWordEach
	}
	if na > 1 && nb > 1 && t.sum() < 700 && max(c.evidence[0][nb-1], c.evidence[na-1][0]) > 0 {
		// One of the names may begin with the family name.
		price := int32(turned)
		if a.arabic || b.arabic {
			price = turnedArabic
		}
		if r := c.sequence(true); r.sum()+price > t.sum() {
			t = r
			t.order = price
		}
	}
	return t.score(number)
}

// tally sums up evidence in centinats.
type tally struct{ agree, conflict, extra, order int32 }

func (t tally) sum() int32 { return t.agree + t.conflict + t.extra + t.order }

func (t tally) score(number int32) Score {
	s := Score{
		Prior:    float64(priorOdds) / centi,
		Agree:    float64(t.agree) / centi,
		Conflict: float64(t.conflict) / centi,
		Extra:    float64(t.extra) / centi,
		Order:    float64(t.order) / centi,
		Number:   float64(number) / centi,
	}
	s.Weight = s.Prior + s.Agree + s.Conflict + s.Extra + s.Order + s.Number
	s.P = 1 / (1 + math.Exp(-s.Weight))
	switch {
	case s.P >= sure:
		s.Decision = Same
	case s.P >= possible:
		s.Decision = Unsure
	}
	return s
}

// comparison is the work on one pair of names.
type comparison struct {
	a, b     *Name
	w        *Weights
	evidence [maxTokens][maxTokens]int32
	grid     grid
}

// fill computes the evidence of each word of one name against each of the other.
func (c *comparison) fill() {
	for i, x := range c.a.content {
		for j, y := range c.b.content {
			c.evidence[i][j] = c.words(&c.a.Tokens[x], &c.b.Tokens[y])
		}
	}
}

// words is the evidence of one word against another.
func (c *comparison) words(x, y *Token) int32 {
	if x.Initial || y.Initial {
		return c.initials(x, y)
	}
	if x.clan && y.father || x.father && y.clan {
		return int32(x.gap+y.gap) + houseForFather
	}
	most := int32(min(x.cap, y.cap))
	if x.names.share(&y.names) || x.word > 0 && x.word == y.word {
		return most
	}
	least := int32(min(x.floor, y.floor))
	if x.weak || y.weak {
		least = int32(x.gap+y.gap) - 50
	}
	translates := x.translations.share(&y.translations)
	if !translates && x.names[0] > 0 && y.names[0] > 0 && (x.eastern || y.eastern) {
		return least // two names, however alike
	}
	e := int32(worst)
	limit := tooStrange
	if x.names[0] > 0 && y.names[0] > 0 {
		limit = 1
	}
	if strange(x.must, x.may, y.must, y.may) < limit {
		e = c.spelling(x, y, most)
	}
	switch {
	case translates:
		if c.a.historic && c.b.historic {
			e = max(e, most*9/10)
		} else {
			e = max(e, translated)
		}
	case x.names[0] > 0 && y.names[0] > 0:
		e = min(e, max(e+knownApartAbroad, -300))
	}
	return max(least, min(e, most))
}

// tooStrange is how many consonants without counterpart make it idle to align two words.
const tooStrange = 2

// strange counts the consonants that one of the words certainly has and the other cannot have.
func strange(must, may, must2, may2 soundSet) int {
	return max(bits.OnesCount16(uint16(must&^may2)), bits.OnesCount16(uint16(must2&^may)))
}

// spelling is the evidence of how two words are written, with the most it may be.
func (c *comparison) spelling(x, y *Token, most int32) int32 {
	e := c.written(c.a, c.b, x, y, x.from, y.from, most)
	if e >= most/2 {
		return e
	}
	// A particle may be written as part of the name (Le Pen, لوبان).
	if x.lead < x.from && y.lead == y.from {
		e = max(e, c.written(c.a, c.b, x, y, x.lead, y.from, most))
	}
	if y.lead < y.from && x.lead == x.from {
		e = max(e, c.written(c.a, c.b, x, y, x.from, y.lead, most))
	}
	return e
}

// written is the evidence of the letters of n from a place to the end of x against those of m to the end
// of y, by the habit that explains them best.
func (c *comparison) written(n, m *Name, x, y *Token, from, to uint8, most int32) int32 {
	e := int32(worst)
	if from == x.to || to == y.to {
		return e
	}
	nx, ny := n.nodes[from:x.to], m.nodes[to:y.to]
	ox, oy := x.optional, y.optional
	for h := range habits {
		p := c.w.pairs[h][n.script][m.script]
		bx, by := int32(x.best[h][m.script]), int32(y.best[h][n.script])
		if from != x.from {
			bx, ox = p.best(nx), 0
		}
		if to != y.from {
			by, oy = c.w.pairs[h][m.script][n.script].best(ny), 0
		}
		e = max(e, weigh(p.align(&c.grid, nx, ny, int(ox), int(oy)), (bx+by)/2, most))
		if e >= most*3/4 || e < hopeless || n.script == m.script {
			break
		}
	}
	return e
}

// weigh turns the score of an alignment into evidence: the score itself, as far as the best that the
// words could have reached is not much better.
func weigh(score, best, most int32) int32 {
	deficit := max(0, best-score)
	return min(score*9/10-deficit/5, most-deficit*7/10)
}

// initials is the evidence of an initial against a word or another initial.
func (c *comparison) initials(x, y *Token) int32 {
	least := int32(max(x.floor, y.floor))
	if x.weak || y.weak {
		least = int32(x.gap + y.gap)
	}
	if x.Initial && y.Initial && x.number > 0 && y.number > 0 {
		if x.number == y.number {
			return initialAgrees
		}
		return least
	}
	if x.from == x.to || y.from == y.to || x.word > 0 || y.word > 0 {
		return least / 4
	}
	if c.w.pairs[foreign][c.a.script][c.b.script].at(c.a.nodes[x.from].id[0], c.b.nodes[y.from].id[0]) > 50 {
		return initialAgrees
	}
	return least
}

// hopeless is the evidence by one habit from which the other is not tried.
const hopeless = -300

// hopelessName is the weight from which the order of the words need not be looked at, and unlike what
// such names are given for their conflicts.
const (
	hopelessName = -600
	unlike       = -1500
)

// most bounds what the words taken singly can say for one name.
func (c *comparison) most() int32 {
	na, nb := len(c.a.content), len(c.b.content)
	var columns [maxTokens]int32
	var down, across int32
	for i := range na {
		best := int32(0)
		for j := range nb {
			best = max(best, c.evidence[i][j])
			columns[j] = max(columns[j], c.evidence[i][j])
		}
		across += best
	}
	for j := range nb {
		down += columns[j]
	}
	if c.a.strong == 1 && c.b.strong == 1 {
		across += oneWordEach
	}
	return min(across, down+oneWordEach)
}

// mergeable tells whether two words of one name may be one word of the other.
func (c *comparison) mergeable() bool {
	for i := range c.a.content {
		for j := range c.b.content {
			if i > 0 && couldMerge(c.a, c.b, i-1, j) || j > 0 && couldMerge(c.b, c.a, j-1, i) {
				return true
			}
		}
	}
	return false
}

// couldMerge tells whether words i and i+1 of n may be word j of m written as one.
func couldMerge(n, m *Name, i, j int) bool {
	x, x2, y := &n.Tokens[n.content[i]], &n.Tokens[n.content[i+1]], &m.Tokens[m.content[j]]
	if x.Initial || x2.Initial || y.Initial {
		return false
	}
	if x.pairNames.share(&y.names) || x.pairTranslations.share(&y.translations) || joined(x, x2, y) {
		return true
	}
	if x.names[0] > 0 && x2.names[0] > 0 && y.names[0] > 0 {
		return false // three names
	}
	whole, part := int(x2.to-x.from), int(y.to-y.from)
	return part >= mergeMinLetters && whole <= maxLetters && 2*whole <= 3*part+4 && 2*part <= 3*whole+4 &&
		strange(x.must|x2.must, x.may|x2.may, y.must, y.may) < tooStrange
}

// joined tells whether a word is two others written as one, letter by letter.
func joined(x, x2, y *Token) bool {
	rest, ok := strings.CutPrefix(y.Text, x.Text)
	return ok && rest == x2.Text && x2.Text != ""
}

// merged is the evidence of two words of name n, read as one, against one word of name m,
// and is worst where that reading is not worth trying.
func (c *comparison) merged(n, m *Name, i, j int, one int32) int32 {
	if !couldMerge(n, m, i, j) {
		return worst
	}
	x, x2, y := &n.Tokens[n.content[i]], &n.Tokens[n.content[i+1]], &m.Tokens[m.content[j]]
	most := int32(min(x.cap+x2.cap, y.cap))
	if x.pairNames.share(&y.names) || joined(x, x2, y) {
		return most
	}
	if x.pairTranslations.share(&y.translations) {
		return most * 9 / 10
	}
	if one > 400 {
		return worst
	}
	return c.written(n, m, x2, y, x.from, y.from, most)
}

// cell is the best way to have read the words so far: ending with words that stand for each other (0),
// with a word of a left over (1) or one of b (2). Left-over words of a and b may not stand side by side:
// those are words that differ.
type cell [3]tally

// sequence finds the best order-preserving assignment of the words of a to those of b: dynamic
// programming over words, with two words written as one. With turn, the last word of b is read first.
func (c *comparison) sequence(turn bool) tally {
	na, nb := len(c.a.content), len(c.b.content)
	var rows [3][maxTokens + 1]cell
	at := func(j int) int {
		if !turn {
			return j
		}
		return (j + nb - 1) % nb
	}
	impossible := tally{conflict: worst}
	for i := 0; i <= na; i++ {
		row, above := &rows[i%3], &rows[(i+2)%3]
		for j := 0; j <= nb; j++ {
			d := cell{impossible, impossible, impossible}
			if i == 0 && j == 0 {
				d[0] = tally{}
			}
			if i > 0 {
				x := &c.a.Tokens[c.a.content[i-1]]
				gap := x.gap
				if nb == 1 {
					gap = x.gapAlone
				}
				d[1] = better(above[j][0], above[j][1]).left(int32(gap))
			}
			if j > 0 {
				y := &c.b.Tokens[c.b.content[at(j-1)]]
				gap := y.gap
				if na == 1 {
					gap = y.gapAlone
				}
				d[2] = better(row[j-1][0], row[j-1][2]).left(int32(gap))
			}
			if i > 0 && j > 0 {
				e := c.evidence[i-1][at(j-1)]
				d[0] = better(d[0], above[j-1].best().with(e))
				if i > 1 {
					if m := c.merged(c.a, c.b, i-2, at(j-1), max(e, c.evidence[i-2][at(j-1)])); m > 0 {
						d[0] = better(d[0], rows[(i+1)%3][j-1].best().with(m))
					}
				}
				if j > 1 && (!turn || j > 2) {
					if m := c.merged(c.b, c.a, at(j-2), i-1, max(e, c.evidence[i-1][at(j-2)])); m > 0 {
						d[0] = better(d[0], above[j-2].best().with(m))
					}
				}
			}
			row[j] = d
		}
	}
	return rows[na%3][nb].best()
}

// best is the best of the ways to end.
func (d *cell) best() tally { return better(better(d[0], d[1]), d[2]) }

func better(s, t tally) tally {
	if t.sum() > s.sum() {
		return t
	}
	return s
}

// with adds the evidence of words that stand in one place.
func (t tally) with(e int32) tally {
	if e > 0 {
		t.agree += e
	} else {
		t.conflict += e
	}
	return t
}

// left adds the price of a word left over.
func (t tally) left(gap int32) tally {
	t.extra += gap
	return t
}

// numbers compares regnal numbers and epithets.
func numbers(a, b *Name) int32 {
	var s int32
	switch {
	case a.number == b.number && a.number > 0:
		s = numberAgrees
	case a.number > 0 && b.number > 0:
		s = numberDiffers
	case a.number > 0 && b.family && !a.family || b.number > 0 && a.family && !b.family:
		s = numberForFamily
	case a.number+b.number == 1, a.number > 0 && b.epithet > 0, b.number > 0 && a.epithet > 0:
		s = numberImplied
	case a.number != b.number:
		s = numberMissing
	}
	if a.epithet > 0 && b.epithet > 0 {
		if a.epithet == b.epithet {
			s += epithetAgrees
		} else {
			s += epithetDiffers
		}
	}
	return s
}

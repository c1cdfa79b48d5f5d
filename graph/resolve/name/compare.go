package name

import (
	"fmt"
	"math"
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
	Conflict float64 // words on both sides that have no counterpart
	Extra    float64 // words on one side only
	Order    float64 // words in another order
	Number   float64 // regnal numbers, epithets
}

// Threshold is the probability from which Match takes two names for one.
const Threshold = 0.5

// Match reports whether the names are taken for one.
func (s Score) Match() bool { return s.P >= Threshold }

// String gives the parts in words.
func (s Score) String() string {
	return fmt.Sprintf("%s %.3f: prior %+.1f, agreeing words %+.1f, conflicting %+.1f, extra %+.1f, order %+.1f, numbers and epithets %+.1f",
		s.Decision, s.P, s.Prior, s.Agree, s.Conflict, s.Extra, s.Order, s.Number)
}

// Scores of a comparison in centinats.
const (
	priorOdds     = -690 // one in a thousand
	conflictFloor = -330 // a word on each side without counterpart
	extraWord     = -60  // a word on one side only
	inverted      = -250 // words in another order
	initialAgrees = 60
	numberDiffers = -900
	numberMissing = -120
	numberAgrees  = 250
)

// Compare compares two parsed names. It does not allocate.
func Compare(a, b Name) Score { return defaultWeights().Compare(a, b) }

// part is a token that takes part in the assignment.
type part struct {
	token int
	segs  []segment
}

// Compare compares two names by these weights; see the function Compare.
func (w *Weights) Compare(a, b Name) Score {
	p := w.pairs[a.script][b.script]
	back := w.pairs[b.script][a.script]
	var ia, ib [maxTokens]int
	na, nb := a.content(&ia), b.content(&ib)
	var evidence [maxTokens][maxTokens]int32
	for i := range na {
		x := &a.Tokens[ia[i]]
		for j := range nb {
			evidence[i][j] = w.token(p, back, &a, &b, x, &b.Tokens[ib[j]])
		}
	}
	var to [maxTokens]int
	assign(&evidence, na, nb, &to)
	var s Score
	s.Prior = priorOdds
	matched := 0
	conflictsA, conflictsB := 0, 0
	var used [maxTokens]bool
	last := -1
	for i := range na {
		j := to[i]
		if j < 0 {
			conflictsA++
			continue
		}
		used[j] = true
		matched++
		s.Agree += float64(evidence[i][j])
		if j < last {
			s.Order += inverted
		}
		last = max(last, j)
	}
	for j := range nb {
		if !used[j] {
			conflictsB++
		}
	}
	both := min(conflictsA, conflictsB)
	s.Conflict = float64(both * conflictFloor)
	s.Extra = float64((conflictsA + conflictsB - 2*both) * extraWord)
	s.Number = float64(numbers(&a, &b))
	s.finish()
	return s
}

// finish turns centinats into nats and decides.
func (s *Score) finish() {
	for _, v := range []*float64{&s.Prior, &s.Agree, &s.Conflict, &s.Extra, &s.Order, &s.Number} {
		*v /= centi
		s.Weight += *v
	}
	s.P = 1 / (1 + math.Exp(-s.Weight))
	switch {
	case s.P >= 0.9:
		s.Decision = Same
	case s.P >= 0.1:
		s.Decision = Unsure
	}
}

// content gives the indices of the tokens that carry a name.
func (n *Name) content(out *[maxTokens]int) int {
	c := 0
	for i := range n.Tokens {
		switch n.Tokens[i].kind {
		case plain, initial, title:
			out[c] = i
			c++
		}
	}
	return c
}

// token is the evidence of one token against another.
func (w *Weights) token(p, back *pairWeights, a, b *Name, x, y *Token) int32 {
	sx, sy := a.segments[x.from:x.to], b.segments[y.from:y.to]
	if len(sx) == 0 || len(sy) == 0 {
		return conflictFloor
	}
	s := p.align(sx, sy, int(x.optional), int(y.optional))
	if x.Initial || y.Initial {
		if p.at(sx[0], sy[0]) > 50 {
			return initialAgrees
		}
		return conflictFloor
	}
	deficit := (p.best(sx[x.optional:])+back.best(sy[y.optional:]))/2 - s
	e := s - max(0, deficit)/2
	return max(conflictFloor, min(e, x.cap, y.cap))
}

// assign finds the assignment of words with the greatest evidence; only agreeing words are assigned.
func assign(e *[maxTokens][maxTokens]int32, na, nb int, to *[maxTokens]int) {
	var used [maxTokens]bool
	for i := range na {
		to[i] = -1
	}
	for {
		bi, bj, best := -1, -1, int32(0)
		for i := range na {
			if to[i] >= 0 {
				continue
			}
			for j := range nb {
				if !used[j] && e[i][j] > best {
					bi, bj, best = i, j, e[i][j]
				}
			}
		}
		if bi < 0 {
			return
		}
		to[bi] = bj
		used[bj] = true
	}
}

// numbers compares regnal numbers.
func numbers(a, b *Name) int {
	x, y := a.number(), b.number()
	switch {
	case x == 0 && y == 0:
		return 0
	case x == 0 || y == 0:
		return numberMissing
	case x == y:
		return numberAgrees
	}
	return numberDiffers
}

func (n *Name) number() uint8 {
	for i := range n.Tokens {
		if n.Tokens[i].kind == ordinal {
			return n.Tokens[i].number
		}
	}
	return 0
}

package query

import (
	"strings"
	"unicode/utf8"
)

// overlap tells how much of the words is among the others, whatever their
// order: letters that differ count, and others that are left over count a little.
func overlap(words, others []string) float64 {
	used := make([]bool, len(others))
	sum := 0.0
	for _, w := range words {
		best, at := 0.0, -1
		for i, o := range others {
			if used[i] {
				continue
			}
			n := max(utf8.RuneCountInString(w), utf8.RuneCountInString(o))
			if s := 1 - float64(distance(w, o))/float64(n); s > best {
				best, at = s, i
			}
		}
		if best > 0.5 {
			used[at] = true
			sum += best
		}
	}
	missing := max(0, len(others)-len(words))
	return sum / float64(len(words)) * (1 - 0.15*float64(missing)/float64(missing+1)) * 0.99
}

// distance is the number of letters to change, add, leave out or exchange with
// their neighbour (Damerau 1964, restricted).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			change := last[j-1]
			if x[i-1] != y[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// nearest returns the word of a list that is spelt most like one, if any is.
func nearest(word string, list []string) string {
	best, at := len([]rune(word))/2+1, ""
	for _, w := range list {
		if d := distance(strings.ToLower(word), strings.ToLower(w)); d < best {
			best, at = d, w
		}
	}
	return at
}

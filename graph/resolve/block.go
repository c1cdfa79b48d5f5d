package resolve

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve/name"
)

func mapKeys(m map[string]string) iter.Seq[string] { return maps.Keys(m) }

// Blocks returns the blocks of an entity, sorted: two whose names may be one
// have a block in common. A block of a person is two words of the name as they
// sound, whatever their script and order; of one who is known by one word,
// that word. An id that says by itself who an entity is (see package known) is a
// block of every type.
func Blocks(e graph.Entity) []string {
	var ids []string
	for _, k := range e.Keys {
		if strings.Contains(k, ":") {
			ids = append(ids, k)
		}
	}
	if e.Type != "Person" || e.Described {
		return ids
	}
	texts := slices.Concat(slices.Collect(maps.Values(e.Names)), e.Aliases)
	slices.Sort(texts)
	var pairs, singles []string
	for _, text := range slices.Compact(texts) {
		n := name.Parse(text, "")
		var words [][]string
		for _, t := range n.Tokens {
			if keys := name.Keys(t.Text, ""); len(keys) > 0 {
				words = append(words, keys)
			}
		}
		if len(words) == 1 {
			singles = append(singles, words[0]...)
		}
		for i := range words {
			for j := range i {
				for _, x := range words[i] {
					for _, y := range words[j] {
						pairs = append(pairs, min(x, y)+" "+max(x, y))
					}
				}
			}
		}
	}
	if len(pairs) == 0 {
		pairs = singles
	}
	pairs = append(pairs, ids...)
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

// A gender is that of a name, as far as words beside it tell: less than 0 for
// men, more for women.
type gender int8

const (
	man   gender = -1
	woman gender = 1
)

// and returns what two forms of one name tell together.
func (g gender) and(h gender) gender {
	if g == 0 || g == h {
		return h
	}
	if h == 0 {
		return g
	}
	return 0
}

// genderOf looks for words that are said of women or of men only.
func genderOf(text string) gender {
	for _, word := range strings.Fields(strings.ToLower(text)) {
		if g, ok := genders()[strings.Trim(word, ".,")]; ok {
			return g
		}
	}
	return 0
}

package resolve

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve/name"
)

func mapKeys(m map[string]string) iter.Seq[string] { return maps.Keys(m) }

// Blocks returns the blocks of an entity, sorted: two whose names may be one
// have a block in common. A block of a person is two words of the name as they
// sound, whatever their script and order; of one who is known by one word,
// that word. An id that says by itself who an entity is (see package known) is a
// block of every type. Those of other types than persons are the words of a name;
// agreements, resolutions and events are found by who has a part in them.
func Blocks(e graph.Entity) []string {
	var ids []string
	for _, k := range e.Keys {
		if strings.Contains(k, ":") {
			ids = append(ids, k)
		}
	}
	switch {
	case e.Described || Paper(e.Type):
		return ids
	case e.Type != "Person":
		ids = append(ids, bodyBlocks(e)...)
		slices.Sort(ids)
		return slices.Compact(ids)
	}
	texts := slices.Concat(slices.Collect(maps.Values(e.Names)), e.Aliases)
	slices.Sort(texts)
	var pairs, singles []string
	for _, text := range slices.Compact(texts) {
		n := name.Parse(text, "")
		words := n.WordKeys()
		for i, keys := range words {
			words[i] = nil
			for _, k := range keys {
				if k = rough(k); !slices.Contains(words[i], k) {
					words[i] = append(words[i], k)
				}
			}
		}
		if len(words) == 1 {
			singles = append(singles, words[0]...)
		}
		for i := range words {
			if n.Number() > 0 {
				for _, x := range words[i] {
					pairs = append(pairs, x+" "+strconv.Itoa(n.Number()))
				}
			}
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

// rough leaves out of a search key what often differs between spellings in two
// scripts: v and w inside a word, which و may be or not; t before s, as tch and ch
// have it; and what is written twice.
func rough(key string) string {
	if len(key) < 4 {
		return key // little would be left
	}
	var b strings.Builder
	for i := range len(key) {
		switch c := key[i]; {
		case c == 'F' && i > 0, c == 'T' && i+1 < len(key) && key[i+1] == 'S', i > 0 && c == key[i-1]:
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
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

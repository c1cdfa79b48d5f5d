package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
)

// Clusters works out which of the entities are one. It returns the canonical
// xid of every entity that is another one's, itself left out where it is
// canonical or alone.
//
// Judgements of persons come first, then those of rules, the surest first. Two
// are not joined when that would join two that a judgement keeps apart; a
// person's positive judgement does away with what rules have against it. An
// entity that rules would give to either of two who are not one is given to
// neither, and so is a description ("the Kazakh foreign minister") that fits
// several.
//
// entities tells which there are, and of each whether it is a description only.
// Judgements about others do not count. The canonical xid is the shortest one of a
// name, of equally short ones the first in the order of bytes; one that has but
// consonants of a word, whose spelling nobody knows, only where there is no other.
func Clusters(judgements []graph.Judgement, entities map[string]bool) map[string]string {
	c := clustering{parent: map[string]string{}, members: map[string][]string{}, apart: map[string][]string{}, entities: entities}
	pairs := Effective(judgements)
	var persons, rules, descriptions []graph.Judgement
	for _, j := range pairs {
		_, left := entities[j.Left]
		_, right := entities[j.Right]
		switch {
		case !left || !right:
		case j.Verdict == graph.Negative || j.Verdict == graph.Unsure && j.ByPerson():
			if j.ByPerson() {
				c.separate(j.Left, j.Right)
			}
		case j.Verdict != graph.Positive:
		case j.ByPerson():
			persons = append(persons, j)
		case entities[j.Left] || entities[j.Right]:
			descriptions = append(descriptions, j)
		default:
			rules = append(rules, j)
		}
	}
	slices.SortFunc(persons, func(a, b graph.Judgement) int {
		return cmp.Or(strings.Compare(b.Act, a.Act), strings.Compare(a.Left, b.Left), strings.Compare(a.Right, b.Right))
	})
	for _, j := range persons {
		c.join(j.Left, j.Right)
	}
	// What rules hold against joins that persons have not made.
	doubtful := map[[2]string]bool{}
	for _, j := range pairs {
		if j.ByPerson() || j.Verdict == graph.Positive || j.Verdict == graph.Unsure && j.Score >= likely {
			continue
		}
		if x, y := c.find(j.Left), c.find(j.Right); x != y {
			doubtful[[2]string{min(x, y), max(x, y)}] = true
			if j.Verdict == graph.Negative {
				c.separate(j.Left, j.Right)
			}
		}
	}
	for _, j := range c.clear(rules, doubtful) {
		c.join(j.Left, j.Right)
	}
	c.joinDescriptions(descriptions)
	canonical := map[string]string{}
	for _, group := range c.members {
		if len(group) < 2 {
			continue
		}
		best := slices.MinFunc(group, c.better)
		for _, xid := range group {
			if xid != best {
				canonical[xid] = best
			}
		}
	}
	return canonical
}

// Effective returns the judgement that counts of each pair, in the order of
// the pairs: the latest of a person's, else that of the rules.
func Effective(judgements []graph.Judgement) []graph.Judgement {
	list := slices.Clone(judgements)
	slices.SortFunc(list, func(a, b graph.Judgement) int {
		return cmp.Or(strings.Compare(a.Left, b.Left), strings.Compare(a.Right, b.Right), strings.Compare(b.Act, a.Act),
			strings.Compare(a.By, b.By))
	})
	return slices.CompactFunc(list, func(a, b graph.Judgement) bool { return a.Left == b.Left && a.Right == b.Right })
}

type clustering struct {
	parent   map[string]string
	members  map[string][]string // by root
	apart    map[string][]string // by entity
	entities map[string]bool
}

func (c *clustering) find(x string) string {
	p, ok := c.parent[x]
	if !ok {
		c.parent[x], c.members[x] = x, []string{x}
		return x
	}
	if p != x {
		p = c.find(p)
		c.parent[x] = p
	}
	return p
}

func (c *clustering) separate(a, b string) {
	c.apart[a] = append(c.apart[a], b)
	c.apart[b] = append(c.apart[b], a)
}

// join makes two one unless something keeps a member of the one from a member
// of the other.
func (c *clustering) join(a, b string) {
	x, y := c.find(a), c.find(b)
	if x == y {
		return
	}
	if len(c.members[x]) < len(c.members[y]) || len(c.members[x]) == len(c.members[y]) && y < x {
		x, y = y, x
	}
	for _, m := range c.members[y] {
		for _, other := range c.apart[m] {
			if c.find(other) == x {
				return
			}
		}
	}
	c.parent[y] = x
	c.members[x] = append(c.members[x], c.members[y]...)
	delete(c.members, y)
}

// clear leaves out judgements that would give one entity to either of two who
// are not one, and returns the others, the surest first.
func (c *clustering) clear(rules []graph.Judgement, doubtful map[[2]string]bool) []graph.Judgement {
	beside := map[string][]string{}
	for _, j := range rules {
		x, y := c.find(j.Left), c.find(j.Right)
		beside[x] = append(beside[x], y)
		beside[y] = append(beside[y], x)
	}
	torn := func(x, y string) bool {
		return slices.ContainsFunc(beside[x], func(z string) bool {
			return z != y && doubtful[[2]string{min(y, z), max(y, z)}]
		})
	}
	rules = slices.DeleteFunc(rules, func(j graph.Judgement) bool {
		x, y := c.find(j.Left), c.find(j.Right)
		return torn(x, y) || torn(y, x)
	})
	slices.SortFunc(rules, func(a, b graph.Judgement) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Left, b.Left), strings.Compare(a.Right, b.Right))
	})
	return rules
}

// joinDescriptions gives each description to the one whom it fits.
func (c *clustering) joinDescriptions(list []graph.Judgement) {
	fits := map[string][]string{}
	for _, j := range list {
		for _, xid := range [...]string{j.Left, j.Right} {
			if c.entities[xid] {
				if other := c.find(j.Other(xid)); !slices.Contains(fits[xid], other) {
					fits[xid] = append(fits[xid], other)
				}
			}
		}
	}
	for xid, others := range fits {
		if len(others) != 1 {
			delete(fits, xid)
		}
	}
	for _, j := range list {
		for _, xid := range [...]string{j.Left, j.Right} {
			if _, one := fits[xid]; one {
				c.join(xid, j.Other(xid))
			}
		}
	}
}

// better orders the members of a cluster by how good a name they make for it.
func (c *clustering) better(a, b string) int {
	d := func(xid string) int {
		if c.entities[xid] {
			return 1
		}
		return 0
	}
	return cmp.Or(d(a)-d(b), skeletons(a)-skeletons(b), len(a)-len(b), strings.Compare(a, b))
}

// skeletons counts the words of an xid that are written by their consonants alone,
// "btlrmnf" in "person:kairat-btlrmnf", as words of Arabic script are that no
// table knows. Initials are none.
func skeletons(xid string) (n int) {
	_, tail, _ := strings.Cut(xid, ":")
	for word := range strings.SplitSeq(tail, "-") {
		letters := strings.Trim(word, "0123456789")
		if len(letters) > 2 && letters == strings.ToLower(letters) && !strings.ContainsAny(letters, "aeiouy") {
			n++
		}
	}
	return n
}

package eval

import "strings"

// A Change is an item with which two runs over the same gold documents do not
// fare alike.
type Change struct {
	Item
	// Was and Is are the verdicts of the older and the newer run; "" says that
	// a false answer was not given.
	Was, Is Verdict
}

// Better reports whether the newer run does better.
func (c Change) Better() bool { return c.Is == Right || c.Is == "" }

// Diff lists what became better or worse from one score to another of the
// same gold documents: first what the newer run has, in its order, then the
// false answers that it no longer gives.
func Diff(was, is *Score) []Change {
	before := index(was.Items)
	var out []Change
	for _, it := range is.Items {
		old, ok := before[key(it)]
		if v := verdict(old, ok); v != it.Verdict {
			out = append(out, Change{Item: it, Was: v, Is: it.Verdict})
		}
	}
	after := index(is.Items)
	for _, it := range was.Items {
		if _, ok := after[key(it)]; !ok {
			out = append(out, Change{Item: it, Was: it.Verdict})
		}
	}
	return out
}

func verdict(it Item, ok bool) Verdict {
	if !ok {
		return ""
	}
	return it.Verdict
}

func key(it Item) string {
	if it.Relation {
		return "relation\x00" + it.id
	}
	return "entity\x00" + it.id
}

func index(items []Item) map[string]Item {
	out := make(map[string]Item, len(items))
	for _, it := range items {
		out[key(it)] = it
	}
	return out
}

// String is the item as a reader of reports writes it: "met_with(A, B)" or
// "Person A".
func (it Item) String() string {
	if it.Relation {
		return it.Type + "(" + strings.Join(it.What, ", ") + ")"
	}
	return it.Type + " " + strings.Join(it.What, ", ")
}

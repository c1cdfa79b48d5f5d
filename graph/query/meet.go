package query

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// maxMiddle bounds the entities in the middle of paths that are looked at: those
// with the fewest neighbours.
const maxMiddle = 1000

// pathsOverEdges returns the shortest paths between the arguments over direct
// edges, by their xids, first the shorter ones, of equally short ones those over
// entities with the fewest neighbours.
//
// For each length it asks who is half the way from both ends. The two sides grow
// inside Dgraph: of what they reach, which can be most of the graph, only those
// in the middle come back, and then who stands between those and the ends.
func (a *asking) pathsOverEdges(longest, want int) ([][]string, error) {
	var paths [][]string
	var radius [2]int
	size := [2]int{1, 1} // of what is reached in so many steps
	for length := 1; length <= longest && len(paths) < want; length++ {
		grown := 0
		if size[1] < size[0] {
			grown = 1
		}
		radius[grown]++
		w := &ways{asking: a, radius: radius, known: map[string]stop{}, next: make([]map[string]map[string]bool, length+1)}
		reached, err := w.find()
		if err != nil {
			return nil, err
		}
		if size[grown] = reached[grown]; size[grown] == 0 {
			break // all that can be reached from there is known
		}
		found := w.list()
		paths = append(paths, found[:min(len(found), want-len(paths))]...)
	}
	return paths, nil
}

// Ways are the paths of one length between the arguments.
type ways struct {
	*asking
	radius [2]int
	known  map[string]stop
	// By the number of steps from the first argument: who comes after whom.
	next []map[string]map[string]bool
}

// A stop is an entity on a way.
type stop struct {
	UID        uid    `json:"uid"`
	XID        string `json:"xid"`
	neighbours int
	near       []string // uids
}

func (s *stop) UnmarshalJSON(data []byte) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return err
	}
	var same *stop
	if err := unmarshalFields(fields, map[string]any{"uid": &s.UID, "xid": &s.XID, "same_as": &same}); err != nil {
		return err
	}
	for name, value := range fields {
		var err error
		var n int
		switch {
		case name[0] == 'n' && name != "near":
			err = json.Unmarshal(value, &n)
			s.neighbours += n
		case value[0] == '[':
			var list []stop
			err = json.Unmarshal(value, &list)
			for _, o := range list {
				s.near = append(s.near, string(o.UID))
			}
		}
		if err != nil {
			return err
		}
	}
	if same != nil {
		s.XID = same.XID
	}
	return nil
}

// steps are the predicates that lead from an entity to its neighbours.
func (w *ways) steps() []string {
	if len(w.filter().Relations) == 0 {
		return []string{"near"}
	}
	var list []string
	for _, r := range w.relations(w.filter()) {
		list = append(list, r.Name)
		if !r.Symmetric {
			list = append(list, "~"+r.Name)
		}
	}
	return list
}

// layer is the variable for those whom one reaches in so many steps from one of
// the ends, with all who are one with them.
func layer(side, steps int) string { return [2]string{"A", "B"}[side] + strconv.Itoa(steps) }

// reach writes the blocks for the layers of one side.
func (w *ways) reach(s *statement, side int) {
	s.add(layer(side, 0), " as var(func: eq(xid, ", s.values(w.args[side].xids()), "))\n")
	types := ""
	if list := w.filter().Types; len(list) > 0 {
		var terms []string
		for _, t := range list {
			terms = append(terms, "type("+t+")")
		}
		types = " @filter(" + strings.Join(terms, " OR ") + ")"
	}
	for k := 1; k <= w.radius[side]; k++ {
		v := layer(side, k)
		s.add("var(func: uid(", layer(side, k-1), ")) {")
		var raw []string
		for i, p := range w.steps() {
			raw = append(raw, v+"_"+strconv.Itoa(i))
			s.add(" ", raw[i], " as ", p)
		}
		s.add(" }\n")
		s.allOf(v, strings.Join(raw, ", "), types)
	}
}

// find asks for the ways and returns how many are reached on each side.
func (w *ways) find() (reached [2]int, err error) {
	var s statement
	for side := range 2 {
		w.reach(&s, side)
	}
	middle := [2]string{layer(0, w.radius[0]), layer(1, w.radius[1])}
	for side, v := range middle {
		s.add("reached", strconv.Itoa(side), "(func: uid(", v, ")) { count(uid) }\n")
	}
	var counts, sum []string
	fields := "uid xid same_as { xid }"
	for i, p := range w.steps() {
		n := "N" + strconv.Itoa(i)
		counts, sum = append(counts, n+" as count("+p+")"), append(sum, n)
		fields += " n" + strconv.Itoa(i) + ": count(" + p + ")"
	}
	s.add("M as var(func: uid(", middle[0], ")) @filter(uid(", middle[1], "))\n")
	s.add("var(func: uid(M)) { ", strings.Join(counts, " "), " NEIGHBOURS as math(", strings.Join(sum, " + "), ") }\n",
		"BEST as var(func: uid(M), orderasc: val(NEIGHBOURS), first: ", strconv.Itoa(maxMiddle), ")\n")
	all := []string{"BEST"}
	for side := range 2 {
		from := "BEST"
		for k := w.radius[side] - 1; k >= 0; k-- {
			v := "W" + layer(side, k)
			s.add("var(func: uid(", from, ")) {")
			var raw []string
			for i, p := range w.steps() {
				raw = append(raw, v+"_"+strconv.Itoa(i))
				s.add(" ", raw[i], " as ", p, " @filter(uid(", layer(side, k), "))")
			}
			s.add(" }\n", strings.ToLower(v), "(func: uid(", from, ")) { uid")
			for i, p := range w.steps() {
				s.add(" s", strconv.Itoa(i), ": ", p, " @filter(uid(", layer(side, k), ")) { uid }")
			}
			s.add(" }\n")
			s.allOf(v, strings.Join(raw, ", "), "") // the next step may be another's of those who are one
			all = append(all, v)
			from = v
		}
	}
	s.add("stops(func: uid(", strings.Join(all, ", "), ")) { ", fields, " }\n")
	var answer map[string]json.RawMessage
	if err := w.ask(&s, &answer); err != nil {
		return reached, err
	}
	for side := range 2 {
		var count []struct{ Count int }
		if err := unmarshalFields(answer, map[string]any{"reached" + strconv.Itoa(side): &count}); err != nil {
			return reached, err
		}
		if len(count) > 0 {
			reached[side] = count[0].Count
		}
	}
	return reached, w.read(answer)
}

// read takes in who stands on the ways and who comes after whom.
func (w *ways) read(answer map[string]json.RawMessage) error {
	var stops []stop
	if err := unmarshalFields(answer, map[string]any{"stops": &stops}); err != nil {
		return err
	}
	xids := map[string]string{}
	for _, s := range stops {
		xids[string(s.UID)] = s.XID
		have := w.known[s.XID]
		have.neighbours += s.neighbours
		w.known[s.XID] = have
	}
	for side := range 2 {
		for k := w.radius[side] - 1; k >= 0; k-- {
			block := "w" + strings.ToLower(layer(side, k))
			var rows []stop
			if err := unmarshalFields(answer, map[string]any{block: &rows}); err != nil {
				return fmt.Errorf("%s: %w", block, err)
			}
			for _, r := range rows {
				for _, u := range r.near {
					// From the first end, k is the place of whom the step comes from;
					// from the other, the step goes the other way.
					if side == 0 {
						w.link(k, xids[u], xids[string(r.UID)])
					} else {
						w.link(w.radius[0]+w.radius[1]-k-1, xids[string(r.UID)], xids[u])
					}
				}
			}
		}
	}
	return nil
}

func (w *ways) link(place int, from, to string) {
	if w.next[place] == nil {
		w.next[place] = map[string]map[string]bool{}
	}
	if w.next[place][from] == nil {
		w.next[place][from] = map[string]bool{}
	}
	w.next[place][from][to] = true
}

// list returns the ways without loops, first those over entities with the fewest
// neighbours.
func (w *ways) list() [][]string {
	type way struct {
		xids   []string
		weight int
	}
	var found []way
	path, weight := []string{w.args[0].XID}, 0
	length := w.radius[0] + w.radius[1]
	var walk func()
	walk = func() {
		here := path[len(path)-1]
		if len(path) == length+1 {
			if here == w.args[1].XID {
				found = append(found, way{slices.Clone(path), weight})
			}
			return
		}
		next := slices.SortedFunc(maps.Keys(w.next[len(path)-1][here]), func(x, y string) int {
			return cmp.Or(w.known[x].neighbours-w.known[y].neighbours, strings.Compare(x, y))
		})
		for _, n := range next {
			if len(found) >= maxWays {
				return
			}
			if slices.Contains(path, n) || n == w.args[1].XID && len(path) < length {
				continue
			}
			more := 0
			if len(path) < length {
				more = w.known[n].neighbours
			}
			path, weight = append(path, n), weight+more
			walk()
			path, weight = path[:len(path)-1], weight-more
		}
	}
	walk()
	slices.SortFunc(found, func(x, y way) int { return cmp.Or(x.weight-y.weight, slices.Compare(x.xids, y.xids)) })
	list := make([][]string, len(found))
	for i, f := range found {
		list[i] = f.xids
	}
	return list
}

// allOf puts those in variables, and all who are one with them, into another
// variable if the filter lets them through.
func (s *statement) allOf(name, variables, filter string) {
	s.add("var(func: uid(", variables, ")) @filter(eq(joined, ", s.value("true"), ")) { ", name, "_ARE as same_as { ", name, "_WITH as ~same_as } ", name, "_TOO as ~same_as }\n",
		name, " as var(func: uid(", variables, ", ", name, "_ARE, ", name, "_WITH, ", name, "_TOO))", filter, "\n")
}

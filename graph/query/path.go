package query

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

const (
	// maxSteps is how long a path may be when nothing is said about that.
	maxSteps = 6
	// maxReached bounds the entities that a search for paths looks at.
	maxReached = 300000
	// maxWays bounds the paths of one length that are weighed up.
	maxWays = 1000
)

// pathQuestion finds the shortest paths between two, first the shorter ones,
// of equally short ones those over entities with the fewest neighbours: what
// is next to everything connects nothing.
//
// Where a filter asks for more than direct edges can tell, it searches from both
// ends in steps, the smaller side first. Each step is one query for the
// assertions about all entities at the rim. See pathsOverEdges for the rest.
func pathQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"path", "step", "from", "relation", "to", "date", "reported", "confidence", "documents"}}
	from, to := a.args[0], a.args[1]
	if from.XID == to.XID {
		return t, fmt.Errorf("%w: both ends are %s", ErrUsage, from.XID)
	}
	longest := a.request.Depth
	if longest <= 0 {
		longest = maxSteps
	}
	want := max(a.request.Paths, 1)
	if overEdges(a.filter()) {
		paths, err := a.pathsOverEdges(longest, want)
		if err != nil {
			return t, err
		}
		return t, a.showPaths(&t, paths)
	}
	s := &search{asking: a, filter: a.filter(), neighbours: map[uid]map[uid]bool{}, xids: map[uid]string{}, left: maxReached}
	ends := [2]*front{newFront(from.UID), newFront(to.UID)}
	s.xids[from.UID], s.xids[to.UID] = from.XID, to.XID
	var paths [][]string
	for length := 1; length <= longest && len(paths) < want; length++ {
		for ends[0].radius+ends[1].radius < length {
			next := ends[0]
			if len(ends[1].rim) < len(next.rim) {
				next = ends[1]
			}
			if len(next.rim) == 0 {
				break // all that can be reached from there is known
			}
			if err := s.grow(next); err != nil {
				return t, err
			}
		}
		found := s.paths(ends[0], ends[1], to.UID, length)
		s.rank(found)
		for _, p := range found[:min(len(found), want-len(paths))] {
			named := make([]string, len(p))
			for i, u := range p {
				named[i] = s.xids[u]
			}
			paths = append(paths, named)
		}
	}
	return t, a.showPaths(&t, paths)
}

// A front is what a search has reached from one end.
type front struct {
	distance map[uid]int
	rim      []uid // at distance radius; their neighbours are not known yet
	radius   int
}

func newFront(u uid) *front { return &front{distance: map[uid]int{u: 0}, rim: []uid{u}} }

type search struct {
	*asking
	filter     graph.Filter
	neighbours map[uid]map[uid]bool
	xids       map[uid]string
	left       int
}

// grow takes a front one step further.
func (s *search) grow(f *front) error {
	found, err := s.overAssertions(f.rim)
	if err != nil {
		return err
	}
	var rim []uid
	for _, e := range found {
		for _, n := range e.near {
			if n.UID == e.UID {
				continue // two that turned out to be one
			}
			s.link(e.UID, n.UID)
			s.link(n.UID, e.UID)
			s.xids[n.UID] = n.XID
			if _, known := f.distance[n.UID]; !known {
				f.distance[n.UID] = f.radius + 1
				rim = append(rim, n.UID)
			}
		}
	}
	f.rim, f.radius = rim, f.radius+1
	if s.left -= len(rim); s.left < 0 {
		return fmt.Errorf("%w: more than %d entities are near the two; narrow the search down by relation, date or depth", ErrUsage, maxReached)
	}
	return nil
}

func (s *search) link(a, b uid) {
	if s.neighbours[a] == nil {
		s.neighbours[a] = map[uid]bool{}
	}
	s.neighbours[a][b] = true
}

// An end is an entity and those beside it.
type end struct {
	UID  uid
	XID  string
	near []end
}

// overEdges tells whether the direct edges can answer for the filter: they are
// there as long as anything asserts them.
func overEdges(f graph.Filter) bool {
	asserted := len(f.Statuses) == 0 || len(f.Statuses) == 1 && f.Statuses[0] == graph.Asserted
	return asserted && f.From == "" && f.To == "" && f.Lang == "" && f.Outlet == "" && f.MinConfidence == 0
}

// endFields are those of an entity as a step of a path.
const endFields = "uid xid same_as { uid xid }"

func (s *search) overAssertions(rim []uid) ([]end, error) {
	var st statement
	types, cond := s.typeCondition(), st.condition(s.filter)
	dates := ""
	if needsDating(s.filter) {
		dates = datingFields + " "
	}
	said := "\t~subject @filter(" + cond + ") { " + dates + "object" + types + " { " + endFields + " } }\n" +
		"\t~object @filter(" + cond + ") { " + dates + "subject" + types + " { " + endFields + " } }\n"
	st.add("q(func: uid(", uids(rim), ")) {\n\tuid\n", said, "\t~same_as {\n", said, "\t}\n}\n")
	type ends struct {
		dating
		Subject, Object node
	}
	type speaker struct {
		UID    uid
		Says   []ends `json:"~subject"`
		IsSaid []ends `json:"~object"`
	}
	var answer struct {
		Q []struct {
			speaker
			Others []speaker `json:"~same_as"`
		}
	}
	if err := s.ask(&st, &answer); err != nil {
		return nil, err
	}
	var list []end
	for _, q := range answer.Q {
		e := end{UID: q.UID}
		for _, sp := range append(q.Others, q.speaker) {
			for _, as := range slices.Concat(sp.Says, sp.IsSaid) {
				n := as.Object
				if n.UID == "" {
					n = as.Subject
				}
				if n.UID != "" && (dates == "" || as.passes(s.filter)) {
					e.near = append(e.near, end{UID: n.UID, XID: n.XID})
				}
			}
		}
		list = append(list, e)
	}
	return list, nil
}

// typeCondition keeps to entities of the filter's types.
func (s *search) typeCondition() string {
	if len(s.filter.Types) == 0 {
		return ""
	}
	var terms []string
	for _, t := range s.filter.Types {
		terms = append(terms, "type("+t+")")
	}
	return " @filter(" + strings.Join(terms, " OR ") + ")"
}

// paths returns the paths of just that length without loops.
func (s *search) paths(a, b *front, to uid, length int) [][]uid {
	var found [][]uid
	var path []uid
	for u, d := range a.distance {
		if d == 0 {
			path = append(path, u)
		}
	}
	var walk func()
	walk = func() {
		here, left := path[len(path)-1], length-(len(path)-1)
		if len(found) >= maxWays {
			return
		}
		if left == 0 {
			if here == to {
				found = append(found, slices.Clone(path))
			}
			return
		}
		for _, n := range s.inOrder(s.neighbours[here]) {
			d, known := b.distance[n]
			if !known {
				d = b.radius + 1
			}
			if d > left-1 || slices.Contains(path, n) || n == to && left > 1 {
				continue
			}
			path = append(path, n)
			walk()
			path = path[:len(path)-1]
		}
	}
	walk()
	return found
}

// inOrder returns entities in the order of their xids, so that the same paths
// are found in every graph of the same content.
func (s *search) inOrder(set map[uid]bool) []uid {
	return slices.SortedFunc(maps.Keys(set), func(a, b uid) int { return strings.Compare(s.xids[a], s.xids[b]) })
}

// rank puts paths over less connected entities first.
func (s *search) rank(paths [][]uid) {
	weight := func(p []uid) (w int) {
		for _, u := range p[1 : len(p)-1] {
			w += len(s.neighbours[u])
		}
		return w
	}
	slices.SortStableFunc(paths, func(p, q []uid) int { return weight(p) - weight(q) })
}

// showPaths makes rows of paths, which are given by xids: for each step what is
// known between the two.
func (a *asking) showPaths(t *Table, paths [][]string) error {
	steps := map[[2]string][]*fact{}
	for _, p := range paths {
		for i := range p[1:] {
			steps[pairOf(p[i], p[i+1])] = nil
		}
	}
	if err := a.onSteps(steps); err != nil {
		return err
	}
	for i, p := range paths {
		for j := range p[1:] {
			for k, f := range steps[pairOf(p[j], p[j+1])] {
				if k == maxPerStep {
					break
				}
				from, relation, to := f.subject, f.relation, f.object
				if from.XID != p[j] {
					from, relation, to = to, a.inverse(relation), from
				}
				t.Rows = append(t.Rows, Row{Cells: []Cell{Number(i + 1), Number(j + 1), a.cell(from), Text(relation), a.cell(to),
					dateCell(f.date), dateCell(f.reported), Number(f.confidence), Number(len(f.documents))}, Assertions: surest(f.rests)})
			}
		}
	}
	return nil
}

// maxPerStep is how many facts a step of a path shows, the latest ones.
const maxPerStep = 3

// inverse names a relation as it reads from its object.
func (a *asking) inverse(relation string) string {
	if r, _ := a.graph.Ontology.Relation(relation); r.Inverse.Name != "" {
		return r.Inverse.Name
	}
	return relation
}

// relations returns those that the filter lets through.
func (a *asking) relations(f graph.Filter) []schema.Relation {
	if len(f.Relations) == 0 {
		return a.graph.Ontology.Relations
	}
	return slices.DeleteFunc(slices.Clone(a.graph.Ontology.Relations), func(r schema.Relation) bool {
		return !slices.Contains(f.Relations, r.Name)
	})
}

// pairOf names two entities in one way.
func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// allows tells whether a relation can lead from one entity to the other.
func (a *asking) allows(r schema.Relation, subject, object string) bool {
	st, _ := a.graph.Ontology.TypeOf(subject)
	ot, _ := a.graph.Ontology.TypeOf(object)
	return r.Allows(st.Name, ot.Name)
}

// membersOf returns the pairs as documents may have them: of all who are one
// with the one and all who are one with the other.
func (a *asking) membersOf(pairs map[[2]string][]*fact) ([][2]string, error) {
	known := map[string][]string{}
	for p := range pairs {
		known[p[0]], known[p[1]] = p[:1], p[1:]
	}
	var s statement
	s.add("q(func: eq(xid, ", s.values(sortedKeys(known)), ")) { xid ~same_as { xid } }\n")
	var answer struct{ Q []node }
	if err := a.ask(&s, &answer); err != nil {
		return nil, err
	}
	for _, n := range answer.Q {
		known[n.XID] = n.xids()
	}
	var read [][2]string
	for p := range pairs {
		for _, x := range known[p[0]] {
			for _, y := range known[p[1]] {
				read = append(read, [2]string{x, y})
			}
		}
	}
	return read, nil
}

// onSteps finds the facts about pairs of entities.
func (a *asking) onSteps(pairs map[[2]string][]*fact) error {
	if len(pairs) == 0 {
		return nil
	}
	f := a.filter()
	read, err := a.membersOf(pairs)
	if err != nil {
		return err
	}
	var edges []string
	for _, p := range read {
		for _, r := range a.relations(f) {
			for _, e := range [...][2]string{p, {p[1], p[0]}} {
				if a.allows(r, e[0], e[1]) && !(r.Symmetric && e[1] < e[0]) {
					edges = append(edges, e[0]+" "+r.Name+" "+e[1])
				}
			}
		}
	}
	slices.Sort(edges)
	if len(edges) == 0 {
		return nil
	}
	if overEdges(f) {
		return a.latestBetween(pairs, edges)
	}
	var s statement
	cond := s.condition(f)
	s.add("q(func: eq(edge, ", s.values(edges), ")) @filter(", cond, ") { record }\n")
	var answer struct{ Q []entry }
	if err := a.ask(&s, &answer); err != nil {
		return err
	}
	assertions, err := a.assertions(answer.Q)
	if err != nil {
		return err
	}
	var found facts
	for _, as := range assertions {
		if a.passes(f, as) {
			found.add(as)
		}
	}
	for _, one := range found.sorted() {
		p := pairOf(one.subject.XID, one.object.XID)
		pairs[p] = append(pairs[p], one)
	}
	return nil
}

// latestBetween finds the latest facts about pairs of entities from the ties
// between them. Of those of which an excerpt does not have all it asks anew.
func (a *asking) latestBetween(pairs map[[2]string][]*fact, names []string) error {
	f := a.filter()
	ties, err := a.ties(names, excerptFields)
	if err != nil {
		return err
	}
	var all []graph.Statement
	var known []string
	for _, name := range sortedKeys(ties) {
		all = append(all, ties[name].Excerpt.Asserted...)
		subject, _, object := knot{Tie: name}.name()
		known = append(known, subject, object)
	}
	if err := a.meet(known); err != nil {
		return err
	}
	long := map[[2]string][]string{}
	of := map[string][2]string{}
	for _, name := range sortedKeys(ties) {
		subject, _, object := knot{Tie: name}.name()
		of[name] = pairOf(a.nodes[subject].XID, a.nodes[object].XID)
		if ties[name].Count > len(ties[name].Excerpt.Asserted) {
			long[of[name]] = nil
		}
	}
	for _, name := range sortedKeys(ties) {
		if _, is := long[of[name]]; is {
			long[of[name]] = append(long[of[name]], name)
		}
	}
	assertions, err := a.named(all)
	if err != nil {
		return err
	}
	var found facts
	for _, as := range assertions {
		if _, is := long[pairOf(as.Subject, as.Object)]; !is && a.passes(f, as) {
			found.add(as)
		}
	}
	for _, one := range found.sorted() {
		p := pairOf(one.subject.XID, one.object.XID)
		pairs[p] = append(pairs[p], one)
	}
	for p, edges := range long {
		if pairs[p], _, err = a.latest(f, maxPerStep, func(s *statement, f graph.Filter) (string, string) {
			return "eq(edge, " + s.values(edges) + ")", s.condition(f)
		}); err != nil {
			return err
		}
	}
	return nil
}

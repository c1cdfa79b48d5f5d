package dgraph

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v230"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve"
	"github.com/diplograph/diplograph/schema"
)

// subjectFields are those of an entity by which it is judged.
const subjectFields = entityFields + ` joined same_as { uid xid } ~same_as { uid xid } unresolved
	~subject { xid record document { published published_precision } }
	~object { xid record document { published published_precision } }`

// subjectRecord is an entity with what bears on who it is.
type subjectRecord struct {
	entityRecord
	Unresolved bool
	Says       []assertionRecord
	IsSaid     []assertionRecord
}

func (r *subjectRecord) UnmarshalJSON(data []byte) error {
	if err := r.entityRecord.UnmarshalJSON(data); err != nil {
		return err
	}
	var more struct {
		Unresolved bool              `json:"unresolved"`
		Says       []assertionRecord `json:"~subject"`
		IsSaid     []assertionRecord `json:"~object"`
	}
	if err := json.Unmarshal(data, &more); err != nil {
		return err
	}
	r.Unresolved, r.Says, r.IsSaid = more.Unresolved, more.Says, more.IsSaid
	return nil
}

// subject gathers what bears on who the entity is.
func (r *subjectRecord) subject() (*resolve.Subject, error) {
	s := &resolve.Subject{Entity: r.entity()}
	type seat struct {
		resolve.Office
		since, until bool // the office has no end, or no beginning
	}
	offices := map[[2]string]seat{}
	for _, record := range slices.Concat(r.Says, r.IsSaid) {
		a, err := record.assertion()
		if err != nil {
			return nil, err
		}
		d := a.Date
		if d == "" {
			d = date(record.Document.Published, record.Document.Precision)
		}
		s.First, s.Last = spread(s.First, s.Last, d)
		switch {
		case a.Relation != schema.Office:
			s.Near = append(s.Near, a.Subject, a.Object) // itself among them
		case a.Status == graph.Asserted && a.Subject == r.XID:
			k := [2]string{a.Role, a.Object}
			o := offices[k]
			o.Role, o.Of = a.Role, a.Object
			o.First, o.Last = spread(o.First, o.Last, d)
			o.since = o.since || a.Basis == graph.Since
			o.until = o.until || a.Basis == graph.Until
			offices[k] = o
		}
	}
	s.Near = set(s.Near)
	for _, o := range offices {
		if o.since && !o.until {
			o.Last = ""
		}
		if o.until && !o.since {
			o.First = ""
		}
		s.Offices = append(s.Offices, o.Office)
	}
	slices.SortFunc(s.Offices, func(a, b resolve.Office) int {
		return strings.Compare(a.Of+"\n"+a.Role, b.Of+"\n"+b.Role)
	})
	return s, nil
}

// spread widens a span of time to take in a date.
func spread(first, last, d graph.Date) (graph.Date, graph.Date) {
	if d == "" {
		return first, last
	}
	if first == "" || d < first {
		first = d
	}
	return first, max(last, d)
}

// A Resolution counts what Resolve has done.
type Resolution struct {
	Entities  int // that were looked at
	Judged    int // judgements that are new, changed or gone
	Documents int // whose entities are settled now
}

// Resolve judges by the rules all entities about which documents have said
// something new, and settles which of them are one. It can be interrupted and
// run again, and run beside writers: what they bring while it runs is left for
// the next time at the latest.
func (s *Store) Resolve(ctx context.Context, rules resolve.Rules) (Resolution, error) {
	var done Resolution
	for {
		var q question
		q.add("documents(func: eq(unresolved, true), first: 1000) @filter(type(Document)) { uid xid reading mentions { uid xid } }\n" +
			"entities(func: eq(unresolved, true), first: 1000) @filter(type(Entity)) { uid xid }\n")
		var answer struct {
			Documents []documentRecord
			Entities  []thing
		}
		if err := s.look(ctx, &q, &answer); err != nil {
			return done, err
		}
		if len(answer.Documents)+len(answer.Entities) == 0 {
			return done, nil
		}
		var xids []string
		for _, e := range answer.Entities {
			xids = append(xids, e.XID)
		}
		for _, d := range answer.Documents {
			for _, m := range d.Mentions {
				xids = append(xids, m.XID)
			}
		}
		for _, xid := range set(xids) {
			n, err := s.identify(ctx, rules, xid)
			if err != nil {
				return done, err
			}
			done.Entities++
			done.Judged += n
		}
		if err := s.settled(ctx, answer.Documents); err != nil {
			return done, err
		}
		done.Documents += len(answer.Documents)
	}
}

// ResolveAll judges all entities anew, as after a change of the rules or of what
// they know.
func (s *Store) ResolveAll(ctx context.Context, rules resolve.Rules) (Resolution, error) {
	var done Resolution
	for e, err := range s.Entities(ctx) {
		if err != nil {
			return done, err
		}
		n, err := s.identify(ctx, rules, e.XID)
		if err != nil {
			return done, err
		}
		done.Entities++
		done.Judged += n
	}
	rest, err := s.Resolve(ctx, rules)
	done.Entities += rest.Entities
	done.Judged += rest.Judged
	done.Documents += rest.Documents
	return done, err
}

// settled takes the mark from documents that have not been read anew since.
func (s *Store) settled(ctx context.Context, documents []documentRecord) error {
	for part := range slices.Chunk(documents, 100) {
		err := s.try(ctx, "settle identities", func(ctx context.Context) error {
			txn := s.client.NewTxn()
			list := ""
			for _, d := range part {
				list += ", " + d.UID
			}
			var q question
			q.add("q(func: uid(" + list[2:] + ")) { uid reading }\n")
			var answer struct{ Q []documentRecord }
			if err := s.run(ctx, txn, &q, &answer); err != nil {
				return err
			}
			now := map[string]string{}
			for _, d := range answer.Q {
				now[d.UID] = d.Reading
			}
			var m mutation
			for _, d := range part {
				if now[d.UID] == d.Reading {
					m.clear(d.UID, "unresolved")
				}
			}
			if len(m.del) == 0 {
				return nil
			}
			return s.commit(ctx, txn, &m)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// maxSeats bounds the offices by which others are looked for.
const maxSeats = 20

// identify compares an entity with all that it may be, in one transaction, and
// returns how many judgements have changed.
func (s *Store) identify(ctx context.Context, rules resolve.Rules, xid string) (int, error) {
	changes := 0
	err := s.try(ctx, "identify "+xid, func(ctx context.Context) error {
		changes = 0
		txn := s.client.NewTxn()
		var q question
		// Very much is said of states and bodies: it is read when there is somebody
		// to compare them with.
		fields := entityFields + " joined same_as { uid xid } ~same_as { uid xid } unresolved"
		if t, _ := s.ontology.TypeOf(xid); facts(t.Name) {
			fields = subjectFields
		}
		q.add("me(func: eq(xid, " + q.value(xid) + ")) @filter(type(Entity)) { " + fields + " block }\n")
		q.judgements([]string{xid})
		var answer struct {
			Me          []*subjectRecord
			Left, Right []judgementRecord
		}
		if err := s.run(ctx, txn, &q, &answer); err != nil {
			return err
		}
		if len(answer.Me) == 0 {
			return nil
		}
		me := answer.Me[0]
		var blocks []string
		if data, ok := me.rest["block"]; ok {
			if err := json.Unmarshal(data, &blocks); err != nil {
				return err
			}
		}
		subject, err := me.subject()
		if err != nil {
			return err
		}
		candidates, err := s.candidates(ctx, txn, rules, subject, blocks)
		if err != nil {
			return err
		}
		now := map[string]graph.Judgement{}
		var seeds []string
		for _, other := range candidates {
			other, err := other.subject()
			if err != nil {
				return err
			}
			if j, ok := rules.Compare(subject, other); ok {
				j.At = time.Now().UTC().Truncate(time.Millisecond)
				now[j.XID()] = j
				seeds = append(seeds, j.Left, j.Right)
			}
		}
		var gone []string
		old := slices.Concat(answer.Left, answer.Right)
		for _, j := range old {
			seeds = append(seeds, j.Left, j.Right)
			if _, still := now[j.XID]; !still && j.By == graph.ByRules {
				gone = append(gone, j.XID)
			}
		}
		c := component{store: s, txn: txn}
		if me.Unresolved {
			c.m.clear(me.UID, "unresolved")
		}
		if len(seeds) == 0 && me.SameAs == nil && len(me.Others) == 0 && !me.Joined {
			return c.commit(ctx)
		}
		if err := c.load(ctx, append(seeds, xid)); err != nil {
			return err
		}
		for _, x := range gone {
			c.drop(x)
			changes++
		}
		for _, j := range now {
			before := len(c.m.set)
			c.put(j)
			if len(c.m.set) > before {
				changes++
			}
		}
		if err := c.load(ctx, seeds); err != nil {
			return err
		}
		if _, err := c.settle(); err != nil {
			return err
		}
		if len(now) > 0 && c.changed {
			c.m.touch(me.UID, rand.IntN(slots)) // against its removal
		}
		return c.commit(ctx)
	})
	return changes, err
}

// facts tells whether candidates are looked for by what is said of an entity of
// that type.
func facts(kind string) bool { return kind == "Person" || resolve.Paper(kind) }

// candidates returns whom an entity may be: those who have a block in common
// with it, those who hold a single seat that it holds, and agreements and the
// like in which the same have a part at about the same time. What is said of a
// body that has candidates is read into me.
func (s *Store) candidates(ctx context.Context, txn *dgo.Txn, rules resolve.Rules, me *resolve.Subject,
	blocks []string) ([]*subjectRecord, error) {
	var q question
	roots := []string{}
	if len(blocks) > 0 {
		q.add("B as var(func: eq(block, " + q.values(blocks) + "))\n")
		roots = append(roots, "B")
	}
	if me.Type == "Person" {
		roots = append(roots, seats(&q, rules, me)...)
	}
	if resolve.Paper(me.Type) && me.First.Precision() == "day" {
		first, last := around(me.First)
		q.add("var(func: eq(xid, " + q.value(me.XID) + ")) { ~object { PARTY as subject } ~subject { PARTY2 as object } }\n" +
			"var(func: uid(PARTY, PARTY2)) { ~subject @filter(between(dated, " + q.value(first) + ", " + q.value(last) + ")) { PAPER as object } }\n")
		roots = append(roots, "PAPER")
	}
	if len(roots) == 0 {
		return nil, nil
	}
	root := "uid(" + strings.Join(roots, ", ") + ")) @filter(type(" + me.Type + ") AND NOT eq(xid, " + q.value(me.XID) + ")"
	fields := subjectFields
	if !facts(me.Type) {
		fields = "uid xid"
	}
	q.add("q(func: " + root + ") { " + fields + " }\n")
	var answer struct{ Q []*subjectRecord }
	if err := s.run(ctx, txn, &q, &answer); err != nil || facts(me.Type) || len(answer.Q) == 0 {
		return answer.Q, err
	}
	xids := []string{me.XID}
	for _, other := range answer.Q {
		xids = append(xids, other.XID)
	}
	q = question{}
	q.add("q(func: eq(xid, " + q.values(xids) + ")) { " + subjectFields + " }\n")
	answer.Q = nil
	if err := s.run(ctx, txn, &q, &answer); err != nil {
		return nil, err
	}
	var others []*subjectRecord
	for _, r := range answer.Q {
		if r.XID != me.XID {
			others = append(others, r)
			continue
		}
		all, err := r.subject()
		if err != nil {
			return nil, err
		}
		*me = *all
	}
	return others, nil
}

// around returns the days between which reports of a paper of that day are.
func around(day graph.Date) (first, last string) {
	t, err := time.Parse(time.DateOnly, string(day))
	if err != nil {
		return "", ""
	}
	return t.AddDate(0, 0, -resolve.PaperDays).Format(time.DateOnly), t.AddDate(0, 0, resolve.PaperDays+1).Format(time.DateOnly)
}

// seats finds those who hold a single seat that the person holds.
func seats(q *question, rules resolve.Rules, me *resolve.Subject) []string {
	var roots []string
	for i, o := range me.Offices {
		if i == maxSeats {
			break
		}
		if rules.SingleSeat == nil || !rules.SingleSeat(o.Role) {
			continue
		}
		seat := fmt.Sprintf("S%d", i)
		q.add("var(func: eq(xid, " + q.value(o.Of) + ")) { ~object @filter(eq(relation, " + q.value(schema.Office) +
			") AND eq(role, " + q.value(o.Role) + ")) { " + seat + " as subject } }\n")
		roots = append(roots, seat)
	}
	return roots
}

package dgraph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// ErrContradiction is returned when a judgement cannot have its effect because
// of what a person has judged before. Nothing has been written.
var ErrContradiction = errors.New("an earlier judgement is in the way")

const judgementFields = "uid xid left right verdict score by judged_at why note act"

// judgementRecord is a judgement as Dgraph answers it.
type judgementRecord struct {
	thing
	Left    string        `json:"left"`
	Right   string        `json:"right"`
	Verdict graph.Verdict `json:"verdict"`
	Score   float64       `json:"score"`
	By      string        `json:"by"`
	At      time.Time     `json:"judged_at"`
	Why     string        `json:"why"` // reasons, encoded
	Note    string        `json:"note"`
	Act     string        `json:"act"`
}

func (j judgementRecord) judgement() (graph.Judgement, error) {
	out := graph.Judgement{Left: j.Left, Right: j.Right, Verdict: j.Verdict, Score: j.Score, By: j.By, At: j.At, Note: j.Note, Act: j.Act}
	if j.Why != "" {
		if err := json.Unmarshal([]byte(j.Why), &out.Why); err != nil {
			return out, fmt.Errorf("the reasons of %s cannot be read: %w", j.XID, err)
		}
	}
	return out, nil
}

func encodeReasons(why []graph.Reason) string {
	if len(why) == 0 {
		return ""
	}
	data, err := json.Marshal(why)
	must(err)
	return string(data)
}

// judgements asks for all judgements about the entities.
func (q *question) judgements(xids []string) {
	list := q.values(xids)
	q.add("left(func: eq(left, " + list + ")) { " + judgementFields + " }\n")
	q.add("right(func: eq(right, " + list + ")) { " + judgementFields + " }\n")
}

// judge writes a judgement into the node.
func (m *mutation) judge(n string, j graph.Judgement) {
	if isNew(n) {
		m.types(n, schema.TypeJudgement)
		m.text(n, "xid", j.XID())
		m.text(n, "left", j.Left)
		m.text(n, "right", j.Right)
		m.text(n, "by", j.By)
		m.text(n, "act", j.Act)
	}
	m.text(n, "verdict", string(j.Verdict))
	m.number(n, "score", j.Score)
	m.text(n, "judged_at", j.At.UTC().Format(time.RFC3339Nano))
	m.text(n, "why", encodeReasons(j.Why))
	m.text(n, "note", j.Note)
}

// forget takes away what rules have judged about an entity that goes, and marks
// those who were one with it.
func (m *mutation) forget(e *entityRecord, judgements []judgementRecord, fields []string) {
	for _, j := range judgements {
		if (j.Left == e.XID || j.Right == e.XID) && j.By == graph.ByRules {
			m.clear(j.UID, "dgraph.type")
			m.clear(j.UID, fields...)
		}
	}
	if e.SameAs != nil {
		m.truth(e.SameAs.UID, "unresolved", true)
	}
	for _, o := range e.Others {
		m.clear(o.UID, "same_as", "joined")
		m.truth(o.UID, "unresolved", true)
	}
}

// Judgements returns all judgements in the order of their xids.
func (s *Store) Judgements(ctx context.Context) iter.Seq2[graph.Judgement, error] {
	return func(yield func(graph.Judgement, error) bool) {
		sel := selection{root: "type(Judgement)", fields: judgementFields}
		for r, err := range records[*judgementRecord](ctx, s, "read judgements", sel) {
			var j graph.Judgement
			if err == nil {
				j, err = r.judgement()
			}
			if !yield(j, err) || err != nil {
				return
			}
		}
	}
}

// SameAs returns, of every entity that turned out to be another one, that one.
func (s *Store) SameAs(ctx context.Context) (map[string]string, error) {
	canonical := map[string]string{}
	sel := selection{root: "has(same_as)", fields: "uid xid same_as { uid xid }"}
	for e, err := range records[*entityRecord](ctx, s, "read identities", sel) {
		if err != nil {
			return nil, err
		}
		if e.SameAs != nil {
			canonical[e.XID] = e.SameAs.XID
		}
	}
	return canonical, nil
}

// An Identity is all that the graph knows of who an entity is.
type Identity struct {
	// Canonical is the xid by which the entity is called, Members are all that
	// are one with it, itself included, sorted.
	Canonical string
	Members   []graph.Entity
	// Judgements are those about any of the members, in the order of pairs.
	Judgements []graph.Judgement
}

// Identity returns who an entity is, or graph.ErrNotFound.
func (s *Store) Identity(ctx context.Context, xid string) (Identity, error) {
	var q question
	q.add("var(func: eq(xid, " + q.value(xid) + ")) @filter(type(Entity)) { X as uid S as same_as T as ~same_as }\n" +
		"var(func: uid(S)) { U as ~same_as }\nentities(func: uid(X, S, T, U)) { " + entityFields + " same_as { uid xid } }\n")
	var answer struct {
		Entities    []*entityRecord
		Left, Right []judgementRecord
	}
	if err := s.look(ctx, &q, &answer); err != nil {
		return Identity{}, err
	}
	if len(answer.Entities) == 0 {
		return Identity{}, fmt.Errorf("entity %q: %w", xid, graph.ErrNotFound)
	}
	var id Identity
	var xids []string
	for _, e := range answer.Entities {
		if e.SameAs == nil {
			id.Canonical = e.XID
		}
		xids = append(xids, e.XID)
		id.Members = append(id.Members, e.entity())
	}
	slices.SortFunc(id.Members, func(a, b graph.Entity) int { return strings.Compare(a.XID, b.XID) })
	q = question{}
	q.judgements(xids)
	if err := s.look(ctx, &q, &answer); err != nil {
		return Identity{}, err
	}
	found := map[string]graph.Judgement{}
	for _, r := range slices.Concat(answer.Left, answer.Right) {
		j, err := r.judgement()
		if err != nil {
			return Identity{}, err
		}
		found[r.XID] = j
	}
	id.Judgements = slices.SortedFunc(maps.Values(found), func(a, b graph.Judgement) int {
		return strings.Compare(a.Left+" "+a.Right+" "+a.Act, b.Left+" "+b.Right+" "+b.Act)
	})
	return id, nil
}

// Judge writes judgements of a person, which belong together, in one
// transaction with all that follows from them. The entities need not be there
// (yet). It fails with ErrContradiction when two that are said to be one cannot
// be, because a person has said something against it.
func (s *Store) Judge(ctx context.Context, judgements ...graph.Judgement) error {
	return s.judge(ctx, judgements, true)
}

// ImportJudgements writes judgements as Judge does, but leaves without effect
// those that contradict others.
func (s *Store) ImportJudgements(ctx context.Context, judgements ...graph.Judgement) error {
	return s.judge(ctx, judgements, false)
}

func (s *Store) judge(ctx context.Context, judgements []graph.Judgement, strict bool) error {
	for _, j := range judgements {
		if err := s.checkJudgement(j); err != nil {
			return fmt.Errorf("%w: %w", ErrInvalid, err)
		}
	}
	return s.try(ctx, "write judgements", func(ctx context.Context) error {
		c := component{store: s, txn: s.client.NewTxn()}
		var seeds []string
		for _, j := range judgements {
			seeds = append(seeds, j.Left, j.Right)
		}
		if err := c.load(ctx, seeds); err != nil {
			return err
		}
		for _, j := range judgements {
			c.put(j)
		}
		if err := c.load(ctx, seeds); err != nil { // what the new ones lead to
			return err
		}
		canonical, err := c.settle()
		if err != nil {
			return err
		}
		if strict {
			if err := c.contradiction(canonical, judgements); err != nil {
				return err
			}
		}
		return c.commit(ctx)
	})
}

func (s *Store) checkJudgement(j graph.Judgement) error {
	left, ok := s.ontology.TypeOf(j.Left)
	right, ok2 := s.ontology.TypeOf(j.Right)
	switch {
	case checkXID(j.Left) != nil, checkXID(j.Right) != nil, !ok, !ok2:
		return fmt.Errorf("%q and %q are not both xids of entities", j.Left, j.Right)
	case left.Name != right.Name:
		return fmt.Errorf("%s is a %s and %s a %s", j.Left, left.Name, j.Right, right.Name)
	case j.Left >= j.Right:
		return fmt.Errorf("%s and %s are one entity, or not in order", j.Left, j.Right)
	case !slices.Contains(graph.Verdicts[:], j.Verdict):
		return fmt.Errorf("there is no verdict %q", j.Verdict)
	case j.ByPerson() && (j.Act == "" || j.By == ""):
		return fmt.Errorf("the judgement about %s and %s has no author or no act", j.Left, j.Right)
	}
	return checkText(j.By, j.Note, j.Act)
}

// Undo takes the latest act of a person back and returns its judgements. It
// fails with graph.ErrNotFound when there is none.
func (s *Store) Undo(ctx context.Context) ([]graph.Judgement, error) {
	var undone []graph.Judgement
	err := s.try(ctx, "undo", func(ctx context.Context) error {
		undone = nil
		c := component{store: s, txn: s.client.NewTxn()}
		var q question
		q.add("q(func: has(act), orderdesc: act, first: 1) { act }\n")
		var answer struct{ Q []judgementRecord }
		if err := s.run(ctx, c.txn, &q, &answer); err != nil {
			return err
		}
		if len(answer.Q) == 0 {
			return fmt.Errorf("no judgement of a person is %w", graph.ErrNotFound)
		}
		q = question{}
		q.add("q(func: eq(act, " + q.value(answer.Q[0].Act) + ")) { " + judgementFields + " }\n")
		if err := s.run(ctx, c.txn, &q, &answer); err != nil {
			return err
		}
		var seeds []string
		for _, r := range answer.Q {
			j, err := r.judgement()
			if err != nil {
				return err
			}
			undone = append(undone, j)
			seeds = append(seeds, j.Left, j.Right)
		}
		if err := c.load(ctx, seeds); err != nil {
			return err
		}
		for _, j := range undone {
			c.drop(j.XID())
		}
		if _, err := c.settle(); err != nil {
			return err
		}
		return c.commit(ctx)
	})
	return undone, err
}

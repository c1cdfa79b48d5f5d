package dgraph

import (
	"context"
	"sync"

	"github.com/dgraph-io/dgo/v230/protos/api"
)

// A Snapshot is the graph as it was when the first query came. What others write
// meanwhile is not seen, so that the parts of an answer fit together. Its
// method may be called at the same time.
//
// It also spares every query but the first one the time in which Dgraph finds out
// what has been written last.
type Snapshot struct {
	store *Store
	first sync.Mutex
	at    uint64 // Dgraph's timestamp, 0 before the first query
}

// Snapshot returns the graph as it will be when it is first asked something.
func (s *Store) Snapshot() *Snapshot { return &Snapshot{store: s} }

// Query is like that of a [Store].
func (s *Snapshot) Query(ctx context.Context, query string, vars map[string]string) ([]byte, error) {
	s.first.Lock()
	if s.at != 0 {
		s.first.Unlock()
		answer, _, err := s.store.query(ctx, query, vars, s.at)
		return answer, err
	}
	defer s.first.Unlock()
	answer, at, err := s.store.query(ctx, query, vars, 0)
	s.at = at
	return answer, err
}

// query asks at a timestamp, or at the present one if it is 0, and returns it.
// A transaction of dgo cannot be asked several things at the same time.
func (s *Store) query(ctx context.Context, query string, vars map[string]string,
	at uint64) (answer []byte, ts uint64, err error) {
	err = s.try(ctx, "query", func(ctx context.Context) error {
		resp, err := s.alphas.Query(ctx, &api.Request{Query: query, Vars: vars, StartTs: at, ReadOnly: true})
		answer, ts = resp.GetJson(), resp.GetTxn().GetStartTs()
		return err
	})
	return answer, ts, err
}

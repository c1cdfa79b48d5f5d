package dgraph

import (
	"errors"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/local"
)

// mortal starts a private server that a test may kill, and opens its graph. The
// caller closes the server.
func mortal(t *testing.T) (local.Options, *local.Server, *Store) {
	t.Helper()
	program, err := filepath.Abs("../../bin/dgraph")
	if err != nil {
		t.Fatal(err)
	}
	options := local.Options{Dir: t.TempDir(), Program: program, MemoryMB: 1024}
	server, err := local.Ensure(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, server.Address())
	if err := s.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	return options, server, s
}

// A Dgraph that dies in the middle: the writers are told, what was confirmed
// is there, nothing is there by half, and doing it all again completes it.
func TestDeathOfTheServer(t *testing.T) {
	options, server, s := mortal(t)
	status, err := local.Inspect(t.Context(), options)
	if err != nil || status.AlphaPID == 0 {
		t.Fatalf("no server to kill: %+v, %v", status, err)
	}

	w := world{seed: 4, people: 30, states: 5, perDocument: 6, spellings: 5}
	var mu sync.Mutex
	confirmed, failures, next := map[int]bool{}, 0, 0
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			for {
				mu.Lock()
				number := next
				next++
				enough := len(confirmed) > 25
				mu.Unlock()
				if enough {
					// Once; the others find it dead already.
					_ = syscall.Kill(status.AlphaPID, syscall.SIGKILL)
				}
				_, err := s.Put(t.Context(), w.reading(number, 0))
				mu.Lock()
				if err == nil {
					confirmed[number] = true
				} else {
					failures++
				}
				mu.Unlock()
				if err != nil {
					if !errors.Is(err, ErrUnavailable) {
						t.Errorf("the error is %v, want ErrUnavailable", err)
					}
					return
				}
			}
		})
	}
	wg.Wait()
	if failures == 0 {
		t.Fatal("nobody was told")
	}
	for _, err := range s.Entities(t.Context()) {
		if !errors.Is(err, ErrUnavailable) {
			t.Errorf("reading gives %v, want ErrUnavailable", err)
		}
	}
	began := time.Now()
	if _, err := Open(t.Context(), Config{Addresses: server.Address(), Ontology: ontology(t)}); !errors.Is(err, ErrUnavailable) {
		t.Errorf("Open gives %v, want ErrUnavailable", err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("Open took %s to find that out", took)
	}
	_ = server.Close() // it says that the server has died

	server, err = local.Ensure(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	s = open(t, server.Address())
	there, all := model{}, model{}
	for number := range next {
		r := w.reading(number, 0)
		all[r.Document.XID] = r
		_, err := s.Document(t.Context(), r.Document.XID)
		switch {
		case err == nil:
			there[r.Document.XID] = r
		case !errors.Is(err, graph.ErrNotFound):
			t.Fatal(err)
		case confirmed[number]:
			t.Errorf("document %d was confirmed and is lost", number)
		}
	}
	audit(t, s, there)
	for number := range next {
		put(t, s, w.reading(number, 0))
	}
	audit(t, s, all)
}

func TestOpenNothing(t *testing.T) {
	_, err := Open(t.Context(), Config{Addresses: "localhost:1,localhost:2", Ontology: ontology(t), Timeout: 2 * time.Second})
	if !errors.Is(err, ErrUnavailable) {
		t.Errorf("Open = %v, want ErrUnavailable", err)
	}
	if _, err := Open(t.Context(), Config{Addresses: "", Ontology: ontology(t), Timeout: time.Second}); err == nil {
		t.Error("Open without an address succeeds")
	}
}

// One dead alpha among several is no reason to fail.
func TestOneDeadAddress(t *testing.T) {
	emptyStore(t)
	s := open(t, "localhost:1,"+addresses(t))
	for range 10 {
		if _, err := s.Put(t.Context(), small()); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(collect(t, s.Entities(t.Context()))); n != 5 {
		t.Errorf("%d entities, want 5", n)
	}
}

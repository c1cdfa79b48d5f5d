// Package localtest gives the tests of a package a real Dgraph to share:
//
//	var dgraph localtest.Dgraph
//
//	func TestMain(m *testing.M) { os.Exit(dgraph.Run(m)) }
//
//	func TestSomething(t *testing.T) {
//		address := dgraph.Empty(t).Address()
//		…
//	}
//
// The first test that asks starts the server, which takes two or three seconds;
// Run ends it and removes its data. Tests that empty the graph cannot run in
// parallel with others that use it.
package localtest

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/diplograph/diplograph/graph/local"
)

// Dgraph is one private Dgraph in a temporary directory. The zero value is
// ready for use.
type Dgraph struct {
	mu      sync.Mutex
	running bool // inside Run
	server  *local.Server
	err     error // of the first start; it is not tried again
	dir     string
}

// Run runs the tests and returns what [testing.M.Run] does. It ends the server
// if a test has started it.
func (d *Dgraph) Run(m *testing.M) int {
	d.running = true
	code := m.Run()
	if err := d.end(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = max(code, 1)
	}
	return code
}

// Start gives the server with whatever other tests have left in it. The test
// fails when there is none, for instance because its program was not built: a
// test that needs Dgraph is never skipped.
func (d *Dgraph) Start(t testing.TB) *local.Server {
	t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.running {
		t.Fatal("the package has no TestMain that calls Run of its localtest.Dgraph")
	}
	if d.server == nil && d.err == nil {
		d.server, d.err = d.start()
	}
	if d.err != nil {
		t.Fatal(d.err)
	}
	if err := d.server.Err(); err != nil {
		t.Fatal(err)
	}
	return d.server
}

// Empty gives the server with nothing in it: no data, no schema.
func (d *Dgraph) Empty(t testing.TB) *local.Server {
	t.Helper()
	s := d.Start(t)
	d.Reset(t)
	return s
}

// Reset drops all data and the schema.
func (d *Dgraph) Reset(t testing.TB) {
	t.Helper()
	s := d.Start(t)
	// Dgraph asks to come again while it builds an index or just after a start.
	var err error
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if err = dropAll(s); err == nil {
			return
		}
	}
	t.Fatalf("emptying the graph: %v", err)
}

func dropAll(s *local.Server) error {
	answer, err := http.Post("http://"+s.HTTPAddress()+"/alter", "application/json", strings.NewReader(`{"drop_all": true}`))
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK || strings.Contains(string(body), `"errors"`) {
		return fmt.Errorf("%s: %s", answer.Status, body)
	}
	return nil
}

func (d *Dgraph) start() (*local.Server, error) {
	program, err := program()
	if err != nil {
		return nil, err
	}
	if d.dir, err = os.MkdirTemp("", "diplograph-test-"); err != nil {
		return nil, err
	}
	return local.Ensure(context.Background(), local.Options{Dir: d.dir, Program: program, MemoryMB: 1024})
}

// program is bin/dgraph of the module that is tested, unless the environment
// names another one.
func program() (string, error) {
	if os.Getenv("DIPLOGRAPH_DGRAPH_BIN") != "" {
		return "", nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return local.FindProgram(filepath.Join(dir, "bin", "dgraph"))
		}
		if dir == filepath.Dir(dir) {
			return "", fmt.Errorf("%w: the test does not run inside a Go module", local.ErrNoProgram)
		}
	}
}

// end kills the server, since its data are thrown away, and removes them.
func (d *Dgraph) end() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.running = false
	if d.server != nil {
		status, err := local.Inspect(context.Background(), local.Options{Dir: d.dir})
		if err == nil && status.Running {
			for _, pid := range []int{status.AlphaPID, status.ZeroPID} {
				if p, err := os.FindProcess(pid); err == nil {
					_ = p.Kill()
				}
			}
		}
		if err := d.server.Close(); err != nil {
			return err
		}
	}
	if d.dir == "" {
		return nil
	}
	return os.RemoveAll(d.dir)
}

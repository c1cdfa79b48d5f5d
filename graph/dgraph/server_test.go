package dgraph

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v230/protos/api"

	"github.com/diplograph/diplograph/schema"
)

// A server is a Dgraph of one zero and one alpha for tests.
type server struct {
	binary, dir string
	ports       [5]int
	zero, alpha *exec.Cmd
}

// shared is the server of all tests that do not harm theirs.
var shared *server

func TestMain(m *testing.M) {
	code := m.Run()
	if shared != nil {
		shared.stop()
		os.RemoveAll(shared.dir)
	}
	os.Exit(code)
}

// newServer starts a server on ports of its own, or skips the test when there
// is no server program.
func newServer(t testing.TB) *server {
	t.Helper()
	binary, err := filepath.Abs("../../bin/dgraph")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(binary); err != nil {
		t.Skipf("there is no server program (make one with 'make dgraph'): %v", err)
	}
	dir, err := os.MkdirTemp("", "dgraph-test-")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{binary: binary, dir: dir}
	for i := range s.ports {
		s.ports[i] = freePort(t)
	}
	s.zero = s.command(t, "zero", "--my", s.at(0), "-o", fmt.Sprint(s.ports[0]-5080), "--wal", filepath.Join(dir, "zw"))
	s.startAlpha(t)
	return s
}

// freePorts are chosen so that the other ports, at fixed distances, are free
// too as far as one can tell.
func freePort(t testing.TB) int {
	t.Helper()
	for {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		port := l.Addr().(*net.TCPAddr).Port
		l.Close()
		if port > 12000 && port < 60000 {
			return port
		}
	}
}

func (s *server) at(i int) string { return fmt.Sprintf("localhost:%d", s.ports[i]) }

func (s *server) command(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	log, err := os.OpenFile(filepath.Join(s.dir, args[0]+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	cmd := exec.Command(s.binary, append(args, "--telemetry", "reports=false; sentry=false;", "--bindall=false")...)
	cmd.Stdout, cmd.Stderr, cmd.Dir = log, log, s.dir
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// address is that of the alpha's gRPC port.
func (s *server) address() string { return fmt.Sprintf("localhost:%d", s.ports[1]-7080+9080) }

func (s *server) startAlpha(t testing.TB) {
	t.Helper()
	s.alpha = s.command(t, "alpha", "--my", s.at(1), "-o", fmt.Sprint(s.ports[1]-7080), "--zero", s.at(0),
		"-p", filepath.Join(s.dir, "p"), "-w", filepath.Join(s.dir, "w"), "--tmp", filepath.Join(s.dir, "t"))
	deadline := time.Now().Add(time.Minute)
	for {
		store, err := Open(t.Context(), Config{Addresses: s.address(), Ontology: ontology(t), Timeout: 5 * time.Second})
		if err == nil {
			_, err = store.Query(t.Context(), "schema {}", nil)
			store.Close()
			if err == nil {
				return
			}
		}
		if time.Now().After(deadline) {
			t.Fatalf("the server does not start: %v (see %s)", err, s.dir)
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// kill ends the alpha as a power cut would.
func (s *server) kill() {
	s.alpha.Process.Kill()
	s.alpha.Wait()
}

func (s *server) stop() {
	for _, cmd := range []*exec.Cmd{s.alpha, s.zero} {
		cmd.Process.Kill()
		cmd.Wait()
	}
}

func ontology(t testing.TB) *schema.Ontology {
	t.Helper()
	o, err := schema.Default()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func open(t testing.TB, s *server) *Store {
	t.Helper()
	store, err := Open(t.Context(), Config{Addresses: s.address(), Ontology: ontology(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// emptyStore returns a store on the shared server with nothing in it.
func emptyStore(t testing.TB) *Store {
	t.Helper()
	if shared == nil {
		shared = newServer(t)
	}
	return empty(t, shared)
}

func empty(t testing.TB, s *server) *Store {
	t.Helper()
	store := open(t, s)
	if err := store.client.Alter(context.Background(), &api.Operation{DropAll: true}); err != nil {
		t.Fatal(err)
	}
	if err := store.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	return store
}

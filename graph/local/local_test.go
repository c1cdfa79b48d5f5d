package local

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// These tests run the real server. Where a command has to die, the test binary
// runs itself again as that command.

const commandEnv = "DIPLOGRAPH_LOCAL_TEST_COMMAND"

func TestMain(m *testing.M) {
	if dir := os.Getenv(commandEnv); dir != "" {
		command(dir)
	}
	program, err := filepath.Abs("../../bin/dgraph")
	if err == nil && os.Getenv(programEnv) == "" {
		err = os.Setenv(programEnv, program)
	}
	if err == nil {
		_, err = FindProgram("")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// command uses the graph in dir until its input ends: the life of a command.
func command(dir string) {
	s, err := Ensure(context.Background(), Options{Dir: dir})
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	fmt.Println(s.Address())
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := s.Close(); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// another is a command in a process of its own.
type another struct {
	*exec.Cmd
	in  io.Closer
	out *bufio.Reader
}

func run(t *testing.T, dir string) *another {
	t.Helper()
	c := &another{Cmd: exec.Command(os.Args[0])}
	c.Env = append(os.Environ(), commandEnv+"="+dir)
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	check(t, err)
	out, err := c.StdoutPipe()
	check(t, err)
	c.in, c.out = in, bufio.NewReader(out)
	check(t, c.Start())
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	return c
}

// address waits until the command has the graph.
func (c *another) address(t *testing.T) string {
	t.Helper()
	line, err := c.out.ReadString('\n')
	check(t, err)
	if strings.HasPrefix(line, "error:") {
		t.Fatal(line)
	}
	return strings.TrimSpace(line)
}

func (c *another) finish(t *testing.T) {
	t.Helper()
	check(t, c.in.Close())
	check(t, c.Wait())
}

func (c *another) kill(t *testing.T) {
	t.Helper()
	check(t, c.Process.Kill())
	_ = c.Wait()
}

// graphDir is a directory for a graph; whatever runs there at the end is killed.
func graphDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "diplograph-local-")
	check(t, err)
	t.Cleanup(func() {
		d := &directory{dir: dir}
		killAll(d.left(d.load()))
		check(t, os.RemoveAll(dir))
	})
	return dir
}

func ensure(t *testing.T, dir string) *Server {
	t.Helper()
	began := time.Now()
	s, err := Ensure(t.Context(), Options{Dir: dir})
	check(t, err)
	t.Logf("ready after %v", time.Since(began).Round(10*time.Millisecond))
	return s
}

func closed(t *testing.T, s *Server) {
	t.Helper()
	began := time.Now()
	check(t, s.Close())
	t.Logf("closed after %v", time.Since(began).Round(10*time.Millisecond))
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// post sends a request to Dgraph's HTTP interface and returns the field data.
func post(t *testing.T, s *Server, path, kind, body string) string {
	t.Helper()
	answer, err := http.Post("http://"+s.HTTPAddress()+path, kind, strings.NewReader(body))
	check(t, err)
	defer answer.Body.Close()
	var out struct {
		Data   json.RawMessage
		Errors json.RawMessage
	}
	check(t, json.NewDecoder(answer.Body).Decode(&out))
	if out.Errors != nil {
		t.Fatalf("%s: %s", path, out.Errors)
	}
	return string(out.Data)
}

func write(t *testing.T, s *Server, word string) {
	t.Helper()
	post(t, s, "/mutate?commitNow=true", "application/rdf", fmt.Sprintf("{ set { _:x <word> %q . } }", word))
}

// words returns what write has written, in the order of writing.
func words(t *testing.T, s *Server) string {
	t.Helper()
	var out struct{ Q []struct{ Word string } }
	raw := post(t, s, "/query?"+url.Values{"timeout": {"20s"}}.Encode(), "application/dql", "{ q(func: has(word)) { word } }")
	check(t, json.Unmarshal([]byte(raw), &out))
	var list []string
	for _, x := range out.Q {
		list = append(list, x.Word)
	}
	return strings.Join(list, " ")
}

func wantWords(t *testing.T, s *Server, want string) {
	t.Helper()
	if got := words(t, s); got != want {
		t.Fatalf("the graph has %q, want %q", got, want)
	}
}

// wantGone waits a moment for the server's processes to end by themselves.
func wantGone(t *testing.T, dir string, patience time.Duration) {
	t.Helper()
	d := &directory{dir: dir}
	st := d.load()
	for end := time.Now().Add(patience); len(d.left(st)) > 0; time.Sleep(pause) {
		if time.Now().After(end) {
			t.Fatalf("processes are left after %v: %v", patience, d.left(st))
		}
	}
}

func wantErr(t *testing.T, err, kind error, has ...string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got error %v, want %v", err, kind)
	}
	for _, part := range has {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("the error does not say %q: %v", part, err)
		}
	}
	t.Log(err)
}

func TestStartStopStart(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	s := ensure(t, dir)
	write(t, s, "first")
	wantWords(t, s, "first")
	check(t, s.Err())
	outside(t, s)
	address, alpha, zero := s.Address(), s.alpha, s.zero
	closed(t, s)
	check(t, s.Close()) // a second time does nothing
	if alpha.alive() || zero.alive() {
		t.Fatal("the server runs after Close")
	}
	wantErr(t, s.Err(), ErrDied)

	s = ensure(t, dir)
	defer closed(t, s)
	if s.Address() != address {
		t.Errorf("the address was %s and is %s", address, s.Address())
	}
	write(t, s, "second")
	wantWords(t, s, "first second")
}

// outside checks that the server cannot be reached by other machines.
func outside(t *testing.T, s *Server) {
	t.Helper()
	interfaces, err := net.InterfaceAddrs()
	check(t, err)
	for _, a := range interfaces {
		ip, _, err := net.ParseCIDR(a.String())
		if err != nil || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
			continue
		}
		for _, port := range s.ports.all() {
			if c, err := net.DialTimeout("tcp", net.JoinHostPort(ip.String(), fmt.Sprint(port)), time.Second); err == nil {
				c.Close()
				t.Errorf("port %d answers on %s", port, ip)
			}
		}
	}
}

func TestSharing(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	servers := make([]*Server, 3)
	var group sync.WaitGroup
	for i := range servers {
		group.Go(func() {
			s, err := Ensure(t.Context(), Options{Dir: dir})
			if err != nil {
				t.Error(err)
			}
			servers[i] = s
		})
	}
	group.Wait()
	if t.Failed() {
		t.FailNow()
	}
	for _, s := range servers[1:] {
		if s.alpha != servers[0].alpha || s.Address() != servers[0].Address() {
			t.Fatal("two servers for one directory")
		}
	}
	other := run(t, dir)
	if got := other.address(t); got != servers[0].Address() {
		t.Fatalf("another command has %s instead of %s", got, servers[0].Address())
	}
	status, err := Inspect(t.Context(), Options{Dir: dir})
	check(t, err)
	if len(status.Users) != 4 || !status.Healthy || status.Detached {
		t.Errorf("status %+v, want four users", status)
	}
	// The one that started it leaves first, and the others go on.
	for _, s := range servers {
		check(t, s.Close())
	}
	check(t, servers[0].Err())
	wantErr(t, Down(t.Context(), Options{Dir: dir}), ErrInUse, fmt.Sprint(other.Process.Pid))
	other.finish(t)
	wantErr(t, servers[0].Err(), ErrDied)
	wantGone(t, dir, 0)
}

func TestKilledCommand(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	other := run(t, dir)
	other.address(t)
	s := ensure(t, dir)
	write(t, s, "kept")
	check(t, s.Close())
	other.kill(t)
	wantGone(t, dir, 5*time.Second)

	// Killed while it starts the server: at once, with zero, with alpha.
	for _, after := range []time.Duration{20, 250, 700} {
		other = run(t, dir)
		time.Sleep(after * time.Millisecond)
		other.kill(t)
	}
	s = ensure(t, dir)
	defer closed(t, s)
	wantWords(t, s, "kept")
}

func TestCrashedServer(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	s := ensure(t, dir)
	write(t, s, "kept")
	check(t, s.alpha.signal(syscall.SIGKILL))
	check(t, s.alpha.stop(time.Second))
	wantErr(t, s.Err(), ErrDied, "alpha", "log")

	next := ensure(t, dir)
	defer closed(t, next)
	wantWords(t, next, "kept")
	if s.zero.alive() {
		t.Error("the zero that was left still runs")
	}
	check(t, s.Close()) // closing the old claim leaves the new server alone
	check(t, next.Err())
}

// Whoever got the number of a process that a state file names is left alone.
func TestRecycledNumber(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	stranger := exec.Command("sleep", "60")
	check(t, stranger.Start())
	t.Cleanup(func() { _ = stranger.Process.Kill(); _ = stranger.Wait() })
	p, err := identify(stranger.Process.Pid)
	check(t, err)
	d, err := openDirectory(Options{Dir: dir})
	check(t, err)
	for name, p := range map[string]process{
		"another birth":       {p.PID, "long ago"},
		"not a Dgraph server": p,
	} {
		st := state{Zero: &p, Alpha: &p, Users: []process{{p.PID, "long ago"}}}
		check(t, d.save(st))
		if left := d.left(st); len(left) > 0 {
			t.Errorf("%s: takes %v for the server", name, left)
		}
		check(t, d.stop(st))
	}
	if !p.alive() {
		t.Fatal("a stranger's process was stopped")
	}
	check(t, os.WriteFile(d.stateFile(), []byte(`{"offset": 7`), 0o600))
	if st := d.load(); st.Offset != 0 {
		t.Errorf("half a state file was read as %+v", st)
	}
}

func TestPortTaken(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	s := ensure(t, dir)
	write(t, s, "kept")
	closed(t, s)
	for _, port := range []int{s.ports.zeroGRPC(), s.ports.internal()} {
		l, err := net.Listen("tcp", loopback(port))
		check(t, err)
		defer l.Close()
	}
	moved := ensure(t, dir)
	defer closed(t, moved)
	if moved.ports == s.ports {
		t.Fatal("the ports are the same")
	}
	wantWords(t, moved, "kept")
	write(t, moved, "more")
	wantWords(t, moved, "kept more")
}

func TestPorts(t *testing.T) {
	t.Parallel()
	p, err := choosePorts(0, t.TempDir())
	check(t, err)
	if again, err := choosePorts(p, "elsewhere"); err != nil || again != p {
		t.Errorf("wanted %d, got %d, %v", p, again, err)
	}
	for _, port := range p.all() {
		l, err := net.Listen("tcp", loopback(port))
		check(t, err)
		if other, err := choosePorts(p, "elsewhere"); err != nil || other == p {
			t.Errorf("port %d is taken, got %d, %v", port, other, err)
		}
		l.Close()
	}
	if p, err := choosePorts(60_000, "elsewhere"); err != nil || p > highOffset {
		t.Errorf("an impossible offset gave %d, %v", p, err)
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	for _, after := range []time.Duration{0, 50, 300, 900} {
		ctx, cancel := context.WithTimeout(t.Context(), after*time.Millisecond)
		_, err := Ensure(ctx, Options{Dir: dir})
		cancel()
		wantErr(t, err, context.DeadlineExceeded, dir)
		wantGone(t, dir, 0)
	}
	s := ensure(t, dir)
	check(t, s.Close())
}

// A command that waits for another one that starts the server can be cancelled.
func TestCancelledWhileWaiting(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	d, err := openDirectory(Options{Dir: dir})
	check(t, err)
	unlock, err := d.lock(t.Context())
	check(t, err)
	defer unlock()
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	var log strings.Builder
	_, err = Ensure(ctx, Options{Dir: dir, Log: &log})
	wantErr(t, err, context.DeadlineExceeded, "another command", dir)
	if !strings.Contains(log.String(), "waiting for another command") {
		t.Errorf("the log says %q", log.String())
	}
}

package local

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// Dgraph maps its files into memory and is killed when they cannot grow.
const defaultMinFree = 512 << 20

// errPortTaken says that somebody took a port after it had been found free.
var errPortTaken = errors.New("a port was taken meanwhile")

// runs tells whether the server of st runs and answers. One that was started a
// moment ago by a command that was then killed gets a little time.
func (d *directory) runs(ctx context.Context, st state) bool {
	if len(d.left(st)) < 2 {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	for answers(ctx, st.ports().http(), *st.Alpha) != nil {
		if len(d.left(st)) < 2 || !sleep(ctx) {
			return false
		}
	}
	return true
}

// start clears away what is left of an earlier server and starts a new one that
// belongs to its users. The caller holds the directory's lock and a share of the
// users lock.
func (d *directory) start(ctx context.Context, st state) (state, error) {
	program, err := FindProgram(d.Program)
	if err != nil {
		return st, err
	}
	if err := errors.Join(d.checkSpace(), d.checkMemory()); err != nil {
		return st, err
	}
	if err := d.stop(st); err != nil {
		return st, err
	}
	err = errors.Join(
		os.RemoveAll(d.path("tmp")), os.MkdirAll(d.path("tmp"), 0o700),
		os.WriteFile(d.path("run", "users.lock"), nil, 0o600)) // forget an earlier "keep"
	if err != nil {
		return st, fmt.Errorf("%w: %w", ErrDirectory, err)
	}
	d.say("starting the private Dgraph in %s", d.dir)
	ctx, cancel := context.WithTimeoutCause(ctx, startPatience,
		fmt.Errorf("%w within %s", ErrStart, startPatience))
	defer cancel()
	// A command whose server has died still counts as a user of the next one.
	next := state{Offset: st.Offset, Program: program, Version: Version, Users: living(st.Users)}
	for range 5 {
		var p ports
		if p, err = choosePorts(ports(next.Offset), d.dir); err != nil {
			return st, err
		}
		next.Offset = int(p)
		if err = d.launch(ctx, &next); !errors.Is(err, errPortTaken) {
			break
		}
	}
	return next, err
}

// launch starts zero and alpha on the ports of st, waits until they are healthy
// and records them in st and in the state file. When it fails, nothing runs.
func (d *directory) launch(ctx context.Context, st *state) (err error) {
	defer func() {
		if err != nil {
			killAll(d.left(*st))
			st.Zero, st.Alpha = nil, nil
			_ = d.save(*st)
		}
	}()
	st.Started = time.Now().Round(time.Millisecond)
	zero, err := d.spawn(*st, "zero",
		"--my", "zero:1",
		"--wal", d.path("zero"))
	if err != nil {
		return err
	}
	st.Zero = &zero.process
	if err := d.save(*st); err != nil {
		return err
	}
	// Alpha must not find another zero on the port. And a zero that is asked
	// before it can lead lets alpha wait for two seconds.
	if err := d.await(ctx, st.ports().zeroHTTP(), zero); err != nil {
		return err
	}
	alpha, err := d.spawn(*st, "alpha",
		"--my", "alpha:1", "--zero", "zero:1", "--raft", "idx=1",
		"--postings", d.path("alpha", "p"), "--wal", d.path("alpha", "w"),
		"--export", d.path("alpha", "export"), "--tmp", d.path("tmp"),
		"--cache", "size-mb="+strconv.Itoa(CacheMB(d.memoryMB())))
	if err != nil {
		return err
	}
	st.Alpha = &alpha.process
	if err := d.save(*st); err != nil {
		return err
	}
	return d.await(ctx, st.ports().http(), alpha, zero)
}

// child is a process of the server that this process has started.
type child struct {
	process
	part  string        // zero or alpha
	ended chan struct{} // closed when it has
}

// spawn starts one process of the server in a session of its own, so that a
// Ctrl-C in the terminal of a command is not sent to the server as well.
func (d *directory) spawn(st state, part string, args ...string) (*child, error) {
	name := d.logFile(part)
	_ = os.Rename(name, name+".old")
	log, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDirectory, err)
	}
	defer log.Close()
	cmd := exec.Command(st.Program, append([]string{part,
		"--port_offset", strconv.Itoa(st.Offset),
		"--bindall=false",
		"--telemetry", "reports=false; sentry=false;"}, args...)...)
	cmd.Dir = d.dir
	cmd.Env = append(serverEnv(os.Environ(), d.memoryMB()),
		"DIPLOGRAPH_ZERO="+loopback(st.ports().zeroGRPC()),
		"DIPLOGRAPH_ALPHA="+loopback(st.ports().internal()),
		"DIPLOGRAPH_RUN="+d.path("run"),
		"TMPDIR="+d.path("tmp"))
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = ownSession()
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrStart, err)
	}
	c := &child{part: part, ended: make(chan struct{})}
	c.process, err = identify(cmd.Process.Pid)
	go func() {
		_ = cmd.Wait() // it would be a zombie otherwise; how it ended is in its log
		close(c.ended)
	}()
	if err != nil {
		_ = cmd.Process.Kill()
		<-c.ended
		return nil, d.failure(part)
	}
	return c, nil
}

// serverEnv drops the variables by which Dgraph itself can be configured: a
// private server is the same for everybody.
func serverEnv(environ []string, memoryMB int) (out []string) {
	given := map[string]bool{}
	for _, entry := range environ {
		if !strings.HasPrefix(entry, "DGRAPH_") {
			out = append(out, entry)
		}
		name, _, _ := strings.Cut(entry, "=")
		given[name] = true
	}
	for _, entry := range MemoryEnv(memoryMB) {
		if name, _, _ := strings.Cut(entry, "="); !given[name] {
			out = append(out, entry)
		}
	}
	return out
}

// await waits until the first child answers on its HTTP port or one of the
// children has ended or ctx has.
func (d *directory) await(ctx context.Context, port int, children ...*child) error {
	for {
		if answers(ctx, port, children[0].process) == nil {
			return nil
		}
		for _, c := range children {
			select {
			case <-c.ended:
				return d.failure(c.part)
			default:
			}
		}
		if sleep(ctx) {
			continue
		}
		cause := context.Cause(ctx)
		if errors.Is(cause, ErrStart) {
			part := children[0].part
			return fmt.Errorf("%w; the log %s ends with:\n%s", cause, d.logFile(part), d.logTail(part))
		}
		return fmt.Errorf("starting the private Dgraph in %s: %w", d.dir, cause)
	}
}

// failure says why a process ended while it was started, as far as its log does.
func (d *directory) failure(part string) error {
	tail := d.logTail(part)
	if strings.Contains(tail, "address already in use") {
		return errPortTaken
	}
	return fmt.Errorf("%w: its %s process ended; the log %s ends with:\n%s", ErrStart, part, d.logFile(part), tail)
}

// stop stops what is left of the server of st, alpha before zero, and records
// that. The caller holds the directory's lock.
func (d *directory) stop(st state) error {
	for _, p := range d.left(st) {
		if err := p.stop(stopPatience); err != nil {
			return fmt.Errorf("stopping the private Dgraph in %s: %w", d.dir, err)
		}
	}
	if st.Zero == nil && st.Alpha == nil {
		return nil
	}
	return d.save(state{Offset: st.Offset, Users: living(st.Users)})
}

func (d *directory) checkSpace() error {
	need := d.minFree
	if need == 0 {
		need = defaultMinFree
	}
	free, err := freeBytes(d.dir)
	if err != nil || free >= need { // if the system does not say, Dgraph will
		return nil
	}
	return fmt.Errorf("%w: the disk of %s has %d MB free and Dgraph needs %d MB; free some or choose another directory",
		ErrDirectory, d.dir, free>>20, need>>20)
}

// answers returns nil if the given process, and not another one, serves the
// HTTP port and says that it is ready for requests.
func answers(ctx context.Context, port int, p process) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+loopback(port)+"/diplograph", nil)
	if err != nil {
		return err
	}
	// Neither a proxy nor a connection that outlives the question.
	answer, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(req)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 100))
	switch {
	case err != nil:
		return err
	case answer.StatusCode == http.StatusOK && string(body) == strconv.Itoa(p.PID):
		return nil
	default:
		return fmt.Errorf("process %d is not ready: %s: %s", p.PID, answer.Status, body)
	}
}

// sleep pauses between two looks; false says that ctx has ended.
func sleep(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(pause):
		return true
	}
}

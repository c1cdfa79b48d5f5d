package local

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Status is what there is to know about a private Dgraph.
type Status struct {
	Dir      string
	Running  bool
	Healthy  bool // it answers
	Detached bool // it stays until Down, whoever uses it
	// Version and Program tell what is running.
	Version, Program string
	// Address and HTTPAddress are the host:port for gRPC and HTTP.
	Address, HTTPAddress string
	ZeroPID, AlphaPID    int
	// Users are the process ids of the commands that use it now.
	Users     []int
	Started   time.Time
	DataBytes int64 // what the directory takes on the disk
}

// Up starts the private Dgraph so that it stays when the command ends, or makes
// one that runs already stay. It waits until the server is healthy.
func Up(ctx context.Context, o Options) (Status, error) {
	d, err := openDirectory(o)
	if err != nil {
		return Status{}, err
	}
	unlock, err := d.lock(ctx)
	if err != nil {
		return Status{}, err
	}
	defer unlock()
	users, st, err := d.provide(ctx)
	if err != nil {
		return Status{}, err
	}
	defer users.Close()
	// The word is for the server, which reads it when it finds itself without
	// users. So it has to be there before this command ceases to be one.
	if err := os.WriteFile(d.path("run", "users.lock"), []byte("keep\n"), 0o600); err != nil {
		return Status{}, fmt.Errorf("keeping the private Dgraph up: %w", err)
	}
	st.Detached, st.Users = true, living(st.Users)
	if err := d.save(st); err != nil {
		return Status{}, err
	}
	return d.status(ctx, st), nil
}

// Down stops the private Dgraph, whoever started it. It refuses with
// [ErrInUse] while commands use it, and with [ErrNotRunning] when there is
// nothing to stop. The data stay.
func Down(ctx context.Context, o Options) error {
	d, err := locate(o)
	if err != nil {
		return err
	}
	if _, err := os.Stat(d.stateFile()); err != nil {
		return fmt.Errorf("%w in %s", ErrNotRunning, d.dir)
	}
	unlock, err := d.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	st := d.load()
	if len(d.left(st)) == 0 {
		return fmt.Errorf("%w in %s", ErrNotRunning, d.dir)
	}
	if users := living(st.Users); len(users) > 0 {
		return fmt.Errorf("%w by process %s; wait until it has finished or stop it",
			ErrInUse, strings.Join(strings.Fields(strings.Trim(fmt.Sprint(pids(users)), "[]")), ", "))
	}
	return d.stop(st)
}

// Inspect tells how the private Dgraph of o.Dir is. It starts, stops and
// creates nothing.
func Inspect(ctx context.Context, o Options) (Status, error) {
	d, err := locate(o)
	if err != nil {
		return Status{}, err
	}
	return d.status(ctx, d.load()), nil
}

func (d *directory) status(ctx context.Context, st state) Status {
	s := Status{Dir: d.dir, DataBytes: diskUse(d.dir)}
	if len(d.left(st)) < 2 {
		return s
	}
	s.Running, s.Healthy = true, answers(ctx, st.ports().http(), *st.Alpha) == nil
	s.Detached, s.Version, s.Program, s.Started = st.Detached, st.Version, st.Program, st.Started
	s.Address, s.HTTPAddress = loopback(st.ports().grpc()), loopback(st.ports().http())
	s.ZeroPID, s.AlphaPID, s.Users = st.Zero.PID, st.Alpha.PID, pids(living(st.Users))
	return s
}

// Uptime is how long the server has been running.
func (s Status) Uptime() time.Duration {
	if !s.Running {
		return 0
	}
	return time.Since(s.Started)
}

// diskUse counts the blocks of the files below dir: Dgraph makes files of two
// gigabytes that are nearly all holes. Files that vanish meanwhile do not count.
func diskUse(dir string) (sum int64) {
	_ = filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			if info, err := entry.Info(); err == nil {
				sum += allocated(info)
			}
		}
		return nil
	})
	return sum
}

func pids(list []process) []int {
	out := make([]int, len(list))
	for i, p := range list {
		out[i] = p.PID
	}
	return out
}

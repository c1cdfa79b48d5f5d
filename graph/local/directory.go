package local

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// directory is where a private Dgraph lies:
//
//	state.json                        what runs, for whom, on which ports
//	run/{directory,users,alpha}.lock  see lock, Server and package server
//	zero/ alpha/ tmp/                 Dgraph's own
//	log/{zero,alpha}.log              of the last start; .old of the one before
type directory struct {
	Options
	dir string // absolute
}

// DefaultDir is the directory of a user's private Dgraph: diplograph in
// $XDG_DATA_HOME, which is ~/.local/share unless it is set.
func DefaultDir() (string, error) {
	if data := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(data) {
		return filepath.Join(data, "diplograph"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("no place for the private Dgraph: %w; choose a directory", err)
	}
	return filepath.Join(home, ".local", "share", "diplograph"), nil
}

// locate finds out which directory is meant without touching it.
func locate(o Options) (*directory, error) {
	dir := o.Dir
	if dir == "" {
		var err error
		if dir, err = DefaultDir(); err != nil {
			return nil, err
		}
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	return &directory{Options: o, dir: real(dir)}, nil
}

// real follows symbolic links, so that a directory has one name: processes are
// recognised by it. What does not exist is left as it is.
func real(dir string) string {
	if path, err := filepath.EvalSymlinks(dir); err == nil {
		return path
	}
	return dir
}

// openDirectory locates the directory and makes what is missing of it.
func openDirectory(o Options) (*directory, error) {
	d, err := locate(o)
	if err != nil {
		return nil, err
	}
	for _, sub := range []string{"run", "zero", "alpha", "tmp", "log"} {
		if err := os.MkdirAll(d.path(sub), 0o700); err != nil {
			return nil, fmt.Errorf("%w: %w; choose another one", ErrDirectory, err)
		}
	}
	d.dir = real(d.dir)
	return d, nil
}

// lock keeps other commands from starting or stopping this server until unlock
// is called. It is held for as long as that takes, not while the server runs.
func (d *directory) lock(ctx context.Context) (unlock func(), err error) {
	if ctx.Err() != nil {
		return nil, fmt.Errorf("the private Dgraph in %s: %w", d.dir, context.Cause(ctx))
	}
	l := flock.New(d.path("run", "directory.lock"))
	locked, err := l.TryLock()
	if err == nil && !locked {
		d.say("waiting for another command that starts or stops the private Dgraph in %s", d.dir)
		_, err = l.TryLockContext(ctx, pause)
	}
	switch {
	case err == nil:
		return func() { _ = l.Close() }, nil
	case ctx.Err() != nil:
		return nil, fmt.Errorf("another command is still starting or stopping the private Dgraph in %s: %w",
			d.dir, context.Cause(ctx))
	default:
		return nil, fmt.Errorf("%w: %w; choose another one", ErrDirectory, err)
	}
}

func (d *directory) say(format string, args ...any) {
	if d.Log != nil {
		fmt.Fprintf(d.Log, format+"\n", args...)
	}
}

// state is what the commands tell each other, by the file state.json. It may be
// older than the truth, since processes can be killed; so a process in it
// counts only when it is alive.
type state struct {
	Offset   int       `json:"offset"` // see ports; kept when the server stops
	Program  string    `json:"program,omitempty"`
	Version  string    `json:"version,omitempty"`
	Detached bool      `json:"detached,omitempty"`
	Started  time.Time `json:"started,omitzero"`
	Zero     *process  `json:"zero,omitempty"`
	Alpha    *process  `json:"alpha,omitempty"`
	Users    []process `json:"users,omitempty"`
}

func (s state) ports() ports { return ports(s.Offset) }

func (d *directory) stateFile() string { return d.path("state.json") }

// load reads the state. A file that is missing or broken says nothing; it is
// needed only to find what a crash has left.
func (d *directory) load() state {
	var st state
	if raw, err := os.ReadFile(d.stateFile()); err == nil {
		if json.Unmarshal(raw, &st) != nil {
			return state{}
		}
	}
	return st
}

// save replaces the state file, never leaving half of one.
func (d *directory) save(st state) error {
	raw, err := json.MarshalIndent(st, "", "  ")
	if err != nil {
		return err
	}
	next := d.stateFile() + ".new"
	err = os.WriteFile(next, append(raw, '\n'), 0o600)
	if err == nil {
		err = os.Rename(next, d.stateFile())
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDirectory, err)
	}
	return nil
}

// left returns the server's processes that are alive, alpha first.
func (d *directory) left(st state) (list []process) {
	for _, p := range []*process{st.Alpha, st.Zero} {
		// Beyond being the same process, it has to be a server on these data.
		if p != nil && p.alive() && strings.Contains(commandLine(p.PID), d.dir) {
			list = append(list, *p)
		}
	}
	return list
}

// living drops the processes that have ended.
func living(list []process) (out []process) {
	for _, p := range list {
		if p.alive() {
			out = append(out, p)
		}
	}
	return out
}

// without drops one entry of p: a process may use the server more than once.
func without(list []process, p process) []process {
	for i := range list {
		if list[i] == p {
			return append(list[:i:i], list[i+1:]...)
		}
	}
	return list
}

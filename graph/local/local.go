// Package local runs the private Dgraph: a real Dgraph server (one zero, one
// alpha) for one user of one machine, so that nobody has to install or look
// after a database.
//
// Everything it has lies in one directory: data, logs, temporary files, lock
// files and state.json, which tells the ports and the processes. The server
// listens on the loopback interface only, asks for no password and reports to
// nobody.
//
// A command that needs the graph calls [Ensure] and closes what it gets. The
// first command starts the server, further commands share it, and the one that
// leaves last stops it. [Up] starts a server that stays until [Down].
//
// No command has to end in good order for that. Each holds a shared lock on one
// file while it uses the graph; the server program (package server below this
// one) stops by itself when the last such lock is gone, which the system sees
// to even when a command is killed. Whatever is left nevertheless, after a
// crash of the machine or of one of the two processes, the next command finds
// by state.json and clears away.
package local

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// Version is the Dgraph version that is run.
const Version = "v24.0.5"

var (
	// ErrNoProgram says that the server program was not found.
	ErrNoProgram = errors.New("the Dgraph server program is missing")
	// ErrWrongProgram says that a program was found which is not the server
	// that this package can run.
	ErrWrongProgram = errors.New("not the right Dgraph server program")
	// ErrDirectory says that the directory cannot be used: it cannot be made
	// or written, or its disk is full.
	ErrDirectory = errors.New("the directory of the private Dgraph cannot be used")
	// ErrStart says that the server ended or did not become healthy while it
	// was started. The end of its log is part of the message.
	ErrStart = errors.New("the private Dgraph did not start")
	// ErrDied says that a server that had been running is gone.
	ErrDied = errors.New("the private Dgraph has stopped")
	// ErrInUse says that commands still use the server that should be stopped.
	ErrInUse = errors.New("the private Dgraph is in use")
	// ErrNotRunning says that there is no server to stop.
	ErrNotRunning = errors.New("the private Dgraph does not run")
)

// Options say where the private Dgraph lies and what it may use. The zero value
// is good for ordinary use.
type Options struct {
	// Dir is the directory of the private Dgraph; empty for [DefaultDir].
	Dir string
	// Program is the path of the server program; empty to look for it as
	// [FindProgram] does. It is needed only when the server has to be started.
	Program string
	// MemoryMB is how much memory, in megabytes, the server may use, no less than
	// [MinMemoryMB]; 0 for [DefaultMemoryMB]. It keeps to that by clearing up more
	// often, but takes more rather than fail. It counts only when the server has to
	// be started.
	MemoryMB int
	// Log receives a line for a person when there is something to wait for;
	// nil for none.
	Log io.Writer

	minFree uint64 // bytes of free disk to ask for; 0 for the ordinary measure
}

// Server is a running private Dgraph and the claim of one command on it.
type Server struct {
	dir         *directory
	ports       ports
	zero, alpha process
	users       *flock.Flock

	close    sync.Once
	closeErr error
}

// Ensure gives the private Dgraph of o.Dir: the one that runs, or else a new
// one, which is healthy when Ensure returns. A start takes two to three seconds;
// call Ensure in a goroutine to do something else meanwhile. When ctx ends before, what was
// begun is undone. Once Ensure has returned, ctx has no influence on the server.
func Ensure(ctx context.Context, o Options) (*Server, error) {
	d, err := openDirectory(o)
	if err != nil {
		return nil, err
	}
	unlock, err := d.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	users, st, err := d.provide(ctx)
	if err != nil {
		return nil, err
	}
	st.Users = append(living(st.Users), self())
	if err := d.save(st); err != nil {
		return nil, errors.Join(err, d.withdraw(users, st))
	}
	return &Server{dir: d, ports: st.ports(), zero: *st.Zero, alpha: *st.Alpha, users: users}, nil
}

// provide makes sure that the server runs and takes a share of the users lock.
// The caller holds the directory's lock.
func (d *directory) provide(ctx context.Context) (*flock.Flock, state, error) {
	// The share comes first: a server that is about to stop for want of users
	// holds the lock for itself until it is gone.
	users := flock.New(d.path("run", "users.lock"))
	if _, err := users.TryRLockContext(ctx, pause); err != nil {
		if ctx.Err() == nil {
			return nil, state{}, fmt.Errorf("%w: %w", ErrDirectory, err)
		}
		return nil, state{}, fmt.Errorf("waiting for the private Dgraph in %s, which is stopping: %w", d.dir, context.Cause(ctx))
	}
	st := d.load()
	if d.runs(ctx, st) {
		return users, st, nil
	}
	st, err := d.start(ctx, st)
	if err != nil {
		_ = users.Close()
		return nil, state{}, err
	}
	return users, st, nil
}

// withdraw undoes provide: without users and unless it is detached, the server
// is stopped. The caller holds the directory's lock.
func (d *directory) withdraw(users *flock.Flock, st state) error {
	var err error
	if !st.Detached && len(living(st.Users)) == 0 {
		err = d.stop(st)
	}
	return errors.Join(err, users.Close())
}

// Address is the host:port at which Dgraph answers gRPC.
func (s *Server) Address() string { return loopback(s.ports.grpc()) }

// HTTPAddress is the host:port at which Dgraph answers HTTP.
func (s *Server) HTTPAddress() string { return loopback(s.ports.http()) }

// Dir is the directory of the private Dgraph.
func (s *Server) Dir() string { return s.dir.dir }

// Err returns nil while the server runs, and otherwise an error that wraps
// [ErrDied] and has the end of its log: the reason to give when a request to
// the graph has failed.
func (s *Server) Err() error {
	for _, part := range []struct {
		name string
		process
	}{{"alpha", s.alpha}, {"zero", s.zero}} {
		if !part.alive() {
			return fmt.Errorf("%w: its %s process is gone; its log %s ends with:\n%s",
				ErrDied, part.name, s.dir.logFile(part.name), s.dir.logTail(part.name))
		}
	}
	return nil
}

// Close ends the use of the server and, when nobody else uses it and it was not
// started by [Up], stops it and waits until it is gone. The data stay for the
// next start. Only the first call does something.
func (s *Server) Close() error {
	s.close.Do(func() {
		ctx, cancel := context.WithTimeout(context.Background(), closePatience)
		defer cancel()
		unlock, err := s.dir.lock(ctx)
		if err != nil {
			// Somebody is starting or stopping it for very long. The server
			// sees for itself whether it still has users.
			s.closeErr = errors.Join(err, s.users.Close())
			return
		}
		defer unlock()
		st := s.dir.load()
		st.Users = without(st.Users, self())
		err = s.dir.save(st)
		s.closeErr = errors.Join(err, s.dir.withdraw(s.users, st))
	})
	return s.closeErr
}

const (
	pause         = 20 * time.Millisecond // between two looks at something awaited
	startPatience = 90 * time.Second      // for the server to become healthy
	stopPatience  = 10 * time.Second      // for a process to stop before it is killed
	closePatience = 60 * time.Second      // for other commands that start or stop the server
)

func loopback(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }

// path joins the names to the directory.
func (d *directory) path(names ...string) string {
	return filepath.Join(append([]string{d.dir}, names...)...)
}

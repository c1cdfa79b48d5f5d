package local

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestUpDown(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	o := Options{Dir: filepath.Join(dir, "graph")}
	t.Cleanup(func() { _ = Down(t.Context(), o) })

	status, err := Inspect(t.Context(), o)
	check(t, err)
	if status.Running || status.DataBytes != 0 || status.Uptime() != 0 {
		t.Errorf("before all: %+v", status)
	}
	wantErr(t, Down(t.Context(), o), ErrNotRunning, o.Dir)
	if _, err := os.Stat(o.Dir); err == nil {
		t.Error("asking has made the directory")
	}

	up, err := Up(t.Context(), o)
	check(t, err)
	if !up.Running || !up.Healthy || !up.Detached || up.Version != Version || len(up.Users) != 0 ||
		up.DataBytes == 0 || up.DataBytes > 100<<20 || up.Uptime() <= 0 || up.Uptime() > time.Minute {
		t.Errorf("up: %+v", up)
	}
	s := ensure(t, o.Dir)
	if s.Address() != up.Address {
		t.Errorf("a command has %s instead of %s", s.Address(), up.Address)
	}
	write(t, s, "kept")
	wantErr(t, Down(t.Context(), o), ErrInUse)
	closed(t, s)
	check(t, s.Err())

	other := run(t, o.Dir)
	other.address(t)
	other.kill(t)
	time.Sleep(500 * time.Millisecond) // were it to stop for want of users, it would have begun
	check(t, s.Err())
	again, err := Up(t.Context(), o)
	check(t, err)
	if again.AlphaPID != up.AlphaPID {
		t.Error("a second Up has started a second server")
	}

	check(t, Down(t.Context(), o))
	wantErr(t, s.Err(), ErrDied)
	wantErr(t, Down(t.Context(), o), ErrNotRunning)
	status, err = Inspect(t.Context(), o)
	check(t, err)
	if status.Running || status.Address != "" || status.DataBytes == 0 {
		t.Errorf("down: %+v", status)
	}
}

// Up makes a server stay that a command has started for itself.
func TestUpOfOwned(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	other := run(t, dir)
	address := other.address(t)
	up, err := Up(t.Context(), Options{Dir: dir})
	check(t, err)
	if up.Address != address || len(up.Users) != 1 {
		t.Errorf("up: %+v", up)
	}
	other.kill(t)
	time.Sleep(500 * time.Millisecond)
	status, err := Inspect(t.Context(), Options{Dir: dir})
	check(t, err)
	if status.AlphaPID != up.AlphaPID || !status.Healthy {
		t.Errorf("after its command was killed: %+v", status)
	}
	check(t, Down(t.Context(), Options{Dir: dir}))
	wantGone(t, dir, 0)

	// The next one belongs to its users again.
	other = run(t, dir)
	other.address(t)
	other.kill(t)
	wantGone(t, dir, 5*time.Second)
}

func TestUnusableDirectory(t *testing.T) {
	t.Parallel()
	dir := graphDir(t)
	file := filepath.Join(dir, "file")
	check(t, os.WriteFile(file, nil, 0o600))
	sealed := filepath.Join(dir, "sealed")
	check(t, os.Mkdir(sealed, 0o500))
	for name, o := range map[string]Options{
		"a file":        {Dir: file},
		"below a file":  {Dir: filepath.Join(file, "graph")},
		"no such place": {Dir: "/dev/null/graph"},
		"full disk":     {Dir: filepath.Join(dir, "full"), minFree: 1 << 60},
		"not writable":  {Dir: filepath.Join(sealed, "graph")},
	} {
		if name == "not writable" && os.Getuid() == 0 {
			continue // root may write everywhere
		}
		t.Run(name, func(t *testing.T) {
			_, err := Ensure(t.Context(), o)
			wantErr(t, err, ErrDirectory, "choose another")
			_, err = Up(t.Context(), o)
			wantErr(t, err, ErrDirectory)
		})
	}
}

// A server that ends while it is started says why.
func TestFailedStart(t *testing.T) {
	t.Parallel()
	for part, spoil := range map[string]string{"zero": "zero/00001.wal", "alpha": "alpha/p"} {
		t.Run(part, func(t *testing.T) {
			t.Parallel()
			dir := graphDir(t)
			d, err := openDirectory(Options{Dir: dir})
			check(t, err)
			if part == "zero" { // where zero wants a file there is a directory
				check(t, os.MkdirAll(d.path(spoil, "x"), 0o700))
			} else { // and for alpha the other way round
				check(t, os.WriteFile(d.path(spoil), nil, 0o600))
			}
			_, err = Ensure(t.Context(), Options{Dir: dir})
			wantErr(t, err, ErrStart, part+" process ended", d.logFile(part), filepath.Base(spoil))
			if strings.Contains(err.Error(), "goroutine") || strings.Contains(err.Error(), "\tgithub.com") {
				t.Error("the error has a stack trace in it")
			}
			wantGone(t, dir, 0)
		})
	}
}

func TestFindProgram(t *testing.T) {
	right, err := FindProgram("")
	check(t, err)
	empty := t.TempDir()
	script := filepath.Join(t.TempDir(), "dgraph")
	check(t, os.WriteFile(script, []byte("#!/bin/sh\necho Dgraph version : v24.0.5\n"), 0o700))
	goTool, err := exec.LookPath("go")
	check(t, err)

	for _, c := range []struct {
		name, given, env, path, workDir string
		want                            string
		kind                            error
		says                            []string
	}{
		{name: "given", given: right, env: script, want: right},
		{name: "by environment", env: right, path: filepath.Dir(script), want: right},
		{name: "on the PATH", path: filepath.Dir(right), want: right},
		{name: "in bin", path: empty, workDir: filepath.Dir(filepath.Dir(right)), want: right},
		{name: "nowhere", path: empty, kind: ErrNoProgram, says: []string{"PATH", programEnv}},
		{name: "given and missing", given: "/no/dgraph", env: right, kind: ErrNoProgram, says: []string{"/no/dgraph"}},
		{name: "environment and missing", env: "/no/dgraph", kind: ErrNoProgram, says: []string{"/no/dgraph", programEnv}},
		{name: "a script", given: script, kind: ErrWrongProgram, says: []string{script}},
		{name: "a directory", given: empty, kind: ErrWrongProgram, says: []string{empty}},
		{name: "another Go program", given: goTool, kind: ErrWrongProgram, says: []string{goTool, "cmd/go"}},
		{name: "a wrong one on the PATH", path: filepath.Dir(script), kind: ErrWrongProgram, says: []string{script}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv(programEnv, c.env)
			t.Setenv("PATH", c.path)
			if c.workDir == "" {
				c.workDir = empty
			}
			t.Chdir(c.workDir)
			got, err := FindProgram(c.given)
			if c.kind != nil {
				wantErr(t, err, c.kind, append(c.says, "make dgraph")...)
				if strings.Contains(err.Error(), "\n") {
					t.Error("the error is more than a sentence")
				}
			} else if err != nil || got != c.want {
				t.Errorf("got %s, %v; want %s", got, err, c.want)
			}
		})
	}
	_, err = Ensure(t.Context(), Options{Dir: filepath.Join(empty, "graph"), Program: script})
	wantErr(t, err, ErrWrongProgram)
}

func TestDefaultDir(t *testing.T) {
	for _, c := range []struct{ data, home, want string }{
		{"/data", "/home/a", "/data/diplograph"},
		{"", "/home/a", "/home/a/.local/share/diplograph"},
		{"not/absolute", "/home/a", "/home/a/.local/share/diplograph"},
		{"", "", ""},
	} {
		t.Setenv("XDG_DATA_HOME", c.data)
		t.Setenv("HOME", c.home)
		if got, err := DefaultDir(); got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("XDG_DATA_HOME=%q HOME=%q: %q, %v", c.data, c.home, got, err)
		}
	}
}

package local

import (
	"debug/buildinfo"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	programName   = "dgraph"
	programEnv    = "DIPLOGRAPH_DGRAPH_BIN"
	serverPackage = "github.com/diplograph/diplograph/graph/local/server"
	dgraphModule  = "github.com/dgraph-io/dgraph/v24"
	remedy        = "build it with `make dgraph`"
)

// FindProgram returns the path of the server program: the given one if it is
// not empty, else the one that DIPLOGRAPH_DGRAPH_BIN names, else "dgraph" beside
// the running executable, in ./bin, or on the PATH, in this order. It checks
// that the program is the server that `make dgraph` builds from Dgraph
// [Version]; a Dgraph from elsewhere lacks what a private one needs. Errors wrap
// [ErrNoProgram] or [ErrWrongProgram].
func FindProgram(given string) (string, error) {
	from := "as asked for"
	if given == "" {
		given, from = os.Getenv(programEnv), "as "+programEnv+" says"
	}
	if given != "" {
		return checked(given, from)
	}
	var looked []string
	if self, err := os.Executable(); err == nil {
		looked = append(looked, filepath.Join(filepath.Dir(self), programName))
	}
	if here, err := filepath.Abs(filepath.Join("bin", programName)); err == nil {
		looked = append(looked, here)
	}
	for _, path := range looked {
		if isFile(path) {
			return checked(path, "")
		}
	}
	if path, err := exec.LookPath(programName); err == nil {
		return checked(path, "on the PATH")
	}
	return "", fmt.Errorf("%w: it is not at %s, nor on the PATH; %s, or name it in %s",
		ErrNoProgram, strings.Join(looked, ", nor at "), remedy, programEnv)
}

// checked returns the absolute path of the program if it is the right one. from
// says in the error how it came to be chosen.
func checked(path, from string) (string, error) {
	if from != "" {
		from = ", " + from
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	info, err := buildinfo.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%w: there is no %s%s; %s", ErrNoProgram, path, from, remedy)
	case err != nil:
		return "", fmt.Errorf("%w: %s%s, is no Dgraph server (%w); %s", ErrWrongProgram, path, from, err, remedy)
	case info.Path != serverPackage:
		return "", fmt.Errorf("%w: %s%s, was built from %s, which cannot run as a private server; %s",
			ErrWrongProgram, path, from, info.Path, remedy)
	}
	for _, dep := range info.Deps {
		if dep.Path == dgraphModule {
			if dep.Version == Version {
				return path, nil
			}
			return "", fmt.Errorf("%w: %s%s, is Dgraph %s, but %s is needed; %s",
				ErrWrongProgram, path, from, dep.Version, Version, remedy)
		}
	}
	return "", fmt.Errorf("%w: %s%s, has no Dgraph in it; %s", ErrWrongProgram, path, from, remedy)
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

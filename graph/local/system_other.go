//go:build !unix

package local

import (
	"errors"
	"io/fs"
	"syscall"
)

// Dgraph runs on Unix systems only. Elsewhere this package compiles, so that
// the rest of the program can use a Dgraph on another machine.
var errSystem = errors.New("a private Dgraph cannot run on this system; use one on another machine")

func birth(int) (string, error)        { return "", errSystem }
func commandLine(int) string           { return "" }
func ownSession() *syscall.SysProcAttr { return nil }
func freeBytes(string) (uint64, error) { return 0, errSystem }
func allocated(info fs.FileInfo) int64 { return info.Size() }

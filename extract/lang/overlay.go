package lang

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Overlay returns the files of base with those of top laid over them: a file
// of top hides the file of base with its name, folders are joined.
func Overlay(base, top fs.FS) fs.FS { return overlay{base, top} }

type overlay struct{ base, top fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.top.Open(name)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	return o.base.Open(name)
}

// ReadDir implements fs.ReadDirFS.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	top, errTop := fs.ReadDir(o.top, name)
	base, errBase := fs.ReadDir(o.base, name)
	if errTop != nil && errBase != nil {
		return nil, errBase
	}
	if errTop != nil && !errors.Is(errTop, fs.ErrNotExist) {
		return nil, errTop
	}
	for _, b := range base {
		if !slices.ContainsFunc(top, func(t fs.DirEntry) bool { return t.Name() == b.Name() }) {
			top = append(top, b)
		}
	}
	slices.SortFunc(top, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return top, nil
}

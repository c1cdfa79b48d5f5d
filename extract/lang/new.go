package lang

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// A Draft is the files of something new, by path; they are filled in by hand.
type Draft map[string][]byte

var relationName = regexp.MustCompile(`^[a-z]+(_[a-z]+)+$|^[a-z]{4,}$`)

// NewLanguage returns the files of a pack for the language of that code, made
// from the template in fsys.
func NewLanguage(fsys fs.FS, code string) (Draft, error) {
	base, err := language.ParseBase(code)
	if err != nil || base.String() != code {
		return nil, fmt.Errorf("%q is no language code of ISO 639 in its short form", code)
	}
	d := Draft{}
	err = fs.WalkDir(fsys, template, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		text := string(b)
		if path.Base(name) == "language.yaml" {
			if self := display.Self.Name(language.Make(code)); self != "" {
				text = strings.Replace(text, `name: ""`, "name: "+self, 1)
			}
		}
		d[code+strings.TrimPrefix(name, template)] = []byte(text)
		return nil
	})
	return d, err
}

// IsRelationName reports whether a name can be that of a relation, and is not
// a language code.
func IsRelationName(name string) bool { return relationName.MatchString(name) }

// NewRelation returns the file of a relation type and the files of its frames,
// one for each language that has none, made from the templates in fsys.
func NewRelation(fsys fs.FS, name string) (relation []byte, frames Draft, err error) {
	fill := func(file string) ([]byte, error) {
		b, err := fs.ReadFile(fsys, path.Join("_relation", file))
		if err != nil {
			return nil, err
		}
		return []byte(strings.NewReplacer("RELATION", name, "LABEL",
			strings.ReplaceAll(name, "_", " ")).Replace(string(b))), nil
	}
	if relation, err = fill("relation.yaml"); err != nil {
		return nil, nil, err
	}
	frame, err := fill("frame.yaml")
	if err != nil {
		return nil, nil, err
	}
	codes, err := Languages(fsys)
	if err != nil {
		return nil, nil, err
	}
	frames = Draft{}
	for _, code := range codes {
		file := path.Join(code, "frames", name+".yaml")
		if _, err := fs.Stat(fsys, file); err != nil {
			frames[file] = frame
		}
	}
	return relation, frames, nil
}

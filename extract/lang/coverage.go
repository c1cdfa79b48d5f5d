package lang

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"github.com/diplograph/diplograph/schema"
)

// A Coverage says what each language has words for.
type Coverage struct {
	Languages []string
	// Frames counts the frames of each relation, by relation and language.
	Frames map[string]map[string]int
	Tables []TableCoverage
}

// A TableCoverage says of a table which of its ids each language has words
// for.
type TableCoverage struct {
	Name string // "offices"
	IDs  []string
	// Missing lists, by language, the ids that have no words.
	Missing map[string][]string
}

// covered are the tables of a language and what their rows are about.
var covered = []struct {
	name    string
	columns []string
}{
	{"offices", []string{"office", "phrases"}},
	{"offices_plural", []string{"office", "phrases"}},
	{"heads", []string{"head", "words", "plurals"}},
	{"states", []string{"id", "names", "adjectives", "people"}},
	{"places", []string{"id", "names"}},
	{"organizations", []string{"id", "names"}},
	{"persons", []string{"id", "names"}},
	{"things", []string{"id", "names"}},
}

// Cover looks up what the packs in fsys have words for. A table covers what
// the world tables list, or what any language has.
func Cover(fsys fs.FS, ontology *schema.Ontology) (*Coverage, error) {
	world, err := LoadWorld(fsys)
	if err != nil {
		return nil, err
	}
	codes, err := Languages(fsys)
	if err != nil {
		return nil, err
	}
	c := &Coverage{Languages: codes, Frames: map[string]map[string]int{}}
	var failed error
	for _, rel := range ontology.Relations {
		c.Frames[rel.Name] = map[string]int{}
	}
	r := &reader{fsys: fsys, sum: sha256.New()}
	for _, t := range covered {
		tc := TableCoverage{Name: t.name, Missing: map[string][]string{}}
		has, all := map[string]map[string]bool{}, map[string]bool{}
		for id, k := range world.Entities {
			if table := tableOf[k.Type]; table == t.name {
				all[id] = true
			}
		}
		if t.name == "offices" {
			for id := range world.Offices {
				all[id] = true
			}
		}
		for _, code := range codes {
			has[code] = map[string]bool{}
			for _, row := range r.table(path.Join(code, t.name+".tsv"), t.columns...) {
				has[code][row.cells[0]] = true
				all[row.cells[0]] = true
			}
		}
		tc.IDs = slices.Sorted(maps.Keys(all))
		for _, code := range codes {
			for _, id := range tc.IDs {
				if !has[code][id] {
					tc.Missing[code] = append(tc.Missing[code], id)
				}
			}
		}
		c.Tables = append(c.Tables, tc)
	}
	if len(r.problems) > 0 {
		failed = fmt.Errorf("%w:\n%w", ErrInvalid, r.problems)
	}
	for _, code := range codes {
		p, err := Load(fsys, code, ontology, world)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		for _, f := range p.Frames {
			c.Frames[f.Relation][code]++
		}
	}
	return c, failed
}

// tableOf is the table of each type of entity.
var tableOf = map[string]string{"State": "states", "Place": "places", "Organization": "organizations",
	"Person":    "persons",
	"Agreement": "things", "Event": "things", "Resolution": "things"}

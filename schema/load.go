package schema

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Problem is one fault in the files of an ontology.
type Problem struct {
	File         string // path inside the folder of the ontology
	Line, Column int    // from 1; 0 where the whole file is meant
	Message      string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Problems is the error of Load: every fault found, in the order of the files.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}

// Load reads an ontology. Of several file systems the later lie over the
// earlier, file by file. It reads strictly: unknown keys, missing labels, ids
// that name nothing and duplicates are all faults, and the error is a Problems
// that lists all of them at once.
func Load(layers ...fs.FS) (*Ontology, error) {
	l := &loader{at: map[ref]mark{}}
	files := map[string]fs.FS{} // path -> the layer that gives it
	for _, layer := range layers {
		for _, name := range l.list(layer) {
			files[name] = layer
		}
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		l.file(files[name], name)
	}
	l.sort()
	if !l.broken { // else what such a file holds would be missed elsewhere
		l.check()
	}
	if len(l.problems) > 0 {
		slices.SortStableFunc(l.problems, func(a, b Problem) int {
			return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		return nil, l.problems
	}
	return &l.ontology, nil
}

// A mark is where something stands.
type mark struct {
	file         string
	line, column int
}

// A ref names a value inside the ontology, to find its mark again when the
// files are checked against each other.
type ref struct{ owner, field, value string }

type loader struct {
	ontology Ontology
	problems Problems
	at       map[ref]mark
	broken   bool // a file could not be read at all
}

func (l *loader) fault(m mark, format string, args ...any) {
	l.problems = append(l.problems, Problem{m.file, m.line, m.column, fmt.Sprintf(format, args...)})
}

// list returns the files of a layer that belong to an ontology.
func (l *loader) list(layer fs.FS) []string {
	var names []string
	if _, err := fs.Stat(layer, categoriesFile); err == nil {
		names = append(names, categoriesFile)
	} else if !errors.Is(err, fs.ErrNotExist) {
		l.fault(mark{file: categoriesFile}, "%v", err)
	}
	for _, dir := range [...]string{"entity", "relation"} {
		entries, err := fs.ReadDir(layer, dir)
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				l.fault(mark{file: dir}, "%v", err)
			}
			continue
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if path.Ext(name) != ".yaml" {
				l.fault(mark{file: name}, "not a .yaml file; only such files belong here")
				continue
			}
			names = append(names, name)
		}
	}
	return names
}

const categoriesFile = "categories.yaml"

func (l *loader) file(layer fs.FS, name string) {
	data, err := fs.ReadFile(layer, name)
	if err != nil {
		l.broken = true
		l.fault(mark{file: name}, "%v", err)
		return
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		l.broken = true
		m, text := mark{file: name}, strings.TrimPrefix(err.Error(), "yaml: ")
		if n, _ := fmt.Sscanf(text, "line %d:", &m.line); n == 1 { // YAML does not say in which column
			m.column = 1
			_, text, _ = strings.Cut(text, ": ")
		}
		l.fault(m, "%s", text)
		return
	}
	if len(doc.Content) == 0 {
		l.broken = true
		l.fault(mark{file: name}, "the file is empty")
		return
	}
	n := node{l, name, doc.Content[0]}
	stem := strings.TrimSuffix(path.Base(name), ".yaml")
	switch path.Dir(name) {
	case "entity":
		if e := l.entity(n); e.Name != "" {
			if strings.ToLower(e.Name) != stem {
				l.fault(mark{file: name}, "holds %s; its file is entity/%s.yaml", e.Name, strings.ToLower(e.Name))
			}
			l.at[ref{e.Name, "", ""}] = n.mark()
			l.ontology.Entities = append(l.ontology.Entities, e)
		}
	case "relation":
		if r := l.relation(n); r.Name != "" {
			if r.Name != stem {
				l.fault(mark{file: name}, "holds %s; its file is relation/%s.yaml", r.Name, r.Name)
			}
			l.at[ref{r.Name, "", ""}] = n.mark()
			l.ontology.Relations = append(l.ontology.Relations, r)
		}
	default:
		l.categories(n)
	}
}

func (l *loader) entity(n node) (e EntityType) {
	n.fields(map[string]func(node){
		"name":   func(n node) { e.Name = n.word(typeName) },
		"gloss":  func(n node) { e.Gloss = n.text() },
		"labels": func(n node) { e.Labels = n.labels() },
		"prefix": func(n node) { e.Prefix = n.word(predicateName) },
		"ftm":    func(n node) { e.FtM = n.word(typeName) },
		"color":  func(n node) { e.Color = n.word(colorCode) },
	}, "name", "gloss", "labels", "prefix", "ftm", "color")
	return e
}

func (l *loader) relation(n node) (r Relation) {
	var marks []func(owner string)
	list := func(field string, into *[]string) func(node) {
		return func(n node) {
			for _, item := range n.items() {
				value := item.text()
				*into = append(*into, value)
				marks = append(marks, func(owner string) { l.at[ref{owner, field, value}] = item.mark() })
			}
		}
	}
	n.fields(map[string]func(node){
		"name":      func(n node) { r.Name = n.word(predicateName) },
		"gloss":     func(n node) { r.Gloss = n.text() },
		"labels":    func(n node) { r.Labels = n.labels() },
		"domain":    list("domain", &r.Domain),
		"range":     list("range", &r.Range),
		"symmetric": func(n node) { r.Symmetric = n.boolean() },
		"in_person": func(n node) { r.InPerson = n.boolean() },
		"lasts":     func(n node) { r.Lasts = n.boolean() },
		"pledged":   func(n node) { r.Pledged = n.boolean() },
		"category": func(n node) {
			r.Category = n.text()
			marks = append(marks, func(owner string) { l.at[ref{owner, "category", r.Category}] = n.mark() })
		},
		"ftm":         func(n node) { r.FtM = n.word(typeName) },
		"role":        func(n node) { r.Role = n.text() },
		"contradicts": list("contradicts", &r.Contradicts),
		"inverse": func(n node) {
			n.fields(map[string]func(node){
				"name":   func(n node) { r.Inverse.Name = n.word(predicateName) },
				"labels": func(n node) { r.Inverse.Labels = n.labels() },
			}, "name", "labels")
		},
		"plover": func(n node) {
			n.fields(map[string]func(node){
				"type": func(n node) { r.PLOVER.Type = n.word(ploverType) },
				"mode": func(n node) { r.PLOVER.Mode = n.text() },
			}, "type")
		},
		"cameo": func(n node) {
			n.fields(map[string]func(node){
				"root": func(n node) { r.CAMEO.Root = n.word(cameoRoot) },
				"code": func(n node) { r.CAMEO.Code = n.word(cameoCode) },
			}, "root", "code")
			if !strings.HasPrefix(r.CAMEO.Code, r.CAMEO.Root) {
				n.fault("code %s is not under root %s", r.CAMEO.Code, r.CAMEO.Root)
			}
		},
	}, "name", "gloss", "labels", "domain", "range", "category", "ftm")
	for _, m := range marks {
		m(r.Name)
	}
	return r
}

func (l *loader) categories(n node) {
	n.fields(map[string]func(node){
		"categories": func(n node) {
			for _, item := range n.items() {
				var c Category
				item.fields(map[string]func(node){
					"name":   func(n node) { c.Name = n.word(predicateName) },
					"color":  func(n node) { c.Color = n.word(colorCode) },
					"labels": func(n node) { c.Labels = n.labels() },
				}, "name", "color", "labels")
				if _, dup := l.ontology.Category(c.Name); dup {
					item.fault("category %s is given twice", c.Name)
				}
				l.ontology.Categories = append(l.ontology.Categories, c)
			}
		},
	}, "categories")
}

func (l *loader) sort() {
	slices.SortStableFunc(l.ontology.Entities, func(a, b EntityType) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortStableFunc(l.ontology.Relations, func(a, b Relation) int { return cmp.Compare(a.Name, b.Name) })
}

package lang

import (
	"bytes"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/diplograph/diplograph/schema"
)

// A reader reads the files of packs and gathers what is wrong with them.
type reader struct {
	fsys     fs.FS
	sum      hash.Hash
	problems schema.Problems
	// audit, if not nil, looks at everything that is read; see Check.
	audit *audit
	trees map[string]*yaml.Node
}

// A mark is where something stands in a file; lines and columns count from 1,
// columns in characters.
type mark struct {
	file         string
	line, column int
}

func (r *reader) fail(m mark, format string, args ...any) {
	r.problems = append(r.problems,
		schema.Problem{File: m.file, Line: m.line, Column: m.column, Message: fmt.Sprintf(format, args...)})
}

func (r *reader) read(file string, must bool) []byte {
	b, err := fs.ReadFile(r.fsys, file)
	if err != nil {
		if must || !errors.Is(err, fs.ErrNotExist) {
			var perr *fs.PathError
			if errors.As(err, &perr) {
				err = perr.Err // the mark names the file
			}
			r.fail(mark{file: file}, "%v", err)
		}
		return nil
	}
	r.sum.Write([]byte(file))
	r.sum.Write(b)
	return b
}

// yaml decodes a file strictly: unknown keys are problems.
func (r *reader) yaml(file string, into any, must bool) {
	b := r.read(file, must)
	if len(bytes.TrimSpace(b)) == 0 {
		return
	}
	d := yaml.NewDecoder(bytes.NewReader(b))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		var several *yaml.TypeError
		if errors.As(err, &several) {
			for _, text := range several.Errors {
				r.fault(file, text)
			}
		} else {
			r.fault(file, strings.TrimPrefix(err.Error(), "yaml: "))
		}
	}
	if r.audit != nil {
		if tree := r.tree(file); tree != nil {
			r.audit.yaml(r, file, tree)
		}
	}
}

var (
	lineOf  = regexp.MustCompile(`^line (\d+): (.*)$`)
	unknown = regexp.MustCompile(`^field (\S+) not found in type \S+$`)
	misfit  = regexp.MustCompile("^cannot unmarshal !!(\\w+)(?: `(.*)`)? into (.*)$")
)

// fault files a message of the YAML decoder, in our words and with the column.
func (r *reader) fault(file, text string) {
	m := mark{file: file, line: 1, column: 1}
	if x := lineOf.FindStringSubmatch(text); x != nil {
		m.line, _ = strconv.Atoi(x[1])
		text = x[2]
	}
	find := func(value string) {
		walk(r.tree(file), func(n *yaml.Node) {
			if n.Line == m.line && n.Value == value && value != "" {
				m.column = n.Column
			}
		})
	}
	if x := unknown.FindStringSubmatch(text); x != nil {
		find(x[1])
		text = fmt.Sprintf("unknown key %q", x[1])
	} else if x := misfit.FindStringSubmatch(text); x != nil {
		find(x[2])
		text = fmt.Sprintf("a %s cannot stand here (it wants %s)", kinds[x[1]], shape(x[3]))
	}
	r.fail(m, "%s", text)
}

// kinds are the tags of YAML in words.
var kinds = map[string]string{"str": "text", "int": "number", "float": "number", "bool": "yes or no",
	"seq": "list", "map": "table", "null": "empty value"}

// shape is a Go type in words.
func shape(typ string) string {
	switch {
	case strings.HasPrefix(typ, "[]"):
		return "a list"
	case strings.HasPrefix(typ, "map["), strings.HasPrefix(typ, "lang."):
		return "a table"
	case typ == "bool":
		return "true or false"
	case strings.HasPrefix(typ, "int"), strings.HasPrefix(typ, "float"):
		return "a number"
	}
	return "text"
}

// tree returns the parsed nodes of a YAML file, or nil.
func (r *reader) tree(file string) *yaml.Node {
	if n, ok := r.trees[file]; ok {
		return n
	}
	var doc yaml.Node
	b, err := fs.ReadFile(r.fsys, file)
	if err == nil {
		err = yaml.Unmarshal(b, &doc)
	}
	if r.trees == nil {
		r.trees = map[string]*yaml.Node{}
	}
	if err != nil || len(doc.Content) == 0 {
		r.trees[file] = nil
	} else {
		r.trees[file] = doc.Content[0]
	}
	return r.trees[file]
}

// walk calls f for a node and all below it.
func walk(n *yaml.Node, f func(*yaml.Node)) {
	if n == nil {
		return
	}
	f(n)
	for _, c := range n.Content {
		walk(c, f)
	}
}

// where returns the mark of what a path of keys and indices leads to in a
// YAML file, or of the last step that is there.
func (r *reader) where(file string, path ...any) mark {
	m := mark{file, 1, 1}
	n := r.tree(file)
	for _, step := range path {
		if n == nil {
			break
		}
		m = mark{file, n.Line, n.Column}
		var next *yaml.Node
		switch s := step.(type) {
		case int:
			if n.Kind == yaml.SequenceNode && s < len(n.Content) {
				next = n.Content[s]
			}
		case string:
			for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
				if n.Content[i].Value == s {
					next = n.Content[i+1]
				}
			}
		}
		n = next
	}
	if n != nil {
		m = mark{file, n.Line, n.Column}
	}
	return m
}

// lines returns the lines of a word list; # starts a comment.
func (r *reader) lines(file string) []string {
	var out []string
	var marks []mark
	n := 0
	for line := range strings.Lines(string(r.read(file, false))) {
		n++
		text, _, _ := strings.Cut(line, "#")
		word := strings.TrimSpace(text)
		if word == "" {
			continue
		}
		out = append(out, word)
		if r.audit != nil {
			marks = append(marks, mark{file, n, 1 + utf8.RuneCountInString(text[:strings.Index(text, word)])})
		}
	}
	if r.audit != nil {
		r.audit.list(r, out, marks)
	}
	return out
}

// A row is a line of a table.
type row struct {
	file  string
	line  int
	cells []string
	raw   string
}

func (w row) fail(r *reader, format string, args ...any) { r.fail(w.at(0, ""), format, args...) }

// at returns the mark of an item of a cell; "" is the cell itself.
func (w row) at(cell int, item string) mark {
	m := mark{w.file, w.line, 1}
	rest := w.raw
	for range cell {
		before, after, ok := strings.Cut(rest, "\t")
		if !ok {
			return m
		}
		m.column += utf8.RuneCountInString(before) + 1
		rest = after
	}
	text, _, _ := strings.Cut(rest, "\t")
	for item != "" {
		part, after, more := strings.Cut(text, "|")
		if strings.TrimSpace(part) == item {
			lead := part[:len(part)-len(strings.TrimLeft(part, " "))]
			m.column += len(lead)
			break
		}
		if !more {
			return m
		}
		m.column += utf8.RuneCountInString(part) + 1
		text = after
	}
	return m
}

// table returns the rows of a TSV file whose first line must name columns.
func (r *reader) table(file string, columns ...string) []row {
	var out []row
	head := false
	n := 0
	for line := range strings.Lines(string(r.read(file, false))) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		if !head {
			head = true
			if !slices.Equal(cells, columns) {
				r.fail(mark{file, n, 1}, "columns are %q, want %q", cells, columns)
				return nil
			}
			continue
		}
		w := row{file, n, cells, line}
		if len(cells) > len(columns) {
			r.fail(w.at(len(columns), ""), "%d cells in a row of %d columns", len(cells), len(columns))
			continue
		}
		for len(w.cells) < len(columns) {
			w.cells = append(w.cells, "")
		}
		out = append(out, w)
	}
	if r.audit != nil {
		r.audit.table(r, out)
	}
	return out
}

func split(cell string) []string {
	var out []string
	for _, s := range strings.Split(cell, "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// files lists the files of a folder that end in ext, sorted by name.
func (r *reader) files(dir, ext string) []string {
	entries, err := fs.ReadDir(r.fsys, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.fail(mark{file: dir}, "%v", err)
	}
	var out []string
	for _, e := range entries {
		if path.Ext(e.Name()) == ext {
			out = append(out, path.Join(dir, e.Name()))
		}
	}
	return out
}

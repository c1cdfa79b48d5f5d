package lang

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"github.com/diplograph/diplograph/schema"
)

// template is the folder of the pack that new ones are copied from. It shows
// every file of a pack and every key of the files that Check asks it about.
const template = "_template"

// Check reads the packs in fsys strictly and lists everything that is wrong
// with them, sorted by place: what Load finds (unknown keys and columns, ids
// that name nothing), and what it lets pass: words that are not in the normal
// form of their language, words that a list holds twice, names that two
// entities share without a mark, frames without examples and frames that find
// nothing which another does not find. It returns nil if all is well.
func Check(fsys fs.FS, ontology *schema.Ontology) schema.Problems {
	var all schema.Problems
	world, problems := loadWorld(fsys, &audit{})
	all = append(all, problems...)
	codes, err := Languages(fsys)
	if err != nil {
		return append(all, schema.Problem{File: ".", Message: err.Error()})
	}
	if _, err := fs.Stat(fsys, template); err == nil {
		codes = append(codes, template)
	}
	for _, code := range codes {
		l := newLoader(fsys, code, ontology, world)
		l.audit = &audit{foreign: &l.set.Foreign}
		l.load()
		l.inventory()
		l.vocabulary()
		l.ambiguous()
		l.examples()
		l.shadows()
		all = append(all, l.problems...)
	}
	slices.SortStableFunc(all, func(a, b schema.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return slices.Compact(all)
}

// An audit looks at the words of a pack as they are read.
type audit struct {
	// foreign maps letters that the language does not use to what it writes
	// instead; nil for tables of no language.
	foreign *map[string]string
	// names holds where each strong name of the gazetteers stands.
	names map[string][]named
}

// A named is a name of an entity.
type named struct {
	id string
	mark
}

// word checks that a word is in normal form, and says what is first amiss.
func (a *audit) word(r *reader, m mark, word string) {
	if at, what := a.amiss(word); what != "" {
		m.column += utf8.RuneCountInString(word[:at])
		r.fail(m, "%q %s", word, what)
	}
}

// amiss returns what keeps a word from normal form, and where; "" if nothing
// does.
func (a *audit) amiss(word string) (at int, what string) {
	if !utf8.ValidString(word) {
		return 0, "is not UTF-8: save the file in that encoding"
	}
	if !norm.NFC.IsNormalString(word) {
		return 0, fmt.Sprintf("is not composed (Unicode NFC): write %q", norm.NFC.String(word))
	}
	var foreign map[string]string
	if a.foreign != nil {
		foreign = *a.foreign
	}
	before := ' '
	for i, c := range word {
		next, _ := utf8.DecodeRuneInString(word[i+utf8.RuneLen(c):])
		switch instead, bad := foreign[string(c)]; {
		case bad && instead == "":
			return i, fmt.Sprintf("holds a letter of another language, %q: leave it out", c)
		case bad:
			return i, fmt.Sprintf("holds a letter of another language, %q: write %q", c, instead)
		case c == 'ـ':
			return i, "holds a tatweel: leave it out"
		case unicode.Is(unicode.Mn, c):
			return i, fmt.Sprintf("holds a diacritic, U+%04X: leave it out", c)
		case 0xFB50 <= c && c <= 0xFEFC && unicode.IsLetter(c):
			return i, fmt.Sprintf("holds a presentation form: write %q", norm.NFKC.String(string(c)))
		case c == '\u200c':
			if before == ' ' || next == ' ' || next == utf8.RuneError {
				return i, "holds a zero-width non-joiner that parts no letters"
			}
		case unicode.Is(unicode.Cf, c):
			return i, fmt.Sprintf("holds an invisible character, U+%04X: leave it out", c)
		case c == ' ':
			if before == ' ' || next == utf8.RuneError {
				return i, "holds a space too many"
			}
		case unicode.IsSpace(c):
			return i, fmt.Sprintf("holds a space of another kind, U+%04X: write a plain one", c)
		}
		before = c
	}
	return 0, ""
}

// list checks words that stand in one list: each, and that none is twice.
func (a *audit) list(r *reader, words []string, marks []mark) {
	first := map[string]int{}
	for i, w := range words {
		a.word(r, marks[i], w)
		k := sameness(w)
		if j, dup := first[k]; dup {
			same := ""
			if words[j] != w {
				same = fmt.Sprintf(" as %q, which reads the same", words[j])
			}
			r.fail(marks[i], "%q is in this list already%s, in line %d", w, same, marks[j].line)
			continue
		}
		first[k] = i
	}
}

// sameness is equal for words that the lexicon cannot tell apart.
func sameness(word string) string {
	w := strings.TrimSuffix(word, "?")
	k := Fold(w)
	for _, letter := range []string{"ى", "ء"} {
		if strings.HasSuffix(w, letter) {
			k += "\x00" + letter
		}
	}
	return fmt.Sprint(k, "\x00", caseOf(w))
}

// table checks the cells of a table, and that no row is there twice.
func (a *audit) table(r *reader, rows []row) {
	ids := map[string]int{}
	for _, w := range rows {
		if line, dup := ids[w.cells[0]]; dup {
			w.fail(r, "%q has a row already, in line %d", w.cells[0], line)
		}
		ids[w.cells[0]] = w.line
		for i, cell := range w.cells {
			var marks []mark
			items := split(cell)
			seen := map[string]int{}
			for _, item := range items {
				m := w.at(i, item)
				if seen[item] > 0 { // at finds the first
					m.column += utf8.RuneCountInString(item) + 1
				}
				seen[item]++
				marks = append(marks, m)
			}
			a.list(r, items, marks)
		}
	}
}

// yaml checks the lists and texts of a file. Sentences of examples, notes and
// the list of foreign letters are as they are.
func (a *audit) yaml(r *reader, file string, n *yaml.Node) {
	switch n.Kind {
	case yaml.ScalarNode:
		a.word(r, mark{file, n.Line, n.Column}, n.Value)
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			switch key := n.Content[i].Value; key {
			case "examples", "counterexamples", "note", "foreign":
			default:
				a.word(r, mark{file, n.Content[i].Line, n.Content[i].Column}, key)
				a.yaml(r, file, n.Content[i+1])
			}
		}
	case yaml.SequenceNode:
		var words []string
		var marks []mark
		for _, c := range n.Content {
			if c.Kind != yaml.ScalarNode {
				a.yaml(r, file, c)
				continue
			}
			words, marks = append(words, c.Value), append(marks, mark{file, c.Line, c.Column})
		}
		a.list(r, words, marks)
	}
}

// name notes a strong name of the gazetteers.
func (a *audit) name(class Class, name, id string, m mark) {
	if a.names == nil {
		a.names = map[string][]named{}
	}
	k := fmt.Sprint(class, "\x00", sameness(name))
	a.names[k] = append(a.names[k], named{id, m})
}

// inventory checks that a pack holds no file that nothing reads.
func (l *loader) inventory() {
	known := map[string]bool{"frames": true}
	if files, err := fs.ReadDir(l.fsys, template); err == nil {
		for _, f := range files {
			known[f.Name()] = true
		}
	} else {
		return
	}
	files, err := fs.ReadDir(l.fsys, l.dir)
	if err != nil {
		l.fail(mark{file: l.dir}, "%v", err)
	}
	for _, f := range files {
		if !known[f.Name()] {
			l.fail(mark{file: path.Join(l.dir, f.Name())},
				"nothing reads a file of this name; see the files of %s", template)
		}
	}
}

// vocabulary checks the keys of the files whose keys are words of the stages:
// the template holds all there are.
func (l *loader) vocabulary() {
	for _, name := range []string{"words.yaml", "anaphors.yaml", "cues.yaml", "verbs.yaml", "calendar.yaml"} {
		file := path.Join(l.dir, name)
		want := keysOf(l.tree(path.Join(template, name)))
		if want == nil {
			continue
		}
		for _, k := range keysOf(l.tree(file)) {
			if link, s, ok := strings.Cut(k.Value, ":"); ok && name == "verbs.yaml" && link != "" && status(s) == nil {
				continue
			}
			if !slices.ContainsFunc(want, func(n *yaml.Node) bool { return n.Value == k.Value }) {
				l.fail(mark{file, k.Line, k.Column}, "no stage asks for %q; %s/%s holds all keys there are",
					k.Value, template, name)
			}
		}
	}
}

func keysOf(n *yaml.Node) []*yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	var out []*yaml.Node
	for i := 0; i < len(n.Content); i += 2 {
		out = append(out, n.Content[i])
	}
	return out
}

// ambiguous lists names that several entities of a kind have and that none of
// them marks as weak.
func (l *loader) ambiguous() {
	for _, list := range l.audit.names {
		for _, n := range list[1:] {
			if first := list[0]; n.id != first.id {
				l.fail(n.mark, "this is a name of %s too, in line %d of %s: mark one of them with ?",
					first.id, first.line, path.Base(first.file))
			}
		}
	}
}

// examples checks that every frame has examples and counterexamples and that
// they can be read.
func (l *loader) examples() {
	for i, f := range l.pack.Frames {
		at := l.origin[i]
		if len(f.Examples) == 0 {
			l.fail(l.where(at.file, "frames", at.index), "frame %s has no examples", f.ID)
		}
		if len(f.Counterexamples) == 0 {
			l.fail(l.where(at.file, "frames", at.index), "frame %s has no counterexamples", f.ID)
		}
		for key, list := range map[string][]Example{"examples": f.Examples, "counterexamples": f.Counterexamples} {
			for j, e := range list {
				if e.Text == "" {
					l.fail(l.where(at.file, "frames", at.index, key, j), "an example needs a text")
				}
				if key == "examples" && len(e.Is) == 0 {
					l.fail(l.where(at.file, "frames", at.index, key, j),
						"an example says in \"is\" what must be found in it")
				}
				for k, s := range e.Is {
					c, err := ParseClaim(s)
					if err != nil {
						l.fail(l.where(at.file, "frames", at.index, key, j, "is", k), "%v", err)
					} else if _, ok := l.ontology.Relation(c.Relation); !ok {
						l.fail(l.where(at.file, "frames", at.index, key, j, "is", k),
							"relation %q is not in the schema", c.Relation)
					}
				}
			}
		}
	}
}

// shadows lists words of frames with which an earlier frame of the relation
// finds all that this one can.
func (l *loader) shadows() {
	type trigger struct{ relation, kind, word string }
	earlier := map[trigger][]int{}
	for i, f := range l.pack.Frames {
		for _, x := range []struct {
			kind  string
			words []string
		}{{"verbs", f.Verbs}, {"nouns", f.Nouns}, {"phrases", f.Phrases}} {
			for j, w := range x.words {
				t := trigger{f.Relation, x.kind, Fold(w)}
				for _, k := range earlier[t] {
					if g := l.pack.Frames[k]; k != i && covers(g.FrameSpec, f.FrameSpec) {
						at := l.origin[i]
						l.fail(l.where(at.file, "frames", at.index, x.kind, j),
							"frame %s finds with %q all that frame %s can find", g.ID, w, f.ID)
					}
				}
				earlier[t] = append(earlier[t], i)
			}
		}
	}
}

package lang

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/diplograph/diplograph/schema"
)

// language.yaml
type settings struct {
	Name        string    `yaml:"name"`
	Order       WordOrder `yaml:"order"`
	Article     string    `yaml:"article"`
	Proclitics  []string  `yaml:"proclitics"`
	Contracted  []string  `yaml:"contracted"` // proclitics that contain the article
	Endings     []ending  `yaml:"endings"`
	Cased       bool      `yaml:"cased"`
	Demonym     []string  `yaml:"demonym"`
	Plural      []string  `yaml:"plural"` // templates for forms of heads and offices
	Conjugation []table   `yaml:"conjugation"`
	Minister    []string  `yaml:"minister"` // words for minister
	Of          []string  `yaml:"of"`       // links between it and its field
	Finite      []string  `yaml:"finite"`   // see Grammar
	// Homes: see Pack.
	Homes map[string][]string `yaml:"homes"`
	// Bound gives the further stems of a noun that endings are written on to,
	// by its own ending.
	Bound []bound `yaml:"bound"`
}

type bound struct {
	Ends string   `yaml:"ends"`
	Text []string `yaml:"text"`
}

type ending struct {
	Text    string `yaml:"text"`
	Restore string `yaml:"restore"`
}

// Languages lists the packs in fsys by code, sorted.
func Languages(fsys fs.FS) ([]string, error) {
	dirs, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("list language packs: %w", err)
	}
	var codes []string
	for _, d := range dirs {
		if d.IsDir() && d.Name() != "world" && !strings.HasPrefix(d.Name(), "_") {
			codes = append(codes, d.Name())
		}
	}
	return codes, nil
}

// Load compiles the pack of one language. All mistakes found are reported at
// once in an error that wraps ErrInvalid.
func Load(fsys fs.FS, code string, ontology *schema.Ontology, world *World) (*Pack, error) {
	l := &loader{reader: reader{fsys: fsys, sum: sha256.New()}, dir: code, ontology: ontology,
		pack: &Pack{Code: code, Lexicon: newLexicon(), World: world, Names: map[string]string{}}}
	l.settings()
	l.words()
	l.names()
	l.frames()
	if len(l.problems) > 0 {
		return nil, fmt.Errorf("%w %s:\n%w", ErrInvalid, code, errors.Join(l.problems...))
	}
	l.pack.Version = hex.EncodeToString(l.sum.Sum(nil))[:12]
	return l.pack, nil
}

type loader struct {
	reader
	dir      string
	set      settings
	pack     *Pack
	ontology *schema.Ontology
}

func (l *loader) settings() {
	l.yaml(path.Join(l.dir, "language.yaml"), &l.set, true)
	p := l.pack
	p.Order = l.set.Order
	p.article = Fold(l.set.Article)
	for _, f := range l.set.Finite {
		p.Grammar.Finite = append(p.Grammar.Finite, Fold(f))
	}
	p.Homes = l.set.Homes
	for _, s := range l.set.Proclitics {
		p.prefixes = append(p.prefixes, Affix{Text: Fold(s)})
	}
	for _, s := range l.set.Contracted {
		p.prefixes = append(p.prefixes, Affix{Text: Fold(s), Article: true})
	}
	for _, e := range l.set.Endings {
		p.suffixes = append(p.suffixes, Affix{Text: Fold(e.Text), Restore: Fold(e.Restore)})
	}
	slices.SortStableFunc(p.prefixes, func(a, b Affix) int { return len(a.Text) - len(b.Text) })
	slices.SortStableFunc(p.suffixes, func(a, b Affix) int { return len(a.Text) - len(b.Text) })
}

// words loads the closed classes and the open word lists.
func (l *loader) words() {
	byPart := map[string][]string{}
	l.yaml(path.Join(l.dir, "words.yaml"), &byPart, true)
	for _, part := range slices.Sorted(maps.Keys(byPart)) {
		list := byPart[part]
		for _, w := range list {
			l.literal(w, Entry{Class: Word, Value: part})
			if part == "locative" {
				l.pack.Grammar.Locative = append(l.pack.Grammar.Locative, Fold(w))
			}
		}
	}
	var verbs map[string][]string // group -> citation forms
	l.yaml(path.Join(l.dir, "verbs.yaml"), &verbs, false)
	for _, group := range slices.Sorted(maps.Keys(verbs)) {
		list := verbs[group]
		for _, v := range list {
			l.verb(v, Entry{Class: Verb, Value: group})
		}
	}
	var cues map[string][]string
	l.yaml(path.Join(l.dir, "cues.yaml"), &cues, true)
	for _, status := range slices.Sorted(maps.Keys(cues)) {
		list := cues[status]
		for _, w := range list {
			l.literal(w, Entry{Class: Cue, Value: status})
		}
	}
	var anaphors map[string][]string
	l.yaml(path.Join(l.dir, "anaphors.yaml"), &anaphors, true)
	for _, what := range slices.Sorted(maps.Keys(anaphors)) {
		list := anaphors[what]
		for _, w := range list {
			l.nominal(w, Entry{Class: Anaphor, Value: what})
		}
	}
	l.calendar()
	for _, file := range []struct {
		name  string
		class Class
	}{{"honorifics.txt", Honorific}, {"nameparts.txt", NamePart}, {"particles.txt", Particle}, {"common.txt", Common}} {
		for _, w := range l.lines(path.Join(l.dir, file.name)) {
			if file.class == Common {
				l.literal(w, Entry{Class: Common})
				continue
			}
			l.nominal(w, Entry{Class: file.class, Case: l.nameCase(w)})
		}
	}
	for _, row := range l.table(path.Join(l.dir, "offices.tsv"), "office", "phrases") {
		if _, ok := l.pack.World.Offices[row.cells[0]]; !ok && len(l.pack.World.Offices) > 0 {
			row.fail(&l.reader, "office %q is not in world/offices.tsv", row.cells[0])
		}
		for _, ph := range split(row.cells[1]) {
			ph, weak := strings.TrimSuffix(ph, "?"), strings.HasSuffix(ph, "?")
			l.inflected(ph, l.set.Plural, Entry{Class: Office, Value: row.cells[0], Weak: weak})
			l.portfolio(row.cells[0], ph)
		}
	}
	for _, row := range l.table(path.Join(l.dir, "offices_plural.tsv"), "office", "phrases") {
		for _, ph := range split(row.cells[1]) {
			l.nominal(strings.TrimSuffix(ph, "?"), Entry{Class: Office, Value: row.cells[0], Plural: true})
		}
	}
	for _, row := range l.table(path.Join(l.dir, "heads.tsv"), "head", "words", "plurals") {
		for _, ph := range split(row.cells[1]) {
			ph, weak := strings.TrimSuffix(ph, "?"), strings.HasSuffix(ph, "?")
			l.nominal(ph, Entry{Class: Head, Value: row.cells[0], Weak: weak})
			l.forms(ph, l.set.Plural, Entry{Class: Head, Value: row.cells[0], Plural: true})
		}
		for _, ph := range split(row.cells[2]) {
			l.nominal(ph, Entry{Class: Head, Value: row.cells[0], Plural: true})
		}
	}
}

// names loads the gazetteers.
func (l *loader) names() {
	tag := language.Make(l.dir)
	regions := display.Regions(tag)
	cldr := map[string]string{} // short names by state
	for id, k := range l.pack.World.Entities {
		if k.Type != "State" || regions == nil {
			continue
		}
		if r, err := language.ParseRegion(strings.TrimPrefix(id, "state:")); err == nil {
			if n := regions.Name(r); n != "" {
				l.pack.Names[id] = n
				cldr[id] = n
			}
		}
	}
	for _, row := range l.table(path.Join(l.dir, "states.tsv"), "id", "names", "adjectives", "people") {
		l.resolve(row, "State")
		for i, n := range split(row.cells[1]) {
			if i == 0 {
				l.pack.Names[row.cells[0]] = strings.TrimSuffix(n, "?")
			}
			if strings.TrimSuffix(n, "?") == cldr[row.cells[0]] {
				delete(cldr, row.cells[0]) // the pack says whether it is weak
			}
			l.name(n, Entry{Class: State, Value: row.cells[0]})
		}
		for _, a := range split(row.cells[2]) {
			a, weak := strings.TrimSuffix(a, "?"), strings.HasSuffix(a, "?")
			l.inflected(a, l.set.Demonym, Entry{Class: Demonym, Value: row.cells[0], Case: l.nameCase(a), Weak: weak})
		}
		for _, n := range split(row.cells[3]) {
			n, weak := strings.TrimSuffix(n, "?"), strings.HasSuffix(n, "?")
			l.nominal(n, Entry{Class: Demonym, Value: row.cells[0], Case: l.nameCase(n), Weak: weak})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(cldr)) {
		n := cldr[id]
		l.name(n, Entry{Class: State, Value: id})
	}
	for _, f := range []struct {
		file, typ string
		class     Class
	}{{"places.tsv", "Place", Place}, {"organizations.tsv", "Organization", Organization}, {"persons.tsv", "Person", Person}, {"things.tsv", "", Thing}} {
		for _, row := range l.table(path.Join(l.dir, f.file), "id", "names") {
			l.resolve(row, f.typ)
			for i, n := range split(row.cells[1]) {
				if i == 0 {
					l.pack.Names[row.cells[0]] = strings.TrimSuffix(n, "?")
				}
				l.name(n, Entry{Class: f.class, Value: row.cells[0]})
			}
		}
	}
}

func (l *loader) resolve(row row, typ string) {
	if k, ok := l.pack.World.Entities[row.cells[0]]; !ok || k.Type != typ && typ != "" {
		row.fail(&l.reader, "%s %q is not in the world tables", cmp.Or(strings.ToLower(typ), "thing"), row.cells[0])
	}
}

// name files a proper name; a trailing question mark makes it weak.
func (l *loader) name(n string, e Entry) {
	n, e.Weak = strings.TrimSuffix(n, "?"), strings.HasSuffix(n, "?")
	e.Case = l.nameCase(n)
	l.nominal(n, e)
}

// nameCase is the case that a text must write a name in.
func (l *loader) nameCase(n string) Case {
	if !l.set.Cased {
		return Lower
	}
	return min(caseOf(n), shortCaps(n))
}

// shortCaps lets only acronyms demand capitals throughout.
func shortCaps(n string) Case {
	if len(n) <= 5 {
		return Caps
	}
	return Title
}

// nominal files a noun phrase: an article on any word is taken off and then
// demanded of the text.
func (l *loader) nominal(phrase string, e Entry) { l.file(phrase, e, true) }

// literal files a phrase whose words stand as they are.
func (l *loader) literal(phrase string, e Entry) {
	e.Literal = true
	e.Maqsura, e.Hamza = strings.HasSuffix(phrase, "ى"), strings.HasSuffix(phrase, "ء")
	l.file(phrase, e, false)
}

func (l *loader) file(phrase string, e Entry, nominal bool) {
	entry := &e
	for _, variant := range variants(phrase) {
		var keys []key
		for _, t := range Scan(nil, variant) {
			w := string(FoldToken(nil, variant, t))
			if w == "" {
				continue
			}
			k := key{word: w}
			a := l.pack.article
			if nominal && a != "" && strings.HasPrefix(variant[t.Begin:t.End], l.set.Article) && len(w) > len(a)+2 {
				k = key{word: w[len(a):], article: true}
			}
			keys = append(keys, k)
		}
		l.pack.Lexicon.add(keys, entry)
	}
}

// variants returns the ways a phrase may be spaced: with its zero-width
// non-joiners lost or replaced by spaces, its hyphens kept or spaced.
func variants(phrase string) []string {
	out := []string{phrase}
	if strings.Contains(phrase, "\u200c") {
		out = append(out, strings.ReplaceAll(phrase, "\u200c", " "))
	}
	if strings.Contains(phrase, "-") {
		out = append(out, strings.ReplaceAll(phrase, "-", " "))
	}
	return out
}

// inflected files a phrase and every form that the templates make of its
// first word; "{w}" stands for it.
func (l *loader) inflected(phrase string, templates []string, e Entry) {
	l.nominal(phrase, e)
	l.forms(phrase, templates, e)
}

// forms files what the templates make of a phrase's first word.
func (l *loader) forms(phrase string, templates []string, e Entry) {
	first, rest, _ := strings.Cut(phrase, " ")
	for _, t := range templates {
		f := apply(t, first, "")
		if f == "" {
			continue
		}
		l.nominal(strings.TrimSpace(f+" "+rest), e)
	}
}

// portfolio files what a minister's title says beside the word for minister
// as the field of a ministry: الدفاع of وزير الدفاع.
func (l *loader) portfolio(office, phrase string) {
	slug := ""
	switch field, ok := strings.CutSuffix(office, " minister"); {
	case office == "foreign minister":
		slug = "mfa"
	case office == "defence minister":
		slug = "mod"
	case ok && !strings.Contains(field, " "):
		slug = "ministry-of-" + field
	default:
		if field, ok = strings.CutPrefix(office, "minister of "); !ok {
			return
		}
		slug = "ministry-of-" + strings.ReplaceAll(strings.TrimPrefix(field, "the "), " ", "-")
	}
	for _, w := range l.set.Minister {
		field, ok := strings.CutPrefix(phrase, w+" ")
		if !ok {
			field, ok = strings.CutSuffix(phrase, " "+w)
		}
		if !ok {
			continue
		}
		for _, link := range l.set.Of {
			field = strings.TrimPrefix(field, link+" ")
		}
		l.nominal(strings.TrimPrefix(field, l.set.Article), Entry{Class: Portfolio, Value: slug})
	}
}

func (l *loader) frames() {
	dir := path.Join(l.dir, "frames")
	files, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.problems = append(l.problems, err)
		}
		return
	}
	for _, f := range files {
		if path.Ext(f.Name()) != ".yaml" {
			continue
		}
		var file struct {
			Relation string      `yaml:"relation"`
			Frames   []FrameSpec `yaml:"frames"`
		}
		name := path.Join(dir, f.Name())
		l.yaml(name, &file, true)
		rel, ok := l.ontology.Relation(file.Relation)
		if !ok {
			l.fail(name, 1, "relation %q is not in the schema", file.Relation)
			continue
		}
		for _, spec := range file.Frames {
			l.frame(Frame{ID: file.Relation + "/" + spec.Name, Relation: file.Relation, FrameSpec: spec, relation: rel})
		}
	}
}

func (l *loader) frame(f Frame) {
	i := len(l.pack.Frames)
	for _, words := range [][]string{f.Through, f.Requires, f.Unless} {
		for i, w := range words {
			words[i] = Fold(w)
			l.pack.Lexicon.intern(words[i]) // so that its forms are analysed
		}
	}
	l.pack.Frames = append(l.pack.Frames, f)
	for _, v := range f.Verbs {
		l.verb(v, Entry{Class: Trigger, Value: "verb", Index: i})
	}
	for _, n := range f.Nouns {
		e := Entry{Class: Trigger, Value: "noun", Index: i}
		l.nominal(n, e)
		for _, b := range l.set.Bound {
			if strings.HasSuffix(n, b.Ends) {
				l.inflected(n, b.Text, e)
			}
		}
	}
	for _, n := range f.Phrases {
		l.literal(n, Entry{Class: Trigger, Value: "phrase", Index: i})
	}
}

// reader reads the files of packs and gathers what is wrong with them.
type reader struct {
	fsys fs.FS
	sum  interface {
		Write([]byte) (int, error)
		Sum([]byte) []byte
	}
	problems []error
}

func (r *reader) fail(file string, line int, format string, args ...any) {
	r.problems = append(r.problems, fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, args...)))
}

func (r *reader) read(file string, must bool) []byte {
	b, err := fs.ReadFile(r.fsys, file)
	if err != nil {
		if must || !errors.Is(err, fs.ErrNotExist) {
			r.problems = append(r.problems, fmt.Errorf("%s: %w", file, err))
		}
		return nil
	}
	r.sum.Write([]byte(file))
	r.sum.Write(b)
	return b
}

func (r *reader) yaml(file string, into any, must bool) {
	b := r.read(file, must)
	if len(bytes.TrimSpace(b)) == 0 {
		return
	}
	d := yaml.NewDecoder(bytes.NewReader(b))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		r.problems = append(r.problems, fmt.Errorf("%s: %w", file, err))
	}
}

// lines returns the lines of a word list; # starts a comment.
func (r *reader) lines(file string) []string {
	var out []string
	for _, line := range strings.Split(string(r.read(file, false)), "\n") {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

type row struct {
	file  string
	line  int
	cells []string
}

func (w row) fail(r *reader, format string, args ...any) { r.fail(w.file, w.line, format, args...) }

// table returns the rows of a TSV file whose first line must name columns.
func (r *reader) table(file string, columns ...string) []row {
	var out []row
	head := false
	for i, line := range strings.Split(string(r.read(file, false)), "\n") {
		line = strings.TrimRight(line, "\r")
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
				r.fail(file, i+1, "columns are %q, want %q", cells, columns)
				return nil
			}
			continue
		}
		if len(cells) > len(columns) {
			r.fail(file, i+1, "%d cells in a row of %d columns", len(cells), len(columns))
			continue
		}
		for len(cells) < len(columns) {
			cells = append(cells, "")
		}
		out = append(out, row{file, i + 1, cells})
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

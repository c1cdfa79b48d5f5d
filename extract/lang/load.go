package lang

import (
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
	"sync"

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
	// Feminine gives the feminine of words that offices open with.
	Feminine map[string]string `yaml:"feminine"`
	Of       []string          `yaml:"of"`     // links between it and its field
	Finite   []string          `yaml:"finite"` // see Grammar
	Surname  []string          `yaml:"surname"`
	// Seats: see Grammar.
	Seats map[string]string `yaml:"seats"`
	// FamilyFirst: see Grammar.
	FamilyFirst []string `yaml:"family_first"`
	// Adjective: see Grammar.
	Adjective []string `yaml:"adjective"`
	Privative []string `yaml:"privative"`
	// Joined are the particles of names that are also written on to the word before.
	Joined []string `yaml:"joined"`
	// Clung begin words of names that are also written on to the word before.
	Clung []string `yaml:"clung"`
	// RunTogether: see Grammar.
	RunTogether struct {
		Before []string `yaml:"before"`
		Behind []string `yaml:"behind"`
	} `yaml:"run_together"`
	// Homes: see Pack.
	Homes map[string][]string `yaml:"homes"`
	// Masculine: see Grammar.
	Masculine []string `yaml:"masculine"`
	// MasculineNouns: see Grammar.
	MasculineNouns []string `yaml:"masculine_nouns"`
	// Dotted: see Grammar.
	Dotted []string `yaml:"dotted"`
	// OfficesIn: see Grammar.
	OfficesIn map[string]map[string]string `yaml:"offices_in"`
	// Titles: see Pack.
	Titles map[string][]string `yaml:"titles"`
	// Adjectives holds, by its id, the adjectives that tell of a body.
	Adjectives map[string][]string `yaml:"adjectives"`
	// Foreign maps letters that look like those of the language, but are of
	// another one, to what this language writes; Check reports them.
	Foreign map[string]string `yaml:"foreign"`
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
	l := newLoader(fsys, code, ontology, world)
	l.load()
	if len(l.problems) > 0 {
		return nil, fmt.Errorf("%w %s:\n%w", ErrInvalid, code, l.problems)
	}
	l.pack.Version = hex.EncodeToString(l.sum.Sum(nil))[:12]
	l.pack.lately = newLately()
	l.pack.Lexicon.settle()
	return l.pack, nil
}

// LoadAll compiles the pack of every language in fsys, each on a goroutine of
// its own, and what they know of the world. The error lists all mistakes of
// all packs; it wraps ErrInvalid.
func LoadAll(fsys fs.FS, ontology *schema.Ontology) (map[string]*Pack, error) {
	world, err := LoadWorld(fsys)
	if err != nil {
		return nil, err
	}
	codes, err := Languages(fsys)
	if err != nil {
		return nil, err
	}
	compiled := make([]*Pack, len(codes))
	failed := make([]error, len(codes))
	var wg sync.WaitGroup
	for i, code := range codes {
		wg.Go(func() { compiled[i], failed[i] = Load(fsys, code, ontology, world) })
	}
	wg.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	packs := map[string]*Pack{}
	for i, code := range codes {
		packs[code] = compiled[i]
	}
	return packs, nil
}

func newLoader(fsys fs.FS, code string, ontology *schema.Ontology, world *World) *loader {
	l := &loader{reader: reader{fsys: fsys, sum: sha256.New()}, dir: code, ontology: ontology,
		functions: map[string]bool{},
		pack: &Pack{Code: code, Lexicon: newLexicon(), World: world, Names: map[string]string{},
			markers: map[string]string{}}}
	l.sum.Write(world.sum) // what is known of the world changes what is read
	return l
}

func (l *loader) load() {
	l.settings()
	l.words()
	l.names()
	l.frames()
}

type loader struct {
	reader
	dir      string
	set      settings
	pack     *Pack
	ontology *schema.Ontology
	// functions are the function words, folded.
	functions map[string]bool
	// origin says where each frame of the pack stands.
	origin []origin
}

func (l *loader) settings() {
	l.yaml(path.Join(l.dir, "language.yaml"), &l.set, true)
	p := l.pack
	p.Order = l.set.Order
	p.article = Fold(l.set.Article)
	for _, f := range l.set.Finite {
		p.Grammar.Finite = append(p.Grammar.Finite, Fold(f))
	}
	p.Grammar.FamilyFirst, p.Grammar.Seats = l.set.FamilyFirst, l.set.Seats
	for _, f := range l.set.Surname {
		p.Grammar.Surname = append(p.Grammar.Surname, Fold(f))
	}
	for _, f := range l.set.Adjective {
		p.Grammar.Adjective = append(p.Grammar.Adjective, Fold(f))
	}
	for _, f := range l.set.Privative {
		p.Grammar.Privative = append(p.Grammar.Privative, Fold(f))
	}
	for _, f := range l.set.RunTogether.Before {
		p.Grammar.Before = append(p.Grammar.Before, Fold(f))
	}
	for _, f := range l.set.RunTogether.Behind {
		p.Grammar.Behind = append(p.Grammar.Behind, Fold(f))
	}
	p.Homes = l.set.Homes
	p.Grammar.Masculine = l.set.Masculine
	for _, w := range l.set.MasculineNouns {
		p.Grammar.MasculineNouns = append(p.Grammar.MasculineNouns, Fold(w), p.article+Fold(w))
	}
	p.Grammar.Dotted = l.set.Dotted
	p.Grammar.OfficesIn = map[string]map[string]string{}
	for title, offices := range l.set.OfficesIn {
		p.Grammar.OfficesIn[Fold(title)] = offices
		for state, office := range offices {
			if _, ok := p.World.Offices[office]; !ok && len(p.World.Offices) > 0 {
				l.fail(mark{file: path.Join(l.dir, "language.yaml")},
					"offices_in: %s of %s is office %q, which is not in world/offices.tsv", title, state,
					office)
			}
		}
	}
	p.Titles = map[string]string{}
	for id, titles := range l.set.Titles {
		for _, t := range titles {
			p.Titles[Fold(t)] = id
		}
	}
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
			l.functions[Fold(w)] = true
			switch part {
			case "locative":
				l.pack.Grammar.Locative = append(l.pack.Grammar.Locative, Fold(w))
			case "passable":
				l.pack.Grammar.Passable = append(l.pack.Grammar.Passable, Fold(w))
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
	file := path.Join(l.dir, "calibration.yaml")
	l.yaml(file, &l.pack.Calibration, false)
	for _, rule := range slices.Sorted(maps.Keys(l.pack.Calibration)) {
		if c := l.pack.Calibration[rule]; !(c >= 0 && c <= 1) {
			l.fail(l.where(file, rule), "a share is between 0 and 1, not %v", c)
		}
	}
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
		l.office(row)
		for _, ph := range split(row.cells[1]) {
			ph, weak := strings.TrimSuffix(ph, "?"), strings.HasSuffix(ph, "?")
			l.nominal(ph, Entry{Class: Office, Value: row.cells[0], Weak: weak})
			l.fused(ph, Entry{Class: Office, Value: row.cells[0], Weak: weak})
			l.forms(ph, l.set.Plural, Entry{Class: Office, Value: row.cells[0], Weak: weak, Plural: true})
			if first, rest, _ := strings.Cut(ph, " "); l.set.Feminine[first] != "" {
				l.nominal(strings.TrimSpace(l.set.Feminine[first]+" "+rest),
					Entry{Class: Office, Value: row.cells[0], Weak: weak})
			}
			for _, b := range l.set.Bound { // "رئيس وزرائه"
				if last := ph[strings.LastIndexByte(ph, ' ')+1:]; strings.HasSuffix(last, b.Ends) && last != ph {
					for _, form := range b.Text {
						l.nominal(strings.TrimSuffix(ph, last)+apply(form, last, ""),
							Entry{Class: Office, Value: row.cells[0], Weak: weak})
					}
				}
			}
			l.portfolio(row.cells[0], ph)
		}
	}
	for _, row := range l.table(path.Join(l.dir, "offices_plural.tsv"), "office", "phrases") {
		l.office(row)
		for _, ph := range split(row.cells[1]) {
			l.nominal(strings.TrimSuffix(ph, "?"), Entry{Class: Office, Value: row.cells[0], Plural: true})
		}
	}
	for _, row := range l.table(path.Join(l.dir, "heads.tsv"), "head", "words", "plurals") {
		l.head(row)
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
			l.note(row, n, State)
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
	for _, id := range slices.Sorted(maps.Keys(l.set.Adjectives)) {
		for _, a := range l.set.Adjectives[id] {
			l.inflected(a, l.set.Demonym, Entry{Class: BodyAdjective, Value: id, Case: l.nameCase(a)})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(cldr)) {
		l.name(cldr[id], Entry{Class: State, Value: id})
	}
	for _, f := range []struct {
		file, typ string
		class     Class
	}{{"places.tsv", "Place", Place}, {"organizations.tsv", "Organization", Organization},
		{"persons.tsv", "Person", Person}, {"things.tsv", "", Thing}} {
		for _, row := range l.table(path.Join(l.dir, f.file), "id", "names") {
			l.resolve(row, f.typ)
			for i, n := range split(row.cells[1]) {
				if i == 0 {
					l.pack.Names[row.cells[0]] = strings.TrimSuffix(n, "?")
				}
				l.name(n, Entry{Class: f.class, Value: row.cells[0]})
				l.note(row, n, f.class)
			}
		}
	}
}

// office checks that a row is about a known office.
func (l *loader) office(row row) {
	if _, ok := l.pack.World.Offices[row.cells[0]]; !ok && len(l.pack.World.Offices) > 0 {
		row.fail(&l.reader, "office %q is not in world/offices.tsv", row.cells[0])
	}
}

// head checks that a row is about a type of the schema.
func (l *loader) head(row row) {
	typ, _, _ := strings.Cut(row.cells[0], ":")
	if !slices.ContainsFunc(l.ontology.Entities, func(e schema.EntityType) bool {
		return strings.ToLower(e.Name) == typ
	}) {
		row.fail(&l.reader, "%q is no entity type of the schema in small letters", typ)
	}
}

// resolve checks that a row is about a known entity of a type.
func (l *loader) resolve(row row, typ string) {
	if k, ok := l.pack.World.Entities[row.cells[0]]; !ok || k.Type != typ && typ != "" {
		row.fail(&l.reader, "%s %q is not in the world tables", cmp.Or(strings.ToLower(typ), "thing"), row.cells[0])
	}
}

// name files a proper name; a trailing question mark makes it weak.
func (l *loader) name(n string, e Entry) {
	n, e.Weak = strings.TrimSuffix(n, "?"), strings.HasSuffix(n, "?")
	e.Case = l.nameCase(n)
	last := n[strings.LastIndexByte(n, ' ')+1:]
	e.Closed = last != n && l.nameCase(last) > Lower
	l.nominal(n, e)
	if e.Class != Person {
		l.fused(n, e)
	}
	for _, p := range l.set.Joined {
		if at := " " + p + " "; e.Class == Person && strings.Contains(n, at) {
			l.nominal(strings.ReplaceAll(n, at, p+" "), e)
		}
	}
	for _, p := range l.set.Clung {
		if e.Class == Person && strings.Contains(n, " "+p) {
			l.nominal(strings.ReplaceAll(n, " "+p, p), e)
		}
	}
}

// fused files a Persian name of two words as one that a zero-width non-joiner holds
// together, too: "کره‌جنوبی", "رئیس‌مجلس".
func (l *loader) fused(n string, e Entry) {
	if l.pack.Order == SOV && strings.Count(n, " ") == 1 {
		l.nominal(strings.ReplaceAll(n, " ", "\u200c"), e)
	}
}

// note tells the audit of a strong name.
func (l *loader) note(row row, n string, class Class) {
	if l.audit != nil && !strings.HasSuffix(n, "?") {
		l.audit.name(class, n, row.cells[0], row.at(1, n))
	}
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
// non-joiners lost or replaced by spaces, in two of them each for itself, its
// hyphens kept or spaced.
func variants(phrase string) []string {
	out := []string{phrase}
	if first, rest, ok := strings.Cut(phrase, "\u200c"); ok {
		out = append(out, strings.ReplaceAll(phrase, "\u200c", " "))
		if strings.Count(rest, "\u200c") == 1 {
			out = append(out, first+" "+rest, first+"\u200c"+strings.ReplaceAll(rest, "\u200c", " "))
		}
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

package eval

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diplograph/diplograph/schema"
)

// A Coded is a sentence with the CAMEO code of the event that it tells of and
// the words for those who act and those acted on, as the codebook's examples
// mark them: P. A. Schrodt, "CAMEO: Conflict and Mediation Event Observations,
// Event and Actor Codebook".
type Coded struct {
	ID     string   `json:"id"`
	Code   string   `json:"code"` // "0231"
	Text   string   `json:"text"`
	Source []string `json:"source"` // may be empty: two who act alike are both targets
	Target []string `json:"target"`
}

// texMarks are put right in sentences that come from the source of the
// codebook, which is written in TeX with underscores for apostrophes.
var texMarks = strings.NewReplacer("``", `"`, "__", `"`, "_ ", "' ", "_", "'", `\$`, "$", `\`, "")

// ReadCoded returns the sentences of JSON lines. name says in errors where
// they come from.
func ReadCoded(r io.Reader, name string) ([]Coded, error) {
	var out []Coded
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		if strings.TrimSpace(in.Text()) == "" {
			continue
		}
		var c Coded
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			return nil, fmt.Errorf("%s:%d: not a coded sentence in JSON: %w", name, n, err)
		}
		if c.ID == "" || c.Code == "" || c.Text == "" {
			return nil, fmt.Errorf("%s:%d: a coded sentence needs id, code and text", name, n)
		}
		c.Text = texMarks.Replace(c.Text)
		for _, marks := range [][]string{c.Source, c.Target} {
			for i, m := range marks {
				marks[i] = texMarks.Replace(m)
			}
		}
		out = append(out, c)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

//go:embed cameo.tsv
var cameoTable string

// A Coding says which relations state the events of a CAMEO code.
type Coding struct {
	ontology *schema.Ontology
	rows     map[string][]string // by prefix of codes; none for "-"
}

// NewCoding derives a coding from the codes of an ontology and a table of what
// goes beyond them.
func NewCoding(o *schema.Ontology) (*Coding, error) {
	c := &Coding{ontology: o, rows: map[string][]string{}}
	for n, line := range strings.Split(cameoTable, "\n") {
		line, _, _ = strings.Cut(line, "#")
		prefix, types, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if prefix == "" {
			continue
		}
		c.rows[prefix] = nil
		for _, t := range strings.Fields(types) {
			if t == "-" {
				continue
			}
			if _, ok := o.Relation(t); !ok {
				return nil, fmt.Errorf("cameo.tsv:%d: %q is no relation of the schema", n+1, t)
			}
			c.rows[prefix] = append(c.rows[prefix], t)
		}
	}
	return c, nil
}

// Relations returns the relations that state an event of that code; none if
// no relation does.
func (c *Coding) Relations(code string) []string {
	for n := len(code); n >= 2; n-- {
		if types, ok := c.rows[code[:n]]; ok {
			return types
		}
		var types []string
		for _, r := range c.ontology.Relations {
			own := r.CAMEO.Code
			for len(own) > 2 && strings.HasSuffix(own, "0") {
				own = own[:len(own)-1]
			}
			if own == code[:n] {
				types = append(types, r.Name)
			}
		}
		if len(types) > 0 {
			return types
		}
	}
	var types []string
	for _, r := range c.ontology.Relations {
		if len(code) >= 2 && r.CAMEO.Root == code[:2] {
			types = append(types, r.Name)
		}
	}
	return types
}

// A CodeScore says in how many coded sentences a right relation was found.
type CodeScore struct {
	// Sentences is how many there were, Coded how many of them have a code
	// that a relation states and somebody acted on.
	Sentences, Coded int
	Right            int
	// Ends is in how many coded sentences both ends are entities.
	Ends int
	// Confusion counts, by root of the code, what was found between the ends:
	// the name of a right relation, else of a wrong one, "nothing", or
	// "no ends" where an end is no entity.
	Confusion map[string]map[string]int
	// Roots counts the right ones of each root.
	Roots map[string]Count
	// Missed lists the sentences that are not right.
	Missed []Coded
}

// The entries of a confusion table that are no relation.
const (
	nothing = "nothing"
	noEnds  = "no ends"
)

// MeasureCodes scores answers, which are joined on ids. A sentence is right if
// a relation that its code stands for, not negated, runs from an entity that
// has a mention in the words of a source to one that has one in the words of a
// target. Codes of intentions and threats are right with plans. Where there
// are targets alone it runs between two of them; a relation with a thing, such
// as signed, runs from any of the marked.
func MeasureCodes(coding *Coding, sentences []Coded, answers []Document) CodeScore {
	s := CodeScore{Sentences: len(sentences), Confusion: map[string]map[string]int{}, Roots: map[string]Count{}}
	byID := map[string]Document{}
	for _, a := range answers {
		byID[a.ID] = a
	}
	for _, c := range sentences {
		types := coding.Relations(c.Code)
		if len(types) == 0 || len(c.Target) == 0 {
			continue
		}
		s.Coded++
		found, ends := coding.between(c, byID[c.ID])
		if ends {
			s.Ends++
		}
		root := c.Code[:2]
		count := s.Roots[root]
		what := nothing
		switch i := slices.IndexFunc(types, func(t string) bool { return slices.Contains(found, t) }); {
		case i >= 0:
			what = types[i]
			s.Right++
			count.Right++
		case len(found) > 0:
			what = found[0]
			count.False++
		case !ends:
			what = noEnds
			count.Missed++
		default:
			count.Missed++
		}
		if what == nothing || what == noEnds || !slices.Contains(types, what) {
			s.Missed = append(s.Missed, c)
		}
		s.Roots[root] = count
		if s.Confusion[root] == nil {
			s.Confusion[root] = map[string]int{}
		}
		s.Confusion[root][what]++
	}
	return s
}

// between lists the relations found between the marked words of a sentence,
// sorted, and reports whether there are entities at both ends.
func (c *Coding) between(s Coded, a Document) (found []string, ends bool) {
	from, to := marked(s.Text, s.Source, a), marked(s.Text, s.Target, a)
	ends = len(from) > 0 && len(to) > 0
	if len(s.Source) == 0 {
		from, ends = to, len(to) > 1
	}
	for _, r := range a.Relations {
		t, ok := c.ontology.Relation(r.Type)
		if !ok || r.Status == "negated" || slices.Contains(found, r.Type) {
			continue
		}
		hit := from[r.Subject] && to[r.Object] || t.Symmetric && from[r.Object] && to[r.Subject]
		if !slices.Contains(t.Range, "State") && !slices.Contains(t.Range, "Place") {
			hit = from[r.Subject] || to[r.Subject]
		}
		if hit && r.Subject != r.Object {
			found = append(found, r.Type)
		}
	}
	slices.Sort(found)
	return found, ends
}

// marked returns the entities with a mention that lies over one of the marks.
func marked(text string, marks []string, a Document) map[string]bool {
	out := map[string]bool{}
	for _, m := range marks {
		if m == "" {
			continue
		}
		for at := 0; ; {
			i := strings.Index(text[at:], m)
			if i < 0 {
				break
			}
			begin := utf8.RuneCountInString(text[:at+i])
			end := begin + utf8.RuneCountInString(m)
			at += i + len(m)
			for _, e := range a.Entities {
				for _, q := range e.Mentions {
					if q.Begin < end && begin < q.Begin+utf8.RuneCountInString(q.Text) {
						out[e.ID] = true
					}
				}
			}
		}
	}
	return out
}

// Share is the share of right sentences; 0 where there are none.
func (s CodeScore) Share() float64 {
	if s.Coded == 0 {
		return 0
	}
	return float64(s.Right) / float64(s.Coded)
}

// WriteText prints the share of right sentences and, for each root code, which
// relations were found.
func (s CodeScore) WriteText(w io.Writer) error {
	p := &printer{w: w}
	p.line("coded sentences       %6d of %d have a code that a relation states", s.Coded, s.Sentences)
	p.line("right                 %6d  %.3f", s.Right, s.Share())
	if s.Ends > 0 {
		p.line("of those with entities at both ends  %.3f of %d", float64(s.Right)/float64(s.Ends), s.Ends)
	}
	p.line("")
	p.line("%-6s %6s %6s %6s  %s", "root", "share", "right", "n", "found between the marked")
	for _, root := range slices.Sorted(maps.Keys(s.Roots)) {
		c := s.Roots[root]
		n := c.Right + c.False + c.Missed
		var cells []string
		row := s.Confusion[root]
		names := slices.SortedFunc(maps.Keys(row), func(a, b string) int {
			if d := row[b] - row[a]; d != 0 {
				return d
			}
			return strings.Compare(a, b)
		})
		for _, name := range names {
			cells = append(cells, fmt.Sprintf("%s %d", name, row[name]))
		}
		p.line("%-6s %6.3f %6d %6d  %s", root, float64(c.Right)/float64(n), c.Right, n, strings.Join(cells, ", "))
	}
	return p.err
}

// Package extract holds the words of text work: the document and what the
// stages of the pipeline find in it. The stages themselves are subpackages;
// each is a value of type Stage, and the order in which they run is a slice.
package extract

import (
	"context"
	"errors"
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// A Span is a half-open range of bytes of a document's text.
type Span struct{ Begin, End int }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Begin }

// A Range is a half-open range of a document's tokens.
type Range struct{ First, Last int }

// Len is the number of tokens in the range.
func (r Range) Len() int { return r.Last - r.First }

// A Document is a text and what has been found in it so far. Text is as it
// came and is never changed: every offset counts bytes of it.
type Document struct {
	ID        string
	URL       string
	Title     string
	Outlet    string
	Lang      string // BCP 47; set by the segment stage when empty
	Published graph.Date
	Text      string

	Pack *lang.Pack // of Lang; set by the segment stage

	// Tokens, their folded forms and their analyses run in parallel.
	Tokens    []lang.Token
	Folded    []string
	Stems     [][]lang.Stem
	Matches   [][]lang.Match // lexicon entries that start at each token
	Classes   []lang.Classes // of these entries
	Parts     []lang.Parts   // of those that are function words and verbs
	Sentences []Sentence

	Moments    []Moment // in order of text
	Mentions   []Mention
	Entities   []Entity
	Assertions []Assertion
	Dateline   Dateline
}

// A Sentence is a range of tokens.
type Sentence struct {
	Range
	// Title is true for the document's heading.
	Title bool
	// Boilerplate is true for lines that are no part of the article: print
	// dates, agency tags, advertisers, related news.
	Boilerplate bool
	// Paragraph counts from 0.
	Paragraph int
}

// A Dateline is where and when a document says it was written.
type Dateline struct {
	Place Span // empty if none
	Date  graph.Date
}

// A Moment is a place where the text names a day, a month or a year.
type Moment struct {
	Tokens Range
	// Date is empty where the words name a time that has no such date ("last
	// week") or that nothing in the document places.
	Date  graph.Date
	Basis graph.Basis // Stated or Computed
}

// A Form is how a mention calls its entity.
type Form uint8

// The forms of mention, most telling first.
const (
	Name      Form = iota // a proper name
	Nominal               // a description: "the Kazakh minister"
	Adjective             // a nationality adjective or demonym
	Pronoun               // a pronoun or other anaphor
)

// A Mention is a place where the text speaks of an entity.
type Mention struct {
	Span         // the name itself, without clitics and titles
	Tokens Range // of the name
	// Phrase is the whole noun phrase: titles, office, name, apposition.
	Phrase Range
	Form   Form
	Type   string // entity type of the schema
	// Key is the identity the gazetteer gives, if any.
	Key string
	// Offices are those that this mention states.
	Offices []Position
	// Members are the entities that a group stands for ("the two
	// ministers"); other mentions have exactly one, set by coreference.
	Members []int
	// Plural is true for a mention of several.
	Plural bool
	// Nation is the id of the state that the phrase itself puts the entity
	// in ("the Kazakh minister": state:KZ).
	Nation string
	// Loose is true for a description that is an entity only where something
	// is stated of it: "the armed groups", "the Western media".
	Loose bool
	Rule  string
}

// FamilyFirst is the rule of a family name that is the first word of the full one.
const FamilyFirst = "surname/first"

// Entity returns the index of the mention's entity, or -1.
func (m Mention) Entity() int {
	if len(m.Members) != 1 {
		return -1
	}
	return m.Members[0]
}

// Kind returns the kind of thing that the noun announces by which a mention
// without an identity is called, "meeting", or "".
func (m Mention) Kind() string {
	for _, by := range [...]string{"head/", "told/"} {
		if kind, ok := strings.CutPrefix(m.Rule, by); ok {
			return kind
		}
	}
	return ""
}

// A Position is an office and the state or body it belongs to.
type Position struct {
	Office string
	// Of is the id of a known state or body, or "" if Body gives it.
	Of string
	// Body is the index of the mention that names the body, or -1.
	Body int
	// Evidence is the phrase that states it.
	Evidence Range
	Former   bool
}

// An Entity is a person, state, … as this document speaks of it.
type Entity struct {
	Type     string
	Key      string // identity, if known
	Name     string // best name in the document's language
	English  string // usual English name if known
	Named    bool
	Mentions []int // indices of its mentions, in order of text
	Offices  []Held
}

// Held is an office that an entity holds, with where it is stated.
type Held struct {
	Office   string
	Of       int // index of the entity
	Evidence Span
	Rule     string
}

// An Assertion is a statement found in the document.
type Assertion struct {
	Relation        string
	Subject, Object int // indices of entities
	Status          graph.Status
	Role            string
	Speaker         int // index of the entity it is attributed to, or -1
	Date            graph.Date
	Basis           graph.Basis
	Place           int     // index of the entity where it happened, or -1
	Confidence      float64 // as of graph.Assertion
	Rule            string
	Evidence        []Span
}

// A Stage is one step of the pipeline.
type Stage struct {
	Name string
	// Needs and Gives name what the stage reads and writes: "tokens",
	// "mentions", "entities", "assertions".
	Needs, Gives []string
	Process      func(context.Context, *Document) error
}

// A Pipeline runs stages in order.
type Pipeline []Stage

// Process runs every stage over the document.
func (p Pipeline) Process(ctx context.Context, d *Document) error {
	for _, s := range p {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.run(ctx, d); err != nil {
			return fmt.Errorf("%s: %s: %w", d.ID, s.Name, err)
		}
	}
	return nil
}

// ErrFault says that a stage failed on a document through a fault of its own. The
// documents beside it can be read all the same.
var ErrFault = errors.New("the program has a fault; please report it with this document")

// run runs a stage over the document. A panic becomes an error that wraps ErrFault, so
// that one document does not take down the reading of all others.
func (s Stage) run(ctx context.Context, d *Document) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrFault, r)
		}
	}()
	return s.Process(ctx, d)
}

// Check reports the first stage that needs what no earlier stage gives.
func (p Pipeline) Check() error {
	have := map[string]bool{}
	for _, s := range p {
		for _, n := range s.Needs {
			if !have[n] {
				return fmt.Errorf("stage %s needs %s, which no stage before it gives", s.Name, n)
			}
		}
		for _, g := range s.Gives {
			have[g] = true
		}
	}
	return nil
}

// Quote returns the words of a span.
func (d *Document) Quote(s Span) string { return d.Text[s.Begin:s.End] }

// Words returns the words of a span as they are meant: character references
// resolved, without marks of direction, on one line.
func (d *Document) Words(s Span) string {
	w := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' {
			return -1
		}
		return r
	}, html.UnescapeString(d.Quote(s)))
	return OneLine(w)
}

// OneLine returns the words of s with one space between any two: s itself where
// it is written so.
func OneLine(s string) string {
	last := ' '
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		last = r
	}
	return strings.TrimSuffix(s, " ")
}

// With returns the lexicon entries that start at a token, none if there is none
// of that class among them.
func (d *Document) With(token int, class lang.Class) []lang.Match {
	if token < 0 || token >= len(d.Classes) || !d.Classes[token].Has(class) {
		return nil
	}
	return d.Matches[token]
}

// PronounOn returns the Arabic pronoun, "ه" or "ها", that is written on to the end of a match, or
// "" if none is: what looks like "ه" may be the ة that folding makes one.
func (d *Document) PronounOn(m lang.Match) string {
	switch {
	case m.Last.Article:
	case strings.HasSuffix(m.Last.Suffix, "ها"):
		return "ها"
	case strings.HasSuffix(m.Last.Suffix, "ه") && !d.TaMarbuta(m.End-1):
		return "ه"
	}
	return ""
}

// PronounOnOffice returns the Arabic pronoun, "ه" or "ها", that is written on to the end of the
// office in a range of tokens, or "".
func (d *Document) PronounOnOffice(office Range) string {
	for _, m := range d.With(office.First, lang.Office) {
		if pronoun := d.PronounOn(m); m.End == office.Last && pronoun != "" {
			return pronoun
		}
	}
	return ""
}

// TaMarbuta reports whether a token ends in ة, as most feminine nouns and adjectives do in Arabic.
func (d *Document) TaMarbuta(token int) bool {
	return strings.HasSuffix(d.Text[:d.Tokens[token].End], "ة")
}

// SpanOf returns the bytes that a range of tokens covers.
func (d *Document) SpanOf(r Range) Span {
	if r.Len() <= 0 {
		return Span{}
	}
	return Span{d.Tokens[r.First].Begin, d.Tokens[r.Last-1].End}
}

// SentenceAt returns the index of the sentence that holds a token, or -1.
func (d *Document) SentenceAt(token int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		switch s := d.Sentences[mid]; {
		case token < s.First:
			hi = mid
		case token >= s.Last:
			lo = mid + 1
		default:
			return mid
		}
	}
	return -1
}

// CodePoints converts spans of bytes of text, sorted by where they begin, to
// Unicode code points, as all output counts. It is the one place that does.
type CodePoints struct {
	text         string
	bytes, runes int
}

// NewCodePoints returns a converter for offsets into text.
func NewCodePoints(text string) *CodePoints { return &CodePoints{text: text} }

// At returns the number of code points before byte offset. It is fastest
// when offsets ascend.
func (c *CodePoints) At(offset int) int {
	if offset < c.bytes {
		c.bytes, c.runes = 0, 0
	}
	c.runes += utf8.RuneCountInString(c.text[c.bytes:offset])
	c.bytes = offset
	return c.runes
}

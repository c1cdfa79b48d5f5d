// Package mention finds where a document speaks of people, states,
// organizations, places, resolutions, agreements and events: by gazetteer, by
// office and title, by the grammar of names, and by the nouns that open the
// names of bodies, papers and gatherings.
package mention

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// Stage returns the stage that gives mentions.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "mention",
		Needs: []string{"tokens", "sentences", "matches"},
		Gives: []string{"mentions"},
		Process: func(ctx context.Context, d *extract.Document) error {
			d.Mentions = make([]extract.Mention, 0, len(d.Tokens)/8)
			f := &finder{d: d, taken: make([]int, len(d.Tokens)), owned: map[int]bool{}}
			for i := range f.taken {
				f.taken[i] = -1
			}
			f.classify()
			for _, s := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				if !s.Boilerplate {
					f.sentence(s)
				}
			}
			f.family()
			f.incumbents()
			f.weak()
			f.seats()
			f.regions()
			inOrder(d)
			return nil
		},
	}
}

// inOrder sorts the mentions by where they stand and keeps the references
// among them right.
func inOrder(d *extract.Document) {
	order := make([]int, len(d.Mentions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(d.Mentions[a].Tokens.First, d.Mentions[b].Tokens.First)
	})
	sorted := make([]extract.Mention, len(order))
	place := make([]int, len(order))
	for to, from := range order {
		sorted[to], place[from] = d.Mentions[from], to
	}
	for i := range sorted {
		for j := range sorted[i].Offices {
			if b := &sorted[i].Offices[j].Body; *b >= 0 {
				*b = place[*b]
			}
		}
	}
	d.Mentions = sorted
}

// A finder looks for mentions in one document.
type finder struct {
	d *extract.Document
	// taken holds for each token the index of the mention it belongs to, or -1.
	taken []int
	// names tells of each token whether a person's name may hold it.
	names []nameness
	s     extract.Sentence // the sentence being read
	owned map[int]bool     // tokens at which an owner has been looked for
	// weight counts the words that speak of each state; nil until asked for.
	weight map[string]int
	// of the whole document, once asked for
	surnames      map[string]bool // words behind given names
	spokenOffices map[office]bool // named with their states
}

// nameness says whether a word may be part of a person's name.
type nameness uint8

const (
	never  nameness = iota // an everyday word, a mark, a number
	maybe                  // a word we do not know
	namely                 // a word that names are made of
)

// classify fills names.
func (f *finder) classify() {
	d := f.d
	f.names = make([]nameness, len(d.Tokens))
	cased := d.Pack != nil && d.Pack.Order == lang.SVO
	for i, t := range d.Tokens {
		if t.Kind != lang.WordKind {
			continue
		}
		if cased && t.Case < lang.Title {
			continue
		}
		n := maybe
		for _, m := range d.Matches[i] {
			if m.End != i+1 {
				continue
			}
			if m.Entry.Class == lang.Word &&
				slices.Contains([]string{"name-opening", "name-half", "son", "descriptor"}, m.Entry.Value) {
				continue
			}
			if m.Entry.Class == lang.Word && m.First.Prefix == "" && m.First.Suffix == "" && !cased {
				n = never
				break
			}
			if d.Pack.Order == lang.VSO && strings.HasPrefix(m.Entry.Value, "unit:") &&
				m.Entry.Class == lang.Calendar && n == maybe {
				n = never // "في الأسبوع الماضي، وزير الخارجية"
			}
			switch m.Entry.Class {
			case lang.NamePart, lang.Person:
				if m.First.Prefix == "" && m.First.Suffix == "" && n == maybe {
					n = namely
				}
			case lang.Common, lang.Word, lang.Verb, lang.Cue, lang.Office, lang.Demonym, lang.Head, lang.Trigger,
				lang.Month, lang.Weekday, lang.RelativeDay, lang.Anaphor, lang.Honorific:
				if m.Entry.Class == lang.Honorific && m.First.Suffix == "ي" {
					continue // شهیدی is a surname
				}
				if n == maybe &&
					!(cased && m.Entry.Class != lang.Common && m.Entry.Class != lang.Word &&
						m.Entry.Class != lang.Office && m.Entry.Class != lang.Head) {
					n = never
				}
			}
		}
		if n == never && d.Pack.Order == lang.VSO && f.writtenAsName(i) {
			n = namely
		}
		if n == namely && d.Pack.Order == lang.VSO && d.Classes[i].Has(lang.Office) && i+1 < len(d.Tokens) &&
			!d.Tokens[i+1].Line && d.Classes[i+1].Has(lang.State) {
			n = never // "الرئيس الكيني | سلطان عمان"
		}
		if n == maybe && utf8.RuneCountInString(d.Folded[i]) < 2 && !cased {
			n = never
		}
		f.names[i] = n
	}
	if d.Pack != nil && d.Pack.Order == lang.SOV {
		f.titles()
	}
}

// writtenAsName reports whether the word at token i is a given name by the letter it ends
// in, by which it differs from a verb: "يحيى", not "يحيي".
func (f *finder) writtenAsName(i int) bool {
	t := f.d.Tokens[i]
	if !strings.HasSuffix(f.d.Text[t.Begin:t.End], "ى") {
		return false
	}
	part := false
	for _, m := range f.d.Matches[i] {
		if m.End != i+1 || m.First.Prefix != "" || m.First.Suffix != "" {
			continue
		}
		part = part || m.Entry.Class == lang.NamePart
		if m.Entry.Class != lang.NamePart && m.Entry.Tense == lang.NoTense {
			return false
		}
	}
	return part
}

// titles marks the words of titles of several words: the الله of "آیت الله" is
// no name.
func (f *finder) titles() {
	for i := range f.d.Matches {
		for _, m := range f.d.With(i, lang.Honorific) {
			if m.Entry.Class == lang.Honorific && m.First.Suffix == "" {
				for t := i; t < m.End && m.End > i+1; t++ {
					f.names[t] = never
				}
			}
		}
	}
}

// sentence finds the mentions of one sentence. The steps run from the surest
// to the least sure, and none takes words that an earlier one took.
func (f *finder) sentence(s extract.Sentence) {
	f.s = s
	f.byline()
	f.gazetteer()
	f.capitals()
	f.things()
	f.offices()
	f.descriptions()
	f.titled()
	f.freeNames()
	f.ofState()
	f.groups()
	f.demonyms()
	f.anaphors()
	f.victims()
}

// add records a mention of tokens r whose whole phrase is p.
func (f *finder) add(m extract.Mention) int {
	d := f.d
	if m.Type == "Person" && m.Form == extract.Name && m.Span.Len() == 0 {
		m.Tokens.First = f.descended(m.Tokens.First)
	}
	if m.Phrase.Len() == 0 {
		m.Phrase = m.Tokens
	}
	if m.Span.Len() == 0 {
		m.Span = d.SpanOf(m.Tokens)
	}
	i := len(d.Mentions)
	d.Mentions = append(d.Mentions, m)
	for t := m.Tokens.First; t < m.Tokens.Last; t++ {
		f.taken[t] = i
	}
	return i
}

// free reports whether no mention has taken any of the tokens.
func (f *finder) free(r extract.Range) bool {
	for t := r.First; t < r.Last; t++ {
		if f.taken[t] >= 0 {
			return false
		}
	}
	return true
}

// spanOf returns the bytes of a match without the clitics of its first and
// last word.
func (f *finder) spanOf(m lang.Match) extract.Span {
	d := f.d
	s := d.SpanOf(extract.Range{First: m.Begin, Last: m.End})
	if m.First.Skip > 0 {
		s.Begin += lang.RawLen(d.Text[s.Begin:s.End], int(m.First.Skip))
	}
	if m.Last != nil && m.Last.SkipEnd > 0 && m.Entry.Class != lang.Demonym {
		last := d.Tokens[m.End-1]
		n := lang.FoldedLen(d.Text[last.Begin:last.End]) - int(m.Last.SkipEnd)
		s.End = last.Begin + lang.RawLen(d.Text[last.Begin:last.End], n)
	}
	return s
}

// at returns the longest match of a class at token i within the sentence.
func (f *finder) at(i int, classes ...lang.Class) (lang.Match, bool) {
	if i < f.s.First || i >= f.s.Last {
		return lang.Match{}, false
	}
	wanted := lang.NewClasses(classes...)
	if f.d.Classes[i]&wanted == 0 {
		return lang.Match{}, false
	}
	for _, m := range f.d.Matches[i] { // longest first
		if m.End <= f.s.Last && wanted.Has(m.Entry.Class) {
			return m, true
		}
	}
	return lang.Match{}, false
}

// word returns the function word of that part at token i; of any part if
// part is empty.
func (f *finder) word(i int, part string) (lang.Match, bool) {
	if i < f.s.First || i >= f.s.Last {
		return lang.Match{}, false
	}
	if part != "" && f.d.Parts[i].Lacks(part) {
		return lang.Match{}, false
	}
	for _, m := range f.d.With(i, lang.Word) {
		if m.Entry.Class == lang.Word &&
			(m.Entry.Value == part || part == "" && m.First.Prefix == "" && m.First.Suffix == "") &&
			m.End <= f.s.Last {
			return m, true
		}
	}
	return lang.Match{}, false
}

// punct reports whether token i is that mark. Persian papers write single quotation
// marks for double ones: "' سالم حداد ' وزیر نفت".
func (f *finder) punct(i int, marks ...string) bool {
	if i < f.s.First || i >= f.s.Last || f.d.Tokens[i].Kind != lang.PunctKind {
		return false
	}
	mark := f.d.Folded[i]
	if mark == "'" && f.d.Pack.Order == lang.SOV {
		mark = "\""
	}
	return slices.Contains(marks, mark)
}

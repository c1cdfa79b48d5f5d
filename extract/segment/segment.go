// Package segment cuts a document into tokens and sentences, finds its
// language and its boilerplate, and looks every token up in the lexicon.
//
// The text itself is never changed. A token keeps the bytes it was written
// with and, beside them, its folded form; so no offset ever needs mapping
// back.
package segment

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// ErrLanguage is returned for a document in none of the languages there are
// packs for.
var ErrLanguage = errors.New("no language pack reads this text")

// Stage returns the stage that gives tokens, sentences and lexicon matches.
func Stage(packs map[string]*lang.Pack) extract.Stage {
	return extract.Stage{
		Name:  "segment",
		Gives: []string{"tokens", "sentences", "matches"},
		Process: func(_ context.Context, d *extract.Document) error {
			return process(packs, d)
		},
	}
}

func process(packs map[string]*lang.Pack, d *extract.Document) error {
	d.Tokens = lang.Scan(make([]lang.Token, 0, len(d.Text)/8+8), d.Text)
	if len(d.Tokens) == 0 {
		return nil
	}
	if d.Lang == "" {
		d.Lang = Detect(packs, d.Text, d.Tokens)
	}
	base, _, _ := strings.Cut(d.Lang, "-")
	pack, ok := packs[base]
	if !ok {
		if d.Lang == "" {
			return fmt.Errorf("%w: it is neither of %s", ErrLanguage, names(packs))
		}
		return fmt.Errorf("%w: its language is given as %q", ErrLanguage, d.Lang)
	}
	d.Pack = pack
	look(d)
	d.Sentences = sentences(d)
	boilerplate(d)
	return nil
}

// look looks every token up in the lexicon.
func look(d *extract.Document) {
	forms := d.Pack.Analyse(d.Text, d.Tokens)
	if parted := d.Pack.Part(d.Text, d.Tokens, forms); len(parted) > len(d.Tokens) {
		d.Tokens = parted
		forms = d.Pack.Analyse(d.Text, d.Tokens)
	}
	n := len(forms)
	d.Folded, d.Stems, d.Matches = make([]string, n), make([][]lang.Stem, n), make([][]lang.Match, n)
	d.Classes, d.Parts = make([]lang.Classes, n), make([]lang.Parts, n)
	size := 0
	for _, f := range forms {
		size += f.Entries()
	}
	all := make([]lang.Match, 0, size+n/2) // one arena for all tokens
	for i, f := range forms {
		d.Folded[i], d.Stems[i] = f.Folded, f.Stems
		from := len(all)
		all = d.Pack.Lexicon.Match(all, forms, i)
		d.Matches[i] = all[from:len(all):len(all)]
		d.Classes[i], d.Parts[i] = f.Sum(d.Matches[i])
	}
}

func names(packs map[string]*lang.Pack) string {
	var codes []string
	for c := range packs {
		codes = append(codes, c)
	}
	return strings.Join(codes, ", ")
}

// Detect returns the code of the pack that knows the beginning of the text
// best, or "" if none knows its function words. What a word tells of a
// language depends on its part: function words, as they stand, tell most.
func Detect(packs map[string]*lang.Pack, text string, tokens []lang.Token) string {
	const sample = 600 // tokens; enough to tell, small enough to cost nothing
	tokens = tokens[:min(len(tokens), sample)]
	best, most := "", 0
	for code, p := range packs {
		forms := p.Analyse(text, tokens)
		function, known := 0, 0
		var found []lang.Match
		for i := range forms {
			found = p.Lexicon.Match(found[:0], forms, i)
			if len(found) > 0 {
				known++
			}
			for _, m := range found {
				if m.Entry.Class == lang.Word && m.First.Prefix == "" && m.First.Suffix == "" {
					function++
					break
				}
			}
		}
		hints := scriptHints(code, text)
		if function+hints == 0 {
			continue
		}
		if n := 2*function + known + 2*hints; n > most || n == most && code < best {
			best, most = code, n
		}
	}
	return best
}

// scriptHints counts letters that only one of the languages is written with,
// over the beginning of the text.
func scriptHints(code, text string) int {
	only := map[string]string{"fa": "پچژگیک", "ar": "ةأإىؤئ", "en": "aeiou"}[code]
	n := 0
	for i, r := range text {
		if i > 1000 {
			break
		}
		if strings.ContainsRune(only, r) {
			n++
		}
	}
	return (n + 3) / 4
}

// maxSentence is the number of tokens after which a sentence is cut whatever
// stands there, at its last pause if it has one. The longest that people write
// are shorter; what is not written by people must not take long.
const maxSentence = 400

// sentences cuts at line breaks, unless the text is wrapped, and at full stops,
// question and exclamation marks that are not part of a number or an
// abbreviation.
func sentences(d *extract.Document) []extract.Sentence {
	var out []extract.Sentence
	from, par, pause := 0, 0, 0
	add := func(to int) {
		if to > from {
			out = append(out, extract.Sentence{Range: extract.Range{First: from, Last: to}, Paragraph: par})
		}
		from = to
	}
	width := wrapping(d)
	line := 0 // the first token of the line
	for i, t := range d.Tokens {
		full := false
		if t.Line && i > line {
			full = width > 0 && lineLen(d, line, i) >= width*wrapFull/100
			line = i
		}
		if i > from && t.Line && !full {
			add(i)
			par++
		}
		if i-from >= maxSentence {
			add(max(pause, from+maxSentence/2))
		}
		if t.Kind != lang.PunctKind {
			continue
		}
		switch d.Folded[i] {
		case "،", ",", "؛", ";":
			pause = i + 1
		case "!", "?", "؟", "…", "...", "..", "!!", "؟؟":
			if i+1 == len(d.Tokens) || d.Tokens[i+1].Space {
				add(closing(d, i+1))
			}
		case ".":
			if !inside(d, i) {
				add(closing(d, i+1))
			}
		}
	}
	add(len(d.Tokens))
	if len(out) > 0 {
		for i := range out {
			if out[i].Paragraph == 0 {
				out[i].Title = len(out) > 1
			}
		}
	}
	return out
}

// A text is wrapped if none of its lines is longer than wrapMax characters, of
// those that are at least wrapFull percent of the longest, wrapLines or more,
// most break off within a sentence, and sentences end within lines: a list of
// headlines is not wrapped. Where every sentence ends a line, most of the lines
// that break off are nearly as long as the longest, wrapEven percent: those of a
// list are as long as what they say.
const (
	wrapMax   = 120
	wrapFull  = 70
	wrapEven  = 80
	wrapLines = 6
)

// wrapping returns the length of the longest line of a text whose lines break
// wherever they are full, or 0 if line breaks mean something.
func wrapping(d *extract.Document) int {
	var lens []int
	var open []bool
	longest, first, within := 0, 0, 0
	for i := 1; i <= len(d.Tokens); i++ {
		if i < len(d.Tokens) && !d.Tokens[i].Line {
			if d.Folded[i-1] == "." && !inside(d, i-1) {
				within++
			}
			continue
		}
		n := lineLen(d, first, i)
		if n > wrapMax {
			return 0
		}
		lens, open = append(lens, n), append(open, !strings.ContainsAny(d.Folded[i-1], ".!?؟:؛…"))
		longest, first = max(longest, n), i
	}
	full, broken, even, ends, opened := 0, 0, 0, 0, 0
	for i, n := range lens {
		if !open[i] {
			ends++
		} else {
			opened++
			if n >= longest*wrapEven/100 {
				even++
			}
		}
		if n >= longest*wrapFull/100 {
			full++
			if open[i] {
				broken++
			}
		}
	}
	if full < wrapLines || 2*broken < full || 6*within < full && (6*ends < full || 3*even < 2*opened) {
		return 0
	}
	return longest
}

// lineLen is how many characters the line of tokens [from, to) has.
func lineLen(d *extract.Document, from, to int) int {
	return utf8.RuneCountInString(d.Text[d.Tokens[from].Begin:d.Tokens[to-1].End])
}

// closing moves an end of sentence behind quotation marks and brackets that
// close right after it.
func closing(d *extract.Document, i int) int {
	for i < len(d.Tokens) && !d.Tokens[i].Space && d.Tokens[i].Kind == lang.PunctKind &&
		strings.ContainsAny(d.Folded[i], "»\"”)]’") {
		i++
	}
	return i
}

// inside reports whether the full stop at token i belongs to a number or an
// abbreviation.
func inside(d *extract.Document, i int) bool {
	if i+1 >= len(d.Tokens) {
		return false
	}
	if i == 0 {
		return true
	}
	before, after := d.Tokens[i-1], d.Tokens[i+1]
	if !after.Space && after.Kind != lang.PunctKind {
		// A stop with no space after it ends a sentence only between words.
		if before.Kind == lang.NumberKind || after.Kind == lang.NumberKind {
			return true
		}
		return len([]rune(d.Folded[i-1])) <= 1 ||
			before.Case >= lang.Title && d.Tokens[i+1].Case == lang.Lower || before.End-before.Begin <= 2
	}
	if before.Kind == lang.WordKind && !d.Tokens[i].Space && len([]rune(d.Folded[i-1])) == 1 {
		return true // an initial, or د. for Doctor
	}
	return d.Pack.Order == lang.SVO && after.Case > lang.Lower &&
		slices.ContainsFunc(d.Matches[i-1], func(m lang.Match) bool { // Mr. Smith, St. Petersburg
			return m.End == i && (m.Entry.Class == lang.Honorific || m.Entry.Value == "abbreviation")
		}) ||
		d.Pack.Order == lang.SVO && after.Kind == lang.WordKind && after.Case == lang.Lower &&
			before.Case >= lang.Title // "Marcos Jr. met"
}

// boilerplate marks the lines that are no part of the article: those that
// open with words of the pack's list (print dates, "related news"), and the
// run of short lines without a verb or final stop in which many pages end
// (advertisers, tags, menus).
func boilerplate(d *extract.Document) {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if !s.Boilerplate && opens(d, s.First, "boilerplate") {
			for j := i; j < len(d.Sentences) && d.Sentences[j].Paragraph == s.Paragraph; j++ {
				d.Sentences[j].Boilerplate = true
			}
		}
		if i > len(d.Sentences)/3 && opens(d, s.First, "tail") {
			for j := i; j < len(d.Sentences); j++ {
				d.Sentences[j].Boilerplate = true
			}
			break
		}
	}
	last := len(d.Sentences)
	for last > 0 && menuLine(d, d.Sentences[last-1]) {
		last--
	}
	// One short closing line may be a signature within the article; three are
	// a menu. A document of nothing but short lines is a list of headlines.
	if last > 0 && len(d.Sentences)-last >= 3 {
		for i := last; i < len(d.Sentences); i++ {
			d.Sentences[i].Boilerplate = true
		}
	}
}

// menuLine reports a line of at most six words that does not end a sentence.
func menuLine(d *extract.Document, s extract.Sentence) bool {
	if s.Len() > 6 {
		return false
	}
	switch d.Folded[s.Last-1] {
	case ".", "!", "؟", "?", ":", "»", "\"":
		return false
	}
	return true
}

// opens reports whether boilerplate of that part starts at token i. A single
// word opens it only before a mark, a date or the end of the line: شارك alone
// asks to share, in a sentence it tells who took part.
func opens(d *extract.Document, i int, part string) bool {
	for _, m := range d.Matches[i] {
		if m.Entry.Class != lang.Word || m.Entry.Value != part || m.First.Prefix != "" || m.First.Suffix != "" {
			continue
		}
		if m.End > i+1 || m.End >= len(d.Tokens) || d.Tokens[m.End].Line || d.Tokens[m.End].Kind != lang.WordKind {
			return true
		}
		for _, n := range d.Matches[m.End] {
			if n.Entry.Class == lang.Month || n.Entry.Class == lang.Weekday {
				return true
			}
		}
	}
	return false
}

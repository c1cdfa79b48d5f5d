package coref

import (
	"slices"

	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells who a Persian sentence is about apart from whom it names.

// untold returns the token from which on a sentence gives what somebody says whom it
// does not name, as he is the one whom the text is about: "افزود: | ظریف آمد". It
// is past the sentence if there is none.
func (r *resolver) untold(sentence int) int {
	d := r.d
	s := d.Sentences[sentence]
	if d.Pack.Order != lang.SOV {
		return s.Last
	}
	at := s.First
	for at < s.Last && d.Folded[at] != ":" {
		at++
	}
	const long = 3 // words of a verb
	if at == s.Last || !slices.ContainsFunc(d.Matches[max(s.First, at-long):at], func(m []lang.Match) bool {
		return slices.ContainsFunc(m, func(x lang.Match) bool { return x.End == at && x.Entry.Class == lang.Verb && x.Entry.Value == "say" })
	}) {
		return s.Last
	}
	for j := r.mentionAt(s.First); j < len(d.Mentions) && d.Mentions[j].Tokens.First < at; j++ {
		switch d.Mentions[j].Type {
		case "Person", "Organization", "State":
			return s.Last
		}
	}
	return at
}

// attends reports whether the person of mention j is but present at a meeting of
// others, of which the sentence goes on to tell that mention i is part of: "در این
// دیدار که با حضور | رایزن سفارت | انجام شد، دو طرف".
func (r *resolver) attends(j, i int) bool {
	d := r.d
	if d.Pack.Order != lang.SOV || d.SentenceAt(d.Mentions[j].Tokens.First) != d.SentenceAt(d.Mentions[i].Tokens.First) {
		return false
	}
	first := d.Mentions[j].Phrase.First
	return slices.ContainsFunc(d.Matches[max(0, first-2):first], func(m []lang.Match) bool {
		return slices.ContainsFunc(m, func(x lang.Match) bool {
			return x.End == first && x.Entry.Class == lang.Word && x.Entry.Value == "attending"
		})
	})
}

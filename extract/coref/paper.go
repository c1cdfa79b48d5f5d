package coref

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells whether two names of Persian papers are of one paper. The same
// text is a "سند همکاری" in a headline, a "یادداشت تفاهم همکاری‌های گمرکی" below
// it and a "توافقنامه" in what the ministers say of it.

// exchanged lists the kinds of papers that writers call by one another's names.
// A memorandum is no contract: both may be signed at one table.
var exchanged = [...][2]string{
	{"document", "memorandum"}, {"document", "agreement"}, {"document", "treaty"}, {"document", "contract"},
	{"memorandum", "agreement"}, {"agreement", "treaty"}, {"agreement", "contract"},
}

// vague are the parts of speech that say nothing of what a paper is about, and
// the words that fit any.
var vague = []string{"any-paper", "prep", "conj", "about", "between", "with", "demonstrative", "state-word",
	"own", "said"}

// renamed reports whether mention i may speak again, by another name, of the
// paper that entity e is: as far as each of its names goes.
func (r *resolver) renamed(i, e int) bool {
	return !slices.ContainsFunc(r.d.Entities[e].Mentions, func(j int) bool {
		return r.d.Mentions[j].Form != extract.Pronoun && !r.samePaper(i, j)
	})
}

// samePaper reports whether mention i may speak again of the paper that mention
// j names: in another sentence, by a word exchanged for the other's, and saying
// nothing of its subject or its parties that the other does not.
func (r *resolver) samePaper(i, j int) bool {
	a, b := r.d.Mentions[i], r.d.Mentions[j]
	if r.d.Pack.Order != lang.SOV || a.Type != "Agreement" || b.Type != "Agreement" || a.Key != "" || b.Key != "" {
		return false
	}
	x, y := r.describe(i), r.describe(j)
	if len(x.words) == 0 || len(y.words) == 0 ||
		x.kind != y.kind && !slices.Contains(exchanged[:], [2]string{x.kind, y.kind}) &&
			!slices.Contains(exchanged[:], [2]string{y.kind, x.kind}) {
		return false
	}
	first, second := a, b
	if b.Tokens.First < a.Tokens.First {
		first, second = b, a
	}
	s, t := r.d.SentenceAt(first.Tokens.First), r.d.SentenceAt(second.Tokens.First)
	if s == t || r.several(a) || r.several(b) || r.indefinite(second) && !r.d.Sentences[s].Title {
		return false
	}
	if len(x.names) > 0 && len(y.names) > 0 && !shares(x.names, y.names) {
		return false
	}
	p, q := r.subjectOf(a), r.subjectOf(b)
	return holdsAll(p, q) || holdsAll(q, p)
}

// several reports whether a mention names more papers than one: "دو یادداشت
// تفاهم".
func (r *resolver) several(m extract.Mention) bool {
	if t := m.Tokens.First - 1; t >= 0 &&
		(r.d.Tokens[t].Kind == lang.NumberKind || slices.ContainsFunc(r.d.Matches[t], func(x lang.Match) bool {
			return x.Entry.Class == lang.Word && x.Entry.Value == "counted"
		})) {
		return true
	}
	return slices.ContainsFunc(r.d.Matches[m.Tokens.First], func(h lang.Match) bool {
		return h.Entry.Class == lang.Head &&
			(h.Entry.Plural || h.End == h.Begin+1 && strings.HasPrefix(h.Last.Suffix, "ها"))
	})
}

// indefinite reports whether the head of a mention has the ending of "a paper",
// which speaks of one that is new.
func (r *resolver) indefinite(m extract.Mention) bool {
	return slices.ContainsFunc(r.d.Matches[m.Tokens.First], func(h lang.Match) bool {
		return h.Entry.Class == lang.Head &&
			(h.Last.Suffix == "ي" || strings.HasSuffix(r.d.Folded[h.End-1], "هاي") && h.End == h.Begin+1)
	})
}

// subjectOf lists the words of a paper's name that say what it is about: not its
// head, names, function words, adjectives that fit any paper.
func (r *resolver) subjectOf(m extract.Mention) []string {
	d := r.d
	head := m.Tokens.First + 1
	for _, h := range d.Matches[m.Tokens.First] {
		if h.Entry.Class == lang.Head && h.End <= m.Tokens.Last {
			head = max(head, h.End)
		}
	}
	var out []string
	for t := head; t < m.Tokens.Last; t++ {
		if d.Tokens[t].Kind != lang.WordKind || slices.ContainsFunc(d.Matches[t], func(x lang.Match) bool {
			return x.Entry.Class == lang.Word && slices.Contains(vague, x.Entry.Value) ||
				x.Entry.Class == lang.State || x.Entry.Class == lang.Demonym || x.Entry.Class == lang.Anaphor
		}) {
			continue
		}
		out = append(out, singular(d.Folded[t], false))
	}
	return out
}

// holdsAll reports whether all words of b are among those of a.
func holdsAll(a, b []string) bool {
	return !slices.ContainsFunc(b, func(w string) bool { return !slices.Contains(a, w) })
}

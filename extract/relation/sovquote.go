package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
)

// This file carries somebody's words on from sentence to sentence where verbs
// come last: a colon, or marks, open what several sentences of a paragraph tell.

// A telling is what a sentence leaves open behind its full stop.
type telling struct {
	open  bool  // somebody's words may go on
	marks bool  // marks hold them, which a later sentence closes
	by    []int // whose words they are
	in    int   // the clause that holds them
	end   int   // the token behind the sentence
}

// tellsOn reports whether a sentence goes on with the words that the one before
// it quotes. Words that no mark holds end with the paragraph, or where somebody
// is told of again: the speaker, who says a thing, the outlet.
func (p *parse) tellsOn(before telling) bool {
	if !before.open || before.end != p.s.First || len(p.verbs) == 0 {
		return false
	}
	last := p.d.Tokens[p.s.First-1]
	if p.d.Folded[p.s.First-1] != ":" && strings.Contains(p.d.Text[last.End:p.d.Tokens[p.s.First].Begin], "\n") {
		return false
	}
	if before.marks {
		return true
	}
	for t := p.s.First; t < p.s.Last; t++ {
		if p.d.Folded[t] == ":" || !p.covered(t) && (p.has(t, "narrator") || p.has(t, "report") || p.has(t, "according")) {
			return false
		}
	}
	if p.isAbout(before.by) {
		return false
	}
	for _, v := range p.verbs {
		if p.saying(v) && !v.Entry.First {
			return false
		}
	}
	return true
}

// isAbout reports whether the first that a sentence names is the one whose
// words the sentence before told: "وی سپس به مسقط رفت".
func (p *parse) isAbout(speaker []int) bool {
	for _, a := range p.args {
		if a.marker == "" && p.actor(a) {
			return slices.Equal(a.entities, speaker)
		}
	}
	return false
}

// telling tells what the sentence leaves open, once its clauses are known.
func (b *finalBuilder) telling() telling {
	i, marks := b.cur, len(b.quotes) > 0
	if marks {
		i = b.quotes[0]
	}
	if !b.clauses[i].quoted {
		return telling{}
	}
	for b.clauses[i].parent >= 0 && b.clauses[b.clauses[i].parent].quoted {
		i = b.clauses[i].parent
	}
	for i > 0 && b.clauses[i].sibling >= 0 && b.clauses[i].parent < 0 {
		i = b.clauses[i].sibling
	}
	c := b.clauses[i]
	return telling{open: marks || c.First >= b.s.Last || c.First == b.s.First || !b.quote(c.First), marks: marks, in: i, end: b.s.Last}
}

// teller settles whose words the sentence leaves open: those of whom the clause
// around them names, or of whom the sentence before told.
func (p *parse) teller(before []int, ctx *context) {
	q := &p.quoting
	if !q.open {
		return
	}
	c := p.clauses[q.in]
	switch {
	case c.parent < 0, p.clauses[c.parent].Len() == 0:
		q.by = before
	case p.clauses[c.parent].subject != nil || p.clauses[c.parent].dropped != nil:
		q.by = ctx.speaker
	}
	q.open = len(q.by) > 0
}

// goOn opens the clause of a sentence that goes on with somebody's words.
func (b *finalBuilder) goOn(q telling) int {
	if !q.marks {
		return b.open(clause{quoted: true}, -1, -1)
	}
	i := b.open(clause{quoted: true, Range: extract.Range{First: b.s.First, Last: b.s.First}}, b.open(clause{}, -1, -1), -1)
	b.quotes = append(b.quotes, i)
	return i
}

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
		if p.d.Folded[t] == ":" ||
			!p.covered(t) && (p.has(t, "narrator") || p.has(t, "report") || p.has(t, "according")) {
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
	return telling{open: marks || c.First >= b.s.Last || c.First == b.s.First || !b.quote(c.First),
		marks: marks, in: i, end: b.s.Last}
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
	case p.clauses[c.parent].subject != nil || p.clauses[c.parent].dropped != nil || p.clauses[c.parent].written:
		q.by = ctx.speaker
	}
	q.open = len(q.by) > 0
}

// goOn opens the clause of a sentence that goes on with somebody's words.
func (b *finalBuilder) goOn(q telling) int {
	if !q.marks {
		return b.open(clause{quoted: true}, -1, -1)
	}
	i := b.open(clause{quoted: true, Range: extract.Range{First: b.s.First, Last: b.s.First}},
		b.open(clause{}, -1, -1), -1)
	b.quotes = append(b.quotes, i)
	return i
}

// standsIn reports whether clause i says that something stands in a text, or that the
// text says it: "در این بیانیه آمده است که", "این بیانیه می‌افزاید".
func (p *parse) standsIn(i int) bool {
	c := p.clauses[i]
	if c.verb.End == 0 || c.rel || c.quoted {
		return false
	}
	t := p.textIn(i)
	if t >= 0 && p.has(c.verb.Begin, "written") {
		return true
	}
	return t >= 0 && p.saying(c.verb) &&
		(t == c.First || t == c.First+1 && p.has(c.First, "demonstrative")) && !p.raBetween(t, c.verb.Begin)
}

// textIn returns the first noun for a statement in clause i, or -1.
func (p *parse) textIn(i int) int {
	for t := p.clauses[i].First; t < p.clauses[i].verb.Begin; t++ {
		if p.clauseAt(t) == i && p.has(t, "statement") {
			return t
		}
	}
	return -1
}

// issuersIn returns whose words those are of which clause i says that they stand in a
// statement: its owner's, else those of who issued the last one.
func (p *parse) issuersIn(i int, ctx *context) []int {
	if who := p.ownersOf(p.textIn(i)); len(who) > 0 {
		return who
	}
	return ctx.issuer
}

// issued remembers who the sentence says issued a statement: its owner, or the subject
// of the clause that speaks of one that was not named before.
func (p *parse) issued(ctx *context) {
	for t := p.s.First; t < p.s.Last; t++ {
		if !p.has(t, "statement") {
			continue
		}
		c := p.clauses[p.clauseAt(t)]
		switch who := p.ownersOf(t); {
		case len(who) > 0:
			ctx.issuer = who
		case !p.has(t, "indefinite") && !p.wordStarts(t+1, "own") &&
			!(t > p.s.First && (p.has(t-1, "publishing") || p.has(t-1, "one"))):
		case len(c.subject) > 0:
			ctx.issuer = c.subject
		case len(c.dropped) > 0:
			ctx.issuer = c.dropped
		}
	}
}

// ownersOf returns whose the text is that the noun at token t is for.
func (p *parse) ownersOf(t int) []int {
	for _, a := range p.args {
		if a.First <= t && t < a.Last && !p.actor(a) {
			return p.makers(a) // "بیانیه مشترک قطر و عمان"
		}
		if a.First <= t || !p.someone(a) {
			continue
		}
		for u := p.skipModifiers(t + 1); u < a.First; u++ {
			if p.covered(u) || !p.standsFor(u) {
				return nil
			}
		}
		return a.entities
	}
	return nil
}

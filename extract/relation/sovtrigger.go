package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells what belongs to the nouns that call up frames where verbs come
// last, and what to their verbs.

// ownObject reports whether an occurrence and another noun that "and" joins to it
// are what the verb at token to is about, as the subject's own: "همبستگی | و همدردی
// خود را با مردم یمن اعلام کرد".
func (p *parse) ownObject(o occurrence, to int) bool {
	if o.End >= to || p.d.Folded[o.End] != "و" {
		return false
	}
	for _, a := range p.args {
		if a.Last <= o.Begin && a.Last >= o.Begin-1 && a.marker != "" {
			return false // "با وزیر دیدار و نامه خود را تسلیم کرد"
		}
	}
	if p.wordEnds(o.Begin, "ra") {
		return false
	}
	for t := o.End + 1; t+1 < to && t <= o.End+ownMax && !p.covered(t) && !p.barrier(t); t++ {
		if p.has(t, "own") {
			return p.has(t+1, "ra")
		}
	}
	return false
}

// carriesOn reports whether the clause of an occurrence goes on with what the
// subject of the one before does, to an object of its own: "از توافق خارج شد | و
// تحریم‌ها را علیه ایران بازگرداند".
func (p *parse) carriesOn(o occurrence) bool {
	c := p.clauses[o.clause]
	if c.sibling < 0 || c.verb.End == 0 || p.passive(o) || c.verb.Entry.Passive || p.d.Folded[c.First] != "و" {
		return false
	}
	return p.wordStarts(p.skipModifiers(o.End), "ra")
}

// conjunct returns the token from which on what stands before the noun of a
// compound verb may be what somebody takes a stance on: behind an "and" that joins
// it, with something of its own, to another such noun ("قطر را محکوم | و از عمان
// تقدیر کرد").
func (p *parse) conjunct(o occurrence) int {
	first := p.clauses[o.clause].First
	if !stances[o.frame.Relation] {
		return first
	}
	for t := o.Begin - 2; t > first+1; t-- {
		if p.d.Folded[t] == "و" && p.clauseAt(t) == o.clause && !p.covered(t) && !p.covered(t-1) &&
			p.trigger(t-1) && !p.wordEnds(t-1, "prep") &&
			(p.wordStarts(t+1, "prep") || p.raBetween(t+1, o.Begin)) {
			return t
		}
	}
	return first
}

// oneOfMany reports whether the ending of a noun says that it is indefinite, so
// that nothing belongs to it: "در ادعایی بی‌اساس | ایران را متهم کرد". Behind a
// vowel the same letter joins it to whose it is: "ادعای ایران".
func (p *parse) oneOfMany(o occurrence) bool {
	if o.Entry.Value != "noun" {
		return false
	}
	switch o.Last.Suffix {
	case "يي", "هايي":
		return true
	case "ي":
		w := p.d.Pack.Lexicon.Text(o.Last.ID)
		return !strings.HasSuffix(w, "ا") && !strings.HasSuffix(w, "و")
	}
	return false
}

// asked reports whether an arg with its preposition stands behind a noun that the
// frame requires: "محموله‌ای از کمک‌ها به ایران فرستاد".
func (p *parse) asked(a arg, o occurrence) bool {
	m, ok := p.before(a.from, "prep")
	if !ok {
		return false
	}
	t := p.headOf(m.Begin)
	return t >= p.s.First && !p.covered(t) && p.stemmed(t, o.frame.RequiresIDs)
}

// takes reports whether the noun at token t, which stands behind a preposition
// itself, calls up a frame of another relation whose object that preposition
// marks.
func (p *parse) takes(t int, marker string, o occurrence) bool {
	from := t
	for from > p.s.First && !p.covered(from-1) && (p.modifier(from-1) || p.has(from-1, "phase")) {
		from--
	}
	return p.wordEnds(from, "prep") && slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		if m.End != t+1 || m.Entry.Class != lang.Trigger || m.Entry.Value != "noun" {
			return false
		}
		f := p.d.Pack.Frames[m.Entry.Index]
		return f.Relation != o.frame.Relation &&
			slices.ContainsFunc(f.Object, func(s string) bool { return lang.Fold(s) == marker })
	})
}

// governsBy reports whether the noun at token t calls up a frame whose object that
// preposition marks.
func (p *parse) governsBy(t int, marker string) bool {
	return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		return m.End == t+1 && m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" &&
			slices.ContainsFunc(p.d.Pack.Frames[m.Entry.Index].Object,
				func(s string) bool { return lang.Fold(s) == marker })
	})
}

// phrasing reports whether no noun at token t calls up a frame, but a phrase at
// most: "از حق مشروع ایران".
func (p *parse) phrasing(t int) bool {
	return !slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun"
	})
}

// attacker reports whether the noun at token t is an attack that an arg makes on
// somebody named behind it: "از حمله قطر | به عمان حمایت کرد".
func (p *parse) attacker(f *lang.Frame, t int, a arg) bool {
	m, ok := p.word(a.end, "prep")
	return ok && slices.Contains(f.Through, "+") && p.has(t, "attack") && p.hitting(p.text(m))
}

// retreat reports whether an arg with its preposition belongs to a nearer noun,
// behind another preposition, than the one that calls up a frame: "انتقاد قطر به
// عقب‌نشینی عمان | از یمن".
func (p *parse) retreat(a arg, o occurrence) bool {
	m, ok := p.before(a.from, "prep")
	return ok && p.complement(a, o) && slices.ContainsFunc(tokens(o.End, m.Begin), func(t int) bool {
		x, ok := p.word(t, "prep")
		return ok && !p.covered(t) && p.text(x) == "به"
	})
}

// hitting reports whether what stands behind a preposition is what an attack hits.
func (p *parse) hitting(marker string) bool {
	return marker == "به" || marker == "بر" || marker == "از" || marker == lang.Fold("علیه")
}

// callsUp reports whether a noun at token t calls up a relation.
func (p *parse) callsUp(t int, relation string) bool {
	return slices.ContainsFunc(p.d.With(t, lang.Trigger), func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" &&
			p.d.Pack.Frames[m.Entry.Index].Relation == relation
	})
}

// reporterMax bounds the words for who reports something.
const reporterMax = 4

// reportedFrom reports whether the preposition at token t tells where a report comes
// from: "به گزارش خبرنگار ایرنا | از مسکو".
func (p *parse) reportedFrom(t int) bool {
	for b := t; b > p.s.First && b > t-reporterMax && p.d.Tokens[b-1].Kind == lang.WordKind; b-- {
		if p.wordEnds(b, "report") {
			return b < t
		}
		if a := p.argBefore(b); a != nil && p.d.Entities[a.entities[0]].Type == "Person" {
			return false
		}
	}
	return false
}

// itsDeed reports whether a deed that a demonstrative opens at token t is that of
// the arg behind it: "قطر از این تصمیم | عمان استقبال کرد". Where nobody is named
// before it, it may as well be that of who does what the verb tells.
func (p *parse) itsDeed(t int, a arg) bool {
	if !p.has(t, "deed") && !p.has(t, "attack") {
		return false
	}
	for t = p.skipModifiers(t + 1); t < a.First && p.standsFor(t); t++ {
	}
	if t != a.First {
		return false
	}
	return slices.ContainsFunc(p.args, func(b arg) bool {
		return b.Last < t && b.marker == "" && b.heads == 0 && p.actor(b)
	})
}

// ofAnother reports whether a noun at token t, which begins a clause, is the subject
// with whose it is: "گفت که ادعاهای | قطر بی‌اساس است".
func (p *parse) ofAnother(clause, t int) bool {
	return slices.ContainsFunc(p.args, func(a arg) bool {
		return p.clauseAt(a.First) == clause && a.marker == "" && a.heads > 0 && a.from == t &&
			p.has(t, "deed") && !p.wordStarts(a.end, "prep")
	})
}

// andMore adds to the filler that arg i is those of another kind that "and" joins to
// it, where the clause has named its subject before: "ایران از قطر | و وزیر عمان تشکر
// کرد".
func (p *parse) andMore(i int, x filler, o occurrence) filler {
	a := p.args[i]
	if !stances[o.frame.Relation] || a.marker == "را" || !p.someone(a) ||
		!slices.ContainsFunc(p.args[:i], func(b arg) bool {
			return p.clauseAt(b.First) == o.clause && p.nominative(b) && p.actor(b)
		}) {
		return x
	}
	for _, b := range p.args[i+1:] {
		if b.Last > o.Begin || b.marker != "" || !p.someone(b) ||
			b.form == extract.Nominal && p.d.Entities[b.entities[0]].Type == "Organization" ||
			sameKind(p.d, a, b) || b.from <= a.end || b.from-a.end > 1 || p.d.Folded[a.end] != "و" ||
			!p.nominative(b) {
			break
		}
		x.entities = append(append([]int(nil), x.entities...), b.entities...)
		a = b
	}
	return x
}

// uttered reports whether a stance is what somebody comes to say, so that he takes
// it: "برای ابراز همبستگی با مردم قطر به مسقط رفت".
func (p *parse) uttered(o occurrence) bool {
	return stances[o.frame.Relation] && o.Entry.Value == "noun" &&
		(p.has(o.Begin, "declaring") || o.Begin > p.s.First && p.has(o.Begin-1, "declaring"))
}

// someone reports whether an arg is a person, a state or a body.
func (p *parse) someone(a arg) bool {
	return p.actor(a) && p.d.Entities[a.entities[0]].Type != "Place"
}

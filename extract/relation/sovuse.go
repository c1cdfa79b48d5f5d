package relation

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells in clauses whose verbs come last what is half of a compound verb
// and what a noun with arguments of its own.

// A use is how an occurrence is used.
type use uint8

const (
	predicate use = iota // the verb, or the noun of a compound verb
	nounUse              // a noun with arguments of its own
)

// use tells how an occurrence is used.
func (p *parse) use(o occurrence) use {
	if o.verbal() {
		return predicate
	}
	v := p.clauses[o.clause].verb
	if i, ok := p.argAt[o.Begin]; ok && p.args[i].Last == o.End && p.args[i].marker != "" && p.args[i].marker != "را" {
		return nounUse // "راجع به | توافق هسته‌ای سخن گفت"
	}
	if o.Entry.Value == "phrase" &&
		(v.End == 0 && p.last(o) ||
			v.Begin >= o.End && len(o.frame.Requires) > 0 && slices.Contains(o.frame.Object, "را")) {
		return predicate
	}
	if v.End == 0 || o.End > v.End || o.Entry.Value == "noun" && o.Begin > p.s.First && p.has(o.Begin-1, "along") {
		return nounUse
	}
	if v.Begin <= o.Begin || p.light(p.nameEnd(o), v.Begin) && !p.ownObject(o, v.Begin) || p.parted(o, v) {
		return predicate
	}
	return nounUse
}

// parted reports whether what a compound verb drives its object to stands between
// its noun and its light verb: "قطر را متهم | به دخالت در لیبی | کرد".
func (p *parse) parted(o occurrence, v lang.Match) bool {
	if o.Entry.Value != "noun" || o.End >= p.s.Last || p.d.Folded[o.End] != "به" || !p.verbClass(v.Begin, "light") {
		return false
	}
	t := o.Begin
	for t > p.s.First && p.wordEnds(t, "adverb") {
		m, _ := p.before(t, "adverb")
		t = m.Begin
	}
	return p.wordEnds(t, "ra") && !p.raBetween(o.End, v.Begin)
}

// last reports whether an occurrence ends its clause: "ما به این توافق پایبندیم".
func (p *parse) last(o occurrence) bool {
	for t := o.End; t < p.s.Last && p.clauseAt(t) == o.clause; t++ {
		if p.d.Tokens[t].Kind == lang.WordKind {
			return false
		}
	}
	return true
}

// lightMax bounds the words between the noun of a compound verb and the verb.
const lightMax = 5

// light reports whether tokens [from, to) may stand between the noun of a
// compound verb and the verb: other such nouns and what belongs to them. After
// "and" the verb may be far off, as it is said once for several nouns.
func (p *parse) light(from, to int) bool {
	if from < to && p.d.Folded[from] == "و" &&
		(!p.trigger(from+1) || p.raBetween(from, to) || p.indefiniteFrom(from+1, to)) {
		return true // "دیدار و ادعاهایی مطرح کردند"
	}
	if to-from > lightMax || from < to && (p.has(from, "pronoun") || from+1 == to && p.has(from, "demonstrative")) {
		return false
	}
	for t := from; t < to; t++ {
		if p.covered(t) || p.trigger(t) && p.d.Folded[t-1] != "و" {
			return false
		}
		for _, part := range []string{"prep", "ra", "that"} {
			if m, ok := p.word(t, part); ok && (part != "prep" || !p.inCompound(t, m)) {
				return false
			}
		}
	}
	return true
}

// indefiniteFrom reports whether the noun at token t, before token to, or an
// adjective behind it says that it is indefinite: "ادعاهای بی‌پایه‌ای".
func (p *parse) indefiniteFrom(t, to int) bool {
	for end := min(max(t+1, p.skipModifiers(t+1)+1), to); t < end && !p.covered(t) && !p.wordStarts(t, "prep"); t++ {
		if m, ok := p.word(t, "modifier"); ok && m.Last.Suffix == "ي" || p.ends(t) {
			return true
		}
	}
	return false
}

// raBetween reports whether an object's particle stands in tokens [from, to).
func (p *parse) raBetween(from, to int) bool {
	for t := from; t < to; t++ {
		if _, ok := p.word(t, "ra"); ok && !p.covered(t) {
			return true
		}
	}
	return false
}

// inCompound reports whether a preposition belongs to a compound verb: "به
// عمل آورد".
func (p *parse) inCompound(t int, m lang.Match) bool {
	_, ok := p.word(t, "compound")
	return ok
}

// passive reports whether the verb of a compound makes its noun passive.
func (p *parse) passive(o occurrence) bool {
	v := p.clauses[o.clause].verb
	if v.Entry == nil || o.verbal() {
		return o.Entry.Passive
	}
	if o.End < v.Begin && p.or(o.End) && p.objectBefore(o) {
		return false // "حمله را محکوم و خواستار صلح شد"
	}
	if v.Entry.Passive {
		return true
	}
	if o.Entry.Value == "phrase" {
		return false
	}
	for t := max(v.Begin, o.End); t < v.End; t++ {
		if p.verbClass(t, "passive") {
			return true
		}
	}
	return false
}

// objectBefore reports whether an object's particle stands before a noun in its
// clause.
func (p *parse) objectBefore(o occurrence) bool {
	for t := p.clauses[o.clause].First; t < o.Begin; t++ {
		if p.clauseAt(t) == o.clause && !p.covered(t) && p.wordStarts(t, "ra") {
			return true
		}
	}
	return false
}

// gapped returns who is the subject of a verb said once for two, where each has its
// own object behind the same preposition: "قطر از عمان و | یمن از ارمنستان حمایت کرد".
func (p *parse) gapped(o occurrence) (second arg) {
	marker, first := "", 0
	for i := len(p.args) - 1; i >= 0; i-- {
		a := p.args[i]
		if a.Last > o.Begin || p.clauseAt(a.First) != o.clause {
			continue
		}
		switch {
		case marker == "":
			if marker = a.marker; marker == "" || marker == "را" {
				return arg{}
			}
			m, _ := p.before(a.from, "prep")
			first = m.Begin
		case second.entities == nil && a.marker == marker && len(a.entities) > 1 && a.Last == first:
			second, second.entities = a, a.entities[len(a.entities)-1:]
			second.First = a.Last - 1
			return second
		case second.entities == nil:
			if a.marker != "" || a.heads > 0 || a.First == p.s.First || p.d.Folded[a.First-1] != "و" {
				return arg{}
			}
			second = a
		case a.marker == marker && a.Last == second.First-1:
			return second
		default:
			return arg{}
		}
	}
	return arg{}
}

// whenOrHow reports whether token t is a word of an adverb or of a time, which names
// nobody: "سال گذشته", "پنج سال پیش".
func (p *parse) whenOrHow(t int) bool {
	return p.inWord(t, "adverb") || p.timely(t) || p.shifts(t) || p.has(t, "counted") && p.timely(t+1)
}

// shifts reports whether the word at token t tells whether the time that the word
// before it measures is past or to come, so that nothing behind it is of that time:
// "پنج سال پیش | قرارداد".
func (p *parse) shifts(t int) bool {
	calendar := func(t int, what string) bool {
		return slices.ContainsFunc(p.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Calendar && strings.HasPrefix(m.Entry.Value, what)
		})
	}
	return t > p.s.First && !p.covered(t) && calendar(t, "shift") && calendar(t-1, "unit:")
}

// saidAgain reports whether an arg behind a comma names by its capital a state that
// the list before it has named, so that a clause begins there: "تحریم قطر علیه ایران،
// | تهران و مسقط".
func (p *parse) saidAgain(a arg, list []arg, b arg) bool {
	if p.d.Pack.Order != lang.SOV || len(b.entities) != 1 || p.d.Entities[b.entities[0]].Type != "State" ||
		!slices.ContainsFunc(p.d.Matches[b.First], func(m lang.Match) bool {
			return m.Entry.Class == lang.Place && m.End == b.Last
		}) {
		return false
	}
	return slices.Contains(a.entities, b.entities[0]) ||
		slices.ContainsFunc(list, func(x arg) bool { return slices.Contains(x.entities, b.entities[0]) })
}

package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// A phrase is the noun phrase that a head opens: "اتفاق التعاون بين قطر
// وتركيا", "کمیسیون امنیت ملی مجلس", "the Kazakh Chamber of Commerce".
type phrase struct {
	head lang.Match
	kind string // of the head: "agreement:treaty"
	// core is the head with its genitives and adjectives, full has the
	// prepositional phrases that say more: with whom, between whom, on what.
	core, full extract.Range
	names      []int    // mentions inside
	nations    []string // states whose adjectives are inside
	words      int      // further words of the core beside the head
	definite   bool     // it has an article or ends in a name
	about      bool     // says with whom or on what
	quoted     bool     // has a name in quotation marks
	number     string   // "2334", "ES-10/19"
}

// named reports whether the phrase holds a name.
func (p *phrase) named() bool { return len(p.names) > 0 || len(p.nations) > 0 || p.quoted }

// habits say what a phrase of some kind may hold.
type habits struct {
	persons bool // names of people: "خطة كوفي عنان"
	pairs   bool // two states: "توافق هند و آمریکا"
	tail    bool // prepositional phrases
	moments bool // dates: "اتفاق 14 يوليو"
	offices bool // office-holders in the plural: "اجتماع وزراء الخارجية"
}

// maxWords bounds the words of a phrase.
const maxWords = 9

// phrase reads the noun phrase around a head.
func (f *finder) phrase(h lang.Match, may habits) *phrase {
	p := &phrase{head: h, kind: h.Entry.Value, core: extract.Range{First: h.Begin, Last: h.End}}
	p.definite = h.First.Article || h.Last.Article
	if f.d.Pack.Order == lang.SVO {
		f.modifiers(p)
	}
	p.core.Last = f.genitives(p, h.End, may)
	p.full = p.core
	if may.tail {
		p.full.Last = f.tail(p, p.core.Last, may)
	}
	return p
}

// genitives reads what follows a head without a preposition (in English, with
// "of"), and returns the token after it.
func (f *finder) genitives(p *phrase, k int, may habits) int {
	if f.d.Pack.Order == lang.SVO {
		if w, ok := f.word(k, "genitive"); ok {
			k = f.object(p, w.End, k, may)
		}
		// "Organization for Security and Co-operation in Europe"
		for _, link := range [...]string{"for", "inside", "about"} {
			if w, ok := f.word(k, link); ok && f.capital(k-1) && (f.capital(w.End) || link == "for") && strings.HasPrefix(p.kind, "organization:") && p.kind != "organization:embassy" && p.kind != "organization:ministry" && f.proper(w.End) {
				k = f.object(p, w.End, k, may)
			}
		}
		return k
	}
	end, closed := k, p.definite && f.d.Pack.Order == lang.VSO
	pending := 0     // words without an article that wait for what defines them
	settled := false // only the owner may follow
	named := false   // the last word is a name
	for n := 0; n < maxWords && k < f.s.Last && !f.d.Tokens[k].Line; n++ {
		if j, ok := f.quote(k, k == p.head.End); ok && pending == 0 {
			for t := k; t < j; t++ {
				if i := f.taken[t]; i >= 0 && f.d.Mentions[i].Tokens.First == t {
					p.names = append(p.names, i)
				}
			}
			k, end, closed, p.quoted = j, j, true, true
			pending = 0
			continue
		}
		if f.owner(p, k) { // "لجنة الطاقة بمجلس الشيوخ": read the senate first
			f.thingAt(k, "organization")
		}
		if i := f.taken[k]; i >= 0 {
			m := f.d.Mentions[i]
			if m.Tokens.First != k || !f.fits(m, may) || !f.genitive(p, m, k, closed, may) {
				break
			}
			p.names = append(p.names, i)
			k = m.Tokens.Last
			end, closed, p.definite, pending, named = k, true, true, 0, true
			continue
		}
		if m, ok := f.at(k, lang.Portfolio); ok && p.kind == "organization:ministry" && k == p.head.End {
			p.words += m.End - m.Begin
			k = m.End
			end = k
			if m.First.Article || m.Last.Article {
				closed, p.definite = true, true
			}
			settled = true
			continue
		}
		if m, ok := f.momentAt(k); ok && may.moments && (k == p.head.End || f.d.Pack.Order == lang.SOV) {
			if k == p.head.End && f.d.Pack.Order == lang.VSO {
				end, closed, p.definite = m, true, true
			}
			k = m
			continue
		}
		if m, ok := f.at(k, lang.Demonym); ok && m.First.Prefix == "" && !m.Entry.Weak && (!closed || f.d.Pack.Order == lang.VSO && m.First.Article) {
			p.nations = append(p.nations, m.Entry.Value)
			k = m.End
			end = k
			if m.First.Article || f.d.Pack.Order == lang.SOV {
				closed, p.definite = true, true
			}
			pending = 0
			continue
		}
		if f.d.Tokens[k].Kind == lang.NumberKind && k == p.head.End && len(f.d.Folded[k]) <= 3 && strings.HasPrefix(p.kind, "event:") {
			k++
			continue
		}
		if m, ok := f.at(k, lang.Office); ok && may.offices && m.Entry.Plural && !closed {
			p.words++
			k = m.End
			pending++
			if m.Last.Article {
				end, closed, p.definite, pending = k, true, true, 0
			}
			continue
		}
		if closed && may.pairs && f.d.Pack.Order == lang.SOV && k+1 < f.s.Last && f.taken[k+1] >= 0 && f.paired(p, k+1) {
			k++
			continue
		}
		if a, ok := f.at(k, lang.Anaphor); ok && a.First.Prefix == "" && !p.head.First.Article {
			break
		}
		word, ok := f.inner(p, k, closed)
		if !ok || settled || named && word == defining && !f.relational(k) {
			break
		}
		p.words++
		k++
		switch {
		case f.d.Pack.Order == lang.SOV:
			end = k
		case word == defining:
			end, closed, p.definite, pending = k, true, true, 0
		case word == adjectival && pending == 0:
			end = k
		default:
			closed = false
			pending++
		}
	}
	if pending > 0 {
		p.words -= min(p.words, pending)
	}
	return end
}

// owner reports whether a body that the phrase's body belongs to starts at
// token k behind a clitic.
func (f *finder) owner(p *phrase, k int) bool {
	if f.taken[k] >= 0 || f.owned[k] || !strings.HasPrefix(p.kind, "organization:") {
		return false
	}
	f.owned[k] = true // once: owners of owners nest
	m, ok := f.at(k, lang.Head)
	return ok && (m.First.Prefix == "ب" || m.First.Prefix == "ل" || m.First.Prefix == "لل") && strings.HasPrefix(m.Entry.Value, "organization:")
}

// relational reports whether the word at token k looks like an adjective of
// relation, as may follow a name: "اتفاق إيران النووي".
func (f *finder) relational(k int) bool {
	w := f.d.Folded[k]
	return strings.HasSuffix(w, "ي") || strings.HasSuffix(w, "يه") || strings.HasSuffix(w, "جديد") || strings.HasSuffix(w, "جديده")
}

// fits reports whether a mention may stand inside a phrase.
func (f *finder) fits(m extract.Mention, may habits) bool {
	return m.Form != extract.Pronoun && (m.Type != "Person" || may.persons && m.Form == extract.Name)
}

// genitive reports whether a name at token k may go on a phrase: bare, behind
// the Arabic ل, or as the second of a pair.
func (f *finder) genitive(p *phrase, m extract.Mention, k int, closed bool, may habits) bool {
	switch clitic := lang.Fold(f.clitic(m)); {
	case clitic == "":
		return !closed || may.pairs && f.paired(p, k)
	case f.d.Pack.Order != lang.VSO:
		return false
	case clitic == "ل" || clitic == "لل", clitic == "ب" && strings.HasPrefix(p.kind, "organization:"):
		return m.Type != "Place" && m.Type != "State" || !closed
	case clitic == "و":
		return may.pairs && len(p.names) > 0 && f.d.Mentions[p.names[len(p.names)-1]].Type == m.Type && m.Type == "State"
	}
	return false
}

// paired reports whether the conjunction before token k joins a state to the
// state before it.
func (f *finder) paired(p *phrase, k int) bool {
	_, ok := f.word(k-1, "conj")
	return ok && len(p.names) > 0 && f.d.Mentions[p.names[len(p.names)-1]].Tokens.Last == k-1
}

// The ways in which a plain word goes on a phrase.
type inner uint8

const (
	plain      inner = iota // a noun that something must still define
	defining                // a word with the article
	adjectival              // an adjective without it
)

// inner says how the plain word at token k goes on the phrase.
func (f *finder) inner(p *phrase, k int, closed bool) (inner, bool) {
	t := f.d.Tokens[k]
	if t.Kind != lang.WordKind {
		return plain, false
	}
	w := f.d.Folded[k]
	if f.d.Pack.Order == lang.VSO {
		switch {
		case strings.HasPrefix(w, "ال"):
			return defining, !f.stops(k) && !(closed && f.headAt(k))
		case strings.HasPrefix(w, "وال"): // "الشؤون الخارجية والدفاع"
			return defining, closed && p.definite && p.words > 0 && strings.HasPrefix(p.kind, "organization:") && f.taken[k] < 0 && !f.headAt(k)
		case strings.HasPrefix(w, "لل") && len(w) > 8:
			return defining, p.kind != "organization:ministry" && (strings.HasPrefix(p.kind, "organization:") || strings.HasPrefix(p.kind, "event:"))
		case closed:
			return plain, false
		case f.stops(k) || f.joined(k) && !f.whole(k) || f.finite(k):
			return plain, false
		case strings.HasSuffix(w, "ي") || strings.HasSuffix(w, "يه"):
			return adjectival, true
		}
		return plain, true
	}
	if closed {
		// "انرژی اتمی ایران": a name ends a Persian phrase.
		return plain, false
	}
	if _, ok := f.word(k, "conj"); ok && w == "و" {
		return plain, strings.HasPrefix(p.kind, "organization:") && p.words > 0 && k+1 < f.s.Last && f.taken[k+1] < 0 && !f.stops(k+1) && !f.headAt(k+1) && !f.officeHead(k+1)
	}
	return plain, !f.stops(k)
}

// stops reports whether the word at token k cannot go on a noun phrase: a
// function word, a finite verb, an office, a date.
func (f *finder) stops(k int) bool {
	if _, ok := f.momentAt(k); ok {
		return true
	}
	article := strings.HasPrefix(f.d.Folded[k], "ال") && f.d.Pack.Order == lang.VSO
	for _, m := range f.d.Matches[k] {
		if m.First.Suffix != "" && !f.suffixedVerb(k, m) || m.End > f.s.Last {
			continue
		}
		switch m.Entry.Class {
		case lang.Word:
			switch m.Entry.Value {
			case "conj":
				if m.First.Prefix == "" {
					return true
				}
			case "prep", "that", "rel", "sub", "demonstrative", "pronoun", "both", "ra", "auxiliary", "article", "possessive":
				if m.First.Prefix == "" || !f.whole(k) {
					return true
				}
			}
		case lang.Verb, lang.Trigger:
			if m.First.Prefix != "" || article && m.First.Article || m.Entry.Class == lang.Trigger && m.Entry.Value != "verb" {
				continue
			}
			if m.Entry.Tense == lang.Infinitive || m.Entry.Tense == lang.Participle {
				continue
			}
			// An Arabic past of three letters is written like its noun: حظر.
			if f.d.Pack.Order == lang.VSO && m.Entry.Tense == lang.Past && len([]rune(f.d.Folded[k])) <= 3 {
				continue
			}
			return true
		case lang.Office:
			if m.First.Prefix == "" && !m.Entry.Plural {
				return true
			}
		case lang.Honorific:
			if m.First.Prefix == "" {
				return true
			}
		case lang.Anaphor:
			if m.First.Prefix == "" && !article {
				return true
			}
		}
	}
	return false
}

// suffixedVerb reports whether a match is a verb with its object written on to
// it ("أرسلتها") and long enough not to be a noun like "قادة".
func (f *finder) suffixedVerb(k int, m lang.Match) bool {
	return m.Entry.Class == lang.Verb && utf8.RuneCountInString(f.d.Folded[k])-m.First.SkipEnd >= 4
}

// finite reports whether a word that is in no list has the shape of a finite
// verb.
func (f *finder) finite(k int) bool {
	if len(f.d.Stems[k]) > 0 {
		return false
	}
	for _, b := range f.d.Pack.Grammar.Finite {
		if w := f.d.Folded[k]; strings.HasPrefix(w, b) && len(w) > len(b)+4 {
			return true
		}
	}
	return false
}

// whole reports whether a word that could be read with a clitic is also a
// word of its own.
func (f *finder) whole(k int) bool {
	for _, s := range f.d.Stems[k] {
		if s.Prefix == "" {
			return true
		}
	}
	return false
}

func (f *finder) anyOffice(k int) bool  { _, ok := f.at(k, lang.Office); return ok }
func (f *finder) headAt(k int) bool     { _, ok := f.at(k, lang.Head); return ok }
func (f *finder) officeHead(k int) bool { _, ok := f.at(k, lang.Office); return ok }

// momentAt returns the token after the date that starts at token k.
func (f *finder) momentAt(k int) (int, bool) {
	for _, m := range f.d.Moments {
		if m.Tokens.First == k {
			return m.Tokens.Last, true
		}
		if m.Tokens.First > k {
			break
		}
	}
	return k, false
}

// quote returns the token after a name in quotation marks, or right after the
// head in brackets.
func (f *finder) quote(k int, first bool) (int, bool) {
	closing := map[string]string{"«": "»", "\"": "\"", "“": "”", "”": "“", "'": "'", "‘": "’", "(": ")"}
	if f.d.Tokens[k].Kind != lang.PunctKind {
		return k, false
	}
	mark := f.d.Folded[k]
	end, ok := closing[mark]
	if !ok || mark == "(" && !first {
		return k, false
	}
	for j := k + 1; j < min(f.s.Last, k+7); j++ {
		if f.d.Folded[j] == end || mark == "»" && f.d.Folded[j] == "«" {
			return j + 1, j > k+1
		}
		if f.d.Tokens[j].Kind == lang.PunctKind && f.d.Folded[j] != "-" {
			return k, false
		}
	}
	return k, false
}

// tail reads the prepositional phrases that say with whom, between whom or on
// what, and returns the token after them.
func (f *finder) tail(p *phrase, k int, may habits) int {
	end := k
	for range 2 {
		if end >= f.s.Last || f.d.Tokens[end].Line {
			return end
		}
		next := end
		for _, part := range [...]string{"with", "between", "about", "for"} {
			if w, ok := f.word(end, part); ok && w.First.Prefix == "" {
				next = f.object(p, w.End, end, may)
				if part == "about" && next == end {
					next = f.topic(p, w.End, end)
				}
				break
			}
		}
		if next == end {
			return end
		}
		p.about = true
		end = next
	}
	return end
}

// object reads the object of a preposition: names, perhaps joined, with plain
// words before them. It returns from if there are none.
func (f *finder) object(p *phrase, k, from int, may habits) int {
	end := from
	names := 0
	for n := 0; n < maxWords && k < f.s.Last && !f.d.Tokens[k].Line; n++ {
		if j, ok := f.quote(k, false); ok {
			k, end, p.quoted = j, j, true
			continue
		}
		if i := f.taken[k]; i >= 0 {
			m := f.d.Mentions[i]
			clitic := lang.Fold(f.clitic(m))
			if m.Tokens.First != k || !f.fits(m, may) || clitic != "" && !(clitic == "و" && names > 0) {
				break
			}
			p.names = append(p.names, i)
			names++
			k = m.Tokens.Last
			end = k
			continue
		}
		if m, ok := f.at(k, lang.Demonym); ok && m.First.Prefix == "" && !m.Entry.Weak {
			p.nations = append(p.nations, m.Entry.Value)
			k = m.End
			end = k
			continue
		}
		if w, ok := f.word(k, "article"); ok {
			k = w.End
			continue
		}
		if _, ok := f.word(k, "conj"); ok && k+1 < f.s.Last && (names > 0 && f.taken[k+1] >= 0 || f.capital(k-1) && f.capital(k+1)) {
			k++
			continue
		}
		if f.d.Tokens[k].Kind != lang.WordKind || f.stops(k) {
			break
		}
		if f.capital(k) {
			p.words++
			k++
			end = k
			continue
		}
		if names > 0 && f.d.Pack.Order != lang.SVO {
			break
		}
		k++
	}
	return end
}

// capital reports whether token k is a word with a capital in a script that
// has them.
func (f *finder) capital(k int) bool {
	return f.d.Pack.Order == lang.SVO && k >= f.s.First && k < f.s.Last && f.d.Tokens[k].Kind == lang.WordKind && f.d.Tokens[k].Case >= lang.Title
}

// topic reads a few plain words that say what a paper or meeting is about.
func (f *finder) topic(p *phrase, k, from int) int {
	end := from
	for n := 0; n < 4 && k < f.s.Last && !f.d.Tokens[k].Line && f.taken[k] < 0; n++ {
		if w, ok := f.word(k, "article"); ok {
			k = w.End
			continue
		}
		if f.d.Tokens[k].Kind != lang.WordKind || f.stops(k) || strings.HasPrefix(f.d.Folded[k], "و") && f.d.Pack.Order == lang.VSO {
			break
		}
		k++
		end = k
	}
	return end
}

// modifiers reads what stands before an English head: nationality, names,
// words with capitals, ordinal numbers, and common nouns behind one of these
// ("the Rabat ports agreement").
func (f *finder) modifiers(p *phrase) {
	const maxNouns = 2
	k, nouns := p.head.Begin, 0
	p.core.First = k
	for k > f.s.First && p.head.Begin-k < maxWords && !f.d.Tokens[k].Line {
		begin, what := f.modifier(p, k)
		if what == noModifier || what == nounModifier && nouns == maxNouns {
			break
		}
		k = begin
		if what == nounModifier {
			nouns++
			continue
		}
		p.words += nouns
		if what == wordModifier {
			p.words++
		}
		nouns, p.core.First = 0, k
	}
	if p.core.First < p.head.Begin || p.head.First.Case >= lang.Title {
		p.definite = true
	}
}

// The kinds of what may stand before an English head.
type modifier uint8

const (
	noModifier   modifier = iota
	nameModifier          // a name or nationality
	wordModifier          // a word with a capital, a number, a hyphen
	nounModifier          // a common noun
)

// modifier reads what ends before token k. It returns where it begins.
func (f *finder) modifier(p *phrase, k int) (int, modifier) {
	t := k - 1
	if i := f.taken[t]; i >= 0 {
		m := f.d.Mentions[i]
		if m.Tokens.Last != k || m.Type == "Person" || m.Form == extract.Pronoun {
			return k, noModifier
		}
		p.names = append(p.names, i)
		return m.Tokens.First, nameModifier
	}
	if f.possessed(k) {
		if k-3 < f.s.First || f.taken[k-3] < 0 || f.d.Mentions[f.taken[k-3]].Tokens.Last != k-2 {
			return k, noModifier
		}
		i := f.taken[k-3]
		p.names = append(p.names, i)
		return f.d.Mentions[i].Tokens.First, nameModifier
	}
	if m, ok := f.demonymBefore(k); ok {
		p.nations = append(p.nations, m.Entry.Value)
		return m.Begin, nameModifier
	}
	if f.d.Tokens[t].Kind == lang.PunctKind {
		joined := f.d.Folded[t] == "-" && !f.d.Tokens[t].Space && !f.d.Tokens[k].Space && (f.capital(t-1) || f.ordinal(t-1))
		if joined {
			return t, wordModifier
		}
		return k, noModifier
	}
	if f.stops(t) {
		return k, noModifier
	}
	switch {
	case f.capital(t):
		if t == f.s.First && !f.capital(k) {
			return k, noModifier // the capital that begins a sentence
		}
		return t, wordModifier
	case f.ordinal(t), f.hyphened(t):
		return t, wordModifier
	case f.d.Tokens[t].Kind == lang.WordKind:
		return t, nounModifier
	}
	return k, noModifier
}

// proper reports whether token k, or the one behind an article there, is
// written with a capital and no name of a place.
func (f *finder) proper(k int) bool {
	if w, ok := f.word(k, "article"); ok {
		k = w.End
	}
	return f.capital(k) && (f.taken[k] < 0 || f.d.Mentions[f.taken[k]].Type != "Place" && f.d.Mentions[f.taken[k]].Type != "State")
}

// compounded reports whether an English head is only the first part of a
// compound: "truce monitors", "summit venue".
func (f *finder) compounded(p *phrase) bool {
	k := p.head.End
	if f.d.Pack.Order != lang.SVO || k >= f.s.Last || p.core.Last > k || p.full.Last > k || f.d.Tokens[k].Kind != lang.WordKind || f.d.Tokens[k].Case >= lang.Title || f.d.Tokens[k].Line {
		return false
	}
	if f.stops(k) {
		return false
	}
	for _, m := range f.d.Matches[k] {
		switch m.Entry.Class {
		case lang.Common, lang.Head, lang.Office:
			return m.First.Prefix == ""
		}
	}
	return len(f.d.Matches[k]) == 0
}

// possessed reports whether 's stands right before token k.
func (f *finder) possessed(k int) bool {
	return k-2 >= f.s.First && f.d.Folded[k-1] == "s" && f.d.Tokens[k-2].Kind == lang.PunctKind && !f.d.Tokens[k-1].Space
}

// demonymBefore returns the nationality adjective that ends before token k.
func (f *finder) demonymBefore(k int) (lang.Match, bool) {
	for back := 1; back <= 3 && k-back >= f.s.First; back++ {
		if m, ok := f.at(k-back, lang.Demonym); ok && m.End == k && !m.Entry.Weak {
			return m, true
		}
	}
	return lang.Match{}, false
}

// ordinal reports whether token t is a number such as 74th or 2015.
func (f *finder) ordinal(t int) bool {
	if t < f.s.First || f.dated(t) {
		return false
	}
	w := f.d.Folded[t]
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

// dated reports whether token t is part of a date.
func (f *finder) dated(t int) bool {
	for _, m := range f.d.Moments {
		if m.Tokens.First <= t && t < m.Tokens.Last {
			return true
		}
	}
	return false
}

// hyphened reports whether token t is the second half of a compound whose
// first half is a name or has a capital: "Saudi-led".
func (f *finder) hyphened(t int) bool {
	return t >= f.s.First+2 && f.d.Folded[t-1] == "-" && !f.d.Tokens[t].Space && !f.d.Tokens[t-1].Space && f.capital(t-2)
}

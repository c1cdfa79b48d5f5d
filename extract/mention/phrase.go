package mention

import (
	"strings"

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
	nouns      int      // common nouns right before an English core
	words      int      // further words of the core beside the head
	definite   bool     // it has an article or ends in a name
	about      bool     // says with whom or on what
	quoted     bool     // has a name in quotation marks
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

// counts reports whether the token at k tells how many there are of what follows.
func (f *finder) counts(k int) bool {
	_, counted := f.word(k, "counted")
	return counted || f.d.Tokens[k].Kind == lang.NumberKind
}

// genitives reads what follows a head without a preposition (in English, with
// "of"), and returns the token after it.
func (f *finder) genitives(p *phrase, k int, may habits) int {
	if f.d.Pack.Order == lang.SVO {
		if w, ok := f.word(k, "genitive"); ok {
			k = f.object(p, w.End, k, may)
		}
		// "Ministry of Energy of Chad"
		if w, ok := f.word(k, "genitive"); ok && !f.has(p, "State") && strings.HasPrefix(p.kind, "organization:") {
			if j := f.object(p, w.End, k, may); f.has(p, "State") {
				k = j
			}
		}
		// "Organization for Security and Co-operation in Europe"
		for _, link := range [...]string{"for", "inside", "about"} {
			if w, ok := f.word(k, link); ok && f.capital(k-1) && (f.capital(w.End) || link == "for") &&
				strings.HasPrefix(p.kind, "organization:") && p.kind != "organization:embassy" &&
				p.kind != "organization:ministry" && f.proper(w.End) {
				k = f.object(p, w.End, k, may)
			}
		}
		return k
	}
	end, closed := k, p.definite && f.d.Pack.Order == lang.VSO || f.unlinked(p.head)
	pending := 0     // words without an article that wait for what defines them
	settled := false // only the owner may follow
	named := false   // the last word is a name
	for n := 0; n < maxWords && k < f.s.Last && !f.d.Tokens[k].Line; n++ {
		if j, ok := f.quote(k, k == p.head.End); ok && (may.persons || !f.someone(k, j)) &&
			!f.namedInFull(p) && pending == 0 && len(p.names) == 0 && len(p.nations) == 0 {
			for t := k; t < j; t++ {
				if i := f.taken[t]; i >= 0 && f.d.Mentions[i].Tokens.First == t {
					p.names = append(p.names, i)
				}
			}
			k, end, closed, p.quoted = j, j, true, true
			pending = 0
			continue
		}
		if _, ok := f.word(k, "adverb"); ok && f.d.Pack.Order == lang.SOV && strings.HasPrefix(p.kind, "agreement:") {
			break // "این طرح | حتی با مخالفت"
		}
		if f.owner(p, k) { // "لجنة الطاقة بمجلس الشيوخ": read the senate first
			f.thingAt(k, "organization")
		}
		if i := f.taken[k]; i >= 0 {
			m := f.d.Mentions[i]
			if d, ok := f.at(k, lang.Demonym); ok && closed && d.First.Article && m.Type == "State" &&
				m.Tokens.First == k && f.clitic(m) == "" {
				// "اللجنة السعودية العراقية": the adjective, though it looks like the name
				p.nations = append(p.nations, m.Key)
				k = m.Tokens.Last
				end = k
				continue
			}
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
		if m, ok := f.at(k, lang.Demonym); ok && m.First.Prefix == "" && !m.Entry.Weak &&
			(!closed || f.d.Pack.Order == lang.VSO && m.First.Article) {
			p.nations = append(p.nations, m.Entry.Value)
			k = m.End
			end = k
			if m.First.Article || f.d.Pack.Order == lang.SOV {
				closed, p.definite = true, true
			}
			pending = 0
			continue
		}
		if f.d.Pack.Order == lang.SOV && strings.HasPrefix(p.kind, "event:") && f.counts(k) && f.headAt(k+1) {
			break // "پس از مذاکرات | ۱۶ سند"
		}
		if f.d.Tokens[k].Kind == lang.NumberKind && k == p.head.End && len(f.d.Folded[k]) <= 3 &&
			strings.HasPrefix(p.kind, "event:") {
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
		if closed && may.pairs && f.d.Pack.Order == lang.SOV && k+1 < f.s.Last && f.taken[k+1] >= 0 &&
			f.paired(p, k+1) {
			k++
			continue
		}
		if a, ok := f.at(k, lang.Anaphor); ok && a.First.Prefix == "" && !p.head.First.Article {
			break
		}
		if f.d.Pack.Order == lang.VSO && closed && len(p.nations) > 0 && p.kind == "organization:cabinet" &&
			f.deedAt(k) {
			break // "استنكر مجلس الوزراء الكيني | الاتهامات"
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

// namedInFull reports whether an Arabic phrase names a ministry, so that quotation marks
// behind it hold the name of somebody who acts for it: "المتحدث باسم وزارة الخارجية | «…»".
func (f *finder) namedInFull(p *phrase) bool {
	return f.d.Pack.Order == lang.VSO && p.kind == "organization:ministry" && p.words > 0
}

// owner reports whether a body that the phrase's body belongs to starts at
// token k behind a clitic.
func (f *finder) owner(p *phrase, k int) bool {
	if f.taken[k] >= 0 || f.owned[k] || !strings.HasPrefix(p.kind, "organization:") {
		return false
	}
	f.owned[k] = true // once: owners of owners nest
	m, ok := f.at(k, lang.Head)
	return ok && (m.First.Prefix == "ب" || m.First.Prefix == "ل" || m.First.Prefix == "لل") &&
		strings.HasPrefix(m.Entry.Value, "organization:")
}

// fits reports whether a mention may stand inside a phrase.
func (f *finder) fits(m extract.Mention, may habits) bool {
	return m.Form != extract.Pronoun && (m.Type != "Person" || may.persons && m.Form == extract.Name)
}

// genitive reports whether a name at token k may go on a phrase: bare, behind
// the Arabic ل, or as the second of a pair.
func (f *finder) genitive(p *phrase, m extract.Mention, k int, closed bool, may habits) bool {
	switch clitic := lang.Fold(f.clitic(m)); {
	case f.handled(p, m), k == p.head.End && f.anyOfIts(p.head):
		return false
	case clitic == "":
		return !closed || may.pairs && f.paired(p, k)
	case f.d.Pack.Order != lang.VSO:
		return false
	case clitic == "ل" || clitic == "لل", clitic == "ب" && strings.HasPrefix(p.kind, "organization:"):
		return m.Type != "Place" && m.Type != "State" || !closed
	case clitic == "و":
		return may.pairs && len(p.names) > 0 && f.d.Mentions[p.names[len(p.names)-1]].Type == m.Type &&
			m.Type == "State"
	}
	return false
}

// paired reports whether the conjunction before token k joins a state to the
// state before it.
func (f *finder) paired(p *phrase, k int) bool {
	_, ok := f.word(k-1, "conj")
	ok = ok || f.d.Pack.Order == lang.SOV && f.punct(k-1, "-", "–", "—") // "پیمان کابل - واشنگتن"
	return ok && len(p.names) > 0 && f.d.Mentions[p.names[len(p.names)-1]].Tokens.Last == k-1
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
			return f.purposeOf(p, end)
		}
		p.about = true
		end = next
	}
	return end
}

// purposeOf returns the token after the words that say what an Arabic paper is for,
// which end its name at token k: "الاتفاقية الدولية | لمكافحة الإرهاب", "الاتفاق
// الإطاري | للتعاون".
func (f *finder) purposeOf(p *phrase, k int) int {
	if f.d.Pack.Order != lang.VSO || !strings.HasPrefix(p.kind, "agreement:") || k+1 >= f.s.Last ||
		f.d.Tokens[k].Line || f.taken[k] >= 0 || f.headAt(k) || !f.purpose(k) {
		return k
	}
	end := k + 1
	if w, ok := f.word(k, "aim"); ok {
		return w.End
	}
	if strings.HasPrefix(f.d.Folded[k], "لل") || f.taken[end] >= 0 || !f.articled(end) || f.stops(end) {
		return k
	}
	for end++; end < f.s.Last && end < k+4 && f.taken[end] < 0 && f.articled(end) && !f.stops(end) &&
		!f.d.Tokens[end].Line; end++ {
	}
	return end
}

// object reads the object of a preposition: names, perhaps joined, with plain
// words before them. It returns from if there are none.
func (f *finder) object(p *phrase, k, from int, may habits) int {
	end := from
	names := 0
	for n := 0; n < maxWords && k < f.s.Last && !f.d.Tokens[k].Line; n++ {
		if j, ok := f.quote(k, false); ok && (may.persons || !f.someone(k, j)) {
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
		if _, ok := f.word(k, "conj"); ok && k+1 < f.s.Last &&
			(names > 0 && f.taken[k+1] >= 0 || f.capital(k-1) && f.capital(k+1)) {
			k++
			continue
		}
		if names > 0 && f.enumerates(k) {
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

// enumerates reports whether the comma at token k stands in a list of states or bodies that
// "and" closes: "میان قطر | ، عمان و ترکیه".
func (f *finder) enumerates(k int) bool {
	const long = 12 // states
	for n := 0; n < long && k < f.s.Last && f.punct(k, "،", ","); n++ {
		k++
		if k >= f.s.Last || f.taken[k] < 0 {
			return false
		}
		m := f.d.Mentions[f.taken[k]]
		if m.Tokens.First != k || m.Type != "State" && m.Type != "Organization" {
			return false
		}
		if lang.Fold(f.clitic(m)) == "و" {
			return true
		}
		k = m.Tokens.Last
	}
	if _, ok := f.word(k, "conj"); ok {
		k++
	}
	return k < f.s.Last && f.taken[k] >= 0 &&
		(f.conjunction(k-1) || lang.Fold(f.clitic(f.d.Mentions[f.taken[k]])) == "و")
}

// topic reads a few plain words that say what a paper or meeting is about.
func (f *finder) topic(p *phrase, k, from int) int {
	end := from
	for n := 0; n < 4 && k < f.s.Last && !f.d.Tokens[k].Line && f.taken[k] < 0; n++ {
		if w, ok := f.word(k, "article"); ok {
			k = w.End
			continue
		}
		if f.d.Tokens[k].Kind != lang.WordKind || f.stops(k) ||
			strings.HasPrefix(f.d.Folded[k], "و") && f.d.Pack.Order == lang.VSO {
			break
		}
		k++
		end = k
	}
	return end
}

package relation

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file finds where a sentence begins that a dateline stands before.

// headMax is how many tokens a dateline may have, signMax how many the name of
// the agency or the writer in it.
const headMax, signMax = 20, 4

// headVSO returns the token behind the dateline with which the sentence opens,
// "الكويت - 14 أبريل (كونا) --", "أبوظبي في 9 مايو / وام /", or its first token. A
// dateline names a place or a day, and a mark or an agency ends it.
func (p *parse) headVSO() int {
	end, known := p.s.First, 0 // known counts the places, days and agencies
	for t := p.s.First; t < min(p.s.Last, p.s.First+headMax); {
		if i, ok := p.argAt[t]; ok && !p.isVerb(t) {
			a := p.args[i]
			e := p.d.Entities[a.entities[0]]
			if a.heads > 0 || a.marker != "" || a.form != extract.Name || len(a.entities) > 1 ||
				e.Type == "Person" || !p.actor(a) {
				break
			}
			if t = a.Last; e.Type == "Organization" && known > 0 {
				end = t // "هـ واس استقبل"
			}
			known++
			continue
		}
		if p.timely(t) || p.d.Tokens[t].Kind == lang.NumberKind {
			t, known = t+1, known+1
			continue
		}
		next, final := p.sign(t, known, end == t)
		if next == t {
			break
		}
		if t = next; final {
			end = t
			known++
		}
	}
	if known < 2 || end >= p.s.Last {
		return p.s.First
	}
	return end
}

// sign reads what else a dateline may hold at token t: a mark, what marks set
// apart, "in" before a day, and behind a mark a short name before the next. It
// returns the token behind it, or t, and whether the dateline may end there.
func (p *parse) sign(t, known int, marked bool) (int, bool) {
	b := clauseBuilder{parse: p}
	if m, ok := p.word(t, "agency"); ok && known > 0 && !p.isVerb(t) {
		return m.End, true
	}
	switch p.d.Folded[t] {
	case "-", "–", "—", "--", "ـ", "_":
		return t + 1, true
	case ":":
		// "موسكو: نرفض" tells whose words follow
		if e := b.apart(t + 1); known > 1 || e > 0 && p.opensQuote(t+1) && p.isVerb(e+1) {
			return t + 1, true
		}
		return t, false
	case "،", ",":
		return t + 1, false
	case "(", "[", "«", "“", "\"":
		if e := b.apart(t); e > 0 {
			return e + 1, true
		}
		return t, false
	case "/":
		for e := t + 1; e < p.s.Last && e <= t+signMax+1 && !p.isVerb(e); e++ {
			if p.d.Folded[e] == "/" {
				return e + 1, true
			}
		}
		return t + 1, true
	case "في":
		if t+1 < p.s.Last && (p.timely(t+1) || p.d.Tokens[t+1].Kind == lang.NumberKind) {
			return t + 1, false
		}
		return t, false
	}
	for e := t; marked && e < p.s.Last && e <= t+signMax && !p.isVerb(e) && !p.covered(e); e++ {
		switch p.d.Folded[e] {
		case "-", "–", "—", "--", "ـ", "_", ":":
			return e, false // "– أ ف ب:"
		}
		if p.d.Tokens[e].Kind != lang.WordKind || p.stops(e) {
			break
		}
	}
	return t, false
}

package mention

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// groupAt takes a word that names a group of states only where it stands as an
// actor does: "غرب" in "ادعاهای غرب", not in "غرب کشور".
func (f *finder) groupAt(t int) {
	m, ok := f.at(t, lang.Organization)
	if !ok || f.d.Pack.Order != lang.SOV || !m.Entry.Weak || m.First.Suffix != "" || m.Last.Suffix != "" ||
		f.d.Pack.World.Entities[m.Entry.Value].Kind != "group-of-states" ||
		!f.free(extract.Range{First: m.Begin, Last: m.End}) || !f.nounEnds(m.End) {
		return
	}
	x := extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
		Form: extract.Name, Type: "Organization",
		Key: m.Entry.Value, Rule: "capital"}
	if f.acts(x) {
		f.add(x)
	}
}

// nounEnds reports whether a Persian noun phrase ends before token k: nothing
// follows, or a mark, a function word, a verb.
func (f *finder) nounEnds(k int) bool {
	if k >= f.s.Last || f.d.Tokens[k].Line || f.d.Tokens[k].Kind != lang.WordKind {
		return true
	}
	_, word := f.word(k, "")
	return word || f.verbStarts(k)
}

// regions makes one of what the document calls by the name of a region: where
// it acts once as the group of its states, it is that group wherever it does
// not lie in space.
func (f *finder) regions() {
	d := f.d
	acting := map[string]bool{}
	for _, m := range d.Mentions {
		if m.Type == "Organization" && m.Rule == "capital" {
			acting[m.Key] = true
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != "Place" {
			continue
		}
		group := d.Pack.World.GroupOf(m.Key)
		if !acting[group] {
			continue
		}
		f.s = d.Sentences[d.SentenceAt(m.Tokens.First)]
		if !f.wordBefore(m.Tokens.First, "locative") && !f.placeHead(m.Tokens.First) {
			m.Type, m.Key, m.Rule = "Organization", group, "capital"
		}
	}
}

// bands are the kinds of organization whose plural is a group of them.
var bands = map[string]bool{"group": true, "group-of-states": true, "armed-group": true, "party": true,
	"company": true, "ngo": true,
	"newspaper": true, "news-agency": true, "broadcaster": true, "union": true, "opposition": true,
	"agency": true, "bank": true, "people": true, "press": true, "sector": true}

// band reads a group that has no name, only a description: "گروه‌های مسلح
// عراقی", "هیأت پارلمانی عراق", "متحدان آمریکا". It counts where something is
// stated of it.
func (f *finder) band(h lang.Match, kind string) int {
	if f.d.Pack.Order != lang.SOV || !bands[kind] ||
		h.Entry.Plural && h.End == h.Begin+1 && h.Last.Suffix == "ي" ||
		kind != "sector" && !f.plural(h) && kind != "group" {
		return 0
	}
	// "هیأتی", "یک هیأت"
	anyOne := kind == "group" && !f.plural(h) && (h.Last.Suffix != "" || f.wordBefore(h.Begin, "one"))
	k, end := h.End, h.End
	closed, words := false, 0
	const long = 3 // plain words of a description
	for k < f.s.Last && !f.d.Tokens[k].Line {
		if i := f.taken[k]; i >= 0 {
			m := f.d.Mentions[i]
			if m.Tokens.First != k || m.Type == "Person" && words == 0 || closed || f.clitic(m) != "" ||
				anyOne && h.Last.Suffix != "" {
				break // "در رأس هیأتی | وارد X شد"
			}
			k = m.Tokens.Last
			end, closed = k, true
			continue
		}
		if m, ok := f.at(k, lang.Demonym); ok && !m.Entry.Weak && !closed {
			k = m.End
			end, closed = k, true
			continue
		}
		if i := f.sender(k); anyOne && !closed && i >= 0 { // "یک هیأت پارلمانی از X"
			k = f.d.Mentions[i].Tokens.Last
			end, closed = k, true
			continue
		}
		if closed || words == long || f.d.Tokens[k].Kind != lang.WordKind || f.stops(k) || f.predicated(k) ||
			f.verbStarts(k) || f.begins(k) && !f.governed(k) && !(k == h.End && f.d.Folded[k-1] == "از") {
			break
		}
		words++
		k++
		end = k
	}
	if h.Last.Suffix != "" && kind == "group" && !f.plural(h) && !closed || f.eachSends(h, end) {
		return 0
	}
	if kind != "sector" && !closed && (words == 0 && !f.qualifies(h) || !f.plural(h)) {
		return 0 // "گروه سیاسی": the desk of a paper
	}
	r := extract.Range{First: h.Begin, Last: end}
	p := &phrase{head: h, kind: h.Entry.Value, core: r, full: r}
	if _, ok := f.word(h.Begin-1, "one"); ok && f.taken[h.Begin-1] < 0 {
		p.core.First-- // "یک | هیأت پارلمانی": no noun that governs it
	}
	return f.take(p, r, extract.Mention{Form: extract.Nominal, Type: "Organization", Rule: "band/" + kind, Loose: true})
}

// sender returns the state or body that the Persian "from" at token k names, or -1.
func (f *finder) sender(k int) int {
	w, ok := f.word(k, "prep")
	if !ok || f.d.Folded[k] != "از" || w.End != k+1 || w.End >= f.s.Last || f.taken[w.End] < 0 {
		return -1
	}
	i := f.taken[w.End]
	if m := f.d.Mentions[i]; m.Tokens.First != w.End || m.Type != "State" && m.Type != "Organization" {
		return -1
	}
	return i
}

// eachSends reports whether a plural head speaks of the delegations that states send
// each, "هیئت‌های X و Y", which ends at token end behind the first: they stand for
// the states.
func (f *finder) eachSends(h lang.Match, end int) bool {
	if !f.plural(h) || !f.conjunction(end) || end+1 >= f.s.Last || f.taken[end-1] < 0 || f.taken[end+1] < 0 {
		return false
	}
	a, b := f.d.Mentions[f.taken[end-1]], f.d.Mentions[f.taken[end+1]]
	_, sent := f.word(h.Begin, "transparent") // "هیأت‌های عالی‌رتبه X و Y", but "گروه‌های مسلح X و Y"
	return a.Type == "State" && b.Type == "State" && (a.Tokens.First == h.End || sent) && b.Tokens.First == end+1
}

// qualifies reports whether a head says itself what its group is, "گروه‌های
// مسلح", with more than an ending that is written apart.
func (f *finder) qualifies(h lang.Match) bool {
	return h.End-h.Begin > 1 && !strings.HasPrefix(f.d.Folded[h.End-1], "ها")
}

// begins reports whether a phrase of its own begins with the noun at token k:
// "متحدان | وزارت دفاع", not the adjective in "هیأت پارلمانی".
func (f *finder) begins(k int) bool {
	m, ok := f.at(k, lang.Head)
	return ok && m.First.Suffix == "" && m.Last.Suffix == ""
}

// governed reports whether the government of somebody who follows stands at
// token k: "دولت السیسی".
func (f *finder) governed(k int) bool {
	w, ok := f.word(k, "government")
	return ok && w.End < f.s.Last && f.taken[w.End] >= 0
}

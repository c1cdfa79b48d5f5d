package mention

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// counterpart reads "نظيره الكازخستاني قيرات عبدراحمنوف": somebody who holds
// the office of the person last named, in another state. Coreference works
// out which office that is. Several counterparts count where they are named.
func (f *finder) counterpart(w lang.Match, several bool) int {
	begin, k := w.Begin, w.End
	p := extract.Position{Office: "counterpart", Body: -1}
	if b := f.bodyBefore(begin); b >= 0 {
		p.Body, p.Of = b, f.d.Mentions[b].Key
	}
	k = f.body(k, &p)
	if p.Body < 0 {
		if i := f.bodyAt(k); i >= 0 {
			p.Body, p.Of = i, f.d.Mentions[i].Key
			k = f.d.Mentions[i].Tokens.Last
		}
	}
	p.Evidence = extract.Range{First: begin, Last: k}
	next := k
	if w, ok := f.word(k, "own"); ok {
		next = w.End // "همتای ایرانی خود ظریف"
	}
	if name, end := f.nameAfter(next); name >= 0 {
		f.attach(name, f.withBody(begin, p.Body), end, []extract.Position{p})
		return f.counterparts(end)
	}
	if p.Body >= 0 && begin > f.s.First && f.d.Pack.Order == lang.SOV { // "ظریف همتای ایرانی خود"
		if i := f.taken[begin-1]; i >= 0 && f.d.Mentions[i].Type == "Person" && f.d.Mentions[i].Form == extract.Name && f.d.Mentions[i].Tokens.Last == begin {
			f.attach(i, f.d.Mentions[i].Tokens.First, next, []extract.Position{p})
			return next
		}
	}
	if p.Body < 0 || several {
		return w.End // nobody in particular
	}
	begin = f.withBody(begin, p.Body)
	s := f.spanOf(lang.Match{Begin: begin, End: k, Entry: w.Entry, First: w.First})
	f.addPhrase(extract.Mention{Span: s, Tokens: extract.Range{First: begin, Last: k}, Form: extract.Nominal, Type: "Person",
		Offices: []extract.Position{p}, Nation: f.nation([]extract.Position{p}), Rule: "counterpart"})
	return k
}

// counterparts reads on in "his counterparts, the Russian X and the Turk Y"
// after the first name.
func (f *finder) counterparts(k int) int {
	for {
		begin := k
		if f.punct(k, "،", ",") {
			k++
		}
		if w, ok := f.word(k, "conj"); ok {
			k = w.End
		}
		m, ok := f.at(k, lang.Demonym)
		if !ok || f.taken[k] >= 0 || k == begin && last(m.First.Prefix) != "و" {
			return begin
		}
		name, end := f.nameAfter(m.End)
		if name < 0 {
			return begin
		}
		body := f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End}, Form: extract.Adjective,
			Type: "State", Key: m.Entry.Value, Rule: "demonym"})
		p := extract.Position{Office: "counterpart", Body: body, Of: m.Entry.Value, Evidence: extract.Range{First: m.Begin, Last: end}}
		f.attach(name, m.Begin, end, []extract.Position{p})
		k = end
	}
}

// eachCounterpart reads "همتایان پاکستانی، افغانستانی و هندی خود": one person for
// each adjective, called by the words up to it. It returns the token after them, 0
// if there are not two.
func (f *finder) eachCounterpart(w lang.Match) int {
	if f.d.Pack.Order != lang.SOV {
		return 0
	}
	var list []lang.Match
	for k := w.Begin + 1; k < f.s.Last; {
		m, ok := f.at(k, lang.Demonym)
		if !ok || f.taken[k] >= 0 {
			break
		}
		list = append(list, m)
		k = m.End
		if f.punct(k, "،", ",") {
			k++
		} else if c, ok := f.word(k, "conj"); ok {
			k = c.End
		} else {
			break
		}
	}
	if len(list) < 2 {
		return 0
	}
	for i, m := range list {
		r := extract.Range{First: m.Begin, Last: m.End}
		body := f.add(extract.Mention{Span: f.spanOf(m), Tokens: r, Form: extract.Adjective, Type: "State", Key: m.Entry.Value, Rule: "demonym"})
		whole := extract.Range{First: w.Begin, Last: m.End}
		if i == 0 {
			r = whole
		}
		p := extract.Position{Office: "counterpart", Body: body, Of: m.Entry.Value, Evidence: whole}
		f.addPhrase(extract.Mention{Span: f.d.SpanOf(whole), Tokens: r, Form: extract.Nominal, Type: "Person",
			Offices: []extract.Position{p}, Nation: f.nation([]extract.Position{p}), Rule: "counterpart"})
	}
	return list[len(list)-1].End
}

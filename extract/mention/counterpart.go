package mention

import (
	"cmp"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// counterpart reads "نظيره الكازخستاني قيرات عبدراحمنوف": somebody who holds
// the office of the person last named, in another state. Coreference works
// out which office that is. Several counterparts count where they are named.
func (f *finder) counterpart(w lang.Match, several bool) int {
	begin, k := w.Begin, w.End
	if end := f.eachCounterpart(w); end > 0 {
		return end
	}
	if end := f.counterpartsFrom(w); end > 0 {
		return end
	}
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
	next, before := k, -1
	if i := begin - 1; p.Body >= 0 && i >= f.s.First && f.d.Pack.Order == lang.SOV && f.taken[i] >= 0 {
		if m := f.d.Mentions[f.taken[i]]; m.Type == "Person" && m.Form == extract.Name && m.Tokens.Last == begin {
			before = f.taken[i]
		}
	}
	if before < 0 && p.Body >= 0 && f.d.Pack.Order == lang.SOV {
		before = f.nameBefore(begin) // "… و ماورو ویه‌یرا همتای برزیلی وی"
	}
	if w, ok := f.word(k, "own"); ok {
		next = w.End // "همتای ایرانی خود ظریف"
	} else if w, ok := f.word(k, "pronoun"); ok && before >= 0 && f.d.Pack.Order == lang.SOV && w.First.Suffix == "" {
		next = w.End
	} else if before >= 0 { // "لاوروف همتای روس | ظریف"
		f.attach(before, f.d.Mentions[before].Tokens.First, k, []extract.Position{p})
		return k
	}
	if name, end := f.nameAfter(next); name >= 0 && next == k && f.d.Pack.Order == lang.SOV &&
		f.foreigner(f.d.Mentions[name].Key, p) {
		f.addPhrase(extract.Mention{Span: f.d.SpanOf(extract.Range{First: begin, Last: end}),
			Tokens: extract.Range{First: begin, Last: end}, Form: extract.Nominal, Type: "Person",
			Offices: []extract.Position{p}, Nation: f.nation([]extract.Position{p}), Rule: "counterpart"})
		return end
	} else if name >= 0 {
		f.attach(name, f.withBody(begin, p.Body), end, []extract.Position{p})
		return f.counterparts(end)
	}
	if before >= 0 { // "ظریف همتای ایرانی خود"
		f.attach(before, f.d.Mentions[before].Tokens.First, next, []extract.Position{p})
		return next
	}
	if p.Body < 0 || several {
		return w.End // nobody in particular
	}
	begin = f.withBody(begin, p.Body)
	s := f.spanOf(lang.Match{Begin: begin, End: k, Entry: w.Entry, First: w.First})
	f.addPhrase(extract.Mention{Span: s, Tokens: extract.Range{First: begin, Last: k}, Form: extract.Nominal,
		Type:    "Person",
		Offices: []extract.Position{p}, Nation: f.nation([]extract.Position{p}), Rule: "counterpart"})
	return k
}

// foreigner reports whether a known person serves other states and never served that of
// an office: "هنأ الرئيس الكيني | الأمير X". Behind a counterpart in Persian he is whose
// counterpart that is: "همتای تاجیک | لاوروف".
func (f *finder) foreigner(key string, p extract.Position) bool {
	if !strings.HasPrefix(p.Of, "state:") {
		return false
	}
	other := false
	for _, t := range f.d.Pack.World.Entities[key].Offices {
		of := cmp.Or(f.d.Pack.World.Entities[t.Of].Of, t.Of)
		if of == p.Of {
			return false
		}
		other = other || strings.HasPrefix(of, "state:")
	}
	return other
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
		body := f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
			Form: extract.Adjective,
			Type: "State", Key: m.Entry.Value, Rule: "demonym"})
		p := extract.Position{Office: "counterpart", Body: body, Of: m.Entry.Value,
			Evidence: extract.Range{First: m.Begin, Last: end}}
		f.attach(name, m.Begin, end, []extract.Position{p})
		k = end
	}
}

// eachCounterpart reads "نظيريه الأردني والعراقي", "همتایان پاکستانی و هندی خود":
// one person for each nationality. It returns the token after them, or 0 if there
// is but one, or names follow.
func (f *finder) eachCounterpart(w lang.Match) int {
	if f.d.Pack.Order == lang.SVO {
		return 0
	}
	var list []lang.Match
	k := w.End
	for k < f.s.Last {
		at := k
		if len(list) > 0 && f.punct(at, "،", ",") {
			at++
		}
		if c, ok := f.word(at, "conj"); ok && len(list) > 0 && c.First.Prefix == "" && f.d.Folded[at] == "و" {
			at = c.End
		}
		m, ok := f.at(at, lang.Demonym)
		if !ok || f.taken[at] >= 0 || m.Entry.Weak ||
			len(list) > 0 && at == k && last(m.First.Prefix) != "و" ||
			len(list) == 0 && m.First.Prefix != "" {
			break
		}
		list = append(list, m)
		k = m.End
	}
	if len(list) < 2 {
		return 0
	}
	if name, _ := f.nameAfter(k); name >= 0 {
		return 0
	}
	for i, m := range list {
		body := f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
			Form: extract.Adjective,
			Type: "State", Key: m.Entry.Value, Rule: "demonym"})
		r := extract.Range{First: m.Begin, Last: m.End}
		span := f.spanOf(m)
		span.Begin = f.spanOf(w).Begin // each is one of "the Jordanian and Iraqi counterparts"
		if i == 0 {
			r.First = w.Begin
		}
		p := extract.Position{Office: "counterpart", Body: body, Of: m.Entry.Value, Evidence: r}
		f.addPhrase(extract.Mention{Span: span, Tokens: r, Form: extract.Nominal, Type: "Person",
			Offices: []extract.Position{p}, Nation: m.Entry.Value, Rule: "counterpart"})
	}
	return k
}

// counterpartsFrom reads the Persian "همتایان خود از پاکستان و هند": one person for
// each state. It returns the token after them, or 0 if they are called otherwise.
func (f *finder) counterpartsFrom(w lang.Match) int {
	k := w.End
	if own, ok := f.word(k, "own"); ok {
		k = own.End
	}
	if f.d.Pack.Order != lang.SOV || k >= f.s.Last || f.d.Folded[k] != "از" {
		return 0
	}
	k++
	if c := f.countries(k); c > k {
		k = c
	}
	n := f.statesListed(k)
	if n == 0 {
		return 0
	}
	for i := range n {
		body := f.taken[k]
		m := f.d.Mentions[body]
		r := extract.Range{First: m.Tokens.First, Last: m.Tokens.Last}
		if i == 0 {
			r.First = w.Begin
		}
		p := extract.Position{Office: "counterpart", Body: body, Of: m.Key, Evidence: r}
		f.addPhrase(extract.Mention{Span: f.d.SpanOf(extract.Range{First: w.Begin, Last: m.Tokens.Last}),
			Tokens: r, Form: extract.Nominal, Type: "Person",
			Offices: []extract.Position{p}, Nation: m.Key, Rule: "counterpart"})
		if k = m.Tokens.Last; i+1 < n {
			k++ // the comma or conjunction
		}
	}
	return k
}

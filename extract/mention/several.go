package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// eachNamed reads several people who hold an office, each told by his state and
// his name: "وزيرا الخارجية الكيني أحمد صالح والتشادي محمد علي". It returns the
// token after the last of them, or 0 if there are not at least two.
func (f *finder) eachNamed(m lang.Match) int {
	if !m.Entry.Plural || f.d.Pack.Order == lang.SVO {
		return 0
	}
	type holder struct{ first, body, name int }
	var all []holder
	end, counterpart := 0, -1
	for k := m.End; ; {
		body := f.joinedBody(k, len(all) > 0)
		if body < 0 {
			break
		}
		name, last := f.nameAfter(f.d.Mentions[body].Tokens.Last)
		if name < 0 {
			break
		}
		first := f.d.Mentions[body].Tokens.First
		if len(all) == 0 {
			first = m.Begin
		} else if counterpart >= end {
			first = counterpart
		}
		all, end, k = append(all, holder{first, body, name}), last, last
		if f.punct(k, "،", ",") {
			k++
		}
		if w, ok := f.word(k, "conj"); ok {
			k = w.End
		}
		if w, ok := f.word(k, "counterpart"); ok { // "الرئيسان الكيني أحمد صالح | ونظيره التشادي محمد علي"
			k, counterpart = w.End, k
		}
	}
	if len(all) < 2 {
		return 0
	}
	for _, h := range all {
		b := f.d.Mentions[h.body]
		f.attach(h.name, h.first, f.d.Mentions[h.name].Tokens.Last,
			[]extract.Position{{Office: m.Entry.Value, Body: h.body, Of: b.Key,
				Evidence: extract.Range{First: m.Begin, Last: b.Tokens.Last}}})
	}
	return end
}

// posted are the offices of which a state sends one to each seat, so that "the
// ambassadors of X and Y" are two.
var posted = map[string]bool{"ambassador": true, "permanent representative": true, "chargé d'affaires": true,
	"consul general": true, "deputy foreign minister": true}

// several reads "the foreign ministers of X, Y and Z": one person for each
// state or body.
func (f *finder) several(m lang.Match) int {
	k := m.End
	begin := m.Begin
	if end := f.portfolios(m); end > 0 {
		return end
	}
	if !f.d.Pack.World.Offices[m.Entry.Value].Single && !(f.d.Pack.Order != lang.SVO && posted[m.Entry.Value]) {
		return k // "the leaders of X": nobody in particular
	}
	if f.adjectives(m) {
		return k
	}
	k = f.countries(k)
	if !f.listFollows(k) {
		return m.End
	}
	if b := f.bodyBefore(begin); b >= 0 {
		return k // "the Arab foreign ministers": how many there are is not said
	}
	if f.d.Pack.Order == lang.SVO {
		if f.d.Folded[min(k, f.s.Last-1)] != "of" {
			return k
		}
		k++
	}
	for before := -1; ; {
		if w, ok := f.word(k, "article"); ok {
			k = w.End
		}
		body := f.joinedBody(k, begin > m.Begin)
		if body < 0 || posted[m.Entry.Value] && f.d.Mentions[body].Type != "State" {
			return max(k, m.End)
		}
		b := f.d.Mentions[body]
		end := f.bodysState(b)
		p := extract.Position{Office: m.Entry.Value, Body: body, Of: b.Key,
			Evidence: extract.Range{First: m.Begin, Last: end}}
		if b.Type == "State" && before >= 0 {
			p.Office = f.alike(p.Office, f.d.Mentions[before])
		}
		before = body
		r := extract.Range{First: begin, Last: end}
		s := f.d.SpanOf(r)
		s.Begin = f.spanOf(m).Begin // the second is "the ministers of X and Y" too
		f.addPhrase(extract.Mention{Span: s, Tokens: r, Form: extract.Nominal, Type: "Person",
			Offices: []extract.Position{p},
			Nation:  f.nation([]extract.Position{p}), Rule: "offices"})
		k = end
		if f.punct(k, "،", ",") {
			k++
		}
		if w, ok := f.word(k, "conj"); ok {
			k = w.End
		}
		begin = k
	}
}

// bodysState returns the token after the state that a Persian body is told by, where
// its own name does not tell it: "کمیسیون انرژی مجلس | قطر".
func (f *finder) bodysState(b extract.Mention) int {
	k := b.Tokens.Last
	if f.d.Pack.Order != lang.SOV || b.Type != "Organization" || k >= f.s.Last || f.taken[k] < 0 {
		return k
	}
	if m := f.d.Mentions[f.taken[k]]; m.Tokens.First == k && m.Type == "State" && m.Form == extract.Name {
		return m.Tokens.Last
	}
	return k
}

// alike returns the office of one of several in a state that the list goes on with
// instead of another body like the one before: "رؤسای پارلمان‌های قطر و | عمان" are no
// heads of state.
func (f *finder) alike(office string, before extract.Mention) string {
	if f.d.Pack.Order != lang.SOV || office != "head" || before.Type != "Organization" {
		return office
	}
	if speaker := f.d.Pack.World.Presiding(office, before.Key); speaker != office {
		return speaker
	}
	return "chair"
}

// adjectives reads "the Greek and Turkish | foreign ministers": one person for
// each adjective. It reports whether there are at least two.
func (f *finder) adjectives(m lang.Match) bool {
	if f.d.Pack.Order != lang.SVO {
		return false
	}
	var list []lang.Match
	for k := m.Begin; k > f.s.First; {
		a, ok := f.at(k-1, lang.Demonym)
		if !ok || a.End != k || f.taken[a.Begin] >= 0 {
			break
		}
		list = append(list, a)
		k = a.Begin
		if k > f.s.First && (f.conjunction(k-1) || f.punct(k-1, ",")) {
			k--
		} else {
			break
		}
		if k > f.s.First && f.punct(k-1, ",") {
			k--
		}
	}
	if len(list) < 2 {
		return false
	}
	for i, a := range list {
		body := f.add(extract.Mention{Span: f.spanOf(a), Tokens: extract.Range{First: a.Begin, Last: a.End},
			Form: extract.Adjective, Type: "State", Key: a.Entry.Value, Rule: "demonym"})
		whole := extract.Range{First: a.Begin, Last: m.End}
		p := extract.Position{Office: m.Entry.Value, Body: body, Of: a.Entry.Value, Evidence: whole}
		r := whole
		if i > 0 {
			r.Last = a.End // the first is one of "the Greek and Turkish ministers" too
		}
		f.addPhrase(extract.Mention{Span: f.d.SpanOf(whole), Tokens: r, Form: extract.Nominal, Type: "Person",
			Offices: []extract.Position{p},
			Nation:  f.nation([]extract.Position{p}), Rule: "offices"})
	}
	return true
}

// countries returns the token after the words from token k on by which a list of states
// in Persian is called one: "سه کشور | ایران، قطر و عمان", "کشورهای | ایران و قطر"; k
// itself where none follows.
func (f *finder) countries(k int) int {
	t := k
	if w, ok := f.word(t, "counted"); ok {
		t = w.End
	}
	w, ok := f.word(t, "transparent")
	if f.d.Pack.Order != lang.SOV || !ok || !f.listFollows(w.End) {
		return k
	}
	return w.End
}

// listFollows reports whether at least two states or bodies are listed from
// token k.
func (f *finder) listFollows(k int) bool {
	n := 0
	for t := k; t < f.s.Last && t < k+12; t++ {
		if f.d.Tokens[t].Kind == lang.PunctKind && !f.punct(t, "،", ",") {
			break
		}
		if i := f.taken[t]; i >= 0 {
			if m := f.d.Mentions[i]; m.Tokens.First == t && (m.Type == "State" || m.Type == "Organization") {
				n++
			}
			continue
		}
		if _, ok := f.word(t, "conj"); ok || f.punct(t, "،", ",") || f.d.Folded[t] == "of" || f.d.Folded[t] == "the" {
			continue
		}
		if _, ok := f.adjective(t, n > 0); ok {
			n++
			continue
		}
		break
	}
	return n >= 2
}

// adjective returns the nationality adjective at token k that tells whose one
// of several office holders is, "وزيرا الخارجية المصري | والسعودي": where the
// list goes on a conjunction may be written on to it.
func (f *finder) adjective(k int, goesOn bool) (lang.Match, bool) {
	m, ok := f.at(k, lang.Demonym)
	if !ok || f.d.Pack.Order != lang.VSO || m.Entry.Weak || f.taken[k] >= 0 ||
		m.First.Prefix != "" && !(goesOn && m.First.Prefix == "و") {
		return m, false
	}
	return m, m.First.Article
}

// joinedBody is bodyAt that lets a conjunction be written on to the name
// where the list goes on.
func (f *finder) joinedBody(k int, goesOn bool) int {
	if i := f.bodyAt(k); i >= 0 {
		return i
	}
	if k >= f.s.Last || !goesOn {
		return -1
	}
	if i := f.taken[k]; i >= 0 {
		if m := f.d.Mentions[i]; m.Tokens.First == k && (m.Type == "State" || m.Type == "Organization") &&
			lang.Fold(f.clitic(m)) == "و" {
			return i
		}
	} else if m, ok := f.adjective(k, goesOn); ok {
		return f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
			Form: extract.Adjective, Type: "State", Key: m.Entry.Value, Rule: "demonym"})
	}
	return -1
}

// furtherTold reports whether a word behind a phrase for more than two in Persian or Arabic
// tells which they are, so that it means none named before: "سه کشور | اروپایی", "الدول
// الثلاث | الضامنة".
func (f *finder) furtherTold(m lang.Match) bool {
	number, _, several := strings.Cut(m.Entry.Value, "-")
	if !several || number == "two" || !slices.Contains(counted, number) {
		return false
	}
	if f.d.Pack.Order == lang.VSO && m.End < f.s.Last &&
		(f.taken[m.End] >= 0 || !f.articled(m.End) || f.headAt(m.End)) {
		return false // "اتهمت الدول الثلاث | إيران"
	}
	if m.End < f.s.Last && f.taken[m.End] >= 0 {
		return f.d.Mentions[f.taken[m.End]].Type != "Agreement" // "سه کشور | اتحادیه اروپا"
	}
	_, dated := f.momentAt(m.End)
	return !f.nameEnds(m.End) && !dated && !f.verbStarts(m.End)
}

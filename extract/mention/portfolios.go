package mention

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// portfolios reads the ministers of one state whom a Persian plural names by their
// fields, "وزیران نفت و اقتصاد ایران", "وزرای کشور، دفاع و بهداشت عمان", and takes each
// for somebody. It returns the token after the state, or 0 if there are not at least
// two of them.
func (f *finder) portfolios(m lang.Match) int {
	if f.d.Pack.Order != lang.SOV || !strings.Contains(m.Entry.Value, "minister") {
		return 0
	}
	type field struct {
		extract.Range
		office string
	}
	var fields []field
	k := m.Begin + 1
	for {
		p, ok := f.at(k, lang.Portfolio)
		if !ok || p.First.Suffix != "" || p.End > f.s.Last {
			return 0
		}
		fields = append(fields, field{extract.Range{First: k, Last: p.End}, f.ministerOf(p.Entry.Value)})
		k = p.End
		if _, and := f.word(k, "conj"); !and && !f.punct(k, "،", ",") {
			break
		}
		k++
	}
	if len(fields) < 2 {
		return 0
	}
	body := f.bodyAt(k)
	if body < 0 || f.d.Mentions[body].Type != "State" {
		return 0
	}
	b := f.d.Mentions[body]
	if and, ok := f.word(b.Tokens.Last, "conj"); ok && f.bodyAt(and.End) >= 0 {
		return 0 // "وزیران خارجه و دفاع ایران و روسیه": each of both
	}
	for i, x := range fields {
		r := x.Range
		switch i {
		case 0:
			r.First = m.Begin
		case len(fields) - 1:
			r.Last = b.Tokens.Last
		}
		s := f.d.SpanOf(r)
		s.Begin = f.spanOf(m).Begin // the second is "the ministers of oil and trade" too
		p := extract.Position{Office: x.office, Body: body, Of: b.Key,
			Evidence: extract.Range{First: m.Begin, Last: b.Tokens.Last}}
		f.addPhrase(extract.Mention{Span: s, Tokens: r, Form: extract.Nominal, Type: "Person",
			Offices: []extract.Position{p},
			Nation:  f.nation([]extract.Position{p}), Rule: "office"})
	}
	return b.Tokens.Last
}

// ministerOf returns the office of who heads the ministry that a field is filed under.
func (f *finder) ministerOf(ministry string) string {
	switch field := strings.ReplaceAll(strings.TrimPrefix(ministry, "ministry-of-"), "-", " "); {
	case field == "mfa":
		return "foreign minister"
	case field == "mod":
		return "defence minister"
	case f.d.Pack.World.Offices[field+" minister"].Of != "":
		return field + " minister"
	default:
		return "minister of " + field
	}
}

// stateWithin records the state whose name stands within that of its body, "پارلمان
// عراق", and returns its mention; -1 if the name does not tell it.
func (f *finder) stateWithin(b extract.Mention, state string) int {
	for t := b.Tokens.First; t < b.Tokens.Last; t++ {
		if m, ok := f.at(t, lang.State); ok && m.Entry.Value == state && m.End <= b.Tokens.Last {
			f.within(extract.Range{First: m.Begin, Last: m.End},
				extract.Mention{Span: f.spanOf(m), Form: extract.Name, Type: "State", Key: state, Rule: "nested"})
			return len(f.d.Mentions) - 1
		}
	}
	return -1
}

package mention

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// organization reads the name of a body from its head: "وزارة الخارجية
// القطرية", "سفارت ایران در لندن", "the Kazakh Chamber of Commerce".
func (f *finder) organization(h lang.Match, kind string) int {
	p := f.phrase(h, habits{persons: kind == "university" || kind == "agency" || kind == "ngo", pairs: kind == "committee"})
	m := extract.Mention{Form: extract.Name, Type: "Organization", Rule: "head/" + kind}
	r := p.core
	switch kind {
	case "ministry":
		if p.words == 0 {
			return 0
		}
		m.Key = f.ministry(p)
	case "embassy":
		if f.nationIn(p) == "" {
			return 0
		}
		r, m.Key = f.embassy(p)
	case "parliament":
		nation := f.nationIn(p)
		if nation == "" && !f.bareParliament(p) {
			return 0
		}
		if nation != "" {
			m.Key = "org:parliament-" + country(nation)
		}
	case "committee":
		if !p.named() && !(p.words > 0 && p.definite) || !f.proper(p) {
			return 0
		}
	case "party", "armed-group", "company", "university", "ngo", "bank", "chamber", "court", "religious", "union", "igo":
		if !p.named() && !f.called(p, kind) || !f.proper(p) {
			return 0
		}
	case "agency", "armed-force":
		if !p.named() || p.words == 0 && !p.quoted && kind == "agency" || !f.proper(p) {
			return 0
		}
	default:
		return 0
	}
	return f.take(p, r, m)
}

// country is the lower-case code in the id of a state.
func country(state string) string {
	return strings.ToLower(strings.TrimPrefix(state, "state:"))
}

// proper reports whether an English phrase is written as a proper name.
func (f *finder) proper(p *phrase) bool {
	return f.d.Pack.Order != lang.SVO || p.head.First.Case >= lang.Title
}

// called reports whether a head is followed by a name of its own: a definite
// complement ("حزب الدعوة") or a word that no list knows ("شركة جازبروم").
func (f *finder) called(p *phrase, kind string) bool {
	switch kind {
	case "party", "armed-group", "company":
	default:
		return p.words > 0 && p.definite && p.kind != "organization:igo"
	}
	if f.d.Pack.Order == lang.SVO {
		return p.words > 0
	}
	k := p.head.End
	if k >= f.s.Last || f.taken[k] >= 0 {
		return false
	}
	if f.names[k] > never && !f.stops(k) {
		p.core.Last = max(p.core.Last, k+1)
		return true
	}
	return p.words > 0 && p.definite && kind == "party"
}

// bareParliament reports whether a head alone names a parliament: it is
// definite, or in Persian stands without a further word.
func (f *finder) bareParliament(p *phrase) bool {
	if p.words > 0 {
		return p.definite
	}
	switch f.d.Pack.Order {
	case lang.VSO:
		return p.head.First.Article || p.head.Last.Article
	case lang.SOV:
		return p.head.Last.Suffix == ""
	}
	return f.given(p)
}

// ministry returns the key of a ministry whose field and state are named.
func (f *finder) ministry(p *phrase) string {
	nation := f.nationIn(p)
	if nation == "" {
		return ""
	}
	for k := p.core.First; k < p.core.Last; k++ {
		for _, m := range f.d.Matches[k] {
			if m.Entry.Class == lang.Portfolio && m.End <= p.core.Last && m.First.Prefix == "" {
				return "org:" + m.Entry.Value + "-" + country(nation)
			}
		}
	}
	return ""
}

// embassy returns the extent and key of an embassy: whose it is and, where
// the text says so, in which state.
func (f *finder) embassy(p *phrase) (extract.Range, string) {
	r := p.core
	owner := country(f.nationIn(p))
	w, ok := f.word(r.Last, "inside")
	if !ok {
		return r, ""
	}
	k := w.End
	if a, ok := f.word(k, "article"); ok {
		k = a.End
	}
	if k >= f.s.Last || f.taken[k] < 0 {
		return r, ""
	}
	m := f.d.Mentions[f.taken[k]]
	if m.Tokens.First != k {
		return r, ""
	}
	host := m.Key
	if m.Type == "Place" {
		host = f.d.Pack.World.Entities[m.Key].Of
	}
	if !strings.HasPrefix(host, "state:") {
		return r, ""
	}
	r.Last = m.Tokens.Last
	return r, "org:embassy-" + owner + "-" + country(host)
}

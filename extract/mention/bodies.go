package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// organization reads the name of a body from its head: "وزارة الخارجية
// القطرية", "سفارت ایران در لندن", "the Kazakh Chamber of Commerce".
func (f *finder) organization(h lang.Match, kind string) int {
	if (f.plural(h) || h.Last.Suffix != "") && kind != "group-of-states" || kind == "group" ||
		kind == "people" || kind == "press" || kind == "sector" {
		return f.band(h, kind)
	}
	p := f.phrase(h,
		habits{persons: kind == "university" || kind == "agency" || kind == "ngo", pairs: kind == "committee"})
	m := extract.Mention{Form: extract.Name, Type: "Organization", Rule: "head/" + kind}
	r := p.core
	nation := f.nationIn(p)
	switch kind {
	case "ministry":
		if p.words == 0 || f.d.Pack.Order == lang.SOV && !f.portfolio(h.End) && nation == "" {
			return 0
		}
		m.Key = f.ministry(p)
	case "embassy":
		if nation == "" && !f.sovereign(p) || f.d.Pack.Order == lang.SOV && p.words > 0 {
			return 0
		}
		r, m.Key = f.embassy(p)
	case "parliament":
		if f.has(p, "Organization") || (p.words > 0 || p.quoted) && f.d.Pack.Order == lang.SOV {
			p.core.Last, p.words, nation = h.End, 0, ""
			r = p.core
		}
		if nation == "" && f.d.Pack.Order == lang.SVO && f.based(p) { // "parliament in Chad"
			r, nation = p.core, f.nationIn(p)
		}
		if nation == "" && !f.bareParliament(p) {
			return 0
		}
		if nation != "" {
			m.Key = "org:parliament-" + country(nation)
		}
	case "institution":
		if nation == "" {
			return 0
		}
	case "cabinet":
		if nation == "" && !p.definite && f.d.Pack.Order != lang.SOV {
			return 0
		}
	case "presidency":
		// A spokesman's, or of a region: else the word is for holding the chair.
		if !(h.First.Article && p.words == 0 && nation == "" && f.officeBefore(h.Begin)) &&
			!(p.words == 0 && f.has(p, "Place")) {
			return 0
		}
	case "group-of-states":
		// "دول مجلس التعاون", "کشورهای عضو اوپک": the members stand for the body.
		i := f.sole(p, "Organization")
		if i < 0 || p.words > 0 || f.d.Mentions[i].Tokens.Last != p.core.Last {
			return f.band(h, kind)
		}
		m.Key = f.d.Mentions[i].Key
	case "armed-force":
		// "القوات المسلحة" needs no owner, "قوات" does. A plain word for forces
		// with a nationality is the state's doing, not the name of a body.
		if p.head.Entry.Weak {
			return 0
		}
		if nation == "" && !(h.Last.Article && h.End-h.Begin > 1) || h.End-h.Begin == 1 && p.words > 0 {
			return 0
		}
	case "council":
		// "این شورا | عضویت قطر را": no council of Qatar's.
		if f.d.Pack.Order == lang.SOV && h.End-h.Begin == 1 &&
			(f.given(p) || !strings.HasSuffix(f.d.Folded[h.Begin], "ي")) ||
			!f.identified(p, kind) {
			return 0
		}
		r.Last = max(r.Last, p.core.Last)
	case "committee", "party", "armed-group", "opposition", "company", "university", "ngo", "bank", "chamber",
		"court", "religious", "union", "igo", "agency":
		if key, ok := f.introduces(p, kind); ok {
			m.Key = key
		} else if !f.identified(p, kind) {
			return 0
		}
		r.Last = max(r.Last, p.core.Last)
	default:
		return 0
	}
	return f.take(p, r, m)
}

// identified reports whether a phrase names one body rather than any of its
// kind.
func (f *finder) identified(p *phrase, kind string) bool {
	if f.d.Pack.Order == lang.SVO {
		switch kind {
		case "armed-group": // "Rwandan rebels"
			return p.named() || f.based(p)
		case "opposition": // "the Kenyan opposition", not Kenya's opposition to a plan
			_, to := f.word(p.core.Last, "to")
			return !to && (p.named() || f.based(p))
		}
		return p.head.First.Case >= lang.Title && (p.words > 0 || p.named()) && !(p.head.Entry.Weak && p.words == 0)
	}
	if p.head.End-p.head.Begin > 1 && f.officeBefore(p.head.Begin) {
		return true // an office wants a body: "نائب رئيس الغرفة التجارية"
	}
	if p.head.Entry.Weak && f.d.Pack.Order == lang.VSO && p.definite && p.words > 0 &&
		!p.head.First.Article && f.officeBefore(p.head.Begin) {
		return true // "مدير مؤسسة الشؤون الخارجية"
	}
	if f.d.Pack.Order == lang.VSO && p.head.First.Article && p.words > 0 && f.deedAt(p.head.End) {
		return false // "رفض المجلس | التهديد الكيني"
	}
	if p.head.Entry.Weak {
		// A common word wants a field of work and an owner, or a quotation.
		return p.quoted ||
			p.named() && 0 < p.words && p.words <= 3 && p.definite && !f.has(p, "Agreement") && !f.has(p, "Event")
	}
	switch kind {
	case "committee", "university", "agency":
		if p.head.Last.Article && p.head.End-p.head.Begin > 1 {
			return true // "الاستخبارات العامة"
		}
		if f.d.Pack.Order == lang.VSO {
			return p.quoted || p.definite && (p.named() || p.words > 0)
		}
		return p.named() || p.words > 1
	case "party":
		return p.named() || p.words > 0 && p.definite || f.unknown(p)
	case "armed-group":
		if w := f.d.Folded[p.head.Begin]; f.d.Pack.Order == lang.VSO &&
			(strings.HasSuffix(w, "و") || strings.HasSuffix(w, "ي")) && p.words == 0 && len(p.names) == 1 &&
			f.has(p, "Place") {
			return true // "متمردو دارفور"
		}
		return p.quoted || p.named() && p.definite && p.head.First.Article
	case "company":
		return !f.has(p, "Organization") && (p.quoted || p.named() && p.words > 0 && p.definite || f.unknown(p))
	}
	return p.quoted ||
		p.named() && p.definite &&
			(p.words > 0 || p.head.End-p.head.Begin > 1 || kind == "bank" || kind == "court" ||
				kind == "union" || kind == "chamber")
}

// deedAt reports whether a noun with the article that tells what somebody does stands at
// token k.
func (f *finder) deedAt(k int) bool {
	return k < f.s.Last && slices.ContainsFunc(f.d.With(k, lang.Trigger), func(m lang.Match) bool {
		if m.Entry.Class != lang.Trigger || m.Entry.Value != "noun" || !m.First.Article || m.Last.Suffix != "" {
			return false
		}
		frame := f.d.Pack.Frames[m.Entry.Index]
		// "الموالية" describes
		return !slices.Contains(frame.Subject, "described") && !slices.Contains(frame.Object, "described")
	})
}

// based reports whether a phrase says in which state a group is at home,
// "rebels in Chad", and takes the words that say so.
func (f *finder) based(p *phrase) bool {
	k := p.core.Last
	if _, ok := f.word(k, "inside"); !ok {
		return false
	}
	k++
	if w, ok := f.word(k, "article"); ok {
		k = w.End
	}
	if k >= f.s.Last || f.taken[k] < 0 {
		return false
	}
	i := f.taken[k]
	m := f.d.Mentions[i]
	if m.Type != "State" || m.Form != extract.Name {
		return false
	}
	p.core.Last = m.Tokens.Last
	p.names = append(p.names, i)
	return true
}

// portfolio reports whether the field of a ministry stands at token k.
func (f *finder) portfolio(k int) bool { _, ok := f.at(k, lang.Portfolio); return ok }

// unknown reports whether a word that no list knows follows the head, and
// takes it: "شركة جازبروم", "حزب ژوب".
func (f *finder) unknown(p *phrase) bool {
	k := p.head.End
	if k >= f.s.Last || f.taken[k] >= 0 || p.head.First.Article || f.names[k] == never || f.stops(k) ||
		f.d.Tokens[k].Line || f.d.Pack.Order == lang.VSO && f.relational(k) {
		return false
	}
	p.core.Last = max(p.core.Last, k+1)
	return true
}

// introduces returns the key of the body that a head only introduces: "تنظيم
// داعش", "حركة «فتح»".
func (f *finder) introduces(p *phrase, kind string) (string, bool) {
	switch kind {
	case "party", "armed-group", "igo", "union", "bank", "ngo":
	default:
		return "", false
	}
	if i := f.sole(p, "Organization"); i >= 0 {
		return f.d.Mentions[i].Key, p.words == 0 && len(p.names) == 1 && (!p.head.First.Article || p.quoted)
	}
	// The head makes a loose name sure: "حركة فتح".
	k := p.head.End
	quoted := f.d.Tokens[min(k, f.s.Last-1)].Kind == lang.PunctKind
	if quoted {
		k++
	}
	m, ok := f.at(k, lang.Organization)
	if !ok || m.First.Prefix != "" || f.taken[k] >= 0 || quoted && m.End+1 != p.core.Last {
		return "", false
	}
	p.core.Last = max(p.core.Last, m.End)
	return m.Entry.Value, true
}

// sovereign reports whether an embassy is called after its head of state, and
// takes his title: "سفارة خادم الحرمين الشريفين".
func (f *finder) sovereign(p *phrase) bool {
	m, ok := f.at(p.head.End, lang.Office)
	if !ok || m.Entry.Value != "head of state" || m.End-m.Begin < 2 || p.core.Last > p.head.End {
		return false
	}
	p.core.Last = m.End
	return true
}

// country is the lower-case code in the id of a state.
func country(state string) string {
	return strings.ToLower(strings.TrimPrefix(state, "state:"))
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
	if !ok || w.End >= f.s.Last {
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
	if owner == "" {
		return r, ""
	}
	return r, "org:embassy-" + owner + "-" + country(host)
}

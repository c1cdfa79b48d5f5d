package mention

import (
	"slices"
	"strconv"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// agreement reads a treaty, memorandum, plan or statement: "اتفاق التعاون بين
// قطر وتركيا", "یادداشت تفاهم همکاری", "the Astana memorandum".
func (f *finder) agreement(h lang.Match, kind string) int {
	may := habits{persons: kind == "plan" || kind == "initiative", pairs: true, tail: true, moments: true}
	p := f.phrase(h, may)
	m := extract.Mention{Form: extract.Name, Type: "Agreement", Rule: "head/" + kind}
	if !p.definite {
		m.Form = extract.Nominal
	}
	if f.merely(h) {
		return 0
	}
	signed := f.spoken(p.core, "signed", "adopted") || f.signing(h)
	if f.d.Pack.Order == lang.SVO && signed && p.nouns > 0 {
		f.widen(p)
	}
	bare := p.words == 0 && !p.named() && !p.about &&
		(h.End-h.Begin == 1 || kind == "memorandum" || kind == "statement")
	if f.compounded(p) || !p.named() && f.says(h.Begin) {
		return 0
	}
	if h.Last.Suffix != "" && !signed && !f.plural(h) {
		return 0 // "پیمانی": any pact
	}
	if inner := f.sole(p, "Agreement"); inner >= 0 {
		if f.d.Mentions[inner].Tokens.First >= p.core.Last {
			return 0 // an agreement about an agreement
		}
		m.Key = f.d.Mentions[inner].Key // "إعلان (جنيف 1)"
	}
	if f.d.Pack.Order == lang.SOV && f.given(p) && len(p.names) > 0 && !p.about && !p.quoted &&
		!f.plural(h) && f.d.Mentions[p.names[0]].Tokens.First < p.core.Last {
		return f.anaphor(p, "agreement") // "این قرارداد | گاز ایران را"
	}
	switch kind {
	case "constitution":
		return 0
	case "outcome":
		// What a gathering came to: "مخرجات الحوار الوطني".
		if !f.gathered(p) {
			return 0
		}
	case "ceasefire":
		if p.words == 0 && !p.named() && h.End-h.Begin != 2 {
			return f.anaphor(p, "agreement")
		}
		if p.words > 0 && !p.definite || f.d.Pack.Order == lang.SOV && p.words > 0 {
			return 0
		}
		if !p.named() && !p.definite {
			return 0
		}
	case "plan", "initiative", "document", "declaration", "charter", "roadmap", "understanding", "proposal", "note":
		if f.again(p) {
			return f.anaphor(p, "agreement")
		}
		if f.putTo(h, kind) {
			if f.given(p) && p.words == 0 && !p.named() {
				return f.anaphor(p, "agreement")
			}
			m.Form = extract.Nominal
			break
		}
		if f.d.Pack.Order == lang.SOV && kind == "document" && (p.words > 0 || p.named()) &&
			f.spoken(p.core, "signed") {
			break
		}
		if f.d.Pack.Order == lang.VSO && f.given(p) && p.words == 0 && !p.named() && f.signedBehind(h.End) {
			return f.anaphor(p, "agreement") // "الوثيقة التي وقعها"
		}
		// Common words: only a name makes them one.
		if kind == "note" || !f.entitled(p, kind) || f.plural(h) || h.Last.Suffix != "" {
			return 0
		}
	case "contract":
		signed = f.acted(h, "signed") || f.signing(h) || f.signedAhead(h)
		if f.eventAt(h.End) || !signed && (bare || f.plural(h) || !p.named() || p.words > 3) ||
			p.words > 0 && !p.named() && f.d.Pack.Order == lang.SOV && !signed {
			return 0
		}
		if !signed && f.verbal(h) {
			return 0
		}
	default:
		switch {
		case f.d.Pack.Order == lang.SOV && f.given(p) && !p.named() && !f.plural(h):
			return f.anaphor(p, "agreement")
		case f.plural(h):
			if f.d.Pack.Order == lang.VSO && f.given(p) && p.words == 0 && !p.named() && f.signedBehind(h.End) {
				m.Form, m.Loose = extract.Nominal, true // "الاتفاقيات الموقعة بين البلدين"
				break
			}
			if f.d.Pack.Order == lang.VSO && kind != "contract" && !h.First.Article && p.words == 0 &&
				f.has(p, "Place") {
				break // "اتفاقات جنيف"
			}
			if !signed || !p.named() && p.words == 0 && (f.s.Title || !f.acted(h, "signed") && !f.signing(h)) {
				return 0 // what a heading counts, the text tells one by one
			}
			m.Form = extract.Nominal
		case bare:
			if !signed || f.given(p) || !f.papery(h) && !f.signing(h) {
				return f.anaphor(p, "agreement")
			}
		case !f.papery(h):
			if f.d.Pack.Order == lang.SVO && signed && p.words > 0 {
				break // "a defence agreement"
			}
			// "اتفاق", "توافق" may be the mere fact of agreeing.
			if f.d.Pack.Order == lang.SOV && !f.has(p, "Place") && !p.quoted ||
				!f.core(p) && !(p.about && signed) && !(p.definite && (p.words > 0 || p.about)) {
				return 0
			}
		case f.d.Pack.Order == lang.VSO && !p.definite && !p.named() && !signed:
			return 0 // "اتفاق سلام": any
		case f.d.Pack.Order == lang.SOV && !p.named() && (!signed || p.words == 0 && !p.about) &&
			!(p.words > 1 && kind == "agreement"):
			return 0 // without an article plain words name nothing
		}
	}
	end := f.take(p, p.full, m)
	if end > 0 {
		f.another(end, kind)
	}
	return end
}

// merely reports whether a Persian head is no paper but the fact of agreeing, or half
// of a verb: "طرح مورد | توافق ایران و عراق", "پیمان | بسته شد".
func (f *finder) merely(h lang.Match) bool {
	if f.d.Pack.Order != lang.SOV || h.End-h.Begin > 1 {
		return false
	}
	if slices.ContainsFunc(f.d.Matches[h.Begin], func(m lang.Match) bool {
		return (m.Entry.Class == lang.Verb || m.Entry.Class == lang.Trigger && m.Entry.Value == "verb") && m.End > h.End
	}) {
		return true // "قرارداد | بسته است"
	}
	_, subject := f.word(h.Begin-1, "object-of")
	return subject && !f.papery(h) || f.passiveAt(h.End)
}

// says reports whether a Persian head at token k, of which no name is part, only says
// what a thing before it is: "برجام | سند معتبری است", "برجام را | توافقی خوب دانست".
func (f *finder) says(k int) bool {
	if f.d.Pack.Order != lang.SOV {
		return false
	}
	for k > f.s.First && (f.punct(k-1, "،") || f.d.Folded[k-1] == "يك") {
		k--
	}
	if f.wordBefore(k, "ra") {
		return true
	}
	i := f.taken[max(k-1, f.s.First)]
	return i >= 0 && k > f.s.First &&
		(f.d.Mentions[i].Type == "Agreement" || f.d.Mentions[i].Type == "Resolution") &&
		f.d.Mentions[i].Form == extract.Name
}

// gathered reports whether a phrase is of a gathering: a known one, or one whose
// noun begins it.
func (f *finder) gathered(p *phrase) bool {
	if f.has(p, "Event") {
		return true
	}
	h, ok := f.at(p.head.End, lang.Head)
	return ok && h.First.Prefix == "" && strings.HasPrefix(h.Entry.Value, "event:") &&
		(p.core.Last > h.End || h.End-h.Begin > 1) && (p.named() || p.definite)
}

// entitled reports whether a phrase has a title of its own: a place, person or
// quotation, or a state or body beside further words.
func (f *finder) entitled(p *phrase, kind string) bool {
	if !f.core(p) && kind != "charter" {
		return false
	}
	if kind == "declaration" {
		return p.words == 0 && (f.has(p, "Place") || p.quoted) && !f.announces(p)
	}
	if f.has(p, "Place") || f.has(p, "Person") && kind != "proposal" || p.quoted {
		return p.words == 0 || f.d.Pack.Order != lang.SOV
	}
	if kind == "charter" && f.d.Pack.Order == lang.VSO && p.definite && p.words > 0 {
		return true // "ميثاق العمل الوطني"
	}
	if f.d.Pack.Order == lang.VSO && p.definite &&
		(len(p.nations) > 1 ||
			len(p.nations) == 1 &&
				(kind == "initiative" || kind == "plan" || kind == "proposal" || kind == "roadmap")) {
		return true // "المبادرة الفرنسية", "التفاهم الروسي الأميركي"
	}
	return kind != "proposal" && kind != "plan" && p.words > 0 && p.definite
}

// announces reports whether a word for declaring has an object of its own, so
// that it tells of an act: "إعلان واشنطن نيتها".
func (f *finder) announces(p *phrase) bool {
	k := p.core.Last
	return f.d.Pack.Order == lang.VSO && k < f.s.Last && f.taken[k] < 0 &&
		f.d.Tokens[k].Kind == lang.WordKind && !f.d.Tokens[k].Line &&
		!strings.HasPrefix(f.d.Folded[k], "ال") && !f.stops(k) && !f.joined(k)
}

// core reports whether the core of a phrase holds a name.
func (f *finder) core(p *phrase) bool {
	return p.quoted || len(p.nations) > 0 && f.nationBefore(p) ||
		slices.ContainsFunc(p.names, func(i int) bool { return f.d.Mentions[i].Tokens.First < p.core.Last })
}

// nationBefore reports whether a nationality adjective stands in the core.
func (f *finder) nationBefore(p *phrase) bool {
	for t := p.core.First; t < p.core.Last; t++ {
		if m, ok := f.at(t, lang.Demonym); ok && m.End <= p.core.Last {
			return true
		}
	}
	return false
}

// sole returns the mention of that type inside a phrase, or -1.
func (f *finder) sole(p *phrase, typ string) int {
	for _, i := range p.names {
		if f.d.Mentions[i].Type == typ {
			return i
		}
	}
	return -1
}

// eventAt reports whether the head of a gathering stands at token k: "عقد
// اجتماع" is holding one, not a contract.
func (f *finder) eventAt(k int) bool {
	m, ok := f.at(k, lang.Head)
	return ok && strings.HasPrefix(m.Entry.Value, "event:")
}

// verbal reports whether a head may also be a finite verb: "عقد".
func (f *finder) verbal(h lang.Match) bool {
	if h.First.Article || h.End-h.Begin > 1 {
		return false
	}
	_, ok := f.at(h.Begin, lang.Verb)
	return ok
}

// plural reports whether a head is written in the plural.
func (f *finder) plural(h lang.Match) bool {
	return h.Entry.Plural || f.d.Pack.Order == lang.SOV && strings.HasPrefix(h.Last.Suffix, "ها")
}

// papery reports whether an agreement is a paper by its word: اتفاقية, توافقنامه,
// not the mere fact of agreeing, اتفاق, توافق.
func (f *finder) papery(h lang.Match) bool {
	w := f.d.Folded[h.End-1]
	if f.d.Pack.Order == lang.SOV {
		w = strings.TrimSuffix(w, "اي") // "موافقتنامه‌ای"
	}
	return h.End-h.Begin > 1 || h.Entry.Value != "agreement:agreement" || strings.HasSuffix(w, "يه") ||
		strings.HasSuffix(w, "نامه")
}

// resolution reads "القرار 2216", "قطعنامه ۲۲۳۱ شورای امنیت", "UNSC
// resolution 2334", "resolution ES-10/19", or the resolutions of a body.
func (f *finder) resolution(h lang.Match, kind string) int {
	if kind == "law" {
		return 0
	}
	p := f.phrase(h, habits{})
	m := extract.Mention{Form: extract.Name, Type: "Resolution", Rule: "head/" + kind}
	if kind == "draft" && !p.named() {
		f.before(p)
	}
	body := f.organ(p)
	r := p.core
	if number, last := f.number(p); number != "" {
		r.Last = max(r.Last, last)
		p.core = r
		if body == "" {
			body = f.organNear(r)
		}
		m.Key, m.Rule = resolutionKey(body, number), "number"
		end := f.take(p, r, m)
		if f.d.Pack.Order == lang.SOV && end < f.s.Last && f.taken[end] >= 0 {
			// "قطعنامه ۲۳۳۴ شورای امنیت را": the body is part of the phrase.
			if b := f.d.Mentions[f.taken[end]]; b.Type == "Organization" && b.Tokens.First == end {
				f.d.Mentions[len(f.d.Mentions)-1].Phrase.Last = b.Tokens.Last
				return b.Tokens.Last
			}
		}
		return end
	}
	if body == "" && kind == "draft" && (p.named() || f.about(p)) {
		m.Form = extract.Nominal
		return f.take(p, p.core, m)
	}
	if body == "" && kind == "resolution" && f.passed(p) {
		m.Form, m.Loose = extract.Nominal, true
		return f.take(p, p.core, m)
	}
	if body == "" {
		if kind == "resolution" && p.words == 0 && !p.named() {
			return f.anaphor(p, "resolution")
		}
		return 0
	}
	if body != "org:un" && f.d.Pack.World.Entities[body].Kind != "un-organ" {
		return 0
	}
	m.Form = extract.Nominal
	return f.take(p, p.core, m)
}

// passed reports whether an Arabic phrase tells of some resolution without a
// number: a body of the United Nations before it passes it, or it says that states
// have made it and on what.
func (f *finder) passed(p *phrase) bool {
	if f.d.Pack.Order != lang.VSO || p.head.First.Article || f.plural(p.head) {
		return false
	}
	if p.head.End-p.head.Begin > 1 && f.about(p) {
		return true
	}
	if !f.acted(p.head, "adopted") && !f.spoken(p.core, "adopted") {
		return false
	}
	const far = 6 // words
	for t := max(f.s.First, p.head.Begin-far); t < p.head.Begin; t++ {
		if i := f.taken[t]; i >= 0 && f.d.Pack.World.Entities[f.d.Mentions[i].Key].Kind == "un-organ" {
			return true
		}
	}
	return false
}

// about reports whether a draft says what it is on, and takes the words.
func (f *finder) about(p *phrase) bool {
	w, ok := f.word(p.core.Last, "about")
	if !ok {
		return false
	}
	end := f.topic(p, w.End, p.core.Last)
	if i := f.taken[min(w.End, f.s.Last-1)]; i >= 0 && w.End < f.s.Last {
		end = f.d.Mentions[i].Tokens.Last
	}
	ok = end > p.core.Last
	p.core.Last = end
	return ok
}

// before takes the body that a draft lies before: "مشروع قرار في مجلس الأمن".
func (f *finder) before(p *phrase) {
	k := p.core.Last
	for n := 0; n < 2 && k < f.s.Last && f.taken[k] < 0 && f.d.Tokens[k].Kind == lang.WordKind && !f.stops(k); n++ {
		k++ // "مشروع قرار جديد"
	}
	w, ok := f.word(k, "inside")
	if !ok || w.End >= f.s.Last {
		return
	}
	if i := f.taken[w.End]; i >= 0 && f.d.Mentions[i].Type == "Organization" && f.d.Mentions[i].Tokens.First == w.End {
		p.names = append(p.names, i)
		p.core.Last = f.d.Mentions[i].Tokens.Last
	}
}

// number reads the number of a resolution inside or behind a phrase: "2334",
// "رقم 2334", "ES-10/19", "10/19". It returns the token after it.
func (f *finder) number(p *phrase) (string, int) {
	k := p.head.End
	for k < p.core.Last && f.d.Tokens[k].Kind != lang.NumberKind && f.d.Folded[k] != "es" {
		k++
	}
	numbered := false
	for n := 0; k < f.s.Last && n < 2 && f.d.Tokens[k].Kind == lang.WordKind && f.numeral(k); n++ {
		k++
		numbered = true
	}
	if f.punct(k, "(", "\"", "«", "/") {
		k++
	}
	if k >= f.s.Last || f.d.Tokens[k].Line && k > p.head.End {
		return "", 0
	}
	var b strings.Builder
	end := k
	if strings.EqualFold(f.d.Folded[k], "es") ||
		f.d.Folded[k] == "a" && f.d.Pack.Order == lang.SVO && !f.d.Tokens[min(k+1, len(f.d.Tokens)-1)].Space {
		if f.d.Folded[k] == "es" {
			b.WriteString("es-")
		}
		k += 2 // the mark as well
	}
	for ; k < f.s.Last; k++ {
		t := f.d.Tokens[k]
		if t.Kind == lang.NumberKind && (b.Len() == 0 || !t.Space) {
			b.WriteString(f.d.Folded[k])
			end = k + 1
			continue
		}
		if t.Kind == lang.PunctKind && b.Len() > 0 && !t.Space && (f.d.Folded[k] == "/" || f.d.Folded[k] == "-") &&
			k+1 < f.s.Last && !f.d.Tokens[k+1].Space && f.d.Tokens[k+1].Kind == lang.NumberKind {
			b.WriteByte('-')
			continue
		}
		break
	}
	s := b.String()
	if n, err := strconv.Atoi(s); len(s) < 2 || len(s) > 9 ||
		err == nil && n < 200 && !numbered && !p.named() && !assembly[s] || f.punct(end, "%", "٪") {
		return "", 0 // "اعتمدت القرار 128 دولة"
	}
	return s, end
}

// numeral reports whether token k is a word for "number" before one.
func (f *finder) numeral(k int) bool {
	switch f.d.Folded[k] {
	case "رقم", "شماره", "no", "number", "nos", "الرقم":
		return true
	}
	return false
}

// organ returns the key of the body that a phrase names, or "".
func (f *finder) organ(p *phrase) string {
	for _, i := range p.names {
		if m := f.d.Mentions[i]; m.Type == "Organization" {
			return m.Key
		}
	}
	return ""
}

// organNear returns the body named right behind or before a resolution:
// "قطعنامه ۲۲۳۱ شورای امنیت", "Security Council resolution 2334".
func (f *finder) organNear(r extract.Range) string {
	for k := r.Last; k < min(f.s.Last, r.Last+3); k++ {
		if i := f.taken[k]; i >= 0 && f.d.Mentions[i].Type == "Organization" {
			return f.d.Mentions[i].Key
		}
	}
	if k := r.First - 1; k >= f.s.First {
		if i := f.taken[k]; i >= 0 && f.d.Mentions[i].Type == "Organization" {
			return f.d.Mentions[i].Key
		}
	}
	return ""
}

// assembly holds the resolutions of the General Assembly that are known by a
// bare number: from before it numbered by session.
var assembly = map[string]bool{"181": true, "194": true, "273": true, "377": true, "1514": true, "2758": true,
	"3236": true, "3379": true}

// resolutionKey is the id of a numbered resolution. The General Assembly
// numbers by session (10/19) and the Security Council throughout; the few of
// the Assembly that are known by a bare number are lower than the Council's
// that are still spoken of.
func resolutionKey(body, number string) string {
	switch {
	case strings.HasPrefix(number, "es-"), body == "org:unga",
		strings.Contains(number, "-") && (body == "" || body == "org:un"):
		return "resolution:unga-" + number
	case body == "org:unhrc":
		return "resolution:unhrc-" + number
	case strings.Contains(number, "-"):
		return "resolution:" + strings.TrimPrefix(body, "org:") + "-" + number
	}
	if assembly[number] && body != "org:unsc" {
		return "resolution:unga-" + number
	}
	if body == "" || body == "org:unsc" || body == "org:un" {
		return "resolution:unsc-" + number
	}
	return "resolution:" + strings.TrimPrefix(body, "org:") + "-" + number
}

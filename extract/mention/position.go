package mention

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// positions reads one office after another, each with its body: "ولي ولي
// العهد النائب الثاني لرئيس مجلس الوزراء وزير الدفاع".
func (f *finder) positions(begin int) ([]extract.Position, int) {
	var out []extract.Position
	k := begin
	for {
		m, ok := f.officeAt(k)
		if !ok {
			return out, k
		}
		p := extract.Position{Office: m.Entry.Value, Body: -1, Evidence: extract.Range{First: m.Begin, Last: m.End}}
		end := f.field(m, f.qualified(m.End, &p))
		end = f.qualified(f.body(end, &p), &p)
		if p.Body >= 0 && f.definite(m) && f.d.Mentions[p.Body].Tokens.First == m.End &&
			f.d.Mentions[p.Body].Type == "State" && f.d.Mentions[p.Body].Form == extract.Name &&
			f.clitic(f.d.Mentions[p.Body]) == "" {
			p.Body, p.Of, end = -1, "", m.End // "زار الوزير قطر": what he visits
		}
		if p.Body < 0 && p.Of == "" {
			end = f.sovereignOf(end, &p)
		}
		if p.Body < 0 && p.Of == "" {
			end = f.serves(m, end, &p)
		}
		if p.Body < 0 && p.Of == "" && len(out) == 0 {
			end = f.inState(begin, end, &p)
		}
		if w, ok := f.word(begin-1, "former"); ok && w.End == begin && f.d.Pack.Order == lang.SVO {
			p.Former = true
		}
		p.Evidence.Last = end
		if o := f.d.Pack.Grammar.OfficesIn[f.d.Folded[m.Begin]][p.Of]; o != "" && m.End == m.Begin+1 && end == m.End+1 {
			p.Office = o // "المستشار الألماني"
		}
		if i := f.seat(m); i >= 0 {
			p.Body, p.Of = i, f.d.Mentions[i].Key
			if f.d.Pack.Order == lang.VSO {
				end = f.where(end) // "رئيس البرلمان في الشيشان"
			}
			p.Evidence.Last = end
		}
		if p.Body >= 0 {
			p.Office = f.d.Pack.World.Presiding(p.Office, f.d.Mentions[p.Body].Key) // "رئيس مجلس النواب | المصري"
		}
		if m.Entry.Weak && m.End == m.Begin+1 && p.Body < 0 && len(out) > 0 && f.d.Pack.Order != lang.SVO {
			return out, out[len(out)-1].Evidence.Last // "…, الأمير X": a title
		}
		if len(out) > 0 && p.Body < 0 && p.Of == "" && f.d.Pack.Order == lang.VSO && m.End == m.Begin+1 &&
			!m.First.Article && end < f.s.Last && f.articled(end) && f.names[end] == never {
			return out, out[len(out)-1].Evidence.Last // "سفير تشاد | قائد الجيش"
		}
		if len(out) > 0 && f.nation(out) != "" && f.nation([]extract.Position{p}) != "" &&
			f.nation(out) != f.nation([]extract.Position{p}) {
			return out, out[len(out)-1].Evidence.Last // "the president of X and the premier of Y" are two
		}
		if len(out) > 0 && f.d.Pack.Order == lang.SOV && p.Office == "speaker of parliament" &&
			f.land(p) != f.land(out[len(out)-1]) && f.land(p) != "" && f.land(out[len(out)-1]) != "" {
			return out, out[len(out)-1].Evidence.Last // "رئیس مجلس قطر، رئیس مجلس ملی ساحل عاج"
		}
		if len(out) > 0 && f.d.Pack.Order != lang.SVO &&
			(f.national(out[0]) && f.international(p) ||
				f.international(out[0]) && f.national(p) && !f.presides(out[0], p)) {
			return out, out[len(out)-1].Evidence.Last // "استقبل الرئيس المصري الأمين العام للأمم المتحدة"
		}
		if len(out) > 0 && f.guestAt(out[0], m.Begin) {
			return out, out[len(out)-1].Evidence.Last
		}
		if i := f.guestBehind(begin, out, p); i >= 0 {
			return out[:i+1], out[i].Evidence.Last
		}
		if p.Office == "deputy head" && f.d.Pack.Order == lang.SOV && p.Body >= 0 &&
			strings.HasPrefix(f.d.Mentions[p.Body].Key, foreignMinistry) {
			p.Office = "deputy foreign minister"
		}
		out = append(out, p)
		k = end
		next := end
		if w, ok := f.word(next, "conj"); ok {
			next = w.End
			if w, ok = f.word(next, "conj"); ok && f.d.Pack.Order == lang.SOV {
				next = w.End // "رئیس جمهور و همچنین | نخست وزیر قطر"
			}
		} else if f.punct(next, "،", ",") {
			next++
		}
		if o, ok := f.officeAt(next); !ok || o.Entry.Plural && f.national(p) ||
			o.First.Prefix != "" && o.First.Prefix != "و" {
			return out, k // "…, with the president X", "… and the ministers of X": others'
		}
		if next == end && f.d.Pack.Order == lang.VSO && f.d.PronounOn(m) != "" {
			return out, k // "التقى X ووزير دفاعه | الرئيس الأمريكي"
		}
		k = next
	}
}

// international reports whether an office is one of those in a body of many states
// whose holders hold none in a state meanwhile. To be its chair goes round among
// ministers.
func (f *finder) international(p extract.Position) bool {
	world := f.d.Pack.World
	if kind := world.Entities[p.Of].Kind; kind != "igo" && kind != "un-organ" || p.Office == "chair" {
		return false
	}
	facts := world.Office(p.Office)
	return facts.Of == "organization" && facts.Identifies || p.Office == "head" ||
		p.Office == "special envoy" || p.Office == "special representative"
}

// presides reports whether a comma parts the head of a body of many states in Arabic from
// a head of state, who presides over it for a year: "رئيس الاتحاد الأفريقي، | الرئيس
// الأنغولي X".
func (f *finder) presides(over, p extract.Position) bool {
	return f.d.Pack.Order == lang.VSO && over.Office == "head" && p.Office == "head of state" &&
		f.punct(p.Evidence.First-1, "،", ",")
}

// national reports whether an office is one of a state, named or not: "وزیر خارجه
// کشورمان".
func (f *finder) national(p extract.Position) bool {
	return f.nation([]extract.Position{p}) != "" || p.Body >= 0 && f.d.Mentions[p.Body].Type == "State"
}

// land returns the state of an office, that behind a parliament which no list knows
// among them; "" if there is none.
func (f *finder) land(p extract.Position) string {
	if s := f.nation([]extract.Position{p}); s != "" {
		return s
	}
	if i := f.taken[p.Evidence.Last-1]; i >= 0 && f.d.Mentions[i].Type == "State" {
		return f.d.Mentions[i].Key
	}
	return ""
}

// definite reports whether an Arabic office of one word has the article, which
// no genitive may follow.
func (f *finder) definite(m lang.Match) bool {
	return f.d.Pack.Order == lang.VSO && m.End == m.Begin+1 && m.First.Article
}

// seat returns the body whose name is part of an office's, "رئيس الديوان
// الملكي", or -1.
func (f *finder) seat(m lang.Match) int {
	for i := len(f.d.Mentions) - 1; i >= 0 && f.d.Mentions[i].Tokens.First >= f.s.First; i-- {
		if x := f.d.Mentions[i]; x.Tokens.Last == m.End && x.Tokens.First > m.Begin &&
			strings.HasPrefix(x.Rule, seated) {
			return i
		}
	}
	return -1
}

// serves reads whom an office serves, from token k, and returns the token
// after: another office, "كبير المساعدين لوزير الدفاع", "مشاور وزیر نفت", or a
// person by name, "مستشار خامنئي".
func (f *finder) serves(m lang.Match, k int, p *extract.Position) int {
	if f.d.Pack.Order == lang.SVO || !f.d.Pack.World.Offices[m.Entry.Value].Serves {
		return k
	}
	at := k
	if w, ok := f.word(at, "bureau"); ok {
		at = w.End
	}
	at = f.duties(at)
	if w, ok := f.word(at, "prep"); ok && f.d.Folded[at] == "لدي" {
		at = w.End // "الوزير المنتدب | لدى رئيس الحكومة"
	}
	dative := false
	if o, ok := f.officeAt(at); ok && !o.Entry.Plural {
		dative = o.First.Prefix == "ل" || o.First.Prefix == "لل"
		if o.First.Prefix != "" && !dative || m.First.Article && !dative && at == k {
			return k // two offices of one person
		}
		q := extract.Position{Office: o.Entry.Value, Body: -1}
		end := f.body(f.qualified(o.End, &q), &q)
		if i := f.seat(o); i >= 0 {
			q.Body, q.Of = i, f.d.Mentions[i].Key
		}
		if q.Body >= 0 || !o.Entry.Weak {
			if last, i := f.master(end); i >= 0 && (q.Body < 0 || f.knownAs(f.d.Mentions[i].Key, q)) {
				end = last
				q.Evidence = extract.Range{First: o.Begin, Last: end}
				f.attach(i, o.Begin, end, []extract.Position{q})
				if q.Body < 0 {
					q.Body = i
				}
			}
			p.Office += lang.Service + q.Office
			p.Body, p.Of = q.Body, q.Of
			return end
		}
	}
	if m.First.Article || m.Last.Article {
		return k // "المستشار خالد", "مستشار الأمن القومي خالد": his own name
	}
	if end, i := f.master(at); i >= 0 {
		p.Body = i
		return end
	}
	return k
}

// duties returns the token after the adjectives from token k that tell what a Persian
// adviser or deputy is for, where an office follows: "دستیار | اقتصادی و سیاسی | رئیس
// جمهور"; k itself if none does.
func (f *finder) duties(k int) int {
	const long = 4 // words
	if f.d.Pack.Order != lang.SOV {
		return k
	}
	for t := k; t < f.s.Last && t <= k+long; t++ {
		if _, ok := f.officeAt(t); ok && t > k && !f.conjunction(t-1) {
			return t
		}
		_, nation := f.at(t, lang.Demonym)
		if f.taken[t] >= 0 || f.d.Tokens[t].Kind != lang.WordKind || f.d.Tokens[t].Line || nation ||
			f.names[t] == namely || !f.relational(t) && !(t > k && f.conjunction(t)) {
			break
		}
	}
	return k
}

// knownAs reports whether a known person ever held an office.
func (f *finder) knownAs(key string, p extract.Position) bool {
	for _, t := range f.d.Pack.World.Entities[key].Offices {
		if t.Of == p.Of && (t.Office == p.Office || p.Office == "head") {
			return true
		}
	}
	return false
}

// master returns the end and the mention of a person whom somebody serves: one
// known to hold an office, named at token k with no more than titles before
// the name.
func (f *finder) master(k int) (int, int) {
	at := f.honorifics(k)
	if at >= f.s.Last || f.taken[at] < 0 {
		return k, -1
	}
	i := f.taken[at]
	m := f.d.Mentions[i]
	if m.Type != "Person" || m.Form != extract.Name || m.Tokens.First != at || m.Key == "" {
		return k, -1
	}
	for _, t := range f.d.Pack.World.Entities[m.Key].Offices {
		switch t.Office {
		case "head of state", "head of government", "supreme leader", "foreign minister":
			return m.Tokens.Last, i
		}
	}
	return k, -1
}

// joinedOffices reports whether an office after the first is joined to the one
// before it by a conjunction.
func (f *finder) joinedOffices(positions []extract.Position) bool {
	for _, p := range positions[1:] {
		k := p.Evidence.First
		m, ok := f.officeAt(k)
		if ok && last(m.First.Prefix) == "و" || f.conjunction(k-1) {
			return true
		}
	}
	return false
}

// qualified skips the words that qualify an office: "former", "acting".
func (f *finder) qualified(k int, p *extract.Position) int {
	if w, ok := f.word(k-1, "charged-with"); ok {
		k = f.tasked(w)
	}
	for {
		if w, ok := f.word(k, "former"); ok && w.First.Prefix == "" {
			p.Former, k = true, w.End
		} else if w, ok := f.word(k, "qualifier"); ok && w.First.Prefix == "" {
			k = f.tasked(w)
		} else {
			return k
		}
	}
}

// body reads the state or body that an office belongs to, from token k.
func (f *finder) body(k int, p *extract.Position) int {
	start := k
	if f.d.Pack.Order == lang.SVO {
		w, ok := f.word(k, "prep")
		if !ok || f.d.Folded[k] != "of" && f.d.Folded[k] != "for" && f.d.Folded[k] != "at" {
			return start
		}
		k = w.End
		if w, ok := f.word(k, "article"); ok {
			k = w.End
		}
	}
	i := f.bodyAt(k)
	if at := f.placeAt(k); i < 0 && at >= 0 && (f.d.Pack.World.Office(p.Office).Of == "place" || f.republic(at)) {
		p.Of = f.d.Mentions[at].Key // "استاندار فارس": of the state it lies in
		return f.d.Mentions[at].Tokens.Last
	}
	if w, ok := f.word(k, "state-word"); ok && i < 0 {
		i = f.bodyAt(w.End)
	}
	if w, ok := f.word(start, "locative"); ok && i < 0 && f.d.Pack.Order == lang.VSO {
		// "the foreign minister in the European Union": of a body only, for a
		// minister in a state may be its guest.
		if j := f.bodyAt(w.End); j >= 0 && f.d.Mentions[j].Type == "Organization" {
			i = j
		}
	}
	if i < 0 && f.d.Pack.Order != lang.SVO {
		i = f.bodyBehindNouns(start)
	}
	if i < 0 {
		i = f.bodyBehindAdjectives(start, p)
	}
	if i < 0 {
		i = f.bodyBehindField(start, p)
	}
	if i < 0 {
		return start
	}
	p.Body, p.Of = i, f.d.Mentions[i].Key
	end := f.d.Mentions[i].Tokens.Last
	if m, ok := f.at(end, lang.Demonym); ok && f.taken[min(end, len(f.taken)-1)] < 0 &&
		m.First.Prefix == "" && f.d.Mentions[i].Type == "Organization" && f.d.Pack.Order != lang.SVO {
		f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
			Form: extract.Adjective,
			Type: "State", Key: m.Entry.Value, Rule: "demonym"})
		end = m.End // "the leader of the Lebanese Hezbollah"
	}
	return f.posting(end, p)
}

// republic reports whether mention i is a part of a state that may have a president and
// ministers of its own, and is no object: "رئیس جمهوری | داغستان".
func (f *finder) republic(i int) bool {
	m := f.d.Mentions[i]
	x := f.d.Pack.World.Entities[m.Key]
	_, object := f.word(m.Tokens.Last, "ra")
	return f.d.Pack.Order == lang.SOV && x.Kind == "region" && x.Of != "" && !object
}

// placeAt returns the mention of a place that starts at token k with nothing
// written on to it, or -1.
func (f *finder) placeAt(k int) int {
	if k >= f.s.Last || f.taken[k] < 0 {
		return -1
	}
	i := f.taken[k]
	if m := f.d.Mentions[i]; m.Type != "Place" || m.Tokens.First != k || f.clitic(m) != "" {
		return -1
	}
	return i
}

// bodyBehindNouns finds the state or body of "المتحدث باسم الحكومة
// الأردنية": words such as "in the name of" and "the government" stand before
// it.
func (f *finder) bodyBehindNouns(k int) int {
	from := k
	for n := 0; n < 2; n++ {
		if w, ok := f.word(k, "for"); ok {
			k = w.End
		} else if w, ok := f.word(k, "transparent"); ok && w.First.Prefix == "" {
			k = w.End
		}
	}
	if k == from || k >= f.s.Last {
		return -1
	}
	return f.bodyAt(k)
}

// bodyBehindAdjectives finds the body of "معاون اقتصادی و تجاری وزارت …":
// adjectives of the office stand before it, or the parts of the world that it is in
// charge of, "معاون آسیا و اقیانوسیه وزارت …".
func (f *finder) bodyBehindAdjectives(k int, p *extract.Position) int {
	if f.d.Pack.Order != lang.SOV {
		return -1
	}
	long := 4 // words and places
	if strings.Contains(p.Office, "director") {
		long = 7 // "مدیر کل امور آبزیان و جنگل‌های کوهستانی وزارت …"
	}
	for t, n := k, 0; t < f.s.Last && n < long; t, n = t+1, n+1 {
		if i := f.taken[t]; i >= 0 {
			_, joined := f.word(t-1, "conj") // "the president and the council"
			m := f.d.Mentions[i]
			if t > k && !joined && m.Tokens.First == t && m.Type == "Organization" {
				return i
			}
			if f.placeAt(t) < 0 {
				return -1
			}
			t = m.Tokens.Last - 1
			continue
		}
		w, prep := f.word(t, "prep")
		prep = prep && !f.everydayFrom(t, w.End) // "مدیرکل امور بین المللی"
		_, ra := f.word(t, "ra")
		_, office := f.officeAt(t)
		_, many := f.word(t, "staff") // "رئیس و اعضای کمیسیون"
		if f.d.Tokens[t].Kind != lang.WordKind || prep || ra || office || many || f.names[t] == namely ||
			f.verbStarts(t) {
			return -1
		}
	}
	return -1
}

// holder returns the mention that token k belongs to, -1 if none: in "the
// Kazakh Chamber of Commerce" the chamber, not the state whose adjective is
// inside it.
func (f *finder) holder(k int) int {
	i := f.taken[k]
	if i < 0 || f.d.Pack.Order != lang.SVO || f.d.Mentions[i].Tokens.Last >= f.s.Last {
		return i
	}
	if j := f.taken[f.d.Mentions[i].Tokens.Last]; j > i && f.d.Mentions[j].Tokens.First == k &&
		f.d.Mentions[j].Type == "Organization" {
		return j
	}
	return i
}

// bodyAt returns the mention of a state or body that starts at token k and
// may follow an office, or -1.
func (f *finder) bodyAt(k int) int {
	if k >= f.s.Last {
		return -1
	}
	if i := f.holder(k); i >= 0 {
		m := f.d.Mentions[i]
		if m.Tokens.First != k || m.Type != "State" && m.Type != "Organization" {
			return -1
		}
		switch f.clitic(m) {
		case "", "ل", "لل":
			return i
		case "ب": // "منسقة الشؤون الخارجية بالاتحاد", "وزير الخارجية بدولة قطر"
			if _, republic := f.word(k, "state-word"); m.Type == "Organization" ||
				republic && f.d.Pack.Order == lang.VSO {
				return i
			}
		}
		return -1
	}
	if m, ok := f.at(k, lang.Anaphor); ok &&
		(f.d.Pack.Homes[m.Entry.Value] != nil && (m.First.Prefix == "" || strings.HasPrefix(m.First.Prefix, "ل")) ||
			m.Entry.Value == "this-country" && m.First.Prefix == "" && m.Last.Suffix == "" ||
			m.Entry.Value == "own-country" && f.d.Pack.Order == lang.SOV) {
		return f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
			Form: extract.Pronoun, Rule: "anaphor/" + m.Entry.Value, Type: "State"})
	}
	if m, ok := f.at(k, lang.Anaphor); ok && (m.Entry.Value == "organization" || m.Entry.Value == "body") &&
		f.d.Pack.Order != lang.SVO && m.Last.Suffix == "" && f.whollyCalled(m) {
		return f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
			Form: extract.Pronoun, Rule: "anaphor/" + m.Entry.Value, Type: "Organization"})
	}
	if m, ok := f.at(k, lang.Organization); ok && m.Entry.Weak && m.First.Prefix == "" && f.d.Pack.Order == lang.VSO {
		// "المبعوث الأممي": right behind an office a weak name is a body's.
		return f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
			Form: extract.Adjective, Type: "Organization", Key: m.Entry.Value, Rule: "gazetteer/weak"})
	}
	if m, ok := f.at(k, lang.Demonym); ok && m.First.Prefix == "" {
		return f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
			Form: extract.Adjective, Type: "State", Key: m.Entry.Value, Rule: "demonym"})
	}
	return -1
}

// whollyCalled reports whether a body is called by the noun alone, "الأمين
// العام | للمنظمة", and no adjective tells it from others of its kind.
func (f *finder) whollyCalled(m lang.Match) bool {
	switch m.First.Prefix {
	case "", "ل", "لل":
	default:
		return false
	}
	k := m.End
	if k >= f.s.Last || !f.articled(k) || f.taken[k] >= 0 || f.names[k] == namely {
		return true
	}
	_, titled := f.at(k, lang.Honorific)
	return titled
}

// clitic returns what is written before a mention on to its first word.
func (f *finder) clitic(m extract.Mention) string {
	return f.d.Text[f.d.Tokens[m.Tokens.First].Begin:m.Span.Begin]
}

// posting reads where an envoy is posted: "سفير المملكة لدى إيطاليا",
// "سفیر ایران در ارمنستان", "ambassador to Iraq".
func (f *finder) posting(k int, p *extract.Position) int {
	if !posted[p.Office] {
		return k
	}
	part := "prep"
	if f.d.Pack.Order == lang.SOV {
		part = "posted" // "سفیر قطر | از ایران تشکر کرد"
	}
	if state, end := f.accredited(k); end > k {
		p.Office += " to " + f.d.Pack.World.Entities[state].English
		return end
	}
	w, ok := f.word(k, part)
	if !ok {
		return k
	}
	j := w.End
	if a, ok := f.word(j, "article"); ok {
		j = a.End
	}
	i := f.bodyAt(j)
	if at := f.placeAt(j); i < 0 && at >= 0 && f.d.Pack.Order == lang.SOV {
		if seat := f.d.Pack.CapitalOf(f.d.Mentions[at].Key); seat != "" && seat != p.Of { // "سفیر قطر در مسقط"
			p.Office += " to " + f.d.Pack.World.Entities[seat].English
			return f.d.Mentions[at].Tokens.Last
		}
	}
	if i < 0 {
		return k
	}
	to := f.d.Mentions[i]
	if en := f.d.Pack.World.Entities[to.Key].English; en != "" {
		prep := " to "
		if p.Office == "chargé d'affaires" {
			prep = " in "
		}
		p.Office += prep + en
	}
	end := to.Tokens.Last
	for f.d.Pack.Order == lang.VSO && end < f.s.Last && f.taken[end] >= 0 { // "لدى إيطاليا ومالطا"
		m := f.d.Mentions[f.taken[end]]
		if m.Tokens.First != end || m.Type != "State" || m.Form != extract.Name || lang.Fold(f.clitic(m)) != "و" {
			break
		}
		end = m.Tokens.Last
	}
	return end
}

// bodyBefore returns the state or body named right before an office in
// languages that put it there: "Iranian Foreign Minister", "Russia's …".
func (f *finder) bodyBefore(begin int) int {
	if f.d.Pack.Order != lang.SVO {
		return -1
	}
	k := begin - 1
	if k >= f.s.First && f.d.Folded[k] == "s" && k-1 >= f.s.First && f.d.Tokens[k-1].Kind == lang.PunctKind {
		k -= 2 // 's
	}
	if w, ok := f.word(k, "former"); ok && w.End == begin {
		k--
	}
	if k < f.s.First {
		return -1
	}
	if i := f.taken[k]; i >= 0 {
		if m := f.d.Mentions[i]; (m.Type == "State" || m.Type == "Organization") && m.Tokens.Last == k+1 {
			return i
		}
		return -1
	}
	for back := 0; back < 3 && k-back >= f.s.First; back++ {
		if m, ok := f.at(k-back, lang.Demonym, lang.State); ok && m.End == k+1 {
			form := extract.Adjective
			if m.Entry.Class == lang.State {
				form = extract.Name
			}
			return f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End},
				Form: form, Type: "State", Key: m.Entry.Value, Rule: "demonym"})
		}
	}
	return -1
}

// withBody moves the beginning of a description to the body named before its
// office: "the Kazakh minister", "Qatar's emir".
func (f *finder) withBody(begin, body int) int {
	if body >= 0 && f.d.Mentions[body].Tokens.First < begin {
		return f.d.Mentions[body].Tokens.First
	}
	return begin
}

// nation returns the state that positions put a person in, or "".
func (f *finder) nation(positions []extract.Position) string {
	for _, p := range positions {
		if strings.HasPrefix(p.Of, "state:") {
			return p.Of
		}
		if of := f.d.Pack.World.Entities[p.Of].Of; strings.HasPrefix(of, "state:") {
			return of
		}
	}
	return ""
}

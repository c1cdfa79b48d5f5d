package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// nameAfter returns the person named from token k on, after titles and
// perhaps a comma, and the end of the phrase; -1 if nobody is.
func (f *finder) nameAfter(k int) (int, int) {
	if m, ok := f.at(k, lang.Honorific); ok && m.First.Prefix != "" {
		return -1, k // "الوزير وصاحب السمو X": the next of a list; "تهنئة الرئيس للشيخ X"
	}
	k = f.honorifics(f.aside(k))
	if f.punct(k, "،", ",", ":", "-", "–", "(", "\"", "«") {
		// A mark may stand between office and name only if the name is sure.
		j := f.honorifics(k + 1)
		if m, ok := f.at(k+1, lang.Honorific); ok && m.First.Prefix != "" {
			return -1, k // "…, and Dr. X": the next of a list
		}
		if f.punct(k, ":", "-", "–") ||
			!f.surePerson(j) && !(f.punct(k, ",", "،") && f.setApart(j)) && !f.quotesHolder(k) {
			return -1, k
		}
		k = j
	}
	apart := f.punct(k-1, "،", ",")
	k = f.pastAdjectives(k)
	if k >= f.s.Last {
		return -1, k
	}
	if i := f.taken[k]; i >= 0 {
		m := f.d.Mentions[i]
		if m.Type == "Person" && (m.Tokens.First == k || m.Phrase.First == k) && m.Form == extract.Name &&
			f.clitic(m) == "" {
			return i, m.Tokens.Last
		}
		return -1, k
	}
	if m, ok := f.officeAt(k); ok && f.d.Pack.Order == lang.VSO &&
		(m.End > k+1 ||
			k+1 < f.s.Last && f.names[k+1] == never &&
				(f.articled(k+1) || f.taken[k+1] >= 0 && f.d.Mentions[f.taken[k+1]].Type != "Person")) {
		return -1, k // "الرئيس المصري | الأمين العام", "سفير تشاد | قائد الجيش"
	}
	end, known := f.readName(k)
	if end == k || known == 0 && (end-k > 3 || end-k < 2 || f.articled(k) || f.dual(k, end)) {
		return -1, k
	}
	if apart {
		end = f.closed(end)
	}
	return f.add(extract.Mention{Tokens: extract.Range{First: k, Last: end}, Form: extract.Name,
		Type: "Person", Rule: "office+name"}), end
}

// aside returns the token after a short remark in brackets at token k that
// names nobody: "رئيس الحزب (يميني) …".
func (f *finder) aside(k int) int {
	const short = 4 // words
	if !f.punct(k, "(") {
		return k
	}
	for t := k + 1; t < f.s.Last && t <= k+short+1; t++ {
		if f.punct(t, ")") {
			return t + 1
		}
		if i := f.taken[t]; i >= 0 && f.d.Mentions[i].Type == "Person" || f.names[t] == namely {
			return k
		}
	}
	return k
}

// nameBehindPosting finds the name behind what an envoy is charged with:
// "مبعوث الأمم المتحدة إلى الشرق الأوسط | نيكولاي ملادينوف". Only offices of
// which a body has several are told apart so.
func (f *finder) nameBehindPosting(k int, p extract.Position) (int, int) {
	_, charged := f.word(k, "charge")
	if p.Body < 0 && !strings.Contains(p.Office, lang.Service) && !(charged && f.d.Pack.Order == lang.VSO) ||
		f.d.Pack.World.Office(p.Office).Single || f.d.Pack.Order == lang.SVO {
		return -1, k
	}
	const far = 12 // words of a posting
	prep, placed := false, false
	for t := k; t < f.s.Last && t < k+far; {
		charge, isCharge := f.word(t, "charge")
		if m, ok := f.word(t, "prep"); ok && f.d.Pack.Order == lang.SOV && m.End > charge.End {
			return -1, k // "در جریان سفر به"
		}
		i := f.taken[t]
		switch {
		case isCharge:
			if _, this := f.word(charge.End, "demonstrative"); this {
				return -1, k // "در این دیدار"
			}
			if f.d.Pack.Order == lang.SOV && f.meeting(charge.End) {
				return -1, k // "رئیس دفتر در دیدار | سالم حداد"
			}
			if _, where := f.word(t, "prep"); where && prep && f.postedBefore(t) && charge.End < f.s.Last &&
				f.names[charge.End] != namely && f.taken[charge.End] < 0 && !f.articled(charge.End) {
				return -1, k // "السفير الكيني في باريس | في حضور"
			}
			prep = true
			t = charge.End
		case i >= 0 && f.d.Mentions[i].Type == "Person":
			if m := f.d.Mentions[i]; prep && m.Form == extract.Name && m.Tokens.First == t && !f.ofHis(t, k) {
				return i, m.Tokens.Last
			}
			return -1, k
		case i >= 0:
			prep = prep || f.clitic(f.d.Mentions[i]) != ""
			placed = f.d.Pack.Order == lang.SOV
			t = max(t+1, f.d.Mentions[i].Tokens.Last)
		case f.inBureau(t) > t: // "مساعد الوزير لشؤون مكتب الوزير | السفير …"
			t = f.inBureau(t)
		// "السفير الكيني في كمبالا، السيدة …،"
		case prep && f.punct(t, "،", ",") && (f.postedBefore(t) || f.bareRegion(t)):
			if i, end := f.nameAfter(t); i >= 0 && !f.officeHead(t+1) &&
				(end == f.s.Last || f.d.Tokens[end].Kind == lang.PunctKind) {
				return i, end
			}
			return -1, k
		case f.d.Tokens[t].Kind != lang.WordKind || f.verbStarts(t):
			return -1, k
		case f.officeHead(t) && !(prep && f.honorifics(t) > t): // "لدى الأمم المتحدة | السفير سعد الكيلاني"
			if o, ok := f.officeAt(t); prep && ok && o.First.Article && o.First.Prefix == "" {
				if i, end := f.nameAfter(f.qualified(o.End, &extract.Position{})); i >= 0 {
					return i, end
				}
			}
			return -1, k
		default:
			at := f.honorifics(t)
			if at > t && at < f.s.Last && f.taken[at] >= 0 { // "السفير X", of one who is known
				t = at
				continue
			}
			if at < f.s.Last && f.articled(at) && strings.HasSuffix(f.d.Folded[at], "يه") {
				t = at + 1 // "للشؤون الأفريقية | نبيل حلمي": no name begins so
				continue
			}
			end, known := f.readName(at)
			sure := known >= 2 || known == 1 && (at > t || charged && f.wholeName(at, end))
			if !sure && end > at+1 { // an unknown name, where who is abroad or employed is named
				sure = known >= 1 && f.names[at] == namely && f.employedBefore(t) ||
					f.postedBefore(t) && (known >= 1 || end <= at+3 && !f.articled(at) && !f.dual(at, end))
			}
			if prep && sure && !f.ofHis(at, k) {
				return f.add(extract.Mention{Tokens: extract.Range{First: at, Last: end}, Form: extract.Name,
					Type: "Person", Rule: "office+name"}), end
			}
			// "سفیر ژاپن در تهران نامه را تقدیم"
			if !prep || f.names[t] == namely || placed || f.postedBefore(t) && !f.articled(t) {
				return -1, k // "السفير الكيني في باريس | وبحث معه"
			}
			t = at + 1
		}
	}
	return -1, k
}

// ofHis reports whether a plain Arabic noun behind token k stands right before the name at
// token t, so that it is something of his: "رفض السفير الكيني بالمجلس اقتراح | كوفي أنان".
func (f *finder) ofHis(t, k int) bool {
	b := t - 1
	if f.d.Pack.Order != lang.VSO || b < k || f.taken[b] >= 0 || f.d.Tokens[b].Kind != lang.WordKind || f.articled(b) {
		return false
	}
	_, prep := f.word(b, "prep")
	return !prep && f.honorifics(b) == b && f.names[b] == never
}

// byline passes over the reporter whom a line names with no more than where he reports
// from: "نيروبي - سالم الكيلاني".
func (f *finder) byline() {
	const short, long = 2, 4 // words of a name
	for _, m := range f.d.With(f.s.First, lang.Place) {
		if k := m.End; m.Entry.Class == lang.Place && f.punct(k, "-", "–", "—", ":") &&
			f.s.Last-k-1 >= short && f.s.Last-k-1 <= long {
			for t := k + 1; t < f.s.Last; t++ {
				if f.names[t] == never || len(f.d.With(t, lang.Person)) > 0 {
					return
				}
			}
			for t := k + 1; t < f.s.Last; t++ {
				f.names[t] = never
			}
			return
		}
	}
}

// meeting reports whether the word at token t tells that people meet.
func (f *finder) meeting(t int) bool {
	return slices.ContainsFunc(f.d.With(t, lang.Trigger), func(m lang.Match) bool {
		return m.Entry.Class == lang.Trigger && m.Entry.Value == "noun" &&
			f.d.Pack.Frames[m.Entry.Index].Relation == "met_with"
	})
}

// postedBefore reports whether the state or place where an Arabic envoy is posted
// ends right before token k: "المبعوث الأمريكي إلى السودان | دونالد بوث".
func (f *finder) postedBefore(k int) bool {
	i := f.taken[k-1]
	if f.d.Pack.Order != lang.VSO || i < 0 {
		return false
	}
	m := f.d.Mentions[i]
	return (m.Type == "State" || m.Type == "Place") && m.Form == extract.Name && m.Tokens.Last == k
}

// namedApart returns the person whom commas set apart behind an Arabic office that begins
// at token begin, with the rest of the title from token k in words no list knows, and the
// end of the phrase; -1 if nobody is: "المدير العام | للأمن الوطني، X،", "والي | جهة
// الشرق، X،".
func (f *finder) namedApart(begin, k int) (int, int) {
	const long = 7 // words
	if f.d.Pack.Order != lang.VSO || k >= f.s.Last || f.d.Tokens[k].Kind != lang.WordKind {
		return -1, k
	}
	w, more := f.word(k, "charge")
	more = more && w.First.Prefix == "و" // "وزير الدفاع | وشؤون المتقاعدين"
	if dative := strings.HasPrefix(f.d.Folded[k], "ل") &&
		(f.joined(k) || f.taken[k] >= 0); !dative && !more && (f.articled(k-1) || f.articled(begin) || k > begin+1) {
		return -1, k // "استقبل رئيس الوزراء | وفدا من كينيا، …"
	}
	t := k
	for ; t < f.s.Last && t < k+long && f.d.Tokens[t].Kind == lang.WordKind; t++ {
		i := f.taken[t]
		if i >= 0 && f.d.Mentions[i].Type == "Person" || i < 0 && (f.verbStarts(t) || t > k && f.officeHead(t)) {
			return -1, k
		}
		if _, prep := f.word(t, "prep"); prep && i < 0 {
			return -1, k
		}
		if _, dated := f.at(t, lang.Weekday, lang.RelativeDay, lang.Month); dated {
			return -1, k
		}
	}
	if f.comma(t) == t || !f.surePerson(f.honorifics(t+1)) && !f.setApart(f.honorifics(t+1)) {
		return -1, k
	}
	i, end := f.nameAfter(t)
	if i < 0 || end < f.s.Last && f.d.Tokens[end].Kind != lang.PunctKind {
		return -1, k
	}
	return i, end
}

// bareRegion reports whether the one word behind "to" that ends before token k is a
// region no list has, to which an Arabic envoy is sent: "المبعوث الخاص إلى | الصحراء،".
func (f *finder) bareRegion(k int) bool {
	const to = "الي"
	return f.d.Pack.Order == lang.VSO && k-2 >= f.s.First && f.d.Folded[k-2] == to && f.articled(k-1) &&
		f.taken[k-1] < 0
}

// officialIn returns the person named behind the state that an Arabic office is in, from
// token k, and the end of his name, if he is known to serve that state: "رئيس المجلس
// الانتقالي | في كينيا X". Nobody else's guest could stand there.
func (f *finder) officialIn(k int, positions []extract.Position) (int, int) {
	end := f.where(k)
	if f.d.Pack.Order != lang.VSO || end == k || len(positions) > 1 || f.nation(positions) != "" {
		return -1, k
	}
	state, at := f.d.Mentions[f.taken[end-1]], f.honorifics(end)
	if state.Type != "State" || at >= f.s.Last || f.taken[at] < 0 {
		return -1, k
	}
	i := f.taken[at]
	m := f.d.Mentions[i]
	if m.Type != "Person" || m.Form != extract.Name || m.Tokens.First != at ||
		!slices.ContainsFunc(f.d.Pack.World.Entities[m.Key].Offices,
			func(o lang.Tenure) bool { return o.Of == state.Key }) {
		return -1, k
	}
	if p := &positions[0]; f.d.Pack.World.Office(p.Office).Of == "state" && p.Body < 0 {
		p.Body, p.Of = f.taken[end-1], state.Key
	}
	return i, m.Tokens.Last
}

// inBureau returns the token after the bureau of an office-holder that stands at token k
// in Arabic, k if none does.
func (f *finder) inBureau(k int) int {
	w, ok := f.word(k, "bureau")
	if !ok || f.d.Pack.Order != lang.VSO {
		return k
	}
	if o, ok := f.officeAt(w.End); ok && o.First.Prefix == "" {
		return o.End
	}
	return k
}

// employedBefore reports whether the body in which somebody in Arabic heads a part of
// it ends right before token k: "مدير دائرة أفريقيا في وزارة الخارجية الكينية | …".
func (f *finder) employedBefore(k int) bool {
	i := f.taken[k-1]
	if f.d.Pack.Order != lang.VSO || i < 0 {
		return false
	}
	m := f.d.Mentions[i]
	_, inside := f.word(m.Tokens.First-1, "locative")
	return m.Type == "Organization" && m.Form == extract.Name && m.Tokens.Last == k && (inside || f.clitic(m) == "ب")
}

// surePerson reports whether a person's name surely starts at token k.
func (f *finder) surePerson(k int) bool {
	if k >= f.s.Last {
		return false
	}
	if i := f.taken[k]; i >= 0 {
		return f.d.Mentions[i].Type == "Person" && f.d.Mentions[i].Form == extract.Name
	}
	_, known := f.readName(k)
	return known >= 2
}

// setApart reports whether a name stands between commas from token k on: "the
// ambassador of Chad, | Musa Adoum, ". Then one known part of it is enough, in Arabic
// and Persian the first.
func (f *finder) setApart(k int) bool {
	if k >= f.s.Last || f.taken[k] >= 0 {
		return false
	}
	end, known := f.readName(k)
	if end = f.closed(end); end-k < 2 || end-k > 3 {
		return false
	}
	if f.d.Pack.Order == lang.VSO && f.names[k] != namely { // nothing but a name is so much unknown
		return f.punct(end, "،", ",", ".") && f.d.Tokens[end-1].Kind == lang.WordKind && !f.articled(k) &&
			!f.dual(k, end) && !f.adverbial(k)
	}
	if known == 0 { // "رئيس المجلس، | X، السفير الكيني": an office stands behind too
		_, office := f.officeAt(end + 1)
		return f.d.Pack.Order == lang.SOV && office && f.punct(end, "،", ",")
	}
	ends := end == f.s.Last || f.d.Tokens[end].Kind == lang.PunctKind && !f.punct(end, "'", "’", "-")
	if f.d.Pack.Order == lang.SVO {
		return ends || f.conjunction(end)
	}
	return ends && f.names[k] == namely && (!f.articled(k) || end == k+2 && !f.articled(k+1))
}

// closed returns the token after the unknown word at token k if a mark behind it closes
// an Arabic name between commas, which the word is of then: "، نور الدين | بوطيب،".
func (f *finder) closed(k int) int {
	if f.d.Pack.Order == lang.VSO && k < f.s.Last && f.taken[k] < 0 && f.names[k] == maybe && !f.joined(k) &&
		f.punct(k+1, "،", ",", ".") {
		return k + 1
	}
	return k
}

// adverbial reports whether an unknown Arabic word may tell what somebody does
// meanwhile, as participles do: "مرفوقا", "مصحوبة".
func (f *finder) adverbial(k int) bool {
	w := f.d.Folded[k]
	return strings.HasPrefix(w, "م") && (strings.HasSuffix(w, "ا") || strings.HasSuffix(w, "ه"))
}

// honorifics returns the token after the titles that start at token k.
func (f *finder) honorifics(k int) int {
	for {
		m, ok := f.at(k, lang.Honorific)
		if !ok || f.taken[k] >= 0 {
			return k
		}
		k = m.End
		if f.punct(k, ".", "/") {
			k++
		}
	}
}

// maxName bounds the words of a person's name: "عبد الله بن حمد بن عبد الله آل ثاني".
const maxName = 10

// readName reads a person's name from token k. It returns the token after it
// and how many of its words are known parts of names.
func (f *finder) readName(k int) (end, known int) {
	d := f.d
	end = k
	count, nasab, behind := 0, false, -1 // behind a particle
	for j := k; j < f.s.Last && j < k+maxName; {
		if j > k && d.Tokens[j].Line || f.taken[j] >= 0 {
			break
		}
		if f.punct(j, "-", "‐", "–") && j > k && !d.Tokens[j].Space && j+1 < f.s.Last &&
			!d.Tokens[j+1].Space && f.names[j+1] > never {
			j++
			continue
		}
		if m, ok := f.at(j, lang.Particle); ok && m.First.Prefix == "" && m.Last.Suffix == "" && m.End < f.s.Last {
			name := f.afterParticle(m.End)
			servant, son := f.servant(j), count > 0 && f.fathered(j, name)
			if name < f.s.Last && (f.borne(name) || son) && (count > 0 || f.names[name] == namely || servant) {
				if j = name; f.names[name] == never {
					if !servant && !son {
						return name + 1, known + 1
					}
					count, known, nasab = count+1, known+1, true // "عبد الله بن حمد", "مشعل بن فهم السلمي"
					j++
					end = j
					continue
				}
				known++
				nasab, behind = true, j
				continue
			}
		}
		n := f.names[j]
		if n == never && count == 1 && f.kingly(j) {
			return j + 1, known + 1
		}
		if n == never && count > 0 && f.titular(j) && f.nameEnds(j+1) {
			return j + 1, known + 1
		}
		if n == never && count == 1 && f.ofSheikhs(k, j) {
			return j + 2, known + 2
		}
		if n == never && (nasab && f.familyName(j) || count == 1 && (f.closingName(k, j) || f.namedAfterHome(k, j))) {
			n = namely // "عبدالله بن إبراهيم الشريف"
		}
		if count >= 2 && (n == maybe && known > 0 && f.surnamed(j) || known == count && f.newSurname(k, j)) {
			return j + 1, known + 1
		}
		if n == never ||
			n == maybe && count >= 2 && j != behind && !f.nisba(j) && !(nasab && f.articled(j)) &&
				!(known > 0 && count < 4 && f.lastName(k, j)) ||
			n == maybe && f.joined(j) && !(count > 0 && f.namesOnly(j)) {
			break
		}
		if n == namely {
			known++
		}
		if _, half := f.word(j, "name-half"); !half || count == 0 {
			count++ // "عز الدين" is one
		}
		j++
		end = j
	}
	return end, known
}

// ofSheikhs reports whether the title at token j stands inside the name of an office-holder
// that starts at token k, between a given name and a last one behind which no name goes
// on: "النائب فائق الشيخ علي", but "استقبل تبون الشيخ محمد بن زايد".
func (f *finder) ofSheikhs(k, j int) bool {
	m, ok := f.at(j, lang.Honorific)
	if !ok || m.End != j+1 || !f.articled(j) || f.names[k] != namely || !f.titleEnds(k) || j+1 >= f.s.Last ||
		f.taken[j+1] >= 0 || f.names[j+1] != namely || f.articled(j+1) {
		return false
	}
	_, son := f.word(j+2, "son")
	return !son && (j+2 >= f.s.Last || f.taken[j+2] >= 0 || f.names[j+2] == never)
}

// fathered reports whether the particle at token j says whose son somebody is, so that
// the word behind it at token k is a name whatever else it may be.
func (f *finder) fathered(j, k int) bool {
	if _, ok := f.word(j, "son"); !ok || k >= f.s.Last || f.d.Tokens[k].Kind != lang.WordKind || f.taken[k] >= 0 {
		return false
	}
	_, title := f.at(k, lang.Office, lang.Honorific)
	return !title
}

// borne reports whether the word at token k, behind a particle, may be part of
// a name, though it is a title too or looks like a word with a pronoun: "آل
// الشيخ", "بو عيدة".
func (f *finder) borne(k int) bool {
	if f.names[k] > never || f.familyName(k) {
		return true
	}
	if _, title := f.at(k, lang.Honorific); title && f.articled(k) && !f.officeHead(k) {
		return true
	}
	if f.d.Pack.Order != lang.VSO || f.d.Tokens[k].Kind != lang.WordKind || len(f.d.Matches[k]) == 0 {
		return false
	}
	return !slices.ContainsFunc(f.d.Matches[k], func(m lang.Match) bool { return m.First.Suffix == "" || m.End > k+1 })
}

// closingName reports whether an everyday adjective with the article ends the
// name of an office-holder that starts at token k and has one word so far: "وزير
// النقل عبدالله المقبل."
func (f *finder) closingName(k, j int) bool {
	if f.names[k] != namely || !f.articled(j) || !f.titleEnds(k) || !f.bounded(j+1) {
		return false
	}
	if _, ok := f.at(j, lang.Office, lang.Honorific, lang.Demonym, lang.Head, lang.Weekday, lang.Month,
		lang.RelativeDay, lang.Anaphor); ok {
		return false
	}
	_, former := f.word(j, "former")
	_, qualifier := f.word(j, "qualifier")
	return !former && !qualifier
}

// lastName reports whether an unknown word is the third or fourth of an office-holder or leader's
// foreign name that starts at token k: nothing that a list knows, and a mark,
// a preposition or another office behind it.
func (f *finder) lastName(k, j int) bool {
	return f.d.Pack.Order == lang.VSO && !f.joined(j) && !f.everydayNoun(j) &&
		(f.titleEnds(k) || f.wordBefore(k, "led-by")) && (f.bounded(j+1) || !f.finite(j) && f.stops(j+1))
}

// everydayNoun reports whether an Arabic word is an everyday one with the article: "بحث مع
// الوزير ماجد الحارثي | القضايا في المنطقة".
func (f *finder) everydayNoun(i int) bool {
	if !f.articled(i) {
		return false
	}
	matches, _ := f.d.Pack.Find(strings.TrimPrefix(f.d.Folded[i], "ال"))
	return slices.ContainsFunc(matches, func(m lang.Match) bool { return m.Begin == 0 && m.Entry.Class == lang.Common })
}

// bounded reports whether a name may end before token k: a mark, the end of a
// line or an office joined by a conjunction follows.
func (f *finder) bounded(k int) bool {
	if k >= f.s.Last || f.d.Tokens[k].Line || f.d.Tokens[k].Kind == lang.PunctKind {
		return true
	}
	m, ok := f.at(k, lang.Office, lang.Honorific)
	return ok && m.First.Prefix == "و"
}

// kingly reports whether the title at token k is the surname of the given name
// before it: "Stephen King said".
func (f *finder) kingly(k int) bool {
	if f.d.Pack.Order != lang.SVO || f.names[k-1] != namely || k+1 >= f.s.Last || f.d.Tokens[k].Line {
		return false
	}
	m, ok := f.at(k, lang.Office)
	_, of := f.word(k+1, "genitive")
	return ok && m.End == k+1 && f.d.Tokens[k].Case == lang.Title && f.d.Tokens[k+1].Case == lang.Lower && !of
}

// joined reports whether an unknown word is a known one with a proclitic.
func (f *finder) joined(i int) bool {
	return slices.ContainsFunc(f.d.Stems[i], func(s lang.Stem) bool { return s.Prefix != "" })
}

// articled reports whether an Arabic word has the article, which is never written with
// a hamza: "ألكسندر" is a name.
func (f *finder) articled(i int) bool {
	return f.d.Pack.Order == lang.VSO && strings.HasPrefix(f.d.Folded[i], "ال") &&
		!strings.HasPrefix(f.d.Text[f.d.Tokens[i].Begin:], "أل")
}

// nisba reports whether a word has the shape of a family name: an article in
// Arabic, a capital in Latin script.
func (f *finder) nisba(i int) bool {
	if f.d.Pack.Order == lang.VSO {
		return f.articled(i) && strings.HasSuffix(f.d.Folded[i], "ي")
	}
	return f.d.Pack.Order == lang.SVO
}

// comma returns the token behind a comma at token k, k itself if none is there.
func (f *finder) comma(k int) int {
	if f.punct(k, "،", ",") {
		return k + 1
	}
	return k
}

// unread reports whether an office that is in no list, with what it is of,
// stands right before token k, so that who is named there has it: "رئيس إقليم
// كردستان | مسعود بارزاني".
func (f *finder) unread(k int) bool {
	const long = 4 // words
	for t := k - 1; t >= f.s.First && t >= k-long && f.d.Tokens[t].Kind == lang.WordKind; t-- {
		if w, ok := f.word(t, "human"); ok && t+1 < k {
			return !w.First.Article
		}
		if f.stops(t) || f.verbStarts(t) {
			break
		}
	}
	return false
}

// freeNames takes runs of words that people's names are made of, with no
// title to announce them.
func (f *finder) freeNames() {
	for i := f.s.First; i < f.s.Last; i++ {
		if end := f.joinedName(i); end > i {
			i = end - 1
			continue
		}
		if end := max(f.quotedName(i), f.announced(i), f.actsFor(i)); end > i {
			i = end - 1
			continue
		}
		if _, particle := f.at(i, lang.Particle); f.taken[i] >= 0 ||
			(particle || f.names[i] != namely) && !(f.servant(i) && !f.follows(i)) {
			continue
		}
		if _, side := f.word(i-1, "side"); side && f.articled(i-1) && f.articled(i) && f.d.Pack.Order == lang.VSO {
			continue // "الجانب الكيني | جون …"
		}
		end, known := f.readName(i)
		if end-i >= 2 && known >= 2 ||
			end == i+2 &&
				(f.surnamed(i+1) && f.nounBegins(i) || f.opensRelative(i) || f.actsBehindThat(i, end) ||
					f.wordBefore(i, "led-by") && len(f.d.Matches[end-1]) == 0 && !f.joined(end-1)) {
			f.add(extract.Mention{Tokens: extract.Range{First: i, Last: end}, Form: extract.Name,
				Type: "Person", Rule: "name"})
			i = end - 1
		}
	}
}

// actsBehindThat reports whether "that" stands before an Arabic name in tokens [first, last),
// of which no list has the last word, and a verb behind it: "إن | ماركوس زودر | انتقد".
func (f *finder) actsBehindThat(first, last int) bool {
	return f.d.Pack.Order == lang.VSO && f.wordBefore(first, "that") && len(f.d.Matches[last-1]) == 0 &&
		!f.joined(last-1) && f.verbStarts(last)
}

// servant reports whether a given name begins at token i that is written as two words,
// "servant" and a name of God: "عبد الله", "عبد الرحمن".
func (f *finder) servant(i int) bool {
	if _, opens := f.word(i, "name-opening"); !opens || i+1 >= f.s.Last || !f.borne(i+1) {
		return false
	}
	_, particle := f.at(i, lang.Particle)
	return particle
}

// follows reports whether a word right before token i may be part of the name there.
func (f *finder) follows(i int) bool {
	return i > f.s.First && f.d.Tokens[i-1].Kind == lang.WordKind &&
		slices.ContainsFunc(f.d.Matches[i-1], func(m lang.Match) bool {
			return m.Entry.Class == lang.NamePart || m.Entry.Class == lang.Particle
		})
}

// actsFor takes the name of somebody right behind the side for which he acts, and
// returns the token after it: "عن الجانب الكيني | جون كاماو", "عن كينيا جون كاماو".
func (f *finder) actsFor(i int) int {
	if f.d.Pack.Order != lang.VSO || i-2 < f.s.First || f.taken[i] >= 0 || f.names[i] == never || f.articled(i) {
		return i
	}
	side := i - 2
	if _, ok := f.word(side, "side"); ok {
		if _, adjective := f.at(i-1, lang.Demonym); !adjective || side == f.s.First {
			return i
		}
		side--
	} else if m := f.taken[i-1]; m < 0 || f.d.Mentions[m].Type != "State" ||
		f.d.Mentions[m].Form != extract.Name || f.d.Mentions[m].Tokens.First != i-1 {
		return i
	}
	switch w := strings.TrimPrefix(f.d.Folded[side], "و"); {
	case w == "عن":
	case w == "من" && side == i-3:
	default:
		return i
	}
	end, known := f.readName(i)
	if end-i < 2 || known == 0 && (end-i > 3 || f.dual(i, end)) {
		return i
	}
	f.add(extract.Mention{Tokens: extract.Range{First: i, Last: end}, Form: extract.Name, Type: "Person", Rule: "name"})
	return end
}

// joinedName takes a name whose first word has a conjunction written on to
// it, "ورونالد لويس", and returns the token after it.
func (f *finder) joinedName(i int) int {
	if i < f.s.First || f.taken[i] >= 0 || f.names[i] == namely || f.d.Pack.Order != lang.VSO {
		return i
	}
	skip := 0
	for _, m := range f.d.Matches[i] {
		switch {
		case m.End != i+1:
		case m.Entry.Class == lang.NamePart && m.First.Prefix == "و" && m.First.Suffix == "" && !m.First.Article:
			skip = int(m.First.Skip)
		case m.First.Prefix == "" ||
			m.First.Prefix == "و" && m.Entry.Class != lang.NamePart && m.Entry.Class != lang.Person:
			return i // a word of its own
		}
	}
	if skip == 0 || i+1 >= f.s.Last || f.names[i+1] != namely && f.names[i+1] != maybe && !f.servant(i+1) {
		return i
	}
	end, known := f.readName(i + 1)
	if end == i+1 || known == 0 && end-i > 2 {
		return i
	}
	t := f.d.Tokens[i]
	s := extract.Span{Begin: t.Begin + lang.RawLen(f.d.Text[t.Begin:t.End], skip), End: f.d.Tokens[end-1].End}
	f.add(extract.Mention{Span: s, Tokens: extract.Range{First: i, Last: end}, Form: extract.Name,
		Type: "Person", Rule: "name"})
	return end
}

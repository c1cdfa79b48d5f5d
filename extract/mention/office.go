package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// officeClasses are the classes of the words that office phrases begin with.
var officeClasses = lang.NewClasses(lang.Office, lang.Word)

// offices takes office phrases with the names that belong to them:
// "وزير الخارجية الإيطالي باولو جينتيلوني", "Sergei Lavrov, Russia's foreign
// minister", "نخست‌وزیر عراق".
func (f *finder) offices() {
	for i := f.s.First; i < f.s.Last; i++ {
		if f.taken[i] >= 0 || f.d.Classes[i]&officeClasses == 0 {
			continue
		}
		m, ok := f.officeAt(i)
		if ok {
			if end := f.eachNamed(m); end > 0 {
				i = end - 1
				continue
			}
		}
		if ok && (f.standIn(m) || f.outletBefore(i) || f.ofDelegation(m)) {
			i = m.End - 1
		} else if ok {
			i = f.office(i) - 1
		} else if m, ok := f.word(i, "government"); ok && f.governs(m) {
			i = m.End - 1
		} else if m, ok := f.word(i, "led-by"); ok && f.led(m) {
			i = m.End - 1 // the office behind it is read as any
		} else if m, ok := f.word(i, "counterparts"); ok && f.eachCounterpart(m) > 0 {
			i = m.End - 1
		} else if m, ok := f.word(i, "counterpart"); ok {
			i = f.counterpart(m, false) - 1
		} else if m, ok := f.word(i, "counterparts"); ok {
			i = f.counterpart(m, true) - 1
		}
	}
}

// officeAt returns the longest office at token i that no mention has taken
// words of: in "زعيم حزب الله" the party's name leaves "زعيم".
func (f *finder) officeAt(i int) (lang.Match, bool) {
	if i < f.s.First || i >= f.s.Last {
		return lang.Match{}, false
	}
	for _, m := range f.d.With(i, lang.Office) {
		if f.d.Pack.Order == lang.SOV && m.End == m.Begin+1 && strings.HasSuffix(m.First.Suffix, "ي") {
			continue // پادشاهی: the kingdom
		}
		if led, ok := f.word(i-1, "prep"); ok && f.d.Pack.Order == lang.SOV && led.End == i+1 {
			continue // "به سرپرستی | وزیر خارجه"
		}
		if m.Entry.Class != lang.Office || m.End > f.s.Last ||
			!f.freeButPlaces(extract.Range{First: m.Begin, Last: m.End}) {
			continue
		}
		return m, true
	}
	return lang.Match{}, false
}

// freeButPlaces reports whether no mention has taken any of the tokens of an
// office but the places of its field: "وزیر دولت در امور خاورمیانه".
func (f *finder) freeButPlaces(r extract.Range) bool {
	for t := r.First; t < r.Last; t++ {
		if i := f.taken[t]; i >= 0 {
			if m := f.d.Mentions[i]; m.Type != "Place" || m.Tokens.First <= r.First || m.Tokens.Last > r.Last {
				return false
			}
		}
	}
	return true
}

// counted are the beginnings of the kinds of phrases that stand for a number of
// people or states.
var counted = []string{"two", "three", "four", "five"}

// standIn reports whether an office is the end of a phrase that stands for
// people named before, "the two ministers", and not the ministers of something.
func (f *finder) standIn(office lang.Match) bool {
	if f.d.Folded[min(office.End, f.s.Last-1)] == "of" {
		return false
	}
	for b := max(f.s.First, office.Begin-3); b < office.Begin; b++ {
		if m, ok := f.at(b, lang.Anaphor); ok && m.End == office.End &&
			slices.Contains(counted, strings.SplitN(m.Entry.Value, "-", 2)[0]) {
			return true
		}
	}
	return false
}

// outletBefore reports whether the word before token i says that the office there
// is what a paper is called: "صحيفة السفير".
func (f *finder) outletBefore(i int) bool {
	m, ok := f.at(i-1, lang.Head)
	return ok && m.Entry.Outlet()
}

// ofDelegation reports whether what is written as an office is rather an Arabic adjective of
// the delegation right before it: "وفدا | برلمانيا".
func (f *finder) ofDelegation(m lang.Match) bool {
	return f.wordBefore(m.Begin, "delegation") && m.End == m.Begin+1 && !m.First.Article &&
		strings.HasSuffix(f.d.Folded[m.Begin], "يا")
}

// inserted returns the token after what an editor has put in brackets between an
// office and its holder, from token k, and takes the state from there: "الرئيس
// (الروسي فلاديمير) بوتين".
func (f *finder) inserted(k int, p *extract.Position) int {
	const long = 4 // words
	if f.d.Pack.Order != lang.VSO || !f.punct(k, "(") {
		return k
	}
	end := k + 1
	for end < f.s.Last && end <= k+long && f.d.Tokens[end].Kind == lang.WordKind {
		end++
	}
	if !f.punct(end, ")") || end == k+1 || end+1 >= f.s.Last {
		return k
	}
	i := f.taken[end+1]
	if known := i >= 0 && f.d.Mentions[i].Type == "Person" &&
		f.d.Mentions[i].Tokens.First == end+1; !known && (i >= 0 || f.names[end+1] != namely) {
		return k
	}
	if m, ok := f.at(k+1, lang.Demonym); ok && p.Body < 0 && p.Of == "" && f.taken[k+1] < 0 {
		p.Body = f.bodyAt(k + 1)
		p.Of = m.Entry.Value
	}
	return end + 1
}

// led reads "the bloc led by X" from the words "led by": X is its leader.
func (f *finder) led(w lang.Match) bool {
	k := w.Begin - 1
	if f.punct(k, "،", ",") {
		k--
	}
	if k < f.s.First || f.taken[k] < 0 {
		return false
	}
	body := f.taken[k]
	if m := f.d.Mentions[body]; m.Type != "Organization" || m.Tokens.Last != k+1 ||
		f.wordBefore(m.Tokens.First, "venue") {
		return false // "اجتمعوا في مقر الأمانة، برئاسة X": of them
	}
	k = w.End
	if _, ok := f.officeAt(k); ok && f.d.Pack.Order == lang.VSO { // "بزعامة نائب الرئيس …"
		_, k = f.positions(k)
	}
	name, end := f.nameAfter(k)
	if name < 0 {
		return false
	}
	p := extract.Position{Office: "leader", Body: body, Of: f.d.Mentions[body].Key,
		Evidence: extract.Range{First: f.d.Mentions[body].Tokens.First, Last: end}}
	if f.delegated(f.d.Mentions[body].Tokens.First) && !f.heads(f.d.Mentions[name].Key, p.Of) {
		return true // of the delegation, not the body
	}
	f.d.Mentions[name].Offices = append(f.d.Mentions[name].Offices, p)
	return true
}

// delegated reports whether the body named at token k has only sent the delegation that
// is named before it: "وفد من صندوق النقد الدولي برئاسة X".
func (f *finder) delegated(k int) bool {
	return f.wordBefore(k, "delegation") ||
		f.wordBefore(k, "from") && (f.wordBefore(k-1, "delegation") || f.wordBefore(k-2, "delegation"))
}

// heads reports whether a known person ever held an office in a body.
func (f *finder) heads(key, body string) bool {
	return key != "" &&
		slices.ContainsFunc(f.d.Pack.World.Entities[key].Offices, func(t lang.Tenure) bool { return t.Of == body })
}

// governs reads "the government of X": X heads a government.
func (f *finder) governs(w lang.Match) bool {
	k := f.honorifics(w.End)
	if k >= f.s.Last || f.taken[k] < 0 || f.d.Pack.Order == lang.VSO && f.articled(w.Begin) {
		return false // "عن الحكومة | إبراهيم محمود"
	}
	m := &f.d.Mentions[f.taken[k]]
	if m.Type != "Person" || m.Form != extract.Name || m.Tokens.First != k || m.Key == "" {
		return false
	}
	for _, office := range [...]string{"head of government", "head of state"} {
		held := f.d.Pack.World.Entities[m.Key].Offices
		if i := slices.IndexFunc(held, func(t lang.Tenure) bool { return t.Office == office }); i >= 0 {
			t := held[i]
			m.Offices = append(m.Offices,
				extract.Position{Office: t.Office, Of: t.Of, Body: -1,
					Evidence: extract.Range{First: w.Begin, Last: m.Tokens.Last}})
			return true
		}
	}
	return false
}

// office reads the phrase that starts with the office at token begin and
// returns the token after it.
func (f *finder) office(begin int) int {
	if m, _ := f.officeAt(begin); m.Entry.Plural {
		return f.several(m)
	}
	positions, k := f.positions(begin)
	if end := f.member(begin, k, positions); end > 0 {
		return end
	}
	if name, phraseEnd := f.namedApart(begin, k); name >= 0 {
		f.attach(name, begin, phraseEnd, positions)
		return phraseEnd
	}
	if m, _ := f.officeAt(begin); m.Entry != nil && m.Entry.Weak && positions[0].Body < 0 &&
		m.Last.Suffix == "" && f.d.Pack.Order != lang.SVO {
		if f.d.Pack.Order == lang.SOV {
			return m.End // "نماینده ولی فقیه": nobody's deputy is inside
		}
		return begin + 1 // a common word is an office only of somebody: "أمير الكويت"
	}
	if p := f.bodyBefore(begin); p >= 0 && positions[0].Body < 0 {
		positions[0].Body = p
		positions[0].Of = f.d.Mentions[p].Key
		if len(positions) == 1 {
			k = f.posting(k, &positions[0]) // "Russia's ambassador | to the UN"
		}
	}
	start := f.withBody(begin, positions[0].Body)
	k = f.inserted(k, &positions[len(positions)-1])
	if name, phraseEnd := f.nameBehindPosting(k, positions[len(positions)-1]); name >= 0 {
		f.attach(name, start, phraseEnd, positions)
		return phraseEnd
	}
	if name, phraseEnd := f.officialIn(k, positions); name >= 0 {
		f.attach(name, start, phraseEnd, positions)
		return phraseEnd
	}
	// A name right behind the office has it; else one right before it, in a
	// list of people with their offices; else one behind a comma.
	guest := f.guestAt(positions[0], k)
	if !guest && f.knownElsewhere(k, positions[0]) { // his title is no office of the host's
		guest, k = true, positions[0].Evidence.Last
		positions = positions[:1]
	}
	if !guest && f.guestTitled(start, k, positions) {
		guest = true
	}
	direct := !guest && (!f.punct(f.honorifics(k), "،", ",", "(", "\"", "«") || f.quotesHolder(k)) &&
		!f.calledAgain(positions[0])
	if !direct {
		if name := f.nameBefore(start); name >= 0 && f.d.Mentions[name].Tokens.Last == start &&
			!f.servesElsewhere(f.d.Mentions[name].Key, positions[0]) &&
			!f.receives(name, start, k, positions) {
			f.attach(name, f.d.Mentions[name].Phrase.First, k, positions)
			return k
		}
	}
	if name, phraseEnd := f.nameAfter(k); name >= 0 && !guest && (direct || !f.wordBefore(start, "demonstrative")) {
		f.attach(name, start, phraseEnd, positions)
		return phraseEnd
	}
	if name := f.nameBefore(start); name >= 0 && !f.servesElsewhere(f.d.Mentions[name].Key, positions[0]) &&
		!f.receives(name, start, k, positions) {
		f.attach(name, f.d.Mentions[name].Phrase.First, k, positions)
		return k
	}
	if name := f.knownHolder(start, positions[0]); name >= 0 {
		f.attach(name, f.d.Mentions[name].Phrase.First, k, positions)
		return k
	}
	if f.predicates(begin, k) {
		return f.predicatedOf(begin, k, positions)
	}
	m, _ := f.officeAt(begin)
	loose := false
	if m.Entry.Weak && !strings.Contains(positions[0].Office, lang.Service) &&
		!(positions[0].Body >= 0 && f.d.Mentions[positions[0].Body].Type == "State" &&
			f.d.Mentions[positions[0].Body].Form == extract.Name && len(positions) == 1) {
		if loose = f.looselyHeld(m, positions); !loose {
			return m.End
		}
	}
	shared := f.shared(positions)
	if shared && f.colleagues(positions) || f.topped(positions) {
		return f.each(m, positions)
	}
	if !shared && len(positions) > 1 && f.joinedOffices(positions) &&
		(positions[0].Body >= 0 || positions[len(positions)-1].Body < 0) {
		// "the president and the prime minister" are two where no name follows.
		positions = positions[:1]
		k = positions[0].Evidence.Last
	}
	if b := positions[0].Body; b >= 0 && f.unnamedOne(m, f.d.Mentions[b]) {
		return k
	}
	if f.ofNobodyRead(m, positions, k) {
		return k
	}
	begin = start
	r := extract.Range{First: begin, Last: k}
	s := f.spanOf(lang.Match{Begin: begin, End: k, Entry: m.Entry, First: m.First})
	f.addPhrase(extract.Mention{Span: s, Tokens: r, Form: extract.Nominal, Type: "Person", Offices: positions,
		Nation: f.nation(positions), Loose: loose, Rule: "office"})
	return k
}

// ofNobodyRead reports whether an Arabic office without an article stands before a word of which
// no body or state was read, so that it is that of somebody new and points to nobody: "اتهم
// رئيس | الجمعية الخيرية", "قال وزير | سابق".
func (f *finder) ofNobodyRead(m lang.Match, positions []extract.Position, k int) bool {
	return f.d.Pack.Order == lang.VSO && m.End == m.Begin+1 && k == m.End && !m.First.Article &&
		m.Last.Suffix == "" && positions[0].Body < 0 && positions[0].Of == "" &&
		f.d.PronounOnOffice(positions[0].Evidence) == "" && k < f.s.Last &&
		f.d.Tokens[k].Kind == lang.WordKind && f.taken[k] < 0 && !f.verbStarts(k) &&
		!f.wordBefore(k+1, "prep")
}

// knownHolder returns the person named right before an Arabic office at token start who is
// known to hold it, whatever he is called besides: "الرئيس X | رئيس كينيا"; else -1.
func (f *finder) knownHolder(start int, p extract.Position) int {
	if f.d.Pack.Order != lang.VSO || start == f.s.First || f.taken[start-1] < 0 || p.Of == "" {
		return -1
	}
	i := f.taken[start-1]
	if m := f.d.Mentions[i]; m.Type != "Person" || m.Form != extract.Name || m.Tokens.Last != start ||
		!f.knownAs(m.Key, p) {
		return -1
	}
	return i
}

// quotesHolder reports whether Arabic quotation marks at token k, behind an office, hold
// nothing but the name of who has it: "رئيس الوزراء «…»".
func (f *finder) quotesHolder(k int) bool {
	if f.d.Pack.Order != lang.VSO || !f.punct(k, "\"", "«", "“", "”") {
		return false
	}
	name := f.honorifics(k + 1)
	if name >= f.s.Last {
		return false
	}
	end, known := f.readName(name)
	if i := f.taken[name]; i >= 0 && f.d.Mentions[i].Type == "Person" && f.d.Mentions[i].Tokens.First == name {
		end, known = f.d.Mentions[i].Tokens.Last, 1
	}
	return known > 0 && f.punct(end, "\"", "»", "”", "“")
}

// constituency bounds the words between "member for" and the parliament.
const constituency = 9

// member takes the membership of a body, with which a sentence in Persian begins
// and behind which no name follows, for a member who was named before, or is named
// next: "عضو کمیسیون امنیت ملی مجلس | گفت", "نماینده مردم تبریز در مجلس | گفت". It
// returns the token after it, or 0.
func (f *finder) member(begin, k int, positions []extract.Position) int {
	p := positions[0]
	first := begin
	rule := "anaphor/member"
	if f.wordBefore(begin, "demonstrative") {
		first--
	} else if f.wordBefore(begin, "one") {
		first, rule = first-1, "anaphor/some-member"
	}
	if f.d.Pack.Order != lang.SOV || !strings.HasPrefix(p.Office, "member") || first != f.s.First ||
		len(positions) > 1 || p.Former {
		return 0
	}
	nation := f.nation(positions)
	if p.Body < 0 {
		end := 0
		for t := k; t < min(f.s.Last, k+constituency) && !f.verbStarts(t); t++ {
			i := f.taken[t]
			if i >= 0 && f.d.Mentions[i].Tokens.First == t &&
				(f.d.Pack.World.Parliament(f.d.Mentions[i].Key) || f.d.Mentions[i].Rule == "head/parliament") {
				end, nation = f.d.Mentions[i].Tokens.Last, f.d.Pack.World.Entities[f.d.Mentions[i].Key].Of
				break
			}
			if f.punct(t, "،", ",", ":", "(") {
				break
			}
		}
		if end == 0 {
			return 0
		}
		k = end
	} else if f.d.Mentions[p.Body].Type != "Organization" {
		return 0
	}
	if _, and := f.word(k, "conj"); and && f.d.Folded[k] == "و" || f.punct(k, "،", ",", "(", "«") {
		return 0
	}
	if name, _ := f.nameAfter(k); name >= 0 {
		return 0
	}
	r := extract.Range{First: begin, Last: k}
	f.addPhrase(extract.Mention{Span: f.d.SpanOf(r), Tokens: r, Form: extract.Pronoun, Nation: nation,
		Offices: positions, Rule: rule})
	return k
}

// shared gives the state that a list of offices ends with, or whose parliament it ends
// with, to all of them, "معاون نخست‌وزیر و وزیر خارجه قطر", and reports whether it did.
func (f *finder) shared(positions []extract.Position) bool {
	n := len(positions) - 1
	if n < 1 || f.d.Pack.Order != lang.SOV || positions[n].Body < 0 || positions[0].Body >= 0 ||
		!f.joinedOffices(positions) {
		return false
	}
	body, of := positions[n].Body, positions[n].Of
	if b := f.d.Mentions[body]; b.Type != "State" {
		of = f.d.Pack.World.Entities[b.Key].Of
		if last := f.taken[positions[n].Evidence.Last-1]; of == "" &&
			positions[n].Office == "speaker of parliament" && last >= 0 &&
			f.d.Mentions[last].Type == "State" {
			body, of = last, f.d.Mentions[last].Key // of a parliament that no list knows
		} else if !f.d.Pack.World.Parliament(b.Key) {
			return false
		} else if body = f.stateWithin(b, of); body < 0 {
			return false
		}
	}
	for i := range positions[:n] {
		if p := &positions[i]; p.Body < 0 && p.Of == "" {
			p.Body, p.Of = body, of
		}
	}
	return true
}

// colleagues reports whether several people hold the offices of a list, each of
// which has one holder: "رئیس جمهور و نخست‌وزیر عراق".
func (f *finder) colleagues(positions []extract.Position) bool {
	return !slices.ContainsFunc(positions, func(p extract.Position) bool {
		return p.Former || !f.d.Pack.World.Office(p.Office).Single
	})
}

// topped reports whether a list of offices begins with a title that is one
// state's by itself and goes on with those of others who serve it, and gives
// them the state: "رهبر معظم انقلاب، رئیس جمهور و رئیس مجلس".
func (f *finder) topped(positions []extract.Position) bool {
	if len(positions) < 2 || f.d.Pack.Order != lang.SOV || positions[0].Body >= 0 {
		return false
	}
	e := positions[0].Evidence
	of := f.d.Pack.Titles[strings.Join(f.d.Folded[e.First:e.Last], " ")]
	if of == "" {
		return false
	}
	for _, p := range positions[1:] {
		if o := f.d.Pack.World.Office(p.Office); !o.Single || o.Of == "any" && p.Body < 0 {
			return false // "رهبر انقلاب و فرمانده کل قوا"
		}
	}
	for i := range positions[1:] {
		if p := &positions[i+1]; p.Body < 0 && p.Of == "" {
			p.Of = of
		}
	}
	return true
}

// each takes every one of several offices for somebody, and returns the token
// after the last.
func (f *finder) each(m lang.Match, positions []extract.Position) int {
	for _, p := range positions {
		r := p.Evidence
		f.addPhrase(extract.Mention{Span: f.spanOf(lang.Match{Begin: r.First, End: r.Last, Entry: m.Entry, First: m.First}),
			Tokens: r, Form: extract.Nominal, Type: "Person",
			Offices: []extract.Position{p}, Nation: f.nation([]extract.Position{p}), Rule: "office"})
	}
	return positions[len(positions)-1].Evidence.Last
}

// looselyHeld reports whether a common word in Persian is an office because a
// body with a name follows: "نایب رئیس مجلس ملی آذربایجان". Whoever holds it is
// worth naming only where something is stated of him.
func (f *finder) looselyHeld(m lang.Match, positions []extract.Position) bool {
	if f.d.Pack.Order != lang.SOV || len(positions) > 1 && !f.joinedOffices(positions) ||
		positions[0].Body < 0 || m.First.Suffix != "" ||
		!f.introduced(m.Begin, 2, m.Begin == f.s.First || f.d.Tokens[m.Begin-1].Kind == lang.PunctKind) &&
			!f.coming(m.Begin) {
		return false
	}
	b := f.d.Mentions[positions[0].Body]
	if b.Type == "Person" {
		return f.d.Pack.World.Office(positions[0].Office).Identifies // "نماینده ترامپ"
	}
	committee := f.d.Pack.World.Entities[b.Key].Kind == "parliament" && positions[0].Office == "deputy head"
	return b.Type == "Organization" && b.Form == extract.Name &&
		(committee || f.d.Pack.World.Office(positions[0].Office).Identifies ||
			strings.HasPrefix(b.Key, foreignMinistry))
}

// calledAgain reports whether the body of an office is "this organization", of
// a sentence in Persian that goes on: "X کمیسر این اتحادیه …".
func (f *finder) calledAgain(p extract.Position) bool {
	return p.Body >= 0 && f.d.Pack.Order == lang.SOV &&
		(f.d.Mentions[p.Body].Rule == "anaphor/organization" || f.d.Mentions[p.Body].Rule == "anaphor/body")
}

// unnamedOne reports whether an office with the adjective of its body is any
// one of several: "وزير إسرائيلي", a minister of Israel, without the article; or
// counted, in Persian, where the noun stays in the singular: "۲۳ دیپلمات کنیا".
func (f *finder) unnamedOne(m lang.Match, body extract.Mention) bool {
	const year = 4 // digits
	if n := m.Begin - 1; f.d.Pack.Order == lang.SOV && n >= f.s.First &&
		f.d.Tokens[n].Kind == lang.NumberKind && len(f.d.Folded[n]) < year {
		return true
	}
	return f.d.Pack.Order == lang.VSO && body.Form == extract.Adjective && !m.First.Article &&
		!f.articled(body.Tokens.First) && !strings.HasPrefix(f.clitic(body), "لل")
}

// attach gives offices to a person's mention and widens its phrase.
func (f *finder) attach(i, first, last int, positions []extract.Position) {
	m := &f.d.Mentions[i]
	m.Offices = append(m.Offices, positions...)
	m.Phrase.First = min(m.Phrase.First, first)
	m.Phrase.Last = max(m.Phrase.Last, last)
	if m.Nation == "" {
		m.Nation = f.nation(positions)
	}
	f.claim(m.Phrase, i)
}

// addPhrase records a mention whose words may hold other mentions.
func (f *finder) addPhrase(m extract.Mention) int {
	if m.Phrase.Len() == 0 {
		m.Phrase = m.Tokens
	}
	i := len(f.d.Mentions)
	f.d.Mentions = append(f.d.Mentions, m)
	f.claim(m.Phrase, i)
	return i
}

// claim marks the free tokens of a phrase as taken by mention i.
func (f *finder) claim(r extract.Range, i int) {
	for t := r.First; t < r.Last; t++ {
		if f.taken[t] < 0 {
			f.taken[t] = i
		}
	}
}

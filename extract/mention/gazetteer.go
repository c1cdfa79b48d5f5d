package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// typeOf is the entity type of a class of names.
var typeOf = map[lang.Class]string{
	lang.State: "State", lang.Place: "Place", lang.Organization: "Organization", lang.Person: "Person",
}

// nameClasses are the classes of names.
var nameClasses = lang.NewClasses(lang.State, lang.Place, lang.Organization, lang.Person, lang.Thing)

// typ returns the entity type of a known name, or "" if it is none.
func (f *finder) typ(e *lang.Entry) string {
	if e.Class == lang.Thing {
		return f.d.Pack.World.Entities[e.Value].Type
	}
	return typeOf[e.Class]
}

// gazetteer takes the known names, the longest at each place.
func (f *finder) gazetteer() {
	for i := f.s.First; i < f.s.Last; i++ {
		m, ok := f.known(i)
		if !ok || f.sharesTitle(m) || m.Entry.Class == lang.State && f.straddled(m) ||
			m.Entry.Class == lang.Organization && f.portfolioOf(m) ||
			m.Entry.Class == lang.Thing && f.inOffice(m.Begin) >= m.End || f.misread(m) || f.foreign(m) {
			continue
		}
		if o, ok := f.outlet(m); ok {
			m = o
		}
		if f.longerUntitled(m) {
			continue
		}
		r := extract.Range{First: m.Begin, Last: m.End}
		if f.carries(m) {
			for t := r.First; t < r.Last; t++ {
				f.names[t] = never
			}
			i = r.Last - 1
			continue
		}
		if m.Entry.Class == lang.Person && !(f.besideAnother(m) && len(f.knownAt(m.End)) > 0) {
			r.Last = f.nasab(r.Last)
		}
		phrase := r
		key := m.Entry.Value
		if m.Entry.Class == lang.Person && m.End == m.Begin+1 && m.First.Prefix == "" && f.givenName(r.First) {
			// Somebody of that family name; who, his office may tell.
			r.First, phrase.First, key = r.First-1, r.First-1, ""
		}
		if m.Entry.Class == lang.Person && f.d.Pack.Order == lang.SVO {
			if o, ok := f.at(r.First, lang.Office); ok && o.End < m.End { // "King X"
				r.First, phrase.First = o.End, o.End
			}
			r.First = min(f.honorifics(r.First), m.End-1) // "Prince X" is called X
		}
		s := f.spanOf(m)
		if r.First < m.Begin {
			s.Begin = f.d.Tokens[r.First].Begin
		}
		s.Begin, s.End = max(s.Begin, f.d.Tokens[r.First].Begin), max(s.End, f.d.Tokens[r.Last-1].End)
		n := f.add(extract.Mention{Span: s, Tokens: r, Phrase: phrase, Form: extract.Name, Type: f.typ(m.Entry),
			Key: key, Rule: "gazetteer", Loose: f.states(m)})
		f.claim(phrase, n)
		i = r.Last - 1
	}
}

// longerUntitled reports whether a Persian title stands before the name by which
// somebody is known without it, and known at length: "ملک | سلمان بن عبدالعزیز".
func (f *finder) longerUntitled(m lang.Match) bool {
	if f.d.Pack.Order != lang.SOV || m.Entry.Class != lang.Person {
		return false
	}
	h, ok := f.at(m.Begin, lang.Honorific)
	if !ok || h.End >= m.End || h.Last.Suffix != "" {
		return false
	}
	n, ok := f.known(h.End)
	return ok && n.Entry.Class == lang.Person && n.Entry.Value == m.Entry.Value && n.End >= m.End && n.End > n.Begin+1
}

// foreign reports whether what the press calls a public body of one state without more is
// that of another, which the text names behind it: "کمیسیون امنیت ملی مجلس | عراق", "قوه
// قضائیه | عراق", "المجلس العسكري الانتقالي | في تشاد".
func (f *finder) foreign(m lang.Match) bool {
	known := f.d.Pack.World.Entities[m.Entry.Value]
	if f.d.Pack.Order == lang.SVO || m.Entry.Class != lang.Organization || known.Of == "" || !public[known.Kind] {
		return false
	}
	if in, ok := f.word(m.End, "locative"); f.d.Pack.Order == lang.VSO {
		s, state := f.at(in.End, lang.State)
		return ok && state && s.First.Prefix == "" && s.Entry.Value != known.Of
	}
	for t := m.Begin; t < m.End; t++ {
		if s, ok := f.at(t, lang.State); ok && s.End <= m.End {
			return false // "مجلس ایران | عراق را"
		}
	}
	if _, own := f.word(m.End, "own"); own {
		return true // "نخست وزیر عراق از هیئت دولت | خود خواست"
	}
	k := m.End
	if h, ok := f.at(k, lang.Head); ok && h.Entry.Value == "organization:parliament" {
		k = h.End // "کمیسیون امنیت ملی | پارلمان عراق"
	}
	s, ok := f.at(k, lang.State)
	_, object := f.word(s.End, "ra")
	return ok && !object && s.First.Prefix == "" && s.Entry.Value != known.Of &&
		s.Entry.Value != f.d.Pack.World.Entities[known.Of].Of
}

// public are the kinds of bodies of which every state may have one of a name.
var public = map[string]bool{"parliament": true, "government": true, "court": true, "agency": true, "armed-force": true}

// states reports whether an Arabic match calls a group of states by the word for
// states alone, "الدول العربية": that is an actor only where it acts.
func (f *finder) states(m lang.Match) bool {
	known := f.d.Pack.World.Entities[m.Entry.Value]
	if f.d.Pack.Order != lang.VSO || known.Kind != "group-of-states" || known.Of != "" {
		return false
	}
	h, ok := f.at(m.Begin, lang.Head)
	return ok && h.Entry.Value == "organization:group-of-states" && h.End == m.Begin+1
}

// givenName reports whether the word before a family name that the gazetteer
// knows, at token k, is a given name that it does not know.
func (f *finder) givenName(k int) bool {
	g := k - 1
	if f.d.Pack.Order == lang.SVO || g < f.s.First || f.taken[g] >= 0 || f.names[g] == never ||
		f.d.Tokens[k].Line || f.joined(g) {
		return false
	}
	if _, ok := f.at(g, lang.Particle); ok || f.titleEnds(g+1) {
		return false
	}
	// an unknown word is one right behind a title
	return f.names[g] == namely || f.titleEnds(g) && !f.articled(g) || f.newGiven(g)
}

// titleEnds reports whether what may stand before a name ends before token k:
// an office, an honorific, the name of a body or state.
func (f *finder) titleEnds(k int) bool {
	const long = 6 // words of a title
	for b := k - 1; b >= f.s.First && b >= k-long; b-- {
		for _, m := range f.d.Matches[b] {
			if m.End != k {
				continue
			}
			switch m.Entry.Class {
			case lang.Office, lang.Honorific, lang.Demonym, lang.State, lang.Place, lang.Organization,
				lang.Portfolio, lang.Head:
				return true
			}
		}
	}
	return false
}

// straddled reports whether an office phrase ends inside a state's name and
// leaves a state's name over: "رئیس جمهوری | یمن", not "رئیس | جمهوری یمن"; so does
// a word for who acts for it, "ریاست جمهوری | یمن".
func (f *finder) straddled(m lang.Match) bool {
	for b := m.Begin - 1; b >= f.s.First && b >= m.Begin-3; b-- {
		for _, o := range f.d.Matches[b] {
			if o.Entry.Class != lang.Office && !(o.Entry.Class == lang.Word && o.Entry.Value == "transparent") ||
				o.End <= m.Begin || o.End >= m.End {
				continue
			}
			if rest, ok := f.known(o.End); ok && rest.Entry.Value == m.Entry.Value {
				return true
			}
		}
	}
	return false
}

// portfolioOf reports whether an office phrase ends inside a body's name and
// leaves a state over: "وزيرة الخارجية | الكرواتية".
func (f *finder) portfolioOf(m lang.Match) bool {
	if h, _ := f.at(m.Begin, lang.Head); f.headAt(m.Begin) &&
		!(f.d.Pack.Order == lang.VSO && h.Entry != nil && h.Entry.Value == "organization:cabinet") {
		return false // "معاون | وزارت خارجه عراق", but "رئيس مجلس الوزراء | الكويتي"
	}
	for b := m.Begin - 1; b >= f.s.First && b >= m.Begin-3; b-- {
		for _, o := range f.d.With(b, lang.Office) {
			if o.Entry.Class != lang.Office || o.End <= m.Begin || o.End >= m.End {
				continue
			}
			if rest, ok := f.at(o.End, lang.Demonym, lang.State); ok && rest.End == m.End {
				return true
			}
		}
	}
	return false
}

// outlet returns the paper of that name where a name of something else stands
// in quotation marks: "«الشرق الأوسط»".
func (f *finder) outlet(m lang.Match) (lang.Match, bool) {
	if !f.punct(m.Begin-1, "«", "\"", "“", "”", "(") || !f.punct(m.End, "»", "\"", "”", "“", ")") {
		return m, false
	}
	for _, o := range f.d.Matches[m.Begin] {
		if o.End == m.End && o.Entry.Weak && o.Entry.Class == lang.Organization &&
			f.d.Pack.World.Entities[o.Entry.Value].Kind == "news-agency" {
			return o, true
		}
	}
	return m, false
}

// carries reports whether a match names an outlet that merely carries the
// item: any news agency, paper or channel but one that is said to have
// interviewed somebody.
func (f *finder) carries(m lang.Match) bool {
	if m.Entry.Class != lang.Organization || f.d.Pack.World.Entities[m.Entry.Value].Kind != "news-agency" {
		return false
	}
	const near = 5 // words
	for t := max(f.s.First, m.Begin-near); t < min(f.s.Last, m.End+near); t++ {
		if _, ok := f.word(t, "interview"); ok {
			return false
		}
	}
	return true
}

// weak takes the names that are also common words, of states and bodies that
// the document names in full elsewhere.
func (f *finder) weak() {
	d := f.d
	strong := map[string]bool{}
	for _, m := range d.Mentions {
		if m.Form == extract.Name && (m.Type == "State" || m.Type == "Organization") {
			strong[m.Key] = true
		}
		for _, party := range parties(d, m) {
			strong[party] = true
		}
	}
	for _, s := range d.Sentences {
		if s.Boilerplate {
			continue
		}
		f.s = s
		for i := s.First; i < s.Last; i++ {
			if d.Classes[i]&nameClasses == 0 {
				continue
			}
			for _, m := range d.Matches[i] {
				r := extract.Range{First: m.Begin, Last: m.End}
				if !m.Entry.Weak || m.Entry.Class != lang.Organization && m.Entry.Class != lang.State ||
					m.End > s.Last ||
					m.First.Suffix != "" || m.Last.Suffix != "" ||
					!strong[m.Entry.Value] && !f.joinsState(m) || !f.free(r) || f.ownedBy(m) {
					continue
				}
				f.add(extract.Mention{Span: f.spanOf(m), Tokens: r, Form: extract.Name,
					Type: typeOf[m.Entry.Class], Key: m.Entry.Value, Rule: "gazetteer/weak"})
				break
			}
		}
	}
}

// parties returns the ids of the bodies that are parties to a paper.
func parties(d *extract.Document, m extract.Mention) []string {
	if d.Pack == nil || m.Type != "Agreement" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.Pack.World.Entities[m.Key].Parties), func(id string) bool {
		return !strings.HasPrefix(id, "org:")
	})
}

// nasab returns the token after the patronymics that follow a known name:
// سلمان بن عبدالعزيز آل سعود is the man that سلمان names.
func (f *finder) nasab(k int) int {
	for {
		m, ok := f.at(k, lang.Particle)
		if !ok || m.First.Prefix != "" || m.Last.Suffix != "" || m.End >= f.s.Last {
			return k
		}
		name := f.afterParticle(m.End)
		if name >= f.s.Last || f.names[name] == never {
			return k
		}
		k = name + 1
		if _, opens := f.word(m.End, "name-opening"); opens && k < f.s.Last && f.names[k] > never { // عبد العزيز
			k++
		}
	}
}

// afterParticle returns the token of the name behind a particle that ends
// before token k: in Latin script a hyphen may join them, "al-Sabah".
func (f *finder) afterParticle(k int) int {
	if f.d.Pack.Order == lang.SVO && f.punct(k, "-", "‐") && !f.d.Tokens[k].Space && k+1 < f.s.Last &&
		!f.d.Tokens[k+1].Space {
		return k + 1
	}
	return k
}

// known returns the best known name that starts at token i.
func (f *finder) known(i int) (lang.Match, bool) {
	var best lang.Match
	found := false
	if f.d.Classes[i]&nameClasses == 0 {
		return best, false
	}
	for _, m := range f.d.Matches[i] {
		if m.End > f.s.Last || f.typ(m.Entry) == "" || !f.written(m) || f.headOutlasts(m) || f.partsBeforeRa(m) {
			continue
		}
		if found && m.End < best.End {
			break
		}
		if !found || f.prefer(m, best) {
			best, found = m, true
		}
	}
	return best, found
}

// written reports whether the words of a match are written as a name is: no
// ending taken off, the words on one line, and a weak name only with support.
func (f *finder) written(m lang.Match) bool {
	if m.Last.Suffix != "" || m.First.Suffix != "" && (m.Begin+1 == m.End || f.adjectival(m)) {
		return false
	}
	for t := m.Begin + 1; t < m.End; t++ {
		if f.d.Tokens[t].Line {
			return false
		}
	}
	one := m.End == m.Begin+1
	if end := f.d.Tokens[m.End-1]; !one && m.Entry.Closed && end.Case == lang.Lower &&
		end.Kind == lang.WordKind && end.Space {
		return false // "Russia today"
	}
	if _, function := f.word(m.Begin, ""); one && function && !(m.Entry.Class == lang.Place && m.Entry.Weak) {
		return false
	}
	// A word that is known as it stands is not a clitic and a name: وزير is
	// not و and a man called زير.
	if one && m.First.Prefix != "" {
		for _, o := range f.d.Matches[m.Begin] {
			if o.End == m.End && o.First.Prefix == "" && o.Entry.Class != lang.NamePart {
				return false
			}
		}
	}
	switch m.Entry.Class {
	case lang.Person:
		if m.Entry.Weak {
			return one && (f.headOf(m) || f.leads(m)) // else coreference looks whether the office agrees
		}
		if one && f.everyday(m) {
			return false
		}
		if f.besideAnother(m) {
			return true
		}
		if one && (f.nameAt(m.Begin-1) || f.nameAt(m.End)) {
			return false // part of a longer name of somebody else
		}
		if one && f.namesake(m) {
			return false
		}
		if !one && f.lengthened(m) {
			return false
		}
		if f.d.Pack.Order == lang.SVO {
			_, family := f.at(m.Begin, lang.Particle) // "al-Aiban"
			return !family || !f.givenBefore(m.Begin)
		}
		return one || !f.givenBefore(m.Begin)
	case lang.Place:
		if m.Entry.Weak {
			return f.placed(m)
		}
		// A city's name between names of a person is a surname, but not behind the office of
		// who governs cities: "محافظ بيروت | أحمد علي".
		return !one || f.citySeat(m.Begin) || !(f.titledBefore(m.Begin) && f.nameAt(m.End)) && !f.bySurname(m)
	case lang.Organization, lang.State:
		return (!m.Entry.Weak || f.noAdjective(m)) && (one || !f.unionOf(m.End))
	case lang.Thing:
		return f.concerned(m)
	}
	return true
}

// unionOf reports whether a body named right before token k is one of other members than of
// states, for whom it is there: "الاتحاد الأوروبي | لكرة القدم".
func (f *finder) unionOf(k int) bool {
	_, ok := f.word(k, "union-of")
	return ok
}

// citySeat reports whether the office of who governs a city or province ends before token
// k, so that the place follows.
func (f *finder) citySeat(k int) bool {
	const long = 3 // words of such an office
	for b := k - 1; b >= max(f.s.First, k-long) && !f.d.Tokens[b+1].Line; b-- {
		for _, m := range f.d.With(b, lang.Office) {
			if m.Entry.Class == lang.Office && m.End == k && m.Last.Suffix == "" && !m.Last.Article &&
				local(m.Entry.Value) {
				return true
			}
		}
	}
	return false
}

// besideAnother reports whether a known Arabic name stands beside that of somebody else
// behind a verb, of which they are subject and object: "والتقى ترامب بوتين", "أطلع
// الصفدي أحمد أبو الغيط".
func (f *finder) besideAnother(m lang.Match) bool {
	if f.d.Pack.Order != lang.VSO || m.Entry.Weak {
		return false
	}
	const long = 4 // words of a name
	for first := max(f.s.First, m.Begin-long); first <= m.Begin; first++ {
		if !f.verbEnds(first) {
			continue
		}
		if first+1 == m.Begin && f.surnameHere(first) && !(f.nameAt(m.End) && !f.stops(m.End)) {
			return true
		}
		if m.End-m.Begin > 1 && m.Begin-first > 1 && f.objectAfter(first) && f.givenAndFamily(first, m.Begin) {
			return true // "التقى أحمد نور | سعد الحريري"
		}
		for _, a := range f.knownAt(first) {
			if a.Begin != m.Begin && a.End != m.Begin || a.Begin == m.Begin && a.End != m.End {
				continue
			}
			for _, b := range f.knownAt(a.End) {
				if a.Entry.Value != b.Entry.Value && (a.Begin == m.Begin || b.End == m.End) &&
					(a.End == first+1 || b.End > a.End+1 || f.namedBefore(b)) &&
					!(f.nameAt(b.End) && !f.stops(b.End)) {
					return true
				}
			}
		}
	}
	return false
}

// objectAfter reports whether a verb that people are objects of without a preposition, and
// without more words, ends before token k.
func (f *finder) objectAfter(k int) bool {
	return slices.ContainsFunc(f.d.Matches[k-1], func(m lang.Match) bool {
		if m.Entry.Class != lang.Trigger || m.End != k || !f.acting(m) || m.Last.Suffix != "" {
			return false
		}
		frame := &f.d.Pack.Frames[m.Entry.Index]
		return len(frame.Requires) == 0 && frame.Takes("Person") && slices.Contains(frame.Object, "object")
	})
}

// givenAndFamily reports whether the words from token k to token end may be somebody's whole
// name: one that people are given and more behind it.
func (f *finder) givenAndFamily(k, end int) bool {
	for t := k; t < end; t++ {
		if f.d.Tokens[t].Kind != lang.WordKind || f.taken[t] >= 0 || f.stops(t) {
			return false
		}
	}
	return f.names[k] == namely
}

// surnameHere reports whether the word at token k ends the name of somebody whom the text
// has named by more words before.
func (f *finder) surnameHere(k int) bool {
	return slices.ContainsFunc(f.d.Mentions, func(x extract.Mention) bool {
		return x.Type == "Person" && x.Form == extract.Name && x.Tokens.Len() > 1 && x.Tokens.Last <= k &&
			f.d.Folded[x.Tokens.Last-1] == f.d.Folded[k]
	})
}

// knownAt returns the known people whose names stand at token k with nothing written on to
// them. One that is another word too counts only if the text has named that person before.
func (f *finder) knownAt(k int) (out []lang.Match) {
	if k >= f.s.Last {
		return nil
	}
	for _, m := range f.d.With(k, lang.Person) {
		if m.Entry.Class == lang.Person && m.Begin == k && m.First.Prefix == "" && m.Last.Suffix == "" &&
			(!m.Entry.Weak || f.namedBefore(m)) {
			out = append(out, m)
		}
	}
	return out
}

// namedBefore reports whether the text has named a known person by more words before.
func (f *finder) namedBefore(m lang.Match) bool {
	return slices.ContainsFunc(f.d.Mentions, func(x extract.Mention) bool {
		return x.Key == m.Entry.Value && x.Tokens.Len() > m.End-m.Begin
	})
}

// headOf reports whether a family name that others bear too is that of a head of
// state or government, by a word for the government beside it: "دولت روحانی", "the
// Bush administration".
func (f *finder) headOf(m lang.Match) bool {
	beside := f.wordBefore(m.Begin, "government")
	if f.d.Pack.Order == lang.SVO {
		_, beside = f.word(m.End, "government")
	}
	if f.nameAt(m.End) || f.d.Pack.Order == lang.VSO && beside && f.articled(m.Begin-1) {
		return false // "عن الحكومة | إبراهيم محمود"
	}
	return beside && m.First.Prefix == "" &&
		slices.ContainsFunc(f.d.Pack.World.Entities[m.Entry.Value].Offices, func(o lang.Tenure) bool {
			return o.Office == "head of state" || o.Office == "head of government"
		})
}

// adjectival reports whether the first word of a Persian name has the ending of
// an adjective on it: "هیأت | پارلمانی عراق" does not name the parliament. Behind
// a vowel the ending is but the link to the next word.
func (f *finder) adjectival(m lang.Match) bool {
	stem, ok := strings.CutSuffix(f.d.Folded[m.Begin], "ي")
	return ok && m.First.Suffix == "ي" && f.d.Pack.Order == lang.SOV && !strings.HasSuffix(stem, "ا") &&
		!strings.HasSuffix(stem, "و") && !strings.HasSuffix(stem, "ه")
}

// lengthened reports whether a family name follows a known given name with a
// patronymic, which is then somebody else's: "عبدالله بن عبدالعزيز | الخضيري".
// Behind an office it is the known person, whatever follows.
func (f *finder) lengthened(m lang.Match) bool {
	if m.End >= f.s.Last || !f.articled(m.End) || f.d.Tokens[m.End].Line || f.officeBefore(m.Begin) {
		return false
	}
	_, given := f.word(m.Begin, "name-opening") // "عبد العاطي | العبيدي": a given name too
	if _, nasab := f.at(m.End-2, lang.Particle); !(given && m.End == m.Begin+2) && (!nasab || m.End-2 <= m.Begin) {
		return false
	}
	return f.names[m.End] == namely || f.names[m.End] == maybe && !f.joined(m.End) ||
		f.names[m.End] == never && f.familyName(m.End)
}

// familyName reports whether the article and a part of names make up token k:
// الشريف, though it is a title too.
func (f *finder) familyName(k int) bool {
	m, ok := f.at(k, lang.NamePart)
	_, office := f.at(k, lang.Office)
	return ok && !office && m.End == k+1 && m.First.Prefix == "" && m.First.Suffix == "" && f.articled(k)
}

// bySurname reports whether the one word of a place's name is the surname of
// somebody whose title and given name stand right before it, "الوزير ألبرت ديل
// روزاريو". A capital, or a place with the article, may be where he arrived.
func (f *finder) bySurname(m lang.Match) bool {
	g := m.Begin - 1
	if m.First.Prefix != "" || f.d.Pack.CapitalOf(m.Entry.Value) != "" {
		return false
	}
	particle := false
	for b := g; b >= f.s.First && b >= m.Begin-2; b-- {
		if p, ok := f.at(b, lang.Particle); ok && p.End == m.Begin && p.First.Prefix == "" {
			g, particle = b-1, true
			break
		}
	}
	if g < f.s.First || f.taken[g] >= 0 || f.names[g] == never || f.joined(g) || f.articled(m.Begin) && !particle {
		return false
	}
	return f.titledBefore(g) && (particle || f.names[g] == namely || f.d.Pack.Order == lang.VSO)
}

// everyday reports whether the one word of a match is also an everyday word,
// an adjective of nationality, a title or the like.
func (f *finder) everyday(m lang.Match) bool {
	for _, o := range f.d.Matches[m.Begin] {
		if o.First.Prefix != "" || o.End != m.End ||
			o.Entry.Class == lang.Common && o.Last.Suffix != "" && m.Last.Suffix == "" {
			continue
		}
		switch o.Entry.Class {
		case lang.Common, lang.Demonym, lang.Honorific, lang.Head, lang.Office, lang.Anaphor, lang.Verb,
			lang.Month, lang.State, lang.Trigger:
			return true
		}
	}
	return false
}

// rank tells which of the names of one length is meant.
var rank = map[lang.Class]int{lang.State: 0, lang.Organization: 1, lang.Person: 2, lang.Place: 3, lang.Thing: 4}

// prefer reports whether a beats b, both of the same length: a name without a
// clitic, then a state, then a body, a place, a person. A capital beats the
// state that has its name in a document about its own.
func (f *finder) prefer(a, b lang.Match) bool {
	if (a.First.Prefix == "") != (b.First.Prefix == "") {
		return a.First.Prefix == ""
	}
	if a.Entry.Weak != b.Entry.Weak {
		return b.Entry.Weak
	}
	if a.Entry.Class == lang.State && b.Entry.Class == lang.Place && f.outweighs(b, a) {
		return false
	}
	if a.Entry.Class == lang.Place && b.Entry.Class == lang.State && f.outweighs(a, b) {
		return true
	}
	if x, y := rank[a.Entry.Class], rank[b.Entry.Class]; x != y {
		return x < y
	}
	return a.Entry.Value < b.Entry.Value
}

// nameAt reports whether token i is a word of people's names that no mention
// has taken, standing in the same line as the sentence.
func (f *finder) nameAt(i int) bool {
	return i >= f.s.First && i < f.s.Last && f.names[i] == namely && f.taken[i] < 0
}

// givenBefore reports whether a word of people's names stands right before
// token i and is no title: then the name is longer than what is known, and
// somebody else's.
func (f *finder) givenBefore(i int) bool {
	if !f.nameAt(i - 1) {
		return false
	}
	_, title := f.at(i-1, lang.Honorific)
	_, office := f.at(i-1, lang.Office)
	return !title && !office
}

// titledBefore reports whether an office or title ends right before token i.
func (f *finder) titledBefore(i int) bool {
	for back := 1; back <= 4; back++ {
		b := i - back
		if b < f.s.First {
			return false
		}
		for _, m := range f.d.Matches[b] {
			if m.End != i {
				continue
			}
			switch m.Entry.Class {
			case lang.Office, lang.Honorific:
				return true
			case lang.Demonym:
				if f.officeBefore(b) {
					return true
				}
			}
		}
	}
	return false
}

func (f *finder) officeBefore(i int) bool {
	for back := 1; back <= 4 && i-back >= f.s.First; back++ {
		for _, m := range f.d.With(i-back, lang.Office) {
			if m.End == i && m.Entry.Class == lang.Office {
				return true
			}
		}
	}
	return false
}

// stateAt reports whether the name of a state begins at token k: "دو کشور ایران
// و عراق".
func (f *finder) stateAt(k int) bool {
	if k >= f.s.Last || f.taken[k] < 0 {
		return false
	}
	m := f.d.Mentions[f.taken[k]]
	return m.Type == "State" && m.Form == extract.Name && m.Tokens.First == k && f.d.Pack.Order == lang.SOV
}

// anaphors takes the phrases that stand for what was named before.
func (f *finder) anaphors() {
	for i := f.s.First; i < f.s.Last; i++ {
		if f.taken[i] >= 0 {
			continue
		}
		m, ok := f.at(i, lang.Anaphor)
		r := extract.Range{First: m.Begin, Last: m.End}
		if !ok || !f.free(r) || m.Entry.Value == "this-country" && f.plural(m) ||
			m.Entry.Value == "two-countries" && f.stateAt(m.End) ||
			m.Entry.Value == "he" && f.qualifying(m) || m.Entry.Value == "they" && i != f.s.First ||
			f.furtherTold(m) {
			continue
		}
		f.add(extract.Mention{Span: f.spanOf(m), Tokens: r, Form: extract.Pronoun, Rule: "anaphor/" + m.Entry.Value})
		i = m.End - 1
	}
}

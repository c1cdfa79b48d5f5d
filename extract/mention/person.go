package mention

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// offices takes office phrases with the names that belong to them:
// "وزير الخارجية الإيطالي باولو جينتيلوني", "Sergei Lavrov, Russia's foreign
// minister", "نخست‌وزیر عراق".
func (f *finder) offices() {
	for i := f.s.First; i < f.s.Last; i++ {
		if f.taken[i] >= 0 {
			continue
		}
		if _, ok := f.officeAt(i); ok {
			i = f.office(i) - 1
		} else if m, ok := f.word(i, "government"); ok && f.governs(m) {
			i = m.End - 1
		} else if m, ok := f.word(i, "led-by"); ok && f.led(m) {
			i = m.End - 1
		} else if m, ok := f.word(i, "counterpart"); ok {
			i = f.counterpart(m) - 1
		}
	}
}

// officeAt returns the longest office at token i that no mention has taken
// words of: in "زعيم حزب الله" the party's name leaves "زعيم".
func (f *finder) officeAt(i int) (lang.Match, bool) {
	if i < f.s.First || i >= f.s.Last {
		return lang.Match{}, false
	}
	for _, m := range f.d.Matches[i] {
		if m.Entry.Class == lang.Office && m.End <= f.s.Last && f.free(extract.Range{First: m.Begin, Last: m.End}) {
			return m, true
		}
	}
	return lang.Match{}, false
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
	if m := f.d.Mentions[body]; m.Type != "Organization" || m.Tokens.Last != k+1 {
		return false
	}
	name, end := f.nameAfter(w.End)
	if name < 0 {
		return false
	}
	p := extract.Position{Office: "leader", Body: body, Of: f.d.Mentions[body].Key, Evidence: extract.Range{First: f.d.Mentions[body].Tokens.First, Last: end}}
	f.d.Mentions[name].Offices = append(f.d.Mentions[name].Offices, p)
	return true
}

// governs reads "the government of X": X heads a government.
func (f *finder) governs(w lang.Match) bool {
	k := f.honorifics(w.End)
	if k >= f.s.Last || f.taken[k] < 0 {
		return false
	}
	m := &f.d.Mentions[f.taken[k]]
	if m.Type != "Person" || m.Form != extract.Name || m.Tokens.First != k || m.Key == "" {
		return false
	}
	for _, t := range f.d.Pack.World.Entities[m.Key].Offices {
		if t.Office == "head of government" {
			m.Offices = append(m.Offices, extract.Position{Office: t.Office, Of: t.Of, Body: -1, Evidence: extract.Range{First: w.Begin, Last: m.Tokens.Last}})
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
	if m, _ := f.officeAt(begin); m.Entry != nil && m.Entry.Weak && positions[0].Body < 0 && f.d.Pack.Order != lang.SVO {
		return begin + 1 // a common word is an office only of somebody: "أمير الكويت"
	}
	if p := f.bodyBefore(begin); p >= 0 && positions[0].Body < 0 {
		positions[0].Body = p
		positions[0].Of = f.d.Mentions[p].Key
	}
	start := f.withBody(begin, positions[0].Body)
	if name, phraseEnd := f.nameBehindPosting(k, positions[len(positions)-1]); name >= 0 {
		f.attach(name, start, phraseEnd, positions)
		return phraseEnd
	}
	// A name right behind the office has it; else one right before it, in a
	// list of people with their offices; else one behind a comma.
	direct := !f.punct(f.honorifics(k), "،", ",", "(", "\"", "«")
	if !direct {
		if name := f.nameBefore(start); name >= 0 && f.d.Mentions[name].Tokens.Last == start {
			f.attach(name, f.d.Mentions[name].Phrase.First, k, positions)
			return k
		}
	}
	if name, phraseEnd := f.nameAfter(k); name >= 0 {
		f.attach(name, start, phraseEnd, positions)
		return phraseEnd
	}
	if name := f.nameBefore(start); name >= 0 {
		f.attach(name, f.d.Mentions[name].Phrase.First, k, positions)
		return k
	}
	m, _ := f.officeAt(begin)
	if m.Entry.Weak && !(positions[0].Body >= 0 && f.d.Mentions[positions[0].Body].Type == "State" && f.d.Mentions[positions[0].Body].Form == extract.Name && len(positions) == 1) {
		return m.End
	}
	begin = start
	r := extract.Range{First: begin, Last: k}
	s := f.spanOf(lang.Match{Begin: begin, End: k, Entry: m.Entry, First: m.First})
	f.addPhrase(extract.Mention{Span: s, Tokens: r, Form: extract.Nominal, Type: "Person", Offices: positions,
		Nation: f.nation(positions), Rule: "office"})
	return k
}

// several reads "the foreign ministers of X, Y and Z": one person for each
// state or body.
func (f *finder) several(m lang.Match) int {
	k := m.End
	begin := m.Begin
	if !f.d.Pack.World.Offices[m.Entry.Value].Single || !f.listFollows(k) {
		return k // "the leaders of X": nobody in particular
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
	for {
		if w, ok := f.word(k, "article"); ok {
			k = w.End
		}
		body := f.joinedBody(k, begin > m.Begin)
		if body < 0 {
			return max(k, m.End)
		}
		b := f.d.Mentions[body]
		p := extract.Position{Office: m.Entry.Value, Body: body, Of: b.Key, Evidence: extract.Range{First: m.Begin, Last: b.Tokens.Last}}
		r := extract.Range{First: begin, Last: b.Tokens.Last}
		s := f.d.SpanOf(r)
		if begin == m.Begin {
			s.Begin = f.spanOf(m).Begin
		}
		f.addPhrase(extract.Mention{Span: s, Tokens: r, Form: extract.Nominal, Type: "Person", Offices: []extract.Position{p},
			Nation: f.nation([]extract.Position{p}), Rule: "offices"})
		k = b.Tokens.Last
		if f.punct(k, "،", ",") {
			k++
		}
		if w, ok := f.word(k, "conj"); ok {
			k = w.End
		}
		begin = k
	}
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
		break
	}
	return n >= 2
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
		if m := f.d.Mentions[i]; m.Tokens.First == k && (m.Type == "State" || m.Type == "Organization") && lang.Fold(f.clitic(m)) == "و" {
			return i
		}
	}
	return -1
}

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
		end := f.qualified(m.End, &p)
		end = f.qualified(f.body(end, &p), &p)
		if w, ok := f.word(begin-1, "former"); ok && w.End == begin && f.d.Pack.Order == lang.SVO {
			p.Former = true
		}
		p.Evidence.Last = end
		if len(out) > 0 && f.nation(out) != "" && f.nation([]extract.Position{p}) != "" && f.nation(out) != f.nation([]extract.Position{p}) {
			return out, out[len(out)-1].Evidence.Last // "the president of X and the premier of Y" are two
		}
		out = append(out, p)
		k = end
		next := end
		if w, ok := f.word(next, "conj"); ok {
			next = w.End
		} else if f.punct(next, "،", ",") {
			next++
		}
		if _, ok := f.officeAt(next); !ok {
			return out, k
		}
		k = next
	}
}

// qualified skips the words that qualify an office: "former", "acting".
func (f *finder) qualified(k int, p *extract.Position) int {
	for {
		if w, ok := f.word(k, "former"); ok && w.First.Prefix == "" {
			p.Former, k = true, w.End
		} else if w, ok := f.word(k, "qualifier"); ok && w.First.Prefix == "" {
			k = w.End
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
		i = f.bodyBehindAdjectives(start)
	}
	if i < 0 {
		return start
	}
	p.Body, p.Of = i, f.d.Mentions[i].Key
	end := f.d.Mentions[i].Tokens.Last
	if m, ok := f.at(end, lang.Demonym); ok && f.taken[min(end, len(f.taken)-1)] < 0 && m.First.Prefix == "" && f.d.Mentions[i].Type == "Organization" && f.d.Pack.Order != lang.SVO {
		f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End}, Form: extract.Adjective,
			Type: "State", Key: m.Entry.Value, Rule: "demonym"})
		end = m.End // "the leader of the Lebanese Hezbollah"
	}
	return f.posting(end, p)
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
// adjectives of the office stand before it.
func (f *finder) bodyBehindAdjectives(k int) int {
	if f.d.Pack.Order != lang.SOV {
		return -1
	}
	for t := k; t < f.s.Last && t < k+4; t++ {
		if i := f.taken[t]; i >= 0 {
			_, joined := f.word(t-1, "conj") // "the president and the council"
			if m := f.d.Mentions[i]; t > k && !joined && m.Tokens.First == t && m.Type == "Organization" {
				return i
			}
			return -1
		}
		_, prep := f.word(t, "prep")
		_, ra := f.word(t, "ra")
		_, office := f.officeAt(t)
		if f.d.Tokens[t].Kind != lang.WordKind || prep || ra || office || f.names[t] == namely || f.verbStarts(t) {
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
	if j := f.taken[f.d.Mentions[i].Tokens.Last]; j > i && f.d.Mentions[j].Tokens.First == k && f.d.Mentions[j].Type == "Organization" {
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
		if m.Tokens.First != k || m.Type != "State" && m.Type != "Organization" || !strings.HasPrefix("لل", f.clitic(m)) && f.clitic(m) != "ل" {
			return -1
		}
		return i
	}
	if m, ok := f.at(k, lang.Anaphor); ok && f.d.Pack.Homes[m.Entry.Value] != nil {
		return f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End}, Form: extract.Pronoun, Rule: "anaphor/" + m.Entry.Value, Type: "State"})
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

// clitic returns what is written before a mention on to its first word.
func (f *finder) clitic(m extract.Mention) string {
	return f.d.Text[f.d.Tokens[m.Tokens.First].Begin:m.Span.Begin]
}

// posting reads where an envoy is posted: "سفير المملكة لدى إيطاليا",
// "سفیر ایران در ارمنستان", "ambassador to Iraq".
func (f *finder) posting(k int, p *extract.Position) int {
	switch p.Office {
	case "ambassador", "permanent representative", "chargé d'affaires", "consul general":
	default:
		return k
	}
	w, ok := f.word(k, "prep")
	if !ok {
		return k
	}
	j := w.End
	if a, ok := f.word(j, "article"); ok {
		j = a.End
	}
	i := f.bodyAt(j)
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
	return to.Tokens.Last
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

// nameAfter returns the person named from token k on, after titles and
// perhaps a comma, and the end of the phrase; -1 if nobody is.
func (f *finder) nameAfter(k int) (int, int) {
	k = f.honorifics(k)
	if f.punct(k, "،", ",", ":", "-", "–", "(", "\"", "«") {
		// A mark may stand between office and name only if the name is sure.
		j := f.honorifics(k + 1)
		if m, ok := f.at(k+1, lang.Honorific); ok && m.First.Prefix != "" {
			return -1, k // "…, and Dr. X": the next of a list
		}
		if f.punct(k, ":", "-", "–") || !f.surePerson(j) {
			return -1, k
		}
		k = j
	}
	if k >= f.s.Last {
		return -1, k
	}
	if i := f.taken[k]; i >= 0 {
		m := f.d.Mentions[i]
		if m.Type == "Person" && (m.Tokens.First == k || m.Phrase.First == k) && m.Form == extract.Name && f.clitic(m) == "" {
			return i, m.Tokens.Last
		}
		return -1, k
	}
	end, known := f.readName(k)
	if end == k || known == 0 && (end-k > 3 || end-k < 2) {
		return -1, k
	}
	return f.add(extract.Mention{Tokens: extract.Range{First: k, Last: end}, Form: extract.Name, Type: "Person", Rule: "office+name"}), end
}

// nameBehindPosting finds the name behind what an envoy is charged with:
// "مبعوث الأمم المتحدة إلى الشرق الأوسط | نيكولاي ملادينوف". Only offices of
// which a body has several are told apart so.
func (f *finder) nameBehindPosting(k int, p extract.Position) (int, int) {
	if p.Body < 0 || f.d.Pack.World.Offices[p.Office].Single || f.d.Pack.Order == lang.SVO {
		return -1, k
	}
	const far = 12 // words of a posting
	prep := false
	for t := k; t < f.s.Last && t < k+far; {
		charge, isCharge := f.word(t, "charge")
		if m, ok := f.word(t, "prep"); ok && f.d.Pack.Order == lang.SOV && m.End > charge.End {
			return -1, k // "در جریان سفر به"
		}
		i := f.taken[t]
		switch {
		case isCharge:
			prep = true
			t = charge.End
		case i >= 0 && f.d.Mentions[i].Type == "Person":
			if m := f.d.Mentions[i]; prep && m.Form == extract.Name && m.Tokens.First == t {
				return i, m.Tokens.Last
			}
			return -1, k
		case i >= 0:
			prep = prep || f.clitic(f.d.Mentions[i]) != ""
			t = max(t+1, f.d.Mentions[i].Tokens.Last)
		case f.d.Tokens[t].Kind != lang.WordKind || f.verbStarts(t):
			return -1, k
		default:
			at := f.honorifics(t)
			if end, known := f.readName(at); prep && (known >= 2 || at > t && known >= 1) {
				return f.add(extract.Mention{Tokens: extract.Range{First: at, Last: end}, Form: extract.Name, Type: "Person", Rule: "office+name"}), end
			}
			if !prep || f.names[t] == namely {
				return -1, k
			}
			t = at + 1
		}
	}
	return -1, k
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

// maxName bounds the words of a person's name.
const maxName = 7

// readName reads a person's name from token k. It returns the token after it
// and how many of its words are known parts of names.
func (f *finder) readName(k int) (end, known int) {
	d := f.d
	end = k
	count := 0
	for j := k; j < f.s.Last && j < k+maxName; {
		if j > k && d.Tokens[j].Line || f.taken[j] >= 0 {
			break
		}
		if f.punct(j, "-", "‐", "–") && j > k && !d.Tokens[j].Space && j+1 < f.s.Last && !d.Tokens[j+1].Space && f.names[j+1] > never {
			j++
			continue
		}
		if m, ok := f.at(j, lang.Particle); ok && m.First.Prefix == "" && m.Last.Suffix == "" && m.End < f.s.Last {
			name := f.afterParticle(m.End)
			if name < f.s.Last && f.names[name] > never && (count > 0 || f.names[name] == namely) {
				j = name
				known++
				continue
			}
		}
		n := f.names[j]
		if n == never || n == maybe && count >= 2 && !f.nisba(j) || n == maybe && f.joined(j) {
			break
		}
		if n == namely {
			known++
		}
		count++
		j++
		end = j
	}
	return end, known
}

// joined reports whether an unknown word is a known one with a proclitic.
func (f *finder) joined(i int) bool {
	for _, s := range f.d.Stems[i] {
		if s.Prefix != "" {
			return true
		}
	}
	return false
}

// nisba reports whether a word has the shape of a family name: an article in
// Arabic, a capital in Latin script.
func (f *finder) nisba(i int) bool {
	if f.d.Pack.Order == lang.VSO {
		return strings.HasPrefix(f.d.Folded[i], "ال") && strings.HasSuffix(f.d.Folded[i], "ي")
	}
	return f.d.Pack.Order == lang.SVO
}

// nameBefore returns the person whose name ends right before the office at
// token begin, in apposition, or -1: "کایرات عبدالرحمناف، وزیر امور خارجه".
func (f *finder) nameBefore(begin int) int {
	if m, ok := f.officeAt(begin); ok && m.First.Prefix != "" && f.punct(begin-1, "،", ",") {
		return -1 // "X, and the envoy of Y": somebody else
	}
	k := begin - 1
	comma := false
	for f.punct(k, "،", ",", "(", "-", "–", "\"", "»", "”") {
		k, comma = k-1, true
	}
	if m, ok := f.word(k, "article"); ok && m.End == k+1 && f.punct(k-1, ",") {
		k, comma = k-2, true
	}
	if k < f.s.First {
		return -1
	}
	if i := f.taken[k]; i >= 0 {
		m := f.d.Mentions[i]
		if m.Type == "Person" && m.Form == extract.Name && m.Tokens.Last == k+1 && f.apposed(m, comma) {
			return i
		}
		return -1
	}
	if !comma && f.d.Pack.Order != lang.SOV {
		return -1
	}
	// An unknown name between a boundary and the comma.
	first := k + 1
	known := 0
	for first > f.s.First && k+1-first < 5 && f.taken[first-1] < 0 && f.names[first-1] > never && !f.joined(first-1) {
		first--
		if f.names[first] == namely {
			known++
		}
	}
	n := k + 1 - first
	if _, titled := f.at(first-1, lang.Honorific); n == 1 && known == 1 && f.d.Pack.Order == lang.SOV && (first == f.s.First || titled) {
		return f.add(extract.Mention{Tokens: extract.Range{First: first, Last: k + 1}, Form: extract.Name, Type: "Person", Rule: "name+office"})
	}
	edge := first == f.s.First || f.d.Tokens[first-1].Kind == lang.PunctKind
	if n < 2 || known == 0 && !edge && !comma || known == 0 && n > 3 {
		return -1
	}
	return f.add(extract.Mention{Tokens: extract.Range{First: first, Last: k + 1}, Form: extract.Name, Type: "Person", Rule: "name+office"})
}

// apposed reports whether an office may follow this name as its apposition.
// In Arabic, where the office comes first as a rule, a surname and a comma
// before an office are two people: "وأطلع المالكي، الوزير الكزخستاني على …".
func (f *finder) apposed(m extract.Mention, comma bool) bool {
	if f.d.Pack.Order == lang.VSO {
		return m.Tokens.Len() > 1 && len(m.Offices) == 0
	}
	return comma || f.d.Pack.Order == lang.SOV || m.Tokens.Len() > 1
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

// counterpart reads "نظيره الكازخستاني قيرات عبدراحمنوف": somebody who holds
// the office of the person last named, in another state. Coreference works
// out which office that is.
func (f *finder) counterpart(w lang.Match) int {
	begin, k := w.Begin, w.End
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
	if name, end := f.nameAfter(k); name >= 0 {
		f.attach(name, f.withBody(begin, p.Body), end, []extract.Position{p})
		return f.counterparts(end)
	}
	if p.Body < 0 {
		return w.End
	}
	begin = f.withBody(begin, p.Body)
	s := f.spanOf(lang.Match{Begin: begin, End: k, Entry: w.Entry, First: w.First})
	f.addPhrase(extract.Mention{Span: s, Tokens: extract.Range{First: begin, Last: k}, Form: extract.Nominal, Type: "Person",
		Offices: []extract.Position{p}, Nation: f.nation([]extract.Position{p}), Rule: "counterpart"})
	return k
}

// withBody moves the beginning of a description to the body named before its
// office: "the Kazakh minister", "Qatar's emir".
func (f *finder) withBody(begin, body int) int {
	if body >= 0 && f.d.Mentions[body].Tokens.First < begin {
		return f.d.Mentions[body].Tokens.First
	}
	return begin
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
		body := f.add(extract.Mention{Span: f.spanOf(m), Tokens: extract.Range{First: m.Begin, Last: m.End}, Form: extract.Adjective,
			Type: "State", Key: m.Entry.Value, Rule: "demonym"})
		p := extract.Position{Office: "counterpart", Body: body, Of: m.Entry.Value, Evidence: extract.Range{First: m.Begin, Last: end}}
		f.attach(name, m.Begin, end, []extract.Position{p})
		k = end
	}
}

// titled takes names that stand behind a title alone: "الشيخ …", "آقای …".
func (f *finder) titled() {
	for i := f.s.First; i < f.s.Last; i++ {
		if f.taken[i] >= 0 {
			continue
		}
		if _, ok := f.at(i, lang.Honorific); !ok {
			continue
		}
		k := f.honorifics(i)
		if k >= f.s.Last {
			continue
		}
		if n := f.taken[k]; n >= 0 {
			if m := f.d.Mentions[n]; m.Type == "Person" && m.Phrase.First == k {
				f.attach(n, i, k, nil)
			}
			i = k - 1
			continue
		}
		end, known := f.readName(k)
		if end > k && known > 0 {
			n := f.add(extract.Mention{Tokens: extract.Range{First: k, Last: end}, Form: extract.Name, Type: "Person", Rule: "title+name"})
			f.attach(n, i, end, nil)
			i = end - 1
		}
	}
}

// freeNames takes runs of words that people's names are made of, with no
// title to announce them.
func (f *finder) freeNames() {
	for i := f.s.First; i < f.s.Last; i++ {
		if end := f.joinedName(i); end > i {
			i = end - 1
			continue
		}
		if _, particle := f.at(i, lang.Particle); particle || f.taken[i] >= 0 || f.names[i] != namely {
			continue
		}
		end, known := f.readName(i)
		if end-i >= 2 && known >= 2 {
			f.add(extract.Mention{Tokens: extract.Range{First: i, Last: end}, Form: extract.Name, Type: "Person", Rule: "name"})
			i = end - 1
		}
	}
}

// joinedName takes a name whose first word has a conjunction written on to
// it, "ورونالد لويس", and returns the token after it.
func (f *finder) joinedName(i int) int {
	if f.taken[i] >= 0 || f.names[i] == namely || f.d.Pack.Order != lang.VSO {
		return i
	}
	skip := 0
	for _, m := range f.d.Matches[i] {
		switch {
		case m.End != i+1:
		case m.Entry.Class == lang.NamePart && m.First.Prefix == "و" && m.First.Suffix == "" && !m.First.Article:
			skip = int(m.First.Skip)
		case m.First.Prefix == "" || m.First.Prefix == "و" && m.Entry.Class != lang.NamePart && m.Entry.Class != lang.Person:
			return i // a word of its own
		}
	}
	if skip == 0 || i+1 >= f.s.Last || f.names[i+1] != namely && f.names[i+1] != maybe {
		return i
	}
	end, known := f.readName(i + 1)
	if end == i+1 || known == 0 && end-i > 2 {
		return i
	}
	t := f.d.Tokens[i]
	s := extract.Span{Begin: t.Begin + lang.RawLen(f.d.Text[t.Begin:t.End], skip), End: f.d.Tokens[end-1].End}
	f.add(extract.Mention{Span: s, Tokens: extract.Range{First: i, Last: end}, Form: extract.Name, Type: "Person", Rule: "name"})
	return end
}

// family takes the bare family names of people whom the document names in
// full somewhere.
func (f *finder) family() {
	d := f.d
	byName := map[string]int{} // folded family name -> mention, -1 if two share it
	for i, m := range d.Mentions {
		if m.Type != "Person" || m.Form != extract.Name || m.Tokens.Len() < 2 {
			continue
		}
		w := d.Folded[m.Tokens.Last-1]
		if len([]rune(w)) < 3 {
			continue
		}
		if j, ok := byName[w]; ok && j >= 0 && d.Mentions[j].Key != m.Key {
			byName[w] = -1
			continue
		}
		byName[w] = i
	}
	if len(byName) == 0 {
		return
	}
	f.rebind(byName)
	for _, s := range d.Sentences {
		if s.Boilerplate {
			continue
		}
		f.s = s
		for i := s.First; i < s.Last; i++ {
			if d.Tokens[i].Kind != lang.WordKind || f.taken[i] >= 0 {
				continue
			}
			skip, who := f.surname(byName, i)
			if who < 0 {
				continue
			}
			t := d.Tokens[i]
			m := extract.Mention{Span: extract.Span{Begin: t.Begin + lang.RawLen(d.Text[t.Begin:t.End], skip), End: t.End},
				Tokens: extract.Range{First: i, Last: i + 1}, Form: extract.Name, Type: "Person", Key: d.Mentions[who].Key, Rule: "surname"}
			f.add(m)
		}
	}
}

// rebind gives a short name that the gazetteer knows as somebody famous to
// the bearer whom this document names in full, unless it names the famous one
// in full too.
func (f *finder) rebind(byName map[string]int) {
	d := f.d
	full := map[string]bool{}
	for _, m := range d.Mentions {
		if m.Type == "Person" && m.Tokens.Len() > 1 {
			full[m.Key] = true
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != "Person" || m.Tokens.Len() != 1 || m.Form != extract.Name || full[m.Key] && m.Key != "" {
			continue
		}
		w := lang.Fold(d.Words(m.Span))
		if who, ok := byName[w]; ok && who >= 0 && who != i {
			m.Key = d.Mentions[who].Key
		}
	}
}

// surname returns whose family name token i is and how many letters of
// clitics it carries; -1 if nobody's.
func (f *finder) surname(byName map[string]int, i int) (int, int) {
	w := f.d.Folded[i]
	if who, ok := byName[w]; ok && f.names[i] > never {
		return 0, who
	}
	for skip, stem := range f.d.Pack.Unclitic(w) {
		if who, ok := byName[stem]; ok && who >= 0 {
			return skip, who
		}
	}
	return 0, -1
}

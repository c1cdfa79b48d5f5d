package coref

import (
	"slices"
	"sort"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// anaphors finds what pronouns and phrases such as "the two ministers" stand
// for, in order of the text.
func (r *resolver) anaphors() {
	d := r.d
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Members != nil {
			continue
		}
		what, ok := strings.CutPrefix(m.Rule, "anaphor/")
		if !ok {
			continue
		}
		body, ofBody := strings.CutSuffix(what, "-official")
		if typ, who, ok := r.numbered(i, what); ok && who != nil {
			m.Type, m.Members, m.Plural = typ, who, true
		}
		switch what {
		case "they":
			if two := r.they(i); two != nil {
				m.Type, m.Members, m.Plural = "Person", two, true
			}
		case "two-people":
			if two := r.lastTwo(i, ""); two != nil {
				m.Type, m.Members, m.Plural = "Person", two, true
			}
		case "two-leaders":
			two := r.lastTwo(i, "leader")
			if two == nil {
				two = r.lastTwo(i, "")
			}
			if two != nil {
				m.Type, m.Members, m.Plural = "Person", two, true
			}
		case "two-ministers":
			if two := r.lastTwo(i, "minister"); two != nil {
				m.Type, m.Members, m.Plural = "Person", two, true
			}
		case "two-foreign-ministers":
			if two := r.lastTwo(i, "foreign minister"); two != nil {
				m.Type, m.Members, m.Plural = "Person", two, true
			}
		case "two-presidents":
			if two := r.lastTwo(i, "head of state"); two != nil {
				m.Type, m.Members, m.Plural = "Person", two, true
			}
		case "two-countries":
			two := r.twoSides(i)
			if two != nil && d.Entities[two[0]].Type != "State" {
				two = r.topStates(i)
			}
			if two != nil {
				m.Type, m.Members, m.Plural = "State", two, true
			}
		case "these-states":
			if who := r.theseStates(i); who != nil {
				m.Type, m.Members, m.Plural = "State", who, true
			}
		case "two-sides":
			if two := r.twoSides(i); two != nil {
				m.Type, m.Members, m.Plural = d.Entities[two[0]].Type, two, true
			}
		case "he", "minister", "president":
			if e := r.lastPerson(i, what); e >= 0 {
				m.Type = "Person"
				r.join(i, e)
			}
		case "member", "some-member":
			e := -1
			if what == "member" {
				e = r.member(i)
			}
			if e < 0 {
				e = r.opener(i, d.SentenceAt(m.Tokens.First))
			}
			if e >= 0 {
				m.Type = "Person"
				r.join(i, e)
			}
			if e >= 0 && m.Offices[0].Body >= 0 {
				r.hold(e, i, m.Offices[0])
			}
		case "official", "eu-official", "un-official":
			of := r.adjective(i)
			if ofBody {
				of = r.named("org:" + body)
			}
			if e := r.officialMeant(i, of); e >= 0 {
				m.Type = "Person"
				r.join(i, e)
			}
		case "own-country":
			if e := r.nationOf(r.lastPerson(i, "he")); e >= 0 {
				m.Type = "State"
				r.join(i, e)
			}
		case "this-country":
			if e := r.countryMeant(i); e >= 0 {
				m.Type = "State"
				r.join(i, e)
			}
		case "this-regime":
			if e := r.regimeMeant(i); e >= 0 {
				m.Type = "State"
				r.join(i, e)
			}
		case "alliance":
			if e := r.lastKind(i, "igo"); e >= 0 {
				m.Type = "Organization"
				r.join(i, e)
			}
		case "organization", "body", "agreement", "event", "resolution":
			typ := strings.ToUpper(what[:1]) + what[1:]
			if what == "body" {
				typ = "Organization"
			}
			e := -1
			switch {
			case typ == "Organization":
				e = r.bodyCalled(i)
			case what == "event" && r.press(i):
			default:
				e = r.lastThing(i, typ)
			}
			if e < 0 && m.Loose { // "الاتفاق الذي أبرمته", which nothing before it names
				m.Form = extract.Nominal
				e = r.entity(extract.Entity{Type: typ})
			}
			if e >= 0 {
				m.Type = typ
				r.join(i, e)
			}
		}
	}
}

// bodyCalled returns the body that mention i calls by a noun, or -1. In Persian
// it says "this organization", of the one just named; "this committee" is one.
func (r *resolver) bodyCalled(i int) int {
	if r.d.Pack.Order == lang.SOV && r.d.Mentions[i].Rule != "anaphor/body" {
		return r.last(i, "Organization")
	}
	return r.alike(i)
}

// press reports whether mention i of a gathering is one for reporters, which is
// none that the text named: "این نشست خبری".
func (r *resolver) press(i int) bool {
	t := r.d.Mentions[i].Tokens.Last
	return t < len(r.d.Tokens) && slices.ContainsFunc(r.d.Matches[t], func(x lang.Match) bool { return x.Entry.Class == lang.Word && x.Entry.Value == "press" })
}

// member returns whom a sentence that begins with "the member of the committee"
// goes on to tell of, at mention i: whom "he" would mean, unless that one serves
// another state or holds an office of state. Else it returns -1.
func (r *resolver) member(i int) int {
	e := r.lastPerson(i, "he")
	if e < 0 {
		return -1
	}
	if first := r.d.Mentions[r.d.Entities[e].Mentions[0]]; first.Form == extract.Nominal && len(first.Offices) > 0 && first.Offices[0].Former {
		return -1
	}
	nation := r.d.Mentions[i].Nation
	if nation == "" {
		nation = r.own
	}
	if of := r.nationOf(e); of >= 0 && nation != "" && r.d.Entities[of].Key != nation {
		return -1
	}
	world := r.d.Pack.World
	if held := world.Entities[r.d.Entities[e].Key].Offices; len(held) > 0 && !slices.ContainsFunc(held, func(t lang.Tenure) bool {
		return t.Of == nation || world.Entities[t.Of].Of == nation
	}) {
		return -1
	}
	if slices.ContainsFunc(r.d.Entities[e].Offices, func(h extract.Held) bool {
		facts := r.d.Pack.World.Office(h.Office)
		return facts.Of == "state" && facts.Identifies
	}) {
		return -1
	}
	return e
}

// alike returns the body named last before mention i whose name holds the noun
// by which the mention calls it ("the agency"), or -1.
func (r *resolver) alike(i int) int {
	d := r.d
	words := strings.Fields(r.folded(d.Mentions[i]))
	noun := bare(words[len(words)-1])
	for j := i - 1; j >= max(0, i-memory); j-- {
		m := d.Mentions[j]
		if m.Type != "Organization" || m.Entity() < 0 || m.Form == extract.Pronoun {
			continue
		}
		name := r.folded(m) + " " + lang.Fold(d.Pack.Names[d.Entities[m.Entity()].Key])
		if slices.ContainsFunc(strings.Fields(name), func(w string) bool { return bare(w) == noun || british(w) == british(noun) }) {
			return m.Entity()
		}
	}
	return -1
}

// lastKind returns the known body of some kind named last before mention i, or
// -1.
func (r *resolver) lastKind(i int, kind string) int {
	d := r.d
	for j := i - 1; j >= max(0, i-memory); j-- {
		m := d.Mentions[j]
		if m.Type == "Organization" && m.Entity() >= 0 && m.Form != extract.Pronoun && d.Pack.World.Entities[m.Key].Kind == kind {
			return m.Entity()
		}
	}
	return -1
}

// lastThing returns the paper, gathering or attack named last before mention
// i, of those that are called by the same noun if there are any, else of those
// of its kind.
func (r *resolver) lastThing(i int, typ string) int {
	d := r.d
	noun := r.folded(d.Mentions[i])
	if d.Pack.Order == lang.SOV { // "این توافق"
		noun = noun[strings.LastIndex(noun, " ")+1:]
	}
	noun = bare(noun)
	kind := family(r.headKind(d.Mentions[i]))
	best := -1
	for j := i - 1; j >= max(0, i-memory); j-- {
		m := &d.Mentions[j]
		if m.Type != typ || m.Entity() < 0 || m.Form == extract.Pronoun {
			continue
		}
		it := r.describe(j)
		if d.Pack.Order != lang.VSO && slices.Contains(it.words, noun) {
			return m.Entity()
		}
		if k := it.kind; best < 0 && (kind == "" || k == "" || (kind == "attack") == (k == "attack")) {
			best = m.Entity()
		}
	}
	return best
}

// headKind returns the kind of thing that a mention's head noun announces.
func (r *resolver) headKind(m extract.Mention) string {
	for _, x := range r.d.Matches[m.Tokens.First] {
		if x.Entry.Class == lang.Head && x.End == m.Tokens.Last {
			_, kind, _ := strings.Cut(x.Entry.Value, ":")
			return kind
		}
	}
	return ""
}

// british writes a Latin word as in Britain, for texts mix both.
func british(w string) string { return strings.ReplaceAll(w, "iz", "is") }

// last returns the entity of that type mentioned last before mention i.
func (r *resolver) last(i int, typ string) int {
	d := r.d
	for j := i - 1; j >= max(0, i-memory); j-- {
		if m := d.Mentions[j]; m.Type == typ && m.Entity() >= 0 && m.Form != extract.Pronoun {
			return m.Entity()
		}
	}
	return -1
}

// countryMeant returns the state that "this country" means at mention i: the one
// named last, or in Persian the one whose body is, "مجلس ملی آذربایجان و وزیر
// اقتصاد این کشور".
func (r *resolver) countryMeant(i int) int {
	d := r.d
	for j := i - 1; j >= max(0, i-memory) && d.Pack.Order == lang.SOV; j-- {
		m := d.Mentions[j]
		if m.Type == "State" {
			if e := r.sender(j, i); e >= 0 {
				return e
			}
			break
		}
		if e := r.nationOf(m.Entity()); m.Type == "Person" && e >= 0 && r.embassyOf(i) && d.SentenceAt(m.Tokens.First) == d.SentenceAt(d.Mentions[i].Tokens.First) {
			return e // "حمایت نخست وزیر از انتقال سفارت | این کشور"
		}
		if e := r.goneTo(j, i); e >= 0 {
			return e
		}
		if r.postedIn(j) && r.hosts(j, i) {
			return r.named(d.Pack.World.Entities[m.Key].Of)
		}
		if of := d.Pack.World.Entities[m.Key].Of; m.Type == "Organization" && d.SentenceAt(m.Tokens.First) == d.SentenceAt(d.Mentions[i].Tokens.First) {
			if e := r.named(of); e >= 0 && strings.HasPrefix(of, "state:") {
				return e
			}
		}
	}
	return r.last(i, "State")
}

// sender returns the state whose envoy or embassy in state mention j says in words
// that are not quoted what mention i belongs to, or -1: "سفیر قطر در عمان گفت که | این
// کشور از یمن حمایت می‌کند".
func (r *resolver) sender(j, i int) int {
	d := r.d
	t := d.Mentions[j].Tokens.First
	if j == 0 || t == 0 || d.Folded[t-1] != "در" || d.SentenceAt(t) != d.SentenceAt(d.Mentions[i].Tokens.First) || r.hosts(j, i) {
		return -1
	}
	for u := t; u < d.Mentions[i].Tokens.First; u++ {
		if d.Folded[u] == ":" || d.Folded[u] == "«" {
			return -1
		}
	}
	of := d.Mentions[j-1]
	if of.Type != "State" || of.Tokens.Last != t-1 {
		return -1
	}
	for u := of.Tokens.First - 1; u >= 0 && u >= of.Tokens.First-envoyMax; u-- {
		if slices.ContainsFunc(d.Matches[u], func(m lang.Match) bool {
			envoy := m.Entry.Class == lang.Office && (m.Entry.Value == "ambassador" || m.Entry.Value == "chargé d'affaires") || m.Entry.Class == lang.Head && m.Entry.Value == "organization:embassy"
			return envoy && m.End == of.Tokens.First
		}) {
			return of.Entity()
		}
	}
	return -1
}

// hosts reports whether what mention i belongs to is whom an envoy deals with in the
// state of mention j: somebody's office, with no clause between, "سفیر قطر در عمان با
// وزیر نفت | این کشور دیدار کرد". Another envoy's is none: "و نماینده دائم | این کشور".
func (r *resolver) hosts(j, i int) bool {
	d := r.d
	for t := d.Mentions[j].Tokens.Last; t < d.Mentions[i].Tokens.First; t++ {
		if slices.ContainsFunc(d.Matches[t], func(m lang.Match) bool { return m.Entry.Class == lang.Word && m.Entry.Value == "that" }) {
			return false
		}
	}
	return slices.ContainsFunc(d.Mentions[max(0, i-memory):min(len(d.Mentions), i+memory)], func(m extract.Mention) bool {
		return slices.ContainsFunc(m.Offices, func(p extract.Position) bool {
			return p.Body == i && !strings.HasPrefix(p.Office, "permanent representative") && !strings.HasPrefix(p.Office, "ambassador")
		})
	})
}

// envoyMax bounds the words for an envoy before the state that sends him.
const envoyMax = 4

// embassyOf reports whether mention i is the state whose embassy the words before it
// tell of.
func (r *resolver) embassyOf(i int) bool {
	t := r.d.Mentions[i].Tokens.First
	return t > 0 && slices.ContainsFunc(r.d.Matches[t-1], func(m lang.Match) bool {
		return m.Entry.Class == lang.Head && m.Entry.Value == "organization:embassy" && m.End == t
	})
}

// goneTo returns the state to whose capital, mention j, the sentence of mention i tells
// that somebody goes, or -1: "به دمشق سفر و با مقامات | این کشور دیدار کرد".
func (r *resolver) goneTo(j, i int) int {
	d := r.d
	m, x := d.Mentions[j], d.Pack.World.Entities[d.Mentions[j].Key]
	t := m.Tokens.First - 1
	if m.Type != "Place" || x.Kind != "capital" || t < 0 || d.Folded[t] != "به" || d.SentenceAt(t) != d.SentenceAt(d.Mentions[i].Tokens.First) {
		return -1
	}
	return r.named(x.Of)
}

// postedIn reports whether mention j is the capital where an envoy serves: "سفیر قطر در
// | مسقط".
func (r *resolver) postedIn(j int) bool {
	d := r.d
	m := d.Mentions[j]
	return m.Type == "Place" && d.Pack.CapitalOf(m.Key) != "" && slices.ContainsFunc(d.Mentions[max(0, j-memory):min(len(d.Mentions), j+memory)], func(x extract.Mention) bool {
		return slices.ContainsFunc(x.Offices, func(p extract.Position) bool {
			return strings.HasPrefix(p.Office, "ambassador to ") && p.Evidence.First < m.Tokens.First && p.Evidence.Last == m.Tokens.Last
		})
	})
}

// regimeMeant returns the state that "this regime" means at mention i: the one
// called so last, if any is, else the one named last.
func (r *resolver) regimeMeant(i int) int {
	d := r.d
	words := strings.Fields(r.folded(d.Mentions[i]))
	noun := words[len(words)-1]
	for j := i - 1; j >= max(0, i-memory); j-- {
		m := d.Mentions[j]
		if m.Type != "State" || m.Entity() < 0 || m.Form == extract.Pronoun {
			continue
		}
		if t := m.Tokens.First; d.Folded[t] == noun || t > 0 && d.Folded[t-1] == noun {
			return m.Entity()
		}
	}
	for j := i - 1; j >= max(0, i-memory); j-- {
		m := d.Mentions[j]
		if m.Type == "State" && m.Entity() >= 0 && m.Form != extract.Pronoun && !r.folk(m.Tokens.First-1) {
			return m.Entity()
		}
	}
	return r.countryMeant(i)
}

// folk reports whether the word at token t is for those who live in a state, whom its
// regime is not: "کشتار ملت قطر به دست | این رژیم".
func (r *resolver) folk(t int) bool {
	return t >= 0 && slices.ContainsFunc(r.d.Matches[t], func(m lang.Match) bool { return m.Entry.Class == lang.Word && m.Entry.Value == "folk" })
}

// memory bounds how many mentions back, or ahead, we look for who is meant, so
// that the work grows with the length of the text and not with its square.
const memory = 300

// near reports whether a person is mentioned in one of the two sentences
// before sentence s, or in it before mention limit.
func (r *resolver) near(person, s, limit int) bool {
	d := r.d
	from := d.Sentences[max(0, s-2)].First
	for i := limit - 1; i >= 0 && d.Mentions[i].Tokens.First >= from; i-- {
		if d.Mentions[i].Entity() == person {
			return true
		}
	}
	return false
}

// nationOf returns the state that a person serves, or -1.
func (r *resolver) nationOf(person int) int {
	if person < 0 {
		return -1
	}
	for _, h := range r.d.Entities[person].Offices {
		if h.Of >= 0 && r.d.Entities[h.Of].Type == "State" {
			return h.Of
		}
	}
	return -1
}

// lastPerson returns whom "he" or "the minister" means at mention i: the
// first person of the sentence before, else the person named last. For a
// title the person must hold such an office.
func (r *resolver) lastPerson(i int, what string) int {
	d := r.d
	nation := r.adjective(i)
	fits := func(e int) bool {
		if what == "he" {
			return true
		}
		if nation >= 0 && r.nationOf(e) != nation {
			return false
		}
		for _, h := range d.Entities[e].Offices {
			switch {
			case what == "minister" && strings.Contains(h.Office, "minister"), what == "president" && h.Office == "head of state":
				return true
			}
		}
		return false
	}
	if what == "he" && nation >= 0 { // "this French official"
		for j := i - 1; j >= max(0, i-memory); j-- {
			if e := d.Mentions[j].Entity(); d.Mentions[j].Type == "Person" && e >= 0 && r.nationOf(e) == nation {
				return e
			}
		}
		return -1
	}
	if what == "he" {
		if e := r.ranked(i); e >= 0 {
			return e
		}
	}
	s := d.SentenceAt(d.Mentions[i].Tokens.First)
	if e := r.quotedOther(i, s); e >= 0 && what == "he" {
		return e
	}
	for j := i - 1; j >= 0 && what == "he"; j-- { // the same sentence
		m := d.Mentions[j]
		if d.SentenceAt(m.Tokens.First) != s {
			break
		}
		if e := m.Entity(); m.Type == "Person" && e >= 0 && !m.Loose {
			return r.firstOf(s, i)
		}
	}
	for back := s - 1; back >= 0 && back >= s-4; back-- {
		if e := r.firstOf(back, i); e >= 0 && fits(e) {
			return e
		}
	}
	for j := i - 1; j >= max(0, i-memory); j-- {
		if e := d.Mentions[j].Entity(); d.Mentions[j].Type == "Person" && e >= 0 && !d.Mentions[j].Loose && fits(e) {
			return e
		}
	}
	return -1
}

// quotedOther returns the first person named in what somebody is quoted as saying
// before mention i, in sentence s, for nobody calls himself "he": "وزیر گفت: سفیر
// قطر احضار و اعتراض ما به وی ابلاغ شد". If there is none, it returns -1.
func (r *resolver) quotedOther(i, s int) int {
	d := r.d
	at := d.Mentions[i].Tokens.First
	if d.Pack.Order != lang.SOV || at > 0 && slices.ContainsFunc(d.Matches[max(0, at-2)], func(x lang.Match) bool {
		return x.End == at && x.Entry.Class == lang.Word && x.Entry.Value == "according"
	}) {
		return -1
	}
	from := at
	for from >= d.Sentences[s].First && d.Folded[from] != ":" {
		from--
	}
	if from < d.Sentences[s].First {
		return -1
	}
	for j := r.mentionAt(from); j < i; j++ {
		if m := d.Mentions[j]; m.Type == "Person" && m.Entity() >= 0 && !m.Loose && m.Form != extract.Pronoun {
			if m.Entity() == r.firstOf(s, i) {
				return -1 // the title before the colon names nobody
			}
			return m.Entity()
		}
	}
	return -1
}

// ranked returns the person named last with the rank by which mention i calls
// somebody ("سموه", his highness, of one named "صاحب السمو"), or -1.
func (r *resolver) ranked(i int) int {
	d := r.d
	rank := ""
	for _, s := range d.Stems[d.Mentions[i].Tokens.First] {
		if s.Suffix != "" && s.Prefix == "" {
			rank = d.Pack.Lexicon.Text(s.ID)
			break
		}
	}
	if rank == "" {
		return -1
	}
	for j := i - 1; j >= max(0, i-memory); j-- {
		m := d.Mentions[j]
		if m.Type != "Person" || m.Entity() < 0 || m.Form == extract.Pronoun {
			continue
		}
		for t := max(0, m.Phrase.First-3); t < m.Tokens.Last; t++ {
			if w := d.Folded[t]; strings.HasSuffix(w, rank) && len(w)-len(rank) <= len("وال") {
				return r.calledBefore(j, i)
			}
		}
	}
	return -1
}

// calledBefore returns whom the words of mention i call somebody by his rank in the
// sentence of mention j, before j, which names another of that rank: "استقبل سموه
// سمو الشيخ X. وبعث سموه" tells of one who goes on; else whom j names.
func (r *resolver) calledBefore(j, i int) int {
	d := r.d
	first := d.Sentences[d.SentenceAt(d.Mentions[j].Tokens.First)].First
	for b := j - 1; b >= 0 && d.Mentions[b].Tokens.First >= first; b-- {
		if m := d.Mentions[b]; m.Form == extract.Pronoun && m.Entity() >= 0 && m.Rule == d.Mentions[i].Rule && d.Folded[m.Tokens.First] == d.Folded[d.Mentions[i].Tokens.First] {
			return m.Entity()
		}
	}
	return d.Mentions[j].Entity()
}

// adjective returns the state whose adjective follows mention i, "the French
// minister", or -1.
func (r *resolver) adjective(i int) int {
	d := r.d
	if i+1 < len(d.Mentions) {
		if m := d.Mentions[i+1]; m.Form == extract.Adjective && m.Tokens.First == d.Mentions[i].Tokens.Last {
			return m.Entity()
		}
	}
	return -1
}

// firstOf returns the first person mentioned in a sentence, before mention
// limit: one who is called somebody's counterpart only where nobody else is, as
// it is that somebody whom the sentence is about.
func (r *resolver) firstOf(sentence, limit int) int {
	d := r.d
	s := d.Sentences[sentence]
	counterpart := -1
	s.Last = min(s.Last, r.untold(sentence))
	for j := r.mentionAt(s.First); j < limit && d.Mentions[j].Tokens.First < s.Last; j++ {
		m := d.Mentions[j]
		switch {
		case m.Type != "Person" || m.Entity() < 0 || m.Loose && !(d.Pack.Order == lang.SOV && (m.Tokens.First == s.First || d.Folded[m.Tokens.First-1] == "،")):
		case m.Rule != "counterpart":
			return m.Entity()
		case counterpart < 0:
			counterpart = m.Entity()
		}
	}
	return counterpart
}

// homes settles which state "the Kingdom" or "our country" is in this
// document: of those that a pack lists for the phrase, the one that the
// document names by far the most, else the first. It is none that the document
// sets beside it.
func (r *resolver) homes() {
	// A Persian paper that never speaks of the first state is of another only
	// if that is what it is about: Iran's papers call their own ministers
	// "ours", and a neighbour by its name.
	const about = 4
	d := r.d
	count, others := map[string]int{}, map[string]bool{}
	for i, m := range d.Mentions {
		switch {
		case m.Type == "State":
			count[m.Key]++
		case d.Pack.Order == lang.SOV:
			for _, state := range r.belongs(m.Key) {
				count[state]++
			}
		}
		if what, ok := strings.CutPrefix(m.Rule, "anaphor/"); ok && len(d.Pack.Homes[what]) > 1 {
			others[r.besides(i)] = true
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		what, ok := strings.CutPrefix(m.Rule, "anaphor/")
		states := d.Pack.Homes[what]
		if !ok || len(states) == 0 {
			continue
		}
		if rest := slices.DeleteFunc(slices.Clone(states), func(s string) bool { return others[s] }); len(rest) > 0 {
			states = rest
		}
		best := states[0]
		for _, s := range states[1:] {
			// A Persian paper that names its own country at all means it.
			if count[s] > 2*count[best] && (d.Pack.Order != lang.SOV || count[best] == 0 && count[s] >= about) {
				best = s
			}
		}
		m.Type, m.Key, m.Form = "State", best, extract.Name
		r.own = best
	}
	if states := d.Pack.Homes["our-country"]; r.own == "" && d.Pack.Order == lang.SOV && len(states) > 0 && count[states[0]] > 0 {
		r.own = states[0] // most Persian papers are of one state
	}
}

// belongs returns the states that a known person has served, or to which a known
// body belongs.
func (r *resolver) belongs(key string) (states []string) {
	known := r.d.Pack.World.Entities[key]
	for _, t := range known.Offices {
		if !slices.Contains(states, t.Of) {
			states = append(states, t.Of)
		}
	}
	if known.Type == "Organization" {
		states = append(states, known.Of)
	}
	return states
}

// besides returns the state that mention i, of a state by what it is, is told apart
// from: "بين المملكة والبحرين", "سفير المملكة لدى الأردن"; "" if none.
func (r *resolver) besides(i int) string {
	d := r.d
	const near = 2 // words
	m := d.Mentions[i]
	for j := i + 1; j < len(d.Mentions) && d.Mentions[j].Tokens.First <= m.Tokens.Last+near; j++ {
		n := d.Mentions[j]
		if n.Type != "State" || n.Key == "" || n.Form != extract.Name {
			continue
		}
		for t := m.Tokens.Last; t <= n.Tokens.First; t++ {
			and := t == m.Tokens.Last && t == n.Tokens.First && slices.ContainsFunc(d.Stems[t], func(s lang.Stem) bool { return strings.HasPrefix(s.Prefix, "و") })
			posted := slices.ContainsFunc(d.Matches[t], func(x lang.Match) bool {
				return x.Entry.Class == lang.Word && (x.Entry.Value == "with" || x.Entry.Value == "charge" && t < n.Tokens.First && r.officeEnds(m.Tokens.First))
			})
			if and || posted {
				return n.Key
			}
		}
		break
	}
	if i > 0 {
		n := d.Mentions[i-1]
		if n.Type == "State" && n.Form == extract.Name && n.Tokens.Last == m.Tokens.First && strings.HasPrefix(d.Folded[m.Tokens.First], "و") {
			return n.Key
		}
	}
	return ""
}

// officeEnds reports whether an office or a mission ends right before token k.
func (r *resolver) officeEnds(k int) bool {
	return k > 0 && slices.ContainsFunc(r.d.Matches[k-1], func(x lang.Match) bool {
		return x.End == k && (x.Entry.Class == lang.Office || x.Entry.Class == lang.Head)
	})
}

// standIns gives the mentions of loosely called groups of states ("the world
// powers") to the group that is meant, where the document names it ("P5+1").
func (r *resolver) standIns() {
	d := r.d
	named := map[string]bool{}
	for _, m := range d.Mentions {
		named[m.Key] = true
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if known := d.Pack.World.Entities[m.Key]; known.Kind == "group-of-states" && named[known.Of] && d.Pack.World.Entities[known.Of].Kind == "group-of-states" {
			m.Key = known.Of
		}
	}
}

// mentionAt returns the index of the first mention that begins at a token or
// after it.
func (r *resolver) mentionAt(token int) int {
	return sort.Search(len(r.d.Mentions), func(i int) bool { return r.d.Mentions[i].Tokens.First >= token })
}

package coref

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file works out which state is meant by "this country", "our country" and "the
// Kingdom", and by what a document leaves unsaid of its own.

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
		if e := r.nationOf(m.Entity()); m.Type == "Person" && e >= 0 && r.embassyOf(i) &&
			d.SentenceAt(m.Tokens.First) == d.SentenceAt(d.Mentions[i].Tokens.First) {
			return e // "حمایت نخست وزیر از انتقال سفارت | این کشور"
		}
		if e := r.goneTo(j, i); e >= 0 {
			return e
		}
		if r.postedIn(j) && r.hosts(j, i) {
			return r.named(d.Pack.World.Entities[m.Key].Of)
		}
		if of := d.Pack.World.Entities[m.Key].Of; m.Type == "Organization" &&
			d.SentenceAt(m.Tokens.First) == d.SentenceAt(d.Mentions[i].Tokens.First) {
			if strings.HasPrefix(of, "state:") {
				return r.state(of)
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
	if j == 0 || t == 0 || d.Folded[t-1] != "در" ||
		d.SentenceAt(t) != d.SentenceAt(d.Mentions[i].Tokens.First) || r.hosts(j, i) {
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
			envoy := m.Entry.Class == lang.Office &&
				(m.Entry.Value == "ambassador" || m.Entry.Value == "chargé d'affaires") ||
				m.Entry.Class == lang.Head && m.Entry.Value == "organization:embassy"
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
		if slices.ContainsFunc(d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Word && m.Entry.Value == "that" ||
				m.Entry.Class == lang.Verb && m.Entry.Value == "say" && m.Entry.Tense == lang.Past
		}) {
			return false
		}
	}
	return slices.ContainsFunc(d.Mentions[max(0, i-memory):min(len(d.Mentions), i+memory)], func(m extract.Mention) bool {
		return slices.ContainsFunc(m.Offices, func(p extract.Position) bool {
			return p.Body == i && !strings.HasPrefix(p.Office, "permanent representative") &&
				!strings.HasPrefix(p.Office, "ambassador")
		})
	})
}

// embassyOf reports whether mention i is the state whose embassy the words before it
// tell of.
func (r *resolver) embassyOf(i int) bool {
	t := r.d.Mentions[i].Tokens.First
	return t > 0 && slices.ContainsFunc(r.d.Matches[t-1], func(m lang.Match) bool {
		return m.Entry.Class == lang.Head && m.Entry.Value == "organization:embassy" && m.End == t
	})
}

// goneTo returns the state to whose capital, mention j, the sentence of mention i tells
// that somebody goes, or where he meets who holds office in it, or -1: "به دمشق سفر و با
// مقامات | این کشور دیدار کرد", "در دمشق با وزیر نفت | این کشور دیدار کرد".
func (r *resolver) goneTo(j, i int) int {
	d := r.d
	m, x := d.Mentions[j], d.Pack.World.Entities[d.Mentions[j].Key]
	t := m.Tokens.First - 1
	if m.Type != "Place" || x.Kind != "capital" || t < 0 ||
		d.SentenceAt(t) != d.SentenceAt(d.Mentions[i].Tokens.First) ||
		d.Folded[t] != "به" && !(d.Folded[t] == "در" && r.hosts(j, i)) && !r.bound(t) {
		return -1
	}
	return r.state(x.Of)
}

// bound reports whether the word at token t says that somebody enters or makes for what
// follows: "وارد | دمشق شد".
func (r *resolver) bound(t int) bool {
	return slices.ContainsFunc(r.d.With(t, lang.Word), func(m lang.Match) bool {
		return m.Entry.Class == lang.Word && m.Entry.Value == "bound"
	})
}

// postedIn reports whether mention j is the capital where an envoy serves: "سفیر قطر در
// | مسقط".
func (r *resolver) postedIn(j int) bool {
	d := r.d
	m := d.Mentions[j]
	return m.Type == "Place" && d.Pack.CapitalOf(m.Key) != "" &&
		slices.ContainsFunc(d.Mentions[max(0, j-memory):min(len(d.Mentions), j+memory)], func(x extract.Mention) bool {
			return slices.ContainsFunc(x.Offices, func(p extract.Position) bool {
				return strings.HasPrefix(p.Office, "ambassador to ") && p.Evidence.First < m.Tokens.First &&
					p.Evidence.Last == m.Tokens.Last
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
	return t >= 0 &&
		slices.ContainsFunc(r.d.Matches[t], func(m lang.Match) bool {
			return m.Entry.Class == lang.Word && m.Entry.Value == "folk"
		})
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
	count, others, signs := map[string]int{}, map[string]bool{}, map[string]int{}
	for i, m := range d.Mentions {
		switch {
		case m.Type == "State":
			count[m.Key]++
		case d.Pack.Order == lang.SOV:
			for _, state := range r.belongs(m.Key) {
				count[state]++
			}
		default:
			for _, state := range append(r.belongs(m.Key), d.Pack.World.Entities[m.Key].Of) {
				signs[state]++
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
		best, spoken := states[0], count
		if !slices.ContainsFunc(states, func(s string) bool { return count[s] > 0 }) {
			spoken = signs // an Arabic paper names its own people and towns alone
		}
		for _, s := range states[1:] {
			// A Persian paper that names its own country at all means it.
			if spoken[s] > 2*spoken[best] && (d.Pack.Order != lang.SOV || spoken[best] == 0 && spoken[s] >= about) {
				best = s
			}
		}
		m.Type, m.Key, m.Form = "State", best, extract.Name
		r.own = best
	}
	if states := d.Pack.Homes["our-country"]; r.own == "" && d.Pack.Order == lang.SOV && len(states) > 0 &&
		count[states[0]] > 0 {
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
			and := t == m.Tokens.Last && t == n.Tokens.First &&
				slices.ContainsFunc(d.Stems[t], func(s lang.Stem) bool { return strings.HasPrefix(s.Prefix, "و") })
			posted := slices.ContainsFunc(d.Matches[t], func(x lang.Match) bool {
				return x.Entry.Class == lang.Word &&
					(x.Entry.Value == "with" ||
						x.Entry.Value == "charge" && t < n.Tokens.First && r.officeEnds(m.Tokens.First))
			})
			if and || posted {
				return n.Key
			}
		}
		break
	}
	if i > 0 {
		n := d.Mentions[i-1]
		if n.Type == "State" && n.Form == extract.Name && n.Tokens.Last == m.Tokens.First &&
			strings.HasPrefix(d.Folded[m.Tokens.First], "و") {
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

// ministries gives the ministries that a Persian document names without a state,
// before it names any such ministry in full, to the state it calls its own.
func (r *resolver) ministries() {
	d := r.d
	if d.Pack.Order != lang.SOV || r.own == "" {
		return
	}
	whole := map[string]bool{} // fields
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Rule != "head/ministry" && d.Pack.World.Entities[m.Key].Kind != "ministry" {
			continue
		}
		field := ""
		for k := m.Tokens.First; k < m.Tokens.Last && field == ""; k++ {
			for _, x := range d.With(k, lang.Portfolio) {
				field = x.Entry.Value
			}
		}
		switch {
		case field == "":
		case m.Key != "" || m.Nation != "" || len(r.describe(i).names) > 0: // "وزارت خارجه طالبان"
			whole[field] = true
		case !whole[field]:
			m.Key, m.Nation = "org:"+field+"-"+strings.ToLower(strings.TrimPrefix(r.own, "state:")), r.own
		}
	}
}

package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// outweighs reports whether a name that a state shares with the capital of
// another one means the capital: عمان is Oman and is Amman. It means whichever
// state the rest of the document speaks of more; where it speaks of neither,
// the city if something is said to be in it.
func (f *finder) outweighs(capital, state lang.Match) bool {
	other := f.d.Pack.CapitalOf(capital.Entry.Value)
	if other == "" || other == state.Entry.Value {
		return false
	}
	a, b := f.spokenOf(other), f.spokenOf(state.Entry.Value)
	return a > b || a == b && f.wordBefore(state.Begin, "prep")
}

// spokenOf counts the places where the document speaks of a state in words
// that mean no other: by name and adjective, its bodies, towns and officials.
func (f *finder) spokenOf(state string) int {
	if f.weight == nil {
		f.weight = map[string]int{}
		for i := range f.d.Matches {
			if f.d.Classes[i]&nameClasses == 0 && !f.d.Classes[i].Has(lang.Demonym) {
				continue
			}
			for _, id := range f.statesAt(i) {
				f.weight[id]++
			}
		}
	}
	return f.weight[state]
}

// statesAt returns the states that the longest names at token i belong to, none
// if they mean two.
func (f *finder) statesAt(i int) []string {
	var out []string
	add := func(id string) {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	end := 0
	for _, m := range f.d.Matches[i] { // longest first
		if m.End < end {
			break
		}
		if m.Entry.Weak || m.Last.Suffix != "" && m.Entry.Class != lang.Demonym {
			continue
		}
		known := f.d.Pack.World.Entities[m.Entry.Value]
		n := len(out)
		switch m.Entry.Class {
		case lang.State, lang.Demonym:
			add(m.Entry.Value)
		case lang.Place, lang.Organization:
			if known.Of != "" {
				add(known.Of)
			}
		case lang.Person:
			for _, t := range known.Offices {
				add(t.Of)
			}
		}
		if len(out) > n {
			end = m.End
		}
	}
	if len(out) > 1 && end == i+1 {
		return nil
	}
	return out
}

// placed reports whether a name that is also a common word is that of a place: a
// word for places or for their governors stands before it, or, in Persian, it is
// quoted or stands behind a preposition where the document speaks of its state:
// "وارد «دوشنبه» شد", "فرماندار مهران".
func (f *finder) placed(m lang.Match) bool {
	if h, ok := f.at(m.Begin-1, lang.Head); ok && strings.HasPrefix(h.Entry.Value, "place") {
		return true
	}
	quoted := f.punct(m.Begin-1, "«", "\"", "“") && f.punct(m.End, "»", "\"", "”")
	if h, ok := f.at(m.Begin-2, lang.Head); ok && quoted && strings.HasPrefix(h.Entry.Value, "place") {
		return true // "شهر «دوشنبه»"
	}
	if f.d.Pack.Order != lang.SOV || m.First.Suffix != "" || m.Begin == f.s.First {
		return false
	}
	if o, ok := f.at(m.Begin-1, lang.Office); ok && o.End == m.Begin &&
		f.d.Pack.World.Office(o.Entry.Value).Of == "place" {
		return f.names[min(m.End, f.s.Last-1)] != namely
	}
	if f.bound(m) {
		return true
	}
	state := f.d.Pack.World.Entities[m.Entry.Value].Of
	if f.spokenOf(state) == 0 {
		return false
	}
	if quoted {
		return true
	}
	switch f.d.Folded[m.Begin-1] {
	case "به", "در":
		end, dated := f.momentAt(m.Begin) // "در دوشنبه ۱۲ مهر"
		return !(dated && end > m.End) && (m.End >= f.s.Last || f.taken[m.End] < 0 && f.names[m.End] != namely)
	}
	return false
}

// bound reports whether somebody goes to what a Persian word names, which can be no
// day then: "وارد دوشنبه شد", "به دوشنبه سفر کرد".
func (f *finder) bound(m lang.Match) bool {
	if f.wordBefore(m.Begin, "bound") {
		return true
	}
	if !f.wordBefore(m.Begin, "prep") || f.d.Folded[m.Begin-1] != "به" || m.End >= f.s.Last {
		return false
	}
	return slices.ContainsFunc(f.d.Matches[m.End], func(x lang.Match) bool {
		return x.Entry.Class == lang.Trigger && x.First.Prefix == "" &&
			f.d.Pack.Frames[x.Entry.Index].Relation == "visited"
	})
}

// qualifying reports whether an Arabic word that may mean "the latter" rather
// qualifies the noun before it, with which it agrees: "زيارته الأخيرة".
func (f *finder) qualifying(m lang.Match) bool {
	t := m.Begin - 1
	if f.d.Pack.Order != lang.VSO || !m.First.Article || m.First.Prefix != "" || t < f.s.First ||
		f.d.Tokens[t].Kind != lang.WordKind || f.stops(t) {
		return false
	}
	for _, v := range f.d.Matches[t] {
		if v.Entry.Tense != lang.NoTense {
			return false // "رفض الأخير"
		}
	}
	w := f.d.Text[f.d.Tokens[t].Begin:f.d.Tokens[t].End]
	her := f.d.TaMarbuta(m.End - 1)
	feminine := f.d.TaMarbuta(t) || strings.HasSuffix(w, "ات")
	for _, suffix := range [...]string{"ه", "ها", "هم", "هما"} {
		feminine = feminine || strings.HasSuffix(w, "ت"+suffix)
	}
	return her == feminine || strings.HasPrefix(f.d.Folded[t], "ال")
}

// ownedBy reports whether another body behind an Arabic group of states says whose
// states they are: "الدول الست | لمجلس التعاون".
func (f *finder) ownedBy(m lang.Match) bool {
	if f.d.Pack.Order != lang.VSO || f.d.Pack.World.Entities[m.Entry.Value].Kind != "group-of-states" ||
		m.End >= f.s.Last || f.taken[m.End] < 0 {
		return false
	}
	x := f.d.Mentions[f.taken[m.End]]
	return x.Type == "Organization" && x.Tokens.First == m.End && strings.HasPrefix(f.clitic(x), "ل")
}

// joinsState reports whether the Arabic name of a state that is a common word too
// is joined by "and" to a state: "الجزائر ومالي".
func (f *finder) joinsState(m lang.Match) bool {
	if f.d.Pack.Order != lang.VSO || m.Entry.Class != lang.State || m.First.Prefix != "و" ||
		m.Begin == f.s.First || f.taken[m.Begin-1] < 0 {
		return false
	}
	x := f.d.Mentions[f.taken[m.Begin-1]]
	return x.Type == "State" && x.Form == extract.Name && x.Tokens.Last == m.Begin
}

// noAdjective reports whether the Arabic name of a state that is an adjective too stands
// where none can: with or behind a preposition, behind what a feminine subject does or
// "that", or before a feminine verb at the start: "في | مالي", "طردت | مالي السفير". It is
// no name of a state where somebody is called so.
func (f *finder) noAdjective(m lang.Match) bool {
	adjective := slices.ContainsFunc(f.d.Matches[m.Begin], func(x lang.Match) bool {
		return x.Entry.Class == lang.Demonym && x.Entry.Value == m.Entry.Value && x.End == m.End
	})
	if f.d.Pack.Order != lang.VSO || m.Entry.Class != lang.State || !adjective || f.nameAt(m.Begin-1) ||
		f.someoneCalled(f.d.Folded[m.End-1]) {
		return false
	}
	switch clitic := m.First.Prefix; {
	case strings.HasSuffix(clitic, "ل") || strings.HasSuffix(clitic, "ب"):
		return true
	case clitic != "":
		return false
	case m.Begin == f.s.First:
		return f.feminine(m.End)
	}
	if _, that := f.word(m.Begin-1, "that"); that {
		return true
	}
	if o, ok := f.at(m.Begin-1, lang.Office); ok && posted[o.Entry.Value] {
		return true // "سفير | مالي"
	}
	_, not := f.word(m.Begin-1, "non")
	return !not && (f.wordBefore(m.Begin, "prep") || f.feminine(m.Begin-1))
}

// someoneCalled reports whether somebody whom a list knows by more than one name, and whom
// the document names in full, has that word for his last one.
func (f *finder) someoneCalled(word string) bool {
	for t, classes := range f.d.Classes {
		if !classes.Has(lang.Person) {
			continue
		}
		for _, m := range f.d.Matches[t] {
			if m.Entry.Class == lang.Person && m.End > t+1 && f.d.Folded[m.End-1] == word {
				return true
			}
		}
	}
	return false
}

// feminine reports whether token k can be nothing but a verb of a feminine subject. Those
// in the past are everyday words besides.
func (f *finder) feminine(k int) bool {
	if k >= f.s.Last {
		return false
	}
	verb, past := false, strings.HasSuffix(f.d.Folded[k], "ت")
	for _, m := range f.d.Matches[k] {
		switch {
		case m.End != k+1:
		case m.Entry.Tense != lang.NoTense && m.Entry.Feminine:
			verb = true
		case m.Entry.Tense != lang.NoTense && !m.Entry.Passive || m.Entry.Class == lang.Common && !past ||
			m.Entry.Class == lang.NamePart:
			return false
		}
	}
	return verb
}

// namesake reports whether a surname in Persian is that of another than the known
// one: a word that is in no list, his given name then, stands before it, and behind it
// an office of a state that the known one never served.
func (f *finder) namesake(m lang.Match) bool {
	b := m.Begin - 1
	if f.d.Pack.Order != lang.SOV || b < f.s.First || len(f.d.Matches[b]) > 0 ||
		f.d.Tokens[b].Kind != lang.WordKind || f.d.Tokens[m.Begin].Line {
		return false
	}
	k := m.End
	if f.punct(k, "،", ",") {
		k++
	}
	o, ok := f.officeAt(k)
	if !ok {
		return false
	}
	const near = 3 // words of the office
	for t := o.End; t < f.s.Last && t < o.End+near; t++ {
		if ids := f.statesAt(t); len(ids) > 0 {
			return !slices.ContainsFunc(f.d.Pack.World.Entities[m.Entry.Value].Offices, func(x lang.Tenure) bool {
				return slices.Contains(ids, x.Of)
			})
		}
	}
	return false
}

// leads reports whether a Persian sentence opens with a family name that others bear
// too, of somebody whose office the document speaks of: "خاتمی در دیدار با …", where
// "رئیس جمهور ایران" is said as well and nobody else has that name.
func (f *finder) leads(m lang.Match) bool {
	if f.d.Pack.Order != lang.SOV || m.Begin != f.s.First || m.First.Prefix != "" || m.End >= f.s.Last {
		return false
	}
	if _, prep := f.word(m.End, "prep"); !prep && !f.punct(m.End, "،", ",", ":") {
		return false
	}
	f.survey()
	if f.surnames[f.d.Folded[m.Begin]] {
		return false
	}
	return slices.ContainsFunc(f.d.Pack.World.Entities[m.Entry.Value].Offices, func(o lang.Tenure) bool {
		return f.d.Pack.World.Office(o.Office).Single && o.Covers(string(f.d.Published)) &&
			f.spokenOffices[office{o.Office, o.Of}]
	})
}

// An office of a state, both as ids.
type office struct{ name, of string }

// survey notes once for a document which offices it names with their state, by name or
// as "our country", and which words it has behind given names.
func (f *finder) survey() {
	if f.surnames != nil {
		return
	}
	f.surnames, f.spokenOffices = map[string]bool{}, map[office]bool{}
	for t := range f.d.Matches {
		if t > 0 && f.names[t-1] == namely {
			f.surnames[f.d.Folded[t]] = true
		}
		for _, m := range f.d.With(t, lang.Office) {
			if m.Entry.Class != lang.Office || m.End >= len(f.d.Matches) {
				continue
			}
			for _, x := range f.d.Matches[m.End] {
				if x.Entry.Class == lang.State {
					f.spokenOffices[office{m.Entry.Value, x.Entry.Value}] = true
				} else if homes := f.d.Pack.Homes[x.Entry.Value]; x.Entry.Class == lang.Anaphor && len(homes) > 0 {
					f.spokenOffices[office{m.Entry.Value, homes[0]}] = true
				}
			}
		}
	}
}

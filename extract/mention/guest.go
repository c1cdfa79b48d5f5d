package mention

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells an office or title of whoever is received, met or congratulated from one
// more of whom it stands beside: "استقبل الرئيس الكيني | السفير …".

// guestAt reports whether the title of somebody else stands at token k behind an office
// in Arabic: of a minister or envoy behind a head of state, who is neither, "استقبل الرئيس
// الكيني | السفير …"; of an envoy who is posted somewhere behind any with one holder; of who
// leads a state or its affairs behind who governs a city or province.
func (f *finder) guestAt(p extract.Position, k int) bool {
	o, ok := f.officeAt(k)
	if ok && f.d.Pack.Order == lang.VSO && p.Office == "head of state" && p.Body >= 0 &&
		o.First.Prefix == "" && ministers(o.Entry.Value) {
		return true // "التقى الرئيس الكيني | وزير الدفاع"
	}
	if ok && f.d.Pack.Order == lang.VSO && local(p.Office) && o.First.Prefix == "" &&
		f.d.Pack.World.Office(o.Entry.Value).Single {
		return true // "استقبل حاكم دبي | رئيس وزراء الهند"
	}
	if !ok || f.d.Pack.Order != lang.VSO || p.Body < 0 || f.d.Mentions[p.Body].Type != "State" ||
		o.End > o.Begin+1 || !o.First.Article || o.First.Prefix != "" {
		return false
	}
	switch o.Entry.Value {
	case "minister":
		return p.Office == "head of state"
	case "ambassador":
		_, inside := f.word(o.End, "locative")
		return p.Office == "head of state" ||
			inside && f.d.Pack.World.Office(p.Office).Single && f.placeAt(o.End+1) >= 0
	}
	return false
}

// guestBehind returns the last of the offices that start at token begin, right behind an
// Arabic name, which is of whoever bears it, where office p of a state or body follows that
// cannot be his too; else -1. No minister is an ambassador too or the same minister of a
// second state: "استقبل X وزير الخارجية | سفير كينيا".
func (f *finder) guestBehind(begin int, out []extract.Position, p extract.Position) int {
	n := len(out)
	if n == 0 || f.d.Pack.Order != lang.VSO || p.Evidence.First != out[n-1].Evidence.Last || p.Body < 0 && p.Of == "" ||
		begin == f.s.First || f.taken[begin-1] < 0 && f.names[begin-1] == never {
		return -1
	}
	return slices.IndexFunc(out, func(o extract.Position) bool {
		return ministers(o.Office) &&
			(o.Office == p.Office || posted[p.Office] || strings.HasPrefix(p.Office, "special ") || f.international(p))
	})
}

// local reports whether an office is that of who governs a city or province.
func local(office string) bool { return office == "governor" || office == "mayor" }

// ministers reports whether an office is a minister's, which no president holds.
func ministers(office string) bool {
	return strings.HasSuffix(office, "minister") || strings.HasPrefix(office, "minister of")
}

// holdsElsewhere reports whether a known person holds in another state an office in
// Arabic that a state has one holder of: "هنأ الملك X | رئيس كينيا".
func (f *finder) holdsElsewhere(key string, p extract.Position) bool {
	if f.d.Pack.Order != lang.VSO || key == "" || !strings.HasPrefix(p.Of, "state:") ||
		!f.d.Pack.World.Office(p.Office).Single {
		return false
	}
	office := p.Office
	if office == "head" {
		office = "head of state"
	}
	other := false
	for _, t := range f.d.Pack.World.Entities[key].Offices {
		if t.Office == office && t.Of == p.Of {
			return false
		}
		other = other || t.Office == office && strings.HasPrefix(t.Of, "state:")
	}
	return other
}

// knownElsewhere reports whether the name at token k, behind an office and perhaps titles,
// is of somebody who holds it elsewhere, "استقبل الرئيس الكيني | الملك X", or serves
// another state in any office.
func (f *finder) knownElsewhere(k int, p extract.Position) bool {
	if k = f.honorifics(k); k >= f.s.Last {
		return false
	}
	key := ""
	if i := f.taken[k]; i >= 0 && f.d.Mentions[i].Type == "Person" {
		key = f.d.Mentions[i].Key
	} else if m, ok := f.known(k); i < 0 && ok && m.Entry.Class == lang.Person {
		key = m.Entry.Value
	}
	return f.servesElsewhere(key, p)
}

// servesElsewhere reports whether a known person cannot have an Arabic office with one
// holder: he has it elsewhere, never served the state it is of, or never led one.
func (f *finder) servesElsewhere(key string, p extract.Position) bool {
	return f.holdsElsewhere(key, p) ||
		f.d.Pack.Order == lang.VSO && f.d.Pack.World.Office(p.Office).Single && f.foreigner(key, p) ||
		f.neverLed(key, p)
}

// neverLed reports whether a known person never was head of state or government anywhere, as
// an Arabic office says that is of no state: "شكر رئيس الحكومة | أنان".
func (f *finder) neverLed(key string, p extract.Position) bool {
	if f.d.Pack.Order != lang.VSO || p.Of != "" || p.Body >= 0 ||
		p.Office != "head of state" && p.Office != "head of government" {
		return false
	}
	held := f.d.Pack.World.Entities[key].Offices
	return len(held) > 0 &&
		!slices.ContainsFunc(held, func(t lang.Tenure) bool {
			return t.Office == "head of state" || t.Office == "head of government"
		})
}

// guestTitled reports whether the titles and the name at token k, behind an Arabic office
// of a state that ends there, are those of whom the verb before it says its holder met,
// since nobody else follows: "استقبل الرئيس الكيني | السيناتور X."
func (f *finder) guestTitled(start, k int, positions []extract.Position) bool {
	p := positions[0]
	j := f.honorifics(k)
	if f.d.Pack.Order != lang.VSO || j == k || j >= f.s.Last || len(positions) > 1 || !f.articled(k) ||
		!strings.HasPrefix(p.Of, "state:") {
		return false
	}
	if t := f.titlesBefore(start); !f.encountered(t) || f.joined(t-1) || f.wordBefore(t-1, "furthermore") {
		return false // "كما استقبل | رئيس كينيا السيد X"
	}
	end, _ := f.readName(j)
	if i := f.taken[j]; i >= 0 {
		m := f.d.Mentions[i]
		if m.Type != "Person" || f.knownAs(m.Key, p) {
			return false
		}
		end = m.Tokens.Last
	}
	if m, ok := f.at(end, lang.Honorific, lang.Office); ok && m.First.Prefix == "و" && end > j {
		end, _ = f.readName(m.End) // "السيناتور X والسيناتور Y"
	}
	return end > j && f.nobodyFollows(end)
}

// receives reports whether a Persian office that ends before the object's particle, at
// token k, is not that of the person named before it but of whom he receives: a comma
// parts them and he opens the sentence, or he serves another state: "وزیر خارجه کنیا،
// X، | سفیر قطر را پذیرفت", "لاوروف | سفیر قطر را پذیرفت"; nor that of the one according to
// whom he does what follows.
func (f *finder) receives(name, start, k int, positions []extract.Position) bool {
	if f.d.Pack.Order == lang.VSO { // "التقى الوزير المصري X | السفير الكيني"
		other, own := f.nation(positions), f.nation(f.d.Mentions[name].Offices)
		return own != "" && other != "" && own != other || f.meets(name, start, k, positions)
	}
	m := f.d.Mentions[name]
	if f.d.Pack.Order == lang.SOV && m.Tokens.Len() == 1 && f.punct(start-1, "،", ",") &&
		!f.punct(k, "،", ",") && f.wordBefore(m.Tokens.First, "according") {
		return true // "به گفته لوسانی، | سفیر قطر گفت"
	}
	if _, object := f.word(k, "ra"); !object || f.d.Pack.Order != lang.SOV {
		return false
	}
	if f.punct(start-1, "،", ",") && m.Phrase.First == f.s.First && len(m.Offices) == 0 {
		return true
	}
	other, own := f.nation(positions), f.nation(m.Offices)
	if own != "" || other == "" {
		return own != other && other != ""
	}
	elsewhere := false
	for _, t := range f.d.Pack.World.Entities[m.Key].Offices {
		if t.Of == other || f.d.Pack.World.Entities[t.Of].Of == other {
			return false
		}
		elsewhere = elsewhere || strings.HasPrefix(t.Of, "state:")
	}
	return elsewhere
}

// meets reports whether an Arabic office of a state that no mark parts from the name
// before it is that of whom the verb before that name says he met, since nobody else
// follows: "استقبل الرئيس X | السفير الفرنسي."
func (f *finder) meets(name, start, k int, positions []extract.Position) bool {
	m := f.d.Mentions[name]
	if m.Tokens.Last != start || len(positions) > 1 || f.nation(positions) == "" ||
		!f.encountered(f.titlesBefore(m.Phrase.First)) {
		return false
	}
	if k < f.s.Last && f.d.Tokens[k].Kind == lang.WordKind && !f.circumstantial(k) {
		return false // "استقبل X رئيس كينيا | الطلاب"
	}
	return f.nobodyFollows(k)
}

// nobodyFollows reports whether the clause names or tells of nobody else from token k on.
func (f *finder) nobodyFollows(k int) bool {
	for t := k; t < f.s.Last && !f.verbStarts(t) && !f.punct(t, "،", ",", "؛", ":"); t++ {
		if _, office := f.officeAt(t); office || f.names[t] == namely {
			return false
		}
		if i := f.taken[t]; i >= 0 && f.d.Mentions[i].Type == "Person" {
			return false
		}
		for _, part := range [...]string{"with", "counterpart", "human"} {
			if _, other := f.word(t, part); other {
				return false // "التقى X وزير كينيا أمس نظيره"
			}
		}
	}
	return true
}

// circumstantial reports whether the word at token k tells when or where: a preposition, alone
// or written on to it, or a day.
func (f *finder) circumstantial(k int) bool {
	if _, ok := f.word(k, "prep"); ok {
		return true
	}
	if _, ok := f.at(k, lang.RelativeDay, lang.Weekday, lang.Month); ok {
		return true
	}
	return slices.ContainsFunc(f.d.Matches[k], func(m lang.Match) bool {
		return m.First.Prefix == "ب" || m.First.Prefix == "ل"
	})
}

// titlesBefore returns the token where the titles begin that stand before token k.
func (f *finder) titlesBefore(k int) int {
	if f.wordBefore(k, "style") {
		return k - 1
	}
	for b := max(f.s.First, k-3); b < k; b++ {
		if m, ok := f.at(b, lang.Honorific, lang.Office); ok && m.End == k {
			return b
		}
	}
	return k
}

// encountered reports whether a verb that has whom somebody meets for its object
// stands right before token k.
func (f *finder) encountered(k int) bool {
	return k > f.s.First && slices.ContainsFunc(f.d.Matches[k-1], func(m lang.Match) bool {
		return m.End == k && m.Entry.Class == lang.Verb && m.Entry.Value == "encounter" && m.Last.Suffix == ""
	})
}

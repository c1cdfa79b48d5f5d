package mention

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// groups takes the descriptions of people or states who act together under no
// name: "المشرعين الأميركيين", "القوى السياسية", "معارضو الاتفاق". Whoever only
// stands in the text is no entity: of these, relation extraction keeps those of
// whom something is stated.
func (f *finder) groups() {
	if f.d.Pack.Order != lang.VSO {
		return
	}
	for i := f.s.First; i < f.s.Last; i++ {
		if f.taken[i] >= 0 {
			continue
		}
		for _, m := range f.d.Matches[i] { // longest first
			kind, ok := strings.CutPrefix(m.Entry.Value, "organization:")
			if m.Entry.Class != lang.Head || !ok || m.End > f.s.Last || !f.opening(m) || f.inPhrase(i) ||
				f.everydayFrom(i, m.End) {
				continue
			}
			if kind != "people" && kind != "sector" && kind != "group-of-states" &&
				!(m.Entry.Plural && kind == "armed-group") {
				continue
			}
			if end := f.group(m, kind); end > i {
				i = end - 1
				break
			}
		}
	}
}

// sentFrom returns the token after the state or body at token k that those named before
// come from, k itself if there is none: "وفدا برلمانيا | من كينيا".
func (f *finder) sentFrom(k int) int {
	w, ok := f.word(k, "from")
	if !ok || w.End >= f.s.Last || f.taken[w.End] < 0 {
		return k
	}
	if m := f.d.Mentions[f.taken[w.End]]; m.Tokens.First == w.End && (m.Type == "State" || m.Type == "Organization") {
		return m.Tokens.Last
	}
	return k
}

// group reads the description that a noun for several opens and records it. It
// returns the token after it, or 0 if the noun alone says too little.
func (f *finder) group(h lang.Match, kind string) int {
	if _, state := f.word(h.Begin, "transparent"); state {
		if m, ok := f.at(h.End, lang.Demonym); ok && m.First.Prefix == "" && !m.Entry.Weak {
			return 0 // "السلطات الإسرائيلية": the state
		}
	}
	p := &phrase{head: h, kind: "organization:" + kind, core: extract.Range{First: h.Begin, Last: h.End}}
	p.definite = h.First.Article || h.Last.Article
	end, telling := f.told(p)
	if _, led := f.word(f.sentFrom(end), "led-by"); led {
		return 0 // who leads it is named
	}
	if kind != "sector" && !telling || kind == "group-of-states" && !p.definite && len(p.names) == 0 ||
		len(p.names) > 0 && (!p.about && f.delegates(p, kind) || f.sentBy(p)) {
		return 0
	}
	if i := f.taken[min(end, len(f.taken)-1)]; f.d.Pack.Order == lang.VSO && end < f.s.Last && i >= 0 && p.definite {
		if m := &f.d.Mentions[i]; m.Type == "Organization" && m.Tokens.First == end && f.clitic(*m) == "" {
			m.Phrase.First = p.core.First // "المسلحين | الحوثيين": these are meant
			f.claim(m.Phrase, i)
			return m.Tokens.Last
		}
	}
	p.core.Last = end
	return f.take(p, p.core,
		extract.Mention{Form: extract.Nominal, Type: "Organization", Rule: "band/" + kind, Loose: true})
}

// delegates reports whether the group acts for the body or state that it is called
// after: "وفد حركة فتح", "قادة مصر".
func (f *finder) delegates(p *phrase, kind string) bool {
	_, side := f.word(p.head.Begin, "side")
	_, members := f.word(p.head.Begin, "members")
	return side || members && kind == "people"
}

// sentBy reports whether a body has sent the group, which acts for it: "وفد من حركة
// فتح", "ممثلون عن طالبان". Who comes from a state or place is a group by itself.
func (f *finder) sentBy(p *phrase) bool {
	_, side := f.word(p.head.Begin, "side")
	_, envoys := f.word(p.head.Begin, "envoys")
	m := f.d.Mentions[p.names[0]]
	return p.about && (side || envoys) && m.Type == "Organization" && m.Form == extract.Name &&
		len(p.names) == 1 && m.Tokens.First == p.head.End+1
}

// told reads the adjectives and the owner that tell a group from others. It
// returns the token after them, and whether they tell anything.
func (f *finder) told(p *phrase) (end int, telling bool) {
	const long = 4 // words
	closed := p.definite
	k := p.head.End
	for n := 0; n < long && k < f.s.Last && !f.d.Tokens[k].Line; n++ {
		if _, vague := f.word(k, "vague"); vague {
			return k, false
		}
		if _, ok := f.at(k, lang.Anaphor); ok {
			return k, false // "وفدا البلدين"
		}
		if i := f.taken[k]; i >= 0 {
			m := f.d.Mentions[i]
			if closed || m.Tokens.First != k || m.Type == "Person" || f.clitic(m) != "" {
				return k, telling
			}
			p.names = append(p.names, i)
			return m.Tokens.Last, true
		}
		// "دبلوماسيون من جنوب شرق آسيا"
		if from, ok := f.word(k, "from"); ok && n == 0 && !closed && from.First.Prefix == "" && from.End < f.s.Last {
			if i := f.taken[from.End]; i >= 0 {
				if m := f.d.Mentions[i]; m.Tokens.First == from.End && m.Type != "Person" && f.clitic(m) == "" {
					p.names, p.about = append(p.names, i), true
					return m.Tokens.Last, true
				}
			} else if f.d.Tokens[from.End].Kind == lang.WordKind && !f.stops(from.End) && !f.articled(from.End) {
				k, telling, p.about = from.End+1, true, true // "وفد من رجال الأعمال"
				continue
			}
		}
		if d, ok := f.at(k, lang.Demonym); ok && !d.Entry.Weak && d.First.Article == closed &&
			(d.First.Prefix == "" || telling && last(d.First.Prefix) == "و") {
			p.nations = append(p.nations, d.Entry.Value)
			k, telling = d.End, true
			continue
		}
		w := f.d.Folded[k]
		switch {
		case f.d.Tokens[k].Kind != lang.WordKind || f.stops(k):
			return k, telling
		case strings.HasPrefix(w, "ال"):
			if closed && (f.headAt(k) || !f.attributive(w) || telling && sound(f.d.Folded[k-1]) && !sound(w)) {
				return k, telling // "النواب المحافظون | الخطوة"
			}
			closed, p.definite = true, true
		// "السياسية والبرلمانية"
		case closed && telling && strings.HasPrefix(w, "وال") && f.attributive(w) && !f.headAt(k):
		case closed || f.joined(k) && !f.whole(k) || f.finite(k) || !f.attributive(w):
			return k, telling
		}
		k, telling = k+1, true
	}
	return k, telling
}

// attributive reports whether an Arabic word has one of the endings that
// adjectives of several have.
func (f *finder) attributive(w string) bool {
	for _, e := range [...]string{"ي", "يا", "يه", "ون", "ين", "ه", "ات", "رى"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// sound reports whether an Arabic word has the ending of a plural of men.
func sound(w string) bool { return strings.HasSuffix(w, "ون") || strings.HasSuffix(w, "ين") }

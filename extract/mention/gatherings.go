package mention

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// event reads a summit, conference, session or meeting of a body, or an
// attack that somebody condemns.
func (f *finder) event(h lang.Match, kind string) int {
	p := f.phrase(h, habits{persons: kind == "attack", pairs: true, tail: kind == "conference" || kind == "summit" || kind == "meeting", moments: true, offices: true})
	m := extract.Mention{Form: extract.Name, Type: "Event", Rule: "head/" + kind}
	if !p.definite {
		m.Form = extract.Nominal
	}
	if f.compounded(p) {
		return 0
	}
	r := p.core
	bare := p.words == 0 && !p.named() && !p.about
	switch kind {
	case "summit":
		if bare {
			return f.anaphor(p, "event")
		}
		if f.d.Pack.Order == lang.SOV && (!p.named() && h.End-h.Begin == 1 || p.words > 4) {
			return 0
		}
		r = p.full
	case "conference":
		if f.press(p) || f.plural(h) {
			return 0
		}
		if bare {
			return f.anaphor(p, "event")
		}
		if !p.named() && !p.about && (f.d.Pack.Order == lang.SOV || !p.definite) {
			return 0
		}
		r = p.full
	case "session":
		if bare && f.given(p) && f.d.Pack.Order == lang.SVO {
			return f.anaphor(p, "event")
		}
		fallthrough
	case "meeting":
		if f.plural(h) {
			return 0
		}
		// A plain meeting is none; one of a body or in a series is.
		if !f.held(p) && !f.hosted(p) && !f.ministerial(p) && !(h.End-h.Begin > 1 && kind == "meeting" && (p.definite || p.words > 0)) {
			return 0
		}
	case "special-session":
		// It is one by its adjective.
	case "forum":
		if !f.has(p, "Organization") && !f.has(p, "Place") && !(f.d.Pack.Order == lang.VSO && h.End-h.Begin > 1 && p.definite) {
			return 0
		}
	case "exercise":
		if !p.named() && !(f.d.Pack.Order == lang.VSO && p.words > 0 && p.definite) {
			return 0
		}
	case "talks-round":
		if !f.hosted(p) && !(p.words == 0 && (f.has(p, "Agreement") || f.has(p, "Event"))) {
			return 0
		}
	case "peace-talks":
		if !p.definite && !p.named() {
			return 0
		}
	case "attack":
		if !f.spoken(p.core, f.befalls()...) || f.d.Pack.Order == lang.SVO && !f.target(p, "condemns") || f.has(p, "Event") || f.plural(h) || bare && !p.definite && !(f.d.Pack.Order == lang.SVO && f.given(p)) && f.d.Pack.Order != lang.SOV || f.d.Pack.Order == lang.SOV && !p.named() && h.End-h.Begin == 1 {
			return 0
		}
	case "war":
		if !f.spoken(p.core, f.befalls()...) || !p.named() || f.plural(h) {
			return 0
		}
	default:
		return 0
	}
	return f.take(p, r, m)
}

// target reports whether a relation is stated of an English phrase itself:
// "condemned the attack", "the attack was condemned", "condemnation of the
// attack", not "condemned X for the attack".
func (f *finder) target(p *phrase, relation string) bool {
	k := p.core.First - 1
	for k >= f.s.First && f.d.Tokens[k].Kind == lang.WordKind {
		_, article := f.word(k, "article")
		_, adverb := f.word(k, "adverb")
		_, of := f.word(k, "genitive")
		if !article && !adverb && !of && !(f.d.Tokens[k].Case == lang.Lower && strings.HasSuffix(f.d.Folded[k], "ly")) {
			break
		}
		k--
	}
	if k >= f.s.First && f.calls(k, relation) {
		return true
	}
	for k := p.core.Last; k < min(f.s.Last, p.core.Last+4); k++ {
		if _, be := f.word(k, "be"); !be && f.calls(k, relation) {
			_, before := f.word(k-1, "be")
			_, adverb := f.word(k-1, "adverb")
			return before || adverb
		}
	}
	return false
}

// calls reports whether token k calls up a relation.
func (f *finder) calls(k int, relation string) bool {
	for _, m := range f.d.Matches[k] {
		if m.Entry.Class == lang.Trigger && f.d.Pack.Frames[m.Entry.Index].Relation == relation {
			return true
		}
	}
	return false
}

// press reports whether a conference is for the press.
func (f *finder) press(p *phrase) bool {
	for k := p.core.First; k < min(p.core.Last+1, f.s.Last); k++ {
		for _, m := range f.d.Matches[k] {
			if m.Entry.Class == lang.Word && m.Entry.Value == "press" {
				return true
			}
		}
	}
	return false
}

// held reports whether a meeting is of a body, or on a paper: the name stands
// within a few words of the head.
func (f *finder) held(p *phrase) bool {
	const near = 2
	for _, i := range p.names {
		if m := f.d.Mentions[i]; m.Type == "Organization" || m.Type == "Agreement" && m.Key != "" {
			return f.d.Pack.Order == lang.SVO || p.words <= near
		}
	}
	return false
}

// hosted reports whether a meeting is called by the place where it was:
// "اجتماع الدوحة", "نشست اخیر منامه". A state may be a party instead.
func (f *finder) hosted(p *phrase) bool {
	for _, i := range p.names {
		m := f.d.Mentions[i]
		region := m.Type == "Organization" && m.Rule == "capital"
		if (m.Type == "Place" || region) && (m.Tokens.First == p.head.End || m.Tokens.Last == p.core.Last && f.d.Pack.Order == lang.SOV && p.words <= 2) {
			return true
		}
	}
	return f.d.Pack.Order == lang.SVO && f.has(p, "Place")
}

// ministerial reports whether a meeting is of office-holders in the plural or
// of a rank: "اجتماع وزراء الخارجية العرب".
func (f *finder) ministerial(p *phrase) bool {
	for k := p.core.First; k < p.core.Last; k++ {
		if m, ok := f.at(k, lang.Office); ok && m.Entry.Plural && m.End <= p.core.Last && !strings.HasPrefix(m.First.Suffix, "ه") {
			return p.definite
		}
	}
	return false
}

// befalls lists the relations to attacks and wars that make them worth naming.
func (f *finder) befalls() []string {
	if f.d.Pack.Order == lang.SOV {
		return []string{"condemns", "opposes"}
	}
	return []string{"condemns"}
}

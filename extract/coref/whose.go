package coref

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells whose office it is where nothing but a pronoun does: "his foreign
// minister".

// whose returns the state or body to which the pronoun at an Arabic or Persian office points
// that mention i states, or -1: the state of the man right before it, "الرئيس التركي ووزير
// خارجيته", or the state or body that is, "زار تشاد والتقى رئيسها"; farther before it only
// the one that the sentence names. A bare "رئيسها" may be of whatever a noun names, so that
// it must be near.
func (r *resolver) whose(i int, p extract.Position) int {
	d := r.d
	if d.Pack.Order == lang.SOV {
		return r.hisOwn(i, p)
	}
	her := d.PronounOnOffice(p.Evidence)
	national := d.Pack.World.Office(p.Office).Single && d.Pack.World.Office(p.Office).Of == "state"
	if her == "" || !national && p.Office != "head" && !(p.Office == "ambassador" && her == "ها") {
		return -1
	}
	s := d.Sentences[d.SentenceAt(d.Mentions[i].Tokens.First)]
	found := -1
	for j := i - 1; j >= 0 && d.Mentions[j].Tokens.First >= s.First; j-- {
		m := d.Mentions[j]
		e := m.Entity()
		x, near := -1, p.Evidence.First-m.Phrase.Last
		if e < 0 && m.Type == "Person" && near == 0 {
			return -1 // somebody of whom no more is known
		}
		if e < 0 || near < 0 {
			continue
		}
		switch {
		case m.Type == "Person":
			agrees := (her == "ها") == (d.Pack.World.Entities[m.Key].Gender == "f")
			// "رئيسها | ووزير خارجيتها" serve one state
			if national &&
				(agrees || near == 0 && len(m.Offices) > 0 && d.PronounOnOffice(m.Offices[0].Evidence) == her) {
				x = r.served(e)
			}
			if near == 0 {
				return x
			}
		case m.Type != "State" && m.Type != "Organization", m.Form == extract.Adjective,
			(her == "ها") == slices.Contains(d.Pack.Grammar.Masculine, d.Entities[e].Key):
		default:
			if x = e; near <= 2 && p.Office != "ambassador" {
				return x
			}
		}
		switch {
		case x < 0 || x == found:
		case found >= 0 || !national:
			return -1
		default:
			found = x
		}
	}
	return found
}

// hisOwn returns the state of the man named right before a Persian office that only one person
// holds in a state, where it says that it is in his service: "رئیس جمهور قطر و وزیر خارجه | وی",
// "به همراه وزیر خارجه‌اش"; else -1.
func (r *resolver) hisOwn(i int, p extract.Position) int {
	const near = 3 // words
	d := r.d
	facts, t := d.Pack.World.Office(p.Office), p.Evidence.Last
	suffixed := strings.HasSuffix(d.Folded[t-1], "ش") &&
		slices.ContainsFunc(d.With(p.Evidence.First, lang.Office), func(m lang.Match) bool {
			return m.End == t && strings.HasSuffix(m.Last.Suffix, "ش")
		})
	his := t < len(d.Tokens) && slices.ContainsFunc(d.Matches[t], func(m lang.Match) bool {
		return m.Entry.Class == lang.Anaphor && m.Entry.Value == "he" ||
			m.Entry.Class == lang.Word && m.Entry.Value == "own"
	})
	if !facts.Single || facts.Of != "state" || !suffixed && !his {
		return -1
	}
	for j := i - 1; j >= 0 && j >= i-memory; j-- {
		if m := d.Mentions[j]; m.Type == "Person" && m.Entity() >= 0 {
			if far := p.Evidence.First - m.Phrase.Last; far >= 0 && far <= near {
				return r.served(m.Entity())
			}
			break
		}
	}
	return -1
}

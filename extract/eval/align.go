package eval

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters are those that writers interchange, and what is not counted. It is
// a scorer's own list: the folding of package lang may change with the rules
// that are scored.
var letters = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا", "ى", "ي", "ی", "ي", "ئ", "ي", "ې", "ي",
	"ک", "ك", "ة", "ه", "ۀ", "ه", "ە", "ه", "ؤ", "و", "ء", "", "ـ", "", "\u200c", "", "\u200d", "", "\u200e",
	"", "\u200f", "")

// fold returns the form in which two mentions are compared: without case,
// diacritics, punctuation and a leading article.
func fold(s string) string {
	s = strings.ToLower(letters.Replace(norm.NFKC.String(s)))
	s = strings.Map(func(r rune) rune {
		switch {
		case norm.NFC.PropertiesString(string(r)).CCC() != 0:
			return -1
		case r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r):
			return r
		}
		return ' '
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > 4 {
		s = strings.TrimPrefix(s, "ال")
	}
	return strings.TrimPrefix(s, "the ")
}

// forms returns the distinct folded mentions of an entity.
func (e Entity) forms() []string {
	var out []string
	for _, m := range e.Mentions {
		if f := fold(m.Text); f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// loose reports whether a resemblance of mentions is enough to recognise the
// entity: nobody agrees where the description of a paper, a gathering or an
// unnamed one begins and ends.
func (e Entity) loose() bool {
	switch e.Type {
	case "Agreement", "Event", "Resolution":
		return true
	}
	return e.Named != nil && !*e.Named
}

// resemble reports whether one string contains the other or they share more
// than half of the words of the shorter.
func resemble(a, b string) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	x, y := words(a), words(b)
	shared := 0
	for w := range x {
		if y[w] {
			shared++
		}
	}
	return 2*shared > min(len(x), len(y))
}

func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// align pairs the entities of an answer with those of the gold, one to one,
// the best evidence first: a common key, a common mention, a resemblance. It
// returns gold ids by answer ids.
func align(gold, answer []Entity) map[string]string {
	type pair struct {
		rank, shared int
		gold, answer string
	}
	var pairs []pair
	goldForms := make([][]string, len(gold))
	for i, g := range gold {
		goldForms[i] = g.forms()
	}
	for _, a := range answer {
		forms := a.forms()
		for i, g := range gold {
			if a.Type != g.Type {
				continue
			}
			p := pair{gold: g.ID, answer: a.ID}
			for _, f := range forms {
				if slices.Contains(goldForms[i], f) {
					p.shared++
				}
			}
			switch {
			case a.Key != "" && a.Key == g.Key:
			case p.shared > 0:
				p.rank = 1
			case g.loose() && slices.ContainsFunc(forms, func(f string) bool {
				return slices.ContainsFunc(goldForms[i], func(h string) bool { return resemble(f, h) })
			}):
				p.rank = 2
			default:
				continue
			}
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(a.rank-b.rank, b.shared-a.shared, strings.Compare(a.gold, b.gold),
			strings.Compare(a.answer, b.answer))
	})
	out, taken := map[string]string{}, map[string]bool{}
	for _, p := range pairs {
		if _, paired := out[p.answer]; !paired && !taken[p.gold] {
			out[p.answer] = p.gold
			taken[p.gold] = true
		}
	}
	return out
}

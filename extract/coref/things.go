package coref

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// thing returns the body, paper, meeting or attack that a mention without a
// known identity speaks of again, or -1: "اجتماع وزراء خارجية الاتحاد" after
// "اجتماع وزراء خارجية الاتحاد الأوروبي". If several fit, the one named
// nearest before it counts.
func (r *resolver) thing(mention int) int {
	m := r.d.Mentions[mention]
	best, near := -1, -1
	a := r.describe(mention)
	alike := r.byType[m.Type]
	for _, e := range alike[max(0, len(alike)-memory):] {
		for _, i := range r.d.Entities[e].Mentions {
			n := r.d.Mentions[i]
			if n.Form == extract.Pronoun || !r.again(a, r.describe(i)) && !r.renamed(mention, e) {
				continue
			}
			if best >= 0 && best != e && m.Type == "Organization" {
				return -1 // which of two bodies is not said
			}
			if at := n.Tokens.First; best < 0 || closer(at, near, m.Tokens.First) {
				best, near = e, at
			}
		}
	}
	return best
}

// closer reports whether a place a is a better antecedent for what stands at
// k than b: before it rather than after, then nearer.
func closer(a, b, k int) bool {
	if (a <= k) != (b <= k) {
		return a <= k
	}
	return abs(k-a) < abs(k-b)
}

func abs(n int) int { return max(n, -n) }

// A description is what a mention of a thing says about it.
type description struct {
	typ      string
	kind     string   // by the head that announced it, "meeting"
	words    []string // folded, without articles
	names    []string // keys of what is named inside
	parties  []string // of a known paper
	definite bool     // begins with an article
}

func (r *resolver) describe(mention int) description {
	if d, ok := r.things[mention]; ok {
		return d
	}
	m := r.d.Mentions[mention]
	d := description{typ: m.Type}
	if k := m.Kind(); k != "" {
		d.kind = family(k)
	} else if m.Key != "" {
		d.kind = family(r.d.Pack.World.Entities[m.Key].Kind)
		d.parties = r.d.Pack.World.Entities[m.Key].Parties
	}
	for i, w := range strings.Fields(r.folded(m)) {
		w = strings.Trim(w, "«»\"“”'‘’()،,.")
		short := bare(w)
		if r.d.Pack.Order == lang.SOV {
			short = singular(short, i == 0)
		}
		if i == 0 && short != w {
			d.definite = true
		}
		if short != "" {
			d.words = append(d.words, short)
		}
	}
	for i := r.mentionAt(m.Tokens.First); i < len(r.d.Mentions) && r.d.Mentions[i].Tokens.First < m.Tokens.Last; i++ {
		n := r.d.Mentions[i]
		if n.Key != "" && (n.Tokens.First > m.Tokens.First || n.Tokens.Last < m.Tokens.Last) {
			d.names = append(d.names, n.Key)
		}
	}
	r.things[mention] = d
	return d
}

// singular takes the ending of a plural, and of an indefinite head, off a word
// of a Persian phrase: "تفاهم‌نامه‌ای", "همکاری‌های".
func singular(w string, head bool) string {
	for _, end := range []string{"هايي", "هاي", "ها"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) > 4 {
			return s
		}
	}
	if s, ok := strings.CutSuffix(w, "ي"); ok && head && len(s) > 6 {
		return strings.TrimSuffix(s, "ا")
	}
	return w
}

// family gathers the kinds that writers exchange for one another.
func family(kind string) string {
	switch kind {
	case "summit", "meeting", "session", "conference", "special-session", "talks-round", "talks",
		"peace-talks", "forum", "dialogue", "encounter", "assembly":
		return "gathering"
	case "attack", "assassination", "killing", "massacre", "bombing", "explosion":
		return "attack"
	}
	return kind
}

// again reports whether a, without an identity of its own, may speak of b
// again.
func (r *resolver) again(a, b description) bool {
	if within(a.words, b.words) {
		return true
	}
	switch a.typ {
	case "Agreement":
		if a.words[0] != b.words[0] {
			return false
		}
		return shares(a.names, b.names) || r.between(a, b.parties) ||
			a.definite && len(a.names) == 0 && r.adjectives(a.words[1:])
	case "Event":
		if len(a.words) > 2 && slices.Equal(a.words[1:], b.words[1:]) {
			return true // "احتفالات افتتاح القناة" after "حفل افتتاح القناة"
		}
		if a.kind == "attack" && b.kind == "attack" {
			return len(a.names) == 0 || len(b.names) == 0 || shares(a.names, b.names)
		}
		if a.kind == "war" && b.kind == "war" && (shares(a.names, b.names) || shares(a.names, b.parties)) {
			return true // "اقدام نظامی علیه عراق" after "جنگ آمریکا با عراق"
		}
		return a.kind == "gathering" && b.kind == "gathering" && (shares(bodies(a.names), bodies(b.names)))
	case "Resolution":
		return shares(bodies(a.names), bodies(b.names)) && a.words[0] == b.words[0]
	}
	return false
}

// between reports whether a paper is called by some of the parties to a known one
// and by nobody else: "الاتفاق مع القوى الكبرى".
func (r *resolver) between(a description, parties []string) bool {
	n := 0
	for _, k := range a.names {
		if !strings.HasPrefix(k, "state:") && !strings.HasPrefix(k, "org:") {
			continue
		}
		if !slices.Contains(parties, k) && !slices.Contains(parties, r.d.Pack.World.Entities[k].Of) {
			return false
		}
		n++
	}
	return n > 0 && r.d.Pack.Order == lang.VSO
}

// within reports whether the words of a stand in b in the same order and
// begin alike.
func within(a, b []string) bool {
	if len(a) == 0 || len(a) > len(b) || a[0] != b[0] {
		return false
	}
	i := 0
	for _, w := range b {
		if i < len(a) && a[i] == w {
			i++
		}
	}
	return i == len(a)
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) })
}

// bodies keeps the names of bodies and papers: that two meetings are of one
// state does not make them one.
func bodies(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(k string) bool {
		return !strings.HasPrefix(k, "org:") && !strings.HasPrefix(k, "agreement:") && !strings.HasPrefix(k, "event:")
	})
}

// adjectives reports whether words behind a definite head only qualify it:
// each ends as Arabic adjectives of relation do, or there is just one.
func (r *resolver) adjectives(words []string) bool {
	if r.d.Pack.Order != lang.VSO || len(words) > 2 {
		return false
	}
	return true
}

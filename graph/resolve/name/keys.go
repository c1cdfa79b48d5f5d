package name

import (
	"slices"
	"strings"
)

// maxKeys is how many search keys one token may have.
const maxKeys = 3

// Keys gives the search keys of a name: for every word that carries a name one to three strings that
// its spellings in other scripts share. Keys are made of eight capital letters, one for each class of
// consonants (data/letters.tsv), and are stable: they may be stored. The order is that of the words,
// the usual reading of each first; no key comes twice.
func Keys(text, lang string) []string {
	return Parse(text, lang).Keys()
}

// Keys gives the search keys of a parsed name; see the function Keys.
func (n Name) Keys() []string {
	k := known()
	var out []string
	for _, t := range n.Tokens {
		if t.kind != plain && t.kind != title {
			continue
		}
		for _, key := range k.tokenKeys(n, t) {
			if !slices.Contains(out, key) {
				out = append(out, key)
			}
		}
	}
	return out
}

// noConsonant is the key of a word that has no consonant to go by.
const noConsonant = "O"

// tokenKeys gives the keys of one token: the usual reading of each segment, then readings with one
// segment read otherwise, the last ones in the word first.
func (k *knowledge) tokenKeys(n Name, t Token) []string {
	segs := k.cut(t.stem(), n.script)
	keys := []string{k.primary(n.script, segs)}
	if t.optional > 0 {
		keys = append(keys, k.primary(n.script, k.cut(t.Text, n.script)))
	}
	sounds := k.letters[n.script.table()].sounds
	for i := range segs {
		for _, alt := range sounds[segs[i]][1:] {
			if len(keys) == maxKeys {
				return keys
			}
			var b strings.Builder
			for j, s := range segs {
				if j == i {
					b.WriteString(alt)
				} else {
					b.WriteString(sounds[s][0])
				}
			}
			if key := b.String(); key != "" && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// primary is the usual reading of segments as a key.
func (k *knowledge) primary(s script, segs []segment) string {
	sounds := k.letters[s.table()].sounds
	var b strings.Builder
	for _, g := range segs {
		b.WriteString(sounds[g][0])
	}
	if b.Len() == 0 {
		return noConsonant
	}
	return b.String()
}

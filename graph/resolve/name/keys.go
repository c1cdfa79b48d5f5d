package name

import (
	"cmp"
	"slices"
	"strings"
)

// maxKeys is how many search keys one word may have.
const maxKeys = 3

// Keys gives the search keys of a name: for every word that carries a name one to three strings that
// its spellings in other scripts share. Keys are made of nine capital letters, one for each class of
// consonants (data/letters.tsv), and are stable: they may be stored, as long as the tables under data
// do not change. The order is that of the words, the likeliest reading of each first; no key comes
// twice.
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
		for _, key := range k.tokenKeys(n.script, t) {
			if !slices.Contains(out, key) {
				out = append(out, key)
			}
		}
	}
	return out
}

// WordKeys gives the search keys of each word that carries a name, see Keys.
func (n Name) WordKeys() [][]string {
	k := known()
	var out [][]string
	for _, i := range n.content {
		t := n.Tokens[i]
		if t.kind == plain && t.Role != Place {
			out = append(out, k.tokenKeys(n.script, t))
		}
	}
	return out
}

// Number is the regnal number of a name, or 0.
func (n Name) Number() int { return int(n.number) }

// noConsonant is the key of a word that has no consonant to go by.
const noConsonant = "O"

// tokenKeys gives the keys of one word: its likeliest reading; where the names table knows it, the key
// of the spelling that stands for all; then further readings.
func (k *knowledge) tokenKeys(s script, t Token) []string {
	stem := t.stem()
	if s == latin {
		stem = t.Text // al- written as one with the name is rarer there than Alexander
	}
	readings := k.readings(s, k.cut(stem, s))
	keys := readings[:1:1]
	add := func(key string) {
		if len(keys) < maxKeys && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, set := range []rowSet{t.names, t.translations} {
		if set[0] > 0 {
			add(k.rows[set[0]].key)
		}
	}
	if t.optional > 0 {
		add(k.primary(s, t.Text))
		add(k.primary(s, t.stem()))
	}
	for _, part := range t.parts {
		add(k.primary(s, part))
	}
	for _, key := range readings[1:] {
		add(key)
	}
	return keys
}

// maxReadings bounds the work on one word.
const maxReadings = 64

// readings gives the ways to read segments as a key, the likeliest first.
func (k *knowledge) readings(s script, segments []segment) []string {
	all := []reading{{share: 1}}
	for _, g := range segments {
		var next []reading
		for _, r := range k.letters[s].readings[g] {
			for _, head := range all {
				next = append(next, reading{head.sounds + r.sounds, head.share * r.share})
			}
		}
		slices.SortStableFunc(next, func(a, b reading) int { return cmp.Compare(b.share, a.share) })
		all = next[:min(len(next), maxReadings)]
	}
	var out []string
	for _, r := range all {
		if key := strings.TrimSpace(r.sounds); key != "" && !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	if len(out) == 0 {
		return []string{noConsonant}
	}
	return out
}

// primary is the likeliest reading of a normalised word.
func (k *knowledge) primary(s script, word string) string {
	segments := k.cut(word, s)
	var key [2 * maxLetters]byte
	n := 0
	for _, g := range segments {
		n += copy(key[n:], k.letters[s].first[g])
	}
	if n > 0 && n < len(key) {
		return string(key[:n])
	}
	return k.readings(s, segments)[0] // the likeliest one that has a sound
}

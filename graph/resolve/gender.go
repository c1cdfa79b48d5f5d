package resolve

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/gender.tsv
var genderTable string

// genders are the words of data/gender.tsv.
var genders = sync.OnceValue(func() map[string]gender {
	table := map[string]gender{}
	for line := range strings.Lines(genderTable) {
		words, of, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Split(words, "|") {
			table[w] = map[string]gender{"man": man, "woman": woman}[of]
		}
	}
	return table
})

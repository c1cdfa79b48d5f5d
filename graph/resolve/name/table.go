package name

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"
)

// dataFiles are the tables that hold what is known about scripts and names.
//
//go:embed data/*.tsv
var dataFiles embed.FS

// rows reads a table of tab-separated rows and hands each to fn with its line number. Lines that are
// empty or begin with # are comments.
func rows(r io.Reader, fn func(line int, fields []string) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		text := strings.TrimRight(sc.Text(), "\r\n")
		if text == "" || text[0] == '#' {
			continue
		}
		if err := fn(n, strings.Split(text, "\t")); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return sc.Err()
}

// embedded reads one of the package's own tables. Its failure is a fault of the build, which the tests
// of this package find, so it panics.
func embedded(file string, fn func(line int, fields []string) error) {
	f, err := dataFiles.Open("data/" + file)
	if err != nil {
		panic("name: " + err.Error())
	}
	defer f.Close()
	if err := rows(f, fn); err != nil {
		panic("name: data/" + file + ": " + err.Error())
	}
}

// known is all that the package's tables say, read at first use and never changed.
var known = sync.OnceValue(func() *knowledge {
	k := &knowledge{orthography: loadOrthography()}
	k.lexicon = loadLexicon(k.orthography)
	k.gazetteer = loadGazetteer(k)
	k.romanise = loadRomanisation()
	return k
})

// knowledge joins the tables.
type knowledge struct {
	*orthography
	*lexicon
	*gazetteer
	romanise map[rune]romanLetter
}

package name

import (
	"fmt"
	"strings"
)

// use says what a row of the names table is about.
type use uint8

const (
	eastern     use = 'g' // given name that a father's name follows
	western     use = 'w' // given name elsewhere
	surname     use = 's'
	translation use = 'x' // names that translate each other
	country     use = 'p'
)

// entry of the names table: rows are numbered from 1.
type row struct {
	use     use
	double  bool   // often the first half of a double name
	silent  bool   // left out at will there
	common  bool   // a family name that very many bear
	written string // how it is romanised
	key     string // the search key of that
}

// maxRows is how many rows one spelling may stand in; more are not kept.
const maxRows = 4

// rowSet are the rows of a spelling, 0 where there is none.
type rowSet [maxRows]uint16

func (s *rowSet) add(id uint16) {
	for i := range s {
		if s[i] == 0 || s[i] == id {
			s[i] = id
			return
		}
	}
}

// share reports whether two spellings stand in one row.
func (s *rowSet) share(t *rowSet) bool {
	for _, a := range s {
		if a == 0 {
			return false
		}
		for _, b := range t {
			if a == b {
				return true
			}
		}
	}
	return false
}

// gazetteer is what the names table says.
type gazetteer struct {
	rows []row
	// spellings[script] gives, for the text of a token, the rows of names (first) and of translations
	// and places (second).
	names, translations [scripts]map[string]rowSet
}

func loadGazetteer(k *knowledge) *gazetteer {
	g := &gazetteer{rows: make([]row, 1)}
	for s := range scripts {
		g.names[s], g.translations[s] = map[string]rowSet{}, map[string]rowSet{}
	}
	embedded("names.tsv", func(_ int, f []string) error {
		if len(f) == 3 {
			f = append(f, f[2])
		}
		if len(f) != 4 || f[0] == "" {
			return fmt.Errorf("want use, Latin, Arabic, Persian, have %q", f)
		}
		r := row{use: use(f[0][0])}
		switch f[0] {
		case "g+":
			r.double = true
		case "m":
			r.use, r.double, r.silent = eastern, true, true
		case "s+":
			r.common = true
		}
		into := &g.names
		switch r.use {
		case eastern, western, surname:
		case translation, country:
			into = &g.translations
		default:
			return fmt.Errorf("no use %q", f[0])
		}
		id := uint16(len(g.rows))
		for s, column := range f[1:] {
			for i, form := range strings.Split(column, "|") {
				if i == 0 && script(s) == latin {
					r.written = form
				}
				text := k.joined(form)
				set := into[s][text]
				set.add(id)
				into[s][text] = set
				if stem := strings.TrimPrefix(form, "ال"); r.use == surname && stem != form {
					text = k.joined(stem)
					set = into[s][text]
					set.add(id)
					into[s][text] = set
				}
			}
		}
		r.key = k.primary(latin, k.joined(r.written))
		g.rows = append(g.rows, r)
		return nil
	})
	return g
}

// joined gives the words of a name in normal form without anything between them.
func (k *knowledge) joined(text string) string {
	var b strings.Builder
	for _, r := range split(text) {
		b.WriteString(k.normal(r.text))
	}
	return b.String()
}

// look gives the rows of a spelling; Arabic and Persian fill in for each other.
func look(m *[scripts]map[string]rowSet, text string, s script) rowSet {
	set, ok := m[s][text]
	if !ok && s != latin {
		set = m[arabic+persian-s][text]
	}
	return set
}

// isDouble tells whether a name is often the first half of a double name.
func (g *gazetteer) isDouble(rows rowSet) bool {
	for _, id := range rows {
		if g.rows[id].double {
			return true
		}
	}
	return false
}

// isSilent tells whether a name is left out at will before another given name.
func (g *gazetteer) isSilent(rows rowSet) bool { return g.rows[rows[0]].silent }

// isEastern tells whether a name is a given name of the Arabic, Persian or Turkic world.
func (g *gazetteer) isEastern(rows rowSet) bool {
	for _, id := range rows {
		if g.rows[id].use == eastern {
			return true
		}
	}
	return false
}

// double parts a double name that is written as one word (محمدجواد) where the table knows both halves
// and not the whole.
func (g *gazetteer) double(text string, s script) (head, rest string) {
	if set := look(&g.names, text, s); set[0] > 0 {
		return text, ""
	}
	for i := range text {
		if i == 0 || !g.isDouble(look(&g.names, text[:i], s)) {
			continue
		}
		if g.isEastern(look(&g.names, text[i:], s)) {
			return text[:i], text[i:]
		}
	}
	return text, ""
}

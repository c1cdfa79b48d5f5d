package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/diplograph/diplograph/graph/resolve/name"
)

// What a likeness must be for a candidate to count.
const (
	// sureEnough is the least likeness of an entity that is taken for the one
	// meant, and margin how far it must be ahead of the next.
	sureEnough = 0.78
	margin     = 0.1
	// faint is the least likeness that is worth showing.
	faint = 0.45
)

// A candidate is an entity that may be meant by words.
type candidate struct {
	node
	likeness float64 // 1 is the same words
	why      string
}

// Resolve returns the entity that words mean: an xid, or a name in any script
// that only one entity can be meant by. Of several, those of the given types
// are preferred. It fails with ErrUnknown or ErrAmbiguous.
func Resolve(ctx context.Context, g Graph, text string, types ...string) (Entity, error) {
	a := &asking{ctx: ctx, graph: g}
	arg, err := a.argument(Param{Types: types}, text)
	if err != nil {
		return Entity{}, err
	}
	e, _ := a.cell(arg.node).(Entity)
	return e, nil
}

// resolve finds the entities that the arguments mean.
func (a *asking) resolve(params []Param) error {
	args := make([]argument, len(a.request.Args))
	var parts []func(*asking) error
	for i, text := range a.request.Args {
		parts = append(parts, func(part *asking) (err error) {
			args[i], err = part.argument(params[i], text)
			return err
		})
	}
	if err := a.together(parts...); err != nil {
		return err
	}
	a.args = args
	return nil
}

// argument finds the entity that an argument means.
func (a *asking) argument(p Param, text string) (argument, error) {
	arg := argument{text: text}
	if p.Text {
		return arg, nil
	}
	list, err := a.candidates(text, false)
	if err != nil {
		return arg, err
	}
	if len(list) == 0 || list[0].likeness < sureEnough {
		if near := someOf(list); near != "" {
			return arg, fmt.Errorf("%w: %q; the nearest are %s", ErrUnknown, text, near)
		}
		return arg, fmt.Errorf("%w: %q, nor anything like it", ErrUnknown, text)
	}
	rivals := list[:1]
	for _, c := range list[1:] {
		if c.likeness > list[0].likeness-margin && (list[0].likeness < 1 || c.likeness == 1) {
			rivals = append(rivals, c)
		}
	}
	if preferred := ofTypes(a, rivals, p.Types); len(preferred) > 0 {
		rivals = preferred
	}
	if len(rivals) > 1 {
		return arg, fmt.Errorf("%w: %q can be %s; give the xid", ErrAmbiguous, text, someOf(rivals))
	}
	arg.node = rivals[0].node
	return arg, nil
}

func ofTypes(a *asking, list []candidate, types []string) []candidate {
	var out []candidate
	for _, c := range list {
		if t, ok := a.graph.Ontology.TypeOf(c.XID); ok && slices.Contains(types, t.Name) {
			out = append(out, c)
		}
	}
	return out
}

// someOf names the first of the candidates for people.
func someOf(list []candidate) string {
	var parts []string
	for _, c := range list {
		if len(parts) == 5 {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", c.XID, oneLine(c.why)))
	}
	return strings.Join(parts, ", ")
}

// candidates returns the entities that may be meant by the words, the likeliest
// first: those of that xid, those that have the words among their names, and
// those whose names sound alike. Unless they shall be counted, the documents that
// mention one that is given by its xid are not.
func (a *asking) candidates(text string, counted bool) ([]candidate, error) {
	words := parseWords(text)
	if strings.Contains(text, ":") { // nearly always an xid
		var s statement
		s.add("X as var(func: eq(xid, ", s.value(strings.TrimSpace(text)), ")) @filter(type(Entity))\n")
		documents := ""
		if counted {
			documents = countDocuments
		}
		s.candidates("x", "X", documents)
		if list, err := a.gather(&s, text, words); err != nil || len(list) > 0 {
			return list, err
		}
	}
	if list, err := a.identified(text); err != nil || len(list) > 0 {
		return list, err
	}
	keys := words.keys()
	var s statement
	s.add("X as var(func: eq(xid, ", s.values(a.xidsOf(text)), ")) @filter(type(Entity))\n")
	exact, likely := "X", []string{}
	if strings.ContainsFunc(text, wordy) {
		// What an entity is called in any language is among its aliases.
		v := s.value(strings.TrimSpace(text))
		s.add("SAME as var(func: eq(alias, ", v, "))\nWORDS as var(func: allofterms(alias, ", v, "))\n")
		exact, likely = "X, SAME", append(likely, "WORDS")
	}
	if len(keys) > 0 {
		terms := make([]string, len(keys))
		for i, k := range keys {
			terms[i] = "eq(key, " + s.values(k) + ")"
		}
		s.add("SOUND as var(func: ", terms[0], ")")
		if len(terms) > 1 {
			s.add(" @filter(", strings.Join(terms[1:], " AND "), ")")
		}
		s.add("\n")
		likely = append(likely, "SOUND")
	}
	s.candidates("x", exact, countDocuments)
	s.foremost(likely)
	list, err := a.gather(&s, text, words)
	if err != nil || len(list) > 0 && list[0].likeness >= sureEnough {
		return list, err
	}
	// Nothing is near enough: look for words that are spelt amiss.
	var loose statement
	likely = nil
	for i, k := range keys {
		for j, key := range k {
			// Dgraph finds keys at a distance by their trigrams.
			if len(key) < 3 {
				continue
			}
			block := fmt.Sprintf("NEAR%d_%d", i, j)
			most := "1"
			if len(key) > 4 {
				most = "2"
			}
			loose.add(block, " as var(func: match(key, ", loose.value(key), ", ", most, "))\n")
			likely = append(likely, block)
		}
		block := fmt.Sprintf("ONE%d", i)
		loose.add(block, " as var(func: eq(key, ", loose.values(k), "))\n")
		likely = append(likely, block)
	}
	if len(likely) == 0 {
		return list, nil
	}
	loose.foremost(likely)
	more, err := a.gather(&loose, text, words)
	if err != nil {
		return nil, err
	}
	for _, c := range more {
		if !slices.ContainsFunc(list, func(have candidate) bool { return have.XID == c.XID }) {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, likeliest)
	return list, nil
}

// identified returns the entities that a list calls so: "watchlist:17", or by
// their item of Wikidata, "Q7747" (see package graph/resolve/known).
func (a *asking) identified(text string) ([]candidate, error) {
	text = strings.TrimSpace(text)
	if number, ok := strings.CutPrefix(text, "Q"); ok && number != "" && strings.Trim(number, "0123456789") == "" {
		text = "wikidata:" + text
	}
	if !strings.Contains(text, ":") {
		return nil, nil
	}
	var s statement
	s.add("q(func: eq(key, ", s.value(text), ")) @filter(type(Entity)) { ", candidateFields, countDocuments, " }\n")
	var answer struct{ Q []node }
	if err := a.ask(&s, &answer); err != nil {
		return nil, err
	}
	at := map[string]int{}
	var list []candidate
	for _, n := range answer.Q {
		if i, ok := at[n.XID]; ok { // one with it
			list[i].Documents += n.Documents
			continue
		}
		at[n.XID] = len(list)
		list = append(list, candidate{node: n, likeness: 1, why: text})
	}
	slices.SortFunc(list, likeliest)
	return list, nil
}

const (
	candidateFields = "uid xid name@* alias ~same_as { xid name@* alias } " +
		"same_as { uid xid name@* alias ~same_as { xid name@* alias } } "
	countDocuments = "documents: count(~mentions)"
)

// candidates adds blocks that fetch those in variables. More has to be read of
// those who are one with others.
func (s *statement) candidates(block, of, documents string) {
	joined := "eq(joined, " + s.value("true") + ")"
	s.add(block, "(func: uid(", of, ")) @filter(NOT ", joined, ") { uid record alias ", documents, " }\n",
		block, "_joined(func: uid(", of, ")) @filter(", joined, ") { ", candidateFields, documents, " }\n")
}

// maxCandidates is how many of those that may be meant are looked at.
const maxCandidates = "300"

// foremost asks for those entities of the blocks that most documents mention.
func (s *statement) foremost(blocks []string) {
	if len(blocks) == 0 {
		return
	}
	s.add("var(func: uid(", strings.Join(blocks, ", "), ")) { DOCUMENTS as count(~mentions) }\n",
		"LIKELY as var(func: uid(DOCUMENTS), orderdesc: val(DOCUMENTS), first: ", maxCandidates, ")\n")
	s.candidates("likely", "LIKELY", "documents: val(DOCUMENTS)")
}

// xidsOf returns the xids that the words may be, whole or behind the colon.
func (a *asking) xidsOf(text string) []string {
	text = strings.TrimSpace(text)
	xids := []string{text}
	if strings.Contains(text, ":") {
		return xids
	}
	// States have codes in capitals, everything else is in lower case.
	tails := []string{name.Slug(text, ""), strings.ToLower(strings.Join(strings.Fields(text), "-")), strings.ToUpper(text)}
	for _, t := range a.graph.Ontology.Entities {
		for _, tail := range tails {
			if tail != "" {
				xids = append(xids, t.Prefix+":"+tail)
			}
		}
	}
	slices.Sort(xids)
	return slices.Compact(xids)
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// gather runs a statement all blocks of which give candidates.
func (a *asking) gather(s *statement, text string, words words) ([]candidate, error) {
	var answer map[string][]node
	if err := a.ask(s, &answer); err != nil {
		return nil, err
	}
	seen, at := map[string]bool{}, map[string]int{}
	var list []candidate
	for _, block := range answer {
		for _, n := range block {
			if seen[n.read] {
				continue
			}
			seen[n.read] = true
			if i, ok := at[n.XID]; ok { // one with it
				list[i].Documents += n.Documents
				continue
			}
			c := candidate{node: n}
			c.judge(text, words)
			if c.likeness >= faint {
				at[n.XID] = len(list)
				list = append(list, c)
			}
		}
	}
	slices.SortFunc(list, likeliest)
	return list, nil
}

func likeliest(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.likeness, a.likeness), b.Documents-a.Documents, strings.Compare(a.XID, b.XID))
}

// judge finds the name of the candidate that is most like the words.
func (c *candidate) judge(text string, words words) {
	isIt := func(xid string) bool {
		_, tail, _ := strings.Cut(xid, ":")
		return xid == strings.TrimSpace(text) || strings.EqualFold(tail, strings.TrimSpace(text))
	}
	if slices.ContainsFunc(c.xids(), isIt) {
		c.likeness, c.why = 1, "identifier"
		if n := c.anyName(); n != "" {
			c.why = "identifier of " + n
		}
		return
	}
	called := map[string]string{} // name -> language
	for _, s := range c.Aliases {
		called[s] = ""
	}
	for _, lang := range sortedKeys(c.names) {
		called[c.names[lang]] = lang
	}
	for s, lang := range called {
		likeness, how := words.like(s, lang)
		why := how + " " + s
		if lang != "" {
			why += " (" + lang + ")"
		}
		if s == text { // rather than the same name in another language
			c.likeness, c.why = 1, why
			break
		}
		if likeness > c.likeness ||
			likeness == c.likeness && (len(why) < len(c.why) || len(why) == len(c.why) && why < c.why) {
			c.likeness, c.why = likeness, why
		}
	}
}

func (c *candidate) anyName() string {
	for _, lang := range [...]string{"en", "ar", "fa"} {
		if n := c.names[lang]; n != "" {
			return n
		}
	}
	return ""
}

// words are a text that is looked for.
type words struct {
	name   name.Name
	folded []string
	self   float64 // what its comparison with itself comes to
}

func parseWords(text string) words {
	n := name.Parse(text, "")
	s := name.Compare(n, n)
	return words{name: n, folded: folded(n), self: s.Weight - s.Prior}
}

// folded returns the words of a name in the form in which spellings are alike.
func folded(n name.Name) []string {
	var list []string
	for _, t := range n.Tokens {
		list = append(list, strings.Fields(t.Text)...)
	}
	return list
}

// keys returns the search keys of each word.
func (w words) keys() [][]string {
	var list [][]string
	for _, word := range strings.Fields(w.name.Full) {
		if k := name.Keys(word, ""); len(k) > 0 {
			list = append(list, k)
		}
	}
	return list
}

// like compares the words with a name: 1 for the same words, less the more is
// different or missing. It says what the likeness is.
func (w words) like(called, lang string) (float64, string) {
	other := name.Parse(called, lang)
	theirs := folded(other)
	if len(theirs) == 0 || len(w.folded) == 0 {
		return 0, ""
	}
	if slices.Equal(w.folded, theirs) {
		return 1, "named"
	}
	spelt := overlap(w.folded, theirs)
	sounds := 0.0
	if s := name.Compare(w.name, other); w.self > 0 {
		sounds = min((s.Weight-s.Prior)/w.self, 1)
		if s.Decision == name.Same {
			sounds = max(sounds, s.P)
		}
	}
	// Words that are not the same but sound alike come close to being the same.
	best := max(spelt, sounds*0.97)
	switch {
	case !slices.ContainsFunc(w.folded, func(word string) bool { return !slices.Contains(theirs, word) }):
		return best, "part of"
	case best == spelt:
		return best, "spelt like"
	}
	return best, "sounds like"
}

// entityQuestion is the search for entities.
func entityQuestion(a *asking) (Table, error) {
	t := Table{Columns: []string{"entity", "type", "xid", "match", "why", "documents"}}
	list, err := a.candidates(a.args[0].text, true)
	if err != nil {
		return t, err
	}
	if types := a.request.Filter.Types; len(types) > 0 {
		list = ofTypes(a, list, types)
	}
	if len(list) == 0 {
		return t, nil
	}
	list, t.More = fits(a, list)
	var mentions map[string][]Evidence
	if a.request.Evidence {
		if mentions, err = a.mentions(list); err != nil {
			return t, err
		}
	}
	for _, c := range list {
		entity, _ := a.cell(c.node).(Entity)
		t.Rows = append(t.Rows, Row{Cells: []Cell{entity, Text(entity.Type), Text(c.XID),
			Number(float64(int(c.likeness*100+0.5)) / 100), Text(c.why), Number(c.Documents)}, Evidence: mentions[c.XID]})
	}
	return t, nil
}

// manyDocuments is how many documents Dgraph puts in order more quickly by going
// through the days than by looking at the date of each.
const manyDocuments = 3000

// mentions returns the latest documents that mention each of the entities.
func (a *asking) mentions(list []candidate) (map[string][]Evidence, error) {
	var few, many []string
	for _, c := range list {
		if c.Documents > manyDocuments {
			many = append(many, c.xids()...)
		} else {
			few = append(few, c.xids()...)
		}
	}
	const shown = 3 * maxShown
	const latest = "first: %d) { " + documentFields + " } }\n"
	found := map[string][]Evidence{}
	ask := func(s *statement) error {
		var answer map[string][]struct {
			XID      string
			SameAs   struct{ XID string } `json:"same_as"`
			Mentions []document           `json:"~mentions"`
		}
		if err := a.ask(s, &answer); err != nil {
			return err
		}
		for _, block := range sortedKeys(answer) {
			for _, e := range answer[block] {
				xid := cmp.Or(e.SameAs.XID, e.XID)
				for _, d := range e.Mentions {
					found[xid] = append(found[xid], d.evidence())
				}
			}
		}
		return nil
	}
	var s statement
	if len(few) > 0 {
		xids := s.values(few)
		s.add("var(func: eq(xid, ", xids, ")) { ~mentions { DATE as published } }\n",
			"few(func: eq(xid, ", xids, ")) { xid same_as { xid } ~mentions (orderdesc: val(DATE), ", fmt.Sprintf(latest, shown))
	}
	byDay := func(s *statement, xids []string) {
		s.add("many(func: eq(xid, ", s.values(xids), ")) { xid same_as { xid } ~mentions (orderdesc: published, ", fmt.Sprintf(latest, shown))
	}
	if len(many) > 0 {
		byDay(&s, many)
	}
	if err := ask(&s); err != nil {
		return nil, err
	}
	// Documents without a date are none that have a value to be put in order by.
	var undated []string
	for _, c := range list {
		if len(found[c.XID]) < min(shown, c.Documents) && c.Documents <= manyDocuments {
			delete(found, c.XID)
			undated = append(undated, c.xids()...)
		}
	}
	if len(undated) == 0 {
		return found, nil
	}
	s = statement{}
	byDay(&s, undated)
	return found, ask(&s)
}

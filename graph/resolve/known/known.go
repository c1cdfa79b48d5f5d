// Package known reads lists of entities that people bring: watch lists, tables
// of office-holders, exports of other programs.
//
// Each entry becomes a reading of its own, as if it were a document that says
// who somebody is: so an entry that is read again changes nothing, one that has
// changed replaces what it said, one that is removed takes away only what
// nobody else says, and every fact leads back to the line that states it. What
// documents call by such a name is not renamed: the rules of package resolve
// judge who is one with whom, and a person can undo it.
//
// There are two forms. CSV has a heading; FollowTheMoney has a JSON object in
// each line, of which people, bodies and the offices that join them are read.
package known

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve/name"
	"github.com/diplograph/diplograph/schema"
)

// ErrFormat is returned for a file that is no list at all.
var ErrFormat = errors.New("not a list of known entities")

// A World knows what words mean.
type World interface {
	// Office returns the office that words name and the xid of the state or
	// body that it is of; each is "" where the words do not tell it.
	Office(words string) (role, of string)
	// Entity returns the state or body of that xid, code or name.
	Entity(words string) (graph.Entity, bool)
}

// A List is where entries come from.
type List struct {
	// Name tells lists apart: an entry is known by the list and its id.
	Name     string
	Ontology *schema.Ontology
	World    World
}

// A Fault is what is wrong with a line. The rest of the list is read.
type Fault struct {
	Line int // from 1
	Err  error
}

func (f Fault) Error() string { return fmt.Sprintf("%d: %v", f.Line, f.Err) }

func (f Fault) Unwrap() error { return f.Err }

// Read reads a list in the form that its first character tells: "{" begins
// FollowTheMoney, anything else is CSV. The readings are in the order of the
// entries' first lines, the faults in that of lines. The error is ErrFormat, or
// that of the reader.
func (l List) Read(r io.Reader) ([]graph.Reading, []Fault, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return nil, nil, fmt.Errorf("%w: it is not in UTF-8", ErrFormat)
	}
	b := builder{List: l, entries: map[string]*entry{}}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		b.readFtM(data)
	} else if err := b.readCSV(data); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	var out []graph.Reading
	for _, e := range b.order {
		if reading, ok := b.reading(e); ok {
			out = append(out, reading)
		}
	}
	slices.SortStableFunc(b.faults, func(x, y Fault) int { return cmp.Compare(x.Line, y.Line) })
	return out, b.faults, nil
}

// An entry is what a list says of one entity.
type entry struct {
	id, typ   string
	line      int // the first one
	names     map[string]string
	aliases   []string
	wikidata  []string
	countries []string // xids
	offices   []office
	bodies    []string        // xids of what the offices are of
	text      strings.Builder // the lines
	length    int             // in code points
}

// An office is a position that an entry gives, with where its line stands in
// the entry's text. What the words mean is worked out when all is read: the
// body may be an entry too.
type office struct {
	words, of  string
	from, to   graph.Date
	line       int
	loose      bool // words that anybody may have written: they may mean nothing
	begin, end int
}

// A builder gathers entries.
type builder struct {
	List
	entries map[string]*entry
	order   []*entry
	faults  []Fault
}

func (b *builder) fault(line int, format string, args ...any) {
	b.faults = append(b.faults, Fault{line, fmt.Errorf(format, args...)})
}

// entry returns the entry of that id, begun if need be, or nil with a fault.
func (b *builder) entry(line int, id, typ string) *entry {
	if e, ok := b.entries[id]; ok {
		if typ != "" && typ != e.typ {
			b.fault(line, "%q is a %s here and a %s in line %d", id, typ, e.typ, e.line)
			return nil
		}
		return e
	}
	e := &entry{id: id, typ: typ, line: line, names: map[string]string{}}
	b.entries[id] = e
	b.order = append(b.order, e)
	return e
}

// say appends a line to the entry's text and returns where it stands there.
func (e *entry) say(line string) (begin, end int) {
	if e.length > 0 {
		e.text.WriteByte('\n')
		e.length++
	}
	begin = e.length
	e.text.WriteString(line)
	e.length += utf8.RuneCountInString(line)
	return begin, e.length
}

// call adds a name in a language; an empty language is told by the letters.
func (e *entry) call(lang, text string) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return
	}
	if lang == "" {
		lang = name.Language(text)
	}
	if e.names[lang] == "" {
		e.names[lang] = text
	} else if e.names[lang] != text {
		e.aliases = append(e.aliases, text)
	}
}

// date reads a date as precise as it is given.
func date(text string) (graph.Date, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	if len(text) > 10 && text[10] == 'T' {
		text = text[:10]
	}
	for _, layout := range [...]string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, text); err == nil {
			return graph.Date(text), nil
		}
	}
	return "", fmt.Errorf("%q is not a date; it is written 2018, 2018-07 or 2018-07-31", text)
}

// span reads the two ends of an office.
func span(from, to string) (first, last graph.Date, err error) {
	if first, err = date(from); err != nil {
		return
	}
	if last, err = date(to); err == nil && first != "" && last != "" && last < first[:min(len(first), len(last))] {
		err = fmt.Errorf("it ends in %s, before it begins in %s", last, first)
	}
	return
}

// position works out what office words and a body mean. Either may be part of
// the other's words; a single country stands for a body that is not given.
func (b *builder) position(e *entry, o office) (role string, of graph.Entity, err error) {
	role, xid := b.World.Office(o.words)
	if role == "" {
		return "", of, fmt.Errorf("%q is no office", o.words)
	}
	switch {
	case o.of != "":
		if body, ok := b.entries[o.of]; ok && body.typ != "Person" {
			return role, b.entity(body), nil
		}
		xid = o.of
	case xid == "" && len(e.countries) == 1:
		xid = e.countries[0]
	case xid == "":
		return "", of, fmt.Errorf("of which state or body is %q?", o.words)
	}
	of, ok := b.World.Entity(xid)
	if !ok {
		return "", of, fmt.Errorf("there is no state or body %q; give its code or its xid", xid)
	}
	return role, of, nil
}

// entity makes the node of an entry.
func (b *builder) entity(e *entry) graph.Entity {
	t, _ := b.Ontology.Entity(e.typ)
	me := graph.Entity{XID: b.xid(e, t), Type: e.typ, Names: e.names, Aliases: sorted(e.aliases)}
	for lang, n := range e.names {
		me.Keys = append(me.Keys, name.Keys(n, lang)...)
	}
	for _, a := range me.Aliases {
		me.Keys = append(me.Keys, name.Keys(a, "")...)
	}
	for _, q := range e.wikidata {
		me.Keys = append(me.Keys, "wikidata:"+q)
	}
	me.Keys = sorted(append(me.Keys, b.scheme()+":"+e.id))
	return me
}

// reading makes the reading of an entry.
func (b *builder) reading(e *entry) (graph.Reading, bool) {
	if len(e.names) == 0 {
		b.fault(e.line, "%q has no name", e.id)
		return graph.Reading{}, false
	}
	text := e.text.String()
	document := "doc:" + digest("known", b.Name, e.id)
	title := graph.Entity{Names: e.names}.Name()
	r := graph.Reading{Document: graph.Document{XID: document, Outlet: b.Name, Title: b.Name + ": " + title, Lang: "und",
		Hash: digest(text), Text: text}}
	relation, _ := b.Ontology.Relation(schema.Office)
	seen := map[string]bool{}
	add := func(of graph.Entity) {
		if !seen[of.XID] {
			seen[of.XID] = true
			r.Entities = append(r.Entities, of)
		}
	}
	// The state of a person is known before the xid is made.
	for _, o := range e.offices {
		if _, of, err := b.position(e, o); err == nil {
			e.bodies = append(e.bodies, of.XID)
		}
	}
	me := b.entity(e)
	add(me)
	for _, o := range e.offices {
		role, of, err := b.position(e, o)
		if err != nil {
			if !o.loose {
				b.fault(o.line, "%w", err)
			}
			continue
		}
		add(of)
		say := func(d graph.Date, basis graph.Basis) {
			a := graph.Assertion{Relation: relation.Name, Subject: me.XID, Object: of.XID, Role: role, Status: graph.Asserted,
				Date: d, Basis: basis, Confidence: confidence, Rule: "known", Document: document,
				PLOVER: relation.PLOVER.String(), CAMEO: relation.CAMEO.Code,
				XID: "assertion:" + digest(document, of.XID, role, string(d), string(basis)),
				Evidence: []graph.Evidence{{Document: document, Begin: o.begin, End: o.end,
					Quote: string([]rune(text)[o.begin:o.end])}}}
			if !seen[a.XID] {
				seen[a.XID] = true
				r.Assertions = append(r.Assertions, a)
			}
		}
		switch {
		case o.from != "" && o.to != "":
			say(o.from, graph.Stated)
			say(o.to, graph.Stated)
		case o.from != "":
			say(o.from, graph.Since)
		case o.to != "":
			say(o.to, graph.Until)
		default:
			say("", "")
		}
	}
	return r, true
}

// confidence is the share of right lines to expect in a list that somebody has
// made by hand.
const confidence = 0.99

// scheme is the list's name as a key has it.
func (b *builder) scheme() string {
	return strings.ReplaceAll(strings.Join(strings.Fields(b.Name), "-"), ":", "-")
}

// xid names an entity. One whose id is an xid of its type is called so, and
// states and bodies that are known are called as everywhere. Others get their id
// into their xid, since two of a list that are called alike are two.
func (b *builder) xid(e *entry, t schema.EntityType) string {
	if own, ok := b.Ontology.TypeOf(e.id); ok && own.Name == e.typ && strings.IndexFunc(e.id, unfit) < 0 {
		return e.id
	}
	if e.typ != "Person" {
		texts := []string{e.id}
		for _, lang := range sortedKeys(e.names) {
			texts = append(texts, e.names[lang])
		}
		for _, text := range texts {
			if known, ok := b.World.Entity(text); ok && known.Type == e.typ {
				return known.XID
			}
		}
	}
	var slug string
	for _, lang := range append([]string{"en"}, sortedKeys(e.names)...) {
		if slug = name.Slug(e.names[lang], lang); slug != "" {
			break
		}
	}
	id := strings.ToLower(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, e.id))
	if strings.Trim(id, "-") == "" {
		id = digest(e.id)[:8]
	}
	xid := t.Prefix + ":" + strings.TrimPrefix(slug+"-"+id, "-")
	if nation := e.nation(); e.typ == "Person" && nation != "" {
		xid += "." + nation
	}
	return xid
}

// nation returns the code of the state whose the entry is, as package extract
// puts it behind the xids of persons.
func (e *entry) nation() string {
	codes := e.bodies
	if len(codes) == 0 {
		codes = e.countries
	}
	first := ""
	for _, c := range codes {
		if code, ok := strings.CutPrefix(c, "state:"); ok && (first == "" || code < first) {
			first = code
		}
	}
	return strings.ToLower(first)
}

func unfit(r rune) bool { return r <= ' ' || r == 0x7f }

func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s;", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

func sorted(list []string) []string { return slices.Compact(slices.Sorted(slices.Values(list))) }

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

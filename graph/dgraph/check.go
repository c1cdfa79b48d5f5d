package dgraph

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/diplograph/diplograph/graph"
)

// check reports the first reason why a reading cannot be written.
func (s *Store) check(r graph.Reading) error {
	if err := s.checkDocument(r.Document); err != nil {
		return err
	}
	entities := map[string]string{} // xid -> type
	for _, e := range r.Entities {
		if err := s.checkEntity(e); err != nil {
			return fmt.Errorf("entity %q: %w", e.XID, err)
		}
		if _, dup := entities[e.XID]; dup {
			return fmt.Errorf("entity %q is given twice", e.XID)
		}
		entities[e.XID] = e.Type
	}
	seen := map[string]bool{}
	for _, a := range r.Assertions {
		if err := s.checkAssertion(a, r.Document.XID, entities); err != nil {
			return fmt.Errorf("assertion %q: %w", a.XID, err)
		}
		if seen[a.XID] {
			return fmt.Errorf("assertion %q is given twice", a.XID)
		}
		seen[a.XID] = true
	}
	return nil
}

func (s *Store) checkDocument(d graph.Document) error {
	if err := checkXID(d.XID); err != nil {
		return fmt.Errorf("document: %w", err)
	}
	if !strings.HasPrefix(d.XID, "doc:") {
		return fmt.Errorf("document %q: its xid must begin with doc:", d.XID)
	}
	if err := checkDate(d.Published); err != nil {
		return fmt.Errorf("document %q: published: %w", d.XID, err)
	}
	return checkText(d.URL, d.Outlet, d.Title, d.Lang, d.Hash, d.Text)
}

func (s *Store) checkEntity(e graph.Entity) error {
	if err := checkXID(e.XID); err != nil {
		return err
	}
	if t, ok := s.ontology.TypeOf(e.XID); !ok || t.Name != e.Type {
		return fmt.Errorf("the xid is not one of type %q", e.Type)
	}
	for lang, name := range e.Names {
		if !isLanguage(lang) {
			return fmt.Errorf("%q is not a language", lang)
		}
		if name == "" {
			return fmt.Errorf("the name in %q is empty", lang)
		}
	}
	for _, list := range [...][]string{slices.Collect(maps.Values(e.Names)), e.Aliases, e.Keys} {
		if slices.Contains(list, star) || slices.Contains(list, "") {
			return fmt.Errorf("names, aliases and keys can be neither empty nor %s", star)
		}
		if err := checkText(list...); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) checkAssertion(a graph.Assertion, document string, entities map[string]string) error {
	if err := checkXID(a.XID); err != nil {
		return err
	}
	if _, ok := s.ontology.TypeOf(a.XID); ok || strings.HasPrefix(a.XID, "doc:") {
		return fmt.Errorf("the xid is that of an entity or a document")
	}
	relation, ok := s.ontology.Relation(a.Relation)
	if !ok {
		return fmt.Errorf("the ontology has no relation %q", a.Relation)
	}
	for _, x := range [...]struct {
		part, xid string
		optional  bool
	}{{"subject", a.Subject, false}, {"object", a.Object, false}, {"place", a.Place, true}, {"speaker", a.AttributedTo, true}} {
		if _, ok := entities[x.xid]; !ok && !(x.optional && x.xid == "") {
			return fmt.Errorf("the %s %q is not among the entities", x.part, x.xid)
		}
	}
	if a.Subject == a.Object {
		return fmt.Errorf("%s has a relation to itself", a.Subject)
	}
	if st, ot := entities[a.Subject], entities[a.Object]; !relation.Allows(st, ot) {
		return fmt.Errorf("%s cannot lead from %s to %s", a.Relation, st, ot)
	}
	if !slices.Contains(graph.Statuses[:], a.Status) {
		return fmt.Errorf("there is no status %q", a.Status)
	}
	if err := checkDate(a.Date); err != nil {
		return err
	}
	if !(a.Confidence >= 0 && a.Confidence <= 1) { // NaN is neither
		return fmt.Errorf("the confidence %v is not between 0 and 1", a.Confidence)
	}
	if a.Document != document {
		return fmt.Errorf("it is of document %q, not of %q", a.Document, document)
	}
	for _, e := range a.Evidence {
		if e.Document != "" && e.Document != document {
			return fmt.Errorf("its evidence is of document %q, not of %q", e.Document, document)
		}
		if e.Begin < 0 || e.End < e.Begin {
			return fmt.Errorf("its evidence runs from %d to %d", e.Begin, e.End)
		}
		if err := checkText(e.Quote); err != nil {
			return err
		}
	}
	return checkText(a.Role, string(a.Basis), a.PLOVER, a.CAMEO, a.Rule, a.Pack)
}

// maxXID bounds an xid in bytes: it is a key of an index.
const maxXID = 1000

func checkXID(xid string) error {
	switch {
	case xid == "":
		return fmt.Errorf("the xid is empty")
	case len(xid) > maxXID:
		return fmt.Errorf("the xid has more than %d bytes", maxXID)
	case !utf8.ValidString(xid) ||
		strings.ContainsFunc(xid, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }):
		return fmt.Errorf("the xid %q has spaces or characters that cannot be shown", xid)
	}
	return nil
}

func checkDate(d graph.Date) error {
	layout, ok := layouts[d.Precision()]
	if d == "" {
		return nil
	}
	if !ok {
		return fmt.Errorf("%q is not a date", d)
	}
	if _, err := time.Parse(layout, string(d)); err != nil {
		return fmt.Errorf("%q is not a date", d)
	}
	return nil
}

var layouts = map[string]string{"day": "2006-01-02", "month": "2006-01", "year": "2006"}

func checkText(texts ...string) error {
	for _, t := range texts {
		if !utf8.ValidString(t) {
			return fmt.Errorf("the text %.40q is not UTF-8", t)
		}
	}
	return nil
}

// isLanguage tells a language tag of BCP 47 by its form.
func isLanguage(tag string) bool {
	for i, part := range strings.Split(tag, "-") {
		if len(part) == 0 || len(part) > 8 || (i == 0 && len(part) < 2) {
			return false
		}
		for _, c := range []byte(part) {
			if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || i > 0 && c >= '0' && c <= '9') {
				return false
			}
		}
	}
	return true
}

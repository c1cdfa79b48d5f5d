package schema

import (
	"fmt"
	"slices"
	"strings"
)

// A field of a GraphQL type: what it is called there, and the predicate that
// it reads, "name@fa" and "~subject" included. The GraphQL type follows from
// the predicate; only where it leads must be said.
type gqlField struct {
	name, predicate string
	to              string // the type of the nodes that it leads to
	gloss           string
}

// gqlRecords are the GraphQL types of the records, in the order in which people
// read them. Judgements and what only writers need are left out.
var gqlRecords = []struct {
	name, gloss string
	fields      []gqlField
}{
	{TypeEntity, "A person, state, body, place, resolution, agreement or event.", slices.Concat([]gqlField{
		{"xid", "xid", "", "The stable identity, such as state:KZ."},
		{"name", "name@en:ar:fa:.", "", "The name in English, else Arabic, else Persian, else any language."}},
		gqlNames(), []gqlField{
			{"aliases", "alias", "", "All strings by which documents call it."},
			{"described", "described", "", "True while no document gives a name."},
			{"same_as", "same_as", TypeEntity, "The entity that it turned out to be."},
			{"one_with", "~same_as", TypeEntity, "Those that turned out to be this entity."},
			{"as_subject", "~subject", TypeAssertion, "What is stated of it as the one who acts."},
			{"as_object", "~object", TypeAssertion, "What is stated of it as the one acted upon."},
			{"as_speaker", "~attributed_to", TypeAssertion, "What documents state in its words."},
			{"as_place", "~place", TypeAssertion, "What is stated to have happened there."},
			{"mentioned_in", "~mentions", TypeDocument, "The documents that name it."},
		})},
	{TypeAssertion, "One statement of one document, whether it became an edge or not.", []gqlField{
		{"xid", "xid", "", ""},
		{"relation", "relation", "", "The name of the relation, such as met_with."},
		{"subject", "subject", TypeEntity, ""},
		{"object", "object", TypeEntity, ""},
		{"status", "status", "", "asserted, negated, planned, hoped, conditional or alleged."},
		{"role", "role", "", "The office of a holds_position."},
		{"attributed_to", "attributed_to", TypeEntity, "The speaker whom the document gives for it."},
		{"dated", "dated", "", "The date of the event, else of the publication."},
		{"event_date", "event_date", "", "When it happened; event_precision says how much of it is known."},
		{"event_precision", "event_precision", "", "day, month or year."},
		{"event_basis", "event_basis", "", "How the date was got: stated, computed, dateline or published."},
		{"place", "place", TypeEntity, "Where it happened."},
		{"confidence", "confidence", "", "Between 0 and 1."},
		{"plover", "plover", "", "The PLOVER event type."},
		{"cameo", "cameo", "", "The CAMEO event code."},
		{"rule", "rule", "", "The frame that found it."},
		{"document", "document", TypeDocument, ""},
		{"evidence", "evidence", TypeEvidence, "The words that state it."},
	}},
	{TypeEvidence, "The exact words of a document.", []gqlField{
		{"quote", "quote", "", ""},
		{"begin", "begin", "", "In code points of the document's text."},
		{"end", "end", "", ""},
	}},
	{TypeDocument, "A text that was read.", []gqlField{
		{"xid", "xid", "", ""},
		{"title", "title", "", ""},
		{"url", "url", "", ""},
		{"outlet", "outlet", "", ""},
		{"lang", "lang", "", "The language: ar, fa or en."},
		{"published", "published", "", "published_precision says how much of it is known."},
		{"published_precision", "published_precision", "", "day, month or year."},
		{"text", "text", "", "The text as it came, where it is kept."},
		{"assertions", "~document", TypeAssertion, "What it states."},
		{"mentions", "mentions", TypeEntity, "Whom and what it names."},
	}},
}

func gqlNames() (list []gqlField) {
	for _, lang := range languages {
		list = append(list, gqlField{"name_" + lang, "name@" + lang, "", ""})
	}
	return list
}

// gqlScalars are the scalar types of GraphQL by those of predicates.
var gqlScalars = map[string]string{"string": "String", "int": "Int", "float": "Float", "bool": "Boolean", "datetime": "DateTime"}

// gqlSearches are Dgraph's names of indices in @search where they differ from
// those of the tokenizers.
var gqlSearches = map[string]string{"trigram": "regexp"}

// readOnly keeps Dgraph from making mutations for a type: who writes by
// GraphQL would get past what keeps edges and evidence together.
const readOnly = "@generate(mutation: {add: false, update: false, delete: false})"

// GraphQL returns a schema for Dgraph's GraphQL server that reads the graph as
// it is: a type for each entity type, with a field for each relation in both
// directions, and types for assertions, evidence and documents. Nothing can be
// changed by it.
//
// Dgraph makes the DDL anew from what it is given here, which has no word for
// @count; so the DDL has to be applied after it (see package graph/dgraph).
func (o *Ontology) GraphQL() string {
	predicates := map[string]Predicate{}
	for _, p := range o.Predicates() {
		predicates[p.Name] = p
	}
	var b strings.Builder
	write := func(f gqlField) {
		if f.gloss != "" {
			fmt.Fprintf(&b, "\t%q\n", f.gloss)
		}
		b.WriteString("\t" + f.in(predicates) + "\n")
	}
	for _, t := range gqlRecords {
		kind := "type"
		if t.name == TypeEntity {
			kind = "interface"
		}
		fmt.Fprintf(&b, "%q\n%s %s @dgraph(type: %q) %s {\n\tid: ID!\n", t.gloss, kind, t.name, t.name, readOnly)
		for _, f := range t.fields {
			write(f)
		}
		if t.name == TypeEntity {
			// Dgraph wants an edge and its reverse to be of the types where each
			// leads to, so the relations are not with the types that have them.
			for _, r := range o.Relations {
				write(gqlField{r.Name, r.Name, TypeEntity, r.Gloss})
				if r.Inverse.Name != "" {
					write(gqlField{r.Inverse.Name, "~" + r.Name, TypeEntity, ""})
				}
			}
		}
		b.WriteString("}\n\n")
	}
	for _, e := range o.Entities {
		fmt.Fprintf(&b, "%q\ntype %s implements Entity @dgraph(type: %q) %s\n\n", e.Gloss, e.Name, e.Name, readOnly)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// in returns the field's line in a schema with the predicates.
func (f gqlField) in(predicates map[string]Predicate) string {
	forward, reverse := strings.CutPrefix(f.predicate, "~")
	forward, tags, _ := strings.Cut(forward, "@")
	p := predicates[forward]
	kind := f.to
	if kind == "" {
		kind = gqlScalars[p.Type]
	}
	switch {
	case reverse || p.List:
		kind = "[" + kind + "]"
	case p.Upsert:
		kind += "!"
	}
	line := f.name + ": " + kind
	if p.Upsert {
		line += " @id"
	}
	// A name in several languages cannot be searched for.
	if len(p.Index) > 0 && !strings.Contains(tags, ":") {
		var by []string
		for _, tokenizer := range p.Index {
			if s := gqlSearches[tokenizer]; s != "" {
				tokenizer = s
			}
			by = append(by, tokenizer)
		}
		line += " @search(by: [" + strings.Join(by, ", ") + "])"
	}
	return line + fmt.Sprintf(" @dgraph(pred: %q)", f.predicate)
}

package schema

import (
	"slices"
	"strings"
)

// A Predicate is one predicate of the graph as Dgraph is told of it.
type Predicate struct {
	Name    string
	Type    string   // uid, string, int, float, bool or datetime
	List    bool     // a set of values
	Lang    bool     // one value in each language
	Index   []string // tokenizers, sorted
	Upsert  bool     // two writers that give the same value are in conflict
	Reverse bool     // can be followed from the object too
	Count   bool     // the number of its values is indexed
}

// String returns the predicate's line in Dgraph's schema language.
func (p Predicate) String() string {
	var b strings.Builder
	b.WriteString(p.Name + ": ")
	if p.List {
		b.WriteString("[" + p.Type + "]")
	} else {
		b.WriteString(p.Type)
	}
	if len(p.Index) > 0 {
		b.WriteString(" @index(" + strings.Join(p.Index, ", ") + ")")
	}
	for _, d := range [...]struct {
		on   bool
		name string
	}{{p.Lang, "lang"}, {p.Upsert, "upsert"}, {p.Reverse, "reverse"}, {p.Count, "count"}} {
		if d.on {
			b.WriteString(" @" + d.name)
		}
	}
	return b.String() + " ."
}

// A NodeType lists the predicates that nodes of a type can have.
type NodeType struct {
	Name   string
	Fields []string
}

// String returns the type in Dgraph's schema language.
func (t NodeType) String() string {
	return "type " + t.Name + " {\n\t" + strings.Join(t.Fields, "\n\t") + "\n}"
}

// The types of the records that the graph keeps beside its entities.
const (
	TypeEntity    = "Entity" // every entity has it beside its own type
	TypeAssertion = "Assertion"
	TypeEvidence  = "Evidence"
	TypeDocument  = "Document"
	TypeJudgement = "Judgement"
	TypeTie       = "Tie"
	TypeModel     = "Model" // one node, for the graph as a whole
)

const (
	// Meeting is the relation by which it is counted who has met whom.
	Meeting = "met_with"
	// Office is the relation by which people act for a state or body.
	Office = "holds_position"
)

var (
	recordTypes    = []string{TypeEntity, TypeAssertion, TypeEvidence, TypeDocument, TypeJudgement, TypeTie, TypeModel}
	recordPrefixes = []string{"doc", "assertion", "judgement"}
)

// recordNodes says which predicates the records have, in the order in which
// people read them.
var recordNodes = []NodeType{
	{TypeEntity, []string{"xid", "name", "alias", "key", "described", "same_as", "block", "unresolved", "guard",
		"record", "joined", "near", "met"}},
	{TypeAssertion, []string{"xid", "relation", "subject", "object", "edge", "status", "role", "attributed_to",
		"dated", "event_date", "event_precision", "event_basis", "place", "confidence", "plover", "cameo",
		"rule", "pack", "document", "evidence", "record", "proof", "month", "about", "told", "behalf"}},
	{TypeEvidence, []string{"begin", "end", "quote"}},
	{TypeDocument, []string{"xid", "url", "outlet", "title", "published", "published_precision", "lang",
		"hash", "text", "observed_at", "reading", "unresolved", "mentions"}},
	{TypeJudgement, []string{"xid", "left", "right", "verdict", "score", "by", "judged_at", "why", "note", "act"}},
	{TypeTie, []string{"tie", "tied", "from", "to", "times", "level", "grade", "disputed", "contested", "sum", "excerpt"}},
	{TypeModel, []string{"model"}},
}

// recordPredicates are the predicates that do not come from relation types.
//
// Each entry of an index costs a write about as much as a value does, so there
// are only those that a question needs. An exact index, not a hash, is on xid
// because the graph is read in the order of xids. Names are looked for by key,
// which is the same in every script; misspelt ones by its trigrams. dated is the
// event date, or the publication date where there is none, so that one index
// answers every question about time. edge names subject, relation and object
// together: one look finds all that speaks for an edge. record is the
// assertion with where it was reported, as rows show it, or the names of an entity,
// as JSON, since one value is read many times faster than thirty; proof has the rest
// of the assertion (see graph.Proof). month is dated again:
// Dgraph puts in order by going through the lists of an index, and of those who
// are not in the news each day most days' lists have nothing. about names either
// end together with relation and status (see graph.SaidBy), which finds what a
// question asks of an entity without reading all that is said of it. told names
// either end together with status and date (see graph.Told): of somebody who is in
// all the news it finds what is said of late without reading all the rest, which
// is what takes long. behalf
// names for whom those in an assertion act, the states and bodies in which they hold
// an office (see graph.Assertion.Behalf): to put together what is said of each who
// holds one takes long.
//
// What follows from the rest is kept where questions would have to gather it
// from too much. A tie sums up all that is said of one relation (tied) from one
// entity to another: times is the number of assertions that are asserted,
// level its order of magnitude, by which an index has few lists, and grade the
// level together with the ends (see graph.Tie.Grades); sum and excerpt are JSON
// (see graph.Tie), disputed that something else that is said excludes it, and
// contested when that was last said. near leads to all with whom an entity has a
// direct edge, and met to those of one relation: without facets, which make long
// lists slow to read. joined marks who has or is the end of a same_as. model is
// the version of all that.
//
// same_as leads from an entity to the one that it turned out to be; block are
// the strings by which those are found that may be one, and unresolved marks
// what has to be looked at again for that. A judgement names its ends by their
// xids, since a person's outlives them. guard holds no data; see package
// graph/dgraph.
var recordPredicates = []Predicate{
	{Name: "xid", Type: "string", Index: []string{"exact"}, Upsert: true},

	{Name: "name", Type: "string", Index: []string{"term"}, Lang: true},
	{Name: "alias", Type: "string", List: true, Index: []string{"term"}},
	{Name: "key", Type: "string", List: true, Index: []string{"exact", "trigram"}},
	{Name: "described", Type: "bool"},
	{Name: "same_as", Type: "uid", Reverse: true},
	{Name: "block", Type: "string", List: true, Index: []string{"hash"}},
	{Name: "unresolved", Type: "bool", Index: []string{"bool"}},
	{Name: "guard", Type: "int", List: true},
	{Name: "joined", Type: "bool", Index: []string{"bool"}},
	{Name: "near", Type: "uid", List: true, Count: true},
	{Name: "met", Type: "uid", List: true, Count: true},

	{Name: "relation", Type: "string", Index: []string{"hash"}},
	{Name: "subject", Type: "uid", Reverse: true},
	{Name: "object", Type: "uid", Reverse: true},
	{Name: "edge", Type: "string", Index: []string{"hash"}},
	{Name: "status", Type: "string", Index: []string{"hash"}},
	{Name: "role", Type: "string", Index: []string{"hash", "term"}},
	{Name: "attributed_to", Type: "uid", Reverse: true},
	{Name: "dated", Type: "datetime", Index: []string{"day"}},
	{Name: "event_date", Type: "datetime"},
	{Name: "event_precision", Type: "string"},
	{Name: "event_basis", Type: "string"},
	{Name: "place", Type: "uid", Reverse: true},
	{Name: "confidence", Type: "float", Index: []string{"float"}},
	{Name: "plover", Type: "string"},
	{Name: "cameo", Type: "string"},
	{Name: "rule", Type: "string"},
	{Name: "pack", Type: "string"},
	{Name: "document", Type: "uid", Reverse: true},
	{Name: "evidence", Type: "uid", List: true},
	{Name: "record", Type: "string"},
	{Name: "proof", Type: "string"},
	{Name: "month", Type: "datetime", Index: []string{"month"}},
	{Name: "about", Type: "string", List: true, Index: []string{"hash"}},
	{Name: "told", Type: "string", List: true, Index: []string{"exact"}},
	{Name: "behalf", Type: "string", List: true, Index: []string{"hash"}},
	{Name: "begin", Type: "int"},
	{Name: "end", Type: "int"},
	{Name: "quote", Type: "string"},

	{Name: "url", Type: "string", Index: []string{"hash"}},
	{Name: "outlet", Type: "string", Index: []string{"exact"}},
	{Name: "title", Type: "string", Index: []string{"term"}},
	{Name: "published", Type: "datetime", Index: []string{"day"}},
	{Name: "published_precision", Type: "string"},
	{Name: "lang", Type: "string", Index: []string{"exact"}},
	{Name: "hash", Type: "string", Index: []string{"hash"}},
	{Name: "text", Type: "string"},
	{Name: "observed_at", Type: "datetime", Index: []string{"hour"}},
	{Name: "reading", Type: "string"},
	{Name: "mentions", Type: "uid", List: true, Reverse: true},

	{Name: "left", Type: "string", Index: []string{"hash"}},
	{Name: "right", Type: "string", Index: []string{"hash"}},
	{Name: "verdict", Type: "string"},
	{Name: "score", Type: "float"},
	{Name: "by", Type: "string"},
	{Name: "judged_at", Type: "datetime"},
	{Name: "why", Type: "string"},
	{Name: "note", Type: "string"},
	{Name: "act", Type: "string", Index: []string{"exact"}},

	{Name: "tie", Type: "string", Index: []string{"hash"}, Upsert: true},
	{Name: "tied", Type: "string", Index: []string{"hash"}},
	{Name: "from", Type: "uid", Reverse: true},
	{Name: "to", Type: "uid", Reverse: true},
	{Name: "times", Type: "int"},
	{Name: "level", Type: "int", Index: []string{"int"}},
	{Name: "grade", Type: "string", List: true, Index: []string{"hash"}},
	{Name: "disputed", Type: "bool", Index: []string{"bool"}},
	{Name: "contested", Type: "datetime", Index: []string{"month"}},
	{Name: "sum", Type: "string"},
	{Name: "excerpt", Type: "string"},

	{Name: "model", Type: "int"},
}

// Predicates returns every predicate of the graph: those of the records, then
// one for each relation type.
func (o *Ontology) Predicates() []Predicate {
	list := slices.Clone(recordPredicates)
	for _, r := range o.Relations {
		list = append(list, Predicate{Name: r.Name, Type: "uid", List: true, Reverse: true, Count: true})
	}
	return list
}

// NodeTypes returns every node type of the graph: the records', then one for
// each entity type, which has the relations that it can be the subject of.
func (o *Ontology) NodeTypes() []NodeType {
	list := slices.Clone(recordNodes)
	common := recordNodes[0].Fields
	for _, e := range o.Entities {
		t := NodeType{e.Name, slices.Clone(common)}
		for _, r := range o.Relations {
			if slices.Contains(r.Domain, e.Name) {
				t.Fields = append(t.Fields, r.Name)
			}
		}
		list = append(list, t)
	}
	return list
}

// DDL returns the schema of Dgraph for this ontology.
func (o *Ontology) DDL() string {
	var b strings.Builder
	for _, p := range o.Predicates() {
		b.WriteString(p.String() + "\n")
	}
	for _, t := range o.NodeTypes() {
		b.WriteString("\n" + t.String() + "\n")
	}
	return b.String()
}

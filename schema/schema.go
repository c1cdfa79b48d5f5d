// Package schema is the ontology of diplograph as data: the entity types, the
// relation types and the categories in which legends show them, one YAML file
// each. Everything that needs the ontology is derived from it: the schema of
// Dgraph, the exporters' codes and labels, the legend of the explorer.
//
// An ontology is built in. A folder of the same shape can be laid over it:
//
//	entity/<name>.yaml     an entity type
//	relation/<name>.yaml   a relation type
//	categories.yaml        the categories of relations
//
// A file of the folder takes the place of the built-in file of that name; any
// other file adds a type.
package schema

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
)

// languages are those in which every type must have a label.
var languages = [...]string{"en", "fa", "ar"}

//go:embed entity/*.yaml relation/*.yaml categories.yaml
var builtin embed.FS

// An Ontology is a set of entity and relation types that fit together. Its
// lists are sorted by name, the categories as their file gives them.
type Ontology struct {
	Entities   []EntityType
	Relations  []Relation
	Categories []Category
}

// Labels holds the words shown to people, by BCP 47 language.
type Labels map[string]string

// In returns the label in the first of the wanted languages that there is,
// else the English one.
func (l Labels) In(langs ...string) string {
	for _, lang := range langs {
		if s := l[lang]; s != "" {
			return s
		}
	}
	return l["en"]
}

// An EntityType is a kind of node.
type EntityType struct {
	Name   string // "Person"
	Gloss  string // one line on what counts as one
	Labels Labels
	Prefix string // of the xids of its entities, "person" in "person:amina-haddad"
	FtM    string // the schema of FollowTheMoney that it is exported as
	Color  string // "#rrggbb", for legends
}

// A Relation is a kind of edge from a subject to an object.
type Relation struct {
	Name   string // "met_with"; also the predicate in Dgraph
	Gloss  string // one line on what it states
	Labels Labels // of the edge read from subject to object
	// Inverse is the reading from object to subject. A symmetric relation has
	// none: it reads the same both ways.
	Inverse   Inverse
	Domain    []string // entity types of the subject
	Range     []string // entity types of the object
	Symmetric bool
	// InPerson is true of acts that bring the subject to where they happen.
	InPerson bool
	// Lasts is true of what holds until something ends it, such as support or
	// membership: who withdraws it supports no longer.
	Lasts bool
	// Pledged is true of what somebody does by promising it, such as aid.
	Pledged  bool
	Category string // the name of a Category
	PLOVER   PLOVER
	CAMEO    CAMEO
	FtM      string // the schema of FollowTheMoney that it is exported as
	// Role says what the role of such an assertion is, "office"; empty where
	// it has none.
	Role string
	// Contradicts names the relations that cannot well hold at the same time
	// between the same two; it goes both ways.
	Contradicts []string
}

// An Inverse is a relation read from its object.
type Inverse struct {
	Name   string // "signed_by"
	Labels Labels
}

// PLOVER is an event type of the PLOVER ontology, with a mode where there is
// one. The zero value says that the relation is no event.
type PLOVER struct {
	Type string // "CONSULT"
	Mode string // "visit"
}

// String returns "CONSULT/visit", "AGREE", or "".
func (p PLOVER) String() string {
	if p.Mode == "" {
		return p.Type
	}
	return p.Type + "/" + p.Mode
}

// CAMEO is an event code of the CAMEO codebook: the root category of two
// digits and the code under it that fits when nothing closer is known.
type CAMEO struct {
	Root string // "04"
	Code string // "040"
}

// A Category groups relations for legends.
type Category struct {
	Name   string
	Color  string // "#rrggbb"
	Labels Labels
}

// Default returns the built-in ontology.
func Default() (*Ontology, error) { return Load(builtin) }

// Overlay returns the built-in ontology with the files of fsys laid over it.
func Overlay(fsys fs.FS) (*Ontology, error) { return Load(builtin, fsys) }

// Entity returns the entity type of that name.
func (o *Ontology) Entity(name string) (EntityType, bool) {
	return find(o.Entities, func(e EntityType) bool { return e.Name == name })
}

// Relation returns the relation type of that name.
func (o *Ontology) Relation(name string) (Relation, bool) {
	for i := range o.Relations { // they are large, and asked for often
		if o.Relations[i].Name == name {
			return o.Relations[i], true
		}
	}
	return Relation{}, false
}

// Category returns the category of that name.
func (o *Ontology) Category(name string) (Category, bool) {
	return find(o.Categories, func(c Category) bool { return c.Name == name })
}

// TypeOf returns the entity type that an xid belongs to by its prefix.
func (o *Ontology) TypeOf(xid string) (EntityType, bool) {
	prefix, _, ok := strings.Cut(xid, ":")
	if !ok {
		return EntityType{}, false
	}
	return find(o.Entities, func(e EntityType) bool { return e.Prefix == prefix })
}

// Allows reports whether an entity of type subject may stand in the relation
// to one of type object.
func (r Relation) Allows(subject, object string) bool {
	return slices.Contains(r.Domain, subject) && slices.Contains(r.Range, object)
}

func find[T any](list []T, match func(T) bool) (T, bool) {
	if i := slices.IndexFunc(list, match); i >= 0 {
		return list[i], true
	}
	var none T
	return none, false
}

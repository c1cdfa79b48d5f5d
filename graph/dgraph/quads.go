package dgraph

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/dgraph-io/dgo/v230/protos/api"

	"github.com/diplograph/diplograph/graph"
)

// star is Dgraph's word for every value there is. It means that in deletions
// even when it is given as text, so no text that may have to be deleted again
// can be it.
const star = "_STAR_ALL"

// A mutation gathers what a transaction writes. Values travel as typed
// messages, never as text that Dgraph would have to parse, so nothing that a
// document says can be taken for an instruction.
type mutation struct {
	set, del []*api.NQuad
}

func text(value string) *api.Value {
	return &api.Value{Val: &api.Value_StrVal{StrVal: value}}
}

// text sets a predicate, or takes it away when the value is empty and the
// node may have had one.
func (m *mutation) text(node, predicate, value string) {
	if value != "" {
		m.set = append(m.set, &api.NQuad{Subject: node, Predicate: predicate, ObjectValue: text(value)})
	} else if !isNew(node) {
		m.clear(node, predicate)
	}
}

func (m *mutation) integer(node, predicate string, value int) {
	m.set = append(m.set, &api.NQuad{Subject: node, Predicate: predicate,
		ObjectValue: &api.Value{Val: &api.Value_IntVal{IntVal: int64(value)}}})
}

func (m *mutation) number(node, predicate string, value float64) {
	m.set = append(m.set, &api.NQuad{Subject: node, Predicate: predicate,
		ObjectValue: &api.Value{Val: &api.Value_DoubleVal{DoubleVal: value}}})
}

func (m *mutation) truth(node, predicate string, value bool) {
	if value {
		m.set = append(m.set, &api.NQuad{Subject: node, Predicate: predicate,
			ObjectValue: &api.Value{Val: &api.Value_BoolVal{BoolVal: true}}})
	} else if !isNew(node) {
		m.clear(node, predicate)
	}
}

func (m *mutation) types(node string, names ...string) {
	for _, name := range names {
		m.text(node, "dgraph.type", name)
	}
}

// link sets an edge; an empty object takes it away.
func (m *mutation) link(node, predicate, object string, facets ...*api.Facet) {
	if object != "" {
		m.set = append(m.set, &api.NQuad{Subject: node, Predicate: predicate, ObjectId: object, Facets: facets})
	} else if !isNew(node) {
		m.clear(node, predicate)
	}
}

func (m *mutation) unlink(node, predicate, object string) {
	m.del = append(m.del, &api.NQuad{Subject: node, Predicate: predicate, ObjectId: object})
}

// clear takes all values of predicates away, in every language.
func (m *mutation) clear(node string, predicates ...string) {
	for _, p := range predicates {
		m.del = append(m.del, &api.NQuad{Subject: node, Predicate: p,
			ObjectValue: &api.Value{Val: &api.Value_DefaultVal{DefaultVal: star}}})
	}
}

// name sets the name in a language; an empty name takes it away.
func (m *mutation) name(node, lang, name string) {
	if name != "" {
		m.set = append(m.set, &api.NQuad{Subject: node, Predicate: "name", Lang: lang, ObjectValue: text(name)})
		return
	}
	m.del = append(m.del, &api.NQuad{Subject: node, Predicate: "name", Lang: lang,
		ObjectValue: &api.Value{Val: &api.Value_DefaultVal{DefaultVal: star}}})
}

// without takes one value of a list away.
func (m *mutation) without(node, predicate, value string) {
	m.del = append(m.del, &api.NQuad{Subject: node, Predicate: predicate, ObjectValue: text(value)})
}

// replace makes values of a list others.
func (m *mutation) replace(node, predicate string, from, to []string) {
	for _, v := range to {
		if !slices.Contains(from, v) {
			m.text(node, predicate, v)
		}
	}
	for _, v := range from {
		if !slices.Contains(to, v) {
			m.without(node, predicate, v)
		}
	}
}

// touch makes the transaction collide with every other that touches the same
// slot of the same entity; see the package comment.
func (m *mutation) touch(entity string, slot int) {
	m.del = append(m.del, &api.NQuad{Subject: entity, Predicate: "guard",
		ObjectValue: &api.Value{Val: &api.Value_IntVal{IntVal: int64(slot)}}})
}

func isNew(node string) bool { return node[0] == '_' }

func textFacet(key, value string) *api.Facet {
	return &api.Facet{Key: key, Value: []byte(value), ValType: api.Facet_STRING}
}

func edgeFacets(e graph.Edge) []*api.Facet {
	count := binary.LittleEndian.AppendUint64(nil, uint64(e.Count))
	confidence := binary.LittleEndian.AppendUint64(nil, math.Float64bits(e.Confidence))
	facets := []*api.Facet{
		{Key: "confidence", Value: confidence, ValType: api.Facet_FLOAT},
		{Key: "count", Value: count, ValType: api.Facet_INT},
	}
	if e.First != "" {
		facets = append(facets, textFacet("first", string(e.First)), textFacet("last", string(e.Last)))
	}
	return facets // Dgraph wants them sorted by key
}

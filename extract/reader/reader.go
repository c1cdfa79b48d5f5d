// Package reader puts the stages of extraction together: it is the one place
// that says which run and in what order.
package reader

import (
	"context"
	"io/fs"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/coref"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/extract/mention"
	"github.com/diplograph/diplograph/extract/relation"
	"github.com/diplograph/diplograph/extract/segment"
	"github.com/diplograph/diplograph/extract/when"
	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// A Reader reads documents. It is immutable and safe for concurrent use.
type Reader struct {
	Ontology *schema.Ontology
	Packs    map[string]*lang.Pack // by language
	Pipeline extract.Pipeline
}

// New compiles the language packs in files and builds the pipeline on them.
// The error lists all mistakes of all packs; it wraps lang.ErrInvalid.
func New(files fs.FS, ontology *schema.Ontology) (*Reader, error) {
	packs, err := lang.LoadAll(files, ontology)
	if err != nil {
		return nil, err
	}
	r := &Reader{Ontology: ontology, Packs: packs, Pipeline: extract.Pipeline{
		segment.Stage(packs),
		when.Stage(),
		mention.Stage(),
		coref.Stage(),
		relation.Stage(ontology),
	}}
	return r, r.Pipeline.Check()
}

// Default returns a reader with the built-in packs and ontology.
func Default() (*Reader, error) {
	o, err := schema.Default()
	if err != nil {
		return nil, err
	}
	return New(lang.Builtin(), o)
}

// Read runs the pipeline over a document.
func (r *Reader) Read(ctx context.Context, d *extract.Document) error {
	return r.Pipeline.Process(ctx, d)
}

// Output returns what was read in a document, for programs.
func (r *Reader) Output(d *extract.Document) extract.Output {
	return d.Output(func(relation string) (plover, cameo string) {
		t, _ := r.Ontology.Relation(relation)
		return t.PLOVER.String(), t.CAMEO.Code
	})
}

// Reading returns what was read in a document, in the terms of the graph.
func (r *Reader) Reading(d *extract.Document) graph.Reading {
	return d.Reading(r.Ontology, r.Packs)
}

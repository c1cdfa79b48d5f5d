// Package reader puts the stages of extraction together: it is the one place
// that says which run and in what order.
package reader

import (
	"context"
	"errors"
	"io/fs"
	"sync"

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
	packs, err := load(files, ontology)
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

// load compiles every pack, each on its own goroutine.
func load(files fs.FS, ontology *schema.Ontology) (map[string]*lang.Pack, error) {
	world, err := lang.LoadWorld(files)
	if err != nil {
		return nil, err
	}
	codes, err := lang.Languages(files)
	if err != nil {
		return nil, err
	}
	compiled := make([]*lang.Pack, len(codes))
	failed := make([]error, len(codes))
	var wg sync.WaitGroup
	for i, code := range codes {
		wg.Go(func() { compiled[i], failed[i] = lang.Load(files, code, ontology, world) })
	}
	wg.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	packs := map[string]*lang.Pack{}
	for i, code := range codes {
		packs[code] = compiled[i]
	}
	return packs, nil
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

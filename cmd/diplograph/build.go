package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/graph"
)

func buildCommand(c *config) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build PATH…",
		Short: "Read documents and write what they say to the graph",
		Long: `Reads documents and writes the entities and relations found in them to the
graph, one transaction a document. A document that is there already changes
nothing; one whose text has changed replaces what it said before.

A PATH is a text file, a JSON lines file, a folder, or - for standard input.`,
		Example: `  diplograph build examples/news
  diplograph build --dgraph host1:9080,host2:9080 news.jsonl`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return c.build(cmd.Context(), args) },
	}
	cmd.Flags().Bool("no-text", false, "do not store the documents' texts, only the quotes")
	return cmd
}

// build reads while the graph starts: the first result waits for it.
func (c *config) build(ctx context.Context, paths []string) (err error) {
	started := time.Now()
	type opened struct {
		*session
		err error
	}
	ready := make(chan opened, 1)
	openCtx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		o, err := c.ontology()
		if err != nil {
			ready <- opened{err: err}
			return
		}
		s, err := c.open(openCtx, o)
		ready <- opened{s, err}
	}()
	var s *session
	wait := func() error {
		if s != nil {
			return nil
		}
		o := <-ready
		if o.err != nil {
			return o.err
		}
		s = o.session
		return s.ApplySchema(ctx)
	}
	defer func() {
		if s == nil { // nothing was written: do not leave the start behind
			cancel()
			if o := <-ready; o.session != nil {
				s = o.session
			}
		}
		if s != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	in, err := c.reader()
	if err != nil {
		return err
	}
	var total graph.Change
	documents, unchanged := 0, 0
	err = c.read(ctx, in, paths, func(d *extract.Document) error {
		if err := wait(); err != nil {
			return err
		}
		r := in.Reading(d)
		if c.GetBool("no-text") {
			r.Document.Text = ""
		}
		change, err := s.Put(ctx, r)
		if err != nil {
			return err
		}
		documents++
		if change.Unchanged {
			unchanged++
		}
		total = sum(total, change)
		return nil
	})
	if err != nil && !errors.Is(err, errPartial) {
		return err
	}
	if err := wait(); err != nil { // what an interrupted build has left, too
		return err
	}
	if _, err := s.Resolve(ctx, rules(in.Packs)); err != nil {
		return err
	}
	c.say("%d documents read, %d of them unchanged: %d nodes, %d edges and %d assertions added, %d, %d and %d removed (%.1f s)",
		documents, unchanged, total.NodesAdded, total.EdgesAdded, total.AssertionsAdded,
		total.NodesRemoved, total.EdgesRemoved, total.AssertionsRemoved, time.Since(started).Seconds())
	return err
}

func sum(a, b graph.Change) graph.Change {
	a.NodesAdded += b.NodesAdded
	a.NodesRemoved += b.NodesRemoved
	a.EdgesAdded += b.EdgesAdded
	a.EdgesRemoved += b.EdgesRemoved
	a.AssertionsAdded += b.AssertionsAdded
	a.AssertionsRemoved += b.AssertionsRemoved
	return a
}

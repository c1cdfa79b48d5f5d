package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"runtime"

	"github.com/schollz/progressbar/v3"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/extract/reader"
	"github.com/diplograph/diplograph/extract/source"
	"github.com/diplograph/diplograph/schema"
)

// ontology loads the ontology with the user's types laid over it.
func (c *config) ontology() (*schema.Ontology, error) {
	if dir := c.GetString("schema"); dir != "" {
		return schema.Overlay(os.DirFS(dir))
	}
	return schema.Default()
}

// packFiles returns the built-in packs with the user's laid over them.
func (c *config) packFiles() fs.FS {
	if dir := c.GetString("packs"); dir != "" {
		return lang.Overlay(lang.Builtin(), os.DirFS(dir))
	}
	return lang.Builtin()
}

// reader builds what extraction needs.
func (c *config) reader() (*reader.Reader, error) {
	o, err := c.ontology()
	if err != nil {
		return nil, err
	}
	return reader.New(c.packFiles(), o)
}

// read runs a reader over every document under the paths, several at a time,
// and hands the results to use one at a time in the order of the input. It
// stops at the first error of use. Documents that fail are named on standard
// error; read then returns errPartial.
func (c *config) read(ctx context.Context, in *reader.Reader, paths []string, use func(*extract.Document) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type result struct {
		source.Item
		done chan struct{}
	}
	queue := make(chan *result, 2*runtime.GOMAXPROCS(0))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	go func() {
		defer close(queue)
		for it := range source.Read(ctx, paths, c.in) {
			r := &result{Item: it, done: make(chan struct{})}
			select {
			case queue <- r:
			case <-ctx.Done():
				return
			}
			if r.Err != nil {
				close(r.done)
				continue
			}
			slots <- struct{}{}
			go func() {
				defer func() { <-slots; close(r.done) }()
				r.Err = in.Read(ctx, r.Document)
			}()
		}
	}()
	bar := c.progress(source.Size(paths))
	failed := 0
	for r := range queue {
		<-r.done
		_ = bar.Add64(r.Bytes)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if r.Err != nil {
			_ = bar.Clear()
			fmt.Fprintf(c.err, "diplograph: %s: %v\n", r.Name, r.Err)
			failed++
			continue
		}
		if err := use(r.Document); err != nil {
			return err
		}
	}
	_ = bar.Finish()
	if err := ctx.Err(); err != nil {
		return err
	}
	if failed > 0 {
		return fmt.Errorf("%w: %d documents failed", errPartial, failed)
	}
	return nil
}

// progress returns a bar on standard error, silent where it is no terminal.
func (c *config) progress(bytes int64) *progressbar.ProgressBar {
	if c.GetBool("quiet") || !terminal(c.err) || bytes == 0 {
		return progressbar.DefaultBytesSilent(bytes)
	}
	return progressbar.NewOptions64(bytes, progressbar.OptionSetWriter(c.err), progressbar.OptionShowBytes(true),
		progressbar.OptionSetDescription("reading"), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30))
}

// Command diplograph turns diplomatic news in Arabic, Persian and English
// into a knowledge graph.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/coref"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/extract/mention"
	"github.com/diplograph/diplograph/extract/relation"
	"github.com/diplograph/diplograph/extract/segment"
	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "diplograph:", err)
		os.Exit(1)
	}
}

func run() error {
	o, err := schema.Default()
	if err != nil {
		return err
	}
	w, err := lang.LoadWorld(lang.Builtin())
	if err != nil {
		return err
	}
	codes, err := lang.Languages(lang.Builtin())
	if err != nil {
		return err
	}
	packs := map[string]*lang.Pack{}
	for _, c := range codes {
		p, err := lang.Load(lang.Builtin(), c, o, w)
		if err != nil {
			return err
		}
		packs[c] = p
	}
	pipe := extract.Pipeline{segment.Stage(packs), mention.Stage(), coref.Stage(), relation.Stage(o)}
	sc := bufio.NewScanner(os.Stdin)
	sc.Buffer(nil, 64<<20)
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	for sc.Scan() {
		var in struct {
			ID, Text, Lang, Published string
		}
		if err := json.Unmarshal(sc.Bytes(), &in); err != nil {
			return err
		}
		d := &extract.Document{ID: in.ID, Text: in.Text, Lang: in.Lang, Published: graph.Date(in.Published)}
		if err := pipe.Process(context.Background(), d); err != nil {
			return err
		}
		if err := enc.Encode(d.Output(func(r string) (string, string) { x, _ := o.Relation(r); return x.PLOVER.String(), x.CAMEO.Code })); err != nil {
			return err
		}
	}
	return sc.Err()
}

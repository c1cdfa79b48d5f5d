package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve/known"
	"github.com/diplograph/diplograph/graph/resolve/name"
)

func identityKnown(c *config) *cobra.Command {
	cmd := identitySub(c, "import-known FILE", "Read known entities, such as a watch list, into the graph", cobra.ExactArgs(1), c.identityKnown)
	cmd.Long = `Reads known entities into the graph: people and bodies with their names, ids of
Wikidata, and offices with dates. What documents call so is judged to be them by
the rules, which a person can see and undo as every judgement. Reading a list
again changes nothing, or replaces what the same entry said before; --remove
takes back what it has brought. A line that cannot be read is named, the others
are done, and the exit code is 3.

FILE is CSV or FollowTheMoney JSON lines. CSV has a heading with id, type, a
column for names in each language (ar, fa, en, …), and as wanted alias, wikidata,
country, office, of, from, to, note. A cell may hold several names, with | between
them; further rows of one id add names and offices. An id is an xid or the
list's own. Of FollowTheMoney, people and bodies are read, and Occupancy with
Position, Membership, Directorship and Employment for offices.`
	cmd.Example = `  diplograph identity import-known examples/known/ministers.csv
  diplograph identity import-known watchlist.ftm.json --list watchlist-2024
  diplograph identity import-known examples/known/ministers.csv --remove`
	cmd.Flags().String("list", "", "the `name` of the list; that of the file if not given")
	cmd.Flags().Bool("remove", false, "take back what the list has brought")
	return cmd
}

func (c *config) identityKnown(ctx context.Context, s *session, args []string) error {
	in, err := c.reader()
	if err != nil {
		return err
	}
	var file io.Reader = c.in
	list := known.List{Name: c.GetString("list"), Ontology: in.Ontology, World: world(in.Packs)}
	if args[0] != "-" {
		f, err := os.Open(args[0])
		if err != nil {
			return err
		}
		defer f.Close()
		file = f
		if list.Name == "" {
			list.Name, _, _ = strings.Cut(filepath.Base(args[0]), ".")
		}
	}
	if list.Name == "" {
		return fmt.Errorf("%w: --list names a list that comes from standard input", errUsage)
	}
	readings, faults, err := list.Read(file)
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	for _, f := range faults {
		fmt.Fprintf(c.err, "diplograph: %s:%v\n", args[0], f)
	}
	var total graph.Change
	unchanged := 0
	for _, r := range readings {
		var change graph.Change
		if c.GetBool("remove") {
			if change, err = s.Remove(ctx, r.Document.XID); errors.Is(err, graph.ErrNotFound) {
				continue
			}
		} else {
			change, err = s.Put(ctx, r)
		}
		if err != nil {
			return fmt.Errorf("%s: %s: %w", args[0], r.Document.Title, err)
		}
		if change.Unchanged {
			unchanged++
		}
		total = sum(total, change)
	}
	done, err := s.Resolve(ctx, rules(in.Packs))
	if err != nil {
		return err
	}
	c.say("%d entries read, %d of them unchanged: %d nodes and %d assertions added, %d and %d removed; %d judgements changed",
		len(readings), unchanged, total.NodesAdded, total.AssertionsAdded, total.NodesRemoved, total.AssertionsRemoved, done.Judged)
	if len(faults) > 0 {
		return fmt.Errorf("%w: %d lines failed", errPartial, len(faults))
	}
	return nil
}

// A world tells what words mean by the language packs.
type world map[string]*lang.Pack

// Office finds an office phrase in the words, and the state or body beside it.
func (w world) Office(words string) (role, of string) {
	lower := strings.ToLower(strings.Join(strings.Fields(words), " "))
	for _, code := range slices.Sorted(maps.Keys(w)) {
		p := w[code]
		if _, ok := p.World.Offices[lower]; ok {
			return lower, ""
		}
		matches, _ := p.Find(words)
		var office, body lang.Match
		for _, m := range matches {
			if m.Entry.Class == lang.Office && !m.Entry.Plural && m.End-m.Begin > office.End-office.Begin {
				office = m
			}
		}
		if office.Entry == nil {
			continue
		}
		for _, m := range matches {
			apart := m.End <= office.Begin || m.Begin >= office.End
			switch m.Entry.Class {
			case lang.State, lang.Demonym, lang.Organization:
				if apart && !m.Entry.Weak && m.End-m.Begin > body.End-body.Begin {
					body = m
				}
			}
		}
		if body.Entry != nil {
			of = body.Entry.Value
		}
		return office.Entry.Value, of
	}
	return "", ""
}

// Entity finds a state or body by its xid, its code or a name in any language.
func (w world) Entity(words string) (graph.Entity, bool) {
	words = strings.TrimSpace(words)
	for _, xid := range [...]string{words, "state:" + strings.ToUpper(words), "org:" + strings.ToLower(words)} {
		for _, p := range w {
			if k, ok := p.World.Entities[xid]; ok && (k.Type == "State" || k.Type == "Organization") {
				return w.node(k), true
			}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(w)) {
		p := w[code]
		matches, n := p.Find(words)
		for _, m := range matches {
			if class := m.Entry.Class; m.Begin == 0 && m.End == n && !m.Entry.Weak &&
				(class == lang.State || class == lang.Organization) {
				return w.node(p.World.Entities[m.Entry.Value]), true
			}
		}
	}
	return graph.Entity{}, false
}

func (w world) node(k lang.Known) graph.Entity {
	e := graph.Entity{XID: k.ID, Type: k.Type, Names: map[string]string{}}
	for code, p := range w {
		if n := p.Names[k.ID]; n != "" {
			e.Names[code] = n
			e.Keys = append(e.Keys, name.Keys(n, code)...)
		}
	}
	slices.Sort(e.Keys)
	e.Keys = slices.Compact(e.Keys)
	return e
}

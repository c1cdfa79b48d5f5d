package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/schema"
)

func packCommand(c *config) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "pack",
		Short: "Check language packs, begin new ones, show what they have words for",
		Long: `A language pack is a folder of small YAML and TSV files: everything particular
to a language. The built-in packs can be changed and added to without building
the program: --packs DIR lays the files of a folder over them.`,
		Args: cobra.NoArgs,
	}
	coverage := &cobra.Command{
		Use:   "coverage",
		Short: "Show which relations, offices and names each language has words for",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return c.packCoverage() },
	}
	coverage.Flags().Bool("missing", false, "list what is missing")
	cmd.AddCommand(
		&cobra.Command{
			Use:   "check [DIR]",
			Short: "List every problem of the packs with its place",
			Long: `Checks the built-in packs, with those of DIR (or --packs) laid over them, and
lists all problems at once as file:line:column: unknown keys, ids that name
nothing, words that are not in normal form, duplicates, frames without examples
and frames that another shadows. The exit code is 1 if there are any.`,
			Args: cobra.MaximumNArgs(1),
			RunE: func(_ *cobra.Command, args []string) error {
				dir := c.GetString("packs")
				if len(args) == 1 {
					dir = args[0]
				}
				return c.packCheck(dir)
			},
		},
		&cobra.Command{
			Use:   "new LANG|RELATION",
			Short: "Write the files of a new language or relation, to be filled in",
			Long: `Writes templates: for a language code (tr, ckb) the files of a pack, for the
name of a relation (apologised_to) its type and a file of frames for each
language. They go to the folders of --packs (default ./packs) and --schema
(default ./schema); what is there already is never overwritten.`,
			Example: "  diplograph pack new tr\n  diplograph pack new apologised_to",
			Args:    cobra.ExactArgs(1),
			RunE:    func(_ *cobra.Command, args []string) error { return c.packNew(args[0]) },
		},
		coverage,
	)
	return cmd
}

// packCheck prints the problems of the built-in packs or, where there is a
// dir, those that come of laying its packs over them.
func (c *config) packCheck(dir string) error {
	o, err := c.ontology()
	if err != nil {
		return err
	}
	problems := lang.Check(lang.Builtin(), o)
	if dir != "" {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return errors.Join(fmt.Errorf("%s is not a folder of language packs", dir), err)
		}
		problems = within(dir, problems, lang.Check(lang.Overlay(lang.Builtin(), os.DirFS(dir)), o))
	}
	for _, p := range problems {
		fmt.Fprintln(c.out, p)
	}
	if n := len(problems); n > 0 {
		return fmt.Errorf("the language packs have %d problem%s", n, plural(n))
	}
	c.say("The language packs are well.")
	return nil
}

// within keeps the problems in files of dir, under their paths, and those that
// were not there before.
func within(dir string, before, problems schema.Problems) schema.Problems {
	var out schema.Problems
	for _, p := range problems {
		path := filepath.Join(dir, filepath.FromSlash(p.File))
		if _, err := os.Stat(path); err == nil {
			p.File = path
		} else if slices.Contains(before, p) {
			continue
		}
		out = append(out, p)
	}
	return out
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (c *config) packNew(name string) error {
	packs, types := c.GetString("packs"), c.GetString("schema")
	if packs == "" {
		packs = "packs"
	}
	if types == "" {
		types = "schema"
	}
	write := map[string][]byte{} // by path
	if lang.IsRelationName(name) {
		relation, frames, err := lang.NewRelation(c.packFiles(), name)
		if err != nil {
			return err
		}
		if _, known := c.relation(name); !known {
			write[filepath.Join(types, "relation", name+".yaml")] = relation
		}
		for file, b := range frames {
			write[filepath.Join(packs, filepath.FromSlash(file))] = b
		}
	} else {
		if _, err := fs.Stat(c.packFiles(), name); err == nil {
			return fmt.Errorf("there is a pack for %s already", name)
		}
		files, err := lang.NewLanguage(c.packFiles(), name)
		if err != nil {
			return fmt.Errorf("%w: %w, and a relation is named like met_with", errUsage, err)
		}
		for file, b := range files {
			write[filepath.Join(packs, filepath.FromSlash(file))] = b
		}
	}
	if len(write) == 0 {
		return fmt.Errorf("%s is there, with frames in every language", name)
	}
	return c.create(write)
}

// relation looks a relation up in the ontology as it is, if it can be read.
func (c *config) relation(name string) (schema.Relation, bool) {
	o, err := c.ontology()
	if err != nil {
		return schema.Relation{}, false
	}
	return o.Relation(name)
}

// create writes files that must not be there yet: all of them or none.
func (c *config) create(files map[string][]byte) error {
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		if _, err := os.Lstat(name); err == nil {
			return fmt.Errorf("%s is there already; nothing was written", name)
		}
	}
	for i, name := range names {
		err := os.MkdirAll(filepath.Dir(name), 0o755)
		if err == nil {
			err = os.WriteFile(name, files[name], 0o644)
		}
		if err != nil {
			for _, done := range names[:i+1] {
				_ = os.Remove(done)
			}
			return err
		}
	}
	for _, name := range names {
		fmt.Fprintln(c.out, name)
	}
	return nil
}

func (c *config) packCoverage() error {
	o, err := c.ontology()
	if err != nil {
		return err
	}
	cover, err := lang.Cover(c.packFiles(), o)
	if err != nil {
		return err
	}
	line := func(title string, cell func(code string) string) {
		fmt.Fprintf(c.out, "%-26s", title)
		for _, code := range cover.Languages {
			fmt.Fprintf(c.out, " %6s", cell(code))
		}
		fmt.Fprintln(c.out)
	}
	line("frames", func(code string) string { return code })
	for _, rel := range o.Relations {
		if rel.Role != "" {
			continue // what offices state needs no frame
		}
		line("  "+rel.Name, func(code string) string {
			if n := cover.Frames[rel.Name][code]; n > 0 {
				return fmt.Sprint(n)
			}
			return "-"
		})
	}
	fmt.Fprintln(c.out)
	line("words", func(code string) string { return code })
	for _, t := range cover.Tables {
		line(fmt.Sprintf("  %s (%d)", t.Name, len(t.IDs)), func(code string) string {
			return fmt.Sprint(len(t.IDs) - len(t.Missing[code]))
		})
	}
	if !c.GetBool("missing") {
		return nil
	}
	for _, t := range cover.Tables {
		for _, code := range cover.Languages {
			if ids := t.Missing[code]; len(ids) > 0 {
				fmt.Fprintf(c.out, "\n%s without words in %s:\n  %s\n", t.Name, code, strings.Join(ids, "\n  "))
			}
		}
	}
	return nil
}

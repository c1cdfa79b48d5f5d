package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diplograph/diplograph/graph/export"
	"github.com/diplograph/diplograph/graph/query"
)

func exportCommand(c *config) *cobra.Command {
	var formats, list []string
	for _, f := range export.Formats() {
		formats = append(formats, f.Name+"\t"+f.Gloss)
		list = append(list, fmt.Sprintf("  %-18s  %s", f.Name, f.Extension), indented(f.Gloss))
		if f.Cannot != "" {
			list = append(list, indented("Not carried: "+f.Cannot+"."))
		}
	}
	cmd := &cobra.Command{
		Use:   "export -o FILE",
		Short: "Write the graph as a file for other tools",
		Long: `Writes the graph, or what a filter selects of it, as a file that other tools
open. The format follows from the file's ending or is given by --format; -o -
writes to standard output. A file appears whole or not at all.

Formats:
` + strings.Join(list, "\n"),
		Example: `  diplograph export -o graph.html
  diplograph export -o graph.gexf
  diplograph export -o kazakhstan.graphml --focus Kazakhstan --depth 2
  diplograph export -o 2018.dot --from 2018 --to 2018 --relation met_with,signed
  diplograph export --format canonical -o - | sha256sum`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.export(cmd) },
	}
	f := cmd.Flags()
	f.StringP("output", "o", "", "the `file` to write, - for standard output")
	f.String("format", "", "the `format`, if the file's extension does not tell it")
	f.String("focus", "", "only the neighbourhood of this `entity`: a name in any script, or an xid")
	f.Int("depth", 1, "how many steps the neighbourhood of --focus has")
	f.Bool("as-read", false, "a node for each name that documents use, not for each person")
	c.filterFlags(cmd)
	complete(cmd, "format", formats)
	return cmd
}

func (c *config) export(cmd *cobra.Command) (err error) {
	file := c.GetString("output")
	if file == "" {
		return fmt.Errorf("%w: -o says which file to write, - for standard output", errUsage)
	}
	var format export.Format
	switch name := c.GetString("format"); {
	case name != "":
		format, err = export.Find(name)
	case file == "-":
		return fmt.Errorf("%w: standard output needs --format", errUsage)
	default:
		format, err = export.ForFile(file)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	o, err := c.ontology()
	if err != nil {
		return err
	}
	filter, err := c.filter()
	if err != nil {
		return err
	}
	if err := query.CheckFilter(o, filter); err != nil {
		return asUsage(err)
	}
	focus, depth := c.GetString("focus"), c.GetInt("depth")
	if depth < 1 {
		return fmt.Errorf("%w: --depth is the number of steps from the entity of --focus, 1 or more, not %d", errUsage, depth)
	}
	if focus == "" && cmd.Flags().Changed("depth") {
		return fmt.Errorf("%w: --depth needs --focus, the entity from which the steps are counted", errUsage)
	}
	s, err := c.open(cmd.Context(), o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	opt := export.Options{Filter: filter, Depth: depth, Names: c.GetStringSlice("lang"), AsRead: c.GetBool("as-read")}
	around := ""
	if focus != "" {
		if err := s.CheckModel(cmd.Context()); err != nil {
			return err
		}
		e, err := query.Resolve(cmd.Context(), query.Graph{Source: s, Ontology: o}, focus)
		if err != nil {
			return err
		}
		opt.Focus, around = e.XID, fmt.Sprintf(" around %s (%s)", e.Name, e.XID)
	}
	var n export.Count
	if file == "-" {
		n, err = format.Write(cmd.Context(), c.out, s, o, opt)
	} else {
		n, err = format.WriteFile(cmd.Context(), file, s, o, opt)
	}
	if errors.Is(err, export.ErrEmpty) && opt.Narrowed() {
		return fmt.Errorf("%w: no statement passes what --from, --to, --relation and the other filters ask for", err)
	}
	if errors.Is(err, export.ErrEmpty) {
		return fmt.Errorf("%w: the graph is empty; diplograph build reads documents into it", err)
	}
	if err != nil {
		return err
	}
	var what []string
	for _, part := range []struct {
		n    int
		name string
	}{{n.Nodes, "node"}, {n.Edges, "edge"}, {n.Assertions, "statement"}, {n.Documents, "document"}} {
		if part.n > 0 {
			what = append(what, fmt.Sprintf("%d %s%s", part.n, part.name, plural(part.n)))
		}
	}
	if len(what) == 0 {
		what = []string{"no edges"}
	}
	c.say("%s: %s%s (%s)", file, strings.Join(what, ", "), around, format.Name)
	return nil
}

// indented breaks text into lines that stand under the name of a format.
func indented(text string) string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if len(line)+len(word) > 72 {
			lines, line = append(lines, line), ""
		}
		line += " " + word
	}
	return "     " + strings.Join(append(lines, line), "\n     ")
}

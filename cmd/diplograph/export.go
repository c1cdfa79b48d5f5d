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
		list = append(list, fmt.Sprintf("  %-12s %-14s %s", f.Name, f.Extension, f.Gloss))
		if f.Cannot != "" {
			list = append(list, fmt.Sprintf("  %-27s (%s)", "", f.Cannot))
		}
	}
	cmd := &cobra.Command{
		Use:   "export -o FILE",
		Short: "Write the graph as a file for other tools",
		Long: `Writes the graph, or what a filter selects of it, as a file that other tools
open. The format follows from the file's extension or is given by --format;
-o - writes to standard output. A file appears whole or not at all.

Formats, with what they cannot carry:
` + strings.Join(list, "\n"),
		Example: `  diplograph export -o graph.gexf
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
	filterFlags(cmd)
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
	s, err := c.open(cmd.Context(), o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	opt := export.Options{Filter: filter, Depth: c.GetInt("depth"), Names: c.GetStringSlice("lang"), AsRead: c.GetBool("as-read")}
	if focus := c.GetString("focus"); focus != "" {
		e, err := query.Resolve(cmd.Context(), query.Graph{Source: s, Ontology: o}, focus)
		if err != nil {
			return err
		}
		opt.Focus = e.XID
	}
	var n export.Count
	if file == "-" {
		n, err = format.Write(cmd.Context(), c.out, s, o, opt)
	} else {
		n, err = format.WriteFile(cmd.Context(), file, s, o, opt)
	}
	if err != nil {
		return err
	}
	c.say("%s: %d nodes, %d edges (%s)", file, n.Nodes, n.Edges, format.Name)
	return nil
}

package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func schemaCommand(c *config) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Show the ontology and the schema of Dgraph that is made of it",
		Args:  cobra.NoArgs,
	}
	cmd.AddCommand(
		&cobra.Command{
			Use:       "show [ddl|table]",
			Short:     "Print the schema of Dgraph, or the ontology as a table",
			Example:   "  diplograph schema show ddl\n  diplograph schema show table",
			ValidArgs: []string{"ddl", "table"},
			Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
			RunE: func(_ *cobra.Command, args []string) error {
				o, err := c.ontology()
				if err != nil {
					return err
				}
				if len(args) == 1 && args[0] == "ddl" {
					_, err := fmt.Fprint(c.out, o.DDL())
					return err
				}
				for _, e := range o.Entities {
					fmt.Fprintf(c.out, "%-14s %s\n", e.Name, e.Gloss)
				}
				fmt.Fprintln(c.out)
				for _, r := range o.Relations {
					fmt.Fprintf(c.out, "%-14s %-22s %-5s %s\n", r.Name, r.PLOVER, r.CAMEO.Code, r.Gloss)
				}
				return nil
			},
		},
		&cobra.Command{
			Use:   "apply",
			Short: "Make the graph's Dgraph know the schema",
			Args:  cobra.NoArgs,
			RunE: func(cmd *cobra.Command, _ []string) error {
				o, err := c.ontology()
				if err != nil {
					return err
				}
				s, err := c.open(cmd.Context(), o)
				if err != nil {
					return err
				}
				if err := s.ApplySchema(cmd.Context()); err != nil {
					_ = s.Close()
					return err
				}
				c.say("The schema is applied.")
				return s.Close()
			},
		},
	)
	return cmd
}

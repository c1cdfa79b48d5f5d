package main

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/diplograph/diplograph/graph/dgraph"
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
			Use:   "graphql",
			Short: "Print the schema for Dgraph's GraphQL server",
			Long: `Prints a schema with which Dgraph's own GraphQL server answers for the graph as
it is, every relation in both directions, with the statements behind it and the
words of documents that make them. It reads only: it has no mutations.
"schema apply --graphql" installs it.`,
			Args: cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				o, err := c.ontology()
				if err == nil {
					_, err = fmt.Fprint(c.out, o.GraphQL())
				}
				return err
			},
		},
		applyCommand(c),
	)
	return cmd
}

func applyCommand(c *config) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "apply",
		Short: "Make the graph's Dgraph know the schema",
		Long: `Makes the graph's Dgraph know the schema, and with --graphql its GraphQL server
too, which then answers at http://HOST:PORT/graphql for as long as Dgraph runs
(see diplograph up).

What documents say is not touched. Indices may be built anew; for as long as that
takes questions are slow and some fail. A graph of an earlier version gets what
questions need beside that, which takes about as long as to write it anew.`,
		Example: `  diplograph up && diplograph schema apply --graphql
  diplograph schema apply --graphql --dgraph host1:9080 --dgraph-http host1:8080`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			o, err := c.ontology()
			if err != nil {
				return err
			}
			s, err := c.open(cmd.Context(), o)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, s.Close()) }()
			if !c.GetBool("graphql") {
				if err := s.ApplySchema(cmd.Context()); err != nil {
					return err
				}
				c.say("The schema is applied.")
				return nil
			}
			address := cmp.Or(c.GetString("dgraph-http"), s.http)
			if err := s.ApplyGraphQL(cmd.Context(), address); err != nil {
				return err
			}
			c.say("The schema is applied. GraphQL is asked at %s/graphql", dgraph.HTTPURL(address))
			return nil
		},
	}
	f := cmd.Flags()
	f.Bool("graphql", false, "apply the schema of GraphQL too")
	f.String("dgraph-http", "", "the `address` of an alpha's HTTP port (default the host of --dgraph, port 8080 for 9080)")
	return cmd
}

package main

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/diplograph/diplograph/graph/dgraph"
	"github.com/diplograph/diplograph/graph/local"
	"github.com/diplograph/diplograph/graph/query"
	"github.com/diplograph/diplograph/schema"
)

// completer is what a shell asks for the rest of a word.
type completer = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

func complete(cmd *cobra.Command, flag string, words []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// ontologyWords completes by names of the ontology.
func (c *config) ontologyWords(words func(*schema.Ontology) []string) completer {
	return func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		if err := c.load(cmd); err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		o, err := c.ontology()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return words(o), cobra.ShellCompDirectiveNoFileComp
	}
}

func relationWords(o *schema.Ontology) (list []string) {
	for _, r := range o.Relations {
		list = append(list, r.Name+"\t"+r.Gloss)
	}
	return list
}

func typeWords(o *schema.Ontology) (list []string) {
	for _, e := range o.Entities {
		list = append(list, e.Name+"\t"+e.Gloss)
	}
	return list
}

// completePatience is how long a shell may wait for words of the graph.
const completePatience = 2 * time.Second

// graphWords completes by what a query of a graph that runs gives. It does not
// start a Dgraph for that.
func (c *config) graphWords(dql string, words func(row map[string]any) []string) completer {
	return func(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		none := cobra.ShellCompDirectiveNoFileComp
		if err := c.load(cmd); err != nil {
			return nil, none
		}
		o, err := c.ontology()
		if err != nil {
			return nil, none
		}
		ctx := cmd.Context()
		if ctx == nil {
			ctx = context.Background()
		}
		ctx, cancel := context.WithTimeout(ctx, completePatience)
		defer cancel()
		addresses := c.GetString("dgraph")
		if addresses == "" {
			st, err := local.Inspect(ctx, c.local())
			if err != nil || !st.Running {
				return nil, none
			}
			addresses = st.Address
		}
		s, err := dgraph.Open(ctx, dgraph.Config{Addresses: addresses, Ontology: o, Timeout: completePatience})
		if err != nil {
			return nil, none
		}
		defer s.Close()
		answer, err := s.Query(ctx, dql, nil)
		if err != nil {
			return nil, none
		}
		var found struct{ Q []map[string]any }
		if err := json.Unmarshal(answer, &found); err != nil {
			return nil, none
		}
		var list []string
		for _, row := range found.Q {
			for _, w := range words(row) {
				if strings.HasPrefix(strings.ToLower(w), strings.ToLower(begun)) {
					list = append(list, w)
				}
			}
		}
		slices.Sort(list)
		return slices.Compact(list), none
	}
}

// The queries whose answers complete words look at a part of a large graph.
const (
	outletsDQL  = `{ q(func: has(outlet), first: 5000) { outlet } }`
	entitiesDQL = `{ q(func: type(Entity), first: 20000) { xid name@* } }`
)

func outletWords(row map[string]any) []string {
	name, _ := row["outlet"].(string)
	return []string{name}
}

// entityWords are the names and the xid of an entity.
func entityWords(row map[string]any) (list []string) {
	for _, value := range row {
		if s, ok := value.(string); ok {
			list = append(list, s)
		}
	}
	return list
}

// questionWords completes the name of a question, then its arguments.
func (c *config) questionWords() completer {
	entities := c.graphWords(entitiesDQL, entityWords)
	return func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			q, err := query.Find(args[0])
			if err != nil || len(args) > len(q.Params) {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return entities(cmd, args, begun)
		}
		var names []string
		for _, q := range query.Questions() {
			names = append(names, q.Name+"\t"+q.Gloss)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
}

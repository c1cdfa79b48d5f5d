package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/query"
)

func queryCommand(c *config) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "query [NAME [ARG…]]",
		Short: "Ask the graph a question",
		Long: `Asks one of the named questions; without a name it lists them. Names of people,
states and bodies may be given in Arabic, Persian or Latin script, misspelt
too, or as an xid. Every row leads to the words that state it: --evidence
shows them, of much that is said the latest: three statements for a row of
network and top, six for each of the two stances of contradictions, which
shows all with a filter such as --min-confidence 0.01.

Two options are about languages: --lang picks the names that are shown, in the
first of the languages that an entity has a name in; --document-lang keeps to
what documents in one language say.

--dql asks a query of your own in DQL, from a file or - for standard input; it
can read only.`,
		Example: `  diplograph query
  diplograph query met "Kairat Abdrakhmanov" --evidence
  diplograph query met "قيرات عبد الرحمنوف" --from 2018 --to 2018-12
  diplograph query supports Palestine --format csv > support.csv
  diplograph query path ایران Kazakhstan
  diplograph query signed --show-dql
  diplograph query --dql meetings.dql --var who=state:KZ`,
		ValidArgsFunction: c.questionWords(),
		RunE:              func(cmd *cobra.Command, args []string) error { return c.query(cmd, args) },
	}
	f := cmd.Flags()
	f.String("format", "table", "`form` of the answer: "+strings.Join(query.Formats, ", "))
	f.Bool("evidence", false, "show the words of documents that state each row")
	f.Bool("show-dql", false, "print the DQL that the question runs instead of its answer")
	f.String("dql", "", "ask the query in DQL of this `file`, - for standard input")
	f.StringArray("var", nil, "`name=value` of a variable of --dql")
	f.Int("limit", query.DefaultLimit, "how many rows to give at most; -1 for all")
	f.Int("depth", 0, "how many steps a path or network may have")
	f.Int("paths", 0, "how many paths to give")
	f.String("at", "", "the `date` for which offices are asked")
	f.String("by", "", "the `measure` of top: meetings, connections, pagerank")
	c.filterFlags(cmd)
	complete(cmd, "format", query.Formats)
	complete(cmd, "by", []string{"meetings", "connections", "pagerank"})
	return cmd
}

// filterFlags adds the options that narrow assertions down.
func (c *config) filterFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.String("from", "", "only what happened on this `date` or later: 2018, 2018-07 or 2018-07-31")
	f.String("to", "", "only what happened on this `date` or before")
	f.StringSlice("relation", nil, "only these `relations`: met_with, signed, …")
	f.StringSlice("type", nil, "only entities of these `types`: Person, State, …")
	f.StringSlice("status", nil, "statements of these `statuses` instead of asserted ones: negated, planned, hoped, conditional, alleged")
	f.String("document-lang", "", "only what documents in this `language` say")
	f.String("outlet", "", "only what this `outlet` says")
	f.Float64("min-confidence", 0, "only statements with at least this confidence, 0 to 1")
	var statuses []string
	for _, s := range graph.Statuses {
		statuses = append(statuses, string(s))
	}
	complete(cmd, "status", statuses)
	complete(cmd, "document-lang", []string{"ar", "fa", "en"})
	_ = cmd.RegisterFlagCompletionFunc("relation", c.ontologyWords(relationWords))
	_ = cmd.RegisterFlagCompletionFunc("type", c.ontologyWords(typeWords))
	_ = cmd.RegisterFlagCompletionFunc("outlet", c.graphWords(outletsDQL, outletWords))
}

// filter gathers what filterFlags were given.
func (c *config) filter() (graph.Filter, error) {
	f := graph.Filter{
		From: graph.Date(c.GetString("from")), To: graph.Date(c.GetString("to")),
		Relations: c.GetStringSlice("relation"), Types: c.GetStringSlice("type"),
		Lang: c.GetString("document-lang"), Outlet: c.GetString("outlet"), MinConfidence: c.GetFloat64("min-confidence"),
	}
	for _, s := range c.GetStringSlice("status") {
		f.Statuses = append(f.Statuses, graph.Status(s))
	}
	for _, d := range []graph.Date{f.From, f.To} {
		if d != "" && d.Precision() == "" {
			return f, fmt.Errorf("%w: %q is not a date such as 2018, 2018-07 or 2018-07-31", errUsage, d)
		}
	}
	return f, nil
}

func (c *config) query(cmd *cobra.Command, args []string) error {
	file := c.GetString("dql")
	if len(args) == 0 && file == "" {
		return c.listQuestions()
	}
	style := query.Style{Format: c.GetString("format"), Evidence: c.GetBool("evidence"), Terminal: terminal(c.out)}
	if f, ok := c.out.(*os.File); ok && style.Terminal {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			style.Width = width
		}
	}
	o, err := c.ontology()
	if err != nil {
		return err
	}
	filter, err := c.filter()
	if err != nil {
		return err
	}
	r := query.Request{Filter: filter, Names: c.GetStringSlice("lang"), Limit: c.GetInt("limit"), Evidence: style.ShowsEvidence(),
		Depth: c.GetInt("depth"), Paths: c.GetInt("paths"), At: graph.Date(c.GetString("at")), By: c.GetString("by")}
	var q query.Question
	if file == "" {
		if q, err = query.Find(args[0]); err != nil {
			return fmt.Errorf("%w: %w", errUsage, err)
		}
		r.Args = args[1:]
		if c.GetBool("show-dql") {
			list, err := q.DQL(query.Graph{Ontology: o}, r)
			if err != nil {
				return asUsage(err)
			}
			for _, s := range list {
				fmt.Fprintln(c.out, s)
			}
			return nil
		}
	}
	var dql string
	if file != "" {
		if dql, err = c.slurp(file); err != nil {
			return err
		}
		if err := query.CheckReadOnly(dql); err != nil {
			return err
		}
	}
	s, err := c.open(cmd.Context(), o)
	if err != nil {
		return err
	}
	g := query.Graph{Source: s.Snapshot(), Ontology: o}
	var t query.Table
	if file != "" {
		t, err = c.raw(cmd, g, dql)
	} else if err = s.CheckModel(cmd.Context()); err == nil {
		t, err = q.Run(cmd.Context(), g, r)
	}
	if err == nil {
		err = t.Write(c.out, style)
	}
	if err == nil && (style.Terminal || len(t.Rows) == 0) {
		c.say("%s", t.Summary())
	}
	return errors.Join(asUsage(err), s.Close())
}

// asUsage marks the mistakes in how a question is asked.
func asUsage(err error) error {
	if errors.Is(err, query.ErrUsage) {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	return err
}

// raw asks DQL as it stands.
func (c *config) raw(cmd *cobra.Command, g query.Graph, dql string) (query.Table, error) {
	vars := map[string]string{}
	for _, v := range c.GetStringSlice("var") {
		name, value, ok := strings.Cut(v, "=")
		if !ok {
			return query.Table{}, fmt.Errorf("%w: --var %q is not name=value", errUsage, v)
		}
		vars["$"+strings.TrimPrefix(name, "$")] = value
	}
	answer, err := query.Raw(cmd.Context(), g, dql, vars)
	if err != nil {
		return query.Table{}, err
	}
	return query.RawTable(answer)
}

// slurp reads a file, or standard input for "-".
func (c *config) slurp(file string) (string, error) {
	if file == "-" {
		b, err := io.ReadAll(c.in)
		return string(b), err
	}
	b, err := os.ReadFile(file)
	return string(b), err
}

func (c *config) listQuestions() error {
	for _, q := range query.Questions() {
		if _, err := fmt.Fprintf(c.out, "%-26s %s\n", q.Usage(), q.Gloss); err != nil {
			return err
		}
	}
	return nil
}

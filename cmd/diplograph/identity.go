package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/dgraph"
	"github.com/diplograph/diplograph/graph/query"
	"github.com/diplograph/diplograph/graph/resolve"
	"github.com/diplograph/diplograph/schema"
)

func identityCommand(c *config) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "identity",
		Short: "See, correct and exchange who is taken for whom",
		Long: `Documents call people by many names. Rules judge which of those that documents
speak of are one; a person's judgement is stronger than theirs, for ever, and
can be undone. Nothing is lost by a merger: each fact stays with whom it was read
of, and a split gives it back.

An ENTITY is an xid, or a name in any script.`,
		Args: cobra.NoArgs,
	}
	list := identitySub(c, "list", "List judgements", cobra.NoArgs, c.identityList)
	list.Flags().Bool("unsure", false, "only those that somebody should look at")
	list.Flags().Bool("persons", false, "only those of persons")
	merge := identitySub(c, "merge ENTITY ENTITY", "Say that two are one", cobra.ExactArgs(2), c.identityMerge)
	split := identitySub(c, "split ENTITY [ENTITY]", "Say that two are two, or that one is none of those it is one with", cobra.RangeArgs(1, 2), c.identitySplit)
	imports := identitySub(c, "import FILE", "Read judgements from a file", cobra.ExactArgs(1), c.identityImport)
	for _, sub := range []*cobra.Command{merge, split, imports} {
		sub.Flags().String("by", os.Getenv("USER"), "the `person` who judges")
		sub.Flags().String("note", "", "`why`, for those who come later")
	}
	exports := identitySub(c, "export [FILE]", "Write judgements to a file in the form of nomenklatura's resolver", cobra.MaximumNArgs(1), c.identityExport)
	exports.Flags().Bool("persons", false, "only those of persons")
	again := identitySub(c, "resolve", "Judge what an interrupted build has left", cobra.NoArgs, c.identityResolve)
	again.Flags().Bool("all", false, "judge everything anew, as after a change of packs or a new version")
	cmd.AddCommand(again, list, merge, split, imports, exports, identityKnown(c),
		identitySub(c, "show ENTITY", "Show who is one with an entity, and why", cobra.ExactArgs(1), c.identityShow),
		identitySub(c, "undo", "Take the latest merge, split or import back", cobra.NoArgs, c.identityUndo))
	return cmd
}

// identitySub makes a command that runs on the open graph.
func identitySub(c *config, use, short string, args cobra.PositionalArgs,
	run func(context.Context, *session, []string) error) *cobra.Command {
	return &cobra.Command{Use: use, Short: short, Args: args, RunE: func(cmd *cobra.Command, args []string) error {
		o, err := c.ontology()
		if err != nil {
			return err
		}
		s, err := c.open(cmd.Context(), o)
		if err != nil {
			return err
		}
		if err = s.ApplySchema(cmd.Context()); err == nil {
			err = run(cmd.Context(), s, args)
		}
		return errors.Join(err, s.Close())
	}}
}

// rules are those by which entities are judged, with what packs know of offices.
func rules(packs map[string]*lang.Pack) resolve.Rules {
	return resolve.Rules{SingleSeat: func(role string) bool {
		for _, p := range packs {
			if o, ok := p.World.Offices[role]; ok {
				return o.Single
			}
		}
		return false
	}, Held: func(xid string) []resolve.Office {
		for _, p := range packs { // the world is the same in all
			var held []resolve.Office
			for _, t := range p.World.Entities[xid].Offices {
				held = append(held, resolve.Office{Role: t.Office, Of: t.Of, First: graph.Date(t.From), Last: graph.Date(t.To)})
			}
			return held
		}
		return nil
	}}
}

// entity returns the xid that is meant by one, which need not be canonical.
func (c *config) entity(ctx context.Context, s *session, text string) (string, error) {
	if _, err := s.Entity(ctx, text); err == nil || !errors.Is(err, graph.ErrNotFound) {
		return text, err
	}
	o, err := c.ontology()
	if err != nil {
		return "", err
	}
	e, err := query.Resolve(ctx, query.Graph{Source: s.Store, Ontology: o}, text)
	return e.XID, err
}

func (c *config) identityList(ctx context.Context, s *session, _ []string) error {
	var all []graph.Judgement
	for j, err := range s.Judgements(ctx) {
		if err != nil {
			return err
		}
		all = append(all, j)
	}
	all = resolve.Effective(all)
	all = slices.DeleteFunc(all, func(j graph.Judgement) bool {
		return c.GetBool("unsure") && j.Verdict != graph.Unsure || c.GetBool("persons") && !j.ByPerson()
	})
	var xids []string
	for _, j := range all {
		xids = append(xids, j.Left, j.Right)
	}
	names, err := s.EntitiesByXID(ctx, xids...)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, j := range all {
		fmt.Fprintf(w, "%s\t%.2f\t%s %s\t%s %s\t%s\t%s\n", j.Verdict, j.Score, j.Left, isolate(names[j.Left].Name(c.GetStringSlice("lang")...)),
			j.Right, isolate(names[j.Right].Name(c.GetStringSlice("lang")...)), j.By, j.Reasons())
	}
	return w.Flush()
}

func (c *config) identityShow(ctx context.Context, s *session, args []string) error {
	xid, err := c.entity(ctx, s, args[0])
	if err != nil {
		return err
	}
	id, err := s.Identity(ctx, xid)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s\n", id.Canonical)
	for _, m := range id.Members {
		fmt.Fprintf(c.out, "  %s  %s\n", m.XID, isolate(m.Name(c.GetStringSlice("lang")...)))
	}
	for _, j := range id.Judgements {
		fmt.Fprintf(c.out, "\n%s: %s and %s, by %s, %s, probability %.2f\n", j.Verdict, j.Left, j.Right, j.By, j.At.UTC().Format(time.DateTime), j.Score)
		for _, r := range j.Why {
			fmt.Fprintf(c.out, "  %s\n", r)
		}
		if j.Note != "" {
			fmt.Fprintf(c.out, "  %s\n", j.Note)
		}
	}
	return nil
}

// judgement makes one of the person who runs the command.
func (c *config) judgement(a, b string, v graph.Verdict, at time.Time) (graph.Judgement, error) {
	score := 1.0
	if v == graph.Negative {
		score = 0
	}
	j := graph.NewJudgement(a, b, v, score)
	j.By, j.Note, j.At, j.Act = c.GetString("by"), c.GetString("note"), at, resolve.ActAt(at)
	if j.By == "" || j.By == graph.ByRules {
		return j, fmt.Errorf("%w: --by says who judges", errUsage)
	}
	if a == b {
		return j, fmt.Errorf("%w: both are %s; identity show tells by which xids documents call it", errUsage, a)
	}
	return j, nil
}

func (c *config) identityMerge(ctx context.Context, s *session, args []string) error {
	a, err := c.entity(ctx, s, args[0])
	if err != nil {
		return err
	}
	b, err := c.entity(ctx, s, args[1])
	if err != nil {
		return err
	}
	j, err := c.judgement(a, b, graph.Positive, time.Now().UTC())
	if err != nil {
		return err
	}
	if err := s.Judge(ctx, j); err != nil {
		return asJudged(err)
	}
	c.say("%s and %s are one.", a, b)
	return nil
}

func asJudged(err error) error {
	if errors.Is(err, dgraph.ErrInvalid) {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	return err
}

func (c *config) identitySplit(ctx context.Context, s *session, args []string) error {
	a, err := c.entity(ctx, s, args[0])
	if err != nil {
		return err
	}
	var others []string
	if len(args) > 1 {
		b, err := c.entity(ctx, s, args[1])
		if err != nil {
			return err
		}
		others = append(others, b)
	} else {
		id, err := s.Identity(ctx, a)
		if err != nil {
			return err
		}
		for _, m := range id.Members {
			if m.XID != a {
				others = append(others, m.XID)
			}
		}
		if len(others) == 0 {
			return fmt.Errorf("%w: %s is one with nobody", errUsage, a)
		}
	}
	at := time.Now().UTC()
	var list []graph.Judgement
	for _, b := range others {
		j, err := c.judgement(a, b, graph.Negative, at)
		if err != nil {
			return err
		}
		list = append(list, j)
	}
	if err := s.Judge(ctx, list...); err != nil {
		return asJudged(err)
	}
	c.say("%s is not %s.", a, strings.Join(others, ", "))
	return nil
}

func (c *config) identityUndo(ctx context.Context, s *session, _ []string) error {
	undone, err := s.Undo(ctx)
	for _, j := range undone {
		c.say("undone: %s: %s and %s, by %s, %s", j.Verdict, j.Left, j.Right, j.By, j.At.UTC().Format(time.DateTime))
	}
	return err
}

func (c *config) identityResolve(ctx context.Context, s *session, _ []string) error {
	in, err := c.reader()
	if err != nil {
		return err
	}
	judge := s.Resolve
	if c.GetBool("all") {
		judge = s.ResolveAll
	}
	done, err := judge(ctx, rules(in.Packs))
	c.say("%d entities looked at, %d judgements changed", done.Entities, done.Judged)
	return err
}

func (c *config) identityExport(ctx context.Context, s *session, args []string) (err error) {
	out := c.out
	if len(args) > 0 && args[0] != "-" {
		f, err := os.Create(args[0])
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		out = f
	}
	n, err := resolve.WriteJudgements(out, func(yield func(graph.Judgement, error) bool) {
		for j, err := range s.Judgements(ctx) {
			if err == nil && c.GetBool("persons") && !j.ByPerson() {
				continue
			}
			if !yield(j, err) {
				return
			}
		}
	})
	c.say("%d judgements written", n)
	return err
}

func (c *config) identityImport(ctx context.Context, s *session, args []string) error {
	var in io.Reader = c.in
	if args[0] != "-" {
		f, err := os.Open(args[0])
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	o, err := c.ontology()
	if err != nil {
		return err
	}
	list, err := resolve.ReadJudgements(in, c.GetString("by"), func(id string) bool { return isXID(o, id) })
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	if err := s.ImportJudgements(ctx, list...); err != nil {
		return asJudged(err)
	}
	c.say("%d judgements of persons read", len(list))
	return nil
}

func isXID(o *schema.Ontology, id string) bool {
	_, ok := o.TypeOf(id)
	return ok
}

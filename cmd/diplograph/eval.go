package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/eval"
	"github.com/diplograph/diplograph/schema"
)

func evalCommand(c *config) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval GOLD…",
		Short: "Score extraction against annotated documents",
		Long: `Reads the texts of annotated documents and scores what is found in them:
precision, recall and F1 by type and language, answers that the annotation
warns of, identity across documents, and the share of right answers by
confidence.

A GOLD file holds one document a line: "id", "lang", "published", "text",
"entities", "relations", "distractors"; examples/README.md describes it. An
entity is right if its type agrees and its key, or one of its mentions once
folded, is that of the gold; agreements, events, resolutions and what is only
described need but resemble it. A relation is right if its type and both ends
are. Only asserted relations count as answers.

--cameo takes a FILE of single English sentences with CAMEO codes instead, one
a line: "id", "code", "text", "source" and "target", the words for those who
act and those acted on. It prints how often a relation that the code stands for
was found between the marked, and what was found for each root code.`,
		Example: `  diplograph eval examples/news.gold.jsonl
  diplograph eval --errors 20 --lang fa examples/news.gold.jsonl
  diplograph extract --format jsonl examples/news.gold.jsonl > before.jsonl
  diplograph eval --compare before.jsonl examples/news.gold.jsonl
  diplograph eval --cameo sentences.jsonl`,
		Args: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("cameo") {
				return cobra.NoArgs(cmd, args)
			}
			return cobra.MinimumNArgs(1)(cmd, args)
		},
	}
	f := cmd.Flags()
	f.String("system", "", "score the answers in this `file` (extract --format jsonl) instead of reading the texts")
	f.Int("errors", 0, "list the first `n` errors with their sentences; -1 lists all")
	f.StringSlice("lang", nil, "score only documents in these `languages`")
	f.Bool("json", false, "print JSON")
	f.String("compare", "", "show what has changed since the answers in this `file`")
	f.String("calibrate", "", "print the share of right answers of each rule of this `language`, as calibration.yaml of its pack")
	f.String("cameo", "", "score sentences with CAMEO codes in this `file`")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if file := c.GetString("cameo"); file != "" {
			return c.evalCodes(cmd.Context(), file)
		}
		if c.GetBool("json") && (c.GetInt("errors") != 0 || c.GetString("compare") != "") {
			return fmt.Errorf("%w: --json prints figures alone: leave out --errors and --compare", errUsage)
		}
		langs, err := f.GetStringSlice("lang") // the setting of that name is for showing names
		if err != nil {
			return err
		}
		return c.eval(cmd.Context(), args, langs)
	}
	return cmd
}

func (c *config) eval(ctx context.Context, paths, langs []string) error {
	var gold []eval.Document
	for _, p := range paths {
		docs, err := readAnnotated(p)
		if err != nil {
			return err
		}
		gold = append(gold, docs...)
	}
	if len(langs) > 0 {
		gold = slices.DeleteFunc(gold, func(d eval.Document) bool { return !slices.Contains(langs, d.Lang) })
	}
	if len(gold) == 0 {
		return errors.New("there is no document to score in the gold files")
	}
	answers, partial := c.answers(ctx, paths)
	if partial != nil && !errors.Is(partial, errPartial) {
		return partial
	}
	o, err := c.ontology()
	if err != nil {
		return err
	}
	w := bufio.NewWriter(c.out)
	err = c.report(w, o, gold, answers)
	return errors.Join(err, w.Flush(), partial)
}

// evalCodes scores sentences with CAMEO codes.
func (c *config) evalCodes(ctx context.Context, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sentences, err := eval.ReadCoded(f, path)
	if err != nil {
		return err
	}
	in, err := c.reader()
	if err != nil {
		return err
	}
	coding, err := eval.NewCoding(in.Ontology)
	if err != nil {
		return err
	}
	var answers []eval.Document
	for _, s := range sentences {
		d := &extract.Document{ID: s.ID, Lang: "en", Text: s.Text}
		if err := in.Read(ctx, d); err != nil {
			return fmt.Errorf("%s: %w", s.ID, err)
		}
		answers = append(answers, eval.Of(in.Output(d)))
	}
	w := bufio.NewWriter(c.out)
	score := eval.MeasureCodes(coding, sentences, answers)
	if err := score.WriteText(w); err != nil {
		return err
	}
	n := c.GetInt("errors")
	for _, m := range score.Missed {
		if n == 0 {
			break
		}
		n--
		fmt.Fprintf(w, "%s  %v -> %v\n    %s\n", m.ID, m.Source, m.Target, m.Text)
	}
	return w.Flush()
}

// answers reads the file of --system, else the texts of the gold files.
func (c *config) answers(ctx context.Context, paths []string) ([]eval.Document, error) {
	if file := c.GetString("system"); file != "" {
		return readAnnotated(file)
	}
	in, err := c.reader()
	if err != nil {
		return nil, err
	}
	var out []eval.Document
	err = c.read(ctx, in, paths, func(d *extract.Document) error {
		out = append(out, eval.Of(in.Output(d)))
		return nil
	})
	return out, err
}

func readAnnotated(path string) ([]eval.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return eval.Read(f, path)
}

// report prints a score in the form that the flags ask for.
func (c *config) report(w io.Writer, o *schema.Ontology, gold, answers []eval.Document) error {
	score := eval.Measure(o, gold, answers)
	if lang := c.GetString("calibrate"); lang != "" {
		return score.WriteCalibration(w, lang)
	}
	if c.GetBool("json") {
		return json.NewEncoder(w).Encode(score)
	}
	if err := score.WriteText(w); err != nil {
		return err
	}
	if file := c.GetString("compare"); file != "" {
		old, err := readAnnotated(file)
		if err != nil {
			return err
		}
		return writeChanges(w, eval.Measure(o, gold, old), score)
	}
	return writeErrors(w, score, c.GetInt("errors"))
}

// writeErrors lists the first n errors; a negative n lists all.
func writeErrors(w io.Writer, s *eval.Score, n int) error {
	for _, it := range s.Items {
		if n == 0 {
			return nil
		}
		if it.Verdict == eval.Right {
			continue
		}
		n--
		mark := ""
		if it.Distractor {
			mark = "  (the gold warns of it)"
		}
		if err := writeItem(w, string(it.Verdict)+mark, it); err != nil {
			return err
		}
	}
	return nil
}

func writeChanges(w io.Writer, was, is *eval.Score) error {
	fmt.Fprintln(w, "\nsince then")
	if err := eval.WriteComparison(w, was, is); err != nil {
		return err
	}
	for _, ch := range eval.Diff(was, is) {
		mark := "worse: "
		if ch.Better() {
			mark = "better: "
		}
		switch {
		case ch.Was == "":
			mark += "newly " + string(ch.Is)
		case ch.Is == "":
			mark += "no longer " + string(ch.Was)
		default:
			mark += "was " + string(ch.Was) + ", now " + string(ch.Is)
		}
		if err := writeItem(w, mark, ch.Item); err != nil {
			return err
		}
	}
	return nil
}

func writeItem(w io.Writer, verdict string, it eval.Item) error {
	it.What = isolated(it.What)
	note := ""
	switch {
	case it.Rule != "":
		note = fmt.Sprintf("  by %s, %.2f", it.Rule, it.Confidence)
	case it.Verdict == eval.Missed && len(it.Lost) > 0:
		note = "  for want of " + strings.Join(isolated(it.Lost), " and ")
	}
	_, err := fmt.Fprintf(w, "%s  %s  %s%s\n    %s\n", it.Document, verdict, it, note, isolate(it.Sentence))
	return err
}

func isolated(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = isolate(n)
	}
	return out
}

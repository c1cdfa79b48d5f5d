package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diplograph/diplograph/extract"
)

func extractCommand(c *config) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "extract PATH…",
		Short: "Show what documents say, without a graph",
		Long: `Reads documents and prints the entities and relations found in them.

A PATH is a text file, a JSON lines file, a folder, or - for standard input.
A line of JSON holds {"id", "text"} and perhaps "lang", "published", "url",
"title", "outlet". With --format jsonl each document gives one line; offsets
count Unicode code points of the text as it came.`,
		Example: `  diplograph extract examples/news
  diplograph extract --format jsonl news.jsonl > found.jsonl
  cat article.txt | diplograph extract -`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			write, ok := map[string]func(io.Writer, extract.Output) error{"text": writeText, "jsonl": writeLine}[c.GetString("format")]
			if !ok {
				return fmt.Errorf("%w: --format is text or jsonl, not %q", errUsage, c.GetString("format"))
			}
			in, err := c.reader()
			if err != nil {
				return err
			}
			w := bufio.NewWriter(c.out)
			err = c.read(cmd.Context(), in, args, func(d *extract.Document) error {
				if err := write(w, in.Output(d)); err != nil {
					return err
				}
				return w.Flush()
			})
			return err
		},
	}
	cmd.Flags().String("format", "text", "`form` of the output: text (for eyes) or jsonl (for programs)")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "jsonl"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func writeLine(w io.Writer, o extract.Output) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(o)
}

// writeText prints a document's findings for people. Names are isolated, so
// that right-to-left ones do not disturb the line.
func writeText(w io.Writer, o extract.Output) error {
	names := map[string]string{}
	fmt.Fprintf(w, "%s  (%s%s)\n", o.ID, o.Lang, prefixed(", ", string(o.Published)))
	for _, e := range o.Entities {
		names[e.ID] = e.Name
		fmt.Fprintf(w, "  %-13s %s%s\n", e.Type, isolate(e.Name), prefixed("  ", e.Key))
	}
	for _, r := range o.Relations {
		status := ""
		if r.Status != "asserted" {
			status = " [" + string(r.Status) + "]"
		}
		fmt.Fprintf(w, "  %s %s %s%s%s%s\n", isolate(names[r.Subject]), r.Type, isolate(names[r.Object]), prefixed(", ", r.Office), prefixed("  ", string(r.Date)), status)
		fmt.Fprintf(w, "      %s\n", isolate(strings.Join(strings.Fields(r.Evidence.Text), " ")))
	}
	_, err := fmt.Fprintln(w)
	return err
}

// isolate wraps text in a first-strong isolate.
func isolate(s string) string { return "\u2068" + s + "\u2069" }

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

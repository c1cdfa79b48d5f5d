package query

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/diplograph/diplograph/graph"
)

// Formats are the names of the forms in which a table can be written.
var Formats = []string{"table", "json", "jsonl", "csv", "markdown"}

// Style says how a table is written.
type Style struct {
	Format string // one of Formats; empty means table
	// Evidence adds the evidence of each row: all of it below the row in a
	// table, the surest in columns of their own in csv and markdown. JSON has
	// all that the table has.
	Evidence bool
	// Terminal is true when a terminal shows the table, which may put the
	// words of a line in another order: then text that runs from right to left
	// is kept apart from what is beside it by invisible marks.
	Terminal bool
	// Width is how many columns the terminal has; the widest columns of a
	// table and its evidence are cut to fit. 0 means no bound.
	Width int
}

// ShowsEvidence tells whether the style shows any evidence.
func (s Style) ShowsEvidence() bool { return s.Evidence || s.Format == "json" || s.Format == "jsonl" }

// Write writes the table.
func (t Table) Write(w io.Writer, s Style) error {
	out := bufio.NewWriter(w)
	var err error
	switch s.Format {
	case "", "table":
		t.writeTable(out, s)
	case "json":
		err = t.writeJSON(out, "[", ",\n ", "]\n")
	case "jsonl":
		err = t.writeJSON(out, "", "\n", "\n")
	case "csv":
		err = t.writeCSV(out, s)
	case "markdown":
		t.writeMarkdown(out, s)
	default:
		return unknownName("format", s.Format, Formats)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

func (t Table) writeJSON(w *bufio.Writer, before, between, after string) error {
	w.WriteString(before)
	for i, r := range t.Rows {
		if i > 0 {
			w.WriteString(between)
		}
		data, err := t.row(r)
		if err != nil {
			return err
		}
		w.Write(data)
	}
	if before != "" || len(t.Rows) > 0 {
		w.WriteString(after)
	}
	return nil
}

// evidenceColumns are those that evidence adds to flat forms.
var evidenceColumns = []string{"quote", "title", "outlet", "published", "url"}

func (e Evidence) columns() []string {
	return []string{e.Quote, e.Title, e.Outlet, string(e.Published), e.URL}
}

// writeCSV gives an entity two columns, its name and its xid.
func (t Table) writeCSV(w io.Writer, s Style) error {
	out := csv.NewWriter(w)
	isEntity := make([]bool, len(t.Columns))
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			switch c := c.(type) {
			case Entity:
				isEntity[i] = true
			case List:
				for _, c := range c {
					_, ok := c.(Entity)
					isEntity[i] = isEntity[i] || ok
				}
			}
		}
	}
	var line []string
	for i, name := range t.Columns {
		line = append(line, name)
		if isEntity[i] {
			line = append(line, name+"_xid")
		}
	}
	if s.Evidence {
		line = append(line, evidenceColumns...)
	}
	out.Write(line)
	for _, r := range t.Rows {
		line = line[:0]
		for i, c := range r.Cells {
			line = append(line, text(c))
			if isEntity[i] {
				line = append(line, xids(c))
			}
		}
		if s.Evidence {
			var e Evidence
			if len(r.Evidence) > 0 {
				e = r.Evidence[0]
			}
			line = append(line, e.columns()...)
		}
		out.Write(line)
	}
	out.Flush()
	return out.Error()
}

func xids(c Cell) string {
	switch c := c.(type) {
	case Entity:
		return c.XID
	case List:
		var all []string
		for _, c := range c {
			all = append(all, xids(c))
		}
		return strings.Join(all, "; ")
	}
	return ""
}

func text(c Cell) string {
	if c == nil {
		return ""
	}
	return c.String()
}

var markdownMarks = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;",
	"&", "&amp;", "[", `\[`, "]", `\]`)

func (t Table) writeMarkdown(w *bufio.Writer, s Style) {
	line := func(cells []string) {
		w.WriteString("|")
		for _, c := range cells {
			w.WriteString(" " + c + " |")
		}
		w.WriteString("\n")
	}
	head := append([]string{}, t.Columns...)
	if s.Evidence {
		head = append(head, "evidence")
	}
	line(head)
	rule := make([]string, len(head))
	for i := range rule {
		rule[i] = "---"
		if i < len(t.Columns) && t.numeric(i) {
			rule[i] = "--:"
		}
	}
	line(rule)
	for _, r := range t.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, markdownMarks.Replace(oneLine(text(c))))
		}
		if s.Evidence {
			cells = append(cells, markdownEvidence(r.Evidence))
		}
		line(cells)
	}
}

func markdownEvidence(list []Evidence) string {
	if len(list) == 0 {
		return ""
	}
	e := list[0]
	source := markdownMarks.Replace(oneLine(e.source()))
	if e.URL != "" && !strings.ContainsAny(e.URL, "()<> |") {
		source = "[" + source + "](" + e.URL + ")"
	}
	return "“" + markdownMarks.Replace(oneLine(e.Quote)) + "” " + source
}

// numeric tells whether a column holds numbers and nothing else.
func (t Table) numeric(column int) bool {
	some := false
	for _, r := range t.Rows {
		switch r.Cells[column].(type) {
		case Number:
			some = true
		case nil:
		default:
			return false
		}
	}
	return some
}

// gap stands between the columns of a table.
const gap = "  "

func (t Table) writeTable(w *bufio.Writer, s Style) {
	if len(t.Rows) == 0 {
		return
	}
	lines := [][]string{make([]string, len(t.Columns))}
	for i, name := range t.Columns {
		lines[0][i] = strings.ToUpper(name)
	}
	for _, r := range t.Rows {
		line := make([]string, len(t.Columns))
		for i, c := range r.Cells {
			line[i] = s.isolate(oneLine(text(c)))
		}
		lines = append(lines, line)
	}
	// Columns in which no row has anything are left out, and so is the status
	// where everything is asserted, as it is unless one asks for more.
	var shown []int
	widths := make([]int, len(t.Columns))
	for i := range t.Columns {
		for n, line := range lines {
			if n > 0 && line[i] != "" && !(t.Columns[i] == "status" && line[i] == string(graph.Asserted)) &&
				(len(shown) == 0 || shown[len(shown)-1] != i) {
				shown = append(shown, i)
			}
			widths[i] = max(widths[i], uniseg.StringWidth(line[i]))
		}
	}
	s.shrink(widths, shown, t)
	for n, line := range lines {
		for k, i := range shown {
			cell := s.cut(line[i], widths[i])
			pad := strings.Repeat(" ", max(0, widths[i]-uniseg.StringWidth(cell)))
			switch {
			case t.numeric(i):
				w.WriteString(pad + cell)
			case k == len(shown)-1:
				w.WriteString(cell)
			default:
				w.WriteString(cell + pad)
			}
			if k < len(shown)-1 {
				w.WriteString(gap)
			}
		}
		w.WriteString("\n")
		if n > 0 && s.Evidence {
			for _, e := range t.Rows[n-1].Evidence {
				t.writeEvidence(w, s, e)
			}
		}
	}
}

// narrowest is how far a column of words can be cut.
const narrowest = 10

// shrink makes the widest columns of words narrower until the line fits.
func (s Style) shrink(widths, shown []int, t Table) {
	if s.Width <= 0 {
		return
	}
	line := -len(gap)
	for _, i := range shown {
		line += widths[i] + len(gap)
	}
	for ; line > s.Width; line-- {
		widest := -1
		for _, i := range shown {
			if !t.numeric(i) && widths[i] > narrowest && (widest < 0 || widths[i] >= widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		widths[widest]--
	}
}

// writeEvidence writes the words and below them where they stand.
func (t Table) writeEvidence(w *bufio.Writer, s Style, e Evidence) {
	const indent = "    "
	if e.Quote != "" {
		w.WriteString(indent + s.cut(s.isolate("“"+oneLine(e.Quote)+"”"), s.Width-len(indent)) + "\n")
	}
	w.WriteString(indent + s.cut("— "+s.isolate(oneLine(e.source())), s.Width-len(indent)) + "\n")
	if e.URL != "" {
		w.WriteString(indent + "  " + oneLine(e.URL) + "\n")
	}
}

// source names the document, as a reference does.
func (e Evidence) source() string {
	var parts []string
	for _, p := range [...]string{e.Outlet, e.Title, string(e.Published)} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return e.Document
	}
	return strings.Join(parts, ", ")
}

// The marks that keep a piece of text apart from the direction of what stands
// around it.
const (
	isolateFirst = "\u2068"
	isolateEnd   = "\u2069"
)

// isolate keeps text that has letters from right to left apart from the rest
// of a terminal's line.
func (s Style) isolate(text string) string {
	if !s.Terminal || !strings.ContainsFunc(text, rightToLeft) {
		return text
	}
	return isolateFirst + text + isolateEnd
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// cut shortens text to a width, between letters as people see them.
func (s Style) cut(text string, width int) string {
	if s.Width <= 0 || uniseg.StringWidth(text) <= width {
		return text
	}
	isolated := strings.HasPrefix(text, isolateFirst)
	text = strings.TrimSuffix(strings.TrimPrefix(text, isolateFirst), isolateEnd)
	var b strings.Builder
	state, used := -1, 0
	for text != "" {
		var cluster string
		var w int
		cluster, text, w, state = uniseg.FirstGraphemeClusterInString(text, state)
		if used+w > width-1 {
			break
		}
		used += w
		b.WriteString(cluster)
	}
	b.WriteString("…")
	if isolated {
		return isolateFirst + b.String() + isolateEnd
	}
	return b.String()
}

// oneLine makes text fit for a line of a terminal: no breaks, no control
// characters, and no marks that would turn what stands after it around.
func oneLine(text string) string {
	if !strings.ContainsFunc(text, unruly) && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
			b.WriteByte(' ')
		case !unruly(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unruly tells control characters and those that change the direction of a
// whole line: embeddings, overrides and isolates. Plain direction marks stay.
func unruly(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r >= '\u202a' && r <= '\u202e' ||
		r >= '\u2066' && r <= '\u2069'
}

// Summary tells in a line how many rows there are, for people.
func (t Table) Summary() string {
	switch n := len(t.Rows); {
	case n == 0:
		return "nothing found"
	case t.More:
		return fmt.Sprintf("the first %d rows; --limit gives more", n)
	case n == 1:
		return "1 row"
	default:
		return fmt.Sprintf("%d rows", n)
	}
}

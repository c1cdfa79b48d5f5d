package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// summary rows stand after the types.
var summary = []string{"all", "acts", "headline"}

// rows lists the kinds of a table, types first.
func (t Table) rows() []string {
	var out []string
	for _, k := range t.Kinds() {
		if !slices.Contains(summary, k) {
			out = append(out, k)
		}
	}
	for _, k := range summary {
		if _, ok := t[Row{k, ""}]; ok {
			out = append(out, k)
		}
	}
	return out
}

// WriteText prints the score as tables: figures and counts over all
// documents, then F1 for each language.
func (s *Score) WriteText(w io.Writer) error {
	p := &printer{w: w}
	p.table("entities", s.Entities)
	p.table("relations", s.Relations)
	p.line("distractors asserted %d of %d", s.Distractors.Asserted, s.Distractors.Of)
	p.line("identity across documents, B-cubed  P %.3f R %.3f F1 %.3f", s.Identity.P, s.Identity.R, s.Identity.F1)
	p.line("")
	p.line("%-22s %6s %6s %6s", "confidence", "mean", "right", "n")
	for i, t := range s.Confidence {
		if t.Answers > 0 {
			n := float64(t.Answers)
			p.line("  %.1f to %-13.1f %6.3f %6.3f %6d", float64(i)/Tenths, float64(i+1)/Tenths, t.Sum/n,
				float64(t.Right)/n, t.Answers)
		}
	}
	return p.err
}

type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, strings.TrimRight(fmt.Sprintf(format, args...), " "))
	}
}

func (p *printer) table(title string, t Table) {
	langs := t.Languages()
	columns := func(cell func(lang string) string) string {
		if len(langs) < 2 {
			return ""
		}
		var b strings.Builder
		for _, l := range langs {
			fmt.Fprintf(&b, " %6s", cell(l))
		}
		return b.String()
	}
	p.line("%-22s %6s %6s %6s %6s %6s %6s %s", title, "P", "R", "F1", "right", "false", "missed",
		columns(func(l string) string { return "F1 " + l }))
	for _, k := range t.rows() {
		c := t[Row{k, ""}]
		f := c.Figures()
		p.line("  %-20s %6.3f %6.3f %6.3f %6d %6d %6d %s", k, f.P, f.R, f.F1, c.Right, c.False, c.Missed,
			columns(func(l string) string {
				c, ok := t[Row{k, l}]
				if !ok {
					return "-"
				}
				return fmt.Sprintf("%.3f", c.Figures().F1)
			}))
	}
	p.line("")
}

// WriteComparison prints how a score differs from an earlier one, rows that
// are the same left out.
func WriteComparison(w io.Writer, was, is *Score) error {
	p := &printer{w: w}
	for _, x := range []struct {
		title   string
		was, is Table
	}{{"entities", was.Entities, is.Entities}, {"relations", was.Relations, is.Relations}} {
		p.line("%-22s %6s %6s %7s %6s %6s %6s", x.title, "F1", "was", "change", "right", "false", "missed")
		kinds := x.is.rows()
		for _, k := range x.was.rows() {
			if !slices.Contains(kinds, k) {
				kinds = append(kinds, k)
			}
		}
		langs := []string{""}
		if l := x.is.Languages(); len(l) > 1 {
			langs = append(langs, l...)
		}
		for _, k := range kinds {
			for _, l := range langs {
				a, b := x.was[Row{k, l}], x.is[Row{k, l}]
				if a == b {
					continue
				}
				f, g := a.Figures().F1, b.Figures().F1
				p.line("  %-20s %6.3f %6.3f %+7.3f %+6d %+6d %+6d", strings.TrimSpace(k+" "+l), g, f, g-f,
					b.Right-a.Right, b.False-a.False, b.Missed-a.Missed)
			}
		}
		p.line("")
	}
	return p.err
}

// jsonRow is a line of a table in JSON.
type jsonRow struct {
	TP int       `json:"tp"`
	FP int       `json:"fp"`
	FN int       `json:"fn"`
	P  thousands `json:"p"`
	R  thousands `json:"r"`
	F1 thousands `json:"f1"`
}

// thousands is a figure that is written with three decimals at most.
type thousands float64

// MarshalJSON implements json.Marshaler.
func (t thousands) MarshalJSON() ([]byte, error) {
	f, err := strconv.ParseFloat(strconv.FormatFloat(float64(t), 'f', 3, 64), 64)
	if err != nil {
		return nil, err
	}
	return json.Marshal(f)
}

type jsonFigures struct {
	P  thousands `json:"p"`
	R  thousands `json:"r"`
	F1 thousands `json:"f1"`
}

type jsonTenth struct {
	From  thousands `json:"from"`
	To    thousands `json:"to"`
	Mean  thousands `json:"mean"`
	Right thousands `json:"right"`
	N     int       `json:"n"`
}

// MarshalJSON implements json.Marshaler. A row of one language is named after
// it: "ar", "headline-ar"; the types of each language stand under
// "by_language".
func (s *Score) MarshalJSON() ([]byte, error) {
	type tables struct {
		Entities  map[string]jsonRow `json:"entities"`
		Relations map[string]jsonRow `json:"relations"`
	}
	out := struct {
		Documents int `json:"documents"`
		tables
		Distractors struct {
			Asserted int `json:"asserted"`
			Of       int `json:"of"`
		} `json:"distractors"`
		Identity   jsonFigures       `json:"identity_bcubed"`
		Confidence []jsonTenth       `json:"confidence"`
		ByLanguage map[string]tables `json:"by_language"`
	}{Documents: s.Documents,
		Identity:   jsonFigures{thousands(s.Identity.P), thousands(s.Identity.R), thousands(s.Identity.F1)},
		Confidence: []jsonTenth{}, ByLanguage: map[string]tables{}}
	out.Entities, out.Relations = s.Entities.overall(), s.Relations.overall()
	out.Distractors.Asserted, out.Distractors.Of = s.Distractors.Asserted, s.Distractors.Of
	for i, t := range s.Confidence {
		if n := float64(t.Answers); n > 0 {
			out.Confidence = append(out.Confidence,
				jsonTenth{From: thousands(float64(i) / Tenths), To: thousands(float64(i+1) / Tenths),
					Mean: thousands(t.Sum / n), Right: thousands(float64(t.Right) / n), N: t.Answers})
		}
	}
	for _, l := range s.Entities.Languages() {
		out.ByLanguage[l] = tables{s.Entities.of(l), s.Relations.of(l)}
	}
	return json.Marshal(out)
}

// overall returns the rows over all languages and the sums of each.
func (t Table) overall() map[string]jsonRow {
	out := map[string]jsonRow{}
	for r, c := range t {
		switch {
		case r.Lang == "":
			out[r.Kind] = c.row()
		case r.Kind == "all":
			out[r.Lang] = c.row()
		case slices.Contains(summary, r.Kind):
			out[r.Kind+"-"+r.Lang] = c.row()
		}
	}
	return out
}

// of returns the rows of one language.
func (t Table) of(lang string) map[string]jsonRow {
	out := map[string]jsonRow{}
	for r, c := range t {
		if r.Lang == lang {
			out[r.Kind] = c.row()
		}
	}
	return out
}

func (c Count) row() jsonRow {
	f := c.Figures()
	return jsonRow{TP: c.Right, FP: c.False, FN: c.Missed, P: thousands(f.P), R: thousands(f.R), F1: thousands(f.F1)}
}

package query

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/diplograph/diplograph/graph/internal/sample"
)

var nasty = Table{
	Columns: []string{"who", "with", "text", "date", "count"},
	Rows: []Row{
		{Cells: []Cell{Entity{"org:f", "Organization", sample.Nasty}, List{Entity{"person:a", "Person", "علی رحیمی"}, Entity{"person:b", "Person", "B"}},
			Text("a|b*c_d `e` [f](g) \x1b[31mred\u202eolleh"), Date("2021-05"), Number(12)},
			Evidence: []Evidence{{Quote: "وزیر\nخارجه <b>", Begin: 3, End: 9, Document: "doc:1", Title: "عنوان", URL: "https://news.example/1?a=1&b=2", Outlet: "O", Published: "2021", Lang: "fa", Assertion: "assertion:1", Confidence: 0.5}}},
		{Cells: []Cell{Entity{"person:c", "Person", "می‌رود 👩‍👩‍👧"}, nil, Text("日本語"), nil, Number(0.5)}},
	},
	More: true,
}

func TestWrite(t *testing.T) {
	for _, test := range []struct {
		name  string
		style Style
	}{
		{"table", Style{}},
		{"table-evidence", Style{Evidence: true}},
		{"table-terminal", Style{Terminal: true, Width: 60, Evidence: true}},
		{"json", Style{Format: "json"}},
		{"jsonl", Style{Format: "jsonl"}},
		{"csv", Style{Format: "csv"}},
		{"csv-evidence", Style{Format: "csv", Evidence: true}},
		{"markdown", Style{Format: "markdown"}},
		{"markdown-evidence", Style{Format: "markdown", Evidence: true}},
	} {
		var out bytes.Buffer
		if err := nasty.Write(&out, test.style); err != nil {
			t.Fatal(err)
		}
		golden(t, "render/"+test.name+".txt", out.Bytes())
		switch test.style.Format {
		case "json":
			var rows []struct {
				Who, With any
				Evidence  []Evidence
			}
			if err := json.Unmarshal(out.Bytes(), &rows); err != nil {
				t.Fatal(err)
			}
			if name := rows[0].Who.(map[string]any)["name"]; name != sample.Nasty || rows[1].With != nil || rows[1].Evidence == nil {
				t.Errorf("JSON has %q, %v, %v", name, rows[1].With, rows[1].Evidence)
			}
		case "jsonl":
			if lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n"); len(lines) != 2 || !json.Valid([]byte(lines[0])) || !json.Valid([]byte(lines[1])) {
				t.Errorf("JSON lines are\n%s", out.String())
			}
		case "csv":
			lines, err := csv.NewReader(&out).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if lines[1][0] != sample.Nasty || lines[1][3] != "person:a; person:b" {
				t.Errorf("CSV has %q", lines[1])
			}
		default:
			if strings.ContainsAny(out.String(), "\x1b\u202e\r") {
				t.Errorf("%s can upset a terminal: %q", test.name, out.String())
			}
		}
	}
	if err := nasty.Write(&bytes.Buffer{}, Style{Format: "cvs"}); err == nil || !strings.Contains(err.Error(), `"csv"`) {
		t.Errorf("format cvs: %v", err)
	}
}

func TestWriteNothing(t *testing.T) {
	for format, want := range map[string]string{"table": "", "json": "[]\n", "jsonl": "", "csv": "who,with\n",
		"markdown": "| who | with |\n| --- | --- |\n"} {
		var out bytes.Buffer
		if err := (Table{Columns: []string{"who", "with"}}).Write(&out, Style{Format: format}); err != nil || out.String() != want {
			t.Errorf("%s: %q (%v), want %q", format, out.String(), err, want)
		}
	}
}

// TestAlignment checks that columns begin at the same place in every line,
// whatever the script, and that no line is wider than the terminal.
func TestAlignment(t *testing.T) {
	for _, style := range []Style{{}, {Terminal: true}, {Terminal: true, Width: 80}} {
		var out bytes.Buffer
		table := nasty
		table.Columns = []string{"who", "with", "text", "date", "count", "mark"}
		table.Rows = nil
		for _, r := range nasty.Rows {
			table.Rows = append(table.Rows, Row{Cells: append(append([]Cell{}, r.Cells...), Text("§"))})
		}
		if err := table.Write(&out, style); err != nil {
			t.Fatal(err)
		}
		want := -1
		for i, line := range strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n") {
			before, _, found := strings.Cut(line, "§")
			if i > 0 && found {
				if at := uniseg.StringWidth(before); want >= 0 && at != want {
					t.Errorf("the last column begins at %d and at %d in\n%s", want, at, out.String())
				} else {
					want = at
				}
			}
			if strings.Count(line, isolateFirst) != strings.Count(line, isolateEnd) {
				t.Errorf("the marks do not match in %q", line)
			}
		}
	}
	style := Style{Terminal: true, Width: 20}
	for _, text := range []string{strings.Repeat("یک ", 20), strings.Repeat("日本", 20), strings.Repeat("👩‍👩‍👧", 20)} {
		if w := uniseg.StringWidth(style.cut(style.isolate(text), 20)); w > 20 || w < 18 {
			t.Errorf("%q is cut to %d columns, want 20", text, w)
		}
	}
}

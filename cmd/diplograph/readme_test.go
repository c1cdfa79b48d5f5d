package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/diplograph/diplograph/graph/local"
	"github.com/diplograph/diplograph/graph/query"
)

// TestReadme runs the commands of the README's section on questions, each of
// which must have something to say of the examples.
func TestReadme(t *testing.T) {
	root, section := readme(t, "Ask")
	var script strings.Builder
	script.WriteString("cd $ROOT\nexec diplograph up\nexec diplograph build examples/news\n")
	for line := range strings.Lines(section) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " #")
		line = strings.ReplaceAll(strings.TrimSpace(line), `"`, "'")
		switch {
		case strings.HasPrefix(line, "diplograph query "):
			script.WriteString("exec " + line + "\nstdout .\n! stderr diplograph:\n")
		case strings.HasPrefix(line, "diplograph up && "):
			script.WriteString("exec " + strings.TrimPrefix(line, "diplograph up && ") + "\nstderr graphql\n")
		case strings.HasPrefix(line, "curl "):
			_, file, _ := strings.Cut(line, "@")
			script.WriteString("graphql " + file + "\n")
		}
	}
	script.WriteString("exec diplograph build examples/news\nstderr '18 of them unchanged'\nexec diplograph down\n")
	for _, q := range query.Questions() {
		if n := strings.Count(section, "diplograph query "+q.Name+" "); n == 0 {
			t.Errorf("the README does not ask %q", q.Name)
		}
	}
	runReadme(t, root, script.String())
}

// TestReadmeIdentity runs the commands of the README's section on identity.
func TestReadmeIdentity(t *testing.T) {
	root, section := readme(t, "Who is who")
	var script strings.Builder
	script.WriteString("exec diplograph up\nexec diplograph build $ROOT/examples/news\n")
	n := 0
	for line := range strings.Lines(section) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " #")
		line = strings.NewReplacer(`"`, "'", "examples/", "$ROOT/examples/").Replace(strings.TrimSpace(line))
		if strings.HasPrefix(line, "diplograph identity ") {
			script.WriteString("exec " + line + "\n! stderr diplograph:\n")
			n++
		}
	}
	if n < 8 {
		t.Errorf("the README has %d commands of identity", n)
	}
	script.WriteString("exec diplograph down\n")
	runReadme(t, root, script.String())
}

// readme returns the project's folder and a section of its README.
func readme(t *testing.T, heading string) (root, section string) {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ = strings.Cut(string(data), "\n## "+heading+"\n")
	section, _, _ = strings.Cut(section, "\n## ")
	return root, section
}

// runReadme runs a script that is made of a section.
func runReadme(t *testing.T, root, script string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "readme.txtar")
	if err := os.WriteFile(file, []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files: []string{file},
		Setup: func(e *testscript.Env) error {
			e.Setenv("ROOT", root)
			e.Setenv("DIPLOGRAPH_DGRAPH_PROGRAM", filepath.Join(root, "bin", "dgraph"))
			e.Setenv("DIPLOGRAPH_DATA", filepath.Join(e.WorkDir, "data"))
			e.Setenv("HOME", e.WorkDir)
			e.Defer(func() { // when a command has failed before the last one
				_ = local.Down(context.Background(), local.Options{Dir: filepath.Join(e.WorkDir, "data")})
			})
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"graphql": graphql},
	})
}

// graphql asks the private Dgraph's GraphQL server what a file asks; the minister
// must have met and signed, with evidence, in all three languages.
func graphql(ts *testscript.TestScript, _ bool, args []string) {
	st, err := local.Inspect(context.Background(), local.Options{Dir: ts.Getenv("DIPLOGRAPH_DATA")})
	ts.Check(err)
	response, err := http.Post("http://"+st.HTTPAddress+"/graphql", "application/graphql", strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	ts.Check(err)
	var answer struct {
		Errors []struct{ Message string }
		Data   struct {
			QueryPerson []struct {
				XID     string                 `json:"xid"`
				Arabic  string                 `json:"name_ar"`
				Persian string                 `json:"name_fa"`
				English string                 `json:"name_en"`
				MetWith []struct{ XID string } `json:"met_with"`
				Signed  []struct {
					SignedBy []struct{ Name string } `json:"signed_by"`
				}
				AsSubject []struct {
					Evidence []struct{ Quote string }
				} `json:"as_subject"`
			}
		}
	}
	ts.Check(json.Unmarshal(raw, &answer))
	if len(answer.Errors) > 0 || len(answer.Data.QueryPerson) != 1 {
		ts.Fatalf("GraphQL answers %s", raw)
	}
	p := answer.Data.QueryPerson[0]
	met := fmt.Sprint(p.MetWith)
	if p.XID != "person:kairat-abdrakhmanov" || p.Arabic == "" || p.Persian == "" || p.English == "" || !strings.Contains(met, "person:riyad-al-maliki") ||
		len(p.Signed) == 0 || len(p.Signed[0].SignedBy) < 2 || len(p.AsSubject) == 0 || len(p.AsSubject[0].Evidence) == 0 {
		ts.Fatalf("GraphQL answers %s", raw)
	}
}

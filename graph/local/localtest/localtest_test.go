package localtest_test

import (
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph/local"
	"github.com/diplograph/diplograph/graph/local/localtest"
)

var dgraph localtest.Dgraph

func TestMain(m *testing.M) { os.Exit(dgraph.Run(m)) }

func ask(t *testing.T, s *local.Server, path, kind, body string) string {
	t.Helper()
	answer, err := http.Post("http://"+s.HTTPAddress()+path, kind, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestSharedAndEmptied(t *testing.T) {
	const query, found = "{ q(func: has(word)) { word } }", `"word":"x"`
	s := dgraph.Empty(t)
	ask(t, s, "/mutate?commitNow=true", "application/rdf", `{ set { _:x <word> "x" . } }`)
	if got := ask(t, s, "/query", "application/dql", query); !strings.Contains(got, found) {
		t.Fatalf("written and not found: %s", got)
	}
	if dgraph.Start(t) != s {
		t.Fatal("a second server")
	}
	if got := ask(t, s, "/query", "application/dql", query); !strings.Contains(got, found) {
		t.Errorf("Start has emptied the graph: %s", got)
	}
	if dgraph.Empty(t) != s {
		t.Fatal("a second server")
	}
	if got := ask(t, s, "/query", "application/dql", query); !strings.Contains(got, `"q":[]`) {
		t.Errorf("not empty: %s", got)
	}
	if got := ask(t, s, "/query", "application/dql", "schema { type }"); strings.Contains(got, `"word"`) {
		t.Errorf("the schema is left: %s", got)
	}
}

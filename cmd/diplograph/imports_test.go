package main

import (
	"bufio"
	"bytes"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/diplograph/diplograph"

// TestImports keeps imports running one way: schema <- graph <- extract <- cmd,
// and outside libraries where they belong.
func TestImports(t *testing.T) {
	cmd := exec.Command("go", "list", "-f", "{{.ImportPath}}{{range .Imports}} {{.}}{{end}}", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	packages := 0
	for in := bufio.NewScanner(bytes.NewReader(out)); in.Scan(); {
		fields := strings.Fields(in.Text())
		from := strings.TrimPrefix(fields[0], module+"/")
		packages++
		for _, to := range fields[1:] {
			if why := misplaced(from, to); why != "" {
				t.Errorf("%s imports %s: %s", from, to, why)
			}
		}
	}
	if packages < 20 {
		t.Errorf("only %d packages were looked at", packages)
	}
}

// stages of extraction know the document and the language, not each other.
var stages = []string{"extract/segment", "extract/when", "extract/mention", "extract/coref", "extract/relation"}

// misplaced says what is wrong with an import, or "".
func misplaced(from, to string) string {
	within := func(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }
	to, ours := strings.CutPrefix(to, module+"/")
	switch {
	case strings.HasPrefix(to, "github.com/dgraph-io/dgo") && from != "graph/dgraph":
		return "only graph/dgraph talks to Dgraph"
	case strings.HasPrefix(to, "github.com/spf13/") && !within(from, "cmd"):
		return "commands and settings are wired in cmd alone"
	case !ours:
		return ""
	case within(to, "cmd"):
		return "nothing imports a command"
	case within(from, "schema") && !within(to, "schema"):
		return "schema knows nothing but itself"
	case within(from, "graph") && !within(to, "graph") && !within(to, "schema"):
		return "graph knows schema alone"
	case slices.Contains(stages, from) && (slices.Contains(stages, to) || to == "extract/reader"):
		return "stages do not know each other"
	case within(from, "extract") && (within(to, "graph/dgraph") || within(to, "graph/local") || within(to, "graph/query") || within(to, "graph/export") || within(to, "graph/explore")):
		return "extraction needs no graph to run on"
	case from == "extract/lang" && within(to, "extract"):
		return "the packs know nothing of documents"
	}
	return ""
}

// TestMisplaced makes sure that the rules catch what they are for.
func TestMisplaced(t *testing.T) {
	for _, x := range []struct {
		from, to string
		bad      bool
	}{
		{"extract/coref", module + "/extract/lang", false},
		{"extract/coref", module + "/extract/mention", true},
		{"extract/relation", module + "/graph", false},
		{"extract/relation", module + "/graph/dgraph", true},
		{"graph/query", module + "/extract", true},
		{"graph/query", module + "/graph/dgraph", false},
		{"graph/dgraph", "github.com/dgraph-io/dgo/v230", false},
		{"graph/query", "github.com/dgraph-io/dgo/v230", true},
		{"graph", module + "/schema", false},
		{"schema", module + "/graph", true},
		{"extract/reader", "github.com/spf13/viper", true},
		{"cmd/diplograph", "github.com/spf13/viper", false},
		{"extract/lang", module + "/extract", true},
	} {
		if why := misplaced(x.from, x.to); (why != "") != x.bad {
			t.Errorf("%s imports %s: %q", x.from, x.to, why)
		}
	}
}

package dgraph

import (
	"flag"
	"os"
	"testing"

	"github.com/dgraph-io/dgo/v230/protos/api"

	"github.com/diplograph/diplograph/graph/local/localtest"
	"github.com/diplograph/diplograph/schema"
)

// given is a Dgraph to use instead of the one that the tests start, such as a
// cluster. Everything in it is deleted.
var given = flag.String("dgraph", "", "addresses of a Dgraph that the tests may empty")

var private localtest.Dgraph

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(private.Run(m))
}

func addresses(t testing.TB) string {
	t.Helper()
	if *given != "" {
		return *given
	}
	return private.Start(t).Address()
}

func ontology(t testing.TB) *schema.Ontology {
	t.Helper()
	o, err := schema.Default()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func open(t testing.TB, addresses string) *Store {
	t.Helper()
	s, err := Open(t.Context(), Config{Addresses: addresses, Ontology: ontology(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// emptyStore returns a store with the schema and nothing else in it.
func emptyStore(t testing.TB) *Store {
	t.Helper()
	s := open(t, addresses(t))
	if *given == "" {
		private.Reset(t)
	} else if err := s.client.Alter(t.Context(), &api.Operation{DropAll: true}); err != nil {
		t.Fatal(err)
	}
	if err := s.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

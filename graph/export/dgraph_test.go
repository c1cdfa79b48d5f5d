package export

import (
	"bytes"
	"os"
	"testing"

	"github.com/diplograph/diplograph/graph/dgraph"
	"github.com/diplograph/diplograph/graph/local/localtest"
)

var server localtest.Dgraph

func TestMain(m *testing.M) { os.Exit(server.Run(m)) }

// TestFromDgraph wants the same bytes from the real Dgraph as from memory,
// however the documents came in.
func TestFromDgraph(t *testing.T) {
	store, err := dgraph.Open(t.Context(), dgraph.Config{Addresses: server.Empty(t).Address(), Ontology: ontology(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := store.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	list := readings()
	for i := range list { // the last one first, and some of them twice
		for range 1 + i%2 {
			if _, err := store.Put(t.Context(), list[len(list)-1-i]); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, f := range Formats() {
		for _, o := range []Options{{}, {Focus: "person:rustam-karimov", Depth: 2}, {Names: []string{"fa"}}} {
			var out bytes.Buffer
			if _, err := f.Write(t.Context(), &out, store, ontology(t), o); err != nil {
				t.Fatal(err)
			}
			if want, _ := exported(t, f.Name, o); out.String() != want {
				t.Errorf("%s %+v: Dgraph gives %d bytes, memory %d, or others", f.Name, o, out.Len(), len(want))
			}
		}
	}
}

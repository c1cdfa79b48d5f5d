package dgraph

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/internal/sample"
)

func TestHTTPAddress(t *testing.T) {
	for addresses, want := range map[string]string{"localhost:9080": "localhost:8080", "a:9081, b:9080": "a:8081", "[::1]:9080": "[::1]:8080",
		"": "", "a": "", "a:b": "", "a:80": ""} {
		if got := HTTPAddress(addresses); got != want {
			t.Errorf("of %q: %q, want %q", addresses, got, want)
		}
	}
}

// askGraphQL asks the GraphQL server and returns the data.
func askGraphQL(t *testing.T, address, query string, into any) {
	t.Helper()
	// Dgraph hears of a new schema a moment after it has taken it.
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		body, err := json.Marshal(map[string]string{"query": query})
		if err != nil {
			t.Fatal(err)
		}
		response, err := http.Post("http://"+address+"/graphql", "application/json", strings.NewReader(string(body)))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		var answer struct {
			Data   json.RawMessage
			Errors []struct{ Message string }
		}
		if err := json.Unmarshal(raw, &answer); err != nil {
			t.Fatalf("%s: %v", raw, err)
		}
		if len(answer.Errors) == 0 {
			if err := json.Unmarshal(answer.Data, into); err != nil {
				t.Fatalf("%s: %v", answer.Data, err)
			}
			return
		}
		if time.Now().After(end) || !strings.Contains(answer.Errors[0].Message, "resolver") {
			t.Fatalf("%s: %s", query, answer.Errors[0].Message)
		}
	}
}

// written gives all that can be read of the graph.
func written(t *testing.T, s *Store) string {
	t.Helper()
	var b strings.Builder
	for e, err := range s.Entities(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", e)
	}
	for a, err := range s.Assertions(t.Context(), graph.Filter{Statuses: graph.Statuses[:]}) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", a)
	}
	for e, err := range s.Edges(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", e)
	}
	return b.String()
}

// TestGraphQL asks the GraphQL server about the sample, by names in all its
// languages.
func TestGraphQL(t *testing.T) {
	s := emptyStore(t)
	for _, r := range sample.Readings() {
		if _, err := s.Put(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	before := written(t, s)
	address := HTTPAddress(s.addresses)
	for range 2 { // the second time there is nothing to do
		if err := s.ApplyGraphQL(t.Context(), address); err != nil {
			t.Fatal(err)
		}
	}

	// The schema of DQL is what it was, and documents are written as before.
	if same, err := s.schemaApplied(t.Context()); err != nil || !same {
		t.Errorf("the schema of DQL has changed (%v)", err)
	}
	if after := written(t, s); after != before {
		t.Errorf("the graph has changed from\n%s\nto\n%s", before, after)
	}
	answer, err := s.Query(t.Context(), `{ q(func: ge(count(met_with), 2)) { xid } }`, nil)
	if err != nil || !strings.Contains(string(answer), "person:") {
		t.Errorf("the index of counts gives %s (%v)", answer, err)
	}
	readings := sample.Readings()
	if _, err := s.Remove(t.Context(), readings[0].Document.XID); err != nil {
		t.Fatal(err)
	}
	if change, err := s.Put(t.Context(), readings[0]); err != nil || change.Unchanged {
		t.Errorf("writing a document anew: %+v, %v", change, err)
	}
	if after := written(t, s); after != before {
		t.Errorf("after writing a document anew the graph has changed from\n%s\nto\n%s", before, after)
	}

	type entity struct {
		XID, Name string
		Type      string `json:"__typename"`
	}
	for _, name := range []struct{ field, name string }{{"name_ar", "أمينة حداد"}, {"name_fa", "امینه حداد"}, {"name_en", "Haddad"}} {
		var who struct {
			QueryPerson []struct {
				entity
				MetWith []entity `json:"met_with"`
			}
		}
		askGraphQL(t, address, fmt.Sprintf(`{ queryPerson(filter: {%s: {allofterms: %q}}) { xid name met_with(order: {asc: xid}) { __typename xid name } } }`,
			name.field, name.name), &who)
		want := "[{{person:amina-haddad Amina Haddad } [{person:rustam-karimov Rustam Karimov Person} {person:selim-noor Selim Noor Person}]}]"
		if got := fmt.Sprint(who.QueryPerson); got != want {
			t.Errorf("%s met with %s, want %s", name.name, got, want)
		}
	}

	var signed struct {
		QueryAgreement []struct {
			XID      string
			SignedBy []entity `json:"signed_by"`
		}
	}
	askGraphQL(t, address, `{ queryAgreement { xid signed_by(order: {asc: xid}) { xid name __typename } } }`, &signed)
	if got, want := fmt.Sprint(signed.QueryAgreement), "[{agreement:transport-memorandum [{person:amina-haddad Amina Haddad Person} {person:rustam-karimov Rustam Karimov Person}]}]"; got != want {
		t.Errorf("signed: %s, want %s", got, want)
	}

	var support struct {
		GetResolution struct {
			Supported []entity `json:"supported_by"`
			Stated    []struct {
				Status   string
				Subject  entity
				Evidence []struct {
					Quote      string
					Begin, End int
				}
				Document struct{ Text, Lang string }
			} `json:"as_object"`
		}
	}
	askGraphQL(t, address, `{ getResolution(xid: "resolution:unsc-2334") { supported_by { xid name __typename }
		as_object(filter: {relation: {in: ["supports", "opposes"]}}) { status subject { xid } evidence { quote begin end } document { text lang } } } }`, &support)
	if len(support.GetResolution.Supported) == 0 || len(support.GetResolution.Stated) == 0 {
		t.Errorf("the resolution has %+v", support.GetResolution)
	}
	for _, a := range support.GetResolution.Stated {
		if len(a.Evidence) == 0 {
			t.Errorf("no evidence for %+v", a)
		}
		for _, e := range a.Evidence {
			if text := []rune(a.Document.Text); e.End > len(text) || string(text[e.Begin:e.End]) != e.Quote {
				t.Errorf("%q is not at %d to %d of the document", e.Quote, e.Begin, e.End)
			}
		}
	}

	// No mutation has been made for any type.
	var made struct {
		Schema struct {
			MutationType struct{ Fields []struct{ Name string } }
		} `json:"__schema"`
	}
	askGraphQL(t, address, `{ __schema { mutationType { fields { name } } } }`, &made)
	if len(made.Schema.MutationType.Fields) > 0 {
		t.Errorf("GraphQL can write: %v", made.Schema.MutationType.Fields)
	}
}

func TestGraphQLThatIsNotThere(t *testing.T) {
	s := &Store{ontology: ontology(t)}
	page := httptest.NewServer(http.NotFoundHandler())
	refuses := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"errors": [{"message": "unauthorized ip address: 10.0.0.9"}]}`)
	}))
	gone := httptest.NewServer(nil)
	gone.Close()
	t.Cleanup(page.Close)
	t.Cleanup(refuses.Close)
	for _, test := range []struct {
		address string
		want    error
		says    string
	}{
		{page.URL, ErrGraphQL, "404"},
		{refuses.URL, ErrGraphQL, "10.0.0.9"},
		{strings.TrimPrefix(gone.URL, "http://"), ErrUnavailable, "refused"},
		{"://", ErrUnavailable, ""},
	} {
		if err := s.ApplyGraphQL(t.Context(), test.address); !errors.Is(err, test.want) && test.address != "://" || err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want %v with %q", test.address, err, test.want, test.says)
		}
	}
}

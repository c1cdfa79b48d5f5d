package reader_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/graph"
)

// A parallel is one event as one language tells it, and what it states. The
// object "event:*" is an event that the sentence describes and no list knows:
// its identity is that of its document.
type parallel struct {
	ID        string          `json:"id"`
	Lang      string          `json:"lang"`
	Published graph.Date      `json:"published"`
	Text      string          `json:"text"`
	Relations []parallelState `json:"relations"`
}

type parallelState struct {
	Type    string       `json:"type"`
	Subject string       `json:"subject"`
	Object  string       `json:"object"`
	Status  graph.Status `json:"status"`
	Date    graph.Date   `json:"date"`
}

func (s parallelState) String() string {
	return strings.TrimSpace(string(s.Status) + " " + s.Type + "(" + s.Subject + ", " + s.Object + ") " + string(s.Date))
}

// TestParallel makes sure that the languages agree: each event, told in every
// language, gives the same assertions, xids, statuses and dates included, and
// nothing beside them. The events state every relation type of the schema.
func TestParallel(t *testing.T) {
	f, err := os.Open(examples + "/parallel/events.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := newReader(t)
	told := map[string]map[string]string{} // by event and language
	stated := map[string]bool{}
	in := bufio.NewScanner(f)
	for in.Scan() {
		var p parallel
		if err := json.Unmarshal(in.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, s := range p.Relations {
			if rel, _ := r.Ontology.Relation(s.Type); rel.Symmetric && s.Object < s.Subject {
				s.Subject, s.Object = s.Object, s.Subject // as the graph has it
			}
			want = append(want, s.String())
			stated[s.Type] = true
		}
		slices.Sort(want)
		d := &extract.Document{ID: p.ID + "." + p.Lang, Lang: p.Lang, Published: p.Published, Text: p.Text}
		if err := r.Read(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		reading := r.Reading(d)
		known := map[string]bool{}
		for _, e := range d.Entities {
			known[e.Key] = true
		}
		var got []string
		for _, a := range reading.Assertions {
			s := parallelState{Type: a.Relation, Subject: a.Subject, Object: a.Object, Status: a.Status, Date: a.Date}
			if strings.HasPrefix(s.Object, "event:") && !known[s.Object] {
				s.Object = "event:*"
			}
			got = append(got, s.String())
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s %s: %s\n got %q\nwant %q", p.ID, p.Lang, p.Text, got, want)
		}
		if told[p.ID] == nil {
			told[p.ID] = map[string]string{}
		}
		told[p.ID][p.Lang] = strings.Join(want, "\n")
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	for id, langs := range told {
		if len(langs) != len(r.Packs) {
			t.Errorf("%s is told in %d languages of %d", id, len(langs), len(r.Packs))
		}
		for lang, want := range langs {
			if want != langs["en"] {
				t.Errorf("%s: the answer in %s is not that in English", id, lang)
			}
		}
	}
	if len(told) < 20 {
		t.Errorf("there are only %d events", len(told))
	}
	for _, rel := range r.Ontology.Relations {
		if !stated[rel.Name] {
			t.Errorf("no event states %s", rel.Name)
		}
	}
}

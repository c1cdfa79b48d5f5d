package resolve

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/diplograph/diplograph/graph"
)

func isPerson(id string) bool { return strings.HasPrefix(id, "person:") }

func TestExchange(t *testing.T) {
	at := time.Date(2024, 5, 1, 8, 0, 0, 120e6, time.UTC)
	want := []graph.Judgement{
		{Left: "person:a", Right: "person:b", Verdict: graph.Positive, Score: 1, By: "أمينة", At: at, Act: ActAt(at), Note: "she \"knows\" <it>"},
		{Left: "person:b", Right: "person:c", Verdict: graph.Negative, Score: 0.5, By: "rustam", At: at, Act: ActAt(at)},
	}
	rule := graph.NewJudgement("person:a", "person:z", graph.Unsure, 0.7)
	rule.By = graph.ByRules
	var b bytes.Buffer
	n, err := WriteJudgements(&b, func(yield func(graph.Judgement, error) bool) {
		for _, j := range append([]graph.Judgement{rule}, want...) {
			if !yield(j, nil) {
				return
			}
		}
	})
	if err != nil || n != 3 {
		t.Fatal(n, err)
	}
	if line := `["person:c","person:b","negative",0.5,"rustam","2024-05-01T08:00:00.12Z"]`; !strings.Contains(b.String(), line) {
		t.Errorf("no line %s in\n%s", line, &b)
	}
	got, err := ReadJudgements(&b, "somebody", isPerson)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
}

func TestReadJudgements(t *testing.T) {
	got, err := ReadJudgements(strings.NewReader(`["NK-1", "person:a", "positive", null, "x", "2021-05-05T10:10:10"]
["NK-1", "person:b", "positive", null, null, "2021-05-05T10:10:10"]

["person:c", "person:a", "no_judgement", 0.8, null, null]
["person:c", "person:a", "positive", null, null, "2021-05-05"]
["person:c", "person:a", "negative", null, null, "2021-05-06"]
`), "me", isPerson)
	if err != nil || len(got) != 2 || got[0].Left != "person:a" || got[0].Right != "person:b" || got[0].By != "me" || got[1].Verdict != graph.Negative {
		t.Errorf("%+v, %v", got, err)
	}
	for _, bad := range []string{`{}`, `["person:a"]`, `["person:a","person:b","maybe",1,"x",null]`, `["person:a","person:b","positive",1,"x","soon"]`,
		`["a:b","person:b","positive",1,"x",null]`, `["person:a",1,"positive",1,"x",null]`} {
		if _, err := ReadJudgements(strings.NewReader("\n"+bad), "me", isPerson); !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

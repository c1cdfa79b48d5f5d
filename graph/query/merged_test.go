package query

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/dgraph"
)

// join makes two entities of a graph one.
func join(t *testing.T, g Graph, a, b string) {
	t.Helper()
	one := graph.NewJudgement(a, b, graph.Positive, 1)
	one.By, one.Act = "amina", a
	if err := g.Source.(*dgraph.Store).Judge(t.Context(), one); err != nil {
		t.Fatal(err)
	}
}

// Wherever on a path somebody stands whom documents have by two xids, the path
// leads over both.
func TestPathsOverMerged(t *testing.T) {
	met := func(a, b string) says {
		return says{subject: "person:" + a, relation: "met_with", object: "person:" + b}
	}
	for n := range 4 { // b0 and c0, b1 and c1, … follow each other; of one pair, b knows whom comes before and c who comes after
		var list []says
		for i := range 4 {
			here, next := fmt.Sprintf("b%d", i), fmt.Sprintf("b%d", i+1)
			if i == n {
				here = fmt.Sprintf("c%d", i)
			}
			list = append(list, met(here, next))
		}
		list = append(list, met("a", "b0"), met("b4", "z"))
		g := filled(t, []graph.Reading{news(t, "1", "en", "Wire", "2021-05-01", list...)})
		join(t, g, fmt.Sprintf("person:b%d", n), fmt.Sprintf("person:c%d", n))
		for _, f := range []graph.Filter{{}, {Relations: []string{"met_with"}}, {MinConfidence: 0.1}} {
			for _, ends := range [][]string{{"person:a", "person:z"}, {"person:z", "person:a"}} {
				if got := rows(t, g, "path", Request{Args: ends, Filter: f}, "from", "to"); len(got) != 6 {
					t.Errorf("the path from %s over two who are the one b%d, with %+v, is %q", ends[0], n, f, got)
				}
			}
		}
	}
}

// What was planned of one and is reported as done of the same by another xid is
// not pending.
func TestPendingOfMerged(t *testing.T) {
	visit := func(who string, status graph.Status) says {
		return says{subject: "person:" + who, relation: "visited", object: "state:AA", status: status}
	}
	g := filled(t, []graph.Reading{
		news(t, "1", "ar", "Voice", "2021-05-01", visit("a", graph.Planned)),
		news(t, "2", "fa", "Agency", "2021-05-03", visit("b", "")),
	})
	same(t, "of two", rows(t, g, "pending", Request{}, "subject"), []string{"person:a"})
	join(t, g, "person:a", "person:b")
	same(t, "of one", rows(t, g, "pending", Request{}, "subject"), nil)
}

// Stances that exclude each other are found when those who have them, or toward
// whom, turned out to be one.
func TestContradictionsOfMerged(t *testing.T) {
	g := filled(t, []graph.Reading{
		news(t, "1", "ar", "Voice", "2021-05-01", says{subject: "person:a", relation: "supports", object: "state:AA"},
			says{subject: "state:BB", relation: "condemns", object: "person:c"}),
		news(t, "2", "fa", "Agency", "2021-05-03", says{subject: "person:b", relation: "opposes", object: "state:AA"},
			says{subject: "state:BB", relation: "condemns", object: "person:d", status: graph.Negated}),
	})
	columns := []string{"subject", "object", "stance", "but"}
	same(t, "of two", rows(t, g, "contradictions", Request{}, columns...), nil)
	join(t, g, "person:a", "person:b")
	join(t, g, "person:c", "person:d")
	want := []string{"person:a state:AA opposes supports", "state:BB person:c condemns condemns (negated)"}
	for _, f := range []graph.Filter{{}, {MinConfidence: 0.1}} {
		got := rows(t, g, "contradictions", Request{Filter: f}, columns...)
		slices.Sort(got)
		same(t, "of one", got, want)
		same(t, "about one", rows(t, g, "contradictions", Request{Args: []string{"person:b"}, Filter: f}, columns...), want[:1])
		same(t, "about another", rows(t, g, "contradictions", Request{Args: []string{"state:BB"}, Filter: f}, columns...), want[1:])
		same(t, "toward one", rows(t, g, "contradictions", Request{Args: []string{"state:BB", "person:d"}, Filter: f}, columns...), want[1:])
	}
}

// Among contradictions of all, those that come of a merging stand where their dates put
// them, though only the latest are looked for.
func TestLatestContradictionsOfMerged(t *testing.T) {
	day := func(n int) graph.Date { return graph.Date(fmt.Sprintf("2021-05-%02d", n)) }
	var readings []graph.Reading
	for i := range 4 {
		who := fmt.Sprintf("person:p%d", i)
		readings = append(readings, news(t, fmt.Sprint("a", i), "en", "Wire", day(1+5*i), says{subject: who, relation: "supports", object: "state:AA"}),
			news(t, fmt.Sprint("b", i), "en", "Wire", day(2+5*i), says{subject: who, relation: "opposes", object: "state:AA"}))
	}
	g := filled(t, append(readings,
		news(t, "c", "ar", "Voice", day(3), says{subject: "person:a", relation: "supports", object: "state:AA"}),
		news(t, "d", "fa", "Agency", day(14), says{subject: "person:b", relation: "opposes", object: "state:AA"}),
		news(t, "e", "fa", "Agency", day(20), says{subject: "person:b", relation: "supports", object: "state:BB"})))
	for limit, want := range map[int][]string{1: {"person:p3"}, 2: {"person:p3", "person:p2"}, 3: {"person:p3", "person:p2", "person:p1"}} {
		same(t, fmt.Sprint("of two, to ", limit), rows(t, g, "contradictions", Request{Limit: limit}, "subject"), want)
	}
	join(t, g, "person:a", "person:b")
	for limit, want := range map[int][]string{1: {"person:p3"}, 2: {"person:p3", "person:a"}, 3: {"person:p3", "person:a", "person:p2"}, 9: {"person:p3", "person:a", "person:p2", "person:p1", "person:p0"}} {
		same(t, fmt.Sprint("of one, to ", limit), rows(t, g, "contradictions", Request{Limit: limit}, "subject"), want)
	}
}

// Those who have the most others are the same, however they are found, in graphs by
// chance in which some are one.
func TestTopOfMerged(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 8))
	var list []says
	for range 160 {
		a, b := rnd.IntN(40), rnd.IntN(1+rnd.IntN(39))
		if a != b {
			list = append(list, says{subject: fmt.Sprintf("person:p%02d", a), relation: []string{"met_with", "praised"}[rnd.IntN(2)], object: fmt.Sprintf("person:p%02d", b)})
		}
	}
	g := filled(t, []graph.Reading{news(t, "1", "en", "Wire", "2021-05-01", list...)})
	for range 6 {
		a, b := rnd.IntN(40), rnd.IntN(20)
		if a != b {
			join(t, g, fmt.Sprintf("person:p%02d", a), fmt.Sprintf("person:p%02d", b))
		}
		for by, relations := range map[string][]string{"meetings": {"met_with"}, "connections": nil} {
			w, err := (&asking{ctx: t.Context(), graph: g}).web(relations)
			if err != nil {
				t.Fatal(err)
			}
			scores := map[string]string{}
			var best []float64
			for _, r := range w.rank(by) {
				scores[r.XID] = fmt.Sprint(r.score)
				best = append(best, r.score)
			}
			slices.Sort(best)
			slices.Reverse(best)
			for _, limit := range []int{1, 3, 100} {
				got := rows(t, g, "top", Request{By: by, Limit: limit}, "xid", by)
				if want := min(limit, len(best)); len(got) != want {
					t.Fatalf("%d of %s, want %d", len(got), by, want)
				}
				for i, row := range got {
					xid, score, _ := strings.Cut(row, " ")
					if score != scores[xid] || score != fmt.Sprint(best[i]) {
						t.Errorf("%s by %s as number %d of %d, who has %s; number %d has %v", row, by, i+1, limit, scores[xid], i+1, best[i])
					}
				}
			}
		}
	}
}

// All who hold an office count, however many they are.
func TestManyHolders(t *testing.T) {
	const many = 320
	var list []says
	for i := range many {
		who := fmt.Sprintf("person:p%03d", i)
		list = append(list, says{subject: who, relation: "holds_position", object: "state:AA", role: "ambassador"},
			says{subject: who, relation: "met_with", object: "person:z"})
	}
	g := filled(t, []graph.Reading{news(t, "1", "en", "Wire", "2021-05-01", list...)})
	if got := rows(t, g, "met", Request{Args: []string{"state:AA"}, Limit: -1}, "who"); len(got) != many {
		t.Errorf("%d office-holders count, want %d", len(got), many)
	}
}

// Who turned out to be one with an office-holder acts for the state too, though no
// document that calls him so says that he is in office; until then he does not.
func TestSidesOfMerged(t *testing.T) {
	g := filled(t, []graph.Reading{
		news(t, "1", "ar", "Voice", "2021-05-01", says{subject: "person:a", relation: "holds_position", object: "state:AA", role: "foreign minister"},
			says{subject: "person:c", relation: "holds_position", object: "state:BB", role: "foreign minister"}),
		news(t, "2", "fa", "Agency", "2021-05-03", says{subject: "person:b", relation: "met_with", object: "person:d"},
			says{subject: "person:b", relation: "signed", object: "agreement:x"}, says{subject: "person:b", relation: "condemns", object: "state:BB"}),
		news(t, "3", "fa", "Agency", "2021-05-04", says{subject: "person:c", relation: "signed", object: "agreement:x"},
			says{subject: "person:a", relation: "praised", object: "person:c"}),
	})
	aa, both := []string{"state:AA"}, []string{"state:AA", "state:BB"}
	same(t, "met before", rows(t, g, "met", Request{Args: aa}, "who", "with"), nil)
	same(t, "signed before", rows(t, g, "signed", Request{Args: aa}, "what"), nil)
	same(t, "stance before", rows(t, g, "stance", Request{Args: both}, "subject", "relation"), nil)
	same(t, "between before", rows(t, g, "between", Request{Args: both}, "subject", "relation", "object"), []string{"person:a praised person:c"})
	join(t, g, "person:a", "person:b")
	join(t, g, "person:c", "person:d")
	same(t, "met", rows(t, g, "met", Request{Args: aa}, "who", "with"), []string{"person:a person:c"})
	same(t, "met of the other", rows(t, g, "met", Request{Args: []string{"state:BB"}}, "who", "with"), []string{"person:c person:a"})
	same(t, "met of both", rows(t, g, "met", Request{Args: both}, "who", "with"), []string{"person:a person:c"})
	same(t, "signed", rows(t, g, "signed", Request{Args: aa}, "who", "what"), []string{"the person:a; the person:c agreement:x"})
	same(t, "stance", rows(t, g, "stance", Request{Args: both}, "subject", "relation"), []string{"person:a condemns"})
	same(t, "between", rows(t, g, "between", Request{Args: both}, "subject", "relation", "object"),
		[]string{"person:a condemns state:BB", "person:a met_with person:c", "person:a praised person:c"})
}

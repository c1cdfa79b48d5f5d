package resolve

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/diplograph/diplograph/graph"
)

// ErrFormat is returned for a file that is not in the form that it should be
// in. The message has the line.
var ErrFormat = errors.New("cannot be read")

// ActAt names the act of a person at a time: later acts have greater names.
func ActAt(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z") }

// WriteJudgements writes judgements in the form of the resolver of
// nomenklatura, one JSON array a line: target, source, judgement, score, user,
// time. Target is the greater xid, as there. What a person said for it follows
// as a seventh value, which nomenklatura leaves unread.
func WriteJudgements(w io.Writer, judgements iter.Seq2[graph.Judgement, error]) (int, error) {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	n := 0
	for j, err := range judgements {
		if err != nil {
			return n, err
		}
		line := []any{j.Right, j.Left, j.Verdict, j.Score, j.By, j.At.UTC().Format(time.RFC3339Nano)}
		if j.Note != "" {
			line = append(line, j.Note)
		}
		if err := enc.Encode(line); err != nil {
			return n, err
		}
		n++
	}
	return n, out.Flush()
}

// noJudgement is what nomenklatura writes for a pair that nobody has judged.
const noJudgement = "no_judgement"

// ReadJudgements reads judgements of persons in the form of WriteJudgements.
// Those of rules and pairs without a judgement are left out. isEntity tells
// the xids of entities: ids that are none stand for whatever they are said to
// be one with, as nomenklatura's canonical ids do. Lines without a user are by
// the user given. The error is ErrFormat.
func ReadJudgements(r io.Reader, user string, isEntity func(id string) bool) ([]graph.Judgement, error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	latest := map[[2]string]graph.Judgement{}
	add := func(a, b string, j graph.Judgement) {
		j.Left, j.Right = min(a, b), max(a, b)
		k := [2]string{j.Left, j.Right}
		if old, ok := latest[k]; a != b && (!ok || old.Act <= j.Act) {
			latest[k] = j
		}
	}
	stands := map[string][]string{} // by foreign id
	seen := map[string]graph.Judgement{}
	for n := 1; in.Scan(); n++ {
		text := strings.TrimSpace(in.Text())
		if text == "" {
			continue
		}
		target, source, j, err := readLine(text, user)
		if err != nil {
			return nil, fmt.Errorf("line %d %w: %w", n, ErrFormat, err)
		}
		switch {
		case j.Verdict == noJudgement || j.By == graph.ByRules:
		case isEntity(target) && isEntity(source):
			add(target, source, j)
		case j.Verdict == graph.Positive && isEntity(source) && !strings.Contains(target, ":"):
			stands[target], seen[source] = append(stands[target], source), j
		case j.Verdict == graph.Positive && isEntity(target) && !strings.Contains(source, ":"):
			stands[source], seen[target] = append(stands[source], target), j
		default:
			return nil, fmt.Errorf("line %d %w: %q and %q are no xids of entities", n, ErrFormat, target, source)
		}
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	for _, list := range stands {
		slices.Sort(list)
		for _, other := range list[1:] {
			add(list[0], other, seen[other])
		}
	}
	var all []graph.Judgement
	for _, j := range latest {
		all = append(all, j)
	}
	return Effective(all), nil
}

func readLine(text, user string) (target, source string, j graph.Judgement, err error) {
	var row []json.RawMessage
	if err := json.Unmarshal([]byte(text), &row); err != nil {
		return "", "", j, err
	}
	if len(row) < 6 {
		return "", "", j, fmt.Errorf("it has %d values, want target, source, judgement, score, user, time", len(row))
	}
	var score *float64
	var by, at *string
	for i, into := range []any{&target, &source, &j.Verdict, &score, &by, &at, &j.Note}[:min(len(row), 7)] {
		if err := json.Unmarshal(row[i], into); err != nil {
			return "", "", j, err
		}
	}
	if j.Verdict != noJudgement && !slices.Contains(graph.Verdicts[:], j.Verdict) {
		return "", "", j, fmt.Errorf("there is no judgement %q", j.Verdict)
	}
	j.By = user
	if by != nil && *by != "" {
		j.By = *by
	}
	if score != nil {
		j.Score = *score
	}
	if at != nil {
		for _, layout := range [...]string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04:05.999999", "2006-01-02"} {
			if j.At, err = time.Parse(layout, *at); err == nil {
				break
			}
		}
		if err != nil {
			return "", "", j, fmt.Errorf("%q is no time", *at)
		}
	}
	j.Act = ActAt(j.At)
	return target, source, j, nil
}

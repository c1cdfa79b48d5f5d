package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// A Verdict says whether two entities, as documents show them, are one.
type Verdict string

// The verdicts. Two entities without a judgement are two.
const (
	Positive Verdict = "positive" // one
	Negative Verdict = "negative" // two, however alike
	Unsure   Verdict = "unsure"   // somebody should look
)

// Verdicts lists the verdicts.
var Verdicts = [...]Verdict{Positive, Negative, Unsure}

// ByRules is the author of judgements that the program makes.
const ByRules = "rules"

// A Reason is one piece of evidence for or against two entities being one.
type Reason struct {
	// Name says what it is about, in words: "names: words that agree".
	Name string `json:"name"`
	// Weight is the natural logarithm of how much more likely this is to be
	// seen of one entity than of two.
	Weight float64 `json:"weight"`
}

func (r Reason) String() string { return fmt.Sprintf("%+.1f %s", r.Weight, r.Name) }

// A Judgement is a decision about two entities. Rules have one for a pair at
// most, which changes with what documents say. A person's stays until it is
// undone, whatever documents come and go, and is stronger than that of rules;
// of several by persons the latest counts.
type Judgement struct {
	// Left and Right are the xids of the two, Left the smaller one.
	Left    string  `json:"left"`
	Right   string  `json:"right"`
	Verdict Verdict `json:"verdict"`
	// Score is the probability that the two are one.
	Score float64 `json:"score"`
	// By is ByRules or the name of a person.
	By string `json:"by"`
	// At is when it was made, UTC.
	At time.Time `json:"at,omitzero"`
	// Why are the reasons of rules; Note is what a person says.
	Why  []Reason `json:"why,omitempty"`
	Note string   `json:"note,omitempty"`
	// Act names what a person did in one go, and undoes in one go. Later acts
	// have greater names. It is empty for rules.
	Act string `json:"act,omitempty"`
}

// NewJudgement returns a judgement with its ends in order.
func NewJudgement(a, b string, v Verdict, score float64) Judgement {
	return Judgement{Left: min(a, b), Right: max(a, b), Verdict: v, Score: score}
}

// ByPerson tells whether a person has made it.
func (j Judgement) ByPerson() bool { return j.By != ByRules }

// Other returns the end that is not xid.
func (j Judgement) Other(xid string) string {
	if j.Left == xid {
		return j.Right
	}
	return j.Left
}

// XID names the judgement. It is computed from the pair and the act alone.
func (j Judgement) XID() string {
	h := sha256.Sum256([]byte(j.Left + "\n" + j.Right + "\n" + j.Act))
	return "judgement:" + hex.EncodeToString(h[:8])
}

// Reasons returns why, in words.
func (j Judgement) Reasons() string {
	if j.Note != "" {
		return j.Note
	}
	parts := make([]string, len(j.Why))
	for i, r := range j.Why {
		parts[i] = r.String()
	}
	return strings.Join(parts, ", ")
}

package eval

import (
	"io"
	"math"
	"slices"
	"strings"
)

// prior is how many answers the average of all languages counts for beside
// those of a rule: a rule that gave few answers is not trusted by them alone.
const prior = 30

// Calibration returns the share of right answers to expect of each rule of a
// language, in hundredths: its own share drawn towards that of all its kind in
// all languages (offices, or what is done) as if thirty more answers had been
// given with that share. "*" is the share of what is done. It is the m-estimate of
// probabilities of B. Cestnik, "Estimating Probabilities: A Crucial Task in
// Machine Learning", ECAI 1990.
func (s *Score) Calibration(lang string) map[string]float64 {
	kind := func(rule string) bool { return strings.HasPrefix(rule, "office/") }
	var all [2]Tenth
	at := func(rule string) *Tenth {
		if kind(rule) {
			return &all[1]
		}
		return &all[0]
	}
	for r, t := range s.Rules {
		x := at(r.Name)
		x.Right, x.Answers = x.Right+t.Right, x.Answers+t.Answers
	}
	share := func(right, answers float64) float64 { return math.Round(100*right/answers) / 100 }
	out := map[string]float64{}
	for r, t := range s.Rules {
		if x := at(r.Name); r.Lang == lang {
			mean := float64(x.Right) / float64(x.Answers)
			out[r.Name] = share(float64(t.Right)+prior*mean, float64(t.Answers)+prior)
		}
	}
	if all[0].Answers > 0 {
		out["*"] = share(float64(all[0].Right), float64(all[0].Answers))
	}
	return out
}

// WriteCalibration prints the calibration of a language in the form of its
// pack's calibration.yaml.
func (s *Score) WriteCalibration(w io.Writer, lang string) error {
	p := &printer{w: w}
	shares := s.Calibration(lang)
	var rules []string
	for r := range shares {
		rules = append(rules, r)
	}
	slices.Sort(rules)
	p.line("# The share of right answers to expect of each rule on news it was not written")
	p.line("# for, \"*\" of those not listed. Made by diplograph eval --calibrate %s.", lang)
	for _, r := range rules {
		p.line("%q: %.2f", r, shares[r])
	}
	return p.err
}

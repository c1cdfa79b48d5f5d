package relation

import (
	"slices"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// phoned takes away a talk in person that only the headline of a Persian item tells of,
// with who was where for it, if the text says that the two spoke by telephone:
// "گفت‌وگوی وزیران قطر و عمان … در تماس تلفنی".
func (f *finder) phoned() {
	d := f.d
	if d.Pack.Order == lang.VSO {
		f.discussed()
	}
	if d.Pack.Order != lang.SOV || len(d.Sentences) < 2 {
		return
	}
	head := d.Sentences[0]
	end := d.Tokens[head.Last-1].End
	onlyThere := func(a extract.Assertion) bool {
		return a.Status == graph.Asserted && len(a.Evidence) == 1 && a.Evidence[0].End <= end
	}
	var called []extract.Span
	d.Assertions = slices.DeleteFunc(d.Assertions, func(a extract.Assertion) bool {
		if a.Relation != "met_with" || !onlyThere(a) ||
			!slices.ContainsFunc(d.Assertions, func(b extract.Assertion) bool {
				return b.Relation == "spoke_with" && b.Status == graph.Asserted &&
					b.Evidence[0].Begin >= end && samePair(a, b)
			}) {
			return false
		}
		called = append(called, a.Evidence[0])
		return true
	})
	d.Assertions = slices.DeleteFunc(d.Assertions, func(a extract.Assertion) bool {
		return a.Relation == "visited" && a.Rule == "visited/in-person" && onlyThere(a) &&
			slices.Contains(called, a.Evidence[0])
	})
}

// discussed takes away a talk in person that an Arabic text tells of only by what two
// discussed, who spoke by telephone before: "هاتف الوزير نظيره … وبحث الوزيران".
func (f *finder) discussed() {
	d := f.d
	d.Assertions = slices.DeleteFunc(d.Assertions, func(a extract.Assertion) bool {
		return a.Relation == "met_with" && a.Rule == "met_with/discuss-together" &&
			a.Status == graph.Asserted && len(a.Evidence) == 1 &&
			slices.ContainsFunc(d.Assertions, func(b extract.Assertion) bool {
				return b.Relation == "spoke_with" && b.Status == graph.Asserted &&
					b.Evidence[0].Begin <= a.Evidence[0].Begin && samePair(a, b)
			})
	})
}

// samePair reports whether two assertions are of the same two.
func samePair(a, b extract.Assertion) bool {
	return a.Subject == b.Subject && a.Object == b.Object || a.Subject == b.Object && a.Object == b.Subject
}

package when

import (
	"strings"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract/lang"
)

// abbreviated reports whether token k is the stop of a short form: "Jan.".
func (r *reader) abbreviated(k int) bool {
	return r.punct(k, ".") && k > 0 && r.d.Pack.Order == lang.SVO && r.d.Tokens[k-1].Case == lang.Title &&
		len(r.d.Folded[k-1]) <= 4
}

// demonstrative reports whether token k is a word like "this", which stands
// before what it qualifies in every language.
func (r *reader) demonstrative(k int) bool {
	for _, m := range r.d.Matches[k] {
		if m.Entry.Class == lang.Word && m.Entry.Value == "demonstrative" && m.First.Prefix == "" {
			return true
		}
	}
	return false
}

// qualified reports whether "last" and the like may qualify what starts at
// token k.
func (r *reader) qualified(k int) bool {
	if k >= len(r.d.Tokens) || r.d.Tokens[k].Line {
		return false
	}
	for _, m := range r.d.Matches[k] {
		switch {
		case m.First.Prefix != "" || m.First.Suffix != "" || !r.cased(m):
		case m.Entry.Class == lang.Month, m.Entry.Class == lang.Weekday,
			m.Entry.Class == lang.Calendar && strings.HasPrefix(m.Entry.Value, "unit:") && m.Entry.Value != "unit:day":
			return true
		}
	}
	return false
}

// before reports whether the words before token i announce a bare month or
// year.
func (r *reader) before(i int) bool {
	if i >= len(r.d.Tokens) {
		return false
	}
	for k := max(0, i-3); k < i; k++ {
		for _, m := range r.d.Matches[k] {
			if m.End == i && m.Entry.Class == lang.Calendar && m.Entry.Value == "before" && m.First.Suffix == "" {
				return !r.d.Tokens[i].Line
			}
		}
	}
	for _, m := range r.d.Matches[i] {
		if m.Entry.Class == lang.Month && (m.First.Prefix == "ل" || m.First.Prefix == "ب") &&
			utf8.RuneCountInString(r.d.Folded[i]) > 4 {
			return true
		}
	}
	return false
}

// planned reports whether a word before token i in its clause says that what
// it tells is yet to come.
func (r *reader) planned(i int) bool {
	from, to := 0, len(r.d.Tokens)
	if s := r.d.SentenceAt(i); s >= 0 {
		from, to = r.d.Sentences[s].First, r.d.Sentences[s].Last
	}
	if r.d.Pack.Order != lang.SOV {
		to = i
	}
	for k := i - 1; k >= from; k-- {
		if r.punct(k, "،", ",", "؛", ";", ":") {
			from = k
			break
		}
	}
	for k := from; k < to; k++ {
		for _, m := range r.d.Matches[k] {
			if m.Entry.Class == lang.Cue && m.Entry.Value == "planned" ||
				m.Entry.Class == lang.Verb && m.Entry.Tense == lang.Future {
				return true
			}
		}
	}
	return false
}

// word returns the calendar word of that kind at token k.
func (r *reader) word(k int, value string) (lang.Match, bool) {
	if k >= len(r.d.Tokens) {
		return lang.Match{}, false
	}
	for _, m := range r.d.Matches[k] {
		if m.Entry.Class == lang.Calendar && m.Entry.Value == value && m.First.Prefix == "" && m.First.Suffix == "" {
			return m, true
		}
	}
	return lang.Match{}, false
}

// is reports whether a word of that class, and value if not empty, starts at
// token k.
func (r *reader) is(k int, class lang.Class, value string) bool {
	if k >= len(r.d.Tokens) || r.d.Tokens[k].Line {
		return false
	}
	for _, m := range r.d.Matches[k] {
		if m.Entry.Class == class && m.First.Prefix == "" && m.First.Suffix == "" && r.cased(m) &&
			(value == "" || m.Entry.Value == value || strings.HasPrefix(m.Entry.Value, value+":")) {
			return true
		}
	}
	return false
}

// cased reports whether the name of a month or weekday is written with a
// capital where the script has them.
func (r *reader) cased(m lang.Match) bool {
	if m.Entry.Class != lang.Month && m.Entry.Class != lang.Weekday || r.d.Pack.Order != lang.SVO {
		return true
	}
	return r.d.Tokens[m.Begin].Case >= lang.Title
}

// punct reports whether token k is one of these marks.
func (r *reader) punct(k int, marks ...string) bool {
	if k >= len(r.d.Tokens) || r.d.Tokens[k].Kind != lang.PunctKind {
		return false
	}
	for _, m := range marks {
		if r.d.Folded[k] == m {
			return true
		}
	}
	return false
}

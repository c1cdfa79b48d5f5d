package when

import (
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/calendar"
	"github.com/diplograph/diplograph/extract/lang"
)

// parts is what has been gathered of a date. Numbers that are not given are
// zero, other parts say whether they are.
type parts struct {
	first, last int // tokens

	day, month, year int
	system           calendar.System // of month and year
	marked           bool            // the system is said, not guessed

	weekday, relative, shift    int
	hasWeekday, hasRelative     bool
	hasShift                    bool
	unit                        string // that the shift counts, or that stands before a year
	weak, announced, afterMonth bool   // see take
	planned                     bool   // the clause speaks of what is to come
}

// stated reports whether the parts give a calendar date rather than a
// distance from the day of writing.
func (p parts) stated() bool { return p.day > 0 && p.month > 0 || p.year > 0 }

// enough reports whether the parts make a date at all.
func (p parts) enough() bool {
	switch {
	case p.day > 0:
		return p.month > 0 || p.hasShift
	case p.month > 0:
		return p.year > 0 || p.hasShift || p.announced && !p.weak
	case p.year > 0:
		return p.unit == "year" || p.announced || p.marked
	case p.hasShift:
		return p.unit != "" && p.unit != "day" || p.hasWeekday
	}
	return p.hasRelative || p.hasWeekday && !p.weak
}

// A reader reads dates out of one document.
type reader struct {
	d        *extract.Document
	day      int // the Julian day of writing
	anchored bool
}

// dates are the classes of the words that dates are made of.
var dates = lang.NewClasses(lang.Month, lang.Weekday, lang.RelativeDay, lang.Calendar)

// opens reports whether a date may begin at token i: most tokens can be no part
// of any.
func (r *reader) opens(i int) bool {
	return r.d.Classes[i]&dates != 0 || r.d.Tokens[i].Kind == lang.NumberKind || r.digit(i)
}

// read gathers the parts of a date from token i. If there is none, last is
// the token before which none starts.
func (r *reader) read(i int) (parts, bool) {
	if m, ok := r.word(i, "not"); ok {
		return parts{last: m.End}, false
	}
	p := parts{first: i, last: i, announced: r.before(i)}
	open := 0 // brackets
	for {
		k, brackets, ok := r.next(&p, p.last)
		if !ok {
			break
		}
		open += brackets
		p.last = k
	}
	if open > 0 && r.punct(p.last, ")") {
		p.last++
	}
	if !p.enough() {
		return parts{last: i + 1}, false
	}
	p.planned = r.planned(i)
	return p, true
}

// next takes the part that starts at token k or behind what may stand between
// parts. It returns the token after it and how many brackets it opened.
func (r *reader) next(p *parts, k int) (end, brackets int, ok bool) {
	for range 4 {
		if k >= len(r.d.Tokens) || k > p.first && r.d.Tokens[k].Line {
			return 0, 0, false
		}
		if end, ok := r.take(p, k); ok {
			return end, brackets, true
		}
		if k == p.first && p.last == p.first {
			return 0, 0, false
		}
		switch w, link := r.word(k, "link"); {
		case link:
			k = w.End
		case r.punct(k, "("):
			brackets++
			k++
		case r.punct(k, ")"):
			brackets--
			k++
		case r.punct(k, "،", ",", "/", "-", "–"), r.abbreviated(k):
			k++
		default:
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// take fits the part at token k into p, and returns the token after it.
func (r *reader) take(p *parts, k int) (int, bool) {
	if end, ok := r.numeric(p, k); ok {
		return end, true
	}
	if n, digits, ok := r.number(k); ok {
		return r.takeNumber(p, k, n, digits)
	}
	for _, m := range r.d.Matches[k] {
		if m.First.Suffix != "" || m.Begin != p.first && m.First.Prefix != "" || !r.cased(m) {
			continue
		}
		if r.takeWord(p, m) {
			return m.End, true
		}
	}
	return 0, false
}

func (r *reader) takeWord(p *parts, m lang.Match) bool {
	e := m.Entry
	what, which, _ := strings.Cut(e.Value, ":")
	switch {
	case e.Class == lang.Month:
		s, _ := calendar.Named(e.Value)
		switch {
		case p.month == 0 && !p.hasRelative && p.year == 0 && !(p.hasShift && p.unit != ""):
			p.month, p.system, p.marked, p.weak, p.afterMonth = e.Index, s, true, e.Weak, true
			return true
		case p.month == e.Index && p.system == s: // "يوليو/تموز", "ماه مه"
			p.afterMonth = true
			return true
		}
	case e.Class == lang.Weekday:
		if !p.hasWeekday && p.year == 0 {
			p.weekday, p.hasWeekday = e.Index, true
			p.weak = p.weak || e.Weak && p.month == 0
			return true
		}
	case e.Class == lang.RelativeDay:
		if m.End > m.Begin+1 && r.counted(m.Begin) { // "10 روز آینده"
			return false
		}
		if !p.hasRelative && p.day == 0 && p.month == 0 && p.year == 0 && !p.hasShift {
			p.relative, p.hasRelative = e.Index, true
			return true
		}
	case e.Class != lang.Calendar:
	case what == "ordinal":
		if p.day == 0 && p.year == 0 && !p.hasRelative && r.month(m.End) {
			p.day = e.Index
			return true
		}
	case what == "shift":
		return r.takeShift(p, m)
	case what == "span":
		if !p.hasShift && p.year == 0 && !p.hasRelative {
			p.shift, p.hasShift, p.unit = e.Index, true, which
			return true
		}
	case what == "unit":
		return r.takeUnit(p, m, which)
	case what == "era":
		if s, ok := calendar.Named(which); ok && p.year > 0 && (p.month == 0 || !p.marked) {
			p.system, p.marked = s, true
			return true
		} else if ok && p.year > 0 && p.system == s {
			return true
		}
	}
	return false
}

// takeShift takes "last", "this" and "next": behind what they qualify in
// languages whose adjectives follow, before it in the others.
func (r *reader) takeShift(p *parts, m lang.Match) bool {
	if p.hasShift || p.year > 0 || p.hasRelative {
		return false
	}
	if r.d.Pack.Order == lang.SVO || p.last == p.first || r.demonstrative(m.Begin) {
		if r.d.Pack.Order == lang.SVO && p.last != p.first || !r.qualified(m.End) {
			return false
		}
	} else if p.day == 0 && p.month == 0 && !p.hasWeekday && p.unit == "" {
		return false
	}
	p.shift, p.hasShift = m.Entry.Index, true
	return true
}

// takeUnit takes the word for day, month or year where a number, a name or
// "last" gives it sense.
func (r *reader) takeUnit(p *parts, m lang.Match, unit string) bool {
	if p.hasRelative || p.year > 0 {
		return false
	}
	k := m.End
	if k >= len(r.d.Tokens) || r.d.Tokens[k].Line {
		return p.hasShift && p.unit == "" && p.last > p.first && !p.hasWeekday && p.month == 0
	}
	n, digits, number := r.number(k)
	switch unit {
	case "day":
		// "يوم 26 يونيو", "روز پنجم مرداد": the word says nothing itself.
		_, numeric := r.numeric(&parts{}, k)
		return p.last == p.first &&
			(numeric || number && digits <= 2 && r.dayAt(k, n) || r.is(k, lang.Weekday, "") ||
				r.is(k, lang.Calendar, "ordinal"))
	case "month":
		if p.month > 0 { // "تیر ماه"
			p.weak = false
			return true
		}
		if r.is(k, lang.Month, "") { // "شهر مارس"
			p.announced = true
			return true
		}
	case "year":
		if number && (digits == 4 || digits == 2 && r.home() == calendar.SolarHijri) && !p.hasShift {
			p.unit = "year"
			return true
		}
	}
	if p.last == p.first && r.counted(m.Begin) { // "چند ماه گذشته"
		return false
	}
	// "الشهر الماضي", "last month"; with a day or month before, "سال جاری".
	if p.unit != "" {
		return false
	}
	before := p.hasShift && (p.month == 0 || unit == "year") && !p.hasWeekday
	after := r.d.Pack.Order != lang.SVO && r.is(k, lang.Calendar, "shift")
	if before || after {
		p.unit = unit
		return true
	}
	return false
}

package when

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract/calendar"
	"github.com/diplograph/diplograph/extract/lang"
)

// counted reports whether what starts at token k is counted: a number or a
// word for some stands before it.
func (r *reader) counted(k int) bool {
	if k == 0 || r.d.Tokens[k].Line {
		return false
	}
	_, count := r.word(k-1, "count")
	return count || r.d.Tokens[k-1].Kind == lang.NumberKind
}

// takeNumber takes a day or a year.
func (r *reader) takeNumber(p *parts, k, n, digits int) (int, bool) {
	switch {
	case p.hasRelative && p.month == 0 && !(digits <= 2 && r.dayAt(k, n)):
		return 0, false
	case digits <= 2 && 1 <= n && n <= 31 && p.year == 0:
		switch {
		case p.day == 0 && p.month > 0 && p.afterMonth && r.d.Pack.Order == lang.SVO:
			p.day = n // "July 31"
			p.afterMonth = false
			return k + 1, true
		case p.day == 0 && p.month == 0 && r.dayAt(k, n):
			p.day = n
			return k + 1, true
		case p.day > 0 && p.month == 0 && r.dayAt(k, n): // "12 و13 آب"
			return k + 1, true
		}
	}
	if p.year > 0 || p.hasShift {
		return 0, false
	}
	switch {
	case digits == 4 &&
		(p.month > 0 || p.unit == "year" || p.day == 0 && (p.announced || r.is(k+1, lang.Calendar, "era"))):
		s, ok := r.era(n, p.month > 0 || p.unit == "year")
		if !ok ||
			p.marked && s != p.system &&
				!(p.system == calendar.Hijri && s == calendar.SolarHijri ||
					p.system == calendar.SolarHijri && s == calendar.Hijri) {
			return 0, false
		}
		if p.month == 0 && p.unit != "year" && !r.alone(k+1) {
			return 0, false
		}
		p.year = n
		if !p.marked {
			p.system = s
		}
		return k + 1, true
	case digits == 2 && n >= 50 &&
		(p.unit == "year" && !p.marked || p.month > 0 && p.system == calendar.SolarHijri) &&
		r.home() == calendar.SolarHijri:
		p.year, p.system = 1300+n, calendar.SolarHijri
		return k + 1, true
	}
	return 0, false
}

// era returns the calendar that a year of four digits must be of. Only with a
// month or the word for year may it lie outside of living memory.
func (r *reader) era(year int, sure bool) (calendar.System, bool) {
	switch {
	case 1300 <= year && year <= 1420 && r.home() == calendar.SolarHijri && (sure || year > 1340):
		return calendar.SolarHijri, true
	case 1300 <= year && year <= 1500 && sure:
		return calendar.Hijri, true
	case 1900 <= year && year <= 2100 || sure && 1500 < year && year < 1900:
		return calendar.Gregorian, true
	}
	return 0, false
}

// alone reports whether a bare number before token k counts nothing: what
// follows is a mark, the end or a function word.
func (r *reader) alone(k int) bool {
	if k >= len(r.d.Tokens) || r.d.Tokens[k].Line ||
		r.d.Tokens[k].Kind == lang.PunctKind && !r.punct(k, "%", "٪", "-", "–", ".") {
		return true
	}
	if r.punct(k, ".") {
		return k+1 >= len(r.d.Tokens) || r.d.Tokens[k+1].Space
	}
	for _, m := range r.d.Matches[k] {
		switch m.Entry.Class {
		case lang.Word, lang.Verb, lang.Trigger:
			return true
		case lang.Calendar:
			if strings.HasPrefix(m.Entry.Value, "era:") {
				return true
			}
		}
	}
	return false
}

// dayAt reports whether the number at token k is a day of the month: a month
// or "of last month" follows, perhaps after a further day.
func (r *reader) dayAt(k, n int) bool {
	if n < 1 || n > 31 {
		return false
	}
	if r.month(k+1) || r.ofMonth(k) {
		return true
	}
	j := k + 1
	if w, ok := r.word(j, "range"); ok {
		j = w.End
	} else if r.punct(j, "-", "–", ",", "،") {
		j++
	}
	if m, digits, ok := r.number(j); ok && digits <= 2 && m > n && m <= 31 && (j > k+1 || r.joined(j)) {
		return r.month(j + 1)
	}
	return false
}

// ofMonth reports whether the number at token k is a day of the month that only an adjective
// behind it tells, as papers of the Levant write: "في 29 الحالي".
func (r *reader) ofMonth(k int) bool {
	return r.d.Pack.Order == lang.VSO && k > 0 && r.before(k) && r.is(k+1, lang.Calendar, "shift") &&
		!strings.HasSuffix(r.d.Folded[k+1], "ه")
}

// joined reports whether a number is written on to a proclitic: "و13".
func (r *reader) joined(k int) bool { return r.d.Tokens[k].Kind == lang.WordKind }

// month reports whether a month, or "this month", starts at token k or behind
// a link.
func (r *reader) month(k int) bool {
	for range 3 {
		if k >= len(r.d.Tokens) || r.d.Tokens[k].Line {
			return false
		}
		for _, m := range r.d.Matches[k] {
			if m.First.Suffix != "" || m.First.Prefix != "" || !r.cased(m) {
				continue
			}
			switch e := m.Entry; {
			case e.Class == lang.Month:
				return !e.Weak || r.monthWord(m)
			case e.Class == lang.Calendar && e.Value == "shift" && r.d.Pack.Order == lang.VSO && m.First.Article:
				return true
			}
		}
		if w, ok := r.word(k, "unit:month"); ok {
			if r.is(w.End, lang.Calendar, "shift") {
				return true
			}
			k = w.End
			continue
		}
		if w, ok := r.word(k, "link"); ok {
			k = w.End
			continue
		}
		return false
	}
	return false
}

// monthWord reports whether a month that is also an everyday word is meant as
// one after a day: what follows is no plain word, so it is no verb (می) or
// counted thing.
func (r *reader) monthWord(m lang.Match) bool {
	k := m.End
	if k >= len(r.d.Tokens) || r.d.Tokens[k].Line || r.d.Tokens[k].Kind != lang.WordKind {
		return true
	}
	if len(r.d.Folded[m.Begin]) > 2*2 { // longer than two letters
		return true
	}
	for _, n := range r.d.Matches[k] {
		if n.First.Prefix == "" && (n.Entry.Class == lang.Word || n.Entry.Class == lang.Calendar) {
			return true
		}
	}
	return false
}

// number reads a number of up to four digits at token k, bare, with an
// English ordinal ending or behind a proclitic.
func (r *reader) number(k int) (n, digits int, ok bool) {
	if k >= len(r.d.Tokens) {
		return 0, 0, false
	}
	w := r.d.Folded[k]
	switch r.d.Tokens[k].Kind {
	case lang.NumberKind:
	case lang.WordKind:
		if !r.digit(k) {
			return 0, 0, false
		}
		trimmed := strings.TrimLeftFunc(w, func(c rune) bool { return c < '0' || c > '9' })
		if lead := w[:len(w)-len(trimmed)]; utf8.RuneCountInString(lead) > 1 || len(lead) == 1 {
			return 0, 0, false
		}
		for _, end := range [...]string{"st", "nd", "rd", "th"} {
			trimmed = strings.TrimSuffix(trimmed, end)
		}
		w = trimmed
	default:
		return 0, 0, false
	}
	if len(w) == 0 || len(w) > 4 {
		return 0, 0, false
	}
	n, err := strconv.Atoi(w)
	if err != nil || k > 0 && r.decimal(k) {
		return 0, 0, false
	}
	return n, len(w), true
}

// digit reports whether the word at token k begins with a digit, or with one
// letter and a digit.
func (r *reader) digit(k int) bool {
	w := r.d.Folded[k]
	if isDigit(w, 0) {
		return true
	}
	_, n := utf8.DecodeRuneInString(w)
	return isDigit(w, n)
}

func isDigit(w string, i int) bool { return i < len(w) && '0' <= w[i] && w[i] <= '9' }

// decimal reports whether the number at token k is a part of a longer one.
func (r *reader) decimal(k int) bool {
	part := func(mark, other int) bool {
		return other >= 0 && other < len(r.d.Tokens) && r.d.Tokens[other].Kind == lang.NumberKind &&
			r.punct(mark, ".", "٫", "٬") && !r.d.Tokens[mark].Space && !r.d.Tokens[max(mark+1, other)].Space
	}
	return part(k-1, k-2) || part(k+1, k+2)
}

// numeric reads "31/07/2018", "2018-07-31", "1397.5.9".
func (r *reader) numeric(p *parts, k int) (int, bool) {
	if p.day > 0 || p.month > 0 || p.year > 0 || k+4 >= len(r.d.Tokens) {
		return 0, false
	}
	mark := r.d.Folded[k+1]
	if mark != "/" && mark != "-" && mark != "." && mark != "‑" || r.d.Folded[k+3] != mark {
		return 0, false
	}
	var n, digits [3]int
	for i := range n {
		t := k + 2*i
		if r.d.Tokens[t].Kind != lang.NumberKind || i > 0 && (r.d.Tokens[t].Space || r.d.Tokens[t-1].Space) {
			return 0, false
		}
		var err error
		digits[i] = len(r.d.Folded[t])
		if n[i], err = strconv.Atoi(r.d.Folded[t]); err != nil || digits[i] > 4 || digits[i] == 3 {
			return 0, false
		}
	}
	if t := k + 5; t+1 < len(r.d.Tokens) && r.d.Folded[t] == mark && !r.d.Tokens[t].Space &&
		!r.d.Tokens[t+1].Space && r.d.Tokens[t+1].Kind == lang.NumberKind {
		return 0, false // four numbers are no date
	}
	day, month, year := n[0], n[1], n[2]
	switch {
	case digits[0] == 4:
		day, year = n[2], n[0]
	case digits[2] == 4:
	case digits[0] == 2 && r.home() == calendar.SolarHijri && n[0] >= 50 && n[0] <= 99: // 97/5/9
		day, year = n[2], 1300+n[0]
	case digits[2] == 2 && r.home() != calendar.SolarHijri && n[2] <= 50:
		year = 2000 + n[2]
	default:
		return 0, false
	}
	if month > 12 && day <= 12 {
		day, month = month, day
	}
	s, ok := r.era(year, true)
	if !ok || !s.Valid(calendar.Date{Year: year, Month: month, Day: day}) {
		return 0, false
	}
	p.day, p.month, p.year, p.system = day, month, year, s
	return k + 5, true
}

package when

import "github.com/diplograph/diplograph/extract/calendar"

// resolve works out which Gregorian date the parts name. It fails if nothing
// places them or if the calendar has no such date.
func (r *reader) resolve(p parts) (calendar.Date, bool) {
	if p.year == 0 && !r.anchored {
		return calendar.Date{}, false
	}
	today := p.system.Date(r.day)
	switch {
	case p.year > 0:
		return r.gregorian(p, calendar.Date{Year: p.year, Month: p.month, Day: p.day})
	case p.month > 0:
		return r.gregorian(p, calendar.Date{Year: r.yearOf(p, today), Month: p.month, Day: p.day})
	case p.day > 0: // "14 of this month"
		year, month := shiftMonth(today.Year, today.Month, p.shift)
		return r.gregorian(p, calendar.Date{Year: year, Month: month, Day: p.day})
	case p.hasRelative:
		day := r.day + p.relative
		if p.hasWeekday {
			// Printed a day or more after it was written.
			day = calendar.Nearest(day, p.weekday)
		}
		return calendar.Gregorian.Date(day), true
	case p.hasWeekday:
		return calendar.Gregorian.Date(r.weekday(p)), true
	case p.unit == "month":
		year, month := shiftMonth(r.localYear(), r.local().Month, p.shift)
		return r.home().Convert(calendar.Date{Year: year, Month: month}, calendar.Gregorian), true
	case p.unit == "year":
		return r.home().Convert(calendar.Date{Year: r.localYear() + p.shift}, calendar.Gregorian), true
	}
	return calendar.Date{}, false
}

// gregorian converts a date of the parts' calendar. The weekday, where given,
// settles which day a date of the observed moon is.
func (r *reader) gregorian(p parts, d calendar.Date) (calendar.Date, bool) {
	if !p.system.Valid(d) {
		// A month of the observed moon may have the 30 days that the tabular
		// one has not.
		if p.system != calendar.Hijri || d.Day != 30 || d.Month < 1 || d.Month > 12 {
			return calendar.Date{}, false
		}
	}
	if d.Day > 0 {
		day := p.system.JulianDay(d)
		if p.hasWeekday && p.system == calendar.Hijri {
			day = calendar.Nearest(day, p.weekday)
		}
		d = calendar.Gregorian.Date(day)
	} else {
		d = p.system.Convert(d, calendar.Gregorian)
	}
	return d, d.Graph() != ""
}

// yearOf finds the year of a month, or day of a month, that is given without
// one: the last one before the day of writing or the next one after it if the
// words say so; else the nearest within two months; else the last, or for
// what is planned the next.
func (r *reader) yearOf(p parts, today calendar.Date) int {
	if p.hasShift && p.unit == "year" {
		return today.Year + p.shift
	}
	if p.hasShift && p.shift == 0 {
		return today.Year
	}
	at := func(year int) int { // days from the day of writing
		d := calendar.Date{Year: year, Month: p.month, Day: min(max(p.day, 1), p.system.Days(year, p.month))}
		if p.day == 0 {
			return 30 * (12*(year-today.Year) + p.month - today.Month)
		}
		return p.system.JulianDay(d) - r.day
	}
	past := p.hasShift && p.shift < 0
	future := p.hasShift && p.shift > 0
	if !past && !future {
		for _, y := range []int{today.Year, today.Year - 1, today.Year + 1} {
			if n := at(y); -near <= n && n <= near {
				return y
			}
		}
		past, future = !p.planned, p.planned
	}
	year := today.Year
	switch {
	case past && (at(year) > 0 || at(year) == 0 && p.hasShift):
		year--
	case future && (at(year) < 0 || at(year) == 0 && p.hasShift):
		year++
	}
	return year
}

// near is how many days away a date without a year may be on either side.
const near = 62

// weekday returns the Julian day of a weekday: the last on or before the day
// of writing, or the next for what is planned.
func (r *reader) weekday(p parts) int {
	back := calendar.Weekday(r.day) - p.weekday
	if back < 0 {
		back += 7
	}
	last := r.day - back // on or before
	switch {
	case p.hasShift && p.shift < 0 && back == 0:
		return last - 7
	case p.hasShift && p.shift > 0, p.planned && !p.hasShift && back > 0:
		return last + 7
	}
	return last
}

// home is the calendar that the language counts its own months and years in.
func (r *reader) home() calendar.System {
	s, _ := calendar.Named(r.d.Pack.Grammar.Calendar)
	return s
}

func (r *reader) local() calendar.Date { return r.home().Date(r.day) }
func (r *reader) localYear() int       { return r.local().Year }

// shiftMonth returns the month that lies by months later.
func shiftMonth(year, month, by int) (int, int) {
	n := 12*year + month - 1 + by
	return n / 12, n%12 + 1
}

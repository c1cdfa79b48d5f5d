// Package calendar converts dates between the three calendars of the news of
// the Middle East: Gregorian, Hijri (lunar, of Arabic) and Solar Hijri (of
// Persian). All are arithmetic: no tables, no network, no clock.
//
// Every calendar counts the same days, numbered by Julian day as in
// astronomy: the day that began at noon of 1 January 4713 BC (Julian) is 0,
// and 1 January 2000 (Gregorian) is 2451545.
package calendar

import (
	"fmt"

	"github.com/diplograph/diplograph/graph"
)

// A System is a calendar.
type System uint8

// The calendars.
const (
	// Gregorian is the civil calendar, extended to the years before it was
	// made.
	Gregorian System = iota
	// Hijri is the tabular Islamic calendar: 30-year cycles in which the
	// years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 are leap, from Friday
	// 16 July 622 (Julian), the civil epoch. Saudi Arabia's printed calendar,
	// Umm al-Qura, goes by the computed new moon instead and differs from it
	// by a day for four dates in ten, hardly ever by two; where a text
	// gives the weekday as well, Nearest settles which day is meant.
	Hijri
	// SolarHijri is the calendar of Iran and Afghanistan. The leap years
	// follow the 33-year cycle, which agrees with the calendar as printed in
	// Iran for the years 1244 to 1501 (1865 to 2122).
	SolarHijri
)

var systemNames = [...]string{"gregorian", "hijri", "solar"}

// String is the calendar's name in language packs.
func (s System) String() string {
	if int(s) < len(systemNames) {
		return systemNames[s]
	}
	return "unknown"
}

// Named returns the calendar with that name.
func Named(name string) (System, bool) {
	for i, n := range systemNames {
		if n == name {
			return System(i), true
		}
	}
	return 0, false
}

// A Date is a date of some calendar, as precise as it is known: Day is 0 for
// a month, Month is 0 too for a year.
type Date struct{ Year, Month, Day int }

// Years that Valid takes. The arithmetic holds far beyond them; a larger
// number in a text is no year.
const minYear, maxYear = 1, 9999

// Valid reports whether the calendar has such a date.
func (s System) Valid(d Date) bool {
	switch {
	case d.Year < minYear || d.Year > maxYear || d.Month < 0 || d.Month > 12 || d.Day < 0:
		return false
	case d.Month == 0:
		return d.Day == 0
	}
	return d.Day <= s.Days(d.Year, d.Month)
}

// Days returns the number of days in a month, 1 to 12.
func (s System) Days(year, month int) int {
	switch s {
	case Hijri:
		if month%2 == 1 || month == 12 && s.Leap(year) {
			return 30
		}
		return 29
	case SolarHijri:
		switch {
		case month <= 6:
			return 31
		case month < 12 || s.Leap(year):
			return 30
		}
		return 29
	}
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if s.Leap(year) {
			return 29
		}
		return 28
	}
	return 31
}

// Leap reports whether a year has a leap day.
func (s System) Leap(year int) bool {
	switch s {
	case Hijri:
		return mod(11*year+14, 30) < 11
	case SolarHijri:
		return mod(25*year+11, 33) < 8
	}
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// JulianDay returns the number of the day on which a date falls; months and
// days that are 0 count as 1.
func (s System) JulianDay(d Date) int {
	m, day := max(d.Month, 1), max(d.Day, 1)
	switch s {
	case Hijri:
		return hijriEpoch + 354*(d.Year-1) + div(11*d.Year+3, 30) + (59*(m-1)+1)/2 + day - 1
	case SolarHijri:
		months := 31 * (m - 1)
		if m > 6 {
			months = 30*(m-1) + 6
		}
		return solarEpoch + 365*(d.Year-1) + div(8*d.Year+21, 33) + months + day - 1
	}
	// Years that begin in March, so that the leap day comes last.
	y := d.Year
	if m <= 2 {
		y--
	}
	return gregorianEpoch + 365*y + div(y, 4) - div(y, 100) + div(y, 400) + (153*((m+9)%12)+2)/5 + day - 1
}

// The Julian days of 1 March 0, of 1 Muharram 1 and of 1 Farvardin 1.
const gregorianEpoch, hijriEpoch, solarEpoch = 1721120, 1948440, 1948320

// Date returns the date of a Julian day.
func (s System) Date(julianDay int) Date {
	switch s {
	case Hijri:
		return s.search(julianDay, div(30*(julianDay-hijriEpoch)+10646, 10631))
	case SolarHijri:
		return s.search(julianDay, 1+div(33*(julianDay-solarEpoch), 12053))
	}
	return s.search(julianDay, div(400*(julianDay-gregorianEpoch), 146097))
}

// search finds the date of a day from a year that is right or one off.
func (s System) search(day, year int) Date {
	for s.JulianDay(Date{Year: year + 1}) <= day {
		year++
	}
	for s.JulianDay(Date{Year: year}) > day {
		year--
	}
	month := 1
	for month < 12 && s.JulianDay(Date{Year: year, Month: month + 1}) <= day {
		month++
	}
	return Date{year, month, day - s.JulianDay(Date{Year: year, Month: month}) + 1}
}

// Convert returns the date of another calendar on which d, a date of s,
// falls. Where d is a month or year, it is the month or year of the other
// calendar that holds the middle of it.
func (s System) Convert(d Date, to System) Date {
	if s == to {
		return d
	}
	switch {
	case d.Month == 0:
		return Date{Year: to.Date(s.JulianDay(Date{Year: d.Year, Month: 7})).Year}
	case d.Day == 0:
		r := to.Date(s.JulianDay(Date{Year: d.Year, Month: d.Month, Day: 15}))
		return Date{Year: r.Year, Month: r.Month}
	}
	return to.Date(s.JulianDay(d))
}

// Weekday returns the weekday of a Julian day, from 0 for Monday.
func Weekday(julianDay int) int { return mod(julianDay, 7) }

// Nearest returns the day with the given weekday (0 is Monday) that is
// nearest to a day: at most three days away.
func Nearest(julianDay, weekday int) int {
	return julianDay + mod(weekday-Weekday(julianDay)+3, 7) - 3
}

// Graph returns a Gregorian date as the graph writes dates, with its
// precision; empty if there is no such date.
func (d Date) Graph() graph.Date {
	switch {
	case !Gregorian.Valid(d):
		return ""
	case d.Month == 0:
		return graph.Date(fmt.Sprintf("%04d", d.Year))
	case d.Day == 0:
		return graph.Date(fmt.Sprintf("%04d-%02d", d.Year, d.Month))
	}
	return graph.Date(fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day))
}

// Parse reads a date of the graph; ok is false if it is none.
func Parse(g graph.Date) (d Date, ok bool) {
	parts := []*int{&d.Year, &d.Month, &d.Day}
	for i, from := 0, 0; i < 3; i++ {
		width := 2
		if i == 0 {
			width = 4
		}
		if from+width > len(g) {
			return Date{}, false
		}
		for _, c := range []byte(g[from : from+width]) {
			if c < '0' || c > '9' {
				return Date{}, false
			}
			*parts[i] = 10**parts[i] + int(c-'0')
		}
		if i > 0 && *parts[i] == 0 {
			return Date{}, false
		}
		from += width
		if from == len(g) {
			return d, Gregorian.Valid(d)
		}
		if g[from] != '-' {
			return Date{}, false
		}
		from++
	}
	return Date{}, false
}

// div and mod are division and remainder towards minus infinity.
func div(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func mod(a, b int) int { return a - b*div(a, b) }

package lang

import (
	"cmp"
	"path"
	"strconv"
	"strings"
)

// calendarWords is calendar.yaml: the words that dates are made of. A month
// or weekday with a trailing question mark is also an everyday word and needs
// a number beside it.
type calendarWords struct {
	// Home is the calendar in which the language counts its own months and
	// years; Gregorian if empty.
	Home string `yaml:"home"`
	// Months by calendar ("gregorian", "hijri", "solar"): twelve lists.
	Months map[string][][]string `yaml:"months"`
	// Weekdays from Monday.
	Weekdays [][]string `yaml:"weekdays"`
	// Relative days by their distance from the day of publication.
	Relative map[int][]string `yaml:"relative"`
	// Ordinals are the days of a month in words, from the first.
	Ordinals [][]string `yaml:"ordinals"`
	// Units are the words for "day", "week", "month" and "year".
	Units map[string][]string `yaml:"units"`
	// Shifts are the words for last (-1), this (0) and next (1).
	Shifts map[int][]string `yaml:"shifts"`
	// Spans are words that name a month or year alone, "year:-1" for پارسال.
	Spans map[string][]string `yaml:"spans"`
	// Eras are the marks of a calendar after a year.
	Eras map[string][]string `yaml:"eras"`
	// Links may stand between the parts of a date, Ranges between two days of
	// one month, Equals between a date and the same date in another calendar,
	// Before before a year or month that stands alone. Counts make a length of
	// time of what follows: the last few months.
	Links  []string `yaml:"links"`
	Ranges []string `yaml:"ranges"`
	Counts []string `yaml:"counts"`
	Equals []string `yaml:"equals"`
	Before []string `yaml:"before"`
	// Not are phrases that look like dates and are none.
	Not []string `yaml:"not"`
}

// calendar loads the words that dates are made of.
func (l *loader) calendar() {
	file := path.Join(l.dir, "calendar.yaml")
	var cal calendarWords
	l.yaml(file, &cal, false)
	l.pack.Grammar.Calendar = cmp.Or(cal.Home, "gregorian")
	add := func(e Entry, words []string) {
		for _, w := range words {
			e.Weak = strings.HasSuffix(w, "?")
			l.literal(strings.TrimSuffix(w, "?"), e)
		}
	}
	for system, months := range cal.Months {
		for i, names := range months {
			add(Entry{Class: Month, Value: system, Index: i + 1}, names)
		}
	}
	for i, names := range cal.Weekdays {
		add(Entry{Class: Weekday, Index: i}, names)
	}
	for offset, names := range cal.Relative {
		add(Entry{Class: RelativeDay, Index: offset}, names)
	}
	for i, names := range cal.Ordinals {
		add(Entry{Class: Calendar, Value: "ordinal", Index: i + 1}, names)
	}
	for unit, names := range cal.Units {
		add(Entry{Class: Calendar, Value: "unit:" + unit}, names)
	}
	for shift, names := range cal.Shifts {
		add(Entry{Class: Calendar, Value: "shift", Index: shift}, names)
	}
	for span, names := range cal.Spans {
		unit, by, _ := strings.Cut(span, ":")
		n, err := strconv.Atoi(by)
		if err != nil {
			l.fail(l.where(file, "spans", span), "span %q is not a unit and a distance, like year:-1", span)
			continue
		}
		add(Entry{Class: Calendar, Value: "span:" + unit, Index: n}, names)
	}
	for system, names := range cal.Eras {
		add(Entry{Class: Calendar, Value: "era:" + system}, names)
	}
	for value, names := range map[string][]string{"link": cal.Links, "range": cal.Ranges, "count": cal.Counts,
		"equal": cal.Equals, "before": cal.Before, "not": cal.Not} {
		add(Entry{Class: Calendar, Value: value}, names)
	}
}

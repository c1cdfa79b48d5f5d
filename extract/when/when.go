// Package when finds the days, months and years that a document names, and
// works out which they are: calendar dates in three calendars ("31/07/2018",
// "۲۳ مرداد ۱۳۹۷", "3 صفر 1440 هـ"), and words that count from the day of
// writing ("yesterday", "الثلاثاء الماضي", "در ماه گذشته").
//
// A date is a handful of parts (a weekday, a day, a month, a year, a word
// like "last") that languages put in different orders. So the finder does not
// know orders: it gathers neighbouring parts until one comes that does not
// fit, and then asks what they add up to. The words themselves are data of
// the language pack, calendar.yaml.
package when

import (
	"context"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/calendar"
	"github.com/diplograph/diplograph/graph"
)

// Stage returns the stage that gives moments and the dateline. It sets the
// document's date of publication if the document shows one and none is given.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "when",
		Needs: []string{"tokens", "sentences", "matches"},
		Gives: []string{"moments"},
		Process: func(_ context.Context, d *extract.Document) error {
			if d.Pack == nil {
				return nil
			}
			d.Dateline = dateline(d)
			if d.Published == "" {
				d.Published = d.Dateline.Date
			}
			d.Moments = Find(d)
			return nil
		},
	}
}

// Find returns the moments of a document in order of text. What its words
// leave open is counted from the dateline if that is within days of the
// publication, else from the publication.
func Find(d *extract.Document) []extract.Moment {
	r := &reader{d: d}
	if day, ok := anchor(d); ok {
		r.day, r.anchored = day, true
	}
	var out []extract.Moment
	for i := 0; i < len(d.Tokens); {
		if !r.opens(i) {
			i++
			continue
		}
		x, ok := r.read(i)
		if !ok {
			i = max(i+1, x.last)
			continue
		}
		m := extract.Moment{Tokens: extract.Range{First: x.first, Last: x.last}, Basis: graph.Computed}
		if date, ok := r.resolve(x); ok {
			m.Date = date.Graph()
		}
		if x.stated() {
			m.Basis = graph.Stated
		}
		i = x.last
		if n := len(out); n > 0 && r.same(out[n-1], m) {
			out[n-1] = better(out[n-1], m, x.system)
			continue
		}
		out = append(out, m)
	}
	return out
}

// anchor returns the day from which a document counts.
func anchor(d *extract.Document) (int, bool) {
	published, ok := calendar.Parse(d.Published)
	ok = ok && published.Day > 0
	day := calendar.Gregorian.JulianDay(published)
	if line, known := calendar.Parse(d.Dateline.Date); known && line.Day > 0 {
		written := calendar.Gregorian.JulianDay(line)
		if !ok || written <= day && day-written <= maxDelay {
			return written, true
		}
	}
	return day, ok
}

// maxDelay is how many days after it was written an item may be published.
const maxDelay = 3

// same reports whether two moments are one date given in two calendars:
// "3 صفر 1440 هـ الموافق 12 أكتوبر 2018", "28 اکتبر (7 آبان)".
func (r *reader) same(a, b extract.Moment) bool {
	if a.Basis != graph.Stated || b.Basis != graph.Stated || a.Date.Precision() != "day" ||
		b.Date.Precision() != "day" {
		return false
	}
	apart := a.Tokens.Last
	for apart < b.Tokens.First {
		p, ok := r.word(apart, "equal")
		switch {
		case ok:
			apart = p.End
		case r.punct(apart, "(", ")", "/", "،", ",", "-", "–"):
			apart++
		default:
			return false
		}
	}
	x, _ := calendar.Parse(a.Date)
	y, _ := calendar.Parse(b.Date)
	n := calendar.Gregorian.JulianDay(x) - calendar.Gregorian.JulianDay(y)
	return -2 <= n && n <= 2
}

// better joins two moments that name one day; a Gregorian date is surer than
// a Hijri one, and a stated one than a computed one.
func better(a, b extract.Moment, system calendar.System) extract.Moment {
	a.Tokens.Last = b.Tokens.Last
	if b.Basis == graph.Stated && (a.Basis != graph.Stated || system == calendar.Gregorian) {
		a.Date, a.Basis = b.Date, b.Basis
	}
	return a
}

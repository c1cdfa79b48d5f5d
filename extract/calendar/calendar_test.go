package calendar

import (
	"testing"

	"github.com/diplograph/diplograph/graph"
)

// The days below are facts of record: the dates as printed in Iran and, for
// the tabular Hijri calendar, as computed by ICU 78.
func TestSameDay(t *testing.T) {
	for _, c := range []struct {
		gregorian, solar, hijri Date
		weekday                 int
	}{
		{Date{1886, 11, 4}, Date{1265, 8, 13}, Date{1304, 2, 6}, 3},
		{Date{1920, 7, 11}, Date{1299, 4, 20}, Date{1338, 10, 24}, 6},
		{Date{1953, 8, 19}, Date{1332, 5, 28}, Date{1372, 12, 8}, 2},
		{Date{1979, 2, 11}, Date{1357, 11, 22}, Date{1399, 3, 13}, 6},
		{Date{1980, 9, 22}, Date{1359, 6, 31}, Date{1400, 11, 12}, 0},
		{Date{1988, 8, 20}, Date{1367, 5, 29}, Date{1409, 1, 7}, 5},
		{Date{2000, 1, 1}, Date{1378, 10, 11}, Date{1420, 9, 24}, 5},
		{Date{2001, 9, 11}, Date{1380, 6, 20}, Date{1422, 6, 22}, 1},
		{Date{2017, 3, 20}, Date{1395, 12, 30}, Date{1438, 6, 21}, 0}, // leap day
		{Date{2018, 7, 31}, Date{1397, 5, 9}, Date{1439, 11, 18}, 1},
		{Date{2021, 3, 20}, Date{1399, 12, 30}, Date{1442, 8, 6}, 5},
		{Date{2021, 3, 21}, Date{1400, 1, 1}, Date{1442, 8, 7}, 6},
		{Date{2024, 3, 20}, Date{1403, 1, 1}, Date{1445, 9, 10}, 2},
		{Date{2025, 3, 20}, Date{1403, 12, 30}, Date{1446, 9, 20}, 3},
		{Date{2072, 2, 3}, Date{1450, 11, 14}, Date{1495, 1, 13}, 2},
	} {
		dates := map[System]Date{Gregorian: c.gregorian, SolarHijri: c.solar, Hijri: c.hijri}
		day := Gregorian.JulianDay(c.gregorian)
		if w := Weekday(day); w != c.weekday {
			t.Errorf("%v is weekday %d, want %d", c.gregorian, w, c.weekday)
		}
		for from, d := range dates {
			if !from.Valid(d) {
				t.Errorf("%v %v is not valid", from, d)
			}
			for to, want := range dates {
				if got := from.Convert(d, to); got != want {
					t.Errorf("%v %v is %v %v, want %v", from, d, to, got, want)
				}
			}
		}
	}
}

func TestEpochs(t *testing.T) {
	if d := Gregorian.JulianDay(Date{2000, 1, 1}); d != 2451545 {
		t.Errorf("1 January 2000 is Julian day %d, want 2451545", d)
	}
	if got, want := Hijri.Convert(Date{1, 1, 1}, Gregorian), (Date{622, 7, 19}); got != want {
		t.Errorf("1 Muharram 1 is %v, want %v", got, want)
	}
}

func TestCoarse(t *testing.T) {
	for _, c := range []struct {
		from System
		d    Date
		want graph.Date
	}{
		{SolarHijri, Date{Year: 1375}, "1996"},
		{SolarHijri, Date{1397, 5, 0}, "2018-08"},
		{Hijri, Date{1439, 11, 0}, "2018-07"},
		{Hijri, Date{Year: 1400}, "1980"},
		{Gregorian, Date{Year: 1992}, "1992"},
		{Gregorian, Date{2018, 7, 0}, "2018-07"},
	} {
		if got := c.from.Convert(c.d, Gregorian).Graph(); got != c.want {
			t.Errorf("%v %v is %s, want %s", c.from, c.d, got, c.want)
		}
	}
}

func TestValid(t *testing.T) {
	for _, c := range []struct {
		s    System
		d    Date
		want bool
	}{
		{Gregorian, Date{2020, 2, 29}, true},
		{Gregorian, Date{2019, 2, 29}, false},
		{Gregorian, Date{1900, 2, 29}, false},
		{Gregorian, Date{2019, 13, 1}, false},
		{Gregorian, Date{2019, 0, 1}, false},
		{Gregorian, Date{2019, -1, 0}, false},
		{Gregorian, Date{2019, 1, -1}, false},
		{Gregorian, Date{0, 1, 1}, false},
		{SolarHijri, Date{1399, 12, 30}, true},
		{SolarHijri, Date{1400, 12, 30}, false},
		{SolarHijri, Date{1400, 7, 31}, false},
		{SolarHijri, Date{1408, 12, 30}, true},
		{Hijri, Date{1439, 12, 30}, true},
		{Hijri, Date{1440, 12, 30}, false},
		{Hijri, Date{1440, 2, 30}, false},
	} {
		if got := c.s.Valid(c.d); got != c.want {
			t.Errorf("%v %v: valid is %v", c.s, c.d, got)
		}
	}
}

func TestNearest(t *testing.T) {
	tuesday := Gregorian.JulianDay(Date{2018, 7, 31})
	for weekday, want := range []int{-1, 0, 1, 2, 3, -3, -2} {
		if got := Nearest(tuesday, weekday) - tuesday; got != want {
			t.Errorf("weekday %d nearest to a Tuesday is %+d days away, want %+d", weekday, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[graph.Date]Date{"2018-07-31": {2018, 7, 31}, "2018-07": {2018, 7, 0}, "2018": {2018, 0, 0}} {
		if got, ok := Parse(in); !ok || got != want {
			t.Errorf("Parse(%q) = %v, %v", in, got, ok)
		}
	}
	for _, bad := range []graph.Date{"", "201", "20180", "2018-", "2018-7", "2018-00", "2018-02-30", "2018-07-31T", "2018-07-31-01", "2018/07", "۲۰۱۸"} {
		if got, ok := Parse(bad); ok {
			t.Errorf("Parse(%q) = %v", bad, got)
		}
	}
}

func TestNamed(t *testing.T) {
	for _, s := range []System{Gregorian, Hijri, SolarHijri} {
		if got, ok := Named(s.String()); !ok || got != s {
			t.Errorf("Named(%q) = %v, %v", s, got, ok)
		}
	}
	if s, ok := Named("julian"); ok {
		t.Errorf("Named(julian) = %v", s)
	}
	if got := System(9).String(); got != "unknown" {
		t.Errorf("System(9) is %q", got)
	}
}

// Every day of every calendar converts there and back, and the day after it
// is the next day.
func FuzzRoundTrip(f *testing.F) {
	f.Add(2451545)
	f.Add(1948440)
	f.Add(0)
	f.Fuzz(func(t *testing.T, day int) {
		day = 1948440 + mod(day, 3000000) // years 1 to 8000
		for _, s := range []System{Gregorian, Hijri, SolarHijri} {
			d := s.Date(day)
			if !s.Valid(d) {
				t.Fatalf("%v day %d is %v, which is no date", s, day, d)
			}
			if got := s.JulianDay(d); got != day {
				t.Fatalf("%v day %d is %v, which is day %d", s, day, d, got)
			}
			next := s.Date(day + 1)
			if d.Day < s.Days(d.Year, d.Month) {
				d.Day++
			} else if d.Month < 12 {
				d.Month, d.Day = d.Month+1, 1
			} else {
				d = Date{d.Year + 1, 1, 1}
			}
			if next != d {
				t.Fatalf("%v day %d is %v, want %v", s, day+1, next, d)
			}
		}
		g := Gregorian.Date(day)
		if p, ok := Parse(g.Graph()); !ok || p != g {
			t.Fatalf("%v is written %q", g, g.Graph())
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2018-07-31", "2018-07", "2018", "", "-", "9999-99-99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := Parse(graph.Date(s)); ok && string(d.Graph()) != s {
			t.Errorf("Parse(%q) = %v", s, d)
		}
	})
}

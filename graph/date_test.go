package graph

import "testing"

func TestDateWithin(t *testing.T) {
	for _, test := range []struct {
		date, from, to Date
		want           bool
	}{
		{"", "", "", true},
		{"", "2018", "", false},
		{"", "", "2018", false},
		{"2018-07-31", "", "", true},
		{"2018-07-31", "2018-07-31", "2018-07-31", true},
		{"2018-07-31", "2018-08", "", false},
		{"2018-07-31", "", "2018-07", true},
		{"2018-07-31", "", "2018-07-30", false},
		{"2018-07", "2018-07-31", "", true},
		{"2018-07", "2018-08-01", "", false},
		{"2018-07", "", "2018-07-01", true},
		{"2018-07", "", "2018-06", false},
		{"2018", "2018-12-31", "2019", true},
		{"2018", "2019", "", false},
		{"2018", "", "2017-12-31", false},
		{"2018-02-28", "2018-02", "2018-02", true},
	} {
		if got := test.date.Within(test.from, test.to); got != test.want {
			t.Errorf("%q within %q and %q: %v, want %v", test.date, test.from, test.to, got, test.want)
		}
	}
}

package mention

import (
	"slices"
	"testing"
)

// عمان is written for Oman and for Amman.
func TestHomographs(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"زار الوفد الأردني المتحف، ثم عاد إلى عمان.", "place:amman"},
		{"قال وزير الخارجية أيمن الصفدي إن اللقاء جرى في عمان.", "place:amman"},
		{"يصل الضيف إلى عمان غدا.", "place:amman"},
		{"أجرى الوزير محادثات في مسقط، وشكر عمان على حسن الضيافة.", "state:OM"},
		{"أكد الوزير العماني أن سياسة عمان ثابتة.", "state:OM"},
		{"رحبت عمان بوقف القتال.", "state:OM"},
		{"وقعت سلطنة عمان والأردن اتفاقا.", "state:OM"},
	} {
		d := read(t, "ar", c.text)
		var got []string
		for _, m := range d.Mentions {
			if d.Quote(m.Span) == "عمان" || d.Quote(m.Span) == "سلطنة عمان" {
				got = append(got, m.Key)
			}
		}
		if !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s: عمان is %q, want %s", c.text, got, c.want)
		}
	}
}

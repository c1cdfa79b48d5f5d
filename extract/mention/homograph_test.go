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

// A surname behind a word that no list has, before an office of a state that the one
// who is known by it never served, is another's.
func TestNamesakes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"در دیدار زمخشک پرز وزیر خارجه ونزوئلا از گاز سخن رفت.", ""},
		{"در دیدار زمخشک پوتین رئیس جمهور روسیه از گاز سخن رفت.", "person:vladimir-putin"},
		{"در دیدار پرز وزیر خارجه پیشین اسرائیل از گاز سخن رفت.", "person:shimon-peres"},
	} {
		got := ""
		for _, m := range read(t, "fa", c.text).Mentions {
			if m.Type == "Person" {
				got = m.Key
			}
		}
		if got != c.want {
			t.Errorf("%s: it is %q, want %q", c.text, got, c.want)
		}
	}
}

// Whoever is deputy in a foreign ministry is deputy foreign minister.
func TestDeputies(t *testing.T) {
	for _, text := range []string{"معاون وزارت خارجه قطر به مسقط رفت.", "معاون خاورمیانه‌ای وزارت خارجه قطر به مسقط رفت."} {
		got := ""
		for _, m := range read(t, "fa", text).Mentions {
			if m.Type == "Person" && len(m.Offices) == 1 {
				got = m.Offices[0].Office
			}
		}
		if got != "deputy foreign minister" {
			t.Errorf("%s: the office is %q", text, got)
		}
	}
}

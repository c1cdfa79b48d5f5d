package reader_test

import (
	"slices"
	"strings"
	"testing"
)

// TestPapers reads documents that name a paper more than once, or several
// papers. The mentions of one paper are joined by " = ".
func TestPapers(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		// The same topic, with more or less behind it.
		{"fa", "وزیران کنیا و تاجیکستان یادداشت تفاهم همکاری حقوقی را امضا کردند. یادداشت تفاهم همکاری حقوقی میان دو کشور در نایروبی به امضا رسید. یادداشت تفاهم همکاری حقوقی برای پنج سال امضا شد.",
			[]string{"یادداشت تفاهم همکاری حقوقی = یادداشت تفاهم همکاری حقوقی = یادداشت تفاهم همکاری حقوقی"}},
		// Another topic, or other parties.
		{"fa", "وزیران کنیا و تاجیکستان یادداشت تفاهم همکاری حقوقی را امضا کردند. یادداشت تفاهم همکاری ورزشی نیز امضا شد.",
			[]string{"یادداشت تفاهم همکاری حقوقی", "یادداشت تفاهم همکاری ورزشی"}},
		{"fa", "پیمان همکاری دفاعی ایران و کنیا امضا شد. پیمان همکاری دفاعی با تاجیکستان نیز به امضا رسید.",
			[]string{"پیمان همکاری دفاعی با تاجیکستان", "پیمان همکاری دفاعی ایران و کنیا"}},
		// What a heading counts, the text tells one by one.
		{"ar", "الوزيران الكيني والتشادي يوقعان مذكرتي تفاهم\n\nوقع الوزيران مذكرة تفاهم في نيروبي أمس.", []string{"مذكرة تفاهم"}},
		// A paper that only "another" tells.
		{"ar", "وقع الوزيران مذكرة تفاهم تتعلق بالتعليم، وأخرى وقعها السفير مع الجامعة.", []string{"مذكرة تفاهم", "أخرى"}},
		{"ar", "وقع الوزيران مذكرة تفاهم في حضور دول عربية وأخرى أفريقية.", []string{"مذكرة تفاهم"}},
		{"ar", "وقع الوزيران مذكرة تفاهم قبل قمة في نيروبي وأخرى في الدوحة.", []string{"مذكرة تفاهم"}},
		{"fa", "دو وزیر یادداشت تفاهم همکاری حقوقی و دیگری در زمینه ورزش امضا کردند.", []string{"یادداشت تفاهم همکاری حقوقی", "دیگری"}},
	} {
		d := read(t, r, c.lang, c.text)
		var got []string
		for _, e := range d.Entities {
			if e.Type != "Agreement" || len(e.Mentions) == 0 {
				continue
			}
			var called []string
			for _, i := range e.Mentions {
				called = append(called, d.Quote(d.Mentions[i].Span))
			}
			got = append(got, strings.Join(called, " = "))
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

// TestPaperNames reads papers without a name of their own: of what a document calls
// one, what tells the most is its name.
func TestPaperNames(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ lang, text, want string }{
		{"ar", "الوزيران الكيني والغاني يوقعان مذكرة\n\nوقع وزير الخارجية الكيني ونظيره الغاني مذكرة تفاهم بشأن الصيد البحري في نيروبي أمس.", "مذكرة تفاهم بشأن الصيد البحري"},
		{"fa", "وزیران خارجه کنیا و تاجیکستان یادداشت تفاهم همکاری حقوقی را امضا کردند. این یادداشت تفاهم در نایروبی به امضا رسید.", "یادداشت تفاهم همکاری حقوقی"},
	} {
		d := read(t, r, c.lang, c.text)
		var got []string
		for _, e := range d.Entities {
			if e.Type == "Agreement" && len(e.Mentions) > 0 {
				got = append(got, e.Name)
			}
		}
		if !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

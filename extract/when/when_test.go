package when

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/extract/segment"
	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

// packs compiles the language packs once for all tests.
var packs = sync.OnceValues(func() (map[string]*lang.Pack, error) {
	o, err := schema.Default()
	if err != nil {
		return nil, err
	}
	return lang.LoadAll(lang.Builtin(), o)
})

func process(t testing.TB, d *extract.Document) {
	t.Helper()
	p, err := packs()
	if err != nil {
		t.Fatal(err)
	}
	if err := (extract.Pipeline{segment.Stage(p), Stage()}).Process(context.Background(), d); err != nil {
		t.Fatal(err)
	}
}

// The published date is Tuesday 31 July 2018, 9 Mordad 1397, unless a row
// gives another.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string // "words = date basis"
		published  graph.Date
	}{
		// Numbers.
		{lang: "ar", text: "وصل الوزير يوم 31/07/2018 إلى العاصمة.", want: []string{"يوم 31/07/2018 = 2018-07-31 stated"}},
		{lang: "ar", text: "عقد اللقاء في 1439/11/18ه بالعاصمة.", want: []string{"1439/11/18ه = 2018-07-31 stated"}},
		{lang: "fa", text: "این دیدار در تاریخ 23/5/1397 برگزار شد.", want: []string{"تاریخ 23/5/1397 = 2018-08-14 stated"}},
		{lang: "fa", text: "این سند ۹۷/۵/۹ به امضا رسید.", want: []string{"۹۷/۵/۹ = 2018-07-31 stated"}},
		{lang: "en", text: "The note is dated 2018-07-31.", want: []string{"2018-07-31 = 2018-07-31 stated"}},
		{lang: "en", text: "The note is dated 7/31/2018.", want: []string{"7/31/2018 = 2018-07-31 stated"}},
		{lang: "en", text: "Resolution 10/19 passed by 128 votes to 9.", want: nil},
		{lang: "en", text: "Call 1-2-3-4 or 31/02/2018.", want: nil},
		// Day, month and year in words.
		{lang: "ar", text: "استقبله الثلاثاء 31 يوليو/تموز 2018 في القصر.", want: []string{"الثلاثاء 31 يوليو/تموز 2018 = 2018-07-31 stated"}},
		{lang: "ar", text: "أبرم في 14 يوليو (تموز) 2015 في فيينا.", want: []string{"14 يوليو (تموز) 2015 = 2015-07-14 stated"}},
		{lang: "ar", text: "التقيا في 3 صفر 1440 هـ الموافق 12 أكتوبر 2018 م بموسكو.", want: []string{"3 صفر 1440 هـ الموافق 12 أكتوبر 2018 م = 2018-10-12 stated"}},
		{lang: "ar", text: "يوم الخامس من حزيران عام 1967 اندلعت الحرب.", want: []string{"يوم الخامس من حزيران عام 1967 = 1967-06-05 stated"}},
		{lang: "ar", text: "زار كانون الثاني 2014 المدينة.", want: []string{"كانون الثاني 2014 = 2014-01 stated"}},
		{lang: "fa", text: "در ۲۳ مرداد ۱۳۹۷ امضا شد.", want: []string{"۲۳ مرداد ۱۳۹۷ = 2018-08-14 stated"}},
		{lang: "fa", text: "روز بیست و هفتم خرداد ماه ۱۳۹۸ دیدار کردند.", want: []string{"روز بیست و هفتم خرداد ماه ۱۳۹۸ = 2019-06-17 stated"}},
		{lang: "fa", text: "در 19 اوت سال 2003 ميلادي منفجر شد.", want: []string{"19 اوت سال 2003 ميلادي = 2003-08-19 stated"}},
		{lang: "fa", text: "قرارداد 29 اسفند 84 پایان یافت.", want: []string{"29 اسفند 84 = 2006-03-20 stated"}},
		{lang: "fa", text: "آمریکا در می ۲۰۱۸ خارج شد.", want: []string{"می ۲۰۱۸ = 2018-05 stated"}},
		{lang: "fa", text: "بیش از ۱۵ می شود.", want: nil},
		{lang: "en", text: "They met on Tuesday, July 31, 2018 in Astana.", want: []string{"Tuesday, July 31, 2018 = 2018-07-31 stated"}},
		{lang: "en", text: "They met on the 31st of July 2018.", want: []string{"31st of July 2018 = 2018-07-31 stated"}},
		{lang: "en", text: "It was signed in June 2016 and March 2017.", want: []string{"June 2016 = 2016-06 stated", "March 2017 = 2017-03 stated"}},
		{lang: "en", text: "Talks are to be held on 5 Jan. 2019.", want: []string{"5 Jan. 2019 = 2019-01-05 stated"}},
		{lang: "en", text: "They may march again; April Smith and the Sun agree.", want: nil},
		// Years.
		{lang: "ar", text: "اعترفت بها سنة 1992 رسميا.", want: []string{"سنة 1992 = 1992 stated"}},
		{lang: "ar", text: "قبرص مقسمة منذ 1974.", want: []string{"1974 = 1974 stated"}},
		{lang: "ar", text: "قتل نحو 2000 شخص في 1500 قرية.", want: nil},
		{lang: "fa", text: "در سال ۱۳۷۵ تأسیس شد.", want: []string{"سال ۱۳۷۵ = 1996 stated"}},
		{lang: "fa", text: "قطعنامه ۲۲۳۱ در سال ۲۰۱۵ تصویب شد.", want: []string{"سال ۲۰۱۵ = 2015 stated"}},
		{lang: "en", text: "Kazakhstan recognised Palestine in 1992.", want: []string{"1992 = 1992 stated"}},
		// The year is left open.
		{lang: "ar", text: "عاد يوم 3 أغسطس إلى بلاده.", want: []string{"يوم 3 أغسطس = 2018-08-03 stated"}},
		{lang: "ar", text: "وقعت في 26 يونيو الماضي.", want: []string{"26 يونيو الماضي = 2018-06-26 stated"}},
		{lang: "ar", text: "يجتمعون في 5 أغسطس المقبل.", want: []string{"5 أغسطس المقبل = 2018-08-05 stated"}},
		{lang: "ar", text: "التقاه في 3 أغسطس الجاري.", want: []string{"3 أغسطس الجاري = 2018-08-03 stated"}},
		{lang: "ar", text: "سيلتقيه في 29 الحالي.", want: []string{"29 الحالي = 2018-07-29 computed"}},
		{lang: "ar", text: "سيلتقي في 29 دولة مسؤوليها.", want: nil},
		{lang: "ar", text: "التقاه في 14 من الشهر الجاري.", want: []string{"14 من الشهر الجاري = 2018-07-14 computed"}},
		{lang: "ar", text: "زارها في ديسمبر الماضي.", want: []string{"ديسمبر الماضي = 2017-12 computed"}},
		{lang: "ar", text: "يصل يومي 12 و13 آب (أغسطس).", want: []string{"12 و13 آب (أغسطس) = 2018-08-12 stated"}},
		{lang: "ar", text: "حدث ذلك في 20 نوفمبر.", want: []string{"20 نوفمبر = 2017-11-20 stated"}},
		{lang: "ar", text: "من المقرر أن ينعقد المؤتمر في 20 نوفمبر.", want: []string{"20 نوفمبر = 2018-11-20 stated"}},
		{lang: "fa", text: "روز جمعه (۷ تیر) در ژنو برگزار شد.", want: []string{"روز جمعه (۷ تیر) = 2018-06-28 stated"}},
		{lang: "fa", text: "وی روز 16 ژوئن سال جاری سفر کرد.", want: []string{"روز 16 ژوئن سال جاری = 2018-06-16 stated"}},
		{lang: "fa", text: "در 28 اکتبر (7 آبان) دیدار می‌کنند.", want: []string{"28 اکتبر (7 آبان = 2017-10-28 stated"}, published: "2017-11-01"},
		{lang: "en", text: "He arrived on 5 June and left in July.", want: []string{"5 June = 2018-06-05 stated", "July = 2018-07 computed"}},
		{lang: "en", text: "The summit took place last December.", want: []string{"last December = 2017-12 computed"}},
		// Days counted from the day of writing.
		{lang: "ar", text: "استقبل، اليوم الثلاثاء، نظيره.", want: []string{"اليوم الثلاثاء = 2018-07-31 computed"}},
		{lang: "ar", text: "قال أمس (الاثنين) إنه وصل أول من أمس.", want: []string{"أمس (الاثنين) = 2018-07-30 computed", "أول من أمس = 2018-07-29 computed"}},
		{lang: "ar", text: "قال اليوم الأحد إنه عاد.", want: []string{"اليوم الأحد = 2018-07-29 computed"}}, // printed late
		{lang: "ar", text: "عاد في اليوم التالي من مأدبة غداء.", want: nil},
		{lang: "ar", text: "وفتح باب الحوار.", want: nil},
		{lang: "fa", text: "دیروز با همتای خود دیدار کرد.", want: []string{"دیروز = 2018-07-30 computed"}},
		{lang: "fa", text: "وی امروز (سه‌شنبه) گفت.", want: []string{"امروز (سه‌شنبه) = 2018-07-31 computed"}},
		{lang: "fa", text: "در 10 روز آینده و چند ماه گذشته.", want: nil},
		{lang: "en", text: "He said yesterday that he would leave tomorrow.", want: []string{"yesterday = 2018-07-30 computed", "tomorrow = 2018-08-01 computed"}},
		// Weekdays.
		{lang: "ar", text: "وصل يوم السبت إلى الدوحة.", want: []string{"يوم السبت = 2018-07-28 computed"}},
		{lang: "ar", text: "وصل الثلاثاء الماضي.", want: []string{"الثلاثاء الماضي = 2018-07-24 computed"}},
		{lang: "ar", text: "يصل الأربعاء المقبل.", want: []string{"الأربعاء المقبل = 2018-08-01 computed"}},
		{lang: "fa", text: "روز سه‌شنبه با وی دیدار کرد.", want: []string{"روز سه‌شنبه = 2018-07-31 computed"}},
		{lang: "fa", text: "روز دوشنبه این سایت بسته شد.", want: []string{"روز دوشنبه = 2018-07-30 computed"}},
		{lang: "fa", text: "امام جمعه موقت سخن گفت.", want: nil},
		{lang: "en", text: "They met on Thursday.", want: []string{"Thursday = 2018-07-26 computed"}},
		{lang: "en", text: "They will meet on Thursday.", want: []string{"Thursday = 2018-08-02 computed"}},
		{lang: "en", text: "They met last Tuesday.", want: []string{"last Tuesday = 2018-07-24 computed"}},
		// Months and years counted from the day of writing.
		{lang: "ar", text: "أبرم الشهر الماضي وألغي هذا العام.", want: []string{"الشهر الماضي = 2018-06 computed", "هذا العام = 2018 computed"}},
		{lang: "ar", text: "زارها العام الماضي ويعود الأسبوع المقبل.", want: []string{"العام الماضي = 2017 computed", "الأسبوع المقبل =  computed"}},
		{lang: "fa", text: "پارسال و سال آینده.", want: []string{"پارسال = 2017 computed", "سال آینده = 2019 computed"}},
		{lang: "fa", text: "ماه گذشته امضا شد.", want: []string{"ماه گذشته = 2018-07 computed"}}, // Tir
		{lang: "en", text: "It fell last month and will rise next year.", want: []string{"last month = 2018-06 computed", "next year = 2019 computed"}},
		// Across a new year.
		{lang: "ar", text: "وصل في 28 ديسمبر.", want: []string{"28 ديسمبر = 2018-12-28 stated"}, published: "2019-01-03"},
		{lang: "ar", text: "يصل في 5 يناير المقبل.", want: []string{"5 يناير المقبل = 2019-01-05 stated"}, published: "2018-12-20"},
		{lang: "fa", text: "در 28 اسفند دیدار کردند.", want: []string{"28 اسفند = 2018-03-19 stated"}, published: "2018-04-02"},
		{lang: "en", text: "He met him last month.", want: []string{"last month = 2017-12 computed"}, published: "2018-01-15"},
	} {
		d := &extract.Document{Lang: c.lang, Text: c.text, Published: "2018-07-31"}
		if c.published != "" {
			d.Published = c.published
		}
		process(t, d)
		if got := shown(d); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func shown(d *extract.Document) []string {
	var out []string
	for _, m := range d.Moments {
		out = append(out, fmt.Sprintf("%s = %s %s", d.Quote(d.SpanOf(m.Tokens)), m.Date, m.Basis))
	}
	return out
}

func TestUnanchored(t *testing.T) {
	d := &extract.Document{Lang: "fa", Text: "وی دیروز گفت که در سال 2015 و در 5 تیر به تهران رفت."}
	process(t, d)
	want := []string{"دیروز =  computed", "سال 2015 = 2015 stated", "5 تیر =  stated"}
	if got := shown(d); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDateline(t *testing.T) {
	const news = "\nاجتمع الوزيران وبحثا العلاقات بين البلدين وسبل تعزيزها.\n"
	for _, c := range []struct {
		lang, text      string
		published       graph.Date
		place           string
		date, wantDated graph.Date
	}{
		{lang: "ar", text: "عنوان\nالرياض – واس" + news, place: "الرياض"},
		{lang: "ar", text: "عنوان\nواس- جدة: التقى الوزير نظيره.", place: "جدة"},
		{lang: "ar", text: "عنوان\nعمان - 31 تموز (بترا): التقى الوزير نظيره.", published: "2018-08-01", place: "عمان", date: "2018-07-31", wantDated: "2018-08-01"},
		{lang: "ar", text: "عنوان\nموسكو 3 صفر 1440 هـ الموافق 12 أكتوبر 2018 م واس" + news, place: "موسكو", date: "2018-10-12", wantDated: "2018-10-12"},
		{lang: "ar", text: "عنوان\nتاريخ النشر: 31/07/2018 (عُدّل في 01/08/2018 الساعة 19:40)" + news, date: "2018-07-31", wantDated: "2018-07-31"},
		{lang: "ar", text: "موسكو: لن نقبل" + news},
		{lang: "ar", text: "عنوان\nالتقى الوزير في موسكو 14 سفيرا في 31 يوليو 2017 وبحث معهم العلاقات بين البلدين وسبل تعزيزها في كافة المجالات."},
		{lang: "fa", text: "عنوان\nسه‌شنبه 9 مرداد 1397 - 21:15\nتهران - ایرنا - وزیر خارجه دیدار کرد.", place: "تهران", date: "2018-07-31", wantDated: "2018-07-31"},
		{lang: "en", text: "Title\nASTANA, July 31, 2018 (Caravan News) -- The ministers met.", place: "ASTANA", date: "2018-07-31", wantDated: "2018-07-31"},
		{lang: "en", text: "Title\nDoha, 12-06-2017, 16:42 local time\nThe ministers met.", place: "Doha", date: "2017-06-12", wantDated: "2017-06-12"},
		{lang: "en", text: "Title\nMoscow said on Tuesday that it had agreed."},
	} {
		d := &extract.Document{Lang: c.lang, Text: c.text, Published: c.published}
		process(t, d)
		if got := d.Quote(d.Dateline.Place); got != c.place {
			t.Errorf("%q: place %q, want %q", c.text, got, c.place)
		}
		if d.Dateline.Date != c.date || d.Published != c.wantDated {
			t.Errorf("%q: dateline %q, published %q, want %q, %q", c.text, d.Dateline.Date, d.Published, c.date, c.wantDated)
		}
	}
}

// "Today" of a report that was printed the day after counts from the dateline.
func TestAnchor(t *testing.T) {
	d := &extract.Document{Lang: "ar", Published: "2018-08-01", Text: "عنوان\nعمان - 31 تموز 2018 (بترا): التقى الوزير نظيره اليوم."}
	process(t, d)
	if n := len(d.Moments); n != 2 || d.Moments[1].Date != "2018-07-31" {
		t.Errorf("got %q", shown(d))
	}
}

func FuzzFind(f *testing.F) {
	if _, err := packs(); err != nil { // takes long, so not under the clock of an input
		f.Fatal(err)
	}
	for _, s := range []string{"الثلاثاء 31 يوليو/تموز 2018", "3 صفر 1440 هـ الموافق 12 أكتوبر", "روز جمعه (۷ تیر)", "last month, July 31st", "99/99/9999", "(((", "12 و13 آب", "30 صفر 1440", "هذا هذا العام"} {
		for _, l := range []string{"ar", "fa", "en"} {
			f.Add(l, s)
		}
	}
	f.Fuzz(func(t *testing.T, code, text string) {
		if p, err := packs(); err != nil || p[code] == nil {
			t.Skip()
		}
		d := &extract.Document{Lang: code, Text: text, Published: "2018-07-31"}
		process(t, d)
		last := 0
		for _, m := range d.Moments {
			if m.Tokens.First < last || m.Tokens.Len() <= 0 || m.Tokens.Last > len(d.Tokens) {
				t.Fatalf("%q: moment %v after token %d of %d", text, m.Tokens, last, len(d.Tokens))
			}
			last = m.Tokens.Last
			if p := m.Date.Precision(); m.Date != "" && p == "" || strings.Contains(string(m.Date), " ") {
				t.Fatalf("%q: date %q", text, m.Date)
			}
		}
	})
}

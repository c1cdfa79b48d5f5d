package mention

import (
	"slices"
	"testing"
)

// How far the names of Arabic papers go, and what of a paper without a name
// somebody signs.
func TestArabicPapers(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"تناول الوزيران معاهدة الصداقة والتعاون أمس.", []string{"معاهدة الصداقة والتعاون"}},
		{"تناول الوزيران الاتفاق النووي والعقوبات أمس.", []string{"الاتفاق النووي"}},
		{"تناول الوزيران اتفاق تقاسم المياه أمس.", []string{"اتفاق تقاسم المياه"}},
		{"تناول الوزيران الاتفاقية الدولية لحماية البيئة أمس.", []string{"الاتفاقية الدولية لحماية البيئة"}},
		{"تناول الوزيران الاتفاقية الإطارية للتعاون أمس.", []string{"الاتفاقية الإطارية للتعاون"}},
		{"تناول الوزيران المبادرة النرويجية أمس.", []string{"المبادرة النرويجية"}},
		{"تناول الوزيران الخطة الكينية الأوغندية أمس.", []string{"الخطة الكينية الأوغندية"}},
		{"تناول الوزيران الخطة الجديدة أمس.", nil},
		{"تناول الوزيران ميثاق العمل الوطني أمس.", []string{"ميثاق العمل الوطني"}},
		{"قال إن الاتفاق الأمني «لن يغير السياسة».", []string{"الاتفاق الأمني"}},
		{"قال إن الاتفاق الأمني المبرم مع كينيا مهم.", []string{"الاتفاق الأمني"}},
		{"وقعت كينيا وأوغندا (التي تستضيف القمة هذا العام) في الرابع من الشهر الماضي اتفاقا بشأن الصيد.", []string{"اتفاقا بشأن الصيد"}},
		{"وقعت كينيا وأوغندا إعلان نوايا.", []string{"إعلان نوايا"}},
		{"أصدرت كينيا وأوغندا إعلان نوايا.", nil},
		{"وقعت كينيا وأوغندا مدونة سلوك.", []string{"مدونة سلوك"}},
	} {
		named(t, "ar", "Agreement", c.text, c.want)
	}
}

// Where an adverb ends what may be the name of a Persian paper.
func TestPersianPapers(t *testing.T) {
	for _, text := range []string{"این طرح حتی با مخالفت کنیا روبرو شد.", "این طرح تاکنون با مخالفت کنیا روبرو شده است."} {
		for _, m := range read(t, "fa", text).Mentions {
			if m.Type == "Agreement" && m.Tokens.Len() > 1 {
				t.Errorf("%s\n\tthe paper is said to be %v", text, m.Tokens)
			}
		}
	}
}

// The name of a Persian gathering ends before somebody who is quoted.
func TestPersianGatherings(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"وزیر نفت کنیا در حاشیه اجلاس اکو با «رضا سلطانی» دیدار کرد.", []string{"اجلاس اکو"}},
		{"در این اجلاس «رضا سلطانی» وزیر نفت کنیا سخن گفت.", nil},
		{"وزیر نفت کنیا در اجلاس «گفت‌وگوی تهران» سخن گفت.", []string{"اجلاس «گفت‌وگوی تهران»"}},
		// An attack that somebody condemns, by whom or what it hit.
		{"وزیر نفت کنیا با محکوم کردن حمله به سفارت قطر گفت ما نگرانیم.", []string{"حمله به سفارت قطر"}},
		{"محکومیت بمب‌گذاری در نایروبی از سوی قطر.", []string{"بمب‌گذاری در نایروبی"}},
		{"قطر از حمله به سفارت کنیا باخبر بود.", nil},
		// A war that somebody opposes, not what somebody denies.
		{"قطر با هرگونه اقدام نظامی علیه کنیا مخالف است.", []string{"اقدام نظامی علیه کنیا"}},
		{"قطر مخالف حمله به مردم کنیا است.", []string{"حمله به مردم کنیا"}},
		{"قطر حمله به کنیا را تکذیب کرد.", nil},
		{"قطر با پیمان خودداری از تعرض با کنیا مخالفت کرد.", nil},
		{"قطر پس از حمله نظامی به کنیا ناپدید شد.", nil},
	} {
		named(t, "fa", "Event", c.text, c.want)
	}
}

// named compares the mentions of a type in a text with those wanted.
func named(t *testing.T, lang, typ, text string, want []string) {
	t.Helper()
	d := read(t, lang, text)
	var got []string
	for _, m := range d.Mentions {
		if m.Type == typ {
			got = append(got, d.Quote(m.Span))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got %q\nwant %q", text, got, want)
	}
}

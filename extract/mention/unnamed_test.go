package mention

import (
	"slices"
	"testing"
)

// What has no name counts where a word beside it says what is done with it, and
// where it is told from others of its kind.
func TestUnnamed(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"ar", "شارك الوزير في مراسم تشييع الشاعر.", []string{"مراسم تشييع الشاعر"}},
		{"ar", "قال الوزير في حفل لتكريم الرواد إن العمل مستمر.", []string{"حفل لتكريم الرواد"}},
		{"ar", "تأجلت مراسم التشييع أمس.", nil},
		{"ar", "وقع البلدان اتفاقا لبناء سد.", []string{"اتفاقا"}},
		{"ar", "يرفض البلدان أي اتفاق جزئي.", nil},
		{"ar", "التقى الوزير وفدا من رجال الأعمال.", []string{"وفدا من رجال الأعمال"}},
		{"ar", "اتهم الوزير جهات خارجية بالتحريض.", []string{"جهات خارجية"}},
		{"ar", "دعا الوزير الوسطاء إلى التحرك.", []string{"الوسطاء"}},
		{"ar", "رحب الوزير بدول عدة.", nil},
		{"ar", "تنازلت الشركة بعد عقد من العمل.", nil},
		{"fa", "وزیر در مراسم گشایش کارخانه شرکت کرد.", []string{"مراسم گشایش کارخانه"}},
		{"fa", "شرکت کنندگان در مراسم سخن گفتند.", nil},
		{"fa", "دو کشور تفاهم‌نامه‌ای در زمینه شیلات امضا کردند.", []string{"تفاهم‌نامه‌ای در زمینه شیلات"}},
		{"fa", "مجلس قطعنامه‌ای درباره آب تصویب کرد.", []string{"مجلس", "قطعنامه‌ای"}},
		{"fa", "پنج کشور به قطعنامه رأی دادند.", nil},
		{"fa", "او از معترضان خواست پراکنده شوند.", []string{"معترضان"}},
	} {
		d := read(t, c.lang, c.text)
		var got []string
		for _, m := range d.Mentions {
			switch m.Type {
			case "Organization", "Agreement", "Event", "Resolution":
				got = append(got, d.Quote(m.Span))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// A word of the everyday is the name of a place where its surroundings say so, and
// each of several counterparts is a person.
func TestToldByTheWay(t *testing.T) {
	for _, c := range []struct {
		lang, text, typ string
		want            []string
	}{
		{"fa", "وزیر خارجه تاجیکستان به «دوشنبه» بازگشت.", "Place", []string{"دوشنبه"}},
		{"fa", "سفیر تاجیکستان روز دوشنبه بازگشت.", "Place", nil},
		{"fa", "سفیر کنیا وارد دوشنبه شد.", "Place", []string{"دوشنبه"}},
		{"fa", "سفیر کنیا به دوشنبه سفر کرد.", "Place", []string{"دوشنبه"}},
		{"fa", "نشست به دوشنبه موکول شد.", "Place", nil},
		{"fa", "فرماندار مهران سخن گفت.", "Place", []string{"مهران"}},
		{"fa", "وزیر خارجه عمان با همتایان قطری و کویتی خود دیدار کرد.", "Person", []string{"وزیر خارجه عمان", "همتایان قطری", "همتایان قطری و کویتی"}},
		{"ar", "التقى وزير الخارجية العماني نظيريه القطري والكويتي.", "Person", []string{"وزير الخارجية العماني", "نظيريه القطري", "نظيريه القطري والكويتي"}},
	} {
		d := read(t, c.lang, c.text)
		var got []string
		for _, m := range d.Mentions {
			if m.Type == c.typ {
				got = append(got, d.Quote(m.Span))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

package reader_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/extract"
)

// TestPositions reads who holds which office where: sentences of our own with
// all the people that they give an office, as "name: office of body".
func TestPositions(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		// The body is part of the office's name.
		{"ar", "التقى الوزير رئيس الديوان الملكي ماجد الحارثي أمس في الرياض.", []string{"ماجد الحارثي: head of الديوان الملكي"}},
		{"ar", "وصل القائد العام للقوات المسلحة سالم الحارثي إلى المطار.", []string{"سالم الحارثي: commander-in-chief of قوات المسلحة"}},
		// Women hold office too, and the ministry's name is none of a body there.
		{"ar", "قالت وزيرة الخارجية الكينية مريم سعيد إن الحوار مستمر.", []string{"مريم سعيد: foreign minister of كينيا"}},
		// An office serves another one; a remark stands before the name.
		{"ar", "حضر من الجانب الكيني جون الحارثي كبير المساعدين العسكريين لوزير الدفاع.", []string{"جون الحارثي: aide to the defence minister of كينيا"}},
		{"ar", "قال رئيس وزراء كينيا (يساري) ماجد الحارثي إنه موافق.", []string{"ماجد الحارثي: head of government of كينيا"}},
		// The adjective "of the UN" names the body.
		{"ar", "أعلنت الأمم المتحدة أن المبعوث الأممي إلى اليمن ماجد الحارثي وصل.", []string{"ماجد الحارثي: special envoy of الأمم المتحدة"}},
		// "The president and the crown prince" are two, and nobody's offices here.
		{"ar", "التقى ماجد الحارثي وزير خارجية كينيا الرئيس وولي العهد أمس.", []string{"ماجد الحارثي: foreign minister of كينيا"}},
		// Several counterparts are nobody in particular.
		{"ar", "التقى وزير خارجية كينيا ماجد الحارثي نظراءه في دول الاتحاد الأفريقي.", []string{"ماجد الحارثي: foreign minister of كينيا"}},
		// A former office is none.
		{"ar", "قال وزير الخارجية الكيني السابق ماجد الحارثي إنه تقاعد.", nil},
		// The lead calls him by office, the next sentence by name.
		{"fa", "سفیر کنیا در مغولستان از این توافق استقبال کرد. \nبه گزارش ایسنا، رضا سلطانی در این دیدار گفت راه باز است.", []string{"رضا سلطانی: ambassador to Mongolia of کنیا"}},
		// Who reports is not who spoke.
		{"fa", "نخست وزیر کنیا سفر کرد. به گزارش رضا سلطانی این سفر کوتاه بود.", []string{"نخست وزیر کنیا: head of government of کنیا"}},
		// The minister of this country is not ours.
		{"fa", "او به کنیا رفت و با رضا سلطانی وزیر نفت این کشور دیدار کرد.", []string{"رضا سلطانی: minister of petroleum of کنیا"}},
		// A kingdom is no king.
		{"fa", "پادشاهی عربستان این خبر را رد کرد.", nil},
	} {
		d := &extract.Document{Lang: c.lang, Published: "2018-07-31", Text: c.text}
		if err := r.Read(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range d.Entities {
			for _, h := range e.Offices {
				if h.Of >= 0 {
					got = append(got, fmt.Sprintf("%s: %s of %s", e.Name, h.Office, strings.ReplaceAll(d.Entities[h.Of].Name, "\u200c", "")))
				}
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

package reader_test

import (
	"slices"
	"testing"

	"github.com/diplograph/diplograph/graph"
)

// TestArabicActs reads what Arabic texts state of any relation but offices, and nothing
// else.
func TestArabicActs(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		// An office between commas with somebody's name behind it is his.
		{"التقى وزير خارجية كينيا، ماجد الحارثي، وزير الدفاع التشادي، أحمد نور.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"انتقد ماجد الحارثي، مساعد الوزير السابق، تصريحات تشاد.", []string{"ماجد الحارثي condemns تشاد"}},
		{"استقبل رئيس وزراء كينيا ماجد الحارثي، السفير التشادي في نيروبي، محمد أحمد علي.", []string{"ماجد الحارثي met_with محمد أحمد علي"}},
		// What honours a state, and a date, part nobody from whom he received.
		{"استقبل الشيخ ماجد الحارثي رئيس الوزراء بدولة قطر الشقيقة السيد أحمد نور وزير الخارجية التشادي.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"التقى ماجد الحارثي وزير الخارجية الكيني يوم الأحد الموافق 14 أيلول وزير الدفاع التشادي أحمد نور.", []string{"ماجد الحارثي met_with أحمد نور"}},
		// The general bureau of a ministry is where they met.
		{"استقبل الشيخ ماجد الحارثي في ديوان عام وزارة الخارجية أمس سفير تشاد أحمد نور.", []string{"ماجد الحارثي met_with أحمد نور"}},
		// Names in quotation marks, each behind an office.
		{`التقى ماجد الحارثي وزير الدفاع التشادي "أحمد نور" ورئيس المجلس الأعلى الكيني "موسى علي".`, []string{"ماجد الحارثي met_with أحمد نور", "ماجد الحارثي met_with موسى علي"}},
		{`انتقد ماجد الحارثي وزير الدفاع التشادي "أحمد نور" ورفض موسى علي ذلك.`, []string{"ماجد الحارثي condemns أحمد نور"}},
		{`قال المتحدث باسم وزارة الخارجية "محمد أحمد علي" إنه يدعم تشاد.`, []string{"محمد أحمد علي supports تشاد"}},
		// A security council of a state is not that of the United Nations.
		{"انتقد مجلس الأمن القومي الكيني تشاد.", []string{"مجلس الأمن القومي الكيني condemns تشاد"}},
		{"انتقد مجلس الأمن تشاد.", []string{"مجلس الأمن الدولي condemns تشاد"}},
		// "The Kenyan diplomat" is who speaks for its ministry.
		{"وصل المتحدث باسم وزارة الخارجية الكينية ماجد الحارثي ووزير الدفاع التشادي أحمد نور. كما التقى الدبلوماسي الكيني الرئيس العماني.", []string{"ماجد الحارثي met_with الرئيس العماني"}},
		{"وصل المتحدث باسم وزارة الخارجية الكينية ماجد الحارثي. وينتمي إلى السلك الدبلوماسي الكيني الرئيس العماني.", nil},
		// A denial joined to what was said, and a blame that is the speaker's.
		{"قال وزير الخارجية الكيني إن العلاقات تطورت ولن تتغير، متهما تشاد بتهريب السلاح.", []string{"وزير الخارجية الكيني accused تشاد"}},
		// Cooperation in a body's name is none between it and a state.
		{"تعهد ماجد الحارثي بتضامن منظمة التعاون الإسلامي مع تشاد.", []string{"منظمة التعاون الإسلامي supports تشاد"}},
		{"أكد ماجد الحارثي أهمية تضامن منظمة التعاون الإسلامي مع تشاد.", nil},
	} {
		d := read(t, r, "ar", c.text)
		var got []string
		for _, a := range d.Assertions {
			if a.Relation != "holds_position" && a.Status == graph.Asserted {
				got = append(got, d.Entities[a.Subject].Name+" "+a.Relation+" "+d.Entities[a.Object].Name)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

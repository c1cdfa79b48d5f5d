package reader_test

import "testing"

// TestDescribed reads people before whose names it is told what they are and where from,
// which is no office of theirs and parts them from nothing.
func TestDescribed(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"ar", "اتهم المعارض الكيني ماجد الحارثي تشاد بعرقلة الحل.", []string{"ماجد الحارثي accused تشاد"}},
		{"ar", "اتهمت الناشطة الكينية البارزة مريم سعيد تشاد بعرقلة الحل.", []string{"مريم سعيد accused تشاد"}},
		{"ar", "التقى أحمد نور المحلل السياسي الكيني السابق ماجد الحارثي.", []string{"أحمد نور met_with ماجد الحارثي"}},
		{"ar", "التقى أحمد نور مع الأكاديمي الكيني ماجد الحارثي.", []string{"أحمد نور met_with ماجد الحارثي"}},
		// Where an analyst is from is not his name.
		{"ar", "اتهم المحلل السياسي الكيني تشاد بعرقلة الحل.", nil},
		// An adjective of another noun describes nobody.
		{"ar", "التقى أحمد نور الملف السياسي الكيني ماجد الحارثي.", nil},
		// What was done to somebody is not his to be condemned for, what he said is.
		{"ar", "أدانت غانا اعتقال المعارض الكيني ماجد الحارثي.", nil},
		{"ar", "أدانت غانا إعدام ماجد الحارثي.", nil},
		{"ar", "أدانت غانا تصريحات المعارض الكيني ماجد الحارثي.", []string{"غانا condemns ماجد الحارثي"}},
		{"fa", "معارض سابق کنیایی هادی مرادی چاد را متهم کرد.", []string{"هادی مرادی accused چاد"}},
		{"fa", "سیاستمدار کنیایی هادی مرادی چاد را محکوم کرد.", []string{"هادی مرادی condemns چاد"}},
		{"fa", "علی رحیمی با مقام ارشد کنیایی، هادی مرادی دیدار کرد.", []string{"علی رحیمی met_with هادی مرادی"}},
		{"fa", "غنا محاکمه هادی مرادی را محکوم کرد.", nil},
		{"fa", "غنا مسموم کردن هادی مرادی را محکوم کرد.", nil},
		{"fa", "غنا سخنان هادی مرادی را محکوم کرد.", []string{"غنا condemns هادی مرادی"}},
		// A people whose name is written like "did", and a verb behind an adjective.
		{"fa", "کنیا چاد را به حمایت از گروه‌های کرد متهم کرد.", []string{"کنیا accused چاد"}},
		{"fa", "کنیا از نیروهای کرد چاد حمایت کرد.", nil},
		{"fa", "کنیا چاد را تهدید به حمله نظامی کرد.", []string{"کنیا threatened چاد"}},
		// A whole name stands right behind another one: he met him.
		{"ar", "استقبل ماجد الحارثي أنطونيو غوتيريش.", []string{"ماجد الحارثي met_with أنطونيو غوتيريش"}},
		{"ar", "هنأ سعيد بن أحمد فلاديمير بوتين.", []string{"سعيد بن أحمد praised فلاديمير بوتين"}},
		{"ar", "قال سالم أحمد علي عبد الله صالح إن كينيا تدعم تشاد.", []string{"كينيا supports تشاد"}},
		// Names that are also a place's, and time that makes no outlet of a state.
		{"ar", "وصل أنطونيو غوتيريش أمس إلى سوتشي.", []string{"أنطونيو غوتيريش visited سوتشي"}},
		{"ar", "أدانت روسيا اليوم الهجوم على تشاد.", []string{"روسيا condemns الهجوم"}},
		{"ar", "ذكرت قناة روسيا اليوم أن كينيا تدعم تشاد.", []string{"كينيا supports تشاد"}},
		// A stop behind a short form ends no sentence.
		{"en", "António Guterres arrived in St. Petersburg on Monday.", []string{"Antonio Guterres visited Saint Petersburg"}},
		{"en", "Ferdinand Marcos Jr. met António Guterres.", []string{"Ferdinand Marcos Jr. met_with Antonio Guterres"}},
		// Two meetings took place in two towns.
		{"ar", "بعد لقاء فلاديمير بوتين وجون كيري في نيروبي ولقاء فلاديمير بوتين وسعد الحريري في دبي تغير الموقف.", []string{"جون كيري visited نيروبي", "سعد الحريري visited دبي", "فلاديمير بوتين met_with جون كيري", "فلاديمير بوتين met_with سعد الحريري", "فلاديمير بوتين visited دبي", "فلاديمير بوتين visited نيروبي"}},
	} {
		acts(t, r, c.lang, c.text, c.want)
	}
}

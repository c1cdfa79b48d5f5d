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
	} {
		acts(t, r, c.lang, c.text, c.want)
	}
}

package name

import "testing"

func TestCompareAcrossScripts(t *testing.T) {
	spellings := []struct{ text, lang string }{
		{"قيرات عبدراحمنوف", "ar"}, {"Kairat Abdrakhmanov", "en"}, {"Kayrat Abdrahmanov", "en"},
		{"Кайрат Абдрахманов", "kk"},
	}
	for _, a := range spellings {
		for _, b := range spellings {
			if s := Compare(Parse(a.text, a.lang), Parse(b.text, b.lang)); !s.Match() {
				t.Errorf("%s and %s: %v", a.text, b.text, s)
			}
		}
	}
}

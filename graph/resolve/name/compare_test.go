package name

import (
	"bytes"
	"strings"
	"testing"
)

// homonyms are pairs of names and what names alone can say of them.
var homonyms = []struct {
	a, langA, b, langB string
	want               Decision
	why                string
}{
	// One person in several spellings.
	{"قيرات عبدراحمنوف", "ar", "کایرات عبدالرحمناف", "fa", Same, "Kazakh name by way of Russian"},
	{"کایرات عبدالرحمناف", "fa", "Kairat Abdrakhmanov", "en", Same, ""},
	{"Кайрат Абдрахманов", "kk", "Kayrat Abdrahmanov", "en", Same, "Cyrillic"},
	{"محمد جواد ظريف", "ar", "محمدجواد ظریف", "fa", Same, "double name written as one"},
	{"محمد ظريف", "ar", "Mohammad Javad Zarif", "en", Same, "second half of a double name left out"},
	{"جواد ظریف", "fa", "Mohammad Javad Zarif", "en", Same, "Mohammad left out"},
	{"الدكتور حسن روحاني", "ar", "Hassan Rouhani", "en", Same, "courtesy title"},
	{"آیت‌الله سید علی خامنه‌ای", "fa", "علي الخامنئي", "ar", Same, "titles"},
	{"علی‌اکبر صالحی", "fa", "Ali Akbar Salehi", "en", Same, "zero-width non-joiner"},
	{"محمود احمدی‌نژاد", "fa", "Mahmoud Ahmadinejad", "en", Same, ""},
	{"محمود أحمدي نجاد", "ar", "محمود احمدی نژاد", "fa", Same, ""},
	{"حسین امیرعبداللهیان", "fa", "Hossein Amir-Abdollahian", "en", Same, "hyphen"},
	{"عبد الفتاح السيسي", "ar", "Abdel Fattah el-Sisi", "en", Same, ""},
	{"عبدالفتاح السیسی", "fa", "Abdul Fatah al-Sisi", "en", Same, ""},
	{"فلاديمير بوتين", "ar", "ولادیمیر پوتین", "fa", Same, ""},
	{"ولادیمیر پوتین", "fa", "Владимир Путин", "ru", Same, ""},
	{"سيرغي لافروف", "ar", "Sergey Lavrov", "en", Same, ""},
	{"رجب طيب أردوغان", "ar", "Recep Tayyip Erdoğan", "tr", Same, ""},
	{"مولود جاويش أوغلو", "ar", "Mevlüt Çavuşoğlu", "tr", Same, ""},
	{"أنطونيو غوتيريش", "ar", "آنتونیو گوترش", "fa", Same, ""},
	{"جون كيري", "ar", "Kerry, John", "en", Same, "family name first, with a comma"},
	{"فيكتور أوربان", "ar", "Orbán Viktor", "hu", Same, "family name first"},
	{"رياض المالكي", "ar", "Riyad al-Maliki", "en", Same, ""},
	{"نوري المالكي", "ar", "نوری مالکی", "fa", Same, "article left out"},
	{"يوحنا بولس الثاني", "ar", "ژان پل دوم", "fa", Same, "translated names with a number"},
	{"نور الدين زنكي", "ar", "Noureddine Zengi", "fr", Same, ""},
	{"جان ماري لوبان", "ar", "Jean-Marie Le Pen", "fr", Same, "particle written as part of the name"},

	// Two persons.
	{"محمد علي", "ar", "علی محمد", "fa", Different, "order"},
	{"محمود عباس", "ar", "Mohammad Abbas", "en", Different, "Mahmoud is not Mohammad"},
	{"أحمد خاتمي", "ar", "محمد خاتمی", "fa", Different, "two clerics"},
	{"حسن روحاني", "ar", "Hossein Rouhani", "en", Different, "Hassan is not Hossein"},
	{"حافظ الأسد", "ar", "Bashar al-Assad", "en", Different, "father and son"},
	{"سلمان بن عبد العزيز", "ar", "Abdulaziz bin Salman", "en", Different, "father and son"},
	{"محمد بن سلمان", "ar", "محمد بن نایف", "fa", Different, "fathers differ"},
	{"خالد بن سلمان", "ar", "Mohammed bin Salman", "en", Different, "brothers"},
	{"حمد بن خليفة آل ثاني", "ar", "Hamad bin Isa Al Khalifa", "en", Different, "emir and king"},
	{"عبد الله بن زايد آل نهيان", "ar", "محمد بن زاید آل نهیان", "fa", Different, "brothers"},
	{"زايد بن سلطان آل نهيان", "ar", "Mohammed bin Zayed Al Nahyan", "en", Different, "father and son"},
	{"علي لاريجاني", "ar", "صادق لاریجانی", "fa", Different, "brothers"},
	{"مسعود بارزاني", "ar", "Nechirvan Barzani", "en", Different, "uncle and nephew"},
	{"سعد الحريري", "ar", "رفیق حریری", "fa", Different, "father and son"},
	{"كيم جونغ أون", "ar", "Kim Jong-il", "en", Different, "father and son"},
	{"لي كه تشيانغ", "ar", "Li Peng", "en", Different, "two premiers"},
	{"هنري الرابع ملك فرنسا", "ar", "Henry III of France", "en", Different, "regnal number"},
	{"البابا بنديكتوس السادس عشر", "ar", "بندیکت پانزدهم", "fa", Different, "regnal number"},
	{"حامد كرزاي", "ar", "Ahmad Karzai", "en", Different, ""},
	{"محمد باقري", "ar", "محمدباقر نوبخت", "fa", Different, "family name against second given name"},
	{"بيل كلينتون", "ar", "Hillary Clinton", "en", Different, "couple"},
	{"جعفر طيار", "ar", "George Tenet", "en", Different, ""},
	{"ناصر كنعاني", "ar", "ناصر کاظمی", "fa", Different, ""},
	{"Mohammad Reza Aref", "en", "محمدرضا باهنر", "fa", Different, "shared double name"},

	// Only context can tell.
	{"محمد بن سلمان", "ar", "Mohammed bin Salman Al Saud", "en", Unsure, "house left out: there may be others"},
	{"تميم بن حمد آل ثاني", "ar", "تمیم بن حمد", "fa", Unsure, "house left out"},
	{"البابا فرنسيس", "ar", "Pope Francis", "en", Unsure, "house left out"},
	{"محمد علوي", "ar", "محمد علوی", "fa", Unsure, "a name that many bear"},
	{"Ali Ahmadi", "en", "علی احمدی", "fa", Unsure, "a name that many bear"},
	{"أحمد محمد", "ar", "Ahmed Mohammed", "en", Unsure, "a name that many bear"},
	{"المالكي", "ar", "نوری مالکی", "fa", Unsure, "family name alone"},
	{"Zarif", "en", "محمد جواد ظريف", "ar", Unsure, "family name alone"},
	{"روحانی", "fa", "Hassan Rouhani", "en", Unsure, "family name alone"},
	{"علي النعيمي", "ar", "Ali al-Naimi", "en", Unsure, "a name that many bear"},
	{"حسن علي", "ar", "Hassan Ali", "en", Unsure, "a name that many bear"},
	{"نور الدين محمود", "ar", "Noureddine Mahmoud", "fr", Unsure, "two given names"},
}

func TestHomonyms(t *testing.T) {
	for _, h := range homonyms {
		a, b := Parse(h.a, h.langA), Parse(h.b, h.langB)
		if s := Compare(a, b); s.Decision != h.want {
			t.Errorf("%s, %s (%s): want %v, have %v", h.a, h.b, h.why, h.want, s)
		}
		forth, back := Compare(a, b), Compare(b, a)
		if forth.Decision != back.Decision {
			t.Errorf("%s, %s: %v one way, %v the other", h.a, h.b, forth, back)
		}
	}
}

func TestScorePartsSumUp(t *testing.T) {
	for _, h := range homonyms {
		s := Compare(Parse(h.a, h.langA), Parse(h.b, h.langB))
		sum := s.Prior + s.Agree + s.Conflict + s.Extra + s.Order + s.Number
		if d := sum - s.Weight; d > 1e-9 || d < -1e-9 {
			t.Errorf("%s, %s: the parts of %v make %.2f, the weight is %.2f", h.a, h.b, s, sum, s.Weight)
		}
		if s.Match() != (s.P >= Threshold) || s.P < 0 || s.P > 1 {
			t.Errorf("%s, %s: %v", h.a, h.b, s)
		}
	}
}

func TestCompareEmpty(t *testing.T) {
	for _, pair := range [][2]string{{"", ""}, {"", "Ali"}, {"123", "!?"}, {"‌", "()"}} {
		if s := Compare(Parse(pair[0], ""), Parse(pair[1], "")); s.Match() || s.Decision != Different {
			t.Errorf("%q and %q: %v", pair[0], pair[1], s)
		}
	}
}

func TestCompareDoesNotAllocate(t *testing.T) {
	a, b := Parse("محمد جواد ظريف", "ar"), Parse("Mohammad Javad Zarif", "en")
	if n := testing.AllocsPerRun(100, func() { Compare(a, b) }); n != 0 {
		t.Errorf("Compare allocates %v times", n)
	}
}

func TestWeightsRoundTrip(t *testing.T) {
	want, err := dataFiles.ReadFile("data/weights.tsv")
	if err != nil {
		t.Fatal(err)
	}
	w, err := ReadWeights(bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	var have bytes.Buffer
	if _, err := w.WriteTo(&have); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have.Bytes(), want) {
		t.Error("data/weights.tsv is not as WriteTo writes it: learn it anew")
	}
}

func TestReadWeightsErrors(t *testing.T) {
	for _, text := range []string{"rare", "score\tlatn-ar\tforeign\tnot a segment\tx=1", "score\tlatn-xx\tforeign\ta", "mean\tlatn-ar\tforeign\t1\ta=b", "nonsense\t1"} {
		if _, err := ReadWeights(strings.NewReader(text)); err == nil {
			t.Errorf("%q is read without complaint", text)
		}
	}
}

// learnable is a small table of tokens of the kind that Learn reads.
const learnable = `en	ar:count	fa:count
hassan	حسن:40	حسن:50
karim	كريم:30	کریم:20
salim	سليم:12	سلیم:9
robert	روبرت:50	رابرت:60
peter	بيتر:40	پیتر:50
victor	فيكتور:20	ویکتور:30
garson	غارسون:3	گارسون:2|گرسون:1
`

func TestLearn(t *testing.T) {
	w, err := Learn(strings.NewReader(learnable))
	if err != nil {
		t.Fatal(err)
	}
	again, err := Learn(strings.NewReader(learnable))
	if err != nil {
		t.Fatal(err)
	}
	var one, two bytes.Buffer
	w.WriteTo(&one)
	again.WriteTo(&two)
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("learning twice gives different weights")
	}
	a, b, c := w.Parse("روبرت كريم", "ar"), w.Parse("Robert Karim", "en"), w.Parse("Victor Salim", "en")
	if right, wrong := w.Compare(a, b), w.Compare(a, c); right.Weight <= wrong.Weight {
		t.Errorf("the right pair has %v, a wrong one %v", right, wrong)
	}
}

func TestLearnErrors(t *testing.T) {
	for _, text := range []string{"", "a\tb\tc\n", "en\tar:count\tfa:count\n", "en\tar:count\tfa:count\nx\ty\n", "en\tar:count\tfa:count\nx\tى:no\tي:1\n"} {
		if _, err := Learn(strings.NewReader(text)); err == nil {
			t.Errorf("%q is learned from without complaint", text)
		}
	}
}

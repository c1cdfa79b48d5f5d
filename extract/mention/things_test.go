package mention

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/extract/segment"
	"github.com/diplograph/diplograph/extract/when"
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

func read(t testing.TB, code, text string) *extract.Document {
	t.Helper()
	p, err := packs()
	if err != nil {
		t.Fatal(err)
	}
	d := &extract.Document{Lang: code, Text: text, Published: "2018-07-31"}
	if err := (extract.Pipeline{segment.Stage(p), when.Stage(), Stage()}).Process(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// things lists what a text names besides people, states and places, as
// "Type key: words"; what stands for a thing named before is a "Pronoun".
func things(d *extract.Document) []string {
	var out []string
	for _, m := range d.Mentions {
		switch m.Type {
		case "Organization", "Agreement", "Event", "Resolution":
			out = append(out, fmt.Sprintf("%s %s: %s", m.Type, m.Key, d.Quote(m.Span)))
		}
	}
	return out
}

func TestThings(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		// Ministries, embassies, parliaments.
		{"ar", "أعلنت وزارة الطاقة القطرية عن مشروع جديد.", []string{"Organization org:ministry-of-energy-qa: وزارة الطاقة القطرية"}},
		{"ar", "وصل إلى مقر وزارة الداخلية أمس.", []string{"Organization : وزارة الداخلية"}},
		{"ar", "التقى موظفي سفارة قطر في روما.", []string{"Organization org:embassy-qa-it: سفارة قطر في روما"}},
		{"ar", "قالت السفارة التركية إن الحادث وقع ليلا.", []string{"Organization : السفارة التركية"}},
		{"ar", "صادق عليها البرلمان الكيني بالإجماع.", []string{"Organization org:parliament-ke: البرلمان الكيني"}},
		{"fa", "وزارت نیروی ارمنستان این خبر را تأیید کرد.", []string{"Organization org:ministry-of-energy-am: وزارت نیروی ارمنستان"}},
		{"fa", "وی در سفارت ژاپن در تهران سخن گفت.", []string{"Organization org:embassy-jp-ir: سفارت ژاپن در تهران"}},
		{"fa", "نماینده مردم در مجلس گفت.", []string{"Organization : مجلس"}},
		{"fa", "هیچ وزارتخانه جدیدی تأسیس نشد.", nil},
		{"en", "The Kenyan Energy Ministry confirmed it.", []string{"Organization org:ministry-of-energy-ke: Kenyan Energy Ministry"}},
		{"en", "He spoke at the embassy of Peru in Tokyo.", []string{"Organization org:embassy-pe-jp: embassy of Peru in Tokyo"}},
		{"en", "The embassy was closed.", nil},
		{"en", "The Ministry of Energy of Chad agreed.", []string{"Organization org:ministry-of-energy-td: Ministry of Energy of Chad"}},
		{"ar", "عقدت اللجنة السعودية العراقية المشتركة اجتماعها.", []string{"Organization : اللجنة السعودية العراقية المشتركة"}},
		// Committees, parties, companies, universities.
		{"ar", "ترأس لجنة الطاقة بمجلس الشيوخ الجلسة.", []string{"Organization : لجنة الطاقة بمجلس الشيوخ", "Organization : مجلس الشيوخ"}},
		{"ar", "شكلت الحكومة لجنة خبراء سيكلفون بالتحقيق.", nil},
		{"ar", "وقال حزب النهوض إنه يرفض القرار.", []string{"Organization : حزب النهوض"}},
		{"ar", "قالت حركة المرور في العاصمة.", nil},
		{"ar", "رحبت حركة «فتح» بالخطوة.", []string{"Organization org:fatah: حركة «فتح»"}},
		// Groups that are only described, and what says too little.
		{"ar", "وأدان النواب المحافظون الخطوة.", []string{"Organization : النواب المحافظون"}},
		{"ar", "ودعت القوى السياسية والنقابية إلى الحوار.", []string{"Organization : القوى السياسية والنقابية"}},
		{"ar", "حذر دبلوماسيون من غرب أفريقيا من التصعيد.", []string{"Organization : دبلوماسيون من غرب أفريقيا"}},
		{"ar", "وأكدت الأطراف المعنية التزامها.", nil},
		{"ar", "وأجرى وفدا البلدين مباحثات مطولة.", nil},
		{"ar", "قال المتحدث باسم الرئاسة إن الموعد لم يحدد.", []string{"Organization : الرئاسة"}},
		{"ar", "تأجلت انتخابات الرئاسة إلى الخريف.", nil},
		{"ar", "كان مركز ثقل القرار العربي.", nil},
		{"fa", "شرکت کنندگان در مراسم سخن گفتند.", nil},
		{"fa", "در جریان دیدار وزیران مطرح شد.", nil},
		// Groups that are only described, and regions that act.
		{"fa", "وی با هیأت تجاری کنیا دیدار کرد.", []string{"Organization : هیأت تجاری کنیا"}},
		{"fa", "کنیا از گروه‌های مسلح این منطقه حمایت کرد.", []string{"Organization : گروه‌های مسلح"}},
		{"fa", "گروه سیاسی: سفیر کنیا سخن گفت.", nil},
		{"fa", "سفیر در رأس هیأتی وارد شهر شد.", nil},
		{"fa", "اروپا این پیشنهاد را رد کرد.", []string{"Organization org:european-states: اروپا"}},
		{"fa", "او در اروپا درس خواند.", nil},
		{"fa", "کنیا ادعاهای غرب را رد کرد.", []string{"Organization org:western-states: غرب"}},
		{"fa", "باران در غرب کشور بارید.", nil},
		{"en", "He lectured at Lusaka University.", []string{"Organization : Lusaka University"}},
		{"en", "It was signed by the Organization for Safety in Aviation.", []string{"Organization : Organization for Safety in Aviation"}},
		// Agreements: with a name, known ones, and what stands for them.
		{"ar", "وقع البلدان اتفاقية التعاون الجمركي في الرباط.", []string{"Agreement : اتفاقية التعاون الجمركي"}},
		{"ar", "وقع الوزيران مذكرة تفاهم بشأن التشاور السياسي.", []string{"Agreement : مذكرة تفاهم بشأن التشاور السياسي"}},
		{"ar", "رحب بمبادرة السلام العربية وبالاتفاق النووي مع إيران.", []string{"Agreement agreement:arab-peace-initiative: مبادرة السلام العربية", "Agreement agreement:jcpoa: الاتفاق النووي مع إيران"}},
		{"ar", "تعود العلاقات إلى إعلان (جنيف 1).", []string{"Agreement agreement:geneva-1-outcome: إعلان (جنيف 1)", "Agreement agreement:geneva-1-outcome: جنيف 1"}},
		{"ar", "توصلوا إلى اتفاق سلام عادل بعد عقد من الحرب.", nil},
		{"ar", "جاء ذلك عقب عقد اجتماع مغلق.", nil},
		{"ar", "وقد دعا إلى تسوية الأزمة وإعلان واشنطن نيتها.", nil},
		{"fa", "یادداشت تفاهم همکاری‌های بندری را امضا کردند.", []string{"Agreement : یادداشت تفاهم همکاری‌های بندری"}},
		{"fa", "آمریکا از برجام و پیمان منع گسترش سلاح‌های هسته‌ای خارج شد.", []string{"Agreement agreement:jcpoa: برجام", "Agreement agreement:npt: پیمان منع گسترش سلاح‌های هسته‌ای"}},
		{"fa", "پیشنهاد روسیه و طرح پرونده ایران بررسی شد.", nil},
		{"en", "They praised the Rabat ports agreement.", []string{"Agreement : Rabat ports agreement"}},
		{"en", "The Minsk agreements and the JCPOA were discussed.", []string{"Agreement agreement:minsk-agreements: Minsk agreements", "Agreement agreement:jcpoa: JCPOA"}},
		{"en", "He flew over truce monitors.", nil},
		// Events.
		{"ar", "شارك في القمة الأفريقية بأديس أبابا.", []string{"Event : القمة الأفريقية"}},
		{"ar", "عقد مؤتمرا صحفيا عقب اجتماع مع نظيره.", nil},
		{"ar", "حضر اجتماع وزراء خارجية الاتحاد الأوروبي.", []string{"Organization org:eu: الاتحاد الأوروبي", "Event : اجتماع وزراء خارجية الاتحاد الأوروبي"}},
		{"ar", "أدانت عمان الهجوم الإرهابي في كابول.", []string{"Event : الهجوم الإرهابي"}},
		{"ar", "وقع الهجوم الإرهابي ليلا في كابول.", nil},
		{"fa", "حمله تروریستی در زاهدان را محکوم کرد.", []string{"Event : حمله تروریستی در زاهدان"}},
		{"ar", "انطلقت مناورات الموج الأحمر أمس.", []string{"Event : مناورات الموج الأحمر"}},
		{"ar", "ترأس القمة التقى خلالها الوفود.", nil},
		{"ar", "شارك في المنتدى الزراعي أمس.", []string{"Event : المنتدى الزراعي"}},
		{"ar", "حضر حفل افتتاح ميناء صحار.", []string{"Event : حفل افتتاح ميناء صحار"}},
		{"ar", "تحدث في اللقاء الذي عقد في طنجة.", []string{"Event : اللقاء"}},
		{"ar", "تحدث في اللقاء الذي جمعه بنظيره.", nil},
		{"ar", "تمسك بمقررات مؤتمر الرباط.", []string{"Agreement : مقررات مؤتمر الرباط"}},
		{"ar", "تبنى مجلس الأمن قرارا بتمديد المهلة.", []string{"Organization org:unsc: مجلس الأمن", "Resolution : قرارا بتمديد المهلة"}},
		{"fa", "نشست روز پنجشنبه شورای امنیت برگزار شد.", []string{"Organization org:unsc: شورای امنیت", "Event : نشست روز پنجشنبه شورای امنیت"}},
		{"fa", "در این دیدار و نشست خبری مشترک سخن گفت.", nil},
		{"en", "They attended the Nairobi ports summit.", []string{"Event : Nairobi ports summit"}},
		{"en", "They held a meeting and a news conference.", nil},
		// Resolutions.
		{"ar", "تمسك بقرار مجلس الأمن 2334.", []string{"Resolution resolution:unsc-2334: قرار مجلس الأمن 2334", "Organization org:unsc: مجلس الأمن"}},
		{"ar", "طالب بتطبيق القرار الأممي رقم 2216 فورا.", []string{"Resolution resolution:unsc-2216: القرار الأممي رقم 2216"}},
		{"ar", "اعتمدت الدول القرار 128 دولة لصالحه.", nil},
		{"fa", "پایبندی به قطعنامه ۲۳۳۴ شورای امنیت ضروری است.", []string{"Resolution resolution:unsc-2334: قطعنامه ۲۳۳۴", "Organization org:unsc: شورای امنیت"}},
		{"fa", "قطعنامه ES-10/19 تصویب شد.", []string{"Resolution resolution:unga-es-10-19: قطعنامه ES-10/19"}},
		{"en", "It backed Security Council resolution 2334.", []string{"Resolution resolution:unsc-2334: Security Council resolution 2334", "Organization org:unsc: Security Council"}},
		{"en", "The Assembly adopted resolution ES-10/19.", []string{"Resolution resolution:unga-es-10-19: resolution ES-10/19"}},
	} {
		d := read(t, c.lang, c.text)
		got := things(d)
		slices.Sort(got)
		want := slices.Clone(c.want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, want)
		}
	}
}

// What stands for a thing named before is no name.
func TestThingAnaphors(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"ar", "ورحب بهذا الاتفاق.", "anaphor/agreement"},
		{"ar", "وترأس القمة رئيس الوزراء.", "anaphor/event"},
		{"fa", "این توافقنامه مهم است.", "anaphor/agreement"},
		{"en", "He praised the deal.", "anaphor/agreement"},
	} {
		d := read(t, c.lang, c.text)
		if !slices.ContainsFunc(d.Mentions, func(m extract.Mention) bool { return m.Rule == c.want && m.Form == extract.Pronoun }) {
			t.Errorf("%s: no %s in %v", c.text, c.want, d.Mentions)
		}
	}
}

// The states inside the name of a body stay states.
func TestThingsKeepStates(t *testing.T) {
	d := read(t, "ar", "قالت السفارة التركية في سول إن وزارة الطاقة القطرية وافقت.")
	var states []string
	for _, m := range d.Mentions {
		if m.Type == "State" {
			states = append(states, m.Key)
		}
	}
	if want := []string{"state:TR", "state:QA"}; !slices.Equal(states, want) {
		t.Errorf("states %q, want %q", states, want)
	}
}

func TestResolutionKey(t *testing.T) {
	for _, c := range []struct{ body, number, want string }{
		{"", "2334", "resolution:unsc-2334"},
		{"org:un", "2216", "resolution:unsc-2216"},
		{"org:unsc", "242", "resolution:unsc-242"},
		{"", "194", "resolution:unga-194"},
		{"org:unsc", "194", "resolution:unsc-194"},
		{"org:unga", "3236", "resolution:unga-3236"},
		{"", "es-10-19", "resolution:unga-es-10-19"},
		{"org:un", "67-19", "resolution:unga-67-19"},
		{"org:unhrc", "50-1", "resolution:unhrc-50-1"},
		{"org:unesco", "39-2", "resolution:unesco-39-2"},
	} {
		if got := resolutionKey(c.body, c.number); got != c.want {
			t.Errorf("resolutionKey(%q, %q) = %q, want %q", c.body, c.number, got, c.want)
		}
	}
}

// Mentions lie within the text and within a sentence, whatever the text is.
func FuzzThings(f *testing.F) {
	if _, err := packs(); err != nil { // takes long, so not under the clock of an input
		f.Fatal(err)
	}
	for _, s := range []string{"اتفاق بين قطر وتركيا بشأن", "قرار مجلس الأمن رقم (", "سفارة إيران في", "نشست شورای", "resolution ES-", "the 's agreement of", "«حزب", "وزارة"} {
		for _, l := range []string{"ar", "fa", "en"} {
			f.Add(l, s)
		}
	}
	f.Fuzz(func(t *testing.T, code, text string) {
		if p, err := packs(); err != nil || p[code] == nil {
			t.Skip()
		}
		d := read(t, code, text)
		for _, m := range d.Mentions {
			if m.Tokens.First < 0 || m.Tokens.Len() <= 0 || m.Tokens.Last > len(d.Tokens) || m.Span.Begin < 0 || m.Span.End > len(text) || m.Span.Len() <= 0 {
				t.Fatalf("%q: mention %+v", text, m)
			}
		}
	})
}

package reader_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/reader"
	"github.com/diplograph/diplograph/graph"
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
		// What somebody is in charge of parts his office from his name.
		{"ar", "زار المفوض السامي للأمم المتحدة لشؤون اللاجئين ماجد الحارثي نيروبي.", []string{"ماجد الحارثي: high commissioner of الأمم المتحدة"}},
		{"ar", "قال مساعد وزير الخارجية الكيني للشؤون الأفريقية ماجد الحارثي إنه موافق.", []string{"ماجد الحارثي: assistant foreign minister of كينيا"}},
		// A hamza shows that a name begins with no article; an envoy is abroad.
		{"ar", "قال رئيس لجنة التحقيق ألكسندر نور إنه موافق.", []string{"ألكسندر نور: head of لجنة التحقيق"}},
		{"ar", "سلم السفير الكيني ماجد الحارثي الرسالة إلى وزير النقل أحمد نور.", []string{"ماجد الحارثي: ambassador of كينيا"}},
		{"ar", "استقبلت الحكومة الكينية وفدا. وأوفدت الحكومة الكينية وزير النقل أحمد نور إلى المغرب.", []string{"أحمد نور: minister of transport of كينيا"}},
		// The German "adviser" heads the government.
		{"ar", "قال المستشار الألماني ماجد الحارثي إنه موافق.", []string{"ماجد الحارثي: head of government of ألمانيا"}},
		{"ar", "قال المستشار الكيني ماجد الحارثي إنه موافق.", []string{"ماجد الحارثي: adviser of كينيا"}},
		// Women hold office too, and the ministry's name is none of a body there.
		{"ar", "قالت وزيرة الخارجية الكينية مريم سعيد إن الحوار مستمر.", []string{"مريم سعيد: foreign minister of كينيا"}},
		// An office serves another one; a remark stands before the name.
		{"ar", "حضر من الجانب الكيني جون الحارثي كبير المساعدين العسكريين لوزير الدفاع.", []string{"جون الحارثي: aide to the defence minister of كينيا"}},
		{"ar", "قال رئيس وزراء كينيا (يساري) ماجد الحارثي إنه موافق.", []string{"ماجد الحارثي: head of government of كينيا"}},
		// Nobody heads a state but its president: muftis, delegations and offices have heads too.
		{"ar", "قال المفتي العام لكينيا ماجد الحارثي إن الحوار مستمر.", []string{"ماجد الحارثي: grand mufti of كينيا"}},
		{"ar", "قال رئيس الوفد الكيني ماجد الحارثي إن الحوار مستمر.", []string{"ماجد الحارثي: head of delegation of كينيا"}},
		{"ar", "قال رئيس كينيا ماجد الحارثي إن الحوار مستمر.", []string{"ماجد الحارثي: head of state of كينيا"}},
		{"fa", "مفتی اعظم کنیا هادی مرادی گفت گفت‌وگو ادامه دارد.", []string{"هادی مرادی: grand mufti of کنیا"}},
		{"fa", "هادی مرادی رئیس هیئت کنیا گفت گفت‌وگو ادامه دارد.", []string{"هادی مرادی: head of delegation of کنیا"}},
		{"fa", "هادی مرادی رئیس کنیا گفت گفت‌وگو ادامه دارد.", []string{"هادی مرادی: head of state of کنیا"}},
		{"en", "The grand mufti of Kenya, John Mwangi, said talks go on.", []string{"John Mwangi: grand mufti of Kenya"}},
		{"en", "The head of delegation of Kenya, John Mwangi, said talks go on.", []string{"John Mwangi: head of delegation of Kenya"}},
		{"en", "The president of Kenya, John Mwangi, said talks go on.", []string{"John Mwangi: head of state of Kenya"}},
		// The adjective "of the UN" names the body.
		{"ar", "أعلنت الأمم المتحدة أن المبعوث الأممي إلى اليمن ماجد الحارثي وصل.", []string{"ماجد الحارثي: special envoy of الأمم المتحدة"}},
		// Who serves a body of many states serves none meanwhile, whoever comes first;
		// but to be its chair goes round among ministers.
		{"ar", "استقبل الرئيس الكيني الأمين العام للاتحاد الأفريقي ماجد الحارثي.", []string{"الرئيس الكيني: head of state of كينيا", "ماجد الحارثي: secretary-general of الاتحاد الأفريقي"}},
		{"ar", "استقبل رئيس البنك الدولي وزير المالية الكيني ماجد الحارثي.", []string{"رئيس البنك الدولي: head of البنك الدولي", "ماجد الحارثي: finance minister of كينيا"}},
		{"ar", "قال وزير الخارجية الكيني رئيس الدورة الحالية للاتحاد الأفريقي ماجد الحارثي إنه موافق.", []string{"ماجد الحارثي: chair of الاتحاد الأفريقي", "ماجد الحارثي: foreign minister of كينيا"}},
		// "The president and the crown prince" are two, and nobody's offices here.
		{"ar", "التقى ماجد الحارثي وزير خارجية كينيا الرئيس وولي العهد أمس.", []string{"ماجد الحارثي: foreign minister of كينيا"}},
		// Several counterparts are nobody in particular.
		{"ar", "التقى وزير خارجية كينيا ماجد الحارثي نظراءه في دول الاتحاد الأفريقي.", []string{"ماجد الحارثي: foreign minister of كينيا"}},
		// Adjectives of the office stand before the name, and nothing else does.
		{"ar", "قال رئيس البرلمان الاتحادي الكيني ماجد الحارثي إن الحوار مستمر.", []string{"ماجد الحارثي: speaker of parliament of البرلمان"}},
		{"ar", "أمير قطر يلتقي وزير الخارجية الكيني التقى الشيخ ماجد الحارثي في الدوحة.", []string{"أمير قطر: head of state of قطر", "وزير الخارجية الكيني: foreign minister of كينيا"}},
		// A surname that tells of a nation, one that begins like a preposition, and the last of a long name.
		{"ar", "قال وزير النقل الكيني وليد المصري إن الحوار مستمر.", []string{"وليد المصري: minister of transport of كينيا"}},
		{"ar", "قال وزير النقل الكيني تسمغ برنده إن الحوار مستمر.", []string{"تسمغ برنده: minister of transport of كينيا"}},
		{"ar", "قال وزير النقل الكيني كارلوس هولمز مانويل تروسخيم إن الحوار مستمر.", []string{"كارلوس هولمز مانويل تروسخيم: minister of transport of كينيا"}},
		{"ar", "قال وزير الخارجية الكيني مانويل ألباريس إن الملك، نصره الله، بخير.", []string{"مانويل ألباريس: foreign minister of كينيا"}},
		// What a minister is in charge of, and where an envoy is posted or for what.
		{"ar", "قال وزير التعاون الاقتصادي والتنمية الكيني كارلوس هولمز إن الحوار مستمر.", []string{"كارلوس هولمز: minister of international cooperation of كينيا"}},
		{"ar", "قال سفير كينيا بدمشق كارلوس هولمز إن الحوار مستمر.", []string{"كارلوس هولمز: ambassador to Syria of كينيا"}},
		{"ar", "قال المبعوث الكيني لعملية السلام تسمغيل هولمز إن الحوار مستمر.", []string{"تسمغيل هولمز: special envoy of كينيا"}},
		// Whom somebody congratulates, who is named beside him, and in whose bureau he works.
		{"ar", "نقل الوزير تهنئة رئيس جمهورية كينيا للشيخ ماجد الحارثي.", []string{"رئيس جمهورية كينيا: head of state of كينيا"}},
		{"ar", "شكر وزير الخارجية الكيني قيادة ماجد الحارثي وولي العهد.", []string{"وزير الخارجية الكيني: foreign minister of كينيا"}},
		{"ar", "قال نائب رئيس وزراء كينيا لشؤون مكتب رئيس الوزراء السفير ماجد الحارثي إنه موافق.", []string{"ماجد الحارثي: deputy head of government of كينيا"}},
		// Where he works, or is posted, and then his name, behind a comma too.
		{"ar", "قال مستشار الرئيس في وزارة الخارجية الكينية وليد تسمغيل إن الحوار مستمر.", []string{"وليد تسمغيل: adviser of وزارة الخارجية الكينية"}},
		{"ar", "التقى أحمد نور، السفير الكيني في دمشق، محمد أحمد علي.", []string{"محمد أحمد علي: ambassador of كينيا"}},
		{"ar", `قال أمين مجلس الأمن القومي الكيني "ماجد الحارثي" إن الحوار مستمر.`, []string{"ماجد الحارثي: secretary of the supreme national security council of كينيا"}},
		// Who chairs a meeting at a body's seat does not lead the body; who leads a council does.
		{"ar", "عقد الاجتماع في مقر الأمانة العامة لجامعة الدول العربية، برئاسة وزير الخارجية الكيني ماجد الحارثي.", []string{"ماجد الحارثي: foreign minister of كينيا"}},
		{"ar", "استقبل سلطان عمان ماجد الحارثي رئيس كينيا.", []string{"رئيس كينيا: head of state of كينيا", "ماجد الحارثي: head of state of سلطنة عمان"}},
		{"ar", "وصل سلطان الحارثي إلى عمان.", nil},
		// A former office is none.
		{"ar", "قال وزير الخارجية الكيني السابق ماجد الحارثي إنه تقاعد.", nil},
		// The lead calls him by office, the next sentence by name.
		{"fa", "سفیر کنیا در مغولستان از این توافق استقبال کرد. \nبه گزارش ایسنا، رضا سلطانی در این دیدار گفت راه باز است.", []string{"رضا سلطانی: ambassador to Mongolia of کنیا"}},
		// Who reports is not who spoke.
		{"fa", "نخست وزیر کنیا سفر کرد. به گزارش رضا سلطانی این سفر کوتاه بود.", []string{"نخست وزیر کنیا: head of government of کنیا"}},
		// "This country" may be named by one of its bodies, by its capital or by who holds the office.
		{"fa", "وزیر نفت کنیا با نبیه بری رئیس مجلس لبنان و سالم حداد وزیر راه این کشور دیدار کرد.",
			[]string{"سالم حداد: minister of transport of لبنان", "نبیه بری: speaker of parliament of پارلمان لبنان", "وزیر نفت کنیا: minister of petroleum of کنیا"}},
		{"fa", "وزیر نفت کنیا در بیروت با سالم حداد وزیر راه این کشور دیدار کرد.",
			[]string{"سالم حداد: minister of transport of لبنان", "وزیر نفت کنیا: minister of petroleum of کنیا"}},
		{"fa", "وزیر نفت کنیا در بیروت گفت سالم حداد وزیر راه این کشور استعفا داده است.",
			[]string{"سالم حداد: minister of transport of کنیا", "وزیر نفت کنیا: minister of petroleum of کنیا"}},
		{"fa", "وزیر نفت کنیا با جوزف عون رئیس جمهور این کشور دیدار کرد.",
			[]string{"جوزف عون: head of state of لبنان", "وزیر نفت کنیا: minister of petroleum of کنیا"}},
		// The minister of this country is not ours.
		{"fa", "او به کنیا رفت و با رضا سلطانی وزیر نفت این کشور دیدار کرد.", []string{"رضا سلطانی: minister of petroleum of کنیا"}},
		// A name that no list knows, by what stands around it.
		{"fa", "ماجد سلطانی امروز با تسمیک وزیر دفاع کنیا دیدار کرد.", []string{"تسمیک: defence minister of کنیا"}},
		{"fa", "گورال تسمیک و بارت هوگم وزیر نفت مغولستان سخن گفتند.", []string{"بارت هوگم: minister of petroleum of مغولستان"}},
		{"fa", "به گزارش تسمیک، رئیس جمهور کنیا سفر کرد.", []string{"رئیس جمهور کنیا: head of state of کنیا"}},
		{"fa", "به ظاهر وزیر دفاع کنیا سفر کرد.", []string{"وزیر دفاع کنیا: defence minister of کنیا"}},
		// A title that is a surname here, and one that is part of a name.
		{"fa", "گابریل تسم بارون سفیر کنیا در مغولستان سخن گفت.", []string{"گابریل تسم بارون: ambassador to Mongolia of کنیا"}},
		{"fa", "با حضور سید رضا شهیدی سفیر کنیا در مغولستان برگزار شد.", []string{"سید رضا شهیدی: ambassador to Mongolia of کنیا"}},
		// The item begins with the name; the lead has the office.
		{"fa", "سفیر کنیا در مغولستان سخن گفت. \nبه گزارش ایسنا، رضا تسمیک که به این شهر رفته بود گفت راه باز است.", []string{"رضا تسمیک: ambassador to Mongolia of کنیا"}},
		// So it is where the title has said the same.
		{"fa", "تأکید سفیر کنیا در مغولستان بر صلح \nسفیر کنیا در مغولستان بر صلح تأکید کرد. \nبه گزارش ایسنا، رضا تسمیک که به این شهر رفته بود گفت راه باز است.", []string{"رضا تسمیک: ambassador to Mongolia of کنیا"}},
		// What a clause says that somebody is; nobody else is meant.
		{"fa", "رضا سلطانی که وزیر دفاع کنیا است سخن گفت.", []string{"رضا سلطانی: defence minister of کنیا"}},
		// In this meeting he named nobody's charge.
		{"fa", "سفیر کنیا در مغولستان در این دیدار ماجد سلطانی را ستود.", []string{"سفیر کنیا در مغولستان: ambassador to Mongolia of کنیا"}},
		// A paper's own minister need not say whose he is.
		{"fa", "وزیر دفاع از همکاری ایران و کنیا خبر داد.", []string{"وزیر دفاع: defence minister of ایران"}},
		// This country is the one whose parliament was named last.
		{"fa", "هیأت ایران با رئیس مجلس ملی کنیا و وزیر نفت این کشور دیدار کرد.", []string{"رئیس مجلس ملی کنیا: speaker of parliament of مجلس ملی", "وزیر نفت این کشور: minister of petroleum of کنیا"}},
		// His counterpart is the one who serves that state.
		{"fa", "ماجد سلطانی وزیر دفاع کنیا با گورال تسمیک وزیر نفت مغولستان دیدار کرد. وی از همتای مغولستانی خود تشکر کرد.", []string{"ماجد سلطانی: defence minister of کنیا", "گورال تسمیک: minister of petroleum of مغولستان"}},
		// A pronoun on an office tells whose it is, if it is clear to whom it points.
		{"ar", "رحب الرئيس الكيني ووزير خارجيته بالوفد.", []string{"الرئيس الكيني: head of state of كينيا", "وزير خارجيته: foreign minister of كينيا"}},
		{"ar", "وصل ماجد الحارثي إلى تشاد حيث استقبله رئيس وزرائها أحمد نور.", []string{"أحمد نور: head of government of تشاد"}},
		{"ar", "انتقدت كينيا تشاد لأن الشركة أعلنت أن رئيسها استقال.", nil},
		{"ar", "أبلغت كينيا تشاد في رسالة عاجلة أمس بوصول وزير خارجيتها.", nil},
		{"fa", "رئیس جمهور کنیا و وزیر خارجه‌اش از چاد تشکر کردند.", []string{"رئیس جمهور کنیا: head of state of کنیا", "وزیر خارجه‌اش: foreign minister of کنیا"}},
		{"fa", "رئیس جمهور کنیا و وزیر خارجه وی از چاد تشکر کردند.", []string{"رئیس جمهور کنیا: head of state of کنیا", "وزیر خارجه: foreign minister of کنیا"}},
		{"fa", "رئیس جمهور کنیا به همراه وزیر خارجه خود وارد چاد شد.", []string{"رئیس جمهور کنیا: head of state of کنیا", "وزیر خارجه: foreign minister of کنیا"}},
		// A pronoun agrees with its noun; an adjective is none, and an adviser may be anybody's.
		{"ar", "زار ماجد الحارثي العراق والتقى رئيسها.", nil},
		{"ar", "زار ماجد الحارثي تشاد والتقى رئيسه.", nil},
		{"ar", "بحث المسؤول الكيني مع وزيرة خارجيتها الملف.", nil},
		{"ar", "زار السفير الكيني الجامعة والتقى رئيسها.", []string{"السفير الكيني: ambassador of كينيا"}},
		{"ar", "زار ماجد الحارثي تشاد والتقى مستشارها.", nil},
		{"ar", "زار ماجد الحارثي تشاد والتقى رئيسها.", []string{"رئيسها: head of state of تشاد"}},
		{"ar", "زار ماجد الحارثي تشاد والتقى رئيسها ووزير خارجيتها.", []string{"رئيسها: head of state of تشاد", "وزير خارجيتها: foreign minister of تشاد"}},
		{"ar", "زار ماجد الحارثي العراق والتقى رئيسه ورئيس وزرائه.", []string{"رئيس وزرائه: head of government of العراق", "رئيسه: head of state of العراق"}},
		// Where somebody has come, its president is whom he meets.
		{"fa", "وزیر خارجه کنیا وارد انجامنا شد و با رئیس جمهور این کشور دیدار کرد.", []string{"رئیس جمهور این کشور: head of state of چاد", "وزیر خارجه کنیا: foreign minister of کنیا"}},
		// Who heads a parliament that is named with its state is its speaker.
		{"ar", "أشاد رئيس مجلس النواب اليمني ماجد الحارثي بالحوار.", []string{"ماجد الحارثي: speaker of parliament of مجلس النواب اليمني"}},
		{"ar", "التقى الرئيس الكيني نائب رئيس مجلس النواب اليمني ماجد الحارثي.", []string{"الرئيس الكيني: head of state of كينيا", "ماجد الحارثي: deputy speaker of parliament of مجلس النواب اليمني"}},
		// Of the offices that somebody known has held the last one says what his counterpart is.
		{"ar", "هاتف فلاديمير بوتين نظيره الكازاخي قاسم جومارت توكاييف.", []string{"قاسم جومارت توكاييف: head of state of كازاخستان"}},
		// Whose council of ministers somebody heads, he governs.
		{"ar", "استقبل رئيس مجلس الوزراء الكويتي سفير تشاد.", []string{"رئيس مجلس الوزراء الكويتي: head of government of الكويت", "سفير تشاد: ambassador of تشاد"}},
		{"ar", "استقبل رئيس مجلس الوزراء التونسي ماجد الحارثي سفير تشاد.", []string{"سفير تشاد: ambassador of تشاد", "ماجد الحارثي: head of government of تونس"}},
		// Whoever heads a committee of a parliament does not head the parliament.
		{"fa", "نایب رئیس کمیسیون امنیت ملی و سیاست خارجی مجلس شورای اسلامی با سفیر کنیا دیدار کرد.", []string{"سفیر کنیا: ambassador of کنیا", "نایب رئیس کمیسیون امنیت ملی و سیاست خارجی مجلس شورای اسلامی: deputy head of کمیسیون امنیت ملی و سیاست خارجی مجلس شورای اسلامی"}},
		{"fa", "نایب رئیس مجلس ایران با سفیر کنیا دیدار کرد.", []string{"سفیر کنیا: ambassador of کنیا", "نایب رئیس مجلس ایران: deputy speaker of parliament of مجلس شورای اسلامی"}},
		// A kingdom is no king.
		{"fa", "پادشاهی عربستان این خبر را رد کرد.", nil},
	} {
		positions(t, r, c.lang, c.text, c.want)
	}
}

// TestUndatedOffices reads texts without a date, whose time the offices tell that they give
// people: nobody is meant by an office that he held at another time.
func TestUndatedOffices(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"fa", "علی لاریجانی وارد نایروبی شد. رئیس مجلس ایران از این سفر ابراز خرسندی کرد.", []string{"علی لاریجانی: speaker of parliament of مجلس شورای اسلامی"}},
		{"fa", "علی لاریجانی که دبیر شورای عالی امنیت ملی است وارد نایروبی شد. رئیس مجلس ایران از این سفر ابراز خرسندی کرد.",
			[]string{"رئیس مجلس ایران: speaker of parliament of مجلس شورای اسلامی", "علی لاریجانی: secretary of شورای عالی امنیت ملی"}},
		{"ar", "تحدث بان كي مون في نيروبي. وينتخب المجلس الأمين العام للأمم المتحدة.", []string{"بان كي مون: secretary-general of الأمم المتحدة"}},
		{"ar", "وصل إلى نيروبي بان كي مون وزير خارجية كوريا الجنوبية. وينتخب المجلس الأمين العام للأمم المتحدة.",
			[]string{"الأمين العام للأمم المتحدة: secretary-general of الأمم المتحدة", "بان كي مون: foreign minister of كوريا الجنوبية"}},
	} {
		held(t, readAt(t, r, "", c.lang, c.text), c.want)
	}
}

// read returns what is read in a text of summer 2018.
func read(t *testing.T, r *reader.Reader, lang, text string) *extract.Document {
	t.Helper()
	return readAt(t, r, "2018-07-31", lang, text)
}

// readAt returns what is read in a text of a date, or of none.
func readAt(t *testing.T, r *reader.Reader, date graph.Date, lang, text string) *extract.Document {
	t.Helper()
	d := &extract.Document{Lang: lang, Published: date, Text: text}
	if err := r.Read(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// acts compares what a text asserts of any relation but offices with what is wanted.
func acts(t *testing.T, r *reader.Reader, lang, text string, want []string) {
	t.Helper()
	d := read(t, r, lang, text)
	var got []string
	for _, a := range d.Assertions {
		if a.Relation != "holds_position" && a.Status == graph.Asserted {
			got = append(got, d.Entities[a.Subject].Name+" "+a.Relation+" "+d.Entities[a.Object].Name)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%s\n\tgives %q, want %q", text, got, want)
	}
}

// positions compares the offices that a text gives people with those wanted.
func positions(t *testing.T, r *reader.Reader, lang, text string, want []string) {
	t.Helper()
	held(t, read(t, r, lang, text), want)
}

// held compares the offices that a document gives people with those wanted.
func held(t *testing.T, d *extract.Document, want []string) {
	t.Helper()
	var got []string
	for _, e := range d.Entities {
		for _, h := range e.Offices {
			if h.Of >= 0 {
				got = append(got, fmt.Sprintf("%s: %s of %s", e.Name, h.Office, strings.ReplaceAll(d.Entities[h.Of].Name, "\u200c", "")))
			}
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%s\n\tgives %q, want %q", d.Text, got, want)
	}
}

// TestUnnamedHolders reads people whom only their office tells, and names that
// are also words of another kind.
func TestUnnamedHolders(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		// Several who hold an office, each with his state and his name.
		{"ar", "بحث وزيرا الخارجية الكيني أحمد صالح والتشادي محمد علي الأمر.", []string{"أحمد صالح: foreign minister of كينيا", "محمد علي: foreign minister of تشاد"}},
		{"ar", "التقى وزيرا خارجية كينيا أحمد صالح وتشاد محمد علي.", []string{"أحمد صالح: foreign minister of كينيا", "محمد علي: foreign minister of تشاد"}},
		{"ar", "التقى الرئيسان الكيني وليم صالح والتشادي حسن بركات.", []string{"حسن بركات: head of state of تشاد", "وليم صالح: head of state of كينيا"}},
		{"ar", "بحث الرئيسان الكيني وليم صالح ونظيره التشادي حسن بركات الأزمة.", []string{"حسن بركات: head of state of تشاد", "وليم صالح: head of state of كينيا"}},
		{"ar", "تسلم ماجد الحارثي أوراق اعتماد سفيري تشاد وغانا.", []string{"سفيري تشاد وغانا: ambassador of غانا", "سفيري تشاد: ambassador of تشاد"}},
		{"fa", "وزیران خارجه کنیا احمد کریمی و مغولستان رضا صالحی دیدار کردند.", []string{"احمد کریمی: foreign minister of کنیا", "رضا صالحی: foreign minister of مغولستان"}},
		// A name set apart by commas.
		{"en", "Kenya received the ambassador of Chad, Musa Adoum, at State House.", []string{"Musa Adoum: ambassador of Chad"}},
		// One minister for each state of a list.
		{"ar", "بحث وزيرا الخارجية الكيني والتشادي الأزمة.", []string{"وزيرا الخارجية الكيني والتشادي: foreign minister of تشاد", "وزيرا الخارجية الكيني: foreign minister of كينيا"}},
		{"ar", "التقى رؤساء كينيا وتشاد أمس.", []string{"رؤساء كينيا وتشاد: head of state of تشاد", "رؤساء كينيا: head of state of كينيا"}},
		{"fa", "وزیران خارجه کنیا و مغولستان گفتگو کردند.", []string{"وزیران خارجه کنیا و مغولستان: foreign minister of مغولستان", "وزیران خارجه کنیا: foreign minister of کنیا"}},
		{"en", "The presidents of Kenya and Chad called for calm.", []string{"presidents of Kenya and Chad: head of state of Chad", "presidents of Kenya: head of state of Kenya"}},
		// The minister is somebody, a minister is anybody.
		{"ar", "قال الوزير الكيني إن بلاده ترحب.", []string{"الوزير الكيني: minister of كينيا"}},
		{"ar", "قال وزير كيني إن بلاده ترحب.", nil},
		{"ar", "زار الوزير كينيا أمس.", nil},
		// A governor serves the state that his province lies in.
		{"fa", "استاندار اصفهان در ایران با سفیر کنیا دیدار کرد.", []string{"استاندار اصفهان: governor of ایران", "سفیر کنیا: ambassador of کنیا"}},
		{"fa", "رهبر معظم انقلاب گفت ایران آماده است.", []string{"رهبر معظم انقلاب: supreme leader of ایران"}},
		// "The organization" is the body of the office.
		{"ar", "رفضت حركة النهضة الاتفاق. وقال المتحدث باسم الحركة ماجد الحارثي إنه باطل.", []string{"ماجد الحارثي: spokesperson of حركة النهضة"}},
		// A title stands between where an envoy is posted and his name.
		{"ar", "قال مندوب كينيا الدائم لدى الأمم المتحدة السفير ماجد الحارثي إن المجلس فشل.", []string{"ماجد الحارثي: permanent representative of كينيا"}},
		{"ar", "قالت وزيرة الدولة الكينية المنتدبة مريم سعيد إن الحوار مستمر.", []string{"مريم سعيد: minister of state of كينيا"}},
		// Right behind an office the name of a town is a family name, that of a
		// capital where he arrived.
		{"ar", "قال وزير الدفاع الكيني مانويل ديل قرطبة إنه موافق.", []string{"مانويل ديل قرطبة: defence minister of كينيا"}},
		// A family name behind a known given name is somebody else's.
		{"ar", "حضر وزير خارجية كينيا عبدالله بن إبراهيم الشريف الحفل.", []string{"عبدالله بن إبراهيم الشريف: foreign minister of كينيا"}},
		// Titles joined by a conjunction begin the next of a list.
		{"ar", "حضر ماجد الحارثي وزير خارجية كينيا وصاحب السمو سالم العنزي.", []string{"ماجد الحارثي: foreign minister of كينيا"}},
		// The field of an office names a place.
		{"fa", "رضا سلطانی، وزیر دولت در امور خاورمیانه کنیا وارد شد.", []string{"رضا سلطانی: minister of state for the Middle East of کنیا"}},
		// The kingdom is none that it is set beside, and an envoy of its king is its.
		{"ar", "قال سفير المملكة لدى الأردن سالم العنزي إن الأردن بلد شقيق، والأردن يدعم الحوار.", []string{"سالم العنزي: ambassador to Jordan of السعودية"}},
		{"ar", "استقبل أمير الكويت سفير خادم الحرمين الشريفين لدى الكويت سالم العنزي، وتدعم السعودية الحوار.", []string{"أمير الكويت: head of state of الكويت", "سالم العنزي: ambassador to Kuwait of السعودية"}},
		{"ar", "قال وزير المالية سالم العنزي إن المملكة تدعم الحوار، وإن الأردن بلد سلام، والأردن كبير.", []string{"سالم العنزي: finance minister of الأردن"}},
		{"ar", "قال وزير المالية سالم العنزي إن التعاون بين المملكة والأردن متين، والأردن بلد شقيق، والأردن كبير.", []string{"سالم العنزي: finance minister of السعودية"}},
		// A paper's own president.
		{"fa", "رئیس جمهور گفت ایران آماده است. وزیر خارجه کشورمان آمد.", []string{"رئیس جمهور: head of state of ایران", "وزیر خارجه کشورمان: foreign minister of ایران"}},
	} {
		positions(t, r, c.lang, c.text, c.want)
	}
}

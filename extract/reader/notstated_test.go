package reader_test

import "testing"

// TestNotStated reads sentences that come close to stating something, each beside one that
// does state it.
func TestNotStated(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		// What is to be signed is not signed, and nothing is agreed yet.
		{"ar", "قبل توقيع مذكرة التفاهم بين كينيا وتشاد هنأ ماجد الحارثي غانا.", []string{"ماجد الحارثي praised غانا"}},
		{"ar", "قبل التوقيع على مذكرة التفاهم بين كينيا وتشاد هنأ ماجد الحارثي غانا.", []string{"ماجد الحارثي praised غانا"}},
		{"ar", "بعد توقيع مذكرة التفاهم بين كينيا وتشاد هنأ ماجد الحارثي غانا.", []string{"تشاد signed مذكرة التفاهم بين كينيا وتشاد", "كينيا agreed_with تشاد", "كينيا signed مذكرة التفاهم بين كينيا وتشاد", "ماجد الحارثي praised غانا"}},
		{"fa", "پیش از امضای توافق کنیا و چاد، وزیر خارجه چین غنا را محکوم کرد.", []string{"وزیر خارجه چین condemns غنا"}},
		{"fa", "پس از امضای توافق کنیا و چاد، وزیر خارجه چین غنا را محکوم کرد.", []string{"وزیر خارجه چین condemns غنا", "چاد signed توافق کنیا و چاد", "کنیا agreed_with چاد", "کنیا signed توافق کنیا و چاد"}},
		{"en", "Before signing the agreement with Chad, Kenya condemned Ghana.", []string{"Kenya condemns Ghana"}},
		{"en", "After signing the agreement with Chad, Kenya condemned Ghana.", []string{"Chad signed agreement with Chad", "Kenya condemns Ghana", "Kenya signed agreement with Chad"}},
		// A journey with a time to come has not been made, whatever is said of it in the past.
		{"ar", "تحدث ماجد الحارثي عن زيارة الوزير الكيني إلى تشاد الشهر المقبل.", nil},
		{"ar", "رحب ماجد الحارثي بالزيارة التي يقوم بها الوزير الكيني لتشاد الشهر المقبل.", nil},
		{"ar", "رحب ماجد الحارثي بالزيارة التي قام بها الوزير الكيني لتشاد.", []string{"الوزير الكيني visited تشاد"}},
		{"ar", "بحث ماجد الحارثي خلال لقائه الوزير الكيني عقد مشاورات الشهر المقبل.", []string{"ماجد الحارثي met_with الوزير الكيني"}},
		{"fa", "هادی عامری به سفر فردای وزیر خارجه کنیا به چاد اشاره کرد.", nil},
		{"fa", "هادی عامری به سفر دیروز وزیر خارجه کنیا به چاد اشاره کرد.", []string{"وزیر خارجه کنیا visited چاد"}},
		// Of states that act together some need not be named.
		{"ar", "دعت غانا ودول أخرى كينيا إلى ضبط النفس.", []string{"غانا called_on كينيا"}},
		{"ar", "أدانت كينيا وحكومات أخرى الهجوم على تشاد.", []string{"كينيا condemns الهجوم"}},
		// A proposal of somebody's is not the envoy before it.
		{"ar", "رفض السفير الكيني بمجلس الأمن اقتراح ماجد الحارثي.", []string{"السفير الكيني opposes ماجد الحارثي"}},
		// Verbs that end in a hamza are no nouns in the accusative.
		{"ar", "يأتي ذلك فيما بدأ الوزير الكيني زيارة إلى غانا.", []string{"الوزير الكيني visited غانا"}},
		{"ar", "يأتي ذلك فيما هنأ الوزير الكيني غانا.", []string{"الوزير الكيني praised غانا"}},
		// "La" in a foreign name denies nothing.
		{"ar", "قال جان مارك دو لا سابليير إن غانا تدعم تشاد.", []string{"غانا supports تشاد"}},
		// The crown prince of an emirate is a neighbour of no name.
		{"ar", "استقبل محمد بن زايد ولي عهد أبوظبي ماجد الحارثي.", []string{"محمد بن زايد آل نهيان met_with ماجد الحارثي"}},
		// Their own cabinet is no other state's, and where an item comes from does nothing.
		{"fa", "نخست وزیر کنیا از اعضای هیئت دولت خود خواست سکوت کنند.", nil},
		{"fa", "فلسطین اشغالی، (العالم) – نخست وزیر کنیا از غنا خواست سکوت کند.", []string{"نخست وزیر کنیا called_on غنا"}},
		// What people speak of is no part of a name that nobody knows.
		{"ar", "بحث الوزير الكيني مع وزير خارجية غانا سالم الحارثي القضايا في تشاد.", []string{"الوزير الكيني met_with سالم الحارثي"}},
		// The object's particle stands behind an apposition and its comma.
		{"fa", "چاد ماجد سلطانی، وزیر خارجه کنیا، را تحریم کرد.", []string{"چاد sanctioned ماجد سلطانی"}},
		{"fa", "وزیر خارجه چاد وزیر خارجه کنیا، ماجد سلطانی، را به حضور پذیرفت.", []string{"وزیر خارجه چاد met_with ماجد سلطانی"}},
		// Neither those who came with somebody nor what he is just now doing part him from his deed.
		{"ar", "التقى الوزير الكيني والوفد المرافق له الوزير الغاني.", []string{"الوزير الكيني met_with الوزير الغاني"}},
		{"ar", "التقى الوزير الكيني الذي يزور البلاد حاليا الوزير الغاني.", []string{"الوزير الكيني met_with الوزير الغاني"}},
		{"fa", "وزیر خارجه کنیا و هیئت همراه نقش چاد را ستودند.", []string{"وزیر خارجه کنیا praised چاد"}},
		{"fa", "وزیر خارجه کنیا و هیئت همراه با وزیر خارجه چاد دیدار کردند.", []string{"وزیر خارجه کنیا met_with وزیر خارجه چاد"}},
		// The adjective of what something is done to tells whose that is, not who does it.
		{"ar", "أدان ماجد الحارثي مصادرة الحقول التشادية.", nil},
		{"ar", "أدان ماجد الحارثي هدم الجرافات التشادية المنازل.", []string{"ماجد الحارثي condemns تشاد"}},
		{"ar", "أدان ماجد الحارثي بناء المستوطنات التشادية.", []string{"ماجد الحارثي condemns تشاد"}},
		{"fa", "هادی عامری لغو پروازهای چاد را محکوم کرد.", nil},
		{"fa", "هادی عامری تحریم‌های چاد علیه کنیا و لغو پروازهای کنیا را محکوم کرد.", []string{"هادی العامری condemns چاد", "چاد sanctioned کنیا"}},
		// Who is named after where an envoy is posted is not the envoy, unless right there.
		{"ar", "استدعت كينيا السفير التشادي في نيروبي للاحتجاج على تصريحات ماجد الحارثي.", nil},
		{"ar", "التقت وزيرة الدفاع الكينية السفير التشادي في نيروبي وبحثت معه تصريحات ماجد الحارثي.", []string{"وزيرة الدفاع الكينية met_with السفير التشادي"}},
		{"ar", "التقت وزيرة الدفاع الكينية السفير التشادي في نيروبي في حضور ماجد الحارثي.", []string{"وزيرة الدفاع الكينية met_with السفير التشادي"}},
		{"ar", "التقت وزيرة الدفاع الكينية السفير التشادي في نيروبي ماجد الحارثي.", []string{"وزيرة الدفاع الكينية met_with ماجد الحارثي"}},
		// Persian joins the words of a state's name; a surname may look like a plural.
		{"fa", "وزیر خارجه کره‌جنوبی با همتای چینی خود دیدار کرد.", []string{"وزیر خارجه کره‌جنوبی met_with همتای چینی"}},
		{"fa", "پزشکیان با رئیس جمهور پاکستان دیدار کرد.", []string{"مسعود پزشکیان met_with رئیس جمهور پاکستان"}},
		// "King" says that he is no longer the minister he once was.
		{"fa", "وزیر دفاع عربستان پیام ملک سلمان را به رئیس جمهور کنیا تسلیم کرد.", []string{"وزیر دفاع عربستان met_with رئیس جمهور کنیا"}},
		// Whoever serves another state is not who holds the office before his name.
		{"ar", "هنأ الرئيس الكيني الأمير محمد بن سلمان.", []string{"الرئيس الكيني praised محمد بن سلمان"}},
		{"ar", "هنأ الرئيس الفرنسي إيمانويل ماكرون ماجد الحارثي.", []string{"إيمانويل ماكرون praised ماجد الحارثي"}},
		// What enjoys support does not give it, nor does the state it is in, if the gender differs.
		{"ar", "تحظى جهود غانا بتأييد كينيا.", nil},
		{"ar", "هذه جهود غانا في اليمن، التي تحظى بدعم كامل من قبل الحكومة الكينية.", nil},
		{"ar", "هذه جهود غانا في تشاد، التي تحظى بدعم كامل من قبل الحكومة الكينية.", []string{"كينيا supports تشاد"}},
		// Nobody thanks himself: the other of two who have met does.
		{"ar", "استقبل أمير قطر رئيس وزراء لبنان. ورحب أمير قطر برئيس الوزراء اللبناني، فيما أعرب عن شكره لأمير قطر.", []string{"أمير قطر met_with رئيس وزراء لبنان", "رئيس وزراء لبنان praised أمير قطر"}},
		// Valued highly, the support is a noun.
		{"ar", "قدر ماجد الحارثي عاليا دعم كينيا.", []string{"ماجد الحارثي praised كينيا"}},
		// Any paper is nobody's.
		{"fa", "کنیا و چاد با امضای توافقنامه ای رضایت واشنگتن را جلب کردند.", []string{"چاد signed توافقنامه", "کنیا signed توافقنامه"}},
		// Whom a verb turns to with a preposition is a government, a way back from a city is not.
		{"ar", "طلبت الحكومة الكينية من لشبونة وباريس دعم الهدنة.", []string{"كينيا called_on البرتغال", "كينيا called_on فرنسا"}},
		{"ar", "طلبت الوزيرة الكينية العودة من لشبونة.", nil},
		// A council called so is the body whose name has the noun, and its paper may be named later.
		{"fa", "شورای امنیت سازمان ملل در نیویورک نشست داشت. به گزارش خبرگزاری فرانسه از مقر سازمان ملل، این شورا این قطعنامه را تصویب کرد. قطعنامه شورای امنیت درباره کنیا است.", []string{"شورای امنیت سازمان ملل متحد adopted قطعنامه شورای امنیت"}},
		// "This attack" is the attack told of before, and nothing else that took place.
		{"fa", "حمله پهپادی چاد به خاک غنا روز شنبه رخ داد. کنیا این حملات را به شدت محکوم کرد.", []string{"کنیا condemns حمله پهپادی چاد"}},
		{"fa", "کنیا به نشست نایروبی پیوست. غنا این حمله را محکوم کرد.", nil},
		// Who is a minister of one state is none of the next that is named.
		{"ar", "قال وزير الدفاع الفرنسي ماجد الحارثي أمس إن الأمر مهم. وفي ختام زيارة لكينيا استمرت يومين، أكد الوزير أن السلام قريب.", []string{"ماجد الحارثي visited كينيا"}},
		// Since the signing: it took place, though the meeting is still to come.
		{"ar", "وسيكون هذا أول لقاء بينهما منذ توقيع الاتفاق بين كينيا وتشاد.", []string{"تشاد signed الاتفاق بين كينيا وتشاد", "كينيا agreed_with تشاد", "كينيا signed الاتفاق بين كينيا وتشاد"}},
		{"ar", "وسيكون هذا أول لقاء بينهما قبل توقيع الاتفاق بين كينيا وتشاد.", nil},
		// Several papers, counted, and several who sign for one side.
		{"ar", "شهد الرئيس الكيني والرئيس التشادي مراسم التوقيع على اتفاقية و6 مذكرات تفاهم بين البلدين.",
			[]string{"تشاد signed اتفاقية", "تشاد signed مذكرات تفاهم", "كينيا agreed_with تشاد", "كينيا signed اتفاقية", "كينيا signed مذكرات تفاهم"}},
		{"ar", "شهد ماجد الحارثي توقيع اتفاقية الصيد. ووقع نيابة عن حكومة كينيا كل من وزير الخارجية أحمد نور، ووزير التجارة موسى علي.",
			[]string{"أحمد نور signed اتفاقية الصيد", "موسى علي signed اتفاقية الصيد"}},
		// Whoever puts a resolution to the vote is for it, and so is who backs it.
		{"fa", "شورای امنیت قطعنامه ۲۲۳۱ با حمایت کنیا را تصویب کرد.", []string{"شورای امنیت سازمان ملل متحد adopted قطعنامه ۲۲۳۱", "کنیا supports قطعنامه ۲۲۳۱"}},
		// A surname that is a word, too, before a colon, of who has the office spoken of.
		{"fa", "شی: از روسیه تشکر می‌کنیم\nرئیس جمهور چین به مسکو رفت.", []string{"شی جین پینگ praised روسیه", "شی جین پینگ visited مسکو", "چین praised روسیه"}},
		{"fa", "شی: از روسیه تشکر می‌کنیم\nرئیس جمهور کنیا به مسکو رفت.", []string{"رئیس جمهور کنیا visited مسکو"}},
		{"fa", "محمدجواد ظریف و ماجد حارثی توافقنامه همکاری را امضا کردند.", []string{"ماجد حارثی signed توافقنامه همکاری", "محمدجواد ظریف signed توافقنامه همکاری"}},
		// Talks under way are held, whatever is to become of them.
		{"ar", "دعا ماجد الحارثي إلى إنجاح المفاوضات الجارية بين كينيا وتشاد.", []string{"كينيا met_with تشاد"}},
		{"ar", "دعا ماجد الحارثي إلى إنجاح المفاوضات المرتقبة بين كينيا وتشاد.", nil},
		{"fa", "این تصمیم می‌تواند مذاکرات جاری کنیا و چاد را پیچیده‌تر کند.", []string{"کنیا met_with چاد"}},
		{"fa", "این تصمیم می‌تواند مذاکرات کنیا و چاد را پیچیده‌تر کند.", nil},
		// What ministers are in charge of, in words that no list knows.
		{"ar", "التقى وزير التجارة والصناعة وترويج الاستثمار الكيني قيس بن محمد اليوسف الرئيس التشادي.", []string{"قيس بن محمد اليوسف met_with الرئيس التشادي"}},
		{"ar", "التقى وزير الشؤون الخارجية والاتحاد الأوروبي والتعاون خوسيه ألباريس الرئيس التشادي.", []string{"خوسيه ألباريس met_with الرئيس التشادي"}},
		// A line with a place and a name tells who reports, and he goes nowhere.
		{"ar", "نيروبي - حازم الشرقاوي\nوصل أمس أحمد نور إلى نيروبي في أول زيارة له إلى كينيا.", []string{"أحمد نور visited كينيا", "أحمد نور visited نيروبي"}},
		// The paper's own minister is who is known to have been it, though his state is not named.
		{"fa", "سفیر جدید کنیا در دیدار با محمدجواد ظریف، نامه خود را تحویل وزیر امور خارجه داد.", []string{"سفیر جدید کنیا met_with محمدجواد ظریف"}},
		// According to somebody, two others agreed: no three of them.
		{"fa", "به گفته پسکوف، پوتین و بایدن درباره صلح توافق کردند.", []string{"ولادیمیر پوتین agreed_with جو بایدن"}},
		{"fa", "پسکوف، پوتین و بایدن درباره صلح توافق کردند.", []string{"دمیتری پسکوف agreed_with جو بایدن", "دمیتری پسکوف agreed_with ولادیمیر پوتین", "ولادیمیر پوتین agreed_with جو بایدن"}},
		// On a journey somebody meets people to talk; the journey is no aim.
		{"ar", "التقى ماجد الحارثي الرئيس التشادي لإجراء محادثات خلال زيارة لكينيا.", []string{"ماجد الحارثي met_with الرئيس التشادي", "ماجد الحارثي visited كينيا"}},
		// Who never led a state is not the prime minister before his name, whom he thanks.
		{"ar", "شكر رئيس الحكومة بان كي مون في اتصال هاتفي على اهتمامه بكينيا.", []string{"رئيس الحكومة praised بان كي مون", "رئيس الحكومة spoke_with بان كي مون"}},
		{"ar", "شكر رئيس الحكومة سعد الحريري كينيا.", []string{"سعد الحريري praised كينيا"}},
		// For the sake of what somebody supports something is not what he supports.
		{"ar", "أيد ماجد الحارثي منح الخبراء مزيدا من الوقت لإقناع كينيا.", nil},
		{"ar", "أيد ماجد الحارثي كينيا.", []string{"ماجد الحارثي supports كينيا"}},
		{"ar", "عقد أمير البلاد المفدى الشيخ صباح الأحمد وأخوه الرئيس محمود عباس جلسة مباحثات رسمية.", []string{"صباح الأحمد الجابر الصباح met_with محمود عباس"}},
		// Two do not go on as one, and what a pronoun on a verb means is not whose noun it is.
		{"ar", "اجتمع ماجد الحارثي وأحمد نور في نيروبي. وأعرب الوزيران عن قلقهما. واتهم تشاد بعرقلة الحل.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"ar", "اجتمع ماجد الحارثي وأحمد نور في نيروبي. وأعرب الوزيران عن قلقهما. واتهما تشاد بعرقلة الحل.", []string{"أحمد نور accused تشاد", "ماجد الحارثي accused تشاد", "ماجد الحارثي met_with أحمد نور"}},
		{"ar", "حاولت غانا فرض شروط رفضها لبنان.", nil},
		{"ar", "شرحت غانا أسباب رفضها المبادرة اللبنانية.", []string{"غانا opposes المبادرة اللبنانية"}},
	} {
		acts(t, r, c.lang, c.text, c.want)
	}
}

package reader_test

import "testing"

// TestArabicSubjects reads of whom Arabic texts tell what they tell where that is easily
// taken for somebody else, and nothing else.
func TestArabicSubjects(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		// "The king" is no emir, whom the sentence before names last.
		{"هنأ الملك محمد السادس أمير الكويت الشيخ صباح الأحمد. وكان جلالة الملك قد استقبل وزير الدفاع التشادي أحمد نور.",
			[]string{"محمد السادس met_with أحمد نور", "محمد السادس praised صباح الأحمد الجابر الصباح"}},
		{"هنأ الملك محمد السادس أمير الكويت الشيخ صباح الأحمد. وكان أمير البلاد قد استقبل وزير الدفاع التشادي أحمد نور.",
			[]string{"صباح الأحمد الجابر الصباح met_with أحمد نور", "محمد السادس praised صباح الأحمد الجابر الصباح"}},
		// An ambassador is posted somewhere.
		{"انتقد سفير كينيا لدى الأمم المتحدة ماجد الحارثي تشاد. والتقى وزير الدفاع المصري أحمد نور السفير الكيني في القاهرة.",
			[]string{"أحمد نور met_with السفير الكيني", "ماجد الحارثي condemns تشاد"}},
		{"انتقد سفير كينيا في مصر ماجد الحارثي الحكومة. والتقى وزير الدفاع المصري أحمد نور السفير الكيني في القاهرة.",
			[]string{"أحمد نور met_with ماجد الحارثي"}},
		// Marks around a word with its preposition part nothing.
		{`انتقد ماجد الحارثي تشاد واتهمها " بتخريب " كينيا.`, []string{"ماجد الحارثي accused تشاد", "ماجد الحارثي condemns تشاد"}},
		// What stands before the verb has its own complements.
		{"وبدعم تشادي، أرسلت الحكومة الكينية رسالة إلى الحكومة الغانية.", nil},
		{"وأرسلت الحكومة الكينية رسالة بشأن الدعم التشادي للحكومة الغانية.", []string{"تشاد supports غانا"}},
		// A masculine verb has no feminine state as its subject, nor one in the singular states.
		{"زار ماجد الحارثي نيروبي وناشد الدول الأفريقية وخاصة تشاد دعم الهدنة.", []string{"ماجد الحارثي called_on الدول الأفريقية", "ماجد الحارثي visited نيروبي"}},
		{"لم تلتزم تشاد بالاتفاق. كما تلقى سعادته اتصالا من وزير خارجية كينيا ماجد الحارثي.", nil},
		// Who arrives is named behind the verb, though no list knows him.
		{"تحدث ماجد الحارثي أمس. ولما وصل ابن زيدون إلى تشاد غضب الناس.", nil},
		{"تحدث ماجد الحارثي أمس. ثم وصل مساء إلى تشاد.", []string{"ماجد الحارثي visited تشاد"}},
		// What brackets set apart is called so too.
		{"طالب ماجد الحارثي بانسحاب القوات فور وصول جنود من قوات الأمم المتحدة (اليونيفيل).", nil},
		// What several people are may stand before their names, and kinship, as kings have it.
		{"أجرى ماجد الحارثي محادثات مع الرئيسين أحمد نور وموسى علي.", []string{"ماجد الحارثي met_with أحمد نور", "ماجد الحارثي met_with موسى علي"}},
		{"أجرى ماجد الحارثي محادثات مع مستشاري الرئيسين وأحمد نور.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"استقبل الملك محمد السادس أخاه الشيخ صباح الأحمد.", []string{"محمد السادس met_with صباح الأحمد الجابر الصباح"}},
		{"بحث الملك محمد السادس مع أخيه صاحب السمو الشيخ صباح الأحمد سبل التعاون.", []string{"محمد السادس met_with صباح الأحمد الجابر الصباح"}},
		{"تلقى ماجد الحارثي اتصالا هاتفيا من معالي السيد أحمد نور وزير خارجية تشاد ودولة السيد موسى علي.", []string{"ماجد الحارثي spoke_with أحمد نور", "ماجد الحارثي spoke_with موسى علي"}},
		// A name of which no list knows a word, between commas behind an office; no other words there.
		{"انتقدت وزيرة التربية الكينية، كابنر مسدلاف، تشاد.", []string{"كابنر مسدلاف condemns تشاد"}},
		{"انتقدت وزيرة التربية الكينية، بغضب ظاهر، تشاد.", []string{"وزيرة التربية الكينية condemns تشاد"}},
		{"انتقد المهندس عبد الله بن حمد بن عبد الله العطية تشاد.", []string{"عبد الله بن حمد بن عبد الله العطية condemns تشاد"}},
		// A relative pronoun of another gender tells of somebody else.
		{"قال اتحاد الكتاب في كينيا، الذي ندد بتصريحات ماجد الحارثي، إنه مستقل.", nil},
		{"قالت كينيا، التي نددت بتصريحات ماجد الحارثي، إنها مستقلة.", []string{"كينيا condemns ماجد الحارثي"}},
		{"رد أحمد نور على أقوال ماجد الحارثي، التي انتقد فيها تشاد.", []string{"ماجد الحارثي condemns تشاد"}},
		// Whom somebody turns to next, joined by "and" alone.
		{"أدانت كينيا الهجوم وطالبت تشاد بتقديم توضيح.", []string{"كينيا called_on تشاد", "كينيا condemns الهجوم"}},
		{"أدانت كينيا الهجوم، وطالبت تشاد بتقديم توضيح.", []string{"كينيا condemns الهجوم"}},
		// Talks before the verb are those of its subject.
		{"وبعد المحادثات مع أحمد نور أعلن ماجد الحارثي أن الحوار مستمر.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"وبعد التوقيع مع أحمد نور أعلن ماجد الحارثي أن الحوار مستمر.", nil},
		// A capital joined to who takes a stand is its government.
		{"اتهمت كينيا ولشبونة الحكومة التشادية بالتصعيد.", []string{"البرتغال accused تشاد", "كينيا accused تشاد"}},
		{"زار ماجد الحارثي كينيا ولشبونة العام الماضي.", []string{"ماجد الحارثي visited كينيا"}},
		{"قالت حركة حماس إنها غير ملزمة بإجراء مفاوضات مع تشاد.", nil},
		// What is marked others may have done.
		{"هنأ ماجد الحارثي تشاد بمناسبة توقيع الاتفاق.", []string{"ماجد الحارثي praised تشاد"}},
		// Attacks are told apart by what they hit.
		{"أدان ماجد الحارثي الهجمات على نيروبي.", []string{"ماجد الحارثي condemns الهجمات"}},
		{"أدان ماجد الحارثي الهجمات عموما.", nil},
		{"استقبل وزير الخارجية والهجرة وشئون المصريين بالخارج أحمد نور السفير الكيني.", []string{"أحمد نور met_with السفير الكيني"}},
		// Two surnames behind a verb are who did it and to whom.
		{"والتقى أردوغان بوتين أمس.", []string{"رجب طيب أردوغان met_with فلاديمير بوتين"}},
		{"انتقد بنيامين نتنياهو محمود عباس. واتهم نتنياهو عباس بالتحريض.", []string{"بنيامين نتنياهو accused محمود عباس", "بنيامين نتنياهو condemns محمود عباس"}},
		{"انتقد عباس موسوي تشاد.", []string{"عباس موسوي condemns تشاد"}},
		// Phrases may part a subject from its verb, and a delegation comes before it as well.
		{"ذكرت المصادر أن وفدا كينيا برئاسة أحمد نور اجتمع مع ماجد الحارثي.", []string{"أحمد نور met_with ماجد الحارثي"}},
		{"ذكرت المصادر أن وفدا كينيا اجتمع مع ماجد الحارثي بينما غاب أحمد نور.", nil},
		{"قال المتحدث إن ماجد الحارثي، وفي مستهل جولته الأفريقية، التقى أحمد نور.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"قال المتحدث إن ماجد الحارثي برفقة وفد كبير اجتمع مع أحمد نور.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"قال المتحدث إن وزير الدفاع المصري ماجد الحارثي المقيم حاليا في الخارج التقى أحمد نور.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"قال المتحدث إن ماجد الحارثي في حوار أجراه أحمد نور دعا كينيا إلى الهدنة.", []string{"ماجد الحارثي called_on كينيا"}},
		{"أحمد أبو الغيط وفي هذا الإطار دعت مصر كينيا إلى الهدنة.", []string{"مصر called_on كينيا"}},
		// No minister is an ambassador too, nor the same minister of a second state.
		{"استقبل ماجد الحارثي وزير الخارجية سفير كينيا.", []string{"ماجد الحارثي met_with سفير كينيا"}},
		{"استقبل ماجد الحارثي وزير الخارجية وزير خارجية كينيا.", []string{"ماجد الحارثي met_with وزير خارجية كينيا"}},
		{"استقبل ماجد الحارثي نائب رئيس الوزراء وزير خارجية كينيا الطلاب.", nil},
		// A title may be part of a name, if no name goes on behind it.
		{"اتهم النائب الكيني ماجد الشيخ علي تشاد بالتصعيد.", []string{"ماجد الشيخ علي accused تشاد"}},
		// What a pronoun on a verb takes up may be a paper.
		{"أقر مجلس الأمن القرار 2231 وعارضته كينيا.", []string{"كينيا opposes القرار 2231", "مجلس الأمن الدولي adopted القرار 2231"}},
		{"أقر مجلس الأمن القرار 2231 وعارضتها كينيا.", []string{"مجلس الأمن الدولي adopted القرار 2231"}},
		{"قدم ماجد الحارثي اليوم مقترحا جديدا ورفضته كينيا.", nil},
		// No feminine verb has a body of a masculine name as its subject.
		{"فرض الاتحاد الأوروبي عقوبات على تشاد. وأنذرت تشاد المجلس.", []string{"الاتحاد الأوروبي sanctioned تشاد"}},
		{"فرضت كينيا عقوبات على تشاد. وتوعدت تشاد بالرد.", []string{"كينيا sanctioned تشاد"}},
		// Two who spoke by telephone discussed it there.
		{"هاتف وزير الدفاع الكيني ماجد الحارثي نظيره التشادي أحمد نور. وقالت مصادر إن الوزيرين بحثا الهدنة.", []string{"ماجد الحارثي spoke_with أحمد نور"}},
	} {
		acts(t, r, "ar", c.text, c.want)
	}
}

package reader_test

import "testing"

// TestArabicActs reads what Arabic texts state of any relation but offices, and nothing
// else.
func TestArabicActs(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		// An adjective behind a pronoun makes a noun of what may be a verb; one stands between
		// a government and its nation.
		{"أكد السفير الكيني رفض كينيا للإرهاب، ودعمها الكامل لغانا.", []string{"السفير الكيني supports غانا", "كينيا supports غانا"}},
		{"انهارت الخطة، ودعمها البرلمان الكيني لأسباب تخصه.", nil},
		{"اتهم الرئيس الكيني الحكومة المركزية التشادية بتهريب السلاح.", []string{"الرئيس الكيني accused تشاد"}},
		{"اتهم الرئيس الكيني الصحف المركزية التشادية بتهريب السلاح.", nil},
		// What somebody is charged with is not so; what a cabinet deplores is no part of its name.
		{"رفضت تشاد اتهامات كينيا بأنها تدعم حركة الشباب.", []string{"تشاد opposes كينيا"}},
		{"استنكر مجلس الوزراء الكيني الاتهامات التي وجهتها تشاد لكينيا.", []string{"تشاد accused كينيا", "مجلس الوزراء الكيني condemns تشاد"}},
		// Ties are praised, and then somebody's role besides.
		{"أشاد الرئيس الكيني بالعلاقات المتينة بين البلدين، وبدور تشاد في المنطقة.", []string{"الرئيس الكيني praised تشاد"}},
		{"أشاد الرئيس الكيني بالعلاقات المتينة بين البلدين بحضور رئيس تشاد.", nil},
		// Who is known to hold an office elsewhere does not hold the host's.
		{"هنأ الملك سلمان بن عبدالعزيز رئيس تشاد بمناسبة العيد الوطني.", []string{"سلمان بن عبد العزيز praised رئيس تشاد"}},
		{"استقبل أمير قطر الرئيس رجب طيب أردوغان.", []string{"أمير قطر met_with رجب طيب أردوغان"}},
		{"التقى وزير الخارجية الكيني محمد جواد ظريف.", []string{"وزير الخارجية الكيني met_with محمد جواد ظريف"}},
		{"انتقد وزير الخارجية الإيراني محمد جواد ظريف تشاد.", []string{"محمد جواد ظريف condemns تشاد"}},
		// The soil of a state is its unity as much as itself.
		{"أكد الرئيس الكيني دعم بلاده لوحدة الأراضي التشادية.", []string{"الرئيس الكيني supports تشاد", "كينيا supports تشاد"}},
		// So is a capital on which responsibility is laid.
		{"حمل وزير الداخلية الكيني لشبونة المسؤولية عن الهجوم.", []string{"وزير الداخلية الكيني accused البرتغال"}},
		{"حمل وزير الداخلية الكيني لشبونة صورا قديمة.", nil},
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
		// Who brings a message meets whoever gets it, in the next sentence too.
		{"تلقى الرئيس الكيني رسالة خطية من الرئيس الغاني. وقد سلم الرسالة السفير التشادي في نيروبي، محمد أحمد علي.", []string{"محمد أحمد علي met_with الرئيس الكيني"}},
		{"تلقى الرئيس الكيني رسالة خطية من الرئيس الغاني. ونقلها التلفزيون عن السفير التشادي.", nil},
		{"تسلم الرئيس الكيني الجائزة ونقلها السفير التشادي إلى بلاده.", nil},
		// A delegation that travels meets by who leads it.
		{"وصل وفد تشادي برئاسة أحمد نور إلى نيروبي والتقى الرئيس الكيني.", []string{"أحمد نور met_with الرئيس الكيني", "أحمد نور visited نيروبي"}},
		{"وصل وفد تشادي برئاسة أحمد نور إلى نيروبي. والتقى الرئيس الكيني رئيس الوزراء الكيني.", []string{"أحمد نور visited نيروبي"}},
		// A verb tells who leads a delegation as a preposition does.
		{"استقبل الرئيس الكيني وفدا تجاريا تشاديا يرأسه وزير الدفاع أحمد نور.", []string{"الرئيس الكيني met_with أحمد نور"}},
		{"استقبل الرئيس الكيني وفدا من الحركة التي يرأسها أحمد نور.", nil},
		{"اجتمع ماجد الحارثي مع وفد تشادي برئاسة وزير الدفاع أحمد نور.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"وصل إلى نيروبي وفد تشادي يتقدمه وزير الدفاع أحمد نور.", []string{"أحمد نور visited نيروبي"}},
		// An office behind a name without a mark is that of whom he met, if nobody else follows.
		{"استقبل الشيخ ماجد الحارثي السفير التشادي.", []string{"ماجد الحارثي met_with السفير التشادي"}},
		{"استقبل الشيخ ماجد الحارثي السفير التشادي في نيروبي وفدا من الطلاب.", nil},
		{"التقى ماجد الحارثي وزير الخارجية الكيني أمس نظيره التشادي.", []string{"ماجد الحارثي met_with نظيره التشادي"}},
		{"انتقد ماجد الحارثي السفير التشادي تنزانيا.", []string{"ماجد الحارثي condemns تنزانيا"}},
		// What honours a premier is no state.
		{"استقبل دولة رئيس الوزراء الكيني ماجد الحارثي السفير التشادي.", []string{"ماجد الحارثي met_with السفير التشادي"}},
		// A palace and its adjective are where they met; so is the level at which a body sits no noun of whom it calls on.
		{"بحث ماجد الحارثي لدى لقائه في القصر الجمهوري السفير التشادي أحمد نور سبل التعاون.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"دعا مجلس جامعة الدول العربية على المستوى الوزاري تشاد إلى الانسحاب.", []string{"مجلس جامعة الدول العربية called_on تشاد"}},
		// Who takes a message for another has met its bearer.
		{"تلقى الرئيس الكيني رسالة من الرئيس الغاني. وسلم الرسالة السفير التشادي أحمد نور خلال استقبال ماجد الحارثي له.", []string{"ماجد الحارثي met_with أحمد نور"}},
		// A president is no minister, and meets one.
		{"التقى الرئيس الكيني وزير الدفاع أحمد نور.", []string{"الرئيس الكيني met_with أحمد نور"}},
		{"قال أحمد نور، رئيس الوزراء وزير الخارجية الكيني، إنه يدعم تشاد.", []string{"أحمد نور supports تشاد"}},
		// Whose son somebody is may be an everyday word; given names of two words are one.
		{"استقبل الرئيس الكيني وزير الدفاع سعود بن فهم السلمي.", []string{"الرئيس الكيني met_with سعود بن فهم السلمي"}},
		// An adjective of a delegation is no member of parliament.
		{"استقبل الرئيس الكيني وفدا برلمانيا روسيا.", []string{"الرئيس الكيني met_with روسيا"}},
		// A blessing of several words is no verb; nor does a definite noun govern a paper.
		{"بعث أمير الكويت الشيخ صباح الأحمد الجابر الصباح حفظه الله ورعاه ببرقية تهنئة إلى الرئيس الكيني.", []string{"صباح الأحمد الجابر الصباح praised الرئيس الكيني"}},
		{"التقى الوزيران ماجد الحارثي وأحمد نور. ووقع الوزيران في ختام المباحثات مذكرة تفاهم.", []string{"أحمد نور signed مذكرة تفاهم", "ماجد الحارثي met_with أحمد نور", "ماجد الحارثي signed مذكرة تفاهم"}},
		// Who leads a delegation to a gathering is there; so is who speaks for a state.
		{"رأس وفد تشاد في مؤتمر المانحين في نيروبي وزير الدفاع أحمد نور.", []string{"أحمد نور attended مؤتمر المانحين", "أحمد نور visited نيروبي"}},
		{"ألقى وزير الدفاع التشادي أحمد نور كلمة تشاد أمام مؤتمر المانحين.", []string{"أحمد نور attended مؤتمر المانحين"}},
		{"انتقد وزير الدفاع التشادي أحمد نور كلمة كينيا أمام مؤتمر المانحين.", nil},
		// A given name differs from a verb by its last letter.
		{"التقى الرئيس الكيني وزير الصناعة يحيى المتوكل.", []string{"الرئيس الكيني met_with يحيى المتوكل"}},
		{"التقى الرئيس الكيني وزير الصناعة وهو يحيي المتوكل.", nil},
		// A summit may be told by its kind alone.
		{"شارك الرئيس الكيني في القمة الإسلامية بالدوحة.", []string{"الرئيس الكيني attended القمة الإسلامية", "الرئيس الكيني visited الدوحة"}},
		{"شارك الرئيس الكيني في القمة.", nil},
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
		// A capital whom somebody blames is its government, whether a verb or a participle says so.
		{"قال وزير الداخلية الكيني إن بلاده قوية، متهما لشبونة ببث الفوضى.", []string{"وزير الداخلية الكيني accused البرتغال"}},
		{"قال وزير الداخلية الكيني إن بلاده قوية، واصفا لشبونة بأنها مدينة جميلة.", nil},
		// Several papers that are counted with a preposition, and two sides with a verb in front.
		{"زيارة\nشهد الرئيس الكيني والرئيس التركي التوقيع على عدد من مذكرات التفاهم بين البلدين.",
			[]string{"تركيا signed مذكرات التفاهم", "كينيا agreed_with تركيا", "كينيا signed مذكرات التفاهم"}},
		{"زيارة\nيعتزم الرئيس الكيني والرئيس التركي التوقيع على عدد من مذكرات التفاهم بين البلدين.", nil},
		{"زيارة\nالتقى الرئيس الكيني الرئيس التركي، ووقع البلدان على اتفاقيتين.",
			[]string{"الرئيس الكيني met_with الرئيس التركي", "تركيا signed اتفاقيتين", "كينيا agreed_with تركيا", "كينيا signed اتفاقيتين"}},
		{"زيارة\nالتقى الرئيس الكيني الرئيس التركي، ولم يوقع البلدان على اتفاقيتين.", []string{"الرئيس الكيني met_with الرئيس التركي"}},
		// What denies a verb in the midst of a sentence belongs to it, not to the clause before.
		{"زار الرئيس الكيني تشاد، ولم يتهم غانا بشيء.", []string{"الرئيس الكيني visited تشاد"}},
		{"زار الرئيس الكيني تشاد لكنه لم يلتق وزير الدفاع التشادي.", []string{"الرئيس الكيني visited تشاد"}},
		{"قال الرئيس الكيني إنه زار تشاد، ولن يدعم غانا.", []string{"الرئيس الكيني visited تشاد"}},
		{"زار الرئيس الكيني تشاد ولم يعلن أي مبادرة، مجددا دعمه لغانا.", []string{"الرئيس الكيني supports غانا", "الرئيس الكيني visited تشاد"}},
		// A minister or envoy behind a head of state is his guest; so is an envoy posted somewhere.
		{"استقبل الرئيس الكيني السفير ماجد الحارثي.", []string{"الرئيس الكيني met_with ماجد الحارثي"}},
		{"استقبل أمير قطر الوزير ماجد الحارثي.", []string{"أمير قطر met_with ماجد الحارثي"}},
		{"التقى وزير الخارجية الكيني السفير في كمبالا ماجد الحارثي.", []string{"وزير الخارجية الكيني met_with ماجد الحارثي"}},
		{"انتقد نائب وزير الخارجية الكيني السفير ماجد الحارثي تشاد.", []string{"ماجد الحارثي condemns تشاد"}},
		// Rebels of a place, and a draft, are parties and papers as others are.
		{"السودان ومتمردو دارفور وقعا مسودة اتفاق سلام.",
			[]string{"السودان agreed_with متمردو دارفور", "السودان signed اتفاق سلام", "متمردو دارفور signed اتفاق سلام"}},
		{"أعد السودان ومتمردو دارفور مسودة اتفاق سلام.", nil},
		// A pronoun that stands by itself is the object.
		{"قال الرئيس الكيني إن تشاد جارة، متهما إياها بالمماطلة.", []string{"الرئيس الكيني accused تشاد"}},
		{"التقى الرئيس الكيني وزير الخارجية التشادي، داعيا إياه إلى وقف القصف.",
			[]string{"الرئيس الكيني called_on وزير الخارجية التشادي", "الرئيس الكيني met_with وزير الخارجية التشادي"}},
		{"التقى الرئيس الكيني وزير الخارجية التشادي، واصفا إياه بالصديق.", []string{"الرئيس الكيني met_with وزير الخارجية التشادي"}},
		// Words that archives write together.
		{"انتقدت الولاياتالمتحدة الأممالمتحدة.", []string{"الولايات المتحدة condemns الأمم المتحدة"}},
		// One says of oneself alone what others say as "we".
		{"قال الرئيس الكيني: أتوجه بالشكر لتشاد لاستضافة القمة.", []string{"الرئيس الكيني praised تشاد"}},
		{"قال الرئيس الكيني: «أدعو تشاد إلى وقف القصف».", []string{"الرئيس الكيني called_on تشاد"}},
		{"قال الرئيس الكيني: «لا أدعو تشاد إلى وقف القصف».", nil},
		// Whose role is praised, behind two adjectives and quotation marks; what ties two is neither's.
		{"ثمن الرئيس الكيني «الدور الإيجابي والبناء» الذي تلعبه تشاد.", []string{"الرئيس الكيني praised تشاد"}},
		{"أشاد الرئيس الكيني بعمق العلاقات التاريخية والوثيقة التي تربط تشاد وغانا.", nil},
		// What a council rejects is no part of its name.
		{"عقد مجلس التعاون الخليجي اجتماعا. ورفض المجلس التهديد الكيني لتشاد.", []string{"كينيا threatened تشاد"}},
		// Who is known to serve a state speaks for it, unless the text gives him another office.
		{"قال لافروف إن روسيا تدعم كينيا.", []string{"روسيا supports كينيا", "سيرغي لافروف supports كينيا"}},
		{"قال لافروف إن تشاد تدعم كينيا.", []string{"تشاد supports كينيا"}},
		{"قال سيرغي لافروف رئيس مجلس إدارة شركة غاز إن روسيا تدعم كينيا.", []string{"روسيا supports كينيا"}},
		// The counterpart of somebody known, whose office need not be said.
		{"التقى لافروف نظيره الكيني.", []string{"سيرغي لافروف met_with نظيره الكيني"}},
		{"التقى ماجد الحارثي نظيره الكيني.", nil},
		// An office with a preposition is another's, whoever was named before it.
		{"التقى ماجد الحارثي بوزير الخارجية الكيني.", []string{"ماجد الحارثي met_with وزير الخارجية الكيني"}},
		{"قال ماجد الحارثي لوزير الخارجية الكيني إنه يدعم تشاد.", []string{"ماجد الحارثي supports تشاد"}},
		// Who has the wish to sign has signed nothing.
		{"لدى وزير العمل الكيني الرغبة في إبرام اتفاقية الصيد مع تشاد.", nil},
		// Armed men of a movement are the movement.
		{"تدعم إيران المسلحين الحوثيين.", []string{"إيران supports الحوثيون"}},
		{"تحدث الرئيس الكيني عن دعم المسلحين الحوثيين.", nil},
		// A name between commas, of which the first part is known.
		{"اجتمع ماجد الحارثي مع نظيره الكيني، ماتيو تسميك، وهاجم تشاد.", []string{"ماجد الحارثي condemns تشاد", "ماجد الحارثي met_with ماتيو تسميك"}},
		{"اجتمع ماجد الحارثي مع وزير الخارجية الكيني، ماتيو تسميك، في نيروبي.", []string{"ماجد الحارثي met_with ماتيو تسميك"}},
		{"اجتمع ماجد الحارثي مع وزير الخارجية الكيني، صباح أمس، في نيروبي.", []string{"ماجد الحارثي met_with وزير الخارجية الكيني"}},
		{"استقبل رئيس مجلس النواب الكيني، ماجان تسميك، السفير التشادي.", []string{"ماجان تسميك met_with السفير التشادي"}},
	} {
		acts(t, r, "ar", c.text, c.want)
	}
}

// TestArabicTitles reads what Arabic texts state of people whom they name between commas
// behind long titles, as papers of the Maghreb do.
func TestArabicTitles(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		// Commas part a name from its office and from somebody else's.
		{"استقبل وزير الخارجية، ماجد الحارثي، وزير الدفاع التشادي.", []string{"ماجد الحارثي met_with وزير الدفاع التشادي"}},
		{"التقى وزير الخارجية، السيد ماجد الحارثي، سفير تشاد.", []string{"ماجد الحارثي met_with سفير تشاد"}},
		{"التقى وزير الخارجية ماجد الحارثي سفير تشاد.", []string{"ماجد الحارثي met_with سفير تشاد"}},
		{"انتقد السفير ماجد الحارثي، رئيس الوفد الكيني، تشاد.", []string{"ماجد الحارثي condemns تشاد"}},
		// Nobody knows the name, or its last word.
		{"استقبل رئيس مجلس النواب، راتيك التسميكي، صباح اليوم بمقر المجلس، سفير تشاد.", []string{"راتيك التسميكي met_with سفير تشاد"}},
		{"استقبل رئيس مجلس النواب، ماجد الحارثي تسميك، صباح اليوم، سفير تشاد.", []string{"ماجد الحارثي تسميك met_with سفير تشاد"}},
		{"استقبل رئيس مجلس النواب، مرفوقا بنائبه، سفير تشاد.", []string{"رئيس مجلس النواب met_with سفير تشاد"}},
		{"استقبل رئيس مجلس النواب، بعيد وصوله، سفير تشاد.", []string{"رئيس مجلس النواب met_with سفير تشاد"}},
		// What somebody is charged with, and whom he serves, stands before the name.
		{"استقبل كاتب الدولة المكلف بالصيد البحري، ماجد الحارثي، سفير تشاد.", []string{"ماجد الحارثي met_with سفير تشاد"}},
		{"استقبل كاتب الدولة لدى وزير الخارجية، ماجد الحارثي، سفير تشاد.", []string{"ماجد الحارثي met_with سفير تشاد"}},
		{"استقبل الوزير المنتدب لدى رئيس الحكومة المكلف بالميزانية، ماجد الحارثي، سفير تشاد.", []string{"ماجد الحارثي met_with سفير تشاد"}},
		{"استقبل الوزير المكلف بالميزانية بعد ماجد الحارثي سفير تشاد.", nil},
		// So do all the fields of a minister, those who live abroad among them.
		{"استقبل وزير الفلاحة والصيد البحري والتنمية القروية والمياه والغابات، ماجد الحارثي، سفير تشاد.", []string{"ماجد الحارثي met_with سفير تشاد"}},
		{"استقبل وزير الخارجية والتعاون الدولي والكينيين المقيمين بالخارج، ماجد الحارثي، سفير تشاد.", []string{"ماجد الحارثي met_with سفير تشاد"}},
		{"استقبل وزير الثقافة والعلاقات مع البرلمان، الناطق باسم الحكومة، ماجد الحارثي، سفير تشاد.", []string{"ماجد الحارثي met_with سفير تشاد"}},
		{"استقبل وزير العدل، نور الدين تسميك، سفير تشاد.", []string{"نور الدين تسميك met_with سفير تشاد"}},
		{"استقبل وزير العدل عبد الله التسميكي سفير تشاد.", []string{"عبد الله التسميكي met_with سفير تشاد"}},
		// An envoy to a region that no list has; a deputy commander.
		{"التقى المبعوث الشخصي للأمين العام للأمم المتحدة إلى الحوض، ماجد الحارثي، وزير الخارجية التشادي.", []string{"ماجد الحارثي met_with وزير الخارجية التشادي"}},
		{"التقى نائب القائد العام الفريق ماجد الحارثي وزير الدفاع التشادي.", []string{"ماجد الحارثي met_with وزير الدفاع التشادي"}},
		// Who is known to serve a state heads its council; who is known to hold an office may be
		// called by it once more, and a brother.
		{"التقى رئيس المجلس الانتقالي في مالي أسيمي غويتا وزير الدفاع التشادي.", []string{"أسيمي غويتا met_with وزير الدفاع التشادي"}},
		{"التقى رئيس المجلس الانتقالي في مالي ماجد الحارثي.", []string{"رئيس المجلس الانتقالي met_with ماجد الحارثي"}},
		{"استقبل ماجد الحارثي أخاه الرئيس قيس سعيد رئيس تونس.", []string{"ماجد الحارثي met_with قيس سعيد"}},
		// A ruling council is the state.
		{"اتهم المجلس العسكري الحاكم في النيجر تشاد بالتدخل.", []string{"النيجر accused تشاد"}},
		{"اتهم المجلس العسكري الانتقالي في النيجر تشاد بالتدخل.", []string{"النيجر accused تشاد"}},
		{"اتهم المجلس البلدي في النيجر تشاد بالتدخل.", nil},
		// Who presides over a union is a head of state behind a comma.
		{"دعا رئيس الاتحاد الأفريقي، الرئيس الكيني ماجد الحارثي، تشاد إلى وقف القصف.", []string{"ماجد الحارثي called_on تشاد"}},
		{"استقبل رئيس الاتحاد الأفريقي الرئيس الكيني ماجد الحارثي.", []string{"رئيس الاتحاد الأفريقي met_with ماجد الحارثي"}},
		// The state that a delegation comes from stands before who leads it.
		{"استقبل ماجد الحارثي وفدا برلمانيا من جمهورية تشاد يترأسه وزير العدل أحمد نور.", []string{"ماجد الحارثي met_with أحمد نور"}},
		{"استقبل ماجد الحارثي وفدا برلمانيا من جمهورية تشاد بعد وزير العدل أحمد نور.", []string{"ماجد الحارثي met_with وفدا برلمانيا"}},
		// In Tunisia "where" goes on as "when" does elsewhere.
		{"قام ماجد الحارثي بزيارة إلى كينيا، أين التقى الرئيس الكيني.", []string{"ماجد الحارثي met_with الرئيس الكيني", "ماجد الحارثي visited كينيا"}},
		{"تسلم الرئيس الكيني أوراق اعتماد سفير مالي الجديد.", []string{"الرئيس الكيني met_with سفير مالي الجديد"}},
		// Which kingdom is meant its towns and people tell, where no name does.
		{"أكد الرئيس الكيني في عمان دعمه للمملكة، بحضور أيمن الصفدي.", []string{"الرئيس الكيني supports الأردن", "الرئيس الكيني visited عمان"}},
		{"أكد الرئيس الكيني دعمه للمملكة.", []string{"الرئيس الكيني supports السعودية"}},
		// Mali is no adjective where a noun must stand.
		{"اتهمت مالي تشاد بانتهاك مجالها الجوي.", []string{"جمهورية مالي accused تشاد"}},
		{"مالي تطرد السفير التشادي.", []string{"جمهورية مالي sanctioned السفير التشادي"}},
		{"فرض الاتحاد الأفريقي عقوبات على مالي.", []string{"الاتحاد الأفريقي sanctioned جمهورية مالي"}},
		{"أكد روبرت مالي أن الحل سياسي. وقالت الصحيفة إن مالي يدعم تشاد.", nil},
		{"قدم الرئيس الكيني مشروع حل مالي يدعم تشاد.", nil},
	} {
		acts(t, r, "ar", c.text, c.want)
	}
}

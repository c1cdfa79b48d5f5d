package reader_test

import "testing"

// TestPersianSpeech reads what officials say in Persian: who says it, of whom, and
// what of a sentence with several verbs, quotations or lists belongs together.
func TestPersianSpeech(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		// One verb for two nouns, each with something of its own.
		{"وزیر خارجه مالزی سیاست‌های کنیا را محکوم و از تایلند قدردانی کرد.", []string{"وزیر خارجه مالزی condemns کنیا", "وزیر خارجه مالزی praised تایلند"}},
		{"وزیر خارجه مالزی کنیا را به مداخله متهم و از تایلند قدردانی کرد.", []string{"وزیر خارجه مالزی accused کنیا", "وزیر خارجه مالزی praised تایلند"}},
		// A comma ends what the subject does besides.
		{"وزیر خارجه مالزی با قدردانی از حمایت‌های تایلند، کنیا و شیلی را به مداخله متهم کرد.", []string{"وزیر خارجه مالزی accused شیلی", "وزیر خارجه مالزی accused کنیا", "وزیر خارجه مالزی praised تایلند"}},
		{"وزیر خارجه مالزی ضمن انتقاد از این روند، گزارش کنیا را ارزشمند دانست.", nil},
		// Somebody without a name, behind whom nobody else is the subject.
		{"یک عضو پارلمان کنیا، شرکت روسی گازپروم را عامل گرانی دانست.", nil},
		{"عضو پارلمان عراق ماجد سلطانی، سازمان موساد را عامل ناامنی دانست.", []string{"ماجد سلطانی accused موساد", "ماجد سلطانی condemns موساد"}},
		// An official's word to his own state is none to another.
		{"نخست وزیر کنیا از دولت کنیا خواست هوشیار باشد.", nil},
		// A paper need not say whose minister is meant.
		{"وزیر نیرو با سفیر کنیا دیدار کرد.", []string{"وزیر نیرو met_with سفیر کنیا"}},
		// Where others spoke.
		{"وزیر خارجه مالزی سخنان نخست وزیر کنیا در اجلاس اتحادیه آفریقا را شنید.", []string{"نخست وزیر کنیا attended اجلاس اتحادیه آفریقا"}},
		{"نخست وزیر مالزی در اجلاس اتحادیه آفریقا حاضر شد. وزیر خارجه کنیا در این نشست خبری از تایلند تشکر کرد.", []string{"نخست وزیر مالزی attended اجلاس اتحادیه آفریقا", "وزیر خارجه کنیا praised تایلند"}},
		// A preposition written on to the next word.
		{"نخست وزیر مالزی به‌دیدار وزیر خارجه کنیا رفت.", []string{"نخست وزیر مالزی met_with وزیر خارجه کنیا"}},
		// Who lives somewhere does nothing there, and nothing is done to him.
		{"مالزی از نوسازی محله‌های ارمنی نشین نایروبی حمایت کرد.", nil},
		// Whom a sentence calls by his office alone the next one may name, if it goes on with
		// what he says, and he is known for nothing else.
		{"سخنگوی وزارت خارجه مالزی از کنیا انتقاد کرد. سامان لوسانی گفت: این روند ادامه ندارد.", []string{"سامان لوسانی condemns کنیا"}},
		{"سخنگوی وزارت خارجه مالزی از کنیا انتقاد کرد. سامان لوسانی با اشاره به این روند افزود: ما نگرانیم.", []string{"سامان لوسانی condemns کنیا"}},
		{"طرح استیضاح وزیر خارجه مالزی تقدیم مجلس شد. سامان لوسانی گفت: ما نگرانیم. وزیر خارجه مالزی از کنیا انتقاد کرد.", []string{"وزیر خارجه مالزی condemns کنیا"}},
		{"سخنگوی وزارت خارجه مالزی از کنیا انتقاد کرد. سامان لوسانی، تحلیلگر سیاسی گفت: این روند ادامه ندارد.", []string{"سخنگوی وزارت خارجه مالزی condemns کنیا"}},
		{"سخنگوی وزارت خارجه مالزی از کنیا انتقاد کرد. سامان لوسانی وارد نایروبی شد.", []string{"سامان لوسانی visited نایروبی", "سخنگوی وزارت خارجه مالزی condemns کنیا"}},
		{"سخنگوی وزارت خارجه مالزی از کنیا انتقاد کرد. سرگئی لاوروف گفت: ما نگرانیم.", []string{"سخنگوی وزارت خارجه مالزی condemns کنیا"}},
		// Who heads a committee of a parliament is at home in its state.
		{"رئیس کمیسیون انرژی مجلس در تهران با وزیر نفت کنیا دیدار کرد.", []string{"رئیس کمیسیون انرژی مجلس met_with وزیر نفت کنیا", "وزیر نفت کنیا visited تهران"}},
		{"رئیس کمیسیون انرژی مجلس در نایروبی با وزیر نفت کنیا دیدار کرد.", []string{"رئیس کمیسیون انرژی مجلس met_with وزیر نفت کنیا", "رئیس کمیسیون انرژی مجلس visited نایروبی"}},
		// An envoy is posted in a state, not from it.
		{"سفیر کنیا از تایلند انتقاد کرد.", []string{"سفیر کنیا condemns تایلند"}},
		// A meeting takes place beside a conference, not whom one meets there; who receives
		// somebody speaks.
		{"وزیر خارجه مالزی در دیدار نخست وزیر کنیا که در حاشیه اجلاس اتحادیه آفریقا برگزار شد، سخن گفت.", []string{"وزیر خارجه مالزی met_with نخست وزیر کنیا"}},
		{"وزیر خارجه مالزی با نخست وزیر کنیا که در اجلاس اتحادیه آفریقا سخن گفت، دیدار کرد.", []string{"نخست وزیر کنیا attended اجلاس اتحادیه آفریقا", "وزیر خارجه مالزی met_with نخست وزیر کنیا"}},
		{"وزیر خارجه مالزی در دیدار نخست وزیر کنیا بر حمایت از تایلند تأکید کرد.", []string{"وزیر خارجه مالزی met_with نخست وزیر کنیا", "وزیر خارجه مالزی supports تایلند"}},
		// What one insists on should be so at the talks; he is not there.
		{"وزیر خارجه مالزی بر لزوم یافتن راه‌حل در اجلاس اتحادیه آفریقا تأکید کرد.", nil},
		{"وزیر خارجه مالزی در اجلاس اتحادیه آفریقا بر لزوم یافتن راه‌حل تأکید کرد.", []string{"وزیر خارجه مالزی attended اجلاس اتحادیه آفریقا"}},
		// What something is called stands for it.
		{"مالزی گروه موسوم به طالبان را محکوم کرد.", []string{"مالزی condemns طالبان"}},
		{"مالزی حملات گروه تروریستی موسوم به طالبان را محکوم کرد.", []string{"مالزی condemns طالبان"}},
		{"مالزی آزار خانواده‌های موسوم به طالبان را محکوم کرد.", nil},
		// A representative of a body goes on, be it behind the session that he speaks at.
		{"سالم حداد سفیر کنیا سخن گفت. نماینده اتحادیه آفریقا به تایلند رفت. او گفت که از مالزی تشکر می‌کند.", []string{"نماینده اتحادیه آفریقا praised مالزی", "نماینده اتحادیه آفریقا visited تایلند"}},
		{"سالم حداد سفیر کنیا سخن گفت. در ادامه این نشست نماینده اتحادیه آفریقا از مالزی تشکر کرد.", []string{"نماینده اتحادیه آفریقا praised مالزی"}},
		// Nobody calls himself "he".
		{"وزیر خارجه مالزی گفت: سفیر کنیا احضار و اعتراض شدید مالزی به وی ابلاغ شد.", []string{"مالزی opposes سفیر کنیا", "وزیر خارجه مالزی opposes سفیر کنیا"}},
		// A member of a body who was named before, and others who cannot be meant.
		{"رضا سلطانی نماینده مجلس ایران گفت: گفت‌وگو سودمند است. عضو کمیسیون امنیت ملی مجلس شورای اسلامی از کنیا تشکر کرد.", []string{"رضا سلطانی praised کنیا"}},
		{"رضا سلطانی نماینده مجلس ایران گفت: گفت‌وگو سودمند است. نماینده مردم تبریز در مجلس شورای اسلامی از کنیا تشکر کرد.", []string{"رضا سلطانی praised کنیا"}},
		{"رضا سلطانی وزیر خارجه ایران گفت: گفت‌وگو سودمند است. نماینده مردم تبریز در مجلس شورای اسلامی از کنیا تشکر کرد.", nil},
		{"نخست وزیر مالزی گفت: گفت‌وگو سودمند است. نماینده مردم تبریز در مجلس شورای اسلامی از کنیا تشکر کرد.", nil},
		// "We" of whom nobody is quoted.
		{"مالزی گفته است که گفت‌وگو سودمند است. ما از کنیا می‌خواهیم صبر کند.", nil},
		// What would be done to a state is not the state.
		{"مالزی با طرح تجزیه کنیا مخالف است.", nil},
		// To whom a letter goes is not what its sender protests against.
		{"وزارت خارجه مالزی با ارسال نامه‌ای به دبیرکل سازمان ملل نسبت به حملات کنیا اعتراض کرد.", []string{"وزارت امور خارجه مالزی opposes کنیا"}},
		// Who is told of in passing as having done something is asked nothing.
		{"وزیر خارجه مالزی با اشاره به کشتار غیرنظامیان توسط کنیا خواستار آتش‌بس شد.", []string{"وزیر خارجه مالزی accused کنیا"}},
		{"وزیر خارجه مالزی آزادی دو شهروند خود از سوی کنیا را خواستار شد.", []string{"وزیر خارجه مالزی called_on کنیا"}},
		// "In the end" has nobody behind it but who acts.
		{"تایلند به شیلی حمله کرد. در پایان وزارت خارجه کنیا از دبیرکل سازمان ملل درخواست کرد که این کار را محکوم کند.", []string{"وزارت امور خارجه کنیا called_on دبیرکل سازمان ملل"}},
		// This deed of a state's people is the state's.
		{"نخست وزیر مالزی از این اقدام مردم کنیا حمایت کرد.", []string{"نخست وزیر مالزی supports کنیا"}},
		// Some of those of a state.
		{"مالزی ده تن از مقام‌های کنیا را تحریم کرد.", []string{"مالزی sanctioned کنیا"}},
		// Whose envoy somebody is, his country is, if these are not his own words.
		{"سفیر کنیا در تایلند گفت که این کشور از زامبیا حمایت می‌کند.", []string{"سفیر کنیا در تایلند supports زامبیا", "کنیا supports زامبیا"}},
		{"سفیر کنیا در تایلند گفت: این کشور حقوق بشر را نقض کرده است.", []string{"سفیر کنیا در تایلند accused تایلند"}},
		// This regime is not those whom it kills; he who did it speaks for nobody named before.
		{"وزیر خارجه مالزی گفت: بدعهدی اسرائیل و آزار مردم فلسطین به دست این رژیم ادامه دارد.", []string{"وزیر خارجه مالزی accused اسرائیل"}},
		{"نخست وزیر مالزی از کنیا تشکر کرد. عامل این حمله از تایلند انتقاد کرد.", []string{"نخست وزیر مالزی praised کنیا"}},
		{"سامان لوسانی نخست وزیر مالزی سخن گفت. تایلندی‌ها از حمایت سامان لوسانی از انتقال سفارت این کشور به بیت‌المقدس انتقاد کردند.", []string{"تایلند condemns سامان لوسانی"}},
		// A body that the text points to has nothing more in its name.
		{"سخنگوی اتحادیه آفریقا گفت این اتحادیه سیاست‌های کنیا را محکوم می‌کند.", []string{"اتحادیه آفریقا condemns کنیا", "سخنگوی اتحادیه آفریقا condemns کنیا"}},
		// This deed of a state, before the particle of the object; an act may anger a state.
		{"وزیر خارجه مالزی این اقدام کنیا را غیرقانونی دانست.", []string{"وزیر خارجه مالزی condemns کنیا"}},
		{"این اقدام کنیا را خشمگین کرد.", nil},
		// Where somebody represents others he does not come on a visit.
		{"نماینده مالزی در وین گفت کنیا باید عقب‌نشینی کند.", []string{"نماینده مالزی called_on کنیا"}},
		// To whom something is sold is not what one protests against; no paper belongs to
		// whom it condemns.
		{"مالزی به فروش سلاح به کنیا اعتراض کرد.", nil},
		{"مالزی به تصمیم تایلند برای فروش سلاح به کنیا اعتراض کرد.", []string{"مالزی opposes تایلند"}},
		{"مالزی به شدت به کنیا اعتراض کرد.", []string{"مالزی opposes کنیا"}},
		{"سازمان ملل با صدور قطعنامه‌ای کنیا را محکوم کرد.", []string{"سازمان ملل متحد adopted قطعنامه\u200cای", "سازمان ملل متحد condemns کنیا"}},
		// To whom an envoy is sent does not act for him; nobody hit either.
		{"سرپرست نمایندگی مالزی نزد سازمان ملل متحد از کنیا انتقاد کرد.", []string{"سرپرست نمایندگی مالزی condemns کنیا"}},
		{"سفیر مالزی نزد امیر قطر از کنیا انتقاد کرد.", []string{"سفیر مالزی condemns کنیا"}},
		{"وزیر خارجه مالزی دم نزد و از کنیا انتقاد کرد.", []string{"وزیر خارجه مالزی condemns کنیا"}},
		{"وزیر خارجه مالزی گفت: کشورهایی مانند کنیا باید عقب‌نشینی کنند.", []string{"وزیر خارجه مالزی called_on کنیا"}},
		{"وزیر خارجه مالزی گفت: مانند کنیا از تایلند انتقاد می‌کند.", nil},
		// In what somebody is quoted as saying "he" is of whom he tells, until he says more.
		{"سامان لوسانی گفت: نخست وزیر مالزی در سفر است. او با سفیر کنیا دیدار کرد.", []string{"نخست وزیر مالزی met_with سفیر کنیا"}},
		{"سامان لوسانی گفت: نخست وزیر مالزی در سفر است. او گفت از کنیا حمایت می‌کند.", []string{"سامان لوسانی supports کنیا"}},
		// Whoever condemns a murder does not condemn the murdered, nor his country.
		{"کنیا ترور سامان لوسانی، نخست وزیر مالزی را محکوم کرد.", []string{"کنیا condemns ترور سامان لوسانی، نخست وزیر مالزی"}},
		{"کنیا ترور نخست وزیر مالزی را محکوم کرد.", []string{"کنیا condemns ترور نخست وزیر مالزی"}},
		{"کنیا نخست وزیر مالزی را محکوم کرد.", []string{"کنیا condemns نخست وزیر مالزی"}},
		{"انگار که نخست وزیر مالزی به کنیا رفته است.", nil},
		// Whoever is summoned is not he who goes on speaking.
		{"سامان لوسانی گفت: مالزی آرام نیست. وزارت خارجه سفیر تایلند را احضار کرد. وی افزود: مالزی باید عقب‌نشینی کند.", []string{"سامان لوسانی called_on مالزی"}},
		// Old papers part what somebody says by a comma; from whom something comes is told of the
		// noun before it.
		{"سامان لوسانی گفت، مالزی باید عقب‌نشینی کند.", []string{"سامان لوسانی called_on مالزی"}},
		{"به دنبال تامین هزینه‌ها از سوی تایلند، کنیا از مالزی حمایت می‌کند.", []string{"کنیا supports مالزی"}},
		// Whom an agency cites says it; those who are but present are no two sides.
		{"خبرگزاری آلمان به نقل از وزیر خارجه مالزی پس از دیدار با سفیر تایلند گفت که از کنیا حمایت می‌کند.", []string{"وزیر خارجه مالزی met_with سفیر تایلند", "وزیر خارجه مالزی supports کنیا"}},
		{"این دیدار که با حضور «کمال نوری» سفیر مالزی و «جمال نوری» سفیر تایلند انجام گرفت مهم بود و دو طرف رایزنی کردند.", nil},
		// According to whom something is told is not he of whom it is told.
		{"سامان لوسانی سخن گفت. به گفته لوسانی، سفیر مالزی از کنیا تشکر کرد.", []string{"سفیر مالزی praised کنیا"}},
		{"آلیستر برت به کنیا رفت. معاون منطقه‌ای وزارت امور خارجه انگلیس با سفیر کنیا دیدار کرد.", []string{"آلیستر برت met_with سفیر کنیا", "آلیستر برت visited کنیا"}},
		// A deputy is somebody behind a noun of meeting too, and not he with whom he meets.
		{"در دیدار معاون سیاسی وزارت خارجه مالزی با سامان لوسانی، دو طرف سخن گفتند.\nبه گزارش ایسنا، سامان لوسانی از کنیا تشکر کرد.", []string{"سامان لوسانی praised کنیا", "معاون سیاسی وزارت خارجه مالزی met_with سامان لوسانی"}},
		{"رئیس جمهور مالزی از فرماندهان ارشد جنبش حماس خواست صبر کنند.", []string{"رئیس جمهور مالزی called_on جنبش حماس"}},
		{"مالزی وکنیا با تایلند دیدار کردند.", []string{"مالزی met_with تایلند", "کنیا met_with تایلند"}},
		// Whose statement it is, his words are those that stand in it.
		{"در بیانیه وزارت خارجه مالزی آمده است: ما حمله کنیا را محکوم می‌کنیم.", []string{"وزارت امور خارجه مالزی condemns حمله کنیا", "وزارت امور خارجه مالزی condemns کنیا"}},
		{"وزارت خارجه مالزی بیانیه‌ای صادر کرد. در این بیانیه آمده است: کنیا باید عقب‌نشینی کند.", []string{"وزارت امور خارجه مالزی called_on کنیا"}},
		{"وزارت خارجه مالزی بیانیه‌ای صادر کرد. در این بیانیه از کنیا خواسته شده است صبر کند.", []string{"وزارت امور خارجه مالزی called_on کنیا"}},
		{"وزیر خارجه مالزی به بیانیه تایلند پاسخ داد. در این بیانیه آمده است: کنیا باید عقب‌نشینی کند.", []string{"تایلند called_on کنیا"}},
		{"در گزارش یک روزنامه آمده است: کنیا باید عقب‌نشینی کند.", nil},
	} {
		acts(t, r, "fa", c.text, c.want)
	}
}

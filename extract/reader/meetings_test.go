package reader_test

import (
	"slices"
	"testing"

	"github.com/diplograph/diplograph/graph"
)

// TestMeetings reads who met whom, and that nobody else did.
func TestMeetings(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		// Two who met a third did not meet each other.
		{"ar", "وصل وزير الخارجية الكيني أحمد صالح ووزير الدفاع الكيني موسى علي إلى تونس. والتقيا الرئيس التونسي.",
			[]string{"أحمد صالح met الرئيس التونسي", "موسى علي met الرئيس التونسي"}},
		// What is between states takes its own "with".
		{"ar", "التقى الرئيس الكيني أمير قطر وبحث التعاون مع تركيا.", []string{"الرئيس الكيني met أمير قطر"}},
		{"ar", "التقى الرئيس الكيني أمس، خلال القمة، الأمير وبحثا التعاون مع تركيا.", nil},
		// Whose meeting it was is not told where nothing names the subject.
		{"ar", "وصل الرئيس الكيني وليام روتو أمس. وأعرب الخبير الاقتصادي عن ارتياحه خلال لقائه وزير الخارجية التشادي موسى آدم.", nil},
		{"en", "Kenyan President William Ruto arrived on Monday. The expert was pleased after his meeting with Chadian Foreign Minister Musa Adam.", nil},
		// What a meeting means is written before it.
		{"ar", "تكتسب زيارة الرئيس الكيني أهمية. ويأتي لقاء الرئيس الكيني مع أمير قطر في وقت حساس.", nil},
		// What is said to be today is no report of what took place.
		{"ar", "وزير الخارجية الكيني يبحث اليوم مع أمير قطر العلاقات.", nil},
		{"ar", "وزير الخارجية الكيني يبحث مع أمير قطر العلاقات.", []string{"وزير الخارجية الكيني met أمير قطر"}},
		// Of whom an agency or a body says that he met somebody: not of itself.
		{"ar", "وصل وزير الخارجية التشادي أحمد نور إلى نيروبي. وقالت الخارجية الكينية إنه التقى أمير قطر.", []string{"أحمد نور met أمير قطر"}},
		{"ar", "وصل وزير الخارجية التشادي أحمد نور إلى نيروبي. وقال الخبير إنه التقى أمير قطر.", nil},
		// "And" joins clauses, too: a name that a verb follows is its subject.
		{"ar", "التقت وزيرة الخارجية الكينية الرئيس التونسي والنرويج ترفض ذلك.", []string{"وزيرة الخارجية الكينية met الرئيس التونسي"}},
		{"en", "Kenya met Chad and Sudan signed the accord.", []string{"Kenya met Chad"}},
		{"en", "The United Nations said Chad and Sudan met Kenya.", []string{"Chad met Kenya", "Sudan met Kenya"}},
		// Members and delegates meet for their body; those who have left it do not.
		{"fa", "اعضای اتحادیه آفریقا دیروز با امیر قطر دیدار کردند.", []string{"اتحادیه آفریقا met امیر قطر"}},
		{"fa", "شماری از نمایندگان اتحادیه آفریقا دیروز با امیر قطر دیدار کردند.", []string{"اتحادیه آفریقا met امیر قطر"}},
		{"fa", "دیدار اعضای اتحادیه آفریقا با امیر قطر دو ساعت طول کشید.", []string{"اتحادیه آفریقا met امیر قطر"}},
		{"fa", "امیر قطر در دیدار اعضای اتحادیه آفریقا بر صلح تأکید کرد.", []string{"امیر قطر met اتحادیه آفریقا"}},
		{"fa", "رهبران اتحادیه آفریقا دیروز با امیر قطر دیدار کردند.", []string{"اتحادیه آفریقا met امیر قطر"}},
		{"fa", "سران کشورهای دیگر اتحادیه آفریقا دیروز با امیر قطر دیدار کردند.", nil},
		{"fa", "رهبران مخالفان سوریه دیروز با امیر قطر دیدار کردند.", []string{"مخالفان سوریه met امیر قطر"}},
		{"fa", "اعضای سابق اتحادیه آفریقا دیروز با امیر قطر دیدار کردند.", nil},
		{"fa", "فرزندان اعضای اتحادیه آفریقا دیروز با امیر قطر دیدار کردند.", nil},
		{"fa", "اتحادیه آفریقا از دیدار با امیر قطر سخن گفت.", nil},
		{"fa", "وزیر خارجه کنیا در نشستی در نایروبی رابطه با نمایندگان اتحادیه آفریقا را مهم خواند.", nil},
		// What somebody said at a meeting takes its own "from", and whose it was is told of
		// it where something took place that the meeting alone can be.
		{"fa", "امیر قطر در دیدار وزیر نفت کنیا بر پشتیبانی دولت قطر از ملت تونس پافشاری کرد.", []string{"امیر قطر met وزیر نفت کنیا"}},
		{"fa", "امیر قطر در دیدار وزیر نفت کنیا که در دوحه برگزار شد، از تونس نام برد.", []string{"امیر قطر met وزیر نفت کنیا"}},
		{"fa", "دیدار وزیر نفت کنیا از تونس دو روز طول کشید.", nil},
		// The country to whose capital somebody went.
		{"fa", "وزیر نفت کنیا از وزیران تونس بود. امیر قطر به تونس و نایروبی رفت. امیر قطر به نایروبی سفر و با مقامات این کشور مذاکره کرد.", []string{"امیر قطر met کنیا"}},
		{"fa", "وزیر نفت کنیا از وزیران تونس بود. امیر قطر از نایروبی برگشت و با مقامات این کشور مذاکره کرد.", nil},
		// What an envoy's sentence calls "this country" is where he is posted if he deals with
		// those who serve it, else the one that sends him.
		{"fa", "سفیر کنیا در تونس با وزیر نفت این کشور دیدار کرد. وزیر نفت تونس با امیر قطر دیدار کرد.", []string{"سفیر کنیا در تونس met وزیر نفت این کشور", "وزیر نفت این کشور met امیر قطر"}},
		{"fa", "سفیر کنیا در تونس گفت که وزیر نفت این کشور با امیر قطر دیدار کرد. وزیر نفت کنیا به نایروبی بازگشت و با نخست وزیر تونس دیدار کرد.", []string{"وزیر نفت این کشور met امیر قطر", "وزیر نفت این کشور met نخست وزیر تونس"}},
		{"fa", "در دیدار سفیر کنیا در مسکو و وزیر نفت تونس از گاز سخن رفت.", []string{"سفیر کنیا در مسکو met وزیر نفت تونس"}},
		{"fa", "روسیه نفت دارد. سفیر کنیا در مسکو با وزیر نفت این کشور دیدار کرد. وزیر نفت روسیه با امیر قطر دیدار کرد.", []string{"سفیر کنیا در مسکو met وزیر نفت این کشور", "وزیر نفت این کشور met امیر قطر"}},
		// Whose meeting it was may bear a name that no list knows; adjectives are none.
		{"fa", "ملاقات ژورتاش پیلوسیان سفیر کنیا با امیر قطر", []string{"ژورتاش پیلوسیان met امیر قطر"}},
		{"fa", "ملاقات ژورتاشی شبانه سفیر کنیا با امیر قطر دو ساعت طول کشید.", nil},
		// Delegations that states send each stand for them, whatever they are like; armed groups do not.
		{"fa", "مذاکرات هیأت‌های عالی‌رتبه کنیا و تونس در دوحه برگزار شد.", []string{"کنیا met تونس"}},
		{"fa", "مذاکرات گروه‌های مسلح کنیا و تونس در دوحه برگزار نشد.", nil},
		// Speakers of parliaments that no list knows are one for each state.
		{"fa", "امیر قطر با رئیس مجلس افغانستان، رئیس مجلس ملی کومور و وزیر نفت کنیا دیدار کرد.", []string{"امیر قطر met رئیس مجلس افغانستان", "امیر قطر met رئیس مجلس ملی کومور", "امیر قطر met وزیر نفت کنیا"}},
		// Who once held an office is not who holds it now, but whom the text names so.
		{"fa", "وزیر نفت تونس با نخست وزیر کنیا دیدار کرد. نخست وزیر سابق کنیا با امیر قطر دیدار کرد.", []string{"نخست وزیر سابق کنیا met امیر قطر", "وزیر نفت تونس met نخست وزیر کنیا"}},
		{"fa", "ماجد تسمیک نخست وزیر پیشین کنیا سخن گفت. نخست وزیر سابق کنیا با امیر قطر دیدار کرد.", []string{"ماجد تسمیک met امیر قطر"}},
		{"fa", "نخست وزیران سابق کنیا با امیر قطر دیدار کردند.", nil},
		{"fa", "رئیس مجلس کنیا در دوحه با امیر قطر دیدار کرد.", []string{"رئیس مجلس کنیا met امیر قطر"}},
		// "After that" and the like stand alone before whoever acts; "after this trip" does not.
		{"fa", "پس از آن وزیر نفت کنیا با امیر قطر دیدار کرد.", []string{"وزیر نفت کنیا met امیر قطر"}},
		{"fa", "پیش از این ژنرال ماجد تسمیک وزیر دفاع کنیا با امیر قطر دیدار کرده بود.", []string{"ماجد تسمیک met امیر قطر"}},
		{"fa", "علاوه بر این وزیر نفت کنیا با امیر قطر دیدار کرد.", []string{"وزیر نفت کنیا met امیر قطر"}},
		{"fa", "پس از این دیدار وزیر نفت کنیا با امیر قطر لغو شد.", nil},
		{"fa", "علاوه بر این وزیر نفت کنیا با امیر قطر دیدار نکرد.", nil},
		// A counterpart is the one whom the text names of those who serve his state.
		{"fa", "رئیس کمیسیون انرژی مجلس با همتای کنیایی خود دیدار کرد. رضا سلطانی با ماجد تسمیک رئیس کمیسیون انرژی پارلمان کنیا دیدار کرد.",
			[]string{"رئیس کمیسیون انرژی مجلس met ماجد تسمیک", "رضا سلطانی met ماجد تسمیک"}},
		{"fa", "رئیس کمیسیون انرژی مجلس با همتای کنیایی خود دیدار کرد. رضا سلطانی با ماجد تسمیک رئیس کمیسیون انرژی پارلمان مغولستان دیدار کرد.",
			[]string{"رئیس کمیسیون انرژی مجلس met همتای کنیایی", "رضا سلطانی met ماجد تسمیک"}},
		// High officials of a state, and others beside the one who is named.
		{"fa", "وزیر نفت کنیا با مقامات ارشد سیاسی و امنیتی قطر دیدار کرد.", []string{"وزیر نفت کنیا met قطر"}},
		{"fa", "وزیر نفت کنیا با امیر قطر و دیگر مقامات بلندپایه این کشور دیدار کرد.", []string{"وزیر نفت کنیا met امیر قطر", "وزیر نفت کنیا met قطر"}},
		{"fa", "وزیر نفت کنیا به دوحه رفت و در دیدار با امیر قطر و سایر مقامات این کشور از صلح گفت.", []string{"وزیر نفت کنیا met امیر قطر", "وزیر نفت کنیا met قطر"}},
		{"fa", "وزیر نفت کنیا با امیر قطر درباره گاز و مقامات تونس سخن نگفت.", nil},
		{"fa", "وزیر نفت کنیا با امیر قطر و منتقدان مقامات تونس دیدار کرد.", []string{"وزیر نفت کنیا met امیر قطر"}},
		// Between whom it was held, as what follows the noun tells; several of them; on a
		// day of a trip of one's own.
		{"fa", "در دیداری که میان وزیر نفت کنیا و امیر قطر انجام شد، دو طرف از صلح گفتند.", []string{"وزیر نفت کنیا met امیر قطر"}},
		{"fa", "در دیداری که قرار است میان وزیر نفت کنیا و امیر قطر انجام شود، از صلح خواهند گفت.", nil},
		{"fa", "دیداری که میان وزیر نفت کنیا و امیر قطر انجام نشد، مهم بود.", nil},
		{"fa", "وزیر نفت کنیا چند دیدار با امیر قطر داشت.", []string{"وزیر نفت کنیا met امیر قطر"}},
		{"fa", "وزیر نفت کنیا چند دیدار با امیر قطر خواهد داشت.", nil},
		{"fa", "وزیر نفت کنیا در دومین روز سفر خود با امیر قطر دیدار کرد.", []string{"وزیر نفت کنیا met امیر قطر"}},
		{"fa", "وزیر نفت کنیا درباره سفر خود با خبرنگاران سخن گفت.", nil},
	} {
		d := read(t, r, c.lang, c.text)
		var got []string
		for _, a := range d.Assertions {
			if a.Relation == "met_with" && a.Status == graph.Asserted {
				got = append(got, d.Entities[a.Subject].Name+" met "+d.Entities[a.Object].Name)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

package reader_test

import (
	"slices"
	"testing"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/graph"
)

// TestPersianOffices reads the offices of Persian officials: several fields of one
// minister, adjectives before the body, counterparts of whom no state has one.
func TestPersianOffices(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		// A minister of several things, in any order and of any number.
		{"وزیر دارایی و اقتصاد کنیا سخن گفت.", []string{"وزیر دارایی و اقتصاد کنیا: finance minister of کنیا"}},
		{"وزیر زراعت، آبیاری و مالداری کنیا سخن گفت.", []string{"وزیر زراعت، آبیاری و مالداری کنیا: minister of agriculture of کنیا"}},
		{"وزیر صنعت و فناوری نوین کنیا سخن گفت.", []string{"وزیر صنعت و فناوری نوین کنیا: minister of industry of کنیا"}},
		{"وزیر رشد اقتصاد و تجارت کنیا سخن گفت.", []string{"وزیر رشد اقتصاد و تجارت کنیا: minister of کنیا"}},
		{"وزیر نفت و انرژی رضا سلطانی و وزیر نفت کنیا سخن گفتند.", []string{"وزیر نفت کنیا: minister of petroleum of کنیا"}},
		// No field: whom else the sentence speaks of.
		{"وزیر دفاع و دولت کنیا سخن گفتند.", nil},
		{"وزیر دفاع مغولستان و انرژی کنیا سخن گفتند.", []string{"وزیر دفاع مغولستان: defence minister of مغولستان"}},
		// Two who hold the same office in two states are two.
		{"وزیر انرژی و آب کنیا با وزیر نیروی مغولستان دیدار کرد.", []string{"وزیر انرژی و آب کنیا: minister of energy of کنیا", "وزیر نیروی مغولستان: minister of energy of مغولستان"}},
		{"فرمانده نیروی دریایی کنیا با فرمانده نیروی دریایی مغولستان دیدار کرد.", []string{"فرمانده نیروی دریایی مغولستان: commander of مغولستان", "فرمانده نیروی دریایی کنیا: commander of کنیا"}},
		// An adjective whose first half is a preposition too.
		{"مدیرکل حقوقی بین المللی وزارت خارجه کنیا سخن گفت.", []string{"مدیرکل حقوقی بین المللی وزارت خارجه کنیا: director general of وزارت امور خارجه کنیا"}},
		// Parts of the world that somebody is in charge of.
		{"معاون آسیا و اقیانوسیه وزارت خارجه کنیا سخن گفت.", []string{"معاون آسیا و اقیانوسیه وزارت خارجه کنیا: deputy foreign minister of وزارت امور خارجه کنیا"}},
		{"مدیرکل اروپای مرکزی و شمالی وزارت خارجه کنیا سخن گفت.", []string{"مدیرکل اروپای مرکزی و شمالی وزارت خارجه کنیا: director general of وزارت امور خارجه کنیا"}},
		{"مدیرکل غرب آسیا و وزارت خارجه کنیا سخن گفتند.", nil},
		// All that a director is in charge of.
		{"مدیر کل امور ورزشی و تربیتی و هنری وزارت خارجه کنیا سخن گفت.", []string{"مدیر کل امور ورزشی و تربیتی و هنری وزارت خارجه کنیا: director general of وزارت امور خارجه کنیا"}},
		{"مدیر کل امور ورزشی و تربیتی از وزارت خارجه کنیا سخن گفت.", nil},
		// A list of whose body goes on with states names no heads of state.
		{"رؤسای پارلمان‌های کنیا و مغولستان سخن گفتند.", []string{"رؤسای پارلمان‌های کنیا و مغولستان: speaker of parliament of مغولستان", "رؤسای پارلمان‌های کنیا: speaker of parliament of کنیا"}},
		{"رؤسای کمیسیون انرژی مجلس کنیا و مغولستان سخن گفتند.", nil},
		// What the press of a state calls its own committee without more is not that of another.
		{"رئیس کمیسیون امنیت ملی مجلس کنیا سخن گفت.", []string{"رئیس کمیسیون امنیت ملی مجلس کنیا: head of کمیسیون امنیت ملی مجلس کنیا"}},
		{"رئیس کمیسیون امنیت ملی مجلس کنیا را خواند.", []string{"رئیس کمیسیون امنیت ملی مجلس: head of کمیسیون امنیت ملی و سیاست خارجی مجلس شورای اسلامی"}},
		{"رؤسای کنیا و مغولستان سخن گفتند.", []string{"رؤسای کنیا و مغولستان: head of state of مغولستان", "رؤسای کنیا: head of state of کنیا"}},
		{"معاون وزیر امور خارجه و اروپایی کنیا سخن گفت.", []string{"معاون وزیر امور خارجه و اروپایی کنیا: deputy foreign minister of کنیا"}},
		{"رئیس قوه قضائیه کنیا سخن گفت.", []string{"رئیس قوه قضائیه کنیا: head of the judiciary of کنیا"}},
		{"فرمانده نیروی دریایی ارتش کنیا سخن گفت.", []string{"فرمانده نیروی دریایی ارتش کنیا: commander of نیروی دریایی"}},
		// "And also" joins those who serve one state as "and" does, of a minister of several things too.
		{"رئیس جمهور و همچنین نخست وزیر کنیا سخن گفتند.", []string{"رئیس جمهور: head of state of کنیا", "نخست وزیر کنیا: head of government of کنیا"}},
		{"رئیس جمهور، نخست وزیر و همچنین رئیس مجلس اوگاندا سخن گفتند.", []string{"رئیس جمهور: head of state of اوگاندا", "رئیس مجلس اوگاندا: speaker of parliament of مجلس", "نخست وزیر: head of government of اوگاندا"}},
		{"وزیر تجارت و صنایع و وزیر نفت کنیا سخن گفتند.", []string{"وزیر تجارت و صنایع: minister of trade of کنیا", "وزیر نفت کنیا: minister of petroleum of کنیا"}},
		{"وزیر تجارت مغولستان و همچنین وزیر نفت کنیا سخن گفتند.", []string{"وزیر تجارت مغولستان: minister of trade of مغولستان", "وزیر نفت کنیا: minister of petroleum of کنیا"}},
		// An ambassador is posted where the capital is; whom the text calls without it is he.
		{"سامان لوسانی سفیر کنیا سخن گفت. سفیر کنیا در مسکو سخن گفت.", []string{"سامان لوسانی: ambassador of کنیا", "سامان لوسانی: ambassador to Russia of کنیا"}},
		{"سفیر کنیا در بندر چابهار سخن گفت.", []string{"سفیر کنیا: ambassador of کنیا"}},
		// A part of a state may have a president; a place that somebody leaves has none.
		{"روسیه نفت دارد. سامان لوسانی رئیس جمهوری داغستان سخن گفت.", []string{"سامان لوسانی: head of state of روسیه"}},
		{"روسیه نفت دارد. سامان لوسانی رئیس جمهور کنیا داغستان را ترک کرد.", []string{"سامان لوسانی: head of state of کنیا"}},
		{"دعوتنامه سلطانی وزیر نفت کنیا رسید.", []string{"وزیر نفت کنیا: minister of petroleum of کنیا"}},
		// Adjectives of who serves an office stand before it.
		{"معاون اجرایی رئیس جمهور کنیا با وزیر نفت مغولستان دیدار کرد.", []string{"معاون اجرایی رئیس جمهور کنیا: deputy head to the head of state of کنیا", "وزیر نفت مغولستان: minister of petroleum of مغولستان"}},
		{"مشاور ارشد سیاسی و اقتصادی رئیس جمهور کنیا با وزیر نفت مغولستان دیدار کرد.", []string{"مشاور ارشد سیاسی و اقتصادی رئیس جمهور کنیا: adviser to the head of state of کنیا", "وزیر نفت مغولستان: minister of petroleum of مغولستان"}},
		{"معین سیاسی وزارت خارجه کنیا با وزیر نفت مغولستان دیدار کرد.", []string{"معین سیاسی وزارت خارجه کنیا: undersecretary of وزارت امور خارجه کنیا", "وزیر نفت مغولستان: minister of petroleum of مغولستان"}},
		{"سخنگوی ریاست جمهوری کنیا سخن گفت.", []string{"سخنگوی ریاست جمهوری کنیا: spokesperson of کنیا"}},
		// The embassy is that of a state; a president's deputy serves his state, said or not.
		{"رضا سلطانی رایزن فرهنگی سفارت کنیا سخن گفت.", []string{"رضا سلطانی: cultural adviser of سفارت کنیا"}},
		{"رضا سلطانی دبیر اول سفارت کنیا در مغولستان سخن گفت.", []string{"رضا سلطانی: secretary of سفارت کنیا در مغولستان"}},
		{"وزیر نفت کشورمان به کنیا رفت. رضا سلطانی معاون رئیس جمهور سخن گفت.", []string{"رضا سلطانی: vice president of ایران", "وزیر نفت کشورمان: minister of petroleum of ایران"}},
		// A paper's own minister is none of a neighbour named now and then, but is of
		// the state that the whole text is about.
		{"وزیر نفت کشورمان با همتای تاجیکستانی خود دیدار کرد.", []string{"همتای تاجیکستانی: minister of petroleum of تاجیکستان", "وزیر نفت کشورمان: minister of petroleum of ایران"}},
		{"وزیر نفت کشورمان از تاجیکستان آمد. تاجیکستان آرام است، مردم تاجیکستان شادند و تاجیکستان زیباست.", []string{"وزیر نفت کشورمان: minister of petroleum of تاجیکستان"}},
		{"وزیر نفت کشورمان از تاجیکستان آمد. عباس عراقچی گفت تاجیکستان آرام است، مردم تاجیکستان شادند و تاجیکستان زیباست.", []string{"وزیر نفت کشورمان: minister of petroleum of ایران"}},
		// Ministers in the plural and the head of a body of many states are others.
		{"رضا سلطانی وزیر نفت کشورمان، دبیرکل اکو و وزیران نفت کنیا و مغولستان سخن گفتند.", []string{"دبیرکل اکو: secretary-general of سازمان همکاری اقتصادی", "رضا سلطانی: minister of petroleum of ایران", "وزیران نفت کنیا و مغولستان: minister of petroleum of مغولستان", "وزیران نفت کنیا: minister of petroleum of کنیا"}},
		// A ministry of no state is the paper's own, unless one of another was spoken of.
		{"سخنگوی وزارت خارجه گفت وزارت خارجه کنیا اشتباه کرد و کشورمان صبور است.", []string{"سخنگوی وزارت خارجه: spokesperson of وزارت امور خارجه ایران"}},
		{"سخنگوی وزارت نفت گفت وزارت نفت کنیا اشتباه کرد و ایران صبور است.", []string{"سخنگوی وزارت نفت: spokesperson of وزارت نفت"}},
		{"سخنگوی وزارت خارجه کنیا سخن گفت. سخنگوی وزارت خارجه افزود ایران صبور است.", []string{"سخنگوی وزارت خارجه کنیا: spokesperson of وزارت امور خارجه کنیا"}},
		{"سخنگوی وزارت نفت حماس سخن گفت. ایران صبور است.", []string{"سخنگوی وزارت نفت حماس: spokesperson of وزارت نفت حماس"}},
		{"سخنگوی وزارت خارجه طالبان سخن گفت. ایران صبور است.", []string{"سخنگوی وزارت خارجه طالبان: spokesperson of وزارت امور خارجه افغانستان"}},
		// The foreign minister by another name.
		{"رئیس دستگاه دیپلماسی کشورمان سخن گفت.", []string{"رئیس دستگاه دیپلماسی کشورمان: foreign minister of ایران"}},
		// Nobody else is called so.
		{"رئیس جمهور کنیا در واتیکان با پاپ دیدار کرد.", []string{"رئیس جمهور کنیا: head of state of کنیا", "پاپ: head of state of واتیکان"}},
		// Whose counterpart somebody is, who serves another state, is not he.
		{"همتای کنیایی لاوروف سخن گفت.", nil},
		{"گورال تسمیک وزیر نفت مغولستان سخن گفت. محمدجواد ظریف همتای کنیایی آقای تسمیک با وی دیدار کرد.", []string{"محمدجواد ظریف: minister of petroleum of کنیا", "گورال تسمیک: minister of petroleum of مغولستان"}},
		{"لاوروف با همتای کنیایی رضا سلطانی دیدار کرد.", []string{"رضا سلطانی: foreign minister of کنیا"}},
		{"لاوروف با همتایان خود از کنیا و مغولستان دیدار کرد.", []string{"همتایان خود از کنیا و مغولستان: foreign minister of مغولستان", "همتایان خود از کنیا: foreign minister of کنیا"}},
		{"لاوروف با همتایان خود درباره کنیا و مغولستان سخن گفت.", nil},
		// The counterpart of who heads a body is no head of state; a speaker's is one.
		{"رئیس کمیسیون اقتصادی مجلس با همتای کنیایی خود دیدار کرد.", []string{"رئیس کمیسیون اقتصادی مجلس: head of کمیسیون اقتصادی مجلس شورای اسلامی"}},
		{"رئیس مجلس ایران با همتای کنیایی خود دیدار کرد.", []string{"رئیس مجلس ایران: speaker of parliament of مجلس شورای اسلامی", "همتای کنیایی: speaker of parliament of کنیا"}},
	} {
		positions(t, r, "fa", c.text, c.want)
	}
}

// TestPersianNames reads names that no list knows whole.
func TestPersianNames(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		// A known given name and a word shaped like a family name.
		{"عبدالله تسمیکوف با سفیر کنیا دیدار کرد.", []string{"سفیر کنیا", "عبدالله تسمیکوف"}},
		{"سفیر کنیا در تماس با رضا تسمیکی سخن گفت.", []string{"رضا تسمیکی", "سفیر کنیا"}},
		{"سفیر کنیا از بیمارستان رضا تسمیکی دیدن کرد.", []string{"سفیر کنیا"}},
		{"سفیر کنیا از خدا رحمت الهی خواست.", []string{"سفیر کنیا"}},
		// A word that no list has behind two that are given names, at the end of a phrase;
		// a family name of which the end is written apart; one written on to the first.
		{"محمد باقر تسمیک در گفت‌وگو با ایسنا سخن گفت.", []string{"محمد باقر تسمیک"}},
		{"محمد باقر تسمیک دیدار کرد.", []string{"محمد باقر تسمیک"}},
		{"حسن بهرام نیا در گفت‌وگو با ایسنا سخن گفت.", []string{"حسن بهرام نیا"}},
		{"سفیر کنیا با سعودالفیصل دیدار کرد.", []string{"سعود الفیصل", "سفیر کنیا"}},
		{"مدرسه محمد باقر تسمیک در کنیا آتش گرفت.", []string{"محمد باقر"}},
		// A month that is a given name behind a title.
		{"سردار رمضان تسمیک درگذشت.", []string{"رمضان تسمیک"}},
		{"سردار رمضان را تبریک گفت.", nil},
		// In single quotation marks before an office.
		{"' رانه تسمیک ' سفیر کنیا در مغولستان سخن گفت.", []string{"رانه تسمیک"}},
		// In quotation marks, of whom something is made.
		{"مجلس کنیا «رانه تسمیک» را رئیس جمهور معرفی کرد.", []string{"رانه تسمیک"}},
		{"مجلس کنیا «رانه تسمیک» را به عنوان نخست‌وزیر برگزید.", []string{"رانه تسمیک"}},
		{"مجلس کنیا «رانه تسمیک» را تصویب کرد.", nil},
	} {
		d := read(t, r, "fa", c.text)
		var got []string
		for _, e := range d.Entities {
			if e.Type == "Person" && len(e.Mentions) > 0 {
				got = append(got, e.Name)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

// TestPersianTitled reads names behind titles, which are no part of them unless nobody
// is known by the rest.
func TestPersianTitled(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string]string{
		"سفیر کنیا با ملک سلمان بن عبدالعزیز دیدار کرد.": "سلمان بن عبدالعزیز",
		"سفیر کنیا با ملک عبدالله دوم دیدار کرد.":        "عبدالله دوم",
		"سفیر کنیا با ملک سلمان دیدار کرد.":              "ملک سلمان",
	} {
		d := read(t, r, "fa", text)
		if !slices.ContainsFunc(d.Mentions, func(m extract.Mention) bool {
			return m.Type == "Person" && m.Form == extract.Name && d.Text[m.Span.Begin:m.Span.End] == want
		}) {
			t.Errorf("%s\n\tnames nobody %q", text, want)
		}
	}
}

// TestPersianDelegations reads who meets whom where one side is people without a
// name, and where somebody is named who leads them.
func TestPersianDelegations(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"هیأت پارلمانی کنیا با وزیر نفت مغولستان دیدار کرد.", []string{"هیأت پارلمانی کنیا, وزیر نفت مغولستان"}},
		{"یک هیأت پارلمانی از کنیا با وزیر نفت مغولستان دیدار کرد.", []string{"هیأت پارلمانی از کنیا, وزیر نفت مغولستان"}},
		{"وزیر نفت مغولستان با هیئتی از وزارت خارجه کنیا دیدار کرد.", []string{"وزیر نفت مغولستان, هیئتی از وزارت خارجه کنیا"}},
		{"گروهی از شهروندان کنیا با وزیر نفت مغولستان دیدار کردند.", []string{"گروهی از شهروندان کنیا, وزیر نفت مغولستان"}},
		{"وزیر نفت مغولستان با مخالفان دولت کنیا دیدار کرد.", []string{"وزیر نفت مغولستان, مخالفان دولت کنیا"}},
		{"هیأت پارلمانی کنیا به ریاست رضا سلطانی با وزیر نفت مغولستان دیدار کرد.", []string{"رضا سلطانی, وزیر نفت مغولستان"}},
		{"هیئت‌های کنیا و مغولستان در این شهر مذاکره کردند.", []string{"کنیا, مغولستان"}},
		// What is from a state without "a" is not of it; reporters only ask.
		{"هیأت پارلمانی از کنیا با وزیر نفت مغولستان دیدار کرد.", nil},
		{"وزیر نفت مغولستان در رأس هیأتی وارد کنیا شد.", nil},
		{"وزیر نفت مغولستان در گفت‌وگو با خبرنگاران کنیایی سخن گفت.", nil},
		{"وزیر نفت مغولستان با خبرگزاری ایسنا گفت‌وگو کرد.", nil},
	} {
		d := read(t, r, "fa", c.text)
		var got []string
		for _, a := range d.Assertions {
			if a.Relation == "met_with" && a.Status == graph.Asserted {
				got = append(got, d.Entities[a.Subject].Name+", "+d.Entities[a.Object].Name)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

// TestPersianPlaces reads what is called after somebody who is not there, and zones,
// which are bodies where somebody heads them.
func TestPersianPlaces(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"سفیر کنیا از بندر شهید سلطانی بازدید کرد.", []string{"Place بندر شهید سلطانی"}},
		{"سفیر کنیا در فرودگاه امام خمینی سخن گفت.", nil},
		{"سفیر کنیا از منطقه آزاد تجاری، صنعتی چابهار بازدید کرد.", []string{"Place منطقه آزاد تجاری، صنعتی چابهار"}},
		{"سفیر کنیا با مدیرعامل منطقه آزاد چابهار دیدار کرد.", []string{"Organization منطقه آزاد چابهار", "Person مدیرعامل منطقه آزاد چابهار", "Place چابهار"}},
		{"سفیر کنیا از بندر چابهار بازدید کرد.", []string{"Place چابهار"}},
	} {
		var got []string
		for _, e := range read(t, r, "fa", c.text).Entities {
			if e.Type != "State" && e.Name != "سفیر کنیا" && len(e.Mentions) > 0 {
				got = append(got, e.Type+" "+e.Name)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

// TestPersianServants reads who meets people whom only an office tells that serves
// somebody else, and names whose title or patronymic another known name has too.
func TestPersianServants(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		with string
		want []string
	}{
		// Whom somebody serves tells who he is; he is not himself met.
		{"نماینده ویژه ترامپ", []string{"نماینده ویژه ترامپ"}},
		{"نماینده ترامپ در امور کنیا", []string{"نماینده ترامپ"}},
		{"مشاور امنیت ملی ترامپ", []string{"مشاور امنیت ملی ترامپ"}},
		{"رئیس دفتر نخست وزیر کنیا", []string{"رئیس دفتر نخست وزیر کنیا"}},
		{"مشاوران ترامپ", nil},
		// A council has one secretary.
		{"دبیر شورای امنیت ملی ترکیه", []string{"دبیر شورای امنیت ملی ترکیه"}},
		{"عضو شورای امنیت ملی ترکیه", nil},
		// A minister of state in charge of something.
		{"وزیر مشاور در امنیت ملی کنیا", []string{"وزیر مشاور در امنیت ملی کنیا"}},
		{"وزیر مشاور در امور پارلمانی کنیا", []string{"وزیر مشاور در امور پارلمانی کنیا"}},
		// Two of one title and given name, and a particle written on to it.
		{"شیخ حمد بن خلیفه آل ثانی", []string{"حمد بن خلیفه آل ثانی"}},
		{"حمدبن خلیفه آل ثانی", []string{"حمد بن خلیفه آل ثانی"}},
		{"شیخ حمد", []string{"حمد بن عیسی آل خلیفه"}},
	} {
		d := read(t, r, "fa", "وزیر نفت مغولستان با "+c.with+" دیدار کرد.")
		var got []string
		for _, a := range d.Assertions {
			if a.Relation == "met_with" && a.Status == graph.Asserted {
				got = append(got, d.Entities[max(a.Subject, a.Object)].Name, d.Entities[min(a.Subject, a.Object)].Name)
			}
		}
		got = slices.DeleteFunc(got, func(s string) bool { return s == "وزیر نفت مغولستان" })
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.with, got, c.want)
		}
	}
}

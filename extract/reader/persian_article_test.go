package reader_test

import (
	"slices"
	"testing"

	"github.com/diplograph/diplograph/graph"
)

// TestPersianArticles reads who is meant where Persian articles go on: a surname that
// comes first, a counterpart whom no list knows, a king without his number.
func TestPersianArticles(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		// A family name that is the first word, be it short or an everyday word too.
		{"لی تسمیک وزیر خارجه چین به نایروبی رفت. لی از کنیا تشکر کرد.", []string{"لی تسمیک praised کنیا", "لی تسمیک visited نایروبی"}},
		{"پارک گون هه رئیس جمهور کره جنوبی به نایروبی رفت. پارک از کنیا تشکر کرد.", []string{"پارک گئون هی praised کنیا", "پارک گئون هی visited نایروبی"}},
		{"لی تسمیک وزیر خارجه مالزی به نایروبی رفت. لی از کنیا تشکر کرد.", []string{"لی تسمیک visited نایروبی"}},
		{"پارک گون هه رئیس جمهور کره جنوبی به نایروبی رفت. او در یک پارک از کنیا تشکر کرد.", []string{"پارک گئون هی praised کنیا", "پارک گئون هی visited نایروبی"}},
		// A surname that a state has too.
		{"دیوید کامرون وزیر خارجه بریتانیا به نایروبی رفت. کامرون از کنیا تشکر کرد.", []string{"دیوید کامرون praised کنیا", "دیوید کامرون visited نایروبی"}},
		{"دیوید کامرون وزیر خارجه بریتانیا به یائونده پایتخت کامرون رفت. دولت کامرون از کنیا تشکر کرد.", []string{"دیوید کامرون visited یائونده", "کامرون praised کنیا"}},
		// A king without his number, somebody known by the middle of his name.
		{"ملک عبدالله دوم پادشاه اردن به نایروبی رفت. ملک عبدالله از کنیا تشکر کرد.", []string{"عبدالله دوم praised کنیا", "عبدالله دوم visited نایروبی"}},
		{"موسی فکی محمد رئیس کمیسیون اتحادیه آفریقا به نایروبی رفت. فکی از کنیا تشکر کرد.", []string{"موسی فکی praised کنیا", "موسی فکی visited نایروبی"}},
		// A counterpart of whose name no list has a word.
		{"رضا سلطانی وزیر خارجه مالزی و گورال تسمیک همتای کنیایی وی در گفت‌وگوی تلفنی تبادل نظر کردند.", []string{"رضا سلطانی spoke_with گورال تسمیک"}},
		{"رضا سلطانی وزیر خارجه مالزی با گورال تسمیک، همتای کنیایی‌اش، دیدار کرد.", []string{"رضا سلطانی met_with گورال تسمیک"}},
		{"رضا سلطانی وزیر خارجه مالزی سخن گفت. گورال تسمیک همتای کنیایی او از تایلند تشکر کرد.", []string{"گورال تسمیک praised تایلند"}},
		// Given names that no list knows, before family names that one has, and family
		// names before "who"; a full name said again whose first word is everyday.
		{"لورآنو اورتگا مشاور رئیس‌جمهور نیکاراگوئه با وزیر نفت کنیا دیدار کرد.", []string{"لورآنو اورتگا met_with وزیر نفت کنیا"}},
		{"مایکل وامالوا که از بهار سخن می‌گفت با وزیر نفت کنیا دیدار کرد.", []string{"مایکل وامالوا met_with وزیر نفت کنیا"}},
		{"له یوچنگ وزیر دفاع مالزی سخن گفت. همان روز له یوچنگ با وزیر نفت کنیا دیدار کرد.", []string{"له یوچنگ met_with وزیر نفت کنیا"}},
		// A dateline with an agency in brackets is nobody who acts.
		{"نایروبی (ایسنا) - گورال تسمیک، وزیر دفاع مالزی، که در نایروبی به سر می‌برد، دیروز با وزیر نفت کنیا دیدار کرد.", []string{"گورال تسمیک met_with وزیر نفت کنیا", "گورال تسمیک visited نایروبی"}},
		// Ministers told by their fields, officers of a state told by its parliament.
		{"سفیر کنیا با وزرای کشور، دفاع و بهداشت مالزی دیدار کرد.", []string{"سفیر کنیا met_with وزرای کشور", "سفیر کنیا met_with وزرای کشور، دفاع", "سفیر کنیا met_with وزرای کشور، دفاع و بهداشت مالزی"}},
		{"سفیر کنیا با نخست وزیر و رئیس پارلمان ارمنستان دیدار کرد.", []string{"سفیر کنیا met_with رئیس پارلمان ارمنستان", "سفیر کنیا met_with نخست وزیر"}},
		// The foreign ministers of two countries are no others.
		{"وزیر خارجه کنیا با وزیر خارجه مالزی دیدار کرد. وزیر خارجه کنیا با وزیر نفت مالزی نیز دیدار کرد. وزرای خارجه دو کشور از تایلند تشکر کردند.", []string{"وزیر خارجه مالزی praised تایلند", "وزیر خارجه کنیا met_with وزیر خارجه مالزی", "وزیر خارجه کنیا met_with وزیر نفت مالزی", "وزیر خارجه کنیا praised تایلند"}},
		// Who only looked on is none of the two sides.
		{"گورال تسمیک وزیر دفاع مالزی با سفیر کنیا دیدار کرد. در این دیدار که سالار تسمیک و رایزن فرهنگی سفارت کنیا نیز حضور داشتند، دو طرف راه‌های همکاری را بررسی کردند.", []string{"گورال تسمیک met_with سفیر کنیا"}},
		// Whom somebody meets has not the office of who receives him.
		{"رضا سلطانی دبیر شورای عالی امنیت ملی در دیدار نادر سلیمی وزیر دفاع مالزی سخن گفت.", []string{"رضا سلطانی met_with نادر سلیمی"}},
		{"دبیر شورایعالی امنیت ملی با صدر اعظم مالزی دیدار کرد.", []string{"دبیر شورایعالی امنیت ملی met_with صدر اعظم مالزی"}},
		// What one has agreed to is no part of the paper's name.
		{"پارلمان کنیا با امضای پروتکل موافقت کرده اند.", nil},
		{"سفیر کنیا و وزیر دفاع مالزی پروتکل همکاری امضا کرده اند.", []string{"سفیر کنیا signed پروتکل همکاری", "وزیر دفاع مالزی signed پروتکل همکاری"}},
		// What a paper is said to be is no other paper.
		{"وزیر خارجه کنیا گفت: برجام سند مهم و معتبری است و کنیا خواهان ادامه آن است.", []string{"وزیر خارجه کنیا supports برجام", "کنیا supports برجام"}},
		{"کنیا برجام را توافقی خوب دانست و از آن حمایت کرد.", []string{"کنیا supports برجام"}},
		// The ministers of two countries that are named.
		{"وزیران خارجه دو کشور کنیا و مالزی از تایلند تشکر کردند.", []string{"وزیران خارجه دو کشور کنیا praised تایلند", "وزیران خارجه دو کشور کنیا و مالزی praised تایلند"}},
		// The council of a state is not that of the United Nations.
		{"شورای امنیت ملی از کنیا تشکر کرد.", nil},
		// Three countries are those just listed, not others whom an adjective tells.
		{"کنیا، غنا و مالزی بیانیه دادند. سه کشور همسایه از تایلند تشکر کردند.", nil},
		{"کنیا، غنا و مالزی بیانیه دادند. سه کشور از تایلند تشکر کردند.", []string{"غنا praised تایلند", "مالزی praised تایلند", "کنیا praised تایلند"}},
		// These countries are those just listed, if they are at least three.
		{"کنیا، غنا و جزایر فیجی بیانیه دادند. باران بارید. این کشورها از تایلند تشکر کردند.", []string{"غنا praised تایلند", "فیجی praised تایلند", "کنیا praised تایلند"}},
		{"کنیا و غنا بیانیه دادند. این کشورها از تایلند تشکر کردند.", nil},
		{"کنیا، غنا و مالزی بیانیه دادند. کشورهای اروپایی خاموش ماندند. این کشورها از تایلند تشکر کردند.", nil},
		// A capital for the body that has its seat there, or for its state.
		{"اتحادیه اروپا بیانیه داد. وزیر خارجه مالزی بروکسل را به مداخله متهم کرد.", []string{"وزیر خارجه مالزی accused اتحادیه اروپا"}},
		{"اتحادیه اروپا بیانیه داد. وزیر خارجه بلژیک سخن گفت. وزیر خارجه مالزی بروکسل را به مداخله متهم کرد.", []string{"وزیر خارجه مالزی accused بلژیک"}},
		// Two leaders, of whom somebody else tells.
		{"نخست وزیر مالزی و رئیس جمهور کنیا سخن گفتند. رضا سلطانی دبیرکل سازمان ملل گفت که دو رهبر توافق کرده‌اند صبر کنند.", []string{"نخست وزیر مالزی agreed_with رئیس جمهور کنیا"}},
		// Two countries, of whose ties one speaks for one.
		{"وزیر خارجه قطر با وزیر خارجه عمان دیدار کرد. وزیر خارجه مالزی درباره روابط با کنیا گفت: دو کشور به برجام پایبند هستند.", []string{"مالزی supports برجام", "وزیر خارجه قطر met_with وزیر خارجه عمان", "وزیر خارجه مالزی supports برجام", "کنیا supports برجام"}},
		// A talk that was by telephone, as the text says.
		{"گفت‌وگوی وزیران خارجه مالزی و کنیا\nوزیر خارجه مالزی در تماس تلفنی با وزیر خارجه کنیا از صلح سخن گفت.", []string{"وزیران خارجه مالزی spoke_with وزیران خارجه مالزی و کنیا"}},
		{"گفت‌وگوی وزیران خارجه مالزی و کنیا\nوزیر خارجه مالزی در تماس تلفنی با وزیر خارجه تایلند از صلح سخن گفت.", []string{"وزیران خارجه مالزی met_with وزیران خارجه مالزی و کنیا", "وزیران خارجه مالزی spoke_with وزیر خارجه تایلند"}},
		// What a heading without a verb tells of is done when the text says so.
		{"آب؛ محور مذاکرات لاوروف و ظریف\nسرگئی لاوروف فردا با محمدجواد ظریف دیدار خواهد کرد.", nil},
		{"آب؛ محور مذاکرات لاوروف و ظریف\nسرگئی لاوروف دیروز با محمدجواد ظریف دیدار کرد و فردا دوباره با وی دیدار خواهد کرد.", []string{"سرگئی لاوروف met_with محمدجواد ظریف"}},
		{"آب؛ محور مذاکرات لاوروف و ظریف\nسرگئی لاوروف از آب سخن گفت.", []string{"سرگئی لاوروف met_with محمدجواد ظریف"}},
		// A family name that others have too, of him whose office the text names.
		{"روحانی با وزیر دفاع مالزی دیدار کرد. رئیس جمهور کشورمان از تایلند تشکر کرد.", []string{"حسن روحانی met_with وزیر دفاع مالزی", "حسن روحانی praised تایلند"}},
		{"روحانی با وزیر دفاع مالزی دیدار کرد. رئیس جمهور مالزی از تایلند تشکر کرد.", []string{"رئیس جمهور مالزی praised تایلند"}},
		{"روحانی با وزیر دفاع مالزی دیدار کرد. رضا روحانی از رئیس جمهور کشورمان تشکر کرد.", []string{"رضا روحانی met_with وزیر دفاع مالزی", "رضا روحانی praised رئیس جمهور کشورمان"}},
		// Whom somebody receives holds an office that is not his.
		{"وزیر خارجه کنیا، رضا سلطانی، سفیر مالزی را به حضور پذیرفت.", []string{"رضا سلطانی met_with سفیر مالزی"}},
		{"رضا سلطانی، سفیر مالزی را به حضور پذیرفت.", []string{"رضا سلطانی met_with سفیر مالزی"}},
		{"لاوروف سفیر مالزی را به حضور پذیرفت.", []string{"سرگئی لاوروف met_with سفیر مالزی"}},
		{"نخست وزیر کنیا رضا سلطانی، سفیر کنیا در مالزی را به حضور پذیرفت.", nil},
	} {
		d := read(t, r, "fa", c.text)
		var got []string
		for _, a := range d.Assertions {
			if a.Relation != "holds_position" && a.Status == graph.Asserted {
				got = append(got, d.Entities[a.Subject].Name+" "+a.Relation+" "+d.Entities[a.Object].Name)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

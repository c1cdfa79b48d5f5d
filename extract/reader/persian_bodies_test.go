package reader_test

import (
	"slices"
	"testing"

	"github.com/diplograph/diplograph/graph"
)

// TestPersianBodiesCalled reads which body "this committee" is: one whose name has the
// noun, however many others were named since.
func TestPersianBodiesCalled(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"کمیسیون اروپا بیانیه‌ای داد. این کمیسیون از کنیا خواست همکاری کند.", []string{"کمیسیون اروپا"}},
		{"کمیسیون اروپا نامه‌ای به ناتو نوشت. این کمیسیون از کنیا خواست همکاری کند.", []string{"کمیسیون اروپا"}},
		{"سازمان ملل بیانیه‌ای داد. این کمیسیون از کنیا خواست همکاری کند.", nil},
	} {
		d := read(t, r, "fa", c.text)
		var got []string
		for _, a := range d.Assertions {
			if a.Relation == "called_on" && a.Status == graph.Asserted {
				got = append(got, d.Entities[a.Subject].Name)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

// TestPersianTeller reads whom "he" means behind what somebody says whom the sentence
// does not name.
func TestPersianTeller(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		{"رضا سلطانی وزیر نفت کنیا به قطر رفت. همچنین افزود: ماجد تسمیک وزیر دفاع مغولستان خوب است. وی با امیر قطر دیدار کرد.", "رضا سلطانی"},
		{"رضا سلطانی وزیر نفت کنیا به قطر رفت. ماجد تسمیک وزیر دفاع مغولستان افزود: راه باز است. وی با امیر قطر دیدار کرد.", "ماجد تسمیک"},
	} {
		d := read(t, r, "fa", c.text)
		got := ""
		for _, a := range d.Assertions {
			if a.Relation == "met_with" && a.Status == graph.Asserted {
				got = d.Entities[a.Subject].Name
			}
		}
		if got != c.want {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

// TestPersianLeads reads whom the lead of an item calls by office alone, where the
// paragraph behind it begins with his name.
func TestPersianLeads(t *testing.T) {
	r := newReader(t)
	committee := "کمیسیون انرژی مجلس شورای اسلامی"
	for _, c := range []struct {
		text string
		want []string
	}{
		{"یک عضو کمیسیون انرژی مجلس از گاز سخن گفت.\nرضا سلطانی در گفت‌وگو با ایسنا گفت گاز گران است.", []string{"رضا سلطانی: member of " + committee}},
		{"رئیس کمیسیون انرژی مجلس از گاز سخن گفت. وی راضی بود.\nحجت الاسلام رضا سلطانی در گفت‌وگو با ایسنا گفت گاز گران است.", []string{"رضا سلطانی: head of " + committee}},
		{"رضا سلطانی در نامه‌ای از گاز گفت.\nعضو کمیسیون انرژی مجلس افزود گاز گران است.", []string{"رضا سلطانی: member of " + committee}},
		// Others: one who gives no interview, or whose office is another, or whom a clause in the lead means.
		{"یک عضو کمیسیون انرژی مجلس از گاز سخن گفت.\nرضا سلطانی دیروز به مسکو رفت.", nil},
		{"یک عضو کمیسیون انرژی مجلس از گاز سخن گفت.\nرضا سلطانی عضو کمیسیون فرهنگی مجلس در گفت‌وگو با ایسنا گفت گاز گران است.", []string{"رضا سلطانی: member of کمیسیون فرهنگی مجلس"}},
		{"گاز را یک عضو کمیسیون انرژی مجلس گران خواند.\nرضا سلطانی در گفت‌وگو با ایسنا گفت گاز گران است.", nil},
	} {
		positions(t, r, "fa", c.text, c.want)
	}
}

// TestPersianOwnPresident reads whom a paper means that speaks of "the president"
// alone: its own, if the text names him, whoever else was named since; in one that calls
// no country its own, whom it named last of those who hold the office.
func TestPersianOwnPresident(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		{"حسن روحانی به کنیا رفت. وزیر نفت کشورمان با پادشاه عربستان دیدار کرد. رئیس جمهوری به مکه سفر کرد.", "حسن روحانی"},
		{"وزیر نفت کشورمان با پادشاه عربستان دیدار کرد. رئیس جمهوری سوریه به مکه سفر کرد.", "رئیس جمهوری سوریه"},
		{"حسن روحانی به کنیا رفت. رئیس جمهوری سپس به مکه سفر کرد.", "حسن روحانی"},
		{"حسن روحانی به کنیا رفت. نخست وزیر سپس به مکه سفر کرد.", "نخست وزیر"}, // whoever that is
	} {
		d := read(t, r, "fa", c.text)
		got := ""
		for _, a := range d.Assertions {
			if a.Relation == "visited" && d.Entities[a.Object].Name == "مکه" {
				got = d.Entities[a.Subject].Name
			}
		}
		if got != c.want {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

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

package mention

import (
	"slices"
	"testing"

	"github.com/diplograph/diplograph/extract"
)

func TestCapitals(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       string // type of the capital's mention
	}{
		{"ar", "أعلنت لشبونة رفضها.", "State"},
		{"ar", "قال الخبير إن البرنامج سلمي لكن لشبونة تقول غير ذلك.", "State"},
		{"ar", "أبدى الوزير حرص لشبونة على الحوار.", "State"},
		{"ar", "رفعت العقوبات المفروضة على لشبونة.", "State"},
		{"ar", "قاتلت فصائل موالية للشبونة.", "State"},
		{"ar", "أكد أن لشبونة التي تدعم الحكومة لن تغير موقفها.", "State"},
		{"ar", "شهدت لشبونة مظاهرة كبيرة.", "Place"},
		{"ar", "يزور الوزير لشبونة غدا.", "Place"},
		{"ar", "عقد المؤتمر في لشبونة.", "Place"},
		{"ar", "وصل الوفد إلى مطار لشبونة.", "Place"},
		{"fa", "اگر لیسبون به توافق بازگردد مذاکره می‌کنیم.", "State"},
		{"fa", "وی خویشتنداری لیسبون را ستود.", "State"},
		{"fa", "ژاپن لیسبون را به نقض توافق متهم می‌کند.", "State"},
		{"fa", "وزیر دیروز لیسبون را به مقصد پاریس ترک کرد.", "Place"},
		{"fa", "این نشست در لیسبون برگزار شد.", "Place"},
		{"fa", "وزیر از لیسبون خواست به توافق بازگردد.", "State"},
		{"fa", "ما از لیسبون می‌خواهیم به توافق بازگردد.", "State"},
		{"fa", "وزیر به لیسبون هشدار داد.", "State"},
		{"fa", "وزیر در سفر به لیسبون خواستار صلح شد.", "Place"},
		{"fa", "وزیر از لیسبون بازگشت.", "Place"},
		{"fa", "وزیر به لیسبون سفر کرد.", "Place"},
		{"fa", "روابط تهران - لیسبون گسترش یافت.", "State"},
		{"fa", "سفرای پاریس، لیسبون و رم آمدند.", "State"},
		{"fa", "قطر از لیسبون انتقاد کرد.", "State"},
		{"fa", "حمایت دوباره قطر از لیسبون", "State"},
		{"fa", "انتقاد تند لیسبون از قطر", "State"},
		{"fa", "دیدار وزیر قطر از لیسبون", "Place"},
		{"fa", "وزیر قطر از لیسبون به مسقط رفت و از عمان انتقاد کرد.", "Place"},
	} {
		d := read(t, c.lang, c.text)
		i := slices.IndexFunc(d.Mentions, func(m extract.Mention) bool { return m.Key == "place:lisbon" || m.Key == "state:PT" })
		if i < 0 || d.Mentions[i].Type != c.want {
			t.Errorf("%s: mentions %v, want the capital as %s", c.text, d.Mentions, c.want)
		}
	}
}

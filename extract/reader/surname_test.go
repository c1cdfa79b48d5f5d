package reader_test

import (
	"slices"
	"testing"

	"github.com/diplograph/diplograph/graph"
)

// TestBareSurnames reads surnames that may be other words too, in texts that name their bearers
// in no other way.
func TestBareSurnames(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		lang string
		date graph.Date
		text string
		want []string // keys of people
	}{
		// Of whoever leads a state that is named, where only people stand.
		{"fa", "", "روحانی با وزیر خارجه کنیا دیدار کرد. ایران این دیدار را مهم خواند.", []string{"person:hassan-rouhani"}},
		{"fa", "", "تماس تلفنی وزیر خارجه کنیا با روحانی. ایران این تماس را مهم خواند.", []string{"person:hassan-rouhani"}},
		{"fa", "", "اسد و اردوغان در دمشق سخن گفتند.", []string{"person:bashar-al-assad", "person:recep-tayyip-erdogan"}},
		{"fa", "", "روحانی وارد نایروبی شد. ایران این سفر را مهم خواند.", []string{"person:hassan-rouhani"}},
		{"fa", "", "روحانی از کنیا قدردانی کرد. ایران این سفر را مهم خواند.", []string{"person:hassan-rouhani"}},
		{"fa", "", "روحانی تصریح کرد راه باز است. ایران این سخن را مهم خواند.", []string{"person:hassan-rouhani"}},
		{"ar", "", "وقال بلير إن بريطانيا تراقب الوضع.", []string{"person:tony-blair"}},
		{"ar", "", "اجتمع وزير خارجية كينيا أمس مع بلير في لندن.", []string{"person:tony-blair"}},
		// A cleric, slowness, and an opinion of no people.
		{"fa", "", "یک روحانی با وزیر خارجه کنیا دیدار کرد. ایران این دیدار را مهم خواند.", nil},
		{"fa", "", "روحانی باید منظم باشد. ایران این سخن را مهم خواند.", nil},
		{"fa", "", "کار ساختمان با کندی پیش می‌رود. آمریکا این کار را مهم خواند.", nil},
		{"ar", "", "هذا الرأي متفق مع الشرع في سوريا.", nil},
		// Nobody whose state is not named.
		{"fa", "", "روحانی با وزیر خارجه کنیا دیدار کرد.", nil},
		// Nor whoever held the office at another time.
		{"fa", "2006-05-10", "روحانی با وزیر خارجه کنیا دیدار کرد. ایران این دیدار را مهم خواند.", nil},
		{"fa", "2016-05-10", "روحانی با وزیر خارجه کنیا دیدار کرد. ایران این دیدار را مهم خواند.", []string{"person:hassan-rouhani"}},
		{"ar", "2016-05-10", "التقى كيري وزير خارجية كينيا في واشنطن.", []string{"person:john-kerry"}},
	} {
		var got []string
		for _, e := range readAt(t, r, c.date, c.lang, c.text).Entities {
			if e.Type == "Person" && e.Key != "" {
				got = append(got, e.Key)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgives %q, want %q", c.text, got, c.want)
		}
	}
}

package lang_test

import (
	"slices"
	"testing"

	"github.com/diplograph/diplograph/extract/lang"
)

// TestPart cuts words that are two, written together, and no others.
func TestPart(t *testing.T) {
	world, err := lang.LoadWorld(lang.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	pack, err := lang.Load(lang.Builtin(), "fa", ontology(t), world)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		want []string
	}{
		{"وزیر نفت کنیا درنایروبی دیدارکرد", []string{"وزیر", "نفت", "کنیا", "در", "نایروبی", "دیدار", "کرد"}},
		{"بازرگانان ازحمایت کنیا گفتند", []string{"بازرگانان", "از", "حمایت", "کنیا", "گفتند"}},
		{"رییس جمهورکنیا", []string{"رییس", "جمهور", "کنیا"}},
		{"سفیر باکنیا وتونس رفت", []string{"سفیر", "با", "کنیا", "و", "تونس", "رفت"}},
		{"الجزایررا دید", []string{"الجزایر", "را", "دید"}},
		{"منوچهرمتکی رسید", []string{"منوچهر", "متکی", "رسید"}},
		// Words that only look so: doors, income, marriage, a contract, a trunk.
		{"درهای درآمد و ازدواج و قرارداد و خرطوم", []string{"درهای", "درآمد", "و", "ازدواج", "و", "قرارداد", "و", "خرطوم"}},
		// Docks, gardens, a town and a gateway, though "and", "with" and "in" begin them.
		{"بارانداز باغچه ورامین درگاه", []string{"بارانداز", "باغچه", "ورامین", "درگاه"}},
		// The letters between join, so that a reader sees two words.
		{"به‌نایروبی", []string{"به", "نایروبی"}},
	} {
		tokens := lang.Scan(nil, c.text)
		var got []string
		for _, k := range pack.Part(c.text, tokens, pack.Analyse(c.text, tokens)) {
			got = append(got, c.text[k.Begin:k.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s is cut into %q, want %q", c.text, got, c.want)
		}
	}
}

package lang_test

import (
	"testing"
	"unicode/utf8"

	"github.com/diplograph/diplograph/extract/lang"
)

// TestFoldIdempotent looks at every character there is.
func TestFoldIdempotent(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if once := lang.Fold(string(r)); lang.Fold(once) != once {
			t.Errorf("%U %q folds to %q, and that to %q", r, r, once, lang.Fold(once))
		}
	}
}

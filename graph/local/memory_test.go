package local

import (
	"os"
	"slices"
	"testing"
)

func TestShareMB(t *testing.T) {
	for total, want := range map[int]int{0: 512, 600: 512, 1500: 750, 2048: 1024, 4096: 1024, 8192: 2048, 24576: 6144} {
		if got := shareMB(total); got != want {
			t.Errorf("of %d MB a server may use %d, not %d", total, got, want)
		}
	}
	if got := DefaultMemoryMB(); got < MinMemoryMB {
		t.Errorf("a server may use %d MB here", got)
	}
}

// What a user has set for programs in Go counts for the server too.
func TestServerEnv(t *testing.T) {
	got := serverEnv([]string{"HOME=/home", "DGRAPH_ALPHA_CACHE=x", "GOGC=50"}, 2048)
	if want := []string{"HOME=/home", "GOGC=50", "GOMEMLIMIT=2048MiB"}; !slices.Equal(got, want) {
		t.Errorf("the environment is %q, not %q", got, want)
	}
}

func TestTooLittleMemory(t *testing.T) {
	dir := graphDir(t)
	_, err := Ensure(t.Context(), Options{Dir: dir, MemoryMB: 100})
	wantErr(t, err, ErrStart, "100 MB", "512 MB")
	if _, err := os.Stat(dir + "/alpha/p"); err == nil {
		t.Error("it has started")
	}
}

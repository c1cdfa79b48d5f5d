package local

import "testing"

func TestTail(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ log, want string }{
		"empty": {"", "  (nothing)"},
		"going on": {
			"I0102 03:04:05 1 a.go:1] one\n\nBanner\nE0102 03:04:05 1 a.go:1] two\n",
			"  I0102 03:04:05 1 a.go:1] one\n  E0102 03:04:05 1 a.go:1] two",
		},
		"fatal": {
			"I0102 03:04:05 1 a.go:1] one\nBanner\n2026/01/02 03:04:05 open x: is a directory\ncannot open\n" +
				"github.com/a/b.F\n\t/b.go:3\nmain.main\nruntime.main\n\truntime/proc.go:1\n",
			"  2026/01/02 03:04:05 open x: is a directory\n  cannot open",
		},
		"panic": {
			"E0102 03:04:05 1 a.go:1] one\nunexpected fault address 0x1\nfatal error: fault\n[signal SIGBUS]\n\n" +
				"goroutine 1 [running]:\nmain.main()\n\t/x/main.go:3 +0x1\ncreated by x\nsync.F()\n",
			"  unexpected fault address 0x1\n  fatal error: fault\n  [signal SIGBUS]",
		},
		"fatal and on": {
			"F0102 03:04:05 1 a.go:1] no\nmore\nI0102 03:04:05 1 a.go:1] other\ncontinued\n",
			"  F0102 03:04:05 1 a.go:1] no\n  more",
		},
	} {
		if got := tail(c.log); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

package local

import (
	"io"
	"os"
	"regexp"
	"strings"
)

func (d *directory) logFile(part string) string { return d.path("log", part+".log") }

// An entry of Dgraph's log begins with a letter and the day ("E0131 …"). What
// ends it begins otherwise: with a date, or as Go programs end.
var (
	logEntry = regexp.MustCompile(`^[IWE]\d{4} `)
	lastWord = regexp.MustCompile(`^(F\d{4} |\d{4}/\d\d/\d\d |panic: |fatal error: |unexpected fault )`)
	stack    = regexp.MustCompile(`^(\t|(github\.com|main|runtime|goroutine)[./ ]\S*)`)
)

// logTail returns, indented, what a person should read of the log of zero or
// alpha: why it ended, if it says so, and else its last entries.
func (d *directory) logTail(part string) string {
	f, err := os.Open(d.logFile(part))
	if err != nil {
		return "  (" + err.Error() + ")"
	}
	defer f.Close()
	const enough = 256 << 10
	if info, err := f.Stat(); err == nil && info.Size() > enough {
		_, _ = f.Seek(-enough, io.SeekEnd)
	}
	raw, err := io.ReadAll(io.LimitReader(f, enough))
	if err != nil {
		return "  (" + err.Error() + ")"
	}
	return tail(string(raw))
}

func tail(log string) string {
	const most, width = 6, 300
	var entries, words []string
	ending := false
	for line := range strings.Lines(log) {
		line = strings.TrimRight(line, " \r\n")
		if r := []rune(line); len(r) > width {
			line = string(r[:width]) + "…"
		}
		switch {
		case lastWord.MatchString(line):
			ending, words = true, append(words, line)
		case logEntry.MatchString(line):
			ending, entries = false, append(entries, line)
		case stack.MatchString(line):
			ending = false
		case ending && line != "":
			words = append(words, line)
		}
	}
	// Of the last words the first say most, of ordinary entries the last.
	switch {
	case len(words) > 0:
		words = words[:min(len(words), most)]
	case len(entries) > 0:
		words = entries[max(0, len(entries)-most):]
	default:
		words = []string{"(nothing)"}
	}
	return "  " + strings.Join(words, "\n  ")
}

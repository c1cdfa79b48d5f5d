package resolve

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/diplograph/diplograph/graph"
)

var (
	tokens = flag.String("tokens", "", "table of name tokens (columns en, ar:count, fa:count) of which people are made")
	people = flag.Int("people", 1000000, "how many people the benchmark has")
)

// generated makes people of two or three words of the table, written in one of
// three scripts, who serve a state.
func generated(b *testing.B) func() *Subject {
	words := [][3]string{{"kairat", "قيرات", "کایرات"}, {"nurlan", "نورلان", "نورلان"}, {"hassan", "حسن", "حسن"}, {"rahimi", "رحيمي", "رحیمی"}}
	if *tokens != "" {
		f, err := os.Open(*tokens)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		words = nil
		for in := bufio.NewScanner(f); in.Scan(); {
			cells := strings.Split(in.Text(), "\t")
			first := func(s string) string { s, _, _ = strings.Cut(s, ":"); return s }
			if len(cells) == 3 && cells[0] != "en" {
				words = append(words, [3]string{cells[0], first(cells[1]), first(cells[2])})
			}
		}
	}
	rnd, n := rand.New(rand.NewPCG(1, 2)), 0
	return func() *Subject {
		n++
		script := rnd.IntN(3)
		var name []string
		for range 2 + rnd.IntN(2) {
			name = append(name, words[rnd.IntN(len(words))][script])
		}
		of := fmt.Sprintf("state:%c%c", 'A'+rnd.IntN(26), 'A'+rnd.IntN(8))
		return &Subject{Entity: graph.Entity{XID: fmt.Sprintf("person:p%d", n), Type: "Person", Aliases: []string{strings.Join(name, " ")}},
			Offices: []Office{{Role: "minister", Of: of}}}
	}
}

// BenchmarkResolve blocks and judges one new mention among very many people.
func BenchmarkResolve(b *testing.B) {
	if *tokens == "" {
		b.Skip("-tokens names no table of name tokens")
	}
	next := generated(b)
	index := map[string][]int32{}
	all := make([]*Subject, *people)
	for i := range all {
		all[i] = next()
		for _, k := range Blocks(all[i].Entity) {
			index[k] = append(index[k], int32(i))
		}
	}
	runtime.GC() // what making the people has left behind
	compared, judged := 0, 0
	b.ReportAllocs()
	start := processorTime(b)
	for b.Loop() {
		me := next()
		seen := map[int32]bool{}
		for _, k := range Blocks(me.Entity) {
			for _, i := range index[k] {
				if seen[i] {
					continue
				}
				seen[i] = true
				other := &Subject{Entity: all[i].Entity, Offices: all[i].Offices} // read anew, as from a store
				compared++
				if _, ok := rules.Compare(me, other); ok {
					judged++
				}
			}
		}
	}
	// What the machine does beside it does not count.
	b.ReportMetric(float64(processorTime(b)-start)/float64(b.N)/1e6, "cpu-ms/op")
	b.ReportMetric(float64(compared)/float64(b.N), "compared/op")
	b.ReportMetric(float64(judged)/float64(b.N), "judged/op")
}

// processorTime is what the process has used of processors.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

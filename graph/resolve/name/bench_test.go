package name

import (
	"math/rand"
	"syscall"
	"testing"
	"time"
)

// population makes full names of the words of the names table: given name, family name, and for some a
// middle name, in each language.
func population(n int) []Name {
	type forms [scripts]string
	var given, family []forms
	k := known()
	texts := [scripts]map[uint16]string{{}, {}, {}}
	for s := range scripts {
		for text, rows := range k.names[s] {
			id := rows[0]
			if old, ok := texts[s][id]; !ok || text < old {
				texts[s][id] = text
			}
		}
	}
	for id := range k.rows {
		f := forms{texts[latin][uint16(id)], texts[arabic][uint16(id)], texts[persian][uint16(id)]}
		switch {
		case f[latin] == "" || f[arabic] == "" || f[persian] == "":
		case k.rows[id].use == surname:
			family = append(family, f)
		default:
			given = append(given, f)
		}
	}
	r := rand.New(rand.NewSource(1))
	out := make([]Name, n)
	for i := range out {
		s := script(i % int(scripts))
		text := given[r.Intn(len(given))][s]
		if i%5 == 0 {
			text += " " + given[r.Intn(len(given))][s]
		}
		out[i] = Parse(text+" "+family[r.Intn(len(family))][s], [...]string{"en", "ar", "fa"}[s])
	}
	return out
}

// BenchmarkCompare compares generated names in three scripts, each with others at random.
func BenchmarkCompare(b *testing.B) {
	names := population(3000)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Compare(names[i%len(names)], names[i*7919%len(names)])
	}
}

// BenchmarkMillion does a million comparisons; what it reports is the time that
// the processor spends on them.
func BenchmarkMillion(b *testing.B) {
	names := population(3000)
	spent := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	start := spent()
	for b.Loop() {
		for i := range 1000000 {
			Compare(names[i%len(names)], names[i*7919%len(names)])
		}
	}
	b.ReportMetric((spent()-start).Seconds()/float64(b.N), "cpu-s/million")
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Parse("محمد جواد ظريف خوانساری", "fa")
	}
}

func BenchmarkKeys(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Keys("Mohammad Javad Zarif", "en")
	}
}

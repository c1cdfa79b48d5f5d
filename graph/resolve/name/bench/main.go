// Command bench measures the comparison of names, and learns its weights.
//
//	bench [-v] [-w WEIGHTS] PERSONS.tsv  recall at rank 1, precision, recall and F1 for each pair of scripts
//	bench -packs DIR                     the same of the people that language packs know
//	bench -learn TOKENS.tsv -o WEIGHTS   learn the weights from a table of tokens
//
// PERSONS.tsv has a heading and the columns ar, fa and en (in any order, among others): names of one
// person in a row. All pairs of different rows are negatives. "blocked" is the share of pairs that would
// be found among very many people; "apart" is the share of made-up people, with the family name of one and
// the given name of another, who are not taken for the first; time is that of the processor.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve"
	"github.com/diplograph/diplograph/graph/resolve/name"
)

func main() {
	learn := flag.String("learn", "", "learn weights from this `file` of tokens")
	out := flag.String("o", "", "write learned weights to this `file`")
	use := flag.String("w", "", "compare by the weights in this `file`, not by the built-in ones")
	packs := flag.String("packs", "", "take the people from the language packs in this `folder`")
	verbose := flag.Bool("v", false, "list every error")
	flag.Parse()
	var err error
	switch {
	case *learn != "":
		err = learnTo(*learn, *out)
	case *packs != "":
		var people []person
		if people, err = readPacks(*packs); err == nil {
			err = measure(os.Stdout, people, *use, *verbose)
		}
	case flag.NArg() == 1:
		var people []person
		if people, err = readFile(flag.Arg(0)); err == nil {
			err = measure(os.Stdout, people, *use, *verbose)
		}
	default:
		err = errors.New("name one table of persons, or -packs, or -learn and -o")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// learnTo learns weights and writes them whole or not at all.
func learnTo(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	w, err := name.Learn(in)
	if err != nil {
		return err
	}
	if to == "" {
		_, err = w.WriteTo(os.Stdout)
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(to), "weights-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err = w.WriteTo(f); err == nil {
		err = errors.Join(f.Chmod(0o644), f.Close())
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), to)
}

// person is a row of the table: the names by language.
type person map[string]string

var languages = []string{"ar", "fa", "en"}

func read(r io.Reader) ([]person, error) {
	sc := bufio.NewScanner(r)
	var head []string
	var out []person
	for sc.Scan() {
		f := strings.Split(sc.Text(), "\t")
		if head == nil {
			head = f
			known := 0
			for _, l := range languages {
				if slices.Contains(head, l) {
					known++
				}
			}
			if known < 2 {
				return nil, fmt.Errorf("the heading names fewer than two of the columns %v", languages)
			}
			continue
		}
		p := person{}
		for i, v := range f {
			if i < len(head) && v != "" {
				p[head[i]] = v
			}
		}
		out = append(out, p)
	}
	return out, sc.Err()
}

func readFile(file string) ([]person, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	people, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return people, nil
}

// readPacks reads the first name of everybody in the tables DIR/LANG/persons.tsv, which have the columns
// id and names.
func readPacks(dir string) ([]person, error) {
	all := map[string]person{}
	for _, lang := range languages {
		data, err := os.ReadFile(filepath.Join(dir, lang, "persons.tsv"))
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			id, names, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
			first, _, _ := strings.Cut(names, "|")
			if !ok || id == "id" || id[0] == '#' || strings.HasSuffix(first, "?") {
				continue
			}
			if all[id] == nil {
				all[id] = person{}
			}
			all[id][lang] = first
		}
	}
	var people []person
	for _, id := range slices.Sorted(maps.Keys(all)) {
		people = append(people, all[id])
	}
	return people, nil
}

// comparer is how names are read and compared.
type comparer interface {
	Parse(text, lang string) name.Name
	Compare(a, b name.Name) name.Score
}

// builtIn compares by the weights of the package.
type builtIn struct{}

func (builtIn) Parse(text, lang string) name.Name { return name.Parse(text, lang) }
func (builtIn) Compare(a, b name.Name) name.Score { return name.Compare(a, b) }

func measure(w io.Writer, people []person, weights string, verbose bool) error {
	var c comparer = builtIn{}
	if weights != "" {
		f, err := os.Open(weights)
		if err != nil {
			return err
		}
		defer f.Close()
		own, err := name.ReadWeights(f)
		if err != nil {
			return fmt.Errorf("%s: %w", weights, err)
		}
		c = &own
	}
	names := map[string][]name.Name{}
	for _, l := range languages {
		for _, p := range people {
			names[l] = append(names[l], c.Parse(p[l], l))
		}
	}
	fmt.Fprintln(w, "pair\tnames\trank 1\tprecision\trecall\tF1\tblocked\tapart\tcpu µs a comparison")
	for _, pair := range [][2]string{{"ar", "fa"}, {"ar", "en"}, {"fa", "en"}} {
		measurePair(w, c, pair, people, names[pair[0]], names[pair[1]], verbose)
	}
	return nil
}

func measurePair(w io.Writer, c comparer, pair [2]string, people []person, from, to []name.Name, verbose bool) {
	total, first, tp, fp, fn := 0, 0, 0, 0, 0
	began := processorTime()
	for i := range from {
		if from[i].Full == "" || to[i].Full == "" {
			continue
		}
		total++
		best, at := -1e9, -1
		own := c.Compare(from[i], to[i])
		for j := range to {
			if to[j].Full == "" {
				continue
			}
			s := c.Compare(from[i], to[j])
			if j != i && s.Weight > best {
				best, at = s.Weight, j
			}
			if j != i && s.Match() && to[j].Full != to[i].Full {
				fp++
				if verbose {
					fmt.Fprintf(w, "  false\t%s\t%s\t%v\n", from[i].Full, to[j].Full, s)
				}
			}
		}
		if own.Match() {
			tp++
		} else {
			fn++
			if verbose {
				fmt.Fprintf(w, "  missed\t%s\t%s\t%v\n", from[i].Full, to[i].Full, own)
			}
		}
		if own.Weight > best {
			first++
		} else if verbose {
			fmt.Fprintf(w, "  rank\t%s\t%s (%.1f)\tafter %s (%.1f)\n", from[i].Full, to[i].Full, own.Weight, to[at].Full, best)
		}
	}
	if total == 0 {
		return // the table has not both languages
	}
	took := processorTime() - began
	precision := float64(tp) / float64(tp+fp)
	recall := float64(tp) / float64(tp+fn)
	fmt.Fprintf(w, "%s-%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.2f\n", pair[0], pair[1], total, float64(first)/float64(total),
		precision, recall, 2*precision*recall/(precision+recall), blocked(pair, people), apart(c, pair, people, from), float64(took.Microseconds())/float64(total*len(to)))
}

// blocked is the share of people who would be found by one of their names when
// they are looked for by the other: the two have a block in common. Names of one
// word are left out, since what is known by one word is found by its office.
func blocked(pair [2]string, people []person) float64 {
	found, all := 0, 0
	for _, p := range people {
		var blocks [2][]string
		words := 2
		for i, lang := range pair {
			words = min(words, len(name.Parse(p[lang], lang).WordKeys()))
			blocks[i] = resolve.Blocks(graph.Entity{Type: "Person", Names: map[string]string{lang: p[lang]}})
		}
		if words < 2 {
			continue
		}
		all++
		if slices.ContainsFunc(blocks[0], func(b string) bool { return slices.Contains(blocks[1], b) }) {
			found++
		}
	}
	return float64(found) / float64(all)
}

// apart is the share of made-up people who are not taken for those whose family name they have. The given
// name is that of the next person in the table who has one of his own.
func apart(c comparer, pair [2]string, people []person, from []name.Name) float64 {
	type parts struct{ given, family string }
	split := func(p person, lang string) (parts, bool) {
		words := strings.Fields(p[lang])
		if len(words) != 2 {
			return parts{}, false
		}
		return parts{words[0], words[1]}, true
	}
	kept, all := 0, 0
	for i, p := range people {
		me, ok := split(p, pair[1])
		if !ok || from[i].Full == "" {
			continue
		}
		for step := 1; step < len(people); step++ {
			other, ok := split(people[(i+step)%len(people)], pair[1])
			if !ok || c.Compare(c.Parse(me.given, pair[1]), c.Parse(other.given, pair[1])).P > 0.01 {
				continue
			}
			all++
			if !c.Compare(from[i], c.Parse(other.given+" "+me.family, pair[1])).Match() {
				kept++
			}
			break
		}
	}
	return float64(kept) / float64(max(all, 1))
}

// processorTime is what the program has used of processors: what the machine
// does beside it does not count.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

package resolve

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph"
)

var rules = Rules{SingleSeat: func(role string) bool {
	return slices.Contains([]string{"foreign minister", "president", "prime minister", "king", "defence minister", "secretary-general", "speaker"}, role)
}}

// person makes a subject of "name; role of place, first, last; …". The part "at
// first, last" gives the years of activity, "beside xid …" the company.
func person(t testing.TB, xid, text string) *Subject {
	t.Helper()
	parts := strings.Split(text, ";")
	s := &Subject{Entity: graph.Entity{XID: xid, Type: "Person"}}
	if n := strings.TrimSpace(parts[0]); n == "-" {
		s.Described = true
	} else {
		s.Aliases = strings.Split(n, " = ")
	}
	for _, p := range parts[1:] {
		p = strings.TrimSpace(p)
		if rest, ok := strings.CutPrefix(p, "beside "); ok {
			s.Near = strings.Fields(rest)
			continue
		}
		fields := strings.Split(p, ", ")
		if rest, ok := strings.CutPrefix(p, "at "); ok {
			fields = append([]string{"at"}, strings.Split(rest, ", ")...)
		}
		var dates [2]graph.Date
		for i, f := range fields[1:] {
			dates[i] = graph.Date(f)
		}
		if len(fields) == 2 {
			dates[1] = dates[0]
		}
		if fields[0] == "at" {
			s.First, s.Last = dates[0], dates[1]
			continue
		}
		role, of, ok := strings.Cut(fields[0], " of ")
		if !ok {
			t.Fatalf("%q is no office", p)
		}
		s.Offices = append(s.Offices, Office{Role: role, Of: of, First: dates[0], Last: dates[1]})
	}
	return s
}

// Two people of one name, in three scripts: never one.
var homonyms = [][2]string{
	{"محمد علوي; foreign minister of state:IR, 2018", "محمد علوي; ambassador of state:YE, 2018"},
	{"محمد علوي; foreign minister of state:IR, 2018", "محمد علوی; deputy of state:AF, 2018"},
	{"Mohammad Alavi; foreign minister of state:IR, 2018", "محمد علوي; spokesman of state:BH, 2019"},
	{"علی رحیمی; foreign minister of state:IR, 2021", "Ali Rahimi; chair of org:chamber, 2021; at 1902"},
	{"علی رحیمی; governor of state:IR", "علي رحيمي; minister of trade of state:IQ"},
	{"محمد خان; foreign minister of state:AF", "محمد خان; ambassador of state:PK"},
	{"احمد احمدی; mp of state:IR", "أحمد الأحمدي; adviser of state:SA"},
	{"John Smith; ambassador of state:GB", "John Smith; senator of state:US"},
	{"جون سميث; ambassador of state:GB", "John Smith; senator of state:US"},
	{"جان اسمیت; ambassador of state:GB", "جون سميث; senator of state:AU"},
	{"Abdullah Abdullah; foreign minister of state:AF", "عبد الله عبد الله; mp of state:KW"},
	{"خالد العطية; foreign minister of state:QA, 2013", "خالد العطية; mp of state:IQ, 2013"},
	{"Khalid al-Attiyah; defence minister of state:QA", "خالد العطية; speaker of state:IQ"},
	{"عبد الله الثاني; king of state:JO, 2018", "عبد الله الثاني; mp of state:DZ, 2018"},
	{"George Bush; president of state:US, 1990", "George Bush; mp of state:CA, 1991"},
	{"حسن روحانی; president of state:IR", "حسين روحاني; ambassador of state:IR"},
	{"Hassan Rouhani; president of state:IR", "حسین روحانی; president of state:AZ"},
	{"سعد الحريري; prime minister of state:LB", "رفيق الحريري; prime minister of state:LB"},
	{"Amina Haddad; foreign minister of state:JO", "Amin Haddad; foreign minister of state:JO"},
	{"Ms Robin Cook; mp of state:NZ", "Mr Robin Cook; foreign minister of state:GB"},
	{"خانم نور محمدی; mp of state:IR", "آقای نور محمدی; ambassador of state:IR"},
	{"Abdul Rahman Mohammed; spokesman of state:SD", "عبدالرحمن محمد; spokesman of state:SO"},
	{"إبراهيم إبراهيم; minister of state:SY", "Ibrahim Ibrahim; minister of state:EG"},
	{"Kim Yong; foreign minister of state:KR", "كيم يونغ; ambassador of state:KP"},
	{"علي حسن; deputy minister of state:IQ; at 1930", "علي حسن; at 2015"},
	{"Ali Hassan; at 1925", "علی حسن; at 2018"},
	{"محمد محمود; chair of org:union, 2010", "محمد محمود; chair of org:bank, 2010; at 2010"},
	{"احمد محمدی; mayor of state:IR", "Ahmad Mohammadi; mayor of state:AF"},
	{"صالح محمد; ambassador of state:TD", "صالح محمد; ambassador of state:NE"},
	{"Fatima Hassan; ambassador of state:KE", "فاطمة حسن; ambassador of state:SO"},
	{"حامد کرزی; president of state:AF", "محمود کرزی; ambassador of state:AF"},
	{"ناصر حسن; mp of state:KW", "ناصر حسین; mp of state:KW"},
	{"محمد علي; mp of state:EG", "محمد علوي; mp of state:EG"},
	{"عمر حسن; president of state:SD", "عمر حسن; mp of state:SO"},
	{"Sergei Ivanov; defence minister of state:RU", "سرگئی ایوانف; ambassador of state:BG"},
	// Two offices of one state at one time.
	{"محمد علوي; foreign minister of state:IR, 2018", "محمد علوي; defence minister of state:IR, 2018"},
	{"علی رحیمی; ambassador of state:IR, 2018", "Ali Rahimi; governor of state:IR, 2018"},
	{"علی رحیمی; ambassador of state:IR, 2018", "علي رحيمي; mp of state:IR, 2018"},
	{"محمد حسن; mp of state:YE, 2018", "Mohammed Hassan; governor of state:YE, 2018, 2019"},
	{"John Smith; ambassador of state:GB, 2018", "John Smith; defence minister of state:GB, 2018"},
	{"Ahmad Khan; president of state:PK, 2001", "احمد خان; foreign minister of state:PK, 2000, 2002"},
	{"Сергей Иванов; defence minister of state:RU", "سيرغي إيفانوف; ambassador of state:BG"},
	{"حسن حسن; spokesman of org:a", "حسن حسن; mp of state:LB; at 1900"},
}

// One person in two documents.
var spellings = [][2]string{
	{"قيرات عبدراحمنوف; foreign minister of state:KZ, 2018", "کایرات عبدالرحمناف; foreign minister of state:KZ, 2018"},
	{"Kairat Abdrakhmanov", "قيرات عبدراحمنوف; foreign minister of state:KZ"},
	{"Kayrat Abdrahmanov", "Kairat Abdrakhmanov"},
	{"محمد علوي; foreign minister of state:IR, 2018", "محمد علوی; foreign minister of state:IR, 2018"},
	{"محمد علوي", "Mohammad Alavi; foreign minister of state:IR, 2018"},
	{"علی رحیمی; foreign minister of state:IR, 2018", "Ali Rahimi; spokesman of state:IR, 2011"},
	{"John Smith; ambassador of state:GB", "جون سميث; ambassador of state:GB"},
	{"Javad Zarif; foreign minister of state:IR, 2018", "محمد جواد ظريف; foreign minister of state:IR, 2019"},
	{"محمد خان; beside org:oic org:un person:x", "محمد خان; minister of state:AF; beside org:oic org:un person:x"},
	{"-; foreign minister of state:KZ, 2018", "قيرات عبدراحمنوف; foreign minister of state:KZ, 2017, 2018"},
}

func TestHomonyms(t *testing.T) {
	if len(homonyms) < 30 {
		t.Errorf("only %d homonyms", len(homonyms))
	}
	for i, h := range homonyms {
		j, ok := rules.Compare(person(t, fmt.Sprintf("person:a%d", i), h[0]), person(t, fmt.Sprintf("person:b%d", i), h[1]))
		if ok && j.Verdict == graph.Positive {
			t.Errorf("%s\n%s\n\tare taken for one: %.4f %s", h[0], h[1], j.Score, j.Reasons())
		}
	}
}

func TestSpellings(t *testing.T) {
	for i, h := range spellings {
		a, b := person(t, fmt.Sprintf("person:a%d", i), h[0]), person(t, fmt.Sprintf("person:b%d", i), h[1])
		j, ok := rules.Compare(a, b)
		if !ok || j.Verdict != graph.Positive {
			t.Errorf("%s\n%s\n\tare not taken for one: %.4f %s", h[0], h[1], j.Score, j.Reasons())
		}
		k, _ := rules.Compare(b, a)
		if !reflect.DeepEqual(j, k) {
			t.Errorf("%s, %s: the order makes a difference: %v, %v", h[0], h[1], j, k)
		}
		if !a.Described && !slices.ContainsFunc(Blocks(a.Entity), func(x string) bool { return slices.Contains(Blocks(b.Entity), x) }) {
			t.Errorf("%s, %s: no block in common", h[0], h[1])
		}
	}
}

func judged(list ...string) []graph.Judgement {
	var out []graph.Judgement
	for i, s := range list {
		var left, verdict, right, by string
		score := 0.97
		fmt.Sscan(s, &left, &verdict, &right, &by)
		v := map[string]graph.Verdict{"=": graph.Positive, "!": graph.Negative, "?": graph.Unsure}[verdict]
		if v != graph.Positive {
			score = map[graph.Verdict]float64{graph.Negative: 0.01, graph.Unsure: 0.7}[v]
		}
		j := graph.NewJudgement(left, right, v, score)
		j.By = graph.ByRules
		if by != "" {
			j.By, j.Act = by, fmt.Sprintf("%03d", i)
		}
		out = append(out, j)
	}
	return out
}

func TestClusters(t *testing.T) {
	for _, c := range []struct {
		name  string
		given []string
		want  string
	}{
		{"nothing", nil, ""},
		{"transitive", []string{"a = b", "b = c"}, "b>a c>a"},
		{"unsure does nothing", []string{"a ? b"}, ""},
		{"either of two", []string{"a = b", "a = c", "b ! c"}, ""},
		{"either of two who may be one", []string{"a = b", "a = c", "b ? c"}, ""},
		{"either of two, but a person has told", []string{"a = b", "a = c", "b ! c", "a = b amina"}, "b>a"},
		{"a person beats the rules", []string{"a = b", "a ! b amina"}, ""},
		{"a person beats the rules the other way", []string{"a ! b", "a = b amina"}, "b>a"},
		{"the later of two persons", []string{"a ! b amina", "a = b rustam"}, "b>a"},
		{"a person's no keeps whole clusters apart", []string{"a = b", "c = d", "b = c", "a ! d amina"}, "b>a c>a"},
		{"a description that fits one", []string{"z = a", "a = b"}, "b>a z>a"},
		{"a description that fits two", []string{"z = a", "z = b"}, ""},
		{"a description of one who is known twice", []string{"z = a", "z = b", "a = b"}, "b>a z>a"},
		{"one that is gone", []string{"a = gone", "gone = b"}, ""},
		{"consonants alone are the worse name", []string{"person:kairat-abdrakhmanov = person:kairat-btlrmnf"}, "person:kairat-btlrmnf>person:kairat-abdrakhmanov"},
	} {
		entities := map[string]bool{"a": false, "b": false, "c": false, "d": false, "z": true,
			"person:kairat-abdrakhmanov": false, "person:kairat-btlrmnf": false}
		given := judged(c.given...)
		for range 20 {
			rand.Shuffle(len(given), func(i, j int) { given[i], given[j] = given[j], given[i] })
			var got []string
			for from, to := range Clusters(given, entities) {
				got = append(got, from+">"+to)
			}
			slices.Sort(got)
			if strings.Join(got, " ") != c.want {
				t.Errorf("%s: %v, want %s", c.name, got, c.want)
				break
			}
		}
	}
}

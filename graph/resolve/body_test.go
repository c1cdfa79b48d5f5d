package resolve

import (
	"slices"
	"strings"
	"testing"

	"github.com/diplograph/diplograph/graph"
)

// thing makes a subject of "xid; name = name; beside xid …; at first, last; ids key …".
func thing(t testing.TB, kind, xid, text string) *Subject {
	t.Helper()
	parts := strings.Split(text, "; ")
	s := &Subject{Entity: graph.Entity{XID: xid, Type: kind, Aliases: strings.Split(parts[0], " = ")}}
	for _, p := range parts[1:] {
		word, rest, _ := strings.Cut(p, " ")
		switch word {
		case "beside":
			s.Near = slices.Sorted(slices.Values(append(strings.Fields(rest), xid))) // itself among them
		case "at":
			first, last, _ := strings.Cut(rest, ", ")
			s.First, s.Last = graph.Date(first), graph.Date(last)
			if last == "" {
				s.Last = s.First
			}
		case "ids":
			s.Keys = strings.Fields(rest)
		default:
			t.Fatalf("%q?", p)
		}
	}
	return s
}

// Two states, bodies, places, agreements, resolutions or events, and whether
// they are one.
var things = []struct{ kind, a, b, want string }{
	{"Organization", "Organisation of Islamic Cooperation", "Organization of the Islamic Conference", ""},
	{"Organization", "Organisation of Islamic Cooperation = OIC = منظمة التعاون الإسلامي", "Organization of the Islamic Conference = OIC = منظمة التعاون الإسلامي", "positive"},
	{"Organization", "Forum of Two Rivers", "The Forum of Two Rivers", "positive"},
	{"Organization", "منتدى النهرين", "المنتدى النهرين", "positive"},
	{"Organization", "Asia Trade Council", "ATC; beside org:a org:b state:KZ", ""},
	{"Organization", "Steppe Council = ATC; beside org:a org:b org:c state:KZ", "ATC; beside org:a org:b org:c state:KZ", "positive"},
	{"Organization", "central bank; beside state:KZ", "Central Bank; beside state:IR", ""},
	{"Organization", "ministry of defence; beside state:KZ", "ministry of finance; beside state:KZ", ""},
	{"Organization", "People's Party", "Democratic People's Party", ""},
	{"Organization", "حزب الله", "حزب‌الله", "positive"},
	{"Organization", "anything; ids wikidata:Q1 list:7", "quite another; ids wikidata:Q1", "positive"},
	{"Organization", "Forum of Two Rivers; ids wikidata:Q1", "Forum of Two Rivers; ids wikidata:Q2", "negative"},
	{"State", "Swaziland = Eswatini", "Eswatini = Kingdom of Swaziland", "unsure"},
	{"State", "Swaziland = Eswatini = Umbuso weSwatini", "Eswatini = Umbuso weSwatini", "positive"},
	{"Organization", "حزب الله", "Hezbollah", "unsure"},
	{"Organization", "حزب الله; beside org:a state:LB", "Hizbullah; beside org:a org:b state:LB", "unsure"},
	{"Place", "أستانا", "Astana; beside state:KZ person:a", "unsure"},
	{"Place", "Paris", "Basra", ""},
	{"Agreement", "memorandum on transport; beside state:KZ state:IR; at 2018-07-31", "Memorandum on Transport; beside person:a state:IR state:KZ; at 2018-08-01", "positive"},
	{"Agreement", "مذكرة تفاهم للنقل; beside state:IR state:KZ; at 2018-07-31", "memorandum on transport; beside state:IR state:KZ; at 2018-07-31", "positive"},
	{"Agreement", "مذكرة تفاهم للنقل; beside state:IR state:KZ; at 2018-07-31", "یادداشت تفاهم حمل و نقل; beside state:IR state:KZ; at 2018-08-01", "positive"},
	{"Agreement", "اتفاقية التعاون الأمني; beside state:IR state:KZ; at 2018-07-31", "agreement on trade; beside state:IR state:KZ; at 2018-07-31", ""},
	{"Agreement", "agreement; beside state:IR state:KZ; at 2018-07-31", "توافقنامه; beside state:IR state:KZ; at 2018-07-31", "unsure"},
	{"Agreement", "memorandum on transport; beside state:IR state:KZ; at 2018-07-31", "memorandum on energy; beside state:IR state:KZ; at 2018-07-31", ""},
	{"Agreement", "memorandum on transport; beside state:IR state:KZ; at 2018-07-31", "memorandum on transport; beside state:OM state:QA; at 2018-07-31", ""},
	{"Agreement", "memorandum on transport; beside state:IR state:KZ; at 2018-07-31", "memorandum on transport; beside state:IR state:KZ; at 2014-02-01", ""},
	{"Resolution", "resolution 2334 on settlements; beside org:unsc; at 2016-12-23", "القرار ٢٣٣٤; beside org:unsc; at 2016-12-24", "positive"},
	{"Resolution", "resolution 2334; beside org:unsc; at 2016-12-23", "resolution 2331; beside org:unsc; at 2016-12-23", ""},
	{"Event", "summit of the Caspian states; beside state:IR state:KZ state:RU; at 2018-08-12", "Caspian states summit; beside state:IR state:RU; at 2018-08-12", "positive"},
	{"Event", "talks; beside state:IR; at 2018-08-12", "talks; beside state:RU; at 2018-08-12", ""},
}

func TestThings(t *testing.T) {
	prefix := map[string]string{"Organization": "org", "State": "state", "Place": "place", "Agreement": "agreement", "Resolution": "resolution", "Event": "event"}
	for _, c := range things {
		a, b := thing(t, c.kind, prefix[c.kind]+":a1", c.a), thing(t, c.kind, prefix[c.kind]+":b1", c.b)
		j, ok := rules.Compare(a, b)
		got := ""
		if ok {
			got = string(j.Verdict)
		}
		if got != c.want {
			t.Errorf("%s\n%s\n\tare %q, want %q: %.3f %s", c.a, c.b, got, c.want, j.Score, j.Reasons())
		}
		k, ok2 := rules.Compare(b, a)
		if ok != ok2 || j.Score != k.Score || j.Left != k.Left {
			t.Errorf("%s, %s: the order makes a difference", c.a, c.b)
		}
		if c.want == "positive" && !Paper(c.kind) && !shareBlock(a, b) {
			t.Errorf("%s, %s have no block in common: %q, %q", c.a, c.b, Blocks(a.Entity), Blocks(b.Entity))
		}
	}
}

func shareBlock(a, b *Subject) bool {
	blocks := map[string]bool{}
	for _, x := range Blocks(a.Entity) {
		blocks[x] = true
	}
	for _, x := range Blocks(b.Entity) {
		if blocks[x] {
			return true
		}
	}
	return false
}

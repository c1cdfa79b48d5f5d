// Package sample is a small graph for tests: what ten dispatches in Arabic,
// Persian and English say of people who do not exist. It has what is hard:
// one person in three scripts, two people of one name, facts that two
// documents report, statements that contradict each other, plans that come
// true and plans that do not, dates known to the month only, and names with
// all the characters that break file formats.
package sample

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/graph/resolve/name"
	"github.com/diplograph/diplograph/schema"
)

// Nasty is the English name of an organization of the sample: quotes, markup,
// a line break, a tab, an emoji, a right-to-left mark and Arabic letters.
const Nasty = "\"Peace\" <&> 'Trade',\nForum\t№1; 😀 \u200fالسلام\\"

var entities = []graph.Entity{
	person("amina-haddad", names{"en": "Amina Haddad", "fa": "امینه حداد", "ar": "أمينة حداد"}, "Haddad", "حداد"),
	person("rustam-karimov", names{"en": "Rustam Karimov", "fa": "رستم کریموف", "ar": "رستم كريموف"}),
	person("selim-noor", names{"en": "Selim Noor", "ar": "سليم نور"}),
	person("ali-rahimi", names{"en": "Ali Rahimi", "fa": "علی رحیمی"}),
	person("ali-rahimi-2", names{"en": "Ali Rahimi", "fa": "علی رحیمی"}),
	person("farid-daoud", names{"ar": "فريد داود"}),
	{XID: "person:trade-minister-of-kz-2021", Type: "Person", Names: names{"en": "the Kazakh trade minister"}, Described: true},
	state("KZ", names{"en": "Kazakhstan", "fa": "قزاقستان", "ar": "كازاخستان"}),
	state("QA", names{"en": "Qatar", "fa": "قطر", "ar": "قطر"}),
	state("IR", names{"en": "Iran", "fa": "ایران", "ar": "إيران"}),
	state("JO", names{"en": "Jordan", "fa": "اردن", "ar": "الأردن"}),
	{XID: "org:oic", Type: "Organization", Names: names{"en": "Organisation of Islamic Cooperation",
		"fa": "سازمان همکاری اسلامی", "ar": "منظمة التعاون الإسلامي"}, Aliases: []string{"OIC"}},
	{XID: "org:peace-trade-forum", Type: "Organization", Names: names{"en": Nasty}},
	{XID: "place:doha", Type: "Place", Names: names{"en": "Doha", "fa": "دوحه", "ar": "الدوحة"}},
	{XID: "resolution:unsc-2334", Type: "Resolution", Names: names{"en": "Security Council resolution 2334"}},
	{XID: "agreement:transport-memorandum", Type: "Agreement", Names: names{"en": "Memorandum on transport",
		"fa": "یادداشت تفاهم حمل و نقل"}},
	{XID: "event:caspian-summit", Type: "Event", Names: names{"fa": "اجلاس خزر"}},
}

type names = map[string]string

func person(slug string, n names, aliases ...string) graph.Entity {
	return graph.Entity{XID: "person:" + slug, Type: "Person", Names: n, Aliases: aliases}
}

func state(code string, n names) graph.Entity {
	return graph.Entity{XID: "state:" + code, Type: "State", Names: n}
}

// A telling is one assertion of a document. Its words are in the document's
// text; place and speaker may be empty.
type telling struct {
	subject, relation, object string
	status                    graph.Status
	date                      graph.Date
	words                     string
	place, speaker, role      string
	confidence                float64
}

type dispatch struct {
	id, lang, outlet, title string
	published               graph.Date
	text                    string
	tells                   []telling
}

const (
	amina, rustam, selim  = "person:amina-haddad", "person:rustam-karimov", "person:selim-noor"
	ali, otherAli, farid  = "person:ali-rahimi", "person:ali-rahimi-2", "person:farid-daoud"
	trader                = "person:trade-minister-of-kz-2021"
	kz, qa, ir, jo        = "state:KZ", "state:QA", "state:IR", "state:JO"
	oic, forum, doha      = "org:oic", "org:peace-trade-forum", "place:doha"
	resolution, transport = "resolution:unsc-2334", "agreement:transport-memorandum"
	summit                = "event:caspian-summit"
)

var dispatches = []dispatch{
	{"01", "en", "Northern Wire", "Haddad and Karimov meet in Doha", "2021-03-04",
		"Amina Haddad, Jordan's foreign minister, met Rustam Karimov in Doha on 3 March. The two ministers signed a memorandum on transport. " +
			"Jordan supports Security Council resolution 2334, Haddad said.", []telling{
			{amina, "met_with", rustam, graph.Asserted, "2021-03-03", "Amina Haddad, Jordan's foreign minister, met Rustam Karimov in Doha", doha, "", "", 0.95},
			{amina, "holds_position", jo, graph.Asserted, "", "Amina Haddad, Jordan's foreign minister", "", "", "foreign minister", 0.98},
			{amina, "signed", transport, graph.Asserted, "2021-03-03", "The two ministers signed a memorandum on transport", "", "", "", 0.9},
			{rustam, "signed", transport, graph.Asserted, "2021-03-03", "The two ministers signed a memorandum on transport", "", "", "", 0.9},
			{jo, "supports", resolution, graph.Asserted, "2021-03-04", "Jordan supports Security Council resolution 2334", "", amina, "", 0.85}}},
	{"02", "fa", "خبرگزاری خزر", "دیدار حداد و کریموف در دوحه", "2021-03-04",
		"امینه حداد روز چهارشنبه در دوحه با رستم کریموف وزیر خارجه قزاقستان دیدار کرد. دو طرف یادداشت تفاهم حمل و نقل را امضا کردند. " +
			"علی رحیمی قرار است هفته آینده با کریموف دیدار کند.", []telling{
			{amina, "met_with", rustam, graph.Asserted, "2021-03-03", "امینه حداد روز چهارشنبه در دوحه با رستم کریموف وزیر خارجه قزاقستان دیدار کرد", doha, "", "", 0.9},
			{rustam, "holds_position", kz, graph.Asserted, "", "رستم کریموف وزیر خارجه قزاقستان", "", "", "foreign minister", 0.97},
			{rustam, "signed", transport, graph.Asserted, "2021-03-03", "دو طرف یادداشت تفاهم حمل و نقل را امضا کردند", "", "", "", 0.88},
			{ali, "met_with", rustam, graph.Planned, "2021-03", "علی رحیمی قرار است هفته آینده با کریموف دیدار کند", "", "", "", 0.8}}},
	{"03", "ar", "صوت الجنوب", "سليم نور يلتقي أمينة حداد", "2021-05-20",
		"التقى سليم نور في عمّان أمينة حداد، وأشاد بدور منظمة التعاون الإسلامي. وأعلن نور أن قطر تدعم الأردن.", []telling{
			{amina, "met_with", selim, graph.Asserted, "2021-05", "التقى سليم نور في عمّان أمينة حداد", "", "", "", 0.93},
			{selim, "praised", oic, graph.Asserted, "2021-05", "وأشاد بدور منظمة التعاون الإسلامي", "", "", "", 0.9},
			{qa, "supports", jo, graph.Asserted, "2021-05-20", "قطر تدعم الأردن", "", selim, "", 0.9}}},
	{"04", "fa", "خبرگزاری خزر", "دیدار رحیمی و کریموف", "2021-04-02",
		"علی رحیمی وزیر امور خارجه ایران دیروز با رستم کریموف گفت‌وگو و دیدار کرد. ایران از قطعنامه ۲۳۳۴ حمایت می‌کند.", []telling{
			{ali, "met_with", rustam, graph.Asserted, "2021-04-01", "علی رحیمی وزیر امور خارجه ایران دیروز با رستم کریموف گفت‌وگو و دیدار کرد", "", "", "", 0.92},
			{ali, "holds_position", ir, graph.Asserted, "", "علی رحیمی وزیر امور خارجه ایران", "", "", "foreign minister", 0.97},
			{ir, "supports", resolution, graph.Asserted, "2021-04-02", "ایران از قطعنامه ۲۳۳۴ حمایت می‌کند", "", "", "", 0.87}}},
	{"05", "en", "Southern Post", "Iran denies backing resolution", "2021-06-11",
		"Iran does not support resolution 2334, a spokesman said. Iran opposes the resolution as it stands. " +
			"Ali Rahimi, chair of the Peace and Trade Forum, met Farid Daoud.", []telling{
			{ir, "supports", resolution, graph.Negated, "2021-06-11", "Iran does not support resolution 2334", "", "", "", 0.83},
			{ir, "opposes", resolution, graph.Asserted, "2021-06-11", "Iran opposes the resolution as it stands", "", "", "", 0.86},
			{otherAli, "holds_position", forum, graph.Asserted, "", "Ali Rahimi, chair of the Peace and Trade Forum", "", "", "chair", 0.6},
			{otherAli, "met_with", farid, graph.Asserted, "2021", "Ali Rahimi, chair of the Peace and Trade Forum, met Farid Daoud", "", "", "", 0.7}}},
	{"06", "ar", "صوت الجنوب", "فريد داود يزور كازاخستان", "2021-07-01",
		"وصل فريد داود إلى كازاخستان حيث التقى وزير التجارة الكازاخستاني، وأدان إيران. ومن المقرر أن توقع قطر مذكرة النقل.", []telling{
			{farid, "visited", kz, graph.Asserted, "2021-07-01", "وصل فريد داود إلى كازاخستان", "", "", "", 0.9},
			{farid, "met_with", trader, graph.Asserted, "2021-07-01", "التقى وزير التجارة الكازاخستاني", "", "", "", 0.75},
			{trader, "holds_position", kz, graph.Asserted, "", "وزير التجارة الكازاخستاني", "", "", "minister of trade", 0.9},
			{farid, "condemns", ir, graph.Asserted, "2021-07-01", "وأدان إيران", "", "", "", 0.8},
			{qa, "signed", transport, graph.Planned, "", "ومن المقرر أن توقع قطر مذكرة النقل", "", "", "", 0.8}}},
	{"07", "en", "Northern Wire", "Noor succeeds Haddad", "2022-01-15",
		"Selim Noor became Jordan's foreign minister on 10 January. He spoke with Rustam Karimov by telephone. " +
			"Qatar condemns Jordan over the appointment.", []telling{
			{selim, "holds_position", jo, graph.Asserted, "2022-01-10", "Selim Noor became Jordan's foreign minister", "", "", "foreign minister", 0.95},
			{rustam, "spoke_with", selim, graph.Asserted, "", "He spoke with Rustam Karimov by telephone", "", "", "", 0.85},
			{qa, "condemns", jo, graph.Asserted, "2022-01-15", "Qatar condemns Jordan over the appointment", "", "", "", 0.8}}},
	{"08", "fa", "خبرگزاری خزر", "اجلاس خزر", "2022-08-09",
		"قزاقستان و ایران در اجلاس خزر شرکت کردند. قزاقستان با ایران توافق کرد. مجمع صلح و تجارت ایران را متهم کرد.", []telling{
			{kz, "attended", summit, graph.Asserted, "2022-08-09", "قزاقستان و ایران در اجلاس خزر شرکت کردند", "", "", "", 0.9},
			{ir, "attended", summit, graph.Asserted, "2022-08-09", "قزاقستان و ایران در اجلاس خزر شرکت کردند", "", "", "", 0.9},
			{ir, "agreed_with", kz, graph.Asserted, "2022-08-09", "قزاقستان با ایران توافق کرد", "", "", "", 0.88},
			{forum, "accused", ir, graph.Alleged, "2022-08", "مجمع صلح و تجارت ایران را متهم کرد", "", "", "", 0.6},
			{forum, "accused", ir, graph.Asserted, "2022-08", "مجمع صلح و تجارت ایران را متهم کرد", "", "", "", 0.6}}},
	{"09", "en", "Southern Post", Nasty, "",
		"Kazakhstan called on Qatar to join.\nKazakhstan \"praised\" the <Forum> & its friends \\ 😀.", []telling{
			{kz, "called_on", qa, graph.Asserted, "", "Kazakhstan called on Qatar to join", "", "", "", 0.77},
			{kz, "praised", forum, graph.Asserted, "2020-12-31", "Kazakhstan \"praised\" the <Forum> & its friends \\ 😀", "", "", "", 0.66}}},
	{"10", "ar", "وكالة الصباح", "لا جديد", "2021-03-05", "لا خبر في هذا اليوم.", nil},
}

// Readings returns the sample, a reading for each document, in the order of
// the documents' xids. They are the caller's to change.
func Readings() []graph.Reading {
	ontology, err := schema.Default()
	if err != nil {
		panic(err) // the ontology is built in
	}
	known := map[string]graph.Entity{}
	for _, e := range entities {
		known[e.XID] = e
	}
	var readings []graph.Reading
	for n, d := range dispatches {
		r := graph.Reading{Document: graph.Document{XID: "doc:" + d.id, URL: "https://news.example/" + d.id + "?a=1&b=2",
			Outlet: d.outlet, Title: d.title, Published: d.published, Lang: d.lang, Hash: "hash-" + d.id, Text: d.text,
			ObservedAt: time.Date(2024, 5, 1, 8, n, 0, 0, time.UTC)}}
		mentioned := map[string]bool{}
		for i, t := range d.tells {
			at := strings.Index(d.text, t.words)
			if at < 0 {
				panic(fmt.Sprintf("sample: dispatch %s does not say %q", d.id, t.words))
			}
			relation, ok := ontology.Relation(t.relation)
			if !ok {
				panic("sample: no relation " + t.relation)
			}
			begin := utf8.RuneCountInString(d.text[:at])
			a := graph.Assertion{XID: fmt.Sprintf("assertion:%s-%d", d.id, i), Relation: t.relation, Subject: t.subject,
				Object: t.object, Status: t.status, Role: t.role, AttributedTo: t.speaker, Date: t.date, Place: t.place,
				Confidence: t.confidence, PLOVER: relation.PLOVER.String(), CAMEO: relation.CAMEO.Code,
				Rule: d.lang + "/" + t.relation, Pack: "1", Document: r.Document.XID,
				Evidence: []graph.Evidence{{Document: r.Document.XID, Begin: begin,
					End: begin + utf8.RuneCountInString(t.words), Quote: t.words}}}
			if t.date != "" {
				a.Basis = graph.Stated
			}
			if relation.Symmetric && a.Object < a.Subject {
				a.Subject, a.Object = a.Object, a.Subject
			}
			r.Assertions = append(r.Assertions, a)
			for _, xid := range [...]string{t.subject, t.object, t.place, t.speaker} {
				if xid != "" && !mentioned[xid] {
					mentioned[xid] = true
					r.Entities = append(r.Entities, keyed(known[xid]))
				}
			}
		}
		readings = append(readings, r)
	}
	return readings
}

// keyed returns a copy of the entity with the search keys of all its names.
func keyed(e graph.Entity) graph.Entity {
	n := names{}
	for lang, s := range e.Names {
		n[lang] = s
		e.Keys = append(e.Keys, name.Keys(s, lang)...)
	}
	e.Names = n
	e.Aliases = slices.Clone(e.Aliases)
	for _, s := range e.Aliases {
		e.Keys = append(e.Keys, name.Keys(s, "")...)
	}
	slices.Sort(e.Keys)
	e.Keys = slices.Compact(e.Keys)
	return e
}

// A Graph is a graph in memory. It is a graph.Reader.
type Graph struct {
	entities   []graph.Entity
	assertions []graph.Assertion
	documents  []graph.Document
	ontology   *schema.Ontology

	// Same and Judged are who is one with whom, and why.
	Same   map[string]string
	Judged []graph.Judgement
}

// Of returns the graph of readings that agree on what their entities are
// called.
func Of(readings []graph.Reading) *Graph {
	ontology, err := schema.Default()
	if err != nil {
		panic(err) // the ontology is built in
	}
	g := &Graph{ontology: ontology}
	for _, r := range readings {
		g.documents = append(g.documents, r.Document)
		g.assertions = append(g.assertions, r.Assertions...)
		g.entities = append(g.entities, r.Entities...)
	}
	slices.SortFunc(g.documents, func(a, b graph.Document) int { return strings.Compare(a.XID, b.XID) })
	slices.SortFunc(g.assertions, func(a, b graph.Assertion) int { return strings.Compare(a.XID, b.XID) })
	slices.SortFunc(g.entities, func(a, b graph.Entity) int { return strings.Compare(a.XID, b.XID) })
	g.entities = slices.CompactFunc(g.entities, func(a, b graph.Entity) bool { return a.XID == b.XID })
	return g
}

// Entities returns all entities by xid.
func (g *Graph) Entities(ctx context.Context) iter.Seq2[graph.Entity, error] {
	return sequence(ctx, g.entities)
}

// Documents returns all documents by xid.
func (g *Graph) Documents(ctx context.Context) iter.Seq2[graph.Document, error] {
	return sequence(ctx, g.documents)
}

// Assertions returns those that the filter selects by xid.
func (g *Graph) Assertions(ctx context.Context, f graph.Filter) iter.Seq2[graph.Assertion, error] {
	documents := map[string]graph.Document{}
	for _, d := range g.documents {
		documents[d.XID] = d
	}
	if len(f.Statuses) == 0 {
		f.Statuses = []graph.Status{graph.Asserted}
	}
	var list []graph.Assertion
	for _, a := range g.assertions {
		d := documents[a.Document]
		date := a.Date
		if date == "" {
			date = d.Published
		}
		switch {
		case !slices.Contains(f.Statuses, a.Status),
			len(f.Relations) > 0 && !slices.Contains(f.Relations, a.Relation),
			len(f.Entities) > 0 && !slices.Contains(f.Entities, a.Subject) && !slices.Contains(f.Entities, a.Object),
			len(f.Types) > 0 && !(g.typed(a.Subject, f.Types) && g.typed(a.Object, f.Types)),
			f.Lang != "" && d.Lang != f.Lang, f.Outlet != "" && d.Outlet != f.Outlet,
			a.Confidence < f.MinConfidence,
			!date.Within(f.From, f.To):
			continue
		}
		list = append(list, a)
	}
	return sequence(ctx, list)
}

func (g *Graph) typed(xid string, types []string) bool {
	t, ok := g.ontology.TypeOf(xid)
	return ok && slices.Contains(types, t.Name)
}

func sequence[T any](ctx context.Context, list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if err := ctx.Err(); err != nil {
				var none T
				yield(none, err)
				return
			}
			if !yield(v, nil) {
				return
			}
		}
	}
}

// SameAs returns who is one with whom.
func (g *Graph) SameAs(context.Context) (map[string]string, error) { return g.Same, nil }

// Judgements returns why.
func (g *Graph) Judgements(ctx context.Context) iter.Seq2[graph.Judgement, error] {
	return sequence(ctx, g.Judged)
}

// Edges returns the direct edges by subject, relation and object.
func (g *Graph) Edges(ctx context.Context) iter.Seq2[graph.Edge, error] {
	edges := map[[3]string]graph.Edge{}
	for _, a := range g.assertions {
		if a.Status != graph.Asserted {
			continue
		}
		k := [3]string{a.Subject, a.Relation, a.Object}
		if r, _ := g.ontology.Relation(a.Relation); r.Symmetric && k[2] < k[0] {
			k[0], k[2] = k[2], k[0]
		}
		e, ok := edges[k]
		if !ok {
			e = graph.Edge{Subject: k[0], Relation: k[1], Object: k[2]}
		}
		edges[k] = e.With(a)
	}
	list := slices.SortedFunc(maps.Values(edges), func(a, b graph.Edge) int {
		return cmp.Or(strings.Compare(a.Subject, b.Subject), strings.Compare(a.Relation, b.Relation), strings.Compare(a.Object, b.Object))
	})
	return sequence(ctx, list)
}

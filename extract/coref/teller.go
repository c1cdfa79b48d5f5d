package coref

import (
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells who a Persian sentence is about apart from whom it names.

// untold returns the token from which on a sentence gives what somebody says whom it
// does not name, as he is the one whom the text is about: "افزود: | ظریف آمد". It
// is past the sentence if there is none.
func (r *resolver) untold(sentence int) int {
	d := r.d
	s := d.Sentences[sentence]
	if d.Pack.Order != lang.SOV {
		return s.Last
	}
	at := s.First
	for at < s.Last && d.Folded[at] != ":" {
		at++
	}
	const long = 3 // words of a verb
	if at == s.Last || !slices.ContainsFunc(d.Matches[max(s.First, at-long):at], func(m []lang.Match) bool {
		return slices.ContainsFunc(m, func(x lang.Match) bool {
			return x.End == at && x.Entry.Class == lang.Verb && x.Entry.Value == "say"
		})
	}) {
		return s.Last
	}
	for j := r.mentionAt(s.First); j < len(d.Mentions) && d.Mentions[j].Tokens.First < at; j++ {
		switch d.Mentions[j].Type {
		case "Person", "Organization", "State":
			return s.Last
		}
	}
	return at
}

// attends reports whether the person of mention j is but present at a meeting of
// others, of which the sentence goes on to tell that mention i is part of: "در این
// دیدار که با حضور | رایزن سفارت | انجام شد، دو طرف".
func (r *resolver) attends(j, i int) bool {
	d := r.d
	if d.Pack.Order != lang.SOV ||
		d.SentenceAt(d.Mentions[j].Tokens.First) != d.SentenceAt(d.Mentions[i].Tokens.First) {
		return false
	}
	first := d.Mentions[j].Phrase.First
	if first > 0 && strings.ContainsAny(d.Folded[first-1], "\"«“") {
		first--
	}
	return slices.ContainsFunc(d.Matches[max(0, first-2):first], func(m []lang.Match) bool {
		return slices.ContainsFunc(m, func(x lang.Match) bool {
			return x.End == first && x.Entry.Class == lang.Word && x.Entry.Value == "attending"
		})
	})
}

// reported returns whom the lead of an item calls by office alone, where the
// next sentence reports on and begins with a name: "وزیر نیرو گفت … به گزارش
// ایسنا، رضا اردکانیان …". It returns -1 if that is not the form.
func (r *resolver) reported(i int) int {
	d := r.d
	s := d.SentenceAt(d.Mentions[i].Tokens.First)
	lead := s
	if d.Pack.Order != lang.SOV || s+1 >= len(d.Sentences) ||
		i > 0 && d.SentenceAt(d.Mentions[i-1].Tokens.First) == s && d.Mentions[i-1].Type == "Person" {
		return -1
	}
	for again := 0; again < leads && s+2 < len(d.Sentences) && r.repeats(i, s+1); again++ {
		s++ // the title says what the lead says
	}
	next := d.Sentences[s+1]
	if !slices.ContainsFunc(d.Matches[next.First], func(m lang.Match) bool {
		return m.Entry.Class == lang.Word && m.Entry.Value == "report"
	}) {
		if e := r.opener(i, s); e >= 0 {
			return e
		}
		return r.follower(i, s)
	}
	const far = 12 // words
	for j := i + 1; j < len(d.Mentions) && d.Mentions[j].Tokens.First < min(next.Last, next.First+far); j++ {
		m := d.Mentions[j]
		if m.Tokens.First < next.First || m.Type != "Person" {
			continue
		}
		if m.Phrase.First <= next.First+2 ||
			d.Tokens[m.Phrase.First-1].Kind == lang.PunctKind && m.Phrase.First <= next.First+3 &&
				d.Folded[m.Phrase.First-1] != "،" {
			return -1 // who reports is not who spoke
		}
		if e := m.Entity(); m.Form == extract.Name && e >= 0 && len(d.Entities[e].Offices) == 0 &&
			!slices.ContainsFunc(d.Mentions[i+1:], func(x extract.Mention) bool {
				return x.Entity() == e && d.SentenceAt(x.Tokens.First) == lead
			}) {
			return e
		}
		return -1 // "وزیر با رضا اردکانیان دیدار کرد": he is somebody else
	}
	return -1
}

// opener returns whom the paragraph behind sentence s begins with, saying that he gave
// an interview, where the sentence begins with an office alone at mention i: "یک عضو
// کمیسیون انرژی گفت … / رضا اردکانی در گفت‌وگو با ایسنا …"; else -1.
func (r *resolver) opener(i, s int) int {
	d := r.d
	if d.Mentions[i].Phrase.First > d.Sentences[s].First+1 {
		return -1
	}
	for s++; s < len(d.Sentences) && !d.Tokens[d.Sentences[s].First].Line; s++ {
	}
	if s == len(d.Sentences) || d.Pack.Order != lang.SOV {
		return -1
	}
	next := d.Sentences[s]
	j := r.mentionAt(next.First)
	if j == len(d.Mentions) || d.Mentions[j].Type != "Person" || d.Mentions[j].Form != extract.Name ||
		d.Mentions[j].Entity() < 0 {
		return -1
	}
	m := d.Mentions[j]
	e := m.Entity()
	for t := next.First; t < m.Tokens.First; {
		k := slices.IndexFunc(d.Matches[t], func(x lang.Match) bool { return x.Entry.Class == lang.Honorific })
		switch {
		case k >= 0:
			t = d.Matches[t][k].End
		case d.Tokens[t].Kind == lang.PunctKind:
			t++
		default:
			return -1
		}
	}
	if len(d.Entities[e].Offices) > 0 ||
		!slices.ContainsFunc(d.Matches[min(m.Tokens.Last, next.Last-1)], func(x lang.Match) bool {
			return x.Entry.Class == lang.Word && x.Entry.Value == "interviewed"
		}) {
		return -1
	}
	return e
}

// follower returns whom the sentence behind sentence s begins with by his name alone,
// going on with what he says, where the sentence begins with an office alone at mention
// i: "سخنگوی وزارت خارجه حمله را محکوم کرد. | بهرام کاویانی گفت"; else -1.
func (r *resolver) follower(i, s int) int {
	d := r.d
	first := d.Mentions[i].Phrase.First
	if begin := d.Sentences[d.SentenceAt(first)].First; first > begin &&
		(first > begin+opening || d.Folded[first-1] != ":") {
		return -1 // it begins otherwise than with an outlet's name
	}
	next := d.Sentences[s+1]
	j := r.mentionAt(next.First)
	if j == len(d.Mentions) {
		return -1
	}
	m := d.Mentions[j]
	e := m.Entity()
	if m.Type != "Person" || m.Form != extract.Name || e < 0 || m.Phrase.First != next.First ||
		len(d.Entities[e].Offices) > 0 {
		return -1
	}
	if known := d.Pack.World.Entities[d.Entities[e].Key].Offices; len(known) > 0 &&
		!slices.ContainsFunc(known, func(t lang.Tenure) bool { return t.Office == d.Mentions[i].Offices[0].Office }) {
		return -1 // he is known for other offices
	}
	if named := d.Mentions[d.Entities[e].Mentions[0]].Tokens.First; named < first && d.SentenceAt(named) > 0 {
		return -1 // he came before the office did
	}
	end := min(next.Last, m.Tokens.Last+opening)
	if m.Tokens.Last < next.Last &&
		slices.ContainsFunc(d.Matches[m.Tokens.Last], func(x lang.Match) bool {
			return x.Entry.Class == lang.Word && x.Entry.Value == "prep"
		}) {
		end = next.Last // "کاویانی | با اشاره به این حمله | گفت"
	}
	for t := m.Tokens.Last; t < end; t++ {
		if slices.ContainsFunc(d.Matches[t], func(x lang.Match) bool {
			return x.Entry.Class == lang.Verb && x.Entry.Value == "say"
		}) {
			return e
		}
	}
	return -1
}

// opening bounds how many words from its beginning a sentence names whom it is about,
// and behind that what he does.
const opening = 3

// leads bounds how often the title and lead of an item say the same.
const leads = 3

// quotedOther returns the first person named in what somebody is quoted as saying
// before mention i, in sentence s, for nobody calls himself "he": "وزیر گفت: سفیر
// قطر احضار و اعتراض ما به وی ابلاغ شد". If there is none, it returns -1.
func (r *resolver) quotedOther(i, s int) int {
	d := r.d
	at := d.Mentions[i].Tokens.First
	if d.Pack.Order != lang.SOV || at > 0 && slices.ContainsFunc(d.Matches[max(0, at-2)], func(x lang.Match) bool {
		return x.End == at && x.Entry.Class == lang.Word && x.Entry.Value == "according"
	}) {
		return -1
	}
	from := at
	for from >= d.Sentences[s].First && d.Folded[from] != ":" {
		from--
	}
	if from < d.Sentences[s].First {
		return r.toldOf(i, s)
	}
	for j := r.mentionAt(from); j < i; j++ {
		if m := d.Mentions[j]; m.Type == "Person" && m.Entity() >= 0 && !m.Loose && m.Form != extract.Pronoun {
			if m.Entity() == r.firstOf(s, i) {
				return -1 // the title before the colon names nobody
			}
			return m.Entity()
		}
	}
	return -1
}

// toldOf returns the only person of whom the sentence before quotes somebody, where "he",
// mention i, begins sentence s and so goes on in the quotation, which no word of saying
// ends: "وزیر گفت: سفیر قطر آمده است. | او با امیر دیدار کرد". If there is none, it returns -1.
func (r *resolver) toldOf(i, s int) int {
	d := r.d
	at := d.Mentions[i].Tokens.First
	says := func(t int) bool { // "افزود", not "با X صحبت کرد", which is an act
		act := slices.ContainsFunc(d.With(t, lang.Trigger), func(x lang.Match) bool {
			return x.Entry.Class == lang.Trigger && x.Entry.Value == "noun"
		})
		return !act &&
			slices.ContainsFunc(d.Matches[t], func(x lang.Match) bool {
				return x.Entry.Class == lang.Verb && x.Entry.Value == "say"
			})
	}
	if s == 0 || at != d.Sentences[s].First || d.Tokens[at].Line ||
		!slices.ContainsFunc(d.With(at, lang.Word), func(x lang.Match) bool {
			return x.Entry.Class == lang.Word && x.Entry.Value == "told-of"
		}) {
		return -1
	}
	for t := at; t < d.Sentences[s].Last; t++ {
		if says(t) {
			return -1
		}
	}
	before := d.Sentences[s-1]
	colon := before.Last - 1
	for colon > before.First && d.Folded[colon] != ":" {
		colon--
	}
	if colon == before.First || !says(colon-1) {
		return -1
	}
	found := -1
	for j := r.mentionAt(colon); j < i; j++ {
		if m := d.Mentions[j]; m.Type == "Person" && m.Entity() >= 0 && m.Entity() != found {
			if found >= 0 || m.Loose {
				return -1
			}
			found = m.Entity()
		}
	}
	return found
}

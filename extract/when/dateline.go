package when

import (
	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/calendar"
	"github.com/diplograph/diplograph/extract/lang"
	"github.com/diplograph/diplograph/graph"
)

// How far into a document, in paragraphs and tokens of a paragraph, a
// dateline may stand.
const headParagraphs, headTokens = 6, 24

// dateline reads where and when the head of a document says that it was
// written: "الرياض – واس", "تهران - ایرنا", "ASTANA, July 31, 2018 (…) --", a
// line of print ("نشر بتاريخ: 31/07/2018").
func dateline(d *extract.Document) extract.Dateline {
	r := &reader{d: d}
	if p, ok := calendar.Parse(d.Published); ok && p.Day > 0 {
		r.day, r.anchored = calendar.Gregorian.JulianDay(p), true
	}
	var out extract.Dateline
	for _, s := range head(d) {
		if out.Place.Len() == 0 && !s.Boilerplate && !s.Title {
			if m, ok := r.place(s.Range); ok {
				begin := d.Tokens[m.Begin].Begin
				out.Place = extract.Span{Begin: begin, End: d.Tokens[m.End-1].End}
			}
		}
		if out.Date != "" {
			continue
		}
		// A date within a sentence is news; one in a line of its own or next to
		// the place is the dateline.
		short := s.Len() <= 16 && !s.Title
		if s.Boilerplate || short || out.Place.Len() > 0 && out.Place.Begin >= d.Tokens[s.First].Begin {
			if x, ok := r.fullDate(s.Range); ok && (s.Boilerplate || x.first-s.First < 12) {
				out.Date = r.printed(x, s.Range)
			}
		}
	}
	return out
}

// head returns the first sentence of each of the first paragraphs, or what of
// it stands near its beginning.
func head(d *extract.Document) []extract.Sentence {
	var out []extract.Sentence
	last := -1
	for _, s := range d.Sentences {
		if s.Paragraph >= headParagraphs {
			break
		}
		if s.Paragraph == last {
			continue
		}
		last = s.Paragraph
		out = append(out, s)
	}
	return out
}

// place returns the name of the place that opens a dateline: it stands at the
// beginning or behind an agency's name and a dash, and a dash, bracket, colon
// or date follows.
func (r *reader) place(s extract.Range) (lang.Match, bool) {
	for k := s.First; k < min(s.Last, s.First+8); k++ {
		m, ok := r.placeAt(k, s.Last)
		if !ok {
			continue
		}
		if k > s.First && !r.mark(k-1) && !r.punct(k-1, "*", "•", ">", ";") {
			return lang.Match{}, false
		}
		end := m.End
		if r.punct(end, "،", ",") { // "Doha, 12-06-2017", "WASHINGTON, Reuters -"
			end++
			if x, ok := r.read(end); ok && x.day > 0 && x.first == end {
				return m, true
			}
			if r.marked(end, s.Last) {
				return m, true
			}
			continue
		}
		if k > s.First && r.punct(k-1, "-", "–", "—", "--") && (end >= s.Last || r.d.Tokens[end].Line) {
			return m, true // "عين اليوم – الرياض"
		}
		if r.mark(end) || r.punct(end, ":", "(") {
			return m, true
		}
		if x, ok := r.read(end); ok && x.day > 0 && x.month > 0 && x.year > 0 {
			return m, true // "موسكو 3 صفر 1440"
		}
	}
	return lang.Match{}, false
}

func (r *reader) placeAt(k, last int) (lang.Match, bool) {
	for _, m := range r.d.Matches[k] {
		if m.Entry.Class == lang.Place && !m.Entry.Weak && m.End <= last && m.First.Prefix == "" &&
			m.First.Suffix == "" && m.Last.Suffix == "" {
			return m, true
		}
	}
	return lang.Match{}, false
}

// mark reports a dash, which parts a dateline from the text.
func (r *reader) mark(k int) bool { return r.punct(k, "-", "–", "—", "--", "_", "ـ") }

// marked reports whether a dash or bracket follows within a few words.
func (r *reader) marked(k, last int) bool {
	for j := k; j < min(last, k+4); j++ {
		if r.mark(j) || r.punct(j, "(") {
			return true
		}
	}
	return false
}

// fullDate returns the first date of a sentence's beginning that gives day and
// month, and the year too unless the publication settles it.
func (r *reader) fullDate(s extract.Range) (parts, bool) {
	for i := s.First; i < min(s.Last, s.First+headTokens); {
		x, ok := r.read(i)
		if ok && x.day > 0 && x.month > 0 && (x.year > 0 || r.anchored) && !x.hasShift {
			return x, true
		}
		i = max(i+1, x.last)
	}
	return parts{}, false
}

// printed resolves a date of the dateline; where the same day is given in two
// calendars the Gregorian one counts.
func (r *reader) printed(x parts, s extract.Range) graph.Date {
	d, ok := r.resolve(x)
	if !ok {
		return ""
	}
	if x.system != calendar.Gregorian {
		if y, ok := r.fullDate(extract.Range{First: x.last, Last: s.Last}); ok && y.system == calendar.Gregorian {
			if e, ok := r.resolve(y); ok {
				n := calendar.Gregorian.JulianDay(e) - calendar.Gregorian.JulianDay(d)
				if -2 <= n && n <= 2 {
					d = e
				}
			}
		}
	}
	return d.Graph()
}

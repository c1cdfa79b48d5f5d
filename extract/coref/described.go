package coref

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/extract/lang"
)

// This file tells who is called by an office alone.

// described joins the people who are called by their office alone.
func (r *resolver) described() {
	d := r.d
	for i := range d.Mentions {
		m := d.Mentions[i]
		if m.Type != "Person" || m.Form != extract.Nominal || m.Members != nil || len(m.Offices) == 0 {
			continue
		}
		p := m.Offices[0]
		if p.Office == "counterpart" {
			if p.Office = r.officeBefore(i); p.Office == "" {
				continue
			}
			d.Mentions[i].Offices[0].Office = p.Office
		}
		of := -1
		if p.Body >= 0 {
			of = r.served(r.bodyMeant(p.Body))
		} else if of = r.whose(i, p); of < 0 {
			of = r.around(p)
		}
		if p.Former && d.Pack.Order == lang.SOV {
			if of >= 0 && !m.Plural {
				r.formerly(i, p, of)
			}
			continue
		}
		id := r.title(p)
		if id != "" {
			of = r.named(id)
		}
		of = r.stateOf(p.Office, of)
		p.Office = r.headOf(p.Office, of)
		e := -1
		if strings.HasPrefix(p.Of, "place:") || p.Office == "counterpart" {
			if x, ok := r.seats[p.Office+" "+p.Of]; ok {
				e = x
			}
		} else if id == "" || of >= 0 {
			e = r.holder(i, p.Office, of)
		} else {
			e = r.knownHolder(p.Office, id, false)
		}
		if e < 0 && id == "" && of >= 0 {
			e = r.servant(p.Office, of)
		}
		if e < 0 && of >= 0 && m.Rule == "counterpart" {
			e = r.compatriot(of)
		}
		if e < 0 && id == "" {
			e = r.reported(i)
		}
		if e < 0 && id == "" && r.ours(m) {
			of = r.home // a paper's own president
			m.Offices[0].Of = d.Entities[of].Key
			e = r.holder(i, p.Office, of)
		}
		if id != "" && e < 0 {
			e = r.entity(extract.Entity{Type: "Person"})
		}
		if e >= 0 {
			r.join(i, e)
			for _, q := range m.Offices {
				r.hold(e, i, q)
			}
			continue
		}
		placed := strings.HasPrefix(p.Of, "place:") && d.Pack.World.Office(p.Office).Of == "place" // "استاندار ایلام"
		seat := p.Office + " " + p.Of
		// "فرستاده ویژه پوتین": whom he serves tells who he is
		master := p.Body >= 0 && d.Mentions[p.Body].Type == "Person"
		if master {
			seat = p.Office + " " + d.Mentions[p.Body].Key
		}
		own := of < 0 && d.Pack.Order != lang.SVO && p.Of == "" && p.Body < 0 && r.unmistakable(i, p)
		if of < 0 && !placed && !master && !own || m.Plural || p.Former {
			continue
		}
		if x, ok := r.seats[seat]; ok && (master || own) {
			r.join(i, x)
			continue
		}
		if n, x := r.inOffice(p.Office); own && n > 0 {
			if n == 1 {
				r.join(i, x)
			}
			continue
		}
		if !d.Pack.World.Office(p.Office).Identifies || of < 0 {
			if d.Pack.Order == lang.SVO {
				continue
			}
			d.Mentions[i].Loose = true
		}
		e = r.entity(extract.Entity{Type: "Person"})
		r.join(i, e)
		if of < 0 || p.Office == "counterpart" {
			r.seats[seat] = e
			continue
		}
		if master {
			r.seats[seat] = e
		}
		for _, q := range m.Offices {
			r.hold(e, i, q)
		}
	}
}

// unmistakable reports whether an Arabic or Persian office without a state is put as that of
// the one whom everybody knows who reads the paper: "استقبل رئيس الجمهورية", "وزیر نیرو".
func (r *resolver) unmistakable(i int, p extract.Position) bool {
	d := r.d
	facts := d.Pack.World.Office(p.Office)
	return facts.Single && facts.Of == "state" && p.Evidence.Len() >= 2 &&
		(d.Pack.Order == lang.SOV || strings.HasPrefix(d.Folded[p.Evidence.Last-1], "ال"))
}

// inOffice returns how many people of the document hold an office of any state or body, and
// the last of them.
func (r *resolver) inOffice(office string) (n, e int) {
	for i, x := range r.d.Entities {
		if slices.ContainsFunc(x.Offices, func(h extract.Held) bool { return h.Office == office }) {
			n, e = n+1, i
		}
	}
	return n, e
}

// formerly makes mention i, of who once held an office, somebody: who is named so
// elsewhere, else nobody who holds it now.
func (r *resolver) formerly(i int, p extract.Position, of int) {
	seat := r.formerSeat(p)
	e, ok := r.seats[seat]
	if !ok {
		e = r.formerHolder(p.Office, r.d.Entities[of].Key)
	}
	if !ok && e < 0 {
		e = r.entity(extract.Entity{Type: "Person"})
		r.seats[seat] = e
	}
	r.d.Mentions[i].Loose = true
	r.join(i, e)
}

// formerHolder returns the one person of the document who is known to have held an
// office and no longer did at its time, or -1.
func (r *resolver) formerHolder(office, of string) int {
	d := r.d
	found := -1
	for _, id := range d.Pack.World.Holders(office, of) {
		e, ok := r.byKey[typed{"Person", id}]
		if !ok || e == found || d.Published == "" ||
			!slices.ContainsFunc(d.Pack.World.Entities[id].Offices, func(t lang.Tenure) bool {
				return t.Office == office && t.Of == of && t.To != "" && string(d.Published) > t.To &&
					!t.Covers(string(d.Published))
			}) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// formerSeat is the key of the seat that somebody once held, "" if whose it was is not
// said.
func (r *resolver) formerSeat(p extract.Position) string {
	if p.Body < 0 {
		return ""
	}
	return fmt.Sprint("former ", p.Office, " ", r.served(r.bodyMeant(p.Body)))
}

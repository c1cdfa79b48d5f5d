package mention

// seats gives a capital that acts to the body that has its seat there rather than to
// the state, where the document names the body and not the state: "بروکسل" is the
// European Union unless somebody speaks of Belgium.
func (f *finder) seats() {
	d := f.d
	if d.Pack == nil || len(d.Pack.Grammar.Seats) == 0 {
		return
	}
	named := map[string]bool{}
	for _, m := range d.Mentions {
		if m.Rule != "capital" {
			named[m.Key] = true
		}
	}
	for place, body := range d.Pack.Grammar.Seats {
		state := d.Pack.CapitalOf(place)
		if !named[body] || named[state] {
			continue
		}
		for i := range d.Mentions {
			if m := &d.Mentions[i]; m.Rule == "capital" && m.Key == state {
				m.Type, m.Key = "Organization", body
			}
		}
	}
}

package name

import "strings"

// assignRoles tells given from family name by place.
func (n *Name) assignRoles() {
	first, last := -1, -1
	father := false
	for i := range n.Tokens {
		t := &n.Tokens[i]
		switch t.kind {
		case title, drop:
			t.Role = Title
		case epithet:
			t.Role = Epithet
		case ordinal:
			t.Role = Ordinal
		case particle, article, territory:
			t.Role = Particle
		case patronymic:
			t.Role = Particle
			father = true
		case plain, initial:
			if t.Role == Place {
				break
			}
			switch {
			case father:
				t.Role = Father
			case first < 0:
				t.Role = Given
			default:
				t.Role = Middle
			}
			father = false
			if first < 0 {
				first = i
			}
			if t.Role != Father {
				last = i
			}
		}
	}
	if last > first {
		n.Tokens[last].Role = Family
		n.family = true
	}
}

// lookUp finds what the tables know about the tokens, and sums up the name.
func (n *Name) lookUp(k *knowledge) {
	for i := range n.Tokens {
		t := &n.Tokens[i]
		switch t.kind {
		case ordinal:
			n.number, n.historic = t.number, true
		case epithet:
			n.epithet = t.word
			n.historic = true
		case patronymic:
			n.arabic = true
		case plain, title:
			n.historic = n.historic || t.kind == title
			t.names = look(&k.names, t.Text, n.script)
			t.translations = look(&k.translations, t.Text, n.script)
			if stem := t.stem(); t.optional > 0 && t.names[0] == 0 {
				t.names = look(&k.names, stem, n.script)
			}
			t.eastern = k.isEastern(t.names)
		}
		t.lead = t.from
		t.may = k.couldSound(n, t.from, t.to)
		for _, g := range k.cut(t.stem(), n.script) {
			t.must |= k.letters[n.script].must[g]
		}
		if i > 0 && n.Tokens[i-1].kind == particle && (t.kind == plain || t.kind == particle) {
			t.lead = n.Tokens[i-1].lead
		}
		switch t.kind {
		case plain, initial, title:
			n.content = append(n.content, uint8(i))
		}
	}
	var whole strings.Builder
	for _, t := range n.Tokens {
		whole.WriteString(t.Text)
	}
	n.whole = look(&k.translations, whole.String(), n.script)
	for c := 0; c+1 < len(n.content); c++ {
		t, next := &n.Tokens[n.content[c]], &n.Tokens[n.content[c+1]]
		if !t.Initial && !next.Initial {
			t.pairNames = look(&k.names, t.Text+next.Text, n.script)
			t.pairTranslations = look(&k.translations, t.Text+next.Text, n.script)
		}
	}
	if len(n.content) > 0 {
		n.arabic = n.arabic || k.isEastern(n.Tokens[n.content[0]].names)
	}
	if len(n.content) == 1 {
		n.historic = true
	}
}

// couldSound collects the sounds of all ways to cut letters [from,to).
func (k *knowledge) couldSound(n *Name, from, to uint8) soundSet {
	var may soundSet
	for _, d := range n.nodes[from:to] {
		for i := range d.n {
			may |= k.letters[n.script].may[d.id[i]]
		}
	}
	return may
}

// patronymicBefore tells whether a word is marked as the father's name.
func (n *Name) patronymicBefore(c int) bool {
	if c >= len(n.content) || n.content[c] == 0 {
		return false
	}
	return n.Tokens[n.content[c]-1].kind == patronymic
}

// price sets what each token can say, and what it costs where the other name lacks it or has another
// in its place.
func (n *Name) price(w *Weights) {
	k := known()
	for c, i := range n.content {
		t := &n.Tokens[i]
		w.measure(n, t)
		first, last := c == 0, c == len(n.content)-1
		switch {
		case t.kind == title:
			t.gap, t.weak = -5, true
			if t.names[0] > 0 {
				t.gap, t.cap = -30, min(t.cap, 400)
			} else {
				t.cap = min(t.cap, 200)
			}
		case t.Role == Place:
			t.gap, t.weak, t.cap = -20, true, min(t.cap, 300)
		case t.Initial:
			t.gap, t.floor, t.cap = -30, -300, 100
		case first && k.isSilent(t.names) && !n.patronymicBefore(c+1):
			t.gap, t.floor = -150, -1200
		case first && n.arabic && k.isDouble(t.names) && !n.patronymicBefore(c+1):
			t.gap, t.floor = -700, -1600
		case first && n.arabic:
			t.gap, t.floor = -1600, -1600
		case first:
			t.gap, t.floor = -250, -900
		case last && n.arabic:
			t.gap, t.floor = -300, -900
		case last:
			t.gap, t.floor = -150, -900
		case t.Role == Father:
			t.gap, t.floor = -40, -900
		case n.arabic:
			t.gap, t.floor = -50, -900
		default:
			t.gap, t.floor = -50, -400
		}
		if !t.weak {
			n.strong++
		}
		t.gapAlone = max(t.gap, -100)
		t.father = n.patronymicBefore(c)
		if i > 0 && n.Tokens[i-1].clan && n.arabic {
			t.clan = true
			t.cap = min(t.cap, 400)
			t.gap = max(t.gap, -60)
		}
	}
}

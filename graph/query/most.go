package query

import (
	"cmp"
	"slices"
	"strconv"
)

// This file finds who has the most others by the index of counts.

// keptFor is the list that entities have of those whom a measure counts, if they do.
func keptFor(measure string) string {
	switch measure {
	case "meetings":
		return "met"
	case "connections":
		return "near"
	}
	return ""
}

// A contender may be among those who have the most others.
type contender struct {
	UID    uid
	others []uid // all who are it, if it is not alone
	bound  int   // it has no more than so many
}

func (c contender) members() []uid {
	if len(c.others) == 0 {
		return []uid{c.UID}
	}
	return c.others
}

// most returns those who have the most others in a list, the best for sure, with how
// many: who are one count once, be it as those who have others or as the others.
//
// The index of counts does not know who is one, so what it has is a bound. Lists are
// put together only for those whose bound is high enough.
func (a *asking) most(list string) ([]rankedNode, error) {
	enough := a.limit() + 1
	var same identities
	var least int
	err := a.together(
		func(a *asking) (err error) { same, err = a.identities("uid"); return err },
		func(a *asking) (err error) { least, err = a.countOfSome(list, enough); return err })
	if err != nil {
		return nil, err
	}
	groups := same.groups()
	known := map[uid]rankedNode{}
	for ; ; least = max(least/4, 1) {
		all, err := a.contenders(list, least, groups)
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(all, func(x, y contender) int { return y.bound - x.bound })
		for n := enough; len(all) >= enough || least == 1; {
			n = min(n, len(all))
			if err := a.count(list, all[:n], same, known); err != nil {
				return nil, err
			}
			ranked := make([]rankedNode, n)
			for i, c := range all[:n] {
				ranked[i] = known[c.UID]
			}
			slices.SortFunc(ranked, func(x, y rankedNode) int { return cmp.Compare(y.score, x.score) })
			worst := 0.0 // of those that are enough
			if n >= enough {
				worst = ranked[enough-1].score
			}
			if n == len(all) || float64(all[n].bound) < worst {
				if least == 1 || worst >= float64(least) {
					return slices.DeleteFunc(ranked, func(r rankedNode) bool { return r.score == 0 }), nil
				}
				break
			}
			n += 1 + n/4
		}
	}
}

// countOfSome returns a number of others that enough have, or as few as any can have.
func (a *asking) countOfSome(list string, enough int) (int, error) {
	var s statement
	for least := 1 << 12; least > 1<<4; least /= 4 {
		s.add("n", strconv.Itoa(least), "(func: ge(count(", list, "), ", strconv.Itoa(least), ")) { count(uid) }\n")
	}
	var answer map[string][]struct{ Count int }
	err := a.ask(&s, &answer)
	for least := 1 << 12; least > 1<<4; least /= 4 {
		if n := answer["n"+strconv.Itoa(least)]; len(n) > 0 && n[0].Count >= enough {
			return least, err
		}
	}
	return 1 << 4, err
}

// contenders returns those who may have at least so many others in a list. Groups are
// those who are one: one of them has its share of that.
func (a *asking) contenders(list string, least int, groups []contender) ([]contender, error) {
	largest := 1
	for _, g := range groups {
		largest = max(largest, len(g.others))
	}
	var s statement
	yes := s.value("true")
	s.add("q(func: ge(count(", list, "), ", strconv.Itoa(least), ")) @filter(NOT eq(joined, ", yes, ")) { uid n: count(", list, ") }\n",
		"joined(func: ge(count(", list, "), ", strconv.Itoa((least+largest-1)/largest), ")) @filter(eq(joined, ", yes, ")) { uid n: count(", list, ") }\n")
	var answer struct {
		Q, Joined []struct {
			UID uid
			N   int
		}
	}
	if err := a.ask(&s, &answer); err != nil {
		return nil, err
	}
	var all []contender
	for _, q := range answer.Q {
		all = append(all, contender{UID: q.UID, bound: q.N})
	}
	share := map[uid]int{}
	for _, q := range answer.Joined {
		share[q.UID] = q.N
	}
	for _, g := range groups {
		most := 0
		for _, u := range g.others {
			g.bound += cmp.Or(share[u], (least+largest-1)/largest-1)
			most = max(most, share[u])
		}
		if most > 0 && g.bound >= least {
			all = append(all, g)
		}
	}
	return all, nil
}

// countAtOnce is how many lists are put together in one request.
const countAtOnce = 100

// count finds how many others contenders have of whom that is not known yet.
func (a *asking) count(list string, of []contender, same identities, known map[uid]rankedNode) error {
	of = slices.DeleteFunc(slices.Clone(of), func(c contender) bool { _, ok := known[c.UID]; return ok })
	var do []func(*asking) error
	counts, xids := make([]int, len(of)), make([]string, len(of))
	for begin := 0; begin < len(of); begin += countAtOnce {
		some := of[begin:min(begin+countAtOnce, len(of))]
		do = append(do, func(a *asking) error {
			var s statement
			yes := s.value("true")
			var members []uid
			place := map[uid]int{} // of members among some
			for i, c := range some {
				for _, u := range c.members() {
					members, place[u] = append(members, u), i
				}
				if n := strconv.Itoa(i); len(c.others) > 0 {
					s.add("var(func: uid(", uids(c.others), ")) { L", n, " as ", list, " }\n",
						"plain", n, "(func: uid(L", n, ")) @filter(NOT eq(joined, ", yes, ")) { n: count(uid) }\n")
				}
			}
			s.add("all(func: uid(", uids(members), ")) { uid xid others: ", list, " @filter(eq(joined, ", yes, ")) { uid } }\n")
			var answer map[string][]struct {
				UID    uid
				XID    string
				N      int
				Others []struct{ UID uid }
			}
			if err := a.ask(&s, &answer); err != nil {
				return err
			}
			those, entries := make([]map[uid]bool, len(some)), make([]int, len(some))
			for i := range some {
				those[i] = map[uid]bool{}
			}
			for _, member := range answer["all"] {
				i := place[member.UID]
				if member.UID == some[i].UID {
					xids[begin+i] = member.XID
				}
				for _, o := range member.Others {
					those[i][same.of(node{UID: o.UID}).UID] = true
					entries[i]++
				}
			}
			for i, c := range some {
				delete(those[i], c.UID)
				counts[begin+i] = len(those[i])
				if len(c.others) == 0 {
					counts[begin+i] += c.bound - entries[i]
				} else if plain := answer["plain"+strconv.Itoa(i)]; len(plain) > 0 {
					counts[begin+i] += plain[0].N
				}
			}
			return nil
		})
	}
	if err := a.together(do...); err != nil {
		return err
	}
	for i, c := range of {
		known[c.UID] = rankedNode{node{UID: c.UID, XID: xids[i]}, float64(counts[i])}
	}
	return nil
}

// identities tells of entities which others they turned out to be.
type identities map[uid]node

func (i identities) of(n node) node {
	if to, ok := i[n.UID]; ok {
		return to
	}
	return n
}

// groups are those who are one.
func (i identities) groups() []contender {
	var list []contender
	at := map[uid]int{}
	for from, to := range i {
		if _, ok := at[to.UID]; !ok {
			at[to.UID] = len(list)
			list = append(list, contender{UID: to.UID, others: []uid{to.UID}})
		}
		g := &list[at[to.UID]]
		g.others = append(g.others, from)
	}
	return list
}

// identities asks for all entities that turned out to be others, of which it reads some
// fields.
func (a *asking) identities(fields string) (identities, error) {
	var s statement
	s.add("q(func: has(same_as)) { uid same_as { ", fields, " } }\n")
	var answer struct {
		Q []struct {
			UID    uid
			SameAs struct {
				UID uid
				XID string
			} `json:"same_as"`
		}
	}
	if err := a.ask(&s, &answer); err != nil {
		return nil, err
	}
	list := identities{}
	for _, q := range answer.Q {
		list[q.UID] = node{UID: q.SameAs.UID, XID: q.SameAs.XID}
	}
	return list, nil
}

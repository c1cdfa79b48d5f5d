package graph

// First returns the first day of the date, in the form of a day; of an unknown
// date it is empty.
func (d Date) First() Date {
	if d == "" {
		return ""
	}
	return (d + "-01-01")[:10]
}

// Last returns the last day of the date, in the form of a day; of an unknown
// date it is empty. The 31st stands for the last day of every month: such days
// are good for comparing only.
func (d Date) Last() Date {
	switch d.Precision() {
	case "year":
		return d + "-12-31"
	case "month":
		return d + "-31"
	}
	return d
}

// Within reports whether some day of the date lies between from and to, both
// included and each as precise as it is; an empty bound does not bind. An
// unknown date lies within nothing that is bounded.
func (d Date) Within(from, to Date) bool {
	if from == "" && to == "" {
		return true
	}
	return d != "" && (from == "" || d.Last() >= from.First()) && (to == "" || d.First() <= to.Last())
}

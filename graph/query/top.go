package query

// measures are those by which top can put entities in order.
var measures = []string{"meetings", "connections", "pagerank"}

package export

import (
	"slices"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// A parquetSheet writes a table as Parquet, compressed with Snappy, which
// every reader knows. What is not known is null.
type parquetSheet struct {
	w       *writer
	file    *parquet.Writer
	columns []column
	rows    []parquet.Row // some that are written together
	n       int           // of rows that are filled
}

const (
	// parquetTogether is how many lines are handed to the library at once.
	parquetTogether = 256
	// parquetGroup is how many lines a row group has at most: they are kept in
	// memory, packed by column.
	parquetGroup = 20000
)

// ordered is a group whose columns stay in the order in which they are given;
// the library would put them in that of their names.
type ordered struct {
	parquet.Group
	names []string
}

// Fields returns the columns in order.
func (o ordered) Fields() []parquet.Field {
	fields := o.Group.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int {
		return slices.Index(o.names, a.Name()) - slices.Index(o.names, b.Name())
	})
	return fields
}

func newParquet(w *writer, columns []column) sheet {
	o := ordered{parquet.Group{}, nil}
	for _, c := range columns {
		o.names = append(o.names, c.name)
		o.Group[c.name] = parquet.Optional(parquetNode(c.kind))
	}
	t := &parquetSheet{w: w, columns: columns, rows: make([]parquet.Row, parquetTogether)}
	for i := range t.rows {
		t.rows[i] = make(parquet.Row, len(columns))
	}
	t.file = parquet.NewWriter(w, parquet.NewSchema("diplograph", o), parquet.Compression(&parquet.Snappy),
		parquet.MaxRowsPerRowGroup(parquetGroup), parquet.CreatedBy("diplograph", "1", ""))
	return t
}

func parquetNode(k kind) parquet.Node {
	switch k {
	case integer:
		return parquet.Int(64)
	case decimal:
		return parquet.Leaf(parquet.DoubleType)
	case truth:
		return parquet.Leaf(parquet.BooleanType)
	}
	return parquet.String()
}

func (t *parquetSheet) line(cells ...string) {
	for i, c := range cells {
		v, level := parquet.Value{}, 0
		if c != "" {
			v, level = parquetValue(t.columns[i].kind, c), 1
		}
		t.rows[t.n][i] = v.Level(0, level, i)
	}
	if t.n++; t.n == len(t.rows) {
		t.flush()
	}
}

func parquetValue(k kind, cell string) parquet.Value {
	switch k {
	case integer:
		n, _ := strconv.ParseInt(cell, 10, 64) // the cell is a number that this package has written
		return parquet.Int64Value(n)
	case decimal:
		f, _ := strconv.ParseFloat(cell, 64)
		return parquet.DoubleValue(f)
	case truth:
		return parquet.BooleanValue(cell == "true")
	}
	return parquet.ByteArrayValue([]byte(toValid(cell)))
}

func (t *parquetSheet) flush() {
	if t.w.err == nil {
		if _, err := t.file.WriteRows(t.rows[:t.n]); err != nil && t.w.err == nil {
			t.w.err = err
		}
	}
	t.n = 0
}

func (t *parquetSheet) end() error {
	t.flush()
	if t.w.err != nil {
		return t.w.err
	}
	return t.file.Close()
}

package export

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
)

// spoolMemory is how many bytes a spool keeps in memory before it goes to disk.
const spoolMemory = 32 << 20

// A spool takes records and gives them back in the order of their keys, as
// often as wanted. What does not fit into memory is kept in sorted runs on
// disk, which are merged as they are read.
type spool struct {
	memory int // bytes that may be kept, those on their way to disk included
	pile
	dir     string // of the runs; "" while there are none
	runs    []string
	writing chan error // tells how it went; nil while no run is being written
	free    []span     // of the run before, to be used again
}

// A pile is records in memory.
type pile struct {
	data  [][]byte // pieces, none of which is ever moved
	size  int      // bytes in data
	spans []span
}

// A span is where a record lies in data: its key, and behind it its value.
type span struct{ piece, from, value, to int32 }

// pieceSize is how many bytes a piece of data has at least.
const pieceSize = 1 << 18

// add takes a record. Both parts are copied.
func (s *spool) add(key, value []byte) error {
	n := len(s.data) - 1
	if n < 0 || cap(s.data[n])-len(s.data[n]) < len(key)+len(value) {
		size := min(pieceSize, s.memory)
		if n < 0 {
			size = min(size, 1<<14) // there may be little to come
		}
		s.data = append(s.data, make([]byte, 0, max(size, len(key)+len(value))))
		n++
	}
	p := s.data[n]
	from := len(p)
	p = append(append(p, key...), value...)
	s.data[n] = p
	s.spans = append(s.spans, span{int32(n), int32(from), int32(from + len(key)), int32(len(p))})
	s.size += len(key) + len(value)
	if s.size+spanSize*len(s.spans) > s.memory/2 {
		return s.flush()
	}
	return nil
}

const spanSize = 16

func (s *pile) key(p span) []byte   { return s.data[p.piece][p.from:p.value] }
func (s *pile) value(p span) []byte { return s.data[p.piece][p.value:p.to] }

// sort puts the spans in the order of their keys, then of their values. Most are
// told apart by the eight bytes behind what all keys begin with, which lie
// together, unlike the keys.
func (s *pile) sort() {
	if len(s.spans) == 0 {
		return
	}
	shared := s.key(s.spans[0])
	for _, p := range s.spans {
		key := s.key(p)
		n := 0
		for n < len(shared) && n < len(key) && shared[n] == key[n] {
			n++
		}
		shared = shared[:n]
	}
	type sorted struct {
		span
		begin uint64
	}
	list := make([]sorted, len(s.spans))
	for i, p := range s.spans {
		var begin [8]byte
		copy(begin[:], s.key(p)[len(shared):])
		list[i] = sorted{p, binary.BigEndian.Uint64(begin[:])}
	}
	slices.SortFunc(list, func(a, b sorted) int {
		if a.begin != b.begin {
			return cmp.Compare(a.begin, b.begin)
		}
		if c := bytes.Compare(s.key(a.span), s.key(b.span)); c != 0 {
			return c
		}
		return bytes.Compare(s.value(a.span), s.value(b.span))
	})
	for i, p := range list {
		s.spans[i] = p.span
	}
}

// flush hands what is in memory to another processor, which writes it as a
// sorted run while more is added. One run is written at a time.
func (s *spool) flush() (err error) {
	if err := s.wait(); err != nil || len(s.spans) == 0 {
		return err
	}
	if s.dir == "" {
		if s.dir, err = os.MkdirTemp("", "diplograph-export-"); err != nil {
			return fmt.Errorf("%w: a temporary folder is needed: %w", ErrWrite, err)
		}
	}
	file, err := os.CreateTemp(s.dir, "run-")
	if err != nil {
		return fmt.Errorf("%w: temporary file: %w", ErrWrite, err)
	}
	s.runs = append(s.runs, file.Name())
	full, writing := s.pile, make(chan error, 1)
	s.writing = writing
	go func() { writing <- full.write(file) }()
	s.pile, s.free = pile{spans: s.free[:0]}, full.spans
	return nil
}

// wait waits for the run that is being written.
func (s *spool) wait() error {
	if s.writing == nil {
		return nil
	}
	err := <-s.writing
	s.writing = nil
	return err
}

// write writes the records in order and closes the file.
func (s *pile) write(file *os.File) error {
	s.sort()
	w := bufio.NewWriterSize(file, 1<<16)
	var head [2 * binary.MaxVarintLen64]byte
	for _, p := range s.spans {
		n := binary.PutUvarint(head[:], uint64(p.value-p.from))
		n += binary.PutUvarint(head[n:], uint64(p.to-p.value))
		_, _ = w.Write(head[:n]) // a failure shows in Flush
		_, _ = w.Write(s.data[p.piece][p.from:p.to])
	}
	if err := errors.Join(w.Flush(), file.Close()); err != nil {
		return fmt.Errorf("%w: temporary file: %w", ErrWrite, err)
	}
	return nil
}

// finish ends the adding.
func (s *spool) finish() error {
	if s.dir != "" {
		err := errors.Join(s.flush(), s.wait())
		s.pile, s.free = pile{}, nil
		return err
	}
	s.sort()
	return nil
}

// all returns the records in order. A record is good until the next one.
func (s *spool) all() iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		if s.dir == "" {
			for _, p := range s.spans {
				if !yield(record{s.key(p), s.value(p)}, nil) {
					return
				}
			}
			return
		}
		if err := s.merge(yield); err != nil {
			yield(record{}, fmt.Errorf("%w: temporary file: %w", ErrWrite, err))
		}
	}
}

// close removes what is on disk.
func (s *spool) close() {
	_ = s.wait() // what is written is thrown away
	if s.dir != "" {
		_ = os.RemoveAll(s.dir)
	}
}

type record struct{ key, value []byte }

// merge reads all runs at once.
func (s *spool) merge(yield func(record, error) bool) (err error) {
	var heads runs
	defer func() {
		for _, r := range heads {
			_ = r.file.Close()
		}
	}()
	for _, name := range s.runs {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		r := &run{file: file, in: bufio.NewReaderSize(file, 1<<16)}
		heads = append(heads, r)
		if err := r.next(); err != nil { // a run has at least one record
			return err
		}
	}
	heap.Init(&heads)
	for len(heads) > 0 {
		r := heads[0]
		if !yield(r.head, nil) {
			return nil
		}
		switch err := r.next(); {
		case err == io.EOF:
			_ = r.file.Close()
			heap.Pop(&heads)
		case err != nil:
			return err
		default:
			heap.Fix(&heads, 0)
		}
	}
	return nil
}

// A run is a sorted file that is being read.
type run struct {
	file *os.File
	in   *bufio.Reader
	buf  []byte
	head record
}

// next reads a record; at the end it returns io.EOF.
func (r *run) next() error {
	key, err := binary.ReadUvarint(r.in)
	if err != nil {
		return err
	}
	value, err := binary.ReadUvarint(r.in)
	if err != nil {
		return io.ErrUnexpectedEOF
	}
	n := int(key + value)
	if cap(r.buf) < n {
		r.buf = make([]byte, n+n/2)
	}
	if _, err := io.ReadFull(r.in, r.buf[:n]); err != nil {
		return io.ErrUnexpectedEOF
	}
	r.head = record{r.buf[:key], r.buf[key:n]}
	return nil
}

// runs is a heap of runs by what they read next.
type runs []*run

func (r runs) Len() int { return len(r) }
func (r runs) Less(i, j int) bool {
	if c := bytes.Compare(r[i].head.key, r[j].head.key); c != 0 {
		return c < 0
	}
	return bytes.Compare(r[i].head.value, r[j].head.value) < 0
}
func (r runs) Swap(i, j int) { r[i], r[j] = r[j], r[i] }
func (r *runs) Push(x any)   { *r = append(*r, x.(*run)) }
func (r *runs) Pop() any {
	last := (*r)[len(*r)-1]
	*r = (*r)[:len(*r)-1]
	return last
}

// Package source reads documents from where they lie: text files, folders,
// JSON lines, standard input. Whatever the encoding, a document's text is
// UTF-8 and otherwise as it came.
package source

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/diplograph/diplograph/extract"
	"github.com/diplograph/diplograph/graph"
)

// Errors of documents that cannot be read; the others go on.
var (
	ErrEmpty    = errors.New("there is no text in it")
	ErrEncoding = errors.New("it is not text in UTF-8, UTF-16 or windows-1256")
	ErrTooLarge = errors.New("it is larger than a document may be")
	ErrFormat   = errors.New("it is not a document")
)

// MaxDocument is the size in bytes that a document may have.
const MaxDocument = 64 << 20

// An Item is a document, or the error that kept it from being read.
type Item struct {
	// Name tells people which document it is: a path, or path:line.
	Name     string
	Document *extract.Document
	Err      error
	// Bytes is how much input was used up, for progress.
	Bytes int64
}

// Size returns how many bytes the paths hold, for progress; 0 where it
// cannot be known.
func Size(paths []string) int64 {
	var n int64
	for _, p := range paths {
		if p == "-" {
			return 0
		}
		_ = filepath.WalkDir(p, func(_ string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil // unreadable places are reported when they are read
			}
			if i, err := d.Info(); err == nil {
				n += i.Size()
			}
			return nil
		})
	}
	return n
}

// Read yields the documents under the paths in a fixed order: folders are
// walked by name, "-" is standard input. It never stops at a bad document,
// and holds one document at a time.
func Read(ctx context.Context, paths []string, stdin io.Reader) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, p := range paths {
			ok := true
			switch {
			case p == "-":
				ok = stream(ctx, "standard input", stdin, yield)
			default:
				ok = walk(ctx, p, yield)
			}
			if !ok || ctx.Err() != nil {
				return
			}
		}
	}
}

func walk(ctx context.Context, root string, yield func(Item) bool) bool {
	more := true
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return fs.SkipAll
		}
		switch {
		case err != nil:
			more = yield(Item{Name: path, Err: plain(err)})
		case d.IsDir():
			if path != root && strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		case path != root && !wanted(d.Name()):
			return nil
		default:
			more = file(ctx, path, yield)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil && more {
		more = yield(Item{Name: root, Err: plain(err)})
	}
	return more
}

// plain takes the path out of a file error: the item's name says it already.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// wanted reports whether a file of a folder is a document by its name. A file
// that is named itself is read whatever its name.
func wanted(name string) bool {
	if strings.HasPrefix(name, ".") {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt", ".jsonl", ".ndjson", ".text", "":
		return true
	}
	return false
}

func file(ctx context.Context, path string, yield func(Item) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(Item{Name: path, Err: plain(err)})
	}
	defer f.Close()
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return lines(ctx, path, f, yield)
	}
	return yield(text(path, f))
}

// stream reads JSON lines if the input begins with a brace, else one text.
func stream(ctx context.Context, name string, r io.Reader, yield func(Item) bool) bool {
	b := bufio.NewReader(r)
	for {
		c, err := b.ReadByte()
		if err != nil {
			return yield(Item{Name: name, Err: ErrEmpty})
		}
		if c == ' ' || c == '\n' || c == '\r' || c == '\t' {
			continue
		}
		_ = b.UnreadByte()
		if c == '{' {
			return lines(ctx, name, b, yield)
		}
		return yield(text(name, b))
	}
}

// text reads one document.
func text(name string, r io.Reader) Item {
	raw, err := io.ReadAll(io.LimitReader(r, MaxDocument+1))
	it := Item{Name: name, Bytes: int64(len(raw))}
	if err != nil {
		it.Err = plain(err)
		return it
	}
	if len(raw) > MaxDocument {
		it.Err = fmt.Errorf("%w (%d MB)", ErrTooLarge, MaxDocument>>20)
		return it
	}
	s, err := Decode(raw)
	if err != nil {
		it.Err = err
		return it
	}
	if strings.TrimSpace(s) == "" {
		it.Err = ErrEmpty
		return it
	}
	id, lang, published := fromName(filepath.Base(name))
	it.Document = &extract.Document{ID: id, Lang: lang, Published: published, Text: s}
	return it
}

// fileName matches the parts of a file name that say something of the
// document: "2018-07-31-astana.ar.txt".
var fileName = regexp.MustCompile(`^(?:.*?(\d{4}-\d{2}(?:-\d{2})?))?.*?(?:\.([a-z]{2}))?(?:\.[A-Za-z]+)?$`)

// fromName reads id, language and date off a file name.
func fromName(base string) (id, lang string, published graph.Date) {
	id = strings.TrimSuffix(base, filepath.Ext(base))
	if m := fileName.FindStringSubmatch(base); m != nil {
		lang, published = m[2], graph.Date(m[1])
	}
	return id, lang, published
}

// line is a document as one JSON line gives it.
type line struct {
	ID        string `json:"id"`
	Text      string `json:"text"`
	Lang      string `json:"lang"`
	Published string `json:"published"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Outlet    string `json:"outlet"`
}

func lines(ctx context.Context, name string, r io.Reader, yield func(Item) bool) bool {
	b := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		if ctx.Err() != nil {
			return false
		}
		raw, err := readLine(b)
		if len(bytes.TrimSpace(raw)) > 0 || errors.Is(err, ErrTooLarge) {
			it := Item{Name: fmt.Sprintf("%s:%d", name, n), Bytes: int64(len(raw)), Err: err}
			if it.Err == nil || errors.Is(it.Err, io.EOF) {
				it.Document, it.Err = fromLine(raw, it.Name)
			}
			if !yield(it) {
				return false
			}
		}
		if err != nil && !errors.Is(err, ErrTooLarge) {
			if !errors.Is(err, io.EOF) {
				return yield(Item{Name: name, Err: plain(err)})
			}
			return true
		}
	}
}

// readLine reads a line of any length up to MaxDocument; a longer one is
// skipped whole.
func readLine(b *bufio.Reader) ([]byte, error) {
	var out []byte
	tooLong := false
	for {
		part, err := b.ReadSlice('\n')
		if !tooLong {
			out = append(out, part...)
		}
		if len(out) > MaxDocument {
			tooLong, out = true, nil
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if tooLong && (err == nil || errors.Is(err, io.EOF)) {
			return nil, fmt.Errorf("%w (%d MB)", ErrTooLarge, MaxDocument>>20)
		}
		return out, err
	}
}

func fromLine(raw []byte, name string) (*extract.Document, error) {
	var l line
	if err := json.Unmarshal(raw, &l); err != nil {
		return nil, fmt.Errorf("%w: %s", ErrFormat, jsonTrouble(err))
	}
	if strings.TrimSpace(l.Text) == "" {
		return nil, ErrEmpty
	}
	if l.ID == "" {
		l.ID = name
	}
	return &extract.Document{ID: l.ID, Text: l.Text, Lang: l.Lang, Published: graph.Date(l.Published),
		URL: l.URL, Title: l.Title, Outlet: l.Outlet}, nil
}

func jsonTrouble(err error) string {
	var typ *json.UnmarshalTypeError
	if errors.As(err, &typ) {
		return fmt.Sprintf("its %q is a %s where text is wanted", typ.Field, typ.Value)
	}
	return "the line is not whole JSON: " + err.Error()
}

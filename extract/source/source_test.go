package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
)

const sample = "التقى وزير الخارجية القطري نظيره العماني في مسقط يوم الثلاثاء وبحثا التعاون بين البلدين"

func TestDecode(t *testing.T) {
	encode := func(e interface{ Bytes([]byte) ([]byte, error) }, s string) []byte {
		b, err := e.Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	utf := func(e xunicode.Endianness, b xunicode.BOMPolicy) []byte {
		return encode(xunicode.UTF16(e, b).NewEncoder(), sample)
	}
	for _, c := range []struct {
		name string
		raw  []byte
		err  error
	}{
		{"utf-8", []byte(sample), nil},
		{"utf-8 with mark", append([]byte("\ufeff"), sample...), nil},
		{"utf-16 little", utf(xunicode.LittleEndian, xunicode.UseBOM), nil},
		{"utf-16 big", utf(xunicode.BigEndian, xunicode.UseBOM), nil},
		{"utf-16 little, no mark", utf(xunicode.LittleEndian, xunicode.IgnoreBOM), nil},
		{"utf-16 big, no mark", utf(xunicode.BigEndian, xunicode.IgnoreBOM), nil},
		{"windows-1256", encode(charmap.Windows1256.NewEncoder(), sample), nil},
		{"binary", []byte{0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0xff, 0xfe, 0x80}, ErrEncoding},
		{"broken utf-8", []byte(sample[:41] + "\xff" + sample[42:]), ErrEncoding},
		{"latin-1", []byte("caf\xe9 d\xe9j\xe0 vu au minist\xe8re"), ErrEncoding},
	} {
		got, err := Decode(c.raw)
		if !errors.Is(err, c.err) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.err)
		}
		if c.err == nil && got != sample {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte{0xff, 0xfe, 0x27, 0x06})
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := Decode(raw)
		if err == nil && strings.ContainsRune(s, 0) {
			t.Errorf("%q holds a zero character", s)
		}
	})
}

func TestReadGoesOnAfterBadDocuments(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.ar.txt": sample, "b.txt": "", "c.jsonl": `{"id":"one","text":"` + sample + `"}` + "\n{\"id\": \"two\",\n" + `{"id":"three","text":""}` + "\n",
		"2018-07-31-d.fa.txt": sample, "picture.png": "no document",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for it := range Read(context.Background(), []string{dir, filepath.Join(dir, "missing")}, nil) {
		name, _ := filepath.Rel(dir, it.Name)
		switch {
		case it.Err != nil:
			got = append(got, name+" error")
		default:
			got = append(got, name+" "+it.Document.ID+" "+it.Document.Lang+" "+string(it.Document.Published))
		}
	}
	want := []string{"2018-07-31-d.fa.txt 2018-07-31-d.fa fa 2018-07-31", "a.ar.txt a.ar ar ", "b.txt error",
		"c.jsonl:1 one  ", "c.jsonl:2 error", "c.jsonl:3 error", "missing error"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

package schema

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// The forms that names and codes must have.
var (
	typeName      = form{regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`), "a name such as Person"}
	predicateName = form{regexp.MustCompile(`^[a-z][a-z0-9_]*$`), "a name in lower case such as met_with"}
	ploverType    = form{regexp.MustCompile(`^[A-Z]+$`), "a PLOVER type in capitals such as CONSULT"}
	cameoRoot     = form{regexp.MustCompile(`^\d\d$`), "two digits in quotation marks such as \"04\""}
	cameoCode     = form{regexp.MustCompile(`^\d{3,4}$`), "three or four digits in quotation marks such as \"040\""}
	colorCode     = form{regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`), "a colour in quotation marks such as \"#4477AA\""}
	langCode      = form{regexp.MustCompile(`^[a-z]{2,3}$`), "a language code such as fa"}
)

type form struct {
	re   *regexp.Regexp
	like string
}

// A node is a place in a YAML file. Its methods read what is there and report
// what is not as it should be.
type node struct {
	l    *loader
	file string
	n    *yaml.Node
}

func (n node) mark() mark { return mark{n.file, n.n.Line, n.n.Column} }

func (n node) fault(format string, args ...any) { n.l.fault(n.mark(), format, args...) }

func (n node) child(c *yaml.Node) node {
	if c.Kind == yaml.AliasNode {
		c = c.Alias
	}
	return node{n.l, n.file, c}
}

// fields reads a mapping: each key by its own function, none twice, no others,
// and the required ones present.
func (n node) fields(known map[string]func(node), required ...string) {
	if n.n.Kind != yaml.MappingNode {
		n.fault("want keys and values (%s)", strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.n.Content); i += 2 {
		key, value := n.child(n.n.Content[i]), n.child(n.n.Content[i+1])
		name := key.n.Value
		read, ok := known[name]
		switch {
		case !ok:
			key.fault("unknown key %q; known are %s", name, strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		case seen[name]:
			key.fault("key %q is given twice", name)
		default:
			read(value)
		}
		seen[name] = true
	}
	for _, name := range required {
		if !seen[name] {
			n.fault("key %q is missing", name)
		}
	}
}

// items reads a list.
func (n node) items() []node {
	if n.n.Kind != yaml.SequenceNode {
		n.fault("want a list")
		return nil
	}
	if len(n.n.Content) == 0 {
		n.fault("the list is empty; leave the key out instead")
	}
	items := make([]node, len(n.n.Content))
	for i, c := range n.n.Content {
		items[i] = n.child(c)
	}
	return items
}

// text reads a string of one line that is not empty.
func (n node) text() string {
	if n.n.Kind != yaml.ScalarNode || n.n.Tag != "!!str" {
		n.fault("want text")
		return ""
	}
	s := n.n.Value
	if strings.TrimSpace(s) == "" {
		n.fault("the text is empty")
	} else if strings.TrimSpace(s) != s || strings.ContainsFunc(s, unicode.IsControl) {
		n.fault("the text must be one line without spaces at its ends")
	}
	return s
}

// word reads text of a given form; it returns "" when the form is wrong.
func (n node) word(f form) string {
	if n.n.Kind != yaml.ScalarNode || n.n.Tag != "!!str" || !f.re.MatchString(n.n.Value) {
		n.fault("%q is not %s", n.n.Value, f.like)
		return ""
	}
	return n.n.Value
}

func (n node) boolean() bool {
	var b bool
	if n.n.Tag != "!!bool" || n.n.Decode(&b) != nil {
		n.fault("%q is neither true nor false", n.n.Value)
	}
	return b
}

// labels reads words by language.
func (n node) labels() Labels {
	labels := Labels{}
	if n.n.Kind != yaml.MappingNode {
		n.fault("want labels by language (%s)", strings.Join(languages[:], ", "))
		return labels
	}
	for i := 0; i+1 < len(n.n.Content); i += 2 {
		key, value := n.child(n.n.Content[i]), n.child(n.n.Content[i+1])
		lang := key.word(langCode)
		if _, dup := labels[lang]; dup {
			key.fault("language %q is given twice", lang)
		}
		labels[lang] = value.text()
	}
	for _, lang := range languages {
		if _, ok := labels[lang]; !ok {
			n.fault("the label in %q is missing", lang)
		}
	}
	return labels
}

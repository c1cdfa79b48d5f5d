// Package export writes the graph as files that other programs open: tools
// that draw graphs, databases, statistics.
//
// [Formats] lists the formats, each in a file of its own. A format writes what
// a set gives it: entities, edges, assertions and documents that the
// filter selects, in an order that depends on the content alone. Equal graphs
// give equal bytes, and memory stays the same however large a graph is: what
// has to be put in order beyond a few megabytes is put in order on disk.
//
// Two kinds of edges leave the program. Formats for drawing get one edge for
// each relation between two entities, which sums up all that documents state
// of it and carries the words of the surest; formats for data get every
// assertion with all its evidence.
//
// Names are written in logical order, as they are spoken. Nothing is turned
// around for tools that cannot show Arabic script.
package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/graph"
	"github.com/diplograph/diplograph/schema"
)

var (
	// ErrFormat is returned for a format that there is not.
	ErrFormat = errors.New("no such export format")
	// ErrEmpty is returned when nothing is selected. No file is written.
	ErrEmpty = errors.New("there is nothing to export")
	// ErrWrite is returned when the output cannot be written.
	ErrWrite = errors.New("the export cannot be written")
)

// A Source gives a graph in sequences that are ordered by xid.
type Source interface {
	graph.Reader
	// Edges returns the direct edges in the order of their subjects,
	// relations and objects, those of symmetric relations once.
	Edges(context.Context) iter.Seq2[graph.Edge, error]
	// SameAs returns the canonical xid of every entity that turned out to be
	// another one; Judgements returns why.
	SameAs(context.Context) (map[string]string, error)
	Judgements(context.Context) iter.Seq2[graph.Judgement, error]
}

// Options say what is exported and how.
type Options struct {
	// Filter selects the assertions. Where it gives no statuses, formats for
	// drawing take what is asserted and formats for data take everything.
	// With a filter, only entities that have a part in what it selects are
	// written.
	Filter graph.Filter
	// Focus is the xid of an entity. With it only its neighbourhood is
	// written: what can be reached in Depth steps, and all between those.
	Focus string
	Depth int // 0 means 1
	// Names are the languages in which labels are written, the best first.
	Names []string
	// AsRead writes entities as documents call them. Otherwise those who are
	// one are one node. The canonical format always writes them as read, with
	// the judgements that make them one.
	AsRead bool
}

// Narrowed tells whether less than the whole graph is wanted.
func (o Options) Narrowed() bool {
	f := o.Filter
	return o.Focus != "" || len(f.Entities) > 0 || len(f.Relations) > 0 || len(f.Types) > 0 || f.From != "" ||
		f.To != "" ||
		f.Lang != "" || f.Outlet != "" || f.MinConfidence > 0
}

// A Count tells what was written.
type Count struct {
	Nodes, Edges, Assertions, Documents int
	Bytes                               int64
}

// A Format is a kind of file.
type Format struct {
	Name      string
	Extension string // with its dot
	MediaType string
	Gloss     string // one line on what it is for
	// Cannot says what of the graph the format has no place for; it may be
	// empty.
	Cannot string

	data  bool // takes every status
	write func(*set, *writer) error
}

// Formats returns every format, in the order in which they are listed for
// people. Of those with the same extension the first is meant by it.
func Formats() []Format {
	const (
		oneQuote    = "the words of further documents on an edge"
		directed    = "undirected edges: symmetric=true marks them, since readers refuse edges of both kinds"
		parquetType = "application/vnd.apache.parquet"
		noSources   = "assertions and their evidence, but for the words of one document on each edge"
	)
	return []Format{
		{"html", ".html", "text/html", "one page that opens offline in a browser: search in any script, click, read the words under each edge",
			"graphs of more than about 2000 nodes and 10000 edges, which browsers lay out slowly; search keys, codes of events", false, writeHTML},
		{"gexf", ".gexf", "application/gexf+xml", "Gephi, Gephi Lite, sigma.js: edges with their times and colours", oneQuote, false, writeGEXF13},
		{"gexf-1.2", ".gexf", "application/gexf+xml", "GEXF 1.2draft for readers of the older version, such as networkx", directed + "; " + oneQuote, false, writeGEXF12},
		{"graphml", ".graphml", "application/graphml+xml", "networkx, igraph, Cytoscape, Neo4j", "times as such: they are text; " + directed + "; " + oneQuote, false, writeGraphML},
		{"graphml-yed", ".graphml", "application/graphml+xml", "GraphML with the labels and shapes that yEd shows", "times as such: they are text; " + oneQuote, false, writeYEd},
		{"dot", ".dot", "text/vnd.graphviz", "Graphviz, for pictures of small graphs", "properties but for label, time (in the label), words and address of one document (tooltip and link)", false, writeDOT},
		{"json", ".json", "application/json", "node-link JSON for D3 and networkx (edges=\"links\")", oneQuote, false, writeNodeLink},
		{"cytoscape", ".cyjs", "application/json", "JSON for Cytoscape.js and Cytoscape", oneQuote, false, writeCytoscape},
		{"cx2", ".cx2", "application/json", "CX2 for Cytoscape and NDEx", "xids as names: nodes and edges have numbers, xids are properties; times as such; " + oneQuote, false, writeCX2},
		{"graphology", ".graphology.json", "application/json", "graphology, sigma.js", oneQuote, false, writeGraphology},
		{"nquads", ".nq", "application/n-quads", "linked data, with what each document says in a graph of its own", "when a document was read", true, writeNQuads},
		{"turtle", ".ttl", "text/turtle", "linked data for reading and for triple stores", "when a document was read; graphs of documents (assertions name theirs)", true, writeTurtle},
		{"turtle-star", ".ttls", "text/x-turtle-star", "Turtle in which edges have properties of their own (RDF-star)", "when a document was read; graphs of documents", true, writeTurtleStar},
		{"jsonld", ".jsonld", "application/ld+json", "linked data as JSON with its own context", "when a document was read; graphs of documents", true, writeJSONLD},
		{canonical, ".canonical.nq", "application/n-quads", "the whole graph as sorted N-Quads, judgements of identity among them, to compare two graphs by their bytes", "when a document was read, when rules have judged", true, writeCanonical},
		{"neo4j-nodes", ".neo4j-nodes.csv", "text/csv", "nodes for neo4j-admin database import", noSources, false, in(newCSV, neo4jNodes)},
		{"neo4j-edges", ".neo4j-edges.csv", "text/csv", "relations for neo4j-admin database import", noSources, false, in(newCSV, neo4jEdges)},
		{"cypher", ".cypher", "application/x-cypher-query", "statements for Neo4j, Memgraph and others that can be run again and again", noSources, false, writeCypher},
		{"ftm", ".ftm.json", "application/json+ftm", "FollowTheMoney for Aleph and OpenSanctions tools, one entity in a line",
			"statuses other than asserted, confidence, codes of events; " + oneQuote, false, writeFtM},
		{"plover", ".plover.jsonl", "application/x-ndjson", "events in PLOVER's types, one in a line", "what is no event or is not asserted", true, writePLOVER},
		{"cameo", ".cameo.tsv", "text/tab-separated-values", "events in CAMEO codes, for statistics of event data", "what is no event or is not asserted; documents but for their addresses", true, writeCAMEO},
		{"geojson", ".geojson", "application/geo+json", "what happened at places that are known, for maps",
			"what is not asserted, has no place, or one whose coordinates are not known", true, writeGeoJSON},
		{"csv-edges", ".csv", "text/csv", "a table of edges, for spreadsheets", noSources, false, in(newCSV, edgesTable)},
		{"csv-nodes", ".nodes.csv", "text/csv", "a table of entities", "everything else", false, in(newCSV, nodesTable)},
		{"csv-assertions", ".assertions.csv", "text/csv", "a table of assertions, each with the first words that state it", "names of entities; further evidence", true, in(newCSV, assertionsTable)},
		{"csv-evidence", ".evidence.csv", "text/csv", "a table of all words that state an assertion", "everything else", true, in(newCSV, evidenceTable)},
		{"parquet-edges", ".parquet", parquetType, "the table of edges for DuckDB, pandas, Spark", noSources, false, in(newParquet, edgesTable)},
		{"parquet-nodes", ".nodes.parquet", parquetType, "the table of entities", "everything else", false, in(newParquet, nodesTable)},
		{"parquet-assertions", ".assertions.parquet", parquetType, "the table of assertions, each with the first words that state it",
			"names of entities; further evidence", true, in(newParquet, assertionsTable)},
		{"parquet-evidence", ".evidence.parquet", parquetType, "the table of all words that state an assertion", "everything else", true, in(newParquet, evidenceTable)},
	}
}

// Find returns the format of that name, or ErrFormat.
func Find(name string) (Format, error) {
	var names, near []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
		if strings.HasPrefix(f.Name, name) || strings.HasPrefix(name, f.Name) ||
			strings.HasPrefix(f.Extension, "."+name) {
			near = append(near, f.Name)
		}
	}
	if len(near) > 0 && name != "" {
		return Format{}, fmt.Errorf("%w: %q; did you mean %s?", ErrFormat, name, strings.Join(near, " or "))
	}
	return Format{}, fmt.Errorf("%w: %q; there are %s", ErrFormat, name, strings.Join(names, ", "))
}

// ForFile returns the format that a file's name ends in, or ErrFormat.
func ForFile(path string) (Format, error) {
	var best Format
	var known []string
	for _, f := range Formats() {
		if strings.HasSuffix(strings.ToLower(path), f.Extension) && len(f.Extension) > len(best.Extension) {
			best = f
		}
		if !slices.Contains(known, f.Extension) {
			known = append(known, f.Extension)
		}
	}
	if best.Name == "" {
		return best, fmt.Errorf("%w: the name %q tells none; known endings are %s", ErrFormat, filepath.Base(path), strings.Join(known, " "))
	}
	return best, nil
}

// Write writes the graph. It fails with graph.ErrNotFound when there is no
// entity to focus on, and with ErrEmpty, before anything is written, when
// nothing is selected.
func (f Format) Write(ctx context.Context, w io.Writer, source Source, ontology *schema.Ontology,
	o Options) (Count, error) {
	if f.Name == canonical {
		o.AsRead = true
	}
	if !o.AsRead {
		r, err := resolve(ctx, source, ontology, spoolMemory)
		if err != nil {
			return Count{}, fmt.Errorf("export: %w", err)
		}
		source, o.Focus = r, r.canonical(o.Focus)
	}
	s, err := newSet(ctx, source, ontology, o, f.data)
	if err != nil {
		return Count{}, fmt.Errorf("export: %w", err)
	}
	defer s.close()
	out := newWriter(w)
	err = f.write(s, out)
	if err == nil {
		err = out.flush()
	}
	if err != nil {
		return Count{}, fmt.Errorf("export as %s: %w", f.Name, err)
	}
	s.count.Bytes = out.n
	return s.count, nil
}

// WriteFile writes the graph to a file. The file appears, or takes the place of
// an older one, when it is complete; when something fails nothing is left. A
// device or pipe is written to as it is.
func (f Format) WriteFile(ctx context.Context, path string, source Source, ontology *schema.Ontology,
	o Options) (c Count, err error) {
	fail := func(err error) (Count, error) {
		if p := (*os.PathError)(nil); errors.As(err, &p) {
			err = p.Err // its path is that of a file beside the one that is meant
		}
		return Count{}, fmt.Errorf("%w to %s: %w", ErrWrite, path, err)
	}
	// A link stays one: what it leads to is replaced.
	target := path
	if to, err := filepath.EvalSymlinks(path); err == nil {
		target = to
	}
	mode := os.FileMode(0o644)
	if info, err := os.Stat(target); err == nil {
		switch {
		case info.IsDir():
			return fail(errors.New("it is a folder"))
		case !info.Mode().IsRegular():
			file, err := os.OpenFile(target, os.O_WRONLY, 0)
			if err != nil {
				return fail(err)
			}
			c, err := f.Write(ctx, file, source, ontology, o)
			return c, errors.Join(err, file.Close())
		}
		mode = info.Mode().Perm()
	} else if info, err := os.Stat(filepath.Dir(target)); err != nil || !info.IsDir() {
		return fail(fmt.Errorf("there is no folder %s", filepath.Dir(target)))
	}
	// The file is made first: whoever cannot write there should not wait for
	// the graph to be read.
	file, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*")
	if err != nil {
		return fail(err)
	}
	defer func() {
		if err != nil {
			_ = file.Close()
			_ = os.Remove(file.Name())
		}
	}()
	if c, err = f.Write(ctx, file, source, ontology, o); err != nil {
		return Count{}, err
	}
	if err = file.Chmod(mode); err == nil {
		err = file.Sync()
	}
	if err == nil {
		err = file.Close()
	}
	if err == nil {
		err = os.Rename(file.Name(), target)
	}
	if err != nil {
		return fail(err)
	}
	return c, nil
}

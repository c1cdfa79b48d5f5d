// Package dgraph keeps the graph in Dgraph. It is the only package that talks
// to it; the schema comes from package schema.
//
// # How a document is written
//
// One transaction reads what the graph holds of the document and of the
// entities it mentions, works out what has to change, and writes that. Nothing
// is written when the reading is the one that is there.
//
// What a document says of an entity (names, aliases, keys) is kept on the edge
// from the document to the entity, so that a correction or a removal can take
// back exactly that. What the entity shows is the sum over its documents, and
// is the same in whatever order they came: of two names in one language the
// longer one is preferred (of equally long ones the first in code point order)
// and the other is an alias.
//
// # Writers at the same time
//
// Dgraph aborts one of two transactions that touched the same key, and Put
// tries again. Two writers that create the same xid touch the same entry of
// its index, since xid is declared with @upsert; two that change an edge touch
// that edge.
//
// One danger is left: a removal finds that nobody else mentions an entity and
// takes it away, while another document starts to mention it. They touch no
// common key, and if every mention wrote to its entity, no two documents about
// one state could be written at the same time. So guard is a lock that is
// shared between mentions and exclusive for withdrawals. A mention touches one
// of its slots, chosen by chance; a withdrawal touches all of them. Touching a
// slot is deleting a value that is not there, so guard never holds anything.
// Who brings an assertion or takes it back has the lock of the entities in it along
// with others, and who changes where somebody holds an office alone: that is kept
// on all assertions in which he has a part.
package dgraph

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"slices"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/resolver"
	"google.golang.org/grpc/resolver/manual"
	"google.golang.org/grpc/status"

	"github.com/diplograph/diplograph/schema"
)

var (
	// ErrUnavailable is returned when Dgraph does not answer. Of a write it
	// leaves either everything or nothing behind; doing it again is harmless.
	ErrUnavailable = errors.New("Dgraph does not answer")
	// ErrConflict is returned when other writers kept changing the same part
	// of the graph until Put gave up. Nothing has been written.
	ErrConflict = errors.New("other writers are in the way")
	// ErrInvalid is returned for a reading that does not fit the ontology or
	// itself. Nothing has been written.
	ErrInvalid = errors.New("not a sound reading")
)

// Config says how to reach Dgraph.
type Config struct {
	// Addresses are those of the alphas' gRPC ports, "host:9080", with commas
	// between them.
	Addresses string
	// Ontology is what the graph may hold.
	Ontology *schema.Ontology
	// Timeout bounds each request to Dgraph; zero means 30 seconds.
	Timeout time.Duration
	// TLS is nil for a connection in the clear.
	TLS *tls.Config
}

// A Store is a graph in Dgraph. Its methods may be called at the same time.
type Store struct {
	ontology  *schema.Ontology
	addresses string
	timeout   time.Duration
	attempts  int           // before a Dgraph that does not answer is given up
	turn      chan struct{} // held by the one writer that tries again
	tls       *tls.Config
	conn      *grpc.ClientConn
	alphas    api.DgraphClient
	client    *dgo.Dgraph
	fields    map[string][]string // by node type
}

const (
	defaultTimeout = 30 * time.Second
	// alterPatience bounds a change of the schema: Dgraph builds the indices
	// before it answers.
	alterPatience = time.Hour
	// maxMessage bounds an answer of Dgraph in bytes: a page of documents with
	// their texts can be large.
	maxMessage = 256 << 20
)

// Open connects to Dgraph. It fails with ErrUnavailable when none of the
// addresses answers.
func Open(ctx context.Context, c Config) (*Store, error) {
	s := &Store{ontology: c.Ontology, addresses: c.Addresses, timeout: c.Timeout, tls: c.TLS,
		turn: make(chan struct{}, 1), fields: map[string][]string{}}
	if s.timeout == 0 {
		s.timeout = defaultTimeout
	}
	for _, t := range c.Ontology.NodeTypes() {
		s.fields[t.Name] = t.Fields
	}
	creds := insecure.NewCredentials()
	if c.TLS != nil {
		creds = credentials.NewTLS(c.TLS)
	}
	var alphas []resolver.Address
	for _, address := range strings.Split(c.Addresses, ",") {
		address = strings.TrimSpace(address)
		host, _, err := net.SplitHostPort(address)
		if err != nil {
			return nil, fmt.Errorf("the address %q of Dgraph is not of the form host:9080: %w", address, err)
		}
		alphas = append(alphas, resolver.Address{Addr: address, ServerName: host})
	}
	s.attempts = 2 + len(alphas)
	// Requests go round the alphas that answer.
	names := manual.NewBuilderWithScheme("dgraph")
	names.InitialState(resolver.State{Addresses: alphas})
	wait := backoff.DefaultConfig
	wait.BaseDelay, wait.MaxDelay = 100*time.Millisecond, 2*time.Second
	conn, err := grpc.NewClient("dgraph:///",
		grpc.WithResolvers(names),
		grpc.WithDefaultServiceConfig(`{"loadBalancingConfig": [{"round_robin": {}}]}`),
		grpc.WithTransportCredentials(creds),
		grpc.WithConnectParams(grpc.ConnectParams{Backoff: wait, MinConnectTimeout: 5 * time.Second}),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(maxMessage), grpc.MaxCallSendMsgSize(maxMessage)))
	if err != nil {
		return nil, fmt.Errorf("addresses %q of Dgraph: %w", c.Addresses, err)
	}
	s.conn = conn
	s.alphas = api.NewDgraphClient(conn)
	s.client = dgo.NewDgraphClient(s.alphas)
	err = s.try(ctx, "connect", func(ctx context.Context) error {
		_, err := s.alphas.CheckVersion(ctx, &api.Check{})
		return err
	})
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close gives the connection back.
func (s *Store) Close() error { return s.conn.Close() }

// ApplySchema makes Dgraph know the ontology, and adds to a graph that an
// earlier version has written what it lacks. It does nothing when there is
// nothing to do, and never takes predicates or data away.
func (s *Store) ApplySchema(ctx context.Context) error {
	err := s.tryFor(ctx, alterPatience, "apply the schema", func(ctx context.Context) error {
		if same, err := s.schemaApplied(ctx); err != nil || same {
			return err
		}
		return s.client.Alter(ctx, &api.Operation{Schema: s.ontology.DDL()})
	})
	if err != nil {
		return err
	}
	return s.derive(ctx)
}

// schemaApplied compares what Dgraph knows with what it should know: altering
// a schema disturbs the writers that are at work.
func (s *Store) schemaApplied(ctx context.Context) (bool, error) {
	var known struct {
		Schema []struct {
			Predicate, Type                    string
			List, Lang, Upsert, Reverse, Count bool
			Tokenizer                          []string
		}
		Types []struct {
			Name   string
			Fields []struct{ Name string }
		}
	}
	if err := s.ask(ctx, s.client.NewReadOnlyTxn(), "schema {}", nil, &known); err != nil {
		return false, err
	}
	have := map[string]bool{}
	for _, p := range known.Schema {
		slices.Sort(p.Tokenizer)
		have[schema.Predicate{Name: p.Predicate, Type: p.Type, List: p.List, Lang: p.Lang, Upsert: p.Upsert,
			Reverse: p.Reverse, Count: p.Count, Index: p.Tokenizer}.String()] = true
	}
	for _, t := range known.Types {
		n := schema.NodeType{Name: t.Name}
		for _, f := range t.Fields {
			n.Fields = append(n.Fields, f.Name)
		}
		have[n.String()] = true
	}
	for _, p := range s.ontology.Predicates() {
		if !have[p.String()] {
			return false, nil
		}
	}
	for _, t := range s.ontology.NodeTypes() {
		if !have[t.String()] {
			return false, nil
		}
	}
	return true, nil
}

// Query runs a query of Dgraph's own language with its variables and returns
// the JSON that it answers. Nothing can be changed by it. Words of users
// belong into the variables, never into the query.
func (s *Store) Query(ctx context.Context, query string, vars map[string]string) ([]byte, error) {
	answer, _, err := s.query(ctx, query, vars, 0)
	return answer, err
}

// maxConflicts is how often Put gives way to other writers.
const maxConflicts = 100

// try runs f until it succeeds, fails for good, or has failed too often. Each
// run has the store's timeout.
func (s *Store) try(ctx context.Context, what string, f func(context.Context) error) error {
	return s.tryFor(ctx, s.timeout, what, f)
}

// tryFor is try with a timeout of its own for each run.
func (s *Store) tryFor(ctx context.Context, timeout time.Duration, what string, f func(context.Context) error) error {
	conflicts, silences := 0, 0
	for {
		bounded, cancel := context.WithTimeout(ctx, timeout)
		err := f(bounded)
		cancel()
		var wait time.Duration
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return fmt.Errorf("%s: %w", what, context.Cause(ctx))
		case conflicting(err) && conflicts < maxConflicts:
			// Those who were too slow once go one after the other, or they
			// would keep undoing each other's work.
			if conflicts == 0 {
				select {
				case s.turn <- struct{}{}:
					defer func() { <-s.turn }()
				case <-ctx.Done():
					return fmt.Errorf("%s: %w", what, context.Cause(ctx))
				}
			}
			wait = min(time.Millisecond<<min(conflicts, 10), 250*time.Millisecond)
			conflicts++
		case silent(err) && silences < s.attempts-1:
			wait = 100 * time.Millisecond << silences
			silences++
		default:
			return s.explain(ctx, what, err)
		}
		// Waiting times by chance keep writers from meeting again and again.
		select {
		case <-time.After(wait/2 + rand.N(wait)):
		case <-ctx.Done():
			return fmt.Errorf("%s: %w", what, context.Cause(ctx))
		}
	}
}

// conflicting tells the errors that say: another writer was faster, try again.
func conflicting(err error) bool {
	if err == nil {
		return false
	}
	if errors.Is(err, dgo.ErrAborted) || status.Code(err) == codes.Aborted {
		return true
	}
	text := err.Error() // Dgraph has no code for these
	return strings.Contains(text, "Please retry") || strings.Contains(text, "please retry") ||
		strings.Contains(text, "Transaction is too old")
}

// silent tells the errors of a Dgraph that is not there or not ready yet.
func silent(err error) bool {
	switch status.Code(err) {
	case codes.Unavailable:
		return true
	case codes.Unknown:
		text := err.Error()
		return strings.Contains(text, "not ready to accept requests") ||
			strings.Contains(text, "No connection exists") ||
			strings.Contains(text, "Unavailable") || strings.Contains(text, "connection error")
	}
	return false
}

// explain makes an error for the reader out of one of Dgraph's.
func (s *Store) explain(ctx context.Context, what string, err error) error {
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("%s: %w", what, context.Cause(ctx))
	case conflicting(err):
		return fmt.Errorf("%s: %w: gave up after %d attempts: %w", what, ErrConflict, maxConflicts, err)
	case silent(err):
		return fmt.Errorf("%s: %w at %s (is it running, and is the address right?): %w", what, ErrUnavailable, s.addresses, err)
	case errors.Is(err, context.DeadlineExceeded) || status.Code(err) == codes.DeadlineExceeded:
		return fmt.Errorf("%s: %w at %s within %s: %w", what, ErrUnavailable, s.addresses, s.timeout, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}

package dgraph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
)

// ErrGraphQL is returned when Dgraph refuses the GraphQL schema. The message
// has its reasons.
var ErrGraphQL = errors.New("Dgraph does not take the GraphQL schema")

// HTTPAddress returns the address of the HTTP port that belongs to the first of
// the addresses of gRPC ports: Dgraph keeps the two 1000 apart, 8080 and 9080,
// unless it is told otherwise. It is empty when there is none.
func HTTPAddress(addresses string) string {
	first, _, _ := strings.Cut(addresses, ",")
	host, port, err := net.SplitHostPort(strings.TrimSpace(first))
	if err != nil {
		return ""
	}
	n, err := strconv.Atoi(port)
	if err != nil || n <= 1000 {
		return ""
	}
	return net.JoinHostPort(host, strconv.Itoa(n-1000))
}

// HTTPURL returns the URL of the address of an HTTP port, which may be one
// already.
func HTTPURL(address string) string {
	if !strings.Contains(address, "://") {
		address = "http://" + address
	}
	return strings.TrimSuffix(address, "/")
}

// ApplyGraphQL makes the GraphQL server of Dgraph answer for the graph, at
// http://address/graphql. The address is that of an alpha's HTTP port,
// "host:8080", or a URL.
//
// Dgraph derives its own schema anew from that of GraphQL and leaves out what
// GraphQL has no word for, so the ontology's is applied again: no data are
// touched, but for as long as the indices are built anew questions are slow
// and some fail. Nothing is done when Dgraph knows both schemas already.
func (s *Store) ApplyGraphQL(ctx context.Context, address string) error {
	url := HTTPURL(address)
	want := s.ontology.GraphQL()
	var known struct {
		Known struct{ Schema string } `json:"getGQLSchema"`
	}
	if err := s.post(ctx, url+"/admin", "application/graphql", "{ getGQLSchema { schema } }", &known); err != nil {
		return err
	}
	if known.Known.Schema != want {
		if err := s.post(ctx, url+"/admin/schema", "application/octet-stream", want, &struct{}{}); err != nil {
			return err
		}
	}
	return s.ApplySchema(ctx)
}

// post sends a request to the HTTP port and reads the data that it answers.
func (s *Store) post(ctx context.Context, url, kind, body string, data any) error {
	const what = "apply the GraphQL schema"
	ctx, cancel := context.WithTimeout(ctx, alterPatience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		return fmt.Errorf("%s: the address of Dgraph's HTTP port: %w", what, err)
	}
	request.Header.Set("Content-Type", kind)
	client := http.Client{}
	if s.tls != nil {
		client.Transport = &http.Transport{TLSClientConfig: s.tls}
	}
	response, err := client.Do(request)
	if err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return fmt.Errorf("%s: %w at its HTTP port: %w", what, ErrUnavailable, err)
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(response.Body, maxMessage))
	if err != nil {
		return fmt.Errorf("%s: %w at its HTTP port: %w", what, ErrUnavailable, err)
	}
	var answer struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(raw, &answer); err != nil || response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %w: %s is no HTTP port of a Dgraph alpha that may be administered from here: %s: %s", what, ErrGraphQL, url,
			response.Status, bytes.TrimSpace(raw[:min(len(raw), 200)]))
	}
	if len(answer.Errors) > 0 {
		var reasons []string
		for _, e := range answer.Errors {
			reasons = append(reasons, e.Message)
		}
		return fmt.Errorf("%s: %w: %s", what, ErrGraphQL, strings.Join(reasons, "; "))
	}
	return json.Unmarshal(answer.Data, data)
}

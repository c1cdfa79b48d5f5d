package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/diplograph/diplograph/graph/dgraph"
	"github.com/diplograph/diplograph/graph/local"
	"github.com/diplograph/diplograph/schema"
)

// A session is an open graph: a store and, where it is the private one, this
// command's share of the server.
type session struct {
	*dgraph.Store
	server *local.Server // nil for a cluster
	http   string        // where Dgraph's HTTP port is likely to be
}

// Close gives the graph back; a private Dgraph that nobody else uses stops.
func (s *session) Close() error {
	err := s.Store.Close()
	if s.server != nil {
		err = errors.Join(err, s.server.Close())
	}
	return err
}

// open connects to the cluster of --dgraph or starts the private Dgraph.
func (c *config) open(ctx context.Context, o *schema.Ontology) (*session, error) {
	s := &session{}
	addresses := c.GetString("dgraph")
	if addresses == "" {
		server, err := local.Ensure(ctx, c.local())
		if err != nil {
			return nil, err
		}
		s.server, addresses = server, server.Address()
	}
	s.http = dgraph.HTTPAddress(addresses)
	store, err := dgraph.Open(ctx, dgraph.Config{Addresses: addresses, Ontology: o})
	if err != nil {
		if s.server != nil {
			err = errors.Join(err, s.server.Close())
		}
		return nil, err
	}
	s.Store = store
	return s, nil
}

// local gives the options of the private Dgraph.
func (c *config) local() local.Options {
	o := local.Options{Dir: c.GetString("data"), Program: c.GetString("dgraph-program"), MemoryMB: c.GetInt("dgraph-memory")}
	if c.GetBool("verbose") {
		o.Log = c.err
	}
	return o
}

func upCommand(c *config) *cobra.Command {
	return &cobra.Command{
		Use:   "up",
		Short: "Start the private Dgraph and leave it running",
		Long: fmt.Sprintf("Start the private Dgraph and leave it running, until diplograph down.\n\n"+
			"It may use a quarter of the machine's memory, or of what is allowed to this program\n"+
			"(in a container), or as many megabytes as --dgraph-memory says: no less than %d.\n"+
			"With more memory it stops less often to clear up, and questions take less long at worst.", local.MinMemoryMB),
		Example: "  diplograph up\n  diplograph up --data ./graph\n  diplograph up --dgraph-memory 8192",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := local.Up(cmd.Context(), c.local())
			if err != nil {
				return err
			}
			return c.show(s)
		},
	}
}

func downCommand(c *config) *cobra.Command {
	return &cobra.Command{
		Use:   "down",
		Short: "Stop the private Dgraph",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			err := local.Down(cmd.Context(), c.local())
			if errors.Is(err, local.ErrNotRunning) {
				c.say("The private Dgraph was not running.")
				return nil
			}
			if err == nil {
				c.say("The private Dgraph has stopped.")
			}
			return err
		},
	}
}

func statusCommand(c *config) *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "Show whether the private Dgraph runs, where and how large it is",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := local.Inspect(cmd.Context(), c.local())
			if err != nil {
				return err
			}
			return c.show(s)
		},
	}
}

// show prints the state of the private Dgraph.
func (c *config) show(s local.Status) error {
	if !s.Running {
		_, err := fmt.Fprintf(c.out, "not running\ndirectory  %s (%.1f MB)\n", s.Dir, float64(s.DataBytes)/1e6)
		return err
	}
	stays := "until its last user ends"
	if s.Detached {
		stays = "until diplograph down"
	}
	health := "healthy"
	if !s.Healthy {
		health = "does not answer"
	}
	_, err := fmt.Fprintf(c.out, "running    %s, %s, since %s (%s)\naddress    %s (gRPC), http://%s\ndirectory  %s (%.1f MB)\n",
		s.Version, health, s.Started.UTC().Format(time.RFC3339), stays, s.Address, s.HTTPAddress, s.Dir, float64(s.DataBytes)/1e6)
	return err
}

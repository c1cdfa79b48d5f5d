// Command diplograph turns diplomatic news in Arabic, Persian and English
// into a knowledge graph in Dgraph. Each command has a file of its own;
// config.go and engine.go hold what they share.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2 // wrong usage
	exitPartial = 3 // done, but some documents failed
)

// errUsage marks mistakes in the words of a command.
var errUsage = errors.New("wrong usage")

// errPartial says that some documents, or lines of a list, failed; each was
// named when it did.
var errPartial = errors.New("not all could be read")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:]))
}

// run executes the program and returns its exit code.
func run(ctx context.Context, args []string) int {
	root := newRoot()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errPartial):
		fmt.Fprintln(os.Stderr, "diplograph:", err)
		return exitPartial
	case errors.Is(err, errUsage):
		fmt.Fprintln(os.Stderr, "diplograph:", err)
		return exitUsage
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "diplograph: interrupted")
	default:
		fmt.Fprintln(os.Stderr, "diplograph:", err)
	}
	return exitFailed
}

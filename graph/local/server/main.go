// Command dgraph is the Dgraph server, unchanged, built from its own Go module.
package main

import "github.com/dgraph-io/dgraph/v24/dgraph/cmd"

func main() { cmd.Execute() }

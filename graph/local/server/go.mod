module github.com/diplograph/diplograph/graph/local/server

go 1.26.0

require github.com/dgraph-io/dgraph/v24 v24.0.5

# diplograph: make demo shows it, make test tests it. Go is all that is needed;
# some tests read exports with other programs (make test-tools installs them).

SHELL := /bin/bash
GO    ?= go
BIN   := bin
DATA  ?= $(CURDIR)/demo/data

.PHONY: help build dgraph demo test race lint fuzz bench bench-names test-tools clean

help: ## show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 14

build: $(BIN)/diplograph dgraph ## build both programs into bin/

$(BIN)/diplograph: $(shell find cmd extract graph schema -not -path 'graph/local/server/*' -type f 2>/dev/null) go.mod go.sum | go-present
	$(GO) build -trimpath -ldflags "-s -w" -o $@ ./cmd/diplograph

dgraph: $(BIN)/dgraph ## build the Dgraph server (about 90 s the first time)

$(BIN)/dgraph: graph/local/server/go.mod graph/local/server/go.sum graph/local/server/main.go | go-present
	@echo "building the Dgraph server: about 90 seconds the first time"
	@mkdir -p $(BIN)
	CGO_ENABLED=0 $(GO) build -C graph/local/server -trimpath -ldflags "-s -w -X github.com/dgraph-io/dgraph/v24/x.dgraphVersion=v24.0.5" -o $(CURDIR)/$@.new .
	@mv $@.new $@

.PHONY: go-present
go-present:
	@command -v $(GO) >/dev/null || { echo "make: Go is missing: install Go 1.26 or newer from https://go.dev/dl and put it on the PATH" >&2; exit 1; }

demo: build ## read the example dispatches, ask the graph, write pictures
	@examples/demo.sh $(BIN)/diplograph "$(DATA)"

test: build ## run all tests, those against a real Dgraph included
	$(GO) vet ./...
	$(GO) test -race -timeout 30m ./...

lint: ## run golangci-lint, if it is installed
	@command -v golangci-lint >/dev/null || { echo "make: golangci-lint is missing: see https://golangci-lint.run" >&2; exit 1; }
	golangci-lint run

FUZZTIME ?= 60s
fuzz: ## run every fuzz target for FUZZTIME
	@set -e; for p in $$($(GO) list ./...); do for f in $$($(GO) test -list '^Fuzz' $$p | grep ^Fuzz || true); do \
	  echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) $$p; done; done

bench: ## run the benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...

# The people of the language packs if NAMES does not say otherwise.
NAMES ?= -packs extract/lang/packs
bench-names: ## measure name matching over NAMES (a table with columns ar, fa, en)
	$(GO) run ./graph/resolve/name/bench $(NAMES)

NPM_LIBS := graph/export/testdata/npm
test-tools: ## install the programs that read exports in tests (Debian, as root)
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends python3-networkx libxml2-utils graphviz raptor2-utils chromium fonts-noto-core >/dev/null
	command -v npm >/dev/null || apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
	npm ci --prefix $(NPM_LIBS) --no-audit --no-fund --loglevel=error

clean: ## remove what was built
	rm -rf $(BIN) demo

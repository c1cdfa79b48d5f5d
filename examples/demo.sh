#!/usr/bin/env bash
# The main job on the example dispatches: read them, ask the graph, draw it.
# usage: examples/demo.sh PROGRAM DATA-DIRECTORY
set -euo pipefail
program=$1
export DIPLOGRAPH_DATA=$2
here=$(cd "$(dirname "$0")" && pwd)
out=$(dirname "$2")
mkdir -p "$out"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[ -t 1 ] || say() { printf '\n%s\n' "$*"; }

"$program" up >/dev/null
trap '"$program" down --quiet' EXIT

say "Reading 18 dispatches in Arabic, Persian and English"
"$program" build "$here/news"

say "Who met whom"
"$program" query met --evidence --limit 8
say "Who signed what"
"$program" query signed --evidence --limit 6
say "Who supports whom"
"$program" query supports --evidence --limit 6

say "Pictures and files"
for format in gexf graphml dot; do
  "$program" export --quiet -o "$out/news.$format"
  echo "  $out/news.$format"
done

say "What to try next"
cat <<TEXT
  export DIPLOGRAPH_DATA=$DIPLOGRAPH_DATA
  $program query                                   # the questions it knows
  $program query met "قيرات عبد الرحمنوف"           # one person, any script
  $program query path ایران "Saudi Arabia"
  $program query entity "Abdurakhmanov"            # misspelt
  $program extract yourfile.txt                    # your own article, no graph
  $program build yourfolder                        # into the graph
  open $out/news.gexf in Gephi, $out/news.graphml in yEd or Cytoscape
TEXT

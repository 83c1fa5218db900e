#!/bin/sh
# Measures. `./onedoor bench frontdoor [--json]`: method in bench/README.md, figures in docs/reference/benchmarks.md.
set -eu
cd "$(dirname "$0")/.."
name=${1:-}
case "$name" in
    frontdoor) shift; exec sh bench/frontdoor.sh "$@" ;;
    *) echo "./onedoor bench NAME [--json]   NAME: frontdoor" >&2; [ "$name" = --help ] || exit 2 ;;
esac

#!/bin/sh
# Measures. `./onedoor bench frontdoor [--json]`: method in bench/README.md, figures in docs/reference/benchmarks.md.
set -eu
cd "$(dirname "$0")/.."
name=${1:-}
case "$name" in
    frontdoor) shift; exec sh bench/frontdoor.sh "$@" ;;
    kill)
        rm -rf target/kill-data
        "$JAVA_HOME/bin/java" bench/Kill.java "${2:-20}" &&
            "$JAVA_HOME/bin/java" -jar "${ONEDOOR_JAR:-target/onedoor.jar}" invariants --data target/kill-data
        ;;
    invariants) shift; exec "$JAVA_HOME/bin/java" -jar "${ONEDOOR_JAR:-target/onedoor.jar}" invariants "$@" ;;
    *) echo "./onedoor bench NAME [--json]   NAME: frontdoor, kill [TIMES], invariants --data DIR" >&2; [ "$name" = --help ] || exit 2 ;;
esac

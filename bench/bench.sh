#!/bin/sh
# Measures. `./onedoor bench frontdoor [--json]`: method and figures in docs/reference/benchmarks.md.
set -eu
cd "$(dirname "$0")/.."
name=${1:-}
driver() { find "$(dirname "$ONEDOOR_JAR")/lib" -name 'postgresql-*.jar' | head -1; }
case "$name" in
    frontdoor) shift; exec sh bench/frontdoor.sh "$@" ;;
    backup) shift; exec sh bench/backup.sh "$@" ;;
    kill)
        rm -rf target/kill-data
        "$JAVA_HOME/bin/java" bench/Kill.java "${2:-20}" &&
            "$JAVA_HOME/bin/java" -jar "${ONEDOOR_JAR:-target/onedoor.jar}" invariants --data target/kill-data
        ;;
    storm)
        shift
        rm -rf target/storm-data target/storm.log; mkdir -p target
        jsoup=$(find "$(dirname "$ONEDOOR_JAR")/lib" -name 'jsoup-*.jar')
        "$JAVA_HOME/bin/java" -cp "$jsoup" bench/storm/Storm.java "$@" || failed=$?
        "$JAVA_HOME/bin/java" -jar "${ONEDOOR_JAR:-target/onedoor.jar}" invariants --data target/storm-data
        exit "${failed:-0}"
        ;;
    plan)
        shift
        rm -rf target/plan-bench
        ONEDOOR_JAR="${ONEDOOR_JAR:-target/onedoor.jar}" exec "$JAVA_HOME/bin/java" bench/Plan.java "$@"
        ;;
    plan-reports) shift; exec sh bench/plan-reports.sh "$@" ;;
    invariants) shift; exec "$JAVA_HOME/bin/java" -jar "${ONEDOOR_JAR:-target/onedoor.jar}" invariants "$@" ;;
    linkage)
        shift
        [ -n "${1:-}" ] || { echo "./onedoor bench linkage FILE.csv [--truth COLUMN]   a CSV of people with headings" >&2; exit 2; }
        exec "$JAVA_HOME/bin/java" -Xmx1800m -jar "${ONEDOOR_JAR:-target/onedoor.jar}" link --threads 2 "$@"
        ;;
    audit)
        shift
        rm -rf target/audit-bench
        exec "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -Duser.timezone=UTC -jar "${ONEDOOR_JAR:-target/onedoor.jar}" bench-audit --data target/audit-bench "$@"
        ;;
    access)
        shift
        rm -rf target/access-bench; mkdir -p target
        exec "$JAVA_HOME/bin/java" bench/Access.java "$@"
        ;;
    clocks)
        shift
        rm -rf target/clocks-bench; mkdir -p target
        exec "$JAVA_HOME/bin/java" -cp "$(driver)" bench/Clocks.java "$@"
        ;;
    crisis)
        shift
        rm -rf target/crisis-bench; mkdir -p target
        exec "$JAVA_HOME/bin/java" -cp "$(driver)" bench/Crisis.java "$@"
        ;;
    directory)
        shift
        [ $# -gt 0 ] || rm -rf target/directory-bench
        exec "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC -Duser.timezone=UTC -jar "${ONEDOOR_JAR:-target/onedoor.jar}" bench-directory --data target/directory-bench --sql bench/directory.sql "$@"
        ;;
    directory-pages)
        [ -d target/directory-bench ] || { echo "First: ./onedoor bench directory" >&2; exit 2; }
        ONEDOOR_JAVA_OPTS="${ONEDOOR_JAVA_OPTS:--Xmx1g -XX:+UseSerialGC}" exec "$JAVA_HOME/bin/java" -cp "$(driver)" bench/DirectoryPages.java
        ;;
    growth) shift; exec sh bench/growth.sh "$@" ;;
    match) shift; exec sh bench/match.sh "$@" ;;
    *) echo "./onedoor bench NAME [--json]   NAME: frontdoor, backup DIR, plan, plan-reports, kill [TIMES], storm [ACTS [KILLS [SEED]]], invariants --data DIR, linkage FILE.csv, access, clocks [CLOCKS [CHANGES]], crisis [PLANS], directory [--services N], directory-pages, growth, match FILE.csv | --search PEOPLE, audit [--rows N]" >&2; [ "$name" = --help ] || exit 2 ;;
esac

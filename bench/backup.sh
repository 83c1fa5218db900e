#!/bin/sh
# How long a backup and bringing it back take, of a data folder that is there: ./onedoor bench backup DIR
set -eu
data=${1:-}
[ -d "$data/cluster" ] || { echo "./onedoor bench backup DIR   a data folder of OneDoor, such as another bench's in target/" >&2; exit 2; }
to=${TO:-target/backup-bench}
rm -rf "$to"; mkdir -p "$to"
onedoor() { "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -Duser.timezone=UTC -jar "${ONEDOOR_JAR:-target/onedoor.jar}" "$@"; }
timed() { # name, command ...
    name=$1; shift
    began=$(date +%s%N)
    "$@" >"$to.$name.txt" 2>&1 || { cat "$to.$name.txt" >&2; exit 1; }
    printf '%-8s %6d ms\n' "$name" $(( ($(date +%s%N) - began) / 1000000 ))
}
du -sk "$data/cluster" | awk '{printf "cluster  %6d MB\n", $1 / 1024}'
timed backup onedoor backup --data "$data" --to "$to/backups"
du -sk "$to/backups" | awk '{printf "backup   %6d MB\n", $1 / 1024}'
timed restore onedoor restore --from "$to/backups" --data "$to/back"
grep -h 'rows' "$to.restore.txt"
rm -rf "$to"

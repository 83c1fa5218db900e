#!/bin/sh
# One record against an index of a million people, through the index every door asks: who is this?
# The people come from a file such as linkage/gen1m.py makes; 2,000 of its damaged copies are kept aside and asked about.
# With --search PEOPLE so many are made up, and 2,000 of them are searched for by a name that is written otherwise.
set -eu
cd "$(dirname "$0")/.."
[ -n "${1:-}" ] || { echo "./onedoor bench match FILE.csv   people as gen1m.py writes them; or: --search PEOPLE" >&2; exit 2; }
java="$JAVA_HOME/bin/java"
jar=${ONEDOOR_JAR:-target/onedoor.jar}
port=${PORT:-18091}
data=${DATA:-target/match-data}
driver=$(find "$(dirname "$jar")/lib" -name 'postgresql-*.jar' | head -1)
log=target/bench-match.log
rm -rf "$data"; mkdir -p "$data" target

# shellcheck disable=SC2086
"$java" ${ONEDOOR_JAVA_OPTS:--Xmx384m -XX:+UseSerialGC} ${ONEDOOR_LEARNT:-} -Duser.timezone=UTC -jar "$jar" bench-server --port "$port" --data "$data" --people 20 >"$log" 2>&1 &
server=$!
stop() { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
trap stop EXIT INT TERM
until curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null 2>&1; do
    kill -0 "$server" 2>/dev/null || { tail -20 "$log" >&2; exit 1; }
    sleep 0.5
done
if [ "$1" = --search ]; then
    "$java" --class-path "$driver" bench/Match.java --search "${2:-2000000}" "$data" "$data/aside.csv"
    "$java" -Xmx384m -XX:+UseSerialGC -jar "$jar" match --search "$data/aside.csv" --data "$data"
    exit
fi
"$java" --class-path "$driver" bench/Match.java "$1" "$data" "$data/aside.csv"
"$java" -Xmx384m -XX:+UseSerialGC -jar "$jar" rebuild --data "$data" | grep "keys people"
"$java" -Xmx384m -XX:+UseSerialGC -jar "$jar" match "$data/aside.csv" --data "$data"

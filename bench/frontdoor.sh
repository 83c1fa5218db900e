#!/bin/sh
# The front door under load: 100,000 referrals stored, 8 connections, with tokens, policy, audit and clocks on.
set -eu
command -v wrk >/dev/null || { echo "This benchmark needs wrk (Debian package wrk)." >&2; exit 1; }
referrals=${REFERRALS:-100000}
people=${PEOPLE:-20000}
seconds=${SECONDS_EACH:-30}
warm=${WARM:-60}
port=${PORT:-18090}
data=${DATA:-target/bench-data}
json=no; [ "${1:-}" = --json ] && json=yes
java="$JAVA_HOME/bin/java"
options=${ONEDOOR_JAVA_OPTS:--Xmx384m -XX:+UseSerialGC}
log=target/bench-frontdoor.log
rm -rf "$data"; mkdir -p "$data" target

start() {
    # shellcheck disable=SC2086
    "$java" $options ${ONEDOOR_LEARNT:-} -Duser.timezone=UTC -jar "${ONEDOOR_JAR:-target/onedoor.jar}" bench-server --port "$port" --data "$data" --people "$people" >>"$log" 2>&1 &
    server=$!
    began=$(date +%s%N)
    until curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null 2>&1; do
        kill -0 "$server" 2>/dev/null || { tail -20 "$log" >&2; exit 1; }
        sleep 0.1
    done
    ready=$(( ($(date +%s%N) - began) / 1000000 ))
}
stop() { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
trap stop EXIT INT TERM

: >"$log"
start
until [ -f "$data/bench-people.txt" ]; do sleep 0.5; done
token() { curl -sf -u "bench:$(cat "$data/bench-secret.txt")" -d grant_type=client_credentials -d 'scope=read write bars' "http://127.0.0.1:$port/oauth2/token" | sed 's/.*"access_token":"\([^"]*\)".*/\1/'; }
run() { # name, lua mode, seconds
    TOKEN=$(token) MODE="$2" PEOPLE_FILE="$data/bench-people.txt" REFERENCES_FILE="$data/bench-references.txt" \
        wrk -t1 -c8 -d"$3"s --latency -s bench/frontdoor.lua "http://127.0.0.1:$port" >"target/bench-$1.txt" 2>&1
    rate=$(sed -n 's/^Requests\/sec: *//p' "target/bench-$1.txt")
    p50=$(sed -n 's/^ *50% *//p' "target/bench-$1.txt")
    p99=$(sed -n 's/^ *99% *//p' "target/bench-$1.txt")
    bad=$(sed -n 's/.*Non-2xx or 3xx responses: *//p' "target/bench-$1.txt")
    [ "$json" = yes ] && printf '{"name":"%s","per_second":%s,"p50":"%s","p99":"%s","errors":%s}\n' "$1" "$rate" "$p50" "$p99" "${bad:-0}" ||
        printf '%-12s %8s/s  p50 %-9s p99 %-9s errors %s\n' "$1" "$rate" "$p50" "$p99" "${bad:-0}"
}
stored() { cat "$data/bench-count.txt" 2>/dev/null || echo 0; }

# Filling the store is what warms up creating: measured once all are there.
while [ "$(stored)" -lt "$referrals" ]; do run fill create 20 >/dev/null; done
run create create "$seconds"
sleep 3
for mode in read identifier worklist patient; do
    run "$mode-warm" "$mode" "$warm" >/dev/null
    run "$mode" "$mode" "$seconds"
done
rss=$(awk '/VmRSS/ {print int($2/1024)}' "/proc/$server/status")
total=$(stored)
stop
start
[ "$json" = yes ] && printf '{"name":"footprint","stored":%s,"rss_mb":%s,"ready_ms":%s}\n' "$total" "$rss" "$ready" ||
    printf 'stored %s referrals; JVM %s MB after the run; ready again on this database in %s ms\n' "$total" "$rss" "$ready"

#!/bin/sh
# The same questions of a small database and of one that is TIMES as large: what does a request cost as years go by?
# The first is filled by real acts; the second is made of it by bench/Multiply.java.
set -eu
command -v wrk >/dev/null || { echo "This benchmark needs wrk (Debian package wrk)." >&2; exit 1; }
cd "$(dirname "$0")/.."
referrals=${REFERRALS:-10000}
people=${PEOPLE:-10000}
times=${TIMES:-99}
seconds=${SECONDS_EACH:-20}
port=${PORT:-18092}
data=${DATA:-target/growth-data}
java="$JAVA_HOME/bin/java"
jar=${ONEDOOR_JAR:-target/onedoor.jar}
driver=$(find "$(dirname "$jar")/lib" -name 'postgresql-*.jar' | head -1)
log=target/bench-growth.log
rm -rf "$data"; mkdir -p "$data" target

# shellcheck disable=SC2086
"$java" ${ONEDOOR_JAVA_OPTS:--Xmx384m -XX:+UseSerialGC} ${ONEDOOR_LEARNT:-} -Duser.timezone=UTC -jar "$jar" bench-server --port "$port" --data "$data" --people "$people" >"$log" 2>&1 &
server=$!
stop() { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
trap stop EXIT INT TERM
until curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null 2>&1; do
    kill -0 "$server" 2>/dev/null || { tail -20 "$log" >&2; exit 1; }
    sleep 0.5
done
until [ -f "$data/bench-people.txt" ]; do sleep 0.5; done
token() { curl -sf -u "bench:$(cat "$data/bench-secret.txt")" -d grant_type=client_credentials -d 'scope=read write bars' "http://127.0.0.1:$port/oauth2/token" | sed 's/.*"access_token":"\([^"]*\)".*/\1/'; }
ask() { # lua mode, seconds
    TOKEN=$(token) MODE="$1" PEOPLE_FILE="$data/bench-people.txt" REFERENCES_FILE="$data/bench-references.txt" \
        wrk -t1 -c8 -d"$2"s --latency -s bench/percentiles.lua "http://127.0.0.1:$port" >"target/bench-growth.txt" 2>&1
}
measured() { # what
    for mode in identifier patient worklist create; do
        ask "$mode" 15
        ask "$mode" "$seconds"
        printf '%-8s %-11s %8s/s  p50 %8s ms  p95 %8s ms  errors %s\n' "$1" "$mode" \
            "$(sed -n 's/^Requests\/sec: *//p' target/bench-growth.txt)" \
            "$(sed -n 's/^p50 //p' target/bench-growth.txt)" "$(sed -n 's/^p95 //p' target/bench-growth.txt)" \
            "$(sed -n 's/.*Non-2xx or 3xx responses: *//p' target/bench-growth.txt | grep . || echo 0)"
    done
}

while [ "$(cat "$data/bench-count.txt" 2>/dev/null || echo 0)" -lt "$referrals" ]; do ask create 10; done
printf '%s referrals of %s people\n' "$(cat "$data/bench-count.txt")" "$people"
measured small
"$java" --class-path "$driver" bench/Multiply.java "$data" "$times"
measured large

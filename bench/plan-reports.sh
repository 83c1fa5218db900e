#!/bin/sh
# Six-monthly reports for eight partners in four formats, and the public page, over HTTP on a demo of its own.
set -eu
cd "$(dirname "$0")/.."
port=${PORT:-18159}
data=target/plan-reports-bench
rm -rf "$data"
mkdir -p "$data"
"$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC ${ONEDOOR_LEARNT:-} -Duser.timezone=UTC -jar "${ONEDOOR_JAR:-target/onedoor.jar}" \
    demo --port "$port" --data "$data/demo" --people 200 >"$data/log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null || true' EXIT INT TERM
until grep -q "demo is at" "$data/log"; do
    kill -0 $server 2>/dev/null || { cat "$data/log" >&2; exit 1; }
    sleep 1
done
"$JAVA_HOME/bin/java" bench/PlanReports.java "http://localhost:$port"

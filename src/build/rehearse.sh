#!/bin/sh
# Starts OneDoor once in a folder of its own and keeps what Java learnt by it (its AOT cache), so that the next starts
# take half as long. Rehearses once a build; nothing depends on it, and what it leaves is used only where it fits.
#   rehearse.sh JAR CACHE [PROCESS]     with PROCESS: waits until that server is at rest, so that it takes nothing of it
set -eu
jar=$1
cache=$2
server=${3:-}
[ ! -f "$cache" ] || exit 0
if command -v flock >/dev/null; then
    exec 8>"$cache.lock"
    flock -n 8 || exit 0
fi

# Hundredths of a second of processor time; nothing when the process is gone.
used() { awk '{print $14 + $15}' "/proc/$server/stat" 2>/dev/null || true; }
if [ -n "$server" ] && [ -d /proc/self ]; then
    waited=0
    before=$(used)
    while [ -n "$before" ] && [ "$waited" -lt 600 ]; do
        sleep 5
        waited=$((waited + 5))
        now=$(used)
        [ "$waited" -le 10 ] || [ $((${now:-$before} - before)) -gt 100 ] || break
        before=$now
    done
fi

data=$cache.data
rehearsal=
clean() {
    [ -z "$rehearsal" ] || kill "$rehearsal" 2>/dev/null || true
    rm -rf "$data" "$cache.part" "$cache.part.config"
}
trap clean EXIT
trap 'exit 143' INT TERM # heard at once: the shell waits for a process in the background
clean
"$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -Duser.timezone=UTC -XX:AOTCacheOutput="$cache.part" -jar "$jar" rehearse --data "$data" &
rehearsal=$!
wait "$rehearsal"
rehearsal=
[ ! -f "$cache.part" ] || mv "$cache.part" "$cache"

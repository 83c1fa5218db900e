#!/bin/sh
# Everything that can be said of the tree without running the product: format, static analysis, architecture, licences,
# and that no path of a machine and no registry's host name is in it.
set -eu
cd "$(dirname "$0")/../.."
case "${1:-}" in
    --help) echo "./onedoor check: format, Error Prone, NullAway, architecture, licences, no stray paths"; exit 0 ;;
esac
maven() { MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" mvn -B -ntp -q "$@"; }

echo "check: format"
maven spotless:check
echo "check: compile with Error Prone and NullAway, architecture"
maven test -Dincluded.tags=architecture -Dsurefire.failIfNoSpecifiedTests=false
echo "check: licences"
sh src/build/licences.sh
echo "check: no machine path and no registry host in the tree"
sh src/build/tree.sh
echo "check: all well"

#!/bin/sh
# Lists the licence of every library that ships and fails on one that is not on the list.
set -eu
cd "$(dirname "$0")/../.."
out=target/licences.txt
mkdir -p target
MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" mvn -B -ntp -q \
    org.codehaus.mojo:license-maven-plugin:2.7.1:add-third-party \
    -Dlicense.excludedScopes=test,provided -Dlicense.outputDirectory="$PWD/target" -Dlicense.thirdPartyFilename=licences.txt \
    -Dlicense.useMissingFile=false -Dlicense.failOnMissing=false
allowed='Apache|MIT|BSD|EPL|Eclipse (Public|Distribution)|EDL|PostgreSQL|Public Domain|CC0|Universal Permissive|UPL|Mozilla Public|MPL|GPL2 w/ CPE|GPL-2.0-with-classpath|GPLv2 with|Classpath|Go License|BSD-2|BSD-3|Unicode|ICU|0BSD|Unlicense|LGPL|Lesser'
bad=$(grep -E '^ +\(' "$out" | grep -viE "$allowed" || true)
if [ -n "$bad" ]; then
    echo "Licences that are not on the list:" >&2
    echo "$bad" >&2
    exit 1
fi

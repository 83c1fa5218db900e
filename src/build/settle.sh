#!/bin/sh
# Gives the generated sources the time of the newest template: otherwise every build would compile everything again.
set -eu
cd "$(dirname "$0")/../.."
newest=$(find src/main/jte -type f -exec ls -t {} + | head -1)
find target/generated-sources/jte -type f -exec touch -r "$newest" {} +

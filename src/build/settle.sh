#!/bin/sh
# Gives the generated sources the time of the newest template: otherwise every build would compile everything again.
set -eu
cd "$(dirname "$0")/../.."
newest=$(find src/main/jte -type f -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2-)
find target/generated-sources/jte -type f -exec touch -r "$newest" {} +

#!/bin/sh
# Fails when a file holds a path of a particular machine, a package registry's host name, or something like a secret.
set -eu
cd "$(dirname "$0")/../.."
files=$(git ls-files --cached --others --exclude-standard | grep -vE '^(src/build/tree.sh|docs/images/)' || true)
bad=0
look() {
    found=$(echo "$files" | tr '\n' '\0' | xargs -0 grep -nIE "$2" 2>/dev/null | cut -c1-160 || true)
    if [ -n "$found" ]; then
        echo "$1:" >&2
        echo "$found" >&2
        bad=1
    fi
}
look "a path of a particular machine" '(^|[^A-Za-z0-9_.])/(root|home/[a-z]+|Users/[A-Za-z]+|work/(main|shared|wt))/'
look "a package registry's host name" '(repo1?\.maven\.(org|apache\.org)|registry\.npmjs\.org|deb\.debian\.org|pypi\.org|files\.pythonhosted|proxy\.golang|/artifactory/)'
look "something like a secret" '(BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{36})'
exit $bad

#!/bin/sh
# Fails when a file holds a path of a particular machine, a package registry's host name, or something like a secret.
set -eu
cd "${1:-$(dirname "$0")/../..}"
bad=0
# Names are ended by a zero, since git quotes those with other letters than a to z.
look() {
    found=$(git ls-files -z --cached --others --exclude-standard -- . ':!src/build/tree.sh' ':!docs/images' |
        xargs -0 grep -HnIE "$2" 2>/dev/null | cut -c1-160 || true)
    if [ -n "$found" ]; then
        echo "$1:" >&2
        echo "$found" >&2
        bad=1
    fi
}
look "a path of a particular machine" '(^|[^A-Za-z0-9_.])/(root|home/[A-Za-z0-9._-]+|Users/[A-Za-z0-9._-]+|work/[A-Za-z0-9._-]+|tmp/[A-Za-z0-9._-]+)/|(^|[^A-Za-z])[A-Za-z]:[\\/]+Users[\\/]'
look "a package registry's host name" '(repo1?\.maven\.(org|apache\.org)|registry\.npmjs\.org|registry\.yarnpkg\.com|deb\.debian\.org|pypi\.org|files\.pythonhosted|proxy\.golang|/artifactory/|://([A-Za-z0-9-]+\.)*(nexus|artifactory|jfrog)[A-Za-z0-9-]*[.:/]|\.jfrog\.io|/repository/(maven|npm|pypi|apt|go|raw|docker)[A-Za-z0-9-]*(/|$))'
look "something like a secret" '(BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{36})'
exit $bad

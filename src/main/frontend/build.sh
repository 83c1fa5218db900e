#!/bin/sh
# Builds the style sheet and copies the front-end parts into target/classes/static, only when something changed.
set -eu
cd "$(dirname "$0")/../../.."
out=target/classes/static
stamp=target/front-end.stamp
if [ ! -d node_modules/nhsuk-frontend ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
fi
if [ -f "$stamp" ] && [ -z "$(find src/main/frontend package-lock.json -newer "$stamp" -print -quit)" ] && [ -f "$out/app.css" ]; then
    exit 0
fi
mkdir -p "$out/js" "$out/nhsuk"
node_modules/.bin/sass --no-source-map --style=compressed --quiet-deps --load-path=node_modules src/main/frontend/app.scss "$out/app.css"
cp node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.js "$out/js/nhsuk-frontend.js"
cp node_modules/htmx.org/dist/htmx.min.js "$out/js/htmx.js"
cp node_modules/htmx-ext-sse/dist/sse.min.js "$out/js/htmx-sse.js" 2>/dev/null || cp node_modules/htmx-ext-sse/sse.js "$out/js/htmx-sse.js"
cp src/main/frontend/*.js "$out/js/"
cp src/main/frontend/icon.svg "$out/icon.svg"
touch "$stamp"

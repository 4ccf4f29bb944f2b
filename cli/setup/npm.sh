#!/bin/sh
# Fetches the locked npm packages with the machine's npm, or with the one in .venv if it has none (or an old one).
set -eu

npm=.venv/bin/npm
if major=$(npm --version 2>/dev/null | cut -d. -f1) && [ "${major:-0}" -ge 9 ]; then npm=npm; fi
PATH="$PATH:$PWD/.venv/bin"
export PATH
echo "Fetching the web site's assets ..."
"$npm" ci --ignore-scripts --no-audit --no-fund --loglevel=error >.venv/npm.log 2>&1 || {
    tail -n 25 .venv/npm.log >&2
    printf '%s\n' "The npm packages of package-lock.json could not be fetched; the lines above say why." >&2
    exit 1
}

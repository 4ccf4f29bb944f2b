#!/bin/sh
# What `make test` runs, in order of how soon it knows. Each tool fails in its own words; pytest speaks last.
#   check.sh [pytest arguments]      make test TESTS="tests/cli -x"
set -eu

step() { printf '\n-- %s\n' "$*"; "$@"; }

step ruff format --check
step ruff check
step mypy
step lint-imports
step hearth rules check
printf '\n-- pytest\n'
# A whole run is shared out among processes (tests/fixtures/sharing.py); a part of it is sooner done in one.
[ $# -gt 0 ] || set -- -n auto
exec pytest "$@"

#!/bin/sh
# Writes the lock files anew, with hashes and without addresses, so that they say nothing of where packages came from.
set -eu

command -v uv >/dev/null 2>&1 || {
    printf '%s\n' "The lock files are written by uv, which is not here; install it with: .venv/bin/pip install uv" >&2
    exit 1
}
lock() { uv pip compile -q --generate-hashes --no-annotate --no-header --python-version 3.11 "$@"; }

lock pyproject.toml -o requirements.lock
lock pyproject.toml --extra dev -o requirements-dev.lock
echo 'setuptools>=80' | lock - -o requirements-build.lock

#!/bin/sh
# Installs the packages of one lock file into .venv, each checked against its hash, and Hearth itself on top.
# Nothing unlocked is fetched: setuptools, which builds durable_rules and Hearth, has a lock file of its own.
#   install.sh requirements.lock
set -eu

lock=$1
log=.venv/install.log
pip() {
    .venv/bin/python -m pip --disable-pip-version-check --no-input "$@" >"$log" 2>&1 || {
        tail -n 25 "$log" >&2
        printf '%s\n' "The packages of $lock could not be installed; the lines above say why (all of it: $log)." >&2
        exit 1
    }
}

echo "Installing the packages of $lock ..."
pip install --require-hashes -r requirements-build.lock
# A Python may name a compiler that is not here (clang, say); then the one that is here compiles.
if [ -z "${CC:-}" ]; then
    compiler=$(.venv/bin/python -c 'import sysconfig; print((sysconfig.get_config_var("CC") or "cc").split()[0])')
    for CC in "$compiler" cc gcc; do command -v "$CC" >/dev/null 2>&1 && break; done
    export CC
fi
pip install --require-hashes --no-build-isolation -r "$lock"
pip install --no-deps --no-build-isolation -e .

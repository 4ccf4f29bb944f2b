#!/bin/sh
# Makes .venv with the first Python of this machine that Hearth runs on, or says in one sentence what is missing.
# durable_rules imports on 3.11 and 3.12 only and is compiled here, hence the versions, the compiler and the headers.
# PYTHON=/path/to/python3.12 make setup   chooses one.
set -eu

stop() { printf '%s\n' "$1" >&2; exit 1; }

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null; }

if [ -x .venv/bin/python ] && fits .venv/bin/python; then exit 0; fi

found=
seen=
for candidate in ${PYTHON:-python3.11 python3.12 python3 python}; do
    if fits "$candidate"; then found=$candidate; break; fi
    version=$("$candidate" -c 'import platform; print(platform.python_version())' 2>/dev/null) || continue
    seen="${seen:+$seen, }$candidate ($version)"
done
if [ -z "$found" ]; then
    stop "Hearth runs on Python 3.11 or 3.12 and this machine has ${seen:-no Python}${seen:+ only}; install one (on Debian or Ubuntu: apt install python3.11 python3.11-venv python3.11-dev), or name it: PYTHON=/path/to/python3.12 make setup"
fi
name=$("$found" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')

"$found" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "$found cannot make virtual environments because its venv module is missing; install it (on Debian or Ubuntu: apt install $name-venv)."

"$found" -c 'import os, sys, sysconfig; sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))' ||
    stop "The rule engine is compiled here and the headers of $found are missing; install them (on Debian or Ubuntu: apt install $name-dev)."

compiler=$("$found" -c 'import os, sysconfig; print((os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0])')
if ! command -v "$compiler" >/dev/null 2>&1 && ! command -v cc >/dev/null 2>&1 && ! command -v gcc >/dev/null 2>&1; then
    stop "The rule engine is compiled here and this machine has no C compiler; install one (on Debian or Ubuntu: apt install gcc libc6-dev)."
fi

rm -rf .venv
"$found" -m venv .venv

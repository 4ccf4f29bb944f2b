"""PostgreSQL refuses to run as root; started by root, it runs as an unprivileged user who can reach its files."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cli.office.trouble import Trouble

CANDIDATES = ("postgres", "nobody")
"""Users that a Linux machine has for such work, best first."""

SHARED_STATE = Path("/var/lib/hearth")
"""Where root puts what an unprivileged user must reach, when the checkout lies behind a closed folder."""


@dataclass(frozen=True)
class Account:
    """An unprivileged user of this machine."""

    name: str
    uid: int
    gid: int


def run_as(who: Account | None) -> dict[str, Any]:
    """The arguments of `subprocess` that run a program as this user, from a folder this user can be in."""
    if who is None:
        return {}
    return {"user": who.uid, "group": who.gid, "extra_groups": [], "cwd": "/"}


def account(files: Path) -> Account | None:
    """The user PostgreSQL must run as: nobody else unless we are root; then the files' owner, else a stock user."""
    if os.geteuid() != 0:
        return None
    if files.exists() and files.stat().st_uid != 0:
        return _of(pwd.getpwuid(files.stat().st_uid))
    for name in CANDIDATES:
        try:
            return _of(pwd.getpwnam(name))
        except KeyError:
            continue
    raise Trouble(
        "PostgreSQL does not run as root and this machine has neither a user 'postgres' nor 'nobody'; "
        "start Hearth as an ordinary user."
    )


def can_reach(who: Account | None, path: Path) -> bool:
    """Whether this user may pass through every folder on the way to a path (None stands for ourselves)."""
    if who is None:
        return True
    path = path.resolve()
    ways = [path, *path.parents] if path.is_dir() else list(path.parents)
    return all(_may_pass(who, folder.stat()) for folder in ways if folder.exists())


def _may_pass(who: Account, found: os.stat_result) -> bool:
    if found.st_uid == who.uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == who.gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def _of(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)

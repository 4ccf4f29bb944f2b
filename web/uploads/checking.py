"""From what somebody sent to what may be kept: kind, name, size, and a look inside. Nothing is on disk meanwhile."""

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from werkzeug.datastructures import FileStorage

from web.uploads import apart, kinds, limits, names
from web.uploads.refusals import SENTENCES
from web.uploads.refused import Refused

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = threading.BoundedSemaphore(2)
"""Looks at the same time in one web process: each may take a good part of a gigabyte."""


@dataclass(frozen=True)
class Clean:
    """A file that may be kept: our own copy, its kind by content, and the plain words of its name."""

    content: bytes
    kind: str
    name: str


def received(files: list[FileStorage]) -> Clean:
    """The one file of a form, looked at. Raises Refused."""
    if not files or not (files[0].filename or files[0].stream.read(1)):
        raise Refused("nothing")
    if len(files) > 1:
        raise Refused("more_than_one")
    name = names.plain_words(files[0].filename)
    files[0].stream.seek(0)
    content = files[0].stream.read(limits.LARGEST_FILE + 1)
    return checked(content, name)


def checked(content: bytes, name: str = "") -> Clean:
    """A file's clean copy. Raises Refused."""
    if not content:
        raise Refused("empty")
    if len(content) > limits.LARGEST_FILE:
        raise Refused("too_large")
    kind = kinds.kind_of(content)
    if kind is None:
        raise Refused(kinds.why_not(content))
    clean, kind = _looked_at_apart(content, kind)
    return Clean(clean, kind, name)


def _looked_at_apart(content: bytes, kind: str) -> tuple[bytes, str]:
    if not AT_ONCE.acquire(timeout=limits.WALL_SECONDS):
        raise Refused("busy")
    try:
        answer = _asked(content, kind)
    finally:
        AT_ONCE.release()
    word, _, clean = answer.partition(b"\n")
    if word.startswith(apart.TAKEN):
        return clean, word.removeprefix(apart.TAKEN).decode()
    reason = word.removeprefix(apart.REFUSED).decode("ascii", "replace")
    raise Refused(reason if reason in SENTENCES else "too_hard")  # it was stopped: time, memory, or a fault inside


def _asked(content: bytes, kind: str) -> bytes:
    """What the process apart says. It is told nothing of our environment: no address, no key."""
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.defpath, "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "web.uploads.apart", kind]
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.WALL_SECONDS,
            env=environment,
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""

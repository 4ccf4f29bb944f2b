"""The files of this project as git sees them, and what Python makes of them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cli.office.home import CHECKOUT

ROOMS = ("records", "rules", "workflows", "activities", "web", "cli")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Every file that is committed or would be, relative to the checkout."""
    trusted = ["-c", "safe.directory=*"]  # a checkout may belong to another user, in a container say
    command = ["git", *trusted, "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(path for path in map(Path, sorted(listed)) if (CHECKOUT / path).is_file())


def python_files(*rooms: str) -> list[Path]:
    """The Python files of some rooms; of all of them and of the tests, if none is named."""
    wanted = rooms or (*ROOMS, "tests", "bench")
    return [path for path in files() if path.suffix == ".py" and path.parts[0] in wanted]


def is_migration(path: Path) -> bool:
    """Whether a file is one migration: generated from the tables, read once, never changed again."""
    return path.parent == Path("records/migrations/versions")


@cache
def text(path: Path) -> str:
    """A file's text."""
    return (CHECKOUT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """A Python file's syntax tree."""
    return ast.parse(text(path), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a file, also those inside others."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def at(path: Path, node: ast.AST) -> str:
    """Where a node stands, as an editor opens it."""
    return f"{path}:{getattr(node, 'lineno', 1)}"


def listed(faults: list[str], rule: str) -> str:
    """What a failing test says: the rule, then each place that breaks it."""
    return f"{rule}\n  " + "\n  ".join(faults)

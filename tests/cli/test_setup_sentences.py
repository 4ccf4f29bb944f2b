"""A machine that lacks something is told in one sentence what it lacks and how to get it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.office.home import CHECKOUT

SCRIPT = CHECKOUT / "cli" / "setup" / "make_venv.sh"
TOOLS = ("sh", "rm", "cat", "printf")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that is all this machine has: no Python and no compiler yet."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        if found:
            (programs / tool).symlink_to(found)
    return programs


def give(machine: Path, name: str, script: str) -> None:
    program = machine / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def set_up(machine: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("CC", "PYTHON")}
    ran = subprocess.run(
        ["/bin/sh", str(SCRIPT)],
        env={**environment, "PATH": str(machine)},
        cwd=machine.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1, ran.stderr
    assert not (machine.parent / ".venv").exists()
    return ran.stderr


def test_a_machine_without_python_is_told_which_ones_fit(machine: Path) -> None:
    assert "this machine has no Python; install one" in set_up(machine)


def test_a_machine_with_python_3_13_alone_is_told_what_it_has(machine: Path) -> None:
    give(machine, "python3", 'case "$*" in *platform*) echo 3.13.1;; *) exit 1;; esac')
    assert "this machine has python3 (3.13.1) only; install one" in set_up(machine)


def test_a_python_without_its_venv_module_is_told_the_package(machine: Path) -> None:
    give(machine, "python3.11", f'case "$*" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"')
    assert "cannot make virtual environments" in set_up(machine)


def test_a_python_without_its_headers_is_told_the_package(machine: Path) -> None:
    give(machine, "python3.11", f'case "$*" in *Python.h*) exit 1;; esac\nexec {sys.executable} "$@"')
    assert "the headers of python3.11 are missing" in set_up(machine)


def test_a_machine_without_a_compiler_is_told_to_install_one(machine: Path) -> None:
    give(machine, "python3.11", f'exec {sys.executable} "$@"')
    assert "this machine has no C compiler; install one" in set_up(machine)

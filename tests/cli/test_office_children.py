"""Whatever is killed in an open office stands up again, and nothing that was kept is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import psycopg
import pytest

from cli.office.home import CHECKOUT
from cli.office.staff import plain
from tests.fixtures.office import Office, opening

PATIENCE = 40


@pytest.fixture(scope="module")
def open_office() -> Iterator[Office]:
    """An office of this module's own, because its parts are killed."""
    with opening("killed", "--no-demo") as office:
        yield office


def doctor(office: Office) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cli", "doctor", "--wait", str(PATIENCE)]
    return subprocess.run(
        command, env=office.environment, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=PATIENCE * 3
    )


def wait_for_another(office: Office, name: str, old: int) -> int:
    until = time.monotonic() + PATIENCE
    while office.child(name) == old:
        assert time.monotonic() < until, f"{name} was not started again: {office.said}"
        time.sleep(0.1)
    return office.child(name)


@pytest.mark.parametrize("name", ["web", "worker", "temporal", "postgres"])
def test_a_killed_child_is_started_again_and_all_is_well(open_office: Office, name: str) -> None:
    old = open_office.child(name)
    os.kill(old, signal.SIGKILL)
    assert wait_for_another(open_office, name, old) != old
    found = doctor(open_office)
    assert found.returncode == 0, found.stdout + found.stderr
    assert f"{name} was killed (SIGKILL); it starts again" in open_office.said.replace("\n", " ")


def test_what_was_committed_before_a_kill_is_there_after_it(open_office: Office) -> None:
    with psycopg.connect(plain(open_office.database_url)) as connection:
        connection.execute("insert into county (code, name) values ('57', 'Yolo')")
    old = open_office.child("postgres")
    os.kill(old, signal.SIGKILL)
    wait_for_another(open_office, "postgres", old)
    assert doctor(open_office).returncode == 0
    with psycopg.connect(plain(open_office.database_url)) as connection:
        assert connection.execute("select name from county where code = '57'").fetchone() == ("Yolo",)


def test_children_do_not_hear_ctrl_c_themselves_so_that_the_supervisor_closes_in_order(open_office: Office) -> None:
    groups = {os.getpgid(open_office.child(name)) for name in ("web", "worker", "temporal", "postgres")}
    assert open_office.process is not None
    assert len(groups) == 4
    assert os.getpgid(open_office.process.pid) not in groups


def test_a_second_start_says_in_one_sentence_that_the_office_is_open(open_office: Office) -> None:
    assert open_office.process is not None
    command = [sys.executable, "-m", "cli", "up"]
    second = subprocess.run(
        command, env=open_office.environment, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=30
    )
    assert second.returncode == 1
    assert second.stdout == ""
    assert second.stderr == (
        f"The office is already open at {open_office.url} (process {open_office.process.pid}); "
        "close it with Ctrl-C where it runs, or open another with HEARTH_HOME.\n"
    )
    assert open_office.process.poll() is None, "the first one is not disturbed"

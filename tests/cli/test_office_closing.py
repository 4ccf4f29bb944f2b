"""An office closes without leaving anything running, and opens again wherever it was stopped."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import psutil
import psycopg
import pytest

from cli.office.home import CHECKOUT, Home
from cli.office.ports import LOOPBACK, free_port, is_free
from cli.office.postgres import EmbeddedPostgres
from cli.office.staff import plain
from cli.office.temporal import DevServer
from tests.fixtures.office import Office
from tests.fixtures.places import fresh_folder


@pytest.fixture
def office_to_close() -> Iterator[Office]:
    """An office that is not open yet."""
    office = Office(Home(fresh_folder("closing")))
    yield office
    if office.process and office.process.poll() is None:
        office.close(signal.SIGKILL)
    shutil.rmtree(office.home.root, ignore_errors=True)


def family(office: Office) -> list[psutil.Process]:
    assert office.process is not None
    return psutil.Process(office.process.pid).children(recursive=True)


def still_running(processes: list[psutil.Process], patience: float) -> list[str]:
    _, alive = psutil.wait_procs(processes, timeout=patience)
    return [f"{process.pid} {process.name()}" for process in alive]


def try_to_open(office: Office, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cli", "up", "--no-demo"]
    environment = {**office.environment, **more}
    return subprocess.run(
        command, env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=60
    )


def test_asked_to_close_it_leaves_nothing_running(office_to_close: Office) -> None:
    office_to_close.open("--no-demo")
    everyone = family(office_to_close)
    assert len(everyone) > 6, "postgres, temporal, worker, web and its two processes at least"
    began = time.monotonic()
    assert office_to_close.close() == 0
    assert time.monotonic() - began < 30
    assert still_running(everyone, patience=1) == []
    assert [number for number in office_to_close.ports.values() if not is_free(number)] == []
    assert not office_to_close.home.record.exists()


def test_after_kill_9_of_the_supervisor_the_next_start_goes_on_at_once(office_to_close: Office) -> None:
    office_to_close.open("--no-demo")
    with psycopg.connect(plain(office_to_close.database_url)) as connection:
        connection.execute("insert into county (code, name) values ('34', 'Sacramento')")
    office_to_close.close(signal.SIGKILL)
    office_to_close.open("--no-demo")
    with psycopg.connect(plain(office_to_close.database_url)) as connection:
        assert connection.execute("select name from county").fetchall() == [("Sacramento",)]
    assert (office_to_close.home.logs / "postgres.1.log").exists(), "the killed run's log is kept"
    everyone = family(office_to_close)
    office_to_close.close(signal.SIGKILL)
    assert still_running(everyone, patience=20) == [], "children of a killed supervisor stop by themselves"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_closing_while_still_opening_leaves_nothing_running(office_to_close: Office, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "cli", "up", "--no-demo"]
    process = subprocess.Popen(
        command, env=office_to_close.environment, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    until = time.monotonic() + 30
    while not psutil.Process(process.pid).children():
        assert time.monotonic() < until
        time.sleep(0.05)
    everyone = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(number)
    said = process.communicate(timeout=60)[0].decode()
    assert process.returncode == 0, said
    assert "Closed." in said
    assert still_running(everyone, patience=1) == []


@pytest.mark.parametrize(
    ("variable", "part"),
    [
        ("HEARTH_PORT", "the web site"),
        ("HEARTH_TEMPORAL_PORT", "Temporal"),
        ("HEARTH_TEMPORAL_UI_PORT", "Temporal's Web UI"),
        ("HEARTH_POSTGRES_PORT", "PostgreSQL"),
    ],
)
def test_a_taken_port_is_one_sentence_with_what_to_do(office_to_close: Office, variable: str, part: str) -> None:
    with socket.create_server((LOOPBACK, 0)) as other:
        taken = other.getsockname()[1]
        refused = try_to_open(office_to_close, **{variable: str(taken)})
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert f"Port {taken} ({part}) is taken by another program" in refused.stderr
    assert f"{variable}=" in refused.stderr
    assert not (office_to_close.home.postgres / "data").exists(), "nothing was started"


def test_a_port_that_is_no_number_is_one_sentence(office_to_close: Office) -> None:
    refused = try_to_open(office_to_close, HEARTH_PORT="eighty")
    assert refused.stderr == "HEARTH_PORT is 'eighty'; give a port number from 1 to 65535.\n"


def test_one_port_for_two_parts_is_one_sentence(office_to_close: Office) -> None:
    same = str(free_port())
    refused = try_to_open(office_to_close, HEARTH_PORT=same, HEARTH_TEMPORAL_PORT=same)
    assert refused.stderr == f"HEARTH_PORT and HEARTH_TEMPORAL_PORT both say {same}; give each its own port.\n"


def test_a_database_and_a_temporal_of_yours_replace_the_embedded_ones(
    office_to_close: Office, postgres: EmbeddedPostgres, dev_server: DevServer, database_url: str
) -> None:
    yours = {"DATABASE_URL": database_url.replace("+psycopg", ""), "TEMPORAL_ADDRESS": dev_server.address}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Office, "environment", {**office_to_close.environment, **yours})
        office_to_close.open()
        names = {process.name() for process in family(office_to_close)}
        assert names.isdisjoint({"postgres", "temporal"})
        assert is_free(office_to_close.ports["HEARTH_POSTGRES_PORT"])
        with psycopg.connect(plain(database_url)) as connection:
            assert connection.execute("select count(*) from staff").fetchone() == (0,), "no demo in your database"
        assert office_to_close.close() == 0
    assert postgres.child.alive, "closing the office leaves your servers alone"

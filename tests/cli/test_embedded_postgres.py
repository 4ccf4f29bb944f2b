"""The embedded PostgreSQL starts, survives being killed, and keeps to itself."""

import os
import shutil
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from cli.office.account import can_reach
from cli.office.cluster import clear_old_server
from cli.office.ports import free_port
from cli.office.postgres import EmbeddedPostgres
from cli.office.trouble import Trouble
from tests.fixtures.places import fresh_folder


@pytest.fixture
def server() -> Iterator[EmbeddedPostgres]:
    """A server that waits for the disk, as the office's does."""
    home = fresh_folder("durable")
    made = EmbeddedPostgres(home, free_port())
    made.start()
    yield made
    made.stop()
    shutil.rmtree(home, ignore_errors=True)


def ask(url: str, query: str) -> object:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        row = connection.execute(query).fetchone()
        return row[0] if row else None


def write(url: str, statement: str) -> None:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(statement)


def test_it_is_postgresql_18_and_the_office_role_owns_its_database(server: EmbeddedPostgres) -> None:
    assert str(ask(server.url, "show server_version")).startswith("18")
    assert ask(server.url, "select current_user") == "hearth"
    assert ask(server.url, "select rolsuper from pg_roles where rolname = current_user") is False


def test_what_was_committed_is_there_after_kill_9(server: EmbeddedPostgres) -> None:
    write(server.url, "create table said (what text)")
    write(server.url, "insert into said values ('kept')")
    assert server.child.process is not None
    server.child.process.kill()
    server.child.process.wait()
    server.child.start()
    server.child.wait_ready()
    assert ask(server.url, "select what from said") == "kept"


def test_a_lock_file_that_names_an_unrelated_process_does_not_keep_it_from_starting(server: EmbeddedPostgres) -> None:
    server.stop()
    lock = server.data / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n{server.data}\n")
    server.start()
    assert ask(server.url, "select 1") == 1


def test_a_server_left_running_on_the_same_files_is_stopped_first(server: EmbeddedPostgres) -> None:
    left = server.child.process
    assert left is not None
    again = EmbeddedPostgres(server.home, free_port())
    again.start()
    assert left.wait(10) is not None
    assert ask(again.url, "select 1") == 1
    again.stop()


def test_nobody_gets_in_without_the_password(server: EmbeddedPostgres) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host="127.0.0.1", port=server.port, user="postgres", dbname="postgres")
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host="127.0.0.1", port=server.port, user="hearth", password="hearth", dbname="hearth")


def test_it_listens_on_this_machine_only(server: EmbeddedPostgres) -> None:
    assert server.child.process is not None
    listening = [
        connection.laddr.ip
        for connection in psutil.Process(server.child.process.pid).net_connections()
        if connection.status == psutil.CONN_LISTEN and connection.type == socket.SOCK_STREAM
    ]
    assert listening == ["127.0.0.1"]


def test_its_files_and_passwords_are_closed_to_others(server: EmbeddedPostgres) -> None:
    assert stat.S_IMODE(server.data.stat().st_mode) == 0o700
    secrets = list(server.home.glob("*.password"))
    assert len(secrets) == 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in secrets} == {0o600}


def test_a_failed_statement_leaves_no_trace_of_a_person_in_the_log(server: EmbeddedPostgres) -> None:
    write(server.url, "create table person (name text unique)")
    write(server.url, "insert into person values ('Rosalind Example')")
    with pytest.raises(psycopg.errors.UniqueViolation):
        write(server.url, "insert into person values ('Rosalind Example')")
    log = server.child.log.read_text()
    assert "duplicate key" in log
    assert "Rosalind" not in log


def test_files_of_another_major_version_are_refused_with_a_sentence(server: EmbeddedPostgres) -> None:
    server.stop()
    (server.data / "PG_VERSION").write_text("16\n")
    with pytest.raises(Trouble, match="made by PostgreSQL 16 and this is 18"):
        server.start()
    (server.data / "PG_VERSION").write_text("18\n")


def test_files_half_made_when_the_first_start_was_killed_are_made_anew() -> None:
    home = fresh_folder("half")
    half = EmbeddedPostgres(home, free_port(), durable=False)
    making = half.data.with_name("data.making")
    making.mkdir(parents=True)
    (making / "PG_VERSION").write_text("18\n")
    half.start()
    assert ask(half.url, "select 1") == 1
    half.stop()
    shutil.rmtree(home)


def test_root_keeps_the_files_elsewhere_when_the_checkout_is_closed_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    server = EmbeddedPostgres(tmp_path / "postgres", free_port(), durable=False)
    closed_to_it = os.geteuid() == 0
    assert (server.account is not None and server.account.uid != 0) == closed_to_it
    assert (tmp_path in server.data.parents) != closed_to_it
    assert can_reach(server.account, server.data.parent)
    server.start()
    assert ask(server.url, "select 1") == 1
    server.stop()
    again = EmbeddedPostgres(tmp_path / "postgres", free_port(), durable=False)
    assert again.data == server.data, "the next start must find the same files"
    shutil.rmtree(server.data.parent)


def test_clearing_an_old_server_from_an_empty_folder_does_nothing(tmp_path: Path) -> None:
    clear_old_server(tmp_path)
    assert list(tmp_path.iterdir()) == []

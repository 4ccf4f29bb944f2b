"""Journeys run on a real dev server and a real PostgreSQL; partners' files lie in the test's own folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from activities.database import open_engine
from activities.partners import demo_responder, medi_cal
from cli.office import namespace
from cli.office.ports import free_port
from cli.office.postgres import OWNER, EmbeddedPostgres
from cli.office.temporal import DevServer
from records.migrating import migrate
from tests.activities.office import Office
from tests.fixtures.places import fresh_folder
from tests.journeys.at_work import number_apart


@pytest.fixture
def own_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[DevServer]:
    """A server for one test, which may kill it."""
    folder = fresh_folder("journey")
    server = DevServer(folder / "temporal", free_port())
    server.start()
    monkeypatch.setenv("TEMPORAL_ADDRESS", server.address)
    namespace.set_up()
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def own_postgres(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedPostgres]:
    """A database that waits for the disk, for one test that may kill it; and a second one, where nothing is killed."""
    home = fresh_folder("killed")
    server = EmbeddedPostgres(home, free_port())
    server.start()
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    monkeypatch.setenv("HEARTH_PARTNERS", str(tmp_path / "partners"))
    with server.admin() as admin:
        admin.execute(f"create database quiet owner {OWNER}")
    for name in (OWNER, "quiet"):
        engine = create_engine(server.url_of(name))
        migrate(engine)
        engine.dispose()
    monkeypatch.setenv("DATABASE_URL", server.url)
    yield server
    for name in (OWNER, "quiet"):
        open_engine(server.url_of(name)).dispose()
    server.stop()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def records(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """This test's own database, and its own folder for partners."""
    monkeypatch.setenv("HEARTH_PARTNERS", str(tmp_path / "partners"))
    medi_cal.partner.cache_clear()
    number_apart()
    yield database_url
    open_engine(database_url).dispose()
    medi_cal.partner.cache_clear()


@pytest.fixture
def office(records: str, own_server: DevServer) -> Office:
    """A county office with a server of its own."""
    return Office()


@pytest.fixture
def medi_cal_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in for Medi-Cal answers at once."""
    monkeypatch.setenv("HEARTH_DEMO", "1")
    monkeypatch.setattr(demo_responder, "THINKING_SECONDS", 0.0)
    monkeypatch.setattr(demo_responder, "LOOK_SECONDS", 0.1)

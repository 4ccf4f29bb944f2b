"""Steps are tested on a real PostgreSQL, each test in a database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import activities.all_steps  # noqa: F401 -- fills the list of steps
from activities.database import open_engine
from activities.partners import medi_cal
from tests.activities.applicants import Applicant
from tests.activities.office import Intake, Office


@pytest.fixture
def own_database(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The steps work in this test's database, and partners' files lie in its folder."""
    monkeypatch.setenv("HEARTH_PARTNERS", str(tmp_path / "partners"))
    medi_cal.partner.cache_clear()
    yield database_url
    open_engine(database_url).dispose()
    medi_cal.partner.cache_clear()


@pytest.fixture
def office(own_database: str) -> Office:
    """A county office."""
    return Office()


@pytest.fixture
def intake(office: Office) -> Intake:
    """An application that has just been registered."""
    return Intake(office)


@pytest.fixture
def applicant(office: Office) -> Applicant:
    """An enrollment that has just been begun."""
    return Applicant(office)

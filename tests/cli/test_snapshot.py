"""`hearth snapshot` from a terminal: yesterday is built, what is shown is told, and what cannot be is a sentence."""

import datetime as dt
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session

from cli.snapshot import snapshot
from records import clock
from tests.activities.snapshot.authorizations import TODAY, YESTERDAY, Told


def hearth(*words: str) -> Result:
    return CliRunner().invoke(snapshot, list(words))


@pytest.fixture(autouse=True)
def morning(database_url: str, session: Session) -> Iterator[None]:
    told = Told(session)
    told.county()
    told.client("0000001")
    told.sar("97000000012", "0000001", {}, {"status": "denied"})
    session.commit()
    with clock.fixed(clock.county_instant(TODAY)):
        yield


def test_yesterday_is_built_and_told() -> None:
    assert "Nothing is shown yet" in hearth("status").output
    built = hearth("build")
    assert built.exit_code == 0, built.output
    assert built.output.startswith("2026-03-09  current   1 authorizations, 2 lines, 1 clients, 0 letters")
    assert hearth("status").output.startswith("2026-03-09  current")


def test_what_is_late_is_said(database_url: str) -> None:
    assert hearth("build", "--as-of", "2026-03-05").exit_code == 0
    assert hearth("status").output.startswith("What is shown is late: it is of 2026-03-05.")


@pytest.mark.parametrize(
    ("as_of", "says"), [(TODAY, "is not over"), (YESTERDAY - dt.timedelta(1), "does not come back")]
)
def test_what_cannot_be_built_is_a_sentence(as_of: dt.date, says: str) -> None:
    hearth("build")
    refused = hearth("build", "--as-of", as_of.isoformat())
    assert refused.exit_code == 1
    assert says in refused.output

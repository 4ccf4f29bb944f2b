"""The administrator sees of which day organizations see the close, and why a night's build did not come."""

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from records.clock import county_instant
from records.snapshot import Snapshot
from records.snapshots import closes_at
from web.staff.office.snapshots import of_snapshot

NOW = county_instant(dt.date(2026, 3, 10))
FAILED = "The build stopped: DiskFull. The worker's log has the place."


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def built(session: Session, as_of: dt.date, status: str, sentence: str | None = None) -> None:
    session.add(Snapshot(as_of=as_of, closes_at=closes_at(as_of), status=status, began_at=NOW, sentence=sentence))
    session.commit()


def test_before_the_first_build_nothing_is_the_matter(session: Session) -> None:
    assert of_snapshot(NOW).state == "well"


def test_yesterdays_is_well(session: Session) -> None:
    built(session, dt.date(2026, 3, 9), "current")
    found = of_snapshot(NOW)
    assert found.state == "well"
    assert found.sentence.startswith("It is of 2026-03-09")


@pytest.mark.parametrize(
    ("status", "sentence", "says"),
    [
        ("failed", FAILED, f"The build for 2026-03-09 failed. {FAILED}"),
        ("building", None, "The build for 2026-03-09 is under way, or was broken off."),
    ],
)
def test_what_is_older_is_looked_at_with_the_reason(
    session: Session, status: str, sentence: str | None, says: str
) -> None:
    built(session, dt.date(2026, 3, 8), "current")
    built(session, dt.date(2026, 3, 9), status, sentence)
    found = of_snapshot(NOW)
    assert (found.state, found.sentence) == ("slow", f"It is of 2026-03-08 and should be yesterday's. {says}")


def test_a_night_without_a_build_points_to_the_schedule(session: Session) -> None:
    built(session, dt.date(2026, 3, 8), "current")
    assert "nightly-snapshot" in of_snapshot(NOW).sentence


def test_a_first_build_that_failed_leaves_organizations_with_nothing(session: Session) -> None:
    built(session, dt.date(2026, 3, 9), "failed", FAILED)
    found = of_snapshot(NOW)
    assert found.state == "ill"
    assert FAILED in found.sentence

"""What is seen is the close of yesterday, whole, and what was seen before stays until the new is whole."""

import datetime as dt

import pytest
from psycopg.errors import UniqueViolation
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from activities.snapshot import building, filling, partitions
from activities.snapshot.building import BuildRefused, build
from records import snapshots
from records.clock import county_instant
from records.snapshot import Snapshot, SnapshotClient, SnapshotLine, SnapshotSar
from records.snapshot_ways import SnapshotLetter, SnapshotParty, SnapshotReach, SnapshotRight
from tests.activities.snapshot.authorizations import (
    LONG_AGO,
    TODAY,
    YESTERDAY,
    Told,
    during,
    has_plan,
    organization,
    permitted,
)

NIGHT = county_instant(TODAY, dt.time(0, 30))
DAY = dt.timedelta(days=1)


@pytest.fixture
def told(own_database: str, session: Session) -> Told:
    made = Told(session)
    made.county()
    made.client("0000001")
    return made


def built(told: Told, as_of: dt.date = YESTERDAY, again: bool = False) -> int:
    told.session.commit()
    return build(as_of, county_instant(as_of + DAY, dt.time(0, 30)), again=again)


def shown(told: Told) -> dict[str, str]:
    """The status of each request in the current snapshot, by number."""
    told.session.rollback()
    current = snapshots.current(told.session)
    assert current is not None
    found = select(SnapshotSar.number, SnapshotSar.status).where(SnapshotSar.snapshot_id == current.id)
    return {row.number: row.status for row in told.session.execute(found)}


def test_what_was_told_today_is_seen_tomorrow(told: Told) -> None:
    told.sar("97000000012", "0000001", {"status": "pending"})
    told.sar("97000000012", "0000001", on=TODAY)
    told.sar("97000000020", "0000001", on=TODAY)
    built(told)
    assert shown(told) == {"97000000012": "pending"}
    built(told, TODAY)
    assert shown(told) == {"97000000012": "authorized", "97000000020": "authorized"}


@pytest.mark.parametrize(("second", "seen"), [(-1, {"97000000012": "authorized"}), (0, {})])
def test_the_day_closes_at_midnight_in_california(told: Told, second: int, seen: dict[str, str]) -> None:
    row = told.sar("97000000012", "0000001")
    row.recorded_at = county_instant(TODAY, dt.time()) + dt.timedelta(seconds=second)
    built(told)
    assert shown(told) == seen


@pytest.mark.parametrize(("ends_on", "status"), [(YESTERDAY, "authorized"), (YESTERDAY - DAY, "expired")])
def test_a_line_counts_through_its_last_day(told: Told, ends_on: dt.date, status: str) -> None:
    told.sar("97000000012", "0000001", {"ends_on": ends_on})
    built(told)
    assert shown(told) == {"97000000012": status}


def test_lines_that_differ_make_a_request_mixed(told: Told) -> None:
    told.sar("97000000012", "0000001", {}, {"status": "denied"})
    built(told)
    assert shown(told) == {"97000000012": "mixed"}


def test_every_way_to_a_request_is_kept_but_not_by_who_referred(told: Told) -> None:
    roles = {"authorized": "1993999998", "group": "1993999998", "facility": "1234567893", "referring": "1000000004"}
    sar = told.sar("97000000012", "0000001", {}, {"status": "denied", "ends_on": dt.date(2026, 9, 30)}, parties=roles)
    told.member("0000001", "190", dt.date(2026, 8, 1))
    hospital, plan = organization(told.session, "provider"), organization(told.session, "plan")
    permitted(told.session, hospital, "1234567893")
    has_plan(told.session, plan, "190")
    told.letter("L-1", "0000001", "97000000012", line_numbers="2")
    built(told)
    session = told.session
    assert sorted(session.scalars(select(SnapshotParty.number))) == ["1234567893", "1993999998"]
    reach = {row.organization_id: (row.status, row.sar_id) for row in session.scalars(select(SnapshotReach))}
    assert reach == {hospital.organization_id: ("mixed", sar.id), plan.organization_id: ("denied", sar.id)}
    assert set(session.scalars(select(SnapshotRight.key))) == {"1234567893", "190"}
    [letter] = session.scalars(select(SnapshotLetter))
    second = session.scalar(select(SnapshotLine.line_id).where(SnapshotLine.status == "denied"))
    assert letter.line_ids == [second]
    [client] = session.scalars(select(SnapshotClient))
    assert client.name_folded == "alderbrook calla"


def test_the_same_day_is_built_once_unless_it_is_asked_for_again(told: Told) -> None:
    told.sar("97000000012", "0000001")
    first = built(told)
    assert built(told) == first
    assert built(told, again=True) != first


def test_a_day_that_is_not_over_or_older_than_what_is_shown_is_not_built(told: Told) -> None:
    built(told)
    with pytest.raises(BuildRefused, match="is not over"):
        build(TODAY, NIGHT)
    with pytest.raises(BuildRefused, match="does not come back"):
        build(YESTERDAY - DAY, NIGHT)


def test_a_failed_build_keeps_the_last_good_one_says_why_and_leaves_nothing(told: Told) -> None:
    told.sar("97000000012", "0000001")
    good = built(told, YESTERDAY - DAY)
    twice = told.sar("97000000020", "0000001")
    told.sar("97000000020", "0000001", on=YESTERDAY)
    twice.superseded_at = during(TODAY)
    with pytest.raises(UniqueViolation):
        built(told)
    current = snapshots.current(told.session)
    assert current is not None
    assert (current.id, snapshots.is_late(current, TODAY)) == (good, True)
    failed = snapshots.newest_first(told.session)[0]
    assert (failed.status, failed.as_of) == ("failed", YESTERDAY)
    assert failed.sentence is not None
    assert failed.sentence.startswith("Two versions of one authorization stood")
    assert "97000000020" not in failed.sentence
    assert tables(told.session) == {good}
    twice.superseded_at = during(YESTERDAY)
    assert built(told) == failed.id
    assert not snapshots.is_late(told.session.get_one(Snapshot, failed.id, populate_existing=True), TODAY)


def tables(session: Session) -> set[int]:
    """The snapshots that have tables."""
    names = session.scalars(
        text("select relname from pg_class where relkind = 'r' and relname ~ '^snapshot_.*_[0-9]+$'")
    )
    return {int(name.rpartition("_")[2]) for name in names}


def test_the_one_before_is_kept_for_who_still_reads_it_and_older_ones_go(told: Told) -> None:
    told.sar("97000000012", "0000001")
    ids = [built(told, LONG_AGO + number * DAY) for number in range(4)]
    assert tables(told.session) == set(ids[2:])
    statuses = [told.session.get_one(Snapshot, each).status for each in ids]
    assert statuses == ["dropped", "dropped", "former", "current"]


def test_a_build_that_was_interrupted_is_taken_up_again_and_what_it_left_is_dropped(told: Told) -> None:
    told.sar("97000000012", "0000001")
    told.session.commit()
    with building.alone() as own:
        left = building._begun(own, YESTERDAY, NIGHT)
        partitions.make(own, left)
        filling.fill(own, left, YESTERDAY, TODAY)
    assert snapshots.current(told.session) is None
    assert built(told) == left
    assert told.session.scalar(select(func.count()).select_from(SnapshotSar)) == 1

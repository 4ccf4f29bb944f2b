"""What is paid of each entry and of each trip, once a timesheet is accepted."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.database import transaction
from activities.timesheets.accepting import paid
from records import timesheeting
from records.assignment import Assignment, WorkweekAgreement
from records.clock import county_instant
from records.timesheet import Timesheet
from tests.activities.timesheet_office import Pair, Sheet, typed
from tests.records.timekeepers import MARCH_1, march

days = st.integers(1, 4).map(march)
entry = st.tuples(days, st.integers(1, 600), st.integers(0, 100))


@given(st.lists(entry, min_size=1, max_size=8), st.data())
def test_what_is_cut_off_a_day_comes_off_its_last_entries_and_nothing_else(
    drawn: list[tuple[dt.date, int, int]], data: st.DataObject
) -> None:
    drawn.sort(key=lambda each: each[0])
    entries: list[Any] = [SimpleNamespace(day=day) for day, _, _ in drawn]
    items = [{"minutes": minutes, "payable_minutes": minutes - minutes * off // 100} for _, minutes, off in drawn]
    claimed = {day: sum(minutes for on, minutes, _ in drawn if on == day) for day, _, _ in drawn}
    counts = {
        day: sum(item["payable_minutes"] for each, item in zip(entries, items, strict=True) if each.day == day)
        for day in claimed
    }
    cuts = {day: data.draw(st.integers(claimed[day] - counts[day], claimed[day])) for day in claimed}
    found = paid(entries, items, [{"day": day.isoformat(), "minutes": cut} for day, cut in cuts.items()])
    for day in claimed:
        mine = [(minutes, item) for each, minutes, item in zip(entries, found, items, strict=True) if each.day == day]
        assert sum(minutes for minutes, _ in mine) == claimed[day] - cuts[day]
        assert all(0 <= minutes <= item["payable_minutes"] for minutes, item in mine)
        short = [minutes < item["payable_minutes"] for minutes, item in mine if item["payable_minutes"]]
        assert short == sorted(short), "first entries are whole, last ones are cut"


@pytest.fixture
def pairs(own_database: str) -> tuple[Pair, Pair]:
    """One provider of two recipients."""
    first = Pair(1800)
    return first, Pair(1800, provider=first.enrollment)


def test_a_trip_between_two_recipients_is_paid_once_the_agreement_is_there(pairs: tuple[Pair, Pair]) -> None:
    first, second = pairs
    _signed(first, second)
    assert first.sheet((2, 8, 10)).approve().outcome == "accepted"
    sheet = _travelled(first, second, 45)
    assert sheet.row.travel_minutes == 45
    assert _trips(sheet) == [("pay", 45)]
    assert sheet.row.payable_minutes == 180, "travel is no time of the recipient's"
    assert sheet.row.day_minutes == [0, 180] + [0] * 13, "nor of the day's"


def test_travel_without_an_agreement_waits_and_beyond_seven_hours_a_week_is_paid_in_part(
    pairs: tuple[Pair, Pair],
) -> None:
    first, second = pairs
    first.sheet((2, 8, 10), (3, 8, 10))
    assert _trips(_travelled(first, second, 45)) == [("wait", 0)]
    _signed(first, second)
    third = Pair(1800, provider=first.enrollment)
    _signed(first, second, third)
    assert _trips(_travelled(first, third, 400, 60)) == [("pay", 400), ("pay_part", 20)]


def test_a_trip_from_where_nobody_was_cared_for_that_day_is_refused(pairs: tuple[Pair, Pair]) -> None:
    first, second = pairs
    _signed(first, second)
    assert _trips(_travelled(first, second, 45)) == [("refuse", 0)]


def _travelled(come_from: Pair, to: Pair, *minutes: int) -> Sheet:
    """A timesheet with a trip on the 2nd, and on the 3rd if there are two, approved."""
    at = county_instant(march(16))
    entries = [typed(MARCH_1, day, 11 + 3 * _order(to), 14 + 3 * _order(to)) for day in (2, 3)[: len(minutes)]]
    trips = [
        {"day": march(day).isoformat(), "minutes": each, "from_assignment_id": come_from.work}
        for day, each in zip((2, 3), minutes, strict=False)
    ]
    with transaction() as session:
        row = timesheeting.draft(session, session.get_one(Assignment, to.work), MARCH_1, at)
        timesheeting.write_draft(session, row, entries, trips)
        timesheeting.submit(session, row, to.provider, at)
        sheet_id = row.id
    sheet = Sheet.known(to, sheet_id, at)
    assert sheet.approve().outcome == "accepted", sheet.row.reasons
    return sheet


def _order(pair: Pair) -> int:
    return 1 if pair.work > 2 else 0


def _trips(sheet: Sheet) -> list[tuple[str | None, int | None]]:
    with transaction() as session:
        row = session.get_one(Timesheet, sheet.id)
        return [(each.outcome, each.payable_minutes) for each in timesheeting.trips(session, row)]


def _signed(*pairs: Pair) -> None:
    """The provider's SOC 2255 lists these recipients."""
    with transaction() as session:
        listed = [
            {"assignment_id": each.work, "minutes_per_week": 600, "travel_minutes_per_week": 60} for each in pairs
        ]
        session.add(
            WorkweekAgreement(
                form="soc_2255",
                enrollment_id=pairs[0].enrollment,
                assignment_id=pairs[0].work,
                signed_on=march(1),
                schedule=listed,
                noted_by_id=pairs[0].worker,
                noted_at=county_instant(march(1)),
            )
        )

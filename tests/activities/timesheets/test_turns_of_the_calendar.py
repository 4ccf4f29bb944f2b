"""Care at night, at month ends, on leap days and when the clocks change: from what is typed to what is paid."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import select

import activities.all_steps  # noqa: F401 -- fills the list of steps
from activities.database import open_engine, transaction
from activities.step import DOERS, do
from records import clock, periods, timesheeting
from records.account import Account
from records.assignment import Assignment
from records.subject import Subject
from records.submission import say
from records.timesheet import Timesheet
from records.violation import Violation, ViolationFinding
from tests.records.timekeepers import LONG_AGO, Timekeepers
from workflows.steps.step import About, Told

HOUR = 60
FORWARD, BACK = dt.date(2026, 3, 8), dt.date(2026, 11, 1)
LEAP = dt.date(2028, 2, 29)
Shift = tuple[dt.date, float, float]
"""A day, and two hours of it on the wall clock."""
_numbers = itertools.count(1)


class Care:
    """Paz cares for Ruth alone: 120 hours a month, and no more than 40 in a week."""

    def __init__(self) -> None:
        with transaction() as session:
            people = Timekeepers(session)
            case, paz = people.recipient(), people.provider()
            self.assignment_id = people.works(paz, case).id
            at = clock.county_instant(LONG_AGO)
            told = {"password_hash": "-", "made_at": at, "password_changed_at": at}
            ruth = people.add(Account(sign_in_name="ruth@mail.test", person_id=case.person_id, **told))
            own = people.add(Account(sign_in_name="paz@mail.test", person_id=paz.person_id, **told))
            self.ruth, self.paz = ruth.id, own.id

    def sends(self, begins: dt.date, *shifts: Shift, second_hour: Sequence[int] = ()) -> Timesheet:
        """Paz types shifts and sends them on the day after the half-month, Ruth approves; how it is then.

        `second_hour`: the places of the shifts that end between 1:00 and 1:59 for the second time.
        """
        at = periods.over_at(begins) + dt.timedelta(hours=9)
        typed = [
            {"day": day, "starts": round(start * HOUR), "ends": round(end * HOUR), "place": "home"}
            | {"start_again": False, "end_again": place in second_hour}
            for place, (day, start, end) in enumerate(shifts)
        ]
        with transaction() as session:
            row = timesheeting.draft(session, session.get_one(Assignment, self.assignment_id), begins, at)
            timesheeting.write_draft(session, row, typed)
            timesheeting.submit(session, row, self.paz, at)
        self._do("begin_timesheet", About(row.id, at))
        with transaction() as session:
            of, told = Subject("timesheet", row.id), {"version": 1, "account_id": self.ruth}
            key = f"approve-{next(_numbers)}"
            said = say(
                session, kind="approve_timesheet", form_key=key, subject=of, staff_id=None, said_at=at, payload=told
            )
        self._do("approve_timesheet", Told(row.id, said.id, None, at))
        with transaction() as session:
            found = session.get_one(Timesheet, row.id)
        if found.status == "accepted":
            self._do("check_workweeks", About(row.id, at))
        return found

    def paid(self, begins: dt.date, *shifts: Shift, second_hour: Sequence[int] = ()) -> int:
        """The payable minutes of a timesheet with nothing the matter."""
        found = self.sends(begins, *shifts, second_hour=second_hour)
        assert (found.status, found.outcome, found.cutbacks) == ("accepted", "pay", []), found.reasons
        assert found.claimed_minutes == found.payable_minutes
        return found.payable_minutes or 0

    def found(self) -> list[tuple[dt.date, str, int]]:
        """The findings about workweeks, with the minutes of the week."""
        with transaction() as session:
            rows = select(ViolationFinding).join(Violation).order_by(ViolationFinding.id)
            return [(row.week, row.code, row.minutes) for row in session.scalars(rows)]

    def _do(self, step: str, order: About | Told) -> None:
        answer = do(DOERS[step], order, f"timesheet-{order.subject_id}", f"run/{next(_numbers)}")
        assert getattr(answer, "outcome", "") != "refused", step


@pytest.fixture
def care(database_url: str) -> Iterator[Care]:
    """A pair in a database of its own."""
    yield Care()
    open_engine(database_url).dispose()


def test_a_night_in_which_the_clocks_go_forward_is_an_hour_shorter(care: Care) -> None:
    night = (FORWARD - periods.DAY, 22, 24), (FORWARD, 0, 6)
    assert care.paid(dt.date(2026, 3, 1), *night) == (2 + 5) * HOUR


def test_a_night_in_which_the_clocks_go_back_is_an_hour_longer_and_of_two_months(care: Care) -> None:
    assert care.paid(dt.date(2026, 10, 16), (BACK - periods.DAY, 22, 24)) == 2 * HOUR
    assert care.paid(BACK, (BACK, 0, 6)) == 7 * HOUR


def test_an_end_at_half_past_one_is_said_to_be_the_first_or_the_second(care: Care) -> None:
    assert care.paid(BACK, (BACK, 0.5, 1.5)) == HOUR


def test_an_end_at_the_second_half_past_one_is_an_hour_later(care: Care) -> None:
    assert care.paid(BACK, (BACK, 0.5, 1.5), second_hour=[0]) == 2 * HOUR


def test_whole_days_have_23_24_and_25_hours(care: Care) -> None:
    assert care.paid(dt.date(2026, 3, 1), (FORWARD, 0, 24), (FORWARD + periods.DAY, 0, 24)) == (23 + 24) * HOUR
    assert care.paid(BACK, (BACK, 0, 24)) == 25 * HOUR


def test_forty_hours_with_the_short_night_break_no_limit(care: Care) -> None:
    days = [(FORWARD + number * periods.DAY, 9, 16) for number in range(1, 6)]
    assert care.paid(dt.date(2026, 3, 1), (FORWARD, 0, 6), *days) == 40 * HOUR
    assert care.found() == []


def test_forty_hours_on_the_wall_clock_with_the_long_night_are_one_too_many(care: Care) -> None:
    days = [(BACK + number * periods.DAY, 9, 16) for number in range(1, 5)]
    assert care.sends(BACK, (BACK, 0, 12), *days).payable_minutes == 41 * HOUR
    assert care.found() == [(BACK, "over_forty", 41 * HOUR)]


def test_a_leap_day_belongs_to_its_month_and_half_month(care: Care) -> None:
    begins = dt.date(2028, 2, 16)
    assert care.paid(begins, (LEAP, 20, 24)) == 4 * HOUR
    with transaction() as session:
        assert session.scalars(select(Timesheet.period_ends)).one() == LEAP


def test_care_through_the_night_after_a_leap_day_is_of_two_months_and_one_week(care: Care) -> None:
    sunday = dt.date(2028, 2, 27)
    february = [(sunday, 0, 14), (LEAP, 16, 24)]
    assert care.paid(dt.date(2028, 2, 16), *february) == 22 * HOUR
    assert care.found() == []
    march = [(dt.date(2028, 3, 1), 0, 8), (dt.date(2028, 3, 4), 8, 19)]
    assert care.sends(dt.date(2028, 3, 1), *march).payable_minutes == 19 * HOUR
    assert care.found() == [(sunday, "over_forty", 41 * HOUR)]


@pytest.mark.parametrize(("minutes", "broken"), [(0, False), (1, True)])
def test_a_week_over_the_end_of_a_year_has_forty_hours_and_not_a_minute_more(
    care: Care, minutes: int, broken: bool
) -> None:
    december = [(dt.date(2026, 12, day), 9, 17) for day in (27, 28, 29)]
    assert care.paid(dt.date(2026, 12, 16), *december) == 24 * HOUR
    january = dt.date(2027, 1, 1)
    assert care.paid(january, (january, 0, 8), (january + periods.DAY, 0, 8 + minutes / HOUR)) == 16 * HOUR + minutes
    sunday = dt.date(2026, 12, 27)
    assert care.found() == ([(sunday, "over_forty", 40 * HOUR + 1)] if broken else [])


def test_the_hours_of_a_month_end_with_it_also_in_a_leap_year(care: Care) -> None:
    first = dt.date(2028, 2, 1)
    early = [(dt.date(2028, 2, day), 9, 17) for day in (1, 2, 3, 7, 8, 9, 10, 13, 14, 15)]
    assert care.paid(first, *early) == 80 * HOUR
    late = [(dt.date(2028, 2, day), 9, 17) for day in (16, 17, 20, 21, 22)]
    found = care.sends(dt.date(2028, 2, 16), *late, (LEAP, 9, 14))
    assert (found.outcome, found.reasons) == ("pay_with_cutback", ["over_remaining", "over_weekly_maximum"])
    assert (found.claimed_minutes, found.payable_minutes) == (45 * HOUR, 40 * HOUR)
    assert found.cutbacks == [{"day": LEAP.isoformat(), "minutes": 5 * HOUR}]
    assert care.paid(dt.date(2028, 3, 1), (dt.date(2028, 3, 1), 9, 17)) == 8 * HOUR, "the new month is whole"


def test_the_hour_that_the_clocks_give_back_comes_out_of_the_month_too(care: Care) -> None:
    half = [(dt.date(2026, 11, day), 9, 17) for day in (2, 3, 4, 9, 10, 11, 12)]
    assert care.paid(BACK, (BACK, 0, 6), *half) == (7 + 56) * HOUR
    late = [(dt.date(2026, 11, day), 9, 17) for day in (16, 17, 18, 19, 23, 24, 25)]
    found = care.sends(dt.date(2026, 11, 16), *late, (dt.date(2026, 11, 30), 9, 11))
    assert (found.claimed_minutes, found.payable_minutes) == (58 * HOUR, 57 * HOUR)
    assert found.cutbacks == [{"day": "2026-11-30", "minutes": HOUR}]

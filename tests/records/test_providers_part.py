"""A provider's part of a month is one figure: the limit on the page is the one that the timesheets are decided by."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from records import hours_picture
from records.assignment import Assignment
from records.care_case import Authorization, Case
from tests.records.timekeepers import Timekeepers, march


@pytest.fixture
def people(session: Session) -> Timekeepers:
    return Timekeepers(session)


@pytest.fixture
def case(people: Timekeepers) -> Case:
    """Somebody with 120 hours a month, 30 a week at most."""
    return people.recipient()


def part(people: Timekeepers, work: Assignment) -> int:
    """Minutes of March, as the page says and as a timesheet of the second half is decided; both must agree."""
    facts = people.facts(people.sheet(work, (20, 9, 12), begins=march(16)))
    own = facts["provider_remaining_minutes"]
    decided = facts["recipient_remaining_minutes"] if own is None else own
    assert hours_picture.of_pair(people.session, work, march(1)).assigned == decided
    return int(decided)


@pytest.mark.parametrize(
    ("since", "minutes"),
    [(march(16), 300), (march(2), 1200), (march(16), 1800), (march(31), 301), (march(9), 2400)],
)
def test_four_weeks_of_the_mean_are_the_part(people: Timekeepers, case: Case, since: dt.date, minutes: int) -> None:
    work = people.works(people.provider(), case, 600)
    people.hours(work, minutes, since)
    before = since.day - 1
    whole = 600 * before + minutes * (31 - before)
    assert part(people, work) == min(-(-4 * whole // 31), 7200)


def test_days_of_leave_take_nothing_off_the_part(people: Timekeepers, case: Case) -> None:
    work = people.works(people.provider(), case, 600)
    people.hours(work, 0, march(5))
    people.hours(work, 600, march(20))
    assert part(people, work) == 4 * 600


@pytest.mark.parametrize(
    ("more", "before", "after"),
    [({"status": "ended", "ended_on": march(17)}, 15, 2), ({"starts_on": march(15)}, 1, 16)],
)
def test_days_on_which_nobody_works_take_nothing_off_the_part(
    people: Timekeepers, case: Case, more: dict[str, object], before: int, after: int
) -> None:
    work = people.works(people.provider(), case, 600, **more)
    people.hours(work, 300, march(16))
    assert part(people, work) == -(-4 * (600 * before + 300 * after) // 17)


def test_a_period_of_leave_alone_has_nothing_left_whatever_the_month_had(people: Timekeepers, case: Case) -> None:
    work = people.works(people.provider(), case, 600)
    people.hours(work, 0, march(16))
    second = people.sheet(work, (20, 9, 12), begins=march(16))
    assert people.facts(second)["provider_remaining_minutes"] == 0
    assert people.facts(people.sheet(work, (2, 9, 12)))["provider_remaining_minutes"] == 4 * 600


def test_who_has_the_whole_week_under_other_hours_of_the_recipient_has_the_whole_month(
    people: Timekeepers, case: Case
) -> None:
    _end(people, case, march(15))
    people.authorize(case, 9600, march(16))
    work = people.works(people.provider(), case, 1800)
    people.hours(work, 2400, march(16))
    assert part(people, work) == 9600


def test_hours_that_stay_while_the_recipients_change_are_the_same_part(people: Timekeepers, case: Case) -> None:
    _end(people, case, march(15))
    people.authorize(case, 9600, march(16))
    assert part(people, people.works(people.provider(), case, 600)) == 4 * 600


def test_a_month_whose_authorization_ended_within_it_still_has_its_part(people: Timekeepers, case: Case) -> None:
    _end(people, case, march(20))
    assert part(people, people.works(people.provider(), case, 600)) == 4 * 600


def test_a_provider_without_hours_has_no_part(people: Timekeepers, case: Case) -> None:
    assert part(people, people.works(people.provider(), case, 0)) == 0


def test_a_quarter_that_is_rounded_down_takes_nothing_off_who_has_the_whole_week(people: Timekeepers) -> None:
    case = people.recipient(authorized=7203)
    assert part(people, people.works(people.provider(), case, 1800)) == 7203


def _end(people: Timekeepers, case: Case, on: dt.date) -> None:
    people.session.query(Authorization).filter_by(case_id=case.id).one().ends_on = on
    people.session.flush()

"""Sick leave of providers: accrued by accepted work, usable later, claimed by the day, gone on June 30 (ACL 18-01)."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from activities.database import transaction
from records.account import Account
from records.timekeeping import SickLeaveClaim
from tests.activities.assignment_office import START, Recipient, Work, provider
from tests.activities.office import Office
from tests.activities.timesheets_accepted import accept

DAY = dt.timedelta(days=1)
LATER = START + 100 * DAY  # June 10
ACCRUED = START + 9 * DAY


@pytest.fixture
def work(office: Office) -> Work:
    """Ada has worked ten hours a day for ten days from the first day on, so 100 hours on the tenth, and some after."""
    ada = Work(Recipient(office), provider(office, "Ada"))
    assert ada.start(600).outcome == "started"
    accept(ada.id, {START + number * DAY: 600 for number in range(10)})
    return ada.later(LATER)


def claim(work: Work, day: dt.date, minutes: int = 120, by: int | None = -1, **more: Any) -> Any:
    return work.tell("claim_sick_leave", by, day=day.isoformat(), minutes=minutes, planned=False, **more)


def claims() -> list[tuple[str | None, int | None]]:
    with transaction() as session:
        rows = session.scalars(select(SickLeaveClaim).order_by(SickLeaveClaim.id))
        return [(row.outcome, row.payable_minutes) for row in rows]


def test_it_may_be_used_sixty_days_after_a_hundred_hours_and_not_a_day_before(work: Work) -> None:
    assert claim(work, ACCRUED + 59 * DAY).outcome == "returned"
    assert claim(work, ACCRUED + 60 * DAY).outcome == "payable"
    assert claims() == [("return", 0), ("pay", 120)]


def test_two_hundred_hours_more_make_it_usable_before_the_sixty_days(work: Work) -> None:
    accept(work.id, {dt.date(2026, 4, 1) + number * DAY: 800 for number in range(14)})  # 11,200 of 12,000 minutes
    accept(work.id, {dt.date(2026, 4, 16): 799, dt.date(2026, 4, 17): 1})
    assert claim(work, dt.date(2026, 4, 16)).outcome == "returned"
    assert claim(work, dt.date(2026, 4, 17)).outcome == "payable"


def test_forty_hours_a_fiscal_year_and_what_is_left_of_them_lapses_on_june_30(work: Work) -> None:
    for number in range(4):
        assert claim(work, LATER + number * DAY, 600).outcome == "payable"
    assert claim(work, LATER + 4 * DAY, 60).outcome == "returned", "all forty hours of the year are used"
    work.later(dt.date(2026, 7, 1))
    assert claim(work, dt.date(2026, 6, 30), 60).outcome == "returned"
    assert claim(work, dt.date(2026, 7, 1), 2400 - 30).outcome == "refused", "no day has so many hours"
    assert claim(work, dt.date(2026, 7, 1), 600).outcome == "payable"


def test_a_claim_for_a_year_that_has_not_begun_is_refused(work: Work) -> None:
    assert claim(work, dt.date(2026, 7, 1)).outcome == "refused"
    assert claim(work, dt.date(2026, 6, 30)).outcome == "payable", "planned for a later day of this year"


def test_the_first_hour_is_whole_then_half_hours(work: Work) -> None:
    assert claim(work, LATER, 30).outcome == "returned"
    assert claim(work, LATER, 75).outcome == "returned"
    assert claim(work, LATER, 90).outcome == "payable"


def test_a_day_is_claimed_once_and_a_returned_one_may_be_claimed_again(work: Work) -> None:
    assert claim(work, LATER, 45).outcome == "returned"
    assert claim(work, LATER, 60).outcome == "payable"
    assert claim(work, LATER, 60).outcome == "refused"
    assert claims() == [("return", 0), ("pay", 60)]


def test_who_was_away_for_more_than_a_year_begins_anew(work: Work) -> None:
    work.later(dt.date(2027, 3, 13))
    assert claim(work, dt.date(2027, 3, 11), 60).outcome == "payable", "a year after the last day of work"
    assert claim(work, dt.date(2027, 3, 12), 60).outcome == "returned"
    accept(work.id, {dt.date(2027, 3, 12): 600})
    assert claim(work, dt.date(2027, 3, 13), 60).outcome == "returned", "ten hours since the return"


def test_only_the_provider_or_the_county_for_them_claims(work: Work) -> None:
    with transaction() as session:
        told = {"password_hash": "-", "made_at": work.at, "password_changed_at": work.at}
        ada = Account(sign_in_name="ada", enrollment_id=work.enrollment_id, **told)
        marisol = Account(sign_in_name="marisol", person_id=work.to.person_id, **told)
        session.add_all([ada, marisol])
        session.flush()
        hers, other = ada.id, marisol.id
    assert claim(work, LATER, by=None, account_id=other).outcome == "refused"
    assert claim(work, LATER, by=None, account_id=hers).outcome == "payable"


def test_a_day_before_the_work_began_is_refused(work: Work) -> None:
    assert claim(work, START - DAY).outcome == "refused"
    assert "does not work for this recipient" in work.refusal

"""The clocks against the calendar itself: Python's own dates, and a second list of holidays."""

from calendar import monthrange
from datetime import date, timedelta
from random import Random

import holidays
import pytest

from tests.law.asking import due

# Kept by the holidays library as days of note; state offices are open on them (Gov. Code 19853).
OPEN = ("Susan B. Anthony Day", "Juneteenth National Independence Day", "Diwali")
FIXED = {
    "health_certification": 45,
    "health_certification_good_cause": 90,
    "application_yardstick": 90,
    "adverse_notice_effective": 11,
    "hearing_request": 90,
    "enrollment": 90,
    "enrollment_extended": 135,
    "exception_request": 45,
    "enrollment_appeal": 60,
    "enrollment_appeal_decision": 180,
    "enrollment_reinstatement": 90,
    "violation_dispute": 10,
    "violation_training": 14,
    "suspension_start": 20,
    "suspension_end": 90,
    "advance_pay_reconciliation": 45,
    "ccs_notice": 7,
    "ccs_appeal": 30,
    "ccs_appeal_reply": 21,
    "ccs_fair_hearing": 14,
    "ccs_first_sign_in": 30,
    "ccs_separation": 1,
    "ccs_returned_answer": 30,
    "ccs_password": 90,
    "ccs_recertification_answer": 30,
    "ccs_liaison_named": 30,
    "ccs_liaison_chase": 7,
}


def some_days(count: int) -> list[date]:
    chance = Random(873)
    return [date(2016, 1, 1) + timedelta(days=chance.randrange(366 * 25)) for _ in range(count)]


def closed(year: int) -> set[date]:
    """State holidays by another hand: the library's, less days on which offices are open."""
    days = holidays.country_holidays("US", subdiv="CA", years=[year - 1, year, year + 1])
    found = set()
    for day, names in days.items():
        for name in names.split("; "):
            title = name.removesuffix(" (observed)")
            lost = name != title and day.weekday() == 4 and title != "Veterans Day"
            if title not in OPEN and not lost:
                found.add(day)
    return found


@pytest.mark.parametrize("clock", FIXED)
def test_a_clock_of_days_counts_every_day_of_the_calendar(clock: str) -> None:
    for start in some_days(20):
        assert due(clock, start.isoformat()) == (start + timedelta(days=FIXED[clock])).isoformat()


def test_a_certification_on_day_45_is_in_time_and_on_day_46_late() -> None:
    last = date.fromisoformat(due("health_certification", "2026-03-02"))
    assert (last - date(2026, 3, 2)).days == 45


def test_neither_the_mailing_day_nor_the_effective_day_counts() -> None:
    mailed, effective = date(2026, 3, 2), date.fromisoformat(due("adverse_notice_effective", "2026-03-02"))
    between = (effective - mailed).days - 1
    assert between == 10


@pytest.mark.parametrize("clock", ["reassessment", "enrollment_inactivity"])
def test_a_clock_of_a_year_ends_on_the_same_day_or_the_last_of_a_shorter_month(clock: str) -> None:
    for start in [*some_days(60), date(2024, 2, 29), date(2028, 2, 29), date(2027, 2, 28)]:
        day = min(start.day, monthrange(start.year + 1, start.month)[1])
        assert due(clock, start.isoformat()) == date(start.year + 1, start.month, day).isoformat()


def test_six_months_end_on_the_same_day_or_the_last_of_a_shorter_month() -> None:
    for start in [*some_days(60), date(2026, 8, 31), date(2027, 8, 29), date(2027, 8, 31)]:
        year, month = start.year + (start.month > 6), (start.month + 5) % 12 + 1
        day = min(start.day, monthrange(year, month)[1])
        assert due("ccs_recertification", start.isoformat()) == date(year, month, day).isoformat()


@pytest.mark.parametrize(
    ("clock", "days"),
    [
        ("violation_dispute_decision", 10),
        ("ccs_application_review", 10),
        ("ccs_request_review", 5),
        ("ccs_hand_out", 5),
        ("ccs_id_assignment", 2),
    ],
)
def test_business_days_skip_weekends_and_the_days_state_offices_close(clock: str, days: int) -> None:
    for start in some_days(150 if days == 10 else 40):
        day, left, shut = start, days, closed(start.year)
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5 and day not in shut
        assert due(clock, start.isoformat()) == day.isoformat()

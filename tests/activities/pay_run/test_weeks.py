"""Overtime over all of a provider's recipients and half-months, rates of several counties, travel, sick leave; cents.

March 1, 2026 is a Sunday. Sacramento (34) pays $19.15 an hour, Yolo (57) $19.05.
"""

import datetime as dt

from records.clock import county_instant
from records.timekeeping import SickLeaveClaim
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.records.timekeepers import march

MONDAY_TO_FRIDAY = range(2, 7)
MARCH_16 = march(16)
LATER = county_instant(dt.date(2026, 4, 2))


def each_day(minutes: int, days: range = MONDAY_TO_FRIDAY) -> dict[int, int]:
    return dict.fromkeys(days, minutes)


def test_hours_after_the_fortieth_are_overtime_over_both_recipients(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, *_ = pay.pair(provider=provider)
    one, two = pay.sheet(first, each_day(300)), pay.sheet(second, each_day(240))
    run = Run()
    assert run.lines(one) == [("regular", 1915, None, 1440, 45960), ("overtime", 1915, None, 60, 2873)]
    assert run.lines(two) == [("regular", 1915, None, 960, 30640), ("overtime", 1915, None, 240, 11490)]


def test_a_week_that_two_half_months_share_is_one_week_and_what_was_paid_is_not_paid_anew(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    pay.sheet(work, {15: 600})
    Run()
    second = pay.sheet(work, each_day(420, range(16, 21)), begins=MARCH_16)
    run = Run(MARCH_16, march(31), LATER)
    assert run.lines(second) == [("regular", 1915, None, 1800, 57450), ("overtime", 1915, None, 300, 14363)]


def test_both_half_months_paid_in_one_run_have_the_same_overtime(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    first = pay.sheet(work, {15: 600})
    second = pay.sheet(work, each_day(420, range(16, 21)), begins=MARCH_16)
    run = Run(MARCH_16, march(31), LATER)
    assert run.lines(first) == [("regular", 1915, None, 600, 19150)]
    assert run.lines(second) == [("regular", 1915, None, 1800, 57450), ("overtime", 1915, None, 300, 14363)]


def test_two_counties_in_a_week_pay_half_of_the_weeks_regular_rate_on_top(pay: PayOffice) -> None:
    first, provider, _ = pay.pair("34")
    second, *_ = pay.pair("57", provider=provider)
    one, two = pay.sheet(first, each_day(240)), pay.sheet(second, each_day(300))
    run = Run()
    assert run.lines(one) == [("regular", 1915, None, 1200, 38300)]
    assert run.lines(two) == [("regular", 1905, None, 1200, 38100), ("overtime", 1905, 1909, 300, 14298)]


def test_a_trip_counts_in_the_week_and_past_forty_hours_it_is_overtime(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, *_ = pay.pair(provider=provider)
    pay.sheet(first, each_day(240))
    two = pay.sheet(second, each_day(234), trips={6: (60, first)})
    run = Run()
    assert run.lines(two) == [
        ("regular", 1915, None, 1170, 37343),
        ("overtime", 1915, None, 30, 1436),
        ("travel", 1915, None, 30, 958),
    ]
    assert run.payment(two).minutes == 1230


def test_a_trip_paid_before_counts_in_the_week_too(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, *_ = pay.pair(provider=provider)
    pay.sheet(first, {15: 240})
    pay.sheet(second, {15: 240}, trips={15: (60, first)})
    Run()
    later = pay.sheet(first, each_day(400, range(16, 21)), begins=MARCH_16)
    run = Run(MARCH_16, march(31), LATER)
    assert [(kind, minutes) for kind, _, _, minutes, _ in run.lines(later)] == [("regular", 1860), ("overtime", 140)]


def test_who_stands_in_for_another_has_the_back_up_premium(pay: PayOffice) -> None:
    work, *_ = pay.pair(back_up=True)
    sheet = pay.sheet(work, {2: 60})
    assert Run().lines(sheet) == [("regular", 2115, None, 60, 2115)]


def test_sick_leave_is_paid_and_is_no_time_worked(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    at = county_instant(march(10))
    for day, outcome in ((march(7), "pay"), (march(8), "return"), (march(20), "pay")):
        pay.add(
            SickLeaveClaim(
                assignment_id=work,
                enrollment_id=provider,
                day=day,
                minutes=480,
                planned=False,
                claimed_at=at,
                outcome=outcome,
                payable_minutes=480 if outcome == "pay" else 0,
            )
        )
    sheet = pay.sheet(work, each_day(480))
    run = Run()
    assert run.lines(sheet) == [("regular", 1915, None, 2400, 76600), ("sick_leave", 1915, None, 480, 15320)]


def test_what_is_held_does_not_push_what_is_paid_into_overtime(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, _, case = pay.pair(provider=provider)
    pay.change(f"update care_case set status = 'terminated', status_since = '2026-03-01' where id = {case}")
    one, two = pay.sheet(first, each_day(300)), pay.sheet(second, each_day(240))
    run = Run()
    assert list(run.held()) == [two]
    assert run.lines(one) == [("regular", 1915, None, 1500, 47875)]
    pay.change(f"update care_case set status = 'eligible' where id = {case}")
    later = Run(made=county_instant(march(24)), pay_date=march(27))
    assert later.lines(two) == [("regular", 1915, None, 900, 28725), ("overtime", 1915, None, 300, 14363)]

"""Payments too small for the tax on the wages before them: they go out, and the next larger one takes that tax.

Social Security and Medicare are due from $3,000 of a year with one recipient, SDI from $750 of a quarter.
"""

import datetime as dt

from records.clock import county_instant
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.pay_run.test_net import EIGHTY, SECOND_HALF, withheld
from tests.records.timekeepers import march

APRIL_1, APRIL_16 = dt.date(2026, 4, 1), dt.date(2026, 4, 16)


def just_below_the_year(pay: PayOffice) -> tuple[int, int, dict[int, int]]:
    """Somebody with $2,999.54 in two half-months of March: the assignment, the second timesheet, and its minutes."""
    work, *_ = pay.pair()
    pay.sheet(work, EIGHTY)
    minutes = dict.fromkeys((*range(16, 21), *range(23, 28)), 480) | {27: 278}
    second = pay.sheet(work, minutes, begins=SECOND_HALF)
    run = Run(SECOND_HALF, march(31), county_instant(dt.date(2026, 4, 2))).issued()
    assert run.payment(second).year_to_date_cents == 299953
    assert withheld(run, second)[:2] == [0, 0]
    return work, second, minutes


def supplemental(day: int) -> Run:
    made, ends = county_instant(dt.date(2026, 4, day)), dt.date(2026, 4, day + 3)
    return Run(SECOND_HALF, pay_date=ends, made=made, kind="supplemental").issued()


def test_a_small_difference_that_reaches_the_years_threshold_is_paid_and_its_tax_waits(pay: PayOffice) -> None:
    work, second, minutes = just_below_the_year(pay)
    more = pay.correct(second, work, minutes | {27: 308}, SECOND_HALF)
    run = supplemental(6)
    assert run.held() == {}
    paid = run.payment(more)
    assert (paid.gross_cents, paid.year_to_date_cents) == (957, 300910)
    assert withheld(run, more)[:3] == [0, 0, 12], "of the quarter SDI is taken as ever"


def test_the_next_payment_that_can_bear_it_takes_the_tax_on_all_wages_once(pay: PayOffice) -> None:
    work, second, minutes = just_below_the_year(pay)
    pay.correct(second, work, minutes | {27: 308}, SECOND_HALF)
    supplemental(6)
    third = pay.sheet(work, {1: 480, 2: 480, 3: 480}, begins=APRIL_1)
    run = Run(APRIL_1, dt.date(2026, 4, 20), county_instant(dt.date(2026, 4, 17))).issued()
    gross = run.payment(third).gross_cents
    assert withheld(run, third)[0] == ((300910 + gross) * 62 + 500) // 1000
    assert withheld(run, third)[1] == ((300910 + gross) * 145 + 5000) // 10000
    fourth = pay.sheet(work, {17: 480}, begins=APRIL_16)
    later = Run(APRIL_16, dt.date(2026, 5, 5), county_instant(dt.date(2026, 5, 1)))
    assert withheld(later, fourth)[0] == (later.payment(fourth).gross_cents * 62 + 500) // 1000


def test_a_correction_that_owes_nothing_does_not_forget_the_tax_that_waits(pay: PayOffice) -> None:
    work, second, minutes = just_below_the_year(pay)
    more = pay.correct(second, work, minutes | {27: 308}, SECOND_HALF)
    supplemental(6)
    same = pay.correct(more, work, minutes | {27: 307, 26: 481}, SECOND_HALF)
    assert supplemental(13).payment(same).gross_cents == 0
    third = pay.sheet(work, {1: 480, 2: 480, 3: 480}, begins=APRIL_1)
    run = Run(APRIL_1, dt.date(2026, 4, 20), county_instant(dt.date(2026, 4, 17))).issued()
    year = 300910 + run.payment(third).gross_cents
    assert withheld(run, third)[:2] == [(year * 62 + 500) // 1000, (year * 145 + 5000) // 10000]


def test_in_one_run_too_the_second_payment_takes_what_the_first_was_too_small_for(pay: PayOffice) -> None:
    work, second, minutes = just_below_the_year(pay)
    more = pay.correct(second, work, minutes | {27: 308}, SECOND_HALF)
    third = pay.sheet(work, {1: 480, 2: 480, 3: 480}, begins=APRIL_1)
    run = Run(APRIL_1, dt.date(2026, 4, 20), county_instant(dt.date(2026, 4, 17)), kind="supplemental").issued()
    small, large = (run.payment(each) for each in (more, third))
    first, then = sorted((small, large), key=lambda each: each.id)
    assert first.timesheet_id == more
    assert (first.social_security_cents, first.medicare_cents) == (0, 0)
    assert then.social_security_cents == ((300910 + then.gross_cents) * 62 + 500) // 1000


def test_five_dollars_that_reach_the_quarters_threshold_wait_with_the_sdi(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    minutes = dict.fromkeys(range(2, 7), 468)
    sheet = pay.sheet(work, minutes)
    assert Run().issued().payment(sheet).gross_cents == 74685
    late = pay.correct(sheet, work, minutes | {6: 483})
    run = Run(pay_date=dt.date(2026, 3, 27), made=county_instant(march(25)), kind="supplemental").issued()
    assert (run.held(), run.payment(late).gross_cents, withheld(run, late)[2]) == ({}, 479, 0)
    second = pay.sheet(work, {17: 480, 18: 480}, begins=SECOND_HALF)
    later = Run(SECOND_HALF, march(31), county_instant(dt.date(2026, 4, 2)))
    assert withheld(later, second)[2] == ((75164 + later.payment(second).gross_cents) * 13 + 500) // 1000

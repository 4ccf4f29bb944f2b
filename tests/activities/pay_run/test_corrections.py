"""Corrections of what was paid and changed rates: more is a payment of the difference, less an overpayment; in cents.

March 1, 2026 is a Sunday. Sacramento (34) pays $19.15 an hour, half as much again from the fortieth hour of a week on.
"""

import datetime as dt
from collections.abc import Callable

import numpy as np
import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.pay_run import clearing, previewing, sure, wages
from records.clock import county_instant
from records.pay_order import Overpayment, PayOrder
from records.pay_run import PayRun
from records.pay_running import paid_before
from records.payment import Payment
from records.timekeeping import SickLeaveClaim
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.records.timekeepers import march

APRIL_20, LATER = dt.date(2026, 4, 20), county_instant(dt.date(2026, 4, 16))
NEXT, STILL_LATER = dt.date(2026, 5, 5), county_instant(dt.date(2026, 5, 1))
MONDAY_TO_FRIDAY = range(2, 7)


@pytest.fixture(autouse=True)
def every_payment_is_decided_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the rule engine, and not one of a hundred only."""
    monkeypatch.setattr(sure, "SAMPLE", 1)


def each_day(minutes: int) -> dict[int, int]:
    return dict.fromkeys(MONDAY_TO_FRIDAY, minutes)


def supplemental(pay_date: dt.date = APRIL_20, made: dt.datetime = LATER) -> Run:
    return Run(pay_date=pay_date, made=made, kind="supplemental").issued()


def overpaid() -> list[tuple[int, int | None, int]]:
    """What is on record: cents, correction, and what the order recovers."""
    with transaction() as session:
        rows = select(Overpayment, PayOrder).join(PayOrder, PayOrder.overpayment_id == Overpayment.id)
        return [(one.cents, one.timesheet_id, two.balance_cents or 0) for one, two in session.execute(rows)]


def test_a_correction_that_comes_to_more_pays_the_difference(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    sheet = pay.sheet(work, {2: 600})
    first = Run().issued()
    more = pay.correct(sheet, work, {2: 660})
    run = supplemental()
    paid = run.payment(more)
    assert (paid.gross_cents, paid.net_cents, paid.minutes) == (1915, 1915, 60)
    assert paid.adjusts_id == first.payment(sheet).id
    assert run.lines(more) == [("regular", 1915, None, 660, 21065), ("difference", 1915, None, -600, -19150)]
    assert (paid.year_to_date_cents, overpaid()) == (21065, [])


def test_a_correction_that_comes_to_less_is_an_overpayment_recovered_by_a_tenth_of_later_pay(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    sheet = pay.sheet(work, {2: 600})
    Run().issued()
    less = pay.correct(sheet, work, {2: 540})
    paid = supplemental().payment(less)
    assert (paid.gross_cents, paid.net_cents, paid.method) == (0, 0, "none")
    assert overpaid() == [(1915, less, 1915)]
    later = pay.sheet(work, {17: 540}, begins=march(16))
    run = Run(march(16), NEXT, STILL_LATER)
    assert (run.payment(later).deductions_cents, run.payment(later).net_cents) == (1723, 17235 - 1723)


def test_what_taxes_took_of_an_overpayment_is_not_asked_of_the_provider(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    eighty = dict.fromkeys((*range(2, 7), *range(9, 14)), 480)
    sheet = pay.sheet(work, eighty)
    assert Run().issued().payment(sheet).sdi_cents == 1992, "of $1,532.00"
    less = pay.correct(sheet, work, eighty | {13: 420})
    supplemental()
    assert overpaid() == [(1890, less, 1890)], "$19.15 less the 25 cents of SDI that were withheld of it"
    with transaction() as session:
        assert session.scalars(select(Overpayment.gross_cents)).all() == [1915]


def test_a_correction_of_a_correction_looks_at_what_was_settled(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    sheet = pay.sheet(work, {2: 600})
    Run().issued()
    less = pay.correct(sheet, work, {2: 540})
    supplemental()
    more = pay.correct(less, work, {2: 660})
    run = supplemental(NEXT, STILL_LATER)
    assert run.payment(more).gross_cents == 3830, "two hours more than the nine that are settled"
    assert overpaid() == [(1915, less, 1915)], "it is recovered all the same"


def test_a_correction_that_changes_nothing_is_settled_with_nothing_and_not_looked_at_again(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    sheet = pay.sheet(work, {2: 600})
    Run().issued()
    same = pay.correct(sheet, work, {3: 600})
    assert supplemental().payment(same).gross_cents == 0
    assert supplemental(NEXT, STILL_LATER).payments() == []


def test_a_late_timesheet_is_paid_whole_beside_a_correction(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    other, *_ = pay.pair(provider=provider)
    sheet = pay.sheet(work, each_day(480))
    Run().issued()
    more = pay.correct(sheet, work, each_day(480) | {9: 60})
    late = pay.sheet(other, {3: 60})
    run = supplemental()
    assert run.payment(more).gross_cents == 1915
    assert run.lines(late) == [("overtime", 1915, None, 60, 2873)], "the week was full before it came"


def test_hours_corrected_for_one_recipient_change_the_overtime_paid_for_another(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    other, *_ = pay.pair(provider=provider)
    first = pay.sheet(work, each_day(360))
    Run().issued()
    second = pay.sheet(other, each_day(180))
    before = Run(made=county_instant(march(25)), pay_date=march(27)).issued()
    assert before.lines(second) == [("regular", 1915, None, 600, 19150), ("overtime", 1915, None, 300, 14363)]
    less = pay.correct(first, work, each_day(300))
    run = supplemental()
    assert run.payment(less).gross_cents == 0
    both = sorted(cents for cents, *_ in overpaid())
    assert both == [4788, 9575], "what made the other's five hours overtime, and five hours of the first"
    owed = 25 * 1915 + 15 * 1915
    paid = sum(each.gross_cents for each in all_payments())
    assert paid - sum(both) == owed


def all_payments() -> list[Payment]:
    with transaction() as session:
        return list(session.scalars(select(Payment)))


def test_a_discarded_run_takes_back_what_it_found_overpaid(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    sheet = pay.sheet(work, {2: 600})
    Run().issued()
    pay.correct(sheet, work, {2: 540})
    run = Run(pay_date=APRIL_20, made=LATER, kind="supplemental")
    assert len(overpaid()) == 1
    with transaction() as session:
        for part in run.parts:
            clearing.clear(session, session.get_one(PayRun, run.id), session.merge(part))
    assert overpaid() == []


def test_what_a_run_found_overpaid_is_not_recovered_before_it_is_issued(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    sheet = pay.sheet(work, {2: 600})
    Run().issued()
    pay.correct(sheet, work, {2: 540})
    Run(pay_date=APRIL_20, made=LATER, kind="supplemental")
    later = pay.sheet(work, {17: 540}, begins=march(16))
    assert Run(march(16), NEXT, STILL_LATER).payment(later).deductions_cents == 0


@pytest.fixture
def rate(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """A county's rate is another one than the book has, on each day."""

    def change(county: str, cents: int) -> None:
        real = wages._of_day

        def changed(version: str, day: int) -> wages.Rates:
            rates = np.array(real(version, day))
            rates[int(county)] = cents
            return rates

        monkeypatch.setattr(wages, "_of_day", changed)

    return change


def retroactive(county: str = "34", go: bool = True) -> Run:
    run = Run(pay_date=APRIL_20, made=LATER, kind="half_month", go=False)
    with transaction() as session:
        row = session.get_one(PayRun, run.id)
        row.kind, row.county_code = "retroactive", county
    run.plan()
    run.reckon()
    run.tie()
    assert run.tied is None, run.tied
    return run.issued()


def test_a_raise_for_days_gone_by_pays_the_difference_to_whoever_worked_in_the_county(
    pay: PayOffice, rate: Callable[[str, int], None]
) -> None:
    here, *_ = pay.pair("34")
    there, *_ = pay.pair("57")
    sheet = pay.sheet(here, {2: 600})
    pay.sheet(there, {2: 600})
    first = Run().issued()
    rate("34", 2015)
    (paid,) = retroactive().payments()
    assert (paid.gross_cents, paid.minutes, paid.timesheet_id) == (1000, 0, None)
    assert paid.adjusts_id == first.payment(sheet).id
    assert retroactive().payments() == [], "once"


def test_a_raise_moves_the_blended_rate_of_another_countys_overtime(
    pay: PayOffice, rate: Callable[[str, int], None]
) -> None:
    here, provider, _ = pay.pair("34")
    there, *_ = pay.pair("57", provider=provider)
    pay.sheet(here, each_day(240))
    other = pay.sheet(there, each_day(300))
    first = Run().issued()
    rate("34", 2115)
    run = retroactive()
    gross = {each.adjusts_id: each.gross_cents for each in run.payments()}
    assert set(gross) == {each.id for each in first.payments()}
    assert gross[first.payment(other).id] < 300 < sum(gross.values())


def test_a_rate_that_was_too_high_is_an_overpayment(pay: PayOffice, rate: Callable[[str, int], None]) -> None:
    work, *_ = pay.pair()
    pay.sheet(work, {2: 600})
    Run().issued()
    rate("34", 1815)
    (paid,) = retroactive().payments()
    assert (paid.gross_cents, paid.method, overpaid()) == (0, "none", [(1000, None, 1000)])


def ill(pay: PayOffice, pair: tuple[int, int, int], day: dt.date, at: dt.datetime) -> int:
    """Eight hours of sick leave that were accepted."""
    told = {"minutes": 480, "payable_minutes": 480, "planned": False, "outcome": "pay"}
    return pay.add(SickLeaveClaim(assignment_id=pair[0], enrollment_id=pair[1], day=day, claimed_at=at, **told))


def test_a_raise_reprices_sick_leave_that_was_paid_by_itself_once(
    pay: PayOffice, rate: Callable[[str, int], None]
) -> None:
    pair = pay.pair()
    sheet = pay.sheet(pair[0], {2: 600})
    first = Run().issued()
    ill(pay, pair, march(9), county_instant(march(20)))
    (alone,) = Run(made=county_instant(march(25)), pay_date=march(27)).issued().payments()
    assert (alone.timesheet_id, alone.gross_cents) == (None, 15320)
    rate("34", 2015)
    paid = {each.adjusts_id: each.gross_cents for each in retroactive().payments()}
    assert paid == {first.payment(sheet).id: 1000, alone.id: 800}
    assert retroactive().payments() == [], "once"


def test_sick_leave_of_a_half_month_paid_in_two_runs_is_repriced_as_a_whole(
    pay: PayOffice, rate: Callable[[str, int], None]
) -> None:
    pair = pay.pair()
    for day in (20, 24):
        ill(pay, pair, march(day - 12), county_instant(march(day)))
        Run(made=county_instant(march(day + 1)), pay_date=march(day + 3)).issued()
    waits = ill(pay, pair, march(10), county_instant(march(29)))
    rate("34", 2015)
    (paid,) = retroactive().payments()
    assert (paid.gross_cents, paid.minutes) == (1600, 0)
    with transaction() as session:
        assert session.get_one(SickLeaveClaim, waits).payment_id is None, "what was never paid is an ordinary run's"


def test_a_lower_rate_finds_sick_leave_paid_too_much(pay: PayOffice, rate: Callable[[str, int], None]) -> None:
    pair = pay.pair()
    ill(pay, pair, march(9), county_instant(march(17)))
    Run().issued()
    rate("34", 1815)
    (paid,) = retroactive().payments()
    assert (paid.gross_cents, paid.method, overpaid()) == (0, "none", [(800, None, 800)])


def test_a_preview_says_what_a_run_would_pay_and_leaves_nothing(
    pay: PayOffice, rate: Callable[[str, int], None]
) -> None:
    one, *_ = pay.pair("34")
    two, *_ = pay.pair("34", back_up=True)
    pay.sheet(one, {2: 600})
    pay.sheet(two, {2: 600})
    Run().issued()
    rate("34", 2015)
    told = {"kind": "retroactive", "county_code": "34", "pay_date": APRIL_20, "made_at": LATER, "touched_at": LATER}
    with transaction() as session:
        before = len(all_payments())
        run = PayRun(period_begins=march(1), period_ends=march(31), **told)
        seen = previewing.preview(session, run, LATER)
    assert (seen.payments, seen.providers, seen.gross_cents, seen.net_cents) == (1, 1, 1000, 1000)
    assert (seen.overpaid, seen.overpaid_cents) == (1, 1000), "the back-up premium is part of the rate"
    assert (len(all_payments()), overpaid()) == (before, [])
    with transaction() as session:
        due = paid_before(session, "34", march(1), march(15))
        assert (due.timesheets, due.providers, due.minutes) == (2, 2, 1200)

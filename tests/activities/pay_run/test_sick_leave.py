"""Accepted sick leave is owed like time: paid once, with its half-month's timesheet or, where none is paid, by itself.

March 1, 2026 is a Sunday. Sacramento (34) pays $19.15 an hour: eight hours are $153.20.
"""

import datetime as dt

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.pay_run import clearing, sure
from records.clock import county_instant
from records.pay_hold import PayHold
from records.pay_run import PayRun
from records.pay_running import RunRefused, begin_run
from records.payment import PayLine, Payment
from records.staff import Staff
from records.timekeeping import SickLeaveClaim
from tests.activities.pay_run.pay_office import MADE, PAY_DATE, PayOffice, Run
from tests.records.timekeepers import MARCH_1, march

HOURS = {2: 240, 3: 240}
APRIL_20, LATER = dt.date(2026, 4, 20), county_instant(dt.date(2026, 4, 16))
NEXT, STILL_LATER = dt.date(2026, 5, 5), county_instant(dt.date(2026, 5, 1))
EIGHT_HOURS, CENTS = 480, 15320


@pytest.fixture(autouse=True)
def every_payment_is_decided_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the rule engine, and not one of a hundred only."""
    monkeypatch.setattr(sure, "SAMPLE", 1)


def ill(pay: PayOffice, pair: tuple[int, int, int], day: dt.date, at: dt.datetime | None = None) -> int:
    """Sick leave of eight hours that was accepted."""
    told = {"minutes": EIGHT_HOURS, "payable_minutes": EIGHT_HOURS, "planned": False, "outcome": "pay"}
    claimed = at or county_instant(march(10))
    return pay.add(SickLeaveClaim(assignment_id=pair[0], enrollment_id=pair[1], day=day, claimed_at=claimed, **told))


def paid_by(claim: int) -> int | None:
    with transaction() as session:
        return session.get_one(SickLeaveClaim, claim).payment_id


def lines(payment: Payment) -> list[tuple[str, int, int]]:
    with transaction() as session:
        rows = session.scalars(select(PayLine).where(PayLine.payment_id == payment.id).order_by(PayLine.number))
        return [(each.kind, each.minutes, each.cents) for each in rows]


def later() -> Run:
    return Run(pay_date=APRIL_20, made=LATER)


def test_sick_leave_accepted_after_its_half_month_was_paid_is_paid_by_the_next_run_and_no_other(pay: PayOffice) -> None:
    pair = pay.pair()
    pay.sheet(pair[0], HOURS)
    first = Run()
    claim = ill(pay, pair, march(9), at=county_instant(dt.date(2026, 4, 1)))
    second = later()
    (paid,) = second.payments()
    assert (paid.timesheet_id, paid.period_begins, paid.minutes, paid.gross_cents) == (None, MARCH_1, 480, CENTS)
    assert lines(paid) == [("sick_leave", EIGHT_HOURS, CENTS)]
    assert paid.year_to_date_cents == first.payments()[0].gross_cents + CENTS
    assert paid_by(claim) == paid.id
    assert Run(pay_date=NEXT, made=STILL_LATER).payments() == []


def test_sick_leave_of_a_half_month_without_a_timesheet_is_paid_at_the_rate_of_its_day(pay: PayOffice) -> None:
    pair = pay.pair()
    claims = [ill(pay, pair, day) for day in (march(3), march(4))]
    (paid,) = Run().payments()
    assert lines(paid) == [("sick_leave", 2 * EIGHT_HOURS, 2 * CENTS)]
    assert [paid_by(each) for each in claims] == [paid.id] * 2


def test_sick_leave_stands_with_the_timesheet_of_its_half_month_and_is_not_paid_beside_it(pay: PayOffice) -> None:
    pair = pay.pair()
    claim, sheet = ill(pay, pair, march(9)), pay.sheet(pair[0], HOURS)
    run = Run()
    assert [each.timesheet_id for each in run.payments()] == [sheet]
    assert paid_by(claim) == run.payment(sheet).id
    assert later().payments() == []


def test_a_timesheet_that_comes_after_its_sick_leave_was_paid_does_not_pay_it_again(pay: PayOffice) -> None:
    pair = pay.pair()
    ill(pay, pair, march(9))
    Run()
    sheet = pay.sheet(pair[0], HOURS)
    assert later().lines(sheet) == [("regular", 1915, None, 480, CENTS)]


def test_a_correction_counts_the_sick_leave_that_was_paid_with_its_timesheet(pay: PayOffice) -> None:
    pair = pay.pair()
    ill(pay, pair, march(9))
    sheet = pay.sheet(pair[0], HOURS)
    Run()
    pay.change(f"update timesheet set superseded_at = now() where id = {sheet}")
    pay.sheet(pair[0], HOURS | {4: 60}, corrects_id=sheet)
    run = Run(pay_date=APRIL_20, made=LATER, kind="supplemental")
    assert [each.gross_cents for each in run.payments()] == [1915]


def test_sick_leave_waits_for_the_end_of_its_half_month_and_for_a_run_made_after_it(pay: PayOffice) -> None:
    pair = pay.pair()
    ill(pay, pair, march(16))
    ill(pay, pair, march(9), at=county_instant(march(25)))
    assert Run().payments() == []


def test_parts_set_numbers_aside_for_sick_leave_and_pay_providers_in_order(
    pay: PayOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_PAY_PART_TIMESHEETS", "2")
    pairs = [pay.pair() for _ in range(4)]
    for pair in pairs[:3]:
        pay.sheet(pair[0], HOURS)
    ill(pay, pairs[1], march(9))  # with its timesheet
    ill(pay, pairs[3], march(9))  # by itself
    run = Run()
    assert [part.timesheets for part in run.parts] == [2, 2]
    assert [each.enrollment_id for each in run.payments()] == [pair[1] for pair in pairs]
    assert run.row.timesheets == 4


def test_a_discarded_run_leaves_sick_leave_owed(pay: PayOffice) -> None:
    claim = ill(pay, pay.pair(), march(9))
    run = Run()
    with transaction() as session:
        for part in run.parts:
            clearing.clear(session, session.get_one(PayRun, run.id), session.merge(part))
    assert paid_by(claim) is None
    assert [each.gross_cents for each in later().payments()] == [CENTS]


def test_sick_leave_at_no_known_rate_is_held_and_says_why(pay: PayOffice) -> None:
    pair = pay.pair("57")
    claim = ill(pay, pair, dt.date(2025, 12, 3))
    run = Run()
    assert (run.payments(), paid_by(claim)) == ([], None)
    with transaction() as session:
        hold = session.scalars(select(PayHold)).one()
    assert (hold.timesheet_id, hold.assignment_id, hold.reasons) == (None, pair[0], ["wage_unknown"])
    assert hold.sentence is not None
    assert hold.sentence.startswith("County 57, December 3, 2025: county: no rate")


def test_a_run_may_be_begun_for_sick_leave_alone(pay: PayOffice) -> None:
    pair = pay.pair()
    told = {"kind": "half_month", "period_begins": MARCH_1, "period_ends": march(15), "pay_date": PAY_DATE}
    with transaction() as session, pytest.raises(RunRefused):
        begin_run(session, **told, staff_id=None, form_key="nothing", at=MADE)
    ill(pay, pair, march(9))
    with transaction() as session:
        assert begin_run(session, **told, staff_id=None, form_key="something", at=MADE).number == "2026-03-A"


def test_an_officer_who_lets_sick_leave_go_is_heard_by_the_next_run(pay: PayOffice) -> None:
    pair = pay.pair()
    for number in range(3):
        sheet = pay.sheet(pair[0], {2: 60}, begins=MARCH_1.replace(month=number + 1))
        assert Run(begins=MARCH_1.replace(month=number + 1)).payment(sheet).gross_cents == 1915
    for day in range(2, 7):
        ill(pay, pair, march(day))
    run = later()
    with transaction() as session:
        hold = session.scalars(select(PayHold).where(PayHold.run_id == run.id)).one()
        assert (hold.timesheet_id, hold.reasons) == (None, ["far_over_usual"])
        who = session.scalars(select(Staff.id)).first()
        hold.released_at, hold.released_by_id, hold.release_reason = LATER, who, "She was ill for a week."
    assert [each.gross_cents for each in Run(pay_date=NEXT, made=STILL_LATER).payments()] == [5 * CENTS]

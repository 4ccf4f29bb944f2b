"""Mending single payments while a run is open: neither reads figures that the other may still take back."""

import datetime as dt
import itertools

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.partners.bank import bank
from activities.pay_run import clearing
from records import payment_repairs
from records.assignment import Assignment
from records.clock import county_instant
from records.pay_hold import PayStop
from records.pay_run import PayRun, PayRunPart
from records.pay_running import RunRefused, begin_run
from records.payment import Payment
from records.payment_repairs import RepairRefused
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.payment_files import payees
from tests.activities.payment_files.bank_says import back, bank_file
from tests.activities.payment_files.test_answers import put

SECOND_HALF, APRIL_1 = dt.date(2026, 3, 16), county_instant(dt.date(2026, 4, 1))
APRIL_3, APRIL_6 = dt.date(2026, 4, 3), dt.date(2026, 4, 6)
_forms = itertools.count(1)


@pytest.fixture
def issued(pay: PayOffice) -> list[Payment]:
    """Two direct deposits that have left; both people sent a timesheet of the second half too, and a third did not."""
    works = payees.some_payees(pay, 3, 0)
    run = Run()
    assert payees.issue(run.id) is None
    for work in works[:2]:
        pay.sheet(work, {17: 480, 18: 480}, begins=SECOND_HALF)
    return payees.payments(run.id)


def second_half(go: bool = True) -> Run:
    return Run(SECOND_HALF, pay_date=APRIL_3, made=APRIL_1, go=go)


def stand(run: Run, status: str, before: str | None = None) -> None:
    with transaction() as session:
        row = session.get_one(PayRun, run.id)
        row.status, row.status_before_stop = status, before


def one_off(payment: Payment) -> int:
    told = (payees.oscar(), f"beside-{next(_forms)}", APRIL_1, "award of a hearing", APRIL_6)
    with transaction() as session:
        work = session.get_one(Assignment, payment.assignment_id)
        return payment_repairs.one_off(session, work, 50_000, *told).id


def void(payment: Payment) -> int:
    told = (payees.oscar(), f"beside-{next(_forms)}", APRIL_1, "not owed", APRIL_6)
    with transaction() as session:
        return payment_repairs.void(session, [session.get_one(Payment, payment.id)], *told).id


def anew(payment: Payment) -> int:
    told = ("warrant", payees.oscar(), f"beside-{next(_forms)}", APRIL_1, "came back", APRIL_6)
    with transaction() as session:
        return payment_repairs.issue_anew(session, [session.get_one(Payment, payment.id)], *told).id


def returned(payment: Payment) -> None:
    put(bank(), bank_file(back(payment, "R02")), f"beside-{next(_forms)}.ach")


def half_month() -> int:
    told = {"kind": "half_month", "period_begins": SECOND_HALF, "period_ends": dt.date(2026, 3, 31)}
    with transaction() as session:
        return begin_run(
            session, **told, pay_date=APRIL_3, staff_id=payees.oscar(), form_key=f"half-{next(_forms)}", at=APRIL_1
        ).id


def test_while_a_run_is_reckoned_nothing_that_changes_wages_is_begun(issued: list[Payment]) -> None:
    returned(issued[2])
    run = second_half(go=False)
    for ask, whose in ((one_off, 2), (void, 2)):
        with pytest.raises(RepairRefused, match=r"The run T1 is still being reckoned, .* Ask again when its totals"):
            ask(issued[whose])
    stand(run, "stopped", "calculating")
    with pytest.raises(RepairRefused, match=r"The run T1 was halted before its totals were there\. Let it go on"):
        one_off(issued[2])


def test_once_reckoned_only_the_providers_in_the_run_wait_for_it(issued: list[Payment]) -> None:
    run = second_half()
    stand(run, "awaiting_supervisor")
    with pytest.raises(RepairRefused, match=r"This provider's pay is in the run T1, which is not issued yet\."):
        one_off(issued[0])
    made = one_off(issued[2])
    assert payees.special_run(made, APRIL_1) is None
    (new,) = payees.payments(made)
    assert new.year_to_date_cents == issued[2].gross_cents + 50_000


def test_who_is_held_in_an_open_run_waits_too_for_what_holds_them_may_be_mended(
    pay: PayOffice, issued: list[Payment]
) -> None:
    pay.change("update direct_deposit set closed_on = '2026-03-25'")
    run = second_half()
    assert len(run.held()) == 2
    stand(run, "awaiting_officer")
    with pytest.raises(RepairRefused, match="is in the run T1"):
        one_off(issued[0])


def test_payments_on_their_way_out_are_read_as_paid(issued: list[Payment]) -> None:
    run = second_half()
    stand(run, "issuing")
    made = one_off(issued[0])
    assert payees.special_run(made, APRIL_1) is None
    (new,) = payees.payments(made)
    in_run = next(each for each in run.payments() if each.assignment_id == issued[0].assignment_id)
    assert new.year_to_date_cents == in_run.year_to_date_cents + 50_000


@pytest.mark.parametrize("discarded", [False, True])
def test_money_that_came_back_goes_out_at_once_and_leaves_the_years_wages_as_they_are(
    issued: list[Payment], pay: PayOffice, discarded: bool
) -> None:
    returned(issued[0])
    pay.change("update direct_deposit set closed_on = null")
    run = second_half()
    stand(run, "awaiting_officer")
    assert payees.special_run(anew(issued[0]), APRIL_1) is None
    wages = issued[0].gross_cents
    if discarded:
        with transaction() as session:
            for part in session.scalars(select(PayRunPart).where(PayRunPart.run_id == run.id)):
                clearing.clear(session, session.get_one(PayRun, run.id), part)
        stand(run, "discarded")
    else:
        stand(run, "issued")
        wages += next(each for each in run.payments() if each.assignment_id == issued[0].assignment_id).gross_cents
    sheet = pay.sheet(issued[0].assignment_id, {1: 480}, begins=dt.date(2026, 4, 1))
    later = Run(dt.date(2026, 4, 1), pay_date=dt.date(2026, 4, 20), made=county_instant(dt.date(2026, 4, 17)))
    paid = [each for each in later.payments() if each.assignment_id == issued[0].assignment_id]
    assert sheet in [each.timesheet_id for each in paid]
    assert paid[-1].year_to_date_cents == wages + sum(each.gross_cents for each in paid)


def test_a_half_month_waits_until_what_changes_wages_is_issued_or_discarded(issued: list[Payment]) -> None:
    made = one_off(issued[0])
    with pytest.raises(RunRefused, match=r"The run X2026-04-01 is not finished\. Finish or discard it"):
        half_month()
    with pytest.raises(RepairRefused, match="is in the run X2026-04-01"):
        one_off(issued[0])
    assert payees.special_run(made, APRIL_1) is None
    assert half_month()


def test_a_half_month_does_not_wait_for_money_that_is_only_sent_out_again(issued: list[Payment]) -> None:
    returned(issued[2])
    again = anew(issued[2])
    assert half_month()
    assert payees.special_run(again, APRIL_1) is None


def test_what_no_program_pays_for_is_refused_when_it_is_asked_for(pay: PayOffice, issued: list[Payment]) -> None:
    pay.change('delete from "authorization"')
    with pytest.raises(RepairRefused, match=r"so no program pays\. Have them authorized first\."):
        one_off(issued[0])


def test_nothing_is_sent_to_whoever_is_kept_back_by_a_pay_stop(pay: PayOffice, issued: list[Payment]) -> None:
    returned(issued[0])
    row = PayStop(enrollment_id=issued[0].enrollment_id, reason="Letters come back.", placed_by_id=payees.oscar())
    row.placed_at = APRIL_1
    pay.add(row)
    for ask in (one_off, anew):
        with pytest.raises(RepairRefused, match=r"kept back by a pay stop\. Lift it first\."):
            ask(issued[0])
    assert one_off(issued[1])

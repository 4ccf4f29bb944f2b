"""A month paid to recipients in advance: through ledger and warrant, and what follows."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select, text

from activities.database import transaction
from activities.pay_run import advance_clocks, doings
from activities.pay_run.failed import PayFailed
from activities.pay_year.lines import EXEMPT
from activities.payment_files.answers import take_from_controller
from records import clock, payment_repairs
from records.advances import of_case, past_arrears
from records.clock import county_instant
from records.clocks import Clock
from records.ledger import Account, LedgerLine, Share
from records.outbox import OutboxMessage
from records.pay_order import AdvancePayment
from records.pay_run import PayRun
from records.payment import Payment
from records.payment_repairs import RepairRefused
from records.staff import Staff
from records.wage_sums import of_state
from tests.activities.pay_run.ahead import (
    HOURS,
    PAID_ON,
    RATE,
    issued,
    paid,
    reckoned,
    run_of_march,
)
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.records.timekeepers import march
from workflows.steps.advance import AdvanceDay, Limit
from workflows.steps.pay_run import PartOrder


def test_the_recipient_is_paid_the_net_of_the_authorized_hours_by_warrant(
    pay: PayOffice, case: tuple[int, int], tmp_path: Path
) -> None:
    run = run_of_march()
    (payment,) = paid(run)
    assert (payment.method, payment.gross_cents, payment.enrollment_id) == ("warrant", 0, None)
    with transaction() as session:
        lines = session.scalars(select(LedgerLine).where(LedgerLine.payment_id == payment.id)).all()
        minutes = session.execute(text('select authorized_minutes_per_month from "authorization"')).scalar_one()
    assert {(each.account, each.share, each.cents) for each in lines} == {
        (int(Account.ADVANCE_PAY), int(Share.RECIPIENT), payment.net_cents),
        (int(Account.WARRANT), int(Share.NONE), -payment.net_cents),
    }
    assert 0 < payment.net_cents <= minutes * RATE // HOURS
    issued(run)
    registers = [each.read_text() for each in tmp_path.rglob("*.warrants")]
    assert registers
    assert all(f"{payment.net_cents:011d}" in each for each in registers)


def ring(case_id: int, limit: Limit, day: dt.date) -> bool:
    with transaction() as session:
        number = session.scalars(select(AdvancePayment.id).where(AdvancePayment.case_id == case_id)).one()
    return advance_clocks.limit_over(AdvanceDay(number, limit, county_instant(day))).left


def test_timesheets_of_the_month_account_for_what_was_paid_out_and_end_its_clocks(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    work, number = case
    issued(run_of_march())
    pay.change(f"update advance_payment set cents = 19150 where case_id = {number}")
    pay.sheet(work, {2: 600})
    first = Run()
    for part in first.parts:
        with clock.fixed(first.at), transaction() as session:
            run = session.get_one(PayRun, first.id)
            doings.issue(session, run, session.merge(part), PartOrder(first.id, part.number, first.at))
    with transaction() as session:
        (seen,) = of_case(session, number, march(20))
        clocks = session.scalars(select(Clock.outcome).where(Clock.case_id == number)).all()
    assert (seen.standing, seen.left_cents) == ("reconciled", 0)
    assert clocks == ["met", "met"]


def test_a_month_in_advance_has_timers_of_45_and_90_days_and_what_is_missing_is_told_once(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    _, number = case
    issued(run_of_march())
    with transaction() as session:
        begun = session.scalars(select(OutboxMessage).where(OutboxMessage.workflow == "AdvancePay")).one()
        (seen,) = of_case(session, number, PAID_ON)
    assert (seen.row.due_on, seen.row.arrears_on) == (PAID_ON + dt.timedelta(45), PAID_ON + dt.timedelta(90))
    assert begun.payload["due_at"].startswith("2026-04-14")
    for _ in range(2):
        assert ring(number, Limit.RECONCILIATION, dt.date(2026, 4, 14))
        assert ring(number, Limit.ARREARS, dt.date(2026, 5, 29))
    with transaction() as session:
        told = select(OutboxMessage.payload).where(OutboxMessage.workflow == "OneLetter").order_by(OutboxMessage.id)
        assert [each["letter"] for each in session.scalars(told)] == ["advance_presumed", "advance_arrears"]
        assert past_arrears(session, number, dt.date(2026, 5, 29))
        assert not past_arrears(session, number, dt.date(2026, 5, 28))


def test_whose_month_was_held_has_providers_who_are_paid_by_their_timesheets(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    pay.change('update "authorization" set severely_impaired = false')
    issued(run_of_march())
    sheet = pay.sheet(case[0], {2: 600})
    assert Run().payment(sheet).method == "warrant"


def test_a_month_that_was_made_void_is_paid_by_its_timesheets(pay: PayOffice, case: tuple[int, int]) -> None:
    pay.paid_ahead(case[1])
    pay.change(
        "update advance_payment set settled_at = now(), settled_as = 'made_void', settled_reason = 'It was made void.'"
    )
    sheet = pay.sheet(case[0], {2: 600})
    assert Run().payment(sheet).method == "warrant"


def test_a_month_that_is_on_record_as_paid_already_does_not_leave_a_second_time(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    run = run_of_march()
    pay.paid_ahead(case[1])
    with pytest.raises(PayFailed, match="March 2026 was paid in advance before"):
        issued(run)


def test_a_month_in_advance_is_nobodys_wage(pay: PayOffice, case: tuple[int, int]) -> None:
    issued(run_of_march())
    with transaction() as session:
        everything = list(of_state(session, (dt.date(2026, 1, 1), dt.date(2026, 12, 31)), EXEMPT))
    assert everything == []


def test_a_warrant_of_a_month_that_came_back_is_issued_anew_or_made_void_and_the_ledger_ties(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    run = run_of_march()
    issued(run)
    (old,) = paid(run)
    line = {"warrant": str(old.id), "answer": "stale", "answered_on": "2026-03-20", "cents": str(old.net_cents)}
    with transaction() as session:
        assert take_from_controller(session, line | {"told": ""}) == "taken"
    for wish in ("issue_anew", "void"):
        last = mended(old.id, wish)
        with transaction() as session:
            newest = session.scalars(select(Payment).where(Payment.run_id == last)).one()
            back = {"warrant": str(newest.id), "cents": str(newest.net_cents), "answer": "void", "told": ""}
            if wish == "issue_anew":
                assert (newest.net_cents, newest.method) == (old.net_cents, "warrant")
                take_from_controller(session, back | {"answered_on": "2026-04-20"})
                old = newest
    with transaction() as session:
        lines = session.execute(text("select account, sum(cents)::bigint from ledger_line group by 1")).all()
        (seen,) = of_case(session, case[1], march(31))
    assert {account: cents for account, cents in lines if cents} == {}
    assert (seen.left_cents, seen.standing) == (0, "settled")


def stale(payment: Payment) -> None:
    """Nobody cashed its warrant; the money is here again."""
    line = {"warrant": str(payment.id), "answer": "stale", "answered_on": "2026-03-20", "told": ""}
    with transaction() as session:
        assert take_from_controller(session, line | {"cents": str(payment.net_cents)}) == "taken"


def test_a_month_that_timesheets_have_accounted_for_is_issued_anew_and_not_made_void(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    run = run_of_march()
    issued(run)
    (old,) = paid(run)
    stale(old)
    pay.sheet(case[0], {2: 600})
    waits = Run()
    pay.change(f"update pay_run set status = 'awaiting_officer' where id = {waits.id}")
    with pytest.raises(RepairRefused, match=r"account for \$191.50 of March 2026.* Issue payment \d+ anew"):
        mended(old.id, "void")
    issued(waits.id)
    with pytest.raises(RepairRefused, match=r"account for \$191.50 of March 2026"):
        mended(old.id, "void")
    mended(old.id, "issue_anew")


def test_a_month_is_not_made_void_once_a_timesheet_counts_on_it(pay: PayOffice, case: tuple[int, int]) -> None:
    run = run_of_march()
    issued(run)
    (old,) = paid(run)
    stale(old)
    special = asked_to_mend(old.id, "void")
    reckoned(special)
    pay.sheet(case[0], {2: 600})
    Run()
    with pytest.raises(PayFailed, match=r"Timesheets account for .* Discard the run"):
        issued(special)


def asked_to_mend(payment: int, wish: str) -> int:
    """A special run for one payment that nobody has reckoned yet; its id."""
    at = county_instant(dt.date(2026, 4, 2))
    with transaction() as session:
        staff = session.scalars(select(Staff.id).limit(1)).one()
        rows, key = [session.get_one(Payment, payment)], f"mend-{wish}-{payment:08}"
        told = (staff, key, at, "It came back.", dt.date(2026, 4, 6))
        make = {"issue_anew": lambda: payment_repairs.issue_anew(session, rows, "warrant", *told)}
        return make.get(wish, lambda: payment_repairs.void(session, rows, *told))().id


def mended(payment: int, wish: str) -> int:
    """A special run for one payment, issued; its id."""
    number = asked_to_mend(payment, wish)
    reckoned(number)
    issued(number)
    return number

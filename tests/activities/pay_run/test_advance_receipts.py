"""Money of a month in advance that was given back: two people say so, and the ledger has it."""

import datetime as dt
from itertools import count

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from activities.database import transaction
from activities.pay_run import tying
from records import advance_receipts, payment_repairs
from records.advances import AdvanceRefused, settle
from records.clock import county_instant
from records.ledger import Account, LedgerLine
from records.pay_order import AdvancePayment
from records.pay_run import PayRun
from records.payment import Payment
from records.payment_repairs import RepairRefused
from records.staff import Staff
from tests.activities.pay_run.ahead import MARCH, issued, paid, run_of_march
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.pay_run.test_advance_runs import mended, stale
from tests.records.timekeepers import march

_forms = count(1)
AT = county_instant(march(20))


def staff(session: Session, name: str) -> int:
    """Somebody of the office, by name."""
    sign_in = f"{name}@hearth.example"
    row = session.scalar(select(Staff).where(Staff.sign_in_name == sign_in))
    if row is None:
        row = Staff(sign_in_name=sign_in, name=name.title(), password_hash="")
        session.add(row)
        session.flush()
    return row.id


def says(word: str, name: str, *reason: str) -> None:
    """Somebody writes down, confirms or denies that March's money was given back."""
    with transaction() as session:
        row = session.scalars(select(AdvancePayment).where(AdvancePayment.month == MARCH)).one()
        who = staff(session, name)
        getattr(advance_receipts, word)(session, row, *reason, who, f"form-{next(_forms):020}", AT)


def month() -> AdvancePayment:
    with transaction() as session:
        return session.scalars(select(AdvancePayment).where(AdvancePayment.month == MARCH)).one()


def balance(account: Account) -> int:
    with transaction() as session:
        return int(session.scalar(select(func.sum(LedgerLine.cents)).where(LedgerLine.account == int(account))) or 0)


def method_of_a_later_timesheet(pay: PayOffice, work: int) -> str:
    """How a timesheet of the month is paid."""
    sheet = pay.sheet(work, {2: 600})
    return str(Run(made=county_instant(march(21)), pay_date=dt.date(2026, 4, 6)).payment(sheet).method)


def test_one_persons_word_that_the_money_was_given_back_pays_nothing_out(pay: PayOffice, case: tuple[int, int]) -> None:
    issued(run_of_march())
    says("write_down", "wanda", "A check came.")
    assert (month().settled_at, balance(Account.GIVEN_BACK)) == (None, 0)
    assert method_of_a_later_timesheet(pay, case[0]) == "advance"


def test_what_two_people_say_was_given_back_leaves_nothing_to_account_for_in_the_ledger(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    run = run_of_march()
    issued(run)
    cents = paid(run)[0].net_cents
    assert balance(Account.ADVANCE_PAY) == cents
    says("write_down", "wanda", "A check came.")
    says("confirm", "olga")
    row = month()
    assert (row.settled_as, row.settled_reason, row.receipt_cents) == ("given_back", "A check came.", cents)
    assert (balance(Account.ADVANCE_PAY), balance(Account.GIVEN_BACK), balance(Account.WARRANT)) == (0, cents, -cents)
    with transaction() as session:
        assert tying.tie(session, session.get_one(PayRun, run)) is None, "the run's own totals are as they were"
    assert method_of_a_later_timesheet(pay, case[0]) == "warrant"


def test_who_wrote_it_down_does_not_confirm_it_and_the_database_holds_that_too(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    issued(run_of_march())
    says("write_down", "wanda", "A check came.")
    with pytest.raises(AdvanceRefused, match="Somebody else confirms it"):
        says("confirm", "wanda")
    with pytest.raises(IntegrityError, match="given_back_by_two"):
        pay.change(
            "update advance_payment set settled_at = now(), settled_as = 'given_back', settled_reason = 'So.', "
            "settled_by_id = receipt_by_id"
        )


def test_nobody_settles_by_one_word_that_the_money_is_here_again(pay: PayOffice, case: tuple[int, int]) -> None:
    issued(run_of_march())
    with transaction() as session:
        row = session.scalars(select(AdvancePayment).where(AdvancePayment.month == MARCH)).one()
        wanda = staff(session, "wanda")
        with pytest.raises(AdvanceRefused, match="two people"):
            settle(session, row, "given_back", "So.", wanda, "the-form-of-one-word", AT)


def test_what_did_not_come_is_taken_off_and_the_month_is_open_as_before(pay: PayOffice, case: tuple[int, int]) -> None:
    issued(run_of_march())
    says("write_down", "wanda", "A check came.")
    with pytest.raises(AdvanceRefused, match="written down already"):
        says("write_down", "olga", "A check came.")
    says("deny", "olga", "The check bounced.")
    assert (month().receipt_at, month().settled_at) == (None, None)
    with pytest.raises(AdvanceRefused, match="Nothing is written down"):
        says("confirm", "olga")
    says("write_down", "wanda", "Another check came.")


def test_what_timesheets_accounted_for_meanwhile_is_not_confirmed_as_given_back(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    issued(run_of_march())
    says("write_down", "wanda", "A check came.")
    pay.change("update advance_payment set reconciled_cents = 100")
    with pytest.raises(AdvanceRefused, match="accounted for more since"):
        says("confirm", "olga")


def test_money_that_came_back_unpaid_was_given_back_by_nobody(pay: PayOffice, case: tuple[int, int]) -> None:
    run = run_of_march()
    issued(run)
    pay.change(f"update payment set own_status = 'stale', own_status_on = '2026-03-20' where id = {paid(run)[0].id}")
    with pytest.raises(AdvanceRefused, match="came back: the recipient does not have that money"):
        says("write_down", "wanda", "A check came.")


@pytest.mark.parametrize("word", [("issue_anew", "warrant"), ("void",)])
@pytest.mark.parametrize("sent", ["once", "twice"])
def test_a_month_that_was_given_back_is_neither_sent_again_nor_taken_back_once_its_warrant_is_stale(
    pay: PayOffice, case: tuple[int, int], sent: str, word: tuple[str, ...]
) -> None:
    run = run_of_march()
    issued(run)
    (payment,) = paid(run)
    if sent == "twice":
        stale(payment)
        (payment,) = paid(mended(payment.id, "issue_anew"))
    says("write_down", "wanda", "The warrant itself was brought back.")
    says("confirm", "olga")
    pay.change(f"update payment set own_status = 'stale', own_status_on = '2026-04-20' where id = {payment.id}")
    with transaction() as session:
        told = (*word[1:], staff(session, "olga"), f"form-{next(_forms):020}", AT, "stale", dt.date(2026, 4, 6))
        with pytest.raises(RepairRefused, match="settled as given back"):
            getattr(payment_repairs, word[0])(session, [session.get_one(Payment, payment.id)], *told)

"""Payments of special runs that answer another one: issued anew, or void with everything the other way round.

Sums over payments stay right without any filter: what is issued anew has no gross, what is void takes its gross back.
"""

import datetime as dt
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from activities.pay_run.failed import PayFailed
from activities.pay_run.net import WITHHELD
from activities.pay_run.reading import quarter
from activities.payment_files.postings import OUT
from activities.payment_files.running import running
from records.bank_accounts import usable_account
from records.clock import county_day
from records.ledger import Account, LedgerLine, Share
from records.ledger_postings import program_of
from records.pay_run import PayRun, PayRunPart
from records.payment import OrderTaken, Payment
from records.payment_file import PaymentAnswer
from records.payment_repair import PaymentRepair
from records.payment_repairs import CAME_BACK, may_be_void, why_not_taken_back

SAME = (
    *("timesheet_id", "assignment_id", "enrollment_id", "case_id", "county_code", "program", "period_begins"),
    *("relationship", "live_in"),
)
"""What a payment has from the one that it answers."""

NOTHING = dict.fromkeys(("gross_cents", "minutes", "share_of_cost_cents", "deductions_cents", *WITHHELD), 0)


def anew(session: Session, run: PayRun, part: PayRunPart, number: int, wish: PaymentRepair) -> Payment:
    """The money that came back, once more. Raises PayFailed where it did not, or there is no way for it."""
    old = _of(session, wish)
    if old.status not in CAME_BACK:
        raise PayFailed(f"Payment {old.id} is {old.status}: its money is not here, and cannot be issued anew.")
    deposit = usable_account(session, old.assignment_id, run.pay_date) if wish.method == "direct_deposit" else None
    if wish.method == "direct_deposit" and deposit is None:
        raise PayFailed(f"Payment {old.id} cannot go to a bank account: none is in use. Issue it by warrant.")
    so_far = running(session, old.assignment_id, run.pay_date)
    money: dict[str, Any] = NOTHING | {"net_cents": old.net_cents, "year_to_date_cents": so_far.year}
    money |= {"quarter_to_date_cents": so_far.quarter, "method": wish.method, "direct_deposit_id": deposit}
    new = _added(session, run, part, number, old, money)
    out = OUT[str(wish.method)]
    post(session, new, program_of(session, old.id), {Account.RETURNED: old.net_cents, out: -old.net_cents})
    return new


def void(session: Session, run: PayRun, part: PayRunPart, number: int, wish: PaymentRepair) -> Payment:
    """A payment that was not owed, the other way round. Raises PayFailed where its money is not here."""
    old = _of(session, wish)
    if not may_be_void(old):
        raise PayFailed(f"Payment {old.id} is {old.status}: its money is not here, and cannot be made void.")
    if accounted := why_not_taken_back(session, old):
        raise PayFailed(accounted)
    first = _first(session, old)
    so_far = running(session, old.assignment_id, run.pay_date)
    same_year = first.pay_date.year == run.pay_date.year
    same_quarter = quarter(first.pay_date) == quarter(run.pay_date)
    money: dict[str, Any] = {name: -getattr(first, name) for name in NOTHING}
    money |= {"net_cents": 0, "method": "none", "direct_deposit_id": None}
    money["year_to_date_cents"] = so_far.year - first.gross_cents * same_year
    money["quarter_to_date_cents"] = so_far.quarter - first.gross_cents * same_quarter
    new = _added(session, run, part, number, old, money)
    _turned(session, first, new)
    for taken in session.scalars(select(OrderTaken).where(OrderTaken.payment_id == first.id)):
        session.add(OrderTaken(payment_id=new.id, order_id=taken.order_id, cents=-taken.cents))
    session.flush()
    return new


def settle(session: Session, run: PayRun, at: dt.datetime) -> None:
    """What a special run answers is over once it is issued. Raises PayFailed where it has been answered otherwise."""
    answered = select(Payment.replaces_id).where(Payment.run_id == run.id, Payment.replaces_id.is_not(None))
    void = set(session.scalars(answered.where(Payment.net_cents == 0)))
    olds = session.scalars(select(Payment).where(Payment.id.in_(answered)).order_by(Payment.id).with_for_update()).all()
    for old in olds:
        if old.status != "replaced" and not may_be_void(old):
            raise PayFailed(f"Payment {old.id} is {old.status} since the run was reckoned. Discard the run.")
        accounted = why_not_taken_back(session, old) if old.id in void and old.status != "replaced" else None
        if accounted:
            raise PayFailed(f"{accounted} Discard the run.")
        old.own_status, old.own_status_on = "replaced", county_day(at)
    mine = (PaymentAnswer.payment_id.in_([old.id for old in olds]), PaymentAnswer.settled_at.is_(None))
    still = (*mine, PaymentAnswer.answer != "notice_of_change")
    session.execute(update(PaymentAnswer).where(*still).values(settled_at=at, settled_by_id=run.made_by_id))


def post(session: Session, payment: Payment, program: int, cents: dict[Account, int]) -> None:
    """The lines of a payment that is no wage: share NONE, posting 0."""
    session.add_all(
        LedgerLine(
            **{"payment_id": payment.id, "posting": 0, "account": int(account), "share": int(Share.NONE)},
            **{"program": program, "cents": amount},
        )
        for account, amount in cents.items()
    )
    session.flush()


def _first(session: Session, payment: Payment) -> Payment:
    """The payment that has the wages: of one that was issued anew, the one that was paid first."""
    while payment.replaces_id is not None:
        payment = session.get_one(Payment, payment.replaces_id)
    return payment


def _turned(session: Session, first: Payment, new: Payment) -> None:
    """The lines of a payment the other way round; the net comes from what had come back."""
    for line in session.scalars(select(LedgerLine).where(LedgerLine.payment_id == first.id, LedgerLine.posting == 0)):
        out = line.account == OUT.get(first.method)
        session.add(
            LedgerLine(
                **{"payment_id": new.id, "posting": 0, "share": line.share, "program": line.program},
                account=int(Account.RETURNED) if out else line.account,
                cents=-line.cents,
            )
        )


def _of(session: Session, wish: PaymentRepair) -> Payment:
    return session.get_one(Payment, wish.payment_id, with_for_update=True, populate_existing=True)


def _added(
    session: Session, run: PayRun, part: PayRunPart, number: int, old: Payment, money: dict[str, Any]
) -> Payment:
    row = Payment(
        **{"id": number, "run_id": run.id, "part": part.number, "pay_date": run.pay_date, "replaces_id": old.id},
        **{name: getattr(old, name) for name in SAME},
        **money,
    )
    session.add(row)
    session.flush()
    return row

"""Asking for single payments to be mended: issued anew, made void, paid outside a timesheet, stopped.

What pays or takes back is a special run of its own: whoever asks has made that run, and two others release it. What was
said is written first, so that a second press is known as such; who calls rolls back what is refused.
"""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from records import advance_excess, pay_beside, periods
from records.advance_taken import taken_of
from records.assignment import Assignment
from records.bank_accounts import Account, By, give_account, usable_account
from records.care_case import Authorization
from records.clock import county_day
from records.enrollment import Enrollment
from records.pay_hold import PayStop
from records.pay_order import AdvancePayment
from records.pay_run import PayRun
from records.pay_running import begin_run
from records.pay_setup import DirectDeposit
from records.payment import Payment
from records.payment_file import PaymentAnswer
from records.payment_repair import PaymentRepair
from records.secrets import unseal
from records.submission import say

NO_PROGRAM = "No hours were authorized for this recipient so far, so no program pays. Have them authorized first."
CAME_BACK = ("returned", "void", "stale")
"""Payments whose money is here again."""


class RepairRefused(ValueError):
    """It is not done; the text is a sentence for who asked."""


def issue_anew(
    session: Session,
    payments: Sequence[Payment],
    method: str,
    staff_id: int,
    form_key: str,
    at: dt.datetime,
    reason: str,
    pay_date: dt.date,
) -> PayRun:
    """A special run that sends out again what came back, by `direct_deposit` or `warrant`. Raises RepairRefused."""
    run, rows = _run(session, staff_id, form_key, at, reason, pay_date), _free(session, payments)
    for payment in rows:
        _must_not_be_stopped(session, payment.enrollment_id, payment.assignment_id)
        if payment.status not in CAME_BACK:
            raise RepairRefused(f"Payment {payment.id} is {payment.status}. Only money that came back is issued anew.")
        if given_back := why_given_back(session, payment):
            raise RepairRefused(given_back)
        if method == "direct_deposit" and usable_account(session, payment.assignment_id, pay_date) is None:
            raise RepairRefused(f"No bank account is in use for payment {payment.id}. Issue it by warrant.")
    for payment in rows:
        _wish(session, "issue_anew", run, payment, staff_id, at, reason, method)
    return run


def void(
    session: Session,
    payments: Sequence[Payment],
    staff_id: int,
    form_key: str,
    at: dt.datetime,
    reason: str,
    pay_date: dt.date,
) -> PayRun:
    """A special run that takes back the wages of payments that were not owed. Raises RepairRefused."""
    run, rows = _run(session, staff_id, form_key, at, reason, pay_date), _free(session, payments)
    _must_be_settled(session, [payment.enrollment_id for payment in rows])
    for payment in rows:
        if not may_be_void(payment):
            raise RepairRefused(
                f"Payment {payment.id} is {payment.status}. It can be made void once its money is here: have the "
                "warrant stopped, or record an overpayment."
            )
        accounted = why_not_taken_back(session, payment)
        if accounted:
            raise RepairRefused(accounted)
    for payment in rows:
        _wish(session, "void", run, payment, staff_id, at, reason)
    return run


def may_be_void(payment: Payment) -> bool:
    """Whether its money is here: it came back, or nothing had left. What takes back or repeats another one is none."""
    return payment.status in CAME_BACK or (payment.method == "none" and payment.replaces_id is None)


def why_not_taken_back(session: Session, payment: Payment) -> str | None:
    """Why a month in advance cannot be made void: its providers were told that the recipient pays them from it."""
    if payment.is_of_provider:
        return None
    if given_back := why_given_back(session, payment):
        return given_back
    taken = taken_of(session, payment.case_id, payment.period_begins)
    if not taken.cents:
        return None
    return (
        f"Timesheets account for ${taken.cents / 100:,.2f} of {payment.period_begins:%B %Y}, so nothing is paid to the "
        f"providers for them. Issue payment {payment.id} anew, so that the recipient can pay them."
    )


def why_given_back(session: Session, payment: Payment) -> str | None:
    """Why nothing more comes of a month in advance: two people said that the recipient gave its money back.

    Asked of the month, not of the payment: what is issued anew is the same money of the same month.
    """
    if payment.is_of_provider:
        return None
    mine = (AdvancePayment.case_id == payment.case_id, AdvancePayment.month == payment.period_begins)
    if session.scalar(select(AdvancePayment.id).where(*mine, AdvancePayment.settled_as == "given_back")) is None:
        return None
    return (
        f"The advance of {payment.period_begins:%B %Y} is settled as given back, and later timesheets are paid. "
        f"Payment {payment.id} can neither be issued anew nor made void."
    )


def pay_beyond(
    session: Session,
    payments: Sequence[Payment],
    staff_id: int,
    form_key: str,
    at: dt.datetime,
    reason: str,
    pay_date: dt.date,
) -> PayRun:
    """A special run that pays providers what their timesheets came to beyond an advance. Raises RepairRefused."""
    run, rows = _run(session, staff_id, form_key, at, reason, pay_date), _free(session, payments)
    _must_be_settled(session, [payment.enrollment_id for payment in rows])
    for payment in rows:
        _must_not_be_stopped(session, payment.enrollment_id, payment.assignment_id)
        if not advance_excess.of_payment(session, payment.id):
            raise RepairRefused(f"Payment {payment.id} is covered by what was paid in advance. Nothing more is owed.")
    for payment in rows:
        _wish(session, "excess", run, payment, staff_id, at, reason)
    return run


def one_off(
    session: Session,
    assignment: Assignment,
    gross_cents: int,
    staff_id: int,
    form_key: str,
    at: dt.datetime,
    reason: str,
    pay_date: dt.date,
) -> PayRun:
    """A special run that pays an amount that no timesheet accounts for; taxes are the law's. Raises RepairRefused."""
    if gross_cents <= 0:
        raise RepairRefused("A payment is more than nothing. What was paid too much is an overpayment.")
    run = _run(session, staff_id, form_key, at, reason, pay_date)
    _must_be_settled(session, [assignment.enrollment_id])
    _must_not_be_stopped(session, assignment.enrollment_id, assignment.id)
    if paying_program(session, assignment.case_id, run.period_ends) is None:
        raise RepairRefused(NO_PROGRAM)
    session.add(
        PaymentRepair(
            **{"kind": "one_off", "run_id": run.id, "assignment_id": assignment.id, "gross_cents": gross_cents},
            **{"enrollment_id": assignment.enrollment_id, "reason": reason, "asked_by_id": staff_id, "asked_at": at},
        )
    )
    session.flush()
    return run


def paying_program(session: Session, case_id: int, day: dt.date) -> str | None:
    """The program that pays for a recipient outside any timesheet: of the newest authorization begun by a day."""
    begun = (Authorization.case_id == case_id, Authorization.starts_on <= day)
    newest = select(Authorization.program).where(*begun)
    return session.scalar(newest.order_by(Authorization.starts_on.desc(), Authorization.id.desc()).limit(1))


def request_stop(
    session: Session, payment: Payment, staff_id: int, form_key: str, at: dt.datetime, reason: str
) -> None:
    """Ask the Controller to stop a warrant that was lost; its answer comes back as `void`. Raises RepairRefused."""
    _said(session, "stop_warrant", staff_id, form_key, at, {"payment_id": payment.id})
    (payment,) = _free(session, [payment])
    if payment.method != "warrant" or payment.status != "issued":
        raise RepairRefused(f"Payment {payment.id} is no warrant on its way. Only such can be stopped.")
    asked = (PaymentRepair.payment_id == payment.id, PaymentRepair.kind == "stop")
    if session.scalar(select(PaymentRepair.id).where(*asked)) is not None:
        raise RepairRefused(f"The Controller was asked to stop warrant {payment.id} before. Wait for the answer.")
    _wish(session, "stop", None, payment, staff_id, at, reason)


def accept_change(session: Session, answer: PaymentAnswer, staff_id: int, form_key: str, at: dt.datetime) -> None:
    """Take the account as its bank would have it, from today on. Raises RepairRefused."""
    _said(session, "accept_account_change", staff_id, form_key, at, {"answer_id": answer.id})
    if answer.answer != "notice_of_change" or answer.settled_at is not None:
        raise RepairRefused("This is no change of an account that is still to be looked at.")
    payment = session.get_one(Payment, answer.payment_id)
    old = _account(session, payment.assignment_id)
    if old is None or old.id != payment.direct_deposit_id:
        raise RepairRefused("Payments do not go to that account any more. Set the notice aside.")
    account = Account(
        answer.routing_number or old.routing_number,
        unseal(answer.account_sealed or old.account_sealed),
        answer.account_kind or old.account_kind,
    )
    enrollment = session.get_one(Enrollment, payment.enrollment_id)
    assignment = session.get_one(Assignment, payment.assignment_id)
    give_account(session, enrollment, [assignment], account, county_day(at), By(staff_id, at))
    answer.settled_at, answer.settled_by_id = at, staff_id
    session.flush()


def set_aside(session: Session, answer: PaymentAnswer, staff_id: int, form_key: str, at: dt.datetime) -> None:
    """Nothing is to be done about a notice of change. Raises RepairRefused for money that waits to be dealt with."""
    _said(session, "set_answer_aside", staff_id, form_key, at, {"answer_id": answer.id})
    if answer.answer != "notice_of_change" or answer.settled_at is not None:
        raise RepairRefused("Money that came back is issued anew or made void; it cannot be set aside.")
    answer.settled_at, answer.settled_by_id = at, staff_id
    session.flush()


def pending(session: Session, payment: Payment) -> PayRun | None:
    """The special run under way that answers a payment."""
    mine = (PaymentRepair.payment_id == payment.id, PayRun.status != "discarded")
    query = select(PayRun).join(PaymentRepair, PaymentRepair.run_id == PayRun.id).where(*mine)
    return session.scalar(query.order_by(PayRun.id.desc()).limit(1))


def _must_be_settled(session: Session, enrollments: Sequence[int]) -> None:
    """No other run is open that the same figures are read by; none is begun before this one is on record."""
    sentence = pay_beside.in_the_way(session, enrollments)
    if sentence:
        raise RepairRefused(sentence)


def _must_not_be_stopped(session: Session, enrollment_id: int, assignment_id: int) -> None:
    about = or_(PayStop.assignment_id.is_(None), PayStop.assignment_id == assignment_id)
    mine = (PayStop.enrollment_id == enrollment_id, PayStop.lifted_at.is_(None), about)
    if session.scalar(select(PayStop.id).where(*mine).limit(1)) is not None:
        raise RepairRefused(f"Payments of assignment {assignment_id} are kept back by a pay stop. Lift it first.")


def _free(session: Session, payments: Sequence[Payment]) -> list[Payment]:
    """The payments as they are now, locked in their order, none of them answered by another run."""
    if not payments:
        raise RepairRefused("No payment was chosen.")
    rows = []
    for number in sorted({payment.id for payment in payments}):
        row = session.get_one(Payment, number, with_for_update=True, populate_existing=True)
        run = pending(session, row)
        if run is not None:
            raise RepairRefused(f"Payment {row.id} is in the special run {run.number} already.")
        rows.append(row)
    return rows


def _run(session: Session, staff_id: int, form_key: str, at: dt.datetime, reason: str, pay_date: dt.date) -> PayRun:
    until = county_day(at) - periods.DAY
    return begin_run(
        session,
        kind="special",
        period_begins=periods.half_month(until),
        period_ends=until,
        pay_date=pay_date,
        reason=reason,
        staff_id=staff_id,
        form_key=form_key,
        at=at,
    )


def _wish(
    session: Session,
    kind: str,
    run: PayRun | None,
    payment: Payment,
    staff_id: int,
    at: dt.datetime,
    reason: str,
    method: str | None = None,
) -> None:
    row = PaymentRepair(
        **{"kind": kind, "run_id": run.id if run else None, "payment_id": payment.id, "method": method},
        **{"assignment_id": payment.assignment_id, "enrollment_id": payment.enrollment_id},
        **{"reason": reason, "asked_by_id": staff_id, "asked_at": at},
    )
    session.add(row)
    session.flush()


def _said(session: Session, kind: str, staff_id: int, form_key: str, at: dt.datetime, payload: dict[str, int]) -> None:
    said = say(session, kind=kind, form_key=form_key, subject=None, staff_id=staff_id, said_at=at, payload=payload)
    said.outcome = "applied"


def _account(session: Session, assignment_id: int) -> DirectDeposit | None:
    mine = (DirectDeposit.assignment_id == assignment_id, DirectDeposit.ended_on.is_(None))
    return session.scalar(select(DirectDeposit).where(*mine, DirectDeposit.closed_on.is_(None)))

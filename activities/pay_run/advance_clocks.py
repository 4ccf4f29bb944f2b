"""What follows once a month in advance has gone out: its clocks of 45 and 90 days, and what the recipient is told.

The timers run in a workflow of the advance (workflows/pay_run/advance.py); what it does on a day is done here, once.
"""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.database import transaction
from activities.pay_run.advances import reconcile
from activities.pay_run.failed import PayFailed
from records.advances import CLOCKS, Advance, end_clocks, newest_pair, paid_before
from records.care_case import Case
from records.clock import county_day, county_instant
from records.clocks import Clock
from records.event import Event
from records.outbox import post_begin, post_letter
from records.pay_order import AdvancePayment
from records.pay_run import PayRun, PayRunPart
from records.payment import Payment
from records.periods import DAY
from rules.ask import ask
from workflows.steps.advance import WORKFLOW, AdvanceDay, AdvanceSeen, Limit

LETTERS = {Limit.RECONCILIATION: "advance_presumed", Limit.ARREARS: "advance_arrears"}


def follow(session: Session, run: PayRun, part: PayRunPart, at: dt.datetime) -> None:
    """What an issued part means for months in advance: paid out, accounted for, or taken back."""
    if run.kind == "advance":
        paid_out(session, run, part, at)
        return
    reconcile(session, run, part, at)
    met(session, county_day(at))
    if run.kind == "special":
        taken_back(session, run, at)


def paid_out(session: Session, run: PayRun, part: PayRunPart, at: dt.datetime) -> None:
    """Put the months of an issued part on record, each with its clocks running from the pay date. Raises PayFailed for
    a month that is on record already: nothing of it leaves a second time."""
    mine = (Payment.run_id == run.id, Payment.part == part.number, Payment.net_cents > 0)
    for payment in session.scalars(select(Payment).where(*mine).order_by(Payment.id)).all():
        if paid_before(session, payment.case_id, run.period_begins):
            raise PayFailed(
                f"{run.period_begins:%B %Y} was paid in advance before, so payment {payment.id} cannot leave. "
                "Tell whoever keeps the system, who looks at both."
            )
        row = AdvancePayment(case_id=payment.case_id, month=run.period_begins, cents=payment.net_cents)
        row.issued_on, row.payment_id, row.reconciled_cents = run.pay_date, payment.id, 0
        run_clocks(session, row, payment.county_code, at)


def run_clocks(session: Session, row: AdvancePayment, county_code: str, at: dt.datetime) -> None:
    """Write an advance down with its two clocks, and ask for their timers."""
    limits = [_clock(row, county_code, question) for question in CLOCKS]
    row.due_on, row.arrears_on = (each.due_on for each in limits)
    session.add_all(limits)
    session.flush()
    row.due_clock_id, row.arrears_clock_id = (each.id for each in limits)
    session.add(row)
    session.flush()
    params = {"month": row.month.isoformat(), "cents": row.cents, "due_on": row.due_on.isoformat()}
    session.add(Event(case_id=row.case_id, at=at, kind="advance_paid", params=params))
    rings = {"due_at": _morning_after(row.due_on), "arrears_at": _morning_after(row.arrears_on)}
    told = {name: instant.isoformat() for name, instant in rings.items()}
    post_begin(session, WORKFLOW, f"advance-{row.id}", {"advance_id": row.id, **told})


def _clock(row: AdvancePayment, county_code: str, question: str) -> Clock:
    said = ask(question, row.issued_on, {"from": row.issued_on.isoformat()})
    due_on = dt.date.fromisoformat(str((said.answer or {})["due"]))
    return Clock(
        **{"case_id": row.case_id, "county_code": county_code, "question": question, "starts_on": row.issued_on},
        **{"due_on": due_on, "cite": said.because[0].cite},
    )


def _morning_after(day: dt.date) -> dt.datetime:
    return county_instant(day + DAY, dt.time())


def limit_over(order: AdvanceDay) -> AdvanceSeen:
    """A limit of an advance is over: its clock ends, and the recipient is told what is missing. Done once."""
    with transaction() as session:
        row = session.get_one(AdvancePayment, order.advance_id, with_for_update=True)
        left = Advance(row, county_day(order.at)).left_cents
        clock = session.get(Clock, row.due_clock_id if order.limit is Limit.RECONCILIATION else row.arrears_clock_id)
        if clock is not None and clock.outcome is None:
            clock.outcome, clock.ended_on = ("missed" if left else "met"), clock.due_on + DAY
            if left:
                _tell(session, row, order)
        return AdvanceSeen(bool(left))


def met(session: Session, day: dt.date) -> None:
    """The clocks of what timesheets have accounted for by a day end."""
    settled = select(AdvancePayment).where(AdvancePayment.reconciled_on == day)
    for row in session.scalars(settled).all():
        end_clocks(session, row, "met", day)


def _tell(session: Session, row: AdvancePayment, order: AdvanceDay) -> None:
    """Write to the recipient, as long as the case goes on; the letter is kept with one of the pairs."""
    case = session.get_one(Case, row.case_id)
    params = {"month": row.month.isoformat(), "cents": Advance(row, county_day(order.at)).left_cents}
    session.add(Event(case_id=case.id, at=order.at, kind=LETTERS[order.limit], params=params))
    pair = newest_pair(session, case.id)
    if pair is not None and case.status == "eligible":
        post_letter(session, pair, LETTERS[order.limit], row.id, order.at)


def taken_back(session: Session, run: PayRun, at: dt.datetime) -> None:
    """A month whose payment a special run made void was not advanced: nothing of it is left to account for.

    Months are locked in one order everywhere (`activities.pay_run.advances.LOCKED`): parts are issued at once.
    """
    mine = (Payment.run_id == run.id, Payment.enrollment_id.is_(None), Payment.net_cents == 0)
    of_void = (Payment.case_id == AdvancePayment.case_id) & (Payment.period_begins == AdvancePayment.month)
    months = select(AdvancePayment).join(Payment, of_void).where(*mine, AdvancePayment.settled_at.is_(None))
    for row in session.scalars(months.order_by(AdvancePayment.id).with_for_update(of=AdvancePayment)).all():
        row.settled_at, row.settled_as, row.settled_reason = at, "made_void", "The payment was made void."
        end_clocks(session, row, "stopped", county_day(at))

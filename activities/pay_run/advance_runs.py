"""A run that pays months in advance to recipients: one payment each, which timesheets account for afterwards.

Nothing is earned yet: a payment has no gross, no provider and no line of pay. In the ledger it is a debit of
ADVANCE_PAY that is the recipient's, and timesheets that are issued as paid before credit that account (W&I 12304).
"""

import datetime as dt

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from activities.pay_run import clearing, numbers
from activities.pay_run.advance_months import Month, in_advance, months
from activities.pay_run.ledger_lines import PROGRAMS
from activities.pay_run.net import WITHHELD
from records import pay_run_totals
from records.ledger import Account, LedgerLine, Share
from records.pay_order import AdvanceHold
from records.pay_run import PayRun, PayRunPart
from records.payment import Payment
from rules.book import load_book

NOBODY = 0
"""A part of such a run has no providers."""
NOTHING = ("gross_cents", *WITHHELD, "share_of_cost_cents", "deductions_cents", "minutes")
NOTHING_SO_FAR = ("year_to_date_cents", "quarter_to_date_cents")


def plan(session: Session, run: PayRun, at: dt.datetime) -> int:
    """One part with a number for each recipient who is paid in advance, set aside once; how many parts."""
    if run.parts or run.first_payment_id is not None:
        return run.parts
    count = session.scalar(select(func.count()).select_from(in_advance(run.period_begins).subquery())) or 0
    first = numbers.set_aside(session, run, count)
    if count:
        session.add(
            PayRunPart(
                **{"run_id": run.id, "number": 0, "first_payment_id": first, "timesheets": count},
                **{"first_enrollment_id": NOBODY, "last_enrollment_id": NOBODY},
            )
        )
    run.parts, run.law, run.touched_at = min(count, 1), load_book().version, at
    session.flush()
    return run.parts


def reckon(session: Session, run: PayRun, part: PayRunPart, at: dt.datetime) -> None:
    """Write what each recipient is paid, or why not, once; whoever came to be paid in advance since the run was planned
    is among them. Raises PayFailed where the law has no answer."""
    if part.reckoned_at is not None:
        return
    if part.payments or part.held:  # reckoned before, and something changed since (activities/pay_run/looking_again.py)
        clearing.clear(session, run, part)
        clear(session, run)
    found = list(months(session, run))
    if len(found) > part.timesheets:
        part.first_payment_id, part.timesheets = numbers.set_aside_anew(session, run, len(found)), len(found)
    number, paid, held = part.first_payment_id, 0, 0
    for month in found:
        if month.paid:
            _pay(session, run, part, number, month)
            number, paid = number + 1, paid + month.cents
        else:
            session.add(AdvanceHold(run_id=run.id, case_id=month.case.id, reasons=month.reasons, held_at=at))
            held += 1
    session.flush()
    part.payments, part.held, part.net_cents = number - part.first_payment_id, held, paid
    part.ledger_lines = 2 * part.payments
    pay_run_totals.write(session, part)
    part.reckoned_at = at
    session.flush()


def _pay(session: Session, run: PayRun, part: PayRunPart, number: int, month: Month) -> None:
    """A payment to a recipient and its two lines."""
    nothing = dict.fromkeys((*NOTHING, *NOTHING_SO_FAR), 0)
    session.add(
        Payment(
            **{"id": number, "run_id": run.id, "part": part.number, "pay_date": run.pay_date, **nothing},
            **{"case_id": month.case.id, "county_code": month.case.county_code, "program": month.program},
            **{"period_begins": run.period_begins, "net_cents": month.cents, "method": "warrant"},
            **{"relationship": "none", "live_in": False},
        )
    )
    session.flush()
    sides = ((Account.ADVANCE_PAY, Share.RECIPIENT, month.cents), (Account.WARRANT, Share.NONE, -month.cents))
    for account, share, cents in sides:
        line = {"payment_id": number, "posting": 0, "account": int(account), "share": int(share), "cents": cents}
        session.add(LedgerLine(**line, program=int(PROGRAMS[month.program])))


def clear(session: Session, run: PayRun) -> None:
    """What a run would not have paid is not told any more."""
    session.execute(delete(AdvanceHold).where(AdvanceHold.run_id == run.id))

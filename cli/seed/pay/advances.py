"""Two of the demo's recipients were paid ahead: timesheets are missing after 90 days, and some of them after 45."""

import datetime as dt

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from activities.pay_run.advance_clocks import run_clocks
from cli.seed.timesheets.pairs import Pair
from records.care_case import Case
from records.clock import county_instant
from records.pay_order import AdvancePayment
from records.periods import DAY

PAID = ((100, 248_500, 0), (60, 212_000, 96_400))
"""Days ago, cents, and what timesheets account for."""


def advance(session: Session, found: list[Pair], today: dt.date) -> None:
    """Write them once, with their clocks; the timers ring at once and the recipients are written to."""
    numbers = list(dict.fromkeys(pair.case_id for pair in reversed(found)))
    for case_id, (days, cents, accounted) in zip(numbers, PAID, strict=False):
        case = session.get_one(Case, case_id)
        if case.status != "eligible" or session.scalar(select(exists().where(AdvancePayment.case_id == case_id))):
            continue
        issued = today - days * DAY
        case.advance_pay_since = case.advance_pay_since or issued.replace(day=1)
        row = AdvancePayment(case_id=case_id, month=issued.replace(day=1), cents=cents, issued_on=issued)
        row.reconciled_cents = accounted
        run_clocks(session, row, case.county_code, county_instant(issued))

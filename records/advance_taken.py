"""Whether a month is paid in advance, and what timesheets take of it, in issued runs and in those that wait."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from records import periods
from records.made_void import MADE_VOID
from records.pay_order import STAYS_PAID_AHEAD

MONEY_IS_OUT = f"coalesce(a.settled_as in {STAYS_PAID_AHEAD}, true)"
"""Of a month in advance `a`: its timesheets are not paid out, for the recipient has the money for them. Not so where
its payment was made void, or the money was given back."""

TAKEN = text(f"""
    select coalesce(sum(p.net_cents), 0)::bigint, min(r.number) filter (where q.issued_at is null)
    from assignment a join payment p on p.assignment_id = a.id and p.period_begins between :first and :last
        join pay_run r on r.id = p.run_id join pay_run_part q on q.run_id = p.run_id and q.number = p.part
    where a.case_id = :case and p.method = 'advance' and not {MADE_VOID}""")


@dataclass(frozen=True)
class Taken:
    """Net cents of timesheets that count as paid ahead, and the number of a run among them that is not issued yet."""

    cents: int
    waits_in: str | None


def taken_of(session: Session, case_id: int, month: dt.date) -> Taken:
    """What is taken of a case's month, which begins with its first day."""
    first, last = periods.month(month)
    cents, waits_in = session.execute(TAKEN, {"case": case_id, "first": first, "last": last}).one()
    return Taken(int(cents), waits_in)

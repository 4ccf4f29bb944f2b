"""Which accepted sick leave is owed: of half-months that are over, accepted by an instant, and paid by no payment."""

import datetime as dt

from sqlalchemy import text
from sqlalchemy.orm import Session

from records import periods

HALF_MONTH = "(date_trunc('month', {0}.day)::date + case when extract(day from {0}.day) < 16 then 0 else 15 end)"
"""The first day of the half-month of a claim's day."""

OWED = """{0}.outcome = 'pay' and {0}.payment_id is null and {0}.payable_minutes > 0
    and {0}.claimed_at <= {at} and {0}.day <= {until}"""
"""Of a claim, as SQL; `until` is the last day of a half-month."""


def last_over(period_ends: dt.date) -> dt.date:
    """The last day of the newest half-month that is over with a day: sick leave of it may be paid."""
    return periods.half_month(period_ends + periods.DAY) - periods.DAY


def owed(session: Session, period_ends: dt.date, at: dt.datetime) -> int:
    """How many days of sick leave a run until a day would pay, made at an instant."""
    query = text("select count(*) from sick_leave_claim s where " + OWED.format("s", at=":at", until=":until"))
    return session.scalar(query, {"at": at, "until": last_over(period_ends)}) or 0

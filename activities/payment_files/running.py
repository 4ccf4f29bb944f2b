"""What a pair has been paid so far in the year and the quarter, as the newest of its payments says."""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from activities.pay_run.reading import quarter
from records.payment import Payment


class Running(NamedTuple):
    """Gross cents of a pair before the next payment."""

    year: int
    quarter: int


def running(session: Session, assignment_id: int, day: dt.date) -> Running:
    """The figures for a payment on a day. What was only sent out again has no wages, and is not looked at."""
    wages = or_(Payment.replaces_id.is_(None), Payment.gross_cents != 0)
    newest = select(Payment).where(Payment.assignment_id == assignment_id, wages).order_by(Payment.id.desc())
    last = session.scalar(newest.limit(1))
    if last is None or last.pay_date.year != day.year:
        return Running(0, 0)
    same_quarter = quarter(last.pay_date) == quarter(day)
    return Running(last.year_to_date_cents, last.quarter_to_date_cents if same_quarter else 0)

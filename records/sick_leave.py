"""A provider's paid sick leave as facts for the law: time paid since hire, when it was accrued, what the year used.

ACL 18-01: accrued after 100 hours paid since hire, or since 1 July 2018; who was away for more than a year begins
anew. A fiscal year runs from July 1 to June 30, and what it did not use lapses: only its own claims count as used.
Until pay runs exist, the minutes of accepted timesheets count as paid. Minutes, days.
"""

import datetime as dt
from collections import Counter
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.accepted_time import accepted_of_provider
from records.timekeeping import SickLeaveClaim

BEGAN = dt.date(2018, 7, 1)
JULY = 7


def accrual_facts(
    session: Session, enrollment_id: int, day: dt.date, to_accrue_minutes: int, kept_months: int
) -> dict[str, Any]:
    """Facts of `ihss.sick_leave_accrual` on a day.

    The law's own figures are given by who asks: after how many paid minutes it is accrued (`sick_leave/to_accrue`), and
    after how many months without work that begins anew (`sick_leave/kept`).
    """
    worked = since_return(_by_day(session, enrollment_id, day), kept_months)
    last = max(worked, default=None)
    accrued_on = reached_on(worked, to_accrue_minutes)
    return {
        "paid_minutes": sum(worked.values()),
        "accrued_on": accrued_on.isoformat() if accrued_on else None,
        "used_minutes": used_in_year(session, enrollment_id, day),
        "last_worked_on": last.isoformat() if last else None,
    }


def fiscal_year(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of a day's fiscal year."""
    begins = day.year if day.month >= JULY else day.year - 1
    return dt.date(begins, JULY, 1), dt.date(begins + 1, JULY, 1) - dt.timedelta(days=1)


def used_in_year(session: Session, enrollment_id: int, day: dt.date) -> int:
    """Minutes of sick leave taken for days of this fiscal year, with all recipients."""
    first, last = fiscal_year(day)
    taken = select(func.coalesce(func.sum(SickLeaveClaim.payable_minutes), 0)).where(
        SickLeaveClaim.enrollment_id == enrollment_id,
        SickLeaveClaim.outcome == "pay",
        SickLeaveClaim.day.between(first, last),
    )
    return int(session.scalar(taken) or 0)


def since_return(worked: Counter[dt.date], kept_months: int) -> Counter[dt.date]:
    """The days worked since hire, or since the latest return after more than so many months away."""
    since: list[dt.date] = []
    for day in sorted(worked):
        if since and _months_after(since[-1], kept_months) < day:
            since = []
        since.append(day)
    return Counter({day: worked[day] for day in since})


def reached_on(worked: Counter[dt.date], minutes: int) -> dt.date | None:
    """The day on which so many minutes were worked in all; none if they were not."""
    sum_so_far = 0
    for day in sorted(worked):
        sum_so_far += worked[day]
        if sum_so_far >= minutes:
            return day
    return None


def _by_day(session: Session, enrollment_id: int, until: dt.date) -> Counter[dt.date]:
    found: Counter[dt.date] = Counter()
    for (_, day), minutes in accepted_of_provider(session, enrollment_id, BEGAN, until).items():
        found[day] += minutes
    return +found


def _months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the month's last where it has none (29 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = dt.date(year, month + 1, 1)
    next_first = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(first + dt.timedelta(days=day.day - 1), next_first - dt.timedelta(days=1))

"""What providers worked in the workweeks of a service month, as accepted: time by recipient, travel, what limits it.

A workweek runs from Sunday to Saturday and is whole, whatever half-month, month or recipient its days are in (W&I
12300.4; ACL 16-01). It belongs to the month in which it ends, so that every week is judged once.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)


@dataclass(frozen=True)
class ServiceMonth:
    """The workweeks that end in a month, named by its first day."""

    first_day: dt.date

    @property
    def last_day(self) -> dt.date:
        """The month's last day, about which the law is asked."""
        return (self.first_day + 31 * DAY).replace(day=1) - DAY

    @cached_property
    def weeks(self) -> tuple[dt.date, ...]:
        """The Sundays of its workweeks, four or five."""
        first = sunday(self.first_day)
        return tuple(first + count * WEEK for count in range(6) if first + count * WEEK + 6 * DAY <= self.last_day)

    @property
    def bounds(self) -> dict[str, dt.date]:
        """The days of its first and last week, for a query."""
        return {"from_day": self.weeks[0], "to_day": self.weeks[-1] + 6 * DAY}


def sunday(day: dt.date) -> dt.date:
    """The Sunday on which the workweek of a day begins."""
    return day - dt.timedelta(days=(day.weekday() + 1) % 7)


def month_of_week(week: dt.date) -> dt.date:
    """The first day of the month that a workweek belongs to: the one it ends in."""
    return (week + 6 * DAY).replace(day=1)


def months_touched(first_day: dt.date, last_day: dt.date) -> list[dt.date]:
    """The service months of the workweeks that some days are in, one or two for a half-month."""
    weeks = {sunday(first_day + count * DAY) for count in range((last_day - first_day).days + 1)}
    return sorted({month_of_week(week) for week in weeks})


WORKED = text("""
    select t.enrollment_id, t.case_id, e.day - extract(dow from e.day)::int as week,
      sum(e.payable_minutes)::int as minutes
    from timesheet t join timesheet_entry e on e.timesheet_id = t.id and e.version = t.version
    where t.enrollment_id = any(:ids) and t.status = 'accepted' and t.superseded_at is null
      and t.period_begins <= :to_day and t.period_ends >= :from_day
      and e.day between :from_day and :to_day and e.payable_minutes > 0
    group by 1, 2, 3 order by 1, 3, 2
""")

TRAVELLED = text("""
    select t.enrollment_id, c.day - extract(dow from c.day)::int as week, sum(c.minutes)::int as minutes
    from timesheet t join travel_claim c on c.timesheet_id = t.id and c.version = t.version
    where t.enrollment_id = any(:ids) and t.status = 'accepted' and t.superseded_at is null
      and t.period_begins <= :to_day and t.period_ends >= :from_day
      and c.day between :from_day and :to_day and c.outcome in ('pay', 'pay_part')
    group by 1, 2 order by 1, 2
""")

ASSIGNED = text("""
    select enrollment_id, case_id, starts_on as first_day,
      case when status = 'on_leave' then leave_from - 1 else ended_on end as last_day
    from assignment
    where enrollment_id = any(:ids) and starts_on <= :to_day and (ended_on is null or ended_on >= :from_day)
    order by 1, 2, 3
""")
"""Whom a provider is assigned to, and from when until when."""

AUTHORIZED = text("""
    select case_id, starts_on, ends_on, authorized_minutes_per_month as authorized, weekly_maximum_minutes as maximum
    from "authorization"
    where case_id in (select case_id from assignment where enrollment_id = any(:ids))
      and starts_on <= least(ends_on, :to_day) and (ends_on is null or ends_on >= :from_day)
    order by case_id, id desc
""")
"""The time authorized for the recipients in the weeks of the month, the newest word first."""

APPROVED = text("""
    select s.enrollment_id, s.case_id, x.week, max(x.minutes)::int as minutes
    from extra_hours x join assignment s on s.id = x.assignment_id
    where s.enrollment_id = any(:ids) and x.outcome = 'approve' and x.week between :from_day and :to_day
    group by 1, 2, 3 order by 1, 3, 2
""")
"""Extra hours that the county approved, before the work or after it: up to so many minutes in the week."""

EXEMPT = text("""
    select distinct x.enrollment_id, week::date as week
    from exemption x, unnest(cast(:weeks as date[])) week
    where x.enrollment_id = any(:ids) and x.outcome = 'approve'
      and x.starts_on <= week + 6 and (x.ends_on is null or x.ends_on >= week)
    order by 1, 2
""")
"""Weeks on some day of which an exemption is in force."""


@dataclass(frozen=True)
class WorkedWeeks:
    """All of it for some providers and one service month; rows as the queries name them, in their order."""

    month: ServiceMonth
    worked: Sequence[tuple[int, int, dt.date, int]]
    travelled: Sequence[tuple[int, dt.date, int]]
    assigned: Sequence[tuple[int, int, dt.date, dt.date | None]]
    authorized: Sequence[tuple[int, dt.date, dt.date | None, int, int]]
    approved: Sequence[tuple[int, int, dt.date, int]]
    exempt: Sequence[tuple[int, dt.date]]


def worked_weeks(session: Session, enrollment_ids: Sequence[int], first_day: dt.date) -> WorkedWeeks:
    """What some providers worked in a service month, named by its first day."""
    month = ServiceMonth(first_day)
    given = {"ids": list(enrollment_ids), "weeks": list(month.weeks), **month.bounds}
    queries = (WORKED, TRAVELLED, ASSIGNED, AUTHORIZED, APPROVED, EXEMPT)
    found: list[Any] = [
        session.execute(query, {each: given[each] for each in query._bindparams}).all() for query in queries
    ]
    return WorkedWeeks(month, *found)

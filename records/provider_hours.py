"""The weekly hours of a recipient's providers, day by day, and what the law is asked when somebody changes them.

The recipient divides the weekly maximum among the providers (SOC 846); a provider of two or more recipients has a limit
of their own (W&I 12300.4). Rows are dated and may lie ahead, so a change is looked at on every day on which a figure
changes.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from records.assignment import Assignment, AssignmentHours
from records.care_case import Authorization

DAY = dt.timedelta(days=1)
FIRST_DAY = dt.date.min


@dataclass(frozen=True)
class Share:
    """One provider's part of one recipient's hours. `last_day`: of the work, where it ended or is on leave.

    `rows` are days and minutes a week, the latest word on each day, in order of the days.
    """

    assignment_id: int
    enrollment_id: int
    case_id: int
    starts_on: dt.date
    last_day: dt.date | None
    rows: tuple[tuple[dt.date, int], ...]

    def works(self, day: dt.date) -> bool:
        """Whether the provider works for this recipient on a day."""
        return self.starts_on <= day and (self.last_day is None or day <= self.last_day)

    def on(self, day: dt.date) -> int:
        """Minutes a week on a day; none on a day without work."""
        if not self.works(day):
            return 0
        known = [minutes for since, minutes in self.rows if since <= day]
        return known[-1] if known else 0

    def given(self, starts_on: dt.date, minutes: int) -> "Share":
        """The same share with other minutes from a day on, until its next row."""
        return replace(self, rows=tuple(sorted({**dict(self.rows), starts_on: minutes}.items())))

    @property
    def changes(self) -> list[dt.date]:
        """The days on which its minutes may change."""
        return [self.starts_on, *(day for day, _ in self.rows), *([self.last_day + DAY] if self.last_day else [])]


def shares_of_case(session: Session, case_id: int) -> list[Share]:
    """The shares of all providers that ever started with a recipient."""
    return _shares(session, Assignment.case_id == case_id)


def shares_of_enrollments(session: Session, enrollment_ids: Iterable[int]) -> list[Share]:
    """The shares that providers have with all their recipients."""
    return _shares(session, Assignment.enrollment_id.in_(list(enrollment_ids)))


def _shares(session: Session, of: ColumnElement[bool]) -> list[Share]:
    started = session.scalars(select(Assignment).where(of, Assignment.starts_on.is_not(None)).order_by(Assignment.id))
    rows = list(started)
    hours: dict[int, dict[dt.date, int]] = {row.id: {} for row in rows}
    found = select(AssignmentHours).where(AssignmentHours.assignment_id.in_(hours)).order_by(AssignmentHours.id)
    for each in session.scalars(found):
        hours[each.assignment_id][each.starts_on] = each.minutes_per_week
    return [_share(row, hours[row.id]) for row in rows if row.starts_on is not None]


def _share(row: Assignment, hours: Mapping[dt.date, int]) -> Share:
    last_day = row.ended_on
    if row.status == "on_leave" and row.leave_from is not None:
        last_day = row.leave_from - DAY
    return Share(
        row.id, row.enrollment_id, row.case_id, row.starts_on or FIRST_DAY, last_day, tuple(sorted(hours.items()))
    )


def authorizations(session: Session, case_id: int) -> list[Authorization]:
    """What was ever authorized for a recipient, the newest first."""
    rows = select(Authorization).where(Authorization.case_id == case_id).order_by(Authorization.id.desc())
    return list(session.scalars(rows))


def in_force(rows: Sequence[Authorization], day: dt.date) -> Authorization | None:
    """The authorization in force on a day; of several the newest."""
    for row in rows:
        if row.starts_on <= day and (row.ends_on is None or day <= row.ends_on):
            return row
    return None


def as_hours(minutes: int) -> str:
    """Minutes as hours and minutes: 1875 is `31:15`."""
    return f"{minutes // 60}:{minutes % 60:02}"

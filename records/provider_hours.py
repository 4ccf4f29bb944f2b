"""The weekly hours of a recipient's providers, day by day, and what the law is asked when somebody changes them.

The recipient divides the weekly maximum among the providers (SOC 846); a provider of two or more recipients has a limit
of their own (W&I 12300.4). Rows are dated and may lie ahead, so a change is looked at on every day on which a figure
changes.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

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


@dataclass(frozen=True)
class HoursAsked:
    """What `assignment.hours` is asked for one provider on one day."""

    assignment_id: int
    on: dt.date
    facts: Mapping[str, Any]


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


def asked(
    session: Session, case_id: int, minutes: Mapping[Assignment, int], starts_on: dt.date, exempt: bool = False
) -> list[HoursAsked]:
    """Every question of `assignment.hours` that giving minutes to providers of one recipient from a day on raises.

    Days on which nothing is authorized are left out; with none left, nothing is authorized at all.
    """
    authorized = authorizations(session, case_id)
    changed = {row.id: given for row, given in minutes.items()}
    case = _changed(shares_of_case(session, case_id), minutes, starts_on)
    others = [each for each in shares_of_enrollments(session, {row.enrollment_id for row in minutes})]
    elsewhere = [each for each in others if each.case_id != case_id]
    found = []
    for day in _days(starts_on, [*case, *elsewhere], authorized):
        row = in_force(authorized, day)
        for share in case if row else ():
            if share.assignment_id in changed and share.works(day):
                facts = _facts(share, day, row.weekly_maximum_minutes if row else 0, case, elsewhere)
                found.append(HoursAsked(share.assignment_id, day, {**facts, "exempt": exempt}))
    return found


def _changed(shares: list[Share], minutes: Mapping[Assignment, int], starts_on: dt.date) -> list[Share]:
    """The shares as they would be; one that has not begun yet begins on the day."""
    known = {each.assignment_id: each for each in shares}
    for row, given in minutes.items():
        new = Share(row.id, row.enrollment_id, row.case_id, starts_on, None, ())
        known[row.id] = known.get(row.id, new).given(starts_on, given)
    return list(known.values())


def _days(starts_on: dt.date, shares: Iterable[Share], authorized: Iterable[Authorization]) -> list[dt.date]:
    """The day itself and every later day on which a figure changes."""
    days = {day for each in shares for day in each.changes}
    days |= {row.starts_on for row in authorized} | {row.ends_on + DAY for row in authorized if row.ends_on}
    return [starts_on, *sorted(day for day in days if day > starts_on)]


def _facts(share: Share, day: dt.date, maximum: int, case: list[Share], elsewhere: list[Share]) -> dict[str, Any]:
    same = [each for each in elsewhere if each.enrollment_id == share.enrollment_id and each.works(day)]
    return {
        "weekly_maximum_minutes": maximum,
        "others_minutes": sum(each.on(day) for each in case if each.assignment_id != share.assignment_id),
        "asked_minutes": share.on(day),
        "provider_recipients": 1 + len({each.case_id for each in same}),
        "provider_other_minutes": sum(each.on(day) for each in same),
    }


def as_hours(minutes: int) -> str:
    """Minutes as hours and minutes: 1875 is `31:15`."""
    return f"{minutes // 60}:{minutes % 60:02}"

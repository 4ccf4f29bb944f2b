"""The providers of a recipient with their hours, and the recipients of a provider, as pages list them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, case, select
from sqlalchemy.orm import Session, joinedload

from records.assignment import Assignment
from records.care_case import Authorization, Case
from records.provider_hours import Share, authorizations, in_force, shares_of_case, shares_of_enrollments

WORKING = ("active", "on_leave")


@dataclass(frozen=True)
class Line:
    """One assignment with its minutes a week on a day; `next_on`: from when other minutes count."""

    assignment: Assignment
    minutes_per_week: int
    next_on: dt.date | None
    next_minutes: int | None

    @property
    def provider(self) -> str:
        """The provider's name."""
        return self.assignment.enrollment.full_name

    @property
    def recipient(self) -> str:
        """The recipient's name."""
        return self.assignment.case.person.full_name


@dataclass(frozen=True)
class Split:
    """The weekly maximum of a recipient on a day, and how it is split among the providers."""

    case: Case
    on: dt.date
    authorization: Authorization | None
    lines: list[Line]

    @property
    def maximum(self) -> int:
        """Minutes a week that may be worked for the recipient; none are authorized: 0."""
        return self.authorization.weekly_maximum_minutes if self.authorization else 0

    @property
    def used(self) -> int:
        """Minutes a week that the providers have together."""
        return sum(line.minutes_per_week for line in self.lines)

    @property
    def left(self) -> int:
        """Minutes a week that nobody has; negative where the providers have more than there is."""
        return self.maximum - self.used

    @property
    def going_on(self) -> list[Line]:
        """Those that have not ended."""
        return [line for line in self.lines if line.assignment.status != "ended"]

    @property
    def ended(self) -> list[Line]:
        """Those that are over."""
        return [line for line in self.lines if line.assignment.status == "ended"]

    @property
    def working(self) -> list[Line]:
        """Those whose hours can be set."""
        return [line for line in self.lines if line.assignment.status == "active"]


def of_case(session: Session, case: Case, on: dt.date) -> Split:
    """A recipient's providers, those who work first."""
    rows = list(session.scalars(_rows(Assignment.case_id == case.id)))
    now = in_force(authorizations(session, case.id), on)
    return Split(case, on, now, _lines(rows, shares_of_case(session, case.id), on))


def of_enrollment(session: Session, enrollment_id: int, on: dt.date) -> list[Line]:
    """A provider's recipients, those still worked for first."""
    rows = list(session.scalars(_rows(Assignment.enrollment_id == enrollment_id)))
    return _lines(rows, shares_of_enrollments(session, [enrollment_id]), on)


def _rows(of: ColumnElement[bool]) -> Select[Assignment]:
    order = case({"active": 0, "on_leave": 1, "ready": 2, "waiting": 3}, value=Assignment.status, else_=4)
    options = (joinedload(Assignment.enrollment), joinedload(Assignment.case).joinedload(Case.person))
    return select(Assignment).where(of).options(*options).order_by(order, Assignment.id)


def _lines(rows: Sequence[Assignment], shares: Sequence[Share], on: dt.date) -> list[Line]:
    known = {each.assignment_id: each for each in shares}
    return [_line(row, known.get(row.id), on) for row in rows]


def _line(row: Assignment, share: Share | None, on: dt.date) -> Line:
    if share is None:
        return Line(row, 0, None, None)
    now = share.on(on)
    ahead = [day for day in sorted(share.changes) if day > on and share.on(day) != now]
    return Line(row, now, ahead[0] if ahead else None, share.on(ahead[0]) if ahead else None)

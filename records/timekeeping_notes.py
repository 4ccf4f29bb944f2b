"""What a county notes beside timesheets: a recipient's absences, holds of pairs, advance pay. Each with its event.

Each function writes in the transaction of who calls, with the case locked, so that two tabs at once are one after the
other.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from records.assignment import Assignment
from records.care_case import Case
from records.event import Event
from records.staff import Staff
from records.timekeeping import RecipientAbsence, TimesheetHold


class NotNoted(ValueError):
    """Something that cannot be noted as it was said; the sentence is for the person."""


@dataclass(frozen=True)
class By:
    """Who notes it, and when."""

    staff_id: int
    at: dt.datetime


@dataclass(frozen=True)
class Kept:
    """What is kept of a case: absences, holds with the names of who placed them, both newest first."""

    absences: list[tuple[RecipientAbsence, str]]
    holds: list[tuple[TimesheetHold, Assignment, str]]

    @property
    def standing(self) -> set[int]:
        """Assignments whose timesheets the county looks at now."""
        return {hold.assignment_id for hold, _, _ in self.holds if hold.lifted_at is None}


def see(session: Session, case_id: int) -> Kept:
    """Everything that is kept of a case."""
    absences = session.execute(
        select(RecipientAbsence, Staff.name)
        .join(Staff, Staff.id == RecipientAbsence.noted_by_id)
        .where(RecipientAbsence.case_id == case_id)
        .order_by(RecipientAbsence.first_day.desc(), RecipientAbsence.id.desc())
    )
    holds = session.execute(
        select(TimesheetHold, Assignment, Staff.name)
        .join(Assignment, Assignment.id == TimesheetHold.assignment_id)
        .join(Staff, Staff.id == TimesheetHold.placed_by_id)
        .where(Assignment.case_id == case_id)
        .options(joinedload(Assignment.enrollment))
        .order_by(TimesheetHold.id.desc())
    )
    return Kept([(row, name) for row, name in absences], [(row, pair, name) for row, pair, name in holds])


def note_absence(
    session: Session, case: Case, first_day: dt.date, last_day: dt.date | None, why: str, by: By
) -> RecipientAbsence:
    """The recipient is in hospital or away. Raises NotNoted where the days are in another absence already."""
    _lock(session, case)
    _check(session, case, first_day, last_day)
    row = RecipientAbsence(case_id=case.id, first_day=first_day, last_day=last_day, why=why)
    row.noted_by_id, row.noted_at = by.staff_id, by.at
    session.add(row)
    _happened(session, case, "absence_noted", by, why=why, starts_on=first_day.isoformat(), **_last(last_day))
    return row


def end_absence(session: Session, case: Case, row: RecipientAbsence, last_day: dt.date, by: By) -> None:
    """The recipient is back: the last day is known, or another one. Raises NotNoted where the days cannot be."""
    _lock(session, case)
    session.refresh(row)
    if row.withdrawn_at is not None:
        raise NotNoted("This absence was withdrawn meanwhile. Note a new one.")
    if last_day < row.first_day:
        raise NotNoted("The last day is before the first. Give the last day of the absence.")
    _check(session, case, row.first_day, last_day, but=row.id)
    row.last_day = last_day
    _happened(session, case, "absence_ended", by, why=row.why, **_last(last_day))


def withdraw_absence(session: Session, case: Case, row: RecipientAbsence, by: By) -> None:
    """It was noted in error: it counts for nothing from now on, and stays readable."""
    _lock(session, case)
    session.refresh(row)
    if row.withdrawn_at is not None:
        raise NotNoted("This absence was withdrawn already.")
    row.withdrawn_at = by.at
    _happened(session, case, "absence_withdrawn", by, why=row.why, starts_on=row.first_day.isoformat())


def place_hold(session: Session, row: Assignment, from_day: dt.date, reason: str, by: By) -> TimesheetHold:
    """The county looks at every timesheet of a pair from a day on. Raises NotNoted where it does so already."""
    _lock(session, row.case)
    standing = select(TimesheetHold.id).where(TimesheetHold.assignment_id == row.id, TimesheetHold.lifted_at.is_(None))
    if session.scalar(standing) is not None:
        raise NotNoted("The county looks at this pair's timesheets already. Lift that hold first.")
    hold = TimesheetHold(assignment_id=row.id, from_day=from_day, reason=reason)
    hold.placed_by_id, hold.placed_at = by.staff_id, by.at
    session.add(hold)
    _happened(session, row.case, "timesheet_hold_placed", by, assignment_id=row.id, starts_on=from_day.isoformat())
    return hold


def lift_hold(session: Session, case: Case, hold: TimesheetHold, by: By) -> None:
    """Timesheets decided from now on are not held for it. Raises NotNoted where it is lifted already."""
    _lock(session, case)
    session.refresh(hold)
    if hold.lifted_at is not None:
        raise NotNoted("This hold was lifted already.")
    hold.lifted_by_id, hold.lifted_at = by.staff_id, by.at
    _happened(session, case, "timesheet_hold_lifted", by, assignment_id=hold.assignment_id)


def set_advance_pay(session: Session, case: Case, since: dt.date | None, by: By) -> None:
    """The recipient is paid at the month's beginning since a day; none: not any more (MPP 30-769.73)."""
    _lock(session, case)
    if case.advance_pay_since == since:
        raise NotNoted("This is what is on record already.")
    case.advance_pay_since = since
    if since is None:
        _happened(session, case, "advance_pay_ended", by)
    else:
        _happened(session, case, "advance_pay_began", by, starts_on=since.isoformat())


def _lock(session: Session, case: Case) -> None:
    session.refresh(case, with_for_update={"of": Case})


def _check(session: Session, case: Case, first_day: dt.date, last_day: dt.date | None, but: int = 0) -> None:
    """Raise NotNoted where days stand in another absence."""
    same = select(RecipientAbsence).where(
        RecipientAbsence.case_id == case.id,
        RecipientAbsence.id != but,
        RecipientAbsence.withdrawn_at.is_(None),
        RecipientAbsence.first_day <= (last_day or dt.date.max),
        (RecipientAbsence.last_day.is_(None)) | (RecipientAbsence.last_day >= first_day),
    )
    found = session.scalars(same.order_by(RecipientAbsence.first_day).limit(1)).first()
    if found is not None:
        until = f"to {found.last_day:%-d %b %Y}" if found.last_day else "on, with no last day yet"
        raise NotNoted(
            f"Some of these days are in an absence already, from {found.first_day:%-d %b %Y} {until}. "
            "End or withdraw that one first, or give other days."
        )


def _last(last_day: dt.date | None) -> dict[str, str]:
    return {"last_day": last_day.isoformat()} if last_day else {}


def _happened(session: Session, case: Case, kind: str, by: By, **params: Any) -> None:
    session.add(Event(case_id=case.id, at=by.at, staff_id=by.staff_id, kind=kind, params=params))
    session.flush()

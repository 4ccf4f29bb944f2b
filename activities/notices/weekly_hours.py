"""The hours of a recipient's providers by the week (SOC 2271, 2271A; W&I 12300.4), in minutes, and who has them."""

import datetime as dt
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from activities.notices.addresses import full_name
from records.assignment import Assignment, AssignmentHours
from records.care_case import Authorization
from rules.notices.texts import letter_words
from rules.notices.wording import clock_time
from rules.sentences import long_day

AT_WORK = ("active",)  # who is on leave gives no hours in that time


def in_force(session: Session, case_id: int, on: dt.date | None) -> Authorization | None:
    """The authorization of a case in force on a day, else its newest."""
    newest = select(Authorization).where(Authorization.case_id == case_id).order_by(Authorization.id.desc()).limit(1)
    if on is not None:
        not_over = or_(Authorization.ends_on.is_(None), Authorization.ends_on >= on)
        there = session.scalars(newest.where(Authorization.starts_on <= on, not_over)).first()
        if there is not None:
            return there
    return session.scalars(newest).first()


def hours_since(session: Session, assignment: Assignment) -> dt.date:
    """The day from which an assignment's newest hours count."""
    row = _newest(session, assignment)
    days = [day for day in (row.starts_on if row else None, assignment.starts_on) if day is not None]
    return max(days, default=assignment.designated_on)


def weekly_minutes(session: Session, assignment: Assignment, on: dt.date) -> int:
    """The minutes a week that a provider has of a recipient's hours on a day."""
    row = _newest(session, assignment, on)
    return row.minutes_per_week if row else 0


def providers_table(session: Session, assignment: Assignment, on: dt.date, language: str) -> dict[str, Any]:
    """For the recipient: each provider at work on a day and their hours, and what the recipient may have."""
    words = letter_words(language)["weekly_hours"]
    lines, given = [], 0
    for each in _at_work(session, Assignment.case_id == assignment.case_id, on, assignment):
        minutes = weekly_minutes(session, each, on)
        given += minutes
        lines.append([full_name(each.enrollment), clock_time(minutes), _since(session, each, on, language)])
    authorization = in_force(session, assignment.case_id, on)
    totals = _allowed(authorization, words)
    if authorization is not None and authorization.weekly_maximum_minutes > given:
        totals.append(_total(words["left"], authorization.weekly_maximum_minutes - given))
    return _table(words, words["columns"], lines, totals)


def recipient_table(session: Session, assignment: Assignment, on: dt.date, language: str) -> dict[str, Any]:
    """For the provider: the hours with this recipient, those with all recipients, and the limits of a week."""
    words = letter_words(language)["weekly_hours"]
    minutes = weekly_minutes(session, assignment, on)
    lines = [[full_name(assignment.case.person), clock_time(minutes), _since(session, assignment, on, language)]]
    mine = _at_work(session, Assignment.enrollment_id == assignment.enrollment_id, on, assignment)
    totals = _allowed(in_force(session, assignment.case_id, on), words)
    if len({each.case_id for each in mine}) > 1:
        everybody = sum(weekly_minutes(session, each, on) for each in mine)
        totals.append(_total(words["all_recipients"], everybody))
    return _table(words, words["provider_columns"], lines, totals) | {"limits": []}


def _table(words: Any, columns: list[str], lines: list[list[str]], totals: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "heading": words["heading"],
        "note": words["note"],
        "columns": columns,
        "lines": lines,
        "totals": totals,
        "limits_heading": words["limits_heading"],
        "limits": [],
    }


def _allowed(authorization: Authorization | None, words: Any) -> list[dict[str, Any]]:
    if authorization is None:
        return []
    return [
        _total(words["weekly_maximum"], authorization.weekly_maximum_minutes, strong=True),
        _total(words["monthly"], authorization.authorized_minutes_per_month),
    ]


def _total(label: str, minutes: int, strong: bool = False) -> dict[str, Any]:
    return {"label": label, "value": clock_time(minutes), "strong": strong}


def _at_work(session: Session, whose: Any, on: dt.date, this: Assignment) -> list[Assignment]:
    """Assignments that go on on a day, oldest first; the one the letter tells of also where it begins later."""
    found = select(Assignment).where(whose, Assignment.status.in_(AT_WORK)).order_by(Assignment.id)
    going_on = [each for each in session.scalars(found) if (each.starts_on or each.designated_on) <= on]
    return going_on if this in going_on or this.status == "ended" else [*going_on, this]


def _since(session: Session, assignment: Assignment, on: dt.date, language: str) -> str:
    row = _newest(session, assignment, on)
    day = max(row.starts_on if row else on, assignment.starts_on or on)
    return long_day(day, language)


def _newest(session: Session, assignment: Assignment, on: dt.date | None = None) -> AssignmentHours | None:
    """The newest hours, of those that have begun on a day if one is given."""
    of_assignment = select(AssignmentHours).where(AssignmentHours.assignment_id == assignment.id)
    if on is not None:
        of_assignment = of_assignment.where(AssignmentHours.starts_on <= on)
    newest = of_assignment.order_by(AssignmentHours.starts_on.desc(), AssignmentHours.id.desc()).limit(1)
    return session.scalars(newest).first()

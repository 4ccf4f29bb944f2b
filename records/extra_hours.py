"""Extra hours that a recipient asks for in one workweek, as facts for the law (W&I 12300.4; ACL 16-01).

The week of a provider with one recipient is what was asked for; everything else is what was accepted so far, and for
other recipients in a week that is not over yet, at least the hours that the provider has there. Minutes; weeks begin on
Sundays. A week counts for the month in which it ends, as in `records/worked_weeks.py`.
"""

import datetime as dt
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.accepted_time import accepted_of_case, accepted_of_provider
from records.assignment import Assignment
from records.exemptions import exempt_on
from records.periods import DAY, WEEK, month, sunday
from records.provider_hours import authorizations, in_force, shares_of_enrollments
from records.timekeeping import ExtraHours
from records.worked_weeks import ServiceMonth, month_of_week


def undecided(session: Session, assignment_id: int) -> list[int]:
    """Requests that are before the county."""
    waiting = select(ExtraHours.id).where(ExtraHours.assignment_id == assignment_id, ExtraHours.outcome.is_(None))
    return list(session.scalars(waiting.order_by(ExtraHours.id)))


def extra_hours_facts(
    session: Session, row: Assignment, asked: ExtraHours, today: dt.date, overtime_after: int
) -> dict[str, Any]:
    """Facts of `ihss.extra_hours`, to be asked about the week's Sunday.

    `overtime_after`: minutes of a week after which work is overtime (`assignment:workweek/overtime`).
    """
    authorized = in_force(authorizations(session, row.case_id), asked.week) or in_force(
        authorizations(session, row.case_id), asked.week + WEEK - DAY
    )
    elsewhere = _elsewhere(session, row, asked.week, today)
    return {
        "authorized_minutes_per_month": authorized.authorized_minutes_per_month if authorized else 0,
        "week_minutes": asked.minutes,
        "all_week_minutes": asked.minutes + sum(elsewhere.values()),
        **_month(session, row, asked, overtime_after),
        "provider_recipients": 1 + len(elsewhere),
        "exempt": exempt_on(session, row.enrollment_id, asked.week),
        "unanticipated": asked.unanticipated,
        "cannot_wait": asked.cannot_wait,
        "health_or_safety": asked.health_or_safety,
    }


def _elsewhere(session: Session, row: Assignment, week: dt.date, today: dt.date) -> dict[int, int]:
    """The provider's minutes of the week for each other recipient, by case."""
    last = week + WEEK - DAY
    worked = accepted_of_provider(session, row.enrollment_id, week, last)
    found: dict[int, int] = {}
    for share in shares_of_enrollments(session, [row.enrollment_id]):
        gone = share.last_day is not None and share.last_day < week
        if share.case_id == row.case_id or gone or share.starts_on > last:
            continue
        accepted = sum(minutes for (assignment, _), minutes in worked.items() if assignment == share.assignment_id)
        planned = share.on(min(last, share.last_day or last)) if today <= last else 0
        found[share.case_id] = found.get(share.case_id, 0) + max(accepted, planned)
    return found


def _month(session: Session, row: Assignment, asked: ExtraHours, overtime_after: int) -> dict[str, int]:
    """The recipient's month of all providers and this provider's overtime in it, with the week as it was asked for."""
    service = ServiceMonth(month_of_week(asked.week))
    first, last = month(service.first_day)
    accepted = accepted_of_case(session, row.case_id, service.weeks[0], last)
    own = dict.fromkeys(service.weeks, 0)
    others = 0
    for (assignment, day), minutes in accepted.items():
        of_week = assignment == row.id and sunday(day) == asked.week
        others += minutes if day >= first and not of_week else 0
        if assignment == row.id and sunday(day) in own:
            own[sunday(day)] += minutes
    own[asked.week] = asked.minutes
    return {
        "month_recipient_minutes": asked.minutes + others,
        "month_overtime_minutes": sum(max(0, minutes - overtime_after) for minutes in own.values()),
        "weeks_in_month": len(service.weeks),
    }

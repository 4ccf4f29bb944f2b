"""The hours of a recipient's providers by the week, as letters tell them (SOC 2271, 2271A; W&I 12300.4), in minutes."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.notices.addresses import full_name
from activities.policy import policy_of
from records.assignment import Assignment, AssignmentHours
from records.care_case import Authorization
from records.provider_hours import Share, authorizations, in_force, shares_of_case, shares_of_enrollments
from rules.notices.texts import letter_words
from rules.notices.wording import clock_time, long_time
from rules.sentences import long_day

LIMITS = {"overtime": "workweek/overtime", "weekly_limit": "workweek/two_or_more", "travel": "workweek/travel"}
"""The limits of a workweek that a provider's letter tells, and where the law has them."""


def authorized(session: Session, case_id: int, on: dt.date) -> Authorization | None:
    """What the recipient may have on a day, else what was authorized last."""
    rows = authorizations(session, case_id)
    return in_force(rows, on) or next(iter(rows), None)


def told_from(session: Session, assignment: Assignment) -> dt.date:
    """The day from which the hours count that were set last."""
    last = select(AssignmentHours.starts_on).where(AssignmentHours.assignment_id == assignment.id)
    set_from = session.scalars(last.order_by(AssignmentHours.id.desc()).limit(1)).first()
    days = [day for day in (set_from, assignment.starts_on) if day is not None]
    return max(days, default=assignment.designated_on)


def weekly_minutes(session: Session, assignment: Assignment, on: dt.date) -> int:
    """The minutes a week that a provider has of a recipient's hours on a day."""
    shares = shares_of_case(session, assignment.case_id)
    return sum(share.on(on) for share in shares if share.assignment_id == assignment.id)


def providers_table(session: Session, assignment: Assignment, on: dt.date, language: str) -> dict[str, Any]:
    """For the recipient: each provider with hours on a day, and what the recipient may have."""
    words = letter_words(language)["weekly_hours"]
    shares = _with_hours(shares_of_case(session, assignment.case_id), on)
    lines = _lines(session, shares, on, language, lambda row: full_name(row.enrollment.person or row.enrollment))
    authorization = authorized(session, assignment.case_id, on)
    totals = _allowed(authorization, words)
    left = (authorization.weekly_maximum_minutes if authorization else 0) - sum(share.on(on) for share in shares)
    if left > 0:
        totals.append(_total(words["left"], left))
    return _table(words, words["columns"], lines, totals)


def recipient_table(session: Session, assignment: Assignment, on: dt.date, language: str) -> dict[str, Any]:
    """For the provider: the hours with this recipient, those with all recipients, and the limits of a week."""
    words = letter_words(language)["weekly_hours"]
    mine = _with_hours(shares_of_enrollments(session, [assignment.enrollment_id]), on)
    here = [share for share in mine if share.assignment_id == assignment.id]
    lines = _lines(session, here, on, language, lambda row: full_name(row.case.person))
    totals = _allowed(authorized(session, assignment.case_id, on), words)
    if len(mine) > len(here):
        totals.append(_total(words["all_recipients"], sum(share.on(on) for share in mine)))
    return _table(words, words["provider_columns"], lines, totals) | {"limits": _limits(words, on, language)}


def _with_hours(shares: Iterable[Share], on: dt.date) -> list[Share]:
    return [share for share in shares if share.works(on) and share.on(on)]


def _lines(
    session: Session, shares: list[Share], on: dt.date, language: str, named: Callable[[Assignment], str]
) -> list[list[str]]:
    """Who, how many hours, since when."""
    return [
        [
            named(session.get_one(Assignment, share.assignment_id)),
            clock_time(share.on(on)),
            long_day(max(day for day in share.changes if day <= on), language),
        ]
        for share in shares
    ]


def _limits(words: Any, on: dt.date, language: str) -> list[str]:
    minutes = {name: policy_of("assignment", path, on) for name, path in LIMITS.items()}
    return [words[name].format(hours=long_time(value, language)) for name, value in minutes.items()]


def _table(words: Any, columns: list[str], lines: list[list[str]], totals: list[dict[str, Any]]) -> dict[str, Any]:
    told = {name: words[name] for name in ("heading", "note", "limits_heading")}
    return {**told, "columns": columns, "lines": lines, "totals": totals, "limits": []}


def _allowed(authorization: Authorization | None, words: Any) -> list[dict[str, Any]]:
    if authorization is None:
        return []
    return [
        _total(words["weekly_maximum"], authorization.weekly_maximum_minutes, strong=True),
        _total(words["monthly"], authorization.authorized_minutes_per_month),
    ]


def _total(label: str, minutes: int, strong: bool = False) -> dict[str, Any]:
    return {"label": label, "value": clock_time(minutes), "strong": strong}

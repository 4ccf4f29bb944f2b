"""After a timesheet was accepted: did the provider pass a limit of the workweek? (W&I 12300.4; ACL 16-01, 16-36)

A week is judged by what is accepted; later acceptances add to it, corrections and approvals after the fact may take
from it. New findings make one violation for each provider and service month, whose review begins at once.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.doing import Doing
from activities.step import step
from activities.timesheets import violations_found
from activities.timesheets.weeks_asked import Weeks, in_columns
from records.enrollment import Enrollment
from records.subject import Subject
from records.timesheet import Timesheet
from records.violation import Violation
from records.worked_weeks import months_touched, worked_weeks
from workflows.steps.step import About
from workflows.steps.timesheet import CHECK_WORKWEEKS, WorkweeksChecked

__all__ = ["check", "check_many", "months_touched"]


@step(CHECK_WORKWEEKS)
def check_workweeks(doing: Doing, about: About) -> WorkweeksChecked:
    """A timesheet was accepted: the months of all weeks that it reaches into."""
    row = doing.session.get_one(Timesheet, about.subject_id)
    changed = check(doing, row.enrollment_id, months_touched(row.period_begins, row.period_ends))
    return WorkweeksChecked(len(changed))


def check(doing: Doing, enrollment_id: int, months: Iterable[dt.date]) -> list[int]:
    """Look at one provider's service months (months_touched); the violations that were made or changed."""
    return _check(doing, {month: [enrollment_id] for month in months})


def check_many(
    session: Session,
    touched: Iterable[tuple[int, dt.date]],
    at: dt.datetime,
    workflow_id: str,
    step_id: str,
) -> list[int]:
    """Look at many providers' service months at once (a file's); the violations that were made or changed.

    `touched` are enrollments and first days of months, in any order, any number of times.
    """
    by_month: dict[dt.date, list[int]] = defaultdict(list)
    for enrollment_id, month in sorted(set(touched)):
        by_month[month].append(enrollment_id)
    return _check(Doing(session, workflow_id, step_id, at, Subject("enrollment", 0)), by_month)


def _check(doing: Doing, by_month: dict[dt.date, list[int]]) -> list[int]:
    changed = []
    for month, ids in sorted(by_month.items()):
        weeks = _read(doing.session, ids, month)
        concerned = set(in_columns(weeks)) | _under_review(doing.session, ids, month)
        if not concerned:
            continue
        locked = _locked(doing.session, concerned)
        weeks = _read(doing.session, [each.id for each in locked], month)  # as it is now that nobody else writes it
        found = in_columns(weeks)
        for enrollment in locked:
            made = violations_found.settle(doing, enrollment, weeks, found.get(enrollment.id, []))
            changed += [made] if made else []
    return changed


def _read(session: Session, ids: list[int], month: dt.date) -> Weeks:
    return Weeks(ids, worked_weeks(session, ids, month))


def _under_review(session: Session, ids: list[int], month: dt.date) -> set[int]:
    """Providers whose violation of the month is still being looked at: a finding may hold no more."""
    looked_at = (Violation.enrollment_id.in_(ids), Violation.month == month, Violation.number.is_(None))
    return set(session.scalars(select(Violation.enrollment_id).where(*looked_at, Violation.status != "ended")))


def _locked(session: Session, ids: Iterable[int]) -> list[Enrollment]:
    """The enrollments in the order of their ids, so that two checks wait for each other and never make two of one."""
    query = select(Enrollment).where(Enrollment.id.in_(set(ids))).order_by(Enrollment.id)
    return list(session.scalars(query.with_for_update(of=Enrollment, key_share=True)))

"""What is found of a provider's month becomes one violation; what holds no more is marked as gone."""

import datetime as dt

from sqlalchemy import select

from activities import deciding, timeline
from activities.doing import Doing
from activities.timesheets.weeks_asked import QUESTION, Found, Weeks
from records.enrollment import Enrollment
from records.outbox import post_begin_from
from records.violation import Violation, ViolationFinding
from rules.ask import ask
from workflows.messages import process_id

WORKFLOW = "ProviderViolation"
SATURDAY = dt.timedelta(days=6)


def settle(doing: Doing, enrollment: Enrollment, weeks: Weeks, found: list[Found]) -> int | None:
    """Make the month's violation, or bring the one under review up to date; its id where something changed.

    A month whose violation was told to the provider has its violation: nothing more is made of it. What a supervisor
    dismissed is not found again, unless there was still more work in that week.
    """
    known = _of_month(doing, enrollment, weeks.month.first_day)
    if any(each.number is not None for each in known):
        return None
    dismissed = {_key(each): each.minutes for row in known if row.status == "ended" for each in _findings(doing, row)}
    found = [each for each in found if each.minutes > dismissed.get(each.key, 0)]
    under_review = next((each for each in known if each.status != "ended"), None)
    if under_review is None:
        return _made(doing, enrollment, weeks, found) if found else None
    return under_review.id if _renewed(doing, under_review, weeks, found) else None


def _made(doing: Doing, enrollment: Enrollment, weeks: Weeks, found: list[Found]) -> int:
    row = Violation(
        enrollment_id=enrollment.id,
        county_code=enrollment.county_code,
        month=weeks.month.first_day,
        status="county_review",
        found_at=doing.at,
        occurred_on=max(each.week for each in found) + SATURDAY,
        touched_at=doing.at,
    )
    doing.session.add(row)
    doing.session.flush()
    _add(doing, row, found)
    decision_id = _kept(doing, row, weeks)
    timeline.happened(doing, "violation_found", of=row.subject, decision_id=decision_id, month=row.month)
    timeline.happened(doing, "violation_found", of=enrollment.subject, violation_id=row.id, month=row.month)
    began = {"violation_id": row.id, "at": doing.at.isoformat()}
    post_begin_from(doing.session, doing.workflow_id, WORKFLOW, process_id("violation", row.id), began)
    return row.id


def _renewed(doing: Doing, row: Violation, weeks: Weeks, found: list[Found]) -> bool:
    """Later findings join while the worker looks at it; those that hold no more are gone, as long as it is reviewed."""
    by_key = {each.key: each for each in found}
    known = {_key(each): each for each in _findings(doing, row)}
    changed = False
    for key, finding in known.items():
        gone = None if key in by_key else finding.gone_at or doing.at
        minutes = by_key[key].minutes if key in by_key else finding.minutes
        changed = changed or (gone, minutes) != (finding.gone_at, finding.minutes)
        finding.gone_at, finding.minutes = gone, minutes
    new = [each for key, each in by_key.items() if key not in known] if row.status == "county_review" else []
    _add(doing, row, new)
    if not (changed or new):
        return False
    standing = [each.week for each in _findings(doing, row) if each.gone_at is None]
    row.occurred_on = max(standing, default=row.occurred_on - SATURDAY) + SATURDAY
    row.touched_at = doing.at
    decision_id = _kept(doing, row, weeks)
    timeline.happened(doing, "findings_changed", of=row.subject, decision_id=decision_id, standing=len(standing))
    return True


def _kept(doing: Doing, row: Violation, weeks: Weeks) -> int:
    """The law's answer about the month, kept about the violation: its page explains it, and anybody may ask again."""
    ids = [
        deciding.keep(doing, ask(QUESTION, weeks.month.last_day, weeks.facts(row.enrollment_id, terms)), of=row.subject)
        for terms in weeks.terms_of(row.enrollment_id)
    ]
    return ids[-1].decision_id


def _add(doing: Doing, row: Violation, found: list[Found]) -> None:
    for each in found:
        doing.session.add(
            ViolationFinding(
                violation_id=row.id,
                week=each.week,
                code=each.code,
                case_id=each.case_id,
                minutes=each.minutes,
                limit_minutes=each.limit_minutes,
            )
        )
    doing.session.flush()


def _of_month(doing: Doing, enrollment: Enrollment, month: dt.date) -> list[Violation]:
    mine = (Violation.enrollment_id == enrollment.id, Violation.month == month)
    return list(doing.session.scalars(select(Violation).where(*mine).order_by(Violation.id)))


def _findings(doing: Doing, row: Violation) -> list[ViolationFinding]:
    query = select(ViolationFinding).where(ViolationFinding.violation_id == row.id)
    return list(doing.session.scalars(query.order_by(ViolationFinding.week, ViolationFinding.id)))


def _key(finding: ViolationFinding) -> tuple[dt.date, str, int | None]:
    return finding.week, finding.code, finding.case_id

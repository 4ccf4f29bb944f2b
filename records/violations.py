"""What stands against a provider: how many violations, since when there was none, and which there ever were.

W&I 12300.4; ACL 16-36. A violation counts from its notice until it is taken back. Violations are of the person: another
enrollment of the same person takes them over.
"""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from records.enrollment import Enrollment
from records.violation import Violation, ViolationFinding

MOST = 3
"""A fourth ends the enrollment: no more than three stand when another is counted."""


def of_provider(session: Session, enrollment: Enrollment) -> list[Violation]:
    """Every violation of a provider, whatever became of it, the newest month first."""
    query = _of(enrollment).order_by(Violation.month.desc(), Violation.id.desc())
    return list(session.scalars(query))


def findings(session: Session, violations: Sequence[Violation]) -> dict[int, list[ViolationFinding]]:
    """The limits that were passed, by violation, week by week; those that hold no more have `gone_at`."""
    found: dict[int, list[ViolationFinding]] = {each.id: [] for each in violations}
    query = select(ViolationFinding).where(ViolationFinding.violation_id.in_(found))
    for each in session.scalars(query.order_by(ViolationFinding.week, ViolationFinding.id)):
        found[each.violation_id].append(each)
    return found


def counted(session: Session, enrollment: Enrollment, on: dt.date | None = None) -> list[Violation]:
    """Violations that were told and stand, in the order in which they happened; or those that stood on a day."""
    query = _of(enrollment).where(Violation.number.is_not(None), _stands(on))
    return list(session.scalars(query.order_by(Violation.occurred_on, Violation.number, Violation.id)))


def violations_standing(session: Session, enrollment: Enrollment, on: dt.date | None = None, but: int = 0) -> int:
    """How many stand (0 to 3), without violation `but`: the fact of `ihss.violation`."""
    return min(sum(each.id != but for each in counted(session, enrollment, on)), MOST)


def clean_since(session: Session, enrollment: Enrollment, on: dt.date | None = None, but: int = 0) -> dt.date | None:
    """The last day on which one happened or one was taken back by a clean year, up to a day; none: there was none."""
    standing = [each.occurred_on for each in counted(session, enrollment, on) if each.id != but]
    taken_back = select(Violation.clean_year_on).where(_whose(enrollment), Violation.end_reason == "clean_year")
    days = [*standing, *(day for day in session.scalars(taken_back) if day is not None and (on is None or day <= on))]
    if not standing:
        return None
    return max(days) if on is None else min(max(days), on)


def training_offered(session: Session, enrollment: Enrollment, but: int = 0) -> bool:
    """Whether self-study was ever offered: it is offered once. One that was overturned was no second violation."""
    offered = _of(enrollment).where(
        Violation.training_offered_until.is_not(None),
        Violation.id != but,
        or_(Violation.end_reason.is_(None), Violation.end_reason.not_in(("overturned", "overturned_by_state"))),
    )
    return session.scalars(offered.limit(1)).first() is not None


def _of(enrollment: Enrollment) -> Select[Violation]:
    return select(Violation).where(_whose(enrollment))


def _whose(enrollment: Enrollment) -> ColumnElement[bool]:
    mine: ColumnElement[bool] = Violation.enrollment_id == enrollment.id
    if enrollment.person_id is None:
        return mine
    same_person = select(Enrollment.id).where(Enrollment.person_id == enrollment.person_id)
    return Violation.enrollment_id.in_(same_person)


def _stands(on: dt.date | None) -> ColumnElement[bool]:
    """Not ended; on a day also what a clean year took back later, and was still there."""
    now: ColumnElement[bool] = Violation.status != "ended"
    if on is None:
        return now
    return or_(now, and_(Violation.end_reason == "clean_year", Violation.clean_year_on > on))

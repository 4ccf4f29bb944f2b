"""A recipient and a provider, as a step about their assignment works on them: locked, so that workers take turns."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from activities.doing import Doing
from records.assignment import Assignment
from records.care_case import Case
from records.enrollment import Enrollment


@dataclass(frozen=True)
class Pair:
    """The rows of an assignment."""

    assignment: Assignment
    enrollment: Enrollment
    case: Case


def of(doing: Doing) -> Pair:
    """The step's assignment. The recipient's case is locked: two splits of its hours are never worked out at once."""
    assignment = doing.session.get_one(Assignment, doing.subject.id)
    case = doing.session.get_one(Case, assignment.case_id, with_for_update={"of": Case, "key_share": True})
    return Pair(assignment, assignment.enrollment, case)


def lock_providers(doing: Doing, enrollment_ids: Iterable[int]) -> None:
    """Hold providers until the step is over, in the order of their ids, so that nobody waits in a circle.

    A provider's own limit is over all recipients, whose cases may be in different hands.
    """
    wanted = select(Enrollment).where(Enrollment.id.in_(sorted(set(enrollment_ids)))).order_by(Enrollment.id)
    doing.session.scalars(
        wanted.with_for_update(key_share=True, of=Enrollment).execution_options(populate_existing=True)
    ).all()

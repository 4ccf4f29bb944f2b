"""What happens to a provider's standing is told to the assignments that rest on it, in the same transaction."""

from sqlalchemy import select

from activities import assignments_told
from activities.doing import Doing
from records.assignment import Assignment

UPDATE = "enrollment_changed"


def tell_all(doing: Doing, status: str, cause: str, on: str, key: str) -> int:
    """Tell every assignment of the enrollment that has not ended; the count of those told."""
    told = _open(doing)
    for assignment in told:
        _tell(doing, assignment, status, cause, on, key)
    return len(told)


def tell_one(doing: Doing, case_id: int, status: str, cause: str, on: str, key: str) -> int:
    """Tell the assignment to one recipient, if there is one."""
    told = [assignment for assignment in _open(doing) if assignment.case_id == case_id]
    for assignment in told:
        _tell(doing, assignment, status, cause, on, key)
    return len(told)


def _open(doing: Doing) -> list[Assignment]:
    query = select(Assignment).where(Assignment.enrollment_id == doing.subject.id, Assignment.status != "ended")
    return list(doing.session.scalars(query.order_by(Assignment.id)))


def _tell(doing: Doing, assignment: Assignment, status: str, cause: str, on: str, key: str) -> None:
    assignments_told.tell(doing, assignment, UPDATE, key, {"status": status, "cause": cause, "on": on})

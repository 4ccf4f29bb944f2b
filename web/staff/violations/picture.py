"""The picture of a violation's way, drawn from its declaration: where this one is, where it may go from here."""

from records.violation import Violation
from web.staff import status_picture
from web.staff.status_picture import Picture
from web.staff.violations.words import STATUSES, caused
from workflows.steps.violation import ViolationStatus
from workflows.violation.statuses import PLACES, picture

WORDS = {status: STATUSES[status.value] for status in ViolationStatus}


def draw(row: Violation, been: set[str]) -> Picture:
    """The picture for a violation that stood at `been` before."""
    return status_picture.draw(ViolationStatus(row.status), been, PLACES, picture(), WORDS, caused)


def before(row: Violation) -> set[str]:
    """Standings that this violation left, read off what was said and sent."""
    left = {
        "county_review": row.reviewed_by_id is not None,
        "supervisor_review": row.confirmed_by_id is not None,
        "noticed": row.notice_on is not None,
        "disputed": row.disputed_on is not None,
        "upheld": row.upheld_on is not None,
        "state_review": row.state_asked_on is not None,
    }
    return {status for status, was in left.items() if was and status != row.status}

"""An assignment for a page: within reach or a 404, and the look at both people written down."""

from flask import abort

from records.assignment import Assignment
from records.assignment_view import OPTIONS
from web.reach import reachable
from web.sign_in import guard
from web.viewing import both_viewed


def assignment_in_reach(assignment_id: int, page: str) -> Assignment:
    """The assignment with its provider and recipient; both are looked at."""
    row = reachable(Assignment, assignment_id, *OPTIONS)
    both_viewed(row, page)
    return row


def mine_to_change(row: Assignment) -> bool:
    """Whether it is this member of staff's to change: the recipient's county decides about the recipient's hours."""
    staff = guard.the_staff()
    return staff.county_code in (None, row.county_code)


def to_change(assignment_id: int, page: str) -> Assignment:
    """The assignment, to be changed. The county that only holds the provider's enrollment reads it and no more."""
    row = assignment_in_reach(assignment_id, page)
    if not mine_to_change(row):
        abort(403)
    return row

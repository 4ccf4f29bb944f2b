"""A timesheet for a page: within reach or a 404, and the look at both people written down."""

from flask import abort

from records.timesheet import Timesheet
from records.timesheet_list import PEOPLE
from web.reach import reachable
from web.sign_in import guard
from web.viewing import both_viewed


def timesheet_in_reach(timesheet_id: int, page: str) -> Timesheet:
    """The timesheet with its provider and recipient; both are looked at."""
    row = reachable(Timesheet, timesheet_id, *PEOPLE)
    both_viewed(row, page)
    return row


def mine_to_decide(row: Timesheet) -> bool:
    """Whether it is this member of staff's to decide: the recipient's county does."""
    return guard.the_staff().county_code == row.county_code


def to_decide(timesheet_id: int, page: str) -> Timesheet:
    """The timesheet, to be decided. The county that only holds the provider's enrollment reads it and no more."""
    row = timesheet_in_reach(timesheet_id, page)
    if not mine_to_decide(row):
        abort(403)
    return row

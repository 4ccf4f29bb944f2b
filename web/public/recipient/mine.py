"""The case and the timesheets that a page is about: the account's own person's. Another's do not exist."""

from records import accounts, recipient_view
from records.assignment import Assignment
from records.care_case import Case
from records.recipient_accounts import case_of
from records.timesheet import Timesheet
from web import database
from web.public.account import guard
from web.reach import found


def case() -> Case | None:
    """The case of the person whose account is open."""
    account = guard.account()
    return case_of(database.session(), account) if account is not None else None


def my_case() -> Case:
    """The same, or a 404."""
    return found(case())


def my_timesheet(timesheet_id: int) -> Timesheet:
    """One of my timesheets that was sent, or a 404."""
    return found(recipient_view.timesheet(database.session(), my_case().id, timesheet_id))


def my_provider(assignment_id: int) -> Assignment:
    """One who works for me, or a 404."""
    return found(recipient_view.provider(database.session(), my_case().id, assignment_id))


def may_decide(sheet: Timesheet) -> bool:
    """Whether this account may approve: nobody approves what they may fill in themselves.

    The recipient verifies what the provider claims (W&I 12301.25); one person cannot be both for the same hours.
    """
    own = {each.id for each in accounts.my_enrollments(database.session(), guard.the_account())}
    return sheet.enrollment_id not in own and sheet.enrollment.person_id != sheet.case.person_id

"""Where a sign-in leads: to where there is something to do."""

from flask import current_app, url_for
from sqlalchemy import exists, select

from records import accounts
from records.account import Account
from records.assignment import Assignment
from records.recipient_accounts import case_of
from records.recipient_view import how_many_wait
from web import database

TIMESHEETS = "provider_time.timesheets"


def landing(account: Account) -> str:
    """A recipient's timesheets that wait come first; then a provider's work, an enrollment, a recipient's own page."""
    session, case = database.session(), case_of(database.session(), account)
    if case is not None and how_many_wait(session, case.id):
        return url_for("recipient.show")
    enrollments = accounts.my_enrollments(session, account)
    if enrollments and _works(enrollments[0].id):
        return url_for(TIMESHEETS)
    return url_for("recipient.show" if case is not None and not enrollments else "provider.show")


def _works(enrollment_id: int) -> bool:
    at_work = exists().where(Assignment.enrollment_id == enrollment_id, Assignment.status == "active")
    return TIMESHEETS in current_app.view_functions and bool(database.session().scalar(select(at_work)))

"""What users of all organizations did, for the State's auditors: by organization, user, child and day."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import inquiry_log_view
from records.inquiry_log import InquiryLog
from records.listed import PAGE_LENGTH
from records.organization import Organization
from records.organization_user import OrganizationUser
from web import database
from web.access import requires
from web.inquiry.log_asked import kept, row_id, wanted
from web.inquiry.log_file import as_file
from web.log_words import DEEDS
from web.reach import within

blueprint = Blueprint("inquiry_log", __name__)


@blueprint.get("/inquiries")
@requires("inquiry_log", "read")
def show() -> ResponseReturnValue:
    """A page of the log, the latest first."""
    session, mine = database.session(), within()(InquiryLog)
    rows = inquiry_log_view.rows(session, mine, wanted(), PAGE_LENGTH + 1)
    shown = rows[:PAGE_LENGTH]
    return render_template(
        "inquiry_log/log.html",
        rows=shown,
        earlier=shown[-1].row.id if len(rows) > PAGE_LENGTH else None,
        organizations=_organizations(),
        users=_users(),
        deeds=DEEDS,
        kept=kept(),
        most=inquiry_log_view.MOST,
        many=inquiry_log_view.how_many(session, mine, wanted()),
    )


@blueprint.get("/inquiries.csv")
@requires("inquiry_log", "export")
def export() -> Response:
    """The same rows as a file."""
    most = inquiry_log_view.MOST + 1
    return as_file(inquiry_log_view.rows(database.session(), within()(InquiryLog), wanted(), most))


def _organizations() -> list[Organization]:
    mine = select(Organization).where(within()(Organization), Organization.approved_on.is_not(None))
    return list(database.session().scalars(mine.order_by(Organization.name)))


def _users() -> list[OrganizationUser]:
    """Users of the organization that is looked at; of all there would be thousands."""
    user, organization_id = OrganizationUser, row_id("organization")
    if organization_id is None:
        return []
    of = (within()(user), user.organization_id == organization_id, user.sign_in_name.is_not(None))
    return list(database.session().scalars(select(user).where(*of).order_by(user.last_name, user.first_name)))

"""What the users of an organization looked at, searched, printed and exported, for its liaison."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, select

from records import inquiry_log_view
from records.inquiry_log import InquiryLog
from records.inquiry_logging import Deed
from records.listed import PAGE_LENGTH
from records.organization_user import OrganizationUser
from web import database
from web.inquiry import guard
from web.inquiry.authorizations import looking
from web.inquiry.log_asked import kept, wanted
from web.inquiry.log_file import as_file
from web.log_words import DEEDS, FILTERS

blueprint = Blueprint("inquiry_own_log", __name__)
for name, filter_ in FILTERS.items():
    blueprint.add_app_template_filter(filter_, name)


@blueprint.get("/inquiry/log")
@guard.for_liaison
def show() -> ResponseReturnValue:
    """A page of one's own organization's log, the latest first."""
    session, organization = database.session(), guard.the_organization()
    own = wanted(organization.id)
    rows = inquiry_log_view.rows(session, _own(), own, PAGE_LENGTH + 1)
    shown = rows[:PAGE_LENGTH]
    return render_template(
        "inquiry/log/log.html",
        rows=shown,
        earlier=shown[-1].row.id if len(rows) > PAGE_LENGTH else None,
        users=_users(),
        deeds=DEEDS,
        kept=kept(),
        most=inquiry_log_view.MOST,
        many=inquiry_log_view.how_many(session, _own(), own),
    )


@blueprint.get("/inquiry/log.csv")
@guard.for_liaison
def export() -> Response:
    """The same rows as a file, which is written down like every export."""
    own = wanted(guard.the_organization().id)
    rows = inquiry_log_view.rows(database.session(), _own(), own, inquiry_log_view.MOST + 1)
    looking.noted(Deed("export", "log", terms=kept(), found=min(len(rows), inquiry_log_view.MOST)))
    return as_file(rows)


def _own() -> ColumnElement[bool]:
    return InquiryLog.organization_id == guard.the_organization().id


def _users() -> list[OrganizationUser]:
    """Everybody who ever was a user of the organization: the log keeps who left."""
    user = OrganizationUser
    of = (user.organization_id == guard.the_organization().id, user.sign_in_name.is_not(None))
    return list(database.session().scalars(select(user).where(*of).order_by(user.last_name, user.first_name)))

"""A plan's members of today who are known to CCS."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from records.inquiry_logging import Deed
from records.plan_members import members as members_of
from web import database
from web.inquiry import as_of, guard
from web.inquiry.authorizations import looking
from web.inquiry.authorizations.blueprint import blueprint
from web.inquiry.authorizations.copies import MOST_MEMBERS


@blueprint.get("/inquiry/members")
@guard.for_user
def members() -> ResponseReturnValue:
    """The listing by CCS number, from a place on; only plans have members."""
    if guard.the_organization().kind != "plan":
        abort(404)
    snapshot, place = as_of.shown(), _place()
    rows, more = members_of(database.session(), looking.rights(), snapshot, place) if snapshot else ([], False)
    looking.noted(Deed("search", "members", found=len(rows)))
    return render_template(
        "inquiry/authorizations/members.html", rows=rows, more=more, first=place is None, most_copied=MOST_MEMBERS
    )


def _place() -> tuple[str, str] | None:
    """After which row the page begins."""
    number, plan = request.args.get("after", "")[:7], request.args.get("plan", "")[:12]
    return (number, plan) if number and plan else None

"""A liaison lost the password whom no other liaison can help: the Unit makes one, for nobody else.

Whether another can is the Unit's to ask on the telephone: of two who have both lost theirs, neither helps the other.
"""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records.account_requests import has_approved
from records.clock import county_today
from records.organization_user import OrganizationUser
from rules.preview import preview
from web import database
from web.access import requires
from web.errors import Refusal
from web.inquiry import one_time
from web.inquiry.once import said_first
from web.reach import found
from web.sign_in import guard
from web.staff.organizations.blueprint import blueprint, reach

UNIT = "information_technology"


@blueprint.post("/organizations/<int:organization_id>/users/<int:user_id>/password")
@requires("account_request", "assign")
def liaison_password(organization_id: int, user_id: int) -> ResponseReturnValue:
    """Shown once, as a slip; of users who are no liaisons their own liaison makes it."""
    row, user = reach(organization_id), found(database.session().get(OrganizationUser, user_id))
    found(user if user.organization_id == row.id and user.liaison and user.status == "active" else None)
    _ask_the_law(user)
    if not said_first("reset_password", row.subject, user_id=user.id):
        flash(one_time.SHOWN, "info")
        return redirect(url_for("organizations.organization", organization_id=row.id), 303)
    password = one_time.reset(user, staff_id=guard.the_staff().staff_id)
    slip = {"row": row, "user": user, "password": password, "address": one_time.door_address()}
    return render_template("organizations/slip.html", **slip)


def _ask_the_law(user: OrganizationUser) -> None:
    """A password opens an account as much as making it does: not one's own, nor one that one has approved."""
    staff = guard.the_staff()
    facts = {
        "approver_word": "assign",
        "approver_office": UNIT if UNIT in staff.roles else "other",
        "approver_asked": user.email.casefold() == staff.sign_in_name.casefold(),
        "approver_approved": has_approved(database.session(), staff.staff_id, user.id),
    }
    said = preview("ccs.account_approver", county_today(), facts)
    if not (said.answer or {}).get("allowed"):
        raise Refusal(" ".join(reason.says for reason in said.because), 403)

"""A liaison lost the password whom no other liaison can help: the Unit makes one, for nobody else.

Whether another can is the Unit's to ask on the telephone: of two who have both lost theirs, neither helps the other.
"""

from collections.abc import Iterable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records.account_requests import approved_by
from records.clock import county_today
from records.organization_user import OrganizationUser
from rules.preview import preview
from web import database
from web.access import may, requires
from web.errors import Refusal
from web.inquiry import one_time
from web.inquiry.once import said_first
from web.reach import found
from web.sign_in import guard
from web.sign_in.signed import Signed
from web.staff.organizations.blueprint import blueprint, reach
from workflows.steps.task_roles import UNIT_OF_IT, office_of


@blueprint.post("/organizations/<int:organization_id>/users/<int:user_id>/password")
@requires("account_request", "assign")
def liaison_password(organization_id: int, user_id: int) -> ResponseReturnValue:
    """Shown once, as a slip; of users who are no liaisons their own liaison makes it."""
    row, user = reach(organization_id), found(database.session().get(OrganizationUser, user_id))
    found(user if user.organization_id == row.id and _is_helped(user) else None)
    (why_not,) = why_nots([user]).values()
    if why_not:
        raise Refusal(why_not, 403)
    if not said_first("reset_password", row.subject, user_id=user.id):
        flash(one_time.SHOWN, "info")
        return redirect(url_for("organizations.organization", organization_id=row.id), 303)
    password = one_time.reset(user, staff_id=guard.the_staff().staff_id)
    slip = {"row": row, "user": user, "password": password, "address": one_time.door_address()}
    return render_template("organizations/slip.html", **slip)


def why_nots(users: Iterable[OrganizationUser]) -> dict[int, str]:
    """For whom of these users the Unit makes one, and why not whoever is signed in; empty where the law lets them.

    A password opens an account as much as making it does: not one's own, nor one that one has approved.
    """
    helped = [each for each in users if _is_helped(each)] if may("account_request", "assign") else []
    staff = guard.the_staff()
    approved = approved_by(database.session(), staff.staff_id, [each.id for each in helped]) if helped else frozenset()
    return {each.id: _why_not(each, staff, each.id in approved) for each in helped}


def _is_helped(user: OrganizationUser) -> bool:
    return user.liaison and user.status == "active"


def _why_not(user: OrganizationUser, staff: Signed, approved: bool) -> str:
    facts = {
        "approver_word": "assign",
        "approver_office": office_of(staff.roles, UNIT_OF_IT),
        "approver_asked": user.email.casefold() == staff.sign_in_name.casefold(),
        "approver_approved": approved,
    }
    said = preview("ccs.account_approver", county_today(), facts)
    return "" if (said.answer or {}).get("allowed") else " ".join(reason.says for reason in said.because)

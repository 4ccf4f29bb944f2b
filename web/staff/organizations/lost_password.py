"""A liaison lost the password, and no other liaison is there to help: the Unit makes one, for nobody else."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records.organization_user import OrganizationUser
from web import database
from web.access import requires
from web.errors import Refusal
from web.inquiry import one_time
from web.inquiry.once import said_first
from web.reach import found
from web.sign_in import guard
from web.staff.organizations.blueprint import blueprint, reach

OWN = "Nobody makes a password for themselves. Ask a colleague of the Unit."


@blueprint.post("/organizations/<int:organization_id>/users/<int:user_id>/password")
@requires("account_request", "assign")
def liaison_password(organization_id: int, user_id: int) -> ResponseReturnValue:
    """Shown once, as a slip; of users who are no liaisons their own liaison makes it."""
    row, user = reach(organization_id), found(database.session().get(OrganizationUser, user_id))
    found(user if user.organization_id == row.id and user.liaison and user.status == "active" else None)
    if user.email.casefold() == guard.the_staff().sign_in_name.casefold():
        raise Refusal(OWN)
    if not said_first("reset_password", row.subject, user_id=user.id):
        flash(one_time.SHOWN, "info")
        return redirect(url_for("organizations.organization", organization_id=row.id), 303)
    password = one_time.reset(user, staff_id=guard.the_staff().staff_id)
    address = request.host_url.rstrip("/") + url_for("inquiry_door.sign_in")
    return render_template("organizations/slip.html", row=row, user=user, password=password, address=address)

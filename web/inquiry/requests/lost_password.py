"""A user lost the password: the liaison has a one-time password made, sees it once, and hands it out."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records.organization_user import OrganizationUser
from web.inquiry import guard, one_time
from web.inquiry.once import said_first
from web.inquiry.requests.blueprint import blueprint, own_user

OWN = "This is your own account. Choose another password here; where you have lost it, another liaison helps."


@blueprint.get("/inquiry/users/<int:user_id>/password")
@guard.for_liaison
def lost_password(user_id: int) -> ResponseReturnValue:
    """What follows, before it is done."""
    user = _whose(user_id)
    return (
        _own() if user.id == guard.the_user().id else render_template("inquiry/requests/lost_password.html", user=user)
    )


@blueprint.post("/inquiry/users/<int:user_id>/password")
@guard.for_liaison
def make_password(user_id: int) -> ResponseReturnValue:
    """Make it; the answer is the slip, which no other page shows."""
    user = _whose(user_id)
    if user.id == guard.the_user().id:
        return _own()
    if not said_first("reset_password", user_id=user.id):
        flash(one_time.SHOWN, "info")
        return redirect(url_for("inquiry_requests.show"), 303)
    password = one_time.reset(user, user_id=guard.the_user().id)
    slip = {"user": user, "password": password, "address": one_time.door_address()}
    return render_template("inquiry/requests/slip.html", **slip)


def _whose(user_id: int) -> OrganizationUser:
    """A user of ours who has signed in before; of a first slip that was lost, the State's Unit makes another."""
    user = own_user(user_id)
    return user if user.status == "active" else abort(404)


def _own() -> ResponseReturnValue:
    flash(OWN, "info")
    return redirect(url_for("inquiry_arrival.password"), 303)

"""One's own password: changed by oneself, and chosen at the first sign-in with a one-time password."""

from flask import Blueprint, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from records import signing_in
from records.clock import now
from records.staff import Staff
from records.staff_change import note
from web import database, navigation
from web.access import requires
from web.forms import Form, again, blank, sent
from web.schemas.account import ChangePassword, check_password
from web.sign_in import attempts, guard, passwords
from web.staff.me import me

blueprint = Blueprint("own_password", __name__)
PAGE = "staff_list/own_password.html"
WAIT = "Too many tries. Wait 15 minutes and try again, or ask your administrator to help."


@blueprint.route("/me/password", methods=["GET", "POST"])
@requires("desk", "open")
def change() -> ResponseReturnValue:
    """The password now and a new one; every other browser has to sign in again."""
    staff = me()
    if request.method == "GET":
        return render_template(PAGE, form=blank(ChangePassword()), staff=staff)
    form = sent(ChangePassword())
    if form.ok:
        _judge(form, staff)
    if not form.ok:
        return again(PAGE, form, staff=staff)
    attempt = signing_in.note_attempt(
        database.session(), attempts.blind_name(staff.sign_in_name), attempts.blind_address(), now()
    )
    database.commit()  # a try counts whatever becomes of this request
    if signing_in.too_many_tries(database.session(), attempt):
        return render_template(PAGE, form=form.refuse(WAIT), staff=staff), 429
    if not passwords.opens(form.data["old_password"], staff):
        return again(PAGE, form.refuse("This is not your password now.", "old_password"), staff=staff)
    attempt.succeeded = True
    return _keep(staff, form.data["password"])


def _judge(form: Form, staff: Staff) -> None:
    try:
        check_password(form.data["password"], staff.sign_in_name)
    except ValidationError:
        form.refuse("This password is easy to guess. Choose another one.", "password")
    if form.data["password"] == form.data["old_password"]:
        form.refuse("This is the password you have. Choose another one.", "password")


def _keep(staff: Staff, password: str) -> ResponseReturnValue:
    session = database.session()
    staff.password_hash, staff.one_time_until = passwords.hashed(password), None
    note(session, staff, "own_password", staff.id, now())
    signing_in.end_sessions_of(session, staff.id, now())
    token = guard.begin(staff)
    flash("You have a new password. You are signed in here, and signed out everywhere else.", "success")
    return guard.remember(make_response(redirect(navigation.home(), 303)), token)

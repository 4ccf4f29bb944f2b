"""Signing in to an account and out of it."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import accounts
from web import database
from web.access import public
from web.forms import again, blank
from web.public.account import guard, tries
from web.public.account.blueprint import DOOR, blueprint, received, wait
from web.public.account.landing import landing
from web.schemas.account import SignIn
from web.sign_in import passwords
from web.sign_in.guard import local_path


@blueprint.route("/account/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Check a name and a password; lead back to where the person was."""
    back = local_path(request.values.get("next"))
    if request.method == "GET":
        return render_template("account/sign_in.html", form=blank(SignIn()), next=back)
    form = received(SignIn())
    if not form.ok:
        return again("account/sign_in.html", form, next=back)
    try:
        attempt = tries.noted(form.data["email"], DOOR)
    except tries.TooManyTries:
        return wait("account/sign_in.html", form, next=back)
    account = accounts.account_named(database.session(), form.data["email"])
    right = passwords.opens(form.data["password"], account)
    if account is None or not right:
        form.refuse(_("The e-mail and the password do not belong together. Check both and try again."))
        return again("account/sign_in.html", form, next=back)
    attempt.succeeded = True
    return guard.begin(account, make_response(redirect(landing(account) if back == "/" else back, 303)))


@blueprint.post("/account/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """Close the account in this browser."""
    flash(_("You are signed out."), "success")
    owner = guard.account()
    gave_care = owner is None or bool(accounts.my_enrollments(database.session(), owner))
    to = "provider.welcome" if gave_care else "account.sign_in"
    return guard.sign_out(make_response(redirect(url_for(to), 303)))

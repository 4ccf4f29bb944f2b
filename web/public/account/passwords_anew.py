"""A new password: because the old one is lost, or because somebody wants another."""

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import accounts
from records.account import Account
from records.clock import now
from web import database
from web.access import public
from web.forms import Form, again, blank
from web.public.account import guard, proving, tries
from web.public.account.blueprint import DOOR, blueprint, not_found, received, wait
from web.public.account.guard import for_account
from web.public.account.landing import landing
from web.schemas.account import ChangePassword, Forgotten
from web.sign_in import passwords

LOST = "lost password:"


@blueprint.route("/account/forgotten", methods=["GET", "POST"])
@public
def forgotten() -> ResponseReturnValue:
    """A new password for who holds the number, the birth date and the e-mail together."""
    if request.method == "GET":
        return render_template("account/forgotten.html", form=blank(Forgotten()))
    form = received(Forgotten())
    if not form.ok:
        return again("account/forgotten.html", form)
    try:
        account = _theirs(form)
    except tries.TooManyTries:
        return wait("account/forgotten.html", form)
    if account is None:
        return again("account/forgotten.html", form.refuse(not_found()))
    accounts.set_password(database.session(), account, passwords.hashed(form.data["password"]), now())
    flash(_("You have a new password. You are signed in here, and signed out everywhere else."), "success")
    return guard.begin(account, make_response(redirect(landing(account), 303)))


def _theirs(form: Form) -> Account | None:
    """The account that number, birth date and e-mail belong to together. Raises TooManyTries."""
    enrollment = proving.proved_by(form.data["number"], form.data["birth_date"])
    if enrollment is None:
        return None
    attempt = tries.noted(enrollment.enrollment_number, LOST)  # who knows the pair may not try e-mails at will
    account = accounts.account_of(database.session(), enrollment)
    if account is None or account.sign_in_name != accounts.folded(form.data["email"]):
        return None
    attempt.succeeded = True
    return account


@blueprint.route("/account/password", methods=["GET", "POST"])
@for_account
def password() -> ResponseReturnValue:
    """Change the password; every other browser has to sign in again."""
    account = guard.the_account()
    if request.method == "GET":
        return render_template("account/password.html", form=blank(ChangePassword()), account=account)
    form = received(ChangePassword())
    if not form.ok:
        return again("account/password.html", form, account=account)
    try:
        attempt = tries.noted(account.sign_in_name, DOOR)
    except tries.TooManyTries:
        return wait("account/password.html", form, account=account)
    if not passwords.opens(form.data["old_password"], account):
        form.refuse(_("This is not your password now."), "old_password")
        return again("account/password.html", form, account=account)
    attempt.succeeded = True
    accounts.set_password(database.session(), account, passwords.hashed(form.data["password"]), now())
    flash(_("You have a new password. You are signed in here, and signed out everywhere else."), "success")
    return guard.begin(account, make_response(redirect(landing(account), 303)))

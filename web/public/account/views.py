"""Signing in and out, making an account from an enrollment number, and new passwords."""

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import accounts
from records.clock import now
from web import database
from web.access import public
from web.forms import Form, again, blank, sent
from web.language import in_two_languages
from web.public.account import guard, proving, tries
from web.public.account.guard import for_account
from web.public.account.making import made
from web.schemas.account import ChangePassword, Forgotten, NewAccount, SignIn
from web.schemas.form import FormSchema
from web.sign_in import passwords
from web.sign_in.guard import local_path

blueprint = in_two_languages(Blueprint("account", __name__))

DOOR = "account:"


@blueprint.route("/account/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Check a name and a password; lead back to where the person was."""
    back = local_path(request.values.get("next"))
    if request.method == "GET":
        return render_template("account/sign_in.html", form=blank(SignIn()), next=back)
    form = _sent(SignIn())
    if not form.ok:
        return again("account/sign_in.html", form, next=back)
    try:
        attempt = tries.noted(form.data["email"], DOOR)
    except tries.TooManyTries:
        return _wait("account/sign_in.html", form, next=back)
    account = accounts.account_named(database.session(), form.data["email"])
    right = passwords.is_right(form.data["password"], account.password_hash if account else None)
    if account is None or not right:
        form.refuse(_("The e-mail and the password do not belong together. Check both and try again."))
        return again("account/sign_in.html", form, next=back)
    attempt.succeeded = True
    return guard.begin(account, make_response(redirect(url_for("provider.show") if back == "/" else back, 303)))


@blueprint.post("/account/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """Close the account in this browser."""
    flash(_("You are signed out."), "success")
    return guard.sign_out(make_response(redirect(url_for("provider.welcome"), 303)))


@blueprint.route("/account/new", methods=["GET", "POST"])
@public
def new() -> ResponseReturnValue:
    """An account for somebody whose enrollment began at the county."""
    if request.method == "GET":
        return render_template("account/new.html", form=blank(NewAccount()))
    form = _sent(NewAccount())
    if not form.ok:
        return again("account/new.html", form)
    try:
        enrollment = proving.proved_by(form.data["number"], form.data["birth_date"])
    except tries.TooManyTries:
        return _wait("account/new.html", form)
    if enrollment is None:
        return again("account/new.html", form.refuse(_not_found()))
    account = made(enrollment, form)
    if account is None:
        return again("account/new.html", form)
    flash(_("Your account is made. You are signed in."), "success")
    return guard.begin(account, make_response(redirect(url_for("provider.show"), 303)))


@blueprint.route("/account/forgotten", methods=["GET", "POST"])
@public
def forgotten() -> ResponseReturnValue:
    """A new password for who holds the number, the birth date and the e-mail together."""
    if request.method == "GET":
        return render_template("account/forgotten.html", form=blank(Forgotten()))
    form = _sent(Forgotten())
    if not form.ok:
        return again("account/forgotten.html", form)
    try:
        enrollment = proving.proved_by(form.data["number"], form.data["birth_date"])
    except tries.TooManyTries:
        return _wait("account/forgotten.html", form)
    account = accounts.account_of(database.session(), enrollment) if enrollment else None
    if account is None or account.sign_in_name != accounts.folded(form.data["email"]):
        return again("account/forgotten.html", form.refuse(_not_found()))
    accounts.set_password(database.session(), account, passwords.hashed(form.data["password"]), now())
    flash(_("You have a new password. You are signed in here, and signed out everywhere else."), "success")
    return guard.begin(account, make_response(redirect(url_for("provider.show"), 303)))


@blueprint.route("/account/password", methods=["GET", "POST"])
@for_account
def password() -> ResponseReturnValue:
    """Change the password; every other browser has to sign in again."""
    account = guard.the_account()
    if request.method == "GET":
        return render_template("account/password.html", form=blank(ChangePassword()), account=account)
    form = _sent(ChangePassword())
    if not form.ok:
        return again("account/password.html", form, account=account)
    try:
        attempt = tries.noted(account.sign_in_name, DOOR)
    except tries.TooManyTries:
        return _wait("account/password.html", form, account=account)
    if not passwords.is_right(form.data["old_password"], account.password_hash):
        form.refuse(_("This is not your password now."), "old_password")
        return again("account/password.html", form, account=account)
    attempt.succeeded = True
    accounts.set_password(database.session(), account, passwords.hashed(form.data["password"]), now())
    flash(_("You have a new password. You are signed in here, and signed out everywhere else."), "success")
    return guard.begin(account, make_response(redirect(url_for("provider.show"), 303)))


def _sent(schema: FormSchema) -> Form:
    """The form that was sent, without the page it leads back to."""
    post = request.form.copy()
    post.pop("next", None)
    return sent(schema, post)


def _not_found() -> str:
    return _("We do not find these together. Check each of them, or call the county.")


def _wait(template: str, form: Form, **more: object) -> ResponseReturnValue:
    form.refuse(_("There were too many tries. Wait 15 minutes, or call the county."))
    return render_template(template, form=form, **more), 429, {"Retry-After": "900"}

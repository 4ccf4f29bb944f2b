"""An account, or a new password, for somebody who gets care: proved by the case and two things only they know."""

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import accounts
from records.account import Account
from records.care_case import Case
from records.clock import now
from records.recipient_accounts import account_of_person
from web import database
from web.access import public
from web.forms import Form, again, blank
from web.public.account import guard, proving, tries
from web.public.account.blueprint import blueprint, not_found, received, wait
from web.public.account.landing import landing
from web.public.account.making import made_for
from web.public.account.passwords_anew import LOST
from web.schemas.recipient_account import ForgottenByRecipient, NewRecipientAccount
from web.sign_in import passwords


@blueprint.route("/account/new/care", methods=["GET", "POST"])
@public
def new_recipient() -> ResponseReturnValue:
    """Make an account, once for each person; who has one as a provider uses that one."""
    template = "account/new_recipient.html"
    if request.method == "GET":
        return render_template(template, form=blank(NewRecipientAccount()))
    form = received(NewRecipientAccount())
    if not form.ok:
        return again(template, form)
    try:
        case = _proved(form)
        account = made_for(case, form) if case else None
    except tries.TooManyTries:
        return wait(template, form)
    if account is None:
        return again(template, form if form.refusals or form.errors else form.refuse(not_found()))
    flash(_("Your account is made. You are signed in."), "success")
    return guard.begin(account, make_response(redirect(landing(account), 303)))


@blueprint.route("/account/forgotten/care", methods=["GET", "POST"])
@public
def forgotten_recipient() -> ResponseReturnValue:
    """A new password for who proves the case and knows the e-mail of the account."""
    template = "account/forgotten_recipient.html"
    if request.method == "GET":
        return render_template(template, form=blank(ForgottenByRecipient()))
    form = received(ForgottenByRecipient())
    if not form.ok:
        return again(template, form)
    try:
        account = _theirs(form)
    except tries.TooManyTries:
        return wait(template, form)
    if account is None:
        return again(template, form.refuse(not_found()))
    accounts.set_password(database.session(), account, passwords.hashed(form.data["password"]), now())
    flash(_("You have a new password. You are signed in here, and signed out everywhere else."), "success")
    return guard.begin(account, make_response(redirect(landing(account), 303)))


def _theirs(form: Form) -> Account | None:
    """The account that the case and the e-mail belong to together. Raises TooManyTries."""
    case = _proved(form)
    if case is None:
        return None
    attempt = tries.noted(case.case_number, LOST)  # who knows all three may not try e-mails at will
    account = account_of_person(database.session(), case.person_id)
    if account is None or account.sign_in_name != accounts.folded(form.data["email"]):
        return None
    attempt.succeeded = True
    return account


def _proved(form: Form) -> Case | None:
    return proving.proved_recipient(form.data["number"], form.data["birth_date"], form.data["proof"])

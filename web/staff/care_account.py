"""The online account of a recipient, at the county: is there one, and another e-mail for who cannot get in."""

import secrets

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError

from records import accounts, case_view
from records.account import Account
from records.care_case import Case
from records.clock import now
from records.recipient_accounts import account_of_person, move_account
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.reach import found, within
from web.schemas.care_account import AnotherEmail
from web.sign_in import guard, passwords
from web.viewing import viewed

blueprint = Blueprint("care_account", __name__)
PAGE = "people/care_account.html"
TAKEN = "Another account signs in with this e-mail. Ask for another e-mail."


@blueprint.route("/cases/<case_number>/account", methods=["GET", "POST"])
@requires("person", "correct")
def account(case_number: str) -> ResponseReturnValue:
    """What is known of the account; a new e-mail for somebody who was seen, and whoever was signed in is out."""
    session = database.session()
    case = found(case_view.find(session, case_number, within()(Case)))
    viewed(case.person_id, "online account")
    theirs = account_of_person(session, case.person_id)
    if request.method == "GET":
        return render_template(PAGE, form=blank(AnotherEmail()), case=case, account=theirs)
    owner, form = found(theirs), sent(AnotherEmail())
    if form.ok and _moved(owner, case, form):
        flash("The account has the new e-mail, and nobody is signed in with it. They choose a password now.", "success")
        return redirect(url_for("care_account.account", case_number=case.case_number), 303)
    return again(PAGE, form, case=case, account=owner)


def _moved(owner: Account, case: Case, form: Form) -> bool:
    """Give the account its new e-mail; where another signs in with it already the form says so."""
    session, email = database.session(), form.data["email"]
    other = accounts.account_named(session, email)
    unknown = passwords.hashed(secrets.token_urlsafe(32))
    try:
        with session.begin_nested():
            if other is None or other.id == owner.id:
                move_account(session, owner, case, email, unknown, guard.the_staff().staff_id, now())
                return True
    except IntegrityError:  # somebody made an account with it between the look and the writing
        pass
    form.refuse(TAKEN, "email")
    return False

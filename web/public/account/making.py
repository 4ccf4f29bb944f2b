"""Making an account for whoever an enrollment or a case is about, once."""

from collections.abc import Callable

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from records import accounts, recipient_accounts
from records.account import Account
from records.care_case import Case
from records.clock import now
from records.enrollment import Enrollment
from web import database
from web.forms import Form
from web.language import chosen
from web.public.account import tries
from web.sign_in import passwords

DOOR = "new account:"


def made(enrollment: Enrollment, form: Form) -> Account | None:
    """The new account of a provider; None when there is one already, which the form then says.

    Raises TooManyTries: who may begin enrollments at will could otherwise learn which e-mails have an account.
    """
    session, attempt = database.session(), tries.noted(form.data["email"], DOOR)
    if accounts.account_of(session, enrollment) is not None:
        form.refuse(_("There is an account for this enrollment already. Sign in, or ask for a new password."))
        return None
    account = _once(
        form, lambda hashed: accounts.make_account(session, enrollment, form.data["email"], hashed, chosen(), now())
    )
    attempt.succeeded = account is not None
    return account


def made_for(case: Case, form: Form) -> Account | None:
    """The new account of a recipient; None when they have one already, perhaps as a provider. Raises TooManyTries."""
    session, attempt = database.session(), tries.noted(form.data["email"], DOOR)
    if recipient_accounts.account_of_person(session, case.person_id) is not None:
        form.refuse(_("You have an account already. Sign in with it: it is for everything. Or ask for a new password."))
        return None
    make = recipient_accounts.make_recipient_account
    account = _once(form, lambda hashed: make(session, case, form.data["email"], hashed, chosen(), now()))
    attempt.succeeded = account is not None
    return account


def _once(form: Form, make: Callable[[str], Account]) -> Account | None:
    """Make an account unless its e-mail has one, or another press of the same button was quicker."""
    session = database.session()
    if accounts.account_named(session, form.data["email"]) is None:
        hashed = passwords.hashed(form.data["password"])
        try:
            with session.begin_nested():
                return make(hashed)
        except IntegrityError:
            pass
    form.refuse(_("There is an account with this e-mail already. Sign in, or use another e-mail."), "email")
    return None

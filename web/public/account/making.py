"""Making an account for whoever an enrollment is about, once."""

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from records import accounts
from records.account import Account
from records.clock import now
from records.enrollment import Enrollment
from web import database
from web.forms import Form
from web.language import chosen
from web.public.account import tries
from web.sign_in import passwords

DOOR = "new account:"


def made(enrollment: Enrollment, form: Form) -> Account | None:
    """The new account; None when there is one already, which the form then says.

    Raises TooManyTries: who may begin enrollments at will could otherwise learn which e-mails have an account.
    """
    session, attempt = database.session(), tries.noted(form.data["email"], DOOR)
    if accounts.account_of(session, enrollment) is not None:
        form.refuse(_("There is an account for this enrollment already. Sign in, or ask for a new password."))
        return None
    if accounts.account_named(session, form.data["email"]) is None:
        hashed = passwords.hashed(form.data["password"])
        try:
            with session.begin_nested():
                account = accounts.make_account(session, enrollment, form.data["email"], hashed, chosen(), now())
            attempt.succeeded = True
            return account
        except IntegrityError:  # another press of the same button was quicker
            pass
    form.refuse(_("There is an account with this e-mail already. Sign in, or use another e-mail."), "email")
    return None

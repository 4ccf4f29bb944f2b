"""Accounts of recipients: the case, the birth date, and a third thing that only they know."""

from flask_babel import lazy_gettext as _l

from web.schemas.account import WithPassword, born, email, new_password
from web.schemas.fields import Line


class NewRecipientAccount(WithPassword):
    """An account for somebody who gets care."""

    number = Line(
        _l("Case number"),
        must=True,
        missing=_l("Type your case number."),
        hint=_l("For example: 34-1000012. It is on every letter about your care."),
        width="medium",
        inputmode="numeric",
    )
    birth_date = born()
    proof = Line(
        _l("Last 4 digits of your Social Security number"),
        must=True,
        missing=_l("Type the last 4 digits."),
        hint=_l(
            "You have no Social Security number? Type the number at the top of your approval letter, like 34-K7QX-9M2D."
        ),
        width="medium",
    )
    email = email()
    password = new_password()


class ForgottenByRecipient(NewRecipientAccount):
    """A new password for an account, proved by the same three."""

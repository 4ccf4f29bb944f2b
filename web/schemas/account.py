"""Accounts of the public: a name, a password, and what proves whose account it is."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import ValidationError, validates_schema

from web.schemas.fields import Email, Line, Secret
from web.schemas.form import FormSchema
from web.schemas.quantities import Day
from web.sign_in.passwords import LONGEST

SHORTEST = 12
"""Characters of a password; length is what makes one hard to guess (NIST SP 800-63B-4, 3.1.1.2)."""

WELL_KNOWN = {"password", "contraseña", "qwerty", "letmein", "welcome", "iloveyou", "abc", "hearth", "ihss", "admin"}


def email() -> Email:
    """The sign-in name."""
    return Email(
        _l("E-mail"), most=200, must=True, missing=_l("Type your e-mail."), inputmode="email", autocomplete="username"
    )


def new_password() -> Secret:
    """A password that is being chosen."""
    return Secret(
        _l("New password"),
        most=LONGEST,
        must=True,
        missing=_l("Choose a password."),
        hint=_l("At least %(least)d characters. Four words that only you put together are good.", least=SHORTEST),
        autocomplete="new-password",
    )


def number() -> Line:
    """The enrollment number."""
    return Line(
        _l("Enrollment number"),
        must=True,
        missing=_l("Type the enrollment number."),
        hint=_l("For example: 34-K7QX-9M2D. It is on every letter from the county about your enrollment."),
        width="medium",
    )


def born() -> Day:
    """The provider's own birth date."""
    return Day(
        _l("Your date of birth"),
        parts=True,
        past=True,
        must=True,
        missing=_l("Type the date of birth: month, day and year."),
        hint=_l("For example: 4 28 1950"),
    )


def check_password(password: str | None, name: str | None) -> None:
    """Refuse what is short, one sign again and again, well known, or the sign-in name itself."""
    if not password:
        return
    plain = password.casefold()
    bare = plain.strip("0123456789!@#$%^&*.?-_ ")
    if len(password) < SHORTEST:
        raise ValidationError(
            {
                "password": [
                    _("Use at least %(least)d characters; this is %(long)d.", least=SHORTEST, long=len(password))
                ]
            }
        )
    if len(set(plain)) < 5 or bare in WELL_KNOWN or (name and plain in (name, name.split("@")[0])):
        raise ValidationError({"password": [_("This password is easy to guess. Choose another one.")]})


class WithPassword(FormSchema):
    """A form in which a password is chosen."""

    @validates_schema
    def hard_to_guess(self, data: dict[str, Any], **_more: Any) -> None:
        """The rule for passwords."""
        check_password(data.get("password"), data.get("email"))


class SignIn(FormSchema):
    """A name and a password."""

    email = email()
    password = Secret(
        _l("Password"),
        most=LONGEST,
        must=True,
        missing=_l("Type your password."),
        autocomplete="current-password",
    )


class Chosen(WithPassword):
    """The account of somebody whose enrollment is known already: they just began it here."""

    email = email()
    password = new_password()


class NewAccount(WithPassword):
    """An account for an enrollment that began elsewhere."""

    number = number()
    birth_date = born()
    email = email()
    password = new_password()


class Forgotten(NewAccount):
    """A new password for an account, proved by the same pair."""


class ChangePassword(WithPassword):
    """The old password and a new one."""

    old_password = Secret(
        _l("Your password now"),
        most=LONGEST,
        must=True,
        missing=_l("Type your password."),
        autocomplete="current-password",
    )
    password = new_password()

"""What is asked of somebody who wants to be paid for care at home (form SOC 426, as far as it can be told online)."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import ValidationError, validates_schema

from web.schemas import soc295_options as offered
from web.schemas.choices import Choice, Tick
from web.schemas.fields import Email, Line, Phone, Ssn
from web.schemas.form import FormSchema
from web.schemas.quantities import Day


class Name(FormSchema):
    """The name on the identity card."""

    first_name = Line(_l("First name"), must=True, missing=_l("Type the first name."), autocomplete="given-name")
    middle_name = Line(_l("Middle name (if any)"), autocomplete="additional-name")
    last_name = Line(
        _l("Last name or last names"), must=True, missing=_l("Type the last name."), autocomplete="family-name"
    )


class Born(FormSchema):
    """The birth date; with the enrollment number it opens an account."""

    birth_date = Day(
        _l("Date of birth"),
        parts=True,
        past=True,
        must=True,
        missing=_l("Type the date of birth: month, day and year."),
        hint=_l("For example: 4 28 1950"),
    )


class CountyOf(FormSchema):
    """The county where the papers are handed in."""

    county_code = Choice(_l("County"), list=True, must=True, missing=_l("Choose the county."))


class Contact(FormSchema):
    """One way to reach the person is enough; letters to an address count (`has_address`)."""

    has_address = False

    phone = Phone(_l("Phone number"), inputmode="tel", autocomplete="tel", width="medium")
    email = Email(_l("E-mail"), inputmode="email", autocomplete="email")

    @validates_schema
    def one_is_enough(self, data: dict[str, Any], **_more: Any) -> None:
        """Somebody has to be able to call or write."""
        if not self.has_address and not any(data.get(name) for name in ("phone", "email")):
            raise ValidationError({"phone": [_("Give us one way to reach you.")]})


class Languages(FormSchema):
    """The languages of calls and letters."""

    spoken_language = Choice(
        _l("What language do you want to speak with us?"),
        offered.LANGUAGES,
        list=True,
        must=True,
        missing=_l("Choose a language."),
    )
    written_language = Choice(
        _l("What language do you want for letters?"),
        offered.WRITTEN,
        list=True,
        must=True,
        missing=_l("Choose a language."),
    )


class Number(FormSchema):
    """The Social Security number, which may be told at the county instead."""

    ssn = Ssn(
        _l("Social Security number (you can skip this)"),
        hint=_l("Nine digits, like 123 45 6789."),
        inputmode="numeric",
        width="medium",
    )


class Affirm(FormSchema):
    """What was told is true."""

    affirmed = Tick(_l("What I told here is true."), must=True, missing=_l("To send it, tick the box."))

"""Where the person lives and how to reach them."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import ValidationError, validates_schema

from web.schemas import soc295_options as offered
from web.schemas.choices import Choice, Choices, YesNo
from web.schemas.fields import Email, Line, Phone, Zip
from web.schemas.form import FormSchema


class CountyOf(FormSchema):
    """The county that decides."""

    county_code = Choice(_l("County"), list=True, must=True, missing=_l("Choose the county."))


class Living(FormSchema):
    """Where the person is now."""

    living = Choice(
        _l("Where does the person live now?"), offered.LIVING, must=True, missing=_l("Choose the closest answer.")
    )


class Address(FormSchema):
    """Where letters reach the person."""

    street = Line(_l("Street and apartment number"), most=120)
    city = Line(_l("City"), most=60)
    zip_code = Zip(_l("ZIP code"), width="small", inputmode="numeric")


class Contact(FormSchema):
    """One way to reach the person is enough; letters to an address count (`has_address`)."""

    has_address = False

    phone = Phone(_l("Phone number"), inputmode="tel", autocomplete="tel", width="medium")
    email = Email(_l("E-mail"), inputmode="email", autocomplete="email")
    reach_note = Line(
        _l("Another way to reach you"), most=200, hint=_l("A neighbor, a shelter, a social worker: name and phone.")
    )

    @validates_schema
    def one_is_enough(self, data: dict[str, Any], **_more: Any) -> None:
        """Somebody has to be able to call or write."""
        if not self.has_address and not any(data.get(name) for name in ("phone", "email", "reach_note")):
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


class Letters(FormSchema):
    """How to write to somebody who is blind or sees poorly."""

    blind = YesNo(_l("Is the person blind, or is it hard for them to see?"))
    communication = Choices(_l("How do you want our letters?"), offered.COMMUNICATION)

"""Who needs care, and who is typing."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice
from web.schemas.fields import Line, Phone, Ssn
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

FOR_WHOM = (
    ("self", _l("For me")),
    ("family", _l("For someone in my family or a friend")),
    ("professional", _l("For someone I help in my work")),
)


class Who(FormSchema):
    """The applicant, or somebody on the applicant's behalf."""

    asked_by = Choice(_l("Who is this application for?"), FOR_WHOM, must=True, missing=_l("Choose who it is for."))


class Helper(FormSchema):
    """Whom to call back when somebody else applies."""

    helper_name = Line(_l("Your name"), must=True, missing=_l("Type your name."), autocomplete="name", width="large")
    helper_phone = Phone(_l("Your phone number"), inputmode="tel", autocomplete="tel", width="medium")


class Name(FormSchema):
    """The name of the person who needs care."""

    first_name = Line(_l("First name"), must=True, missing=_l("Type the first name."))
    middle_name = Line(_l("Middle name (if any)"))
    last_name = Line(_l("Last name or last names"), must=True, missing=_l("Type the last name."))


class Born(FormSchema):
    """The birth date; with the confirmation number it opens the status page."""

    birth_date = Day(
        _l("Date of birth"),
        parts=True,
        past=True,
        must=True,
        missing=_l("Type the date of birth: month, day and year."),
        hint=_l("For example: 4 28 1950"),
    )


class Number(FormSchema):
    """The Social Security number, which may be left out."""

    ssn = Ssn(
        _l("Social Security number (you can skip this)"),
        hint=_l("Nine digits, like 123 45 6789."),
        inputmode="numeric",
        width="medium",
    )


class Household(FormSchema):
    """The people who live with the applicant."""

    household_1_name = Line(_l("Person 1: name"), most=80)
    household_1_born = Day(_l("Person 1: date of birth"), parts=True, past=True)
    household_2_name = Line(_l("Person 2: name"), most=80)
    household_2_born = Day(_l("Person 2: date of birth"), parts=True, past=True)
    household_3_name = Line(_l("Person 3: name"), most=80)
    household_3_born = Day(_l("Person 3: date of birth"), parts=True, past=True)
    household_4_name = Line(_l("Person 4: name"), most=80)
    household_4_born = Day(_l("Person 4: date of birth"), parts=True, past=True)

    @validates_schema
    def born_has_a_name(self, data: dict[str, Any], **_more: Any) -> None:
        """A birth date without a name would be dropped in silence."""
        for row in range(1, 5):
            if data.get(f"household_{row}_born") and not data.get(f"household_{row}_name"):
                raise ValidationError({f"household_{row}_name": [_("Type the name, or clear the date of birth.")]})

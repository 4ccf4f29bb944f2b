"""What the Regional Office says about an organization."""

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice
from web.schemas.fields import Email, Line, Passage, Phone
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

OUTCOMES = (("approve", "Approve"), ("return", "Send back"), ("refuse", "Refuse"))


class Review(FormSchema):
    """A word on an application; whoever is not approved reads the reason."""

    outcome = Choice("Your word", OUTCOMES, must=True, missing="Choose one of the three.")
    reason = Passage("Reason", most=1000, rows=3, hint="The applicant reads it. Not needed to approve.")

    @validates_schema
    def _reason_needed(self, data: dict[str, str | None], **_more: object) -> None:
        if data.get("outcome") != "approve" and not data.get("reason"):
            raise ValidationError("Say why, so that the applicant knows what to do.", "reason")


class NamedLiaison(FormSchema):
    """Somebody of the organization who is to be its liaison."""

    first_name = Line("First name", most=60, must=True, missing="Give the first name.")
    last_name = Line("Last name", most=60, must=True, missing="Give the last name.")
    title = Line("Title", most=60, must=True, missing="Give the title.")
    phone = Phone("Phone", must=True, missing="Give a phone number.")
    email = Email("E-mail", most=200, must=True, missing="Give the e-mail at work.", inputmode="email")


class Settled(FormSchema):
    """What was late has been seen to."""

    note = Passage("What was done", most=1000, rows=2, must=True, missing="Say in a sentence what was done.")


class Ending(FormSchema):
    """Why participation ends."""

    reason = Passage("Reason", most=1000, rows=2, must=True, missing="Say why participation ends.")


class Revoked(FormSchema):
    """Why a user's access is taken away."""

    reason = Line("Why", most=200, must=True, missing="Say why, in a few words.")


class PlanEnd(FormSchema):
    """The last day of a plan code."""

    ends_on = Day("Last day", must=True, missing="Give the last day.")

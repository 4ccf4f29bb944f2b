"""The account request form: rows of three kinds, and what the liaison promises with them (DHCS 4513)."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.request_words import REASONS, REASONS_FOR
from web.schemas.choices import Choice, Tick
from web.schemas.fields import Carried, Email, Line, Passage, Pattern, Phone
from web.schemas.form import FormSchema
from web.schemas.quantities import Day


def _reason(action: str) -> Choice:
    options = [(code, REASONS[code]) for code in REASONS_FOR[action]]
    return Choice("Reason", options, list=True, must=True, missing="Choose the reason.")


class AddRow(FormSchema):
    """A new person."""

    action = Carried("")
    first_name = Line("First name", most=60, must=True, missing="Give the first name.")
    last_name = Line("Last name", most=60, must=True, missing="Give the last name.")
    title = Line("Title", most=60, must=True, missing="Give the title.")
    department = Line("Department", most=60)
    phone = Phone("Phone", must=True, missing="Give a phone number.")
    email = Email("E-mail", most=200, must=True, missing="Give the e-mail at work.", inputmode="email")
    effective_on = Day("From", future=True, must=True, missing="Give the first day.")
    reason = _reason("add")
    liaison = Tick("Becomes a liaison")


class ModifyRow(FormSchema):
    """Something about a user is different now; what is left empty stays as it is."""

    action = Carried("")
    user_id = Carried("")
    first_name = Line("First name", most=60)
    last_name = Line("Last name", most=60)
    title = Line("Title", most=60)
    department = Line("Department", most=60)
    phone = Phone("Phone")
    email = Email("E-mail", most=200, inputmode="email")
    effective_on = Day("From", future=True, must=True, missing="Give the first day of the change.")
    reason = _reason("modify")
    liaison = Tick("Is a liaison")


class DeleteRow(FormSchema):
    """Somebody leaves."""

    action = Carried("")
    user_id = Carried("")
    effective_on = Day(
        "First day without access",
        must=True,
        missing="Give the first day without access.",
        hint="Today or earlier: closed the moment you send this.",
    )
    reason = _reason("delete")
    note = Line("Note", most=200)


class PromisesForm(FormSchema):
    """What the liaison promises with new users and changes."""

    attested_internal_agreements = Tick(
        "Our departments have agreed how authorizations are passed on",
        must=True,
        missing="Tick this, or settle it in your organization first.",
    )
    attested_paperless = Tick(
        "We will in time go without paper copies", must=True, missing="Tick this, or settle it first."
    )


class ProviderPromises(PromisesForm):
    """Organizations of providers promise one thing more, which is not asked of health plans."""

    attested_permissions = Tick(
        "We hold the written permission of each provider in our domain",
        must=True,
        missing="Tick this, or get the permissions first.",
    )


class HandedOut(FormSchema):
    """The day on which a slip was handed out."""

    on = Day("Handed out on", past=True, must=True, missing="Give the day on which you handed it out.")


class ReviewRequest(FormSchema):
    """The Regional Office's word; what is not approved has its reason, which the liaison reads."""

    verdict = Choice(
        "Your word",
        [("approve", "Approve"), ("return", "Return it to be mended"), ("refuse", "Refuse it")],
        must=True,
        missing="Choose what becomes of it.",
    )
    reason = Passage("Reason", most=1000, rows=3, hint="The liaison reads it. Needed unless you approve.")

    @validates_schema
    def with_a_reason(self, data: dict[str, Any], **_more: Any) -> None:
        """Nobody is sent back or refused without knowing why."""
        if data.get("verdict") != "approve" and not data.get("reason"):
            raise ValidationError({"reason": ["Write why. The liaison reads it."]})


class SignInName(Pattern):
    """A user ID: letters and digits."""

    shape = r"[A-Z0-9]{6,24}"
    says = "A user ID has 6 to 24 letters and digits, like PI00001234."


class UserId(FormSchema):
    """The user ID that is assigned."""

    sign_in_name = SignInName("User ID", must=True, missing="Type the user ID.", width="medium")


ROWS: dict[str, type[FormSchema]] = {"add": AddRow, "modify": ModifyRow, "delete": DeleteRow}
"""The kinds of rows by what they ask."""

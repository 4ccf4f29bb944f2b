"""A proposed decision, and the supervisor's word on it."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

KINDS = (
    ("approve", "Approve"),
    ("temporary", "Approve for now, before the certification is in"),
    ("presumptive", "Approve for now, while the disability decision is pending"),
    ("deny", "Deny"),
)


class Propose(FormSchema):
    """The worker's proposed decision; what the rules say is filled in, the worker's to change."""

    kind = Choice("Decision", KINDS, must=True, missing="Choose the decision you propose.")
    cause = Choice("Reason for denial", list=True)
    starts_on = Day("Services from", hint="At the earliest the day services were asked for.")
    reason = Passage(
        "Your reason",
        most=4000,
        hint="In your own words, for the supervisor and for the file.",
        rows=5,
    )

    @validates_schema
    def whole(self, data: dict[str, Any], **_more: Any) -> None:
        """A denial has its cause, an approval its first day, and what is for now its reason."""
        errors: dict[str, list[str]] = {}
        if data.get("kind") == "deny" and not data.get("cause"):
            errors["cause"] = ["Choose the reason for denial."]
        if data.get("kind") != "deny" and not data.get("starts_on"):
            errors["starts_on"] = ["Give the day from which services are authorized."]
        if data.get("kind") in ("temporary", "presumptive", "deny") and not data.get("reason"):
            errors["reason"] = ["Write your reason. A supervisor reads it before anything happens."]
        if errors:
            raise ValidationError(errors)


class Review(FormSchema):
    """The supervisor's word: approve, or send back with one reason."""

    verdict = Choice(
        "Verdict",
        (("approve", "Approve"), ("send_back", "Send back")),
        must=True,
        missing="Choose: approve or send back.",
    )
    reason = Passage("Reason", most=2000, hint="Needed to send it back; the worker reads it.", rows=3)

    @validates_schema
    def sent_back_with_a_reason(self, data: dict[str, Any], **_more: Any) -> None:
        """Nobody can mend what is sent back without a word."""
        if data.get("verdict") == "send_back" and not data.get("reason"):
            raise ValidationError({"reason": ["Write what has to change. The worker reads this sentence."]})

"""What is said to a pay run, and what a new one is to take."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Whole

MOST_CENTS = 999_999_999_999
KINDS = (
    ("half_month", "All that is owed up to the end of a half-month"),
    ("supplemental", "Late timesheets and corrections only"),
    ("retroactive", "Differences after a county's rate was changed"),
)


class TotalsSeen(FormSchema):
    """The totals that were on the page when the button was pressed; others are refused by the run."""

    payments = Whole("Payments", most=MOST_CENTS, must=True)
    net_cents = Whole("Net", most=MOST_CENTS, must=True)


class Because(FormSchema):
    """Why it is stopped, sent back or given up."""

    reason = Passage("Why?", most=500, rows=2, must=True, missing="Write why. The reason stays with the run.")


class Nothing(FormSchema):
    """A word that needs no more than its button."""


class NewRun(FormSchema):
    """A run to begin."""

    kind = Choice("What should it take?", KINDS, must=True, missing="Say what the run should take.")
    period = Choice("Half-month", list=True, must=True, missing="Choose a half-month.")
    pay_date = Day(
        "Pay date",
        must=True,
        missing="Give the day on which the money arrives.",
        hint="The bank settles on this day, and taxes go by it.",
        future=True,
    )
    county = Choice("County whose rate changed", list=True)
    until = Choice(
        "Until the end of",
        list=True,
        hint="The last half-month at the old rate; the one above is the first. Left empty: that one alone.",
    )
    reason = Passage(
        "Why, if there is something to say?",
        most=500,
        rows=2,
        hint="For example: the rate of the new agreement is in force since May 1.",
    )

    @validates_schema
    def of_a_county(self, data: dict[str, Any], **_more: Any) -> None:
        """A changed rate is a county's."""
        if data.get("kind") == "retroactive" and not data.get("county"):
            raise ValidationError("Choose the county whose rate changed.", "county")

    @validates_schema
    def in_order(self, data: dict[str, Any], **_more: Any) -> None:
        """The last half-month is not before the first; both are written as days that sort."""
        if data.get("kind") == "retroactive" and (data.get("until") or "~") < data.get("period", ""):
            raise ValidationError("This half-month is before the first one. Choose a later one.", "until")

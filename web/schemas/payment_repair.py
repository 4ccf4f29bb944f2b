"""What is to be done about payments that came back, and about single payments."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice, Choices
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Money

WAYS = (
    ("direct_deposit", "Issue anew by direct deposit"),
    ("warrant", "Issue anew by paper warrant"),
    ("void", "Make void: the wages were not owed"),
)
MOST_CENTS = 100_000_000
"""A million dollars: the tables of pay hold more, no payment to a provider does."""

REASON = "Write why. The reason stays with the run that does it."


class Mend(FormSchema):
    """Several payments of the list, and what becomes of them."""

    payments = Choices("Payments", must=True, missing="Tick at least one payment.")
    how = Choice("What should become of them?", WAYS, must=True, missing="Say what should become of them.")
    reason = Passage("Why?", most=500, rows=2, must=True, missing=REASON)

    @validates_schema
    def some(self, data: dict[str, Any], **_more: Any) -> None:
        """At least one is ticked."""
        if not data.get("payments"):
            raise ValidationError("Tick at least one payment.", "payments")


class MendMonth(FormSchema):
    """What becomes of a month in advance whose money is here again."""

    how = Choice(
        "What should become of it?",
        (("warrant", "Issue anew by paper warrant"), ("void", "Make void: the month is not paid in advance")),
        must=True,
        missing="Say what should become of it.",
    )
    reason = Passage("Why?", most=500, rows=2, must=True, missing=REASON)


class Stop(FormSchema):
    """A warrant that was lost."""

    reason = Passage("Why?", most=500, rows=2, must=True, missing="Write why. The reason stays with the payment.")


class Notice(FormSchema):
    """What becomes of a bank's notice about an account."""

    how = Choice("What should become of it?", (("accept", "Accept"), ("aside", "Set aside")), must=True)


class OneOffAmount(FormSchema):
    """How much is paid that no timesheet accounts for."""

    gross_cents = Money(
        "Before taxes",
        must=True,
        missing="Type how much it is before taxes.",
        hint="Taxes and orders are taken as from any payment.",
        width="medium",
    )

    @validates_schema
    def some_money(self, data: dict[str, Any], **_more: Any) -> None:
        """More than nothing, and no slip of the keys."""
        cents = data.get("gross_cents")
        if cents == 0:
            raise ValidationError(
                "A payment is more than nothing. What was paid too much is an overpayment.", "gross_cents"
            )
        if cents is not None and cents > MOST_CENTS:
            raise ValidationError("That is more than any one payment. Look at the amount again.", "gross_cents")


class OneOff(OneOffAmount):
    """A payment that no timesheet accounts for, and why it is owed."""

    reason = Passage("Why is it owed?", most=500, rows=3, must=True, missing=REASON)

"""What is to be done about payments that came back, and about single payments."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice, Choices
from web.schemas.fields import Passage
from web.schemas.form import FormSchema

WAYS = (
    ("direct_deposit", "Issue anew by direct deposit"),
    ("warrant", "Issue anew by paper warrant"),
    ("void", "Make void: the wages were not owed"),
)
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


class Stop(FormSchema):
    """A warrant that was lost."""

    reason = Passage("Why?", most=500, rows=2, must=True, missing="Write why. The reason stays with the payment.")


class Notice(FormSchema):
    """What becomes of a bank's notice about an account."""

    how = Choice("What should become of it?", (("accept", "Accept"), ("aside", "Set aside")), must=True)

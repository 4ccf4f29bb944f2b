"""A month to pay in advance, and what the county says of one that timesheets do not account for."""

from web.schemas.choices import Choice
from web.schemas.fields import Passage
from web.schemas.form import FormSchema


class MonthAhead(FormSchema):
    """Which month to pay."""

    month = Choice("Which month?", list=True, must=True, missing="Choose the month.")


class Settled(FormSchema):
    """Why what is left counts as accounted for."""

    reason = Passage(
        "Why does it count as accounted for?",
        most=500,
        rows=2,
        must=True,
        missing="Write why. The reason stays with the case.",
        hint="The recipient showed that the care was given, gave the money back, or has died (ACL 14-68).",
    )

"""A month to pay in advance, and what the county says of one that timesheets do not account for."""

from web.schemas.choices import Choice
from web.schemas.fields import Passage
from web.schemas.form import FormSchema


class MonthAhead(FormSchema):
    """Which month to pay."""

    month = Choice("Which month?", list=True, must=True, missing="Choose the month.")


class Settled(FormSchema):
    """How what is left is settled, and why."""

    settled_as = Choice(
        "What became of the money?",
        (
            ("care_given", "The care was given: later timesheets of the month are not paid out"),
            ("died", "The recipient has died: later timesheets of the month are not paid out"),
            (
                "given_back",
                "The recipient gave it back: once another person confirms it, later timesheets are paid out",
            ),
        ),
        must=True,
        missing="Choose what became of the money.",
    )
    reason = Passage(
        "How do you know?",
        most=500,
        rows=2,
        must=True,
        missing="Write how you know. The reason stays with the case.",
        hint="For example what the recipient showed, or the day on which the money came (ACL 14-68).",
    )


class NotGivenBack(FormSchema):
    """Why what was written down as given back is taken off again."""

    reason = Passage(
        "What is wrong?",
        most=500,
        rows=2,
        must=True,
        missing="Write what is wrong, for example that nothing came, or less.",
    )

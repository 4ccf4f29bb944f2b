"""An application that ends before its time: withdrawn by the applicant, or denied for a cause."""

from web.schemas.choices import Choice
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

WAYS = (
    ("phone", "By phone"),
    ("in_person", "In person"),
    ("mail", "By mail"),
    ("fax", "By fax"),
    ("online", "By e-mail or online"),
)


class Withdraw(FormSchema):
    """The applicant does not want to go on."""

    asked_on = Day("Day the applicant asked", must=True, past=True, missing="Give the day the applicant asked.")
    how = Choice("How", WAYS, must=True, missing="Choose how the applicant asked.")
    reason = Passage("What the applicant said", most=1000, hint="If a reason was given.", rows=3)


class DenyForCause(FormSchema):
    """A reason in the law for which the application cannot go on; a supervisor looks at it first."""

    cause = Choice("Cause", list=True, must=True, missing="Choose the cause.")
    reason = Passage(
        "What happened",
        most=4000,
        must=True,
        missing="Write what happened, with its dates. The supervisor and the notice rest on it.",
        rows=5,
    )

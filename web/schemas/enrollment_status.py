"""What takes a provider's standing away or gives it back: a violation, a withdrawal, a reinstatement."""

from web.schemas.choices import Choice
from web.schemas.ending import WAYS
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

GROUNDS = (
    ("county_error", "The county was wrong"),
    ("payroll_found", "Pay within the year was found"),
    ("good_cause_shown", "There was good cause"),
    ("violation_removed", "The violation was removed"),
    ("provider_asks", "The provider asks for it"),
)
NUMBERS = (("3", "The third: suspended for 90 days"), ("4", "The fourth: out for a year"))


class Violation(FormSchema):
    """A violation of the overtime rules that nobody disputes any more."""

    number = Choice("Which violation", NUMBERS, must=True, missing="Say which violation it is.")
    notice_on = Day("Day of its notice", past=True, must=True, missing="Give the day of the violation's notice.")


class Leave(FormSchema):
    """The applicant or provider does not want to go on."""

    asked_on = Day("Day it was asked", past=True, must=True, missing="Give the day on which it was asked.")
    how = Choice("How", WAYS, must=True, missing="Choose how it was asked.")


class GiveBack(FormSchema):
    """A worker's proposal to give a standing back."""

    reason = Choice("Ground", GROUNDS, must=True, missing="Choose the ground.")
    explanation = Passage(
        "What happened", most=4000, rows=5, must=True, missing="Write what happened. The supervisor decides by it."
    )

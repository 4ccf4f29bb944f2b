"""The form by which a person's name, birth date or Social Security number is put right."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice, Tick
from web.schemas.fields import Line, Passage, Ssn
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

REASONS = {
    "mistyped": "It was written down wrongly here",
    "told_wrongly": "It was told wrongly",
    "marriage": "Name changed by marriage, partnership or divorce",
    "court": "Changed by a court",
    "ssa_letter": "The Social Security Administration says so",
}
PROOFS = {
    "ssn_card": "Social Security card",
    "ssa_letter": "Letter of the Social Security Administration",
    "drivers_license": "Driver's license or state ID",
    "passport": "Passport",
    "birth_certificate": "Birth certificate",
    "marriage_certificate": "Marriage certificate or divorce decree",
    "court_order": "Court order",
    "immigration_document": "Immigration document",
}


class Correction(FormSchema):
    """What is right, why, and what was seen. `seen` tells what was on record when the page was opened."""

    first_name = Line("First name", must=True, missing="Give the first name.")
    middle_name = Line("Middle name")
    last_name = Line("Last name", must=True, missing="Give the last name.")
    birth_date = Day("Birth date", parts=True, past=True, must=True, missing="Give the birth date.")
    ssn = Ssn("The right Social Security number", hint="Leave it empty if the number on record is right.")
    ssn_away = Tick("The number on record is not theirs, and the right one is not known")
    reason = Choice("Why", tuple(REASONS.items()), list=True, must=True, missing="Say why it is put right.")
    proof = Choice("Paper you saw", tuple(PROOFS.items()), list=True, must=True, missing="Say which paper you saw.")
    note = Passage("Note", most=500, rows=2, hint="For colleagues; no number here.")
    seen = Line("What was on record")
    sure = Line("What was looked at")

    @validates_schema
    def one_word_on_the_number(self, data: dict[str, Any], **_more: Any) -> None:
        """A number is given or taken away, not both."""
        if data.get("ssn") and data.get("ssn_away"):
            raise ValidationError("Give the right number, or say that it is not known; not both.", "ssn_away")

"""Medi-Cal eligibility entered by hand: the answer, the money, and the proof it rests on."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice, YesNo
from web.schemas.fields import Line, Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Money

ANSWERS = (
    ("granted", "Granted"),
    ("denied", "Denied or discontinued"),
    ("pending", "Still pending at Medi-Cal"),
)


class MediCalByHand(FormSchema):
    """What was seen in the Medi-Cal system, and the proof."""

    answer = Choice("What does Medi-Cal say?", ANSWERS, must=True, missing="Choose what Medi-Cal says.")
    federally_funded = YesNo(
        "Is it full-scope and federally funded?",
        hint="It decides the program: without federal funding only IHSS-R is left.",
    )
    aid_code = Line("Aid code", most=2, hint="Two characters, as shown in MEDS.", width="2xs")
    effective_on = Day("Eligible from")
    share_of_cost_cents = Money("Share of cost a month", hint="$0.00 if there is none.")
    proof = Passage(
        "Where did you see it?",
        most=500,
        must=True,
        missing="Say where you saw it, for example: MEDS screen printed on 17 Apr.",
        hint="The screen or letter, and its date. It is kept with the answer.",
        rows=2,
    )

    @validates_schema
    def granted_is_whole(self, data: dict[str, Any], **_more: Any) -> None:
        """A grant without its funding or first day cannot be used by the rules."""
        if data.get("answer") != "granted":
            return
        missing = {
            "federally_funded": "Say whether it is full-scope and federally funded.",
            "effective_on": "Give the first day of eligibility.",
        }
        errors = {name: [sentence] for name, sentence in missing.items() if data.get(name) is None}
        if errors:
            raise ValidationError(errors)

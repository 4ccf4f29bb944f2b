"""The client index number: nine characters, a 9, seven digits and one letter; it never changes once given."""

from datetime import date

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, boolean
from rules.columns_of_facts import Mask
from rules.law.id.amounts.written import Written, letters, written

ON = date(2026, 3, 15)
LENGTH = 9


def looked_at(name: str, value: str, valid: bool) -> Example:
    """A number and whether it can be a CIN."""
    return Example(name, ON, {"value": value}, {"valid": valid})


QUESTION = AmountQuestion(
    name="id.cin",
    asks="Can this be a client index number (CIN)?",
    facts=("value",),
    limits={"letters": "cin/letters"},
    gives={"valid": boolean()},
    rows={"well_formed": "MEDS handbook, CIN", "malformed": "MEDS handbook, CIN"},
    since=date(1998, 1, 1),
    cite="LA County DMH bulletin NGA 12-041; Santa Clara County MEDS handbook",
    evidence="seen",
    examples=(
        looked_at("the published example", "91234567A", True),
        looked_at("spaces are left out", " 9123 4567 A ", True),
        *(looked_at(f"ends in {letter}, which is not used", f"91234567{letter}", False) for letter in "BIJKLOPQRS"),
        looked_at("ends in a digit", "912345678", False),
        looked_at("does not start with 9", "81234567A", False),
        looked_at("a digit short", "9123456A", False),
        looked_at("a digit long", "912345678A", False),
        looked_at("a small letter", "91234567a", False),
        looked_at("digits of another script", "9١234567A", False),
        looked_at("nothing", "", False),
    ),
)


def is_cin(number: Written, allowed: tuple[str, ...]) -> Mask:
    """Where the first nine places are a CIN."""
    starts = number.codes[:, 0] == ord("9")
    held: Mask = starts & number.digits(1, LENGTH - 1) & letters(number.codes[:, LENGTH - 1], allowed)
    return held


def answer(facts: Columns, limits: Limits) -> Result:
    """Each number's form."""
    number = written(facts["value"], LENGTH)
    valid = (number.length == LENGTH) & is_cin(number, limits.names("letters"))
    return Result({"valid": valid}, {"well_formed": valid, "malformed": ~valid})

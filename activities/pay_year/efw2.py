"""The records of SSA's EFW2, Specifications for Filing Forms W-2 Electronically (Publication 42-007), 512 characters.

Only the fields that wages of care at home have are named; all others are blank, or zeros where the layout has amounts.
"""

from activities.pay_year.layout import Field, Layout

LENGTH = 512
END = "\r\n"
"""After each record; the last one too."""


def _texts(*fields: tuple[str, int, int]) -> dict[str, Field]:
    return {name: Field(at, length) for name, at, length in fields}


def _amounts(first: int, length: int, names: tuple[str, ...]) -> dict[str, Field]:
    """Amounts side by side, from a position on."""
    return {name: Field(first + number * length, length, amount=True) for number, name in enumerate(names)}


BOXES = (
    "income_wages_cents",
    "federal_income_tax_cents",
    "social_security_wages_cents",
    "social_security_cents",
    "medicare_wages_cents",
    "medicare_cents",
)
"""Boxes 1 to 6, in the order of the layout; the same stand in RW and, added up, in RT."""

RA = Layout(
    "RA",
    LENGTH,
    _texts(
        ("ein", 3, 9),
        ("user_id", 12, 8),
        ("resubmission", 29, 1),
        ("software", 36, 2),
        ("company", 38, 57),
        ("delivery", 117, 22),
        ("city", 139, 22),
        ("state", 161, 2),
        ("zip", 163, 5),
        ("submitter", 217, 57),
        ("submitter_delivery", 296, 22),
        ("submitter_city", 318, 22),
        ("submitter_state", 340, 2),
        ("submitter_zip", 342, 5),
        ("contact", 396, 27),
        ("phone", 423, 15),
        ("email", 446, 40),
        ("preparer", 500, 1),
    ),
)
RE = Layout(
    "RE",
    LENGTH,
    _texts(
        ("year", 3, 4),
        ("agent", 7, 1),
        ("ein", 8, 9),
        ("terminating", 26, 1),
        ("name", 40, 57),
        ("delivery", 119, 22),
        ("city", 141, 22),
        ("state", 163, 2),
        ("zip", 165, 5),
        ("employer_kind", 174, 1),
        ("employment", 219, 1),
        ("third_party_sick_pay", 221, 1),
        ("contact", 222, 27),
        ("phone", 249, 15),
        ("email", 279, 40),
    ),
)
_PERSON = (("first", 15), ("middle", 15), ("last", 20), ("suffix", 4), ("location", 22), ("delivery", 22), ("city", 22))


def _person(ssn_at: int) -> dict[str, Field]:
    """The nine digits, names and address, which RW and RS have alike."""
    fields, at = {"ssn": Field(ssn_at, 9)}, ssn_at + 9
    for name, length in (*_PERSON, ("state", 2), ("zip", 5)):
        fields[name] = Field(at, length)
        at += length
    return fields


UNUSED = tuple(f"unused_{number}" for number in range(20))
RW = Layout(
    "RW",
    LENGTH,
    {
        **_person(3),
        **_amounts(188, 11, (*BOXES, "tips_cents")),
        **_amounts(276, 11, UNUSED[:6]),
        **_amounts(353, 11, UNUSED[6:10]),
        **_amounts(408, 11, UNUSED[10:17]),
        **_texts(("statutory", 486, 1), ("retirement", 488, 1), ("sick_pay", 489, 1)),
    },
)
RS = Layout(
    "RS",
    LENGTH,
    {
        **_texts(("state_code", 3, 2)),
        **_person(10),
        **_amounts(203, 11, ("quarter_wages_cents", "quarter_taxable_cents")),
        **_texts(("state_account", 248, 20), ("state_code_again", 274, 2)),
        **_amounts(276, 11, ("state_wages_cents", "state_income_tax_cents")),
        **_amounts(298, 10, ("other_state_cents",)),
        **_amounts(309, 11, ("local_wages_cents", "local_tax_cents")),
        **_texts(("control_number", 331, 7)),
    },
)
RT = Layout(
    "RT",
    LENGTH,
    {
        **_amounts(3, 7, ("employees",)),
        **_amounts(10, 15, (*BOXES, "tips_cents")),
        **_amounts(130, 15, UNUSED[:6]),
        **_amounts(235, 15, UNUSED[6:18]),
    },
)
RF = Layout("RF", LENGTH, _amounts(8, 9, ("employees",)))
